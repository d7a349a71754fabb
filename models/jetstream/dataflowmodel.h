// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/graphlistmodel.h"
#include "models/jetstream/dataflow.h"
#include "models/jetstream/listroles.h"

namespace natsight {

/// The boxes of a data flow as rows. GUI thread.
class DataFlowModel : public GraphListModel<DataFlow>
{
    Q_OBJECT

public:
    enum Role {
        IdRole = TailRole + 1,
        KindRole, ///< int of FlowNode::Kind
        DetailRole, ///< second line
    };

    using GraphListModel::GraphListModel;

    [[nodiscard]] const DataFlow &flow() const { return graph(); }

    QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString words(int row) const;
    [[nodiscard]] QString tip(int row) const;
};

} // namespace natsight
