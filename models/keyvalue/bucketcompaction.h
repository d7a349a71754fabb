// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/mailbox.h"
#include "models/jetstream/jetstreamclient.h"
#include "models/keyvalue/bucket.h"

#include <QElapsedTimer>
#include <QTimer>

namespace natsight {

/// Removes what is left of deleted keys from a bucket, as `nats kv compact` does: markers that are older than a time go with all
/// before them, of younger ones the values before them. Each is purged up to its own marker, so that a key which was written
/// meanwhile keeps its value.
///
/// First look() finds the markers, by a consumer of its own that brings the headers of every key's last message; then compact().
/// Lives on the client's thread; nothing blocks. Bounds: 200,000 markers are kept (about 100 bytes each and their subject), further
/// ones are counted and left for another run; 1,000 messages and 8 purges are under way at once.
class BucketCompaction : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Looking, Known, Compacting, Done };

    struct Marker {
        QByteArray subject;
        quint64 sequence = 0;
        qint64 timeNs = 0;
    };
    /// What would go.
    struct Count {
        quint64 markers = 0; ///< that go themselves
        quint64 kept = 0; ///< that stay, without the values before them
    };
    struct Failure {
        QByteArray key;
        Error error;
    };

    static constexpr qsizetype maxMarkers = 200'000;
    static constexpr std::chrono::minutes usualAge { 30 }; ///< of the command line tool

    BucketCompaction(JetStreamClient *client, Bucket bucket, QObject *parent = nullptr);
    ~BucketCompaction() override;

    /// Why it cannot be compacted: mirrors, sealed ones, denied purges.
    [[nodiscard]] static Result<void> canCompact(const StreamInfo &info);

    [[nodiscard]] State state() const { return m_state; }
    void look();
    /// Markers older than that go; all for 0.
    void compact(std::chrono::nanoseconds olderThan);
    /// Ends what is under way; what was purged is.
    void cancel();

    [[nodiscard]] quint64 looked() const { return m_looked; } ///< keys
    [[nodiscard]] quint64 keys() const { return m_keys; } ///< that there are to look at
    [[nodiscard]] quint64 found() const { return m_found; } ///< markers
    [[nodiscard]] bool isWhole() const { return m_found <= static_cast<quint64>(maxMarkers); }
    [[nodiscard]] Count count(std::chrono::nanoseconds olderThan) const;

    [[nodiscard]] quint64 done() const { return m_done; } ///< keys that were purged
    [[nodiscard]] quint64 purged() const { return m_purged; } ///< messages that went
    [[nodiscard]] const QList<Failure> &failures() const { return m_failures; } ///< 1,000 at most
    [[nodiscard]] quint64 failed() const { return m_failed; }
    [[nodiscard]] bool wasCancelled() const { return m_wasCancelled; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< what ended the looking

Q_SIGNALS:
    void progressChanged();
    void known(); ///< the looking ended, also with an error()
    void finished();

private:
    void pull();
    void tick();
    void take(const Message &message);
    void endLooking(std::optional<Error> error);
    void purgeMore();
    [[nodiscard]] bool isOld(const Marker &marker, std::chrono::nanoseconds olderThan) const;

    QPointer<JetStreamClient> m_client;
    Bucket m_bucket;
    State m_state = State::Idle;
    QString m_consumer;
    QByteArray m_inbox;
    std::shared_ptr<Mailbox<Message>> m_mailbox;
    quint64 m_subscription = 0;
    QTimer m_timer;
    QElapsedTimer m_quiet;
    int m_wanted = 0; ///< of the pull under way
    quint64 m_looked = 0;
    quint64 m_keys = 0;
    quint64 m_found = 0;
    QList<Marker> m_markers;
    qint64 m_nowNs = 0; ///< when they were looked for
    std::optional<Error> m_error;

    std::chrono::nanoseconds m_olderThan { 0 };
    qsizetype m_next = 0;
    int m_open = 0;
    quint64 m_done = 0;
    quint64 m_purged = 0;
    QList<Failure> m_failures;
    quint64 m_failed = 0;
    bool m_wasCancelled = false;
    quint64 m_generation = 0;
};

} // namespace natsight
