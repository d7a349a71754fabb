// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyentry.h"

#include <QTest>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

StreamInfo stream(const QByteArray &config)
{
    const QByteArray answer = R"({"config":)" + config + R"(,"state":{}})";
    const auto page = readStreamInfo(answer);
    return page ? page->info : StreamInfo();
}

} // namespace

class TestKeyEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBucket()
    {
        const auto bucket = Bucket::ofStream(stream(R"({"name":"KV_config","subjects":["$KV.config.>"],
            "max_msgs_per_subject":10,"max_age":60000000000,"max_bytes":1048576,"allow_rollup_hdrs":true,"allow_direct":true,
            "allow_msg_ttl":true,"subject_delete_marker_ttl":2000000000,"num_replicas":3})"));
        QVERIFY(bucket);
        QCOMPARE(bucket->name, QStringLiteral("config"));
        QCOMPARE(bucket->keyPrefix, QByteArray("$KV.config."));
        QCOMPARE(bucket->writePrefix, QByteArray("$KV.config."));
        QCOMPARE(bucket->history, 10);
        QCOMPARE(bucket->ttlNs, qint64 { 60'000'000'000 });
        QCOMPARE(bucket->markerTtlNs, qint64 { 2'000'000'000 });
        QVERIFY(bucket->allowsRollup && bucket->allowsDirect && bucket->allowsKeyTtl);
        QCOMPARE(bucket->keyOf("$KV.config.a.b"), QByteArray("a.b"));
        QVERIFY(bucket->keyOf("$KV.config.").isNull());
        QVERIFY(bucket->keyOf("$KV.other.a").isNull());
        QVERIFY(!Bucket::ofStream(stream(R"({"name":"ORDERS"})")));
        QVERIFY(!Bucket::ofStream(stream(R"({"name":"KV_"})")));
    }

    void writesThroughPrefix()
    {
        const StreamInfo info = stream(R"({"name":"KV_a","subjects":["$KV.a.>"]})");
        QCOMPARE(Bucket::ofStream(info, "$JS.API.")->writePrefix, QByteArray("$KV.a."));
        QCOMPARE(Bucket::ofStream(info, "$JS.hub.API.")->writePrefix, QByteArray("$JS.hub.API.$KV.a."));
    }

    void readsMirrors_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("keyPrefix");
        QTest::addColumn<QByteArray>("writePrefix");

        QTest::newRow("same account") << QByteArray(R"({"name":"KV_b","mirror":{"name":"KV_a"}})")
                                      << QByteArray("$KV.a.") << QByteArray("$KV.a.");
        QTest::newRow("other domain") << QByteArray(
            R"({"name":"KV_b","mirror":{"name":"KV_a","external":{"api":"$JS.hub.API"}}})")
                                      << QByteArray("$KV.a.") << QByteArray("$JS.hub.API.$KV.a.");
        QTest::newRow("renamed") << QByteArray(
            R"({"name":"KV_b","mirror":{"name":"KV_a","subject_transforms":[{"src":"$KV.a.>","dest":"$KV.b.>"}]}})")
                                 << QByteArray("$KV.b.") << QByteArray("$KV.a.");
        QTest::newRow("own subject") << QByteArray(R"({"name":"KV_b","subjects":["settings.>"]})")
                                     << QByteArray("settings.") << QByteArray("settings.");
        QTest::newRow("nothing taken in")
            << QByteArray(R"({"name":"KV_b","sources":[{"name":"KV_a"}]})") << QByteArray("$KV.b.") << QByteArray();
    }
    void readsMirrors()
    {
        QFETCH(QByteArray, config);
        const auto bucket = Bucket::ofStream(stream(config));
        QVERIFY(bucket);
        QTEST(bucket->keyPrefix, "keyPrefix");
        QTEST(bucket->writePrefix, "writePrefix");
    }

    void readsMeaning_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<KeyOperation>("operation");
        QTest::addColumn<MarkerReason>("reason");
        QTest::addColumn<qint64>("ttl");

        QTest::newRow("none") << QByteArray() << KeyOperation::Put << MarkerReason::None << qint64 { 0 };
        QTest::newRow("delete") << QByteArray("KV-Operation: DEL\r\n") << KeyOperation::Delete << MarkerReason::None
                                << qint64 { 0 };
        QTest::newRow("purge with TTL") << QByteArray("KV-Operation: PURGE\r\nNats-Rollup: sub\r\nNats-TTL: 5m\r\n")
                                        << KeyOperation::Purge << MarkerReason::None << qint64 { 300'000'000'000 };
        QTest::newRow("expired") << QByteArray("Nats-Marker-Reason: MaxAge\r\nNats-TTL: 2s\r\n") << KeyOperation::Purge
                                 << MarkerReason::MaxAge << qint64 { 2'000'000'000 };
        QTest::newRow("removed") << QByteArray("Nats-Marker-Reason: Remove\r\n") << KeyOperation::Delete
                                 << MarkerReason::Remove << qint64 { 0 };
        QTest::newRow("unknown words") << QByteArray(
            "KV-Operation: MOVE\r\nNats-Marker-Reason: Later\r\nNats-TTL: x\r\n")
                                       << KeyOperation::Put << MarkerReason::Other << qint64 { 0 };
        QTest::newRow("seconds") << QByteArray("Nats-TTL: 90\r\n") << KeyOperation::Put << MarkerReason::None
                                 << qint64 { 90'000'000'000 };
        QTest::newRow("never") << QByteArray("Nats-TTL: never\r\n") << KeyOperation::Put << MarkerReason::None
                               << qint64 { -1 };
    }
    void readsMeaning()
    {
        QFETCH(QByteArray, headers);
        QFETCH(KeyOperation, operation);
        QFETCH(MarkerReason, reason);
        QFETCH(qint64, ttl);
        const KeyMeaning meaning = KeyMeaning::ofHeaders(
            decodeHeaders(std::string_view(headers.constData(), size_t(headers.size()))));
        QCOMPARE(meaning.operation, operation);
        QCOMPARE(meaning.reason, reason);
        QCOMPARE(meaning.ttlNs, ttl);
    }

    void expires()
    {
        Bucket bucket;
        KeyEntry entry;
        entry.timeNs = 100;
        QCOMPARE(entry.expiresNs(bucket), qint64 { 0 });
        bucket.ttlNs = 50;
        QCOMPARE(entry.expiresNs(bucket), qint64 { 150 });
        entry.meaning.ttlNs = 20;
        QCOMPARE(entry.expiresNs(bucket), qint64 { 120 });
        entry.meaning.ttlNs = -1;
        QCOMPARE(entry.expiresNs(bucket), qint64 { 0 });
    }

    void validatesNames()
    {
        QVERIFY(Bucket::validateName(QStringLiteral("my-bucket_1")));
        QVERIFY(!Bucket::validateName(QString()));
        QVERIFY(!Bucket::validateName(QStringLiteral("a.b")));
        QVERIFY(!Bucket::validateName(QStringLiteral("\u00e4")));
        QVERIFY(!Bucket::validateName(QString(253, u'a')));
        for (const char *key : { "a", "a.b", "-/_=.x" })
            QVERIFY2(Bucket::validateKey(key), key);
        for (const char *key : { "", ".a", "a.", "a..b", "a b", "a*", "_kv.x", "\xc3\xa4" })
            QVERIFY2(!Bucket::validateKey(key), key);
    }
};

QTEST_APPLESS_MAIN(TestKeyEntry)
#include "tst_keyentry.moc"
