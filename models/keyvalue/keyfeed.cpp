// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyfeed.h"

#include "models/core/format.h"
#include "models/core/future.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto tickEvery = 250ms;
/// A list comes in frames of its own, so that the first rows need not wait for the clock.
constexpr int listEveryMs = 4;
constexpr int frameMs = 33;
constexpr int longestPauseMs = 200;
constexpr qint64 retryAfterMs = 2'000;
/// A consumer that nobody listens to any more ends by itself.
constexpr auto inactiveAfter = 30s;
constexpr std::size_t maxBacklog = 200'000; ///< flow control is not answered before fewer wait
constexpr qsizetype maxMarks = 2'000;
/// Clocks of server and desktop differ: values are not called expired before so much more is over.
constexpr qint64 expiryGraceNs = 2'000'000'000;
constexpr qint64 sweepEveryMs = 1'000;
constexpr quint32 sweepStep = 4'096;
constexpr quint32 maxGone = 50'000;
constexpr int mismatchesToRelist = 3;
constexpr qint64 relistPauseMs = 30'000;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

/// Brings a call from the delivery thread to the feed, one at a time, as long as there is one.
class KeyFeed::Waker
{
public:
    explicit Waker(KeyFeed *feed)
        : m_feed(feed)
    {
    }

    void wake()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_feed || m_isUnderWay)
            return;
        m_isUnderWay = true;
        QMetaObject::invokeMethod(
            m_feed, [feed = m_feed] { feed->follow(); }, Qt::QueuedConnection);
    }
    void arrived()
    {
        const std::scoped_lock lock(m_mutex);
        m_isUnderWay = false;
    }
    void leave()
    {
        const std::scoped_lock lock(m_mutex);
        m_feed = nullptr;
    }

private:
    std::mutex m_mutex;
    KeyFeed *m_feed;
    bool m_isUnderWay = false;
};

KeyFeed::KeyFeed(JetStreamClient *client, Bucket bucket, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_bucket(std::move(bucket))
    , m_index(new KeyIndex(this))
    , m_reader(new StreamReader(client, m_bucket.stream, this))
    , m_waker(std::make_shared<Waker>(this))
{
    m_timer.setInterval(tickEvery);
    connect(&m_timer, &QTimer::timeout, this, &KeyFeed::tick);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        QElapsedTimer clock;
        clock.start();
        if (drain())
            drainSoon(clock.elapsed());
    });
    if (client && client->session())
        connect(client->session(), &Session::statusChanged, this, &KeyFeed::tick);
}

KeyFeed::~KeyFeed()
{
    m_waker->leave();
    blockSignals(true);
    stop();
}

JetStreamClient *KeyFeed::client() const
{
    return m_client;
}

bool KeyFeed::isConnected() const
{
    return m_client && m_client->session() && m_client->session()->status().state == SessionStatus::State::Connected;
}

void KeyFeed::setState(State state, std::optional<Error> error)
{
    m_error = std::move(error);
    m_state = state;
    m_sinceMs = nowMs();
    m_index->setBulk(state == State::Listing && !m_wasLive);
    Q_EMIT stateChanged();
}

void KeyFeed::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    m_timer.start();
    setState(State::Connecting);
    tick();
}

void KeyFeed::stop()
{
    if (!m_isStarted)
        return;
    m_isStarted = false;
    m_timer.stop();
    m_soon.stop();
    unsubscribe();
    setState(State::Idle);
}

void KeyFeed::relist()
{
    unsubscribe();
    m_index->clear();
    m_marks.clear();
    m_wasLive = false;
    m_lastRevision = 0;
    m_hasTtl = false;
    m_sweepAt = 0;
    m_retryAtMs = 0;
    m_mismatches = 0;
    m_relistedMs = nowMs();
    if (m_isStarted) {
        setState(State::Connecting);
        tick();
    }
}

void KeyFeed::restart()
{
    ++m_counts.restarts;
    unsubscribe();
    if (!m_isStarted)
        return;
    // At once, unless it happens again and again.
    const qint64 now = nowMs();
    m_retryAtMs = now - m_restartedMs < retryAfterMs ? now + retryAfterMs : now;
    m_restartedMs = now;
    setState(State::Connecting);
    tick();
}

/// Something to look at until the list comes.
void KeyFeed::glance()
{
    constexpr int rows = 64;
    PageQuery query;
    query.filter = m_bucket.keyPrefix + '>';
    query.count = rows;
    query.maxBytes = qint64 { 64 } << 10;
    whenDone(this, m_reader->page(query), [this, generation = m_generation](const MessagePage &page) {
        if (generation != m_generation || m_wasLive || m_lastDelivery > 0)
            return;
        for (const StoredMessage &message : page.messages) {
            const auto entry = KeyEntry::ofMessage(m_bucket, message);
            if (!entry)
                continue;
            quint32 id = KeyStore::none;
            (void)m_index->take({ entry->key.constData(), static_cast<std::size_t>(entry->key.size()) },
                { entry->revision, entry->timeNs, entry->value.size(), entry->meaning }, id);
        }
        m_index->commit();
    });
}

void KeyFeed::subscribe()
{
    Session *session = m_client->session();
    const QString prefix = session->profile().inboxPrefix.isEmpty() ? QStringLiteral("_INBOX")
                                                                    : session->profile().inboxPrefix;
    ++m_generation;
    m_inbox = prefix.toUtf8() + ".keys" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    m_stage = std::make_shared<KeyStage>(m_bucket.keyPrefix.toStdString(), [waker = m_waker] { waker->wake(); });
    const auto tap = session->addTap(m_inbox, {}, m_stage);
    if (!tap) {
        setState(State::Failed, tap.error());
        m_retryAtMs = nowMs() + retryAfterMs;
        return;
    }
    m_tap = *tap;
    m_isAsked = false;
    m_isMade = false;
    m_lastDelivery = 0;
    m_sinceHeard.start();
    if (!m_wasLive && m_index->store().size() == 0)
        glance();
}

void KeyFeed::unsubscribe()
{
    ++m_generation;
    m_isCounting = false;
    if (m_stage)
        m_stage->close();
    m_stage.reset();
    m_batch = {};
    m_taken = 0;
    m_heldAnswer.clear();
    if (m_client && m_client->session()) {
        if (m_tap != 0)
            m_client->session()->removeTap(m_tap);
        if (m_isMade && isConnected())
            (void)m_client->deleteConsumer(m_bucket.stream, m_consumer);
    }
    m_tap = 0;
    m_isAsked = false;
    m_isMade = false;
    m_consumer.clear();
}

void KeyFeed::tick()
{
    if (!m_isStarted || m_state == State::Gone || m_state == State::Counted || m_isCounting)
        return;
    if (!isConnected()) {
        if (m_tap != 0 || m_state != State::Connecting) {
            unsubscribe();
            setState(State::Connecting);
        }
        return;
    }
    if (m_tap == 0) {
        if (nowMs() >= m_retryAtMs)
            subscribe();
        return;
    }
    if (!m_isAsked) {
        const QList<TapStatus> taps = m_client->session()->taps();
        for (const TapStatus &tap : taps) {
            if (tap.id != m_tap)
                continue;
            if (tap.state == TapStatus::State::Active)
                createConsumer();
            else if (tap.state == TapStatus::State::Denied)
                countSubjects({ Error::Kind::Denied, tap.reason });
        }
        return;
    }
    if (m_state == State::Listing)
        m_index->flush();
    // Half of it for the way.
    const auto silence = m_heartbeat * 5 / 2 + 500ms;
    if (m_isMade && m_sinceHeard.isValid() && m_sinceHeard.elapsed() > silence.count())
        restart();
    else if (m_state == State::Live && !m_soon.isActive() && drain())
        drainSoon(0);
}

void KeyFeed::createConsumer()
{
    m_isAsked = true;
    const bool isNext = m_wasLive;
    m_consumer = QStringLiteral("natsight-") + QString::number(QRandomGenerator::system()->generate64(), 36);
    Json config = Json::object();
    config["name"] = m_consumer.toStdString();
    config["description"] = "Natsight: keys on screen";
    config["deliver_subject"] = m_inbox.toStdString();
    config["deliver_policy"] = isNext ? "by_start_sequence" : "last_per_subject";
    if (isNext)
        config["opt_start_seq"] = m_lastRevision + 1;
    config["ack_policy"] = "none";
    config["max_deliver"] = 1;
    config["filter_subject"] = QByteArray(m_bucket.keyPrefix + '>').toStdString();
    config["replay_policy"] = "instant";
    config["headers_only"] = true;
    config["flow_control"] = true;
    config["idle_heartbeat"] = std::chrono::nanoseconds(m_heartbeat).count();
    config["inactive_threshold"] = std::chrono::nanoseconds(inactiveAfter).count();
    config["mem_storage"] = true;
    config["num_replicas"] = 1;
    setState(State::Listing);
    whenDone(this, m_client->createConsumer(m_bucket.stream, config),
        [this, generation = m_generation, name = m_consumer](
            const Result<ConsumerInfo> &made) { consumerMade(generation, name, made); });
}

void KeyFeed::consumerMade(quint64 generation, const QString &name, const Result<ConsumerInfo> &made)
{
    constexpr int noStream = 10'059;
    if (generation != m_generation) {
        if (made && isConnected())
            (void)m_client->deleteConsumer(m_bucket.stream, name);
        return;
    }
    if (!made) {
        const Error &error = made.error();
        if (error.code == noStream) {
            setGone();
        } else if (error.kind == Error::Kind::Denied) {
            countSubjects(error);
        } else {
            unsubscribe();
            m_retryAtMs = nowMs() + retryAfterMs;
            setState(State::Failed, error);
        }
        return;
    }
    m_isMade = true;
    m_sinceHeard.start();
    // What was delivered since is not pending any more, but was to come.
    m_expected = made->pending + made->delivered.consumer;
    if (!m_wasLive)
        m_index->reserve(m_expected);
    if (m_state == State::Listing && m_lastDelivery >= m_expected)
        becomeLive();
    else
        Q_EMIT stateChanged();
}

void KeyFeed::becomeLive()
{
    m_wasLive = true;
    m_expected = 0;
    setState(State::Live);
}

void KeyFeed::setGone()
{
    if (m_state == State::Gone)
        return;
    unsubscribe();
    setState(State::Gone);
}

/// On this thread, after the delivery thread called.
void KeyFeed::follow()
{
    m_waker->arrived();
    m_sinceHeard.start();
    if (m_isStarted && !m_soon.isActive())
        drainSoon(0);
}

/// The next frame: later when the last one took long, so that input always has time.
void KeyFeed::drainSoon(qint64 workMs)
{
    m_soon.start(
        m_state == State::Listing ? listEveryMs : std::clamp(static_cast<int>(workMs) * 4, frameMs, longestPauseMs));
}

bool KeyFeed::drain(int budgetMs)
{
    QElapsedTimer clock;
    clock.start();
    bool isNew = false;
    while (m_stage) {
        if (m_taken >= m_batch.items.size()) {
            m_batch = m_stage->take();
            m_taken = 0;
            if (m_batch.items.empty())
                break;
            m_sinceHeard.start();
        }
        isNew = true;
        const quint64 generation = m_generation;
        for (; m_taken < m_batch.items.size() && generation == m_generation;) {
            const KeyStage::Item item = m_batch.items[m_taken];
            ++m_taken;
            takeItem(item, m_batch.text(item));
            if ((m_taken & 0xffU) == 0 && clock.elapsed() >= budgetMs)
                break;
        }
        if (clock.elapsed() >= budgetMs)
            break;
    }
    if (!m_heldAnswer.isEmpty() && m_batch.items.size() - std::min(m_taken, m_batch.items.size()) < maxBacklog)
        answer({ m_heldAnswer.constData(), static_cast<std::size_t>(m_heldAnswer.size()) });
    isNew = sweep(std::max(1, budgetMs / 4)) || isNew;
    m_index->commit();
    const auto told = std::exchange(m_told, {});
    for (const auto &[key, facts] : told)
        Q_EMIT keyChanged(key, facts);
    return isNew;
}

void KeyFeed::takeItem(const KeyStage::Item &item, std::string_view text)
{
    switch (item.kind) {
    case KeyDelivery::Kind::Key:
        takeKey(item, text);
        break;
    case KeyDelivery::Kind::FlowControl:
        if (m_batch.items.size() - m_taken < maxBacklog)
            answer(text);
        else
            m_heldAnswer = QByteArray(text.data(), static_cast<qsizetype>(text.size()));
        break;
    case KeyDelivery::Kind::Heartbeat:
        if (!text.empty())
            answer(text);
        // Deliveries before it came before it, if they came at all.
        if (item.consumerSequence > m_lastDelivery)
            restart();
        break;
    case KeyDelivery::Kind::Ended:
        restart();
        break;
    case KeyDelivery::Kind::Odd:
        break;
    }
}

void KeyFeed::takeKey(const KeyStage::Item &item, std::string_view text)
{
    if (item.consumerSequence != m_lastDelivery + 1) {
        restart();
        return;
    }
    m_lastDelivery = item.consumerSequence;
    m_lastRevision = std::max(m_lastRevision, item.facts.revision);
    ++m_counts.received;
    m_hasTtl = m_hasTtl || item.facts.meaning.ttlNs > 0;
    quint32 id = KeyStore::none;
    const quint32 known = m_wasLive ? m_index->store().find(text) : KeyStore::none;
    const bool wasThere = known != KeyStore::none && !m_index->store().isGone(known)
        && !m_index->store().isDeleted(known);
    const KeyStore::Taken taken = m_index->take(text, item.facts, id);
    if (m_wasLive && (taken == KeyStore::Taken::Added || taken == KeyStore::Taken::Changed)) {
        if (!item.facts.isDeleted()) {
            ++(wasThere ? m_counts.changed : m_counts.created);
            noteChange(id, wasThere ? Mark::Changed : Mark::Created);
        } else if (item.facts.meaning.reason == MarkerReason::MaxAge) {
            ++m_counts.expired;
            noteChange(id, Mark::Expired);
        } else {
            ++m_counts.deleted;
            noteChange(id, Mark::Deleted);
        }
        m_told.emplace_back(QByteArray(text.data(), static_cast<qsizetype>(text.size())), item.facts);
    }
    // Where keys are written all the time something is always pending: then it is all that was there at the beginning.
    if (m_state == State::Listing && (item.pending == 0 || (m_isMade && m_lastDelivery >= m_expected)))
        becomeLive();
}

void KeyFeed::answer(std::string_view subject)
{
    OutgoingMessage message;
    message.subject = QByteArray(subject.data(), static_cast<qsizetype>(subject.size()));
    m_heldAnswer.clear();
    if (isConnected())
        (void)m_client->session()->publish(std::move(message));
}

void KeyFeed::noteChange(quint32 id, Mark mark)
{
    const qint64 now = nowMs();
    const qint64 second = now / 1'000;
    const auto size = static_cast<qint64>(m_perSecond.size());
    for (qint64 at = std::max(m_second + 1, second - size + 1); at <= second; ++at)
        m_perSecond[static_cast<std::size_t>(at % size)] = 0;
    m_second = second;
    ++m_perSecond[static_cast<std::size_t>(second % size)];
    if (m_marks.size() >= maxMarks) {
        m_marks.removeIf([now](const auto &entry) { return now - entry.value().atMs > markMs; });
        if (m_marks.size() >= maxMarks)
            return;
    }
    m_marks.insert(id, { mark, now });
}

KeyFeed::Mark KeyFeed::mark(quint32 id, qint64 nowMs) const
{
    const auto found = m_marks.constFind(id);
    return found != m_marks.cend() && nowMs - found->atMs <= markMs ? found->mark : Mark::None;
}

QList<float> KeyFeed::changeTail() const
{
    const auto size = static_cast<qint64>(m_perSecond.size());
    const qint64 now = nowMs() / 1'000;
    QList<float> tail;
    for (qint64 at = now - size + 1; at <= now; ++at) {
        const bool isKnown = at <= m_second && at > m_second - size && at >= 0;
        tail << (isKnown ? static_cast<float>(m_perSecond[static_cast<std::size_t>(at % size)]) : 0.0F);
    }
    return tail;
}

int KeyFeed::changesInLastMinute() const
{
    double sum = 0;
    const QList<float> tail = changeTail();
    for (const float value : tail)
        sum += static_cast<double>(value);
    return static_cast<int>(sum);
}

void KeyFeed::setStreamInfo(const StreamInfo &info)
{
    if (m_createdNs != 0 && info.createdNs != m_createdNs) {
        m_createdNs = info.createdNs;
        relist();
        return;
    }
    m_createdNs = info.createdNs;
    m_reader->setInfo(info);
    const QByteArray api = m_client && m_client->session() ? m_client->session()->jetStreamSubject({}) : QByteArray();
    if (auto bucket = Bucket::ofStream(info, api); bucket && *bucket != m_bucket) {
        const bool isElsewhere = bucket->keyPrefix != m_bucket.keyPrefix;
        m_bucket = std::move(*bucket);
        if (isElsewhere)
            relist();
        Q_EMIT bucketChanged();
    }
    if (m_state != State::Live)
        return;
    if (info.state.firstSequence > m_firstSequence) {
        m_firstSequence = info.state.firstSequence;
        m_sweepDueMs = 0;
    }
    const KeyStore &store = m_index->store();
    const bool isQuiet = info.state.lastSequence == m_lastRevision && m_taken >= m_batch.items.size();
    const bool isAsThere = !isQuiet || info.state.subjects == quint64 { store.size() } - store.goneKeys();
    m_mismatches = isAsThere ? 0 : m_mismatches + 1;
    const bool isLessThere = info.state.lastSequence < m_lastRevision && info.state.lastSequence + 1 < m_firstSequence;
    const bool isTooMuchGone = store.goneKeys() > maxGone && store.goneKeys() > store.keys();
    if ((m_mismatches >= mismatchesToRelist || isLessThere || isTooMuchGone) && nowMs() - m_relistedMs > relistPauseMs)
        relist();
}

/// Drops what cannot be there any more, a part of the keys at a time.
bool KeyFeed::sweep(int budgetMs)
{
    const qint64 now = nowMs();
    const KeyStore &store = m_index->store();
    const bool hasWork = m_bucket.ttlNs > 0 || m_hasTtl || m_firstSequence > 1;
    if (!hasWork || m_state != State::Live || (m_sweepAt == 0 && now < m_sweepDueMs))
        return false;
    QElapsedTimer clock;
    clock.start();
    bool isAny = false;
    const qint64 limitNs = now * 1'000'000 - expiryGraceNs;
    while (m_sweepAt < store.size()) {
        const quint32 end = std::min(store.size(), m_sweepAt + sweepStep);
        for (quint32 id = m_sweepAt; id < end; ++id) {
            if (store.isGone(id))
                continue;
            const KeyFacts facts = store.facts(id);
            const qint64 expires = facts.expiresNs(m_bucket);
            const bool isExpired = expires > 0 && expires < limitNs;
            if (!isExpired && (facts.revision == 0 || facts.revision >= m_firstSequence))
                continue;
            if (isExpired && !facts.isDeleted()) {
                ++m_counts.expired;
                noteChange(id, Mark::Expired);
            }
            m_index->drop(id);
            isAny = true;
        }
        m_sweepAt = end;
        if (clock.elapsed() >= budgetMs)
            return isAny;
    }
    m_sweepAt = 0;
    m_sweepDueMs = now + sweepEveryMs;
    return isAny;
}

void KeyFeed::countSubjects(const Error &why)
{
    unsubscribe();
    m_index->clear();
    m_isCounting = true;
    const quint64 generation = m_generation;
    setState(State::Listing, why);
    const auto onPage = [this, generation, guard = QPointer(this)](
                            const ListPage<SubjectCount> &page, quint64, quint64 total) {
        if (!guard || generation != m_generation)
            return;
        m_expected = total;
        for (const SubjectCount &count : page.items) {
            const QByteArray key = m_bucket.keyOf(count.subject.toUtf8());
            quint32 id = KeyStore::none;
            if (!key.isNull())
                m_index->take({ key.constData(), static_cast<std::size_t>(key.size()) }, {}, id);
        }
        m_index->commit();
    };
    whenDone(this,
        m_client->streamSubjects(m_bucket.stream, QString::fromUtf8(m_bucket.keyPrefix) + u'>', maxCounted, onPage),
        [this, generation, why](const Listing<SubjectCount> &listing) {
            if (generation != m_generation)
                return;
            m_isCounting = false;
            if (listing.error && listing.received == 0) {
                setState(State::Failed, listing.error);
                m_retryAtMs = nowMs() + retryAfterMs * 5;
                return;
            }
            Error reason = why;
            reason.message = tr("Only the names of the keys are known, and not live: %1").arg(why.message);
            setState(State::Counted, reason);
        });
}

} // namespace natsight
