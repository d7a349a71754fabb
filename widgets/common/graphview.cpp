// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/graphview.h"

#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"
#include "widgets/common/tips.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr double leastZoom = 0.2;
constexpr double leastFit = 0.5; ///< what is smaller cannot be read: then a part is shown
constexpr double mostZoom = 2.5;
constexpr double zoomStep = 1.2;
constexpr double leastForDetails = 0.45; ///< of boxes and ways
constexpr double faded = 0.28;
constexpr double corner = 7;
constexpr double padding = 10;
constexpr double labelWidth = GraphMetrics::columnGap - GraphMetrics::bow - 10;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

/// Straight inside a column, a bow between two.
QPainterPath pathOf(const GraphWay &edge)
{
    QPainterPath path(edge.points.constFirst());
    for (qsizetype i = 1; i < edge.points.size(); ++i) {
        const QPointF from = edge.points.at(i - 1);
        const QPointF to = edge.points.at(i);
        if (i % 2 == 0) {
            path.lineTo(to);
        } else if (edge.isBack) {
            // Out to the right and round, and the same way in.
            const double reach = GraphMetrics::columnGap / 4;
            const double outer = i == 1 ? from.x() + 2 * reach : to.x() - 2 * reach;
            path.cubicTo(QPointF(outer, from.y()), QPointF(outer, to.y()), to);
        } else {
            // A short bow and a straight piece, at which the words stand.
            const bool isBowFirst = edge.isLabelAtEnd || i > 1;
            const double reach = std::min(GraphMetrics::bow, to.x() - from.x());
            const double bowFrom = isBowFirst ? from.x() : to.x() - reach;
            const double middle = bowFrom + reach / 2;
            path.lineTo(bowFrom, from.y());
            path.cubicTo(QPointF(middle, from.y()), QPointF(middle, to.y()), QPointF(bowFrom + reach, to.y()));
            path.lineTo(to);
        }
    }
    return path;
}

} // namespace

GraphView::GraphView(QAbstractListModel *model, const GraphSource *graph, QWidget *parent)
    : QListView(parent)
    , m_graph(graph)
{
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    // After the selection, which listens as well, has forgotten it.
    connect(model, &QAbstractItemModel::modelReset, this, &GraphView::restoreCurrent);
}

// Places --------------------------------------------------------------------------------------------------------------

QPointF GraphView::origin() const
{
    const QSizeF size = m_graph->pictureSize() * m_zoom;
    const auto along = [](double room, double length, int scrolled) {
        return length + 2 * Theme::margin <= room ? (room - length) / 2 : Theme::margin - scrolled;
    };
    return { std::round(along(viewport()->width(), size.width(), horizontalScrollBar()->value())),
        std::round(along(viewport()->height(), size.height(), verticalScrollBar()->value())) };
}

int GraphView::horizontalOffset() const
{
    return horizontalScrollBar()->value();
}

int GraphView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void GraphView::updateGeometries()
{
    const QSizeF size = m_graph->pictureSize() * m_zoom;
    const auto set = [](QScrollBar *bar, double length, int room) {
        bar->setPageStep(room);
        bar->setSingleStep(24);
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(length)) + 2 * Theme::margin - room));
    };
    set(horizontalScrollBar(), size.width(), viewport()->width());
    set(verticalScrollBar(), size.height(), viewport()->height());
    QAbstractItemView::updateGeometries();
}

void GraphView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
    fitIfWanted();
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    fitIfWanted();
}

void GraphView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void GraphView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    viewport()->update();
}

void GraphView::reset()
{
    QListView::reset();
    m_hover = -1;
    m_pressed = -1;
    scheduleDelayedItemsLayout();
}

void GraphView::restoreCurrent()
{
    int row = 0;
    while (row < m_graph->boxCount() && m_graph->box(row).id != m_kept)
        ++row;
    if (m_kept.isEmpty() || row == m_graph->boxCount())
        return;
    setAutoScroll(false); // the person may look elsewhere
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    setAutoScroll(true);
}

QRect GraphView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != model())
        return {};
    const QRectF &box = m_graph->box(index.row()).box;
    return QRectF(box.topLeft() * m_zoom + origin(), box.size() * m_zoom).toAlignedRect();
}

int GraphView::nodeAt(const QPoint &point) const
{
    const QPointF at = (QPointF(point) - origin()) / m_zoom;
    for (int row = 0; row < m_graph->boxCount(); ++row) {
        if (m_graph->box(row).box.contains(at))
            return row;
    }
    return -1;
}

qsizetype GraphView::edgeAt(const QPoint &point) const
{
    const QPointF at = (QPointF(point) - origin()) / m_zoom;
    QPainterPathStroker around;
    around.setWidth(10 / m_zoom);
    for (qsizetype i = 0; i < m_graph->wayCount(); ++i) {
        const QPainterPath path = natsight::pathOf(m_graph->way(i));
        if (path.boundingRect().adjusted(-6, -6, 6, 6).contains(at) && around.createStroke(path).contains(at))
            return i;
    }
    return -1;
}

QModelIndex GraphView::indexAt(const QPoint &point) const
{
    const int row = nodeAt(point);
    return row >= 0 ? model()->index(row, 0) : QModelIndex();
}

void GraphView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QRect rect = visualRect(index);
    if (rect.isEmpty())
        return;
    const auto follow = [hint](QScrollBar *bar, int from, int to, int room) {
        if (hint == PositionAtCenter)
            bar->setValue(bar->value() + (from + to - room) / 2);
        else if (from < Theme::margin)
            bar->setValue(bar->value() + from - Theme::margin);
        else if (to > room - Theme::margin)
            bar->setValue(bar->value() + std::min(to - room + Theme::margin, from - Theme::margin));
    };
    follow(horizontalScrollBar(), rect.left(), rect.right(), viewport()->width());
    follow(verticalScrollBar(), rect.top(), rect.bottom(), viewport()->height());
}

void GraphView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion GraphView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QModelIndex &index : selection.indexes())
        region += visualRect(index);
    return region;
}

// Zoom ----------------------------------------------------------------------------------------------------------------

void GraphView::setZoomAt(double zoom, const QPointF &anchor)
{
    zoom = std::clamp(zoom, leastZoom, mostZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    const QPointF held = (anchor - origin()) / m_zoom;
    m_zoom = zoom;
    updateGeometries();
    const QPointF moved = held * m_zoom + origin() - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(moved.y()));
    viewport()->update();
    Q_EMIT zoomChanged();
}

void GraphView::setZoom(double zoom)
{
    m_isFitted = false;
    setZoomAt(zoom, QRectF(viewport()->rect()).center());
}

void GraphView::zoomBy(double factor)
{
    setZoom(m_zoom * factor);
}

void GraphView::fit()
{
    m_isFitted = true;
    fitIfWanted();
}

void GraphView::fitIfWanted()
{
    const QSizeF size = m_graph->pictureSize();
    if (!m_isFitted || size.isEmpty())
        return;
    // Scroll bars that are there now may not be needed then.
    const QSize room = maximumViewportSize() - QSize(2 * Theme::margin, 2 * Theme::margin);
    const double wide = room.width() / size.width();
    const double high = room.height() / size.height();
    double zoom = std::min({ wide, high, 1.0 });
    if (zoom < leastFit) {
        // All columns, and the rows that there is room for beside the scroll bar.
        const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
        zoom = std::clamp((room.width() - bar) / size.width(), leastFit, 1.0);
    }
    if (!qFuzzyCompare(zoom, m_zoom)) {
        setZoomAt(zoom, QPointF(0, 0));
        scrollTo(currentIndex());
    }
    viewport()->update();
}

// Walking -------------------------------------------------------------------------------------------------------------

int GraphView::nearest(const QList<qsizetype> &ways, bool isOut, int row) const
{
    const double y = m_graph->box(row).box.center().y();
    int best = -1;
    double least = 0;
    for (const qsizetype way : ways) {
        const GraphWay &edge = m_graph->way(way);
        const auto other = static_cast<int>(isOut ? edge.to : edge.from);
        const double distance = std::abs(m_graph->box(other).box.center().y() - y);
        if (best < 0 || distance < least) {
            best = other;
            least = distance;
        }
    }
    return best;
}

QModelIndex GraphView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_graph->boxCount();
    if (count == 0)
        return {};
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const auto byPlace = [this](int a, int b) {
        const QRectF &one = m_graph->box(a).box;
        const QRectF &other = m_graph->box(b).box;
        return std::pair(one.top(), one.left()) < std::pair(other.top(), other.left());
    };
    QList<int> rows(count);
    for (int i = 0; i < count; ++i)
        rows[i] = i;
    int next = -1;
    if (row < 0 || action == MoveHome) {
        next = *std::min_element(rows.cbegin(), rows.cend(), byPlace);
    } else if (action == MoveEnd) {
        next = *std::max_element(rows.cbegin(), rows.cend(), byPlace);
    } else if (action == MoveRight || action == MoveLeft) {
        const bool isOut = action == MoveRight;
        next = nearest(isOut ? m_graph->waysOut(row) : m_graph->waysIn(row), isOut, row);
    } else {
        // Up and down in the same column; a page is five boxes.
        const int layer = m_graph->box(row).layer;
        rows.removeIf([&](int other) { return m_graph->box(other).layer != layer; });
        std::sort(rows.begin(), rows.end(), byPlace);
        const bool isUp = action == MoveUp || action == MovePageUp || action == MovePrevious;
        const bool isPage = action == MovePageUp || action == MovePageDown;
        const qsizetype place = rows.indexOf(row) + (isUp ? -1 : 1) * (isPage ? 5 : 1);
        next = rows.at(std::clamp<qsizetype>(place, 0, rows.size() - 1));
    }
    return model()->index(next >= 0 ? next : row, 0);
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid() && m_graph->boxCount() > 0) {
        const QModelIndex first = moveCursor(MoveHome, {});
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::ClearAndSelect);
    }
    QListView::focusInEvent(event);
    viewport()->update();
}

void GraphView::hideEvent(QHideEvent *event)
{
    setHover(-1); // the page that was opened is in front now, and nobody says that the pointer left
    QListView::hideEvent(event);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
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
            Q_EMIT opened(currentIndex().row(), event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        // The base would scroll where there is no way on.
        if (isPlain) {
            const auto action = event->key() == Qt::Key_Up ? MoveUp
                : event->key() == Qt::Key_Down             ? MoveDown
                : event->key() == Qt::Key_Left             ? MoveLeft
                                                           : MoveRight;
            const QModelIndex next = moveCursor(action, event->modifiers());
            if (next.isValid())
                selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
            return;
        }
        break;
    default:
        break;
    }
    QAbstractItemView::keyPressEvent(event);
}

void GraphView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        m_kept = m_graph->box(current.row()).id;
    viewport()->update();
}

void GraphView::setHighlight(const QString &text)
{
    m_highlight = text;
    viewport()->update();
}

int GraphView::matches() const
{
    int count = 0;
    for (int row = 0; row < m_graph->boxCount(); ++row)
        count += isFaded(row) ? 0 : 1;
    return count;
}

bool GraphView::isFaded(int row) const
{
    return !m_highlight.isEmpty() && !m_graph->box(row).name.contains(m_highlight, Qt::CaseInsensitive);
}

void GraphView::nextMatch(int step)
{
    // In the order of the screen.
    QList<int> rows;
    for (int row = 0; row < m_graph->boxCount(); ++row) {
        if (!isFaded(row))
            rows << row;
    }
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end(), [this](int a, int b) {
        const QRectF &one = m_graph->box(a).box;
        const QRectF &other = m_graph->box(b).box;
        return std::pair(one.left(), one.top()) < std::pair(other.left(), other.top());
    });
    const qsizetype here = rows.indexOf(currentIndex().row());
    const qsizetype next = here < 0 ? 0 : (here + step + rows.size()) % rows.size();
    const QModelIndex index = model()->index(rows.at(next), 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

// Mouse ---------------------------------------------------------------------------------------------------------------

void GraphView::setHover(int row)
{
    if (m_hover == row)
        return;
    m_hover = row;
    viewport()->setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = nodeAt(event->pos());
    m_pressedAt = event->pos();
    m_draggedFrom = event->pos();
    m_isDragging = false;
    if (m_pressed >= 0)
        selectionModel()->setCurrentIndex(model()->index(m_pressed, 0), QItemSelectionModel::ClearAndSelect);
    event->accept();
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton))) {
        setHover(nodeAt(event->pos()));
        return;
    }
    if (!m_isDragging && (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    m_isFitted = false;
    setHover(-1);
    viewport()->setCursor(Qt::ClosedHandCursor);
    const QPoint moved = event->pos() - m_draggedFrom;
    m_draggedFrom = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = std::exchange(m_pressed, -1);
    viewport()->unsetCursor();
    if (!std::exchange(m_isDragging, false) && row >= 0 && nodeAt(event->pos()) == row
        && (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)) {
        Q_EMIT opened(row, event->button() == Qt::MiddleButton || event->modifiers().testFlag(Qt::ControlModifier));
    }
    event->accept();
}

void GraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    // The first click has opened already.
    event->accept();
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_isFitted = false;
        setZoomAt(m_zoom * std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = isKey ? currentIndex().row() : nodeAt(viewport()->mapFromGlobal(event->globalPos()));
    if (row < 0)
        return;
    Q_EMIT menuRequested(
        row, isKey ? viewport()->mapToGlobal(visualRect(model()->index(row, 0)).bottomLeft()) : event->globalPos());
    event->accept();
}

bool GraphView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const qsizetype edge = index.isValid() ? -1 : edgeAt(help->pos());
        const QString text = index.isValid() ? index.data(Qt::ToolTipRole).toString()
            : edge >= 0                      ? wordsOfWay(edge)
                                             : QString();
        showPlainTip(help->globalPos(), text, viewport(),
            index.isValid() ? visualRect(index) : QRect(help->pos() - QPoint(4, 4), QSize(8, 8)));
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHover(-1);
    return QListView::viewportEvent(event);
}

QColor GraphView::colorOfRate(double perSecond) const
{
    const QColor panel = Theme::color(Tone::Panel, palette());
    const bool isFlowing = std::isfinite(perSecond) && perSecond > 0;
    return isFlowing ? mixed(Theme::color(Tone::Accent, palette()), panel, 0.15)
                     : mixed(Theme::color(Tone::Idle, palette()), panel, 0.35);
}

double GraphView::widthOfRate(double perSecond)
{
    return std::isfinite(perSecond) ? 1.25 + std::min(3.0, std::log10(1 + std::max(0.0, perSecond))) : 1.25;
}

// Painting ------------------------------------------------------------------------------------------------------------

GraphView::Path GraphView::pathOf(int row) const
{
    Path path { QList<bool>(m_graph->boxCount(), false), QList<bool>(m_graph->wayCount(), false) };
    for (const bool isOut : { true, false }) {
        QList<qsizetype> queue { row };
        QList<bool> seen(m_graph->boxCount(), false);
        seen[row] = true;
        for (qsizetype i = 0; i < queue.size(); ++i) {
            const auto at = static_cast<int>(queue.at(i));
            path.nodes[at] = true;
            for (const qsizetype way : isOut ? m_graph->waysOut(at) : m_graph->waysIn(at)) {
                path.edges[way] = true;
                const qsizetype other = isOut ? m_graph->way(way).to : m_graph->way(way).from;
                if (!seen.at(other)) {
                    seen[other] = true;
                    queue << other;
                }
            }
        }
    }
    return path;
}

void GraphView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::color(Tone::Panel, palette()));
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF from = origin();
    painter.translate(from);
    painter.scale(m_zoom, m_zoom);
    const QRectF shown = QRectF(
        (QPointF(event->rect().topLeft()) - from) / m_zoom, QSizeF(event->rect().size()) / m_zoom)
                             .adjusted(-4, -4, 4, 4);
    std::optional<Path> path;
    if (m_hover >= 0 && m_hover < m_graph->boxCount())
        path = pathOf(m_hover);
    QList<WayLook> looks;
    for (qsizetype i = 0; i < m_graph->wayCount(); ++i)
        looks << lookOfWay(i);
    paintEdges(painter, shown, looks, path ? &*path : nullptr);
    if (m_zoom >= leastForDetails)
        paintLabels(painter, shown, looks, path ? &*path : nullptr);
    for (int row = 0; row < m_graph->boxCount(); ++row) {
        if (!m_graph->box(row).box.adjusted(-6, -6, 6, 6).intersects(shown))
            continue;
        const bool isOff = path ? !path->nodes.at(row) : isFaded(row);
        paintNode(painter, row, isOff ? faded : 1, path && path->nodes.at(row));
    }
}

void GraphView::paintEdges(QPainter &painter, const QRectF &shown, const QList<WayLook> &looks, const Path *path) const
{
    // What stands out is painted last.
    QList<qsizetype> order;
    for (const bool isLast : { false, true }) {
        for (qsizetype i = 0; i < m_graph->wayCount(); ++i) {
            const bool isOn = path ? path->edges.at(i) : looks.at(i).weight > 0;
            if (isOn == isLast)
                order << i;
        }
    }
    for (const qsizetype i : std::as_const(order)) {
        const GraphWay &edge = m_graph->way(i);
        const WayLook &look = looks.at(i);
        const QPainterPath line = natsight::pathOf(edge);
        if (!line.boundingRect().adjusted(-4, -4, 4, 4).intersects(shown))
            continue;
        const bool isOff = path ? !path->edges.at(i)
                                : isFaded(static_cast<int>(edge.from)) && isFaded(static_cast<int>(edge.to));
        QColor color = look.color;
        if (path && path->edges.at(i) && look.weight == 0)
            color = Theme::color(Tone::Accent, palette());
        painter.setOpacity(isOff ? faded : 1);
        QPen pen(color, look.width);
        pen.setCapStyle(Qt::FlatCap);
        if (!look.dashes.isEmpty()) {
            // A pen takes them in its own width.
            pen.setDashPattern({ look.dashes.at(0) / pen.widthF(), look.dashes.at(1) / pen.widthF() });
        }
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(line);
        const QPointF tip = edge.points.constLast();
        const double half = 3 + pen.widthF() / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF {
            { tip, QPointF(tip.x() - 2 * half, tip.y() - half), QPointF(tip.x() - 2 * half, tip.y() + half) } });
    }
    painter.setOpacity(1);
}

void GraphView::paintLabels(QPainter &painter, const QRectF &shown, const QList<WayLook> &looks, const Path *path) const
{
    QFont font = Theme::caption();
    font.setPixelSize(11);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    // Labels hide before they overlap; those of trouble come first.
    QList<qsizetype> order(m_graph->wayCount());
    for (qsizetype i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
        [&looks](qsizetype a, qsizetype b) { return looks.at(a).weight > looks.at(b).weight; });
    QList<QRectF> taken;
    for (const qsizetype i : std::as_const(order)) {
        const GraphWay &edge = m_graph->way(i);
        const WayLook &look = looks.at(i);
        if (edge.isBack)
            continue;
        const QPointF at = edge.isLabelAtEnd ? edge.points.constLast() : edge.points.constFirst();
        const bool isOff = path ? !path->edges.at(i)
                                : isFaded(static_cast<int>(edge.from)) && isFaded(static_cast<int>(edge.to));
        painter.setOpacity(isOff ? faded : 1);
        const double gap = 1.5 + look.width / 2;
        double below = at.y() + gap;
        const auto write = [&](const QString &line, bool isAbove, Tone tone) {
            if (line.isEmpty())
                return;
            const QString text = metrics.elidedText(line, Qt::ElideMiddle, labelWidth);
            const double width = metrics.horizontalAdvance(text) + 2;
            const double x = edge.isLabelAtEnd ? at.x() - 12 - width : at.x() + 6;
            const QRectF rect(x, isAbove ? at.y() - gap - metrics.height() : below, width, metrics.height());
            if (!isAbove)
                below = rect.bottom();
            const bool isFree = std::none_of(
                taken.cbegin(), taken.cend(), [&rect](const QRectF &other) { return other.intersects(rect); });
            if (!isFree)
                return;
            taken << rect;
            if (!rect.intersects(shown))
                return;
            painter.setPen(Theme::color(tone, palette()));
            painter.drawText(rect, Qt::AlignCenter, text);
        };
        bool isAbove = true;
        for (const WayLine &line : look.lines) {
            write(line.text, isAbove, line.tone);
            isAbove = isAbove && line.text.isEmpty();
        }
    }
    painter.setOpacity(1);
}

void GraphView::paintNode(QPainter &painter, int row, double strength, bool isOnPath) const
{
    const GraphBox &node = m_graph->box(row);
    const BoxLook look = lookOf(row);
    const auto tone = [this](Tone value) { return Theme::color(value, palette()); };
    const QRectF box = node.box.adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isCurrent = currentIndex().row() == row;
    const bool isSick = look.isSick && look.state;
    painter.save();
    painter.setOpacity(strength);

    QPen border(isSick                                   ? tone(*look.state)
            : isOnPath || look.isFocus || row == m_hover ? tone(Tone::Accent)
                                                         : mixed(tone(Tone::Line), tone(Tone::Muted), 0.35),
        look.isFocus || isSick ? 1.5 : 1);
    if (look.isElsewhere)
        border.setDashPattern({ 4, 3 });
    const double round = look.isPill ? box.height() / 2 : corner;
    painter.setBrush(tone(Tone::Window));
    painter.setPen(border);
    if (look.isFold) {
        // A second one behind: there are more.
        painter.drawRoundedRect(box.translated(3, 3), round, round);
    }
    if (isCurrent)
        painter.setBrush(tone(Tone::Selection));
    painter.drawRoundedRect(box, round, round);
    if (isCurrent && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tone(Tone::Accent), 2));
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), round + 2.5, round + 2.5);
    }

    if (look.swatch.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.swatch);
        painter.drawRoundedRect(QRectF(box.left() + 4, box.top() + 8, 4, box.height() - 16), 2, 2);
    }

    const double left = box.left() + (look.swatch.isValid() ? 4 : 0) + (round > corner ? 14 : padding);
    const QRectF symbol(left, box.center().y() - 8, 16, 16);
    // Drawn in the size that it has on the screen, because a picture that is scaled is not sharp.
    const QRect onScreen = painter.transform().mapRect(symbol).toRect();
    painter.save();
    painter.resetTransform();
    icon(look.icon).paint(&painter, onScreen);
    painter.restore();
    QRectF text = box.adjusted(symbol.right() + 8 - box.left(), 4, -padding, -4);
    if (look.state && !look.isFold) {
        paintState(&painter, QRectF(box.right() - padding - 10, box.center().y() - 5, 10, 10), *look.state, palette());
        text.setRight(text.right() - 16);
    }
    const bool isTyped = look.isPill && !look.isFold;
    QFont name = isTyped ? Theme::monospace() : QApplication::font();
    if (!isTyped)
        name.setWeight(QFont::Medium);
    painter.setFont(name);
    painter.setPen(tone(Tone::Text));
    const bool hasDetail = !look.detail.isEmpty() && m_zoom >= leastForDetails;
    QRectF upper = text;
    if (hasDetail)
        upper.setBottom(text.center().y() + 1);
    painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(name).elidedText(node.name, Qt::ElideMiddle, upper.width()));
    if (hasDetail) {
        QFont small = Theme::caption();
        small.setPixelSize(11);
        painter.setFont(small);
        painter.setPen(isSick ? tone(*look.state) : tone(Tone::Muted));
        QRectF lower = text;
        lower.setTop(text.center().y() + 1);
        painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(small).elidedText(look.detail, Qt::ElideRight, lower.width()));
    }
    painter.restore();
}

} // namespace natsight
