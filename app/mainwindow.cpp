// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/composerdock.h"
#include "app/connectiondialog.h"
#include "app/connectionmanager.h"
#include "app/explorer.h"
#include "app/gotobox.h"
#include "app/keysdialog.h"
#include "app/logdock.h"
#include "app/missingpage.h"
#include "app/pageregistry.h"
#include "app/respondersdock.h"
#include "app/schemakeeper.h"
#include "app/schemasdialog.h"
#include "app/settingsdialog.h"
#include "app/startpage.h"
#include "app/statuswidgets.h"
#include "app/thresholdsdialog.h"
#include "models/core/format.h"
#include "models/nats/serverurl.h"
#include "models/nats/subject.h"
#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/traffic/trafficpage.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QChildEvent>
#include <QCloseEvent>
#include <QComboBox>
#include <QDateTime>
#include <QDockWidget>
#include <QFileDialog>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>

namespace natsight {

namespace {

constexpr int widestTab = 220; ///< px of its text; the page has the rest
constexpr qsizetype maxHistory = 100;
constexpr qsizetype maxGoToServices = 500;

/// What has been seen; nothing is asked.
QStringList knownServices(Connection *connection)
{
    QStringList names;
    if (!connection->hasServices())
        return names;
    const QList<ServiceRow> rows = connection->services()->services();
    for (qsizetype i = 0; i < std::min(rows.size(), maxGoToServices); ++i)
        names << rows.at(i).name;
    return names;
}

bool isCapture(const QUrl &url)
{
    const QString path = url.toLocalFile();
    return path.endsWith(QLatin1String(".ndjson"), Qt::CaseInsensitive)
        || path.endsWith(QLatin1String(".jsonl"), Qt::CaseInsensitive);
}

} // namespace

MainWindow::MainWindow(
    Settings *settings, ConnectionManager *connections, const PageRegistry *registry, Theme *theme, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_connections(connections)
    , m_registry(registry)
    , m_theme(theme)
    , m_schemas(new SchemaKeeper(settings, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Natsight"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    resize(1440, 900);
    setAnimated(!Theme::isMotionReduced());

    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(QStringLiteral("centre"));
    setCentralWidget(m_stack);
    m_start = new StartPage(connections, m_stack);
    m_stack->addWidget(m_start);
    m_pages = new QMainWindow(m_stack);
    m_pages->setWindowFlags(Qt::Widget); // its constructor makes every one a window
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->setDockOptions(AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    m_pages->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_pages->setDocumentMode(true);
    m_stack->addWidget(m_pages);

    auto *explorerDock = new QDockWidget(tr("Explorer"), this);
    explorerDock->setObjectName(QStringLiteral("explorerDock"));
    explorerDock->setTitleBarWidget(new QWidget(explorerDock));
    m_explorer = new Explorer(connections, registry, explorerDock);
    explorerDock->setWidget(m_explorer);
    addDockWidget(Qt::LeftDockWidgetArea, explorerDock);
    resizeDocks({ explorerDock }, { 240 }, Qt::Horizontal);
    m_log = new LogDock(this);
    addDockWidget(Qt::BottomDockWidgetArea, m_log);
    m_log->hide();
    buildComposer();
    m_responders = new RespondersDock(this);
    addDockWidget(Qt::BottomDockWidgetArea, m_responders);
    tabifyDockWidget(m_log, m_responders);
    m_responders->hide();
    connect(m_responders, &RespondersDock::requestAsked, m_composer,
        [this](const QString &, const OutgoingMessage &message) { m_composer->compose(message, true); });

    buildTopBar();
    buildStatusBar();
    buildMenus();

    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_start, &StartPage::connectionRequested, this, [this](const QString &name) {
        if (Connection *connection = m_connections->find(name))
            openConnection(connection);
    });
    connect(m_start, &StartPage::serverRequested, this, [this](const QString &url) {
        const auto servers = ServerUrl::parseList(url);
        if (!servers || servers->isEmpty())
            return;
        ConnectionProfile profile;
        profile.name = servers->constFirst().host;
        profile.servers = url.split(u',', Qt::SkipEmptyParts);
        openConnection(m_connections->addAdHoc(profile));
    });
    connect(m_explorer, &Explorer::openRequested, this, &MainWindow::openLink);
    connect(m_explorer, &Explorer::connectRequested, m_connections, &ConnectionManager::open);
    connect(m_explorer, &Explorer::editRequested, this, [this](Connection *one) { editConnection(one, false); });
    connect(m_explorer, &Explorer::copyRequested, this, [this](Connection *one) { editConnection(one, true); });
    connect(m_explorer, &Explorer::deleteRequested, this, &MainWindow::deleteConnection);
    connect(m_explorer, &Explorer::selected, this, [this](Connection *one) {
        if (one && !m_current)
            m_currentConnection = one->name();
        updateState();
    });
    connect(m_connections, &ConnectionManager::listChanged, this, &MainWindow::watchConnections);
    connect(m_connections, &ConnectionManager::secretNeeded, this, &MainWindow::askSecret);
    connect(m_connections, &ConnectionManager::problem, this, [this](const QString &text) {
        m_log->model()->add({}, { QDateTime::currentMSecsSinceEpoch(), SessionEvent::Severity::Warning, text, {} });
        m_happening->setText(text);
    });
    connect(m_connections, &ConnectionManager::aboutToRemove, this, [this](Connection *connection) {
        const QList<QDockWidget *> docks = m_docks;
        for (QDockWidget *dock : docks) {
            if (static_cast<Page *>(dock->widget())->link().context == connection->name())
                dropPage(dock);
        }
        m_responders->forget(connection);
    });
    connect(
        m_responders, &RespondersDock::statusText, this, [this](const QString &text) { m_happening->setText(text); });
    connect(m_responders, &RespondersDock::trafficAsked, this,
        [this](const QString &connection, const QByteArray &subject) {
            openLink({ connection, QStringLiteral("traffic"), { QString::fromUtf8(subject) } });
        });
    connect(m_responders, &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        if (isVisible)
            m_responders->setConnection(currentConnection());
    });
    watchConnections();
    qApp->installEventFilter(this);

    restoreGeometry(m_settings->value(Settings::Key::WindowGeometry).toByteArray());
    restoreState(m_settings->value(Settings::Key::WindowState).toByteArray());
    updateState();
}

MainWindow::~MainWindow()
{
    // Docks tell of their end while the window's own members are still there.
    const QList<QDockWidget *> docks = std::exchange(m_docks, {});
    qDeleteAll(docks);
}

void MainWindow::buildComposer()
{
    m_composer = new ComposerDock(m_settings, this);
    addDockWidget(Qt::BottomDockWidgetArea, m_composer);
    tabifyDockWidget(m_log, m_composer);
    m_composer->hide();
    connect(m_composer, &ComposerDock::statusText, this, [this](const QString &text) { m_happening->setText(text); });
}

void MainWindow::addComposerCommands(QMenu *connection, QMenu *view)
{
    addCommand(connection, "publish", tr("&Publish…"), QStringLiteral("publish"), QKeySequence(Qt::CTRL | Qt::Key_P),
        [this] { m_composer->begin(false); });
    addCommand(connection, "request", tr("Re&quest…"), QStringLiteral("request"), QKeySequence(Qt::CTRL | Qt::Key_R),
        [this] { m_composer->begin(true); });
    QAction *composer = m_composer->toggleViewAction();
    composer->setText(tr("&Composer"));
    composer->setIcon(icon(QStringLiteral("publish")));
    composer->setObjectName(QStringLiteral("showComposer"));
    view->addAction(composer);
    m_commands << composer;
}

QAction *MainWindow::addCommand(QMenu *menu, const char *name, const QString &text, const QString &iconName,
    const QKeySequence &key, const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    if (!key.isEmpty()) {
        action->setShortcut(key);
        action->setToolTip(
            QString(text).remove(u'&') + QStringLiteral(" (") + key.toString(QKeySequence::NativeText) + u')');
    }
    connect(action, &QAction::triggered, this, run);
    menu->addAction(action);
    addAction(action);
    m_commands << action;
    return action;
}

void MainWindow::buildMenus()
{
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    QMenu *file = menuBar()->addMenu(tr("&File"));
    addCommand(file, "newConnection", tr("&New connection…"), QStringLiteral("add"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { editProfile({}, {}); });
    addCommand(
        file, "startDemo", tr("Start the &demo"), QStringLiteral("demo"), {}, [this] { Q_EMIT demoRequested(); });
    addCommand(file, "openCapture", tr("&Open capture…"), QStringLiteral("traffic"), QKeySequence(Qt::CTRL | Qt::Key_O),
        [this] { chooseCapture(); });
    file->addSeparator();
    addCommand(
        file, "closePage", tr("&Close page"), QStringLiteral("close"), QKeySequence(Qt::CTRL | Qt::Key_W), [this] {
            if (QDockWidget *dock = dockOf(m_current))
                closePage(dock);
        });
    addCommand(file, "quit", tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });

    QMenu *connection = menuBar()->addMenu(tr("&Connection"));
    addCommand(connection, "connect", tr("&Connect"), QStringLiteral("connection"), {}, [this] {
        if (Connection *one = currentConnection())
            m_connections->open(one);
    });
    addCommand(connection, "reconnect", tr("&Reconnect now"), QStringLiteral("refresh"), {}, [this] {
        if (Connection *one = currentConnection(); one && one->isOpen())
            one->session()->reconnectNow();
    });
    addCommand(connection, "disconnect", tr("C&lose connection"), QStringLiteral("stop"), {}, [this] {
        if (Connection *one = currentConnection())
            one->close();
    });
    addCommand(connection, "editConnection", tr("&Edit connection…"), QStringLiteral("edit"), {}, [this] {
        if (Connection *one = currentConnection())
            editConnection(one, false);
    });
    addCommand(connection, "deleteConnection", tr("&Delete connection…"), QStringLiteral("remove"), {}, [this] {
        if (Connection *one = currentConnection())
            deleteConnection(one);
    });
    connection->addSeparator();
    addCommand(connection, "subscribe", tr("New &subscription…"), QStringLiteral("traffic"),
        QKeySequence(Qt::CTRL | Qt::Key_T), [this] {
            if (auto *page = qobject_cast<TrafficPage *>(openLink({ {}, QStringLiteral("traffic"), {} })))
                page->openSubscribe();
        });

    QMenu *view = menuBar()->addMenu(tr("&View"));
    addCommand(view, "refresh", tr("&Refresh"), QStringLiteral("refresh"), QKeySequence(Qt::Key_F5), [this] {
        if (m_current)
            m_current->refresh();
    });
    addCommand(view, "filter", tr("&Filter of the page"), QStringLiteral("filter"), QKeySequence(Qt::CTRL | Qt::Key_F),
        [this] {
            if (m_current)
                m_current->focusFilter();
            else
                m_explorer->focusFilter();
        });
    QAction *pause = addCommand(view, "pause", tr("&Pause or go live"), QStringLiteral("pause"), {}, [this] {
        if (m_current && m_current->canPause())
            m_current->setPaused(!m_current->isPaused());
    });
    pause->setShortcut(QKeySequence(Qt::Key_Space));
    addCommand(view, "nextPane", tr("&Next pane"), {}, QKeySequence(Qt::Key_F6), [this] { nextPane(); });
    view->addSeparator();
    QAction *log = m_log->toggleViewAction();
    log->setText(tr("&Log"));
    log->setIcon(icon(QStringLiteral("log")));
    log->setObjectName(QStringLiteral("showLog"));
    view->addAction(log);
    m_commands << log;
    addComposerCommands(connection, view);
    QAction *responders = m_responders->toggleViewAction();
    responders->setText(tr("Respon&ders"));
    responders->setIcon(icon(QStringLiteral("responder")));
    responders->setObjectName(QStringLiteral("showResponders"));
    view->addAction(responders);
    m_commands << responders;
    for (const auto &[name, text, scheme] : std::initializer_list<std::tuple<const char *, QString, const char *>> {
             { "themeSystem", tr("Theme: as the system"), "system" }, { "themeLight", tr("Theme: light"), "light" },
             { "themeDark", tr("Theme: dark"), "dark" } }) {
        const QString value = QLatin1String(scheme);
        addCommand(view, name, text, {}, {}, [this, value] { m_settings->setValue(Settings::Key::Theme, value); });
    }

    QMenu *go = menuBar()->addMenu(tr("&Go"));
    addCommand(go, "goTo", tr("&Go to anything"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_K),
        [this] { m_goTo->open(); });
    go->addAction(m_back);
    go->addAction(m_forward);
    go->addSeparator();
    for (const PageKind &kind : m_registry->kinds()) {
        addCommand(go, QByteArray("go:" + kind.kind.toLatin1()).constData(), kind.title, kind.icon, {},
            [this, name = kind.kind] {
                openLink({ {}, name, {} });
            });
    }
    addCommand(go, "traceSubject", tr("Trace a subject"), QStringLiteral("topology"), {}, [this] { traceSubject(); });
    for (int number = 1; number <= 9; ++number) {
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
        connect(action, &QAction::triggered, this, [this, number] {
            if (number <= m_docks.size())
                raisePage(static_cast<Page *>(m_docks.at(number - 1)->widget()));
        });
        addAction(action);
    }

    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    addCommand(tools, "settings", tr("&Settings…"), QStringLiteral("settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
        [this] { openSettings(); });
    addCommand(tools, "thresholds", tr("What needs &attention…"), QStringLiteral("warning"), {}, [this] {
        auto *dialog = new ThresholdsDialog(m_settings, this);
        dialog->open();
    });
    addCommand(tools, "schemas", tr("Sc&hemas…"), QStringLiteral("message"), {}, [this] {
        auto *dialog = new SchemasDialog(m_schemas, this);
        dialog->open();
    });
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    addCommand(help, "keys", tr("&Keys of this page"), QStringLiteral("key"), QKeySequence(Qt::Key_F1),
        [this] { showKeys(); });
    addCommand(help, "about", tr("&About Natsight"), QStringLiteral("info"), {}, [this] { showAbout(); });
}

void MainWindow::buildTopBar()
{
    auto *bar = new QToolBar(tr("Navigation"), this);
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setMovable(false);
    bar->setIconSize({ 16, 16 });
    bar->toggleViewAction()->setVisible(false);
    addToolBar(bar);
    const auto action = [this, bar](
                            const char *name, const QString &text, const QString &iconName, const QKeySequence &key) {
        QAction *made = bar->addAction(icon(iconName), text);
        made->setObjectName(QLatin1String(name));
        made->setShortcut(key);
        made->setToolTip(text + QStringLiteral(" (") + key.toString(QKeySequence::NativeText) + u')');
        bar->widgetForAction(made)->setObjectName(QLatin1String(name) + QLatin1String("Button"));
        static_cast<QWidget *>(bar->widgetForAction(made))->setAccessibleName(text);
        m_commands << made;
        return made;
    };
    m_back = action("back", tr("Back"), QStringLiteral("back"), QKeySequence(Qt::ALT | Qt::Key_Left));
    m_forward = action("forward", tr("Forward"), QStringLiteral("forward"), QKeySequence(Qt::ALT | Qt::Key_Right));
    connect(m_back, &QAction::triggered, this, &MainWindow::goBack);
    connect(m_forward, &QAction::triggered, this, &MainWindow::goForward);
    m_live = new QToolButton(bar);
    m_live->setObjectName(QStringLiteral("liveButton"));
    m_live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_live->setToolTip(tr("Pause the page, or go on live (Space)"));
    m_live->setAccessibleName(tr("Pause or go live"));
    m_live->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(m_live);
    connect(m_live, &QToolButton::clicked, this, [this] {
        if (m_current && m_current->canPause())
            m_current->setPaused(!m_current->isPaused());
    });
    const auto stretch = [bar] {
        auto *space = new QWidget(bar);
        space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(space);
    };
    stretch();
    m_goTo = new GoToBox([this] { return goToEntries(); }, [this](const QString &text) { return openText(text); }, bar);
    m_goTo->setMinimumWidth(240);
    m_goTo->setMaximumWidth(560);
    m_goTo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bar->addWidget(m_goTo);
    stretch();
    m_chip = new ConnectionChip(bar);
    bar->addWidget(m_chip);
}

void MainWindow::buildStatusBar()
{
    const auto label = [this](const char *name, const QString &accessible) {
        auto *made = new QLabel(this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(accessible);
        made->setTextFormat(Qt::PlainText);
        made->setMinimumWidth(1);
        return made;
    };
    statusBar()->setObjectName(QStringLiteral("statusBar"));
    statusBar()->setContentsMargins(Theme::gap, 0, Theme::gap, 0);
    m_happening = label("statusNow", tr("What happens now"));
    m_losses = label("statusLosses", tr("Losses"));
    m_server = label("statusServer", tr("Server"));
    statusBar()->addWidget(m_happening, 1);
    statusBar()->addWidget(m_losses);
    m_running = new QToolButton(this);
    m_running->setObjectName(QStringLiteral("statusResponders"));
    m_running->setIcon(icon(QStringLiteral("responder")));
    m_running->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_running->setAutoRaise(true);
    m_running->setFocusPolicy(Qt::TabFocus);
    m_running->hide();
    connect(m_running, &QToolButton::clicked, this, &MainWindow::showResponders);
    statusBar()->addPermanentWidget(m_running);
    statusBar()->addPermanentWidget(m_server);
}

void MainWindow::updateRunning()
{
    int running = 0;
    QStringList where;
    for (Connection *connection : m_connections->connections()) {
        const int here = connection->hasResponders() ? connection->responders()->runningCount() : 0;
        if (here > 0)
            where << tr("%1 on %2").arg(QString::number(here), connection->name());
        running += here;
    }
    m_running->setVisible(running > 0);
    m_running->setText(running == 1 ? tr("1 responder runs") : tr("%1 responders run").arg(running));
    m_running->setAccessibleName(m_running->text());
    m_running->setToolTip(tr("This program answers requests of others: %1. Click to see them.")
                              .arg(where.join(QLatin1String(", ")))
                              .toHtmlEscaped());
}

void MainWindow::showResponders()
{
    // Those of the connection in use, or else of the first that has any.
    Connection *shown = currentConnection();
    if (!shown || !shown->hasResponders() || shown->responders()->runningCount() == 0) {
        for (Connection *connection : m_connections->connections()) {
            if (connection->hasResponders() && connection->responders()->runningCount() > 0) {
                shown = connection;
                break;
            }
        }
    }
    m_responders->show();
    m_responders->raise();
    m_responders->setConnection(shown);
    m_responders->setFocus(Qt::OtherFocusReason);
}

QList<Page *> MainWindow::pages() const
{
    QList<Page *> all;
    for (QDockWidget *dock : m_docks)
        all << static_cast<Page *>(dock->widget());
    return all;
}

QDockWidget *MainWindow::dockOf(const Page *page) const
{
    for (QDockWidget *dock : m_docks) {
        if (page && dock->widget() == page)
            return dock;
    }
    return nullptr;
}

Connection *MainWindow::currentConnection() const
{
    return m_connections->find(m_currentConnection);
}

void MainWindow::openConnection(Connection *connection)
{
    m_connections->open(connection);
    openLink({ connection->name(), QStringLiteral("overview"), {} });
}

void MainWindow::openCapture(const QString &path)
{
    const Connection *capture = m_connections->addCapture(path);
    openLink({ capture->name(), QStringLiteral("traffic"), {} });
}

void MainWindow::chooseCapture()
{
    auto *chooser = new QFileDialog(this, tr("Open captured messages"), {},
        tr("Captured messages (*.ndjson *.jsonl)") + QStringLiteral(";;") + tr("All files (*)"));
    chooser->setObjectName(QStringLiteral("captureChooser"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    connect(chooser, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            openCapture(path);
    });
    chooser->open();
}

Page *MainWindow::openLink(const Link &asked, bool beside)
{
    Link link = asked;
    if (link.isShort())
        link.context = m_currentConnection;
    Connection *connection = m_connections->find(link.context);
    for (Page *open : pages()) {
        const bool isSame = open->link() == link;
        const bool isThing = open->link().context == link.context && open->link().kind == link.kind;
        if (isSame || (isThing && !qobject_cast<MissingPage *>(open) && open->goTo(link))) {
            raisePage(open);
            return open;
        }
    }
    const PageKind *kind = m_registry->find(link.kind);
    if (connection && kind && connection->isFile() && !kind->isOfCaptures)
        kind = nullptr;
    Page *page = connection && kind ? kind->make(*connection, link, this) : nullptr;
    if (!page)
        page = new MissingPage(link,
            connection && connection->isFile()
                ? tr("“%1” is a file of captured messages: there is no system behind it.").arg(connection->name())
                : m_registry->whyMissing(link, connection != nullptr),
            this);
    if (connection)
        page->setReadOnly(connection->isReadOnly());

    auto *dock = new QDockWidget(m_pages);
    dock->setObjectName(QStringLiteral("page:") + link.toString());
    dock->setWidget(page);
    dock->setFeatures(
        QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    dock->setWindowIcon(icon(page->iconName()));
    QDockWidget *before = dockOf(m_current);
    if (!before && !m_docks.isEmpty())
        before = m_docks.constLast();
    m_pages->addDockWidget(Qt::LeftDockWidgetArea, dock);
    if (before && beside)
        m_pages->splitDockWidget(before, dock, Qt::Horizontal);
    else if (before && !before->isFloating())
        m_pages->tabifyDockWidget(before, dock);
    m_docks << dock;
    updateTitles();
    m_stack->setCurrentWidget(m_pages);

    connect(page, &Page::titleChanged, this, &MainWindow::updateTitles);
    connect(page, &Page::liveChanged, this, &MainWindow::updateState);
    connect(page, &Page::linkChanged, this, [this, page] {
        if (page == m_current)
            updatePlace();
    });
    connect(page, &Page::closeAnswered, this, [this, dock](bool mayClose) {
        // Of the whole window the page stays: it is opened again with the next one.
        if (std::exchange(m_isClosing, false)) {
            if (mayClose)
                close();
        } else if (mayClose) {
            dropPage(dock);
        }
    });
    connect(page, &Page::statusText, this, [this](const QString &text) { m_happening->setText(text); });
    connect(page, &Page::openRequested, this, &MainWindow::openLink);
    connect(page, &Page::composeRequested, m_composer, &ComposerDock::compose);
    connect(page, &Page::commandRequested, this, [this, page](const QString &name) {
        raisePage(page); // the command is about its connection
        if (auto *action = findChild<QAction *>(name))
            action->trigger();
    });
    connect(dock, &QDockWidget::visibilityChanged, this, [this, page](bool isVisible) {
        if (isVisible && !m_isRefreshPending)
            setCurrentPage(page);
    });
    connect(dock, &QDockWidget::topLevelChanged, this, &MainWindow::updateDocks);
    connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::updateDocks);
    // The close button of a title bar hides a dock; a closed page is gone.
    connect(dock->toggleViewAction(), &QAction::triggered, this, [this, dock](bool isOn) {
        if (!isOn)
            closePage(dock);
    });
    updateDocks();
    raisePage(page);
    return page;
}

void MainWindow::raisePage(Page *page)
{
    QDockWidget *dock = dockOf(page);
    if (!dock)
        return;
    m_isRefreshPending = true; // the tabs pass over others on the way
    dock->show();
    dock->raise();
    m_isRefreshPending = false;
    setCurrentPage(page);
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::closePage(QDockWidget *dock)
{
    auto *page = static_cast<Page *>(dock->widget());
    if (page->mayClose())
        dropPage(dock);
    else
        raisePage(page);
}

void MainWindow::dropPage(QDockWidget *dock)
{
    auto *page = static_cast<Page *>(dock->widget());
    const qsizetype index = m_docks.indexOf(dock);
    if (index < 0)
        return;
    m_docks.removeAt(index);
    const bool wasCurrent = page == m_current;
    m_pages->removeDockWidget(dock);
    dock->deleteLater();
    page->disconnect(this);
    dock->disconnect(this);
    if (m_docks.isEmpty()) {
        m_stack->setCurrentWidget(m_start);
        setCurrentPage(nullptr);
    } else if (wasCurrent) {
        raisePage(static_cast<Page *>(m_docks.at(std::min(index, m_docks.size() - 1))->widget()));
    }
    updateTitles();
    updateDocks();
}

void MainWindow::updateTitles()
{
    const QList<Page *> all = pages();
    const bool areOfOne = std::all_of(all.begin(), all.end(),
        [&all](const Page *page) { return page->link().context == all.constFirst()->link().context; });
    for (QDockWidget *dock : std::as_const(m_docks)) {
        const auto *page = static_cast<const Page *>(dock->widget());
        // Two tabs named Traffic would not tell production from staging.
        const QString title = areOfOne ? page->title()
                                       : tr("%1 · %2", "page · connection").arg(page->title(), page->link().context);
        dock->setWindowTitle(dock->fontMetrics().elidedText(title, Qt::ElideMiddle, widestTab));
    }
}

void MainWindow::updateDocks()
{
    QTimer::singleShot(0, this, [this] {
        for (QDockWidget *dock : m_docks) {
            // A tab is title enough; a page that stands alone or floats keeps its own.
            const bool isTabbed = !dock->isFloating() && !m_pages->tabifiedDockWidgets(dock).isEmpty();
            if (isTabbed && !dock->titleBarWidget())
                dock->setTitleBarWidget(new QWidget(dock));
            else if (!isTabbed && dock->titleBarWidget()) {
                QWidget *old = dock->titleBarWidget();
                dock->setTitleBarWidget(nullptr);
                old->deleteLater();
            }
        }
        const QList<QTabBar *> bars = m_pages->findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
        for (QTabBar *bar : bars) {
            bar->setObjectName(QStringLiteral("pageTabs"));
            bar->setAccessibleName(tr("Open pages"));
            if (bar->tabsClosable())
                continue;
            bar->setTabsClosable(true);
            bar->setElideMode(Qt::ElideNone); // many are scrolled through, not squeezed to a letter each
            bar->setUsesScrollButtons(true);
            connect(bar, &QTabBar::tabCloseRequested, this, [this, bar](int index) {
                for (QDockWidget *dock : QList<QDockWidget *>(m_docks)) {
                    // Qt keeps the dock's address as the tab's data.
                    if (reinterpret_cast<quintptr>(dock) == bar->tabData(index).value<quintptr>())
                        closePage(dock);
                }
            });
        }
    });
}

void MainWindow::setCurrentPage(Page *page)
{
    m_current = page;
    if (page) {
        if (m_connections->find(page->link().context))
            m_currentConnection = page->link().context;
        m_explorer->setCurrent(page->link());
        updatePlace();
    }
    updateState();
}

void MainWindow::updatePlace()
{
    const Link link = m_current->link();
    if (!m_isWalking && (m_place < 0 || !(m_history.at(m_place) == link))) {
        m_history.resize(m_place + 1);
        m_history << link;
        if (m_history.size() > maxHistory)
            m_history.removeFirst();
        m_place = m_history.size() - 1;
    }
    m_back->setEnabled(m_place > 0);
    m_forward->setEnabled(m_place + 1 < m_history.size());
}

void MainWindow::goBack()
{
    if (m_place <= 0)
        return;
    --m_place;
    m_isWalking = true;
    openLink(m_history.at(m_place));
    m_isWalking = false;
}

void MainWindow::goForward()
{
    if (m_place + 1 >= m_history.size())
        return;
    ++m_place;
    m_isWalking = true;
    openLink(m_history.at(m_place));
    m_isWalking = false;
}

void MainWindow::watchConnections()
{
    for (Connection *connection : m_connections->connections()) {
        connect(connection, &Connection::changed, this, &MainWindow::updateState, Qt::UniqueConnection);
        if (connection->property("isWatched").toBool())
            continue;
        connection->setProperty("isWatched", true);
        connect(connection, &Connection::eventHappened, this, [this, connection](const SessionEvent &event) {
            m_log->model()->add(connection->name(), event);
            if (connection->name() == m_currentConnection)
                m_happening->setText(event.text);
        });
        connect(connection, &Connection::respondersChanged, this, &MainWindow::updateRunning);
        connect(connection, &Connection::changed, this, [this, connection] {
            for (Page *page : pages()) {
                if (page->link().context == connection->name())
                    page->setReadOnly(connection->isReadOnly());
            }
        });
    }
    updateState();
    updateRunning();
}

void MainWindow::updateState()
{
    Connection *capture = currentConnection();
    Connection *connection = capture && capture->isFile() ? nullptr : capture;
    if (m_responders->isVisible())
        m_responders->setConnection(connection);
    m_chip->show(connection);
    m_composer->setConnection(connection);
    const bool canPause = m_current && m_current->canPause();
    const QString live = m_current ? m_current->liveText() : QString();
    m_live->setVisible(m_current);
    m_live->setEnabled(canPause);
    m_live->setText(live.isEmpty() ? tr("live") : live);
    m_live->setIcon(
        canPause ? icon(m_current->isPaused() ? QStringLiteral("play") : QStringLiteral("pause")) : QIcon());
    m_back->setEnabled(m_place > 0);
    m_forward->setEnabled(m_place + 1 < m_history.size());
    QStringList parts;
    QString losses;
    if (connection) {
        const SessionStatus &status = connection->status();
        if (!status.server.name.isEmpty())
            parts << status.server.name;
        if (!status.server.account.isEmpty())
            parts << status.server.account;
        if (!status.server.version.isEmpty())
            parts << QStringLiteral("nats-server ") + status.server.version;
        if (status.rtt)
            parts << format::duration(*status.rtt);
        if (status.reason && status.state != SessionStatus::State::Connected)
            m_happening->setText(status.reason->text());
        if (connection->hasSession()) {
            const TrafficSubscription totals = connection->traffic()->totals();
            if (const quint64 dropped = totals.droppedLibrary + totals.droppedOther; dropped > 0)
                losses = tr("dropped %1").arg(format::count(dropped));
        }
    }
    m_losses->setText(losses);
    m_losses->setVisible(!losses.isEmpty());
    m_server->setText(parts.join(QStringLiteral(" · ")));
    setWindowTitle(capture ? capture->name() + QStringLiteral(" – Natsight") : QStringLiteral("Natsight"));
}

void MainWindow::traceSubject()
{
    // The one of the page, where it is about one.
    Link link { {}, QStringLiteral("topology"), { QStringLiteral("trace") } };
    if (const Page *page = currentPage()) {
        link.context = page->link().context;
        const bool hasSubject = page->link().kind == QLatin1String("traffic")
            || page->link().kind == QLatin1String("subscriptions");
        if (const QString subject = page->link().path.value(0);
            hasSubject && validatePublishSubject(subject.toUtf8()).has_value())
            link.path << subject;
    }
    openLink(link);
}

QList<GoToEntry> MainWindow::goToEntries()
{
    QList<GoToEntry> entries;
    for (Page *page : pages()) {
        const QPointer<Page> guarded = page;
        entries << GoToEntry { page->title() + QStringLiteral(" – ") + page->link().context, tr("open page"),
            page->iconName(), [this, guarded] {
                if (guarded)
                    raisePage(guarded);
            } };
    }
    for (Connection *connection : m_connections->connections()) {
        const QString name = connection->name();
        entries << GoToEntry { name, tr("connection"), QStringLiteral("connection"), [this, name] {
                                  if (Connection *found = m_connections->find(name))
                                      openConnection(found);
                              } };
        for (const PageKind &kind : m_registry->kinds()) {
            const Link link { name, kind.kind, {} };
            entries << GoToEntry { link.toString(), kind.title, kind.icon, [this, link] { openLink(link); } };
        }
        for (const QString &service : knownServices(connection)) {
            const Link link { name, QStringLiteral("services"), { service } };
            entries << GoToEntry { link.toString(), tr("service"), QStringLiteral("service"),
                [this, link] { openLink(link); } };
        }
    }
    for (const Connection *capture : m_connections->captures()) {
        for (const PageKind &kind : m_registry->kindsOf(*capture)) {
            const Link link { capture->name(), kind.kind, {} };
            entries << GoToEntry { link.toString(), kind.title, kind.icon, [this, link] { openLink(link); } };
        }
    }
    for (QAction *action : m_commands) {
        if (!action->isEnabled() || action->text().isEmpty())
            continue;
        entries << GoToEntry { QString(action->text()).remove(u'&'),
            action->shortcut().toString(QKeySequence::NativeText), {}, [action = QPointer<QAction>(action)] {
                if (action)
                    action->trigger();
            } };
    }
    return entries;
}

bool MainWindow::openText(const QString &text)
{
    const Result<Link> link = Link::parse(text);
    if (!link) {
        m_happening->setText(link.error().text());
        return false;
    }
    openLink(*link);
    return true;
}

void MainWindow::editProfile(const ConnectionProfile &profile, const QString &oldName)
{
    auto *dialog = new ConnectionDialog(m_connections, profile, oldName, this);
    connect(dialog, &ConnectionDialog::saved, this, [this](const QString &name, bool opensIt) {
        if (Connection *connection = m_connections->find(name); connection && opensIt)
            openConnection(connection);
    });
    dialog->open();
}

void MainWindow::editConnection(Connection *connection, bool asCopy)
{
    if (connection->isFile())
        return;
    ConnectionProfile profile = connection->profile();
    if (asCopy)
        profile.name = tr("%1-copy").arg(profile.name);
    editProfile(profile, asCopy ? QString() : connection->name());
}

void MainWindow::deleteConnection(Connection *connection)
{
    if (!connection)
        return;
    if (connection->isFile()) {
        // The file stays where it is.
        if (const Result<void> removed = m_connections->remove(connection); !removed)
            m_happening->setText(removed.error().text());
        return;
    }
    const QString name = connection->name();
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Delete connection"),
        tr("Delete the connection “%1”?").arg(name), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("deleteDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(connection->origin() == Connection::Origin::Context
            ? tr("Its context file, which the nats CLI uses too, and its saved secrets are removed. Nothing changes on "
                 "the server.")
            : tr("It was never saved. Nothing changes on the server."));
    QPushButton *yes = box->addButton(tr("Delete connection"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteConfirm"));
    box->addButton(tr("Keep"), QMessageBox::RejectRole);
    connect(yes, &QPushButton::clicked, this, [this, name] {
        Connection *found = m_connections->find(name);
        if (!found)
            return;
        if (const Result<void> removed = m_connections->remove(found); !removed)
            m_happening->setText(removed.error().text());
    });
    box->open();
}

void MainWindow::askSecret(Connection *connection, const QString &field)
{
    const QString name = connection->name();
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("secretDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Sign in to %1").arg(name));
    dialog->setLabelText(field == QLatin1String("token") ? tr("Token")
            : field == QLatin1String("jwt")
            ? tr("JWT")
            : tr("Password of %1").arg(connection->profile().signIn.user.toHtmlEscaped()));
    dialog->setTextEchoMode(QLineEdit::Password);
    dialog->setOkButtonText(tr("Sign in"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, name](const QString &text) {
        if (Connection *found = m_connections->find(name); found && !text.isEmpty())
            m_connections->openWithSecret(found, Secret(text.toUtf8()));
    });
    dialog->open();
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_settings, this);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Natsight"), QStringLiteral("Natsight " NATSIGHT_VERSION),
        QMessageBox::Close, this);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(applicationIcon().pixmap(64));
    QAbstractButton *close = box->button(QMessageBox::Close);
    close->setObjectName(QStringLiteral("aboutClose"));
    close->setAccessibleName(tr("Close"));
    box->setInformativeText(
        tr("Watch, explore and administer NATS systems.\nQt %1, cnats %2. Licence: GPL-3.0-or-later.")
            .arg(QLatin1String(qVersion()), Session::libraryVersion()));
    box->open();
}

void MainWindow::showKeys()
{
    QList<KeysDialog::Section> sections;
    if (m_current) {
        KeysDialog::Section section { m_current->title(), m_current->keys() };
        for (auto &[key, meaning] : section.keys)
            key = QKeySequence(key).toString(QKeySequence::NativeText);
        sections << section;
    }
    KeysDialog::Section everywhere { tr("Everywhere"), {} };
    for (const QAction *action : std::as_const(m_commands)) {
        if (!action->shortcut().isEmpty())
            everywhere.keys << std::pair(
                action->shortcut().toString(QKeySequence::NativeText), QString(action->text()).remove(u'&'));
    }
    everywhere.keys << std::pair(
        QString(QKeySequence(Qt::CTRL | Qt::Key_1).toString(QKeySequence::NativeText) + QStringLiteral("…9")),
        tr("Page 1 to 9"));
    sections << everywhere;
    auto *dialog = new KeysDialog(sections, this);
    dialog->open();
}

void MainWindow::nextPane()
{
    QList<QWidget *> panes { m_explorer, m_current ? static_cast<QWidget *>(m_current) : m_start };
    if (m_log->isVisible())
        panes << m_log;
    if (m_composer->isVisible())
        panes << m_composer;
    if (m_responders->isVisible())
        panes << m_responders;
    const QWidget *focus = QApplication::focusWidget();
    qsizetype now = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            now = i;
    }
    QWidget *next = panes.at((now + 1) % panes.size());
    for (QWidget *child = next->nextInFocusChain(); child && child != next; child = child->nextInFocusChain()) {
        if (next->isAncestorOf(child) && child->isVisible() && child->isEnabled()
            && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    next->setFocus(Qt::TabFocusReason);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Space pauses the page, except where it presses what has the focus.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space
        && (qobject_cast<QAbstractButton *>(watched) || qobject_cast<QComboBox *>(watched))) {
        event->accept();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::childEvent(QChildEvent *event)
{
    // Qt makes the tabs of docks that share a place when it needs them.
    if (event->type() == QEvent::ChildPolished) {
        if (auto *tabs = qobject_cast<QTabBar *>(event->child())) {
            tabs->setObjectName(QStringLiteral("dockTabs"));
            tabs->setAccessibleName(tr("Panels"));
        }
    }
    QMainWindow::childEvent(event);
}

void MainWindow::savePages()
{
    QStringList links;
    QStringList open;
    for (const QDockWidget *dock : std::as_const(m_docks)) {
        const auto *page = static_cast<const Page *>(dock->widget());
        const Connection *connection = m_connections->find(page->link().context);
        // What is gone with the program cannot come back with the next one.
        if (!connection || connection->origin() != Connection::Origin::Context)
            continue;
        links << page->link().toString();
        if (connection->isOpen() && !open.contains(connection->name()))
            open << connection->name();
    }
    m_settings->setValue(Settings::Key::OpenPages, links);
    m_settings->setValue(Settings::Key::OpenConnections, open);
    m_settings->setValue(Settings::Key::PagesState, m_pages->saveState());
}

void MainWindow::restorePages()
{
    const QStringList open = m_settings->list(Settings::Key::OpenConnections);
    for (const QString &name : open) {
        if (Connection *connection = m_connections->find(name))
            m_connections->open(connection);
    }
    const QStringList links = m_settings->list(Settings::Key::OpenPages);
    for (const QString &text : links) {
        if (const auto link = Link::parse(text); link && m_connections->find(link->context))
            openLink(*link);
    }
    m_pages->restoreState(m_settings->value(Settings::Key::PagesState).toByteArray());
    updateDocks();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setAnimated(!Theme::isMotionReduced());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (Page *page : pages()) {
        if (!page->mayClose()) {
            m_isClosing = true;
            raisePage(page);
            event->ignore();
            return;
        }
    }
    m_settings->setValue(Settings::Key::WindowGeometry, saveGeometry());
    m_settings->setValue(Settings::Key::WindowState, saveState());
    savePages();
    m_settings->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool areCaptures = !urls.isEmpty() && std::all_of(urls.begin(), urls.end(), isCapture);
    if (areCaptures || (urls.size() == 1 && urls.constFirst().toLocalFile().endsWith(QLatin1String(".creds"))))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::all_of(urls.begin(), urls.end(), isCapture)) {
        for (const QUrl &url : urls)
            openCapture(url.toLocalFile());
        return;
    }
    ConnectionProfile profile;
    profile.signIn.mode = SignIn::Mode::CredentialsFile;
    profile.signIn.file = event->mimeData()->urls().constFirst().toLocalFile();
    editProfile(profile, {});
}

} // namespace natsight
