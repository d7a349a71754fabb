// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/mergechoicemodel.h"

#include "models/core/format.h"

namespace natsight {

MergeChoiceModel::MergeChoiceModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MergeChoiceModel::setPlaces(QList<MergePlace> places)
{
    beginResetModel();
    m_places = std::move(places);
    m_choices = QList<MergeChoice>(m_places.size(), MergeChoice::Mine);
    endResetModel();
}

bool MergeChoiceModel::canChoose(int row, MergeChoice choice) const
{
    return row >= 0 && row < m_places.size() && (choice != MergeChoice::Both || m_places.at(row).canTakeBoth);
}

void MergeChoiceModel::choose(int row, MergeChoice choice)
{
    if (!canChoose(row, choice) || m_choices.at(row) == choice)
        return;
    m_choices[row] = choice;
    Q_EMIT dataChanged(index(row, Chosen), index(row, Verbs));
    Q_EMIT choicesChanged();
}

int MergeChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

int MergeChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MergeChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const MergePlace &place = m_places.at(index.row());
    switch (index.column()) {
    case Place:
        return place.name;
    case Mine:
        return format::preview(place.mine.toUtf8(), 200);
    case Theirs:
        return format::preview(place.theirs.toUtf8(), 200);
    case Chosen:
        switch (m_choices.at(index.row())) {
        case MergeChoice::Mine:
            return tr("mine");
        case MergeChoice::Theirs:
            return tr("theirs");
        case MergeChoice::Both:
            return tr("both");
        }
        return {};
    default:
        return {};
    }
}

QVariant MergeChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Both changed");
    case Mine:
        return tr("Mine");
    case Theirs:
        return tr("Theirs");
    case Chosen:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace natsight
