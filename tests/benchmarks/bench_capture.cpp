// SPDX-License-Identifier: GPL-3.0-or-later
// What capturing costs against a bare client library subscriber that only counts. No window.
//   bench_capture [--json FILE] [--pairs N] [--seconds S] [--nats-server PROGRAM] [--soak SECONDS]
#include "models/nats/session.h"
#include "models/traffic/capturestore.h"
#include "tests/benchmarks/benchrun.h"

#include <QCoreApplication>
#include <QTimer>

#include <nats/nats.h>

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace natsight;

namespace {

constexpr std::int64_t nanosecondsOf(std::chrono::system_clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
}

bool isStopWanted()
{
    pollfd input { STDIN_FILENO, POLLIN, 0 };
    return ::poll(&input, 1, 0) > 0;
}

/// Watches a count from outside of its thread and says when it started, ended and what it cost.
class Watch
{
public:
    Watch() { m_rssBefore = bench::residentBytes(); }

    /// True when the publisher is done and nothing more arrives.
    bool sample(quint64 received)
    {
        const auto now = Clock::now();
        if (received != m_received) {
            if (m_received == 0)
                m_first = now;
            m_received = received;
            m_last = now;
        }
        if (m_received > 0 && m_rssMiddle == 0 && now - m_first > std::chrono::seconds(2))
            m_rssMiddle = bench::residentBytes();
        m_isStopping = m_isStopping || isStopWanted();
        return m_isStopping && now - std::max(m_last, m_stopSeen(now)) > std::chrono::milliseconds(500);
    }

    void print(quint64 dropped, quint64 kept) const
    {
        std::printf("{\"received\":%llu,\"dropped\":%llu,\"kept\":%llu,\"seconds\":%.6f,\"rss_before\":%lld,"
                    "\"rss_middle\":%lld,\"rss_after\":%lld}\n",
            static_cast<unsigned long long>(m_received), static_cast<unsigned long long>(dropped),
            static_cast<unsigned long long>(kept), std::chrono::duration<double>(m_last - m_first).count(),
            static_cast<long long>(m_rssBefore), static_cast<long long>(m_rssMiddle),
            static_cast<long long>(bench::residentBytes()));
        std::fflush(stdout);
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_stopSeen(Clock::time_point now)
    {
        if (m_stop == Clock::time_point())
            m_stop = now;
        return m_stop;
    }

    quint64 m_received = 0;
    qint64 m_rssBefore = 0;
    qint64 m_rssMiddle = 0;
    bool m_isStopping = false;
    Clock::time_point m_first;
    Clock::time_point m_last;
    Clock::time_point m_stop;
};

void ready()
{
    std::puts("ready");
    std::fflush(stdout);
}

/// The reference: the client library as it is, counting.
struct Bare {
    std::atomic<quint64> received { 0 };
    CaptureStore *store = nullptr;
};

void count(natsConnection * /*connection*/, natsSubscription * /*subscription*/, natsMsg *message, void *closure)
{
    auto *bare = static_cast<Bare *>(closure);
    bare->received.store(bare->received.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    natsMsg_Destroy(message);
}

void capture(natsConnection * /*connection*/, natsSubscription * /*subscription*/, natsMsg *message, void *closure)
{
    auto *bare = static_cast<Bare *>(closure);
    IncomingMessage incoming;
    incoming.tap = 1;
    incoming.receivedNs = nanosecondsOf(std::chrono::system_clock::now());
    incoming.subject = natsMsg_GetSubject(message);
    if (const char *reply = natsMsg_GetReply(message))
        incoming.reply = reply;
    incoming.payload = { natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message)) };
    bare->store->append(incoming);
    bare->received.store(bare->received.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    natsMsg_Destroy(message);
}

int runDirect(const QString &url, CaptureStore *store)
{
    Bare bare;
    bare.store = store;
    natsConnection *connection = nullptr;
    natsSubscription *subscription = nullptr;
    if (natsConnection_ConnectTo(&connection, url.toUtf8().constData()) != NATS_OK
        || natsConnection_Subscribe(&subscription, connection, ">", store ? capture : count, &bare) != NATS_OK
        || natsConnection_Flush(connection) != NATS_OK)
        return 1;
    ready();
    Watch watch;
    while (!watch.sample(bare.received.load(std::memory_order_relaxed)))
        nats_Sleep(2);
    std::int64_t dropped = 0;
    natsSubscription_GetDropped(subscription, &dropped);
    watch.print(static_cast<quint64>(dropped), store ? store->tap(1).kept : 0);
    std::_Exit(0); // what is measured is over; tearing down is somebody else's test
}

int runSession(const QString &url, const std::shared_ptr<CaptureStore> &store)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("bench");
    profile.servers = { url };
    Session session(profile);
    TapId tap = 0;
    std::unique_ptr<Watch> watch;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.setInterval(2);
    QObject::connect(&session, &Session::statusChanged, &session, [&] {
        if (session.status().state != SessionStatus::State::Connected || tap != 0)
            return;
        const auto added = session.addTap(QByteArrayLiteral(">"), {}, store);
        if (!added)
            QCoreApplication::exit(1);
        else
            tap = *added;
        timer.start();
    });
    QObject::connect(&timer, &QTimer::timeout, &session, [&] {
        if (!watch) {
            const auto taps = session.taps();
            if (taps.isEmpty() || taps.first().state != TapStatus::State::Active)
                return;
            watch = std::make_unique<Watch>();
            // The orchestrator sees the subscription itself at the server.
            ready();
        }
        if (watch->sample(store->total().messages)) {
            const auto taps = session.taps();
            watch->print(taps.isEmpty() ? 0 : taps.first().dropped, store->tap(tap).kept);
            std::_Exit(0);
        }
    });
    session.open();
    return QCoreApplication::exec();
}

struct Pairs {
    std::vector<double> ratios;
    std::vector<double> bareRates;
    std::vector<double> rates;
    quint64 dropped = 0;
    bool isBalanced = true;
    std::optional<bench::Received> last;
};

Pairs measure(const QString &kind, const bench::Server &server, int pairs, double seconds)
{
    Pairs result;
    for (int i = 0; i < pairs; ++i) {
        // Interleaved, and each goes first in turn: a machine that slows down in between harms both.
        std::optional<bench::Received> bare;
        std::optional<bench::Received> other;
        if (i % 2 == 0)
            bare = bench::runWorker(QStringLiteral("bare"), server, seconds, 0);
        other = bench::runWorker(kind, server, seconds, 0);
        if (i % 2 == 1)
            bare = bench::runWorker(QStringLiteral("bare"), server, seconds, 0);
        if (!bare || !other || bare->seconds <= 0 || other->seconds <= 0)
            continue;
        const double bareRate = static_cast<double>(bare->received) / bare->seconds;
        const double rate = static_cast<double>(other->received) / other->seconds;
        result.ratios.push_back(rate / bareRate);
        result.bareRates.push_back(bareRate);
        result.rates.push_back(rate);
        result.dropped += other->dropped;
        result.isBalanced = result.isBalanced && other->received + other->dropped == other->sent;
        result.last = other;
        std::fprintf(stderr, "  %s pair %d: bare %.0f/s (dropped %llu), %.0f/s (dropped %llu), ratio %.3f\n",
            qPrintable(kind), i + 1, bareRate, static_cast<unsigned long long>(bare->dropped), rate,
            static_cast<unsigned long long>(other->dropped), rate / bareRate);
    }
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (const QString worker = bench::option(arguments, QStringLiteral("--worker")); !worker.isEmpty()) {
        const QString url = bench::option(arguments, QStringLiteral("--server"));
        const auto budget = bench::option(arguments, QStringLiteral("--budget"), QStringLiteral("512")).toULongLong()
            << 20;
        if (worker == QLatin1String("bare"))
            return runDirect(url, nullptr);
        const auto store = std::make_shared<CaptureStore>(CaptureStore::Limits { .budgetBytes = budget });
        return worker == QLatin1String("direct") ? runDirect(url, store.get()) : runSession(url, store);
    }

    const int pairs = bench::option(arguments, QStringLiteral("--pairs"), QStringLiteral("5")).toInt();
    const double seconds = bench::option(arguments, QStringLiteral("--seconds"), QStringLiteral("3")).toDouble();
    const double soak = bench::option(arguments, QStringLiteral("--soak"), QStringLiteral("15")).toDouble();
    bench::Server server;
    if (!server.start(bench::serverProgram(arguments))) {
        std::fprintf(stderr, "nats-server did not start\n");
        return 1;
    }
    bench::Report report;
    using Target = bench::Report::Target;
    for (const bool isSession : { true, false }) {
        const QString name = isSession ? QStringLiteral("session and store")
                                       : QStringLiteral("store on a bare subscription");
        const Pairs measured = measure(
            isSession ? QStringLiteral("session") : QStringLiteral("direct"), server, pairs, seconds);
        if (measured.ratios.empty()) {
            report.skip(name, QStringLiteral("no run succeeded"));
            continue;
        }
        report.add(QStringLiteral("bare subscriber"), bench::median(measured.bareRates), QStringLiteral("msg/s"));
        report.add(name, bench::median(measured.rates), QStringLiteral("msg/s"), Target::None, 0,
            measured.isBalanced ? QStringLiteral("received + dropped = sent")
                                : QStringLiteral("SENT IS NOT RECEIVED + DROPPED"));
        report.add(name + QStringLiteral(" / bare"), bench::median(measured.ratios), {},
            isSession ? Target::AtLeast : Target::None, 0.95,
            QStringLiteral("median of %1 pairs").arg(measured.ratios.size()));
        report.add(name + QStringLiteral(", dropped"), static_cast<double>(measured.dropped), QStringLiteral("msgs"));
    }

    // Below the budget, so that all of it is kept.
    const QString kind = QStringLiteral("session");
    if (const auto run = bench::runWorker(kind, server, 4, 300'000, 2048); run && run->kept > 0) {
        report.add(QStringLiteral("resident memory a kept message of 128 B"),
            static_cast<double>(run->rssAfter - run->rssBefore) / static_cast<double>(run->kept), QStringLiteral("B"),
            Target::AtMost, 170, QStringLiteral("%1 kept").arg(run->kept));
    } else {
        report.skip(QStringLiteral("resident memory a kept message of 128 B"), QStringLiteral("the run failed"));
    }
    // Full after a second or so, then on for a long time.
    if (const auto run = bench::runWorker(kind, server, soak, 0, 64); run && run->rssMiddle > 0) {
        report.add(QStringLiteral("growth of resident memory in a soak past the budget"),
            static_cast<double>(run->rssAfter - run->rssMiddle) / (1 << 20), QStringLiteral("MiB"), Target::AtMost, 4,
            QStringLiteral("%1 received, %2 kept, %3 MiB").arg(run->received).arg(run->kept).arg(run->rssAfter >> 20));
    } else {
        report.skip(
            QStringLiteral("growth of resident memory in a soak past the budget"), QStringLiteral("the run failed"));
    }
    return report.finish(QStringLiteral("Capture, no window"), bench::option(arguments, QStringLiteral("--json"))) ? 0
                                                                                                                   : 1;
}
