// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ringseries.h"
#include "models/jetstream/advisoryfeed.h"
#include "models/jetstream/jetstreamclient.h"
#include "models/jetstream/liverows.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace natsight {

/// A stream over time, kept while a page looks at it.
struct StreamSeries {
    RingSeries messageRate;
    RingSeries byteRate;
    RingSeries messages;
    RingSeries bytes;
    qint64 lastMs = 0; ///< of the newest answer
    quint64 usedAt = 0;
};

/// A consumer over time, kept while a page looks at it.
struct ConsumerSeries {
    RingSeries pending;
    RingSeries ackPending;
    RingSeries redelivered;
    RingSeries delivered; ///< per second
    RingSeries redeliveries; ///< per second, at least
    RingSeries acked; ///< per second
    qint64 lastMs = 0; ///< of the newest answer
    quint64 usedAt = 0;
};

/// How far a list or thing has been asked for.
struct FeedState {
    bool isAsking = false;
    bool isKnown = false; ///< answered to the end at least once
    quint64 received = 0; ///< of the round under way or the last one
    quint64 total = 0;
    qint64 askedMs = 0; ///< when the request under way, or the last one, was sent; since the epoch
    qint64 answeredMs = 0; ///< of the last good answer; 0 = none yet
    std::optional<Error> error; ///< of the last request; gone with the next good answer
};

/// The streams and consumers of one account over time. GUI thread (the session's).
///
/// Nothing is asked while nobody watches: a watch is an object that a page holds while it is on screen. Everything watched
/// is asked for every two seconds, and later when answers take long, so that it never takes more than a tenth of the time.
/// Bounds: 100,000 streams and 100,000 consumers are kept (about 3 KiB each, mostly their configuration); 32 streams and 32
/// consumers with their series (180 and 260 KiB each); 1,000 advisories; 4 lists of consumers are asked for at a time.
class JetStreamFeed : public QObject
{
    Q_OBJECT

public:
    /// Watching ends with the last copy.
    using Watch = std::shared_ptr<void>;

    explicit JetStreamFeed(Session *session, QObject *parent = nullptr);
    ~JetStreamFeed() override;

    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] JetStreamClient *client() const { return m_client; }

    [[nodiscard]] Watch watchStreams(); ///< all streams, and the account's use of its limits
    [[nodiscard]] Watch watchStream(const QString &stream); ///< closely: with its series
    [[nodiscard]] Watch watchConsumers(const QString &stream); ///< all consumers of one stream
    [[nodiscard]] Watch watchAllConsumers(); ///< of all streams; watches the streams as well
    [[nodiscard]] Watch watchConsumer(const QString &stream, const QString &consumer); ///< closely, with advisories

    /// Asks for all that is watched now.
    void refresh();
    /// Between two rounds; default 2 s.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }

    [[nodiscard]] const FeedState &streamsState() const;
    [[nodiscard]] const FeedState &streamState(const QString &stream) const;
    /// Empty: of all streams.
    [[nodiscard]] const FeedState &consumersState(const QString &stream) const;
    [[nodiscard]] const FeedState &consumerState(const QString &stream, const QString &consumer) const;

    [[nodiscard]] const std::optional<AccountInfo> &account() const { return m_account; }
    /// Why the account's use of its limits is not known, or old.
    [[nodiscard]] const std::optional<Error> &accountError() const { return m_accountError; }
    [[nodiscard]] QList<StreamRow> streams() const;
    [[nodiscard]] const StreamRow *stream(const QString &name) const;
    [[nodiscard]] QList<ConsumerRow> consumers(const QString &stream) const; ///< empty: of all streams
    [[nodiscard]] const ConsumerRow *consumer(const QString &stream, const QString &name) const;
    /// Null while it was not watched closely. Valid until the next event.
    [[nodiscard]] const StreamSeries *series(const QString &stream) const;
    [[nodiscard]] const ConsumerSeries *series(const QString &stream, const QString &consumer) const;
    /// Oldest first, since something was watched closely.
    [[nodiscard]] const QList<Advisory> &advisories() const { return m_advisories; }

    /// A new configuration or state that an answer of another request told, so that pages need not wait for the next round.
    void take(const StreamInfo &info);
    void take(const ConsumerInfo &info);
    void forgetStream(const QString &stream); ///< it was deleted
    void forgetConsumer(const QString &stream, const QString &consumer);

Q_SIGNALS:
    /// Rows that are new or newer, as they come: at once, or with what came in the next 30 ms.
    void streamsCame(const QList<natsight::StreamRow> &rows);
    /// A whole round came: rows of an earlier generation are gone.
    void streamsListed(quint64 generation);
    void consumersCame(const QList<natsight::ConsumerRow> &rows);
    /// Empty: of all streams.
    void consumersListed(const QString &stream, quint64 generation);
    void streamGone(const QString &stream);
    void consumerGone(const QString &stream, const QString &consumer);
    void accountChanged();
    void advisoriesCame(const QList<natsight::Advisory> &advisories);
    /// Some FeedState is another.
    void stateChanged();

private:
    enum class What { Streams, Stream, Consumers, AllConsumers, Consumer };
    struct Key {
        What what;
        QString stream;
        QString consumer;
        bool operator<(const Key &other) const;
    };
    struct Job {
        FeedState state;
        int watchers = 0;
        qint64 dueMs = 0;
        QStringList waiting; ///< AllConsumers: streams still to ask
        int open = 0;
        bool isWhole = true;
        bool hasMissing = false; ///< leaders did not answer in this round
        quint64 generation = 0;
    };

    [[nodiscard]] Watch watch(const Key &key);
    void unwatch(const Key &key);
    [[nodiscard]] const FeedState &stateOf(const Key &key) const;
    void tick();
    void start(const Key &key, Job &job);
    void finish(const Key &key, std::optional<Error> error);
    void askStreams(const Key &key);
    void askStream(const Key &key);
    void askConsumers(const Key &key);
    void askMoreConsumers(const Key &key);
    void askConsumer(const Key &key);
    void takeStreams(const QList<StreamInfo> &items, quint64 generation);
    void takeConsumers(const QList<ConsumerInfo> &items, quint64 generation);
    void takeMissing(const QStringList &missing, const QList<std::pair<QString, QString>> &offline, quint64 generation);
    void takeMissing(const QString &stream, const QStringList &missing,
        const QList<std::pair<QString, QString>> &offline, quint64 generation);
    template<typename Row>
    void tellSoon(QList<Row> &waiting, const QList<Row> &rows);
    void tell();
    void dropOld(const QString &stream, quint64 generation);
    void drainAdvisories();
    [[nodiscard]] bool isConnected() const;

    QPointer<Session> m_session;
    JetStreamClient *m_client;
    AdvisoryFeed *m_advisoryFeed;
    std::map<Key, Job> m_jobs;
    QHash<QString, StreamRow> m_streams;
    QHash<QString, QHash<QString, ConsumerRow>> m_consumers;
    qsizetype m_consumerCount = 0;
    std::map<QString, StreamSeries> m_streamSeries;
    std::map<std::pair<QString, QString>, ConsumerSeries> m_consumerSeries;
    std::optional<AccountInfo> m_account;
    std::optional<Error> m_accountError;
    QList<Advisory> m_advisories;
    QTimer m_timer;
    QTimer m_tellTimer; ///< runs after rows were told: what comes meanwhile waits
    QList<StreamRow> m_newStreams;
    QList<ConsumerRow> m_newConsumers;
    std::chrono::milliseconds m_interval { 2000 };
    quint64 m_generation = 0;
    quint64 m_uses = 0;
};

} // namespace natsight
