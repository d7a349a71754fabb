// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/liverows.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/core/thresholds.h"

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 leastSpan = second;
constexpr qsizetype tailLength = 30;
constexpr qint64 crossingFor = 30 * second;

/// Half of a new value and half of the old: a single look does not make a trend.
constexpr double smoothing = 0.5;

qint64 nanoseconds(Threshold seconds)
{
    return static_cast<qint64>(threshold(seconds) * 1e9);
}

double perSecond(double difference, qint64 spanNs)
{
    return difference / (static_cast<double>(spanNs) / 1e9);
}

double difference(quint64 now, quint64 before)
{
    return static_cast<double>(now) - static_cast<double>(before);
}

void append(QList<float> &tail, double value)
{
    if (tail.size() >= tailLength)
        tail.remove(0, tail.size() - tailLength + 1);
    tail.append(static_cast<float>(value));
}

/// How often in a row a leader may not answer before it is taken for gone.
constexpr int missesBeforeGone = 2;

/// `row` is as it was before, and empty but for its names where there is no row before.
template<typename Row>
Row missed(Row row, Row gone)
{
    ++row.missed;
    if (row.info && row.missed < missesBeforeGone)
        return row;
    gone.missed = row.missed;
    gone.problem = Text::tr("Its leader did not answer: nothing is known of it at present.");
    return gone;
}

QString ageText(qint64 ns)
{
    return format::duration(std::chrono::nanoseconds(ns / second * second));
}

} // namespace

StreamRow nextRow(const StreamRow *before, StreamInfo info, qint64 nowNs)
{
    StreamRow row;
    if (before)
        row = *before;
    row.name = info.name;
    row.problem.clear();
    row.missed = 0;
    row.atNs = info.timeNs > 0 ? info.timeNs : nowNs;
    // Lists and single answers may cross, and a list may be told by a replica that is behind: what is older changes nothing.
    const bool isKnown = row.base && row.base->createdNs == info.createdNs;
    const bool isOlder = isKnown
        && (row.atNs < row.baseNs
            || (info.state.lastSequence < row.base->state.lastSequence && row.atNs - row.baseNs < crossingFor));
    if (isOlder) {
        row.atNs = before->atNs;
        return row;
    }
    row.info = std::make_shared<const StreamInfo>(std::move(info));
    const StreamState &now = row.info->state;
    const bool isSame = isKnown && now.lastSequence >= row.base->state.lastSequence;
    if (!isSame) {
        row.messagesPerSecond = unknownRate;
        row.bytesPerSecond = unknownRate;
        row.tail.clear();
    } else {
        const qint64 span = row.atNs - row.baseNs;
        if (span < leastSpan)
            return row;
        const StreamState &then = row.base->state;
        const double stored = difference(now.lastSequence, then.lastSequence);
        row.messagesPerSecond = perSecond(stored, span);
        const bool isWhole = now.firstSequence == then.firstSequence && now.deleted == then.deleted;
        const double mean = now.messages > 0 ? static_cast<double>(now.bytes) / static_cast<double>(now.messages) : 0;
        const double bytes = isWhole ? difference(now.bytes, then.bytes) : stored * mean;
        row.bytesPerSecond = perSecond(std::max(0.0, bytes), span);
        append(row.tail, row.messagesPerSecond);
    }
    row.base = row.info;
    row.baseNs = row.atNs;
    return row;
}

ConsumerRow nextRow(const ConsumerRow *before, ConsumerInfo info, qint64 nowNs)
{
    ConsumerRow row;
    if (before)
        row = *before;
    row.stream = info.stream;
    row.name = info.name;
    row.problem.clear();
    row.missed = 0;
    row.atNs = info.timeNs > 0 ? info.timeNs : nowNs;
    const bool isKnown = row.base && row.base->createdNs == info.createdNs;
    if (isKnown && row.atNs < row.baseNs) {
        row.atNs = before->atNs;
        return row;
    }
    row.info = std::make_shared<const ConsumerInfo>(std::move(info));
    const ConsumerInfo &now = *row.info;
    // A reset takes the sequences back.
    const bool isSame = isKnown && now.delivered.consumer >= row.base->delivered.consumer;
    if (!isSame) {
        row.deliveredPerSecond = unknownRate;
        row.redeliveredPerSecond = unknownRate;
        row.ackedPerSecond = unknownRate;
        row.pendingPerSecond = unknownRate;
        row.growingSinceNs = 0;
        row.tail.clear();
    } else {
        const qint64 span = row.atNs - row.baseNs;
        if (span < leastSpan)
            return row;
        const ConsumerInfo &then = *row.base;
        const double delivered = difference(now.delivered.consumer, then.delivered.consumer);
        row.deliveredPerSecond = perSecond(delivered, span);
        // The stream's sequence goes on with new messages only, and passes over those that are not for this consumer.
        const double passed = difference(now.delivered.stream, then.delivered.stream);
        row.redeliveredPerSecond = perSecond(std::max(0.0, delivered - std::max(0.0, passed)), span);
        // Each delivery is acknowledged or outstanding, unless it was one of a message that is outstanding already.
        const double acked = now.redelivered == 0 && then.redelivered == 0
            ? delivered - difference(now.ackPending, then.ackPending)
            : difference(now.ackFloor.consumer, then.ackFloor.consumer);
        row.ackedPerSecond = perSecond(std::max(0.0, acked), span);
        const double growth = perSecond(difference(now.pending, then.pending), span);
        row.pendingPerSecond = std::isfinite(row.pendingPerSecond)
            ? smoothing * growth + (1 - smoothing) * row.pendingPerSecond
            : growth;
        if (row.pendingPerSecond <= 0 || now.pending == 0)
            row.growingSinceNs = 0;
        else if (row.growingSinceNs == 0)
            row.growingSinceNs = row.baseNs;
    }
    append(row.tail, static_cast<double>(now.pending));
    row.base = row.info;
    row.baseNs = row.atNs;
    return row;
}

StreamRow missedRow(const StreamRow *before, const QString &name)
{
    StreamRow gone;
    gone.name = name;
    return missed(before ? *before : gone, gone);
}

ConsumerRow missedRow(const ConsumerRow *before, const QString &stream, const QString &name)
{
    ConsumerRow gone;
    gone.stream = stream;
    gone.name = name;
    return missed(before ? *before : gone, gone);
}

QString healthWord(Health health)
{
    switch (health) {
    case Health::Good:
        return Text::tr("good");
    case Health::Paused:
        return Text::tr("paused");
    case Health::Lagging:
        return Text::tr("lagging");
    case Health::Stuck:
        return Text::tr("stuck");
    case Health::Leaderless:
        return Text::tr("no leader");
    }
    return {};
}

quint64 ackFloorGap(const ConsumerInfo &info)
{
    return info.delivered.stream > info.ackFloor.stream ? info.delivered.stream - info.ackFloor.stream : 0;
}

quint64 copyLag(const StreamInfo &info)
{
    quint64 lag = info.mirror ? info.mirror->lag : 0;
    for (const SourceInfo &source : info.sources)
        lag += source.lag;
    return lag;
}

Verdict judge(const SourceInfo &origin)
{
    if (origin.error) {
        return { Health::Stuck, Text::tr("Copying from %1 fails: %2").arg(origin.name, origin.error->message) };
    }
    if (origin.activeNs < 0)
        return { Health::Lagging, Text::tr("Nothing was heard of %1 yet.").arg(origin.name) };
    if (origin.lag > 0 && origin.activeNs > nanoseconds(Threshold::OriginQuiet)) {
        return { Health::Stuck,
            Text::tr("%1 messages behind %2, of which nothing was heard for %3.")
                .arg(format::count(origin.lag), origin.name, ageText(origin.activeNs)) };
    }
    if (static_cast<double>(origin.lag) >= threshold(Threshold::OriginLag))
        return { Health::Lagging, Text::tr("%1 messages behind %2.").arg(format::count(origin.lag), origin.name) };
    return {};
}

namespace {

/// Replicas of a raft group that has a leader.
Verdict judgePeers(const GroupInfo &group)
{
    QStringList offline;
    QStringList behind;
    for (const PeerInfo &peer : group.peers) {
        if (peer.isOffline)
            offline << peer.name;
        else if (!peer.isCurrent && !peer.isPending)
            behind << peer.name;
    }
    if (!offline.isEmpty()) {
        const QString text = offline.size() == 1 ? Text::tr("Replica %1 is offline.")
                                                 : Text::tr("Replicas %1 are offline.");
        return { Health::Lagging, text.arg(offline.join(QLatin1String(", "))) };
    }
    if (!behind.isEmpty()) {
        const QString text = behind.size() == 1 ? Text::tr("Replica %1 is not current.")
                                                : Text::tr("Replicas %1 are not current.");
        return { Health::Lagging, text.arg(behind.join(QLatin1String(", "))) };
    }
    return {};
}

void takeWorse(Verdict &worst, Verdict other)
{
    if (other.health > worst.health)
        worst = std::move(other);
}

} // namespace

Verdict judge(const StreamRow &row)
{
    if (!row.info)
        return { Health::Leaderless, row.problem };
    const StreamInfo &info = *row.info;
    if (!info.group.cluster.isEmpty() && info.group.leader.isEmpty())
        return { Health::Leaderless,
            Text::tr("The stream has no leader: nothing is stored until a majority of its servers is back.") };
    Verdict worst;
    if (info.mirror)
        takeWorse(worst, judge(*info.mirror));
    for (const SourceInfo &source : info.sources)
        takeWorse(worst, judge(source));
    if (info.discard == Discard::New) {
        const auto look = [&worst](double used, double limit, const QString &what) {
            if (limit <= 0)
                return;
            if (used >= limit)
                takeWorse(worst,
                    { Health::Stuck,
                        Text::tr("Full: the limit of %1 is reached and new messages are refused.").arg(what) });
            else if (used >= limit * threshold(Threshold::StreamFull) / 100)
                takeWorse(worst,
                    { Health::Lagging,
                        Text::tr("Nearly full: at the limit of %1 new messages are refused.").arg(what) });
        };
        look(static_cast<double>(info.state.messages), static_cast<double>(info.maxMessages), Text::tr("messages"));
        look(static_cast<double>(info.state.bytes), static_cast<double>(info.maxBytes), Text::tr("bytes"));
    }
    takeWorse(worst, judgePeers(info.group));
    if (info.state.lostMessages > 0) {
        takeWorse(worst,
            { Health::Lagging, Text::tr("The store lost %1 messages.").arg(format::count(info.state.lostMessages)) });
    }
    return worst;
}

Verdict judge(const ConsumerRow &row)
{
    if (!row.info)
        return { Health::Leaderless, row.problem };
    const ConsumerInfo &info = *row.info;
    if (!info.group.cluster.isEmpty() && info.group.leader.isEmpty())
        return { Health::Leaderless,
            Text::tr("The consumer has no leader: nothing is delivered until a majority of its servers is back.") };
    if (info.isPaused) {
        return { Health::Paused,
            info.pauseUntilNs > 0 ? Text::tr("Paused until %1.").arg(format::time(info.pauseUntilNs))
                                  : Text::tr("Paused.") };
    }
    const qint64 now = row.atNs;
    // What never happened is counted from the consumer's beginning.
    const auto quiet = [now, &info](qint64 lastNs) { return now - std::max(lastNs, info.createdNs); };
    const QString pending = format::count(info.pending);
    if (info.maxAckPending > 0 && info.ackPending >= static_cast<quint64>(info.maxAckPending)) {
        return { Health::Stuck,
            Text::tr("Max ack pending (%1) reached: delivery waits until messages are acknowledged.")
                .arg(format::count(static_cast<quint64>(info.maxAckPending))) };
    }
    if (info.isPush() && !info.isPushBound && info.pending > 0) {
        return { Health::Stuck,
            Text::tr("%1 messages wait and nobody subscribes to %2.").arg(pending, info.deliverSubject) };
    }
    if (!info.isPush() && info.pending > 0 && info.waiting == 0
        && quiet(info.delivered.lastActiveNs) > nanoseconds(Threshold::ConsumerQuiet)) {
        return { Health::Stuck,
            Text::tr("%1 messages wait and nobody has pulled for %2.")
                .arg(pending, ageText(quiet(info.delivered.lastActiveNs))) };
    }
    if (info.ackPending > 0 && info.redelivered > 0
        && quiet(info.ackFloor.lastActiveNs) > std::max(nanoseconds(Threshold::ConsumerQuiet), 3 * info.ackWaitNs)) {
        return { Health::Stuck,
            Text::tr(
                "The ack floor has stood at sequence %1 for %2: %3 messages were delivered again and not acknowledged.")
                .arg(format::count(info.ackFloor.stream), ageText(quiet(info.ackFloor.lastActiveNs)),
                    format::count(info.redelivered)) };
    }
    if (row.growingSinceNs > 0 && now - row.growingSinceNs >= nanoseconds(Threshold::ConsumerGrows)
        && static_cast<double>(info.pending) >= threshold(Threshold::ConsumerBacklog)) {
        return { Health::Lagging,
            Text::tr("Falling behind for %1: %2 more come than are delivered.")
                .arg(ageText(now - row.growingSinceNs), format::rate(row.pendingPerSecond)) };
    }
    return judgePeers(info.group);
}

} // namespace natsight
