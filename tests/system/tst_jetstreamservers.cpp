// SPDX-License-Identifier: GPL-3.0-or-later
// JetStream by account and the Raft groups of a real cluster of three: its meta leader steps down, a server is lost and removed.
#include "models/system/jetstreamreportfeed.h"
#include "models/system/metaadmin.h"

#include "tests/support/cluster.h"
#include "tests/system/support.h"

#include <QSignalSpy>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms; elections take their time on a busy machine

QByteArray clusterAccounts()
{
    return "accounts {\n"
           "  SYS { users: [ { user: admin, password: p } ] }\n"
           "  APP { jetstream: enabled, users: [ { user: app, password: p } ] }\n"
           "}\nsystem_account: SYS\n";
}

const RaftGroup *groupOf(const JetStreamReport &report, RaftKind kind, const QString &stream = {})
{
    for (const RaftGroup &group : report.groups) {
        if (group.kind == kind && (stream.isEmpty() || group.stream == stream))
            return &group;
    }
    return nullptr;
}

const RaftMember *memberOf(const RaftGroup *group, const QString &server)
{
    for (const RaftMember &member : group ? group->members : QList<RaftMember>()) {
        if (member.server == server)
            return &member;
    }
    return nullptr;
}

} // namespace

class TestJetStreamServers : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<Session> as(const QString &user, const QString &server)
    {
        auto session = std::make_unique<Session>(profileFor(m_cluster->named(server).url(), user));
        session->open();
        return isConnected(*session) ? std::move(session) : nullptr;
    }
    /// True once JetStream's API says yes.
    [[nodiscard]] static bool asks(Session &session, const QByteArray &subject, const QByteArray &body)
    {
        const auto reply = received(session.request({ subject, body }));
        return reply && !reply->message.payload.contains("\"error\"");
    }
    [[nodiscard]] const JetStreamReport &report() const { return *m_reports->report(); }
    [[nodiscard]] QString metaLeader() const
    {
        const RaftGroup *meta = groupOf(report(), RaftKind::Meta);
        return meta ? meta->leader : QString();
    }
    [[nodiscard]] bool hasRaft() const { return m_admin->status().server.isAtLeast(2, 10, 29); }
    /// A server that does not lead the meta group, and is not the one that is asked.
    [[nodiscard]] QString victim() const
    {
        for (const QString &name : { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") }) {
            if (name != metaLeader() && name != m_admin->status().server.name)
                return name;
        }
        return {};
    }

    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Session> m_admin;
    std::unique_ptr<Session> m_app;
    std::unique_ptr<SystemFeed> m_feed;
    std::unique_ptr<JetStreamReportFeed> m_reports;
    SystemFeed::Watch m_watch;
    JetStreamReportFeed::Watch m_reportWatch;

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_cluster = std::make_unique<Cluster>(3, true, clusterAccounts());
        QVERIFY(m_cluster->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->isComplete(), patience);
        m_admin = as(QStringLiteral("admin"), QStringLiteral("a"));
        m_app = as(QStringLiteral("app"), QStringLiteral("a"));
        QVERIFY(m_admin && m_app);
        QTRY_VERIFY_WITH_TIMEOUT(asks(*m_app, "$JS.API.STREAM.CREATE.ORDERS",
                                     R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":3,"storage":"file",
            "retention":"limits","discard":"old","max_consumers":-1,"max_msgs":-1,"max_bytes":-1})"),
            patience);
        QTRY_VERIFY_WITH_TIMEOUT(asks(*m_app, "$JS.API.STREAM.CREATE.SMALL",
                                     R"({"name":"SMALL","subjects":["small.>"],"num_replicas":1,"storage":"file",
            "retention":"limits","discard":"old","max_consumers":-1,"max_msgs":-1,"max_bytes":-1})"),
            patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            asks(*m_app, "$JS.API.CONSUMER.DURABLE.CREATE.ORDERS.worker",
                R"({"stream_name":"ORDERS","config":{"durable_name":"worker","ack_policy":"explicit",
            "deliver_policy":"all","replay_policy":"instant"}})"),
            patience);
        for (int i = 0; i < 10; ++i)
            QVERIFY(asks(*m_app, "orders.new", "some bytes"));
        m_feed = std::make_unique<SystemFeed>(m_admin.get());
        m_reports = std::make_unique<JetStreamReportFeed>(m_feed.get());
        m_reports->setIntervals(500ms, 300ms);
        m_watch = m_feed->watch(SystemPart::Servers);
        m_reportWatch = m_reports->watch(true);
    }
    void cleanupTestCase()
    {
        m_reportWatch.reset();
        m_watch.reset();
        m_reports.reset();
        m_feed.reset();
        m_admin.reset();
        m_app.reset();
        m_cluster.reset();
        QVERIFY(Session::waitForClosed());
    }

    void allGroupsAreTold()
    {
        const auto isGood = [this](RaftKind kind) {
            const RaftGroup *group = groupOf(report(), kind);
            return group && group->members.size() == 3 && group->count(RaftStanding::Current) == 3
                && group->condition == ServerCondition::Good;
        };
        QTRY_VERIFY_WITH_TIMEOUT(
            isGood(RaftKind::Meta) && isGood(RaftKind::Stream) && isGood(RaftKind::Consumer), patience);
        QCOMPARE(report().groups.size(), 3);
        QCOMPARE(report().groups.constFirst().kind, RaftKind::Meta);
        QCOMPARE(report().alone, quint64 { 1 });
        QCOMPARE(report().answered, 3);
        QCOMPARE(report().withoutTerms.isEmpty(), hasRaft());
        for (const RaftGroup &group : report().groups) {
            QCOMPARE(group.term.has_value(), hasRaft());
            QVERIFY(hasRaft() ? *group.term > 0 : !group.term);
            QVERIFY(group.leader == QLatin1String("a") || group.leader == QLatin1String("b")
                || group.leader == QLatin1String("c"));
            for (const RaftMember &member : group.members) {
                // Ids are those that servers really have.
                QCOMPARE(member.peer, raftPeerOf(member.server));
                QVERIFY(member.hasAnswered());
                QCOMPARE(member.isLeader, member.server == group.leader);
            }
        }
        QCOMPARE(groupOf(report(), RaftKind::Stream)->stream, QStringLiteral("ORDERS"));
        QCOMPARE(groupOf(report(), RaftKind::Consumer)->consumer, QStringLiteral("worker"));
        QCOMPARE(groupOf(report(), RaftKind::Stream)->accountName, QStringLiteral("APP"));
    }

    void accountsAreCounted()
    {
        const auto app = [this] {
            for (const JetStreamAccountRow &row : report().accounts) {
                if (row.name == QLatin1String("APP"))
                    return row;
            }
            return JetStreamAccountRow();
        };
        // Servers tell each other what they have stored after a while.
        quint64 stored = 0;
        const auto isAgreed = [&] {
            stored = 0;
            for (const JetStreamAccountShare &share : app().servers)
                stored += share.bytes.value_or(0);
            return stored > 0 && app().storage.value_or(0) == stored;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAgreed(), patience);
        const JetStreamAccountRow row = app();
        QCOMPARE(row.streams, quint64 { 2 });
        QCOMPARE(row.consumers, quint64 { 1 });
        QCOMPARE(row.messages, MaybeCount(10));
        QCOMPARE(row.servers.size(), 3);
        QCOMPARE(row.storageLimit, MaybeCount(unlimitedStorage));
        quint64 replicas = 0;
        quint64 led = 0;
        for (const JetStreamAccountShare &share : row.servers) {
            replicas += share.streams;
            led += share.leads;
        }
        QCOMPARE(replicas, quint64 { 4 });
        QCOMPARE(led, quint64 { 2 });
        QVERIFY(row.apiRequests.value_or(0) >= 3);
    }

    void theOfficialCommandSaysTheSame()
    {
        NATSIGHT_NEED_CLI();
        QTRY_VERIFY_WITH_TIMEOUT(!metaLeader().isEmpty(), patience);
        const auto table = [this] {
            return QString::fromUtf8(runProgram(natsCli(),
                { QStringLiteral("--server"), m_cluster->named(QStringLiteral("a")).url(), QStringLiteral("--user"),
                    QStringLiteral("admin"), QStringLiteral("--password"), QStringLiteral("p"),
                    QStringLiteral("server"), QStringLiteral("report"), QStringLiteral("jetstream") }));
        };
        // Rows of the first table: server (with * the meta leader), cluster, streams, consumers, …
        QStringList theirs;
        QString leader;
        QStringList members;
        for (const QString &line : table().split(u'\n')) {
            QStringList cells = line.split(QStringLiteral("│"), Qt::SkipEmptyParts);
            for (QString &cell : cells)
                cell = cell.trimmed();
            if (cells.size() >= 10 && cells.value(1) == QLatin1String("c")) {
                if (cells.constFirst().endsWith(u'*'))
                    leader = cells.constFirst().chopped(1);
                theirs << QString(cells.constFirst()).remove(u'*') + u' ' + cells.at(2);
            } else if (cells.size() == 7 && cells.at(1).size() == 8) {
                members << cells.at(0) + u' ' + cells.at(1);
            }
        }
        QVERIFY2(theirs.size() == 3 && members.size() == 3, qPrintable(table()));
        QCOMPARE(metaLeader(), leader);
        QStringList ours;
        for (const JetStreamAccountShare &share : report().accounts.constFirst().servers)
            ours << share.server + u' ' + QString::number(share.streams);
        ours.sort();
        theirs.sort();
        QCOMPARE(ours, theirs);
        QStringList peers;
        for (const RaftMember &member : metaPeersOf(report().groups))
            peers << member.server + u' ' + member.peer;
        peers.sort();
        members.sort();
        QCOMPARE(peers, members);
    }

    void theMetaLeaderStepsDown()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!metaLeader().isEmpty(), patience);
        const QString before = metaLeader();
        MetaAdmin admin(m_feed->client());
        admin.setPatience(std::chrono::milliseconds(patience));
        QSignalSpy done(&admin, &MetaAdmin::succeeded);
        QSignalSpy failed(&admin, &MetaAdmin::failed);
        admin.stepDown(*groupOf(report(), RaftKind::Meta));
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() || !failed.isEmpty(), patience);
        QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).toString()));
        QVERIFY(done.constFirst().constFirst().toString().contains(before));
        QTRY_VERIFY_WITH_TIMEOUT(!metaLeader().isEmpty() && metaLeader() != before, patience);
        QVERIFY(done.constFirst().constFirst().toString().contains(metaLeader()));
    }

    void whoMayNotIsRefused()
    {
        SystemFeed feed(m_app.get());
        feed.setPatience(500ms);
        // The API of the meta group listens to the system account alone (2.9: to every account).
        if (hasRaft())
            QVERIFY(!received(feed.client()->tellJetStream("$JS.API.META.LEADER.STEPDOWN", {})));
        QVERIFY(!received(feed.client()->tellJetStream("$SYS.REQ.SERVER.PING", {})));
        QVERIFY(!received(feed.client()->tellJetStream("$JS.API.*", {})));
        QVERIFY(!received(m_feed->client()->tellJetStream("$JS.API.SERVER.REMOVE", R"({"peer":"nobody"})")));
        // Nothing is asked for that an ordinary account is not told.
        JetStreamReportFeed reports(&feed);
        reports.setIntervals(100ms, 50ms);
        const auto watch = reports.watch(true);
        const auto servers = feed.watch(SystemPart::Servers);
        QTRY_COMPARE_WITH_TIMEOUT(feed.access(), SystemAccess::Account, patience);
        QTest::qWait(300);
        QCOMPARE(reports.report()->answeredMs, 0);
        QVERIFY(!reports.isAsking());
    }

    void serversAreSpared()
    {
        auto heard = std::make_shared<Mailbox<Message>>();
        const auto listener = as(QStringLiteral("admin"), QStringLiteral("a"));
        QVERIFY(listener && listener->subscribe("$SYS.REQ.SERVER.PING.JSZ", {}, heard));
        (void)received(listener->request({ "nobody.listens", {} }));
        m_reportWatch.reset(); // that of the other tests
        SystemFeed feed(m_admin.get());
        JetStreamReportFeed reports(&feed);
        const auto servers = feed.watch(SystemPart::Servers);
        QTRY_VERIFY_WITH_TIMEOUT(feed.state(SystemPart::Servers).isKnown, patience);
        QTest::qWait(200);
        const quint64 before = heard->pushed();
        auto watch = reports.watch(true);
        QTRY_VERIFY_WITH_TIMEOUT(reports.report()->answeredMs > 0, patience);
        for (int i = 0; i < 5; ++i)
            reports.refresh();
        watch.reset();
        watch = reports.watch(false);
        QTest::qWait(300);
        QCOMPARE(heard->pushed(), before + 1);
        watch.reset();
        m_reportWatch = m_reports->watch(true);
    }

    void aServerIsLostAndRemoved()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!metaLeader().isEmpty(), patience);
        const QString lost = victim();
        QVERIFY(!lost.isEmpty());
        const auto meta = [this] { return groupOf(report(), RaftKind::Meta); };
        QVERIFY(!whyNotRemove(*meta(), *memberOf(meta(), lost)).isEmpty());
        m_cluster->named(lost).kill();
        // It is unknown first, offline then, and never current.
        const auto standing = [&] {
            const RaftMember *member = memberOf(meta(), lost);
            return member && !member->hasAnswered() ? member->standing : RaftStanding::Current;
        };
        QTRY_VERIFY_WITH_TIMEOUT(standing() != RaftStanding::Current, patience);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), RaftStanding::Offline, patience);
        QVERIFY(meta()->condition >= ServerCondition::Warning);
        QTRY_VERIFY_WITH_TIMEOUT(
            meta() && memberOf(meta(), lost) && whyNotRemove(*meta(), *memberOf(meta(), lost)).isEmpty(), patience);
        const QStringList losses = lostWith(*memberOf(meta(), lost), report().groups);
        QVERIFY2(losses.size() == 2, qPrintable(losses.join(u'\n'))); // the stream and its consumer
        MetaAdmin admin(m_feed->client());
        admin.setPatience(std::chrono::milliseconds(patience));
        QSignalSpy done(&admin, &MetaAdmin::succeeded);
        QSignalSpy failed(&admin, &MetaAdmin::failed);
        admin.removePeer(*meta(), *memberOf(meta(), lost));
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() || !failed.isEmpty(), patience);
        QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).toString()));
        QVERIFY(done.constFirst().constFirst().toString().contains(lost));
        QTRY_VERIFY_WITH_TIMEOUT(meta() && meta()->members.size() == 2 && !memberOf(meta(), lost), patience);
        QCOMPARE(metaPeersOf(report().groups).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestJetStreamServers)
#include "tst_jetstreamservers.moc"
