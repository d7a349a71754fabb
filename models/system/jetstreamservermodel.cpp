// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/jetstreamservermodel.h"

#include <algorithm>

namespace natsight {

namespace {

using Role = JetStreamServerRow::Role;

/// The light figures are the newest; the counts and the rest come with JSZ.
std::optional<JetStreamFigures> figuresOf(const ServerSnapshot &server)
{
    const JetStreamFigures *light = server.stats && server.stats->jetStream ? &*server.stats->jetStream : nullptr;
    if (server.jetStream && server.jetStream->figures.isDisabled)
        return {};
    if (!light && !server.jetStream)
        return {};
    if (!server.jetStream)
        return *light;
    JetStreamFigures figures = server.jetStream->figures;
    // These leave a 0 out.
    if (figures.streams && server.identity.isAtLeast(2, 14)) {
        figures.streamLeaders = figures.streamLeaders.value_or(0);
        figures.consumerLeaders = figures.consumerLeaders.value_or(0);
    }
    if (!light)
        return figures;
    figures.meta = light->meta ? light->meta : figures.meta;
    figures.memory = light->memory;
    figures.storage = light->storage;
    figures.apiRequests = light->apiRequests;
    figures.apiErrors = light->apiErrors;
    return figures;
}

Role roleOf(const ServerSnapshot &server, const JetStreamFigures &figures)
{
    if (!figures.meta)
        return server.jetStream ? Role::Alone : Role::Unknown;
    return figures.meta->leader == server.identity.name ? Role::Leader : Role::Member;
}

QVariant shareOf(const MaybeCount &used, const MaybeCount &limit)
{
    if (!used || !limit || *limit == 0)
        return {};
    return std::min(static_cast<double>(*used) / static_cast<double>(*limit), 1.0);
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Leader:
        return JetStreamServerModel::tr("leader");
    case Role::Member:
        return JetStreamServerModel::tr("member");
    case Role::Alone:
        return JetStreamServerModel::tr("not clustered");
    case Role::Unknown:
        break;
    }
    return {};
}

} // namespace

QList<JetStreamServerRow> jetStreamServersOf(const QList<ServerSnapshot> &servers, qint64 nowMs)
{
    const QList<ServerVerdict> verdicts = judgeServers(servers, nowMs);
    QList<JetStreamServerRow> rows;
    for (qsizetype i = 0; i < servers.size(); ++i) {
        const ServerSnapshot &server = servers.at(i);
        const auto figures = figuresOf(server);
        if (!figures)
            continue;
        JetStreamServerRow row;
        row.identity = server.identity;
        row.state = server.state;
        row.figures = *figures;
        row.role = roleOf(server, *figures);
        row.health = server.health ? server.health->status : QString();
        row.condition = verdicts.at(i).condition;
        row.word = verdicts.at(i).word;
        row.reason = verdicts.at(i).reason();
        // Of one that is gone the last figures are no figures of now.
        if (server.state == ServerState::Gone) {
            row.figures = {};
            row.role = Role::Unknown;
            row.health.clear();
        }
        rows << row;
    }
    return rows;
}

int JetStreamServerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool JetStreamServerModel::isNumber(int column) const
{
    return column >= Streams && column <= ApiLevel;
}

QVariant JetStreamServerModel::meaningOf(const JetStreamServerRow &row, int column, int role) const
{
    switch (role) {
    case SystemRole::Condition:
        return static_cast<int>(row.condition);
    case SystemRole::Reason:
        return row.reason;
    case SystemRole::Name:
        return row.identity.name;
    case SystemRole::Id:
        return row.identity.id;
    case SystemRole::Share:
        return column == Storage ? shareOf(row.figures.storage, row.figures.maxStorage)
            : column == Memory   ? shareOf(row.figures.memory, row.figures.maxMemory)
                                 : QVariant();
    default:
        return {};
    }
}

QVariant JetStreamServerModel::cellOf(const JetStreamServerRow &row, int column, const SystemCell &cell) const
{
    const JetStreamFigures &figures = row.figures;
    switch (column) {
    case State:
        return cell.isTip() ? QVariant(row.reason)
            : cell.isSort() ? QVariant(static_cast<int>(row.condition))
                            : QVariant(row.word);
    case Name:
        return cell.text(row.identity.name, row.identity.id);
    case Cluster:
        return cell.text(row.identity.cluster);
    case Domain:
        return cell.text(figures.domain.isEmpty() ? row.identity.domain : figures.domain);
    case Meta:
        return cell.text(roleText(row.role));
    case Health:
        return cell.text(row.health);
    case Streams:
        return cell.count(figures.streams);
    case StreamsLed:
        return cell.count(figures.streamLeaders);
    case Consumers:
        return cell.count(figures.consumers);
    case ConsumersLed:
        return cell.count(figures.consumerLeaders);
    case Messages:
        return cell.count(figures.messages);
    case Bytes:
        return cell.bytes(figures.bytes);
    case Storage:
        return cell.bytes(figures.storage);
    case MaxStorage:
        return cell.bytes(figures.maxStorage);
    case ReservedStorage:
        return cell.bytes(figures.reservedStorage);
    case Memory:
        return cell.bytes(figures.memory);
    case MaxMemory:
        return cell.bytes(figures.maxMemory);
    case ReservedMemory:
        return cell.bytes(figures.reservedMemory);
    case HaAssets:
        return cell.count(figures.haAssets);
    case ApiRequests:
        return cell.count(figures.apiRequests);
    case ApiErrors:
        return cell.count(figures.apiErrors);
    case ApiPending:
        return cell.count(figures.meta ? figures.meta->pending : MaybeCount());
    case ApiLevel:
        return cell.count(figures.apiLevel);
    case Version:
        return cell.text(row.identity.version);
    case Id:
        return cell.text(row.identity.id);
    default:
        return {};
    }
}

QString JetStreamServerModel::tipOf(int column) const
{
    switch (column) {
    case Meta:
        return tr("In the group of servers that keeps the assignments of all streams and consumers");
    case Health:
        return tr("What the server's own health check says");
    case Streams:
        return tr("Streams with a replica on it");
    case StreamsLed:
        return tr("Streams that it leads (server 2.14 or later)");
    case Consumers:
        return tr("Consumers with a replica on it");
    case ConsumersLed:
        return tr("Consumers that it leads (server 2.14 or later)");
    case Messages:
        return tr("Messages of all streams that are stored on it");
    case Storage:
        return tr("Of its file storage that is used, with the share of the limit as a bar");
    case Memory:
        return tr("Of its memory storage that is used, with the share of the limit as a bar");
    case ReservedStorage:
    case ReservedMemory:
        return tr("What streams with a limit of bytes have reserved");
    case HaAssets:
        return tr("Streams and consumers with more than one replica that it is a member of");
    case ApiRequests:
        return tr("Requests of JetStream's API that it has answered since it began");
    case ApiPending:
        return tr("Requests of JetStream's API that wait on it");
    default:
        return {};
    }
}

QString JetStreamServerModel::titleOf(int column) const
{
    switch (column) {
    case State:
        return tr("State");
    case Name:
        return tr("Server");
    case Cluster:
        return tr("Cluster");
    case Domain:
        return tr("Domain");
    case Meta:
        return tr("Meta group");
    case Health:
        return tr("Health");
    case Streams:
        return tr("Streams");
    case StreamsLed:
        return tr("Streams led");
    case Consumers:
        return tr("Consumers");
    case ConsumersLed:
        return tr("Consumers led");
    case Messages:
        return tr("Messages");
    case Bytes:
        return tr("Bytes");
    case Storage:
        return tr("Stored");
    case MaxStorage:
        return tr("File limit");
    case ReservedStorage:
        return tr("File reserved");
    case Memory:
        return tr("In memory");
    case MaxMemory:
        return tr("Memory limit");
    case ReservedMemory:
        return tr("Memory reserved");
    case HaAssets:
        return tr("HA assets");
    case ApiRequests:
        return tr("API requests");
    case ApiErrors:
        return tr("API errors");
    case ApiPending:
        return tr("API waiting");
    case ApiLevel:
        return tr("API level");
    case Version:
        return tr("Version");
    case Id:
        return tr("Id");
    default:
        return {};
    }
}

} // namespace natsight
