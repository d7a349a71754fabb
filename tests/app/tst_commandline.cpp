// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace natsight;

class TestCommandLine : public QObject
{
    Q_OBJECT

private:
    static Result<CommandLine> parse(const QStringList &arguments)
    {
        return CommandLine::parse(QStringList { QStringLiteral("natsight") } + arguments);
    }

private Q_SLOTS:
    void everyOption()
    {
        const auto line = parse({ QStringLiteral("--server"), QStringLiteral("nats://127.0.0.1:4222"),
            QStringLiteral("--open"), QStringLiteral("traffic"), QStringLiteral("--open"),
            QStringLiteral("natsight://a/overview"), QStringLiteral("--subscribe"), QStringLiteral("orders.>"),
            QStringLiteral("--read-only"), QStringLiteral("--theme"), QStringLiteral("dark"),
            QStringLiteral("--quit-after"), QStringLiteral("1.5"), QStringLiteral("--stats"), QStringLiteral("s.json"),
            QStringLiteral("--screenshot"), QStringLiteral("d"), QStringLiteral("--lang"), QStringLiteral("de"),
            QStringLiteral("--config-dir"), QStringLiteral("c") });
        QVERIFY2(line, qPrintable(line ? QString() : line.error().text()));
        QCOMPARE(line->open.size(), 2);
        QCOMPARE(line->open.at(1).context, QStringLiteral("a"));
        QCOMPARE(line->subscribe, QByteArrayList { "orders.>" });
        QVERIFY(line->readOnly);
        QVERIFY(line->theme == Theme::Scheme::Dark);
        QCOMPARE(line->quitAfterMs, 1500);
        QCOMPARE(line->statsFile, QStringLiteral("s.json"));
        QCOMPARE(line->screenshotDir, QStringLiteral("d"));
        QCOMPARE(line->language, QStringLiteral("de"));
        QCOMPARE(line->configDir, QStringLiteral("c"));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text.split(u' '); };
        row("unknown", QStringLiteral("--bogus"));
        row("two targets", QStringLiteral("--demo --context a"));
        row("theme", QStringLiteral("--theme pink"));
        row("subject", QStringLiteral("--subscribe a..b"));
        row("seconds", QStringLiteral("--quit-after soon"));
        row("no seconds", QStringLiteral("--quit-after 0"));
        row("not a number", QStringLiteral("--quit-after nan"));
        row("link", QStringLiteral("--open http://a"));
        row("context", QStringLiteral("--context ../a"));
        row("user alone", QStringLiteral("--user a"));
        row("no such file", QStringLiteral("--server a --creds /nonexistent/file"));
        row("scheme", QStringLiteral("--server ws://a"));
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        const auto line = parse(arguments);
        QVERIFY(!line);
        QVERIFY(!line.error().message.isEmpty());
        QVERIFY(!line.error().advice.isEmpty());
    }

    void passwordFile()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("password"));
        const QStringList arguments { QStringLiteral("--server"), QStringLiteral("a"), QStringLiteral("--user"),
            QStringLiteral("u"), QStringLiteral("--password-file"), path };
        const auto write = [&](const QByteArray &bytes) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write("p \"ss\r\nrest"));
        QCOMPARE(parse(arguments)->password.reveal(), QByteArray("p \"ss"));
        QVERIFY(write(QByteArray(64 * 1024 + 1, 'x')));
        QVERIFY(parse(arguments).error().kind == Error::Kind::Limit);
        QVERIFY(write({}));
        QVERIFY(!parse(arguments));
    }

    void captures()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.ndjson"));
        QVERIFY(!parse({ QStringLiteral("--capture"), path }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(parse({ QStringLiteral("--capture"), path })->captures, QStringList { path });
        const auto both = parse({ path, QStringLiteral("natsight://a/traffic") });
        QVERIFY(both);
        QCOMPARE(both->captures, QStringList { path });
        QCOMPARE(both->open.size(), 1);
    }

    void help()
    {
        QVERIFY(parse({ QStringLiteral("--help") })->wantsHelp);
        QVERIFY(parse({ QStringLiteral("--version") })->wantsVersion);
        for (const char *option : { "--context", "--stats", "--password-file", "--config-dir" })
            QVERIFY(CommandLine::help().contains(QLatin1String(option)));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
