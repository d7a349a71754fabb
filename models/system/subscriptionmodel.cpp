// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/subscriptionmodel.h"

namespace natsight {

namespace {

QVariant alignmentOf(int column)
{
    const bool isNumber = column == SubscriptionModel::Cid || column == SubscriptionModel::Messages;
    return isNumber ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
}

} // namespace

int SubscriptionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SubscriptionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SubscriptionRow &row = this->row(index.row());
    if (role == SystemRole::Name)
        return row.detail.subject;
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    const SystemCell cell(role);
    if (!cell.isOne())
        return {};
    switch (index.column()) {
    case Subject:
        return cell.text(row.detail.subject);
    case QueueGroup:
        return cell.text(row.detail.queueGroup);
    case Client:
        if (row.holder == SubscriptionRow::Holder::Other)
            return cell.text(tr("(no client)"),
                tr("No client of the server has this connection: it is the server's own, for instance of a stream or "
                   "a consumer, or it is gone since."));
        return cell.text(row.connectionName);
    case Account:
        return cell.text(row.detail.account);
    case User:
        return cell.text(row.user);
    case Server:
        return cell.text(row.server);
    case Cid:
        return cell.isShown() ? QVariant(QString::number(row.detail.connection)) : cell.count(row.detail.connection);
    case Messages:
        return cell.count(row.detail.messages);
    case Sid:
        return cell.text(row.detail.sid);
    default:
        return {};
    }
}

QVariant SubscriptionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Client:
            return tr("The name that the client gives itself");
        case Cid:
            return tr("Number of the connection on its server");
        case Messages:
            return tr("Messages that the server has delivered for this subscription");
        case Sid:
            return tr("Number of the subscription on its connection");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Subject:
        return tr("Subject");
    case QueueGroup:
        return tr("Queue group");
    case Client:
        return tr("Client");
    case Account:
        return tr("Account");
    case User:
        return tr("User");
    case Server:
        return tr("Server");
    case Cid:
        return tr("CID");
    case Messages:
        return tr("Delivered");
    case Sid:
        return tr("SID");
    default:
        return {};
    }
}

} // namespace natsight
