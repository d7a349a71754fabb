// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/consumerpage.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "models/jetstream/redeliverymodel.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/plot.h"
#include "widgets/common/thingheader.h"
#include "widgets/common/viewsetup.h"
#include "widgets/jetstream/configview.h"
#include "widgets/jetstream/consumerfetchview.h"
#include "widgets/jetstream/jetstreamactions.h"
#include "widgets/jetstream/peersview.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateTime>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr qint64 plotSpanMs = 5 * 60 * 1'000;
constexpr int maxAdvisories = 1'000;
constexpr int ToneRole = Qt::UserRole + 1;
/// Naks can come by the hundred: one mark of a kind in so much time is enough to be seen.
constexpr qint64 markEveryMs = 2'000;

Tone severityTone(Advisory::Severity severity)
{
    switch (severity) {
    case Advisory::Severity::Error:
        return Tone::Bad;
    case Advisory::Severity::Warning:
        return Tone::Warning;
    case Advisory::Severity::Info:
        break;
    }
    return Tone::Info;
}

Tone redeliveryTone(const QModelIndex &index)
{
    switch (static_cast<Redelivery::Kind>(index.data(RedeliveryModel::KindRole).toInt())) {
    case Redelivery::Kind::GivenUp:
        return Tone::Bad;
    case Redelivery::Kind::Refused:
    case Redelivery::Kind::Terminated:
        return Tone::Warning;
    case Redelivery::Kind::Fetched:
        return Tone::Info;
    case Redelivery::Kind::Answered:
        break;
    }
    return Tone::Good;
}

} // namespace

ConsumerPage *ConsumerPage::make(JetStreamFeed *feed, const Link &link, QWidget *parent)
{
    const bool isGood = link.path.size() == 2 && JetStreamClient::validateStreamName(link.path.at(0)).has_value()
        && JetStreamClient::validateConsumerName(link.path.at(1)).has_value();
    return isGood ? new ConsumerPage(feed, link, parent) : nullptr;
}

ConsumerPage::ConsumerPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_stream(this->link().path.at(0))
    , m_name(this->link().path.at(1))
    , m_actions(new JetStreamActions(feed, this))
    , m_fetch(new ConsumerFetch(feed->client(), m_stream, m_name, this))
    , m_redeliveries(new RedeliveryModel(this))
    , m_advisories(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("consumerPage"));
    setAccessibleName(title());
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    m_header = new ThingHeader(m_name, content);
    makeHeader();
    layout->addWidget(m_header);
    m_problem = new NoticeBar(content);
    m_problem->setObjectName(QStringLiteral("consumerProblem"));
    connect(m_problem, &NoticeBar::triggered, this, [this] { m_problem->setNotice(Tone::Bad, {}); });
    m_reason = new NoticeBar(content);
    m_reason->setObjectName(QStringLiteral("consumerReason"));
    layout->addWidget(m_problem);
    layout->addWidget(m_reason);
    m_tabs = new QTabWidget(content);
    m_tabs->setObjectName(QStringLiteral("consumerTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("consumerTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the consumer"));
    m_tabs->setDocumentMode(true);
    m_config = new ConfigView(ConfigOf::Consumer, QStringLiteral("consumer"), m_tabs);
    m_peers = new PeersView(QStringLiteral("consumer"), m_tabs);
    m_tabs->addTab(makeDebugger(), tr("Debugger"));
    m_tabs->addTab(makeRedelivered(), tr("Redelivered"));
    m_advisoryTab = m_tabs->addTab(makeAdvisories(), tr("Advisories"));
    m_tabs->addTab(m_peers, tr("Replicas"));
    m_tabs->addTab(m_config, tr("Configuration"));
    layout->addWidget(m_tabs, 1);
    connect(m_config, &ConfigView::editRequested, this, [this] { m_actions->editConsumer(m_stream, m_name); });
    connect(m_actions, &JetStreamActions::consumerCreated, this, [this](const QString &stream, const QString &name) {
        Q_EMIT openRequested(Link { this->link().context, QStringLiteral("consumers"), { stream, name } }, false);
    });
    connect(m_peers, &PeersView::stepDownRequested, this,
        [this](const QString &preferred) { m_actions->stepDownConsumer(m_stream, m_name, preferred); });
    connect(m_peers, &PeersView::removeRequested, this,
        [this](const QString &peer) { m_actions->removeConsumerPeer(m_stream, m_name, peer); });
    connect(m_peers, &PeersView::evacuateRequested, this,
        [this](const QString &peer) { m_actions->evacuateConsumerPeer(m_stream, m_name, peer); });
    connect(m_peers, &PeersView::cancelRequested, this, [this] { m_actions->cancelReconfiguration(m_stream); });
    connect(m_actions, &JetStreamActions::succeeded, this, [this](const QString &text) {
        m_problem->setNotice(Tone::Bad, {});
        Q_EMIT statusText(text);
    });
    connect(m_actions, &JetStreamActions::failed, this, [this](const QString &text, const QString &) {
        m_problem->setNotice(Tone::Bad, text, tr("Close"));
        Q_EMIT statusText(text);
    });
    connect(m_actions, &JetStreamActions::consumerRestarted, m_fetch, &ConsumerFetch::restart);
    connect(feed, &JetStreamFeed::consumerGone, this, [this](const QString &stream, const QString &name) {
        if (stream == m_stream && name == m_name)
            m_fetch->forgetDeleted();
    });
    connect(feed, &JetStreamFeed::streamGone, this, [this](const QString &stream) {
        if (stream == m_stream)
            m_fetch->forgetDeleted();
    });
    connect(feed, &JetStreamFeed::advisoriesCame, this, &ConsumerPage::addAdvisories);
    addAdvisories(feed->advisories());
    setContent(content);
}

ConsumerPage::~ConsumerPage()
{
    // Before what it shows; what is held goes back with the fetch.
    delete m_fetchView;
}

void ConsumerPage::makeHeader()
{
    m_header->addCrumb(tr("Streams"), [this] {
        Q_EMIT openRequested(Link { link().context, QStringLiteral("streams"), {} }, false);
    });
    m_header->addCrumb(m_stream, [this] {
        Q_EMIT openRequested(
            Link { link().context, QStringLiteral("streams"), { m_stream, QStringLiteral("consumers") } }, false);
    });
    m_pending = m_header->addTile(QStringLiteral("consumerPending"), tr("Pending"));
    m_ackPending = m_header->addTile(QStringLiteral("consumerAckPending"), tr("Ack pending"));
    m_redelivered = m_header->addTile(QStringLiteral("consumerRedelivered"), tr("Redelivered"));
    m_rates = m_header->addTile(QStringLiteral("consumerRates"), tr("Delivered / acked"));
    m_floor = m_header->addTile(QStringLiteral("consumerFloor"), tr("Ack floor age"));
    m_fetchVerb = m_header->addVerb(QStringLiteral("consumerFetchVerb"), tr("Fetch…"),
        tr("Take messages of this consumer by hand and answer them"));
    connect(m_fetchVerb, &QPushButton::clicked, this, &ConsumerPage::openFetch);
    m_pause = m_header->addVerb(QStringLiteral("consumerPause"), tr("Pause"), {});
    auto *lengths = new QMenu(m_pause);
    for (const std::chrono::nanoseconds length :
        std::initializer_list<std::chrono::nanoseconds> { 5min, 15min, 1h, 8h, 24h })
        lengths->addAction(tr("For %1…").arg(format::duration(length)), this,
            [this, length] { m_actions->pauseConsumer(m_stream, m_name, length); });
    m_pause->setMenu(lengths);
    m_resume = m_header->addVerb(QStringLiteral("consumerResume"), tr("Resume"), tr("Deliver again now"), true);
    connect(m_resume, &QPushButton::clicked, this, [this] { m_actions->resumeConsumer(m_stream, m_name); });
    auto *more = m_header->addMore(QStringLiteral("consumerMore"));
    auto *menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    m_edit = menu->addAction(tr("Edit…"), this, [this] { m_actions->editConsumer(m_stream, m_name); });
    m_copy = menu->addAction(tr("Copy to new consumer…"), this, [this] { m_actions->copyConsumer(m_stream, m_name); });
    menu->addSeparator();
    m_stepDown = menu->addAction(
        tr("Step down leader…"), this, [this] { m_actions->stepDownConsumer(m_stream, m_name); });
    m_unpin = menu->addAction(tr("Unpin client…"), this, [this] {
        const ConsumerRow *row = feed()->consumer(m_stream, m_name);
        if (!row || !row->info)
            return;
        for (const PriorityGroupInfo &group : row->info->priorityGroups) {
            if (!group.pinnedClientId.isEmpty())
                return m_actions->unpinConsumer(m_stream, m_name, group.group);
        }
    });
    m_reset = menu->addAction(tr("Reset or seek…"), this, [this] { m_actions->resetConsumer(m_stream, m_name); });
    menu->addSeparator();
    m_delete = menu->addAction(tr("Delete…"), this, [this] { m_actions->deleteConsumers({ { m_stream, m_name } }); });
    for (const auto &[action, name] :
        std::initializer_list<std::pair<QAction *, const char *>> { { m_edit, "consumerEdit" }, { m_copy, "copy" },
            { m_stepDown, "stepDown" }, { m_unpin, "unpin" }, { m_reset, "reset" }, { m_delete, "delete" } })
        action->setObjectName(QLatin1String(name));
    more->setMenu(menu);
}

QWidget *ConsumerPage::makeDebugger()
{
    auto *splitter = new QSplitter(Qt::Vertical, m_tabs);
    splitter->setObjectName(QStringLiteral("consumerDebugger"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makePlots());
    m_fetchView = new ConsumerFetchView(m_fetch, m_stream, m_name, splitter);
    m_fetchView->hide(); // until it is asked for: most come to look
    splitter->addWidget(m_fetchView);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 4);
    connect(m_fetchView, &ConsumerFetchView::statusText, this, &Page::statusText);
    connect(m_fetchView, &ConsumerFetchView::messageRequested, this, &ConsumerPage::showMessage);
    connect(m_fetchView, &ConsumerFetchView::composeRequested, this, &Page::composeRequested);
    connect(m_fetch, &ConsumerFetch::delivered, this, [this](const HeldMessage &message) {
        if (message.delivery.deliveries > 1)
            m_redeliveries->note({ message.delivery.streamSequence, message.delivery.deliveries,
                Redelivery::Kind::Fetched, message.receivedMs * 1'000'000, format::preview(message.subject, 500),
                tr("Fetched here at delivery %1.").arg(format::count(message.delivery.deliveries)) });
    });
    connect(m_fetch, &ConsumerFetch::answered, this, [this](const HeldMessage &message, ConsumerAnswer::Kind kind) {
        const bool isDone = kind == ConsumerAnswer::Kind::Ack;
        if (isDone && m_redeliveries->rowOf(message.delivery.streamSequence) >= 0)
            m_redeliveries->note({ message.delivery.streamSequence, message.delivery.deliveries,
                Redelivery::Kind::Answered, QDateTime::currentMSecsSinceEpoch() * 1'000'000,
                format::preview(message.subject, 500), tr("Acknowledged here.") });
        if (kind != ConsumerAnswer::Kind::InProgress)
            feed()->refresh();
    });
    return splitter;
}

void ConsumerPage::openFetch()
{
    m_tabs->setCurrentIndex(0);
    m_fetchView->show();
    m_fetchView->focusRequest();
}

void ConsumerPage::showMessage(quint64 sequence)
{
    Q_EMIT openRequested(Link { link().context, QStringLiteral("streams"),
                             { m_stream, QStringLiteral("messages"), QString::number(sequence) } },
        false);
}

void ConsumerPage::focusFilter()
{
    m_tabs->setCurrentWidget(m_redeliveredList);
    m_redeliveredList->focusFilter();
}

QList<std::pair<QString, QString>> ConsumerPage::keys() const
{
    return m_fetchView->keys();
}

bool ConsumerPage::mayClose()
{
    const int held = m_fetch->held()->heldCount();
    if (held == 0)
        return true;
    if (m_closeQuestion)
        return false;
    Confirmation question;
    question.title = held == 1 ? tr("Release 1 held message and close?")
                               : tr("Release %1 held messages and close?").arg(held);
    question.what = tr(
        "They were fetched from %1 and are not answered. They go back to the consumer at once (nak) and are "
        "delivered to its clients.")
                        .arg(m_name);
    question.verb = tr("Release and close");
    m_closeQuestion = new ConfirmSheet(question, this);
    connect(m_closeQuestion, &QDialog::finished, this, [this](int result) {
        const bool isAccepted = result == QDialog::Accepted;
        m_closeQuestion.clear();
        if (isAccepted) {
            m_fetch->cancel();
            m_fetch->releaseAll();
        }
        Q_EMIT closeAnswered(isAccepted);
    });
    m_closeQuestion->open();
    return false;
}

QWidget *ConsumerPage::makeRedelivered()
{
    ListOptions options;
    options.name = QStringLiteral("redelivered");
    options.title = tr("Redelivered messages");
    options.view.widths = { 12, 15, 60, 26, 16 };
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.worstColumn = RedeliveryModel::Deliveries;
    options.nameColumn = RedeliveryModel::Sequence;
    m_redeliveredList = new ListPanel(m_redeliveries, options, m_tabs);
    QTableView *view = m_redeliveredList->view();
    auto *what = new StateDelegate(redeliveryTone, view);
    what->setElideMode(Qt::ElideRight);
    view->setItemDelegateForColumn(RedeliveryModel::What, what);
    view->setItemDelegateForColumn(RedeliveryModel::Subject, new MonospaceDelegate(view));
    m_redeliveredList->setEmpty(QStringLiteral("message"), tr("No redelivered message is known by its sequence."),
        tr("Those show up here that a client refuses or terminates, that reach max deliver while this page is open, "
           "and "
           "that are fetched here."));
    QToolButton *show = m_redeliveredList->addVerb(QStringLiteral("redeliveredShow"), QStringLiteral("open"),
        tr("Show message"), tr("Show it among the stream's messages (Enter)"));
    const auto open = [this](int row) {
        if (row >= 0)
            showMessage(m_redeliveries->row(row).sequence);
    };
    connect(show, &QToolButton::clicked, this, [this, open] { open(m_redeliveredList->currentRow()); });
    connect(m_redeliveredList, &ListPanel::activated, this, [open](int row, bool) { open(row); });
    connect(m_redeliveredList, &ListPanel::selectionChanged, this,
        [this, show] { show->setEnabled(m_redeliveredList->currentRow() >= 0); });
    show->setEnabled(false);
    const auto retitle = [this] {
        const int count = m_redeliveries->rowCount();
        m_tabs->setTabText(m_tabs->indexOf(m_redeliveredList),
            count > 0 ? tr("Redelivered (%1)").arg(format::count(static_cast<quint64>(count))) : tr("Redelivered"));
    };
    connect(m_redeliveries, &QAbstractItemModel::rowsInserted, this, retitle);
    connect(m_redeliveries, &QAbstractItemModel::modelReset, this, retitle);
    return m_redeliveredList;
}

void ConsumerPage::updateRedelivered(const ConsumerInfo &info)
{
    m_redeliveredList->setNotice(Tone::Info,
        tr("The server counts %1 messages that were delivered more than once and are not acknowledged; it does not "
           "tell "
           "which. This list has those that advisories name and that were fetched here.")
            .arg(format::count(info.redelivered)));
}

QWidget *ConsumerPage::makePlots()
{
    auto *plots = new QWidget(m_tabs);
    auto *column = new QVBoxLayout(plots);
    column->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    column->setSpacing(0);
    const auto plot = [&](Plot *&made, const char *name, const QString &title) {
        auto *label = new QLabel(title, plots);
        label->setFont(Theme::caption());
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setObjectName(QString(QLatin1String(name) + QLatin1String("Title")));
        column->addWidget(label);
        made = new Plot(plots);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(title);
        made->setMinimumHeight(90);
        made->setSpan(plotSpanMs);
        column->addWidget(made, 1);
    };
    plot(m_backlog, "consumerBacklogPlot", tr("Messages"));
    m_backlog->addSeries(tr("pending"), Plot::Unit::Count, true);
    m_backlog->addSeries(tr("ack pending"), Plot::Unit::Count);
    m_backlog->addSeries(tr("redelivered"), Plot::Unit::Count);
    plot(m_flow, "consumerFlowPlot", tr("Per second"));
    m_flow->addSeries(tr("delivered"), Plot::Unit::MessagesPerSecond);
    m_flow->addSeries(tr("acked"), Plot::Unit::MessagesPerSecond);
    m_flow->addSeries(tr("redelivered"), Plot::Unit::MessagesPerSecond);
    m_flow->alignWith(m_backlog);
    m_flowTitle = plots->findChild<QLabel *>(QStringLiteral("consumerFlowPlotTitle"));
    m_lastMark = new ElidedLabel(plots);
    m_lastMark->setObjectName(QStringLiteral("consumerLastMark"));
    m_lastMark->setFont(Theme::caption());
    m_lastMark->setForegroundRole(QPalette::PlaceholderText);
    m_lastMark->setElideMode(Qt::ElideRight);
    m_lastMark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_lastMark->hide(); // until there is one
    column->addWidget(m_lastMark);
    connect(m_backlog, &Plot::hovered, m_flow, &Plot::setHoverTime);
    connect(m_flow, &Plot::hovered, m_backlog, &Plot::setHoverTime);
    return plots;
}

QWidget *ConsumerPage::makeAdvisories()
{
    m_advisories->setColumnCount(3);
    m_advisories->setHorizontalHeaderLabels({ tr("Time"), tr("What"), tr("Sequence") });
    auto *view = new QTableView(m_tabs);
    view->setObjectName(QStringLiteral("consumerAdvisories"));
    view->setAccessibleName(tr("Advisories of this consumer"));
    view->setModel(m_advisories);
    ViewOptions options;
    options.widths = { 24, 90, 14 };
    options.isSortable = false;
    setUpTable(view, options);
    view->setItemDelegateForColumn(1,
        new StateDelegate(
            [](const QModelIndex &index) { return static_cast<Tone>(index.data(ToneRole).toInt()); }, view));
    return view;
}

void ConsumerPage::addAdvisories(const QList<Advisory> &advisories)
{
    for (const Advisory &advisory : advisories) {
        if (advisory.stream != m_stream || advisory.consumer != m_name)
            continue;
        const qint64 timeNs = advisory.timeNs > 0 ? advisory.timeNs : QDateTime::currentMSecsSinceEpoch() * 1'000'000;
        auto *time = new QStandardItem(format::time(timeNs));
        time->setToolTip(format::exactTime(timeNs));
        auto *text = new QStandardItem(advisory.text);
        text->setData(static_cast<int>(severityTone(advisory.severity)), ToneRole);
        auto *sequence = new QStandardItem(
            advisory.streamSequence > 0 ? format::count(advisory.streamSequence) : QString());
        m_advisories->insertRow(0, { time, text, sequence });
        addMark(advisory, timeNs / 1'000'000);
        if (const auto redelivery = redeliveryOf(advisory))
            m_redeliveries->note(*redelivery);
    }
    if (m_advisories->rowCount() > maxAdvisories)
        m_advisories->removeRows(maxAdvisories, m_advisories->rowCount() - maxAdvisories);
    const int count = m_advisories->rowCount();
    m_tabs->setTabText(m_advisoryTab, count > 0 ? tr("Advisories (%1)").arg(count) : tr("Advisories"));
}

void ConsumerPage::addMark(const Advisory &advisory, qint64 timeMs)
{
    m_lastMark->show();
    m_lastMark->setText(tr("Last advisory: %1 %2").arg(format::time(timeMs * 1'000'000), advisory.text));
    qint64 &marked = m_markedMs[advisory.type];
    if (timeMs - marked < markEveryMs)
        return;
    marked = timeMs;
    for (Plot *plot : { m_backlog, m_flow })
        plot->addMark(timeMs, advisory.text, severityTone(advisory.severity));
}

JetStreamFeed::Watch ConsumerPage::startWatch()
{
    return feed()->watchConsumer(m_stream, m_name);
}

const FeedState &ConsumerPage::feedState() const
{
    return feed()->consumerState(m_stream, m_name);
}

bool ConsumerPage::hasContent() const
{
    const ConsumerRow *row = feed() ? feed()->consumer(m_stream, m_name) : nullptr;
    return row && row->info;
}

void ConsumerPage::updateVerbs()
{
    if (!m_tabs)
        return;
    const ConsumerRow *row = feed()->consumer(m_stream, m_name);
    const ConsumerInfo *info = row ? row->info.get() : nullptr;
    const JetStreamClient *client = feed()->client();
    const auto whyNot = [client](JetStreamClient::Feature feature) {
        const Result<void> can = client->supports(feature);
        return can ? QString() : can.error().text();
    };
    const QString noPause = whyNot(JetStreamClient::Feature::ConsumerPause);
    const bool isPaused = info && info->isPaused;
    m_pause->setVisible(!isPaused);
    m_resume->setVisible(isPaused);
    m_pause->setEnabled(!isReadOnly() && noPause.isEmpty());
    m_pause->setToolTip(verbTip(noPause.isEmpty() ? tr("Deliver nothing for some time") : noPause));
    m_resume->setEnabled(!isReadOnly());
    m_resume->setToolTip(verbTip(tr("Deliver again now")));
    const auto set = [this](QAction *action, const QString &reason) {
        action->setEnabled(!isReadOnly() && reason.isEmpty());
        action->setToolTip(verbTip(reason));
    };
    m_config->setEditDenied(verbTip({}));
    set(m_edit, {});
    set(m_copy, {});
    set(m_stepDown, !info || info->group.cluster.isEmpty() ? tr("There is no cluster.") : QString());
    const bool isPinned = info
        && std::any_of(info->priorityGroups.begin(), info->priorityGroups.end(),
            [](const PriorityGroupInfo &group) { return !group.pinnedClientId.isEmpty(); });
    set(m_unpin, isPinned ? QString() : tr("No client is pinned."));
    set(m_reset, {});
    set(m_delete, {});
    const QString noPeers = verbTip(whyNot(JetStreamClient::Feature::ConsumerPeers));
    m_peers->setDenied(PeersView::Verb::StepDown, verbTip({}));
    m_peers->setDenied(PeersView::Verb::Place, verbTip(whyNot(JetStreamClient::Feature::LeaderPlacement)));
    m_peers->setDenied(PeersView::Verb::Remove, noPeers);
    m_peers->setDenied(PeersView::Verb::Evacuate, noPeers);
    m_peers->setDenied(PeersView::Verb::Cancel, verbTip(whyNot(JetStreamClient::Feature::CancelMove)));
    m_fetchView->setReadOnly(isReadOnly());
    m_actions->setReadOnly(isReadOnly());
}

void ConsumerPage::updateContent()
{
    const ConsumerRow *row = feed()->consumer(m_stream, m_name);
    if (!row || !row->info)
        return;
    const ConsumerInfo &info = *row->info;
    const Verdict verdict = judge(*row);
    m_header->setState(healthTone(verdict.health), healthWord(verdict.health));
    m_pending->setNumber(format::count(info.pending));
    m_pending->setTail(row->tail);
    const bool isFull = info.maxAckPending > 0 && info.ackPending >= static_cast<quint64>(info.maxAckPending);
    m_ackPending->setNumber(format::count(info.ackPending),
        info.maxAckPending > 0 ? tr("of %1").arg(format::count(static_cast<quint64>(info.maxAckPending))) : QString(),
        isFull ? std::optional(Tone::Bad) : std::nullopt);
    m_redelivered->setNumber(format::count(info.redelivered));
    m_rates->setNumber(
        QStringLiteral("%1 / %2").arg(format::compact(row->deliveredPerSecond), format::compact(row->ackedPerSecond)),
        tr("per s"));
    // While all is acknowledged the floor is where the deliveries are, and its age says nothing.
    const qint64 age = info.ackPending > 0 && info.ackFloor.lastActiveNs > 0 ? row->atNs - info.ackFloor.lastActiveNs
                                                                             : -1;
    m_floor->setNumber(age >= 0 ? format::duration(std::chrono::nanoseconds(age)) : format::unknown());
    m_floor->setVisible(info.ackPolicy.value != AckPolicy::None);
    const FeedState &state = feedState();
    if (state.error && !state.isAsking)
        m_reason->setNotice(Tone::Warning, tr("What is shown is old: %1").arg(state.error->text()));
    else if (!state.error)
        m_reason->setNotice(healthTone(verdict.health), verdict.reason);
    m_config->setConfig(info.config);
    m_fetchView->setInfo(info);
    updateRedelivered(info);
    // All others of a filtered consumer's stream pass by as well, so that not each redelivery can be told from them.
    QStringList filters = info.filterSubjects;
    filters.sort();
    m_flowTitle->setText(filters.isEmpty() || filters == m_streamSubjects
            ? tr("Per second")
            : tr("Per second; redelivered is a lower bound, because the consumer passes over other subjects"));
    if (!m_isStreamAsked) {
        m_isStreamAsked = true;
        whenDone(this, feed()->client()->streamInfo(m_stream), [this](const Result<StreamInfo> &stream) {
            if (!stream) {
                m_isStreamAsked = false; // with the next round
                return;
            }
            m_streamSubjects = stream->subjects;
            m_streamSubjects.sort();
            m_fetchView->setWorkQueue(stream->retention == Retention::WorkQueue);
        });
    }
    m_peers->setGroup(info.group, info.replicas > 0 ? info.replicas : static_cast<int>(info.group.peers.size()) + 1);
    updateVerbs();
    updatePlots();
}

void ConsumerPage::updatePlots()
{
    const ConsumerSeries *series = feed()->series(m_stream, m_name);
    const qint64 answered = feedState().answeredMs;
    if (!series || answered == m_plottedMs)
        return;
    m_plottedMs = answered;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 from = now - plotSpanMs;
    m_backlog->setPoints(0, series->pending.points(from, now));
    m_backlog->setPoints(1, series->ackPending.points(from, now));
    m_backlog->setPoints(2, series->redelivered.points(from, now));
    m_flow->setPoints(0, series->delivered.points(from, now));
    m_flow->setPoints(1, series->acked.points(from, now));
    m_flow->setPoints(2, series->redeliveries.points(from, now));
    m_backlog->replot(now);
    m_flow->replot(now);
}

} // namespace natsight
