// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/session.h"

#include "tests/support/cluster.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <thread>

using namespace natsight;
using namespace std::chrono_literals;
using State = SessionStatus::State;

namespace {

constexpr int patience = 45'000; // ms; generous for a busy machine, never reached on success

class CountingSink : public MessageSink
{
public:
    void append(const IncomingMessage &message) noexcept override
    {
        bytes += message.payload.size();
        if (message.subject == "flow.marked")
            ++marked;
        ++count;
    }
    std::atomic<quint64> count { 0 };
    std::atomic<quint64> bytes { 0 };
    std::atomic<quint64> marked { 0 };
};

/// Too slow for what comes, until it is hurried.
class SlowSink final : public CountingSink
{
public:
    void append(const IncomingMessage &message) noexcept override
    {
        if (!isHurried)
            std::this_thread::sleep_for(1ms);
        CountingSink::append(message);
    }
    std::atomic<bool> isHurried { false };
};

/// Stops a server in its tracks, and lets it go on whatever happens to the test.
class Freeze
{
public:
    explicit Freeze(const TestServer &server)
        : m_server(server)
    {
        m_server.signal(SIGSTOP);
    }
    /// True once each of its threads stands still: the signal takes its time.
    [[nodiscard]] bool isComplete() const
    {
        const QDir threads(QStringLiteral("/proc/%1/task").arg(m_server.pid()));
        const QStringList names = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return !names.isEmpty() && std::all_of(names.begin(), names.end(), [&threads](const QString &name) {
            QFile file(threads.filePath(name + QStringLiteral("/stat")));
            const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            return text.isEmpty() || text.mid(text.lastIndexOf(')') + 2, 1) == "T";
        });
    }
    ~Freeze() { thaw(); }
    Freeze(const Freeze &) = delete;
    Freeze &operator=(const Freeze &) = delete;
    void thaw() const { m_server.signal(SIGCONT); }

private:
    const TestServer &m_server;
};

ConnectionProfile profileFor(const QStringList &urls)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = urls;
    return profile;
}

OutgoingMessage message(const QByteArray &subject, const QByteArray &payload = {})
{
    OutgoingMessage out;
    out.subject = subject;
    out.payload = payload;
    return out;
}

template<typename T>
T waited(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

quint64 taken(const Session &session)
{
    const auto tap = session.taps().constFirst();
    return tap.delivered + tap.dropped;
}

} // namespace

class TestFailover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NATSIGHT_NEED_SERVER(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed(20s)); }

    /// The server dies under traffic: another one takes over, with taps and requests, and what is counted stays true.
    void movesToAnotherServer()
    {
        Cluster cluster(3);
        QVERIFY(cluster.start());
        QTRY_VERIFY_WITH_TIMEOUT(cluster.isComplete(), patience);
        const auto sink = std::make_shared<CountingSink>();
        Session session(profileFor(cluster.urls()));
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        const QString first = session.status().server.name;
        QVERIFY(session.addTap("flow.>", {}, sink).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().state, TapStatus::State::Active, patience);
        auto mailbox = std::make_shared<Mailbox<Message>>();
        QVERIFY(session.subscribe("svc.>", {}, mailbox).has_value());

        // Traffic from another server, so that it goes on meanwhile.
        QStringList others = cluster.urls();
        others.removeAll(cluster.named(first).url());
        Session publisher(profileFor(others));
        publisher.open();
        QTRY_COMPARE_WITH_TIMEOUT(publisher.status().state, State::Connected, patience);
        // Interest spreads through the cluster at its own pace.
        const auto reaches = [&] {
            const auto before = taken(session);
            (void)waited(publisher.publish(message("flow.probe", "12345678")));
            QTest::qWait(50);
            return taken(session) > before;
        };
        QTRY_VERIFY_WITH_TIMEOUT(reaches(), patience);

        // A request that is open when the server dies.
        auto open = session.request(message("svc.silent"), 60s);
        QTRY_COMPARE_WITH_TIMEOUT(mailbox->size(), std::size_t { 1 }, patience);
        for (int i = 0; i < 30'000; ++i) {
            auto future = publisher.publish(message("flow.x", "12345678"));
            if (i % 1000 == 999)
                future.waitForFinished();
            if (i == 15'000)
                cluster.named(first).kill();
        }
        QCOMPARE(waited(open).error().kind, Error::Kind::NotConnected);
        QTRY_VERIFY_WITH_TIMEOUT(session.status().disconnects >= 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(session.status().server.name != first);
        QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().state, TapStatus::State::Active, patience);

        // From here on nothing may be missing.
        QTRY_VERIFY_WITH_TIMEOUT(reaches(), patience);
        constexpr int count = 20'000;
        for (int i = 0; i < count; ++i) {
            auto future = publisher.publish(message("flow.marked", "12345678"));
            if (i % 1000 == 999)
                future.waitForFinished();
        }
        QTRY_COMPARE_WITH_TIMEOUT(sink->marked.load(), quint64 { count }, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().delivered, sink->count.load(), patience);
        const auto tap = session.taps().constFirst();
        QCOMPARE(sink->bytes.load(), tap.deliveredBytes);
        QCOMPARE(waited(session.request(message("nobody"), 30s)).error().kind, Error::Kind::NoResponders);
    }

    void triesTheWholeList()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileFor({ QStringLiteral("nats://127.0.0.1:%1").arg(TestServer::freePort()),
            QStringLiteral("nats://nonexistent.invalid:4222"), server.url() }));
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QCOMPARE(session.status().server.url, server.url());
    }

    void usesDiscoveredServers_data()
    {
        QTest::addColumn<bool>("ignores");
        QTest::newRow("used") << false;
        QTest::newRow("ignored") << true;
    }
    void usesDiscoveredServers()
    {
        QFETCH(bool, ignores);
        Cluster cluster(2);
        QVERIFY(cluster.start());
        QTRY_VERIFY_WITH_TIMEOUT(cluster.isComplete(), patience);
        auto &first = cluster.named(QStringLiteral("a"));
        auto profile = profileFor({ first.url() });
        profile.ignoreDiscoveredServers = ignores;
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().server.name, QStringLiteral("a"), patience);
        first.kill();
        if (ignores) {
            QTRY_VERIFY_WITH_TIMEOUT(
                session.status().state == State::Reconnecting && session.status().attempt >= 3, patience);
            QVERIFY(session.status().reason.has_value());
            QVERIFY(!session.status().reason->message.isEmpty());
            QVERIFY(first.start());
            QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
            QCOMPARE(session.status().server.name, QStringLiteral("a"));
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(session.status().server.name, QStringLiteral("b"), patience);
            QCOMPARE(session.status().state, State::Connected);
        }
    }

    /// A reader that is too slow loses messages here, counted, and never troubles the server.
    void slowSinkLosesOnlyHere()
    {
        TestServer server;
        QVERIFY(server.start());
        const auto sink = std::make_shared<SlowSink>();
        Session session(profileFor({ server.url() }));
        QString told;
        connect(&session, &Session::eventHappened, this,
            [&told](const SessionEvent &event) { told += event.text + u'\n'; });
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(session.addTap("flood", {}, sink).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().state, TapStatus::State::Active, patience);
        constexpr int count = 200'000;
        QVERIFY(server.publish("flood", count, 16));
        // The admin connection does not wait behind the flood.
        QCOMPARE(waited(session.request(message("nobody"), 30s)).error().kind, Error::Kind::NoResponders);
        QTRY_VERIFY_WITH_TIMEOUT(session.taps().constFirst().dropped > 0, patience);
        sink->isHurried = true;
        QTRY_COMPARE_WITH_TIMEOUT(taken(session), quint64 { count }, patience);
        const auto tap = session.taps().constFirst();
        QCOMPARE(sink->count.load(), tap.delivered);
        QCOMPARE(tap.deliveredBytes, tap.delivered * 16);
        QCOMPARE(session.status().disconnects, quint64 { 0 });
        QVERIFY2(told.contains(QStringLiteral("dropped")), qPrintable(told));
        const QByteArray bytes = server.monitoring("/varz");
        const auto varz = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
        QVERIFY(varz.is_object());
        QCOMPARE(varz.value("slow_consumers", -1), 0);
        QCOMPARE(varz.value("in_msgs", 0) >= count, true);
    }

    /// A server that hangs: requests time out, closing takes no time, and it goes on where it was.
    void hangingServerBlocksNothing()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileFor({ server.url() }));
        Session leaver(profileFor({ server.url() }));
        const auto sink = std::make_shared<CountingSink>();
        session.open();
        leaver.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(leaver.status().state, State::Connected, patience);
        QVERIFY(session.addTap("t", {}, sink).has_value());
        QVERIFY(leaver.addTap("t", {}, sink).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().state, TapStatus::State::Active, patience);
        QTRY_COMPARE_WITH_TIMEOUT(leaver.taps().constFirst().state, TapStatus::State::Active, patience);
        {
            const Freeze freeze(server);
            QTRY_VERIFY_WITH_TIMEOUT(freeze.isComplete(), patience);
            QCOMPARE(waited(session.request(message("nobody"), 300ms)).error().kind, Error::Kind::Timeout);
            auto open = leaver.request(message("nobody"), 60s);
            QElapsedTimer timer;
            timer.start();
            leaver.close();
            QVERIFY(timer.elapsed() < 4'000); // less than any wait for the server
            QCOMPARE(leaver.status().state, State::Closed);
            QCOMPARE(waited(open).error().kind, Error::Kind::Cancelled);
            // A new attempt hangs in the kernel's queue and is given up as easily.
            timer.start();
            leaver.open();
            QTRY_COMPARE_WITH_TIMEOUT(leaver.status().attempt, 1, patience);
            leaver.close();
            QVERIFY(timer.elapsed() < 20'000);
            QCOMPARE(session.status().state, State::Connected);
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            waited(session.request(message("nobody"), 1s)).error().kind == Error::Kind::NoResponders, patience);
        QCOMPARE(session.status().disconnects, quint64 { 0 });
        QVERIFY(server.publish("t", 10));
        QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().delivered, quint64 { 10 }, patience);
        leaver.open();
        QTRY_COMPARE_WITH_TIMEOUT(leaver.status().state, State::Connected, patience);
    }

    void comesBackToTheSamePort()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        const auto sink = std::make_shared<CountingSink>();
        Session session(profileFor({ server.url() }));
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(session.addTap("t", {}, sink).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().state, TapStatus::State::Active, patience);
        const QString id = session.status().server.id;
        for (int round = 1; round <= 3; ++round) {
            if (round == 2)
                server.kill();
            else
                server.stop();
            QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Reconnecting, patience);
            QVERIFY(session.status().reason.has_value());
            QCOMPARE(waited(session.request(message("nobody"))).error().kind, Error::Kind::NotConnected);
            QCOMPARE(waited(session.publish(message("t"))).error().kind, Error::Kind::NotConnected);
            QVERIFY(server.start());
            QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
            QVERIFY(session.status().server.id != id);
            QCOMPARE(session.status().disconnects, quint64(round));
            QTRY_COMPARE_WITH_TIMEOUT(session.taps().constFirst().state, TapStatus::State::Active, patience);
            QVERIFY(server.publish("t", 100));
            QTRY_COMPARE_WITH_TIMEOUT(taken(session), quint64(100 * round), patience);
            QTRY_VERIFY_WITH_TIMEOUT(session.status().server.isJetStream, patience);
        }
    }

    /// A server that goes while a connect is under way, again and again.
    void survivesAFlickeringServer()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileFor({ server.url() }));
        session.open();
        for (int i = 0; i < 5; ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
            server.kill();
            session.reconnectNow();
            QVERIFY(server.start());
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            waited(session.request(message("nobody"), 5s)).error().kind == Error::Kind::NoResponders, patience);
    }
};

QTEST_GUILESS_MAIN(TestFailover)
#include "tst_failover.moc"
