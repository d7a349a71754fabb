// SPDX-License-Identifier: GPL-3.0-or-later
// The display filter over captured messages, as the table of the traffic page runs it, against bare passes over the same bytes.
//   bench_filter [--json FILE] [--rounds N] [--messages N]
#include "tests/benchmarks/benchrun.h"

#include "models/traffic/messagetablemodel.h"

#include <simdjson.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>
#include <cstring>
#include <functional>
#include <numeric>
#include <thread>

using namespace natsight;

namespace {

constexpr int frameMs = 16;
constexpr int patienceMs = 60'000;

std::shared_ptr<CaptureStore> filled(int messages)
{
    auto store = std::make_shared<CaptureStore>();
    IncomingMessage message;
    message.tap = 1;
    for (int i = 0; i < messages; ++i) {
        const std::string subject = "orders." + std::to_string(i % 1'000) + (i % 10 == 0 ? ".created" : ".paid");
        std::string payload = R"({"id":)" + std::to_string(i) + R"(,"region":")" + (i % 100 == 0 ? "eu" : "us")
            + R"(","total":)" + std::to_string(i % 977) + R"(,"note":")";
        payload.resize(126, 'x');
        payload += "\"}";
        message.receivedNs = 1'700'000'000'000'000'000 + i * qint64 { 10'000 };
        message.subject = subject;
        message.payload = payload;
        store->append(message);
    }
    return store;
}

struct Filtered {
    double firstMs = 0; ///< until the first hits are in the table
    double seconds = 0; ///< until all are
    double longestFrameMs = 0;
    int hits = 0;
};

/// The table with a filter set, a frame after the other.
Filtered filtered(const std::shared_ptr<CaptureStore> &store, const QString &text)
{
    MessageTableModel table(store);
    table.update();
    Filtered result;
    QEventLoop loop;
    QTimer frame;
    QElapsedTimer clock;
    const auto milliseconds = [](const QElapsedTimer &from) { return static_cast<double>(from.nsecsElapsed()) / 1e6; };
    const auto look = [&] {
        QElapsedTimer work;
        work.start();
        table.update();
        result.longestFrameMs = std::max(result.longestFrameMs, milliseconds(work));
        if (result.firstMs == 0 && table.rowCount() > 0)
            result.firstMs = milliseconds(clock);
        if (table.progress() >= 1) {
            result.seconds = milliseconds(clock) / 1e3;
            loop.quit();
        }
    };
    QObject::connect(&frame, &QTimer::timeout, &loop, look);
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    clock.start();
    MessageFilter filter;
    const auto program = FilterProgram::compile(text, messageFields(), 0);
    if (!program)
        return result;
    filter.program = *program;
    table.setFilter(filter);
    frame.start(frameMs);
    loop.exec();
    result.hits = table.rowCount();
    return result;
}

/// A test of each message on all processors, in plain code; seconds, and how many pass.
template<typename MakeTest>
std::pair<double, int> bare(const CaptureStore &store, const MakeTest &makeTest)
{
    const auto whole = store.snapshot();
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<int> hits(threads, 0);
    std::vector<std::thread> running;
    QElapsedTimer clock;
    clock.start();
    for (unsigned i = 0; i < threads; ++i) {
        running.emplace_back([&, i, snapshot = whole] {
            auto test = makeTest();
            const RowNumber from = whole.firstRow() + whole.size() * i / threads;
            const RowNumber to = whole.firstRow() + whole.size() * (i + 1) / threads;
            int found = 0;
            for (RowNumber row = from; row < to; ++row)
                found += test(snapshot.at(row)) ? 1 : 0;
            hits[i] = found;
        });
    }
    for (std::thread &one : running)
        one.join();
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    return { seconds, std::accumulate(hits.cbegin(), hits.cend(), 0) };
}

std::pair<double, int> bareSubject(const CaptureStore &store)
{
    return bare(store, [] {
        return [](const CapturedMessage &message) {
            return message.subject.starts_with("orders.") && message.subject.ends_with(".created");
        };
    });
}

std::pair<double, int> bareJson(const CaptureStore &store)
{
    return bare(store, [] {
        return [parser = std::make_shared<simdjson::dom::parser>()](const CapturedMessage &message) {
            std::string_view region;
            return parser->parse(message.payload.data(), message.payload.size())["region"].get(region)
                == simdjson::SUCCESS
                && region == "eu";
        };
    });
}

std::pair<double, int> bareContains(const CaptureStore &store)
{
    return bare(store, [] {
        return [](const CapturedMessage &message) {
            return ::memmem(message.payload.data(), message.payload.size(), "\"eu\"", 4) != nullptr;
        };
    });
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addOptions({ { QStringLiteral("json"), QStringLiteral("Write the figures there."), QStringLiteral("file") },
        { QStringLiteral("rounds"), {}, QStringLiteral("n"), QStringLiteral("5") },
        { QStringLiteral("messages"), {}, QStringLiteral("n"), QStringLiteral("1000000") } });
    options.addHelpOption();
    options.process(app);
    const int rounds = std::max(1, options.value(QStringLiteral("rounds")).toInt());
    const int messages = std::max(1, options.value(QStringLiteral("messages")).toInt());

    struct Case {
        QString name;
        QString text;
        double mostSeconds = 0;
        std::function<std::pair<double, int>(const CaptureStore &)> bare;
    };
    const std::vector<Case> cases {
        { QStringLiteral("subject"), QStringLiteral("subject ~ \"orders.*.created\""), 0.1, bareSubject },
        { QStringLiteral("JSON field"), QStringLiteral("json.region == \"eu\""), 0.4, bareJson },
        { QStringLiteral("contains"), QStringLiteral("payload contains \"\\\"eu\\\"\""), 0.3, bareContains },
    };
    const auto store = filled(messages);
    bench::Report report;
    using Target = bench::Report::Target;
    bool isRight = true;
    for (const Case &one : cases) {
        std::vector<double> seconds;
        std::vector<double> firsts;
        std::vector<double> frames;
        std::vector<double> ratios;
        for (int round = 0; round < rounds; ++round) {
            const auto [bareSeconds, bareHits] = one.bare(*store);
            const Filtered ours = filtered(store, one.text);
            isRight = isRight && ours.hits == bareHits && ours.hits > 0;
            seconds.push_back(ours.seconds);
            firsts.push_back(ours.firstMs);
            frames.push_back(ours.longestFrameMs);
            ratios.push_back(ours.seconds / bareSeconds);
        }
        report.add(QStringLiteral("filter by %1").arg(one.name), bench::median(seconds), QStringLiteral("s"),
            Target::AtMost, one.mostSeconds, QStringLiteral("%1 messages of 128 B").arg(messages));
        report.add(QStringLiteral("filter by %1 / bare pass").arg(one.name), bench::median(ratios), {});
        report.add(QStringLiteral("first hits by %1").arg(one.name), bench::median(firsts), QStringLiteral("ms"),
            Target::AtMost, 50);
        report.add(QStringLiteral("longest frame by %1").arg(one.name), bench::median(frames), QStringLiteral("ms"),
            Target::AtMost, 33);
    }
    if (!isRight)
        std::fprintf(stderr, "The filter and the bare pass found different messages.\n");
    return report.finish(QStringLiteral("Display filter"), options.value(QStringLiteral("json"))) && isRight ? 0 : 1;
}
