// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/nats/message.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace natsight {

// What the JetStream API answers, as values. All pure, any thread. Times are nanoseconds since the epoch and 0 where the
// server sends none or its zero time (0001-01-01); durations are nanoseconds; 64-bit numbers are exact. The readers at the
// end of this file take any bytes: a field that is missing or of another type has its default, unknown fields are passed
// over, and what is no answer of this kind is an error.

/// JSON with exact 64-bit numbers in the server's own field order.
using Json = nlohmann::ordered_json;
using JsonPtr = std::shared_ptr<const Json>;

/// A word out of a list that a newer server may extend: what is not known is `E::Unknown` and keeps its text.
template<typename E>
struct Word {
    E value = E::Unknown;
    QString text; ///< as the server spells it; empty when it sent none

    bool operator==(E other) const { return value == other; }
    bool operator==(const Word &) const = default;
};

enum class Retention { Unknown, Limits, Interest, WorkQueue };
enum class Storage { Unknown, File, Memory };
enum class Discard { Unknown, Old, New };
enum class DeliverPolicy { Unknown, All, Last, New, ByStartSequence, ByStartTime, LastPerSubject };
enum class AckPolicy { Unknown, None, All, Explicit, FlowControl };
enum class ReplayPolicy { Unknown, Instant, Original };
enum class PriorityPolicy { Unknown, None, Overflow, PinnedClient, Prioritized };

/// One server of a stream's or consumer's raft group, besides the leader.
struct PeerInfo {
    QString name;
    QString id; ///< empty before server 2.10
    bool isCurrent = false; ///< seen recently and fully caught up
    bool isOffline = false;
    bool isPending = false; ///< joining or leaving (2.15+)
    qint64 activeNs = 0; ///< since the leader last heard of it
    quint64 lag = 0; ///< operations behind the leader

    bool operator==(const PeerInfo &) const = default;
};

/// A reconfiguration (move, scale, change of retention) that a server 2.15 is carrying out.
struct Reconfiguration {
    qint64 createdNs = 0;
    QString cluster; ///< where it goes
    QList<PeerInfo> peers; ///< the replicas when it is done; only name, id and isOffline
    int originalReplicas = 0;
    QString originalCluster;
    QString originalRetention;
    QString statusType; ///< meta, membership, snapshot, catchup, quorum, blocked, unavailable
    QString status; ///< the server's sentence
    QString error; ///< a fault that stays

    /// Whether STREAM.CANCEL_MOVE has something to go back to: moves, scales and changes of retention remember where they came
    /// from, evacuations and removals do not.
    [[nodiscard]] bool canRollBack() const { return originalReplicas > 0; }

    bool operator==(const Reconfiguration &) const = default;
};

/// The raft group of a stream or consumer.
struct GroupInfo {
    QString cluster;
    QString raftGroup; ///< 2.11+
    QString leader; ///< empty: it has none at present, so nothing is stored or delivered
    qint64 leaderSinceNs = 0; ///< 2.12+
    QString trafficAccount;
    QList<PeerInfo> peers;
    std::optional<Reconfiguration> reconfiguration;

    bool operator==(const GroupInfo &) const = default;
};

struct SubjectTransform {
    QString source;
    QString destination;

    bool operator==(const SubjectTransform &) const = default;
};

/// How a mirror, or one source of a stream, is doing.
struct SourceInfo {
    QString name;
    QString externalApi; ///< API prefix where the origin is in another account or domain
    QString externalDeliver;
    QString filterSubject;
    QList<SubjectTransform> transforms;
    quint64 lag = 0; ///< messages of the origin that are not here yet
    quint64 sequence = 0; ///< last sequence of the origin that is here; 0 before server 2.15
    qint64 activeNs = -1; ///< since it last heard of the origin; -1 = not yet
    std::optional<Error> error;

    bool operator==(const SourceInfo &other) const;
};

/// A copy (mirror) of a stream, as the server offers it to readers.
struct StreamAlternate {
    QString name;
    QString domain;
    QString cluster;

    bool operator==(const StreamAlternate &) const = default;
};

struct StreamState {
    quint64 messages = 0;
    quint64 bytes = 0;
    quint64 firstSequence = 0;
    quint64 lastSequence = 0;
    qint64 firstNs = 0;
    qint64 lastNs = 0;
    quint64 subjects = 0; ///< how many different ones
    quint64 deleted = 0; ///< sequences missing between first and last
    QList<quint64> deletedSequences; ///< only where asked for, see StreamInfoOptions
    quint64 lostMessages = 0; ///< that the store could not recover
    quint64 lostBytes = 0;
    quint64 consumers = 0;

    bool operator==(const StreamState &) const = default;
};

struct StreamInfo {
    QString name;
    qint64 createdNs = 0;
    qint64 timeNs = 0; ///< when the server gathered this (2.10+)
    QString domain;
    StreamState state;
    GroupInfo group; ///< empty on a server without a cluster
    std::optional<SourceInfo> mirror;
    QList<SourceInfo> sources;
    QList<StreamAlternate> alternates;

    /// The server's configuration object as it came, unknown fields and order kept. Never null. What follows is read from it.
    JsonPtr config;
    QString description;
    QStringList subjects;
    Word<Retention> retention;
    Word<Storage> storage;
    Word<Discard> discard;
    int replicas = 1;
    qint64 maxMessages = -1; ///< -1 = no limit, as for all limits
    qint64 maxBytes = -1;
    qint64 maxMessagesPerSubject = -1;
    qint64 maxMessageSize = -1;
    qint64 maxConsumers = -1;
    qint64 maxAgeNs = 0; ///< 0 = no limit
    QString mirrorName; ///< empty: no mirror
    QStringList sourceNames;
    QString republishDestination;
    bool isSealed = false;
    bool deniesDelete = false;
    bool deniesPurge = false;
    bool allowsDirect = false; ///< direct get answers
    bool mirrorDirect = false;
    bool allowsRollup = false;
    bool allowsMessageTtl = false;
    qint64 deleteMarkerTtlNs = 0; ///< how long a marker of what expired stays; 0 = none is made (2.11+)
    bool isCounter = false;

    [[nodiscard]] bool isMirror() const { return !mirrorName.isEmpty(); }
};

/// Where a consumer stands: its own sequence and the stream's.
struct SequencePair {
    quint64 consumer = 0;
    quint64 stream = 0;
    qint64 lastActiveNs = 0;

    bool operator==(const SequencePair &) const = default;
};

/// A priority group of a consumer (2.11+).
struct PriorityGroupInfo {
    QString group;
    QString pinnedClientId; ///< empty: nobody is pinned
    qint64 pinnedNs = 0;

    bool operator==(const PriorityGroupInfo &) const = default;
};

struct ConsumerInfo {
    QString stream;
    QString name;
    qint64 createdNs = 0;
    qint64 timeNs = 0; ///< when the server gathered this (2.10+)
    SequencePair delivered;
    SequencePair ackFloor;
    quint64 pending = 0; ///< messages of the stream not delivered yet
    quint64 ackPending = 0; ///< delivered, not acknowledged
    quint64 redelivered = 0;
    quint64 waiting = 0; ///< open pull requests
    GroupInfo group;
    bool isPushBound = false; ///< somebody listens on the deliver subject
    bool isPaused = false;
    qint64 pauseRemainingNs = 0;
    QList<PriorityGroupInfo> priorityGroups;

    /// As in StreamInfo. Never null.
    JsonPtr config;
    QString description;
    bool isDurable = false;
    Word<DeliverPolicy> deliverPolicy;
    Word<AckPolicy> ackPolicy;
    Word<ReplayPolicy> replayPolicy;
    Word<PriorityPolicy> priorityPolicy;
    QStringList filterSubjects; ///< of filter_subject and filter_subjects
    QString deliverSubject; ///< empty: a pull consumer
    QString deliverGroup;
    qint64 ackWaitNs = 0;
    qint64 maxDeliver = -1;
    qint64 maxAckPending = -1;
    qint64 maxWaiting = 0;
    qint64 inactiveThresholdNs = 0;
    qint64 pauseUntilNs = 0;
    int replicas = 0; ///< 0 = as the stream
    bool isInMemory = false;
    bool isHeadersOnly = false;

    [[nodiscard]] bool isPush() const { return !deliverSubject.isEmpty(); }
};

/// Limits of an account (or of one tier); -1 = none.
struct AccountLimits {
    qint64 maxMemory = -1;
    qint64 maxStorage = -1;
    qint64 maxStreams = -1;
    qint64 maxConsumers = -1;
    qint64 maxAckPending = -1;
    qint64 memoryMaxStreamBytes = -1;
    qint64 storageMaxStreamBytes = -1;
    bool isMaxBytesRequired = false;

    bool operator==(const AccountLimits &) const = default;
};

struct AccountUsage {
    quint64 memory = 0;
    quint64 storage = 0;
    std::optional<quint64> reservedMemory; ///< 2.11+; none where the server says unlimited
    std::optional<quint64> reservedStorage;
    quint64 streams = 0;
    quint64 consumers = 0;
    AccountLimits limits;

    bool operator==(const AccountUsage &) const = default;
};

struct AccountInfo {
    AccountUsage total;
    QList<std::pair<QString, AccountUsage>> tiers; ///< `R1`, `R3`: then only these have limits
    QString domain;
    int apiLevel = 0;
    quint64 apiTotal = 0;
    quint64 apiErrors = 0;
    quint64 apiInflight = 0;
};

/// How many messages of a subject a stream holds.
struct SubjectCount {
    QString subject; ///< bytes that are no UTF-8 came as U+FFFD: the server replaces them
    quint64 messages = 0;

    bool operator==(const SubjectCount &) const = default;
};

/// A message as a stream keeps it.
struct StoredMessage {
    QByteArray subject;
    quint64 sequence = 0;
    qint64 timeNs = 0;
    Headers headers;
    QByteArray payload;
};

/// One page of a list as the server sent it.
template<typename T>
struct ListPage {
    QList<T> items;
    quint64 total = 0;
    quint64 offset = 0;
    quint64 limit = 0; ///< of one page; 0 = the server sent none
    QStringList missing; ///< names whose leader did not answer in time
    QList<std::pair<QString, QString>> offline; ///< name and reason: of a newer server's kind (2.12+)
};

struct StreamInfoPage {
    StreamInfo info;
    QList<SubjectCount> subjects;
    quint64 total = 0;
    quint64 offset = 0;
    quint64 limit = 0;
};

struct PauseState {
    bool isPaused = false;
    qint64 untilNs = 0;
    qint64 remainingNs = 0;
};

struct ConsumerReset {
    ConsumerInfo info;
    quint64 sequence = 0; ///< where it goes on
};

/// What of an answer has not to do with its kind.
struct PlainAnswer {
    bool isSuccess = false;
    quint64 purged = 0;
};

/// An answer longer than this is refused, as is one nested deeper than 64.
inline constexpr qsizetype maxAnswerBytes = qsizetype { 256 } << 20;
/// A configuration with more members than this is refused: a server's own limit on metadata is far below.
inline constexpr int maxConfigMembers = 20'000;

// Readers. An error object in the answer is Error::Kind::Server (see apiError()); what is no JSON object, or lacks what
// makes it this kind of answer, is Error::Kind::Protocol.
[[nodiscard]] Result<StreamInfoPage> readStreamInfo(QByteArrayView answer);
[[nodiscard]] Result<ConsumerInfo> readConsumerInfo(QByteArrayView answer);
[[nodiscard]] Result<AccountInfo> readAccountInfo(QByteArrayView answer);
[[nodiscard]] Result<ListPage<StreamInfo>> readStreamList(QByteArrayView answer);
[[nodiscard]] Result<ListPage<QString>> readStreamNames(QByteArrayView answer);
[[nodiscard]] Result<ListPage<ConsumerInfo>> readConsumerList(QByteArrayView answer);
[[nodiscard]] Result<ListPage<QString>> readConsumerNames(QByteArrayView answer);
[[nodiscard]] Result<StoredMessage> readStoredMessage(QByteArrayView answer);
[[nodiscard]] Result<PauseState> readPauseState(QByteArrayView answer);
[[nodiscard]] Result<ConsumerReset> readConsumerReset(QByteArrayView answer);
[[nodiscard]] Result<PlainAnswer> readPlainAnswer(QByteArrayView answer);

/// A configuration object from text that a person wrote or a file holds; nothing of it is interpreted.
[[nodiscard]] Result<JsonPtr> readConfig(QByteArrayView text);
/// Indented text of a configuration, fields in its own order. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] QByteArray configText(const Json &config);

/// The server's error in words for a person: what failed, what to do for the codes that people meet, and the server's
/// text verbatim in the details. `code` is the err_code (the status where there is none).
[[nodiscard]] Error apiError(int status, int errorCode, const QString &description);

/// `2026-11-24T11:10:10.123456789Z` and other RFC 3339 times; 0 for the server's zero time and for what is none.
[[nodiscard]] qint64 timeFromJson(QByteArrayView text);
/// In UTC with as many digits as needed; the server's zero time for 0.
[[nodiscard]] QByteArray timeToJson(qint64 unixNs);

} // namespace natsight

Q_DECLARE_METATYPE(natsight::StreamInfo)
Q_DECLARE_METATYPE(natsight::ConsumerInfo)
