// SPDX-License-Identifier: GPL-3.0-or-later
// Objects that clients in other languages store are read here, and the other way round.
#include "models/objects/objectclient.h"

#include "tests/objects/support.h"
#include "tests/support/peer.h"

#include <QTemporaryDir>

using namespace natsight;

namespace {

const QString files = QStringLiteral("files");

/// A name that the alphabets of base64 write in two ways. The JavaScript client does not find names that are no ASCII: it encodes
/// them as nobody else does.
QString oddName(Peer::Language language)
{
    return language == Peer::Language::Python ? QStringLiteral("dir/ä ÿ?.bin") : QStringLiteral("dir/~~~ ???.bin");
}

} // namespace

class TestObjectPeers : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    Peer::Json ask(const Peer &peer, const QString &command, const QStringList &arguments = {})
    {
        return peer.ask(QStringList { QStringLiteral("object"), command, files } + arguments);
    }
    ObjectInfo store(const QString &name, const QByteArray &bytes, const ObjectTexts &texts)
    {
        const QString path = m_folder.filePath(QStringLiteral("ours"));
        writeFile(path, bytes);
        ObjectClient client(m_client.get(), files);
        ObjectPut put(&client, { name, texts, {} }, path);
        const TransferProgress progress = run(put);
        if (progress.state != TransferProgress::State::Done)
            qFatal("%s", qPrintable(progress.words));
        return put.stored();
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    /// A bucket and objects of theirs: bytes, digest, texts, deletions.
    void theirsAreReadHere_data() { addPeerRows(); }
    void theirsAreReadHere()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        const QString odd = QStringLiteral("dir/ä ÿ?.bin");
        QVERIFY(ask(peer, QStringLiteral("create-bucket")).contains("bucket"));
        const QByteArray bytes = someBytes(300'001, 5);
        const QString path = m_folder.filePath(QStringLiteral("theirs"));
        writeFile(path, bytes);
        const Peer::Json stored = ask(peer, QStringLiteral("put"),
            { odd, path,
                QStringLiteral(
                    R"({"description":"of theirs","headers":{"Content-Type":"a/b"},"metadata":{"owner":"me"},"chunk":65536})") });
        QCOMPARE(stored.value("size", 0), 300'001);

        ObjectClient client(m_client.get(), files);
        const auto info = received(client.info(odd));
        VERIFY_RESULT(info);
        QCOMPARE(info->problem, QString());
        QCOMPARE(info->size, 300'001U);
        QCOMPARE(info->chunks, 5U);
        QCOMPARE(info->digest.toStdString(), stored.value("digest", std::string()));
        QCOMPARE(info->texts.description, QStringLiteral("of theirs"));
        const QList<std::pair<QString, QStringList>> headers { { QStringLiteral("Content-Type"),
            { QStringLiteral("a/b") } } };
        QCOMPARE(info->texts.headers, headers);
        if (language == Peer::Language::JavaScript) { // Python's has no metadata
            const QList<std::pair<QString, QString>> metadata { { QStringLiteral("owner"), QStringLiteral("me") } };
            QCOMPARE(info->texts.metadata, metadata);
        }
        const QString fetched = m_folder.filePath(QStringLiteral("fetched"));
        ObjectGet get(&client, { *info, fetched, true });
        const TransferProgress progress = run(get);
        VERIFY_DONE(progress);
        QVERIFY2(progress.words.contains(QLatin1String("verified")), qPrintable(progress.words));
        QCOMPARE(readFile(fetched), bytes);

        QVERIFY(ask(peer, QStringLiteral("delete"), { odd }).contains("done"));
        const auto gone = received(client.find(odd));
        VERIFY_RESULT(gone);
        QVERIFY(gone->isDeleted);
        QCOMPARE(chunksIn(*m_client, files), 0U);
    }

    /// What is stored, changed, renamed and deleted here is so there.
    void oursAreReadThere_data() { addPeerRows(); }
    void oursAreReadThere()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        const QString odd = oddName(language);
        VERIFY_RESULT(received(m_client->createStream(json(bucketConfig))));
        ObjectTexts texts;
        texts.description = QStringLiteral("of ours");
        texts.headers = { { QStringLiteral("Content-Type"), { QStringLiteral("a/b") } } };
        texts.metadata = { { QStringLiteral("owner"), QStringLiteral("me") } };
        const QByteArray bytes = someBytes(300'001, 6);
        const ObjectInfo stored = store(odd, bytes, texts);
        store(QStringLiteral("empty"), {}, {});

        const Peer::Json info = ask(peer, QStringLiteral("info"), { odd });
        QCOMPARE(info.value("size", 0U), 300'001U);
        QCOMPARE(info.value("chunks", 0U), 3U);
        QCOMPARE(info.value("digest", std::string()), stored.digest.toStdString());
        QCOMPARE(info.value("description", std::string()), std::string("of ours"));
        QCOMPARE(info.at("headers").dump(), std::string(R"({"Content-Type":["a/b"]})"));
        if (language == Peer::Language::JavaScript)
            QCOMPARE(info.at("metadata").dump(), std::string(R"({"owner":"me"})"));
        // They check the digest.
        const QString fetched = m_folder.filePath(QStringLiteral("fetched"));
        const Peer::Json got = ask(peer, QStringLiteral("get"), { odd, fetched });
        QVERIFY2(!got.contains("error"), got.dump().c_str());
        QCOMPARE(readFile(fetched), bytes);

        ObjectClient client(m_client.get(), files);
        const auto renamed = received(client.change(stored, QStringLiteral("renamed"), texts));
        VERIFY_RESULT(renamed);
        const auto empty = received(client.info(QStringLiteral("empty")));
        VERIFY_RESULT(empty);
        const Peer::Json list = ask(peer, QStringLiteral("list"));
        QCOMPARE(list.size(), 2U);
        VERIFY_RESULT(received(client.remove(*empty)));
        const Peer::Json rest = ask(peer, QStringLiteral("list"));
        QCOMPARE(rest.size(), 1U);
        QCOMPARE(rest.at(0).value("name", std::string()), std::string("renamed"));
        const Peer::Json again = ask(peer, QStringLiteral("get"), { QStringLiteral("renamed"), fetched });
        QVERIFY2(!again.contains("error"), again.dump().c_str());
        QCOMPARE(readFile(fetched), bytes);
    }

    /// An object that they replace shows here anew, and what was based on the one before is refused.
    void replacedByThem_data() { addPeerRows(); }
    void replacedByThem()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        const QString odd = oddName(language);
        VERIFY_RESULT(received(m_client->createStream(json(bucketConfig))));
        const ObjectInfo ours = store(odd, someBytes(200'000, 7), {});
        const QString path = m_folder.filePath(QStringLiteral("theirs"));
        writeFile(path, "theirs");
        const Peer::Json put = ask(peer, QStringLiteral("put"), { odd, path, QStringLiteral("{}") });
        QVERIFY2(put.contains("nuid"), put.dump().c_str());
        ObjectClient client(m_client.get(), files);
        const auto info = received(client.info(odd));
        VERIFY_RESULT(info);
        QCOMPARE(info->size, 6U);
        QCOMPARE(info->nuid.toStdString(), put.value("nuid", std::string()));
        QCOMPARE(info->subject, ours.subject); // one object, not two of one name
        const auto stale = received(client.change(ours, ours.name, {}));
        QVERIFY(!stale && ObjectClient::isConflict(stale.error()));
    }

    void links_data() { addPeerRows(); }
    void links()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        const QString odd = oddName(language);
        VERIFY_RESULT(received(m_client->createStream(json(bucketConfig))));
        const QByteArray bytes = someBytes(200'000, 8);
        store(odd, bytes, {});
        ObjectClient client(m_client.get(), files);
        VERIFY_RESULT(received(client.addLink(QStringLiteral("ours"), { files, odd })));
        const Peer::Json info = ask(peer, QStringLiteral("info"), { QStringLiteral("ours") });
        QVERIFY2(info.contains("link"), info.dump().c_str());
        QCOMPARE(info.at("link").value("bucket", std::string()), files.toStdString());
        QCOMPARE(info.at("link").value("name", std::string()), odd.toStdString());
        if (language == Peer::Language::Python)
            return; // it makes none
        const QString fetched = m_folder.filePath(QStringLiteral("fetched"));
        const Peer::Json got = ask(peer, QStringLiteral("get"), { QStringLiteral("ours"), fetched });
        QVERIFY2(!got.contains("error"), got.dump().c_str());
        QCOMPARE(readFile(fetched), bytes);
        const Peer::Json made = ask(peer, QStringLiteral("link"), { QStringLiteral("theirs"), files, odd });
        QVERIFY2(!made.contains("error"), made.dump().c_str());
        const auto theirs = received(client.info(QStringLiteral("theirs")));
        VERIFY_RESULT(theirs);
        QVERIFY(theirs->isLink());
        const auto target = received(client.resolve(*theirs));
        VERIFY_RESULT(target);
        QCOMPARE(target->name, odd);
        const Peer::Json whole = ask(peer, QStringLiteral("link"), { QStringLiteral("bucket"), files });
        QVERIFY2(!whole.contains("error"), whole.dump().c_str());
        const auto bucket = received(client.info(QStringLiteral("bucket")));
        VERIFY_RESULT(bucket);
        QVERIFY(bucket->link);
        QCOMPARE(bucket->link->name, QString());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestObjectPeers)
#include "tst_objectpeers.moc"
