// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/localserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace natsight {

/// The nats-server program that this run tests: of the series that NATSIGHT_SERVER_SERIES names (`2.9`; each test runs
/// once for each series), without it the newest. Empty when there is none.
[[nodiscard]] QString serverUnderTest();
/// The official CLI, empty when there is none.
[[nodiscard]] QString natsCli();
/// True where nothing may be skipped for want of a program (NATSIGHT_REQUIRE_SERVERS).
[[nodiscard]] bool arePeersRequired();

/// A real nats-server on 127.0.0.1, with its own folder. The port stays the same when it starts again.
class TestServer
{
public:
    explicit TestServer(const QByteArray &config = {}, quint16 port = 0, bool hasJetStream = false);

    [[nodiscard]] bool start();
    void stop() { m_server->stop(); } ///< gracefully
    void kill() { m_server->kill(); } ///< as a crash would
    void signal(int number) const { m_server->signal(number); }

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] qint64 pid() const { return m_server->pid(); }
    [[nodiscard]] QString url() const { return m_server->url(); }
    [[nodiscard]] QString log() const { return m_server->log(); }
    [[nodiscard]] QString monitoringUrl() const { return m_server->monitoringUrl(); }
    /// What the server's monitoring says, for instance to `/varz`; empty when it does not answer. Blocks.
    [[nodiscard]] QByteArray monitoring(const QByteArray &path) const;
    /// Replaces a text of the configuration and makes the running server read it again.
    [[nodiscard]] bool reconfigure(const QByteArray &before, const QByteArray &after) const;
    /// A file in the server's folder, for certificates and seeds.
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Publishes over a socket of its own, and waits until the server has taken all of it.
    [[nodiscard]] bool publish(const QByteArray &subject, int count, int bytes = 100) const;
    /// The same to a subject of a stream, and waits until the stream has stored, or refused, all of it. Never more at once than
    /// servers from 2.10 on keep waiting for a stream: they drop what is beyond.
    [[nodiscard]] bool store(const QByteArray &subject, int count, int bytes = 100) const;

    [[nodiscard]] static quint16 freePort() { return LocalServer::freePorts(1).value(0); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<LocalServer> m_server;
};

/// Runs a program to its end (20 s at most); what it printed, or a null string when it failed.
[[nodiscard]] QByteArray runProgram(
    const QString &program, const QStringList &arguments, const QStringList &environment = {});

} // namespace natsight

// In initTestCase(): the whole test is skipped without a server, or fails where servers are required.
#define NATSIGHT_NEED_SERVER()                                                                                         \
    do {                                                                                                               \
        if (natsight::serverUnderTest().isEmpty()) {                                                                   \
            if (natsight::arePeersRequired())                                                                          \
                QFAIL("no nats-server of this series, and NATSIGHT_REQUIRE_SERVERS is set");                           \
            QSKIP("no nats-server of this series");                                                                    \
        }                                                                                                              \
    } while (false)

#define NATSIGHT_NEED_CLI()                                                                                            \
    do {                                                                                                               \
        if (natsight::natsCli().isEmpty()) {                                                                           \
            if (natsight::arePeersRequired())                                                                          \
                QFAIL("no official nats CLI, and NATSIGHT_REQUIRE_SERVERS is set");                                    \
            QSKIP("no official nats CLI");                                                                             \
        }                                                                                                              \
    } while (false)
