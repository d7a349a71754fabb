// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topology.h"
#include "models/system/topologyhistory.h"
#include "models/system/topologyplacement.h"
#include "models/system/topologytablemodel.h"
#include "tests/system/fakesystem.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace natsight;

namespace {

const TopologyServer &server(const Topology &topology, const QString &key)
{
    static const TopologyServer none;
    const qsizetype at = topology.serverAt(key);
    return at >= 0 ? topology.servers.at(at) : none;
}

const TopologyEdge *edge(const Topology &topology, const QString &key)
{
    const qsizetype at = topology.edgeAt(key);
    return at >= 0 ? &topology.edges.at(at) : nullptr;
}

bool has(const QList<TopologyProblem> &problems, TopologyProblem::Kind kind)
{
    return std::any_of(
        problems.cbegin(), problems.cend(), [kind](const TopologyProblem &one) { return one.kind == kind; });
}

template<typename List>
bool isSorted(const List &list)
{
    return std::is_sorted(list.cbegin(), list.cend(), [](const auto &a, const auto &b) { return a.key < b.key; })
        && std::adjacent_find(list.cbegin(), list.cend(), [](const auto &a, const auto &b) { return a.key == b.key; })
        == list.cend();
}

/// What is true of every topology; empty when it is.
QString insane(const Topology &topology)
{
    if (!isSorted(topology.clusters) || !isSorted(topology.servers) || !isSorted(topology.leaves)
        || !isSorted(topology.edges))
        return QStringLiteral("order or doubles");
    std::set<qsizetype> members;
    for (const TopologyCluster &cluster : topology.clusters) {
        for (const qsizetype at : cluster.servers) {
            if (at < 0 || at >= topology.servers.size() || !members.insert(at).second
                || topology.servers.at(at).cluster != cluster.name)
                return QStringLiteral("members of %1").arg(cluster.name);
        }
        if (!cluster.hub.isEmpty() && topology.clusterAt(cluster.hub) < 0)
            return QStringLiteral("hub of %1").arg(cluster.name);
        QString up = cluster.hub;
        for (int depth = 0; !up.isEmpty(); ++depth) {
            if (up == cluster.key || depth > 10'000)
                return QStringLiteral("circle of hubs");
            up = topology.clusters.at(topology.clusterAt(up)).hub;
        }
    }
    if (members.size() != static_cast<std::size_t>(topology.servers.size()))
        return QStringLiteral("servers without a cluster");
    for (const TopologyEdge &one : topology.edges) {
        const auto isKnown = [&](const QString &end) {
            return topology.serverAt(end) >= 0 || topology.clusterAt(end) >= 0 || topology.leafAt(end) >= 0;
        };
        if (!isKnown(one.from) || !isKnown(one.to) || one.from == one.to)
            return QStringLiteral("ends of %1").arg(one.key);
        for (const double rate : { one.flow.rates.inMessages, one.flow.rates.outMessages }) {
            if (rate < 0 || std::isinf(rate))
                return QStringLiteral("rates of %1").arg(one.key);
        }
    }
    for (const TopologyServer &one : topology.servers) {
        if (!one.problems.isEmpty() && one.health != one.problems.constFirst().health)
            return QStringLiteral("health of %1").arg(one.name);
    }
    return {};
}

SystemSnapshot shuffled(SystemSnapshot snapshot, std::mt19937 &random)
{
    std::shuffle(snapshot.servers.begin(), snapshot.servers.end(), random);
    for (ServerSnapshot &one : snapshot.servers) {
        FakeSystem::change(
            one.routes, [&](ServerRoutes &to) { std::shuffle(to.routes.begin(), to.routes.end(), random); });
        FakeSystem::change(
            one.gateways, [&](ServerGateways &to) { std::shuffle(to.gateways.begin(), to.gateways.end(), random); });
        FakeSystem::change(one.leafs, [&](ServerLeafs &to) { std::shuffle(to.leafs.begin(), to.leafs.end(), random); });
    }
    return snapshot;
}

} // namespace

class TestTopology : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing()
    {
        const Topology empty = topologyOf({});
        QVERIFY(empty.clusters.isEmpty() && empty.servers.isEmpty() && empty.edges.isEmpty());
        QCOMPARE(insane(empty), QString());
    }

    void pooledRoutesAreOne()
    {
        const FakeSystem system({ 1, 3, 0, 4 });
        const Topology topology = topologyOf(system.snapshot);
        QCOMPARE(topology.servers.size(), 3);
        QCOMPARE(topology.clusters.size(), 1);
        QCOMPARE(topology.edges.size(), 3);
        const TopologyEdge *route = edge(
            topology, QStringLiteral("r:%1|%2").arg(FakeSystem::key(0, 0), FakeSystem::key(0, 1)));
        QVERIFY(route);
        QCOMPARE(route->connections, 4);
        QCOMPARE(route->flow.inMessages, quint64 { 400 });
        QCOMPARE(route->flow.outMessages, quint64 { 800 });
        QCOMPARE(route->flow.inBytes, quint64 { 40'000 });
        QCOMPARE(route->accounts, QStringList { QStringLiteral("SYS") });
        QCOMPARE(route->compression, QStringLiteral("s2_fast"));
        QCOMPARE(route->rttNs, 200'000);
        QVERIFY(!route->isMissing);
        QCOMPARE(route->health, TopologyHealth::Good);
        QCOMPARE(topology.clusters.constFirst().health, TopologyHealth::Good);
        QVERIFY(server(topology, FakeSystem::key(0, 0)).isMetaLeader);
        QCOMPARE(topology.meta.leaders, QStringList { FakeSystem::key(0, 0) });
    }

    void oneEndIsEnough()
    {
        FakeSystem system({ 1, 2, 0, 1 });
        system.at(0, 0).routes.reset(); // it was not asked, and tells of routes only by name
        FakeSystem::change(system.at(0, 0).stats, [](ServerStats &stats) {
            RouteStat route;
            route.id = 1;
            route.name = FakeSystem::serverName(0, 1);
            route.traffic.in.messages = 7;
            stats.routes << route;
        });
        Topology topology = topologyOf(system.snapshot);
        QCOMPARE(topology.edges.size(), 1);
        QCOMPARE(topology.edges.constFirst().flow.inMessages, quint64 { 7 });
        system.at(0, 0).stats.reset();
        topology = topologyOf(system.snapshot);
        QCOMPARE(topology.edges.size(), 1);
        QVERIFY(topology.edges.constFirst().flow.isOther);
        // Turned round: what the other sent came in here.
        QCOMPARE(topology.edges.constFirst().flow.inMessages, quint64 { 200 });
        QVERIFY(!topology.edges.constFirst().isMissing);
    }

    void gatewaysBetweenServers()
    {
        const FakeSystem system({ 3, 3 });
        const Topology topology = topologyOf(system.snapshot);
        QCOMPARE(topology.clusters.size(), 3);
        const auto gateways = std::count_if(topology.edges.cbegin(), topology.edges.cend(),
            [](const TopologyEdge &one) { return one.kind == TopologyEdge::Kind::Gateway; });
        QCOMPARE(gateways, 18); // each server to each of two clusters, told by both ends
        const TopologyEdge *one = edge(
            topology, QStringLiteral("g:%1|%2").arg(FakeSystem::key(0, 1), FakeSystem::key(2, 1)));
        QVERIFY(one && !one->isMissing && one->connections == 1);
        QCOMPARE(one->rttNs, 80'000'000);
    }

    void missingGateway()
    {
        FakeSystem system({ 2, 2 });
        FakeSystem::change(system.at(0, 0).gateways, [](ServerGateways &told) {
            told.gateways.removeIf([](const GatewayDetail &one) { return one.isOutbound; });
        });
        FakeSystem::change(system.at(1, 0).gateways, [](ServerGateways &told) {
            told.gateways.removeIf([](const GatewayDetail &one) { return !one.isOutbound; });
        });
        Topology topology = topologyOf(system.snapshot);
        const QString key = QStringLiteral("g:%1|c:c02").arg(FakeSystem::key(0, 0));
        QVERIFY(edge(topology, key) && edge(topology, key)->isMissing);
        QCOMPARE(server(topology, FakeSystem::key(0, 0)).health, TopologyHealth::Bad);
        QVERIFY(has(server(topology, FakeSystem::key(0, 0)).problems, TopologyProblem::Kind::Missing));
        QCOMPARE(server(topology, FakeSystem::key(0, 1)).health, TopologyHealth::Good);
        // A cluster that is configured and of which nobody answers.
        auto variables = std::make_shared<ServerVariables>();
        variables->gatewayRemotes = { { QStringLiteral("moon"), {} } };
        system.at(0, 1).variables = variables;
        topology = topologyOf(system.snapshot);
        QVERIFY(topology.clusterAt(QStringLiteral("c:moon")) >= 0);
        QVERIFY(edge(topology, QStringLiteral("g:%1|c:moon").arg(FakeSystem::key(0, 1))));
        QCOMPARE(insane(topology), QString());
    }

    void leafNodes()
    {
        FakeSystem system({ 1, 2, 3 });
        Topology topology = topologyOf(system.snapshot);
        QCOMPARE(topology.leaves.size(), 3);
        QCOMPARE(topology.leaves.constFirst().name, QStringLiteral("plant-00001"));
        QCOMPARE(topology.leaves.constFirst().accounts, QStringList { QStringLiteral("IOT") });
        QCOMPARE(topology.clusters.constFirst().leaves, quint64 { 3 });
        QVERIFY(server(topology, FakeSystem::key(0, 0)).isHub);

        // One that answers itself: both ends tell of one way, with two accounts.
        ServerSnapshot leaf;
        leaf.identity.id = QStringLiteral("ID-edge");
        leaf.identity.name = QStringLiteral("edge");
        leaf.foundMs = 1;
        auto up = std::make_shared<ServerLeafs>();
        for (const char *account : { "IOT", "SYS" }) {
            LeafDetail one;
            one.name = FakeSystem::serverName(0, 0);
            one.isSpoke = true;
            one.account = QLatin1String(account);
            one.traffic.in.messages = 3;
            up->leafs << one;
        }
        leaf.leafs = up;
        system.snapshot.servers << leaf;
        FakeSystem::change(system.at(0, 0).leafs, [](ServerLeafs &told) {
            for (const char *account : { "IOT", "SYS" }) {
                LeafDetail one;
                one.name = QStringLiteral("edge");
                one.isSpoke = false;
                one.account = QLatin1String(account);
                told.leafs << one;
            }
        });
        topology = topologyOf(system.snapshot);
        QCOMPARE(topology.leaves.size(), 3);
        const TopologyEdge *way = edge(topology, QStringLiteral("l:s:edge/edge|%1").arg(FakeSystem::key(0, 0)));
        QVERIFY(way);
        QCOMPARE(way->accounts, (QStringList { QStringLiteral("IOT"), QStringLiteral("SYS") }));
        QCOMPARE(way->connections, 2);
        QCOMPARE(way->flow.inMessages, quint64 { 6 });
        QVERIFY(server(topology, QStringLiteral("s:edge/edge")).isLeaf);
        const TopologyCluster &own = topology.clusters.at(topology.clusterAt(QStringLiteral("c:edge")));
        QVERIFY(own.isLeaf);
        QCOMPARE(own.hub, QStringLiteral("c:c01"));
        QCOMPARE(insane(topology), QString());
    }

    void addressesAlone()
    {
        // As server 2.9.10 tells: no name, no role.
        FakeSystem system({ 1, 1 });
        auto told = std::make_shared<ServerLeafs>();
        for (int i = 0; i < 2; ++i) {
            LeafDetail one;
            one.account = QStringLiteral("A");
            one.ip = QStringLiteral("10.0.0.1");
            one.port = static_cast<quint16>(40'000 + i);
            told->leafs << one;
        }
        system.at(0, 0).leafs = told;
        const Topology topology = topologyOf(system.snapshot);
        QCOMPARE(topology.leaves.size(), 2);
        QCOMPARE(topology.leaves.constFirst().name, QStringLiteral("10.0.0.1:40000"));
    }

    void partition()
    {
        FakeSystem system({ 2, 4 });
        for (const int left : { 0, 1 }) {
            for (const int right : { 2, 3 })
                system.cutRoutes(0, left, right);
        }
        const Topology topology = topologyOf(system.snapshot);
        // Both halves are there: they answer over the gateways.
        QCOMPARE(topology.answered, 8);
        const TopologyCluster &cluster = topology.clusters.constFirst();
        QVERIFY(has(cluster.problems, TopologyProblem::Kind::Missing));
        QVERIFY(cluster.problems.constFirst().text.contains(QLatin1String("2 parts")));
        QCOMPARE(cluster.health, TopologyHealth::Bad);
        int missing = 0;
        for (const TopologyEdge &one : topology.edges)
            missing += one.isMissing ? 1 : 0;
        QCOMPARE(missing, 4);
        QVERIFY(has(server(topology, FakeSystem::key(0, 0)).problems, TopologyProblem::Kind::Missing));
        QCOMPARE(server(topology, FakeSystem::key(1, 0)).health, TopologyHealth::Good);
        // One route alone is no partition.
        FakeSystem other({ 1, 3 });
        other.cutRoutes(0, 0, 1);
        const Topology whole = topologyOf(other.snapshot);
        QVERIFY(whole.clusters.constFirst().problems.isEmpty());
        QCOMPARE(whole.clusters.constFirst().sick, 3); // two servers and the route
    }

    void whoJustCameIsNotMissed()
    {
        FakeSystem system({ 1, 2 });
        system.cutRoutes(0, 0, 1);
        system.at(0, 1).foundMs = system.snapshot.timeMs + 1; // after the other one told of its routes
        system.at(0, 1).routes.reset();
        system.at(0, 1).stats.reset();
        const Topology topology = topologyOf(system.snapshot);
        QVERIFY(topology.edges.isEmpty());
        QCOMPARE(server(topology, FakeSystem::key(0, 0)).health, TopologyHealth::Good);
    }

    void restartKeepsTheKey()
    {
        FakeSystem system({ 1, 3 });
        const Topology before = topologyOf(system.snapshot);
        // As if the feed knew both: the one that is gone and the one that came.
        ServerSnapshot reborn = system.at(0, 1);
        system.at(0, 1).state = ServerState::Gone;
        reborn.identity.id = QStringLiteral("ID-other");
        FakeSystem::change(reborn.stats, [](ServerStats &stats) { stats.startMs += 3'600'000; });
        system.snapshot.servers << reborn;
        const Topology after = topologyOf(system.snapshot, &before);
        QCOMPARE(after.servers.size(), 3);
        QCOMPARE(server(after, FakeSystem::key(0, 1)).id, QStringLiteral("ID-other"));
        QVERIFY(server(after, FakeSystem::key(0, 1)).isThere());
        // Routes of the others still name the old id.
        QCOMPARE(after.edges.size(), 3);
        const QList<TopologyChange> changes = changesBetween(before, after);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.constFirst().kind, TopologyChange::Kind::ServerRestarted);
    }

    void twoOfTheSameName()
    {
        FakeSystem system({ 1, 2 });
        ServerSnapshot twin = system.at(0, 1);
        twin.identity.id = QStringLiteral("ID-twin");
        system.snapshot.servers << twin;
        const Topology topology = topologyOf(system.snapshot);
        QCOMPARE(topology.servers.size(), 3);
        QVERIFY(has(server(topology, FakeSystem::key(0, 1)).problems, TopologyProblem::Kind::Odd));
        QCOMPARE(insane(topology), QString());
    }

    void silentAndGone()
    {
        FakeSystem system({ 1, 3 });
        const Topology before = topologyOf(system.snapshot);
        system.at(0, 2).state = ServerState::Silent;
        system.at(0, 2).sinceMs = 42;
        FakeSystem::change(system.at(0, 0).routes, [&](ServerRoutes &told) {
            told.routes.removeIf([&](const RouteDetail &one) { return one.remoteId == system.at(0, 2).identity.id; });
        });
        FakeSystem::change(system.at(0, 1).routes, [&](ServerRoutes &told) {
            told.routes.removeIf([&](const RouteDetail &one) { return one.remoteId == system.at(0, 2).identity.id; });
        });
        const Topology after = topologyOf(system.snapshot, &before);
        const TopologyServer &silent = server(after, FakeSystem::key(0, 2));
        QCOMPARE(silent.health, TopologyHealth::Bad);
        QCOMPARE(silent.problems.constFirst().sinceMs, 42);
        QCOMPARE(after.edges.size(), 1); // what a silent server told before is not believed
        QCOMPARE(after.answered, 2);
        QStringList texts;
        for (const TopologyChange &change : changesBetween(before, after))
            texts << change.text;
        QVERIFY(texts.contains(QStringLiteral("Server c01-n03 does not answer.")));
        QCOMPARE(texts.filter(QStringLiteral("Lost: route")).size(), 2);
        // And back.
        texts.clear();
        for (const TopologyChange &change : changesBetween(after, before))
            texts << change.text;
        QVERIFY(texts.contains(QStringLiteral("Server c01-n03 answers again.")));
    }

    void configuredAndNotThere()
    {
        FakeSystem system({ 1, 2 });
        for (int i = 0; i < 2; ++i) {
            auto variables = std::make_shared<ServerVariables>();
            variables->clusterHost = QStringLiteral("127.0.0.1");
            variables->clusterPort = 6'220 + static_cast<quint64>(i);
            variables->clusterUrls = { QStringLiteral("127.0.0.1:6220"), QStringLiteral("127.0.0.1:6221"),
                QStringLiteral("127.0.0.1:6222") };
            system.at(0, i).variables = variables;
        }
        Topology topology = topologyOf(system.snapshot);
        const TopologyServer &absent = server(topology, QStringLiteral("s:c01/127.0.0.1:6222"));
        QVERIFY(absent.isConfigured && !absent.isAnswered);
        QCOMPARE(absent.health, TopologyHealth::Bad);
        QCOMPARE(topology.servers.size(), 3);
        // By names of hosts nobody can say which, but how many.
        for (int i = 0; i < 2; ++i) {
            FakeSystem::change(system.at(0, i).variables, [](ServerVariables &told) {
                told.clusterUrls = { QStringLiteral("a.test:6220"), QStringLiteral("b.test:6220"),
                    QStringLiteral("c.test:6220") };
                told.clusterPort = 6'220;
            });
        }
        topology = topologyOf(system.snapshot);
        QCOMPARE(topology.servers.size(), 2);
        QVERIFY(has(topology.clusters.constFirst().problems, TopologyProblem::Kind::Absent));
        QCOMPARE(insane(topology), QString());
    }

    void metaLeaders()
    {
        FakeSystem system({ 1, 3 });
        const Topology before = topologyOf(system.snapshot);
        // It moved, and one server has not heard.
        FakeSystem::change(system.at(0, 1).stats, [](ServerStats &stats) {
            stats.arrivedMs += 1'000;
            stats.jetStream->meta->leader = FakeSystem::serverName(0, 1);
            MetaReplica replica;
            replica.name = FakeSystem::serverName(0, 2);
            replica.lag = 5'000;
            stats.jetStream->meta->replicas << replica;
        });
        FakeSystem::change(system.at(0, 0).stats,
            [](ServerStats &stats) { stats.jetStream->meta->leader = FakeSystem::serverName(0, 1); });
        Topology topology = topologyOf(system.snapshot, &before);
        QCOMPARE(topology.meta.leaders, QStringList { FakeSystem::key(0, 1) });
        QVERIFY(has(server(topology, FakeSystem::key(0, 2)).problems, TopologyProblem::Kind::Lag));
        const QList<TopologyChange> changes = changesBetween(before, topology);
        QVERIFY(std::any_of(changes.cbegin(), changes.cend(),
            [](const TopologyChange &one) { return one.kind == TopologyChange::Kind::LeaderMoved; }));
        // Two call themselves leader.
        FakeSystem::change(system.at(0, 0).stats,
            [](ServerStats &stats) { stats.jetStream->meta->leader = FakeSystem::serverName(0, 0); });
        topology = topologyOf(system.snapshot);
        QCOMPARE(topology.meta.leaders.size(), 2);
        QVERIFY(has(topology.meta.problems, TopologyProblem::Kind::Leader));
        // None.
        for (int i = 0; i < 3; ++i)
            FakeSystem::change(
                system.at(0, i).stats, [](ServerStats &stats) { stats.jetStream->meta->leader.clear(); });
        topology = topologyOf(system.snapshot);
        QVERIFY(topology.meta.leaders.isEmpty());
        QVERIFY(has(topology.meta.problems, TopologyProblem::Kind::Leader));
    }

    void versionsAndSlowConsumers()
    {
        FakeSystem system({ 1, 3 });
        system.at(0, 2).identity.version = QStringLiteral("2.10.29");
        const Topology before = topologyOf(system.snapshot);
        QCOMPARE(server(before, FakeSystem::key(0, 2)).health, TopologyHealth::Warning);
        QVERIFY(!topologyStateWord(server(before, FakeSystem::key(0, 2))).isEmpty());
        system.advance(2'000, 10);
        FakeSystem::change(system.at(0, 0).stats, [](ServerStats &stats) { stats.slowConsumers = 3; });
        const Topology now = topologyOf(system.snapshot, &before);
        QCOMPARE(server(now, FakeSystem::key(0, 0)).health, TopologyHealth::Bad);
        QCOMPARE(topologyStateWord(server(now, FakeSystem::key(0, 0))), QStringLiteral("slow consumers"));
        // Red for a while, then only told.
        system.advance(30'000, 10);
        const Topology later = topologyOf(system.snapshot, &now);
        QCOMPARE(server(later, FakeSystem::key(0, 0)).health, TopologyHealth::Bad);
        system.advance(60'000, 10);
        const Topology muchLater = topologyOf(system.snapshot, &later);
        QCOMPARE(server(muchLater, FakeSystem::key(0, 0)).health, TopologyHealth::Good);
        QCOMPARE(*server(muchLater, FakeSystem::key(0, 0)).slowConsumers, quint64 { 3 });
    }

    void countersBecomeRates()
    {
        FakeSystem system({ 2, 2, 2, 2 });
        const Topology first = topologyOf(system.snapshot);
        QVERIFY(std::isnan(first.edges.constFirst().flow.messageRate()));
        system.advance(2'000, 100);
        const Topology second = topologyOf(system.snapshot, &first);
        const TopologyEdge *route = edge(
            second, QStringLiteral("r:%1|%2").arg(FakeSystem::key(0, 0), FakeSystem::key(0, 1)));
        QVERIFY(route);
        QCOMPARE(route->flow.rates.inMessages, 100.0); // two connections
        QCOMPARE(route->flow.rates.outBytes, 10'000.0);
        // The same answer once more is no standstill.
        system.snapshot.timeMs += 500;
        const Topology third = topologyOf(system.snapshot, &second);
        QCOMPARE(edge(third, route->key)->flow.rates.inMessages, 100.0);
        // A connection that began anew has counted less.
        system.advance(2'000, 0);
        FakeSystem::change(
            system.at(0, 0).routes, [](ServerRoutes &told) { told.routes.first().traffic.in.messages = 0; });
        const Topology fourth = topologyOf(system.snapshot, &third);
        QVERIFY(std::isnan(edge(fourth, route->key)->flow.rates.inMessages));
        QCOMPARE(insane(fourth), QString());
    }

    void anyOrderIsTheSame()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 40; ++round) {
            FakeSystem system({ 1 + round % 4, 1 + round % 5, round * 3, 1 + round % 4 });
            const Topology before = topologyOf(system.snapshot);
            system.advance(1'000, 50);
            // Some told nothing.
            for (ServerSnapshot &one : system.snapshot.servers) {
                if (random() % 5 == 0)
                    one.routes.reset();
                if (random() % 5 == 0)
                    one.gateways.reset();
                if (random() % 6 == 0)
                    one.leafs.reset();
                if (random() % 9 == 0)
                    one.stats.reset();
                if (random() % 10 == 0)
                    one.state = ServerState::Silent;
            }
            const Topology expected = topologyOf(system.snapshot, &before);
            QCOMPARE(insane(expected), QString());
            for (int i = 0; i < 3; ++i) {
                SystemSnapshot other = shuffled(system.snapshot, random);
                // And some twice.
                for (qsizetype j = 0, count = other.servers.size(); j < count; ++j) {
                    if (random() % 3 == 0)
                        other.servers << other.servers.at(j);
                    FakeSystem::change(other.servers[j].routes, [&](ServerRoutes &told) {
                        if (!told.routes.isEmpty() && random() % 2 == 0)
                            told.routes << told.routes.at(0);
                    });
                }
                const Topology got = topologyOf(other, &before);
                QVERIFY(got.servers == expected.servers);
                QVERIFY(got.edges == expected.edges);
                QVERIFY(got == expected);
            }
        }
    }

    void garbageIsSane()
    {
        std::mt19937 random(11);
        const QStringList words { QString(), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a/b"),
            QStringLiteral("|"), QStringLiteral("c01"), QStringLiteral("s:c01/a"), QString(300, u'x'),
            QStringLiteral("\u202e\n") };
        const auto word = [&] {
            return words.at(static_cast<qsizetype>(random() % static_cast<unsigned>(words.size())));
        };
        const auto count = [&]() -> MaybeCount {
            switch (random() % 4) {
            case 0:
                return {};
            case 1:
                return 0;
            case 2:
                return std::numeric_limits<quint64>::max();
            default:
                return random() % 1'000;
            }
        };
        Topology before;
        for (int round = 0; round < 300; ++round) {
            SystemSnapshot snapshot;
            snapshot.timeMs = static_cast<qint64>(random());
            for (unsigned i = 0; i < random() % 8; ++i) {
                ServerSnapshot one;
                one.identity.id = word();
                one.identity.name = word();
                one.identity.cluster = word();
                one.identity.version = word();
                one.state = static_cast<ServerState>(random() % 4);
                one.answeredMs = static_cast<qint64>(random() % 5);
                auto stats = std::make_shared<ServerStats>();
                stats->cpu = random() % 2 == 0 ? unknownFigure : -1e300;
                stats->cores = count();
                stats->memory = count();
                stats->jetStream.emplace();
                stats->jetStream->meta.emplace();
                stats->jetStream->meta->leader = word();
                for (unsigned j = 0; j < random() % 4; ++j) {
                    stats->routes.append({ random() % 3, word(), {}, count() });
                    stats->gateways.append({ random() % 3, word(), {}, count() });
                    MetaReplica replica;
                    replica.name = word();
                    replica.lag = count();
                    stats->jetStream->meta->replicas << replica;
                }
                if (random() % 3 != 0)
                    one.stats = stats;
                auto routes = std::make_shared<ServerRoutes>();
                auto gateways = std::make_shared<ServerGateways>();
                auto leafs = std::make_shared<ServerLeafs>();
                auto variables = std::make_shared<ServerVariables>();
                gateways->cluster = word();
                for (unsigned j = 0; j < random() % 6; ++j) {
                    RouteDetail route;
                    route.id = random() % 3;
                    route.remoteId = word();
                    route.remoteName = word();
                    route.rttNs = static_cast<qint64>(random()) - 100;
                    route.pendingBytes = count();
                    route.traffic.in.messages = count();
                    routes->routes << route;
                    GatewayDetail gateway;
                    gateway.cluster = word();
                    gateway.isOutbound = random() % 2 == 0;
                    gateway.isConnected = random() % 2 == 0;
                    gateway.connection.name = word();
                    gateways->gateways << gateway;
                    LeafDetail leaf;
                    leaf.name = word();
                    leaf.ip = word();
                    leaf.account = word();
                    if (random() % 2 == 0)
                        leaf.isSpoke = random() % 2 == 0;
                    leafs->leafs << leaf;
                    variables->clusterUrls << word() << QStringLiteral("[::1]:1") << QStringLiteral("1.2.3.4:5");
                    variables->gatewayRemotes.append({ word(), {} });
                    variables->leafRemotes.append({ word(), {} });
                }
                variables->clusterPort = count();
                if (random() % 2 == 0)
                    one.routes = routes;
                if (random() % 2 == 0)
                    one.gateways = gateways;
                if (random() % 2 == 0)
                    one.leafs = leafs;
                if (random() % 2 == 0)
                    one.variables = variables;
                snapshot.servers << one;
            }
            const Topology topology = topologyOf(snapshot, &before);
            QCOMPARE(insane(topology), QString());
            const Topology again = topologyOf(shuffled(snapshot, random), &before);
            QCOMPARE(insane(again), QString());
            QVERIFY(changesBetween(before, topology).size() <= 200);
            // Whatever changed, what was packed comes back.
            const auto base = std::make_shared<const Topology>(before);
            QVERIFY(*TopologyPack(topology, base).topology() == topology);
            QVERIFY(*TopologyPack(topology, nullptr).topology() == topology);
            QVERIFY(*TopologyPack(before, std::make_shared<const Topology>(topology)).topology() == before);
            before = topology;
        }
    }

    void manyLeavesAreBounded()
    {
        FakeSystem system({ 1, 1 });
        auto told = std::make_shared<ServerLeafs>();
        for (int i = 0; i < Topology::maxLeaves + 7; ++i) {
            LeafDetail leaf;
            leaf.name = QStringLiteral("l%1").arg(i);
            told->leafs << leaf;
        }
        system.at(0, 0).leafs = told;
        const Topology topology = topologyOf(system.snapshot);
        QCOMPARE(topology.leaves.size(), Topology::maxLeaves);
        QCOMPARE(topology.leftOut, quint64 { 7 });
    }

    void historyIsBounded()
    {
        TopologyHistory::Limits limits;
        limits.moments = 50;
        limits.changes = 10;
        TopologyHistory history(limits);
        FakeSystem system({ 1, 3 });
        auto first = std::make_shared<Topology>(topologyOf(system.snapshot));
        QVERIFY(history.at(0) == nullptr);
        QVERIFY(history.add(first).isEmpty());
        TopologyPtr last = first;
        for (int i = 1; i <= 400; ++i) {
            system.advance(1'000, 5);
            if (i % 20 == 0)
                system.at(0, 2).state = i % 40 == 0 ? ServerState::Present : ServerState::Silent;
            last = std::make_shared<Topology>(topologyOf(system.snapshot, last.get()));
            history.add(last);
            QVERIFY(history.moments().size() <= limits.moments);
            QVERIFY(history.changes().size() <= limits.changes);
        }
        QVERIFY2(history.changesLeftOut() > 0, qPrintable(QString::number(history.changes().size())));
        qsizetype bytes = 0;
        QSet<const Topology *> bases { history.base().get() };
        for (const TopologyHistory::Moment &moment : history.moments()) {
            bytes += moment.pack.memoryBytes();
            bases.insert(moment.pack.base().get());
        }
        for (const Topology *base : std::as_const(bases))
            bytes += base->memoryBytes();
        QCOMPARE(history.memoryBytes(), bytes);
        QVERIFY(std::is_sorted(history.moments().begin(), history.moments().end(),
            [](const auto &a, const auto &b) { return a.timeMs() < b.timeMs(); }));
        const qint64 some = history.moments().at(10).timeMs();
        QCOMPARE(history.at(some)->timeMs, some);
        QCOMPARE(history.at(some + 1)->timeMs, some);
        QVERIFY(*history.at(0) == *history.moments().front().pack.topology());
        QVERIFY(*history.at(last->timeMs + 1) == *last);
        // Older than the newest: nothing happens.
        QVERIFY(history.add(first).isEmpty());
        limits.bytes = 5 * first->memoryBytes();
        TopologyHistory small(limits);
        for (int i = 0; i < 20; ++i) {
            system.advance(6'000, 5);
            small.add(std::make_shared<Topology>(topologyOf(system.snapshot)));
            QVERIFY(small.memoryBytes() <= limits.bytes);
        }
    }

    void momentsComeBack()
    {
        FakeSystem system({ 4, 5, 200 });
        TopologyHistory history;
        std::map<qint64, TopologyPtr> made;
        TopologyPtr last;
        std::mt19937 random(11);
        for (int i = 0; i < 60; ++i) {
            const int cluster = static_cast<int>(random() % 4);
            const int server = static_cast<int>(random() % 5);
            if (i % 9 == 3)
                system.at(cluster, server).state = ServerState::Silent;
            if (i % 9 == 5)
                system.at(cluster, server).state = ServerState::Present;
            if (i % 17 == 8)
                system.cutRoutes(cluster, 0, 1 + server % 4);
            if (i == 30)
                system.at(2, 2).identity.id = QStringLiteral("another");
            FakeSystem::change(system.at(cluster, server).stats, [&](ServerStats &stats) {
                stats.cpu = static_cast<double>(random() % 1'000) / 7;
                stats.memory = random();
                stats.slowConsumers = std::nullopt;
            });
            system.at(cluster, server).rates = { std::nan(""), 1.0 / 3, 0, 1e18 };
            last = std::make_shared<Topology>(topologyOf(system.snapshot, last.get()));
            history.add(last);
            made.emplace(last->timeMs, last);
            system.advance(5'000 + random() % 900, random() % 1'000'000);
        }
        QCOMPARE(history.moments().size(), made.size());
        for (const auto &[time, topology] : made)
            QVERIFY(*history.at(time) == *topology);
    }

    void aLargeSystemIsKeptForLong()
    {
        // An hour of 500 servers and 10,000 leaf nodes would take 24 MB a moment, were each one whole.
        FakeSystem system({ 20, 25, 10'000 });
        TopologyHistory history;
        TopologyPtr last;
        for (int i = 0; i < 4; ++i) {
            last = std::make_shared<Topology>(topologyOf(system.snapshot, last.get()));
            history.add(last);
            system.advance(5'000, 700 + static_cast<quint64>(i));
        }
        QCOMPARE(history.moments().size(), std::size_t { 4 });
        QCOMPARE(history.moments().back().pack.base(), history.moments().front().pack.base());
        QVERIFY2(history.moments().back().pack.memoryBytes() < 1'000'000,
            qPrintable(QString::number(history.moments().back().pack.memoryBytes())));
        QVERIFY(*history.at(last->timeMs) == *last);
    }

    void tables()
    {
        using Model = TopologyTableModel;
        FakeSystem system({ 2, 3, 4 });
        system.at(0, 1).identity.version = QStringLiteral("2.10.0");
        auto topology = std::make_shared<Topology>(topologyOf(system.snapshot));
        Model servers(Model::Table::Servers);
        Model leaves(Model::Table::Leaves);
        Model ways(Model::Table::Ways);
        Model changes(Model::Table::Changes);
        for (Model *model : { &servers, &leaves, &ways, &changes })
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
        QSignalSpy resets(&servers, &QAbstractItemModel::modelReset);
        const auto show = [&] {
            servers.setTopology(topology);
            leaves.setTopology(topology);
            ways.setTopology(topology);
        };
        show();
        QCOMPARE(servers.rowCount(), 6);
        QCOMPARE(leaves.rowCount(), 4);
        QCOMPARE(ways.rowCount(), topology->edges.size());
        const int row = servers.rowOf(FakeSystem::key(0, 1));
        QCOMPARE(servers.index(row, Model::ServerName).data().toString(), QStringLiteral("c01-n02"));
        QCOMPARE(servers.index(row, Model::ServerName).data(Model::HealthRole).toInt(),
            static_cast<int>(TopologyHealth::Warning));
        QVERIFY(!servers.index(row, Model::ServerStateWord).data(Qt::ToolTipRole).toString().isEmpty());
        QCOMPARE(leaves.index(0, Model::LeafHub).data().toString(), QStringLiteral("c01-n01"));
        QVERIFY(leaves.index(0, Model::LeafRtt).data(Model::SortRole).toDouble() > 0);
        for (Model *model : { &servers, &leaves, &ways }) {
            for (int column = 0; column < model->columnCount(); ++column) {
                QVERIFY(!model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
                QVERIFY(!model->index(0, column).data().toString().isEmpty());
            }
        }
        // Servers go and come, and no row is reset.
        system.snapshot.servers.remove(1, 2);
        topology = std::make_shared<Topology>(topologyOf(system.snapshot));
        show();
        QCOMPARE(servers.rowOf(FakeSystem::key(0, 1)) >= 0, topology->serverAt(FakeSystem::key(0, 1)) >= 0);
        const FakeSystem larger({ 3, 4, 2 });
        topology = std::make_shared<Topology>(topologyOf(larger.snapshot));
        show();
        QCOMPARE(servers.rowCount(), 12);
        topology = std::make_shared<Topology>(topologyOf({}));
        show();
        QCOMPARE(servers.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
        changes.setChanges({ { 1, TopologyChange::Kind::ServerLeft, TopologyHealth::Bad, FakeSystem::key(0, 0),
            QStringLiteral("x") } });
        QCOMPARE(changes.rowCount(), 1);
        QCOMPARE(changes.keyOf(0), FakeSystem::key(0, 0));
        changes.setChanges({});
        QCOMPARE(changes.rowCount(), 0);
    }

    void waysTellWhereTheyComeFrom()
    {
        using Model = TopologyTableModel;
        FakeSystem system({ 2, 3, 4 });
        const qint64 now = system.snapshot.timeMs;
        for (int server = 0; server < 3; ++server) {
            FakeSystem::change(system.at(0, server).routes, [&](ServerRoutes &routes) {
                for (RouteDetail &route : routes.routes)
                    route.startMs = now - 60'000 - 1'000 * static_cast<qint64>(route.id);
            });
        }
        FakeSystem::change(system.at(0, 0).gateways, [&](ServerGateways &gateways) {
            for (GatewayDetail &gateway : gateways.gateways)
                gateway.connection.compression = QStringLiteral("s2_auto"); // as a later server may tell
        });
        auto topology = std::make_shared<Topology>(topologyOf(system.snapshot));
        const QString routeKey = QStringLiteral("r:%1|%2").arg(FakeSystem::key(0, 0), FakeSystem::key(0, 1));
        const TopologyEdge *route = edge(*topology, routeKey);
        QVERIFY(route);
        QCOMPARE(route->ids.size(), 3);
        QVERIFY(std::is_sorted(route->ids.cbegin(), route->ids.cend()));
        QVERIFY(route->startMs > 0 && route->startMs <= now - 61'000);
        QVERIFY(route->isOriginTold);
        const TopologyEdge *gateway = edge(
            *topology, QStringLiteral("g:%1|%2").arg(FakeSystem::key(0, 0), FakeSystem::key(1, 0)));
        QVERIFY(gateway && gateway->isOriginTold && gateway->isConfigured);
        QCOMPARE(gateway->compression, QStringLiteral("s2_auto"));
        // Rates come with the second look; both directions have a column.
        const Topology before = *topology;
        system.advance(10'000, 500);
        topology = std::make_shared<Topology>(topologyOf(system.snapshot, &before));
        Model ways(Model::Table::Ways);
        Model leaves(Model::Table::Leaves);
        Model servers(Model::Table::Servers);
        for (Model *model : { &ways, &leaves, &servers })
            model->setTopology(topology);
        const int row = ways.rowOf(routeKey);
        const auto text = [&](int column) { return ways.index(row, column).data().toString(); };
        QCOMPARE(text(Model::WayIn), QStringLiteral("150/s")); // 3 pooled ones
        QCOMPARE(text(Model::WayConnections), QStringLiteral("3"));
        QVERIFY(text(Model::WayInBytes).endsWith(QLatin1String("/s")));
        QVERIFY(text(Model::WayOutBytes).endsWith(QLatin1String("/s")));
        QVERIFY(ways.index(row, Model::WayUptime).data(Model::SortRole).toDouble() >= 70e9);
        QVERIFY(!text(Model::WayIds).isEmpty());
        QVERIFY(text(Model::WayOrigin) == QLatin1String("configured")
            || text(Model::WayOrigin) == QLatin1String("implicit"));
        QCOMPARE(leaves.index(0, Model::LeafIds).data().toString(), QStringLiteral("1000"));
        QCOMPARE(leaves.index(0, Model::LeafConnections).data().toString(), QStringLiteral("1"));
        QVERIFY(leaves.index(0, Model::LeafInBytes).data().toString().endsWith(QLatin1String("/s")));
        // All of them together.
        QVERIFY2(ways.totals().startsWith(QStringLiteral("6 route(s) · 6 gateway(s) · 4 leaf node(s) · ")),
            qPrintable(ways.totals()));
        QVERIFY(leaves.totals().startsWith(QStringLiteral("4 leaf node(s) · 4 connections · 200/s in")));
        QVERIFY(servers.totals().startsWith(QStringLiteral("6 server(s) · 240 connections")));
        QVERIFY(Model(Model::Table::Ways).totals().isEmpty());
        system.cutRoutes(0, 0, 1);
        ways.setTopology(std::make_shared<Topology>(topologyOf(system.snapshot, topology.get())));
        QVERIFY(ways.totals().contains(QLatin1String("1 missing")));
        // STATSZ alone tells neither.
        for (ServerSnapshot &one : system.snapshot.servers) {
            one.routes.reset();
            FakeSystem::change(one.stats, [](ServerStats &stats) {
                RouteStat stat;
                stat.id = 5;
                stat.name = FakeSystem::serverName(0, 2);
                stats.routes = { stat };
            });
        }
        const Topology light = topologyOf(system.snapshot);
        const TopologyEdge *told = edge(
            light, QStringLiteral("r:%1|%2").arg(FakeSystem::key(0, 0), FakeSystem::key(0, 2)));
        QVERIFY(told && !told->isOriginTold && told->startMs == 0);
        QCOMPARE(told->ids, QList<quint64> { 5 });
    }

    void placements()
    {
        const QByteArray answer = R"({"server":{"id":"N1","name":"n1"},"data":{"account_details":[
            {"name":"SHOP","stream_detail":[
                {"name":"ORDERS","cluster":{"leader":"n1","replicas":[{"name":"n2"},{"name":"n1"},{"name":3}]}},
                {"name":"ALONE"}, 7, {"cluster":{"leader":"n1"}}]}, null]}})";
        const auto read = readServerPlacements(answer);
        QVERIFY(read.has_value());
        QCOMPARE(read->streams.size(), 1);
        QCOMPARE(read->streams.constFirst().leader, QStringLiteral("n1"));
        QCOMPARE(read->streams.constFirst().replicas, QStringList { QStringLiteral("n2") });
        // A follower that has not heard of the new leader does not count.
        ServerPlacements old = *read;
        old.server = {};
        old.server.id = QStringLiteral("N2");
        old.server.name = QStringLiteral("n2");
        old.streams.first().leader = QStringLiteral("n3");
        const auto one = std::make_shared<const ServerPlacements>(*read);
        const auto other = std::make_shared<const ServerPlacements>(old);
        for (const auto &answers : { QList { one, other }, QList { other, one } }) {
            QCOMPARE(placementsOf(answers).size(), 1);
            QCOMPARE(placementsOf(answers).constFirst().leader, QStringLiteral("n1"));
        }
        for (const char *bad :
            { "", "7", "[]", "{}", R"({"server":{}})", R"({"server":{"id":"x"})", "\xff\xfe", "{\"server\":null}" })
            QVERIFY(!readServerPlacements(bad).has_value());
        QVERIFY(readServerPlacements(R"({"server":{"id":"x"},"error":{"code":503}})")->streams.isEmpty());
        QVERIFY(!readServerPlacements(QByteArray(100'000, '[')).has_value());
    }
};

QTEST_GUILESS_MAIN(TestTopology)
#include "tst_topology.moc"
