// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/keyhistoryview.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/theme.h"
#include "widgets/common/verbsdelegate.h"
#include "widgets/common/viewsetup.h"

#include <QAbstractItemView>
#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTableView>

#include <algorithm>

namespace natsight {

namespace {

enum Verb { Compare, Revert };

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
    m_verbs = new VerbsDelegate({ { tr("Compare"), tr("Compare it with the newest revision (Enter)") },
                                    { tr("Revert…"), tr("Write this value again, as a new revision (R)") } },
        KeyHistoryModel::Verbs, m_table);
    m_verbs->setVerbState([this](const QModelIndex &index, int verb) {
        if (verb == Compare)
            return canCompare(index.row()) ? VerbsDelegate::State::Enabled : VerbsDelegate::State::Absent;
        return !isOlderValue(index.row()) ? VerbsDelegate::State::Absent
            : m_revertReason.isEmpty()    ? VerbsDelegate::State::Enabled
                                          : VerbsDelegate::State::Disabled;
    });
    connect(m_verbs, &VerbsDelegate::triggered, this, [this](const QModelIndex &index, int verb) {
        if (verb == Compare)
            compare({ index.row() });
        else
            revert(index.row());
    });
    m_table->setItemDelegateForColumn(KeyHistoryModel::Verbs, m_verbs);
    auto *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(KeyHistoryModel::WhatChanged, QHeaderView::Stretch);
    header->setSectionResizeMode(KeyHistoryModel::Verbs, QHeaderView::Fixed);
    header->resizeSection(KeyHistoryModel::Verbs, m_verbs->width());
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
    connect(compareAction, &QAction::triggered, this, [this] {
        // The key that presses a button that was chosen by the arrows.
        const QList<int> rows = selectedRows();
        if (m_verbs->chosen() == Revert && rows.size() == 1)
            revert(rows.constFirst());
        else
            compare(rows);
    });
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
    m_verbs->setDisabledReason(reason);
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
    return m_revertReason.isEmpty() && isOlderValue(row);
}

bool KeyHistoryView::isOlderValue(int row) const
{
    const KeyEntry *entry = m_model->entry(row);
    return row > 0 && entry && !entry->isDeleted();
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
