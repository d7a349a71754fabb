// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/connectionprofile.h"

#include <atomic>
#include <chrono>

namespace natsight {

class Socket;
struct ServerGreeting;

/// A TLS handshake on a socket that has just read the greeting, with the profile's files and rules: says what the channel
/// would be (`TLS 1.3, certificate of CN until DATE`) or exactly why it can't be. Bounded by `timeout` also where the client
/// library's own handshake is not. Blocking, worker threads only.
[[nodiscard]] Result<QString> checkTls(const Socket &socket, const ServerGreeting &greeting, const QString &host,
    const TlsOptions &options, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled);

} // namespace natsight
