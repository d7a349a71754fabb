// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/payload/schemafiles.h"

#include <QByteArray>
#include <QByteArrayView>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace natsight {

/// One type of an Avro schema. Types refer to each other and may do so in circles: their AvroTypes own them all.
struct AvroType {
    enum class Kind { Null, Boolean, Int, Long, Float, Double, Bytes, String, Record, Enum, Fixed, Array, Map, Union };

    Kind kind = Kind::Null;
    std::string name; ///< with its namespace; of records, enums and fixed
    std::vector<std::string> names; ///< of fields, or the symbols of an enum
    std::vector<const AvroType *> types; ///< of fields, items, values or branches
    qint64 size = 0; ///< bytes of a fixed
};

/// Types out of one or several schemas in JSON, which may refer to each other. Immutable once it is made; any thread.
class AvroTypes
{
    Q_DISABLE_COPY_MOVE(AvroTypes)

public:
    ~AvroTypes();

    /// Reads the files; a file with a problem, or that refers to one, gives no types.
    [[nodiscard]] static std::shared_ptr<const AvroTypes> fromFiles(const QStringList &paths, SchemaReport &report);
    /// The schema of a container: `root()` is its type. An error says in a sentence what is wrong.
    [[nodiscard]] static Result<std::shared_ptr<const AvroTypes>> fromText(QByteArrayView json);

    /// The type of the first schema; null without one.
    [[nodiscard]] const AvroType *root() const { return m_root; }
    /// Records, enums and fixed by their names; a schema without a name has that of its file.
    [[nodiscard]] const std::map<std::string, const AvroType *, std::less<>> &named() const { return m_named; }

private:
    friend class AvroReader;
    AvroTypes();

    std::vector<std::unique_ptr<AvroType>> m_all;
    std::map<std::string, const AvroType *, std::less<>> m_named;
    const AvroType *m_root = nullptr;
};

/// `record shop.Order`, `array`: what a type is called.
[[nodiscard]] QString avroTypeName(const AvroType &type);

/// The Parsing Canonical Form of the specification (Avro 1.11). None when it has more than 1 MiB or nests deeper than 500 types.
[[nodiscard]] std::optional<QByteArray> avroCanonicalForm(const AvroType &type);
/// CRC-64-AVRO, the Rabin fingerprint of the specification.
[[nodiscard]] quint64 avroFingerprint(QByteArrayView canonicalForm);

} // namespace natsight
