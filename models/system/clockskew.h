// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

#include <optional>

namespace natsight {

/// How far the clock of a server is ahead of this machine's, and by how much that may be wrong: half the round trip.
struct ClockOffset {
    qint64 aheadMs = 0; ///< negative: behind
    qint64 errorMs = 0;

    bool operator==(const ClockOffset &) const = default;
};

/// None where the newest figures tell no time, were told unasked (nobody knows how long they took), or are of a server that is away.
[[nodiscard]] std::optional<ClockOffset> clockOffset(const ServerSnapshot &server);

/// A clock that cannot be right, or that cannot agree with another.
struct ClockSkew {
    QString server;
    QString other; ///< server with which it is compared; empty: this machine
    ClockOffset apart; ///< of the server, seen from the other

    bool operator==(const ClockSkew &) const = default;
};

/// By the threshold that was set. A server is compared with this machine; where all servers agree with each other, it is this
/// machine whose clock is wrong, and that is one finding without a server. Servers are compared with the one in the middle. Pure.
[[nodiscard]] QList<ClockSkew> clockSkews(const QList<ServerSnapshot> &servers);

} // namespace natsight
