// SPDX-License-Identifier: GPL-3.0-or-later
// Requests flat out from the composer's burst against the same loop with the client library alone, as many under way.
//   bench_compose [--json FILE] [--rounds N] [--requests N] [--nats-server PROGRAM]
#include "models/compose/burst.h"
#include "tests/benchmarks/benchrun.h"

#include <QCoreApplication>

#include <nats/nats.h>

#include <atomic>
#include <cstdio>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr const char *subject = "bench.echo";

/// Answers with what it gets, on a connection of its own.
class BareResponder
{
public:
    explicit BareResponder(const QString &url)
    {
        if (natsConnection_ConnectTo(&m_connection, url.toUtf8().constData()) == NATS_OK)
            natsConnection_Subscribe(&m_subscription, m_connection, subject, &BareResponder::answer, nullptr);
        if (m_connection != nullptr)
            natsConnection_Flush(m_connection);
    }
    ~BareResponder()
    {
        natsSubscription_Destroy(m_subscription);
        natsConnection_Destroy(m_connection);
    }
    BareResponder(const BareResponder &) = delete;
    BareResponder &operator=(const BareResponder &) = delete;

private:
    static void answer(natsConnection *connection, natsSubscription *, natsMsg *message, void *)
    {
        natsConnection_Publish(
            connection, natsMsg_GetReply(message), natsMsg_GetData(message), natsMsg_GetDataLength(message));
        natsMsg_Destroy(message);
    }

    natsConnection *m_connection = nullptr;
    natsSubscription *m_subscription = nullptr;
};

/// Requests a second of blocking requests, each of so many threads one after the other.
double bare(const QString &url, int requests, int inFlight)
{
    natsConnection *connection = nullptr;
    if (natsConnection_ConnectTo(&connection, url.toUtf8().constData()) != NATS_OK)
        return 0;
    std::atomic<int> left { requests };
    std::atomic<int> answered { 0 };
    const QByteArray payload(128, 'x');
    const auto began = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (int i = 0; i < inFlight; ++i) {
        threads.emplace_back([&] {
            while (left.fetch_sub(1) > 0) {
                natsMsg *reply = nullptr;
                if (natsConnection_Request(
                        &reply, connection, subject, payload.constData(), static_cast<int>(payload.size()), 5'000)
                    == NATS_OK)
                    ++answered;
                natsMsg_Destroy(reply);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    natsConnection_Destroy(connection);
    return answered == requests ? requests / took.count() : 0;
}

double ours(Session &session, int requests, int inFlight)
{
    ComposedMessage form;
    form.mode = ComposedMessage::Mode::Request;
    form.subject = QLatin1String(subject);
    form.body = QString(128, u'x');
    const auto message = prepareMessage(form, session.status().server, {});
    if (!message)
        return 0;
    BurstOptions options;
    options.count = static_cast<quint64>(requests);
    options.inFlight = inFlight;
    const Burst burst(&session, *message, options);
    while (!burst.progress().isOver)
        std::this_thread::sleep_for(2ms);
    const BurstProgress progress = burst.progress();
    return progress.answered == progress.total ? progress.perSecond() : 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = std::max(1, bench::option(arguments, QStringLiteral("--rounds"), QStringLiteral("5")).toInt());
    const int requests = std::max(
        100, bench::option(arguments, QStringLiteral("--requests"), QStringLiteral("20000")).toInt());
    bench::Server server;
    if (!server.start(bench::serverProgram(arguments))) {
        std::fprintf(stderr, "no nats-server\n");
        return 1;
    }
    const BareResponder responder(server.url());
    ConnectionProfile profile;
    profile.name = QStringLiteral("bench");
    profile.servers = QStringList { server.url() };
    Session session(profile);
    session.open();
    while (session.status().state != SessionStatus::State::Connected)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);

    bench::Report report;
    for (const int inFlight : { 1, 64 }) {
        std::vector<double> bareRates;
        std::vector<double> ourRates;
        std::vector<double> ratios;
        for (int round = 0; round < rounds; ++round) {
            bareRates.push_back(bare(server.url(), requests, inFlight));
            ourRates.push_back(ours(session, requests, inFlight));
            ratios.push_back(bareRates.back() > 0 ? ourRates.back() / bareRates.back() : 0);
        }
        const QString under = QStringLiteral("%1 under way").arg(inFlight);
        report.add(QStringLiteral("bare requests, ") + under, bench::median(bareRates), QStringLiteral("/s"));
        report.add(QStringLiteral("burst, ") + under, bench::median(ourRates), QStringLiteral("/s"));
        report.add(QStringLiteral("burst / bare, ") + under, bench::median(ratios), QString(),
            inFlight > 1 ? bench::Report::Target::AtLeast : bench::Report::Target::None, 0.8);
    }
    session.close();
    static_cast<void>(Session::waitForClosed());
    return report.finish(
               QStringLiteral("Composer: requests flat out"), bench::option(arguments, QStringLiteral("--json")))
        ? 0
        : 1;
}
