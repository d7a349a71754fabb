// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topology.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/system/serververdict.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace natsight {

namespace {

/// Answers that name themselves leader within this are of the same time.
constexpr qint64 sameTimeMs = 15'000;
/// Names that a sentence tells one by one.
constexpr qsizetype maxNamed = 4;

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool same(const TrafficRates &a, const TrafficRates &b)
{
    return same(a.inMessages, b.inMessages) && same(a.outMessages, b.outMessages) && same(a.inBytes, b.inBytes)
        && same(a.outBytes, b.outBytes);
}

QString serverKey(const QString &cluster, const QString &name)
{
    return QStringLiteral("s:") + cluster + u'/' + name;
}

QString clusterKey(const QString &name)
{
    return QStringLiteral("c:") + name;
}

QString named(const QStringList &names)
{
    if (names.size() <= maxNamed)
        return names.join(QStringLiteral(", "));
    return Text::tr("%1 and %2 more")
        .arg(names.mid(0, maxNamed).join(QStringLiteral(", ")))
        .arg(names.size() - maxNamed);
}

void addProblem(QList<TopologyProblem> &problems, TopologyProblem::Kind kind, TopologyHealth health,
    const QString &text, qint64 since = 0)
{
    problems.append({ kind, health, text, since, {} });
}

TopologyHealth worst(const QList<TopologyProblem> &problems)
{
    TopologyHealth health = TopologyHealth::Good;
    for (const TopologyProblem &problem : problems)
        health = std::max(health, problem.health);
    return health;
}

void sortProblems(QList<TopologyProblem> &problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const TopologyProblem &a, const TopologyProblem &b) {
        return std::tuple(-static_cast<int>(a.health), a.kind) < std::tuple(-static_cast<int>(b.health), b.kind);
    });
}

template<typename List>
qsizetype placeOf(const List &list, const QString &key)
{
    const auto at = std::lower_bound(
        list.cbegin(), list.cend(), key, [](const auto &one, const QString &wanted) { return one.key < wanted; });
    return at != list.cend() && at->key == key ? at - list.cbegin() : -1;
}

bool isThere(const ServerSnapshot &server)
{
    return server.state == ServerState::Present || server.state == ServerState::LameDuck;
}

/// Which of two answers of the same server counts: in any order the same.
auto rankOf(const ServerSnapshot &server)
{
    const auto arrived = [](const auto &pointer) { return pointer ? pointer->arrivedMs : 0; };
    return std::tuple(server.answeredMs, -static_cast<int>(server.state), server.sinceMs, server.restarts,
        arrived(server.stats), arrived(server.variables), arrived(server.routes), arrived(server.gateways),
        arrived(server.leafs), arrived(server.health), server.identity.cluster, server.identity.name);
}

/// An IP address, and no name of a host.
bool isAddress(const QString &host)
{
    if (host.contains(u':'))
        return true;
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
        bool isNumber = false;
        return part.toUInt(&isNumber) < 256 && isNumber;
    });
}

std::pair<QString, QString> hostAndPort(const QString &url)
{
    QString text = url;
    if (const qsizetype scheme = text.indexOf(QLatin1String("://")); scheme >= 0)
        text = text.mid(scheme + 3);
    if (const qsizetype user = text.lastIndexOf(u'@'); user >= 0)
        text = text.mid(user + 1);
    text = text.section(u'/', 0, 0);
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0 || text.endsWith(u']'))
        return { text, {} };
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    return { host, text.mid(colon + 1) };
}

bool isAnywhere(const QString &host)
{
    return host.isEmpty() || host == QLatin1String("0.0.0.0") || host == QLatin1String("::");
}

/// Kind and both ends of a way.
struct WayEnds {
    quint32 kind = 0;
    quint32 from = 0;
    quint32 to = 0;

    bool operator==(const WayEnds &) const = default;
    friend size_t qHash(const WayEnds &one, size_t seed) { return qHashMulti(seed, one.kind, one.from, one.to); }
};

/// A leaf node connection as it was told, to know it again.
struct SeenLeaf {
    quint64 id = 0;
    quint16 port = 0;
    const QString *account;
    const QString *name;
    const QString *ip;

    bool operator==(const SeenLeaf &other) const
    {
        return id == other.id && port == other.port && *account == *other.account && *name == *other.name
            && *ip == *other.ip;
    }
    friend size_t qHash(const SeenLeaf &one, size_t seed)
    {
        return qHashMulti(seed, one.id, one.port, *one.account, *one.name, *one.ip);
    }
};

/// What one end tells of a way, over all connections that it is made of.
struct Told {
    TopologyFlow flow;
    int connections = 0;
    bool isConfigured = false;
    bool isOriginTold = false;
    qint64 startMs = 0;
    QList<quint64> ids;
    qint64 rttNs = -1;
    quint64 pendingBytes = 0;
    QStringList compression; ///< each once
    QStringList accounts;

    static void note(QStringList &list, const QString &word)
    {
        if (!word.isEmpty() && !list.contains(word))
            list << word;
    }
    void begin(qint64 ms)
    {
        if (ms > 0)
            startMs = startMs > 0 ? std::min(startMs, ms) : ms;
    }
    void note(quint64 id)
    {
        constexpr qsizetype maxIds = 16;
        if (id == 0)
            return;
        ids.insert(std::lower_bound(ids.cbegin(), ids.cend(), id), id);
        if (ids.size() > maxIds)
            ids.removeLast();
    }
    void add(const TrafficCounts &counts, qint64 toldMs, quint64 id)
    {
        ++connections;
        flow.toldMs = std::max(flow.toldMs, toldMs);
        const auto count = [this](quint64 &sum, const MaybeCount &value) {
            if (!value)
                return;
            sum += *value;
            flow.isCounted = true;
        };
        count(flow.inMessages, counts.in.messages);
        count(flow.inBytes, counts.in.bytes);
        count(flow.outMessages, counts.out.messages);
        count(flow.outBytes, counts.out.bytes);
        note(id);
    }
};

struct Way {
    TopologyEdge::Kind kind = TopologyEdge::Kind::Route;
    QString from;
    QString to;
    Told fromTold;
    Told toTold;
    bool isMissing = false;
    bool isConfigured = false;
};

class Builder
{
public:
    Builder(const SystemSnapshot &snapshot, const Topology *before, const TopologyRules &rules)
        : m_snapshot(snapshot)
        , m_before(before)
        , m_rules(rules)
    {
        m_made.timeMs = snapshot.timeMs;
        m_made.expected = snapshot.expected;
    }

    Topology make()
    {
        collectServers();
        collectRoutes();
        collectGateways();
        collectLeaves();
        collectAbsent();
        finishWays();
        collectMeta();
        judgeOwn();
        for (auto &[key, server] : m_servers)
            judge(server);
        finish();
        return std::move(m_made);
    }

private:
    using Kind = TopologyProblem::Kind;

    void collectServers()
    {
        // The same id once.
        std::map<QString, const ServerSnapshot *> byId;
        for (const ServerSnapshot &one : m_snapshot.servers) {
            const QString &id = one.identity.id.isEmpty() ? one.identity.name : one.identity.id;
            if (id.isEmpty())
                continue;
            const ServerSnapshot *&kept = byId[id];
            if (!kept || rankOf(*kept) < rankOf(one))
                kept = &one;
        }
        // The same name: whoever is there, the newest first.
        std::map<QString, std::vector<const ServerSnapshot *>> byName;
        for (const auto &[id, one] : byId)
            byName[serverKey(clusterName(*one), nameOf(*one))].push_back(one);
        for (auto &[key, list] : byName) {
            std::sort(list.begin(), list.end(), [](const ServerSnapshot *a, const ServerSnapshot *b) {
                return std::tuple(!isThere(*a), -startOf(*a), -a->answeredMs, a->identity.id)
                    < std::tuple(!isThere(*b), -startOf(*b), -b->answeredMs, b->identity.id);
            });
            int there = 0;
            for (const ServerSnapshot *one : list)
                there += isThere(*one) ? 1 : 0;
            for (std::size_t i = 0; i < list.size(); ++i) {
                const ServerSnapshot &one = *list[i];
                if (i > 0 && !isThere(one)) {
                    m_keys.insert(one.identity.id, key); // it was this one before
                    continue;
                }
                const QString own = i == 0 ? key : key + u'#' + one.identity.id;
                addServer(own, one);
                if (there > 1) {
                    addProblem(m_servers[own].problems, Kind::Odd, TopologyHealth::Warning,
                        Text::tr("%1 servers have this name: give each its own server_name.").arg(there));
                }
            }
        }
    }

    static qint64 startOf(const ServerSnapshot &one)
    {
        return one.stats ? one.stats->startMs : one.variables ? one.variables->startMs : 0;
    }
    static QString nameOf(const ServerSnapshot &one)
    {
        return one.identity.name.isEmpty() ? one.identity.id : one.identity.name;
    }
    static QString clusterName(const ServerSnapshot &one)
    {
        if (!one.identity.cluster.isEmpty())
            return one.identity.cluster;
        if (one.gateways && !one.gateways->cluster.isEmpty())
            return one.gateways->cluster;
        return nameOf(one);
    }

    void addServer(const QString &key, const ServerSnapshot &one)
    {
        TopologyServer server;
        server.key = key;
        server.id = one.identity.id;
        server.name = nameOf(one);
        server.cluster = clusterName(one);
        server.domain = one.identity.domain;
        server.version = one.identity.version;
        server.host = one.identity.host;
        server.state = one.state;
        server.sinceMs = one.sinceMs;
        server.startMs = startOf(one);
        server.restarts = one.restarts;
        server.rttNs = one.rttNs;
        server.hasJetStream = one.identity.isJetStream.value_or(false);
        server.rates = one.rates;
        const auto take = [&server](const auto &from) {
            server.cpu = from.cpu;
            server.cores = from.cores;
            server.memory = from.memory;
            server.memoryLimit = from.memoryLimit;
            server.connections = from.connections;
            server.subscriptions = from.subscriptions;
            server.slowConsumers = from.slowConsumers;
            if (from.jetStream) {
                server.hasJetStream = server.hasJetStream || !from.jetStream->isDisabled;
                server.storage = from.jetStream->storage;
                server.maxStorage = from.jetStream->maxStorage;
            }
        };
        if (one.variables) {
            take(*one.variables);
            server.maxConnections = one.variables->maxConnections;
        }
        if (one.stats)
            take(*one.stats);
        if (!server.isThere())
            server.rates = {};
        m_keys.insert(server.id, key);
        m_byName[server.name] << key;
        m_clusters.insert(server.cluster);
        m_sources.emplace(key, &one);
        m_servers.emplace(key, std::move(server));
    }

    /// Somebody who does not answer himself.
    QString mention(const QString &cluster, const QString &name)
    {
        const QString key = serverKey(cluster, name);
        if (!m_servers.contains(key)) {
            TopologyServer server;
            server.key = key;
            server.name = name;
            server.cluster = cluster;
            server.isAnswered = false;
            m_byName[name] << key;
            m_clusters.insert(cluster);
            m_servers.emplace(key, std::move(server));
        }
        return key;
    }

    [[nodiscard]] const ServerSnapshot *source(const QString &key) const
    {
        const auto at = m_sources.find(key);
        return at != m_sources.cend() ? at->second : nullptr;
    }

    /// A number for each end of ways: hashed once instead of compared often.
    quint32 numberOf(const QString &key)
    {
        const auto at = m_numbers.constFind(key);
        if (at != m_numbers.cend())
            return *at;
        const auto number = static_cast<quint32>(m_numbers.size());
        m_numbers.insert(key, number);
        return number;
    }

    Way &way(TopologyEdge::Kind kind, const QString &from, const QString &to)
    {
        const WayEnds ends { static_cast<quint32>(kind), numberOf(from), numberOf(to) };
        const auto at = m_wayAt.constFind(ends);
        if (at != m_wayAt.cend())
            return m_ways[*at];
        m_wayAt.insert(ends, m_ways.size());
        Way &made = m_ways.emplace_back();
        made.kind = kind;
        made.from = from;
        made.to = to;
        return made;
    }

    /// What this end of a route tells.
    Told &routeTold(const QString &teller, const QString &other)
    {
        const bool isFirst = teller < other;
        Way &made = way(TopologyEdge::Kind::Route, isFirst ? teller : other, isFirst ? other : teller);
        return isFirst ? made.fromTold : made.toTold;
    }

    using ToldOthers = QHash<QString, std::pair<qint64, QSet<QString>>>;

    void collectRoutes()
    {
        // Who told which others; null: nobody asked, or no answer.
        ToldOthers told;
        for (const auto &[key, one] : m_sources) {
            if (!isThere(*one))
                continue;
            const QString cluster = clusterName(*one);
            std::set<quint64> seen;
            if (one->routes) {
                auto &mine = told[key];
                mine.first = one->routes->arrivedMs;
                for (const RouteDetail &route : one->routes->routes) {
                    if (route.remoteId == one->identity.id || (route.id != 0 && !seen.insert(route.id).second))
                        continue;
                    QString other = m_keys.value(route.remoteId);
                    if (other.isEmpty())
                        other = inCluster(cluster, route.remoteName);
                    if (other.isEmpty()) {
                        const QString &name = route.remoteName.isEmpty() ? route.remoteId : route.remoteName;
                        if (name.isEmpty())
                            continue;
                        other = mention(cluster, name);
                    }
                    if (other == key)
                        continue;
                    mine.second.insert(other);
                    Told &end = routeTold(key, other);
                    end.add(route.traffic, one->routes->arrivedMs, route.id);
                    end.begin(route.startMs);
                    end.isOriginTold = true;
                    end.isConfigured = end.isConfigured || route.isConfigured;
                    end.rttNs = std::max(end.rttNs, route.rttNs);
                    end.pendingBytes += route.pendingBytes.value_or(0);
                    Told::note(end.compression, route.compression);
                    Told::note(end.accounts, route.account);
                }
            } else if (one->stats) {
                auto &mine = told[key];
                mine.first = one->stats->arrivedMs;
                for (const RouteStat &route : one->stats->routes) {
                    if (route.name.isEmpty() || (route.id != 0 && !seen.insert(route.id).second))
                        continue;
                    QString other = m_keys.value(route.name);
                    if (other.isEmpty())
                        other = inCluster(cluster, route.name);
                    if (other.isEmpty())
                        other = mention(cluster, route.name);
                    if (other == key)
                        continue;
                    mine.second.insert(other);
                    Told &end = routeTold(key, other);
                    end.add(route.traffic, one->stats->arrivedMs, route.id);
                    end.pendingBytes += route.pendingBytes.value_or(0);
                }
            }
        }
        missingRoutes(told);
    }

    [[nodiscard]] QString inCluster(const QString &cluster, const QString &name) const
    {
        if (name.isEmpty())
            return {};
        const QString key = serverKey(cluster, name);
        return m_servers.contains(key) ? key : QString();
    }

    void missingRoutes(const ToldOthers &told)
    {
        std::map<QString, std::vector<QString>> members;
        for (const auto &[key, server] : m_servers) {
            if (server.isThere())
                members[server.cluster].push_back(key);
        }
        for (const auto &[cluster, keys] : members) {
            std::vector<std::size_t> parts(keys.size()); // to whom somebody belongs
            std::iota(parts.begin(), parts.end(), std::size_t { 0 });
            const auto root = [&parts](std::size_t at) {
                while (parts[at] != at)
                    at = parts[at];
                return at;
            };
            bool isMissing = false;
            std::map<QString, QStringList> without;
            for (std::size_t i = 0; i < keys.size(); ++i) {
                const auto one = told.constFind(keys[i]);
                for (std::size_t j = i + 1; j < keys.size(); ++j) {
                    const auto other = told.constFind(keys[j]);
                    const bool isOne = one != told.cend() && one->second.contains(keys[j]);
                    const bool isOther = !isOne && other != told.cend() && other->second.contains(keys[i]);
                    if (isOne || isOther) {
                        parts[root(i)] = root(j);
                        continue;
                    }
                    // Who came after the answer cannot be in it.
                    const bool isOneSure = one != told.cend() && one->first > source(keys[j])->foundMs;
                    const bool isOtherSure = other != told.cend() && other->first > source(keys[i])->foundMs;
                    if (!isOneSure && !isOtherSure) {
                        parts[root(i)] = root(j);
                        continue;
                    }
                    isMissing = true;
                    way(TopologyEdge::Kind::Route, keys[i], keys[j]).isMissing = true;
                    without[keys[i]] << m_servers[keys[j]].name;
                    without[keys[j]] << m_servers[keys[i]].name;
                }
            }
            if (!isMissing)
                continue;
            for (const auto &[key, names] : without) {
                addProblem(m_servers[key].problems, Kind::Missing, TopologyHealth::Bad,
                    Text::tr("No route to %1 of its cluster.").arg(named(names)));
            }
            std::map<std::size_t, QStringList> groups;
            for (std::size_t i = 0; i < keys.size(); ++i)
                groups[root(i)] << m_servers[keys[i]].name;
            if (groups.size() > 1) {
                QStringList halves;
                for (auto &[key, names] : groups) {
                    names.sort();
                    halves << named(names);
                }
                halves.sort();
                addProblem(m_clusterProblems[cluster], Kind::Missing, TopologyHealth::Bad,
                    Text::tr("The cluster is in %1 parts that no route connects: %2.")
                        .arg(groups.size())
                        .arg(halves.join(QStringLiteral(" │ "))));
            }
        }
    }

    void collectGateways()
    {
        // Clusters that have gateways, and since when somebody of them is known.
        std::map<QString, qint64> known;
        for (const auto &[key, one] : m_sources) {
            if (!isThere(*one) || !one->gateways || one->gateways->cluster.isEmpty())
                continue;
            const auto [at, isNew] = known.emplace(one->gateways->cluster, one->foundMs);
            if (!isNew)
                at->second = std::min(at->second, one->foundMs);
        }
        for (const auto &[key, one] : m_sources) {
            if (!isThere(*one))
                continue;
            if (!one->gateways) {
                if (!one->stats)
                    continue;
                for (const GatewayStat &gateway : one->stats->gateways) {
                    if (gateway.name.isEmpty() || gateway.name == clusterName(*one))
                        continue;
                    m_clusters.insert(gateway.name);
                    way(TopologyEdge::Kind::Gateway, key, clusterKey(gateway.name))
                        .fromTold.add(gateway.traffic, one->stats->arrivedMs, gateway.id);
                }
                continue;
            }
            const QString own = one->gateways->cluster;
            std::set<QString> reached;
            std::set<QString> wanted;
            std::set<std::pair<bool, quint64>> seen;
            for (const GatewayDetail &gateway : one->gateways->gateways) {
                if (gateway.cluster.isEmpty() || gateway.cluster == own)
                    continue;
                m_clusters.insert(gateway.cluster);
                const quint64 id = gateway.connection.id;
                if (id != 0 && !seen.emplace(gateway.isOutbound, id).second)
                    continue;
                QString other = m_keys.value(gateway.connection.name);
                if (other.isEmpty())
                    other = clusterKey(gateway.cluster);
                if (other == key)
                    continue;
                if (!gateway.isConnected) {
                    if (gateway.isOutbound)
                        wanted.insert(gateway.cluster);
                    continue;
                }
                if (gateway.isOutbound)
                    reached.insert(gateway.cluster);
                Way &made = gateway.isOutbound ? way(TopologyEdge::Kind::Gateway, key, other)
                                               : way(TopologyEdge::Kind::Gateway, other, key);
                Told &end = gateway.isOutbound ? made.fromTold : made.toTold;
                end.add(gateway.connection.traffic, one->gateways->arrivedMs, id);
                end.begin(gateway.connection.startMs);
                end.isOriginTold = true;
                end.isConfigured = end.isConfigured || gateway.isConfigured;
                Told::note(end.compression, gateway.connection.compression);
                end.rttNs = std::max(end.rttNs, gateway.connection.rttNs);
                end.pendingBytes += gateway.connection.pendingBytes.value_or(0);
            }
            if (own.isEmpty())
                continue;
            for (const auto &[cluster, since] : known) {
                if (cluster != own && one->gateways->arrivedMs > since)
                    wanted.insert(cluster);
            }
            if (one->variables) {
                for (const ConfiguredRemote &remote : one->variables->gatewayRemotes) {
                    if (!remote.name.isEmpty() && remote.name != own)
                        wanted.insert(remote.name);
                }
            }
            QStringList without;
            for (const QString &cluster : wanted) {
                if (reached.contains(cluster))
                    continue;
                m_clusters.insert(cluster);
                Way &made = way(TopologyEdge::Kind::Gateway, key, clusterKey(cluster));
                made.isMissing = true;
                made.isConfigured = true;
                without << cluster;
            }
            if (!without.isEmpty()) {
                addProblem(m_servers[key].problems, Kind::Missing, TopologyHealth::Bad,
                    Text::tr("No gateway connection to cluster %1.").arg(named(without)));
            }
        }
    }

    /// A server by the name that a leaf node connection has; never of the teller's own cluster where another fits.
    [[nodiscard]] QString leafEnd(const QString &name, const TopologyServer &teller) const
    {
        if (name.isEmpty())
            return {};
        if (const QString byId = m_keys.value(name); !byId.isEmpty() && byId != teller.key)
            return byId;
        QString found;
        const auto named = m_byName.constFind(name);
        if (named == m_byName.cend())
            return {};
        for (const QString &key : *named) {
            const TopologyServer &server = m_servers.at(key);
            if (server.key == teller.key || server.cluster == teller.cluster)
                continue;
            // One that is there before one that is not.
            if (found.isEmpty() || (server.isThere() && !m_servers.at(found).isThere())
                || (server.isThere() == m_servers.at(found).isThere() && server.key < found))
                found = server.key;
        }
        return found;
    }

    void collectLeaves()
    {
        for (const auto &[key, one] : m_sources) {
            if (!isThere(*one) || !one->leafs)
                continue;
            QSet<SeenLeaf> seen;
            TopologyServer &teller = m_servers.at(key);
            int spokes = 0;
            for (const LeafDetail &leaf : one->leafs->leafs) {
                const qsizetype before = seen.size();
                seen.insert({ leaf.id, leaf.port, &leaf.account, &leaf.name, &leaf.ip });
                if (seen.size() == before)
                    continue;
                QString other = leafEnd(leaf.name, teller);
                bool isSpoke = leaf.isSpoke.value_or(false);
                if (!leaf.isSpoke && other.isEmpty()) {
                    // 2.9 tells an address alone; that of a hub is where it listens.
                    for (const auto &[hub, candidate] : m_sources) {
                        if (hub != key && candidate->variables && candidate->variables->leafPort
                            && *candidate->variables->leafPort == leaf.port) {
                            other = hub;
                            isSpoke = true;
                            break;
                        }
                    }
                }
                const QString address = leaf.ip.isEmpty() ? QString() : leaf.ip + u':' + QString::number(leaf.port);
                Told *end = nullptr;
                if (isSpoke) {
                    ++spokes;
                    if (other.isEmpty()) {
                        const QString name = leaf.name.isEmpty() ? address : leaf.name;
                        if (name.isEmpty())
                            continue;
                        other = mention(name, name);
                    }
                    if (other == key)
                        continue;
                    teller.isLeaf = true;
                    m_servers[other].isHub = true;
                    m_hubs[key].insert(other);
                    end = &way(TopologyEdge::Kind::Leaf, key, other).fromTold;
                } else {
                    teller.isHub = true;
                    if (!other.isEmpty()) {
                        m_servers[other].isLeaf = true;
                        m_hubs[other].insert(key);
                    } else {
                        other = externalLeaf(leaf, address, key);
                        if (other.isEmpty())
                            continue;
                    }
                    end = &way(TopologyEdge::Kind::Leaf, other, key).toTold;
                }
                end->add(leaf.traffic, one->leafs->arrivedMs, leaf.id);
                // A leaf node connects because its configuration says so: there are no others.
                end->isOriginTold = end->isConfigured = true;
                end->rttNs = std::max(end->rttNs, leaf.rttNs);
                Told::note(end->accounts, leaf.account);
                Told::note(end->compression, leaf.compression);
            }
            const bool isTold = std::all_of(one->leafs->leafs.cbegin(), one->leafs->leafs.cend(),
                [](const LeafDetail &leaf) { return leaf.isSpoke.has_value(); });
            if (one->variables && isTold && one->variables->leafRemotes.size() > spokes) {
                m_servers[key].isLeaf = true;
                addProblem(m_servers[key].problems, Kind::Missing, TopologyHealth::Bad,
                    Text::tr("%1 of %2 configured leaf node remotes are not connected.")
                        .arg(one->variables->leafRemotes.size() - spokes)
                        .arg(one->variables->leafRemotes.size()));
            }
        }
    }

    /// Its key; empty where it cannot be told from others, or is one too many.
    QString externalLeaf(const LeafDetail &leaf, const QString &address, const QString &hub)
    {
        if (leaf.name.isEmpty() && address.isEmpty())
            return {};
        const QString key = QStringLiteral("l:") + (leaf.name.isEmpty() ? u'@' + address : leaf.name);
        auto at = m_leafAt.constFind(key);
        if (at == m_leafAt.cend()) {
            if (m_made.leaves.size() >= Topology::maxLeaves) {
                ++m_made.leftOut;
                return {};
            }
            at = m_leafAt.insert(key, m_made.leaves.size());
            TopologyLeaf &fresh = m_made.leaves.emplaceBack();
            fresh.key = key;
            fresh.name = leaf.name.isEmpty() ? address : leaf.name;
            fresh.address = address;
        }
        TopologyLeaf &made = m_made.leaves[*at];
        if (!leaf.account.isEmpty() && !made.accounts.contains(leaf.account))
            made.accounts << leaf.account;
        if (!made.hubs.contains(hub))
            made.hubs << hub;
        if (address < made.address)
            made.address = address;
        return made.key;
    }

    /// Routes that are configured and lead to nobody.
    void collectAbsent()
    {
        struct Address {
            QString clusterHost;
            QString host;
            QString port;
        };
        std::map<QString, QList<Address>> members;
        std::map<QString, QSet<QString>> solicited;
        std::map<QString, QSet<QString>> urls;
        for (const auto &[key, one] : m_sources) {
            const QString cluster = clusterName(*one);
            if (one->variables && one->variables->clusterPort) {
                members[cluster].append(
                    { one->variables->clusterHost, one->identity.host, QString::number(*one->variables->clusterPort) });
                if (isThere(*one)) {
                    for (const QString &url : one->variables->clusterUrls)
                        urls[cluster].insert(url);
                }
            }
            if (one->routes && isThere(*one)) {
                for (const RouteDetail &route : one->routes->routes) {
                    if (route.didSolicit)
                        solicited[cluster].insert(route.ip + u':' + QString::number(route.port));
                }
            }
        }
        for (const auto &[cluster, configured] : urls) {
            QList<QString> ordered = configured.values();
            std::sort(ordered.begin(), ordered.end());
            std::map<QString, int> byName; // port → urls whose host is a name
            for (const QString &url : std::as_const(ordered)) {
                const auto [host, port] = hostAndPort(url);
                if (host.isEmpty() || port.isEmpty())
                    continue;
                const bool isLiteral = isAddress(host);
                const auto isMember = [&, host = host, port = port](const Address &address) {
                    return address.port == port
                        && (address.clusterHost == host || address.host == host
                            || (isLiteral && isAnywhere(address.clusterHost)));
                };
                const QList<Address> &known = members[cluster];
                if (std::any_of(known.cbegin(), known.cend(), isMember)
                    || solicited[cluster].contains(host + u':' + port))
                    continue;
                if (!isLiteral) {
                    ++byName[port];
                    continue;
                }
                const QString key = mention(cluster, host + u':' + port);
                m_servers[key].isConfigured = true;
            }
            for (const auto &[port, count] : byName) {
                qsizetype there = 0;
                for (const Address &address : members[cluster])
                    there += address.port == port ? 1 : 0;
                if (count > there) {
                    addProblem(m_clusterProblems[cluster], Kind::Absent, TopologyHealth::Warning,
                        Text::tr("%1 of %2 configured routes lead to no server that is known.")
                            .arg(count - there)
                            .arg(count));
                }
            }
        }
    }

    void finishWays()
    {
        // What one end tells as a way to a cluster, the other may tell as one to itself: it is the same.
        QSet<std::pair<QString, QString>> exact;
        std::vector<std::pair<QString, const Way *>> ways;
        ways.reserve(m_ways.size());
        for (const Way &made : m_ways) {
            const char *letter = made.kind == TopologyEdge::Kind::Route ? "r:"
                : made.kind == TopologyEdge::Kind::Gateway              ? "g:"
                                                                        : "l:";
            ways.emplace_back(QLatin1String(letter) + made.from + u'|' + made.to, &made);
            if (made.kind != TopologyEdge::Kind::Gateway)
                continue;
            const auto from = m_servers.find(made.from);
            const auto to = m_servers.find(made.to);
            if (from != m_servers.cend() && to != m_servers.cend()) {
                exact.insert({ made.from, clusterKey(to->second.cluster) });
                exact.insert({ clusterKey(from->second.cluster), made.to });
            }
        }
        std::sort(ways.begin(), ways.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        m_made.edges.reserve(static_cast<qsizetype>(ways.size()));
        qsizetype before = 0; // both are sorted
        for (auto &[key, way] : ways) {
            const Way &made = *way;
            if (!made.isMissing && made.kind == TopologyEdge::Kind::Gateway && exact.contains({ made.from, made.to }))
                continue;
            const TopologyEdge *was = nullptr;
            while (m_before && before < m_before->edges.size() && m_before->edges.at(before).key < key)
                ++before;
            if (m_before && before < m_before->edges.size() && m_before->edges.at(before).key == key)
                was = &m_before->edges.at(before);
            TopologyEdge &edge = m_made.edges.emplaceBack();
            edge.key = key;
            edge.kind = made.kind;
            edge.from = made.from;
            edge.to = made.to;
            edge.isMissing = made.isMissing;
            const Told &a = made.fromTold;
            const Told &b = made.toTold;
            edge.isConfigured = made.isConfigured || a.isConfigured || b.isConfigured;
            edge.isOriginTold = made.isConfigured || a.isOriginTold || b.isOriginTold;
            edge.startMs = a.startMs > 0 && b.startMs > 0 ? std::min(a.startMs, b.startMs)
                                                          : std::max(a.startMs, b.startMs);
            edge.ids = a.flow.isCounted || b.ids.isEmpty() ? a.ids : b.ids;
            edge.connections = std::max(a.connections, b.connections);
            edge.rttNs = std::max(a.rttNs, b.rttNs);
            edge.pendingBytes = std::max(a.pendingBytes, b.pendingBytes);
            const auto both = [](QStringList list, const QStringList &other) {
                for (const QString &word : other)
                    Told::note(list, word);
                list.sort();
                return list;
            };
            edge.compression = both(a.compression, b.compression).join(QStringLiteral(", "));
            edge.accounts = both(a.accounts, b.accounts);
            if (a.flow.isCounted) {
                edge.flow = a.flow;
            } else if (b.flow.isCounted) {
                edge.flow = b.flow;
                std::swap(edge.flow.inMessages, edge.flow.outMessages);
                std::swap(edge.flow.inBytes, edge.flow.outBytes);
                edge.flow.isOther = true;
            }
            takeRates(edge, was);
            if (edge.isMissing) {
                addProblem(edge.problems, Kind::Missing, TopologyHealth::Bad,
                    edge.kind == TopologyEdge::Kind::Route ? Text::tr("There is no route between these servers.")
                                                           : Text::tr("There is no gateway connection."),
                    sinceOf(was));
            }
            if (edge.pendingBytes >= m_rules.pendingBytes) {
                const bool isBad = edge.pendingBytes >= 8 * m_rules.pendingBytes;
                addProblem(edge.problems, Kind::Pending, isBad ? TopologyHealth::Bad : TopologyHealth::Warning,
                    Text::tr("%1 wait to be sent.").arg(format::bytes(static_cast<double>(edge.pendingBytes))));
            }
            if (edge.rttNs >= m_rules.slowRttNs) {
                addProblem(edge.problems, Kind::Slow, TopologyHealth::Warning,
                    Text::tr("A round trip takes %1.").arg(format::duration(std::chrono::nanoseconds(edge.rttNs))));
            }
            edge.health = worst(edge.problems);
            sortProblems(edge.problems);
        }
    }

    [[nodiscard]] qint64 sinceOf(const TopologyEdge *before) const
    {
        if (!before || !before->isMissing)
            return m_snapshot.timeMs;
        for (const TopologyProblem &problem : before->problems) {
            if (problem.kind == Kind::Missing)
                return problem.sinceMs;
        }
        return m_snapshot.timeMs;
    }

    void takeRates(TopologyEdge &edge, const TopologyEdge *before) const
    {
        if (!before || !edge.flow.isCounted)
            return;
        const TopologyFlow &was = before->flow;
        TopologyFlow &is = edge.flow;
        if (!was.isCounted || was.isOther != is.isOther)
            return;
        if (was.toldMs == is.toldMs) {
            is.rates = was.rates;
            is.spanMs = was.spanMs;
            return;
        }
        const double seconds = static_cast<double>(is.toldMs - was.toldMs) / 1000;
        const bool isGrown = is.inMessages >= was.inMessages && is.outMessages >= was.outMessages
            && is.inBytes >= was.inBytes && is.outBytes >= was.outBytes;
        if (seconds <= 0 || !isGrown)
            return;
        is.spanMs = is.toldMs - was.toldMs;
        const auto rate = [seconds](quint64 now, quint64 then) { return static_cast<double>(now - then) / seconds; };
        is.rates = { rate(is.inMessages, was.inMessages), rate(is.outMessages, was.outMessages),
            rate(is.inBytes, was.inBytes), rate(is.outBytes, was.outBytes) };
    }

    void collectMeta()
    {
        // A leaf node's JetStream without a domain of its own still has a group of its own.
        struct Group {
            qint64 toldMs = -1;
            QString teller;
            MetaGroup newest;
            QStringList claims; ///< keys of those that call themselves leader
        };
        std::map<QString, Group> groups;
        const auto metaOf = [](const ServerSnapshot &one) -> const MetaGroup * {
            if (one.stats && one.stats->jetStream && one.stats->jetStream->meta)
                return &*one.stats->jetStream->meta;
            if (!one.stats && one.variables && one.variables->jetStream && one.variables->jetStream->meta)
                return &*one.variables->jetStream->meta;
            return nullptr;
        };
        const auto toldOf = [](const ServerSnapshot &one) {
            return one.stats ? one.stats->arrivedMs : one.variables ? one.variables->arrivedMs : 0;
        };
        const auto groupOf = [this](const QString &key) -> QString {
            const TopologyServer &server = m_servers.at(key);
            return server.domain + u'\n' + (server.isLeaf ? server.cluster : QString());
        };
        for (const auto &[key, one] : m_sources) {
            const MetaGroup *meta = metaOf(*one);
            if (!isThere(*one) || !meta)
                continue;
            Group &group = groups[groupOf(key)];
            const qint64 told = toldOf(*one);
            if (std::tuple(told, !meta->leader.isEmpty(), key)
                > std::tuple(group.toldMs, !group.newest.leader.isEmpty(), group.teller)) {
                group.toldMs = told;
                group.teller = key;
                group.newest = *meta;
            }
            if (!meta->leader.isEmpty() && meta->leader == nameOf(*one))
                group.claims << key;
        }
        for (auto &[name, group] : groups) {
            group.claims.removeIf([&](const QString &key) { return toldOf(*source(key)) + sameTimeMs < group.toldMs; });
            QStringList leaders;
            for (const auto &[key, one] : m_sources) {
                if (isThere(*one) && m_servers.at(key).hasJetStream && groupOf(key) == name
                    && nameOf(*one) == group.newest.leader)
                    leaders << key;
            }
            if (group.claims.size() > 1) {
                leaders = group.claims;
                QStringList names;
                for (const QString &key : std::as_const(leaders))
                    names << m_servers.at(key).name;
                addProblem(m_made.meta.problems, Kind::Leader, TopologyHealth::Bad,
                    Text::tr("%1 call themselves leader of the meta group.").arg(named(names)));
            } else if (group.newest.leader.isEmpty()) {
                addProblem(m_made.meta.problems, Kind::Leader, TopologyHealth::Bad,
                    Text::tr("The meta group has no leader: streams and consumers cannot be changed."));
            }
            for (const QString &key : std::as_const(leaders)) {
                m_servers[key].isMetaLeader = true;
                m_made.meta.leaders << key;
                // It may be named by others and have told nothing itself.
                const MetaGroup *own = metaOf(*source(key));
                for (qsizetype i = 0; own && i < own->replicas.size(); ++i)
                    judgeReplica(own->replicas.at(i), name, groupOf);
            }
            if (group.newest.size && (!m_made.meta.size || *group.newest.size > *m_made.meta.size)) {
                m_made.meta.size = group.newest.size;
                m_made.meta.pending = group.newest.pending;
            }
        }
        m_made.meta.leaders.sort();
    }

    template<typename GroupOf>
    void judgeReplica(const MetaReplica &replica, const QString &group, const GroupOf &groupOf)
    {
        for (const QString &key : m_byName.value(replica.name)) {
            TopologyServer &server = m_servers.at(key);
            if (!server.isThere() || groupOf(server.key) != group)
                continue;
            if (replica.lag && *replica.lag >= m_rules.metaLag) {
                addProblem(server.problems, Kind::Lag, TopologyHealth::Warning,
                    Text::tr("Its copy of the meta group is %1 operations behind.").arg(format::count(*replica.lag)));
            } else if (replica.isOffline) {
                addProblem(
                    server.problems, Kind::Lag, TopologyHealth::Warning, Text::tr("The meta leader calls it offline."));
            }
        }
    }

    void judge(TopologyServer &server)
    {
        QList<TopologyProblem> &problems = server.problems;
        const ServerSnapshot *one = source(server.key);
        if (server.isConfigured) {
            addProblem(problems, Kind::Absent, TopologyHealth::Bad,
                Text::tr("It is configured as a route, and no server is there."));
        } else if (!one) {
            addProblem(problems, Kind::Silent, TopologyHealth::Unknown,
                Text::tr("Others are connected to it, and it does not answer here."));
        } else if (server.state == ServerState::Silent) {
            addProblem(problems, Kind::Silent, TopologyHealth::Bad, Text::tr("It does not answer."), server.sinceMs);
        } else if (server.state == ServerState::Gone) {
            addProblem(problems, Kind::Gone, TopologyHealth::Bad, Text::tr("It is gone."), server.sinceMs);
        } else {
            judgeSlowConsumers(server, *one);
            // The same as on its own page.
            const ServerVerdict &verdict = m_verdicts[server.key];
            for (qsizetype i = 0; i < verdict.reasons.size(); ++i) {
                const bool isBad = i == 0 && verdict.condition == ServerCondition::Bad;
                problems.append({ Kind::Own, isBad ? TopologyHealth::Bad : TopologyHealth::Warning,
                    verdict.reasons.at(i), 0, i == 0 ? verdict.word : QString() });
            }
        }
        sortProblems(problems);
        server.health = worst(problems);
    }

    void judgeOwn()
    {
        QList<ServerSnapshot> servers;
        QStringList keys;
        for (const auto &[key, one] : m_sources) {
            servers << *one;
            keys << key;
        }
        const QList<ServerVerdict> verdicts = judgeServers(servers, m_snapshot.timeMs);
        for (qsizetype i = 0; i < keys.size(); ++i)
            m_verdicts.emplace(keys.at(i), verdicts.at(i));
    }

    void judgeSlowConsumers(TopologyServer &server, const ServerSnapshot &one)
    {
        const qsizetype at = m_before ? m_before->serverAt(server.key) : -1;
        const TopologyServer *was = at >= 0 ? &m_before->servers.at(at) : nullptr;
        if (was && was->id == server.id)
            server.slowSinceMs = was->slowSinceMs;
        const bool isGrown = was && was->id == server.id && was->slowConsumers && server.slowConsumers
            && *server.slowConsumers > *was->slowConsumers;
        if (isGrown || one.slowConsumerRate > 0)
            server.slowSinceMs = m_snapshot.timeMs;
        if (server.slowSinceMs > 0 && m_snapshot.timeMs - server.slowSinceMs <= m_rules.slowConsumersMs) {
            addProblem(server.problems, Kind::SlowConsumers, TopologyHealth::Bad,
                Text::tr("Slow consumers: %1 connections were cut off since it started, the last just now.")
                    .arg(format::count(server.slowConsumers.value_or(0))),
                server.slowSinceMs);
        }
    }

    void finish()
    {
        for (TopologyLeaf &leaf : m_made.leaves) {
            leaf.accounts.sort();
            leaf.hubs.sort();
        }
        std::sort(m_made.leaves.begin(), m_made.leaves.end(),
            [](const TopologyLeaf &a, const TopologyLeaf &b) { return a.key < b.key; });
        std::map<QString, TopologyCluster> clusters;
        for (const QString &name : m_clusters) {
            TopologyCluster cluster;
            cluster.key = clusterKey(name);
            cluster.name = name;
            cluster.problems = m_clusterProblems[name];
            clusters.emplace(cluster.key, std::move(cluster));
        }
        std::map<QString, std::set<QString>> hubs;
        QHash<QString, TopologyCluster *> clusterOf; // by server
        for (auto &[key, server] : m_servers) {
            TopologyCluster &cluster = clusters.at(clusterKey(server.cluster));
            clusterOf.insert(key, &cluster);
            cluster.servers << m_made.servers.size();
            if (server.connections && server.isThere())
                cluster.connections = cluster.connections.value_or(0) + *server.connections;
            if (server.isThere()) {
                addRates(cluster.rates, server.rates);
                ++m_made.answered;
            }
            cluster.health = std::max(cluster.health, server.health);
            cluster.sick += server.health >= TopologyHealth::Warning ? 1 : 0;
            if (const auto at = m_hubs.find(key); at != m_hubs.cend()) {
                for (const QString &hub : at->second)
                    hubs[cluster.key].insert(clusterKey(m_servers.at(hub).cluster));
            }
            m_made.servers.append(server);
        }
        // Whose hub is whose, without a circle.
        for (auto &[key, above] : hubs) {
            above.erase(key);
            for (const QString &hub : above) {
                QString up = hub;
                bool isCircle = false;
                for (int depth = 0; !up.isEmpty() && !isCircle && depth < 1'000; ++depth) {
                    isCircle = up == key;
                    up = clusters.at(up).hub;
                }
                if (isCircle)
                    continue;
                clusters.at(key).isLeaf = true;
                clusters.at(key).hub = hub;
                break;
            }
        }
        for (const TopologyEdge &edge : std::as_const(m_made.edges)) {
            if (edge.kind == TopologyEdge::Kind::Leaf) {
                if (TopologyCluster *cluster = clusterOf.value(edge.to))
                    ++cluster->leaves;
            }
            if (edge.kind != TopologyEdge::Kind::Route || edge.health < TopologyHealth::Warning)
                continue;
            if (const auto server = m_servers.find(edge.from); server != m_servers.cend()) {
                TopologyCluster &cluster = clusters.at(clusterKey(server->second.cluster));
                cluster.health = std::max(cluster.health, edge.health);
                ++cluster.sick;
            }
        }
        for (auto &[key, cluster] : clusters) {
            if (cluster.servers.isEmpty()) {
                addProblem(cluster.problems, Kind::Absent, TopologyHealth::Unknown,
                    Text::tr("No server of this cluster answers here."));
            }
            sortProblems(cluster.problems);
            cluster.health = std::max(cluster.health, worst(cluster.problems));
            m_made.clusters.append(std::move(cluster));
        }
        sortProblems(m_made.meta.problems);
    }

    const SystemSnapshot &m_snapshot;
    const Topology *m_before;
    const TopologyRules &m_rules;
    Topology m_made;
    std::map<QString, TopologyServer> m_servers;
    std::map<QString, const ServerSnapshot *> m_sources; ///< by key: those that answered
    QHash<QString, QString> m_keys; ///< by id
    QHash<QString, QStringList> m_byName; ///< keys
    std::set<QString> m_clusters;
    std::map<QString, QList<TopologyProblem>> m_clusterProblems;
    QHash<QString, quint32> m_numbers;
    QHash<WayEnds, std::size_t> m_wayAt;
    std::deque<Way> m_ways; ///< stay where they are
    QHash<QString, qsizetype> m_leafAt;
    std::map<QString, std::set<QString>> m_hubs; ///< of a server that is a leaf node
    std::map<QString, ServerVerdict> m_verdicts;
};

} // namespace

// Values --------------------------------------------------------------------------------------------------------------

bool TopologyFlow::operator==(const TopologyFlow &other) const
{
    return inMessages == other.inMessages && outMessages == other.outMessages && inBytes == other.inBytes
        && outBytes == other.outBytes && isCounted == other.isCounted && isOther == other.isOther
        && toldMs == other.toldMs && spanMs == other.spanMs && same(rates, other.rates);
}

double TopologyServer::load() const
{
    return cores && *cores > 0 ? cpu / 100 / static_cast<double>(*cores) : unknownFigure;
}

bool TopologyServer::operator==(const TopologyServer &other) const
{
    const auto plain = [](const TopologyServer &one) {
        return std::tie(one.key, one.id, one.name, one.cluster, one.domain, one.version, one.host, one.state,
            one.sinceMs, one.isAnswered, one.isConfigured, one.isLeaf, one.isHub, one.hasJetStream, one.isMetaLeader,
            one.startMs, one.restarts, one.rttNs, one.cores, one.memory, one.memoryLimit, one.connections,
            one.maxConnections, one.subscriptions, one.slowConsumers, one.slowSinceMs, one.storage, one.maxStorage,
            one.health, one.problems);
    };
    return plain(*this) == plain(other) && same(cpu, other.cpu) && same(rates, other.rates);
}

bool TopologyCluster::operator==(const TopologyCluster &other) const
{
    const auto plain = [](const TopologyCluster &one) {
        return std::tie(one.key, one.name, one.servers, one.isLeaf, one.hub, one.leaves, one.connections, one.health,
            one.sick, one.problems);
    };
    return plain(*this) == plain(other) && same(rates, other.rates);
}

qsizetype Topology::clusterAt(const QString &key) const
{
    return placeOf(clusters, key);
}

qsizetype Topology::serverAt(const QString &key) const
{
    return placeOf(servers, key);
}

qsizetype Topology::leafAt(const QString &key) const
{
    return placeOf(leaves, key);
}

qsizetype Topology::edgeAt(const QString &key) const
{
    return placeOf(edges, key);
}

QString Topology::clusterOf(const QString &key) const
{
    if (key.startsWith(QLatin1String("c:")))
        return key;
    const qsizetype at = serverAt(key);
    return at >= 0 ? clusterKey(servers.at(at).cluster) : QString();
}

QString Topology::nameOf(const QString &key) const
{
    if (const qsizetype at = serverAt(key); at >= 0)
        return servers.at(at).name;
    if (const qsizetype at = clusterAt(key); at >= 0)
        return clusters.at(at).name;
    if (const qsizetype at = leafAt(key); at >= 0)
        return leaves.at(at).name;
    return key;
}

qsizetype Topology::memoryBytes() const
{
    constexpr qsizetype head = 32; // of what is allocated
    qsizetype sum = sizeof(Topology);
    QSet<const void *> seen;
    const auto isNew = [&seen](const auto &held) {
        if (held.capacity() == 0)
            return false;
        const qsizetype before = seen.size();
        seen.insert(held.constData());
        return seen.size() != before;
    };
    const auto text = [&](const QString &held) {
        if (isNew(held))
            sum += head + 2 * held.capacity();
    };
    const auto list = [&](const auto &held, const auto &each) {
        if (!isNew(held))
            return;
        sum += head + held.capacity() * qsizetype(sizeof(held.front()));
        for (const auto &one : held)
            each(one);
    };
    const auto texts = [&](const QStringList &held) { list(held, text); };
    const auto problem = [&](const TopologyProblem &one) {
        text(one.text);
        text(one.word);
    };
    list(clusters, [&](const TopologyCluster &one) {
        text(one.key);
        text(one.name);
        text(one.hub);
        list(one.servers, [](qsizetype) {});
        list(one.problems, problem);
    });
    list(servers, [&](const TopologyServer &one) {
        for (const QString *held : { &one.key, &one.id, &one.name, &one.cluster, &one.domain, &one.version, &one.host })
            text(*held);
        list(one.problems, problem);
    });
    list(leaves, [&](const TopologyLeaf &one) {
        text(one.key);
        text(one.name);
        text(one.address);
        texts(one.accounts);
        texts(one.hubs);
    });
    list(edges, [&](const TopologyEdge &one) {
        text(one.key);
        text(one.from);
        text(one.to);
        text(one.compression);
        texts(one.accounts);
        list(one.ids, [](quint64) {});
        list(one.problems, problem);
    });
    texts(meta.leaders);
    list(meta.problems, problem);
    return sum;
}

Topology topologyOf(const SystemSnapshot &snapshot, const Topology *before, const TopologyRules &rules)
{
    return Builder(snapshot, before, rules).make();
}

void addRates(TrafficRates &sum, const TrafficRates &one)
{
    const auto add = [](double &to, double value) {
        if (!std::isnan(value))
            to = (std::isnan(to) ? 0 : to) + value;
    };
    add(sum.inMessages, one.inMessages);
    add(sum.outMessages, one.outMessages);
    add(sum.inBytes, one.inBytes);
    add(sum.outBytes, one.outBytes);
}

// What changed --------------------------------------------------------------------------------------------------------

QString topologyEdgeName(const TopologyEdge &edge, const Topology &topology)
{
    const QString from = topology.nameOf(edge.from);
    const QString to = topology.nameOf(edge.to);
    switch (edge.kind) {
    case TopologyEdge::Kind::Route:
        return Text::tr("route between %1 and %2").arg(from, to);
    case TopologyEdge::Kind::Gateway:
        return Text::tr("gateway from %1 to %2").arg(from, to);
    case TopologyEdge::Kind::Leaf:
        break;
    }
    return Text::tr("leaf node connection from %1 to %2").arg(from, to);
}

namespace {

/// Calls `gone`, `came` or `both` for what is in two sorted lists.
template<typename List, typename Gone, typename Came, typename Both>
void compare(const List &before, const List &after, const Gone &gone, const Came &came, const Both &both)
{
    auto a = before.cbegin();
    auto b = after.cbegin();
    while (a != before.cend() || b != after.cend()) {
        if (b == after.cend() || (a != before.cend() && a->key < b->key))
            gone(*a++);
        else if (a == before.cend() || b->key < a->key)
            came(*b++);
        else
            both(*a++, *b++);
    }
}

} // namespace

QList<TopologyChange> changesBetween(const Topology &before, const Topology &after, int max)
{
    using Kind = TopologyChange::Kind;
    QList<TopologyChange> changes;
    const auto add = [&](Kind kind, TopologyHealth health, const QString &key, const QString &text) {
        changes.append({ after.timeMs, kind, health, key, text });
    };
    const auto worseOrBetter = [&](const auto &was, const auto &is, const QString &name) {
        if (is.health > was.health && is.health >= TopologyHealth::Warning && !is.problems.isEmpty())
            add(Kind::Sick, is.health, is.key, QStringLiteral("%1: %2").arg(name, is.problems.constFirst().text));
        else if (was.health >= TopologyHealth::Warning && is.health < TopologyHealth::Warning)
            add(Kind::Well, TopologyHealth::Good, is.key, Text::tr("%1 is well again.").arg(name));
    };
    compare(
        before.servers, after.servers,
        [&](const TopologyServer &was) {
            if (was.isThere() || !was.isAnswered)
                add(Kind::ServerLeft, TopologyHealth::Bad, was.key, Text::tr("Server %1 left.").arg(was.name));
        },
        [&](const TopologyServer &is) {
            add(Kind::ServerCame, is.isConfigured ? TopologyHealth::Bad : TopologyHealth::Good, is.key,
                is.isConfigured ? Text::tr("%1 is configured, and no server is there.").arg(is.name)
                                : Text::tr("Server %1 came.").arg(is.name));
        },
        [&](const TopologyServer &was, const TopologyServer &is) {
            if (was.isThere() && !is.isThere()) {
                const bool isGone = is.state == ServerState::Gone;
                add(isGone ? Kind::ServerLeft : Kind::ServerSilent, TopologyHealth::Bad, is.key,
                    isGone ? Text::tr("Server %1 left.").arg(is.name)
                           : Text::tr("Server %1 does not answer.").arg(is.name));
                return;
            }
            if (!was.isThere() && !is.isThere())
                return;
            const bool isRestarted = !was.id.isEmpty() && !is.id.isEmpty() && was.id != is.id;
            if (isRestarted)
                add(Kind::ServerRestarted, TopologyHealth::Warning, is.key,
                    Text::tr("Server %1 started again.").arg(is.name));
            else if (!was.isThere())
                add(Kind::ServerBack, TopologyHealth::Good, is.key, Text::tr("Server %1 answers again.").arg(is.name));
            if (was.version != is.version && !was.version.isEmpty())
                add(Kind::ServerVersion, TopologyHealth::Good, is.key,
                    Text::tr("Server %1 runs version %2 instead of %3.").arg(is.name, is.version, was.version));
            if (was.isThere())
                worseOrBetter(was, is, is.name);
        });
    if (before.meta.leaders != after.meta.leaders && !(before.meta.leaders.isEmpty() && after.meta.leaders.isEmpty())) {
        QStringList names;
        for (const QString &key : after.meta.leaders)
            names << after.nameOf(key);
        add(Kind::LeaderMoved, names.isEmpty() ? TopologyHealth::Bad : TopologyHealth::Warning,
            after.meta.leaders.value(0),
            names.isEmpty() ? Text::tr("The meta group has no leader any more.")
                            : Text::tr("The meta group is led by %1.").arg(named(names)));
    }
    compare(
        before.edges, after.edges,
        [&](const TopologyEdge &was) {
            if (!was.isMissing && was.kind != TopologyEdge::Kind::Leaf)
                add(Kind::EdgeLost, TopologyHealth::Bad, was.key,
                    Text::tr("Lost: %1.").arg(topologyEdgeName(was, before)));
        },
        [&](const TopologyEdge &is) {
            if (is.isMissing)
                add(Kind::EdgeLost, TopologyHealth::Bad, is.key,
                    Text::tr("Missing: %1.").arg(topologyEdgeName(is, after)));
            else if (is.kind != TopologyEdge::Kind::Leaf)
                add(Kind::EdgeCame, TopologyHealth::Good, is.key,
                    Text::tr("New: %1.").arg(topologyEdgeName(is, after)));
        },
        [&](const TopologyEdge &was, const TopologyEdge &is) {
            if (was.isMissing != is.isMissing) {
                add(is.isMissing ? Kind::EdgeLost : Kind::EdgeCame,
                    is.isMissing ? TopologyHealth::Bad : TopologyHealth::Good, is.key,
                    (is.isMissing ? Text::tr("Lost: %1.") : Text::tr("Back: %1.")).arg(topologyEdgeName(is, after)));
            } else {
                worseOrBetter(was, is, topologyEdgeName(is, after));
            }
        });
    compare(
        before.leaves, after.leaves,
        [&](const TopologyLeaf &was) {
            add(Kind::LeafLeft, TopologyHealth::Warning, was.key, Text::tr("Leaf node %1 left.").arg(was.name));
        },
        [&](const TopologyLeaf &is) {
            add(Kind::LeafCame, TopologyHealth::Good, is.key, Text::tr("Leaf node %1 came.").arg(is.name));
        },
        [](const TopologyLeaf &, const TopologyLeaf &) {});
    std::stable_sort(changes.begin(), changes.end(),
        [](const TopologyChange &a, const TopologyChange &b) { return a.health > b.health; });
    if (max > 0 && changes.size() > max) {
        const qsizetype rest = changes.size() - max + 1;
        changes.resize(max);
        changes.last() = { after.timeMs, changes.constLast().kind, changes.constLast().health, {},
            Text::tr("… and %1 more changes.").arg(rest) };
    }
    return changes;
}

// Words ---------------------------------------------------------------------------------------------------------------

QString topologyHealthWord(TopologyHealth health)
{
    switch (health) {
    case TopologyHealth::Good:
        return Text::tr("good");
    case TopologyHealth::Unknown:
        return Text::tr("unknown");
    case TopologyHealth::Warning:
        return Text::tr("warning");
    case TopologyHealth::Bad:
        break;
    }
    return Text::tr("bad");
}

QString topologyStateWord(const TopologyServer &server)
{
    if (server.problems.isEmpty() || server.health == TopologyHealth::Good)
        return server.isMetaLeader ? Text::tr("meta leader") : Text::tr("good");
    if (!server.problems.constFirst().word.isEmpty())
        return server.problems.constFirst().word;
    switch (server.problems.constFirst().kind) {
    case TopologyProblem::Kind::Silent:
        return server.isAnswered ? Text::tr("no answer") : Text::tr("unknown");
    case TopologyProblem::Kind::Gone:
        return Text::tr("gone");
    case TopologyProblem::Kind::Absent:
        return Text::tr("not there");
    case TopologyProblem::Kind::SlowConsumers:
        return Text::tr("slow consumers");
    case TopologyProblem::Kind::Missing:
        return Text::tr("connection missing");
    case TopologyProblem::Kind::Lag:
        return Text::tr("lags behind");
    case TopologyProblem::Kind::Pending:
    case TopologyProblem::Kind::Slow:
        return Text::tr("slow");
    case TopologyProblem::Kind::Leader:
    case TopologyProblem::Kind::Own:
    case TopologyProblem::Kind::Odd:
        break;
    }
    return topologyHealthWord(server.health);
}

QString topologyEdgeWords(const TopologyEdge &edge, const Topology &topology, const QString &between)
{
    QStringList parts { topologyEdgeName(edge, topology) };
    if (edge.isMissing) {
        parts << Text::tr("missing");
        return parts.join(between);
    }
    if (edge.rttNs >= 0)
        parts << format::duration(std::chrono::nanoseconds(edge.rttNs));
    if (!std::isnan(edge.flow.messageRate()))
        parts << format::rate(edge.flow.messageRate());
    if (edge.connections > 1)
        parts << Text::tr("%1 connections").arg(edge.connections);
    if (edge.pendingBytes > 0)
        parts << Text::tr("%1 pending").arg(format::bytes(static_cast<double>(edge.pendingBytes)));
    if (!edge.compression.isEmpty() && edge.compression != QLatin1String("off"))
        parts << Text::tr("compression %1").arg(edge.compression);
    for (const TopologyProblem &problem : edge.problems)
        parts << problem.text;
    return parts.join(between);
}

} // namespace natsight
