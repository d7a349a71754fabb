// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/serviceclient.h"
#include "models/services/servicefeed.h"

#include "tests/services/fakeservices.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

using namespace natsight;
using namespace std::chrono_literals;
using Condition = ServiceFeedState::Condition;

namespace {

constexpr int patienceMs = 20'000;

/// What a future brings, received as the program receives it.
template<typename T>
T received(const QFuture<T> &future)
{
    QObject owner;
    std::optional<T> result;
    whenDone(&owner, future, [&result](T value) { result.emplace(std::move(value)); });
    QElapsedTimer clock;
    clock.start();
    while (!result && clock.elapsed() < patienceMs)
        QTest::qWait(1);
    if (!result)
        qFatal("no answer in time");
    return std::move(*result);
}

ConnectionProfile profileFor(const TestServer &server, const QString &user = {})
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = QStringList { server.url() };
    if (!user.isEmpty()) {
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = user;
        profile.signIn.password = Secret(QByteArrayLiteral("p"));
    }
    return profile;
}

bool waitUntilConnected(const Session &session)
{
    return QTest::qWaitFor(
        [&session] { return session.status().state == SessionStatus::State::Connected; }, patienceMs);
}

nlohmann::ordered_json cli(const TestServer &server, const QStringList &arguments)
{
    const QByteArray printed = runProgram(natsCli(), QStringList { QStringLiteral("-s"), server.url() } + arguments);
    return nlohmann::ordered_json::parse(printed.begin(), printed.end(), nullptr, false);
}

/// `nats micro serve NAME`, the official program; ended with this object.
class MicroServe
{
public:
    MicroServe(const TestServer &server, const QString &name)
    {
        m_process.start(
            natsCli(), { QStringLiteral("-s"), server.url(), QStringLiteral("micro"), QStringLiteral("serve"), name });
    }
    ~MicroServe() { stop(); }
    void stop()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

const QString hello = QStringLiteral("hello");

} // namespace

class TestServiceFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>(QByteArrayLiteral(
            "accounts {\n"
            "  A { users: [ { user: a, password: p }\n"
            "    { user: nosrv, password: p, permissions: { publish: { deny: [\"$SRV.>\"] } } }\n"
            "    { user: noinbox, password: p, permissions: { subscribe: { deny: [\"_INBOX.>\"] } } } ] }\n"
            "}\nno_auth_user: a\n"));
        QVERIFY(m_server->start());
    }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QVERIFY(waitUntilConnected(*m_session));
    }
    void cleanup() { m_session.reset(); }

    void asksSlowlyForThoseWhoNeedLittle()
    {
        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        FakeServices services(m_session.get(), [](const QByteArray &subject) -> QList<FakeServices::Payload> {
            return { { subject == "$SRV.STATS" || subject == "$SRV.INFO" ? statsJson("a", "A", 1) : QByteArray() } };
        });
        const auto slow = feed.watchSlowly();
        QTRY_COMPARE(feed.state().rounds, quint64 { 1 });
        QCOMPARE(feed.services().size(), 1);
        QTRY_VERIFY(!feed.state().isAsking);
        QCOMPARE(services.asked("STATS"), 1);
        // Who looks closely does not wait for the next slow round, and is asked for in the usual time.
        {
            const auto close = feed.watch();
            QTRY_VERIFY(services.asked("STATS") >= 3);
        }
        QVERIFY(feed.isWatched());
        QTRY_VERIFY(!feed.state().isAsking);
        const int asked = services.asked("STATS");
        QTest::qWait(1'200); // nothing is to happen
        QCOMPARE(services.asked("STATS"), asked);
    }

    void asksOnlyWhileWatched()
    {
        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        feed.setPatience(300ms);
        QTest::qWait(200);
        QCOMPARE(feed.state().condition, Condition::Unasked);
        auto watch = feed.watch();
        auto second = feed.watch();
        QTRY_COMPARE(feed.state().condition, Condition::Nobody);
        QTRY_VERIFY(feed.state().rounds >= 2);
        QVERIFY(!feed.state().error);
        watch.reset();
        QVERIFY(feed.isWatched());
        second.reset();
        QVERIFY(!feed.isWatched());
        QTRY_VERIFY(!feed.state().isAsking);
        const auto rounds = feed.state().rounds;
        QTest::qWait(1'200);
        QCOMPARE(feed.state().rounds, rounds);
    }

    void intervalIsClamped()
    {
        ServiceFeed feed(m_session.get());
        QCOMPARE(feed.interval(), 2'000ms);
        feed.setInterval(1ms);
        QCOMPARE(feed.interval(), 500ms);
        feed.setInterval(1h);
        QCOMPARE(feed.interval(), 60'000ms);
    }

    void agreesWithTheOfficialTool()
    {
        NATSIGHT_NEED_CLI();
        const MicroServe first(*m_server, hello);
        const MicroServe second(*m_server, hello);
        MicroServe third(*m_server, hello);
        const MicroServe other(*m_server, QStringLiteral("other"));
        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        feed.setPatience(1s);
        auto watch = feed.watch();
        QTRY_COMPARE_WITH_TIMEOUT(feed.instances(hello).size(), 3, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(feed.services().size(), 2, patienceMs);
        QTRY_VERIFY(std::isfinite(feed.service(hello)->rates.requests));

        // 120 requests over the queue group of three.
        constexpr int requests = 120;
        for (int i = 0; i < requests; ++i)
            QVERIFY(received(m_session->request({ "hello.echo", "hi" })).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(hello)->total.requests, quint64 { requests }, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(hello)->recent.requests, quint64 { requests }, patienceMs);

        // The same instances and numbers there.
        const auto stats = cli(
            *m_server, { QStringLiteral("micro"), QStringLiteral("stats"), hello, QStringLiteral("--json") });
        QCOMPARE(stats.size(), 3U);
        double shares = 0;
        for (const auto &one : stats) {
            const auto row = feed.instance(hello, QString::fromStdString(one["id"].get<std::string>()));
            QVERIFY(row.has_value());
            QCOMPARE(row->info->version.toStdString(), one["version"].get<std::string>());
            QCOMPARE(row->info->endpoints.size(), 1);
            const EndpointStats &mine = row->info->endpoints.constFirst();
            const auto &theirs = one["endpoints"][0];
            QCOMPARE(mine.subject.toStdString(), theirs["subject"].get<std::string>());
            QCOMPARE(mine.queueGroup.toStdString(), theirs["queue_group"].get<std::string>());
            QCOMPARE(mine.requests, theirs["num_requests"].get<quint64>());
            QCOMPARE(mine.errors, theirs["num_errors"].get<quint64>());
            QCOMPARE(mine.processingNs, theirs["processing_time"].get<quint64>());
            QCOMPARE(static_cast<qint64>(row->total.averageNs()), theirs["average_processing_time"].get<qint64>());
            QVERIFY(row->recent.requests > 0); // nobody starves
            shares += row->recentShare;
        }
        QVERIFY(std::abs(shares - 1) < 1e-9);
        const auto list = cli(*m_server, { QStringLiteral("micro"), QStringLiteral("list"), QStringLiteral("--json") });
        QCOMPARE(list.size(), static_cast<std::size_t>(feed.instances().size()));
        for (const auto &one : list) {
            const auto row = feed.instance(QString::fromStdString(one["name"].get<std::string>()),
                QString::fromStdString(one["id"].get<std::string>()));
            QVERIFY(row.has_value());
            QTRY_VERIFY(feed.instance(row->service, row->id)->info->hasInfo);
            QCOMPARE(feed.instance(row->service, row->id)->info->description.toStdString(),
                one["description"].get<std::string>());
            QCOMPARE(row->info->metadata.size(), static_cast<qsizetype>(one["metadata"].size()));
        }

        // One goes, one comes.
        QSignalSpy happened(&feed, &ServiceFeed::happened);
        const auto before = feed.events(hello).size(); // some began after the first round
        third.stop();
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(hello)->left, 1, patienceMs);
        QCOMPARE(feed.service(hello)->present, 2);
        const MicroServe fourth(*m_server, hello);
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(hello)->present, 3, patienceMs);
        QTRY_COMPARE(happened.size(), 2);
        QCOMPARE(feed.events(hello).size(), before + 2);
        QCOMPARE(feed.events(hello).at(before).kind, ServiceEvent::Kind::Left);
        QCOMPARE(feed.events(hello).constLast().kind, ServiceEvent::Kind::Joined);
        feed.forgetLeft(hello);
        QCOMPARE(feed.instances(hello).size(), 3);
    }

    void pingsAndRawAnswers()
    {
        NATSIGHT_NEED_CLI();
        const MicroServe serve(*m_server, hello);
        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        auto watch = feed.watch();
        QTRY_COMPARE_WITH_TIMEOUT(feed.instances(hello).size(), 1, patienceMs);
        const QString id = feed.instances(hello).constFirst().id;
        int told = 0;
        const PingResult result = received(
            feed.client()->ping(hello, id, 20, 2s, [&told](const PingResult &) { return ++told > 0; }));
        QCOMPARE(result.times.size(), 20);
        QCOMPARE(told, 20);
        QCOMPARE(result.lost, 0);
        QVERIFY(result.min.count() > 0 && result.min <= result.median && result.median <= result.max);
        const PingResult cancelled = received(
            feed.client()->ping(hello, id, 20, 2s, [](const PingResult &now) { return now.sent < 3; }));
        QCOMPARE(cancelled.sent, 3);
        const PingResult nobody = received(feed.client()->ping(hello, QStringLiteral("nobody"), 3));
        QCOMPARE(nobody.sent, 1);
        QCOMPARE(nobody.error->kind, Error::Kind::NoResponders);
        QCOMPARE(received(feed.client()->ping(QStringLiteral("a b"), id, 3)).error->kind, Error::Kind::Invalid);
        for (const auto verb : { ServiceVerb::Ping, ServiceVerb::Info, ServiceVerb::Stats }) {
            const auto reply = received(feed.client()->raw(verb, hello, id));
            QVERIFY(reply.has_value());
            QCOMPARE(readServiceAnswer(verb, reply->message.payload)->id, id);
        }
        QVERIFY(!received(feed.client()->raw(ServiceVerb::Info, QStringLiteral("*"), id)));
    }

    void knowsTheConnections()
    {
        NATSIGHT_NEED_CLI();
        const MicroServe serve(*m_server, hello);
        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        auto watch = feed.watch();
        QTRY_COMPARE_WITH_TIMEOUT(feed.instances(hello).size(), 1, patienceMs);
        QSignalSpy came(&feed, &ServiceFeed::connectionsChanged);
        feed.askConnections();
        QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1, patienceMs);
        if (feed.connectionsError())
            QFAIL(qPrintable(feed.connectionsError()->text() + feed.connectionsError()->details));
        const auto connection = feed.instances(hello).constFirst().connection;
        QVERIFY(connection.has_value());
        QCOMPARE(connection->language, QStringLiteral("go"));
        QVERIFY(connection->name.contains(QLatin1String("NATS CLI")));
        QVERIFY(connection->clientId > 0 && connection->address.startsWith(QLatin1String("127.0.0.1:")));
    }

    void oddAnswersAreTold()
    {
        Session responder(profileFor(*m_server));
        responder.open();
        QVERIFY(waitUntilConnected(responder));
        FakeServices fake(&responder, [](const QByteArray &subject) -> QList<FakeServices::Payload> {
            if (!subject.startsWith("$SRV.STATS"))
                return {};
            return { { "not json" },
                { R"({"name":"odd","id":"1","endpoints":[{"name":"e","num_requests":-3,"average_processing_time":NaN}]})" },
                { statsJson("odd", "2", 5) }, { statsJson("odd", "2", 5) }, // twice
                { R"({"name":"odd","id":"3","metadata":{"m":")" + QByteArray(900'000, 'm') + R"("}})" },
                { "{}", 0ms, { { "Nats-Service-Error", "out of order" }, { "Nats-Service-Error-Code", "500" } } },
                { statsJson("odd", "late", 7), 700ms } };
        });
        ServiceFeed feed(m_session.get());
        feed.setInterval(1s);
        feed.setPatience(2s);
        auto watch = feed.watch();
        const QString odd = QStringLiteral("odd");
        QTRY_COMPARE_WITH_TIMEOUT(feed.instances(odd).size(), 4, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(feed.state().lateAnswers >= 2, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(feed.state().rounds >= 4, patienceMs);
        QVERIFY(feed.instance(odd, QStringLiteral("late"))->state != InstanceRow::State::Left);
        QCOMPARE(feed.instance(odd, QStringLiteral("late"))->total.requests, 7U);
        QVERIFY(feed.instance(odd, QStringLiteral("2"))->doubleAnswers >= 1);
        QVERIFY(!feed.instance(odd, QStringLiteral("1"))->info->warnings.isEmpty());
        QVERIFY(!feed.instance(odd, QStringLiteral("3"))->info->warnings.isEmpty());
        QCOMPARE(feed.oddities().size(), 2);
        QVERIFY(feed.oddities().constFirst().count >= 2);
        // INFO is asked for a few times, not for ever.
        QTRY_VERIFY_WITH_TIMEOUT(feed.state().rounds >= 7, patienceMs);
        QVERIFY(fake.asked("INFO") < fake.asked("STATS"));
    }

    void ratesOfAKnownGenerator()
    {
        Session responder(profileFor(*m_server));
        responder.open();
        QVERIFY(waitUntilConnected(responder));
        // Each round counts 100 requests more, 5 of them with an error.
        quint64 requests = 1'000;
        FakeServices fake(&responder, [&requests](const QByteArray &subject) -> QList<FakeServices::Payload> {
            if (!subject.startsWith("$SRV.STATS"))
                return {};
            requests += 100;
            return { { statsJson("gen", "1", requests, requests / 20) } };
        });
        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        auto watch = feed.watch();
        const QString gen = QStringLiteral("gen");
        QTRY_VERIFY_WITH_TIMEOUT(feed.service(gen) && feed.service(gen)->recent.requests >= 400, patienceMs);
        const InstanceRow row = feed.instance(gen, QStringLiteral("1")).value();
        QCOMPARE(row.recent.requests % 100, 0U);
        QCOMPARE(row.recent.errors * 20, row.recent.requests);
        QCOMPARE(row.recent.averageNs(), 1e6);
        QCOMPARE(row.rates.errorShare, 0.05);
        QCOMPARE(row.rates.averageNs, 1e6);
        QVERIFY(row.rates.requests > 0);
        QVERIFY(feed.series(gen, QStringLiteral("1"))->requests.last() > 0);
        QVERIFY(feed.series(gen, QStringLiteral("1"), QStringLiteral("get"), QStringLiteral("gen.get")));
    }

    void deniedIsExplained_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("words");
        QTest::newRow("publish") << QStringLiteral("nosrv") << QStringLiteral("$SRV.>");
        QTest::newRow("inbox") << QStringLiteral("noinbox") << QStringLiteral("inbox");
    }
    void deniedIsExplained()
    {
        QFETCH(QString, user);
        QFETCH(QString, words);
        Session session(profileFor(*m_server, user));
        session.open();
        QVERIFY(waitUntilConnected(session));
        ServiceFeed feed(&session);
        feed.setInterval(500ms);
        auto watch = feed.watch();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state().condition, Condition::Denied, patienceMs);
        QVERIFY(feed.state().error.has_value());
        QVERIFY2(feed.state().error->text().contains(words), qPrintable(feed.state().error->text()));
        // Not asked for again and again.
        const auto rounds = feed.state().rounds;
        QTest::qWait(1'500);
        QVERIFY(feed.state().rounds <= rounds + 1);
    }

    void aLostConnectionIsSaidAndResumed()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileFor(server));
        Session responder(profileFor(server));
        session.open();
        responder.open();
        QVERIFY(waitUntilConnected(session) && waitUntilConnected(responder));
        FakeServices fake(&responder, [](const QByteArray &subject) -> QList<FakeServices::Payload> {
            return { { subject.startsWith("$SRV.STATS") ? statsJson("s", "1", 5)
                                                        : QByteArray(R"({"name":"s","id":"1"})") } };
        });
        ServiceFeed feed(&session);
        feed.setInterval(500ms);
        auto watch = feed.watch();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state().condition, Condition::Answered, patienceMs);
        const qint64 answered = feed.state().answeredMs;
        server.kill();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state().condition, Condition::Stale, patienceMs);
        QVERIFY(feed.state().answeredMs >= answered);
        QTest::qWait(1'500);
        QCOMPARE(feed.instances().size(), 1);
        QVERIFY(feed.instances().constFirst().state != InstanceRow::State::Left);
        QVERIFY(server.start());
        session.reconnectNow();
        responder.reconnectNow();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state().condition, Condition::Answered, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(feed.instances().constFirst().state, InstanceRow::State::Present, patienceMs);
    }

    void endsWhileAnswersCome()
    {
        Session responder(profileFor(*m_server));
        responder.open();
        QVERIFY(waitUntilConnected(responder));
        FakeServices fake(&responder, [](const QByteArray &) {
            QList<FakeServices::Payload> many;
            for (int i = 0; i < 300; ++i)
                many << FakeServices::Payload { statsJson("s", QByteArray::number(i), 5) };
            return many;
        });
        for (int i = 0; i < 5; ++i) {
            auto feed = std::make_unique<ServiceFeed>(m_session.get());
            auto watch = feed->watch();
            QSignalSpy changed(feed.get(), &ServiceFeed::changed);
            QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patienceMs);
            feed.reset();
            watch.reset();
        }
        ServiceFeed feed(m_session.get());
        auto watch = feed.watch();
        QTRY_COMPARE_WITH_TIMEOUT(feed.instances().size(), 300, patienceMs);
    }

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestServiceFeed)
#include "tst_servicefeed.moc"
