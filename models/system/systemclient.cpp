// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemclient.h"

#include "models/core/text.h"
#include "models/nats/subject.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

QByteArray systemVerbText(SystemVerb verb)
{
    switch (verb) {
    case SystemVerb::Stats:
        return "STATSZ";
    case SystemVerb::Variables:
        return "VARZ";
    case SystemVerb::Subscriptions:
        return "SUBSZ";
    case SystemVerb::Connections:
        return "CONNZ";
    case SystemVerb::Routes:
        return "ROUTEZ";
    case SystemVerb::Gateways:
        return "GATEWAYZ";
    case SystemVerb::Leafs:
        return "LEAFZ";
    case SystemVerb::Accounts:
        return "ACCOUNTZ";
    case SystemVerb::JetStream:
        return "JSZ";
    case SystemVerb::Health:
        return "HEALTHZ";
    case SystemVerb::Raft:
        return "RAFTZ";
    case SystemVerb::Kick:
        return "KICK";
    case SystemVerb::LameDuck:
        return "LDM";
    case SystemVerb::Reload:
        break;
    }
    return "RELOAD";
}

QByteArray systemSubject(SystemVerb verb, const QString &serverId)
{
    const bool isToken = std::all_of(serverId.begin(), serverId.end(),
        [](QChar c) { return c > u' ' && c != u'.' && c != u'*' && c != u'>' && c.unicode() < 0x7f; });
    if (!isToken || serverId.size() > 200)
        return {};
    return "$SYS.REQ.SERVER." + (serverId.isEmpty() ? QByteArray("PING") : serverId.toLatin1()) + '.'
        + systemVerbText(verb);
}

QString whyNot(SystemVerb verb, const ServerIdentity &server)
{
    if (server.version.isEmpty())
        return {};
    const bool isCommand = verb == SystemVerb::Kick || verb == SystemVerb::LameDuck || verb == SystemVerb::Reload;
    if (isCommand && !server.isAtLeast(2, 10))
        return Text::tr("Server %1 is version %2; this needs 2.10 or later.").arg(server.name, server.version);
    if (verb == SystemVerb::Raft && !server.isAtLeast(2, 10, 29))
        return Text::tr("Server %1 is version %2; this needs 2.10.29 or later.").arg(server.name, server.version);
    return {};
}

QByteArray connectionQueryBody(const ConnectionQuery &query)
{
    nlohmann::ordered_json body { { "sort", query.state == ConnectionQuery::State::Open ? "cid" : "stop" },
        { "auth", true }, { "limit", query.limit }, { "offset", query.offset },
        { "state", static_cast<int>(query.state) } };
    if (!query.account.isEmpty())
        body["acc"] = query.account.toStdString();
    if (!query.serverName.isEmpty())
        body["server_name"] = query.serverName.toStdString();
    if (query.connection > 0)
        body["cid"] = query.connection;
    if (query.hasSubscriptions)
        body["subscriptions"] = true;
    return QByteArray::fromStdString(body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

SystemClient::SystemClient(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void SystemClient::setPatience(std::chrono::milliseconds patience, std::chrono::milliseconds stall)
{
    m_patience = patience;
    m_stall = stall;
}

Error SystemClient::gone()
{
    return { Error::Kind::NotConnected, Text::tr("There is no connection to ask.") };
}

Error SystemClient::silent()
{
    return { Error::Kind::Timeout, Text::tr("No server answered.") };
}

Result<void> readSystemDone(QByteArrayView payload)
{
    const auto answer = nlohmann::ordered_json::parse(payload.begin(), payload.end(), nullptr, false);
    if (!answer.is_object())
        return fail(Error::Kind::Protocol, Text::tr("The server's answer cannot be read."));
    const auto error = answer.find("error");
    if (error == answer.end() || !error->is_object())
        return {};
    const auto description = error->find("description");
    const auto code = error->find("code");
    const QString told = description != error->end() && description->is_string()
        ? QString::fromStdString(description->get<std::string>())
        : QString();
    Error refused { Error::Kind::Server, Text::tr("The server refuses it: %1").arg(told) };
    refused.details = told;
    if (code != error->end() && code->is_number_integer())
        refused.code = static_cast<int>(std::clamp<std::int64_t>(code->get<std::int64_t>(), 0, 100'000));
    return fail(std::move(refused));
}

Result<void> readJetStreamDone(QByteArrayView payload)
{
    if (auto refused = readSystemDone(payload); !refused)
        return refused;
    const auto answer = nlohmann::ordered_json::parse(payload.begin(), payload.end(), nullptr, false);
    const auto success = answer.find("success");
    if (success == answer.end() || !success->is_boolean() || !success->get<bool>())
        return fail(Error::Kind::Protocol, Text::tr("The server's answer does not say that it is done."));
    return {};
}

QFuture<Result<void>> SystemClient::tell(SystemVerb verb, const ServerIdentity &server, const QByteArray &body)
{
    const QString reason = whyNot(verb, server);
    const QByteArray subject = systemSubject(verb, server.id);
    return readInBackground<Result<void>, Result<Reply>>(
        QThreadPool::globalInstance(),
        [&](std::function<void(Result<Reply>)> take) {
            if (!reason.isEmpty())
                take(fail(Error::Kind::Unsupported, reason));
            else if (m_session && !subject.isEmpty() && !server.id.isEmpty())
                m_session->request({ subject, body }, m_patience, std::move(take));
            else
                take(fail(gone()));
        },
        [](const Result<Reply> &reply) -> Result<void> {
            if (!reply)
                return fail(reply.error());
            return readSystemDone(reply->message.payload);
        });
}

QFuture<Result<void>> SystemClient::tellJetStream(const QByteArray &subject, const QByteArray &body)
{
    const bool isGood = subject.startsWith("$JS.API.") && validatePublishSubject(subject).has_value();
    return readInBackground<Result<void>, Result<Reply>>(
        QThreadPool::globalInstance(),
        [&](std::function<void(Result<Reply>)> take) {
            if (m_session && isGood)
                m_session->request({ subject, body }, m_patience, std::move(take));
            else
                take(fail(gone()));
        },
        [](const Result<Reply> &reply) -> Result<void> {
            if (!reply)
                return fail(reply.error());
            return readJetStreamDone(reply->message.payload);
        });
}

QFuture<Result<QByteArray>> SystemClient::raw(SystemVerb verb, const ServerIdentity &server, const QByteArray &body)
{
    const QString reason = whyNot(verb, server);
    const QByteArray subject = systemSubject(verb, server.id);
    return readInBackground<Result<QByteArray>, Result<Reply>>(
        QThreadPool::globalInstance(),
        [&](std::function<void(Result<Reply>)> take) {
            if (!reason.isEmpty())
                take(fail(Error::Kind::Unsupported, reason));
            else if (m_session && !subject.isEmpty() && !server.id.isEmpty())
                m_session->request({ subject, body }, m_patience, std::move(take));
            else
                take(fail(gone()));
        },
        [](const Result<Reply> &reply) -> Result<QByteArray> {
            if (!reply)
                return fail(reply.error());
            return withoutSecrets(reply->message.payload);
        });
}

} // namespace natsight
