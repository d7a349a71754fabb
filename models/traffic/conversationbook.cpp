// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/conversationbook.h"

#include "models/core/future.h"
#include "models/nats/subject.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr RowNumber rowsInTurn = 50'000;
constexpr RowNumber rowsBetweenLooks = 512; ///< at the clock
constexpr qint64 turnUs = 25'000;
constexpr qint64 subjectsEveryMs = 1'000;
constexpr qint64 nsInMs = 1'000'000;
constexpr auto defaultInterval = 200ms;
constexpr const char *anyInbox = "_INBOX.a.b";

} // namespace

/// What the pool thread works on; nobody else while a turn runs.
struct ConversationBook::Worker {
    ConversationPairing pairing;
    RowNumber next = 0;
    quint64 unread = 0;

    [[nodiscard]] ConversationUpdate turn(
        const CaptureStore &store, bool wantsSubjects, const std::optional<QByteArray> &watched, qint64 nowNs)
    {
        ConversationUpdate update;
        {
            const CaptureStore::Snapshot snapshot = store.snapshot();
            if (snapshot.firstRow() > next) {
                unread += snapshot.firstRow() - next;
                next = snapshot.firstRow();
            }
            pairing.evictBefore(snapshot.firstRow());
            const RowNumber end = std::min(snapshot.endRow(), next + rowsInTurn);
            QElapsedTimer clock;
            clock.start();
            while (next < end && clock.nsecsElapsed() / 1'000 < turnUs) {
                for (const RowNumber stop = std::min(end, next + rowsBetweenLooks); next < stop; ++next)
                    pairing.take(snapshot.at(next));
            }
            update.backlog = snapshot.endRow() - next;
        }
        update.changed = pairing.takeChanged();
        update.firstId = pairing.firstId();
        update.endId = pairing.endId();
        update.totals = pairing.totals();
        update.latencies = pairing.histogram(watched);
        update.readTo = next;
        update.unread = unread;
        update.hasSubjects = wantsSubjects;
        if (wantsSubjects)
            update.subjects = pairing.subjects(nowNs);
        return update;
    }
};

ConversationBook::ConversationBook(TrafficFeed *feed, ConversationPairing::Limits limits, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_store(feed->store())
    , m_limits(limits)
    , m_inboxPrefix(m_store->limits().inboxPrefix)
    , m_worker(std::make_shared<Worker>(Worker { ConversationPairing(limits, m_inboxPrefix) }))
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(defaultInterval);
    connect(&m_timer, &QTimer::timeout, this, &ConversationBook::startTurn);
    connect(feed, &TrafficFeed::subscriptionsChanged, this, &ConversationBook::takePatterns);
    takePatterns();
    m_timer.start();
}

ConversationBook::~ConversationBook()
{
    m_pool.waitForDone(); // a turn is short
}

void ConversationBook::takePatterns()
{
    if (!m_feed)
        return;
    if (m_feed->file()) {
        m_patterns = { ">" }; // what was captured in the file is all that there is
        return;
    }
    // Of a queue group only a part comes here, and of what is muted nothing.
    m_patterns.clear();
    for (const TrafficSubscription &subscription : m_feed->subscriptions()) {
        if (subscription.state == TapStatus::State::Active && subscription.queueGroup.isEmpty())
            m_patterns.push_back(subscription.pattern.toStdString());
    }
}

bool ConversationBook::coversInboxes() const
{
    const std::string inbox = m_inboxPrefix.empty() ? std::string(anyInbox) : m_inboxPrefix + "a.b";
    return std::any_of(m_patterns.begin(), m_patterns.end(),
        [&inbox](const std::string &pattern) { return subjectMatches(pattern, inbox); });
}

void ConversationBook::setWatched(const std::optional<QByteArray> &subject)
{
    if (m_watched == subject)
        return;
    m_watched = subject;
    m_wantsSubjects = true;
    startTurn();
}

QByteArray ConversationBook::inboxPattern() const
{
    return m_inboxPrefix.empty() ? QByteArrayLiteral("_INBOX.>") : QByteArray::fromStdString(m_inboxPrefix + '>');
}

qint64 ConversationBook::nowNs() const
{
    if (m_feed && m_feed->file()) {
        const CaptureStore::Snapshot kept = m_store->snapshot();
        if (kept.size() > 0)
            return kept.at(kept.endRow() - 1).timeNs;
    }
    return QDateTime::currentMSecsSinceEpoch() * nsInMs;
}

void ConversationBook::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    if (!isPaused)
        startTurn();
}

void ConversationBook::setInterval(std::chrono::milliseconds interval)
{
    m_timer.setInterval(interval);
}

void ConversationBook::restart()
{
    // A turn that still runs works on the old one, and what it brings is of an old generation.
    ++m_generation;
    m_worker = std::make_shared<Worker>(Worker { ConversationPairing(m_limits, m_inboxPrefix) });
    m_worker->next = m_store->snapshot().endRow();
    m_wantsSubjects = true;
    startTurn();
}

void ConversationBook::startTurn()
{
    if (m_isTurning) {
        m_isAskedAgain = true;
        return;
    }
    m_timer.stop();
    if (m_isPaused)
        return;
    m_isTurning = true;
    m_worker->pairing.setPatterns(m_patterns);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool wantsSubjects = m_wantsSubjects || now - m_subjectsAtMs >= subjectsEveryMs;
    if (wantsSubjects)
        m_subjectsAtMs = now;
    m_wantsSubjects = false;
    const auto work = [worker = m_worker, store = m_store, wantsSubjects, watched = m_watched, at = nowNs()] {
        return worker->turn(*store, wantsSubjects, watched, at);
    };
    whenDone(this, QtConcurrent::run(&m_pool, work), [this, generation = m_generation](ConversationUpdate update) {
        m_isTurning = false;
        const bool isAskedAgain = std::exchange(m_isAskedAgain, false);
        if (generation == m_generation) {
            update.generation = generation;
            Q_EMIT updated(update);
        }
        if (isAskedAgain || update.backlog > 0)
            startTurn();
        else
            m_timer.start();
    });
}

} // namespace natsight
