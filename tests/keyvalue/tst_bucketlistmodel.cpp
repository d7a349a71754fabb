// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/bucketlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;
using Model = BucketListModel;

namespace {

StreamRow rowOf(const QByteArray &config, quint64 messages = 0, quint64 subjects = 0)
{
    const QByteArray answer = R"({"config":)" + config
        + R"(,"created":"2026-11-24T10:00:00Z","ts":"2026-11-24T11:00:00Z","domain":"hub",
        "state":{"messages":)"
        + QByteArray::number(messages) + R"(,"bytes":4096,"first_seq":1,"last_seq":)" + QByteArray::number(messages)
        + R"(,"num_subjects":)" + QByteArray::number(subjects) + R"(,"last_ts":"2026-11-24T10:59:00Z"}})";
    const auto info = readStreamInfo(answer);
    if (!info)
        qFatal("%s", qPrintable(info.error().text()));
    return nextRow(nullptr, info->info, 0);
}

const char *const usual
    = R"({"name":"KV_config","subjects":["$KV.config.>"],"description":"Settings","max_msgs_per_subject":10,"max_bytes":1048576,"max_age":900000000000,
    "max_msg_size":-1,"storage":"file","discard":"new","num_replicas":3,"compression":"s2","allow_rollup_hdrs":true,"deny_delete":true,"allow_direct":true})";

} // namespace

class TestBucketListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void takesItsOwn()
    {
        Model keyValue(ConfigOf::KeyValue);
        Model objects(ConfigOf::Objects);
        QAbstractItemModelTester one(&keyValue, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester other(&objects, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy inserted(&keyValue, &QAbstractItemModel::rowsInserted);
        const QList<StreamRow> rows { rowOf(R"({"name":"ORDERS"})"), rowOf(usual, 12, 5),
            rowOf(R"({"name":"OBJ_files","subjects":["$O.files.C.>","$O.files.M.>"]})"),
            rowOf(R"({"name":"KV_odd"})") };
        for (Model *model : { &keyValue, &objects })
            model->mergeStreams(rows);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(keyValue.rowCount(), 2);
        QCOMPARE(objects.rowCount(), 1);
        QCOMPARE(keyValue.bucketAt(0), QStringLiteral("config"));
        QCOMPARE(keyValue.streamAt(0), QStringLiteral("KV_config"));
        QCOMPARE(objects.bucketAt(0), QStringLiteral("files"));
        // Nothing of another kind is a change.
        keyValue.mergeStreams({ rows.constFirst() });
        QCOMPARE(keyValue.rowCount(), 2);
        keyValue.remove(QStringLiteral("KV_odd"));
        QCOMPARE(keyValue.rowCount(), 1);
        keyValue.mergeStreams({});
        keyValue.clear();
        QCOMPARE(keyValue.rowCount(), 0);
    }

    void showsABucket()
    {
        Model model(ConfigOf::KeyValue);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.mergeStreams({ rowOf(usual, 1'234, 61), rowOf(R"({"name":"KV_odd","subjects":["$KV.odd.>"]})", 2, 2) });
        const auto cell = [&model](int row, int column, int role = Qt::DisplayRole) {
            return model.index(row, column).data(role);
        };
        QCOMPARE(cell(0, Model::BucketState).toString(), QStringLiteral("good"));
        QCOMPARE(cell(0, Model::BucketName).toString(), QStringLiteral("config"));
        QCOMPARE(cell(0, Model::BucketName, Qt::ToolTipRole).toString(), QStringLiteral("Settings"));
        QCOMPARE(cell(0, Model::Keys, ExactRole).toULongLong(), quint64 { 61 });
        QCOMPARE(cell(0, Model::Values, ExactRole).toULongLong(), quint64 { 1'234 });
        QCOMPARE(cell(0, Model::Size, ExactRole).toULongLong(), quint64 { 4'096 });
        QCOMPARE(cell(0, Model::SizeLimit, ExactRole).toLongLong(), qint64 { 1'048'576 });
        QCOMPARE(cell(0, Model::History).toString(), QStringLiteral("10"));
        QVERIFY(cell(0, Model::Ttl).toString().startsWith(QLatin1String("15")));
        QCOMPARE(cell(0, Model::Replicas).toString(), QStringLiteral("3"));
        QCOMPARE(cell(0, Model::Storage).toString(), QStringLiteral("file"));
        QCOMPARE(cell(0, Model::Compression).toString(), QStringLiteral("s2"));
        QCOMPARE(cell(0, Model::Domain).toString(), QStringLiteral("hub"));
        QCOMPARE(cell(0, Model::ValueSize).toString(), QStringLiteral("∞"));
        QVERIFY(!cell(0, Model::ValueSize, Qt::ToolTipRole).toString().isEmpty());
        QCOMPARE(cell(0, Model::Notes).toString(), QString());
        QCOMPARE(cell(0, Model::Values, NameRole).toString(), QStringLiteral("config"));
        QCOMPARE(cell(0, Model::Ttl, StreamRole).toString(), QStringLiteral("KV_config"));
        // One that another client made in its own way.
        QCOMPARE(cell(1, Model::SizeLimit).toString(), QStringLiteral("∞"));
        QVERIFY(cell(1, Model::Notes).toString().contains(QLatin1String("no roll-ups")));
        QVERIFY(cell(1, Model::Notes, Qt::ToolTipRole).toString().contains(QLatin1String("purged")));
        // No limit is above every limit.
        QVERIFY(cell(1, Model::SizeLimit, SortRole).toDouble() > cell(0, Model::SizeLimit, SortRole).toDouble());
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY2(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty(),
                QByteArray::number(column).constData());
            QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt(),
                model.index(0, column).data(Qt::TextAlignmentRole).toInt());
        }
        QVERIFY(!model.headerData(-1, Qt::Horizontal, Qt::DisplayRole).isValid());
        // A bucket whose leader did not answer has a name and nothing else.
        StreamRow unknown;
        unknown.name = QStringLiteral("KV_lost");
        model.mergeStreams({ unknown });
        QCOMPARE(model.index(2, Model::BucketName).data().toString(), QStringLiteral("lost"));
        QCOMPARE(model.index(2, Model::Keys).data().toString(), QStringLiteral("–"));
    }

    void showsObjectsOnceTheyAreCounted()
    {
        Model model(ConfigOf::Objects);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.mergeStreams({ rowOf(R"({"name":"OBJ_files"})", 9, 5) });
        const auto cell = [&model](int role) { return model.index(0, Model::Keys).data(role); };
        QCOMPARE(cell(Qt::DisplayRole).toString(), QStringLiteral("≤ 5"));
        QVERIFY(!cell(ExactRole).isValid());
        QVERIFY(!cell(Qt::ToolTipRole).toString().isEmpty());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setObjectCount(QStringLiteral("OBJ_files"), 3);
        model.setObjectCount(QStringLiteral("OBJ_gone"), 3);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cell(Qt::DisplayRole).toString(), QStringLiteral("3"));
        QCOMPARE(cell(ExactRole).toULongLong(), quint64 { 3 });
    }

    void tellsCopies()
    {
        Model model(ConfigOf::KeyValue);
        model.mergeStreams(
            { rowOf(R"({"name":"KV_m","mirror":{"name":"KV_config","external":{"api":"$JS.edge.API"}}})"),
                rowOf(R"({"name":"KV_s","sources":[{"name":"KV_a"},{"name":"ORDERS"}]})"),
                rowOf(R"({"name":"KV_o","sources":[{"name":"KV_a"}]})") });
        QCOMPARE(model.index(0, Model::Origin).data().toString(), QStringLiteral("mirror of config@edge"));
        QCOMPARE(model.index(1, Model::Origin).data().toString(), QStringLiteral("sources: a, ORDERS"));
        QCOMPARE(model.index(2, Model::Origin).data().toString(), QStringLiteral("source: a"));
    }
};

QTEST_GUILESS_MAIN(TestBucketListModel)
#include "tst_bucketlistmodel.moc"
