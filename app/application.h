// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/connectionmanager.h"
#include "app/pageregistry.h"
#include "app/runstats.h"
#include "app/settings.h"
#include "widgets/common/frameclock.h"

#include <QElapsedTimer>
#include <QFuture>

#include <functional>
#include <memory>
#include <vector>

namespace natsight {

class DemoSystem;
class MainWindow;
class ServiceNotifier;

/// Puts the program together: settings, connections, pages and window, and carries out what the command line asks for. One
/// object, made after the QApplication. GUI thread.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(CommandLine line, QObject *parent = nullptr);
    ~Application() override;

    /// Shows the window and begins what was asked for.
    void start();
    /// Ends sessions in order and writes the figures of the run; call after the event loop. False when a file could not be written.
    bool finish();

    [[nodiscard]] MainWindow *window() const { return m_window.get(); }

private:
    void startDemo();
    void openFirst();
    void openCaptures();
    void openPages(Connection *connection);
    /// One after the other, each in a turn of the event loop of its own: the window stays live meanwhile.
    void runInTurns(std::vector<std::function<void()>> steps);
    void applyTheme();
    void keepPayloadFormats();
    void applyMotion();
    void scheduleScreenshots();
    void takeScreenshots();
    void savePicture(const QString &name);

    CommandLine m_line;
    Theme m_theme;
    Settings m_settings;
    FrameClock m_clock;
    RunStats m_stats;
    ConnectionManager m_connections;
    PageRegistry m_registry;
    std::unique_ptr<ServiceNotifier> m_notifier;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DemoSystem> m_demo;
    QElapsedTimer m_sinceStart;
    QList<std::pair<QString, QFuture<bool>>> m_pictures; ///< path, and whether it was written
    bool m_hasFailed = false;
};

} // namespace natsight
