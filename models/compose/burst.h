// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/composedmessage.h"
#include "models/core/latencyhistogram.h"

#include <QObject>
#include <QPointer>

#include <thread>

namespace natsight {

/// How a message is repeated.
struct BurstOptions {
    quint64 count = 1'000;
    double perSecond = 0; ///< 0 = flat out
    int inFlight = 64; ///< requests that wait for answers at once, at most

    static constexpr quint64 maxCount = 100'000'000;
    static constexpr quint64 askAbove = 10'000; ///< a person is asked before more is sent
    static constexpr int maxInFlight = 5'000;
};

/// How far a burst is; what was sent is answered, failed or waits.
struct BurstProgress {
    quint64 total = 0;
    quint64 sent = 0;
    quint64 answered = 0; ///< with good answers, all that were wanted; of a publish: handed over
    quint64 errors = 0; ///< requests with an answer that tells of an error
    quint64 timeouts = 0; ///< without an answer, or with fewer than were wanted
    quint64 noResponders = 0;
    quint64 failed = 0; ///< not sent: denied, too large, connection lost
    quint64 replies = 0; ///< each one of all requests
    bool hasSeveral = false; ///< requests that want several replies have ended: with so many at least and at most
    quint64 fewest = 0;
    quint64 most = 0;
    quint64 duplicates = 0; ///< answered ones that a stream had already by their message id: nothing new was stored
    std::chrono::nanoseconds elapsed { 0 };
    LatencyHistogram latency; ///< of each reply, good ones and errors
    bool isOver = false;
    bool isCancelled = false;
    bool isLost = false; ///< the connection went away
    QString lastError; ///< a sentence

    [[nodiscard]] quint64 waiting() const { return sent - answered - errors - timeouts - noResponders - failed; }
    [[nodiscard]] double perSecond() const;
};

/// Sends one message again and again from a thread of its own, `{{count}}` from 1 on, with a bounded number under way. It ends
/// when all are answered, when it is cancelled, or when the connection is lost or the message cannot be sent at all.
/// A request that wants several replies ends as it does when it is sent alone, and each of its replies counts.
/// Made and ended on the session's thread; other functions: any thread. None blocks but the end, which waits for one message to
/// be handed over. Requests with several replies leave from the session's thread, as many at once as are ready.
/// Bounds: BurstOptions; memory does not grow with the count, and replies are not kept.
class Burst
{
public:
    Burst(Session *session, const PreparedMessage &message, const BurstOptions &options);
    ~Burst();
    Burst(const Burst &) = delete;
    Burst &operator=(const Burst &) = delete;

    void cancel();
    [[nodiscard]] BurstProgress progress() const;

private:
    struct State;
    static void run(const std::shared_ptr<State> &state);
    static void issue(const std::shared_ptr<State> &state, quint64 number);
    static void done(const std::shared_ptr<State> &state, const Result<Reply> &reply);
    struct Many;
    static void askMany(const std::shared_ptr<State> &state, OutgoingMessage message);
    static void sendWaiting(const std::shared_ptr<State> &state);
    static void endMany(const std::shared_ptr<State> &state, const Many &many, const Result<void> &end);
    /// The books after one message: under way no more, and the next one, if there is any, is claimed.
    struct Outcome;
    static void book(const std::shared_ptr<State> &state, const Outcome &outcome);

    QObject m_context; ///< on the session's thread
    std::shared_ptr<State> m_state;
    std::thread m_thread;
};

/// `1,000 sent, 998 answered, 2 timeouts; p50 …`: where a burst is or how it ended, in a line or two.
[[nodiscard]] QString burstText(const BurstProgress &progress, ComposedMessage::Mode mode);

} // namespace natsight
