// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/messagelinereader.h"

#include "models/core/bytes.h"
#include "models/payload/messagelines.h"

#include <QRandomGenerator>
#include <QTest>

using namespace natsight;
using Format = MessageLines::Format;

namespace {

QByteArray written(Format format, const MessageRecord &message)
{
    MessageLines lines(format);
    QByteArray text;
    lines.append(text, message);
    text.chop(1);
    return text;
}

QByteArray writtenAgain(Format format, const ReadMessage &read)
{
    return written(format, { read.sequence, read.timeNs, read.subject, read.reply, read.headers, read.payload });
}

} // namespace

class TestMessageLineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        MessageLineReader reader;
        const auto read = reader.read(
            "{\"time\":\"2023-11-14T22:13:20.12Z\",\"subject\":\"orders.eu\",\"reply\":\"_INBOX.1\","
            "\"headers\":{\"Trace\":[\"1\",\"2\"],\"Kind\":[\"a\\\"b\"]},\"payload\":\"hi\\n\\u0001\"}");
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().text()));
        QCOMPARE(read->timeNs, 1'700'000'000'120'000'000);
        QCOMPARE(bytesOf(read->subject), QByteArray("orders.eu"));
        QCOMPARE(bytesOf(read->reply), QByteArray("_INBOX.1"));
        QCOMPARE(bytesOf(read->payload), QByteArray("hi\n\x01"));
        QCOMPARE(read->headers.size(), std::size_t { 3 });
        QCOMPARE(read->headers.at(1).second, QByteArray("2"));
        QCOMPARE(read->headers.at(2).second, QByteArray("a\"b"));
        QVERIFY(!read->sequence && !read->hasOthers);
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ns");
        QTest::newRow("none") << QByteArray("0001-01-01T00:00:00Z") << qint64 { 0 };
        QTest::newRow("second") << QByteArray("1970-01-01T00:00:01Z") << qint64 { 1'000'000'000 };
        QTest::newRow("before") << QByteArray("1969-12-31T23:59:59.999999999Z") << qint64 { -1 };
        QTest::newRow("zone") << QByteArray("1970-01-01T02:00:01.5+02:00") << qint64 { 1'500'000'000 };
        QTest::newRow("other side") << QByteArray("1969-12-31T22:30:01-01:30") << qint64 { 1'000'000'000 };
    }

    void times()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ns);
        MessageLineReader reader;
        const QByteArray line = "{\"time\":\"" + text + "\",\"subject\":\"a\",\"payload\":\"\"}";
        const auto read = reader.read(line);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().text()));
        QCOMPARE(read->timeNs, ns);
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("reason");
        const QByteArray time = "\"time\":\"2023-11-14T22:13:20Z\"";
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("text") << QByteArray("hello") << QStringLiteral("no JSON");
        QTest::newRow("cut off") << QByteArray("{\"time\":\"2023-") << QStringLiteral("no JSON");
        QTest::newRow("two") << QByteArray("{} {}") << QStringLiteral("no JSON");
        QTest::newRow("no UTF-8") << QByteArray("{\"subject\":\"\xff\"}") << QStringLiteral("no JSON");
        QTest::newRow("list") << QByteArray("[]") << QStringLiteral("no JSON object");
        QTest::newRow("no time") << QByteArray("{\"subject\":\"a\",\"payload\":\"\"}") << QStringLiteral("no “time”");
        QTest::newRow("no subject") << "{" + time + ",\"payload\":\"\"}" << QStringLiteral("no “subject”");
        QTest::newRow("no payload") << "{" + time + ",\"subject\":\"a\"}" << QStringLiteral("no “payload”");
        QTest::newRow("empty subject") << "{" + time + ",\"subject\":\"\",\"payload\":\"\"}"
                                       << QStringLiteral("is empty");
        QTest::newRow("bad time") << QByteArray(
            "{\"time\":\"2023-02-30T22:13:20Z\",\"subject\":\"a\",\"payload\":\"\"}")
                                  << QStringLiteral("“time”");
        QTest::newRow("far time") << QByteArray(
            "{\"time\":\"2999-01-01T00:00:00Z\",\"subject\":\"a\",\"payload\":\"\"}")
                                  << QStringLiteral("“time”");
        QTest::newRow("base64") << "{" + time + ",\"subject\":\"a\",\"payload_base64\":\"/w=\"}"
                                << QStringLiteral("no base64");
        QTest::newRow("number") << "{" + time + ",\"subject\":\"a\",\"payload\":1}" << QStringLiteral("no text");
        QTest::newRow("twice") << "{" + time + ",\"subject\":\"a\",\"payload\":\"\",\"payload_base64\":\"\"}"
                               << QStringLiteral("twice");
        QTest::newRow("header") << "{" + time
                + ",\"subject\":\"a\",\"payload\":\"\",\"headers\":{\"a\":[\"b\\r\\nc\"]}}"
                                << QStringLiteral("line break");
        QTest::newRow("header name") << "{" + time
                + ",\"subject\":\"a\",\"payload\":\"\",\"headers\":{\"a:b\":[\"c\"]}}"
                                     << QStringLiteral("name");
    }

    void broken()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, reason);
        MessageLineReader reader;
        const auto read = reader.read(line);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(reason), qPrintable(read.error().message));
    }

    /// Also of more nesting than elsewhere, and with what stands around it.
    void values()
    {
        MessageLineReader reader;
        const QByteArray deep = QByteArray(64, '[') + QByteArray(64, ']');
        const QList<QByteArray> payloads { deep, "{\"a\": 1.50, \"a\": 2 , \"b\":\"\\\",{\"}", "[ ]",
            "{\"payload_json\":[1]}" };
        for (const QByteArray &payload : payloads) {
            const QByteArray line = written(Format::NdjsonValues, { {}, 1, "payload_json", {}, {}, viewOf(payload) });
            const auto read = reader.read(line);
            QVERIFY2(read.has_value(), line.constData());
            QCOMPARE(bytesOf(read->payload), payload);
        }
        const auto spaced = reader.read(" { \"payload_json\" : {\"x\":[1, 2]} , \"more\":{\"payload_json\":3}, "
                                        "\"time\":\"2023-11-14T22:13:20Z\",\"subject\":\"a\"} ");
        QVERIFY(spaced);
        QCOMPARE(bytesOf(spaced->payload), QByteArray("{\"x\":[1, 2]}"));
        QVERIFY(spaced->hasOthers);
    }

    /// What was written comes back, and is written the same again, whatever bytes it has.
    void anyMessage()
    {
        QRandomGenerator random(20'261'129);
        const auto bytes = [&random](int most) {
            QByteArray made(random.bounded(most), Qt::Uninitialized);
            const bool isPlain = random.bounded(2) == 0;
            for (char &c : made)
                c = static_cast<char>(isPlain ? random.bounded(0x80) : random.bounded(0x100));
            return made;
        };
        const auto json = [&random, &bytes]() -> QByteArray {
            const QByteArray text = bytes(6).toHex();
            switch (random.bounded(4)) {
            case 0:
                return "{\"" + text + "\": [1.0, " + QByteArray::number(random.bounded(1'000)) + ", null ]}";
            case 1:
                return "[]";
            case 2:
                return "{\"" + text + "\":\"\\u00e4}\\\\\"}";
            default:
                return "{\"a\": {\"b\":[{}]}}";
            }
        };
        MessageLineReader reader;
        for (int i = 0; i < 5'000; ++i) {
            const Format format = i % 2 == 0 ? Format::Ndjson : Format::NdjsonValues;
            const QByteArray subject = 's' + bytes(20);
            const QByteArray reply = bytes(8);
            const QByteArray payload = random.bounded(2) == 0 ? bytes(80) : json();
            std::vector<std::pair<QByteArray, QByteArray>> headers;
            for (int h = random.bounded(4); h > 0; --h)
                headers.emplace_back("h" + bytes(3).toHex(), bytes(9).toHex());
            const auto sequence = i % 5 == 0 ? std::optional<quint64>(random.generate64()) : std::nullopt;
            const qint64 time = static_cast<qint64>(random.generate64() >> 2U) - (qint64 { 1 } << 61);
            const QByteArray line = written(
                format, { sequence, time, viewOf(subject), viewOf(reply), headers, viewOf(payload) });
            const auto read = reader.read(line);
            QVERIFY2(read.has_value(), line.constData());
            QCOMPARE(bytesOf(read->subject), subject);
            QCOMPARE(bytesOf(read->reply), reply);
            QCOMPARE(bytesOf(read->payload), payload);
            QCOMPARE(read->timeNs, time);
            QCOMPARE(read->sequence, sequence);
            QCOMPARE(writtenAgain(format, *read), line);
        }
    }
};

QTEST_APPLESS_MAIN(TestMessageLineReader)
#include "tst_messagelinereader.moc"
