// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/rowsview.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace natsight {

namespace {

int clampedToInt(qint64 value)
{
    return static_cast<int>(
        std::clamp<qint64>(value, std::numeric_limits<int>::min() / 2, std::numeric_limits<int>::max() / 2));
}

} // namespace

RowsView::RowsView(QWidget *parent)
    : QTableView(parent)
{
    // QTableView shows and hides its corner in the updateGeometries() that is ours now; there is no vertical header beside it.
    if (auto *corner = findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        corner->hide();
}

void RowsView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    verticalHeader()->setModel(&m_noRows);
}

int RowsView::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int RowsView::rowPixels() const
{
    return std::max(verticalHeader()->defaultSectionSize(), 1);
}

int RowsView::topRow() const
{
    return verticalScrollBar()->value();
}

int RowsView::wholeRows() const
{
    return std::max(viewport()->height() / rowPixels(), 1);
}

int RowsView::rowAtPixel(int y) const
{
    const qint64 pixels = rowPixels();
    const qint64 down = y >= 0 ? y / pixels : (y - pixels + 1) / pixels;
    return static_cast<int>(std::min<qint64>(std::max<qint64>(topRow() + down, 0), rows() - 1));
}

QModelIndex RowsView::indexAt(const QPoint &position) const
{
    const qint64 row = topRow() + qint64 { position.y() } / rowPixels();
    const int column = horizontalHeader()->logicalIndexAt(position.x());
    if (position.y() < 0 || row >= rows() || column < 0)
        return {};
    return model()->index(static_cast<int>(row), column, rootIndex());
}

QRect RowsView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.parent() != rootIndex() || isIndexHidden(index))
        return {};
    const qint64 down = (qint64 { index.row() } - topRow()) * rowPixels();
    return { horizontalHeader()->sectionViewportPosition(index.column()), clampedToInt(down),
        horizontalHeader()->sectionSize(index.column()), rowPixels() };
}

void RowsView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.parent() != rootIndex())
        return;
    executeDelayedItemsLayout(); // the range as it is now
    const int whole = wholeRows();
    const int row = index.row();
    const bool isAbove = row < topRow();
    const bool isBelow = row >= topRow() + whole;
    QScrollBar *bar = verticalScrollBar();
    if (hint == PositionAtTop || (hint == EnsureVisible && isAbove))
        bar->setValue(row);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && isBelow))
        bar->setValue(row - whole + 1);
    else if (hint == PositionAtCenter)
        bar->setValue(row - whole / 2);

    const int left = horizontalHeader()->sectionViewportPosition(index.column());
    const int right = left + horizontalHeader()->sectionSize(index.column());
    QScrollBar *across = horizontalScrollBar();
    // The beginning of a cell counts: one that is wider than the view shows that.
    if (left < 0 || right - left > viewport()->width())
        across->setValue(across->value() + left);
    else if (right > viewport()->width())
        across->setValue(across->value() + right - viewport()->width());
}

void RowsView::paintEvent(QPaintEvent *event)
{
    const int count = rows();
    if (count == 0)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State calm = option.state
        & ~(QStyle::State_MouseOver | QStyle::State_HasFocus | QStyle::State_Selected);
    const QModelIndex hovered = viewport()->underMouse() ? indexAt(viewport()->mapFromGlobal(QCursor::pos()))
                                                         : QModelIndex();
    const QModelIndex current = currentIndex();
    const QHeaderView *header = horizontalHeader();
    const QRect area = event->rect();
    const int firstVisual = std::max(header->visualIndexAt(area.left()), 0);
    const int lastAt = header->visualIndexAt(area.right());
    const int lastVisual = lastAt < 0 ? header->count() - 1 : lastAt;
    const int pixels = rowPixels();
    for (int down = area.top() / pixels; down <= area.bottom() / pixels && topRow() < count - down; ++down) {
        const int row = topRow() + down;
        option.rect = QRect(0, down * pixels, viewport()->width(), pixels);
        option.state = calm;
        option.state.setFlag(QStyle::State_MouseOver, hovered.isValid() && hovered.row() == row);
        const QModelIndex first = model()->index(row, 0, rootIndex());
        option.state.setFlag(QStyle::State_Selected, selectionModel() && selectionModel()->isSelected(first));
        const QStyle::State rowState = option.state;
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, &painter, this);
        for (int visual = firstVisual; visual <= lastVisual; ++visual) {
            const int column = header->logicalIndex(visual);
            if (header->isSectionHidden(column))
                continue;
            const QModelIndex index = first.siblingAtColumn(column);
            option.rect = QRect(
                header->sectionViewportPosition(column), down * pixels, header->sectionSize(column), pixels);
            option.state = rowState;
            option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == current);
            itemDelegateForIndex(index)->paint(&painter, option, index);
        }
    }
}

void RowsView::updateGeometries()
{
    // Margins and bars that change resize the viewport, which asks for this again.
    if (m_isUpdating)
        return;
    m_isUpdating = true;
    QHeaderView *header = horizontalHeader();
    const int height = header->isHidden()
        ? 0
        : std::clamp(header->sizeHint().height(), header->minimumHeight(), header->maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    header->setGeometry(area.left(), area.top() - height, area.width(), height);

    const int whole = wholeRows();
    verticalScrollBar()->setRange(0, std::max(rows() - whole, 0));
    verticalScrollBar()->setPageStep(whole);
    verticalScrollBar()->setSingleStep(1);
    horizontalScrollBar()->setRange(0, std::max(header->length() - viewport()->width(), 0));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(std::max(viewport()->width() / (header->count() + 1), 2));
    m_isUpdating = false;
    QAbstractItemView::updateGeometries();
}

void RowsView::scrollContentsBy(int dx, int)
{
    if (dx != 0)
        horizontalHeader()->setOffset(horizontalScrollBar()->value());
    viewport()->update();
}

void RowsView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    scheduleDelayedItemsLayout();
}

void RowsView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
    scheduleDelayedItemsLayout();
}

QModelIndex RowsView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    executeDelayedItemsLayout();
    const int count = rows();
    if (count == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return model()->index(
            std::min(topRow(), count - 1), std::max(horizontalHeader()->logicalIndex(0), 0), rootIndex());
    qint64 row = current.row();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveNext:
        ++row;
        break;
    case MovePageUp:
        row -= wholeRows();
        break;
    case MovePageDown:
        row += wholeRows();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = count - 1;
        break;
    case MoveLeft:
        horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub);
        break;
    case MoveRight:
        horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd);
        break;
    }
    return current.sibling(static_cast<int>(std::clamp<qint64>(row, 0, count - 1)), current.column());
}

void RowsView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    if (!selectionModel() || rows() == 0)
        return;
    const QRect area = rect.normalized();
    const QModelIndex from = model()->index(rowAtPixel(area.top()), 0, rootIndex());
    const QModelIndex to = model()->index(
        rowAtPixel(area.bottom()), model()->columnCount(rootIndex()) - 1, rootIndex());
    selectionModel()->select(QItemSelection(from, to), flags);
}

QRegion RowsView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const int bottom = topRow() + wholeRows() + 1;
    for (const QItemSelectionRange &range : selection) {
        const int first = std::max(range.top(), topRow());
        const int last = std::min(range.bottom(), bottom);
        if (range.parent() == rootIndex() && first <= last)
            region += QRect(0, (first - topRow()) * rowPixels(), viewport()->width(), (last - first + 1) * rowPixels());
    }
    return region;
}

int RowsView::verticalOffset() const
{
    return clampedToInt(qint64 { topRow() } * rowPixels());
}

bool RowsView::isIndexHidden(const QModelIndex &index) const
{
    return horizontalHeader()->isSectionHidden(index.column());
}

int RowsView::sizeHintForColumn(int column) const
{
    if (!model())
        return -1;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    const int end = std::min(rows(), topRow() + wholeRows() + 1);
    for (int row = topRow(); row < end; ++row) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width + (showGrid() ? 1 : 0);
}

} // namespace natsight
