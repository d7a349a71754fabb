// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/messagetracer.h"

#include "models/core/future.h"
#include "models/core/text.h"

#include <QRandomGenerator>
#include <QtConcurrent>

namespace natsight {

namespace {

constexpr int pollMs = 40;
/// Until other servers know that somebody listens: what they tell before is lost.
constexpr int spreadMs = 500;
constexpr std::size_t maxEventBytes = std::size_t { 16 } << 20;

} // namespace

MessageTracer::MessageTracer(QObject *parent)
    : QObject(parent)
{
    m_spread.setSingleShot(true);
    m_spread.setInterval(spreadMs);
    m_poll.setInterval(pollMs);
    connect(&m_spread, &QTimer::timeout, this, &MessageTracer::send);
    connect(&m_poll, &QTimer::timeout, this, &MessageTracer::collect);
}

MessageTracer::~MessageTracer()
{
    stop();
}

void MessageTracer::setPatience(std::chrono::milliseconds spread, std::chrono::milliseconds wait)
{
    m_spread.setInterval(spread);
    m_wait = wait;
}

Result<void> MessageTracer::start(
    Session *session, const QByteArray &subject, const QByteArray &payload, const Headers &headers)
{
    stop();
    m_events.clear();
    m_trace = {};
    m_error.reset();
    m_state = State::Idle;
    ++m_generation;
    m_isReading = false;
    m_subject = QString::fromUtf8(subject);
    if (!session || session->status().state != SessionStatus::State::Connected)
        return fail(Error::Kind::NotConnected, Text::tr("Not connected."));
    const ServerInfo &server = session->status().server;
    if (const QString why = whyNotTraceAt(server.name, server.version); !why.isEmpty())
        return fail(Error::Kind::Invalid, why);
    for (const auto &[name, value] : headers) {
        if (name.toLower().startsWith("nats-trace-") || name.toLower() == "traceparent")
            return fail(
                Error::Kind::Invalid, Text::tr("The header %1 is set by tracing itself.").arg(QString::fromUtf8(name)));
    }
    const QString prefix = session->profile().inboxPrefix.isEmpty() ? QStringLiteral("_INBOX")
                                                                    : session->profile().inboxPrefix;
    const QByteArray inbox = prefix.toUtf8() + ".trace"
        + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    m_mailbox = std::make_shared<Mailbox<Message>>(MessageTrace::maxEvents, maxEventBytes);
    const auto subscription = session->subscribe(inbox, {}, m_mailbox);
    if (!subscription)
        return fail(subscription.error());
    m_session = session;
    m_subscription = *subscription;
    m_message = { subject, payload, headers };
    m_message.headers.emplace_back("Nats-Trace-Dest", inbox);
    m_message.headers.emplace_back("Nats-Trace-Only", "true");
    m_state = State::Preparing;
    m_spread.start();
    Q_EMIT changed();
    return {};
}

void MessageTracer::send()
{
    // It may have gone to another server meanwhile.
    const ServerInfo server = m_session ? m_session->status().server : ServerInfo();
    const bool isConnected = m_session && m_session->status().state == SessionStatus::State::Connected;
    if (const QString why = whyNotTraceAt(server.name, server.version); !isConnected || !why.isEmpty()) {
        m_error = Error { Error::Kind::NotConnected, isConnected ? why : Text::tr("Not connected.") };
        return end(State::Failed);
    }
    m_state = State::Collecting;
    m_sent.start();
    m_poll.start();
    whenDone(this, m_session->publish(m_message), [this, subscription = m_subscription](const Result<void> &done) {
        if (done || subscription != m_subscription)
            return;
        m_error = done.error();
        end(State::Failed);
    });
    Q_EMIT changed();
}

void MessageTracer::collect()
{
    if (m_isReading)
        return;
    const auto messages = m_mailbox->take();
    if (messages.empty())
        return endIfTold();
    m_isReading = true;
    struct Read {
        QList<TraceEvent> events;
        MessageTrace trace;
    };
    whenDone(this, QtConcurrent::run([messages, events = m_events]() mutable -> Read {
        for (const Message &message : messages) {
            if (auto event = readTraceEvent(message.payload); event && events.size() < MessageTrace::maxEvents)
                events << std::move(*event);
        }
        return { events, traceOf(events) };
    }),
        [this, generation = m_generation](const Read &read) {
            if (generation != m_generation)
                return;
            m_isReading = false;
            m_events = read.events;
            m_trace = read.trace;
            if (m_state == State::Collecting)
                endIfTold();
            Q_EMIT changed();
        });
}

void MessageTracer::endIfTold()
{
    if (!m_trace.isComplete() && !m_sent.hasExpired(m_wait.count()) && m_session)
        return;
    if (m_trace.hops.isEmpty()) {
        m_error = Error { Error::Kind::Timeout, Text::tr("No server told of the message."),
            Text::tr("This user may not publish to that subject, or not subscribe to its inbox.") };
    }
    end(m_trace.hops.isEmpty() ? State::Failed : State::Done);
}

void MessageTracer::end(State state)
{
    m_spread.stop();
    m_poll.stop();
    if (m_session && m_subscription != 0)
        m_session->unsubscribe(m_subscription);
    m_subscription = 0;
    m_state = state;
    Q_EMIT changed();
}

void MessageTracer::stop()
{
    if (isRunning())
        end(m_trace.hops.isEmpty() ? State::Idle : State::Done);
}

} // namespace natsight
