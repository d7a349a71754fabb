// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/keyhistoryview.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/viewsetup.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace natsight {

namespace {

/// Buttons painted into the cells of the last column: a widget for each of a thousand rows would cost too much. For the keyboard there are
/// actions on the table.
class VerbsDelegate : public TextDelegate
{
public:
    struct Verb {
        QString text;
        std::function<bool(int row)> isThere;
        std::function<void(int row)> run;
    };

    VerbsDelegate(QList<Verb> verbs, QObject *parent)
        : TextDelegate(parent)
        , m_verbs(std::move(verbs))
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        paintBackground(painter, option);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(Theme::caption());
        for (qsizetype i = 0; i < m_verbs.size(); ++i) {
            if (!m_verbs.at(i).isThere(index.row()))
                continue;
            const QRectF button = QRectF(rectOf(i, option.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
            painter->setPen(Theme::color(Tone::Line, option.palette));
            painter->setBrush(Theme::color(Tone::Panel, option.palette));
            painter->drawRoundedRect(button, 4, 4);
            painter->setPen(Theme::color(Tone::Text, option.palette));
            painter->drawText(button, Qt::AlignCenter, m_verbs.at(i).text);
        }
        painter->restore();
    }

    [[nodiscard]] int width() const { return rectOf(m_verbs.size() - 1, QRect(0, 0, 0, 10)).right() + 8; }

    bool editorEvent(
        QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        const bool isPress = event->type() == QEvent::MouseButtonPress;
        if (!isPress && event->type() != QEvent::MouseButtonRelease)
            return false;
        const auto *mouse = static_cast<QMouseEvent *>(event);
        for (qsizetype i = 0; i < m_verbs.size(); ++i) {
            if (mouse->button() != Qt::LeftButton || !rectOf(i, option.rect).contains(mouse->position().toPoint())
                || !m_verbs.at(i).isThere(index.row()))
                continue;
            if (isPress)
                m_pressed = { index.row(), i };
            else if (m_pressed == std::pair(index.row(), i))
                m_verbs.at(i).run(index.row());
            return true;
        }
        return false;
    }

private:
    [[nodiscard]] QRect rectOf(qsizetype verb, const QRect &cell) const
    {
        const QFontMetrics metrics(Theme::caption());
        int x = cell.left() + 4;
        for (qsizetype i = 0; i < verb; ++i)
            x += metrics.horizontalAdvance(m_verbs.at(i).text) + 16 + 6;
        return { x, cell.top() + 2, metrics.horizontalAdvance(m_verbs.at(verb).text) + 16, cell.height() - 4 };
    }

    QList<Verb> m_verbs;
    std::pair<int, qsizetype> m_pressed { -1, -1 };
};

} // namespace

KeyHistoryView::KeyHistoryView(QWidget *parent)
    : QWidget(parent)
    , m_model(new KeyHistoryModel(this))
    , m_table(new QTableView(this))
    , m_strip(plainLabel(this, QStringLiteral("historyStrip")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("Revisions of the key"));
    m_table->setModel(m_model);
    ViewOptions options;
    options.widths = { 8, 12, 8, 44 };
    options.isSortable = false;
    options.exactRole = KeyHistoryModel::ExactRole;
    setUpTable(m_table, options);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto *changes = new MonospaceDelegate(m_table);
    changes->setElideMode(Qt::ElideRight);
    m_table->setItemDelegateForColumn(KeyHistoryModel::WhatChanged, changes);
    auto *verbs = new VerbsDelegate(
        { { tr("Compare"), [this](int row) { return canCompare(row); }, [this](int row) { compare({ row }); } },
            { tr("Revert…"), [this](int row) { return canRevert(row); }, [this](int row) { revert(row); } } },
        m_table);
    m_table->setItemDelegateForColumn(KeyHistoryModel::Verbs, verbs);
    auto *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(KeyHistoryModel::WhatChanged, QHeaderView::Stretch);
    header->setSectionResizeMode(KeyHistoryModel::Verbs, QHeaderView::Fixed);
    header->resizeSection(KeyHistoryModel::Verbs, verbs->width());
    layout->addWidget(m_table, 1);
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setContentsMargins(Theme::inset, 4, Theme::inset, 4);
    m_strip->setWordWrap(true);
    m_strip->hide();
    layout->addWidget(m_strip);

    auto *compareAction = new QAction(tr("Compare"), this);
    compareAction->setObjectName(QStringLiteral("historyCompare"));
    compareAction->setShortcuts({ QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter) });
    compareAction->setShortcutContext(Qt::WidgetShortcut);
    connect(compareAction, &QAction::triggered, this, [this] { compare(selectedRows()); });
    auto *revertAction = new QAction(tr("Revert…"), this);
    revertAction->setObjectName(QStringLiteral("historyRevert"));
    revertAction->setShortcut(QKeySequence(Qt::Key_R));
    revertAction->setShortcutContext(Qt::WidgetShortcut);
    connect(revertAction, &QAction::triggered, this, [this] {
        if (const QList<int> rows = selectedRows(); rows.size() == 1)
            revert(rows.constFirst());
    });
    m_table->addActions({ compareAction, revertAction });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this, compareAction, revertAction](const QPoint &at) {
        const QList<int> rows = selectedRows();
        compareAction->setEnabled(!rows.isEmpty());
        revertAction->setEnabled(rows.size() == 1 && canRevert(rows.constFirst()));
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({ compareAction, revertAction });
        connect(menu, &QMenu::aboutToHide, this, [compareAction, revertAction] {
            compareAction->setEnabled(true);
            revertAction->setEnabled(true);
        });
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != KeyHistoryModel::Verbs)
            compare({ index.row() });
    });
}

void KeyHistoryView::setHistory(const KeyHistory &history)
{
    QList<quint64> chosen;
    for (const int row : selectedRows())
        chosen << m_model->entry(row)->revision;
    m_model->setHistory(history);
    for (const quint64 revision : chosen) {
        if (const int row = m_model->rowOf(revision); row >= 0)
            m_table->selectionModel()->select(
                m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    QString told;
    if (history.error)
        told = tr("The history is not complete: %1").arg(history.error->text());
    else if (!history.isComplete)
        told = tr("The newest %1 revisions are shown; there are older ones.")
                   .arg(format::count(quint64(history.entries.size())));
    m_strip->setText(told);
    m_strip->setVisible(!told.isEmpty());
}

void KeyHistoryView::clear(const QString &why)
{
    m_model->setHistory({});
    m_strip->setText(why);
    m_strip->setVisible(!why.isEmpty());
}

void KeyHistoryView::setRevertReason(const QString &reason)
{
    m_revertReason = reason;
    m_table->setToolTip(reason);
    m_table->viewport()->update();
}

QList<int> KeyHistoryView::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

bool KeyHistoryView::canCompare(int row) const
{
    // The newest has nothing after it: it is compared with the one before.
    return m_model->rowCount() > 1 && m_model->entry(row) && !m_model->entry(row)->isDeleted();
}

bool KeyHistoryView::canRevert(int row) const
{
    const KeyEntry *entry = m_model->entry(row);
    return m_revertReason.isEmpty() && row > 0 && entry && !entry->isDeleted();
}

void KeyHistoryView::compare(const QList<int> &rows)
{
    if (rows.isEmpty() || m_model->rowCount() < 2)
        return;
    int newer = rows.constFirst();
    int older = rows.constLast();
    if (newer == older)
        newer == 0 ? older = 1 : newer = 0;
    Q_EMIT compareRequested(m_model->entry(older)->revision, m_model->entry(newer)->revision);
}

void KeyHistoryView::revert(int row)
{
    if (canRevert(row))
        Q_EMIT revertRequested(m_model->entry(row)->revision);
}

} // namespace natsight
