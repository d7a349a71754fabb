// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/viewsetup.h"

#include "models/core/text.h"
#include "widgets/common/delegates.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLocale>
#include <QMenu>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace natsight {

namespace {

void showColumnMenu(QHeaderView *header, const QPoint &position)
{
    const QAbstractItemModel *model = header->model();
    if (!model)
        return;
    auto *menu = new QMenu(header);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("columnMenu"));
    const int shown = header->count() - header->hiddenSectionCount();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        QString name = model->headerData(section, Qt::Horizontal).toString();
        if (name.isEmpty())
            name = model->headerData(section, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        if (name.isEmpty())
            name = Text::tr(QT_TRANSLATE_NOOP("natsight::Text", "Column %1")).arg(section + 1);
        QAction *action = menu->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(section));
        // A view without columns has no header left to bring them back.
        action->setEnabled(header->isSectionHidden(section) || shown > 1);
        QObject::connect(action, &QAction::toggled, header, [header, section](bool isShown) {
            header->setSectionHidden(section, !isShown);
            if (isShown && header->sectionSize(section) < 24)
                header->resizeSection(section, header->defaultSectionSize());
        });
    }
    menu->popup(header->mapToGlobal(position));
}

void setUpHeader(QHeaderView *header, const ViewOptions &options)
{
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(24);
    header->setTextElideMode(Qt::ElideRight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QHeaderView::customContextMenuRequested, header,
        [header](const QPoint &position) { showColumnMenu(header, position); });

    const int character = QFontMetrics(header->parentWidget()->font()).averageCharWidth();
    for (int column = 0; column < std::min(int(options.widths.size()), header->count()); ++column)
        header->resizeSection(column, options.widths.at(column) * character + 2 * Theme::gap);
    for (const int column : options.hiddenColumns)
        header->setSectionHidden(column, true);
}

void setUpView(QAbstractItemView *view, const ViewOptions &options)
{
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setAlternatingRowColors(false);
    view->setTextElideMode(Qt::ElideMiddle);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setTabKeyNavigation(false);
    view->setMouseTracking(true);
    if (options.isSidebar) {
        view->setProperty("sidebar", true);
        view->viewport()->setBackgroundRole(QPalette::Window);
    }
    view->setItemDelegate(new TextDelegate(view));

    auto *copy = new QAction(Text::tr(QT_TRANSLATE_NOOP("natsight::Text", "Copy rows")), view);
    copy->setObjectName(QStringLiteral("copyRows"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, view, [view, role = options.exactRole] {
        const QString text = rowsAsTsv(view, role);
        if (!text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
    });
    view->addAction(copy);
}

QString cleaned(QString value)
{
    for (QChar &c : value) {
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    }
    return value;
}

const QHeaderView *headerOf(const QAbstractItemView *view)
{
    if (const auto *table = qobject_cast<const QTableView *>(view))
        return table->horizontalHeader();
    if (const auto *tree = qobject_cast<const QTreeView *>(view))
        return tree->header();
    return nullptr;
}

} // namespace

void setUpTable(QTableView *view, const ViewOptions &options)
{
    setUpView(view, options);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setCornerButtonEnabled(false);
    QHeaderView *rows = view->verticalHeader();
    rows->hide();
    rows->setMinimumSectionSize(Theme::rowHeight());
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(Theme::rowHeight());
    setUpHeader(view->horizontalHeader(), options);
    if (options.isSortable) {
        // The model's own order until a head is clicked.
        view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        view->setSortingEnabled(true);
    }
}

void setUpTree(QTreeView *view, const ViewOptions &options)
{
    setUpView(view, options);
    view->setUniformRowHeights(true);
    view->setWordWrap(false);
    view->setAllColumnsShowFocus(true);
    view->setExpandsOnDoubleClick(false);
    view->setAnimated(false);
    setUpHeader(view->header(), options);
    if (options.isSortable) {
        view->header()->setSortIndicator(-1, Qt::AscendingOrder);
        view->setSortingEnabled(true);
    }
}

QString rowsAsTsv(const QAbstractItemView *view, int exactRole, int maxRows)
{
    const QAbstractItemModel *model = view->model();
    const QHeaderView *header = headerOf(view);
    if (!model || !header)
        return {};

    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        if (!header->isSectionHidden(section))
            columns.append(section);
    }

    QModelIndexList rows;
    qint64 total = 0;
    // By ranges: a selection of a million rows must not become a million indexes first.
    if (view->selectionModel() && view->selectionModel()->hasSelection()) {
        QItemSelection selection = view->selectionModel()->selection();
        std::stable_sort(
            selection.begin(), selection.end(), [](const QItemSelectionRange &a, const QItemSelectionRange &b) {
                return a.parent() == b.parent() && a.top() < b.top();
            });
        QItemSelection seen;
        for (const QItemSelectionRange &range : selection) {
            if (!seen.isEmpty() && seen.constLast().parent() == range.parent()
                && range.top() <= seen.constLast().bottom() && range.bottom() <= seen.constLast().bottom())
                continue; // another column of the same rows
            seen.append(range);
            total += range.height();
            for (int row = range.top(); row <= range.bottom() && rows.size() < maxRows; ++row)
                rows.append(model->index(row, 0, range.parent()));
        }
    } else {
        total = model->rowCount(view->rootIndex());
        for (int row = 0; row < total && rows.size() < maxRows; ++row)
            rows.append(model->index(row, 0, view->rootIndex()));
    }
    if (rows.isEmpty())
        return {};

    QString text;
    for (const int column : columns) {
        if (column != columns.constFirst())
            text += QLatin1Char('\t');
        text += cleaned(model->headerData(column, Qt::Horizontal).toString());
    }
    text += QLatin1Char('\n');
    for (const QModelIndex &row : std::as_const(rows)) {
        for (const int column : columns) {
            if (column != columns.constFirst())
                text += QLatin1Char('\t');
            const QModelIndex index = row.siblingAtColumn(column);
            QVariant value = exactRole >= 0 ? index.data(exactRole) : QVariant();
            if (!value.isValid())
                value = index.data(Qt::DisplayRole);
            text += cleaned(value.toString());
        }
        text += QLatin1Char('\n');
    }
    if (total > rows.size()) {
        text += Text::tr(QT_TRANSLATE_NOOP("natsight::Text", "… %1 more rows were not copied"))
                    .arg(QLocale().toString(total - rows.size()))
            + QLatin1Char('\n');
    }
    return text;
}

} // namespace natsight
