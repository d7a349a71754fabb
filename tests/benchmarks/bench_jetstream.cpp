// SPDX-License-Identifier: GPL-3.0-or-later
// What the JetStream pages cost against bare requests of the client library, on a server with much in it.
//   bench_jetstream [--json FILE] [--rounds N] [--streams N] [--messages N] [--consumers N] [--nats-server PROGRAM]
//                   [--only streams|consumers|pages|search]
#include "models/jetstream/jetstreamfeed.h"
#include "models/jetstream/streamlistmodel.h"
#include "models/jetstream/streammessagemodel.h"
#include "models/jetstream/streamreader.h"
#include "models/jetstream/streamsearch.h"
#include "tests/benchmarks/bare.h"
#include "tests/benchmarks/benchrun.h"
#include "tests/benchmarks/screen.h"
#include "widgets/common/theme.h"
#include "widgets/jetstream/streammessagesview.h"
#include "widgets/jetstream/streampage.h"
#include "widgets/jetstream/streamspage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTableView>
#include <QTimer>

#include <nats/nats.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

using namespace natsight;
using bench::milliseconds;
using bench::Painted;
using bench::spin;

namespace {

constexpr int messageBytes = 128;
constexpr int subjects = 1'000;
constexpr const char *bigStream = "BIG";
constexpr const char *busyStream = "BUSY"; // with all the consumers

/// The reference: the client library as it is, one blocking request after the other.
class Bare : public bench::BareConnection
{
public:
    using BareConnection::BareConnection;

    /// Many requests, some under way at once; how many were answered.
    [[nodiscard]] int requests(int count, const std::function<std::pair<std::string, std::string>(int)> &make) const
    {
        return BareConnection::requests(count, 500, [&](int number, const char *inbox) {
            const auto [subject, body] = make(number);
            natsConnection_PublishRequest(
                m_connection, subject.c_str(), inbox, body.data(), static_cast<int>(body.size()));
        });
    }

    /// One batch by direct get; the sequence after its last message, 0 when there was none.
    [[nodiscard]] quint64 batch(const std::string &stream, quint64 first, int count, int maxBytes, quint64 &read) const
    {
        const std::string body = "{\"seq\":" + std::to_string(first) + ",\"next_by_subj\":\">\",\"batch\":"
            + std::to_string(count) + ",\"max_bytes\":" + std::to_string(maxBytes) + "}";
        return BareConnection::batch(stream, body, [&read](natsMsg *) { ++read; });
    }
};

/// A page in a window, for the length of one measurement.
template<typename Made>
std::unique_ptr<QWidget> windowWith(const std::function<Made *(QWidget *)> &make)
{
    auto window = std::make_unique<QWidget>();
    Made *made = make(window.get());
    made->setGeometry(0, 0, 1280, 800);
    window->resize(made->size());
    return window;
}

Link linkTo(const QStringList &path)
{
    return { QStringLiteral("bench"), QStringLiteral("streams"), path };
}

void measureStreams(bench::Report &report, const Bare &bare, Session &session, int rounds, int streams)
{
    std::vector<double> firstRows;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        double bareFirst = 0;
        int listed = 0;
        while (listed < streams) {
            const std::string answer = bare.request(
                "$JS.API.STREAM.LIST", "{\"offset\":" + std::to_string(listed) + "}");
            if (answer.empty())
                break;
            listed += 256; // what servers put on a page
            if (bareFirst == 0)
                bareFirst = milliseconds(clock);
        }
        const double bareAll = milliseconds(clock);

        JetStreamFeed feed(&session);
        const auto window = windowWith<StreamsPage>(
            [&feed](QWidget *parent) { return new StreamsPage(&feed, linkTo({}), parent); });
        auto *table = window->findChild<QTableView *>(QStringLiteral("streamsTable"));
        Painted painted(table->viewport());
        clock.start();
        window->show();
        const auto rows = [table] { return table->model()->rowCount(); };
        if (!painted.wait([&] { return rows() > 0; }))
            return report.skip(QStringLiteral("streams"), QStringLiteral("the list did not come"));
        firstRows.push_back(milliseconds(clock) - bareFirst);
        if (!painted.wait([&] { return rows() >= streams; }))
            return report.skip(QStringLiteral("streams"), QStringLiteral("the list is not whole"));
        ratios.push_back(milliseconds(clock) / bareAll);
        std::fprintf(stderr, "  streams: bare %.0f ms (first page %.1f), ours %.0f ms\n", bareAll, bareFirst,
            milliseconds(clock));
    }
    report.add(QStringLiteral("first rows after the first answer"), bench::median(firstRows), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 100, QStringLiteral("%1 streams").arg(streams));
    report.add(QStringLiteral("all streams on screen / bare paging"), bench::median(ratios), {},
        bench::Report::Target::AtMost, 1.2, QStringLiteral("median of %1").arg(ratios.size()));
}

void measureConsumers(bench::Report &report, Session &session, int rounds, int consumers)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        JetStreamFeed feed(&session);
        const auto window = windowWith<StreamPage>([&feed](QWidget *parent) {
            return StreamPage::make(&feed, linkTo({ QLatin1String(busyStream), QStringLiteral("consumers") }), parent);
        });
        auto *table = window->findChild<QTableView *>(QStringLiteral("streamConsumersTable"));
        Painted painted(table->viewport());
        QElapsedTimer clock;
        clock.start();
        window->show();
        if (!painted.wait([&] { return table->model()->rowCount() >= consumers; }))
            return report.skip(QStringLiteral("consumers"), QStringLiteral("the list is not whole"));
        times.push_back(milliseconds(clock));
    }
    report.add(QStringLiteral("consumers on screen"), bench::median(times), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 300, QStringLiteral("%1 consumers of one stream").arg(consumers));
}

void measurePages(bench::Report &report, const Bare &bare, Session &session, int rounds, quint64 messages)
{
    JetStreamClient client(&session);
    const auto window = windowWith<StreamMessagesView>(
        [&client](QWidget *parent) { return new StreamMessagesView(&client, QLatin1String(bigStream), parent); });
    auto *view = window->findChild<StreamMessagesView *>();
    auto *table = window->findChild<QTableView *>(QStringLiteral("messagesTable"));
    auto *model = qobject_cast<StreamMessageModel *>(table->model());
    window->show();
    spin([&] { return model && model->loadedMessages() > 0 && !model->isLoading(); });
    if (!model || model->loadedMessages() == 0)
        return report.skip(QStringLiteral("pages"), QStringLiteral("no message came"));

    Painted painted(table->viewport());
    QRandomGenerator random(7);
    std::vector<double> bareTimes;
    std::vector<double> times;
    const qint64 before = bench::residentBytes();
    for (int jump = 0; jump < rounds * 20; ++jump) {
        const quint64 sequence = 1 + random.generate64() % (messages - 1'000);
        quint64 read = 0;
        QElapsedTimer clock;
        clock.start();
        (void)bare.batch(bigStream, sequence, StreamMessageModel::pageRows, 1 << 20, read);
        bareTimes.push_back(milliseconds(clock));

        const quint64 wanted = 1 + random.generate64() % (messages - 1'000);
        clock.start();
        view->jumpTo(wanted);
        // With it all rows around it.
        const auto isThere = [&](int row) { return model->kindAt(row) != StreamMessageModel::RowKind::Waiting; };
        if (!painted.wait([&] {
                const int row = model->rowOf(wanted);
                const QRect screen = table->viewport()->rect();
                return row >= 0 && table->visualRect(model->index(row, 0)).intersects(screen)
                    && isThere(table->rowAt(0)) && isThere(table->rowAt(screen.bottom()));
            }))
            return report.skip(QStringLiteral("pages"), QStringLiteral("a page did not come"));
        times.push_back(milliseconds(clock));
        spin([&] { return !model->isLoading(); });
    }
    const double grown = static_cast<double>(bench::residentBytes() - before) / 1e6;
    report.add(QStringLiteral("any page to the screen / one bare request"),
        bench::median(times) / bench::median(bareTimes), {}, bench::Report::Target::AtMost, 2,
        QStringLiteral("bare %1 ms").arg(bench::median(bareTimes), 0, 'f', 1));
    report.add(QStringLiteral("any page to the screen"), bench::median(times), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 50, QStringLiteral("%1 jumps").arg(times.size()));
    report.add(QStringLiteral("memory grown while browsing"), grown, QStringLiteral("MB"),
        bench::Report::Target::AtMost, 40, QStringLiteral("%1 pages kept").arg(model->loadedPages()));
}

void measureSearch(bench::Report &report, const Bare &bare, Session &session, int rounds, quint64 messages)
{
    constexpr int batchMessages = 25'000;
    constexpr int batchBytes = 4 << 20;
    std::vector<double> ratios;
    double rate = 0;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        quint64 read = 0;
        for (quint64 next = 1; next != 0 && read < messages;)
            next = bare.batch(bigStream, next, batchMessages, batchBytes, read);
        const double bareRate = static_cast<double>(read) / milliseconds(clock);

        JetStreamClient client(&session);
        StreamReader reader(&client, QLatin1String(bigStream));
        StreamSearch search(&reader);
        search.setTest(textTest("not in any of them"));
        clock.start();
        search.start(1, messages, {});
        spin([&] { return !search.isRunning(); });
        if (search.error() || search.progress().messages != messages || read != messages)
            return report.skip(QStringLiteral("search"), QStringLiteral("not all was read"));
        rate = static_cast<double>(messages) / milliseconds(clock);
        ratios.push_back(rate / bareRate);
        std::fprintf(stderr, "  search: bare %.0f/s, ours %.0f/s\n", bareRate * 1'000, rate * 1'000);
    }
    report.add(QStringLiteral("reading all by search / bare batches"), bench::median(ratios), {},
        bench::Report::Target::AtLeast, 0.8, QStringLiteral("%1 messages/s").arg(rate * 1'000, 0, 'f', 0));
}

bool fill(const Bare &bare, int streams, int consumers, quint64 messages)
{
    const std::string memory = R"(","storage":"memory","subjects":[")";
    const int made = bare.requests(streams - 2, [&](int i) {
        const std::string name = "S" + std::to_string(100'000 + i);
        return std::pair("$JS.API.STREAM.CREATE." + name, R"({"name":")" + name + memory + name + ".>\"]}");
    });
    const std::string big = bigStream;
    const std::string busy = busyStream;
    (void)bare.request("$JS.API.STREAM.CREATE." + busy, R"({"name":")" + busy + memory + "busy.>\"]}");
    (void)bare.request("$JS.API.STREAM.CREATE." + big,
        R"({"name":")" + big + R"(","storage":"file","allow_direct":true,"subjects":["big.>"]})");
    const int named = bare.requests(consumers, [&](int i) {
        const std::string name = "C" + std::to_string(10'000 + i);
        return std::pair("$JS.API.CONSUMER.DURABLE.CREATE." + busy + "." + name,
            R"({"stream_name":")" + busy + R"(","config":{"durable_name":")" + name + R"(","ack_policy":"explicit"}})");
    });
    const std::string payload(messageBytes, 'x');
    // With acknowledgements: servers drop what comes faster than they store.
    const int stored = bare.requests(
        static_cast<int>(messages), [&](int i) { return std::pair("big.s" + std::to_string(i % subjects), payload); });
    if (made == streams - 2 && named == consumers && stored == static_cast<int>(messages))
        return true;
    std::fprintf(stderr, "  %d streams, %d consumers, %d messages\n", made, named, stored);
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto number = [&arguments](const char *name, const char *standard) {
        return bench::option(arguments, QLatin1String(name), QLatin1String(standard)).toInt();
    };
    const int rounds = number("--rounds", "5");
    const int streams = number("--streams", "10000");
    const int consumers = number("--consumers", "1000");
    const auto messages = static_cast<quint64>(number("--messages", "1000000"));
    const QString jsonFile = bench::option(arguments, QStringLiteral("--json"));
    const QString title = QStringLiteral("JetStream");
    bench::Report report;
    bench::Server server;
    if (!server.start(bench::serverProgram(arguments), true)) {
        report.skip(QStringLiteral("everything"), QStringLiteral("nats-server did not start"));
        return report.finish(title, jsonFile) ? 0 : 1;
    }
    Theme theme;
    theme.apply(Theme::Scheme::Light);
    {
        const Bare bare(server.url());
        std::fprintf(stderr, "  filling the server…\n");
        if (!bare.isGood() || !fill(bare, streams, consumers, messages)) {
            report.skip(QStringLiteral("everything"), QStringLiteral("the server could not be filled"));
            return report.finish(title, jsonFile) ? 0 : 1;
        }
        ConnectionProfile profile;
        profile.name = QStringLiteral("bench");
        profile.servers = QStringList { server.url() };
        Session session(profile);
        session.open();
        spin([&] { return session.status().server.isJetStream; });
        const QString only = bench::option(arguments, QStringLiteral("--only"));
        const auto isWanted = [&only](const char *name) { return only.isEmpty() || only == QLatin1String(name); };
        if (isWanted("streams"))
            measureStreams(report, bare, session, rounds, streams);
        if (isWanted("consumers"))
            measureConsumers(report, session, rounds, consumers);
        if (isWanted("pages"))
            measurePages(report, bare, session, rounds, messages);
        if (isWanted("search"))
            measureSearch(report, bare, session, rounds, messages);
    }
    Session::waitForClosed();
    nats_Close();
    return report.finish(title, jsonFile) ? 0 : 1;
}
