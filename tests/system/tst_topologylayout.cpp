// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologygraph.h"
#include "models/system/topologylayout.h"
#include "models/system/topologymodel.h"
#include "tests/system/fakesystem.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace natsight;

namespace {

TopologyPtr topology(const FakeSystem &system)
{
    return std::make_shared<Topology>(topologyOf(system.snapshot));
}

double length(const QPointF &point)
{
    return std::hypot(point.x(), point.y());
}

/// What is true of every picture; empty when it is.
QString overlap(const TopologyGraph &graph)
{
    for (qsizetype i = 0; i < graph.nodes.size(); ++i) {
        const TopologyNode &one = graph.nodes.at(i);
        if (!std::isfinite(one.at.x()) || !std::isfinite(one.at.y()))
            return one.key + QStringLiteral(" is nowhere");
        for (qsizetype j = i + 1; j < graph.nodes.size(); ++j) {
            const TopologyNode &other = graph.nodes.at(j);
            const bool isHull = one.kind == TopologyNode::Kind::Cluster;
            if (isHull != (other.kind == TopologyNode::Kind::Cluster))
                continue;
            const bool isCovered = isHull ? length(one.at - other.at) < one.radius + other.radius
                                          : one.box().intersects(other.box());
            if (isCovered)
                return one.key + QStringLiteral(" covers ") + other.key;
        }
        if (one.kind == TopologyNode::Kind::Server && !one.isHexagon) {
            const TopologyNode &hull = graph.nodes.at(one.cluster);
            if (length(one.at - hull.at) > hull.radius)
                return one.key + QStringLiteral(" is outside");
        }
    }
    return {};
}

} // namespace

class TestTopologyLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingCovers_data()
    {
        QTest::addColumn<int>("clusters");
        QTest::addColumn<int>("servers");
        QTest::addColumn<int>("leaves");
        QTest::newRow("one") << 1 << 1 << 0;
        QTest::newRow("three") << 1 << 3 << 1;
        QTest::newRow("two clusters") << 2 << 2 << 4;
        QTest::newRow("three clusters") << 3 << 3 << 60;
        QTest::newRow("seven servers") << 2 << 7 << 9;
        QTest::newRow("large") << 20 << 25 << 10'000;
    }
    void nothingCovers()
    {
        QFETCH(int, clusters);
        QFETCH(int, servers);
        QFETCH(int, leaves);
        const FakeSystem system({ clusters, servers, leaves, 2 });
        const TopologyPtr made = topology(system);
        const TopologyGraph graph = graphOf(made, {}, RingTopologyLayout());
        QCOMPARE(overlap(graph), QString());
        // The same again is the same, from the start and from where it was.
        QVERIFY(graphOf(made, {}, RingTopologyLayout()).places == graph.places);
        QVERIFY(graphOf(made, graph.places, RingTopologyLayout()).places == graph.places);
        for (const TopologyLink &link : graph.links)
            QVERIFY(link.from >= 0 && link.to >= 0 && !link.edges.isEmpty());
        qsizetype folded = 0;
        qsizetype shown = 0;
        for (const TopologyNode &node : graph.nodes) {
            folded += node.kind == TopologyNode::Kind::Fold ? node.count : 0;
            shown += node.kind == TopologyNode::Kind::Leaf ? 1 : 0;
        }
        QCOMPARE(folded + shown, leaves);
        for (const TopologyLeaf &leaf : made->leaves)
            QVERIFY(graph.nodeOf(leaf.key) >= 0);
        for (const TopologyEdge &edge : made->edges.mid(0, 500))
            QVERIFY(graph.linkOf(edge.key) >= 0);
    }

    void nothingJumps()
    {
        FakeSystem system({ 3, 3, 30 });
        const TopologyPlaces before = RingTopologyLayout().layOut(*topology(system), {});
        // A server joins, another leaves, one falls silent.
        const FakeSystem larger({ 3, 4, 33 });
        const TopologyPlaces joined = RingTopologyLayout().layOut(*topology(larger), before);
        const auto areKept = [](const TopologyPlaces &from, const TopologyPlaces &to) {
            for (auto at = from.clusters.cbegin(); at != from.clusters.cend(); ++at) {
                if (to.clusters.contains(at.key()) && to.clusters.value(at.key()).at != at->at)
                    return at.key();
            }
            for (const auto &[some, others] :
                { std::pair(&from.servers, &to.servers), std::pair(&from.leaves, &to.leaves) }) {
                for (auto at = some->cbegin(); at != some->cend(); ++at) {
                    // A ring may grow with its hull, along its radius.
                    if (!others->contains(at.key()) || from.owners.value(at.key()) != to.owners.value(at.key()))
                        continue;
                    const QPointF is = others->value(at.key()).at;
                    const bool isSame = is == at->at
                        || (from.owners.contains(at.key())
                            && std::abs(std::atan2(is.y(), is.x()) - std::atan2(at->at.y(), at->at.x())) < 0.01);
                    if (!isSame)
                        return at.key();
                }
            }
            return QString();
        };
        QCOMPARE(areKept(before, joined), QString());
        QVERIFY(joined.servers.contains(FakeSystem::key(0, 3)));
        system.snapshot.servers.remove(4);
        QCOMPARE(areKept(joined, RingTopologyLayout().layOut(*topology(system), joined)), QString());
        // A cluster more, beside the others.
        const FakeSystem wider({ 5, 4, 33 });
        const TopologyPtr made = topology(wider);
        const TopologyGraph graph = graphOf(made, joined, RingTopologyLayout());
        QCOMPARE(areKept(joined, graph.places), QString());
        QCOMPARE(overlap(graph), QString());
        // Far more servers: only hulls that grew may move.
        const TopologyGraph grown = graphOf(topology(FakeSystem({ 5, 30, 33 })), graph.places, RingTopologyLayout());
        QCOMPARE(overlap(grown), QString());
        for (auto at = graph.places.servers.cbegin(); at != graph.places.servers.cend(); ++at)
            QCOMPARE(grown.places.servers.value(at.key()).at, at->at);
    }

    void whatTheUserMovedStays()
    {
        const FakeSystem system({ 2, 3, 3 });
        const TopologyPtr made = topology(system);
        TopologyPlaces places = RingTopologyLayout().layOut(*made, {});
        places.clusters[QStringLiteral("c:c01")].at = QPointF(1'234, -777);
        places.clusters[QStringLiteral("c:c01")].isMoved = true;
        places.servers[FakeSystem::key(1, 1)].at = QPointF(5, 6);
        places.servers[FakeSystem::key(1, 1)].isMoved = true;
        const TopologyPlaces after = RingTopologyLayout().layOut(*topology(FakeSystem({ 3, 12, 40 })), places);
        QCOMPARE(after.clusters.value(QStringLiteral("c:c01")).at, QPointF(1'234, -777));
        QVERIFY(after.clusters.value(QStringLiteral("c:c01")).isMoved);
        QCOMPARE(after.servers.value(FakeSystem::key(1, 1)).at, QPointF(5, 6));
    }

    void leafServersHangAtTheirHub()
    {
        // edge answers itself and is a leaf node of c01; far is one of edge.
        FakeSystem system({ 2, 3 });
        const auto add = [&](const char *name, const QString &hub) {
            ServerSnapshot leaf;
            leaf.identity.id = QStringLiteral("ID-%1").arg(QLatin1String(name));
            leaf.identity.name = QLatin1String(name);
            auto told = std::make_shared<ServerLeafs>();
            LeafDetail up;
            up.name = hub;
            up.isSpoke = true;
            up.account = QStringLiteral("A");
            told->leafs << up;
            leaf.leafs = told;
            system.snapshot.servers << leaf;
        };
        add("edge", FakeSystem::serverName(0, 0));
        add("far", QStringLiteral("edge"));
        const TopologyGraph graph = graphOf(topology(system), {}, RingTopologyLayout());
        QCOMPARE(overlap(graph), QString());
        for (const char *key : { "s:edge/edge", "s:far/far" }) {
            const qsizetype node = graph.nodeOf(QLatin1String(key));
            QVERIFY2(node >= 0, key);
            QVERIFY(graph.nodes.at(node).isHexagon);
            QCOMPARE(graph.nodes.at(graph.nodes.at(node).cluster).key, QStringLiteral("c:c01"));
        }
        QVERIFY(graph.linkOf(QStringLiteral("l:s:edge/edge|") + FakeSystem::key(0, 0)) >= 0);
        QVERIFY(
            topologyNodeWords(graph, graph.nodeOf(QStringLiteral("s:edge/edge"))).contains(QLatin1String("leaf node")));
    }

    void routesAreBundled()
    {
        const TopologyGraph few = graphOf(topology(FakeSystem({ 1, 6 })), {}, RingTopologyLayout());
        QCOMPARE(few.links.size(), 15);
        FakeSystem system({ 2, 10 });
        system.cutRoutes(0, 1, 2);
        const TopologyGraph many = graphOf(topology(system), {}, RingTopologyLayout());
        // Two bundles, one way between the clusters, and the missing route by itself.
        QCOMPARE(many.links.size(), 4);
        const qsizetype bundle = many.linkByKey.value(QStringLiteral("R:c01"), -1);
        QVERIFY(bundle >= 0);
        QCOMPARE(many.links.at(bundle).edges.size(), 45);
        QCOMPARE(many.links.at(bundle).missing, 1);
        const qsizetype gateway = many.linkByKey.value(QStringLiteral("G:c01|c02"), -1);
        QVERIFY(gateway >= 0);
        QCOMPARE(many.links.at(gateway).edges.size(), 20);
        QVERIFY(topologyLinkWords(many, gateway).contains(QLatin1String("c01 and c02")));
        // It ends at the hulls.
        const TopologyLink &link = many.links.at(gateway);
        QVERIFY(std::abs(length(link.a - many.nodes.at(link.from).at) - many.nodes.at(link.from).radius) < 1);
        QCOMPARE(link.point(0), link.a);
        QCOMPARE(link.point(1), link.b);
    }

    void modelKeepsItsRows()
    {
        TopologyModel model;
        new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        FakeSystem system({ 2, 3, 12 });
        const auto show = [&](const TopologyPlaces &places) {
            model.setGraph(std::make_shared<TopologyGraph>(graphOf(topology(system), places, RingTopologyLayout())));
        };
        show({});
        QCOMPARE(resets.size(), 1);
        system.advance(1'000, 10);
        show(model.graph().places);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.rowCount(), model.graph().nodes.size() + model.graph().links.size());
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
            QVERIFY(!index.data(Qt::ToolTipRole).toString().isEmpty());
            QCOMPARE(model.rowOf(index.data(TopologyModel::KeyRole).toString()), row);
            QCOMPARE(index.data(TopologyModel::IsLinkRole).toBool(), model.isLink(row));
        }
        // A folded leaf node is shown by its fold.
        const QString last = model.graph().topology->leaves.constLast().key;
        QVERIFY(model.rowOf(last) >= 0);
        system.at(0, 2).state = ServerState::Gone;
        system.snapshot.servers.removeLast();
        show(model.graph().places);
        QCOMPARE(resets.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestTopologyLayout)
#include "tst_topologylayout.moc"
