// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/burst.h"

#include "models/compose/replymodel.h"
#include "models/core/format.h"
#include "models/core/text.h"

#include <nlohmann/json.hpp>

#include <condition_variable>
#include <mutex>

namespace natsight {

namespace {

using Clock = std::chrono::steady_clock;

/// An answer of a stream that did not store the message.
bool isRefusal(const QByteArray &answer)
{
    if (!answer.contains("\"error\"") || answer.size() > 64 * 1024)
        return false;
    const auto json = nlohmann::ordered_json::parse(answer.begin(), answer.end(), nullptr, false);
    return json.is_object() && json.contains("error");
}

/// Whether this thread is inside of issue(): an answer that comes within is not gone on from there, or the stack would grow.
thread_local bool isIssuing = false;

} // namespace

struct Burst::State {
    State(const SessionPort &givenPort, const PreparedMessage &givenMessage, const BurstOptions &givenOptions)
        : port(givenPort)
        , message(givenMessage)
        , options(givenOptions)
    {
    }

    SessionPort port;
    PreparedMessage message;
    BurstOptions options;
    Clock::time_point began = Clock::now();

    mutable std::mutex mutex;
    std::condition_variable changed;
    BurstProgress progress; // sent counts those that are claimed
    bool isStopping = false;

    /// The number of the next message, or 0 when there is no room or nothing left. Under the lock.
    quint64 claim()
    {
        if (isStopping || progress.sent >= options.count
            || progress.waiting() >= static_cast<quint64>(options.inFlight))
            return 0;
        return ++progress.sent;
    }
    [[nodiscard]] bool isPaced() const { return options.perSecond > 0; }
};

double BurstProgress::perSecond() const
{
    const double seconds = std::chrono::duration<double>(elapsed).count();
    return seconds > 0 ? static_cast<double>(sent) / seconds : 0;
}

Burst::Burst(const SessionPort &port, const PreparedMessage &message, const BurstOptions &options)
    : m_state(std::make_shared<State>(port, message, options))
{
    m_state->options.count = std::clamp<quint64>(options.count, 1, BurstOptions::maxCount);
    m_state->options.inFlight = std::clamp(options.inFlight, 1, BurstOptions::maxInFlight);
    m_state->progress.total = m_state->options.count;
    m_thread = std::thread([state = m_state] { run(state); });
}

Burst::~Burst()
{
    cancel();
    m_thread.join();
}

void Burst::cancel()
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->isStopping = true;
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
    } else {
        state->port.request(
            std::move(*message), state->message.timeout(), [state](const Result<Reply> &reply) { done(state, reply); });
    }
    isIssuing = false;
}

void Burst::done(const std::shared_ptr<State> &state, const Result<Reply> &reply)
{
    const bool isPublish = state->message.mode() == ComposedMessage::Mode::Publish;
    QString error;
    if (reply && !isPublish) {
        error = serviceErrorText(reply->message.headers);
        if (error.isEmpty() && state->message.mode() == ComposedMessage::Mode::JetStream
            && isRefusal(reply->message.payload))
            error = Text::tr("The stream refused it: %1").arg(format::preview(reply->message.payload));
    }
    quint64 next = 0;
    bool mustWake = false;
    {
        const std::scoped_lock lock(state->mutex);
        BurstProgress &progress = state->progress;
        if (progress.isOver)
            return;
        if (reply) {
            error.isEmpty() ? ++progress.answered : ++progress.errors;
            if (!isPublish)
                progress.latency.add(reply->elapsed);
        } else {
            error = reply.error().text();
            switch (reply.error().kind) {
            case Error::Kind::Timeout:
                ++progress.timeouts;
                break;
            case Error::Kind::NoResponders:
                ++progress.noResponders;
                break;
            case Error::Kind::Limit:
                ++progress.failed;
                break;
            case Error::Kind::NotConnected:
            case Error::Kind::Network:
            case Error::Kind::Cancelled:
                ++progress.failed;
                progress.isLost = true;
                state->isStopping = true;
                break;
            default: // the next would fail as well
                ++progress.failed;
                state->isStopping = true;
                break;
            }
        }
        if (!error.isEmpty())
            progress.lastError = error;
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
