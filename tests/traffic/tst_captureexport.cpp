// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/captureexport.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;
using Format = CaptureExport::Format;
using Json = nlohmann::ordered_json;

namespace {

void put(CaptureStore &store, const std::string &subject, const std::string &payload)
{
    static qint64 clock = 1'700'000'000'000'000'000;
    IncomingMessage message;
    message.tap = 1;
    message.receivedNs = clock += 1'000'000;
    message.subject = subject;
    message.payload = payload;
    store.append(message);
}

std::shared_ptr<CaptureStore> storeWith(int messages, std::size_t budget = std::size_t { 64 } << 20)
{
    CaptureStore::Limits limits;
    limits.budgetBytes = budget;
    auto store = std::make_shared<CaptureStore>(limits);
    for (int i = 0; i < messages; ++i)
        put(*store, "orders." + std::to_string(i % 7), "payload " + std::to_string(i));
    return store;
}

RowRange all(const CaptureStore &store)
{
    const auto snapshot = store.snapshot();
    return { snapshot.firstRow(), snapshot.endRow() };
}

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    if (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

class TestCaptureExport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void everything()
    {
        const auto store = storeWith(50'000);
        CaptureExport out;
        QSignalSpy finished(&out, &CaptureExport::finished);
        const QString path = m_folder.filePath(QStringLiteral("all.ndjson"));
        out.start(store, all(*store), Format::Ndjson, path);
        QVERIFY(out.isRunning());
        out.start(store, all(*store), Format::Csv, path); // a second one changes nothing
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(!out.isRunning() && !out.error() && !out.wasCancelled());
        QCOMPARE(out.progress().written, quint64 { 50'000 });
        QCOMPARE(out.progress().rows, quint64 { 50'000 });
        QCOMPARE(out.total(), quint64 { 50'000 });
        QCOMPARE(out.progress().bytes, static_cast<quint64>(QFile(path).size()));
        const QList<QByteArray> lines = linesOf(path);
        QCOMPARE(lines.size(), 50'000);
        for (const int i : { 0, 8'191, 8'192, 49'999 }) {
            const Json line = Json::parse(lines.at(i).toStdString());
            QCOMPARE(
                QString::fromStdString(line.at("payload").get<std::string>()), QStringLiteral("payload %1").arg(i));
            QCOMPARE(
                QString::fromStdString(line.at("subject").get<std::string>()), QStringLiteral("orders.%1").arg(i % 7));
        }
    }

    void chosenRows()
    {
        const auto store = storeWith(100);
        CaptureExport out;
        QSignalSpy finished(&out, &CaptureExport::finished);
        const QString path = m_folder.filePath(QStringLiteral("some.csv"));
        out.start(store, std::vector<RowNumber> { 3, 50, 99 }, Format::Csv, path);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(out.progress().written, quint64 { 3 });
        const QList<QByteArray> lines = linesOf(path);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines.at(0).startsWith("time,subject,"));
        QVERIFY(lines.at(2).endsWith(",text,payload 50\r"));
        QVERIFY(lines.at(3).endsWith(",text,payload 99\r"));
    }

    /// Rows that left the store are counted.
    void evictedRows()
    {
        const auto store = storeWith(40'000, 512 * 1024);
        const RowRange kept = all(*store);
        QVERIFY(kept.first > 0);
        CaptureExport out;
        QSignalSpy finished(&out, &CaptureExport::finished);
        const QString path = m_folder.filePath(QStringLiteral("evicted.ndjson"));
        out.start(store, RowRange { 0, kept.end }, Format::Ndjson, path);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!out.error());
        QCOMPARE(out.progress().gone, quint64 { kept.first });
        QCOMPARE(out.progress().written, quint64 { kept.end - kept.first });
        QCOMPARE(linesOf(path).size(), static_cast<qsizetype>(kept.end - kept.first));
    }

    void cancelled()
    {
        const auto store = storeWith(200'000);
        const QString path = m_folder.filePath(QStringLiteral("cancelled.ndjson"));
        CaptureExport out;
        QSignalSpy finished(&out, &CaptureExport::finished);
        out.start(store, all(*store), Format::Ndjson, path);
        out.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(out.wasCancelled() && !out.error());
        QCOMPARE(linesOf(path).size(), static_cast<qsizetype>(out.progress().written));
        {
            CaptureExport dies;
            dies.start(store, all(*store), Format::Ndjson, path);
        } // and nothing of it comes to anybody
        out.start(store, RowRange { 0, 10 }, Format::Ndjson, m_folder.filePath(QStringLiteral("again.ndjson")));
        QTRY_COMPARE(finished.count(), 2);
        QVERIFY(!out.wasCancelled());
        QCOMPARE(out.progress().written, quint64 { 10 });
    }

    void failures()
    {
        const auto store = storeWith(1'000);
        CaptureExport out;
        QSignalSpy finished(&out, &CaptureExport::finished);
        out.start(store, all(*store), Format::Ndjson, m_folder.filePath(QStringLiteral("no/such/folder/x.ndjson")));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(out.error().has_value());
        QCOMPARE(out.error()->kind, Error::Kind::File);
        out.start(store, all(*store), Format::Payloads, m_folder.filePath(QStringLiteral("none")));
        QTRY_COMPARE(finished.count(), 2);
        QVERIFY(out.error().has_value());
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("no /dev/full here");
        out.start(store, all(*store), Format::Ndjson, QStringLiteral("/dev/full"));
        QTRY_COMPARE(finished.count(), 3);
        QVERIFY(out.error().has_value());
        QVERIFY(!out.error()->details.isEmpty());
        QCOMPARE(out.progress().written, quint64 { 0 });
    }

    void payloadFiles()
    {
        auto store = std::make_shared<CaptureStore>();
        put(*store, "orders.eu", "{\"a\":1}");
        put(*store, "../../etc/passwd", "text");
        put(*store, "bytes", std::string("\x00\x01\xff\xfe", 4));
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("files")));
        const QDir files(m_folder.filePath(QStringLiteral("files")));
        CaptureExport out;
        QSignalSpy finished(&out, &CaptureExport::finished);
        out.start(store, all(*store), Format::Payloads, files.path());
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY2(!out.error(), qPrintable(out.error() ? out.error()->text() : QString()));
        QCOMPARE(files.entryList(QDir::Files, QDir::Name),
            QStringList({ QStringLiteral("0000000000_orders.eu.json"),
                QStringLiteral("0000000001_.._.._etc_passwd.txt"), QStringLiteral("0000000002_bytes.bin") }));
        QFile bytes(files.filePath(QStringLiteral("0000000002_bytes.bin")));
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QCOMPARE(bytes.readAll(), QByteArray("\x00\x01\xff\xfe", 4));
        // What is there already is not touched.
        out.start(store, all(*store), Format::Payloads, files.path());
        QTRY_COMPARE(finished.count(), 2);
        QVERIFY(out.error().has_value());
        QCOMPARE(out.progress().written, quint64 { 0 });
    }
};

QTEST_GUILESS_MAIN(TestCaptureExport)
#include "tst_captureexport.moc"
