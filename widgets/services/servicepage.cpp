// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/servicepage.h"

#include "models/core/format.h"
#include "models/services/endpointmodel.h"
#include "models/services/instancemodel.h"
#include "models/services/servicetimelinemodel.h"
#include "widgets/common/delegates.h"
#include "widgets/common/labels.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/plot.h"
#include "widgets/common/thingheader.h"
#include "widgets/common/tips.h"
#include "widgets/services/findingsbar.h"
#include "widgets/services/instancedelegate.h"
#include "widgets/services/pingdialog.h"
#include "widgets/services/rawanswersview.h"
#include "widgets/services/servicegraphpanel.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
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

constexpr qint64 plotSpanMs = 5 * 60 * 1'000;
/// As many as the theme has colours for.
constexpr qsizetype maxLines = 6;
constexpr std::array tabNames { "endpoints", "instances", "graph", "versions", "timeline", "metadata", "json" };

QString menuText(QString text)
{
    return text.replace(u'&', QLatin1String("&&"));
}

Tone eventTone(ServiceEvent::Kind kind)
{
    switch (kind) {
    case ServiceEvent::Kind::Joined:
    case ServiceEvent::Kind::Returned:
        return Tone::Good;
    case ServiceEvent::Kind::VersionChanged:
        return Tone::Info;
    case ServiceEvent::Kind::Left:
    case ServiceEvent::Kind::Restarted:
        break;
    }
    return Tone::Warning;
}

Tone eventToneOf(const QModelIndex &index)
{
    return eventTone(static_cast<ServiceEvent::Kind>(index.data(ServiceRole::Kind).toInt()));
}

QStandardItem *cell(const QString &text, const QVariant &sort = {}, bool isNumber = false)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(sort.isValid() ? sort : QVariant(text), ServiceRole::Sort);
    item->setData(sort.isValid() ? sort : QVariant(text), ServiceRole::Exact);
    if (isNumber)
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

/// Rows by rows: what is the same stays as it is.
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
            if (there->text() != made->text()) {
                there->setText(made->text());
                there->setData(made->data(ServiceRole::Sort), ServiceRole::Sort);
                there->setData(made->data(ServiceRole::Exact), ServiceRole::Exact);
            }
            delete made;
        }
    }
    if (model->rowCount() > rows.size())
        model->removeRows(static_cast<int>(rows.size()), model->rowCount() - static_cast<int>(rows.size()));
}

ListOptions listOf(const char *name, const QString &title, const QList<int> &widths, int worst, int nameColumn)
{
    ListOptions options;
    options.name = QLatin1String(name);
    options.title = title;
    options.view.widths = widths;
    options.sortRole = ServiceRole::Sort;
    options.exactRole = ServiceRole::Exact;
    options.worstColumn = worst;
    options.nameColumn = nameColumn;
    return options;
}

} // namespace

ServicePage *ServicePage::make(ServiceFeed *feed, const Link &link, QWidget *parent)
{
    const bool isGood = !link.path.isEmpty() && !link.path.constFirst().isEmpty() && link.path.size() <= 3;
    return isGood ? new ServicePage(feed, link, parent) : nullptr;
}

ServicePage::ServicePage(ServiceFeed *feed, Link link, QWidget *parent)
    : ServiceLivePage(feed, std::move(link), parent)
    , m_name(this->link().path.constFirst())
    , m_endpoints(new EndpointModel(this))
    , m_instances(new InstanceModel(this))
    , m_timeline(new ServiceTimelineModel(this))
    , m_versions(new QStandardItemModel(this))
    , m_metadata(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("servicePage"));
    setAccessibleName(title());
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    m_header = new ThingHeader(m_name, content);
    makeHeader();
    layout->addWidget(m_header);
    m_findings = new FindingsBar(QStringLiteral("serviceFinding"), false, content);
    connect(m_findings, &FindingsBar::opened, this, [this](const ServiceFinding &finding) {
        showPlace(placeOf(finding));
        updateState();
    });
    layout->addWidget(m_findings);
    m_tabs = new QTabWidget(content);
    m_tabs->setObjectName(QStringLiteral("serviceTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("serviceTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the service"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeEndpoints(), tr("Endpoints"));
    m_tabs->addTab(makeInstances(), tr("Instances"));
    m_tabs->addTab(makeGraph(), tr("Graph"));
    m_tabs->addTab(makeVersions(), tr("Versions"));
    m_tabs->addTab(makeTimeline(), tr("Timeline"));
    m_tabs->addTab(makeMetadata(), tr("Metadata"));
    m_tabs->addTab(makeRaw(), tr("JSON"));
    layout->addWidget(m_tabs, 1);
    m_strip = makeStrip(content, QStringLiteral("serviceStrip"));
    layout->addWidget(m_strip);
    connect(feed, &ServiceFeed::changed, this, &ServicePage::renew);
    connect(feed, &ServiceFeed::connectionsChanged, this, &ServicePage::renew);
    connect(feed, &ServiceFeed::happened, this, &ServicePage::addMarks);
    addMarks(feed->events(m_name));
    showPlace(this->link().path.mid(1));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        setLink(
            linkTo(QStringLiteral("services"), { m_name, QLatin1String(tabNames.at(static_cast<std::size_t>(tab))) }));
        updateState();
    });
    renew();
    setContent(content);
}

void ServicePage::makeHeader()
{
    m_header->addCrumb(tr("Services"), [this] { Q_EMIT openRequested(linkTo(QStringLiteral("services")), false); });
    m_requests = m_header->addTile(QStringLiteral("serviceRequests"), tr("Requests"));
    m_errors = m_header->addTile(QStringLiteral("serviceErrors"), tr("Errors"));
    m_time = m_header->addTile(QStringLiteral("serviceTime"), tr("Processing time"));
    m_present = m_header->addTile(QStringLiteral("serviceInstances"), tr("Instances"));
    QPushButton *pingAll = m_header->addVerb(
        QStringLiteral("servicePing"), tr("Ping all"), tr("Measure how long each instance takes to answer"));
    connect(pingAll, &QPushButton::clicked, this, [this] { ping({}); });
    QPushButton *watch = m_header->addVerb(
        QStringLiteral("serviceWatch"), tr("Watch traffic"), tr("Open the traffic of an endpoint"));
    m_watches = new QMenu(watch);
    watch->setMenu(m_watches);
    m_callVerb = m_header->addVerb(
        QStringLiteral("serviceCall"), tr("Call…"), tr("Fill the composer in with a request to an endpoint"), true);
    m_calls = new QMenu(m_callVerb);
    m_callVerb->setMenu(m_calls);
    auto *more = m_header->addMore(QStringLiteral("serviceMore"));
    auto *menu = new QMenu(more);
    menu->addAction(tr("Which connections run it"), this, [this] { feed()->askConnections(); });
    menu->addAction(tr("Forget instances that left"), this, [this] { feed()->forgetLeft(m_name); });
    menu->addSeparator();
    menu->addAction(tr("Copy nats command"), this,
        [this] { QApplication::clipboard()->setText(QStringLiteral("nats service stats ") + m_name); });
    more->setMenu(menu);
}

QWidget *ServicePage::makeEndpoints()
{
    ListOptions options = listOf("endpoints", tr("Endpoints"), { 16, 26, 12, 9, 11, 14, 10, 8, 10, 13, 11, 30 },
        EndpointModel::ErrorShare, EndpointModel::Endpoint);
    options.view.hiddenColumns = { EndpointModel::Share }; // of all instances together it is always the whole
    m_endpointList = new ListPanel(m_endpoints, options, m_tabs);
    QTableView *view = m_endpointList->view();
    view->setItemDelegateForColumn(EndpointModel::Subject, new MonospaceDelegate(view));
    view->setItemDelegateForColumn(EndpointModel::Share, new BarDelegate(ServiceRole::Share, view));
    m_endpointList->setEmpty(QStringLiteral("service"), tr("This service has told of no endpoint."),
        tr("An endpoint is a subject that its instances answer; they tell it on $SRV.INFO and $SRV.STATS."));
    QToolButton *callVerb = m_endpointList->addVerb(QStringLiteral("endpointsCall"), QStringLiteral("request"),
        tr("Call…"), tr("Fill the composer in with a request to the selected endpoint (Enter)"), true);
    const auto callRow = [this](int row) {
        if (row >= 0)
            call(m_endpoints->row(row).stats.subject);
    };
    connect(callVerb, &QToolButton::clicked, this, [this, callRow] { callRow(m_endpointList->currentRow()); });
    connect(m_endpointList, &ListPanel::activated, this, callRow);
    connect(m_endpointList, &ListPanel::menuAboutToShow, this, [this, callRow](QMenu *menu) {
        const int row = m_endpointList->currentRow();
        if (row < 0)
            return;
        const QString subject = m_endpoints->row(row).stats.subject;
        menu->addAction(tr("Call…"), this, [callRow, row] { callRow(row); });
        menu->addAction(tr("Watch traffic"), this,
            [this, subject] { Q_EMIT openRequested(linkTo(QStringLiteral("traffic"), { subject }), false); });
        menu->addAction(tr("Copy subject"), this, [subject] { QApplication::clipboard()->setText(subject); });
    });
    return m_endpointList;
}

QWidget *ServicePage::makeInstances()
{
    auto *splitter = new QSplitter(Qt::Vertical, m_tabs);
    splitter->setObjectName(QStringLiteral("serviceInstancesSplitter"));
    splitter->setChildrenCollapsible(false);
    auto *plots = new QWidget(splitter);
    auto *row = new QHBoxLayout(plots);
    row->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, 0);
    row->setSpacing(Theme::margin);
    const auto add = [&](const char *name, const QString &title) {
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(captionLabel(title, plots));
        auto *plot = new Plot(plots);
        plot->setObjectName(QLatin1String(name));
        plot->setAccessibleName(title);
        plot->setMinimumHeight(140);
        plot->setSpan(plotSpanMs);
        column->addWidget(plot, 1);
        row->addLayout(column, 1);
        return plot;
    };
    m_requestPlot = add("serviceRequestPlot", tr("Requests per second by instance"));
    m_timePlot = add("serviceTimePlot", tr("Processing time by instance"));
    connect(m_requestPlot, &Plot::hovered, m_timePlot, &Plot::setHoverTime);
    connect(m_timePlot, &Plot::hovered, m_requestPlot, &Plot::setHoverTime);
    splitter->addWidget(plots);
    ListOptions options = listOf("instances", tr("Instances"), { 14, 12, 9, 12, 12, 11, 18, 8, 10, 13, 11, 9, 22, 16 },
        InstanceModel::State, InstanceModel::Instance);
    options.view.hiddenColumns = { InstanceModel::Service, InstanceModel::Requests, InstanceModel::Errors,
        InstanceModel::Rtt };
    m_instanceList = new ListPanel(m_instances, options, splitter);
    QTableView *view = m_instanceList->view();
    const auto colorOf = [this](const QModelIndex &index, const QPalette &palette) {
        const auto line = m_lineOf.constFind(index.data(ServiceRole::Instance).toString());
        return line != m_lineOf.cend() ? Theme::series(*line, palette) : QColor();
    };
    view->setItemDelegateForColumn(InstanceModel::Instance, new InstanceDelegate(colorOf, view));
    auto *bars = new BarDelegate(ServiceRole::Share, view);
    bars->setBarColor(colorOf);
    view->setItemDelegateForColumn(InstanceModel::Share, bars);
    view->setItemDelegateForColumn(InstanceModel::State, new StateDelegate(serviceToneOf, view));
    m_instanceList->setEmpty(
        QStringLiteral("service"), tr("No instance is known."), tr("Instances show up when they answer on $SRV."));
    QToolButton *pingVerb = m_instanceList->addVerb(QStringLiteral("instancesPing"), QStringLiteral("refresh"),
        tr("Ping…"), tr("Measure how long the selected instance takes to answer (Enter)"));
    connect(pingVerb, &QToolButton::clicked, this, [this] { ping(currentInstance()); });
    connect(m_instanceList, &ListPanel::activated, this, [this](int at) { ping(m_instances->row(at).id); });
    connect(m_instanceList, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const QString id = currentInstance();
        if (id.isEmpty())
            return;
        menu->addAction(tr("Ping…"), this, [this, id] { ping(id); });
        menu->addAction(tr("Show its JSON"), this, [this, id] { showPlace({ QStringLiteral("json"), id }); });
        menu->addAction(tr("Copy id"), this, [id] { QApplication::clipboard()->setText(id); });
        const auto instance = feed()->instance(m_name, id);
        if (instance && instance->state == InstanceRow::State::Left)
            menu->addAction(tr("Forget"), this, [this, id] { feed()->forgetLeft(m_name, id); });
    });
    splitter->addWidget(m_instanceList);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    return splitter;
}

QWidget *ServicePage::makeVersions()
{
    m_versions->setHorizontalHeaderLabels({ tr("Version"), tr("Instances"), tr("Left"), tr("Requests/s"),
        tr("Requests in 5 min"), tr("Errors in 5 min"), tr("Error share"), tr("Average time") });
    auto *list = new ListPanel(
        m_versions, listOf("versions", tr("Versions"), { 16, 10, 8, 12, 16, 16, 12, 14 }, -1, 0), m_tabs);
    list->setEmpty(
        QStringLiteral("service"), tr("No version is known."), tr("Instances tell theirs when they answer on $SRV."));
    list->setStrip(tr("The same five minutes for each version; averages are of a request."));
    return list;
}

QWidget *ServicePage::makeTimeline()
{
    ListOptions options = listOf(
        "timeline", tr("Timeline"), { 14, 16, 14, 16, 10, 70 }, -1, ServiceTimelineModel::Time);
    options.view.hiddenColumns = { ServiceTimelineModel::Service };
    options.view.isSortable = false;
    m_timelineList = new ListPanel(m_timeline, options, m_tabs);
    QTableView *view = m_timelineList->view();
    view->setItemDelegateForColumn(ServiceTimelineModel::Event, new StateDelegate(eventToneOf, view));
    view->setItemDelegateForColumn(ServiceTimelineModel::Instance, new MonospaceDelegate(view));
    m_timelineList->setEmpty(QStringLiteral("events"), tr("Nothing has happened since this was first shown."),
        tr("Instances that join, leave or restart are listed here and marked on the plots."));
    return m_timelineList;
}

QWidget *ServicePage::makeMetadata()
{
    m_metadata->setHorizontalHeaderLabels({ tr("Of"), tr("Name"), tr("Value") });
    auto *list = new ListPanel(m_metadata, listOf("metadata", tr("Metadata"), { 26, 24, 80 }, -1, 0), m_tabs);
    list->setEmpty(QStringLiteral("info"), tr("This service tells no metadata."),
        tr("Services and endpoints may carry names and values; nothing was sent."));
    return list;
}

QWidget *ServicePage::makeGraph()
{
    m_graph = new ServiceGraphPanel(feed(), link().context, m_name, m_tabs);
    connect(m_graph, &ServiceGraphPanel::openRequested, this, &ServicePage::openRequested);
    connect(m_graph, &ServiceGraphPanel::statusText, this, &ServicePage::statusText);
    connect(m_graph, &ServiceGraphPanel::callRequested, this, [this](const QString &subject) { call(subject); });
    return m_graph;
}

QWidget *ServicePage::makeRaw()
{
    m_raw = new RawAnswersView(feed(), m_name, m_tabs);
    connect(m_raw, &RawAnswersView::chosenChanged, this, [this] {
        if (m_tabs->currentIndex() == Raw)
            setLink(linkTo(QStringLiteral("services"), { m_name, QStringLiteral("json"), m_raw->chosen() }));
    });
    return m_raw;
}

bool ServicePage::goTo(const Link &link)
{
    if (link.context != this->link().context || link.kind != QLatin1String("services") || link.path.value(0) != m_name)
        return false;
    showPlace(link.path.mid(1));
    return true;
}

void ServicePage::showPlace(const QStringList &place)
{
    for (std::size_t tab = 0; tab < tabNames.size(); ++tab) {
        if (place.value(0) == QLatin1String(tabNames.at(tab)))
            m_tabs->setCurrentIndex(static_cast<int>(tab));
    }
    const QString of = place.value(1);
    m_wantedInstance = place.value(0) == QLatin1String(tabNames[Instances]) ? of : QString();
    m_wantedEndpoint = place.value(0) == QLatin1String(tabNames[Endpoints]) ? of : QString();
    if (place.value(0) == QLatin1String(tabNames[Raw]) && !of.isEmpty())
        m_raw->choose(of);
    selectWanted();
}

/// What a link names, once it is there.
void ServicePage::selectWanted()
{
    if (const int at = m_wantedInstance.isEmpty() ? -1 : m_instances->rowOf({ m_name, m_wantedInstance }); at >= 0) {
        m_wantedInstance.clear();
        m_instanceList->selectRow(at);
    }
    for (int row = 0; !m_wantedEndpoint.isEmpty() && row < m_endpoints->rowCount(); ++row) {
        if (m_endpoints->row(row).stats.name == m_wantedEndpoint) {
            m_wantedEndpoint.clear();
            m_endpointList->selectRow(row);
        }
    }
}

void ServicePage::focusFilter()
{
    if (auto *list = qobject_cast<ListPanel *>(m_tabs->currentWidget()))
        list->focusFilter();
    else if (m_tabs->currentIndex() == Graph)
        m_graph->focusFilter();
    else
        m_instanceList->focusFilter();
}

void ServicePage::refresh()
{
    ServiceLivePage::refresh();
    if (m_tabs->currentIndex() == Raw)
        m_raw->ask();
}

QList<std::pair<QString, QString>> ServicePage::keys() const
{
    return m_tabs->currentIndex() == Graph ? ServiceGraphPanel::keys() : QList<std::pair<QString, QString>>();
}

bool ServicePage::hasContent() const
{
    return feed() && (feed()->service(m_name) || feed()->state().rounds > 0)
        && (feed()->service(m_name) || feed()->state().condition != ServiceFeedState::Condition::Denied);
}

void ServicePage::renew()
{
    const QList<InstanceRow> instances = feed()->instances(m_name);
    m_endpoints->setRows(feed()->endpoints(m_name));
    m_instances->setRows(instances);
    m_timeline->setEvents(feed()->events(m_name));
    updateVersions(instances);
    updateMetadata(instances);
    updateLines(instances);
    m_graph->renew();
    QStringList ids;
    for (const InstanceRow &row : instances)
        ids << row.id;
    m_raw->setInstances(ids);
    updateState();
}

void ServicePage::updateContent()
{
    const std::optional<ServiceRow> row = feed()->service(m_name);
    if (!row) {
        m_header->setState(Tone::Idle, tr("not there"));
        m_findings->setNotice(Tone::Info, tr("No instance of %1 answers.").arg(m_name));
        m_strip->setText(roundText());
        return;
    }
    m_header->setState(serviceTone(row->health), serviceHealthWord(row->health));
    m_requests->setNumber(format::rate(row->rates.requests));
    m_requests->setTail(row->tail);
    m_errors->setNumber(percentText(row->rates.errorShare), format::rate(row->rates.errors),
        row->rates.errors > 0 ? std::optional(Tone::Bad) : std::nullopt);
    m_time->setNumber(std::isfinite(row->rates.averageNs)
            ? format::duration(std::chrono::nanoseconds(static_cast<qint64>(row->rates.averageNs)))
            : format::unknown());
    m_present->setNumber(format::count(static_cast<quint64>(row->present)),
        row->left > 0 ? tr("%n left", nullptr, row->left) : QString());
    m_findings->setFindings(feed()->findings(m_name));
    const auto named = [this](Tab tab, const QString &word, int count) {
        m_tabs->setTabText(tab, count > 0 ? tr("%1 (%2)", "tab, count").arg(word).arg(count) : word);
    };
    named(Endpoints, tr("Endpoints"), m_endpoints->rowCount());
    named(Instances, tr("Instances"), m_instances->rowCount());
    named(Versions, tr("Versions"), m_versions->rowCount());
    QString strip = roundText();
    if (feed()->connectionsError())
        strip += QStringLiteral(" · ") + feed()->connectionsError()->text();
    m_strip->setText(strip);
    selectWanted();
    updateVerbs();
}

void ServicePage::updateVerbs()
{
    QStringList subjects;
    for (int row = 0; row < m_endpoints->rowCount(); ++row) {
        if (const QString &subject = m_endpoints->row(row).stats.subject; !subjects.contains(subject))
            subjects << subject;
    }
    if (subjects == m_subjects)
        return;
    m_subjects = subjects;
    m_calls->clear();
    m_watches->clear();
    for (const QString &subject : std::as_const(subjects)) {
        m_calls->addAction(menuText(subject), this, [this, subject] { call(subject); });
        m_watches->addAction(menuText(subject), this,
            [this, subject] { Q_EMIT openRequested(linkTo(QStringLiteral("traffic"), { subject }), false); });
    }
    m_callVerb->setEnabled(!subjects.isEmpty());
}

void ServicePage::addMarks(const QList<ServiceEvent> &events)
{
    for (const ServiceEvent &event : events) {
        if (event.service != m_name)
            continue;
        for (Plot *plot : { m_requestPlot, m_timePlot })
            plot->addMark(event.timeMs, event.text, eventTone(event.kind));
    }
}

void ServicePage::updateVersions(const QList<InstanceRow> &instances)
{
    struct Sum {
        int present = 0;
        int left = 0;
        double requests = 0;
        ServiceCounts recent;
    };
    std::map<QString, Sum> sums;
    for (const InstanceRow &row : instances) {
        Sum &sum = sums[row.info->version];
        const bool isGone = row.state == InstanceRow::State::Left;
        ++(isGone ? sum.left : sum.present);
        if (std::isfinite(row.rates.requests))
            sum.requests += row.rates.requests;
        sum.recent += row.recent;
    }
    QList<QList<QStandardItem *>> rows;
    for (const auto &[version, sum] : sums) {
        const double average = sum.recent.averageNs();
        rows.append({ cell(version.isEmpty() ? format::unknown() : version),
            cell(QString::number(sum.present), sum.present, true), cell(QString::number(sum.left), sum.left, true),
            cell(format::rate(sum.requests), sum.requests, true),
            cell(format::count(sum.recent.requests), static_cast<double>(sum.recent.requests), true),
            cell(format::count(sum.recent.errors), static_cast<double>(sum.recent.errors), true),
            cell(percentText(sum.recent.errorShare()), sum.recent.errorShare(), true),
            cell(std::isfinite(average) ? format::duration(std::chrono::nanoseconds(static_cast<qint64>(average)))
                                        : format::unknown(),
                average, true) });
    }
    setRows(m_versions, rows);
}

void ServicePage::updateMetadata(const QList<InstanceRow> &instances)
{
    // Most instances tell the same: once for all that do.
    QList<std::pair<ServiceMetadata, QStringList>> told;
    QList<QList<QStandardItem *>> rows;
    for (const InstanceRow &row : instances) {
        ServiceMetadata all;
        if (!row.info->description.isEmpty())
            all.append({ tr("Description"), row.info->description });
        all += row.info->metadata;
        for (const EndpointStats &endpoint : row.info->endpoints) {
            for (const auto &[name, value] : endpoint.metadata)
                all.append({ endpoint.name + QStringLiteral(" › ") + name, value });
        }
        const auto same = std::find_if(told.begin(), told.end(), [&all](const auto &one) { return one.first == all; });
        if (same != told.end())
            same->second << shortInstanceId(row.id);
        else
            told.append({ all, { shortInstanceId(row.id) } });
    }
    for (const auto &[all, ids] : std::as_const(told)) {
        const QString of = told.size() == 1 ? tr("all instances") : ids.join(QStringLiteral(", "));
        for (const auto &[name, value] : all)
            rows.append({ cell(of), cell(name), cell(value) });
    }
    for (const InstanceRow &row : instances) {
        for (const QString &warning : row.info->warnings)
            rows.append({ cell(shortInstanceId(row.id)), cell(tr("Warning")), cell(warning) });
    }
    setRows(m_metadata, rows);
}

void ServicePage::updateLines(const QList<InstanceRow> &instances)
{
    // Those that have lines keep them, so that colours stay; those that left give way.
    QStringList wanted;
    const auto want = [&](const InstanceRow &row, bool isLeft, bool hasLine) {
        if ((row.state == InstanceRow::State::Left) == isLeft && m_lineOf.contains(row.id) == hasLine
            && wanted.size() < maxLines)
            wanted << row.id;
    };
    for (const bool isLeft : { false, true }) {
        for (const bool hasLine : { true, false }) {
            for (const InstanceRow &row : instances)
                want(row, isLeft, hasLine);
        }
    }
    bool isOther = false;
    for (int line = 0; line < static_cast<int>(m_lines.size()); ++line) {
        if (m_lines.at(line).isEmpty() || wanted.contains(m_lines.at(line)))
            continue;
        m_requestPlot->removeSeries(line);
        m_timePlot->removeSeries(line);
        m_lineOf.remove(m_lines.at(line));
        m_lines[line].clear();
        isOther = true;
    }
    for (const QString &id : std::as_const(wanted)) {
        if (m_lineOf.contains(id))
            continue;
        const int line = m_requestPlot->addSeries(shortInstanceId(id), Plot::Unit::MessagesPerSecond);
        m_timePlot->addSeries(shortInstanceId(id), Plot::Unit::Seconds); // the same free place
        while (m_lines.size() <= line)
            m_lines << QString();
        m_lines[line] = id;
        m_lineOf.insert(id, line);
        isOther = true;
    }
    if (isOther) {
        m_graph->setSeries(m_lineOf);
        m_instanceList->view()->viewport()->update();
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 from = now - plotSpanMs;
    for (int line = 0; line < static_cast<int>(m_lines.size()); ++line) {
        if (m_lines.at(line).isEmpty())
            continue;
        const LoadSeries *series = feed()->series(m_name, m_lines.at(line));
        if (!series)
            continue;
        m_requestPlot->setPoints(line, series->requests.points(from, now));
        std::vector<RingSeries::Point> times = series->averageNs.points(from, now);
        for (RingSeries::Point &point : times)
            point.value /= 1e9;
        m_timePlot->setPoints(line, times);
    }
    m_requestPlot->replot(now);
    m_timePlot->replot(now);
}

void ServicePage::ping(const QString &instance)
{
    auto *dialog = new PingDialog(feed(), m_name, instance, window());
    dialog->open();
}

QString ServicePage::currentInstance() const
{
    const int row = m_instanceList->currentRow();
    return row >= 0 ? m_instances->row(row).id : QString();
}

} // namespace natsight
