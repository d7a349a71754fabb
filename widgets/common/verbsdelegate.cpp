// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/verbsdelegate.h"

#include "widgets/common/tips.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace natsight {

namespace {

constexpr int between = 4;
constexpr int padding = 7; ///< beside a text
constexpr int edge = 7; ///< of a cell

} // namespace

VerbsDelegate::VerbsDelegate(QList<Verb> verbs, int column, QAbstractItemView *view)
    : TextDelegate(view)
    , m_verbs(std::move(verbs))
    , m_column(column)
    , m_view(view)
    , m_viewport(view->viewport())
{
    const QFontMetrics metrics(Theme::caption());
    for (const Verb &verb : std::as_const(m_verbs))
        m_widths << metrics.horizontalAdvance(verb.text) + 2 * padding;
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
}

void VerbsDelegate::setTip(int verb, const QString &tip)
{
    m_verbs[verb].tip = tip;
}

int VerbsDelegate::width() const
{
    return std::accumulate(m_widths.begin(), m_widths.end(), 0) + (static_cast<int>(m_verbs.size()) - 1) * between
        + 2 * edge;
}

QRect VerbsDelegate::rectIn(const QRect &cell, int verb) const
{
    const int before = std::accumulate(m_widths.begin(), m_widths.begin() + verb, 0) + verb * between;
    return { cell.left() + edge + before, cell.top() + 2, m_widths.at(verb), cell.height() - 4 };
}

QRect VerbsDelegate::rectOf(const QModelIndex &index, int verb) const
{
    return rectIn(m_view->visualRect(index.siblingAtColumn(m_column)), verb);
}

VerbsDelegate::Place VerbsDelegate::placeAt(const QPoint &position) const
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid() || index.column() != m_column)
        return {};
    const QRect cell = m_view->visualRect(index);
    for (int verb = 0; verb < m_verbs.size(); ++verb) {
        if (rectIn(cell, verb).contains(position) && stateOf(index, verb) != State::Absent)
            return { index, verb };
    }
    return {};
}

int VerbsDelegate::nextVerb(const QModelIndex &index, int verb, int step) const
{
    while (verb >= 0 && verb < m_verbs.size() && stateOf(index, verb) == State::Absent)
        verb += step;
    return verb < m_verbs.size() ? verb : -1;
}

QModelIndex VerbsDelegate::currentCell() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? current.siblingAtColumn(m_column) : QModelIndex();
}

void VerbsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintBackground(painter, cell);
    const QPalette &palette = m_view->palette();
    const bool isKeyboardRow = m_chosen >= 0 && m_view->hasFocus() && index == currentCell();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(cell.rect);
    painter->setFont(Theme::caption());
    for (int verb = 0; verb < m_verbs.size(); ++verb) {
        const State state = stateOf(index, verb);
        if (state == State::Absent)
            continue;
        const QRectF rect = QRectF(rectIn(cell.rect, verb)).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool isHovered = state == State::Enabled && index == m_hoverIndex && verb == m_hover;
        const bool isDown = isHovered && index == m_pressedIndex && verb == m_pressed;
        QColor fill = palette.color(QPalette::Base);
        QColor border = Theme::color(Tone::Muted, palette);
        border.setAlphaF(isHovered ? 0.9f : 0.4f);
        if (isHovered) {
            fill = Theme::color(isDown ? Tone::Line : Tone::Window, palette);
        }
        const bool isChosen = isKeyboardRow && verb == m_chosen;
        painter->setPen(QPen(isChosen ? Theme::color(Tone::Accent, palette) : border, isChosen ? 2 : 1));
        painter->setBrush(fill);
        painter->drawRoundedRect(isChosen ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, 4, 4);
        painter->setPen(palette.color(state == State::Enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text));
        painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, m_verbs.at(verb).text);
    }
    painter->restore();
}

QSize VerbsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { width(), Theme::rowHeight() };
}

bool VerbsDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Place place = event->type() == QEvent::ToolTip ? placeAt(event->pos()) : Place();
    if (place.verb < 0)
        return TextDelegate::helpEvent(event, view, option, index);
    const bool isShut = stateOf(place.index, place.verb) == State::Disabled && !m_reason.isEmpty();
    showPlainTip(event->globalPos(), isShut ? m_reason : m_verbs.at(place.verb).tip, view->viewport(),
        rectOf(place.index, place.verb));
    return true;
}

void VerbsDelegate::setHover(const Place &place)
{
    if (m_hoverIndex == place.index && m_hover == place.verb)
        return;
    const QModelIndex before = m_hoverIndex;
    m_hoverIndex = place.index;
    m_hover = place.verb;
    for (const QModelIndex &index : { before, place.index }) {
        if (index.isValid())
            m_view->update(index);
    }
}

void VerbsDelegate::choose(int verb)
{
    m_chosen = verb;
    // Readers are told of the view, which has no such cells.
    m_view->setAccessibleDescription(verb >= 0 ? m_verbs.at(verb).tip : QString());
    if (const QModelIndex cell = currentCell(); cell.isValid())
        m_view->update(cell);
}

bool VerbsDelegate::pressKey(int key, bool isRepeated)
{
    const QModelIndex cell = currentCell();
    if (!cell.isValid() || nextVerb(cell, 0, 1) < 0)
        return false;
    // Another row may have fewer of them.
    if (m_chosen >= 0 && stateOf(cell, m_chosen) == State::Absent)
        choose(-1);
    switch (key) {
    case Qt::Key_Right:
        if (const int next = nextVerb(cell, m_chosen + 1, 1); next >= 0)
            choose(next);
        m_view->scrollTo(cell);
        return true;
    case Qt::Key_Left:
        if (m_chosen < 0)
            return false;
        choose(nextVerb(cell, m_chosen - 1, -1));
        return true;
    case Qt::Key_Escape:
        if (m_chosen < 0)
            return false;
        choose(-1);
        return true;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_chosen < 0)
            return false;
        // A key that is held down would go through one row after another.
        if (!isRepeated && stateOf(cell, m_chosen) == State::Enabled)
            Q_EMIT triggered(cell, m_chosen);
        return true;
    default:
        return false;
    }
}

bool VerbsDelegate::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && pressKey(key->key(), key->isAutoRepeat());
    }
    if (watched != m_viewport)
        return false; // an editor's: there is none
    switch (event->type()) {
    case QEvent::MouseMove:
        setHover(placeAt(static_cast<QMouseEvent *>(event)->pos()));
        return m_pressed >= 0; // no selection by dragging from a button
    case QEvent::Leave:
        setHover({});
        return false;
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const Place place = mouse->button() == Qt::LeftButton ? placeAt(mouse->pos()) : Place();
        m_pressedIndex = place.index;
        m_pressed = place.verb;
        setHover(place);
        if (place.verb >= 0) {
            m_view->setFocus(Qt::MouseFocusReason);
            m_view->setCurrentIndex(place.index); // alone: a button answers for its own row
            m_view->update(place.index);
            return true;
        }
        return false;
    }
    case QEvent::MouseButtonDblClick:
        // A row may have gone after the first click, and another one taken its place.
        return placeAt(static_cast<QMouseEvent *>(event)->pos()).verb >= 0;
    case QEvent::MouseButtonRelease: {
        if (m_pressed < 0)
            return false;
        const Place place = placeAt(static_cast<QMouseEvent *>(event)->pos());
        const bool isSame = place.verb == m_pressed && place.index == m_pressedIndex;
        const int verb = m_pressed;
        m_pressed = -1;
        m_pressedIndex = QPersistentModelIndex();
        if (place.index.isValid())
            m_view->update(place.index);
        if (isSame && stateOf(place.index, verb) == State::Enabled)
            Q_EMIT triggered(place.index, verb);
        return true;
    }
    default:
        return false;
    }
}

} // namespace natsight
