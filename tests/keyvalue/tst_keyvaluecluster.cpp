// SPDX-License-Identifier: GPL-3.0-or-later
// What is written to a bucket of three replicas while its leader is killed.
#include "models/keyvalue/keyvalueclient.h"

#include "tests/jetstream/support.h"
#include "tests/keyvalue/writer.h"
#include "tests/support/cluster.h"

#include <QRegularExpression>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms; elections take their time on a busy machine
const QString stream = QStringLiteral("KV_config");

} // namespace

class TestKeyValueCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_cluster = std::make_unique<Cluster>(3, true);
        QVERIFY(m_cluster->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->isComplete(), patience);
    }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed(20s)); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void leadersDie()
    {
        ConnectionProfile profile;
        profile.name = QStringLiteral("test");
        profile.servers = m_cluster->urls();
        Session one(profile);
        Session two(profile);
        one.open();
        two.open();
        QTRY_VERIFY_WITH_TIMEOUT(one.status().server.isJetStream && two.status().server.isJetStream, patience);
        JetStreamClient jetStream(&one);
        JetStreamClient otherJetStream(&two);
        const Json config = json(R"({"name":"KV_config","subjects":["$KV.config.>"],"max_msgs_per_subject":64,
            "num_replicas":3,"allow_direct":true,"allow_rollup_hdrs":true})");
        Result<StreamInfo> made = fail(Error::Kind::Timeout, {});
        QTRY_VERIFY2_WITH_TIMEOUT((made = received(jetStream.createStream(config))).has_value(),
            natsight::saidBy(made).constData(), patience);
        KeyValueClient client(&jetStream, *Bucket::ofStream(*made));
        KeyValueClient other(&otherJetStream, *Bucket::ofStream(*made));
        client.setTimeout(2s);
        other.setTimeout(2s);
        QTRY_VERIFY_WITH_TIMEOUT(
            received(client.create("log", "begin;")).outcome != KeyWrite::Outcome::Refused, patience);

        Writer first(&client, "first", 150, 1);
        // In a cluster of server 2.9.10 writers at the same instant are all told that they were the one, also by the official
        // command. There one writes alone.
        const bool isHeld = one.status().server.isAtLeast(2, 11);
        Writer second(&other, "second", isHeld ? 150 : 0, 2);
        for (const int after : { 20, 60 }) {
            QTRY_VERIFY_WITH_TIMEOUT(first.written.size() + second.written.size() >= after, patience);
            QString leader;
            QTRY_VERIFY_WITH_TIMEOUT(
                !(leader = received(jetStream.streamInfo(stream)).value_or(StreamInfo {}).group.leader).isEmpty(),
                patience);
            m_cluster->named(leader).kill();
            // Some are written without it.
            const auto before = first.written.size() + second.written.size();
            QTRY_VERIFY_WITH_TIMEOUT(
                (first.isDone() && second.isDone()) || first.written.size() + second.written.size() > before + 5,
                patience);
            QVERIFY(m_cluster->named(leader).start());
        }
        QTRY_VERIFY_WITH_TIMEOUT(first.isDone() && second.isDone(), 3 * patience);
        Result<KeyEntry> entry = fail(Error::Kind::Timeout, {});
        QTRY_VERIFY_WITH_TIMEOUT((entry = received(client.getFromLeader("log"))).has_value(), patience);
        for (const Writer *writer : { &first, &second }) {
            const QByteArray lost = lostIn(entry->value, writer->written);
            const QByteArray told = lost + '\n' + writer->refusals.join('\n') + '\n' + entry->value;
            QVERIFY2(lost.isEmpty(), told.constData());
        }
        for (const QByteArray &mark : first.unknown + second.unknown)
            QVERIFY(entry->value.count(mark) <= 1);
    }

private:
    std::unique_ptr<Cluster> m_cluster;
};

QTEST_GUILESS_MAIN(TestKeyValueCluster)
#include "tst_keyvaluecluster.moc"
