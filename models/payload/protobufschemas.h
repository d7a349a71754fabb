// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/schemafiles.h"
#include "models/payload/treetext.h"
#include "models/payload/treewriter.h"

#include <memory>
#include <optional>

namespace natsight {

/// Message types out of `.proto` files and descriptor sets, and the decoding of messages by them. Immutable; any thread.
///
/// Imports are looked up in the chosen folders in their order, then beside the files; the standard ones of `google/protobuf` are always
/// there. Each descriptor set is a world of its own. Where a type comes twice, the first counts.
class ProtobufSchemas
{
    Q_DISABLE_COPY_MOVE(ProtobufSchemas)

public:
    ~ProtobufSchemas();

    /// Reads the files. What is wrong with one is in the report, with line and column; it then gives no types, nor do those that import it.
    [[nodiscard]] static std::shared_ptr<const ProtobufSchemas> load(const SchemaFiles &files, SchemaReport &report);

    /// Full names of messages, sorted; also of those within others.
    [[nodiscard]] QStringList types() const;
    [[nodiscard]] bool has(const QString &type) const;

    /// None when the type is not known. For what the JSON has see protobuf::messageTree().
    [[nodiscard]] std::optional<TreeText> decode(
        const QString &type, QByteArrayView bytes, const TreeLimits &limits = {}) const;

private:
    struct Private;
    ProtobufSchemas();
    std::unique_ptr<Private> d;
};

} // namespace natsight
