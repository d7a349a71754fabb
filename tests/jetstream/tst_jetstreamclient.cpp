// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/jetstreamclient.h"

#include "tests/jetstream/fakeapi.h"

using namespace natsight;
using namespace std::chrono_literals;
using Feature = JetStreamClient::Feature;
using State = SessionStatus::State;

namespace {

const QString S = QStringLiteral("ORDERS");
const QString C = QStringLiteral("worker");

} // namespace

class TestJetStreamClient : public QObject, private JetStreamFixture
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

    void tellsAccount()
    {
        JetStreamClient client(m_session.get());
        const auto info = received(client.accountInfo());
        VERIFY_RESULT(info);
        QCOMPARE(info->total.streams, quint64 { 0 });
        QCOMPARE(info->apiLevel, m_session->status().server.apiLevel);
        QCOMPARE(info->apiLevel > 0, m_session->status().server.isAtLeast(2, 11));
        VERIFY_RESULT(received(client.createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        QCOMPARE(received(client.accountInfo())->total.streams, quint64 { 1 });
    }

    void managesStreams()
    {
        JetStreamClient client(m_session.get());
        const auto made = received(client.createStream(
            json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","max_msgs":1000,"description":"d"})")));
        VERIFY_RESULT(made);
        QCOMPARE(made->name, S);
        QVERIFY(made->storage == Storage::Memory);
        QVERIFY(made->createdNs > 1'600'000'000'000'000'000);
        QCOMPARE(made->maxMessages, qint64 { 1000 });

        // The name with another configuration, a subject of another stream, a name that cannot be.
        auto error = received(
            client.createStream(json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"file"})")))
                         .error();
        QCOMPARE(error.kind, Error::Kind::Server);
        QCOMPARE(error.code, 10058);
        QCOMPARE(error.subject, QStringLiteral("$JS.API.STREAM.CREATE.ORDERS"));
        QCOMPARE(received(client.createStream(json(R"({"name":"X","subjects":["orders.a"]})"))).error().code, 10065);
        for (const char *bad : { "", "a.b", "a b", "a*", ">", "a/b", "a\\b", "a\tb" }) {
            Json config = Json::object();
            config["name"] = bad;
            QCOMPARE(received(client.createStream(config)).error().kind, Error::Kind::Invalid);
        }
        QCOMPARE(received(client.streamInfo(QString(256, QLatin1Char('x')))).error().kind, Error::Kind::Invalid);
        QCOMPARE(received(client.streamInfo(QStringLiteral("NONE"))).error().code, 10059);

        QVERIFY(m_server->store("orders.a", 10));
        QVERIFY(m_server->store("orders.b", 5));
        auto info = received(client.streamInfo(S));
        VERIFY_RESULT(info);
        QCOMPARE(info->state.messages, quint64 { 15 });
        QCOMPARE(info->state.subjects, quint64 { 2 });
        QVERIFY(info->state.lastNs >= info->state.firstNs && info->state.firstNs > made->createdNs);

        auto changed = received(client.updateStream(patchedConfig(*info->config, json(R"({"max_msgs":2000})"))));
        VERIFY_RESULT(changed);
        QCOMPARE(changed->maxMessages, qint64 { 2000 });
        QCOMPARE(changed->description, QStringLiteral("d"));
        QCOMPARE(received(client.updateStream(json(R"({"name":"NONE"})"))).error().code, 10059);

        // Messages.
        auto message = received(client.message(S, { MessageQuery::Mode::Sequence, 3, {} }));
        VERIFY_RESULT(message);
        QCOMPARE(message->subject, QByteArray("orders.a"));
        QCOMPARE(message->payload, QByteArray(100, 'x'));
        message = received(client.message(S, { MessageQuery::Mode::LastBySubject, 0, "orders.*" }));
        QCOMPARE(message->sequence, quint64 { 15 });
        message = received(client.message(S, { MessageQuery::Mode::NextBySubject, 2, "orders.b" }));
        QCOMPARE(message->sequence, quint64 { 11 });
        QCOMPARE(received(client.message(S, { MessageQuery::Mode::Sequence, 99, {} })).error().code, 10037);
        QCOMPARE(
            received(client.message(S, { MessageQuery::Mode::Sequence, 0, {} })).error().kind, Error::Kind::Invalid);
        VERIFY_RESULT(received(client.deleteMessage(S, 3, false)));
        VERIFY_RESULT(received(client.deleteMessage(S, 5, true)));
        QCOMPARE(received(client.deleteMessage(S, 5, true)).error().code, 10043);
        info = received(client.streamInfo(S, true));
        QCOMPARE(info->state.deletedSequences, (QList<quint64> { 3, 5 }));
        QCOMPARE(received(client.streamInfo(S))->state.deleted, quint64 { 2 });

        // Headers.
        OutgoingMessage out;
        out.subject = "orders.h";
        out.payload = QByteArray("\0\xff", 2);
        out.headers = { { "X-One", "1" }, { "X-One", "2" } };
        VERIFY_RESULT(received(m_session->request(out)));
        message = received(client.message(S, { MessageQuery::Mode::LastBySubject, 0, "orders.h" }));
        QCOMPARE(message->headers, out.headers);
        QCOMPARE(message->payload, out.payload);

        // Purges.
        QCOMPARE(*received(client.purgeStream(S, { QStringLiteral("orders.b"), 0, 2 })), quint64 { 3 });
        QCOMPARE(*received(client.purgeStream(S, { QString(), 4, 0 })), quint64 { 2 });
        QCOMPARE(received(client.purgeStream(S, { QString(), 4, 1 })).error().kind, Error::Kind::Invalid);
        QCOMPARE(received(client.purgeStream(S, { QStringLiteral("a b"), 0, 0 })).error().kind, Error::Kind::Invalid);
        QCOMPARE(*received(client.purgeStream(S, { QString(), 0, 1 })), quint64 { 8 });
        QCOMPARE(*received(client.purgeStream(S)), quint64 { 1 });

        auto sealed = received(client.sealStream(S));
        VERIFY_RESULT(sealed);
        QVERIFY(sealed->isSealed);
        QCOMPARE(sealed->description, QStringLiteral("d"));
        QCOMPARE(received(client.purgeStream(S)).error().code, 10109);
        QCOMPARE(received(client.sealStream(QStringLiteral("NONE"))).error().code, 10059);
        VERIFY_RESULT(received(client.deleteStream(S)));
        QCOMPARE(received(client.deleteStream(S)).error().code, 10059);
    }

    /// Where there is no cluster: an answer in words, or none in time.
    void managesPeersInClustersOnly()
    {
        JetStreamClient client(m_session.get());
        client.setTimeout(300ms);
        VERIFY_RESULT(received(client.createStream(json(R"({"name":"ORDERS"})"))));
        QCOMPARE(received(client.removeStreamPeer(S, {})).error().kind, Error::Kind::Invalid);
        const auto removed = received(client.removeStreamPeer(S, QStringLiteral("n1")));
        QCOMPARE(removed.error().code, 10010);
        if (!client.supports(Feature::PeerEvacuate)) {
            for (const auto &result : { received(client.evacuateStreamPeer(S, QStringLiteral("n1"))),
                     received(client.evacuateConsumerPeer(S, C, QStringLiteral("n1"))),
                     received(client.removeConsumerPeer(S, C, QStringLiteral("n1"))) }) {
                QCOMPARE(result.error().kind, Error::Kind::Unsupported);
                QVERIFY(result.error().message.contains(QStringLiteral("2.15")));
            }
            QCOMPARE(received(client.cancelStreamMove(S)).error().kind, Error::Kind::Unsupported);
        } else {
            QCOMPARE(received(client.evacuateStreamPeer(S, QStringLiteral("n1"))).error().code, 10010);
            QCOMPARE(received(client.cancelStreamMove(S)).error().code, 10010);
        }
        QCOMPARE(received(client.stepDownStream(S, { {}, {}, QStringLiteral("n1") })).error().kind,
            client.supports(Feature::LeaderPlacement) ? Error::Kind::Server : Error::Kind::Unsupported);
    }

    void managesConsumers()
    {
        JetStreamClient client(m_session.get());
        VERIFY_RESULT(received(client.createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        QVERIFY(m_server->store("orders.a", 10));
        const auto made = received(client.createConsumer(S,
            json(
                R"({"durable_name":"worker","ack_policy":"explicit","filter_subject":"orders.*","ack_wait":1500000000,"description":"d"})")));
        VERIFY_RESULT(made);
        QCOMPARE(made->name, C);
        QCOMPARE(made->stream, S);
        QVERIFY(made->isDurable);
        QVERIFY(!made->isPush());
        QVERIFY(made->ackPolicy == AckPolicy::Explicit);
        QVERIFY(made->priorityPolicy == PriorityPolicy::None);
        QCOMPARE(made->ackWaitNs, qint64 { 1'500'000'000 });
        QCOMPARE(made->filterSubjects, QStringList { QStringLiteral("orders.*") });
        QCOMPARE(received(client.consumerInfo(S, C))->pending, quint64 { 10 });

        QCOMPARE(received(client.createConsumer(
                              S, json(R"({"durable_name":"worker","ack_policy":"explicit","description":"e"})")))
                     .error()
                     .code,
            10148);
        QCOMPARE(received(client.updateConsumer(S, json(R"({"durable_name":"other","ack_policy":"explicit"})")))
                     .error()
                     .code,
            10149);
        QCOMPARE(received(client.consumerInfo(S, QStringLiteral("other"))).error().code, 10014);
        auto changed = received(client.updateConsumer(S, patchedConfig(*made->config, json(R"({"max_deliver":7})"))));
        VERIFY_RESULT(changed);
        QCOMPARE(changed->maxDeliver, qint64 { 7 });
        QCOMPARE(changed->description, QStringLiteral("d"));
        QCOMPARE(changed->ackWaitNs, qint64 { 1'500'000'000 });

        const auto ephemeral = received(
            client.createConsumer(S, json(R"({"ack_policy":"none","deliver_subject":"out"})")));
        VERIFY_RESULT(ephemeral);
        QVERIFY(!ephemeral->name.isEmpty());
        QVERIFY(ephemeral->isPush());
        QVERIFY(!ephemeral->isDurable);
        const auto named = received(client.createConsumer(S, json(R"({"name":"named","filter_subject":"orders.a"})")));
        VERIFY_RESULT(named);
        QVERIFY(!named->isDurable);

        auto names = received(client.consumerNames(S)).items;
        QCOMPARE(names.size(), 3);
        const auto all = received(client.consumers(S));
        QCOMPARE(all.items.size(), 3);
        QCOMPARE(all.received, quint64 { 3 });
        QVERIFY(!all.error);
        QCOMPARE(received(client.consumers(QStringLiteral("NONE"))).error->code, 10059);

        if (client.supports(Feature::ConsumerPause)) {
            const auto until = QDateTime::currentMSecsSinceEpoch() * 1'000'000 + 3600'000'000'000;
            const auto paused = received(client.pauseConsumer(S, C, until));
            VERIFY_RESULT(paused);
            QVERIFY(paused->isPaused);
            QCOMPARE(paused->untilNs, until);
            QVERIFY(paused->remainingNs > 3500'000'000'000);
            QVERIFY(received(client.consumerInfo(S, C))->isPaused);
            const auto resumed = received(client.resumeConsumer(S, C));
            VERIFY_RESULT(resumed);
            QVERIFY(!resumed->isPaused);
        } else {
            QCOMPARE(received(client.pauseConsumer(S, C, 1)).error().kind, Error::Kind::Unsupported);
            QCOMPARE(received(client.resumeConsumer(S, C)).error().kind, Error::Kind::Unsupported);
        }
        if (client.supports(Feature::ConsumerReset)) {
            const auto reset = received(client.resetConsumer(S, C, 4));
            VERIFY_RESULT(reset);
            QCOMPARE(reset->sequence, quint64 { 4 });
            QCOMPARE(reset->info.pending, quint64 { 7 });
            VERIFY_RESULT(received(client.resetConsumer(S, C)));
        } else {
            const auto reset = received(client.resetConsumer(S, C, 4)).error();
            QCOMPARE(reset.kind, Error::Kind::Unsupported);
            QVERIFY2(reset.message.contains(QStringLiteral("2.14"))
                    && reset.message.contains(m_session->status().server.version),
                qPrintable(reset.message));
        }
        if (client.supports(Feature::PriorityGroups)) {
            VERIFY_RESULT(received(client.createConsumer(S,
                json(
                    R"({"durable_name":"pinned","ack_policy":"explicit","priority_policy":"pinned_client","priority_groups":["g"]})"))));
            VERIFY_RESULT(received(client.unpinConsumer(S, QStringLiteral("pinned"), QStringLiteral("g"))));
            QCOMPARE(
                received(client.unpinConsumer(S, QStringLiteral("pinned"), QStringLiteral("h"))).error().code, 10160);
            QCOMPARE(received(client.consumerInfo(S, QStringLiteral("pinned")))->priorityGroups.size(), 1);
        } else {
            QCOMPARE(received(client.unpinConsumer(S, C, QStringLiteral("g"))).error().kind, Error::Kind::Unsupported);
        }
        VERIFY_RESULT(received(client.deleteConsumer(S, C)));
        QCOMPARE(received(client.deleteConsumer(S, C)).error().code, 10014);
    }

    void gatesByLevelThenByVersion()
    {
        ServerInfo server;
        QVERIFY(JetStreamClient::supports(Feature::CancelMove, server)); // unknown: a time-out tells
        server.version = QStringLiteral("2.9.10");
        QVERIFY(!JetStreamClient::supports(Feature::Metadata, server));
        QVERIFY(JetStreamClient::supports(Feature::Metadata, server, true)); // that server is not the one that answers
        server.version = QStringLiteral("2.12.0");
        QVERIFY(JetStreamClient::supports(Feature::MessageCounters, server));
        QVERIFY(!JetStreamClient::supports(Feature::ConsumerReset, server));
        server.isJetStream = true; // its JetStream is older than itself
        QVERIFY(!JetStreamClient::supports(Feature::ConsumerPause, server));
        server.apiLevel = 4;
        QVERIFY(JetStreamClient::supports(Feature::ConsumerReset, server));
        const auto error = JetStreamClient::supports(Feature::CancelMove, server);
        QVERIFY(!error);
        QVERIFY(error.error().message.contains(QStringLiteral("2.15")));
    }

    void pagesStreams()
    {
        constexpr int count = 600;
        JetStreamClient client(m_session.get());
        QList<QFuture<Result<StreamInfo>>> made;
        for (int i = 0; i < count; ++i) {
            Json config = json(R"({"storage":"memory","subjects":[]})");
            config["name"] = "S" + std::to_string(i);
            config["subjects"].push_back("many." + std::to_string(i));
            made.append(client.createStream(config));
        }
        for (const auto &future : made)
            VERIFY_RESULT(received(future));

        QList<int> pages;
        QStringList names;
        const auto listing = received(
            client.streams({}, [&](const ListPage<StreamInfo> &page, quint64 got, quint64 total) {
                pages.append(static_cast<int>(page.items.size()));
                for (const StreamInfo &info : page.items)
                    names.append(info.name);
                QCOMPARE(got, static_cast<quint64>(names.size()));
                QCOMPARE(total, quint64 { count });
            }));
        QVERIFY(!listing.error);
        QVERIFY(listing.items.isEmpty());
        QCOMPARE(listing.received, quint64 { count });
        QCOMPARE(pages, (QList<int> { 256, 256, 88 }));
        QCOMPARE(names.removeDuplicates(), 0);
        QCOMPARE(names.size(), count);

        const auto whole = received(client.streams());
        QCOMPARE(whole.items.size(), count);
        QCOMPARE(received(client.streamNames()).items.size(), count);
        const auto some = received(client.streamNames(QStringLiteral("many.7")));
        QCOMPARE(some.items, QStringList { QStringLiteral("S7") });

        // Cancelled at the first page: no other one is handed over.
        int seen = 0;
        QFuture<Listing<StreamInfo>> cancelled;
        cancelled = client.streams({}, [&](const ListPage<StreamInfo> &, quint64, quint64) {
            ++seen;
            cancelled.cancel();
        });
        QTRY_VERIFY(cancelled.isFinished());
        QCOMPARE(seen, 1);
    }

    void countsSubjects()
    {
        JetStreamClient client(m_session.get());
        VERIFY_RESULT(
            received(client.createStream(json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory"})"))));
        for (int i = 0; i < 20; ++i)
            QVERIFY(m_server->store("orders." + QByteArray::number(i), i + 1, 1));
        auto listing = received(client.streamSubjects(S, QStringLiteral("orders.>"), 1000));
        QVERIFY(!listing.error);
        QCOMPARE(listing.items.size(), 20);
        quint64 messages = 0;
        for (const SubjectCount &subject : listing.items)
            messages += subject.messages;
        QCOMPARE(messages, quint64 { 210 });
        listing = received(client.streamSubjects(S, QStringLiteral("orders.>"), 7));
        QCOMPARE(listing.items.size(), 7);
        QVERIFY(listing.received < listing.total);
        QCOMPARE(received(client.streamSubjects(S, QStringLiteral("none.*"), 7)).items.size(), 0);
        QCOMPARE(received(client.streamSubjects(S, QStringLiteral("a b"), 7)).error->kind, Error::Kind::Invalid);
    }

    /// Two pages come, then an error: what came is there with it. Pages that answer out of order keep theirs.
    void keepsWhatCameBeforeAnError()
    {
        auto profile = profileFor(*m_server);
        bool isFailing = true;
        FakeApi api(profile, [&isFailing](const QByteArray &, const Json &request) -> QByteArray {
            const int offset = request.value("offset", 0);
            if (offset >= 4 && isFailing)
                return R"({"error":{"code":503,"err_code":10008,"description":"JetStream system temporarily unavailable"}})";
            Json answer = { { "total", 7 }, { "offset", offset }, { "limit", 2 }, { "streams", Json::array() } };
            for (int i = offset; i < std::min(offset + 2, 7); ++i)
                answer["streams"].push_back("S" + std::to_string(i));
            return QByteArray::fromStdString(answer.dump());
        });
        QTRY_VERIFY(api.isReady());
        profile.jetStreamApiPrefix = QStringLiteral("fake");
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        JetStreamClient client(&session);
        auto listing = received(client.streamNames());
        while (listing.error && listing.error->kind == Error::Kind::NoResponders) // until the server knows the fake
            listing = received(client.streamNames());
        QVERIFY(listing.error.has_value());
        QCOMPARE(listing.error->code, 10008);
        QCOMPARE(listing.items.size(), 4);
        QCOMPARE(listing.total, quint64 { 7 });
        isFailing = false;
        listing = received(client.streamNames());
        QVERIFY(!listing.error);
        QCOMPARE(listing.items,
            (QStringList { QStringLiteral("S0"), QStringLiteral("S1"), QStringLiteral("S2"), QStringLiteral("S3"),
                QStringLiteral("S4"), QStringLiteral("S5"), QStringLiteral("S6") }));
    }

    void timesOut()
    {
        auto profile = profileFor(*m_server);
        FakeApi api(profile, [](const QByteArray &, const Json &) { return QByteArray(); });
        QTRY_VERIFY(api.isReady());
        profile.jetStreamApiPrefix = QStringLiteral("fake");
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        JetStreamClient client(&session);
        client.setTimeout(200ms);
        auto info = received(client.streamInfo(S));
        while (info.error().kind == Error::Kind::NoResponders)
            info = received(client.streamInfo(S));
        QCOMPARE(info.error().kind, Error::Kind::Timeout);
        QVERIFY(info.error().message.contains(QStringLiteral("fake.STREAM.INFO.ORDERS")));
        QVERIFY(!info.error().advice.isEmpty());
        QCOMPARE(received(client.streams()).error->kind, Error::Kind::Timeout);
    }

    void tellsThatThereIsNoJetStream()
    {
        TestServer server("accounts { A { users: [ { user: a, password: p } ] }, B { jetstream: enabled, users: [ { "
                          "user: b, password: p } ] } }\n",
            0, true);
        QVERIFY(server.start());
        auto profile = profileFor(server);
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QStringLiteral("a");
        profile.signIn.password = Secret("p");
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        {
            JetStreamClient client(&session);
            const auto error = received(client.accountInfo()).error();
            QCOMPARE(error.kind, Error::Kind::Server);
            QCOMPARE(error.code, 10039);
            QCOMPARE(received(client.streams()).error->code, 10039);
        }
        TestServer bare;
        QVERIFY(bare.start());
        Session other(profileFor(bare));
        other.open();
        QTRY_COMPARE(other.status().state, State::Connected);
        JetStreamClient client(&other);
        const auto error = received(client.accountInfo()).error();
        QCOMPARE(error.kind, Error::Kind::NoResponders);
        QVERIFY(error.message.contains(QStringLiteral("JetStream")));
    }

    void namesWhatIsDenied()
    {
        TestServer server("jetstream: enabled\nauthorization { users: [ { user: u, password: p, permissions: { "
                          "publish: { deny: [\"$JS.API.STREAM.*.ORDERS\"] } } } ] }\n",
            0, true);
        QVERIFY(server.start());
        auto profile = profileFor(server);
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QStringLiteral("u");
        profile.signIn.password = Secret("p");
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        JetStreamClient client(&session);
        const auto error = received(client.streamInfo(S)).error();
        QCOMPARE(error.kind, Error::Kind::Denied);
        QCOMPARE(error.subject, QStringLiteral("$JS.API.STREAM.INFO.ORDERS"));
        VERIFY_RESULT(received(client.createStream(json(R"({"name":"OTHER"})"))));
    }

    /// Each kind of request says which permission it misses.
    void namesEveryVerbThatIsDenied()
    {
        TestServer server("authorization { users: [ { user: u, password: p, permissions: { publish: { deny: "
                          "\"$JS.API.>\" } } } ] }\n",
            0, true);
        QVERIFY(server.start());
        Session session(profileFor(server, QStringLiteral("u")));
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        QTRY_VERIFY(!session.status().server.version.isEmpty());
        JetStreamClient client(&session);
        const auto isDenied = [](const char *verb, const std::optional<Error> &error) {
            QVERIFY2(error.has_value(), verb);
            QVERIFY2(error->kind == Error::Kind::Denied, qPrintable(error->text()));
            const QString subject = QLatin1String("$JS.API.") + QLatin1String(verb);
            QVERIFY2(error->subject == subject, qPrintable(error->subject));
            QVERIFY2(error->text().contains(subject), qPrintable(error->text()));
            QVERIFY(!error->advice.isEmpty());
        };
        const auto denied = [&](const char *verb, const auto &result) {
            isDenied(verb, result ? std::nullopt : std::optional(result.error()));
        };
        denied("INFO", received(client.accountInfo()));
        isDenied("STREAM.LIST", received(client.streams()).error);
        isDenied("STREAM.NAMES", received(client.streamNames()).error);
        denied("STREAM.INFO.ORDERS", received(client.streamInfo(S)));
        isDenied("STREAM.INFO.ORDERS", received(client.streamSubjects(S, QStringLiteral(">"), 10)).error);
        denied("STREAM.CREATE.ORDERS", received(client.createStream(json(R"({"name":"ORDERS"})"))));
        denied("STREAM.UPDATE.ORDERS", received(client.updateStream(json(R"({"name":"ORDERS"})"))));
        denied("STREAM.DELETE.ORDERS", received(client.deleteStream(S)));
        denied("STREAM.PURGE.ORDERS", received(client.purgeStream(S)));
        denied("STREAM.MSG.GET.ORDERS", received(client.message(S, { MessageQuery::Mode::Sequence, 1, {} })));
        denied("STREAM.MSG.DELETE.ORDERS", received(client.deleteMessage(S, 1, false)));
        denied("STREAM.LEADER.STEPDOWN.ORDERS", received(client.stepDownStream(S)));
        denied("STREAM.PEER.REMOVE.ORDERS", received(client.removeStreamPeer(S, QStringLiteral("n1"))));
        isDenied("CONSUMER.LIST.ORDERS", received(client.consumers(S)).error);
        isDenied("CONSUMER.NAMES.ORDERS", received(client.consumerNames(S)).error);
        denied("CONSUMER.INFO.ORDERS.worker", received(client.consumerInfo(S, C)));
        const auto worker = json(R"({"durable_name":"worker","ack_policy":"explicit"})");
        const QString create = received(client.createConsumer(S, worker)).error().subject;
        QVERIFY2(
            create.startsWith(QLatin1String("$JS.API.CONSUMER.")) && create.contains(QLatin1String(".ORDERS.worker")),
            qPrintable(create));
        denied("CONSUMER.DELETE.ORDERS.worker", received(client.deleteConsumer(S, C)));
        denied("CONSUMER.LEADER.STEPDOWN.ORDERS.worker", received(client.stepDownConsumer(S, C)));
        if (client.supports(Feature::ConsumerPause))
            denied("CONSUMER.PAUSE.ORDERS.worker", received(client.pauseConsumer(S, C, 1)));
        if (client.supports(Feature::PriorityGroups))
            denied("CONSUMER.UNPIN.ORDERS.worker", received(client.unpinConsumer(S, C, QStringLiteral("g"))));
        if (client.supports(Feature::ConsumerReset))
            denied("CONSUMER.RESET.ORDERS.worker", received(client.resetConsumer(S, C)));
        if (client.supports(Feature::PeerEvacuate))
            denied("STREAM.PEER.EVACUATE.ORDERS", received(client.evacuateStreamPeer(S, QStringLiteral("n1"))));
        if (client.supports(Feature::CancelMove))
            denied("STREAM.CANCEL_MOVE.ORDERS", received(client.cancelStreamMove(S)));
        if (client.supports(Feature::ConsumerPeers)) {
            denied(
                "CONSUMER.PEER.REMOVE.ORDERS.worker", received(client.removeConsumerPeer(S, C, QStringLiteral("n1"))));
            denied("CONSUMER.PEER.EVACUATE.ORDERS.worker",
                received(client.evacuateConsumerPeer(S, C, QStringLiteral("n1"))));
        }
    }

    void asksTheDomain()
    {
        TestServer server("jetstream { domain: hub }\n", 0, true);
        QVERIFY(server.start());
        auto profile = profileFor(server);
        for (const bool isPrefix : { false, true }) {
            profile.jetStreamDomain = isPrefix ? QString() : QStringLiteral("hub");
            profile.jetStreamApiPrefix = isPrefix ? QStringLiteral("$JS.hub.API") : QString();
            Session session(profile);
            session.open();
            QTRY_COMPARE(session.status().state, State::Connected);
            JetStreamClient client(&session);
            const auto info = received(client.accountInfo());
            VERIFY_RESULT(info);
            QCOMPARE(info->domain, QStringLiteral("hub"));
        }
        profile.jetStreamDomain = QStringLiteral("nowhere");
        profile.jetStreamApiPrefix.clear();
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, State::Connected);
        JetStreamClient client(&session);
        const auto error = received(client.accountInfo()).error();
        QCOMPARE(error.kind, Error::Kind::NoResponders);
        QVERIFY(error.advice.contains(QStringLiteral("domain")));
    }

    void survivesItsEnd()
    {
        auto session = std::make_unique<Session>(profileFor(*m_server));
        session->open();
        QTRY_COMPARE(session->status().state, State::Connected);
        for (int i = 0; i < 20; ++i) {
            auto client = std::make_unique<JetStreamClient>(session.get());
            const auto listing = client->streams({}, [](const ListPage<StreamInfo> &, quint64, quint64) {});
            const auto info = client->streamInfo(S);
            const auto seal = client->sealStream(S);
            if (i % 2 == 0)
                QTest::qWait(1);
            client.reset();
            QTRY_VERIFY(info.isFinished());
            QTRY_VERIFY(listing.isFinished());
        }
        JetStreamClient client(session.get());
        const auto listing = client.streams();
        session.reset();
        QTRY_VERIFY(listing.isFinished());
        QCOMPARE(received(client.accountInfo()).error().kind, Error::Kind::NotConnected);
        QVERIFY(!client.supports(Feature::Metadata));
    }
};

QTEST_GUILESS_MAIN(TestJetStreamClient)
#include "tst_jetstreamclient.moc"
