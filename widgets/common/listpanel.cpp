// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/listpanel.h"

#include "models/core/format.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/filterline.h"
#include "widgets/common/icons.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/tips.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <memory>
#include <utility>

namespace natsight {

namespace {

constexpr int maxCopiedRows = 100'000;
constexpr int orderEveryMs = 1'000;
constexpr int orderSoonMs = 30;

} // namespace

/// Filters by words in any column; orders only when it is told to.
class ListProxyModel : public QSortFilterProxyModel
{
public:
    explicit ListProxyModel(int role, QObject *parent)
        : QSortFilterProxyModel(parent)
    {
        setSortRole(role);
        setSortCaseSensitivity(Qt::CaseInsensitive);
        setDynamicSortFilter(false);
    }

    void setWords(const QStringList &words)
    {
        m_words = words;
        invalidateFilter();
    }
    /// In place of words; none: all rows are shown.
    void setTest(std::function<bool(int row)> test)
    {
        m_test = std::move(test);
        invalidateFilter();
    }

    void orderAnew()
    {
        if (!m_words.isEmpty() || m_test)
            invalidateFilter();
        sort(sortColumn(), sortOrder());
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_test)
            return m_test(row);
        const int columns = m_words.isEmpty() ? 0 : sourceModel()->columnCount(parent);
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
            for (int column = 0; column < columns; ++column) {
                if (sourceModel()->index(row, column, parent).data().toString().contains(word, Qt::CaseInsensitive))
                    return true;
            }
            return false;
        });
    }

private:
    QStringList m_words;
    std::function<bool(int row)> m_test;
};

ListPanel::ListPanel(QAbstractItemModel *model, ListOptions options, QWidget *parent)
    : QWidget(parent)
    , m_options(std::move(options))
    , m_model(model)
    , m_proxy(new ListProxyModel(m_options.sortRole, this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_bar(new QHBoxLayout)
    , m_verbs(new QHBoxLayout)
    , m_notice(new NoticeBar(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_noMatch(new EmptyState(this))
    , m_strip(new QLabel(this))
{
    const auto named = [this](QWidget *widget, const char *what, const QString &accessible) {
        widget->setObjectName(m_options.name + QLatin1String(what));
        widget->setAccessibleName(accessible);
    };
    setObjectName(m_options.name + QLatin1String("List"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    QHBoxLayout *bar = m_bar;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    named(m_filter, "Filter", tr("Filter of %1").arg(m_options.title));
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setToolTip(tr("Show only rows that contain these words (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(140);
    m_filter->setMaximumWidth(360);
    m_filter->installEventFilter(this);
    bar->addWidget(m_filter, 2);
    named(m_count, "Count", tr("Rows shown"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_count);
    bar->addStretch(1);
    if (m_options.worstColumn >= 0) {
        m_worst = new QToolButton(this);
        named(m_worst, "Worst", tr("Worst first"));
        m_worst->setText(tr("Worst first"));
        m_worst->setToolTip(tr("Order by what needs attention most"));
        m_worst->setCheckable(true);
        m_worst->setFocusPolicy(Qt::TabFocus);
        connect(m_worst, &QToolButton::clicked, this, &ListPanel::setWorstFirst);
        bar->addWidget(m_worst);
    }
    const auto tool = [&](const char *what, const QString &iconName, const QString &text, const QString &tip) {
        auto *button = new QToolButton(this);
        named(button, what, text);
        button->setIcon(icon(iconName));
        button->setToolTip(tip);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        return button;
    };
    auto *columns = tool("Columns", QStringLiteral("columns"), tr("Columns"), tr("Choose the columns"));
    auto *copy = tool(
        "Copy", QStringLiteral("copy"), tr("Copy rows"), tr("Copy the selected rows, or all (Ctrl+C: as TSV)"));
    copy->setPopupMode(QToolButton::InstantPopup);
    auto *copyMenu = new QMenu(copy);
    copyMenu->addAction(tr("Copy as TSV"), this, [this] { copyRows(RowFormat::Tsv); });
    copyMenu->addAction(tr("Copy as CSV"), this, [this] { copyRows(RowFormat::Csv); });
    copyMenu->addAction(tr("Copy as JSON"), this, [this] { copyRows(RowFormat::JsonArray); });
    copy->setMenu(copyMenu);
    m_verbs->setSpacing(Theme::gap);
    bar->addLayout(m_verbs);
    layout->addLayout(bar);
    layout->addWidget(m_notice);

    m_proxy->setSourceModel(m_model);
    named(m_view, "Table", m_options.title);
    m_view->setModel(m_proxy);
    m_options.view.exactRole = m_options.exactRole;
    setUpTable(m_view, m_options.view);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_noMatch);
    for (EmptyState *state : { m_empty, m_noMatch })
        state->button()->setAccessibleName(tr("What to do"));
    m_noMatch->button()->setObjectName(m_options.name + QLatin1String("ClearFilter"));
    m_empty->button()->setObjectName(m_options.name + QLatin1String("EmptyButton"));
    layout->addWidget(m_stack, 1);

    named(m_strip, "Strip", tr("Totals of %1").arg(m_options.title));
    m_strip->setTextFormat(Qt::PlainText);
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_strip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_strip);

    m_order.setSingleShot(true);
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(120);
    connect(&m_order, &QTimer::timeout, this, &ListPanel::takeOrder);
    connect(&m_filterDelay, &QTimer::timeout, this, [this] {
        m_proxy->setWords(m_filter->text().split(u' ', Qt::SkipEmptyParts));
        updateShown();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterDelay.start(); });
    connect(columns, &QToolButton::clicked, this, [this, columns] {
        QHeaderView *header = m_view->horizontalHeader();
        Q_EMIT header->customContextMenuRequested(
            header->mapFromGlobal(columns->mapToGlobal(QPoint(0, columns->height()))));
    });
    connect(m_view, &QTableView::customContextMenuRequested, this, &ListPanel::openMenu);
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT activated(
            m_proxy->mapToSource(index).row(), QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
    });
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (m_worst && !m_isOrdering)
            m_worst->setChecked(column == m_options.worstColumn && m_proxy->sortOrder() == Qt::DescendingOrder);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ListPanel::selectionChanged);
    connect(m_empty, &EmptyState::triggered, this, &ListPanel::emptyTriggered);
    connect(m_noMatch, &EmptyState::triggered, this, [this] { m_filter->clear(); });
    connect(m_notice, &NoticeBar::triggered, this, &ListPanel::noticeTriggered);
    connect(model, &QAbstractItemModel::dataChanged, this, [this] { orderLater(false); });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        orderLater(true);
        updateShown();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ListPanel::updateShown);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        orderLater(true);
        updateShown();
    });
    if (m_worst)
        setWorstFirst(true);
    else
        m_view->sortByColumn(m_options.nameColumn, Qt::AscendingOrder);
    updateShown();
}

ListPanel::~ListPanel()
{
    m_view->selectionModel()->disconnect(this);
    m_view->horizontalHeader()->disconnect(this);
    if (m_model)
        m_model->disconnect(this);
}

QToolButton *ListPanel::addVerb(
    const QString &name, const QString &iconName, const QString &text, const QString &toolTip, bool isMain)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setFocusPolicy(Qt::TabFocus);
    if (isMain)
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    else
        button->setAutoRaise(true);
    m_verbs->addWidget(button);
    return button;
}

void ListPanel::addChoice(QWidget *field)
{
    m_bar->insertWidget(2, field);
}

FilterLine *ListPanel::useLanguage(const FilterFields &fields, std::function<bool(FilterEvaluator &, int row)> matches)
{
    m_line = new FilterLine(fields, this);
    m_line->setObjectName(m_filter->objectName());
    m_line->setAccessibleName(m_filter->accessibleName());
    m_line->setPlaceholderText(tr("Words, or conditions (F1 explains)"));
    m_line->setMinimumWidth(200);
    m_line->setMaximumWidth(640);
    delete m_bar->replaceWidget(m_filter, m_line);
    m_bar->setStretchFactor(m_line, 4);
    delete std::exchange(m_filter, m_line);
    setTabOrder(m_line, m_view);
    QLabel *problem = m_line->newProblemLabel(this);
    problem->setContentsMargins(Theme::inset, 0, Theme::inset, Theme::gap);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, problem);
    connect(m_line, &FilterLine::applied, this, [this, matches = std::move(matches)] {
        const auto &program = m_line->program();
        if (program->passesAll()) {
            m_proxy->setTest({});
        } else {
            const auto evaluator = std::make_shared<FilterEvaluator>(program);
            m_proxy->setTest([evaluator, matches](int row) { return matches(*evaluator, row); });
        }
        updateShown();
    });
    connect(m_line, &FilterLine::left, this, [this] { m_view->setFocus(Qt::ShortcutFocusReason); });
    return m_line;
}

void ListPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ListPanel::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void ListPanel::setWorstFirst(bool isOn)
{
    m_isOrdering = true;
    if (isOn)
        m_view->sortByColumn(m_options.worstColumn, Qt::DescendingOrder);
    else
        m_view->sortByColumn(m_options.nameColumn, Qt::AscendingOrder);
    m_isOrdering = false;
    m_worst->setChecked(isOn);
}

bool ListPanel::isWorstFirst() const
{
    return m_worst && m_worst->isChecked();
}

QList<int> ListPanel::selectedRows() const
{
    QList<int> shown;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        shown << index.row();
    std::sort(shown.begin(), shown.end());
    QList<int> rows;
    for (const int row : std::as_const(shown))
        rows << m_proxy->mapToSource(m_proxy->index(row, 0)).row();
    return rows;
}

int ListPanel::currentRow() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_proxy->mapToSource(index).row() : -1;
}

void ListPanel::selectRow(int row)
{
    const QModelIndex index = m_model ? m_proxy->mapFromSource(m_model->index(row, 0)) : QModelIndex();
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

int ListPanel::shownRows() const
{
    return m_proxy->rowCount();
}

void ListPanel::setEmpty(const QString &iconName, const QString &what, const QString &how, const QString &verb)
{
    m_empty->setContent(iconName, what, how, verb);
    m_empty->button()->setAccessibleName(verb.isEmpty() ? what : verb);
}

void ListPanel::setEmptyVerbEnabled(bool isEnabled, const QString &toolTip)
{
    m_empty->button()->setEnabled(isEnabled);
    m_empty->button()->setToolTip(toolTip);
}

void ListPanel::setNotice(Tone tone, const QString &text, const QString &verb)
{
    m_notice->setNotice(tone, text, verb);
}

void ListPanel::setStrip(const QString &text)
{
    if (m_strip->text() == text)
        return;
    m_strip->setText(text);
    m_strip->setToolTip(plainTip(text));
}

void ListPanel::updateShown()
{
    if (!m_model) // gone with its connection, and the page goes next
        return;
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    if (all > 0 && shown == 0) {
        m_noMatch->setContent(
            QStringLiteral("search"), tr("Nothing matches “%1”.").arg(m_filter->text()), {}, tr("Clear the filter"));
    }
    m_stack->setCurrentIndex(all == 0 ? 1 : shown == 0 ? 2 : 0);
    m_count->setText(all == shown
            ? format::count(static_cast<quint64>(all))
            : tr("%1 of %2").arg(format::count(static_cast<quint64>(shown)), format::count(static_cast<quint64>(all))));
    m_count->setVisible(all > 0);
    if (m_line)
        m_line->setHasHits(shown > 0 || all == 0);
}

void ListPanel::orderLater(bool isSoon)
{
    m_isOrderOld = true;
    const int wait = isSoon ? orderSoonMs : orderEveryMs;
    if (!m_order.isActive() || m_order.remainingTime() > wait)
        m_order.start(wait);
}

void ListPanel::takeOrder()
{
    // Under the pointer nothing moves; it goes on when the pointer leaves.
    if (!m_isOrderOld
        || (m_view->viewport()->underMouse() && m_view->isVisible() && m_proxy->rowCount() > 1
            && m_stack->currentIndex() == 0 && m_view->window()->isActiveWindow()))
        return;
    m_isOrderOld = false;
    m_proxy->orderAnew();
    updateShown();
}

bool ListPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport()) {
        if (event->type() == QEvent::Leave && m_isOrderOld)
            orderLater(true);
        if (event->type() == QEvent::MouseButtonRelease) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            const QModelIndex index = m_view->indexAt(mouse->pos());
            if (mouse->button() == Qt::MiddleButton && index.isValid()) {
                Q_EMIT activated(m_proxy->mapToSource(index).row(), true);
                return true;
            }
        }
    } else if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (currentRow() >= 0)
                Q_EMIT activated(currentRow(), modifiers.testFlag(Qt::ControlModifier));
            return true;
        case Qt::Key_Delete:
            if (!m_view->selectionModel()->selectedRows().isEmpty())
                Q_EMIT deleteRequested();
            return true;
        case Qt::Key_F2:
            if (m_view->selectionModel()->selectedRows().size() == 1)
                Q_EMIT editRequested();
            return true;
        case Qt::Key_N:
            if (modifiers == Qt::NoModifier) {
                Q_EMIT newRequested();
                return true;
            }
            break;
        default:
            break;
        }
    } else if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return) {
            m_view->setFocus(Qt::ShortcutFocusReason);
            if (!m_view->currentIndex().isValid() && m_proxy->rowCount() > 0)
                m_view->setCurrentIndex(m_proxy->index(0, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ListPanel::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(m_options.name + QLatin1String("Menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (currentRow() >= 0 && !selectedRows().isEmpty()) {
        menu->addAction(tr("Open"), this, [this] { Q_EMIT activated(currentRow(), false); });
        menu->addAction(tr("Open beside"), this, [this] { Q_EMIT activated(currentRow(), true); });
        menu->addSeparator();
    }
    Q_EMIT menuAboutToShow(menu);
    menu->addSeparator();
    menu->addAction(tr("Copy as TSV"), this, [this] { copyRows(RowFormat::Tsv); });
    menu->addAction(tr("Copy as CSV"), this, [this] { copyRows(RowFormat::Csv); });
    menu->addAction(tr("Copy as JSON"), this, [this] { copyRows(RowFormat::JsonArray); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ListPanel::copyRows(RowFormat format)
{
    const QString text = rowsAs(format);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

QString ListPanel::rowsAs(RowFormat format) const
{
    return natsight::rowsAs(m_view, format, m_options.exactRole, maxCopiedRows);
}

} // namespace natsight
