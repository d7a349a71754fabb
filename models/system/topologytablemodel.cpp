// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologytablemodel.h"

#include "models/core/format.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>

namespace natsight {

/// A value by role: shown, sorted by, copied.
class TopologyTableModel::Cell
{
public:
    explicit Cell(int role)
        : m_role(role)
    {
    }
    [[nodiscard]] QVariant text(const QString &value) const
    {
        return m_role == Qt::DisplayRole && value.isEmpty() ? format::unknown() : value;
    }
    [[nodiscard]] QVariant number(double value, const QString &shown) const
    {
        const bool isKnown = !std::isnan(value);
        if (m_role == SortRole)
            return isKnown ? value : -std::numeric_limits<double>::infinity();
        if (m_role == ExactRole)
            return isKnown ? QVariant(value) : QVariant();
        return isKnown ? shown : format::unknown();
    }
    [[nodiscard]] QVariant count(const MaybeCount &value) const
    {
        if (m_role == ExactRole)
            return value ? QVariant(*value) : QVariant();
        return number(value ? static_cast<double>(*value) : unknownFigure, value ? format::count(*value) : QString());
    }
    [[nodiscard]] QVariant bytes(const MaybeCount &value) const
    {
        if (m_role == ExactRole)
            return value ? QVariant(*value) : QVariant();
        const double number = value ? static_cast<double>(*value) : unknownFigure;
        return this->number(number, value ? format::bytes(number) : QString());
    }
    [[nodiscard]] QVariant rate(double value) const
    {
        return number(value, std::isnan(value) ? QString() : format::rate(value));
    }
    [[nodiscard]] QVariant byteRate(double value) const
    {
        return number(value, std::isnan(value) ? QString() : format::byteRate(value));
    }
    [[nodiscard]] QVariant ids(const QList<quint64> &values) const
    {
        if (m_role == SortRole)
            return values.isEmpty() ? -1.0 : static_cast<double>(values.constFirst());
        QStringList words;
        for (const quint64 value : values)
            words << QString::number(value);
        return text(words.join(QStringLiteral(", ")));
    }
    [[nodiscard]] QVariant duration(qint64 ns) const
    {
        return number(ns < 0 ? unknownFigure : static_cast<double>(ns),
            ns < 0 ? QString() : format::duration(std::chrono::nanoseconds(ns)));
    }
    [[nodiscard]] QVariant moment(qint64 ms) const
    {
        if (m_role == SortRole)
            return static_cast<double>(ms);
        if (m_role == ExactRole)
            return ms > 0 ? QVariant(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs))
                          : QVariant();
        return ms > 0 ? format::time(ms * 1'000'000) : format::unknown();
    }

private:
    int m_role;
};

namespace {

QStringList keysOf(TopologyTableModel::Table table, const TopologyPtr &topology)
{
    QStringList keys;
    const auto add = [&keys](const auto &list) {
        keys.reserve(list.size());
        for (const auto &one : list)
            keys << one.key;
    };
    if (!topology)
        return keys;
    switch (table) {
    case TopologyTableModel::Table::Servers:
        add(topology->servers);
        break;
    case TopologyTableModel::Table::Leaves:
        add(topology->leaves);
        break;
    case TopologyTableModel::Table::Ways:
        add(topology->edges);
        break;
    case TopologyTableModel::Table::Changes:
        break;
    }
    return keys;
}

/// `configured`, `implicit`; empty where nobody tells.
QString originOf(const TopologyEdge &edge)
{
    if (!edge.isOriginTold)
        return {};
    return edge.isConfigured ? TopologyTableModel::tr("configured") : TopologyTableModel::tr("implicit");
}

/// `120/s in · 80/s out · 1.2 KiB/s in · …`, as the first of each two ends sees it.
QStringList flowWords(const TrafficRates &rates)
{
    QStringList words;
    if (!std::isnan(rates.inMessages))
        words << TopologyTableModel::tr("%1 in").arg(format::rate(rates.inMessages))
              << TopologyTableModel::tr("%1 out").arg(format::rate(rates.outMessages));
    if (!std::isnan(rates.inBytes))
        words << TopologyTableModel::tr("%1 in").arg(format::byteRate(rates.inBytes))
              << TopologyTableModel::tr("%1 out").arg(format::byteRate(rates.outBytes));
    return words;
}

QString why(const QList<TopologyProblem> &problems)
{
    QStringList words;
    for (const TopologyProblem &problem : problems)
        words << problem.text;
    return words.join(u' ');
}

} // namespace

QString topologyKindWord(TopologyEdge::Kind kind)
{
    switch (kind) {
    case TopologyEdge::Kind::Route:
        return TopologyTableModel::tr("route");
    case TopologyEdge::Kind::Gateway:
        return TopologyTableModel::tr("gateway");
    case TopologyEdge::Kind::Leaf:
        break;
    }
    return TopologyTableModel::tr("leaf node");
}

TopologyTableModel::TopologyTableModel(Table table, QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(table)
{
}

void TopologyTableModel::setTopology(const TopologyPtr &topology)
{
    Q_ASSERT(m_table != Table::Changes);
    if (topology == m_topology)
        return;
    const QStringList keys = keysOf(m_table, topology);
    if (keys != m_keys) {
        // What is missing goes in blocks from the end; cells still show the old value meanwhile.
        for (qsizetype end = m_keys.size(); end > 0;) {
            const auto isKept = [&](qsizetype at) {
                return std::binary_search(keys.cbegin(), keys.cend(), m_keys.at(at));
            };
            qsizetype begin = end;
            while (begin > 0 && !isKept(begin - 1))
                --begin;
            if (begin < end) {
                beginRemoveRows({}, static_cast<int>(begin), static_cast<int>(end) - 1);
                m_keys.remove(begin, end - begin);
                endRemoveRows();
            }
            end = begin - 1;
        }
        m_topology = topology;
        // What is new comes in blocks.
        for (qsizetype at = 0; at < keys.size();) {
            if (at < m_keys.size() && m_keys.at(at) == keys.at(at)) {
                ++at;
                continue;
            }
            qsizetype end = at;
            while (end < keys.size() && (at >= m_keys.size() || keys.at(end) != m_keys.at(at)))
                ++end;
            beginInsertRows({}, static_cast<int>(at), static_cast<int>(end) - 1);
            m_keys = m_keys.mid(0, at) + keys.mid(at, end - at) + m_keys.mid(at);
            endInsertRows();
            at = end;
        }
    }
    m_topology = topology;
    m_leafEdges.clear();
    if (m_table == Table::Leaves && m_topology) {
        m_leafEdges.fill(-1, m_keys.size());
        for (qsizetype i = 0; i < m_topology->edges.size(); ++i) {
            const qsizetype leaf = m_topology->leafAt(m_topology->edges.at(i).from);
            if (leaf >= 0 && m_leafEdges.at(leaf) < 0)
                m_leafEdges[leaf] = i;
        }
    }
    if (!m_keys.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void TopologyTableModel::setChanges(const QList<TopologyChange> &changes)
{
    Q_ASSERT(m_table == Table::Changes);
    if (changes.size() >= m_changes.size() && std::equal(m_changes.cbegin(), m_changes.cend(), changes.cbegin())) {
        if (changes.size() == m_changes.size())
            return;
        beginInsertRows({}, static_cast<int>(m_changes.size()), static_cast<int>(changes.size()) - 1);
        m_changes = changes;
        endInsertRows();
        return;
    }
    beginResetModel(); // the oldest are gone
    m_changes = changes;
    endResetModel();
}

QString TopologyTableModel::keyOf(int row) const
{
    return m_table == Table::Changes ? m_changes.value(row).key : m_keys.value(row);
}

int TopologyTableModel::rowOf(const QString &key) const
{
    if (m_table == Table::Changes)
        return -1;
    const auto at = std::lower_bound(m_keys.cbegin(), m_keys.cend(), key);
    return at != m_keys.cend() && *at == key ? static_cast<int>(at - m_keys.cbegin()) : -1;
}

int TopologyTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_table == Table::Changes ? m_changes.size() : m_keys.size());
}

int TopologyTableModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    switch (m_table) {
    case Table::Servers:
        return ServerColumns;
    case Table::Leaves:
        return LeafColumns;
    case Table::Ways:
        return WayColumns;
    case Table::Changes:
        break;
    }
    return ChangeColumns;
}

bool TopologyTableModel::isNumber(int column) const
{
    switch (m_table) {
    case Table::Servers:
        return (column >= ServerCpu && column <= ServerSlowConsumers) || column == ServerRtt || column == ServerStorage
            || column == ServerStarted;
    case Table::Leaves:
        return column >= LeafRtt && column <= LeafConnections;
    case Table::Ways:
        return column >= WayRtt && column <= WayUptime;
    case Table::Changes:
        break;
    }
    return false;
}

QVariant TopologyTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == KeyRole)
        return keyOf(index.row());
    const Cell cell(role);
    const bool isCell = role == Qt::DisplayRole || role == SortRole || role == ExactRole;
    if (m_table == Table::Changes) {
        const TopologyChange &change = m_changes.at(index.row());
        if (role == HealthRole)
            return static_cast<int>(change.health);
        return isCell ? changeCell(change, index.column(), cell) : QVariant();
    }
    // While rows are removed the value is still the one before, with the same keys.
    if (!m_topology)
        return {};
    const QString &key = m_keys.at(index.row());
    switch (m_table) {
    case Table::Servers: {
        const qsizetype at = m_topology->serverAt(key);
        if (at < 0)
            return {};
        const TopologyServer &server = m_topology->servers.at(at);
        if (role == HealthRole)
            return static_cast<int>(server.health);
        if (role == ShareRole)
            return server.load();
        if (role == Qt::ToolTipRole && (index.column() == ServerStateWord || index.column() == ServerWhy))
            return why(server.problems);
        return isCell ? serverCell(server, index.column(), cell) : QVariant();
    }
    case Table::Leaves: {
        const qsizetype at = m_topology->leafAt(key);
        if (at < 0)
            return {};
        const TopologyLeaf &leaf = m_topology->leaves.at(at);
        if (role == HealthRole)
            return static_cast<int>(leaf.health);
        return isCell ? leafCell(leaf, index.column(), cell) : QVariant();
    }
    case Table::Ways: {
        const qsizetype at = m_topology->edgeAt(key);
        if (at < 0)
            return {};
        const TopologyEdge &edge = m_topology->edges.at(at);
        if (role == HealthRole)
            return static_cast<int>(edge.health);
        if (role == Qt::ToolTipRole && (index.column() == WayState || index.column() == WayWhy))
            return why(edge.problems);
        return isCell ? wayCell(edge, index.column(), cell) : QVariant();
    }
    case Table::Changes:
        break;
    }
    return {};
}

QVariant TopologyTableModel::serverCell(const TopologyServer &server, int column, const Cell &cell) const
{
    switch (column) {
    case ServerName:
        return cell.text(server.name);
    case ServerCluster:
        return cell.text(server.cluster);
    case ServerStateWord:
        return cell.text(topologyStateWord(server));
    case ServerCpu:
        return cell.number(server.cpu, QStringLiteral("%1 %").arg(qRound(server.cpu)));
    case ServerMemory:
        return cell.bytes(server.memory);
    case ServerConnections:
        return cell.count(server.connections);
    case ServerIn:
        return cell.rate(server.rates.inMessages);
    case ServerOut:
        return cell.rate(server.rates.outMessages);
    case ServerSlowConsumers:
        return cell.count(server.slowConsumers);
    case ServerVersion:
        return cell.text(server.version);
    case ServerRtt:
        return cell.duration(server.rttNs);
    case ServerStorage:
        return cell.bytes(server.storage);
    case ServerStarted:
        return cell.moment(server.startMs);
    case ServerWhy:
        return cell.text(why(server.problems));
    default:
        return {};
    }
}

QVariant TopologyTableModel::leafCell(const TopologyLeaf &leaf, int column, const Cell &cell) const
{
    const TopologyEdge *edge = edgeOfLeaf(leaf.key);
    switch (column) {
    case LeafName:
        return cell.text(leaf.name);
    case LeafHub: {
        QStringList hubs;
        for (const QString &hub : leaf.hubs)
            hubs << m_topology->nameOf(hub);
        return cell.text(hubs.join(QStringLiteral(", ")));
    }
    case LeafAccounts:
        return cell.text(leaf.accounts.join(QStringLiteral(", ")));
    case LeafAddress:
        return cell.text(leaf.address);
    case LeafRtt:
        return cell.duration(edge ? edge->rttNs : -1);
    case LeafIn:
        return cell.rate(edge ? edge->flow.rates.inMessages : unknownFigure);
    case LeafOut:
        return cell.rate(edge ? edge->flow.rates.outMessages : unknownFigure);
    case LeafInBytes:
        return cell.byteRate(edge ? edge->flow.rates.inBytes : unknownFigure);
    case LeafOutBytes:
        return cell.byteRate(edge ? edge->flow.rates.outBytes : unknownFigure);
    case LeafConnections:
        return cell.count(edge ? MaybeCount(static_cast<quint64>(std::max(edge->connections, 0))) : MaybeCount());
    case LeafIds:
        return cell.ids(edge ? edge->ids : QList<quint64>());
    case LeafCompression:
        return cell.text(edge ? edge->compression : QString());
    default:
        return {};
    }
}

const TopologyEdge *TopologyTableModel::edgeOfLeaf(const QString &key) const
{
    const qsizetype at = m_leafEdges.value(m_topology->leafAt(key), -1);
    return at >= 0 && at < m_topology->edges.size() ? &m_topology->edges.at(at) : nullptr;
}

QVariant TopologyTableModel::wayCell(const TopologyEdge &edge, int column, const Cell &cell) const
{
    switch (column) {
    case WayKind:
        return cell.text(topologyKindWord(edge.kind));
    case WayFrom:
        return cell.text(m_topology->nameOf(edge.from));
    case WayTo:
        return cell.text(m_topology->nameOf(edge.to));
    case WayState:
        return cell.text(edge.isMissing ? tr("missing") : topologyHealthWord(edge.health));
    case WayRtt:
        return cell.duration(edge.rttNs);
    case WayIn:
        return cell.rate(edge.flow.rates.inMessages);
    case WayOut:
        return cell.rate(edge.flow.rates.outMessages);
    case WayInBytes:
        return cell.byteRate(edge.flow.rates.inBytes);
    case WayOutBytes:
        return cell.byteRate(edge.flow.rates.outBytes);
    case WayUptime:
        return cell.duration(edge.startMs > 0 && !edge.isMissing && m_topology->timeMs >= edge.startMs
                ? (m_topology->timeMs - edge.startMs) * 1'000'000
                : -1);
    case WayOrigin:
        return cell.text(originOf(edge));
    case WayIds:
        return cell.ids(edge.ids);
    case WayPending:
        return cell.bytes(edge.isMissing ? MaybeCount() : MaybeCount(edge.pendingBytes));
    case WayConnections:
        return cell.count(static_cast<quint64>(std::max(edge.connections, 0)));
    case WayCompression:
        return cell.text(edge.compression);
    case WayAccounts:
        return cell.text(edge.accounts.join(QStringLiteral(", ")));
    case WayWhy:
        return cell.text(why(edge.problems));
    default:
        return {};
    }
}

QVariant TopologyTableModel::changeCell(const TopologyChange &change, int column, const Cell &cell) const
{
    switch (column) {
    case ChangeTime:
        return cell.moment(change.timeMs);
    case ChangeKind:
        return cell.text(change.health == TopologyHealth::Good ? tr("better") : topologyHealthWord(change.health));
    case ChangeText:
        return cell.text(change.text);
    default:
        return {};
    }
}

QStringList TopologyTableModel::serverTotals() const
{
    quint64 connections = 0;
    quint64 subscriptions = 0;
    int sick = 0;
    TrafficRates rates;
    for (const TopologyServer &server : m_topology->servers) {
        sick += server.health >= TopologyHealth::Warning ? 1 : 0;
        if (!server.isThere())
            continue;
        connections += server.connections.value_or(0);
        subscriptions += server.subscriptions.value_or(0);
        addRates(rates, server.rates);
    }
    QStringList words { tr("%n server(s)", nullptr, static_cast<int>(m_topology->servers.size())) };
    if (sick > 0)
        words << tr("%n not well", nullptr, sick);
    words << tr("%1 connections").arg(format::count(connections))
          << tr("%1 subscriptions").arg(format::count(subscriptions));
    return words + flowWords(rates);
}

QStringList TopologyTableModel::leafTotals() const
{
    TrafficRates rates;
    quint64 connections = 0;
    for (const TopologyLeaf &leaf : m_topology->leaves) {
        const TopologyEdge *edge = edgeOfLeaf(leaf.key);
        if (!edge)
            continue;
        addRates(rates, edge->flow.rates);
        connections += static_cast<quint64>(std::max(edge->connections, 0));
    }
    QStringList words { tr("%n leaf node(s)", nullptr, static_cast<int>(m_topology->leaves.size())),
        tr("%1 connections").arg(format::count(connections)) };
    return words + flowWords(rates);
}

QStringList TopologyTableModel::wayTotals() const
{
    int routes = 0;
    int gateways = 0;
    int leaves = 0;
    int missing = 0;
    quint64 pending = 0;
    quint64 connections = 0;
    TrafficRates rates;
    for (const TopologyEdge &edge : m_topology->edges) {
        if (edge.isMissing) {
            ++missing;
            continue;
        }
        routes += edge.kind == TopologyEdge::Kind::Route ? 1 : 0;
        gateways += edge.kind == TopologyEdge::Kind::Gateway ? 1 : 0;
        leaves += edge.kind == TopologyEdge::Kind::Leaf ? 1 : 0;
        connections += static_cast<quint64>(std::max(edge.connections, 0));
        pending += edge.pendingBytes;
        addRates(rates, edge.flow.rates);
    }
    QStringList words;
    if (routes > 0)
        words << tr("%n route(s)", nullptr, routes);
    if (gateways > 0)
        words << tr("%n gateway(s)", nullptr, gateways);
    if (leaves > 0)
        words << tr("%n leaf node(s)", nullptr, leaves);
    if (missing > 0)
        words << tr("%n missing", nullptr, missing);
    words << tr("%1 connections").arg(format::count(connections));
    // Which end is the first of a way means nothing over all of them.
    if (!std::isnan(rates.inMessages))
        words << format::rate(rates.inMessages + rates.outMessages);
    if (!std::isnan(rates.inBytes))
        words << format::byteRate(rates.inBytes + rates.outBytes);
    words << tr("%1 pending").arg(format::bytes(static_cast<double>(pending)));
    return words;
}

QString TopologyTableModel::totals() const
{
    if (!m_topology || m_keys.isEmpty())
        return {};
    QStringList words;
    switch (m_table) {
    case Table::Servers:
        words = serverTotals();
        break;
    case Table::Leaves:
        words = leafTotals();
        break;
    case Table::Ways:
        words = wayTotals();
        break;
    case Table::Changes:
        break;
    }
    return words.join(QStringLiteral(" · "));
}

QString TopologyTableModel::headerTip(int section) const
{
    if (m_table == Table::Leaves) {
        switch (section) {
        case LeafIn:
        case LeafInBytes:
            return tr("To the leaf node, per second");
        case LeafOut:
        case LeafOutBytes:
            return tr("From the leaf node, per second");
        case LeafIds:
            return tr("Numbers of its connections at the hub (2.12 and later)");
        default:
            return {};
        }
    }
    if (m_table != Table::Ways)
        return {};
    switch (section) {
    case WayIn:
    case WayInBytes:
        return tr("What the first end gets from the other, per second");
    case WayOut:
    case WayOutBytes:
        return tr("What the first end sends to the other, per second");
    case WayConnections:
        return tr("Pooled connections of a route (2.10 and later), or one for each account");
    case WayUptime:
        return tr("Of the oldest of its connections; servers do not tell it of leaf nodes");
    case WayOrigin:
        return tr("Configured, or implicit: found through other servers");
    case WayIds:
        return tr("Numbers of the connections at the end that tells of them");
    case WayCompression:
        return tr("Servers tell it of routes and leaf nodes (2.10 and later)");
    default:
        return {};
    }
}

QVariant TopologyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole)
        return headerTip(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (m_table) {
    case Table::Servers:
        return QStringList { tr("Server"), tr("Cluster"), tr("State"), tr("CPU"), tr("Memory"), tr("Connections"),
            tr("In"), tr("Out"), tr("Slow consumers"), tr("Version"), tr("Answered in"), tr("JetStream store"),
            tr("Started"), tr("Why") }
            .value(section);
    case Table::Leaves:
        return QStringList { tr("Leaf node"), tr("Hub"), tr("Accounts"), tr("Address"), tr("RTT"), tr("Msgs in"),
            tr("Msgs out"), tr("Bytes in"), tr("Bytes out"), tr("Connections"), tr("Ids"), tr("Compression") }
            .value(section);
    case Table::Ways:
        return QStringList { tr("Kind"), tr("From"), tr("To"), tr("State"), tr("RTT"), tr("Msgs in"), tr("Msgs out"),
            tr("Bytes in"), tr("Bytes out"), tr("Pending"), tr("Connections"), tr("Up"), tr("Origin"), tr("Ids"),
            tr("Compression"), tr("Accounts"), tr("Why") }
            .value(section);
    case Table::Changes:
        break;
    }
    return QStringList { tr("Time"), tr("State"), tr("What changed") }.value(section);
}

} // namespace natsight
