// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topologyhistory.h"

#include <QAbstractSlider>

namespace natsight {

/// Recorded time as a bar with marks where something changed; the right end is now. A slider by moments: arrows go from one to
/// the next, Page up and down from change to change, End back to live. GUI thread.
class TopologyTimeline : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit TopologyTimeline(QWidget *parent = nullptr);

    /// Of the history; what is chosen stays chosen.
    void setMoments(const std::vector<TopologyHistory::Moment> &moments);
    /// 0 is live.
    [[nodiscard]] qint64 chosenMs() const;
    void backToLive();
    void choose(qint64 timeMs);

    QSize sizeHint() const override { return { 320, 24 }; }
    QSize minimumSizeHint() const override { return { 120, 24 }; }

Q_SIGNALS:
    /// 0: live.
    void chosen(qint64 timeMs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void sliderChange(SliderChange change) override;

private:
    struct Mark {
        qint64 timeMs = 0;
        TopologyHealth worst = TopologyHealth::Good;
        int changes = 0;
    };
    [[nodiscard]] double xOf(qint64 timeMs) const;
    [[nodiscard]] int valueAt(double x) const;
    void say();

    QList<Mark> m_marks;
    bool m_isSetting = false;
};

} // namespace natsight
