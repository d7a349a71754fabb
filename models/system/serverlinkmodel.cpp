// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/serverlinkmodel.h"

#include "models/core/format.h"
#include "models/system/topology.h"

#include <cmath>

namespace natsight {

namespace {

double perSecond(const MaybeCount &now, const MaybeCount &then, qint64 spanMs)
{
    return now && then && *now >= *then ? static_cast<double>(*now - *then) * 1'000 / static_cast<double>(spanMs)
                                        : unknownFigure;
}

QString addressOf(const QString &ip, quint16 port)
{
    return ip.isEmpty() ? QString() : ip + u':' + QString::number(port);
}

QString kindWord(ServerLink::Kind kind)
{
    switch (kind) {
    case ServerLink::Kind::Route:
        return ServerLinkModel::tr("route");
    case ServerLink::Kind::GatewayOut:
        return ServerLinkModel::tr("gateway out");
    case ServerLink::Kind::GatewayIn:
        return ServerLinkModel::tr("gateway in");
    case ServerLink::Kind::Leaf:
        break;
    }
    return ServerLinkModel::tr("leaf node");
}

/// Gathers links, each with a key of its own.
class Gatherer
{
public:
    void add(ServerLink link)
    {
        if (link.key.isEmpty())
            link.key = QStringLiteral("%1:%2").arg(static_cast<int>(link.kind)).arg(link.id);
        if (const int twice = m_keys[link.key]++; twice > 0)
            link.key += u'#' + QString::number(twice);
        ++m_pools[poolOf(link)];
        m_links << link;
    }
    QList<ServerLink> take()
    {
        for (ServerLink &link : m_links)
            link.pool = m_pools.value(poolOf(link), 1);
        return std::move(m_links);
    }

private:
    static std::pair<int, QString> poolOf(const ServerLink &link) { return { static_cast<int>(link.kind), link.to }; }

    QList<ServerLink> m_links;
    QHash<QString, int> m_keys;
    QHash<std::pair<int, QString>, int> m_pools;
};

ServerLink linkOf(const RouteDetail &one, const std::function<QString(const QString &)> &nameOf)
{
    ServerLink link;
    link.id = one.id;
    link.to = one.remoteName.isEmpty() ? nameOf(one.remoteId) : one.remoteName;
    link.account = one.account;
    link.address = addressOf(one.ip, one.port);
    link.rttNs = one.rttNs;
    link.startMs = one.startMs;
    link.pending = one.pendingBytes;
    link.traffic = one.traffic;
    link.subscriptions = one.subscriptions;
    link.compression = one.compression;
    link.isConfigured = one.isConfigured;
    link.note = one.didSolicit ? ServerLinkModel::tr("it connected") : ServerLinkModel::tr("the other connected");
    return link;
}

ServerLink linkOf(const GatewayDetail &one, const std::function<QString(const QString &)> &nameOf)
{
    const ConnectionDetail &connection = one.connection;
    ServerLink link;
    link.kind = one.isOutbound ? ServerLink::Kind::GatewayOut : ServerLink::Kind::GatewayIn;
    link.isConnected = one.isConnected;
    link.isConfigured = one.isConfigured;
    if (!one.isConnected) {
        link.key = QStringLiteral("gateway:") + one.cluster;
        link.to = one.cluster;
        link.note = ServerLinkModel::tr("cluster %1, not connected").arg(one.cluster);
        return link;
    }
    link.id = connection.id;
    link.to = nameOf(connection.name);
    link.address = addressOf(connection.ip, connection.port);
    link.rttNs = connection.rttNs;
    link.startMs = connection.startMs;
    link.pending = connection.pendingBytes;
    link.traffic = connection.traffic;
    link.subscriptions = connection.subscriptions;
    link.compression = connection.compression;
    link.note = ServerLinkModel::tr("cluster %1").arg(one.cluster);
    return link;
}

ServerLink linkOf(const LeafDetail &one)
{
    ServerLink link;
    link.kind = ServerLink::Kind::Leaf;
    link.id = one.id;
    link.to = one.name;
    link.account = one.account;
    link.address = addressOf(one.ip, one.port);
    if (one.id == 0) // 2.9 numbers none
        link.key = QStringLiteral("leaf:") + link.address + u':' + one.account;
    link.rttNs = one.rttNs;
    link.traffic = one.traffic;
    link.subscriptions = one.subscriptions;
    link.compression = one.compression;
    link.isConfigured = true; // at the leaf node: there are no others
    if (one.isSpoke)
        link.note = *one.isSpoke ? ServerLinkModel::tr("the other is the hub") : ServerLinkModel::tr("this is the hub");
    return link;
}

} // namespace

QList<ServerLink> serverLinks(const ServerSnapshot &server, const std::function<QString(const QString &id)> &nameOf)
{
    Gatherer gatherer;
    const auto add = [&gatherer](ServerLink link, const SystemAnswer &answer) {
        link.toldMs = answer.server.timeMs > 0 ? answer.server.timeMs : answer.arrivedMs;
        gatherer.add(std::move(link));
    };
    if (server.routes) {
        for (const RouteDetail &one : server.routes->routes)
            add(linkOf(one, nameOf), *server.routes);
    }
    if (server.gateways) {
        for (const GatewayDetail &one : server.gateways->gateways)
            add(linkOf(one, nameOf), *server.gateways);
    }
    if (server.leafs) {
        for (const LeafDetail &one : server.leafs->leafs)
            add(linkOf(one), *server.leafs);
    }
    return gatherer.take();
}

void ServerLinkModel::setLinks(QList<ServerLink> links)
{
    for (ServerLink &link : links) {
        const int place = placeOf(link.key);
        if (place < 0)
            continue;
        const ServerLink &was = row(place);
        const qint64 span = link.toldMs - was.toldMs;
        // Another connection may have the number after a restart.
        if (was.startMs != link.startMs || was.address != link.address || span < 0)
            continue;
        if (span == 0) {
            link.rates = was.rates; // the same answer
            continue;
        }
        const TrafficCounts &now = link.traffic;
        const TrafficCounts &then = was.traffic;
        link.rates = { perSecond(now.in.messages, then.in.messages, span),
            perSecond(now.out.messages, then.out.messages, span), perSecond(now.in.bytes, then.in.bytes, span),
            perSecond(now.out.bytes, then.out.bytes, span) };
    }
    setRows(links);
}

QString ServerLinkModel::totals() const
{
    if (rows().isEmpty())
        return {};
    int routes = 0;
    int gateways = 0;
    int leaves = 0;
    quint64 pending = 0;
    TrafficRates rates;
    for (const ServerLink &link : rows()) {
        if (!link.isConnected)
            continue;
        routes += link.kind == ServerLink::Kind::Route ? 1 : 0;
        leaves += link.kind == ServerLink::Kind::Leaf ? 1 : 0;
        gateways += link.kind == ServerLink::Kind::GatewayOut || link.kind == ServerLink::Kind::GatewayIn ? 1 : 0;
        pending += link.pending.value_or(0);
        addRates(rates, link.rates);
    }
    QStringList words;
    if (routes > 0)
        words << tr("%n route connection(s)", nullptr, routes);
    if (gateways > 0)
        words << tr("%n gateway connection(s)", nullptr, gateways);
    if (leaves > 0)
        words << tr("%n leaf node connection(s)", nullptr, leaves);
    if (!std::isnan(rates.inMessages))
        words << tr("%1 in").arg(format::rate(rates.inMessages)) << tr("%1 out").arg(format::rate(rates.outMessages))
              << tr("%1 in").arg(format::byteRate(rates.inBytes)) << tr("%1 out").arg(format::byteRate(rates.outBytes));
    words << tr("%1 pending").arg(format::bytes(static_cast<double>(pending)));
    return words.join(QStringLiteral(" · "));
}

int ServerLinkModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

namespace {

bool isNumber(int column)
{
    switch (column) {
    case ServerLinkModel::Kind:
    case ServerLinkModel::To:
    case ServerLinkModel::Account:
    case ServerLinkModel::Address:
    case ServerLinkModel::Compression:
    case ServerLinkModel::Origin:
    case ServerLinkModel::Note:
        return false;
    default:
        return true;
    }
}

} // namespace

QVariant ServerLinkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServerLink &link = row(index.row());
    if (role == SystemRole::Name)
        return link.to;
    if (role == SystemRole::Id)
        return link.id;
    if (role == Qt::TextAlignmentRole)
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    const SystemCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Kind:
        return cell.text(kindWord(link.kind));
    case To:
        return cell.text(link.to);
    case Cid:
        if (link.id == 0)
            return cell.nothing();
        return cell.isShown() ? QVariant(QString::number(link.id)) : cell.count(link.id);
    case Account:
        return cell.text(link.account);
    case Address:
        return cell.text(link.address);
    case Rtt:
        return cell.duration(link.rttNs);
    case Uptime:
        return cell.duration(
            link.startMs > 0 && link.toldMs >= link.startMs ? (link.toldMs - link.startMs) * 1'000'000 : -1);
    case Pending:
        return cell.bytes(link.pending);
    case InMessages:
        return cell.rate(link.rates.inMessages);
    case OutMessages:
        return cell.rate(link.rates.outMessages);
    case InBytes:
        return cell.byteRate(link.rates.inBytes);
    case OutBytes:
        return cell.byteRate(link.rates.outBytes);
    case TotalInMessages:
        return cell.count(link.traffic.in.messages);
    case TotalOutMessages:
        return cell.count(link.traffic.out.messages);
    case TotalInBytes:
        return cell.bytes(link.traffic.in.bytes);
    case TotalOutBytes:
        return cell.bytes(link.traffic.out.bytes);
    case Subscriptions:
        return cell.count(link.subscriptions);
    case Pool:
        return link.isConnected ? cell.count(static_cast<quint64>(link.pool)) : cell.nothing();
    case Compression:
        return cell.text(link.compression);
    case Origin:
        return cell.text(!link.isConfigured ? QString() : *link.isConfigured ? tr("configured") : tr("implicit"));
    case Note:
        return cell.text(link.note);
    default:
        return {};
    }
}

QVariant ServerLinkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Cid:
            return tr("Number of the connection on this server");
        case Pending:
            return tr("Bytes that wait at this server for the other one to read them; not told of leaf nodes");
        case InMessages:
        case InBytes:
            return tr("From the other server, per second");
        case OutMessages:
        case OutBytes:
            return tr("To the other server, per second");
        case Pool:
            return tr("Connections of this kind to the same server");
        case Compression:
            return tr("Servers tell it of routes and leaf nodes (2.10 and later)");
        case Origin:
            return tr("Configured, or implicit: found through other servers");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles { tr("Kind"), tr("To"), tr("Id"), tr("RTT"), tr("Msgs in"), tr("Msgs out"), tr("Bytes in"),
        tr("Bytes out"), tr("Pending"), tr("Up"), tr("Pool"), tr("Origin"), tr("Compression"), tr("Account"),
        tr("Address"), tr("Subs"), tr("Note"), tr("Total msgs in"), tr("Total msgs out"), tr("Total bytes in"),
        tr("Total bytes out") };
    return titles.value(section);
}

} // namespace natsight
