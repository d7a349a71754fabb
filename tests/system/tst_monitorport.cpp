// SPDX-License-Identifier: GPL-3.0-or-later
// One server as its HTTP monitoring port tells of it.
#include "models/system/subscriptionsearch.h"
#include "models/system/systemfeed.h"

#include "tests/support/rawpeer.h"
#include "tests/system/support.h"

#include <QSignalSpy>

#include <nlohmann/json.hpp>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

Result<QByteArray> answerOf(MonitorPort &port, const QByteArray &subject, const QByteArray &body = {})
{
    std::optional<Result<Reply>> got;
    port.request(subject, body, 2s, [&got](Result<Reply> reply) { got = std::move(reply); });
    if (!QTest::qWaitFor([&got] { return got.has_value(); }, 10'000))
        return fail(Error::Kind::Timeout, QStringLiteral("no answer at all"));
    if (!*got)
        return fail(got->error());
    return (*got)->message.payload;
}

QUrl urlOf(const RawPeer &peer)
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(peer.port()));
}

} // namespace

class TestMonitorPort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>("server_name: watched\n", quint16 { 0 }, true);
        QVERIFY(m_server->start());
    }
    void cleanup() { QVERIFY(Session::waitForClosed()); }

    void addresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address"); // empty: none
        QTest::newRow("host") << "localhost"
                              << "http://localhost:8222";
        QTest::newRow("host and port") << " nats.example.com:9222 "
                                       << "http://nats.example.com:9222";
        QTest::newRow("v6") << "[::1]:8222"
                            << "http://[::1]:8222";
        QTest::newRow("with a path") << "https://example.com/nats/"
                                     << "https://example.com/nats";
        QTest::newRow("its own port") << "https://example.com"
                                      << "https://example.com";
        QTest::newRow("empty") << " "
                               << "";
        QTest::newRow("other scheme") << "nats://localhost:4222"
                                      << "";
        QTest::newRow("secrets") << "http://user:pass@localhost:8222"
                                 << "";
        QTest::newRow("query") << "localhost:8222/?a=b"
                               << "";
        QTest::newRow("no host") << "http://"
                                 << "";
        QTest::newRow("words") << "my server"
                               << "";
    }
    void addresses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, address);
        const auto url = MonitorPort::addressOf(typed);
        QCOMPARE(url.has_value(), !address.isEmpty());
        if (url)
            QCOMPARE(url->toString(), address);
        else
            QVERIFY(url.error().message.contains(QLatin1String("localhost:8222")));
    }

    void pages()
    {
        QCOMPARE(MonitorPort::pageOf("$SYS.REQ.SERVER.PING", {}), QByteArray("varz"));
        QCOMPARE(MonitorPort::pageOf("$SYS.REQ.SERVER.ABC.ROUTEZ", {}), QByteArray("routez"));
        QCOMPARE(MonitorPort::pageOf("$SYS.REQ.ACCOUNT.PING.STATZ", R"({"include_unused":true})"),
            QByteArray("accstatz?unused=true"));
        ConnectionQuery query;
        query.state = ConnectionQuery::State::Closed;
        query.account = QStringLiteral("A&B=1");
        query.hasSubscriptions = true;
        const QByteArray page = MonitorPort::pageOf("$SYS.REQ.SERVER.ABC.CONNZ", connectionQueryBody(query));
        QVERIFY2(page.startsWith("connz?"), page.constData());
        for (const char *part : { "state=closed", "auth=true", "limit=1024", "offset=0", "subs=true", "acc=A%26B%3D1" })
            QVERIFY2(page.contains(part), page.constData());
        for (const char *none : { "$SYS.REQ.SERVER.ABC.KICK", "$SYS.REQ.SERVER.PING.IDZ", "orders.new", "" })
            QVERIFY(MonitorPort::pageOf(none, {}).isEmpty());
    }

    /// The same numbers as the page that they are made of.
    void lightFigures()
    {
        const QByteArray answer = "{\"server\":{\"id\":\"x\",\"name\":\"y\"},\"data\":"
            + MonitorPort::statsOf(
                R"({"start":"2026-01-02T03:04:05Z","mem":5,"cpu":1.5,"connections":3,"total_connections":9,
                "in_msgs":1,"out_msgs":2,"in_bytes":10,"out_bytes":20,"slow_consumers":4,"subscriptions":7,"jetstream":{}})")
            + '}';
        const auto stats = readServerStats(answer);
        QVERIFY(stats);
        QCOMPARE(stats->memory, MaybeCount(5));
        QCOMPARE(stats->connections, MaybeCount(3));
        QCOMPARE(stats->totalConnections, MaybeCount(9));
        QCOMPARE(stats->slowConsumers, MaybeCount(4));
        QVERIFY(!stats->jetStream);
        for (const QByteArray &odd : { QByteArray(), QByteArray("[]"), QByteArray("<html>"), QByteArray(100, '[') })
            (void)MonitorPort::statsOf(odd);
    }

    /// A whole server without `$SYS`: the connection itself may be of any account.
    void feedsASystem()
    {
        Session session(profileFor(m_server->url(), QStringLiteral("x"), QStringLiteral("watcher")));
        session.open();
        QVERIFY(isConnected(session));
        SystemFeed feed(&session);
        feed.setMonitor(QUrl(m_server->monitoringUrl()));
        for (int i = 0; i < systemPartCount; ++i)
            feed.setInterval(static_cast<SystemPart>(i), 300ms);
        QSignalSpy pages(&feed, &SystemFeed::connectionsCame);
        const auto watch = feed.watch({ SystemPart::Servers, SystemPart::Variables, SystemPart::Links,
            SystemPart::JetStream, SystemPart::Health, SystemPart::Accounts, SystemPart::Connections });
        QTRY_COMPARE(feed.access(), SystemAccess::Monitor);
        QVERIFY(feed.accessText().contains(m_server->monitoringUrl()));
        QTRY_COMPARE(feed.servers().size(), 1);
        for (int i = 0; i < systemPartCount; ++i) {
            const auto which = static_cast<SystemPart>(i);
            if (which == SystemPart::ClosedConnections)
                continue;
            QTRY_VERIFY2(feed.state(which).isKnown && !feed.state(which).error,
                qPrintable(QStringLiteral("part %1: %2")
                               .arg(i)
                               .arg(feed.state(which).error ? feed.state(which).error->message : QString())));
            QCOMPARE(feed.state(which).unreadable, quint64 { 0 });
        }
        const auto told = nlohmann::json::parse(m_server->monitoring("/varz").toStdString());
        const ServerSnapshot server = feed.servers().constFirst();
        QCOMPARE(server.identity.name, QStringLiteral("watched"));
        QCOMPARE(server.identity.id.toStdString(), told.at("server_id").get<std::string>());
        QCOMPARE(server.identity.version.toStdString(), told.at("version").get<std::string>());
        QVERIFY(server.stats && server.variables && server.jetStream && server.health);
        QVERIFY(server.stats->jetStream);
        QCOMPARE(server.stats->startMs, server.variables->startMs);
        QTRY_VERIFY(!feed.accounts().isEmpty());
        bool hasOwn = false;
        for (const QList<QVariant> &page : std::as_const(pages)) {
            for (const auto &one : page.at(0).value<std::shared_ptr<const ServerConnections>>()->connections)
                hasOwn = hasOwn || one.name == QLatin1String("watcher");
        }
        QVERIFY(hasOwn);
        // Who subscribes is asked in the same way; commands are refused in words.
        QVERIFY(session.subscribe("orders.new", {}, std::make_shared<Mailbox<Message>>()));
        SubscriptionSearch search(&feed);
        search.setShown(true);
        SubscriptionQuery query;
        query.subject = QStringLiteral("orders.*");
        QVERIFY(search.ask(query));
        QTRY_COMPARE(search.progress().state, SubscriptionProgress::State::Done);
        QVERIFY(!search.progress().error);
        QCOMPARE(search.progress().answered, 1);
        auto refused = feed.client()->tell(SystemVerb::Reload, server.identity);
        QTRY_VERIFY(refused.isFinished());
        QVERIFY(!refused.result());
        // Back to the session, nothing of the port is left.
        feed.setMonitor({});
        QVERIFY(feed.servers().isEmpty());
        QTRY_COMPARE(feed.access(), SystemAccess::Account);
    }

    /// The port goes and comes back with another server behind it.
    void survivesARestart()
    {
        TestServer server(
            "server_name: first\nhttp: \"127.0.0.1:" + QByteArray::number(TestServer::freePort()) + "\"\n");
        QVERIFY(server.start());
        Session session(profileFor(server.url(), QStringLiteral("x")));
        SystemFeed feed(&session);
        feed.setMonitor(QUrl(server.monitoringUrl()));
        feed.setInterval(SystemPart::Servers, 200ms);
        const auto watch = feed.watch(SystemPart::Servers);
        QTRY_COMPARE(feed.servers().size(), 1);
        const QString before = feed.servers().constFirst().identity.id;
        server.stop();
        QTRY_VERIFY(feed.state(SystemPart::Servers).error);
        QCOMPARE(feed.state(SystemPart::Servers).error->kind, Error::Kind::Network);
        QTRY_VERIFY(feed.servers().constFirst().state != ServerState::Present);
        QVERIFY(server.start());
        const auto isNew = [&] {
            for (const ServerSnapshot &one : feed.servers()) {
                if (one.identity.id != before && one.state == ServerState::Present)
                    return !feed.state(SystemPart::Servers).error;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isNew(), 15'000);
    }

    void oddPeers_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<bool>("hangsUp");
        QTest::addColumn<int>("kind");
        const auto kind = [](Error::Kind one) { return static_cast<int>(one); };
        QTest::newRow("silent") << QByteArray() << false << kind(Error::Kind::Timeout);
        QTest::newRow("hangs up") << QByteArray() << true << kind(Error::Kind::Network);
        QTest::newRow("no HTTP") << QByteArray("INFO {}\r\n") << true << kind(Error::Kind::Network);
        QTest::newRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") << true
                                   << kind(Error::Kind::Unsupported);
        QTest::newRow("redirect") << QByteArray(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
                                  << true << kind(Error::Kind::Protocol);
        QTest::newRow("denied") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n") << true
                                << kind(Error::Kind::Protocol);
        QTest::newRow("stalls") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") << false
                                << kind(Error::Kind::Timeout);
    }
    void oddPeers()
    {
        QFETCH(QByteArray, greeting);
        QFETCH(bool, hangsUp);
        QFETCH(int, kind);
        const RawPeer peer(greeting, hangsUp);
        MonitorPort port(urlOf(peer));
        const auto answer = answerOf(port, "$SYS.REQ.SERVER.PING.VARZ");
        QVERIFY(!answer);
        QCOMPARE(static_cast<int>(answer.error().kind), kind);
        QVERIFY(!answer.error().message.isEmpty());
    }

    /// What is no JSON is told by the reader, as with an answer over `$SYS`.
    void noJson()
    {
        const RawPeer peer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", true);
        Session session((ConnectionProfile()));
        SystemFeed feed(&session);
        feed.setMonitor(urlOf(peer));
        const auto watch = feed.watch(SystemPart::Servers);
        QTRY_VERIFY(feed.state(SystemPart::Servers).error);
        QVERIFY(feed.servers().isEmpty());
        QCOMPARE(feed.access(), SystemAccess::Unknown);
    }

    void goesWhileAsking()
    {
        const RawPeer peer({}, false);
        auto port = std::make_unique<MonitorPort>(urlOf(peer));
        bool wasCalled = false;
        port->request("$SYS.REQ.SERVER.PING", {}, 1s, [&wasCalled](const Result<Reply> &) { wasCalled = true; });
        port.reset();
        QTest::qWait(50);
        QVERIFY(!wasCalled);
    }

private:
    std::unique_ptr<TestServer> m_server;
};

QTEST_GUILESS_MAIN(TestMonitorPort)
#include "tst_monitorport.moc"
