// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyfolder.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace natsight;

namespace {

const std::atomic<bool> goOn { false };

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestKeyFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFiles_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("path");
        QTest::newRow("one token") << QByteArray("a") << QStringLiteral("a.value");
        QTest::newRow("below it") << QByteArray("a.b") << QStringLiteral("a/b.value");
        QTest::newRow("plain") << QByteArray("a-b_c=1") << QStringLiteral("a-b_c=1.value");
        QTest::newRow("capitals") << QByteArray("A.bC") << QStringLiteral("%41/b%43.value");
        QTest::newRow("slash") << QByteArray("a/b") << QStringLiteral("a%2Fb.value");
        QTest::newRow("upwards") << QByteArray("/../../etc") << QStringLiteral("%2F/%/%2F/%/%2Fetc.value");
        QTest::newRow("device") << QByteArray("con.com1.lpt.nul") << QStringLiteral("%63on/%63om1/lpt/%6Eul.value");
        QTest::newRow("like a file") << QByteArray("a.value") << QStringLiteral("a/value.value");
        QTest::newRow("empty tokens") << QByteArray(".a..") << QStringLiteral("%/a/%/%.value");
        QTest::newRow("no text") << QByteArray("\x00\xff %~", 5) << QStringLiteral("%00%FF%20%25%7E.value");
        QTest::newRow("long") << QByteArray(450, 'x')
                              << QString(QString(200, u'x') + QLatin1String("~/") + QString(200, u'x')
                                     + QLatin1String("~/") + QString(50, u'x') + QLatin1String(".value"));
    }
    void namesFiles()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, path);
        QCOMPARE(keyPath(key), path);
        QCOMPARE(keyOfPath(path), key);
    }

    /// Whatever the bytes: back to the same key, no two keys the same file, also where capitals do not count.
    void isReversible()
    {
        QRandomGenerator random(1);
        QHash<QString, QByteArray> paths;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray key;
            const auto size = i % 50 == 0 ? random.bounded(1'200) : random.bounded(12);
            static constexpr char few[] = "aAbBcCoOnN..~/%=_-0";
            for (int at = 0; at <= size; ++at)
                key += i % 3 == 0 ? static_cast<char>(random.bounded(256)) : few[random.bounded(int(sizeof few) - 1)];
            const QString path = keyPath(key);
            QCOMPARE(keyOfPath(path), key);
            QVERIFY(!path.startsWith(u'/'));
            const QStringList parts = path.split(u'/');
            for (const QString &part : parts)
                QVERIFY2(
                    !part.isEmpty() && part != QLatin1String(".") && part != QLatin1String("..") && part.size() <= 210,
                    qPrintable(path));
            const QByteArray other = paths.value(path.toLower(), key);
            QCOMPARE(other, key);
            paths.insert(path.toLower(), key);
        }
    }

    void knowsWhatIsNoKey()
    {
        for (const char *path :
            { "", ".value", "a", "a.txt", "A.value", "a/.value", "/a.value", "../a.value", "a%2fb.value", "a%2.value",
                "con.value", "x~.value", "a~/b.value", "%61.value", "a b.value", "é.value", "a.value.value" })
            QVERIFY2(keyOfPath(QString::fromUtf8(path)).isNull(), path);
    }

    void writesAndReads()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QByteArray &key, const QByteArray &value, bool mayReplace = false,
                               bool isDryRun = false) {
            const auto written = writeKeyFile(folder.path(), key, value, mayReplace, isDryRun);
            return written ? static_cast<int>(*written) : -1;
        };
        constexpr int written = static_cast<int>(KeyFileWrite::Written);
        constexpr int isThere = static_cast<int>(KeyFileWrite::IsThere);
        QCOMPARE(write("a.b", "dry", false, true), written);
        QVERIFY(QDir(folder.path()).isEmpty());
        const QList<QByteArray> keys { "A", "a", "a.b", "a.b.c", "x/y.z", QByteArray(300, 'l') };
        for (const QByteArray &key : keys)
            QCOMPARE(write(key, "value of " + key), written);
        QCOMPARE(write("a.b", "other"), isThere);
        QCOMPARE(write("a.b", "other", false, true), isThere);
        QCOMPARE(write("A", QByteArray("\0\n\xff", 3), true), written);
        QCOMPARE(*readKeyFile(folder.path(), "A", 10), QByteArray("\0\n\xff", 3));
        QCOMPARE(*readKeyFile(folder.path(), "a.b", 100), QByteArray("value of a.b"));
        QVERIFY(!readKeyFile(folder.path(), "a.b", 11));
        QVERIFY(!readKeyFile(folder.path(), "none.there", 11));
        const KeyFolder found = readKeyFolder(folder.path(), 100, goOn);
        QCOMPARE(
            QSet<QByteArray>(found.keys.cbegin(), found.keys.cend()), QSet<QByteArray>(keys.cbegin(), keys.cend()));
        QVERIFY(found.problems.isEmpty()); // nothing half done is left
        QVERIFY(readKeyFolder(folder.path(), 2, goOn).isCut);
    }

    void doesNotLeaveTheFolder()
    {
        QTemporaryDir elsewhere;
        QTemporaryDir folder;
        QVERIFY(put(elsewhere.filePath(QStringLiteral("secret.value")), "secret"));
        QVERIFY(QFile::link(elsewhere.path(), folder.filePath(QStringLiteral("out"))));
        QVERIFY(QFile::link(
            elsewhere.filePath(QStringLiteral("secret.value")), folder.filePath(QStringLiteral("file.value"))));
        QVERIFY(QFile::link(folder.path(), folder.filePath(QStringLiteral("loop"))));
        QVERIFY(put(folder.filePath(QStringLiteral("notes.txt")), "mine"));
        QVERIFY(put(folder.filePath(QStringLiteral("fine.value")), "fine"));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("dir.value")));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("taken.value")));
        const KeyFolder found = readKeyFolder(folder.path(), 100, goOn);
        QCOMPARE(found.keys, QList<QByteArray> { "fine" });
        QStringList told;
        for (const KeyFolder::Problem &problem : found.problems)
            told << problem.path;
        told.sort();
        QCOMPARE(told,
            QStringList({ QStringLiteral("file.value"), QStringLiteral("loop"), QStringLiteral("notes.txt"),
                QStringLiteral("out") }));
        for (const bool mayReplace : { false, true }) {
            for (const char *key : { "out.new", "out.secret", "file", "taken", "loop.x" }) {
                QVERIFY2(!writeKeyFile(folder.path(), key, "x", mayReplace, false), key);
                QVERIFY2(!writeKeyFile(folder.path(), key, "x", mayReplace, true), key);
            }
        }
        QVERIFY(!readKeyFile(folder.path(), "out.secret", 100));
        QVERIFY(!readKeyFile(folder.path(), "file", 100));
        QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), QStringList { QStringLiteral("secret.value") });
    }

    void tellsWhatCannotBeRead()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("shut")));
        QVERIFY(put(folder.filePath(QStringLiteral("shut.value")), "x"));
        const QString shut = folder.filePath(QStringLiteral("shut"));
        QVERIFY(QFile::setPermissions(shut, {}));
        QVERIFY(QFile::setPermissions(folder.filePath(QStringLiteral("shut.value")), {}));
        const bool isRoot = QDir(shut).isReadable(); // who may read all
        const KeyFolder found = readKeyFolder(folder.path(), 100, goOn);
        QCOMPARE(found.problems.size(), isRoot ? 0 : 1);
        QCOMPARE(readKeyFile(folder.path(), "shut", 10).has_value(), isRoot);
        QVERIFY(QFile::setPermissions(shut, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        QCOMPARE(readKeyFolder(folder.filePath(QStringLiteral("none")), 100, goOn).problems.size(), 1);
        const std::atomic<bool> stop { true };
        QVERIFY(readKeyFolder(folder.path(), 100, stop).keys.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKeyFolder)
#include "tst_keyfolder.moc"
