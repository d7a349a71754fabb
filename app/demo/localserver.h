// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QList>
#include <QString>
#include <QVersionNumber>

#include <chrono>
#include <memory>

namespace natsight {

/// A nats-server program on this machine.
struct ServerProgram {
    QString path;
    QVersionNumber version;
};

/// Where newer NATS programs than the system's are kept: NATSIGHT_TOOLS, or the user's cache.
[[nodiscard]] QString toolsFolder();

/// The programs found: PATH and the system folders, and the folders `nats-server-*` of toolsFolder().
/// Oldest first, one for each version. Asks each program once and remembers. Blocking for some milliseconds a program.
[[nodiscard]] QList<ServerProgram> findServerPrograms();

/// A folder below the system's temporary folder that goes with its owner: when the object goes, or, after a crash, when
/// the next one is made. It holds everything of the servers that run in it.
class DemoFolder
{
public:
    /// `natsight-demo-<pid>-…`, readable by the user alone.
    DemoFolder();
    ~DemoFolder();
    DemoFolder(const DemoFolder &) = delete;
    DemoFolder &operator=(const DemoFolder &) = delete;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool isValid() const { return !m_path.isEmpty(); }

    /// Ends servers and removes folders whose owner is dead. Ends a process only when its command line still names that folder.
    static void removeLeftovers();

private:
    QString m_path;
};

/// One real nats-server process on a free loopback port. It ends with this object, and with this program however that
/// ends. Any thread, one at a time; start() and stop() block, so never on the GUI thread.
class LocalServer
{
public:
    struct Options {
        QString program; ///< empty = the newest found
        QString name; ///< server_name; also the name of its files
        QString config; ///< lines of nats-server configuration, added to our own
        bool hasJetStream = false;
        bool hasMonitoring = false;
        quint16 port = 0; ///< 0 = any free one
    };

    LocalServer(QString folder, Options options);
    ~LocalServer();
    LocalServer(const LocalServer &) = delete;
    LocalServer &operator=(const LocalServer &) = delete;

    /// Starts and waits until the server accepts clients. Fails with what the server said.
    [[nodiscard]] Result<void> start(std::chrono::milliseconds timeout = std::chrono::seconds(15));
    /// Asks it to end, and ends it after three seconds.
    void stop();
    /// Ends it at once, as a crash would.
    void kill();
    /// For instance SIGUSR2: lame duck mode.
    void signal(int number) const;

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 pid() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    /// `nats://127.0.0.1:PORT`
    [[nodiscard]] QString url() const;
    /// `http://127.0.0.1:PORT`; empty without monitoring.
    [[nodiscard]] QString monitoringUrl() const { return m_monitoringUrl; }
    [[nodiscard]] QString log() const;

    /// Ports that were free a moment ago, all different.
    [[nodiscard]] static QList<quint16> freePorts(int count);

private:
    struct Process;

    [[nodiscard]] QString file(const char *ending) const;
    [[nodiscard]] Result<void> failed(const QString &why) const;

    QString m_folder;
    Options m_options;
    quint16 m_port = 0;
    QString m_monitoringUrl;
    std::unique_ptr<Process> m_process;
};

} // namespace natsight
