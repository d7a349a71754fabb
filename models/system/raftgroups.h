// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/rafttypes.h"
#include "models/system/serververdict.h"

namespace natsight {

/// How far a member is, as its group's leader sees it.
enum class RaftStanding {
    Unknown, ///< it did not answer, or nobody can judge it
    Current,
    Behind,
    Offline, ///< its leader has not seen it for a while
};

/// A member of a group, judged.
struct RaftMember {
    QString group; ///< key of its group
    QString peer; ///< id in the group
    QString server; ///< name; the id where nobody knows it
    QString serverId; ///< of the server that answered as this member; empty: none did
    RaftRole role = RaftRole::Unknown; ///< as it says itself
    RaftStanding standing = RaftStanding::Unknown;
    bool isLeader = false; ///< of the group, by all that was told
    MaybeCount term; ///< by its own answer, as are the next ones
    MaybeCount committed;
    MaybeCount applied;
    MaybeCount waiting;
    MaybeCount logBytes;
    /// Entries that the group has agreed on and this member has not confirmed, as the leader knew when it answered: an
    /// approximation, since all others answer at other moments.
    MaybeCount lag;
    qint64 seenNs = -1; ///< since its leader heard it
    QString reason; ///< why it stands so, a sentence

    [[nodiscard]] bool hasAnswered() const { return !serverId.isEmpty(); }
    bool operator==(const RaftMember &) const = default;
};

enum class RaftKind { Meta, Stream, Consumer, Other };

enum class RaftLeadership {
    Unknown, ///< nobody told anything
    Led,
    None,
    Disputed, ///< several, and nothing tells which
};

/// A Raft group over all its members.
struct RaftGroup {
    QString key; ///< what makes it the one it is: domain, account and what it is of
    QString domain;
    QString account; ///< key
    QString accountName; ///< that it is shown by
    QString name; ///< empty before 2.10
    RaftKind kind = RaftKind::Other;
    QString stream;
    QString consumer;
    RaftLeadership leadership = RaftLeadership::Unknown;
    QString leader; ///< name of a server; empty unless led
    QString leaderPeer;
    MaybeCount term; ///< none where no member tells terms (RAFTZ)
    MaybeCount size;
    MaybeCount quorum;
    MaybeCount lag; ///< of the member that is furthest behind
    QList<RaftMember> members; ///< the leader first, then by name
    ServerCondition condition = ServerCondition::Warning;
    QString word; ///< `good`, `no leader`, `1 offline`
    QString reason;

    [[nodiscard]] int answered() const;
    [[nodiscard]] int count(RaftStanding standing) const;
    bool operator==(const RaftGroup &) const = default;
};

[[nodiscard]] inline QString keyOf(const RaftGroup &group)
{
    return group.key;
}
[[nodiscard]] QString keyOf(const RaftMember &member);

/// One group out of what its members say, however many of them. Pure. The highest term decides who leads, also when nobody leads in
/// it: who was leader in an earlier term is none any more. Where no member tells a term, who calls itself leader is it; a leader that
/// only others name is one unless it answered and does not say so. Two that claim it in the same term are a dispute. Members that did
/// not answer are never current. A lag from 1,000 entries on is a warning; a member that was not seen for 10 s is offline (the server's
/// own limit).
[[nodiscard]] RaftGroup raftGroupOf(const QList<RaftView> &views);

/// The meta group as one server's figures tell of it; not a view of the meta group (`isMeta`) where they do not.
[[nodiscard]] RaftView metaViewOf(const ServerIdentity &server, const JetStreamFigures &figures);
/// The meta group as the servers' figures tell of it (any version), a view for each server that answered the last round.
[[nodiscard]] QList<RaftView> metaViewsOf(const QList<ServerSnapshot> &servers);

/// What the tables are made of. All of one round.
struct RaftAnswers {
    QList<ServerRaftPtr> raft;
    QList<ServerJetStreamDetailPtr> details;
    QList<ServerSnapshot> servers;
};

/// All groups: the meta group of each domain first, then by account, stream and consumer. Streams and consumers with one replica have
/// none. Pure.
[[nodiscard]] QList<RaftGroup> raftGroupsOf(const RaftAnswers &answers);

/// Members of the meta group of a domain, also without a leader; empty when there is no meta group.
[[nodiscard]] QList<RaftMember> metaPeersOf(const QList<RaftGroup> &groups, const QString &domain = {});

/// The word for a role or standing, for people.
[[nodiscard]] QString raftRoleText(RaftRole role);
[[nodiscard]] QString raftStandingText(RaftStanding standing);

} // namespace natsight
