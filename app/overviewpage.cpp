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

namespace natsight {

namespace {

constexpr qsizetype maxSubjectsListed = 20;
constexpr int lookEveryMs = 1'000;
constexpr qsizetype mostStreamsWithConsumers = 2'000;

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
    layout->addWidget(split, 1);
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
    form->setVerticalSpacing(Theme::gap);
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
    split->addWidget(right);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({ 400, 600 });

    m_tick.setInterval(lookEveryMs);
    connect(&m_tick, &QTimer::timeout, this, &OverviewPage::update);
    connect(connection, &Connection::changed, this, &OverviewPage::update);
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
    options.view.widths = { 10, 36, 13, 24 };
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
    view->setItemDelegateForColumn(AttentionModel::Reason, sentences);
    view->horizontalHeader()->setStretchLastSection(true);
    m_list->setEmpty(QStringLiteral("idle"), tr("Nothing needs attention."),
        tr("Streams, consumers, services, servers and limits of this account are looked at while this page is open."));
    m_mute = m_list->addVerb(QStringLiteral("attentionMute"), QStringLiteral("mute"), tr("Mute"),
        tr("Rank the selected findings below all others, until they are unmuted"));
    m_mute->setCheckable(true);
    connect(m_mute, &QToolButton::clicked, this, &OverviewPage::setSelectedMuted);
    connect(m_list, &ListPanel::activated, this, &OverviewPage::openCause);
    connect(m_list, &ListPanel::selectionChanged, this, &OverviewPage::updateMute);
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
        m_serversWatch = isWatching && m_system ? m_system->watch({ SystemPart::Servers, SystemPart::Variables })
                                                : nullptr;
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
            share >= 1                ? Tone::Bad
                : share >= nearlyUsed ? Tone::Warning
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
                         const std::optional<Link> &where = {}) {
        Attention one;
        one.key = key;
        one.harm = harm;
        one.what = what;
        one.reason = reason;
        one.where = where;
        found << one;
    };
    if (status.state != SessionStatus::State::Connected) {
        add(QStringLiteral("connection state"), Attention::Harm::Bad, tr("Not connected"),
            status.reason ? status.reason->text() : tr("Connection › Connect opens this connection."));
        return found;
    }
    if (status.isLameDuck)
        add(QStringLiteral("connection lameduck"), Attention::Harm::Warning, tr("The server shuts down"),
            tr("It announced it. Natsight moves to another server of the cluster."));
    const bool isLocal = server.url.contains(QLatin1String("://127."))
        || server.url.contains(QLatin1String("://localhost")) || server.url.contains(QLatin1String("://[::1]"));
    if (!server.isTls && !isLocal)
        add(QStringLiteral("connection cleartext"), Attention::Harm::Note, tr("The connection is not encrypted"),
            tr("Whoever is on the way reads and changes what is sent. Use a tls:// address where the server has one."));
    if (m_connection->profile().tls.skipVerify)
        add(QStringLiteral("connection unverified"), Attention::Harm::Warning,
            tr("The server's certificate is not verified"), tr("Anyone could answer in its place."));
    const TrafficSubscription totals = m_connection->traffic()->totals();
    if (const quint64 dropped = totals.droppedLibrary + totals.droppedOther; dropped > 0)
        add(QStringLiteral("capture dropped"), Attention::Harm::Warning, tr("Captured messages were dropped"),
            tr("%1 so far.").arg(format::count(dropped)), Link { {}, QStringLiteral("traffic"), {} });
    return found;
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
        if (m_system)
            found += attentionOf(m_system->servers(), QDateTime::currentMSecsSinceEpoch());
    }
    const QList<Attention> ranked = m_book.ranked(std::move(found), QDateTime::currentMSecsSinceEpoch());
    m_findings->setRows(ranked);
    const auto mutedCount = std::count_if(
        ranked.begin(), ranked.end(), [](const Attention &one) { return one.isMuted; });
    if (strip.isEmpty() && mutedCount > 0)
        strip = tr("%n muted", nullptr, static_cast<int>(mutedCount));
    m_list->setStrip(strip);
    updateMute();
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
