// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"

#include <QList>
#include <QString>

#include <limits>
#include <memory>

namespace natsight {

// What lists and pages show of a stream or consumer that is watched over time. All pure, any thread.

using StreamInfoPtr = std::shared_ptr<const StreamInfo>;
using ConsumerInfoPtr = std::shared_ptr<const ConsumerInfo>;

inline constexpr double unknownRate = std::numeric_limits<double>::quiet_NaN();

/// A stream as it was told last, and how fast it changes.
struct StreamRow {
    QString name;
    StreamInfoPtr info; ///< null while nothing but its name is known
    QString problem; ///< why nothing is known: its leader did not answer, or it is offline
    double messagesPerSecond = unknownRate; ///< stored, from the growth of the last sequence
    double bytesPerSecond = unknownRate; ///< exact where nothing was removed meanwhile, else by the mean size
    QList<float> tail; ///< messages per second, oldest first, 30 at most
    qint64 atNs = 0; ///< when `info` was gathered
    StreamInfoPtr base; ///< that the next rates are counted from
    qint64 baseNs = 0;
    quint64 generation = 0; ///< of the round that told it last
    int missed = 0; ///< lists in a row for which its leader did not answer
};

/// A consumer as it was told last, and how fast it changes.
struct ConsumerRow {
    QString stream;
    QString name;
    ConsumerInfoPtr info;
    QString problem;
    double deliveredPerSecond = unknownRate; ///< redeliveries included
    /// Deliveries that were none of a new message: at least so many; exact for a consumer of all subjects of a stream without
    /// gaps, because servers count redeliveries only of what is outstanding.
    double redeliveredPerSecond = unknownRate;
    double ackedPerSecond = unknownRate; ///< exact without redeliveries, else the pace of the ack floor
    double pendingPerSecond = unknownRate; ///< growth of what is pending, smoothed; negative: catching up
    qint64 growingSinceNs = 0; ///< since when more comes than is delivered; 0: it does not
    QList<float> tail; ///< pending, oldest first, 30 at most
    qint64 atNs = 0;
    ConsumerInfoPtr base;
    qint64 baseNs = 0;
    quint64 generation = 0;
    int missed = 0;
};

/// The next row out of the one before (nullptr: the first). `nowNs` stands in where the server tells no time (before 2.10). Two
/// looks less than a second apart keep the rates and their base; what was made anew begins anew.
[[nodiscard]] StreamRow nextRow(const StreamRow *before, StreamInfo info, qint64 nowNs);
[[nodiscard]] ConsumerRow nextRow(const ConsumerRow *before, ConsumerInfo info, qint64 nowNs);

/// The row of something whose leader did not answer in time for a list. Servers before 2.10 name what is only slow as well: what
/// is known stays once, and from the second time in a row on nothing is known.
[[nodiscard]] StreamRow missedRow(const StreamRow *before, const QString &name);
[[nodiscard]] ConsumerRow missedRow(const ConsumerRow *before, const QString &stream, const QString &name);

/// How something is doing; the larger the worse.
enum class Health { Good, Paused, Lagging, Stuck, Leaderless };

struct Verdict {
    Health health = Health::Good;
    QString reason; ///< a sentence; empty when there is nothing to say

    bool operator==(const Verdict &) const = default;
};

/// `good`, `lagging`, …
[[nodiscard]] QString healthWord(Health health);

/// Stream: no leader or no quorum, full and refusing, a copy that failed or is behind, a replica that is offline or behind.
[[nodiscard]] Verdict judge(const StreamRow &row);
/// Consumer: no leader, ack floor held or max ack pending reached, nobody who takes what is pending, paused, falling behind.
[[nodiscard]] Verdict judge(const ConsumerRow &row);
/// One origin of a mirror or of sources: copying fails, nothing is heard of it, far behind.
[[nodiscard]] Verdict judge(const SourceInfo &origin);

/// How far the ack floor is behind what was delivered, in sequences of the stream.
[[nodiscard]] quint64 ackFloorGap(const ConsumerInfo &info);
/// Messages that mirror or sources are behind, all together.
[[nodiscard]] quint64 copyLag(const StreamInfo &info);

} // namespace natsight
