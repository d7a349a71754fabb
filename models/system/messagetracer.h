// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/mailbox.h"
#include "models/nats/session.h"
#include "models/system/messagetrace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace natsight {

/// Sends a message that is only traced, never delivered, and collects what servers tell of it. One at a time. GUI thread; events are
/// read on a pool thread.
///
/// Whether it may be sent is the caller's to decide, with whyNotTrace(): only what is checked again here is the version of the
/// connected server. Bounds: 1,000 events of 16 MiB; ends when all hops have told, or after 5 s.
class MessageTracer : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Preparing, Collecting, Done, Failed };

    explicit MessageTracer(QObject *parent = nullptr);
    ~MessageTracer() override;

    /// Headers besides those that make it a trace; such ones are refused.
    [[nodiscard]] Result<void> start(
        Session *session, const QByteArray &subject, const QByteArray &payload = {}, const Headers &headers = {});
    void stop();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state == State::Preparing || m_state == State::Collecting; }
    [[nodiscard]] QString subject() const { return m_subject; }
    [[nodiscard]] const MessageTrace &trace() const { return m_trace; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    void setPatience(std::chrono::milliseconds spread, std::chrono::milliseconds wait);

Q_SIGNALS:
    /// State or trace.
    void changed();

private:
    void send();
    void collect();
    void endIfTold();
    void end(State state);

    QPointer<Session> m_session;
    OutgoingMessage m_message;
    QString m_subject;
    State m_state = State::Idle;
    std::shared_ptr<Mailbox<Message>> m_mailbox;
    quint64 m_subscription = 0;
    QList<TraceEvent> m_events;
    MessageTrace m_trace;
    bool m_isReading = false;
    quint64 m_generation = 0; ///< of what is read in the background
    std::optional<Error> m_error;
    QTimer m_spread;
    QTimer m_poll;
    QElapsedTimer m_sent;
    std::chrono::milliseconds m_wait { 5'000 };
};

} // namespace natsight
