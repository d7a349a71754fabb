// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/configfields.h"

#include <QStringList>

namespace natsight {

// Buckets as configurations: a bucket is a stream, `KV_<name>` (ADR-8) or `OBJ_<name>` (ADR-20), and is edited as one, under
// the words of a bucket. What every client takes for granted of one is here, and not in models/keyvalue, because form, checks and
// commands are those of streams, and this domain uses no other. What is in a bucket is the other domains' business.
// `what` is KeyValue or Objects, unless a function says that others are let through. All pure, any thread.

[[nodiscard]] bool isBucketConfig(ConfigOf what);
/// `KV_`, `OBJ_`.
[[nodiscard]] QString bucketPrefix(ConfigOf what);
/// What kind of bucket a stream is by its name; Stream where it is none.
[[nodiscard]] ConfigOf bucketKindOf(const QString &stream);
/// `config` of `KV_config`; a name that does not begin so as it is, for streams and consumers too.
[[nodiscard]] QString bucketName(ConfigOf what, const QString &stream);
/// What the stream of a bucket stores; none without a name.
[[nodiscard]] QStringList bucketSubjects(ConfigOf what, const QString &stream);
/// What a bucket's messages may wait for duplicates, by the age that its values have: clients' rule, and servers' own.
[[nodiscard]] qint64 bucketDuplicateWindow(qint64 maxAgeNs);

/// The fields of streams in the order and under the names of a bucket; those without a name of their own come last.
[[nodiscard]] QList<ConfigField> bucketFields(ConfigOf what, const QList<ConfigField> &streamFields);

/// What clients make where nothing is asked for, under a stream's name (which may be empty). Lets others through: an empty object.
[[nodiscard]] Json newBucketConfig(ConfigOf what, const QString &stream = {});
/// What a configuration is compared with where it is to be said what is special about it: nothing for streams and consumers,
/// what clients make for a bucket of this name (and for a mirror of it, if it is one).
[[nodiscard]] Json configBaseline(ConfigOf what, const Json &config);

/// What follows from an edit, as edits for patchedConfig(): subjects and transforms follow the name, a mirror has no subjects, the duplicate
/// window follows the TTL, limit markers need TTLs per key. Nothing that somebody set otherwise is touched. Lets others through.
[[nodiscard]] Json bucketFollowUp(ConfigOf what, const Json &before, const Json &after);
/// Sources that are buckets, and were not so in `original`, get the transform that puts their keys into this one (2.10+).
[[nodiscard]] Json completedBucket(ConfigOf what, const Json &original, const Json &config, const ServerInfo &server);

/// What of a bucket will not work, or works otherwise than with those that clients make: warnings. Lets others through.
[[nodiscard]] QList<ConfigProblem> bucketNotices(ConfigOf what, const Json &config);
/// The same in a few words each, for a list.
[[nodiscard]] QStringList bucketNoticeWords(ConfigOf what, const Json &config);
/// Why clients would not open a bucket that is to be made: errors. Lets others through.
[[nodiscard]] QList<ConfigProblem> newBucketProblems(ConfigOf what, const Json &config);

} // namespace natsight
