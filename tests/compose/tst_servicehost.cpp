// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/servicehost.h"

#include "tests/compose/support.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace natsight;
using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

class TestServiceHost : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Session> m_asker;
    std::unique_ptr<ResponderFeed> m_feed;

    static ServiceRules hello(int instances = 1)
    {
        ServiceRules rules;
        rules.name = QStringLiteral("hello");
        rules.version = QStringLiteral("1.2.3");
        rules.description = QStringLiteral("Says hello");
        rules.metadata = { { QStringLiteral("owner"), QStringLiteral("workshop") } };
        rules.instances = instances;
        EndpointRules echo;
        echo.name = QStringLiteral("echo");
        echo.subject = "hello.echo";
        echo.metadata = { { QStringLiteral("format"), QStringLiteral("text") } };
        echo.answer.kind = AnswerRules::Kind::Echo;
        EndpointRules who;
        who.name = QStringLiteral("who");
        who.subject = "hello.who";
        who.answer.body = "{{instance}} of {{service}}";
        EndpointRules broken;
        broken.name = QStringLiteral("broken");
        broken.subject = "hello.broken";
        broken.queueGroup = "other";
        broken.answer.kind = AnswerRules::Kind::Error;
        broken.answer.errorCode = 503;
        broken.answer.errorText = QStringLiteral("out of order");
        rules.endpoints = { echo, who, broken };
        return rules;
    }
    quint64 hosted(const ServiceRules &rules)
    {
        const auto id = m_feed->add(rules);
        if (!id || !m_feed->start(*id) || !isAnswering(*m_feed))
            return 0;
        return *id;
    }
    Result<Reply> ask(const QByteArray &subject, const QByteArray &payload = {})
    {
        return received(m_asker->request({ subject, payload, {}, {} }, 5s));
    }
    /// All answers to a question of discovery.
    QList<Json> discovered(const QByteArray &subject, int expected)
    {
        QList<Json> list;
        const auto replies = received(m_asker->requestMany({ subject, {}, {}, {} }, { 5s, 500ms, expected }));
        if (!replies)
            return list;
        for (const Reply &reply : *replies)
            list << Json::parse(reply.message.payload.toStdString(), nullptr, false);
        return list;
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
    }
    void cleanup()
    {
        m_feed.reset();
        m_session.reset();
        QTRY_VERIFY(discovered("$SRV.PING", 1).isEmpty());
    }
    void cleanupTestCase()
    {
        m_asker.reset();
        QVERIFY(Session::waitForClosed());
        m_server.reset();
    }

    void namesAndVersionsAreChecked()
    {
        for (const char *good : { "hello", "a-b_C9" })
            QVERIFY(validateServiceName(QString::fromLatin1(good)));
        for (const char *bad : { "", "a b", "a.b", "a*", "ä", "a\n" })
            QVERIFY(!validateServiceName(QString::fromUtf8(bad)));
        for (const char *good : { "0.0.0", "1.2.3", "10.20.30-beta.1+build.5", "1.0.0-0A.is.legal" })
            QVERIFY2(validateServiceVersion(QString::fromLatin1(good)), good);
        for (const char *bad : { "", "1", "1.2", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3 ", "1.2.3-01" })
            QVERIFY2(!validateServiceVersion(QString::fromLatin1(bad)), bad);
        ServiceRules rules = hello();
        QVERIFY(validateService(rules));
        rules.endpoints[1].name = rules.endpoints[0].name;
        QVERIFY(validateService(rules).error().text().contains(QStringLiteral("Two endpoints")));
        rules = hello();
        rules.endpoints[2].subject = "a b";
        QVERIFY(validateService(rules).error().text().contains(QStringLiteral("Endpoint broken")));
        rules.endpoints.clear();
        QVERIFY(!validateService(rules));
        rules = hello(ServiceRules::maxInstances + 1);
        QVERIFY(!validateService(rules));
        rules = hello(3);
        QCOMPARE(serviceFromJson(toJson(rules)), rules);
        for (const char *text : { "{}", "5", R"({"endpoints":[1,{"name":2}],"instances":99,"metadata":{"a":1}})" })
            (void)serviceFromJson(Json::parse(text));
    }

    void answersDiscovery()
    {
        const auto id = hosted(hello());
        QVERIFY(id);
        for (const QByteArray &subject : { QByteArray("$SRV.PING"), QByteArray("$SRV.PING.hello"),
                 QByteArray("$SRV.PING.hello." + rowOf(*m_feed, id, 1)->instanceId.toLatin1()) }) {
            const auto pings = discovered(subject, 1);
            QCOMPARE(pings.size(), 1);
            QCOMPARE(pings[0]["type"].get<std::string>(), std::string("io.nats.micro.v1.ping_response"));
            QCOMPARE(pings[0]["name"].get<std::string>(), std::string("hello"));
            QCOMPARE(pings[0]["version"].get<std::string>(), std::string("1.2.3"));
            QCOMPARE(QString::fromStdString(pings[0]["id"].get<std::string>()), rowOf(*m_feed, id, 1)->instanceId);
            QCOMPARE(pings[0]["metadata"]["owner"].get<std::string>(), std::string("workshop"));
        }
        QVERIFY(discovered("$SRV.PING.other", 1).isEmpty());
        const auto infos = discovered("$SRV.INFO", 1);
        QCOMPARE(infos.size(), 1);
        const Json &info = infos[0];
        QCOMPARE(info["description"].get<std::string>(), std::string("Says hello"));
        QCOMPARE(info["endpoints"].size(), std::size_t(3));
        QCOMPARE(info["endpoints"][0]["queue_group"].get<std::string>(), std::string("q"));
        QCOMPARE(info["endpoints"][0]["metadata"]["format"].get<std::string>(), std::string("text"));
        QCOMPARE(info["endpoints"][2]["queue_group"].get<std::string>(), std::string("other"));
        // Without a reply subject there is nobody to tell.
        QVERIFY(received(m_asker->publish({ "$SRV.STATS", {} })));
        QCOMPARE(discovered("$SRV.STATS.hello", 1).size(), 1);
    }

    void countsWhatItDoes()
    {
        const auto id = hosted(hello());
        QVERIFY(id);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(ask("hello.echo", "x")->message.payload, QByteArray("x"));
        QCOMPARE(ask("hello.who")->message.payload, QByteArray("1 of hello"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(headerValue(ask("hello.broken")->message.headers, "Nats-Service-Error-Code"), QByteArray("503"));
        Json endpoints;
        const auto isCounted = [&] {
            const auto all = discovered("$SRV.STATS.hello", 1);
            endpoints = all.size() == 1 ? all[0]["endpoints"] : Json::array();
            return endpoints.size() == 3 && endpoints[2]["num_errors"] == 2;
        };
        QTRY_VERIFY(isCounted());
        QCOMPARE(endpoints[0]["num_requests"].get<int>(), 5);
        QCOMPARE(endpoints[0]["num_errors"].get<int>(), 0);
        QCOMPARE(endpoints[0]["last_error"].get<std::string>(), std::string());
        QVERIFY(endpoints[0]["processing_time"].get<qint64>() > 0);
        QVERIFY(endpoints[0]["average_processing_time"].get<qint64>() > 0);
        QCOMPARE(endpoints[2]["num_requests"].get<int>(), 2);
        QCOMPARE(endpoints[2]["last_error"].get<std::string>(), std::string("503:out of order"));
        const auto started = discovered("$SRV.STATS", 1)[0]["started"].get<std::string>();
        QVERIFY2(QDateTime::fromString(QString::fromStdString(started), Qt::ISODateWithMs).isValid(), started.c_str());
        m_feed->resetCounters();
        QCOMPARE(discovered("$SRV.STATS", 1)[0]["endpoints"][0]["num_requests"].get<int>(), 0);
    }

    void theCliAgrees()
    {
        NATSIGHT_NEED_CLI();
        const auto id = hosted(hello(2));
        QVERIFY(id);
        for (int i = 0; i < 4; ++i)
            QVERIFY(ask("hello.echo", "x"));
        QVERIFY(ask("hello.broken"));
        QTRY_COMPARE(rowOf(*m_feed, id, 1)->counts.requests + rowOf(*m_feed, id, 2)->counts.requests, quint64(4));
        const auto list = cli(
            *m_server, { QStringLiteral("service"), QStringLiteral("list"), QStringLiteral("--json") });
        const Json listed = Json::parse(list.toStdString(), nullptr, false);
        QVERIFY2(listed.is_array() && listed.size() == 2, list.constData());
        for (const Json &one : listed)
            QCOMPARE(one["name"].get<std::string>(), std::string("hello"));
        const auto ping = cli(*m_server, { QStringLiteral("service"), QStringLiteral("ping") });
        QVERIFY2(ping.count("hello") >= 2, ping.constData());
        const auto info = cli(*m_server,
            { QStringLiteral("service"), QStringLiteral("info"), QStringLiteral("hello"),
                rowOf(*m_feed, id, 1)->instanceId, QStringLiteral("--json") });
        const Json told = Json::parse(info.toStdString(), nullptr, false);
        QVERIFY2(told.is_object(), info.constData());
        const Json &described = told.contains("info") ? told["info"] : told;
        QVERIFY2(described.contains("endpoints") && described["endpoints"].size() == 3, info.constData());
        const auto stats = cli(*m_server,
            { QStringLiteral("service"), QStringLiteral("stats"), QStringLiteral("hello"), QStringLiteral("--json") });
        const Json counted = Json::parse(stats.toStdString(), nullptr, false);
        QVERIFY2(counted.is_array() && counted.size() == 2, stats.constData());
        int requests = 0;
        int errors = 0;
        for (const Json &one : counted) {
            for (const Json &endpoint : one["endpoints"]) {
                requests += endpoint["num_requests"].get<int>();
                errors += endpoint["num_errors"].get<int>();
            }
        }
        QCOMPARE(requests, 5);
        QCOMPARE(errors, 1);
        const auto asked = cli(*m_server,
            { QStringLiteral("service"), QStringLiteral("request"), QStringLiteral("hello"), QStringLiteral("echo"),
                QStringLiteral("from the cli") });
        QVERIFY2(asked.contains("from the cli"), asked.constData());
        // The table for people, with all its columns.
        const auto table = cli(
            *m_server, { QStringLiteral("service"), QStringLiteral("stats"), QStringLiteral("hello") });
        QVERIFY2(table.contains("hello.echo") || table.contains("echo"), table.constData());
    }

    void threeInstancesShareTheirRequests()
    {
        const auto id = hosted(hello(3));
        QVERIFY(id);
        QCOMPARE(discovered("$SRV.PING.hello", 3).size(), 3);
        std::set<std::string> ids;
        for (const Json &one : discovered("$SRV.INFO.hello", 3))
            ids.insert(one["id"].get<std::string>());
        QCOMPARE(ids.size(), std::size_t(3));
        constexpr int asked = 120;
        std::set<QByteArray> answers;
        for (int i = 0; i < asked; ++i)
            answers.insert(ask("hello.who")->message.payload);
        QCOMPARE(answers.size(), std::size_t(3));
        const auto sum = [&] {
            quint64 all = 0;
            for (int instance = 1; instance <= 3; ++instance)
                all += rowOf(*m_feed, id, instance, 1)->counts.answers;
            return all;
        };
        QTRY_COMPARE(sum(), quint64(asked));
        // A fair lottery: each a fair share.
        for (int instance = 1; instance <= 3; ++instance)
            QVERIFY(rowOf(*m_feed, id, instance, 1)->counts.answers > asked / 10);
        // One leaves, the others go on.
        m_feed->stop(id, 2);
        QVERIFY(m_feed->isRunning(id, 1));
        QTRY_COMPARE(discovered("$SRV.PING.hello", 3).size(), 2);
        for (int i = 0; i < 20; ++i)
            QVERIFY(ask("hello.who")->message.payload != "2 of hello");
        QVERIFY(m_feed->start(id, 2));
        QTRY_COMPARE(discovered("$SRV.PING.hello", 3).size(), 3);
    }

    void withoutAQueueGroupAllAnswer()
    {
        ServiceRules rules = hello(3);
        rules.endpoints[1].queueGroup.clear();
        QVERIFY(hosted(rules));
        const auto replies = received(m_asker->requestMany({ "hello.who", {}, {}, {} }, { 5s, 500ms, 3 }));
        QVERIFY(replies);
        QCOMPARE(replies->size(), 3);
        QCOMPARE(discovered("$SRV.INFO", 3)[0]["endpoints"][1]["queue_group"].get<std::string>(), std::string());
    }

    void isFoundAgainAfterALostConnection()
    {
        const auto id = hosted(hello());
        QVERIFY(id);
        QVERIFY(ask("hello.echo", "x"));
        m_server->kill();
        QTRY_COMPARE(rowOf(*m_feed, id, 1)->state, ResponderRow::State::Waiting);
        QVERIFY(m_server->start());
        QVERIFY(isConnected(*m_asker));
        QTRY_COMPARE_WITH_TIMEOUT(rowOf(*m_feed, id, 1)->state, ResponderRow::State::Running, 30'000);
        QTRY_COMPARE(discovered("$SRV.PING", 1).size(), 1);
        QVERIFY(ask("hello.echo", "y"));
        // The same instance: its numbers go on.
        QTRY_COMPARE(discovered("$SRV.STATS", 1).value(0)["endpoints"][0]["num_requests"].get<int>(), 2);
    }
};

QTEST_GUILESS_MAIN(TestServiceHost)
#include "tst_servicehost.moc"
