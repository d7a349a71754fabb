// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/textmerge.h"

#include <QAbstractTableModel>

namespace natsight {

/// A place that two changed in different ways.
struct MergePlace {
    QString name; ///< `line 12`, `limits.max`
    QString mine;
    QString theirs;
    bool canTakeBoth = true;
};

/// The places of a merge in which something is to be chosen, a row each, mine from the beginning. Fed with values only. GUI thread.
class MergeChoiceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Place, Mine, Theirs, Chosen, Verbs, ColumnCount };

    explicit MergeChoiceModel(QObject *parent = nullptr);

    void setPlaces(QList<MergePlace> places);
    [[nodiscard]] const QList<MergeChoice> &choices() const { return m_choices; }
    [[nodiscard]] bool canChoose(int row, MergeChoice choice) const;
    /// Nothing happens where it cannot be chosen.
    void choose(int row, MergeChoice choice);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void choicesChanged();

private:
    QList<MergePlace> m_places;
    QList<MergeChoice> m_choices;
};

} // namespace natsight
