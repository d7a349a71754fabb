// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/unwrap.h"

#include "models/core/text.h"
#include "models/payload/binarytree.h"
#include "models/payload/jsonprinter.h"
#include "models/payload/payload.h"
#include "models/payload/snappyframes.h"

#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace natsight {

namespace {

constexpr qsizetype pieceBytes = qsizetype { 64 } << 10;
constexpr qsizetype leastBase64 = 12; ///< shorter ones are words
constexpr qsizetype mostBase64 = qsizetype { 32 } << 20;

constexpr QByteArrayView gzipMagic("\x1F\x8B\x08");
constexpr QByteArrayView zstdMagic("\x28\xB5\x2F\xFD");
constexpr QByteArrayView lz4Magic("\x04\x22\x4D\x18");
constexpr QByteArrayView snappyMagic("\xFF\x06\x00\x00sNaPpY", 10);

/// The bytes that come out, piece by piece, up to the bound.
class Output
{
public:
    explicit Output(qsizetype most)
        : m_most(most)
    {
    }

    /// Room for the next piece; none when the bound is reached.
    [[nodiscard]] qsizetype grow()
    {
        const qsizetype room = std::min(pieceBytes, m_most - m_size);
        if (m_bytes.size() < m_size + room)
            m_bytes.resize(std::min(m_most, std::max(m_size + room, 2 * m_bytes.size())));
        return room;
    }
    [[nodiscard]] char *place() { return m_bytes.data() + m_size; }
    void add(qsizetype count) { m_size += count; }
    QByteArray take()
    {
        m_bytes.truncate(m_size);
        return std::move(m_bytes);
    }

private:
    QByteArray m_bytes;
    qsizetype m_most;
    qsizetype m_size = 0;
};

QString endsEarly()
{
    return Text::tr("it ends early");
}

/// One step of a library: what it took of the packed bytes and gave of the unpacked ones.
struct Step {
    qsizetype taken = 0;
    qsizetype given = 0;
    bool isEnd = false; ///< of a frame; another one may follow
    QString problem;
};

/// Runs a library over the bytes, frame after frame. `step(input, output, room)` makes one Step, `restart()` begins a frame and says whether
/// the rest begins one.
template<typename MakeStep, typename Restart>
Unpacked run(QByteArrayView bytes, qsizetype most, const std::stop_token &stop, MakeStep step, Restart restart)
{
    Unpacked result;
    Output output(most);
    qsizetype at = 0;
    while (!stop.stop_requested()) {
        const qsizetype room = output.grow();
        char nothing = 0; // the bound is reached: does anything come?
        const Step made = step(bytes.sliced(at), room > 0 ? output.place() : &nothing, room > 0 ? room : 1);
        at += made.taken;
        result.offset = at;
        if (made.given > 0 && room <= 0) {
            result.isCut = true;
            break;
        }
        output.add(made.given);
        if (!made.problem.isEmpty()) {
            result.problem = made.problem;
            break;
        }
        if (made.isEnd) {
            if (at == bytes.size())
                break;
            if (!restart(bytes.sliced(at))) {
                result.problem = Text::tr("other bytes follow its end");
                break;
            }
        } else if (made.taken == 0 && made.given == 0) {
            result.problem = endsEarly();
            break;
        }
    }
    result.bytes = output.take();
    return result;
}

constexpr int zlibWindow = 15;
constexpr int gzipOnly = 16;

Unpacked inflate(QByteArrayView bytes, qsizetype most, int windowBits, const std::stop_token &stop)
{
    z_stream stream {};
    if (inflateInit2(&stream, windowBits) != Z_OK) {
        Unpacked result;
        result.problem = Text::tr("there is no memory for it");
        return result;
    }
    const std::unique_ptr<z_stream, int (*)(z_stream *)> guard(&stream, &inflateEnd);
    const auto step = [&stream](QByteArrayView input, char *out, qsizetype room) {
        // zlib counts in 32 bits.
        constexpr qsizetype mostInput = qsizetype { 1 } << 30;
        const auto offered = static_cast<uInt>(std::min(input.size(), mostInput));
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        stream.avail_in = offered;
        stream.next_out = reinterpret_cast<Bytef *>(out);
        stream.avail_out = static_cast<uInt>(room);
        const int code = ::inflate(&stream, Z_NO_FLUSH);
        Step made;
        made.taken = offered - stream.avail_in;
        made.given = room - stream.avail_out;
        made.isEnd = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            made.problem = stream.msg != nullptr ? QString::fromLatin1(stream.msg) : Text::tr("it needs a dictionary");
        return made;
    };
    const auto restart = [&stream, windowBits](QByteArrayView rest) {
        return windowBits > zlibWindow && rest.startsWith(gzipMagic) && inflateReset(&stream) == Z_OK;
    };
    return run(bytes, most, stop, step, restart);
}

Unpacked unpackZstd(QByteArrayView bytes, qsizetype most, const std::stop_token &stop)
{
    const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream *)> stream(
        ZSTD_createDStream(), &ZSTD_freeDStream);
    if (!stream) {
        Unpacked result;
        result.problem = Text::tr("there is no memory for it");
        return result;
    }
    // No more than the library asks for, so that what comes before an error is not lost with it.
    std::size_t wanted = ZSTD_initDStream(stream.get());
    const auto step = [&stream, &wanted](QByteArrayView input, char *out, qsizetype room) {
        ZSTD_inBuffer from { input.data(), std::min(static_cast<std::size_t>(input.size()), wanted), 0 };
        ZSTD_outBuffer to { out, static_cast<std::size_t>(room), 0 };
        const std::size_t code = ZSTD_decompressStream(stream.get(), &to, &from);
        Step made;
        made.taken = static_cast<qsizetype>(from.pos);
        made.given = static_cast<qsizetype>(to.pos);
        made.isEnd = code == 0;
        if (ZSTD_isError(code) != 0)
            made.problem = QString::fromLatin1(ZSTD_getErrorName(code));
        else
            wanted = std::max<std::size_t>(code, 1);
        return made;
    };
    const auto restart = [&stream, &wanted](QByteArrayView rest) {
        wanted = ZSTD_initDStream(stream.get());
        // Frames to be skipped have magic numbers of their own.
        return rest.startsWith(zstdMagic)
            || (rest.size() >= 4 && (static_cast<quint8>(rest[0]) & 0xF0U) == 0x50U
                && rest.sliced(1).startsWith("\x2A\x4D\x18"));
    };
    return run(bytes, most, stop, step, restart);
}

Unpacked unpackLz4(QByteArrayView bytes, qsizetype most, const std::stop_token &stop)
{
    LZ4F_dctx *created = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&created, LZ4F_VERSION)) != 0) {
        Unpacked result;
        result.problem = Text::tr("there is no memory for it");
        return result;
    }
    const std::unique_ptr<LZ4F_dctx, LZ4F_errorCode_t (*)(LZ4F_dctx *)> context(
        created, &LZ4F_freeDecompressionContext);
    // See above.
    std::size_t wanted = LZ4F_HEADER_SIZE_MIN;
    const auto step = [&context, &wanted](QByteArrayView input, char *out, qsizetype room) {
        auto offered = std::min(static_cast<std::size_t>(input.size()), wanted);
        auto given = static_cast<std::size_t>(room);
        const std::size_t code = LZ4F_decompress(context.get(), out, &given, input.data(), &offered, nullptr);
        Step made;
        if (LZ4F_isError(code) != 0) {
            made.problem = QString::fromLatin1(LZ4F_getErrorName(code));
            return made;
        }
        made.taken = static_cast<qsizetype>(offered);
        made.given = static_cast<qsizetype>(given);
        made.isEnd = code == 0;
        wanted = made.isEnd ? LZ4F_HEADER_SIZE_MIN : code;
        return made;
    };
    return run(bytes, most, stop, step, [](QByteArrayView rest) { return rest.startsWith(lz4Magic); });
}

/// The first two bytes: method, window and a check sum of both; nothing of a dictionary.
bool mayBeZlib(QByteArrayView bytes)
{
    if (bytes.size() < 8)
        return false;
    const unsigned int method = static_cast<quint8>(bytes[0]);
    const unsigned int flags = static_cast<quint8>(bytes[1]);
    return (method & 0x0FU) == 8 && (method >> 4U) <= 7 && (flags & 0x20U) == 0 && (method * 256 + flags) % 31 == 0;
}

bool isBase64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'
        || c == '-' || c == '_';
}

/// The bytes when the whole text is base64 of either alphabet, perhaps in lines; else null.
QByteArray fromBase64(QByteArrayView text)
{
    while (!text.isEmpty() && (text.back() == '\n' || text.back() == '\r'))
        text.chop(1);
    if (text.size() < leastBase64 || text.size() > mostBase64 || !isBase64(text.front()))
        return {};
    QByteArray digits;
    bool isUrl = false;
    bool isPlain = false;
    qsizetype end = text.size();
    while (end > 0 && text[end - 1] == '=')
        --end;
    if (text.size() - end > 2)
        return {};
    // Looked at first: most texts have a blank or a point soon.
    for (const char c : text.first(end)) {
        if (!isBase64(c) && c != '\n' && c != '\r')
            return {};
        isUrl = isUrl || c == '-' || c == '_';
        isPlain = isPlain || c == '+' || c == '/';
    }
    if (isUrl && isPlain)
        return {};
    digits.reserve(end);
    std::copy_if(text.begin(), text.begin() + end, std::back_inserter(digits), isBase64);
    const qsizetype odd = digits.size() % 4;
    if (odd == 1 || (text.size() > end && (digits.size() + text.size() - end) % 4 != 0))
        return {};
    auto options = QByteArray::AbortOnBase64DecodingErrors | QByteArray::OmitTrailingEquals;
    options |= isUrl ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding;
    auto decoded = QByteArray::fromBase64Encoding(std::move(digits), options);
    return decoded ? *decoded : QByteArray();
}

/// Whether bytes that a text may stand for mean something. Words are base64 by chance, so it is asked for more than elsewhere.
bool isWorthOpening(QByteArrayView bytes)
{
    if (looksPacked(bytes) || !imageFormat(bytes).isEmpty())
        return true;
    if (beginsAsJson(bytes)) {
        JsonPrinter json(bytes, {}, false);
        json.run();
        return !json.hasError();
    }
    const auto tree = findBinaryTree(bytes);
    return tree && tree->tree.json.startsWith("{\"") && bytes.size() >= leastBase64;
}

std::optional<Wrapping> wrappingOf(QByteArrayView bytes)
{
    if (bytes.startsWith(gzipMagic))
        return Wrapping::Gzip;
    if (bytes.startsWith(zstdMagic))
        return Wrapping::Zstd;
    if (bytes.startsWith(lz4Magic))
        return Wrapping::Lz4;
    if (bytes.startsWith(snappyMagic))
        return Wrapping::Snappy;
    return {};
}

Unpacked unpack(Wrapping wrapping, QByteArrayView bytes, qsizetype most, const std::stop_token &stop)
{
    switch (wrapping) {
    case Wrapping::Gzip:
        return inflate(bytes, most, zlibWindow + gzipOnly, stop);
    case Wrapping::Zlib:
        return inflate(bytes, most, zlibWindow, stop);
    case Wrapping::Zstd:
        return unpackZstd(bytes, most, stop);
    case Wrapping::Lz4:
        return unpackLz4(bytes, most, stop);
    case Wrapping::Snappy:
        return unpackSnappyFrames(bytes, most);
    case Wrapping::SnappyBlock:
        return unpackSnappyBlock(bytes, most);
    case Wrapping::Base64:
        break;
    }
    return {};
}

/// One wrapping opened, if there is one.
std::optional<std::pair<Wrapping, Unpacked>> openOne(
    QByteArrayView bytes, qsizetype most, bool isSnappyBlock, const std::stop_token &stop)
{
    if (isSnappyBlock)
        return std::pair(Wrapping::SnappyBlock, unpackSnappyBlock(bytes, most));
    if (const auto wrapping = wrappingOf(bytes))
        return std::pair(*wrapping, unpack(*wrapping, bytes, most, stop));
    if (mayBeZlib(bytes)) {
        if (Unpacked made = unpack(Wrapping::Zlib, bytes, most, stop); made.problem.isEmpty())
            return std::pair(Wrapping::Zlib, std::move(made));
    }
    Unpacked text;
    text.bytes = fromBase64(bytes);
    if (!text.bytes.isEmpty() && isWorthOpening(text.bytes)) {
        text.isCut = text.bytes.size() > most;
        text.bytes.truncate(most);
        return std::pair(Wrapping::Base64, std::move(text));
    }
    return {};
}

} // namespace

QString wrappingName(Wrapping wrapping)
{
    switch (wrapping) {
    case Wrapping::Gzip:
        return QStringLiteral("gzip");
    case Wrapping::Zlib:
        return QStringLiteral("zlib");
    case Wrapping::Zstd:
        return QStringLiteral("zstd");
    case Wrapping::Lz4:
        return QStringLiteral("lz4");
    case Wrapping::Snappy:
        return QStringLiteral("snappy");
    case Wrapping::SnappyBlock:
        return Text::tr("snappy block");
    case Wrapping::Base64:
        return QStringLiteral("base64");
    }
    return {};
}

QString wrappingNames(const QList<Wrapping> &wrappings)
{
    QStringList names;
    for (const Wrapping wrapping : wrappings)
        names << wrappingName(wrapping);
    return names.join(QStringLiteral(" › "));
}

bool looksPacked(QByteArrayView bytes)
{
    return wrappingOf(bytes).has_value();
}

Unwrapped unwrap(QByteArrayView bytes, const UnwrapLimits &limits, bool isSnappyBlock, std::stop_token stop)
{
    Unwrapped result;
    while (!bytes.isEmpty() && !stop.stop_requested()) {
        if (result.wrappings.size() >= limits.maxLevels) {
            result.isCut = looksPacked(bytes);
            if (result.isCut)
                result.problem = Unwrapped::Problem {
                    Text::tr("It is packed more than %1 times.").arg(limits.maxLevels), 0
                };
            break;
        }
        auto opened = openOne(bytes, limits.maxBytes, isSnappyBlock && result.wrappings.isEmpty(), stop);
        if (!opened)
            break;
        auto &[wrapping, made] = *opened;
        result.wrappings << wrapping;
        if (!made.problem.isEmpty())
            result.problem = Unwrapped::Problem { Text::tr("The %1 data breaks at byte %2: %3.")
                                                      .arg(wrappingName(wrapping), QString::number(made.offset),
                                                          made.problem),
                made.offset };
        result.isCut = made.isCut;
        result.bytes = std::move(made.bytes);
        bytes = result.bytes;
        if (result.problem || result.isCut)
            break;
    }
    return result;
}

} // namespace natsight
