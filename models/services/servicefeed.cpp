// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicefeed.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/future.h"
#include "models/services/serviceclient.h"

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
/// A round has settled when so long nothing came.
constexpr qint64 quietMs = 300;
/// The same when all that are known have answered.
constexpr qint64 shortQuietMs = 60;
constexpr qint64 tellMs = 100;
/// Work of one turn of events; what is left waits for the next.
constexpr qint64 sliceMs = 6;
constexpr auto sliceRest = 1ms;
constexpr std::size_t sliceAnswers = 32;
constexpr int roundsBetweenInfo = 30;
/// A missing permission seldom comes within seconds, and each try is a line in the server's log.
constexpr qint64 deniedRestMs = 30'000;
constexpr qsizetype maxWaitingBytes = qsizetype { 64 } << 20;
constexpr int maxAnswers = 20'000;
constexpr qsizetype excerptChars = 200;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

/// What comes out of the intake, in the order in which it came in.
struct ServiceFeed::Delivery {
    enum class Kind { Answer, Oddity, Ended };
    Kind kind = Kind::Answer;
    quint64 generation = 0;
    ServiceAnswer answer;
    QString text;
    QString excerpt;
    std::optional<Error> error; ///< of a request that ended
};

/// Where answers go from the delivery thread: read one after the other on a pool thread, and told to the feed with one event for
/// many. Any thread.
class ServiceFeed::Intake : public std::enable_shared_from_this<Intake>
{
public:
    /// An answer, or the end of a request.
    struct Raw {
        quint64 generation = 0;
        quint64 round = 0;
        ServiceVerb verb = ServiceVerb::Stats;
        QByteArray payload;
        Headers headers;
        qsizetype size = 0; ///< of the whole payload
        qint64 arrivedMs = 0;
        std::chrono::nanoseconds rtt { 0 };
        bool isEnd = false;
        std::optional<Error> error;
    };

    explicit Intake(ServiceFeed *feed)
        : m_feed(feed)
    {
    }

    /// The feed goes: nothing is told any more.
    void detach()
    {
        const std::scoped_lock lock(m_mutex);
        m_feed = nullptr;
    }

    void put(Raw raw)
    {
        bool mustStart = false;
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_feed)
                return;
            if (m_waitingBytes + raw.payload.size() > maxWaitingBytes) {
                ++m_dropped;
                return;
            }
            m_waitingBytes += raw.payload.size();
            m_waiting.push_back(std::move(raw));
            mustStart = !std::exchange(m_isReading, true);
        }
        if (mustStart)
            QThreadPool::globalInstance()->start([self = shared_from_this()] { self->read(); });
    }

    [[nodiscard]] std::vector<Delivery> take(std::size_t max)
    {
        std::vector<Delivery> taken;
        const std::scoped_lock lock(m_mutex);
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

private:
    void read()
    {
        while (true) {
            Raw raw;
            {
                const std::scoped_lock lock(m_mutex);
                if (m_waiting.empty() || !m_feed) {
                    m_isReading = false;
                    return;
                }
                raw = std::move(m_waiting.front());
                m_waiting.pop_front();
            }
            const qsizetype bytes = raw.payload.size();
            Delivery delivery = delivered(raw);
            const std::scoped_lock lock(m_mutex);
            m_waitingBytes -= bytes;
            m_read.push_back(std::move(delivery));
            if (m_feed && !std::exchange(m_isTold, true))
                QMetaObject::invokeMethod(m_feed, &ServiceFeed::drain, Qt::QueuedConnection);
        }
    }

    static Delivery delivered(Raw &raw)
    {
        Delivery delivery;
        delivery.generation = raw.generation;
        delivery.answer.verb = raw.verb;
        delivery.answer.round = raw.round;
        delivery.answer.arrivedMs = raw.arrivedMs;
        delivery.answer.rtt = raw.rtt;
        if (raw.isEnd) {
            delivery.kind = Delivery::Kind::Ended;
            delivery.error = std::move(raw.error);
            return delivery;
        }
        if (raw.size > maxServiceAnswerBytes) {
            delivery.kind = Delivery::Kind::Oddity;
            delivery.text = tr("An answer has more than %1 and is not read.")
                                .arg(format::bytes(static_cast<double>(maxServiceAnswerBytes)));
            delivery.excerpt = format::preview(raw.payload, excerptChars);
            return delivery;
        }
        auto instance = readServiceAnswer(raw.verb, raw.payload, raw.headers);
        if (instance) {
            delivery.answer.instance = std::move(*instance);
        } else {
            delivery.kind = Delivery::Kind::Oddity;
            delivery.text = instance.error().message;
            delivery.excerpt = format::preview(raw.payload, excerptChars);
        }
        return delivery;
    }

    mutable std::mutex m_mutex;
    ServiceFeed *m_feed;
    std::deque<Raw> m_waiting;
    std::deque<Delivery> m_read;
    qsizetype m_waitingBytes = 0;
    quint64 m_dropped = 0;
    bool m_isReading = false;
    bool m_isTold = false;
};

ServiceFeed::ServiceFeed(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_client(new ServiceClient(session, this))
    , m_intake(std::make_shared<Intake>(this))
{
    m_timer.setInterval(tickInterval);
    connect(&m_timer, &QTimer::timeout, this, &ServiceFeed::tick);
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setInterval(sliceRest);
    connect(&m_drainTimer, &QTimer::timeout, this, &ServiceFeed::drain);
    connect(session, &Session::statusChanged, this, &ServiceFeed::followSession);
}

ServiceFeed::~ServiceFeed()
{
    m_intake->detach();
}

bool ServiceFeed::isConnected() const
{
    return m_session && m_session->status().state == SessionStatus::State::Connected;
}

// Watching ------------------------------------------------------------------------------------------------------------

ServiceFeed::Watch ServiceFeed::watch()
{
    return watchAs(false);
}

ServiceFeed::Watch ServiceFeed::watchSlowly()
{
    return watchAs(true);
}

ServiceFeed::Watch ServiceFeed::watchAs(bool isSlow)
{
    // Who looks closely does not wait for the next slow round.
    m_isDue = m_isDue || m_watchers == 0 || (!isSlow && m_watchers == m_slowWatchers);
    ++m_watchers;
    m_slowWatchers += isSlow ? 1 : 0;
    m_book.setInterval(pace().count());
    if (m_watchers == 1)
        m_timer.start();
    QMetaObject::invokeMethod(this, &ServiceFeed::tick, Qt::QueuedConnection);
    return { nullptr, [feed = QPointer<ServiceFeed>(this), isSlow](void *) {
                if (feed)
                    feed->unwatch(isSlow);
            } };
}

void ServiceFeed::unwatch(bool isSlow)
{
    --m_watchers;
    m_slowWatchers -= isSlow ? 1 : 0;
    m_book.setInterval(pace().count());
    if (m_watchers > 0)
        return;
    // What is under way still comes in and is counted; nobody misses a round that is not asked to its end.
    m_book.forgetRounds();
    if (m_rounds.empty())
        m_timer.stop();
}

std::chrono::milliseconds ServiceFeed::pace() const
{
    return m_watchers > m_slowWatchers ? m_interval : std::max(m_interval, slowInterval);
}

void ServiceFeed::refresh()
{
    m_isDue = true;
    m_wantsInfo = true;
    if (m_watchers > 0)
        tick();
}

void ServiceFeed::setInterval(std::chrono::milliseconds interval)
{
    m_interval = std::clamp(interval, minInterval, maxInterval);
    m_book.setInterval(pace().count());
}

void ServiceFeed::setPatience(std::chrono::milliseconds patience)
{
    m_patience = std::clamp<std::chrono::milliseconds>(patience, 100ms, 10s);
}

void ServiceFeed::followSession()
{
    if (isConnected()) {
        if (m_state.condition == ServiceFeedState::Condition::Stale) {
            m_isDue = true;
            m_wantsInfo = true;
        }
        if (m_watchers > 0)
            tick();
        return;
    }
    if (m_state.condition == ServiceFeedState::Condition::Stale)
        return;
    // Answers of another connection are no answers to this one's rounds.
    ++m_generation;
    m_rounds.clear();
    m_book.forgetRounds();
    m_state.isAsking = false;
    std::optional<Error> reason;
    if (m_session)
        reason = m_session->status().reason;
    if (m_state.condition != ServiceFeedState::Condition::Unasked)
        setCondition(ServiceFeedState::Condition::Stale, std::move(reason));
}

// Asking --------------------------------------------------------------------------------------------------------------

void ServiceFeed::tick()
{
    if (!m_rounds.empty()) {
        Round &round = m_rounds.rbegin()->second;
        if (!round.isSettled && round.lastAnswerMs >= 0) {
            const qint64 quiet = round.sent.elapsed() - round.lastAnswerMs;
            const int present = m_book.presentCount();
            const bool isComplete = m_state.rounds > 0 && present > 0 && m_book.answeredCount(round.number) >= present;
            if (quiet >= (isComplete ? shortQuietMs : quietMs))
                settle(round);
        }
    }
    if (m_hasNews && (!m_told.isValid() || m_told.elapsed() >= tellMs))
        tell();
    if (m_watchers == 0) {
        if (m_rounds.empty())
            m_timer.stop();
        return;
    }
    if (!isConnected())
        return;
    const bool isUnderWay = !m_rounds.empty() && !m_rounds.rbegin()->second.isSettled;
    const bool isDenied = m_state.condition == ServiceFeedState::Condition::Denied;
    const qint64 rest = std::max<qint64>(isDenied ? deniedRestMs : 0, pace().count());
    if (isUnderWay || (!m_isDue && m_asked.isValid() && m_asked.elapsed() < rest))
        return;
    begin();
}

void ServiceFeed::begin()
{
    m_isDue = false;
    m_asked.start();
    Round round;
    round.number = ++m_round;
    ++m_roundsWithoutInfo;
    round.hasInfo = std::exchange(m_wantsInfo, false) || m_book.hasUnknown()
        || m_roundsWithoutInfo >= roundsBetweenInfo;
    round.open = round.hasInfo ? 2 : 1;
    round.sent.start();
    const bool hasInfo = round.hasInfo;
    const quint64 number = round.number;
    m_rounds.emplace(number, std::move(round));
    m_state.isAsking = true;
    m_state.askedMs = nowMs();
    if (m_state.condition == ServiceFeedState::Condition::Unasked)
        m_state.condition = ServiceFeedState::Condition::Asking;
    Q_EMIT stateChanged();
    if (hasInfo) {
        m_roundsWithoutInfo = 0;
        ask(ServiceVerb::Info, number);
    }
    ask(ServiceVerb::Stats, number);
}

void ServiceFeed::ask(ServiceVerb verb, quint64 round)
{
    ScatterOptions options;
    options.timeout = m_patience;
    options.stall = std::chrono::milliseconds(0);
    options.maxReplies = maxAnswers;
    options.maxBytes = std::numeric_limits<qint64>::max();
    const auto sent = std::chrono::steady_clock::now();
    const auto made = [intake = m_intake, generation = m_generation, round, verb, sent] {
        Intake::Raw raw;
        raw.generation = generation;
        raw.round = round;
        raw.verb = verb;
        raw.arrivedMs = nowMs();
        raw.rtt = std::chrono::steady_clock::now() - sent;
        return raw;
    };
    const auto take = [intake = m_intake, made](const IncomingReply &reply) {
        Intake::Raw raw = made();
        raw.size = static_cast<qsizetype>(reply.payload.size());
        const bool isTooLarge = raw.size > maxServiceAnswerBytes;
        raw.payload = bytesOf(isTooLarge ? reply.payload.substr(0, 4 * excerptChars) : reply.payload);
        for (const auto &[name, value] : reply.headers) {
            if (name == "Nats-Service-Error" || name == "Nats-Service-Error-Code")
                raw.headers.emplace_back(bytesOf(name), bytesOf(value.substr(0, 1'000)));
        }
        intake->put(std::move(raw));
    };
    const auto done = [intake = m_intake, made](const Result<void> &result) {
        Intake::Raw raw = made();
        raw.isEnd = true;
        if (!result)
            raw.error = result.error();
        intake->put(std::move(raw));
    };
    m_session->requestMany({ serviceSubject(verb) }, options, take, done);
}

// Taking --------------------------------------------------------------------------------------------------------------

void ServiceFeed::drain()
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
    m_state.droppedAnswers = m_intake->dropped();
    // After a full slice the pages get a turn of their own.
    if (m_hasNews && clock.elapsed() < sliceMs / 2 && (!m_told.isValid() || m_told.elapsed() >= tellMs))
        tell();
}

void ServiceFeed::take(Delivery delivery)
{
    if (delivery.generation != m_generation)
        return;
    const quint64 number = delivery.answer.round;
    const auto found = m_rounds.find(number);
    if (delivery.kind == Delivery::Kind::Ended) {
        if (found == m_rounds.end())
            return;
        Round &round = found->second;
        --round.open;
        if (delivery.error && delivery.error->kind != Error::Kind::NoResponders) {
            // Without INFO the counters are known, without STATS hardly anything.
            if (!round.error || delivery.answer.verb == ServiceVerb::Stats)
                round.error = std::move(delivery.error);
        }
        if (round.open == 0)
            end(number);
        return;
    }
    m_hasNews = true;
    if (found != m_rounds.end()) {
        Round &round = found->second;
        round.lastAnswerMs = round.sent.elapsed();
        if (delivery.answer.verb == ServiceVerb::Stats) {
            ++round.answers;
            round.fastest = round.answers == 1 ? delivery.answer.rtt : std::min(round.fastest, delivery.answer.rtt);
            round.slowest = std::max(round.slowest, delivery.answer.rtt);
            if (round.isSettled) {
                ++m_state.lateAnswers;
                const bool isNewest = std::none_of(
                    std::next(found), m_rounds.end(), [](const auto &later) { return later.second.isSettled; });
                if (isNewest) {
                    m_state.answers = round.answers;
                    m_state.slowest = round.slowest;
                }
            }
        }
    }
    if (delivery.kind == Delivery::Kind::Oddity) {
        m_book.takeOddity(delivery.text, delivery.excerpt, delivery.answer.arrivedMs);
        return;
    }
    m_state.answeredMs = delivery.answer.arrivedMs;
    m_book.take(std::move(delivery.answer));
}

void ServiceFeed::settle(Round &round)
{
    round.isSettled = true;
    ++m_state.rounds;
    m_state.isAsking = false;
    m_state.answers = round.answers;
    m_state.fastest = round.fastest;
    m_state.slowest = round.slowest;
    const bool isVoid = round.error && round.answers == 0;
    if (!isVoid)
        m_book.settle(round.number, nowMs());
    m_hasNews = true;
    if (round.error) {
        const bool isDenied = round.error->kind == Error::Kind::Denied;
        setCondition(round.answers > 0 ? ServiceFeedState::Condition::Answered
                : isDenied             ? ServiceFeedState::Condition::Denied
                                       : ServiceFeedState::Condition::Failed,
            explained(*round.error));
    } else {
        setCondition(round.answers > 0 ? ServiceFeedState::Condition::Answered : ServiceFeedState::Condition::Nobody);
    }
    tell();
}

void ServiceFeed::end(quint64 number)
{
    const auto found = m_rounds.find(number);
    if (found == m_rounds.end())
        return;
    Round &round = found->second;
    if (!round.isSettled)
        settle(round);
    else if (round.error && m_state.condition == ServiceFeedState::Condition::Answered)
        setCondition(ServiceFeedState::Condition::Answered, explained(*round.error));
    const bool isVoid = round.error.has_value();
    m_rounds.erase(found);
    if (!isVoid && m_watchers > 0) {
        m_book.end(number, nowMs());
        m_hasNews = true;
    }
    Q_EMIT stateChanged();
}

// Telling -------------------------------------------------------------------------------------------------------------

void ServiceFeed::tell()
{
    m_hasNews = false;
    m_book.update(nowMs());
    const QList<ServiceEvent> &events = m_book.allEvents();
    QList<ServiceEvent> news;
    for (auto it = events.crbegin(); it != events.crend() && it->number > m_lastEvent; ++it)
        news.prepend(*it);
    if (!events.isEmpty())
        m_lastEvent = events.constLast().number;
    m_told.start();
    Q_EMIT changed();
    if (!news.isEmpty())
        Q_EMIT happened(news);
}

void ServiceFeed::setCondition(ServiceFeedState::Condition condition, std::optional<Error> error)
{
    m_state.condition = condition;
    m_state.error = std::move(error);
    Q_EMIT stateChanged();
}

Error ServiceFeed::explained(Error error) const
{
    if (error.kind == Error::Kind::Denied) {
        const bool isInbox = !error.subject.startsWith(QLatin1String("$SRV"));
        error.message = isInbox
            ? tr("This user may not receive the answers of services on %1.").arg(error.subject)
            : tr("This user may not ask for services: publishing to %1 is denied.").arg(error.subject);
        error.advice = isInbox
            ? tr("Ask for the permission to subscribe to this inbox, or set an inbox prefix that the user may "
                 "subscribe to in "
                 "the connection's settings.")
            : tr("Ask for the permission to publish to $SRV.>, and to subscribe to the inbox that answers go to.");
    } else if (error.kind == Error::Kind::Timeout) {
        error.message = tr("No service answered in %1.").arg(format::duration(m_patience));
    }
    return error;
}

void ServiceFeed::forgetLeft(const QString &service, const QString &id)
{
    m_book.forgetLeft(service, id);
    Q_EMIT changed();
}

void ServiceFeed::askConnections()
{
    whenDone(this, m_client->connections(), [this](const Result<InstanceConnections> &result) {
        m_connectionsError.reset();
        if (result)
            m_book.setConnections(*result);
        else
            m_connectionsError = result.error();
        Q_EMIT connectionsChanged();
        tell();
    });
}

} // namespace natsight
