// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/composedmessage.h"

#include <QPointer>
#include <QTimer>

namespace natsight {

/// What came of sending one message, in words.
struct SendOutcome {
    bool isGood = false;
    QString text; ///< a sentence or two, with what to do
    QString details; ///< of the server or library
};

/// What came of a publish to a stream.
struct StreamAnswer {
    QString error; ///< a sentence: refused, or no stream's answer; empty = it has the message
    bool isDuplicate = false; ///< it had it before, by its message id: nothing new is stored
};
/// Pure, any thread.
[[nodiscard]] StreamAnswer readStreamAnswer(const QByteArray &payload);

/// Sends one composed message and tells what comes back: nothing but its departure for a publish, the stream's
/// acknowledgement, or replies as they come. One at a time: a new one gives up the one before. GUI thread.
/// Bounds: 10,000 replies and 64 MiB of them.
class Sender : public QObject
{
    Q_OBJECT

public:
    explicit Sender(QObject *parent = nullptr);
    ~Sender() override;

    /// `finished()` follows, never within this call.
    void send(Session *session, const PreparedMessage &message);
    /// Nothing more is told of what is under way; it may have been sent. finished() follows.
    void cancel();
    [[nodiscard]] bool isSending() const { return m_isSending; }
    /// The last one that was sent.
    [[nodiscard]] const OutgoingMessage &sent() const { return m_sent; }

Q_SIGNALS:
    void repliesArrived(const QList<natsight::Reply> &replies);
    void finished(const natsight::SendOutcome &outcome);

private:
    struct Incoming;
    void publish(Session *session);
    void publishToStream(Session *session, std::chrono::milliseconds timeout);
    void request(Session *session, const PreparedMessage &message);
    void takeReplies();
    void finish(SendOutcome outcome);

    OutgoingMessage m_sent;
    std::shared_ptr<Incoming> m_incoming;
    QTimer m_poll;
    quint64 m_generation = 0;
    int m_replies = 0;
    bool m_isSending = false;
};

} // namespace natsight
