// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/keyedrowsmodel.h"
#include "models/system/subscriptionsearch.h"
#include "models/system/systemroles.h"

namespace natsight {

/// Subscriptions of all servers as rows, fed with values only. GUI thread. Bounds: those of the search.
class SubscriptionModel : public KeyedRowsModel<SubscriptionRow>
{
    Q_OBJECT

public:
    enum Column { Subject, QueueGroup, Client, Account, User, Server, Cid, Messages, Sid, ColumnCount };

    using KeyedRowsModel::KeyedRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace natsight
