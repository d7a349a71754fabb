// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace natsight {

/// In what a payload may be packed.
enum class Wrapping { Gzip, Zlib, Zstd, Lz4, Snappy, SnappyBlock, Base64 };
[[nodiscard]] QString wrappingName(Wrapping wrapping); ///< `gzip`
/// `gzip › zstd`, outermost first.
[[nodiscard]] QString wrappingNames(const QList<Wrapping> &wrappings);

/// Bounds of what is unpacked, whatever is in it.
struct UnwrapLimits {
    qsizetype maxBytes = qsizetype { 16 } << 20; ///< of what each wrapping holds
    int maxLevels = 4; ///< wrappings within each other
};

/// What is within the wrappings of a payload.
struct Unwrapped {
    /// Where the innermost wrapping that was opened breaks.
    struct Problem {
        QString text; ///< a sentence
        qsizetype offset = 0; ///< byte of what that wrapping packs
    };

    QByteArray bytes; ///< with a problem what could be unpacked; unused when there are no wrappings
    QList<Wrapping> wrappings; ///< outermost first
    std::optional<Problem> problem;
    bool isCut = false; ///< the bound of bytes or of levels ended it
};

/// Whether the first bytes say that something is packed. Costs nothing for most; base64 and zlib, which look like text, are not told.
[[nodiscard]] bool looksPacked(QByteArrayView bytes);

/// Opens gzip, zstd, lz4 and Snappy's framed format by their first bytes; zlib when all of it unpacks; base64 where the whole text is
/// that and holds something packed, JSON, a MessagePack or CBOR map with text keys, or a picture; and these within each other.
/// `isSnappyBlock`: the outermost is a bare block of Snappy, which only a person can know.
/// Any thread; the time grows with the bytes and the bounds. When `stop` is requested the result is to be thrown away.
[[nodiscard]] Unwrapped unwrap(
    QByteArrayView bytes, const UnwrapLimits &limits = {}, bool isSnappyBlock = false, std::stop_token stop = {});

} // namespace natsight
