// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicetypes.h"

#include <QList>

namespace natsight {

/// Something about a service that a person should know, in words.
struct ServiceFinding {
    enum class Kind { Failing, Slow, Starved, Left, Restarting, MixedVersions, OddAnswer };

    Kind kind = Kind::Failing;
    ServiceHealth severity = ServiceHealth::Warning;
    QString service;
    QString instance; ///< empty when it is of the whole service
    QString title; ///< `One instance of five fails.`
    QString text; ///< the sentences after it
    double weight = 0; ///< larger is worse; findings come sorted by severity, then by it

    bool operator==(const ServiceFinding &) const = default;
};

/// What each present instance of a queue group was asked in the last 5 minutes.
struct GroupLoad {
    QString subject;
    QString queueGroup;
    QList<std::pair<QString, quint64>> requests; ///< by instance
};

/// The troubles of one service, worst first. Looks at the last 5 minutes, and at single instances only where there are others to
/// compare with.
/// Pure, any thread; the order of rows does not matter.
///
/// Failing: at least 5 errors and 1 % of an instance's requests fail; one instance is named when it causes more of the errors than
/// twice its part of the requests. Slow: at least 20 requests, and on average more than 2 times the median of the others and 1 ms
/// more. Starved: known for 30 s and not asked while its queue group had 100 requests and every other instance some.
/// Restarting: twice or more since it was found.
[[nodiscard]] QList<ServiceFinding> findServiceTroubles(
    const QList<InstanceRow> &instances, const QList<GroupLoad> &groups = {});

/// Gives each row its health, words and reason by the findings, and says what its state is without any.
void judgeInstances(QList<InstanceRow> &instances, const QList<ServiceFinding> &findings);

/// `good`, `left`, `warning`, `failing`.
[[nodiscard]] QString serviceHealthWord(ServiceHealth health);

/// The id as lists show it: `Qp7…xA2` when it is long.
[[nodiscard]] QString shortInstanceId(const QString &id);

} // namespace natsight
