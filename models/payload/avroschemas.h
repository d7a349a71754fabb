// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/avroschema.h"
#include "models/payload/treetext.h"
#include "models/payload/treewriter.h"

#include <QHash>

#include <memory>
#include <optional>

namespace natsight {

/// The Avro types of a choice of `.avsc` files, and the decoding by them. Files may name types of each other. Immutable; any thread.
class AvroSchemas
{
public:
    [[nodiscard]] static std::shared_ptr<const AvroSchemas> load(const QStringList &files, SchemaReport &report);

    [[nodiscard]] QStringList types() const; ///< sorted
    [[nodiscard]] bool has(const QString &type) const { return find(type) != nullptr; }
    /// The CRC-64-AVRO fingerprint; none when the type is not known or too large for one.
    [[nodiscard]] std::optional<quint64> fingerprint(const QString &type) const;

    /// A value of the type: bare, in single-object encoding, or a container, which brings its own schema. None when the type is not known.
    [[nodiscard]] std::optional<TreeText> decode(
        const QString &type, QByteArrayView bytes, const TreeLimits &limits = {}) const;
    /// None unless the bytes are a single object of a type that is known by its fingerprint.
    [[nodiscard]] std::optional<TreeText> decodeObject(QByteArrayView bytes, const TreeLimits &limits = {}) const;

private:
    [[nodiscard]] const AvroType *find(const QString &type) const;

    std::shared_ptr<const AvroTypes> m_types;
    QHash<quint64, const AvroType *> m_byFingerprint;
};

} // namespace natsight
