// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/responder.h"
#include "models/nats/session.h"

#include <QPointer>

namespace natsight {

/// An endpoint of a hosted service. A value, any thread.
struct EndpointRules {
    QString name;
    QByteArray subject;
    QByteArray queueGroup = QByteArrayLiteral("q"); ///< empty = none: each instance answers each request
    QList<std::pair<QString, QString>> metadata;
    AnswerRules answer;

    friend bool operator==(const EndpointRules &, const EndpointRules &) = default;
};

/// A micro service as ADR-32 describes it. A value, any thread.
struct ServiceRules {
    QString name;
    QString version = QStringLiteral("1.0.0");
    QString description;
    QList<std::pair<QString, QString>> metadata;
    QList<EndpointRules> endpoints;
    int instances = 1;

    static constexpr int maxInstances = 16; ///< each has ten subscriptions and more
    static constexpr int maxEndpoints = 64;

    friend bool operator==(const ServiceRules &, const ServiceRules &) = default;
};

// Pure, any thread. Errors are sentences.
/// Of services and endpoints: letters, digits, `-` and `_`.
[[nodiscard]] Result<void> validateServiceName(const QString &name);
/// A semantic version: `1.2.3`, `1.0.0-beta.1`.
[[nodiscard]] Result<void> validateServiceVersion(const QString &version);
[[nodiscard]] Result<void> validateEndpoint(const EndpointRules &rules);
[[nodiscard]] Result<void> validateService(const ServiceRules &rules);
[[nodiscard]] nlohmann::ordered_json toJson(const ServiceRules &rules);
[[nodiscard]] ServiceRules serviceFromJson(const nlohmann::ordered_json &json);

/// One instance of a hosted service: its endpoints, and the answers to `$SRV.PING`, `INFO` and `STATS` of all, of its name and
/// of its id. Answers come from delivery threads; this object lives on the session's thread. It stops when it goes.
class ServiceHost
{
public:
    /// Subscribes. The rules are valid; `instance` counts from 1 and stands for `{{instance}}` in templates.
    [[nodiscard]] static Result<std::unique_ptr<ServiceHost>> start(
        Session *session, const ServiceRules &rules, int instance, const std::shared_ptr<HeldInbox> &held);
    ~ServiceHost();
    ServiceHost(const ServiceHost &) = delete;
    ServiceHost &operator=(const ServiceHost &) = delete;

    /// The server sends nothing more; what it had sent before is answered.
    void stop();
    [[nodiscard]] QByteArray id() const;
    [[nodiscard]] int endpointCount() const;
    [[nodiscard]] const std::shared_ptr<RuleResponder> &endpoint(int index) const;
    [[nodiscard]] ResponderId subscription(int endpoint) const; ///< of the session; 0 when it is stopped
    [[nodiscard]] const QList<ResponderId> &discovery() const { return m_discovery; }
    /// Counters begin anew, and with them the time that it has been started.
    void resetStatistics();

private:
    struct Instance;
    class Discovery;
    ServiceHost(Session *session, std::shared_ptr<Instance> instance);

    QPointer<Session> m_session;
    std::shared_ptr<Instance> m_instance;
    QList<ResponderId> m_endpoints;
    QList<ResponderId> m_discovery;
};

} // namespace natsight
