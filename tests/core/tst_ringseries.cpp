// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ringseries.h"

#include <QTest>

#include <cmath>
#include <limits>

using natsight::RingSeries;

class TestRingSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        const RingSeries series;
        QVERIFY(series.isEmpty());
        QVERIFY(std::isnan(series.last()));
        QVERIFY(series.points(0, 1'000'000).empty());
        QVERIFY(series.tail(10).empty());
        QVERIFY(series.memoryBytes() < 64 * 1024);
    }

    void keepsMeansOfAStep()
    {
        RingSeries series({ { 1000, 10 } });
        series.add(5000, 1);
        series.add(5400, 2);
        series.add(5999, 6);
        series.add(6000, 10);
        QCOMPARE(series.last(), 10.0);
        const auto points = series.points(0, 10'000);
        QCOMPARE(points.size(), std::size_t { 2 });
        QCOMPARE(points[0].timeMs, std::int64_t { 5000 });
        QCOMPARE(points[0].value, 3.0);
        QCOMPARE(points[1].timeMs, std::int64_t { 6000 });
        QCOMPARE(points[1].value, 10.0);
    }

    void skippedStepsAreGaps()
    {
        RingSeries series({ { 1000, 10 } });
        series.add(1000, 1);
        series.add(4000, 4);
        const auto points = series.points(0, 9000);
        QCOMPARE(points.size(), std::size_t { 4 });
        QCOMPARE(points[0].value, 1.0);
        QVERIFY(std::isnan(points[1].value));
        QVERIFY(std::isnan(points[2].value));
        QCOMPARE(points[3].value, 4.0);
        series.add(5000, std::numeric_limits<double>::quiet_NaN());
        QVERIFY(std::isnan(series.points(5000, 5000).at(0).value));
    }

    void forgetsTheOldest()
    {
        RingSeries series({ { 1000, 5 } });
        for (int i = 0; i < 100; ++i)
            series.add(i * 1000, i);
        const auto points = series.points(0, 1'000'000);
        QCOMPARE(points.size(), std::size_t { 5 });
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].value, 95.0 + static_cast<double>(i));
    }

    void survivesLongPausesAndBackwardClocks()
    {
        RingSeries series({ { 1000, 5 }, { 10'000, 5 } });
        for (int i = 0; i < 5; ++i)
            series.add(i * 1000, 1);
        series.add(std::int64_t { 1 } << 50, 7); // must not walk every skipped step
        const auto after = series.points((std::int64_t { 1 } << 50) - 4000, std::int64_t { 1 } << 50);
        QCOMPARE(after.back().value, 7.0);
        for (std::size_t i = 0; i + 1 < after.size(); ++i)
            QVERIFY(std::isnan(after[i].value));
        series.add(10, 9); // older: into the newest step
        QCOMPARE(series.tail(1).at(0), 8.0F);
        QCOMPARE(series.last(), 9.0);
        series.add(-5, 8); // nonsense does not crash
    }

    void choosesTheFinestLevelThatReaches()
    {
        RingSeries series;
        const std::int64_t start = 1'700'000'000'000;
        for (std::int64_t second = 0; second < 7200; ++second)
            series.add(start + second * 1000, 100);
        const std::int64_t now = start + 7199 * 1000;
        const auto minutes = series.points(now - 299'000, now);
        QCOMPARE(minutes.size(), std::size_t { 300 });
        QCOMPARE(minutes[1].timeMs - minutes[0].timeMs, std::int64_t { 1000 });
        const auto hour = series.points(now - 3'580'000, now);
        QCOMPARE(hour[1].timeMs - hour[0].timeMs, std::int64_t { 10'000 });
        const auto day = series.points(now - 86'000'000, now);
        QCOMPARE(day[1].timeMs - day[0].timeMs, std::int64_t { 60'000 });
        for (const auto &point : day)
            QCOMPARE(point.value, 100.0);
        QVERIFY(series.points(now, now - 1).empty());
    }

    void aYoungHistoryIsFine()
    {
        RingSeries series;
        const std::int64_t start = 1'700'000'000'000;
        for (std::int64_t second = 0; second < 20; ++second)
            series.add(start + second * 1000, 5);
        const auto points = series.points(start - 86'000'000, start + 19'000);
        QCOMPARE(points.size(), std::size_t { 20 });
        QCOMPARE(points[1].timeMs - points[0].timeMs, std::int64_t { 1000 });
    }

    void tailIsPaddedWithGaps()
    {
        RingSeries series({ { 1000, 8 } });
        series.add(50'000, 3);
        const auto tail = series.tail(4);
        QCOMPARE(tail.size(), std::size_t { 4 });
        QVERIFY(std::isnan(tail[0]));
        QCOMPARE(tail[3], 3.0F);
        QCOMPARE(series.tail(100).size(), std::size_t { 8 });
        series.clear();
        QVERIFY(series.isEmpty());
        series.add(1000, 5); // earlier than before the clear
        QCOMPARE(series.tail(1).at(0), 5.0F);
    }
};

QTEST_GUILESS_MAIN(TestRingSeries)
#include "tst_ringseries.moc"
