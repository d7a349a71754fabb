// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/topologyview.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/tips.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSvgGenerator>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace natsight {

namespace {

using Metrics = TopologyMetrics;

constexpr double leastZoom = 0.02;
constexpr double mostZoom = 3;
constexpr double mostFit = 1;
constexpr double zoomStep = 1.2;
constexpr double detailZoom = 0.45; ///< below, servers are bare
constexpr double dotZoom = 0.2; ///< below, servers are dots
constexpr double faded = 0.22;
constexpr double step = 60; ///< of the picture by keyboard
constexpr double nodeStep = 16;
constexpr int animationMs = 60;
constexpr qsizetype mostAnimated = 80; ///< ways that move; more are drawn still
constexpr qsizetype mostGateways = 40; ///< pairs of clusters; more are drawn quietly
constexpr double minimapWidth = 168;
constexpr double minimapHeight = 104;
constexpr double pillHeight = 20;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

double widthOf(double rate, double least, double most)
{
    return std::isfinite(rate) && rate > 0 ? std::min(most, least + 0.9 * std::log10(1 + rate)) : least;
}

double distanceTo(const QPointF &point, const QPointF &a, const QPointF &b)
{
    const QPointF way = b - a;
    const double square = QPointF::dotProduct(way, way);
    const double share = square > 0 ? std::clamp(QPointF::dotProduct(point - a, way) / square, 0.0, 1.0) : 0;
    const QPointF off = point - (a + way * share);
    return std::hypot(off.x(), off.y());
}

QPolygonF hexagonAt(const QPointF &at, double radius)
{
    QPolygonF shape;
    for (int i = 0; i < 6; ++i) {
        const double angle = std::numbers::pi / 3 * i;
        shape << at + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return shape;
}

/// A crown: the leader of the meta group.
QPainterPath crownAt(const QPointF &at, double size)
{
    const auto to = [&](double x, double y) { return QPointF(at.x() + (x - 0.5) * size, at.y() + (y - 0.5) * size); };
    QPainterPath path(to(0.05, 0.85));
    path.lineTo(to(0, 0.25));
    path.lineTo(to(0.28, 0.52));
    path.lineTo(to(0.5, 0.1));
    path.lineTo(to(0.72, 0.52));
    path.lineTo(to(1, 0.25));
    path.lineTo(to(0.95, 0.85));
    path.closeSubpath();
    return path;
}

/// A cylinder: JetStream.
void paintCylinder(QPainter &painter, const QPointF &at, double size, const QColor &color)
{
    const QRectF box(at.x() - size * 0.42, at.y() - size / 2, size * 0.84, size);
    const double lid = size * 0.3;
    QPainterPath path;
    path.moveTo(box.left(), box.top() + lid / 2);
    path.arcTo(QRectF(box.left(), box.top(), box.width(), lid), 180, -180);
    path.lineTo(box.right(), box.bottom() - lid / 2);
    path.arcTo(QRectF(box.left(), box.bottom() - lid, box.width(), lid), 0, -180);
    path.closeSubpath();
    path.moveTo(box.left(), box.top() + lid / 2);
    path.arcTo(QRectF(box.left(), box.top(), box.width(), lid), 180, 180);
    painter.setPen(QPen(color, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

QFont smallFont(int pixels, int weight = QFont::Normal)
{
    QFont font = Theme::caption();
    font.setPixelSize(pixels);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

/// Visits the cells that a rectangle touches, until one says false.
template<typename Visit>
bool forCells(const QRectF &rect, const Visit &visit)
{
    constexpr double side = 128;
    const auto cell = [](double at) { return static_cast<qint32>(std::floor(at / side)); };
    for (qint32 y = cell(rect.top()); y <= cell(rect.bottom()); ++y) {
        for (qint32 x = cell(rect.left()); x <= cell(rect.right()); ++x) {
            if (!visit(static_cast<quint64>(static_cast<quint32>(y)) << 32 | static_cast<quint32>(x)))
                return false;
        }
    }
    return true;
}

/// Where words are already. Of rectangles in cells, so that many of them cost little.
class Room
{
public:
    void cover(const QRectF &rect)
    {
        forCells(rect, [this, &rect](quint64 cell) {
            m_cells[cell] << rect;
            return true;
        });
    }
    [[nodiscard]] bool isFree(const QRectF &rect) const
    {
        return forCells(rect, [this, &rect](quint64 cell) {
            const auto at = m_cells.constFind(cell);
            return at == m_cells.cend() || std::none_of(at->cbegin(), at->cend(), [&rect](const QRectF &other) {
                return other.intersects(rect);
            });
        });
    }
    /// False where something is.
    bool take(const QRectF &rect)
    {
        const bool isTaken = isFree(rect);
        if (isTaken)
            cover(rect);
        return isTaken;
    }

private:
    QHash<quint64, QList<QRectF>> m_cells;
};

/// Whether a part of the line is inside.
bool crosses(const QLineF &line, const QRectF &rect)
{
    double from = 0;
    double to = 1;
    // What is left of it between each two opposite sides.
    const auto cut = [&from, &to](double start, double way, double least, double most) {
        if (std::abs(way) < 1e-9)
            return start >= least && start <= most;
        const auto [first, last] = std::minmax({ (least - start) / way, (most - start) / way });
        from = std::max(from, first);
        to = std::min(to, last);
        return from <= to;
    };
    return cut(line.x1(), line.dx(), rect.left(), rect.right()) && cut(line.y1(), line.dy(), rect.top(), rect.bottom());
}

} // namespace

Tone topologyTone(TopologyHealth health)
{
    switch (health) {
    case TopologyHealth::Good:
        return Tone::Good;
    case TopologyHealth::Unknown:
        return Tone::Idle;
    case TopologyHealth::Warning:
        return Tone::Warning;
    case TopologyHealth::Bad:
        break;
    }
    return Tone::Bad;
}

/// Where ways are drawn, in cells as well.
class TopologyView::Lines
{
public:
    void add(const QLineF &line)
    {
        forCells(QRectF(line.p1(), line.p2()).normalized(), [this, &line](quint64 cell) {
            m_cells[cell] << line;
            return true;
        });
    }
    [[nodiscard]] bool areAway(const QRectF &rect) const
    {
        return forCells(rect, [this, &rect](quint64 cell) {
            const auto at = m_cells.constFind(cell);
            return at == m_cells.cend()
                || std::none_of(at->cbegin(), at->cend(), [&rect](const QLineF &line) { return crosses(line, rect); });
        });
    }

private:
    QHash<quint64, QList<QLineF>> m_cells;
};

/// All that painting one frame needs.
struct TopologyView::Paint {
    QPainter &painter;
    Camera camera;
    QPalette palette;
    QColor window;
    QColor panel;
    QColor text;
    QColor muted;
    QColor line;
    QColor accent;
    QColor good;
    QColor warning;
    QColor bad;
    QColor idle;
    QColor gateway;
    QColor leaf;
    QFont name;
    QFont bold;
    QFont small;
    QFontMetricsF nameMetrics;
    QFontMetricsF boldMetrics;
    QFontMetricsF smallMetrics;
    int current = -1; ///< rows
    int hover = -1;
    bool isAnimated = false;
    bool isDense = false; ///< more gateways than can be told apart

    Paint(QPainter &on, const Camera &eye, const QPalette &colors)
        : painter(on)
        , camera(eye)
        , palette(colors)
        , window(Theme::color(Tone::Window, colors))
        , panel(Theme::color(Tone::Panel, colors))
        , text(Theme::color(Tone::Text, colors))
        , muted(Theme::color(Tone::Muted, colors))
        , line(Theme::color(Tone::Line, colors))
        , accent(Theme::color(Tone::Accent, colors))
        , good(Theme::color(Tone::Good, colors))
        , warning(Theme::color(Tone::Warning, colors))
        , bad(Theme::color(Tone::Bad, colors))
        , idle(Theme::color(Tone::Idle, colors))
        , gateway(Theme::series(0, colors))
        , leaf(Theme::series(4, colors))
        , name(smallFont(12, QFont::Medium))
        , bold(smallFont(13, QFont::DemiBold))
        , small(smallFont(11))
        , nameMetrics(name)
        , boldMetrics(bold)
        , smallMetrics(small)
    {
    }
    [[nodiscard]] const QColor &of(TopologyHealth health) const
    {
        switch (health) {
        case TopologyHealth::Good:
            return good;
        case TopologyHealth::Unknown:
            return idle;
        case TopologyHealth::Warning:
            return warning;
        case TopologyHealth::Bad:
            break;
        }
        return bad;
    }
};

/// Words of the picture, with what stands around them.
struct TopologyView::Caption {
    enum class Font { Bold, Small };

    QRectF rect; ///< of the words
    QString text;
    Font font = Font::Small;
    QColor color;
    double opacity = 1;
    QRectF pill; ///< around them; null: none
    QColor edge;
    QRectF mark; ///< a state beside them; null: none
    Tone tone = Tone::Idle;
    QRectF covered;
    QString key; ///< of the node that it is a word of
};

TopologyView::TopologyView(TopologyModel *model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setMinimumHeight(160);
    m_animation.setInterval(animationMs);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        m_phase += 1.2;
        // A tenth of the time at most.
        m_animation.setInterval(std::max(animationMs, static_cast<int>(m_paintMs * 10)));
        viewport()->update();
    });
    // After the selection, which listens as well, has forgotten it.
    connect(model, &QAbstractItemModel::modelReset, this, &TopologyView::restoreCurrent);
}

TopologyView::~TopologyView() = default;

// Places --------------------------------------------------------------------------------------------------------------

TopologyView::Camera TopologyView::camera() const
{
    const QRectF area(viewport()->rect());
    return { area.center() - m_middle * m_zoom, m_zoom, area, false };
}

QPointF TopologyView::toView(const QPointF &at) const
{
    return camera().map(at);
}

QPointF TopologyView::fromView(const QPointF &at) const
{
    return (at - QRectF(viewport()->rect()).center()) / m_zoom + m_middle;
}

QRectF TopologyView::wordRect(const QString &key) const
{
    for (const Caption &caption : m_captions) {
        if (!caption.key.isEmpty() && caption.key == key)
            return caption.pill.translated(camera().shift);
    }
    return {};
}

void TopologyView::updateGeometries() { }

void TopologyView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
    fitIfWanted();
}

void TopologyView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    if (m_isFitted)
        fit();
}

void TopologyView::scrollContentsBy(int, int) { }

void TopologyView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    Q_UNUSED(topLeft)
    Q_UNUSED(bottomRight)
    Q_UNUSED(roles)
    fitIfWanted();
    updateAnimation();
    viewport()->update();
}

void TopologyView::reset()
{
    QListView::reset();
    m_hover = -1;
    m_pressed = -1;
    updateAnimation();
    scheduleDelayedItemsLayout();
}

void TopologyView::restoreCurrent()
{
    const int row = m_model->rowOf(m_kept);
    if (row < 0)
        return;
    setAutoScroll(false); // the person may look elsewhere
    selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
    setAutoScroll(true);
}

QRect TopologyView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != m_model)
        return {};
    const Camera eye = camera();
    if (!m_model->isLink(index.row()))
        return eye.map(graph().nodes.at(index.row()).box()).toAlignedRect();
    const QPointF middle = eye.map(graph().links.at(m_model->linkAt(index.row())).point(0.5));
    return QRectF(middle - QPointF(12, 8), QSizeF(24, 16)).toAlignedRect();
}

QRectF TopologyView::captionOf(const TopologyNode &cluster, const Camera &eye) const
{
    const QRectF hull = eye.map(cluster.box());
    const double width = QFontMetricsF(smallFont(13, QFont::DemiBold)).horizontalAdvance(cluster.name) + 12;
    return QRectF(hull.center().x() - width / 2, hull.top() - 24, width, 22);
}

int TopologyView::rowAt(const QPoint &point) const
{
    const Camera eye = camera();
    const QPointF at(point);
    int hull = -1;
    for (int row = m_model->nodeCount() - 1; row >= 0; --row) {
        const TopologyNode &node = graph().nodes.at(row);
        if (node.kind == TopologyNode::Kind::Cluster) {
            const QPointF off = at - eye.map(node.at);
            if (hull < 0
                && (std::hypot(off.x(), off.y()) <= node.radius * eye.zoom || captionOf(node, eye).contains(at)))
                hull = row;
            continue;
        }
        // At least as large as a finger tip is exact with a mouse.
        QRectF box = eye.map(node.box());
        if (box.width() < 10)
            box = QRectF(box.center() - QPointF(5, 5), QSizeF(10, 10));
        if (box.contains(at))
            return row;
    }
    for (qsizetype i = 0; i < graph().links.size(); ++i) {
        const TopologyLink &link = graph().links.at(i);
        if (link.kind == TopologyLink::Kind::Routes)
            continue;
        const bool isCurve = link.kind == TopologyLink::Kind::Gateway;
        constexpr int parts = 12;
        QPointF from = eye.map(link.a);
        for (int part = 1; part <= (isCurve ? parts : 1); ++part) {
            const QPointF to = eye.map(isCurve ? link.point(static_cast<double>(part) / parts) : link.b);
            if (distanceTo(at, from, to) <= 6)
                return m_model->rowOfLink(i);
            from = to;
        }
    }
    return hull;
}

qsizetype TopologyView::movableAt(const QPoint &point) const
{
    const int row = rowAt(point);
    if (row < 0 || m_model->isLink(row))
        return -1;
    const TopologyNode &node = graph().nodes.at(row);
    const bool isHullMoved = node.kind == TopologyNode::Kind::Cluster
        && !captionOf(node, camera()).contains(QPointF(point));
    return isHullMoved ? -1 : row;
}

QModelIndex TopologyView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point);
    return row >= 0 ? m_model->index(row) : QModelIndex();
}

void TopologyView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const QRect rect = visualRect(index);
    const QRect room = viewport()->rect().adjusted(Theme::margin, Theme::margin, -Theme::margin, -Theme::margin);
    if (hint != PositionAtCenter && (room.contains(rect) || (rect.width() > room.width() && rect.intersects(room))))
        return;
    const QPointF off = hint == PositionAtCenter || !room.intersects(rect)
        ? QRectF(rect).center() - QRectF(room).center()
        : QPointF(std::min(0, rect.left() - room.left()) + std::max(0, rect.right() - room.right()),
            std::min(0, rect.top() - room.top()) + std::max(0, rect.bottom() - room.bottom()));
    m_isFitted = false;
    moveBy(-off);
}

void TopologyView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion TopologyView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QModelIndex &index : selection.indexes())
        region += visualRect(index);
    return region;
}

// Zoom ----------------------------------------------------------------------------------------------------------------

void TopologyView::setZoomAt(double zoom, const QPointF &anchor)
{
    zoom = std::clamp(zoom, leastZoom, mostZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    const QPointF held = fromView(anchor);
    m_zoom = zoom;
    m_middle += held - fromView(anchor);
    viewport()->update();
    Q_EMIT zoomChanged();
}

void TopologyView::setZoom(double zoom)
{
    m_isFitted = false;
    setZoomAt(zoom, QRectF(viewport()->rect()).center());
}

void TopologyView::zoomBy(double factor)
{
    // Around what is selected, where it is seen.
    QPointF anchor = QRectF(viewport()->rect()).center();
    if (const QRect rect = visualRect(currentIndex()); !rect.isEmpty() && viewport()->rect().contains(rect.center()))
        anchor = rect.center();
    m_isFitted = false;
    setZoomAt(m_zoom * factor, anchor);
}

void TopologyView::fit()
{
    m_isFitted = true;
    const QRectF bounds = graph().bounds;
    if (bounds.isEmpty())
        return;
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * Theme::margin, 2 * Theme::margin);
    const double zoom = std::clamp(
        std::min({ room.width() / bounds.width(), room.height() / bounds.height(), mostFit }), leastZoom, mostZoom);
    const bool isOther = !qFuzzyCompare(zoom, m_zoom);
    m_zoom = zoom;
    m_middle = bounds.center();
    viewport()->update();
    if (isOther)
        Q_EMIT zoomChanged();
}

void TopologyView::fitIfWanted()
{
    // What is seen whole stays where it is.
    const QRectF shown = camera().map(graph().bounds);
    if (m_isFitted && !graph().bounds.isEmpty() && !QRectF(viewport()->rect()).contains(shown))
        fit();
    else if (m_isFitted && m_middle.isNull())
        fit();
}

void TopologyView::moveBy(const QPointF &pixels)
{
    m_middle -= pixels / m_zoom;
    // A part of the picture stays in sight.
    const QRectF bounds = graph().bounds;
    if (!bounds.isEmpty()) {
        m_middle.setX(std::clamp(m_middle.x(), bounds.left(), bounds.right()));
        m_middle.setY(std::clamp(m_middle.y(), bounds.top(), bounds.bottom()));
    }
    viewport()->update();
}

// Walking -------------------------------------------------------------------------------------------------------------

bool TopologyView::select(const QString &key)
{
    const int row = m_model->rowOf(key);
    if (row < 0)
        return false;
    const QModelIndex index = m_model->index(row);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    if (!viewport()->rect().intersects(visualRect(index)))
        scrollTo(index);
    return true;
}

void TopologyView::selectNothing()
{
    m_kept.clear();
    selectionModel()->clear();
    viewport()->update();
}

QString TopologyView::selectedKey() const
{
    return currentIndex().isValid() ? currentIndex().data(TopologyModel::KeyRole).toString() : QString();
}

int TopologyView::neighbour(int row, CursorAction action) const
{
    const auto placeOf = [this](int at) {
        return m_model->isLink(at) ? graph().links.at(m_model->linkAt(at)).point(0.5) : graph().nodes.at(at).at;
    };
    const QPointF from = placeOf(row);
    const bool isAlongX = action == MoveLeft || action == MoveRight;
    const double sign = action == MoveRight || action == MoveDown ? 1 : -1;
    int best = -1;
    double least = 0;
    for (int other = 0; other < m_model->nodeCount(); ++other) {
        if (other == row)
            continue;
        const TopologyNode &node = graph().nodes.at(other);
        const QPointF off = node.at - from;
        const double along = sign * (isAlongX ? off.x() : off.y());
        const double aside = std::abs(isAlongX ? off.y() : off.x());
        // Nearer in that direction than to the side. A hull is met at its middle, after the servers before it.
        if (along < 1 || aside > along * 2)
            continue;
        const double far = along + aside * 1.5 + (node.kind == TopologyNode::Kind::Cluster ? 24 : 0);
        if (best < 0 || far < least) {
            best = other;
            least = far;
        }
    }
    return best;
}

QModelIndex TopologyView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return {};
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    int next = row;
    switch (action) {
    case MoveHome:
        next = 0;
        break;
    case MoveEnd:
        next = count - 1;
        break;
    case MovePageUp:
    case MovePrevious:
        next = std::max(row - 1, 0);
        break;
    case MovePageDown:
    case MoveNext:
        next = std::min(row + 1, count - 1);
        break;
    case MoveLeft:
    case MoveRight:
    case MoveUp:
    case MoveDown:
        next = row < 0 ? 0 : neighbour(row, action);
        break;
    }
    return m_model->index(next >= 0 ? next : std::max(row, 0));
}

void TopologyView::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        selectionModel()->setCurrentIndex(m_model->index(0), QItemSelectionModel::ClearAndSelect);
    QListView::focusInEvent(event);
    viewport()->update();
}

void TopologyView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    updateAnimation();
}

void TopologyView::hideEvent(QHideEvent *event)
{
    setHover(-1);
    m_animation.stop();
    QListView::hideEvent(event);
}

void TopologyView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateAnimation();
        viewport()->update();
    }
}

void TopologyView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const bool isPlain = !(held & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (isPlain)
            return zoomBy(zoomStep);
        break;
    case Qt::Key_Minus:
        if (isPlain)
            return zoomBy(1 / zoomStep);
        break;
    case Qt::Key_0:
        if (isPlain)
            return fit();
        break;
    case Qt::Key_1:
        if (isPlain)
            return setZoom(1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex().row(), held.testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Escape:
        if (currentIndex().isValid())
            return selectNothing();
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const QPointF way = event->key() == Qt::Key_Up ? QPointF(0, -1)
            : event->key() == Qt::Key_Down             ? QPointF(0, 1)
            : event->key() == Qt::Key_Left             ? QPointF(-1, 0)
                                                       : QPointF(1, 0);
        if (held == Qt::ShiftModifier) {
            m_isFitted = false;
            return moveBy(-way * step);
        }
        if (held == (Qt::ControlModifier | Qt::ShiftModifier)) {
            const int row = currentIndex().row();
            if (row >= 0 && !m_model->isLink(row))
                Q_EMIT nodeMoved(graph().nodes.at(row).key, graph().nodes.at(row).at + way * nodeStep);
            return;
        }
        // The base would scroll where there is no neighbour.
        if (held == Qt::NoModifier) {
            const auto action = event->key() == Qt::Key_Up ? MoveUp
                : event->key() == Qt::Key_Down             ? MoveDown
                : event->key() == Qt::Key_Left             ? MoveLeft
                                                           : MoveRight;
            const QModelIndex next = moveCursor(action, held);
            if (next.isValid()) {
                selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
                scrollTo(next);
            }
            return;
        }
        break;
    }
    default:
        break;
    }
    QAbstractItemView::keyPressEvent(event);
}

void TopologyView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        m_kept = current.data(TopologyModel::KeyRole).toString();
    viewport()->update();
}

void TopologyView::setHighlight(const QString &text)
{
    m_highlight = text;
    viewport()->update();
}

void TopologyView::setEmphasis(const TopologyEmphasis &emphasis)
{
    if (emphasis == m_emphasis)
        return;
    m_emphasis = emphasis;
    ++m_emphasized;
    viewport()->update();
}

bool TopologyView::isFaded(const QString &key, const QString &name) const
{
    if (!m_highlight.isEmpty() && !name.contains(m_highlight, Qt::CaseInsensitive))
        return true;
    return m_emphasis.isOn && !m_emphasis.keys.contains(key);
}

bool TopologyView::isLinkFaded(const TopologyLink &link) const
{
    if (!m_highlight.isEmpty()) {
        const TopologyNode &from = graph().nodes.at(link.from);
        const TopologyNode &to = graph().nodes.at(link.to);
        if (isFaded(from.key, from.name) && isFaded(to.key, to.name))
            return true;
    }
    return m_emphasis.isOn && !m_emphasis.keys.contains(link.key);
}

int TopologyView::matches() const
{
    int count = 0;
    for (const TopologyNode &node : graph().nodes)
        count += node.name.contains(m_highlight, Qt::CaseInsensitive) ? 1 : 0;
    return count;
}

void TopologyView::nextMatch(int step)
{
    QList<int> rows;
    for (int row = 0; row < m_model->nodeCount(); ++row) {
        if (graph().nodes.at(row).name.contains(m_highlight, Qt::CaseInsensitive))
            rows << row;
    }
    if (rows.isEmpty())
        return;
    const qsizetype here = rows.indexOf(currentIndex().row());
    const qsizetype next = here < 0 ? 0 : (here + step + rows.size()) % rows.size();
    const QModelIndex index = m_model->index(rows.at(next));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

// Animation -----------------------------------------------------------------------------------------------------------

void TopologyView::setAnimated(bool isAnimated)
{
    m_isAnimated = isAnimated;
    updateAnimation();
    viewport()->update();
}

void TopologyView::updateAnimation()
{
    qsizetype moving = 0;
    for (const TopologyLink &link : graph().links) {
        const bool isShown = link.kind == TopologyLink::Kind::Gateway || link.kind == TopologyLink::Kind::Leaf;
        moving += isShown && link.messageRate() > 0 ? 1 : 0;
    }
    const bool isMoving = m_isAnimated && !Theme::isMotionReduced() && isVisible() && moving > 0
        && moving <= mostAnimated;
    if (isMoving && !m_animation.isActive())
        m_animation.start();
    else if (!isMoving)
        m_animation.stop();
}

void TopologyView::setMinimap(bool isShown)
{
    m_hasMinimap = isShown;
    viewport()->update();
}

// Mouse ---------------------------------------------------------------------------------------------------------------

void TopologyView::setHover(int row)
{
    if (m_hover == row)
        return;
    m_hover = row;
    viewport()->setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void TopologyView::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos();
    m_draggedFrom = event->pos();
    m_isDragging = false;
    m_moving.clear();
    event->accept();
    if (const QRectF map = minimapRect(); event->button() == Qt::LeftButton && map.contains(event->position())) {
        m_isOnMinimap = true;
        panMinimap(event->position());
        return;
    }
    m_pressed = rowAt(event->pos());
    if (m_pressed >= 0 && event->button() != Qt::MiddleButton)
        selectionModel()->setCurrentIndex(m_model->index(m_pressed), QItemSelectionModel::ClearAndSelect);
    if (event->button() == Qt::LeftButton) {
        if (const qsizetype node = movableAt(event->pos()); node >= 0)
            m_moving = graph().nodes.at(node).key;
    }
}

void TopologyView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton))) {
        setHover(minimapRect().contains(event->position()) ? -1 : rowAt(event->pos()));
        return;
    }
    if (m_isOnMinimap)
        return panMinimap(event->position());
    if (!m_isDragging && (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    setHover(-1);
    viewport()->setCursor(Qt::ClosedHandCursor);
    const QPoint moved = event->pos() - m_draggedFrom;
    m_draggedFrom = event->pos();
    if (m_moving.isEmpty()) {
        m_isFitted = false;
        moveBy(moved);
        return;
    }
    const qsizetype node = graph().nodeByKey.value(m_moving, -1);
    if (node >= 0)
        Q_EMIT nodeMoved(m_moving, graph().nodes.at(node).at + QPointF(moved) / m_zoom);
}

void TopologyView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = std::exchange(m_pressed, -1);
    viewport()->unsetCursor();
    m_moving.clear();
    const bool wasDrag = std::exchange(m_isDragging, false) || std::exchange(m_isOnMinimap, false);
    if (!wasDrag && row >= 0 && event->button() == Qt::MiddleButton && rowAt(event->pos()) == row)
        Q_EMIT opened(row, true);
    else if (!wasDrag && row < 0 && event->button() == Qt::LeftButton)
        selectNothing();
    event->accept();
}

void TopologyView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    if (row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT opened(row, event->modifiers().testFlag(Qt::ControlModifier));
    event->accept();
}

void TopologyView::wheelEvent(QWheelEvent *event)
{
    m_isFitted = false;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setZoomAt(m_zoom * std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
    } else {
        QPointF moved = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            moved = QPointF(moved.y(), moved.x());
        moveBy(moved);
    }
    event->accept();
}

void TopologyView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = isKey ? currentIndex().row() : rowAt(viewport()->mapFromGlobal(event->globalPos()));
    Q_EMIT menuRequested(row,
        isKey && row >= 0 ? viewport()->mapToGlobal(visualRect(m_model->index(row)).center()) : event->globalPos());
    event->accept();
}

bool TopologyView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        showPlainTip(help->globalPos(), index.data(Qt::ToolTipRole).toString(), viewport(),
            index.isValid() && !m_model->isLink(index.row()) ? visualRect(index)
                                                             : QRect(help->pos() - QPoint(4, 4), QSize(8, 8)));
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHover(-1);
    return QListView::viewportEvent(event);
}

// Minimap -------------------------------------------------------------------------------------------------------------

QRectF TopologyView::minimapRect() const
{
    const QRectF room(viewport()->rect());
    const bool isNeeded = m_hasMinimap && !graph().bounds.isEmpty()
        && !room.contains(camera().map(graph().bounds).adjusted(8, 8, -8, -8)) && room.width() > 2.5 * minimapWidth
        && room.height() > 2 * minimapHeight;
    if (!isNeeded)
        return {};
    return QRectF(room.right() - minimapWidth - Theme::gap, room.bottom() - minimapHeight - Theme::gap, minimapWidth,
        minimapHeight);
}

void TopologyView::panMinimap(const QPointF &at)
{
    const QRectF map = minimapRect();
    const QRectF bounds = graph().bounds;
    if (map.isEmpty())
        return;
    const double scale = std::min((map.width() - 12) / bounds.width(), (map.height() - 12) / bounds.height());
    m_isFitted = false;
    m_middle = (at - map.center()) / scale + bounds.center();
    moveBy({});
}

void TopologyView::paintMinimap(QPainter &painter) const
{
    const QRectF map = minimapRect();
    if (map.isEmpty())
        return;
    const QRectF bounds = graph().bounds;
    const double scale = std::min((map.width() - 12) / bounds.width(), (map.height() - 12) / bounds.height());
    const auto to = [&](const QPointF &at) { return (at - bounds.center()) * scale + map.center(); };
    QColor back = Theme::color(Tone::Window, palette());
    back.setAlphaF(0.9f);
    painter.save();
    painter.setPen(QPen(Theme::color(Tone::Line, palette()), 1));
    painter.setBrush(back);
    painter.drawRoundedRect(map.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setClipRect(map.adjusted(2, 2, -2, -2));
    for (const TopologyNode &node : graph().nodes) {
        if (node.kind != TopologyNode::Kind::Cluster)
            continue;
        const QColor color = node.health >= TopologyHealth::Warning ? Theme::color(topologyTone(node.health), palette())
                                                                    : Theme::color(Tone::Muted, palette());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const double radius = std::max(node.radius * scale, 2.0);
        painter.setOpacity(0.55);
        painter.drawEllipse(to(node.at), radius, radius);
    }
    painter.setOpacity(1);
    const QRectF seen(to(fromView({ 0, 0 })), to(fromView(QPointF(viewport()->width(), viewport()->height()))));
    painter.setPen(QPen(Theme::color(Tone::Accent, palette()), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(seen);
    painter.restore();
}

// Painting ------------------------------------------------------------------------------------------------------------

TopologyView::Look TopologyView::look() const
{
    Look look;
    look.graph = m_model->graphPtr();
    look.ratio = viewport()->devicePixelRatioF();
    look.size = (QSizeF(viewport()->size()) * look.ratio).toSize();
    look.zoom = m_zoom;
    look.colors = palette().cacheKey();
    look.current = currentIndex().row();
    look.hover = m_hover;
    look.hasFocus = hasFocus();
    look.isAnimated = m_animation.isActive();
    look.phase = look.isAnimated ? m_phase : 0;
    look.highlight = m_highlight;
    look.emphasis = m_emphasized;
    return look;
}

const QList<QList<qsizetype>> &TopologyView::members() const
{
    if (m_membersOf != m_model->graphPtr()) {
        m_membersOf = m_model->graphPtr();
        m_members.clear();
        m_members.resize(graph().nodes.size());
        for (qsizetype i = 0; i < graph().nodes.size(); ++i) {
            const TopologyNode &node = graph().nodes.at(i);
            if (node.kind == TopologyNode::Kind::Server && node.cluster >= 0)
                m_members[node.cluster] << i;
        }
    }
    return m_members;
}

/// Moves what is painted and paints the rest. The picture lies on whole device pixels, so that what was painted fits.
void TopologyView::updateCanvas()
{
    const Look wanted = look();
    const QPointF middle = m_middle * m_zoom - QRectF(viewport()->rect()).center();
    const QPoint at(qRound(middle.x() * wanted.ratio), qRound(middle.y() * wanted.ratio));
    const QRect all(QPoint(), wanted.size);
    QRegion exposed(all);
    if (wanted == m_look && !m_canvas.isNull()) {
        const QPoint moved = m_canvasAt - at;
        if (moved.isNull())
            return;
        if (std::abs(moved.x()) < all.width() && std::abs(moved.y()) < all.height()) {
            exposed = QRegion();
            m_canvas.scroll(moved.x(), moved.y(), all, &exposed);
        }
    } else {
        if (m_canvas.size() != wanted.size || m_canvas.devicePixelRatio() != wanted.ratio) {
            m_canvas = QPixmap(wanted.size);
            m_canvas.setDevicePixelRatio(wanted.ratio);
        }
        QPainter painter(&m_canvas);
        Paint paint(painter, { {}, m_zoom, {}, false }, palette());
        prepare(paint);
        m_captions = captionsOf(paint);
        m_look = wanted;
    }
    m_canvasAt = at;
    QPainter painter(&m_canvas);
    for (const QRect &rect : exposed) {
        const QRectF area(QPointF(rect.topLeft()) / wanted.ratio, QSizeF(rect.size()) / wanted.ratio);
        painter.setClipRect(area);
        Paint paint(painter, { QPointF(-at) / wanted.ratio, m_zoom, area, false }, palette());
        prepare(paint);
        paintAll(paint, m_captions);
    }
}

void TopologyView::paintEvent(QPaintEvent *)
{
    QElapsedTimer clock;
    clock.start();
    if (viewport()->size().isEmpty())
        return;
    updateCanvas();
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_canvas);
    paintMinimap(painter);
    painter.end();
    m_paintMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    ++m_painted;
}

bool TopologyView::saveImage(const QString &path) const
{
    const QRectF bounds = graph().bounds.adjusted(-24, -24, 24, 24);
    if (graph().bounds.isEmpty())
        return false;
    constexpr double most = 12'000; // pixels
    const double zoom = std::min({ 1.0, most / bounds.width(), most / bounds.height() });
    const QRectF area(QPointF(), bounds.size() * zoom);
    const Camera eye { area.center() - bounds.center() * zoom, zoom, area, true };
    const auto paintFile = [this, &eye](QPainter &painter) {
        Paint whole(painter, { {}, eye.zoom, {}, true }, palette());
        prepare(whole);
        const QList<Caption> captions = captionsOf(whole);
        Paint paint(painter, eye, palette());
        prepare(paint);
        paintAll(paint, captions);
    };
    const QSize size = eye.area.size().toSize();
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator generator;
        generator.setFileName(path);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(accessibleName());
        QPainter painter;
        if (!painter.begin(&generator))
            return false;
        paintFile(painter);
        return painter.end();
    }
    const double sharp = std::max(size.width(), size.height()) > 4'000 ? 1 : 2;
    QImage image(size * sharp, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(sharp);
    QPainter painter(&image);
    paintFile(painter);
    painter.end();
    return image.save(path, "PNG");
}

void TopologyView::prepare(Paint &paint) const
{
    const bool isFile = paint.camera.isFile;
    paint.current = isFile ? -1 : currentIndex().row();
    paint.hover = isFile ? -1 : m_hover;
    paint.isAnimated = m_animation.isActive() && !isFile;
    paint.isDense = std::count_if(graph().links.cbegin(), graph().links.cend(), [](const TopologyLink &link) {
        return link.kind == TopologyLink::Kind::Gateway;
    }) > mostGateways;
}

void TopologyView::paintAll(Paint &paint, const QList<Caption> &captions) const
{
    paint.painter.setOpacity(1);
    paint.painter.fillRect(paint.camera.area, paint.window);
    paint.painter.setRenderHint(QPainter::Antialiasing);
    paintHulls(paint);
    paintLinks(paint);
    paintNodes(paint);
    paintCaptions(paint, captions);
}

void TopologyView::paintHulls(Paint &paint) const
{
    QPainter &painter = paint.painter;
    for (int row = 0; row < m_model->nodeCount(); ++row) {
        const TopologyNode &node = graph().nodes.at(row);
        if (node.kind != TopologyNode::Kind::Cluster)
            continue;
        const QRectF hull = paint.camera.map(node.box());
        if (!hull.adjusted(-4, -4, 4, 4).intersects(paint.camera.area))
            continue;
        const bool isCurrent = row == paint.current;
        const bool isEmpty = node.count == 0;
        const bool isSick = !graph().topology->clusters.at(node.index).problems.isEmpty();
        painter.setOpacity(1);
        painter.setBrush(isEmpty ? QBrush(Qt::NoBrush) : QBrush(paint.panel));
        QPen pen(isCurrent ? paint.accent
                : isSick   ? paint.of(node.health)
                           : mixed(paint.line, paint.muted, row == paint.hover ? 0.6 : 0.2),
            isCurrent || isSick ? 2 : 1);
        if (isEmpty || isSick)
            pen.setDashPattern({ 5, 4 });
        painter.setPen(pen);
        painter.drawEllipse(hull);
        if (isCurrent && hasFocus()) {
            painter.setPen(QPen(paint.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(hull.adjusted(-4, -4, 4, 4));
        }
    }
}

void TopologyView::paintLinks(Paint &paint) const
{
    QPainter &painter = paint.painter;
    const Camera &eye = paint.camera;
    const bool isBare = eye.zoom < dotZoom;
    // What is in trouble or selected comes last, over the others.
    for (const bool isLast : { false, true }) {
        for (qsizetype i = 0; i < graph().links.size(); ++i) {
            const TopologyLink &link = graph().links.at(i);
            const int row = m_model->rowOfLink(i);
            const bool isNear = paint.hover >= 0
                && (row == paint.hover || link.from == paint.hover || link.to == paint.hover);
            const bool isLit = row == paint.current || isNear;
            const bool isSick = link.health >= TopologyHealth::Warning;
            if ((isLit || isSick) != isLast)
                continue;
            const double strength = isLinkFaded(link) ? faded : 1;
            if (link.kind == TopologyLink::Kind::Routes) {
                if (isBare)
                    continue;
                // All to all: spokes stand for them.
                const TopologyNode &hull = graph().nodes.at(link.from);
                if (!eye.map(hull.box()).intersects(eye.area))
                    continue;
                painter.setOpacity(strength * 0.7);
                painter.setPen(QPen(row == paint.current ? paint.accent : paint.line, 1));
                QList<QLineF> spokes;
                for (const qsizetype node : members().at(link.from))
                    spokes << QLineF(eye.map(hull.at), eye.map(graph().nodes.at(node).at));
                painter.drawLines(spokes);
                continue;
            }
            const QRectF covered = QRectF(eye.map(link.a), eye.map(link.b))
                                       .normalized()
                                       .united(QRectF(eye.map(link.bend), QSizeF(1, 1)))
                                       .adjusted(-8, -8, 8, 8);
            if (!covered.intersects(eye.area))
                continue;
            if (link.kind == TopologyLink::Kind::Gateway) {
                paintGateway(paint, link, isLit, strength);
                continue;
            }
            const bool isLeaf = link.kind == TopologyLink::Kind::Leaf;
            painter.setOpacity(strength);
            QPen pen(isSick  ? paint.of(link.health)
                    : isLit  ? paint.accent
                    : isLeaf ? mixed(paint.leaf, paint.window, 0.35)
                             : mixed(paint.line, paint.muted, 0.5),
                widthOf(link.messageRate(), isLeaf ? 1.2 : 1, isLeaf ? 4 : 3.5) * std::clamp(eye.zoom * 1.4, 0.4, 1.0)
                    + (isLit ? 0.6 : 0));
            if (link.isMissing())
                pen.setDashPattern({ 4, 4 });
            else if (isLeaf && paint.isAnimated && link.messageRate() > 0) {
                pen.setDashPattern({ 6, 3 });
                pen.setDashOffset(link.rates.outMessages >= link.rates.inMessages ? -m_phase : m_phase);
            }
            painter.setPen(pen);
            painter.drawLine(eye.map(link.a), eye.map(link.b));
        }
    }
    painter.setOpacity(1);
}

void TopologyView::paintGateway(Paint &paint, const TopologyLink &link, bool isLit, double strength) const
{
    QPainter &painter = paint.painter;
    const Camera &eye = paint.camera;
    const bool isSick = link.health >= TopologyHealth::Warning;
    const bool isFlowing = link.messageRate() > 0;
    const double scale = std::clamp(eye.zoom * 1.5, 0.3, 1.0);
    const double width = widthOf(link.messageRate(), 2.2, 7) * scale;
    QColor color = isSick ? paint.of(link.health) : isLit ? paint.accent : paint.gateway;
    if (!isFlowing && !isSick && !isLit)
        color = mixed(paint.gateway, paint.window, 0.45);
    QPainterPath path(eye.map(link.a));
    path.quadTo(eye.map(link.bend), eye.map(link.b));
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    painter.setBrush(Qt::NoBrush);
    if (paint.isDense && (eye.zoom < dotZoom || !(isSick || isLit))) {
        // Many of them: a quiet line each, without smoothing where it would not be seen.
        painter.setOpacity(strength * (isSick || isLit ? 0.9 : 0.35));
        painter.setRenderHint(QPainter::Antialiasing, isSick || isLit || eye.zoom >= dotZoom);
        pen.setWidthF(isSick || isLit ? 1.5 : eye.zoom >= dotZoom ? 1 : 0);
        painter.setPen(pen);
        constexpr int parts = 10;
        QPolygonF line;
        for (int part = 0; part <= parts; ++part)
            line << eye.map(link.point(static_cast<double>(part) / parts));
        painter.drawPolyline(line);
        painter.setRenderHint(QPainter::Antialiasing);
        return;
    }
    if (link.isMissing()) {
        painter.setOpacity(strength);
        pen.setDashPattern({ 4 / std::max(width, 1.0) + 1, 1.5 });
        painter.setPen(pen);
        painter.drawPath(path);
        return;
    }
    painter.setOpacity(strength * (isFlowing ? 0.35 : 0.8));
    painter.setPen(pen);
    painter.drawPath(path);
    if (!isFlowing)
        return;
    painter.setOpacity(strength);
    // In pixels; a pen takes them in its own width.
    pen.setDashPattern({ 10 / width, 6 / width });
    const bool isForward = link.rates.outMessages >= link.rates.inMessages;
    pen.setDashOffset((isForward ? -m_phase : m_phase) / width * 1.6);
    painter.setPen(pen);
    painter.drawPath(path);
    if (!paint.isAnimated && eye.zoom >= dotZoom) {
        // An arrow says what the dashes would.
        const double share = isForward ? 0.8 : 0.2;
        const QPointF at = eye.map(link.point(share));
        QPointF way = eye.map(link.point(share + (isForward ? 0.03 : -0.03))) - at;
        const double far = std::max(std::hypot(way.x(), way.y()), 0.001);
        way /= far;
        const QPointF side(-way.y(), way.x());
        const double half = 3.5 + width;
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF {
            { at + way * half * 1.2, at - way * half * 0.6 + side * half, at - way * half * 0.6 - side * half } });
    }
}

void TopologyView::paintNodes(Paint &paint) const
{
    QPainter &painter = paint.painter;
    const bool isDot = paint.camera.zoom < dotZoom;
    for (int row = 0; row < m_model->nodeCount(); ++row) {
        const TopologyNode &node = graph().nodes.at(row);
        if (node.kind == TopologyNode::Kind::Cluster)
            continue;
        const QRectF box = paint.camera.map(node.box());
        if (!box.adjusted(-8, -8, 8, 8).intersects(paint.camera.area))
            continue;
        const double strength = isFaded(node.key, node.name) ? faded : 1;
        const bool isCurrent = row == paint.current;
        if (isDot) {
            // A mark alone; what is sick is larger and has another shape.
            painter.setOpacity(strength);
            const QPointF at = box.center();
            const bool isSick = node.health >= TopologyHealth::Warning;
            const double half = std::max(box.width() / 2, isSick ? 3.5 : 2.0);
            const double high = std::max(box.height() / 2, isSick ? 3.5 : 2.0);
            if (isCurrent) {
                painter.setPen(QPen(paint.accent, 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(QRectF(at - QPointF(half + 3, high + 3), QSizeF(2 * half + 6, 2 * high + 6)));
            }
            if (node.health == TopologyHealth::Warning)
                paintState(&painter, QRectF(at - QPointF(4.5, 4.5), QSizeF(9, 9)), Tone::Warning, paint.palette);
            else
                painter.fillRect(QRectF(at - QPointF(half, high), QSizeF(2 * half, 2 * high)),
                    node.kind == TopologyNode::Kind::Server ? paint.of(node.health) : paint.leaf);
            continue;
        }
        if (node.isHexagon)
            paintHexagon(paint, row, strength);
        else
            paintServer(paint, row, strength);
    }
    painter.setOpacity(1);
}

void TopologyView::paintServer(Paint &paint, qsizetype index, double strength) const
{
    QPainter &painter = paint.painter;
    const TopologyNode &node = graph().nodes.at(index);
    const TopologyServer &server = graph().topology->servers.at(node.index);
    const QRectF box = paint.camera.map(node.box());
    const bool isCurrent = index == paint.current;
    const bool isDetailed = paint.camera.zoom >= detailZoom;
    const double corner = std::min(8.0, box.height() / 4);
    painter.setOpacity(strength);
    QPen ring(paint.of(node.health), isDetailed ? 2 : 1.5);
    if (!server.isThere())
        ring.setDashPattern({ 3, 2 });
    painter.setPen(ring);
    painter.setBrush(paint.window);
    painter.drawRoundedRect(box, corner, corner);
    if (isCurrent || index == paint.hover) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::color(Tone::Selection, paint.palette));
        painter.drawRoundedRect(box, corner, corner);
    }
    if (isCurrent) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(paint.accent, hasFocus() ? 2 : 1.2));
        painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), corner + 3, corner + 3);
    }
    // The bar of its load.
    const double load = server.load();
    const double inset = std::max(4.0, box.width() * 0.12);
    const double barHeight = std::clamp(box.height() * 0.1, 2.0, 5.0);
    const QRectF groove(
        box.left() + inset, box.bottom() - box.height() * 0.2 - barHeight, box.width() - 2 * inset, barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paint.line);
    painter.drawRoundedRect(groove, barHeight / 2, barHeight / 2);
    if (std::isfinite(load) && server.isThere()) {
        QRectF bar = groove;
        bar.setWidth(std::max(barHeight, groove.width() * std::clamp(load, 0.0, 1.0)));
        painter.setBrush(load >= 0.95 ? paint.bad : load >= 0.85 ? paint.warning : paint.good);
        painter.drawRoundedRect(bar, barHeight / 2, barHeight / 2);
    }
    if (!isDetailed)
        return;
    // Name and marks on one line.
    const double middle = box.top() + box.height() * 0.37;
    constexpr double mark = 11;
    double marks = 0;
    if (server.isMetaLeader)
        marks += mark + 4;
    if (server.hasJetStream)
        marks += mark + 3;
    const double room = box.width() - 12 - marks;
    const QString name = paint.nameMetrics.elidedText(server.name, Qt::ElideMiddle, room);
    const double width = paint.nameMetrics.horizontalAdvance(name);
    double x = box.center().x() - (width + marks) / 2;
    painter.setFont(paint.name);
    painter.setPen(paint.text);
    painter.drawText(QRectF(x, middle - 10, width + 2, 20), Qt::AlignLeft | Qt::AlignVCenter, name);
    x += width + 4;
    if (server.isMetaLeader) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(paint.text);
        painter.drawPath(crownAt({ x + mark / 2, middle }, mark));
        x += mark + 4;
    }
    if (server.hasJetStream)
        paintCylinder(painter, { x + mark / 2, middle }, mark, paint.muted);
    if (node.health != TopologyHealth::Good)
        paintState(&painter, QRectF(box.right() - 6, box.top() - 6, 12, 12), topologyTone(node.health), paint.palette);
}

void TopologyView::paintHexagon(Paint &paint, qsizetype index, double strength) const
{
    QPainter &painter = paint.painter;
    const TopologyNode &node = graph().nodes.at(index);
    const QRectF box = paint.camera.map(node.box());
    const double radius = std::max(box.width() / 2, 4.0);
    const bool isCurrent = index == paint.current;
    const bool isServer = node.kind == TopologyNode::Kind::Server;
    const bool isThere = !isServer || graph().topology->servers.at(node.index).isThere();
    painter.setOpacity(strength);
    QPen pen(isServer && node.health != TopologyHealth::Good ? paint.of(node.health)
            : isThere                                        ? paint.leaf
                                                             : paint.idle,
        paint.camera.zoom >= detailZoom ? 2 : 1.4);
    if (!isThere)
        pen.setDashPattern({ 3, 2 });
    painter.setPen(pen);
    painter.setBrush(paint.window);
    if (node.kind == TopologyNode::Kind::Fold)
        painter.drawPolygon(hexagonAt(box.center() + QPointF(radius * 0.22, radius * 0.22), radius));
    painter.drawPolygon(hexagonAt(box.center(), radius));
    if (isCurrent || index == paint.hover) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::color(Tone::Selection, paint.palette));
        painter.drawPolygon(hexagonAt(box.center(), radius));
    }
    if (isCurrent) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(paint.accent, hasFocus() ? 2 : 1.2));
        painter.drawPolygon(hexagonAt(box.center(), radius + 5));
    }
    if (isServer && node.health != TopologyHealth::Good && paint.camera.zoom >= detailZoom)
        paintState(&painter, QRectF(box.right() - 6, box.top() - 5, 11, 11), topologyTone(node.health), paint.palette);
}

/// A word in a pill at a node: below it, beside it or above it, where `isFree` and so over no way; else, where it is large enough,
/// inside. Without a text where it has no place.
template<typename IsFree>
TopologyView::Caption TopologyView::pillOf(
    const Paint &paint, const TopologyWord &word, const QRectF &box, bool hasInside, double below, const IsFree &isFree)
{
    constexpr double height = 17;
    constexpr double padding = 6;
    constexpr double mostWidth = 240;
    constexpr double away = 7; // of a node that is selected: beside its ring
    Caption caption;
    caption.color = caption.edge = Theme::color(word.tone, paint.palette);
    const auto at = [&](const QRectF &pill, const QString &text) {
        caption.pill = caption.covered = pill;
        caption.rect = pill.adjusted(padding - 2, 0, -padding + 2, 0);
        caption.text = text;
        return caption;
    };
    const QString text = paint.smallMetrics.elidedText(word.text, Qt::ElideRight, mostWidth);
    const double width = std::ceil(paint.smallMetrics.horizontalAdvance(text)) + 2 * padding;
    const double middle = box.center().x() - width / 2;
    const double beside = box.center().y() - height / 2;
    const double above = box.top() - away - height;
    const double under = std::max(below + 1, box.bottom() + away);
    const QPointF places[] = { { middle, under }, { middle, above }, { box.right() + away, beside },
        { box.left() - away - width, beside }, { box.left(), under }, { box.right() - width, under },
        { box.left(), above }, { box.right() - width, above }, { box.right() + away, under },
        { box.left() - away - width, under }, { box.right() + away, above }, { box.left() - away - width, above } };
    for (const QPointF &place : places) {
        const QRectF pill(std::round(place.x()), std::round(place.y()), width, height);
        if (isFree(pill.adjusted(-2, -1, 2, 1)))
            return at(pill, text);
    }
    const double inside = box.width() - 6;
    if (!hasInside || inside < 64 || box.height() < 40)
        return {};
    const double fitting = std::min(inside, width);
    return at(
        QRectF(std::round(box.center().x() - fitting / 2), std::round(box.bottom() - height - 3), fitting, height),
        paint.smallMetrics.elidedText(word.text, Qt::ElideRight, fitting - 2 * padding + 1));
}

TopologyView::Lines TopologyView::linesOf(const Camera &eye) const
{
    Lines lines;
    for (const TopologyLink &link : graph().links) {
        if (link.kind == TopologyLink::Kind::Routes) {
            const TopologyNode &hull = graph().nodes.at(link.from);
            for (const qsizetype node : members().at(link.from))
                lines.add({ eye.map(hull.at), eye.map(graph().nodes.at(node).at) });
            continue;
        }
        const int parts = link.kind == TopologyLink::Kind::Gateway ? 12 : 1;
        QPointF from = eye.map(link.a);
        for (int part = 1; part <= parts; ++part) {
            const QPointF to = eye.map(parts > 1 ? link.point(static_cast<double>(part) / parts) : link.b);
            lines.add({ from, to });
            from = to;
        }
    }
    return lines;
}

/// Words hide before they overlap: which of them are there, of the whole picture, so that moving it changes nothing.
QList<TopologyView::Caption> TopologyView::captionsOf(const Paint &paint) const
{
    QList<Caption> made;
    Room room;
    const Camera &eye = paint.camera;
    double opacity = 1;
    const auto write = [&](const QRectF &rect, Caption::Font font, const QColor &color, const QString &text) {
        if (!room.take(rect))
            return false;
        Caption caption;
        caption.rect = rect;
        caption.text = text;
        caption.font = font;
        caption.color = color;
        caption.opacity = opacity;
        caption.covered = rect;
        made << caption;
        return true;
    };
    const auto mark = [&made](const QRectF &rect, Tone tone) {
        made.last().mark = rect;
        made.last().tone = tone;
        made.last().covered |= rect;
    };
    const auto below = [&](const QPointF &at, const QString &text, const QFontMetricsF &metrics, double high) {
        const double width = metrics.horizontalAdvance(text) + 4;
        return QRectF(at.x() - width / 2, at.y(), width, high);
    };
    // Servers cover words.
    if (eye.zoom >= detailZoom) {
        for (const TopologyNode &node : graph().nodes) {
            const QRectF box = eye.map(node.box());
            if (node.kind != TopologyNode::Kind::Cluster)
                room.cover(box.adjusted(-2, -2, 2, 2));
        }
    }
    // Names of clusters with what is wrong, the sick first.
    QList<qsizetype> clusters;
    for (qsizetype i = 0; i < graph().nodes.size(); ++i) {
        if (graph().nodes.at(i).kind == TopologyNode::Kind::Cluster)
            clusters << i;
    }
    std::stable_sort(clusters.begin(), clusters.end(),
        [this](qsizetype a, qsizetype b) { return graph().nodes.at(a).health > graph().nodes.at(b).health; });
    for (const qsizetype i : std::as_const(clusters)) {
        const TopologyNode &node = graph().nodes.at(i);
        const TopologyCluster &cluster = graph().topology->clusters.at(node.index);
        const QRectF hull = eye.map(node.box());
        opacity = isFaded(node.key, node.name) ? 0.5 : 1;
        const QString name = paint.boldMetrics.elidedText(
            node.name, Qt::ElideMiddle, std::max(hull.width() * 1.3, 70.0));
        const double width = paint.boldMetrics.horizontalAdvance(name) + 4;
        const bool isSick = node.health >= TopologyHealth::Warning;
        const QRectF rect(hull.center().x() - width / 2, hull.top() - 23, width + (isSick ? 18 : 0), 20);
        if (write(rect.adjusted(0, 0, isSick ? -18 : 0, 0), Caption::Font::Bold, paint.text, name) && isSick)
            mark(QRectF(rect.right() - 14, rect.center().y() - 5, 11, 11), topologyTone(node.health));
        if (hull.width() < 90)
            continue;
        QStringList totals;
        if (!std::isnan(cluster.rates.inMessages))
            totals << tr("%1 in").arg(format::rate(cluster.rates.inMessages))
                   << tr("%1 out").arg(format::rate(cluster.rates.outMessages));
        else if (cluster.servers.isEmpty())
            totals << tr("no server answers");
        if (node.count > TopologyGraph::mostDrawnRoutes && hull.width() > 180)
            totals << tr("%n server(s)", nullptr, static_cast<int>(node.count));
        const QString total = paint.smallMetrics.elidedText(
            totals.join(QStringLiteral(" · ")), Qt::ElideRight, hull.width() * 1.25);
        if (!total.isEmpty())
            write(below(QPointF(hull.center().x(), hull.bottom() + 5), total, paint.smallMetrics, 16),
                Caption::Font::Small, paint.muted, total);
    }
    // What gateways carry, in a pill on the curve: trouble and traffic first.
    QList<qsizetype> links;
    for (qsizetype i = 0; i < graph().links.size(); ++i) {
        const TopologyLink &link = graph().links.at(i);
        if (link.kind == TopologyLink::Kind::Gateway
            || (link.kind != TopologyLink::Kind::Routes
                && (link.health >= TopologyHealth::Warning || m_model->rowOfLink(i) == paint.current
                    || m_model->rowOfLink(i) == paint.hover)))
            links << i;
    }
    const auto rank = [&](qsizetype i) {
        const TopologyLink &link = graph().links.at(i);
        const int row = m_model->rowOfLink(i);
        const double rate = link.messageRate();
        return std::tuple(row == paint.current || row == paint.hover, link.health, std::isnan(rate) ? 0 : rate);
    };
    std::stable_sort(links.begin(), links.end(), [&rank](qsizetype a, qsizetype b) { return rank(a) > rank(b); });
    constexpr int mostPills = 200;
    int pills = 0;
    for (const qsizetype i : std::as_const(links)) {
        const TopologyLink &link = graph().links.at(i);
        const QPointF at = eye.map(link.point(0.5));
        const QPointF whole = eye.map(link.b) - eye.map(link.a);
        const QString label = topologyLinkLabel(link);
        const bool isSick = link.health >= TopologyHealth::Warning;
        const double width = paint.smallMetrics.horizontalAdvance(label) + (isSick ? 30 : 16);
        const bool isWanted = isSick || m_model->rowOfLink(i) == paint.current || m_model->rowOfLink(i) == paint.hover;
        // Of many only those that matter.
        const bool isFar = paint.isDense;
        if (label.isEmpty() || ((isFar || std::hypot(whole.x(), whole.y()) < width * 0.8) && !isWanted))
            continue;
        const QRectF pill(std::round(at.x() - width / 2), std::round(at.y() - pillHeight / 2), width, pillHeight);
        if (++pills > mostPills || !room.take(pill.adjusted(-3, -2, 3, 2)))
            continue;
        Caption caption;
        caption.rect = pill.adjusted(isSick ? 18 : 0, 0, isSick ? -4 : 0, 0);
        caption.text = label;
        caption.color = paint.text;
        caption.opacity = isLinkFaded(link) ? faded : 1;
        caption.pill = caption.covered = pill;
        caption.edge = isSick ? paint.of(link.health) : paint.line;
        if (isSick) {
            caption.mark = QRectF(pill.left() + 6, pill.center().y() - 5, 10, 10);
            caption.tone = topologyTone(link.health);
        }
        made << caption;
    }
    // Words at nodes: what an overlay says, what is wrong, names of leaf nodes.
    std::optional<Lines> lines;
    for (const bool isSickFirst : { true, false }) {
        for (qsizetype i = 0; i < graph().nodes.size(); ++i) {
            const TopologyNode &node = graph().nodes.at(i);
            if (node.kind == TopologyNode::Kind::Cluster)
                continue;
            const bool isSick = node.health != TopologyHealth::Good;
            const TopologyWord said = m_emphasis.words.value(node.key);
            const bool isFirst = isSick || !said.text.isEmpty() || i == paint.current;
            if (isFirst != isSickFirst)
                continue;
            const QRectF box = eye.map(node.box());
            const bool isServer = node.kind == TopologyNode::Kind::Server;
            const bool isCurrent = i == paint.current;
            const bool hasName = node.isHexagon || (isServer && eye.zoom < detailZoom && (isCurrent || isSick));
            const bool isClose = eye.zoom >= detailZoom || (isCurrent || (isSick && eye.zoom >= dotZoom));
            if (!isClose && !(node.isHexagon && eye.zoom >= dotZoom * 1.5))
                continue;
            opacity = isFaded(node.key, node.name) ? faded : 1;
            double y = box.bottom() + 3;
            if (hasName) {
                const QString name = paint.smallMetrics.elidedText(node.name, Qt::ElideMiddle, 110);
                const QRectF rect = below({ box.center().x(), y }, name, paint.smallMetrics, 15);
                if (write(rect, Caption::Font::Small, node.kind == TopologyNode::Kind::Fold ? paint.text : paint.muted,
                        name))
                    y = rect.bottom();
            }
            TopologyWord word = said;
            if (word.text.isEmpty() && isServer && isSick)
                word = { topologyStateWord(graph().topology->servers.at(node.index)), topologyTone(node.health) };
            if (word.text.isEmpty() || eye.zoom < dotZoom)
                continue;
            if (!lines)
                lines = linesOf(eye);
            const Caption pill = pillOf(paint, word, box, isServer && !node.isHexagon, y,
                [&](const QRectF &rect) { return room.isFree(rect) && lines->areAway(rect); });
            if (pill.text.isEmpty())
                continue;
            room.cover(pill.covered.adjusted(-2, -1, 2, 1));
            made << pill;
            made.last().opacity = opacity;
            made.last().key = node.key;
        }
    }
    return made;
}

void TopologyView::paintCaptions(Paint &paint, const QList<Caption> &captions)
{
    QPainter &painter = paint.painter;
    for (const Caption &caption : captions) {
        if (!caption.covered.translated(paint.camera.shift).intersects(paint.camera.area))
            continue;
        const QPointF shift = paint.camera.shift;
        painter.setOpacity(caption.opacity);
        if (!caption.pill.isNull()) {
            painter.setPen(QPen(caption.edge, 1));
            painter.setBrush(paint.window);
            painter.drawRoundedRect(caption.pill.translated(shift).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter.setFont(caption.font == Caption::Font::Bold ? paint.bold : paint.small);
        painter.setPen(caption.color);
        painter.drawText(caption.rect.translated(shift), Qt::AlignCenter, caption.text);
        if (!caption.mark.isNull())
            paintState(&painter, caption.mark.translated(shift), caption.tone, paint.palette);
    }
    painter.setOpacity(1);
}

} // namespace natsight
