// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payloaddifference.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace natsight;
using Kind = PayloadChange::Kind;
using By = PayloadDifference::By;

class TestPayloadDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void same()
    {
        QVERIFY(payloadDifference("a", "a").changes.isEmpty());
        QVERIFY(payloadDifference("", "").changes.isEmpty());
    }

    void members()
    {
        const PayloadDifference difference = payloadDifference(
            R"({"a":1,"b":{"c":[1,2]},"gone":true})", R"({"a":2,"b":{"c":[1,3]},"new":"x"})");
        QCOMPARE(difference.by, By::Members);
        QVERIFY(!difference.isCut);
        QCOMPARE(difference.changes.size(), 4);
        QVERIFY(difference.changes.contains(
            { Kind::Changed, QStringLiteral("a"), QStringLiteral("1"), QStringLiteral("2") }));
        QVERIFY(difference.changes.contains(
            { Kind::Changed, QStringLiteral("b.c[1]"), QStringLiteral("2"), QStringLiteral("3") }));
        QVERIFY(difference.changes.contains({ Kind::Removed, QStringLiteral("gone"), QStringLiteral("true"), {} }));
        QVERIFY(difference.changes.contains({ Kind::Added, QStringLiteral("new"), {}, QStringLiteral("\"x\"") }));
    }

    /// The same tree written in another way differs in its lines.
    void spacing() { QCOMPARE(payloadDifference("{\"a\":1}", "{ \"a\":1}").by, By::Lines); }

    void lines()
    {
        const PayloadDifference difference = payloadDifference("one\ntwo\nthree", "one\n2\nthree\nfour");
        QCOMPARE(difference.by, By::Lines);
        QCOMPARE(difference.changes.size(), 2);
        QCOMPARE(difference.changes.at(0),
            (PayloadChange { Kind::Changed, QStringLiteral("line 2"), QStringLiteral("two"), QStringLiteral("2") }));
        QCOMPARE(difference.changes.at(1),
            (PayloadChange { Kind::Added, QStringLiteral("line 4"), {}, QStringLiteral("four") }));
    }

    void bytes()
    {
        QByteArray before(40, '\0');
        before[0] = '\xff';
        QByteArray after = before.first(36);
        after[17] = '\x01';
        const PayloadDifference difference = payloadDifference(before, after);
        QCOMPARE(difference.by, By::Bytes);
        QCOMPARE(difference.changes.size(), 2);
        QCOMPARE(difference.changes.at(0).place, QStringLiteral("00000010"));
        QCOMPARE(difference.changes.at(1).after, QStringLiteral("00 00 00 00"));
    }

    void bounds()
    {
        QByteArray before;
        QByteArray after;
        for (int i = 0; i < 200'000; ++i) {
            before += char(i % 251);
            after += char((i + 1) % 251);
        }
        const PayloadDifference difference = payloadDifference(before, after);
        QVERIFY(difference.isCut);
        QVERIFY(difference.changes.size() <= 1'000);
    }

    void model()
    {
        PayloadChangeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChanges(payloadDifference(R"({"a":1})", R"({"b":[2]})").changes);
        QCOMPARE(model.rowCount(), 2);
        model.setChanges(payloadDifference("1", "2").changes);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, PayloadChangeModel::After).data().toString(), QStringLiteral("2"));
        QVERIFY(!model.index(0, PayloadChangeModel::Place).data().toString().isEmpty());
        model.setChanges({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_APPLESS_MAIN(TestPayloadDifference)
#include "tst_payloaddifference.moc"
