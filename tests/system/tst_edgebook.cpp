// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/edgebook.h"
#include "tests/system/fakesystem.h"

#include <QTest>

#include <cmath>

using namespace natsight;

namespace {

/// A system of ways with made-up rates, a look every 5 s.
struct Looks {
    Topology topology;

    explicit Looks(int count)
    {
        topology.timeMs = 1'800'000'000'000;
        for (int i = 0; i < count; ++i) {
            TopologyEdge edge;
            edge.key = QStringLiteral("r:%1").arg(i, 5, 10, QLatin1Char('0'));
            edge.flow.isCounted = true;
            edge.flow.rates = { 1.0 * i, 0, 100.0 * i, 0 };
            topology.edges << edge;
        }
    }
    TopologyEdge &at(int edge) { return topology.edges[edge]; }
    [[nodiscard]] QString key(int edge) const { return topology.edges.at(edge).key; }
    void next(EdgeBook &book)
    {
        topology.timeMs += 5'000;
        for (TopologyEdge &edge : topology.edges) {
            edge.flow.toldMs = topology.timeMs;
            edge.flow.spanMs = 5'000;
        }
        book.add(topology);
    }
    [[nodiscard]] std::vector<RingSeries::Point> points(const EdgeBook &book, int edge, EdgeMetric metric) const
    {
        const EdgeHistory *history = book.history(key(edge));
        return history ? history->series(metric).points(topology.timeMs - 60'000, topology.timeMs)
                       : std::vector<RingSeries::Point>();
    }
};

int known(const std::vector<RingSeries::Point> &points)
{
    return static_cast<int>(
        std::count_if(points.begin(), points.end(), [](const auto &point) { return !std::isnan(point.value); }));
}

} // namespace

class TestEdgeBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresBecomeLines()
    {
        EdgeBook book;
        Looks looks(2);
        looks.at(1).rttNs = 2'000'000;
        looks.at(1).pendingBytes = 77;
        for (int i = 0; i < 4; ++i)
            looks.next(book);
        const auto in = looks.points(book, 1, EdgeMetric::InMessages);
        // What holds for 5 s is a line through all steps of it.
        QVERIFY2(known(in) >= 7, qPrintable(QString::number(known(in))));
        QCOMPARE(in.back().value, 1.0);
        QCOMPARE(looks.points(book, 1, EdgeMetric::InBytes).back().value, 100.0);
        QVERIFY(std::abs(looks.points(book, 1, EdgeMetric::Rtt).back().value - 0.002) < 1e-6);
        QCOMPARE(looks.points(book, 1, EdgeMetric::Pending).back().value, 77.0);
        QVERIFY(std::isnan(looks.points(book, 0, EdgeMetric::Rtt).back().value));
        // The same answer again adds nothing; an older look neither.
        const int before = known(in);
        Topology again = looks.topology;
        again.timeMs += 1;
        book.add(again);
        again.timeMs -= 10'000;
        book.add(again);
        QCOMPARE(known(looks.points(book, 1, EdgeMetric::InMessages)), before);
        QVERIFY(book.history(QStringLiteral("r:none")) == nullptr);
    }

    void goneAndMissingAreGaps()
    {
        EdgeBook book;
        Looks looks(3);
        for (int i = 0; i < 3; ++i)
            looks.next(book);
        looks.at(1).isMissing = true;
        const TopologyEdge gone = looks.topology.edges.takeLast();
        for (int i = 0; i < 3; ++i)
            looks.next(book);
        QVERIFY(std::isnan(looks.points(book, 1, EdgeMetric::InMessages).back().value));
        looks.topology.edges << gone;
        QVERIFY(std::isnan(looks.points(book, 2, EdgeMetric::InMessages).back().value));
        QVERIFY(known(looks.points(book, 2, EdgeMetric::InMessages)) > 0);
        QVERIFY(!std::isnan(looks.points(book, 0, EdgeMetric::InMessages).back().value));
        book.addGap(looks.topology.timeMs + 2'000);
        looks.topology.timeMs += 2'000;
        QVERIFY(std::isnan(looks.points(book, 0, EdgeMetric::InMessages).back().value));
    }

    void theBusiestAreKept()
    {
        EdgeBook::Limits limits;
        limits.edges = 10;
        EdgeBook book(limits);
        Looks looks(100);
        looks.next(book);
        QCOMPARE(book.size(), 10);
        QCOMPARE(book.leftOut(), 90);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(book.history(looks.key(i)) != nullptr, i >= 90);
        const std::size_t memory = book.memoryBytes();
        QVERIFY(memory < 10 * 40'000);
        // A little busier is no reason; much busier is.
        looks.at(5).flow.rates.inMessages = 100;
        looks.next(book);
        QVERIFY(!book.history(looks.key(5)));
        looks.at(5).flow.rates.inMessages = 1'000;
        looks.next(book);
        QVERIFY(book.history(looks.key(5)));
        QVERIFY(!book.history(looks.key(90)));
        // What is looked at is kept, however quiet, and stays.
        book.keep({ looks.key(0) });
        looks.next(book);
        QVERIFY(book.history(looks.key(0)));
        for (int i = 1; i < 100; ++i)
            looks.at(i).flow.rates.inMessages = 10'000 + i;
        for (int i = 0; i < 60; ++i)
            looks.next(book);
        QVERIFY(book.history(looks.key(0)));
        QCOMPARE(book.size(), 10);
        QCOMPARE(book.memoryBytes(), memory);
        // Those that are gone give way to any other.
        looks.topology.edges = looks.topology.edges.mid(0, 20);
        looks.next(book);
        looks.next(book);
        QCOMPARE(book.size(), 10);
        int there = 0;
        for (int i = 0; i < 20; ++i)
            there += book.history(looks.key(i)) ? 1 : 0;
        QCOMPARE(there, 10);
    }

    void severalAreSummed()
    {
        EdgeBook book;
        Looks looks(3);
        for (int i = 0; i < 3; ++i)
            looks.at(i).flow.rates = { 10.0 * (i + 1), 1.0 * (i + 1), 0, 0 };
        for (int i = 0; i < 4; ++i)
            looks.next(book);
        const qint64 to = looks.topology.timeMs;
        const auto sums = book.sums({ { looks.key(0) }, { looks.key(1), true }, { QStringLiteral("r:none") } },
            EdgeMetric::InMessages, to - 60'000, to);
        QVERIFY(known(sums) >= 7);
        QCOMPARE(sums.back().value, 10.0 + 2.0);
        QVERIFY(book.sums({}, EdgeMetric::InMessages, to - 60'000, to).empty());
        // One that is known for a shorter time, and so more finely, counts no more for that.
        EdgeBook two;
        Looks long1(2);
        long1.at(0).flow.rates.inMessages = 5;
        long1.at(1).flow.rates.inMessages = 7;
        const TopologyEdge late = long1.topology.edges.takeLast();
        for (int i = 0; i < 200; ++i)
            long1.next(two);
        long1.topology.edges << late;
        for (int i = 0; i < 20; ++i)
            long1.next(two);
        const qint64 end = long1.topology.timeMs;
        const auto hour = two.sums(
            { { long1.key(0) }, { long1.key(1) } }, EdgeMetric::InMessages, end - 3'600'000, end);
        QVERIFY(hour.size() > 20);
        QCOMPARE(hour.front().value, 5.0);
        QCOMPARE(hour.back().value, 12.0);
    }

    void ofARealShape()
    {
        // Through the whole of it, 500 servers and 10,000 leaf nodes: bounded, and the first look is no more than the others.
        FakeSystem system({ 20, 25, 10'000 });
        EdgeBook book;
        TopologyPtr last;
        for (int i = 0; i < 3; ++i) {
            system.advance(5'000, 700);
            last = std::make_shared<Topology>(topologyOf(system.snapshot, last.get()));
            book.add(*last);
        }
        QCOMPARE(book.size(), EdgeBook::Limits().edges);
        QCOMPARE(book.leftOut(), last->edges.size() - book.size());
        QVERIFY(book.memoryBytes() < std::size_t { 8 } << 20);
    }
};

QTEST_GUILESS_MAIN(TestEdgeBook)
#include "tst_edgebook.moc"
