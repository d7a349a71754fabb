// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamreader.h"
#include "models/keyvalue/keydelivery.h"
#include "models/keyvalue/keyindex.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>

namespace natsight {

/// Keeps the keys of a bucket as they are on the server: the list first, then each change as it comes, without values.
///
/// An ephemeral push consumer of the newest message of each key, headers only, into a sink on the delivery thread; it is taken in
/// about 30 times a second, a part at a time. What is lost on the way shows in the consumer's sequence: then it is asked
/// for again from the last revision that came. Servers need a while to begin with a long list, so the first rows are read from the
/// beginning of the stream; what of them is not the newest is soon put right. Where no consumer may be made, the keys are counted once (`Counted`), without
/// revisions. GUI thread (the client's).
///
/// Without a word from the server values expire: by the bucket's TTL and their own they are dropped here when their time is
/// over. What a purge of the stream took is dropped by the stream's first sequence, see setStreamInfo().
/// Bounds: those of KeyStore and KeyStage; marks of the last 2,000 changes.
class KeyFeed : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Connecting, ///< waits for the connection
        Listing, ///< the keys are coming
        Live, ///< all are here, and changes come as they happen
        Counted, ///< only names, as of `sinceMs()`; `error()` says why
        Gone, ///< the bucket does not exist (any more)
        Failed, ///< `error()` says why; it tries again
    };
    Q_ENUM(State)

    enum class Mark { None, Created, Changed, Deleted, Expired };
    Q_ENUM(Mark)

    struct Counts {
        quint64 created = 0;
        quint64 changed = 0;
        quint64 deleted = 0; ///< by somebody
        quint64 expired = 0;
        quint64 received = 0; ///< messages, the list included
        quint64 restarts = 0; ///< of the consumer, because something was missing
    };

    static constexpr quint64 maxCounted = 1'000'000;
    static constexpr qint64 markMs = 1'500;

    KeyFeed(JetStreamClient *client, Bucket bucket, QObject *parent = nullptr);
    ~KeyFeed() override;

    [[nodiscard]] const Bucket &bucket() const { return m_bucket; }
    [[nodiscard]] KeyIndex *index() const { return m_index; }
    [[nodiscard]] JetStreamClient *client() const;

    /// Goes on from where it stopped.
    void start();
    /// Ends the consumer; what is known stays.
    void stop();
    /// Forgets everything and lists anew.
    void relist();
    /// Takes in what came, for about `budgetMs`; whether there was anything. Happens by itself.
    bool drain(int budgetMs = 8);

    /// What the stream says of itself, whenever it is known: limits of the bucket, and what of the keys cannot be there any more.
    void setStreamInfo(const StreamInfo &info);
    /// The stream was deleted.
    void setGone();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] qint64 sinceMs() const { return m_sinceMs; } ///< when the state began
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] quint64 expected() const { return m_expected; } ///< keys of the list under way; 0 = not known
    [[nodiscard]] quint64 lastRevision() const { return m_lastRevision; }
    [[nodiscard]] int changesInLastMinute() const;
    [[nodiscard]] QList<float> changeTail() const; ///< per second, oldest first, of a minute

    /// What happened to a key within markMs.
    [[nodiscard]] Mark mark(quint32 id, qint64 nowMs) const;

    /// How often the consumer shows that it is alive; 5 s unless set before start().
    void setHeartbeat(std::chrono::milliseconds heartbeat) { m_heartbeat = heartbeat; }

Q_SIGNALS:
    void stateChanged();
    /// A revision that is newer than the list, after it was committed.
    void keyChanged(const QByteArray &key, const natsight::KeyFacts &facts);
    void bucketChanged();

private:
    class Waker;
    enum class From { Nothing, All, Next };

    void glance();
    void subscribe();
    void unsubscribe();
    void createConsumer();
    void consumerMade(quint64 generation, const QString &name, const Result<ConsumerInfo> &made);
    void restart();
    void follow();
    void drainSoon(qint64 workMs);
    void tick();
    void takeItem(const KeyStage::Item &item, std::string_view text);
    void takeKey(const KeyStage::Item &item, std::string_view text);
    void answer(std::string_view subject);
    void noteChange(quint32 id, Mark mark);
    [[nodiscard]] bool sweep(int budgetMs);
    void countSubjects(const Error &why);
    void becomeLive();
    void setState(State state, std::optional<Error> error = std::nullopt);
    [[nodiscard]] bool isConnected() const;

    QPointer<JetStreamClient> m_client;
    Bucket m_bucket;
    KeyIndex *m_index;
    StreamReader *m_reader;
    std::shared_ptr<Waker> m_waker;
    std::shared_ptr<KeyStage> m_stage;
    KeyStage::Batch m_batch; ///< being taken in
    std::size_t m_taken = 0; ///< of it
    TapId m_tap = 0;
    QByteArray m_inbox;
    QString m_consumer;
    QTimer m_timer;
    QTimer m_soon;
    std::chrono::milliseconds m_heartbeat { 5'000 };
    QElapsedTimer m_sinceHeard;

    State m_state = State::Idle;
    std::optional<Error> m_error;
    qint64 m_sinceMs = 0;
    quint64 m_generation = 0;
    bool m_isStarted = false;
    bool m_isAsked = false; ///< the consumer is being made or is there
    bool m_isMade = false;
    bool m_isCounting = false;
    bool m_wasLive = false; ///< the list was whole once
    quint64 m_expected = 0;
    quint64 m_lastRevision = 0;
    quint64 m_lastDelivery = 0; ///< sequence of the consumer
    qint64 m_retryAtMs = 0;
    qint64 m_restartedMs = 0;
    QByteArray m_heldAnswer; ///< flow control waits until there is room
    Counts m_counts;
    std::vector<std::pair<QByteArray, KeyFacts>> m_told;

    qint64 m_createdNs = 0; ///< of the stream
    quint64 m_firstSequence = 0;
    quint32 m_sweepAt = 0;
    qint64 m_sweepDueMs = 0;
    bool m_hasTtl = false;
    int m_mismatches = 0;
    qint64 m_relistedMs = 0;

    std::array<int, 60> m_perSecond {};
    qint64 m_second = 0;
    struct Marked {
        Mark mark;
        qint64 atMs;
    };
    QHash<quint32, Marked> m_marks;
};

} // namespace natsight
