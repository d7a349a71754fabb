// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/heldmessagemodel.h"
#include "models/jetstream/jetstreamclient.h"

#include "models/core/mailbox.h"

#include <QElapsedTimer>
#include <QTimer>

namespace natsight {

/// What one pull asks for.
struct FetchRequest {
    int batch = 1; ///< messages at most, up to ConsumerFetch::maxBatch
    qint64 maxBytes = 0; ///< bytes at most, headers and subjects included; 0 = no more than ConsumerFetch::maxBytes
    std::chrono::milliseconds expires { 5000 }; ///< how long the server waits for messages; 0 = only what is there now
    // Of consumers with priority groups (2.11+):
    QString group;
    quint64 minPending = 0; ///< policy overflow: only while so many messages wait …
    quint64 minAckPending = 0; ///< … or so many are not acknowledged
    int priority = 0; ///< policy prioritized (2.12+): 0 comes before 9
    QString pinId; ///< policy pinned client: as whom we come back
};

/// How a pull went, or goes.
struct FetchProgress {
    enum class Tone { Nothing, Good, Partial, Bad };

    bool isOpen = false;
    int asked = 0;
    int came = 0;
    qint64 bytes = 0;
    qint64 sinceMs = 0; ///< since the epoch
    Tone tone = Tone::Nothing;
    QString words; ///< how it ended, a sentence
    QString details; ///< the server's own text
    quint64 lost = 0; ///< came and found no room: they come back when their ack wait is over
};

/// What is done with a message that is held.
struct ConsumerAnswer {
    enum class Kind { Ack, Nak, InProgress, Terminate };

    Kind kind = Kind::Ack;
    std::chrono::nanoseconds delay { 0 }; ///< Nak: not before; 0 = at once
    QString reason; ///< Terminate: told in the advisory (2.10.4+)
};

/// Fetches from one pull consumer by hand and answers what came: a client of the consumer like any other, so it takes messages
/// away from the others. Lives on the session's thread; every function returns at once.
///
/// Messages come to a subscription of their own for each pull. Answers are requests: the server confirms each, on every version.
/// What is held when this object goes is released (nak), so that it comes to other clients at once.
/// Bounds: 500 messages and 32 MiB a pull; 1,000 messages are held at most.
class ConsumerFetch : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxBatch = 500;
    static constexpr qint64 maxBytes = qint64 { 32 } << 20;
    static constexpr int maxHeld = 1'000;

    ConsumerFetch(JetStreamClient *client, QString stream, QString consumer, QObject *parent = nullptr);
    ~ConsumerFetch() override;

    [[nodiscard]] JetStreamClient *client() const { return m_client; }
    /// The consumer as it is now: its kind, ack policy and waits count. Where it tells that it was reset or made anew meanwhile, what
    /// is held from before is forgotten.
    void setInfo(const ConsumerInfo &info);
    /// It was just reset or made anew, and is this now: nothing that came before is held any more.
    void restart(const ConsumerInfo &info);
    /// It was deleted.
    void forgetDeleted();
    [[nodiscard]] const std::optional<ConsumerInfo> &info() const { return m_info; }
    /// An error that says why there is nothing to fetch here, and what happens instead.
    [[nodiscard]] Result<void> canFetch() const;
    /// Whether a reason to terminate reaches anybody.
    [[nodiscard]] bool canGiveReason() const;

    /// Asks for messages; one pull at a time. They come into held().
    [[nodiscard]] Result<void> fetch(FetchRequest request);
    /// Waits no longer. What has come stays.
    void cancel();
    [[nodiscard]] const FetchProgress &progress() const { return m_progress; }
    /// Of the last delivery of a group with a pinned client: for the next pull.
    [[nodiscard]] const QString &pinId() const { return m_pinId; }

    [[nodiscard]] HeldMessageModel *held() const { return m_held; }
    /// `ids` of held(); those that cannot be answered are passed over.
    void answer(const QList<quint64> &ids, const ConsumerAnswer &answer);
    /// Gives back what is held: it comes to the consumer's clients at once. Returns how many messages that were.
    int releaseAll();
    /// Takes rows away that cannot be answered any more.
    void dismiss(const QList<quint64> &ids);

    /// The ack wait of a delivery, from backoff where there is one.
    [[nodiscard]] static std::chrono::nanoseconds ackWait(const ConsumerInfo &info, quint64 deliveries);
    /// What is sent as an answer.
    [[nodiscard]] static QByteArray payloadOf(const ConsumerAnswer &answer, bool hasReason);
    /// What ends a pull, in words; status 0: that all came.
    [[nodiscard]] static FetchProgress endOf(FetchProgress progress, int status, const QByteArray &text);

Q_SIGNALS:
    void progressChanged();
    void delivered(const natsight::HeldMessage &message);
    void answered(const natsight::HeldMessage &message, natsight::ConsumerAnswer::Kind kind);
    /// So many messages that were held are not any more, because the consumer forgot their deliveries; `why` is a sentence.
    void forgotten(int count, const QString &why);
    void answerFailed(const natsight::HeldMessage &message, const natsight::Error &error);

private:
    void tick();
    void take(std::vector<Message> messages);
    void takeDelivery(Message message);
    void takeStatus(int status, const QByteArray &text);
    void finish();
    void fail(const Error &error);
    void forget(const QString &why);
    void drop(const HeldMessage &message, ConsumerAnswer::Kind kind);
    [[nodiscard]] QByteArray body(const FetchRequest &request) const;

    QPointer<JetStreamClient> m_client;
    QString m_stream;
    QString m_consumer;
    std::optional<ConsumerInfo> m_info;
    HeldMessageModel *m_held;
    FetchProgress m_progress;
    FetchRequest m_request;
    QString m_pinId;
    std::shared_ptr<Mailbox<Message>> m_mailbox;
    quint64 m_subscription = 0;
    QByteArray m_inbox;
    QByteArray m_subject; ///< of the pull
    QElapsedTimer m_sinceAsked;
    QElapsedTimer m_sinceHeard;
    QTimer m_timer;
    quint64 m_generation = 0;
    quint64 m_lastDelivered = 0; ///< number that the consumer gave its last delivery here
    quint64 m_renewedFrom = 0; ///< id of the first delivery since the consumer began to count anew; 0 = it did not
};

} // namespace natsight

Q_DECLARE_METATYPE(natsight::HeldMessage)
