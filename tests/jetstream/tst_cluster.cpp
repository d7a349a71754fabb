// SPDX-License-Identifier: GPL-3.0-or-later
// What only a cluster does: leaders, peers, reconfigurations, lost servers.
#include "models/jetstream/jetstreamfeed.h"

#include "tests/jetstream/support.h"
#include "tests/support/cluster.h"

#include <QRegularExpression>
#include <QSignalSpy>

#include <csignal>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms; elections take their time on a busy machine

const QString orders = QStringLiteral("ORDERS");
const QString billing = QStringLiteral("billing");

ConnectionProfile profileOf(const Cluster &cluster)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = cluster.urls();
    return profile;
}

/// Stops a server in its tracks, and lets it go on whatever happens to the test.
struct Frozen {
    explicit Frozen(const TestServer &which)
        : server(which)
    {
        server.signal(SIGSTOP);
    }
    ~Frozen() { server.signal(SIGCONT); }
    Frozen(const Frozen &) = delete;
    Frozen &operator=(const Frozen &) = delete;

    const TestServer &server;
};

} // namespace

class TestCluster : public QObject
{
    Q_OBJECT

private:
    /// A young cluster has no leader yet and refuses.
    static void make(JetStreamClient &client, const char *config)
    {
        const Json wanted = json(config);
        Result<StreamInfo> made = fail(Error::Kind::Timeout, {});
        QTRY_VERIFY2_WITH_TIMEOUT(
            (made = received(client.createStream(wanted))).has_value(), saidBy(made).constData(), patience);
    }
    static void makeConsumer(JetStreamClient &client, const char *config)
    {
        const Json wanted = json(config);
        constexpr int exists = 10148; // an answer that came too late was a success as well
        Result<ConsumerInfo> made = fail(Error::Kind::Timeout, {});
        QTRY_VERIFY2_WITH_TIMEOUT(
            (made = received(client.createConsumer(orders, wanted))).has_value() || made.error().code == exists,
            saidBy(made).constData(), patience);
    }
    [[nodiscard]] GroupInfo streamGroup()
    {
        const auto info = received(m_client->streamInfo(orders));
        return info ? info->group : GroupInfo();
    }
    [[nodiscard]] GroupInfo consumerGroup()
    {
        const auto info = received(m_client->consumerInfo(orders, billing));
        return info ? info->group : GroupInfo();
    }
    /// A leader, and so many replicas that are current.
    static bool isHealthy(const GroupInfo &group, int replicas)
    {
        return !group.leader.isEmpty() && group.peers.size() == replicas - 1
            && std::all_of(group.peers.begin(), group.peers.end(),
                [](const PeerInfo &peer) { return peer.isCurrent && !peer.isOffline && !peer.isPending; });
    }
    static QStringList serversOf(const GroupInfo &group)
    {
        QStringList servers { group.leader };
        for (const PeerInfo &peer : group.peers)
            servers << peer.name;
        servers.sort();
        return servers;
    }
    [[nodiscard]] bool can(JetStreamClient::Feature feature) const { return m_client->supports(feature).has_value(); }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_cluster = std::make_unique<Cluster>(3, true);
        QVERIFY(m_cluster->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->isComplete(), patience);
        m_session = std::make_unique<Session>(profileOf(*m_cluster));
        m_session->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->status().server.isJetStream, patience);
        m_client = std::make_unique<JetStreamClient>(m_session.get());
    }
    void cleanupTestCase()
    {
        m_client.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed(20s));
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup()
    {
        if (m_client)
            (void)received(m_client->deleteStream(orders));
    }

    void leadersStepDown()
    {
        make(*m_client, R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":3})");
        makeConsumer(*m_client, R"({"durable_name":"billing","ack_policy":"explicit"})");
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 3), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(consumerGroup(), 3), patience);
        const QString first = streamGroup().leader;
        VERIFY_RESULT(received(m_client->stepDownStream(orders)));
        // The same one may be elected again: then once more.
        const auto isElsewhere = [this](const QString &before, const QString &now, bool isConsumer) {
            if (!now.isEmpty() && now != before)
                return true;
            if (now == before)
                (void)received(
                    isConsumer ? m_client->stepDownConsumer(orders, billing) : m_client->stepDownStream(orders));
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isElsewhere(first, streamGroup().leader, false), patience);
        const QString before = consumerGroup().leader;
        VERIFY_RESULT(received(m_client->stepDownConsumer(orders, billing)));
        QTRY_VERIFY_WITH_TIMEOUT(isElsewhere(before, consumerGroup().leader, true), patience);
    }

    void leadersAreChosen()
    {
        make(*m_client, R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":3})");
        makeConsumer(*m_client, R"({"durable_name":"billing","ack_policy":"explicit"})");
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 3) && isHealthy(consumerGroup(), 3), patience);
        LeaderPlacement placement;
        placement.preferred = streamGroup().peers.constLast().name;
        const auto done = received(m_client->stepDownStream(orders, placement));
        if (!can(JetStreamClient::Feature::LeaderPlacement)) {
            QVERIFY(!done && done.error().kind == Error::Kind::Unsupported);
            QVERIFY(done.error().text().contains(QLatin1String("2.11")));
            QVERIFY(!received(m_client->stepDownConsumer(orders, billing, placement)));
            return;
        }
        VERIFY_RESULT(done);
        QTRY_COMPARE_WITH_TIMEOUT(streamGroup().leader, placement.preferred, patience);
        placement.preferred = consumerGroup().peers.constLast().name;
        VERIFY_RESULT(received(m_client->stepDownConsumer(orders, billing, placement)));
        QTRY_COMPARE_WITH_TIMEOUT(consumerGroup().leader, placement.preferred, patience);
        // One that is none, and the leader itself.
        placement.preferred = QStringLiteral("zebra");
        QVERIFY(!received(m_client->stepDownStream(orders, placement)));
        placement.preferred = streamGroup().leader;
        const auto refused = received(m_client->stepDownStream(orders, placement));
        QVERIFY(!refused && refused.error().kind == Error::Kind::Server);
    }

    void peersAreRemoved()
    {
        make(*m_client, R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":2})");
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 2), patience);
        const QString gone = streamGroup().peers.constFirst().name;
        VERIFY_RESULT(received(m_client->removeStreamPeer(orders, gone)));
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 2) && !serversOf(streamGroup()).contains(gone), patience);
        const auto refused = received(m_client->removeStreamPeer(orders, QStringLiteral("zebra")));
        QVERIFY(!refused && refused.error().kind == Error::Kind::Server);
        QVERIFY(!received(m_client->removeStreamPeer(orders, {})));
    }

    void peersAreEvacuated()
    {
        make(*m_client, R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":2})");
        makeConsumer(*m_client, R"({"durable_name":"billing","ack_policy":"explicit","num_replicas":1})");
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 2), patience);
        QVERIFY(m_cluster->named(QStringLiteral("a")).store("orders.a", 100));
        const QString gone = streamGroup().leader;
        const auto done = received(m_client->evacuateStreamPeer(orders, gone));
        if (!can(JetStreamClient::Feature::PeerEvacuate)) {
            QVERIFY(!done && done.error().kind == Error::Kind::Unsupported);
            QVERIFY(done.error().text().contains(QLatin1String("2.15")));
            QVERIFY(!received(m_client->evacuateConsumerPeer(orders, billing, gone)));
            QVERIFY(!received(m_client->removeConsumerPeer(orders, billing, gone)));
            return;
        }
        VERIFY_RESULT(done);
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 2) && !serversOf(streamGroup()).contains(gone), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!streamGroup().reconfiguration, patience);
        QCOMPARE(received(m_client->streamInfo(orders))->state.messages, quint64 { 100 });
        // One consumer alone, to the other server of its stream.
        QTRY_VERIFY_WITH_TIMEOUT(!consumerGroup().leader.isEmpty(), patience);
        const QString from = consumerGroup().leader;
        VERIFY_RESULT(received(m_client->evacuateConsumerPeer(orders, billing, from)));
        QString to;
        QTRY_VERIFY_WITH_TIMEOUT(!(to = consumerGroup().leader).isEmpty() && to != from, patience);
    }

    void movesAreCancelled()
    {
        if (!can(JetStreamClient::Feature::CancelMove)) {
            const auto refused = received(m_client->cancelStreamMove(orders));
            QVERIFY(!refused && refused.error().kind == Error::Kind::Unsupported);
            return;
        }
        make(*m_client, R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":2})");
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 2), patience);
        const QStringList before = serversOf(streamGroup());
        const QStringList all { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") };
        QString third;
        for (const QString &name : all)
            third = before.contains(name) ? third : name;
        QVERIFY(m_cluster->named(before.constFirst()).store("orders.a", 100));
        // Not through the one that is to stand still.
        Session session(profileFor(m_cluster->named(before.constFirst())));
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.status().server.isJetStream, patience);
        JetStreamClient client(&session);
        const auto group = [&client] {
            const auto info = received(client.streamInfo(orders));
            return info ? info->group : GroupInfo();
        };
        {
            // The server of the third replica stands still, so that the change does not end.
            const Frozen frozen(m_cluster->named(third));
            Json edits = Json::object();
            edits["num_replicas"] = 3;
            const Json wider = patchedConfig(*received(client.streamInfo(orders))->config, edits);
            Result<void> asked;
            const auto isMoving = [&] {
                if (group().reconfiguration)
                    return true;
                if (const auto done = received(client.updateStream(wider)); !done)
                    asked = fail(done.error());
                return group().reconfiguration.has_value();
            };
            QTRY_VERIFY2_WITH_TIMEOUT(isMoving(), saidBy(asked).constData(), patience);
            QVERIFY(group().reconfiguration->canRollBack());
            asked = {};
            const auto isCancelled = [&] {
                if (const auto done = received(client.cancelStreamMove(orders)); !done)
                    asked = fail(done.error());
                return asked.has_value();
            };
            QTRY_VERIFY2_WITH_TIMEOUT(isCancelled(), saidBy(asked).constData(), patience);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!group().reconfiguration, patience);
        QTRY_COMPARE_WITH_TIMEOUT(serversOf(group()), before, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(group(), 2), patience);
        const auto nothing = received(client.cancelStreamMove(orders));
        QVERIFY(!nothing && nothing.error().kind == Error::Kind::Server);
    }

    void streamsAreSealed()
    {
        make(*m_client, R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":3})");
        QVERIFY(m_cluster->named(QStringLiteral("a")).store("orders.a", 3));
        QTRY_COMPARE_WITH_TIMEOUT(received(m_client->streamInfo(orders))->state.messages, quint64 { 3 }, patience);
        const auto sealed = received(m_client->sealStream(orders));
        VERIFY_RESULT(sealed);
        QVERIFY(sealed->isSealed);
        QVERIFY(!received(m_client->purgeStream(orders)));
        QVERIFY(!received(m_client->deleteMessage(orders, 1, false)));
    }

    /// The last of all: servers are lost here.
    void serversAreLost()
    {
        make(*m_client, R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":3})");
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(streamGroup(), 3), patience);
        JetStreamFeed feed(m_session.get());
        feed.setInterval(200ms);
        const auto watch = feed.watchStream(orders);
        QTRY_VERIFY_WITH_TIMEOUT(feed.stream(orders) && feed.stream(orders)->info, patience);
        const QString first = feed.stream(orders)->info->group.leader;
        m_cluster->named(first).kill();
        // Another leader, and one replica that is told as lost.
        const auto group = [&feed] { return feed.stream(orders)->info->group; };
        QTRY_VERIFY_WITH_TIMEOUT(!group().leader.isEmpty() && group().leader != first, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!feed.streamState(orders).error, patience);
        QTRY_COMPARE_WITH_TIMEOUT(judge(*feed.stream(orders)).health, Health::Lagging, patience);
        QVERIFY(judge(*feed.stream(orders)).reason.contains(first));

        const QString second = group().leader;
        m_cluster->named(second).kill();
        // Two of three: nobody can say anything, and that is told in words, with what is known from before.
        QTRY_VERIFY_WITH_TIMEOUT(
            feed.streamState(orders).error || judge(*feed.stream(orders)).health == Health::Leaderless, patience);
        if (const auto &error = feed.streamState(orders).error) {
            QVERIFY(!error->message.isEmpty());
            QVERIFY2(error->text().contains(QLatin1String("leader"))
                    || error->text().contains(QLatin1String("connection"))
                    || error->text().contains(QLatin1String("quorum"))
                    || error->text().contains(QLatin1String("unavailable")),
                qPrintable(error->text()));
        }
        QVERIFY(feed.stream(orders)->info);

        QVERIFY(m_cluster->named(first).start());
        QVERIFY(m_cluster->named(second).start());
        // A leader answers again. That a replica catches up is its server's business, and old ones may fail to.
        QTRY_VERIFY_WITH_TIMEOUT(!feed.streamState(orders).error && !group().leader.isEmpty()
                && judge(*feed.stream(orders)).health <= Health::Lagging,
            patience * 2);
    }

private:
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamClient> m_client;
};

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster.moc"
