// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/redeliverymodel.h"

#include "models/core/format.h"

#include <QDateTime>

#include <algorithm>

namespace natsight {

std::optional<Redelivery> redeliveryOf(const Advisory &advisory)
{
    Redelivery redelivery;
    if (advisory.type == QLatin1String("max_deliver"))
        redelivery.kind = Redelivery::Kind::GivenUp;
    else if (advisory.type == QLatin1String("nak"))
        redelivery.kind = Redelivery::Kind::Refused;
    else if (advisory.type == QLatin1String("terminated"))
        redelivery.kind = Redelivery::Kind::Terminated;
    else
        return {};
    redelivery.sequence = advisory.streamSequence;
    redelivery.deliveries = advisory.deliveries;
    redelivery.timeNs = advisory.timeNs > 0 ? advisory.timeNs : QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    redelivery.text = advisory.text;
    return redelivery;
}

RedeliveryModel::RedeliveryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RedeliveryModel::note(const Redelivery &redelivery)
{
    if (redelivery.sequence == 0)
        return;
    if (const int known = rowOf(redelivery.sequence); known >= 0) {
        Redelivery &row = m_rows[known];
        row.deliveries = std::max(row.deliveries, redelivery.deliveries);
        row.timeNs = std::max(row.timeNs, redelivery.timeNs);
        row.kind = redelivery.kind;
        row.text = redelivery.text;
        if (!redelivery.subject.isEmpty())
            row.subject = redelivery.subject;
        Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));
        return;
    }
    if (m_rows.size() >= maxRows)
        makeRoom();
    const auto place = static_cast<int>(m_rows.size());
    beginInsertRows({}, place, place);
    m_rows << redelivery;
    m_places.insert(redelivery.sequence, place);
    endInsertRows();
}

void RedeliveryModel::makeRoom()
{
    QList<qint64> times;
    times.reserve(m_rows.size());
    for (const Redelivery &row : std::as_const(m_rows))
        times << row.timeNs;
    const auto tenth = times.begin() + maxRows / 10;
    std::nth_element(times.begin(), tenth, times.end());
    const qint64 oldest = *tenth;
    beginResetModel();
    // Of one moment all at most, so that room is made in any case.
    int left = maxRows / 10;
    m_rows.removeIf([oldest, &left](const Redelivery &row) { return row.timeNs <= oldest && left-- > 0; });
    m_places.clear();
    for (int row = 0; row < m_rows.size(); ++row)
        m_places.insert(m_rows.at(row).sequence, row);
    endResetModel();
}

void RedeliveryModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_places.clear();
    endResetModel();
}

int RedeliveryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RedeliveryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RedeliveryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Redelivery &row = m_rows.at(index.row());
    const int column = index.column();
    if (role == KindRole)
        return static_cast<int>(row.kind);
    if (role == NameRole)
        return QString::number(row.sequence);
    if (role == Qt::TextAlignmentRole)
        return column == Sequence || column == Deliveries
            ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant();
    if (role == Qt::ToolTipRole)
        return column == Last ? QVariant(format::exactTime(row.timeNs)) : QVariant();
    if (role != Qt::DisplayRole && role != SortRole && role != ExactRole)
        return {};
    switch (column) {
    case Sequence:
        return role == Qt::DisplayRole ? QVariant(format::count(row.sequence))
            : role == SortRole         ? QVariant(static_cast<double>(row.sequence))
                                       : QVariant(row.sequence);
    case Deliveries:
        return role == Qt::DisplayRole
            ? QVariant(row.deliveries > 0 ? tr("%1×").arg(format::count(row.deliveries)) : format::unknown())
            : role == SortRole ? QVariant(static_cast<double>(row.deliveries))
                               : QVariant(row.deliveries);
    case What:
        return row.text;
    case Subject:
        return row.subject.isEmpty() && role == Qt::DisplayRole ? format::unknown() : row.subject;
    case Last:
        return role == Qt::DisplayRole ? QVariant(format::time(row.timeNs))
            : role == SortRole
            ? QVariant(static_cast<double>(row.timeNs))
            : QVariant(QDateTime::fromMSecsSinceEpoch(row.timeNs / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs));
    default:
        return {};
    }
}

QVariant RedeliveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Sequence || section == Deliveries))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sequence:
        return tr("Sequence");
    case Deliveries:
        return tr("Delivered");
    case What:
        return tr("What happened last");
    case Subject:
        return tr("Subject");
    case Last:
        return tr("When");
    default:
        return {};
    }
}

} // namespace natsight
