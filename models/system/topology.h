// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>

namespace natsight {

// Who is connected with whom: clusters, servers, routes, gateways and leaf nodes as one value, made of what the servers
// answered. All pure, any thread. The same answers in any order give the same value; keys stay the same when a server
// starts again with another id.

/// From good to bad, as it is ranked.
enum class TopologyHealth {
    Good,
    Unknown, ///< nobody tells
    Warning,
    Bad,
};

/// What is wrong with a server or a way.
struct TopologyProblem {
    enum class Kind {
        Silent, ///< does not answer
        Gone,
        Absent, ///< configured, and not there
        SlowConsumers,
        Missing, ///< a route or gateway that should be there
        Own, ///< of the server itself: health, load, storage, version, certificates
        Lag, ///< of its meta group replica
        Pending, ///< bytes wait to be sent
        Slow, ///< round trip
        Leader, ///< of the meta group: none, or several
        Odd, ///< an answer that cannot be right
    };

    Kind kind = Kind::Odd;
    TopologyHealth health = TopologyHealth::Warning;
    QString text; ///< a sentence
    qint64 sinceMs = 0; ///< 0: not known
    QString word = {}; ///< the same in short; may be empty

    bool operator==(const TopologyProblem &) const = default;
};

/// Counters of a way, as its first end sees them, and per second.
struct TopologyFlow {
    quint64 inMessages = 0;
    quint64 outMessages = 0;
    quint64 inBytes = 0;
    quint64 outBytes = 0;
    bool isCounted = false; ///< false: nobody told
    bool isOther = false; ///< the other end tells, turned round
    qint64 toldMs = 0;
    qint64 spanMs = 0; ///< that the rates are of
    TrafficRates rates;

    /// Messages per second in both directions; NaN while unknown.
    [[nodiscard]] double messageRate() const { return rates.inMessages + rates.outMessages; }
    [[nodiscard]] double byteRate() const { return rates.inBytes + rates.outBytes; }
    bool operator==(const TopologyFlow &other) const; ///< NaN equals NaN
};

struct TopologyServer {
    QString key; ///< `s:CLUSTER/NAME`
    QString id; ///< empty where it never answered
    QString name;
    QString cluster;
    QString domain;
    QString version;
    QString host;
    ServerState state = ServerState::Present;
    qint64 sinceMs = 0; ///< of the state
    bool isAnswered = true; ///< false: others tell of it
    bool isConfigured = false; ///< only the configuration of others names it
    bool isLeaf = false; ///< connects to a hub as a leaf node
    bool isHub = false; ///< leaf nodes connect to it
    bool hasJetStream = false;
    bool isMetaLeader = false;
    qint64 startMs = 0;
    int restarts = 0;
    qint64 rttNs = -1;

    double cpu = unknownFigure; ///< percent of one core
    MaybeCount cores;
    MaybeCount memory;
    MaybeCount memoryLimit;
    MaybeCount connections;
    MaybeCount maxConnections;
    MaybeCount subscriptions;
    MaybeCount slowConsumers;
    qint64 slowSinceMs = 0; ///< when their number last grew; 0: not while we looked
    MaybeCount storage;
    MaybeCount maxStorage;
    TrafficRates rates;

    TopologyHealth health = TopologyHealth::Good;
    QList<TopologyProblem> problems; ///< worst first

    /// 0 to 1 of its processors; NaN where unknown.
    [[nodiscard]] double load() const;
    [[nodiscard]] bool isThere() const
    {
        return isAnswered && (state == ServerState::Present || state == ServerState::LameDuck);
    }
    bool operator==(const TopologyServer &other) const;
};

struct TopologyCluster {
    QString key; ///< `c:NAME`
    QString name; ///< shown; of a server without a cluster its own
    QList<qsizetype> servers; ///< places in `Topology::servers`
    bool isLeaf = false; ///< all of it hangs at a hub
    QString hub; ///< key of the hub's cluster where it is one
    quint64 leaves = 0; ///< leaf nodes at its servers
    MaybeCount connections;
    TrafficRates rates; ///< of its servers
    TopologyHealth health = TopologyHealth::Good; ///< the worst of its servers and routes
    int sick = 0; ///< servers and routes that are not well
    QList<TopologyProblem> problems; ///< of the cluster as a whole

    bool operator==(const TopologyCluster &other) const;
};

/// A leaf node that does not answer itself: a hub tells of it.
struct TopologyLeaf {
    QString key; ///< `l:NAME`, or by address where the hub tells no name (2.9)
    QString name;
    QString address;
    QStringList accounts;
    QStringList hubs; ///< keys of servers
    TopologyHealth health = TopologyHealth::Good;

    bool operator==(const TopologyLeaf &) const = default;
};

/// A way between two servers, between a leaf node and a hub, or a gateway to a cluster in which no server is known.
struct TopologyEdge {
    enum class Kind { Route, Gateway, Leaf };

    QString key; ///< `r:A|B` with A < B; `g:FROM|TO`; `l:LEAF|HUB`
    Kind kind = Kind::Route;
    QString from; ///< key of a server or leaf; of a gateway the side that connected
    QString to; ///< key of a server, or of a cluster
    int connections = 0; ///< pooled ones, or one for each account
    bool isMissing = false; ///< should be there
    bool isConfigured = false; ///< else it was found: implicit
    bool isOriginTold = false; ///< whether anybody told that
    qint64 startMs = 0; ///< of the oldest of its connections; 0: not told (leaf nodes, STATSZ alone)
    QList<quint64> ids; ///< of its connections at the end that tells the flow, sorted; at most 16
    qint64 rttNs = -1; ///< the longest of its connections
    quint64 pendingBytes = 0;
    QString compression;
    QStringList accounts;
    TopologyFlow flow; ///< of `from`
    TopologyHealth health = TopologyHealth::Good;
    QList<TopologyProblem> problems;

    bool operator==(const TopologyEdge &) const = default;
};

/// The group that keeps JetStream's assignments. Servers of a partition may name several leaders.
struct TopologyMeta {
    QStringList leaders; ///< keys of servers that are there
    MaybeCount size;
    MaybeCount pending;
    QList<TopologyProblem> problems;

    bool operator==(const TopologyMeta &) const = default;
};

struct Topology {
    qint64 timeMs = 0;
    QList<TopologyCluster> clusters; ///< by key, as all
    QList<TopologyServer> servers;
    QList<TopologyLeaf> leaves;
    QList<TopologyEdge> edges;
    TopologyMeta meta;
    int expected = 0; ///< servers that the servers know of; 0 = unknown
    int answered = 0;
    quint64 leftOut = 0; ///< leaf nodes beyond `maxLeaves`

    static constexpr qsizetype maxLeaves = 20'000;

    // -1: there is none.
    [[nodiscard]] qsizetype clusterAt(const QString &key) const;
    [[nodiscard]] qsizetype serverAt(const QString &key) const;
    [[nodiscard]] qsizetype leafAt(const QString &key) const;
    [[nodiscard]] qsizetype edgeAt(const QString &key) const;
    [[nodiscard]] QString clusterOf(const QString &key) const; ///< key of a server's cluster, or of a cluster itself
    [[nodiscard]] QString nameOf(const QString &key) const; ///< as shown
    /// Of all that it holds, texts that are shared within it once. Walks through all of it.
    [[nodiscard]] qsizetype memoryBytes() const;

    bool operator==(const Topology &) const = default;
};

using TopologyPtr = std::shared_ptr<const Topology>;

/// What stands out when, besides what judgeServers() finds.
struct TopologyRules {
    qint64 slowRttNs = 1'000'000'000;
    quint64 pendingBytes = 8 * 1024 * 1024;
    qint64 slowConsumersMs = 60'000; ///< red that long after the last one
    quint64 metaLag = 1'000;
};

/// `before` gives rates of ways, and since when something is so; null at the beginning. Servers without answers stay until
/// the snapshot leaves them out. Linear in what was answered.
[[nodiscard]] Topology topologyOf(
    const SystemSnapshot &snapshot, const Topology *before = nullptr, const TopologyRules &rules = {});

/// Something that is another than before.
struct TopologyChange {
    enum class Kind {
        ServerCame,
        ServerLeft,
        ServerSilent,
        ServerBack,
        ServerRestarted,
        ServerVersion,
        LeaderMoved,
        EdgeLost,
        EdgeCame,
        LeafCame,
        LeafLeft,
        Sick, ///< of a server or way: got worse
        Well,
    };

    qint64 timeMs = 0;
    Kind kind = Kind::ServerCame;
    TopologyHealth health = TopologyHealth::Good; ///< how bad that is
    QString key; ///< of the server, leaf or edge
    QString text; ///< a sentence

    bool operator==(const TopologyChange &) const = default;
};

/// In the order of the kinds, then by key. At most `max`; the last one then tells how many more there are.
[[nodiscard]] QList<TopologyChange> changesBetween(const Topology &before, const Topology &after, int max = 200);

/// `good`, `warning`, …
[[nodiscard]] QString topologyHealthWord(TopologyHealth health);
/// The shortest word for how a server is: `slow consumers`, `meta leader`, `good`.
[[nodiscard]] QString topologyStateWord(const TopologyServer &server);
/// `route between n1 and n2, 2.1 ms, 120/s, 4 connections`
[[nodiscard]] QString topologyEdgeWords(
    const TopologyEdge &edge, const Topology &topology, const QString &between = QStringLiteral(", "));
[[nodiscard]] QString topologyEdgeName(const TopologyEdge &edge, const Topology &topology);
/// Both sides together, of all of them; rates NaN only where no one tells.
void addRates(TrafficRates &sum, const TrafficRates &one);

} // namespace natsight

Q_DECLARE_METATYPE(natsight::TopologyPtr)
