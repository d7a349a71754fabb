// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/valuecodec.h"

#include <QRandomGenerator>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;

class TestValueCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detects_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ValueFormat>("format");
        QTest::newRow("empty") << QByteArray() << ValueFormat::Text;
        QTest::newRow("object") << QByteArray(R"({"a":1})") << ValueFormat::Json;
        QTest::newRow("true") << QByteArray("true") << ValueFormat::Json;
        QTest::newRow("number") << QByteArray("25") << ValueFormat::Json;
        QTest::newRow("text") << QByteArray("hello there") << ValueFormat::Text;
        QTest::newRow("utf-8") << QByteArray("gr\xc3\xbc\xc3\x9f") << ValueFormat::Text;
        QTest::newRow("NUL") << QByteArray("a\0b\0\0c", 6) << ValueFormat::Hex;
        QTest::newRow("messagepack") << QByteArray::fromHex("82a7636f6d70616374c3a6736368656d6100")
                                     << ValueFormat::MessagePack;
        QTest::newRow("cbor") << QByteArray::fromHex("a26161016162820203") << ValueFormat::Cbor;
        QTest::newRow("binary") << QByteArray::fromHex("fffefdfc00010203") << ValueFormat::Hex;
        QTest::newRow("deep messagepack") << QByteArray(100'000, '\x91') << ValueFormat::Hex;
        QTest::newRow("deep cbor") << QByteArray(100'000, '\x81') << ValueFormat::Hex;
        QTest::newRow("tags") << QByteArray(100'000, '\xc1') << ValueFormat::Hex;
    }
    void detects()
    {
        QFETCH(QByteArray, bytes);
        QTEST(detectValueFormat(bytes), "format");
        for (const auto format :
            { ValueFormat::Json, ValueFormat::Text, ValueFormat::Hex, ValueFormat::MessagePack, ValueFormat::Cbor })
            (void)valueText(bytes, format);
    }

    void compactStaysCompact()
    {
        const QByteArray compact = R"({"max_open":25,"rate":1.50,"name":"\u00e4 b","big":12345678901234567890123})";
        const ValueText text = valueText(compact, ValueFormat::Json);
        QVERIFY(text.isCompact && text.isExact && text.isEditable);
        QVERIFY(text.text.contains(QLatin1String("\n")));
        QCOMPARE(*valueBytes(text.text, ValueFormat::Json, text.isCompact), compact);
        const QByteArray loose = "{ \"a\": 1 }\n";
        const ValueText kept = valueText(loose, ValueFormat::Json);
        QVERIFY(!kept.isCompact && kept.isExact);
        QCOMPARE(*valueBytes(kept.text, ValueFormat::Json, kept.isCompact), loose);
    }

    void saysWhatIsWrong()
    {
        const auto wrong = valueBytes(QStringLiteral("{\n  \"a\": 1,,\n}"), ValueFormat::Json);
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().text().contains(QLatin1String("line 2")), qPrintable(wrong.error().text()));
        QVERIFY(!valueBytes(QStringLiteral("0g"), ValueFormat::Hex));
        QVERIFY(!valueBytes(QStringLiteral("012"), ValueFormat::Hex));
        QVERIFY(!valueBytes(QString(), ValueFormat::Json));
        QVERIFY(!valueBytes(QStringLiteral("[1] [2]"), ValueFormat::Cbor));
        QVERIFY(!valueBytes(QString(1000, u'[') + QString(1000, u']'), ValueFormat::MessagePack));
        QVERIFY(!valueText("\xff\xfe", ValueFormat::Text).isEditable);
        QVERIFY(!valueText("\xef\xbb\xbf{}", ValueFormat::Json).isEditable);
        QVERIFY(!valueText("hello", ValueFormat::Cbor).note.isEmpty());
        QVERIFY(!valueText(QByteArray(maxEditedBytes + 1, 'x'), ValueFormat::Text).isEditable);
        QVERIFY(formattedText(QStringLiteral("{\"a\":1}"), ValueFormat::Json)->contains(u'\n'));
        QCOMPARE(*formattedText(QStringLiteral("0 01F"), ValueFormat::Hex), QStringLiteral("00 1f"));
    }

    void binaryJsonTellsWhenItIsNotExact()
    {
        // 1 as a 64-bit integer comes back as one byte.
        const ValueText wide = valueText(QByteArray::fromHex("81a161cf0000000000000001"), ValueFormat::MessagePack);
        QVERIFY(!wide.isExact && !wide.note.isEmpty());
        const ValueText bytes = valueText(QByteArray::fromHex("81a161c4020102"), ValueFormat::MessagePack);
        QVERIFY(!bytes.isExact);
        const ValueText plain = valueText(QByteArray::fromHex("81a16101"), ValueFormat::MessagePack);
        QVERIFY(plain.isExact && plain.note.isEmpty());
        QCOMPARE(*valueBytes(plain.text, ValueFormat::MessagePack), QByteArray::fromHex("81a16101"));
    }

    void packedValuesAreBytes()
    {
        // Of Python's gzip module: {"a":1}.
        const QByteArray packed = QByteArray::fromHex("1f8b0800000000000203ab564a54b232ac0500afac1b5607000000");
        QCOMPARE(detectValueFormat(packed), ValueFormat::Hex);
        const ValueText text = valueText(packed, ValueFormat::Hex);
        QVERIFY(text.isEditable && text.isExact);
        QVERIFY2(text.note.contains(QStringLiteral("gzip › JSON")), qPrintable(text.note));
        QCOMPARE(changeSummary(packed, R"({"a":2})"), QStringLiteral("a 1 → 2"));
    }

    /// What is said to be exact is.
    void exactIsExact()
    {
        QRandomGenerator random(3);
        const auto check = [](const QByteArray &bytes) {
            for (const auto format : { ValueFormat::Json, ValueFormat::Text, ValueFormat::Hex, ValueFormat::MessagePack,
                     ValueFormat::Cbor }) {
                const ValueText text = valueText(bytes, format);
                if (!text.isEditable || !text.isExact)
                    continue;
                const auto back = valueBytes(text.text, format, text.isCompact);
                QVERIFY(back || format == ValueFormat::Json);
                if (back)
                    QCOMPARE(*back, bytes);
            }
        };
        for (int i = 0; i < 3'000; ++i) {
            QByteArray bytes;
            const int size = int(random.bounded(12));
            for (int j = 0; j < size; ++j)
                bytes.append(i % 3 == 0 ? char(random.bounded(256)) : "{}[]\"a:,1 \r\n\\\x81\xa1"[random.bounded(16)]);
            check(bytes);
            nlohmann::ordered_json tree;
            tree["n"] = random.generate();
            tree["d"] = double(random.generate()) / 7;
            tree["l"] = { 1, "x", nullptr, true };
            std::vector<std::uint8_t> packed;
            if (i % 2 == 0)
                nlohmann::ordered_json::to_msgpack(tree, packed);
            else
                nlohmann::ordered_json::to_cbor(tree, packed);
            check(QByteArray(reinterpret_cast<const char *>(packed.data()), qsizetype(packed.size())));
        }
    }

    void summaries_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("summary");
        QTest::newRow("member") << QByteArray(R"({"per_minute":600})") << QByteArray(R"({"per_minute":900})")
                                << QStringLiteral("per_minute 600 → 900");
        QTest::newRow("new") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1,"regions":["eu"]})")
                             << QStringLiteral("+ regions");
        QTest::newRow("gone") << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"a":1})") << QStringLiteral("− b");
        QTest::newRow("scalar") << QByteArray("true") << QByteArray("false") << QStringLiteral("true → false");
        QTest::newRow("same") << QByteArray("x") << QByteArray("x") << QStringLiteral("the same value");
        QTest::newRow("space") << QByteArray("[1]") << QByteArray("[ 1 ]")
                               << QStringLiteral("other white space or order");
        QTest::newRow("lines") << QByteArray("a b\nc d") << QByteArray("a b\nc e\nf g")
                               << QStringLiteral("+2 −1 lines");
        QTest::newRow("text") << QByteArray("old word") << QByteArray("new word")
                              << QStringLiteral("old word → new word");
        QTest::newRow("packed") << QByteArray::fromHex("81a16101") << QByteArray::fromHex("81a16102")
                                << QStringLiteral("a 1 → 2");
    }
    void summaries()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QTEST(changeSummary(before, after), "summary");
        QVERIFY(changeSummary(before, QByteArray(100'000, 'x')).size() <= 160);
    }
};

QTEST_APPLESS_MAIN(TestValueCodec)
#include "tst_valuecodec.moc"
