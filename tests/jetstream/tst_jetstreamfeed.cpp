// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/jetstreamfeed.h"

#include "tests/jetstream/support.h"

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
