// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/dataflow.h"

#include "models/jetstream/dataflowmodel.h"
#include "models/jetstream/streamorigins.h"

#include <QAbstractItemModelTester>
#include <QLineF>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace natsight;

namespace {

/// A stream as a server would tell it.
StreamRow stream(const QByteArray &config, const QByteArray &more = {})
{
    const QByteArray answer("{\"type\":\"io.nats.jetstream.api.v1.stream_info_response\",\"config\":" + config
        + ",\"created\":\"2026-01-01T00:00:00Z\",\"state\":{\"messages\":12,\"consumer_count\":0}" + more + '}');
    const auto page = readStreamInfo(answer);
    if (!page)
        qFatal("%s", qPrintable(page.error().text()));
    return nextRow(nullptr, page->info, 1'000'000'000);
}

ConsumerRow consumer(const QString &of, const QString &name, quint64 pending = 0)
{
    ConsumerInfo info;
    info.stream = of;
    info.name = name;
    info.pending = pending;
    info.waiting = 1;
    info.config = std::make_shared<Json>();
    return nextRow(nullptr, info, 1'000'000'000);
}

const FlowNode *find(const DataFlow &flow, const QString &id)
{
    const qsizetype row = flow.indexOf(id);
    return row >= 0 ? &flow.nodes.at(row) : nullptr;
}

const FlowEdge *way(const DataFlow &flow, const QString &from, const QString &to)
{
    for (const FlowEdge &edge : flow.edges) {
        if (flow.nodes.at(edge.from).id == from && flow.nodes.at(edge.to).id == to)
            return &edge;
    }
    return nullptr;
}

QList<ConsumerRow> noConsumers(const QString &)
{
    return {};
}

/// What must be true of every picture.
QString problemOf(const DataFlow &flow)
{
    for (qsizetype i = 0; i < flow.nodes.size(); ++i) {
        const QRectF &box = flow.nodes.at(i).box;
        if (box.isEmpty() || box.left() < 0 || box.top() < 0 || box.right() > flow.size.width() + 0.01
            || box.bottom() > flow.size.height() + 0.01)
            return QStringLiteral("box %1 is outside").arg(i);
        for (qsizetype j = 0; j < i; ++j) {
            if (box.intersects(flow.nodes.at(j).box))
                return QStringLiteral("boxes %1 and %2 overlap").arg(i).arg(j);
        }
    }
    // Without the ways that are marked there is no circle left, because all of them lead to the right.
    for (const FlowEdge &edge : flow.edges) {
        const QRectF &from = flow.nodes.at(edge.from).box;
        const QRectF &to = flow.nodes.at(edge.to).box;
        if (!edge.isBack && from.right() >= to.left())
            return QStringLiteral("a way leads to the left");
        if (edge.points.size() < 2 || edge.points.size() % 2 != 0)
            return QStringLiteral("a way has %1 places").arg(edge.points.size());
        if (!qFuzzyCompare(edge.points.constFirst().x(), from.right())
            || !qFuzzyCompare(1 + edge.points.constLast().x(), 1 + to.left()))
            return QStringLiteral("a way does not touch its boxes");
        // Where it passes a column it passes between the boxes.
        for (qsizetype i = 1; i + 1 < edge.points.size(); i += 2) {
            const QLineF passing(edge.points.at(i), edge.points.at(i + 1));
            for (const FlowNode &node : flow.nodes) {
                if (!edge.isBack && passing.y1() >= node.box.top() && passing.y1() <= node.box.bottom()
                    && passing.x1() < node.box.right() && passing.x2() > node.box.left())
                    return QStringLiteral("a way runs through a box");
            }
        }
    }
    return {};
}

bool arePlacesSame(const DataFlow &a, const DataFlow &b)
{
    return a.size == b.size && a.nodes == b.nodes
        && std::equal(a.edges.cbegin(), a.edges.cend(), b.edges.cbegin(), b.edges.cend(),
            [](const FlowEdge &one, const FlowEdge &other) {
                return one.points == other.points && one.isBack == other.isBack;
            });
}

} // namespace

class TestDataFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void origins()
    {
        const StreamRow row = stream(R"({"name":"ALL","sources":[
                {"name":"A","filter_subject":"a.>"},
                {"name":"A","filter_subject":"b.>"},
                {"name":"B","external":{"api":"$JS.hub.API"}},
                {"name":"C","external":{"api":"JS.other","deliver":"x"},
                    "subject_transforms":[{"src":"c.*","dest":"d.{{wildcard(1)}}"},{"src":"e","dest":""}]},
                {"name":"D","external":{"api":"$JS.API"}}]})",
            R"(,"sources":[{"name":"C","external":{"api":"JS.other"},"lag":3,"active":-1},
                {"name":"A","filter_subject":"b.>","lag":2,"active":5},
                {"name":"A","filter_subject":"a.>","lag":1,"active":5,
                    "error":{"code":400,"err_code":10000,"description":"broken"}}])");
        const QList<StreamOrigin> origins = originsOf(*row.info);
        QCOMPARE(origins.size(), 5);
        QVERIFY(origins.at(0).state && origins.at(0).state->error && origins.at(0).state->lag == 1);
        QVERIFY(origins.at(1).state && origins.at(1).state->lag == 2);
        QCOMPARE(originWords(origins.at(0)), QStringList { QStringLiteral("only a.>") });
        QVERIFY(!origins.at(2).state);
        QCOMPARE(origins.at(2).domain, QStringLiteral("hub"));
        QVERIFY(origins.at(2).isOutside());
        QCOMPARE(origins.at(3).state->lag, quint64 { 3 });
        QCOMPARE(originWords(origins.at(3)),
            QStringList({ QStringLiteral("c.* as d.{{wildcard(1)}}"), QStringLiteral("only e"),
                QStringLiteral("behind JS.other") }));
        QVERIFY(!origins.at(4).isOutside());
        QVERIFY(originsOf(*stream(R"({"name":"X","sources":7,"mirror":[]})").info).isEmpty());

        QCOMPARE(patternOfDestination(QStringLiteral("a.{{wildcard(1)}}.$2.b.>")), QStringLiteral("a.*.*.b.>"));
        const auto republish = republishOf(
            *stream(R"({"name":"X","republish":{"dest":"y.>","headers_only":true}})").info);
        QVERIFY(republish && republish->isHeadersOnly && republish->source == QLatin1String(">"));

        const QList<StreamRow> streams { row, stream(R"({"name":"M","mirror":{"name":"A"}})"),
            stream(R"({"name":"F","mirror":{"name":"A","external":{"api":"$JS.far.API"}}})") };
        const QList<StreamCopier> copiers = copiersOf(QStringLiteral("A"), streams);
        QCOMPARE(copiers.size(), 3);
        QCOMPARE(copiers.at(0).name, QStringLiteral("M"));
        QCOMPARE(copiers.at(2).name, QStringLiteral("ALL"));
    }

    void buildsTheGraph()
    {
        QList<StreamRow> streams { stream(R"({"name":"ORDERS","subjects":["orders.>"],
                "republish":{"src":"orders.*.cancelled","dest":"alerts.{{wildcard(1)}}"}})"),
            stream(R"({"name":"ALERTS","subjects":["alerts.>","a","b","c"]})"),
            stream(R"({"name":"COPY","mirror":{"name":"ORDERS"}})",
                R"(,"mirror":{"name":"ORDERS","lag":40,"active":60000000000})"),
            stream(R"({"name":"EU","sources":[{"name":"ORDERS","filter_subject":"orders.eu.>"},
                {"name":"FAR","external":{"api":"$JS.hub.API"}},{"name":"GONE"}]})") };
        streams[0].messagesPerSecond = 60;
        streams[2].messagesPerSecond = 59;
        const auto consumers = [](const QString &of) {
            QList<ConsumerRow> rows;
            for (int i = 0; of == QLatin1String("ORDERS") && i < 12; ++i)
                rows << consumer(of, QStringLiteral("c%1").arg(i, 2, 10, QLatin1Char('0')), 5);
            return rows;
        };
        const DataFlow flow = flowOf(streams, consumers);
        QCOMPARE(flow.streams.size(), 4);
        const FlowEdge *stores = way(flow, QStringLiteral("subject:ORDERS orders.>"), QStringLiteral("stream:ORDERS"));
        QVERIFY(stores && stores->rate == 60.0);
        QCOMPARE(labelOf(*stores).rate, QStringLiteral("60/s"));
        const FlowEdge *mirror = way(flow, QStringLiteral("stream:ORDERS"), QStringLiteral("stream:COPY"));
        QVERIFY(mirror && mirror->kind == FlowEdge::Kind::Mirror && mirror->lag == 40 && mirror->rate == 59.0);
        QCOMPARE(mirror->health, Health::Stuck);
        QVERIFY(edgeWords(*mirror, flow).contains(QLatin1String("40 messages behind")));
        const FlowEdge *source = way(flow, QStringLiteral("stream:ORDERS"), QStringLiteral("stream:EU"));
        QVERIFY(source && source->kind == FlowEdge::Kind::Source && std::isnan(source->rate));
        QCOMPARE(source->note, QStringLiteral("only orders.eu.>"));
        QCOMPARE(labelOf(*source).what, QStringLiteral("orders.eu.>"));
        QCOMPARE(labelOf(*mirror).what, QStringLiteral("mirror"));
        QCOMPARE(labelOf(*mirror).lag, QStringLiteral("40 behind"));
        // Another domain, and a name behind which nothing is.
        const FlowNode *outside = find(flow, QStringLiteral("outside:$JS.hub.API FAR"));
        QVERIFY(outside && outside->kind == FlowNode::Kind::OutsideStream
            && outside->detail.contains(QLatin1String("hub")));
        const FlowNode *missing = find(flow, QStringLiteral("stream:GONE"));
        QVERIFY(missing && missing->kind == FlowNode::Kind::MissingStream);
        // What is published again is stored by another stream.
        QVERIFY(way(flow, QStringLiteral("stream:ORDERS"), QStringLiteral("republish:ORDERS")));
        QVERIFY(way(flow, QStringLiteral("republish:ORDERS"), QStringLiteral("stream:ALERTS")));
        // Beyond the bounds: folded, with sums.
        QVERIFY(find(flow, QStringLiteral("subject:ALERTS a")));
        QCOMPARE(find(flow, QStringLiteral("subject:ALERTS"))->name, QStringLiteral("+2 subjects"));
        QVERIFY(find(flow, QStringLiteral("consumer:ORDERS/c06")));
        QVERIFY(!find(flow, QStringLiteral("consumer:ORDERS/c07")));
        QCOMPARE(find(flow, QStringLiteral("consumers:ORDERS"))->name, QStringLiteral("+5 consumers"));
        QCOMPARE(way(flow, QStringLiteral("stream:ORDERS"), QStringLiteral("consumers:ORDERS"))->lag, quint64 { 25 });
        // A server that counts consumers that nobody has asked for.
        StreamRow counted = stream(R"({"name":"N","subjects":["n"]})");
        StreamInfo info = *counted.info;
        info.state.consumers = 7;
        counted = nextRow(nullptr, info, 1);
        QCOMPARE(
            find(flowOf({ counted }, noConsumers), QStringLiteral("consumers:N"))->name, QStringLiteral("7 consumers"));
    }

    void choosesStreams()
    {
        QList<StreamRow> streams;
        for (int i = 0; i < 100; ++i) {
            const QByteArray number = QByteArray::number(i);
            streams << (i % 10 == 0 || i < 2
                    ? stream("{\"name\":\"S" + number + "\",\"subjects\":[\"s" + number + ".>\"]}")
                    : stream("{\"name\":\"S" + number + "\",\"sources\":[{\"name\":\"S" + QByteArray::number(i - 1)
                        + "\"}]}"));
        }
        // Too many for one picture: a filter is wanted, and chooses with neighbours.
        DataFlow flow = flowOf(streams, noConsumers);
        QVERIFY(flow.isTooMany && flow.nodes.isEmpty() && flow.allStreams == 100);
        FlowOptions options;
        options.filter = QStringLiteral("s55");
        flow = flowOf(streams, noConsumers, options);
        QCOMPARE(flow.streams, QStringList({ QStringLiteral("S54"), QStringLiteral("S55"), QStringLiteral("S56") }));
        options.filter = QStringLiteral("s60.");
        QCOMPARE(flowOf(streams, noConsumers, options).streams,
            QStringList({ QStringLiteral("S60"), QStringLiteral("S61") }));
        options.filter = QStringLiteral("s");
        flow = flowOf(streams, noConsumers, options);
        QVERIFY(flow.isTooMany && flow.matches == 100);
        options.filter = QStringLiteral("cheese");
        flow = flowOf(streams, noConsumers, options);
        QVERIFY(!flow.isTooMany && flow.nodes.isEmpty());

        // The neighbourhood of one: all before it and all behind it.
        options = {};
        options.focus = QStringLiteral("S25");
        flow = flowOf(streams, noConsumers, options);
        QCOMPARE(flow.streams.size(), 10);
        QVERIFY(find(flow, QStringLiteral("stream:S25"))->isFocus);
        options.maxStreams = 4;
        flow = flowOf(streams, noConsumers, options);
        QCOMPARE(flow.streams.size(), 4);
        QVERIFY(flow.leftOut > 0);
        options.focus = QStringLiteral("NONE");
        flow = flowOf(streams, noConsumers, options);
        QVERIFY(!flow.isFocusKnown && flow.nodes.isEmpty());
        QVERIFY(flowOf({}, noConsumers).nodes.isEmpty());
    }

    void layersFollowTheFlow()
    {
        DataFlow flow = flowOf({ stream(R"({"name":"A","subjects":["a"]})"),
                                   stream(R"({"name":"B","subjects":["b"],"sources":[{"name":"A"}]})"),
                                   stream(R"({"name":"C","sources":[{"name":"B"},{"name":"A"}]})") },
            noConsumers);
        layOut(flow);
        QCOMPARE(problemOf(flow), QString());
        QCOMPARE(find(flow, QStringLiteral("stream:A"))->layer, 1);
        QCOMPARE(find(flow, QStringLiteral("stream:B"))->layer, 2);
        QCOMPARE(find(flow, QStringLiteral("stream:C"))->layer, 3);
        // Right before what it leads to, not far away.
        QCOMPARE(find(flow, QStringLiteral("subject:B b"))->layer, 1);
        QCOMPARE(way(flow, QStringLiteral("stream:A"), QStringLiteral("stream:C"))->points.size(), 4);

        // A circle, which two accounts or a mistake can make: one way is marked, and only one.
        DataFlow circle = flowOf({ stream(R"({"name":"A","sources":[{"name":"C"}],"subjects":["a"]})"),
                                     stream(R"({"name":"B","sources":[{"name":"A"}]})"),
                                     stream(R"({"name":"C","sources":[{"name":"B"},{"name":"C"}]})") },
            noConsumers);
        layOut(circle);
        QCOMPARE(problemOf(circle), QString());
        QVERIFY(way(circle, QStringLiteral("stream:C"), QStringLiteral("stream:A"))->isBack);
        QVERIFY(way(circle, QStringLiteral("stream:C"), QStringLiteral("stream:C"))->isBack);
        QVERIFY(!way(circle, QStringLiteral("stream:A"), QStringLiteral("stream:B"))->isBack);
    }

    void untanglesWhatCanBe()
    {
        // Each stream of a row feeds its own copy; in the order of the names all of them would cross.
        QList<StreamRow> streams;
        for (int i = 0; i < 8; ++i) {
            const QByteArray a = QByteArray::number(i);
            const QByteArray b = QByteArray::number(9 - i);
            streams << stream("{\"name\":\"A" + a + "\",\"subjects\":[\"a" + a + "\"]}");
            streams << stream("{\"name\":\"B" + b + "\",\"sources\":[{\"name\":\"A" + a + "\"},{\"name\":\"HUB\"}]}");
        }
        streams << stream(R"({"name":"HUB","subjects":["hub"]})");
        DataFlow flow = flowOf(streams, noConsumers);
        layOut(flow);
        QCOMPARE(problemOf(flow), QString());
        int crossings = 0;
        for (const FlowEdge &one : flow.edges) {
            for (const FlowEdge &other : flow.edges) {
                if (!one.isCopy() || !other.isCopy())
                    continue;
                const FlowNode &from = flow.nodes.at(one.from);
                const FlowNode &to = flow.nodes.at(one.to);
                crossings += from.box.top() < flow.nodes.at(other.from).box.top()
                        && to.box.top() > flow.nodes.at(other.to).box.top()
                    ? 1
                    : 0;
            }
        }
        // The hub's ways cross some; the eight pairs do not cross each other (28 in the worst order).
        QVERIFY2(crossings <= 16, qPrintable(QString::number(crossings)));
    }

    void everyGraphGetsAPicture_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("edges");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("one") << 1 << 0;
        QTest::newRow("itself") << 1 << 2;
        QTest::newRow("few") << 5 << 6;
        QTest::newRow("sparse") << 40 << 30;
        QTest::newRow("tree") << 60 << 59;
        QTest::newRow("dense") << 30 << 200;
        QTest::newRow("large") << 250 << 300;
    }
    void everyGraphGetsAPicture()
    {
        QFETCH(int, nodes);
        QFETCH(int, edges);
        for (unsigned seed = 1; seed <= 25; ++seed) {
            std::mt19937 random(seed * 7919 + static_cast<unsigned>(nodes));
            DataFlow flow;
            for (int i = 0; i < nodes; ++i) {
                FlowNode node;
                node.id = QStringLiteral("n%1").arg(i, 4, 10, QLatin1Char('0'));
                node.stream = QStringLiteral("s%1").arg(random() % 20);
                node.kind = random() % 3 == 0 ? FlowNode::Kind::Consumer : FlowNode::Kind::Stream;
                flow.nodes << node;
            }
            for (int i = 0; i < edges && nodes > 0; ++i) {
                FlowEdge edge;
                edge.from = static_cast<qsizetype>(random()) % nodes;
                edge.to = static_cast<qsizetype>(random()) % nodes;
                flow.edges << edge;
            }
            DataFlow again = flow;
            layOut(flow);
            QVERIFY2(
                problemOf(flow).isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(problemOf(flow))));
            // Laid out twice, and laid out again: the same.
            layOut(again);
            QVERIFY(arePlacesSame(flow, again));
            layOut(again);
            QVERIFY(arePlacesSame(flow, again));
        }
    }

    void orderOfRowsMakesNoDifference()
    {
        QList<StreamRow> streams;
        std::mt19937 random(4711);
        for (int i = 0; i < 40; ++i) {
            QByteArray config = "{\"name\":\"S" + QByteArray::number(i) + "\",\"subjects\":[\"s" + QByteArray::number(i)
                + "\"],\"sources\":[";
            for (unsigned j = 0; j < random() % 3; ++j)
                config += (j > 0 ? "," : "") + QByteArray("{\"name\":\"S") + QByteArray::number(random() % 45) + "\"}";
            streams << stream(config + "]}");
        }
        const auto consumers = [&random](const QString &of) {
            QList<ConsumerRow> rows { consumer(of, QStringLiteral("a")), consumer(of, QStringLiteral("b")) };
            if (random() % 2 == 0)
                std::swap(rows[0], rows[1]);
            return rows;
        };
        DataFlow flow = flowOf(streams, consumers);
        layOut(flow);
        QVERIFY2(problemOf(flow).isEmpty(), qPrintable(problemOf(flow)));
        for (int round = 0; round < 5; ++round) {
            std::shuffle(streams.begin(), streams.end(), random);
            DataFlow other = flowOf(streams, consumers);
            layOut(other);
            QVERIFY(hasSameShape(flow, other));
            QVERIFY(arePlacesSame(flow, other));
        }
    }

    void modelKeepsPlaces()
    {
        DataFlowModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<StreamRow> streams { stream(R"({"name":"A","subjects":["a"]})"),
            stream(R"({"name":"B","mirror":{"name":"A"}})") };
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setGraph({});
        QCOMPARE(reset.size(), 0);
        model.setGraph(flowOf(streams, noConsumers));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        const QModelIndex a = model.index(static_cast<int>(model.flow().indexOf(QStringLiteral("stream:A"))));
        QVERIFY(a.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("1 ways out")));
        QVERIFY(a.data(Qt::ToolTipRole).toString().contains(QLatin1String("B is a mirror of A")));
        const QRectF box = model.node(a.row()).box;
        streams[0].messagesPerSecond = 1'000;
        model.setGraph(flowOf(streams, noConsumers));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.node(a.row()).box, box);
        QCOMPARE(model.flow().edges.at(model.waysIn(a.row()).constFirst()).rate, 1'000.0);
        streams.removeLast();
        model.setGraph(flowOf(streams, noConsumers));
        QCOMPARE(reset.size(), 2);
        QCOMPARE(model.rowCount(), 2);
        model.setGraph({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDataFlow)
#include "tst_dataflow.moc"
