// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/subjectcounttreemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace natsight;

class TestSubjectCountTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void sumsUpBranches()
    {
        SubjectCountTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.add({});
        model.add({ { QStringLiteral("orders.eu.paid"), 5 }, { QStringLiteral("orders.eu"), 2 },
            { QStringLiteral("orders.us.paid"), 3 } });
        model.add({ { QStringLiteral("chat"), 10 }, { QStringLiteral("orders.eu.created"), 1 } });
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex eu = model.indexOf(QStringLiteral("orders.eu"));
        QVERIFY(eu.isValid());
        QCOMPARE(eu.data(SubjectCountTreeModel::PatternRole).toString(), QStringLiteral("orders.eu.>"));
        QVERIFY(eu.data(SubjectCountTreeModel::IsSubjectRole).toBool());
        QVERIFY(!eu.parent().data(SubjectCountTreeModel::IsSubjectRole).toBool());
        QCOMPARE(eu.siblingAtColumn(SubjectCountTreeModel::Messages).data(ExactRole).toULongLong(), quint64 { 8 });
        QCOMPARE(eu.siblingAtColumn(SubjectCountTreeModel::Subjects).data(ExactRole).toULongLong(), quint64 { 3 });
        QCOMPARE(eu.parent().siblingAtColumn(SubjectCountTreeModel::Messages).data().toString(), QStringLiteral("11"));
        QCOMPARE(eu.parent().data(SubjectCountTreeModel::ShareRole).toDouble(), 11.0 / 21.0);
        QCOMPARE(model.rowCount(eu), 2);
        QVERIFY(!model.indexOf(QStringLiteral("orders.eu.nothing")).isValid());
        // Foreign subjects of any depth, and with empty tokens.
        QStringList deep;
        for (int i = 0; i < 200; ++i)
            deep << QString::number(i);
        model.add({ { deep.join(u'.'), 1 }, { QStringLiteral("a..b."), 1 }, { QString(), 1 } });
        QModelIndex at = model.indexOf(deep.join(u'.'));
        QVERIFY(at.isValid());
        QCOMPARE(model.subjectOf(at), deep.join(u'.'));
        int depth = 0;
        for (; at.isValid(); at = at.parent())
            ++depth;
        QCOMPARE(depth, SubjectCountTreeModel::maxDepth);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSubjectCountTreeModel)
#include "tst_subjectcounttreemodel.moc"
