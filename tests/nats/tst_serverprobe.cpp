// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/serverprobe.h"

#include <QTcpServer>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>
#include <utility>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

/// Two ends of a connection: ours for the code under test, and the peer's.
struct Pair {
    Pair()
    {
        std::array<int, 2> ends {};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0) {
            ours = Socket(ends[0]);
            theirs = Socket(ends[1]);
        }
    }
    bool say(const QByteArray &bytes) const
    {
        return ::send(theirs.descriptor(), bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL)
            == bytes.size();
    }
    void hangUp() { const Socket closed(std::exchange(theirs, Socket())); }

    Socket ours;
    Socket theirs;
};

const std::atomic<bool> never { false };

} // namespace

class TestServerProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFields()
    {
        const auto greeting = parseGreeting(
            "INFO {\"server_id\":\"NABC\",\"server_name\":\"n1 "
            "\\u00fc\",\"version\":\"2.15.2\",\"proto\":1,\"go\":\"go1.26\",\"host\":"
            "\"0.0.0.0\",\"port\":4222,\"headers\":true,\"max_payload\":1048576,\"jetstream\":true,\"client_id\":5,"
            "\"cluster\":\"c1\","
            "\"connect_urls\":[\"10.0.0.1:4222\",\"[::1]:4222\"],\"auth_required\":true,\"tls_required\":true,"
            "\"tls_available\":true,\"ldm\":true,\"api_lvl\":2} \r\n");
        QVERIFY2(greeting.has_value(), greeting ? "" : qPrintable(greeting.error().text()));
        QCOMPARE(greeting->id, QStringLiteral("NABC"));
        QCOMPARE(greeting->name, QStringLiteral("n1 ü"));
        QCOMPARE(greeting->version, QStringLiteral("2.15.2"));
        QCOMPARE(greeting->cluster, QStringLiteral("c1"));
        QCOMPARE(
            greeting->connectUrls, (QStringList { QStringLiteral("10.0.0.1:4222"), QStringLiteral("[::1]:4222") }));
        QCOMPARE(greeting->maxPayload, 1048576);
        QCOMPARE(greeting->apiLevel, 2);
        QVERIFY(greeting->hasHeaders);
        QVERIFY(greeting->isAuthRequired);
        QVERIFY(greeting->isTlsRequired);
        QVERIFY(greeting->isTlsAvailable);
        QVERIFY(greeting->isJetStream);
        QVERIFY(greeting->isLameDuck);
    }

    void hasDefaults_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing said") << QByteArray("INFO {}");
        QTest::newRow("blanks") << QByteArray("INFO \t {} \t\r\n");
        QTest::newRow("nulls") << QByteArray(
            "INFO {\"server_id\":null,\"max_payload\":null,\"headers\":null,\"connect_urls\":null}");
        QTest::newRow("other types") << QByteArray("INFO "
                                                   "{\"server_id\":1,\"version\":[],\"max_payload\":\"1\",\"api_lvl\":"
                                                   "1.5,\"headers\":\"no\",\"ldm\":1,\"connect_urls\":{}}");
        QTest::newRow("negative") << QByteArray("INFO {\"max_payload\":-1,\"api_lvl\":-5}");
        QTest::newRow("too large") << QByteArray("INFO {\"max_payload\":18446744073709551615,\"api_lvl\":4294967297}");
        QTest::newRow("urls of other types") << QByteArray("INFO {\"connect_urls\":[1,null,[\"a\"],{}]}");
    }
    void hasDefaults()
    {
        QFETCH(QByteArray, line);
        const auto greeting = parseGreeting(line);
        QVERIFY2(greeting.has_value(), greeting ? "" : qPrintable(greeting.error().text()));
        QVERIFY(greeting->id.isEmpty() && greeting->version.isEmpty() && greeting->connectUrls.isEmpty());
        QCOMPARE(greeting->maxPayload, 0);
        QCOMPARE(greeting->apiLevel, 0);
        QVERIFY(!greeting->hasHeaders); // servers before 2.2 say nothing of them
        QVERIFY(!greeting->isAuthRequired && !greeting->isTlsRequired && !greeting->isTlsAvailable);
        QVERIFY(!greeting->isJetStream && !greeting->isLameDuck);
    }

    void boundsLists()
    {
        QByteArray urls;
        for (int i = 0; i < 1000; ++i)
            urls += (i > 0 ? ",\"h" : "\"h") + QByteArray::number(i) + ":4222\"";
        QCOMPARE(parseGreeting(QByteArray("INFO {\"connect_urls\":[" + urls + "]}"))->connectUrls.size(), 256);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("line end") << QByteArray("\r\n");
        QTest::newRow("only the word") << QByteArray("INFO");
        QTest::newRow("no body") << QByteArray("INFO \r\n");
        QTest::newRow("lower case") << QByteArray("info {}\r\n");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n");
        QTest::newRow("Redis") << QByteArray("-ERR unknown command\r\n");
        QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x50", 7);
        QTest::newRow("array") << QByteArray("INFO []");
        QTest::newRow("text") << QByteArray("INFO \"x\"");
        QTest::newRow("cut") << QByteArray("INFO {\"server_id\":\"NA");
        QTest::newRow("something after") << QByteArray("INFO {} {}");
        QTest::newRow("bad UTF-8") << QByteArray("INFO {\"server_name\":\"\xff\"}");
        QTest::newRow("NUL") << QByteArray("INFO {\"a\":\"\0\"}", 14);
        QTest::newRow("deep and open") << QByteArray("INFO " + QByteArray(40'000, '['));
        QTest::newRow("deep and closed") << QByteArray("INFO " + QByteArray(20'000, '[') + QByteArray(20'000, ']'));
        QTest::newRow("40 KiB of something") << QByteArray(40 * 1024, 'x');
    }
    void refuses()
    {
        QFETCH(QByteArray, line);
        const auto greeting = parseGreeting(line);
        QVERIFY(!greeting.has_value());
        QCOMPARE(greeting.error().kind, Error::Kind::Protocol);
        QVERIFY(!greeting.error().message.isEmpty());
        QVERIFY(greeting.error().advice.contains(QLatin1String("4222")));
        // The peer's own words, short and without control characters.
        QVERIFY(greeting.error().details.size() <= 360);
        for (const QChar character : greeting.error().details)
            QVERIFY(character.unicode() >= u' ' && character.unicode() < 0x7F);
    }

    void leavesBombsOut()
    {
        // What is nested deeper than any greeting is dropped, the rest is read.
        const auto greeting = parseGreeting(QByteArray("INFO {\"version\":\"2.10.0\",\"x\":" + QByteArray(1000, '[')
            + QByteArray(1000, ']') + ",\"server_id\":\"N\"}"));
        QVERIFY(greeting.has_value());
        QCOMPARE(greeting->version, QStringLiteral("2.10.0"));
        QCOMPARE(greeting->id, QStringLiteral("N"));
    }

    void takesTheLineAndNoMore()
    {
        Pair pair;
        QVERIFY(pair.say("INFO {\"version\":\"2.9.10\"}\r\nPING\r\n"));
        const auto greeting = readGreeting(pair.ours, 10s, never);
        QVERIFY2(greeting.has_value(), greeting ? "" : qPrintable(greeting.error().text()));
        QCOMPARE(greeting->version, QStringLiteral("2.9.10"));
        std::array<char, 64> rest {};
        const auto size = ::recv(pair.ours.descriptor(), rest.data(), rest.size(), 0);
        QCOMPARE(QByteArray(rest.data(), size), QByteArray("PING\r\n"));
    }

    void takesALineInPieces()
    {
        Pair pair;
        const std::jthread peer([&pair] {
            for (const char character : QByteArray("INFO {\"version\":\"2.9.10\"}\r\n")) {
                (void)pair.say(QByteArray(1, character));
                std::this_thread::yield();
            }
        });
        QCOMPARE(readGreeting(pair.ours, 10s, never)->version, QStringLiteral("2.9.10"));
    }

    void takesLongLinesUpToTheLibrarysLimit()
    {
        constexpr int most = 32 * 1024 - 1;
        for (const int size : { most, most + 1, 40 * 1024 }) {
            Pair pair;
            QByteArray line = "INFO {\"version\":\"2.9.10\",\"x\":\"";
            line += QByteArray(size - line.size() - 4, 'x') + "\"}\r\n";
            QCOMPARE(line.size(), size);
            QVERIFY(pair.say(line));
            const auto greeting = readGreeting(pair.ours, 10s, never);
            QCOMPARE(greeting.has_value(), size <= most);
            if (!greeting) {
                QCOMPARE(greeting.error().kind, Error::Kind::Protocol);
                QVERIFY(greeting.error().message.contains(QLatin1String("32 KiB")));
            }
        }
    }

    void stopsAtForeignWords()
    {
        // Without a line end, and at once: nothing more is awaited.
        Pair pair;
        QVERIFY(pair.say("SSH-2.0-OpenSSH_9.2p1"));
        const auto greeting = readGreeting(pair.ours, 1h, never);
        QVERIFY(!greeting.has_value());
        QCOMPARE(greeting.error().kind, Error::Kind::Protocol);
        QVERIFY(greeting.error().details.contains(QLatin1String("SSH-2.0")));
    }

    void tellsWhenThePeerHangsUp()
    {
        for (const QByteArray &words : { QByteArray(), QByteArray("IN"), QByteArray("INFO {\"ver") }) {
            Pair pair;
            QVERIFY(words.isEmpty() || pair.say(words));
            pair.hangUp();
            const auto greeting = readGreeting(pair.ours, 1h, never);
            QVERIFY(!greeting.has_value());
            QCOMPARE(greeting.error().kind, Error::Kind::Protocol);
            QVERIFY(greeting.error().message.contains(QLatin1String("closed")));
        }
    }

    void tellsSilence()
    {
        Pair pair;
        auto greeting = readGreeting(pair.ours, 20ms, never);
        QVERIFY(!greeting.has_value());
        QCOMPARE(greeting.error().kind, Error::Kind::Timeout);
        QVERIFY(pair.say("INFO {"));
        greeting = readGreeting(pair.ours, 20ms, never);
        QVERIFY(!greeting.has_value());
        QCOMPARE(greeting.error().kind, Error::Kind::Protocol);
        QVERIFY(greeting.error().message.contains(QLatin1String("in the middle")));
    }

    void canBeCancelled()
    {
        Pair pair;
        std::atomic<bool> isCancelled { false };
        const std::jthread canceller([&isCancelled] { isCancelled = true; });
        const auto greeting = readGreeting(pair.ours, 1h, isCancelled);
        QVERIFY(!greeting.has_value());
        QCOMPARE(greeting.error().kind, Error::Kind::Cancelled);
    }

    void opensSockets()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        auto socket = openSocket(QStringLiteral("127.0.0.1"), server.serverPort(), 10s, never);
        QVERIFY2(socket.has_value(), socket ? "" : qPrintable(socket.error().text()));
        QVERIFY(socket->descriptor() >= 0);
        const quint16 port = server.serverPort();
        server.close();
        const auto refused = openSocket(QStringLiteral("127.0.0.1"), port, 10s, never);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, Error::Kind::Network);
        QVERIFY(!openSocket(QStringLiteral("no address"), 1, 10s, never).has_value());
    }

    void resolves()
    {
        QCOMPARE(*resolveHost(QStringLiteral("127.0.0.1")), QStringList { QStringLiteral("127.0.0.1") });
        QCOMPARE(*resolveHost(QStringLiteral("::1")), QStringList { QStringLiteral("::1") });
    }
};

QTEST_GUILESS_MAIN(TestServerProbe)
#include "tst_serverprobe.moc"
