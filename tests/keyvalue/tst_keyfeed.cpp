// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyfeed.h"
#include "models/keyvalue/keyvalues.h"
#include "tests/jetstream/support.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace natsight;
using State = KeyFeed::State;

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u'|');
}

constexpr const char *config
    = R"({"name":"KV_config","subjects":["$KV.config.>"],"max_msgs_per_subject":5,"discard":"new",
    "allow_rollup_hdrs":true,"allow_direct":true,"deny_delete":true,"storage":"memory"})";

struct Peer {
    explicit Peer(const ConnectionProfile &profile)
        : session(profile)
        , client(&session)
    {
        session.open();
    }
    explicit Peer(const TestServer &server)
        : Peer(profileFor(server))
    {
    }

    [[nodiscard]] bool isUp() const { return session.status().server.isJetStream; }
    [[nodiscard]] bool put(const QByteArray &key, const QByteArray &value, const Headers &headers = {})
    {
        return received(session.request({ "$KV.config." + key, value, headers })).has_value();
    }

    Session session;
    JetStreamClient client;
};

Bucket bucketOf(const Result<StreamInfo> &info)
{
    const auto bucket = info ? Bucket::ofStream(*info) : std::nullopt;
    return bucket.value_or(Bucket());
}

QStringList keysOf(const KeyFeed &feed)
{
    QStringList keys;
    for (const quint32 id : feed.index()->shown()) {
        const std::string_view key = feed.index()->store().key(id);
        keys << QString::fromUtf8(key.data(), qsizetype(key.size()));
    }
    return keys;
}

} // namespace

class TestKeyFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NATSIGHT_NEED_SERVER(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    void readsDeliveries()
    {
        const auto read = [](std::string_view subject, std::string_view reply, std::string_view headers = {}) {
            IncomingMessage message;
            message.subject = subject;
            message.reply = reply;
            message.headers = headers;
            return KeyDelivery::read(message, "$KV.b.");
        };
        KeyDelivery delivery = read(
            "$KV.b.a.b", "$JS.ACK.KV_b.c.1.7.3.1795518610000000000.12", "Nats-Msg-Size: 120\r\n");
        QCOMPARE(delivery.kind, KeyDelivery::Kind::Key);
        QVERIFY(delivery.key == "a.b");
        QCOMPARE(delivery.facts.revision, quint64 { 7 });
        QCOMPARE(delivery.consumerSequence, quint64 { 3 });
        QCOMPARE(delivery.facts.timeNs, qint64 { 1795518610000000000 });
        QCOMPARE(delivery.pending, quint64 { 12 });
        QCOMPARE(delivery.facts.size, qint64 { 120 });
        delivery = read("$KV.b.a", "$JS.ACK.hub.ACC.KV_b.c.1.7.3.5.0.x", "KV-Operation: DEL\r\nNats-Msg-Size: 0\r\n");
        QCOMPARE(delivery.facts.revision, quint64 { 7 });
        QVERIFY(delivery.facts.isDeleted());
        QCOMPARE(read("$KV.c.a", "$JS.ACK.KV_b.c.1.7.3.5.0").kind, KeyDelivery::Kind::Odd);
        QCOMPARE(read("$KV.b.a", "$JS.ACK.KV_b.c.1.x.3.5.0").kind, KeyDelivery::Kind::Odd);
        delivery = read("_INBOX.x", "", "Status: 100\r\nDescription: Idle Heartbeat\r\nNats-Last-Consumer: 9\r\n");
        QCOMPARE(delivery.kind, KeyDelivery::Kind::Heartbeat);
        QCOMPARE(delivery.consumerSequence, quint64 { 9 });
        delivery = read("_INBOX.x", "$JS.FC.x", "Status: 100\r\nDescription: FlowControl Request\r\n");
        QCOMPARE(delivery.kind, KeyDelivery::Kind::FlowControl);
        QVERIFY(delivery.answerTo == "$JS.FC.x");
        QCOMPARE(
            read("_INBOX.x", "", "Status: 409\r\nDescription: Consumer Deleted\r\n").kind, KeyDelivery::Kind::Ended);
    }

    void listsAndWatches()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        Peer peer(server);
        QTRY_VERIFY(peer.isUp());
        const auto made = received(peer.client.createStream(json(config)));
        VERIFY_RESULT(made);
        QVERIFY(peer.put("a.one", "1"));
        QVERIFY(peer.put("a.two", "22"));
        QVERIFY(peer.put("a.one", "111"));
        QVERIFY(peer.put("gone", "", { { "KV-Operation", "DEL" } }));

        KeyFeed feed(&peer.client, bucketOf(made));
        QSignalSpy changes(&feed, &KeyFeed::keyChanged);
        feed.start();
        QTRY_COMPARE(feed.state(), State::Live);
        QTRY_COMPARE(keysOf(feed), words("a.one|a.two"));
        const KeyStore &store = feed.index()->store();
        QCOMPARE(store.deleted(), quint32 { 1 });
        QCOMPARE(store.facts(store.find("a.one")).revision, quint64 { 3 });
        QCOMPARE(store.facts(store.find("a.one")).size, qint64 { 3 });
        QCOMPARE(changes.count(), 0);
        QCOMPARE(feed.counts().created, quint64 { 0 });

        QVERIFY(peer.put("a.three", "x"));
        QVERIFY(peer.put("a.two", "xy"));
        QVERIFY(peer.put("a.one", "", { { "KV-Operation", "PURGE" }, { "Nats-Rollup", "sub" } }));
        QTRY_COMPARE(keysOf(feed), words("a.three|a.two"));
        QTRY_COMPARE(changes.count(), 3);
        QCOMPARE(feed.counts().created, quint64 { 1 });
        QCOMPARE(feed.counts().changed, quint64 { 1 });
        QCOMPARE(feed.counts().deleted, quint64 { 1 });
        QCOMPARE(feed.changesInLastMinute(), 3);
        QCOMPARE(feed.mark(store.find("a.two"), 0), KeyFeed::Mark::Changed);

        // While nobody looks nothing is asked; then it goes on from there.
        feed.stop();
        QTRY_VERIFY(received(peer.client.consumerNames(QStringLiteral("KV_config"))).items.isEmpty());
        QVERIFY(peer.put("b", "1"));
        QVERIFY(peer.put("a.two", "", { { "KV-Operation", "DEL" } }));
        feed.start();
        QTRY_COMPARE(keysOf(feed), words("a.three|b"));
        QTRY_COMPARE(feed.state(), State::Live);
    }

    void officialCliAgrees()
    {
        NATSIGHT_NEED_CLI();
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        const auto nats = [&server](const char *line) {
            QStringList arguments = QString::fromUtf8(line).split(u' ');
            arguments << QStringLiteral("--server") << server.url();
            return runProgram(natsCli(), arguments);
        };
        QVERIFY(!nats("kv add config --history 3").isNull());
        QVERIFY(!nats("kv put config a.b first").isNull());
        Peer peer(server);
        QTRY_VERIFY(peer.isUp());
        KeyFeed feed(&peer.client, bucketOf(received(peer.client.streamInfo(QStringLiteral("KV_config")))));
        feed.start();
        QTRY_COMPARE(keysOf(feed), words("a.b"));
        QVERIFY(!nats("kv put config c second").isNull());
        QVERIFY(!nats("kv put config d/e=f third").isNull());
        QVERIFY(!nats("kv del config a.b --force").isNull());
        QTRY_COMPARE(keysOf(feed), words("c|d/e=f"));
        const KeyStore &store = feed.index()->store();
        QCOMPARE(store.facts(store.find("a.b")).meaning.operation, KeyOperation::Delete);
        QVERIFY(!nats("kv purge config c --force").isNull());
        QTRY_COMPARE(keysOf(feed), words("d/e=f"));
        QCOMPARE(store.facts(store.find("c")).meaning.operation, KeyOperation::Purge);
        // As many as it counts, and the same ones.
        const QByteArray list = nats("kv ls config");
        QVERIFY2(list.contains("d/e=f") && !list.contains("a.b"), list.constData());
    }

    void survives()
    {
        TestServer plain({}, 0, true);
        QVERIFY(plain.start());
        Peer peer(plain);
        QTRY_VERIFY(peer.isUp());
        Json onDisk = json(config);
        onDisk["storage"] = "file";
        const auto made = received(peer.client.createStream(onDisk));
        VERIFY_RESULT(made);
        QVERIFY(peer.put("a", "1"));
        KeyFeed feed(&peer.client, bucketOf(made));
        feed.setHeartbeat(std::chrono::milliseconds(300));
        feed.start();
        QTRY_COMPARE(feed.state(), State::Live);

        // The consumer is removed by somebody: made anew, and nothing is missed.
        const auto names = received(peer.client.consumerNames(QStringLiteral("KV_config")));
        QCOMPARE(names.items.size(), 1);
        VERIFY_RESULT(received(peer.client.deleteConsumer(QStringLiteral("KV_config"), names.items.constFirst())));
        QVERIFY(peer.put("b", "1"));
        QTRY_COMPARE_WITH_TIMEOUT(keysOf(feed), words("a|b"), 15'000);
        QVERIFY(feed.counts().restarts > 0);

        // The server goes and comes back.
        plain.stop();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state(), State::Connecting, 15'000);
        QVERIFY(plain.start());
        QTRY_COMPARE_WITH_TIMEOUT(feed.state(), State::Live, 30'000);
        QVERIFY(peer.put("c", "1"));
        QTRY_COMPARE_WITH_TIMEOUT(keysOf(feed), words("a|b|c"), 15'000);

        // A purge of the stream says nothing; its first sequence does.
        VERIFY_RESULT(received(peer.client.purgeStream(QStringLiteral("KV_config"), { {}, 0, 1 })));
        const auto info = received(peer.client.streamInfo(QStringLiteral("KV_config")));
        VERIFY_RESULT(info);
        feed.setStreamInfo(*info);
        QTRY_COMPARE_WITH_TIMEOUT(keysOf(feed), words("c"), 15'000);

        VERIFY_RESULT(received(peer.client.deleteStream(QStringLiteral("KV_config"))));
        QTRY_COMPARE_WITH_TIMEOUT(feed.state(), State::Gone, 15'000);
    }

    void expires()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        Peer peer(server);
        QTRY_VERIFY(peer.isUp());
        Json aging = json(config);
        aging["max_age"] = 1'000'000'000;
        aging["duplicate_window"] = 1'000'000'000;
        const auto made = received(peer.client.createStream(aging));
        VERIFY_RESULT(made);
        KeyFeed feed(&peer.client, bucketOf(made));
        feed.start();
        QTRY_COMPARE(feed.state(), State::Live);
        QVERIFY(peer.put("a", "1"));
        QTRY_COMPARE(keysOf(feed), words("a"));
        QTRY_VERIFY_WITH_TIMEOUT(keysOf(feed).isEmpty(), 15'000);
        QCOMPARE(feed.counts().expired, quint64 { 1 });
        QCOMPARE(feed.index()->store().goneKeys(), quint32 { 1 });
    }

    void countsWhereDenied()
    {
        TestServer server(
            R"(authorization { users = [ { user: u, password: p, permissions: { publish: { deny: [ "$JS.API.CONSUMER.>" ] } } } ] })",
            0, true);
        QVERIFY(server.start());
        ConnectionProfile profile = profileFor(server);
        profile.servers = QStringList { QStringLiteral("nats://u:p@127.0.0.1:%1").arg(server.port()) };
        Peer peer(profile);
        QTRY_VERIFY(peer.isUp());
        const auto made = received(peer.client.createStream(json(config)));
        VERIFY_RESULT(made);
        QVERIFY(peer.put("a", "1"));
        QVERIFY(peer.put("b.c", "1"));
        KeyFeed feed(&peer.client, bucketOf(made));
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state(), State::Counted, 15'000);
        QCOMPARE(keysOf(feed), words("a|b.c"));
        QVERIFY(feed.error() && feed.error()->text().contains(QStringLiteral("$JS.API.CONSUMER.")));
        QCOMPARE(feed.index()->store().facts(0).revision, quint64 { 0 });
    }

    void readsValuesOnDemand()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        Peer peer(server);
        QTRY_VERIFY(peer.isUp());
        const auto made = received(peer.client.createStream(json(config)));
        VERIFY_RESULT(made);
        QVERIFY(peer.put("a", R"({"n":1,"deep":{"x":"y"}})"));
        QVERIFY(peer.put("b", QByteArray(KeyValues::maxValue + 1, 'x')));
        QVERIFY(peer.put("c", "old"));
        KeyFeed feed(&peer.client, bucketOf(made));
        KeyValues values(&peer.client, feed.index());
        values.setBucket(feed.bucket());
        values.setPaths({ QStringLiteral("deep.x") });
        feed.start();
        QTRY_COMPARE(feed.state(), State::Live);
        QTRY_COMPARE(keysOf(feed).size(), 3);
        const KeyStore &store = feed.index()->store();
        const quint32 a = store.find("a");
        const quint32 c = store.find("c");
        QVERIFY(!values.look(a) && !values.look(c));
        QVERIFY(values.isTooLong(store.find("b")) && !values.look(store.find("b")));
        QTRY_VERIFY(values.look(a) && values.look(c));
        QCOMPARE(values.look(c)->preview, QStringLiteral("old"));
        QCOMPARE(values.look(a)->fields, QStringList({ QStringLiteral("y") }));
        values.setPaths({ QStringLiteral("n") });
        QCOMPARE(values.look(a)->fields, QStringList({ QStringLiteral("1") }));
        // A newer one is read when it is looked at again; the older one is there meanwhile.
        QVERIFY(peer.put("c", "new"));
        QTRY_VERIFY(store.revision(c) == 4);
        QTRY_COMPARE(values.look(c)->preview, QStringLiteral("new"));
        QVERIFY(!values.error());
    }

    /// Ten thousand at once and five thousand changes: all of them come, in order.
    void losesNothing()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        Peer peer(server);
        QTRY_VERIFY(peer.isUp());
        const auto made = received(peer.client.createStream(json(config)));
        VERIFY_RESULT(made);
        constexpr int keys = 10'000;
        constexpr int changes = 5'000;
        int answered = 0;
        const auto send = [&](int i) {
            const QByteArray key = "d." + QByteArray::number(i % 10) + '.' + QByteArray::number(i);
            whenDone(&peer.session, peer.session.request({ "$KV.config." + key, "v" }, std::chrono::seconds(30)),
                [&answered](const Result<Reply> &reply) { answered += reply ? 1 : 0; });
        };
        for (int sent = 0; sent < keys; sent += 1'000) {
            for (int i = sent; i < sent + 1'000; ++i)
                send(i);
            QTRY_COMPARE_WITH_TIMEOUT(answered, sent + 1'000, 60'000);
        }
        KeyFeed feed(&peer.client, bucketOf(made));
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(feed.state(), State::Live, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(int(feed.index()->shown().size()), keys, 30'000);
        for (int sent = 0; sent < changes; sent += 1'000) {
            for (int i = sent; i < sent + 1'000; ++i)
                send(i);
            QTRY_COMPARE_WITH_TIMEOUT(answered, keys + sent + 1'000, 60'000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(int(feed.counts().changed), changes, 30'000);
        QCOMPARE(feed.counts().restarts, quint64 { 0 });
        QCOMPARE(feed.lastRevision(), quint64 { keys + changes });
    }
};

QTEST_GUILESS_MAIN(TestKeyFeed)
#include "tst_keyfeed.moc"
