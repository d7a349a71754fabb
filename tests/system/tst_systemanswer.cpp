// SPDX-License-Identifier: GPL-3.0-or-later
// Monitoring answers of real servers and of none.
#include "models/system/systemanswer.h"
#include "models/system/systemclient.h"
#include "models/system/systemevent.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace natsight;

namespace {

/// As a real server answered: `VARZ.215` is of 2.15.2, `VARZ.29` of 2.9.10.
QByteArray answer(const char *name)
{
    QFile file(QStringLiteral(CORPUS) + u'/' + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no file %s", name);
    return file.readAll();
}

} // namespace

class TestSystemAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statsOfBothServers()
    {
        const auto newest = readServerStats(answer("STATSZ.215"));
        QVERIFY(newest.has_value());
        QCOMPARE(newest->server.name, QStringLiteral("s215"));
        QCOMPARE(newest->server.version, QStringLiteral("2.15.2"));
        QVERIFY(newest->server.isAtLeast(2, 15, 2) && !newest->server.isAtLeast(2, 16));
        QCOMPARE(newest->activeServers, MaybeCount(1));
        QVERIFY(newest->memory && *newest->memory > 1'000'000);
        QVERIFY(newest->startMs > 0 && newest->server.timeMs >= newest->startMs);
        QVERIFY(newest->jetStream && newest->jetStream->apiLevel);
        QVERIFY(newest->clientTraffic.in.messages.has_value());
        QVERIFY2(newest->warnings.isEmpty(), qPrintable(newest->warnings.join(u'\n')));

        const auto oldest = readServerStats(answer("STATSZ.29"));
        QVERIFY(oldest.has_value());
        QVERIFY(!oldest->server.isAtLeast(2, 10));
        QCOMPARE(oldest->traffic.out.messages, MaybeCount(8));
        QCOMPARE(oldest->traffic.out.bytes, MaybeCount(662));
        QCOMPARE(oldest->subscriptions, MaybeCount(53));
        // What it does not tell is unknown, and not 0.
        QVERIFY(!oldest->clientTraffic.in.messages && !oldest->staleConnections && !oldest->slowConsumerKinds.clients);
        QVERIFY(oldest->jetStream && !oldest->jetStream->apiLevel);
        QCOMPARE(oldest->slowConsumers, MaybeCount(0));
    }

    void everyAnswerOfBothServersIsReadWithoutWarnings()
    {
        for (const char *version : { "215", "29" }) {
            const auto of = [version](const char *verb) {
                return answer(qPrintable(QLatin1String(verb) + u'.' + QLatin1String(version)));
            };
            const auto good = [](const auto &read) {
                if (!read)
                    qWarning("%s", qPrintable(read.error().text()));
                else if (!read->warnings.isEmpty())
                    qWarning("%s", qPrintable(read->warnings.join(u'\n')));
                return read && read->warnings.isEmpty();
            };
            const auto variables = readServerVariables(of("VARZ"));
            QVERIFY(good(variables));
            QCOMPARE(variables->maxPayload, MaybeCount(1'048'576));
            QCOMPARE(variables->maxConnections, MaybeCount(65'536));
            QVERIFY(variables->pingIntervalNs == qint64 { 120'000'000'000 });
            QCOMPARE(variables->systemAccount, QStringLiteral("SYS"));
            const auto connections = readServerConnections(of("CONNZ"));
            QVERIFY(good(connections));
            const auto orders = std::find_if(connections->connections.cbegin(), connections->connections.cend(),
                [](const ConnectionDetail &one) { return one.name == QLatin1String("orders"); });
            QVERIFY(orders != connections->connections.cend());
            QCOMPARE(orders->account, QStringLiteral("APP"));
            QCOMPARE(orders->user, QStringLiteral("app"));
            QCOMPARE(orders->traffic.out.messages, MaybeCount(7));
            QCOMPARE(orders->subjects, QStringList { QStringLiteral("orders.>") });
            QVERIFY(orders->rttNs > 0 && orders->startMs > 0 && orders->stopMs == 0);
            QVERIFY(good(readServerRoutes(of("ROUTEZ"))) && good(readServerGateways(of("GATEWAYZ"))));
            QVERIFY(good(readServerLeafs(of("LEAFZ"))));
            const auto subscriptions = readServerSubscriptions(of("SUBSZ"));
            QVERIFY(good(subscriptions));
            QVERIFY(std::any_of(subscriptions->subscriptions.cbegin(), subscriptions->subscriptions.cend(),
                [](const SubscriptionDetail &one) { return one.subject == QLatin1String("orders.>"); }));
            const auto jetStream = readServerJetStream(of("JSZ"));
            QVERIFY(good(jetStream));
            QCOMPARE(jetStream->figures.streams, MaybeCount(0));
            QCOMPARE(jetStream->accounts.size(), 1);
            const auto names = readServerAccountNames(of("ACCOUNTZ"));
            QVERIFY(good(names));
            QVERIFY(names->accounts.contains(QLatin1String("APP")) && names->systemAccount == QLatin1String("SYS"));
            const auto accounts = readServerAccounts(of("ACCSTATZ"));
            QVERIFY(good(accounts));
            QVERIFY(accounts->accounts.size() >= 2);
            const auto own = readServerAccounts(of("OWNSTATZ"));
            QVERIFY(good(own));
            QCOMPARE(own->accounts.size(), 1);
            QCOMPARE(own->accounts.constFirst().connections, MaybeCount(2));
            const auto health = readServerHealth(of("HEALTHZ"));
            QVERIFY(good(health));
            QVERIFY(health->isGood);
        }
    }

    void linksAreRead()
    {
        const auto routes = readServerRoutes(answer("routes"));
        QVERIFY(routes && routes->routes.size() == 2);
        const RouteDetail &route = routes->routes.constFirst();
        QCOMPARE(route.remoteName, QStringLiteral("b"));
        QCOMPARE(route.rttNs, 1'200'000);
        QCOMPARE(route.compression, QStringLiteral("s2_fast"));
        QVERIFY(!routes->routes.constLast().traffic.in.messages);
        const auto gateways = readServerGateways(answer("gateways"));
        QVERIFY(gateways && gateways->gateways.size() == 3);
        QCOMPARE(gateways->cluster, QStringLiteral("east"));
        QVERIFY(gateways->gateways.at(0).isOutbound && gateways->gateways.at(0).isConnected);
        QVERIFY(gateways->gateways.at(1).isConfigured && !gateways->gateways.at(1).isConnected);
        QCOMPARE(gateways->gateways.at(2).connection.name, QStringLiteral("W2"));
        const auto leafs = readServerLeafs(answer("leafs"));
        QVERIFY(leafs && leafs->leafs.size() == 1);
        QCOMPARE(leafs->leafs.constFirst().isSpoke, std::optional(false));
    }

    void oddBytesAreToldAndNeverBelieved()
    {
        const auto odd = readServerStats(answer("odd"));
        QVERIFY(odd.has_value());
        QCOMPARE(odd->server.name, QStringLiteral("A")); // the id, where the name is none
        QVERIFY(!odd->memory && std::isnan(odd->cpu) && !odd->connections && odd->startMs == 0);
        QCOMPARE(odd->subscriptions, MaybeCount(18'446'744'073'709'551'615ULL));
        QCOMPARE(odd->routes.size(), 1); // of a field that comes twice the last one holds
        QVERIFY(odd->warnings.size() >= 6);
        for (const char *bad :
            { "", "{", "[]", "7", "null", "{\"server\":{\"id\":\"A\"}}", "{\"data\":{}}", "{\"data\":7}" })
            QVERIFY2(!readServerStats(bad), bad);
        QVERIFY(!readServerStats(answer("deep")));
        QByteArray large = "{\"server\":{\"id\":\"A\",\"name\":\"" + QByteArray(100'000, 'x')
            + "\"},\"statsz\":{\"mem\":1}}";
        const auto cut = readServerStats(large);
        QVERIFY(cut && cut->server.name.size() == 4'096 && cut->warnings.size() == 1);
        // Over HTTP there is no envelope.
        const auto bare = readServerConnections(answer("noenvelope"));
        QVERIFY(bare && bare->server.id == QLatin1String("A") && bare->connections.size() == 1);
        const auto refused = readServerVariables(answer("error"));
        QVERIFY(!refused && refused.error().kind == Error::Kind::Server && refused.error().code == 500);
        QVERIFY(refused.error().message.contains(QLatin1String("no such client")));
    }

    void secretsAreHidden()
    {
        const QByteArray hidden = withoutSecrets(answer("secret"));
        const QByteArray expected
            = "{\"client\":{\"jwt\":\"(hidden)\",\"nonce\":\"(hidden)\",\"n\\u006fnce\":\"(hidden)\","
              "\"user\":\"u\"},\"token\":\"(hidden)\",\"trusted_operators_jwt\":\"(hidden)\","
              "\"server\":{\"id\":\"A\"}}";
        QCOMPARE(hidden, expected);
        QVERIFY(!withoutSecrets(answer("cut")).contains("abc"));
        QCOMPARE(withoutSecrets("{\"a\":\"jwt\",\"jwt\":null,\"JWT\":\"x\"}"),
            QByteArray("{\"a\":\"jwt\",\"jwt\":null,\"JWT\":\"(hidden)\"}"));
        const SystemEvent event = readSystemEvent("$SYS.ACCOUNT.APP.CONNECT", answer("connect"), 1);
        QVERIFY(!event.raw.contains("eyJ0") && event.raw.contains("(hidden)"));
        QCOMPARE(event.thing, QStringLiteral("orders, 10.0.0.7"));
        QCOMPARE(event.account, QStringLiteral("APP"));
        QCOMPARE(event.connection, quint64 { 5 });
        QCOMPARE(event.severity, SystemEvent::Severity::Good);
    }

    void durationsOfGo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ns");
        const auto row = [](const char *text, qint64 ns) { QTest::newRow(text) << QByteArray(text) << ns; };
        row("240µs", 240'000);
        row("16.932656ms", 16'932'656);
        row("1m2.5s", 62'500'000'000);
        row("3d4h", qint64 { 273'600 } * 1'000'000'000);
        row("1y", qint64 { 365 } * 86'400 * 1'000'000'000);
        row("0", 0);
        row("0s", 0);
        row("", -1);
        row("5", -1);
        row("x", -1);
        row("1.2.3s", -1);
        row("99999999999999999999y", -1);
    }
    void durationsOfGo()
    {
        QFETCH(QByteArray, text);
        QTEST(goDurationNs({ text.constData(), static_cast<std::size_t>(text.size()) }), "ns");
    }

    void commandsAreGatedByVersion()
    {
        ServerIdentity old;
        old.name = QStringLiteral("a");
        old.version = QStringLiteral("2.9.10");
        QVERIFY(whyNot(SystemVerb::Kick, old).contains(QLatin1String("2.10")));
        old.version = QStringLiteral("2.10.0-RC.1");
        QVERIFY(whyNot(SystemVerb::Kick, old).isEmpty());
        QVERIFY(!whyNot(SystemVerb::Raft, old).isEmpty());
        QCOMPARE(systemSubject(SystemVerb::Variables, QStringLiteral("NABC")), QByteArray("$SYS.REQ.SERVER.NABC.VARZ"));
        QCOMPARE(systemSubject(SystemVerb::Stats), QByteArray("$SYS.REQ.SERVER.PING.STATSZ"));
        for (const char *bad : { "a b", "a.b", "*", ">", "a\r\n", "é" })
            QVERIFY2(systemSubject(SystemVerb::Kick, QString::fromUtf8(bad)).isNull(), bad);
    }

    void answersOfARoundAreCounted()
    {
        const auto reply = [](const QByteArray &payload) {
            Reply one;
            one.message.payload = payload;
            one.elapsed = std::chrono::milliseconds(7);
            return one;
        };
        const QList<Reply> replies { reply(answer("routes")), reply("garbage"), reply(answer("routes")),
            reply(answer("error")) };
        const auto round = SystemClient::roundOf<ServerRoutes>(replies, readServerRoutes, 1'000);
        QCOMPARE(round.answers.size(), 1);
        QCOMPARE(round.answers.constFirst()->arrivedMs, 1'007);
        QCOMPARE(round.doubles, 1);
        QCOMPARE(round.unreadable, 2);
        QVERIFY(!round.error);
        QVERIFY(SystemClient::roundOf<ServerRoutes>(QList<Reply>(), readServerRoutes, 1'000).error);
    }
};

QTEST_GUILESS_MAIN(TestSystemAnswer)
#include "tst_systemanswer.moc"
