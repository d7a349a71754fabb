// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that clients in other languages write are read here, and the other way round.
#include "models/keyvalue/keyfeed.h"
#include "models/keyvalue/keyvalueclient.h"

#include "tests/jetstream/support.h"
#include "tests/support/peer.h"

#include <QRegularExpression>

using namespace natsight;

namespace {

const QString bucketName = QStringLiteral("peers");

QString coded(const QByteArray &value)
{
    return QString::fromLatin1(value.toBase64());
}

QByteArray valueOf(const Peer::Json &entry)
{
    return QByteArray::fromBase64(QByteArray::fromStdString(entry.value("value", std::string())));
}

} // namespace

class TestKeyPeers : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    /// A question about the bucket: the command, then what follows its name.
    Peer::Json ask(const Peer &peer, const QString &command, const QStringList &arguments = {})
    {
        return peer.ask(QStringList { QStringLiteral("kv"), command, bucketName } + arguments);
    }
    /// The client of the bucket as it is on the server.
    std::unique_ptr<KeyValueClient> client()
    {
        const auto info = received(m_client->streamInfo(QStringLiteral("KV_") + bucketName));
        if (!info)
            qFatal("%s", saidBy(info).constData());
        const auto bucket = Bucket::ofStream(*info);
        if (!bucket)
            qFatal("no bucket");
        return std::make_unique<KeyValueClient>(m_client.get(), *bucket);
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

    /// What is written there is read here: values of any bytes, deletions, purges and the history.
    void theirsAreReadHere_data() { addPeerRows(); }
    void theirsAreReadHere()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        QVERIFY(ask(peer, QStringLiteral("create-bucket"), { QStringLiteral("5") }).contains("bucket"));
        const auto keys = client();
        KeyFeed feed(m_client.get(), keys->bucket());
        feed.start();
        QTRY_COMPARE(feed.state(), KeyFeed::State::Live);

        const QByteArray bytes("\0\xff not text \xc3", 13);
        const Peer::Json first = ask(peer, QStringLiteral("put"), { QStringLiteral("a.b"), coded(bytes) });
        QCOMPARE(first.value("revision", 0U), 1U);
        const auto read = received(keys->get("a.b"));
        VERIFY_RESULT(read);
        QCOMPARE(read->value, bytes);
        QCOMPARE(read->revision, 1U);
        QTRY_COMPARE(feed.counts().created, 1U);

        QVERIFY(ask(peer, QStringLiteral("update"), { QStringLiteral("a.b"), coded("two"), QStringLiteral("1") })
                    .contains("revision"));
        QVERIFY(ask(peer, QStringLiteral("delete"), { QStringLiteral("a.b") }).contains("done"));
        QTRY_COMPARE(feed.counts().deleted, 1U);
        QVERIFY(ask(peer, QStringLiteral("create"), { QStringLiteral("a.b"), coded("four") }).contains("revision"));
        const KeyHistory history = received(keys->history("a.b"));
        QCOMPARE(history.entries.size(), 4);
        QCOMPARE(history.entries.at(0).value, QByteArray("four"));
        QCOMPARE(history.entries.at(1).meaning.operation, KeyOperation::Delete);
        QCOMPARE(history.entries.at(2).value, QByteArray("two"));
        QCOMPARE(history.entries.at(3).value, bytes);

        QVERIFY(ask(peer, QStringLiteral("purge"), { QStringLiteral("a.b") }).contains("done"));
        const KeyHistory purged = received(keys->history("a.b"));
        QCOMPARE(purged.entries.size(), 1);
        QCOMPARE(purged.entries.constFirst().meaning.operation, KeyOperation::Purge);
        QTRY_COMPARE(feed.counts().deleted, 2U);
    }

    /// What is written here is read there, live as well.
    void oursAreReadThere_data() { addPeerRows(); }
    void oursAreReadThere()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        QVERIFY(ask(peer, QStringLiteral("create-bucket"), { QStringLiteral("5") }).contains("bucket"));
        const auto keys = client();
        QVERIFY(received(keys->create("first", "x")).isWritten());
        Peer::Staying watch(peer, { QStringLiteral("kv"), QStringLiteral("watch"), bucketName });
        QVERIFY(watch.waitForFirstLine());

        const QByteArray bytes("\0\xff not text \xc3", 13);
        const KeyWrite one = received(keys->create("a.b", bytes));
        QVERIFY(one.isWritten());
        const Peer::Json read = ask(peer, QStringLiteral("get"), { QStringLiteral("a.b") });
        QCOMPARE(valueOf(read), bytes);
        QCOMPARE(read.value("revision", quint64 { 0 }), one.revision);
        const KeyWrite two = received(keys->update("a.b", "two", one.revision));
        QVERIFY(two.isWritten());
        const KeyWrite three = received(keys->remove("a.b", two.revision));
        QVERIFY(three.isWritten());
        QVERIFY(ask(peer, QStringLiteral("get"), { QStringLiteral("a.b") }).value("missing", false));
        QVERIFY(received(keys->create("a.b", "four")).isWritten());

        const Peer::Json history = ask(peer, QStringLiteral("history"), { QStringLiteral("a.b") });
        QCOMPARE(history.size(), 4U);
        QCOMPARE(valueOf(history.at(0)), bytes);
        QCOMPARE(valueOf(history.at(1)), QByteArray("two"));
        QCOMPARE(history.at(2).value("operation", std::string()), std::string("DEL"));
        QCOMPARE(valueOf(history.at(3)), QByteArray("four"));

        QVERIFY(received(keys->purge("a.b")).isWritten());
        QCOMPARE(ask(peer, QStringLiteral("history"), { QStringLiteral("a.b") }).size(), 1U);
        QCOMPARE(ask(peer, QStringLiteral("keys")).dump(), std::string(R"(["first"])"));
        const auto hasSeen = [&watch](const char *operation) {
            return std::ranges::any_of(watch.lines(), [operation](const Peer::Json &line) {
                return line.value("key", std::string()) == "a.b" && line.value("operation", std::string()) == operation;
            });
        };
        QTRY_VERIFY(hasSeen("PURGE"));
        QVERIFY(hasSeen("PUT"));
        QVERIFY(hasSeen("DEL"));
    }

    /// Whoever is second is refused, on both sides.
    void nobodyOverwritesUnawares_data() { addPeerRows(); }
    void nobodyOverwritesUnawares()
    {
        QFETCH(const Peer::Language, language);
        const Peer peer(language, m_server->url());
        NATSIGHT_NEED_PEER(peer);
        QVERIFY(ask(peer, QStringLiteral("create-bucket"), { QStringLiteral("5") }).contains("bucket"));
        const auto keys = client();
        const KeyWrite ours = received(keys->create("k", "ours"));
        QVERIFY(ours.isWritten());
        QVERIFY(ask(peer, QStringLiteral("create"), { QStringLiteral("k"), coded("theirs") }).contains("error"));
        QVERIFY(ask(
            peer, QStringLiteral("update"), { QStringLiteral("k"), coded("theirs"), QString::number(ours.revision) })
                    .contains("revision"));
        const KeyWrite late = received(keys->update("k", "late", ours.revision));
        QVERIFY(late.isConflict());
        QVERIFY(late.current);
        QCOMPARE(late.current->value, QByteArray("theirs"));
        QVERIFY(
            ask(peer, QStringLiteral("update"), { QStringLiteral("k"), coded("again"), QString::number(ours.revision) })
                .contains("error"));
        QCOMPARE(received(keys->get("k"))->value, QByteArray("theirs"));
    }
};

QTEST_GUILESS_MAIN(TestKeyPeers)
#include "tst_keypeers.moc"
