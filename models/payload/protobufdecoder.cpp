// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/protobufdecoder.h"

#include "models/core/bytes.h"
#include "models/core/text.h"
#include "models/payload/protobufwire.h"

#include <QDateTime>

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <span>
#include <string>

namespace natsight::protobuf {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using Parts = std::vector<QByteArrayView>; ///< of a message that came in several, which count as one
using Fields = std::vector<WireField>;
using Run = std::span<const WireField>; ///< of one number, in their order

Wire wireOf(FieldDescriptor::Type type)
{
    switch (type) {
    case FieldDescriptor::TYPE_DOUBLE:
    case FieldDescriptor::TYPE_FIXED64:
    case FieldDescriptor::TYPE_SFIXED64:
        return Wire::Fixed64;
    case FieldDescriptor::TYPE_FLOAT:
    case FieldDescriptor::TYPE_FIXED32:
    case FieldDescriptor::TYPE_SFIXED32:
        return Wire::Fixed32;
    case FieldDescriptor::TYPE_STRING:
    case FieldDescriptor::TYPE_BYTES:
    case FieldDescriptor::TYPE_MESSAGE:
        return Wire::Bytes;
    case FieldDescriptor::TYPE_GROUP:
        return Wire::Group;
    default:
        return Wire::Varint;
    }
}

bool isMessage(const FieldDescriptor &field)
{
    return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

/// Whether a repeated field may stand in one piece of bytes.
bool isPackable(const FieldDescriptor &field)
{
    return field.is_repeated() && wireOf(field.type()) != Wire::Bytes && wireOf(field.type()) != Wire::Group;
}

bool isFitting(const FieldDescriptor &field, const WireField &read)
{
    return read.wire == wireOf(field.type()) || (read.wire == Wire::Bytes && isPackable(field));
}

qint64 zigZag(quint64 value)
{
    return static_cast<qint64>((value >> 1U) ^ (0 - (value & 1U)));
}

enum class TextKind { Printable, Lines, None };

/// Whether bytes are a text to be read. A line break at its start may as well be the mark of a field.
TextKind textKind(QByteArrayView bytes)
{
    bool hasBreaks = false;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F)
            continue;
        if (c != '\n' && c != '\r' && c != '\t')
            return TextKind::None;
        hasBreaks = hasBreaks || &c == bytes.data();
    }
    if (!bytes.isValidUtf8())
        return TextKind::None;
    return hasBreaks ? TextKind::Lines : TextKind::Printable;
}

Parts partsOf(Run run)
{
    Parts parts;
    for (const WireField &field : run)
        parts.push_back(field.bytes);
    return parts;
}

class Decoder
{
public:
    Decoder(QByteArrayView payload, const TypeFinder &types, const TreeLimits &limits)
        : m_payload(payload)
        , m_types(types)
        , m_tree(limits)
    {
    }

    void message(const Descriptor *type, const Parts &parts);
    TreeText take(const QString &name);

private:
    [[nodiscard]] bool isFull() const { return m_tree.isCut(); }
    void note(const std::optional<TreeText::Problem> &problem);
    void broken(QByteArrayView at, const QString &text);
    void open(bool isMap) { m_tree.open(isMap, std::nullopt); }
    void close();
    void key(std::string_view text) { m_tree.text(QByteArrayView(text.data(), static_cast<qsizetype>(text.size()))); }

    Fields fieldsOf(const Parts &parts);
    void members(const Descriptor *type, const Fields &fields);
    void known(const FieldDescriptor &field, Run run);
    void unknown(quint32 number, Run run);
    void repeated(const FieldDescriptor &field, Run run);
    void packed(const FieldDescriptor &field, QByteArrayView bytes);
    void map(const FieldDescriptor &field, Run run);
    void singular(const FieldDescriptor &field, Run run);
    void scalar(const FieldDescriptor &field, const WireField &read);
    void enumeration(const EnumDescriptor &type, int number);
    void text(QByteArrayView bytes);
    void standard(const FieldDescriptor &field);
    void mapKey(const FieldDescriptor &field, Run run);

    bool wellKnown(const Descriptor &type, const Parts &parts);
    bool moment(std::string_view name, const Fields &fields);
    void any(const Fields &fields);
    void dynamicValue(const Descriptor &type, const Fields &fields);

    void guess(const WireField &field);
    void guessBytes(const WireField &field);

    QByteArrayView m_payload;
    const TypeFinder &m_types;
    TreeWriter m_tree;
    std::optional<TreeText::Problem> m_problem;
    bool m_isCut = false; ///< fields were left out
};

/// The first place in the bytes counts.
void Decoder::note(const std::optional<TreeText::Problem> &problem)
{
    if (problem && (!m_problem || problem->offset < m_problem->offset))
        m_problem = problem;
}

void Decoder::broken(QByteArrayView at, const QString &text)
{
    note(TreeText::Problem { text, at.data() - m_payload.data() });
}

void Decoder::close()
{
    if (!isFull())
        m_tree.close();
}

TreeText Decoder::take(const QString &name)
{
    TreeText made;
    made.isCut = m_isCut || isFull();
    made.json = m_tree.take();
    made.type = name;
    made.problem = std::move(m_problem);
    if (made.problem)
        made.problem->text = Text::tr("Byte %1: %2").arg(made.problem->offset).arg(made.problem->text);
    return made;
}

/// Of all parts, by number; those of one number stay in their order.
Fields Decoder::fieldsOf(const Parts &parts)
{
    Fields fields;
    for (const QByteArrayView part : parts) {
        WireFields read = readWire(part, m_payload);
        note(read.problem);
        m_isCut = m_isCut || read.isCut;
        if (fields.empty())
            fields = std::move(read.fields);
        else
            fields.insert(fields.end(), read.fields.begin(), read.fields.end());
    }
    std::stable_sort(
        fields.begin(), fields.end(), [](const WireField &a, const WireField &b) { return a.number < b.number; });
    return fields;
}

void Decoder::message(const Descriptor *type, const Parts &parts)
{
    if (isFull() || (type && wellKnown(*type, parts)))
        return;
    open(true);
    if (!isFull())
        members(type, fieldsOf(parts));
    close();
}

void Decoder::members(const Descriptor *type, const Fields &fields)
{
    for (auto begin = fields.begin(); begin != fields.end() && !isFull();) {
        const quint32 number = begin->number;
        const auto end = std::find_if(
            begin, fields.end(), [number](const WireField &one) { return one.number != number; });
        const FieldDescriptor *field = type ? type->FindFieldByNumber(static_cast<int>(number)) : nullptr;
        if (type && !field && type->IsExtensionNumber(static_cast<int>(number)))
            field = type->file()->pool()->FindExtensionByNumber(type, static_cast<int>(number));
        if (!field) {
            unknown(number, Run(begin, end));
        } else {
            Fields fitting;
            Fields others;
            std::partition_copy(begin, end, std::back_inserter(fitting), std::back_inserter(others),
                [field](const WireField &one) { return isFitting(*field, one); });
            if (!fitting.empty())
                known(*field, fitting);
            if (!others.empty() && !isFull())
                unknown(number, others);
        }
        begin = end;
    }
}

void Decoder::known(const FieldDescriptor &field, Run run)
{
    key(field.is_extension() ? '[' + field.full_name() + ']' : field.name());
    if (field.is_map())
        map(field, run);
    else if (field.is_repeated())
        repeated(field, run);
    else
        singular(field, run);
}

void Decoder::unknown(quint32 number, Run run)
{
    key(std::to_string(number));
    if (run.size() == 1)
        return guess(run.front());
    open(false);
    for (const WireField &field : run) {
        if (isFull())
            return;
        guess(field);
    }
    close();
}

void Decoder::singular(const FieldDescriptor &field, Run run)
{
    if (isMessage(field))
        message(field.message_type(), partsOf(run));
    else
        scalar(field, run.back()); // the last one counts
}

void Decoder::repeated(const FieldDescriptor &field, Run run)
{
    open(false);
    for (const WireField &one : run) {
        if (isFull())
            return;
        if (one.wire == Wire::Bytes && isPackable(field))
            packed(field, one.bytes);
        else
            singular(field, Run(&one, 1));
    }
    close();
}

void Decoder::packed(const FieldDescriptor &field, QByteArrayView bytes)
{
    WireField one;
    one.wire = wireOf(field.type());
    while (!bytes.isEmpty() && !isFull()) {
        const QByteArrayView at = bytes;
        const auto value = takePacked(bytes, one.wire);
        if (!value)
            return broken(at, Text::tr("The bytes end within a number."));
        one.value = *value;
        scalar(field, one);
    }
}

/// An object; of entries with one key the last counts.
void Decoder::map(const FieldDescriptor &field, Run run)
{
    const FieldDescriptor &keyField = *field.message_type()->map_key();
    const FieldDescriptor &valueField = *field.message_type()->map_value();
    struct Entry {
        Fields keys;
        Fields values;
    };
    std::vector<Entry> entries;
    std::map<std::pair<std::string_view, quint64>, std::size_t> places;
    for (const WireField &one : run) {
        Entry entry;
        for (const WireField &part : fieldsOf({ one.bytes })) {
            if (part.number == 1 && isFitting(keyField, part))
                entry.keys.assign(1, part);
            else if (part.number == 2 && isFitting(valueField, part))
                entry.values.push_back(part);
        }
        const WireField none;
        const WireField &name = entry.keys.empty() ? none : entry.keys.front();
        const std::string_view text(name.bytes.data(), static_cast<std::size_t>(name.bytes.size()));
        const auto [place, isNew] = places.emplace(std::pair(text, name.value), entries.size());
        if (isNew)
            entries.push_back(std::move(entry));
        else
            entries.at(place->second) = std::move(entry);
    }
    open(true);
    for (const Entry &entry : entries) {
        if (isFull())
            return;
        mapKey(keyField, entry.keys);
        if (entry.values.empty())
            standard(valueField);
        else
            singular(valueField, entry.values);
    }
    close();
}

void Decoder::mapKey(const FieldDescriptor &field, Run run)
{
    if (run.empty())
        key(field.type() == FieldDescriptor::TYPE_STRING     ? ""
                : field.type() == FieldDescriptor::TYPE_BOOL ? "false"
                                                             : "0");
    else
        scalar(field, run.front()); // the writer makes texts of keys
}

/// What a field stands for that is not in the bytes: values of maps and wrappers.
void Decoder::standard(const FieldDescriptor &field)
{
    if (isMessage(field))
        message(field.message_type(), {});
    else if (field.type() == FieldDescriptor::TYPE_ENUM)
        key(field.default_value_enum()->name());
    else
        scalar(field, {});
}

void Decoder::enumeration(const EnumDescriptor &type, int number)
{
    if (const auto *value = type.FindValueByNumber(number))
        key(value->name());
    else
        m_tree.integer(number);
}

void Decoder::text(QByteArrayView bytes)
{
    m_tree.text(bytes);
    if (!bytes.isValidUtf8())
        broken(bytes, Text::tr("This text is no UTF-8."));
}

void Decoder::scalar(const FieldDescriptor &field, const WireField &read)
{
    const quint64 value = read.value;
    const auto low = static_cast<quint32>(value);
    switch (field.type()) {
    case FieldDescriptor::TYPE_DOUBLE:
        return m_tree.number(std::bit_cast<double>(value));
    case FieldDescriptor::TYPE_FLOAT:
        return m_tree.number(std::bit_cast<float>(low));
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_SFIXED64:
        return m_tree.integer(static_cast<qint64>(value));
    case FieldDescriptor::TYPE_INT32:
    case FieldDescriptor::TYPE_SFIXED32:
        return m_tree.integer(static_cast<qint32>(low));
    case FieldDescriptor::TYPE_UINT64:
    case FieldDescriptor::TYPE_FIXED64:
        return m_tree.unsignedInteger(value);
    case FieldDescriptor::TYPE_UINT32:
    case FieldDescriptor::TYPE_FIXED32:
        return m_tree.unsignedInteger(low);
    case FieldDescriptor::TYPE_SINT64:
        return m_tree.integer(zigZag(value));
    case FieldDescriptor::TYPE_SINT32:
        return m_tree.integer(static_cast<qint32>(zigZag(low)));
    case FieldDescriptor::TYPE_BOOL:
        return m_tree.boolean(value != 0);
    case FieldDescriptor::TYPE_ENUM:
        return enumeration(*field.enum_type(), static_cast<int>(low));
    case FieldDescriptor::TYPE_STRING:
        return text(read.bytes);
    case FieldDescriptor::TYPE_BYTES:
        return m_tree.bytes(read.bytes);
    case FieldDescriptor::TYPE_MESSAGE:
    case FieldDescriptor::TYPE_GROUP:
        break;
    }
    m_tree.null();
}

// ---- types with a JSON of their own ------------------------------------------------------------------------------------

const WireField *lastOf(const Fields &fields, quint32 number, Wire wire)
{
    const auto found = std::find_if(
        fields.rbegin(), fields.rend(), [=](const WireField &one) { return one.number == number && one.wire == wire; });
    return found == fields.rend() ? nullptr : &*found;
}

bool isWrapper(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> wrappers { "DoubleValue", "FloatValue", "Int64Value",
        "UInt64Value", "Int32Value", "UInt32Value", "BoolValue", "StringValue", "BytesValue" };
    return std::find(wrappers.begin(), wrappers.end(), name) != wrappers.end();
}

bool Decoder::wellKnown(const Descriptor &type, const Parts &parts)
{
    constexpr std::string_view package = "google.protobuf.";
    std::string_view name = type.full_name();
    if (!name.starts_with(package))
        return false;
    name.remove_prefix(package.size());
    const FieldDescriptor *first = type.FindFieldByNumber(1);
    if (name == "Timestamp" || name == "Duration")
        return moment(name, fieldsOf(parts));
    if (name == "Any") {
        any(fieldsOf(parts));
        return true;
    }
    if (name == "Value") {
        dynamicValue(type, fieldsOf(parts));
        return true;
    }
    const bool isStruct = name == "Struct" && first && first->is_map();
    const bool isList = name == "ListValue" && first && first->is_repeated() && isMessage(*first);
    const bool isValue = isWrapper(name) && first && !first->is_repeated() && !isMessage(*first);
    if (!isStruct && !isList && !isValue)
        return false;
    Fields fields = fieldsOf(parts);
    std::erase_if(fields, [first](const WireField &one) { return one.number != 1 || !isFitting(*first, one); });
    if (isStruct)
        map(*first, fields);
    else if (isList)
        repeated(*first, fields);
    else if (fields.empty())
        standard(*first);
    else
        singular(*first, fields);
    return true;
}

/// Nanoseconds behind a dot, in three, six or nine digits.
QByteArray fraction(qint64 nanoseconds)
{
    if (nanoseconds == 0)
        return {};
    QByteArray digits = QByteArray::number(nanoseconds).rightJustified(9, '0');
    while (digits.endsWith("000"))
        digits.chop(3);
    return '.' + digits;
}

/// A time or a duration; one that is out of its bounds is shown as the message that it is.
bool Decoder::moment(std::string_view name, const Fields &fields)
{
    constexpr qint64 first = -62'135'596'800; // the year 1
    constexpr qint64 last = 253'402'300'799; // the end of 9999
    constexpr qint64 longest = 315'576'000'000; // 10,000 years
    constexpr qint64 second = 1'000'000'000;
    const WireField *whole = lastOf(fields, 1, Wire::Varint);
    const WireField *part = lastOf(fields, 2, Wire::Varint);
    const auto seconds = static_cast<qint64>(whole ? whole->value : 0);
    const auto nanoseconds = qint64 { static_cast<qint32>(part ? part->value : 0) };
    if (name == "Timestamp") {
        if (seconds < first || seconds > last || nanoseconds < 0 || nanoseconds >= second)
            return false;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
        m_tree.text(
            QByteArray(time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() + fraction(nanoseconds) + 'Z'));
        return true;
    }
    const bool isOpposed = (seconds < 0 && nanoseconds > 0) || (seconds > 0 && nanoseconds < 0);
    if (seconds < -longest || seconds > longest || std::abs(nanoseconds) >= second || isOpposed)
        return false;
    const QByteArray sign = seconds < 0 || nanoseconds < 0 ? QByteArrayLiteral("-") : QByteArray();
    m_tree.text(QByteArray(sign + QByteArray::number(std::abs(seconds)) + fraction(std::abs(nanoseconds)) + 's'));
    return true;
}

void Decoder::any(const Fields &fields)
{
    const WireField *url = lastOf(fields, 1, Wire::Bytes);
    const WireField *value = lastOf(fields, 2, Wire::Bytes);
    const QByteArrayView name = url ? url->bytes : QByteArrayView();
    const QByteArrayView type = name.sliced(name.lastIndexOf('/') + 1);
    const Descriptor *known = m_types ? m_types({ type.data(), static_cast<std::size_t>(type.size()) }) : nullptr;
    open(true);
    if (isFull())
        return;
    key("@type");
    text(name);
    const bool isPlain = known && !std::string_view(known->full_name()).starts_with("google.protobuf.");
    if (isPlain) {
        members(known, fieldsOf({ value ? value->bytes : QByteArrayView() }));
    } else if (known || value) {
        key("value");
        if (known)
            message(known, { value ? value->bytes : QByteArrayView() });
        else
            guessBytes(*value);
    }
    close();
}

/// What a Value may hold; these get a level of their own.
bool isContainer(std::string_view name)
{
    return name == "google.protobuf.Struct" || name == "google.protobuf.ListValue";
}

/// google.protobuf.Value: one of several kinds.
void Decoder::dynamicValue(const Descriptor &type, const Fields &fields)
{
    for (auto one = fields.rbegin(); one != fields.rend(); ++one) {
        const FieldDescriptor *field = type.FindFieldByNumber(static_cast<int>(one->number));
        if (!field || field->is_repeated() || !isFitting(*field, *one) || one->number == 1)
            continue;
        if (isMessage(*field) && !isContainer(field->message_type()->full_name()))
            continue;
        return singular(*field, Run(&*one, 1));
    }
    m_tree.null();
}

// ---- without a schema ----------------------------------------------------------------------------------------------------

void Decoder::guess(const WireField &field)
{
    const auto isSensible = [](double value, double least, double most) {
        return value == 0 || (std::abs(value) >= least && std::abs(value) <= most);
    };
    switch (field.wire) {
    case Wire::Varint:
        return m_tree.integer(static_cast<qint64>(field.value));
    case Wire::Fixed64:
        if (const auto value = std::bit_cast<double>(field.value); isSensible(value, 1e-9, 1e18))
            return m_tree.number(value);
        return m_tree.unsignedInteger(field.value);
    case Wire::Fixed32:
        if (const auto value = std::bit_cast<float>(static_cast<quint32>(field.value)); isSensible(value, 1e-6, 1e12))
            return m_tree.number(value);
        return m_tree.unsignedInteger(field.value);
    case Wire::Group:
        return message(nullptr, { field.bytes });
    case Wire::Bytes:
    case Wire::GroupEnd:
        return guessBytes(field);
    }
}

void Decoder::guessBytes(const WireField &field)
{
    const TextKind kind = textKind(field.bytes);
    if (kind == TextKind::Printable)
        return m_tree.text(field.bytes);
    const WireFields read = readWire(field.bytes, m_payload);
    const bool isMessage = !read.fields.empty() && (!read.problem || field.isShort);
    if (isMessage)
        return message(nullptr, { field.bytes });
    if (kind == TextKind::Lines)
        return m_tree.text(field.bytes);
    m_tree.bytes(field.bytes);
}

} // namespace

TreeText messageTree(const Descriptor &type, QByteArrayView bytes, const TypeFinder &types, const TreeLimits &limits)
{
    Decoder decoder(bytes, types, limits);
    decoder.message(&type, { bytes });
    return decoder.take(QStringLiteral("protobuf ") + QString::fromStdString(std::string(type.full_name())));
}

TreeText wireTree(QByteArrayView bytes, const TreeLimits &limits)
{
    const TypeFinder none;
    Decoder decoder(bytes, none, limits);
    decoder.message(nullptr, { bytes });
    return decoder.take(QStringLiteral("protobuf"));
}

} // namespace natsight::protobuf
