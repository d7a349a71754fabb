// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

#include <random>

namespace natsight {

/// A system as its servers would tell of it, without servers: clusters `c01`, … of servers `c01-n01`, … with pooled routes to
/// all others of the cluster, a gateway of each server to each other cluster, and leaf nodes that do not answer.
class FakeSystem
{
public:
    struct Shape {
        int clusters = 2;
        int servers = 3; ///< of a cluster
        int leaves = 0; ///< of all
        int pool = 3;
        bool hasJetStream = true;
        QString version = QStringLiteral("2.15.2");
    };

    explicit FakeSystem(const Shape &shape, qint64 nowMs = 1'800'000'000'000)
        : m_shape(shape)
    {
        snapshot.timeMs = nowMs;
        for (int cluster = 0; cluster < shape.clusters; ++cluster) {
            for (int server = 0; server < shape.servers; ++server)
                snapshot.servers << make(cluster, server);
        }
        snapshot.expected = static_cast<int>(snapshot.servers.size());
        snapshot.isComplete = true;
        tellRoutes();
        tellGateways();
        tellLeaves();
    }

    static QString clusterName(int cluster) { return QStringLiteral("c%1").arg(cluster + 1, 2, 10, QLatin1Char('0')); }
    static QString serverName(int cluster, int server)
    {
        return QStringLiteral("%1-n%2").arg(clusterName(cluster)).arg(server + 1, 2, 10, QLatin1Char('0'));
    }
    static QString key(int cluster, int server)
    {
        return QStringLiteral("s:%1/%2").arg(clusterName(cluster), serverName(cluster, server));
    }
    [[nodiscard]] ServerSnapshot &at(int cluster, int server)
    {
        return snapshot.servers[cluster * m_shape.servers + server];
    }

    /// Later, with more traffic on all ways.
    void advance(qint64 ms, quint64 messages)
    {
        snapshot.timeMs += ms;
        const auto more = [messages](TrafficCounts &counts) {
            for (TrafficCount *count : { &counts.in, &counts.out }) {
                count->messages = count->messages.value_or(0) + messages;
                count->bytes = count->bytes.value_or(0) + messages * 100;
            }
        };
        for (ServerSnapshot &one : snapshot.servers) {
            one.answeredMs = snapshot.timeMs;
            change(one.routes, [&](ServerRoutes &routes) {
                routes.arrivedMs = snapshot.timeMs;
                for (RouteDetail &route : routes.routes)
                    more(route.traffic);
            });
            change(one.gateways, [&](ServerGateways &gateways) {
                gateways.arrivedMs = snapshot.timeMs;
                for (GatewayDetail &gateway : gateways.gateways)
                    more(gateway.connection.traffic);
            });
            change(one.leafs, [&](ServerLeafs &leafs) {
                leafs.arrivedMs = snapshot.timeMs;
                for (LeafDetail &leaf : leafs.leafs)
                    more(leaf.traffic);
            });
            change(one.stats, [&](ServerStats &stats) { stats.arrivedMs = snapshot.timeMs; });
        }
    }

    /// Changes what a server told.
    template<typename Value, typename Change>
    static void change(std::shared_ptr<const Value> &told, Change change)
    {
        if (!told)
            return;
        auto changed = std::make_shared<Value>(*told);
        change(*changed);
        told = std::move(changed);
    }

    void cutRoutes(int cluster, int one, int other)
    {
        const auto cut = [&](int from, int to) {
            change(at(cluster, from).routes, [&](ServerRoutes &routes) {
                routes.routes.removeIf(
                    [&](const RouteDetail &route) { return route.remoteId == at(cluster, to).identity.id; });
            });
        };
        cut(one, other);
        cut(other, one);
    }

    SystemSnapshot snapshot;

private:
    ServerSnapshot make(int cluster, int server) const
    {
        ServerSnapshot one;
        one.identity.id = QStringLiteral("ID-%1").arg(serverName(cluster, server));
        one.identity.name = serverName(cluster, server);
        one.identity.cluster = clusterName(cluster);
        one.identity.version = m_shape.version;
        one.identity.isJetStream = m_shape.hasJetStream;
        one.foundMs = snapshot.timeMs - 60'000;
        one.answeredMs = snapshot.timeMs;
        one.sinceMs = one.foundMs;
        one.rttNs = 1'500'000;
        one.rates = { 1'000.0 + 10 * server, 2'000.0, 100'000, 200'000 };
        auto stats = std::make_shared<ServerStats>();
        stats->server = one.identity;
        stats->arrivedMs = snapshot.timeMs;
        stats->startMs = snapshot.timeMs - 3'600'000;
        stats->cores = 4;
        stats->cpu = 20 + 7 * server;
        stats->memory = 100'000'000;
        stats->connections = 40;
        stats->slowConsumers = 0;
        if (m_shape.hasJetStream) {
            stats->jetStream.emplace();
            stats->jetStream->meta.emplace();
            stats->jetStream->meta->leader = serverName(0, 0);
            stats->jetStream->meta->size = static_cast<quint64>(m_shape.clusters * m_shape.servers);
        }
        one.stats = std::move(stats);
        return one;
    }

    static TrafficCounts counts(quint64 number)
    {
        TrafficCounts made;
        made.in = { number, number * 100 };
        made.out = { 2 * number, number * 200 };
        return made;
    }

    void tellRoutes()
    {
        for (int cluster = 0; cluster < m_shape.clusters; ++cluster) {
            for (int server = 0; server < m_shape.servers; ++server) {
                auto routes = std::make_shared<ServerRoutes>();
                routes->arrivedMs = snapshot.timeMs;
                quint64 id = 1;
                for (int other = 0; other < m_shape.servers; ++other) {
                    for (int i = 0; other != server && i < m_shape.pool; ++i) {
                        RouteDetail route;
                        route.id = id++;
                        route.remoteId = at(cluster, other).identity.id;
                        route.remoteName = at(cluster, other).identity.name;
                        route.rttNs = 200'000;
                        route.traffic = counts(100);
                        route.compression = QStringLiteral("s2_fast");
                        if (i == m_shape.pool - 1 && m_shape.pool > 1)
                            route.account = QStringLiteral("SYS");
                        routes->routes << route;
                    }
                }
                at(cluster, server).routes = std::move(routes);
            }
        }
    }

    void tellGateways()
    {
        for (int cluster = 0; cluster < m_shape.clusters && m_shape.clusters > 1; ++cluster) {
            for (int server = 0; server < m_shape.servers; ++server) {
                auto gateways = std::make_shared<ServerGateways>();
                gateways->arrivedMs = snapshot.timeMs;
                gateways->cluster = clusterName(cluster);
                quint64 id = 100;
                for (int other = 0; other < m_shape.clusters; ++other) {
                    if (other == cluster)
                        continue;
                    // Each to its counterpart.
                    for (const bool isOutbound : { true, false }) {
                        GatewayDetail gateway;
                        gateway.cluster = clusterName(other);
                        gateway.isOutbound = isOutbound;
                        gateway.isConfigured = isOutbound;
                        gateway.isConnected = true;
                        gateway.connection.id = id++;
                        gateway.connection.name = at(other, server).identity.id;
                        gateway.connection.rttNs = 80'000'000;
                        gateway.connection.traffic = counts(10);
                        gateways->gateways << gateway;
                    }
                }
                at(cluster, server).gateways = std::move(gateways);
            }
        }
    }

    void tellLeaves()
    {
        const int hubs = m_shape.clusters * m_shape.servers;
        QList<std::shared_ptr<ServerLeafs>> told;
        for (int i = 0; i < hubs; ++i) {
            told << std::make_shared<ServerLeafs>();
            told.last()->arrivedMs = snapshot.timeMs;
        }
        for (int i = 0; i < m_shape.leaves; ++i) {
            LeafDetail leaf;
            leaf.id = static_cast<quint64>(i) + 1'000;
            leaf.name = QStringLiteral("plant-%1").arg(i + 1, 5, 10, QLatin1Char('0'));
            leaf.isSpoke = false;
            leaf.account = QStringLiteral("IOT");
            leaf.ip = QStringLiteral("10.1.%1.%2").arg(i / 250).arg(i % 250);
            leaf.port = 40'000;
            leaf.rttNs = 12'000'000;
            leaf.traffic = counts(5);
            told.at(i % hubs)->leafs << leaf;
        }
        for (int i = 0; i < hubs; ++i)
            snapshot.servers[i].leafs = told.at(i);
    }

    Shape m_shape;
};

} // namespace natsight
