// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/accountmodel.h"

#include <QHash>

namespace natsight {

namespace {

bool isNumber(int column)
{
    return column >= AccountModel::Servers;
}

} // namespace

void AccountModel::setRows(const QList<AccountRow> &rows)
{
    QHash<QString, qsizetype> given;
    for (qsizetype i = 0; i < rows.size(); ++i)
        given.insert(rows.at(i).account, i);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (given.contains(m_rows.at(row).account))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (AccountRow &row : m_rows)
        row = rows.at(given.take(row.account));
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (given.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(given.size()) - 1);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (given.value(rows.at(i).account, -1) == i)
            m_rows << rows.at(i);
    }
    endInsertRows();
}

int AccountModel::rowOf(const QString &account) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).account == account || m_rows.at(row).name == account)
            return row;
    }
    return -1;
}

int AccountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AccountRow &row = m_rows.at(index.row());
    switch (role) {
    case SystemRole::Name:
        return row.name;
    case SystemRole::Id:
        return row.account;
    case SystemRole::Tail:
        return QVariant::fromValue(row.tail);
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const SystemCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Name:
        return cell.text(row.isSystem && cell.isShown() ? tr("%1 (system)").arg(row.name) : row.name);
    case Key:
        return cell.text(row.account);
    case Servers:
        return cell.count(static_cast<quint64>(row.servers));
    case Connections:
        return cell.count(row.connections);
    case LeafNodes:
        return cell.count(row.leafNodes);
    case Subscriptions:
        return cell.count(row.subscriptions);
    case InMessages:
        return cell.rate(row.rates.inMessages);
    case OutMessages:
        return cell.rate(row.rates.outMessages);
    case InBytes:
        return cell.byteRate(row.rates.inBytes);
    case OutBytes:
        return cell.byteRate(row.rates.outBytes);
    case TotalIn:
        return cell.count(row.traffic.in.messages);
    case TotalOut:
        return cell.count(row.traffic.out.messages);
    case SlowConsumers:
        return cell.count(row.slowConsumers);
    case Storage:
        return cell.bytes(row.storage);
    case Memory:
        return cell.bytes(row.memory);
    case Reserved:
        return cell.bytes(row.reservedStorage);
    case ApiRequests:
        return cell.count(row.apiRequests);
    case ApiErrors:
        return cell.count(row.apiErrors);
    default:
        return {};
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Servers:
            return tr("Servers on which it has connections or leaf nodes");
        case Subscriptions:
            return tr("The most that one server tells of: each counts those of the others, too");
        case InMessages:
            return tr("Messages that its servers receive for it");
        case OutMessages:
            return tr("Messages that its servers send for it");
        case Storage:
            return tr("In JetStream's files on all servers: each replica counts");
        case Memory:
            return tr("In JetStream's memory on all servers: each replica counts");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Account");
    case Key:
        return tr("Key");
    case Servers:
        return tr("Servers");
    case Connections:
        return tr("Connections");
    case LeafNodes:
        return tr("Leaf nodes");
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
    case TotalIn:
        return tr("Total in");
    case TotalOut:
        return tr("Total out");
    case SlowConsumers:
        return tr("Slow consumers");
    case Storage:
        return tr("Stored");
    case Memory:
        return tr("In memory");
    case Reserved:
        return tr("Reserved");
    case ApiRequests:
        return tr("API requests");
    case ApiErrors:
        return tr("API errors");
    default:
        return {};
    }
}

} // namespace natsight
