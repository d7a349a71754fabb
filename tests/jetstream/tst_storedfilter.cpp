// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/storedfilter.h"

#include <QTest>

using namespace natsight;

namespace {

StoredMessage sample()
{
    StoredMessage message;
    message.subject = "orders.eu.created";
    message.sequence = 12'345'678'901;
    message.timeNs = 1'800'000'000'000'000'000;
    message.headers = { { "Trace", "5f1e" }, { "N", "1" }, { "N", "2" } };
    message.payload = R"({"city":"berlin","items":[{"qty":3}]})";
    return message;
}

} // namespace

class TestStoredFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void collectsNames();
    void readsTrees();
};

void TestStoredFilter::decides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isIn");
    const auto row = [](const char *text, bool isIn) { QTest::newRow(text) << QString::fromUtf8(text) << isIn; };
    row("berlin", true);
    row("5f1e", true); // a header
    row("trace: 5f1e", true); // two words
    row("trace: 7777", false);
    row("\"Trace: 5f1e\"", true);
    row("turin", false);
    row("subject ~ \"orders.*.created\"", true);
    row("sequence == 12345678901", true);
    row("sequence < 12345678901", false);
    row("size > 10 && size < 1KiB", true);
    row("header[\"N\"] == \"2\"", true);
    row("header[\"n\"] exists", false);
    row("headers contains \"5F\"", false);
    row("json.items[*].qty >= 3", true);
    row("payload matches /BER/i", true);
    row("time > -5m", true);
}

void TestStoredFilter::decides()
{
    QFETCH(QString, text);
    QFETCH(bool, isIn);
    const StoredMessage message = sample();
    const auto program = FilterProgram::compile(text, storedFields(), message.timeNs + 60'000'000'000);
    QVERIFY2(program, program ? "" : qPrintable(program.error().text));
    const MessageTest test = filterTest(*program);
    QCOMPARE(test(message), isIn);
    (void)test(StoredMessage());
    QCOMPARE(test(message), isIn);
}

void TestStoredFilter::collectsNames()
{
    const SeenNames names = storedNames({ sample() });
    QCOMPARE(names.values.value("subject"), QStringList { QStringLiteral("orders.eu.created") });
    QCOMPARE(names.headers.size(), 2);
    QCOMPARE(names.headers.constFirst().text, QStringLiteral("N"));
    QCOMPARE(names.paths.size(), 2);
    QCOMPARE(storedNames({}), SeenNames());
}

/// `json.` is the tree of a payload, whatever its format.
void TestStoredFilter::readsTrees()
{
    StoredMessage message = sample();
    // Of Python: gzip.compress(msgpack.packb({"id": 17, "price": 12.5}), mtime=0).
    message.payload = QByteArray::fromHex("1f8b08000000000002036b5a949922b8b4a0283339f5b48326031800006c4a8af614000000");
    const MessageTest test = filterTest(
        *FilterProgram::compile(QStringLiteral("json.price == 12.5"), storedFields(), 0));
    QVERIFY(test(message));
    QVERIFY(!test(sample()));
    QCOMPARE(storedNames({ message }).paths.size(), 2);
}

QTEST_APPLESS_MAIN(TestStoredFilter)
#include "tst_storedfilter.moc"
