// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/avrodecoder.h"

#include "models/core/text.h"
#include "models/payload/avroblock.h"

#include <QtEndian>

#include <bit>
#include <limits>

namespace natsight {

namespace {

using Kind = AvroType::Kind;

constexpr QByteArrayView containerMagic("Obj\x01", 4);
constexpr QByteArrayView objectMagic("\xC3\x01", 2);
constexpr qsizetype markBytes = 16;
constexpr qsizetype maxBlock = qsizetype { 16 } << 20;
constexpr qsizetype maxUnpacked = 4 * maxBlock; ///< of all blocks of a container

/// Reads values of Avro's binary encoding one after the other; the first problem ends it.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes, qsizetype from = 0)
        : m_bytes(bytes)
        , m_at(from)
    {
    }

    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] const std::optional<TreeText::Problem> &problem() const { return m_problem; }
    bool fail(qsizetype at, const QString &text);

    /// Zig-zag, 64 bits. None is a problem.
    std::optional<qint64> number();
    std::optional<QByteArrayView> take(qsizetype count);
    /// A length and so many bytes.
    std::optional<QByteArrayView> counted();
    /// Writes a value; false at a problem or when the tree is full.
    bool value(const AvroType &type, TreeWriter &tree);

private:
    bool integer(const AvroType &type, TreeWriter &tree);
    bool text(TreeWriter &tree);
    bool record(const AvroType &type, TreeWriter &tree);
    bool symbol(const AvroType &type, TreeWriter &tree);
    bool branch(const AvroType &type, TreeWriter &tree);
    bool blocks(const AvroType &type, TreeWriter &tree);
    std::optional<quint64> blockCount();

    QByteArrayView m_bytes;
    qsizetype m_at;
    std::optional<TreeText::Problem> m_problem;
};

bool Reader::fail(qsizetype at, const QString &text)
{
    if (!m_problem)
        m_problem = TreeText::Problem { text, at };
    return false;
}

std::optional<qint64> Reader::number()
{
    const qsizetype begin = m_at;
    quint64 value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (isAtEnd()) {
            fail(begin, Text::tr("The bytes end within a number."));
            return std::nullopt;
        }
        const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
        if (shift == 63 && byte > 1)
            break;
        value |= static_cast<quint64>(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return static_cast<qint64>((value >> 1U) ^ (0 - (value & 1U)));
    }
    fail(begin, Text::tr("This number has more than 64 bits."));
    return std::nullopt;
}

std::optional<QByteArrayView> Reader::take(qsizetype count)
{
    if (count > m_bytes.size() - m_at) {
        fail(m_at, Text::tr("%1 bytes should stand here, and %2 are left.").arg(count).arg(m_bytes.size() - m_at));
        return std::nullopt;
    }
    const QByteArrayView taken = m_bytes.sliced(m_at, count);
    m_at += count;
    return taken;
}

std::optional<QByteArrayView> Reader::counted()
{
    const qsizetype begin = m_at;
    const auto length = number();
    if (!length)
        return std::nullopt;
    if (*length < 0) {
        fail(begin, Text::tr("A length is negative."));
        return std::nullopt;
    }
    return take(static_cast<qsizetype>(*length));
}

bool Reader::integer(const AvroType &type, TreeWriter &tree)
{
    const qsizetype begin = m_at;
    const auto read = number();
    if (!read)
        return false;
    const bool isInt = *read >= std::numeric_limits<qint32>::min() && *read <= std::numeric_limits<qint32>::max();
    if (type.kind == Kind::Int && !isInt)
        return fail(begin, Text::tr("This number has more than the 32 bits of an int."));
    tree.integer(*read);
    return true;
}

bool Reader::text(TreeWriter &tree)
{
    const auto read = counted();
    if (!read)
        return false;
    tree.text(*read);
    if (read->isValidUtf8())
        return true;
    return fail(m_at - read->size(), Text::tr("This text is no UTF-8."));
}

bool Reader::record(const AvroType &type, TreeWriter &tree)
{
    tree.open(true, std::nullopt);
    for (std::size_t i = 0; i < type.names.size() && !tree.isCut(); ++i) {
        tree.text(type.names.at(i));
        if (!value(*type.types.at(i), tree))
            return false;
    }
    if (tree.isCut())
        return false;
    tree.close();
    return true;
}

bool Reader::symbol(const AvroType &type, TreeWriter &tree)
{
    const qsizetype begin = m_at;
    const auto index = number();
    if (!index)
        return false;
    if (*index < 0 || static_cast<quint64>(*index) >= type.names.size())
        return fail(
            begin, Text::tr("The enum %1 has no symbol with the number %2.").arg(avroTypeName(type)).arg(*index));
    tree.text(type.names.at(static_cast<std::size_t>(*index)));
    return true;
}

bool Reader::branch(const AvroType &type, TreeWriter &tree)
{
    const qsizetype begin = m_at;
    const auto index = number();
    if (!index)
        return false;
    if (*index < 0 || static_cast<quint64>(*index) >= type.types.size())
        return fail(
            begin, Text::tr("A union of %1 types has none with the number %2.").arg(type.types.size()).arg(*index));
    return value(*type.types.at(static_cast<std::size_t>(*index)), tree);
}

/// How many values follow; with a negative count the bytes of the block stand behind it.
std::optional<quint64> Reader::blockCount()
{
    const qsizetype begin = m_at;
    const auto count = number();
    if (!count || *count >= 0)
        return count;
    const auto size = number();
    if (!size)
        return std::nullopt;
    if (*size < 0 || *size > m_bytes.size() - m_at) {
        fail(begin, Text::tr("A block has %1 bytes, and %2 are left.").arg(*size).arg(m_bytes.size() - m_at));
        return std::nullopt;
    }
    return 0 - static_cast<quint64>(*count);
}

bool Reader::blocks(const AvroType &type, TreeWriter &tree)
{
    const bool isMap = type.kind == Kind::Map;
    const AvroType &inner = *type.types.front();
    tree.open(isMap, std::nullopt);
    while (!tree.isCut()) {
        const auto count = blockCount();
        if (!count)
            return false;
        if (*count == 0) {
            tree.close();
            return true;
        }
        for (quint64 i = 0; i < *count && !tree.isCut(); ++i) {
            if (isMap && !text(tree))
                return false;
            if (!value(inner, tree))
                return false;
        }
    }
    return false;
}

bool Reader::value(const AvroType &type, TreeWriter &tree)
{
    std::optional<QByteArrayView> read;
    switch (type.kind) {
    case Kind::Null:
        tree.null();
        break;
    case Kind::Boolean:
        if (!(read = take(1)))
            return false;
        if (static_cast<unsigned char>(read->front()) > 1)
            return fail(m_at - 1, Text::tr("A boolean is 0 or 1, and here is something else."));
        tree.boolean(read->front() == 1);
        break;
    case Kind::Int:
    case Kind::Long:
        return integer(type, tree) && !tree.isCut();
    case Kind::Float:
        if (!(read = take(sizeof(float))))
            return false;
        tree.number(std::bit_cast<float>(qFromLittleEndian<quint32>(read->data())));
        break;
    case Kind::Double:
        if (!(read = take(sizeof(double))))
            return false;
        tree.number(std::bit_cast<double>(qFromLittleEndian<quint64>(read->data())));
        break;
    case Kind::Bytes:
    case Kind::Fixed:
        if (!(read = type.kind == Kind::Bytes ? counted() : take(static_cast<qsizetype>(type.size))))
            return false;
        tree.bytes(*read);
        break;
    case Kind::String:
        return text(tree) && !tree.isCut();
    case Kind::Record:
        return record(type, tree);
    case Kind::Enum:
        return symbol(type, tree) && !tree.isCut();
    case Kind::Array:
    case Kind::Map:
        return blocks(type, tree);
    case Kind::Union:
        return branch(type, tree);
    }
    return !tree.isCut();
}

TreeText finished(TreeWriter &tree, const QString &type, std::optional<TreeText::Problem> problem)
{
    TreeText text;
    text.isCut = tree.isCut();
    text.json = tree.take();
    if (text.json.isEmpty())
        text.json = "null";
    text.type = QStringLiteral("Avro ") + type;
    text.problem = std::move(problem);
    if (text.problem)
        text.problem->text = Text::tr("Byte %1: %2").arg(text.problem->offset).arg(text.problem->text);
    return text;
}

/// A container: its head, and block after block.
class Container
{
public:
    Container(QByteArrayView bytes, const TreeLimits &limits)
        : m_reader(bytes)
        , m_tree(limits)
    {
    }

    TreeText read();

private:
    bool head();
    bool meta();
    bool block(qsizetype count, QByteArrayView packed, qsizetype offset);
    void blocks();

    Reader m_reader;
    TreeWriter m_tree;
    QByteArrayView m_schemaText;
    QByteArrayView m_codec;
    QByteArrayView m_mark;
    std::shared_ptr<const AvroTypes> m_types;
    qsizetype m_unpacked = 0;
    bool m_isCut = false; ///< the blocks hold more than is unpacked
};

/// A map of bytes; only two members matter.
bool Container::meta()
{
    for (;;) {
        auto count = m_reader.number();
        if (!count || *count == 0)
            return count.has_value();
        if (*count < 0) {
            if (!m_reader.number())
                return false;
            count = *count == std::numeric_limits<qint64>::min() ? *count : -*count;
        }
        for (qint64 i = 0; i < *count; ++i) {
            const auto key = m_reader.counted();
            const auto value = key ? m_reader.counted() : std::nullopt;
            if (!value)
                return false;
            if (*key == "avro.schema")
                m_schemaText = *value;
            else if (*key == "avro.codec")
                m_codec = *value;
        }
    }
}

bool Container::head()
{
    (void)m_reader.take(containerMagic.size());
    const qsizetype begin = m_reader.position();
    if (!meta())
        return false;
    const auto mark = m_reader.take(markBytes);
    if (!mark)
        return false;
    m_mark = *mark;
    auto types = m_schemaText.size() > (qsizetype { 1 } << 20)
        ? fail(Error::Kind::Limit, Text::tr("It has more than 1 MiB."))
        : AvroTypes::fromText(m_schemaText);
    if (!types)
        return m_reader.fail(begin, Text::tr("The schema in the container: %1").arg(types.error().message));
    m_types = *types;
    return true;
}

bool Container::block(qsizetype count, QByteArrayView packed, qsizetype offset)
{
    m_isCut = m_unpacked > maxUnpacked;
    if (m_isCut)
        return false;
    const auto unpacked = unpackAvroBlock(packed, m_codec, maxBlock);
    if (!unpacked)
        return m_reader.fail(offset, unpacked.error().message);
    m_unpacked += unpacked->bytes.size();
    Reader values(unpacked->bytes);
    for (qsizetype i = 0; i < count; ++i) {
        if (values.value(*m_types->root(), m_tree))
            continue;
        if (unpacked->isCut) {
            m_isCut = true;
            return false;
        }
        if (const auto &problem = values.problem()) {
            const bool isPlain = m_codec.isEmpty() || m_codec == "null";
            return m_reader.fail(isPlain ? offset + problem->offset : offset,
                isPlain ? problem->text
                        : Text::tr("Byte %1 of what is packed here: %2").arg(problem->offset).arg(problem->text));
        }
        return false;
    }
    if (!values.isAtEnd())
        return m_reader.fail(offset, Text::tr("The block has more bytes than its %1 values.").arg(count));
    return true;
}

void Container::blocks()
{
    while (!m_reader.isAtEnd()) {
        const qsizetype begin = m_reader.position();
        const auto count = m_reader.number();
        if (!count)
            return;
        if (*count < 0) {
            m_reader.fail(begin, Text::tr("A length is negative."));
            return;
        }
        const auto packed = m_reader.counted();
        if (!packed || !block(static_cast<qsizetype>(*count), *packed, m_reader.position() - packed->size()))
            return;
        const auto mark = m_reader.take(markBytes);
        if (!mark)
            return;
        if (*mark != m_mark) {
            m_reader.fail(m_reader.position() - markBytes, Text::tr("The mark behind the block is wrong."));
            return;
        }
    }
}

TreeText Container::read()
{
    m_tree.open(false, std::nullopt);
    const bool isHeadGood = head();
    if (isHeadGood)
        blocks();
    TreeText text = finished(
        m_tree, isHeadGood ? avroTypeName(*m_types->root()) : Text::tr("container"), m_reader.problem());
    text.isCut |= m_isCut;
    return text;
}

} // namespace

TreeText avroTree(const AvroType &type, QByteArrayView bytes, const TreeLimits &limits, qsizetype from)
{
    Reader reader(bytes, from);
    TreeWriter tree(limits);
    if (reader.value(type, tree) && !reader.isAtEnd())
        reader.fail(reader.position(),
            Text::tr("The value ends here, and %n bytes follow.", nullptr,
                static_cast<int>(bytes.size() - reader.position())));
    return finished(tree, avroTypeName(type), reader.problem());
}

bool isAvroContainer(QByteArrayView bytes)
{
    return bytes.startsWith(containerMagic);
}

TreeText avroContainerTree(QByteArrayView bytes, const TreeLimits &limits)
{
    return Container(bytes, limits).read();
}

std::optional<quint64> avroObjectFingerprint(QByteArrayView bytes)
{
    if (bytes.size() < avroObjectHead || !bytes.startsWith(objectMagic))
        return std::nullopt;
    return qFromLittleEndian<quint64>(bytes.data() + objectMagic.size());
}

} // namespace natsight
