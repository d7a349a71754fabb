// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/avroschema.h"

#include "models/core/bytes.h"
#include "models/core/text.h"
#include "models/payload/foreignjson.h"
#include "models/payload/jsonprinter.h"

#include <QFileInfo>

#include <array>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

namespace natsight {

namespace {

using Kind = AvroType::Kind;
using Element = simdjson::dom::element;

constexpr std::array<std::pair<std::string_view, Kind>, 8> primitives { { { "null", Kind::Null },
    { "boolean", Kind::Boolean }, { "int", Kind::Int }, { "long", Kind::Long }, { "float", Kind::Float },
    { "double", Kind::Double }, { "bytes", Kind::Bytes }, { "string", Kind::String } } };

std::optional<Kind> primitiveOf(std::string_view name)
{
    const auto *found = std::find_if(
        primitives.begin(), primitives.end(), [name](const auto &one) { return one.first == name; });
    return found == primitives.end() ? std::nullopt : std::optional(found->second);
}

bool isPrimitive(Kind kind)
{
    return kind <= Kind::String;
}

QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Where a JSON text breaks.
SchemaProblem brokenJson(QByteArrayView text)
{
    JsonPrinter printer(text, {}, false);
    printer.run();
    SchemaProblem problem;
    if (!printer.hasError()) {
        problem.text = printer.documents() == 0 ? Text::tr("The schema is empty.")
            : printer.documents() > 1           ? Text::tr("There is something behind the schema.")
                                      : Text::tr("This schema nests deeper than %1 levels.").arg(ForeignJson::maxDepth);
        return problem;
    }
    const QByteArrayView before = text.first(std::clamp<qsizetype>(printer.errorOffset(), 0, text.size()));
    problem.line = static_cast<int>(before.count('\n')) + 1;
    problem.column = static_cast<int>(before.size() - before.lastIndexOf('\n'));
    problem.text = Text::tr("This is no JSON: %1.").arg(printer.error());
    return problem;
}

} // namespace

/// Makes types of JSON. References are put in place when all documents are read, because files name each other's types.
class AvroReader
{
public:
    /// The problem, if it has one. `name` is for a schema that has none.
    std::optional<SchemaProblem> add(QByteArrayView json, const std::string &name);
    /// Problems of references, by the place of the document; documents with one no longer count.
    std::vector<std::pair<std::size_t, QString>> resolve();
    [[nodiscard]] std::shared_ptr<const AvroTypes> take();
    [[nodiscard]] QStringList namesOf(std::size_t document) const;

private:
    struct Reference {
        AvroType *owner = nullptr;
        std::size_t index = 0; ///< of the owner's types
        std::string name;
        std::string scope; ///< the namespace in which it stands
    };
    struct Document {
        std::vector<std::string> names; ///< that it has defined
        std::vector<Reference> references;
        AvroType *holder = nullptr; ///< its only type is that of the document
        bool isGood = true;
    };

    AvroType *make(Kind kind);
    void put(AvroType *owner, Element element, const std::string &scope);
    void putNamed(AvroType *owner, std::string_view name, const std::string &scope);
    void putObject(AvroType *owner, simdjson::dom::object object, const std::string &scope);
    void putDefinition(AvroType *owner, Kind kind, simdjson::dom::object object, const std::string &scope);
    void readFields(AvroType *record, simdjson::dom::object object, const std::string &scope);
    void readSymbols(AvroType *type, simdjson::dom::object object);
    void putUnion(AvroType *owner, simdjson::dom::array branches, const std::string &scope);
    void wrong(const QString &text);
    bool isResolved(const Reference &reference);

    std::vector<std::unique_ptr<AvroType>> m_all;
    std::array<AvroType *, primitives.size()> m_primitives {};
    std::vector<Document> m_documents;
    std::map<std::string, std::pair<const AvroType *, std::size_t>, std::less<>> m_named; ///< with the document
    QString m_wrong; ///< in the document that is read
    QString m_place; ///< `shop.Order, field items`
};

AvroType *AvroReader::make(Kind kind)
{
    m_all.push_back(std::make_unique<AvroType>());
    m_all.back()->kind = kind;
    return m_all.back().get();
}

void AvroReader::wrong(const QString &text)
{
    if (m_wrong.isEmpty())
        m_wrong = m_place.isEmpty() ? text : QStringLiteral("%1: %2").arg(m_place, text);
}

std::optional<SchemaProblem> AvroReader::add(QByteArrayView json, const std::string &name)
{
    m_documents.emplace_back();
    m_wrong.clear();
    m_place.clear();
    Document &document = m_documents.back();
    document.holder = make(Kind::Union);
    ForeignJson parser;
    std::optional<SchemaProblem> problem;
    if (parser.parse(json) != simdjson::SUCCESS) {
        problem = brokenJson(json);
    } else {
        put(document.holder, parser.root(), {});
        if (!m_wrong.isEmpty())
            problem = SchemaProblem { {}, 0, 0, m_wrong };
    }
    document.isGood = !problem;
    if (document.isGood && !name.empty()) {
        const AvroType *type = document.holder->types.front();
        if (type && type->name.empty() && m_named.emplace(name, std::pair(type, m_documents.size() - 1)).second)
            document.names.push_back(name);
    }
    if (!document.isGood)
        std::erase_if(m_named, [this](const auto &one) { return one.second.second == m_documents.size() - 1; });
    return problem;
}

void AvroReader::put(AvroType *owner, Element element, const std::string &scope)
{
    switch (element.type()) {
    case simdjson::dom::element_type::STRING:
        putNamed(owner, element.get_string().value_unsafe(), scope);
        break;
    case simdjson::dom::element_type::ARRAY:
        putUnion(owner, element.get_array().value_unsafe(), scope);
        break;
    case simdjson::dom::element_type::OBJECT:
        putObject(owner, element.get_object().value_unsafe(), scope);
        break;
    default:
        owner->types.push_back(nullptr);
        wrong(Text::tr("A type is a name, an object or a list, and here is something else."));
    }
}

void AvroReader::putNamed(AvroType *owner, std::string_view name, const std::string &scope)
{
    if (const auto kind = primitiveOf(name)) {
        AvroType *&shared = m_primitives.at(static_cast<std::size_t>(*kind));
        if (!shared)
            shared = make(*kind);
        owner->types.push_back(shared);
        return;
    }
    if (name.empty())
        wrong(Text::tr("The name of a type is empty."));
    m_documents.back().references.push_back({ owner, owner->types.size(), std::string(name), scope });
    owner->types.push_back(nullptr);
}

void AvroReader::putUnion(AvroType *owner, simdjson::dom::array branches, const std::string &scope)
{
    AvroType *type = make(Kind::Union);
    owner->types.push_back(type);
    for (const Element branch : branches) {
        if (branch.is_array())
            wrong(Text::tr("A union stands in a union, which is not allowed."));
        else
            put(type, branch, scope);
    }
}

void AvroReader::putObject(AvroType *owner, simdjson::dom::object object, const std::string &scope)
{
    static constexpr std::array<std::pair<std::string_view, Kind>, 6> complex { { { "record", Kind::Record },
        { "error", Kind::Record }, { "enum", Kind::Enum }, { "fixed", Kind::Fixed }, { "array", Kind::Array },
        { "map", Kind::Map } } };
    Element type;
    if (object["type"].get(type) != simdjson::SUCCESS) {
        owner->types.push_back(nullptr);
        wrong(Text::tr("A type has no “type”."));
        return;
    }
    std::string_view name;
    if (type.get(name) != simdjson::SUCCESS) { // a type in a type
        put(owner, type, scope);
        return;
    }
    const auto *found = std::find_if(
        complex.begin(), complex.end(), [name](const auto &one) { return one.first == name; });
    if (found == complex.end())
        putNamed(owner, name, scope);
    else
        putDefinition(owner, found->second, object, scope);
}

void AvroReader::putDefinition(AvroType *owner, Kind kind, simdjson::dom::object object, const std::string &scope)
{
    AvroType *type = make(kind);
    owner->types.push_back(type);
    if (kind == Kind::Array || kind == Kind::Map) {
        Element inner;
        if (object[kind == Kind::Array ? "items" : "values"].get(inner) != simdjson::SUCCESS)
            wrong(kind == Kind::Array ? Text::tr("An array has no “items”.") : Text::tr("A map has no “values”."));
        else
            put(type, inner, scope);
        return;
    }
    std::string_view name;
    if (object["name"].get(name) != simdjson::SUCCESS || name.empty()) {
        wrong(Text::tr("A record, enum or fixed has no name."));
        return;
    }
    std::string space = scope;
    if (const auto dot = name.rfind('.'); dot != std::string_view::npos) {
        space = name.substr(0, dot);
        name.remove_prefix(dot + 1);
    } else if (std::string_view own; object["namespace"].get(own) == simdjson::SUCCESS) {
        space = own;
    }
    type->name = space.empty() ? std::string(name) : space + '.' + std::string(name);
    const QString outer = std::exchange(m_place, words(type->name));
    // The first of several files with the same type counts; within one it must be the only one.
    const auto [known, isNew] = m_named.emplace(type->name, std::pair(type, m_documents.size() - 1));
    if (isNew)
        m_documents.back().names.push_back(type->name);
    else if (known->second.second == m_documents.size() - 1)
        wrong(Text::tr("It is defined twice."));
    if (kind == Kind::Record)
        readFields(type, object, space);
    else if (kind == Kind::Enum)
        readSymbols(type, object);
    else if (std::int64_t size = 0; object["size"].get(size) == simdjson::SUCCESS && size >= 0)
        type->size = size;
    else
        wrong(Text::tr("A fixed has no “size”."));
    m_place = outer;
}

void AvroReader::readFields(AvroType *record, simdjson::dom::object object, const std::string &scope)
{
    simdjson::dom::array fields;
    if (object["fields"].get(fields) != simdjson::SUCCESS) {
        wrong(Text::tr("A record has no “fields”."));
        return;
    }
    const QString outer = m_place;
    for (const Element one : fields) {
        simdjson::dom::object field;
        std::string_view name;
        Element type;
        if (one.get(field) != simdjson::SUCCESS || field["name"].get(name) != simdjson::SUCCESS) {
            wrong(Text::tr("A field has no name."));
            return;
        }
        m_place = Text::tr("%1, field %2").arg(outer, words(name));
        if (field["type"].get(type) != simdjson::SUCCESS) {
            wrong(Text::tr("A field has no “type”."));
            return;
        }
        record->names.emplace_back(name);
        put(record, type, scope);
        m_place = outer;
    }
}

void AvroReader::readSymbols(AvroType *type, simdjson::dom::object object)
{
    simdjson::dom::array symbols;
    if (object["symbols"].get(symbols) != simdjson::SUCCESS) {
        wrong(Text::tr("An enum has no “symbols”."));
        return;
    }
    for (const Element one : symbols) {
        std::string_view symbol;
        if (one.get(symbol) != simdjson::SUCCESS)
            wrong(Text::tr("A symbol of an enum is no text."));
        type->names.emplace_back(symbol);
    }
}

bool AvroReader::isResolved(const Reference &reference)
{
    const bool isFull = reference.name.find('.') != std::string::npos || reference.scope.empty();
    auto found = m_named.find(isFull ? reference.name : reference.scope + '.' + reference.name);
    if (found == m_named.end())
        found = m_named.find(reference.name);
    if (found == m_named.end() || found->second.first->name.empty()) // only what has a name can be meant
        return false;
    reference.owner->types.at(reference.index) = found->second.first;
    return true;
}

std::vector<std::pair<std::size_t, QString>> AvroReader::resolve()
{
    std::vector<std::pair<std::size_t, QString>> problems;
    // Again when a document falls: others may refer to what it has defined.
    for (bool isAgain = true; isAgain;) {
        isAgain = false;
        for (std::size_t i = 0; i < m_documents.size(); ++i) {
            Document &document = m_documents.at(i);
            if (!document.isGood)
                continue;
            const auto lost = std::find_if(document.references.begin(), document.references.end(),
                [this](const Reference &reference) { return !isResolved(reference); });
            if (lost == document.references.end())
                continue;
            const QString name = words(lost->name);
            problems.emplace_back(i,
                lost->owner->name.empty()
                    ? Text::tr("The type %1 is defined nowhere.").arg(name)
                    : Text::tr("%1: the type %2 is defined nowhere.").arg(words(lost->owner->name), name));
            document.isGood = false;
            std::erase_if(m_named, [i](const auto &one) { return one.second.second == i; });
            isAgain = true;
        }
    }
    return problems;
}

QStringList AvroReader::namesOf(std::size_t document) const
{
    QStringList names;
    for (const std::string &name : m_documents.at(document).names)
        names << words(name);
    return names;
}

std::shared_ptr<const AvroTypes> AvroReader::take()
{
    const std::shared_ptr<AvroTypes> types(new AvroTypes);
    types->m_all = std::move(m_all);
    for (const auto &[name, type] : m_named)
        types->m_named.emplace(name, type.first);
    if (!m_documents.empty() && m_documents.front().isGood)
        types->m_root = m_documents.front().holder->types.front();
    return types;
}

AvroTypes::AvroTypes() = default;

AvroTypes::~AvroTypes() = default;

std::shared_ptr<const AvroTypes> AvroTypes::fromFiles(const QStringList &paths, SchemaReport &report)
{
    AvroReader reader;
    QStringList read;
    for (const QString &path : paths) {
        const QByteArray bytes = readSchemaFile(path, report);
        if (bytes.isEmpty())
            continue;
        read << path;
        if (auto problem = reader.add(bytes, QFileInfo(path).completeBaseName().toStdString())) {
            problem->path = path;
            report.problems << *problem;
        }
    }
    for (const auto &[document, text] : reader.resolve())
        report.problems << SchemaProblem { read.at(static_cast<qsizetype>(document)), 0, 0, text };
    auto types = reader.take();
    for (qsizetype i = 0; i < read.size(); ++i) {
        QStringList names = reader.namesOf(static_cast<std::size_t>(i));
        names.removeIf([&types](const QString &name) { return types->named().count(name.toStdString()) == 0; });
        report.types[read.at(i)] << names;
    }
    return types;
}

Result<std::shared_ptr<const AvroTypes>> AvroTypes::fromText(QByteArrayView json)
{
    AvroReader reader;
    if (const auto problem = reader.add(json, {}))
        return fail(Error::Kind::Protocol, problem->text);
    if (const auto problems = reader.resolve(); !problems.empty())
        return fail(Error::Kind::Protocol, problems.front().second);
    return reader.take();
}

QString avroTypeName(const AvroType &type)
{
    if (!type.name.empty())
        return words(type.name);
    if (isPrimitive(type.kind))
        return words(primitives.at(static_cast<std::size_t>(type.kind)).first);
    return type.kind == Kind::Array ? QStringLiteral("array")
        : type.kind == Kind::Map    ? QStringLiteral("map")
                                    : QStringLiteral("union");
}

namespace {

/// Writes a type in canonical form: in full where it comes first, by its name from there on.
class CanonicalWriter
{
public:
    bool write(const AvroType &type, int depth = 0);
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    static constexpr int maxDepth = 500;
    static constexpr qsizetype maxText = qsizetype { 1 } << 20;

    void quote(std::string_view text);
    bool definition(const AvroType &type, int depth);
    bool list(const AvroType &type, int depth);

    QByteArray m_text;
    std::set<const AvroType *> m_seen;
};

void CanonicalWriter::quote(std::string_view text)
{
    m_text += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            m_text += '\\';
        m_text += c;
    }
    m_text += '"';
}

bool CanonicalWriter::write(const AvroType &type, int depth)
{
    if (depth > maxDepth || m_text.size() > maxText)
        return false;
    if (isPrimitive(type.kind)) {
        quote(primitives.at(static_cast<std::size_t>(type.kind)).first);
        return true;
    }
    if (type.kind == Kind::Union)
        return list(type, depth);
    if (type.kind == Kind::Array || type.kind == Kind::Map) {
        m_text += type.kind == Kind::Array ? R"({"type":"array","items":)" : R"({"type":"map","values":)";
        const bool isWhole = write(*type.types.front(), depth + 1);
        m_text += '}';
        return isWhole;
    }
    if (m_seen.insert(&type).second)
        return definition(type, depth);
    quote(type.name);
    return true;
}

bool CanonicalWriter::list(const AvroType &type, int depth)
{
    m_text += '[';
    for (std::size_t i = 0; i < type.types.size(); ++i) {
        if (i > 0)
            m_text += ',';
        if (!write(*type.types.at(i), depth + 1))
            return false;
    }
    m_text += ']';
    return true;
}

bool CanonicalWriter::definition(const AvroType &type, int depth)
{
    m_text += R"({"name":)";
    quote(type.name);
    if (type.kind == Kind::Fixed) {
        m_text += R"(,"type":"fixed","size":)" + QByteArray::number(type.size) + '}';
        return true;
    }
    const bool isRecord = type.kind == Kind::Record;
    m_text += isRecord ? R"(,"type":"record","fields":[)" : R"(,"type":"enum","symbols":[)";
    for (std::size_t i = 0; i < type.names.size(); ++i) {
        if (i > 0)
            m_text += ',';
        if (isRecord)
            m_text += R"({"name":)";
        quote(type.names.at(i));
        if (!isRecord)
            continue;
        m_text += R"(,"type":)";
        if (!write(*type.types.at(i), depth + 1))
            return false;
        m_text += '}';
    }
    m_text += "]}";
    return true;
}

} // namespace

std::optional<QByteArray> avroCanonicalForm(const AvroType &type)
{
    CanonicalWriter writer;
    return writer.write(type) ? std::optional(writer.text()) : std::nullopt;
}

quint64 avroFingerprint(QByteArrayView canonicalForm)
{
    constexpr quint64 empty = 0xC15D213AA4D7A795;
    static constexpr std::array<quint64, 256> table = [] {
        std::array<quint64, 256> made {};
        for (std::size_t i = 0; i < made.size(); ++i) {
            quint64 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1U) ^ (empty & (0 - (value & 1U)));
            made.at(i) = value;
        }
        return made;
    }();
    quint64 sum = empty;
    for (const char c : canonicalForm)
        sum = (sum >> 8U) ^ table[(sum ^ static_cast<unsigned char>(c)) & 0xFFU];
    return sum;
}

} // namespace natsight
