// SPDX-License-Identifier: GPL-3.0-or-later
// Objects up and down: whole or not at all.
#include "models/jetstream/streampublish.h"
#include "models/objects/objecttransfer.h"
#include "models/objects/transferlistmodel.h"

#include "tests/objects/support.h"
#include "tests/support/cluster.h"
#include "tests/support/leafnode.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString files = QStringLiteral("files");
const QString name = QStringLiteral("big.bin");
constexpr int patience = 60'000;

} // namespace

class TestObjectTransfer : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QString file(const QByteArray &bytes, const char *called = "upload") const
    {
        const QString path = m_folder.filePath(QLatin1String(called));
        writeFile(path, bytes);
        return path;
    }
    TransferProgress put(const QString &object, const QByteArray &bytes, std::optional<quint64> replaces = {})
    {
        ObjectPut transfer(m_objects.get(), { object, {}, replaces }, file(bytes));
        const auto progress = run(transfer);
        m_stored = transfer.stored();
        return progress;
    }
    /// Into a new file; its bytes, or what went wrong.
    QByteArray get(const ObjectInfo &info)
    {
        const QString path = m_folder.filePath(QStringLiteral("download"));
        QFile::remove(path);
        ObjectGet transfer(m_objects.get(), { info, path, false });
        const auto progress = run(transfer);
        if (progress.state == TransferProgress::State::Done)
            return readFile(path);
        if (QFile::exists(path))
            qFatal("a failed download has left a file");
        return "failed: " + progress.words.toUtf8();
    }
    ObjectInfo infoOf(const QString &object) { return received(m_objects->info(object)).value_or(ObjectInfo()); }
    void publish(const QByteArray &subject, const QByteArray &payload)
    {
        VERIFY_RESULT(received(publishToStream(m_session.get(), { subject, payload })));
    }
    void makeBucket(const char *more = "")
    {
        const QByteArray config = QByteArray(bucketConfig).chopped(1) + more + '}';
        VERIFY_RESULT(received(m_client->createStream(json(config.constData()))));
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
        m_objects = std::make_unique<ObjectClient>(m_client.get(), files);
    }
    void cleanupTestCase()
    {
        m_objects.reset();
        m_client.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup()
    {
        if (!m_client)
            return;
        QTRY_COMPARE_WITH_TIMEOUT(ObjectCleaner::of(m_client.get())->pending(), 0, patience);
        for (const QString &stream : received(m_client->streamNames()).items)
            VERIFY_RESULT(received(m_client->deleteStream(stream)));
    }

    void upAndDown_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : { 0, 1, 131'071, 131'072, 131'073, 3'000'007, 20'000'000 })
            QTest::addRow("%d", size) << size;
    }
    void upAndDown()
    {
        QFETCH(int, size);
        makeBucket();
        const QByteArray bytes = someBytes(size);
        VERIFY_DONE(put(name, bytes));
        QCOMPARE(m_stored.size, static_cast<quint64>(size));
        QCOMPARE(m_stored.chunks, static_cast<quint64>((size + 131'071) / 131'072));
        QCOMPARE(m_stored.digest, objectDigest(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)));
        QCOMPARE(chunksIn(*m_client, files, m_stored.nuid), m_stored.chunks);
        const ObjectInfo info = infoOf(name);
        QCOMPARE(info.nuid, m_stored.nuid);
        QVERIFY(get(info) == bytes);
    }

    /// Without direct get all is read from the leader; foreign chunks lie between.
    void slowWays()
    {
        VERIFY_RESULT(received(m_client->createStream(
            json(R"({"name":"OBJ_files","subjects":["$O.files.C.>","$O.files.M.>"],"allow_rollup_hdrs":true})"))));
        const QByteArray one = someBytes(5'000'000, 1);
        const QByteArray two = someBytes(5'000'000, 2);
        ObjectPut first(m_objects.get(), { QStringLiteral("one"), {}, {} }, file(one, "one"));
        ObjectPut second(m_objects.get(), { QStringLiteral("two"), {}, {} }, file(two, "two"));
        second.start();
        VERIFY_DONE(run(first));
        QTRY_VERIFY_WITH_TIMEOUT(second.progress().isOver(), patience);
        VERIFY_DONE(second.progress());
        QVERIFY(get(infoOf(QStringLiteral("one"))) == one);
        QVERIFY(get(infoOf(QStringLiteral("two"))) == two);
    }

    void overwritingIsAgreed()
    {
        makeBucket();
        VERIFY_DONE(put(name, someBytes(500'000, 1)));
        const ObjectInfo first = m_stored;
        TransferProgress refused = put(name, "x");
        QCOMPARE(refused.state, TransferProgress::State::Failed);
        QVERIFY(refused.words.contains(QLatin1String("already"))
            && refused.words.contains(QLatin1String("as it was")) == false);
        refused = put(name, "x", first.sequence - 1);
        QCOMPARE(refused.state, TransferProgress::State::Failed);
        QVERIFY(ObjectClient::isConflict(*refused.error));
        VERIFY_DONE(put(name, someBytes(300'000, 2), first.sequence));
        QVERIFY(m_stored.nuid != first.nuid);
        QTRY_COMPARE(chunksIn(*m_client, files, first.nuid), 0U); // the old ones are gone
        QVERIFY(get(infoOf(name)) == someBytes(300'000, 2));
        // Texts of what is replaced stay.
        ObjectTexts texts;
        texts.description = QStringLiteral("kept");
        VERIFY_RESULT(received(m_objects->change(m_stored, name, texts)));
        VERIFY_DONE(put(name, "small", infoOf(name).sequence));
        QCOMPARE(infoOf(name).texts.description, QStringLiteral("kept"));
    }

    /// Someone else stores the same name while the chunks are on their way.
    void raceForAName()
    {
        makeBucket();
        VERIFY_DONE(put(name, "before"));
        ObjectPut slow(m_objects.get(), { name, {}, m_stored.sequence }, file(someBytes(30'000'000), "slow"));
        slow.start();
        QTRY_VERIFY(slow.progress().bytes > 0);
        ObjectClient other(m_client.get(), files);
        ObjectPut fast(&other, { name, {}, m_stored.sequence }, file("theirs", "fast"));
        VERIFY_DONE(run(fast));
        QTRY_VERIFY_WITH_TIMEOUT(slow.progress().isOver(), patience);
        QCOMPARE(slow.progress().state, TransferProgress::State::Failed);
        QVERIFY(ObjectClient::isConflict(*slow.progress().error));
        QTRY_COMPARE(chunksIn(*m_client, files), 1U); // only theirs
        QCOMPARE(get(infoOf(name)), QByteArray("theirs"));
    }

    void cancelledUpload()
    {
        makeBucket();
        VERIFY_DONE(put(name, "before"));
        ObjectPut upload(m_objects.get(), { name, {}, m_stored.sequence }, file(someBytes(50'000'000)));
        QSignalSpy finished(&upload, &ObjectTransfer::finished);
        upload.start();
        QTRY_VERIFY(upload.progress().bytes > 1'000'000);
        upload.cancel();
        QTRY_VERIFY(upload.progress().isOver());
        QCOMPARE(upload.progress().state, TransferProgress::State::Cancelled);
        QVERIFY(upload.progress().words.contains(QLatin1String("as it was before")));
        QCOMPARE(finished.size(), 1);
        QTRY_COMPARE(chunksIn(*m_client, files), 1U);
        QCOMPARE(get(infoOf(name)), QByteArray("before"));
        // One that goes in the middle.
        {
            ObjectPut gone(m_objects.get(), { QStringLiteral("gone"), {}, {} }, file(someBytes(50'000'000)));
            gone.start();
            QTRY_VERIFY(gone.progress().bytes > 1'000'000);
        }
        QTRY_COMPARE(ObjectCleaner::of(m_client.get())->pending(), 0);
        QCOMPARE(chunksIn(*m_client, files), 1U);
    }

    void cancelledDownload()
    {
        makeBucket();
        VERIFY_DONE(put(name, someBytes(60'000'000)));
        const QString path = m_folder.filePath(QStringLiteral("keep"));
        writeFile(path, "old");
        ObjectGet download(m_objects.get(), { infoOf(name), path, true });
        download.start();
        QTRY_VERIFY(download.progress().bytes > 0);
        download.cancel();
        QCOMPARE(download.progress().state, TransferProgress::State::Cancelled);
        QCOMPARE(readFile(path), QByteArray("old"));
        QTRY_COMPARE(QDir(m_folder.path()).entryList({ QStringLiteral("keep*") }).size(), 1); // no half file
    }

    void filesThatCannotBe()
    {
        makeBucket();
        ObjectPut none(m_objects.get(), { name, {}, {} }, m_folder.filePath(QStringLiteral("none")));
        QCOMPARE(run(none).error->kind, Error::Kind::File);
        VERIFY_DONE(put(name, "x"));
        const QString blocker = file("x", "blocker");
        ObjectGet inFile(m_objects.get(), { infoOf(name), blocker + QLatin1String("/x"), false });
        QCOMPARE(run(inFile).error->kind, Error::Kind::File);
        ObjectGet taken(m_objects.get(), { infoOf(name), blocker, false });
        QCOMPARE(run(taken).error->kind, Error::Kind::File);
        QCOMPARE(readFile(blocker), QByteArray("x"));
        ObjectGet nested(m_objects.get(), { infoOf(name), m_folder.filePath(QStringLiteral("new/sub/x")), false });
        VERIFY_DONE(run(nested));
    }

    void brokenObjects()
    {
        makeBucket();
        const QByteArray half = someBytes(1'000, 4);
        publish("$O.files.C.N", half);
        publish("$O.files.C.N", half);
        const QByteArray both = half + half;
        const QByteArray digest = QCryptographicHash::hash(both, QCryptographicHash::Sha256);
        const auto meta = [&](const char *object, const QByteArray &more) {
            publish(objectMetaSubject(files, QLatin1String(object)),
                QByteArray("{\"name\":\"") + object + "\",\"nuid\":\"N\"," + more + '}');
            return infoOf(QLatin1String(object));
        };
        const QByteArray good = "\"digest\":\"SHA-256=" + digest.toBase64() + '"'; // of the other alphabet
        QVERIFY(get(meta("good", "\"size\":2000,\"chunks\":2," + good)) == both);
        QVERIFY(get(meta("nodigest", "\"size\":2000,\"chunks\":2")) == both);
        QVERIFY(get(meta("nocount", "\"size\":2000," + good)) == both);
        QVERIFY(get(meta("unpadded",
                    "\"size\":2000,\"chunks\":2,\"digest\":\"SHA-256="
                        + digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '"'))
            == both);
        const QByteArray wrong = get(
            meta("wrong", R"("size":2000,"chunks":2,"digest":"SHA-256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=")"));
        QVERIFY2(wrong.contains("digest") && wrong.contains("No file was written"), wrong.constData());
        const QByteArray missing = get(meta("missing", "\"size\":3000,\"chunks\":3," + good));
        QVERIFY2(missing.contains("2 of its 3 chunks"), missing.constData());
        const QByteArray more = get(meta("more", "\"size\":1000,\"chunks\":1," + good));
        QVERIFY2(more.contains("more chunks"), more.constData());
        const QByteArray size = get(meta("size", "\"size\":2001,\"chunks\":2," + good));
        QVERIFY2(size.contains("its metadata tell"), size.constData());
        publish(
            objectMetaSubject(files, QStringLiteral("empty")), R"({"name":"empty","nuid":"GONE","size":5,"chunks":1})");
        QVERIFY(get(infoOf(QStringLiteral("empty"))).contains("0 of its 1 chunks"));
        publish(objectMetaSubject(files, QStringLiteral("wild")), R"({"name":"wild","nuid":">","size":5,"chunks":1})");
        QVERIFY(get(infoOf(QStringLiteral("wild"))).contains("where its chunks are"));
        // Deleting that one takes nothing from the others.
        VERIFY_RESULT(received(m_objects->remove(infoOf(QStringLiteral("wild")))));
        QCOMPARE(chunksIn(*m_client, files), 2U);
    }

    void fullAndSealed()
    {
        makeBucket(R"(,"max_bytes":1000000)");
        TransferProgress refused = put(name, someBytes(2'000'000));
        QCOMPARE(refused.error->kind, Error::Kind::Limit);
        QVERIFY(refused.words.contains(QLatin1String("no room")));
        // What surrounds each chunk is too much in the end.
        VERIFY_DONE(put(name, "before"));
        const auto used = received(m_client->streamInfo(objectStream(files)))->state.bytes;
        ObjectPut upload(m_objects.get(), { QStringLiteral("other"), {}, {} },
            file(someBytes(static_cast<qsizetype>(1'000'000 - used - 10))));
        refused = run(upload);
        QCOMPARE(refused.state, TransferProgress::State::Failed);
        QTRY_COMPARE(chunksIn(*m_client, files), 1U);
        VERIFY_RESULT(received(m_client->sealStream(objectStream(files))));
        refused = put(QStringLiteral("late"), "x");
        QVERIFY2(refused.words.contains(QLatin1String("sealed")), qPrintable(refused.words));
        QCOMPARE(get(infoOf(name)), QByteArray("before"));
        refused = put(QStringLiteral("x"), "x");
        QCOMPARE(refused.state, TransferProgress::State::Failed);
    }

    void bucketIsGone()
    {
        const TransferProgress refused = put(name, "x");
        QCOMPARE(refused.state, TransferProgress::State::Failed);
        QCOMPARE(refused.error->code, 10059);
    }

    /// Who may only read can fetch, and is told by name what is missing for storing.
    void mayOnlyRead()
    {
        TestServer server(R"(authorization { users = [ { user: reader, password: s3cr3t, permissions: {
            publish: { deny: ["$O.>", "$JS.API.STREAM.PURGE.>"] } } }, { user: writer, password: s3cr3t } ] })",
            quint16 { 0 }, true);
        QVERIFY(server.start());
        const auto profileOf = [&server](const char *user) {
            ConnectionProfile profile = profileFor(server);
            profile.servers = QStringList {
                QStringLiteral("nats://%1:s3cr3t@127.0.0.1:%2").arg(QLatin1String(user)).arg(server.port())
            };
            return profile;
        };
        Session writer(profileOf("writer"));
        Session reader(profileOf("reader"));
        writer.open();
        reader.open();
        QTRY_VERIFY(writer.status().server.isJetStream && reader.status().server.isJetStream);
        JetStreamClient writerClient(&writer);
        JetStreamClient readerClient(&reader);
        VERIFY_RESULT(received(writerClient.createStream(json(bucketConfig))));
        ObjectClient writes(&writerClient, files);
        ObjectClient reads(&readerClient, files);
        ObjectPut good(&writes, { name, {}, {} }, file("bytes"));
        VERIFY_DONE(run(good));
        const auto info = received(reads.info(name));
        VERIFY_RESULT(info);
        const QString path = m_folder.filePath(QStringLiteral("read"));
        ObjectGet fetch(&reads, { *info, path, true });
        VERIFY_DONE(run(fetch));
        QCOMPARE(readFile(path), QByteArray("bytes"));
        ObjectPut bad(&reads, { QStringLiteral("mine"), {}, {} }, file("bytes"));
        const TransferProgress refused = run(bad);
        QCOMPARE(refused.error->kind, Error::Kind::Denied);
        QVERIFY2(refused.words.contains(QLatin1String("$O.files.C.")), qPrintable(refused.words));
        QVERIFY(refused.words.contains(QLatin1String("Nothing was stored")));
        const auto removed = received(reads.remove(*info));
        QVERIFY(!removed && removed.error().kind == Error::Kind::Denied);
        QCOMPARE(chunksIn(writerClient, files), 1U);
    }

    void lostInTheMiddleOfAnUpload()
    {
        makeBucket();
        VERIFY_DONE(put(name, someBytes(500'000, 9)));
        ObjectPut upload(m_objects.get(), { name, {}, m_stored.sequence }, file(someBytes(80'000'000)));
        upload.start();
        QTRY_VERIFY_WITH_TIMEOUT(upload.progress().bytes > 2'000'000, patience);
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(upload.progress().isOver(), patience);
        QCOMPARE(upload.progress().state, TransferProgress::State::Failed);
        QVERIFY2(
            upload.progress().words.contains(QLatin1String("as it was before")), qPrintable(upload.progress().words));
        QVERIFY(ObjectCleaner::of(m_client.get())->pending() > 0);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(ObjectCleaner::of(m_client.get())->pending(), 0, patience);
        QCOMPARE(chunksIn(*m_client, files), 4U); // of the old one
        QVERIFY(get(infoOf(name)) == someBytes(500'000, 9));
    }

    void downloadGoesOnAfterAReconnect()
    {
        makeBucket();
        const QByteArray bytes = someBytes(60'000'000, 6);
        VERIFY_DONE(put(name, bytes));
        const QString path = m_folder.filePath(QStringLiteral("long"));
        ObjectGet download(m_objects.get(), { infoOf(name), path, false });
        download.start();
        QTRY_VERIFY_WITH_TIMEOUT(download.progress().bytes > 0, patience);
        m_server->kill();
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(download.progress().isOver(), 2 * patience);
        VERIFY_DONE(download.progress());
        QVERIFY(readFile(path) == bytes);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->status().state == SessionStatus::State::Connected, patience);
    }

    void copies()
    {
        makeBucket();
        VERIFY_RESULT(
            received(m_client->createStream(json(R"({"name":"OBJ_small","subjects":["$O.small.C.>","$O.small.M.>"],
            "allow_rollup_hdrs":true,"max_msg_size":20000})"))));
        const QByteArray bytes = someBytes(700'000, 5);
        VERIFY_DONE(put(name, bytes));
        Session otherSession(profileFor(*m_server));
        otherSession.open();
        QTRY_VERIFY(otherSession.status().server.isJetStream);
        JetStreamClient otherClient(&otherSession);
        ObjectClient small(&otherClient, QStringLiteral("small"));
        ObjectPut copy(&small, { QStringLiteral("copy"), {}, {} }, m_client.get(), infoOf(name));
        VERIFY_DONE(run(copy));
        const auto copied = received(small.info(QStringLiteral("copy")));
        VERIFY_RESULT(copied);
        QCOMPARE(copied->digest, infoOf(name).digest);
        QVERIFY(copied->chunks > infoOf(name).chunks); // cut to what that bucket takes
        QVERIFY(get(*copied) == bytes);
        // What is broken is not copied.
        PurgeOptions purge;
        purge.filter = QString::fromUtf8(objectChunkSubject(files, infoOf(name).nuid));
        purge.keep = 2;
        VERIFY_RESULT(received(m_client->purgeStream(objectStream(files), purge)));
        ObjectPut broken(&small, { QStringLiteral("broken"), {}, {} }, m_client.get(), infoOf(name));
        QCOMPARE(run(broken).state, TransferProgress::State::Failed);
        QTRY_COMPARE(chunksIn(*m_client, QStringLiteral("small")), copied->chunks);
    }

    /// What has the name is not what the person has agreed to replace: seen before anything is sent.
    void copyOntoWhatHasChanged()
    {
        makeBucket();
        VERIFY_RESULT(received(m_client->createStream(
            json(R"({"name":"OBJ_small","subjects":["$O.small.C.>","$O.small.M.>"],"allow_rollup_hdrs":true})"))));
        VERIFY_DONE(put(name, someBytes(700'000, 5)));
        ObjectClient small(m_client.get(), QStringLiteral("small"));
        ObjectPut first(&small, { name, {}, {} }, file("agreed"));
        VERIFY_DONE(run(first));
        const quint64 agreed = first.stored().sequence;
        ObjectPut theirs(&small, { name, {}, agreed }, file("theirs"));
        VERIFY_DONE(run(theirs));
        QTRY_COMPARE(chunksIn(*m_client, QStringLiteral("small")), 1U);
        const auto lastSequence = [this] {
            return received(m_client->streamInfo(QStringLiteral("OBJ_small")))->state.lastSequence;
        };
        const quint64 before = lastSequence();
        ObjectPut copy(&small, { name, {}, agreed }, m_client.get(), infoOf(name));
        const TransferProgress refused = run(copy);
        QCOMPARE(refused.state, TransferProgress::State::Failed);
        QVERIFY(ObjectClient::isConflict(*refused.error));
        QCOMPARE(lastSequence(), before);
        // The same where nothing was there when it was looked at.
        ObjectPut unasked(&small, { name, {}, {} }, m_client.get(), infoOf(name));
        QCOMPARE(run(unasked).state, TransferProgress::State::Failed);
        QCOMPARE(lastSequence(), before);
    }

    void transferList()
    {
        makeBucket();
        TransferListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy finished(&model, &TransferListModel::transferFinished);
        for (int i = 0; i < 6; ++i)
            model.add(new ObjectPut(m_objects.get(), { QStringLiteral("o%1").arg(i), {}, {} },
                file(someBytes(200'000), qPrintable(QStringLiteral("f%1").arg(i)))));
        QCOMPARE(model.rowCount(), 6);
        model.cancel(5); // waits for its turn
        QCOMPARE(model.totals().cancelled, 1);
        QTRY_COMPARE(model.unfinished(), 0);
        QCOMPARE(finished.size(), 6);
        QCOMPARE(model.totals().done, 5);
        QVERIFY(model.report().contains(QLatin1String("cancelled\to5")));
        QCOMPARE(model.report().count(u'\n'), 5);
        model.clearFinished();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(received(m_objects->info(QStringLiteral("o4")))->size, 200'000U);
        QVERIFY(!received(m_objects->info(QStringLiteral("o5"))));
    }

    /// The leader is killed in the middle: the upload succeeds, or fails and leaves nothing; what is there can be read.
    void clusterLosesItsLeader()
    {
        Cluster cluster(3, true);
        QVERIFY(cluster.start());
        QTRY_VERIFY_WITH_TIMEOUT(cluster.isComplete(), patience);
        ConnectionProfile profile;
        profile.name = QStringLiteral("test");
        profile.servers = cluster.urls();
        Session session(profile);
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.status().server.isJetStream, patience);
        JetStreamClient client(&session);
        Json config = json(bucketConfig);
        config["num_replicas"] = 3;
        Result<StreamInfo> made = natsight::fail(Error::Kind::Timeout, {});
        QTRY_VERIFY2_WITH_TIMEOUT(
            (made = received(client.createStream(config))).has_value(), saidBy(made).constData(), patience);
        ObjectClient objects(&client, files);
        const QByteArray bytes = someBytes(3'000'000, 8);
        ObjectPut first(&objects, { QStringLiteral("first"), {}, {} }, file(bytes));
        VERIFY_DONE(run(first));
        ObjectPut upload(&objects, { QStringLiteral("second"), {}, {} }, file(someBytes(60'000'000), "second"));
        upload.start();
        QTRY_VERIFY_WITH_TIMEOUT(upload.progress().bytes > 1'000'000, patience);
        const auto info = received(client.streamInfo(objectStream(files)));
        VERIFY_RESULT(info);
        cluster.named(info->group.leader).kill();
        QTRY_VERIFY_WITH_TIMEOUT(upload.progress().isOver(), 2 * patience);
        QTRY_COMPARE_WITH_TIMEOUT(ObjectCleaner::of(&client)->pending(), 0, 2 * patience);
        const bool isDone = upload.progress().state == TransferProgress::State::Done;
        Result<ObjectInfo> found = natsight::fail(Error::Kind::Timeout, {});
        QTRY_VERIFY2_WITH_TIMEOUT(
            (found = received(objects.info(QStringLiteral("first")))).has_value(), saidBy(found).constData(), patience);
        const QString path = m_folder.filePath(QStringLiteral("clustered"));
        ObjectGet download(&objects, { *found, path, true });
        VERIFY_DONE(run(download));
        QVERIFY(readFile(path) == bytes);
        QCOMPARE(received(objects.info(QStringLiteral("second"))).has_value(), isDone);
        QTRY_COMPARE_WITH_TIMEOUT(
            chunksIn(client, files), found->chunks + (isDone ? upload.stored().chunks : 0), patience);
        // And once more, with two servers.
        ObjectPut again(&objects, { QStringLiteral("third"), {}, {} }, file(bytes));
        VERIFY_DONE(run(again));
    }

    /// A bucket of the hub's domain through its leaf node. Its subjects have no domain, with the official client as well: what is
    /// asked of the server has.
    void ofAnotherDomain()
    {
        LeafSystem system;
        QVERIFY(system.start());
        QTRY_VERIFY_WITH_TIMEOUT(system.isConnected(), patience);
        ConnectionProfile profile = profileFor(system.leaf());
        profile.jetStreamDomain = QStringLiteral("hub");
        Session session(profile);
        session.open();
        JetStreamClient client(&session);
        Session hubSession(profileFor(system.hub()));
        hubSession.open();
        JetStreamClient hub(&hubSession);
        QTRY_VERIFY_WITH_TIMEOUT(received(hub.createStream(json(bucketConfig))).has_value(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(received(client.streamInfo(objectStream(files))).has_value(), patience);
        const QByteArray bytes = someBytes(900'000, 11);
        ObjectClient objects(&client, files);
        ObjectPut put(&objects, { QStringLiteral("far"), {}, {} }, file(bytes));
        VERIFY_DONE(run(put));
        ObjectClient there(&hub, files);
        const auto info = received(there.info(QStringLiteral("far")));
        VERIFY_RESULT(info);
        QCOMPARE(info->digest, put.stored().digest);
        const QString path = m_folder.filePath(QStringLiteral("from-far"));
        ObjectGet get(&objects, { *info, path, true });
        VERIFY_DONE(run(get));
        QCOMPARE(readFile(path), bytes);
        const auto seen = received(objects.info(QStringLiteral("far")));
        VERIFY_RESULT(seen);
        VERIFY_RESULT(received(objects.remove(*seen)));
        QTRY_COMPARE_WITH_TIMEOUT(chunksIn(hub, files), 0U, patience);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamClient> m_client;
    std::unique_ptr<ObjectClient> m_objects;
    ObjectInfo m_stored;
};

QTEST_GUILESS_MAIN(TestObjectTransfer)
#include "tst_objecttransfer.moc"
