// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/layeredgraph.h"
#include "widgets/common/theme.h"

#include <QColor>
#include <QListView>

#include <optional>

namespace natsight {

/// How a box is drawn.
struct BoxLook {
    QString icon; ///< of icon()
    QString detail; ///< the line below the name; may be empty
    std::optional<Tone> state; ///< a mark for how well it goes; none without
    QColor swatch; ///< a bar at its left side that says which line of a plot it is; invalid for none
    bool isSick = false; ///< border and detail in the state's colour
    bool isFocus = false;
    bool isPill = false; ///< a name that is typed, like a subject
    bool isFold = false; ///< stands for several
    bool isElsewhere = false; ///< dashed: not here, or not there
};

/// A line of what stands at a way.
struct WayLine {
    QString text;
    Tone tone = Tone::Muted;
};

/// How a way is drawn.
struct WayLook {
    QColor color;
    double width = 1.25;
    QList<qreal> dashes; ///< in pixels; empty for none
    int weight
        = 0; ///< the more, the later its words hide; more than 0: in trouble, drawn last and in its colour always
    QList<WayLine> lines; ///< the first that is not empty stands above the way, the others below
};

/// Draws a graph in layers and lets a person walk it. A list view beneath, so that keyboard, selection and screen readers know
/// each box as a row. Arrows walk along the ways, Enter opens, `+` `-` zoom, `0` fits all, `1` is full size; the picture is
/// dragged with the mouse. How boxes and ways look is told by a subclass. GUI thread.
class GraphView : public QListView
{
    Q_OBJECT

public:
    /// `graph` is the model, seen as a graph.
    GraphView(QAbstractListModel *model, const GraphSource *graph, QWidget *parent = nullptr);

    [[nodiscard]] const GraphSource &graph() const { return *m_graph; }

    /// Boxes whose name contains the text stand out and the others fade; empty: none does.
    void setHighlight(const QString &text);
    [[nodiscard]] int matches() const;
    /// Goes to the next box that stands out.
    void nextMatch(int step);

    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    void zoomBy(double factor);
    /// The whole picture, but never larger than full size. Fits again when the picture or the window changes, until it is
    /// zoomed or dragged.
    void fit();

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

Q_SIGNALS:
    void opened(int row, bool beside);
    void menuRequested(int row, const QPoint &at); ///< global
    void zoomChanged();

protected:
    [[nodiscard]] virtual BoxLook lookOf(int row) const = 0;
    [[nodiscard]] virtual WayLook lookOfWay(qsizetype way) const = 0;
    /// The way in words, for its tooltip.
    [[nodiscard]] virtual QString wordsOfWay(qsizetype way) const = 0;
    /// For ways: one that rests is grey, others the more accented and the wider the more they carry. NaN is not known.
    [[nodiscard]] QColor colorOfRate(double perSecond) const;
    [[nodiscard]] static double widthOfRate(double perSecond);

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void updateGeometries() override;

    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    struct Path {
        QList<bool> nodes;
        QList<bool> edges;
    };
    [[nodiscard]] QPointF origin() const; ///< of the picture, in the viewport
    [[nodiscard]] int nodeAt(const QPoint &point) const;
    [[nodiscard]] qsizetype edgeAt(const QPoint &point) const;
    [[nodiscard]] Path pathOf(int row) const;
    [[nodiscard]] int nearest(const QList<qsizetype> &ways, bool isOut, int row) const;
    void restoreCurrent();
    void setHover(int row);
    void fitIfWanted();
    void setZoomAt(double zoom, const QPointF &anchor);
    void paintEdges(QPainter &painter, const QRectF &shown, const QList<WayLook> &looks, const Path *path) const;
    void paintLabels(QPainter &painter, const QRectF &shown, const QList<WayLook> &looks, const Path *path) const;
    void paintNode(QPainter &painter, int row, double strength, bool isOnPath) const;
    [[nodiscard]] bool isFaded(int row) const;

    const GraphSource *m_graph;
    QString m_highlight;
    QString m_kept; ///< id of the current box while the model is reset
    double m_zoom = 1;
    bool m_isFitted = true;
    int m_hover = -1;
    QPoint m_pressedAt;
    QPoint m_draggedFrom;
    int m_pressed = -1;
    bool m_isDragging = false;
};

} // namespace natsight
