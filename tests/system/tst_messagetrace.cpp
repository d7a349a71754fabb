// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/messagetrace.h"
#include "models/system/tracemodel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <random>

using namespace natsight;

namespace {

/// What a real server told; names are of the corpus.
TraceEvent told(const QString &name)
{
    QFile file(QStringLiteral(CORPUS "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(name));
    const auto event = readTraceEvent(file.readAll());
    if (!event)
        qFatal("cannot read %s", qPrintable(name));
    return *event;
}

QList<TraceEvent> toldOf(const char *what, const char *version, int count)
{
    QList<TraceEvent> events;
    for (int i = 1; i <= count; ++i)
        events << told(QStringLiteral("%1%2.%3").arg(QLatin1String(what)).arg(i).arg(QLatin1String(version)));
    return events;
}

TopologyServer server(const char *name, const char *version)
{
    TopologyServer made;
    made.name = QLatin1String(name);
    made.version = QLatin1String(version);
    return made;
}

} // namespace

class TestMessageTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatServersTell()
    {
        using Kind = TraceStep::Kind;
        using Peer = TraceStep::Peer;
        const TraceEvent first = told(QStringLiteral("mapped1.211"));
        QCOMPARE(first.server.name, QStringLiteral("east1"));
        QCOMPARE(first.server.cluster, QStringLiteral("east"));
        QCOMPARE(first.server.version, QStringLiteral("2.11.17"));
        QVERIFY(first.hop.isEmpty());
        QCOMPARE(first.hops, 3);
        QCOMPARE(first.steps.size(), 7);
        const TraceStep *in = first.ingress();
        QVERIFY(in);
        QCOMPARE(in->peer, Peer::Client);
        QCOMPARE(in->connection, 28U);
        QCOMPARE(in->name, QStringLiteral("NATS CLI Version v0.5.1"));
        QCOMPARE(in->account, QStringLiteral("APP"));
        QCOMPARE(in->subject, QStringLiteral("old.a"));
        QCOMPARE(in->timeNs % 1'000'000'000, 181'295'251);
        QCOMPARE(first.steps.at(1).kind, Kind::Mapping);
        QCOMPARE(first.steps.at(1).subject, QStringLiteral("new.a"));
        QCOMPARE(first.steps.at(2).subscription, QStringLiteral("new.>"));
        QCOMPARE(first.steps.at(3).kind, Kind::JetStream);
        QCOMPARE(first.steps.at(3).stream, QStringLiteral("NEWS"));
        QCOMPARE(first.steps.at(4).peer, Peer::Leaf);
        QCOMPARE(first.steps.at(4).hop, QStringLiteral("1"));
        QCOMPARE(first.steps.at(5).peer, Peer::Router);
        QCOMPARE(first.steps.at(6).peer, Peer::Gateway);
        const TraceEvent queue = told(QStringLiteral("mapped3.211"));
        QCOMPARE(queue.hop, QStringLiteral("2"));
        QCOMPARE(queue.steps.last().queue, QStringLiteral("workers"));
        const TraceEvent exported = told(QStringLiteral("export2.215"));
        QCOMPARE(exported.steps.at(1).kind, Kind::StreamExport);
        QCOMPARE(exported.steps.at(1).account, QStringLiteral("OTHER"));
        QVERIFY(!exported.steps.at(1).isLastTold);
        // The export allows no tracing, or nobody listens: the servers tell no difference.
        const TraceEvent imported = told(QStringLiteral("service1.215"));
        QCOMPARE(imported.steps.at(1).kind, Kind::ServiceImport);
        QCOMPARE(imported.steps.at(1).from, QStringLiteral("remote.svc.x"));
        QVERIFY(imported.steps.at(1).isLastTold);
        QVERIFY(traceStepWords(imported.steps.at(1)).contains(QLatin1String("allow_trace")));
    }

    void exportThatAllowsNoTracing()
    {
        const auto event = readTraceEvent(
            R"({"server":{"id":"A"},"events":[{"type":"in","kind":0},{"type":"se","acc":"X","to":"a"},{"type":"se","acc":"Y","to":"b"},{"type":"eg","kind":0,"acc":"Y"}]})");
        QVERIFY(event);
        QVERIFY(event->steps.at(1).isLastTold);
        QVERIFY(!event->steps.at(2).isLastTold);
        QCOMPARE(event->server.name, QStringLiteral("A"));
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no events") << QByteArray(R"({"server":{"id":"A"}})");
        QTest::newRow("no server") << QByteArray(R"({"server":{},"events":[]})");
        QTest::newRow("too deep") << QByteArray(R"({"server":{"id":"A"},"events":[)") + QByteArray(1'000, '[');
        QTest::newRow("too large") << QByteArray((qsizetype { 8 } << 20) + 1, ' ');
    }
    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!readTraceEvent(bytes));
    }

    void treeOfAnyOrder()
    {
        QList<TraceEvent> events = toldOf("mapped", "215", 4);
        std::sort(events.begin(), events.end(),
            [](const TraceEvent &a, const TraceEvent &b) { return a.server.id < b.server.id; });
        const MessageTrace whole = traceOf(events);
        QVERIFY(whole.isComplete());
        QCOMPARE(whole.clients, 4);
        QCOMPARE(whole.errors, 0);
        QCOMPARE(whole.hops.size(), 4);
        QCOMPARE(whole.hops.at(1).event.server.name, QStringLiteral("edge"));
        QCOMPARE(whole.hops.at(1).parent, 0);
        while (std::next_permutation(events.begin(), events.end(),
            [](const TraceEvent &a, const TraceEvent &b) { return a.server.id < b.server.id; }))
            QVERIFY(traceOf(events) == whole);
        QVERIFY(traceOf(events + events) == whole);
        // Without the first it is never complete.
        QList<TraceEvent> later = toldOf("mapped", "215", 4);
        later.removeFirst();
        QVERIFY(!traceOf(later).isComplete());
        QVERIFY(!traceOf({}).isComplete());
        QVERIFY(traceOf({ told(QStringLiteral("nobody1.215")) }).isComplete());
    }

    void tellsWhoIsSilent()
    {
        const MessageTrace trace = traceOf(toldOf("mapped", "211", 3));
        QVERIFY(!trace.isComplete());
        QCOMPARE(trace.streams, 1);
        QCOMPARE(trace.missing.size(), 1);
        QCOMPARE(trace.missing.constFirst().server, QStringLiteral("edge"));
        QCOMPARE(trace.missing.constFirst().hop, QStringLiteral("1"));
        QCOMPARE(trace.missing.constFirst().from, QStringLiteral("east1"));
        QVERIFY(traceMissingWords(trace).contains(QLatin1String("edge")));
    }

    /// Any tree of servers: complete exactly when all told, and missing are those whose sender told and who did not.
    void completeWhenAllTold()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            QList<TraceEvent> events;
            TraceEvent first;
            first.server.id = first.server.name = QStringLiteral("s0");
            events << first;
            const int size = static_cast<int>(random() % 30);
            for (int i = 1; i <= size; ++i) {
                TraceEvent &from = events[static_cast<qsizetype>(random() % static_cast<unsigned>(events.size()))];
                ++from.hops;
                TraceEvent made;
                made.server.id = made.server.name = QStringLiteral("s%1").arg(i);
                made.hop = from.hop.isEmpty() ? QString::number(from.hops)
                                              : from.hop + u'.' + QString::number(from.hops);
                // Now and then a way is counted and not listed.
                if (random() % 8 != 0) {
                    TraceStep step;
                    step.kind = TraceStep::Kind::Egress;
                    step.peer = TraceStep::Peer::Router;
                    step.name = made.server.name;
                    step.hop = made.hop;
                    from.steps << step;
                }
                events << made;
            }
            QList<TraceEvent> come;
            QSet<QString> hops;
            for (const TraceEvent &event : std::as_const(events)) {
                if (random() % 5 == 0)
                    continue;
                come << event;
                hops << event.hop;
            }
            std::shuffle(come.begin(), come.end(), random);
            const MessageTrace trace = traceOf(come);
            QSet<QString> missing;
            for (const TraceEvent &event : std::as_const(come)) {
                for (int k = 1; k <= event.hops; ++k) {
                    const QString hop = event.hop.isEmpty() ? QString::number(k)
                                                            : event.hop + u'.' + QString::number(k);
                    if (!hops.contains(hop))
                        missing << hop;
                }
            }
            QSet<QString> found;
            for (const auto &one : trace.missing)
                found << one.hop;
            QCOMPARE(found, missing);
            QCOMPARE(trace.missing.size(), missing.size());
            QCOMPARE(trace.isComplete(), missing.isEmpty() && hops.contains(QString()));
            for (qsizetype i = 0; i < trace.hops.size(); ++i)
                QVERIFY(trace.hops.at(i).parent < i);
            if (come.size() == events.size())
                QVERIFY(trace.isComplete());
        }
    }

    void boundsHold()
    {
        QList<TraceEvent> events;
        for (int i = 0; i < 1'500; ++i) {
            TraceEvent one;
            one.server.id = QString::number(i);
            one.hop = i == 0 ? QString() : QString::number(i);
            one.hops = 1'000;
            events << one;
        }
        const MessageTrace trace = traceOf(events);
        QCOMPARE(trace.hops.size(), MessageTrace::maxEvents);
        QVERIFY(trace.missing.size() <= MessageTrace::maxEvents);
    }

    void refusedWhereItWouldBeDelivered()
    {
        const QString name = QStringLiteral("a");
        const QString version = QStringLiteral("2.15.2");
        Topology topology;
        topology.servers = { server("a", "2.15.2"), server("b", "2.11.0") };
        QVERIFY(whyNotTrace(name, version, &topology).isEmpty());
        QVERIFY(!whyNotTrace(name, version, &topology, true).isEmpty());
        QVERIFY(whyNotTrace(name, QStringLiteral("2.10.29"), &topology).contains(QLatin1String("2.10.29")));
        QVERIFY(!whyNotTrace(name, {}, &topology).isEmpty());
        QVERIFY(whyNotTrace(name, version, nullptr).contains(QLatin1String("STATZ")));
        topology.servers << server("old", "2.9.10");
        QVERIFY(whyNotTrace(name, version, &topology).contains(QLatin1String("old (2.9.10)")));
        topology.servers.last().state = ServerState::Silent;
        QVERIFY(!whyNotTrace(name, version, &topology).isEmpty());
        topology.servers.last().state = ServerState::Gone;
        QVERIFY(whyNotTrace(name, version, &topology).isEmpty());
        // One that others tell of and that does not answer.
        topology.servers << server("mute", "");
        topology.servers.last().isAnswered = false;
        QVERIFY(whyNotTrace(name, version, &topology).contains(QLatin1String("mute")));
        topology.servers.last().isConfigured = true; // and is not there
        QVERIFY(whyNotTrace(name, version, &topology).isEmpty());
    }

    void modelShowsTheTree()
    {
        TraceModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        const QList<TraceEvent> events = toldOf("mapped", "215", 4);
        for (qsizetype i = 0; i <= events.size(); ++i)
            model.setTrace(traceOf(events.mid(0, i)));
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(root.data().toString(), QStringLiteral("1 · east1"));
        QCOMPARE(root.data(TraceModel::IsServerRole).toBool(), true);
        QCOMPARE(model.rowCount(root), 6);
        QVERIFY(!model.step(root));
        const QModelIndex leaf = model.index(3, 0, root);
        QCOMPARE(leaf.data().toString(), QStringLiteral("out"));
        QVERIFY(leaf.siblingAtColumn(TraceModel::Details).data().toString().contains(QLatin1String("edge")));
        QCOMPARE(model.rowCount(leaf), 1);
        const QModelIndex edge = model.index(0, 0, leaf);
        QCOMPARE(edge.data().toString(), QStringLiteral("2 · edge"));
        QCOMPARE(model.indexOf(QStringLiteral("1")), edge);
        QCOMPARE(model.numberOf(1), 2);
        QVERIFY(!edge.siblingAtColumn(TraceModel::After).data().toString().isEmpty());
        const QModelIndex client = model.index(1, 0, edge);
        QCOMPARE(client.data(TraceModel::HealthRole).toInt(), static_cast<int>(TopologyHealth::Good));
        QVERIFY(client.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("to client NATS CLI")));
        model.setTrace({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMessageTrace)
#include "tst_messagetrace.moc"
