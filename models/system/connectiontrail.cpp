// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/connectiontrail.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr qsizetype mostHops = 200; ///< leaf nodes at a hub may be thousands

/// Finds the leaf node hops of a server, of which there may be several one above the other.
class HopFinder
{
public:
    HopFinder(const Topology &topology, ConnectionTrail &trail)
        : m_topology(topology)
        , m_trail(trail)
    {
    }

    void find(const QString &server, const QString &account)
    {
        for (const TopologyEdge &edge : m_topology.edges) {
            if (edge.kind == TopologyEdge::Kind::Leaf && edge.to == server && isOf(edge, account))
                take(edge);
        }
        climb(server, { account });
    }

private:
    /// Where nobody told the accounts it may be.
    [[nodiscard]] static bool isOf(const TopologyEdge &edge, const QString &account)
    {
        return !edge.isMissing && (edge.accounts.isEmpty() || account.isEmpty() || edge.accounts.contains(account));
    }

    bool take(const TopologyEdge &edge)
    {
        if (m_trail.hops.size() >= mostHops || m_trail.hops.contains(edge.key))
            return false;
        m_trail.hops << edge.key;
        m_trail.ends << edge.from << edge.to;
        return true;
    }

    void climb(const QString &server, const QStringList &accounts)
    {
        const QString cluster = m_topology.clusterOf(server);
        if (m_climbed.contains(cluster))
            return; // hubs in a circle
        m_climbed << cluster;
        for (const TopologyEdge &edge : m_topology.edges) {
            if (edge.kind != TopologyEdge::Kind::Leaf || m_topology.clusterOf(edge.from) != cluster
                || std::none_of(accounts.cbegin(), accounts.cend(),
                    [&edge](const QString &account) { return isOf(edge, account); }))
                continue;
            if (edge.from != server)
                takeRoute(server, edge.from);
            if (take(edge))
                climb(
                    edge.to, edge.accounts.isEmpty() ? accounts : edge.accounts); // the hub's account has another name
        }
    }

    void takeRoute(const QString &one, const QString &other)
    {
        const auto [from, to] = std::minmax(one, other);
        const qsizetype route = m_topology.edgeAt(QStringLiteral("r:") + from + u'|' + to);
        if (route >= 0 && !m_topology.edges.at(route).isMissing)
            take(m_topology.edges.at(route));
    }

    const Topology &m_topology;
    ConnectionTrail &m_trail;
    QStringList m_climbed;
};

QString nameOf(const ConnectionRow &connection)
{
    return connection.detail.name.isEmpty() ? Text::tr("connection %1").arg(connection.detail.id)
                                            : connection.detail.name;
}

} // namespace

QString topologyKeyOf(const Topology &topology, const QString &id, const QString &name)
{
    QString byName;
    for (const TopologyServer &server : topology.servers) {
        if (!id.isEmpty() && server.id == id)
            return server.key;
        if (server.name == name)
            byName = server.key;
    }
    for (const TopologyLeaf &leaf : topology.leaves) {
        if (byName.isEmpty() && leaf.name == name)
            byName = leaf.key;
    }
    return byName;
}

QString connectionTitle(const ConnectionRow &connection)
{
    QStringList parts;
    if (!connection.detail.name.isEmpty())
        parts << connection.detail.name;
    parts << connection.server << QString::number(connection.detail.id);
    return parts.join(QStringLiteral(" · "));
}

QString connectionTrouble(const ConnectionRow &connection)
{
    if (ConnectionListModel::markOf(connection) < ConnectionListModel::Mark::Warning)
        return {};
    const bool isStalled = ConnectionListModel::markOf(connection) == ConnectionListModel::Mark::Warning
        && connection.detail.stalls.value_or(0) > 0;
    return isStalled ? Text::tr("stalled") : Text::tr("slow");
}

ConnectionTrail connectionTrail(
    const Topology &topology, const ConnectionRow &connection, const QList<ConnectionRowPtr> &alike)
{
    ConnectionTrail trail;
    trail.server = topologyKeyOf(topology, connection.serverId, connection.server);
    if (trail.server.isEmpty())
        return trail;
    trail.ends << trail.server;
    HopFinder(topology, trail).find(trail.server, connection.detail.account);
    QStringList parts { nameOf(connection) };
    if (!std::isnan(connection.rates.inMessages))
        parts << Text::tr("%1 in").arg(format::rate(connection.rates.inMessages));
    if (!std::isnan(connection.rates.outMessages))
        parts << Text::tr("%1 out").arg(format::rate(connection.rates.outMessages));
    if (const QString trouble = connectionTrouble(connection); !trouble.isEmpty()) {
        parts << trouble;
        trail.health = ConnectionListModel::markOf(connection) == ConnectionListModel::Mark::Bad
            ? TopologyHealth::Bad
            : TopologyHealth::Warning;
    }
    trail.words.insert(trail.server, parts.join(QStringLiteral(" · ")));
    QHash<QString, int> counts;
    for (const ConnectionRowPtr &other : alike) {
        const QString key = topologyKeyOf(topology, other->serverId, other->server);
        if (!key.isEmpty() && key != trail.server)
            ++counts[key];
    }
    for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
        trail.others << at.key();
        trail.words.insert(at.key(), Text::tr("%n more of this client", nullptr, at.value()));
    }
    trail.others.sort();
    trail.hops.sort();
    return trail;
}

} // namespace natsight
