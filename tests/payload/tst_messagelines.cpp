// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/messagelines.h"

#include "models/core/bytes.h"
#include "models/nats/message.h"

#include <QRandomGenerator>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;
using Format = MessageLines::Format;
using Json = nlohmann::ordered_json;

namespace {

constexpr qint64 moment = 1'700'000'000'120'000'000; // 2023-11-14T22:13:20.12Z

QByteArray lineOf(Format format, const MessageRecord &message)
{
    MessageLines lines(format);
    QByteArray text;
    lines.append(text, message);
    return text;
}

QByteArray bytesAt(const Json &object, const char *name)
{
    const std::string plain(name);
    if (object.contains(plain))
        return QByteArray::fromStdString(object.at(plain).get<std::string>());
    const std::string encoded = plain + "_base64";
    return object.contains(encoded)
        ? QByteArray::fromBase64(QByteArray::fromStdString(object.at(encoded).get<std::string>()))
        : QByteArray();
}

} // namespace

class TestMessageLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ndjson()
    {
        const Headers headers({ { "Trace", "1" }, { "Kind", "a\"b" }, { "Trace", "2" } });
        QCOMPARE(lineOf(Format::Ndjson, { {}, moment, "orders.eu", "_INBOX.1", headers, "say \"hi\"\n\x01" }),
            QByteArray("{\"time\":\"2023-11-14T22:13:20.12Z\",\"subject\":\"orders.eu\",\"reply\":\"_INBOX.1\","
                       "\"headers\":{\"Trace\":[\"1\",\"2\"],\"Kind\":[\"a\\\"b\"]},"
                       "\"payload\":\"say \\\"hi\\\"\\n\\u0001\"}\n"));
        QCOMPARE(lineOf(Format::Ndjson, { 7, 0, "a", "never written", {}, {} }),
            QByteArray(
                R"({"sequence":7,"time":"0001-01-01T00:00:00Z","subject":"a","reply":"never written","payload":""})"
                "\n"));
        QCOMPARE(lineOf(Format::Ndjson, { {}, 1'000'000'000, "a", {}, {}, "\xff" }),
            QByteArray(R"({"time":"1970-01-01T00:00:01Z","subject":"a","payload_base64":"/w=="})"
                       "\n"));
    }

    void values_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("isValue");
        QTest::newRow("object") << QByteArray(R"({"a": 1.50, "a": 2})") << true;
        QTest::newRow("list") << QByteArray("[1,2]") << true;
        QTest::newRow("several lines") << QByteArray("{\n}") << false;
        QTest::newRow("number") << QByteArray("12") << false;
        QTest::newRow("broken") << QByteArray("{\"a\":}") << false;
        QTest::newRow("two") << QByteArray("{} {}") << false;
        QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\"}") << false;
    }

    void values()
    {
        QFETCH(QByteArray, payload);
        QFETCH(bool, isValue);
        const QByteArray line = lineOf(Format::NdjsonValues, { {}, moment, "a", {}, {}, viewOf(payload) });
        const QByteArray value = ",\"payload_json\":" + payload + "}\n";
        if (isValue)
            QVERIFY2(line.endsWith(value), line.constData());
        else
            QCOMPARE(line, lineOf(Format::Ndjson, { {}, moment, "a", {}, {}, viewOf(payload) }));
    }

    void csv()
    {
        const Headers headers({ { "A", "b" } });
        QCOMPARE(MessageLines::csvHead(false), QByteArray("time,subject,reply,headers,encoding,payload\r\n"));
        QCOMPARE(lineOf(Format::Csv, { {}, moment, "a,b", "r", headers, "x\"y\n" }),
            QByteArray("2023-11-14T22:13:20.12Z,\"a,b\",r,\"{\"\"A\"\":[\"\"b\"\"]}\",text,\"x\"\"y\n\"\r\n"));
        QCOMPARE(MessageLines::csvHead(true), QByteArray("sequence,time,subject,headers,encoding,payload\r\n"));
        QCOMPARE(lineOf(Format::Csv, { 3, moment, "a", {}, {}, "\xff" }),
            QByteArray("3,2023-11-14T22:13:20.12Z,a,,base64,/w==\r\n"));
    }

    /// Whatever bytes come: a line is one line, is JSON to another reader, and gives the bytes back.
    void anyBytes()
    {
        QRandomGenerator random(20'261'128);
        const auto bytes = [&random](int most) {
            QByteArray made(random.bounded(most), Qt::Uninitialized);
            const bool isPlain = random.bounded(2) == 0;
            for (char &c : made)
                c = static_cast<char>(isPlain ? random.bounded(0x80) : random.bounded(0x100));
            return made;
        };
        MessageLines lines(Format::Ndjson);
        for (int i = 0; i < 5'000; ++i) {
            const QByteArray subject = 's' + bytes(20);
            const QByteArray reply = bytes(8);
            const QByteArray payload = bytes(80);
            QByteArray line;
            lines.append(line, { {}, moment + i, viewOf(subject), viewOf(reply), {}, viewOf(payload) });
            QCOMPARE(line.indexOf('\n'), line.size() - 1);
            const Json read = Json::parse(line.toStdString(), nullptr, false);
            QVERIFY2(!read.is_discarded(), line.constData());
            QCOMPARE(bytesAt(read, "subject"), subject);
            QCOMPARE(bytesAt(read, "reply"), reply);
            QCOMPARE(bytesAt(read, "payload"), payload);
        }
    }
};

QTEST_APPLESS_MAIN(TestMessageLines)
#include "tst_messagelines.moc"
