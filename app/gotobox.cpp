// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gotobox.h"

#include "widgets/common/delegates.h"
#include "widgets/common/icons.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>

#include <algorithm>

namespace natsight {

namespace {

constexpr int maxMatches = 12;
constexpr int detailRole = Qt::UserRole;
constexpr int iconSize = 16;

/// Icon and text on the left, kind or key muted on the right.
class EntryDelegate : public TextDelegate
{
public:
    using TextDelegate::TextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem entry = option;
        initStyleOption(&entry, index);
        paintBackground(painter, entry);
        QRect rect = entry.rect.adjusted(Theme::gap, 0, -Theme::gap, 0);
        const QRect place(rect.left(), rect.center().y() - iconSize / 2 + 1, iconSize, iconSize);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, place);
        rect.setLeft(place.right() + Theme::gap);
        const QString detail = index.data(detailRole).toString();
        painter->save();
        painter->setFont(entry.font);
        painter->setPen(Theme::color(Tone::Muted, entry.palette));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, detail);
        rect.setRight(rect.right() - entry.fontMetrics.horizontalAdvance(detail) - Theme::gap);
        painter->setPen(Theme::color(Tone::Text, entry.palette));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
            entry.fontMetrics.elidedText(entry.text, Qt::ElideMiddle, rect.width()));
        painter->restore();
    }
};

} // namespace

GoToBox::GoToBox(
    std::function<QList<GoToEntry>()> entries, std::function<bool(const QString &)> openText, QWidget *parent)
    : QLineEdit(parent)
    , m_source(std::move(entries))
    , m_openText(std::move(openText))
{
    setObjectName(QStringLiteral("goToBox"));
    setAccessibleName(tr("Go to anything or run a command"));
    setPlaceholderText(tr("Go to anything or run a command  Ctrl+K"));
    setToolTip(tr("Go to a page, a connection or a link, or run a command (Ctrl+K)"));
    setMaxLength(4096);
    connect(this, &QLineEdit::textEdited, this, &GoToBox::filter);
}

int GoToBox::score(const QString &pattern, const QString &text)
{
    if (pattern.isEmpty())
        return 1;
    int total = 0;
    qsizetype place = 0;
    qsizetype last = -2;
    for (const QChar letter : pattern) {
        if (letter.isSpace())
            continue;
        const qsizetype found = text.indexOf(letter, place, Qt::CaseInsensitive);
        if (found < 0)
            return 0;
        const bool isWordStart = found == 0 || !text.at(found - 1).isLetterOrNumber();
        total += found == last + 1 ? 8 : isWordStart ? 6 : 1;
        last = found;
        place = found + 1;
    }
    // A pattern that stands in the text as it is wins over letters strewn about; a short text over a long one.
    if (text.contains(pattern, Qt::CaseInsensitive))
        total += 20;
    if (text.startsWith(pattern, Qt::CaseInsensitive))
        total += 20;
    return std::max(1, total * 4 - static_cast<int>(std::min<qsizetype>(text.size() / 8, 3)));
}

QStringList GoToBox::shown() const
{
    QStringList texts;
    for (const int match : m_matches)
        texts << m_entries.at(match).text;
    return texts;
}

void GoToBox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason)
        return;
    m_entries = m_source();
    selectAll();
    filter();
}

void GoToBox::open()
{
    if (!hasFocus()) {
        setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_entries = m_source();
    selectAll();
    filter();
}

void GoToBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (m_list)
        m_list->hide();
}

void GoToBox::filter()
{
    if (m_entries.isEmpty())
        m_entries = m_source(); // the focus came with the window, unasked
    const QString pattern = text().trimmed();
    QList<std::pair<int, int>> scored;
    for (int i = 0; i < m_entries.size(); ++i) {
        if (const int points = score(pattern, m_entries.at(i).text); points > 0)
            scored << std::pair(points, i);
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    m_matches.clear();
    for (const auto &[points, i] : scored.mid(0, maxMatches))
        m_matches << i;

    if (!m_list) {
        m_list = new QListWidget(window());
        m_list->setObjectName(QStringLiteral("goToList"));
        m_list->setAccessibleName(tr("Matches"));
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setFrameShape(QFrame::StyledPanel);
        m_list->setUniformItemSizes(true);
        m_list->setItemDelegate(new EntryDelegate(m_list));
        connect(m_list, &QListWidget::itemClicked, this, &GoToBox::accept);
    }
    m_list->clear();
    for (const int match : m_matches) {
        const GoToEntry &entry = m_entries.at(match);
        auto *item = new QListWidgetItem(entry.text, m_list);
        item->setData(detailRole, entry.detail);
        item->setData(Qt::AccessibleTextRole, QString(entry.text + QStringLiteral(", ") + entry.detail));
        if (!entry.icon.isEmpty())
            item->setIcon(icon(entry.icon));
    }
    m_list->setCurrentRow(0);
    if (m_matches.isEmpty()) {
        m_list->hide();
        return;
    }
    const int rowHeight = std::max(m_list->sizeHintForRow(0), 1);
    const QPoint corner = mapTo(window(), QPoint(0, height() + 2));
    m_list->setGeometry(
        corner.x(), corner.y(), width(), rowHeight * static_cast<int>(m_matches.size()) + 2 * m_list->frameWidth());
    m_list->raise();
    m_list->show();
}

void GoToBox::accept()
{
    const int row = m_list ? m_list->currentRow() : -1;
    const QString typed = text().trimmed();
    // What is typed as a link is meant as one, whatever else matches it.
    if (typed.contains(u'/') && m_openText(typed)) {
        leave();
        return;
    }
    if (row >= 0 && row < m_matches.size()) {
        const auto run = m_entries.at(m_matches.at(row)).run;
        leave();
        run();
    } else if (!typed.isEmpty() && m_openText(typed)) {
        leave();
    }
}

void GoToBox::leave()
{
    clear();
    if (m_list)
        m_list->hide();
    clearFocus();
}

void GoToBox::keyPressEvent(QKeyEvent *event)
{
    const int rows = static_cast<int>(m_matches.size());
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (rows > 0 && m_list) {
            const int step = event->key() == Qt::Key_Down ? 1 : rows - 1;
            m_list->setCurrentRow((m_list->currentRow() + step) % rows);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return;
    case Qt::Key_Escape:
        leave();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace natsight
