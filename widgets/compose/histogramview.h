// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/latencyhistogram.h"

#include <QWidget>

namespace natsight {

/// Bars of how many answers took how long, the longer the further right; its numbers are the accessible description and the
/// tooltips of the bars. GUI thread.
class HistogramView : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    void setHistogram(const LatencyHistogram &histogram);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect area() const;
    [[nodiscard]] int barAt(int x) const;

    QList<LatencyHistogram::Bar> m_bars;
    quint64 m_highest = 0;
};

} // namespace natsight
