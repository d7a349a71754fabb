// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerowsmodel.h"

namespace natsight {

/// Instances of one or of many services as rows: `setRows(feed->instances("pricing"))`. Rows keep their place; views sort by
/// `ServiceRole::Sort`, worst first by the column State descending. GUI thread.
class InstanceModel : public ServiceRowsModel<InstanceRow>
{
    Q_OBJECT

public:
    enum Column {
        Instance,
        Service,
        Version,
        Client, ///< library and version, where the server tells
        Started,
        RequestRate,
        Share, ///< ServiceRole::Share for the bar
        ErrorShare,
        AverageTime,
        Requests, ///< since it began
        Errors, ///< since it began
        Rtt,
        LastError,
        State,
        ColumnCount
    };

    using ServiceRowsModel::ServiceRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace natsight
