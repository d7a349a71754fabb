// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/raftgroups.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>

namespace natsight {

namespace {

constexpr qint64 lostNs = 10'000'000'000; ///< as the server: ten missed heartbeats
constexpr quint64 farBehind = 1'000;
constexpr char16_t separator = u'\x1f';

QString seenText(qint64 ns)
{
    return format::duration(std::chrono::nanoseconds(ns));
}

bool isOffline(const RaftPeerView &peer)
{
    return peer.isOffline || peer.activeNs > lostNs;
}

const RaftPeerView *peerIn(const RaftView &view, const QString &peer)
{
    const auto found = std::find_if(
        view.peers.cbegin(), view.peers.cend(), [&peer](const RaftPeerView &one) { return one.peer == peer; });
    return found == view.peers.cend() ? nullptr : &*found;
}

/// Who leads, by the views that may decide it.
struct Leadership {
    RaftLeadership state = RaftLeadership::Unknown;
    QString peer;
    const RaftView *view = nullptr; ///< its own answer; null where only others name it
    int naming = 0; ///< others that name it
};

class GroupJudge
{
public:
    explicit GroupJudge(const QList<RaftView> &views)
        : m_views(views)
    {
        for (const RaftView &view : views) {
            if (view.term && view.term > m_term)
                m_term = view.term;
        }
    }

    [[nodiscard]] RaftGroup group()
    {
        m_leader = leadership();
        takeNames();
        m_group.term = m_term;
        m_group.leadership = m_leader.state;
        if (m_leader.state == RaftLeadership::Led) {
            m_group.leaderPeer = m_leader.peer;
            m_group.leader = nameOf(m_leader.peer);
        }
        for (const RaftView &view : m_views)
            takeFacts(view);
        if (m_leader.view)
            takeFacts(*m_leader.view);
        findMembers();
        judge();
        return m_group;
    }

private:
    /// Views of the highest term; where no term is told, all.
    [[nodiscard]] bool decides(const RaftView &view) const { return !m_term || view.term == m_term; }

    [[nodiscard]] Leadership leadership() const
    {
        if (m_views.isEmpty())
            return {};
        QHash<QString, const RaftView *> claims;
        QHash<QString, int> named;
        for (const RaftView &view : m_views) {
            if (!decides(view))
                continue;
            if (view.role == RaftRole::Leader && !view.peer.isEmpty())
                claims.insert(view.peer, &view);
            else if (!view.leader.isEmpty() && view.leader != view.peer)
                ++named[view.leader];
        }
        if (claims.size() > 1)
            return { RaftLeadership::Disputed, {}, nullptr, 0 };
        if (claims.size() == 1)
            return { RaftLeadership::Led, claims.cbegin().key(), claims.cbegin().value(),
                named.value(claims.cbegin().key()) };
        // Who answered in this term and does not claim it was deposed, whatever others still believe.
        for (const RaftView &view : m_views) {
            if (decides(view))
                named.remove(view.peer);
        }
        if (named.size() > 1)
            return { RaftLeadership::Disputed, {}, nullptr, 0 };
        if (named.size() == 1)
            return { RaftLeadership::Led, named.cbegin().key(), nullptr, named.cbegin().value() };
        return { RaftLeadership::None, {}, nullptr, 0 };
    }

    void takeNames()
    {
        for (const RaftView &view : m_views) {
            for (const RaftPeerView &peer : view.peers) {
                if (!peer.name.isEmpty())
                    m_names.insert(peer.peer, peer.name);
            }
            if (!view.leaderName.isEmpty())
                m_names.insert(view.leader, view.leaderName);
        }
        for (const RaftView &view : m_views)
            m_names.insert(view.peer, view.server);
    }

    [[nodiscard]] QString nameOf(const QString &peer) const { return m_names.value(peer, peer); }

    void takeFacts(const RaftView &view)
    {
        if (m_group.domain.isEmpty())
            m_group.domain = view.domain;
        if (m_group.account.isEmpty())
            m_group.account = view.account;
        if (m_group.name.isEmpty())
            m_group.name = view.group;
        if (view.isMeta)
            m_group.kind = RaftKind::Meta;
        if (!decides(view))
            return;
        if (view.size)
            m_group.size = view.size;
        if (view.quorumNeeded)
            m_group.quorum = view.quorumNeeded;
    }

    void findMembers()
    {
        QSet<QString> answered;
        for (const RaftView &view : m_views) {
            answered.insert(view.peer);
            m_group.members << answeredMember(view);
        }
        const auto add = [this, &answered](const QString &peer) {
            if (peer.isEmpty() || answered.contains(peer))
                return;
            answered.insert(peer);
            m_group.members << silentMember(peer);
        };
        // The leader knows who is a member; without its answer everybody counts whom anybody knows.
        if (m_leader.view) {
            for (const RaftPeerView &peer : m_leader.view->peers)
                add(peer.peer);
        } else {
            add(m_leader.peer);
            for (const RaftView &view : m_views) {
                for (const RaftPeerView &peer : view.peers)
                    add(peer.peer);
            }
        }
        std::sort(m_group.members.begin(), m_group.members.end(), [](const RaftMember &one, const RaftMember &other) {
            return std::tuple(!one.isLeader, one.server, one.peer, one.serverId)
                < std::tuple(!other.isLeader, other.server, other.peer, other.serverId);
        });
    }

    [[nodiscard]] RaftMember answeredMember(const RaftView &view) const
    {
        RaftMember member;
        member.peer = view.peer;
        member.server = view.server;
        member.serverId = view.serverId;
        member.role = view.role;
        member.term = view.term;
        member.committed = view.committed;
        member.applied = view.applied;
        member.waiting = view.waiting;
        member.logBytes = view.logBytes;
        if (m_leader.view == &view) {
            member.isLeader = true;
            member.standing = RaftStanding::Current;
            member.lag = 0;
            member.reason = Text::tr("It leads the group.");
            return member;
        }
        if (!m_leader.view) {
            member.isLeader = m_leader.state == RaftLeadership::Led && m_leader.peer == view.peer;
            member.reason = member.isLeader ? Text::tr("Others call it the leader; it answered before it became that.")
                : m_leader.state == RaftLeadership::Led ? Text::tr("The leader, who would know, did not answer.")
                                                        : Text::tr("No leader is there to judge by.");
            return member;
        }
        const RaftPeerView *seen = peerIn(*m_leader.view, view.peer);
        if (!seen) {
            member.reason = Text::tr("The leader does not count it among the members.");
            return member;
        }
        takeSeen(*seen, member);
        if (isOffline(*seen)) {
            member.standing = RaftStanding::Offline;
            member.reason = Text::tr("It answers, but its leader does not hear it.");
        } else if (m_term && view.term && view.term < m_term) {
            member.standing = RaftStanding::Behind;
            member.reason = Text::tr("It is still in term %1.").arg(format::count(*view.term));
        } else if (member.lag.value_or(0) > 0 || (seen->isCurrent && !*seen->isCurrent)) {
            member.standing = RaftStanding::Behind;
            member.reason = member.lag ? Text::tr("It lags about %1 entries behind.").arg(format::count(*member.lag))
                                       : Text::tr("Its leader says that it is not current.");
        } else if (!member.lag && !seen->isCurrent) {
            member.reason = Text::tr("Its leader does not tell how far it is.");
        } else {
            member.standing = RaftStanding::Current;
            member.reason = Text::tr("It has all that the group has agreed on.");
        }
        return member;
    }

    [[nodiscard]] RaftMember silentMember(const QString &peer) const
    {
        RaftMember member;
        member.peer = peer;
        member.server = nameOf(peer);
        member.isLeader = m_leader.state == RaftLeadership::Led && m_leader.peer == peer;
        if (member.isLeader) {
            member.reason = Text::tr(
                "It did not answer; %n member(s) call(s) it the leader.", nullptr, m_leader.naming);
            return member;
        }
        const RaftPeerView *seen = m_leader.view ? peerIn(*m_leader.view, peer) : nullptr;
        if (!seen) {
            member.reason = Text::tr("It did not answer.");
            return member;
        }
        takeSeen(*seen, member);
        if (isOffline(*seen)) {
            member.standing = RaftStanding::Offline;
            member.reason = seen->activeNs >= 0
                ? Text::tr("It does not answer, and its leader has not heard it for %1.").arg(seenText(seen->activeNs))
                : Text::tr("It does not answer, and its leader does not hear it.");
        } else {
            member.reason = seen->activeNs >= 0
                ? Text::tr("It did not answer; its leader heard it %1 ago.").arg(seenText(seen->activeNs))
                : Text::tr("It did not answer.");
        }
        return member;
    }

    void takeSeen(const RaftPeerView &seen, RaftMember &member) const
    {
        member.seenNs = seen.activeNs;
        const MaybeCount &committed = m_leader.view->committed;
        if (seen.lag)
            member.lag = seen.lag;
        else if (committed && seen.lastReplicated)
            member.lag = *committed - std::min(*committed, *seen.lastReplicated);
        else if (seen.isCurrent && *seen.isCurrent)
            member.lag = 0; // servers leave a lag of 0 out
    }

    void judge()
    {
        for (const RaftMember &member : std::as_const(m_group.members)) {
            if (member.lag)
                m_group.lag = std::max(m_group.lag.value_or(0), *member.lag);
        }
        switch (m_leader.state) {
        case RaftLeadership::Unknown:
            set(ServerCondition::Warning, Text::tr("unknown"), Text::tr("No member told anything of it."));
            return;
        case RaftLeadership::Disputed:
            set(ServerCondition::Bad, Text::tr("disputed"),
                Text::tr("More than one member is called the leader: %1.").arg(claimants().join(QLatin1String(", "))));
            return;
        case RaftLeadership::None:
            set(ServerCondition::Bad, Text::tr("no leader"), leaderlessReason());
            return;
        case RaftLeadership::Led:
            break;
        }
        const int offline = m_group.count(RaftStanding::Offline);
        const int unknown = m_group.count(RaftStanding::Unknown);
        const auto members = static_cast<int>(m_group.members.size());
        const quint64 quorum = m_group.quorum.value_or(m_group.size.value_or(static_cast<quint64>(members)) / 2 + 1);
        if (static_cast<quint64>(members - offline) < quorum)
            set(ServerCondition::Bad, Text::tr("no quorum"),
                Text::tr("Of %1 members %2 are offline: nothing can be agreed on.").arg(members).arg(offline));
        else if (offline > 0)
            set(ServerCondition::Warning, Text::tr("%n offline", nullptr, offline), reasons(RaftStanding::Offline));
        else if (hasLogError())
            set(ServerCondition::Warning, Text::tr("log error"),
                Text::tr("A member can't write its log of the group."));
        else if (isOverrun())
            set(ServerCondition::Warning, Text::tr("overrun"),
                Text::tr("A member gets more than it can take, and has slowed the group down."));
        else if (unknown > 0)
            set(ServerCondition::Warning, Text::tr("%n unknown", nullptr, unknown), reasons(RaftStanding::Unknown));
        else if (m_group.lag.value_or(0) >= farBehind)
            set(ServerCondition::Warning, Text::tr("behind"), reasons(RaftStanding::Behind));
        else
            set(ServerCondition::Good, Text::tr("good"), Text::tr("It has a leader, and all members answer."));
    }

    void set(ServerCondition condition, const QString &word, const QString &reason)
    {
        m_group.condition = condition;
        m_group.word = word;
        m_group.reason = reason;
    }

    [[nodiscard]] bool hasLogError() const
    {
        return std::any_of(m_views.cbegin(), m_views.cend(), [](const RaftView &view) { return view.hasLogError; });
    }

    [[nodiscard]] bool isOverrun() const
    {
        return std::any_of(m_views.cbegin(), m_views.cend(), [](const RaftView &view) { return view.isOverrun; });
    }

    [[nodiscard]] QString reasons(RaftStanding standing) const
    {
        QStringList all;
        for (const RaftMember &member : m_group.members) {
            if (member.standing == standing)
                all << Text::tr("%1: %2").arg(member.server, member.reason);
        }
        return all.join(u' ');
    }

    [[nodiscard]] QStringList claimants() const
    {
        QStringList names;
        for (const RaftView &view : m_views) {
            if (!decides(view))
                continue;
            const QString name = view.role == RaftRole::Leader ? view.server : nameOf(view.leader);
            if (!name.isEmpty() && !names.contains(name))
                names << name;
        }
        names.sort();
        return names;
    }

    [[nodiscard]] QString leaderlessReason() const
    {
        QStringList deposed;
        for (const RaftView &view : m_views) {
            if (view.role == RaftRole::Leader && !decides(view))
                deposed << view.server;
        }
        const QString base = m_term ? Text::tr("Nobody leads in term %1.").arg(format::count(*m_term))
                                    : Text::tr("No member knows of a leader.");
        if (deposed.isEmpty())
            return base;
        return base + u' '
            + Text::tr("Still of an earlier term: %1, which is the leader no more.")
                  .arg(deposed.join(QLatin1String(", ")));
    }

    const QList<RaftView> &m_views;
    MaybeCount m_term;
    Leadership m_leader;
    QHash<QString, QString> m_names; ///< of servers, by peer
    RaftGroup m_group;
};

const JetStreamFigures *figuresOf(const ServerSnapshot &server)
{
    if (server.stats && server.stats->jetStream && server.stats->jetStream->meta)
        return &*server.stats->jetStream;
    if (server.jetStream && server.jetStream->figures.meta)
        return &server.jetStream->figures;
    return server.variables && server.variables->jetStream ? &*server.variables->jetStream : nullptr;
}

/// Names the group in its members, too.
void setKey(RaftGroup &group)
{
    const QString of = group.stream.isEmpty() ? group.name : QString(group.stream + separator + group.consumer);
    group.key = QString::number(static_cast<int>(group.kind)) + separator + group.domain;
    if (group.kind != RaftKind::Meta)
        group.key += separator + group.account + separator + of;
    for (RaftMember &member : group.members)
        member.group = group.key;
}

/// What a group is of.
struct Subject {
    RaftKind kind = RaftKind::Other;
    QString account;
    QString accountName;
    QString stream;
    QString consumer;
};

class Grouper
{
public:
    explicit Grouper(const RaftAnswers &answers)
        : m_answers(answers)
    {
    }

    [[nodiscard]] QList<RaftGroup> groups()
    {
        nameAccounts();
        nameGroups();
        takeRaft();
        takeDetails();
        takeMeta();
        QList<RaftGroup> all;
        for (const auto &[key, views] : m_views) {
            RaftGroup group = raftGroupOf(views);
            const Subject subject = m_subjects.value(key);
            if (group.kind != RaftKind::Meta)
                group.kind = subject.kind;
            group.stream = subject.stream;
            group.consumer = subject.consumer;
            group.accountName = m_accountNames.value(group.account, group.account);
            setKey(group);
            all << group;
        }
        const auto place = [](const RaftGroup &group) {
            return std::tuple(group.kind != RaftKind::Meta, group.domain, group.accountName, group.stream,
                group.consumer, group.name);
        };
        std::sort(all.begin(), all.end(),
            [place](const RaftGroup &one, const RaftGroup &other) { return place(one) < place(other); });
        return all;
    }

private:
    [[nodiscard]] static QString groupKey(const QString &domain, const QString &account, const QString &group)
    {
        return domain + separator + account + separator + group;
    }

    [[nodiscard]] static QString assetKey(const QString &domain, const JetStreamAsset &asset)
    {
        return domain + separator + asset.account + separator + asset.stream + separator + asset.consumer;
    }

    [[nodiscard]] static QString metaKey(const QString &domain) { return QString(separator) + domain; }

    void nameAccounts()
    {
        for (const auto &detail : m_answers.details) {
            for (const JetStreamAccount &account : detail->accounts)
                m_accountNames.insert(account.account, account.name);
        }
    }

    /// Older servers tell no names of groups: what is of a stream or consumer goes by these.
    void nameGroups()
    {
        for (const auto &detail : m_answers.details) {
            for (const JetStreamAsset &asset : detail->assets) {
                const QString key = assetKey(detail->server.domain, asset);
                if (!asset.group.isEmpty())
                    m_keys.insert(groupKey(detail->server.domain, asset.account, asset.group), key);
                m_subjects.insert(key,
                    { asset.consumer.isEmpty() ? RaftKind::Stream : RaftKind::Consumer, asset.account, {}, asset.stream,
                        asset.consumer });
            }
        }
    }

    void takeRaft()
    {
        for (const auto &answer : m_answers.raft) {
            for (const RaftView &view : answer->groups) {
                const QString named = groupKey(view.domain, view.account, view.group);
                const QString key = view.isMeta ? metaKey(view.domain) : m_keys.value(named, named);
                m_views[key] << view;
                m_told.insert(key + separator + view.serverId);
            }
        }
    }

    void takeDetails()
    {
        for (const auto &detail : m_answers.details) {
            for (const JetStreamAsset &asset : detail->assets) {
                const QString key = assetKey(detail->server.domain, asset);
                // With one replica there is no group.
                if (asset.peers.isEmpty() || m_told.contains(key + separator + detail->server.id))
                    continue;
                m_views[key] << viewOf(detail->server, asset);
            }
        }
    }

    /// Of who tells no RAFTZ: what it said together with its streams, else its light figures.
    void takeMeta()
    {
        QList<RaftView> views;
        for (const auto &detail : m_answers.details)
            views << metaViewOf(detail->server, detail->figures);
        views << metaViewsOf(m_answers.servers);
        for (RaftView &view : views) {
            const QString key = metaKey(view.domain);
            const QString told = key + separator + view.serverId;
            if (!view.isMeta || m_told.contains(told))
                continue;
            if (view.role != RaftRole::Leader)
                addSilent(view);
            m_views[key] << view;
            m_told.insert(told);
        }
    }

    /// Members of older servers tell of no others, unless they lead: who was there before and does not answer is still one.
    void addSilent(RaftView &view) const
    {
        for (const ServerSnapshot &server : m_answers.servers) {
            const JetStreamFigures *figures = figuresOf(server);
            const bool isSilent = server.state == ServerState::Silent || server.state == ServerState::Gone;
            const QString peer = raftPeerOf(server.identity.name);
            if (!isSilent || !figures || !figures->meta || server.identity.domain != view.domain || peer == view.peer
                || peerIn(view, peer))
                continue;
            RaftPeerView known;
            known.peer = peer;
            known.name = server.identity.name;
            view.peers << known;
        }
    }

    [[nodiscard]] static RaftView viewOf(const ServerIdentity &server, const JetStreamAsset &asset)
    {
        RaftView view;
        view.serverId = server.id;
        view.server = server.name;
        view.domain = server.domain;
        view.account = asset.account;
        view.group = asset.group;
        view.peer = raftPeerOf(server.name);
        view.leaderName = asset.leader;
        view.leader = raftPeerOf(asset.leader);
        view.role = asset.leader.isEmpty() ? RaftRole::Unknown
            : view.leader == view.peer     ? RaftRole::Leader
                                           : RaftRole::Follower;
        for (const RaftPeerView &peer : asset.peers) {
            // Without a leader it tells of itself, too.
            if (peer.peer != view.peer)
                view.peers << peer;
        }
        return view;
    }

    const RaftAnswers &m_answers;
    std::map<QString, QList<RaftView>> m_views; ///< by key
    QHash<QString, Subject> m_subjects; ///< by key
    QHash<QString, QString> m_keys; ///< by domain, account and group
    QHash<QString, QString> m_accountNames;
    QSet<QString> m_told; ///< key and server of RAFTZ
};

} // namespace

int RaftGroup::answered() const
{
    return static_cast<int>(
        std::count_if(members.cbegin(), members.cend(), [](const RaftMember &member) { return member.hasAnswered(); }));
}

int RaftGroup::count(RaftStanding standing) const
{
    return static_cast<int>(std::count_if(members.cbegin(), members.cend(),
        [standing](const RaftMember &member) { return member.standing == standing; }));
}

QString keyOf(const RaftMember &member)
{
    return member.group + separator + member.peer + separator + member.serverId;
}

RaftGroup raftGroupOf(const QList<RaftView> &views)
{
    RaftGroup group = GroupJudge(views).group();
    setKey(group);
    return group;
}

RaftView metaViewOf(const ServerIdentity &server, const JetStreamFigures &figures)
{
    RaftView view;
    if (!figures.meta)
        return view;
    const MetaGroup &told = *figures.meta;
    view.serverId = server.id;
    view.server = server.name;
    view.domain = server.domain;
    view.group = QStringLiteral("_meta_");
    view.isMeta = true;
    view.peer = raftPeerOf(view.server);
    view.leaderName = told.leader;
    view.leader = raftPeerOf(told.leader);
    view.role = told.leader.isEmpty() ? RaftRole::Unknown
        : view.leader == view.peer    ? RaftRole::Leader
                                      : RaftRole::Follower;
    view.size = told.size;
    view.quorumNeeded = told.quorumNeeded;
    for (const MetaReplica &replica : told.replicas) {
        RaftPeerView peer;
        peer.peer = replica.peer.isEmpty() ? raftPeerOf(replica.name) : replica.peer;
        peer.name = replica.name;
        peer.isCurrent = replica.isCurrent;
        peer.isOffline = replica.isOffline;
        peer.lag = replica.lag;
        peer.activeNs = replica.activeNs;
        if (peer.peer != view.peer && !peer.peer.isEmpty())
            view.peers << peer;
    }
    return view;
}

QList<RaftView> metaViewsOf(const QList<ServerSnapshot> &servers)
{
    QList<RaftView> views;
    for (const ServerSnapshot &server : servers) {
        const JetStreamFigures *figures = figuresOf(server);
        const bool hasAnswered = server.state == ServerState::Present || server.state == ServerState::LameDuck;
        if (hasAnswered && figures && figures->meta)
            views << metaViewOf(server.identity, *figures);
    }
    return views;
}

QList<RaftGroup> raftGroupsOf(const RaftAnswers &answers)
{
    return Grouper(answers).groups();
}

QList<RaftMember> metaPeersOf(const QList<RaftGroup> &groups, const QString &domain)
{
    const auto found = std::find_if(groups.cbegin(), groups.cend(),
        [&domain](const RaftGroup &group) { return group.kind == RaftKind::Meta && group.domain == domain; });
    return found == groups.cend() ? QList<RaftMember>() : found->members;
}

QString raftRoleText(RaftRole role)
{
    switch (role) {
    case RaftRole::Leader:
        return Text::tr("leader");
    case RaftRole::Follower:
        return Text::tr("follower");
    case RaftRole::Candidate:
        return Text::tr("candidate");
    case RaftRole::Observer:
        return Text::tr("observer");
    case RaftRole::Closed:
        return Text::tr("closed");
    case RaftRole::Unknown:
        break;
    }
    return Text::tr("unknown");
}

QString raftStandingText(RaftStanding standing)
{
    switch (standing) {
    case RaftStanding::Current:
        return Text::tr("current");
    case RaftStanding::Behind:
        return Text::tr("behind");
    case RaftStanding::Offline:
        return Text::tr("offline");
    case RaftStanding::Unknown:
        break;
    }
    return Text::tr("unknown");
}

} // namespace natsight
