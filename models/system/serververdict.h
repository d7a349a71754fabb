// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

namespace natsight {

/// How a server is, the larger the worse.
enum class ServerCondition { Good, Gone, Warning, Bad };

/// One thing that is wrong with a server.
struct ServerProblem {
    QString key; ///< of its kind: `silent`, `version`
    ServerCondition condition = ServerCondition::Warning;
    QString word; ///< `slow consumers`
    QString text; ///< a sentence
    QString rule; ///< by which it is one, with its threshold

    bool operator==(const ServerProblem &) const = default;
};

/// Why, in words.
struct ServerVerdict {
    ServerCondition condition = ServerCondition::Good;
    QString word; ///< `good`, `slow consumers`, `gone since 14:01:40`
    QStringList reasons; ///< a sentence each, the worst first
    QList<ServerProblem> problems; ///< as they were found; the sentences are those of the reasons

    [[nodiscard]] QString reason() const { return reasons.join(u' '); }
    bool operator==(const ServerVerdict &) const = default;
};

/// One for each server, in their order. Pure but for the thresholds that were set. Bad: silent, unhealthy, JetStream storage full.
/// Warning: lame duck, slow consumers right now, processors, memory, storage or connections nearly used up, a certificate that
/// expires soon, another version than most of its cluster.
[[nodiscard]] QList<ServerVerdict> judgeServers(const QList<ServerSnapshot> &servers, qint64 nowMs);

} // namespace natsight
