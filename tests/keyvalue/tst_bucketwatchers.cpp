// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/bucketwatchers.h"

#include "tests/jetstream/support.h"

#include <QAbstractItemModelTester>
#include <QProcess>
#include <QRegularExpression>

using namespace natsight;

class TestBucketWatchers : public QObject, private JetStreamFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void readsConnections()
    {
        const QStringList names = connectionNames(
            R"({"data":{"connections":[{"cid":7,"name":"one"},{"cid":8},{"name":"two"},5,{}]}})");
        QCOMPARE(names.join(u'|'), QStringLiteral("one (#7)|#8|two"));
        for (const char *bad : { "", "[]", "{}", R"({"data":5})", R"({"data":{"connections":{}}})", "{" })
            QVERIFY2(connectionNames(bad).isEmpty(), bad);
    }

    /// A watch of the official tool, a durable pull consumer, and none.
    void tellsWhoWatches()
    {
        NATSIGHT_NEED_CLI();
        const auto info = received(m_client->createStream(json(
            R"({"name":"KV_b","subjects":["$KV.b.>"],"max_msgs_per_subject":1,"discard":"new","storage":"memory","allow_rollup_hdrs":true})")));
        VERIFY_RESULT(info);
        BucketWatchers watchers(m_client.get(), *Bucket::ofStream(*info));
        const QAbstractItemModelTester tester(watchers.model());
        watchers.ask();
        QTRY_VERIFY(!watchers.isAsking());
        QVERIFY(!watchers.error());
        QCOMPARE(watchers.model()->rowCount(), 0);
        VERIFY_RESULT(received(m_client->createConsumer(QStringLiteral("KV_b"),
            json(R"({"durable_name":"worker","ack_policy":"explicit","filter_subject":"$KV.b.jobs.>"})"))));
        QProcess tool;
        tool.start(natsCli(),
            { QStringLiteral("--server"), m_server->url(), QStringLiteral("--connection-name"),
                QStringLiteral("looker"), QStringLiteral("kv"), QStringLiteral("watch"), QStringLiteral("b"),
                QStringLiteral("x.>") });
        QVERIFY(tool.waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(received(m_client->consumerNames(QStringLiteral("KV_b"))).items.size(), 2, 30'000);
        watchers.ask();
        QTRY_COMPARE(watchers.model()->rowCount(), 2);
        const QList<Watcher> &all = watchers.model()->watchers();
        const int tools = all.at(0).kind == Watcher::Kind::Watch ? 0 : 1;
        QCOMPARE(all.at(tools).kind, Watcher::Kind::Watch);
        QCOMPARE(all.at(tools).keys, QStringList { QStringLiteral("x.>") });
        QCOMPARE(all.at(1 - tools).kind, Watcher::Kind::Pull);
        QCOMPARE(all.at(1 - tools).keys, QStringList { QStringLiteral("jobs.>") });
        QCOMPARE(all.at(1 - tools).consumer, QStringLiteral("worker"));
        QVERIFY(!all.at(1 - tools).isBound);
        const QModelIndex client = watchers.model()->index(tools, WatcherModel::Client);
        QTRY_VERIFY2(client.data().toString().contains(QLatin1String(" (#")), qPrintable(client.data().toString()));
        tool.kill();
        QVERIFY(tool.waitForFinished());
        // A bucket that is gone.
        VERIFY_RESULT(received(m_client->deleteStream(QStringLiteral("KV_b"))));
        watchers.ask();
        QTRY_VERIFY(!watchers.isAsking());
        QVERIFY(watchers.error());
    }
};

QTEST_GUILESS_MAIN(TestBucketWatchers)
#include "tst_bucketwatchers.moc"
