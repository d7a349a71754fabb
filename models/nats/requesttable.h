// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"

#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace natsight {

/// The requests that wait for answers: who asked, how long, and what came so far. Any thread.
///
/// Completions run on the thread that ended the request, without any lock held, exactly once for each request.
/// Bounds: 10,000 requests; each by its ScatterOptions.
class RequestTable
{
public:
    using Clock = std::chrono::steady_clock;
    using Completion = std::function<void(Result<QList<Reply>>)>;
    static constexpr std::size_t maxPending = 10'000;

    /// The token, or a Limit error; the completion is not called then. With a taker the completion gets no replies.
    [[nodiscard]] Result<quint64> add(
        QByteArray subject, const ScatterOptions &options, bool isSingle, Completion completion, ReplyTaker taker = {});
    /// The request goes out now: time counts from here.
    void markSent(quint64 token);
    /// Whether expire() has to look again sooner than it said.
    bool addReply(quint64 token, const IncomingReply &reply);
    void finish(quint64 token, const Error &error);
    /// Ends all requests on a subject, or whose subject begins with it when the text was cut.
    int finishSubject(const QByteArray &subject, bool isPrefix, const Error &error);
    void finishAll(const Error &error);
    /// Ends what is over its deadline or stalled. The next moment to look again; Clock::time_point::max() when nothing waits.
    Clock::time_point expire(Clock::time_point now);
    [[nodiscard]] std::size_t size() const;

private:
    struct Pending {
        QByteArray subject;
        ScatterOptions options;
        bool isSingle = true;
        Completion completion;
        Clock::time_point sent;
        Clock::time_point deadline;
        std::optional<Clock::time_point> lastReply;
        Clock::time_point next; ///< when expire() looks; not before deadline or stall ends it

        [[nodiscard]] Clock::time_point due() const; ///< deadline or stall, whichever is first
        ReplyTaker taker;
        QList<Reply> replies;
        qsizetype count = 0;
        qint64 bytes = 0;
    };
    using Map = std::unordered_map<quint64, Pending>;

    /// Whether the answers to a request go to a taker; none when it waits no more.
    [[nodiscard]] std::optional<bool> hasTaker(quint64 token) const;

    Pending take(Map::iterator it);
    void schedule(Map::iterator it, Clock::time_point next);

    mutable std::mutex m_mutex;
    Map m_pending;
    std::set<std::pair<Clock::time_point, quint64>> m_times;
    quint64 m_lastToken = 0;
};

} // namespace natsight
