// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ringseries.h"
#include "widgets/common/theme.h"

#include <QWidget>

#include <memory>
#include <utility>

namespace natsight {

/// Lines over time: the only user of QCustomPlot. Thin lines, light horizontal grid, 3–5 ticks, unit once, hover
/// cross-line with the values of all series, gaps stay gaps, drag to zoom, wheel, double click back to live. GUI thread.
class Plot : public QWidget
{
    Q_OBJECT

public:
    enum class Unit { Count, MessagesPerSecond, BytesPerSecond, Bytes, Seconds };

    explicit Plot(QWidget *parent = nullptr);
    ~Plot() override;

    /// Adds a line; colours go through the theme's series. `filled` = area at 12 % for totals. On the right axis when
    /// `unit` differs from the first series'.
    int addSeries(const QString &name, Unit unit, bool filled = false);
    void renameSeries(int series, const QString &name);
    void removeSeries(int series);
    void setPoints(int series, const std::vector<RingSeries::Point> &points);

    /// A vertical mark with a word (disconnect, leader change); the tone says how bad that is.
    void addMark(qint64 timeMs, const QString &text, Tone tone = Tone::Warning);
    /// The words of the marks that are kept, in the order of addMark().
    [[nodiscard]] QStringList marks() const;

    /// Stands above or below another plot, and with that below all that it is aligned with: all leave the same room beside their
    /// lines and are zoomed together, so that moments stand below each other.
    void alignWith(Plot *other);
    /// Left and right edge of the lines' area, in pixels of the plot; what alignment is about. Empty before it was drawn.
    [[nodiscard]] std::pair<int, int> edges() const;

    /// Shows the newest `ms` milliseconds while live.
    void setSpan(qint64 ms);
    /// Repaints once, later in this frame; does nothing while hidden. Call after setPoints().
    void replot(qint64 nowMs);

    /// Newest value of each series in words, kept as the accessible description.
    [[nodiscard]] QString summary() const;

    bool save(const QString &path); ///< PNG, SVG or CSV by the ending
    [[nodiscard]] QString toCsv() const;

    /// False while zoomed or panned into the past; the picture then stands still.
    [[nodiscard]] bool isLive() const;
    void backToLive();
    /// Shows the cross-line of another plot at the same moment; -1 takes it away. For stacked plots.
    void setHoverTime(qint64 timeMs);

Q_SIGNALS:
    void liveChanged(bool isLive);
    void hovered(qint64 timeMs); ///< -1 when the pointer left
    void clicked(qint64 timeMs);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void askWhereToSave();

    class Overlay;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
