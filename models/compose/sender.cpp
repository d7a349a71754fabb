// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/sender.h"

#include "models/compose/replymodel.h"
#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/jetstream/streampublish.h"

#include <mutex>

namespace natsight {

using namespace std::chrono_literals;

/// Replies between the delivery thread and the timer of the GUI.
struct Sender::Incoming {
    using Clock = std::chrono::steady_clock;
    Clock::time_point began = Clock::now();
    std::mutex mutex;
    QList<Reply> replies;
    std::optional<Result<void>> end;
};

StreamAnswer readStreamAnswer(const QByteArray &payload)
{
    const auto ack = readPublishAck(payload);
    if (ack)
        return { {}, ack->isDuplicate };
    return { ack.error().kind == Error::Kind::Protocol ? ack.error().text()
                                                       : Text::tr("The stream refused it: %1").arg(ack.error().text()),
        false };
}

Sender::Sender(QObject *parent)
    : QObject(parent)
{
    m_poll.setInterval(33ms);
    connect(&m_poll, &QTimer::timeout, this, &Sender::takeReplies);
}

Sender::~Sender() = default;

void Sender::send(Session *session, const PreparedMessage &message)
{
    ++m_generation;
    m_poll.stop();
    m_incoming.reset();
    m_replies = 0;
    m_isSending = true;
    auto outgoing = message.render(1);
    if (!outgoing || !session) {
        const QString why = outgoing ? tr("There is no connection.") : outgoing.error().text();
        // Callers look at isSending() first.
        QMetaObject::invokeMethod(
            this,
            [this, why, generation = m_generation] {
                if (generation == m_generation)
                    finish({ false, why, {} });
            },
            Qt::QueuedConnection);
        return;
    }
    m_sent = std::move(*outgoing);
    switch (message.mode()) {
    case ComposedMessage::Mode::Publish:
        publish(session);
        break;
    case ComposedMessage::Mode::JetStream:
        publishToStream(session, message.timeout());
        break;
    case ComposedMessage::Mode::Request:
        request(session, message);
        break;
    }
}

void Sender::cancel()
{
    if (!m_isSending)
        return;
    takeReplies();
    if (!m_isSending)
        return;
    ++m_generation;
    finish({ false, tr("Given up: it was sent, and what answers later is not shown."), {} });
}

void Sender::publish(Session *session)
{
    const OutgoingMessage &sent = m_sent;
    whenDone(this, session->publish(sent), [this, generation = m_generation](const Result<void> &result) {
        if (generation != m_generation)
            return;
        if (!result)
            finish({ false, result.error().text(), result.error().details });
        else
            finish({ true,
                tr("Published %1 to %2. Nobody confirms a publish: it is not known who has it.")
                    .arg(format::bytes(double(m_sent.payload.size())), format::preview(m_sent.subject)),
                {} });
    });
}

void Sender::publishToStream(Session *session, std::chrono::milliseconds timeout)
{
    const auto began = std::chrono::steady_clock::now();
    whenDone(this, natsight::publishToStream(session, m_sent, timeout),
        [this, began, generation = m_generation](const Result<PublishAck> &ack) {
            if (generation != m_generation)
                return;
            if (!ack) {
                finish({ false, ack.error().text(), ack.error().details });
                return;
            }
            const QString where = ack->domain.isEmpty() ? ack->stream
                                                        : tr("%1 in domain %2").arg(ack->stream, ack->domain);
            const QString took = format::duration(std::chrono::steady_clock::now() - began);
            finish({ true,
                ack->isDuplicate ? tr(
                    "Stream %1 has this message id already, at sequence %2: nothing new is stored. Answered after %3.")
                                       .arg(where, format::count(ack->sequence), took)
                                 : tr("Stored in stream %1 at sequence %2. Acknowledged after %3.")
                                       .arg(where, format::count(ack->sequence), took),
                {} });
        });
}

void Sender::request(Session *session, const PreparedMessage &message)
{
    m_incoming = std::make_shared<Incoming>();
    const auto incoming = m_incoming;
    if (message.replies() == ComposedMessage::Replies::One) {
        session->request(m_sent, message.timeout(), [incoming](Result<Reply> reply) {
            const std::scoped_lock lock(incoming->mutex);
            if (reply)
                incoming->replies.append(std::move(*reply));
            incoming->end = reply ? Result<void>() : Result<void>(fail(std::move(reply.error())));
        });
    } else {
        session->requestMany(
            m_sent, message.scatter(),
            [incoming](const IncomingReply &view) {
                Reply reply;
                reply.elapsed = Incoming::Clock::now() - incoming->began;
                reply.message.subject = bytesOf(view.subject);
                reply.message.payload = bytesOf(view.payload);
                for (const auto &[name, value] : view.headers)
                    reply.message.headers.emplace_back(bytesOf(name), bytesOf(value));
                reply.status = bytesOf(view.header("Status")).toInt();
                reply.statusText = bytesOf(view.header("Description"));
                const std::scoped_lock lock(incoming->mutex);
                incoming->replies.append(std::move(reply));
            },
            [incoming](Result<void> end) {
                const std::scoped_lock lock(incoming->mutex);
                incoming->end = std::move(end);
            });
    }
    m_poll.start();
}

void Sender::takeReplies()
{
    if (!m_incoming)
        return;
    QList<Reply> replies;
    std::optional<Result<void>> end;
    {
        const std::scoped_lock lock(m_incoming->mutex);
        replies.swap(m_incoming->replies);
        end = m_incoming->end;
    }
    m_replies += static_cast<int>(replies.size());
    const quint64 generation = m_generation;
    if (!replies.isEmpty())
        Q_EMIT repliesArrived(replies);
    if (!end || generation != m_generation)
        return;
    const auto took = Incoming::Clock::now() - m_incoming->began;
    if (!*end) {
        const Error &error = end->error();
        finish({ false, error.text(), error.details });
    } else if (m_replies == 0) {
        finish({ false,
            tr("Nobody answered within %1. Whoever listens on %2 may be slow, or does not answer requests.")
                .arg(format::duration(took), format::preview(m_sent.subject)),
            {} });
    } else if (m_replies == 1 && !replies.isEmpty()) {
        const QString error = serviceErrorText(replies.constLast().message.headers);
        const QString time = format::duration(replies.constLast().elapsed);
        finish(error.isEmpty() ? SendOutcome { true, tr("Answered after %1.").arg(time), {} }
                               : SendOutcome { false, tr("Answered after %1 with an error. %2").arg(time, error), {} });
    } else {
        finish({ true, tr("%n answer(s) within %1.", nullptr, m_replies).arg(format::duration(took)), {} });
    }
}

void Sender::finish(SendOutcome outcome)
{
    m_poll.stop();
    m_incoming.reset();
    m_isSending = false;
    Q_EMIT finished(outcome);
}

} // namespace natsight
