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

/// The troubles of one service, worst first. Looks at the last 5 minutes, and at single instances only where there are others to
/// compare with. `endpoints` are the endpoints of its instances (each with its instance), for the names of queue groups.
/// Pure, any thread; the order of rows does not matter.
///
/// Failing: at least 5 errors and 1 % of an instance's requests fail; of one instance when it causes more of the errors than
/// twice its part of the requests. Slow: at least 20 requests and more than 2 × the median of the others' averages. Starved: no
/// request while its queue group had 100 at least and every other instance one. Restarting: twice or more since it was found.
[[nodiscard]] QList<ServiceFinding> findServiceTroubles(
    const QList<InstanceRow> &instances, const QList<EndpointRow> &endpoints);

/// Gives each row its health, words and reason by the findings, and says what its state is without any.
void judgeInstances(QList<InstanceRow> &instances, const QList<ServiceFinding> &findings);

/// `good`, `left`, `warning`, `failing`.
[[nodiscard]] QString serviceHealthWord(ServiceHealth health);

/// The id as lists show it: `Qp7…xA2` when it is long.
[[nodiscard]] QString shortInstanceId(const QString &id);

} // namespace natsight
