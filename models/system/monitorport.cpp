// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/monitorport.h"

#include "models/core/text.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;

constexpr int serverUnhealthy = 503; ///< of `/healthz`, with a body that says why
constexpr int notFound = 404;
constexpr int good = 200;
constexpr auto tooLarge = "tooLarge"; ///< property of a reply
constexpr qint64 maxAnswerBytes = qint64 { 64 } << 20;
constexpr qsizetype maxVariables = qsizetype { 4 } << 20;

struct Page {
    const char *verb;
    const char *path;
};
constexpr std::array<Page, 10> pages { {
    { "STATSZ", "varz" }, // which has them, too
    { "VARZ", "varz" },
    { "SUBSZ", "subsz" },
    { "CONNZ", "connz" },
    { "ROUTEZ", "routez" },
    { "GATEWAYZ", "gatewayz" },
    { "LEAFZ", "leafz" },
    { "ACCOUNTZ", "accountz" },
    { "JSZ", "jsz" },
    { "HEALTHZ", "healthz" },
} };

constexpr auto ownAccountSubject = "$SYS.REQ.ACCOUNT.PING.STATZ";
constexpr auto pingSubject = "$SYS.REQ.SERVER.PING";

/// Names of options differ between a request's body and a page's parameters.
QString parameterOf(const QByteArray &path, const std::string &option)
{
    if (option == "subscriptions")
        return QStringLiteral("subs");
    if (option == "include_unused")
        return QStringLiteral("unused");
    if (option == "account" && path == "accountz")
        return QStringLiteral("acc");
    if (option == "stream")
        return QStringLiteral("streams");
    if (option == "consumer")
        return QStringLiteral("consumers");
    return QString::fromStdString(option);
}

QString valueOf(const std::string &option, const Json &value)
{
    if (option == "state" && value.is_number_integer())
        return value == 1 ? QStringLiteral("closed") : value == 2 ? QStringLiteral("any") : QStringLiteral("open");
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return value.is_primitive() ? QString::fromStdString(value.dump()) : QString();
}

Json parsed(QByteArrayView text)
{
    return text.size() > maxVariables ? Json() : Json::parse(text.begin(), text.end(), nullptr, false);
}

/// Copies a member under another name where it is there.
void carry(const Json &from, const char *name, Json &to, const char *as)
{
    if (const auto found = from.find(name); found != from.end())
        to[as] = *found;
}

QByteArray textOf(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace

MonitorPort::MonitorPort(const QUrl &address, QObject *parent)
    : QObject(parent)
    , m_address(address)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(true);
}

MonitorPort::~MonitorPort() = default;

bool MonitorPort::isAddress(const QString &text)
{
    return text.startsWith(QLatin1String("http://")) || text.startsWith(QLatin1String("https://"));
}

Result<QUrl> MonitorPort::addressOf(const QString &typed)
{
    const QString text = typed.trimmed();
    QUrl url(isAddress(text) ? text : QStringLiteral("http://") + text, QUrl::StrictMode);
    const bool isOther = !isAddress(text) && text.contains(QLatin1String("://"));
    if (isOther || !url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment())
        return fail(Error::Kind::Invalid,
            Text::tr("“%1” is no address of a monitoring port. Write it as localhost:8222 or https://host:8222.")
                .arg(text.left(100)));
    constexpr int usualPort = 8222;
    if (url.port() < 0 && !isAddress(text))
        url.setPort(usualPort);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

QByteArray MonitorPort::pageOf(const QByteArray &subject, const QByteArray &body)
{
    QByteArray path;
    if (subject == pingSubject) {
        path = "varz";
    } else if (subject == ownAccountSubject) {
        path = "accstatz";
    } else if (subject.startsWith("$SYS.REQ.SERVER.")) {
        const QByteArray verb = subject.mid(subject.lastIndexOf('.') + 1);
        for (const Page &page : pages) {
            if (verb == page.verb)
                path = page.path;
        }
    }
    if (path.isEmpty())
        return {};
    QUrlQuery query;
    if (const Json options = parsed(body); options.is_object()) {
        for (const auto &[name, value] : options.items())
            query.addQueryItem(
                parameterOf(path, name), QString::fromLatin1(QUrl::toPercentEncoding(valueOf(name, value))));
    }
    const QByteArray parameters = query.query(QUrl::FullyEncoded).toLatin1();
    return parameters.isEmpty() ? path : path + '?' + parameters;
}

QByteArray MonitorPort::statsOf(QByteArrayView variables)
{
    const Json from = parsed(variables);
    if (!from.is_object())
        return variables.toByteArray(); // its reader says what is wrong
    Json stats = Json::object();
    for (const char *same :
        { "start", "mem", "gomemlimit", "cores", "cpu", "connections", "total_connections", "subscriptions",
            "slow_consumers", "slow_consumer_stats", "stale_connections", "stalled_clients", "jetstream" })
        carry(from, same, stats, same);
    Json sent = Json::object();
    Json received = Json::object();
    carry(from, "out_msgs", sent, "msgs");
    carry(from, "out_bytes", sent, "bytes");
    carry(from, "in_msgs", received, "msgs");
    carry(from, "in_bytes", received, "bytes");
    stats["sent"] = std::move(sent);
    stats["received"] = std::move(received);
    // A server without JetStream has an empty object here, and nothing in its light figures.
    if (const auto stream = stats.find("jetstream"); stream != stats.end() && stream->empty())
        stats.erase(stream);
    return textOf(stats);
}

void MonitorPort::identify(QByteArrayView variables)
{
    const Json from = parsed(variables);
    if (!from.is_object())
        return;
    Json server = Json::object();
    carry(from, "server_name", server, "name");
    carry(from, "server_id", server, "id");
    carry(from, "version", server, "ver");
    carry(from, "host", server, "host");
    carry(from, "tags", server, "tags");
    carry(from, "now", server, "time");
    if (const auto cluster = from.find("cluster"); cluster != from.end() && cluster->is_object())
        carry(*cluster, "name", server, "cluster");
    if (const auto stream = from.find("jetstream"); stream != from.end() && stream->is_object()) {
        server["jetstream"] = !stream->empty();
        if (const auto config = stream->find("config"); config != stream->end() && config->is_object())
            carry(*config, "domain", server, "domain");
    }
    m_server = textOf(server);
}

void MonitorPort::request(const QByteArray &subject, const QByteArray &body, std::chrono::milliseconds patience,
    std::function<void(Result<Reply>)> take)
{
    const QByteArray page = pageOf(subject, body);
    if (page.isEmpty()) {
        take(fail(Error::Kind::Unsupported,
            Text::tr(
                "The monitoring port of a server has no answer to this: it needs credentials of the system account.")));
        return;
    }
    QElapsedTimer clock;
    clock.start();
    const bool isStats = subject == pingSubject || subject.endsWith(".STATSZ");
    const auto answer = [this, take, clock, isStats](const Result<QByteArray> &got) {
        if (!got) {
            take(fail(got.error()));
            return;
        }
        Reply reply;
        reply.message.payload = "{\"server\":" + m_server + ",\"data\":" + (isStats ? statsOf(*got) : *got) + '}';
        reply.elapsed = std::chrono::nanoseconds(clock.nsecsElapsed());
        take(std::move(reply));
    };
    if (page.startsWith("varz")) {
        get(page, patience, [this, answer](const Result<QByteArray> &got) {
            if (got)
                identify(*got);
            answer(got);
        });
        return;
    }
    // Which server it is stands in `/varz` alone, and is the same until a restart, which the light figures tell of.
    if (!m_server.isEmpty()) {
        get(page, patience, answer);
        return;
    }
    get("varz", patience, [this, page, patience, answer](const Result<QByteArray> &got) {
        if (!got) {
            answer(got);
            return;
        }
        identify(*got);
        get(page, patience, answer);
    });
}

void MonitorPort::get(const QByteArray &page, std::chrono::milliseconds patience,
    const std::function<void(const Result<QByteArray> &)> &take)
{
    QUrl url(m_address.toString(QUrl::FullyEncoded) + QLatin1Char('/') + QLatin1String(page), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(patience.count()));
    QNetworkReply *reply = m_network->get(request);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
        if (received > maxAnswerBytes) {
            reply->setProperty(tooLarge, true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, page, take] { take(bodyOf(reply, page)); });
}

Result<QByteArray> MonitorPort::bodyOf(QNetworkReply *reply, const QByteArray &page) const
{
    const QString where = reply->url().toString(QUrl::RemoveQuery);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->property(tooLarge).toBool())
        return fail(Error::Kind::Limit, Text::tr("The answer of %1 is larger than 64 MiB.").arg(where));
    if (reply->error() == QNetworkReply::OperationCanceledError || reply->error() == QNetworkReply::TimeoutError)
        return fail(Error::Kind::Timeout, Text::tr("%1 did not answer in time.").arg(where));
    const bool isUnhealthy = status == serverUnhealthy && page.startsWith("healthz");
    if (isUnhealthy || (status == good && reply->error() == QNetworkReply::NoError))
        return reply->readAll();
    if (status == notFound)
        return fail(Error::Kind::Unsupported,
            Text::tr("%1 is not there: the server is too old for it, or this is no monitoring port.").arg(where));
    if (status > 0)
        return fail(Error::Kind::Protocol,
            Text::tr("%1 answered with the HTTP status %2 instead of figures. Check the address.")
                .arg(where, QString::number(status)));
    return fail(Error::Kind::Network, Text::tr("%1 cannot be reached: %2").arg(where, reply->errorString().left(300)));
}

} // namespace natsight
