// SPDX-License-Identifier: GPL-3.0-or-later
// The round trip of a request that a responder of the program answers, against a bare responder of the client library that
// sends at once. One requester asks both by turns, one request at a time.
//   bench_responders [--json FILE] [--requests N] [--nats-server PROGRAM]
#include "models/compose/responderfeed.h"
#include "tests/benchmarks/benchrun.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <nats/nats.h>

#include <array>
#include <cstdio>

using namespace natsight;

namespace {

struct Bare {
    natsConnection *connection = nullptr;
    natsSubscription *subscription = nullptr;

    bool start(const QByteArray &url, const char *subject, natsMsgHandler handler)
    {
        natsOptions *options = nullptr;
        bool isGood = natsOptions_Create(&options) == NATS_OK && natsOptions_SetURL(options, url.constData()) == NATS_OK
            && natsOptions_SetSendAsap(options, true) == NATS_OK
            && natsConnection_Connect(&connection, options) == NATS_OK;
        natsOptions_Destroy(options);
        if (isGood && subject != nullptr) {
            isGood = natsConnection_Subscribe(&subscription, connection, subject, handler, nullptr) == NATS_OK
                && natsConnection_Flush(connection) == NATS_OK;
        }
        return isGood;
    }
    ~Bare()
    {
        natsConnection_Close(connection);
        natsSubscription_Destroy(subscription);
        natsConnection_Destroy(connection);
    }
};

void answerBare(natsConnection *connection, natsSubscription *, natsMsg *message, void *)
{
    natsConnection_Publish(connection, natsMsg_GetReply(message), "Hello", 5);
    natsMsg_Destroy(message);
}

/// Microseconds of one round trip; 0 when there was no answer.
double roundTrip(natsConnection *requester, const char *subject)
{
    QElapsedTimer clock;
    clock.start();
    natsMsg *reply = nullptr;
    if (natsConnection_Request(&reply, requester, subject, "hi", 2, 5'000) != NATS_OK)
        return 0;
    natsMsg_Destroy(reply);
    return static_cast<double>(clock.nsecsElapsed()) / 1e3;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const int requests = bench::option(arguments, QStringLiteral("--requests"), QStringLiteral("10000")).toInt();
    bench::Server server;
    if (!server.start(bench::serverProgram(arguments))) {
        std::fprintf(stderr, "no nats-server\n");
        return 1;
    }
    ConnectionProfile profile;
    profile.name = QStringLiteral("bench");
    profile.servers = QStringList { server.url() };
    Session session(profile);
    session.open();
    ResponderFeed feed(&session);
    const auto add = [&feed](const char *subject, const char *body, AnswerRules::Kind kind) {
        ResponderRules rules;
        rules.subject = subject;
        rules.answer.kind = kind;
        rules.answer.body = body;
        const auto id = feed.add(rules);
        return id && feed.start(*id);
    };
    Bare bare;
    Bare requester;
    if (!bare.start(server.url().toUtf8(), "bare", answerBare)
        || !requester.start(server.url().toUtf8(), nullptr, nullptr)
        || !add("ours.text", "Hello", AnswerRules::Kind::Template)
        || !add("ours.variables", "Hello {{request.payload}} #{{count}}", AnswerRules::Kind::Template)
        || !add("ours.echo", "", AnswerRules::Kind::Echo)) {
        std::fprintf(stderr, "could not start\n");
        return 1;
    }
    QElapsedTimer clock;
    clock.start();
    const auto isUp = [&feed] {
        const auto &rows = feed.list()->rows();
        return std::all_of(rows.begin(), rows.end(),
            [](const ResponderRow &row) { return row.state == ResponderRow::State::Running; });
    };
    while (!isUp() && clock.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);

    // By turns, so that whatever else the machine does meets all alike; who is first changes.
    const std::array subjects { "bare", "ours.text", "ours.variables", "ours.echo" };
    std::array<std::vector<double>, 4> times;
    for (std::size_t i = 0; i < static_cast<std::size_t>(requests); ++i) {
        for (std::size_t j = 0; j < subjects.size(); ++j) {
            const std::size_t which = (i + j) % subjects.size();
            const double time = roundTrip(requester.connection, subjects.at(which));
            if (time <= 0) {
                std::fprintf(stderr, "%s: no answer\n", subjects.at(which));
                return 1;
            }
            times.at(which).push_back(time);
        }
    }
    const double reference = bench::median(times[0]);
    bench::Report report;
    report.add(QStringLiteral("bare responder, round trip"), reference, QStringLiteral("µs"));
    for (std::size_t which = 1; which < subjects.size(); ++which)
        report.add(QStringLiteral("responder %1 / bare").arg(QString::fromLatin1(subjects.at(which)).section(u'.', 1)),
            bench::median(times.at(which)) / reference, QStringLiteral("×"), bench::Report::Target::AtMost, 1.3);
    const bool isWritten = report.finish(
        QStringLiteral("responders"), bench::option(arguments, QStringLiteral("--json")));
    return isWritten ? 0 : 1;
}
