// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overviewpage.h"

#include "app/attentionmodel.h"
#include "app/connectionmanager.h"
#include "app/settings.h"
#include "app/statuswidgets.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/listcell.h"
#include "models/jetstream/bucketconfig.h"
#include "models/system/systemfeed.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/plot.h"

#include <QDateTime>
#include <QFormLayout>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

#include <cmath>

namespace natsight {

namespace {

constexpr qsizetype maxSubjectsListed = 20;
constexpr int lookEveryMs = 1'000;
constexpr qsizetype mostStreamsWithConsumers = 2'000;
constexpr qsizetype mostServersWithLinks = 200;
constexpr qint64 trafficStepMs = 2'000;
/// Longer silence is a gap and no line.
constexpr qint64 longestLineMs = 30'000;
constexpr int factsWidth = 330;

RingSeries trafficSeries()
{
    return RingSeries({ { trafficStepMs, OverviewPage::trafficSpanMs / trafficStepMs } });
}

Tone harmTone(const QModelIndex &index)
{
    if (index.data(AttentionModel::MutedRole).toBool())
        return Tone::Idle;
    switch (static_cast<Attention::Harm>(index.data(AttentionModel::HarmRole).toInt())) {
    case Attention::Harm::Note:
        return Tone::Info;
    case Attention::Harm::Warning:
        return Tone::Warning;
    case Attention::Harm::Bad:
        break;
    }
    return Tone::Bad;
}

QString subjects(const nlohmann::json &list)
{
    QStringList names;
    for (const auto &one : list) {
        if (!one.is_string())
            continue;
        if (names.size() == maxSubjectsListed) {
            names << QStringLiteral("…");
            break;
        }
        names << format::preview(QByteArray::fromStdString(one.get<std::string>()));
    }
    return names.join(QLatin1String(", "));
}

} // namespace

OverviewPage::OverviewPage(
    Connection *connection, SystemFeed *system, Settings *settings, const Link &link, QWidget *parent)
    : Page(link, parent)
    , m_connection(connection)
    , m_system(system)
    , m_settings(settings)
    , m_findings(new AttentionModel(this))
    , m_traffic { trafficSeries(), trafficSeries(), trafficSeries(), trafficSeries() }
{
    setObjectName(QStringLiteral("overviewPage"));
    if (settings)
        m_book.setMuted(settings->mutedFindings(connection->name()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *head = new QWidget(this);
    auto *top = new QHBoxLayout(head);
    top->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::gap);
    top->setSpacing(Theme::gap);
    m_heading = new ElidedLabel(connection->name(), head);
    m_heading->setFont(Theme::heading());
    top->addWidget(m_heading);
    top->addSpacing(Theme::margin);
    m_actions = new QWidget(head);
    auto *actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, 0, 0, 0);
    actions->setSpacing(Theme::gap);
    const auto command = [this, actions](const QString &name, const QString &text, const QString &tip) {
        auto *button = new QPushButton(text, m_actions);
        button->setObjectName(QStringLiteral("overview:") + name);
        button->setAccessibleName(text);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, [this, name] { Q_EMIT commandRequested(name); });
        actions->addWidget(button);
        return button;
    };
    command(QStringLiteral("connect"), tr("Connect"), tr("Open this connection"))->setProperty("primary", true);
    command(QStringLiteral("editConnection"), tr("Edit connection…"),
        tr("Change servers, sign-in or TLS of this connection"));
    top->addWidget(m_actions);
    top->addStretch(1);
    makeCounts(top);
    layout->addWidget(head);

    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setObjectName(QStringLiteral("overviewSplit"));
    split->setChildrenCollapsible(false);
    auto *rows = new QSplitter(Qt::Vertical, this);
    rows->setObjectName(QStringLiteral("overviewRows"));
    rows->setChildrenCollapsible(false);
    layout->addWidget(rows, 1);
    rows->addWidget(split);
    auto *scroll = new QScrollArea(split);
    scroll->setObjectName(QStringLiteral("overviewScroll"));
    scroll->setAccessibleName(tr("The connection"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *body = new QWidget(scroll);
    scroll->setWidget(body);
    auto *left = new QVBoxLayout(body);
    left->setContentsMargins(Theme::margin, Theme::gap, Theme::margin, Theme::margin);
    left->setSpacing(Theme::margin);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::margin);
    form->setVerticalSpacing(Theme::gap / 2); // all of it is seen in a window of 800 pixels
    left->addLayout(form);
    for (const auto &[name, title] : std::initializer_list<std::pair<const char *, QString>> { { "state", tr("State") },
             { "server", tr("Server") }, { "version", tr("Version") }, { "cluster", tr("Cluster") },
             { "url", tr("Address") }, { "account", tr("Account") }, { "user", tr("User") },
             { "tls", tr("Encryption") }, { "rtt", tr("Round trip") }, { "clientId", tr("Client id") },
             { "maxPayload", tr("Largest message") }, { "jetStream", tr("JetStream") } })
        m_values.append({ QLatin1String(name), addRow(form, QLatin1String(name), title) });
    m_permissions = addRow(form, QStringLiteral("permissions"), tr("Permissions"));
    m_account = new QWidget(body);
    auto *gauges = new QVBoxLayout(m_account);
    gauges->setContentsMargins(0, 0, 0, 0);
    gauges->setSpacing(Theme::gap);
    for (const auto &[gauge, name, caption] : std::initializer_list<std::tuple<Gauge **, const char *, QString>> {
             { &m_storage, "overviewStorage", tr("JetStream on disk") },
             { &m_memory, "overviewMemory", tr("JetStream in memory") } }) {
        *gauge = new Gauge(caption, m_account);
        (*gauge)->setObjectName(QLatin1String(name));
        gauges->addWidget(*gauge);
    }
    m_account->hide();
    left->addWidget(m_account);
    left->addStretch(1);
    split->addWidget(scroll);
    auto *right = new QWidget(split);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    auto *attention = captionLabel(tr("Needs attention"), right);
    attention->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, 0);
    rightColumn->addWidget(attention);
    makeAttention();
    rightColumn->addWidget(m_list, 1);
    rightColumn->addWidget(makeDetails());
    split->addWidget(right);
    // What needs attention gets the room that is left.
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({ factsWidth, 3 * factsWidth });
    rows->addWidget(makeTraffic());
    rows->setStretchFactor(0, 1);
    rows->setStretchFactor(1, 0);
    rows->setSizes({ 600, 170 });

    m_tick.setInterval(lookEveryMs);
    connect(&m_tick, &QTimer::timeout, this, &OverviewPage::update);
    connect(connection, &Connection::changed, this, &OverviewPage::update);
    if (settings)
        connect(settings, &Settings::thresholdChanged, this, &OverviewPage::update);
    if (system) {
        connect(system, &SystemFeed::accountsChanged, this, &OverviewPage::takeTraffic);
        connect(system, &SystemFeed::serversChanged, this, [this] { m_isTopologyOld = true; });
    }
    update();
}

void OverviewPage::makeCounts(QHBoxLayout *top)
{
    // In two rows: longer texts of other languages fit, too.
    auto *counts = new QGridLayout;
    counts->setHorizontalSpacing(Theme::gap);
    counts->setVerticalSpacing(0);
    top->addLayout(counts);
    constexpr int columns = 3;
    for (const auto &[kind, iconName] : std::initializer_list<std::pair<const char *, const char *>> {
             { "streams", "streams" }, { "consumers", "consumer" }, { "services", "services" }, { "kv", "buckets" },
             { "objects", "objects" }, { "servers", "server" } }) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("overview:open:") + QLatin1String(kind));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(icon(QLatin1String(iconName)));
        connect(button, &QToolButton::clicked, this, [this, kind = QLatin1String(kind)] {
            Q_EMIT openRequested(
                Link { link().context, kind, {} }, QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
        });
        const auto place = static_cast<int>(m_counts.size());
        counts->addWidget(button, place / columns, place % columns);
        m_counts.append({ QLatin1String(kind), button });
    }
}

void OverviewPage::makeAttention()
{
    ListOptions options;
    options.name = QStringLiteral("attention");
    options.title = tr("Needs attention");
    options.view.widths = { 11, 34, 14, 44, 40, 24 };
    options.sortRole = sortCellRole;
    options.exactRole = exactCellRole;
    options.worstColumn = AttentionModel::Harm;
    options.nameColumn = AttentionModel::What;
    m_list = new ListPanel(m_findings, options, this);
    m_list->setWorstFirst(true);
    QTableView *view = m_list->view();
    view->setItemDelegateForColumn(AttentionModel::Harm, new StateDelegate(harmTone, view));
    auto *sentences = new TextDelegate(view);
    sentences->setElideMode(Qt::ElideRight);
    for (const int column : { AttentionModel::What, AttentionModel::Reason, AttentionModel::Rule })
        view->setItemDelegateForColumn(column, sentences);
    view->horizontalHeader()->setStretchLastSection(true);
    m_list->setEmpty(QStringLiteral("idle"), tr("Nothing needs attention."),
        tr("Streams, consumers, services, servers, clients and limits of this account are looked at while this page is "
           "open."));
    m_mute = m_list->addVerb(QStringLiteral("attentionMute"), QStringLiteral("mute"), tr("Mute"),
        tr("Rank the selected findings below all others, until they are unmuted"));
    m_mute->setCheckable(true);
    connect(m_mute, &QToolButton::clicked, this, &OverviewPage::setSelectedMuted);
    auto *thresholds = m_list->addVerb(QStringLiteral("attentionThresholds"), QStringLiteral("settings"),
        tr("Thresholds…"), tr("From when on something needs attention"));
    connect(thresholds, &QToolButton::clicked, this, [this] { Q_EMIT commandRequested(QStringLiteral("thresholds")); });
    connect(m_list, &ListPanel::activated, this, &OverviewPage::openCause);
    connect(m_list, &ListPanel::selectionChanged, this, [this] {
        updateMute();
        updateDetails();
    });
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        menu->addAction(tr("Open the cause"), this, [this, row] { openCause(row, false); })
            ->setEnabled(m_findings->row(row).where.has_value());
        const bool isMuted = m_findings->row(row).isMuted;
        menu->addAction(isMuted ? tr("Unmute") : tr("Mute"), this, [this, isMuted] { setSelectedMuted(!isMuted); });
    });
}

/// The whole of the finding that is selected, because a row of a table cuts sentences.
QWidget *OverviewPage::makeDetails()
{
    auto *panel = new QWidget(this);
    auto *line = new QHBoxLayout(panel);
    line->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    line->setSpacing(Theme::inset);
    m_details = plainLabel(panel, QStringLiteral("attentionDetails"));
    m_details->setAccessibleName(tr("The selected finding"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(m_details, 1);
    m_open = new QToolButton(panel);
    m_open->setObjectName(QStringLiteral("attentionOpen"));
    m_open->setText(tr("Open the cause"));
    m_open->setAccessibleName(tr("Open the cause"));
    m_open->setToolTip(tr("Open what the selected finding is about"));
    m_open->setIcon(icon(QStringLiteral("open")));
    m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_open, &QToolButton::clicked, this, [this] {
        if (const int row = m_list->currentRow(); row >= 0)
            openCause(row, QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
    });
    line->addWidget(m_open, 0, Qt::AlignTop);
    panel->hide();
    return panel;
}

QWidget *OverviewPage::makeTraffic()
{
    auto *panel = new QWidget(this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(Theme::margin, Theme::gap, Theme::margin, Theme::gap);
    column->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::margin);
    const std::array<QString, 2> titles { tr("Messages of the account per second"),
        tr("Bytes of the account per second") };
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        auto *one = new QVBoxLayout;
        one->setSpacing(2);
        one->addWidget(captionLabel(titles.at(i), panel));
        auto *plot = new Plot(panel);
        plot->setObjectName(QStringLiteral("overviewPlot%1").arg(i));
        plot->setAccessibleName(titles.at(i));
        plot->setMinimumHeight(96);
        plot->setSpan(trafficSpanMs);
        const Plot::Unit unit = i == 0 ? Plot::Unit::MessagesPerSecond : Plot::Unit::BytesPerSecond;
        (void)plot->addSeries(tr("in"), unit);
        (void)plot->addSeries(tr("out"), unit);
        one->addWidget(plot, 1);
        line->addLayout(one, 1);
        m_plots.at(i) = plot;
    }
    connect(m_plots[0], &Plot::hovered, m_plots[1], &Plot::setHoverTime);
    connect(m_plots[1], &Plot::hovered, m_plots[0], &Plot::setHoverTime);
    column->addLayout(line, 1);
    m_trafficNote = plainLabel(panel, QStringLiteral("overviewTrafficNote"));
    m_trafficNote->setAccessibleName(tr("What the plots show"));
    m_trafficNote->setFont(Theme::caption());
    m_trafficNote->setForegroundRole(QPalette::PlaceholderText);
    m_trafficNote->setWordWrap(true);
    column->addWidget(m_trafficNote);
    return panel;
}

/// `in` is what the servers received from the account's clients.
void OverviewPage::takeTraffic()
{
    if (!m_connection || !m_system)
        return;
    const ServerInfo &server = m_connection->status().server;
    const QList<AccountRow> rows = m_system->accounts();
    const AccountRow *own = nullptr;
    for (const AccountRow &row : rows) {
        if (row.account == server.account || row.name == server.account)
            own = &row;
    }
    // An ordinary account is told of itself alone, perhaps by another name than it signs in with.
    if (!own && m_system->access() == SystemAccess::Account && rows.size() == 1)
        own = &rows.constFirst();
    if (!own)
        return;
    m_trafficAccount = own->name;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const std::array<double, 4> values { own->rates.inMessages, own->rates.outMessages, own->rates.inBytes,
        own->rates.outBytes };
    const bool isLine = m_trafficMs > 0 && now - m_trafficMs <= longestLineMs;
    const qint64 first = isLine ? m_trafficMs / trafficStepMs + 1 : now / trafficStepMs;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (qint64 step = first; step <= now / trafficStepMs; ++step)
            m_traffic.at(i).add(step * trafficStepMs, values.at(i));
    }
    m_trafficMs = now;
    updateTraffic();
}

void OverviewPage::updateTraffic()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        for (std::size_t line = 0; line < 2; ++line)
            m_plots.at(i)->setPoints(
                static_cast<int>(line), m_traffic.at(2 * i + line).points(now - trafficSpanMs, now));
        m_plots.at(i)->replot(now);
    }
    QString note;
    if (!m_isWatching || !m_system)
        note = tr("Not connected: nothing is measured.");
    else if (m_trafficMs > 0)
        note = tr("Account %1, all servers together, since this page is open: in is what servers received from its "
                  "clients, out what they sent them.")
                   .arg(m_trafficAccount);
    else if (const std::optional<Error> &error = m_system->state(SystemPart::Accounts).error)
        note = error->text();
    else if (m_system->access() == SystemAccess::None)
        note = tr("The traffic of the account is not told to this user: that needs the permission to publish to "
                  "$SYS.REQ.ACCOUNT.PING.STATZ.");
    else
        note = tr("The servers are asked for the traffic of the account…");
    if (m_trafficNote->text() != note)
        m_trafficNote->setText(note);
}

void OverviewPage::updateDetails()
{
    const int row = m_list->currentRow();
    QWidget *panel = m_details->parentWidget();
    panel->setVisible(row >= 0);
    if (row < 0)
        return;
    const Attention &one = m_findings->row(row);
    QStringList lines { one.what + (one.reason.isEmpty() ? QString() : QString(QStringLiteral(": ") + one.reason)) };
    if (!one.rule.isEmpty())
        lines << tr("Rule: %1").arg(one.rule);
    const QString text = lines.join(u'\n');
    if (m_details->text() != text)
        m_details->setText(text);
    m_open->setEnabled(one.where.has_value());
}

QLabel *OverviewPage::addRow(QFormLayout *form, const QString &name, const QString &title)
{
    auto *value = new QLabel(format::unknown(), this);
    value->setObjectName(QStringLiteral("overview:") + name);
    value->setAccessibleName(title);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(label, value);
    return value;
}

QString OverviewPage::liveText() const
{
    if (!m_connection)
        return {};
    return m_connection->status().state == SessionStatus::State::Connected ? tr("live")
                                                                           : stateWord(m_connection->status());
}

void OverviewPage::refresh()
{
    m_isAsked = false;
    if (m_isWatching) {
        if (m_hasStreams)
            m_connection->jetStream()->refresh();
        m_connection->services()->refresh();
        if (m_system)
            m_system->refresh();
    }
    update();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_tick.start();
    update();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_tick.stop();
    updateWatch();
}

void OverviewPage::update()
{
    if (!m_connection)
        return;
    updateWatch();
    updateFacts();
    updateCounts();
    updateAccount();
    updateAttention();
    updateTraffic();
    const bool isConnected = m_connection->status().state == SessionStatus::State::Connected;
    m_actions->setVisible(m_connection->status().state == SessionStatus::State::Closed);
    if (isConnected && !m_isAsked)
        askPermissions();
    if (!isConnected)
        m_isAsked = false;
    Q_EMIT liveChanged();
}

void OverviewPage::updateWatch()
{
    const bool isWatching = isVisible() && m_connection
        && m_connection->status().state == SessionStatus::State::Connected;
    if (isWatching != std::exchange(m_isWatching, isWatching)) {
        m_servicesWatch = isWatching ? m_connection->services()->watch() : nullptr;
        m_serversWatch = isWatching && m_system ? m_system->watch({ SystemPart::Servers, SystemPart::Variables,
                             SystemPart::Links, SystemPart::Health, SystemPart::Accounts })
                                                : nullptr;
        if (isWatching && m_system && !m_recording)
            m_recording = m_connection->systemEvents()->record();
        m_topology = {};
        m_trafficMs = 0;
        m_consumersWatch = nullptr;
        m_streamsWatch = nullptr;
        m_hasStreams = m_hasConsumers = false;
    }
    if (!isWatching || !m_connection->status().server.isJetStream)
        return;
    if (!std::exchange(m_hasStreams, true))
        m_streamsWatch = m_connection->jetStream()->watchStreams();
    // The list of streams tells how much it would be.
    const JetStreamFeed *feed = m_connection->jetStream();
    if (!m_hasConsumers && feed->streamsState().isKnown && feed->streams().size() <= mostStreamsWithConsumers) {
        m_hasConsumers = true;
        m_consumersWatch = m_connection->jetStream()->watchAllConsumers();
    }
}

void OverviewPage::updateFacts()
{
    const SessionStatus &status = m_connection->status();
    const ServerInfo &server = status.server;
    const auto orUnknown = [](const QString &text) { return text.isEmpty() ? format::unknown() : text; };
    const bool isConnected = status.state == SessionStatus::State::Connected;
    const QString jetStream = !isConnected ? QString()
        : !server.isJetStream              ? tr("not available to this user")
        : server.apiLevel > 0              ? tr("available, API level %1").arg(server.apiLevel)
                                           : tr("available");
    const QStringList texts { stateWord(status), server.name, server.version, server.cluster, server.url,
        server.account, server.user,
        isConnected ? (server.isTls ? tr("TLS") : tr("none: messages travel in clear text")) : QString(),
        status.rtt ? format::duration(*status.rtt) : QString(),
        server.clientId > 0 ? QString::number(server.clientId) : QString(),
        server.maxPayload > 0 ? format::bytes(static_cast<double>(server.maxPayload)) : QString(), jetStream };
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QString text = orUnknown(texts.value(i));
        if (m_values.at(i).second->text() != text)
            m_values.at(i).second->setText(text);
    }
}

void OverviewPage::updateCounts()
{
    const JetStreamFeed *jetStream = m_connection->hasJetStream() ? m_connection->jetStream() : nullptr;
    const bool areStreamsKnown = jetStream && jetStream->streamsState().isKnown;
    quint64 streams = 0;
    quint64 buckets = 0;
    quint64 objects = 0;
    if (areStreamsKnown) {
        const QList<StreamRow> rows = jetStream->streams();
        streams = static_cast<quint64>(rows.size());
        for (const StreamRow &row : rows) {
            const ConfigOf kind = bucketKindOf(row.name);
            buckets += kind == ConfigOf::KeyValue ? 1 : 0;
            objects += kind == ConfigOf::Objects ? 1 : 0;
        }
    }
    const auto number = [](bool isKnown, quint64 count) { return isKnown ? format::count(count) : format::unknown(); };
    const bool areConsumersKnown = jetStream && jetStream->account().has_value();
    const bool areServicesKnown = m_connection->hasServices() && m_connection->services()->state().rounds > 0;
    const bool areServersKnown = m_system && m_system->state(SystemPart::Servers).isKnown;
    for (const Count &count : std::as_const(m_counts)) {
        QString text;
        if (count.kind == QLatin1String("streams"))
            text = tr("Streams %1").arg(number(areStreamsKnown, streams));
        else if (count.kind == QLatin1String("consumers"))
            text = tr("Consumers %1")
                       .arg(number(areConsumersKnown, areConsumersKnown ? jetStream->account()->total.consumers : 0));
        else if (count.kind == QLatin1String("services"))
            text = tr("Services %1")
                       .arg(number(areServicesKnown,
                           areServicesKnown ? static_cast<quint64>(m_connection->services()->services().size()) : 0));
        else if (count.kind == QLatin1String("kv"))
            text = tr("Buckets %1").arg(number(areStreamsKnown, buckets));
        else if (count.kind == QLatin1String("objects"))
            text = tr("Object buckets %1").arg(number(areStreamsKnown, objects));
        else
            text = tr("Servers %1").arg(number(areServersKnown, areServersKnown ? m_system->servers().size() : 0));
        if (count.button->text() == text)
            continue;
        count.button->setText(text);
        count.button->setAccessibleName(text);
    }
}

void OverviewPage::updateAccount()
{
    const std::optional<AccountInfo> account = m_connection->hasJetStream() ? m_connection->jetStream()->account()
                                                                            : std::nullopt;
    m_account->setVisible(account.has_value());
    if (!account)
        return;
    const auto show = [](Gauge *gauge, quint64 used, qint64 limit) {
        const QString text = format::bytes(static_cast<double>(used));
        if (limit <= 0) {
            gauge->setValue(-1, tr("%1, no limit").arg(text));
            return;
        }
        const double share = static_cast<double>(used) / static_cast<double>(limit);
        gauge->setValue(share, tr("%1 of %2").arg(text, format::bytes(static_cast<double>(limit))),
            share >= 1                                            ? Tone::Bad
                : share * 100 >= threshold(Threshold::AccountUse) ? Tone::Warning
                                                                  : Tone::Accent);
    };
    show(m_storage, account->total.storage, account->total.limits.maxStorage);
    show(m_memory, account->total.memory, account->total.limits.maxMemory);
}

QList<Attention> OverviewPage::ofTheConnection() const
{
    const SessionStatus &status = m_connection->status();
    const ServerInfo &server = status.server;
    QList<Attention> found;
    const auto add = [&found](const QString &key, Attention::Harm harm, const QString &what, const QString &reason,
                         const QString &rule, const std::optional<Link> &where = {}) {
        Attention one;
        one.rule = rule;
        one.key = key;
        one.harm = harm;
        one.what = what;
        one.reason = reason;
        one.where = where;
        found << one;
    };
    if (status.state != SessionStatus::State::Connected) {
        add(QStringLiteral("connection state"), Attention::Harm::Bad, tr("Not connected"),
            status.reason ? status.reason->text() : tr("Connection › Connect opens this connection."),
            tr("Said while there is no connection."));
        return found;
    }
    if (status.isLameDuck)
        add(QStringLiteral("connection lameduck"), Attention::Harm::Warning, tr("The server shuts down"),
            tr("It announced it. Natsight moves to another server of the cluster."),
            tr("Said once the server announced it."), Link { {}, QStringLiteral("servers"), { server.name } });
    const bool isLocal = server.url.contains(QLatin1String("://127."))
        || server.url.contains(QLatin1String("://localhost")) || server.url.contains(QLatin1String("://[::1]"));
    if (!server.isTls && !isLocal)
        add(QStringLiteral("connection cleartext"), Attention::Harm::Note, tr("The connection is not encrypted"),
            tr("Whoever is on the way reads and changes what is sent. Use a tls:// address where the server has one."),
            tr("Said without TLS to any address but this machine's own."));
    if (m_connection->profile().tls.skipVerify)
        add(QStringLiteral("connection unverified"), Attention::Harm::Warning,
            tr("The server's certificate is not verified"), tr("Anyone could answer in its place."),
            tr("Said while the profile switches the check off."));
    const TrafficSubscription totals = m_connection->traffic()->totals();
    if (const quint64 dropped = totals.droppedLibrary + totals.droppedOther; dropped > 0)
        add(QStringLiteral("capture dropped"), Attention::Harm::Warning, tr("Captured messages were dropped"),
            tr("%1 so far.").arg(format::count(dropped)), tr("Said from the first one on."),
            Link { {}, QStringLiteral("traffic"), {} });
    return found;
}

QList<Attention> OverviewPage::ofTheLinks()
{
    if (m_system->access() != SystemAccess::System)
        return {};
    if (std::exchange(m_isTopologyOld, false))
        m_topology = topologyOf(m_system->snapshot(), &m_topology);
    return attentionOf(m_topology);
}

void OverviewPage::updateAttention()
{
    QList<Attention> found = ofTheConnection();
    QString strip;
    if (m_isWatching) {
        if (m_hasStreams) {
            const JetStreamFeed *feed = m_connection->jetStream();
            found += attentionOf(feed->streams());
            found += attentionOf(feed->consumers({}));
            if (feed->account())
                found += attentionOf(*feed->account());
            if (!m_hasConsumers && feed->streamsState().isKnown)
                strip = tr("With %1 streams their consumers are not looked at here: open Consumers.")
                            .arg(format::count(static_cast<quint64>(feed->streams().size())));
        }
        found += attentionOf(m_connection->services()->findings());
        if (m_system) {
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            const QList<ServerSnapshot> servers = m_system->servers();
            found += attentionOf(servers, now);
            found += attentionOf(clockSkews(servers));
            found += attentionOf(clientTroubles(m_connection->systemEvents()->events(), now));
            if (servers.size() <= mostServersWithLinks)
                found += ofTheLinks();
            else if (strip.isEmpty())
                strip = tr("With %1 servers their links are not compared with the configuration here: open Topology.")
                            .arg(format::count(static_cast<quint64>(servers.size())));
        }
    }
    const QList<Attention> ranked = m_book.ranked(std::move(found), QDateTime::currentMSecsSinceEpoch());
    m_findings->setRows(ranked);
    const auto mutedCount = std::count_if(
        ranked.begin(), ranked.end(), [](const Attention &one) { return one.isMuted; });
    if (strip.isEmpty() && mutedCount > 0)
        strip = tr("%n muted", nullptr, static_cast<int>(mutedCount));
    m_list->setStrip(strip);
    updateMute();
    updateDetails();
}

void OverviewPage::updateMute()
{
    const int row = m_list->currentRow();
    m_mute->setEnabled(row >= 0);
    m_mute->setChecked(row >= 0 && m_findings->index(row, 0).data(AttentionModel::MutedRole).toBool());
}

void OverviewPage::openCause(int row, bool beside)
{
    std::optional<Link> where = m_findings->row(row).where;
    if (!where)
        return;
    where->context = link().context;
    Q_EMIT openRequested(*where, beside);
}

void OverviewPage::setSelectedMuted(bool isMuted)
{
    const QList<int> rows = m_list->selectedRows();
    for (const int row : rows)
        m_book.setMuted(m_findings->row(row).key, isMuted);
    if (m_settings && m_connection)
        m_settings->setMutedFindings(m_connection->name(), m_book.muted());
    updateAttention();
}

void OverviewPage::askPermissions()
{
    m_isAsked = true;
    whenDone(this, m_connection->session()->request({ .subject = QByteArrayLiteral("$SYS.REQ.USER.INFO") }),
        [this](Result<Reply> reply) {
            QString text = reply ? permissionsInWords(reply->message.payload) : QString();
            if (text.isEmpty())
                text = tr("not told by this server");
            m_permissions->setText(text);
        });
}

QString OverviewPage::permissionsInWords(const QByteArray &json)
{
    const auto answer = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    if (!answer.is_object() || !answer.contains("data") || !answer["data"].is_object())
        return {};
    const auto &data = answer["data"];
    if (!data.contains("permissions") || !data["permissions"].is_object())
        return tr("no limits: may publish and subscribe to everything in its account");
    QStringList sentences;
    const auto say = [&](const char *field, const QString &allowed, const QString &denied) {
        const auto &permissions = data["permissions"];
        if (!permissions.contains(field) || !permissions[field].is_object())
            return;
        const auto &part = permissions[field];
        if (part.contains("allow") && part["allow"].is_array() && !part["allow"].empty())
            sentences << allowed.arg(subjects(part["allow"]));
        if (part.contains("deny") && part["deny"].is_array() && !part["deny"].empty())
            sentences << denied.arg(subjects(part["deny"]));
    };
    say("publish", tr("May publish to %1."), tr("May not publish to %1."));
    say("subscribe", tr("May subscribe to %1."), tr("May not subscribe to %1."));
    return sentences.isEmpty() ? tr("no limits: may publish and subscribe to everything in its account")
                               : sentences.join(u'\n');
}

} // namespace natsight
