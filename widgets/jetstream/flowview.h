// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/dataflowmodel.h"
#include "widgets/common/graphview.h"

namespace natsight {

/// Draws a data flow. GUI thread.
class FlowView : public GraphView
{
    Q_OBJECT

public:
    explicit FlowView(DataFlowModel *model, QWidget *parent = nullptr);

protected:
    [[nodiscard]] BoxLook lookOf(int row) const override;
    [[nodiscard]] WayLook lookOfWay(qsizetype way) const override;
    [[nodiscard]] QString wordsOfWay(qsizetype way) const override;

private:
    DataFlowModel *m_model;
};

} // namespace natsight
