// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/subjecttreemodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace natsight;

namespace {

constexpr qint64 startMs = 1'700'000'000'000;

void put(
    CaptureStore &store, const std::string &subject, qint64 timeMs = startMs, const std::string &payload = "12345678")
{
    IncomingMessage message;
    message.tap = 1;
    message.receivedNs = timeMs * 1'000'000;
    message.subject = subject;
    message.payload = payload;
    store.append(message);
}

std::shared_ptr<CaptureStore> storeFor(std::uint32_t maxSubjects = 200'000)
{
    CaptureStore::Limits limits;
    limits.budgetBytes = std::size_t { 8 } << 20;
    limits.maxSubjects = maxSubjects;
    return std::make_shared<CaptureStore>(limits);
}

/// Until all subjects are there and one pass over the counters has begun and ended.
void settle(SubjectTreeModel &model, const CaptureStore &store, qint64 nowMs)
{
    for (int i = 0; i < 10'000; ++i) {
        model.update(nowMs);
        if (i > 500 && model.subjectCount() == store.subjectCount())
            return;
    }
    QFAIL("never settles");
}

QStringList names(const SubjectTreeModel &model, const QModelIndex &parent = {})
{
    QStringList result;
    for (int row = 0; row < model.rowCount(parent); ++row)
        result << model.index(row, 0, parent).data().toString();
    return result;
}

QStringList list(std::initializer_list<const char *> words)
{
    QStringList result;
    for (const char *word : words)
        result << QLatin1String(word);
    return result;
}

} // namespace

class TestSubjectTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void empty();
    void buildsTree();
    void sumsAndRates();
    void insertsInBatches();
    void hidesInternal();
    void filters();
    void folds();
    void pastTheStoresLimit();
    void keepsOrderUntilAsked();
    void histories();
    void manySubjects();
    void randomOperations();
};

void TestSubjectTreeModel::empty()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.update(startMs);
    model.resort();
    model.sort(SubjectTreeModel::MessageRate, Qt::DescendingOrder);
    model.setFilter(QStringLiteral("x"));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.indexOf(QStringLiteral("a")).isValid());
    QVERIFY(!model.indexOf({}).isValid());
}

void TestSubjectTreeModel::buildsTree()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (const char *subject : { "orders.eu.created", "orders.us.paid", "orders.eu", "sensors", "a..b", "trailing." })
        put(*store, subject);
    settle(model, *store, startMs);
    model.resort();
    QCOMPARE(names(model), list({ "a", "orders", "sensors", "trailing" }));
    const QModelIndex eu = model.indexOf(QStringLiteral("orders.eu"));
    QVERIFY(eu.isValid());
    QVERIFY(eu.data(SubjectTreeModel::IsLeafRole).toBool());
    QCOMPARE(eu.data(SubjectTreeModel::PatternRole).toString(), QStringLiteral("orders.eu.>"));
    QCOMPARE(names(model, eu), list({ "created" }));
    QCOMPARE(model.index(0, 0, eu).data(SubjectTreeModel::SubjectRole).toString(), QStringLiteral("orders.eu.created"));
    QVERIFY(!model.indexOf(QStringLiteral("orders")).data(SubjectTreeModel::IsLeafRole).toBool());
}

void TestSubjectTreeModel::sumsAndRates()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    put(*store, "a.x");
    put(*store, "a.y");
    settle(model, *store, startMs);
    const auto cell = [&model](int column, int role = SubjectTreeModel::TypedSortRole) {
        return model.indexOf(QStringLiteral("a")).siblingAtColumn(column).data(role);
    };
    QCOMPARE(cell(SubjectTreeModel::Messages).toULongLong(), 2ULL);
    QVERIFY(std::isnan(cell(SubjectTreeModel::MessageRate).toDouble()));
    for (int i = 0; i < 10; ++i)
        put(*store, "a.x", startMs + 1'500);
    settle(model, *store, startMs + 2'000);
    QCOMPARE(cell(SubjectTreeModel::Messages).toULongLong(), 12ULL);
    QCOMPARE(cell(SubjectTreeModel::MessageRate).toDouble(), 5.0);
    QCOMPARE(cell(SubjectTreeModel::ByteRate).toDouble(), 40.0);
    QCOMPARE(cell(SubjectTreeModel::Last).toLongLong(), (startMs + 1'500) * 1'000'000);
    QCOMPARE(model.indexOf(QStringLiteral("a.x")).siblingAtColumn(SubjectTreeModel::Value).data().toString(),
        QStringLiteral("12345678"));
    QCOMPARE(model.indexOf(QStringLiteral("a.y")).data(SubjectTreeModel::RateRole).toDouble(), 0.0);
    QCOMPARE(model.indexOf(QStringLiteral("a.x")).data(SubjectTreeModel::RateRole).toDouble(), 5.0);
}

void TestSubjectTreeModel::insertsInBatches()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    put(*store, "a.first");
    model.update(startMs);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 50; ++i) {
        put(*store, "a.n" + std::to_string(i));
        put(*store, "b.n" + std::to_string(i));
    }
    model.update(startMs + 1);
    QCOMPARE(model.subjectCount(), 101U);
    QCOMPARE(inserted.count(), 2); // below a, and b with all that is in it
    QCOMPARE(model.rowCount(model.indexOf(QStringLiteral("b"))), 50);
}

void TestSubjectTreeModel::hidesInternal()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    put(*store, "_INBOX.abc.1");
    put(*store, "orders");
    settle(model, *store, startMs);
    QCOMPARE(model.rowCount(), 2);
    model.setInternalHidden(true);
    QCOMPARE(names(model), list({ "orders" }));
    put(*store, "_INBOX.abc.2");
    put(*store, "_INBOX.def");
    put(*store, "more");
    model.update(startMs + 10);
    QCOMPARE(model.rowCount(), 2);
    model.setInternalHidden(false);
    QCOMPARE(model.rowCount(), 3);
}

void TestSubjectTreeModel::filters()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    put(*store, "orders.EU.created");
    put(*store, "orders.us.created");
    put(*store, "sensors.berlin");
    settle(model, *store, startMs);
    model.setFilter(QStringLiteral("eu.c"));
    QCOMPARE(names(model), list({ "orders" }));
    QCOMPARE(names(model, model.index(0, 0)), list({ "EU" }));
    put(*store, "orders.eu.changed"); // matches, under a parent that is there
    put(*store, "sensors.eu.cold"); // matches, under a parent that is hidden
    put(*store, "sensors.rome");
    model.update(startMs + 10);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(names(model, model.indexOf(QStringLiteral("sensors"))), list({ "eu" }));
    model.setFilter({});
    QCOMPARE(model.rowCount(model.indexOf(QStringLiteral("sensors"))), 3);
}

void TestSubjectTreeModel::folds()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFoldLimit(10);
    for (int i = 0; i < 9; ++i)
        put(*store, "n" + std::to_string(i));
    settle(model, *store, startMs);
    QCOMPARE(model.rowCount(), 9);
    for (int i = 10; i < 40; ++i)
        put(*store, "n" + std::to_string(i) + ".deep");
    model.update(startMs + 10);
    QCOMPARE(model.rowCount(), 11);
    const QModelIndex fold = model.index(10, 0);
    QVERIFY(fold.data(SubjectTreeModel::IsFoldRole).toBool());
    QCOMPARE(fold.data().toString(), QStringLiteral("other (29)"));
    QCOMPARE(model.rowCount(fold), 0);
    QVERIFY(!fold.parent().isValid());
    // The busiest come up when they are asked for.
    settle(model, *store, startMs + 1'000);
    for (int i = 0; i < 100; ++i)
        put(*store, "n39.deep", startMs + 1'500);
    settle(model, *store, startMs + 2'100);
    QVERIFY(!model.indexOf(QStringLiteral("n39")).isValid());
    model.sort(SubjectTreeModel::MessageRate, Qt::DescendingOrder);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("n39"));
    QCOMPARE(model.rowCount(), 11);
    model.setFilter(QStringLiteral("n12"));
    QCOMPARE(names(model), list({ "n12" }));
}

void TestSubjectTreeModel::pastTheStoresLimit()
{
    const auto store = storeFor(4);
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int i = 0; i < 20; ++i)
        put(*store, "s" + std::to_string(i));
    settle(model, *store, startMs);
    settle(model, *store, startMs + 2'000);
    const QModelIndex fold = model.index(model.rowCount() - 1, 0);
    QVERIFY(fold.data(SubjectTreeModel::IsFoldRole).toBool());
    QCOMPARE(fold.siblingAtColumn(SubjectTreeModel::Messages).data(SubjectTreeModel::TypedSortRole).toULongLong(),
        quint64 { store->other().messages });
    QVERIFY(store->other().messages >= 16);
    model.setFilter(QStringLiteral("s1"));
    model.update(startMs + 2'100);
    model.setFilter({});
    model.update(startMs + 2'200);
    QVERIFY(model.index(model.rowCount() - 1, 0).data(SubjectTreeModel::IsFoldRole).toBool());
}

void TestSubjectTreeModel::keepsOrderUntilAsked()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    put(*store, "b");
    put(*store, "c");
    settle(model, *store, startMs);
    model.resort();
    put(*store, "a");
    model.update(startMs + 10);
    QCOMPARE(names(model), list({ "b", "c", "a" }));
    const QPersistentModelIndex a = model.indexOf(QStringLiteral("a"));
    model.resort();
    QCOMPARE(names(model), list({ "a", "b", "c" }));
    QCOMPARE(a.row(), 0);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    model.resort();
    QCOMPARE(layout.count(), 0);
    model.sort(SubjectTreeModel::Subject, Qt::DescendingOrder);
    QCOMPARE(names(model), list({ "c", "b", "a" }));
    QCOMPARE(a.row(), 2);
}

void TestSubjectTreeModel::histories()
{
    const auto store = storeFor();
    SubjectTreeModel model(store);
    put(*store, "a.x");
    for (int second = 0; second < 70; ++second)
        settle(model, *store, startMs + second * 1'000);
    const auto trend = [&model](const char *subject) {
        return model.indexOf(QLatin1String(subject)).data(SubjectTreeModel::TrendRole).value<std::vector<float>>();
    };
    QCOMPARE(trend("a").size(), SubjectTreeModel::trendSamples);
    QVERIFY(trend("a.x").empty()); // not expanded
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setExpanded(model.indexOf(QStringLiteral("a")), true);
    settle(model, *store, startMs + 80'000);
    QCOMPARE(trend("a.x").size(), std::size_t { 1 });
    QCOMPARE(changed.count(), 2); // a range for each open parent
}

void TestSubjectTreeModel::manySubjects()
{
    CaptureStore::Limits limits;
    limits.budgetBytes = std::size_t { 64 } << 20;
    const auto store = std::make_shared<CaptureStore>(limits);
    for (int i = 0; i < 200'000; ++i)
        put(*store, "device." + std::to_string(i / 200) + "." + std::to_string(i % 200));
    SubjectTreeModel model(store);
    QElapsedTimer clock;
    qint64 longest = 0;
    int frames = 0;
    for (; frames < 100'000 && model.subjectCount() < store->subjectCount(); ++frames) {
        clock.start();
        model.update(startMs + frames * 33);
        longest = std::max(longest, clock.nsecsElapsed());
    }
    QCOMPARE(model.subjectCount(), 200'000U);
    for (int i = 0; i < 200; ++i) {
        clock.start();
        model.update(startMs + (frames + i) * 33);
        longest = std::max(longest, clock.nsecsElapsed());
    }
    QCOMPARE(model.rowCount(model.indexOf(QStringLiteral("device"))), 1'000);
    clock.start();
    model.setFilter(QStringLiteral("777.1"));
    const qint64 filter = clock.nsecsElapsed();
    qInfo("200,000 subjects: %d frames, longest %.1f ms, filter %.1f ms", frames, double(longest) / 1e6,
        double(filter) / 1e6);
}

void TestSubjectTreeModel::randomOperations()
{
    const auto store = storeFor(600);
    SubjectTreeModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFoldLimit(12);
    QRandomGenerator random(815);
    qint64 now = startMs;
    for (int step = 0; step < 600; ++step) {
        now += random.bounded(400);
        switch (random.bounded(10)) {
        case 0:
            model.setFilter(random.bounded(2) ? QString() : QString::number(random.bounded(30)));
            break;
        case 1:
            model.setInternalHidden(random.bounded(2) != 0);
            break;
        case 2:
            model.sort(random.bounded(int(SubjectTreeModel::ColumnCount)),
                random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 3:
            model.resort();
            break;
        case 4:
            if (model.rowCount() > 0)
                model.setExpanded(model.index(random.bounded(model.rowCount()), 0), random.bounded(3) > 0);
            break;
        case 5:
        case 6:
            for (int i = random.bounded(20); i > 0; --i) {
                std::string subject = random.bounded(6) == 0 ? "_INBOX" : "t" + std::to_string(random.bounded(20));
                for (int depth = random.bounded(3); depth > 0; --depth)
                    subject += "." + std::to_string(random.bounded(15));
                put(*store, subject, now);
            }
            break;
        default:
            model.update(now);
        }
    }
    settle(model, *store, now + 2'000);
}

QTEST_GUILESS_MAIN(TestSubjectTreeModel)
#include "tst_subjecttreemodel.moc"
