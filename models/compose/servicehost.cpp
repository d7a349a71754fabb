// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/servicehost.h"

#include "models/core/text.h"
#include "models/nats/subject.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>

#include <nlohmann/json.hpp>

namespace natsight {

using Json = nlohmann::ordered_json;

namespace {

QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json objectOf(const QList<std::pair<QString, QString>> &pairs)
{
    Json json = Json::object();
    for (const auto &[name, value] : pairs)
        json[name.toStdString()] = value.toStdString();
    return json;
}

QList<std::pair<QString, QString>> pairsOf(const Json &json, const char *key)
{
    QList<std::pair<QString, QString>> pairs;
    const auto found = json.find(key);
    if (found == json.end() || !found->is_object())
        return pairs;
    for (const auto &[name, value] : found->items()) {
        if (value.is_string())
            pairs.emplaceBack(QString::fromStdString(name), QString::fromStdString(value.get<std::string>()));
    }
    return pairs;
}

QString stringOf(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

QByteArray newId()
{
    static constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QByteArray id;
    for (int i = 0; i < 22; ++i)
        id += digits[QRandomGenerator::system()->bounded(static_cast<quint32>(digits.size()))];
    return id;
}

} // namespace

Result<void> validateServiceName(const QString &name)
{
    static const QRegularExpression good(QStringLiteral("\\A[A-Za-z0-9_-]+\\z"));
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("A name is missing."));
    if (name.size() > 100 || !good.match(name).hasMatch())
        return fail(Error::Kind::Invalid,
            Text::tr("“%1” can't be a name: only letters A to Z, digits, - and _ may be in it.").arg(name.left(100)));
    return {};
}

Result<void> validateServiceVersion(const QString &version)
{
    static const QRegularExpression good(QStringLiteral(
        "\\A(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
        "(?:-((?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*))*))?"
        "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?\\z"));
    if (version.size() > 100 || !good.match(version).hasMatch())
        return fail(Error::Kind::Invalid, Text::tr("“%1” is no semantic version.").arg(version.left(100)),
            Text::tr("It has three numbers, for instance 1.0.0 or 2.1.0-beta.1."));
    return {};
}

Result<void> validateEndpoint(const EndpointRules &rules)
{
    if (auto valid = validateServiceName(rules.name); !valid)
        return valid;
    if (auto valid = validateAnsweredSubject(rules.subject); !valid)
        return valid;
    if (!rules.queueGroup.isEmpty()) {
        if (auto valid = validateQueueGroup(rules.queueGroup); !valid)
            return valid;
    }
    return validateAnswer(rules.answer);
}

Result<void> validateService(const ServiceRules &rules)
{
    if (auto valid = validateServiceName(rules.name); !valid)
        return valid;
    if (auto valid = validateServiceVersion(rules.version); !valid)
        return valid;
    if (rules.instances < 1 || rules.instances > ServiceRules::maxInstances)
        return fail(Error::Kind::Invalid,
            Text::tr("Between 1 and %1 instances can be hosted.").arg(ServiceRules::maxInstances));
    if (rules.endpoints.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("A service needs an endpoint."));
    if (rules.endpoints.size() > ServiceRules::maxEndpoints)
        return fail(
            Error::Kind::Limit, Text::tr("A service has %1 endpoints at most.").arg(ServiceRules::maxEndpoints));
    QSet<QString> names;
    for (const EndpointRules &endpoint : rules.endpoints) {
        if (auto valid = validateEndpoint(endpoint); !valid) {
            valid.error().message = Text::tr("Endpoint %1: %2").arg(endpoint.name, valid.error().message);
            return valid;
        }
        if (names.contains(endpoint.name))
            return fail(Error::Kind::Invalid, Text::tr("Two endpoints are named %1.").arg(endpoint.name));
        names.insert(endpoint.name);
    }
    return {};
}

Json toJson(const ServiceRules &rules)
{
    Json json;
    json["name"] = rules.name.toStdString();
    json["version"] = rules.version.toStdString();
    json["description"] = rules.description.toStdString();
    json["metadata"] = objectOf(rules.metadata);
    json["instances"] = rules.instances;
    json["endpoints"] = Json::array();
    for (const EndpointRules &endpoint : rules.endpoints) {
        json["endpoints"].push_back({ { "name", endpoint.name.toStdString() },
            { "subject", endpoint.subject.toStdString() }, { "queue_group", endpoint.queueGroup.toStdString() },
            { "metadata", objectOf(endpoint.metadata) }, { "answer", toJson(endpoint.answer) } });
    }
    return json;
}

ServiceRules serviceFromJson(const Json &json)
{
    ServiceRules rules;
    if (!json.is_object())
        return rules;
    rules.name = stringOf(json, "name");
    rules.version = stringOf(json, "version");
    rules.description = stringOf(json, "description");
    rules.metadata = pairsOf(json, "metadata");
    if (const auto count = json.find("instances"); count != json.end() && count->is_number_integer())
        rules.instances = static_cast<int>(std::clamp<qint64>(count->get<qint64>(), 1, ServiceRules::maxInstances));
    const auto endpoints = json.find("endpoints");
    if (endpoints == json.end() || !endpoints->is_array())
        return rules;
    for (const Json &one : *endpoints) {
        if (!one.is_object() || rules.endpoints.size() >= ServiceRules::maxEndpoints)
            continue;
        EndpointRules endpoint;
        endpoint.name = stringOf(one, "name");
        endpoint.subject = stringOf(one, "subject").toUtf8();
        endpoint.queueGroup = stringOf(one, "queue_group").toUtf8();
        endpoint.metadata = pairsOf(one, "metadata");
        if (const auto answer = one.find("answer"); answer != one.end())
            endpoint.answer = answerFromJson(*answer);
        rules.endpoints << endpoint;
    }
    return rules;
}

/// What delivery threads look at. Immutable, but for what counts.
struct ServiceHost::Instance {
    ServiceRules rules;
    QByteArray id;
    std::atomic<qint64> startedMs { 0 };
    std::vector<std::shared_ptr<RuleResponder>> endpoints;

    [[nodiscard]] Json describe(const char *type) const
    {
        Json json;
        json["name"] = rules.name.toStdString();
        json["id"] = id.toStdString();
        json["version"] = rules.version.toStdString();
        json["metadata"] = objectOf(rules.metadata);
        json["type"] = std::string("io.nats.micro.v1.") + type;
        return json;
    }

    [[nodiscard]] QByteArray ping() const { return dumped(describe("ping_response")); }

    [[nodiscard]] QByteArray info() const
    {
        Json json = describe("info_response");
        json["description"] = rules.description.toStdString();
        json["endpoints"] = Json::array();
        for (const EndpointRules &endpoint : rules.endpoints) {
            json["endpoints"].push_back({ { "name", endpoint.name.toStdString() },
                { "subject", endpoint.subject.toStdString() }, { "queue_group", endpoint.queueGroup.toStdString() },
                { "metadata", objectOf(endpoint.metadata) } });
        }
        return dumped(json);
    }

    [[nodiscard]] QByteArray stats() const
    {
        Json json = describe("stats_response");
        json["started"] = QDateTime::fromMSecsSinceEpoch(startedMs, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
        json["endpoints"] = Json::array();
        for (std::size_t i = 0; i < endpoints.size(); ++i) {
            const EndpointRules &endpoint = rules.endpoints.at(static_cast<qsizetype>(i));
            const ResponderCounts counts = endpoints[i]->counts();
            json["endpoints"].push_back(
                { { "name", endpoint.name.toStdString() }, { "subject", endpoint.subject.toStdString() },
                    { "queue_group", endpoint.queueGroup.toStdString() }, { "num_requests", counts.requests },
                    { "num_errors", counts.errors + counts.failed }, { "last_error", counts.lastError.toStdString() },
                    { "processing_time", counts.processingNs }, { "average_processing_time", counts.averageNs() },
                    // The endpoint's own; the Python client reads no statistics without it.
                    { "data", { { "unanswered", counts.unanswered }, { "waiting", counts.waiting } } } });
        }
        return dumped(json);
    }
};

/// Answers one verb of `$SRV`.
class ServiceHost::Discovery final : public Responder
{
public:
    using Make = QByteArray (Instance::*)() const;
    Discovery(std::shared_ptr<const Instance> instance, Make make)
        : m_instance(std::move(instance))
        , m_make(make)
    {
    }
    void respond(const IncomingMessage &request, Replier &replier) noexcept override
    {
        if (!request.reply.empty())
            (void)replier.reply(((*m_instance).*m_make)());
    }

private:
    const std::shared_ptr<const Instance> m_instance;
    const Make m_make;
};

ServiceHost::ServiceHost(Session *session, std::shared_ptr<Instance> instance)
    : m_session(session)
    , m_instance(std::move(instance))
{
}

ServiceHost::~ServiceHost()
{
    stop();
}

Result<std::unique_ptr<ServiceHost>> ServiceHost::start(
    Session *session, const ServiceRules &rules, int instance, const std::shared_ptr<HeldInbox> &held)
{
    if (auto valid = validateService(rules); !valid)
        return fail(std::move(valid.error()));
    auto made = std::make_shared<Instance>();
    made->rules = rules;
    made->id = newId();
    made->startedMs = QDateTime::currentMSecsSinceEpoch();
    for (const EndpointRules &endpoint : rules.endpoints) {
        auto plan = AnswerPlan::compile(endpoint.answer,
            { { QStringLiteral("instance"), QString::number(instance) },
                { QStringLiteral("id"), QString::fromLatin1(made->id) }, { QStringLiteral("service"), rules.name },
                { QStringLiteral("endpoint"), endpoint.name } });
        if (!plan)
            return fail(std::move(plan.error()));
        made->endpoints.push_back(std::make_shared<RuleResponder>(
            std::move(*plan), QStringLiteral("%1.%2").arg(rules.name, endpoint.name), held));
    }
    std::unique_ptr<ServiceHost> host(new ServiceHost(session, made));
    // Endpoints first: who finds the service can call it.
    for (std::size_t i = 0; i < made->endpoints.size(); ++i) {
        const EndpointRules &endpoint = rules.endpoints.at(static_cast<qsizetype>(i));
        auto added = session->addResponder(endpoint.subject, endpoint.queueGroup, made->endpoints[i]);
        if (!added)
            return fail(std::move(added.error()));
        host->m_endpoints << *added;
    }
    for (const auto &[verb, make] : std::initializer_list<std::pair<const char *, Discovery::Make>> {
             { "PING", &Instance::ping }, { "INFO", &Instance::info }, { "STATS", &Instance::stats } }) {
        const auto responder = std::make_shared<Discovery>(made, make);
        const QByteArray all = QByteArray("$SRV.") + verb;
        const QByteArray named = all + '.' + rules.name.toUtf8();
        const QByteArray own = named + '.' + made->id;
        for (const QByteArray &pattern : { all, named, own }) {
            auto added = session->addResponder(pattern, {}, responder);
            if (!added)
                return fail(std::move(added.error()));
            host->m_discovery << *added;
        }
    }
    return host;
}

void ServiceHost::stop()
{
    // The other way round: who still finds it gets an answer.
    const QList<ResponderId> all = std::exchange(m_discovery, {}) + std::exchange(m_endpoints, {});
    for (const ResponderId one : all) {
        if (m_session)
            m_session->removeResponder(one);
    }
}

QByteArray ServiceHost::id() const
{
    return m_instance->id;
}

int ServiceHost::endpointCount() const
{
    return static_cast<int>(m_instance->endpoints.size());
}

const std::shared_ptr<RuleResponder> &ServiceHost::endpoint(int index) const
{
    return m_instance->endpoints.at(static_cast<std::size_t>(index));
}

ResponderId ServiceHost::subscription(int endpoint) const
{
    return m_endpoints.value(endpoint);
}

void ServiceHost::resetStatistics()
{
    for (const auto &endpoint : m_instance->endpoints)
        endpoint->reset();
    m_instance->startedMs = QDateTime::currentMSecsSinceEpoch();
}

} // namespace natsight
