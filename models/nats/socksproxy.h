// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/serverprobe.h"

namespace natsight {

/// The address of a SOCKS5 proxy: `[socks5://][user[:password]@]host[:1080]`, percent-encoded. A value, any thread.
struct SocksProxy {
    QString host;
    quint16 port = 1080;
    QByteArray user;
    QByteArray password;

    [[nodiscard]] static Result<SocksProxy> parse(const QString &text);
};

/// A TCP connection to a server through a SOCKS5 proxy (RFC 1928; user and password by RFC 1929). The proxy resolves the
/// server's name. Blocking, worker threads only; returns soon after `isCancelled` turns true. The socket is non-blocking.
[[nodiscard]] Result<Socket> openThroughSocks(const QString &proxy, const QString &host, quint16 port,
    std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled);

} // namespace natsight
