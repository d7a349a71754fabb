// SPDX-License-Identifier: GPL-3.0-or-later
// Servers and accounts over time, from answers alone.
#include "models/system/accountbook.h"
#include "models/system/serverbook.h"
#include "models/system/serververdict.h"

#include <QTest>

#include <cmath>

using namespace natsight;

namespace {

struct Told {
    const char *id = "A1";
    const char *name = "a";
    const char *version = "2.15.2";
    quint64 messages = 0;
    qint64 startMs = 1'000;
    quint64 active = 0;
    quint64 slow = 0;
    double cpu = 1;
};

ServerStatsPtr stats(const Told &told, qint64 atMs)
{
    auto made = std::make_shared<ServerStats>();
    made->server.id = QLatin1String(told.id);
    made->server.name = QLatin1String(told.name);
    made->server.cluster = QStringLiteral("c");
    made->server.version = QLatin1String(told.version);
    made->server.timeMs = atMs;
    made->startMs = told.startMs;
    made->traffic.in = { told.messages, told.messages * 10 };
    made->traffic.out = { told.messages * 2, told.messages * 20 };
    made->slowConsumers = told.slow;
    made->connections = 5;
    made->cores = 2;
    made->cpu = told.cpu;
    if (told.active > 0)
        made->activeServers = told.active;
    return made;
}

ServerSnapshot only(const ServerBook &book)
{
    const QList<ServerSnapshot> all = book.servers();
    if (all.size() != 1)
        qFatal("%d servers", static_cast<int>(all.size()));
    return all.constFirst();
}

} // namespace

class TestServerBook : public QObject
{
    Q_OBJECT

private:
    /// One round of these.
    void round(ServerBook &book, const QList<Told> &answers)
    {
        ++m_round;
        m_now += 2'000;
        for (const Told &one : answers)
            book.take(stats(one, m_now), { m_round, m_now, 1'000'000 });
        book.settle(m_round, m_now + 300);
    }
    quint64 m_round = 0;
    qint64 m_now = 1'000'000'000'000;

private Q_SLOTS:
    void countersBecomeRates()
    {
        ServerBook book;
        round(book, { { .messages = 100 } });
        QVERIFY(std::isnan(only(book).rates.inMessages));
        round(book, { { .messages = 300 } });
        QCOMPARE(only(book).rates.inMessages, 100.0);
        QCOMPARE(only(book).rates.outMessages, 200.0);
        QCOMPARE(only(book).rates.inBytes, 1'000.0);
        const ServerHistory *history = book.history(QStringLiteral("A1"));
        QVERIFY(history);
        QCOMPARE(history->series(ServerMetric::InMessages).last(), 100.0);
        QCOMPARE(history->series(ServerMetric::Connections).last(), 5.0);
        QVERIFY2(history->memoryBytes() < 48 * 1'024, qPrintable(QString::number(history->memoryBytes())));
        // A push in the same moment makes no rate of its own.
        book.take(stats({ .messages = 300 }, m_now + 10), { 0, m_now + 10, -1 });
        QCOMPARE(only(book).rates.inMessages, 100.0);
    }

    void fallingCountersAreARestart()
    {
        ServerBook book;
        round(book, { { .messages = 1'000 } });
        round(book, { { .messages = 1'200 } });
        round(book, { { .messages = 5 } });
        QVERIFY(std::isnan(only(book).rates.inMessages));
        QCOMPARE(only(book).restarts, 1);
        QCOMPARE(book.changes().constLast().kind, ServerChange::Kind::Restarted);
        round(book, { { .messages = 25 } });
        QCOMPARE(only(book).rates.inMessages, 10.0);
    }

    void aNewIdOfTheSameNameIsTheSameServer()
    {
        ServerBook book;
        round(book, { { .messages = 1'000 }, { .id = "B1", .name = "b" } });
        round(book, { { .id = "A2", .messages = 3, .startMs = 900'000 }, { .id = "B1", .name = "b" } });
        QCOMPARE(book.servers().size(), 2);
        const auto a = book.server(QStringLiteral("a"));
        QVERIFY(a && a->identity.id == QLatin1String("A2") && a->restarts == 1);
        QVERIFY(book.history(QStringLiteral("A2"))->series(ServerMetric::Connections).last() != 0);
        QVERIFY(!book.serverById(QStringLiteral("A1")));
    }

    void twinsOfOneNameAreTwo()
    {
        ServerBook book;
        for (int i = 0; i < 4; ++i)
            round(book, { { .id = "A1" }, { .id = "A2" } });
        QCOMPARE(book.servers().size(), 2);
        for (const ServerSnapshot &one : book.servers()) {
            QCOMPARE(one.state, ServerState::Present);
            QCOMPARE(one.restarts, 0);
        }
    }

    void whoDoesNotAnswerIsSilentThenGone()
    {
        ServerBook book;
        round(book, { { .active = 2 }, { .id = "B1", .name = "b", .active = 2 } });
        QVERIFY(book.snapshot(m_now).isComplete);
        const qint64 last = m_now;
        round(book, { { .active = 2 } });
        QVERIFY(!book.snapshot(m_now).isComplete);
        QCOMPARE(book.server(QStringLiteral("b"))->state, ServerState::Silent);
        round(book, { { .active = 1 } });
        round(book, { { .active = 1 } });
        const auto gone = book.server(QStringLiteral("b"));
        QCOMPARE(gone->state, ServerState::Gone);
        QCOMPARE(gone->sinceMs, last);
        QVERIFY(std::isnan(gone->rates.inMessages));
        QCOMPARE(book.changes().constLast().kind, ServerChange::Kind::Left);
        QVERIFY(book.snapshot(m_now).isComplete);
        // It comes back, as another id.
        round(book, { {}, { .id = "B2", .name = "b" } });
        QCOMPARE(book.servers().size(), 2);
        QCOMPARE(book.server(QStringLiteral("b"))->state, ServerState::Present);
        book.noteShutdown(book.server(QStringLiteral("b"))->identity, m_now);
        QCOMPARE(book.server(QStringLiteral("b"))->state, ServerState::Gone);
        book.forgetGone();
        QCOMPARE(book.servers().size(), 1);
    }

    void boundsHold()
    {
        ServerBook book;
        ++m_round;
        for (int i = 0; i < maxSystemServers + 5; ++i) {
            ServerIdentity one;
            one.id = QString::number(i);
            one.name = one.id;
            book.takeIdentity(one, { m_round, m_now, -1 });
        }
        QCOMPARE(book.servers().size(), maxSystemServers);
        QCOMPARE(book.refused(), quint64 { 5 });
        m_round += 1;
        for (int i = 0; i < 3; ++i)
            book.settle(++m_round, m_now);
        QCOMPARE(book.servers().size(), 200); // of those gone
        QVERIFY(book.changes().size() <= 500);
    }

    void verdicts()
    {
        ServerBook book;
        const auto old = Told { .id = "B1", .name = "b", .version = "2.14.0", .cpu = 195 };
        round(book, { {}, old, { .id = "C1", .name = "c" } });
        round(book, { { .slow = 4 }, old, { .id = "C1", .name = "c" } });
        const QList<ServerVerdict> verdicts = judgeServers(book.servers(), m_now);
        QCOMPARE(verdicts.size(), 3);
        QCOMPARE(verdicts.at(0).condition, ServerCondition::Warning);
        QCOMPARE(verdicts.at(0).word, QStringLiteral("slow consumers"));
        QCOMPARE(verdicts.at(1).condition, ServerCondition::Warning);
        QCOMPARE(verdicts.at(1).reasons.size(), 2); // busy, and another version
        QCOMPARE(verdicts.at(2).condition, ServerCondition::Good);
        QVERIFY(verdicts.at(2).reasons.isEmpty());
        // That it answers is all that an ordinary account knows.
        ServerSnapshot bare;
        bare.identity.name = QStringLiteral("d");
        QCOMPARE(judgeServers({ bare }, m_now).constFirst().word, QStringLiteral("answers"));
    }

    void certificatesAndStorage()
    {
        ServerSnapshot server;
        server.identity.name = QStringLiteral("a");
        auto variables = std::make_shared<ServerVariables>();
        variables->tlsNotAfterMs = m_now + qint64 { 3 } * 86'400'000;
        server.variables = variables;
        QCOMPARE(judgeServers({ server }, m_now).constFirst().condition, ServerCondition::Warning);
        QCOMPARE(
            judgeServers({ server }, m_now + qint64 { 4 } * 86'400'000).constFirst().condition, ServerCondition::Bad);
        auto told = std::make_shared<ServerStats>();
        told->jetStream.emplace();
        told->jetStream->storage = 99;
        told->jetStream->maxStorage = 100;
        server.variables.reset();
        server.stats = told;
        QCOMPARE(judgeServers({ server }, m_now).constFirst().word, QStringLiteral("storage full"));
    }

    void accountsAreSumsOverServers()
    {
        AccountBook book;
        const auto answer = [](const char *server, quint64 connections, quint64 messages) {
            ServerAccounts made;
            made.server.id = QLatin1String(server);
            AccountStats one;
            one.account = QStringLiteral("APP");
            one.connections = connections;
            one.subscriptions = 7;
            one.traffic.in = { messages, messages };
            one.traffic.out = { messages, messages };
            made.accounts << one;
            return made;
        };
        ServerAccountNames names;
        names.server.id = QStringLiteral("A");
        names.systemAccount = QStringLiteral("SYS");
        names.accounts = { QStringLiteral("SYS"), QStringLiteral("APP") };
        book.take(names);
        book.take(answer("A", 2, 100), 1'000);
        book.take(answer("B", 3, 50), 1'000);
        book.settle(1'000);
        QCOMPARE(book.rows().size(), 2);
        AccountRow row = book.rows().constFirst();
        QCOMPARE(row.connections, MaybeCount(5));
        QCOMPARE(row.subscriptions, MaybeCount(7));
        QCOMPARE(row.servers, 2);
        QVERIFY(std::isnan(row.rates.inMessages));
        QVERIFY(book.rows().constLast().isSystem);
        QCOMPARE(book.rows().constLast().connections, MaybeCount(0));
        QVERIFY(!book.rows().constLast().traffic.in.messages);
        book.take(names);
        book.take(answer("A", 2, 300), 3'000);
        book.take(answer("B", 3, 10), 3'000); // began anew: its rate is unknown this time
        book.settle(3'000);
        row = book.rows().constFirst();
        QCOMPARE(row.rates.inMessages, 100.0);
        QCOMPARE(row.traffic.in.messages, MaybeCount(310));
        book.take(names);
        book.settle(5'000);
        QCOMPARE(book.rows().constFirst().servers, 0);
        book.settle(7'000);
        QVERIFY(book.rows().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServerBook)
#include "tst_serverbook.moc"
