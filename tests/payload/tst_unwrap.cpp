// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/unwrap.h"

#include <QRandomGenerator>
#include <QTest>

#include <lz4frame.h>
#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

#include <memory>

using namespace natsight;

namespace {

const QByteArray content
    = R"({"order":17,"items":["a","b","a","b","a","b"],"note":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})";

/// `content`, packed by others: Python's gzip and zlib modules, zstandard 0.25 (with its checksum), lz4 4.4 (with a content checksum),
/// cramjam 2.14 (Snappy in Rust; framed and bare).
struct Vector {
    const char *name;
    Wrapping wrapping;
    QByteArray bytes;
};

const std::vector<Vector> &vectors()
{
    static const std::vector<Vector> all {
        { "gzip", Wrapping::Gzip,
            QByteArray::fromHex(
                "1f8b0800000000000203ab56ca2f4a492d52b23234d751ca2c49cd2d56b28a564a54d2514a0262543a5647292fbf2455c9"
                "4a29910050aa0500f959b16858000000") },
        { "zlib", Wrapping::Zlib,
            QByteArray::fromHex(
                "789cab56ca2f4a492d52b23234d751ca2c49cd2d56b28a564a54d2514a0262543a5647292fbf2455c94a29910050aa050065"
                "261b00") },
        { "zstd", Wrapping::Zstd,
            QByteArray::fromHex(
                "28b52ffd2458a50100a4027b226f72646572223a31372c226974656d73223a5b2261222c2262222c5d2c226e6f7465223a22"
                "61227d0200b8c6b7ae38013d12de18") },
        { "lz4", Wrapping::Lz4,
            QByteArray::fromHex(
                "04224d186c405800000000000000f236000000fb0e7b226f72646572223a31372c226974656d73223a5b2261222c2262222c"
                "0800bf5d2c226e6f7465223a226101000950616161227d000000000de87e5c") },
        { "snappy", Wrapping::Snappy,
            QByteArray::fromHex(
                "ff060000734e6150705900380000913d8de858707b226f72646572223a31372c226974656d73223a5b2261222c2262222c3a"
                "0800285d2c226e6f7465223a22617a010004227d") },
    };
    return all;
}

const QByteArray snappyBlock = QByteArray::fromHex(
    "58707b226f72646572223a31372c226974656d73223a5b2261222c2262222c3a0800285d2c226e6f7465223a22617a010004227d");

QByteArray gzip(const QByteArray &bytes)
{
    z_stream stream {};
    if (deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray zstd(const QByteArray &bytes)
{
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(bytes.size()))), '\0');
    packed.truncate(static_cast<qsizetype>(ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()),
        bytes.constData(), static_cast<std::size_t>(bytes.size()), 1)));
    return packed;
}

QByteArray lz4(const QByteArray &bytes)
{
    QByteArray packed(
        static_cast<qsizetype>(LZ4F_compressFrameBound(static_cast<std::size_t>(bytes.size()), nullptr)), '\0');
    packed.truncate(static_cast<qsizetype>(LZ4F_compressFrame(packed.data(), static_cast<std::size_t>(packed.size()),
        bytes.constData(), static_cast<std::size_t>(bytes.size()), nullptr)));
    return packed;
}

QByteArray snappyOf(const QByteArray &bytes)
{
    std::string packed;
    snappy::Compress(bytes.constData(), static_cast<std::size_t>(bytes.size()), &packed);
    return QByteArray::fromStdString(packed);
}

QByteArray repeated(const QByteArray &part, int times)
{
    return part.repeated(times);
}

} // namespace

class TestUnwrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersPacked()
    {
        for (const Vector &vector : vectors()) {
            const Unwrapped unwrapped = unwrap(vector.bytes);
            QCOMPARE(unwrapped.wrappings, QList<Wrapping> { vector.wrapping });
            QCOMPARE(unwrapped.bytes, content);
            QVERIFY(!unwrapped.problem && !unwrapped.isCut);
            QCOMPARE(looksPacked(vector.bytes), vector.wrapping != Wrapping::Zlib);
        }
        QVERIFY(unwrap(snappyBlock).wrappings.isEmpty());
        const Unwrapped chosen = unwrap(snappyBlock, {}, true);
        QCOMPARE(chosen.wrappings, QList<Wrapping> { Wrapping::SnappyBlock });
        QCOMPARE(chosen.bytes, content);
        // Made by snappyjs.
        QCOMPARE(unwrap(QByteArray::fromHex("1d1468656c6c6f205a0600"), {}, true).bytes,
            QByteArray("hello hello hello hello hello"));
    }

    void nothingIsPacked()
    {
        for (const QByteArray &plain :
            { QByteArray(), content, QByteArray("hello"), QByteArray("(\xb5/"), QByteArray("x\x9c", 2),
                QByteArray("x^y^z is a text"), QByteArray("\x1f\x8b", 2), QByteArray(1'000, '\xff') }) {
            const Unwrapped unwrapped = unwrap(plain);
            QVERIFY(unwrapped.wrappings.isEmpty());
            QVERIFY(!unwrapped.problem && !unwrapped.isCut && unwrapped.bytes.isEmpty());
        }
    }

    /// What was there before the end comes out, and it is told that it ends.
    void truncated()
    {
        for (const Vector &vector : vectors()) {
            qsizetype longest = 0;
            for (qsizetype size = 0; size < vector.bytes.size(); ++size) {
                const QByteArray part = vector.bytes.first(size);
                const Unwrapped unwrapped = unwrap(part);
                if (unwrapped.wrappings.isEmpty())
                    continue;
                // A stream of Snappy may end behind its name.
                QVERIFY2(unwrapped.problem || (vector.wrapping == Wrapping::Snappy && size == 10), vector.name);
                QVERIFY2(content.startsWith(unwrapped.bytes), vector.name);
                QVERIFY(!unwrapped.problem || unwrapped.problem->offset <= size);
                longest = std::max(longest, unwrapped.bytes.size());
            }
            // Lz4 and Snappy give whole blocks, and this is one; zlib is believed only when it is whole.
            if (vector.wrapping == Wrapping::Gzip || vector.wrapping == Wrapping::Zstd
                || vector.wrapping == Wrapping::Lz4)
                QCOMPARE(longest, content.size());
        }
        for (qsizetype size = 0; size < snappyBlock.size(); ++size) {
            const Unwrapped unwrapped = unwrap(snappyBlock.first(size), {}, true);
            QVERIFY(size == 0 || unwrapped.problem);
            QVERIFY(content.startsWith(unwrapped.bytes));
        }
    }

    /// With any bit turned around it is never taken for whole and other content.
    void damaged()
    {
        for (const Vector &vector : vectors()) {
            for (qsizetype at = 0; at < vector.bytes.size(); ++at) {
                for (unsigned int bit = 0; bit < 8; ++bit) {
                    QByteArray bytes = vector.bytes;
                    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << bit));
                    const Unwrapped unwrapped = unwrap(bytes);
                    const bool isQuiet = !unwrapped.wrappings.isEmpty() && !unwrapped.problem && !unwrapped.isCut;
                    // A chunk of Snappy that became one to be skipped leaves nothing.
                    QVERIFY2(!isQuiet || unwrapped.bytes == content || unwrapped.bytes.isEmpty(), vector.name);
                }
            }
        }
    }

    void roundTrips()
    {
        QRandomGenerator random(8);
        for (int round = 0; round < 60; ++round) {
            QByteArray bytes(1 + static_cast<qsizetype>(random.bounded(round % 10 == 0 ? 300'000 : 5'000)), '\0');
            const bool isNoise = round % 3 == 0;
            for (char &c : bytes)
                c = static_cast<char>(isNoise ? random.bounded(256) : "ab{}"[random.bounded(4)]);
            if (looksPacked(bytes))
                continue;
            const auto check = [&bytes](const QByteArray &packed, Wrapping wrapping) {
                const Unwrapped unwrapped = unwrap(packed, {}, wrapping == Wrapping::SnappyBlock);
                QCOMPARE(unwrapped.wrappings, QList<Wrapping> { wrapping });
                QVERIFY(!unwrapped.problem && !unwrapped.isCut);
                QCOMPARE(unwrapped.bytes, bytes);
            };
            check(gzip(bytes), Wrapping::Gzip);
            check(zstd(bytes), Wrapping::Zstd);
            check(lz4(bytes), Wrapping::Lz4);
            check(snappyOf(bytes), Wrapping::SnappyBlock);
        }
    }

    /// Several frames behind each other are one payload.
    void frames()
    {
        for (const Vector &vector : vectors()) {
            if (vector.wrapping == Wrapping::Zlib)
                continue;
            const Unwrapped twice = unwrap(QByteArray(vector.bytes + vector.bytes));
            QVERIFY2(!twice.problem, vector.name);
            QCOMPARE(twice.bytes, QByteArray(content + content));
            const Unwrapped withRest = unwrap(QByteArray(vector.bytes + "rest of it"));
            QVERIFY2(withRest.problem, vector.name);
            QCOMPARE(withRest.bytes, content);
            QCOMPARE(withRest.problem->offset, vector.bytes.size());
        }
        // A frame of zstd that is to be skipped.
        const QByteArray &packed = vectors().at(2).bytes;
        QCOMPARE(unwrap(QByteArray(packed + QByteArray::fromHex("502a4d1803000000616263") + packed)).bytes,
            QByteArray(content + content));
    }

    void snappyChunks()
    {
        const QByteArray &packed = vectors().at(4).bytes;
        const QByteArray padding = QByteArray::fromHex("fe030000000000");
        const QByteArray skipped = QByteArray::fromHex("8002000041424344").first(6);
        QCOMPARE(unwrap(QByteArray(packed + padding + skipped)).bytes, content);
        const Unwrapped unknown = unwrap(QByteArray(packed + QByteArray::fromHex("02010000ff")));
        QVERIFY(unknown.problem);
        QCOMPARE(unknown.bytes, content);
        QCOMPARE(unknown.problem->offset, packed.size());
        // A chunk that is not packed, made by cramjam.
        const QByteArray plain = QByteArray::fromHex("ff060000734e61507059010700006e57f121616263");
        QCOMPARE(unwrap(plain).bytes, QByteArray("abc"));
        QVERIFY(unwrap(plain.chopped(1)).problem);
        QByteArray wrong = packed;
        wrong[14] = static_cast<char>(wrong.at(14) + 1);
        QVERIFY(unwrap(wrong).problem->text.contains(QLatin1String("checksum")));
    }

    void nested()
    {
        const Unwrapped two = unwrap(zstd(gzip(content)));
        QCOMPARE(two.wrappings, QList({ Wrapping::Zstd, Wrapping::Gzip }));
        QCOMPARE(two.bytes, content);
        QCOMPARE(wrappingNames(two.wrappings), QStringLiteral("zstd › gzip"));
        QByteArray deep = content;
        for (int i = 0; i < 4; ++i)
            deep = gzip(deep);
        QCOMPARE(unwrap(deep).bytes, content);
        const Unwrapped tooDeep = unwrap(gzip(gzip(deep)));
        QCOMPARE(tooDeep.wrappings.size(), 4);
        QVERIFY(tooDeep.isCut && tooDeep.problem);
    }

    void bombs()
    {
        // 1 GiB of zeroes.
        z_stream stream {};
        QCOMPARE(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
        const QByteArray zeroes(8 << 20, '\0');
        QByteArray bomb(16 << 20, '\0');
        stream.next_out = reinterpret_cast<Bytef *>(bomb.data());
        stream.avail_out = static_cast<uInt>(bomb.size());
        for (int i = 0; i < 128; ++i) {
            stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(zeroes.constData()));
            stream.avail_in = static_cast<uInt>(zeroes.size());
            deflate(&stream, i == 127 ? Z_FINISH : Z_NO_FLUSH);
        }
        bomb.truncate(static_cast<qsizetype>(stream.total_out));
        deflateEnd(&stream);
        const Unwrapped unwrapped = unwrap(bomb);
        QVERIFY(unwrapped.isCut);
        QVERIFY(!unwrapped.problem);
        QCOMPARE(unwrapped.bytes.size(), 16 << 20);
        UnwrapLimits small;
        small.maxBytes = 1'000;
        for (const QByteArray &packed : { gzip(zeroes), zstd(zeroes), lz4(zeroes), gzip(gzip(zeroes)) }) {
            const Unwrapped cut = unwrap(packed, small);
            QVERIFY(cut.isCut);
            QVERIFY(cut.bytes.size() <= small.maxBytes);
        }
        // A block of Snappy that is said to be larger is not unpacked.
        const Unwrapped block = unwrap(snappyOf(zeroes), small, true);
        QVERIFY(block.isCut && block.problem && block.bytes.isEmpty());
        // What is exactly as large as the bound is whole.
        small.maxBytes = content.size();
        for (const Vector &vector : vectors()) {
            const Unwrapped whole = unwrap(vector.bytes, small);
            QVERIFY2(!whole.isCut && !whole.problem, vector.name);
            QCOMPARE(whole.bytes, content);
        }
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(unwrap(vectors().front().bytes, {}, false, stop.get_token()).bytes.isEmpty());
    }

    void base64()
    {
        const QByteArray packed = vectors().front().bytes;
        QByteArray lines;
        const QByteArray encoded = packed.toBase64();
        for (qsizetype at = 0; at < encoded.size(); at += 20)
            lines += encoded.mid(at, 20) + "\r\n";
        for (const QByteArray &text : { encoded, packed.toBase64(QByteArray::OmitTrailingEquals),
                 packed.toBase64(QByteArray::Base64UrlEncoding), lines, QByteArray(encoded + '\n') }) {
            const Unwrapped unwrapped = unwrap(text);
            QCOMPARE(unwrapped.wrappings, QList({ Wrapping::Base64, Wrapping::Gzip }));
            QCOMPARE(unwrapped.bytes, content);
        }
        const auto holds = [](const QByteArray &bytes) { return unwrap(bytes.toBase64()).bytes == bytes; };
        QVERIFY(holds(content));
        QVERIFY(holds(R"([1,2,3,4,5])"));
        QVERIFY(holds(QByteArray::fromHex("89504e470d0a1a0a0000000d49484452")));
        QVERIFY(holds(QByteArray::fromHex("82a7636f6d70616374c3a6736368656d6100")));
        // Words and numbers are base64 too, of nothing that means something.
        for (const char *word :
            { "abcdefghijkl", "password1234", "AAAAAAAAAAAAAAAA", "9f86d081884c7d659a2feaa0c55ad015", "gggggggggggg",
                "hello-world-how-are-you1", "123456789012", "kubernetes_namespace", "eyJub3QganNvbiBhdCBhbGw=" })
            QVERIFY2(unwrap(word).wrappings.isEmpty(), word);
        QVERIFY(unwrap("eyJhIjoxfQ==, and more").wrappings.isEmpty());
        QVERIFY(unwrap("eyJhIjoxfQ==").wrappings == QList { Wrapping::Base64 });
        QVERIFY(unwrap("eyJhIjoxfQ=").wrappings.isEmpty());
        QVERIFY(unwrap(repeated("word", 1'000)).wrappings.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestUnwrap)
#include "tst_unwrap.moc"
