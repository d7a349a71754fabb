// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/session.h"

#include "models/nats/credentials.h"

#include "tests/support/rawpeer.h"
#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QSignalSpy>

#include <csignal>

using namespace natsight;
using namespace std::chrono_literals;
using State = SessionStatus::State;

namespace {

class CountingSink final : public MessageSink
{
public:
    void append(const IncomingMessage &message) noexcept override
    {
        bytes += static_cast<qint64>(message.payload.size());
        headerBytes += static_cast<qint64>(message.headers.size());
        ++count;
    }
    std::atomic<qint64> count { 0 };
    std::atomic<qint64> bytes { 0 };
    std::atomic<qint64> headerBytes { 0 };
};

ConnectionProfile profileFor(const QString &url)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = QStringList { url };
    return profile;
}

template<typename T>
T waited(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

OutgoingMessage message(const QByteArray &subject, const QByteArray &payload = {})
{
    OutgoingMessage out;
    out.subject = subject;
    out.payload = payload;
    return out;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NATSIGHT_NEED_SERVER(); }

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    void connectsAndTellsOfServer()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileFor(server.url()));
        QCOMPARE(session.status().state, State::Closed);
        session.open();
        QVERIFY(session.status().state != State::Closed); // a near server may have answered already
        QTRY_COMPARE(session.status().state, State::Connected);
        QVERIFY(session.status().server.isAtLeast(2, 9));
        QVERIFY(!session.status().server.isAtLeast(3, 0));
        QVERIFY(!session.status().server.id.isEmpty());
        QCOMPARE(session.status().server.maxPayload, 1024 * 1024);
        QVERIFY(!session.status().server.isTls);
        QTRY_VERIFY(session.status().rtt.has_value());
        session.close();
        QCOMPARE(session.status().state, State::Closed);
        QVERIFY(!session.status().reason);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
    }

    void isConnectingUntilTheServerAnswers()
    {
        const RawPeer silent({}, false);
        Session session(profileFor(QStringLiteral("nats://127.0.0.1:%1").arg(silent.port())));
        session.open();
        QCOMPARE(session.status().state, State::Connecting);
        session.close();
        QCOMPARE(session.status().state, State::Closed);
    }

    void signsIn_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("plain") << QByteArray("alice") << QByteArray("secret");
        QTest::newRow("quotes") << QByteArray("a\"li\\ce") << QByteArray("s\"e\\c{r},et");
        QTest::newRow("percent") << QByteArray("a%41b") << QByteArray("100%@:/?#");
        QTest::newRow("unicode") << QByteArray("Zoë") << QByteArray("пароль☃");
    }
    void signsIn()
    {
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, password);
        const auto quote = [](QByteArray text) -> QByteArray {
            return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
        };
        TestServer server("authorization { user: " + quote(user) + ", password: " + quote(password) + " }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QString::fromUtf8(user);
        profile.signIn.password = Secret(password);
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        session.close();

        profile.signIn.mode = SignIn::Mode::None;
        const QByteArray signIn = user.toPercentEncoding() + ':' + password.toPercentEncoding();
        profile.servers = QStringList { QStringLiteral("nats://") + QString::fromLatin1(signIn)
            + QStringLiteral("@127.0.0.1:") + QString::number(server.port()) };
        session.setProfile(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        QVERIFY(!session.status().server.url.contains(QString::fromUtf8(password)));
    }

    void signsInWithToken()
    {
        TestServer server("authorization { token: \"t\\\"o\\\\ken\" }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = SignIn::Mode::Token;
        profile.signIn.token = Secret("t\"o\\ken");
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
    }

    /// One signature in 256 is spoiled by old client libraries: many connects must all get in.
    void signsInWithKey()
    {
        const QByteArray seed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY";
        const auto key = NKey::fromSeed(seed);
        QVERIFY(key.has_value());
        TestServer server("authorization { users: [ { nkey: " + key->publicKey() + " } ] }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = SignIn::Mode::NKeyFile;
        profile.signIn.file = server.filePath(QStringLiteral("user.nk"));
        QFile file(profile.signIn.file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(seed + '\n');
        file.close();
        for (int i = 0; i < 600; ++i) {
            Session session(profile);
            session.open();
            QTRY_VERIFY(session.status().state != State::Connecting);
            QCOMPARE(session.status().state, State::Connected);
        }
    }

    void saysWhyItWasRefused()
    {
        TestServer server("authorization { user: alice, password: secret }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QStringLiteral("alice");
        profile.signIn.password = Secret("wrong");
        Session session(profile);
        session.open();
        QTRY_VERIFY(session.status().reason.has_value());
        QCOMPARE(session.status().state, State::Closed);
        QCOMPARE(session.status().reason->kind, Error::Kind::Authentication);
        profile.signIn.password = Secret("secret");
        session.setProfile(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        QVERIFY(!session.status().reason);
    }

    void asks()
    {
        TestServer server;
        QVERIFY(server.start());
        Session asker(profileFor(server.url()));
        Session service(profileFor(server.url()));
        QCOMPARE(waited(asker.request(message("a"))).error().kind, Error::Kind::NotConnected);
        asker.open();
        service.open();
        QTRY_COMPARE(asker.status().state, State::Connected);
        QTRY_COMPARE(service.status().state, State::Connected);
        QCOMPARE(waited(asker.request(message("nobody"))).error().kind, Error::Kind::NoResponders);

        auto mailbox = std::make_shared<Mailbox<Message>>();
        QVERIFY(service.subscribe("svc.>", {}, mailbox).has_value());
        // The service answers its own question once it is heard of at the server.
        auto timedOut = waited(asker.request(message("svc.silent"), 300ms));
        while (!timedOut && timedOut.error().kind == Error::Kind::NoResponders)
            timedOut = waited(asker.request(message("svc.silent"), 300ms));
        QVERIFY(!timedOut);
        QCOMPARE(timedOut.error().kind, Error::Kind::Timeout);
        (void)mailbox->take();

        auto out = message("svc.echo", "hello");
        out.headers = { { "X-One", "1" }, { "X-One", "2" } };
        auto future = asker.request(out);
        QTRY_COMPARE(mailbox->size(), std::size_t { 1 });
        const auto asked = mailbox->take();
        QCOMPARE(asked[0].payload, QByteArray("hello"));
        QCOMPARE(asked[0].headers.size(), std::size_t { 2 });
        QVERIFY(waited(service.publish(message(asked[0].reply, "world"))).has_value());
        const auto reply = waited(future);
        QVERIFY(reply.has_value());
        QCOMPARE(reply->message.payload, QByteArray("world"));
        QVERIFY(reply->elapsed > 0ns);

        ScatterOptions options;
        options.expected = 3;
        auto many = asker.requestMany(message("svc.many"), options);
        QTRY_COMPARE(mailbox->size(), std::size_t { 1 });
        const auto inbox = mailbox->take()[0].reply;
        for (int i = 0; i < 3; ++i)
            QVERIFY(waited(service.publish(message(inbox, QByteArray::number(i)))).has_value());
        const auto replies = waited(many);
        QVERIFY(replies.has_value());
        QCOMPARE(replies->size(), 3);
        QCOMPARE(replies->at(2).message.payload, QByteArray("2"));

        options.expected = 0;
        options.timeout = 60s;
        auto stalled = asker.requestMany(message("svc.many"), options);
        QTRY_COMPARE(mailbox->size(), std::size_t { 1 });
        QVERIFY(waited(service.publish(message(mailbox->take()[0].reply, "only"))).has_value());
        QCOMPARE(waited(stalled)->size(), 1);

        auto open = asker.request(message("svc.silent"), 60s);
        asker.close();
        QCOMPARE(waited(open).error().kind, Error::Kind::Cancelled);
    }

    void refusesInjection()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileFor(server.url()));
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        for (const QByteArray subject : { "", "a b", "a\r\nPUB x 0", "a..b", "a.>", "*", ".a", "a\tb" })
            QCOMPARE(waited(session.publish(message(subject))).error().kind, Error::Kind::Invalid);
        auto out = message("a");
        out.headers = { { "X", "1\r\nY: 2" } };
        QCOMPARE(waited(session.publish(out)).error().kind, Error::Kind::Invalid);
        QVERIFY(!session.addTap("a b", {}, std::make_shared<CountingSink>()).has_value());
        QCOMPARE(waited(session.publish(message("a", QByteArray(2 << 20, 'x')))).error().kind, Error::Kind::Limit);
        QVERIFY(waited(session.publish(message("a", "x"))).has_value());
        QCOMPARE(session.status().disconnects, quint64 { 0 });
    }

    void tellsOfMissingPermissions()
    {
        TestServer server("authorization { users: [ { user: u, password: p, permissions: {"
                          " publish: { deny: [\"no.pub\", \"$SYS.>\"] }, subscribe: { deny: [\"no.sub\"] } } },"
                          " { user: v, password: p, permissions: { subscribe: { deny: [\"_INBOX.>\"] } } } ] }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QStringLiteral("u");
        profile.signIn.password = Secret("p");
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        const auto denied = waited(session.request(message("no.pub"), 60s));
        QCOMPARE(denied.error().kind, Error::Kind::Denied);
        QCOMPARE(denied.error().subject, QStringLiteral("no.pub"));
        QVERIFY(session.addTap("no.sub", {}, std::make_shared<CountingSink>()).has_value());
        QTRY_COMPARE(session.taps().constFirst().state, TapStatus::State::Denied);

        profile.signIn.user = QStringLiteral("v");
        Session other(profile);
        other.open();
        QTRY_COMPARE(other.status().state, State::Connected);
        const auto inbox = waited(other.request(message("anything"), 60s));
        QCOMPARE(inbox.error().kind, Error::Kind::Denied);
        QVERIFY(inbox.error().advice.contains(QStringLiteral("inbox prefix")));
        profile.inboxPrefix = QStringLiteral("mine");
        other.close();
        other.setProfile(profile);
        other.open();
        QTRY_COMPARE(other.status().state, State::Connected);
        QCOMPARE(waited(other.request(message("anything"), 60s)).error().kind, Error::Kind::NoResponders);
    }

    void comesBackWithItsTaps()
    {
        TestServer server;
        QVERIFY(server.start());
        const auto sink = std::make_shared<CountingSink>();
        Session session(profileFor(server.url()));
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        QVERIFY(session.addTap("t.>", {}, sink).has_value());
        QTRY_COMPARE(session.taps().constFirst().state, TapStatus::State::Active);
        constexpr int count = 20'000;
        for (int round = 1; round <= 2; ++round) {
            QFuture<Result<void>> last;
            for (int i = 0; i < count; ++i) {
                last = session.publish(message("t.x", "12345678"));
                if (i % 5000 == 4999)
                    last.waitForFinished();
            }
            QVERIFY(waited(last).has_value());
            const auto wanted = quint64 { count } * static_cast<quint64>(round);
            QTRY_COMPARE(session.taps().constFirst().delivered + session.taps().constFirst().dropped, wanted);
            if (round == 1) {
                server.kill();
                QTRY_COMPARE(session.status().state, State::Reconnecting);
                QTRY_COMPARE(session.taps().constFirst().state, TapStatus::State::Waiting);
                QVERIFY(server.start());
                QTRY_COMPARE(session.status().state, State::Connected);
                QTRY_COMPARE(session.taps().constFirst().state, TapStatus::State::Active);
                QCOMPARE(session.status().disconnects, quint64 { 1 });
            }
        }
        const auto tap = session.taps().constFirst();
        QCOMPARE(quint64(sink->count), tap.delivered);
        QCOMPARE(tap.deliveredBytes, tap.delivered * 8);
        session.setTapMuted(tap.id, true);
        QCOMPARE(session.taps().constFirst().state, TapStatus::State::Muted);
        session.removeTap(tap.id);
        QVERIFY(session.taps().isEmpty());
    }

    void survivesSubscribingUnderLoad()
    {
        TestServer server;
        QVERIFY(server.start());
        Session publisher(profileFor(server.url()));
        Session session(profileFor(server.url()));
        publisher.open();
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        QTRY_COMPARE(publisher.status().state, State::Connected);
        const auto sink = std::make_shared<CountingSink>();
        for (int i = 0; i < 1500; ++i) {
            const auto tap = session.addTap("load.>", {}, sink);
            QVERIFY(tap.has_value());
            QFuture<Result<void>> last;
            for (int j = 0; j < 20; ++j)
                last = publisher.publish(message("load.x", "x"));
            last.waitForFinished();
            session.removeTap(*tap);
        }
        QVERIFY(session.taps().isEmpty());
        QCOMPARE(waited(session.request(message("nobody"), 20s)).error().kind, Error::Kind::NoResponders);
    }

    void reopensAfterProtocolError()
    {
        TestServer server("max_subscriptions: 3\n");
        QVERIFY(server.start());
        Session session(profileFor(server.url()));
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        QList<quint64> ids;
        for (int i = 0; i < 4; ++i)
            ids << *session.subscribe("s." + QByteArray::number(i), {}, std::make_shared<Mailbox<Message>>());
        QTRY_VERIFY(session.status().disconnects >= 1);
        for (const auto id : ids)
            session.unsubscribe(id);
        QTRY_COMPARE(waited(session.request(message("nobody"))).error().kind, Error::Kind::NoResponders);
    }

    void leavesLameDuck()
    {
        const auto route = TestServer::freePort();
        TestServer other("server_name: b\ncluster { name: c, listen: 127.0.0.1:" + QByteArray::number(route) + " }\n");
        QVERIFY(other.start());
        TestServer server("server_name: a\nlame_duck_duration: 30s\nlame_duck_grace_period: 1s\ncluster { name: c, "
                          "listen: \"127.0.0.1:"
            + QByteArray::number(TestServer::freePort()) + "\", routes: [nats://127.0.0.1:" + QByteArray::number(route)
            + "] }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.servers << other.url();
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        QCOMPARE(session.status().server.name, QStringLiteral("a"));
        bool wasLameDuck = false;
        connect(
            &session, &Session::statusChanged, this, [&] { wasLameDuck = wasLameDuck || session.status().isLameDuck; });
        ::kill(static_cast<pid_t>(server.pid()), SIGUSR2);
        QTRY_VERIFY_WITH_TIMEOUT(wasLameDuck, 10'000);
        server.kill();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().server.name, QStringLiteral("b"), 10'000);
        QTRY_COMPARE(session.status().state, State::Connected);
    }

    void neverTalksClearTextForTls()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileFor(QStringLiteral("tls://127.0.0.1:%1").arg(server.port())));
        session.open();
        QTRY_VERIFY(session.status().reason.has_value());
        QCOMPARE(session.status().reason->kind, Error::Kind::Tls);
        QVERIFY(session.status().state != State::Connected);
    }

    void refusesRawPeers_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<bool>("hangsUp");
        QTest::newRow("half") << QByteArray("INFO {\"server_id\":\"x") << true;
        QTest::newRow("long") << QByteArray("INFO {\"server_id\":\"" + QByteArray(40 * 1024, 'x') + "\"}\r\n") << false;
        QTest::newRow("garbage") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << true;
        QTest::newRow("binary") << QByteArray("\x15\x03\x01\x00\x02\x02\x28", 7) << false;
        QTest::newRow("hang up") << QByteArray() << true;
        QTest::newRow("no json") << QByteArray("INFO {{{{[[[\r\n") << false;
        QTest::newRow("silence") << QByteArray() << false;
        QTest::newRow("then garbage") << QByteArray(
            "INFO {\"server_id\":\"x\",\"max_payload\":1000}\r\n\x01\x02garbage\r\n")
                                      << false;
        QTest::newRow("then silence") << QByteArray("INFO {\"server_id\":\"x\",\"max_payload\":1000}\r\n") << false;
    }
    void refusesRawPeers()
    {
        QFETCH(QByteArray, greeting);
        QFETCH(bool, hangsUp);
        const RawPeer peer(greeting, hangsUp);
        Session session(profileFor(QStringLiteral("nats://127.0.0.1:%1").arg(peer.port())));
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.status().reason.has_value(), 15'000);
        QVERIFY(session.status().state != State::Connected);
        QVERIFY(!session.status().reason->message.isEmpty());
        // And it gets in as soon as there is a real one.
        TestServer server;
        QVERIFY(server.start());
        session.close();
        session.setProfile(profileFor(server.url()));
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
