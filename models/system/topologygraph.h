// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topologylayout.h"

#include <QRectF>

namespace natsight {

// What is drawn of a topology: nodes with places and the ways between them, many of which stand for several connections.
// Pure, any thread.

struct TopologyNode {
    enum class Kind { Cluster, Server, Leaf, Fold };

    Kind kind = Kind::Server;
    QString key; ///< of the topology; of a fold `f:CLUSTER`
    QString name;
    QPointF at; ///< middle
    double radius = 0; ///< of a hull
    bool isHexagon = false; ///< a leaf node, whether it answers itself or not
    qsizetype index = -1; ///< in the topology's list of its kind; -1 of a fold
    qsizetype cluster = -1; ///< node of the hull that it is in or hangs at
    qsizetype count = 0; ///< of a fold: leaf nodes
    TopologyHealth health = TopologyHealth::Good;

    /// What it covers.
    [[nodiscard]] QRectF box() const;
};

struct TopologyLink {
    enum class Kind {
        Route,
        Routes, ///< all of a cluster with many servers: at the hull itself
        Gateway, ///< all between two clusters
        Leaf,
    };

    Kind kind = Kind::Route;
    QString key; ///< of the topology's edge where it is one; else `R:CLUSTER`, `G:A|B`, `F:CLUSTER`
    qsizetype from = -1; ///< nodes
    qsizetype to = -1;
    QList<qsizetype> edges; ///< of the topology that it stands for
    TrafficRates rates; ///< as `from` sees it
    qint64 rttNs = -1; ///< the longest
    quint64 pendingBytes = 0;
    int connections = 0;
    int missing = 0; ///< of the edges
    TopologyHealth health = TopologyHealth::Good;
    QPointF a; ///< ends of what is drawn
    QPointF b;
    QPointF bend; ///< control point of the curve; the middle where it is straight

    [[nodiscard]] double messageRate() const { return rates.inMessages + rates.outMessages; }
    [[nodiscard]] double byteRate() const { return rates.inBytes + rates.outBytes; }
    [[nodiscard]] bool isMissing() const { return missing > 0 && missing == edges.size(); }
    /// A point of the curve, 0 to 1.
    [[nodiscard]] QPointF point(double share) const;
};

struct TopologyGraph {
    TopologyPtr topology;
    TopologyPlaces places;
    QList<TopologyNode> nodes; ///< clusters, servers, leaf nodes, folds
    QList<TopologyLink> links;
    QList<QList<qsizetype>> linksOf; ///< of each node
    QHash<QString, qsizetype> nodeByKey;
    QHash<QString, qsizetype> linkByKey;
    QRectF bounds;

    static constexpr int mostDrawnRoutes = 6; ///< servers of a cluster whose routes are drawn one by one

    /// Node that shows this key: a folded leaf node is shown by its fold. -1: none.
    [[nodiscard]] qsizetype nodeOf(const QString &key) const;
    /// Link that shows this edge of the topology; -1: none.
    [[nodiscard]] qsizetype linkOf(const QString &edge) const;
};

using TopologyGraphPtr = std::shared_ptr<const TopologyGraph>;

[[nodiscard]] TopologyGraph graphOf(
    const TopologyPtr &topology, const TopologyPlaces &before, const TopologyLayout &layout);
/// The same with places that are given, without laying out: after the user moved something.
[[nodiscard]] TopologyGraph graphAt(const TopologyPtr &topology, const TopologyPlaces &places);

/// `cluster eu, 3 servers, good`, `leaf node plant-7, at n1, accounts IOT`, …: what a screen reader is told.
/// The parts are put together with `between`.
[[nodiscard]] QString topologyNodeWords(
    const TopologyGraph &graph, qsizetype node, const QString &between = QStringLiteral(", "));
[[nodiscard]] QString topologyLinkWords(
    const TopologyGraph &graph, qsizetype link, const QString &between = QStringLiteral(", "));
/// What stands at a way: `82 ms · 4.1 k/s`; empty where nothing is known.
[[nodiscard]] QString topologyLinkLabel(const TopologyLink &link);

} // namespace natsight
