// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/snappyframes.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <QtEndian>

#include <snappy-sinksource.h>
#include <snappy.h>

#include <array>

namespace natsight {

namespace {

constexpr qsizetype headerBytes = 4;
constexpr qsizetype checksumBytes = 4;
constexpr std::size_t mostInChunk = 65'536;
constexpr QByteArrayView streamName("sNaPpY");

enum Chunk : quint8 { Compressed = 0x00, Plain = 0x01, FirstSkipped = 0x80, Stream = 0xFF };

/// CRC-32C (Castagnoli), bit by bit for each byte value.
constexpr std::array<quint32, 256> crcTable = [] {
    std::array<quint32, 256> table {};
    for (quint32 i = 0; i < table.size(); ++i) {
        quint32 crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82F6'3B78U : 0U);
        table.at(i) = crc;
    }
    return table;
}();

quint32 maskedCrc(QByteArrayView bytes)
{
    quint32 crc = 0xFFFF'FFFFU;
    for (const char c : bytes)
        crc = (crc >> 8U) ^ crcTable[(crc ^ static_cast<quint8>(c)) & 0xFFU];
    crc = ~crc;
    return ((crc >> 15U) | (crc << 17U)) + 0xA282'EAD8U;
}

/// What one block holds, as far as it can be read.
struct Block {
    QByteArray bytes;
    bool isWhole = false;
    bool isSized = false; ///< its size could be read and is not more than the bound
    std::size_t size = 0;
};

Block readBlock(QByteArrayView bytes, std::size_t most)
{
    Block block;
    if (bytes.isEmpty()
        || !snappy::GetUncompressedLength(bytes.data(), static_cast<std::size_t>(bytes.size()), &block.size))
        return block;
    block.isSized = block.size <= most;
    if (!block.isSized)
        return block;
    block.bytes.resize(static_cast<qsizetype>(block.size));
    block.isWhole = snappy::RawUncompress(bytes.data(), static_cast<std::size_t>(bytes.size()), block.bytes.data());
    if (!block.isWhole) {
        snappy::ByteArraySource source(bytes.data(), static_cast<std::size_t>(bytes.size()));
        snappy::UncheckedByteArraySink sink(block.bytes.data());
        const std::size_t written = snappy::UncompressAsMuchAsPossible(&source, &sink);
        block.bytes.truncate(static_cast<qsizetype>(std::min(written, block.size)));
    }
    return block;
}

/// The data of one chunk, behind its checksum. False when nothing may follow.
bool takeChunk(Unpacked &result, QByteArrayView body, bool isCompressed)
{
    const auto fails = [&result](const QString &why) {
        result.problem = why;
        return false;
    };
    if (body.size() < checksumBytes)
        return fails(Text::tr("a chunk has no room for its checksum"));
    const auto wanted = qFromLittleEndian<quint32>(body.data());
    const QByteArrayView data = body.sliced(checksumBytes);
    Block block;
    if (isCompressed) {
        block = readBlock(data, mostInChunk);
    } else if (static_cast<std::size_t>(data.size()) <= mostInChunk) {
        block = { data.toByteArray(), true, true, static_cast<std::size_t>(data.size()) };
    }
    result.bytes += block.bytes;
    if (!block.isSized)
        return fails(Text::tr("a chunk holds more than its format allows, or has no size"));
    if (!block.isWhole)
        return fails(Text::tr("the packed data of a chunk is damaged"));
    if (maskedCrc(block.bytes) != wanted)
        return fails(Text::tr("the checksum of a chunk is wrong"));
    return true;
}

} // namespace

Unpacked unpackSnappyFrames(QByteArrayView bytes, qsizetype most)
{
    Unpacked result;
    qsizetype at = 0;
    while (at < bytes.size()) {
        result.offset = at;
        if (bytes.size() - at < headerBytes) {
            result.problem = Text::tr("it ends within the header of a chunk");
            break;
        }
        const auto kind = static_cast<quint8>(bytes[at]);
        const auto size = qsizetype { qFromLittleEndian<quint32>(bytes.data() + at) >> 8U };
        const QByteArrayView rest = bytes.sliced(at + headerBytes);
        if (rest.size() < size) {
            // What is there of a plain chunk can be read; it has no checksum that could be looked at.
            if (kind == Plain && rest.size() > checksumBytes)
                result.bytes.append(rest.data() + checksumBytes, rest.size() - checksumBytes);
            result.problem = Text::tr("it ends within a chunk");
            break;
        }
        const QByteArrayView body = rest.first(size);
        if (kind == Compressed || kind == Plain) {
            if (!takeChunk(result, body, kind == Compressed))
                break;
        } else if (kind == Stream ? body != streamName : kind < FirstSkipped) {
            result.problem = kind == Stream ? Text::tr("a stream begins that is no snappy")
                                            : Text::tr("a chunk has the unknown kind %1").arg(kind);
            break;
        }
        at += headerBytes + size;
        if (result.bytes.size() > most || (result.bytes.size() == most && at < bytes.size())) {
            result.isCut = true;
            break;
        }
    }
    if (result.bytes.size() > most)
        result.bytes.truncate(most);
    return result;
}

Unpacked unpackSnappyBlock(QByteArrayView bytes, qsizetype most)
{
    const Block block = readBlock(bytes, static_cast<std::size_t>(most));
    Unpacked result;
    result.bytes = block.bytes;
    result.isCut = !block.isSized && block.size > 0;
    if (result.isCut)
        result.problem = Text::tr("it says that it holds %1").arg(format::bytes(static_cast<double>(block.size)));
    else if (!block.isSized)
        result.problem = Text::tr("it does not begin with a size");
    else if (!block.isWhole)
        result.problem = Text::tr("the packed data is damaged");
    return result;
}

} // namespace natsight
