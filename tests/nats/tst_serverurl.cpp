// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/serverurl.h"

#include <QTest>

using namespace natsight;

class TestServerUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("isTls");
        const auto row = [](const char *name, const char *text, const char *shown, const char *host, int port,
                             bool isTls = false) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(shown) << QString::fromUtf8(host)
                                << port << isTls;
        };
        row("host", "demo", "nats://demo:4222", "demo", 4222);
        row("host and port", "demo:4223", "nats://demo:4223", "demo", 4223);
        row("scheme", "nats://demo.nats.io", "nats://demo.nats.io:4222", "demo.nats.io", 4222);
        row("scheme and port", "nats://demo:1", "nats://demo:1", "demo", 1);
        row("last port", "demo:65535", "nats://demo:65535", "demo", 65535);
        row("TLS", "tls://demo:443", "tls://demo:443", "demo", 443, true);
        row("scheme in capitals", "TLS://Demo", "tls://Demo:4222", "Demo", 4222, true);
        row("blanks around", "  nats://demo \t", "nats://demo:4222", "demo", 4222);
        row("path", "nats://demo:4222/a/b", "nats://demo:4222", "demo", 4222);
        row("slash", "nats://demo/", "nats://demo:4222", "demo", 4222);
        row("IPv4", "127.0.0.1:4222", "nats://127.0.0.1:4222", "127.0.0.1", 4222);
        row("IPv6", "[::1]", "nats://[::1]:4222", "::1", 4222);
        row("IPv6 and port", "tls://[2001:db8::1]:4333", "tls://[2001:db8::1]:4333", "2001:db8::1", 4333, true);
        row("IPv6 with user", "nats://u:p@[::1]:1", "nats://[::1]:1", "::1", 1);
        row("IPv6 with zone", "[fe80::1%eth0]:4222", "nats://[fe80::1%eth0]:4222", "fe80::1%eth0", 4222);
        row("underscore", "my_host", "nats://my_host:4222", "my_host", 4222);
        row("not ASCII", "bücher.example", "nats://bücher.example:4222", "bücher.example", 4222);
    }
    void reads()
    {
        QFETCH(QString, text);
        const auto url = ServerUrl::parse(text);
        QVERIFY2(url.has_value(), url ? "" : qPrintable(url.error().text()));
        QTEST(url->host, "host");
        QTEST(int { url->port }, "port");
        QTEST(url->isTls, "isTls");
        QTEST(url->toString(), "shown");
        const auto again = ServerUrl::parse(url->toString());
        QVERIFY(again.has_value());
        QCOMPARE(again->toString(), url->toString());
    }

    void readsUsers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("token");
        const auto row = [](const char *name, const char *text, const char *user, const char *password,
                             const char *token) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(user) << QByteArray(password)
                                << QByteArray(token);
        };
        row("user and password", "nats://bob:secret@host", "bob", "secret", "");
        row("without scheme", "bob:secret@host:4222", "bob", "secret", "");
        row("empty password", "bob:@host", "bob", "", "");
        row("token", "nats://t0k3n@host", "", "", "t0k3n");
        row("decoded", "nats://b%6fb:p%40s%2Fs%3a%25@host", "bob", "p@s/s:%", "");
        row("decoded token", "nats://t%20k@host", "", "", "t k");
        row("not ASCII", "nats://%C3%BC:ü@host", "ü", "ü", "");
        row("@ and : in the password", "nats://bob:a@b:c@host", "bob", "a@b:c", "");
        row("none", "nats://host", "", "", "");
    }
    void readsUsers()
    {
        QFETCH(QString, text);
        const auto url = ServerUrl::parse(text);
        QVERIFY2(url.has_value(), url ? "" : qPrintable(url.error().text()));
        QTEST(url->user, "user");
        QTEST(url->password.reveal(), "password");
        QTEST(url->token.reveal(), "token");
        QCOMPARE(url->host, QStringLiteral("host"));
        // Never shown.
        QCOMPARE(url->toString(), QStringLiteral("nats://host:4222"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QString &text, const char *reason) {
            QTest::newRow(name) << text << QString::fromUtf8(reason);
        };
        row("empty", {}, "empty");
        row("blank", QStringLiteral(" \t "), "empty");
        row("no host", QStringLiteral("nats://"), "no host");
        row("no host but port", QStringLiteral("nats://:4222"), "no host");
        row("no host but user", QStringLiteral("nats://u:p@"), "no host");
        row("empty brackets", QStringLiteral("[]:4222"), "no host");
        row("http", QStringLiteral("http://host"), "“http://” is not a scheme of NATS");
        row("no scheme", QStringLiteral("://host"), "only nats or tls");
        row("port 0", QStringLiteral("host:0"), "port must be a number");
        row("port too large", QStringLiteral("host:65536"), "port must be a number");
        row("port far too large", QStringLiteral("host:99999999999999999999"), "port must be a number");
        row("negative port", QStringLiteral("host:-1"), "port must be a number");
        row("port with plus", QStringLiteral("host:+1"), "port must be a number");
        row("port in words", QStringLiteral("host:abc"), "port must be a number");
        row("port missing", QStringLiteral("host:"), "port is missing");
        row("port missing after brackets", QStringLiteral("[::1]:"), "port is missing");
        row("bare IPv6", QStringLiteral("::1"), "in brackets");
        row("bracket open", QStringLiteral("[::1"), "without “]”");
        row("after bracket", QStringLiteral("[::1]x:1"), "only a port");
        row("space", QStringLiteral("ho st"), "a space");
        row("line break", QStringLiteral("host\nx"), "control character");
        row("NUL", QStringLiteral("host") + QChar::Null, "control character");
        row("query", QStringLiteral("host?tls=1"), "the character ?");
        row("fragment", QStringLiteral("host#x"), "the character #");
        row("backslash", QStringLiteral("host\\x"), "the character \\");
        row("bad escape", QStringLiteral("nats://u:100%@host"), "%25");
        row("slash in the password", QStringLiteral("nats://u:a/b@host"), "%2F");
        row("too long", QString(5000, u'h'), "longer than");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const auto url = ServerUrl::parse(text);
        QVERIFY(!url.has_value());
        QCOMPARE(url.error().kind, Error::Kind::Invalid);
        QVERIFY2(url.error().message.contains(reason), qPrintable(url.error().message));
        QVERIFY(!url.error().advice.isEmpty());
    }

    void refusesWebSocket()
    {
        for (const char *text : { "ws://host:80", "wss://host", "WSS://u:p@host" }) {
            const auto url = ServerUrl::parse(QString::fromLatin1(text));
            QVERIFY(!url.has_value());
            QCOMPARE(url.error().kind, Error::Kind::Unsupported);
            QVERIFY(url.error().message.contains(QLatin1String("WebSocket")));
            QVERIFY(url.error().advice.contains(QLatin1String("nats://")));
        }
    }

    void neverRepeatsSecrets_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            { "nats://u:hunter2@host:bad", "nats://u:hunter2@", "nats://u:hunter2@::1", "u:hunter2://x@host",
                "nats://u:hunter2/x@host", "nats://u:hunter2%@host", "nats://u:hunter2@ho st", "http://u:hunter2@host",
                "wss://u:hunter2@host", "hunter2@[::1", "nats://u:hunter2@ho?st", "nats://u:a/hunter2@host" })
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void neverRepeatsSecrets()
    {
        QFETCH(QString, text);
        const auto url = ServerUrl::parse(text);
        QVERIFY(!url.has_value());
        QVERIFY2(!url.error().text().contains(QLatin1String("hunter2")), qPrintable(url.error().text()));
        QVERIFY(!url.error().details.contains(QLatin1String("hunter2")));
    }

    void readsLists()
    {
        const auto list = ServerUrl::parseList(QStringLiteral("nats://a:1, tls://u:p@b ,, ,[::1]:3 ,c"));
        QVERIFY(list.has_value());
        QStringList shown;
        for (const ServerUrl &url : *list)
            shown << url.toString();
        QCOMPARE(shown,
            (QStringList { QStringLiteral("nats://a:1"), QStringLiteral("tls://b:4222"),
                QStringLiteral("nats://[::1]:3"), QStringLiteral("nats://c:4222") }));
        QCOMPARE(list->at(1).user, QStringLiteral("u"));

        for (const char *bad : { "", ",", " , ", "a,b:0", "a,ws://b" })
            QVERIFY2(!ServerUrl::parseList(QString::fromLatin1(bad)).has_value(), bad);
    }
};

QTEST_GUILESS_MAIN(TestServerUrl)
#include "tst_serverurl.moc"
