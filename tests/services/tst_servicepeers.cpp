// SPDX-License-Identifier: GPL-3.0-or-later
// Services and the clients in Python and JavaScript, both ways: what they serve is discovered, and what is hosted here they find
// and call.
#include "models/compose/replymodel.h"
#include "models/services/servicefeed.h"

#include "tests/compose/support.h"
#include "tests/support/peer.h"

#include <nlohmann/json.hpp>

#include <map>

using namespace natsight;
using namespace std::chrono_literals;

class TestServicePeers : public QObject
{
    Q_OBJECT

private:
    using Json = Peer::Json;

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;

    static QString orders() { return QStringLiteral("orders"); }
    static QStringList serve(const QString &name, const char *version, const char *settings)
    {
        return { QStringLiteral("service"), QStringLiteral("serve"), name, QLatin1String(version),
            QString::fromUtf8(settings) };
    }
    static std::string text(const QString &value) { return value.toStdString(); }
    Result<Reply> ask(const QByteArray &subject, const QByteArray &payload = {})
    {
        return received(m_session->request({ subject, payload, {}, {} }, 5s));
    }
    static std::optional<EndpointRow> endpointOf(const ServiceFeed &feed, const QString &id, const QString &name)
    {
        const auto rows = feed.endpoints(orders(), id);
        for (const EndpointRow &row : rows) {
            if (row.stats.name == name)
                return row;
        }
        return std::nullopt;
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>();
        QVERIFY(m_server->start());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QVERIFY(isConnected(*m_session));
    }
    void cleanup() { m_session.reset(); }
    void cleanupTestCase()
    {
        QVERIFY(Session::waitForClosed());
        m_server.reset();
    }

    void servedOnesAreDiscovered_data() { addPeerRows(); }
    void servedOnesAreDiscovered()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        auto served = std::make_unique<Peer::Staying>(peer,
            serve(orders(), "2.1.0",
                R"({"description": "Orders of the shop", "metadata": {"team": "shop"}, "endpoints": [
                    {"name": "get", "subject": "orders.get", "metadata": {"format": "json"}},
                    {"name": "broken", "subject": "orders.broken", "error": ["404", "no such order"]},
                    {"name": "list", "group": "v1", "queue_group": "lists"}]})"));
        QVERIFY(served->waitForFirstLine());
        const QString id = QString::fromStdString(served->lines().front()["id"].get<std::string>());

        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        auto watch = feed.watch();
        const auto isKnown = [&] {
            const auto row = feed.instance(orders(), id);
            return row && row->info->hasInfo && row->info->hasStats;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKnown(), 20'000);
        const auto row = feed.instance(orders(), id);
        QCOMPARE(row->state, InstanceRow::State::Present);
        QCOMPARE(row->info->version, QStringLiteral("2.1.0"));
        QCOMPARE(row->info->description, QStringLiteral("Orders of the shop"));
        const std::pair<QString, QString> team { QStringLiteral("team"), QStringLiteral("shop") };
        QVERIFY(row->info->metadata.contains(team));
        QVERIFY2(row->info->warnings.isEmpty(), qPrintable(row->info->warnings.join(u'\n')));
        QVERIFY(row->info->startedNs > 0);
        QCOMPARE(row->info->endpoints.size(), 3);
        const auto get = endpointOf(feed, id, QStringLiteral("get"));
        QVERIFY(get);
        QCOMPARE(get->stats.subject, QStringLiteral("orders.get"));
        QCOMPARE(get->stats.queueGroup, QStringLiteral("q"));
        const std::pair<QString, QString> format { QStringLiteral("format"), QStringLiteral("json") };
        QVERIFY(get->stats.metadata.contains(format));
        const auto list = endpointOf(feed, id, QStringLiteral("list"));
        QVERIFY(list);
        QCOMPARE(list->stats.subject, QStringLiteral("v1.list"));
        QCOMPARE(list->stats.queueGroup, QStringLiteral("lists"));

        // Calls, and errors with their headers; the counters rise by as many.
        for (int i = 0; i < 10; ++i)
            QCOMPARE(ask("orders.get", "hi")->message.payload, QByteArray("hi"));
        for (int i = 0; i < 4; ++i) {
            const auto reply = ask("orders.broken");
            QVERIFY(reply);
            QCOMPARE(headerValue(reply->message.headers, "Nats-Service-Error-Code"), QByteArray("404"));
            const QString words = serviceErrorText(reply->message.headers);
            QVERIFY2(words.contains(QStringLiteral("404")) && words.contains(QStringLiteral("no such order")),
                qPrintable(words));
        }
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(orders())->total.requests, quint64(14), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(orders())->total.errors, quint64(4), 20'000);
        QCOMPARE(endpointOf(feed, id, QStringLiteral("get"))->stats.requests, quint64(10));
        QCOMPARE(endpointOf(feed, id, QStringLiteral("get"))->stats.errors, quint64(0));
        // The JavaScript client measures in whole milliseconds.
        if (language == Peer::Language::Python)
            QVERIFY(endpointOf(feed, id, QStringLiteral("get"))->stats.processingNs > 0);
        const auto broken = endpointOf(feed, id, QStringLiteral("broken"));
        QCOMPARE(broken->stats.requests, quint64(4));
        QCOMPARE(broken->stats.errors, quint64(4));
        QVERIFY2(
            broken->stats.lastError.contains(QStringLiteral("no such order")), qPrintable(broken->stats.lastError));
        QTRY_VERIFY(feed.instance(orders(), id)->recent.requests >= 14);
        QVERIFY(feed.oddities().isEmpty());

        served.reset();
        QTRY_COMPARE_WITH_TIMEOUT(feed.instance(orders(), id)->state, InstanceRow::State::Left, 20'000);
    }

    // One service, served in three languages: each instance has its share of the queue group.
    void oneQueueGroupOfThreeImplementations()
    {
        const Peer python(Peer::Language::Python, m_server->url());
        const Peer javaScript(Peer::Language::JavaScript, m_server->url());
        NATSIGHT_NEED_PEER(python);
        NATSIGHT_NEED_PEER(javaScript);
        const char *settings = R"({"endpoints": [{"name": "get", "subject": "orders.get"}]})";
        Peer::Staying one(python, serve(orders(), "1.0.0", settings));
        Peer::Staying two(javaScript, serve(orders(), "1.0.1", settings));
        QVERIFY(one.waitForFirstLine());
        QVERIFY(two.waitForFirstLine());
        ResponderFeed host(m_session.get());
        ServiceRules rules;
        rules.name = orders();
        rules.version = QStringLiteral("1.0.2");
        EndpointRules get;
        get.name = QStringLiteral("get");
        get.subject = "orders.get";
        get.answer.kind = AnswerRules::Kind::Echo;
        rules.endpoints = { get };
        const auto id = host.add(rules);
        QVERIFY(id && host.start(*id));
        QVERIFY(isAnswering(host));

        ServiceFeed feed(m_session.get());
        feed.setInterval(500ms);
        auto watch = feed.watch();
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(orders()) ? feed.service(orders())->present : 0, 3, 20'000);
        QCOMPARE(feed.service(orders())->versions.size(), 3);
        constexpr int asked = 150;
        for (int i = 0; i < asked; ++i)
            QVERIFY(ask("orders.get", "x"));
        QTRY_COMPARE_WITH_TIMEOUT(feed.service(orders())->total.requests, quint64 { asked }, 20'000);
        const auto instances = feed.instances(orders());
        for (const InstanceRow &row : instances) {
            if (row.state == InstanceRow::State::Present)
                QVERIFY2(row.total.requests > asked / 10, qPrintable(row.info->version));
        }
    }

    void hostedOnesAreFoundAndCalled_data() { addPeerRows(); }
    void hostedOnesAreFoundAndCalled()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        ResponderFeed host(m_session.get());
        ServiceRules rules;
        rules.name = QStringLiteral("hello");
        rules.version = QStringLiteral("1.2.3");
        rules.description = QStringLiteral("Says hello");
        rules.metadata = { { QStringLiteral("owner"), QStringLiteral("workshop") } };
        EndpointRules echo;
        echo.name = QStringLiteral("echo");
        echo.subject = "hello.echo";
        echo.metadata = { { QStringLiteral("format"), QStringLiteral("text") } };
        echo.answer.kind = AnswerRules::Kind::Echo;
        EndpointRules broken;
        broken.name = QStringLiteral("broken");
        broken.subject = "hello.broken";
        broken.queueGroup = "other";
        broken.answer.kind = AnswerRules::Kind::Error;
        broken.answer.errorCode = 503;
        broken.answer.errorText = QStringLiteral("out of order");
        rules.endpoints = { echo, broken };
        const auto definition = host.add(rules);
        QVERIFY(definition && host.start(*definition));
        QVERIFY(isAnswering(host));
        const QString id = rowOf(host, *definition, 1)->instanceId;

        const auto list = [&peer](const QStringList &words) {
            return peer.ask(QStringList { QStringLiteral("service"), QStringLiteral("list") } + words);
        };
        // Asked of all, of the name, and of this one.
        for (const QStringList &words :
            { QStringList { QStringLiteral("PING") }, QStringList { QStringLiteral("PING"), rules.name },
                QStringList { QStringLiteral("PING"), rules.name, id } }) {
            const Json pings = list(words);
            QVERIFY2(pings.is_array() && pings.size() == 1, qPrintable(words.join(u' ')));
            QCOMPARE(pings[0]["type"].get<std::string>(), std::string("io.nats.micro.v1.ping_response"));
            QCOMPARE(pings[0]["name"].get<std::string>(), std::string("hello"));
            QCOMPARE(pings[0]["id"].get<std::string>(), text(id));
            QCOMPARE(pings[0]["version"].get<std::string>(), std::string("1.2.3"));
            QVERIFY(pings[0]["metadata"] == Json({ { "owner", "workshop" } }));
        }
        const Json infos = list({ QStringLiteral("INFO"), rules.name });
        QVERIFY(infos.is_array() && infos.size() == 1);
        const Json &info = infos[0];
        QCOMPARE(info["type"].get<std::string>(), std::string("io.nats.micro.v1.info_response"));
        QCOMPARE(info["description"].get<std::string>(), std::string("Says hello"));
        QCOMPARE(info["endpoints"].size(), std::size_t(2));
        QCOMPARE(info["endpoints"][0]["name"].get<std::string>(), std::string("echo"));
        QCOMPARE(info["endpoints"][0]["subject"].get<std::string>(), std::string("hello.echo"));
        QCOMPARE(info["endpoints"][0]["queue_group"].get<std::string>(), std::string("q"));
        QVERIFY(info["endpoints"][0]["metadata"] == Json({ { "format", "text" } }));
        QCOMPARE(info["endpoints"][1]["queue_group"].get<std::string>(), std::string("other"));

        const auto request = [&peer](const char *subject, const char *payload) {
            return peer.ask({ QStringLiteral("service"), QStringLiteral("request"), QLatin1String(subject),
                QString::fromUtf8(payload) });
        };
        for (int i = 0; i < 3; ++i) {
            const Json reply = request("hello.echo", "grüße");
            QCOMPARE(reply["payload"].get<std::string>(), std::string("grüße"));
            QVERIFY(!reply.contains("error"));
        }
        const Json reply = request("hello.broken", "x");
        QCOMPARE(reply["headers"]["Nats-Service-Error"].get<std::string>(), std::string("out of order"));
        QCOMPARE(reply["headers"]["Nats-Service-Error-Code"].get<std::string>(), std::string("503"));
        if (language == Peer::Language::JavaScript)
            QVERIFY(reply["error"] == Json::array({ 503, "out of order" }));

        const auto isCounted = [&] { return rowOf(host, *definition, 1, 1)->counts.errors == 1; };
        QTRY_VERIFY(isCounted());
        const Json all = list({ QStringLiteral("STATS"), rules.name, id });
        QVERIFY(all.is_array() && all.size() == 1);
        const Json &stats = all[0];
        QCOMPARE(stats["type"].get<std::string>(), std::string("io.nats.micro.v1.stats_response"));
        QVERIFY(QDateTime::fromString(QString::fromStdString(stats["started"].get<std::string>()), Qt::ISODateWithMs)
                    .isValid());
        QCOMPARE(stats["endpoints"].size(), std::size_t(2));
        const Json &counted = stats["endpoints"][0];
        QCOMPARE(counted["num_requests"].get<int>(), 3);
        QCOMPARE(counted["num_errors"].get<int>(), 0);
        QVERIFY(counted["processing_time"].is_number_integer() && counted["processing_time"].get<qint64>() > 0);
        QCOMPARE(counted["average_processing_time"].get<qint64>(), counted["processing_time"].get<qint64>() / 3);
        QCOMPARE(stats["endpoints"][1]["num_requests"].get<int>(), 1);
        QCOMPARE(stats["endpoints"][1]["num_errors"].get<int>(), 1);
        QCOMPARE(stats["endpoints"][1]["last_error"].get<std::string>(), std::string("503:out of order"));
    }
};

QTEST_GUILESS_MAIN(TestServicePeers)
#include "tst_servicepeers.moc"
