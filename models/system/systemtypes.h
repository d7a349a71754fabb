// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace natsight {

// What the servers of a NATS system tell of themselves (their monitoring answers), as values. All pure, any thread.
// A field that a server does not send (it is older, or it is not asked) is unknown and never 0: numbers are empty
// optionals, CPU and rates NaN, durations -1, times 0, texts empty. Field names and versions: nats-server
// server/monitor.go and server/events.go.

inline constexpr double unknownFigure = std::numeric_limits<double>::quiet_NaN();

/// A counter or a size; none where it is unknown.
using MaybeCount = std::optional<quint64>;

/// In the order in which it was sent.
using SystemPairs = QList<std::pair<QString, QString>>;

/// Messages and bytes in one direction, since the connection or the server began.
struct TrafficCount {
    MaybeCount messages;
    MaybeCount bytes;

    bool operator==(const TrafficCount &) const = default;
};

/// Both directions, as the one sees it who tells: `in` is what it received.
struct TrafficCounts {
    TrafficCount in;
    TrafficCount out;

    bool operator==(const TrafficCounts &) const = default;
};

/// The same per second; NaN while unknown.
struct TrafficRates {
    double inMessages = unknownFigure;
    double outMessages = unknownFigure;
    double inBytes = unknownFigure;
    double outBytes = unknownFigure;
};

/// Who answered: the `server` object of the envelope.
struct ServerIdentity {
    QString id; ///< another one after each start
    QString name; ///< the id where none is configured
    QString host;
    QString cluster; ///< empty, or its own name, for a server without a cluster
    QString domain; ///< of JetStream
    QString version;
    QStringList tags;
    SystemPairs metadata; ///< 2.12+
    std::optional<bool> isJetStream;
    qint64 timeMs = 0; ///< the server's clock when it answered, since the epoch

    /// True when the version is at least this; false when it is unknown.
    [[nodiscard]] bool isAtLeast(int major, int minor, int patch = 0) const;
    bool operator==(const ServerIdentity &) const = default;
};

/// What all monitoring answers have.
struct SystemAnswer {
    ServerIdentity server;
    qint64 arrivedMs = 0; ///< the reader's caller sets it
    QByteArray
        raw; ///< the whole answer as it came, without its secrets; kept for the raw view (not of lists of connections and subscriptions)
    QStringList warnings; ///< what is wrong with it, a sentence each
};

struct MetaReplica {
    QString name;
    QString peer; ///< 8 characters of a hash of the name
    std::optional<bool> isCurrent;
    bool isOffline = false;
    qint64 activeNs = -1; ///< since it was last heard
    MaybeCount lag;

    bool operator==(const MetaReplica &) const = default;
};

/// The group of servers that keeps JetStream's assignments, as one server sees it.
struct MetaGroup {
    QString name;
    QString leader; ///< name of a server; empty without a leader
    QString peer; ///< of the leader
    QList<MetaReplica> replicas; ///< told only by the leader
    MaybeCount size;
    MaybeCount quorumNeeded; ///< 2.15+
    MaybeCount pending;

    bool operator==(const MetaGroup &) const = default;
};

/// JetStream on one server. In STATSZ and VARZ, and in JSZ with the counts.
struct JetStreamFigures {
    bool isDisabled = false;
    QString domain;
    QString storeDir;
    MaybeCount maxMemory;
    MaybeCount maxStorage;
    MaybeCount memory;
    MaybeCount storage;
    MaybeCount reservedMemory;
    MaybeCount reservedStorage;
    MaybeCount accounts;
    MaybeCount haAssets;
    MaybeCount apiRequests;
    MaybeCount apiErrors;
    MaybeCount apiInFlight;
    MaybeCount apiLevel; ///< 2.11+
    std::optional<MetaGroup> meta;
    // JSZ only
    MaybeCount streams;
    MaybeCount streamLeaders; ///< 2.14+
    MaybeCount consumers;
    MaybeCount consumerLeaders; ///< 2.14+
    MaybeCount messages;
    MaybeCount bytes;

    bool operator==(const JetStreamFigures &) const = default;
};

/// Connections that were too slow, by kind (2.10+; 2.9: only the sum is known).
struct SlowConsumerCounts {
    MaybeCount clients;
    MaybeCount routes;
    MaybeCount gateways;
    MaybeCount leafs;

    bool operator==(const SlowConsumerCounts &) const = default;
};

/// A route as STATSZ tells it. Pooled routes (2.10+) to one server are several entries.
struct RouteStat {
    quint64 id = 0;
    QString name; ///< of the other server
    TrafficCounts traffic;
    MaybeCount pendingBytes;

    bool operator==(const RouteStat &) const = default;
};

/// A gateway as STATSZ tells it.
struct GatewayStat {
    quint64 id = 0;
    QString name; ///< of the other cluster
    TrafficCounts traffic;
    MaybeCount inboundConnections;

    bool operator==(const GatewayStat &) const = default;
};

/// STATSZ: light figures, pushed by each server every 10 s and answered to a ping.
struct ServerStats : SystemAnswer {
    qint64 startMs = 0;
    MaybeCount memory; ///< bytes resident
    MaybeCount memoryLimit; ///< GOMEMLIMIT, 2.12+
    MaybeCount cores;
    double cpu = unknownFigure; ///< percent of one core
    MaybeCount connections;
    MaybeCount totalConnections;
    MaybeCount activeAccounts;
    MaybeCount subscriptions;
    MaybeCount activeServers; ///< that this one knows, itself among them: how many answers a ping has
    TrafficCounts traffic; ///< with clients, routes, gateways and leaf nodes
    TrafficCounts clientTraffic; ///< with clients alone, 2.15+
    MaybeCount slowConsumers;
    SlowConsumerCounts slowConsumerKinds;
    MaybeCount staleConnections; ///< 2.12+
    MaybeCount stalledClients; ///< 2.12+
    QList<RouteStat> routes;
    QList<GatewayStat> gateways;
    std::optional<JetStreamFigures> jetStream;
};

/// A remote that is configured: a cluster of a gateway, or a hub of a leaf node.
struct ConfiguredRemote {
    QString name; ///< of the cluster (gateway), of the local account (leaf node)
    QStringList urls; ///< host:port

    bool operator==(const ConfiguredRemote &) const = default;
};

/// VARZ: configuration, limits and figures of a server.
struct ServerVariables : SystemAnswer {
    QString goVersion;
    QString gitCommit;
    QString host;
    MaybeCount port;
    QStringList connectUrls;
    std::optional<bool> isAuthRequired;
    std::optional<bool> isTlsRequired;
    std::optional<bool> isTlsVerified;
    MaybeCount httpPort;
    MaybeCount httpsPort;
    MaybeCount maxConnections;
    MaybeCount maxSubscriptions; ///< none: unlimited, or not told
    MaybeCount maxPayload;
    MaybeCount maxPending;
    MaybeCount maxControlLine;
    qint64 pingIntervalNs = -1;
    qint64 writeDeadlineNs = -1;
    qint64 startMs = 0;
    qint64 configLoadMs = 0;
    QString configDigest; ///< 2.11+
    QString systemAccount;
    qint64 tlsNotAfterMs = 0; ///< of the certificate for clients, 2.14+
    qint64 clusterTlsNotAfterMs = 0;
    qint64 gatewayTlsNotAfterMs = 0;
    qint64 leafTlsNotAfterMs = 0;

    MaybeCount memory;
    MaybeCount memoryLimit;
    MaybeCount cores;
    MaybeCount maxProcs;
    double cpu = unknownFigure;
    MaybeCount connections;
    MaybeCount totalConnections;
    MaybeCount routes;
    MaybeCount leafNodes;
    MaybeCount subscriptions;
    TrafficCounts traffic;
    MaybeCount slowConsumers;
    SlowConsumerCounts slowConsumerKinds;
    MaybeCount staleConnections;
    MaybeCount stalledClients;

    QString clusterName;
    QString clusterHost;
    MaybeCount clusterPort;
    QStringList clusterUrls; ///< configured routes
    MaybeCount routePoolSize; ///< 2.10+
    QString gatewayName; ///< empty without a gateway
    MaybeCount gatewayPort;
    QList<ConfiguredRemote> gatewayRemotes;
    MaybeCount leafPort;
    QList<ConfiguredRemote> leafRemotes;
    std::optional<JetStreamFigures> jetStream;
};

/// A connection of CONNZ, and of a gateway.
struct ConnectionDetail {
    quint64 id = 0; ///< unique on its server
    QString kind; ///< `Client`, `Leafnode`, …
    QString type; ///< `nats`, `mqtt`, `websocket`
    QString ip;
    quint16 port = 0;
    QString name; ///< that it gives itself; of a gateway connection the id of the other server
    QString account;
    QString user;
    QString language;
    QString libraryVersion;
    QString tlsVersion;
    QString mqttClient;
    QString reason; ///< why it was closed
    qint64 startMs = 0;
    qint64 lastActivityMs = 0;
    qint64 stopMs = 0; ///< 0: it is open
    qint64 rttNs = -1;
    MaybeCount pendingBytes;
    MaybeCount subscriptions;
    MaybeCount stalls; ///< 2.12+
    QString compression; ///< of a gateway, where its server tells it
    TrafficCounts traffic;
    QStringList subjects; ///< where asked for

    bool operator==(const ConnectionDetail &) const = default;
};

/// CONNZ: one page of one server's connections.
struct ServerConnections : SystemAnswer {
    MaybeCount total; ///< that fit the question
    MaybeCount offset;
    MaybeCount limit;
    QList<ConnectionDetail> connections;
};

/// A connection of ROUTEZ. Several to one server are usual (2.10+).
struct RouteDetail {
    quint64 id = 0;
    QString remoteId;
    QString remoteName; ///< 2.9.16+
    bool didSolicit = false;
    bool isConfigured = false;
    QString ip;
    quint16 port = 0;
    qint64 startMs = 0;
    qint64 rttNs = -1;
    MaybeCount pendingBytes;
    MaybeCount subscriptions;
    TrafficCounts traffic;
    QString account; ///< a route of its own for an account, 2.10+
    QString compression; ///< 2.10+

    bool operator==(const RouteDetail &) const = default;
};

struct ServerRoutes : SystemAnswer {
    MaybeCount total;
    QList<RouteDetail> routes;
};

/// A gateway connection of GATEWAYZ.
struct GatewayDetail {
    QString cluster; ///< the other one
    bool isOutbound = false;
    bool isConfigured = false;
    bool isConnected = false;
    ConnectionDetail connection; ///< its name is the id of the other server

    bool operator==(const GatewayDetail &) const = default;
};

struct ServerGateways : SystemAnswer {
    QString cluster; ///< its own; empty without a gateway
    QString host;
    MaybeCount port;
    QList<GatewayDetail> gateways;
};

/// A leaf node connection of LEAFZ: one for each account.
struct LeafDetail {
    quint64 id = 0; ///< 2.12+
    QString name; ///< of the other server, 2.9.16+
    std::optional<bool> isSpoke; ///< the teller asked for the connection, 2.9.16+
    QString account;
    QString ip;
    quint16 port = 0;
    qint64 rttNs = -1;
    MaybeCount subscriptions;
    TrafficCounts traffic;
    QString compression; ///< 2.10+

    bool operator==(const LeafDetail &) const = default;
};

struct ServerLeafs : SystemAnswer {
    MaybeCount total;
    QList<LeafDetail> leafs;
};

/// A subscription of SUBSZ.
struct SubscriptionDetail {
    QString account;
    QString subject;
    QString queueGroup;
    QString sid;
    quint64 connection = 0; ///< id on its server
    MaybeCount messages;

    bool operator==(const SubscriptionDetail &) const = default;
};

struct ServerSubscriptions : SystemAnswer {
    MaybeCount total;
    MaybeCount offset;
    MaybeCount limit;
    MaybeCount cached;
    QList<SubscriptionDetail> subscriptions;
};

/// JetStream use of an account on one server (JSZ with accounts).
struct AccountStorage {
    QString account;
    MaybeCount memory;
    MaybeCount storage;
    MaybeCount reservedMemory;
    MaybeCount reservedStorage;
    MaybeCount apiRequests;
    MaybeCount apiErrors;

    bool operator==(const AccountStorage &) const = default;
};

struct ServerJetStream : SystemAnswer {
    JetStreamFigures figures;
    QList<AccountStorage> accounts;
};

/// An account on one server (STATZ).
struct AccountStats {
    QString account;
    QString name; ///< 2.10+; the account's own name where accounts are keys
    MaybeCount connections;
    MaybeCount leafNodes;
    MaybeCount totalConnections;
    MaybeCount subscriptions;
    TrafficCounts traffic;
    MaybeCount slowConsumers;

    bool operator==(const AccountStats &) const = default;
};

struct ServerAccounts : SystemAnswer {
    QList<AccountStats> accounts;
};

/// ACCOUNTZ: names of the accounts that a server knows.
struct ServerAccountNames : SystemAnswer {
    QString systemAccount;
    QStringList accounts;
};

/// HEALTHZ.
struct ServerHealth : SystemAnswer {
    bool isGood = false;
    QString status; ///< the server's word: `ok`, `unavailable`, `error`
    MaybeCount code;
    QStringList problems;
};

using ServerStatsPtr = std::shared_ptr<const ServerStats>;
using ServerVariablesPtr = std::shared_ptr<const ServerVariables>;
using ServerRoutesPtr = std::shared_ptr<const ServerRoutes>;
using ServerGatewaysPtr = std::shared_ptr<const ServerGateways>;
using ServerLeafsPtr = std::shared_ptr<const ServerLeafs>;
using ServerJetStreamPtr = std::shared_ptr<const ServerJetStream>;
using ServerHealthPtr = std::shared_ptr<const ServerHealth>;

/// How a server is, from good to bad: what lists sort by.
enum class ServerState {
    Present, ///< answers
    LameDuck, ///< announced that it goes down
    Silent, ///< did not answer the last round
    Gone, ///< shut down, or several rounds missed: since `sinceMs`
};

/// The clock of a server, as an answer told it.
struct ClockReading {
    qint64 toldMs = 0; ///< by the server
    qint64 arrivedMs = 0; ///< by this machine
    qint64 rttNs = 0; ///< from asking to the answer
};

/// All that is known of one server. The pointers are null until asked and answered.
struct ServerSnapshot {
    ServerIdentity identity;
    ServerState state = ServerState::Present;
    qint64 sinceMs = 0; ///< when the state began
    qint64 foundMs = 0; ///< first answer
    qint64 answeredMs = 0; ///< last answer
    int restarts = 0; ///< seen here: the same name with a new id, or a later start
    qint64 rttNs = -1; ///< from asking to its answer, not of the network alone
    TrafficRates rates;
    double slowConsumerRate = unknownFigure; ///< new ones per second
    std::optional<ClockReading> clock; ///< of the newest answer to a question
    ServerStatsPtr stats;
    ServerVariablesPtr variables;
    ServerRoutesPtr routes;
    ServerGatewaysPtr gateways;
    ServerLeafsPtr leafs;
    ServerJetStreamPtr jetStream;
    ServerHealthPtr health;
};

/// All servers at one moment: what topology and tables are made of. Bounded by `maxSystemServers`.
struct SystemSnapshot {
    qint64 timeMs = 0;
    QList<ServerSnapshot> servers; ///< by name
    int expected = 0; ///< servers that the servers know of; 0 = unknown
    bool isComplete = false; ///< that many answered the last round
};

inline constexpr int maxSystemServers = 2'000;

} // namespace natsight

Q_DECLARE_METATYPE(natsight::ServerSnapshot)
Q_DECLARE_METATYPE(natsight::ConnectionDetail)
