// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace natsight {

/// What a person may set of the rules by which something counts as trouble.
enum class Threshold {
    ConsumerQuiet, ///< s; messages wait that nobody takes
    ConsumerGrows, ///< s; more comes than is delivered
    ConsumerBacklog, ///< messages that wait, for it to lag
    Redeliveries, ///< per second
    OriginQuiet, ///< s; nothing heard of the origin of a copy
    OriginLag, ///< messages that a copy is behind
    StreamFull, ///< %
    AccountUse, ///< % of a limit
    ServerStorage, ///< %
    ServerBusy, ///< %
    ServerMemory, ///< %
    ServerConnections, ///< % of those that it may have
    SlowConsumers, ///< new ones per minute on a server
    Certificate, ///< days until it expires
    ClockSkew, ///< ms, beyond what the round trip explains
    LinkMissing, ///< s; a route, gateway or leaf node connection that is configured and not there
    Reconnects, ///< connections per minute of one client
    SignInErrors, ///< of one client in 5 minutes
    CutOff, ///< connections of one client that were closed as slow consumers, in 5 minutes
    ServiceErrors, ///< in 5 minutes
    ServiceErrorShare, ///< %
    ServiceSlow, ///< times the median of the others
    ServiceLoad, ///< requests to a queue group without one for an instance
    ServiceRestarts,
    count,
};

/// All of them, in the order of the enumeration. Any thread.
[[nodiscard]] const QList<Threshold> &allThresholds();

/// What a threshold is about and which values it may have. Any thread.
struct ThresholdFacts {
    QString key; ///< of settings: `consumers/quiet`
    double standard = 0;
    double least = 0;
    double most = 0;
};
[[nodiscard]] const ThresholdFacts &factsOf(Threshold which);
[[nodiscard]] QString thresholdGroup(Threshold which); ///< `Consumers`
[[nodiscard]] QString thresholdTitle(Threshold which); ///< `Messages wait that nobody takes, for`
[[nodiscard]] QString thresholdUnit(Threshold which); ///< ` s`, ` messages per second`

/// As it was set for this process, else the standard. Like QLocale's default it holds for everything that judges, so that lists, pages
/// and findings say the same. Any thread.
[[nodiscard]] double threshold(Threshold which);
/// Held within its bounds; what is no number is the standard. What was judged before is judged anew with its next figures.
void setThreshold(Threshold which, double value);
/// Its value as it is written in sentences: `30`, `0.5`.
[[nodiscard]] QString thresholdText(Threshold which);

} // namespace natsight
