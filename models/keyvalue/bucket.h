// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"

namespace natsight {

/// A key-value bucket: a stream whose name begins with `KV_`, read as ADR-8 says. A value, any thread.
///
/// Buckets of other clients may break the rules (no rollup, other subjects, limits): they are read as they are, and what will not work
/// with them is told by the flags.
struct Bucket {
    QString name; ///< without `KV_`
    QString stream;
    /// What stands before the key in the subjects of its messages, `$KV.config.`. In a mirror it is the origin's.
    QByteArray keyPrefix;
    /// What stands before the key where a value is written: the origin's subject where the bucket is a mirror, with the API prefix
    /// of another domain or account before it. Empty: nothing can be written.
    QByteArray writePrefix;
    int history = 1; ///< revisions kept of a key; -1 = all
    qint64 ttlNs = 0; ///< age at which values go; 0 = they stay
    qint64 maxBytes = -1; ///< of all; -1 = no limit
    qint64 maxValueSize = -1; ///< of one message, headers included; -1 = the server's limit
    qint64 markerTtlNs = 0; ///< how long a server-made marker of an expired value stays; 0 = none is made
    int replicas = 1;
    bool isMirror = false;
    bool allowsRollup = false; ///< without it purging a key is refused
    bool allowsDirect = false;
    bool allowsKeyTtl = false; ///< values may have a TTL of their own (2.11+)
    bool isSealed = false;

    /// None when the stream is no bucket. `apiPrefix` is `$JS.API.` or what the connection has in its place, see
    /// Session::jetStreamSubject().
    [[nodiscard]] static std::optional<Bucket> ofStream(const StreamInfo &info, QByteArrayView apiPrefix = {});

    [[nodiscard]] static bool isBucketStream(const QString &stream);
    [[nodiscard]] static QString streamOf(const QString &bucket);
    /// `[a-zA-Z0-9_-]+`, at most 252 bytes: what every client opens.
    [[nodiscard]] static Result<void> validateName(const QString &name);
    /// A key that every client reads: `[-/_=.a-zA-Z0-9]+` without an empty token and not under `_kv`, which ADR-8 reserves.
    [[nodiscard]] static Result<void> validateKey(const QByteArray &key);

    /// The key in a subject of this bucket, or a null array.
    [[nodiscard]] QByteArray keyOf(const QByteArray &subject) const;
    [[nodiscard]] QByteArray subjectOf(const QByteArray &key) const { return keyPrefix + key; }

    bool operator==(const Bucket &) const = default;
};

} // namespace natsight
