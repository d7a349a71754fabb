// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/graphlistmodel.h"
#include "models/services/servicegraph.h"
#include "models/services/serviceroles.h"

namespace natsight {

/// The boxes of a graph of services as rows, with the roles of `ServiceRole` that fit. GUI thread.
class ServiceGraphModel : public GraphListModel<ServiceGraph>
{
    Q_OBJECT

public:
    using GraphListModel::GraphListModel;

    QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString words(int row) const;
    [[nodiscard]] QString tip(int row) const;
};

} // namespace natsight
