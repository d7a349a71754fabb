// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/seennames.h"
#include "models/traffic/capturenames.h"

#include <QTest>

using namespace natsight;

namespace {

void put(CaptureStore &store, const std::string &subject, const std::string &payload, const std::string &headers = {},
    const std::string &reply = {})
{
    IncomingMessage message;
    message.tap = 1;
    message.receivedNs = 1;
    message.subject = subject;
    message.reply = reply;
    message.headers = headers;
    message.payload = payload;
    store.append(message);
}

QStringList texts(const QList<SeenName> &names)
{
    QStringList list;
    for (const SeenName &name : names)
        list << name.text;
    return list;
}

} // namespace

class TestSeenNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofNothing();
    void countsJson();
    void countsHeaders();
    void isBounded();
    void ofACapture();
};

void TestSeenNames::ofNothing()
{
    NameCounter counter;
    counter.addJson("");
    counter.addJson("{\"a\":");
    counter.addJson("some text");
    counter.addHeaders("no colon\r\n: no name\r\n");
    counter.addValue("subject", "");
    QCOMPARE(counter.names(), SeenNames());
}

void TestSeenNames::countsJson()
{
    NameCounter counter;
    for (int i = 0; i < 20; ++i)
        counter.addJson("{\"id\":" + std::to_string(i) + ",\"state\":\"" + (i % 3 ? "new" : "paid")
            + "\",\"items\":[{\"sku\":\"A1\"},{\"sku\":\"B2\"}],\"odd name\":{\"x\":1.5,\"is\":true,\"no\":null}}");
    const SeenNames names = counter.names();
    // Each element counts; then as often, by name.
    QCOMPARE(texts(names.paths),
        QStringList({ QStringLiteral("json.items[*].sku"), QStringLiteral("json.id"), QStringLiteral("json.state"),
            QStringLiteral("json[\"odd name\"].is"), QStringLiteral("json[\"odd name\"].no"),
            QStringLiteral("json[\"odd name\"].x") }));
    QCOMPARE(names.paths.at(0).values, QStringList({ QStringLiteral("\"A1\""), QStringLiteral("\"B2\"") }));
    QCOMPARE(names.paths.at(1).values, QStringList()); // none comes twice
    QCOMPARE(names.paths.at(2).values, QStringList({ QStringLiteral("\"new\""), QStringLiteral("\"paid\"") }));
    QCOMPARE(names.paths.at(3).values, QStringList { QStringLiteral("true") });
    QCOMPARE(names.paths.at(4).values, QStringList { QStringLiteral("null") });
    QCOMPARE(names.paths.at(5).values, QStringList { QStringLiteral("1.5") });
}

void TestSeenNames::countsHeaders()
{
    NameCounter counter;
    counter.addHeaders("Trace: 5f1e\r\nN: 1\r\nN: 2\r\n");
    counter.addHeaders("N: 1\r\n");
    const SeenNames names = counter.names();
    QCOMPARE(texts(names.headers), QStringList({ QStringLiteral("N"), QStringLiteral("Trace") }));
    QCOMPARE(names.headers.at(0).values, QStringList({ QStringLiteral("\"1\""), QStringLiteral("\"2\"") }));
}

void TestSeenNames::isBounded()
{
    NameCounter counter;
    for (int i = 0; i < 5'000; ++i) {
        const std::string number = std::to_string(i);
        counter.addJson("{\"m" + number + "\":1}");
        counter.addHeaders("H" + number + ": x\r\n");
        counter.addValue("subject", "s." + number);
    }
    counter.addJson(std::string(2'000, '[') + std::string(2'000, ']'));
    std::string deep = "1";
    for (int i = 0; i < 20; ++i)
        deep = "{\"d\":" + deep + "}";
    counter.addJson(deep);
    counter.addJson("{\"long\":\"" + std::string(70'000, 'x') + "\"}");
    const SeenNames names = counter.names();
    QCOMPARE(names.paths.size(), NameCounter::mostNames);
    QCOMPARE(names.headers.size(), NameCounter::mostNames);
    QCOMPARE(names.values.value("subject").size(), NameCounter::mostNames);
    for (const SeenName &path : names.paths)
        QVERIFY2(path.text.startsWith(QLatin1String("json.m")), qPrintable(path.text));
}

/// The newest messages, and no inboxes.
void TestSeenNames::ofACapture()
{
    CaptureStore store;
    QCOMPARE(captureNames(store), SeenNames());
    for (int i = 0; i < 3'000; ++i)
        put(store,
            i < 1'000   ? "old.one"
                : i % 3 ? "orders.eu"
                        : "orders.us",
            "{\"total\":1}", "Trace: a\r\n", i % 2 ? "_INBOX.x" : "answers");
    const SeenNames names = captureNames(store);
    QCOMPARE(names.values.value("subject"), QStringList({ QStringLiteral("orders.eu"), QStringLiteral("orders.us") }));
    QCOMPARE(names.values.value("reply"), QStringList { QStringLiteral("answers") });
    QCOMPARE(texts(names.headers), QStringList { QStringLiteral("Trace") });
    QCOMPARE(texts(names.paths), QStringList { QStringLiteral("json.total") });
}

QTEST_APPLESS_MAIN(TestSeenNames)
#include "tst_seennames.moc"
