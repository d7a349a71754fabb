// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/jetstreamaccountmodel.h"

#include <algorithm>
#include <limits>

namespace natsight {

namespace {

/// Without a limit it is told in words, and stands above all others.
QVariant limitCell(const MaybeCount &limit, const SystemCell &cell)
{
    if (!limit || *limit != unlimitedStorage)
        return cell.bytes(limit);
    return cell.isShown() ? QVariant(QStringLiteral("∞"))
        : cell.isSort()   ? QVariant(std::numeric_limits<double>::max())
        : cell.isTip()    ? QVariant(JetStreamAccountModel::tr("Unlimited"))
                          : QVariant(JetStreamAccountModel::tr("unlimited"));
}

QVariant shareOf(const MaybeCount &used, const MaybeCount &limit)
{
    if (!used || !limit || *limit == 0 || *limit == unlimitedStorage)
        return {};
    return std::min(static_cast<double>(*used) / static_cast<double>(*limit), 1.0);
}

} // namespace

int JetStreamAccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int JetStreamAccountModel::rowOfAccount(const QString &account) const
{
    const auto found = std::find_if(rows().cbegin(), rows().cend(),
        [&account](const JetStreamAccountRow &row) { return row.account == account || row.name == account; });
    return found == rows().cend() ? -1 : static_cast<int>(found - rows().cbegin());
}

bool JetStreamAccountModel::isNumber(int column) const
{
    return column >= Servers && column <= ApiErrors;
}

QVariant JetStreamAccountModel::meaningOf(const JetStreamAccountRow &row, int column, int role) const
{
    switch (role) {
    case SystemRole::Name:
        return row.name;
    case SystemRole::Id:
        return row.account;
    case SystemRole::Share:
        return column == Storage ? shareOf(row.storage, row.storageLimit)
            : column == Memory   ? shareOf(row.memory, row.memoryLimit)
                                 : QVariant();
    default:
        return {};
    }
}

QVariant JetStreamAccountModel::cellOf(const JetStreamAccountRow &row, int column, const SystemCell &cell) const
{
    switch (column) {
    case Name:
        return cell.text(row.name, row.account);
    case Domain:
        return cell.text(row.domain);
    case Servers:
        return cell.count(static_cast<quint64>(row.servers.size()));
    case Streams:
        return cell.count(row.streams);
    case Consumers:
        return cell.count(row.consumers);
    case Messages:
        return cell.count(row.messages);
    case Storage:
        return cell.bytes(row.storage);
    case StorageLimit:
        return limitCell(row.storageLimit, cell);
    case Memory:
        return cell.bytes(row.memory);
    case MemoryLimit:
        return limitCell(row.memoryLimit, cell);
    case ApiRequests:
        return cell.count(row.apiRequests);
    case ApiErrors:
        return cell.count(row.apiErrors);
    case Key:
        return cell.text(row.account);
    default:
        return {};
    }
}

QString JetStreamAccountModel::tipOf(int column) const
{
    switch (column) {
    case Servers:
        return tr("Servers that have the account with JetStream");
    case Streams:
        return tr("Streams, each counted once however many replicas it has");
    case Consumers:
        return tr("Consumers, each counted once however many replicas it has");
    case Messages:
        return tr("Messages in its streams, each counted once however many replicas it has");
    case Storage:
        return tr("In files on all servers: each replica counts. The bar is the share of the limit");
    case Memory:
        return tr("In memory on all servers: each replica counts. The bar is the share of the limit");
    case StorageLimit:
    case MemoryLimit:
        return tr("What the account may use; not told where limits are by number of replicas");
    case ApiRequests:
        return tr("Requests of JetStream's API on all servers, since they began");
    default:
        return {};
    }
}

QString JetStreamAccountModel::titleOf(int column) const
{
    switch (column) {
    case Name:
        return tr("Account");
    case Domain:
        return tr("Domain");
    case Servers:
        return tr("Servers");
    case Streams:
        return tr("Streams");
    case Consumers:
        return tr("Consumers");
    case Messages:
        return tr("Messages");
    case Storage:
        return tr("Stored");
    case StorageLimit:
        return tr("File limit");
    case Memory:
        return tr("In memory");
    case MemoryLimit:
        return tr("Memory limit");
    case ApiRequests:
        return tr("API requests");
    case ApiErrors:
        return tr("API errors");
    case Key:
        return tr("Key");
    default:
        return {};
    }
}

// By server -----------------------------------------------------------------------------------------------------------

int JetStreamShareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool JetStreamShareModel::isNumber(int column) const
{
    return column > Server && column < Id;
}

QVariant JetStreamShareModel::meaningOf(const JetStreamAccountShare &row, int /*column*/, int role) const
{
    return role == SystemRole::Name ? QVariant(row.server)
        : role == SystemRole::Id    ? QVariant(row.serverId)
                                    : QVariant();
}

QVariant JetStreamShareModel::cellOf(const JetStreamAccountShare &row, int column, const SystemCell &cell) const
{
    switch (column) {
    case Server:
        return cell.text(row.server, row.serverId);
    case Streams:
        return cell.count(row.streams);
    case Leads:
        return cell.count(row.leads);
    case Consumers:
        return cell.count(row.consumers);
    case Messages:
        return cell.count(row.messages);
    case Bytes:
        return cell.bytes(row.bytes);
    case ToldStorage:
        return cell.bytes(row.told.storage);
    case ToldMemory:
        return cell.bytes(row.told.memory);
    case Id:
        return cell.text(row.serverId);
    default:
        return {};
    }
}

QString JetStreamShareModel::tipOf(int column) const
{
    switch (column) {
    case Streams:
        return tr("Streams of the account with a replica on this server");
    case Leads:
        return tr("Streams of the account that this server leads");
    case Consumers:
        return tr("Consumers of the account on this server");
    case Messages:
    case Bytes:
        return tr("In the replicas on this server");
    case ToldStorage:
    case ToldMemory:
        return tr(
            "What this server counts for the whole account. Servers tell each other now and then: they may differ");
    default:
        return {};
    }
}

QString JetStreamShareModel::titleOf(int column) const
{
    switch (column) {
    case Server:
        return tr("Server");
    case Streams:
        return tr("Streams");
    case Leads:
        return tr("Streams led");
    case Consumers:
        return tr("Consumers");
    case Messages:
        return tr("Messages here");
    case Bytes:
        return tr("Bytes here");
    case ToldStorage:
        return tr("Stored in all, as it counts");
    case ToldMemory:
        return tr("In memory in all, as it counts");
    case Id:
        return tr("Id");
    default:
        return {};
    }
}

} // namespace natsight
