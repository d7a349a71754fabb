// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keybulk.h"

#include "tests/jetstream/support.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace natsight;
using OnConflict = KeyBulk::OnConflict;

class TestKeyBulk : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<KeyValueClient> makeBucket(const char *name)
    {
        Json config = json(R"({"max_msgs_per_subject":5,"discard":"new","allow_rollup_hdrs":true,"allow_direct":true,
            "deny_delete":true,"storage":"memory"})");
        config["name"] = std::string("KV_") + name;
        config["subjects"] = Json::array({ std::string("$KV.") + name + ".>" });
        const auto made = received(m_client->createStream(config));
        const auto bucket = made ? Bucket::ofStream(*made) : std::nullopt;
        return bucket ? std::make_unique<KeyValueClient>(m_client.get(), *bucket) : nullptr;
    }
    [[nodiscard]] QByteArray valueOf(KeyValueClient &client, const QByteArray &key)
    {
        const auto entry = received(client.get(key));
        return entry && !entry->isDeleted() ? entry->value : QByteArray();
    }
    static void finish(KeyBulk &bulk)
    {
        QSignalSpy finished(&bulk, &KeyBulk::finished);
        QTRY_VERIFY_WITH_TIMEOUT(!bulk.isRunning(), 30'000);
        QCOMPARE(finished.count(), 1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>(QByteArray(), quint16 { 0 }, true);
        QVERIFY(m_server->start());
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QTRY_VERIFY(m_session->status().server.isJetStream);
        m_client = std::make_unique<JetStreamClient>(m_session.get());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase()
    {
        m_client.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed());
    }

    void readsAndWritesLines()
    {
        KeyEntry entry;
        entry.key = "a/b";
        entry.value = "two\nlines \"quoted\"";
        entry.revision = 18'446'744'073'709'551'615U;
        auto line = keyLineFrom(lineOf(entry));
        VERIFY_RESULT(line);
        QCOMPARE(line->key, entry.key);
        QCOMPARE(line->value, entry.value);
        QCOMPARE(line->revision, entry.revision);
        entry.value = QByteArray("\xff\x00\x01", 3);
        line = keyLineFrom(lineOf(entry));
        VERIFY_RESULT(line);
        QCOMPARE(line->value, entry.value);
        line = keyLineFrom(R"({"key":"x","value":{"b": 1,"a":9007199254740993}})");
        VERIFY_RESULT(line);
        QCOMPARE(line->value, QByteArray(R"({"b":1,"a":9007199254740993})"));
        for (const char *bad :
            { "", "x", "[]", "{}", R"({"key":1,"value":""})", R"({"key":"a"})", R"({"key":"a","value_base64":"?"})" })
            QVERIFY2(!keyLineFrom(bad), bad);
    }

    /// A revision is only for people: what is none counts as not told, and the value is not lost for it.
    void oddRevisions_data()
    {
        QTest::addColumn<QByteArray>("revision");
        QTest::addColumn<quint64>("read");
        QTest::newRow("as it should be") << QByteArray("7") << quint64 { 7 };
        QTest::newRow("negative") << QByteArray("-7") << quint64 { 0 };
        QTest::newRow("fraction") << QByteArray("7.5") << quint64 { 0 };
        QTest::newRow("exponent") << QByteArray("1e3") << quint64 { 0 };
        QTest::newRow("the greatest") << QByteArray("18446744073709551615") << quint64 { 18'446'744'073'709'551'615U };
        QTest::newRow("text") << QByteArray("\"7\"") << quint64 { 0 };
        QTest::newRow("null") << QByteArray("null") << quint64 { 0 };
        QTest::newRow("list") << QByteArray("[7]") << quint64 { 0 };
    }
    void oddRevisions()
    {
        QFETCH(const QByteArray, revision);
        QFETCH(const quint64, read);
        const QByteArray text = R"({"key":"k","value":"v","revision":)" + revision + '}';
        const auto line = keyLineFrom(text);
        VERIFY_RESULT(line);
        QCOMPARE(line->revision, read);
        QCOMPARE(line->value, QByteArray("v"));
    }

    void movesBetweenBucketsAndFiles()
    {
        const auto from = makeBucket("from");
        const auto to = makeBucket("to");
        QVERIFY(from && to);
        QList<KeyBulk::Key> keys;
        for (int i = 0; i < 100; ++i) {
            const QByteArray key = "k." + QByteArray::number(i);
            const auto written = received(from->create(key, "v" + QByteArray::number(i)));
            QVERIFY(written.isWritten());
            keys.append({ key, written.revision });
        }
        QVERIFY(received(to->create("k.7", "theirs")).isWritten());

        // A dry run tells the same and writes nothing.
        KeyBulk bulk;
        bulk.copy(from.get(), to.get(), keys, OnConflict::Skip, true);
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 99 });
        QVERIFY(valueOf(*to, "k.8").isEmpty());
        bulk.copy(from.get(), to.get(), keys, OnConflict::Skip, false);
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 99 });
        QCOMPARE(bulk.report().size(), 1);
        QCOMPARE(bulk.report().constFirst().key, QByteArray("k.7"));
        QCOMPARE(bulk.report().constFirst().left, KeyBulk::Left::Skipped);
        QCOMPARE(valueOf(*to, "k.7"), QByteArray("theirs"));
        QCOMPARE(valueOf(*to, "k.8"), QByteArray("v8"));

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("keys.ndjson"));
        VERIFY_RESULT(bulk.exportTo(from.get(), keys, path));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 100 });
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Append));
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll().count('\n'), 100);
        file.write("no json\n{\"key\":\"b a d\",\"value\":\"\"}\n\n{\"key\":\"fine\",\"value\":\"x\"}");
        file.close();
        VERIFY_RESULT(bulk.importFrom(to.get(), path, OnConflict::Overwrite, false));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 101 });
        QCOMPARE(bulk.left(), quint64 { 2 });
        QCOMPARE(bulk.report().size(), 2);
        QVERIFY(std::any_of(bulk.report().cbegin(), bulk.report().cend(),
            [](const KeyBulk::Item &item) { return item.reason.startsWith(QStringLiteral("Line 101")); }));
        QCOMPARE(valueOf(*to, "k.7"), QByteArray("v7"));
        QCOMPARE(valueOf(*to, "fine"), QByteArray("x"));

        // The first conflict ends it; the rest is listed.
        VERIFY_RESULT(bulk.importFrom(to.get(), path, OnConflict::Stop, false));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 0 });
        QCOMPARE(bulk.left(), quint64 { 103 });
        QVERIFY(bulk.error());
        QVERIFY(std::any_of(bulk.report().cbegin(), bulk.report().cend(),
            [](const KeyBulk::Item &item) { return item.left == KeyBulk::Left::NotReached; }));
        QVERIFY(!bulk.importFrom(to.get(), folder.filePath(QStringLiteral("none")), OnConflict::Skip, false));
    }

    void headersComeBack()
    {
        KeyEntry entry;
        entry.key = "k";
        entry.headers = { { "Note", "one" }, { "note", "\xff" }, { "Note", "two" },
            { "Nats-Expected-Last-Sequence", "3" }, { "Nats-Msg-Id", "x" }, { "Nats-TTL", "5s" },
            { "KV-Operation", "PUT" }, { "Nats-Rollup", "sub" } };
        const auto line = keyLineFrom(lineOf(entry));
        VERIFY_RESULT(line);
        QCOMPARE(line->headers.size(), std::size_t { 8 });
        KeptHeaders kept = keptHeaders(line->headers, false);
        QCOMPARE(kept.headers, Headers({ { "Note", "one" }, { "Note", "two" }, { "note", "\xff" } }));
        QCOMPARE(kept.left,
            QStringList({ QStringLiteral("Nats-TTL"), QStringLiteral("KV-Operation"), QStringLiteral("Nats-Rollup") }));
        kept = keptHeaders({ { "Nats-TTL", "5s" }, { "a b", "x" }, { "c", "x\r\nd: e" } }, true);
        QCOMPARE(kept.headers, Headers({ { "Nats-TTL", "5s" } }));
        QCOMPARE(kept.left, QStringList({ QStringLiteral("a b"), QStringLiteral("c") }));

        const auto from = makeBucket("headers");
        const auto to = makeBucket("headers2");
        QVERIFY(from && to);
        QVERIFY(received(from->create("plain", "1")).isWritten());
        const KeyWrite written = received(
            from->create("noted", "2", std::chrono::seconds(0), { { "Note", "one" }, { "Note", "two" } }));
        QVERIFY(written.isWritten());
        VERIFY_RESULT(
            received(m_session->request({ "$KV.headers.steered", "3", { { "Nats-Extra", "x" }, { "Mine", "m" } } })));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("keys.ndjson"));
        const QList<KeyBulk::Key> keys { { "plain", 0 }, { "noted", 0 }, { "steered", 0 } };
        KeyBulk bulk;
        VERIFY_RESULT(bulk.exportTo(from.get(), keys, path));
        finish(bulk);
        const auto check = [&bulk, &to, this] {
            QCOMPARE(bulk.written(), quint64 { 3 });
            QCOMPARE(bulk.left(), quint64 { 0 });
            QCOMPARE(bulk.withoutHeaders(), quint64 { 1 });
            QCOMPARE(bulk.report().constFirst().key, QByteArray("steered"));
            QCOMPARE(bulk.report().constFirst().left, KeyBulk::Left::WithoutHeaders);
            QVERIFY(bulk.report().constFirst().reason.contains(QLatin1String("Nats-Extra")));
            const auto noted = received(to->get("noted"));
            VERIFY_RESULT(noted);
            QCOMPARE(keptHeaders(noted->headers, true).headers, Headers({ { "Note", "one" }, { "Note", "two" } }));
            QCOMPARE(headerValue(received(to->get("steered"))->headers, "Mine"), QByteArray("m"));
        };
        VERIFY_RESULT(bulk.importFrom(to.get(), path, OnConflict::Skip, false));
        finish(bulk);
        check();
        bulk.copy(from.get(), to.get(), keys, OnConflict::Overwrite, false);
        finish(bulk);
        check();
        // Files have none, which is told.
        VERIFY_RESULT(bulk.exportToFolder(from.get(), keys, folder.path(), OnConflict::Skip, false));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 3 });
        QCOMPARE(bulk.withoutHeaders(), quint64 { 2 });
    }

    void movesByFolder()
    {
        const auto from = makeBucket("folder");
        const auto to = makeBucket("folder2");
        QVERIFY(from && to);
        QList<KeyBulk::Key> keys;
        const QList<QByteArray> names { "a", "a.b", "A", "a/b.c", "con", "deep.er.and.er" };
        for (const QByteArray &name : names)
            keys.append({ name, received(from->create(name, "v\n" + name)).revision });
        for (int i = 0; i < 200; ++i)
            keys.append({ "many." + QByteArray::number(i),
                received(from->create("many." + QByteArray::number(i), "x")).revision });
        VERIFY_RESULT(received(m_session->request({ "$KV.folder.o(d)d", "odd", {} })));
        keys.append({ "o(d)d", 0 });
        keys.append({ "not.there", 0 });
        QTemporaryDir folder;
        KeyBulk bulk;
        QVERIFY(
            !bulk.exportToFolder(from.get(), keys, folder.filePath(QStringLiteral("none")), OnConflict::Skip, false));
        VERIFY_RESULT(bulk.exportToFolder(from.get(), keys, folder.path(), OnConflict::Skip, true));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 207 });
        QVERIFY(QDir(folder.path()).isEmpty());
        QFile early(folder.filePath(QStringLiteral("con.value")));
        QVERIFY(early.open(QIODevice::WriteOnly)); // is no key's
        early.close();
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("many")));
        QFile taken(folder.filePath(QStringLiteral("many/7.value")));
        QVERIFY(taken.open(QIODevice::WriteOnly) && taken.write("mine") == 4);
        taken.close();
        VERIFY_RESULT(bulk.exportToFolder(from.get(), keys, folder.path(), OnConflict::Skip, false));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 206 });
        QCOMPARE(bulk.left(), quint64 { 2 });
        QVERIFY(std::any_of(bulk.report().cbegin(), bulk.report().cend(),
            [](const KeyBulk::Item &item) { return item.key == "many.7" && item.left == KeyBulk::Left::Skipped; }));
        QVERIFY(taken.open(QIODevice::ReadOnly));
        QCOMPARE(taken.readAll(), QByteArray("mine"));
        taken.close();
        VERIFY_RESULT(bulk.exportToFolder(from.get(), keys, folder.path(), OnConflict::Stop, false));
        finish(bulk);
        QVERIFY(bulk.error());
        QCOMPARE(bulk.written() + bulk.left(), quint64(keys.size()));
        VERIFY_RESULT(bulk.exportToFolder(from.get(), keys, folder.path(), OnConflict::Overwrite, false));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 207 });

        // And back: all that clients would write, and the rest is told.
        VERIFY_RESULT(bulk.importFromFolder(to.get(), folder.path(), OnConflict::Skip, true));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 206 });
        QVERIFY(valueOf(*to, "a").isEmpty());
        VERIFY_RESULT(bulk.importFromFolder(to.get(), folder.path(), OnConflict::Skip, false));
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 206 });
        QCOMPARE(bulk.left(), quint64 { 2 });
        QVERIFY(std::any_of(bulk.report().cbegin(), bulk.report().cend(),
            [](const KeyBulk::Item &item) { return item.key == "o(d)d"; }));
        QVERIFY(std::any_of(bulk.report().cbegin(), bulk.report().cend(), [](const KeyBulk::Item &item) {
            return item.key.isEmpty() && item.reason.startsWith(QLatin1String("con.value: "));
        }));
        for (const QByteArray &name : names)
            QCOMPARE(valueOf(*to, name), QByteArray("v\n" + name));
        QCOMPARE(valueOf(*to, "many.7"), QByteArray("x"));
        VERIFY_RESULT(bulk.importFromFolder(to.get(), folder.path(), OnConflict::Stop, false));
        finish(bulk);
        QVERIFY(bulk.error());
        VERIFY_RESULT(bulk.importFromFolder(to.get(), folder.path(), OnConflict::Overwrite, false));
        bulk.cancel();
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 0 });
        if (!natsCli().isEmpty()) {
            QProcess tool;
            tool.start(natsCli(),
                { QStringLiteral("--server"), m_server->url(), QStringLiteral("kv"), QStringLiteral("get"),
                    QStringLiteral("folder2"), QStringLiteral("a/b.c"), QStringLiteral("--raw") });
            QVERIFY(tool.waitForFinished(30'000));
            QCOMPARE(tool.readAllStandardOutput(), QByteArray("v\na/b.c"));
        }
    }

    /// Somebody else writes between the look and the write: theirs stays, and is told. Each key is written by two at once.
    void overwritesOnlyWhatItSaw()
    {
        const auto from = makeBucket("race");
        const auto to = makeBucket("race2");
        QVERIFY(from && to);
        QList<KeyBulk::Key> keys;
        for (int i = 0; i < 64; ++i) {
            const QByteArray key = "k" + QByteArray::number(i);
            keys.append({ key, received(from->create(key, "new")).revision });
            QVERIFY(received(to->create(key, "old")).isWritten());
        }
        KeyBulk one;
        KeyBulk two;
        one.copy(from.get(), to.get(), keys, OnConflict::Overwrite, false);
        two.copy(from.get(), to.get(), keys, OnConflict::Overwrite, false);
        finish(one);
        QTRY_VERIFY_WITH_TIMEOUT(!two.isRunning(), 30'000);
        QCOMPARE(one.written() + one.left(), quint64 { 64 });
        QCOMPARE(two.written() + two.left(), quint64 { 64 });
        quint64 revisions = 0;
        for (const KeyBulk::Key &key : std::as_const(keys)) {
            QCOMPARE(valueOf(*to, key.key), QByteArray("new"));
            revisions += static_cast<quint64>(received(to->history(key.key)).entries.size());
        }
        // Each write that was told is there, and no other.
        QCOMPARE(revisions, 64 + one.written() + two.written());
    }

    /// What was changed after it was seen is not deleted.
    void deletesOnlyWhatWasSeen()
    {
        const auto bucket = makeBucket("del");
        QVERIFY(bucket);
        QList<KeyBulk::Key> keys;
        for (int i = 0; i < 50; ++i) {
            const QByteArray key = "k" + QByteArray::number(i);
            keys.append({ key, received(bucket->create(key, "v")).revision });
        }
        QVERIFY(received(bucket->put("k3", "newer")).isWritten());
        KeyBulk bulk;
        bulk.remove(bucket.get(), keys, false);
        finish(bulk);
        QCOMPARE(bulk.written(), quint64 { 49 });
        QCOMPARE(bulk.report().size(), 1);
        QCOMPARE(bulk.report().constFirst().key, QByteArray("k3"));
        QCOMPARE(valueOf(*bucket, "k3"), QByteArray("newer"));
        QVERIFY(valueOf(*bucket, "k4").isEmpty());

        // Cancelled: what was not begun is told.
        for (KeyBulk::Key &key : keys)
            key.revision = received(bucket->put(key.key, "again")).revision;
        bulk.remove(bucket.get(), keys, true);
        bulk.cancel();
        finish(bulk);
        QCOMPARE(bulk.written() + bulk.left(), quint64 { 50 });
        QCOMPARE(bulk.left(), quint64 { 50 });
    }

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamClient> m_client;
};

QTEST_GUILESS_MAIN(TestKeyBulk)
#include "tst_keybulk.moc"
