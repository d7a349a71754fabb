// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoservice.h"

#include <QDateTime>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;

QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump());
}

} // namespace

DemoService::DemoService(Session *session, QByteArray name, QByteArray version, QByteArray id,
    std::vector<Endpoint> endpoints, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_name(std::move(name))
    , m_version(std::move(version))
    , m_id(std::move(id))
    , m_endpoints(std::move(endpoints))
    , m_discovery(std::make_shared<Mailbox<Message>>(1000))
    , m_random(static_cast<unsigned>(qHash(m_id)))
{
    for (std::size_t i = 0; i < m_endpoints.size(); ++i)
        m_requests.push_back(std::make_shared<Mailbox<Message>>(1000));
    restart();
    setPresent(true);
    connect(&m_poll, &QTimer::timeout, this, &DemoService::poll);
    m_poll.start(20);
}

DemoService::~DemoService()
{
    setPresent(false);
}

void DemoService::restart()
{
    m_started = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    for (Endpoint &endpoint : m_endpoints) {
        endpoint.requests = endpoint.errors = 0;
        endpoint.processingNs = 0;
        endpoint.lastError.clear();
    }
}

void DemoService::setPresent(bool isPresent)
{
    if (isPresent != m_subscriptions.empty())
        return;
    if (!isPresent) {
        for (const quint64 subscription : m_subscriptions)
            m_session->unsubscribe(subscription);
        m_subscriptions.clear();
        return;
    }
    const auto subscribe = [this](const QByteArray &subject, const QByteArray &queueGroup, const auto &mailbox) {
        if (const auto subscription = m_session->subscribe(subject, queueGroup, mailbox))
            m_subscriptions.push_back(*subscription);
    };
    for (const char *verb : { "PING", "INFO", "STATS" }) {
        const QByteArray subject = QByteArray("$SRV.") + verb;
        for (const QByteArray &pattern :
            { subject, QByteArray(subject + '.' + m_name), QByteArray(subject + '.' + m_name + '.' + m_id) })
            subscribe(pattern, {}, m_discovery);
    }
    for (std::size_t i = 0; i < m_endpoints.size(); ++i)
        subscribe(m_endpoints[i].subject, "q", m_requests[i]);
}

void DemoService::poll()
{
    for (const Message &request : m_discovery->take())
        answerDiscovery(request);
    for (std::size_t i = 0; i < m_requests.size(); ++i) {
        for (const Message &request : m_requests[i]->take())
            answer(i, request);
    }
}

Json DemoService::describe(const char *type) const
{
    Json json;
    json["type"] = std::string("io.nats.micro.v1.") + type;
    json["name"] = m_name.toStdString();
    json["id"] = m_id.toStdString();
    json["version"] = m_version.toStdString();
    json["metadata"] = { { "team", "shop" } };
    return json;
}

void DemoService::answerDiscovery(const Message &request)
{
    if (request.reply.isEmpty())
        return;
    const QByteArray verb = request.subject.split('.').value(1);
    Json json;
    if (verb == "PING") {
        json = describe("ping_response");
    } else if (verb == "INFO") {
        json = describe("info_response");
        json["description"] = "Sample service of the Natsight demo";
    } else {
        json = describe("stats_response");
        json["started"] = m_started.toStdString();
    }
    if (verb != "PING") {
        json["endpoints"] = Json::array();
        for (const Endpoint &endpoint : m_endpoints) {
            Json entry { { "name", endpoint.name.toStdString() }, { "subject", endpoint.subject.toStdString() },
                { "queue_group", "q" } };
            if (verb == "STATS") {
                entry["num_requests"] = endpoint.requests;
                entry["num_errors"] = endpoint.errors;
                entry["last_error"] = endpoint.lastError.toStdString();
                entry["processing_time"] = endpoint.processingNs;
                entry["average_processing_time"] = endpoint.requests == 0
                    ? 0
                    : endpoint.processingNs / static_cast<qint64>(endpoint.requests);
            } else {
                entry["metadata"] = nullptr;
            }
            json["endpoints"].push_back(std::move(entry));
        }
    }
    (void)m_session->publish({ request.reply, dumped(json) });
}

void DemoService::answer(std::size_t index, const Message &request)
{
    Endpoint &endpoint = m_endpoints[index];
    const double spread = std::uniform_real_distribution<double>(0.5, 1.8)(m_random);
    const int milliseconds = std::max(1, static_cast<int>(endpoint.milliseconds * spread));
    const bool isError = std::uniform_real_distribution<double>(0, 1)(m_random) < endpoint.errorShare;
    ++endpoint.requests;
    endpoint.processingNs += qint64 { milliseconds } * 1'000'000;

    OutgoingMessage reply { request.reply, {}, {}, {} };
    if (isError) {
        ++endpoint.errors;
        endpoint.lastError = "503:warehouse does not answer";
        reply.headers = { { "Nats-Service-Error", "warehouse does not answer" }, { "Nats-Service-Error-Code", "503" } };
    } else {
        reply.payload = dumped({ { "ok", true }, { "by", m_id.toStdString() }, { "took_ms", milliseconds } });
    }
    if (!reply.subject.isEmpty())
        QTimer::singleShot(milliseconds, this, [this, reply] { (void)m_session->publish(reply); });
}

} // namespace natsight
