// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/trafficfeed.h"

#include "models/core/future.h"

#include <QDateTime>
#include <QPromise>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

// How often allowances are looked at: with a million messages a second 50 ms are many.
constexpr auto busyStopCheck = 50ms;
constexpr auto quietStopCheck = 250ms;
constexpr double unknownRate = std::numeric_limits<double>::quiet_NaN();

struct AccountTotals {
    quint64 messages = 0;
    quint64 bytes = 0;
};

quint64 number(const nlohmann::json &object, const char *key)
{
    if (!object.is_object())
        return 0;
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<quint64>() : 0;
}

/// What the clients of the account have sent to each server, by server id. Reply to `ACCOUNT.PING.STATZ`, server 2.9.10
/// and later: {"server":{"id"},"data":{"account_statz":[{"received":{"msgs","bytes"}}]}}.
QHash<QByteArray, AccountTotals> parseStatz(const QList<Reply> &replies)
{
    QHash<QByteArray, AccountTotals> totals;
    for (const Reply &reply : replies) {
        const QByteArray &payload = reply.message.payload;
        const auto json = nlohmann::json::parse(payload.cbegin(), payload.cend(), nullptr, false);
        if (!json.is_object() || !json.contains("data") || !json.contains("server") || !json["server"].is_object())
            continue;
        const auto &server = json["server"];
        const auto &data = json["data"];
        if (!server.contains("id") || !server["id"].is_string() || !data.is_object() || !data.contains("account_statz")
            || !data["account_statz"].is_array())
            continue;
        AccountTotals &sum = totals[QByteArray::fromStdString(server["id"].get<std::string>())];
        for (const auto &account : data["account_statz"]) {
            if (!account.is_object() || !account.contains("received"))
                continue;
            sum.messages += number(account["received"], "msgs");
            sum.bytes += number(account["received"], "bytes");
        }
    }
    return totals;
}

CaptureStore::Limits withInboxPrefix(CaptureStore::Limits limits, const Session *session)
{
    if (session && limits.inboxPrefix.empty() && !session->profile().inboxPrefix.isEmpty())
        limits.inboxPrefix = session->profile().inboxPrefix.toStdString() + '.';
    return limits;
}

void addNumbers(TrafficSubscription &sum, const TrafficSubscription &part)
{
    sum.received += part.received;
    sum.receivedBytes += part.receivedBytes;
    sum.kept += part.kept;
    sum.evicted += part.evicted;
    sum.droppedLibrary += part.droppedLibrary;
    sum.droppedOther += part.droppedOther;
    sum.messagesPerSecond += part.messagesPerSecond;
    sum.bytesPerSecond += part.bytesPerSecond;
}

} // namespace

TrafficFeed::TrafficFeed(Session *session, CaptureStore::Limits limits, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_store(std::make_shared<CaptureStore>(withInboxPrefix(std::move(limits), session)))
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &TrafficFeed::update);
    m_timer.start();
    m_stopTimer.setInterval(busyStopCheck);
    connect(&m_stopTimer, &QTimer::timeout, this, &TrafficFeed::stopWhatIsDue);
    m_sinceUpdate.start();
    connect(session, &Session::statusChanged, this, [this] {
        if (readTaps())
            Q_EMIT subscriptionsChanged();
    });
}

TrafficFeed::~TrafficFeed()
{
    if (!m_session)
        return;
    for (const TrafficSubscription &subscription : qAsConst(m_subscriptions))
        m_session->removeTap(subscription.id);
}

void TrafficFeed::openFile(const QString &path)
{
    if (m_file || !m_subscriptions.isEmpty())
        return;
    m_file = std::make_unique<CaptureImport>();
    m_file->start(m_store, path);
    Q_EMIT subscriptionsChanged();
}

bool TrafficFeed::isBroad(const QByteArray &pattern)
{
    return pattern.startsWith('>') || pattern == "*" || pattern.startsWith("*.");
}

TrafficSubscription *TrafficFeed::find(TapId id)
{
    const auto found = std::find_if(m_subscriptions.begin(), m_subscriptions.end(),
        [id](const TrafficSubscription &subscription) { return subscription.id == id; });
    return found == m_subscriptions.end() ? nullptr : &*found;
}

Result<TapId> TrafficFeed::add(const QByteArray &pattern, Options options)
{
    if (!m_session)
        return fail(Error::Kind::NotConnected, tr("The connection is gone."));
    if (m_file)
        return fail(Error::Kind::Invalid, tr("These messages are from a file: nothing can be subscribed to."),
            tr("Open a connection's traffic page."));
    const Result<TapId> tap = m_session->addTap(pattern, options.queueGroup, m_store);
    if (!tap)
        return tap;
    TrafficSubscription subscription;
    subscription.id = *tap;
    subscription.pattern = pattern;
    subscription.queueGroup = options.queueGroup;
    State state;
    state.stopsByItself = options.stopsByItself;
    m_states.insert(*tap, state);
    if (options.stopsByItself)
        grantAllowance(subscription);
    m_subscriptions.append(std::move(subscription));
    readTaps();
    Q_EMIT subscriptionsChanged();
    return tap;
}

void TrafficFeed::remove(TapId id)
{
    readTaps(); // the drops up to now
    TrafficSubscription *subscription = find(id);
    if (!subscription)
        return;
    // What the delivery thread still holds may be appended after this: history() reads the store again.
    m_removed.append(*subscription);
    m_removed.back().messagesPerSecond = 0;
    m_removed.back().bytesPerSecond = 0;
    m_subscriptions.removeIf([id](const TrafficSubscription &other) { return other.id == id; });
    m_states.remove(id);
    if (m_session)
        m_session->removeTap(id);
    Q_EMIT subscriptionsChanged();
}

void TrafficFeed::setMuted(TapId id, bool isMuted)
{
    TrafficSubscription *subscription = find(id);
    if (!subscription || !m_session)
        return;
    State &state = m_states[id];
    if (state.isMuted == isMuted)
        return;
    state.isMuted = isMuted;
    if (!isMuted && state.stopsByItself)
        grantAllowance(*subscription); // else it would stop again at once
    m_session->setTapMuted(id, isMuted);
    readTaps();
    Q_EMIT subscriptionsChanged();
}

void TrafficFeed::extend(TapId id)
{
    TrafficSubscription *subscription = find(id);
    if (!subscription || !m_states.value(id).stopsByItself)
        return;
    if (m_states.value(id).isMuted) {
        setMuted(id, false);
        return;
    }
    grantAllowance(*subscription);
    Q_EMIT subscriptionsChanged();
}

void TrafficFeed::setAutoStop(quint64 messages, int minutes)
{
    m_autoStopMessages = messages;
    m_autoStopMinutes = std::max(minutes, 0);
}

void TrafficFeed::grantAllowance(TrafficSubscription &subscription)
{
    refresh(subscription);
    subscription.stopAfterMessages = m_autoStopMessages > 0 ? subscription.received + m_autoStopMessages : 0;
    subscription.stopAtMs = m_autoStopMinutes > 0
        ? QDateTime::currentMSecsSinceEpoch() + qint64 { m_autoStopMinutes } * 60'000
        : 0;
    m_stopTimer.start();
}

void TrafficFeed::refresh(TrafficSubscription &subscription) const
{
    // The sum is taken from the store's own counters and not from the session's, which are read at another moment: the
    // balance on screen holds at any time, and the session's count is what the tests compare it with.
    const TapCounters counters = m_store->tap(subscription.id);
    subscription.kept = counters.kept;
    subscription.evicted = counters.evicted;
    subscription.droppedOther = counters.rejected;
    subscription.received = subscription.kept + subscription.evicted + subscription.droppedOther
        + subscription.droppedLibrary;
    subscription.receivedBytes = counters.bytes;
}

bool TrafficFeed::readTaps()
{
    if (!m_session)
        return false;
    bool isChanged = false;
    const QList<TapStatus> taps = m_session->taps();
    for (const TapStatus &tap : taps) {
        TrafficSubscription *subscription = find(tap.id);
        if (!subscription)
            continue;
        isChanged = isChanged || subscription->state != tap.state || subscription->reason != tap.reason;
        subscription->state = tap.state;
        subscription->reason = tap.reason;
        subscription->droppedLibrary = tap.dropped;
    }
    for (TrafficSubscription &subscription : m_subscriptions)
        refresh(subscription);
    return isChanged;
}

void TrafficFeed::update()
{
    const bool isChanged = readTaps();
    const double seconds = static_cast<double>(m_sinceUpdate.nsecsElapsed()) / 1e9;
    m_sinceUpdate.restart();
    if (seconds <= 0)
        return;
    const auto rate = [seconds](quint64 now, quint64 before) {
        return static_cast<double>(now - std::min(now, before)) / seconds;
    };
    bool isAnyActive = false;
    for (TrafficSubscription &subscription : m_subscriptions) {
        State &state = m_states[subscription.id];
        if (state.isKnownReceived) {
            subscription.messagesPerSecond = rate(subscription.received, state.lastReceived);
            subscription.bytesPerSecond = rate(subscription.receivedBytes, state.lastBytes);
        }
        state.isKnownReceived = true;
        state.lastReceived = subscription.received;
        state.lastBytes = subscription.receivedBytes;
        isAnyActive = isAnyActive || subscription.state == TapStatus::State::Active;
    }
    const TrafficSubscription sum = totals();
    // A gap in the plot while nothing can arrive.
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_messageRate.add(now, isAnyActive ? rate(sum.received, m_lastReceived) : unknownRate);
    m_byteRate.add(now, isAnyActive ? rate(sum.receivedBytes, m_lastBytes) : unknownRate);
    m_lastReceived = sum.received;
    m_lastBytes = sum.receivedBytes;
    if (isChanged)
        Q_EMIT subscriptionsChanged();
    Q_EMIT numbersChanged();
}

void TrafficFeed::stopWhatIsDue()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<QPair<TapId, QByteArray>> due;
    bool isAnyLeft = false;
    for (TrafficSubscription &subscription : m_subscriptions) {
        const State &state = m_states[subscription.id];
        if (!state.stopsByItself || state.isMuted)
            continue;
        refresh(subscription);
        const bool isDue = (subscription.stopAfterMessages > 0
                               && subscription.received >= subscription.stopAfterMessages)
            || (subscription.stopAtMs > 0 && now >= subscription.stopAtMs);
        if (isDue)
            due.append({ subscription.id, subscription.pattern });
        else
            isAnyLeft = true;
    }
    const quint64 captured = m_store->total().messages;
    const auto interval = std::exchange(m_stopCheckedAt, captured) == captured ? quietStopCheck : busyStopCheck;
    if (!isAnyLeft)
        m_stopTimer.stop();
    else if (m_stopTimer.intervalAsDuration() != interval)
        m_stopTimer.setInterval(interval);
    for (const auto &[id, pattern] : qAsConst(due)) {
        setMuted(id, true);
        Q_EMIT stoppedByItself(id, pattern);
    }
}

TrafficSubscription TrafficFeed::totals() const
{
    TrafficSubscription sum;
    for (const QList<TrafficSubscription> *list : { &m_subscriptions, &m_removed }) {
        for (TrafficSubscription subscription : *list) {
            refresh(subscription);
            addNumbers(sum, subscription);
        }
    }
    return sum;
}

QList<TrafficSubscription> TrafficFeed::history() const
{
    QList<TrafficSubscription> result;
    QHash<QByteArray, qsizetype> places;
    QHash<TapId, quint64> drops;
    if (m_session) {
        const QList<TapStatus> taps = m_session->taps();
        for (const TapStatus &tap : taps)
            drops.insert(tap.id, tap.dropped);
    }
    for (const QList<TrafficSubscription> *list : { &m_removed, &m_subscriptions }) {
        for (TrafficSubscription subscription : *list) {
            subscription.droppedLibrary = drops.value(subscription.id, subscription.droppedLibrary);
            refresh(subscription);
            const auto place = places.constFind(subscription.pattern);
            if (place == places.constEnd()) {
                places.insert(subscription.pattern, result.size());
                result.append(subscription);
            } else {
                addNumbers(result[*place], subscription);
            }
        }
    }
    return result;
}

QFuture<Result<AccountRate>> TrafficFeed::accountRate()
{
    const auto promise = std::make_shared<QPromise<Result<AccountRate>>>();
    promise->start();
    const QFuture<Result<AccountRate>> future = promise->future();
    const auto finish = [promise](Result<AccountRate> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    if (!m_session) {
        finish(fail(Error::Kind::NotConnected, tr("The connection is gone.")));
        return future;
    }
    const auto ask = [](Session *session) {
        OutgoingMessage request;
        request.subject = QByteArrayLiteral("$SYS.REQ.ACCOUNT.PING.STATZ");
        ScatterOptions options;
        options.timeout = 2s;
        options.stall = 200ms;
        return session->requestMany(std::move(request), options);
    };
    QElapsedTimer clock;
    clock.start();
    whenDone(this, ask(m_session), [this, ask, finish, clock](const Result<QList<Reply>> &first) {
        if (!first) {
            finish(fail(first.error()));
            return;
        }
        const auto before = parseStatz(*first);
        if (before.isEmpty()) {
            finish(fail(Error::Kind::Unsupported, tr("The server does not tell the account's traffic.")));
            return;
        }
        // From one question to the next: what each server takes to answer is the same both times.
        const qint64 wait = std::max<qint64>(1000 - clock.elapsed(), 0);
        QTimer::singleShot(std::chrono::milliseconds(wait), this, [this, ask, finish, clock, before] {
            if (!m_session) {
                finish(fail(Error::Kind::NotConnected, tr("The connection is gone.")));
                return;
            }
            const double seconds = std::max(static_cast<double>(clock.nsecsElapsed()) / 1e9, 0.001);
            whenDone(this, ask(m_session), [finish, before, seconds](const Result<QList<Reply>> &second) {
                if (!second) {
                    finish(fail(second.error()));
                    return;
                }
                const auto after = parseStatz(*second);
                AccountRate rate;
                bool isAny = false;
                for (auto server = after.cbegin(); server != after.cend(); ++server) {
                    const auto start = before.constFind(server.key());
                    if (start == before.constEnd() || server->messages < start->messages)
                        continue;
                    isAny = true;
                    rate.messagesPerSecond += static_cast<double>(server->messages - start->messages) / seconds;
                    rate.bytesPerSecond += static_cast<double>(server->bytes - std::min(server->bytes, start->bytes))
                        / seconds;
                }
                if (isAny)
                    finish(rate);
                else
                    finish(fail(Error::Kind::Unsupported, tr("The server does not tell the account's traffic.")));
            });
        });
    });
    return future;
}

void TrafficFeed::clear()
{
    m_store->clear();
    for (TrafficSubscription &subscription : m_subscriptions)
        refresh(subscription);
    Q_EMIT numbersChanged();
}

} // namespace natsight
