// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/demo/demosystem.h"
#include "app/mainwindow.h"
#include "app/pages.h"
#include "app/servicenotifier.h"
#include "models/payload/payloadrules.h"
#include "widgets/traffic/trafficpage.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStatusBar>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>

#include <cstdio>

namespace natsight {

namespace {

constexpr int settleMs = 2'500; ///< until a page has something to show in its picture
constexpr int pictureMs = 600; ///< from raising a page to its picture

void complain(const QString &text)
{
    std::fputs(qPrintable(QStringLiteral("natsight: ") + text + u'\n'), stderr);
}

std::unique_ptr<SecretVault> makeVault(const CommandLine &line)
{
    // With a configuration folder of its own the program writes nothing elsewhere, the keychain included.
    if (!line.configDir.isEmpty())
        return std::make_unique<MemoryVault>(false);
    return std::make_unique<Keychain>();
}

} // namespace

Application::Application(CommandLine line, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_settings(m_line.configDir)
    , m_connections(ContextStore(), makeVault(m_line), &m_settings)
{
    if (m_line.readOnly)
        m_connections.setAllReadOnly();
    applyTheme();
    applyMotion();
    m_settings.applyThresholds();
    keepPayloadFormats();
    connect(&m_settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::Theme) {
            m_line.theme.reset();
            applyTheme();
        } else if (key == Settings::Key::Motion) {
            applyMotion();
        }
    });
    registerPages(m_registry, m_settings, m_clock, &m_connections);
    m_notifier = std::make_unique<ServiceNotifier>(&m_connections, &m_settings, desktopNotifications());
    m_window = std::make_unique<MainWindow>(&m_settings, &m_connections, &m_registry, &m_theme);
    connect(m_window.get(), &MainWindow::demoRequested, this, &Application::startDemo);
}

Application::~Application() = default;

void Application::keepPayloadFormats()
{
    PayloadRulesBook &book = PayloadRulesBook::shared();
    book.setChoices(PayloadChoices::fromLines(m_settings.list(Settings::Key::PayloadFormats)));
    connect(&book, &PayloadRulesBook::choicesChanged, this,
        [this, &book] { m_settings.setValue(Settings::Key::PayloadFormats, book.rules()->choices.toLines()); });
}

void Application::applyTheme()
{
    Theme::Scheme scheme = Theme::Scheme::System;
    const QString name = m_settings.string(Settings::Key::Theme);
    if (name == QLatin1String("light"))
        scheme = Theme::Scheme::Light;
    else if (name == QLatin1String("dark"))
        scheme = Theme::Scheme::Dark;
    m_theme.apply(m_line.theme.value_or(scheme));
}

void Application::applyMotion()
{
    const QString name = m_settings.string(Settings::Key::Motion);
    m_theme.setMotion(name == QLatin1String("full") ? Theme::Motion::Full
            : name == QLatin1String("reduced")      ? Theme::Motion::Reduced
                                                    : Theme::Motion::System);
}

void Application::start()
{
    m_sinceStart.start();
    m_stats.setMeasuringStalls(!m_line.statsFile.isEmpty());
    m_stats.watch(m_window.get());
    m_window->show();
    if (m_line.quitAfterMs > 0)
        QTimer::singleShot(m_line.quitAfterMs, this, [this] { m_window->close(); });
    // The window first: what is opened fills it.
    connect(&m_stats, &RunStats::started, this, &Application::openFirst);
}

void Application::openFirst()
{
    if (m_line.demo) {
        startDemo();
        return;
    }
    Connection *connection = nullptr;
    if (!m_line.server.isEmpty()) {
        ConnectionProfile profile;
        profile.servers = m_line.server.split(u',', Qt::SkipEmptyParts);
        profile.name = profile.servers.constFirst().section(u'@', -1).section(QLatin1String("//"), -1);
        profile.name.replace(u'/', u'-');
        if (!m_line.user.isEmpty()) {
            profile.signIn.mode = SignIn::Mode::UserPassword;
            profile.signIn.user = m_line.user;
            profile.signIn.password = m_line.password;
        } else if (!m_line.credentialsFile.isEmpty()) {
            profile.signIn.mode = SignIn::Mode::CredentialsFile;
            profile.signIn.file = m_line.credentialsFile;
        } else if (!m_line.nkeyFile.isEmpty()) {
            profile.signIn.mode = SignIn::Mode::NKeyFile;
            profile.signIn.file = m_line.nkeyFile;
        }
        profile.tls.caFile = m_line.tlsCa;
        profile.tls.certificateFile = m_line.tlsCertificate;
        profile.tls.keyFile = m_line.tlsKey;
        profile.tls.required = !m_line.tlsCa.isEmpty() || !m_line.tlsCertificate.isEmpty();
        connection = m_connections.addAdHoc(profile);
    } else if (!m_line.context.isEmpty()) {
        connection = m_connections.find(m_line.context);
        if (!connection)
            m_window->openLink({ m_line.context, QStringLiteral("overview"), {} });
    }
    if (connection) {
        openPages(connection);
        return;
    }
    openCaptures();
    // Without a connection named: links may name theirs, and subscriptions go to the context that the CLI has selected.
    const QString selected = m_connections.store().selected();
    Connection *standard = m_connections.find(selected);
    if (!m_line.subscribe.isEmpty() && standard) {
        openPages(standard);
        return;
    }
    for (Link link : std::as_const(m_line.open)) {
        if (link.isShort() && standard)
            link.context = standard->name();
        if (Connection *named = m_connections.find(link.context))
            m_connections.open(named);
        m_window->openLink(link);
    }
    if (!m_line.subscribe.isEmpty())
        m_window->openLink({ {}, QStringLiteral("traffic"), {} });
    else if (m_line.open.isEmpty() && m_line.captures.isEmpty())
        m_window->restorePages();
    scheduleScreenshots();
}

void Application::openCaptures()
{
    for (const QString &path : std::as_const(m_line.captures))
        m_window->openCapture(path);
}

void Application::openPages(Connection *connection)
{
    const QPointer<Connection> opened = connection;
    std::vector<std::function<void()>> steps;
    const auto openLink = [&steps, this, opened](const Link &wanted) {
        steps.emplace_back([this, opened, wanted] {
            Link link = wanted;
            if (link.isShort() && opened)
                link.context = opened->name();
            else if (Connection *named = m_connections.find(link.context))
                m_connections.open(named);
            m_window->openLink(link);
        });
    };
    steps.emplace_back([this, opened] {
        if (opened)
            m_connections.open(opened);
    });
    openLink({ {}, QStringLiteral("overview"), {} });
    for (const Link &link : std::as_const(m_line.open))
        openLink(link);
    if (!m_line.subscribe.isEmpty()) {
        const Link traffic { {}, QStringLiteral("traffic"), {} };
        openLink(traffic);
        steps.emplace_back([this, opened, traffic] {
            auto *page = opened
                ? qobject_cast<TrafficPage *>(m_window->openLink({ opened->name(), traffic.kind, traffic.path }))
                : nullptr;
            for (const QByteArray &subject : std::as_const(m_line.subscribe)) {
                if (page)
                    page->subscribe(subject, TrafficPage::Ask::No);
            }
        });
    }
    steps.emplace_back([this] {
        openCaptures();
        scheduleScreenshots();
    });
    runInTurns(std::move(steps));
}

void Application::runInTurns(std::vector<std::function<void()>> steps)
{
    if (steps.empty())
        return;
    // Not 0: that would be one more event of the same turn.
    QTimer::singleShot(1, this, [this, steps = std::move(steps)]() mutable {
        const std::function<void()> first = std::move(steps.front());
        steps.erase(steps.begin());
        first();
        runInTurns(std::move(steps));
    });
}

void Application::startDemo()
{
    if (m_demo)
        return;
    m_demo = std::make_unique<DemoSystem>();
    connect(m_demo.get(), &DemoSystem::progress, this,
        [this](const QString &text) { m_window->statusBar()->showMessage(text); });
    connect(m_demo.get(), &DemoSystem::failed, this, [this](const Error &error) {
        complain(error.text());
        m_window->statusBar()->showMessage(error.text());
        m_demo.release()->deleteLater();
        if (!m_line.screenshotDir.isEmpty())
            takeScreenshots();
    });
    connect(m_demo.get(), &DemoSystem::ready, this, [this](const QList<ConnectionProfile> &profiles) {
        m_window->statusBar()->clearMessage();
        QList<Connection *> added;
        for (const ConnectionProfile &profile : profiles)
            added << m_connections.addAdHoc(profile, Connection::Origin::Demo);
        if (added.isEmpty())
            return;
        // The last one is of the system account.
        for (Connection *connection : std::as_const(added)) {
            if (connection != added.constLast())
                connection->setSystemName(added.constLast()->name());
        }
        if (m_line.subscribe.isEmpty())
            m_line.subscribe << QByteArrayLiteral(">"); // its own servers: nobody is harmed
        openPages(added.constFirst());
    });
    // What was opened before streams and their readers were there asks again.
    connect(m_demo.get(), &DemoSystem::complete, this, [this] {
        const QList<Page *> pages = m_window->pages();
        for (Page *page : pages)
            page->refresh();
    });
    m_demo->start();
}

void Application::scheduleScreenshots()
{
    if (m_line.screenshotDir.isEmpty())
        return;
    // As late as the run allows: the longer a live page has lived, the more there is to see.
    const qint64 needed = m_window->pages().size() * pictureMs + 2 * settleMs;
    const qint64 left = m_line.quitAfterMs > 0 ? m_line.quitAfterMs - m_sinceStart.elapsed() - needed : 0;
    QTimer::singleShot(std::max<qint64>(settleMs, left), this, &Application::takeScreenshots);
}

void Application::savePicture(const QString &name)
{
    const QString path = m_line.screenshotDir + u'/' + name + QStringLiteral(".png");
    // Encoding takes a tenth of a second, which is not the window's.
    m_pictures << std::pair(
        path, QtConcurrent::run([path, image = m_window->grab().toImage()] { return image.save(path); }));
}

void Application::takeScreenshots()
{
    if (!QDir().mkpath(m_line.screenshotDir)) {
        complain(tr("Can't make the folder %1.").arg(m_line.screenshotDir));
        m_hasFailed = true;
        return;
    }
    static const QRegularExpression strange(
        QStringLiteral("[^\\w.-]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QList<Page *> pages = m_window->pages();
    if (pages.isEmpty())
        savePicture(QStringLiteral("start"));
    // One page a turn, so that each has drawn itself before its picture is taken.
    Page *front = m_window->currentPage();
    int delay = 0;
    auto taken = std::make_shared<QStringList>();
    for (Page *page : pages) {
        const QPointer<Page> guarded = page;
        QTimer::singleShot(delay, this, [this, guarded] {
            if (guarded)
                m_window->raisePage(guarded);
        });
        delay += pictureMs;
        QTimer::singleShot(delay, this, [this, guarded, taken] {
            if (!guarded)
                return;
            const QString base = guarded->title().toLower().replace(strange, QStringLiteral("-"));
            QString name = base;
            for (int number = 2; taken->contains(name); ++number)
                name = QStringLiteral("%1-%2").arg(base).arg(number);
            *taken << name;
            savePicture(name);
        });
    }
    const QPointer<Page> guarded = front;
    QTimer::singleShot(delay + 50, this, [this, guarded] {
        if (guarded)
            m_window->raisePage(guarded);
    });
}

bool Application::finish()
{
    quint64 disconnects = 0;
    QList<TrafficSubscription> subscriptions;
    for (Connection *connection : m_connections.connections()) {
        if (!connection->hasSession())
            continue;
        disconnects += connection->status().disconnects;
        subscriptions << connection->traffic()->history();
    }
    const QByteArray json = m_stats.toJson(m_clock.frames(), disconnects, subscriptions);
    m_window.reset();
    for (Connection *connection : m_connections.connections())
        connection->close();
    m_demo.reset();
    m_settings.save();
    for (auto &[path, isSaved] : m_pictures) {
        if (isSaved.result())
            continue;
        complain(tr("Can't write %1.").arg(path));
        m_hasFailed = true;
    }
    if (m_line.statsFile.isEmpty())
        return !m_hasFailed;
    QSaveFile file(m_line.statsFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        complain(tr("Can't write %1: %2.").arg(m_line.statsFile, file.errorString()));
        return false;
    }
    return !m_hasFailed;
}

} // namespace natsight
