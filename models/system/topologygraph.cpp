// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologygraph.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

using Metrics = TopologyMetrics;

constexpr int maxMissingDrawn = 60; ///< routes of a large cluster

double length(const QPointF &point)
{
    return std::hypot(point.x(), point.y());
}

/// Where the line from the middle of a node towards a point leaves what is drawn of it.
QPointF edgeOf(const TopologyNode &node, const QPointF &toward)
{
    const QPointF way = toward - node.at;
    const double far = length(way);
    if (far < 1)
        return node.at;
    if (node.kind == TopologyNode::Kind::Cluster)
        return node.at + way * (node.radius / far);
    if (node.isHexagon)
        return node.at + way * (Metrics::leafRadius / far);
    const double x = Metrics::serverWidth / 2 / std::max(std::abs(way.x()), 0.001);
    const double y = Metrics::serverHeight / 2 / std::max(std::abs(way.y()), 0.001);
    return node.at + way * std::min({ x, y, 1.0 });
}

void take(TopologyLink &link, const TopologyEdge &edge, qsizetype index, bool isTurned)
{
    link.edges << index;
    TrafficRates rates = edge.flow.rates;
    if (isTurned) {
        std::swap(rates.inMessages, rates.outMessages);
        std::swap(rates.inBytes, rates.outBytes);
    }
    addRates(link.rates, rates);
    link.rttNs = std::max(link.rttNs, edge.rttNs);
    link.pendingBytes = std::max(link.pendingBytes, edge.pendingBytes);
    link.connections += edge.connections;
    link.missing += edge.isMissing ? 1 : 0;
    link.health = std::max(link.health, edge.health);
}

class Drawer
{
public:
    explicit Drawer(TopologyGraph &graph)
        : m_graph(graph)
        , m_topology(*graph.topology)
    {
    }

    void draw()
    {
        addNodes();
        addLinks();
        m_graph.linksOf = QList<QList<qsizetype>>(m_graph.nodes.size());
        for (qsizetype i = 0; i < m_graph.links.size(); ++i) {
            TopologyLink &link = m_graph.links[i];
            m_graph.linkByKey.insert(link.key, i);
            m_graph.linksOf[link.from] << i;
            if (link.to != link.from)
                m_graph.linksOf[link.to] << i;
            place(link);
        }
        QRectF bounds;
        for (const TopologyNode &node : std::as_const(m_graph.nodes)) {
            QRectF box = node.box();
            if (node.kind == TopologyNode::Kind::Cluster)
                box.adjust(0, -Metrics::captions, 0, Metrics::captions);
            else if (node.isHexagon)
                box.adjust(-Metrics::leafRadius, 0, Metrics::leafRadius, Metrics::captions);
            bounds = bounds.isNull() ? box : bounds.united(box);
        }
        m_graph.bounds = bounds;
    }

private:
    void addNode(TopologyNode node)
    {
        m_graph.nodeByKey.insert(node.key, m_graph.nodes.size());
        m_graph.nodes.append(std::move(node));
    }

    void addNodes()
    {
        const TopologyPlaces &places = m_graph.places;
        for (qsizetype i = 0; i < m_topology.clusters.size(); ++i) {
            const TopologyCluster &cluster = m_topology.clusters.at(i);
            const auto place = places.clusters.constFind(cluster.key);
            if (place == places.clusters.cend())
                continue;
            addNode({ TopologyNode::Kind::Cluster, cluster.key, cluster.name, place->at, place->radius, false, i,
                m_graph.nodes.size(), cluster.servers.size(), cluster.health });
        }
        for (qsizetype i = 0; i < m_topology.servers.size(); ++i) {
            const TopologyServer &server = m_topology.servers.at(i);
            const auto place = places.servers.constFind(server.key);
            if (place == places.servers.cend())
                continue;
            const QString owner = places.owners.value(server.key);
            const bool isHexagon = !owner.isEmpty();
            const qsizetype cluster = m_graph.nodeByKey.value(
                isHexagon ? owner : QStringLiteral("c:") + server.cluster, -1);
            const QPointF from = cluster >= 0 ? m_graph.nodes.at(cluster).at : QPointF();
            addNode({ TopologyNode::Kind::Server, server.key, server.name, from + place->at, 0, isHexagon, i, cluster,
                0, server.health });
        }
        QHash<QString, std::pair<qsizetype, TopologyHealth>> folded;
        for (qsizetype i = 0; i < m_topology.leaves.size(); ++i) {
            const TopologyLeaf &leaf = m_topology.leaves.at(i);
            const auto place = places.leaves.constFind(leaf.key);
            if (place == places.leaves.cend()) {
                auto &fold = folded[topologyOwner(leaf, m_topology)];
                ++fold.first;
                fold.second = std::max(fold.second, leaf.health);
                continue;
            }
            const qsizetype cluster = m_graph.nodeByKey.value(places.owners.value(leaf.key), -1);
            const QPointF from = cluster >= 0 ? m_graph.nodes.at(cluster).at : QPointF();
            addNode({ TopologyNode::Kind::Leaf, leaf.key, leaf.name, from + place->at, 0, true, i, cluster, 0,
                leaf.health });
        }
        for (qsizetype i = 0; i < m_topology.clusters.size(); ++i) {
            const TopologyCluster &cluster = m_topology.clusters.at(i);
            const QString key = QStringLiteral("f:") + cluster.name;
            const auto place = places.leaves.constFind(key);
            const auto fold = folded.value(cluster.key);
            const qsizetype owner = m_graph.nodeByKey.value(cluster.key, -1);
            if (place == places.leaves.cend() || fold.first == 0 || owner < 0)
                continue;
            addNode({ TopologyNode::Kind::Fold, key,
                QStringLiteral("+%1").arg(format::count(static_cast<quint64>(fold.first))),
                m_graph.nodes.at(owner).at + place->at, 0, true, -1, owner, fold.first, fold.second });
        }
    }

    [[nodiscard]] qsizetype nodeAt(const QString &key) const { return m_graph.nodeByKey.value(key, -1); }

    TopologyLink &link(TopologyLink::Kind kind, const QString &key, qsizetype from, qsizetype to)
    {
        const auto at = m_links.constFind(key);
        if (at != m_links.cend())
            return m_graph.links[*at];
        m_links.insert(key, m_graph.links.size());
        TopologyLink made;
        made.kind = kind;
        made.key = key;
        made.from = from;
        made.to = to;
        m_graph.links.append(std::move(made));
        return m_graph.links.last();
    }

    void addLinks()
    {
        QHash<qsizetype, int> missing;
        for (qsizetype i = 0; i < m_topology.edges.size(); ++i) {
            const TopologyEdge &edge = m_topology.edges.at(i);
            switch (edge.kind) {
            case TopologyEdge::Kind::Route: {
                const qsizetype from = nodeAt(edge.from);
                const qsizetype to = nodeAt(edge.to);
                if (from < 0 || to < 0)
                    break;
                const qsizetype cluster = m_graph.nodes.at(from).cluster;
                const bool isLarge = cluster >= 0 && m_graph.nodes.at(cluster).count > TopologyGraph::mostDrawnRoutes;
                const bool isAlone = !isLarge
                    || (edge.health >= TopologyHealth::Warning && missing[cluster]++ < maxMissingDrawn);
                if (isLarge)
                    take(link(TopologyLink::Kind::Routes, QStringLiteral("R:") + m_graph.nodes.at(cluster).name,
                             cluster, cluster),
                        edge, i, false);
                if (isAlone)
                    take(link(TopologyLink::Kind::Route, edge.key, from, to), edge, i, false);
                break;
            }
            case TopologyEdge::Kind::Gateway: {
                const QString from = m_topology.clusterOf(edge.from);
                const QString to = m_topology.clusterOf(edge.to);
                const bool isTurned = to < from;
                const qsizetype a = nodeAt(isTurned ? to : from);
                const qsizetype b = nodeAt(isTurned ? from : to);
                if (a < 0 || b < 0 || a == b)
                    break;
                const QString key = QStringLiteral("G:") + m_graph.nodes.at(a).name + u'|' + m_graph.nodes.at(b).name;
                take(link(TopologyLink::Kind::Gateway, key, a, b), edge, i, isTurned);
                break;
            }
            case TopologyEdge::Kind::Leaf: {
                const qsizetype from = nodeAt(edge.from);
                const qsizetype to = nodeAt(edge.to);
                if (from >= 0 && to >= 0) {
                    take(link(TopologyLink::Kind::Leaf, edge.key, from, to), edge, i, false);
                    break;
                }
                const qsizetype leaf = m_topology.leafAt(edge.from);
                const qsizetype cluster = leaf >= 0 ? nodeAt(topologyOwner(m_topology.leaves.at(leaf), m_topology))
                                                    : -1;
                const qsizetype fold = cluster >= 0 ? nodeAt(QStringLiteral("f:") + m_graph.nodes.at(cluster).name)
                                                    : -1;
                if (fold >= 0)
                    take(link(TopologyLink::Kind::Leaf, QStringLiteral("F:") + m_graph.nodes.at(cluster).name, fold,
                             cluster),
                        edge, i, false);
                break;
            }
            }
        }
    }

    void place(TopologyLink &link) const
    {
        const TopologyNode &from = m_graph.nodes.at(link.from);
        const TopologyNode &to = m_graph.nodes.at(link.to);
        if (link.kind == TopologyLink::Kind::Routes) {
            link.a = link.b = link.bend = from.at + QPointF(0, from.radius);
            return;
        }
        link.bend = (from.at + to.at) / 2;
        if (link.kind == TopologyLink::Kind::Gateway) {
            // Bowed a little, always to the same side, so that a third hull on the line stays free.
            const QPointF way = to.at - from.at;
            const double far = std::max(length(way), 1.0);
            const QPointF side(-way.y() / far, way.x() / far);
            const bool isInner = m_middle.has_value() && QPointF::dotProduct(side, *m_middle - link.bend) < 0;
            link.bend += side * (isInner ? -1 : 1) * std::min(far * 0.1, 70.0);
            link.a = edgeOf(from, link.bend);
            link.b = edgeOf(to, link.bend);
            return;
        }
        link.a = edgeOf(from, to.at);
        link.b = edgeOf(to, from.at);
        link.bend = (link.a + link.b) / 2;
    }

    TopologyGraph &m_graph;
    const Topology &m_topology;
    QHash<QString, qsizetype> m_links;

public:
    std::optional<QPointF> m_middle; ///< of all hulls
};

} // namespace

QRectF TopologyNode::box() const
{
    if (kind == Kind::Cluster)
        return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    if (isHexagon)
        return QRectF(at.x() - Metrics::leafRadius, at.y() - Metrics::leafRadius, 2 * Metrics::leafRadius,
            2 * Metrics::leafRadius);
    return QRectF(at.x() - Metrics::serverWidth / 2, at.y() - Metrics::serverHeight / 2, Metrics::serverWidth,
        Metrics::serverHeight);
}

QPointF TopologyLink::point(double share) const
{
    const double rest = 1 - share;
    return a * (rest * rest) + bend * (2 * rest * share) + b * (share * share);
}

qsizetype TopologyGraph::nodeOf(const QString &key) const
{
    const auto at = nodeByKey.constFind(key);
    if (at != nodeByKey.cend())
        return *at;
    if (!topology)
        return -1;
    if (const qsizetype leaf = topology->leafAt(key); leaf >= 0) {
        const QString owner = topologyOwner(topology->leaves.at(leaf), *topology);
        return nodeByKey.value(QStringLiteral("f:") + owner.mid(2), -1);
    }
    return -1;
}

qsizetype TopologyGraph::linkOf(const QString &edge) const
{
    const auto at = linkByKey.constFind(edge);
    if (at != linkByKey.cend())
        return *at;
    const qsizetype index = topology ? topology->edgeAt(edge) : -1;
    for (qsizetype i = 0; index >= 0 && i < links.size(); ++i) {
        if (links.at(i).edges.contains(index))
            return i;
    }
    return -1;
}

TopologyGraph graphAt(const TopologyPtr &topology, const TopologyPlaces &places)
{
    TopologyGraph graph;
    graph.topology = topology;
    graph.places = places;
    Drawer drawer(graph);
    if (places.clusters.size() > 2) {
        QPointF sum;
        // In a fixed order: sums of floating point numbers depend on it.
        for (const TopologyCluster &cluster : topology->clusters)
            sum += places.clusters.value(cluster.key).at;
        drawer.m_middle = sum / static_cast<double>(places.clusters.size());
    }
    drawer.draw();
    return graph;
}

TopologyGraph graphOf(const TopologyPtr &topology, const TopologyPlaces &before, const TopologyLayout &layout)
{
    return graphAt(topology, layout.layOut(*topology, before));
}

// Words ---------------------------------------------------------------------------------------------------------------

namespace {

QString serverWords(const TopologyGraph &graph, const TopologyNode &node, const QString &between)
{
    const TopologyServer &server = graph.topology->servers.at(node.index);
    QStringList parts;
    parts << (server.isLeaf ? Text::tr("leaf node server %1").arg(server.name)
                            : Text::tr("server %1").arg(server.name));
    parts << Text::tr("cluster %1").arg(server.cluster);
    parts << topologyStateWord(server);
    if (server.isMetaLeader)
        parts << Text::tr("meta leader");
    if (server.hasJetStream)
        parts << Text::tr("JetStream");
    if (!server.version.isEmpty())
        parts << Text::tr("version %1").arg(server.version);
    if (!std::isnan(server.cpu))
        parts << Text::tr("processor %1 %").arg(qRound(server.cpu));
    if (server.connections)
        parts << Text::tr("%1 connections").arg(format::count(*server.connections));
    for (const TopologyProblem &problem : server.problems)
        parts << problem.text;
    parts.removeDuplicates();
    return parts.join(between);
}

} // namespace

QString topologyNodeWords(const TopologyGraph &graph, qsizetype index, const QString &between)
{
    const TopologyNode &node = graph.nodes.at(index);
    const QString hull = node.cluster >= 0 ? graph.nodes.at(node.cluster).name : QString();
    switch (node.kind) {
    case TopologyNode::Kind::Cluster: {
        const TopologyCluster &cluster = graph.topology->clusters.at(node.index);
        QStringList parts { Text::tr("cluster %1").arg(cluster.name),
            Text::tr("%n server(s)", nullptr, static_cast<int>(cluster.servers.size())) };
        parts << topologyHealthWord(cluster.health);
        if (cluster.sick > 0)
            parts << Text::tr("%n not well", nullptr, cluster.sick);
        if (cluster.leaves > 0)
            parts << Text::tr("%1 leaf node connections").arg(format::count(cluster.leaves));
        for (const TopologyProblem &problem : cluster.problems)
            parts << problem.text;
        return parts.join(between);
    }
    case TopologyNode::Kind::Server:
        return serverWords(graph, node, between);
    case TopologyNode::Kind::Leaf: {
        const TopologyLeaf &leaf = graph.topology->leaves.at(node.index);
        QStringList hubs;
        for (const QString &hub : leaf.hubs)
            hubs << graph.topology->nameOf(hub);
        QStringList parts { Text::tr("leaf node %1").arg(leaf.name),
            Text::tr("at %1").arg(hubs.join(QStringLiteral(", "))) };
        if (!leaf.accounts.isEmpty())
            parts << Text::tr("account %1").arg(leaf.accounts.join(QStringLiteral(", ")));
        return parts.join(between);
    }
    case TopologyNode::Kind::Fold:
        break;
    }
    return Text::tr("%1 more leaf nodes at cluster %2").arg(format::count(static_cast<quint64>(node.count)), hull);
}

QString topologyLinkLabel(const TopologyLink &link)
{
    if (link.isMissing())
        return Text::tr("missing");
    QStringList parts;
    if (link.rttNs >= 0)
        parts << format::duration(std::chrono::nanoseconds(link.rttNs));
    if (!std::isnan(link.messageRate()))
        parts << format::rate(link.messageRate());
    if (link.pendingBytes > 0)
        parts << Text::tr("%1 pending").arg(format::bytes(static_cast<double>(link.pendingBytes)));
    if (link.missing > 0)
        parts << Text::tr("%1 missing").arg(link.missing);
    return parts.join(QStringLiteral(" · "));
}

QString topologyLinkWords(const TopologyGraph &graph, qsizetype index, const QString &between)
{
    const TopologyLink &link = graph.links.at(index);
    const QString from = graph.nodes.at(link.from).name;
    const QString to = graph.nodes.at(link.to).name;
    if (link.edges.size() == 1 && link.kind != TopologyLink::Kind::Gateway && link.key.at(0).isLower())
        return topologyEdgeWords(graph.topology->edges.at(link.edges.constFirst()), *graph.topology, between);
    QStringList parts;
    switch (link.kind) {
    case TopologyLink::Kind::Route:
    case TopologyLink::Kind::Routes:
        parts << Text::tr("%1 routes of cluster %2").arg(format::count(static_cast<quint64>(link.edges.size())), from);
        break;
    case TopologyLink::Kind::Gateway:
        parts << Text::tr("gateways between clusters %1 and %2").arg(from, to)
              << Text::tr("%n connection(s)", nullptr, link.connections);
        break;
    case TopologyLink::Kind::Leaf:
        parts << Text::tr("connections of %1 leaf nodes to cluster %2")
                     .arg(format::count(static_cast<quint64>(graph.nodes.at(link.from).count)), to);
        break;
    }
    if (const QString label = topologyLinkLabel(link); !label.isEmpty())
        parts << label;
    if (link.health >= TopologyHealth::Warning)
        parts << topologyHealthWord(link.health);
    return parts.join(between);
}

} // namespace natsight
