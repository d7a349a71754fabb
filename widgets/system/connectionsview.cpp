// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/connectionsview.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/payloadview.h"
#include "widgets/common/rowsview.h"
#include "widgets/common/tips.h"
#include "widgets/system/systemactions.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace natsight {

namespace {

constexpr int filterDelayMs = 150;
constexpr qsizetype maxSelected = 1'000;

Tone markToneOf(const QModelIndex &index)
{
    switch (static_cast<ConnectionListModel::Mark>(index.data(SystemRole::Condition).toInt())) {
    case ConnectionListModel::Mark::Good:
        return Tone::Good;
    case ConnectionListModel::Mark::Closed:
        return Tone::Idle;
    case ConnectionListModel::Mark::Warning:
        return Tone::Warning;
    case ConnectionListModel::Mark::Bad:
        break;
    }
    return Tone::Bad;
}

} // namespace

ConnectionsView::ConnectionsView(SystemFeed *feed, const QString &server, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_server(server)
    , m_model(new ConnectionListModel(this))
    , m_actions(new SystemActions(feed, this))
    , m_problem(new NoticeBar(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new RowsView(this))
    , m_empty(new EmptyState(this))
    , m_noMatch(new EmptyState(this))
{
    setObjectName(QStringLiteral("connectionsView"));
    m_model->setServer(server);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    makeBar(bar);
    layout->addLayout(bar);
    m_problem->setObjectName(QStringLiteral("connectionsProblem"));
    connect(m_problem, &NoticeBar::triggered, this, [this] { m_problem->setNotice(Tone::Info, {}); });
    layout->addWidget(m_problem);

    m_view->setObjectName(QStringLiteral("connectionsTable"));
    m_view->setAccessibleName(tr("Connections"));
    m_view->setModel(m_model);
    ViewOptions options;
    options.widths = { 8, 7, 5, 20, 9, 8, 9, 15, 9, 7, 7, 5, 8, 8, 8, 10, 10, 12, 12, 13, 13, 8, 14, 14, 14, 8 };
    options.hiddenColumns = { ConnectionListModel::Kind, ConnectionListModel::TotalInBytes,
        ConnectionListModel::TotalOutBytes, ConnectionListModel::Stalls, ConnectionListModel::Started,
        ConnectionListModel::LastActivity, ConnectionListModel::Stopped, ConnectionListModel::Tls };
    if (!server.isEmpty())
        options.hiddenColumns << ConnectionListModel::Server;
    options.exactRole = SystemRole::Exact;
    setUpTable(m_view, options);
    m_view->setItemDelegateForColumn(ConnectionListModel::State, new StateDelegate(markToneOf, m_view));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_view->sortByColumn(ConnectionListModel::Name, Qt::AscendingOrder);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_noMatch);
    m_empty->button()->setObjectName(QStringLiteral("connectionsEmptyButton"));
    m_noMatch->setContent(QStringLiteral("filter"), tr("No connection matches the filter."),
        tr("Words are looked for in every text; account:ORDERS or pending>1M look at one field."), tr("Clear filter"));
    m_noMatch->button()->setObjectName(QStringLiteral("connectionsClearFilter"));
    connect(m_noMatch, &EmptyState::triggered, m_filter, &QLineEdit::clear);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("connectionsSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_stack);
    splitter->addWidget(makeDetails(splitter));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    layout->addWidget(splitter, 1);
    m_strip = plainLabel(this, QStringLiteral("connectionsStrip"));
    m_strip->setAccessibleName(tr("Totals of connections"));
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_strip);

    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(filterDelayMs);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterDelay.start(); });
    connect(&m_filterDelay, &QTimer::timeout, this, [this] {
        m_model->setFilter(m_filter->text());
        Q_EMIT filterChanged(m_filter->text());
    });
    connect(m_model, &ConnectionListModel::ordered, this, &ConnectionsView::updateShown);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateVerbs();
        if (m_detailsPanel->isVisibleTo(this))
            showDetails(false);
    });
    connect(m_view, &QTableView::customContextMenuRequested, this, &ConnectionsView::openMenu);
    connect(m_view, &QTableView::doubleClicked, this, [this] { showDetails(true); });
    connect(m_details, &PayloadView::statusText, this, &ConnectionsView::statusText);
    connect(m_actions, &SystemActions::succeeded, this, &ConnectionsView::statusText);
    connect(m_actions, &SystemActions::failed, this,
        [this](const QString &text) { m_problem->setNotice(Tone::Bad, text, tr("Close")); });
    connect(feed, &SystemFeed::connectionsCame, this,
        [this](const std::shared_ptr<const ServerConnections> &page, bool isClosed, quint64 sweep) {
            if (isClosed == this->isClosed())
                m_model->merge(*page, sweep);
        });
    connect(
        feed, &SystemFeed::connectionsSwept, this, [this](const QStringList &servers, bool isClosed, quint64 sweep) {
            if (isClosed == this->isClosed())
                m_model->endSweep(servers, sweep);
        });
    updateShown();
}

QWidget *ConnectionsView::makeDetails(QWidget *parent)
{
    m_detailsPanel = new QWidget(parent);
    auto *layout = new QVBoxLayout(m_detailsPanel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_detailsTitle = plainLabel(m_detailsPanel, QStringLiteral("connectionDetailsTitle"));
    m_detailsTitle->setAccessibleName(tr("Connection"));
    m_detailsTitle->setForegroundRole(QPalette::PlaceholderText);
    m_detailsTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    bar->addWidget(m_detailsTitle, 1);
    m_onTopology = new QToolButton(m_detailsPanel);
    m_onTopology->setObjectName(QStringLiteral("connectionOnTopology"));
    m_onTopology->setAccessibleName(tr("Show on topology"));
    m_onTopology->setText(tr("Show on topology"));
    m_onTopology->setIcon(icon(QStringLiteral("topology")));
    m_onTopology->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_onTopology->setAutoRaise(true);
    m_onTopology->setFocusPolicy(Qt::TabFocus);
    connect(m_onTopology, &QToolButton::clicked, this, &ConnectionsView::showOnTopology);
    bar->addWidget(m_onTopology);
    layout->addLayout(bar);
    m_details = new PayloadView(m_detailsPanel);
    m_details->setObjectName(QStringLiteral("connectionDetails"));
    m_details->setAccessibleName(tr("The connection as its server tells of it"));
    m_details->setFormat(PayloadFormat::Json);
    layout->addWidget(m_details, 1);
    m_detailsPanel->hide();
    return m_detailsPanel;
}

QString ConnectionsView::whyNotOnTopology(const QList<ConnectionRow> &rows) const
{
    if (rows.size() != 1)
        return tr("Select one connection.");
    return isClosed() ? tr("It is closed: no server holds it any more.") : QString();
}

void ConnectionsView::showOnTopology()
{
    const QList<ConnectionRow> rows = selected();
    if (whyNotOnTopology(rows).isEmpty())
        Q_EMIT topologyRequested({ rows.constFirst().server, rows.constFirst().detail.id });
}

void ConnectionsView::makeBar(QHBoxLayout *bar)
{
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("connectionsFilter"));
    m_filter->setAccessibleName(tr("Filter of connections"));
    m_filter->setPlaceholderText(tr("Filter, account:NAME, pending>1M…"));
    m_filter->setToolTip(
        plainTip(tr("Words in any text, or in one field (account:ORDERS), and figures (pending>1M, subs>=10, rtt>5ms, "
                    "in>100). All must hold (Ctrl+F).\nFields and figures: %1")
                     .arg(ConnectionFilter::names().join(QLatin1String(", ")))));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(140);
    m_filter->setMaximumWidth(420);
    bar->addWidget(m_filter, 2);
    m_count = plainLabel(this, QStringLiteral("connectionsCount"));
    m_count->setAccessibleName(tr("Connections shown"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_count);
    m_state = new QComboBox(this);
    m_state->setObjectName(QStringLiteral("connectionsState"));
    m_state->setAccessibleName(tr("Open or closed connections"));
    m_state->setToolTip(tr("Servers remember the last 10,000 connections that were closed, and why"));
    m_state->addItem(tr("Open"));
    m_state->addItem(tr("Closed"));
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] {
        m_model->clear();
        m_view->setColumnHidden(ConnectionListModel::Stopped, !isClosed());
        m_detailsPanel->hide();
        Q_EMIT partChanged();
        updateShown();
    });
    bar->addWidget(m_state);
    bar->addStretch(1);
    const auto tool = [&](const char *name, const QString &iconName, const QString &text, const QString &tip) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        button->setText(text);
        button->setIcon(icon(iconName));
        button->setToolTip(plainTip(tip));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        return button;
    };
    QToolButton *columns = tool(
        "connectionsColumns", QStringLiteral("columns"), tr("Columns"), tr("Choose the columns"));
    connect(columns, &QToolButton::clicked, this, [this, columns] {
        QHeaderView *header = m_view->horizontalHeader();
        Q_EMIT header->customContextMenuRequested(
            header->mapFromGlobal(columns->mapToGlobal(QPoint(0, columns->height()))));
    });
    QToolButton *copy = tool("connectionsCopy", QStringLiteral("copy"), tr("Copy rows"),
        tr("Copy the selected rows, or all (Ctrl+C: as TSV)"));
    copy->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(copy);
    menu->addAction(tr("Copy as TSV"), this, [this] { copyRows(RowFormat::Tsv); });
    menu->addAction(tr("Copy as CSV"), this, [this] { copyRows(RowFormat::Csv); });
    menu->addAction(tr("Copy as JSON"), this, [this] { copyRows(RowFormat::JsonArray); });
    copy->setMenu(menu);
    m_detailsVerb = tool("connectionsDetails", QStringLiteral("info"), tr("Details"),
        tr("All that the server tells of the selected connection, with its subscriptions (Enter)"));
    connect(m_detailsVerb, &QToolButton::clicked, this, [this] {
        if (m_detailsPanel->isVisibleTo(this))
            m_detailsPanel->hide();
        else
            showDetails(true);
    });
    m_kick = tool("connectionsKick", QStringLiteral("remove"), tr("Kick…"), tr("Close the selected connections (Del)"));
    connect(m_kick, &QToolButton::clicked, this, [this] { m_actions->kick(selected()); });
}

bool ConnectionsView::isClosed() const
{
    return m_state->currentIndex() == 1;
}

SystemPart ConnectionsView::part() const
{
    return isClosed() ? SystemPart::ClosedConnections : SystemPart::Connections;
}

QString ConnectionsView::filter() const
{
    return m_filter->text();
}

void ConnectionsView::setFilter(const QString &text)
{
    m_filter->setText(text);
    m_model->setFilter(text);
}

void ConnectionsView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ConnectionsView::setReadOnly(bool isReadOnly)
{
    m_actions->setReadOnly(isReadOnly);
    updateVerbs();
}

QList<ConnectionRow> ConnectionsView::selected() const
{
    QList<ConnectionRow> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < maxSelected; ++row) {
            const ConnectionRow &one = m_model->row(row);
            const bool isKnown = std::any_of(rows.cbegin(), rows.cend(), [&one](const ConnectionRow &other) {
                return other.serverId == one.serverId && other.detail.id == one.detail.id;
            });
            if (!isKnown)
                rows << one;
        }
    }
    return rows;
}

void ConnectionsView::updateVerbs()
{
    // Only a few are looked at: this follows each step of the cursor.
    QList<ConnectionRow> rows;
    if (m_view->selectionModel()->hasSelection())
        rows = selected();
    const QString reason = m_actions->whyNotKick(rows);
    m_kick->setEnabled(reason.isEmpty());
    m_kick->setToolTip(plainTip(reason.isEmpty() ? tr("Close the selected connections (Del)") : reason));
    const QString whyNotShown = whyNotOnTopology(rows);
    m_onTopology->setEnabled(whyNotShown.isEmpty());
    m_onTopology->setToolTip(plainTip(whyNotShown.isEmpty()
            ? tr("Which server holds it, its leaf nodes and rates in the picture of the system")
            : whyNotShown));
    m_detailsVerb->setEnabled(rows.size() == 1 || m_detailsPanel->isVisibleTo(this));
}

void ConnectionsView::updateShown()
{
    const int shown = m_model->rowCount();
    const bool isFiltered = !m_filter->text().isEmpty();
    const auto number = [](int count) { return format::count(static_cast<quint64>(count)); };
    m_count->setText(shown == m_model->total()
            ? tr("%1 connections").arg(number(shown))
            : tr("%1 of %2 connections").arg(number(shown), number(m_model->total())));
    if (isClosed()) {
        m_empty->setContent(QStringLiteral("connections"), tr("No server remembers a closed connection."),
            tr("Servers keep the last 10,000 of them, with the reason."));
    } else {
        m_empty->setContent(QStringLiteral("connections"), tr("No connections are known."),
            tr("They are listed here as the servers tell of them."));
    }
    m_stack->setCurrentIndex(shown > 0 ? 0 : isFiltered && m_model->total() > 0 ? 2 : 1);
    updateStrip(m_stripText);
    updateVerbs();
}

void ConnectionsView::updateStrip(const QString &text)
{
    m_stripText = text;
    const ConnectionListModel::Totals &totals = m_model->totals();
    QStringList parts { tr("%1 subscriptions").arg(format::count(totals.subscriptions)),
        tr("%1 pending").arg(format::bytes(static_cast<double>(totals.pending))),
        tr("%1 in").arg(format::rate(totals.inMessages)), tr("%1 out").arg(format::rate(totals.outMessages)) };
    if (totals.marked > 0)
        parts << tr("%n slow", nullptr, totals.marked);
    if (m_model->refused() > 0)
        parts << tr("%1 beyond the limit are not shown").arg(format::count(m_model->refused()));
    if (!text.isEmpty())
        parts << text;
    m_strip->setText(parts.join(QStringLiteral(" · ")));
}

void ConnectionsView::copyRows(RowFormat format)
{
    const QString text = rowsAs(m_view, format, SystemRole::Exact);
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT statusText(tr("Rows are copied."));
}

void ConnectionsView::showDetails(bool isAsked)
{
    const QList<ConnectionRow> rows = selected();
    if (rows.size() != 1 || !m_feed) {
        if (isAsked || rows.size() > 1)
            m_detailsPanel->hide();
        return;
    }
    const ConnectionRow &row = rows.constFirst();
    const std::pair<QString, quint64> of { row.serverId, row.detail.id };
    if (m_detailsPanel->isVisibleTo(this) && m_detailsOf == of && !isAsked)
        return;
    m_detailsOf = of;
    m_detailsPanel->show();
    m_detailsTitle->setText(connectionTitle(row));
    ConnectionQuery query;
    query.state = isClosed() ? ConnectionQuery::State::Closed : ConnectionQuery::State::Open;
    query.connection = row.detail.id;
    query.hasSubscriptions = true;
    const quint64 question = ++m_question;
    ServerIdentity server;
    server.id = row.serverId;
    server.name = row.server;
    const bool isOwn = !m_feed->seesServers();
    const auto take = [this, question,
                          subject = isOwn ? QStringLiteral("$SYS.REQ.SERVER.PING.CONNZ")
                                          : QString::fromLatin1(systemSubject(SystemVerb::Connections, server.id))](
                          const QByteArray &payload) {
        if (question == m_question)
            m_details->setMessage(payload, {}, subject);
    };
    if (isOwn) {
        // An ordinary account asks all servers; the one that has the connection tells of it.
        m_details->setMessage({}, {}, {});
        if (!m_feed->asked())
            return;
        query.serverName = row.server;
        whenDone(this, m_feed->asked()->request({ "$SYS.REQ.SERVER.PING.CONNZ", connectionQueryBody(query) }),
            [take](const Result<Reply> &reply) {
                take(reply ? withoutSecrets(reply->message.payload) : reply.error().text().toUtf8());
            });
        return;
    }
    whenDone(this, m_feed->client()->raw(SystemVerb::Connections, server, connectionQueryBody(query)),
        [take](const Result<QByteArray> &answer) { take(answer ? *answer : answer.error().text().toUtf8()); });
}

void ConnectionsView::openMenu(const QPoint &position)
{
    const QList<ConnectionRow> rows = selected();
    if (rows.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("connectionsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ConnectionRow row = rows.constFirst();
    const auto plain = [](QString text) { return text.replace(u'&', QLatin1String("&&")); };
    menu->addAction(tr("Details"), this, [this] { showDetails(true); })->setEnabled(rows.size() == 1);
    menu->addAction(
        plain(tr("Open server %1").arg(row.server)), this, [this, row] { Q_EMIT serverRequested(row.server); });
    const QString whyNotShown = whyNotOnTopology(rows);
    QAction *onTopology = menu->addAction(
        icon(QStringLiteral("topology")), tr("Show on topology"), this, &ConnectionsView::showOnTopology);
    onTopology->setObjectName(QStringLiteral("connectionsOnTopology"));
    onTopology->setEnabled(whyNotShown.isEmpty());
    onTopology->setToolTip(plainTip(whyNotShown));
    menu->addSeparator();
    const auto only = [&](const QString &field, const QString &text, const QString &label) {
        // A filter's word ends at a space.
        if (!text.isEmpty() && !text.contains(u' '))
            menu->addAction(
                plain(label.arg(text)), this, [this, field, text] { m_filter->setText(field + u':' + text); });
    };
    only(QStringLiteral("account"), row.detail.account, tr("Only account %1"));
    only(QStringLiteral("user"), row.detail.user, tr("Only user %1"));
    only(QStringLiteral("name"), row.detail.name, tr("Only the name %1"));
    menu->addSeparator();
    menu->addAction(tr("Copy rows"), this, [this] { copyRows(RowFormat::Tsv); });
    menu->addSeparator();
    const QString reason = m_actions->whyNotKick(rows);
    for (const auto &[text, run] : std::initializer_list<std::pair<QString, std::function<void()>>> {
             { tr("Send away (lame duck)…"), [this] { m_actions->sendAway(selected()); } },
             { tr("Kick…"), [this] { m_actions->kick(selected()); } } }) {
        QAction *action = menu->addAction(text, this, run);
        action->setEnabled(reason.isEmpty());
        action->setToolTip(plainTip(reason));
    }
    menu->setToolTipsVisible(true);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

bool ConnectionsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            showDetails(true);
            return true;
        case Qt::Key_Delete:
            m_actions->kick(selected());
            return true;
        case Qt::Key_Escape:
            if (m_detailsPanel->isVisibleTo(this)) {
                m_detailsPanel->hide();
                return true;
            }
            break;
        default:
            break;
        }
    }
    // Under the pointer nothing moves.
    if (watched == m_view->viewport()) {
        if (event->type() == QEvent::Enter)
            m_model->setHeld(window()->isActiveWindow());
        else if (event->type() == QEvent::Leave || event->type() == QEvent::Hide)
            m_model->setHeld(false);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace natsight
