// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/mailbox.h"
#include "models/core/result.h"
#include "models/nats/message.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

namespace natsight {

class Session;
struct ServerInfo;

/// Something that a JetStream server tells of by itself.
struct Advisory {
    enum class Severity { Info, Warning, Error };

    qint64 timeNs = 0; ///< as the server says; 0 = it does not
    QString type; ///< `max_deliver`, `stream_action`: the last part of the schema's name, without its version
    Severity severity = Severity::Info;
    QString stream; ///< that it is about; empty: none
    QString consumer;
    QString domain;
    quint64 streamSequence = 0; ///< of the message that it is about; 0 = none
    quint64 consumerSequence = 0;
    quint64 deliveries = 0;
    QString text; ///< in words
    QByteArray subject;
    QByteArray raw; ///< the JSON as it came
};

/// An advisory (`$JS.EVENT.ADVISORY.>`) as a value; of any bytes, what cannot be read has only its subject and text. Any thread.
[[nodiscard]] Advisory readAdvisory(const QByteArray &subject, const QByteArray &payload);

/// The advisories of an account as they come.
///
/// Lives on the session's thread; take() is for a frame clock. Bounds: 10,000 advisories and 16 MiB wait at most; then the oldest go
/// and are counted. The servers' echoes of our own API requests are left out: by our client's id, where the server does not
/// tell it by our name; and so are those that name no client, as all of server 2.9 do: they would mostly be ours.
class AdvisoryFeed : public QObject
{
    Q_OBJECT

public:
    explicit AdvisoryFeed(Session *session, QObject *parent = nullptr);
    ~AdvisoryFeed() override;

    /// Begins to listen; does nothing when it does already.
    [[nodiscard]] Result<void> start();
    void stop();
    [[nodiscard]] bool isStarted() const { return m_subscription != 0; }

    /// The oldest that came since the last call, `max` messages at most.
    [[nodiscard]] QList<Advisory> take(int max = 1000);
    /// Advisories that went before they were taken.
    [[nodiscard]] quint64 dropped() const { return m_mailbox->dropped(); }

    /// Whether an audit advisory echoes a request of the client that `server` tells of (by name where it tells no id), or of nobody.
    [[nodiscard]] static bool isOwnEcho(const QByteArray &payload, const ServerInfo &server, const QString &clientName);

private:
    QPointer<Session> m_session;
    std::shared_ptr<Mailbox<Message>> m_mailbox;
    quint64 m_subscription = 0;
};

} // namespace natsight
