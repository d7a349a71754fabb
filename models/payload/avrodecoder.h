// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/avroschema.h"
#include "models/payload/treetext.h"
#include "models/payload/treewriter.h"

namespace natsight {

// Avro as JSON (Avro 1.11). All pure, any thread; time and memory grow with the bytes and the JSON at most linearly, whatever is in them.
//
// A value of a union stands as it is, without the name of its branch; enums are their symbol; bytes and fixed are base64; logical types
// are the plain values that they annotate.

/// A value, which begins at the byte `from` and ends with the bytes.
[[nodiscard]] TreeText avroTree(
    const AvroType &type, QByteArrayView bytes, const TreeLimits &limits = {}, qsizetype from = 0);

/// Whether the bytes begin as an object container file does.
[[nodiscard]] bool isAvroContainer(QByteArrayView bytes);
/// The values of a container as a list. Blocks may be plain, deflate, snappy or zstandard; a block unpacks to 16 MiB at most.
[[nodiscard]] TreeText avroContainerTree(QByteArrayView bytes, const TreeLimits &limits = {});

inline constexpr qsizetype avroObjectHead = 10; ///< bytes before the value of a single object
/// The fingerprint of the schema, where the bytes are in single-object encoding.
[[nodiscard]] std::optional<quint64> avroObjectFingerprint(QByteArrayView bytes);

} // namespace natsight
