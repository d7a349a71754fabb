// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"

#include <QObject>
#include <QTimer>

#include <nlohmann/json_fwd.hpp>

#include <random>
#include <vector>

namespace natsight {

/// One instance of a micro service as ADR-32 describes it: answers `$SRV.PING`, `INFO` and `STATS` and its endpoints, in the
/// queue group `q`. Lives on the thread of its session.
class DemoService : public QObject
{
    Q_OBJECT

public:
    struct Endpoint {
        QByteArray name;
        QByteArray subject;
        int milliseconds; ///< time that an answer takes, on average
        double errorShare;
        quint64 requests = 0;
        quint64 errors = 0;
        qint64 processingNs = 0;
        QByteArray lastError = {};
    };

    DemoService(Session *session, QByteArray name, QByteArray version, QByteArray id, std::vector<Endpoint> endpoints,
        QObject *parent = nullptr);
    ~DemoService() override;

    /// As if its program had been started anew: it counts from the beginning.
    void restart();
    /// Gone, it answers nothing; it comes back as it went.
    void setPresent(bool isPresent);

private:
    void poll();
    void answerDiscovery(const Message &request);
    void answer(std::size_t endpoint, const Message &request);
    [[nodiscard]] nlohmann::ordered_json describe(const char *type) const;

    Session *m_session;
    QByteArray m_name;
    QByteArray m_version;
    QByteArray m_id;
    QByteArray m_started;
    std::vector<Endpoint> m_endpoints;
    std::shared_ptr<Mailbox<Message>> m_discovery;
    std::vector<std::shared_ptr<Mailbox<Message>>> m_requests;
    std::vector<quint64> m_subscriptions; ///< none while it is gone
    QTimer m_poll;
    std::mt19937 m_random;
};

} // namespace natsight
