// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyhistorymodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace natsight;

namespace {

KeyEntry entry(quint64 revision, const QByteArray &value, const Headers &headers = {})
{
    KeyEntry made;
    made.key = "k";
    made.revision = revision;
    made.timeNs = qint64(revision) * 1'000'000'000;
    made.value = value;
    made.headers = headers;
    made.meaning = KeyMeaning::ofHeaders(headers);
    return made;
}

} // namespace

class TestKeyHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void tellsWhatChanged()
    {
        KeyHistoryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.lastValue() && !model.entry(0));
        KeyHistory history;
        history.isComplete = true;
        history.entries = { entry(9, {}, { { "Nats-Marker-Reason", "MaxAge" } }), entry(8, R"({"a":2,"b":1})"),
            entry(7, R"({"a":1})"), entry(6, {}, { { "KV-Operation", "DEL" } }), entry(5, R"({"a":0})") };
        model.setHistory(history);
        QCOMPARE(model.rowCount(), 5);
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, KeyHistoryModel::Operation), QStringLiteral("expired"));
        QCOMPARE(text(0, KeyHistoryModel::WhatChanged), QStringLiteral("–"));
        QCOMPARE(text(1, KeyHistoryModel::WhatChanged), QStringLiteral("a 1 → 2, + b"));
        QCOMPARE(text(2, KeyHistoryModel::WhatChanged), QStringLiteral("a value again"));
        QCOMPARE(text(3, KeyHistoryModel::Operation), QStringLiteral("delete"));
        QCOMPARE(text(4, KeyHistoryModel::WhatChanged), QStringLiteral("first value"));
        QCOMPARE(model.lastValue()->revision, quint64 { 8 });
        QCOMPARE(model.rowOf(6), 3);
        QCOMPARE(model.rowOf(4), -1);

        // One that was the first of all no longer is.
        history.isComplete = false;
        history.entries.removeLast();
        history.entries.removeLast();
        model.setHistory(history);
        QCOMPARE(text(2, KeyHistoryModel::WhatChanged), QStringLiteral("the one before is not kept"));
        QCOMPARE(text(1, KeyHistoryModel::WhatChanged), QStringLiteral("a 1 → 2, + b"));
        model.setHistory({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_APPLESS_MAIN(TestKeyHistoryModel)
#include "tst_keyhistorymodel.moc"
