// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/latencyhistogram.h"

#include <QWidget>

namespace natsight {

/// How many replies took how long, as bars over a logarithmic axis with marks at the percentiles. The pointer above a bar tells
/// its figures; the menu and Ctrl+C copy them as CSV. GUI thread.
class LatencyView : public QWidget
{
    Q_OBJECT

public:
    explicit LatencyView(QWidget *parent = nullptr);

    /// `of` is what it is about, in words.
    void setHistogram(const QString &of, const LatencyHistogram &histogram);
    [[nodiscard]] QString summary() const; ///< in a sentence, also for screen readers
    [[nodiscard]] QString toCsv() const; ///< bars that are not empty: from and to in milliseconds, and the count
    [[nodiscard]] QSize minimumSizeHint() const override { return { 200, 120 }; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double xOf(double ns) const;
    [[nodiscard]] int barAt(const QPoint &position) const; ///< -1 = none
    [[nodiscard]] QString barText(const LatencyHistogram::Bar &bar) const;
    void makeBars();
    void copy() const;

    QString m_of;
    LatencyHistogram m_histogram;
    QList<LatencyHistogram::Bar> m_bars;
    double m_low = 1; ///< of the axis, nanoseconds
    double m_high = 2;
    quint64 m_most = 0;
};

} // namespace natsight
