// SPDX-License-Identifier: GPL-3.0-or-later
// Metadata: lists that live, changes that overwrite nobody's.
#include "models/objects/objectclient.h"
#include "models/objects/objectfeed.h"
#include "models/objects/objectlistmodel.h"

#include "models/jetstream/streampublish.h"

#include "tests/objects/support.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString files = QStringLiteral("files");

} // namespace

class TestObjectClient : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    /// Stores a small object as a file would be.
    ObjectInfo store(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("upload"));
        writeFile(path, bytes);
        ObjectClient client(m_client.get(), files);
        const auto there = received(client.find(name));
        PutRequest request { name, {}, {} };
        if (there && there->sequence > 0 && !there->isDeleted)
            request.replaces = there->sequence;
        ObjectPut put(&client, request, path);
        const TransferProgress progress = run(put);
        if (progress.state != TransferProgress::State::Done)
            qFatal("%s", qPrintable(progress.words));
        return put.stored();
    }
    QByteArray cli(QStringList arguments)
    {
        arguments << QStringLiteral("--server") << m_server->url();
        return runProgram(natsCli(), arguments);
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init()
    {
        beginTest();
        VERIFY_RESULT(received(m_client->createStream(json(bucketConfig))));
    }
    void cleanup() { endTest(); }

    void liveList()
    {
        store(QStringLiteral("a.txt"), "hello");
        store(QStringLiteral("dir/b.bin"), someBytes(300'000));
        JetStreamFeed feed(m_session.get());
        feed.setInterval(100ms);
        ObjectFeed objects(&feed, files);
        ObjectListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        connect(&objects, &ObjectFeed::objectsCame, &model, &ObjectListModel::add);
        connect(&objects, &ObjectFeed::objectsGone, &model, &ObjectListModel::remove);
        const auto watch = objects.watch();
        QTRY_VERIFY(objects.state().isKnown);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.totals().bytes, 300'005U);
        QVERIFY(objects.named(QStringLiteral("dir/b.bin")));
        QCOMPARE(objects.named(QStringLiteral("dir/b.bin"))->chunks, 3U);
        // New, changed, deleted.
        store(QStringLiteral("c"), {});
        QTRY_COMPARE(model.rowCount(), 3);
        store(QStringLiteral("a.txt"), "hello again");
        QTRY_COMPARE(objects.named(QStringLiteral("a.txt"))->size, 11U);
        VERIFY_RESULT(received(objects.client()->remove(*objects.named(QStringLiteral("a.txt")))));
        QTRY_COMPARE(model.rowCount(), 2);
        model.setShowsDeleted(true);
        QCOMPARE(model.rowCount(), 3);
        // Taken away without a trace.
        PurgeOptions purge;
        purge.filter = QString::fromUtf8(objectMetaSubject(files, QStringLiteral("c")));
        VERIFY_RESULT(received(m_client->purgeStream(objectStream(files), purge)));
        QTRY_COMPARE(model.rowCount(), 2);
        // The bucket goes while it is looked at, and comes again.
        VERIFY_RESULT(received(m_client->deleteStream(objectStream(files))));
        QTRY_COMPARE(model.rowCount(), 0);
        QTRY_VERIFY(objects.state().error.has_value());
        VERIFY_RESULT(received(m_client->createStream(json(bucketConfig))));
        store(QStringLiteral("new"), "x");
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_VERIFY(!objects.state().error.has_value());
    }

    void changesTextsAndName()
    {
        const ObjectInfo first = store(QStringLiteral("a.txt"), "hello");
        ObjectClient client(m_client.get(), files);
        ObjectTexts texts;
        texts.description = QStringLiteral("what it is");
        texts.headers = { { QStringLiteral("Content-Type"), { QStringLiteral("text/plain") } } };
        texts.metadata = { { QStringLiteral("owner"), QStringLiteral("me") } };
        const auto edited = received(client.change(first, first.name, texts));
        VERIFY_RESULT(edited);
        QCOMPARE(received(client.info(first.name))->texts, texts);
        const auto renamed = received(client.change(*edited, QStringLiteral("sub/é.txt"), texts));
        VERIFY_RESULT(renamed);
        const auto missing = received(client.info(first.name));
        QVERIFY(!missing && ObjectClient::isMissing(missing.error()));
        const auto there = received(client.info(QStringLiteral("sub/é.txt")));
        VERIFY_RESULT(there);
        QCOMPARE(there->nuid, first.nuid);
        QCOMPARE(received(client.firstBytes(*there, 100)).value_or(QByteArray()), QByteArray("hello"));
        // What is stale changes nothing.
        for (const auto &name : { QStringLiteral("sub/é.txt"), QStringLiteral("other") }) {
            ObjectInfo stale = *there;
            stale.sequence = first.sequence;
            const auto refused = received(client.change(stale, name, {}));
            QVERIFY(!refused && ObjectClient::isConflict(refused.error()));
        }
        QCOMPARE(received(client.info(QStringLiteral("sub/é.txt")))->sequence, there->sequence);
        QVERIFY(!received(client.info(QStringLiteral("other"))));
        // A name that is taken.
        store(QStringLiteral("taken"), "x");
        QVERIFY(!received(client.change(*there, QStringLiteral("taken"), texts)));
        QVERIFY(!received(client.change(*there, QString(), texts)));
        // It is replaced when it is the one that was agreed on, and its chunks go.
        const auto taken = received(client.info(QStringLiteral("taken")));
        VERIFY_RESULT(taken);
        const auto refused = received(client.change(*there, taken->name, texts, taken->sequence - 1));
        QVERIFY(!refused && ObjectClient::isConflict(refused.error()));
        VERIFY_RESULT(received(client.change(*there, taken->name, texts, taken->sequence)));
        QCOMPARE(received(client.info(taken->name))->nuid, first.nuid);
        QTRY_COMPARE(chunksIn(*m_client, files, taken->nuid), 0U);
        QCOMPARE(chunksIn(*m_client, files, first.nuid), 1U);
        QVERIFY(ObjectClient::isMissing(received(client.info(there->name)).error()));
    }

    void freeNames()
    {
        store(QStringLiteral("d.d/a.txt"), "x");
        store(QStringLiteral("d.d/a (2).txt"), "x");
        ObjectClient client(m_client.get(), files);
        QCOMPARE(received(client.freeName(QStringLiteral("d.d/a.txt"))).value_or(QString()),
            QStringLiteral("d.d/a (3).txt"));
        QCOMPARE(received(client.freeName(QStringLiteral("d.d/a.txt"))).value_or(QString()),
            QStringLiteral("d.d/a (4).txt")); // the one before may be on its way
        QCOMPARE(received(client.freeName(QStringLiteral("d.d/plain"))).value_or(QString()),
            QStringLiteral("d.d/plain (2)"));
        QCOMPARE(
            received(client.freeName(QStringLiteral(".hidden"))).value_or(QString()), QStringLiteral(".hidden (2)"));
    }

    void deletes()
    {
        const ObjectInfo stored = store(QStringLiteral("a"), someBytes(500'000));
        ObjectClient client(m_client.get(), files);
        ObjectInfo stale = stored;
        --stale.sequence;
        const auto refused = received(client.remove(stale));
        QVERIFY(!refused && ObjectClient::isConflict(refused.error()));
        QCOMPARE(chunksIn(*m_client, files), 4U);
        VERIFY_RESULT(received(client.remove(stored)));
        QTRY_COMPARE(chunksIn(*m_client, files), 0U);
        QVERIFY(received(client.find(QStringLiteral("a")))->isDeleted);
        // And is stored again.
        store(QStringLiteral("a"), "b");
        QCOMPARE(received(client.info(QStringLiteral("a")))->size, 1U);
    }

    /// After a rename that was cut off two names have the same chunks: deleting one leaves them to the other.
    void sharedChunksStay()
    {
        ObjectInfo stored = store(QStringLiteral("a"), "bytes");
        ObjectClient writer(m_client.get(), files);
        ObjectInfo twin = stored;
        twin.name = QStringLiteral("b");
        twin.subject = objectMetaSubject(files, twin.name);
        VERIFY_RESULT(received(writer.writeMeta(twin, 0)));
        JetStreamFeed feed(m_session.get());
        ObjectFeed objects(&feed, files);
        const auto watch = objects.watch();
        QTRY_VERIFY(objects.state().isKnown && objects.named(QStringLiteral("b")));
        VERIFY_RESULT(received(objects.client()->remove(stored)));
        QTRY_VERIFY(!objects.named(QStringLiteral("a")));
        QCOMPARE(chunksIn(*m_client, files), 1U);
        VERIFY_RESULT(received(objects.client()->remove(*objects.named(QStringLiteral("b")))));
        QTRY_COMPARE(chunksIn(*m_client, files), 0U);
    }

    void links()
    {
        store(QStringLiteral("target"), "bytes");
        VERIFY_RESULT(received(m_client->createStream(
            json(R"({"name":"OBJ_other","subjects":["$O.other.C.>","$O.other.M.>"],"allow_rollup_hdrs":true})"))));
        ObjectClient other(m_client.get(), QStringLiteral("other"));
        const auto link = received(other.addLink(QStringLiteral("l"), { files, QStringLiteral("target") }));
        VERIFY_RESULT(link);
        QVERIFY(!received(other.addLink(QStringLiteral("l"), { files, QStringLiteral("target") }))); // exists
        const auto second = received(
            other.addLink(QStringLiteral("l2"), { QStringLiteral("other"), QStringLiteral("l") }));
        VERIFY_RESULT(second);
        const auto resolved = received(other.resolve(*second));
        VERIFY_RESULT(resolved);
        QCOMPARE(resolved->bucket, files);
        QCOMPARE(resolved->name, QStringLiteral("target"));
        const auto whole = received(other.addLink(QStringLiteral("bucket"), { files, {} }));
        VERIFY_RESULT(whole);
        QVERIFY(!received(other.resolve(*whole)));
        QVERIFY(!received(other.addLink(QStringLiteral("self"), { QStringLiteral("other"), QStringLiteral("self") })));
        // A circle of two.
        VERIFY_RESULT(received(other.addLink(QStringLiteral("x"), { QStringLiteral("other"), QStringLiteral("y") })));
        const auto circle = received(
            other.addLink(QStringLiteral("y"), { QStringLiteral("other"), QStringLiteral("x") }));
        VERIFY_RESULT(circle);
        const auto endless = received(other.resolve(*circle));
        QVERIFY(!endless && endless.error().kind == Error::Kind::Limit);
    }

    /// Names as other clients may have encoded them stay one object.
    void foreignNames()
    {
        ObjectClient client(m_client.get(), files);
        const QString name = QStringLiteral("ÿÿ?a");
        const QByteArray subject = "$O.files.M." + name.toUtf8().toBase64(QByteArray::OmitTrailingEquals);
        QVERIFY(subject != objectMetaSubject(files, name));
        OutgoingMessage message { subject, R"({"name":"ÿÿ?a","nuid":"N","size":0,"chunks":0})" };
        VERIFY_RESULT(received(publishToStream(m_session.get(), std::move(message))));
        const auto found = received(client.info(name));
        VERIFY_RESULT(found);
        QCOMPARE(found->subject, subject);
        store(name, "new");
        QCOMPARE(received(client.info(name))->subject, subject);
        quint64 metas = 0;
        for (const SubjectCount &one :
            received(m_client->streamSubjects(objectStream(files), QStringLiteral("$O.files.M.>"), 10)).items)
            metas += one.messages;
        QCOMPARE(metas, 1U);
        // In Latin-1 the one is what the other is in UTF-8: they are two objects all the same.
        store(QStringLiteral("ä"), "one");
        const auto other = received(client.find(QStringLiteral("Ã¤")));
        VERIFY_RESULT(other);
        QCOMPARE(other->sequence, 0U);
        store(QStringLiteral("Ã¤"), "and the other");
        QCOMPARE(received(client.info(QStringLiteral("ä")))->size, 3U);
        QCOMPARE(received(client.info(QStringLiteral("Ã¤")))->size, 13U);
    }

    /// Two writers that race: every change that was told as stored was based on the one before it.
    void noUpdateIsLost()
    {
        const ObjectInfo first = store(QStringLiteral("counter"), "x");
        Session otherSession(profileFor(*m_server));
        otherSession.open();
        QTRY_VERIFY(otherSession.status().server.isJetStream);
        JetStreamClient otherClient(&otherSession);
        ObjectClient a(m_client.get(), files);
        ObjectClient b(&otherClient, files);
        int stored = 0;
        int open = 0;
        std::function<void(ObjectClient *, int)> step = [&](ObjectClient *client, int left) {
            if (left == 0)
                return;
            ++open;
            whenDone(client, client->info(QStringLiteral("counter")), [&, client, left](const Result<ObjectInfo> &now) {
                if (!now)
                    qFatal("%s", saidBy(now).constData());
                ObjectTexts texts = now->texts;
                texts.description = QString::number(texts.description.toInt() + 1);
                whenDone(
                    client, client->change(*now, now->name, texts), [&, client, left](const Result<ObjectInfo> &done) {
                        if (!done && !ObjectClient::isConflict(done.error()))
                            qFatal("%s", saidBy(done).constData());
                        stored += done ? 1 : 0;
                        --open;
                        step(client, left - 1);
                    });
            });
        };
        for (int i = 0; i < 3; ++i) {
            step(&a, 40);
            step(&b, 40);
        }
        QTRY_COMPARE_WITH_TIMEOUT(open, 0, 60'000);
        QVERIFY(stored > 0);
        QCOMPARE(received(a.info(first.name))->texts.description.toInt(), stored);
    }

    void interop()
    {
        NATSIGHT_NEED_CLI();
        const QString path = m_folder.filePath(QStringLiteral("theirs.bin"));
        writeFile(path, someBytes(400'000, 3));
        QVERIFY(!cli({ QStringLiteral("object"), QStringLiteral("put"), files, path, QStringLiteral("--name"),
                         QStringLiteral("dir/theirs.bin"), QStringLiteral("--description"),
                         QStringLiteral("from the CLI"), QStringLiteral("--no-progress"), QStringLiteral("--force") })
                     .isNull());
        ObjectClient client(m_client.get(), files);
        const auto theirs = received(client.info(QStringLiteral("dir/theirs.bin")));
        VERIFY_RESULT(theirs);
        QCOMPARE(theirs->size, 400'000U);
        QCOMPARE(theirs->texts.description, QStringLiteral("from the CLI"));
        VERIFY_RESULT(received(client.change(*theirs, QStringLiteral("renamed.bin"), theirs->texts)));
        store(QStringLiteral("ours.txt"), "ours");
        const QByteArray list = cli({ QStringLiteral("object"), QStringLiteral("ls"), files });
        QVERIFY2(list.contains("ours.txt") && list.contains("renamed.bin") && !list.contains("dir/theirs"),
            list.constData());
        const QByteArray info = cli(
            { QStringLiteral("object"), QStringLiteral("info"), files, QStringLiteral("renamed.bin") });
        QVERIFY2(info.contains("from the CLI"), info.constData());
        const QString fetched = m_folder.filePath(QStringLiteral("fetched.bin"));
        QVERIFY(
            !cli({ QStringLiteral("object"), QStringLiteral("get"), files, QStringLiteral("renamed.bin"),
                     QStringLiteral("--output"), fetched, QStringLiteral("--no-progress"), QStringLiteral("--force") })
                 .isNull());
        QCOMPARE(readFile(fetched), someBytes(400'000, 3));
        const auto ours = received(client.info(QStringLiteral("ours.txt")));
        VERIFY_RESULT(received(client.remove(*ours)));
        QVERIFY(!cli({ QStringLiteral("object"), QStringLiteral("ls"), files }).contains("ours.txt"));
        QVERIFY(!cli({ QStringLiteral("object"), QStringLiteral("del"), files, QStringLiteral("renamed.bin"),
                         QStringLiteral("--force") })
                     .isNull());
        QVERIFY(ObjectClient::isMissing(received(client.info(QStringLiteral("renamed.bin"))).error()));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestObjectClient)
#include "tst_objectclient.moc"
