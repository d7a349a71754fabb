// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topology.h"

#include <QHash>
#include <QPointF>
#include <QSet>

namespace natsight {

/// Where something of a topology is drawn.
struct TopologyPlace {
    QPointF at; ///< middle; of servers and leaf nodes from the middle of the cluster that they belong to
    double radius = 0; ///< of a cluster's hull
    bool isMoved = false; ///< by the user: stays there

    bool operator==(const TopologyPlace &) const = default;
};

/// Places by key. What has none is not drawn by itself: leaf nodes of a cluster beyond a count are folded into one, whose
/// key is `f:` and the cluster's name.
struct TopologyPlaces {
    QHash<QString, TopologyPlace> clusters;
    QHash<QString, TopologyPlace> servers;
    QHash<QString, TopologyPlace> leaves; ///< folds as well
    QHash<QString, QString> owners; ///< of a leaf node or fold: key of the cluster at which it is drawn

    [[nodiscard]] bool isEmpty() const { return clusters.isEmpty(); }
    bool operator==(const TopologyPlaces &) const = default;
};

/// Sizes in pixels at 100 %.
struct TopologyMetrics {
    static constexpr double serverWidth = 96;
    static constexpr double serverHeight = 46;
    static constexpr double leafRadius = 17; ///< of a hexagon
    static constexpr double leafRing = 74; ///< from the hull to its leaf nodes
    static constexpr double leafStep = 84; ///< between leaf nodes on the ring
    static constexpr double leastHull = 128;
    static constexpr double hullMargin = 20;
    static constexpr double clusterGap = 150; ///< between hulls with all that is around them
    static constexpr double captions = 26; ///< name above a hull, totals below it
};

/// Gives places. Implementations are pure and may be called on any thread.
class TopologyLayout
{
public:
    virtual ~TopologyLayout() = default;

    /// What has a place in `before` keeps it, whatever comes, goes or changes beside it; what is new gets a free one. Only
    /// a cluster that grew may move, when it would cover another, and never one that the user moved. The same arguments
    /// always give the same places.
    [[nodiscard]] virtual TopologyPlaces layOut(const Topology &topology, const TopologyPlaces &before) const = 0;
};

/// Clusters on an ellipse in the order of their names, so that no gateway crosses a hull; servers on a ring or, more than
/// six, in rows inside their hull; leaf nodes on an arc around their hub that looks away from the others; clusters that
/// are leaf nodes themselves beyond their hub.
class RingTopologyLayout : public TopologyLayout
{
public:
    explicit RingTopologyLayout(int maxLeaves = 8)
        : m_maxLeaves(maxLeaves)
    {
    }

    [[nodiscard]] TopologyPlaces layOut(const Topology &topology, const TopologyPlaces &before) const override;

private:
    int m_maxLeaves; ///< of a cluster that are drawn one by one
};

/// Of a leaf node: the cluster of the first hub that it has.
[[nodiscard]] QString topologyOwner(const TopologyLeaf &leaf, const Topology &topology);

} // namespace natsight
