// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/burst.h"

#include "models/compose/replymodel.h"
#include "models/compose/sender.h"
#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/text.h"

#include <condition_variable>
#include <mutex>

namespace natsight {

namespace {

using Clock = std::chrono::steady_clock;

/// Whether this thread is inside of issue(): an answer that comes within is not gone on from there, or the stack would grow.
thread_local bool isIssuing = false;

} // namespace

struct Burst::State {
    State(Session *givenSession, const PreparedMessage &givenMessage, const BurstOptions &givenOptions)
        : session(givenSession)
        , port(givenSession->port())
        , message(givenMessage)
        , options(givenOptions)
    {
    }

    QPointer<Session> session; ///< looked at on its own thread only
    SessionPort port;
    PreparedMessage message;
    BurstOptions options;
    Clock::time_point began = Clock::now();

    mutable std::mutex mutex;
    std::condition_variable changed;
    BurstProgress progress; // sent counts those that are claimed
    bool isStopping = false;
    QObject *context = nullptr; ///< null once the burst is gone
    std::vector<OutgoingMessage> leaving; ///< requests for several replies on their way to the session's thread
    bool isLeavingTold = false;

    /// The number of the next message, or 0 when there is no room or nothing left. Under the lock.
    quint64 claim()
    {
        if (isStopping || progress.sent >= options.count
            || progress.waiting() >= static_cast<quint64>(options.inFlight))
            return 0;
        return ++progress.sent;
    }
    /// What has not left is not sent any more. Under the lock.
    void stop()
    {
        isStopping = true;
        progress.sent -= leaving.size();
        leaving.clear();
    }
    [[nodiscard]] bool isPaced() const { return options.perSecond > 0; }
    [[nodiscard]] bool wantsMany() const
    {
        return message.mode() == ComposedMessage::Mode::Request && message.replies() != ComposedMessage::Replies::One;
    }
};

/// A request that wants several replies.
struct Burst::Many {
    Clock::time_point began = Clock::now();
    quint64 replies = 0;
    QString error; ///< of a service, the last
};

struct Burst::Outcome {
    enum class What { Answered, Error, Timeout, NoResponders, Failed };

    What what = What::Answered;
    QString error; ///< a sentence
    std::optional<std::chrono::nanoseconds> elapsed; ///< of a single reply
    std::optional<quint64> replies; ///< of a request that wanted several; they are counted already
    bool isDuplicate = false;
    bool isLost = false;
    bool isLast = false; ///< the next would fail as well

    /// Of a message that came to nothing.
    static Outcome of(const natsight::Error &error)
    {
        Outcome outcome;
        outcome.error = error.text();
        switch (error.kind) {
        case natsight::Error::Kind::Timeout:
            outcome.what = What::Timeout;
            break;
        case natsight::Error::Kind::NoResponders:
            outcome.what = What::NoResponders;
            break;
        case natsight::Error::Kind::Limit:
            outcome.what = What::Failed;
            break;
        case natsight::Error::Kind::NotConnected:
        case natsight::Error::Kind::Network:
        case natsight::Error::Kind::Cancelled:
            outcome.what = What::Failed;
            outcome.isLost = true;
            outcome.isLast = true;
            break;
        default:
            outcome.what = What::Failed;
            outcome.isLast = true;
            break;
        }
        return outcome;
    }
};

double BurstProgress::perSecond() const
{
    const double seconds = std::chrono::duration<double>(elapsed).count();
    return seconds > 0 ? static_cast<double>(sent) / seconds : 0;
}

Burst::Burst(Session *session, const PreparedMessage &message, const BurstOptions &options)
    : m_state(std::make_shared<State>(session, message, options))
{
    m_state->context = &m_context;
    m_state->options.count = std::clamp<quint64>(options.count, 1, BurstOptions::maxCount);
    m_state->options.inFlight = std::clamp(options.inFlight, 1, BurstOptions::maxInFlight);
    m_state->progress.total = m_state->options.count;
    m_thread = std::thread([state = m_state] { run(state); });
}

Burst::~Burst()
{
    cancel();
    m_thread.join();
    const std::scoped_lock lock(m_state->mutex);
    m_state->context = nullptr;
}

void Burst::cancel()
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->stop();
        if (!m_state->progress.isOver)
            m_state->progress.isCancelled = true;
    }
    m_state->changed.notify_all();
}

BurstProgress Burst::progress() const
{
    const std::scoped_lock lock(m_state->mutex);
    BurstProgress progress = m_state->progress;
    if (!progress.isOver)
        progress.elapsed = Clock::now() - m_state->began;
    return progress;
}

void Burst::run(const std::shared_ptr<State> &state)
{
    std::unique_lock lock(state->mutex);
    while (!state->isStopping && state->progress.sent < state->options.count) {
        if (state->isPaced()) {
            const auto due = state->began
                + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(
                    static_cast<double>(state->progress.sent) / state->options.perSecond));
            if (Clock::now() < due) {
                state->changed.wait_until(lock, due, [&state] { return state->isStopping; });
                continue;
            }
        }
        if (const quint64 number = state->claim(); number > 0) {
            lock.unlock();
            issue(state, number);
            lock.lock();
        } else {
            state->changed.wait(lock);
        }
    }
    state->changed.wait(lock, [&state] { return state->isStopping || state->progress.waiting() == 0; });
    state->progress.isOver = true;
    state->progress.elapsed = Clock::now() - state->began;
}

void Burst::issue(const std::shared_ptr<State> &state, quint64 number)
{
    isIssuing = true;
    auto message = state->message.render(number);
    if (!message) {
        done(state, fail(std::move(message.error())));
    } else if (state->message.mode() == ComposedMessage::Mode::Publish) {
        state->port.publish(std::move(*message), [state](const Result<void> &result) {
            done(state, result ? Result<Reply>(Reply {}) : Result<Reply>(fail(result.error())));
        });
    } else if (state->wantsMany()) {
        askMany(state, std::move(*message));
    } else {
        state->port.request(
            std::move(*message), state->message.timeout(), [state](const Result<Reply> &reply) { done(state, reply); });
    }
    isIssuing = false;
}

void Burst::done(const std::shared_ptr<State> &state, const Result<Reply> &reply)
{
    if (!reply) {
        book(state, Outcome::of(reply.error()));
        return;
    }
    Outcome outcome;
    switch (state->message.mode()) {
    case ComposedMessage::Mode::Publish:
        break;
    case ComposedMessage::Mode::JetStream: {
        outcome.elapsed = reply->elapsed;
        const StreamAnswer answer = readStreamAnswer(reply->message.payload);
        outcome.isDuplicate = answer.isDuplicate;
        outcome.error = answer.error;
        break;
    }
    case ComposedMessage::Mode::Request:
        outcome.elapsed = reply->elapsed;
        outcome.error = serviceErrorText(reply->message.headers);
        break;
    }
    if (!outcome.error.isEmpty())
        outcome.what = Outcome::What::Error;
    book(state, outcome);
}

void Burst::askMany(const std::shared_ptr<State> &state, OutgoingMessage message)
{
    const std::scoped_lock lock(state->mutex);
    if (state->isStopping || state->context == nullptr) {
        --state->progress.sent;
        return;
    }
    state->leaving.push_back(std::move(message));
    // One call for all that are ready by then.
    if (!std::exchange(state->isLeavingTold, true))
        QMetaObject::invokeMethod(
            state->context, [state] { sendWaiting(state); }, Qt::QueuedConnection);
}

void Burst::sendWaiting(const std::shared_ptr<State> &state)
{
    std::vector<OutgoingMessage> leaving;
    {
        const std::scoped_lock lock(state->mutex);
        state->isLeavingTold = false;
        leaving.swap(state->leaving);
    }
    for (OutgoingMessage &message : leaving) {
        if (!state->session) {
            endMany(state, {}, fail(Error::Kind::NotConnected, Text::tr("There is no connection.")));
            continue;
        }
        const auto many = std::make_shared<Many>();
        const auto take = [state, many](const IncomingReply &view) {
            const auto elapsed = Clock::now() - many->began;
            ++many->replies;
            if (view.header("Nats-Service-Error").data() || view.header("Nats-Service-Error-Code").data()) {
                Headers headers;
                for (const auto &[name, value] : view.headers)
                    headers.emplace_back(bytesOf(name), bytesOf(value));
                if (QString error = serviceErrorText(headers); !error.isEmpty())
                    many->error = std::move(error);
            }
            const std::scoped_lock lock(state->mutex);
            if (state->progress.isOver)
                return;
            ++state->progress.replies;
            state->progress.latency.add(elapsed);
        };
        state->session->requestMany(std::move(message), state->message.scatter(), take,
            [state, many](const Result<void> &end) { endMany(state, *many, end); });
    }
}

void Burst::endMany(const std::shared_ptr<State> &state, const Many &many, const Result<void> &end)
{
    Outcome outcome;
    const auto wanted = static_cast<quint64>(std::max(1, state->message.scatter().expected));
    if (!end) {
        outcome = Outcome::of(end.error());
    } else if (many.replies < wanted) {
        outcome.what = Outcome::What::Timeout;
        outcome.error = wanted == 1
            ? Text::tr("Nobody answered in time.")
            : Text::tr("%1 of %2 replies came in time.").arg(format::count(many.replies), format::count(wanted));
    } else if (!many.error.isEmpty()) {
        outcome.what = Outcome::What::Error;
        outcome.error = many.error;
    }
    if (end)
        outcome.replies = many.replies;
    book(state, outcome);
}

void Burst::book(const std::shared_ptr<State> &state, const Outcome &outcome)
{
    quint64 next = 0;
    bool mustWake = false;
    {
        const std::scoped_lock lock(state->mutex);
        BurstProgress &progress = state->progress;
        if (progress.isOver)
            return;
        switch (outcome.what) {
        case Outcome::What::Answered:
            ++progress.answered;
            break;
        case Outcome::What::Error:
            ++progress.errors;
            break;
        case Outcome::What::Timeout:
            ++progress.timeouts;
            break;
        case Outcome::What::NoResponders:
            ++progress.noResponders;
            break;
        case Outcome::What::Failed:
            ++progress.failed;
            break;
        }
        progress.duplicates += outcome.isDuplicate ? 1 : 0;
        if (outcome.elapsed) {
            ++progress.replies;
            progress.latency.add(*outcome.elapsed);
        }
        if (outcome.replies) {
            progress.fewest = progress.hasSeveral ? std::min(progress.fewest, *outcome.replies) : *outcome.replies;
            progress.most = std::max(progress.most, *outcome.replies);
            progress.hasSeveral = true;
        }
        progress.isLost = progress.isLost || outcome.isLost;
        if (outcome.isLast)
            state->stop();
        if (!outcome.error.isEmpty())
            progress.lastError = outcome.error;
        // Gone on from here, so that an answer costs no change of threads.
        if (!isIssuing && !state->isPaced())
            next = state->claim();
        // Also from within issue(): on another thread than run()'s nobody else takes the place that is free now.
        mustWake = state->isStopping || progress.sent >= state->options.count || next == 0;
    }
    if (mustWake)
        state->changed.notify_all();
    if (next > 0)
        issue(state, next);
}

QString burstText(const BurstProgress &progress, ComposedMessage::Mode mode)
{
    const auto count = [](quint64 value) { return format::count(value); };
    QStringList parts;
    if (mode == ComposedMessage::Mode::Publish) {
        parts << Text::tr("%1 of %2 published").arg(count(progress.answered), count(progress.total));
    } else {
        parts << Text::tr("%1 of %2 sent").arg(count(progress.sent), count(progress.total));
        parts << Text::tr("%1 answered").arg(count(progress.answered));
    }
    if (progress.hasSeveral)
        parts << (progress.fewest == progress.most
                ? Text::tr("%1 replies, %2 each").arg(count(progress.replies), count(progress.most))
                : Text::tr("%1 replies, %2 to %3 each")
                      .arg(count(progress.replies), count(progress.fewest), count(progress.most)));
    if (progress.duplicates > 0)
        parts << Text::tr("%1 of them duplicates that the stream had already").arg(count(progress.duplicates));
    if (progress.errors > 0)
        parts << Text::tr("%1 answered with an error").arg(count(progress.errors));
    if (progress.timeouts > 0)
        parts << Text::tr("%1 without an answer in time").arg(count(progress.timeouts));
    if (progress.noResponders > 0)
        parts << Text::tr("%1 without anybody listening").arg(count(progress.noResponders));
    if (progress.failed > 0)
        parts << Text::tr("%1 failed").arg(count(progress.failed));
    if (progress.isOver && progress.waiting() > 0)
        parts << Text::tr("%1 not waited for").arg(count(progress.waiting()));
    QString text = parts.join(QStringLiteral(", "));
    if (progress.isLost)
        text = Text::tr("Stopped, because the connection was lost: %1.").arg(text);
    else if (progress.isCancelled)
        text = Text::tr("Cancelled: %1.").arg(text);
    else if (progress.isOver && progress.sent < progress.total)
        text = Text::tr("Stopped: %1.").arg(text);
    else
        text += u'.';
    if (progress.isOver)
        text += u' '
            + Text::tr("%1 in %2.").arg(format::rate(progress.perSecond()), format::duration(progress.elapsed));
    return text;
}

} // namespace natsight
