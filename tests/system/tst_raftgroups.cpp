// SPDX-License-Identifier: GPL-3.0-or-later
// Raft groups judged by what their members say, JetStream by account and server, and their tables; all without servers.
#include "models/core/format.h"
#include "models/system/accountbook.h"
#include "models/system/jetstreamaccountmodel.h"
#include "models/system/jetstreamservermodel.h"
#include "models/system/metaadmin.h"
#include "models/system/raftgroupmodel.h"
#include "models/system/systemanswer.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace natsight;

namespace {

/// A member's answer: RAFTZ, when a term is given.
RaftView view(
    const QString &server, RaftRole role, const QString &leader, const MaybeCount &term, const QStringList &others = {})
{
    RaftView made;
    made.serverId = QStringLiteral("ID-") + server;
    made.server = server;
    made.account = QStringLiteral("APP");
    made.group = QStringLiteral("S-R3F-x");
    made.peer = raftPeerOf(server);
    made.role = role;
    made.leader = raftPeerOf(leader);
    made.term = term;
    if (term) {
        made.size = 3;
        made.quorumNeeded = 2;
        made.committed = 100;
        made.applied = 100;
    }
    for (const QString &other : others) {
        RaftPeerView peer;
        peer.peer = raftPeerOf(other);
        peer.name = other;
        peer.lastReplicated = 100;
        peer.activeNs = 500'000'000;
        made.peers << peer;
    }
    return made;
}

RaftView leads(const QString &server, const MaybeCount &term, const QStringList &others)
{
    return view(server, RaftRole::Leader, server, term, others);
}

RaftView follows(const QString &server, const QString &leader, const MaybeCount &term, const QStringList &others = {})
{
    return view(server, RaftRole::Follower, leader, term, others);
}

RaftPeerView &peer(RaftView &of, const QString &server)
{
    for (RaftPeerView &one : of.peers) {
        if (one.peer == raftPeerOf(server))
            return one;
    }
    qFatal("no peer");
}

const RaftMember &member(const RaftGroup &group, const QString &server)
{
    for (const RaftMember &one : group.members) {
        if (one.server == server)
            return one;
    }
    qFatal("no member %s", qPrintable(server));
}

QStringList names(const QList<RaftMember> &members)
{
    QStringList all;
    for (const RaftMember &one : members)
        all << one.server;
    return all;
}

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");

/// Apostrophes become quotation marks.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray envelope(const QString &name, const QByteArray &data, const QByteArray &version = "2.15.2")
{
    return json("{'server':{'name':'" + name.toUtf8() + "','id':'ID-" + name.toUtf8() + "','ver':'" + version
        + "'},'data':" + data + '}');
}

ServerJetStreamDetailPtr detail(const QString &name, const QByteArray &data, const QByteArray &version = "2.15.2")
{
    auto read = readServerJetStreamDetail(envelope(name, data, version));
    if (!read)
        qFatal("unreadable: %s", qPrintable(read.error().message));
    return std::make_shared<const ServerJetStreamDetail>(std::move(*read));
}

ServerRaftPtr raft(const QString &name, const QByteArray &data)
{
    auto read = readServerRaft(envelope(name, data));
    if (!read)
        qFatal("unreadable: %s", qPrintable(read.error().message));
    return std::make_shared<const ServerRaft>(std::move(*read));
}

/// JSZ of one server of three with the stream ORDERS and its consumer.
QByteArray orders(const QByteArray &leader, const QByteArray &groups = "'stream_raft_group':'S-1',")
{
    QByteArray peers;
    for (const QByteArray &name : { QByteArray("a"), QByteArray("b"), QByteArray("c") }) {
        if (name != leader)
            peers += (peers.isEmpty() ? "{'name':'" : ",{'name':'") + name + "','current':true,'active':1000000}";
    }
    const QByteArray cluster = "'cluster':{'name':'x','leader':'" + leader + "','replicas':[" + peers + "]}";
    return "{'streams':1,'meta_cluster':{'name':'x','leader':'a','cluster_size':3},'account_details':[{'name':'APP',"
           "'id':'AKEY','memory':0,'storage':300,'reserved_memory':18446744073709551615,'reserved_storage':1000,"
           "'api':{'total':7,'errors':2},'stream_detail':[{'name':'ORDERS',"
        + cluster + ',' + groups
        + "'state':{'messages':5,'bytes':100,'consumer_count':1},'consumer_detail':[{'name':'worker'," + cluster
        + "}],'consumer_raft_groups':[{'name':'worker','raft_group':'C-1'}]}]}]}";
}

} // namespace

class TestRaftGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peerIdsAreThoseOfTheServers()
    {
        // As servers make them.
        QCOMPARE(raftPeerOf(a), QStringLiteral("GR5IGR3G"));
        QCOMPARE(raftPeerOf(QStringLiteral("n1")), QStringLiteral("fjFyEjc1"));
        QCOMPARE(raftPeerOf(a).size(), 8);
        QVERIFY(raftPeerOf(a) != raftPeerOf(b));
        QVERIFY(raftPeerOf({}).isEmpty());
    }

    void aGoodGroup()
    {
        const RaftGroup group = raftGroupOf({ follows(b, a, 4), leads(a, 4, { b, c }), follows(c, a, 4) });
        QCOMPARE(group.leadership, RaftLeadership::Led);
        QCOMPARE(group.leader, a);
        QCOMPARE(group.term, MaybeCount(4));
        QCOMPARE(names(group.members), (QStringList { a, b, c })); // the leader first
        QCOMPARE(group.count(RaftStanding::Current), 3);
        QCOMPARE(group.lag, MaybeCount(0));
        QCOMPARE(group.condition, ServerCondition::Good);
        QVERIFY(member(group, a).isLeader);
    }

    void theHighestTermDecides()
    {
        // The old leader was cut off and does not know yet.
        const RaftGroup group = raftGroupOf({ leads(a, 4, { b, c }), leads(b, 5, { a, c }), follows(c, b, 5) });
        QCOMPARE(group.leadership, RaftLeadership::Led);
        QCOMPARE(group.leader, b);
        QCOMPARE(group.term, MaybeCount(5));
        QVERIFY(!member(group, a).isLeader);
        QCOMPARE(member(group, a).standing, RaftStanding::Behind);
        QCOMPARE(member(group, a).role, RaftRole::Leader);
        RaftMemberModel model;
        model.setRows(group.members);
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.row(row).server == a)
                QCOMPARE(model.index(row, RaftMemberModel::Role).data().toString(), QStringLiteral("leader no more"));
        }
    }

    void noLeaderInTheHighestTermIsNoLeader()
    {
        const RaftGroup group = raftGroupOf(
            { leads(a, 4, { b, c }), view(b, RaftRole::Candidate, {}, 5, { a, c }), follows(c, {}, 5, { a, b }) });
        QCOMPARE(group.leadership, RaftLeadership::None);
        QVERIFY(group.leader.isEmpty() && group.leaderPeer.isEmpty());
        QCOMPARE(group.condition, ServerCondition::Bad);
        QVERIFY(group.reason.contains(QLatin1String("term 5")));
        QVERIFY(group.reason.contains(QLatin1String("earlier term: a")));
        QCOMPARE(names(group.members), (QStringList { a, b, c }));
        for (const RaftMember &one : group.members)
            QVERIFY(!one.isLeader && one.standing == RaftStanding::Unknown);
    }

    void aLeaderThatStepsDownInItsTermIsNone()
    {
        // It says itself that it does not lead, others have not heard.
        const RaftGroup group = raftGroupOf(
            { follows(a, {}, 4, { b, c }), follows(b, a, 4, { a, c }), follows(c, a, 4, { a, b }) });
        QCOMPARE(group.leadership, RaftLeadership::None);
        QCOMPARE(group.members.size(), 3);
    }

    void aLeaderThatDidNotAnswerIsNamedAndUnknown()
    {
        const RaftGroup group = raftGroupOf({ follows(b, a, 4, { a, c }), follows(c, a, 4, { a, b }) });
        QCOMPARE(group.leadership, RaftLeadership::Led);
        QCOMPARE(group.leader, a);
        QVERIFY(member(group, a).isLeader && !member(group, a).hasAnswered());
        QCOMPARE(member(group, a).standing, RaftStanding::Unknown);
        QVERIFY(member(group, a).reason.contains(QLatin1String("2 member")));
        // Nobody who is there can judge the others.
        QCOMPARE(group.count(RaftStanding::Current), 0);
        QCOMPARE(group.condition, ServerCondition::Warning);
    }

    void aLeaderElectedAfterItsAnswer()
    {
        const RaftGroup group = raftGroupOf(
            { view(a, RaftRole::Candidate, {}, 4, { b, c }), follows(b, a, 5, { a, c }), follows(c, a, 5, { a, b }) });
        QCOMPARE(group.leadership, RaftLeadership::Led);
        QCOMPARE(group.leader, a);
        QCOMPARE(member(group, a).standing, RaftStanding::Unknown);
        QVERIFY(member(group, a).isLeader);
    }

    void twoLeadersOfATermAreADispute()
    {
        const RaftGroup group = raftGroupOf({ leads(a, 4, { b, c }), leads(b, 4, { a, c }), follows(c, a, 4) });
        QCOMPARE(group.leadership, RaftLeadership::Disputed);
        QCOMPARE(group.condition, ServerCondition::Bad);
        QVERIFY(group.reason.contains(QLatin1String("a, b")));
        QVERIFY(group.leader.isEmpty());
        QCOMPARE(group.members.size(), 3);
        // The same by the word of others alone.
        QCOMPARE(
            raftGroupOf({ follows(b, a, 4), follows(c, QStringLiteral("d"), 4) }).leadership, RaftLeadership::Disputed);
    }

    void aSplitWithoutTerms()
    {
        // Servers that tell no terms: two call themselves leader.
        QCOMPARE(raftGroupOf({ leads(a, {}, { b, c }), leads(b, {}, { a, c }), follows(c, b, {}) }).leadership,
            RaftLeadership::Disputed);
        // One does, and others still name another one, which answered: it is deposed.
        const RaftGroup one = raftGroupOf({ follows(a, b, {}), leads(b, {}, { a, c }), follows(c, a, {}) });
        QCOMPARE(one.leader, b);
        // Nobody does, and the one that others name answered.
        const RaftGroup none = raftGroupOf({ follows(a, {}, {}, { b, c }), follows(b, a, {}), follows(c, a, {}) });
        QCOMPARE(none.leadership, RaftLeadership::None);
        QCOMPARE(none.members.size(), 3);
        // Servers with terms count before those without.
        const RaftGroup mixed = raftGroupOf({ leads(a, {}, { b, c }), leads(b, 7, { a, c }), follows(c, b, 7) });
        QCOMPARE(mixed.leader, b);
    }

    void membersThatDoNotAnswerAreNeverCurrent()
    {
        RaftView leader = leads(a, 4, { b, c });
        RaftGroup group = raftGroupOf({ leader, follows(b, a, 4) });
        QCOMPARE(member(group, c).standing, RaftStanding::Unknown);
        QVERIFY(member(group, c).reason.contains(QLatin1String("did not answer")));
        QCOMPARE(group.condition, ServerCondition::Warning);
        QCOMPARE(group.word, QStringLiteral("1 unknown"));
        // The same where the leader says that it is current.
        peer(leader, c).isCurrent = true;
        QCOMPARE(member(raftGroupOf({ leader, follows(b, a, 4) }), c).standing, RaftStanding::Unknown);
        // Not heard for long.
        peer(leader, c).activeNs = 42'000'000'000;
        group = raftGroupOf({ leader, follows(b, a, 4) });
        QCOMPARE(member(group, c).standing, RaftStanding::Offline);
        QVERIFY(member(group, c).reason.contains(QLatin1String("42")));
        QCOMPARE(group.word, QStringLiteral("1 offline"));
        QCOMPARE(group.condition, ServerCondition::Warning);
        peer(leader, b).activeNs = 42'000'000'000;
        QCOMPARE(raftGroupOf({ leader }).word, QStringLiteral("no quorum"));
        // One that answers and is cut off from its leader.
        group = raftGroupOf({ leader, follows(b, a, 4), follows(c, a, 4) });
        QCOMPARE(member(group, c).standing, RaftStanding::Offline);
    }

    void lagIsWhatTheLeaderKnows()
    {
        RaftView leader = leads(a, 4, { b, c });
        peer(leader, b).lastReplicated = 40;
        peer(leader, c).lastReplicated = 500; // newer than what it told as agreed on
        RaftGroup group = raftGroupOf({ leader, follows(b, a, 4), follows(c, a, 4) });
        QCOMPARE(member(group, b).lag, MaybeCount(60));
        QCOMPARE(member(group, b).standing, RaftStanding::Behind);
        QCOMPARE(member(group, c).lag, MaybeCount(0));
        QCOMPARE(group.lag, MaybeCount(60));
        QCOMPARE(group.condition, ServerCondition::Good); // a little is usual
        leader.committed = 5'000;
        group = raftGroupOf({ leader, follows(b, a, 4), follows(c, a, 4) });
        QCOMPARE(group.word, QStringLiteral("behind"));
        QCOMPARE(group.condition, ServerCondition::Warning);
        // What the leader does not tell is not guessed.
        peer(leader, b).lastReplicated.reset();
        group = raftGroupOf({ leader, follows(b, a, 4), follows(c, a, 4) });
        QVERIFY(!member(group, b).lag);
        QCOMPARE(member(group, b).standing, RaftStanding::Unknown);
        // Judged by an older server.
        RaftView old = leads(a, {}, { b, c });
        for (RaftPeerView &one : old.peers) {
            one.lastReplicated.reset();
            one.isCurrent = true;
        }
        peer(old, c).isCurrent = false;
        peer(old, c).lag = 12;
        group = raftGroupOf({ old, follows(b, a, {}), follows(c, a, {}) });
        QCOMPARE(member(group, b).standing, RaftStanding::Current);
        QCOMPARE(member(group, c).standing, RaftStanding::Behind);
        QCOMPARE(group.lag, MaybeCount(12));
    }

    void membersAreKnownByIdNotByName()
    {
        // Two servers of one name: both are shown, each with its own answer.
        RaftView twin = follows(b, a, 4);
        twin.serverId = QStringLiteral("ID-twin");
        const RaftGroup group = raftGroupOf({ leads(a, 4, { b, c }), follows(b, a, 4), twin, follows(c, a, 4) });
        QCOMPARE(group.members.size(), 4);
        QSet<QString> keys;
        for (const RaftMember &one : group.members)
            keys << keyOf(one);
        QCOMPARE(keys.size(), 4);
        // A member that nobody can name is called by its id.
        RaftView leader = leads(a, 4, { b });
        leader.peers << RaftPeerView { QStringLiteral("Abcdefgh"), {}, {}, false, {}, 100, 1 };
        QCOMPARE(member(raftGroupOf({ leader }), QStringLiteral("Abcdefgh")).standing, RaftStanding::Unknown);
        // Who was removed and still answers is not counted by the leader.
        const RaftGroup removed = raftGroupOf({ leads(a, 4, { b }), follows(b, a, 4), follows(c, a, 3) });
        QCOMPARE(member(removed, c).standing, RaftStanding::Unknown);
        QVERIFY(member(removed, c).reason.contains(QLatin1String("does not count it")));
    }

    void oddViewsAreTaken()
    {
        QCOMPARE(raftGroupOf({}).leadership, RaftLeadership::Unknown);
        QCOMPARE(raftGroupOf({ RaftView() }).leadership, RaftLeadership::None);
        QCOMPARE(raftGroupOf({ view(a, RaftRole::Unknown, {}, 3) }).leadership, RaftLeadership::None);
        RaftView broken = leads(a, 4, { b });
        broken.hasLogError = true;
        QCOMPARE(raftGroupOf({ broken, follows(b, a, 4) }).word, QStringLiteral("log error"));
        broken.hasLogError = false;
        broken.isOverrun = true;
        QCOMPARE(raftGroupOf({ broken, follows(b, a, 4) }).word, QStringLiteral("overrun"));
    }

    void answersAreRead()
    {
        const auto read = readServerRaft(envelope(a, R"({"AKEY":{"S-1":{"id":"Peer1","state":"LEADER","size":3,
            "quorum_needed":2,"committed":10,"applied":9,"leader":"Peer1","term":6,"ipq_proposal_len":2,"ipq_apply_len":3,
            "leader_since":"2026-11-28T11:56:19Z","wal":{"messages":4,"bytes":400},"overrun":true,
            "peers":{"Peer2":{"name":"b","known":true,"last_replicated_index":7,"last_seen":"1.5s"}}},
            "S-2":{"state":"FOLLOWER","observer":true},"S-3":{"state":"DANCING","term":-3},"S-4":7,
            "S-5":{"state":9,"peers":[1],"term":"x","leader":{}}},"$SYS":{"_meta_":{"state":"CANDIDATE","term":1}},"odd":[]})"));
        QVERIFY(read.has_value());
        QCOMPARE(read->groups.size(), 5);
        const auto find = [&read](const char *name) {
            return *std::find_if(read->groups.cbegin(), read->groups.cend(),
                [name](const RaftView &one) { return one.group == QLatin1String(name); });
        };
        const RaftView first = find("S-1");
        QCOMPARE(first.account, QStringLiteral("AKEY"));
        QCOMPARE(first.server, a);
        QCOMPARE(first.role, RaftRole::Leader);
        QCOMPARE(first.term, MaybeCount(6));
        QCOMPARE(first.waiting, MaybeCount(5));
        QCOMPARE(first.logBytes, MaybeCount(400));
        QVERIFY(first.isOverrun && !first.hasLogError && first.leaderSinceMs > 0);
        QCOMPARE(first.peers.size(), 1);
        QCOMPARE(first.peers.constFirst().peer, QStringLiteral("Peer2"));
        QCOMPARE(first.peers.constFirst().lastReplicated, MaybeCount(7));
        QCOMPARE(first.peers.constFirst().activeNs, 1'500'000'000);
        QCOMPARE(find("S-2").role, RaftRole::Observer);
        QCOMPARE(find("S-3").role, RaftRole::Unknown);
        QVERIFY(!find("S-3").term && !find("S-5").term);
        QCOMPARE(find("S-5").peer, raftPeerOf(a));
        QVERIFY(find("_meta_").isMeta);
        QVERIFY(!read->warnings.isEmpty());
        for (const char *odd : { "", "[]", "{}", "nonsense", R"({"server":{"id":7},"data":{}})" }) {
            QVERIFY(!readServerRaft(odd).has_value());
            QVERIFY(!readServerJetStreamDetail(odd).has_value());
        }
        // Nothing in it is no garbage.
        QCOMPARE(readServerRaft(envelope(a, "{}"))->groups.size(), 0);
        const auto strange = readServerJetStreamDetail(envelope(a,
            R"({"account_details":[7,{"name":"A","stream_detail":[1,{},{"name":"S","cluster":7,"state":[]},
                {"name":"T","cluster":{"leader":"a","replicas":[{},{"name":"b"},3]}}]},{"memory":3}]})"));
        QVERIFY(strange.has_value());
        QCOMPARE(strange->accounts.size(), 1);
        QCOMPARE(strange->assets.size(), 2);
        QVERIFY(!strange->assets.constFirst().hasCluster);
        QCOMPARE(strange->assets.constLast().peers.size(), 1);
        QCOMPARE(strange->assets.constLast().peers.constFirst().peer, raftPeerOf(b));
    }

    void groupsOfAllServers()
    {
        RaftAnswers answers;
        for (const QString &name : { a, b, c })
            answers.details << detail(name, orders("b"));
        const auto group = [](const QString &self, const char *role, const QByteArray &name) -> QByteArray {
            return "'" + name + "':{'id':'" + raftPeerOf(self).toUtf8() + "','state':'" + role
                + "','term':3,'committed':5,'leader':'" + raftPeerOf(b).toUtf8() + "','peers':{'"
                + raftPeerOf(a).toUtf8() + "':{'name':'a','last_replicated_index':5,'last_seen':'1ms'},'"
                + raftPeerOf(c).toUtf8() + "':{'name':'c','last_replicated_index':5,'last_seen':'1ms'}}}";
        };
        answers.raft << raft(b, "{'AKEY':{" + group(b, "LEADER", "S-1") + ',' + group(b, "LEADER", "X-9") + "}}")
                     << raft(a, "{'AKEY':{" + group(a, "FOLLOWER", "S-1") + "}}")
                     << raft(c, "{'AKEY':{" + group(c, "FOLLOWER", "S-1") + "}}");
        const QList<RaftGroup> groups = raftGroupsOf(answers);
        QStringList told;
        for (const RaftGroup &one : groups)
            told << raftGroupTitle(one) + u' ' + one.name + u' ' + one.leader;
        // The consumer's group is known by the streams' answer alone.
        QCOMPARE(told,
            (QStringList { QStringLiteral("Meta group _meta_ a"), QStringLiteral("X-9 X-9 b"),
                QStringLiteral("ORDERS S-1 b"), QStringLiteral("ORDERS › worker C-1 b") }));
        QCOMPARE(groups.at(2).term, MaybeCount(3));
        QCOMPARE(groups.at(2).accountName, QStringLiteral("APP"));
        QCOMPARE(groups.at(2).account, QStringLiteral("AKEY"));
        QCOMPARE(groups.at(2).condition, ServerCondition::Good);
        QVERIFY(!groups.at(3).term);
        QCOMPARE(groups.at(3).kind, RaftKind::Consumer);
        QCOMPARE(groups.at(3).count(RaftStanding::Current), 3);
        QCOMPARE(names(metaPeersOf(groups)), (QStringList { a, b, c }));
        QVERIFY(metaPeersOf(groups, QStringLiteral("other")).isEmpty());
    }

    void groupsOfServersWithoutNames()
    {
        // 2.9 tells neither terms nor names of groups.
        RaftAnswers answers;
        for (const QString &name : { a, b, c })
            answers.details << detail(name, orders("b", {}).replace("C-1", ""), "2.9.10");
        const JetStreamReport report = jetStreamReportOf(answers, true);
        QCOMPARE(report.groups.size(), 3);
        QCOMPARE(report.withoutTerms.size(), 3);
        QVERIFY(report.withoutTerms.constFirst().contains(QLatin1String("2.9.10")));
        QCOMPARE(report.groups.at(1).stream, QStringLiteral("ORDERS"));
        QCOMPARE(report.groups.at(1).leader, b);
        QCOMPARE(report.groups.at(1).count(RaftStanding::Current), 3);
        QVERIFY(!report.groups.at(1).term && report.groups.at(1).name.isEmpty());
    }

    void domainsAreKeptApart()
    {
        RaftAnswers answers;
        answers.raft << raft(a, R"({"$SYS":{"_meta_":{"state":"LEADER","leader":"x","term":9}}})");
        auto other = std::make_shared<ServerRaft>(
            *raft(QStringLiteral("edge"), R"({"$SYS":{"_meta_":{"state":"LEADER","leader":"y","term":2}}})"));
        other->groups[0].domain = QStringLiteral("leaf");
        answers.raft << other;
        const QList<RaftGroup> groups = raftGroupsOf(answers);
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0).leader, a);
        QCOMPARE(groups.at(1).leader, QStringLiteral("edge"));
        QVERIFY(keyOf(groups.at(0)) != keyOf(groups.at(1)));
    }

    void theMetaGroupByLightFigures()
    {
        const auto server = [](const QString &name, const QString &leader, bool hasReplicas) {
            ServerSnapshot one;
            one.identity.id = QStringLiteral("ID-") + name;
            one.identity.name = name;
            auto stats = std::make_shared<ServerStats>();
            stats->jetStream.emplace();
            stats->jetStream->meta.emplace();
            stats->jetStream->meta->leader = leader;
            stats->jetStream->meta->size = 3;
            for (const QString &other : { a, b, c }) {
                if (hasReplicas && other != name)
                    stats->jetStream->meta->replicas << MetaReplica { other, {}, true, false, 1'000'000, {} };
            }
            one.stats = std::move(stats);
            return one;
        };
        RaftGroup group = raftGroupOf(metaViewsOf({ server(a, b, false), server(b, b, true), server(c, b, false) }));
        QCOMPARE(group.kind, RaftKind::Meta);
        QCOMPARE(group.leader, b);
        QCOMPARE(group.count(RaftStanding::Current), 3);
        QVERIFY(whyNotStepDown(group).isEmpty());
        QVERIFY(whyNotRemove(group, member(group, a)).contains(QLatin1String("still answers")));
        // The leader went, nobody follows it yet: its peers are still listed, and it leads no more.
        QList<ServerSnapshot> servers { server(a, {}, true), server(b, b, true), server(c, {}, true) };
        servers[1].state = ServerState::Gone;
        group = raftGroupOf(metaViewsOf(servers));
        QCOMPARE(group.leadership, RaftLeadership::None);
        QCOMPARE(names(group.members), (QStringList { a, b, c }));
        QVERIFY(!whyNotStepDown(group).isEmpty());
        QVERIFY(whyNotRemove(group, member(group, b)).contains(QLatin1String("No server leads")));
        QVERIFY(metaViewsOf({ ServerSnapshot() }).isEmpty());
        // Where the others tell of no peers, it is known from before.
        servers = { server(a, {}, false), server(b, b, true), server(c, {}, false) };
        servers[1].state = ServerState::Silent;
        RaftAnswers answers;
        answers.servers = servers;
        QCOMPARE(names(metaPeersOf(raftGroupsOf(answers))), (QStringList { a, b, c }));
        QCOMPARE(raftGroupsOf(answers).constFirst().leadership, RaftLeadership::None);
    }

    void whoMayBeRemoved()
    {
        RaftView leader = leads(a, 4, { b, c });
        leader.isMeta = true;
        peer(leader, c).activeNs = 2'000'000'000;
        RaftGroup group = raftGroupOf({ leader, follows(b, a, 4) });
        QVERIFY(whyNotRemove(group, member(group, b)).contains(QLatin1String("still answers")));
        QVERIFY(whyNotRemove(group, member(group, c)).contains(QLatin1String("wait until it is offline")));
        peer(leader, c).activeNs = 20'000'000'000;
        group = raftGroupOf({ leader, follows(b, a, 4) });
        QCOMPARE(whyNotRemove(group, member(group, c)), QString());
        QVERIFY(!whyNotRemove(group, RaftMember()).isEmpty());
        RaftGroup stream = raftGroupOf({ leads(a, 4, { b, c }) });
        QVERIFY(!whyNotRemove(stream, member(stream, c)).isEmpty());
        stream.kind = RaftKind::Stream;
        stream.stream = QStringLiteral("ORDERS");
        stream.accountName = QStringLiteral("APP");
        const QStringList lost = lostWith(member(group, c), { group, stream });
        QCOMPARE(lost.size(), 1);
        QVERIFY(lost.constFirst().contains(QLatin1String("ORDERS")));
        QVERIFY(lostWith(RaftMember(), { group, stream }).isEmpty());
    }

    void accountsAreNotCountedTwice()
    {
        // Each of three replicas tells of the whole account.
        RaftAnswers answers;
        for (const QString &name : { a, b, c })
            answers.details << detail(name, orders("b"));
        const QList<JetStreamAccountRow> rows = jetStreamAccountsOf(answers.details);
        QCOMPARE(rows.size(), 1);
        const JetStreamAccountRow &row = rows.constFirst();
        QCOMPARE(row.account, QStringLiteral("AKEY"));
        QCOMPARE(row.name, QStringLiteral("APP"));
        QCOMPARE(row.storage, MaybeCount(300));
        QCOMPARE(row.storageLimit, MaybeCount(1'000));
        QCOMPARE(row.memoryLimit, MaybeCount(unlimitedStorage));
        QCOMPARE(row.apiRequests, MaybeCount(7));
        QCOMPARE(row.apiErrors, MaybeCount(2));
        QCOMPARE(row.streams, quint64 { 1 });
        QCOMPARE(row.consumers, quint64 { 1 });
        QCOMPARE(row.messages, MaybeCount(5));
        QCOMPARE(row.servers.size(), 3);
        QCOMPARE(row.servers.at(1).server, b);
        QCOMPARE(row.servers.at(1).leads, quint64 { 1 });
        QCOMPARE(row.servers.at(0).leads, quint64 { 0 });
        QCOMPARE(row.servers.at(0).bytes, MaybeCount(100));
        // Servers that are not clustered share nothing.
        RaftAnswers apart;
        for (const QString &name : { a, b })
            apart.details << detail(name, R"({"account_details":[{"name":"APP","storage":5,"reserved_storage":0}]})");
        QCOMPARE(jetStreamAccountsOf(apart.details).size(), 2);
        QVERIFY(!jetStreamAccountsOf(apart.details).constFirst().storageLimit);
        QVERIFY(jetStreamAccountsOf({}).isEmpty());

        // The table of accounts counts the same way.
        AccountBook book;
        ServerAccountNames known;
        known.accounts << QStringLiteral("APP");
        for (const QString &name : { a, b, c }) {
            ServerJetStream told;
            told.server.id = name;
            told.figures.meta.emplace();
            told.accounts << AccountStorage { QStringLiteral("APP"), 1, 300, unlimitedStorage, 1'000, 7, 2 };
            book.take(told);
        }
        book.take(known);
        book.settle(1'000);
        QCOMPARE(book.rows().constFirst().storage, MaybeCount(300));
        QCOMPARE(book.rows().constFirst().apiRequests, MaybeCount(7));
        QCOMPARE(book.rows().constFirst().reservedStorage, MaybeCount(1'000));
        QVERIFY(!book.rows().constFirst().reservedMemory);
    }

    void tablesOfGroups()
    {
        RaftGroupModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RaftView meta = leads(a, 4, { b, c });
        meta.isMeta = true;
        meta.group = QStringLiteral("_meta_");
        RaftView far = leads(a, 4, { b, c });
        far.committed = 5'100;
        RaftGroup stream = raftGroupOf({ far, follows(b, a, 4), follows(c, a, 4) });
        stream.kind = RaftKind::Stream;
        stream.stream = QStringLiteral("ORDERS");
        model.setRows({ raftGroupOf({ meta, follows(b, a, 4) }), stream });
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, RaftGroupModel::Of).data().toString(), QStringLiteral("Meta group"));
        QVERIFY(model.index(0, RaftGroupModel::Of).data(SystemRole::Sort).toString()
            < model.index(1, RaftGroupModel::Of).data(SystemRole::Sort).toString());
        QCOMPARE(model.index(0, RaftGroupModel::Members).data(Qt::ToolTipRole).toString(),
            QStringLiteral("2 of 3 answered"));
        QCOMPARE(model.index(0, RaftGroupModel::Unknown).data(SystemRole::Sort).toDouble(), 1.0);
        QCOMPARE(model.index(1, RaftGroupModel::Lag).data().toString(), QStringLiteral("≈ ") + format::count(5'000));
        QCOMPARE(model.index(1, RaftGroupModel::Lag).data(SystemRole::Exact).toULongLong(), 5'000ull);
        QCOMPARE(model.index(1, RaftGroupModel::State).data(SystemRole::Condition).toInt(),
            static_cast<int>(ServerCondition::Warning));
        QCOMPARE(model.rowOfGroup(QStringLiteral("_meta_")), 0);
        QCOMPARE(model.rowOfGroup(QStringLiteral("ORDERS")), 1);
        QCOMPARE(model.rowOfGroup(QStringLiteral("none")), -1);
        for (int column = 0; column < RaftGroupModel::ColumnCount; ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);

        RaftMemberModel members;
        const QAbstractItemModelTester memberTester(&members, QAbstractItemModelTester::FailureReportingMode::QtTest);
        members.setRows(stream.members);
        QCOMPARE(members.rowCount(), 3);
        QCOMPARE(members.index(0, RaftMemberModel::Role).data().toString(), QStringLiteral("leader"));
        QCOMPARE(members.index(1, RaftMemberModel::Standing).data().toString(), QStringLiteral("behind"));
        members.clear();
        members.setRows(raftGroupOf({ follows(b, a, 4) }).members);
        QCOMPARE(members.index(0, RaftMemberModel::Role).data().toString(), QStringLiteral("leader, as others say"));
        for (int column = 0; column < RaftMemberModel::ColumnCount; ++column)
            QVERIFY(!members.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void tablesOfAccountsAndServers()
    {
        JetStreamAccountModel accounts;
        const QAbstractItemModelTester tester(&accounts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        accounts.setRows(jetStreamAccountsOf({ detail(a, orders("a")), detail(b, orders("a")) }));
        QCOMPARE(accounts.rowCount(), 1);
        QCOMPARE(accounts.index(0, JetStreamAccountModel::MemoryLimit).data().toString(), QStringLiteral("∞"));
        QCOMPARE(accounts.index(0, JetStreamAccountModel::MemoryLimit).data(Qt::ToolTipRole).toString(),
            QStringLiteral("Unlimited"));
        QCOMPARE(accounts.index(0, JetStreamAccountModel::Storage).data(SystemRole::Share).toDouble(), 0.3);
        QVERIFY(!accounts.index(0, JetStreamAccountModel::Memory).data(SystemRole::Share).isValid());
        QCOMPARE(accounts.rowOfAccount(QStringLiteral("APP")), 0);
        QCOMPARE(accounts.rowOfAccount(QStringLiteral("AKEY")), 0);
        JetStreamShareModel shares;
        const QAbstractItemModelTester shareTester(&shares, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shares.setRows(accounts.row(0).servers);
        QCOMPARE(shares.rowCount(), 2);
        QCOMPARE(shares.index(0, JetStreamShareModel::Leads).data().toString(), QStringLiteral("1"));

        ServerSnapshot on;
        on.identity.id = QStringLiteral("1");
        on.identity.name = a;
        auto told = std::make_shared<ServerJetStream>();
        told->figures.streams = 4;
        told->figures.storage = 50;
        told->figures.maxStorage = 100;
        told->figures.meta.emplace();
        told->figures.meta->leader = a;
        on.jetStream = told;
        auto health = std::make_shared<ServerHealth>();
        health->status = QStringLiteral("unavailable");
        health->problems << QStringLiteral("JetStream stream 'APP > ORDERS' is not current");
        on.health = health;
        ServerSnapshot off;
        off.identity.id = QStringLiteral("2");
        auto disabled = std::make_shared<ServerJetStream>();
        disabled->figures.isDisabled = true;
        off.jetStream = disabled;
        JetStreamServerModel servers;
        const QAbstractItemModelTester serverTester(&servers, QAbstractItemModelTester::FailureReportingMode::QtTest);
        servers.setRows(jetStreamServersOf({ on, off, ServerSnapshot() }, 1'000));
        QCOMPARE(servers.rowCount(), 1);
        QCOMPARE(servers.index(0, JetStreamServerModel::Meta).data().toString(), QStringLiteral("leader"));
        QCOMPARE(servers.index(0, JetStreamServerModel::ConsumersLed).data().toString(), QStringLiteral("–"));
        QCOMPARE(servers.index(0, JetStreamServerModel::Health).data().toString(), QStringLiteral("unavailable"));
        QVERIFY(servers.index(0, JetStreamServerModel::State)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QLatin1String("ORDERS")));
        QCOMPARE(servers.index(0, JetStreamServerModel::Storage).data(SystemRole::Share).toDouble(), 0.5);
        // From 2.14 on servers tell what they lead, and leave a 0 out.
        on.identity.version = QStringLiteral("2.14.5");
        servers.setRows(jetStreamServersOf({ on }, 1'000));
        QCOMPARE(servers.index(0, JetStreamServerModel::ConsumersLed).data().toString(), QStringLiteral("0"));
        on.state = ServerState::Gone;
        servers.setRows(jetStreamServersOf({ on }, 1'000));
        QCOMPARE(servers.index(0, JetStreamServerModel::Streams).data().toString(), QStringLiteral("–"));
        for (int column = 0; column < JetStreamServerModel::ColumnCount; ++column)
            QVERIFY(!servers.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void answersOfJetStreamAreRead()
    {
        QVERIFY(
            readJetStreamDone(R"({"type":"io.nats.jetstream.api.v1.meta_leader_stepdown_response","success":true})"));
        const auto refused = readJetStreamDone(
            R"({"error":{"code":400,"err_code":10044,"description":"server is not a member of the cluster"}})");
        QVERIFY(!refused && refused.error().message.contains(QLatin1String("not a member")));
        for (const char *odd : { "", "{}", "[]", R"({"success":false})", R"({"success":"yes"})", "nonsense" })
            QVERIFY(!readJetStreamDone(odd));
    }
};

QTEST_GUILESS_MAIN(TestRaftGroups)
#include "tst_raftgroups.moc"
