// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/jetstreamfeed.h"

#include "models/core/future.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype maxRows = 100'000;
constexpr std::size_t maxSeries = 32;
constexpr qsizetype maxAdvisories = 1'000;
/// Pages of a long list come faster than they can be painted.
constexpr auto tellInterval = 30ms;
constexpr int consumerListsAtATime = 4;
constexpr int streamNotFound = 10059;
/// A round takes a tenth of the time at most.
constexpr qint64 restFactor = 9;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

template<typename Map>
void boundSeries(Map &series)
{
    while (series.size() > maxSeries) {
        series.erase(std::min_element(series.begin(), series.end(),
            [](const auto &a, const auto &b) { return a.second.usedAt < b.second.usedAt; }));
    }
}

/// Steps of a series are a second and answers come more seldom: what lies between two of them is drawn as well, unless it is
/// so long that nobody looked. A rate is that of the whole time; a level went from one to the other.
void addBetween(RingSeries &series, qint64 lastMs, qint64 now, double value, bool isRate)
{
    constexpr qint64 stepMs = 1'000;
    constexpr qint64 longestMs = 10'000;
    const double before = series.last();
    if (lastMs > 0 && now - lastMs <= longestMs && (isRate || std::isfinite(before))) {
        const auto span = static_cast<double>(now - lastMs);
        for (qint64 at = lastMs / stepMs * stepMs + stepMs; at < now / stepMs * stepMs; at += stepMs)
            series.add(at, isRate ? value : before + (value - before) * (static_cast<double>(at - lastMs) / span));
    }
    series.add(now, value);
}

QString offlineText(const QString &reason)
{
    return reason.isEmpty() ? JetStreamFeed::tr("Offline.") : JetStreamFeed::tr("Offline: %1").arg(reason);
}

} // namespace

bool JetStreamFeed::Key::operator<(const Key &other) const
{
    return std::tie(what, stream, consumer) < std::tie(other.what, other.stream, other.consumer);
}

JetStreamFeed::JetStreamFeed(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_client(new JetStreamClient(session, this))
    , m_advisoryFeed(new AdvisoryFeed(session, this))
{
    m_timer.setInterval(200ms);
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(tellInterval);
    connect(&m_tellTimer, &QTimer::timeout, this, &JetStreamFeed::tell);
    connect(&m_timer, &QTimer::timeout, this, &JetStreamFeed::tick);
    connect(session, &Session::statusChanged, this, [this] {
        if (isConnected() && m_timer.isActive())
            tick();
        Q_EMIT stateChanged();
    });
}

JetStreamFeed::~JetStreamFeed() = default;

bool JetStreamFeed::isConnected() const
{
    return m_session && m_session->status().state == SessionStatus::State::Connected;
}

// Watching ------------------------------------------------------------------------------------------------------------

JetStreamFeed::Watch JetStreamFeed::watch(const Key &key)
{
    Job &job = m_jobs[key];
    ++job.watchers;
    if (job.watchers == 1)
        job.dueMs = 0;
    m_timer.start();
    QMetaObject::invokeMethod(this, &JetStreamFeed::tick, Qt::QueuedConnection);
    return { nullptr, [feed = QPointer<JetStreamFeed>(this), key](void *) {
                if (feed)
                    feed->unwatch(key);
            } };
}

void JetStreamFeed::unwatch(const Key &key)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end())
        return;
    --found->second.watchers;
    if (std::none_of(m_jobs.begin(), m_jobs.end(), [](const auto &one) { return one.second.watchers > 0; }))
        m_timer.stop();
    const bool hasClose = std::any_of(m_jobs.begin(), m_jobs.end(),
        [](const auto &one) { return one.second.watchers > 0 && one.first.what == What::Consumer; });
    if (!hasClose)
        m_advisoryFeed->stop();
    // States of things that nobody looks at are forgotten before they pile up.
    constexpr std::size_t mostJobs = 200;
    if (m_jobs.size() > mostJobs)
        std::erase_if(m_jobs, [](const auto &one) { return one.second.watchers == 0 && !one.second.state.isAsking; });
}

JetStreamFeed::Watch JetStreamFeed::watchStreams()
{
    return watch({ What::Streams, {}, {} });
}

JetStreamFeed::Watch JetStreamFeed::watchStream(const QString &stream)
{
    m_streamSeries[stream].usedAt = ++m_uses;
    boundSeries(m_streamSeries);
    return watch({ What::Stream, stream, {} });
}

JetStreamFeed::Watch JetStreamFeed::watchConsumers(const QString &stream)
{
    return watch({ What::Consumers, stream, {} });
}

JetStreamFeed::Watch JetStreamFeed::watchAllConsumers()
{
    auto both = std::make_shared<std::pair<Watch, Watch>>(watchStreams(), watch({ What::AllConsumers, {}, {} }));
    return both;
}

JetStreamFeed::Watch JetStreamFeed::watchConsumer(const QString &stream, const QString &consumer)
{
    m_consumerSeries[{ stream, consumer }].usedAt = ++m_uses;
    boundSeries(m_consumerSeries);
    return watch({ What::Consumer, stream, consumer });
}

void JetStreamFeed::refresh()
{
    for (auto &[key, job] : m_jobs)
        job.dueMs = 0;
    if (m_timer.isActive())
        tick();
}

// What is known -------------------------------------------------------------------------------------------------------

const FeedState &JetStreamFeed::stateOf(const Key &key) const
{
    static const FeedState nothing;
    const auto found = m_jobs.find(key);
    return found != m_jobs.end() ? found->second.state : nothing;
}

const FeedState &JetStreamFeed::streamsState() const
{
    return stateOf({ What::Streams, {}, {} });
}

const FeedState &JetStreamFeed::streamState(const QString &stream) const
{
    return stateOf({ What::Stream, stream, {} });
}

const FeedState &JetStreamFeed::consumersState(const QString &stream) const
{
    return stateOf({ stream.isEmpty() ? What::AllConsumers : What::Consumers, stream, {} });
}

const FeedState &JetStreamFeed::consumerState(const QString &stream, const QString &consumer) const
{
    return stateOf({ What::Consumer, stream, consumer });
}

QList<StreamRow> JetStreamFeed::streams() const
{
    return m_streams.values();
}

const StreamRow *JetStreamFeed::stream(const QString &name) const
{
    const auto found = m_streams.constFind(name);
    return found != m_streams.cend() ? &*found : nullptr;
}

QList<ConsumerRow> JetStreamFeed::consumers(const QString &stream) const
{
    if (!stream.isEmpty())
        return m_consumers.value(stream).values();
    QList<ConsumerRow> all;
    for (const auto &some : m_consumers)
        all += some.values();
    return all;
}

const ConsumerRow *JetStreamFeed::consumer(const QString &stream, const QString &name) const
{
    const auto some = m_consumers.constFind(stream);
    if (some == m_consumers.cend())
        return nullptr;
    const auto found = some->constFind(name);
    return found != some->cend() ? &*found : nullptr;
}

const StreamSeries *JetStreamFeed::series(const QString &stream) const
{
    const auto found = m_streamSeries.find(stream);
    return found != m_streamSeries.end() ? &found->second : nullptr;
}

const ConsumerSeries *JetStreamFeed::series(const QString &stream, const QString &consumer) const
{
    const auto found = m_consumerSeries.find({ stream, consumer });
    return found != m_consumerSeries.end() ? &found->second : nullptr;
}

// Asking --------------------------------------------------------------------------------------------------------------

void JetStreamFeed::tick()
{
    drainAdvisories();
    if (!isConnected())
        return;
    const qint64 now = nowMs();
    QList<Key> due;
    for (const auto &[key, job] : m_jobs) {
        if (job.watchers > 0 && !job.state.isAsking && job.dueMs <= now)
            due << key;
    }
    for (const Key &key : std::as_const(due))
        start(key, m_jobs[key]);
    if (!due.isEmpty())
        Q_EMIT stateChanged();
}

void JetStreamFeed::start(const Key &key, Job &job)
{
    if (key.what == What::AllConsumers && !streamsState().isKnown)
        return; // the streams come first
    job.state.isAsking = true;
    job.state.askedMs = nowMs();
    job.generation = ++m_generation;
    job.isWhole = true;
    job.hasMissing = false;
    switch (key.what) {
    case What::Streams:
        askStreams(key);
        break;
    case What::Stream:
        askStream(key);
        break;
    case What::Consumers:
        job.waiting = QStringList { key.stream };
        askMoreConsumers(key);
        break;
    case What::AllConsumers:
        askConsumers(key);
        break;
    case What::Consumer:
        if (!m_advisoryFeed->isStarted())
            (void)m_advisoryFeed->start(); // without them the page has no marks, and all else
        askConsumer(key);
        break;
    }
}

void JetStreamFeed::finish(const Key &key, std::optional<Error> error)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end())
        return;
    Job &job = found->second;
    const qint64 now = nowMs();
    const qint64 took = now - job.state.askedMs;
    job.state.isAsking = false;
    // What takes long because nobody answers is no load: it is asked for again soon.
    const bool isWaiting = error || job.hasMissing;
    job.dueMs = now + (isWaiting ? m_interval.count() : std::max<qint64>(m_interval.count(), took * restFactor));
    job.state.error = std::move(error);
    if (!job.state.error) {
        job.state.answeredMs = now;
        job.state.isKnown = true;
    }
    Q_EMIT stateChanged();
}

void JetStreamFeed::askStreams(const Key &key)
{
    const quint64 generation = m_jobs[key].generation;
    whenDone(this, m_client->accountInfo(), [this](Result<AccountInfo> info) {
        m_accountError.reset();
        if (info)
            m_account = std::move(*info);
        else
            m_accountError = std::move(info.error());
        Q_EMIT accountChanged();
    });
    const auto onPage = [this, key, generation](const ListPage<StreamInfo> &page, quint64 received, quint64 total) {
        Job &job = m_jobs[key];
        job.state.received = received;
        job.state.total = total;
        job.hasMissing |= !page.missing.isEmpty();
        takeStreams(page.items, generation);
        takeMissing(page.missing, page.offline, generation);
        Q_EMIT stateChanged();
    };
    whenDone(this, m_client->streams({}, onPage), [this, key, generation](const Listing<StreamInfo> &listing) {
        Job &job = m_jobs[key];
        job.state.received = listing.received;
        job.state.total = listing.total;
        if (!listing.error) {
            m_streams.removeIf([generation](const auto &one) { return one.value().generation < generation; });
            tell();
            Q_EMIT streamsListed(generation);
        }
        finish(key, listing.error);
    });
}

void JetStreamFeed::askStream(const Key &key)
{
    const quint64 generation = m_jobs[key].generation;
    whenDone(this, m_client->streamInfo(key.stream), [this, key, generation](Result<StreamInfo> info) {
        if (info) {
            takeStreams({ *info }, generation);
        } else if (info.error().code == streamNotFound) {
            forgetStream(key.stream);
        }
        finish(key, info ? std::nullopt : std::optional(info.error()));
    });
}

void JetStreamFeed::askConsumers(const Key &key)
{
    Job &job = m_jobs[key];
    job.waiting.clear();
    for (const StreamRow &row : std::as_const(m_streams)) {
        if (!row.info || row.info->state.consumers > 0)
            job.waiting << row.name;
    }
    job.waiting.sort();
    job.state.total = static_cast<quint64>(job.waiting.size());
    job.state.received = 0;
    job.open = 0;
    if (job.waiting.isEmpty()) {
        const quint64 generation = job.generation;
        dropOld({}, generation);
        tell();
        Q_EMIT consumersListed({}, generation);
        finish(key, {});
        return;
    }
    askMoreConsumers(key);
}

void JetStreamFeed::askMoreConsumers(const Key &key)
{
    Job &job = m_jobs[key];
    const quint64 generation = job.generation;
    const bool isOfAll = key.what == What::AllConsumers;
    while (job.open < consumerListsAtATime && !job.waiting.isEmpty()) {
        const QString stream = job.waiting.takeFirst();
        ++job.open;
        const auto onPage = [this, key, generation, stream, isOfAll](
                                const ListPage<ConsumerInfo> &page, quint64 received, quint64 total) {
            m_jobs[key].hasMissing |= !page.missing.isEmpty();
            takeConsumers(page.items, generation);
            takeMissing(stream, page.missing, page.offline, generation);
            if (!isOfAll) {
                m_jobs[key].state.received = received;
                m_jobs[key].state.total = total;
            }
        };
        whenDone(this, m_client->consumers(stream, onPage),
            [this, key, generation, isOfAll](const Listing<ConsumerInfo> &listing) {
                Job &mine = m_jobs[key];
                --mine.open;
                if (isOfAll)
                    ++mine.state.received;
                // A stream that went while the others were asked has no consumers any more.
                if (listing.error && !(isOfAll && listing.error->code == streamNotFound)) {
                    if (mine.isWhole)
                        mine.state.error = listing.error;
                    mine.isWhole = false;
                }
                if (!mine.waiting.isEmpty()) {
                    askMoreConsumers(key);
                } else if (mine.open == 0) {
                    if (mine.isWhole) {
                        dropOld(key.stream, generation);
                        tell();
                        Q_EMIT consumersListed(key.stream, generation);
                    }
                    finish(key, mine.isWhole ? std::nullopt : mine.state.error);
                }
            });
    }
}

void JetStreamFeed::askConsumer(const Key &key)
{
    const quint64 generation = m_jobs[key].generation;
    whenDone(
        this, m_client->consumerInfo(key.stream, key.consumer), [this, key, generation](Result<ConsumerInfo> info) {
            constexpr int consumerNotFound = 10014;
            if (info) {
                takeConsumers({ *info }, generation);
            } else if (info.error().code == consumerNotFound || info.error().code == streamNotFound) {
                forgetConsumer(key.stream, key.consumer);
            }
            finish(key, info ? std::nullopt : std::optional(info.error()));
        });
}

// Telling -------------------------------------------------------------------------------------------------------------

template<typename Row>
void JetStreamFeed::tellSoon(QList<Row> &waiting, const QList<Row> &rows)
{
    if (rows.isEmpty())
        return;
    waiting += rows;
    if (!m_tellTimer.isActive())
        tell();
}

void JetStreamFeed::tell()
{
    const auto streams = std::exchange(m_newStreams, {});
    const auto consumers = std::exchange(m_newConsumers, {});
    if (streams.isEmpty() && consumers.isEmpty())
        return;
    m_tellTimer.start();
    if (!streams.isEmpty())
        Q_EMIT streamsCame(streams);
    if (!consumers.isEmpty())
        Q_EMIT consumersCame(consumers);
}

// Taking --------------------------------------------------------------------------------------------------------------

void JetStreamFeed::takeStreams(const QList<StreamInfo> &items, quint64 generation)
{
    const qint64 nowNs = nowMs() * 1'000'000;
    QList<StreamRow> rows;
    rows.reserve(items.size());
    for (const StreamInfo &info : items) {
        const auto known = m_streams.find(info.name);
        if (known == m_streams.end() && m_streams.size() >= maxRows)
            continue;
        StreamRow row = nextRow(known != m_streams.end() ? &*known : nullptr, info, nowNs);
        row.generation = std::max(row.generation, generation);
        m_streams.insert(info.name, row);
        rows << row;
        // By a list or by itself: what is kept over time takes both.
        if (const auto found = m_streamSeries.find(info.name); found != m_streamSeries.end()) {
            StreamSeries &series = found->second;
            const qint64 now = nowMs();
            const qint64 last = std::exchange(series.lastMs, now);
            addBetween(series.messageRate, last, now, row.messagesPerSecond, true);
            addBetween(series.byteRate, last, now, row.bytesPerSecond, true);
            addBetween(series.messages, last, now, static_cast<double>(row.info->state.messages), false);
            addBetween(series.bytes, last, now, static_cast<double>(row.info->state.bytes), false);
        }
    }
    tellSoon(m_newStreams, rows);
}

void JetStreamFeed::takeMissing(
    const QStringList &missing, const QList<std::pair<QString, QString>> &offline, quint64 generation)
{
    QList<StreamRow> rows;
    const auto add = [&](StreamRow row) {
        row.generation = generation;
        m_streams.insert(row.name, row);
        rows << std::move(row);
    };
    for (const QString &name : missing)
        add(missedRow(stream(name), name));
    for (const auto &[name, reason] : offline) {
        StreamRow row;
        row.name = name;
        row.problem = offlineText(reason);
        add(std::move(row));
    }
    tellSoon(m_newStreams, rows);
}

void JetStreamFeed::takeConsumers(const QList<ConsumerInfo> &items, quint64 generation)
{
    const qint64 nowNs = nowMs() * 1'000'000;
    QList<ConsumerRow> rows;
    rows.reserve(items.size());
    for (const ConsumerInfo &info : items) {
        auto &some = m_consumers[info.stream];
        const auto known = some.find(info.name);
        if (known == some.end()) {
            if (m_consumerCount >= maxRows)
                continue;
            ++m_consumerCount;
        }
        ConsumerRow row = nextRow(known != some.end() ? &*known : nullptr, info, nowNs);
        row.generation = std::max(row.generation, generation);
        some.insert(info.name, row);
        rows << row;
        if (const auto found = m_consumerSeries.find({ info.stream, info.name }); found != m_consumerSeries.end()) {
            ConsumerSeries &series = found->second;
            const qint64 now = nowMs();
            const qint64 last = std::exchange(series.lastMs, now);
            addBetween(series.pending, last, now, static_cast<double>(row.info->pending), false);
            addBetween(series.ackPending, last, now, static_cast<double>(row.info->ackPending), false);
            addBetween(series.redelivered, last, now, static_cast<double>(row.info->redelivered), false);
            addBetween(series.delivered, last, now, row.deliveredPerSecond, true);
            addBetween(series.redeliveries, last, now, row.redeliveredPerSecond, true);
            addBetween(series.acked, last, now, row.ackedPerSecond, true);
        }
    }
    tellSoon(m_newConsumers, rows);
}

void JetStreamFeed::takeMissing(const QString &stream, const QStringList &missing,
    const QList<std::pair<QString, QString>> &offline, quint64 generation)
{
    QList<ConsumerRow> rows;
    const auto add = [&](ConsumerRow row) {
        row.generation = generation;
        auto &some = m_consumers[stream];
        m_consumerCount += some.contains(row.name) ? 0 : 1;
        some.insert(row.name, row);
        rows << std::move(row);
    };
    for (const QString &name : missing)
        add(missedRow(consumer(stream, name), stream, name));
    for (const auto &[name, reason] : offline) {
        ConsumerRow row;
        row.stream = stream;
        row.name = name;
        row.problem = offlineText(reason);
        add(std::move(row));
    }
    tellSoon(m_newConsumers, rows);
}

void JetStreamFeed::dropOld(const QString &stream, quint64 generation)
{
    m_consumers.removeIf([&](auto one) {
        if (!stream.isEmpty() && one.key() != stream)
            return false;
        one.value().removeIf([&](const auto &row) {
            const bool isOld = row.value().generation < generation;
            m_consumerCount -= isOld ? 1 : 0;
            return isOld;
        });
        return one.value().isEmpty();
    });
}

void JetStreamFeed::take(const StreamInfo &info)
{
    takeStreams({ info }, ++m_generation);
    tell();
}

void JetStreamFeed::take(const ConsumerInfo &info)
{
    takeConsumers({ info }, ++m_generation);
    tell();
}

void JetStreamFeed::forgetStream(const QString &stream)
{
    if (m_streams.remove(stream) > 0)
        tell();
    Q_EMIT streamGone(stream);
    m_consumerCount -= m_consumers.take(stream).size();
}

void JetStreamFeed::forgetConsumer(const QString &stream, const QString &consumer)
{
    const auto some = m_consumers.find(stream);
    if (some != m_consumers.end() && some->remove(consumer) > 0) {
        --m_consumerCount;
        tell();
        Q_EMIT consumerGone(stream, consumer);
    }
}

void JetStreamFeed::drainAdvisories()
{
    if (!m_advisoryFeed->isStarted())
        return;
    const QList<Advisory> came = m_advisoryFeed->take();
    if (came.isEmpty())
        return;
    m_advisories += came;
    if (m_advisories.size() > maxAdvisories)
        m_advisories.remove(0, m_advisories.size() - maxAdvisories);
    Q_EMIT advisoriesCame(came);
}

} // namespace natsight
