// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/jetstreamtypes.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;

class TestJetStreamTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ns");
        QTest::newRow("unset") << QByteArray("0001-01-01T00:00:00Z") << qint64 { 0 };
        QTest::newRow("epoch+1") << QByteArray("1970-01-01T00:00:01Z") << qint64 { 1'000'000'000 };
        QTest::newRow("nano") << QByteArray("2026-11-24T11:10:10.123456789Z") << qint64 { 1795518610123456789 };
        QTest::newRow("short") << QByteArray("2026-11-24T11:10:10.5Z") << qint64 { 1795518610500000000 };
        QTest::newRow("east") << QByteArray("2026-11-24T13:10:10+02:00") << qint64 { 1795518610000000000 };
        QTest::newRow("west") << QByteArray("2026-11-24T05:40:10-05:30") << qint64 { 1795518610000000000 };
        QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64 { 1709164800000000000 };
        QTest::newRow("before") << QByteArray("1969-12-31T23:59:59.5Z") << qint64 { -500'000'000 };
        QTest::newRow("far") << QByteArray("9999-12-31T23:59:59Z") << std::numeric_limits<qint64>::max();
        for (const QByteArray none :
            { "", "yesterday", "2026-13-01T00:00:00Z", "2026-11-24T11:10:10", "2026-11-24T11:10:10Zx" })
            QTest::addRow("none %s", none.constData()) << none << qint64 { 0 };
    }
    void readsTimes()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ns);
        QCOMPARE(timeFromJson(text), ns);
    }

    void writesTimes()
    {
        QCOMPARE(timeToJson(0), QByteArray("0001-01-01T00:00:00Z"));
        QCOMPARE(timeToJson(1795518610123456789), QByteArray("2026-11-24T11:10:10.123456789Z"));
        QCOMPARE(timeToJson(1795518610500000000), QByteArray("2026-11-24T11:10:10.5Z"));
        for (qint64 ns = -8'000'000'000'000'000'000; ns < 8'000'000'000'000'000'000; ns += 123'456'789'012'345'678)
            QCOMPARE(timeFromJson(timeToJson(ns)), ns);
    }

    /// Numbers stay exact, times and unset times are told apart, and the configuration is kept whole and in order.
    void readsStream()
    {
        const auto page = readStreamInfo(
            R"({"type":"io.nats.jetstream.api.v1.stream_info_response","total":2,"offset":0,"limit":100000,
            "config":{"zzz":{"new":18446744073709551615},"name":"S","subjects":["s.\u003e"],"retention":"someday","storage":"memory",
            "num_replicas":3,"max_msgs":-1,"max_bytes":9223372036854775807,"max_age":5,"sealed":true,"first_seq":18446744073709551614,
            "mirror":{"name":"ORIGIN"}},
            "created":"2026-11-24T11:10:10.123456789Z","ts":"0001-01-01T00:00:00Z",
            "state":{"messages":18446744073709551615,"bytes":7,"first_seq":1,"last_seq":18446744073709551615,"first_ts":"0001-01-01T00:00:00Z",
            "last_ts":"2026-11-24T11:10:10Z","num_subjects":2,"subjects":{"s.a":1,"s.\u003eb":2},"num_deleted":2,"deleted":[3,4],
            "lost":{"msgs":[1,2,3],"bytes":99},"consumer_count":4},
            "cluster":{"name":"C","raft_group":"S-R3F-x","leader":"n1","replicas":[{"name":"n2","current":false,"offline":true,
            "active":1500000000,"lag":18446744073709551615,"peer":"abc"}],
            "desired":{"created":"2026-11-24T11:10:10Z","name":"D","replicas":[{"name":"n4","peer":"def"}],
            "origin":{"replicas":3,"retention":"limits"},"status":{"description":"catching up","type":"catchup"}}},
            "mirror":{"name":"ORIGIN","lag":12,"active":-1,"error":{"code":404,"err_code":10059,"description":"stream not found"}}})");
        QVERIFY(page.has_value());
        const StreamInfo &info = page->info;
        QCOMPARE(info.name, QStringLiteral("S"));
        QCOMPARE(info.subjects, QStringList { QStringLiteral("s.>") });
        QCOMPARE(info.retention.value, Retention::Unknown);
        QCOMPARE(info.retention.text, QStringLiteral("someday"));
        QVERIFY(info.storage == Storage::Memory);
        QCOMPARE(info.maxBytes, std::numeric_limits<qint64>::max());
        QCOMPARE(info.state.messages, std::numeric_limits<quint64>::max());
        QCOMPARE(info.state.firstNs, qint64 { 0 });
        QCOMPARE(info.state.lastNs, qint64 { 1795518610000000000 });
        QCOMPARE(info.timeNs, qint64 { 0 });
        QCOMPARE(info.state.deletedSequences, (QList<quint64> { 3, 4 }));
        QCOMPARE(info.state.lostMessages, quint64 { 3 });
        QCOMPARE(info.group.peers.size(), 1);
        QVERIFY(info.group.peers[0].isOffline);
        QCOMPARE(info.group.peers[0].lag, std::numeric_limits<quint64>::max());
        QVERIFY(info.group.reconfiguration.has_value());
        QCOMPARE(info.group.reconfiguration->statusType, QStringLiteral("catchup"));
        QVERIFY(info.isMirror());
        QCOMPARE(info.mirror->activeNs, qint64 { -1 });
        QCOMPARE(info.mirror->error->code, 10059);
        QCOMPARE(page->subjects, (QList<SubjectCount> { { QStringLiteral("s.a"), 1 }, { QStringLiteral("s.>b"), 2 } }));
        QCOMPARE(info.config->begin().key(), std::string("zzz"));
        QCOMPARE((*info.config)["zzz"]["new"].get<quint64>(), std::numeric_limits<quint64>::max());
        QCOMPARE((*info.config)["first_seq"].get<quint64>(), std::numeric_limits<quint64>::max() - 1);
    }

    void readsUnlimitedReservation()
    {
        const auto info = readAccountInfo(
            R"({"memory":1,"storage":2,"reserved_memory":18446744073709551615,"reserved_storage":5,
            "limits":{"max_memory":-1,"max_storage":10},"api":{"level":5,"total":7,"errors":1},"tiers":{"R3":{"storage":9}}})");
        QVERIFY(info.has_value());
        QVERIFY(!info->total.reservedMemory.has_value());
        QCOMPARE(*info->total.reservedStorage, quint64 { 5 });
        QCOMPARE(info->total.limits.maxStorage, qint64 { 10 });
        QCOMPARE(info->apiLevel, 5);
        QCOMPARE(info->tiers.size(), 1);
        QCOMPARE(info->tiers[0].second.storage, quint64 { 9 });
    }

    void tellsErrors()
    {
        const auto missing = readStreamInfo(
            R"({"error":{"code":404,"err_code":10059,"description":"stream not found"}})");
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, Error::Kind::Server);
        QCOMPARE(missing.error().code, 10059);
        QVERIFY(missing.error().details.contains(QStringLiteral("stream not found")));
        QVERIFY(!missing.error().advice.isEmpty());
        const auto unknown = readStreamInfo(R"({"error":{"code":500,"err_code":19999,"description":"strange"}})");
        QCOMPARE(unknown.error().code, 19999);
        QVERIFY(unknown.error().message.contains(QStringLiteral("strange")));
    }

    void refusesWhatIsNoAnswer()
    {
        for (const QByteArray bad : { "", "null", "[]", "{", "{}", "\xff", "{\"config\":{}}",
                 "{\"config\":{\"name\":5}}", "{\"streams\":5}", "{\"message\":{}}" }) {
            QCOMPARE(readStreamInfo(bad).error().kind, Error::Kind::Protocol);
            QCOMPARE(readStreamList(bad).error().kind, Error::Kind::Protocol);
            QCOMPARE(readConsumerInfo(bad).error().kind, Error::Kind::Protocol);
            QCOMPARE(readStoredMessage(bad).error().kind, Error::Kind::Protocol);
            QCOMPARE(readAccountInfo(bad).error().kind, Error::Kind::Protocol);
        }
        QVERIFY(!readStreamInfo(QByteArray(
            "{\"config\":{\"name\":\"S\",\"x\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}}")));
        QByteArray many = "{\"config\":{\"name\":\"S\"";
        for (int i = 0; i <= maxConfigMembers; ++i)
            many += ",\"k" + QByteArray::number(i) + "\":1";
        QCOMPARE(readStreamInfo(QByteArray(many + "}}")).error().kind, Error::Kind::Limit);
        QVERIFY(readStreamList(R"({"total":0,"offset":0,"limit":256,"streams":null})").has_value());
    }

    void readsMessage()
    {
        const auto message = readStoredMessage(R"({"message":{"subject":"a.b","seq":18446744073709551615,
            "hdrs":"TkFUUy8xLjANClgtT25lOiAxDQpYLU9uZTogMg0KDQo=","data":"AAH/","time":"2026-11-24T11:10:10Z"}})");
        QVERIFY(message.has_value());
        QCOMPARE(message->sequence, std::numeric_limits<quint64>::max());
        QCOMPARE(message->headers, (Headers { { "X-One", "1" }, { "X-One", "2" } }));
        QCOMPARE(message->payload, QByteArray("\0\1\xff", 3));
    }
};

QTEST_GUILESS_MAIN(TestJetStreamTypes)
#include "tst_jetstreamtypes.moc"
