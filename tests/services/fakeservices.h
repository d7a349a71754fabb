// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/future.h"
#include "models/nats/session.h"

#include <QTimer>

#include <functional>

namespace natsight {

/// Answers to `$SRV.>` as a test wants them, on a session of its own: each question gets all the payloads that `answer` gives for
/// its subject, later ones after their delay.
class FakeServices : public QObject
{
public:
    struct Payload {
        QByteArray bytes;
        std::chrono::milliseconds delay { 0 };
        Headers headers = {};
    };
    using Answer = std::function<QList<Payload>(const QByteArray &subject)>;

    FakeServices(Session *session, Answer answer)
        : m_session(session)
        , m_answer(std::move(answer))
        , m_mailbox(std::make_shared<Mailbox<Message>>())
    {
        m_subscription = session->subscribe("$SRV.>", {}, m_mailbox).value();
        m_timer.callOnTimeout(this, [this] { poll(); });
        m_timer.start(2);
    }
    ~FakeServices() override { m_session->unsubscribe(m_subscription); }

    [[nodiscard]] int asked(const QByteArray &verb) const { return m_asked.value(verb); } ///< `STATS`, `INFO`

private:
    void poll()
    {
        for (const Message &message : m_mailbox->take()) {
            ++m_asked[message.subject.split('.').value(1)];
            const auto payloads = m_answer(message.subject);
            for (const Payload &payload : payloads) {
                const auto send = [this, payload, to = message.reply] {
                    (void)m_session->publish({ to, payload.bytes, payload.headers });
                };
                if (payload.delay.count() > 0)
                    QTimer::singleShot(payload.delay, this, send);
                else
                    send();
            }
        }
    }

    Session *m_session;
    Answer m_answer;
    std::shared_ptr<Mailbox<Message>> m_mailbox;
    QTimer m_timer;
    QHash<QByteArray, int> m_asked;
    quint64 m_subscription = 0;
};

/// `{"name":…}` of one instance with one endpoint.
inline QByteArray statsJson(const QByteArray &name, const QByteArray &id, quint64 requests, quint64 errors = 0)
{
    return R"({"type":"io.nats.micro.v1.stats_response","name":")" + name + R"(","id":")" + id
        + R"(","version":"1.0.0","started":"2026-01-01T00:00:00Z","endpoints":[{"name":"get","subject":")" + name
        + R"(.get","queue_group":"q","num_requests":)" + QByteArray::number(requests) + R"(,"num_errors":)"
        + QByteArray::number(errors) + R"(,"processing_time":)" + QByteArray::number(requests * 1'000'000) + "}]}";
}

} // namespace natsight
