// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerowsmodel.h"

namespace natsight {

/// Endpoints of a service (each once for all instances) or of one instance as rows: `setRows(feed->endpoints("pricing"))`. Rows
/// keep their place. GUI thread.
class EndpointModel : public ServiceRowsModel<EndpointRow>
{
    Q_OBJECT

public:
    enum Column {
        Endpoint,
        Subject,
        QueueGroup,
        Instances,
        RequestRate,
        Share, ///< of one instance in the queue group; ServiceRole::Share for the bar
        ErrorRate,
        ErrorShare,
        AverageTime,
        Requests, ///< since the instances began
        Errors,
        LastError,
        ColumnCount
    };

    using ServiceRowsModel::ServiceRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace natsight
