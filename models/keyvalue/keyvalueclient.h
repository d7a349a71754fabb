// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"
#include "models/jetstream/streamreader.h"
#include "models/keyvalue/keyentry.h"

#include <chrono>
#include <optional>

namespace natsight {

/// What came of a write to a key.
struct KeyWrite {
    enum class Outcome {
        Written, ///< `revision` is the new one
        Conflict, ///< somebody else was there first: not written, `current` is what is there
        Refused, ///< not written, `error` says why
        Unknown, ///< no answer came, and reading back did not tell: it may be written, or may still be
    };

    Outcome outcome = Outcome::Refused;
    quint64 revision = 0; ///< Written: ours. Conflict: that of the last message of the key, 0 = it has none any more
    /// Conflict: the newest revision as far as it could be read. Unknown: what was there when last looked.
    std::optional<KeyEntry> current;
    std::optional<Error> error; ///< in every case but Written
    bool wasReadBack = false; ///< no answer came; reading the key told
    /// Conflict: ours may have been there between, on a key that keeps too few revisions to tell.
    bool isUncertain = false;

    [[nodiscard]] bool isWritten() const { return outcome == Outcome::Written; }
    [[nodiscard]] bool isConflict() const { return outcome == Outcome::Conflict; }
};

/// The revisions of one key that are kept.
struct KeyHistory {
    QList<KeyEntry> entries; ///< newest first
    bool isComplete = false; ///< there are no older ones
    std::optional<Error> error; ///< what ended the reading early; what came before is there
};

/// Reads and writes the keys of one bucket, as ADR-8 has it.
///
/// Lives on the session's thread; every function returns at once. Receive with `whenDone()`; when the client goes, open
/// futures end without a result.
///
/// Nothing is overwritten unawares: update(), remove() and purge() with a revision, and create(), are compare-and-set by the server
/// (`Nats-Expected-Last-Subject-Sequence`). A write is sent once. When its answer does not come, it is looked for by its own
/// `Nats-Msg-Id` among the key's revisions, at the leader, until it is found, a later one is, or the patience is over: then
/// the outcome is Unknown. It is never sent again.
///
/// That holds as far as the server holds it: in a bucket of several replicas server 2.9.10 accepts two writes of the same instant with
/// the same expected revision, whatever the client (6 of 25 tries with six `nats kv update` at once); 2.15.2 does not.
///
/// The revision of a mirror is its origin's. Bounds: a history has at most `maxHistory` revisions and `maxHistoryBytes` of values.
class KeyValueClient : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxHistory = 1'000;
    static constexpr qint64 maxHistoryBytes = qint64 { 32 } << 20;

    KeyValueClient(JetStreamClient *client, Bucket bucket, QObject *parent = nullptr);
    ~KeyValueClient() override;

    [[nodiscard]] const Bucket &bucket() const;
    /// As it is after an edit; the same bucket.
    void setBucket(Bucket bucket);
    [[nodiscard]] JetStreamClient *client() const;

    /// How long one answer may take; 5 s unless set.
    void setTimeout(std::chrono::milliseconds timeout);
    /// How long a write without an answer is looked for; 15 s unless set.
    void setPatience(std::chrono::milliseconds patience);

    // An error that says why not. None of these asks the server.

    [[nodiscard]] Result<void> canWrite() const;
    [[nodiscard]] Result<void> canPurge() const;
    /// Whether create() and purge() take a TTL.
    [[nodiscard]] Result<void> canSetTtl() const;
    /// The most bytes that a value may have, the headers of a write taken off; -1 = nothing is known of a limit.
    [[nodiscard]] qint64 maxValueBytes() const;

    /// The newest revision, deletions included. An error with isNoKey() where there is none. From a replica where that is
    /// allowed, so it may be older than what the leader has.
    [[nodiscard]] QFuture<Result<KeyEntry>> get(const QByteArray &key);
    /// The same from the leader: nothing that was acknowledged before is missed.
    [[nodiscard]] QFuture<Result<KeyEntry>> getFromLeader(const QByteArray &key);
    /// An error with isNoKey() when the revision is not kept any more or is another key's.
    [[nodiscard]] QFuture<Result<KeyEntry>> get(const QByteArray &key, quint64 revision);
    [[nodiscard]] static bool isNoKey(const Error &error);

    /// Newest first, deletions included.
    [[nodiscard]] QFuture<KeyHistory> history(const QByteArray &key, int most = maxHistory);

    // Headers of a write are the caller's own, see keptHeaders().

    /// Only where the key has no value: it was never there, is deleted, or expired. The TTL is of this revision (2.11+, whole
    /// seconds); 0 = none of its own.
    [[nodiscard]] QFuture<KeyWrite> create(const QByteArray &key, const QByteArray &value,
        std::chrono::seconds ttl = std::chrono::seconds(0), Headers headers = {});
    /// Only while `revision` is the key's last one, be it a value or a deletion.
    [[nodiscard]] QFuture<KeyWrite> update(
        const QByteArray &key, const QByteArray &value, quint64 revision, Headers headers = {});
    /// Whatever is there: only where a person has said that it is to be overwritten, as in an import.
    [[nodiscard]] QFuture<KeyWrite> put(const QByteArray &key, const QByteArray &value);
    /// Writes a deletion; the revisions before stay. With a revision only while that is the last one.
    [[nodiscard]] QFuture<KeyWrite> remove(const QByteArray &key, std::optional<quint64> revision = std::nullopt);
    /// Writes a deletion that replaces all revisions. The TTL is of the mark that it leaves (2.11+).
    [[nodiscard]] QFuture<KeyWrite> purge(const QByteArray &key, std::optional<quint64> revision = std::nullopt,
        std::chrono::seconds ttl = std::chrono::seconds(0));

private:
    class Private;
    class Writing;

    std::unique_ptr<Private> d;
};

} // namespace natsight
