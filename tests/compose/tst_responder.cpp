// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/responder.h"

#include "tests/compose/support.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <nlohmann/json.hpp>

using namespace natsight;
using namespace std::chrono_literals;
using Kind = AnswerRules::Kind;
using State = ResponderRow::State;

class TestResponder : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Session> m_asker;
    std::unique_ptr<ResponderFeed> m_feed;
    QStringList m_told;

    Result<Reply> ask(const QByteArray &subject, const QByteArray &payload = {}, Headers headers = {},
        std::chrono::milliseconds timeout = 5s)
    {
        return received(m_asker->request({ subject, payload, std::move(headers), {} }, timeout));
    }
    quint64 started(const ResponderFeed::Rules &rules)
    {
        const auto id = m_feed->add(rules);
        if (!id || !m_feed->start(*id) || !isAnswering(*m_feed))
            return 0;
        return *id;
    }
    ResponderCounts counts(quint64 id)
    {
        const auto *row = rowOf(*m_feed, id);
        return row ? row->counts : ResponderCounts();
    }
    [[nodiscard]] bool wasTold(const char *words) const
    {
        return m_told.join(u'\n').contains(QString::fromUtf8(words));
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>();
        QVERIFY(m_server->start());
        m_asker = std::make_unique<Session>(profileFor(*m_server));
        m_asker->open();
        QVERIFY(isConnected(*m_asker));
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QVERIFY(isConnected(*m_session));
        m_feed = std::make_unique<ResponderFeed>(m_session.get());
        m_told.clear();
        connect(m_feed.get(), &ResponderFeed::eventHappened, this,
            [this](const SessionEvent &event) { m_told << event.text; });
        new QAbstractItemModelTester(
            m_feed->list(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_feed.get());
        new QAbstractItemModelTester(
            m_feed->held(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_feed.get());
    }
    void cleanup()
    {
        m_feed.reset();
        m_session.reset();
    }
    void cleanupTestCase()
    {
        m_asker.reset();
        QVERIFY(Session::waitForClosed());
        m_server.reset();
    }

    void rulesSurviveJson()
    {
        ResponderRules rules = responder("greet.*", "Hello {{request.token 2}} ß", Kind::Error, "q");
        rules.name = QStringLiteral("Grüße");
        rules.answer.headers = { { QStringLiteral("A"), QStringLiteral("1") },
            { QStringLiteral("A"), QStringLiteral("2") } };
        rules.answer.errorCode = 404;
        rules.answer.errorText = QStringLiteral("nobody {{count}}");
        rules.answer.minDelay = 10ms;
        rules.answer.maxDelay = 20ms;
        rules.answer.holdFor = 7s;
        QCOMPARE(responderFromJson(toJson(rules)), rules);
        for (const Kind kind : { Kind::Template, Kind::Echo, Kind::Error, Kind::Silent, Kind::ByHand }) {
            rules.answer.kind = kind;
            QCOMPARE(responderFromJson(toJson(rules)), rules);
        }
        // What somebody has written there by hand.
        for (const char *text : { "{}", "[]", "null", R"({"answer":5})",
                 R"({"subject":1,"answer":{"kind":"x","headers":[1,["a"]],"min_delay_ms":-5,"hold_ms":1e99}})" })
            (void)responderFromJson(nlohmann::ordered_json::parse(text));
    }

    void wrongRulesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("group");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QByteArray() << QByteArray() << QStringLiteral("subject is missing");
        QTest::newRow("space") << QByteArray("a b") << QByteArray() << QString();
        QTest::newRow("everything") << QByteArray(">") << QByteArray() << QStringLiteral("NATS itself");
        QTest::newRow("stars") << QByteArray("*.API.>") << QByteArray() << QStringLiteral("NATS itself");
        QTest::newRow("services") << QByteArray("$SRV.PING") << QByteArray() << QStringLiteral("NATS itself");
        QTest::newRow("group") << QByteArray("a") << QByteArray("x y") << QString();
    }
    void wrongRulesAreRefused()
    {
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, group);
        QFETCH(QString, words);
        const auto valid = validateResponder(responder(subject.constData(), "x", Kind::Template, group.constData()));
        QVERIFY(!valid);
        QVERIFY2(valid.error().text().contains(words), qPrintable(valid.error().text()));
    }

    void wrongAnswersAreRefused()
    {
        AnswerRules rules;
        rules.minDelay = 2s;
        rules.maxDelay = 1s;
        QVERIFY(!validateAnswer(rules));
        rules = {};
        rules.maxDelay = 24h;
        QVERIFY(!validateAnswer(rules));
        rules = {};
        rules.kind = Kind::Error;
        QVERIFY(!validateAnswer(rules));
        rules = {};
        rules.kind = Kind::ByHand;
        rules.holdFor = 0ms;
        QVERIFY(!validateAnswer(rules));
        rules = {};
        rules.headers = { { QStringLiteral("a b"), QStringLiteral("1") } };
        QVERIFY(!validateAnswer(rules));
        rules = {};
        rules.body = "{{request.payload";
        QVERIFY(!validateAnswer(rules));
    }

    void answersWithVariables()
    {
        const auto id = started(responder("greet.*", "Hello {{request.token 2}}: {{request.payload}} #{{count}}"));
        QVERIFY(id);
        auto reply = ask("greet.ada", "hi");
        QVERIFY(reply);
        QCOMPARE(reply->message.payload, QByteArray("Hello ada: hi #1"));
        reply = ask("greet.bob", "ho");
        QVERIFY(reply);
        QCOMPARE(reply->message.payload, QByteArray("Hello bob: ho #2"));
        QTRY_COMPARE(counts(id).answers, quint64(2));
        QCOMPARE(counts(id).requests, quint64(2));
        QCOMPARE(counts(id).errors, quint64(0));
        QVERIFY(counts(id).lastRequestNs > 0);
    }

    void theCliIsAnswered()
    {
        NATSIGHT_NEED_CLI();
        const auto id = started(responder("rollcall", "Ada"));
        QVERIFY(id);
        QVERIFY(started(responder("rollcall", "Bob")));
        QCOMPARE(
            cli(*m_server,
                { QStringLiteral("req"), QStringLiteral("rollcall"), QStringLiteral("who?"), QStringLiteral("--raw") })
                .trimmed()
                .size(),
            3);
        // The roll call: every responder without a queue group answers.
        const auto all = cli(*m_server,
            { QStringLiteral("request"), QStringLiteral("rollcall"), QStringLiteral("who?"),
                QStringLiteral("--replies=0"), QStringLiteral("--raw"), QStringLiteral("--timeout=1s") });
        QVERIFY2(all.contains("Ada") && all.contains("Bob"), all.constData());
        QTRY_COMPARE(counts(id).requests, quint64(2));
    }

    void aQueueGroupIsALottery()
    {
        QList<quint64> ids;
        for (const char *name : { "one", "two", "three" })
            ids << started(responder("lottery", name, Kind::Template, "players"));
        QVERIFY(!ids.contains(0));
        constexpr int draws = 90;
        for (int i = 0; i < draws; ++i) {
            const auto replies = received(m_asker->requestMany({ "lottery", {}, {}, {} }, { 5s, 0ms, 1 }));
            QVERIFY(replies);
            QCOMPARE(replies->size(), 1);
        }
        quint64 sum = 0;
        for (const quint64 id : ids) {
            QTRY_VERIFY(counts(id).answers > 0); // missing one by chance: 1 in 10^15
            sum += counts(id).answers;
        }
        QTRY_COMPARE(sum = counts(ids[0]).answers + counts(ids[1]).answers + counts(ids[2]).answers, quint64(draws));
    }

    void echoKeepsBytesAndHeaders()
    {
        QVERIFY(started(responder("echo", "", Kind::Echo)));
        const QByteArray broken("\xff\xfe\x00 broken \xc3", 12);
        auto reply = ask("echo", broken, { { "Trace", "7" }, { "Trace", "8" } });
        QVERIFY(reply);
        QCOMPARE(reply->message.payload, broken);
        QCOMPARE(headerValue(reply->message.headers, "Trace"), QByteArray("7"));
        QCOMPARE(reply->message.headers.size(), std::size_t(2));
        const QByteArray large(1'000'000, 'x');
        reply = ask("echo", large);
        QVERIFY(reply);
        QCOMPARE(reply->message.payload, large);
    }

    void errorsHaveTheirHeaders()
    {
        ResponderRules rules = responder("fail", "details", Kind::Error);
        rules.answer.errorCode = 404;
        rules.answer.errorText = QStringLiteral("no {{request.payload}} here");
        const auto id = started(rules);
        QVERIFY(id);
        // What is put in can't end the header.
        const auto reply = ask("fail", "cheese\r\nEvil: yes");
        QVERIFY(reply);
        QCOMPARE(headerValue(reply->message.headers, "Nats-Service-Error"), QByteArray("no cheese  Evil: yes here"));
        QCOMPARE(headerValue(reply->message.headers, "Nats-Service-Error-Code"), QByteArray("404"));
        QCOMPARE(reply->message.headers.size(), std::size_t(2));
        QCOMPARE(reply->message.payload, QByteArray("details"));
        QTRY_COMPARE(counts(id).errors, quint64(1));
        QVERIFY(counts(id).lastError.startsWith("404:no cheese"));
    }

    void headersFromARequestCannotInject()
    {
        ResponderRules rules = responder("inject", "x");
        rules.answer.headers = { { QStringLiteral("From"), QStringLiteral("{{request.payload}}") } };
        const auto id = started(rules);
        QVERIFY(id);
        auto reply = ask("inject", "fine");
        QVERIFY(reply);
        QCOMPARE(headerValue(reply->message.headers, "From"), QByteArray("fine"));
        reply = ask("inject", "a\r\nEvil: yes", {}, 300ms);
        if (reply) // or the template made it harmless
            QVERIFY(headerValue(reply->message.headers, "Evil").isNull());
        else
            QTRY_COMPARE(counts(id).failed, quint64(1));
    }

    void silentAndUnanswerableAreCounted()
    {
        const auto silent = started(responder("silent", "", Kind::Silent));
        const auto plain = started(responder("plain", "x"));
        QVERIFY(silent && plain);
        const auto reply = ask("silent", {}, {}, 300ms);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Timeout);
        QVERIFY(received(m_asker->publish({ "plain", "no reply subject" })));
        QTRY_COMPARE(counts(silent).unanswered, quint64(1));
        QTRY_COMPARE(counts(plain).unanswered, quint64(1));
        QCOMPARE(counts(plain).answers, quint64(0));
        QCOMPARE(counts(plain).failed, quint64(0));
    }

    void tooLargeAnswersAreCounted()
    {
        const auto id = started(responder("double", "{{request.payload}}{{request.payload}}"));
        QVERIFY(id);
        const auto reply = ask("double", QByteArray(900'000, 'x'), {}, 500ms);
        QVERIFY(!reply);
        QTRY_COMPARE(counts(id).failed, quint64(1));
        QVERIFY(!counts(id).lastProblem.isEmpty());
        QVERIFY(ask("double", "ok"));
    }

    void delaysHoldNobodyUp()
    {
        ResponderRules rules = responder("slow", "at last");
        rules.answer.minDelay = 400ms;
        rules.answer.maxDelay = 500ms;
        const auto id = started(rules);
        QVERIFY(id);
        // One after the other would take ten seconds, twice as long as these wait.
        QList<QFuture<Result<Reply>>> futures;
        for (int i = 0; i < 25; ++i)
            futures << m_asker->request({ "slow", {}, {}, {} }, 5s);
        for (const auto &future : futures)
            QVERIFY(received(future));
        QTRY_COMPARE(counts(id).answers, quint64(25));
        QVERIFY(counts(id).averageNs() >= 400'000'000);
        QCOMPARE(counts(id).waiting, quint64(0));
    }

    void requestsByHandWait()
    {
        ResponderRules rules = responder("hand", "", Kind::ByHand);
        rules.answer.holdFor = 20s;
        const auto id = started(rules);
        QVERIFY(id);
        const auto first = m_asker->request({ "hand", "first", { { "H", "1" } }, {} }, 20s);
        QTRY_COMPARE(m_feed->held()->rowCount(), 1);
        const HeldRequest held = m_feed->held()->row(0);
        QCOMPARE(held.message.payload, QByteArray("first"));
        QCOMPARE(headerValue(held.message.headers, "H"), QByteArray("1"));
        QVERIFY(held.deadlineMs - held.receivedMs == 20'000);
        QCOMPARE(counts(id).waiting, quint64(1));
        m_feed->answer(held.id, { "by hand", { { "A", "b" } } });
        auto reply = received(first);
        QVERIFY(reply);
        QCOMPARE(reply->message.payload, QByteArray("by hand"));
        QCOMPARE(headerValue(reply->message.headers, "A"), QByteArray("b"));
        QTRY_COMPARE(m_feed->held()->rowCount(), 0);
        QTRY_COMPARE(counts(id).answers, quint64(1));
        QCOMPARE(counts(id).waiting, quint64(0));

        const auto second = m_asker->request({ "hand", "second", {}, {} }, 20s);
        QTRY_COMPARE(m_feed->held()->rowCount(), 1);
        Answer error;
        error.isError = true;
        error.headers = serviceErrorHeaders(403, "not you");
        // A typed header that can't be sent is told, and the request waits on.
        Answer bad;
        bad.headers = { { "a b", "c" } };
        m_feed->answer(m_feed->held()->row(0).id, bad);
        QTRY_VERIFY(!m_feed->held()->row(0).note.isEmpty());
        m_feed->answer(m_feed->held()->row(0).id, error);
        reply = received(second);
        QVERIFY(reply);
        QCOMPARE(headerValue(reply->message.headers, "Nats-Service-Error-Code"), QByteArray("403"));
        QTRY_COMPARE(counts(id).errors, quint64(1));

        const auto third = m_asker->request({ "hand", "third", {}, {} }, 500ms);
        QTRY_COMPARE(m_feed->held()->rowCount(), 1);
        m_feed->drop(m_feed->held()->row(0).id);
        QCOMPARE(m_feed->held()->rowCount(), 0);
        QVERIFY(!received(third));
        QTRY_COMPARE(counts(id).unanswered, quint64(1));
    }

    void heldRequestsExpire()
    {
        HeldRequestModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        HeldRequest request;
        request.title = QStringLiteral("hand");
        request.message.subject = "a";
        request.message.payload = "\xff\x01";
        request.receivedMs = 1'000;
        request.deadlineMs = 6'000;
        const auto id = model.add(request);
        QVERIFY(model.tick(2'000).isEmpty());
        QCOMPARE(model.index(0, HeldRequestModel::Left).data().toString(), QStringLiteral("4 s"));
        QCOMPARE(model.index(0, 0).data(HeldRequestModel::LeftShareRole).toDouble(), 0.8);
        QVERIFY(model.tick(6'000).isEmpty());
        QCOMPARE(model.row(0).state, HeldRequest::State::Expired);
        QCOMPARE(model.tick(6'000 + HeldRequestModel::keptAfterMs), QList<quint64> { id });
        for (int column = 0; column < HeldRequestModel::ColumnCount; ++column) {
            QVERIFY(!model.index(0, column).data().toString().isEmpty());
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        }
        model.remove(id);
        QCOMPARE(model.rowCount(), 0);
    }

    void tooManyHeldAreCountedAndTold()
    {
        const auto id = started(responder("hand", "", Kind::ByHand));
        QVERIFY(id);
        constexpr int sent = HeldInbox::maxRequests + 50;
        for (int i = 0; i < sent; ++i)
            QVERIFY(received(m_asker->publish({ "hand", "x", {}, "nobody.listens" })));
        QTRY_COMPARE(counts(id).requests, quint64(sent));
        QTRY_COMPARE(m_feed->held()->rowCount(), HeldInbox::maxRequests);
        QCOMPARE(m_feed->refused(), quint64(50));
        QTRY_COMPARE(counts(id).unanswered, quint64(50));
        QTRY_VERIFY(wasTold("Too many requests wait"));
        // There is room again when some are gone.
        for (int i = 0; i < 10; ++i)
            m_feed->drop(m_feed->held()->row(0).id);
        for (int i = 0; i < 10; ++i)
            QVERIFY(received(m_asker->publish({ "hand", "y", {}, "nobody.listens" })));
        QTRY_COMPARE(m_feed->held()->rowCount(), HeldInbox::maxRequests);
        QCOMPARE(m_feed->refused(), quint64(50));
    }

    void stoppingAnswersWhatCame()
    {
        const auto id = started(responder("drain", "{{request.payload}}!"));
        QVERIFY(id);
        const auto answered = std::make_shared<std::atomic<int>>(0);
        for (int i = 0; i < 5'000; ++i) {
            m_asker->request({ "drain", QByteArray::number(i), {}, {} }, 3s, [answered](const Result<Reply> &reply) {
                if (reply)
                    ++*answered;
            });
            if (i == 2'500) {
                QTRY_VERIFY(*answered > 0);
                m_feed->stop(id);
            }
        }
        QTRY_VERIFY(!m_feed->isRunning(id));
        // The server has let go of it: nobody answers any more.
        QTRY_COMPARE(ask("drain", {}, {}, 300ms).has_value(), false);
        QTRY_COMPARE(counts(id).requests, counts(id).answers);
        QTRY_COMPARE(static_cast<quint64>(*answered), counts(id).answers);
        // Started anew it counts anew.
        QVERIFY(m_feed->start(id));
        QVERIFY(isAnswering(*m_feed));
        QCOMPARE(counts(id).requests, quint64(0));
        QVERIFY(ask("drain", "again"));
    }

    void startsAndStopsManyTimes()
    {
        const auto id = m_feed->add(responder("again", "x"));
        QVERIFY(id);
        for (int i = 0; i < 30; ++i) {
            QVERIFY(m_feed->start(*id));
            for (int j = 0; j < 20; ++j)
                m_asker->request({ "again", {}, {}, {} }, 1s, [](const Result<Reply> &) {});
            m_feed->stop(*id);
        }
        QVERIFY(m_feed->start(*id));
        QVERIFY(isAnswering(*m_feed));
        QVERIFY(ask("again"));
    }

    void answersAgainAfterALostConnection()
    {
        const auto id = started(responder("lost", "here"));
        QVERIFY(id);
        QVERIFY(ask("lost"));
        m_server->kill();
        QTRY_VERIFY(wasTold("there is no connection"));
        QTRY_COMPARE(rowOf(*m_feed, id)->state, State::Waiting);
        QVERIFY(m_feed->isRunning(id));
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(wasTold("answer again"), 30'000);
        QTRY_COMPARE(rowOf(*m_feed, id)->state, State::Running);
        QVERIFY(isConnected(*m_asker));
        QVERIFY(ask("lost"));
        QTRY_COMPARE(counts(id).answers, quint64(2));
    }

    void closingStopsAndSaysSo()
    {
        const auto id = started(responder("close", "x"));
        QVERIFY(id);
        m_session->close();
        QTRY_VERIFY(!m_feed->isRunning(id));
        QVERIFY(wasTold("stopped: the connection was closed"));
        const auto again = m_feed->start(id);
        QVERIFY(!again);
        QVERIFY(again.error().text().contains(QStringLiteral("Connect first")));
        m_session->open();
        QVERIFY(isConnected(*m_session));
        QVERIFY(!m_feed->isRunning(id)); // nothing starts by itself
        QVERIFY(!ask("close", {}, {}, 300ms));
    }

    void readOnlyRefuses()
    {
        const auto id = started(responder("ro", "x"));
        QVERIFY(id);
        m_feed->setReadOnly(true);
        QVERIFY(!m_feed->isRunning(id));
        QVERIFY(wasTold("read-only"));
        const auto again = m_feed->start(id);
        QVERIFY(!again);
        QVERIFY(again.error().text().contains(QStringLiteral("read-only")));
        m_feed->setReadOnly(false);
        QVERIFY(m_feed->start(id));
    }

    void definitionsAreKept()
    {
        ServiceRules service;
        service.name = QStringLiteral("hello");
        EndpointRules endpoint;
        endpoint.name = QStringLiteral("echo");
        endpoint.subject = "hello.echo";
        service.endpoints << endpoint;
        service.metadata = { { QStringLiteral("owner"), QStringLiteral("me") } };
        QVERIFY(m_feed->add(responder("a", "x")));
        QVERIFY(m_feed->add(service));
        QVERIFY(!m_feed->add(responder("a b", "x")));
        ResponderFeed other(m_session.get());
        other.load(m_feed->save());
        QCOMPARE(other.definitions().size(), 2);
        QVERIFY(other.definitions().at(1).rules == m_feed->definitions().at(1).rules);
        QCOMPARE(other.runningCount(), 0);
        QStringList told;
        connect(
            &other, &ResponderFeed::eventHappened, this, [&told](const SessionEvent &event) { told << event.text; });
        other.load(R"([{"responder":{"subject":"a b"}},{"cheese":1},5,{"responder":{"subject":"fine"}}])");
        QCOMPARE(other.definitions().size(), 3);
        QVERIFY(told.join(u' ').contains(QStringLiteral("3 of the responders")));
        other.load("no json");
        QCOMPARE(other.definitions().size(), 3);
    }

    void changingKeepsItRunning()
    {
        const auto id = started(responder("change", "before"));
        QVERIFY(id);
        QCOMPARE(ask("change")->message.payload, QByteArray("before"));
        QVERIFY(m_feed->change(id, responder("change", "after")));
        QVERIFY(m_feed->isRunning(id));
        QVERIFY(isAnswering(*m_feed));
        QTRY_COMPARE(ask("change").value_or(Reply()).message.payload, QByteArray("after"));
        m_feed->remove(id);
        QTRY_VERIFY(!ask("change", {}, {}, 300ms));
        QCOMPARE(m_feed->list()->rowCount(), 0);
    }

    void missingPermissionsAreNamed()
    {
        TestServer server("authorization: { users: [ { user: deaf, password: p, permissions: { subscribe: { deny: "
                          "\"secret.>\" } } }, { user: mute, password: p, permissions: { publish: { deny: \"_INBOX.>\" "
                          "} } }, { user: full, password: p } ] }");
        QVERIFY(server.start());
        Session deaf(profileFor(server, QStringLiteral("deaf")));
        Session mute(profileFor(server, QStringLiteral("mute")));
        Session full(profileFor(server, QStringLiteral("full")));
        for (Session *one : { &deaf, &mute, &full }) {
            one->open();
            QVERIFY(isConnected(*one));
        }
        ResponderFeed feed(&deaf);
        const auto id = feed.add(responder("secret.one", "x"));
        QVERIFY(id && feed.start(*id));
        QTRY_COMPARE(rowOf(feed, *id)->state, State::Denied);
        QVERIFY2(rowOf(feed, *id)->reason.contains(QStringLiteral("secret.one")), qPrintable(rowOf(feed, *id)->reason));

        ResponderFeed other(&mute);
        const auto second = other.add(responder("open.one", "x"));
        QVERIFY(second && other.start(*second));
        QVERIFY(isAnswering(other));
        QVERIFY(!received(full.request({ "open.one", {}, {}, {} }, 500ms)));
        QTRY_VERIFY(rowOf(other, *second)->reason.contains(QStringLiteral("may not publish")));
    }

    void goesWhileAnswersAreUnderWay()
    {
        ResponderRules slow = responder("go.slow", "x");
        slow.answer.minDelay = slow.answer.maxDelay = 5s;
        QVERIFY(started(slow));
        QVERIFY(started(responder("go.hand", "", Kind::ByHand)));
        for (int i = 0; i < 50; ++i) {
            QVERIFY(received(m_asker->publish({ "go.slow", "x", {}, "nobody.listens" })));
            QVERIFY(received(m_asker->publish({ "go.hand", "x", {}, "nobody.listens" })));
        }
        QTRY_COMPARE(m_feed->held()->rowCount(), 50);
        m_feed->answer(m_feed->held()->row(0).id, { "late", {} });
        m_feed.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed() || true);
    }
};

QTEST_GUILESS_MAIN(TestResponder)
#include "tst_responder.moc"
