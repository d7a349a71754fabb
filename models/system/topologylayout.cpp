// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologylayout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace natsight {

namespace {

using Metrics = TopologyMetrics;

constexpr double ringStretch = 1.35; ///< screens are wider than high
constexpr int ringServers = 6; ///< more are put in rows
constexpr double ringRadius = 76;
constexpr double columnStep = Metrics::serverWidth + 14;
constexpr double rowStep = Metrics::serverHeight + 16;
constexpr double searchStep = 16;
constexpr int maxSearch = 4'000;

double length(const QPointF &point)
{
    return std::hypot(point.x(), point.y());
}

QPointF turned(double angle, double radius)
{
    return { radius * std::cos(angle), radius * std::sin(angle) };
}

/// Between these a server does not touch another.
bool isApart(const QPointF &a, const QPointF &b)
{
    return std::abs(a.x() - b.x()) >= Metrics::serverWidth + 8 || std::abs(a.y() - b.y()) >= Metrics::serverHeight + 8;
}

/// Places for servers when a cluster is drawn for the first time.
std::vector<QPointF> firstPlaces(std::size_t count)
{
    std::vector<QPointF> places;
    if (count == 1)
        return { QPointF(0, 0) };
    if (count == 2)
        return { QPointF(-Metrics::serverWidth / 2 - 14, 0), QPointF(Metrics::serverWidth / 2 + 14, 0) };
    if (count <= ringServers) {
        const double radius = count <= 4 ? ringRadius : count == 5 ? 96 : 112;
        for (std::size_t i = 0; i < count; ++i)
            places.push_back(turned(
                -std::numbers::pi / 2 + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count),
                radius));
        for (QPointF &place : places)
            place = QPointF(std::round(place.x()), std::round(place.y()));
        return places;
    }
    // Rows of a round shape, read from left to right and from top to bottom.
    const int reach = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count)))) + 1;
    for (int row = -reach; row <= reach; ++row) {
        for (int column = -reach; column <= reach; ++column)
            places.emplace_back((column + (row % 2 == 0 ? 0.0 : 0.5)) * columnStep, row * rowStep);
    }
    std::stable_sort(
        places.begin(), places.end(), [](const QPointF &a, const QPointF &b) { return length(a) < length(b); });
    places.resize(std::min(places.size(), count));
    std::sort(places.begin(), places.end(),
        [](const QPointF &a, const QPointF &b) { return a.y() != b.y() ? a.y() < b.y() : a.x() < b.x(); });
    return places;
}

/// A free place for one more, near the middle.
QPointF freePlace(const std::vector<QPointF> &taken)
{
    const auto isFree = [&taken](const QPointF &place) {
        return std::all_of(
            taken.begin(), taken.end(), [&place](const QPointF &other) { return isApart(place, other); });
    };
    for (int ring = 0; ring < maxSearch; ++ring) {
        const double radius = ring * searchStep;
        const int steps = ring == 0 ? 1 : std::max(8, static_cast<int>(2 * std::numbers::pi * radius / searchStep / 2));
        for (int step = 0; step < steps; ++step) {
            const QPointF at = turned(std::numbers::pi / 2 + 2 * std::numbers::pi * step / steps, radius);
            const QPointF place(std::round(at.x()), std::round(at.y()));
            if (isFree(place))
                return place;
        }
    }
    return {};
}

double hullOf(const std::vector<QPointF> &servers)
{
    double radius = Metrics::leastHull;
    for (const QPointF &at : servers) {
        const double far = std::hypot(
            std::abs(at.x()) + Metrics::serverWidth / 2, std::abs(at.y()) + Metrics::serverHeight / 2);
        radius = std::max(radius, far + Metrics::hullMargin);
    }
    return std::ceil(radius);
}

struct Group {
    const TopologyCluster *cluster = nullptr;
    TopologyPlace place;
    double before = 0; ///< radius that it had; 0 = it is new
    QString hub; ///< at which it hangs as a leaf node
    bool hasLeaves = false;
    bool isPlaced = false;

    /// With all that is around it.
    [[nodiscard]] double reach() const
    {
        return place.radius + (hasLeaves ? Metrics::leafRing + 2 * Metrics::leafRadius : 0) + Metrics::captions;
    }
};

/// Whether one more fits there.
bool isFree(const std::vector<const Group *> &placed, const Group &group, const QPointF &at, double gap)
{
    return std::all_of(placed.begin(), placed.end(), [&](const Group *other) {
        return other == &group || length(other->place.at - at) >= other->reach() + group.reach() + gap;
    });
}

/// The nearest free place around a point, first in a direction.
QPointF freeNear(
    const std::vector<const Group *> &placed, const Group &group, const QPointF &from, double angle, double nearest)
{
    constexpr double step = 40;
    for (int ring = 0; ring < maxSearch; ++ring) {
        const double radius = nearest + ring * step;
        for (int turn = 0; turn < 24; ++turn) {
            const double side = (turn + 1) / 2 * (turn % 2 == 0 ? -1.0 : 1.0);
            const QPointF at = from + turned(angle + side * std::numbers::pi / 12, radius);
            if (isFree(placed, group, at, Metrics::clusterGap / 2))
                return { std::round(at.x()), std::round(at.y()) };
        }
    }
    return from;
}

QPointF middleOf(const std::vector<const Group *> &placed)
{
    QPointF sum;
    for (const Group *one : placed)
        sum += one->place.at;
    return placed.empty() ? QPointF() : sum / static_cast<double>(placed.size());
}

/// All on an ellipse that is as small as they allow.
void placeOnRing(std::vector<Group *> &groups)
{
    const std::size_t count = groups.size();
    if (count == 1) {
        groups.front()->place.at = {};
        groups.front()->isPlaced = true;
        return;
    }
    double widest = 0;
    for (const Group *group : groups)
        widest = std::max(widest, group->reach());
    const auto place = [&](double radius) {
        for (std::size_t i = 0; i < count; ++i) {
            // Equal steps on the circle, stretched: two side by side, three with one below, four in a rectangle.
            const double angle = -std::numbers::pi / 2 - std::numbers::pi / static_cast<double>(count)
                + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
            const QPointF at = turned(angle, radius);
            groups[i]->place.at = QPointF(std::round(at.x() * ringStretch), std::round(at.y()));
        }
    };
    const auto fits = [&] {
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j) {
                if (length(groups[i]->place.at - groups[j]->place.at)
                    < groups[i]->reach() + groups[j]->reach() + Metrics::clusterGap / 2)
                    return false;
            }
        }
        return true;
    };
    double radius = widest;
    for (int i = 0; i < maxSearch; ++i, radius *= 1.03) {
        place(radius);
        if (fits())
            break;
    }
    for (Group *group : groups)
        group->isPlaced = true;
}

} // namespace

QString topologyOwner(const TopologyLeaf &leaf, const Topology &topology)
{
    for (const QString &hub : leaf.hubs) {
        if (const QString cluster = topology.clusterOf(hub); !cluster.isEmpty())
            return cluster;
    }
    return {};
}

TopologyPlaces RingTopologyLayout::layOut(const Topology &topology, const TopologyPlaces &before) const
{
    TopologyPlaces places;
    std::map<QString, Group> groups;
    std::set<QString> hubs; // clusters with leaf nodes or leaf clusters around them
    std::map<QString, std::vector<const TopologyLeaf *>> leaves;
    for (const TopologyLeaf &leaf : topology.leaves) {
        if (const QString owner = topologyOwner(leaf, topology); !owner.isEmpty())
            leaves[owner].push_back(&leaf);
    }
    // A cluster of one server that is a leaf node is drawn as one, on the ring of its hub.
    std::map<QString, std::vector<QString>> satellites;
    for (const TopologyCluster &cluster : topology.clusters) {
        const bool isAlone = cluster.isLeaf && cluster.servers.size() == 1 && topology.clusterAt(cluster.hub) >= 0;
        if (isAlone)
            satellites[cluster.hub].push_back(topology.servers.at(cluster.servers.constFirst()).key);
        else
            groups[cluster.key].cluster = &cluster;
    }
    // A leaf node of a leaf node that is drawn as one: at the same hub.
    for (auto at = satellites.begin(); at != satellites.end();) {
        if (groups.contains(at->first)) {
            ++at;
            continue;
        }
        QString up = at->first;
        for (int depth = 0; !groups.contains(up) && depth < 1'000; ++depth) {
            const qsizetype cluster = topology.clusterAt(up);
            if (cluster < 0 || topology.clusters.at(cluster).hub.isEmpty())
                break;
            up = topology.clusters.at(cluster).hub;
        }
        const std::vector<QString> moved = at->second;
        at = satellites.erase(at);
        if (groups.contains(up)) {
            auto &list = satellites[up];
            list.insert(list.end(), moved.begin(), moved.end());
        }
    }

    // Servers in their hulls.
    for (auto &[key, group] : groups) {
        std::vector<QPointF> taken;
        std::vector<QString> fresh;
        const TopologyCluster &cluster = *group.cluster;
        const auto old = before.clusters.constFind(key);
        for (const qsizetype at : cluster.servers) {
            const QString &server = topology.servers.at(at).key;
            const auto place = before.servers.constFind(server);
            if (place == before.servers.cend() || old == before.clusters.cend()) {
                fresh.push_back(server);
                continue;
            }
            places.servers.insert(server, *place);
            taken.push_back(place->at);
        }
        if (taken.empty()) {
            const std::vector<QPointF> first = firstPlaces(fresh.size());
            for (std::size_t i = 0; i < fresh.size(); ++i)
                places.servers.insert(fresh[i], { first[i], 0, false });
            taken = first;
        } else {
            for (const QString &server : fresh) {
                taken.push_back(freePlace(taken));
                places.servers.insert(server, { taken.back(), 0, false });
            }
        }
        group.hub = cluster.isLeaf ? cluster.hub : QString();
        group.hasLeaves = leaves.contains(key) || satellites.contains(key);
        group.place.radius = hullOf(taken);
        if (old != before.clusters.cend()) {
            group.place = *old;
            group.before = old->radius;
            group.place.radius = std::max(old->radius, hullOf(taken)); // never smaller: its ring would move
            group.isPlaced = true;
        }
    }

    // Hulls: those that have a place, those that grew, those that are new.
    std::vector<const Group *> placed;
    std::vector<Group *> fresh;
    for (auto &[key, group] : groups) {
        if (group.isPlaced && (group.before >= group.place.radius || group.place.isMoved))
            placed.push_back(&group);
    }
    for (auto &[key, group] : groups) {
        if (!group.isPlaced || group.before >= group.place.radius || group.place.isMoved)
            continue;
        if (!isFree(placed, group, group.place.at, 0)) {
            const QPointF from = group.place.at - middleOf(placed);
            group.place.at = freeNear(placed, group, group.place.at, std::atan2(from.y(), from.x()), 40);
        }
        placed.push_back(&group);
    }
    for (auto &[key, group] : groups) {
        const bool isLeafCluster = !group.hub.isEmpty() && groups.contains(group.hub) && group.hub != key;
        if (!group.isPlaced && !isLeafCluster)
            fresh.push_back(&group);
    }
    if (placed.empty() && !fresh.empty()) {
        placeOnRing(fresh);
        placed.insert(placed.end(), fresh.begin(), fresh.end());
        fresh.clear();
    }
    for (Group *group : fresh) {
        group->place.at = freeNear(placed, *group, middleOf(placed), std::numbers::pi / 2, 0);
        group->isPlaced = true;
        placed.push_back(group);
    }
    // Leaf clusters beyond their hubs; a chain of them from the hub on.
    for (bool isSome = true; isSome;) {
        isSome = false;
        for (auto &[key, group] : groups) {
            if (group.isPlaced)
                continue;
            const auto hub = groups.find(group.hub);
            if (hub == groups.cend() || !hub->second.isPlaced)
                continue;
            const QPointF out = hub->second.place.at - middleOf(placed);
            const double angle = length(out) < 1 ? std::numbers::pi / 2 : std::atan2(out.y(), out.x());
            group.place.at = freeNear(placed, group, hub->second.place.at, angle,
                hub->second.reach() + group.reach() + Metrics::clusterGap / 2);
            group.isPlaced = true;
            placed.push_back(&group);
            isSome = true;
        }
    }
    for (auto &[key, group] : groups) {
        if (!group.isPlaced) { // hubs in a circle
            group.place.at = freeNear(placed, group, middleOf(placed), std::numbers::pi / 2, 0);
            group.isPlaced = true;
            placed.push_back(&group);
        }
        places.clusters.insert(key, group.place);
    }

    // Leaf nodes on an arc that looks away from the rest.
    const QPointF middle = middleOf(placed);
    for (auto &[key, group] : groups) {
        QStringList wanted;
        if (const auto at = satellites.find(key); at != satellites.cend()) {
            for (const QString &server : at->second)
                wanted << server;
        }
        const auto own = leaves.find(key);
        std::vector<const TopologyLeaf *> mine = own != leaves.cend() ? own->second
                                                                      : std::vector<const TopologyLeaf *>();
        // Those that are drawn already stay.
        std::stable_partition(mine.begin(), mine.end(), [&before, &key = key](const TopologyLeaf *leaf) {
            return before.leaves.contains(leaf->key) && before.owners.value(leaf->key) == key;
        });
        const auto room = static_cast<std::size_t>(m_maxLeaves);
        const std::size_t shown = mine.size() <= room + 1 ? mine.size() : room;
        QStringList shownLeaves;
        for (std::size_t i = 0; i < shown; ++i)
            shownLeaves << mine[i]->key;
        shownLeaves.sort();
        wanted << shownLeaves;
        const QString fold = QStringLiteral("f:") + group.cluster->name;
        if (shown < mine.size())
            wanted << fold;
        if (wanted.isEmpty())
            continue;
        const double radius = group.place.radius + Metrics::leafRing;
        const double step = Metrics::leafStep / radius;
        const QPointF out = group.place.at - middle;
        const double toward = length(out) < 1 ? std::numbers::pi : std::atan2(out.y(), out.x());
        const auto slot = [&](double number) {
            const QPointF at = turned(toward + number * step, radius);
            return QPointF(std::round(at.x()), std::round(at.y()));
        };
        std::vector<QPointF> taken;
        QStringList arrived;
        for (const QString &leaf : std::as_const(wanted)) {
            const bool isServer = leaf.startsWith(QLatin1String("s:"));
            const auto &old = isServer ? before.servers : before.leaves;
            const auto at = old.constFind(leaf);
            if (at == old.cend() || before.owners.value(leaf) != key) {
                arrived << leaf;
                continue;
            }
            TopologyPlace place = *at;
            // A hull that grew pushes its ring outwards.
            if (!place.isMoved && group.before > 0 && group.before < group.place.radius && length(place.at) > 0)
                place.at *= radius / length(place.at);
            (isServer ? places.servers : places.leaves).insert(leaf, place);
            places.owners.insert(leaf, key);
            taken.push_back(place.at);
        }
        const bool isFirst = taken.empty();
        const auto count = static_cast<double>(arrived.size());
        for (qsizetype i = 0; i < arrived.size(); ++i) {
            const QString &leaf = arrived.at(i);
            QPointF at;
            if (isFirst) {
                at = slot(static_cast<double>(i) - (count - 1) / 2);
            } else {
                for (int number = 0; number < maxSearch; ++number) {
                    at = slot((number + 1) / 2 * 0.5 * (number % 2 == 0 ? -1 : 1));
                    const bool isAlone = std::all_of(taken.begin(), taken.end(),
                        [&at](const QPointF &other) { return length(other - at) >= Metrics::leafStep * 0.8; });
                    if (isAlone || number * step / 4 > std::numbers::pi)
                        break;
                }
            }
            taken.push_back(at);
            const bool isServer = leaf.startsWith(QLatin1String("s:"));
            (isServer ? places.servers : places.leaves).insert(leaf, { at, 0, false });
            places.owners.insert(leaf, key);
        }
    }
    return places;
}

} // namespace natsight
