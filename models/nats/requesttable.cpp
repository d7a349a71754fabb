// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/requesttable.h"

#include "models/core/bytes.h"
#include "models/core/text.h"

namespace natsight {

namespace {

int statusOf(const IncomingReply &reply)
{
    return bytesOf(reply.header("Status")).toInt();
}

qint64 sizeOf(const IncomingReply &reply)
{
    std::size_t size = reply.subject.size() + reply.payload.size();
    for (const auto &[name, value] : reply.headers)
        size += name.size() + value.size();
    return static_cast<qint64>(size);
}

Reply kept(const IncomingReply &incoming, int status)
{
    Reply reply;
    reply.message.subject = bytesOf(incoming.subject);
    reply.message.payload = bytesOf(incoming.payload);
    reply.message.headers.reserve(incoming.headers.size());
    for (const auto &[name, value] : incoming.headers)
        reply.message.headers.emplace_back(bytesOf(name), bytesOf(value));
    reply.status = status;
    reply.statusText = bytesOf(incoming.header("Description"));
    return reply;
}

} // namespace

Result<quint64> RequestTable::add(
    QByteArray subject, const ScatterOptions &options, bool isSingle, Completion completion, ReplyTaker taker)
{
    const std::scoped_lock lock(m_mutex);
    if (m_pending.size() >= maxPending) {
        return fail(Error::Kind::Limit, Text::tr("Too many requests are waiting for answers (%1).").arg(maxPending),
            Text::tr("Wait until some are answered."));
    }
    const auto token = ++m_lastToken;
    Pending pending;
    pending.subject = std::move(subject);
    pending.options = options;
    pending.isSingle = isSingle;
    pending.completion = std::move(completion);
    pending.taker = std::move(taker);
    pending.sent = Clock::now();
    pending.deadline = pending.sent + options.timeout;
    pending.next = pending.deadline;
    m_times.emplace(pending.next, token);
    m_pending.emplace(token, std::move(pending));
    return token;
}

RequestTable::Clock::time_point RequestTable::Pending::due() const
{
    return lastReply && options.stall.count() > 0 ? std::min(deadline, *lastReply + options.stall) : deadline;
}

void RequestTable::schedule(Map::iterator it, Clock::time_point next)
{
    m_times.erase({ it->second.next, it->first });
    it->second.next = next;
    m_times.emplace(next, it->first);
}

RequestTable::Pending RequestTable::take(Map::iterator it)
{
    m_times.erase({ it->second.next, it->first });
    auto pending = std::move(it->second);
    m_pending.erase(it);
    return pending;
}

void RequestTable::markSent(quint64 token)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto it = m_pending.find(token); it != m_pending.end())
        it->second.sent = Clock::now();
}

std::optional<bool> RequestTable::hasTaker(quint64 token) const
{
    const std::scoped_lock lock(m_mutex);
    const auto it = m_pending.find(token);
    return it != m_pending.end() ? std::optional(it->second.taker != nullptr) : std::nullopt;
}

bool RequestTable::addReply(quint64 token, const IncomingReply &incoming)
{
    const auto now = Clock::now();
    const auto isTaken = hasTaker(token);
    if (!isTaken) // too late
        return false;
    const int status = statusOf(incoming);
    Reply reply;
    if (!*isTaken) // not under the lock: it may be large
        reply = kept(incoming, status);
    // A stored message may bring a Status header of its own; as an answer it always has its sequence as well.
    const bool isStatus = status > 0 && incoming.payload.empty() && incoming.header("Nats-Sequence").data() == nullptr;
    Pending done;
    std::optional<Error> error;
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_pending.find(token);
        if (it == m_pending.end())
            return false;
        auto &pending = it->second;
        if (status == 503 && isStatus && pending.count == 0) {
            error = Error { Error::Kind::NoResponders,
                Text::tr("Nobody listens on %1.").arg(QString::fromUtf8(pending.subject)),
                Text::tr("Check the subject, and whether the service runs in this account."),
                QString::fromUtf8(bytesOf(incoming.header("Description"))), QString::fromUtf8(pending.subject), 503 };
            done = take(it);
        } else {
            if (pending.taker) {
                pending.taker(incoming);
            } else {
                reply.elapsed = now - pending.sent;
                pending.replies.append(std::move(reply));
            }
            pending.bytes += sizeOf(incoming);
            ++pending.count;
            const auto &options = pending.options;
            if (pending.isSingle || (options.expected > 0 && pending.count >= options.expected)
                || pending.count >= options.maxReplies || pending.bytes >= options.maxBytes
                || (options.endsByStatus && isStatus)) {
                done = take(it);
            } else {
                pending.lastReply = now;
                // Only the first reply brings the end nearer; that others put it off, expire() finds out.
                const auto due = pending.due();
                if (due >= pending.next)
                    return false;
                schedule(it, due);
                return true;
            }
        }
    }
    if (error)
        done.completion(fail(std::move(*error)));
    else
        done.completion(std::move(done.replies));
    return false;
}

void RequestTable::finish(quint64 token, const Error &error)
{
    Pending done;
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_pending.find(token);
        if (it == m_pending.end())
            return;
        done = take(it);
    }
    done.completion(fail(error));
}

int RequestTable::finishSubject(const QByteArray &subject, bool isPrefix, const Error &error)
{
    std::vector<Pending> done;
    {
        const std::scoped_lock lock(m_mutex);
        for (auto it = m_pending.begin(); it != m_pending.end();) {
            const auto here = it++;
            if (here->second.subject == subject || (isPrefix && here->second.subject.startsWith(subject)))
                done.push_back(take(here));
        }
    }
    for (auto &pending : done)
        pending.completion(fail(error));
    return static_cast<int>(done.size());
}

void RequestTable::finishAll(const Error &error)
{
    Map all;
    {
        const std::scoped_lock lock(m_mutex);
        all.swap(m_pending);
        m_times.clear();
    }
    for (auto &[token, pending] : all)
        pending.completion(fail(error));
}

RequestTable::Clock::time_point RequestTable::expire(Clock::time_point now)
{
    std::vector<Pending> done;
    auto next = Clock::time_point::max();
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_times.empty() && m_times.begin()->first <= now) {
            const auto it = m_pending.find(m_times.begin()->second);
            if (const auto due = it->second.due(); due > now)
                schedule(it, due);
            else
                done.push_back(take(it));
        }
        if (!m_times.empty())
            next = m_times.begin()->first;
    }
    for (auto &pending : done) {
        if (pending.isSingle) {
            pending.completion(fail({ Error::Kind::Timeout,
                Text::tr("No answer on %1 within %2 ms.")
                    .arg(QString::fromUtf8(pending.subject))
                    .arg(pending.options.timeout.count()),
                Text::tr("The service may be slow or not answer such requests."), {},
                QString::fromUtf8(pending.subject) }));
        } else {
            pending.completion(std::move(pending.replies));
        }
    }
    return next;
}

std::size_t RequestTable::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_pending.size();
}

} // namespace natsight
