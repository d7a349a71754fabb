// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/streampage.h"

#include "models/core/format.h"
#include "models/jetstream/bucketconfig.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/plot.h"
#include "widgets/common/thingheader.h"
#include "widgets/jetstream/configview.h"
#include "widgets/jetstream/jetstreamactions.h"
#include "widgets/jetstream/originsview.h"
#include "widgets/jetstream/peersview.h"
#include "widgets/jetstream/streammessagesview.h"
#include "widgets/jetstream/subjectsview.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateTime>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

namespace natsight {

namespace {

constexpr qint64 plotSpanMs = 5 * 60 * 1'000;
/// Who copies this stream is looked for in a list of this many streams again and again; in a longer one, once.
constexpr qsizetype maxWatchedStreams = 256;

void setText(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

/// What is asked for while the page is on screen.
struct StreamPage::Watches {
    JetStreamFeed::Watch stream;
    JetStreamFeed::Watch consumers;
    JetStreamFeed::Watch list;
};

const QStringList &StreamPage::tabNames()
{
    static const QStringList names { QStringLiteral("overview"), QStringLiteral("messages"),
        QStringLiteral("consumers"), QStringLiteral("subjects"), QStringLiteral("replicas"),
        QStringLiteral("configuration") };
    return names;
}

std::pair<int, quint64> StreamPage::placeOf(const Link &link)
{
    if (link.path.size() == 1)
        return { 0, 0 };
    const auto tab = static_cast<int>(tabNames().indexOf(link.path.at(1)));
    if (link.path.size() == 2)
        return { tab, 0 };
    const quint64 sequence = link.path.at(2).toULongLong();
    const bool isMessage = link.path.size() == 3 && link.path.at(1) == QLatin1String("messages") && sequence > 0;
    return { isMessage ? tab : -1, sequence };
}

StreamPage *StreamPage::make(JetStreamFeed *feed, const Link &link, QWidget *parent)
{
    const bool isGood = !link.path.isEmpty() && placeOf(link).first >= 0
        && JetStreamClient::validateStreamName(link.path.constFirst()).has_value();
    return isGood ? new StreamPage(feed, link, parent) : nullptr;
}

StreamPage::StreamPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : JetStreamPage(feed, std::move(link), parent)
    , m_stream(this->link().path.constFirst())
    , m_actions(new JetStreamActions(feed, this))
    , m_consumers(new ConsumerListModel(this))
{
    setObjectName(QStringLiteral("streamPage"));
    setAccessibleName(title());
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    m_header = new ThingHeader(m_stream, content);
    makeHeader(m_header);
    layout->addWidget(m_header);
    m_problem = new NoticeBar(content);
    m_problem->setObjectName(QStringLiteral("streamProblem"));
    connect(m_problem, &NoticeBar::triggered, this, [this] { m_problem->setNotice(Tone::Bad, {}); });
    layout->addWidget(m_problem);
    m_reason = new NoticeBar(content);
    m_reason->setObjectName(QStringLiteral("streamReason"));
    layout->addWidget(m_reason);

    m_tabs = new QTabWidget(content);
    m_tabs->setObjectName(QStringLiteral("streamTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("streamTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the stream"));
    m_tabs->setDocumentMode(true);
    m_storedMessages = new StreamMessagesView(feed->client(), m_stream, m_tabs);
    m_subjects = new SubjectsView(feed->client(), m_stream, m_tabs);
    m_peers = new PeersView(QStringLiteral("stream"), m_tabs);
    m_config = new ConfigView(ConfigOf::Stream, QStringLiteral("stream"), m_tabs);
    m_tabs->addTab(makeOverview(), tr("Overview"));
    m_tabs->addTab(m_storedMessages, tr("Messages"));
    m_tabs->addTab(makeConsumers(), tr("Consumers"));
    m_tabs->addTab(m_subjects, tr("Subjects"));
    m_tabs->addTab(m_peers, tr("Replicas"));
    m_tabs->addTab(m_config, tr("Configuration"));
    layout->addWidget(m_tabs, 1);
    const auto place = placeOf(this->link());
    m_tabs->setCurrentIndex(place.first);
    if (place.second > 0)
        m_storedMessages->jumpTo(place.second);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        Link here = this->link();
        here.path = { m_stream };
        if (tab > 0)
            here.path << tabNames().value(tab);
        setLink(here);
    });
    connect(m_storedMessages, &StreamMessagesView::statusText, this, &Page::statusText);
    connect(m_storedMessages, &StreamMessagesView::streamChanged, feed, &JetStreamFeed::refresh);
    connect(m_storedMessages, &StreamMessagesView::composeRequested, this, &Page::composeRequested);
    connect(m_subjects, &SubjectsView::treeChanged, this, &StreamPage::subjectsAsTreeChanged);
    connect(m_subjects, &SubjectsView::messagesRequested, this, [this](const QString &pattern) {
        m_tabs->setCurrentWidget(m_storedMessages);
        m_storedMessages->setSubjectFilter(pattern);
    });
    connect(m_config, &ConfigView::editRequested, this, [this] { m_actions->editStream(m_stream); });
    connect(m_actions, &JetStreamActions::streamCreated, this,
        [this](const QString &name) { Q_EMIT openRequested(linkOf(QStringLiteral("streams"), { name }), false); });
    connect(m_actions, &JetStreamActions::consumerCreated, this, [this](const QString &stream, const QString &name) {
        Q_EMIT openRequested(linkOf(QStringLiteral("consumers"), { stream, name }), false);
    });
    connect(m_peers, &PeersView::stepDownRequested, this,
        [this](const QString &preferred) { m_actions->stepDownStream(m_stream, preferred); });
    connect(m_peers, &PeersView::evacuateRequested, this,
        [this](const QString &peer) { m_actions->evacuateStreamPeer(m_stream, peer); });
    connect(m_peers, &PeersView::removeRequested, this,
        [this](const QString &peer) { m_actions->removeStreamPeer(m_stream, peer); });
    connect(m_peers, &PeersView::cancelRequested, this, [this] { m_actions->cancelReconfiguration(m_stream); });
    connect(m_actions, &JetStreamActions::succeeded, this, [this](const QString &text) {
        m_problem->setNotice(Tone::Bad, {});
        Q_EMIT statusText(text);
    });
    connect(m_actions, &JetStreamActions::failed, this,
        [this](const QString &text, const QString &) { showProblem(text); });
    connect(feed, &JetStreamFeed::consumersCame, this, [this](const QList<ConsumerRow> &rows) {
        QList<ConsumerRow> mine;
        for (const ConsumerRow &row : rows) {
            if (row.stream == m_stream)
                mine << row;
        }
        m_consumers->merge(mine);
        updateConsumers();
    });
    connect(feed, &JetStreamFeed::consumersListed, this, [this](const QString &stream, quint64 generation) {
        if (stream.isEmpty() || stream == m_stream)
            m_consumers->retain(generation);
        updateConsumers();
    });
    connect(feed, &JetStreamFeed::consumerGone, this, [this](const QString &stream, const QString &name) {
        m_consumers->remove(stream, name);
        updateConsumers();
    });
    connect(feed, &JetStreamFeed::streamsListed, this, [this] {
        if (const auto watches = m_watches.lock(); watches && this->feed()->streams().size() > maxWatchedStreams)
            watches->list.reset();
        findCopiers();
    });
    connect(feed, &JetStreamFeed::streamGone, this, &StreamPage::findCopiers);
    m_consumers->merge(feed->consumers(m_stream));
    m_copiers = copiersOf(m_stream, feed->streams());
    setContent(content);
}

void StreamPage::makeHeader(ThingHeader *header)
{
    header->addCrumb(tr("Streams"), [this] { Q_EMIT openRequested(linkOf(QStringLiteral("streams"), {}), false); });
    m_messages = header->addTile(QStringLiteral("streamMessages"), tr("Messages"));
    m_bytes = header->addTile(QStringLiteral("streamBytes"), tr("Bytes"));
    m_rate = header->addTile(QStringLiteral("streamRate"), tr("Coming in"));
    m_consumerCount = header->addTile(QStringLiteral("streamConsumers"), tr("Consumers"));
    m_replicas = header->addTile(QStringLiteral("streamReplicas"), tr("Replicas"));
    m_edit = header->addVerb(QStringLiteral("streamEdit"), tr("Edit…"), {});
    connect(m_edit, &QPushButton::clicked, this, [this] { m_actions->editStream(m_stream); });
    auto *more = header->addMore(QStringLiteral("streamMore"));
    auto *menu = new QMenu(more);
    if (const ConfigOf kind = bucketKindOf(m_stream); kind != ConfigOf::Stream) {
        const Link bucket = linkOf(kind == ConfigOf::KeyValue ? QStringLiteral("kv") : QStringLiteral("objects"),
            { bucketName(kind, m_stream) });
        menu->addAction(tr("Open bucket %1").arg(bucket.path.constFirst()).replace(u'&', QLatin1String("&&")), this,
                [this, bucket] { Q_EMIT openRequested(bucket, false); })
            ->setObjectName(QStringLiteral("openBucket"));
    }
    menu->addAction(tr("Show data flow"), this,
            [this] { Q_EMIT openRequested(linkOf(QStringLiteral("flow"), { m_stream }), false); })
        ->setObjectName(QStringLiteral("showFlow"));
    m_copy = menu->addAction(tr("Copy to new stream…"), this, [this] { m_actions->copyStream(m_stream); });
    menu->addSeparator();
    m_stepDown = menu->addAction(tr("Step down leader…"), this, [this] { m_actions->stepDownStream(m_stream); });
    menu->addSeparator();
    m_purge = menu->addAction(tr("Purge…"), this, [this] { m_actions->purgeStream(m_stream); });
    m_seal = menu->addAction(tr("Seal…"), this, [this] { m_actions->sealStream(m_stream); });
    m_delete = menu->addAction(tr("Delete…"), this, [this] { m_actions->deleteStreams({ m_stream }); });
    menu->setToolTipsVisible(true);
    for (const auto &[action, name] : std::initializer_list<std::pair<QAction *, const char *>> { { m_copy, "copy" },
             { m_stepDown, "stepDown" }, { m_purge, "purge" }, { m_seal, "seal" }, { m_delete, "delete" } })
        action->setObjectName(QLatin1String(name));
    more->setMenu(menu);
}

QWidget *StreamPage::makeOverview()
{
    auto *splitter = new QSplitter(Qt::Horizontal, m_tabs);
    splitter->setObjectName(QStringLiteral("streamOverview"));
    splitter->setChildrenCollapsible(false);
    auto *plots = new QWidget(splitter);
    auto *column = new QVBoxLayout(plots);
    column->setContentsMargins(Theme::inset, Theme::gap, 0, Theme::gap);
    column->setSpacing(0);
    const auto plot = [&](Plot *&made, const char *name, const QString &title, const QString &word, Plot::Unit unit) {
        auto *label = new QLabel(title, plots);
        label->setFont(Theme::caption());
        label->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(label);
        made = new Plot(plots);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(title);
        made->setMinimumHeight(90);
        made->setSpan(plotSpanMs);
        made->addSeries(word, unit, true);
        column->addWidget(made, 1);
    };
    plot(m_ratePlot, "streamRatePlot", tr("Messages per second in"), tr("in"), Plot::Unit::MessagesPerSecond);
    plot(m_messagePlot, "streamMessagePlot", tr("Messages"), tr("messages"), Plot::Unit::Count);
    plot(m_bytePlot, "streamBytePlot", tr("Bytes"), tr("bytes"), Plot::Unit::Bytes);
    m_messagePlot->alignWith(m_ratePlot);
    m_bytePlot->alignWith(m_ratePlot);
    const QList<Plot *> all { m_ratePlot, m_messagePlot, m_bytePlot };
    for (Plot *one : all) {
        connect(one, &Plot::hovered, this, [all, one](qint64 timeMs) {
            for (Plot *other : all) {
                if (other != one)
                    other->setHoverTime(timeMs);
            }
        });
    }
    splitter->addWidget(plots);

    auto *scroll = new QScrollArea(splitter);
    scroll->setObjectName(QStringLiteral("streamFacts"));
    scroll->setAccessibleName(tr("State of the stream"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(scroll);
    body->setBackgroundRole(QPalette::Base);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *right = new QVBoxLayout(body);
    right->setContentsMargins(Theme::margin, Theme::inset, Theme::margin, Theme::inset);
    right->setSpacing(Theme::gap);
    right->addWidget(captionLabel(tr("Limits"), body));
    for (const auto &[name, title] :
        std::initializer_list<std::pair<const char *, QString>> { { "messages", tr("Messages") },
            { "bytes", tr("Bytes") }, { "age", tr("Age of the oldest") }, { "consumers", tr("Consumers") } }) {
        auto *gauge = new Gauge(title, body);
        gauge->setObjectName(QLatin1String("streamLimit:") + QLatin1String(name));
        right->addWidget(gauge);
        m_gauges.append({ QLatin1String(name), gauge });
    }
    right->addSpacing(Theme::gap);
    right->addWidget(captionLabel(tr("State"), body));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::inset);
    form->setVerticalSpacing(Theme::gap / 2);
    for (const auto &[name, title] :
        std::initializer_list<std::pair<const char *, QString>> { { "description", tr("Description") },
            { "subjects", tr("Stores") }, { "first", tr("First message") }, { "last", tr("Last message") },
            { "subjectCount", tr("Different subjects") }, { "deleted", tr("Deleted inside") }, { "lost", tr("Lost") },
            { "storage", tr("Storage") }, { "retention", tr("Retention") }, { "created", tr("Created") } }) {
        auto *label = new QLabel(title, body);
        label->setForegroundRole(QPalette::PlaceholderText);
        auto *value = new QLabel(format::unknown(), body);
        value->setObjectName(QLatin1String("streamFact:") + QLatin1String(name));
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(title);
        form->addRow(label, value);
        m_facts.append({ QLatin1String(name), value });
    }
    right->addLayout(form);
    right->addSpacing(Theme::gap);
    m_origins = new OriginsView(body);
    m_origins->setObjectName(QStringLiteral("streamOrigins"));
    connect(m_origins, &OriginsView::openRequested, this, [this](const QString &stream, bool beside) {
        Q_EMIT openRequested(linkOf(QStringLiteral("streams"), { stream }), beside);
    });
    right->addWidget(m_origins);
    right->addStretch(1);
    scroll->setWidget(body);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({ 640, 400 });
    return splitter;
}

QWidget *StreamPage::makeConsumers()
{
    ListOptions options;
    options.name = QStringLiteral("streamConsumers");
    options.title = tr("Consumers");
    options.view.widths = { 12, 16, 24, 8, 12, 16, 13, 10, 13, 11, 11, 24, 16, 14 };
    options.view.hiddenColumns = { ConsumerListModel::Stream, ConsumerListModel::Pinned };
    options.sortRole = SortRole;
    options.exactRole = ExactRole;
    options.worstColumn = ConsumerListModel::State;
    options.nameColumn = ConsumerListModel::Name;
    m_consumerList = new ListPanel(m_consumers, options, m_tabs);
    QTableView *view = m_consumerList->view();
    view->setItemDelegateForColumn(ConsumerListModel::State, new StateDelegate(healthToneOf, view));
    m_newConsumer = m_consumerList->addVerb(QStringLiteral("streamConsumersNew"), QStringLiteral("add"),
        tr("New consumer…"), tr("Create a consumer of this stream (N)"), true);
    m_editConsumer = m_consumerList->addVerb(QStringLiteral("streamConsumersEdit"), QStringLiteral("edit"), tr("Edit…"),
        tr("Change the configuration of the selected consumer (F2)"));
    m_deleteConsumer = m_consumerList->addVerb(QStringLiteral("streamConsumersDelete"), QStringLiteral("remove"),
        tr("Delete…"), tr("Delete the selected consumers (Del)"));
    const auto makeNew = [this] {
        if (!isReadOnly())
            m_actions->newConsumer(m_stream);
    };
    connect(m_newConsumer, &QToolButton::clicked, this, makeNew);
    connect(m_consumerList, &ListPanel::newRequested, this, makeNew);
    connect(m_consumerList, &ListPanel::emptyTriggered, this, makeNew);
    connect(m_editConsumer, &QToolButton::clicked, this, &StreamPage::editConsumer);
    connect(m_consumerList, &ListPanel::editRequested, this, &StreamPage::editConsumer);
    connect(m_deleteConsumer, &QToolButton::clicked, this, &StreamPage::deleteConsumers);
    connect(m_consumerList, &ListPanel::deleteRequested, this, &StreamPage::deleteConsumers);
    connect(m_consumerList, &ListPanel::selectionChanged, this, &StreamPage::updateConsumerVerbs);
    connect(m_consumerList, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const QStringList names = selectedConsumers();
        if (names.isEmpty())
            return;
        menu->addAction(tr("Edit…"), this, &StreamPage::editConsumer)->setEnabled(m_editConsumer->isEnabled());
        menu->addAction(tr("Copy to new consumer…"), this,
                [this, name = names.constFirst()] { m_actions->copyConsumer(m_stream, name); })
            ->setEnabled(m_editConsumer->isEnabled());
        menu->addAction(tr("Delete…"), this, &StreamPage::deleteConsumers)->setEnabled(m_deleteConsumer->isEnabled());
    });
    showNoConsumers({});
    connect(m_consumerList, &ListPanel::activated, this, [this](int row, bool beside) {
        Q_EMIT openRequested(linkOf(QStringLiteral("consumers"), { m_stream, m_consumers->row(row).name }), beside);
    });
    return m_consumerList;
}

Link StreamPage::linkOf(const QString &kind, const QStringList &path) const
{
    return Link { link().context, kind, path };
}

QStringList StreamPage::selectedConsumers() const
{
    QStringList names;
    for (const int row : m_consumerList->selectedRows())
        names << m_consumers->row(row).name;
    return names;
}

void StreamPage::editConsumer()
{
    if (const QStringList names = selectedConsumers(); !isReadOnly() && names.size() == 1)
        m_actions->editConsumer(m_stream, names.constFirst());
}

void StreamPage::deleteConsumers()
{
    if (isReadOnly())
        return;
    JetStreamActions::Consumers chosen;
    for (const QString &name : selectedConsumers())
        chosen.append({ m_stream, name });
    m_actions->deleteConsumers(chosen);
}

void StreamPage::updateConsumerVerbs()
{
    const qsizetype count = selectedConsumers().size();
    m_newConsumer->setEnabled(!isReadOnly());
    m_newConsumer->setToolTip(verbTip(tr("Create a consumer of this stream (N)")));
    m_consumerList->setEmptyVerbEnabled(!isReadOnly(), verbTip({}));
    m_editConsumer->setEnabled(!isReadOnly() && count == 1);
    m_editConsumer->setToolTip(verbTip(tr("Change the configuration of the selected consumer (F2)")));
    m_deleteConsumer->setEnabled(!isReadOnly() && count > 0);
    m_deleteConsumer->setToolTip(verbTip(tr("Delete the selected consumers (Del)")));
}

bool StreamPage::goTo(const Link &target)
{
    if (target.kind != link().kind || target.path.value(0) != m_stream)
        return false;
    const auto [tab, sequence] = placeOf(target);
    if (tab < 0)
        return false;
    m_tabs->setCurrentIndex(tab);
    if (sequence > 0) {
        m_storedMessages->jumpTo(sequence);
        setLink(target);
    }
    return true;
}

void StreamPage::refresh()
{
    JetStreamPage::refresh();
    m_storedMessages->refresh();
}

QList<std::pair<QString, QString>> StreamPage::keys() const
{
    if (m_tabs->currentWidget() == m_storedMessages)
        return m_storedMessages->keys();
    if (m_tabs->currentWidget() == m_subjects)
        return m_subjects->keys();
    return {};
}

void StreamPage::setSubjectsAsTree(bool isTree)
{
    m_subjects->setTree(isTree);
}

FilterLine *StreamPage::searchLine() const
{
    return m_storedMessages->searchLine();
}

void StreamPage::focusFilter()
{
    if (m_tabs->currentWidget() == m_consumerList)
        m_consumerList->focusFilter();
    else if (m_tabs->currentWidget() == m_storedMessages)
        m_storedMessages->focusFilter();
    else if (m_tabs->currentWidget() == m_subjects)
        m_subjects->focusFilter();
}

JetStreamFeed::Watch StreamPage::startWatch()
{
    auto watches = std::make_shared<Watches>();
    watches->stream = feed()->watchStream(m_stream);
    watches->consumers = feed()->watchConsumers(m_stream);
    if (!feed()->streamsState().isKnown || feed()->streams().size() <= maxWatchedStreams)
        watches->list = feed()->watchStreams();
    m_watches = watches;
    return watches;
}

const FeedState &StreamPage::feedState() const
{
    return feed()->streamState(m_stream);
}

bool StreamPage::hasContent() const
{
    const StreamRow *row = feed() ? feed()->stream(m_stream) : nullptr;
    return row && row->info;
}

void StreamPage::showProblem(const QString &text)
{
    m_problem->setNotice(Tone::Bad, text, tr("Close"));
    Q_EMIT statusText(text);
}

void StreamPage::updateVerbs()
{
    if (!m_tabs)
        return;
    m_actions->setReadOnly(isReadOnly());
    m_storedMessages->setReadOnly(isReadOnly());
    updateConsumerVerbs();
    m_edit->setEnabled(!isReadOnly());
    m_edit->setToolTip(verbTip(tr("Change the configuration")));
    m_config->setEditDenied(verbTip({}));
    const StreamRow *row = feed()->stream(m_stream);
    const StreamInfo *info = row ? row->info.get() : nullptr;
    const auto set = [this](QAction *action, const QString &whyNot) {
        action->setEnabled(!isReadOnly() && whyNot.isEmpty());
        action->setToolTip(verbTip(whyNot));
    };
    const bool isSealed = info && info->isSealed;
    set(m_copy, {});
    set(m_purge,
        isSealed                        ? tr("The stream is sealed.")
            : info && info->deniesPurge ? tr("The stream's configuration denies purges.")
                                        : QString());
    set(m_seal,
        isSealed                       ? tr("The stream is sealed already.")
            : info && info->isMirror() ? tr("A mirror cannot be sealed.")
                                       : QString());
    set(m_delete, {});
    set(m_stepDown, !info || info->group.cluster.isEmpty() ? tr("There is no cluster.") : QString());
    const auto whyNot = [this](JetStreamClient::Feature feature) {
        const Result<void> can = feed()->client()->supports(feature);
        return verbTip(can ? QString() : can.error().text());
    };
    m_peers->setDenied(PeersView::Verb::StepDown, verbTip({}));
    m_peers->setDenied(PeersView::Verb::Place, whyNot(JetStreamClient::Feature::LeaderPlacement));
    m_peers->setDenied(PeersView::Verb::Remove, verbTip({}));
    m_peers->setDenied(PeersView::Verb::Evacuate, whyNot(JetStreamClient::Feature::PeerEvacuate));
    m_peers->setDenied(PeersView::Verb::Cancel, whyNot(JetStreamClient::Feature::CancelMove));
}

void StreamPage::updateContent()
{
    const StreamRow *row = feed()->stream(m_stream);
    if (!row || !row->info)
        return;
    updateHeader(*row);
    updateOverview(*row);
    m_storedMessages->setInfo(*row->info);
    m_subjects->setKnown(row->info->state.subjects, row->info->state.messages);
    m_peers->setGroup(row->info->group, row->info->replicas);
    m_config->setConfig(row->info->config);
    updateVerbs();
    updateConsumers();
    updateCopies();
    updatePlots();
    const FeedState &state = feedState();
    const Verdict verdict = judge(*row);
    if (state.error && !state.isAsking)
        m_reason->setNotice(Tone::Warning, tr("What is shown is old: %1").arg(state.error->text()));
    else if (!state.error)
        m_reason->setNotice(
            healthTone(verdict.health), row->info->isSealed && verdict.reason.isEmpty() ? QString() : verdict.reason);
}

void StreamPage::updateHeader(const StreamRow &row)
{
    const StreamInfo &info = *row.info;
    const Verdict verdict = judge(row);
    m_header->setState(info.isSealed && verdict.health == Health::Good ? Tone::Idle : healthTone(verdict.health),
        info.isSealed && verdict.health == Health::Good ? tr("sealed") : healthWord(verdict.health));
    m_messages->setNumber(format::count(info.state.messages));
    const auto bytes = static_cast<double>(info.state.bytes);
    m_bytes->setNumber(format::bytes(bytes),
        info.maxBytes > 0 ? tr("of %1").arg(format::bytes(static_cast<double>(info.maxBytes))) : QString());
    m_rate->setNumber(format::rate(row.messagesPerSecond), format::byteRate(row.bytesPerSecond));
    m_rate->setTail(row.tail);
    int sick = 0;
    for (int i = 0; i < m_consumers->rowCount(); ++i)
        sick += m_consumers->verdict(i).health >= Health::Lagging ? 1 : 0;
    m_consumerCount->setNumber(format::count(info.state.consumers),
        sick > 0 ? tr("%1 lagging or stuck").arg(sick) : QString(),
        sick > 0 ? std::optional(Tone::Warning) : std::nullopt);
    int current = info.group.leader.isEmpty() ? 0 : 1;
    for (const PeerInfo &peer : info.group.peers)
        current += peer.isCurrent && !peer.isOffline ? 1 : 0;
    if (info.group.cluster.isEmpty())
        m_replicas->setNumber(QString::number(info.replicas));
    else if (current < info.replicas)
        m_replicas->setNumber(tr("%1 of %2").arg(current).arg(info.replicas), tr("current"), Tone::Warning);
    else
        m_replicas->setNumber(QString::number(info.replicas), tr("leader %1").arg(info.group.leader));
}

void StreamPage::updateOverview(const StreamRow &row)
{
    const StreamInfo &info = *row.info;
    const StreamState &state = info.state;
    const auto tone = [&info](double share) {
        // A limit that makes room is met all the time; one that refuses is not.
        return info.discard == Discard::New && share >= 0.95 ? Tone::Bad
            : info.discard == Discard::New && share >= 0.8   ? Tone::Warning
                                                             : Tone::Accent;
    };
    for (const auto &[name, gauge] : std::as_const(m_gauges)) {
        double used = 0;
        double limit = 0;
        QString usedText;
        QString limitText;
        if (name == QLatin1String("messages")) {
            used = static_cast<double>(state.messages);
            limit = static_cast<double>(info.maxMessages);
            usedText = format::count(state.messages);
            limitText = format::count(static_cast<quint64>(std::max<qint64>(info.maxMessages, 0)));
        } else if (name == QLatin1String("bytes")) {
            used = static_cast<double>(state.bytes);
            limit = static_cast<double>(info.maxBytes);
            usedText = format::bytes(used);
            limitText = format::bytes(limit);
        } else if (name == QLatin1String("age")) {
            const qint64 age = state.firstNs > 0 && state.messages > 0 ? std::max<qint64>(row.atNs - state.firstNs, 0)
                                                                       : 0;
            used = static_cast<double>(age);
            limit = static_cast<double>(info.maxAgeNs);
            usedText = age > 0 ? format::duration(std::chrono::nanoseconds(age)) : format::unknown();
            limitText = format::duration(std::chrono::nanoseconds(info.maxAgeNs));
        } else {
            used = static_cast<double>(state.consumers);
            limit = static_cast<double>(info.maxConsumers);
            usedText = format::count(state.consumers);
            limitText = format::count(static_cast<quint64>(std::max<qint64>(info.maxConsumers, 0)));
        }
        if (limit > 0) {
            const Tone bar = name == QLatin1String("age") ? Tone::Accent : tone(used / limit);
            gauge->setValue(used / limit, tr("%1 of %2").arg(usedText, limitText), bar);
        } else {
            gauge->setValue(-1, tr("%1, no limit").arg(usedText));
        }
    }
    const auto moment = [](quint64 sequence, qint64 timeNs) {
        return timeNs > 0 ? tr("%1 · sequence %2").arg(format::time(timeNs), format::count(sequence))
                          : format::unknown();
    };
    const QHash<QString, QString> texts {
        { QStringLiteral("description"), info.description },
        { QStringLiteral("subjects"),
            info.isMirror() ? tr("a mirror of %1").arg(info.mirrorName) : info.subjects.join(QLatin1String(", ")) },
        { QStringLiteral("first"), moment(state.firstSequence, state.messages > 0 ? state.firstNs : 0) },
        { QStringLiteral("last"), moment(state.lastSequence, state.lastNs) },
        { QStringLiteral("subjectCount"), format::count(state.subjects) },
        { QStringLiteral("deleted"),
            state.deleted > 0 ? tr("%1 sequences").arg(format::count(state.deleted)) : QString() },
        { QStringLiteral("lost"),
            state.lostMessages > 0
                ? tr("%1 messages, %2")
                      .arg(format::count(state.lostMessages), format::bytes(static_cast<double>(state.lostBytes)))
                : QString() },
        { QStringLiteral("storage"), info.storage == Storage::Memory ? tr("in memory") : tr("on disk") },
        { QStringLiteral("retention"),
            info.retention == Retention::WorkQueue      ? tr("work queue: until acknowledged")
                : info.retention == Retention::Interest ? tr("interest: until all consumers acknowledged")
                                                        : tr("limits: until a limit is reached") },
        { QStringLiteral("created"), format::time(info.createdNs) },
    };
    for (const auto &[name, label] : std::as_const(m_facts)) {
        const QString text = texts.value(name);
        setText(label, text.isEmpty() ? format::unknown() : text);
    }
}

void StreamPage::findCopiers()
{
    m_copiers = copiersOf(m_stream, feed()->streams());
    updateCopies();
}

void StreamPage::updateCopies()
{
    const StreamRow *row = feed()->stream(m_stream);
    if (row && row->info)
        m_origins->setStream(*row->info, m_copiers);
}

void StreamPage::updatePlots()
{
    const StreamSeries *series = feed()->series(m_stream);
    const qint64 answered = feedState().answeredMs;
    if (!series || answered == m_plottedMs)
        return;
    m_plottedMs = answered;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 from = now - plotSpanMs;
    for (const auto &[plot, values] :
        std::initializer_list<std::pair<Plot *, const RingSeries *>> { { m_ratePlot, &series->messageRate },
            { m_messagePlot, &series->messages }, { m_bytePlot, &series->bytes } }) {
        plot->setPoints(0, values->points(from, now));
        plot->replot(now);
    }
}

/// What stands where no consumer is listed. Where nobody tells of any, it is not said that there is none.
void StreamPage::showNoConsumers(const std::optional<Error> &error)
{
    m_consumerProblem = error ? error->message : QString();
    if (error)
        m_consumerList->setEmpty(error->kind == Error::Kind::Denied ? QStringLiteral("lock") : QStringLiteral("error"),
            tr("Can't read the consumers: %1").arg(error->message), error->advice);
    else
        m_consumerList->setEmpty(QStringLiteral("consumer"), tr("This stream has no consumer."),
            tr("A consumer hands the stream's messages to programs and remembers which ones were acknowledged."),
            tr("New consumer…"));
}

void StreamPage::updateConsumers()
{
    const ConsumerListModel::Totals totals = m_consumers->totals();
    QString title = tr("Consumers (%1)").arg(format::count(totals.consumers));
    if (totals.sick > 0)
        title = tr("Consumers (%1, %2 lagging or stuck)").arg(format::count(totals.consumers)).arg(totals.sick);
    m_tabs->setTabText(m_tabs->indexOf(m_consumerList), title);
    QStringList parts { tr("%1 pending").arg(format::count(totals.pending)),
        tr("%1 ack pending").arg(format::count(totals.ackPending)),
        tr("%1 delivered").arg(format::rate(totals.deliveredPerSecond)) };
    const FeedState &state = feed()->consumersState(m_stream);
    if (state.error)
        parts << state.error->text();
    const QString problem = state.error ? state.error->message : QString();
    if (!state.isAsking && problem != m_consumerProblem)
        showNoConsumers(state.error);
    m_consumerList->setStrip(parts.join(QStringLiteral(" · ")));
}

} // namespace natsight
