// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <nats/nats.h>

#include <cstdlib>
#include <functional>
#include <string>

namespace natsight::bench {

/// The reference: the client library as it is, on a connection of its own. Blocking.
class BareConnection
{
public:
    explicit BareConnection(const QString &url) { natsConnection_ConnectTo(&m_connection, url.toUtf8().constData()); }
    ~BareConnection()
    {
        natsConnection_Close(m_connection);
        natsConnection_Destroy(m_connection);
    }
    BareConnection(const BareConnection &) = delete;
    BareConnection &operator=(const BareConnection &) = delete;

    [[nodiscard]] bool isGood() const { return m_connection != nullptr; }

    /// The answer; empty when none came.
    [[nodiscard]] std::string request(const std::string &subject, const std::string &body) const
    {
        natsMsg *answer = nullptr;
        if (natsConnection_Request(
                &answer, m_connection, subject.c_str(), body.data(), static_cast<int>(body.size()), 30'000)
            != NATS_OK)
            return {};
        std::string text(natsMsg_GetData(answer), static_cast<std::size_t>(natsMsg_GetDataLength(answer)));
        natsMsg_Destroy(answer);
        return text;
    }

    /// Lets `publish` send one request after the other with this inbox as its reply, `window` of them under way at once; how many
    /// were answered.
    [[nodiscard]] int requests(
        int count, int window, const std::function<void(int number, const char *inbox)> &publish) const
    {
        Inbox inbox(m_connection);
        int sent = 0;
        int answered = 0;
        while (inbox.isGood() && answered < count) {
            for (; sent < count && sent - answered < window; ++sent)
                publish(sent, inbox.name());
            natsMsg *answer = nullptr;
            if (natsSubscription_NextMsg(&answer, inbox.subscription(), 30'000) != NATS_OK)
                break;
            natsMsg_Destroy(answer);
            ++answered;
        }
        return answered;
    }

protected:
    /// A reply subject and what comes to it.
    class Inbox
    {
    public:
        explicit Inbox(natsConnection *connection)
        {
            if (natsInbox_Create(&m_name) == NATS_OK)
                natsConnection_SubscribeSync(&m_subscription, connection, m_name);
        }
        ~Inbox()
        {
            natsSubscription_Destroy(m_subscription);
            natsInbox_Destroy(m_name);
        }
        Inbox(const Inbox &) = delete;
        Inbox &operator=(const Inbox &) = delete;

        [[nodiscard]] bool isGood() const { return m_subscription != nullptr; }
        [[nodiscard]] const char *name() const { return m_name; }
        [[nodiscard]] natsSubscription *subscription() const { return m_subscription; }

    private:
        natsInbox *m_name = nullptr;
        natsSubscription *m_subscription = nullptr;
    };

    /// One batch by direct get, each message given to `take`; the sequence after the last one, 0 when there was none.
    [[nodiscard]] quint64 batch(
        const std::string &stream, const std::string &body, const std::function<void(natsMsg *message)> &take) const
    {
        Inbox inbox(m_connection);
        if (!inbox.isGood())
            return 0;
        natsConnection_PublishRequest(m_connection, ("$JS.API.DIRECT.GET." + stream).c_str(), inbox.name(), body.data(),
            static_cast<int>(body.size()));
        quint64 next = 0;
        natsMsg *message = nullptr;
        while (natsSubscription_NextMsg(&message, inbox.subscription(), 10'000) == NATS_OK) {
            const char *sequence = nullptr;
            const bool isMessage = natsMsgHeader_Get(message, "Nats-Sequence", &sequence) == NATS_OK;
            if (isMessage) {
                next = std::strtoull(sequence, nullptr, 10) + 1;
                take(message);
            }
            natsMsg_Destroy(message);
            if (!isMessage)
                break;
        }
        return next;
    }

    natsConnection *m_connection = nullptr;
};

} // namespace natsight::bench
