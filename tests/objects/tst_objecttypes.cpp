// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/sha256.h"
#include "models/objects/objectlistmodel.h"
#include "models/objects/objectnames.h"
#include "models/objects/objecttypes.h"

#include <QAbstractItemModelTester>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace natsight;

namespace {

const QString files = QStringLiteral("files");

ObjectInfo infoOf(const char *json, const QByteArray &subject = "$O.files.M.YS5iaW4=")
{
    StoredMessage message;
    message.subject = subject;
    message.sequence = 12;
    message.timeNs = 1'700'000'000'000'000'000;
    message.payload = json;
    return readObjectInfo(files, message);
}

void write(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("x");
}

} // namespace

class TestObjectTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMetadata()
    {
        const ObjectInfo info = infoOf(
            R"({"name":"a.bin","description":"d","bucket":"files","nuid":"NUID","size":300000,"mtime":"0001-01-01T00:00:00Z",
                "chunks":3,"digest":"SHA-256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=","headers":{"B":["2","3"],"A":["1"]},
                "metadata":{"z":"1","a":"2"},"options":{"max_chunk_size":131072}})");
        QCOMPARE(info.name, QStringLiteral("a.bin"));
        QCOMPARE(info.size, 300'000U);
        QCOMPARE(info.chunks, 3U);
        QCOMPARE(info.sequence, 12U);
        QCOMPARE(info.modifiedNs, 1'700'000'000'000'000'000); // of the message
        QCOMPARE(info.texts.headers.constFirst().first, QStringLiteral("A"));
        QCOMPARE(info.texts.headers.constLast().second, (QStringList { QStringLiteral("2"), QStringLiteral("3") }));
        QCOMPARE(info.texts.metadata.constFirst().second, QStringLiteral("2"));
        QCOMPARE(info.maxChunkSize, 131'072U);
        QVERIFY(info.problem.isEmpty() && !info.isLink() && !info.isDeleted);
        QCOMPARE(sha256OfDigest(info.digest).toHex(), QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex());
    }

    void toleratesForeignOnes()
    {
        const QByteArray digest = QByteArray::fromHex(
            "fbfffebfe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b");
        for (const auto options : { QByteArray::Base64UrlEncoding | QByteArray::KeepTrailingEquals,
                 QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals,
                 QByteArray::Base64Encoding | QByteArray::KeepTrailingEquals,
                 QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals }) {
            QCOMPARE(
                sha256OfDigest(QStringLiteral("SHA-256=") + QString::fromLatin1(digest.toBase64(options))), digest);
            const QString name = QStringLiteral("ÿþ?>/a");
            QCOMPARE(objectNameOf(QByteArray("$O.files.M." + name.toUtf8().toBase64(options))), name);
            QVERIFY(
                objectMetaSubjects(files, name).contains(QByteArray("$O.files.M." + name.toUtf8().toBase64(options))));
        }
        QVERIFY(sha256OfDigest(QStringLiteral("MD5=abc")).isEmpty());
        QVERIFY(sha256OfDigest(QStringLiteral("SHA-256=abc")).isEmpty());
        QVERIFY(sha256OfDigest({}).isEmpty());

        const ObjectInfo bare = infoOf("{}");
        QCOMPARE(bare.name, QStringLiteral("a.bin")); // by its subject
        QVERIFY(bare.problem.isEmpty() && bare.size == 0);
        const ObjectInfo none = infoOf("hello");
        QVERIFY(!none.problem.isEmpty() && none.name == QLatin1String("a.bin") && !none.json);
        QVERIFY(!infoOf(R"({"size":5,"nuid":"N"})").problem.isEmpty());
        QVERIFY(!infoOf(R"({"size":5,"chunks":1,"nuid":">"})").problem.isEmpty());
        QCOMPARE(infoOf(R"({"size":-5,"chunks":"x","headers":[],"metadata":7,"options":null})").size, 0U);
        QCOMPARE(infoOf(R"({"size":12.0})").size, 12U);
        QCOMPARE(
            infoOf(R"({"headers":{"A":"b"}})").texts.headers.constFirst().second, QStringList(QStringLiteral("b")));
        QVERIFY(infoOf(R"({"deleted":true,"nuid":"N","size":0})").isDeleted);
        QCOMPARE(infoOf(R"({"mtime":"2024-05-01T10:00:00Z"})").modifiedNs, 1'714'557'600'000'000'000);
    }

    void chunksOfOthersAreSafe()
    {
        for (const char *nuid : { "", ">", "*", "a.b", "a b", "a\n", "\t" })
            QVERIFY2(objectChunkSubject(files, QString::fromLatin1(nuid)).isEmpty(), nuid);
        QCOMPARE(objectChunkSubject(files, QStringLiteral("Ab9-_")), QByteArray("$O.files.C.Ab9-_"));
        QCOMPARE(newNuid().size(), 22);
        QVERIFY(newNuid() != newNuid());
    }

    void keepsWhatItDoesNotKnow()
    {
        ObjectInfo info = infoOf(R"({"x":{"y":18446744073709551615},"name":"a.bin","metadata":{"k":"v","n":[1]},
            "options":{"link":{"bucket":"b","name":"n"},"z":1},"nuid":"N"})");
        info.texts.description = QStringLiteral("new");
        info.texts.metadata = { { QStringLiteral("k"), QStringLiteral("w") } };
        const Json written = Json::parse(objectMetaJson(info).toStdString());
        QCOMPARE(written["x"]["y"].get<quint64>(), std::numeric_limits<quint64>::max());
        QVERIFY(written.begin().key() == "x");
        QVERIFY(written["metadata"]["n"].is_array() && written["metadata"]["k"] == "w");
        QVERIFY(written["options"]["z"] == 1 && written["options"]["link"]["bucket"] == "b");
        QVERIFY(written["description"] == "new" && !written.contains("deleted") && !written.contains("headers"));
    }

    void linesAndBack()
    {
        const auto headers = headersFromLines(QStringLiteral("B: 2\n\n A : 1 \nB: 3"));
        QVERIFY(headers.has_value());
        QCOMPARE(headerLines(*headers), QStringLiteral("A: 1\nB: 2\nB: 3"));
        QVERIFY(!headersFromLines(QStringLiteral("no colon")));
        QVERIFY(!headersFromLines(QStringLiteral("a b: c")));
        const auto metadata = metadataFromLines(QStringLiteral("b = 2 = 3\na=1"));
        QVERIFY(metadata.has_value());
        QCOMPARE(metadataLines(*metadata), QStringLiteral("a = 1\nb = 2 = 3"));
        QVERIFY(!metadataFromLines(QStringLiteral("a=1\na=2")));
        QVERIFY(!metadataFromLines(QStringLiteral("=1")));
    }

    void names()
    {
        for (const char *bad : { "", "a.b", "a/b", "a b", "*", ">", "ä" })
            QVERIFY2(!validateBucketName(QString::fromUtf8(bad)), bad);
        QVERIFY(validateBucketName(QStringLiteral("A-b_9")));
        QCOMPARE(bucketOfStream(QStringLiteral("OBJ_files")), files);
        QVERIFY(bucketOfStream(QStringLiteral("KV_files")).isEmpty());
        QVERIFY(!validateObjectName(files, {}));
        QVERIFY(!validateObjectName(files, QString(4'000, u'x')));
        QVERIFY(validateObjectName(files, QStringLiteral("a/ b ≠ \n")));
    }

    void safePaths_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        const auto add = [](const char *name, const char *path) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(path);
        };
        add("a.txt", "a.txt");
        add("a/b/c.txt", "a/b/c.txt");
        add("/etc/passwd", "etc/passwd");
        add("../../x", "__/__/x");
        add("a/./../b", "a/_/__/b");
        add("C:\\windows\\x", "C_/windows/x");
        add("..\\..\\x", "__/__/x");
        add("\\\\server\\share", "server/share");
        add("con.txt", "_con.txt");
        add("a/NUL", "a/_NUL");
        add("COM1", "_COM1");
        add("COMX", "COMX");
        add("a. ", "a_");
        add("...", "___");
        add("a:b*?\"<>|c", "a_b______c");
        add("", "_");
        add("///", "_");
        add(" ", "_");
        add("ünï/ß", "ünï/ß");
    }
    void safePaths()
    {
        QFETCH(QString, name);
        QFETCH(QString, path);
        QCOMPARE(safeRelativePath(name), path);
    }

    /// Any name at all, out of the pieces that make trouble.
    void noPathLeavesTheFolder()
    {
        QRandomGenerator random(20'25);
        const QStringList pieces { QStringLiteral(".."), QStringLiteral("."), QStringLiteral("/"), QStringLiteral("\\"),
            QStringLiteral("C:"), QStringLiteral("con"), QStringLiteral(" "), QString(QChar(u'\0')),
            QString(QChar(0xd800)), QString(QChar(0x202e)), QStringLiteral("~"), QStringLiteral("%2e%2e"),
            QStringLiteral("a"), QString(300, u'ä'), QStringLiteral("\n"), QStringLiteral("．．"),
            QStringLiteral("aux"), QStringLiteral("日本") };
        QTemporaryDir folder;
        const QString root = QDir(folder.path()).canonicalPath() + u'/';
        for (int i = 0; i < 20'000; ++i) {
            QString name;
            for (auto left = random.bounded(12); left > 0; --left)
                name += pieces.at(random.bounded(static_cast<int>(pieces.size())));
            const QString relative = safeRelativePath(name);
            const QString path = QDir::cleanPath(root + relative);
            QVERIFY2(path.startsWith(root) && path.size() > root.size(), qPrintable(name));
            QCOMPARE(path, QString(root + relative)); // nothing to clean: no dots, no doubled slashes
            QVERIFY(!relative.contains(QChar(u'\0')));
            QCOMPARE(safeRelativePath(relative), relative);
            for (const QString &part : relative.split(u'/'))
                QVERIFY(part.toUtf8().size() <= 250);
        }
    }

    void pathsInFolders()
    {
        QTemporaryDir folder;
        QTemporaryDir outside;
        const QDir root(folder.path());
        write(root.filePath(QStringLiteral("a.tar.gz")));
        QCOMPARE(
            pathInFolder(folder.path(), QStringLiteral("a.tar.gz")), root.filePath(QStringLiteral("a.tar (2).gz")));
        QCOMPARE(pathInFolder(folder.path(), QStringLiteral("b/c")), root.filePath(QStringLiteral("b/c")));
        QCOMPARE(pathInFolder(folder.path(), QStringLiteral("b/c"), { root.filePath(QStringLiteral("b/c")) }),
            root.filePath(QStringLiteral("b/c (2)")));
        // A folder that is a link to elsewhere, and one that is a file.
        QVERIFY(QFile::link(outside.path(), root.filePath(QStringLiteral("away"))));
        QVERIFY(pathInFolder(folder.path(), QStringLiteral("away/x")).isEmpty());
        QVERIFY(pathInFolder(folder.path(), QStringLiteral("a.tar.gz/x")).isEmpty());
    }

    void filesOfFolders()
    {
        QTemporaryDir folder;
        QTemporaryDir outside;
        const QDir root(folder.path());
        write(root.filePath(QStringLiteral("top/a.txt")));
        write(root.filePath(QStringLiteral("top/sub/b.txt")));
        write(root.filePath(QStringLiteral("single.txt")));
        QVERIFY(QFile::link(outside.path(), root.filePath(QStringLiteral("top/away"))));
        bool isCut = false;
        const auto found = filesToPut(
            { root.filePath(QStringLiteral("single.txt")), root.filePath(QStringLiteral("top")) }, 10, isCut);
        QStringList names;
        for (const FileToPut &file : found)
            names << file.name;
        QCOMPARE(names,
            (QStringList {
                QStringLiteral("single.txt"), QStringLiteral("top/a.txt"), QStringLiteral("top/sub/b.txt") }));
        QVERIFY(!isCut);
        (void)filesToPut({ root.filePath(QStringLiteral("top")) }, 1, isCut);
        QVERIFY(isCut);
    }

    void listModel()
    {
        ObjectListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto object = [](const char *name, const char *json) {
            return infoOf(json, objectMetaSubject(files, QString::fromLatin1(name)));
        };
        model.add({ object("a", R"({"size":10,"chunks":1,"nuid":"N"})"), object("b", R"({"deleted":true,"nuid":"N"})"),
            object("c", R"({"options":{"link":{"bucket":"o","name":"x"}}})"), object("d", "junk") });
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.totals().objects, 3U);
        QCOMPARE(model.totals().links, 1U);
        QCOMPARE(model.totals().broken, 1U);
        QCOMPARE(model.totals().bytes, 10U);
        const auto kind = [&model](const char *name) {
            const int row = model.rowOf(objectMetaSubject(files, QString::fromLatin1(name)));
            return model.index(row, ObjectListModel::Kind).data().toString();
        };
        QCOMPARE(kind("a"), QStringLiteral("object"));
        QCOMPARE(kind("c"), QStringLiteral("link → o/x"));
        QCOMPARE(kind("d"), QStringLiteral("broken"));
        model.setShowsDeleted(true);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(kind("b"), QStringLiteral("deleted"));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.add({ object("a", R"({"deleted":true,"nuid":"N"})") });
        QCOMPARE(changes.size(), 1);
        model.setShowsDeleted(false);
        QCOMPARE(model.rowCount(), 2);
        model.add({ object("c", R"({"deleted":true,"nuid":"N"})") }); // away
        QCOMPARE(model.rowCount(), 1);
        model.add({ object("a", R"({"size":10,"chunks":1,"nuid":"N"})") }); // there again
        QCOMPARE(model.rowCount(), 2);
        model.remove({ objectMetaSubject(files, QStringLiteral("a")), "$O.files.M.none" });
        QCOMPARE(model.rowCount(), 1);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void sha256()
    {
        QByteArray bytes(1'000'003, 'x');
        Sha256 sha;
        for (qsizetype at = 0; at < bytes.size(); at += 777)
            sha.add(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(777, bytes.size() - at)));
        QCOMPARE(sha.result(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    }
};

QTEST_GUILESS_MAIN(TestObjectTypes)
#include "tst_objecttypes.moc"
