// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streamlistmodel.h"

#include "models/core/format.h"

#include <cmath>

namespace natsight {

namespace {

/// Unknown sorts below everything.
double sortable(double value)
{
    return std::isfinite(value) ? value : -1;
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
    const StreamRow &row = rows().at(index.row());
    const Verdict &judged = verdict(index.row());
    switch (role) {
    case HealthRole:
        return static_cast<int>(judged.health);
    case ReasonRole:
        return judged.reason;
    case NameRole:
    case StreamRole:
        return row.name;
    case TailRole:
        return QVariant::fromValue(row.tail);
    case Qt::TextAlignmentRole:
        switch (index.column()) {
        case Messages:
        case Bytes:
        case MessageRate:
        case ByteRate:
        case Consumers:
        case Replicas:
        case Lag:
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        default:
            return {};
        }
    default:
        break;
    }
    const bool isShown = role == Qt::DisplayRole;
    const bool isSort = role == SortRole;
    const bool isExact = role == ExactRole;
    const bool isTip = role == Qt::ToolTipRole;
    if (!isShown && !isSort && !isExact && !isTip)
        return {};
    if (index.column() == State) {
        if (isTip)
            return judged.reason;
        return isSort ? QVariant(static_cast<int>(judged.health)) : QVariant(healthWord(judged.health));
    }
    if (index.column() == Name) {
        if (isTip)
            return row.info && !row.info->description.isEmpty() ? QVariant(row.info->description) : QVariant();
        return row.name;
    }
    if (!row.info)
        return isShown ? QVariant(format::unknown()) : isSort ? QVariant(-1.0) : QVariant();
    const StreamInfo &info = *row.info;
    const auto number = [&](quint64 value, const QString &shown, const QString &tip) -> QVariant {
        return isShown ? QVariant(shown)
            : isSort   ? QVariant(static_cast<double>(value))
            : isExact  ? QVariant(value)
                       : QVariant(tip);
    };
    const auto rate = [&](double value, const QString &shown) -> QVariant {
        return isShown ? QVariant(shown)
            : isSort   ? QVariant(sortable(value))
            : isExact  ? (std::isfinite(value) ? QVariant(value) : QVariant())
                       : QVariant();
    };
    const auto text = [&](const QString &value) -> QVariant {
        return isTip ? QVariant() : value.isEmpty() && isShown ? QVariant(format::unknown()) : QVariant(value);
    };
    switch (index.column()) {
    case Subjects: {
        if (info.isMirror())
            return text(tr("mirror of %1").arg(info.mirrorName));
        return text(info.subjects.join(QLatin1String(", ")));
    }
    case Messages:
        return number(info.state.messages, format::count(info.state.messages), {});
    case Bytes:
        return number(info.state.bytes, format::bytes(static_cast<double>(info.state.bytes)),
            tr("%1 bytes").arg(format::count(info.state.bytes)));
    case MessageRate:
        return rate(row.messagesPerSecond, format::rate(row.messagesPerSecond));
    case ByteRate:
        return rate(row.bytesPerSecond, format::byteRate(row.bytesPerSecond));
    case Consumers:
        return number(info.state.consumers, format::count(info.state.consumers), {});
    case Replicas:
        return number(static_cast<quint64>(info.replicas), format::count(static_cast<quint64>(info.replicas)), {});
    case Leader:
        return text(info.group.leader);
    case Storage:
        return text(storageText(info));
    case Last:
        if (isSort)
            return static_cast<double>(info.state.lastNs);
        if (isShown)
            return format::time(info.state.lastNs);
        if (info.state.lastNs <= 0)
            return {};
        return isExact ? QString::fromLatin1(timeToJson(info.state.lastNs)) : format::exactTime(info.state.lastNs);
    case Lag: {
        if (!info.mirror && info.sources.isEmpty())
            return isShown ? QVariant(QString()) : isSort ? QVariant(-1.0) : QVariant();
        const quint64 lag = copyLag(info);
        return number(lag, format::count(lag), {});
    }
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
        return section == Messages || section == Bytes || section == MessageRate || section == ByteRate
                || section == Consumers || section == Replicas || section == Lag
            ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant();
    if (role == Qt::ToolTipRole && section == Lag)
        return tr("Messages that a mirror or sources are behind their origin");
    return {};
}

} // namespace natsight
