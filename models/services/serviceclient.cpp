// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/serviceclient.h"

#include "models/core/bytes.h"
#include "models/core/future.h"
#include "models/core/text.h"
#include "models/payload/foreignjson.h"

#include <QPromise>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace natsight {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int maxPings = 1'000;
constexpr int pageSize = 1'024;
constexpr int maxPages = 50;

QString toText(std::string_view text)
{
    constexpr std::size_t longest = 1'024;
    return QString::fromUtf8(bytesOf(text.substr(0, longest)));
}

QString text(object from, std::string_view key)
{
    std::string_view value;
    return from[key].get(value) == simdjson::SUCCESS ? toText(value) : QString();
}

/// `$SRV.PING.name.id` of a literal subject.
std::optional<std::pair<QString, QString>> instanceOf(std::string_view subject)
{
    constexpr std::string_view prefix = "$SRV.PING.";
    if (subject.substr(0, prefix.size()) != prefix)
        return std::nullopt;
    subject.remove_prefix(prefix.size());
    const auto dot = subject.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 >= subject.size()
        || subject.find('.', dot + 1) != std::string_view::npos
        || subject.find_first_of("*>") != std::string_view::npos)
        return std::nullopt;
    return std::pair(toText(subject.substr(0, dot)), toText(subject.substr(dot + 1)));
}

/// A run of pings, kept alive by the request under way.
struct PingRun {
    QPromise<PingResult> promise;
    PingResult result;
    QByteArray subject;
    int count = 0;
    std::chrono::milliseconds timeout { 0 };
    std::function<bool(const PingResult &)> progress;

    void finish()
    {
        summarise(result);
        promise.addResult(result);
        promise.finish();
    }
};

void sendPing(QObject *owner, const QPointer<Session> &session, const std::shared_ptr<PingRun> &run)
{
    if (!session) {
        run->result.error = Error { Error::Kind::Cancelled, Text::tr("The connection was closed.") };
        run->finish();
        return;
    }
    ++run->result.sent;
    whenDone(
        owner, session->request({ run->subject }, run->timeout), [owner, session, run](const Result<Reply> &reply) {
            if (reply) {
                run->result.times << reply->elapsed;
            } else {
                ++run->result.lost;
                run->result.error = reply.error();
            }
            const bool isFatal = !reply && reply.error().kind != Error::Kind::Timeout;
            summarise(run->result);
            const bool goesOn = !run->progress || run->progress(run->result);
            if (isFatal || !goesOn || run->result.sent >= run->count)
                run->finish();
            else
                sendPing(owner, session, run);
        });
}

/// Pages of CONNZ of all servers.
struct ConnectionRun {
    QPromise<Result<InstanceConnections>> promise;
    InstanceConnections connections;
    std::chrono::milliseconds timeout { 0 };
    int page = 0;

    void finish(Result<InstanceConnections> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

void askConnectionPage(QObject *owner, const QPointer<Session> &session, const std::shared_ptr<ConnectionRun> &run)
{
    if (!session) {
        run->finish(fail(Error::Kind::Cancelled, Text::tr("The connection was closed.")));
        return;
    }
    OutgoingMessage message { "$SYS.REQ.SERVER.PING.CONNZ" };
    message.payload = R"({"subscriptions":true,"limit":)" + QByteArray::number(pageSize) + R"(,"offset":)"
        + QByteArray::number(run->page * pageSize) + '}';
    ScatterOptions options;
    options.timeout = run->timeout;
    options.maxBytes = qint64 { 256 } << 20;
    using Page = Result<std::pair<InstanceConnections, bool>>;
    const auto page = readInBackground<Page, Result<QList<Reply>>>(
        QThreadPool::globalInstance(),
        [session, message, options](std::function<void(Result<QList<Reply>>)> take) {
            session->requestMany(message, options, std::move(take));
        },
        [](const Result<QList<Reply>> &replies) -> Page {
            if (!replies)
                return fail(replies.error());
            std::pair<InstanceConnections, bool> found { {}, false };
            std::optional<Error> error;
            int good = 0;
            for (const Reply &reply : *replies) {
                const auto count = readInstanceConnections(reply.message.payload, found.first);
                if (count) {
                    ++good;
                    found.second = found.second || *count >= pageSize;
                } else {
                    error = count.error();
                }
            }
            if (good == 0 && error)
                return fail(*error);
            if (replies->isEmpty())
                return fail(Error::Kind::Timeout, Text::tr("No server told of its connections."));
            return found;
        });
    whenDone(owner, page, [owner, session, run](const Page &result) {
        if (!result) {
            Error error = result.error();
            if (error.kind == Error::Kind::NoResponders || error.kind == Error::Kind::Denied) {
                error.message = Text::tr("The servers do not tell this user which connections run the instances.");
                error.advice = Text::tr("Ask for the permission to publish to $SYS.REQ.SERVER.PING.CONNZ.");
            }
            run->finish(fail(std::move(error)));
            return;
        }
        run->connections.insert(result->first);
        ++run->page;
        if (result->second && run->page < maxPages)
            askConnectionPage(owner, session, run);
        else
            run->finish(std::move(run->connections));
    });
}

} // namespace

ServiceClient::ServiceClient(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

QFuture<PingResult> ServiceClient::ping(const QString &service, const QString &id, int count,
    std::chrono::milliseconds timeout, std::function<bool(const PingResult &)> progress)
{
    auto run = std::make_shared<PingRun>();
    const auto future = run->promise.future();
    run->promise.start();
    run->subject = serviceSubject(ServiceVerb::Ping, service, id);
    run->count = std::clamp(count, 1, maxPings);
    run->timeout = timeout;
    run->progress = std::move(progress);
    if (run->subject.isEmpty() || service.isEmpty()) {
        run->result.error = Error { Error::Kind::Invalid,
            tr("“%1” cannot be asked: its name or id is no token of a subject.").arg(service) };
        run->finish();
        return future;
    }
    sendPing(this, m_session, run);
    return future;
}

QFuture<Result<Reply>> ServiceClient::raw(
    ServiceVerb verb, const QString &service, const QString &id, std::chrono::milliseconds timeout)
{
    const QByteArray subject = serviceSubject(verb, service, id);
    if (subject.isEmpty() || service.isEmpty() || !m_session) {
        QPromise<Result<Reply>> promise;
        promise.start();
        promise.addResult(m_session ? fail(Error::Kind::Invalid,
                              tr("“%1” cannot be asked: its name or id is no token of a subject.").arg(service))
                                    : fail(Error::Kind::Cancelled, tr("The connection was closed.")));
        promise.finish();
        return promise.future();
    }
    return m_session->request({ subject }, timeout);
}

QFuture<Result<InstanceConnections>> ServiceClient::connections(std::chrono::milliseconds timeout)
{
    auto run = std::make_shared<ConnectionRun>();
    const auto future = run->promise.future();
    run->promise.start();
    run->timeout = timeout;
    askConnectionPage(this, m_session, run);
    return future;
}

void summarise(PingResult &result)
{
    auto times = result.times;
    if (times.isEmpty())
        return;
    std::sort(times.begin(), times.end());
    result.min = times.constFirst();
    result.max = times.constLast();
    const qsizetype middle = times.size() / 2;
    result.median = times.size() % 2 == 1 ? times.at(middle) : (times.at(middle - 1) + times.at(middle)) / 2;
}

Result<int> readInstanceConnections(QByteArrayView answer, InstanceConnections &connections)
{
    const auto unreadable = [](const QString &why) {
        return fail(Error::Kind::Protocol, Text::tr("A server's list of connections cannot be read."), {}, why);
    };
    ForeignJson json;
    object root;
    auto problem = json.parse(answer);
    if (problem == simdjson::SUCCESS)
        problem = json.root().get(root);
    if (problem != simdjson::SUCCESS)
        return unreadable(QString::fromLatin1(simdjson::error_message(problem)));
    if (object error; root["error"].get(error) == simdjson::SUCCESS)
        return fail(
            Error::Kind::Server, Text::tr("A server does not tell its connections."), {}, text(error, "description"));
    object server;
    QString serverId;
    QString serverName;
    if (root["server"].get(server) == simdjson::SUCCESS) {
        serverId = text(server, "id");
        serverName = text(server, "name");
    }
    object data;
    array list;
    if (root["data"].get(data) != simdjson::SUCCESS || data["connections"].get(list) != simdjson::SUCCESS)
        return unreadable(Text::tr("It has no list of connections."));
    int count = 0;
    for (const element item : list) {
        ++count;
        object fields;
        array subjects;
        if (item.get(fields) != simdjson::SUCCESS || fields["subscriptions_list"].get(subjects) != simdjson::SUCCESS)
            continue;
        for (const element one : subjects) {
            std::string_view subject;
            if (one.get(subject) != simdjson::SUCCESS)
                continue;
            const auto instance = instanceOf(subject);
            if (!instance)
                continue;
            InstanceConnection connection;
            std::uint64_t number = 0;
            if (fields["cid"].get(number) == simdjson::SUCCESS)
                connection.clientId = number;
            connection.server = serverId;
            connection.serverName = serverName;
            connection.name = text(fields, "name");
            connection.language = text(fields, "lang");
            connection.libraryVersion = text(fields, "version");
            connection.rtt = text(fields, "rtt");
            connection.account = text(fields, "account");
            connection.address = text(fields, "ip");
            if (fields["port"].get(number) == simdjson::SUCCESS)
                connection.address += QLatin1Char(':') + QString::number(number);
            connections.insert(*instance, connection);
        }
    }
    return count;
}

} // namespace natsight
