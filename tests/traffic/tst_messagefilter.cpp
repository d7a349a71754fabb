// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/messagefilter.h"

#include "models/payload/textfinder.h"

#include <QRegularExpression>
#include <QTest>

using namespace natsight;

class TestMessageFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void findsText_data();
    void findsText();
    void matchesBranch_data();
    void matchesBranch();
    void payloadAndTaps();
    void decodedPayloads();
};

void TestMessageFilter::findsText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *name, const QByteArray &needle, const QByteArray &bytes, bool isFound) {
        QTest::newRow(name) << needle << bytes << isFound;
    };
    row("empty in empty", {}, {}, true);
    row("in empty", "a", {}, false);
    row("whole", "abc", "abc", true);
    row("longer than all", "abcd", "abc", false);
    row("at the end", "xyz", "aaaaxyz", true);
    row("either case", "order", "my ORDER 1", true);
    row("capital is exact", "Order", "my order 1", false);
    row("capital found", "Order", "my Order 1", true);
    row("overlapping", "aab", "aaab", true);
    row("zero byte", QByteArray("\0b", 2), QByteArray("a\0b", 3), true);
    row("high bytes", "\xc3\xa4", "a\xc3\xa4", true);
    row("digits", "123", "0123", true);
}

void TestMessageFilter::findsText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isFound);
    const TextFinder finder(text.toStdString());
    QCOMPARE(finder.isIn(bytes.toStdString()), isFound);
}

void TestMessageFilter::matchesBranch_data()
{
    QTest::addColumn<QByteArray>("branch");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<bool>("isIn");
    QTest::newRow("itself") << QByteArray("orders.eu") << QByteArray("orders.eu") << true;
    QTest::newRow("below") << QByteArray("orders.eu") << QByteArray("orders.eu.created") << true;
    QTest::newRow("only begins alike") << QByteArray("orders.eu") << QByteArray("orders.europe") << false;
    QTest::newRow("above") << QByteArray("orders.eu") << QByteArray("orders") << false;
    QTest::newRow("pattern") << QByteArray("orders.*.created") << QByteArray("orders.us.created") << true;
    QTest::newRow("pattern no") << QByteArray("orders.*.created") << QByteArray("orders.us.paid") << false;
    QTest::newRow("tail") << QByteArray("orders.>") << QByteArray("orders.us.paid") << true;
    QTest::newRow("none") << QByteArray() << QByteArray("anything") << true;
}

void TestMessageFilter::matchesBranch()
{
    QFETCH(QByteArray, branch);
    QFETCH(QByteArray, subject);
    QFETCH(bool, isIn);
    MessageFilter filter;
    filter.branch = branch;
    MessageMatcher matcher(filter);
    const std::string bytes = subject.toStdString();
    CapturedMessage message;
    message.subject = bytes;
    QCOMPARE(matcher.matches(message), isIn);
    message.subjectId = 5'000;
    QCOMPARE(matcher.matches(message), isIn);
    QCOMPARE(matcher.matches(message), isIn); // from memory
}

void TestMessageFilter::payloadAndTaps()
{
    MessageFilter filter;
    filter.program = *FilterProgram::compile(QStringLiteral("berlin"), messageFields(), 0);
    filter.hiddenTaps = { 7 };
    filter.hidesInternal = true;
    MessageMatcher matcher(filter);
    CapturedMessage message;
    message.subject = "sensors.berlin.temp";
    message.subjectId = 0;
    QVERIFY(matcher.matches(message));
    message.tap = 7;
    QVERIFY(!matcher.matches(message));
    message.tap = 1;
    message.subject = "sensors.turin.temp";
    message.subjectId = 1;
    QVERIFY(!matcher.matches(message));
    message.payload = "sent from Berlin";
    QVERIFY(matcher.matches(message));
    message.subject = "_INBOX.abc.1";
    message.subjectId = 2;
    QVERIFY(!matcher.matches(message));
    QVERIFY(!filter.isEmpty());
    QVERIFY(MessageFilter().isEmpty());
}

/// `json.` is the tree of a payload, whatever its format.
void TestMessageFilter::decodedPayloads()
{
    MessageFilter filter;
    filter.program = *FilterProgram::compile(QStringLiteral("json.id == 17 && json.price > 12"), messageFields(), 0);
    MessageMatcher matcher(filter);
    // Of Python: msgpack and cbor2, as they are and packed by gzip.
    for (const char *hex : { "82a2696411a57072696365cb4029000000000000", "a262696411657072696365f94a40",
             "1f8b08000000000002036b5a949922b8b4a0283339f5b48326031800006c4a8af614000000" }) {
        const std::string payload = QByteArray::fromHex(hex).toStdString();
        CapturedMessage message;
        message.subject = "orders.new";
        message.payload = payload;
        QVERIFY(matcher.matches(message));
        const std::string broken = payload.substr(0, payload.size() / 2);
        message.payload = broken;
        QVERIFY(!matcher.matches(message));
    }
}

QTEST_APPLESS_MAIN(TestMessageFilter)
#include "tst_messagefilter.moc"
