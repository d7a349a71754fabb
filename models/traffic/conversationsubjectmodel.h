// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/keyedrowsmodel.h"
#include "models/core/listcell.h"
#include "models/traffic/conversations.h"

namespace natsight {

/// Request subjects with what became of their requests. GUI thread; bounds: the limit of the pairing.
class ConversationSubjectModel : public KeyedRowsModel<ConversationSubject>
{
    Q_OBJECT

public:
    enum Column {
        Subject,
        Requests,
        Rate,
        Trend,
        Replies,
        Open,
        NotCovered,
        NoResponders,
        Failed,
        Median,
        P90,
        P99,
        Maximum,
        Late,
        Last,
        ColumnCount
    };
    enum Role {
        TrendRole = exactCellRole + 1, ///< QList<float>: requests a second, oldest first
        IsFoldRole, ///< bool: the row of all other subjects
        TroubleRole, ///< double: share of requests that failed, have no responders or no reply
    };

    using KeyedRowsModel::KeyedRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString nameOf(const QByteArray &subject);
    [[nodiscard]] int rowOf(const QByteArray &subject) const { return placeOf(subject); } ///< -1 = none
};

} // namespace natsight
