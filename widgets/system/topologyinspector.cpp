// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/topologyinspector.h"

#include "models/core/format.h"
#include "models/system/topologytablemodel.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/labels.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/plot.h"
#include "widgets/system/connectioncard.h"
#include "widgets/system/topologyview.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr qsizetype maxProblems = 4; ///< more are told in one line
constexpr std::array<qint64, 3> spans { 5 * 60'000, 3'600'000, 24 * 3'600'000 };

QString countOr(const MaybeCount &value)
{
    return value ? format::count(*value) : format::unknown();
}

QString bytesOr(const MaybeCount &value)
{
    return value ? format::bytes(static_cast<double>(*value)) : format::unknown();
}

QString rateOr(double value)
{
    return std::isnan(value) ? format::unknown() : format::rate(value);
}

double shareOf(const MaybeCount &used, const MaybeCount &limit)
{
    return used && limit && *limit > 0 ? static_cast<double>(*used) / static_cast<double>(*limit) : -1;
}

Tone toneOf(double share)
{
    return share >= 0.98 ? Tone::Bad : share >= 0.85 ? Tone::Warning : Tone::Accent;
}

} // namespace

/// Shape and word of a state.
class TopologyInspector::StateWord : public QWidget
{
public:
    explicit StateWord(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    void set(TopologyHealth health, const QString &word)
    {
        m_health = health;
        m_word = word;
        setAccessibleName(word);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        return { fontMetrics().horizontalAdvance(m_word) + 20, fontMetrics().height() + 4 };
    }
    QSize minimumSizeHint() const override { return { 40, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_word.isEmpty())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintState(&painter, QRectF(1, height() / 2.0 - 5, 10, 10), topologyTone(m_health), palette());
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(rect().adjusted(18, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(m_word, Qt::ElideRight, width() - 18));
    }

private:
    TopologyHealth m_health = TopologyHealth::Good;
    QString m_word;
};

TopologyInspector::TopologyInspector(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("topologyInspector"));
    setAccessibleName(tr("What is selected"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::inset, Theme::inset, Theme::inset, Theme::inset);
    layout->setSpacing(Theme::gap);
    m_connection = new ConnectionCard(content);
    layout->addWidget(m_connection);
    m_crumb = new ElidedLabel(content);
    m_crumb->setObjectName(QStringLiteral("topologyCrumb"));
    m_crumb->setFont(Theme::caption());
    m_crumb->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_crumb);
    m_name = new ElidedLabel(content);
    m_name->setObjectName(QStringLiteral("topologyName"));
    m_name->setFont(Theme::heading());
    layout->addWidget(m_name);
    m_state = new StateWord(content);
    m_state->setObjectName(QStringLiteral("topologyState"));
    layout->addWidget(m_state);
    for (qsizetype i = 0; i <= maxProblems; ++i) {
        auto *bar = new NoticeBar(content);
        bar->setObjectName(QStringLiteral("topologyProblem%1").arg(i));
        layout->addWidget(bar);
        m_problems << bar;
    }
    const auto gauge = [&](const char *name, const QString &caption) {
        auto *made = new Gauge(caption, content);
        made->setObjectName(QLatin1String(name));
        layout->addWidget(made);
        return made;
    };
    m_cpu = gauge("topologyCpu", tr("CPU"));
    m_memory = gauge("topologyMemory", tr("Memory"));
    m_storage = gauge("topologyStorage", tr("JetStream store"));
    m_connections = gauge("topologyConnections", tr("Connections"));
    makePlots(content, layout);
    m_form = new DetailsForm(content);
    m_form->setObjectName(QStringLiteral("topologyDetails"));
    layout->addWidget(m_form);
    m_open = new QPushButton(tr("Open server"), content);
    m_open->setObjectName(QStringLiteral("topologyOpen"));
    m_open->setAccessibleName(tr("Open the server's page"));
    m_open->setToolTip(tr("Plots, limits, configuration and everything the server tells (Enter)"));
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_server); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_open);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addStretch(1);
    setWidget(content);
    begin({}, {}, TopologyHealth::Good, {});
}

void TopologyInspector::begin(const QString &crumb, const QString &name, TopologyHealth health, const QString &word)
{
    m_crumb->setText(crumb);
    m_crumb->setVisible(!crumb.isEmpty());
    m_name->setText(name);
    m_state->set(health, word);
    setProblems({});
    for (Gauge *gauge : { m_cpu, m_memory, m_storage, m_connections })
        gauge->hide();
    m_plotBar->hide();
    m_plotNote->hide();
    for (std::size_t i = 0; i < plotCount; ++i) {
        m_plotCaptions.at(i)->hide();
        m_plots.at(i)->hide();
    }
    m_open->hide();
}

void TopologyInspector::makePlots(QWidget *content, QVBoxLayout *layout)
{
    m_plotBar = new QWidget(content);
    auto *bar = new QHBoxLayout(m_plotBar);
    bar->setContentsMargins(0, 0, 0, 0);
    m_span = new QComboBox(m_plotBar);
    m_span->setObjectName(QStringLiteral("topologySpan"));
    m_span->setAccessibleName(tr("Time that the plots show"));
    m_span->setToolTip(tr("Time that the plots show, as far as it was recorded"));
    for (const QString &text : { tr("5 minutes"), tr("1 hour"), tr("24 hours") })
        m_span->addItem(text);
    connect(m_span, &QComboBox::activated, this, [this] {
        for (Plot *plot : m_plots)
            plot->setSpan(spanMs());
        Q_EMIT spanChanged();
    });
    bar->addWidget(m_span);
    bar->addStretch(1);
    layout->addWidget(m_plotBar);
    m_plotNote = plainParagraph({}, content);
    m_plotNote->setObjectName(QStringLiteral("topologyPlotNote"));
    m_plotNote->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_plotNote);
    const std::array<QString, plotCount> captions { tr("Messages per second"), tr("Bytes per second"),
        tr("Round trip time") };
    constexpr std::array names { "topologyPlot", "topologyBytesPlot", "topologyRttPlot" };
    constexpr std::array units { Plot::Unit::MessagesPerSecond, Plot::Unit::BytesPerSecond, Plot::Unit::Seconds };
    for (std::size_t i = 0; i < plotCount; ++i) {
        m_plotCaptions.at(i) = captionLabel(captions.at(i), content);
        m_plotCaptions.at(i)->setWordWrap(true);
        layout->addWidget(m_plotCaptions.at(i));
        auto *plot = new Plot(content);
        plot->setObjectName(QLatin1String(names.at(i)));
        plot->setAccessibleName(captions.at(i));
        plot->setFixedHeight(120);
        plot->setSpan(spans.front());
        plot->addSeries(i == 2 ? tr("now") : tr("in"), units.at(i));
        if (i < 2)
            plot->addSeries(tr("out"), units.at(i));
        layout->addWidget(plot);
        m_plots.at(i) = plot;
    }
}

qint64 TopologyInspector::spanMs() const
{
    return spans.at(static_cast<std::size_t>(std::max(m_span->currentIndex(), 0)));
}

/// The first plots; what their lines out are where that does not go without saying.
void TopologyInspector::beginPlots(const QString &direction, std::size_t count)
{
    m_plotBar->show();
    const std::array<QString, 2> captions { tr("Messages per second"), tr("Bytes per second") };
    for (std::size_t i = 0; i < count; ++i) {
        m_plotCaptions.at(i)->setText(
            direction.isEmpty() ? captions.at(i) : tr("%1, %2").arg(captions.at(i), direction));
        m_plotCaptions.at(i)->show();
        m_plots.at(i)->show();
    }
}

void TopologyInspector::plotServer(const Recorded &recorded)
{
    if (!recorded.server)
        return;
    beginPlots({}, 1);
    const qint64 from = recorded.nowMs - spanMs();
    m_plots.at(0)->setPoints(0, recorded.server->series(ServerMetric::InMessages).points(from, recorded.nowMs));
    m_plots.at(0)->setPoints(1, recorded.server->series(ServerMetric::OutMessages).points(from, recorded.nowMs));
    m_plots.at(0)->replot(recorded.nowMs);
}

/// Of one way or several together; those that are not kept are told of.
void TopologyInspector::plotWays(const QList<EdgeBook::Term> &terms, const QString &to, const Recorded &recorded)
{
    if (!recorded.edges)
        return;
    const auto known = std::count_if(terms.cbegin(), terms.cend(),
        [&recorded](const EdgeBook::Term &term) { return recorded.edges->history(term.edge) != nullptr; });
    if (known < terms.size()) {
        m_plotNote->setText(known > 0
                ? tr("Plotted are the %1 busiest of %2: of more than %3 ways only those are recorded.")
                      .arg(known)
                      .arg(terms.size())
                      .arg(EdgeBook::Limits().edges)
                : tr("Recorded from now on."));
        m_plotNote->show();
    }
    if (known == 0)
        return;
    beginPlots(to.isEmpty() ? QString() : tr("out is to %1").arg(to), 2);
    const qint64 begin = recorded.nowMs - spanMs();
    const auto set = [&](std::size_t plot, EdgeMetric in, EdgeMetric out) {
        m_plots.at(plot)->setPoints(0, recorded.edges->sums(terms, in, begin, recorded.nowMs));
        m_plots.at(plot)->setPoints(1, recorded.edges->sums(terms, out, begin, recorded.nowMs));
        m_plots.at(plot)->replot(recorded.nowMs);
    };
    set(0, EdgeMetric::InMessages, EdgeMetric::OutMessages);
    set(1, EdgeMetric::InBytes, EdgeMetric::OutBytes);
}

void TopologyInspector::plotRtt(const QString &edge, const Recorded &recorded)
{
    const EdgeHistory *history = recorded.edges ? recorded.edges->history(edge) : nullptr;
    if (!history)
        return;
    m_plotCaptions.at(2)->show();
    m_plots.at(2)->show();
    m_plots.at(2)->setPoints(0, history->series(EdgeMetric::Rtt).points(recorded.nowMs - spanMs(), recorded.nowMs));
    m_plots.at(2)->replot(recorded.nowMs);
}

void TopologyInspector::setProblems(const QList<TopologyProblem> &problems)
{
    for (qsizetype i = 0; i < m_problems.size(); ++i) {
        QString text;
        TopologyHealth health = TopologyHealth::Warning;
        if (i == maxProblems && problems.size() > maxProblems) {
            text = tr("… and %1 more.").arg(problems.size() - maxProblems);
        } else if (i < std::min(problems.size(), maxProblems)) {
            const TopologyProblem &problem = problems.at(i);
            health = problem.health;
            text = problem.text;
            if (problem.sinceMs > 0)
                text += u'\n' + tr("Since %1.").arg(format::time(problem.sinceMs * 1'000'000).section(u'.', 0, 0));
        }
        m_problems.at(i)->setNotice(topologyTone(health), text);
    }
}

void TopologyInspector::setGauge(Gauge *gauge, bool isShown, double share, const QString &text)
{
    gauge->setValue(share, text, toneOf(share));
    gauge->setVisible(isShown);
}

void TopologyInspector::show(const TopologyGraph &graph, const QString &key, const Recorded &recorded)
{
    m_key = key;
    m_server.clear();
    if (!graph.topology)
        return;
    const Topology &topology = *graph.topology;
    if (const qsizetype server = topology.serverAt(key); server >= 0)
        return showServer(topology, topology.servers.at(server), recorded);
    if (const qsizetype cluster = topology.clusterAt(key); cluster >= 0)
        return showCluster(topology, topology.clusters.at(cluster));
    if (const qsizetype leaf = topology.leafAt(key); leaf >= 0)
        return showLeaf(topology, topology.leaves.at(leaf));
    if (const qsizetype edge = topology.edgeAt(key); edge >= 0)
        return showEdge(topology, topology.edges.at(edge), recorded);
    if (const auto link = graph.linkByKey.constFind(key); link != graph.linkByKey.cend())
        return showLink(graph, graph.links.at(*link), recorded);
    if (const auto node = graph.nodeByKey.constFind(key); node != graph.nodeByKey.cend()) {
        const TopologyNode &fold = graph.nodes.at(*node);
        begin(fold.cluster >= 0 ? graph.nodes.at(fold.cluster).name : QString(),
            tr("%1 more leaf nodes").arg(format::count(static_cast<quint64>(fold.count))), fold.health,
            topologyHealthWord(fold.health));
        m_form->setLines({ { tr("Shown"), tr("in the table of leaf nodes below (Enter)") } });
        return;
    }
    showSystem(topology);
}

void TopologyInspector::showSystem(const Topology &topology)
{
    TopologyHealth health = TopologyHealth::Good;
    QList<TopologyProblem> problems = topology.meta.problems;
    for (const TopologyProblem &problem : std::as_const(problems))
        health = std::max(health, problem.health);
    int sick = 0;
    for (const TopologyServer &server : topology.servers) {
        sick += server.health >= TopologyHealth::Warning ? 1 : 0;
        if (server.health < TopologyHealth::Warning)
            continue;
        health = std::max(health, server.health);
        problems.append({ server.problems.constFirst().kind, server.health,
            QStringLiteral("%1: %2").arg(server.name, server.problems.constFirst().text),
            server.problems.constFirst().sinceMs });
    }
    for (const TopologyCluster &cluster : topology.clusters) {
        for (const TopologyProblem &problem : cluster.problems)
            problems.prepend(problem);
    }
    std::stable_sort(problems.begin(), problems.end(),
        [](const TopologyProblem &a, const TopologyProblem &b) { return a.health > b.health; });
    begin({}, tr("The whole system"), health,
        sick > 0 ? tr("%n server(s) not well", nullptr, sick) : topologyHealthWord(health));
    setProblems(problems);
    QStringList leaders;
    for (const QString &key : topology.meta.leaders)
        leaders << topology.nameOf(key);
    int routes = 0;
    int gateways = 0;
    int missing = 0;
    for (const TopologyEdge &edge : topology.edges) {
        routes += edge.kind == TopologyEdge::Kind::Route && !edge.isMissing ? 1 : 0;
        gateways += edge.kind == TopologyEdge::Kind::Gateway && !edge.isMissing ? 1 : 0;
        missing += edge.isMissing ? 1 : 0;
    }
    m_form->setLines({ { tr("Clusters"), format::count(static_cast<quint64>(topology.clusters.size())) },
        { tr("Servers"),
            topology.expected > 0
                ? tr("%1 of %2")
                      .arg(format::count(static_cast<quint64>(topology.answered)),
                          format::count(static_cast<quint64>(std::max(topology.expected, topology.answered))))
                : format::count(static_cast<quint64>(topology.answered)) },
        { tr("Routes"), format::count(static_cast<quint64>(routes)) },
        { tr("Gateways"), format::count(static_cast<quint64>(gateways)) },
        { tr("Leaf nodes"), format::count(static_cast<quint64>(topology.leaves.size()) + topology.leftOut) },
        { tr("Missing"), missing > 0 ? format::count(static_cast<quint64>(missing)) : QString() },
        { tr("Meta leader"), leaders.join(QStringLiteral(", ")) } });
}

void TopologyInspector::showServer(const Topology &topology, const TopologyServer &server, const Recorded &recorded)
{
    begin(server.isLeaf ? tr("%1 › leaf node").arg(server.cluster) : tr("%1 › server").arg(server.cluster), server.name,
        server.health, topologyStateWord(server));
    m_server = server.name;
    setProblems(server.problems);
    const bool isThere = server.isThere();
    const double load = server.load();
    setGauge(m_cpu, isThere && !std::isnan(server.cpu), std::isnan(load) ? -1 : load,
        server.cores ? tr("%1 % of %2 cores").arg(qRound(server.cpu)).arg(countOr(server.cores))
                     : tr("%1 %").arg(qRound(server.cpu)));
    const double memory = shareOf(server.memory, server.memoryLimit);
    setGauge(m_memory, isThere && server.memory.has_value(), memory,
        memory >= 0 ? tr("%1 of %2").arg(bytesOr(server.memory), bytesOr(server.memoryLimit)) : bytesOr(server.memory));
    const double storage = shareOf(server.storage, server.maxStorage);
    setGauge(m_storage, isThere && server.storage.has_value(), storage,
        storage >= 0 ? tr("%1 of %2").arg(bytesOr(server.storage), bytesOr(server.maxStorage))
                     : bytesOr(server.storage));
    const double connections = shareOf(server.connections, server.maxConnections);
    setGauge(m_connections, isThere && server.connections.has_value(), connections,
        connections >= 0 ? tr("%1 of %2").arg(countOr(server.connections), countOr(server.maxConnections))
                         : countOr(server.connections));
    plotServer(recorded);
    int routes = 0;
    int gateways = 0;
    int leaves = 0;
    for (const TopologyEdge &edge : topology.edges) {
        if (edge.isMissing || (edge.from != server.key && edge.to != server.key))
            continue;
        routes += edge.kind == TopologyEdge::Kind::Route ? 1 : 0;
        gateways += edge.kind == TopologyEdge::Kind::Gateway ? 1 : 0;
        leaves += edge.kind == TopologyEdge::Kind::Leaf ? 1 : 0;
    }
    QStringList roles;
    if (server.isMetaLeader)
        roles << tr("meta leader");
    if (server.hasJetStream)
        roles << tr("JetStream");
    if (server.isHub)
        roles << tr("hub");
    if (server.isLeaf)
        roles << tr("leaf node");
    m_form->setLines({ { tr("Version"), server.version }, { tr("Role"), roles.join(QStringLiteral(", ")) },
        { tr("Routes"), isThere ? QString::number(routes) : QString() },
        { tr("Gateways"), gateways > 0 ? QString::number(gateways) : QString() },
        { tr("Leaf nodes"), leaves > 0 ? format::count(static_cast<quint64>(leaves)) : QString() },
        { tr("Messages"),
            isThere && !std::isnan(server.rates.inMessages)
                ? tr("%1 in, %2 out").arg(rateOr(server.rates.inMessages), rateOr(server.rates.outMessages))
                : QString() },
        { tr("Slow consumers"), server.slowConsumers ? countOr(server.slowConsumers) : QString() },
        { tr("Subscriptions"), server.subscriptions ? countOr(server.subscriptions) : QString() },
        { tr("Answered in"), server.rttNs >= 0 ? format::duration(std::chrono::nanoseconds(server.rttNs)) : QString() },
        { tr("Started"), server.startMs > 0 ? format::time(server.startMs * 1'000'000).section(u'.', 0, 0) : QString(),
            false, server.startMs > 0 ? format::exactTime(server.startMs * 1'000'000) : QString() },
        { tr("Restarts"), server.restarts > 0 ? tr("%1 seen").arg(server.restarts) : QString() },
        { tr("Domain"), server.domain }, { tr("Host"), server.host, true }, { tr("Id"), server.id, true } });
    m_open->setVisible(server.isAnswered);
}

void TopologyInspector::showCluster(const Topology &topology, const TopologyCluster &cluster)
{
    begin(cluster.isLeaf ? tr("leaf node") : tr("cluster"), cluster.name, cluster.health,
        cluster.sick > 0 ? tr("%n not well", nullptr, cluster.sick) : topologyHealthWord(cluster.health));
    QList<TopologyProblem> problems = cluster.problems;
    int there = 0;
    QStringList versions;
    for (const qsizetype at : cluster.servers) {
        const TopologyServer &server = topology.servers.at(at);
        there += server.isThere() ? 1 : 0;
        if (server.isThere() && !versions.contains(server.version))
            versions << server.version;
        if (server.health >= TopologyHealth::Warning)
            problems.append({ server.problems.constFirst().kind, server.health,
                QStringLiteral("%1: %2").arg(server.name, server.problems.constFirst().text),
                server.problems.constFirst().sinceMs });
    }
    std::stable_sort(problems.begin(), problems.end(),
        [](const TopologyProblem &a, const TopologyProblem &b) { return a.health > b.health; });
    setProblems(problems);
    versions.removeAll(QString());
    versions.sort();
    m_form->setLines({ { tr("Servers"), tr("%1 of %2 there").arg(there).arg(cluster.servers.size()) },
        { tr("Version"), versions.join(QStringLiteral(", ")) },
        { tr("Connections"), cluster.connections ? countOr(cluster.connections) : QString() },
        { tr("Messages"),
            std::isnan(cluster.rates.inMessages)
                ? QString()
                : tr("%1 in, %2 out").arg(rateOr(cluster.rates.inMessages), rateOr(cluster.rates.outMessages)) },
        { tr("Leaf nodes"), cluster.leaves > 0 ? format::count(cluster.leaves) : QString() },
        { tr("Hub"), cluster.hub.isEmpty() ? QString() : topology.nameOf(cluster.hub) } });
}

void TopologyInspector::showLeaf(const Topology &topology, const TopologyLeaf &leaf)
{
    begin(tr("leaf node"), leaf.name, leaf.health, topologyHealthWord(leaf.health));
    QStringList hubs;
    for (const QString &hub : leaf.hubs)
        hubs << topology.nameOf(hub);
    QList<Line> lines { { tr("Hub"), hubs.join(QStringLiteral(", ")) },
        { tr("Accounts"), leaf.accounts.join(QStringLiteral(", ")) }, { tr("Address"), leaf.address, true } };
    for (const TopologyEdge &edge : topology.edges) {
        if (edge.from != leaf.key)
            continue;
        if (edge.rttNs >= 0)
            lines.append({ tr("RTT"), format::duration(std::chrono::nanoseconds(edge.rttNs)) });
        if (!std::isnan(edge.flow.rates.inMessages))
            lines.append({ tr("Messages"),
                tr("%1 to it, %2 from it")
                    .arg(rateOr(edge.flow.rates.inMessages), rateOr(edge.flow.rates.outMessages)) });
        if (!edge.compression.isEmpty())
            lines.append({ tr("Compression"), edge.compression });
        break;
    }
    lines.append({ tr("Note"), tr("It does not answer itself: bind the system account there to see more.") });
    m_form->setLines(lines);
}

void TopologyInspector::showEdge(const Topology &topology, const TopologyEdge &edge, const Recorded &recorded)
{
    begin(topologyKindWord(edge.kind),
        QStringLiteral("%1 › %2").arg(topology.nameOf(edge.from), topology.nameOf(edge.to)), edge.health,
        edge.isMissing ? tr("missing") : topologyHealthWord(edge.health));
    setProblems(edge.problems);
    const auto bytes = [](double rate) { return std::isnan(rate) ? format::unknown() : format::byteRate(rate); };
    m_form->setLines({ { tr("RTT"),
                           edge.rttNs >= 0 ? format::duration(std::chrono::nanoseconds(edge.rttNs)) : QString() },
        { tr("To %1").arg(topology.nameOf(edge.to)),
            edge.isMissing ? QString()
                           : tr("%1, %2").arg(rateOr(edge.flow.rates.outMessages), bytes(edge.flow.rates.outBytes)) },
        { tr("To %1").arg(topology.nameOf(edge.from)),
            edge.isMissing ? QString()
                           : tr("%1, %2").arg(rateOr(edge.flow.rates.inMessages), bytes(edge.flow.rates.inBytes)) },
        { tr("Pending"), edge.isMissing ? QString() : format::bytes(static_cast<double>(edge.pendingBytes)) },
        { tr("Connections"), edge.connections > 0 ? QString::number(edge.connections) : QString() },
        { tr("Compression"), edge.compression }, { tr("Accounts"), edge.accounts.join(QStringLiteral(", ")) },
        { tr("Up"),
            edge.startMs > 0 && !edge.isMissing
                ? format::duration(std::chrono::milliseconds(std::max<qint64>(topology.timeMs - edge.startMs, 0)))
                : QString() },
        { tr("Origin"),
            !edge.isOriginTold      ? QString()
                : edge.isConfigured ? tr("configured")
                                    : tr("implicit") } });
    plotWays({ { edge.key, false } }, topology.nameOf(edge.to), recorded);
    plotRtt(edge.key, recorded);
}

void TopologyInspector::showLink(const TopologyGraph &graph, const TopologyLink &link, const Recorded &recorded)
{
    const Topology &topology = *graph.topology;
    const QString from = graph.nodes.at(link.from).name;
    const QString to = graph.nodes.at(link.to).name;
    if (link.edges.size() == 1 && link.kind != TopologyLink::Kind::Routes)
        return showEdge(topology, topology.edges.at(link.edges.constFirst()), recorded);
    const bool isGateway = link.kind == TopologyLink::Kind::Gateway;
    begin(isGateway                                 ? tr("gateways")
            : link.kind == TopologyLink::Kind::Leaf ? tr("leaf nodes")
                                                    : tr("routes"),
        link.from == link.to ? from : QStringLiteral("%1 – %2").arg(from, to), link.health,
        link.missing > 0 ? tr("%1 missing").arg(link.missing) : topologyHealthWord(link.health));
    QList<TopologyProblem> problems;
    for (const qsizetype at : link.edges) {
        const TopologyEdge &edge = topology.edges.at(at);
        for (const TopologyProblem &problem : edge.problems)
            problems.append({ problem.kind, problem.health,
                QStringLiteral("%1 › %2: %3").arg(topology.nameOf(edge.from), topology.nameOf(edge.to), problem.text),
                problem.sinceMs });
    }
    setProblems(problems);
    QList<Line> lines { { tr("Connections"), format::count(static_cast<quint64>(link.connections)) },
        { tr("Longest RTT"), link.rttNs >= 0 ? format::duration(std::chrono::nanoseconds(link.rttNs)) : QString() } };
    if (isGateway) {
        lines.append({ tr("To %1").arg(to), rateOr(link.rates.outMessages) });
        lines.append({ tr("To %1").arg(from), rateOr(link.rates.inMessages) });
    } else {
        lines.append({ tr("Messages"), rateOr(link.messageRate()) });
    }
    constexpr qsizetype maxTold = 8;
    for (const qsizetype at : link.edges.mid(0, isGateway ? maxTold : 0)) {
        const TopologyEdge &edge = topology.edges.at(at);
        lines.append({ QStringLiteral("%1 › %2").arg(topology.nameOf(edge.from), topology.nameOf(edge.to)),
            edge.isMissing ? tr("missing")
                           : QStringList { edge.rttNs >= 0 ? format::duration(std::chrono::nanoseconds(edge.rttNs))
                                                           : format::unknown(),
                               rateOr(edge.flow.messageRate()) }
                                 .join(QStringLiteral(" · ")) });
    }
    if (isGateway && link.edges.size() > maxTold)
        lines.append({ tr("More"), tr("%1 in the table below (Enter)").arg(link.edges.size() - maxTold) });
    m_form->setLines(lines);
    QList<EdgeBook::Term> terms;
    for (const qsizetype at : link.edges) {
        const TopologyEdge &edge = topology.edges.at(at);
        terms.append({ edge.key, topology.clusterOf(edge.from) != graph.nodes.at(link.from).key && isGateway });
        // All routes of a cluster: neither end is the first.
        if (link.kind == TopologyLink::Kind::Routes)
            terms.append({ edge.key, true });
    }
    plotWays(terms, link.from == link.to ? QString() : to, recorded);
}

} // namespace natsight
