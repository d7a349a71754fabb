// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/numberfields.h"
#include "models/traffic/fieldplotfeed.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace natsight;

namespace {

constexpr qint64 start = 1'700'000'000'000;

void put(CaptureStore &store, const std::string &subject, const std::string &payload, qint64 timeMs)
{
    IncomingMessage message;
    message.tap = 1;
    message.receivedNs = timeMs * 1'000'000;
    message.subject = subject;
    message.payload = payload;
    store.append(message);
}

PlottedField sizeOf(const QByteArray &subject)
{
    return { PlottedField::What::Size, subject, {}, {}, {} };
}

} // namespace

class TestFieldPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fields()
    {
        const auto fields = numberFields("{\"a\":1,\"b\":{\"c/d\":[true,-2.5e1,{\"e~\":3}]},\"f\":\"4\",\"g\":null}");
        QCOMPARE(fields.size(), 3);
        QCOMPARE(fields.at(0).name, QStringLiteral("a"));
        QCOMPARE(fields.at(1).name, QStringLiteral("b.c/d[1]"));
        QCOMPARE(fields.at(1).pointer, QByteArray("/b/c~1d/1"));
        QCOMPARE(fields.at(1).value, -25.0);
        QCOMPARE(fields.at(2).pointer, QByteArray("/b/c~1d/2/e~0"));
        QCOMPARE(numberFields("21.5").size(), 1);
        QVERIFY(numberFields("21.5").constFirst().pointer.isEmpty());
        for (const QByteArray &none :
            { QByteArray(), QByteArray("hello"), QByteArray("{\"a\":"), QByteArray("\xff"), QByteArray(100, '[') })
            QVERIFY(numberFields(none).isEmpty());
        QByteArray many = "[0";
        for (int i = 1; i < 100; ++i)
            many += ',' + QByteArray::number(i);
        many += ']';
        QCOMPARE(numberFields(many).size(), 40);
        // Each that is listed is found again.
        for (const NumberField &field : fields) {
            NumberReader reader(field.pointer);
            const auto value = reader.read("{\"a\":1,\"b\":{\"c/d\":[true,-2.5e1,{\"e~\":3}]}}");
            QVERIFY(value);
            QCOMPARE(*value, field.value);
            QVERIFY(!reader.read("{}"));
            QVERIFY(!reader.read("nothing"));
            QVERIFY(!reader.read({}));
        }
    }

    /// Against all values kept, whatever the distances: nothing is lost, and the room is what was told.
    void series()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 50; ++round) {
            NumberSeries series(64, 10);
            qint64 time = start;
            double sum = 0;
            double least = 1e9;
            double most = -1e9;
            const int values = 1 + random.bounded(500);
            for (int i = 0; i < values; ++i) {
                time += random.bounded(1 + (1 << random.bounded(16)));
                const double value = random.bounded(2'000) - 1'000;
                series.add(time, value);
                sum += value;
                least = std::min(least, value);
                most = std::max(most, value);
            }
            const auto steps = series.steps();
            QVERIFY(steps.size() <= 64);
            double total = 0;
            std::uint64_t count = 0;
            double lowest = 1e9;
            double highest = -1e9;
            for (std::size_t i = 0; i < steps.size(); ++i) {
                QVERIFY(i == 0 || steps[i].timeMs == steps[i - 1].timeMs + series.stepMs());
                if (steps[i].count == 0)
                    continue;
                QVERIFY(steps[i].least <= steps[i].mean && steps[i].mean <= steps[i].most);
                total += steps[i].mean * static_cast<double>(steps[i].count);
                count += steps[i].count;
                lowest = std::min(lowest, steps[i].least);
                highest = std::max(highest, steps[i].most);
            }
            QCOMPARE(count, static_cast<std::uint64_t>(values));
            QVERIFY(std::abs(total - sum) < 1e-6);
            QCOMPARE(lowest, least);
            QCOMPARE(highest, most);
            QVERIFY(steps.front().timeMs <= start + (1 << 16) && steps.back().timeMs <= time
                && steps.back().timeMs + series.stepMs() > time);
            QCOMPARE(series.newestMs(), time);
        }
        NumberSeries backward(4, 10);
        backward.add(1'000, 1);
        backward.add(10, 2); // older than the first
        QCOMPARE(backward.count(), std::uint64_t { 2 });
        QCOMPARE(backward.steps().size(), std::size_t { 1 });
    }

    void feed()
    {
        auto store = std::make_shared<CaptureStore>();
        for (int i = 0; i < 50'000; ++i) {
            const std::string payload = i % 10 == 0 ? "{\"state\":\"x\"}"
                                                    : "{\"total\":" + std::to_string(i % 100) + "}";
            put(*store, i % 2 == 0 ? "orders.eu" : "orders.us", payload, start + i);
        }
        FieldPlotFeed feed(store);
        const PlottedField total { PlottedField::What::Number, "orders.eu", QStringLiteral("total"), "/total", {} };
        const auto id = feed.add(total);
        QVERIFY(id);
        QCOMPARE(feed.add(total), id);
        QVERIFY(feed.add(sizeOf("orders.us")));
        QCOMPARE(feed.plots().size(), 2);
        const auto isRead = [&feed](quint64 values) {
            return feed.plots().constFirst().values + feed.plots().constFirst().without == values
                && feed.plots().constFirst().backlog == 0;
        };
        QTRY_VERIFY(isRead(25'000));
        QCOMPARE(feed.plots().constFirst().without, quint64 { 5'000 });
        QTRY_COMPARE(feed.plots().at(1).values, quint64 { 25'000 });
        QCOMPARE(feed.plots().at(1).without, quint64 { 0 });
        // What comes later, too.
        put(*store, "orders.eu", "{\"total\":-7}", start + 60'000);
        QTRY_VERIFY(isRead(25'001));
        QCOMPARE(feed.plots().constFirst().newestMs, start + 60'000);
        QCOMPARE(feed.plots().constFirst().steps.back().least, -7.0);

        for (int i = 0; feed.plots().size() < FieldPlotFeed::mostPlots; ++i)
            QVERIFY(feed.add(sizeOf(QByteArray::number(i))));
        QVERIFY(!feed.add(sizeOf("one more")));
        QSignalSpy updated(&feed, &FieldPlotFeed::updated);
        feed.remove(*id);
        QCOMPARE(updated.count(), 1);
        QCOMPARE(feed.plots().size(), FieldPlotFeed::mostPlots - 1);
        QVERIFY(feed.add(sizeOf("one more")));
    }

    /// Of a branch, and of what a display filter lets through.
    void rates()
    {
        auto store = std::make_shared<CaptureStore>();
        for (int i = 0; i < 10'000; ++i) // a hundred a second, a quarter of them of the branch
            put(*store, i % 4 == 0 ? "orders.eu.new" : "stock",
                std::string(static_cast<std::size_t>(i % 4), 'x') + "ab", start + i * 10);
        FieldPlotFeed feed(store);
        PlottedField messages;
        messages.what = PlottedField::What::Messages;
        messages.filter.branch = "orders";
        QVERIFY(feed.add(messages));
        PlottedField bytes;
        bytes.what = PlottedField::What::Bytes;
        const auto program = FilterProgram::compile(QStringLiteral("size >= 4"), messageFields(), 0);
        QVERIFY(program);
        bytes.filter.program = *program;
        QVERIFY(feed.add(bytes));
        QTRY_VERIFY(
            feed.plots().at(1).values == 5'000 && feed.plots().at(0).backlog == 0 && feed.plots().at(1).backlog == 0);
        const FieldPlotFeed::Plotted &first = feed.plots().at(0);
        QCOMPARE(first.values, quint64 { 2'500 });
        QCOMPARE(first.without, quint64 { 0 });
        QCOMPARE(first.stepMs, qint64 { 1'000 });
        QCOMPARE(first.readToMs, start + 99'990);
        QCOMPARE(first.steps.size(), std::size_t { 100 });
        for (const NumberSeries::Step &step : first.steps)
            QCOMPARE(step.count, std::uint64_t { 25 });
        for (const NumberSeries::Step &step : feed.plots().at(1).steps)
            QCOMPARE(step.mean * double(step.count), 25.0 * 4 + 25 * 5);
    }

    void emptyStore()
    {
        FieldPlotFeed feed(std::make_shared<CaptureStore>());
        QSignalSpy updated(&feed, &FieldPlotFeed::updated);
        QVERIFY(feed.add(sizeOf("a")));
        QTRY_VERIFY(updated.count() > 0);
        QVERIFY(feed.plots().constFirst().steps.empty());
    }
};

QTEST_GUILESS_MAIN(TestFieldPlot)
#include "tst_fieldplot.moc"
