// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemfeed.h"

#include "models/core/bytes.h"
#include "models/core/format.h"

#include <QDateTime>
#include <QThreadPool>

#include <algorithm>
#include <deque>
#include <iterator>
#include <limits>
#include <mutex>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto tickInterval = 50ms;
constexpr qint64 quietMs = 300;
/// The same when as many have answered as the servers know of.
constexpr qint64 shortQuietMs = 40;
constexpr qint64 tellMs = 100;
/// Work of one turn of events; what is left waits for the next.
constexpr qint64 sliceMs = 6;
constexpr std::size_t sliceAnswers = 32;
constexpr qint64 accessRestMs = 30'000;
constexpr qsizetype maxWaitingBytes = qsizetype { 64 } << 20;
constexpr int maxAnswers = 20'000;
constexpr int manyServers = 100;
/// Each has a page under way: so many may come in one turn of events.
constexpr int serversAtOnce = 2;
constexpr quint64 mostConnections = 200'000; ///< of one server
constexpr auto statsSubject = "$SYS.REQ.SERVER.PING";
constexpr auto ownConnectionsSubject = "$SYS.REQ.SERVER.PING.CONNZ";
constexpr auto ownStatsSubject = "$SYS.REQ.ACCOUNT.PING.STATZ";

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

bool isRefusal(const Error &error)
{
    return error.kind == Error::Kind::NoResponders || error.kind == Error::Kind::Denied;
}

} // namespace

struct SystemFeed::Round {
    quint64 number = 0;
    QElapsedTimer sent;
    qint64 lastAnswerMs = -1; ///< by `sent`
    int answers = 0;
    bool isSettled = false;
    std::optional<Error> error;
};

/// What comes out of the intake.
struct SystemFeed::Delivery {
    quint64 generation = 0;
    quint64 round = 0; ///< 0: a push
    qint64 arrivedMs = 0;
    qint64 rttNs = -1;
    bool isEnd = false;
    ServerStatsPtr stats;
    std::optional<ServerIdentity> identity; ///< of an event
    QByteArray subject;
    std::optional<Error> error; ///< of an answer that cannot be read, or of a request that ended
};

/// Where light figures go from the delivery thread: read one after the other on a pool thread, and told to the feed with one event for
/// many.
class SystemFeed::Intake : public std::enable_shared_from_this<SystemFeed::Intake>
{
public:
    struct Raw {
        Delivery delivery;
        QByteArray payload;
    };

    explicit Intake(SystemFeed *feed)
        : m_feed(feed)
    {
    }

    void put(Raw raw)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_feed)
            return;
        if (m_bytes + raw.payload.size() > maxWaitingBytes) {
            ++m_dropped;
            return;
        }
        m_bytes += raw.payload.size();
        m_waiting.push_back(std::move(raw));
        if (m_isReading)
            return;
        m_isReading = true;
        QThreadPool::globalInstance()->start([self = shared_from_this()] { self->read(); });
    }

    [[nodiscard]] std::vector<Delivery> take(std::size_t max)
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<Delivery> taken;
        while (!m_read.empty() && taken.size() < max) {
            taken.push_back(std::move(m_read.front()));
            m_read.pop_front();
        }
        m_isTold = !m_read.empty();
        return taken;
    }

    [[nodiscard]] quint64 dropped() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_dropped;
    }

    void detach()
    {
        const std::scoped_lock lock(m_mutex);
        m_feed = nullptr;
        m_waiting.clear();
        m_bytes = 0;
    }

private:
    void read()
    {
        while (true) {
            Raw raw;
            {
                const std::scoped_lock lock(m_mutex);
                if (m_waiting.empty()) {
                    m_isReading = false;
                    return;
                }
                raw = std::move(m_waiting.front());
                m_waiting.pop_front();
                m_bytes -= raw.payload.size();
            }
            Delivery &delivery = raw.delivery;
            if (delivery.isEnd) {
                // nothing to read
            } else if (delivery.subject.endsWith(".SHUTDOWN") || delivery.subject.endsWith(".LAMEDUCK")) {
                if (auto identity = readServerIdentity(raw.payload))
                    delivery.identity = std::move(*identity);
                else
                    delivery.error = identity.error();
            } else if (auto stats = readServerStats(raw.payload)) {
                stats->arrivedMs = delivery.arrivedMs;
                delivery.stats = std::make_shared<const ServerStats>(std::move(*stats));
            } else {
                delivery.error = stats.error();
            }
            const std::scoped_lock lock(m_mutex);
            m_read.push_back(std::move(delivery));
            if (m_feed && !m_isTold) {
                m_isTold = true;
                QMetaObject::invokeMethod(m_feed, &SystemFeed::drain, Qt::QueuedConnection);
            }
        }
    }

    mutable std::mutex m_mutex;
    SystemFeed *m_feed; ///< null once it is gone
    std::deque<Raw> m_waiting;
    std::deque<Delivery> m_read;
    qsizetype m_bytes = 0;
    quint64 m_dropped = 0;
    bool m_isReading = false;
    bool m_isTold = false;
};

/// All connections asked for once, page by page.
struct SystemFeed::Sweep {
    quint64 number = 0;
    quint64 generation = 0;
    bool isClosed = false;
    QStringList waiting; ///< ids of servers that were not asked yet
    QStringList done;
    QHash<QString, quint64> ownOffsets;
    int open = 0;
    std::optional<Error> error;
};

SystemFeed::SystemFeed(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_client(new SystemClient(session, this))
    , m_intake(std::make_shared<Intake>(this))
    , m_pushes(std::make_shared<Mailbox<Message>>())
{
    part(SystemPart::Servers).interval = 2s;
    part(SystemPart::Variables).interval = 10s;
    part(SystemPart::JetStream).interval = 10s;
    part(SystemPart::Health).interval = 15s;
    m_timer.setInterval(tickInterval);
    connect(&m_timer, &QTimer::timeout, this, &SystemFeed::tick);
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setInterval(1ms);
    connect(&m_drainTimer, &QTimer::timeout, this, &SystemFeed::drain);
    connect(session, &Session::statusChanged, this, &SystemFeed::followSession);
}

SystemFeed::~SystemFeed()
{
    m_intake->detach();
    stopListening();
}

void SystemFeed::setSystemSession(Session *session)
{
    if (m_systemSession == session)
        return;
    if (m_systemSession)
        disconnect(m_systemSession, nullptr, this, nullptr);
    stopListening();
    m_systemSession = session;
    m_client->setSession(asked());
    if (session) {
        connect(session, &Session::statusChanged, this, &SystemFeed::followSession);
        connect(session, &QObject::destroyed, this, [this] {
            m_client->setSession(asked());
            followSession();
        });
    }
    // Another account, or another system: nothing of what is known holds.
    ++m_generation;
    m_rounds.clear();
    m_servers.clear();
    m_accounts.clear();
    for (Part &one : m_parts) {
        const auto interval = one.interval;
        one = Part();
        one.interval = interval;
    }
    m_access = SystemAccess::Unknown;
    m_wasConnected = isConnected();
    Q_EMIT serversChanged();
    Q_EMIT accountsChanged();
    Q_EMIT stateChanged();
}

bool SystemFeed::isConnected() const
{
    return asked() && asked()->status().state == SessionStatus::State::Connected;
}

void SystemFeed::followSession()
{
    const bool isNow = isConnected();
    if (isNow == m_wasConnected) {
        if (!isNow)
            Q_EMIT stateChanged();
        return;
    }
    m_wasConnected = isNow;
    ++m_generation;
    m_rounds.clear();
    m_servers.interrupt(nowMs());
    m_accounts.interrupt();
    for (Part &one : m_parts) {
        one.open = 0;
        one.isDue = true;
        one.state.isAsking = false;
    }
    if (isNow) {
        // Credentials may be others than before.
        m_access = SystemAccess::Unknown;
    } else {
        stopListening();
    }
    Q_EMIT stateChanged();
}

// Watching ------------------------------------------------------------------------------------------------------------

SystemFeed::Watch SystemFeed::watch(SystemPart part, const QString &server)
{
    return watch(QList { part }, server);
}

SystemFeed::Watch SystemFeed::watch(const QList<SystemPart> &parts, const QString &server)
{
    if (m_watchers.isEmpty() && m_servers.expected() > 0)
        m_servers.interrupt(nowMs());
    QList<quint64> numbers;
    // Whose connections and details are asked for follows from the servers.
    QList<SystemPart> all = parts;
    if (!all.contains(SystemPart::Servers))
        all.prepend(SystemPart::Servers);
    for (const SystemPart one : std::as_const(all)) {
        if (!isWatched(one) || (!wantedServers(one).isEmpty() && !wantedServers(one).contains(server)))
            part(one).isDue = true;
        m_watchers.insert(++m_nextWatcher, { one, one == SystemPart::Servers ? QString() : server });
        numbers << m_nextWatcher;
    }
    m_timer.start();
    QMetaObject::invokeMethod(this, &SystemFeed::tick, Qt::QueuedConnection);
    return { nullptr, [feed = QPointer<SystemFeed>(this), numbers](void *) {
                if (feed)
                    feed->unwatch(numbers);
            } };
}

void SystemFeed::unwatch(const QList<quint64> &watchers)
{
    for (const quint64 one : watchers)
        m_watchers.remove(one);
    if (m_watchers.isEmpty()) {
        stopListening();
        if (m_rounds.empty())
            m_timer.stop();
    }
}

bool SystemFeed::isWatched(SystemPart part) const
{
    return std::any_of(m_watchers.cbegin(), m_watchers.cend(), [part](const Watcher &one) { return one.part == part; });
}

QStringList SystemFeed::wantedServers(SystemPart which) const
{
    QStringList names;
    for (const Watcher &one : m_watchers) {
        if (one.part != which)
            continue;
        if (one.server.isEmpty())
            return {};
        if (!names.contains(one.server))
            names << one.server;
    }
    return names;
}

void SystemFeed::refresh()
{
    for (Part &one : m_parts)
        one.isDue = true;
    if (!m_watchers.isEmpty())
        tick();
}

void SystemFeed::setPatience(std::chrono::milliseconds patience)
{
    m_patience = patience;
    m_client->setPatience(patience, std::min<std::chrono::milliseconds>(patience, 300ms));
}

void SystemFeed::setInterval(SystemPart which, std::chrono::milliseconds interval)
{
    part(which).interval = std::clamp<std::chrono::milliseconds>(interval, 200ms, 60s);
}

std::chrono::milliseconds SystemFeed::interval(SystemPart which) const
{
    return m_parts.at(static_cast<std::size_t>(which)).interval;
}

qint64 SystemFeed::restOf(SystemPart which) const
{
    const Part &one = m_parts.at(static_cast<std::size_t>(which));
    qint64 rest = one.interval.count() * (m_servers.expected() > manyServers ? 2 : 1);
    if (which == SystemPart::Connections || which == SystemPart::ClosedConnections)
        rest = std::max(rest, 4 * one.state.tookMs);
    if (m_access == SystemAccess::None)
        rest = std::max(rest, accessRestMs);
    return rest;
}

// Asking --------------------------------------------------------------------------------------------------------------

void SystemFeed::tick()
{
    drainPushes();
    settleWhenQuiet();
    if (m_hasNews && (!m_told.isValid() || m_told.elapsed() >= tellMs))
        tell();
    if (m_watchers.isEmpty()) {
        if (m_rounds.empty())
            m_timer.stop();
        return;
    }
    if (!isConnected())
        return;
    if (m_access == SystemAccess::System)
        listen();
    for (int i = 0; i < systemPartCount; ++i) {
        const auto which = static_cast<SystemPart>(i);
        Part &one = part(which);
        if (one.open > 0 || !isWatched(which))
            continue;
        if (!one.isDue && one.asked.isValid() && one.asked.elapsed() < restOf(which))
            continue;
        // Which servers there are, and what may be asked, comes first.
        if (which != SystemPart::Servers && (m_access == SystemAccess::Unknown || !state(SystemPart::Servers).isKnown))
            continue;
        begin(which);
    }
}

void SystemFeed::begin(SystemPart which)
{
    Part &one = part(which);
    const bool isForSystem = which == SystemPart::Variables || which == SystemPart::Links
        || which == SystemPart::JetStream || which == SystemPart::Health;
    one.isDue = false;
    one.asked.start();
    one.started.start();
    one.error.reset();
    one.answers = 0;
    if (isForSystem && m_access != SystemAccess::System)
        return;
    if (which != SystemPart::Servers && m_access == SystemAccess::None)
        return;
    one.state.isAsking = true;
    one.state.askedMs = nowMs();
    switch (which) {
    case SystemPart::Servers:
        askServers();
        break;
    case SystemPart::Variables:
        askPart<ServerVariables>(which, SystemVerb::Variables, {}, readServerVariables,
            [this](const ServerVariablesPtr &value) { m_servers.take(value); });
        break;
    case SystemPart::Links:
        askPart<ServerRoutes>(which, SystemVerb::Routes, {}, readServerRoutes,
            [this](const ServerRoutesPtr &value) { m_servers.take(value); });
        askPart<ServerGateways>(which, SystemVerb::Gateways, {}, readServerGateways,
            [this](const ServerGatewaysPtr &value) { m_servers.take(value); });
        askPart<ServerLeafs>(which, SystemVerb::Leafs, {}, readServerLeafs,
            [this](const ServerLeafsPtr &value) { m_servers.take(value); });
        break;
    case SystemPart::JetStream:
        // With the counts of what each leads (2.14+), which is told only together with groups.
        askPart<ServerJetStream>(which, SystemVerb::JetStream, R"({"raft":true})", readServerJetStream,
            [this](const ServerJetStreamPtr &value) { m_servers.take(value); });
        break;
    case SystemPart::Health:
        askPart<ServerHealth>(which, SystemVerb::Health, {}, readServerHealth,
            [this](const ServerHealthPtr &value) { m_servers.take(value); });
        break;
    case SystemPart::Accounts:
        askAccounts();
        break;
    case SystemPart::Connections:
    case SystemPart::ClosedConnections:
        beginSweep(which == SystemPart::ClosedConnections);
        break;
    }
    Q_EMIT stateChanged();
}

void SystemFeed::askServers()
{
    // What an ordinary account may know; now and then whether it has become more.
    if (m_access == SystemAccess::Account && m_accessTried.isValid() && m_accessTried.elapsed() < accessRestMs) {
        askOwnAccount();
        return;
    }
    m_accessTried.start();
    Part &one = part(SystemPart::Servers);
    ++one.open;
    Round round;
    round.number = ++m_round;
    round.sent.start();
    m_rounds.emplace(round.number, round);
    ScatterOptions options;
    options.timeout = m_patience;
    options.stall = 0ms;
    options.maxReplies = maxAnswers;
    options.maxBytes = std::numeric_limits<qint64>::max();
    const auto sent = std::chrono::steady_clock::now();
    const auto made = [generation = m_generation, number = round.number, sent] {
        Intake::Raw raw;
        raw.delivery.generation = generation;
        raw.delivery.round = number;
        raw.delivery.arrivedMs = nowMs();
        raw.delivery.rttNs = std::chrono::nanoseconds(std::chrono::steady_clock::now() - sent).count();
        return raw;
    };
    const auto take = [intake = m_intake, made](const IncomingReply &reply) {
        Intake::Raw raw = made();
        raw.payload = bytesOf(reply.payload);
        intake->put(std::move(raw));
    };
    const auto done = [intake = m_intake, made](const Result<void> &result) {
        Intake::Raw raw = made();
        raw.delivery.isEnd = true;
        if (!result)
            raw.delivery.error = result.error();
        intake->put(std::move(raw));
    };
    asked()->requestMany({ statsSubject }, options, take, done);
}

void SystemFeed::askOwnAccount()
{
    Part &one = part(SystemPart::Servers);
    ++one.open;
    const quint64 number = ++m_round;
    const quint64 generation = m_generation;
    whenDone(this, m_client->askAll<ServerAccounts>(ownStatsSubject, R"({"include_unused":true})", readServerAccounts),
        [this, generation, number](const SystemRound<ServerAccounts> &round) {
            if (generation != m_generation)
                return;
            if (round.error && isRefusal(*round.error))
                setAccess(SystemAccess::None);
            else if (!round.error)
                setAccess(SystemAccess::Account);
            endQuestion(SystemPart::Servers, round, [&](const std::shared_ptr<const ServerAccounts> &answer) {
                m_servers.takeIdentity(answer->server, { number, nowMs(), -1 });
            });
            if (!round.answers.isEmpty())
                m_servers.settle(number, nowMs());
            tell();
        });
}

template<typename Value, typename Take>
void SystemFeed::askPart(
    SystemPart which, SystemVerb verb, const QByteArray &body, Result<Value> (*read)(QByteArrayView), Take take)
{
    const quint64 generation = m_generation;
    const auto done = [this, which, generation, take](const SystemRound<Value> &round) {
        if (generation == m_generation)
            endQuestion(which, round, take);
    };
    const QStringList wanted = wantedServers(which);
    if (wanted.isEmpty()) {
        ++part(which).open;
        whenDone(this, m_client->askAll<Value>(systemSubject(verb), body, read), done);
        return;
    }
    for (const QString &name : wanted) {
        const auto server = m_servers.server(name);
        if (!server || server->state == ServerState::Gone)
            continue;
        ++part(which).open;
        whenDone(this, m_client->ask<Value>(systemSubject(verb, server->identity.id), body, read),
            [done](Result<Value> value) {
                SystemRound<Value> round;
                if (value)
                    round.answers << std::make_shared<const Value>(std::move(*value));
                else
                    round.error = value.error();
                done(round);
            });
    }
    if (part(which).open == 0)
        part(which).state.isAsking = false;
}

template<typename Value, typename Take>
void SystemFeed::endQuestion(SystemPart which, const SystemRound<Value> &round, Take take)
{
    Part &one = part(which);
    one.open = std::max(one.open - 1, 0);
    one.state.doubles += static_cast<quint64>(round.doubles);
    one.state.unreadable += static_cast<quint64>(round.unreadable);
    if (!round.problems.isEmpty())
        one.state.oddity = round.problems.constLast();
    for (const auto &answer : round.answers)
        take(answer);
    one.answers = std::max(one.answers, static_cast<int>(round.answers.size()));
    if (round.error)
        one.error = round.error;
    if (one.open == 0)
        endPart(which);
    m_hasNews = true;
}

void SystemFeed::endPart(SystemPart which)
{
    Part &one = part(which);
    one.state.isAsking = false;
    one.state.tookMs = one.started.isValid() ? one.started.elapsed() : 0;
    one.state.answers = one.answers;
    if (one.answers > 0) {
        one.state.isKnown = true;
        one.state.answeredMs = nowMs();
    }
    one.state.error.reset();
    if (one.error)
        one.state.error = explained(*one.error);
    if (which == SystemPart::Accounts) {
        m_accounts.settle(nowMs());
        Q_EMIT accountsChanged();
    }
    Q_EMIT stateChanged();
}

void SystemFeed::askAccounts()
{
    const auto ask = [this](const QByteArray &subject, const QByteArray &body, auto read) {
        ++part(SystemPart::Accounts).open;
        const quint64 generation = m_generation;
        using Value = typename std::decay_t<decltype(read({}))>::value_type;
        whenDone(
            this, m_client->askAll<Value>(subject, body, read), [this, generation](const SystemRound<Value> &round) {
                if (generation != m_generation)
                    return;
                endQuestion(SystemPart::Accounts, round, [this](const std::shared_ptr<const Value> &answer) {
                    if constexpr (std::is_same_v<Value, ServerAccounts>)
                        m_accounts.take(*answer, nowMs());
                    else
                        m_accounts.take(*answer);
                });
            });
    };
    ask(ownStatsSubject, R"({"include_unused":true})", readServerAccounts);
    if (m_access != SystemAccess::System)
        return;
    ask(systemSubject(SystemVerb::Accounts), {}, readServerAccountNames);
    ask(systemSubject(SystemVerb::JetStream), R"({"accounts":true,"limit":10000})", readServerJetStream);
}

// Connections ---------------------------------------------------------------------------------------------------------

void SystemFeed::beginSweep(bool isClosed)
{
    const SystemPart which = isClosed ? SystemPart::ClosedConnections : SystemPart::Connections;
    auto sweep = std::make_shared<Sweep>();
    sweep->number = ++m_sweep;
    sweep->generation = m_generation;
    sweep->isClosed = isClosed;
    if (m_access == SystemAccess::Account) {
        ++part(which).open;
        nextOwnPage(sweep, 0);
        return;
    }
    const QStringList wanted = wantedServers(which);
    const QList<ServerSnapshot> servers = m_servers.servers();
    for (const ServerSnapshot &server : servers) {
        if (server.state != ServerState::Gone
            && (wanted.isEmpty() || wanted.contains(server.identity.name) || wanted.contains(server.identity.id)))
            sweep->waiting << server.identity.id;
    }
    ++part(which).open; // of the sweep itself, so that it does not end between two servers
    startServers(sweep);
}

void SystemFeed::startServers(const std::shared_ptr<Sweep> &sweep)
{
    while (sweep->open < serversAtOnce && !sweep->waiting.isEmpty()) {
        ++sweep->open;
        nextPage(sweep, sweep->waiting.takeFirst(), 0);
    }
    if (sweep->open > 0)
        return;
    const SystemPart which = sweep->isClosed ? SystemPart::ClosedConnections : SystemPart::Connections;
    Part &one = part(which);
    one.open = std::max(one.open - 1, 0);
    one.answers = static_cast<int>(sweep->done.size());
    one.error = sweep->error;
    Q_EMIT connectionsSwept(sweep->done, sweep->isClosed, sweep->number);
    endPart(which);
}

void SystemFeed::nextPage(const std::shared_ptr<Sweep> &sweep, const QString &serverId, quint64 offset)
{
    ConnectionQuery query;
    query.state = sweep->isClosed ? ConnectionQuery::State::Closed : ConnectionQuery::State::Open;
    query.offset = offset;
    whenDone(this,
        m_client->ask<ServerConnections>(
            systemSubject(SystemVerb::Connections, serverId), connectionQueryBody(query), readServerConnections),
        [this, sweep, serverId, offset](Result<ServerConnections> page) {
            if (sweep->generation != m_generation)
                return;
            --sweep->open;
            if (!page) {
                sweep->error = page.error();
                startServers(sweep);
                return;
            }
            const auto count = static_cast<quint64>(page->connections.size());
            const quint64 total = page->total.value_or(0);
            Q_EMIT connectionsCame(
                std::make_shared<const ServerConnections>(std::move(*page)), sweep->isClosed, sweep->number);
            if (count > 0 && offset + count < total && offset + count < mostConnections) {
                ++sweep->open;
                nextPage(sweep, serverId, offset + count);
                return;
            }
            sweep->done << serverId;
            startServers(sweep);
        });
}

void SystemFeed::nextOwnPage(const std::shared_ptr<Sweep> &sweep, quint64 offset)
{
    ConnectionQuery query;
    query.state = sweep->isClosed ? ConnectionQuery::State::Closed : ConnectionQuery::State::Open;
    query.offset = offset;
    whenDone(this,
        m_client->askAll<ServerConnections>(ownConnectionsSubject, connectionQueryBody(query), readServerConnections),
        [this, sweep, offset](const SystemRound<ServerConnections> &round) {
            if (sweep->generation != m_generation)
                return;
            const SystemPart which = sweep->isClosed ? SystemPart::ClosedConnections : SystemPart::Connections;
            bool hasMore = false;
            for (const auto &page : round.answers) {
                const auto count = static_cast<quint64>(page->connections.size());
                hasMore |= count > 0 && offset + count < page->total.value_or(0);
                if (!sweep->done.contains(page->server.id))
                    sweep->done << page->server.id;
                Q_EMIT connectionsCame(page, sweep->isClosed, sweep->number);
            }
            if (hasMore && offset < mostConnections) {
                nextOwnPage(sweep, offset + 1'024);
                return;
            }
            Q_EMIT connectionsSwept(sweep->done, sweep->isClosed, sweep->number);
            endQuestion(which, round, [](const auto & /*page*/) {});
        });
}

// Listening -----------------------------------------------------------------------------------------------------------

void SystemFeed::listen()
{
    if (m_listensTo == asked() && !m_subscriptions.isEmpty())
        return;
    stopListening();
    m_listensTo = asked();
    for (const char *pattern : { "$SYS.SERVER.*.STATSZ", "$SYS.SERVER.*.SHUTDOWN", "$SYS.SERVER.*.LAMEDUCK" }) {
        if (const auto subscription = asked()->subscribe(pattern, {}, m_pushes))
            m_subscriptions << *subscription;
    }
}

void SystemFeed::stopListening()
{
    if (m_listensTo) {
        for (const quint64 subscription : std::as_const(m_subscriptions))
            m_listensTo->unsubscribe(subscription);
    }
    m_subscriptions.clear();
    m_listensTo.clear();
    m_pushes->clear();
}

void SystemFeed::drainPushes()
{
    for (Message &message : m_pushes->take()) {
        Intake::Raw raw;
        raw.delivery.generation = m_generation;
        raw.delivery.arrivedMs = nowMs();
        raw.delivery.subject = message.subject;
        raw.payload = std::move(message.payload);
        m_intake->put(std::move(raw));
    }
}

// Taking --------------------------------------------------------------------------------------------------------------

void SystemFeed::drain()
{
    QElapsedTimer clock;
    clock.start();
    while (true) {
        std::vector<Delivery> some = m_intake->take(sliceAnswers);
        if (some.empty())
            break;
        const bool isLast = some.size() < sliceAnswers;
        for (Delivery &delivery : some)
            take(std::move(delivery));
        if (isLast)
            break;
        if (clock.elapsed() >= sliceMs) {
            m_drainTimer.start();
            break;
        }
    }
}

void SystemFeed::take(Delivery delivery)
{
    if (delivery.generation != m_generation)
        return;
    Part &servers = part(SystemPart::Servers);
    const auto found = m_rounds.find(delivery.round);
    if (delivery.isEnd) {
        if (found == m_rounds.end())
            return;
        Round &round = found->second;
        round.error = delivery.error;
        const bool isRefused = round.answers == 0 && delivery.error && isRefusal(*delivery.error);
        if (isRefused && m_access != SystemAccess::System) {
            // No system account here: what an ordinary one may know is asked at once.
            m_rounds.erase(found);
            servers.open = std::max(servers.open - 1, 0);
            askOwnAccount();
            return;
        }
        if (isRefused)
            setAccess(SystemAccess::Unknown);
        if (!round.isSettled)
            settle(round);
        m_rounds.erase(found);
        return;
    }
    m_hasNews = true;
    if (delivery.identity) {
        if (delivery.subject.endsWith(".SHUTDOWN"))
            m_servers.noteShutdown(*delivery.identity, delivery.arrivedMs);
        else
            m_servers.noteLameDuck(*delivery.identity, delivery.arrivedMs);
        return;
    }
    if (!delivery.stats) {
        ++servers.state.unreadable;
        if (delivery.error)
            servers.state.oddity = delivery.error->message;
        return;
    }
    if (delivery.round > 0) {
        setAccess(SystemAccess::System);
        if (m_servers.hasAnswered(delivery.stats->server.id, delivery.round)) {
            ++servers.state.doubles;
        } else if (found != m_rounds.end()) {
            Round &round = found->second;
            ++round.answers;
            round.lastAnswerMs = round.sent.elapsed();
            servers.state.late += round.isSettled ? 1 : 0;
        }
    }
    m_servers.take(delivery.stats, { delivery.round, delivery.arrivedMs, delivery.rttNs });
}

void SystemFeed::settleWhenQuiet()
{
    for (auto &[number, round] : m_rounds) {
        if (round.isSettled || round.lastAnswerMs < 0)
            continue;
        const qint64 quiet = round.sent.elapsed() - round.lastAnswerMs;
        const int expected = m_servers.expected();
        const bool isComplete = expected > 0 && round.answers >= expected;
        if (quiet >= (isComplete ? shortQuietMs : quietMs))
            settle(round);
    }
}

void SystemFeed::settle(Round &round)
{
    round.isSettled = true;
    Part &one = part(SystemPart::Servers);
    one.open = std::max(one.open - 1, 0);
    one.answers = round.answers;
    one.error = round.error;
    if (round.answers == 0 && !one.error)
        one.error = Error { Error::Kind::Timeout, tr("No server answered in %1.").arg(format::duration(m_patience)) };
    // Where nobody at all answers it is not the servers that left.
    if (round.answers > 0)
        m_servers.settle(round.number, nowMs());
    endPart(SystemPart::Servers);
    m_hasNews = true;
    tell();
}

void SystemFeed::tell()
{
    m_hasNews = false;
    m_told.start();
    Q_EMIT serversChanged();
}

void SystemFeed::setAccess(SystemAccess access)
{
    if (m_access == access)
        return;
    m_access = access;
    for (Part &one : m_parts)
        one.isDue = true;
    part(SystemPart::Servers).isDue = false;
    Q_EMIT stateChanged();
}

QString SystemFeed::accessText() const
{
    switch (m_access) {
    case SystemAccess::Unknown:
    case SystemAccess::System:
        return {};
    case SystemAccess::Account:
        return tr("This account sees its own connections and figures. All servers' figures, other accounts and events "
                  "need credentials of the system account.");
    case SystemAccess::None:
        break;
    }
    return tr("The servers tell this user nothing. Its own connections and figures need the permission to publish to "
              "$SYS.REQ.SERVER.PING.CONNZ and $SYS.REQ.ACCOUNT.PING.STATZ; everything else needs credentials of the "
              "system account.");
}

Error SystemFeed::explained(Error error) const
{
    if (error.kind == Error::Kind::Denied) {
        error.message = tr("This user may not ask the servers: %1 is denied.").arg(error.subject);
        error.advice = tr("Ask for that permission, or choose credentials of the system account.");
    } else if (error.kind == Error::Kind::NoResponders) {
        error.message = tr("The servers do not tell this account of themselves.");
        error.advice = tr("Choose credentials of the system account.");
    }
    return error;
}

SystemSnapshot SystemFeed::snapshot() const
{
    return m_servers.snapshot(nowMs());
}

void SystemFeed::forgetGone()
{
    m_servers.forgetGone();
    Q_EMIT serversChanged();
}

} // namespace natsight
