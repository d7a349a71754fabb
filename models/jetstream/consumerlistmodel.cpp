// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/consumerlistmodel.h"

#include "models/core/format.h"

#include <cmath>

namespace natsight {

namespace {

double sortable(double value)
{
    return std::isfinite(value) ? value : -1;
}

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
    const ConsumerRow &row = rows().at(index.row());
    const Verdict &judged = verdict(index.row());
    switch (role) {
    case HealthRole:
        return static_cast<int>(judged.health);
    case ReasonRole:
        return judged.reason;
    case NameRole:
        return row.name;
    case StreamRole:
        return row.stream;
    case TailRole:
        return QVariant::fromValue(row.tail);
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        break;
    }
    const bool isShown = role == Qt::DisplayRole;
    const bool isSort = role == SortRole;
    const bool isExact = role == ExactRole;
    const bool isTip = role == Qt::ToolTipRole;
    if (!isShown && !isSort && !isExact && !isTip)
        return {};
    switch (index.column()) {
    case State:
        if (isTip)
            return judged.reason;
        return isSort ? QVariant(static_cast<int>(judged.health)) : QVariant(healthWord(judged.health));
    case Stream:
        return isTip ? QVariant() : QVariant(row.stream);
    case Name:
        if (isTip)
            return row.info && !row.info->description.isEmpty() ? QVariant(row.info->description) : QVariant();
        return row.name;
    default:
        break;
    }
    if (!row.info)
        return isShown ? QVariant(format::unknown()) : isSort ? QVariant(-1.0) : QVariant();
    const ConsumerInfo &info = *row.info;
    const auto number = [&](quint64 value, const QString &shown, const QString &tip = {}) -> QVariant {
        return isShown ? QVariant(shown.isEmpty() ? format::count(value) : shown)
            : isSort   ? QVariant(static_cast<double>(value))
            : isExact  ? QVariant(value)
                       : QVariant(tip);
    };
    const auto rate = [&](double value) -> QVariant {
        return isShown ? QVariant(format::rate(value))
            : isSort   ? QVariant(sortable(value))
            : isExact  ? (std::isfinite(value) ? QVariant(value) : QVariant())
                       : QVariant();
    };
    const auto text = [&](const QString &value) -> QVariant {
        return isTip ? QVariant() : value.isEmpty() && isShown ? QVariant(format::unknown()) : QVariant(value);
    };
    switch (index.column()) {
    case Kind:
        return text(info.isPush() ? tr("push") : tr("pull"));
    case Pending:
        return number(info.pending, {});
    case AckPending: {
        const QString shown = info.maxAckPending > 0
            ? tr("%1 of %2")
                  .arg(format::count(info.ackPending), format::count(static_cast<quint64>(info.maxAckPending)))
            : format::count(info.ackPending);
        return number(info.ackPending, shown);
    }
    case Redelivered:
        return number(info.redelivered, {});
    case Waiting:
        if (info.isPush())
            return isShown ? QVariant(QString()) : isSort ? QVariant(-1.0) : QVariant();
        return number(info.waiting, {});
    case DeliveredRate:
        return rate(row.deliveredPerSecond);
    case AckedRate:
        return rate(row.ackedPerSecond);
    case FloorGap:
        return number(ackFloorGap(info), {},
            tr("Delivered up to %1, acknowledged up to %2")
                .arg(format::count(info.delivered.stream), format::count(info.ackFloor.stream)));
    case LastDelivery: {
        const qint64 last = info.delivered.lastActiveNs;
        if (isSort)
            return static_cast<double>(last);
        if (isShown)
            return format::time(last);
        if (last <= 0)
            return {};
        return isExact ? QString::fromLatin1(timeToJson(last)) : format::exactTime(last);
    }
    case Pinned:
        return isShown || isExact || isSort ? QVariant(pinnedText(info)) : QVariant();
    case Leader:
        return text(info.group.leader);
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
