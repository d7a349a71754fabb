// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topologymodel.h"
#include "widgets/common/theme.h"

#include <QListView>
#include <QPixmap>
#include <QSet>
#include <QTimer>

#include <optional>

namespace natsight {

/// A word that stands at a node, in a pill: `leader`.
struct TopologyWord {
    QString text;
    Tone tone = Tone::Accent;

    TopologyWord() = default;
    TopologyWord(const QString &word, Tone its = Tone::Accent)
        : text(word)
        , tone(its)
    {
    }
    bool operator==(const TopologyWord &) const = default;
};

/// What of the picture stands out; the rest fades. A value.
struct TopologyEmphasis {
    bool isOn = false;
    QSet<QString> keys; ///< of nodes and links that stand out
    QHash<QString, TopologyWord> words; ///< at nodes, by key

    bool operator==(const TopologyEmphasis &) const = default;
};

/// The colour of how well it goes.
[[nodiscard]] Tone topologyTone(TopologyHealth health);

/// Draws a topology and lets a person walk it. A list view beneath, so that keyboard, selection and screen readers know each
/// node and way as a row. Arrows walk to the neighbour in that direction, Page up and down through all rows, Enter opens,
/// Shift with arrows moves the picture, Ctrl+Shift with arrows the node, `+` `-` zoom, `0` fits all, `1` is full size.
/// Servers and leaf nodes are dragged with the mouse, clusters by their names, the picture everywhere else. GUI thread.
class TopologyView : public QListView
{
    Q_OBJECT

public:
    explicit TopologyView(TopologyModel *model, QWidget *parent = nullptr);
    ~TopologyView() override;

    /// Nodes whose name contains the text stand out and the others fade; empty: none does.
    void setHighlight(const QString &text);
    [[nodiscard]] int matches() const;
    void nextMatch(int step);
    void setEmphasis(const TopologyEmphasis &emphasis);

    /// Moving dashes tell the direction of messages; under reduced motion they stand still.
    void setAnimated(bool isAnimated);
    [[nodiscard]] bool isAnimated() const { return m_isAnimated; }
    /// Something is flowing, and shown to.
    [[nodiscard]] bool isMoving() const { return m_animation.isActive(); }
    void setMinimap(bool isShown);

    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    void zoomBy(double factor);
    /// The whole picture, but never larger than full size. Fits again when the window changes or something new would not be
    /// seen, until it is zoomed or dragged.
    void fit();
    /// Selects what shows this key and brings it into view; false when nothing does.
    bool select(const QString &key);
    void selectNothing();
    [[nodiscard]] QString selectedKey() const;

    /// The whole picture at full size, PNG (twice as sharp) or SVG by the ending.
    [[nodiscard]] bool saveImage(const QString &path) const;

    /// The words at a node, where they stand in the viewport; empty where they have no place. As they were painted last.
    [[nodiscard]] QRectF wordRect(const QString &key) const;
    /// A place of the picture in the viewport, and back.
    [[nodiscard]] QPointF toView(const QPointF &at) const;
    [[nodiscard]] QPointF fromView(const QPointF &at) const;
    /// Milliseconds that the last frame took, and how many there were.
    [[nodiscard]] double lastPaintMs() const { return m_paintMs; }
    [[nodiscard]] quint64 painted() const { return m_painted; }

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

Q_SIGNALS:
    void opened(int row, bool beside);
    void menuRequested(int row, const QPoint &at); ///< global
    void zoomChanged();
    /// The user moved a node of the graph there.
    void nodeMoved(const QString &key, const QPointF &at);

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
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void updateGeometries() override;

    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override { return 0; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    /// How a picture is painted: on the screen, or into a file.
    struct Camera {
        QPointF shift; ///< pixel of the graph's origin
        double zoom = 1;
        QRectF area; ///< painted, in pixels
        bool isFile = false;

        [[nodiscard]] QPointF map(const QPointF &at) const { return at * zoom + shift; }
        [[nodiscard]] QRectF map(const QRectF &box) const { return QRectF(map(box.topLeft()), box.size() * zoom); }
    };
    struct Paint;
    struct Caption;
    class Lines;
    /// All that decides what is painted, but where the picture is.
    struct Look {
        TopologyGraphPtr graph; ///< kept, so that no other one has its address
        QSize size; ///< of the canvas, in device pixels
        double ratio = 1;
        double zoom = 0;
        qint64 colors = 0;
        int current = -1;
        int hover = -1;
        bool hasFocus = false;
        bool isAnimated = false;
        double phase = 0;
        QString highlight;
        quint64 emphasis = 0;

        bool operator==(const Look &) const = default;
    };

    [[nodiscard]] Camera camera() const;
    [[nodiscard]] Look look() const;
    [[nodiscard]] const QList<QList<qsizetype>> &members() const; ///< servers in each hull
    void updateCanvas();
    [[nodiscard]] const TopologyGraph &graph() const { return m_model->graph(); }
    [[nodiscard]] int rowAt(const QPoint &point) const;
    [[nodiscard]] qsizetype movableAt(const QPoint &point) const; ///< node; -1: the picture is dragged
    [[nodiscard]] QRectF captionOf(const TopologyNode &cluster, const Camera &camera) const;
    [[nodiscard]] int neighbour(int row, CursorAction action) const;
    [[nodiscard]] bool isFaded(const QString &key, const QString &name) const;
    [[nodiscard]] bool isLinkFaded(const TopologyLink &link) const;
    [[nodiscard]] QRectF minimapRect() const;
    void panMinimap(const QPointF &at);
    void setHover(int row);
    void setZoomAt(double zoom, const QPointF &anchor);
    void moveBy(const QPointF &pixels);
    void fitIfWanted();
    void restoreCurrent();
    void updateAnimation();

    void prepare(Paint &paint) const;
    void paintAll(Paint &paint, const QList<Caption> &captions) const;
    void paintHulls(Paint &paint) const;
    void paintLinks(Paint &paint) const;
    void paintGateway(Paint &paint, const TopologyLink &link, bool isLit, double strength) const;
    void paintNodes(Paint &paint) const;
    void paintServer(Paint &paint, qsizetype node, double strength) const;
    void paintHexagon(Paint &paint, qsizetype node, double strength) const;
    [[nodiscard]] QList<Caption> captionsOf(const Paint &paint) const;
    template<typename IsFree>
    [[nodiscard]] static Caption pillOf(const Paint &paint, const TopologyWord &word, const QRectF &box, bool hasInside,
        double below, const IsFree &isFree);
    [[nodiscard]] Lines linesOf(const Camera &eye) const;
    static void paintCaptions(Paint &paint, const QList<Caption> &captions);
    void paintMinimap(QPainter &painter) const;

    TopologyModel *m_model;
    QString m_highlight;
    TopologyEmphasis m_emphasis;
    QString m_kept; ///< key of the current row while the model is reset
    QPointF m_middle;
    double m_zoom = 1;
    bool m_isFitted = true;
    bool m_hasMinimap = true;
    bool m_isAnimated = false;
    double m_phase = 0;
    double m_paintMs = 0;
    quint64 m_painted = 0;
    quint64 m_emphasized = 0; ///< counts what stood out
    // What is painted, so that moving it paints only what comes into sight.
    QPixmap m_canvas;
    QPoint m_canvasAt; ///< device pixel of the picture that is its first one
    Look m_look; ///< of the canvas
    QList<Caption> m_captions; ///< of the whole picture, in pixels from the graph's origin
    mutable QList<QList<qsizetype>> m_members;
    mutable TopologyGraphPtr m_membersOf;
    QTimer m_animation;
    int m_hover = -1;
    QPoint m_pressedAt;
    QPoint m_draggedFrom;
    int m_pressed = -1;
    QString m_moving; ///< key of the node that is dragged
    bool m_isDragging = false;
    bool m_isOnMinimap = false;
};

} // namespace natsight
