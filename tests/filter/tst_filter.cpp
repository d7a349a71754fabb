// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/messagefilter.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace natsight;

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void decides_data();
    void decides();
    void explains_data();
    void explains();
    void printsAndReads();
};

void TestFilter::decides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isIn");
    const auto row = [](const char *text, bool isIn) { QTest::newRow(text) << QString::fromUtf8(text) << isIn; };
    row("", true);
    row("berlin", true);
    row("Berlin", false);
    row("created", true);
    row("turin", false);
    row("!turin", true);
    row("berlin created", true);
    row("subject ~ \"orders.*.created\"", true);
    row("subject ~ \"orders.>\"", true);
    row("subject ~ \"orders.*\"", false);
    row("subject in {\"a.b\", \"orders.>\"}", true);
    row("size > 10", true);
    row("size > 10KiB", false);
    row("reply exists", true);
    row("!reply exists", false);
    row("header[\"Trace\"] == \"5f1e\"", true);
    row("header.Trace == \"5f1e\"", true);
    row("header[\"Trac\"] exists", false);
    row("header[\"N\"] == \"2\"", true);
    row("header[\"N\"] != \"2\"", false);
    row("header[\"N\"] >= 2", true);
    row("header[\"Other\"] != \"2\"", false);
    row("json.city == \"berlin\"", true);
    row("json.items[1].qty >= 3", true);
    row("json.items[0].qty >= 3", false);
    row("json.items[*].qty >= 3", true);
    row("json..sku == \"A1\"", true);
    row("json..sku == \"A3\"", false);
    row("json.id == 18446744073709551615", true);
    row("json.id == 18446744073709551614", false);
    row("json.none == null", true);
    row("json.missing exists", false);
    row("json.missing != 1", false);
    row("json.city matches /^BER/i", true);
    row("json.city matches /^BER/", false);
    row("payload matches /(a*)*b/", true);
    row("payload contains \"A1\" && (size < 10 || reply exists)", true);
    row("time > -5m", true);
    row("time > -1ms", false);
    row("subscription == \"orders.>\"", true);
    row("subject == \"orders.eu.created\" && json.city == \"turin\"", false);
    row("turin || size > 10 && reply exists", true);
}

void TestFilter::decides()
{
    QFETCH(QString, text);
    QFETCH(bool, isIn);
    const qint64 now = 1'800'000'000'000'000'000;
    const auto program = FilterProgram::compile(text, messageFields(), now);
    QVERIFY2(program, program ? "" : qPrintable(program.error().text));
    MessageFilter filter;
    filter.program = *program;
    filter.taps = { { 3, "orders.>" } };
    MessageMatcher matcher(filter);
    CapturedMessage message;
    message.tap = 3;
    message.timeNs = now - 60'000'000'000;
    message.subject = "orders.eu.created";
    message.reply = "_INBOX.x";
    message.headers = "Trace: 5f1e\r\nN: 1\r\nN: 2\r\n";
    message.payload
        = R"({"city":"berlin","id":18446744073709551615,"none":null,"items":[{"sku":"A1","qty":1},{"sku":"A2","qty":3}]})";
    QCOMPARE(matcher.matches(message), isIn); // without a key
    message.subjectId = 7;
    QCOMPARE(matcher.matches(message), isIn);
    QCOMPARE(matcher.matches(message), isIn); // from memory
}

void TestFilter::explains_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("begin");
    const auto row = [](const char *text, int begin) { QTest::newRow(text) << QString::fromUtf8(text) << begin; };
    row("subject", 0);
    row("subject = \"a\"", 8);
    row("subject == ", 11);
    row("subject == a", 11);
    row("colour == \"a\"", 0);
    row("size > \"a\"", 7);
    row("size contains \"a\"", 5);
    row("size exists", 5);
    row("(a", 0);
    row("a)", 1);
    row("a &&", 4);
    row("a & b", 2);
    row("\"open", 0);
    row("payload matches /(/", 16);
    row("subject ~ \"a..b\"", 10);
    row("time > 5m", 7);
    row("json. == 1", 4);
    row("json.a[x] == 1", 6);
    row("header == 1", 0);
    row("subject in {\"a\"", 11);
}

void TestFilter::explains()
{
    QFETCH(QString, text);
    QFETCH(int, begin);
    const auto expression = parseFilter(text, messageFields());
    QVERIFY(!expression);
    QCOMPARE(int(expression.error().begin), begin);
    QVERIFY(expression.error().begin + expression.error().length <= text.size());
    QVERIFY(expression.error().text.endsWith(QLatin1Char('.')));
}

void TestFilter::printsAndReads()
{
    const QStringList conditions { QStringLiteral("word"), QStringLiteral("size >= 1.5MiB"),
        QStringLiteral("json[\"a b\"]..c[*][2] in {1, \"x\\x01\\\"\", true, null}"),
        QStringLiteral("payload matches /a\\/b\\d/si"), QStringLiteral("header[\"X\"] != \"ä\""),
        QStringLiteral("reply exists"), QStringLiteral("time <= -1h30m") };
    QRandomGenerator random(4711);
    for (int i = 0; i < 2'000; ++i) {
        QString text = conditions.at(random.bounded(int(conditions.size())));
        for (int part = random.bounded(8); part > 0; --part) {
            const QString other = conditions.at(random.bounded(int(conditions.size())));
            switch (random.bounded(4)) {
            case 0:
                text = QStringLiteral("(%1)").arg(text);
                break;
            case 1:
                text = QStringLiteral("!(%1)").arg(text);
                break;
            case 2:
                text += QStringLiteral(" && ") + other;
                break;
            default:
                text += QStringLiteral(" || ") + other;
            }
        }
        const auto read = parseFilter(text, messageFields());
        QVERIFY2(read, qPrintable(text));
        const auto again = parseFilter(read->print(), messageFields());
        QVERIFY2(again, qPrintable(read->print()));
        QVERIFY2(*again == *read, qPrintable(read->print()));
    }
}

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
