// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/avroschemas.h"
#include "models/payload/payloadrules.h"
#include "models/payload/protobufschemas.h"

#include <string_view>

namespace natsight {

/// Which type the messages on some subjects have.
struct SchemaMapping {
    QByteArray pattern; ///< of subjects, with wildcards
    QString type; ///< `protobuf shop.Order`, `Avro shop.Order`

    friend bool operator==(const SchemaMapping &, const SchemaMapping &) = default;
};

/// The schemas that a person has chosen, and which subjects they are for. Immutable; any thread.
class SchemaBook : public PayloadSchemas
{
public:
    SchemaBook(std::shared_ptr<const ProtobufSchemas> protobuf, std::shared_ptr<const AvroSchemas> avro,
        const QList<SchemaMapping> &mappings);

    /// Reads files and folders; what is wrong with them is in the report. Blocks on the disk.
    [[nodiscard]] static std::shared_ptr<const SchemaBook> load(
        const QStringList &sources, const QList<SchemaMapping> &mappings, SchemaReport &report);
    /// The same schemas for other subjects.
    [[nodiscard]] std::shared_ptr<const SchemaBook> withMappings(const QList<SchemaMapping> &mappings) const;

    /// The full type names with their format before them, as mappings have them.
    [[nodiscard]] QStringList types() const;
    /// As types() has it, for what a person typed: the format may be left out. None when there is no such type.
    [[nodiscard]] std::optional<QString> typeNamed(const QString &typed) const;
    /// Why a mapping has no effect, a sentence; empty when it has one.
    [[nodiscard]] QString problemOf(const SchemaMapping &mapping) const;

    [[nodiscard]] bool isEmpty() const { return types().isEmpty(); }
    /// The mapping of the most specific pattern that fits the subject; null without one. It lives as long as the schemas.
    [[nodiscard]] const SchemaMapping *mappingOf(std::string_view subject) const;

    /// By the mapping that fits the subject, else a single object of Avro by its fingerprint.
    [[nodiscard]] std::optional<TreeText> decode(std::string_view subject, QByteArrayView bytes) const override;
    [[nodiscard]] bool isFor(std::string_view subject) const override { return mappingOf(subject) != nullptr; }
    /// By a type as types() has it. Bounds: 63 levels, 1 MiB of JSON.
    [[nodiscard]] std::optional<TreeText> decodeAs(const QString &type, QByteArrayView bytes) const;

private:
    static constexpr TreeLimits limits { 63, qsizetype { 1 } << 20 }; ///< what ForeignJson still reads

    std::shared_ptr<const ProtobufSchemas> m_protobuf;
    std::shared_ptr<const AvroSchemas> m_avro;
    QList<SchemaMapping> m_mappings; ///< the more specific first; only those that have an effect
};

} // namespace natsight
