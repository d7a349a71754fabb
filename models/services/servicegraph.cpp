// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicegraph.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/services/servicefindings.h"
#include "models/services/servicerowsmodel.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace natsight {

namespace {

// As for the finding that a service fails.
constexpr quint64 leastErrors = 5;
constexpr double leastShare = 0.01;

constexpr QChar separator = u'\n';

/// What several rows carry together.
struct Load {
    double requests = unknownNumber;
    double errors = unknownNumber;
    ServiceCounts recent;

    void add(const ServiceRates &rates, const ServiceCounts &counts)
    {
        const auto plus = [](double &sum, double value) {
            if (std::isfinite(value))
                sum = std::isfinite(sum) ? sum + value : value;
        };
        plus(requests, rates.requests);
        plus(errors, rates.errors);
        recent += counts;
    }
    [[nodiscard]] ServiceHealth health() const
    {
        if (recent.errors >= leastErrors && recent.errorShare() >= leastShare)
            return ServiceHealth::Bad;
        return std::isfinite(errors) && errors > 0 ? ServiceHealth::Warning : ServiceHealth::Good;
    }
};

/// Puts boxes and ways together, by id until all are there.
class Builder
{
public:
    ServiceNode &node(const QString &id, ServiceNode::Kind kind, const QString &service)
    {
        const auto [found, isNew] = m_nodes.try_emplace(id);
        ServiceNode &node = found->second;
        if (isNew) {
            node.id = id;
            node.kind = kind;
            node.service = service;
        }
        return node;
    }
    ServiceWay &way(const QString &from, const QString &to, ServiceWay::Kind kind)
    {
        const auto [found, isNew] = m_ways.try_emplace({ from, to });
        if (isNew)
            found->second.kind = kind;
        return found->second;
    }
    void carry(const QString &from, const QString &to, ServiceWay::Kind kind, const EndpointRow &row)
    {
        (void)way(from, to, kind);
        m_loads[{ from, to }].add(row.rates, row.recent);
    }
    void finish(ServiceGraph &graph)
    {
        QHash<QString, qsizetype> places;
        for (auto &[id, node] : m_nodes) {
            places.insert(id, graph.nodes.size());
            graph.nodes << node;
        }
        for (auto &[ends, way] : m_ways) {
            way.from = places.value(ends.first);
            way.to = places.value(ends.second);
            if (const auto load = m_loads.find(ends); load != m_loads.end()) {
                way.requests = load->second.requests;
                way.errors = load->second.errors;
                way.recent = load->second.recent;
                way.health = load->second.health();
            }
            graph.edges << way;
        }
    }

private:
    using Ends = std::pair<QString, QString>;
    std::map<QString, ServiceNode> m_nodes;
    std::map<Ends, ServiceWay> m_ways;
    std::map<Ends, Load> m_loads;
};

QString endpointKey(const EndpointRow &row)
{
    return row.stats.subject + separator + row.stats.name;
}

/// One service with all that it has.
class Drawing
{
public:
    Drawing(Builder &builder, ServiceGraph &graph, const ServiceRow &service, const ServiceGraphOptions &options)
        : m_builder(builder)
        , m_graph(graph)
        , m_service(service)
        , m_isFocus(!options.focus.isEmpty())
        , m_maxEndpoints(m_isFocus ? options.maxFocusEndpoints : options.maxEndpoints)
        , m_maxInstances(m_isFocus ? options.maxFocusInstances : options.maxInstances)
    {
    }

    void draw(QList<InstanceRow> instances, QList<EndpointRow> rows)
    {
        rows.removeIf([](const EndpointRow &row) { return row.instances == 0; }); // of one that left
        std::sort(rows.begin(), rows.end(), [](const EndpointRow &a, const EndpointRow &b) {
            return std::tie(a.stats.subject, a.stats.name, a.instance)
                < std::tie(b.stats.subject, b.stats.name, b.instance);
        });
        drawService();
        drawInstances(instances);
        drawEndpoints(rows);
        drawWays(rows);
    }

private:
    [[nodiscard]] QString id(const char *kind, const QString &rest = {}) const
    {
        return QLatin1String(kind) + m_service.name + (rest.isEmpty() ? QString() : QString(separator + rest));
    }

    void drawService()
    {
        if (m_isFocus)
            return;
        ServiceNode &node = m_builder.node(id("service:"), ServiceNode::Kind::Service, m_service.name);
        node.name = m_service.name;
        node.detail = Text::tr("%n instance(s)", nullptr, m_service.present);
        if (std::isfinite(m_service.rates.requests))
            node.detail = format::rate(m_service.rates.requests) + QStringLiteral(" · ") + node.detail;
        node.hasHealth = true;
        node.health = m_service.health;
        node.reason = m_service.reason;
    }

    void drawInstances(QList<InstanceRow> &instances)
    {
        m_graph.left += static_cast<int>(
            instances.removeIf([](const InstanceRow &row) { return row.state == InstanceRow::State::Left; }));
        std::sort(instances.begin(), instances.end(), [](const InstanceRow &a, const InstanceRow &b) {
            return a.health != b.health ? a.health > b.health : a.id < b.id;
        });
        const qsizetype shown = instances.size() <= m_maxInstances ? instances.size() : m_maxInstances - 1;
        for (qsizetype i = 0; i < shown; ++i)
            drawInstance(instances.at(i));
        if (shown == instances.size())
            return;
        const QString more = id("instances:");
        ServiceNode &node = m_builder.node(more, ServiceNode::Kind::MoreInstances, m_service.name);
        const auto count = static_cast<int>(instances.size() - shown);
        node.name = Text::tr("+%n instance(s)", nullptr, count);
        node.hasHealth = true;
        int sick = 0;
        for (qsizetype i = shown; i < instances.size(); ++i) {
            const InstanceRow &row = instances.at(i);
            m_instanceIds.insert(row.id, more);
            sick += row.health >= ServiceHealth::Warning ? 1 : 0;
            if (row.health > node.health) {
                node.health = row.health;
                node.reason = row.reason;
            }
        }
        node.detail = sick > 0 ? Text::tr("%n in trouble", nullptr, sick) : Text::tr("all good");
    }

    void drawInstance(const InstanceRow &row)
    {
        const QString own = id("instance:", row.id);
        m_instanceIds.insert(row.id, own);
        ServiceNode &node = m_builder.node(own, ServiceNode::Kind::Instance, m_service.name);
        node.instance = row.id;
        node.name = shortInstanceId(row.id);
        node.exact = row.id;
        node.detail = row.info && !row.info->version.isEmpty()
            ? QString(row.info->version + QStringLiteral(" · ") + row.stateText)
            : row.stateText;
        node.hasHealth = true;
        node.health = row.health;
        node.reason = row.reason;
        if (!row.connection) {
            ++m_graph.unplaced;
            return;
        }
        const InstanceConnection &connection = *row.connection;
        const QString client = QString::number(connection.clientId);
        const QString to = QStringLiteral("connection:") + connection.server + separator + client;
        ServiceNode &there = m_builder.node(to, ServiceNode::Kind::Connection, m_service.name);
        there.name = connection.name.isEmpty() ? Text::tr("connection %1").arg(client) : connection.name;
        QStringList details { connection.serverName.isEmpty() ? connection.server : connection.serverName,
            QString(connection.language + u' ' + connection.libraryVersion).trimmed() };
        details.removeAll(QString());
        there.detail = details.join(QStringLiteral(" · "));
        details = { Text::tr("connection %1 of server %2").arg(client, connection.serverName), connection.address };
        details.removeAll(QString());
        there.exact = details.join(QStringLiteral(", "));
        ServiceWay &way = m_builder.way(own, to, ServiceWay::Kind::RunsOn);
        if (!connection.rtt.isEmpty())
            way.note = Text::tr("round trip %1").arg(connection.rtt);
    }

    void drawEndpoints(const QList<EndpointRow> &rows)
    {
        struct Sum {
            Load load;
            QString name;
            QString subject;
            ServiceHealth health = ServiceHealth::Good;
            QString reason;
        };
        std::map<QString, Sum> sums;
        for (const EndpointRow &row : rows) {
            Sum &sum = sums[endpointKey(row)];
            sum.name = row.stats.name;
            sum.subject = row.stats.subject;
            sum.load.add(row.rates, row.recent);
            if (row.health > sum.health) {
                sum.health = row.health;
                sum.reason = row.reason;
            }
        }
        QList<const std::pair<const QString, Sum> *> order;
        for (const auto &one : sums)
            order << &one;
        std::stable_sort(
            order.begin(), order.end(), [](auto *a, auto *b) { return a->second.health > b->second.health; });
        const qsizetype shown = order.size() <= m_maxEndpoints ? order.size() : m_maxEndpoints - 1;
        const QString more = id("endpoints:");
        for (qsizetype i = 0; i < order.size(); ++i) {
            const auto &[key, sum] = *order.at(i);
            if (i >= shown) {
                m_endpointIds.insert(key, more);
                continue;
            }
            const QString own = id("endpoint:", key);
            m_endpointIds.insert(key, own);
            ServiceNode &node = m_builder.node(own, ServiceNode::Kind::Endpoint, m_service.name);
            node.endpoint = sum.name;
            node.name = sum.subject;
            node.detail = sum.name == sum.subject ? QString() : sum.name;
            node.hasHealth = true;
            node.health = sum.health;
            node.reason = sum.reason;
        }
        if (shown < order.size()) {
            ServiceNode &node = m_builder.node(more, ServiceNode::Kind::MoreEndpoints, m_service.name);
            node.name = Text::tr("+%n endpoint(s)", nullptr, static_cast<int>(order.size() - shown));
            node.detail = order.at(shown)->second.subject + QStringLiteral(", …");
            node.hasHealth = true;
            node.health = order.at(shown)->second.health;
            node.reason = order.at(shown)->second.reason;
        }
    }

    void drawWays(const QList<EndpointRow> &rows)
    {
        // Endpoints that the same instances answer in a group of the same name share its box.
        std::map<std::pair<QString, QString>, std::set<QString>> members; // endpoint, group
        for (const EndpointRow &row : rows) {
            if (!row.stats.queueGroup.isEmpty())
                members[{ endpointKey(row), row.stats.queueGroup }].insert(row.instance);
        }
        std::map<std::pair<QString, std::set<QString>>, QString> boxes;
        std::map<std::pair<QString, QString>, QString> groupOf;
        for (const auto &[of, instances] : members) {
            const auto [found, isNew] = boxes.try_emplace({ of.second, instances });
            if (isNew) {
                found->second = id("group:", of.second + separator + of.first);
                ServiceNode &node = m_builder.node(found->second, ServiceNode::Kind::Group, m_service.name);
                node.name = of.second;
                node.detail = Text::tr("shared by %n instance(s)", nullptr, static_cast<int>(instances.size()));
            }
            groupOf[of] = found->second;
        }
        for (const EndpointRow &row : rows) {
            const QString endpoint = m_endpointIds.value(endpointKey(row));
            const QString instance = m_instanceIds.value(row.instance);
            if (instance.isEmpty())
                continue; // it left meanwhile
            if (!m_isFocus)
                m_builder.carry(id("service:"), endpoint, ServiceWay::Kind::Offers, row);
            if (row.stats.queueGroup.isEmpty()) {
                m_builder.carry(endpoint, instance, ServiceWay::Kind::Serves, row);
                continue;
            }
            const QString group = groupOf.at({ endpointKey(row), row.stats.queueGroup });
            m_builder.carry(endpoint, group, ServiceWay::Kind::Takes, row);
            m_builder.carry(group, instance, ServiceWay::Kind::Serves, row);
        }
    }

    Builder &m_builder;
    ServiceGraph &m_graph;
    const ServiceRow &m_service;
    bool m_isFocus;
    int m_maxEndpoints;
    int m_maxInstances;
    QHash<QString, QString> m_endpointIds; ///< box of an endpoint
    QHash<QString, QString> m_instanceIds;
};

} // namespace

qsizetype ServiceGraph::indexOf(const QString &id) const
{
    const auto found = std::lower_bound(nodes.cbegin(), nodes.cend(), id,
        [](const ServiceNode &node, const QString &wanted) { return node.id < wanted; });
    return found != nodes.cend() && found->id == id ? std::distance(nodes.cbegin(), found) : -1;
}

ServiceGraph serviceGraphOf(const QList<ServiceRow> &services,
    const std::function<QList<InstanceRow>(const QString &)> &instancesOf,
    const std::function<QList<EndpointRow>(const QString &)> &endpointsOf, const ServiceGraphOptions &options)
{
    ServiceGraph graph;
    graph.allServices = services.size();
    graph.matches = services.size();
    QList<const ServiceRow *> drawn;
    const bool isFiltered = options.focus.isEmpty() && services.size() > options.maxServices
        && !options.filter.isEmpty();
    for (const ServiceRow &row : services) {
        const auto isMatch = [&] {
            const QList<EndpointRow> rows = endpointsOf(row.name);
            return row.name.contains(options.filter, Qt::CaseInsensitive)
                || std::any_of(rows.cbegin(), rows.cend(), [&](const EndpointRow &endpoint) {
                       return endpoint.stats.subject.contains(options.filter, Qt::CaseInsensitive);
                   });
        };
        if ((options.focus.isEmpty() || row.name == options.focus) && (!isFiltered || isMatch()))
            drawn << &row;
    }
    graph.isFocusKnown = options.focus.isEmpty() || !drawn.isEmpty();
    if (isFiltered)
        graph.matches = drawn.size();
    if (options.focus.isEmpty() && drawn.size() > options.maxServices) {
        graph.isTooMany = true;
        return graph;
    }
    graph.services = drawn.size();
    Builder builder;
    for (const ServiceRow *row : std::as_const(drawn))
        Drawing(builder, graph, *row, options).draw(instancesOf(row->name), endpointsOf(row->name));
    builder.finish(graph);
    for (const ServiceNode &node : std::as_const(graph.nodes))
        graph.connections += node.kind == ServiceNode::Kind::Connection ? 1 : 0;
    return graph;
}

LayoutBox layoutBox(const ServiceNode &node)
{
    LayoutBox box;
    box.id = node.id;
    box.group = node.service;
    box.rank = static_cast<int>(node.kind);
    return box;
}

QString errorLabel(const ServiceWay &way)
{
    return std::isfinite(way.errors) && way.errors > 0 ? Text::tr("%1 errors", "rate").arg(format::rate(way.errors))
                                                       : QString();
}

QString wayWords(const ServiceWay &way, const ServiceGraph &graph)
{
    const QString from = graph.nodes.at(way.from).name;
    const QString to = graph.nodes.at(way.to).name;
    QStringList words;
    switch (way.kind) {
    case ServiceWay::Kind::Offers:
        words << Text::tr("%1 answers %2").arg(from, to);
        break;
    case ServiceWay::Kind::Takes:
        words << Text::tr("%1 is taken by the queue group %2").arg(from, to);
        break;
    case ServiceWay::Kind::Serves:
        words << Text::tr("%1 is answered by %2").arg(from, to);
        break;
    case ServiceWay::Kind::RunsOn:
        words << Text::tr("%1 runs on %2").arg(from, to);
        break;
    }
    if (std::isfinite(way.requests))
        words << format::rate(way.requests);
    words << errorLabel(way);
    if (way.recent.errors > 0)
        words << Text::tr("%1 of the last 5 minutes failed").arg(percentText(way.recent.errorShare()));
    words << way.note;
    words.removeAll(QString());
    return words.join(QLatin1String(", "));
}

QString kindWord(ServiceNode::Kind kind)
{
    switch (kind) {
    case ServiceNode::Kind::Service:
        return Text::tr("service");
    case ServiceNode::Kind::Endpoint:
        return Text::tr("endpoint");
    case ServiceNode::Kind::MoreEndpoints:
        return Text::tr("endpoints");
    case ServiceNode::Kind::Group:
        return Text::tr("queue group");
    case ServiceNode::Kind::Instance:
        return Text::tr("instance");
    case ServiceNode::Kind::MoreInstances:
        return Text::tr("instances");
    case ServiceNode::Kind::Connection:
        return Text::tr("connection");
    }
    return {};
}

} // namespace natsight
