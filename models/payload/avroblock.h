// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace natsight {

/// What one block of an Avro container holds.
struct AvroBlock {
    QByteArray bytes;
    bool isCut = false; ///< there is more than `most`
};

/// Unpacks a block: `null`, `deflate` (without a head), `snappy` (with the CRC-32 behind it) or `zstandard`. At most `most` bytes, whatever
/// the block says. Any thread.
[[nodiscard]] Result<AvroBlock> unpackAvroBlock(QByteArrayView packed, QByteArrayView codec, qsizetype most);

} // namespace natsight
