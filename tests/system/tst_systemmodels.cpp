// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of servers, connections, accounts and events: values in, rows out.
#include "models/core/format.h"
#include "models/system/accountmodel.h"
#include "models/system/connectionlistmodel.h"
#include "models/system/serverlinkmodel.h"
#include "models/system/servermodel.h"
#include "models/system/systemeventmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace natsight;

namespace {

ServerConnections page(const char *server, quint64 first, quint64 count, qint64 atMs, quint64 messages = 0)
{
    ServerConnections made;
    made.server.id = QLatin1String(server);
    made.server.name = made.server.id.toLower();
    made.server.timeMs = atMs;
    for (quint64 i = first; i < first + count; ++i) {
        ConnectionDetail one;
        one.id = i;
        one.name = QStringLiteral("client-%1").arg(i % 100);
        one.account = i % 2 == 0 ? QStringLiteral("EVEN") : QStringLiteral("ODD");
        one.language = QStringLiteral("go");
        one.libraryVersion = QStringLiteral("1.55.0");
        one.ip = QStringLiteral("10.0.0.7");
        one.port = static_cast<quint16>(1'000 + i % 60'000);
        one.startMs = 1'000;
        one.rttNs = 1'000'000;
        one.subscriptions = i % 10;
        one.pendingBytes = i == 3 ? quint64 { 32 } << 20 : 0;
        one.traffic.in = { messages + i, messages };
        one.traffic.out = { messages, messages };
        made.connections << one;
    }
    return made;
}

QList<quint64> idsOf(const ConnectionListModel &model)
{
    QList<quint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.row(row).detail.id;
    return ids;
}

ServerSnapshot server(const char *id, ServerState state = ServerState::Present)
{
    ServerSnapshot made;
    made.identity.id = QLatin1String(id);
    made.identity.name = made.identity.id.toLower();
    made.state = state;
    made.sinceMs = 1'000;
    auto stats = std::make_shared<ServerStats>();
    stats->connections = 4;
    stats->cpu = 12.5;
    made.stats = stats;
    made.rates.inMessages = 7;
    return made;
}

} // namespace

class TestSystemModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serversKeepTheirPlace()
    {
        ServerModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setServers({}, 0);
        QCOMPARE(model.rowCount(), 0);
        model.setServers({ server("B"), server("C") }, 0);
        QCOMPARE(model.rowCount(), 2);
        model.setServers({ server("A"), server("B"), server("C", ServerState::Gone) }, 0);
        QCOMPARE(model.server(0).identity.id, QStringLiteral("B"));
        QCOMPARE(model.rowOf(QStringLiteral("A")), 2);
        const auto shown = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(shown(0, ServerModel::Connections), QStringLiteral("4"));
        QVERIFY(shown(1, ServerModel::State).startsWith(QLatin1String("gone since")));
        QCOMPARE(shown(1, ServerModel::Connections), QStringLiteral("–"));
        QCOMPARE(shown(0, ServerModel::Memory), QStringLiteral("–")); // not told is unknown
        QVERIFY(!model.index(0, ServerModel::Memory).data(SystemRole::Exact).isValid());
        QCOMPARE(model.index(0, ServerModel::InMessages).data(SystemRole::Exact).toDouble(), 7.0);
        QCOMPARE(model.totals().present, 2);
        QCOMPARE(model.totals().gone, 1);
        QCOMPARE(model.totals().rates.inMessages, 14.0);
        model.setServers({ server("C") }, 0);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf(QStringLiteral("B")), -1);
    }

    void accountsKeepTheirPlace()
    {
        AccountModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        AccountRow b;
        b.account = b.name = QStringLiteral("B");
        b.connections = 3;
        AccountRow a = b;
        a.account = a.name = QStringLiteral("A");
        a.isSystem = true;
        model.setRows({ b });
        model.setRows({ a, b });
        QCOMPARE(model.rowOf(QStringLiteral("B")), 0);
        QCOMPARE(model.index(1, AccountModel::Name).data().toString(), QStringLiteral("A (system)"));
        QCOMPARE(model.index(1, AccountModel::Storage).data().toString(), QStringLiteral("–"));
        model.setRows({ a });
        QCOMPARE(model.rowCount(), 1);
    }

    void connectionsComeByPages()
    {
        ConnectionListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(ConnectionListModel::Cid);
        model.merge(page("A", 1, 10, 1'000), 1);
        QTRY_COMPARE(model.rowCount(), 10);
        model.merge(page("B", 1, 5, 1'000), 1);
        model.endSweep({ QStringLiteral("A"), QStringLiteral("B") }, 1);
        QTRY_COMPARE(model.rowCount(), 15);
        QVERIFY(std::isnan(model.row(0).rates.inMessages));
        // The next time: rates, one less, one more.
        model.merge(page("A", 2, 10, 3'000, 200), 2);
        model.endSweep({ QStringLiteral("A") }, 2);
        QTRY_COMPARE(model.rowOf(QStringLiteral("A"), 1), -1);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 15);
        const int row = model.rowOf(QStringLiteral("A"), 5);
        QCOMPARE(model.row(row).rates.inMessages, 100.0);
        QVERIFY(model.rowOf(QStringLiteral("A"), 11) >= 0);
        QVERIFY(model.rowOf(QStringLiteral("B"), 1) >= 0); // that was not asked stays
        // A server that was not asked to the end keeps its rows.
        model.endSweep({}, 3);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 15);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void orderAndFilterAreTaken()
    {
        ConnectionListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.merge(page("A", 1, 40, 1'000), 1);
        QTRY_COMPARE(model.rowCount(), 40);
        model.sort(ConnectionListModel::Cid, Qt::DescendingOrder);
        QTRY_COMPARE(model.row(0).detail.id, quint64 { 40 });
        const QPersistentModelIndex kept = model.index(0, 0);
        model.sort(ConnectionListModel::Cid, Qt::AscendingOrder);
        QTRY_COMPARE(model.row(0).detail.id, quint64 { 1 });
        QCOMPARE(kept.row(), 39); // a selection goes with its row
        model.setFilter(QStringLiteral("account:odd cid>=35"));
        QTRY_COMPARE(idsOf(model), (QList<quint64> { 35, 37, 39 }));
        model.setFilter(QStringLiteral("account:even pending>1M"));
        QTRY_COMPARE(model.rowCount(), 0);
        QTRY_VERIFY(model.isSettled());
        model.setFilter(QStringLiteral("pending>1Mi"));
        QTRY_COMPARE(idsOf(model), QList<quint64> { 3 });
        QCOMPARE(model.index(0, ConnectionListModel::State).data(SystemRole::Condition).toInt(),
            static_cast<int>(ConnectionListModel::Mark::Bad));
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 40);
        QCOMPARE(model.totals().marked, 1);
    }

    void heldRowsStayUnderThePointer()
    {
        ConnectionListModel model;
        model.merge(page("A", 1, 3, 1'000), 1);
        QTRY_COMPARE(model.rowCount(), 3);
        QTRY_VERIFY(model.isSettled());
        model.setHeld(true);
        QSignalSpy ordered(&model, &ConnectionListModel::ordered);
        model.merge(page("A", 4, 3, 1'000), 1);
        QTest::qWait(700);
        QCOMPARE(ordered.size(), 0);
        QCOMPARE(model.rowCount(), 3);
        model.sort(ConnectionListModel::Cid); // asked for
        QTRY_COMPARE(model.rowCount(), 6);
        model.setHeld(false);
        QTRY_VERIFY(model.isSettled());
    }

    void onlyOneServer()
    {
        ConnectionListModel model;
        model.setServer(QStringLiteral("b"));
        model.merge(page("A", 1, 3, 1'000), 1);
        model.merge(page("B", 1, 2, 1'000), 1);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.row(0).server, QStringLiteral("b"));
    }

    /// Churn beyond what is shown as single changes, and holes that are filled up.
    void manyChangesAtOnce()
    {
        ConnectionListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(ConnectionListModel::Cid);
        for (quint64 sweep = 1; sweep <= 6; ++sweep) {
            ServerConnections all = page("A", 1, 3'000, static_cast<qint64>(sweep) * 5'000);
            all.connections.removeIf([sweep](const ConnectionDetail &one) { return one.id % 7 == sweep % 7; });
            const auto wanted = static_cast<int>(all.connections.size());
            model.merge(all, sweep);
            model.endSweep({ QStringLiteral("A") }, sweep);
            QTRY_VERIFY(model.isSettled());
            QCOMPARE(model.rowCount(), wanted);
            QCOMPARE(model.total(), wanted);
            QList<quint64> ids;
            for (const ConnectionDetail &one : std::as_const(all.connections))
                ids << one.id;
            QCOMPARE(idsOf(model), ids);
        }
    }

    void aHundredThousandRows()
    {
        ConnectionListModel model;
        for (int server = 0; server < 10; ++server) {
            const QByteArray id = "S" + QByteArray::number(server);
            for (quint64 first = 1; first <= 10'000; first += 1'000)
                model.merge(page(id.constData(), first, 1'000, 1'000), 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 100'000, 30'000);
        model.sort(ConnectionListModel::Name);
        model.setFilter(QStringLiteral("cid=77"));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 10, 30'000);
        model.setFilter({});
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 100'000, 30'000);
    }

    void eventsNewestFirst()
    {
        SystemEventModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<SystemEvent> events;
        for (quint64 i = 1; i <= 5; ++i) {
            SystemEvent one;
            one.number = i;
            one.timeMs = static_cast<qint64>(i) * 1'000;
            one.source = i % 2 == 0 ? SystemEvent::Source::JetStream : SystemEvent::Source::Server;
            one.severity = i == 4 ? SystemEvent::Severity::Error : SystemEvent::Severity::Info;
            events << one;
        }
        model.add(events);
        model.add(events); // again: nothing new
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.event(0).number, quint64 { 5 });
        model.setShow(SystemEventModel::Show::JetStream);
        QCOMPARE(model.rowCount(), 2);
        model.setShow(SystemEventModel::Show::Problems);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.total(), 5);
        model.setShow(SystemEventModel::Show::All);
        QList<SystemEvent> many;
        for (quint64 i = 6; i < 6 + 10'003; ++i) {
            SystemEvent one;
            one.number = i;
            many << one;
        }
        model.add(many);
        QCOMPARE(model.rowCount(), static_cast<int>(SystemEventModel::maxRows));
        QCOMPARE(model.event(0).number, quint64 { 10'008 });
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void connectionsAreFound()
    {
        ConnectionListModel model;
        model.merge(page("N1", 1, 200, 1'000), 1);
        model.merge(page("N2", 1, 200, 1'000), 1);
        model.setFilter(QStringLiteral("nothing is called so"));
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 0);
        // Shown or not, by name or id.
        for (const char *server : { "N2", "n2" }) {
            const ConnectionRowPtr row = model.find(QLatin1String(server), 7);
            QVERIFY(row);
            QCOMPARE(row->serverId, QStringLiteral("N2"));
            QCOMPARE(row->detail.name, QStringLiteral("client-7"));
        }
        QVERIFY(!model.find(QStringLiteral("N2"), 1'000));
        QVERIFY(!model.find(QStringLiteral("N3"), 7));
        // client-7 is 7 and 107 on both servers, all of one account.
        const ConnectionRow one = *model.find(QStringLiteral("N1"), 7);
        QCOMPARE(model.alike(one).size(), 3);
        QCOMPARE(model.alike(one, 2).size(), 2);
        ConnectionRow nameless = one;
        nameless.detail.name.clear();
        QVERIFY(model.alike(nameless).isEmpty());
        ConnectionRow another = one;
        another.detail.user = QStringLiteral("somebody");
        QVERIFY(model.alike(another).isEmpty());
        // What is gone is not found.
        model.merge(page("N1", 1, 100, 6'000), 2);
        model.endSweep({ QStringLiteral("N1") }, 2);
        QVERIFY(!model.find(QStringLiteral("N1"), 107));
        QCOMPARE(model.alike(one).size(), 2);
    }

    void linksOfAServer()
    {
        ServerSnapshot one = server("S1");
        auto routes = std::make_shared<ServerRoutes>();
        routes->arrivedMs = 10'000;
        for (quint64 i = 1; i <= 3; ++i) {
            RouteDetail route;
            route.id = i;
            route.remoteId = QStringLiteral("S2");
            route.ip = QStringLiteral("10.0.0.2");
            route.port = 6'222;
            route.startMs = 4'000;
            route.rttNs = 1'000'000;
            route.pendingBytes = 10;
            route.isConfigured = i == 1;
            route.compression = QStringLiteral("s2_fast");
            route.traffic = { { 100, 1'000 }, { 200, 2'000 } };
            routes->routes << route;
        }
        auto gateways = std::make_shared<ServerGateways>();
        gateways->arrivedMs = 10'000;
        GatewayDetail gateway;
        gateway.cluster = QStringLiteral("west");
        gateway.isOutbound = gateway.isConnected = true;
        gateway.connection.id = 9;
        gateway.connection.name = QStringLiteral("W1");
        gateway.connection.startMs = 9'000;
        gateways->gateways << gateway;
        gateway = {};
        gateway.cluster = QStringLiteral("north");
        gateway.isOutbound = gateway.isConfigured = true;
        gateways->gateways << gateway;
        auto leafs = std::make_shared<ServerLeafs>();
        leafs->arrivedMs = 10'000;
        LeafDetail leaf; // as 2.9 tells it, twice the same
        leaf.account = QStringLiteral("APP");
        leaf.ip = QStringLiteral("10.0.0.7");
        leaf.port = 4'000;
        leaf.traffic = { { 5, 50 }, { 6, 60 } };
        leafs->leafs << leaf << leaf;
        one.routes = routes;
        one.gateways = gateways;
        one.leafs = leafs;
        const auto nameOf = [](const QString &id) { return id.toLower(); };
        using Model = ServerLinkModel;
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setLinks(serverLinks(one, nameOf));
        QCOMPARE(model.rowCount(), 7);
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, Model::Kind), QStringLiteral("route"));
        QCOMPARE(text(0, Model::To), QStringLiteral("s2"));
        QCOMPARE(text(0, Model::Cid), QStringLiteral("1"));
        QCOMPARE(text(0, Model::Pool), QStringLiteral("3"));
        QCOMPARE(text(0, Model::Origin), QStringLiteral("configured"));
        QCOMPARE(text(1, Model::Origin), QStringLiteral("implicit"));
        QCOMPARE(text(0, Model::Compression), QStringLiteral("s2_fast"));
        QCOMPARE(text(0, Model::Uptime), format::duration(std::chrono::seconds(6)));
        QCOMPARE(text(0, Model::InMessages), format::unknown()); // one answer makes no rate
        QCOMPARE(text(3, Model::Kind), QStringLiteral("gateway out"));
        QCOMPARE(text(3, Model::To), QStringLiteral("w1"));
        QCOMPARE(text(3, Model::Note), QStringLiteral("cluster west"));
        QCOMPARE(text(4, Model::To), QStringLiteral("north"));
        QCOMPARE(text(4, Model::Cid), format::unknown());
        QVERIFY(text(4, Model::Note).endsWith(QLatin1String("not connected")));
        QCOMPARE(text(5, Model::Pending), format::unknown());
        QVERIFY(model.row(5).key != model.row(6).key);
        QCOMPARE(model.totals().section(QStringLiteral(" · "), 0, 2),
            QStringLiteral("3 route connection(s) · 1 gateway connection(s) · 2 leaf node connection(s)"));
        QVERIFY(model.totals().endsWith(format::bytes(30) + QLatin1String(" pending")));
        // Five seconds later, one route fewer and one that began anew under its number.
        auto later = std::make_shared<ServerRoutes>(*routes);
        later->arrivedMs = 15'000;
        later->routes.removeLast();
        for (RouteDetail &route : later->routes)
            route.traffic = { { 150, 2'000 }, { 200, 2'500 } };
        later->routes[1].startMs = 14'000;
        one.routes = later;
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setLinks(serverLinks(one, nameOf));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.row(0).rates.inMessages, 10.0);
        QCOMPARE(model.row(0).rates.outMessages, 0.0);
        QCOMPARE(model.row(0).rates.inBytes, 200.0);
        QCOMPARE(model.row(0).rates.outBytes, 100.0);
        QVERIFY(std::isnan(model.row(1).rates.inMessages));
        QCOMPARE(text(0, Model::Pool), QStringLiteral("2"));
        QVERIFY(model.totals().contains(QLatin1String("10/s in")));
        // The same answers again: what was known stays.
        model.setLinks(serverLinks(one, nameOf));
        QCOMPARE(model.row(0).rates.inMessages, 10.0);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        model.setLinks({});
        QVERIFY(model.totals().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSystemModels)
#include "tst_systemmodels.moc"
