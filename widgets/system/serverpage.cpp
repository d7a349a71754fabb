// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/serverpage.h"

#include "models/core/format.h"
#include "models/system/serverlinkmodel.h"
#include "models/system/servermodel.h"
#include "models/system/systemroles.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/payloadview.h"
#include "widgets/common/plot.h"
#include "widgets/common/thingheader.h"
#include "widgets/common/tips.h"
#include "widgets/system/connectionsview.h"
#include "widgets/system/systemactions.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <cmath>

namespace natsight {

namespace {

constexpr std::array tabNames { "plots", "connections", "links", "facts", "raw" };
constexpr std::array<qint64, 3> spans { 5 * 60'000, 3'600'000, 24 * 3'600'000 };

struct Line {
    ServerMetric metric;
    Plot::Unit unit;
};
/// By plot: one or two lines.
const std::array<std::vector<Line>, 6> lines { {
    { { ServerMetric::InMessages, Plot::Unit::MessagesPerSecond },
        { ServerMetric::OutMessages, Plot::Unit::MessagesPerSecond } },
    { { ServerMetric::InBytes, Plot::Unit::BytesPerSecond }, { ServerMetric::OutBytes, Plot::Unit::BytesPerSecond } },
    { { ServerMetric::Connections, Plot::Unit::Count } },
    { { ServerMetric::Subscriptions, Plot::Unit::Count } },
    { { ServerMetric::Cpu, Plot::Unit::Count } },
    { { ServerMetric::Memory, Plot::Unit::Bytes } },
} };

QStandardItem *item(const QString &text)
{
    auto *made = new QStandardItem(text);
    made->setEditable(false);
    made->setData(text, SystemRole::Sort);
    made->setData(text, SystemRole::Exact);
    return made;
}

/// What is the same stays as it is.
void setRows(QStandardItemModel *model, const QList<QList<QStandardItem *>> &rows)
{
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        if (row >= model->rowCount()) {
            model->appendRow(rows.at(row));
            continue;
        }
        for (int column = 0; column < static_cast<int>(rows.at(row).size()); ++column) {
            QStandardItem *made = rows.at(row).at(column);
            QStandardItem *there = model->item(row, column);
            if (there->text() != made->text() || there->data(SystemRole::Sort) != made->data(SystemRole::Sort)) {
                there->setText(made->text());
                there->setData(made->data(SystemRole::Sort), SystemRole::Sort);
                there->setData(made->data(SystemRole::Exact), SystemRole::Exact);
            }
            delete made;
        }
    }
    if (model->rowCount() > rows.size())
        model->removeRows(static_cast<int>(rows.size()), model->rowCount() - static_cast<int>(rows.size()));
}

ListOptions listOf(const char *name, const QString &title, const QList<int> &widths)
{
    ListOptions options;
    options.name = QLatin1String(name);
    options.title = title;
    options.view.widths = widths;
    options.sortRole = SystemRole::Sort;
    options.exactRole = SystemRole::Exact;
    return options;
}

constexpr qint64 markEveryMs = 10'000;

Tone eventTone(SystemEvent::Severity severity)
{
    switch (severity) {
    case SystemEvent::Severity::Info:
        return Tone::Info;
    case SystemEvent::Severity::Good:
        return Tone::Good;
    case SystemEvent::Severity::Warning:
        return Tone::Warning;
    case SystemEvent::Severity::Error:
        break;
    }
    return Tone::Bad;
}

Tone changeTone(ServerChange::Kind kind)
{
    switch (kind) {
    case ServerChange::Kind::Joined:
    case ServerChange::Kind::Returned:
        return Tone::Good;
    case ServerChange::Kind::VersionChanged:
        return Tone::Info;
    case ServerChange::Kind::Left:
        return Tone::Bad;
    case ServerChange::Kind::Restarted:
    case ServerChange::Kind::LameDuck:
        break;
    }
    return Tone::Warning;
}

} // namespace

ServerPage *ServerPage::make(SystemFeed *feed, const Link &link, QWidget *parent, SystemEventFeed *events)
{
    const bool isGood = !link.path.isEmpty() && !link.path.constFirst().isEmpty() && link.path.size() <= 2;
    return isGood ? new ServerPage(feed, link, parent, events) : nullptr;
}

ServerPage::ServerPage(SystemFeed *feed, Link link, QWidget *parent, SystemEventFeed *events)
    : SystemPage(feed, std::move(link), parent)
    , m_name(this->link().path.constFirst())
    , m_links(new ServerLinkModel(this))
    , m_facts(new QStandardItemModel(this))
    , m_actions(new SystemActions(feed, this))
{
    setObjectName(QStringLiteral("serverPage"));
    setAccessibleName(title());
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    m_header = new ThingHeader(m_name, content);
    makeHeader();
    layout->addWidget(m_header);
    layout->addWidget(makeNotice(content));
    m_finding = new NoticeBar(content);
    m_finding->setObjectName(QStringLiteral("serverFinding"));
    connect(m_finding, &NoticeBar::triggered, this, [this] { m_finding->setNotice(Tone::Info, {}); });
    layout->addWidget(m_finding);
    m_tabs = new QTabWidget(content);
    m_tabs->setObjectName(QStringLiteral("serverTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("serverTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the server"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makePlots(), tr("Plots"));
    m_connections = new ConnectionsView(feed, m_name, m_tabs);
    m_tabs->addTab(m_connections, tr("Connections"));
    m_tabs->addTab(makeLinks(), tr("Links"));
    m_tabs->addTab(makeFacts(), tr("Limits and configuration"));
    m_tabs->addTab(makeRaw(), tr("Raw"));
    layout->addWidget(m_tabs, 1);
    m_strip = plainLabel(content, QStringLiteral("serverStrip"));
    m_strip->setAccessibleName(tr("What is shown"));
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, Theme::gap / 2);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_strip);
    connect(m_connections, &ConnectionsView::statusText, this, &ServerPage::statusText);
    connect(m_connections, &ConnectionsView::topologyRequested, this,
        [this](const ConnectionKey &connection) { Q_EMIT openRequested(linkTo(connection), false); });
    connect(m_connections, &ConnectionsView::partChanged, this, [this] {
        watchAnew();
        updateState();
    });
    connect(m_actions, &SystemActions::succeeded, this, &ServerPage::statusText);
    connect(m_actions, &SystemActions::failed, this, [this](const QString &text) {
        m_finding->setNotice(Tone::Bad, text);
        Q_EMIT statusText(text);
    });
    showPlace(this->link().path.mid(1));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        setLink(
            linkTo(QStringLiteral("servers"), { m_name, QLatin1String(tabNames.at(static_cast<std::size_t>(tab))) }));
        // What is behind a tab is asked for while it is in front.
        watchAnew();
        if (tab == Raw)
            askRaw();
        renew();
    });
    connect(feed, &SystemFeed::serversChanged, this, &ServerPage::renew);
    if (events) {
        m_recording = events->record();
        markEvents(events->events());
        connect(events, &SystemEventFeed::happened, this, &ServerPage::markEvents);
    }
    renew();
    setContent(content);
}

/// What happened on this server. Clients that come and go as they should would hide all else; of the same kind one mark in ten seconds
/// is enough, the events page has them all.
void ServerPage::markEvents(const QList<SystemEvent> &events)
{
    for (const SystemEvent &event : events) {
        if (event.server != m_name)
            continue;
        const bool isTraffic = event.what == SystemEvent::What::Connected
            || event.what == SystemEvent::What::Disconnected;
        // Its own shutdown and lame duck are among the changes of servers.
        const bool isChange = event.subject.endsWith(".SHUTDOWN") || event.subject.endsWith(".LAMEDUCK");
        if ((isTraffic && event.severity != SystemEvent::Severity::Error) || isChange)
            continue;
        qint64 &last = m_marked[event.kind];
        if (event.arrivedMs - last < markEveryMs)
            continue;
        last = event.arrivedMs;
        // On the axis of this machine's clock, as the lines are.
        for (Plot *plot : m_plots)
            plot->addMark(
                event.arrivedMs, QString(event.kind + QStringLiteral(": ") + event.text), eventTone(event.severity));
    }
}

void ServerPage::makeHeader()
{
    m_header->addCrumb(tr("Servers"), [this] { Q_EMIT openRequested(linkTo(QStringLiteral("servers")), false); });
    m_cpu = m_header->addTile(QStringLiteral("serverCpu"), tr("CPU"));
    m_memory = m_header->addTile(QStringLiteral("serverMemory"), tr("Memory"));
    m_connectionCount = m_header->addTile(QStringLiteral("serverConnections"), tr("Connections"));
    m_in = m_header->addTile(QStringLiteral("serverIn"), tr("Msgs in"));
    m_out = m_header->addTile(QStringLiteral("serverOut"), tr("Msgs out"));
    m_reload = m_header->addVerb(
        QStringLiteral("serverReload"), tr("Reload…"), tr("Make the server read its configuration again"));
    connect(m_reload, &QPushButton::clicked, this, [this] {
        if (const auto server = this->feed()->server(m_name))
            m_actions->reload(*server);
    });
    auto *more = m_header->addMore(QStringLiteral("serverMore"));
    auto *menu = new QMenu(more);
    menu->addAction(tr("Copy id"), this, [this] {
        if (const auto server = this->feed()->server(m_name))
            QApplication::clipboard()->setText(server->identity.id);
    });
    menu->addAction(tr("Copy nats command"), this,
        [this] { QApplication::clipboard()->setText(QStringLiteral("nats server info ") + m_name); });
    more->setMenu(menu);
}

QWidget *ServerPage::makePlots()
{
    auto *page = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    layout->setSpacing(Theme::gap);
    auto *bar = new QHBoxLayout;
    m_span = new QComboBox(page);
    m_span->setObjectName(QStringLiteral("serverSpan"));
    m_span->setAccessibleName(tr("Time that the plots show"));
    m_span->setToolTip(tr("Time that the plots show"));
    for (const QString &text : { tr("5 minutes"), tr("1 hour"), tr("24 hours") })
        m_span->addItem(text);
    bar->addWidget(m_span);
    bar->addStretch(1);
    layout->addLayout(bar);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::margin);
    grid->setVerticalSpacing(Theme::gap);
    const std::array<QString, 6> titles { tr("Messages per second"), tr("Bytes per second"), tr("Connections"),
        tr("Subscriptions"), tr("CPU, percent of one core"), tr("Memory") };
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(captionLabel(titles.at(i), page));
        auto *plot = new Plot(page);
        plot->setObjectName(QStringLiteral("serverPlot%1").arg(i));
        plot->setAccessibleName(titles.at(i));
        plot->setMinimumHeight(90);
        plot->setSpan(spans.front());
        const bool isPair = lines.at(i).size() > 1;
        for (std::size_t line = 0; line < lines.at(i).size(); ++line)
            (void)plot->addSeries(!isPair ? tr("now")
                    : line == 0           ? tr("in")
                                          : tr("out"),
                lines.at(i).at(line).unit, !isPair);
        column->addWidget(plot, 1);
        grid->addLayout(column, static_cast<int>(i / 2), static_cast<int>(i % 2));
        m_plots.at(i) = plot;
    }
    for (Plot *plot : m_plots) {
        connect(plot, &Plot::hovered, this, [this, plot](qint64 timeMs) {
            for (Plot *other : m_plots) {
                if (other != plot)
                    other->setHoverTime(timeMs);
            }
        });
    }
    for (std::size_t i = 2; i < m_plots.size(); ++i)
        m_plots.at(i - 2)->alignWith(m_plots.at(i));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid, 1);
    connect(m_span, &QComboBox::activated, this, [this](int index) {
        for (Plot *plot : m_plots)
            plot->setSpan(spans.at(static_cast<std::size_t>(index)));
        renew();
    });
    return page;
}

QWidget *ServerPage::makeLinks()
{
    ListOptions options = listOf(
        "links", tr("Links"), { 12, 14, 6, 8, 9, 9, 10, 10, 9, 9, 6, 11, 12, 10, 17, 7, 22, 13, 13, 13, 13 });
    // Totals are a click away: what flows now tells more.
    options.view.hiddenColumns = { ServerLinkModel::TotalInMessages, ServerLinkModel::TotalOutMessages,
        ServerLinkModel::TotalInBytes, ServerLinkModel::TotalOutBytes };
    m_linkList = new ListPanel(m_links, options, m_tabs);
    m_linkList->setEmpty(QStringLiteral("connection"), tr("This server is linked to no other."),
        tr("Routes to servers of its cluster, gateways to other clusters and leaf nodes are listed here."));
    connect(m_linkList, &ListPanel::activated, this, [this](int row, bool beside) {
        const QString to = m_links->row(row).to;
        if (this->feed()->server(to))
            Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { to }), beside);
    });
    return m_linkList;
}

QWidget *ServerPage::makeFacts()
{
    m_facts->setHorizontalHeaderLabels({ tr("Of"), tr("Name"), tr("Value") });
    m_factList = new ListPanel(m_facts, listOf("facts", tr("Limits and configuration"), { 22, 30, 80 }), m_tabs);
    m_factList->setEmpty(QStringLiteral("info"), tr("This server tells nothing of its configuration."),
        tr("It is told only to the system account."));
    return m_factList;
}

QWidget *ServerPage::makeRaw()
{
    auto *page = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_rawVerb = new QComboBox(page);
    m_rawVerb->setObjectName(QStringLiteral("serverRawVerb"));
    m_rawVerb->setAccessibleName(tr("Which answer is shown"));
    m_rawVerb->setToolTip(tr("Which answer is shown"));
    for (const SystemVerb verb : { SystemVerb::Variables, SystemVerb::Stats, SystemVerb::Connections,
             SystemVerb::Routes, SystemVerb::Gateways, SystemVerb::Leafs, SystemVerb::Subscriptions,
             SystemVerb::JetStream, SystemVerb::Accounts, SystemVerb::Health, SystemVerb::Raft })
        m_rawVerb->addItem(QString::fromLatin1(systemVerbText(verb)), static_cast<int>(verb));
    bar->addWidget(m_rawVerb);
    auto *again = new QToolButton(page);
    again->setObjectName(QStringLiteral("serverRawAgain"));
    again->setText(tr("Ask again"));
    again->setAccessibleName(tr("Ask again"));
    again->setToolTip(tr("Ask the server for this answer once more (F5)"));
    again->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(again);
    m_rawNote = plainLabel(page, QStringLiteral("serverRawNote"));
    m_rawNote->setForegroundRole(QPalette::PlaceholderText);
    m_rawNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    bar->addWidget(m_rawNote, 1);
    layout->addLayout(bar);
    m_raw = new PayloadView(page);
    m_raw->setObjectName(QStringLiteral("serverRaw"));
    m_raw->setAccessibleName(tr("The server's answer"));
    m_raw->setFormat(PayloadFormat::Json);
    layout->addWidget(m_raw, 1);
    connect(m_rawVerb, &QComboBox::activated, this, &ServerPage::askRaw);
    connect(again, &QToolButton::clicked, this, &ServerPage::askRaw);
    connect(m_raw, &PayloadView::statusText, this, &ServerPage::statusText);
    return page;
}

bool ServerPage::goTo(const Link &link)
{
    if (link.context != this->link().context || link.kind != QLatin1String("servers") || link.path.value(0) != m_name
        || link.path.size() > 2)
        return false;
    showPlace(link.path.mid(1));
    return true;
}

void ServerPage::showPlace(const QStringList &place)
{
    for (std::size_t tab = 0; tab < tabNames.size(); ++tab) {
        if (place.value(0) == QLatin1String(tabNames.at(tab)))
            m_tabs->setCurrentIndex(static_cast<int>(tab));
    }
}

void ServerPage::focusFilter()
{
    switch (m_tabs->currentIndex()) {
    case Connections:
        m_connections->focusFilter();
        break;
    case Facts:
        m_factList->focusFilter();
        break;
    case Raw:
        m_raw->openFind();
        break;
    default:
        m_tabs->setCurrentIndex(Links);
        m_linkList->focusFilter();
        break;
    }
}

void ServerPage::refresh()
{
    SystemPage::refresh();
    if (m_tabs->currentIndex() == Raw)
        askRaw();
}

std::shared_ptr<void> ServerPage::startWatch()
{
    if (!feed())
        return nullptr;
    QList<SystemPart> parts { SystemPart::Variables, SystemPart::Health };
    if (m_tabs->currentIndex() == Connections)
        parts << m_connections->part();
    else if (m_tabs->currentIndex() == Links)
        parts << SystemPart::Links;
    else if (m_tabs->currentIndex() == Facts)
        parts << SystemPart::JetStream;
    return feed()->watch(parts, m_name);
}

bool ServerPage::hasContent() const
{
    return feed() && (feed()->server(m_name) || feed()->state(SystemPart::Servers).isKnown);
}

void ServerPage::renew()
{
    if (const auto server = feed()->server(m_name)) {
        updateTiles(*server);
        updatePlots(*server);
        if (m_tabs->currentIndex() == Links || m_links->rowCount() == 0)
            updateLinks(*server);
        if (m_tabs->currentIndex() == Facts || m_facts->rowCount() == 0)
            updateFacts(*server);
    }
    updateState();
}

void ServerPage::updateContent()
{
    updateNotice();
    const auto server = feed()->server(m_name);
    if (!server) {
        m_header->setState(Tone::Idle, tr("not there"));
        m_finding->setNotice(Tone::Info, tr("No server of the name %1 answers.").arg(m_name));
        m_strip->setText(roundText(SystemPart::Servers));
        return;
    }
    const QList<ServerSnapshot> all = feed()->servers();
    const QList<ServerVerdict> verdicts = judgeServers(all, QDateTime::currentMSecsSinceEpoch());
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).identity.id != server->identity.id)
            continue;
        const ServerVerdict &verdict = verdicts.at(i);
        m_header->setState(serverTone(verdict.condition), verdict.word);
        m_finding->setNotice(serverTone(verdict.condition), verdict.reason());
    }
    QStringList parts;
    const ServerIdentity &identity = server->identity;
    if (!identity.version.isEmpty())
        parts << tr("version %1").arg(identity.version);
    if (!identity.cluster.isEmpty())
        parts << tr("cluster %1").arg(identity.cluster);
    if (server->stats && server->stats->startMs > 0)
        parts << tr("started %1").arg(format::time(server->stats->startMs * 1'000'000));
    if (server->restarts > 0)
        parts << tr("%n restart(s) seen", nullptr, server->restarts);
    if (m_tabs->currentIndex() == Connections)
        m_connections->updateStrip(roundText(m_connections->part()));
    parts << roundText(SystemPart::Servers);
    m_strip->setText(parts.join(QStringLiteral(" · ")));
    if (m_tabs->currentIndex() == Raw && m_rawOf != identity.id && isVisible())
        askRaw();
    updateVerbs();
}

void ServerPage::updateVerbs()
{
    m_actions->setReadOnly(isReadOnly());
    m_connections->setReadOnly(isReadOnly());
    const auto server = feed() ? feed()->server(m_name) : std::nullopt;
    const QString reason = server ? m_actions->whyNotReload(*server) : tr("The server is not there.");
    m_reload->setEnabled(reason.isEmpty());
    m_reload->setToolTip(plainTip(reason.isEmpty() ? tr("Make the server read its configuration again") : reason));
}

void ServerPage::updateTiles(const ServerSnapshot &server)
{
    const bool isThere = server.stats && server.state != ServerState::Gone;
    const auto bytes = [](const MaybeCount &count) {
        return count ? format::bytes(static_cast<double>(*count)) : format::unknown();
    };
    const auto count = [](const MaybeCount &value) { return value ? format::count(*value) : format::unknown(); };
    if (!isThere) {
        for (NumberTile *tile : { m_cpu, m_memory, m_connectionCount, m_in, m_out })
            tile->setNumber(format::unknown());
        return;
    }
    const ServerStats &stats = *server.stats;
    m_cpu->setNumber(std::isfinite(stats.cpu)
            ? QString::number(stats.cpu, 'f', stats.cpu < 10 ? 1 : 0) + QStringLiteral(" %")
            : format::unknown(),
        stats.cores ? tr("of %n core(s)", nullptr, static_cast<int>(std::min<quint64>(*stats.cores, 100'000)))
                    : QString());
    m_memory->setNumber(bytes(stats.memory), stats.memoryLimit ? tr("of %1").arg(bytes(stats.memoryLimit)) : QString());
    m_connectionCount->setNumber(count(stats.connections), tr("%1 subs").arg(count(stats.subscriptions)));
    m_in->setNumber(format::rate(server.rates.inMessages), format::byteRate(server.rates.inBytes));
    m_out->setNumber(format::rate(server.rates.outMessages), format::byteRate(server.rates.outBytes));
    if (const ServerHistory *history = feed()->history(server.identity.id)) {
        const auto tail = [history](ServerMetric metric) {
            const std::vector<float> values = history->series(metric).tail(60);
            return QList<float>(values.begin(), values.end());
        };
        m_in->setTail(tail(ServerMetric::InMessages));
        m_out->setTail(tail(ServerMetric::OutMessages));
    }
}

void ServerPage::updatePlots(const ServerSnapshot &server)
{
    const ServerHistory *history = feed()->history(server.identity.id);
    if (!history || m_tabs->currentIndex() != Plots)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 from = now - spans.at(static_cast<std::size_t>(std::max(m_span->currentIndex(), 0)));
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        for (std::size_t line = 0; line < lines.at(i).size(); ++line)
            m_plots.at(i)->setPoints(
                static_cast<int>(line), history->series(lines.at(i).at(line).metric).points(from, now));
        m_plots.at(i)->replot(now);
    }
    for (const ServerChange &change : feed()->changes()) {
        if (change.number <= m_lastChange || change.server != m_name)
            continue;
        m_lastChange = change.number;
        for (Plot *plot : m_plots)
            plot->addMark(change.timeMs, change.text, changeTone(change.kind));
    }
}

void ServerPage::updateLinks(const ServerSnapshot &server)
{
    m_links->setLinks(serverLinks(server, [this](const QString &id) {
        const auto known = feed()->serverBook().serverById(id);
        return known ? known->identity.name : id;
    }));
    QStringList parts { m_links->totals(), roundText(SystemPart::Links) };
    parts.removeAll(QString());
    m_linkList->setStrip(parts.join(QStringLiteral(" · ")));
}

void ServerPage::updateFacts(const ServerSnapshot &server)
{
    QList<QList<QStandardItem *>> rows;
    const auto add = [&rows](const QString &of, const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        // What belongs together stays in its order: by the first column they stand as they are told.
        QStandardItem *first = item(of);
        first->setData(static_cast<double>(rows.size()), SystemRole::Sort);
        rows.append({ first, item(name), item(value) });
    };
    const auto count = [](const MaybeCount &value) { return value ? format::count(*value) : QString(); };
    const auto bytes = [](const MaybeCount &value) {
        return value ? format::bytes(static_cast<double>(*value)) : QString();
    };
    const auto yes = [](const std::optional<bool> &value) {
        return !value ? QString() : *value ? tr("yes") : tr("no");
    };
    const auto time = [](qint64 ms) { return ms > 0 ? format::exactTime(ms * 1'000'000) : QString(); };
    const auto duration = [](qint64 ns) { return ns > 0 ? format::duration(std::chrono::nanoseconds(ns)) : QString(); };
    const auto port = [](const MaybeCount &value) { return value && *value > 0 ? QString::number(*value) : QString(); };
    const ServerIdentity &identity = server.identity;
    QString of = tr("Server");
    add(of, tr("Id"), identity.id);
    add(of, tr("Version"), identity.version);
    add(of, tr("Host"), identity.host);
    add(of, tr("Tags"), identity.tags.join(QLatin1String(", ")));
    for (const auto &[name, value] : identity.metadata)
        add(of, name, value);
    if (identity.timeMs > 0 && server.answeredMs > 0)
        add(of, tr("Clock"), tr("%1 (ours %2)").arg(time(identity.timeMs), time(server.answeredMs)));
    if (server.variables) {
        const ServerVariables &all = *server.variables;
        add(of, tr("Go"), all.goVersion);
        add(of, tr("Commit"), all.gitCommit);
        add(of, tr("Started"), time(all.startMs));
        add(of, tr("Configuration read"), time(all.configLoadMs));
        add(of, tr("Configuration digest"), all.configDigest);
        add(of, tr("System account"), all.systemAccount);
        of = tr("Limits");
        const auto limit = [&](const QString &name, const MaybeCount &used, const MaybeCount &most) {
            if (most && *most > 0)
                add(of, name, used ? tr("%1 of %2", "used, limit").arg(count(used), count(most)) : count(most));
        };
        limit(tr("Connections"), all.connections, all.maxConnections);
        limit(tr("Subscriptions"), all.subscriptions, all.maxSubscriptions);
        add(of, tr("Largest message"), bytes(all.maxPayload));
        add(of, tr("Most pending bytes of a client"), bytes(all.maxPending));
        add(of, tr("Longest protocol line"), bytes(all.maxControlLine));
        add(of, tr("Ping every"), duration(all.pingIntervalNs));
        add(of, tr("Longest write"), duration(all.writeDeadlineNs));
        add(of, tr("Cores"), count(all.cores));
        add(of, tr("Cores that it may use"), count(all.maxProcs));
        add(of, tr("Memory that it may use"),
            all.memoryLimit && *all.memoryLimit > 0 ? bytes(all.memoryLimit) : QString());
        of = tr("Trouble");
        add(of, tr("Slow consumers"), count(all.slowConsumers));
        add(of, tr("Slow clients"), count(all.slowConsumerKinds.clients));
        add(of, tr("Slow routes"), count(all.slowConsumerKinds.routes));
        add(of, tr("Slow gateways"), count(all.slowConsumerKinds.gateways));
        add(of, tr("Slow leaf nodes"), count(all.slowConsumerKinds.leafs));
        add(of, tr("Stale connections"), count(all.staleConnections));
        add(of, tr("Slowed-down publishers"), count(all.stalledClients));
        of = tr("Clients");
        add(of, tr("Listens at"), all.host.isEmpty() ? QString() : all.host + u':' + port(all.port));
        add(of, tr("Told to clients"), all.connectUrls.join(QLatin1String(", ")));
        add(of, tr("Sign-in needed"), yes(all.isAuthRequired));
        add(of, tr("TLS needed"), yes(all.isTlsRequired));
        add(of, tr("Client certificates checked"), yes(all.isTlsVerified));
        add(of, tr("Certificate valid until"), time(all.tlsNotAfterMs));
        add(of, tr("HTTP monitoring port"), port(all.httpPort));
        add(of, tr("HTTPS monitoring port"), port(all.httpsPort));
        of = tr("Cluster");
        add(of, tr("Name"), all.clusterName);
        add(of, tr("Listens at"),
            all.clusterHost.isEmpty() ? QString() : all.clusterHost + u':' + port(all.clusterPort));
        add(of, tr("Configured routes"), all.clusterUrls.join(QLatin1String(", ")));
        add(of, tr("Routes to each server"), count(all.routePoolSize));
        add(of, tr("Certificate valid until"), time(all.clusterTlsNotAfterMs));
        of = tr("Gateway");
        add(of, tr("Name"), all.gatewayName);
        add(of, tr("Port"), port(all.gatewayPort));
        for (const ConfiguredRemote &remote : all.gatewayRemotes)
            add(of, tr("To %1").arg(remote.name), remote.urls.join(QLatin1String(", ")));
        add(of, tr("Certificate valid until"), time(all.gatewayTlsNotAfterMs));
        of = tr("Leaf nodes");
        add(of, tr("Port"), port(all.leafPort));
        add(of, tr("Connected"), count(all.leafNodes));
        for (const ConfiguredRemote &remote : all.leafRemotes)
            add(of, remote.name.isEmpty() ? tr("Remote") : tr("Remote of account %1").arg(remote.name),
                remote.urls.join(QLatin1String(", ")));
        add(of, tr("Certificate valid until"), time(all.leafTlsNotAfterMs));
    }
    const JetStreamFigures *figures = server.jetStream ? &server.jetStream->figures
        : server.stats && server.stats->jetStream      ? &*server.stats->jetStream
                                                       : nullptr;
    if (figures && !figures->isDisabled) {
        of = tr("JetStream");
        const auto used = [&](const MaybeCount &value, const MaybeCount &most) {
            return !value ? QString()
                : most    ? tr("%1 of %2", "used, limit").arg(bytes(value), bytes(most))
                          : bytes(value);
        };
        add(of, tr("File storage"), used(figures->storage, figures->maxStorage));
        add(of, tr("File storage reserved"), bytes(figures->reservedStorage));
        add(of, tr("Memory storage"), used(figures->memory, figures->maxMemory));
        add(of, tr("Memory storage reserved"), bytes(figures->reservedMemory));
        add(of, tr("Folder"), figures->storeDir);
        add(of, tr("Domain"), figures->domain);
        add(of, tr("Streams"), count(figures->streams));
        add(of, tr("Streams that it leads"), count(figures->streamLeaders));
        add(of, tr("Consumers"), count(figures->consumers));
        add(of, tr("Consumers that it leads"), count(figures->consumerLeaders));
        add(of, tr("Messages"), count(figures->messages));
        add(of, tr("API requests"), count(figures->apiRequests));
        add(of, tr("API errors"), count(figures->apiErrors));
        add(of, tr("API level"), count(figures->apiLevel));
        if (figures->meta) {
            add(of, tr("Leader of the meta group"),
                figures->meta->leader.isEmpty() ? tr("none: nothing can be created or changed")
                                                : figures->meta->leader);
            add(of, tr("Size of the meta group"), count(figures->meta->size));
        }
    }
    if (server.health) {
        of = tr("Health");
        add(of, tr("Says"), server.health->status);
        for (const QString &problem : server.health->problems)
            add(of, tr("Problem"), problem);
    }
    setRows(m_facts, rows);
}

void ServerPage::askRaw()
{
    const auto server = feed() ? feed()->server(m_name) : std::nullopt;
    if (!server)
        return;
    m_rawOf = server->identity.id;
    const auto verb = static_cast<SystemVerb>(m_rawVerb->currentData().toInt());
    const QString subject = QString::fromLatin1(systemSubject(verb, server->identity.id));
    if (!feed()->seesServers()) {
        m_raw->clear();
        m_rawNote->setText(tr("This needs credentials of the system account."));
        return;
    }
    m_rawNote->setText(tr("Asking…"));
    const quint64 question = ++m_question;
    whenDone(this, feed()->client()->raw(verb, server->identity),
        [this, question, subject](const Result<QByteArray> &answer) {
            if (question != m_question)
                return;
            if (answer) {
                m_raw->setMessage(*answer, {}, subject);
                m_rawNote->setText(
                    tr("Answered at %1").arg(format::time(QDateTime::currentMSecsSinceEpoch() * 1'000'000)));
            } else {
                m_raw->clear();
                m_rawNote->setText(answer.error().text());
            }
        });
}

} // namespace natsight
