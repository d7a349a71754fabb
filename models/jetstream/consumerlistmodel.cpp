// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/consumerlistmodel.h"

#include "models/core/format.h"

#include <cmath>

namespace natsight {

namespace {

bool isNumber(int column)
{
    switch (column) {
    case ConsumerListModel::Pending:
    case ConsumerListModel::AckPending:
    case ConsumerListModel::Redelivered:
    case ConsumerListModel::Waiting:
    case ConsumerListModel::DeliveredRate:
    case ConsumerListModel::AckedRate:
    case ConsumerListModel::FloorGap:
        return true;
    default:
        return false;
    }
}

QString pinnedText(const ConsumerInfo &info)
{
    QStringList pinned;
    for (const PriorityGroupInfo &group : info.priorityGroups) {
        if (!group.pinnedClientId.isEmpty())
            pinned << group.group + QLatin1String(": ") + group.pinnedClientId;
    }
    return pinned.join(QLatin1String(", "));
}

} // namespace

ConsumerListModel::Totals ConsumerListModel::totals() const
{
    Totals totals;
    totals.consumers = static_cast<quint64>(rowCount());
    for (int i = 0; i < rowCount(); ++i) {
        const ConsumerRow &row = rows().at(i);
        totals.sick += verdict(i).health >= Health::Lagging ? 1 : 0;
        if (!row.info)
            continue;
        totals.pending += row.info->pending;
        totals.ackPending += row.info->ackPending;
        totals.deliveredPerSecond += std::isfinite(row.deliveredPerSecond) ? row.deliveredPerSecond : 0;
    }
    return totals;
}

int ConsumerListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConsumerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (const auto shared = common(index, role))
        return *shared;
    if (role == Qt::TextAlignmentRole)
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    const ConsumerRow &row = rows().at(index.row());
    if (index.column() == State)
        return stateCell(index.row(), cell);
    if (index.column() == Name)
        return nameCell(index.row(), cell);
    if (index.column() == Stream)
        return cell.text(row.stream);
    if (!row.info)
        return cell.nothing(format::unknown());
    const ConsumerInfo &info = *row.info;
    switch (index.column()) {
    case Kind:
        return cell.text(info.isPush() ? tr("push") : tr("pull"));
    case Pending:
        return cell.number(info.pending);
    case AckPending:
        return cell.number(info.ackPending,
            info.maxAckPending > 0
                ? tr("%1 of %2")
                      .arg(format::count(info.ackPending), format::count(static_cast<quint64>(info.maxAckPending)))
                : QString());
    case Redelivered:
        return cell.number(info.redelivered);
    case Waiting:
        return info.isPush() ? cell.nothing() : cell.number(info.waiting);
    case DeliveredRate:
        return cell.rate(row.deliveredPerSecond, format::rate(row.deliveredPerSecond));
    case AckedRate:
        return cell.rate(row.ackedPerSecond, format::rate(row.ackedPerSecond));
    case FloorGap:
        return cell.number(ackFloorGap(info), {},
            tr("Delivered up to %1, acknowledged up to %2")
                .arg(format::count(info.delivered.stream), format::count(info.ackFloor.stream)));
    case LastDelivery:
        return cell.moment(info.delivered.lastActiveNs);
    case Pinned:
        return cell.isTip() ? QVariant() : QVariant(pinnedText(info));
    case Leader:
        return cell.text(info.group.leader);
    default:
        return {};
    }
}

QVariant ConsumerListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Pending:
            return tr("Messages of the stream that were not delivered yet");
        case AckPending:
            return tr("Delivered and not acknowledged, of how many may be");
        case Redelivered:
            return tr("Messages that were delivered more than once and are not acknowledged");
        case Waiting:
            return tr("Open pull requests");
        case FloorGap:
            return tr("Sequences between the last delivered and the last up to which all are acknowledged");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Stream:
        return tr("Stream");
    case Name:
        return tr("Consumer");
    case Kind:
        return tr("Kind");
    case Pending:
        return tr("Pending");
    case AckPending:
        return tr("Ack pending");
    case Redelivered:
        return tr("Redelivered");
    case Waiting:
        return tr("Waiting");
    case DeliveredRate:
        return tr("Delivered/s");
    case AckedRate:
        return tr("Acked/s");
    case FloorGap:
        return tr("Floor gap");
    case LastDelivery:
        return tr("Last delivery");
    case Pinned:
        return tr("Pinned");
    case Leader:
        return tr("Leader");
    default:
        return {};
    }
}

} // namespace natsight
