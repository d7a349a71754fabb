// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/jetstream/support.h"

#include <QTimer>

#include <functional>

namespace natsight {

/// Answers as a JetStream of our own making, under the API prefix `fake`: for what no server can be made to say.
class FakeApi : public QObject
{
public:
    /// What is said to `STREAM.INFO.ORDERS`; nothing where it is empty.
    using Answer = std::function<QByteArray(const QByteArray &verb, const Json &request)>;

    FakeApi(const ConnectionProfile &profile, Answer answer)
        : m_session(profile)
        , m_mailbox(std::make_shared<Mailbox<Message>>())
        , m_answer(std::move(answer))
    {
        m_session.open();
        m_subscription = m_session.subscribe("fake.>", {}, m_mailbox);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            for (const Message &message : m_mailbox->take()) {
                auto request = Json::parse(message.payload.constData(), nullptr, false);
                if (!request.is_object())
                    request = Json::object();
                const auto said = m_answer(message.subject.mid(5), request);
                OutgoingMessage out;
                out.subject = message.reply;
                out.payload = said;
                if (!said.isEmpty())
                    (void)m_session.publish(out);
            }
        });
        m_timer.start(std::chrono::milliseconds(1));
    }

    [[nodiscard]] bool isReady() const { return m_session.status().state == SessionStatus::State::Connected; }
    /// Of those who ask it.
    [[nodiscard]] static ConnectionProfile profileOf(const TestServer &server)
    {
        ConnectionProfile profile = profileFor(server);
        profile.jetStreamApiPrefix = QStringLiteral("fake");
        return profile;
    }

private:
    Session m_session;
    std::shared_ptr<Mailbox<Message>> m_mailbox;
    Answer m_answer;
    Result<quint64> m_subscription;
    QTimer m_timer;
};

} // namespace natsight
