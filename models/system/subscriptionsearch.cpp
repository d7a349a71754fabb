// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/subscriptionsearch.h"

#include "models/core/bytes.h"
#include "models/nats/subject.h"
#include "models/payload/foreignjson.h"

#include <nlohmann/json.hpp>

#include <QDateTime>

#include <algorithm>

namespace natsight {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int serversAtOnce = 4;
constexpr quint64 firstAnswer = 2'048; ///< subscriptions
constexpr quint64 mostLooked = 100'000; ///< of one server, in one answer
constexpr quint64 ownPageSize = 256; ///< connections, each with its subscriptions
constexpr quint64 mostOwnConnections = 20'000;
constexpr qsizetype mostRows = 20'000;
constexpr qsizetype mostNames = 500;
constexpr qsizetype mostEntries = 100'000;
constexpr std::size_t mostTextBytes = 4'096;
constexpr auto ownConnectionsSubject = "$SYS.REQ.SERVER.PING.CONNZ";

QString textOf(const object &from, std::string_view key)
{
    std::string_view found;
    if (from[key].get(found) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(bytesOf(found.substr(0, mostTextBytes)));
}

MaybeCount countOf(const object &from, std::string_view key)
{
    std::uint64_t found = 0;
    return from[key].get(found) == simdjson::SUCCESS ? MaybeCount(found) : MaybeCount();
}

QByteArray bodyOf(const nlohmann::ordered_json &body)
{
    return QByteArray::fromStdString(body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

bool hasWildcard(const QString &subject)
{
    const QStringList tokens = subject.split(u'.');
    return tokens.contains(QLatin1String("*")) || tokens.contains(QLatin1String(">"));
}

QString connectionKey(const QString &serverId, quint64 connection)
{
    return serverId + u' ' + QString::number(connection);
}

} // namespace

QString keyOf(const SubscriptionRow &row)
{
    // The server's own clients count their subscriptions each for itself, in several accounts.
    return connectionKey(row.serverId, row.detail.connection) + u' ' + row.detail.sid + u' ' + row.detail.account + u' '
        + row.detail.subject;
}

Result<ServerSubscribers> readServerSubscribers(QByteArrayView payload)
{
    const auto unreadable = [] {
        return fail(Error::Kind::Protocol,
            SubscriptionSearch::tr("This is no answer of a server about its connections and their subscriptions."));
    };
    if (payload.size() > maxSystemAnswerBytes)
        return unreadable();
    ForeignJson json;
    object root;
    object server;
    object data;
    ServerSubscribers made;
    if (json.parse(payload) != simdjson::SUCCESS || json.root().get(root) != simdjson::SUCCESS
        || root["server"].get(server) != simdjson::SUCCESS || root["data"].get(data) != simdjson::SUCCESS)
        return unreadable();
    made.server.id = textOf(server, "id");
    made.server.name = textOf(server, "name");
    made.server.version = textOf(server, "ver");
    if (made.server.id.isEmpty())
        return unreadable();
    if (made.server.name.isEmpty())
        made.server.name = made.server.id;
    made.total = countOf(data, "total");
    array connections;
    if (data["connections"].get(connections) != simdjson::SUCCESS)
        return made;
    for (const element item : connections) {
        object connection;
        if (item.get(connection) != simdjson::SUCCESS)
            continue;
        ++made.connections;
        array details;
        if (connection["subscriptions_list_detail"].get(details) != simdjson::SUCCESS)
            continue;
        SubscriptionRow row;
        row.serverId = made.server.id;
        row.server = made.server.name;
        row.holder = SubscriptionRow::Holder::Client;
        row.connectionName = textOf(connection, "name");
        row.user = textOf(connection, "authorized_user");
        const QString account = textOf(connection, "account");
        const quint64 cid = countOf(connection, "cid").value_or(0);
        for (const element one : details) {
            object detail;
            if (one.get(detail) != simdjson::SUCCESS)
                continue;
            if (made.rows.size() >= mostEntries) {
                made.warnings = QStringList { SubscriptionSearch::tr("It has more subscriptions than are read.") };
                return made;
            }
            row.detail.account = textOf(detail, "account");
            if (row.detail.account.isEmpty())
                row.detail.account = account;
            row.detail.subject = textOf(detail, "subject");
            row.detail.queueGroup = textOf(detail, "qgroup");
            row.detail.sid = textOf(detail, "sid");
            row.detail.connection = cid;
            row.detail.messages = countOf(detail, "msgs");
            if (!row.detail.subject.isEmpty())
                made.rows << row;
        }
    }
    return made;
}

SubscriptionSearch::SubscriptionSearch(SystemFeed *feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SubscriptionSearch::begin);
    // Which servers there are, and what may be asked, comes first.
    connect(feed, &SystemFeed::stateChanged, this, [this] {
        if (m_isWanted && !m_timer.isActive())
            begin();
    });
}

bool SubscriptionSearch::isBusy() const
{
    return m_progress.state != SubscriptionProgress::State::Idle
        && m_progress.state != SubscriptionProgress::State::Done;
}

Result<void> SubscriptionSearch::ask(const SubscriptionQuery &query)
{
    if (auto good = validateSubscribeSubject(query.subject.toUtf8()); !good)
        return good;
    if (query != m_query) {
        m_rows.clear();
        m_keys.clear();
        m_unnamed.clear();
    }
    m_query = query;
    m_isWanted = true;
    ++m_run; // what is under way is of no use any more
    m_targets.clear();
    m_toName.clear();
    m_progress = {};
    m_progress.state = SubscriptionProgress::State::Waiting;
    begin();
    Q_EMIT changed();
    return {};
}

void SubscriptionSearch::cancel()
{
    if (!isBusy())
        return;
    ++m_run;
    m_isWanted = false;
    m_timer.stop();
    m_targets.clear();
    m_toName.clear();
    m_open = 0;
    m_progress.isCut = m_progress.isCut || m_progress.state != SubscriptionProgress::State::Naming;
    m_progress.state = SubscriptionProgress::State::Done;
    m_progress.answeredMs = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT changed();
}

void SubscriptionSearch::setShown(bool isShown)
{
    if (m_isShown == isShown)
        return;
    m_isShown = isShown;
    if (!isShown)
        return;
    if (m_isWanted) {
        begin();
    } else if (m_progress.state == SubscriptionProgress::State::Asking) {
        askNext();
    } else if (m_progress.state == SubscriptionProgress::State::Naming) {
        nextNames();
    }
}

void SubscriptionSearch::begin()
{
    if (!m_isWanted || !m_isShown || !m_feed)
        return;
    const SystemAccess access = m_feed->access();
    if (access == SystemAccess::Unknown || !m_feed->state(SystemPart::Servers).isKnown) {
        if (access == SystemAccess::None) {
            m_isWanted = false;
            m_progress.error = Error { Error::Kind::Denied, m_feed->accessText() };
            end();
        }
        return;
    }
    if (m_begun.isValid() && m_begun.elapsed() < m_rest.count()) {
        m_timer.start(static_cast<int>(m_rest.count() - m_begun.elapsed()) + 1);
        return;
    }
    m_isWanted = false;
    m_begun.start();
    ++m_run;
    m_open = 0;
    m_rows.clear();
    m_keys.clear();
    m_unnamed.clear();
    m_toName.clear();
    m_targets.clear();
    m_progress = {};
    m_progress.state = SubscriptionProgress::State::Asking;
    m_progress.askedMs = QDateTime::currentMSecsSinceEpoch();
    if (m_feed->seesServers()) {
        const QList<ServerSnapshot> servers = m_feed->servers();
        for (const ServerSnapshot &server : servers) {
            if (server.state != ServerState::Gone)
                m_targets.append({ server.identity.id, server.identity.name });
        }
        m_progress.servers = static_cast<int>(m_targets.size());
        if (m_targets.isEmpty())
            end();
        else
            askNext();
    } else if (access == SystemAccess::Account) {
        askOwn(0);
    } else {
        m_progress.error = Error { Error::Kind::Denied, m_feed->accessText() };
        end();
    }
    Q_EMIT changed();
}

void SubscriptionSearch::askNext()
{
    while (m_isShown && m_open < serversAtOnce && !m_targets.isEmpty()) {
        ++m_open;
        askServer(m_targets.takeFirst(), firstAnswer);
    }
    if (m_open == 0 && m_targets.isEmpty())
        beginNames();
}

void SubscriptionSearch::askServer(const Target &target, quint64 limit)
{
    nlohmann::ordered_json body { { "subscriptions", true }, { "offset", 0 }, { "limit", limit } };
    if (!hasWildcard(m_query.subject))
        body["test"] = m_query.subject.toStdString();
    if (!m_query.account.isEmpty())
        body["account"] = m_query.account.toStdString();
    whenDone(this,
        m_feed->client()->ask<ServerSubscriptions>(
            systemSubject(SystemVerb::Subscriptions, target.id), bodyOf(body), readServerSubscriptions),
        [this, run = m_run, target, limit](Result<ServerSubscriptions> answer) {
            if (run != m_run)
                return;
            if (!answer) {
                endServer(target, answer.error());
                return;
            }
            const auto count = static_cast<quint64>(answer->subscriptions.size());
            const quint64 total = answer->total.value_or(0);
            // Older servers (2.9) count only what they send as the total.
            const bool hasMore = count < total || count >= limit;
            if (hasMore && limit < mostLooked && m_isShown) {
                // Some may come while it is asked.
                askServer(target, total > count ? std::min(total + total / 8 + 64, mostLooked) : mostLooked);
                return;
            }
            m_progress.isCut |= hasMore;
            m_progress.looked += count;
            const std::string subject = m_query.subject.toStdString();
            for (const SubscriptionDetail &detail : std::as_const(answer->subscriptions)) {
                // Compared here, too: an old server may not know the question.
                if (!patternsOverlap(subject, detail.subject.toStdString())
                    || (!m_query.account.isEmpty() && detail.account != m_query.account))
                    continue;
                SubscriptionRow row;
                row.detail = detail;
                row.serverId = target.id;
                row.server = target.name;
                take(std::move(row));
            }
            endServer(target, {});
        });
}

void SubscriptionSearch::askOwn(quint64 offset)
{
    nlohmann::ordered_json body { { "subscriptions_detail", true }, { "auth", true }, { "sort", "cid" },
        { "limit", ownPageSize }, { "offset", offset }, { "state", 0 } };
    whenDone(this,
        m_feed->client()->askAll<ServerSubscribers>(ownConnectionsSubject, bodyOf(body), readServerSubscribers),
        [this, run = m_run, offset](const SystemRound<ServerSubscribers> &round) {
            if (run != m_run)
                return;
            bool hasMore = false;
            const std::string subject = m_query.subject.toStdString();
            for (const auto &page : round.answers) {
                const auto count = static_cast<quint64>(page->connections);
                hasMore |= count > 0 && offset + count < page->total.value_or(0);
                m_progress.looked += static_cast<quint64>(page->rows.size());
                m_progress.isCut |= !page->warnings.isEmpty();
                for (const SubscriptionRow &row : page->rows) {
                    if (patternsOverlap(subject, row.detail.subject.toStdString())
                        && (m_query.account.isEmpty() || row.detail.account == m_query.account))
                        take(row);
                }
            }
            m_progress.servers = std::max(m_progress.servers, static_cast<int>(round.answers.size()));
            m_progress.answered = m_progress.servers;
            if (hasMore && offset < mostOwnConnections && m_rows.size() < mostRows && m_isShown) {
                Q_EMIT changed();
                askOwn(offset + ownPageSize);
                return;
            }
            m_progress.isCut |= hasMore;
            if (m_progress.servers == 0)
                m_progress.error = round.error;
            end();
        });
}

void SubscriptionSearch::take(SubscriptionRow row)
{
    if (m_rows.size() >= mostRows) {
        m_progress.isCut = true;
        return;
    }
    const QString key = keyOf(row);
    // Twice when a list changes while it is paged.
    if (m_keys.contains(key))
        return;
    m_keys.insert(key);
    if (row.holder == SubscriptionRow::Holder::Unknown) {
        QList<qsizetype> &places = m_unnamed[connectionKey(row.serverId, row.detail.connection)];
        if (places.isEmpty())
            m_toName.append({ row.serverId, row.detail.connection });
        places << m_rows.size();
    }
    m_rows << std::move(row);
}

void SubscriptionSearch::endServer(const Target &target, const std::optional<Error> &error)
{
    m_open = std::max(m_open - 1, 0);
    if (error) {
        m_progress.silent << tr("%1: %2").arg(target.name, error->message);
        if (m_progress.answered == 0 && m_open == 0 && m_targets.isEmpty())
            m_progress.error = error;
    } else {
        ++m_progress.answered;
    }
    askNext();
    Q_EMIT changed();
}

// Names ---------------------------------------------------------------------------------------------------------------

void SubscriptionSearch::beginNames()
{
    m_progress.unnamed = static_cast<int>(std::max<qsizetype>(m_toName.size() - mostNames, 0));
    m_toName.resize(std::min<qsizetype>(m_toName.size(), mostNames));
    m_progress.state = SubscriptionProgress::State::Naming;
    nextNames();
}

void SubscriptionSearch::nextNames()
{
    while (m_isShown && m_open < serversAtOnce && !m_toName.isEmpty()) {
        ++m_open;
        const auto [serverId, connection] = m_toName.takeFirst();
        ConnectionQuery query;
        query.connection = connection;
        query.limit = 1;
        whenDone(this,
            m_feed->client()->ask<ServerConnections>(
                systemSubject(SystemVerb::Connections, serverId), connectionQueryBody(query), readServerConnections),
            [this, run = m_run, serverId = serverId, connection = connection](const Result<ServerConnections> &answer) {
                if (run != m_run)
                    return;
                m_open = std::max(m_open - 1, 0);
                name(serverId, connection, answer);
                nextNames();
            });
    }
    if (m_open == 0 && m_toName.isEmpty())
        end();
}

void SubscriptionSearch::name(const QString &serverId, quint64 connection, const Result<ServerConnections> &answer)
{
    const QList<qsizetype> places = m_unnamed.take(connectionKey(serverId, connection));
    if (!answer)
        return;
    const auto found = std::find_if(answer->connections.cbegin(), answer->connections.cend(),
        [connection](const ConnectionDetail &one) { return one.id == connection; });
    for (const qsizetype place : places) {
        SubscriptionRow &row = m_rows[place];
        if (found == answer->connections.cend()) {
            row.holder = SubscriptionRow::Holder::Other;
        } else {
            row.holder = SubscriptionRow::Holder::Client;
            row.connectionName = found->name;
            row.user = found->user;
        }
    }
    // Not for each: the table is renewed as a whole.
    if (m_toName.size() % 50 == 0)
        Q_EMIT changed();
}

void SubscriptionSearch::end()
{
    m_progress.state = SubscriptionProgress::State::Done;
    m_progress.answeredMs = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT changed();
}

} // namespace natsight
