// SPDX-License-Identifier: GPL-3.0-or-later
// What events tell of clients, and what answers tell of clocks, on values.
#include "models/core/thresholds.h"
#include "models/system/clienttroubles.h"
#include "models/system/clockskew.h"
#include "models/system/serverbook.h"

#include <QTest>

#include <algorithm>

using namespace natsight;

namespace {

constexpr qint64 now = 1'800'000'000'000;

SystemEvent told(const QByteArray &what, qint64 ageMs, const QByteArray &user = "app", const QByteArray &name = "web",
    const QByteArray &reason = {})
{
    const QByteArray subject = what == "AUTH.ERR" ? QByteArray("$SYS.SERVER.ID.CLIENT.AUTH.ERR")
                                                  : QByteArray("$SYS.ACCOUNT.APP." + what);
    return readSystemEvent(subject,
        QByteArray(R"({"server":{"name":"n1","id":"ID"},"client":{"acc":"APP","host":"10.0.0.7","user":")" + user
            + R"(","name":")" + name + R"("},"reason":")" + reason + R"("})"),
        now - ageMs);
}

/// Oldest first, one a second, the newest now.
QList<SystemEvent> several(int count, const QByteArray &what, const QByteArray &user = "app",
    const QByteArray &name = "web", const QByteArray &reason = {})
{
    QList<SystemEvent> made;
    for (int i = count - 1; i >= 0; --i)
        made << told(what, i * 1'000, user, name, reason);
    return made;
}

ServerSnapshot withClock(const char *name, qint64 aheadMs, qint64 rttMs = 10)
{
    ServerSnapshot made;
    made.identity.name = QLatin1String(name);
    made.clock = ClockReading { now + aheadMs - rttMs / 2, now, rttMs * 1'000'000 };
    return made;
}

} // namespace

class TestClientTroubles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (const Threshold which : allThresholds())
            setThreshold(which, factsOf(which).standard);
    }

    void stormsAreOfOneClient()
    {
        QVERIFY(clientTroubles({}, now).isEmpty());
        QVERIFY(clientTroubles(several(9, "CONNECT"), now).isEmpty());
        // Two clients that share nothing but the server are no storm together.
        QVERIFY(clientTroubles(several(9, "CONNECT") + several(9, "CONNECT", "app", "other"), now).isEmpty());
        QVERIFY(clientTroubles(several(9, "CONNECT") + several(9, "CONNECT", "second"), now).isEmpty());
        const QList<ClientTrouble> found = clientTroubles(several(10, "CONNECT"), now);
        QCOMPARE(found.size(), 1);
        const ClientTrouble &storm = found.constFirst();
        QCOMPARE(storm.kind, ClientTrouble::Kind::ReconnectStorm);
        QCOMPARE(storm.count, 10);
        QCOMPARE(storm.perMinute, 10.0);
        QCOMPARE(storm.account, QStringLiteral("APP"));
        QCOMPARE(storm.user, QStringLiteral("app"));
        QCOMPARE(storm.client, QStringLiteral("web"));
        QCOMPARE(storm.server, QStringLiteral("n1"));
        QCOMPARE(storm.firstMs, now - 9'000);
        QCOMPARE(storm.lastMs, now);
        // A minute later it is over, and the same connections over two minutes are none.
        QVERIFY(clientTroubles(several(10, "CONNECT"), now + 60'001).isEmpty());
        QList<SystemEvent> slow;
        for (int i = 15; i >= 0; --i)
            slow << told("CONNECT", i * 8'000);
        QVERIFY(clientTroubles(slow, now).isEmpty());
        setThreshold(Threshold::Reconnects, 8);
        QCOMPARE(clientTroubles(slow, now).size(), 1);
    }

    void refusedAndCutOff()
    {
        QVERIFY(clientTroubles(several(2, "AUTH.ERR"), now).isEmpty());
        QList<SystemEvent> events = several(3, "AUTH.ERR", "app", "web", "Authentication Failure");
        events += several(1, "DISCONNECT", "app", "slow", "Slow Consumer (Pending Bytes)");
        events += several(5, "DISCONNECT", "app", "fine", "Client Closed");
        std::stable_sort(events.begin(), events.end(),
            [](const SystemEvent &a, const SystemEvent &b) { return a.arrivedMs < b.arrivedMs; });
        const QList<ClientTrouble> found = clientTroubles(events, now);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).kind, ClientTrouble::Kind::SignInRefused);
        QCOMPARE(found.at(0).reason, QStringLiteral("Authentication Failure"));
        QCOMPARE(found.at(1).kind, ClientTrouble::Kind::CutOff);
        QCOMPARE(found.at(1).client, QStringLiteral("slow"));
        QVERIFY(found.at(0).key() != found.at(1).key());
        // Five minutes.
        QCOMPARE(clientTroubles(events, now + 5 * 60'000 - 2'000).size(), 2);
        QVERIFY(clientTroubles(events, now + 5 * 60'000 + 1).isEmpty());
    }

    void namesMayBeMissing()
    {
        // The host stands in for a name.
        QCOMPARE(clientTroubles(several(12, "CONNECT", "", ""), now).constFirst().client, QStringLiteral("10.0.0.7"));
        QList<SystemEvent> unreadable;
        for (int i = 0; i < 20; ++i)
            unreadable << readSystemEvent("$SYS.ACCOUNT.A.CONNECT", "no json", now);
        QCOMPARE(clientTroubles(unreadable, now).size(), 1);
    }

    void manyEvents()
    {
        QList<SystemEvent> events;
        for (int i = 0; i < 3'000; ++i)
            events += QList<SystemEvent>(10, told("CONNECT", 0, "u" + QByteArray::number(i)));
        QCOMPARE(clientTroubles(events, now).size(), 1'000);
    }

    void clocksBesideEachOther()
    {
        QVERIFY(clockSkews({}).isEmpty());
        QVERIFY(clockSkews({ withClock("a", 0), withClock("b", 900) }).isEmpty());
        // Beyond what half the round trip explains: 1,000 ms and the 6 ms of each.
        QVERIFY(clockSkews({ withClock("a", 1'005) }).isEmpty());
        QList<ClockSkew> found = clockSkews({ withClock("a", 1'006) });
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst(), (ClockSkew { QStringLiteral("a"), {}, { 1'006, 6 } }));
        QVERIFY(clockSkews({ withClock("a", 3'000, 5'000) }).isEmpty());

        found = clockSkews({ withClock("a", 0), withClock("b", 5'000), withClock("c", 1), withClock("d", -7'000) });
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).server, QStringLiteral("d"));
        QCOMPARE(found.at(0).other, QStringLiteral("a"));
        QCOMPARE(found.at(0).apart.aheadMs, -7'000);
        QCOMPARE(found.at(0).apart.errorMs, 12);
        QCOMPARE(found.at(1).server, QStringLiteral("b"));

        // All servers agree: it is this machine.
        found = clockSkews({ withClock("a", 60'000), withClock("b", 60'010), withClock("c", 59'990) });
        QCOMPARE(found.size(), 1);
        QVERIFY(found.constFirst().server.isEmpty());
        setThreshold(Threshold::ClockSkew, 100'000);
        QVERIFY(clockSkews({ withClock("a", 60'000) }).isEmpty());
    }

    void clocksThatNobodyTells()
    {
        ServerSnapshot silent = withClock("a", 90'000);
        silent.state = ServerState::Silent;
        ServerSnapshot bare;
        QVERIFY(!clockOffset(silent));
        QVERIFY(!clockOffset(bare));
        QVERIFY(clockSkews({ silent, bare }).isEmpty());
        // Only answers to a question tell how long they took.
        ServerBook book;
        ServerIdentity identity;
        identity.id = identity.name = QStringLiteral("n");
        identity.timeMs = now + 4'000;
        book.takeIdentity(identity, { 0, now, -1 });
        QVERIFY(!book.servers().constFirst().clock);
        book.takeIdentity(identity, { 1, now, 2'000'000 });
        QCOMPARE(clockOffset(book.servers().constFirst())->aheadMs, 4'001);
    }
};

QTEST_GUILESS_MAIN(TestClientTroubles)
#include "tst_clienttroubles.moc"
