// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/consumerlistmodel.h"
#include "models/jetstream/streamlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace natsight;

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 start = 1'700'000'000 * second;

StreamInfo streamAt(qint64 seconds, quint64 messages, quint64 bytes)
{
    StreamInfo info;
    info.name = QStringLiteral("ORDERS");
    info.createdNs = start;
    info.timeNs = start + seconds * second;
    info.state.firstSequence = 1;
    info.state.lastSequence = messages;
    info.state.messages = messages;
    info.state.bytes = bytes;
    return info;
}

ConsumerInfo consumerAt(qint64 seconds)
{
    ConsumerInfo info;
    info.stream = QStringLiteral("ORDERS");
    info.name = QStringLiteral("billing");
    info.createdNs = start;
    info.timeNs = start + seconds * second;
    info.maxAckPending = 1000;
    info.ackWaitNs = 30 * second;
    info.waiting = 1;
    return info;
}

Verdict judged(const ConsumerInfo &info)
{
    return judge(nextRow(nullptr, info, 0));
}

Verdict judged(const StreamInfo &info)
{
    return judge(nextRow(nullptr, info, 0));
}

StreamRow streamRow(const QString &name, quint64 messages, quint64 generation = 1)
{
    StreamInfo info = streamAt(10, messages, messages * 100);
    info.name = name;
    StreamRow row = nextRow(nullptr, info, 0);
    row.generation = generation;
    return row;
}

ConsumerRow consumerRow(const QString &stream, const QString &name, quint64 generation = 1)
{
    ConsumerInfo info = consumerAt(10);
    info.stream = stream;
    info.name = name;
    ConsumerRow row = nextRow(nullptr, info, 0);
    row.generation = generation;
    return row;
}

} // namespace

class TestLiveRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void streamRates()
    {
        StreamRow row = nextRow(nullptr, streamAt(0, 1000, 100'000), 0);
        QVERIFY(std::isnan(row.messagesPerSecond) && std::isnan(row.bytesPerSecond));
        row = nextRow(&row, streamAt(2, 1200, 130'000), 0);
        QCOMPARE(row.messagesPerSecond, 100.0);
        QCOMPARE(row.bytesPerSecond, 15'000.0); // nothing was removed: exact
        QCOMPARE(row.tail.size(), 1);
        // Old ones went meanwhile: by the mean size.
        StreamInfo limited = streamAt(4, 1400, 130'000);
        limited.state.firstSequence = 401;
        limited.state.messages = 1000;
        row = nextRow(&row, limited, 0);
        QCOMPARE(row.messagesPerSecond, 100.0);
        QCOMPARE(row.bytesPerSecond, 13'000.0);
        // Too close: the rate stays, and its base; the state is the new one.
        StreamInfo close = limited;
        close.timeNs += second / 10;
        close.state.lastSequence += 50;
        row = nextRow(&row, close, 0);
        QCOMPARE(row.messagesPerSecond, 100.0);
        QCOMPARE(row.info->state.lastSequence, quint64 { 1450 });
        close.timeNs = limited.timeNs + second;
        row = nextRow(&row, close, 0);
        QCOMPARE(row.messagesPerSecond, 50.0);
        // An answer that another one overtook changes nothing, nor does a replica that is behind.
        StreamInfo late = limited;
        QCOMPARE(nextRow(&row, late, 0).info->state.lastSequence, quint64 { 1450 });
        late.timeNs = close.timeNs + second;
        QCOMPARE(nextRow(&row, late, 0).messagesPerSecond, 50.0);
        QCOMPARE(nextRow(&row, late, 0).info->state.lastSequence, quint64 { 1450 });
        // Made anew.
        StreamInfo again = streamAt(20, 5, 500);
        again.createdNs += 5 * second;
        row = nextRow(&row, again, 0);
        QVERIFY(std::isnan(row.messagesPerSecond));
        QVERIFY(row.tail.isEmpty());
        for (int i = 0; i < 50; ++i) {
            again.timeNs += second;
            row = nextRow(&row, again, 0);
        }
        QCOMPARE(row.tail.size(), 30);
        QCOMPARE(row.messagesPerSecond, 0.0);
        // A server that tells no time.
        again.timeNs = 0;
        StreamRow untimed = nextRow(nullptr, again, start);
        again.state.lastSequence += 10;
        untimed = nextRow(&untimed, again, start + 5 * second);
        QCOMPARE(untimed.messagesPerSecond, 2.0);
    }

    /// A leader that did not answer for one list is no leader that is gone.
    void missedOnce()
    {
        const QString orders = QStringLiteral("ORDERS");
        const QString billing = QStringLiteral("billing");
        StreamRow stream = streamRow(orders, 100);
        stream.messagesPerSecond = 7;
        stream = missedRow(&stream, orders);
        QVERIFY(stream.info && stream.problem.isEmpty());
        QCOMPARE(stream.messagesPerSecond, 7.0);
        QCOMPARE(judge(stream).health, Health::Good);
        stream = missedRow(&stream, orders);
        QVERIFY(!stream.info && !stream.problem.isEmpty());
        QCOMPARE(stream.name, orders);
        QCOMPARE(judge(stream).health, Health::Leaderless);
        QVERIFY(std::isnan(stream.messagesPerSecond));
        stream = missedRow(&stream, orders);
        QCOMPARE(judge(stream).health, Health::Leaderless);
        // It answers again: all is told anew, and one miss is none.
        stream = nextRow(&stream, streamAt(60, 100, 100), 0);
        QCOMPARE(judge(stream).health, Health::Good);
        QVERIFY(missedRow(&stream, orders).info);
        // An answer between two misses.
        stream = missedRow(&stream, orders);
        stream = nextRow(&stream, streamAt(62, 100, 100), 0);
        QVERIFY(missedRow(&stream, orders).info);
        // Of what nothing was ever known, nothing can be kept.
        QCOMPARE(judge(missedRow(nullptr, orders)).health, Health::Leaderless);

        ConsumerRow consumer = consumerRow(orders, billing);
        consumer = missedRow(&consumer, orders, billing);
        QVERIFY(consumer.info && consumer.problem.isEmpty());
        consumer = missedRow(&consumer, orders, billing);
        QVERIFY(!consumer.info);
        QCOMPARE(consumer.stream, orders);
        QCOMPARE(consumer.name, billing);
        QCOMPARE(judge(consumer).health, Health::Leaderless);
        QCOMPARE(judge(missedRow(nullptr, orders, billing)).health, Health::Leaderless);
        consumer = nextRow(&consumer, consumerAt(60), 0);
        QCOMPARE(judge(consumer).health, Health::Good);
    }

    void consumerRates()
    {
        ConsumerInfo info = consumerAt(0);
        ConsumerRow row = nextRow(nullptr, info, 0);
        info.timeNs += 2 * second;
        info.delivered.consumer = 100;
        info.delivered.stream = 250; // the others are not for it
        info.ackPending = 20;
        row = nextRow(&row, info, 0);
        QCOMPARE(row.deliveredPerSecond, 50.0);
        QCOMPARE(row.redeliveredPerSecond, 0.0);
        QCOMPARE(row.ackedPerSecond, 40.0);
        QCOMPARE(row.pendingPerSecond, 0.0);
        // Redelivered ones: only the floor tells.
        info.timeNs += 2 * second;
        info.delivered.consumer = 120;
        info.delivered.stream = 252;
        info.redelivered = 20;
        info.ackFloor.consumer = 10;
        row = nextRow(&row, info, 0);
        QCOMPARE(row.deliveredPerSecond, 10.0);
        QCOMPARE(row.redeliveredPerSecond, 9.0);
        QCOMPARE(row.ackedPerSecond, 5.0);
        // The backlog grows.
        for (int i = 0; i < 15; ++i) {
            info.timeNs += 2 * second;
            info.pending += 40;
            row = nextRow(&row, info, 0);
        }
        QVERIFY(row.pendingPerSecond > 15 && row.pendingPerSecond <= 20);
        QCOMPARE(row.growingSinceNs, start + 4 * second);
        info.timeNs += 2 * second;
        info.pending = 0;
        row = nextRow(&row, info, 0);
        QCOMPARE(row.growingSinceNs, qint64 { 0 });
    }

    void streamVerdicts()
    {
        QCOMPARE(judged(streamAt(0, 1, 1)), Verdict());
        StreamRow unknown;
        unknown.problem = QStringLiteral("Offline.");
        QCOMPARE(judge(unknown).health, Health::Leaderless);
        QCOMPARE(judge(unknown).reason, QStringLiteral("Offline."));

        StreamInfo info = streamAt(0, 90, 1);
        info.group.cluster = QStringLiteral("C");
        QCOMPARE(judged(info).health, Health::Leaderless);
        info.group.leader = QStringLiteral("n1");
        QCOMPARE(judged(info).health, Health::Good);
        PeerInfo peer;
        peer.name = QStringLiteral("n2");
        peer.isOffline = true;
        info.group.peers = { peer };
        QCOMPARE(judged(info).health, Health::Lagging);
        QVERIFY(judged(info).reason.contains(QLatin1String("n2")));
        info.group.peers[0].isOffline = false;
        QCOMPARE(judged(info).health, Health::Lagging);
        info.group.peers[0].isCurrent = true;
        QCOMPARE(judged(info).health, Health::Good);

        info.discard = { Discard::New, QStringLiteral("new") };
        info.maxMessages = 90;
        QCOMPARE(judged(info).health, Health::Stuck);
        info.maxMessages = 92;
        QCOMPARE(judged(info).health, Health::Lagging);
        info.maxMessages = 1000;
        QCOMPARE(judged(info).health, Health::Good);

        SourceInfo origin;
        origin.name = QStringLiteral("SRC");
        info.mirror = origin;
        QCOMPARE(judged(info).health, Health::Lagging); // not heard of yet
        info.mirror->activeNs = second;
        info.mirror->lag = 10;
        QCOMPARE(judged(info).health, Health::Good);
        info.mirror->activeNs = 60 * second;
        QCOMPARE(judged(info).health, Health::Stuck);
        info.mirror->activeNs = second;
        info.mirror->lag = 5000;
        QCOMPARE(judged(info).health, Health::Lagging);
        QCOMPARE(copyLag(info), quint64 { 5000 });
        info.sources = { origin };
        info.sources[0].error = Error { Error::Kind::Server, QStringLiteral("no interest") };
        QCOMPARE(judged(info).health, Health::Stuck);
        QVERIFY(judged(info).reason.contains(QLatin1String("no interest")));
    }

    void consumerVerdicts()
    {
        ConsumerInfo info = consumerAt(100);
        QCOMPARE(judged(info), Verdict());
        info.pending = 500;
        info.waiting = 0;
        QCOMPARE(judged(info).health, Health::Stuck); // nobody pulled, ever
        info.delivered.lastActiveNs = info.timeNs - 5 * second;
        QCOMPARE(judged(info).health, Health::Good);
        info.delivered.lastActiveNs = info.timeNs - 50 * second;
        QCOMPARE(judged(info).health, Health::Stuck);
        info.waiting = 1;
        QCOMPARE(judged(info).health, Health::Good);

        info.ackPending = 1000;
        QCOMPARE(judged(info).health, Health::Stuck);
        QVERIFY(judged(info).reason.contains(QLatin1String("Max ack pending")));
        info.isPaused = true;
        QCOMPARE(judged(info).health, Health::Paused);
        info.isPaused = false;
        info.ackPending = 4;
        info.redelivered = 4;
        info.ackFloor.lastActiveNs = info.timeNs - 95 * second;
        QCOMPARE(judged(info).health, Health::Stuck);
        info.ackFloor.lastActiveNs = info.timeNs - 80 * second;
        QCOMPARE(judged(info).health, Health::Good);

        info.deliverSubject = QStringLiteral("push.here");
        QCOMPARE(judged(info).health, Health::Stuck);
        info.isPushBound = true;
        QCOMPARE(judged(info).health, Health::Good);

        info.group.cluster = QStringLiteral("C");
        QCOMPARE(judged(info).health, Health::Leaderless);
        info.group.leader = QStringLiteral("n1");
        info.delivered.stream = 50;
        info.ackFloor.stream = 20;
        QCOMPARE(ackFloorGap(info), quint64 { 30 });

        ConsumerRow row = nextRow(nullptr, info, 0);
        row.growingSinceNs = info.timeNs - 360 * second;
        row.pendingPerSecond = 12;
        QCOMPARE(judge(row).health, Health::Lagging);
        QVERIFY(judge(row).reason.contains(QStringLiteral("6\u00a0m")));
        QVERIFY(Health::Leaderless > Health::Stuck && Health::Stuck > Health::Lagging
            && Health::Lagging > Health::Paused && Health::Paused > Health::Good);
    }

    void streamList()
    {
        StreamListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.merge({});
        QCOMPARE(inserted.size(), 0);
        QList<StreamRow> rows;
        for (int i = 0; i < 1000; ++i)
            rows << streamRow(QStringLiteral("S%1").arg(i), static_cast<quint64>(i));
        rows << streamRow(QStringLiteral("S3"), 3); // twice in one answer
        model.merge(rows);
        QCOMPARE(model.rowCount(), 1000);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.rowOf(QStringLiteral("S999")), 999);
        QCOMPARE(model.rowOf(QStringLiteral("none")), -1);

        // Neighbours are told as one range.
        rows.clear();
        for (int i : { 10, 11, 12, 500 })
            rows << streamRow(QStringLiteral("S%1").arg(i), 7, 2);
        model.merge(rows);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 10);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 12);

        model.retain(2);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.rowOf(QStringLiteral("S500")), 3);
        const auto at = [&model](int row, StreamListModel::Column column, int role) {
            return model.index(row, column).data(role);
        };
        QCOMPARE(at(0, StreamListModel::Messages, SortRole).toDouble(), 7.0);
        QCOMPARE(at(0, StreamListModel::Messages, ExactRole).toULongLong(), 7ULL);
        QCOMPARE(at(0, StreamListModel::Name, Qt::DisplayRole).toString(), QStringLiteral("S10"));
        QCOMPARE(at(0, StreamListModel::MessageRate, Qt::DisplayRole).toString(), QStringLiteral("–"));
        QCOMPARE(at(0, StreamListModel::State, HealthRole).toInt(), static_cast<int>(Health::Good));
        QCOMPARE(at(0, StreamListModel::Bytes, NameRole).toString(), QStringLiteral("S10"));
        QCOMPARE(at(0, StreamListModel::Bytes, StreamRole).toString(), QStringLiteral("S10"));
        QVERIFY(at(0, StreamListModel::Bytes, TailRole).canConvert<QList<float>>());
        QVERIFY(at(0, StreamListModel::Bytes, Qt::ToolTipRole).toString().contains(QStringLiteral("700")));
        QVERIFY(at(0, StreamListModel::Last, SortRole).isValid());
        QCOMPARE(model.totals().messages, quint64 { 28 });
        QCOMPARE(model.totals().sick, 0);
        model.remove(QStringLiteral("S11"));
        QCOMPARE(model.rowOf(QStringLiteral("S12")), 1);

        StreamRow unknown;
        unknown.name = QStringLiteral("DARK");
        unknown.problem = QStringLiteral("Its leader did not answer.");
        model.merge({ unknown });
        QCOMPARE(at(3, StreamListModel::State, ReasonRole).toString(), unknown.problem);
        QCOMPARE(at(3, StreamListModel::Bytes, Qt::DisplayRole).toString(), QStringLiteral("–"));
        QCOMPARE(model.totals().sick, 1);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowOf(QStringLiteral("S12")), -1);
    }

    void consumerList()
    {
        ConsumerListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<ConsumerRow> rows;
        for (const char *stream : { "A", "B" }) {
            for (int i = 0; i < 5; ++i)
                rows << consumerRow(QLatin1String(stream), QStringLiteral("c%1").arg(i));
        }
        model.merge(rows);
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.rowOf(QStringLiteral("B"), QStringLiteral("c0")), 5);
        model.merge({ consumerRow(QStringLiteral("A"), QStringLiteral("c2"), 2) });
        model.removeStream(QStringLiteral("B"));
        QCOMPARE(model.rowCount(), 5);
        model.retain(2);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.row(0).name, QStringLiteral("c2"));
        QCOMPARE(model.index(0, ConsumerListModel::AckPending).data().toString(), QStringLiteral("0 of 1,000"));
        QCOMPARE(model.index(0, ConsumerListModel::AckPending).data(SortRole).toDouble(), 0.0);
        QCOMPARE(model.index(0, ConsumerListModel::Name).data(StreamRole).toString(), QStringLiteral("A"));
        QCOMPARE(model.totals().consumers, quint64 { 1 });
        model.remove(QStringLiteral("A"), QStringLiteral("c2"));
        QCOMPARE(model.rowCount(), 0);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLiveRows)
#include "tst_liverows.moc"
