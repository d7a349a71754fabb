// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streamlistmodel.h"

#include "models/core/format.h"

#include <cmath>

namespace natsight {

namespace {

bool isNumber(int column)
{
    switch (column) {
    case StreamListModel::Messages:
    case StreamListModel::Bytes:
    case StreamListModel::MessageRate:
    case StreamListModel::ByteRate:
    case StreamListModel::Consumers:
    case StreamListModel::Replicas:
    case StreamListModel::Lag:
        return true;
    default:
        return false;
    }
}

QString storageText(const StreamInfo &info)
{
    if (info.storage == Storage::File)
        return StreamListModel::tr("file");
    if (info.storage == Storage::Memory)
        return StreamListModel::tr("memory");
    return info.storage.text;
}

} // namespace

StreamListModel::Totals StreamListModel::totals() const
{
    Totals totals;
    totals.streams = static_cast<quint64>(rowCount());
    for (int i = 0; i < rowCount(); ++i) {
        const StreamRow &row = rows().at(i);
        totals.sick += verdict(i).health >= Health::Lagging ? 1 : 0;
        if (!row.info)
            continue;
        totals.messages += row.info->state.messages;
        totals.bytes += row.info->state.bytes;
        totals.consumers += row.info->state.consumers;
        totals.messagesPerSecond += std::isfinite(row.messagesPerSecond) ? row.messagesPerSecond : 0;
        totals.bytesPerSecond += std::isfinite(row.bytesPerSecond) ? row.bytesPerSecond : 0;
    }
    return totals;
}

int StreamListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StreamListModel::data(const QModelIndex &index, int role) const
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
    if (index.column() == State)
        return stateCell(index.row(), cell);
    if (index.column() == Name)
        return nameCell(index.row(), cell);
    const StreamRow &row = rows().at(index.row());
    if (!row.info)
        return cell.nothing(format::unknown());
    const StreamInfo &info = *row.info;
    switch (index.column()) {
    case Subjects:
        return cell.text(
            info.isMirror() ? tr("mirror of %1").arg(info.mirrorName) : info.subjects.join(QLatin1String(", ")));
    case Messages:
        return cell.number(info.state.messages);
    case Bytes:
        return cell.number(info.state.bytes, format::bytes(static_cast<double>(info.state.bytes)),
            tr("%1 bytes").arg(format::count(info.state.bytes)));
    case MessageRate:
        return cell.rate(row.messagesPerSecond, format::rate(row.messagesPerSecond));
    case ByteRate:
        return cell.rate(row.bytesPerSecond, format::byteRate(row.bytesPerSecond));
    case Consumers:
        return cell.number(info.state.consumers);
    case Replicas:
        return cell.number(static_cast<quint64>(info.replicas));
    case Leader:
        return cell.text(info.group.leader);
    case Storage:
        return cell.text(storageText(info));
    case Last:
        return cell.moment(info.state.lastNs);
    case Lag:
        return !info.mirror && info.sources.isEmpty() ? cell.nothing() : cell.number(copyLag(info));
    default:
        return {};
    }
}

QVariant StreamListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole) {
        switch (section) {
        case State:
            return tr("State");
        case Name:
            return tr("Stream");
        case Subjects:
            return tr("Subjects");
        case Messages:
            return tr("Messages");
        case Bytes:
            return tr("Bytes");
        case MessageRate:
            return tr("Msgs/s in");
        case ByteRate:
            return tr("Bytes/s in");
        case Consumers:
            return tr("Consumers");
        case Replicas:
            return tr("Replicas");
        case Leader:
            return tr("Leader");
        case Storage:
            return tr("Storage");
        case Last:
            return tr("Last message");
        case Lag:
            return tr("Lag");
        default:
            return {};
        }
    }
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole && section == Lag)
        return tr("Messages that a mirror or sources are behind their origin");
    return {};
}

} // namespace natsight
