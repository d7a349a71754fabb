// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicebook.h"

#include "tests/services/rows.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace natsight;

namespace {

constexpr qint64 start = 1'800'000'000'000;

/// Asks a book round by round.
struct Rounds {
    ServiceBook book;
    qint64 nowMs = start;
    quint64 number = 0;

    void run(const QList<Answer> &answers, qint64 stepMs = 2'000)
    {
        nowMs += stepMs;
        ++number;
        for (const Answer &answer : answers)
            book.take(answer.at(number, nowMs));
        book.settle(number, nowMs);
        book.end(number, nowMs);
    }
    [[nodiscard]] QList<ServiceEvent::Kind> kinds() const
    {
        QList<ServiceEvent::Kind> list;
        for (const ServiceEvent &event : book.events())
            list << event.kind;
        return list;
    }
    [[nodiscard]] InstanceRow row(const QString &id) const
    {
        return book.instance(QStringLiteral("pricing"), id).value();
    }
};

Answer answerOf(const QString &id, quint64 requests, quint64 errors = 0, quint64 processingNs = 0)
{
    Answer answer;
    answer.id = id;
    answer.endpoints = { endpointOf(QStringLiteral("get"), requests, errors, processingNs) };
    return answer;
}

const QString A = QStringLiteral("A");
const QString B = QStringLiteral("B");
const QString C = QStringLiteral("C");
const QString pricing = QStringLiteral("pricing");

} // namespace

class TestServiceBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countersBecomeRates()
    {
        Rounds rounds;
        rounds.run({ answerOf(A, 1'000, 10, 5'000'000) });
        QVERIFY(std::isnan(rounds.row(A).rates.requests));
        QCOMPARE(rounds.row(A).total.requests, 1'000U);
        // 300 requests in 2 s, 30 of them fail, 2 ms each.
        rounds.run({ answerOf(A, 1'300, 40, 5'000'000 + 600'000'000) });
        const ServiceRates rates = rounds.row(A).rates;
        QCOMPARE(rates.requests, 150.0);
        QCOMPARE(rates.errors, 15.0);
        QCOMPARE(rates.errorShare, 0.1);
        QCOMPARE(rates.averageNs, 2e6);
        QCOMPARE(rounds.row(A).recent, (ServiceCounts { 300, 30, 600'000'000 }));
        // Nothing asked: a rate of 0, and no average.
        rounds.run({ answerOf(A, 1'300, 40, 605'000'000) });
        QCOMPARE(rounds.row(A).rates.requests, 0.0);
        QVERIFY(std::isnan(rounds.row(A).rates.errorShare) && std::isnan(rounds.row(A).rates.averageNs));
        // What was 5 minutes ago counts no more.
        for (int i = 0; i < 160; ++i)
            rounds.run({ answerOf(A, 1'300, 40, 605'000'000) });
        QCOMPARE(rounds.row(A).recent, ServiceCounts());
    }

    void ratesOfAKnownGenerator()
    {
        // Uneven intervals; the rates weighted by time give what was counted.
        std::mt19937 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same numbers each time
        Rounds rounds;
        quint64 requests = 0;
        rounds.run({ answerOf(A, 0) });
        double sum = 0;
        for (int i = 0; i < 200; ++i) {
            const auto more = static_cast<quint64>(random() % 1'000);
            const auto step = static_cast<qint64>(500 + random() % 3'000);
            requests += more;
            rounds.run({ answerOf(A, requests) }, step);
            QCOMPARE(rounds.row(A).rates.requests, static_cast<double>(more) * 1'000 / static_cast<double>(step));
            sum += rounds.row(A).rates.requests * static_cast<double>(step) / 1'000;
        }
        QVERIFY(std::abs(sum - static_cast<double>(requests)) < 0.01);
    }

    void sumsInstancesAndEndpoints()
    {
        Rounds rounds;
        Answer a = answerOf(A, 0);
        Answer b = answerOf(B, 0);
        a.endpoints << endpointOf(QStringLiteral("put"));
        rounds.run({ a, b });
        a.endpoints[0].requests = 300;
        a.endpoints[1].requests = 40;
        a.endpoints[1].errors = 4;
        b.endpoints[0].requests = 100;
        rounds.run({ a, b });
        const ServiceRow service = rounds.book.service(pricing).value();
        QCOMPARE(service.rates.requests, 220.0);
        QCOMPARE(service.rates.errors, 2.0);
        QCOMPARE(service.present, 2);
        QCOMPARE(service.endpoints, 2);
        QCOMPARE(service.total.requests, 440U);
        const QList<EndpointRow> endpoints = rounds.book.endpoints(pricing);
        QCOMPARE(endpoints.size(), 2);
        QCOMPARE(endpoints.at(0).instances, 2);
        QCOMPARE(endpoints.at(0).rates.requests, 200.0);
        QCOMPARE(endpoints.at(1).rates.errorShare, 0.1);
        QCOMPARE(rounds.book.endpoints(pricing, A).size(), 2);
        QCOMPARE(rounds.book.endpoints(pricing, A).at(0).rates.requests, 150.0);
        // Shares within the queue groups.
        QCOMPARE(rounds.book.endpoints(pricing, A).at(0).share, 0.75);
        QCOMPARE(rounds.book.endpoints(pricing, B).at(0).share, 0.25);
        QCOMPARE(rounds.row(B).recentShare, 0.25);
        QCOMPARE(rounds.row(A).share, 340.0 / 440.0);
    }

    void sharesNeedAGroup()
    {
        Rounds rounds;
        Answer a = answerOf(A, 0);
        a.endpoints[0].queueGroup.clear();
        rounds.run({ a });
        a.endpoints[0].requests = 10;
        rounds.run({ a });
        QVERIFY(std::isnan(rounds.row(A).share));
        QCOMPARE(rounds.row(A).rates.requests, 5.0);
    }

    void sharesAddUpToOne()
    {
        std::mt19937 random(3); // NOLINT(cert-msc32-c,cert-msc51-cpp)
        for (int turn = 0; turn < 50; ++turn) {
            Rounds rounds;
            QList<Answer> answers;
            const int count = 1 + static_cast<int>(random() % 9);
            for (int i = 0; i < count; ++i)
                answers << answerOf(QString::number(i), random() % 100);
            rounds.run(answers);
            for (Answer &answer : answers)
                answer.endpoints[0].requests += 1 + random() % 1'000;
            rounds.run(answers);
            double share = 0;
            double recent = 0;
            for (const InstanceRow &row : rounds.book.instances()) {
                share += row.share;
                recent += row.recentShare;
            }
            QVERIFY(std::abs(share - 1) < 1e-9 && std::abs(recent - 1) < 1e-9);
        }
    }

    void restartsAreSeen()
    {
        Rounds rounds;
        rounds.run({ answerOf(A, 1'000) });
        rounds.run({ answerOf(A, 1'100) });
        // Counters fall: what it counts now came after the restart.
        rounds.run({ answerOf(A, 50) });
        QCOMPARE(rounds.row(A).restarts, 1);
        QCOMPARE(rounds.row(A).rates.requests, 25.0);
        QCOMPARE(rounds.kinds(), QList { ServiceEvent::Kind::Restarted });
        // Started anew, although it counts more by now.
        Answer anew = answerOf(A, 400);
        anew.startedNs = 2'000;
        rounds.run({ anew });
        QCOMPARE(rounds.row(A).restarts, 2);
        QCOMPARE(rounds.row(A).rates.requests, 200.0);
        rounds.run({ anew });
        QCOMPARE(rounds.row(A).restarts, 2);
        QVERIFY(!rounds.book.findings(pricing).isEmpty());
        QCOMPARE(rounds.book.findings(pricing).constFirst().kind, ServiceFinding::Kind::Restarting);
    }

    void anEndpointThatIsNewIsNoLoad()
    {
        Rounds rounds;
        Answer a = answerOf(A, 10);
        rounds.run({ a });
        a.endpoints.prepend(endpointOf(QStringLiteral("old"), 1'000'000));
        rounds.run({ a });
        QCOMPARE(rounds.row(A).rates.requests, 0.0);
        QCOMPARE(rounds.row(A).restarts, 0);
        a.endpoints[0].requests += 20;
        a.endpoints[1].requests += 2;
        rounds.run({ a });
        QCOMPARE(rounds.row(A).rates.requests, 11.0);
        QCOMPARE(
            rounds.book.series(pricing, A, QStringLiteral("get"), QStringLiteral("svc.get"))->requests.last(), 1.0);
    }

    void joinsLeavesReturns()
    {
        Rounds rounds;
        rounds.run({ answerOf(A, 1), answerOf(B, 1) });
        QVERIFY(rounds.kinds().isEmpty()); // they were there before
        rounds.run({ answerOf(A, 1), answerOf(B, 1), answerOf(C, 1) });
        QCOMPARE(rounds.kinds(), QList { ServiceEvent::Kind::Joined });
        rounds.run({ answerOf(A, 1), answerOf(C, 1) });
        QCOMPARE(rounds.row(B).state, InstanceRow::State::Silent);
        rounds.run({ answerOf(A, 1), answerOf(C, 1) });
        QCOMPARE(rounds.row(B).state, InstanceRow::State::Left);
        QCOMPARE(rounds.row(B).leftMs, rounds.nowMs);
        QCOMPARE(rounds.row(B).health, ServiceHealth::Left);
        QVERIFY(std::isnan(rounds.row(B).rates.requests));
        const ServiceRow service = rounds.book.service(pricing).value();
        QCOMPARE(service.present, 2);
        QCOMPARE(service.left, 1);
        QCOMPARE(service.health, ServiceHealth::Good);
        rounds.run({ answerOf(A, 1), answerOf(B, 1), answerOf(C, 1) });
        QCOMPARE(rounds.kinds(),
            (QList { ServiceEvent::Kind::Joined, ServiceEvent::Kind::Left, ServiceEvent::Kind::Returned }));
        rounds.run({});
        rounds.run({});
        QCOMPARE(rounds.book.service(pricing)->health, ServiceHealth::Bad);
        rounds.book.forgetLeft(pricing, A);
        QCOMPARE(rounds.book.instanceCount(), 2);
        rounds.book.forgetLeft();
        QCOMPARE(rounds.book.instanceCount(), 0);
        QVERIFY(rounds.book.services().isEmpty());
    }

    void versionsChange()
    {
        Rounds rounds;
        rounds.run({ answerOf(A, 1) });
        Answer b = answerOf(B, 1);
        b.version = QStringLiteral("2.0.0");
        rounds.run({ answerOf(A, 1), b });
        QCOMPARE(rounds.kinds(), (QList { ServiceEvent::Kind::Joined, ServiceEvent::Kind::VersionChanged }));
        QCOMPARE(rounds.book.events().constLast().previous, QStringLiteral("1.0.0"));
        QCOMPARE(rounds.book.service(pricing)->versions.size(), 2);
    }

    void lateAndDoubleAnswers()
    {
        Rounds rounds;
        rounds.run({ answerOf(A, 10), answerOf(B, 10) });
        rounds.nowMs += 2'000;
        rounds.book.take(answerOf(A, 20).at(2, rounds.nowMs));
        rounds.book.take(answerOf(A, 900).at(2, rounds.nowMs + 1)); // twice
        rounds.book.settle(2, rounds.nowMs);
        QCOMPARE(rounds.row(A).doubleAnswers, 1U);
        QCOMPARE(rounds.row(A).total.requests, 20U);
        QCOMPARE(rounds.row(B).state, InstanceRow::State::Silent);
        // B answers after its round has settled, and is not lost.
        rounds.book.take(answerOf(B, 30).at(2, rounds.nowMs + 500));
        rounds.book.update(rounds.nowMs + 500);
        QCOMPARE(rounds.row(B).state, InstanceRow::State::Present);
        QCOMPARE(rounds.row(B).lateAnswers, 1U);
        QCOMPARE(rounds.row(B).rates.requests, 8.0);
        rounds.book.end(2, rounds.nowMs + 2'000);
        // An answer of an earlier round than the newest known is counted, and changes nothing.
        rounds.book.take(answerOf(A, 40).at(3, rounds.nowMs + 2'000));
        rounds.book.take(answerOf(A, 30).at(1, rounds.nowMs + 2'100));
        QCOMPARE(rounds.row(A).total.requests, 40U);
        QCOMPARE(rounds.row(A).lateAnswers, 1U);
        QCOMPARE(rounds.row(A).restarts, 0);
    }

    void aLostConnectionIsNobodysFault()
    {
        Rounds rounds;
        rounds.run({ answerOf(A, 10) });
        rounds.run({});
        rounds.book.forgetRounds();
        rounds.run({});
        QCOMPARE(rounds.row(A).state, InstanceRow::State::Silent);
        rounds.run({});
        QCOMPARE(rounds.row(A).state, InstanceRow::State::Left);
    }

    void aNewIdOnTheSameConnectionIsARestart()
    {
        Rounds rounds;
        InstanceConnection connection;
        connection.clientId = 7;
        connection.server = QStringLiteral("S");
        rounds.run({ answerOf(A, 1) });
        rounds.book.setConnections({ { { pricing, A }, connection } });
        QCOMPARE(rounds.row(A).connection->clientId, 7U);
        rounds.run({ answerOf(B, 1) });
        rounds.run({ answerOf(B, 1) });
        rounds.book.setConnections({ { { pricing, B }, connection } });
        QCOMPARE(rounds.book.events().constLast().kind, ServiceEvent::Kind::Restarted);
        QCOMPARE(rounds.book.events().constLast().previous, A);
    }

    void infoIsAskedForUntilItIsKnown()
    {
        Rounds rounds;
        QVERIFY(!rounds.book.hasUnknown());
        rounds.run({ answerOf(A, 1) });
        QVERIFY(rounds.book.hasUnknown());
        Answer info = answerOf(A, 0);
        info.verb = ServiceVerb::Info;
        rounds.run({ answerOf(A, 5), info });
        QVERIFY(!rounds.book.hasUnknown());
        QCOMPARE(rounds.row(A).total.requests, 5U);
        for (int i = 0; i < 5; ++i)
            rounds.run({ answerOf(A, 5), answerOf(B, 5) });
        QVERIFY(!rounds.book.hasUnknown()); // B never tells, and is not asked for ever
    }

    void historiesHaveGapsAndNoHoles()
    {
        Rounds rounds;
        quint64 requests = 0;
        rounds.run({ answerOf(A, requests) });
        for (int i = 0; i < 20; ++i)
            rounds.run({ answerOf(A, requests += 100) }, i % 2 == 0 ? 1'500 : 2'900);
        const RingSeries &series = rounds.book.series(pricing, A)->requests;
        int missing = 0;
        for (const auto &point : series.points(rounds.nowMs - 30'000, rounds.nowMs))
            missing += std::isnan(point.value) ? 1 : 0;
        QCOMPARE(missing, 0);
        rounds.run({ answerOf(A, requests += 100) }, 60'000);
        missing = 0;
        for (const auto &point : series.points(rounds.nowMs - 50'000, rounds.nowMs))
            missing += std::isnan(point.value) ? 1 : 0;
        QVERIFY(missing > 20);
        QVERIFY(rounds.book.series(pricing)->requests.last() > 0);
    }

    void odditiesAreKept()
    {
        ServiceBook book;
        for (int i = 0; i < 3'000; ++i)
            book.takeOddity(QStringLiteral("x%1").arg(i % 500), QStringLiteral("y"), i);
        QVERIFY(book.oddities().size() <= ServiceBook::maxOddities);
        book.takeOddity(QStringLiteral("again"), {}, 1);
        book.takeOddity(QStringLiteral("again"), {}, 2);
        QCOMPARE(book.oddities().constLast().count, 2U);
    }

    void boundsHold()
    {
        Rounds rounds;
        rounds.nowMs += 1;
        for (int i = 0; i < ServiceBook::maxInstances + 50; ++i)
            rounds.book.take(answerOf(QString::number(i), 1).at(1, rounds.nowMs));
        QCOMPARE(rounds.book.instanceCount(), ServiceBook::maxInstances);
        QCOMPARE(rounds.book.refused(), 50U);
        rounds.number = 1;
        rounds.book.settle(1, rounds.nowMs);
        rounds.run({});
        rounds.run({});
        QCOMPARE(rounds.book.instanceCount(), ServiceBook::maxLeft);
        QCOMPARE(rounds.book.events().size(), ServiceBook::maxEvents);
        rounds.run({}, ServiceBook::keepLeftMs + 1'000);
        QCOMPARE(rounds.book.instanceCount(), 0);
    }

    void hostileInstancesAreBounded()
    {
        // Each as large as an answer may be: what is over the bounds of all is left out, and said.
        Rounds rounds;
        const QString large(2'000, QLatin1Char('x'));
        for (int i = 0; i < 120; ++i) {
            Answer answer = answerOf(QString::number(i), 1);
            answer.endpoints.clear();
            for (int e = 0; e < maxServiceEndpoints; ++e) {
                EndpointStats stats = endpointOf(QString::number(e), 1);
                stats.lastError = large;
                answer.endpoints << stats;
            }
            rounds.book.take(answer.at(1, start));
        }
        rounds.book.settle(1, start);
        qsizetype endpoints = 0;
        qsizetype warned = 0;
        for (const InstanceRow &row : rounds.book.instances()) {
            endpoints += row.info->endpoints.size();
            warned += row.info->warnings.isEmpty() ? 0 : 1;
        }
        QVERIFY(endpoints <= ServiceBook::maxEndpoints);
        QVERIFY(warned >= 70);
        QVERIFY2(rounds.book.memoryBytes() < 400U << 20U, qPrintable(QString::number(rounds.book.memoryBytes())));
        for (quint64 round = 2; round <= 4; ++round) {
            rounds.book.settle(round, start);
            rounds.book.end(round, start);
        }
        rounds.book.forgetLeft();
        QVERIFY(rounds.book.memoryBytes() < 1U << 20U);
    }

    void memoryDoesNotGrowOverADay()
    {
        // 20 instances with 10 endpoints; each 100th round one leaves and another comes.
        Rounds rounds;
        rounds.book.setInterval(30'000);
        QList<Answer> answers;
        int next = 0;
        const auto make = [&next] {
            Answer answer;
            answer.id = QString::number(next++);
            answer.endpoints.clear();
            for (int i = 0; i < 10; ++i)
                answer.endpoints << endpointOf(QString::number(i));
            return answer;
        };
        for (int i = 0; i < 20; ++i)
            answers << make();
        const auto turn = [&](int number) {
            if (number % 100 == 99) {
                answers.removeFirst();
                answers << make();
            }
            for (Answer &answer : answers) {
                for (EndpointStats &endpoint : answer.endpoints) {
                    endpoint.requests += 60;
                    endpoint.errors += 1;
                    endpoint.processingNs += 1'000'000;
                }
            }
            rounds.run(answers, 30'000);
        };
        constexpr int roundsOfADay = 24 * 120;
        for (int i = 0; i < 240; ++i)
            turn(i); // those that left are forgotten after an hour: from here on it is as full as it gets
        const std::size_t early = rounds.book.memoryBytes();
        std::size_t most = early;
        for (int i = 240; i < roundsOfADay; ++i) {
            turn(i);
            most = std::max(most, rounds.book.memoryBytes());
        }
        // One that left more or less at the moment of measuring, and events up to their bound.
        const std::size_t ofOne = 100'000;
        const std::size_t ofEvents = static_cast<std::size_t>(ServiceBook::maxEvents) * sizeof(ServiceEvent);
        QVERIFY2(most <= early + 2 * ofOne + ofEvents, qPrintable(QStringLiteral("%1 then %2").arg(early).arg(most)));
        QVERIFY(rounds.book.instanceCount() <= 22);
        QVERIFY2(most / 22 < 110'000, qPrintable(QString::number(most)));
    }
};

QTEST_GUILESS_MAIN(TestServiceBook)
#include "tst_servicebook.moc"
