// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/jetstream/streamsearch.h"

#include <QAbstractTableModel>

namespace natsight {

/// What a search found, in the order of the stream, fed with values only. GUI thread. Bounds: its feeder's, see StreamSearch.
class SearchHitModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sequence, Time, Subject, Size, Preview, ColumnCount };

    explicit SearchHitModel(QObject *parent = nullptr);

    void clear();
    /// Behind those that are there.
    void append(const QList<SearchHit> &hits);
    [[nodiscard]] const SearchHit &hit(int row) const { return m_hits.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<SearchHit> m_hits;
};

} // namespace natsight
