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

#include <nlohmann/json.hpp>

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

/// Rows to be copied, and the columns of them that are seen.
struct Rows {
    QList<int> columns;
    QModelIndexList rows;
    qint64 total = 0; ///< that there are
};

Rows rowsOf(const QAbstractItemView *view, int maxRows)
{
    Rows found;
    const QAbstractItemModel *model = view->model();
    const QHeaderView *header = headerOf(view);
    if (!model || !header)
        return found;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        if (!header->isSectionHidden(section))
            found.columns.append(section);
    }
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
            found.total += range.height();
            for (int row = range.top(); row <= range.bottom() && found.rows.size() < maxRows; ++row)
                found.rows.append(model->index(row, 0, range.parent()));
        }
    } else {
        found.total = model->rowCount(view->rootIndex());
        for (int row = 0; row < found.total && found.rows.size() < maxRows; ++row)
            found.rows.append(model->index(row, 0, view->rootIndex()));
    }
    return found;
}

nlohmann::ordered_json jsonOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
        return value.toLongLong();
    case QMetaType::UInt:
    case QMetaType::ULongLong:
        return value.toULongLong();
    case QMetaType::Double:
        return value.toDouble();
    case QMetaType::UnknownType:
        return nullptr;
    default:
        return value.toString().toStdString();
    }
}

QString csvCell(QString text)
{
    // A formula in a cell would be run by a spreadsheet.
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front())) {
        bool isNumber = false;
        (void)text.toDouble(&isNumber);
        if (!isNumber)
            text.prepend(u'\'');
    }
    const bool needsQuotes = text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r');
    return needsQuotes ? QString(u'"' + text.replace(QLatin1String("\""), QLatin1String("\"\"")) + u'"') : text;
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
    const Rows all = rowsOf(view, maxRows);
    if (all.rows.isEmpty())
        return {};
    QString text;
    for (const int column : all.columns) {
        if (column != all.columns.constFirst())
            text += QLatin1Char('\t');
        text += cleaned(view->model()->headerData(column, Qt::Horizontal).toString());
    }
    text += QLatin1Char('\n');
    for (const QModelIndex &row : all.rows) {
        for (const int column : all.columns) {
            if (column != all.columns.constFirst())
                text += QLatin1Char('\t');
            const QModelIndex index = row.siblingAtColumn(column);
            QVariant value = exactRole >= 0 ? index.data(exactRole) : QVariant();
            if (!value.isValid())
                value = index.data(Qt::DisplayRole);
            text += cleaned(value.toString());
        }
        text += QLatin1Char('\n');
    }
    if (all.total > all.rows.size()) {
        text += Text::tr(QT_TRANSLATE_NOOP("natsight::Text", "… %1 more rows were not copied"))
                    .arg(QLocale().toString(all.total - all.rows.size()))
            + QLatin1Char('\n');
    }
    return text;
}

QString rowsAs(const QAbstractItemView *view, RowFormat format, int exactRole, int maxRows)
{
    if (format == RowFormat::Tsv)
        return rowsAsTsv(view, exactRole, maxRows);
    const Rows all = rowsOf(view, maxRows);
    if (!view->model())
        return {};
    const auto heading = [view](int column) { return view->model()->headerData(column, Qt::Horizontal).toString(); };
    const int role = exactRole >= 0 ? exactRole : int(Qt::DisplayRole);
    if (format == RowFormat::JsonArray) {
        auto array = nlohmann::ordered_json::array();
        for (const QModelIndex &row : all.rows) {
            auto object = nlohmann::ordered_json::object();
            for (const int column : all.columns)
                object[heading(column).toStdString()] = jsonOf(row.siblingAtColumn(column).data(role));
            array.push_back(std::move(object));
        }
        return QString::fromStdString(array.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace))
            + u'\n';
    }
    QString csv;
    QStringList cells;
    for (const int column : all.columns)
        cells << csvCell(heading(column));
    csv += cells.join(u',') + QLatin1String("\r\n");
    for (const QModelIndex &row : all.rows) {
        cells.clear();
        for (const int column : all.columns)
            cells << csvCell(row.siblingAtColumn(column).data(role).toString());
        csv += cells.join(u',') + QLatin1String("\r\n");
    }
    return csv;
}

} // namespace natsight
