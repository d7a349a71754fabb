// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicefindings.h"

#include "tests/services/rows.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace natsight;
using Kind = ServiceFinding::Kind;

namespace {

const QString newer = QStringLiteral("1.5.0");
const QString older = QStringLiteral("1.4.2");

QList<Kind> kindsOf(const QList<ServiceFinding> &findings)
{
    QList<Kind> kinds;
    for (const ServiceFinding &finding : findings)
        kinds << finding.kind;
    return kinds;
}

GroupLoad groupOf(const QList<InstanceRow> &rows)
{
    GroupLoad group { QStringLiteral("svc.get"), QStringLiteral("q"), {} };
    for (const InstanceRow &row : rows) {
        if (row.state != InstanceRow::State::Left)
            group.requests.append({ row.id, row.recent.requests });
    }
    return group;
}

} // namespace

class TestServiceFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneInstanceOfFiveFails()
    {
        QList<InstanceRow> rows { instanceRow(QStringLiteral("Qp7aaaaaaaaaxA2"), 2'800, 3, 2.9, newer),
            instanceRow(QStringLiteral("Zk1"), 2'700, 5, 3.0, newer),
            instanceRow(QStringLiteral("M3v0000000000007bC"), 2'200, 185, 11.8, older),
            instanceRow(QStringLiteral("b81"), 2'300, 2, 3.1, newer),
            instanceRow(QStringLiteral("c99"), 2'000, 1, 3.1, newer) };
        const auto findings = findServiceTroubles(rows, { groupOf(rows) });
        QCOMPARE(kindsOf(findings), (QList { Kind::Failing, Kind::Slow, Kind::MixedVersions }));
        QCOMPARE(findings.at(0).title, QStringLiteral("One instance of five fails."));
        QCOMPARE(findings.at(0).text,
            QStringLiteral(
                "M3v0…07bC answers 18 % of the requests of queue group q and causes 94 % of the errors of the last 5 "
                "minutes. It runs 1.4.2; the others run 1.5.0."));
        QVERIFY2(findings.at(1).text.contains(QLatin1String("3.9 times as long")), qPrintable(findings.at(1).text));
        judgeInstances(rows, findings);
        QCOMPARE(rows.at(2).health, ServiceHealth::Bad);
        QCOMPARE(rows.at(2).stateText, QStringLiteral("failing, slow"));
        QCOMPARE(rows.at(0).health, ServiceHealth::Good);
        QCOMPARE(rows.at(0).stateText, QStringLiteral("good"));
    }

    void allFailAlike()
    {
        const QList<InstanceRow> rows { instanceRow(QStringLiteral("A"), 100, 20),
            instanceRow(QStringLiteral("B"), 100, 22) };
        const auto findings = findServiceTroubles(rows);
        QCOMPARE(kindsOf(findings), QList { Kind::Failing });
        QVERIFY(findings.constFirst().instance.isEmpty());
        QCOMPARE(findings.constFirst().title, QStringLiteral("Requests fail."));
    }

    void theOnlyInstanceFails()
    {
        const auto findings = findServiceTroubles({ instanceRow(QStringLiteral("A"), 100, 20) });
        QCOMPARE(findings.constFirst().title, QStringLiteral("The only instance fails."));
    }

    void starved()
    {
        QList<InstanceRow> rows { instanceRow(QStringLiteral("A"), 100), instanceRow(QStringLiteral("B"), 90),
            instanceRow(QStringLiteral("C"), 0) };
        QCOMPARE(kindsOf(findServiceTroubles(rows, { groupOf(rows) })), QList { Kind::Starved });
        QCOMPARE(findServiceTroubles(rows, { groupOf(rows) }).constFirst().instance, QStringLiteral("C"));
        QVERIFY(findServiceTroubles(rows).isEmpty()); // not known to be in a group
        rows[2].foundMs = rows[2].answeredMs - 1'000; // it has just come
        QVERIFY(findServiceTroubles(rows, { groupOf(rows) }).isEmpty());
        rows[2].foundMs = 0;
        rows[1].recent = {}; // two of three have none: the load is just low
        QVERIFY(findServiceTroubles(rows, { groupOf(rows) }).isEmpty());
    }

    void slowNeedsOthers()
    {
        QVERIFY(findServiceTroubles({ instanceRow(QStringLiteral("A"), 1'000, 0, 5'000) }).isEmpty());
        QVERIFY(findServiceTroubles(
            { instanceRow(QStringLiteral("A"), 1'000, 0, 0.01), instanceRow(QStringLiteral("B"), 1'000, 0, 0.05) })
                    .isEmpty()); // microseconds are noise
        QCOMPARE(kindsOf(findServiceTroubles(
                     { instanceRow(QStringLiteral("A"), 1'000, 0, 2), instanceRow(QStringLiteral("B"), 1'000, 0, 9) })),
            QList { Kind::Slow });
    }

    void leftAndOddAndRestarting()
    {
        InstanceRow left = instanceRow(QStringLiteral("A"), 10);
        left.state = InstanceRow::State::Left;
        left.leftMs = 5;
        InstanceRow restarting = instanceRow(QStringLiteral("B"), 10);
        restarting.restarts = 3;
        InstanceRow odd = instanceRow(QStringLiteral("C"), 10);
        ServiceInstance info = *odd.info;
        info.warnings << QStringLiteral("“num_requests” is negative; it counts as 0.");
        odd.info = std::make_shared<const ServiceInstance>(info);
        QList<InstanceRow> rows { left, restarting, odd };
        const auto findings = findServiceTroubles(rows);
        QCOMPARE(kindsOf(findings), (QList { Kind::Restarting, Kind::OddAnswer, Kind::Left }));
        QVERIFY(findings.at(1).text.contains(QLatin1String("negative")));
        judgeInstances(rows, findings);
        QCOMPARE(rows.at(0).health, ServiceHealth::Left);
        QCOMPARE(rows.at(1).health, ServiceHealth::Warning);
        QCOMPARE(kindsOf(findServiceTroubles({ left })), QList { Kind::Left });
        QCOMPARE(findServiceTroubles({ left }).constFirst().severity, ServiceHealth::Bad);
    }

    void properties()
    {
        std::mt19937 random(11); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same numbers each time
        for (int turn = 0; turn < 2'000; ++turn) {
            QList<InstanceRow> rows;
            const int count = static_cast<int>(random() % 8);
            for (int i = 0; i < count; ++i) {
                const quint64 requests = random() % 3 == 0 ? 0 : random() % 5'000;
                InstanceRow row = instanceRow(QString::number(i), requests,
                    requests > 0 ? random() % (requests + 1) / (1 + random() % 50) : 0,
                    static_cast<double>(random() % 100), random() % 4 == 0 ? older : newer);
                row.state = random() % 5 == 0 ? InstanceRow::State::Left : InstanceRow::State::Present;
                row.restarts = static_cast<int>(random() % 4);
                rows << row;
            }
            const auto findings = findServiceTroubles(rows, { groupOf(rows) });
            // The order of rows does not matter.
            QList<InstanceRow> shuffled = rows;
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            QCOMPARE(findServiceTroubles(shuffled, { groupOf(shuffled) }), findings);
            for (qsizetype i = 0; i < findings.size(); ++i) {
                const ServiceFinding &finding = findings.at(i);
                QVERIFY(!finding.title.isEmpty() && !finding.text.isEmpty());
                QVERIFY(i == 0 || findings.at(i - 1).severity >= finding.severity);
                QVERIFY(finding.instance.isEmpty()
                    || std::any_of(
                        rows.begin(), rows.end(), [&](const InstanceRow &row) { return row.id == finding.instance; }));
            }
            // One healthy instance alone, and none, are no trouble.
            judgeInstances(rows, findings);
            for (const InstanceRow &row : std::as_const(rows)) {
                QVERIFY(!row.stateText.isEmpty());
                QCOMPARE(row.health == ServiceHealth::Good, row.reason.isEmpty());
            }
        }
        QVERIFY(findServiceTroubles({}).isEmpty());
        QVERIFY(findServiceTroubles({ instanceRow(QStringLiteral("A"), 1'000) }).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServiceFindings)
#include "tst_servicefindings.moc"
