// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicegraphmodel.h"

#include "tests/services/rows.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace natsight;

namespace {

const QString pricing = QStringLiteral("pricing");

EndpointRow endpointRow(
    const QString &instance, const QString &name, double rate, double errors = 0, const QString &group = {})
{
    EndpointRow row;
    row.service = pricing;
    row.instance = instance;
    row.stats = endpointOf(name);
    row.stats.queueGroup = group;
    row.rates = { rate, errors, 0, 1e6 };
    row.recent = { static_cast<quint64>(rate * 300), static_cast<quint64>(errors * 300), 0 };
    return row;
}

/// Services with their rows, as a feed would tell them.
struct Known {
    QList<ServiceRow> services;
    QList<InstanceRow> instances;
    QList<EndpointRow> endpoints;

    [[nodiscard]] ServiceGraph graph(const ServiceGraphOptions &options = {}) const
    {
        const auto of = [](const auto &rows, const QString &service) {
            auto found = rows;
            found.removeIf([&service](const auto &row) { return row.service != service; });
            return found;
        };
        return serviceGraphOf(
            services, [&](const QString &service) { return of(instances, service); },
            [&](const QString &service) { return of(endpoints, service); }, options);
    }
};

/// Three instances, two endpoints in one group; C has one endpoint more and fails.
Known sample()
{
    Known known;
    ServiceRow service;
    service.name = pricing;
    service.present = 3;
    known.services = { service };
    const QString q = QStringLiteral("q");
    for (const char *id : { "A", "B", "C" }) {
        known.instances << instanceRow(QLatin1String(id), 600);
        const bool isBad = *id == 'C';
        known.endpoints << endpointRow(QLatin1String(id), QStringLiteral("get"), 2, isBad ? 0.5 : 0, q)
                        << endpointRow(QLatin1String(id), QStringLiteral("put"), 1, 0, q);
    }
    known.endpoints << endpointRow(QStringLiteral("C"), QStringLiteral("all"), 4);
    InstanceConnection connection;
    connection.clientId = 17;
    connection.server = QStringLiteral("S1");
    connection.serverName = QStringLiteral("n1");
    connection.name = QStringLiteral("pricing-a");
    connection.language = QStringLiteral("go");
    connection.libraryVersion = QStringLiteral("1.40.0");
    connection.rtt = QStringLiteral("1.2ms");
    known.instances[0].connection = connection;
    return known;
}

const ServiceNode *find(const ServiceGraph &graph, ServiceNode::Kind kind, const QString &name)
{
    const auto found = std::find_if(graph.nodes.cbegin(), graph.nodes.cend(),
        [&](const ServiceNode &node) { return node.kind == kind && node.name == name; });
    return found != graph.nodes.cend() ? &*found : nullptr;
}

const ServiceWay *way(const ServiceGraph &graph, const ServiceNode *from, const ServiceNode *to)
{
    for (const ServiceWay &edge : graph.edges) {
        if (&graph.nodes.at(edge.from) == from && &graph.nodes.at(edge.to) == to)
            return &edge;
    }
    return nullptr;
}

int countOf(const ServiceGraph &graph, ServiceNode::Kind kind)
{
    return static_cast<int>(std::count_if(
        graph.nodes.cbegin(), graph.nodes.cend(), [kind](const ServiceNode &node) { return node.kind == kind; }));
}

} // namespace

class TestServiceGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void oneService()
    {
        ServiceGraphOptions options;
        options.focus = pricing;
        const ServiceGraph graph = sample().graph(options);
        QVERIFY(graph.isFocusKnown);
        QCOMPARE(countOf(graph, ServiceNode::Kind::Service), 0); // the page is about it
        QCOMPARE(countOf(graph, ServiceNode::Kind::Endpoint), 3);
        QCOMPARE(countOf(graph, ServiceNode::Kind::Instance), 3);
        QCOMPARE(countOf(graph, ServiceNode::Kind::Group), 1); // both endpoints share it
        QCOMPARE(graph.connections, 1);
        QCOMPARE(graph.unplaced, 2);
        const ServiceNode *get = find(graph, ServiceNode::Kind::Endpoint, QStringLiteral("svc.get"));
        const ServiceNode *all = find(graph, ServiceNode::Kind::Endpoint, QStringLiteral("svc.all"));
        const ServiceNode *group = find(graph, ServiceNode::Kind::Group, QStringLiteral("q"));
        const ServiceNode *good = find(graph, ServiceNode::Kind::Instance, QStringLiteral("A"));
        const ServiceNode *bad = find(graph, ServiceNode::Kind::Instance, QStringLiteral("C"));
        const ServiceNode *there = find(graph, ServiceNode::Kind::Connection, QStringLiteral("pricing-a"));
        QVERIFY(get && all && group && good && bad && there);
        QCOMPARE(get->detail, QStringLiteral("get"));
        QCOMPARE(there->detail, QStringLiteral("n1 · go 1.40.0"));
        // What runs along the ways, and what of it fails.
        const ServiceWay *taken = way(graph, get, group);
        QVERIFY(taken);
        QCOMPARE(taken->requests, 6.0);
        QCOMPARE(taken->errors, 0.5);
        QCOMPARE(taken->health, ServiceHealth::Bad); // 150 of 1,800
        QCOMPARE(errorLabel(*taken), QStringLiteral("0.50/s errors"));
        const ServiceWay *served = way(graph, group, good);
        QVERIFY(served);
        QCOMPARE(served->requests, 3.0); // of both endpoints
        QCOMPARE(served->health, ServiceHealth::Good);
        QVERIFY(errorLabel(*served).isEmpty());
        QCOMPARE(way(graph, group, bad)->health, ServiceHealth::Bad);
        QVERIFY(wayWords(*way(graph, group, bad), graph).contains(QLatin1String("of the last 5 minutes failed")));
        // Without a queue group each instance answers by itself.
        QVERIFY(way(graph, all, bad));
        QVERIFY(!way(graph, all, good));
        const ServiceWay *runs = way(graph, good, there);
        QVERIFY(runs && std::isnan(runs->requests));
        QCOMPARE(wayWords(*runs, graph), QStringLiteral("A runs on pricing-a, round trip 1.2ms"));

        options.focus = QStringLiteral("other");
        QVERIFY(!sample().graph(options).isFocusKnown);
    }

    void groupsByWhoIsInThem()
    {
        // Two endpoints in groups of one name that other instances answer are two groups.
        Known known = sample();
        known.endpoints.removeIf([](const EndpointRow &row) {
            return row.instance == QLatin1String("C") && row.stats.name == QLatin1String("put");
        });
        const ServiceGraph graph = known.graph();
        QCOMPARE(countOf(graph, ServiceNode::Kind::Group), 2);
    }

    void allServices()
    {
        Known known = sample();
        ServiceRow other;
        other.name = QStringLiteral("gone");
        other.left = 1;
        known.services << other;
        InstanceRow left = instanceRow(QStringLiteral("L"), 0);
        left.service = other.name;
        left.state = InstanceRow::State::Left;
        known.instances << left;
        const ServiceGraph graph = known.graph();
        QCOMPARE(graph.services, qsizetype { 2 });
        QCOMPARE(graph.left, 1);
        QCOMPARE(countOf(graph, ServiceNode::Kind::Service), 2);
        QCOMPARE(countOf(graph, ServiceNode::Kind::Instance), 3);
        const ServiceWay *offers = way(graph, find(graph, ServiceNode::Kind::Service, pricing),
            find(graph, ServiceNode::Kind::Endpoint, QStringLiteral("svc.put")));
        QVERIFY(offers && offers->requests == 3.0);
        QVERIFY(Known {}.graph().nodes.isEmpty());
    }

    void foldsWhatIsMany()
    {
        Known known = sample();
        for (int i = 0; i < 20; ++i) {
            const QString id = QStringLiteral("X%1").arg(i, 2, 10, QLatin1Char('0'));
            known.instances << instanceRow(id, 10);
            known.endpoints << endpointRow(id, QStringLiteral("get"), 1, 0, QStringLiteral("q"))
                            << endpointRow(id, QStringLiteral("e%1").arg(i), 1, 0, QStringLiteral("q"));
        }
        known.instances.last().health = ServiceHealth::Bad; // what fails is not folded
        const ServiceGraph graph = known.graph();
        const ServiceGraphOptions standard;
        QCOMPARE(countOf(graph, ServiceNode::Kind::Instance), standard.maxInstances - 1);
        QCOMPARE(countOf(graph, ServiceNode::Kind::Endpoint), standard.maxEndpoints - 1);
        QVERIFY(find(graph, ServiceNode::Kind::Instance, QStringLiteral("X19")));
        QVERIFY(find(graph, ServiceNode::Kind::MoreInstances, QStringLiteral("+19 instance(s)")));
        QVERIFY(find(graph, ServiceNode::Kind::MoreEndpoints, QStringLiteral("+19 endpoint(s)")));

        // Too many services: a filter chooses.
        for (int i = 0; i < 50; ++i) {
            ServiceRow row;
            row.name = QStringLiteral("s%1").arg(i);
            known.services << row;
        }
        QVERIFY(known.graph().isTooMany);
        ServiceGraphOptions options;
        options.filter = QStringLiteral("SVC.PUT");
        const ServiceGraph found = known.graph(options);
        QVERIFY(!found.isTooMany);
        QCOMPARE(found.services, qsizetype { 1 });
        QCOMPARE(found.matches, qsizetype { 1 });
    }

    void placesAreTheSameInAnyOrder()
    {
        Known known = sample();
        ServiceGraph one = known.graph();
        layOut(one);
        std::mt19937 random(7);
        std::shuffle(known.instances.begin(), known.instances.end(), random);
        std::shuffle(known.endpoints.begin(), known.endpoints.end(), random);
        ServiceGraph other = known.graph();
        layOut(other);
        QVERIFY(hasSameShape(one, other));
        QCOMPARE(one.size, other.size);
        for (qsizetype i = 0; i < one.nodes.size(); ++i) {
            QCOMPARE(one.nodes.at(i).box, other.nodes.at(i).box);
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY(!one.nodes.at(i).box.intersects(one.nodes.at(j).box));
        }
        // Services, endpoints, groups, instances, connections from left to right.
        QCOMPARE(find(one, ServiceNode::Kind::Service, pricing)->layer, 0);
        QCOMPARE(find(one, ServiceNode::Kind::Connection, QStringLiteral("pricing-a"))->layer, 4);
        for (const ServiceWay &edge : std::as_const(one.edges))
            QVERIFY(one.nodes.at(edge.from).box.right() < one.nodes.at(edge.to).box.left());
    }

    void modelKeepsItsPlaces()
    {
        ServiceGraphModel model;
        const QAbstractItemModelTester tester(&model);
        Known known = sample();
        model.setGraph(known.graph());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QList<ServiceNode> before = model.graph().nodes;
        for (EndpointRow &row : known.endpoints)
            row.rates.requests *= 3;
        model.setGraph(known.graph());
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.node(row).box, before.at(row).box);
        // A screen reader hears what runs through a box.
        const auto row = static_cast<int>(model.graph().indexOf(QStringLiteral("instance:pricing\nA")));
        QVERIFY(row >= 0);
        const QModelIndex index = model.index(row);
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("A, instance, 1.0.0")));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("9/s")));
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QLatin1String("A runs on pricing-a")));
        QCOMPARE(index.data(ServiceRole::Instance).toString(), QStringLiteral("A"));
        known.instances.removeLast();
        model.setGraph(known.graph());
        QCOMPARE(reset.size(), 1);
        model.setGraph({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestServiceGraph)
#include "tst_servicegraph.moc"
