// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/servermodel.h"

#include "models/core/format.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

bool isNumber(int column)
{
    return (column >= ServerModel::Cpu && column <= ServerModel::LeafNodes) || column == ServerModel::Storage
        || column == ServerModel::AnswersIn;
}

void add(double &to, double more)
{
    if (std::isfinite(more))
        to = (std::isfinite(to) ? to : 0) + more;
}

QString cpuText(double percent)
{
    return std::isfinite(percent) ? QString::number(percent, 'f', percent < 10 ? 1 : 0) + QLatin1String(" %")
                                  : format::unknown();
}

const JetStreamFigures *jetStreamOf(const ServerSnapshot &server)
{
    if (server.stats && server.stats->jetStream)
        return &*server.stats->jetStream;
    return server.variables && server.variables->jetStream ? &*server.variables->jetStream : nullptr;
}

} // namespace

QString metaLeader(const QList<ServerSnapshot> &servers)
{
    for (const ServerSnapshot &one : servers) {
        const JetStreamFigures *figures = jetStreamOf(one);
        if (one.state != ServerState::Gone && figures && figures->meta && !figures->meta->leader.isEmpty())
            return figures->meta->leader;
    }
    return {};
}

MaybeCount routePeers(const ServerSnapshot &server)
{
    if (server.routes) {
        QSet<QString> peers;
        for (const RouteDetail &one : server.routes->routes)
            peers << one.remoteId;
        return static_cast<quint64>(peers.size());
    }
    if (!server.stats)
        return {};
    QSet<QString> peers;
    quint64 unnamed = 0;
    for (const RouteStat &one : server.stats->routes) {
        if (one.name.isEmpty())
            ++unnamed;
        else
            peers << one.name;
    }
    return static_cast<quint64>(peers.size()) + unnamed;
}

MaybeCount gatewayPeers(const ServerSnapshot &server)
{
    return server.stats ? MaybeCount(static_cast<quint64>(server.stats->gateways.size())) : MaybeCount();
}

void ServerModel::setServers(const QList<ServerSnapshot> &servers, qint64 nowMs)
{
    const QList<ServerVerdict> verdicts = judgeServers(servers, nowMs);
    QHash<QString, qsizetype> given;
    for (qsizetype i = 0; i < servers.size(); ++i)
        given.insert(servers.at(i).identity.id, i);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (given.contains(m_rows.at(row).server.identity.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    m_places.clear();
    for (int row = 0; row < rowCount(); ++row) {
        const QString id = m_rows.at(row).server.identity.id;
        const qsizetype place = given.take(id);
        m_rows[row] = { servers.at(place), verdicts.at(place) };
        m_places.insert(id, row);
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (given.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(given.size()) - 1);
    for (qsizetype i = 0; i < servers.size(); ++i) {
        const QString id = servers.at(i).identity.id;
        if (given.value(id, -1) != i)
            continue;
        m_places.insert(id, static_cast<int>(m_rows.size()));
        m_rows.append({ servers.at(i), verdicts.at(i) });
    }
    endInsertRows();
}

int ServerModel::rowOf(const QString &id) const
{
    return m_places.value(id, -1);
}

ServerModel::Totals ServerModel::totals() const
{
    Totals totals;
    for (const Row &row : m_rows) {
        if (row.server.state == ServerState::Gone) {
            ++totals.gone;
            continue;
        }
        ++totals.present;
        totals.sick += row.verdict.condition >= ServerCondition::Warning ? 1 : 0;
        if (row.server.stats)
            totals.connections += row.server.stats->connections.value_or(0);
        add(totals.rates.inMessages, row.server.rates.inMessages);
        add(totals.rates.outMessages, row.server.rates.outMessages);
        add(totals.rates.inBytes, row.server.rates.inBytes);
        add(totals.rates.outBytes, row.server.rates.outBytes);
    }
    return totals;
}

int ServerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ServerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const ServerSnapshot &server = row.server;
    switch (role) {
    case SystemRole::Condition:
        return static_cast<int>(row.verdict.condition);
    case SystemRole::Reason:
        return row.verdict.reason();
    case SystemRole::Name:
        return server.identity.name;
    case SystemRole::Id:
        return server.identity.id;
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const SystemCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case State:
        return cell.isTip() ? QVariant(row.verdict.reason())
            : cell.isSort() ? QVariant(static_cast<int>(row.verdict.condition))
                            : QVariant(row.verdict.word);
    case Name:
        return cell.text(server.identity.name, server.identity.id);
    case Cluster:
        return cell.text(server.identity.cluster);
    case Version:
        return cell.text(server.identity.version);
    case Domain:
        return cell.text(server.identity.domain);
    case Host:
        return cell.text(server.identity.host);
    case Tags:
        return cell.text(server.identity.tags.join(QLatin1String(", ")));
    case Id:
        return cell.text(server.identity.id);
    case Answered:
        return cell.moment(server.answeredMs);
    case AnswersIn:
        return cell.duration(server.rttNs);
    case InMessages:
        return cell.rate(server.rates.inMessages);
    case OutMessages:
        return cell.rate(server.rates.outMessages);
    case InBytes:
        return cell.byteRate(server.rates.inBytes);
    case OutBytes:
        return cell.byteRate(server.rates.outBytes);
    default:
        break;
    }
    // Of one that is gone the last figures are no figures of now.
    if (!server.stats || server.state == ServerState::Gone)
        return cell.nothing();
    const ServerStats &stats = *server.stats;
    switch (index.column()) {
    case Started:
        return cell.moment(stats.startMs);
    case Cpu:
        return cell.isTip() && stats.cores
            ? QVariant(tr("Of one core; the server may use %n core(s)", nullptr, static_cast<int>(*stats.cores)))
            : cell.number(stats.cpu, cpuText(stats.cpu));
    case Memory:
        return cell.bytes(stats.memory);
    case Connections:
        return cell.count(stats.connections);
    case Subscriptions:
        return cell.count(stats.subscriptions);
    case SlowConsumers:
        return cell.count(stats.slowConsumers);
    case Routes:
        return cell.count(routePeers(server));
    case Gateways:
        return cell.count(gatewayPeers(server));
    case LeafNodes:
        return cell.count(server.variables ? server.variables->leafNodes
                : server.leafs             ? server.leafs->total
                                           : MaybeCount());
    case JetStream: {
        const JetStreamFigures *figures = jetStreamOf(server);
        const bool isLeader = figures && figures->meta && figures->meta->leader == server.identity.name;
        if (cell.isSort())
            return isLeader ? 2 : figures ? 1 : 0;
        return cell.text(isLeader ? tr("leader") : figures ? tr("on") : tr("off"));
    }
    case Storage:
        return cell.bytes(stats.jetStream ? stats.jetStream->storage : MaybeCount());
    default:
        return {};
    }
}

QVariant ServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Cpu:
            return tr("Percent of one core");
        case InMessages:
            return tr("Messages that it receives from clients, routes, gateways and leaf nodes");
        case OutMessages:
            return tr("Messages that it sends to clients, routes, gateways and leaf nodes");
        case SlowConsumers:
            return tr("Connections that were closed because they were too slow, since the server began");
        case Routes:
            return tr("Servers of its cluster that it is connected to");
        case Gateways:
            return tr("Other clusters that it is connected to");
        case AnswersIn:
            return tr("From asking all servers to its answer");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Name:
        return tr("Server");
    case Cluster:
        return tr("Cluster");
    case Version:
        return tr("Version");
    case Started:
        return tr("Started");
    case Cpu:
        return tr("CPU");
    case Memory:
        return tr("Memory");
    case Connections:
        return tr("Connections");
    case Subscriptions:
        return tr("Subscriptions");
    case InMessages:
        return tr("Msgs in");
    case OutMessages:
        return tr("Msgs out");
    case InBytes:
        return tr("Bytes in");
    case OutBytes:
        return tr("Bytes out");
    case SlowConsumers:
        return tr("Slow consumers");
    case Routes:
        return tr("Routes");
    case Gateways:
        return tr("Gateways");
    case LeafNodes:
        return tr("Leaf nodes");
    case JetStream:
        return tr("JetStream");
    case Storage:
        return tr("Stored");
    case Domain:
        return tr("Domain");
    case Host:
        return tr("Host");
    case Tags:
        return tr("Tags");
    case AnswersIn:
        return tr("Answers in");
    case Answered:
        return tr("Last answer");
    case Id:
        return tr("Id");
    default:
        return {};
    }
}

} // namespace natsight
