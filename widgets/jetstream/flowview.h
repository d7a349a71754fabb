// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/dataflowmodel.h"
#include "widgets/common/theme.h"

#include <QListView>
#include <QPersistentModelIndex>

namespace natsight {

/// Draws a data flow and lets a person walk it. A list view beneath, so that keyboard, selection and screen readers know
/// each box as a row. Arrows walk along the ways, Enter opens, `+` `-` zoom, `0` fits all, `1` is full size; the picture is
/// dragged with the mouse. GUI thread.
class FlowView : public QListView
{
    Q_OBJECT

public:
    explicit FlowView(DataFlowModel *model, QWidget *parent = nullptr);

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
    void paintEdges(QPainter &painter, const QRectF &shown, const Path *path) const;
    void paintLabels(QPainter &painter, const QRectF &shown, const Path *path) const;
    void paintNode(QPainter &painter, int row, double strength, bool isOnPath) const;
    [[nodiscard]] bool isFaded(int row) const;

    DataFlowModel *m_model;
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
