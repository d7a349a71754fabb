// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/servicespage.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/tips.h"
#include "widgets/common/viewsetup.h"
#include "widgets/services/findingsbar.h"
#include "widgets/services/pingdialog.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr int filterDelayMs = 120;
constexpr std::array<std::chrono::milliseconds, 6> intervals { 500ms, 1s, 2s, 5s, 15s, 60s };

} // namespace

ServicesPage::ServicesPage(ServiceFeed *feed, Link link, QWidget *parent)
    : ServiceLivePage(feed, std::move(link), parent)
    , m_model(new ServiceListModel(this))
    , m_order(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("servicesPage"));
    setAccessibleName(tr("Services"));
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    m_findings = new FindingsBar(QStringLiteral("servicesNotice"), true, content);
    connect(m_findings, &FindingsBar::opened, this, [this](const ServiceFinding &finding) {
        Q_EMIT openRequested(
            linkTo(QStringLiteral("services"), QStringList { finding.service } + placeOf(finding)), false);
    });
    auto *bar = new QHBoxLayout;
    makeBar(bar);
    layout->addLayout(bar);
    layout->addWidget(m_findings);

    m_order->setSourceModel(m_model);
    m_order->setDynamicSortFilter(false);
    m_order->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_order->setSortRole(ServiceRole::Sort);
    m_stack = new QStackedWidget(content);
    m_view = new QTreeView(m_stack);
    m_view->setObjectName(QStringLiteral("servicesTree"));
    m_view->setAccessibleName(tr("Services"));
    m_view->setModel(m_order);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    ViewOptions options;
    options.widths = { 30, 14, 10, 9, 14, 12, 10, 8, 10, 10, 13, 10, 40 };
    options.exactRole = ServiceRole::Exact;
    setUpTree(m_view, options);
    m_view->setItemDelegateForColumn(ServiceListModel::State, new StateDelegate(serviceToneOf, m_view));
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);
    auto *empty = new EmptyState(m_stack);
    empty->setContent(QStringLiteral("services"), tr("No service answers in this account."),
        tr("A micro service answers $SRV.PING, $SRV.INFO and $SRV.STATS. Host one here (Responders), or start one: "
           "nats micro serve hello"));
    auto *noMatch = new EmptyState(m_stack);
    noMatch->setContent(QStringLiteral("filter"), tr("No service matches the filter."),
        tr("A word is looked for in every field; orders.> asks who answers it."), tr("Clear filter"));
    noMatch->button()->setObjectName(QStringLiteral("servicesClearFilter"));
    connect(noMatch, &EmptyState::triggered, m_filter, &QLineEdit::clear);
    m_stack->addWidget(m_view);
    m_stack->addWidget(empty);
    m_stack->addWidget(noMatch);
    layout->addWidget(m_stack, 1);
    m_strip = makeStrip(content, QStringLiteral("servicesStrip"));
    layout->addWidget(m_strip);

    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(filterDelayMs);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterDelay.start(); });
    connect(&m_filterDelay, &QTimer::timeout, this, [this] {
        m_model->setFilter(m_filter->text());
        updateState();
        if (!m_filter->text().isEmpty())
            m_view->expandAll();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ServicesPage::updateVerbs);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &ServicesPage::openMenu);
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        open(m_order->mapToSource(index), QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
    });
    connect(m_view->header(), &QHeaderView::sortIndicatorChanged, this, [this] {
        m_worst->setChecked(false);
        m_order->setSortRole(ServiceRole::Sort);
    });
    connect(feed, &ServiceFeed::changed, this, &ServicesPage::renew);
    renew();
    m_order->sort(ServiceListModel::Name, Qt::AscendingOrder);
    setContent(content);
}

void ServicesPage::makeBar(QHBoxLayout *bar)
{
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("servicesFilter"));
    m_filter->setAccessibleName(tr("Filter of services"));
    m_filter->setPlaceholderText(tr("Filter, or who answers orders.>"));
    m_filter->setToolTip(plainTip(tr("Show only services with these words in any field, or that answer a subject: "
                                     "orders.> or subject:orders.new (Ctrl+F)")));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(360);
    bar->addWidget(m_filter, 2);
    m_count = plainLabel(this, QStringLiteral("servicesCount"));
    m_count->setAccessibleName(tr("Services shown"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_count);
    bar->addStretch(1);
    const auto tool = [&](const char *name, const QString &text, const QString &tip) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        button->setText(text);
        button->setToolTip(plainTip(tip));
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        return button;
    };
    m_worst = tool("servicesWorst", tr("Worst first"), tr("Order by what needs attention most"));
    m_worst->setCheckable(true);
    connect(m_worst, &QToolButton::clicked, this, [this](bool isOn) {
        m_order->setSortRole(isOn ? ServiceRole::WorstFirst : ServiceRole::Sort);
        if (isOn)
            m_order->sort(ServiceListModel::Name, Qt::DescendingOrder);
        else
            m_order->sort(m_view->header()->sortIndicatorSection(), m_view->header()->sortIndicatorOrder());
    });
    m_flat = tool("servicesFlat", tr("Services only"), tr("One row a service, without versions and instances"));
    m_flat->setCheckable(true);
    connect(m_flat, &QToolButton::toggled, this, [this](bool isFlat) {
        m_model->setShape(isFlat ? ServiceListModel::Shape::Flat : ServiceListModel::Shape::Tree);
        takeOrder();
    });
    m_interval = new QComboBox(this);
    m_interval->setObjectName(QStringLiteral("servicesInterval"));
    m_interval->setAccessibleName(tr("How often services are asked"));
    m_interval->setToolTip(tr("How often services are asked while a page of them is on screen"));
    for (const std::chrono::milliseconds one : intervals)
        m_interval->addItem(tr("every %1").arg(format::duration(one)), static_cast<int>(one.count()));
    bar->addWidget(m_interval);
    m_interval->setCurrentIndex(m_interval->findData(static_cast<int>(feed()->interval().count())));
    connect(m_interval, &QComboBox::activated, this, [this](int index) {
        feed()->setInterval(std::chrono::milliseconds(m_interval->itemData(index).toInt()));
        updateState();
    });
    QToolButton *graph = tool("servicesGraph", tr("Graph"), tr("Show which instances answer what as a graph"));
    graph->setIcon(icon(QStringLiteral("flow")));
    graph->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(graph, &QToolButton::clicked, this,
        [this] { Q_EMIT openRequested(linkTo(QStringLiteral("servicegraph")), false); });
    m_ping = tool("servicesPing", tr("Ping…"), tr("Measure how long the selected service's instances take to answer"));
    connect(m_ping, &QToolButton::clicked, this, &ServicesPage::pingSelected);
    m_forget = tool("servicesForget", tr("Forget left"), tr("Take instances that left out of the list"));
    connect(m_forget, &QToolButton::clicked, this, [this] { feed()->forgetLeft(); });
}

void ServicesPage::renew()
{
    m_model->setRows(feed()->services(), feed()->instances());
    takeOrder();
    if (m_interval->currentData().toInt() != feed()->interval().count())
        m_interval->setCurrentIndex(m_interval->findData(static_cast<int>(feed()->interval().count())));
    updateState();
}

void ServicesPage::takeOrder()
{
    // Under the pointer nothing moves.
    if (m_view->viewport()->underMouse() && m_view->isVisible() && m_view->window()->isActiveWindow())
        return;
    m_order->sort(m_order->sortColumn(), m_order->sortOrder());
}

bool ServicesPage::hasContent() const
{
    return feed() && feed()->state().rounds > 0
        && (feed()->state().condition != ServiceFeedState::Condition::Denied || m_model->rowCount() > 0);
}

void ServicesPage::updateContent()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(!isEmpty ? 0 : m_filter->text().isEmpty() ? 1 : 2);
    m_count->setText(isEmpty ? QString() : tr("%n service(s)", nullptr, m_model->serviceCount()));
    m_findings->setFindings(feed()->findings());
    m_strip->setText(roundText());
    updateVerbs();
}

void ServicesPage::updateVerbs()
{
    m_ping->setEnabled(current().isValid());
    const QList<ServiceRow> services = feed()->services();
    m_forget->setEnabled(
        std::any_of(services.begin(), services.end(), [](const ServiceRow &row) { return row.left > 0; }));
}

void ServicesPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QList<std::pair<QString, QString>> ServicesPage::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the service") },
        { QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the service beside") } };
}

QModelIndex ServicesPage::current() const
{
    return m_order->mapToSource(m_view->currentIndex());
}

void ServicesPage::open(const QModelIndex &index, bool beside)
{
    if (!index.isValid())
        return;
    QStringList path { m_model->serviceOf(index) };
    if (m_model->kindOf(index) == ServiceListModel::NodeKind::Instance)
        path << QStringLiteral("instances") << m_model->instanceOf(index);
    Q_EMIT openRequested(linkTo(QStringLiteral("services"), path), beside);
}

void ServicesPage::pingSelected()
{
    const QModelIndex index = current();
    if (!index.isValid())
        return;
    auto *dialog = new PingDialog(feed(), m_model->serviceOf(index), m_model->instanceOf(index), window());
    dialog->open();
}

void ServicesPage::openMenu(const QPoint &position)
{
    const QModelIndex index = current();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString service = m_model->serviceOf(index);
    menu->addAction(tr("Open"), this, [this, index = QPersistentModelIndex(index)] { open(index, false); });
    menu->addAction(tr("Ping…"), this, &ServicesPage::pingSelected);
    menu->addAction(tr("Copy link"), this,
        [of = linkTo(QStringLiteral("services"), { service })] { QApplication::clipboard()->setText(of.toString()); });
    const QString instance = m_model->instanceOf(index);
    menu->addAction(instance.isEmpty() ? tr("Copy name") : tr("Copy id"), this,
        [text = instance.isEmpty() ? service : instance] { QApplication::clipboard()->setText(text); });
    menu->addAction(tr("Copy nats command"), this,
        [service] { QApplication::clipboard()->setText(QStringLiteral("nats service info ") + service); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

bool ServicesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            open(current(), key->modifiers().testFlag(Qt::ControlModifier));
            return true;
        }
    }
    return ServiceLivePage::eventFilter(watched, event);
}

} // namespace natsight
