// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/subjectcountmodel.h"

#include "models/core/format.h"

namespace natsight {

QVariant countCell(quint64 value, int role)
{
    return role == Qt::DisplayRole ? QVariant(format::count(value))
        : role == SortRole         ? QVariant(static_cast<double>(value))
                                   : QVariant(value);
}

QVariant shareCell(double share, int role)
{
    return role == Qt::DisplayRole ? QVariant(QStringLiteral("%1 %").arg(share * 100, 0, 'f', share < 0.1 ? 1 : 0))
                                   : QVariant(share);
}

double shareOf(quint64 part, quint64 all)
{
    return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0;
}

QVariant subjectHead(const QStringList &titles, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= titles.size())
        return {};
    if (role == Qt::TextAlignmentRole && section > 0)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles.at(section)) : QVariant();
}

SubjectCountModel::SubjectCountModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SubjectCountModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_messages = 0;
    endResetModel();
}

void SubjectCountModel::add(const QList<SubjectCount> &page)
{
    if (page.isEmpty())
        return;
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(page.size()) - 1);
    for (const SubjectCount &one : page)
        m_messages += one.messages;
    m_rows += page;
    endInsertRows();
    // The shares of the others are smaller now.
    if (first > 0)
        Q_EMIT dataChanged(index(0, Share), index(first - 1, Share));
}

int SubjectCountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SubjectCountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SubjectCountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SubjectCount &row = m_rows.at(index.row());
    const double share = shareOf(row.messages, m_messages);
    if (role == NameRole)
        return row.subject;
    if (role == ShareRole)
        return share;
    if (role == Qt::TextAlignmentRole)
        return index.column() == Subject ? QVariant() : QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != SortRole && role != ExactRole)
        return {};
    switch (index.column()) {
    case Subject:
        return row.subject;
    case Messages:
        return countCell(row.messages, role);
    case Share:
        return shareCell(share, role);
    default:
        return {};
    }
}

QVariant SubjectCountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return subjectHead({ tr("Subject"), tr("Messages"), tr("Share") }, section, orientation, role);
}

} // namespace natsight
