// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/messagetablemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace natsight;

namespace {

void put(CaptureStore &store, const std::string &subject, const std::string &payload = "payload",
    const std::string &reply = {}, const std::string &headers = {}, qint64 timeNs = 0)
{
    static qint64 clock = 1'700'000'000'000'000'000;
    clock += 1'000'000;
    IncomingMessage message;
    message.tap = 1;
    message.receivedNs = timeNs != 0 ? timeNs : clock;
    message.subject = subject;
    message.reply = reply;
    message.headers = headers;
    message.payload = payload;
    store.append(message);
}

std::shared_ptr<CaptureStore> smallStore()
{
    CaptureStore::Limits limits;
    limits.budgetBytes = 512 * 1024;
    return std::make_shared<CaptureStore>(limits);
}

/// What the model has to show: by the plain definition.
QList<quint64> expectedRows(const CaptureStore &store, const MessageFilter &filter)
{
    MessageMatcher matcher(filter);
    const auto snapshot = store.snapshot();
    QList<quint64> rows;
    for (RowNumber row = snapshot.firstRow(); row < snapshot.endRow(); ++row) {
        if (filter.isEmpty() || matcher.matches(snapshot.at(row)))
            rows.append(row);
    }
    return rows;
}

QList<quint64> shownRows(const MessageTableModel &model)
{
    QList<quint64> rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row, 0).data(MessageTableModel::RowNumberRole).toULongLong());
    return rows;
}

} // namespace

namespace {

std::shared_ptr<const FilterProgram> programOf(const QByteArray &text)
{
    return *FilterProgram::compile(QString::fromLatin1(text), messageFields(), 0);
}

} // namespace

class TestMessageTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void empty();
    void oneMessage();
    void insertsOncePerFrame();
    void evictsOncePerFrame();
    void allEvicted();
    void filters();
    void filterChangesCancel();
    void backlogGoesToThePool();
    void pauses();
    void goesTo();
    void copies();
    void randomOperations();
};

void TestMessageTableModel::empty()
{
    MessageTableModel model(smallStore());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.update();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), int(MessageTableModel::ColumnCount));
    QCOMPARE(model.rowOf(0), -1);
    QCOMPARE(model.rowAtTime(0), -1);
    QVERIFY(!model.messageAt(0));
    QCOMPARE(model.progress(), 1.0);
    QVERIFY(model.headerData(-1, Qt::Horizontal, Qt::DisplayRole).isNull());
}

void TestMessageTableModel::oneMessage()
{
    const auto store = smallStore();
    MessageTableModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    put(*store, "orders.eu", "{\"a\":1}", "_INBOX.x", "Trace: 5f1e\r\nB: 2\r\n");
    model.update();
    QCOMPARE(model.rowCount(), 1);
    const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(MessageTableModel::Number), QStringLiteral("1"));
    QCOMPARE(text(MessageTableModel::Subject), QStringLiteral("orders.eu"));
    QCOMPARE(text(MessageTableModel::Reply), QStringLiteral("reply"));
    QCOMPARE(text(MessageTableModel::HeadersMark), QStringLiteral("2"));
    QCOMPARE(text(MessageTableModel::Preview), QStringLiteral("{\"a\":1}"));
    QVERIFY(text(MessageTableModel::Size).startsWith(QLatin1Char('7')));
    QVERIFY(!model.index(0, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    const auto message = model.messageAt(0);
    QVERIFY(message);
    QCOMPARE(message->message.reply, QByteArray("_INBOX.x"));
    QCOMPARE(message->message.headers.size(), std::size_t { 2 });
}

void TestMessageTableModel::insertsOncePerFrame()
{
    const auto store = smallStore();
    MessageTableModel model(store);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 1'000; ++i)
        put(*store, "a.b");
    model.update();
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 1'000);
    model.update();
    QCOMPARE(inserted.count(), 1);
}

void TestMessageTableModel::evictsOncePerFrame()
{
    const auto store = smallStore();
    MessageTableModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int i = 0; i < 2'000; ++i)
        put(*store, "a.b", std::string(100, 'x'));
    model.update();
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    for (int i = 0; i < 2'500; ++i)
        put(*store, "a.b", std::string(100, 'y'));
    model.update();
    QCOMPARE(removed.count(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(shownRows(model), expectedRows(*store, {}));
}

void TestMessageTableModel::allEvicted()
{
    const auto store = smallStore();
    MessageTableModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int i = 0; i < 10; ++i)
        put(*store, "a");
    model.update();
    for (int i = 0; i < 20'000; ++i)
        put(*store, "b", std::string(100, 'y'));
    model.update();
    QCOMPARE(shownRows(model), expectedRows(*store, {}));
    store->clear();
    model.update();
    QCOMPARE(model.rowCount(), 0);
    put(*store, "c");
    model.update();
    QCOMPARE(model.rowCount(), 1);
}

void TestMessageTableModel::filters()
{
    const auto store = std::make_shared<CaptureStore>();
    for (int i = 0; i < 50'000; ++i)
        put(*store, i % 3 == 0 ? "orders.eu" : "sensors.x", i % 5 == 0 ? "berlin" : "turin");
    MessageTableModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    MessageFilter filter;
    filter.branch = "orders";
    filter.program = programOf("berlin");
    model.setFilter(filter);
    for (int i = 0; i < 100; ++i)
        put(*store, "orders.new", "berlin");
    QTRY_VERIFY_WITH_TIMEOUT((model.update(), model.progress() >= 1.0 && model.rowCount() > 100), 20'000);
    QCOMPARE(shownRows(model), expectedRows(*store, filter));
    QCOMPARE(model.matchedNew(), quint64 { 100 });
    model.setFilter({});
    QCOMPARE(model.rowCount(), 50'100);
}

void TestMessageTableModel::filterChangesCancel()
{
    const auto store = std::make_shared<CaptureStore>();
    for (int i = 0; i < 50'000; ++i)
        put(*store, "a." + std::to_string(i % 10), std::to_string(i));
    MessageTableModel model(store);
    MessageFilter filter;
    for (int i = 0; i < 10; ++i) {
        filter.branch = "a." + QByteArray::number(i);
        model.setFilter(filter);
        model.update();
    }
    QTRY_VERIFY_WITH_TIMEOUT((model.update(), model.progress() >= 1.0), 20'000);
    QCOMPARE(shownRows(model), expectedRows(*store, filter));
}

void TestMessageTableModel::backlogGoesToThePool()
{
    const auto store = std::make_shared<CaptureStore>();
    put(*store, "a");
    MessageTableModel model(store);
    MessageFilter filter;
    filter.program = programOf("9999");
    model.setFilter(filter);
    QTRY_VERIFY_WITH_TIMEOUT((model.update(), model.progress() >= 1.0), 20'000);
    for (int i = 0; i < 300'000; ++i)
        put(*store, "a", std::to_string(i));
    const auto expected = expectedRows(*store, filter);
    QTRY_COMPARE_WITH_TIMEOUT((model.update(), model.rowCount()), int(expected.size()), 20'000);
    QCOMPARE(shownRows(model), expected);
    QCOMPARE(model.matchedNew(), quint64(expected.size()));
}

void TestMessageTableModel::pauses()
{
    const auto store = smallStore();
    MessageTableModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    put(*store, "a.first");
    model.update();
    model.setPaused(true);
    for (int i = 0; i < 20'000; ++i)
        put(*store, "b", std::string(100, 'y'));
    model.update();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.waitingRows(), quint64 { 20'000 });
    QCOMPARE(model.index(0, MessageTableModel::Subject).data().toString(), QStringLiteral("a.first"));
    MessageFilter filter;
    filter.branch = "a";
    model.setFilter(filter);
    QTRY_COMPARE((model.update(), model.rowCount()), 1);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 1);
    model.setPaused(false);
    QCOMPARE(shownRows(model), expectedRows(*store, {}));
}

void TestMessageTableModel::goesTo()
{
    const auto store = smallStore();
    const qint64 start = 1'800'000'000'000'000'000;
    for (int i = 0; i < 100; ++i)
        put(*store, i % 2 ? "odd" : "even", "x", {}, {}, start + i * 1'000);
    MessageTableModel model(store);
    QCOMPARE(model.rowOf(42), 42);
    QCOMPARE(model.rowOf(100), -1);
    QCOMPARE(model.rowAtTime(start + 42'000), 42);
    QCOMPARE(model.rowAtTime(0), 0);
    QCOMPARE(model.rowAtTime(start * 2), 99);
    MessageFilter filter;
    filter.branch = "odd";
    model.setFilter(filter);
    QTRY_COMPARE((model.update(), model.rowCount()), 50);
    QCOMPARE(model.rowNumberAt(model.rowOf(42)).value(), RowNumber { 43 });
    QCOMPARE(model.rowNumberAt(model.rowAtTime(start + 10'000)).value(), RowNumber { 11 });
}

void TestMessageTableModel::copies()
{
    const auto store = smallStore();
    put(*store, "a", "one\ttwo\nthree");
    put(*store, "b", "plain");
    MessageTableModel model(store);
    const QStringList lines = model.toTsv({ 0, 1, 7, -1 }).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    for (const QString &line : lines)
        QCOMPARE(line.count(QLatin1Char('\t')), 6);
    QVERIFY(lines.at(1).endsWith(QStringLiteral("one two three")));
}

void TestMessageTableModel::randomOperations()
{
    const auto store = smallStore();
    MessageTableModel model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QRandomGenerator random(4711);
    for (int step = 0; step < 400; ++step) {
        switch (random.bounded(12)) {
        case 0: {
            MessageFilter filter;
            if (random.bounded(3) > 0)
                filter.branch = "s." + QByteArray::number(random.bounded(4));
            if (random.bounded(2) > 0)
                filter.program = programOf(QByteArray::number(random.bounded(10)));
            model.setFilter(filter);
            break;
        }
        case 1:
            model.setPaused(!model.isPaused());
            break;
        case 2:
            if (random.bounded(5) == 0) {
                store->clear();
                model.takeAll();
            }
            break;
        case 3:
        case 4:
        case 5: {
            const int count = random.bounded(1'500);
            for (int i = 0; i < count; ++i)
                put(*store, "s." + std::to_string(random.bounded(4)), std::to_string(random.generate()));
            break;
        }
        default:
            model.update();
        }
    }
    model.setPaused(false);
    const auto expected = expectedRows(*store, model.filter());
    QTRY_COMPARE_WITH_TIMEOUT((model.update(), shownRows(model)), expected, 20'000);
}

QTEST_GUILESS_MAIN(TestMessageTableModel)
#include "tst_messagetablemodel.moc"
