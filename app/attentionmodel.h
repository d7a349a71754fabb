// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attention.h"
#include "models/core/keyedrowsmodel.h"

namespace natsight {

[[nodiscard]] inline QString keyOf(const Attention &one)
{
    return one.key;
}

/// What needs attention as a table, in place of what was there before. GUI thread.
class AttentionModel : public KeyedRowsModel<Attention>
{
    Q_OBJECT

public:
    enum Column { Harm, What, Since, Reason, Rule, Where, ColumnCount };
    enum Role { HarmRole = Qt::UserRole + 100, MutedRole };

    using KeyedRowsModel::KeyedRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace natsight
