// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace natsight {

/// What came out of packed bytes.
struct Unpacked {
    QByteArray bytes;
    QString problem; ///< why not more came out, a sentence's middle; empty = it is whole
    qsizetype offset = 0; ///< byte of the packed bytes where the problem is
    bool isCut = false; ///< the bound ended it
};

// Any thread. At most `most` bytes come out.

/// Snappy's framing format (google/snappy, framing_format.txt) with its checksums.
[[nodiscard]] Unpacked unpackSnappyFrames(QByteArrayView bytes, qsizetype most);
/// A bare block, which nothing tells from other bytes. One that says it is larger than `most` is not unpacked.
[[nodiscard]] Unpacked unpackSnappyBlock(QByteArrayView bytes, qsizetype most);

} // namespace natsight
