// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/streamsearch.h"

#include "models/jetstream/searchhitmodel.h"
#include "tests/jetstream/support.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace natsight;
using namespace std::chrono_literals;

namespace {
const QString S = QStringLiteral("ORDERS");

QList<quint64> sequencesOf(const StreamSearch &search)
{
    QList<quint64> sequences;
    for (const SearchHit &hit : search.hits())
        sequences << hit.sequence;
    return sequences;
}

} // namespace

class TestStreamSearch : public QObject, private JetStreamFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());

        // 100,000 messages of which 30,000 are gone, and three needles.
        VERIFY_RESULT(received(m_client->createStream(
            json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","allow_direct":true})"))));
        QVERIFY(m_server->store("orders.a", 20'000, 50));
        VERIFY_RESULT(received(m_session->request({ "orders.a", "a Needle of steel" })));
        QVERIFY(m_server->store("orders.gone", 30'000, 50));
        VERIFY_RESULT(received(m_session->request({ "orders.b", "hay", { { "Made-Of", "needle" } } })));
        QVERIFY(m_server->store("orders.a", 49'997, 50));
        VERIFY_RESULT(received(m_session->request({ "orders.needle", QByteArray("\xff\0,\"", 4) })));
        PurgeOptions purge;
        purge.filter = QStringLiteral("orders.gone");
        QCOMPARE(*received(m_client->purgeStream(S, purge)), quint64 { 30'000 });
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }

    void findsText()
    {
        StreamReader reader(m_client.get(), S);
        StreamSearch search(&reader);
        QSignalSpy progress(&search, &StreamScan::progressChanged);
        QSignalSpy finished(&search, &StreamScan::finished);
        search.setTest(textTest("needle"));
        search.start(1, 100'000, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY2(!search.error(), qPrintable(search.error() ? search.error()->text() : QString()));
        QCOMPARE(sequencesOf(search), (QList<quint64> { 20'001, 50'002, 100'000 }));
        QCOMPARE(search.progress().messages, quint64 { 70'000 });
        QCOMPARE(search.progress().sequence, quint64 { 100'000 });
        QCOMPARE(search.progress().share, 1.0);
        QVERIFY(search.progress().messagesPerSecond > 0);
        QVERIFY(progress.count() >= 3);
        qInfo("%.0f messages a second", search.progress().messagesPerSecond);

        // Capital letters are meant; a range; a filter.
        search.setTest(textTest("Needle"));
        search.start(1, 100'000, "orders.a");
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 60'000);
        QCOMPARE(sequencesOf(search), (QList<quint64> { 20'001 }));
        search.setTest(textTest("needle"));
        search.start(20'002, 60'000, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 3, 60'000);
        QCOMPARE(sequencesOf(search), (QList<quint64> { 50'002 }));
        QCOMPARE(search.progress().messages, quint64 { 60'000 - 50'001 });
    }

    /// Hits come in the order of the stream, as they are found, with what a list shows of them.
    void listsHits()
    {
        SearchHitModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.clear();
        model.append({});
        QCOMPARE(inserted.count(), 0);
        StreamReader reader(m_client.get(), S);
        StreamSearch search(&reader);
        QSignalSpy finished(&search, &StreamScan::finished);
        connect(&search, &StreamSearch::found, &model, &SearchHitModel::append);
        search.setTest(textTest("needle"));
        search.start(1, 100'000, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(search.foundCount(), quint64 { 3 });
        const auto shown = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(shown(0, SearchHitModel::Sequence), QStringLiteral("20,001"));
        QCOMPARE(shown(0, SearchHitModel::Subject), QStringLiteral("orders.a"));
        QCOMPARE(shown(0, SearchHitModel::Preview), QStringLiteral("a Needle of steel"));
        QVERIFY(!shown(0, SearchHitModel::Time).isEmpty());
        QCOMPARE(model.index(1, SearchHitModel::Sequence).data(ExactRole).toULongLong(), quint64 { 50'002 });
        QCOMPARE(model.index(2, SearchHitModel::Size).data(ExactRole).toLongLong(), qint64 { 4 });
        QCOMPARE(model.hit(2).subject, QByteArray("orders.needle"));
        // Batches of any size; what is long is cut.
        SearchHit hit { 1, 1, "s", 1, QByteArray(300, 'x') };
        model.append(QList<SearchHit>(StreamSearch::maxHits, hit));
        QVERIFY(shown(10, SearchHitModel::Preview).size() <= 300);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void takesAnyTest()
    {
        StreamReader reader(m_client.get(), S);
        StreamSearch search(&reader);
        QSignalSpy finished(&search, &StreamScan::finished);
        search.setTest([](const StoredMessage &message) { return message.sequence % 2 == 0; });
        search.start(1, 100'000, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        // The first ones are kept, and all are counted: to the end.
        QCOMPARE(search.hits().size(), StreamSearch::maxHits);
        QCOMPARE(search.hits().constLast().sequence, quint64 { 20'000 });
        QCOMPARE(search.foundCount(), quint64 { 35'000 });
        QCOMPARE(search.progress().sequence, quint64 { 100'000 });
        QVERIFY(!search.error());
    }

    void emptyRange()
    {
        StreamReader reader(m_client.get(), S);
        StreamSearch search(&reader);
        QSignalSpy finished(&search, &StreamScan::finished);
        search.start(21'000, 30'000, {}); // purged
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!search.error() && search.hits().isEmpty());
        search.start(10, 9, {});
        QTRY_COMPARE(finished.count(), 2);
        QVERIFY(!search.error());
        QCOMPARE(search.progress().messages, quint64 { 0 });
    }

    void cancels()
    {
        StreamReader reader(m_client.get(), S);
        StreamSearch search(&reader);
        QSignalSpy finished(&search, &StreamScan::finished);
        int calls = 0;
        connect(&search, &StreamScan::progressChanged, this, [&] {
            if (++calls == 2)
                search.cancel();
        });
        search.setTest(textTest("needle"));
        search.start(1, 100'000, {});
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(search.wasCancelled() && !search.isRunning());
        QVERIFY(search.progress().messages < 70'000);
        // And it can begin again.
        search.setTest(textTest("needle"));
        search.start(1, 100'000, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 60'000);
        QCOMPARE(search.hits().size(), 3);
    }

    void exports()
    {
        QTemporaryDir folder;
        StreamReader reader(m_client.get(), S);
        StreamExport out(&reader);
        QSignalSpy finished(&out, &StreamScan::finished);
        const QString path = folder.filePath(QStringLiteral("orders.ndjson"));
        VERIFY_RESULT(out.startTo(path, StreamExport::Format::Ndjson, 1, 100'000, {}));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(!out.error());
        QCOMPARE(out.written(), quint64 { 70'000 });
        QCOMPARE(out.lastWritten(), quint64 { 100'000 });
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 70'000);
        const Json needle = Json::parse(lines.at(20'001).toStdString());
        QCOMPARE(needle.at("sequence").get<quint64>(), quint64 { 50'002 });
        QCOMPARE(needle.at("headers").at("Made-Of").at(0).get<std::string>(), std::string("needle"));
        QCOMPARE(needle.at("payload").get<std::string>(), std::string("hay"));
        const Json last = Json::parse(lines.constLast().toStdString());
        QCOMPARE(QByteArray::fromBase64(QByteArray::fromStdString(last.at("payload_base64").get<std::string>())),
            QByteArray("\xff\0,\"", 4));

        VERIFY_RESULT(out.startTo(path, StreamExport::Format::Csv, 50'000, 100'000, "orders.b"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 60'000);
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = csv.readAll().split('\n');
        QCOMPARE(rows.size(), 3);
        QVERIFY(rows.at(1).startsWith("50002,") && rows.at(1).contains(R"("{""Made-Of"":[""needle""]}",text,hay)"));
    }

    /// Ranges without a message: purged ones, ones that never were, and the wrong way round. Each ends, with nothing.
    void emptyRanges()
    {
        StreamReader reader(m_client.get(), S);
        QTemporaryDir folder;
        for (const auto &[first, last] : std::initializer_list<std::pair<quint64, quint64>> {
                 { 20'002, 50'001 }, { 100'001, 200'000 }, { 9, 8 }, { 0, 0 } }) {
            StreamSearch search(&reader);
            search.setTest(textTest("needle"));
            QSignalSpy found(&search, &StreamScan::finished);
            search.start(first, last, {});
            QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, 60'000);
            QVERIFY2(!search.error(), qPrintable(search.error() ? search.error()->text() : QString()));
            QVERIFY(search.hits().isEmpty());
            QCOMPARE(search.progress().messages, quint64 { 0 });
            StreamExport out(&reader);
            QSignalSpy written(&out, &StreamScan::finished);
            VERIFY_RESULT(out.startTo(
                folder.filePath(QStringLiteral("out.ndjson")), StreamExport::Format::Ndjson, first, last, {}));
            QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 60'000);
            QVERIFY(!out.error());
            QCOMPARE(out.written(), quint64 { 0 });
        }
    }

    void fullDisk()
    {
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("no /dev/full here");
        StreamReader reader(m_client.get(), S);
        StreamExport out(&reader);
        QSignalSpy finished(&out, &StreamScan::finished);
        VERIFY_RESULT(out.startTo(QStringLiteral("/dev/full"), StreamExport::Format::Ndjson, 1, 100'000, {}));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(out.error().has_value());
        QCOMPARE(out.error()->kind, Error::Kind::File);
        QVERIFY(!out.error()->details.isEmpty());
        QCOMPARE(out.written(), quint64 { 0 });
        QCOMPARE(out.startTo(QStringLiteral("/nowhere/at/all"), StreamExport::Format::Csv, 1, 2, {}).error().kind,
            Error::Kind::File);
    }
};

QTEST_MAIN(TestStreamSearch)
#include "tst_streamsearch.moc"
