// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/message.h"

#include <chrono>
#include <functional>
#include <memory>

namespace natsight {

class AnswerWay;

/// What became of an answer that was sent later. Called once, on a background thread or at once; must not block.
using AnswerDone = std::function<void(Result<void>)>;

/// The way back to whoever sent one request, to be kept for an answer that comes later. A value, any thread; outlives the
/// session, and says then that there is no connection.
class LateReplier
{
public:
    LateReplier() = default;
    LateReplier(std::shared_ptr<AnswerWay> way, QByteArray reply);

    /// Hands the answer to the connection, at once or after a delay; headers are checked first. Over a connection that was
    /// lost and made again too. Bounds: 10,000 answers and 64 MiB wait in a session; beyond that it fails with Limit.
    void reply(
        QByteArray payload, Headers headers = {}, std::chrono::milliseconds delay = {}, AnswerDone done = {}) const;

private:
    std::shared_ptr<AnswerWay> m_way;
    QByteArray m_reply;
};

/// The way back while Responder::respond() runs; dies with the call.
class Replier
{
public:
    virtual ~Replier() = default;

    /// The answer has left when this returns. Headers are checked first.
    [[nodiscard]] virtual Result<void> reply(const QByteArray &payload, const Headers &headers = {}) = 0;
    [[nodiscard]] virtual LateReplier later() const = 0;
};

/// Answers requests. `respond()` is called on a delivery thread of its own for each subscription, in order of arrival; it must
/// neither throw nor wait, since the next request waits for it. A request without a reply subject can't be answered: trying fails.
class Responder
{
public:
    virtual ~Responder() = default;
    virtual void respond(const IncomingMessage &request, Replier &replier) noexcept = 0;
};

using ResponderId = std::uint32_t;

/// One subscription whose messages are answered.
struct ResponderStatus {
    enum class State { Active, Waiting, Denied };

    ResponderId id = 0;
    QByteArray pattern;
    QByteArray queueGroup;
    State state = State::Waiting; ///< Waiting: not connected now, or the server does not have it yet
    QString reason; ///< for Denied: the missing permission; for Waiting: why there is no connection
    QString replyProblem; ///< why the server refused an answer; empty when it did not
    quint64 received = 0;
    quint64 answered = 0; ///< answers handed to the connection
    quint64 failed = 0; ///< answers that could not be sent
    quint64 dropped = 0; ///< requests that the client library dropped at its pending limit (65,536, 64 MiB)
};

} // namespace natsight
