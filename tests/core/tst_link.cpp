// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/link.h"

#include <QTest>

using natsight::Error;
using natsight::Link;

class TestLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("path");
        const auto row = [](const char *name, const QString &text, const QString &context, const QString &kind,
                             const QStringList &path = {}) { QTest::newRow(name) << text << context << kind << path; };
        row("full", QStringLiteral("natsight://prod-eu/streams/ORDERS"), QStringLiteral("prod-eu"),
            QStringLiteral("streams"), { QStringLiteral("ORDERS") });
        row("short", QStringLiteral("streams/ORDERS"), {}, QStringLiteral("streams"), { QStringLiteral("ORDERS") });
        row("kind only", QStringLiteral("topology"), {}, QStringLiteral("topology"));
        row("context only", QStringLiteral("natsight://local"), QStringLiteral("local"), QStringLiteral("overview"));
        row("trailing slash", QStringLiteral("natsight://local/"), QStringLiteral("local"), QStringLiteral("overview"));
        row("spaces around", QStringLiteral("  kv/cfg/a.b  "), {}, QStringLiteral("kv"),
            { QStringLiteral("cfg"), QStringLiteral("a.b") });
        row("scheme and kind in any case", QStringLiteral("NATSIGHT://Prod/Streams"), QStringLiteral("Prod"),
            QStringLiteral("streams"));
        row("subject with wildcards", QStringLiteral("traffic/orders.*.>"), {}, QStringLiteral("traffic"),
            { QStringLiteral("orders.*.>") });
        row("escaped slash", QStringLiteral("objects/files/a%2Fb"), {}, QStringLiteral("objects"),
            { QStringLiteral("files"), QStringLiteral("a/b") });
        row("not ASCII", QStringLiteral("kv/b/%C3%BCber"), {}, QStringLiteral("kv"),
            { QStringLiteral("b"), QStringLiteral("über") });
    }
    void reads()
    {
        QFETCH(QString, text);
        const auto link = Link::parse(text);
        QVERIFY2(link.has_value(), link.has_value() ? "" : qPrintable(link.error().text()));
        QTEST(link->context, "context");
        QTEST(link->kind, "kind");
        QTEST(link->path, "path");
        QCOMPARE(link->isShort(), link->context.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << QStringLiteral("  ");
        QTest::newRow("other scheme") << QStringLiteral("https://example.com/streams");
        QTest::newRow("no context") << QStringLiteral("natsight:///streams");
        QTest::newRow("nothing") << QStringLiteral("natsight://");
        QTest::newRow("empty part") << QStringLiteral("streams//ORDERS");
        QTest::newRow("leading slash") << QStringLiteral("/streams");
        QTest::newRow("line break") << QStringLiteral("streams/a%0Ab");
        QTest::newRow("null") << QStringLiteral("streams/a%00b");
        QTest::newRow("too long") << QStringLiteral("streams/") + QString(5000, u'x');
    }
    void refuses()
    {
        QFETCH(QString, text);
        const auto link = Link::parse(text);
        QVERIFY(!link.has_value());
        QCOMPARE(link.error().kind, Error::Kind::Invalid);
        QVERIFY(!link.error().message.isEmpty());
        QVERIFY(!link.error().advice.isEmpty());
    }

    void roundTrips_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : { "ORDERS", "a/b", "100%", "%2F", "a b", "x?y#z", "ü€😀", "orders.*.>", "$KV.b", "..",
                 "[::1]:4222", "\"q\"", "a&b=c", "-", "\\" })
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void roundTrips()
    {
        QFETCH(QString, name);
        for (const QString &context : { QString(), name }) {
            const Link link { context, QStringLiteral("streams"), { name, QStringLiteral("messages"), name } };
            const auto back = Link::parse(link.toString());
            QVERIFY2(back.has_value(), qPrintable(link.toString()));
            QCOMPARE(back->context, link.context);
            QCOMPARE(back->path, link.path);
            QVERIFY(*back == link);
            QCOMPARE(back->toString(), link.toString());
        }
    }

    void staysReadable()
    {
        const Link link { QStringLiteral("prod-eu"), QStringLiteral("traffic"), { QStringLiteral("orders.*.>") } };
        QCOMPARE(link.toString(), QStringLiteral("natsight://prod-eu/traffic/orders.*.>"));
    }
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
