// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/avroblock.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <QtEndian>

#include <algorithm>
#include <memory>

#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

namespace natsight {

namespace {

constexpr qsizetype pieceBytes = qsizetype { 64 } << 10;

Failure broken(const QString &codec)
{
    return fail(Error::Kind::Protocol, Text::tr("The block is no whole %1.").arg(codec));
}

/// Room for the next piece, behind what is there.
char *roomFor(QByteArray &bytes, qsizetype piece)
{
    bytes.resize(bytes.size() + piece);
    return bytes.data() + bytes.size() - piece;
}

Result<AvroBlock> inflated(QByteArrayView packed, qsizetype most)
{
    z_stream stream {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return broken(QStringLiteral("deflate"));
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
    // zlib takes what it only reads without const.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(std::min<qsizetype>(packed.size(), std::numeric_limits<int>::max()));
    AvroBlock block;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        if (block.bytes.size() >= most) {
            block.isCut = true;
            return block;
        }
        const qsizetype piece = std::min(pieceBytes, most - block.bytes.size());
        stream.next_out = reinterpret_cast<Bytef *>(roomFor(block.bytes, piece));
        stream.avail_out = static_cast<uInt>(piece);
        state = inflate(&stream, Z_NO_FLUSH);
        block.bytes.chop(stream.avail_out);
        if (state != Z_OK && state != Z_STREAM_END)
            return broken(QStringLiteral("deflate"));
    }
    return block;
}

Result<AvroBlock> unsnapped(QByteArrayView packed, qsizetype most)
{
    constexpr qsizetype checkBytes = 4;
    const QString codec = QStringLiteral("snappy");
    if (packed.size() < checkBytes)
        return broken(codec);
    const auto size = static_cast<std::size_t>(packed.size() - checkBytes);
    std::size_t length = 0;
    if (!snappy::GetUncompressedLength(packed.data(), size, &length))
        return broken(codec);
    if (length > static_cast<std::size_t>(most))
        return fail(Error::Kind::Limit,
            Text::tr("The block unpacks to more than %1.").arg(format::bytes(static_cast<double>(most))));
    AvroBlock block;
    block.bytes.resize(static_cast<qsizetype>(length));
    if (!snappy::RawUncompress(packed.data(), size, block.bytes.data()))
        return broken(codec);
    const auto *bytes = reinterpret_cast<const Bytef *>(block.bytes.constData());
    const auto sum = static_cast<quint32>(crc32(crc32(0, nullptr, 0), bytes, static_cast<uInt>(length)));
    if (sum != qFromBigEndian<quint32>(packed.data() + size))
        return fail(Error::Kind::Protocol, Text::tr("The check sum of the block is wrong."));
    return block;
}

Result<AvroBlock> unzstd(QByteArrayView packed, qsizetype most)
{
    const QString codec = QStringLiteral("zstandard");
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, 24); // 16 MiB, whatever the frame asks for
    ZSTD_inBuffer in { packed.data(), static_cast<std::size_t>(packed.size()), 0 };
    AvroBlock block;
    for (std::size_t left = 1; left != 0 || in.pos < in.size;) {
        if (block.bytes.size() >= most) {
            block.isCut = true;
            return block;
        }
        const qsizetype piece = std::min(pieceBytes, most - block.bytes.size());
        ZSTD_outBuffer out { roomFor(block.bytes, piece), static_cast<std::size_t>(piece), 0 };
        left = ZSTD_decompressStream(context.get(), &out, &in);
        block.bytes.chop(piece - static_cast<qsizetype>(out.pos));
        const bool isStuck = left != 0 && in.pos == in.size && out.pos < out.size;
        if (ZSTD_isError(left) || isStuck)
            return broken(codec);
    }
    return block;
}

} // namespace

Result<AvroBlock> unpackAvroBlock(QByteArrayView packed, QByteArrayView codec, qsizetype most)
{
    if (codec.isEmpty() || codec == "null")
        return AvroBlock { QByteArray::fromRawData(packed.data(), packed.size()), false };
    if (codec == "deflate")
        return inflated(packed, most);
    if (codec == "snappy")
        return unsnapped(packed, most);
    if (codec == "zstandard")
        return unzstd(packed, most);
    return fail(Error::Kind::Unsupported,
        Text::tr("The blocks are packed with %1, which Natsight does not unpack.").arg(QString::fromUtf8(codec)));
}

} // namespace natsight
