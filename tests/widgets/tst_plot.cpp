// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plot.h"

#include "widgets/common/theme.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace natsight;

namespace {

constexpr qint64 now = 1'760'000'000'000;
constexpr double gap = std::numeric_limits<double>::quiet_NaN();

std::vector<RingSeries::Point> points(double value, int from = 0, int to = 60)
{
    std::vector<RingSeries::Point> result;
    for (int i = from; i < to; ++i)
        result.push_back({ now - (60 - i) * 1000, value });
    return result;
}

/// Pixels of about this colour.
int countOf(const QImage &image, const QColor &color, const QRect &area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor found = image.pixelColor(x, y);
            if (std::abs(found.red() - color.red()) + std::abs(found.green() - color.green())
                    + std::abs(found.blue() - color.blue())
                < 60)
                ++count;
        }
    }
    return count;
}

} // namespace

class TestPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.apply(Theme::Scheme::Light); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }
    void cleanup() { m_theme.apply(Theme::Scheme::Light); }

    void costsNothingWhileHidden()
    {
        Plot plot;
        const int series = plot.addSeries(QStringLiteral("in"), Plot::Unit::MessagesPerSecond);
        plot.setPoints(series, points(100));
        plot.replot(now);
        QVERIFY(!plot.findChild<QWidget *>(QStringLiteral("plotCanvas")));
        plot.show();
        QVERIFY(plot.findChild<QWidget *>(QStringLiteral("plotCanvas")));
    }

    void saysItsNewestValues()
    {
        Plot plot;
        const int in = plot.addSeries(QStringLiteral("in"), Plot::Unit::MessagesPerSecond);
        const int bytes = plot.addSeries(QStringLiteral("bytes"), Plot::Unit::BytesPerSecond);
        plot.addSeries(QStringLiteral("none"), Plot::Unit::Count);
        plot.setPoints(in, points(12'400));
        plot.setPoints(bytes, points(1024 * 1024));
        const QString text = plot.summary();
        QVERIFY2(text.startsWith(QLatin1String("in 12.4")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("MiB/s")), qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral("none –")), qPrintable(text));
        plot.removeSeries(bytes);
        QVERIFY(!plot.summary().contains(QLatin1String("bytes")));
        plot.renameSeries(in, QStringLiteral("all"));
        QVERIFY(plot.summary().startsWith(QLatin1String("all ")));
        plot.show();
        QCOMPARE(plot.accessibleDescription(), plot.summary());
    }

    void aGapStaysAGap()
    {
        Plot plot;
        plot.resize(700, 200);
        const int series = plot.addSeries(QStringLiteral("in"), Plot::Unit::Count);
        auto values = points(50);
        for (int i = 20; i < 40; ++i)
            values[size_t(i)].value = gap;
        plot.setPoints(series, values);
        plot.setSpan(60'000);
        plot.show();
        plot.replot(now);
        const QColor color = Theme::series(0, false);
        QTRY_VERIFY(countOf(plot.grab().toImage(), color, QRect(60, 0, 500, 170)) > 40);
        // Margins of the labels settle with the first.
        plot.replot(now);
        QCoreApplication::processEvents();
        const QImage image = plot.grab().toImage();
        // The curve's area between the axis labels and the label at the right.
        const int left = 60;
        const int width = image.width() - 60 - 110;
        QVERIFY(countOf(image, color, QRect(left, 0, width / 4, image.height() - 30)) > 20);
        QCOMPARE(countOf(image, color, QRect(left + width * 45 / 100, 0, width / 10, image.height() - 30)), 0);
        QVERIFY(countOf(image, color, QRect(left + width * 3 / 4, 0, width / 4, image.height() - 30)) > 20);
    }

    void survivesOddValues()
    {
        Plot plot;
        plot.resize(300, 120);
        const int series = plot.addSeries(QString(100'000, QLatin1Char('n')), Plot::Unit::Seconds, true);
        plot.show();
        const double odd[] = { 0, gap, std::numeric_limits<double>::infinity(), -5, 1e300, 1e-300 };
        for (const double value : odd) {
            plot.setPoints(series, points(value));
            plot.replot(now);
            QVERIFY(!plot.grab().isNull());
        }
        plot.setPoints(series, {});
        plot.replot(now);
        plot.setPoints(99, points(1));
        plot.setPoints(-1, points(1));
        plot.removeSeries(99);
        plot.resize(1, 1);
        plot.replot(now);
        QVERIFY(!plot.grab().isNull());
    }

    void followsTheScheme()
    {
        Plot plot;
        plot.resize(400, 150);
        plot.setPoints(plot.addSeries(QStringLiteral("in"), Plot::Unit::Count), points(5));
        plot.setSpan(60'000);
        plot.show();
        plot.replot(now);
        QTRY_VERIFY(plot.grab().toImage().pixelColor(6, 6).lightness() > 200);
        m_theme.apply(Theme::Scheme::Dark);
        QTRY_VERIFY(plot.grab().toImage().pixelColor(6, 6).lightness() < 60);
    }

    void zoomsAndComesBack()
    {
        Plot plot;
        plot.resize(600, 160);
        plot.setPoints(plot.addSeries(QStringLiteral("in"), Plot::Unit::Count), points(5));
        plot.setSpan(60'000);
        plot.show();
        plot.replot(now);
        // The axes have their place after the first queued replot.
        QTRY_VERIFY(countOf(plot.grab().toImage(), Theme::series(0, false), QRect(60, 0, 400, 140)) > 50);
        QWidget *canvas = plot.findChild<QWidget *>(QStringLiteral("plotCanvas"));
        QVERIFY(canvas);
        QSignalSpy live(&plot, &Plot::liveChanged);
        // A click is no zoom.
        QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(200, 80));
        QVERIFY(plot.isLive());
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(200, 80));
        QTest::mouseMove(canvas, QPoint(260, 80));
        QTest::mouseMove(canvas, QPoint(300, 80));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(300, 80));
        QVERIFY(!plot.isLive());
        plot.replot(now + 60'000);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, QPoint(200, 80));
        QVERIFY(plot.isLive());
        QCOMPARE(live.size(), 2);
        // The keyboard can do the same.
        QTest::keyClick(&plot, Qt::Key_Plus);
        QVERIFY(!plot.isLive());
        QTest::keyClick(&plot, Qt::Key_Home);
        QVERIFY(plot.isLive());
        QTest::keyClick(&plot, Qt::Key_Left);
        QVERIFY2(plot.accessibleDescription().contains(QLatin1String("in ")), qPrintable(plot.accessibleDescription()));
        QTest::keyClick(&plot, Qt::Key_Escape);
    }

    void manySeriesGetALegendAndGoAgain()
    {
        Plot plot;
        plot.resize(600, 160);
        plot.show();
        std::vector<int> series;
        for (int i = 0; i < 8; ++i) {
            series.push_back(plot.addSeries(QStringLiteral("instance %1").arg(i), Plot::Unit::Count));
            plot.setPoints(series.back(), points(i));
            plot.replot(now);
            plot.grab();
        }
        plot.addSeries(QStringLiteral("other unit"), Plot::Unit::Bytes);
        plot.replot(now);
        plot.grab();
        for (const int one : series) {
            plot.removeSeries(one);
            plot.replot(now);
            plot.grab();
        }
        QVERIFY(plot.summary().startsWith(QLatin1String("other unit")));
    }

    /// Three below each other, whatever their numbers look like.
    void columnsShareTheirEdges()
    {
        QWidget window;
        window.resize(700, 480);
        std::vector<Plot *> plots;
        const Plot::Unit units[] = { Plot::Unit::Count, Plot::Unit::MessagesPerSecond, Plot::Unit::Bytes };
        const double values[] = { 3, 12'400, 1024.0 * 1024 * 1023 };
        for (int i = 0; i < 3; ++i) {
            auto *plot = new Plot(&window);
            plot->setGeometry(0, i * 160, 700, 160);
            plot->addSeries(i == 1 ? QStringLiteral("a long name") : QStringLiteral("x"), units[i], true);
            if (i > 0)
                plot->alignWith(plots.front());
            plots.push_back(plot);
        }
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (int i = 0; i < 3; ++i) {
            plots[size_t(i)]->setPoints(0, points(values[i]));
            plots[size_t(i)]->replot(now);
        }
        QTRY_VERIFY(plots[0]->edges().first > 0);
        QTRY_COMPARE(plots[1]->edges(), plots[0]->edges());
        QTRY_COMPARE(plots[2]->edges(), plots[0]->edges());
        QTRY_VERIFY(plots[0]->edges().second > plots[0]->edges().first + 300);
        // One that is zoomed takes the others along, and back.
        QTest::keyClick(plots[1], Qt::Key_Plus);
        QVERIFY(!plots[0]->isLive() && !plots[1]->isLive() && !plots[2]->isLive());
        QTest::keyClick(plots[2], Qt::Key_Home);
        QVERIFY(plots[0]->isLive() && plots[1]->isLive() && plots[2]->isLive());
        // Wider numbers move all of them, and one that goes leaves the others alone.
        const auto before = plots[0]->edges();
        plots[0]->setPoints(0, points(123'456'789'012.0));
        plots[0]->replot(now);
        QTRY_VERIFY(plots[0]->edges().second <= before.second);
        QTRY_COMPARE(plots[2]->edges(), plots[0]->edges());
        delete plots[1];
        plots[2]->replot(now);
        QTRY_COMPARE(plots[2]->edges(), plots[0]->edges());
    }

    void marksAreBounded()
    {
        Plot plot;
        plot.resize(300, 120);
        plot.setPoints(plot.addSeries(QStringLiteral("in"), Plot::Unit::Count), points(5));
        plot.show();
        for (int i = 0; i < 1000; ++i)
            plot.addMark(now - i * 10, QStringLiteral("disconnected"));
        plot.replot(now);
        plot.grab();
        plot.addMark(now, QStringLiteral("connected"));
        plot.replot(now);
        QVERIFY(!plot.grab().isNull());
    }

    void writesItself()
    {
        Plot plot;
        const int a = plot.addSeries(QStringLiteral("a,\"b\""), Plot::Unit::Count);
        const int b = plot.addSeries(QStringLiteral("=evil()"), Plot::Unit::Bytes);
        plot.setPoints(a, { { 0, 1 }, { 1000, gap } });
        plot.setPoints(b, { { 1000, 2.5 } });
        QCOMPARE(plot.toCsv(),
            QStringLiteral(
                "time,\"a,\"\"b\"\"\",'=evil() (B)\n1970-01-01T00:00:00.000Z,1,\n1970-01-01T00:00:01.000Z,,2.5\n"));
        QTemporaryDir folder;
        QVERIFY(plot.save(folder.filePath(QStringLiteral("plot.png"))));
        QVERIFY(QImage(folder.filePath(QStringLiteral("plot.png"))).width() >= 800);
        QVERIFY(plot.save(folder.filePath(QStringLiteral("plot.svg"))));
        QFile svg(folder.filePath(QStringLiteral("plot.svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("<svg"));
        QVERIFY(plot.save(folder.filePath(QStringLiteral("plot.csv"))));
        QFile csv(folder.filePath(QStringLiteral("plot.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(), plot.toCsv().toUtf8());
        QVERIFY(!plot.save(folder.filePath(QStringLiteral("nowhere/plot.csv"))));
        QVERIFY(!plot.save(QStringLiteral("/nowhere/plot.png")));
    }

private:
    Theme m_theme;
};

QTEST_MAIN(TestPlot)
#include "tst_plot.moc"
