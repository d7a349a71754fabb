// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemtypes.h"

#include <limits>

namespace natsight {

// What servers tell of the Raft groups that they are members of, and of JetStream's use by account, as values. Any thread.
// Field names and versions: nats-server server/monitor.go (RAFTZ from 2.10.29 and 2.11 on, JSZ from 2.9 on).

/// Another member of a group, as one server sees it.
struct RaftPeerView {
    QString peer; ///< id within groups: 8 characters of a hash of the server's name
    QString name; ///< of the server; empty where the teller does not know it
    std::optional<bool> isCurrent; ///< as the server judges (JSZ, meta group)
    bool isOffline = false; ///< the same
    MaybeCount lag; ///< entries, as the server judges
    MaybeCount lastReplicated; ///< index of the last entry that it has confirmed to its leader (RAFTZ)
    qint64 activeNs = -1; ///< since it was last heard

    bool operator==(const RaftPeerView &) const = default;
};

/// What a member does in its group.
enum class RaftRole { Unknown, Leader, Follower, Candidate, Observer, Closed };

/// One group as one of its members sees it. Of RAFTZ with term and indexes; of JSZ and the meta group's figures (older servers)
/// without them.
struct RaftView {
    QString serverId;
    QString server; ///< name
    QString domain; ///< of JetStream: groups of other domains have nothing to do with each other
    QString account; ///< key; empty: not told (meta group of older servers)
    QString group; ///< name; empty before 2.10
    bool isMeta = false;
    QString peer; ///< the teller's own id in the group
    RaftRole role = RaftRole::Unknown;
    QString leader; ///< id of the peer that it follows, its own where it leads; empty: none
    QString leaderName; ///< where it tells a name
    MaybeCount term; ///< RAFTZ only
    MaybeCount size;
    MaybeCount quorumNeeded;
    MaybeCount committed;
    MaybeCount applied;
    MaybeCount waiting; ///< entries in its queues
    MaybeCount logEntries;
    MaybeCount logBytes;
    qint64 leaderSinceMs = 0;
    bool isPaused = false;
    bool isOverrun = false;
    bool isCatchingUp = false;
    bool hasLogError = false;
    QList<RaftPeerView> peers; ///< without the teller, where it knows itself

    bool operator==(const RaftView &) const = default;
};

/// RAFTZ: the groups of one account on one server.
struct ServerRaft : SystemAnswer {
    QList<RaftView> groups;
};

/// A stream or a consumer on one server (JSZ with streams and consumers).
struct JetStreamAsset {
    QString account; ///< key
    QString stream;
    QString consumer; ///< empty: the stream itself
    QString group; ///< of Raft, 2.10+; empty: not told, or none
    QString leader; ///< name of a server
    bool hasCluster = false;
    QList<RaftPeerView> peers;
    MaybeCount messages;
    MaybeCount bytes;
    MaybeCount consumers; ///< of a stream, on this server

    bool operator==(const JetStreamAsset &) const = default;
};

/// An account on one server, as JSZ tells of it.
struct JetStreamAccount : AccountStorage {
    QString name; ///< that it is shown by; `account` is its key

    bool operator==(const JetStreamAccount &) const = default;
};

/// JSZ with accounts, streams and consumers.
struct ServerJetStreamDetail : SystemAnswer {
    JetStreamFigures figures;
    QList<JetStreamAccount> accounts;
    QList<JetStreamAsset> assets;
    MaybeCount totalAccounts; ///< 2.9.16+; more than there are here: the answer is a page
};

using ServerRaftPtr = std::shared_ptr<const ServerRaft>;
using ServerJetStreamDetailPtr = std::shared_ptr<const ServerJetStreamDetail>;

/// How servers write that there is no limit.
inline constexpr quint64 unlimitedStorage = std::numeric_limits<quint64>::max();

/// Names the servers that share assets and limits of accounts: those of a clustered domain, or the server alone.
[[nodiscard]] QString jetStreamScope(const ServerIdentity &server, const JetStreamFigures &figures);
/// A limit as JSZ tells it for an account: none where it is 0, `unlimitedStorage` where it is negative.
[[nodiscard]] MaybeCount accountLimit(const MaybeCount &told);
/// The id that a server of a name has in Raft groups (nats-server getHash). Empty for an empty name.
[[nodiscard]] QString raftPeerOf(const QString &server);

} // namespace natsight
