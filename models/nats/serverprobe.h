// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <utility>

namespace natsight {

/// What a server says of itself in its INFO line, before anybody signs in.
struct ServerGreeting {
    QString id;
    QString name;
    QString version;
    QString cluster;
    QString address; ///< the numeric address that answered
    QStringList connectUrls; ///< other servers of the cluster, `host:port`
    qint64 maxPayload = 0;
    int apiLevel = 0; ///< 2.12 and later say it here
    bool hasHeaders = true;
    bool isAuthRequired = false;
    bool isTlsRequired = false;
    bool isTlsAvailable = false;
    bool wantsClientCertificate = false;
    bool isJetStream = false;
    bool isLameDuck = false;
};

/// A TCP socket that is closed when it goes. Move-only.
class Socket
{
public:
    Socket() = default;
    explicit Socket(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Socket();
    Socket(Socket &&other) noexcept;
    Socket &operator=(Socket &&other) noexcept;
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Gives the descriptor away: closing it is the caller's.
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor = -1;
};

/// Looks a host name up and opens a TCP connection to the first address that takes it; the steps before the greeting, told apart for
/// the connection test. Blocking (the look-up at the resolver's own pace): never on the GUI thread. The socket is
/// non-blocking.
[[nodiscard]] Result<QStringList> resolveHost(const QString &host);
[[nodiscard]] Result<Socket> openSocket(
    const QString &address, quint16 port, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled);
/// Exactly these bytes, all of them; errors name nobody, so that the caller says who failed.
[[nodiscard]] Result<void> sendAll(const Socket &socket, QByteArrayView bytes, std::chrono::milliseconds timeout,
    const std::atomic<bool> &isCancelled);
[[nodiscard]] Result<QByteArray> receiveExactly(
    const Socket &socket, qsizetype count, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled);
/// Reads the INFO line. At most 32 KiB - 1 (the client library's own limit) and `timeout`; fails on anything else.
[[nodiscard]] Result<ServerGreeting> readGreeting(
    const Socket &socket, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled);

/// All of it: reads a server's greeting over a short connection of its own, so that a peer that is no sane NATS server
/// never reaches the client library. Blocking, worker threads only; returns soon after `isCancelled` turns true.
/// `goOn`, if given, has the socket next and may fail the probe. With a `socksProxy` (see socksproxy.h) the way leads through it.
using ProbeStep = std::function<Result<void>(const Socket &socket, const ServerGreeting &greeting)>;
[[nodiscard]] Result<ServerGreeting> probeServer(const QString &host, quint16 port, std::chrono::milliseconds timeout,
    const std::atomic<bool> &isCancelled, const ProbeStep &goOn = {}, const QString &socksProxy = {});

/// The INFO line without its line end. Foreign bytes: any input is answered with a greeting or an error.
[[nodiscard]] Result<ServerGreeting> parseGreeting(QByteArrayView line);

} // namespace natsight
