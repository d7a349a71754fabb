// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/consumerpage.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/plot.h"
#include "widgets/common/thingheader.h"
#include "widgets/common/viewsetup.h"
#include "widgets/jetstream/configview.h"
#include "widgets/jetstream/jetstreamactions.h"
#include "widgets/jetstream/peersview.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateTime>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
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
    , m_advisories(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("consumerPage"));
    setAccessibleName(title());
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
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
    m_peers->hideRemove();
    m_tabs->addTab(makePlots(), tr("Overview"));
    m_tabs->addTab(makeAdvisories(), tr("Advisories"));
    m_tabs->addTab(m_peers, tr("Replicas"));
    m_tabs->addTab(m_config, tr("Configuration"));
    layout->addWidget(m_tabs, 1);
    connect(m_config, &ConfigView::editRequested, this, [this] { m_actions->editConsumer(m_stream, m_name); });
    connect(m_actions, &JetStreamActions::consumerCreated, this, [this](const QString &stream, const QString &name) {
        Q_EMIT openRequested(Link { this->link().context, QStringLiteral("consumers"), { stream, name } }, false);
    });
    connect(m_peers, &PeersView::stepDownRequested, this, [this] { m_actions->stepDownConsumer(m_stream, m_name); });
    connect(m_actions, &JetStreamActions::succeeded, this, [this](const QString &text) {
        m_problem->setNotice(Tone::Bad, {});
        Q_EMIT statusText(text);
    });
    connect(m_actions, &JetStreamActions::failed, this, [this](const QString &text, const QString &) {
        m_problem->setNotice(Tone::Bad, text, tr("Close"));
        Q_EMIT statusText(text);
    });
    connect(feed, &JetStreamFeed::advisoriesCame, this, &ConsumerPage::addAdvisories);
    addAdvisories(feed->advisories());
    setContent(content);
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
    m_edit = m_header->addVerb(QStringLiteral("consumerEdit"), tr("Edit…"), {});
    connect(m_edit, &QPushButton::clicked, this, [this] { m_actions->editConsumer(m_stream, m_name); });
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
    m_reset = menu->addAction(
        tr("Reset to the ack floor…"), this, [this] { m_actions->resetConsumer(m_stream, m_name); });
    menu->addSeparator();
    m_delete = menu->addAction(tr("Delete…"), this, [this] { m_actions->deleteConsumers({ { m_stream, m_name } }); });
    for (const auto &[action, name] : std::initializer_list<std::pair<QAction *, const char *>> { { m_copy, "copy" },
             { m_stepDown, "stepDown" }, { m_unpin, "unpin" }, { m_reset, "reset" }, { m_delete, "delete" } })
        action->setObjectName(QLatin1String(name));
    more->setMenu(menu);
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
        column->addWidget(label);
        made = new Plot(plots);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(title);
        made->setMinimumHeight(110);
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
        m_backlog->addMark(timeNs / 1'000'000, advisory.text);
        m_flow->addMark(timeNs / 1'000'000, advisory.text);
    }
    if (m_advisories->rowCount() > maxAdvisories)
        m_advisories->removeRows(maxAdvisories, m_advisories->rowCount() - maxAdvisories);
    const int count = m_advisories->rowCount();
    m_tabs->setTabText(1, count > 0 ? tr("Advisories (%1)").arg(count) : tr("Advisories"));
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
    m_edit->setEnabled(!isReadOnly());
    m_edit->setToolTip(verbTip(tr("Change the configuration")));
    m_config->setEditDenied(verbTip({}));
    set(m_copy, {});
    set(m_stepDown, !info || info->group.cluster.isEmpty() ? tr("There is no cluster.") : QString());
    const bool isPinned = info
        && std::any_of(info->priorityGroups.begin(), info->priorityGroups.end(),
            [](const PriorityGroupInfo &group) { return !group.pinnedClientId.isEmpty(); });
    set(m_unpin, isPinned ? QString() : tr("No client is pinned."));
    set(m_reset, whyNot(JetStreamClient::Feature::ConsumerReset));
    set(m_delete, {});
    m_peers->setStepDownDenied(verbTip({}));
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
    m_backlog->replot(now);
    m_flow->replot(now);
}

} // namespace natsight
