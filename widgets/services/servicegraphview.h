// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicegraphmodel.h"
#include "widgets/common/graphview.h"

#include <QHash>

namespace natsight {

/// Draws who answers what. GUI thread.
class ServiceGraphView : public GraphView
{
    Q_OBJECT

public:
    explicit ServiceGraphView(ServiceGraphModel *model, QWidget *parent = nullptr);

    /// Which line of the plots an instance is, by id; those that have none get no colour.
    void setSeries(const QHash<QString, int> &series);

protected:
    [[nodiscard]] BoxLook lookOf(int row) const override;
    [[nodiscard]] WayLook lookOfWay(qsizetype way) const override;
    [[nodiscard]] QString wordsOfWay(qsizetype way) const override;

private:
    ServiceGraphModel *m_model;
    QHash<QString, int> m_series;
};

} // namespace natsight
