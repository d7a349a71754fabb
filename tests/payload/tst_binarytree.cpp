// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/binarytree.h"

#include <QRandomGenerator>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;
using Tree = nlohmann::ordered_json;

namespace {

bool isJson(const QByteArray &text)
{
    return Tree::accept(text.begin(), text.end());
}

/// A random tree; texts hold what needs escapes.
Tree randomTree(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 4 ? 7 : 9)) {
    case 0:
        return nullptr;
    case 1:
        return random.bounded(2) == 1;
    case 2:
        return static_cast<std::int64_t>(random.generate64()) >> random.bounded(64);
    case 3:
        return random.generate64() >> random.bounded(64);
    case 4:
        return static_cast<double>(random.generate64()) / (1 + random.bounded(1'000));
    case 5:
        return std::string(static_cast<std::size_t>(random.bounded(40)), 'x');
    case 6:
        return std::string("\"\\\n\t\x01 gr\xc3\xbc\xc3\x9f").substr(0, static_cast<std::size_t>(random.bounded(8)));
    case 7: {
        Tree list = Tree::array();
        for (auto i = random.bounded(20); i > 0; --i)
            list.push_back(randomTree(random, depth + 1));
        return list;
    }
    default: {
        Tree map = Tree::object();
        for (auto i = random.bounded(20); i > 0; --i)
            map["k" + std::to_string(random.bounded(1'000))] = randomTree(random, depth + 1);
        return map;
    }
    }
}

QByteArray packed(const Tree &tree, bool isCbor)
{
    std::vector<std::uint8_t> out;
    if (isCbor)
        Tree::to_cbor(tree, out);
    else
        Tree::to_msgpack(tree, out);
    return { reinterpret_cast<const char *>(out.data()), static_cast<qsizetype>(out.size()) };
}

TreeText read(QByteArrayView bytes, bool isCbor, const TreeLimits &limits = {})
{
    return isCbor ? cborTree(bytes, limits) : messagePackTree(bytes, limits);
}

} // namespace

class TestBinaryTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Bytes made by Python's msgpack 1.2 and cbor2 6.3 and by @msgpack/msgpack 3 and cbor-x 1.6 for Node.
    void othersWrote_data()
    {
        QTest::addColumn<bool>("isCbor");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("json");
        const QByteArray all
            = "{\"id\":17,\"name\":\"\xc3\x9c\",\"price\":12.5,\"ok\":true,\"no\":null,\"big\":18446744073709551615,"
              "\"neg\":-9223372036854775808,\"list\":[1,-1,-129,65536,[],{}],\"bytes\":\"AAH/\"}";
        QTest::newRow("msgpack")
            << false
            << QByteArray::fromHex(
                   "89a2696411a46e616d65a2c39ca57072696365cb4029000000000000a26f6bc3a26e6fc0a3626967cfffffffff"
                   "ffffffffa36e6567d38000000000000000a46c6973749601ffd1ff7fce000100009080a56279746573c4030001ff")
            << all;
        QTest::newRow("msgpack keys") << false << QByteArray::fromHex("8301a36f6e65fbc3c09101")
                                      << QByteArray(R"({"1":"one","-5":true,"null":[1]})");
        QTest::newRow("msgpack times")
            << false
            << QByteArray::fromHex("94d6ff6553f100d7ff1d6f34546553f100c70cff00000005ffffffffffffffffc70307616263")
            << QByteArray(
                   R"(["2023-11-14T22:13:20Z","2023-11-14T22:13:20.123456789Z","1969-12-31T23:59:59.000000005Z",{"type":7,"data":"YWJj"}])");
        QTest::newRow("msgpack float") << false << QByteArray::fromHex("92ca3fc00000ca3f000000")
                                       << QByteArray("[1.5,0.5]");
        QTest::newRow("msgpack node") << false << QByteArray::fromHex("82a16193010281a162a163a164d6ff00000000")
                                      << QByteArray(R"({"a":[1,2,{"b":"c"}],"d":"1970-01-01T00:00:00Z"})");
        QTest::newRow("cbor")
            << true
            << QByteArray::fromHex(
                   "a962696411646e616d6562c39c657072696365fb4029000000000000626f6bf5626e6ff6636269671bffffffffff"
                   "ffffff636e65673b7fffffffffffffff646c69737486012038801a0001000080a0656279746573430001ff")
            << all;
        QTest::newRow("cbor tags")
            << true
            << QByteArray::fromHex(
                   "86c074323032332d31312d31345432323a31333a32305ac249400000000000000000c3493fffffffffffffffff"
                   "c11a6553f100f7f863")
            << QByteArray(
                   R"(["2023-11-14T22:13:20Z",1180591620717411303424,-1180591620717411303424,1700000000,null,99])");
        QTest::newRow("cbor keys") << true << QByteArray::fromHex("a201636f6e6524f5")
                                   << QByteArray(R"({"1":"one","-5":true})");
        QTest::newRow("cbor halves") << true
                                     << QByteArray::fromHex(
                                            "87f93e00fb3fb999999999999af97e00f97c00f9fc00fb7e37e43c8800759cf98000")
                                     << QByteArray(R"([1.5,0.1,"NaN","Infinity","-Infinity",1e+300,-0.0])");
        QTest::newRow("cbor node") << true << QByteArray::fromHex("b900016161830102b9000161626163")
                                   << QByteArray(R"({"a":[1,2,{"b":"c"}]})");
        // RFC 8949, appendix A.
        QTest::newRow("indefinite") << true << QByteArray::fromHex("bf61610161629f0203ffff")
                                    << QByteArray(R"({"a":1,"b":[2,3]})");
        QTest::newRow("pieces") << true << QByteArray::fromHex("7f657374726561646d696e67ff")
                                << QByteArray("\"streaming\"");
        QTest::newRow("byte pieces") << true << QByteArray::fromHex("5f42010243030405ff") << QByteArray("\"AQIDBAU=\"");
        QTest::newRow("-2^64") << true << QByteArray::fromHex("3bffffffffffffffff")
                               << QByteArray("-18446744073709551616");
        QTest::newRow("smallest half") << true << QByteArray::fromHex("f90001") << QByteArray("5.960464477539063e-08");
        QTest::newRow("list as key") << true << QByteArray::fromHex("a182016161f5")
                                     << QByteArray("{\"[1,\\\"a\\\"]\":true}");
        QTest::newRow("map as key") << false << QByteArray::fromHex("8281a161018080c0")
                                    << QByteArray("{\"{\\\"a\\\":1}\":{},\"{}\":null}");
    }

    void othersWrote()
    {
        QFETCH(bool, isCbor);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, json);
        const TreeText tree = read(bytes, isCbor);
        QVERIFY2(!tree.problem, qPrintable(tree.problem ? tree.problem->text : QString()));
        QVERIFY(!tree.isCut);
        QCOMPARE(tree.json, json);
        QVERIFY(isJson(json));
        QCOMPARE(tree.type, isCbor ? QStringLiteral("CBOR") : QStringLiteral("MessagePack"));
        // Cut anywhere: JSON of what was there, and the place where it breaks.
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const TreeText part = read(bytes.first(size), isCbor);
            QVERIFY(part.problem);
            QVERIFY(part.problem->offset <= size);
            QVERIFY2(part.json.isEmpty() || isJson(part.json), part.json.constData());
        }
        const TreeText more = read(QByteArray(bytes + '\x01'), isCbor);
        QCOMPARE(more.json, json);
        QCOMPARE(more.problem->offset, bytes.size());
    }

    /// As nlohmann's library, which is another implementation, writes them.
    void roundTrips()
    {
        QRandomGenerator random(4);
        for (int round = 0; round < 600; ++round) {
            const Tree tree = randomTree(random, round % 3);
            for (const bool isCbor : { false, true }) {
                const TreeText text = read(packed(tree, isCbor), isCbor);
                QVERIFY(!text.problem && !text.isCut);
                QCOMPARE(QByteArray::fromStdString(Tree::parse(text.json.toStdString()).dump()),
                    QByteArray::fromStdString(tree.dump()));
            }
        }
    }

    void anyBytes()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes(static_cast<qsizetype>(random.bounded(40)), '\0');
            for (char &c : bytes)
                c = static_cast<char>(random.bounded(4) == 0 ? random.bounded(256) : 0x80 + random.bounded(0x30));
            for (const bool isCbor : { false, true }) {
                const TreeText tree = read(bytes, isCbor);
                QVERIFY2(tree.json.isEmpty() || isJson(tree.json), bytes.toHex().constData());
                QVERIFY(tree.problem || !tree.json.isEmpty());
                TreeLimits small;
                small.maxJson = 20;
                small.maxDepth = 3;
                const TreeText cut = read(bytes, isCbor, small);
                QVERIFY2(cut.json.isEmpty() || isJson(cut.json), bytes.toHex().constData());
            }
        }
    }

    void nestsDeep()
    {
        for (const auto &[byte, isCbor] :
            { std::pair('\x91', false), { '\x81', true }, { '\x9f', true }, { '\xc1', true }, { '\xa1', true } }) {
            const TreeText tree = read(QByteArray(1'000'000, byte), isCbor);
            QVERIFY(tree.isCut);
            QVERIFY(tree.problem);
            QVERIFY(tree.json.isEmpty() || isJson(tree.json));
            QVERIFY(tree.json.size() < 10'000);
        }
        QByteArray deep(100, '\x91');
        QVERIFY(!read(QByteArray(deep + '\x01'), false).problem);
        QVERIFY(read(QByteArray('\x91' + deep + '\x01'), false).isCut);
        // Maps within keys, which would double with each level.
        const TreeText keys = read(QByteArray(QByteArray(60, '\xa1') + QByteArray(70, '\x01')), true);
        QVERIFY(keys.isCut && isJson(keys.json) && keys.json.size() < 10'000);
    }

    void bounds()
    {
        // Said to have 2³² elements.
        const TreeText tree = read(QByteArray::fromHex("ddffffffff0102"), false);
        QCOMPARE(tree.json, QByteArray("[1,2]"));
        QCOMPARE(tree.problem->offset, 7);
        QVERIFY(read(QByteArray::fromHex("5bffffffffffffffff01"), true).problem);
        QVERIFY(read(QByteArray::fromHex("bbffffffffffffffff01"), true).problem);
        TreeLimits limits;
        limits.maxJson = 1'000;
        const TreeText cut = read(packed(Tree(std::vector<int>(10'000, 7)), false), false, limits);
        QVERIFY(cut.isCut && !cut.problem);
        QVERIFY(isJson(cut.json) && cut.json.size() < 1'100);
    }

    void finds()
    {
        const auto kind = [](const QByteArray &bytes) {
            const auto found = findBinaryTree(bytes);
            return !found ? 0 : found->isCbor ? 2 : 1;
        };
        QCOMPARE(kind(QByteArray::fromHex("81a16101")), 1);
        QCOMPARE(kind(QByteArray::fromHex("dc00020102")), 1);
        QCOMPARE(kind(QByteArray::fromHex("a1616101")), 2);
        QCOMPARE(kind(QByteArray::fromHex("d9d9f7a1616101")), 2);
        QCOMPARE(kind(QByteArray::fromHex("9f01ff")), 2);
        for (const QByteArray &none : { QByteArray(), QByteArray("\x80"), QByteArray("\xa0"), QByteArray("text"),
                 QByteArray("\xa3ok!"), QByteArray::fromHex("82a16101"), QByteArray::fromHex("c074"),
                 QByteArray(100'000, '\x91'), QByteArray(10, '\xff') })
            QCOMPARE(kind(none), 0);
    }
};

QTEST_APPLESS_MAIN(TestBinaryTree)
#include "tst_binarytree.moc"
