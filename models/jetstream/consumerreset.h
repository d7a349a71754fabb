// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"

namespace natsight {

/// How many messages something concerns.
struct MessageCount {
    quint64 messages = 0;
    bool isExact = true; ///< else no more than that
};

/// How many messages a stream keeps from a sequence on that match one of some filters (none: all). Counted by the server where
/// it can (allow_direct, 2.11+) or where its state tells, else an upper bound. Receive with `whenDone()`; on the client's thread.
[[nodiscard]] QFuture<Result<MessageCount>> countFrom(
    JetStreamClient *client, const StreamInfo &stream, const QStringList &filters, quint64 sequence);

/// Where a consumer is to go on.
struct ResetTarget {
    enum class Kind { AckFloor, First, Sequence };
    Kind kind = Kind::AckFloor;
    quint64 sequence = 0; ///< the first one that is delivered, known for all kinds
};

/// How it gets there.
struct ResetPlan {
    enum class Way {
        Reset, ///< the server does it, and the consumer stays (2.14+)
        Recreate, ///< deleted and created again with the same configuration and another start
        Impossible,
    };
    Way way = Way::Reset;
    QString why; ///< why it is no plain reset, in a sentence
    ResetTarget target; ///< as it can be had: consumers of a work queue begin with its first message
};

/// `canReset` is JetStreamClient::supports(ConsumerReset). Rules of nats-server 2.15: resetStartingSeq() of consumer.go.
[[nodiscard]] ResetPlan planReset(
    const ConsumerInfo &consumer, const StreamInfo &stream, const ResetTarget &target, const Result<void> &canReset);

/// The configuration of a consumer that begins elsewhere and is the same in all else.
[[nodiscard]] Json restartedConfig(const Json &config, const ResetTarget &target);

/// Deletes a consumer and creates it again. The configuration is read first and never lost: where the second step fails it is
/// told with the error, and createAgain() tries once more. Lives on the client's thread.
class ConsumerRecreation : public QObject
{
    Q_OBJECT

public:
    ConsumerRecreation(JetStreamClient *client, QString stream, QString consumer, QObject *parent = nullptr);

    void start(const ResetTarget &target);
    void createAgain();
    /// As it was, where only that can be created; null before it is read.
    [[nodiscard]] const JsonPtr &originalConfig() const { return m_original; }
    /// As it is to be created; null before it is read.
    [[nodiscard]] const JsonPtr &newConfig() const { return m_new; }
    /// Whether there is no such consumer now.
    [[nodiscard]] bool isMissing() const { return m_isMissing; }

Q_SIGNALS:
    void succeeded(const natsight::ConsumerInfo &info);
    void failed(const natsight::Error &error);

private:
    void findOut(const Error &error);

    QPointer<JetStreamClient> m_client;
    QString m_stream;
    QString m_consumer;
    JsonPtr m_original;
    JsonPtr m_new;
    bool m_isMissing = false;
};

} // namespace natsight
