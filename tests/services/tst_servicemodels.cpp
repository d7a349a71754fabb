// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/endpointmodel.h"
#include "models/services/instancemodel.h"
#include "models/services/servicefilter.h"
#include "models/services/servicelistmodel.h"
#include "models/services/servicetimelinemodel.h"

#include "tests/services/rows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace natsight;

namespace {

/// As a feed would tell it: `services` services with `instances` instances of `endpoints` endpoints.
struct Fed {
    ServiceBook book;
    QList<Answer> answers;
    quint64 round = 0;

    Fed(int services, int instances, int endpoints = 2)
    {
        for (int s = 0; s < services; ++s) {
            for (int i = 0; i < instances; ++i) {
                Answer answer;
                answer.service = QStringLiteral("svc%1").arg(s);
                answer.id = QStringLiteral("I%1").arg(i);
                answer.version = i % 2 == 0 ? QStringLiteral("1.0.0") : QStringLiteral("1.1.0");
                answer.endpoints.clear();
                for (int e = 0; e < endpoints; ++e) {
                    EndpointStats stats = endpointOf(QStringLiteral("e%1").arg(e));
                    stats.subject = QStringLiteral("orders.%1.%2").arg(s).arg(e);
                    answer.endpoints << stats;
                }
                answers << answer;
            }
        }
    }
    void run()
    {
        ++round;
        const auto now = static_cast<qint64>(1'800'000'000'000 + round * 2'000);
        for (Answer &answer : answers) {
            for (EndpointStats &endpoint : answer.endpoints)
                endpoint.requests += 10;
            book.take(answer.at(round, now));
        }
        book.settle(round, now);
        book.end(round, now);
    }
};

template<typename Model>
void readAll(const Model &model, const QModelIndex &parent = {}) // NOLINT(misc-no-recursion)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (int role = 0; role <= ServiceRole::Kind; ++role)
                (void)model.data(index, role);
            const int sort = model.data(index, ServiceRole::Sort).userType();
            QVERIFY2(sort == QMetaType::Double || sort == QMetaType::QString,
                qPrintable(QStringLiteral("column %1: %2").arg(column).arg(sort)));
            QCOMPARE(sort, model.data(model.index(0, column, parent), ServiceRole::Sort).userType());
        }
        readAll(model, model.index(row, 0, parent));
    }
}

} // namespace

class TestServiceModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsATree()
    {
        Fed fed(2, 3);
        ServiceListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({}, {});
        fed.run();
        model.setRows(fed.book.services(), fed.book.instances());
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex service = model.index(0, 0);
        QCOMPARE(model.rowCount(service), 2); // versions
        QCOMPARE(model.rowCount(model.index(0, 0, service)), 2);
        const QModelIndex leaf = model.index(1, 0, model.index(0, 0, service));
        QCOMPARE(model.kindOf(leaf), ServiceListModel::NodeKind::Instance);
        QCOMPARE(model.serviceOf(leaf), QStringLiteral("svc0"));
        QCOMPARE(model.instanceOf(leaf), QStringLiteral("I2"));
        QVERIFY(model.instanceRow(leaf) && !model.serviceRow(leaf));
        QVERIFY(model.serviceRow(service));
        QCOMPARE(model.indexOf(QStringLiteral("svc0"), QStringLiteral("I2")), leaf);
        readAll(model);
    }

    void listIsRenewedInPlace()
    {
        Fed fed(3, 4);
        ServiceListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fed.run();
        model.setRows(fed.book.services(), fed.book.instances());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QPersistentModelIndex leaf = model.indexOf(QStringLiteral("svc1"), QStringLiteral("I3"));
        fed.run();
        model.setRows(fed.book.services(), fed.book.instances());
        QCOMPARE(inserted.size() + removed.size() + reset.size(), 0);
        QCOMPARE(changed.size(), 1 + 3 + 3 * 2); // services; their versions; their instances
        QCOMPARE(
            QModelIndex(leaf).siblingAtColumn(ServiceListModel::RequestRate).data().toString(), QStringLiteral("10/s"));
        // One comes, one goes.
        Answer more = fed.answers.constFirst();
        more.id = QStringLiteral("X");
        more.version = QStringLiteral("2.0.0");
        fed.answers << more;
        fed.answers.removeAt(5); // svc1 I1
        for (int i = 0; i < 3; ++i)
            fed.run();
        fed.book.forgetLeft();
        model.setRows(fed.book.services(), fed.book.instances());
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QVERIFY(leaf.isValid());
        QCOMPARE(leaf.data(Qt::ToolTipRole).toString(), QStringLiteral("I3"));
        QCOMPARE(model.rowCount(model.indexOf(QStringLiteral("svc0"))), 3);
        model.setShape(ServiceListModel::Shape::Flat);
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
        readAll(model);
        model.setRows({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void listIsFiltered()
    {
        Fed fed(3, 4);
        fed.run();
        ServiceListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(fed.book.services(), fed.book.instances());
        for (const auto &[typed, services] : { std::pair(QStringLiteral("svc1"), 1), { QStringLiteral("orders.>"), 3 },
                 { QStringLiteral("subject:orders.2.*"), 1 }, { QStringLiteral("SVC 1.1.0"), 3 },
                 { QStringLiteral("subject:payments.>"), 0 }, { QStringLiteral("*.0.1 i3"), 1 },
                 { QStringLiteral("nothing"), 0 }, { QStringLiteral("subject:"), 3 }, { QString(), 3 } }) {
            model.setFilter(typed);
            QVERIFY2(model.serviceCount() == services, qPrintable(typed));
        }
        model.setFilter(QStringLiteral("svc2 I3"));
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        QCOMPARE(model.rowCount(model.index(0, 0, model.index(0, 0))), 1);
    }

    void instancesAndEndpoints()
    {
        Fed fed(1, 5);
        InstanceModel instances;
        EndpointModel endpoints;
        const QAbstractItemModelTester first(&instances, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester second(&endpoints, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fed.run();
        fed.run();
        const QString service = QStringLiteral("svc0");
        instances.setRows(fed.book.instances(service));
        endpoints.setRows(fed.book.endpoints(service));
        QCOMPARE(instances.rowCount(), 5);
        QCOMPARE(endpoints.rowCount(), 2);
        QCOMPARE(instances.index(0, InstanceModel::Share).data().toString(), QStringLiteral("20 %"));
        QCOMPARE(instances.index(0, InstanceModel::Share).data(ServiceRole::Share).toDouble(), 0.2);
        QCOMPARE(endpoints.index(0, EndpointModel::Instances).data().toString(), QStringLiteral("5"));
        QCOMPARE(endpoints.index(1, EndpointModel::Subject).data(ServiceRole::Subject).toString(),
            QStringLiteral("orders.0.1"));
        readAll(instances);
        readAll(endpoints);
        QSignalSpy changed(&instances, &QAbstractItemModel::dataChanged);
        QSignalSpy removed(&instances, &QAbstractItemModel::rowsRemoved);
        fed.run();
        instances.setRows(fed.book.instances(service));
        QCOMPARE(changed.size(), 1);
        auto rows = fed.book.instances(service);
        rows.removeAt(3);
        rows.removeAt(1);
        rows << rows.constFirst(); // twice in one list
        instances.setRows(rows);
        QCOMPARE(removed.size(), 2);
        QCOMPARE(instances.rowCount(), 3);
        QCOMPARE(instances.rowOf({ service, QStringLiteral("I4") }), 2);
        instances.setRows({});
        QCOMPARE(instances.rowCount(), 0);
    }

    void timelineIsNewestFirst()
    {
        ServiceTimelineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QList<ServiceEvent> events;
        for (quint64 i = 1; i <= 10; ++i)
            events << ServiceEvent { ServiceEvent::Kind::Joined, 1'000, QStringLiteral("s"), QStringLiteral("i"), {},
                {}, QStringLiteral("x"), i };
        model.setEvents(events);
        model.setEvents(events);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.event(0).number, 10U);
        readAll(model);
        for (quint64 i = 11; i <= 1'200; ++i)
            events << ServiceEvent { ServiceEvent::Kind::Left, 1'000, {}, {}, {}, {}, {}, i };
        model.setEvents(events);
        QCOMPARE(model.rowCount(), ServiceTimelineModel::maxRows);
        QCOMPARE(model.event(0).number, 1'200U);
        // Another service's.
        model.setEvents({ ServiceEvent { ServiceEvent::Kind::Restarted, 5, QStringLiteral("t"), {}, {}, {}, {}, 7 } });
        QCOMPARE(model.rowCount(), 1);
        model.setEvents({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aThousandInstances()
    {
        Fed fed(10, 100, 10);
        ServiceListModel model;
        fed.run();
        model.setRows(fed.book.services(), fed.book.instances());
        fed.run();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(fed.book.services(), fed.book.instances());
        QCOMPARE(changed.size(), 1 + 10 + 20);
        QVERIFY2(fed.book.memoryBytes() < 100U << 20U, qPrintable(QString::number(fed.book.memoryBytes())));
        qInfo("1,000 instances with 10 endpoints: %zu KiB", fed.book.memoryBytes() / 1024);
    }
};

QTEST_GUILESS_MAIN(TestServiceModels)
#include "tst_servicemodels.moc"
