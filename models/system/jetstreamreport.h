// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/system/raftgroups.h"

namespace natsight {

/// An account on one server.
struct JetStreamAccountShare {
    QString account; ///< keyOf() of its account
    QString serverId;
    QString server; ///< name
    quint64 streams = 0; ///< replicas of streams there
    quint64 consumers = 0;
    quint64 leads = 0; ///< streams that are led there
    MaybeCount messages; ///< stored there
    MaybeCount bytes; ///< the same
    AccountStorage told; ///< what this server says of the whole account

    bool operator==(const JetStreamAccountShare &) const = default;
};

/// JetStream use of an account, of all servers that share their assets: those of a domain's cluster, or one server alone.
///
/// Servers of a cluster tell each other what an account uses, and each tells the sum: what counts here is the most that one says.
struct JetStreamAccountRow {
    QString scope; ///< of jetStreamScope()
    QString domain;
    QString account; ///< key
    QString name; ///< that it is shown by
    MaybeCount memory; ///< all replicas together
    MaybeCount storage;
    MaybeCount
        memoryLimit; ///< `unlimitedStorage`: none; empty: not told, for instance where limits are by number of replicas
    MaybeCount storageLimit;
    MaybeCount apiRequests;
    MaybeCount apiErrors;
    quint64 streams = 0;
    quint64 consumers = 0;
    MaybeCount messages; ///< of each stream the replica with the most
    QList<JetStreamAccountShare> servers; ///< by name

    bool operator==(const JetStreamAccountRow &) const = default;
};

[[nodiscard]] QString keyOf(const JetStreamAccountRow &row);
[[nodiscard]] QString keyOf(const JetStreamAccountShare &share);

/// By account. Pure.
[[nodiscard]] QList<JetStreamAccountRow> jetStreamAccountsOf(const QList<ServerJetStreamDetailPtr> &answers);

/// JetStream over all servers at one moment.
struct JetStreamReport {
    qint64 askedMs = 0; ///< since the epoch; 0: nothing was asked yet
    qint64 answeredMs = 0;
    int answered = 0; ///< servers
    bool hasRaft = false; ///< groups were asked for, in this round or an earlier one
    QList<JetStreamAccountRow> accounts;
    QList<RaftGroup> groups;
    quint64 alone = 0; ///< streams and consumers with one replica, which have no group
    int unaskedAccounts = 0; ///< whose groups were not asked for: too many
    bool isCut = false; ///< a server has more accounts, streams or consumers than it was asked for
    QStringList withoutTerms; ///< servers that are too old to tell of their groups, with their versions
    QStringList problems; ///< answers that can't be read, and others' errors
    std::optional<Error> error; ///< nobody was asked, or nobody answered
};

using JetStreamReportPtr = std::shared_ptr<const JetStreamReport>;

/// Accounts and, where they were asked for, groups. Pure; for 100,000 streams not on the GUI's thread.
[[nodiscard]] JetStreamReport jetStreamReportOf(const RaftAnswers &answers, bool hasRaft);

} // namespace natsight
