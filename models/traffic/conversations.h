// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/latencyhistogram.h"
#include "models/traffic/capturestore.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace natsight {

/// A request with what came on its reply subject; or replies whose request is not there. A value.
struct Exchange {
    enum class State {
        Open, ///< no reply yet, though one would be captured
        NotCovered, ///< no subscription of the capture covers the reply subject: its replies are not seen
        Answered,
        NoResponders, ///< an empty reply with status 503
        Failed, ///< a reply with `Nats-Service-Error` or `Nats-Service-Error-Code`
        Status, ///< a reply with another inline status from 400 on: `404 Message Not Found`
        Pull, ///< of a pull consumer: what it delivers keeps its own subject, so that it cannot be told what belongs to it
        RequestMissing, ///< replies on an inbox whose request was not captured
        RequestGone, ///< the same, of a request that had left the capture or this list before
    };
    static constexpr RowNumber noRow = std::numeric_limits<RowNumber>::max();

    quint64 id = 0; ///< in order of their first message, without gaps
    State state = State::Open;
    QByteArray subject; ///< of the request; empty while there is none
    QByteArray reply; ///< its reply subject
    RowNumber requestRow = noRow;
    qint64 requestNs = 0;
    qint64 firstReplyNs = 0;
    qint64 lastReplyNs = 0;
    quint64 requestBytes = 0;
    quint64 replyBytes = 0; ///< all replies
    quint32 replies = 0;
    quint32 doubled = 0; ///< replies with the same headers and payload as the first
    bool isLate = false; ///< the first reply came after `ConversationPairing::lateNs`
    bool isReused = false; ///< a newer request has the same reply subject and gets what comes on it
    QList<RowNumber> replyRows; ///< the first `Limits::listedReplies`
    QByteArray statusText; ///< `503`, `404 Message Not Found`, or code and text of the service's error

    [[nodiscard]] bool hasRequest() const { return requestRow != noRow; }
    /// Of its oldest message.
    [[nodiscard]] RowNumber firstRow() const
    {
        return replyRows.isEmpty() ? requestRow : std::min(requestRow, replyRows.constFirst());
    }
    [[nodiscard]] qint64 firstNs() const { return hasRequest() ? requestNs : firstReplyNs; }
    /// Nanoseconds from request to reply, -1 while not known. A reply that was captured before its request took 0.
    [[nodiscard]] qint64 firstLatency() const { return latencyOf(firstReplyNs); }
    [[nodiscard]] qint64 lastLatency() const { return latencyOf(lastReplyNs); }

private:
    [[nodiscard]] qint64 latencyOf(qint64 ns) const
    {
        return hasRequest() && replies > 0 ? std::max<qint64>(0, ns - requestNs) : -1;
    }
};

/// What became of the requests of one subject since the counting began. Counters stay when exchanges leave.
struct ConversationSubject {
    static constexpr std::size_t trendSeconds = 60;

    QByteArray subject; ///< empty: all subjects past the limit, and requests sent to inboxes
    quint64 requests = 0;
    quint64 replies = 0;
    quint64 answered = 0; ///< requests with at least one reply
    quint64 open = 0; ///< now, among the exchanges that are kept
    quint64 leftOpen = 0; ///< left the list without a reply
    quint64 notCovered = 0;
    quint64 noResponders = 0;
    quint64 failed = 0;
    quint64 statuses = 0;
    quint64 doubled = 0;
    quint64 late = 0;
    qint64 lastNs = 0;
    qint64 p50 = -1; ///< nanoseconds to the first reply
    qint64 p90 = -1;
    qint64 p99 = -1;
    qint64 maximum = -1;
    double perSecond = 0; ///< requests, over the last ten seconds
    QList<float> trend; ///< requests a second, oldest first
};

[[nodiscard]] inline QByteArray keyOf(const ConversationSubject &row)
{
    return row.subject;
}

/// Sums over everything that was read.
struct ConversationTotals {
    quint64 requests = 0;
    quint64 replies = 0;
    quint64 open = 0;
    quint64 notCovered = 0;
    quint64 pulls = 0;
    quint64 acknowledgements = 0; ///< messages that wait for one, and the acknowledgements themselves
    quint64 requestMissing = 0; ///< replies without a request
    quint64 requestGone = 0;
    quint64 copies = 0; ///< the same message over another subscription: not counted again
    quint64 reused = 0; ///< requests whose reply subject had been another's
    quint64 leftByEviction = 0; ///< exchanges whose request left the capture
    quint64 leftByLimit = 0; ///< exchanges that made room for newer ones
    quint64 unlistedReplies = 0; ///< counted, but too many of one request to be listed
    quint64 foldedSubjects = 0; ///< requests counted under "other"
};

/// Pairs requests with replies, fed with captured messages in their order.
///
/// Rules: a message with a reply subject is a request, except where that awaits an acknowledgement (`$JS.ACK.`, `$JS.FC.`,
/// `$JS.SNAPSHOT.ACK.`). What comes on the reply subject belongs to the newest request that named it. A reply on an inbox that
/// comes up to a second before its request, as on a cluster it may, belongs to it as well. A message that comes over several
/// subscriptions is counted once.
/// Threads: one at a time. Bounds: Limits, all memory included, and a table of 512 KiB; the oldest exchange leaves first.
class ConversationPairing
{
public:
    struct Limits {
        std::size_t exchanges = 50'000;
        std::size_t subjects = 1'000; ///< 10 KiB each
        int listedReplies = 64; ///< of one exchange
    };
    static constexpr qint64 lateNs = 5'000'000'000; ///< what clients commonly wait
    static constexpr qint64 earlyNs = 1'000'000'000;

    /// Subjects that begin with `inboxPrefix` are inboxes besides `_INBOX.`, `_R_.` and `_GR_.`.
    explicit ConversationPairing(Limits limits, std::string inboxPrefix = {});
    ConversationPairing()
        : ConversationPairing(Limits())
    {
    }

    /// What the capture listens to from now on: decides whether replies can be seen.
    void setPatterns(std::vector<std::string> patterns) { m_patterns = std::move(patterns); }
    void take(const CapturedMessage &message);
    /// Exchanges whose first message is older leave.
    void evictBefore(RowNumber first);

    [[nodiscard]] const std::deque<Exchange> &exchanges() const { return m_exchanges; }
    [[nodiscard]] quint64 firstId() const { return m_firstId; }
    [[nodiscard]] quint64 endId() const { return m_firstId + m_exchanges.size(); }
    [[nodiscard]] const ConversationTotals &totals() const { return m_totals; }
    /// With percentiles and rates as of a moment, nanoseconds since the epoch.
    [[nodiscard]] QList<ConversationSubject> subjects(qint64 nowNs) const;
    /// Of one row of subjects(); of all together without a name.
    [[nodiscard]] LatencyHistogram histogram(const std::optional<QByteArray> &subject) const;
    /// The exchanges that are new or changed since the last call, in order.
    [[nodiscard]] QList<Exchange> takeChanged();

    /// Whether a message with this reply subject waits for an acknowledgement instead of a reply.
    [[nodiscard]] static bool isAcknowledgement(std::string_view subject);

private:
    struct Subject {
        ConversationSubject row;
        std::unique_ptr<LatencyHistogram> latencies; ///< once there is a reply
        std::array<quint32, ConversationSubject::trendSeconds> seconds {};
        qint64 newestSecond = 0;
    };
    /// What is known of an exchange besides what is told.
    struct Extra {
        quint64 hash = 0; ///< of the reply subject
        quint64 firstReplyHash = 0;
        quint32 subject = 0;
        TapId tap = 0;
        TapId replyTap = 0;
        bool isCovered = false;
        bool isPull = false;
        bool isGone = false; ///< its request was there before
        bool isChanged = false;
        Exchange::State verdict = Exchange::State::Answered; ///< the worst of the replies
    };

    [[nodiscard]] bool isInbox(std::string_view subject) const;
    [[nodiscard]] std::size_t placeOf(std::string_view reply, quint64 hash) const;
    std::size_t add(std::string_view reply, quint64 hash);
    void removeFirst(bool isEvicted);
    void takeRequest(const CapturedMessage &message);
    void takeReply(std::size_t place, const CapturedMessage &message);
    void takeReplyWithoutRequest(const CapturedMessage &message, quint64 hash);
    void judge(const CapturedMessage &message, Exchange &exchange, Extra &extra) const;
    void updateState(std::size_t place);
    void countState(const Exchange &exchange, const Extra &extra, int step);
    void countFirstReply(std::size_t place);
    void touch(std::size_t place);
    [[nodiscard]] quint32 subjectOf(const CapturedMessage &message);
    static void countSecond(Subject &subject, qint64 ns);

    Limits m_limits;
    std::string m_inboxPrefix;
    std::vector<std::string> m_patterns;
    std::deque<Exchange> m_exchanges;
    std::deque<Extra> m_extras;
    quint64 m_firstId = 0;
    std::unordered_map<quint64, quint64> m_byReply; ///< newest exchange by hash of its reply subject
    std::size_t m_otherReplies = 0; ///< exchanges whose reply subject is no inbox
    std::vector<quint64> m_gone; ///< hashes of reply subjects whose request left: the newest of each slot
    std::deque<Subject> m_subjects; ///< the first one is "other"
    std::unordered_map<std::string, quint32> m_subjectPlaces;
    std::vector<quint32> m_placesById; ///< by the store's subject ids
    std::vector<quint64> m_changed;
    LatencyHistogram m_all;
    ConversationTotals m_totals;
};

} // namespace natsight
