// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/jetstreamfeed.h"

#include "tests/jetstream/fakeapi.h"

#include <QRegularExpression>
#include <QSignalSpy>

#include <cmath>

using namespace natsight;
using namespace std::chrono_literals;

class TestJetStreamFeed : public QObject, private JetStreamFixture
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

    void asksOnlyWhileWatched()
    {
        JetStreamFeed feed(m_session.get());
        feed.setInterval(50ms);
        QSignalSpy listed(&feed, &JetStreamFeed::streamsListed);
        QTest::qWait(300);
        QCOMPARE(listed.size(), 0);
        QVERIFY(!feed.streamsState().isKnown);
        auto watch = feed.watchStreams();
        QTRY_VERIFY(listed.size() >= 2);
        QVERIFY(feed.streamsState().isKnown);
        QVERIFY(feed.account().has_value());
        QCOMPARE(feed.streams().size(), 0);
        watch.reset();
        QTRY_VERIFY(!feed.streamsState().isAsking);
        const auto count = listed.size();
        QTest::qWait(400);
        QCOMPARE(listed.size(), count);
    }

    void followsStreamsAndConsumers()
    {
        JetStreamFeed feed(m_session.get());
        feed.setInterval(50ms);
        JetStreamClient *client = feed.client();
        VERIFY_RESULT(received(client->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        VERIFY_RESULT(received(client->createStream(json(R"({"name":"OTHER","subjects":["other.>"]})"))));
        VERIFY_RESULT(received(client->createConsumer(
            QStringLiteral("ORDERS"), json(R"({"durable_name":"worker","ack_policy":"explicit"})"))));
        auto all = feed.watchAllConsumers();
        QTRY_COMPARE(feed.streams().size(), 2);
        QTRY_COMPARE(feed.consumers({}).size(), 1);
        const QString orders = QStringLiteral("ORDERS");
        const QString worker = QStringLiteral("worker");
        QVERIFY(!feed.series(orders));

        auto close = feed.watchStream(orders);
        auto consumer = feed.watchConsumer(orders, worker);
        QVERIFY(m_server->store("orders.a", 100));
        QTRY_VERIFY(feed.stream(orders)->info->state.messages == 100);
        QTRY_COMPARE(feed.series(orders)->messages.last(), 100.0);
        QTRY_COMPARE(feed.series(orders, worker)->pending.last(), 100.0);
        QTRY_VERIFY(std::isfinite(feed.series(orders)->messageRate.last()));
        QTRY_VERIFY(std::isfinite(feed.stream(orders)->messagesPerSecond));

        // Gone while it is looked at.
        QSignalSpy gone(&feed, &JetStreamFeed::streamGone);
        QSignalSpy consumerGone(&feed, &JetStreamFeed::consumerGone);
        VERIFY_RESULT(received(client->deleteStream(orders)));
        QTRY_VERIFY(!feed.stream(orders));
        QTRY_VERIFY(!feed.consumer(orders, worker));
        QTRY_VERIFY(feed.streamState(orders).error.has_value());
        QCOMPARE(feed.streamState(orders).error->code, 10059);
        QTRY_COMPARE(feed.streams().size(), 1);
        QTRY_COMPARE(feed.consumers({}).size(), 0);
    }

    void takesAnswersOfOthers()
    {
        JetStreamFeed feed(m_session.get());
        const auto made = received(feed.client()->createStream(json(R"({"name":"NEW","subjects":["new.>"]})")));
        VERIFY_RESULT(made);
        QSignalSpy came(&feed, &JetStreamFeed::streamsCame);
        feed.take(*made);
        QCOMPARE(came.size(), 1);
        QVERIFY(feed.stream(QStringLiteral("NEW")));
        QSignalSpy gone(&feed, &JetStreamFeed::streamGone);
        feed.forgetStream(QStringLiteral("NEW"));
        QCOMPARE(gone.size(), 1);
        QVERIFY(!feed.stream(QStringLiteral("NEW")));
    }

    /// Servers before 2.10 name in `missing` what is only slow as well.
    void missingOnceIsNotLeaderless()
    {
        int misses = 0; // rounds that name them as missing
        FakeApi api(profileFor(*m_server), [&misses](const QByteArray &verb, const Json &) -> QByteArray {
            const bool isMissing = misses > 0;
            Json answer = { { "total", 1 }, { "offset", 0 }, { "limit", 256 } };
            if (verb == "STREAM.LIST") {
                answer["streams"] = Json::array();
                if (isMissing)
                    answer["missing"] = { "ORDERS" };
                else
                    answer["streams"].push_back(
                        Json::parse(R"({"config":{"name":"ORDERS"},"created":"2026-11-24T00:00:00Z",
                            "state":{"messages":7,"first_seq":1,"last_seq":7,"consumer_count":1}})"));
            } else if (verb == "CONSUMER.LIST.ORDERS") {
                answer["consumers"] = Json::array();
                if (isMissing)
                    answer["missing"] = { "billing" };
                else
                    answer["consumers"].push_back(
                        Json::parse(R"({"stream_name":"ORDERS","name":"billing","config":{"durable_name":"billing"},
                            "created":"2026-11-24T00:00:00Z","num_pending":3})"));
                misses -= isMissing ? 1 : 0;
            } else {
                return R"({"memory":0,"storage":0,"streams":1,"consumers":1})";
            }
            return QByteArray::fromStdString(answer.dump());
        });
        QTRY_VERIFY(api.isReady());
        Session session(FakeApi::profileOf(*m_server));
        session.open();
        JetStreamFeed feed(&session);
        feed.setInterval(20ms);
        const QString orders = QStringLiteral("ORDERS");
        const QString billing = QStringLiteral("billing");
        auto watch = feed.watchAllConsumers();
        QTRY_VERIFY(feed.consumer(orders, billing) && feed.consumer(orders, billing)->info);
        QSignalSpy listed(&feed, &JetStreamFeed::consumersListed);
        bool isEverUnknown = false;
        connect(&feed, &JetStreamFeed::consumersCame, this, [&isEverUnknown](const QList<ConsumerRow> &rows) {
            for (const ConsumerRow &row : rows)
                isEverUnknown |= !row.info;
        });
        misses = 1;
        QTRY_COMPARE(misses, 0);
        listed.clear();
        QTRY_VERIFY(listed.size() >= 2);
        QVERIFY(!isEverUnknown);
        QVERIFY(feed.stream(orders)->info);
        QCOMPARE(feed.consumer(orders, billing)->info->pending, quint64 { 3 });
        // Two rounds, and it is gone for as long as that lasts.
        misses = 1'000;
        QTRY_COMPARE(judge(*feed.stream(orders)).health, Health::Leaderless);
        QTRY_COMPARE(judge(*feed.consumer(orders, billing)).health, Health::Leaderless);
        misses = 0;
        QTRY_VERIFY(feed.stream(orders)->info);
        QTRY_VERIFY(feed.consumer(orders, billing)->info);
        session.close();
    }

    void tellsWhatFails()
    {
        TestServer plain;
        QVERIFY(plain.start());
        Session session(profileFor(plain));
        JetStreamFeed feed(&session);
        auto watch = feed.watchStreams();
        QTest::qWait(50);
        QVERIFY(!feed.streamsState().isAsking); // not connected: nothing is asked
        session.open();
        QTRY_VERIFY(feed.streamsState().error.has_value());
        QCOMPARE(feed.streamsState().error->kind, Error::Kind::NoResponders);
        QVERIFY(!feed.streamsState().isKnown);
        session.close();
    }
};

QTEST_GUILESS_MAIN(TestJetStreamFeed)
#include "tst_jetstreamfeed.moc"
