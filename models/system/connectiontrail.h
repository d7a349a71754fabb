// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectionlistmodel.h"
#include "models/system/topology.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace natsight {

// One connection of a client as it lies on a topology: who holds it, over which leaf nodes its messages go, how it does. All pure,
// any thread.

/// The key of a server, or else of a leaf node, by its id, or else by its name; empty where the topology has none.
[[nodiscard]] QString topologyKeyOf(const Topology &topology, const QString &id, const QString &name);

/// Which connection: its server by name or id, and its number there.
struct ConnectionKey {
    QString server;
    quint64 id = 0;

    [[nodiscard]] bool isNull() const { return id == 0; }
    bool operator==(const ConnectionKey &) const = default;
};

struct ConnectionTrail {
    QString server; ///< key of the server that holds it; empty: the topology has none
    QStringList others; ///< keys of servers that hold more connections of the same client, sorted
    /// Keys of edges, sorted: leaf node connections between the server and its hubs, all the way up, and leaf nodes at the server
    /// itself, as far as they carry the connection's account; and the routes inside a cluster that lead to them.
    QStringList hops;
    QSet<QString> ends; ///< keys of servers and leaf nodes that the hops connect
    QHash<QString, QString> words; ///< what stands at servers, by key: name, rates, what is wrong
    TopologyHealth health = TopologyHealth::Good;

    bool operator==(const ConnectionTrail &) const = default;
};

/// `alike` are further connections of the same client (ConnectionListModel::alike()), on any server.
[[nodiscard]] ConnectionTrail connectionTrail(
    const Topology &topology, const ConnectionRow &connection, const QList<ConnectionRowPtr> &alike = {});

/// `orders-api · n1 · 23`: what a person chooses by.
[[nodiscard]] QString connectionTitle(const ConnectionRow &connection);
/// `slow`, `stalled`; empty while it is well.
[[nodiscard]] QString connectionTrouble(const ConnectionRow &connection);

} // namespace natsight
