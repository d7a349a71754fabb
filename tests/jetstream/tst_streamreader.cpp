// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streamreader.h"

#include "tests/jetstream/support.h"

using namespace natsight;
using namespace std::chrono_literals;
using State = SessionStatus::State;
using Way = StreamReader::Way;

namespace {

const QString S = QStringLiteral("ORDERS");

QList<quint64> sequences(const MessagePage &page)
{
    QList<quint64> list;
    for (const StoredMessage &message : page.messages)
        list << message.sequence;
    return list;
}

QList<quint64> range(quint64 first, quint64 last)
{
    QList<quint64> list;
    for (quint64 sequence = first; sequence <= last; ++sequence)
        list << sequence;
    return list;
}

} // namespace

class TestStreamReader : public QObject, private JetStreamFixture
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

    void empty()
    {
        make(true);
        StreamReader reader(m_client.get(), S);
        for (const bool isBackward : { false, true }) {
            PageQuery query;
            query.isBackward = isBackward;
            const auto page = received(reader.page(query));
            QVERIFY2(!page.error, qPrintable(page.error ? page.error->text() : QString()));
            QVERIFY(page.messages.isEmpty());
            QVERIFY(page.isComplete);
        }
        QCOMPARE(*received(reader.sequenceAtTime(1)), quint64 { 0 });
        const auto none = received(reader.message({ MessageQuery::Mode::Sequence, 5, {} }));
        QVERIFY(!none && StreamReader::isNoMessage(none.error()));
        // A range without a single sequence asks nobody.
        PageQuery nothing;
        nothing.first = 7;
        nothing.last = 6;
        QVERIFY(received(reader.page(nothing)).isComplete);
        PageQuery wrong;
        wrong.filter = "a b";
        QCOMPARE(received(reader.page(wrong)).error->kind, Error::Kind::Invalid);
    }

    void pages_data()
    {
        QTest::addColumn<bool>("isDirect");
        QTest::newRow("direct get") << true;
        QTest::newRow("leader") << false;
    }

    /// 1–100 orders.a, 101–10100 purged, 10101–10300 orders.a and orders.b in turn, some single ones deleted.
    void pages()
    {
        QFETCH(bool, isDirect);
        make(isDirect);
        publish("orders.a", 100);
        publish("orders.gone", 10'000);
        for (int i = 0; i < 100; ++i) {
            publish("orders.a", 1);
            publish("orders.b", 1);
        }
        PurgeOptions purge;
        purge.filter = QStringLiteral("orders.gone");
        QCOMPARE(*received(m_client->purgeStream(S, purge)), quint64 { 10'000 });
        for (const quint64 sequence : { 3, 50, 51, 10'299 })
            VERIFY_RESULT(received(m_client->deleteMessage(S, sequence, false)));

        StreamReader reader(m_client.get(), S);
        PageQuery query;
        query.count = 80;
        auto page = received(reader.page(query));
        QVERIFY2(!page.error, qPrintable(page.error ? page.error->text() : QString()));
        QCOMPARE(reader.way(), !isDirect ? Way::Leader : isNew() ? Way::Batches : Way::Direct);
        QVERIFY(!reader.wayText().isEmpty());
        QCOMPARE(sequences(page), range(1, 2) + range(4, 49) + range(52, 83));
        QCOMPARE(page.first, quint64 { 1 });
        QCOMPARE(page.last, quint64 { 83 });
        QVERIFY(!page.isComplete);
        QCOMPARE(page.gaps(), (QList<SequenceGap> { { 3, 3 }, { 50, 51 } }));

        // Over the great gap, to the end.
        query.first = 84;
        query.count = 1'000;
        page = received(reader.page(query));
        QVERIFY(!page.error);
        QCOMPARE(sequences(page), range(84, 100) + range(10'101, 10'298) + range(10'300, 10'300));
        QVERIFY(page.isComplete);
        query.last = 10'300;
        page = received(reader.page(query));
        QCOMPARE(page.gaps(), (QList<SequenceGap> { { 101, 10'100 }, { 10'299, 10'299 } }));

        // What comes of pages in a row is all there is, forwards and backwards.
        const auto all = range(1, 2) + range(4, 49) + range(52, 100) + range(10'101, 10'298) + range(10'300, 10'300);
        QList<quint64> walked;
        query = {};
        query.count = 7;
        do {
            page = received(reader.page(query));
            QVERIFY(!page.error);
            walked += sequences(page);
            query.first = page.last + 1;
        } while (!page.isComplete);
        QCOMPARE(walked, all);
        walked.clear();
        query = {};
        query.count = 16;
        query.isBackward = true;
        int rounds = 0;
        do {
            page = received(reader.page(query));
            QVERIFY(!page.error);
            QVERIFY(page.messages.size() <= 16);
            walked = sequences(page) + walked;
            query.last = page.first - 1;
        } while (!page.isComplete && ++rounds < 1'000);
        QCOMPARE(walked, all);

        // Filters, both ways; a gap is not told where there is one.
        QList<quint64> odd;
        for (quint64 sequence = 10'102; sequence <= 10'300; sequence += 2)
            odd << sequence;
        query = {};
        query.filter = "*.b";
        page = received(reader.page(query));
        QVERIFY(!page.error);
        QCOMPARE(sequences(page), odd);
        QVERIFY(page.isComplete);
        query.isBackward = true;
        query.count = 10;
        page = received(reader.page(query));
        QCOMPARE(sequences(page), odd.mid(odd.size() - page.messages.size()));
        QVERIFY(page.messages.size() >= 5);
        query.filter = "orders.none";
        page = received(reader.page(query));
        QVERIFY(!page.error && page.messages.isEmpty() && page.isComplete);

        // Single ones.
        const auto last = received(reader.message({ MessageQuery::Mode::LastBySubject, 0, "orders.a" }));
        // Servers 2.10 and 2.11 know of none once the last one was deleted.
        const ServerInfo &server = m_session->status().server;
        if (server.isAtLeast(2, 10) && !server.isAtLeast(2, 12) && !last)
            QVERIFY(StreamReader::isNoMessage(last.error()));
        else
            VERIFY_RESULT(last);
        QCOMPARE(last ? last->sequence : 10'297, quint64 { 10'297 });
        QCOMPARE(
            received(reader.message({ MessageQuery::Mode::NextBySubject, 101, ">" }))->sequence, quint64 { 10'101 });
        QVERIFY(StreamReader::isNoMessage(received(reader.message({ MessageQuery::Mode::Sequence, 101, {} })).error()));
    }

    void byTime_data() { pages_data(); }
    void byTime()
    {
        QFETCH(bool, isDirect);
        make(isDirect);
        for (int i = 0; i < 20; ++i)
            publish("orders." + QByteArray::number(i), 5);
        StreamReader reader(m_client.get(), S);
        PageQuery query;
        const auto page = received(reader.page(query));
        QCOMPARE(page.messages.size(), 100);
        for (const int i : { 0, 33, 62, 99 }) {
            const qint64 time = page.messages.at(i).timeNs;
            const auto found = received(reader.sequenceAtTime(time));
            VERIFY_RESULT(found);
            QCOMPARE(page.messages.at(static_cast<qsizetype>(*found) - 1).timeNs, time);
        }
        QCOMPARE(*received(reader.sequenceAtTime(page.messages.constFirst().timeNs - 1)), quint64 { 1 });
        QCOMPARE(*received(reader.sequenceAtTime(page.messages.constLast().timeNs + 1)), quint64 { 0 });
    }

    void keepsWhatMessagesBring_data() { pages_data(); }
    /// Headers of every kind, also the server's own names and those of a status; subjects that are no UTF-8.
    void keepsWhatMessagesBring()
    {
        QFETCH(bool, isDirect);
        make(isDirect);
        Headers headers { { "Nats-Sequence", "77" }, { "Nats-Subject", "other" }, { "Nats-Stream", "OTHER" },
            { "Status", "404" }, { "Long", QByteArray(60'000, 'h') } };
        QVERIFY(received(m_session->publish({ "orders.h", {}, headers })).has_value());
        QVERIFY(received(m_session->publish({ "orders.\xff\xfe", "bytes\0with zero" })).has_value());
        QVERIFY(received(m_session->publish({ "orders.empty" })).has_value());
        QTRY_COMPARE(received(m_client->streamInfo(S))->state.messages, quint64 { 3 });
        StreamReader reader(m_client.get(), S);
        const auto page = received(reader.page({}));
        QVERIFY2(!page.error, qPrintable(page.error ? page.error->text() : QString()));
        QCOMPARE(sequences(page), range(1, 3));
        const StoredMessage &first = page.messages.constFirst();
        QCOMPARE(first.subject, QByteArray("orders.h"));
        QCOMPARE(headerValue(first.headers, "Nats-Sequence"), QByteArray("77"));
        QCOMPARE(headerValue(first.headers, "Nats-Subject"), QByteArray("other"));
        QCOMPARE(headerValue(first.headers, "Status"), QByteArray("404"));
        QCOMPARE(headerValue(first.headers, "Long").size(), 60'000);
        QCOMPARE(first.headers.size(), headers.size());
        QVERIFY(first.timeNs > 1'600'000'000'000'000'000);
        if (isDirect) // in JSON the server replaces them
            QCOMPARE(page.messages.at(1).subject, QByteArray("orders.\xff\xfe"));
        QVERIFY(page.messages.at(2).payload.isEmpty());
    }

    void bounds_data() { pages_data(); }
    void bounds()
    {
        QFETCH(bool, isDirect);
        make(isDirect);
        QVERIFY(m_server->store("orders.big", 20, 200'000));
        StreamReader reader(m_client.get(), S);
        PageQuery query;
        query.maxBytes = 500'000;
        for (const bool isBackward : { false, true }) {
            query.isBackward = isBackward;
            const auto page = received(reader.page(query));
            QVERIFY(!page.error);
            QVERIFY2(page.messages.size() >= 1 && page.messages.size() <= 6,
                qPrintable(QString::number(page.messages.size())));
            QVERIFY(!page.isComplete);
            QCOMPARE(sequences(page).constFirst(), isBackward ? page.first : quint64 { 1 });
            QCOMPARE(page.messages.constLast().sequence, isBackward ? quint64 { 20 } : page.last);
        }
        query = {};
        query.maxBytes = 1;
        const auto page = received(reader.page(query));
        QCOMPARE(sequences(page), range(1, 1));
    }

    /// A message of 32 MiB between small ones is a page's last, and comes whole.
    void huge()
    {
        TestServer server("max_payload: 64MB\n", quint16 { 0 }, true);
        QVERIFY(server.start());
        Session session(profileFor(server));
        session.open();
        QTRY_VERIFY(session.status().server.isJetStream);
        QTRY_VERIFY(!session.status().server.version.isEmpty());
        JetStreamClient client(&session);
        client.setTimeout(60s);
        const QByteArray payload(32 << 20, 'p');
        for (const bool isDirect : { true, false }) {
            Json config = json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory"})");
            config["allow_direct"] = isDirect;
            VERIFY_RESULT(received(client.createStream(config)));
            VERIFY_RESULT(received(session.request({ "orders.a", "x" })));
            VERIFY_RESULT(received(session.request({ "orders.a", payload }, 60s)));
            VERIFY_RESULT(received(session.request({ "orders.a", "y" })));
            StreamReader reader(&client, S);
            reader.setTimeout(60s);
            QList<quint64> walked;
            PageQuery query;
            for (int round = 0; round < 3; ++round) {
                const auto page = received(reader.page(query));
                QVERIFY2(!page.error, qPrintable(page.error ? page.error->text() : QString()));
                walked += sequences(page);
                for (const StoredMessage &message : page.messages) {
                    if (message.sequence == 2)
                        QVERIFY(message.payload == payload);
                }
                if (page.isComplete)
                    break;
                query.first = page.last + 1;
            }
            QCOMPARE(walked, range(1, 3));
            VERIFY_RESULT(received(client.deleteStream(S)));
        }
    }

    /// Every message of a work queue is there after it was read by all means.
    void leavesWorkQueueAlone()
    {
        VERIFY_RESULT(received(m_client->createStream(json(
            R"({"name":"ORDERS","subjects":["orders.>"],"retention":"workqueue","storage":"memory","allow_direct":true})"))));
        publish("orders.a", 500);
        VERIFY_RESULT(
            received(m_client->createConsumer(S, json(R"({"durable_name":"worker","ack_policy":"explicit"})"))));
        StreamReader reader(m_client.get(), S);
        PageQuery query;
        query.count = 500;
        QCOMPARE(received(reader.page(query)).messages.size(), 500);
        query.isBackward = true;
        QCOMPARE(received(reader.page(query)).messages.size(), 500);
        VERIFY_RESULT(received(reader.sequenceAtTime(1)));
        const auto info = received(m_client->streamInfo(S));
        QCOMPARE(info->state.messages, quint64 { 500 });
        QCOMPARE(info->state.consumers, quint64 { 1 });
        const auto consumer = received(m_client->consumerInfo(S, QStringLiteral("worker")));
        QCOMPARE(consumer->pending, quint64 { 500 });
        QCOMPARE(consumer->ackPending, quint64 { 0 });
    }

    void fallsBackWhenDenied()
    {
        TestServer server(R"(authorization { users = [ { user: reader, password: s3cr3t, permissions: {
            publish: { deny: "$JS.API.DIRECT.>" } } } ] })",
            quint16 { 0 }, true);
        QVERIFY(server.start());
        ConnectionProfile profile = profileFor(server);
        profile.servers = QStringList { QStringLiteral("nats://reader:s3cr3t@127.0.0.1:%1").arg(server.port()) };
        Session session(profile);
        session.open();
        QTRY_VERIFY(session.status().server.isJetStream);
        JetStreamClient client(&session);
        VERIFY_RESULT(received(client.createStream(
            json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","allow_direct":true})"))));
        for (int i = 0; i < 10; ++i)
            QVERIFY(received(session.request({ "orders.a", "x" })).has_value());
        StreamReader reader(&client, S);
        const auto page = received(reader.page({}));
        QVERIFY2(!page.error, qPrintable(page.error ? page.error->text() : QString()));
        QCOMPARE(sequences(page), range(1, 10));
        QCOMPARE(reader.way(), Way::Leader);
        QVERIFY2(reader.wayText().contains(QStringLiteral("may not use direct get")), qPrintable(reader.wayText()));
        // A permission that is missing is not tried again.
        reader.setInfo(*received(client.streamInfo(S)));
        QVERIFY(!received(reader.page({})).error);
        QCOMPARE(reader.way(), Way::Leader);
    }

    void deletedWhileOpen()
    {
        make(true);
        publish("orders.a", 10);
        StreamReader reader(m_client.get(), S);
        reader.setTimeout(1s);
        QCOMPARE(received(reader.page({})).messages.size(), 10);
        VERIFY_RESULT(received(m_client->deleteStream(S)));
        const auto page = received(reader.page({}));
        QVERIFY(page.error.has_value());
        QCOMPARE(page.error->code, 10059);
        // It is there again.
        make(true);
        publish("orders.a", 4);
        reader.setInfo(*received(m_client->streamInfo(S)));
        QCOMPARE(received(reader.page({})).messages.size(), 4);
        QVERIFY(reader.way() != Way::Leader);
    }

    void cancels()
    {
        make(true);
        publish("orders.a", 1'000);
        auto reader = std::make_unique<StreamReader>(m_client.get(), S);
        auto future = reader->page({});
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
        auto open = reader->page({});
        auto time = reader->sequenceAtTime(5);
        reader.reset();
        QTRY_VERIFY(open.isFinished() && time.isFinished());
        QCOMPARE(open.resultCount(), 0);
    }

private:
    [[nodiscard]] bool isNew() const { return m_session->status().server.isAtLeast(2, 11); }
    void make(bool isDirect)
    {
        Json config = json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory"})");
        config["allow_direct"] = isDirect;
        VERIFY_RESULT(received(m_client->createStream(config)));
    }
    void publish(const QByteArray &subject, int count)
    {
        const auto before = received(m_client->streamInfo(S))->state.lastSequence;
        QVERIFY(m_server->store(subject, count, 20));
        QTRY_COMPARE(received(m_client->streamInfo(S))->state.lastSequence, before + static_cast<quint64>(count));
    }
};

QTEST_MAIN(TestStreamReader)
#include "tst_streamreader.moc"
