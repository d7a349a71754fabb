// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to watch many services: from the last answer of a round to the models, and in memory over a day.
//   bench_services [--json FILE] [--rounds N] [--instances N] [--endpoints N] [--nats-server PROGRAM]
#include "models/services/endpointmodel.h"
#include "models/services/instancemodel.h"
#include "models/services/servicefeed.h"
#include "models/services/servicelistmodel.h"
#include "tests/benchmarks/benchrun.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <nats/nats.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

using namespace natsight;

namespace {

constexpr int instancesOfOne = 100;

double milliseconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

qint64 steadyNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/// Measures the longest piece of work of the event loop.
class Application : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QCoreApplication::notify(receiver, event);
        QElapsedTimer clock;
        clock.start();
        ++m_depth;
        const bool isTaken = QCoreApplication::notify(receiver, event);
        --m_depth;
        longestMs = std::max(longestMs, milliseconds(clock));
        return isTaken;
    }

    double longestMs = 0;

private:
    int m_depth = 0;
};

bool spin(const std::function<bool()> &isDone, qint64 timeoutMs = 60'000)
{
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (isDone() || clock.elapsed() > timeoutMs)
            loop.quit();
    });
    timer.start(1);
    loop.exec();
    return isDone();
}

/// The answer of an instance in a round: each endpoint was asked ten times more.
std::string answerOf(const char *verb, int number, int endpoints, int round)
{
    const std::string name = "service" + std::to_string(number / instancesOfOne);
    const std::string asked = std::to_string(round * 10);
    std::string json = "{\"type\":\"io.nats.micro.v1." + std::string(verb) + "_response\",\"name\":\"" + name
        + "\",\"id\":\"INSTANCE" + std::to_string(100'000 + number)
        + "\",\"version\":\"1.2.3\",\"metadata\":{\"region\":\"eu\",\"owner\":\"team\"},\"started\":"
          "\"2026-01-01T00:00:00.123456Z\",\"description\":\"Answers\",\"endpoints\":[";
    for (int i = 0; i < endpoints; ++i) {
        const std::string endpoint = "endpoint" + std::to_string(i);
        json += std::string(i > 0 ? "," : "") + "{\"name\":\"" + endpoint + "\",\"subject\":\"" + name + '.' + endpoint
            + "\",\"queue_group\":\"q\",\"num_requests\":" + asked + ",\"num_errors\":" + std::to_string(round)
            + ",\"last_error\":\"\",\"processing_time\":" + asked + "000000,\"average_processing_time\":1000000}";
    }
    return json + "]}";
}

/// Models as pages hold them.
struct Models {
    ServiceListModel list;
    InstanceModel instances;
    EndpointModel endpoints;

    void take(const ServiceBook &book)
    {
        const auto rows = book.instances();
        list.setRows(book.services(), rows);
        instances.setRows(rows);
        endpoints.setRows(book.endpoints(QStringLiteral("service0")));
    }
};

void measureBook(bench::Report &report, int rounds, int instances, int endpoints)
{
    ServiceBook book;
    Models models;
    std::vector<double> reading;
    std::vector<double> taking;
    std::vector<double> showing;
    qint64 nowMs = 1'800'000'000'000;
    for (int round = 1; round <= rounds + 1; ++round) {
        nowMs += 2'000;
        std::vector<QByteArray> bytes;
        for (int i = 0; i < instances; ++i)
            bytes.push_back(QByteArray::fromStdString(answerOf("stats", i, endpoints, round)));
        QElapsedTimer clock;
        clock.start();
        std::vector<ServiceInstance> read;
        for (const QByteArray &one : bytes)
            read.push_back(readServiceAnswer(ServiceVerb::Stats, one).value());
        reading.push_back(milliseconds(clock));
        clock.start();
        for (ServiceInstance &one : read)
            book.take({ ServiceVerb::Stats, static_cast<quint64>(round), nowMs, std::chrono::milliseconds(1),
                std::move(one) });
        book.settle(static_cast<quint64>(round), nowMs);
        book.end(static_cast<quint64>(round), nowMs);
        taking.push_back(milliseconds(clock));
        clock.start();
        models.take(book);
        showing.push_back(milliseconds(clock));
    }
    const QString size = QStringLiteral("%1 instances × %2 endpoints").arg(instances).arg(endpoints);
    report.add(QStringLiteral("reading a round, in the background"), bench::median(reading), QStringLiteral("ms"),
        bench::Report::Target::None, 0, size);
    report.add(QStringLiteral("rates, shares, histories, findings of a round"), bench::median(taking),
        QStringLiteral("ms"), bench::Report::Target::AtMost, 33, size);
    report.add(QStringLiteral("models of a round"), bench::median(showing), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 33, size);
}

void measureDay(bench::Report &report, int instances, int endpoints)
{
    constexpr qint64 intervalMs = 30'000;
    constexpr int rounds = 24 * 120;
    const qint64 before = bench::residentBytes();
    ServiceBook book;
    book.setInterval(intervalMs);
    std::vector<ServiceInstance> answers;
    for (int i = 0; i < instances; ++i)
        answers.push_back(
            readServiceAnswer(ServiceVerb::Stats, QByteArray::fromStdString(answerOf("stats", i, endpoints, 1)))
                .value());
    qint64 nowMs = 1'800'000'000'000;
    std::size_t early = 0;
    for (int round = 1; round <= rounds; ++round) {
        nowMs += intervalMs;
        for (ServiceInstance &one : answers) {
            for (EndpointStats &endpoint : one.endpoints)
                endpoint.requests += 100;
            book.take({ ServiceVerb::Stats, static_cast<quint64>(round), nowMs, std::chrono::milliseconds(1), one });
        }
        book.settle(static_cast<quint64>(round), nowMs);
        book.end(static_cast<quint64>(round), nowMs);
        if (round == 120)
            early = book.memoryBytes();
    }
    constexpr double mib = 1024.0 * 1024.0;
    report.add(QStringLiteral("held after a simulated day"), static_cast<double>(book.memoryBytes()) / mib,
        QStringLiteral("MiB"), bench::Report::Target::AtMost, 100,
        QStringLiteral("process grew by %1 MiB")
            .arg(static_cast<double>(bench::residentBytes() - before) / mib, 0, 'f', 0));
    report.add(QStringLiteral("day against its first hour"),
        static_cast<double>(book.memoryBytes()) / static_cast<double>(early), {}, bench::Report::Target::AtMost, 1.01);
}

/// Answers for all instances, with the client library as it is.
class Responder
{
public:
    Responder(const QString &url, int instances, int endpoints)
        : m_instances(instances)
        , m_endpoints(endpoints)
    {
        if (natsConnection_ConnectTo(&m_connection, url.toUtf8().constData()) == NATS_OK)
            natsConnection_Subscribe(&m_subscription, m_connection, "$SRV.*", &Responder::answer, this);
    }
    ~Responder()
    {
        natsSubscription_Destroy(m_subscription);
        natsConnection_Close(m_connection);
        natsConnection_Destroy(m_connection);
    }
    Responder(const Responder &) = delete;
    Responder &operator=(const Responder &) = delete;

    [[nodiscard]] bool isGood() const { return m_subscription != nullptr; }

    std::atomic<int> rounds { 0 }; ///< answered wholly
    std::atomic<qint64> lastNs { 0 }; ///< when the last answer was sent

private:
    static void answer(natsConnection *connection, natsSubscription * /*subscription*/, natsMsg *message, void *closure)
    {
        auto *self = static_cast<Responder *>(closure);
        const bool isStats = std::string_view(natsMsg_GetSubject(message)) == "$SRV.STATS";
        const int round = self->rounds + 1;
        for (int i = 0; i < self->m_instances; ++i) {
            const std::string json = answerOf(isStats ? "stats" : "info", i, self->m_endpoints, round);
            natsConnection_Publish(connection, natsMsg_GetReply(message), json.data(), static_cast<int>(json.size()));
        }
        natsConnection_Flush(connection);
        natsMsg_Destroy(message);
        if (isStats) {
            self->lastNs = steadyNs();
            ++self->rounds;
        }
    }

    natsConnection *m_connection = nullptr;
    natsSubscription *m_subscription = nullptr;
    int m_instances;
    int m_endpoints;
};

void measureRounds(
    bench::Report &report, Application &application, const QString &url, int rounds, int instances, int endpoints)
{
    Responder responder(url, instances, endpoints);
    ConnectionProfile profile;
    profile.name = QStringLiteral("bench");
    profile.servers = QStringList { url };
    Session session(profile);
    session.open();
    spin([&] { return session.status().state == SessionStatus::State::Connected; });
    if (!responder.isGood())
        return report.skip(QStringLiteral("rounds"), QStringLiteral("no responder"));
    ServiceFeed feed(&session);
    Models models;
    std::vector<double> times;
    int shown = 0;
    QObject::connect(&feed, &ServiceFeed::changed, &feed, [&] {
        models.take(feed.book());
        const int round = responder.rounds;
        quint64 sum = 0;
        for (const ServiceRow &row : feed.services())
            sum += row.total.requests;
        const auto all = static_cast<quint64>(instances) * static_cast<quint64>(endpoints) * static_cast<quint64>(round)
            * 10;
        if (round > shown && sum == all) {
            shown = round;
            times.push_back(static_cast<double>(steadyNs() - responder.lastNs) / 1e6);
        }
    });
    const auto watch = feed.watch();
    spin([&] { return shown >= 1; });
    application.longestMs = 0; // the first round makes everything
    spin([&] { return shown > rounds; }, 20'000LL + rounds * 4'000LL);
    if (times.size() < 2)
        return report.skip(QStringLiteral("rounds"), QStringLiteral("no whole round came"));
    const QString size = QStringLiteral("%1 instances × %2 endpoints").arg(instances).arg(endpoints);
    report.add(QStringLiteral("first round in the models after its last answer"), times.front(), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 200, size);
    times.erase(times.begin());
    report.add(QStringLiteral("round in the models after its last answer"), bench::median(times), QStringLiteral("ms"),
        bench::Report::Target::AtMost, 200, size);
    report.add(QStringLiteral("longest task of the loop"), application.longestMs, QStringLiteral("ms"),
        bench::Report::Target::AtMost, 33, QStringLiteral("%1 rounds").arg(times.size()));
}

} // namespace

int main(int argc, char **argv)
{
    Application application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto number = [&arguments](const char *name, const char *standard) {
        return bench::option(arguments, QLatin1String(name), QLatin1String(standard)).toInt();
    };
    const int rounds = number("--rounds", "5");
    const int instances = number("--instances", "1000");
    const int endpoints = number("--endpoints", "10");
    const QString jsonFile = bench::option(arguments, QStringLiteral("--json"));
    const QString title = QStringLiteral("Services");
    bench::Report report;
    measureDay(report, instances, endpoints); // first, on memory that nobody used yet
    measureBook(report, rounds, instances, endpoints);
    bench::Server server;
    if (server.start(bench::serverProgram(arguments)))
        measureRounds(report, application, server.url(), rounds, instances, endpoints);
    else
        report.skip(QStringLiteral("rounds"), QStringLiteral("nats-server did not start"));
    Session::waitForClosed();
    nats_Close();
    return report.finish(title, jsonFile) ? 0 : 1;
}
