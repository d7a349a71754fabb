// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/advisoryfeed.h"

#include "tests/jetstream/support.h"

#include <QRegularExpression>

using namespace natsight;
using State = SessionStatus::State;

class TestAdvisoryFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NATSIGHT_NEED_SERVER(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    void readsAdvisories()
    {
        const auto advisory = readAdvisory("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C",
            R"({"type":"io.nats.jetstream.advisory.v1.max_deliver","id":"x","timestamp":"2026-11-24T11:10:10Z","stream":"S","consumer":"C","stream_seq":18446744073709551615,"deliveries":5,"domain":"hub"})");
        QCOMPARE(advisory.type, QStringLiteral("max_deliver"));
        QCOMPARE(advisory.severity, Advisory::Severity::Warning);
        QCOMPARE(advisory.stream, QStringLiteral("S"));
        QCOMPARE(advisory.consumer, QStringLiteral("C"));
        QCOMPARE(advisory.domain, QStringLiteral("hub"));
        QCOMPARE(advisory.streamSequence, std::numeric_limits<quint64>::max());
        QCOMPARE(advisory.deliveries, quint64 { 5 });
        QCOMPARE(advisory.timeNs, qint64 { 1795518610000000000 });
        QVERIFY(
            advisory.text.contains(QStringLiteral("18446744073709551615")) && advisory.text.contains(QLatin1Char('5')));
        const auto lost = readAdvisory("$JS.EVENT.ADVISORY.STREAM.QUORUM_LOST.S",
            R"({"type":"io.nats.jetstream.advisory.v1.stream_quorum_lost","stream":"S","replicas":[{"name":"a","offline":true}]})");
        QCOMPARE(lost.severity, Advisory::Severity::Error);
        QCOMPARE(lost.stream, QStringLiteral("S"));
        QVERIFY(lost.text.contains(QLatin1String("Most replicas are lost")));
        for (const QByteArray bad : { "", "null", "[1]", "{", "\xff", "{\"type\":5,\"stream\":[]}" })
            QVERIFY(!readAdvisory("a", bad).text.isEmpty());
        QCOMPARE(readAdvisory("a", R"({"type":"io.nats.jetstream.advisory.v9.brand_new"})").text,
            QStringLiteral("brand new"));
    }

    /// Another client's work is seen, with its requests; our own requests are not.
    void listens()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        Session ours(profileFor(server));
        auto otherProfile = profileFor(server);
        otherProfile.clientName = QStringLiteral("somebody else");
        Session others(otherProfile);
        ours.open();
        others.open();
        QTRY_VERIFY(ours.status().server.isJetStream);
        QTRY_VERIFY(!ours.status().server.version.isEmpty());
        QTRY_VERIFY(others.status().server.isJetStream);
        AdvisoryFeed feed(&ours);
        VERIFY_RESULT(feed.start());
        VERIFY_RESULT(feed.start());
        JetStreamClient us(&ours);
        JetStreamClient them(&others);
        // Until the subscription is at work.
        QList<Advisory> seen;
        const auto hears = [&seen, &feed](const QString &type, const QString &text) {
            seen += feed.take();
            return std::any_of(seen.begin(), seen.end(),
                [&](const Advisory &advisory) { return advisory.type == type && advisory.text.contains(text); });
        };
        const auto warm = json(R"({"name":"WARM"})");
        QTRY_VERIFY(
            (ignore(received(them.createStream(warm))), ignore(received(them.deleteStream(QStringLiteral("WARM")))),
                hears(QStringLiteral("stream_action"), QStringLiteral("deleted"))));
        VERIFY_RESULT(received(us.createStream(json(R"({"name":"S","subjects":["s"]})"))));
        VERIFY_RESULT(
            received(us.createConsumer(QStringLiteral("S"), json(R"({"durable_name":"C","ack_policy":"explicit"})"))));
        VERIFY_RESULT(received(us.streamInfo(QStringLiteral("S"))));
        VERIFY_RESULT(received(them.deleteConsumer(QStringLiteral("S"), QStringLiteral("C"))));
        QTRY_VERIFY(hears(QStringLiteral("stream_action"), QStringLiteral("created")));
        QTRY_VERIFY(hears(QStringLiteral("consumer_action"), QStringLiteral("deleted")));
        // Server 2.9 names nobody in its audit.
        if (ours.status().server.isAtLeast(2, 10))
            QTRY_VERIFY(hears(QStringLiteral("api_audit"), QStringLiteral("CONSUMER.DELETE.S.C")));
        for (const Advisory &advisory : seen) {
            if (advisory.type == QLatin1String("api_audit"))
                QVERIFY2(advisory.text.contains(QStringLiteral("somebody else")), qPrintable(advisory.text));
            if (advisory.type == QLatin1String("consumer_action")) {
                QCOMPARE(advisory.stream, QStringLiteral("S"));
                QCOMPARE(advisory.consumer, QStringLiteral("C"));
            }
            QVERIFY(advisory.timeNs > 0);
        }
        QCOMPARE(feed.dropped(), quint64 { 0 });
        feed.stop();
        QVERIFY(!feed.isStarted());
    }

private:
    template<typename T>
    static void ignore(const T &)
    {
    }
};

QTEST_GUILESS_MAIN(TestAdvisoryFeed)
#include "tst_advisoryfeed.moc"
