// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/captureimport.h"

#include "models/traffic/captureexport.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace natsight;

namespace {

RowRange all(const CaptureStore &store)
{
    const auto snapshot = store.snapshot();
    return { snapshot.firstRow(), snapshot.endRow() };
}

std::shared_ptr<CaptureStore> storeOf(std::size_t budget = std::size_t { 64 } << 20)
{
    CaptureStore::Limits limits;
    limits.budgetBytes = budget;
    return std::make_shared<CaptureStore>(limits);
}

QByteArray bytesIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray line(const QByteArray &payload, const QByteArray &more = {})
{
    return "{\"time\":\"2023-11-14T22:13:20Z\",\"subject\":\"a\",\"payload\":\"" + payload + '"' + more + '}';
}

} // namespace

class TestCaptureImport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static void read(CaptureImport &in, const std::shared_ptr<CaptureStore> &store, const QString &path)
    {
        QSignalSpy finished(&in, &CaptureImport::finished);
        in.start(store, path);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    }
    static void write(const std::shared_ptr<CaptureStore> &store, CaptureExport::Format format, const QString &path)
    {
        CaptureExport out;
        QSignalSpy finished(&out, &CaptureExport::finished);
        out.start(store, all(*store), format, path);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(!out.error());
    }

private Q_SLOTS:
    /// Exported, opened and exported again, a capture is the same file.
    void roundTrip_data()
    {
        QTest::addColumn<CaptureExport::Format>("format");
        QTest::newRow("text") << CaptureExport::Format::Ndjson;
        QTest::newRow("values") << CaptureExport::Format::NdjsonValues;
    }

    void roundTrip()
    {
        QFETCH(CaptureExport::Format, format);
        QRandomGenerator random(4'711);
        const auto bytes = [&random](int most) {
            std::string made(random.bounded(most), ' ');
            const bool isPlain = random.bounded(3) != 0;
            for (char &c : made)
                c = static_cast<char>(isPlain ? 0x20 + random.bounded(0x5f) : random.bounded(0x100));
            return made;
        };
        const auto store = storeOf();
        qint64 time = 1'700'000'000'000'000'000;
        for (int i = 0; i < 20'000; ++i) {
            const std::string subject = "orders." + std::to_string(random.bounded(50)) + (i % 50 == 0 ? bytes(9) : "");
            const std::string reply = i % 3 == 0 ? "_INBOX." + std::to_string(i) : std::string();
            std::string headers;
            for (int h = random.bounded(4); h > 0; --h)
                headers += "Name" + std::to_string(random.bounded(3)) + ": " + (i % 9 == 0 ? "\xff\xfe" : "x y")
                    + "\r\n";
            const std::string payload = i % 2 == 0 ? "{\"n\": " + std::to_string(i) + ", \"t\":[1.50]}" : bytes(60);
            IncomingMessage message;
            message.tap = 1 + random.bounded(3);
            message.receivedNs = time += random.bounded(1'000'000'000);
            message.subject = subject;
            message.reply = reply;
            message.headers = headers;
            message.payload = payload;
            store->append(message);
        }
        const QString first = m_folder.filePath(QStringLiteral("first.ndjson"));
        const QString second = m_folder.filePath(QStringLiteral("second.ndjson"));
        write(store, format, first);
        const auto opened = storeOf();
        CaptureImport in;
        read(in, opened, first);
        QVERIFY(!in.error() && !in.wasCancelled());
        QCOMPARE(in.progress().messages, quint64 { 20'000 });
        QCOMPARE(in.progress().lines, quint64 { 20'000 });
        QCOMPARE(in.progress().broken + in.progress().sequences + in.progress().others, quint64 { 0 });
        QCOMPARE(in.progress().bytes, in.progress().totalBytes);
        QCOMPARE(opened->tap(CaptureImport::tap).kept, quint64 { 20'000 });
        write(opened, format, second);
        QVERIFY(!bytesIn(first).isEmpty());
        QVERIFY(bytesIn(first) == bytesIn(second));
    }

    void brokenLines()
    {
        const QString path = write(QStringLiteral("broken.ndjson"),
            "\xef\xbb\xbf" + line("1") + "\r\n\n" + "{\"subject\":\n" + line("2", ",\"sequence\":7") + '\n'
                + line("3", ",\"stream\":\"ORDERS\"") + "\n   \nhello\n" + line("4"));
        const auto store = storeOf();
        CaptureImport in;
        read(in, store, path);
        QVERIFY(!in.error());
        QCOMPARE(in.progress().messages, quint64 { 4 }); // the last one without a line end, too
        QCOMPARE(in.progress().broken, quint64 { 2 });
        QCOMPARE(in.progress().lines, quint64 { 6 });
        QCOMPARE(in.progress().sequences, quint64 { 1 });
        QCOMPARE(in.progress().others, quint64 { 1 });
        QCOMPARE(in.brokenLines().size(), 2);
        QCOMPARE(in.brokenLines().at(0).line, quint64 { 3 });
        QCOMPARE(in.brokenLines().at(1).line, quint64 { 7 });
        QVERIFY(in.brokenLines().at(1).reason.contains(QLatin1String("no JSON")));
        const auto snapshot = store->snapshot();
        QCOMPARE(snapshot.size(), std::uint64_t { 4 });
        QVERIFY(snapshot.at(3).payload == "4");
    }

    /// Of many broken lines the first are named, all are counted.
    void manyBrokenLines()
    {
        QByteArray text = line("1") + '\n';
        for (int i = 0; i < 3'000; ++i)
            text += "x\n";
        const auto store = storeOf();
        CaptureImport in;
        read(in, store, write(QStringLiteral("many.ndjson"), text));
        QVERIFY(!in.error());
        QCOMPARE(in.progress().broken, quint64 { 3'000 });
        QCOMPARE(in.brokenLines().size(), CaptureImport::mostNamed);
    }

    /// A line that is longer than a block, and one that is longer than any.
    void longLines()
    {
        const QByteArray big = line(QByteArray(3 << 20, 'x'));
        const QByteArray huge = line(QByteArray(130 << 20, 'x'));
        const QString path = write(QStringLiteral("long.ndjson"), big + '\n' + huge + '\n' + line("1") + '\n' + huge);
        const auto store = storeOf();
        CaptureImport in;
        read(in, store, path);
        QVERIFY(!in.error());
        QCOMPARE(in.progress().messages, quint64 { 2 });
        QCOMPARE(in.progress().broken, quint64 { 2 });
        QCOMPARE(in.brokenLines().at(0).line, quint64 { 2 });
        QCOMPARE(in.brokenLines().at(1).line, quint64 { 4 });
        QCOMPARE(store->snapshot().at(0).payload.size(), std::size_t { 3 << 20 });
    }

    /// More than the budget: the newest stay, and the balance says how many went.
    void largerThanTheBudget()
    {
        QByteArray text;
        for (int i = 0; i < 40'000; ++i)
            text += line(QByteArray::number(i)) + '\n';
        const auto store = storeOf(512 * 1024);
        CaptureImport in;
        read(in, store, write(QStringLiteral("budget.ndjson"), text));
        const TapCounters counters = store->tap(CaptureImport::tap);
        QVERIFY(counters.evicted > 0 && counters.kept > 0);
        QCOMPARE(counters.kept + counters.evicted + counters.rejected, in.progress().messages);
        QCOMPARE(in.progress().messages, quint64 { 40'000 });
        const auto snapshot = store->snapshot();
        QVERIFY(snapshot.at(snapshot.endRow() - 1).payload == "39999");
    }

    void cancels()
    {
        QByteArray text;
        for (int i = 0; i < 200'000; ++i)
            text += line("some payload") + '\n';
        const auto store = storeOf();
        CaptureImport in;
        QSignalSpy finished(&in, &CaptureImport::finished);
        in.start(store, write(QStringLiteral("cancelled.ndjson"), text));
        in.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(in.wasCancelled() && !in.error());
        QVERIFY(in.progress().messages < 200'000);
        QCOMPARE(store->total().messages, in.progress().messages);
    }

    /// What is no capture at all says so instead of naming each line.
    void otherFiles()
    {
        const auto store = storeOf();
        CaptureImport in;
        read(in, store, m_folder.filePath(QStringLiteral("missing.ndjson")));
        QVERIFY(in.error());
        QCOMPARE(in.error()->kind, Error::Kind::File);
        QByteArray csv = "time,subject,reply,headers,encoding,payload\r\n";
        for (int i = 0; i < 200'000; ++i)
            csv += "2023-11-14T22:13:20Z,a,,,text,b\r\n";
        read(in, store, write(QStringLiteral("a.csv"), csv));
        QVERIFY(in.error());
        QVERIFY(in.error()->text().contains(QLatin1String("NDJSON")));
        QVERIFY(in.progress().bytes < in.progress().totalBytes);
        read(in, store, write(QStringLiteral("empty.ndjson"), {}));
        QVERIFY(!in.error());
        QCOMPARE(in.progress().lines, quint64 { 0 });
    }
};

QTEST_GUILESS_MAIN(TestCaptureImport)
#include "tst_captureimport.moc"
