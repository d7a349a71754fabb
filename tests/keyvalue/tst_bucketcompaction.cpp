// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/bucketcompaction.h"

#include "models/jetstream/bucketconfig.h"
#include "tests/jetstream/support.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace natsight;
using namespace std::chrono_literals;
using State = BucketCompaction::State;

class TestBucketCompaction : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    [[nodiscard]] Bucket makeBucket(const Json &edits = Json::object())
    {
        const auto info = received(
            m_client->createStream(patchedConfig(newBucketConfig(ConfigOf::KeyValue, QStringLiteral("KV_b")), edits)));
        if (!info)
            qFatal("%s", saidBy(info).constData());
        return *Bucket::ofStream(*info);
    }
    void write(const QByteArray &key, const QByteArray &value, Headers headers = {})
    {
        VERIFY_RESULT(received(m_session->request({ "$KV.b." + key, value, std::move(headers) })));
    }
    void put(const QByteArray &key, const QByteArray &value) { write(key, value); }
    void remove(const QByteArray &key) { write(key, {}, { { "KV-Operation", "DEL" } }); }
    void purge(const QByteArray &key) { write(key, {}, { { "KV-Operation", "PURGE" }, { "Nats-Rollup", "sub" } }); }
    [[nodiscard]] StreamState state() { return received(m_client->streamInfo(QStringLiteral("KV_b")))->state; }
    [[nodiscard]] QByteArray last(const QByteArray &key)
    {
        const auto message = received(
            m_client->message(QStringLiteral("KV_b"), { MessageQuery::Mode::LastBySubject, 0, "$KV.b." + key }));
        return message ? message->payload : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void removesWhatIsLeft()
    {
        const Bucket bucket = makeBucket(json(R"({"max_msgs_per_subject":5})"));
        for (const char *key : { "kept", "gone.deleted", "gone.purged", "back" }) {
            put(key, "1");
            put(key, "2");
        }
        remove("gone.deleted");
        purge("gone.purged");
        remove("back");
        put("back", "3");
        QCOMPARE(state().messages, quint64 { 2 + 3 + 1 + 4 });

        BucketCompaction compaction(m_client.get(), bucket);
        QSignalSpy known(&compaction, &BucketCompaction::known);
        QSignalSpy finished(&compaction, &BucketCompaction::finished);
        compaction.look();
        QTRY_COMPARE(known.size(), 1);
        QVERIFY2(!compaction.error(), compaction.error() ? qPrintable(compaction.error()->text()) : "");
        QCOMPARE(compaction.keys(), quint64 { 4 });
        QCOMPARE(compaction.looked(), quint64 { 4 });
        QCOMPARE(compaction.found(), quint64 { 2 });
        // All are younger than half an hour: their values would go, they would stay.
        QCOMPARE(compaction.count(BucketCompaction::usualAge).markers, quint64 { 0 });
        QCOMPARE(compaction.count(BucketCompaction::usualAge).kept, quint64 { 2 });
        QCOMPARE(compaction.count(0ns).markers, quint64 { 2 });
        compaction.compact(BucketCompaction::usualAge);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(compaction.done(), quint64 { 2 });
        QCOMPARE(compaction.purged(), quint64 { 2 });
        QCOMPARE(state().messages, quint64 { 2 + 1 + 1 + 4 });

        // Somebody writes the key again between looking and removing: that stays.
        compaction.look();
        QTRY_COMPARE(known.size(), 2);
        put("gone.deleted", "again");
        compaction.compact(0ns);
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(compaction.failed(), quint64 { 0 });
        QCOMPARE(compaction.purged(), quint64 { 2 });
        QCOMPARE(last("gone.deleted"), QByteArray("again"));
        QCOMPARE(last("back"), QByteArray("3"));
        QCOMPARE(state().subjects, quint64 { 3 });
        // Nothing is left behind.
        QTRY_VERIFY(received(m_client->consumerNames(QStringLiteral("KV_b"))).items.isEmpty());
    }

    /// The official tool leaves the same, and finds nothing to do after this.
    void leavesWhatTheToolLeaves()
    {
        NATSIGHT_NEED_CLI();
        const auto fill = [this] {
            for (const char *key : { "kept", "deleted", "purged" }) {
                put(key, "1");
                put(key, "2");
            }
            remove("deleted");
            purge("purged");
        };
        const auto compactThere = [this] {
            return runProgram(natsCli(),
                { QStringLiteral("--server"), m_server->url(), QStringLiteral("kv"), QStringLiteral("compact"),
                    QStringLiteral("-f"), QStringLiteral("b") });
        };
        const Bucket bucket = makeBucket(json(R"({"max_msgs_per_subject":5})"));
        fill();
        QVERIFY(!compactThere().isNull());
        const StreamState theirs = state();
        VERIFY_RESULT(received(m_client->deleteStream(QStringLiteral("KV_b"))));
        (void)makeBucket(json(R"({"max_msgs_per_subject":5})"));
        fill();
        BucketCompaction compaction(m_client.get(), bucket);
        QSignalSpy known(&compaction, &BucketCompaction::known);
        QSignalSpy finished(&compaction, &BucketCompaction::finished);
        compaction.look();
        QTRY_COMPARE(known.size(), 1);
        compaction.compact(BucketCompaction::usualAge);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(state().messages, theirs.messages);
        QCOMPARE(state().subjects, theirs.subjects);
        QVERIFY(!compactThere().isNull());
        QCOMPARE(state().messages, theirs.messages);
    }

    /// A young marker that is the very first message has nothing before it, and servers take that bound for none.
    void keepsTheFirstMessage()
    {
        const Bucket bucket = makeBucket();
        remove("a");
        BucketCompaction compaction(m_client.get(), bucket);
        QSignalSpy known(&compaction, &BucketCompaction::known);
        QSignalSpy finished(&compaction, &BucketCompaction::finished);
        compaction.look();
        QTRY_COMPARE(known.size(), 1);
        compaction.compact(1h);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(state().messages, quint64 { 1 });
        compaction.look();
        QTRY_COMPARE(known.size(), 2);
        compaction.compact(0ns);
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(state().messages, quint64 { 0 });
        // An empty bucket is looked through at once.
        compaction.look();
        QTRY_COMPARE(known.size(), 3);
        QCOMPARE(compaction.state(), State::Known);
        QCOMPARE(compaction.found(), quint64 { 0 });
    }

    void looksThroughMany()
    {
        const Bucket bucket = makeBucket();
        constexpr int count = 2'500;
        for (int i = 0; i < count; ++i) {
            OutgoingMessage message { "$KV.b.k" + QByteArray::number(i), "value" };
            if (i % 5 == 0)
                message = { message.subject, {}, { { "KV-Operation", "DEL" } } };
            (void)m_session->publish(message);
        }
        QTRY_COMPARE(state().messages, quint64 { count });
        BucketCompaction compaction(m_client.get(), bucket);
        QSignalSpy known(&compaction, &BucketCompaction::known);
        QSignalSpy finished(&compaction, &BucketCompaction::finished);
        compaction.look();
        QTRY_COMPARE(known.size(), 1);
        QVERIFY(!compaction.error());
        QCOMPARE(compaction.looked(), quint64 { count });
        QCOMPARE(compaction.found(), quint64 { count / 5 });
        compaction.compact(0ns);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(state().messages, quint64 { count - count / 5 });
        QCOMPARE(compaction.done(), quint64 { count / 5 });
    }

    void stops()
    {
        const Bucket bucket = makeBucket();
        for (int i = 0; i < 300; ++i)
            (void)m_session->publish({ "$KV.b.k" + QByteArray::number(i), {}, { { "KV-Operation", "DEL" } } });
        QTRY_COMPARE(state().messages, quint64 { 300 });
        BucketCompaction compaction(m_client.get(), bucket);
        QSignalSpy known(&compaction, &BucketCompaction::known);
        QSignalSpy finished(&compaction, &BucketCompaction::finished);
        compaction.look();
        compaction.cancel();
        QCOMPARE(known.size(), 1);
        QVERIFY(compaction.error());
        QVERIFY(compaction.wasCancelled());
        compaction.look();
        QTRY_COMPARE(known.size(), 2);
        QCOMPARE(compaction.found(), quint64 { 300 });
        compaction.compact(0ns);
        QTRY_VERIFY(compaction.done() > 0);
        compaction.cancel();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(compaction.state(), State::Done);
        // A bucket that is gone is told.
        VERIFY_RESULT(received(m_client->deleteStream(QStringLiteral("KV_b"))));
        compaction.look();
        QTRY_COMPARE(known.size(), 3);
        QVERIFY(compaction.error());
        QTRY_VERIFY(received(m_client->streamNames()).items.isEmpty());
    }

    void failsInWords()
    {
        const Bucket bucket = makeBucket(json(R"({"deny_purge":true,"allow_rollup_hdrs":false})"));
        put("a", "1");
        remove("a");
        const auto info = received(m_client->streamInfo(QStringLiteral("KV_b")));
        QVERIFY(!BucketCompaction::canCompact(*info));
        BucketCompaction compaction(m_client.get(), bucket);
        QSignalSpy known(&compaction, &BucketCompaction::known);
        QSignalSpy finished(&compaction, &BucketCompaction::finished);
        compaction.look();
        QTRY_COMPARE(known.size(), 1);
        compaction.compact(0ns);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(compaction.failed(), quint64 { 1 });
        QCOMPARE(compaction.failures().constFirst().key, QByteArray("a"));
        QCOMPARE(compaction.done(), quint64 { 0 });
    }
};

QTEST_GUILESS_MAIN(TestBucketCompaction)
#include "tst_bucketcompaction.moc"
