// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/connectiontrail.h"
#include "tests/system/fakesystem.h"

#include <QTest>

using namespace natsight;

namespace {

TopologyServer server(const char *cluster, const char *name)
{
    TopologyServer made;
    made.name = QLatin1String(name);
    made.cluster = QLatin1String(cluster);
    made.key = QStringLiteral("s:%1/%2").arg(made.cluster, made.name);
    made.id = made.name.toUpper();
    return made;
}

TopologyEdge leafWay(const QString &from, const QString &to, const QStringList &accounts)
{
    TopologyEdge made;
    made.kind = TopologyEdge::Kind::Leaf;
    made.from = from;
    made.to = to;
    made.key = QStringLiteral("l:") + from + u'|' + to;
    made.accounts = accounts;
    return made;
}

/// A site (two servers, of which one is connected) behind a plant behind the hub; account names change on the way up.
Topology threeFloors()
{
    Topology made;
    made.servers = { server("hub", "h1"), server("plant", "p1"), server("site", "s1"), server("site", "s2") };
    for (const char *cluster : { "hub", "plant", "site" }) {
        TopologyCluster one;
        one.name = QLatin1String(cluster);
        one.key = QStringLiteral("c:") + one.name;
        made.clusters << one;
    }
    TopologyLeaf sensor;
    sensor.key = QStringLiteral("l:sensor");
    sensor.name = QStringLiteral("sensor");
    made.leaves = { sensor };
    made.edges = { leafWay(QStringLiteral("l:sensor"), QStringLiteral("s:site/s2"), { QStringLiteral("SITE") }),
        leafWay(QStringLiteral("s:plant/p1"), QStringLiteral("s:hub/h1"),
            { QStringLiteral("HUB"), QStringLiteral("PLANT") }),
        leafWay(QStringLiteral("s:site/s1"), QStringLiteral("s:plant/p1"),
            { QStringLiteral("PLANT"), QStringLiteral("SITE") }) };
    TopologyEdge route;
    route.key = QStringLiteral("r:s:site/s1|s:site/s2");
    route.from = QStringLiteral("s:site/s1");
    route.to = QStringLiteral("s:site/s2");
    made.edges << route;
    return made;
}

ConnectionRow connection(const QString &server, quint64 id, const QString &account)
{
    ConnectionRow made;
    made.server = server;
    made.serverId = server.toUpper();
    made.detail.id = id;
    made.detail.name = QStringLiteral("orders");
    made.detail.account = account;
    return made;
}

} // namespace

class TestConnectionTrail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void climbsToEachHub()
    {
        const Topology topology = threeFloors();
        const ConnectionTrail trail = connectionTrail(
            topology, connection(QStringLiteral("s2"), 7, QStringLiteral("SITE")));
        QCOMPARE(trail.server, QStringLiteral("s:site/s2"));
        // Over the route to the server that is connected, then floor by floor; and to the leaf node of its own.
        QCOMPARE(trail.hops,
            (QStringList { QStringLiteral("l:l:sensor|s:site/s2"), QStringLiteral("l:s:plant/p1|s:hub/h1"),
                QStringLiteral("l:s:site/s1|s:plant/p1"), QStringLiteral("r:s:site/s1|s:site/s2") }));
        QVERIFY(trail.ends.contains(QStringLiteral("s:hub/h1")) && trail.ends.contains(QStringLiteral("l:sensor")));
        QCOMPARE(trail.ends.size(), 5);
    }

    void otherAccountsStay()
    {
        const Topology topology = threeFloors();
        const ConnectionTrail trail = connectionTrail(
            topology, connection(QStringLiteral("s1"), 7, QStringLiteral("LOCAL")));
        QCOMPARE(trail.server, QStringLiteral("s:site/s1"));
        QVERIFY(trail.hops.isEmpty());
        QCOMPARE(trail.ends, QSet<QString> { trail.server });
    }

    void whatIsMissingIsNoHop()
    {
        Topology topology = threeFloors();
        topology.edges[2].isMissing = true;
        const ConnectionTrail trail = connectionTrail(
            topology, connection(QStringLiteral("s1"), 7, QStringLiteral("SITE")));
        QVERIFY(trail.hops.isEmpty());
        QVERIFY(connectionTrail(topology, connection(QStringLiteral("nobody"), 1, QStringLiteral("SITE")))
                    .server.isEmpty());
    }

    void hubsInACircleEnd()
    {
        Topology topology = threeFloors();
        topology.edges.insert(
            2, leafWay(QStringLiteral("s:hub/h1"), QStringLiteral("s:site/s1"), { QStringLiteral("HUB") }));
        const ConnectionTrail trail = connectionTrail(
            topology, connection(QStringLiteral("s1"), 7, QStringLiteral("SITE")));
        QVERIFY(trail.hops.size() >= 3);
    }

    void wordsTellRatesAndTrouble()
    {
        const FakeSystem system({ 2, 3 });
        const Topology topology = topologyOf(system.snapshot);
        ConnectionRow row = connection(FakeSystem::serverName(0, 1), 23, QStringLiteral("APP"));
        row.serverId.clear(); // known by name alone
        row.rates = { 120, 3, 1'000, 20 };
        const QString key = FakeSystem::key(0, 1);
        ConnectionTrail trail = connectionTrail(topology, row);
        QCOMPARE(trail.server, key);
        QCOMPARE(trail.health, TopologyHealth::Good);
        QVERIFY(trail.words.value(key).startsWith(QStringLiteral("orders · 120/s in · ")));
        QCOMPARE(connectionTitle(row), QStringLiteral("orders · c01-n02 · 23"));
        row.detail.pendingBytes = quint64 { 2 } << 20;
        trail = connectionTrail(topology, row);
        QCOMPARE(trail.health, TopologyHealth::Warning);
        QVERIFY(trail.words.value(key).endsWith(QStringLiteral(" · slow")));
        row.detail.pendingBytes = 0;
        row.detail.stalls = 2;
        QVERIFY(connectionTrail(topology, row).words.value(key).endsWith(QStringLiteral(" · stalled")));
        row.detail.pendingBytes = quint64 { 20 } << 20;
        QCOMPARE(connectionTrail(topology, row).health, TopologyHealth::Bad);
        row.detail.name.clear();
        QVERIFY(connectionTrail(topology, row).words.value(key).startsWith(QStringLiteral("connection 23 · ")));
    }

    void othersOfTheClient()
    {
        const FakeSystem system({ 2, 3 });
        const Topology topology = topologyOf(system.snapshot);
        const auto at = [](int cluster, int server, quint64 id) {
            return std::make_shared<const ConnectionRow>(
                connection(FakeSystem::serverName(cluster, server), id, QStringLiteral("APP")));
        };
        const ConnectionTrail trail = connectionTrail(
            topology, *at(0, 0, 1), { at(0, 0, 2), at(1, 2, 1), at(1, 2, 5), at(0, 1, 9) });
        QCOMPARE(trail.others, (QStringList { FakeSystem::key(0, 1), FakeSystem::key(1, 2) }));
        QVERIFY(trail.words.value(FakeSystem::key(1, 2)).startsWith(QLatin1String("2 more")));
        QVERIFY(trail.words.value(FakeSystem::key(0, 0)).startsWith(QLatin1String("orders")));
    }
};

QTEST_GUILESS_MAIN(TestConnectionTrail)
#include "tst_connectiontrail.moc"
