// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/topologypage.h"

#include "models/core/format.h"
#include "models/core/future.h"
#include "widgets/common/delegates.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/labels.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/tips.h"
#include "widgets/system/connectioncard.h"
#include "widgets/system/connectionpicker.h"
#include "widgets/system/topologyinspector.h"
#include "widgets/system/topologytimeline.h"
#include "widgets/system/topologyview.h"
#include "widgets/system/tracepanel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QtConcurrent>

#include <algorithm>
#include <set>

namespace natsight {

namespace {

constexpr int changeDelayMs = 120;
constexpr int mostOftenMs = 500;
constexpr qint64 placementsEveryMs = 10'000;
constexpr int mostChoices = 500; ///< of streams or accounts
constexpr auto placementsSubject = "$SYS.REQ.SERVER.PING.JSZ";
constexpr auto placementsBody = R"({"accounts":true,"streams":true})";

QString keyText(int key)
{
    return QKeySequence(key).toString(QKeySequence::NativeText);
}

QString escaped(const QString &text)
{
    return QString(text).replace(u'&', QLatin1String("&&"));
}

bool isTrace(const Link &link)
{
    return link.path.value(0) == QLatin1String("trace");
}

/// Null where the link names none.
ConnectionKey connectionOf(const Link &link)
{
    if (link.path.size() != 3 || link.path.constFirst() != QLatin1String("connection") || link.path.at(1).isEmpty())
        return {};
    return { link.path.at(1), link.path.at(2).toULongLong() };
}

bool isLink(const Link &link)
{
    return link.path.size() <= 1 || (link.path.size() == 2 && isTrace(link)) || !connectionOf(link).isNull();
}

/// The server that a link asks for.
QString serverOf(const Link &link)
{
    return link.path.size() == 1 && !isTrace(link) ? link.path.constFirst() : QString();
}

Tone rowTone(const QModelIndex &index)
{
    return topologyTone(static_cast<TopologyHealth>(index.data(TopologyTableModel::HealthRole).toInt()));
}

} // namespace

struct TopologyPage::Made {
    TopologyPtr topology;
    TopologyGraphPtr graph;
    QList<TopologyChange> changes;
    std::optional<TopologyPack> pack;
    quint64 placing = 0;
};

TopologyPage *TopologyPage::make(SystemFeed *feed, const Link &link, QWidget *parent)
{
    return isLink(link) ? new TopologyPage(feed, link, parent) : nullptr;
}

TopologyPage::TopologyPage(SystemFeed *feed, Link link, QWidget *parent)
    : SystemPage(feed, std::move(link), parent)
    , m_model(new TopologyModel(this))
    , m_wanted(serverOf(this->link()))
{
    setObjectName(QStringLiteral("topologyPage"));
    setAccessibleName(title());
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    auto *bar = new QHBoxLayout;
    makeBar(bar);
    layout->addLayout(bar);
    layout->addWidget(makeNotice(content));

    auto *across = new QSplitter(Qt::Horizontal, content);
    across->setObjectName(QStringLiteral("topologyAcross"));
    across->setChildrenCollapsible(false);
    auto *down = new QSplitter(Qt::Vertical, across);
    down->setObjectName(QStringLiteral("topologyDown"));
    down->setChildrenCollapsible(false);
    m_view = new TopologyView(m_model, down);
    m_view->setObjectName(QStringLiteral("topologyView"));
    m_view->setAccessibleName(tr("Topology"));
    down->addWidget(m_view);
    down->addWidget(makeTables(down));
    down->setStretchFactor(0, 3);
    down->setStretchFactor(1, 1);
    down->setSizes({ 430, 300 });
    m_inspector = new TopologyInspector(across);
    m_inspector->setMinimumWidth(200);
    across->addWidget(down);
    across->addWidget(m_inspector);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setSizes({ 900, 280 });
    layout->addWidget(across, 1);

    m_strip = plainLabel(content, QStringLiteral("topologyStrip"));
    m_strip->setAccessibleName(tr("What is shown"));
    m_strip->setFont(Theme::caption());
    m_strip->setForegroundRole(QPalette::PlaceholderText);
    m_strip->setContentsMargins(Theme::inset, 4, Theme::inset, 4);
    layout->addWidget(m_strip);

    m_change.setSingleShot(true);
    m_change.setInterval(changeDelayMs);
    connect(&m_change, &QTimer::timeout, this, &TopologyPage::rebuild);
    connect(m_view, &TopologyView::zoomChanged, this, &TopologyPage::updateWords);
    connect(m_view, &TopologyView::opened, this, &TopologyPage::open);
    connect(m_view, &TopologyView::menuRequested, this, &TopologyPage::openMenu);
    connect(m_view, &TopologyView::nodeMoved, this, &TopologyPage::moveNode);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid()) {
            selectKey(current.data(TopologyModel::KeyRole).toString(), true);
        } else if (!m_isSelecting) {
            m_selected.clear();
            updateInspector();
        }
    });
    connect(m_inspector, &TopologyInspector::openRequested, this,
        [this](const QString &server) { openServer(server, false); });
    connect(m_inspector, &TopologyInspector::spanChanged, this, &TopologyPage::updateInspector);
    connect(feed, &SystemFeed::serversChanged, this, &TopologyPage::changeSoon);
    // What may be asked decides what is shown as well.
    connect(feed, &SystemFeed::stateChanged, this, [this] {
        if (m_model->rowCount() == 0 || !this->feed()->seesServers())
            changeSoon();
    });
    auto *slash = new QShortcut(QKeySequence(Qt::Key_Slash), m_view);
    slash->setContext(Qt::WidgetShortcut);
    connect(slash, &QShortcut::activated, this, &TopologyPage::focusFilter);
    connect(
        m_inspector->connectionCard(), &ConnectionCard::openRequested, this, [this](const ConnectionKey &connection) {
            QString filter = QStringLiteral("cid=%1").arg(connection.id);
            // A filter's word ends at a space.
            if (!connection.server.contains(u' '))
                filter += QStringLiteral(" server:") + connection.server;
            Q_EMIT openRequested(linkTo(QStringLiteral("connections"), { filter }), false);
        });
    setContent(content);
    goToTrace();
    goToConnection();
    m_change.start(0);
}

void TopologyPage::makeBar(QHBoxLayout *bar)
{
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("topologySearch"));
    m_search->setAccessibleName(tr("Find in the topology"));
    m_search->setPlaceholderText(tr("Find server, cluster, leaf node…"));
    m_search->setToolTip(tr("Names that contain this stand out (Ctrl+F or /); Enter goes to the next one"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(300);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_view->setHighlight(m_search->text().trimmed());
        updateWords();
    });
    bar->addWidget(m_search, 2);
    m_count = plainLabel(this, QStringLiteral("topologyCount"));
    m_count->setAccessibleName(tr("What stands out"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_count);
    const auto combo = [&](const char *name, const QString &accessible, const QString &tip) {
        auto *made = new QComboBox(this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(accessible);
        made->setToolTip(tip);
        bar->addWidget(made);
        return made;
    };
    m_overlay = combo("topologyOverlay", tr("What stands out in the picture"), tr("What stands out in the picture"));
    m_overlay->addItem(tr("Traffic"), static_cast<int>(Overlay::Traffic));
    m_overlay->addItem(tr("JetStream"), static_cast<int>(Overlay::JetStream));
    m_overlay->addItem(tr("One account"), static_cast<int>(Overlay::Account));
    m_overlay->addItem(tr("One connection"), static_cast<int>(Overlay::Connection));
    m_overlay->addItem(tr("Hubs and leaf nodes"), static_cast<int>(Overlay::Roles));
    connect(m_overlay, &QComboBox::currentIndexChanged, this, &TopologyPage::overlayChanged);
    m_choice = combo("topologyChoice", tr("Which one"), tr("Which one stands out"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(14);
    m_choice->hide();
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TopologyPage::updateOverlay);
    m_picker = new ConnectionPicker(feed(), this);
    m_picker->setObjectName(QStringLiteral("topologyConnection"));
    m_picker->setAccessibleName(tr("Which connection stands out"));
    m_picker->setMinimumWidth(180);
    m_picker->setMaximumWidth(320);
    m_picker->hide();
    connect(m_picker, &ConnectionPicker::picked, this, &TopologyPage::pickConnection);
    connect(m_picker, &ConnectionPicker::renewed, this, &TopologyPage::updateOverlay);
    bar->addWidget(m_picker, 2);
    bar->addStretch(1);
    const auto button = [&](const char *name, const QString &iconName, const QString &text, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setAccessibleName(tip.section(QLatin1String(" ("), 0, 0));
        made->setToolTip(tip);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        if (!iconName.isEmpty())
            made->setIcon(icon(iconName));
        bar->addWidget(made);
        return made;
    };
    m_animate = button(
        "topologyAnimate", QStringLiteral("play"), {}, tr("Move the dashes in the direction of messages"));
    m_animate->setCheckable(true);
    connect(m_animate, &QToolButton::toggled, this, [this](bool isOn) {
        m_view->setAnimated(isOn);
        updateAnimate();
    });
    updateAnimate();
    connect(button("topologySmaller", QStringLiteral("subtract"), {}, tr("Smaller (-)")), &QToolButton::clicked, this,
        [this] { m_view->zoomBy(1 / 1.2); });
    m_zoom = plainLabel(this, QStringLiteral("topologyZoom"));
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setForegroundRole(QPalette::PlaceholderText);
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("300 %")) + 4);
    bar->addWidget(m_zoom);
    connect(button("topologyLarger", QStringLiteral("add"), {}, tr("Larger (+)")), &QToolButton::clicked, this,
        [this] { m_view->zoomBy(1.2); });
    connect(button("topologyFit", {}, tr("Fit"), tr("Show all of it (0)")), &QToolButton::clicked, this,
        [this] { m_view->fit(); });
    auto *more = button("topologyMore", QStringLiteral("more"), {}, tr("More"));
    auto *menu = new QMenu(more);
    menu->setObjectName(QStringLiteral("topologyMoreMenu"));
    menu->addAction(tr("Place all anew"), this, &TopologyPage::placeAnew)
        ->setObjectName(QStringLiteral("topologyPlaceAnew"));
    QAction *minimap = menu->addAction(tr("Overview map"));
    minimap->setCheckable(true);
    minimap->setChecked(true);
    connect(minimap, &QAction::toggled, this, [this](bool isOn) { m_view->setMinimap(isOn); });
    menu->addSeparator();
    menu->addAction(tr("Save picture…"), this, &TopologyPage::exportImage)
        ->setObjectName(QStringLiteral("topologySave"));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
}

void TopologyPage::updateAnimate()
{
    const bool isReduced = Theme::isMotionReduced();
    m_animate->setEnabled(!isReduced);
    m_animate->setIcon(icon(m_animate->isChecked() && !isReduced ? QStringLiteral("pause") : QStringLiteral("play")));
    m_animate->setToolTip(isReduced ? tr("Nothing moves: the settings or the system ask for reduced motion")
                                    : tr("Move the dashes in the direction of messages"));
}

void TopologyPage::changeEvent(QEvent *event)
{
    SystemPage::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_animate)
        updateAnimate();
}

QWidget *TopologyPage::makeTables(QWidget *parent)
{
    auto *below = new QWidget(parent);
    below->setMinimumHeight(120);
    auto *layout = new QVBoxLayout(below);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *time = new QHBoxLayout;
    time->setContentsMargins(Theme::inset, 4, Theme::inset, 4);
    time->setSpacing(Theme::gap);
    m_from = plainLabel(below, QStringLiteral("topologyFrom"));
    m_from->setAccessibleName(tr("What was recorded begins"));
    m_from->setForegroundRole(QPalette::PlaceholderText);
    time->addWidget(m_from);
    m_timeline = new TopologyTimeline(below);
    m_timeline->setObjectName(QStringLiteral("topologyTimeline"));
    m_timeline->setAccessibleName(tr("Recorded time"));
    connect(m_timeline, &TopologyTimeline::chosen, this, &TopologyPage::showMoment);
    time->addWidget(m_timeline, 1);
    m_live = new QToolButton(below);
    m_live->setObjectName(QStringLiteral("topologyLive"));
    m_live->setText(tr("live"));
    m_live->setAccessibleName(tr("Back to live"));
    m_live->setToolTip(tr("Show what is now (End on the bar)"));
    m_live->setAutoRaise(true);
    m_live->setFocusPolicy(Qt::TabFocus);
    m_live->setEnabled(false);
    m_live->setMinimumWidth(m_live->fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")) + 20);
    connect(m_live, &QToolButton::clicked, this, [this] { m_timeline->backToLive(); });
    time->addWidget(m_live);
    layout->addLayout(time);

    m_tabs = new QTabWidget(below);
    m_tabs->setObjectName(QStringLiteral("topologyTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("topologyTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("Tables of the topology"));
    m_tabs->setDocumentMode(true);
    const auto add = [&](Tab tab, TopologyTableModel::Table kind, const char *name, const QString &title,
                         const QList<int> &widths, const QList<int> &hidden, int worst, int state) {
        auto *model = new TopologyTableModel(kind, this);
        ListOptions options;
        options.name = QLatin1String(name);
        options.title = title;
        options.view.widths = widths;
        options.view.hiddenColumns = hidden;
        options.view.exactRole = TopologyTableModel::ExactRole;
        options.sortRole = TopologyTableModel::SortRole;
        options.exactRole = TopologyTableModel::ExactRole;
        options.worstColumn = worst;
        auto *panel = new ListPanel(model, options, m_tabs);
        if (state >= 0)
            panel->view()->setItemDelegateForColumn(state, new StateDelegate(rowTone, panel->view()));
        m_tables.at(static_cast<std::size_t>(tab)) = model;
        m_lists.at(static_cast<std::size_t>(tab)) = panel;
        m_tabs->addTab(panel, title);
        connect(panel, &ListPanel::selectionChanged, this, [this, tab, panel] {
            if (!m_isSelecting && panel->currentRow() >= 0)
                selectKey(table(tab)->keyOf(panel->currentRow()), false);
        });
        return panel;
    };
    using Table = TopologyTableModel::Table;
    using Model = TopologyTableModel;
    ListPanel *servers = add(Servers, Table::Servers, "topologyServers", tr("Servers"),
        { 18, 14, 18, 8, 11, 12, 10, 10, 15, 10, 12, 14, 14, 40 },
        { Model::ServerRtt, Model::ServerStorage, Model::ServerStarted }, -1, Model::ServerStateWord);
    servers->setEmpty(QStringLiteral("server"), tr("No server is known."), {});
    connect(servers, &ListPanel::activated, this,
        [this](int row, bool beside) { openServer(shown()->nameOf(table(Servers)->keyOf(row)), beside); });
    ListPanel *leaves = add(Leaves, Table::Leaves, "topologyLeaves", tr("Leaf nodes"),
        { 24, 20, 16, 20, 10, 10, 10, 11, 11, 11, 10, 12 }, {}, -1, -1);
    leaves->setEmpty(QStringLiteral("topology"), tr("No leaf node is connected that does not answer itself."), {});
    connect(leaves, &ListPanel::activated, this, [this](int row) { m_view->select(table(Leaves)->keyOf(row)); });
    ListPanel *ways = add(Ways, Table::Ways, "topologyWays", tr("Connections"),
        { 10, 16, 16, 12, 10, 10, 10, 11, 11, 10, 11, 11, 11, 14, 12, 14, 40 }, {}, -1, Model::WayState);
    ways->setEmpty(QStringLiteral("topology"), tr("No server is connected with another one."), {});
    connect(ways, &ListPanel::activated, this, [this](int row) { m_view->select(table(Ways)->keyOf(row)); });
    ListPanel *changes = add(
        Changes, Table::Changes, "topologyChanges", tr("Changes"), { 14, 12, 80 }, {}, -1, Model::ChangeKind);
    changes->setEmpty(QStringLiteral("events"), tr("Nothing has changed since this page was opened."), {});
    connect(changes, &ListPanel::activated, this, [this](int row) {
        const QModelIndex index = table(Changes)->index(row, TopologyTableModel::ChangeTime);
        m_timeline->choose(static_cast<qint64>(index.data(TopologyTableModel::SortRole).toDouble()));
    });
    m_trace = new TracePanel(m_tabs);
    m_trace->setSession(session());
    m_trace->setGuard([this] { return whyNotTraced(); });
    m_tabs->addTab(m_trace, tr("Message trace"));
    connect(m_trace, &TracePanel::traceChanged, this, &TopologyPage::updateOverlay);
    connect(m_trace, &TracePanel::traceStarted, this, [this, parent](const QString &subject) {
        setLink(linkTo(QStringLiteral("topology"), { QStringLiteral("trace"), subject }));
        // The way needs room; what the user gave it is enough.
        auto *down = qobject_cast<QSplitter *>(parent);
        if (const int all = down ? down->height() : 0; all > 0 && down->sizes().last() * 5 < all * 2)
            down->setSizes({ all * 11 / 20, all * 9 / 20 });
    });
    connect(m_trace, &TracePanel::serverChosen, this, [this](const QString &id, const QString &name) {
        if (const QString key = shown() ? topologyKeyOf(*shown(), id, name) : QString(); !key.isEmpty())
            selectKey(key, false);
    });
    connect(
        m_trace, &TracePanel::openRequested, this, [this](const QString &kind, const QStringList &path, bool beside) {
            Q_EMIT openRequested(linkTo(kind, path), beside);
        });
    connect(m_tabs, &QTabWidget::currentChanged, this, &TopologyPage::updateTables);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TopologyPage::updateOverlay);
    layout->addWidget(m_tabs, 1);
    return below;
}

void TopologyPage::setStreams(Streams streams)
{
    m_streams = std::move(streams);
}

bool TopologyPage::goTo(const Link &link)
{
    if (link.kind != QLatin1String("topology") || !isLink(link))
        return false;
    m_wanted = serverOf(link);
    setLink(link);
    goToTrace();
    goToConnection();
    changeSoon();
    return true;
}

void TopologyPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QString TopologyPage::liveText() const
{
    if (m_chosenMs > 0)
        return tr("at %1").arg(QDateTime::fromMSecsSinceEpoch(m_chosenMs).time().toString(QStringLiteral("HH:mm:ss")));
    return SystemPage::liveText();
}

QList<std::pair<QString, QString>> TopologyPage::keys() const
{
    const auto chord = [](int key) { return QKeySequence(key).toString(QKeySequence::NativeText); };
    return { { QStringLiteral("← → ↑ ↓"), tr("Walk to the neighbour in that direction") },
        { keyText(Qt::Key_PageUp) + QStringLiteral(" ") + keyText(Qt::Key_PageDown),
            tr("Walk through all nodes and ways; on the time bar, from change to change") },
        { keyText(Qt::Key_Return), tr("Open what is selected") },
        { chord(int(Qt::CTRL) | int(Qt::Key_Return)), tr("Open it beside") },
        { QStringLiteral("/"), tr("Find: names that contain the text stand out") },
        { QStringLiteral("+ −"), tr("Larger, smaller") }, { QStringLiteral("0"), tr("Fit all of it") },
        { QStringLiteral("1"), tr("Full size") },
        { tr("%1 with arrows").arg(chord(Qt::SHIFT).remove(u'+')), tr("Move the picture") },
        { tr("%1 with arrows").arg(chord(int(Qt::CTRL) | int(Qt::SHIFT)).chopped(0)), tr("Move what is selected") } };
}

// What is asked for ---------------------------------------------------------------------------------------------------

std::shared_ptr<void> TopologyPage::startWatch()
{
    if (!feed())
        return nullptr;
    QList<SystemPart> parts { SystemPart::Servers, SystemPart::Variables, SystemPart::Links, SystemPart::Health };
    if (overlay() == Overlay::Connection)
        parts << SystemPart::Connections;
    return feed()->watch(parts);
}

SystemSnapshot TopologyPage::snapshot() const
{
    SystemSnapshot made = feed()->snapshot();
    const SessionStatus *status = session() ? &session()->status() : nullptr;
    if (!status || status->state != SessionStatus::State::Connected || status->server.id.isEmpty())
        return made;
    // The server of the connection is known without asking.
    for (const ServerSnapshot &one : std::as_const(made.servers)) {
        if (one.identity.id == status->server.id)
            return made;
    }
    if (feed()->seesServers() || feed()->access() == SystemAccess::Unknown)
        return made;
    ServerSnapshot own;
    own.identity.id = status->server.id;
    own.identity.name = status->server.name;
    own.identity.cluster = status->server.cluster;
    own.identity.version = status->server.version;
    if (status->server.isJetStream)
        own.identity.isJetStream = true;
    own.foundMs = own.sinceMs = status->sinceMs;
    own.answeredMs = made.timeMs;
    own.rttNs = status->rtt ? status->rtt->count() : -1;
    made.servers.append(own);
    return made;
}

void TopologyPage::changeSoon()
{
    if (!isVisible() || isPaused())
        return;
    if (!m_change.isActive())
        m_change.start(m_taken.isValid() ? std::max(changeDelayMs,
                           mostOftenMs - static_cast<int>(std::min<qint64>(m_taken.elapsed(), mostOftenMs)))
                                         : changeDelayMs);
}

void TopologyPage::showEvent(QShowEvent *event)
{
    SystemPage::showEvent(event);
    changeSoon();
}

// What is drawn -------------------------------------------------------------------------------------------------------

void TopologyPage::rebuild()
{
    if (!feed())
        return;
    if (m_isMaking) {
        m_isDue = true;
        return;
    }
    m_isMaking = true;
    m_isDue = false;
    m_movedSince.clear();
    whenDone(this,
        QtConcurrent::run([snapshot = snapshot(), before = m_newest, base = m_history.base(), places = m_places,
                              placing = m_placing]() -> Made {
            Made made;
            made.placing = placing;
            made.topology = std::make_shared<Topology>(topologyOf(snapshot, before.get()));
            made.graph = std::make_shared<TopologyGraph>(graphOf(made.topology, places, RingTopologyLayout()));
            if (before)
                made.changes = changesBetween(*before, *made.topology);
            if (base)
                made.pack = TopologyPack(*made.topology, base);
            return made;
        }),
        [this](const Made &made) { take(made); });
}

void TopologyPage::take(const Made &made)
{
    m_isMaking = false;
    m_taken.start();
    m_newest = made.topology;
    const qsizetype known = m_history.changes().size();
    m_history.add(m_newest, made.changes, made.pack);
    keepEdges();
    m_edges.add(*m_newest);
    m_timeline->setMoments(m_history.moments());
    if (m_history.changes().size() != known)
        table(Changes)->setChanges(m_history.changes());
    TopologyPlaces places = made.graph->places;
    bool isOther = made.placing != m_placing;
    // What the user moved meanwhile stays where it was put.
    const auto keep = [&](QHash<QString, TopologyPlace> &to, const QHash<QString, TopologyPlace> &from) {
        for (const QString &key : std::as_const(m_movedSince)) {
            const auto at = from.constFind(key);
            if (at == from.cend() || !to.contains(key))
                continue;
            to.insert(key, *at);
            isOther = true;
        }
    };
    keep(places.clusters, m_places.clusters);
    keep(places.servers, m_places.servers);
    keep(places.leaves, m_places.leaves);
    if (made.placing == m_placing)
        m_places = places;
    if (m_chosenMs == 0) {
        if (isOther && made.placing == m_placing)
            showGraph(std::make_shared<TopologyGraph>(graphAt(m_newest, m_places)));
        else if (!isOther)
            showGraph(made.graph);
    }
    if (m_isDue || made.placing != m_placing)
        m_change.start(mostOftenMs);
}

void TopologyPage::showGraph(const TopologyGraphPtr &graph)
{
    const bool isFirst = m_model->rowCount() == 0;
    m_model->setGraph(graph);
    if (!m_wanted.isEmpty()) {
        for (const TopologyServer &server : graph->topology->servers) {
            if (server.name != m_wanted && server.id != m_wanted)
                continue;
            m_view->select(server.key);
            m_wanted.clear();
            break;
        }
    }
    updateChoices();
    updateOverlay();
    updateTables();
    updateState();
    if (isFirst)
        m_view->fit();
}

void TopologyPage::redraw()
{
    if (const TopologyPtr topology = shown())
        m_model->setGraph(std::make_shared<TopologyGraph>(graphAt(topology, m_places)));
}

void TopologyPage::moveNode(const QString &key, const QPointF &at)
{
    const TopologyGraph &graph = m_model->graph();
    const qsizetype index = graph.nodeByKey.value(key, -1);
    if (index < 0)
        return;
    const TopologyNode &node = graph.nodes.at(index);
    if (node.kind == TopologyNode::Kind::Cluster) {
        TopologyPlace &place = m_places.clusters[key];
        place.at = at;
        place.radius = node.radius;
        place.isMoved = true;
    } else {
        const QPointF from = node.cluster >= 0 ? graph.nodes.at(node.cluster).at : QPointF();
        TopologyPlace &place = (node.kind == TopologyNode::Kind::Server ? m_places.servers : m_places.leaves)[key];
        place.at = at - from;
        place.isMoved = true;
    }
    m_movedSince.insert(key);
    redraw();
}

void TopologyPage::placeAnew()
{
    m_places = {};
    ++m_placing;
    if (const TopologyPtr topology = shown()) {
        // Few enough servers to do it at once; a large system is placed with the next look.
        if (topology->servers.size() <= 100) {
            m_places = RingTopologyLayout().layOut(*topology, {});
            redraw();
        }
    }
    m_view->fit();
    m_change.start(0);
}

void TopologyPage::showMoment(qint64 timeMs)
{
    m_chosenMs = timeMs;
    m_live->setEnabled(timeMs > 0);
    m_live->setText(
        timeMs > 0 ? QDateTime::fromMSecsSinceEpoch(timeMs).time().toString(QStringLiteral("HH:mm:ss")) : tr("live"));
    const TopologyPtr topology = timeMs > 0 ? m_history.at(timeMs) : m_newest;
    if (!topology)
        return;
    // Of what is not there any more the place may be another one.
    const TopologyPlaces places = RingTopologyLayout().layOut(*topology, m_places);
    showGraph(std::make_shared<TopologyGraph>(graphAt(topology, places)));
    Q_EMIT liveChanged();
}

void TopologyPage::updateContent()
{
    updateNotice();
    updateWords();
    updateStrip();
    updateInspector();
    m_trace->updateGuard();
}

void TopologyPage::updateVerbs()
{
    m_trace->updateGuard();
}

void TopologyPage::updateTables()
{
    const TopologyPtr topology = shown();
    if (!topology)
        return;
    const auto titled = [this](Tab tab, const QString &title, qsizetype count) {
        const QString text = count > 0 ? tr("%1 (%2)").arg(title, format::count(static_cast<quint64>(count))) : title;
        if (m_tabs->tabText(tab) != text)
            m_tabs->setTabText(tab, text);
    };
    titled(Servers, tr("Servers"), topology->servers.size());
    titled(Leaves, tr("Leaf nodes"), topology->leaves.size());
    titled(Ways, tr("Connections"), topology->edges.size());
    titled(Changes, tr("Changes"), m_history.changes().size());
    // Only what is looked at.
    const auto tab = static_cast<Tab>(m_tabs->currentIndex());
    m_isSelecting = true;
    if (tab < Changes) {
        table(tab)->setTopology(topology);
        list(tab)->setStrip(table(tab)->totals());
    }
    m_isSelecting = false;
    selectInTable(m_selected);
}

// Overlays ------------------------------------------------------------------------------------------------------------

TopologyPage::Overlay TopologyPage::overlay() const
{
    return static_cast<Overlay>(m_overlay->currentData().toInt());
}

void TopologyPage::overlayChanged()
{
    const bool isConnection = overlay() == Overlay::Connection;
    m_picker->setVisible(isConnection);
    m_picker->setActive(isConnection);
    if (!isConnection && !connectionOf(link()).isNull())
        setLink(linkTo(QStringLiteral("topology")));
    else if (isConnection && !m_picker->chosen().isNull())
        setLink(linkTo(m_picker->chosen()));
    m_choice->clear();
    watchAnew();
    askPlacements();
    updateChoices();
    updateOverlay();
}

void TopologyPage::goToConnection()
{
    const ConnectionKey connection = connectionOf(link());
    if (connection.isNull())
        return;
    m_picker->choose(connection);
    m_isConnectionNew = true;
    m_overlay->setCurrentIndex(m_overlay->findData(static_cast<int>(Overlay::Connection)));
    updateOverlay();
}

void TopologyPage::pickConnection(const ConnectionKey &connection)
{
    m_isConnectionNew = true;
    setLink(connection.isNull() ? linkTo(QStringLiteral("topology")) : linkTo(connection));
    updateOverlay();
}

TopologyEmphasis TopologyPage::emphasisOfConnection()
{
    TopologyEmphasis emphasis;
    const ConnectionRowPtr connection = m_picker->connection();
    if (!connection)
        return emphasis;
    const TopologyGraph &graph = m_model->graph();
    const ConnectionTrail trail = connectionTrail(*graph.topology, *connection, m_picker->alike());
    if (trail.server.isEmpty())
        return emphasis;
    emphasis.isOn = true;
    const auto light = [&](const QString &key) {
        if (const qsizetype node = graph.nodeOf(key); node >= 0)
            emphasis.keys.insert(graph.nodes.at(node).key);
    };
    for (const QString &key : trail.ends)
        light(key);
    for (const QString &key : trail.others)
        light(key);
    for (const QString &hop : trail.hops) {
        if (const qsizetype link = graph.linkOf(hop); link >= 0)
            emphasis.keys.insert(graph.links.at(link).key);
    }
    for (auto at = trail.words.cbegin(); at != trail.words.cend(); ++at) {
        const bool isHolder = at.key() == trail.server;
        emphasis.words.insert(at.key(),
            { at.value(),
                isHolder && trail.health >= TopologyHealth::Warning ? topologyTone(trail.health) : Tone::Accent });
    }
    if (std::exchange(m_isConnectionNew, false))
        m_view->select(trail.server);
    return emphasis;
}

void TopologyPage::updateConnectionCard()
{
    ConnectionCard *card = m_inspector->connectionCard();
    const ConnectionKey &key = m_picker->chosen();
    if (overlay() != Overlay::Connection || key.isNull() || !feed())
        return card->clear();
    const ConnectionRowPtr connection = m_picker->connection();
    const std::optional<Error> &error = feed()->state(SystemPart::Connections).error;
    card->show(key, connection.get(),
        error                        ? error->text()
            : m_picker->isComplete() ? tr("It is gone: no server holds it any more.")
                                     : tr("The servers are asked for their connections…"));
    // What was a number in a link has a name now.
    if (connection && !m_picker->hasFocus() && m_picker->text() != connectionTitle(*connection))
        m_picker->choose({ connection->server, connection->detail.id });
}

void TopologyPage::askPlacements()
{
    if (overlay() != Overlay::JetStream || !feed()) {
        m_streamsWatch.reset();
        return;
    }
    if (feed()->access() != SystemAccess::System) {
        if (!m_streamsWatch && m_streams.watch)
            m_streamsWatch = m_streams.watch();
        if (m_streams.list)
            m_placements = m_streams.list();
        return;
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (m_isAskingPlacements || isPaused() || now - m_placementsMs < placementsEveryMs)
        return;
    m_isAskingPlacements = true;
    m_placementsMs = now;
    whenDone(this, feed()->client()->askAll<ServerPlacements>(placementsSubject, placementsBody, readServerPlacements),
        [this](const SystemRound<ServerPlacements> &round) {
            m_isAskingPlacements = false;
            if (round.error)
                return;
            m_placements = placementsOf(round.answers);
            updateChoices();
            updateOverlay();
        });
}

void TopologyPage::updateChoices()
{
    const Overlay overlay = this->overlay();
    askPlacements();
    QList<std::pair<QString, QString>> choices; // shown, value
    if (overlay == Overlay::JetStream) {
        choices.append({ tr("All of JetStream"), QString() });
        for (const StreamPlacement &one : std::as_const(m_placements)) {
            if (choices.size() > mostChoices)
                break;
            choices.append(
                { one.account.isEmpty() ? one.stream : QStringLiteral("%1 · %2").arg(one.stream, one.account),
                    one.account + u'\n' + one.stream });
        }
    } else if (overlay == Overlay::Account && shown()) {
        std::set<QString> accounts;
        for (const TopologyEdge &edge : shown()->edges)
            accounts.insert(edge.accounts.cbegin(), edge.accounts.cend());
        for (const QString &account : accounts) {
            if (choices.size() < mostChoices)
                choices.append({ account, account });
        }
        if (choices.isEmpty())
            choices.append({ tr("No account has a connection of its own"), QString() });
    }
    m_choice->setVisible(!choices.isEmpty());
    bool isSame = m_choice->count() == choices.size();
    for (int i = 0; isSame && i < m_choice->count(); ++i)
        isSame = m_choice->itemData(i).toString() == choices.at(i).second
            && m_choice->itemText(i) == choices.at(i).first;
    if (isSame)
        return;
    const QString was = m_choice->currentData().toString();
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    for (const auto &[shown, value] : std::as_const(choices))
        m_choice->addItem(shown, value);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(was)));
}

void TopologyPage::updateOverlay()
{
    updateConnectionCard();
    const TopologyGraph &graph = m_model->graph();
    TopologyEmphasis emphasis;
    if (!graph.topology) {
        m_view->setEmphasis(emphasis);
        return;
    }
    if (m_tabs->currentIndex() == Trace && !m_trace->trace().hops.isEmpty()) {
        m_view->setEmphasis(emphasisOfTrace());
        return;
    }
    const Overlay overlay = this->overlay();
    if (overlay == Overlay::Connection) {
        m_view->setEmphasis(emphasisOfConnection());
        return;
    }
    const Topology &topology = *graph.topology;
    const QString choice = m_choice->currentData().toString();
    emphasis.isOn = overlay != Overlay::Traffic;
    const auto serverOf = [&](const TopologyNode &node) -> const TopologyServer * {
        return node.kind == TopologyNode::Kind::Server ? &topology.servers.at(node.index) : nullptr;
    };
    switch (overlay) {
    case Overlay::Traffic:
        break;
    case Overlay::JetStream: {
        const StreamPlacement *stream = nullptr;
        for (const StreamPlacement &one : std::as_const(m_placements)) {
            if (!choice.isEmpty() && one.account + u'\n' + one.stream == choice)
                stream = &one;
        }
        for (const TopologyNode &node : graph.nodes) {
            const TopologyServer *server = serverOf(node);
            if (!server)
                continue;
            const bool isLeader = stream && server->name == stream->leader;
            const bool isReplica = stream && stream->replicas.contains(server->name);
            if (stream ? isLeader || isReplica : server->hasJetStream)
                emphasis.keys.insert(node.key);
            if (isLeader)
                emphasis.words.insert(node.key, tr("leader"));
            else if (isReplica)
                emphasis.words.insert(node.key, tr("replica"));
            else if (!stream && server->isMetaLeader)
                emphasis.words.insert(node.key, tr("meta leader"));
        }
        break;
    }
    case Overlay::Account:
        for (const TopologyLink &link : graph.links) {
            const bool isOn = std::any_of(link.edges.cbegin(), link.edges.cend(),
                [&](qsizetype edge) { return topology.edges.at(edge).accounts.contains(choice); });
            if (!isOn)
                continue;
            emphasis.keys.insert(link.key);
            emphasis.keys.insert(graph.nodes.at(link.from).key);
            emphasis.keys.insert(graph.nodes.at(link.to).key);
        }
        break;
    case Overlay::Connection:
        break;
    case Overlay::Roles:
        for (const TopologyNode &node : graph.nodes) {
            const TopologyServer *server = serverOf(node);
            if (node.kind == TopologyNode::Kind::Leaf || node.kind == TopologyNode::Kind::Fold
                || (server && (server->isLeaf || server->isHub)))
                emphasis.keys.insert(node.key);
            if (server && server->isHub)
                emphasis.words.insert(node.key, tr("hub"));
            else if (server && server->isLeaf)
                emphasis.words.insert(node.key, tr("leaf node"));
        }
        for (const TopologyLink &link : graph.links) {
            if (link.kind == TopologyLink::Kind::Leaf)
                emphasis.keys.insert(link.key);
        }
        break;
    }
    // Where this program is connected.
    const QString own = session() ? session()->status().server.id : QString();
    for (const TopologyServer &server : topology.servers) {
        if (!own.isEmpty() && server.id == own && !emphasis.words.contains(server.key) && overlay == Overlay::Traffic
            && server.health == TopologyHealth::Good)
            emphasis.words.insert(server.key, tr("this connection"));
    }
    m_view->setEmphasis(emphasis);
}

// Trace ---------------------------------------------------------------------------------------------------------------

QString TopologyPage::whyNotTraced() const
{
    const SessionStatus *status = session() ? &session()->status() : nullptr;
    const bool isConnected = status && status->state == SessionStatus::State::Connected;
    const ServerInfo server = isConnected ? status->server : ServerInfo();
    const SystemAccess access = feed() ? feed()->access() : SystemAccess::None;
    const bool isKnown = m_newest && (access == SystemAccess::System || access == SystemAccess::Account);
    if (isConnected && access == SystemAccess::Unknown)
        return tr("The versions of the servers are being asked for.");
    return whyNotTrace(server.name, server.version, isKnown ? m_newest.get() : nullptr, isReadOnly());
}

void TopologyPage::goToTrace()
{
    if (!isTrace(link()))
        return;
    m_tabs->setCurrentIndex(Trace);
    m_trace->setSubject(link().path.value(1));
}

TopologyEmphasis TopologyPage::emphasisOfTrace() const
{
    const TopologyGraph &graph = m_model->graph();
    const Topology &topology = *graph.topology;
    const MessageTrace &trace = m_trace->trace();
    TopologyEmphasis emphasis;
    emphasis.isOn = true;
    QHash<QString, QStringList> numbers;
    QHash<QString, qsizetype> nodes;
    for (qsizetype i = 0; i < graph.nodes.size(); ++i)
        nodes.insert(graph.nodes.at(i).key, i);
    QHash<std::pair<qsizetype, qsizetype>, QString> links; // lower node first
    for (const TopologyLink &link : graph.links)
        links.insert(std::minmax(link.from, link.to), link.key);
    QList<qsizetype> places; // nodes of hops
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        const ServerIdentity &server = trace.hops.at(i).event.server;
        const QString key = topologyKeyOf(topology, server.id, server.name);
        places << nodes.value(key, -1);
        if (key.isEmpty())
            continue;
        emphasis.keys.insert(key);
        numbers[key] << QString::number(m_trace->model()->numberOf(i));
    }
    const auto light = [&](qsizetype from, qsizetype to) {
        const auto at = links.constFind(std::minmax(from, to));
        if (at != links.cend())
            emphasis.keys.insert(*at);
        return at != links.cend();
    };
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        const qsizetype parent = trace.hops.at(i).parent;
        const qsizetype to = places.at(i);
        const qsizetype from = parent >= 0 ? places.at(parent) : -1;
        if (from < 0 || to < 0 || light(from, to))
            continue;
        // Gateways are drawn between clusters, and the routes of a large one at its hull.
        const qsizetype fromHull = graph.nodes.at(from).cluster;
        const qsizetype toHull = graph.nodes.at(to).cluster;
        (void)(light(fromHull, toHull) || light(from, toHull) || light(fromHull, to));
    }
    for (auto at = numbers.cbegin(); at != numbers.cend(); ++at)
        emphasis.words.insert(at.key(), tr("hop %1").arg(at->join(QStringLiteral(", "))));
    return emphasis;
}

// Words ---------------------------------------------------------------------------------------------------------------

void TopologyPage::updateWords()
{
    const QString text = m_search->text().trimmed();
    const QString count = text.isEmpty() || m_model->rowCount() == 0
        ? QString()
        : tr("%1 of %2").arg(m_view->matches()).arg(m_model->nodeCount());
    if (m_count->text() != count)
        m_count->setText(count);
    m_zoom->setText(QStringLiteral("%1 %").arg(qRound(m_view->zoom() * 100)));
    const auto &moments = m_history.moments();
    m_from->setText(moments.empty()
            ? QString()
            : QDateTime::fromMSecsSinceEpoch(moments.front().timeMs()).time().toString(QStringLiteral("HH:mm:ss")));
}

void TopologyPage::updateStrip()
{
    const TopologyPtr topology = shown();
    if (!topology || !feed())
        return;
    QStringList parts;
    if (topology->expected > topology->answered)
        parts << tr("%1 of %2 servers answered").arg(topology->answered).arg(topology->expected);
    else
        parts << tr("%n server(s) answered", nullptr, topology->answered);
    if (!topology->leaves.isEmpty() || topology->leftOut > 0)
        parts << tr("%n leaf node(s)", nullptr, static_cast<int>(topology->leaves.size()));
    if (topology->leftOut > 0)
        parts << tr("%1 more leaf nodes than can be kept").arg(format::count(topology->leftOut));
    qsizetype missing = 0;
    for (const TopologyEdge &edge : topology->edges)
        missing += edge.isMissing ? 1 : 0;
    if (missing > 0)
        parts << tr("%1 connections missing").arg(format::count(static_cast<quint64>(missing)));
    parts << tr("recorded: %1 moments, %2 of %3")
                 .arg(format::count(m_history.moments().size()),
                     format::bytes(static_cast<double>(m_history.memoryBytes())),
                     format::bytes(static_cast<double>(TopologyHistory::Limits().bytes)));
    const SystemPartState &state = feed()->state(SystemPart::Servers);
    if (state.error)
        parts << state.error->text();
    m_strip->setText(parts.join(QStringLiteral(" · ")));
}

void TopologyPage::updateInspector()
{
    if (!feed())
        return;
    const TopologyGraph &graph = m_model->graph();
    TopologyInspector::Recorded recorded;
    recorded.nowMs = QDateTime::currentMSecsSinceEpoch();
    if (m_chosenMs == 0) {
        recorded.edges = &m_edges;
        if (const qsizetype server = graph.topology ? graph.topology->serverAt(m_selected) : -1; server >= 0)
            recorded.server = feed()->history(graph.topology->servers.at(server).id);
    }
    m_inspector->show(graph, m_selected, recorded);
}

/// What is selected is recorded even where a large system has busier ways.
void TopologyPage::keepEdges()
{
    const TopologyGraph &graph = m_model->graph();
    QStringList keys;
    if (const auto link = graph.linkByKey.constFind(m_selected); link != graph.linkByKey.cend()) {
        for (const qsizetype edge : graph.links.at(*link).edges)
            keys << graph.topology->edges.at(edge).key;
    } else if (graph.topology && graph.topology->edgeAt(m_selected) >= 0) {
        keys << m_selected;
    }
    m_edges.keep(keys.mid(0, EdgeBook::Limits().edges / 2));
}

// What is done with it ------------------------------------------------------------------------------------------------

void TopologyPage::selectKey(const QString &key, bool isFromView)
{
    if (m_isSelecting || key.isEmpty())
        return;
    m_selected = key;
    if (!isFromView) {
        m_isSelecting = true;
        m_view->select(key);
        m_isSelecting = false;
    } else {
        selectInTable(key);
    }
    updateInspector();
}

void TopologyPage::selectInTable(const QString &key)
{
    const TopologyPtr topology = shown();
    if (key.isEmpty() || !topology || m_isSelecting)
        return;
    const auto tab = static_cast<Tab>(m_tabs->currentIndex());
    if (tab >= Changes)
        return;
    const int row = table(tab)->rowOf(key);
    if (row < 0 || list(tab)->currentRow() == row)
        return;
    m_isSelecting = true;
    list(tab)->selectRow(row);
    m_isSelecting = false;
}

void TopologyPage::openServer(const QString &name, bool beside)
{
    if (!name.isEmpty())
        Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { name }), beside);
}

void TopologyPage::open(int row, bool beside)
{
    const TopologyGraph &graph = m_model->graph();
    if (m_model->isLink(row)) {
        const TopologyLink &link = graph.links.at(m_model->linkAt(row));
        m_tabs->setCurrentIndex(Ways);
        selectInTable(link.edges.isEmpty() ? QString() : graph.topology->edges.at(link.edges.constFirst()).key);
        return;
    }
    const TopologyNode &node = graph.nodes.at(row);
    switch (node.kind) {
    case TopologyNode::Kind::Server:
        if (graph.topology->servers.at(node.index).isAnswered)
            openServer(node.name, beside);
        else
            Q_EMIT statusText(tr("%1 does not answer here: there is nothing to open.").arg(node.name));
        break;
    case TopologyNode::Kind::Cluster:
        m_tabs->setCurrentIndex(Servers);
        list(Servers)->setFilter(node.name);
        break;
    case TopologyNode::Kind::Leaf:
        m_tabs->setCurrentIndex(Leaves);
        selectInTable(node.key);
        break;
    case TopologyNode::Kind::Fold:
        m_tabs->setCurrentIndex(Leaves);
        break;
    }
}

void TopologyPage::openMenu(int row, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("topologyMenu"));
    const TopologyGraph &graph = m_model->graph();
    if (row >= 0 && row < m_model->rowCount()) {
        const bool isLink = m_model->isLink(row);
        const bool isServer = !isLink && graph.nodes.at(row).kind == TopologyNode::Kind::Server
            && graph.topology->servers.at(graph.nodes.at(row).index).isAnswered;
        const QString key = m_model->index(row).data(TopologyModel::KeyRole).toString();
        const QString name = isLink ? topologyLinkWords(graph, m_model->linkAt(row)) : graph.nodes.at(row).name;
        if (isServer) {
            menu->addAction(tr("Open %1").arg(escaped(name)), this, [this, name] { openServer(name, false); });
            menu->addAction(tr("Open beside"), this, [this, name] { openServer(name, true); });
        } else {
            menu->addAction(tr("Show in the table"), this, [this, key] {
                if (const int now = m_model->rowOf(key); now >= 0)
                    open(now, false);
            });
        }
        menu->addSeparator();
        if (!isLink) {
            menu->addAction(tr("Copy name"), this, [name] { QGuiApplication::clipboard()->setText(name); });
            if (isServer) {
                menu->addAction(tr("Copy link"), this, [link = linkTo(QStringLiteral("servers"), { name })] {
                    QGuiApplication::clipboard()->setText(link.toString());
                });
            }
        } else {
            menu->addAction(tr("Copy as text"), this, [name] { QGuiApplication::clipboard()->setText(name); });
        }
        menu->addSeparator();
    }
    menu->addAction(tr("Fit"), m_view, &TopologyView::fit);
    menu->addAction(tr("Place all anew"), this, &TopologyPage::placeAnew);
    menu->addAction(tr("Save picture…"), this, &TopologyPage::exportImage);
    menu->popup(at);
}

void TopologyPage::exportImage()
{
    auto *dialog = new QFileDialog(this, tr("Save picture"));
    dialog->setObjectName(QStringLiteral("topologySaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("SVG (*.svg)"), tr("PNG (*.png)") });
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    dialog->selectFile(QStringLiteral("topology.svg"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("png")) ? QStringLiteral("png") : QStringLiteral("svg"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        Q_EMIT statusText(m_view->saveImage(path) ? tr("Saved %1.").arg(path) : tr("Can't write %1.").arg(path));
    });
    dialog->open();
}

bool TopologyPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            m_view->nextMatch(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        case Qt::Key_Down:
            m_view->setFocus(Qt::TabFocusReason);
            return true;
        case Qt::Key_Escape:
            if (m_search->text().isEmpty())
                m_view->setFocus(Qt::TabFocusReason);
            else
                m_search->clear();
            return true;
        default:
            break;
        }
    }
    return SystemPage::eventFilter(watched, event);
}

} // namespace natsight
