// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/searchhitmodel.h"

#include "models/core/format.h"

namespace natsight {

namespace {

bool isNumber(int column)
{
    return column == SearchHitModel::Sequence || column == SearchHitModel::Size;
}

} // namespace

SearchHitModel::SearchHitModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SearchHitModel::clear()
{
    beginResetModel();
    m_hits.clear();
    endResetModel();
}

void SearchHitModel::append(const QList<SearchHit> &hits)
{
    if (hits.isEmpty())
        return;
    const auto first = static_cast<int>(m_hits.size());
    beginInsertRows({}, first, first + static_cast<int>(hits.size()) - 1);
    m_hits += hits;
    endInsertRows();
}

int SearchHitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int SearchHitModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SearchHitModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SearchHit &hit = m_hits.at(index.row());
    const int column = index.column();
    if (role == NameRole)
        return QString::number(hit.sequence);
    if (role == Qt::TextAlignmentRole)
        return isNumber(column) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole)
        return column == Time ? QVariant(format::exactTime(hit.timeNs))
            : column == Size  ? QVariant(tr("%1 bytes").arg(format::count(static_cast<quint64>(hit.size))))
                              : QVariant();
    if (role != Qt::DisplayRole && role != ExactRole)
        return {};
    const bool isShown = role == Qt::DisplayRole;
    switch (column) {
    case Sequence:
        return isShown ? QVariant(format::count(hit.sequence)) : QVariant(hit.sequence);
    case Time:
        return isShown ? format::time(hit.timeNs) : QString::fromLatin1(timeToJson(hit.timeNs));
    case Subject:
        return format::preview(hit.subject, 500);
    case Size:
        return isShown ? QVariant(format::bytes(static_cast<double>(hit.size))) : QVariant(hit.size);
    case Preview:
        return format::preview(hit.preview);
    default:
        return {};
    }
}

QVariant SearchHitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sequence:
        return tr("Sequence");
    case Time:
        return tr("Time");
    case Subject:
        return tr("Subject");
    case Size:
        return tr("Size");
    case Preview:
        return tr("Preview");
    default:
        return {};
    }
}

} // namespace natsight
