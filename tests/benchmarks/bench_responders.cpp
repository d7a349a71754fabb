// SPDX-License-Identifier: GPL-3.0-or-later
// The round trip of a request that a responder of the program answers, against a bare responder of the client library that
// sends at once. One requester asks both by turns, one request at a time.
//   bench_responders [--json FILE] [--rounds N] [--requests N] [--nats-server PROGRAM]
#include "models/compose/responderfeed.h"
#include "tests/benchmarks/benchrun.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <nats/nats.h>

#include <cstdio>
#include <map>
#include <string>

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

/// Microseconds of one round trip, the mean of many; 0 when one got no answer.
double roundTrip(natsConnection *requester, const char *subject, int requests)
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < requests; ++i) {
        natsMsg *reply = nullptr;
        if (natsConnection_Request(&reply, requester, subject, "hi", 2, 5'000) != NATS_OK)
            return 0;
        natsMsg_Destroy(reply);
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e3 / requests;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const int rounds = bench::option(arguments, QStringLiteral("--rounds"), QStringLiteral("7")).toInt();
    const int requests = bench::option(arguments, QStringLiteral("--requests"), QStringLiteral("3000")).toInt();
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

    std::vector<double> bareTimes;
    std::map<std::string, std::vector<double>> ratios;
    roundTrip(requester.connection, "bare", requests / 3);
    for (int round = 0; round < rounds; ++round) {
        const double reference = roundTrip(requester.connection, "bare", requests);
        bareTimes.push_back(reference);
        for (const char *subject : { "ours.text", "ours.variables", "ours.echo" }) {
            const double ours = roundTrip(requester.connection, subject, requests);
            if (reference <= 0 || ours <= 0) {
                std::fprintf(stderr, "%s: no answer\n", subject);
                return 1;
            }
            ratios[subject].push_back(ours / reference);
        }
    }
    bench::Report report;
    report.add(QStringLiteral("bare responder, round trip"), bench::median(bareTimes), QStringLiteral("µs"));
    for (const auto &[subject, values] : ratios)
        report.add(QStringLiteral("responder %1 / bare").arg(QString::fromStdString(subject).section(u'.', 1)),
            bench::median(values), QStringLiteral("×"), bench::Report::Target::AtMost, 1.3);
    const bool isWritten = report.finish(
        QStringLiteral("responders"), bench::option(arguments, QStringLiteral("--json")));
    return isWritten ? 0 : 1;
}
