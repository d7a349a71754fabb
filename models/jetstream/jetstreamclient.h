// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"
#include "models/nats/session.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace natsight {

/// All of a list, or what came of it before `error`.
template<typename T>
struct Listing {
    QList<T> items; ///< empty where a page handler took them
    quint64 received = 0; ///< items that came, handed over ones included
    quint64 total = 0; ///< as the server counted at the last page
    QStringList missing; ///< names whose leader did not answer: they exist, their state is unknown
    QList<std::pair<QString, QString>> offline; ///< name and reason
    std::optional<Error> error; ///< what ended the paging early
};

/// Called on the client's thread with each page as it comes, in order; `received` of `total` have come with it.
template<typename T>
using PageHandler = std::function<void(const ListPage<T> &page, quint64 received, quint64 total)>;

struct PurgeOptions {
    QString filter; ///< empty = all subjects; may have wildcards
    quint64 beforeSequence = 0; ///< messages before this one go; 0 = no such bound. Not together with keep
    quint64 keep = 0; ///< the newest so many stay; 0 = none
};

/// Where a new leader should be; empty fields are the server's choice (2.11+).
struct LeaderPlacement {
    QString cluster;
    QStringList tags;
    QString preferred; ///< server name
};

/// Which message STREAM.MSG.GET fetches.
struct MessageQuery {
    enum class Mode { Sequence, LastBySubject, NextBySubject };
    Mode mode = Mode::Sequence;
    quint64 sequence = 0; ///< for Sequence, and where NextBySubject begins
    QByteArray subject; ///< may have wildcards
};

/// The JetStream API of one account: streams, consumers, single messages.
///
/// Lives on the session's thread; every function returns at once and nothing blocks. Answers are read on a background
/// thread and the futures finish there or on this one: receive with `whenDone()`. When the client or its session goes, open
/// listings end without a result, which `whenDone()` does not report.
///
/// Domain and API prefix are the session's. What a server cannot do is told before anything is sent (`supports()`), because servers do not
/// answer a verb that they do not know; what is not answered ends with Error::Kind::Timeout.
/// Errors: Server with the JetStream err_code in `code`; Denied with the subject; Unsupported with the needed version;
/// Invalid for a bad name; NoResponders where JetStream is not enabled; Timeout, NotConnected, Cancelled, Limit, Protocol.
///
/// Configurations are the server's own JSON objects, passed as they are: change one with `patchedConfig()` of configfields.h and send
/// it whole, because a field left out of an update is reset by the server. `notApplied()` tells what the server made of it.
class JetStreamClient : public QObject
{
    Q_OBJECT

public:
    /// What not every server from 2.9 on can do.
    enum class Feature {
        ConsumerCreateActions, ///< tells create from update: 2.10
        MultipleFilters, ///< filter_subjects: 2.10
        Metadata, ///< 2.10
        SubjectTransforms, ///< 2.10
        LeaderPlacement, ///< step-down to a chosen server: 2.11
        ConsumerPause, ///< 2.11
        PriorityGroups, ///< and unpin: 2.11
        BatchedDirectGet, ///< and multi_last: 2.11
        MessageTtl, ///< 2.11
        Pedantic, ///< 2.11
        GetWithoutHeaders, ///< no_hdr: 2.12
        MessageCounters, ///< 2.12
        MessageSchedules, ///< 2.12
        ConsumerReset, ///< 2.14
        PeerEvacuate, ///< 2.15
        CancelMove, ///< 2.15
        ConsumerPeers, ///< remove or evacuate a peer of one consumer: 2.15
    };
    Q_ENUM(Feature)

    explicit JetStreamClient(Session *session, QObject *parent = nullptr);
    ~JetStreamClient() override;

    [[nodiscard]] Session *session() const;

    /// How long a request waits for its answer; 5 s unless set. Verbs that a cluster has to agree on wait at least 10 s.
    void setTimeout(std::chrono::milliseconds timeout);

    /// An error of kind Unsupported that names the needed server version. By the API level where the server tells one, else by
    /// its version; where neither is known everything is supported, and a time-out tells.
    [[nodiscard]] Result<void> supports(Feature feature) const;
    [[nodiscard]] static Result<void> supports(Feature feature, const ServerInfo &server, bool isOtherDomain = false);

    /// A stream's or consumer's name: no `.`, `*`, `>`, `/`, `\`, space or control character, 1 to 255 bytes.
    [[nodiscard]] static Result<void> validateStreamName(const QString &name);
    [[nodiscard]] static Result<void> validateConsumerName(const QString &name);

    [[nodiscard]] QFuture<Result<AccountInfo>> accountInfo();

    // Streams.

    /// Names of all streams, or of those that take a subject. Never an error as a whole: see Listing. Cancelling the
    /// future ends the paging. Streams made or deleted meanwhile can come twice or not at all.
    [[nodiscard]] QFuture<Listing<QString>> streamNames(const QString &subject = {}, PageHandler<QString> onPage = {});
    /// As above with state and configuration; pages of 256, the next ones asked for while one is read.
    [[nodiscard]] QFuture<Listing<StreamInfo>> streams(
        const QString &subject = {}, PageHandler<StreamInfo> onPage = {});
    /// With the sequences of deleted messages where wanted: as many as the stream has lost, so only for few.
    [[nodiscard]] QFuture<Result<StreamInfo>> streamInfo(const QString &stream, bool withDeleted = false);
    /// Counts per subject that matches the filter, at most `max` of them (then `received` is less than `total` without an
    /// error), in pages of up to 100,000.
    [[nodiscard]] QFuture<Listing<SubjectCount>> streamSubjects(
        const QString &stream, const QString &filter, quint64 max, PageHandler<SubjectCount> onPage = {});
    /// The name is the configuration's. Where a stream of this very configuration exists, servers answer with that one.
    [[nodiscard]] QFuture<Result<StreamInfo>> createStream(const Json &config);
    /// Replaces the whole configuration.
    [[nodiscard]] QFuture<Result<StreamInfo>> updateStream(const Json &config);
    [[nodiscard]] QFuture<Result<void>> deleteStream(const QString &stream);
    /// How many messages went.
    [[nodiscard]] QFuture<Result<quint64>> purgeStream(const QString &stream, PurgeOptions options = {});
    /// Asks for the configuration and sends it back sealed. For good.
    [[nodiscard]] QFuture<Result<StreamInfo>> sealStream(const QString &stream);
    [[nodiscard]] QFuture<Result<void>> stepDownStream(const QString &stream, LeaderPlacement placement = {});
    /// Peer: server name or id.
    [[nodiscard]] QFuture<Result<void>> removeStreamPeer(const QString &stream, const QString &peer);
    [[nodiscard]] QFuture<Result<void>> evacuateStreamPeer(const QString &stream, const QString &peer);
    /// Rolls back a reconfiguration in progress: move, scale, change of retention. Not an evacuation: see canRollBack().
    [[nodiscard]] QFuture<Result<StreamInfo>> cancelStreamMove(const QString &stream);

    // Messages, one at a time; by the leader and so consistent. Pages of messages are the message reader's.

    [[nodiscard]] QFuture<Result<StoredMessage>> message(const QString &stream, MessageQuery query);
    /// Erased: the bytes are overwritten on disk, which takes longer.
    [[nodiscard]] QFuture<Result<void>> deleteMessage(const QString &stream, quint64 sequence, bool isErased);

    // Consumers.

    [[nodiscard]] QFuture<Listing<QString>> consumerNames(const QString &stream, PageHandler<QString> onPage = {});
    [[nodiscard]] QFuture<Listing<ConsumerInfo>> consumers(
        const QString &stream, PageHandler<ConsumerInfo> onPage = {});
    [[nodiscard]] QFuture<Result<ConsumerInfo>> consumerInfo(const QString &stream, const QString &consumer);
    /// The name is `name` or `durable_name` of the configuration; without one the server makes one up. An error with code
    /// 10148 where it exists with another configuration; before server 2.10, which would change it, also with the same one.
    [[nodiscard]] QFuture<Result<ConsumerInfo>> createConsumer(const QString &stream, const Json &config);
    /// Replaces the whole configuration. An error with code 10149 where it does not exist (looked up first before 2.10).
    [[nodiscard]] QFuture<Result<ConsumerInfo>> updateConsumer(const QString &stream, const Json &config);
    [[nodiscard]] QFuture<Result<void>> deleteConsumer(const QString &stream, const QString &consumer);
    /// Nanoseconds since the epoch.
    [[nodiscard]] QFuture<Result<PauseState>> pauseConsumer(
        const QString &stream, const QString &consumer, qint64 untilNs);
    [[nodiscard]] QFuture<Result<PauseState>> resumeConsumer(const QString &stream, const QString &consumer);
    [[nodiscard]] QFuture<Result<void>> unpinConsumer(
        const QString &stream, const QString &consumer, const QString &group);
    /// Goes back (or on) to a stream sequence; 0 = to the ack floor: only what is not acknowledged comes again.
    [[nodiscard]] QFuture<Result<ConsumerReset>> resetConsumer(
        const QString &stream, const QString &consumer, quint64 sequence = 0);
    [[nodiscard]] QFuture<Result<void>> stepDownConsumer(
        const QString &stream, const QString &consumer, LeaderPlacement placement = {});
    [[nodiscard]] QFuture<Result<void>> removeConsumerPeer(
        const QString &stream, const QString &consumer, const QString &peer);
    [[nodiscard]] QFuture<Result<void>> evacuateConsumerPeer(
        const QString &stream, const QString &consumer, const QString &peer);

private:
    [[nodiscard]] QFuture<Result<ConsumerInfo>> writeConsumer(const QString &stream, const Json &config, bool isNew);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
