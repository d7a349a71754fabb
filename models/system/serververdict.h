// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

namespace natsight {

/// How a server is, the larger the worse.
enum class ServerCondition { Good, Gone, Warning, Bad };

/// Why, in words.
struct ServerVerdict {
    ServerCondition condition = ServerCondition::Good;
    QString word; ///< `good`, `slow consumers`, `gone since 14:01:40`
    QStringList reasons; ///< a sentence each, the worst first

    [[nodiscard]] QString reason() const { return reasons.join(u' '); }
    bool operator==(const ServerVerdict &) const = default;
};

/// One for each server, in their order. Pure. Bad: silent, unhealthy, JetStream storage full. Warning: lame duck, slow
/// consumers right now, processors busy over 90 %, memory or connections over 90 % of their limit, a certificate that expires within
/// 14 days, another version than most of its cluster.
[[nodiscard]] QList<ServerVerdict> judgeServers(const QList<ServerSnapshot> &servers, qint64 nowMs);

} // namespace natsight
