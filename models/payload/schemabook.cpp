// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/schemabook.h"

#include "models/core/bytes.h"
#include "models/core/subjectpattern.h"
#include "models/core/text.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr QLatin1String protobufPrefix("protobuf ");
constexpr QLatin1String avroPrefix("Avro ");

} // namespace

SchemaBook::SchemaBook(std::shared_ptr<const ProtobufSchemas> protobuf, std::shared_ptr<const AvroSchemas> avro,
    const QList<SchemaMapping> &mappings)
    : m_protobuf(std::move(protobuf))
    , m_avro(std::move(avro))
{
    for (const SchemaMapping &mapping : mappings) {
        if (problemOf(mapping).isEmpty())
            m_mappings << mapping;
    }
    std::stable_sort(m_mappings.begin(), m_mappings.end(), [](const SchemaMapping &a, const SchemaMapping &b) {
        return isMoreSpecific(viewOf(a.pattern), viewOf(b.pattern));
    });
}

std::shared_ptr<const SchemaBook> SchemaBook::load(
    const QStringList &sources, const QList<SchemaMapping> &mappings, SchemaReport &report)
{
    const SchemaFiles files = findSchemaFiles(sources, report);
    return std::make_shared<const SchemaBook>(
        ProtobufSchemas::load(files, report), AvroSchemas::load(files.avros, report), mappings);
}

std::shared_ptr<const SchemaBook> SchemaBook::withMappings(const QList<SchemaMapping> &mappings) const
{
    return std::make_shared<const SchemaBook>(m_protobuf, m_avro, mappings);
}

QStringList SchemaBook::types() const
{
    QStringList names;
    for (const QString &type : m_protobuf->types())
        names << protobufPrefix + type;
    for (const QString &type : m_avro->types())
        names << avroPrefix + type;
    return names;
}

std::optional<QString> SchemaBook::typeNamed(const QString &typed) const
{
    const QString name = typed.simplified();
    const bool isProtobuf = name.startsWith(protobufPrefix, Qt::CaseInsensitive);
    const bool isAvro = name.startsWith(avroPrefix, Qt::CaseInsensitive);
    const QString bare = isProtobuf || isAvro ? name.section(u' ', 1) : name;
    if (!isAvro && m_protobuf->has(bare))
        return QString(protobufPrefix + bare);
    if (!isProtobuf && m_avro->has(bare))
        return QString(avroPrefix + bare);
    return std::nullopt;
}

QString SchemaBook::problemOf(const SchemaMapping &mapping) const
{
    if (!isSubjectPattern(viewOf(mapping.pattern)))
        return Text::tr("This is no pattern of subjects.");
    if (mapping.type.isEmpty())
        return Text::tr("It has no type.");
    if (typeNamed(mapping.type) != mapping.type)
        return Text::tr("No file has this type.");
    return {};
}

const SchemaMapping *SchemaBook::mappingOf(std::string_view subject) const
{
    const auto found = std::find_if(m_mappings.cbegin(), m_mappings.cend(),
        [subject](const SchemaMapping &mapping) { return subjectPatternMatches(viewOf(mapping.pattern), subject); });
    return found == m_mappings.cend() ? nullptr : &*found;
}

std::optional<TreeText> SchemaBook::decode(std::string_view subject, QByteArrayView bytes) const
{
    if (const SchemaMapping *mapping = mappingOf(subject))
        return decodeAs(mapping->type, bytes);
    return m_avro->decodeObject(bytes, limits);
}

std::optional<TreeText> SchemaBook::decodeAs(const QString &type, QByteArrayView bytes) const
{
    if (type.startsWith(protobufPrefix))
        return m_protobuf->decode(type.sliced(protobufPrefix.size()), bytes, limits);
    if (type.startsWith(avroPrefix))
        return m_avro->decode(type.sliced(avroPrefix.size()), bytes, limits);
    return std::nullopt;
}

} // namespace natsight
