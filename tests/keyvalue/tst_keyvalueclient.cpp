// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyvalueclient.h"

#include "tests/jetstream/support.h"
#include "tests/keyvalue/writer.h"
#include "tests/support/tcpproxy.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>

using namespace natsight;
using namespace std::chrono_literals;
using Outcome = KeyWrite::Outcome;

namespace {

QByteArray saidBy(const KeyWrite &write)
{
    return QByteArray::number(int(write.outcome)) + ' '
        + (write.error ? (write.error->text() + u' ' + write.error->details).toUtf8() : QByteArray());
}

// Fails with what came instead.
#define VERIFY_WRITTEN(write)                                                                                          \
    do {                                                                                                               \
        const KeyWrite verified = (write);                                                                             \
        QVERIFY2(verified.isWritten(), saidBy(verified).constData());                                                  \
    } while (false)

/// The same by the official command.
class CliWriter : public QObject
{
public:
    CliWriter(QString url, int marks)
        : m_url(std::move(url))
        , m_marks(marks)
    {
        next();
    }
    [[nodiscard]] bool isDone() const { return m_number > m_marks; }
    QList<QByteArray> written;

private:
    void run(const QStringList &arguments, const std::function<void(int code, const QByteArray &output)> &done)
    {
        auto *process = new QProcess(this);
        process->setProcessChannelMode(QProcess::MergedChannels);
        connect(process, &QProcess::finished, this, [process, done](int code) {
            process->deleteLater();
            done(code, process->readAll());
        });
        process->start(natsCli(), QStringList { QStringLiteral("--server"), m_url } + arguments);
    }
    void next()
    {
        if (++m_number > m_marks)
            return;
        m_mark = "cli-" + QByteArray::number(m_number) + ';';
        read();
    }
    void read()
    {
        run({ QStringLiteral("kv"), QStringLiteral("get"), QStringLiteral("config"), QStringLiteral("log") },
            [this](int code, const QByteArray &output) {
                static const QRegularExpression pattern(QStringLiteral("revision: (\\d+)"));
                const auto match = pattern.match(QString::fromUtf8(output));
                if (code != 0 || !match.hasMatch())
                    return read();
                readValue(match.captured(1));
            });
    }
    /// All of it; should it be newer than the revision, it is not written.
    void readValue(const QString &revision)
    {
        run({ QStringLiteral("kv"), QStringLiteral("get"), QStringLiteral("config"), QStringLiteral("log"),
                QStringLiteral("--raw") },
            [this, revision](int code, const QByteArray &output) {
                if (code != 0)
                    return read();
                run({ QStringLiteral("kv"), QStringLiteral("update"), QStringLiteral("config"), QStringLiteral("log"),
                        QString::fromUtf8(output.trimmed() + m_mark), revision },
                    [this](int status, const QByteArray &) {
                        if (status != 0)
                            return read();
                        written << m_mark;
                        next();
                    });
            });
    }

    QString m_url;
    int m_marks;
    int m_number = 0;
    QByteArray m_mark;
};

} // namespace

class TestKeyValueClient : public QObject, private JetStreamFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup()
    {
        m_keys.reset();
        endTest();
    }

    void livesOfAKey_data()
    {
        QTest::addColumn<bool>("isDirect");
        QTest::newRow("direct get") << true;
        QTest::newRow("leader") << false;
    }
    void livesOfAKey()
    {
        QFETCH(bool, isDirect);
        open(isDirect ? R"("allow_direct":true)" : R"("allow_direct":false)");
        const auto none = received(m_keys->get("a.b"));
        QVERIFY(!none && KeyValueClient::isNoKey(none.error()));
        const KeyWrite created = received(m_keys->create("a.b", "one"));
        VERIFY_WRITTEN(created);
        QCOMPARE(created.revision, quint64 { 1 });
        const KeyWrite updated = received(m_keys->update("a.b", "two", created.revision));
        VERIFY_WRITTEN(updated);
        const auto entry = received(m_keys->get("a.b"));
        VERIFY_RESULT(entry);
        QCOMPARE(entry->value, QByteArray("two"));
        QCOMPARE(entry->revision, quint64 { 2 });
        QVERIFY(!entry->isDeleted());
        QCOMPARE(received(m_keys->get("a.b", 1))->value, QByteArray("one"));
        VERIFY_WRITTEN(received(m_keys->create("other", "x")));
        QVERIFY(KeyValueClient::isNoKey(received(m_keys->get("a.b", 3)).error()));

        // A stale deletion does nothing.
        const KeyWrite stale = received(m_keys->remove("a.b", 1));
        QVERIFY2(stale.isConflict(), saidBy(stale).constData());
        VERIFY_WRITTEN(received(m_keys->remove("a.b", 2)));
        QVERIFY(received(m_keys->get("a.b"))->isDeleted());
        // A deletion is nothing, so it is created again.
        const KeyWrite again = received(m_keys->create("a.b", "three"));
        VERIFY_WRITTEN(again);
        const KeyHistory history = received(m_keys->history("a.b"));
        QVERIFY(!history.error && history.isComplete);
        QCOMPARE(history.entries.size(), 4);
        QCOMPARE(history.entries.at(0).value, QByteArray("three"));
        QCOMPARE(history.entries.at(1).meaning.operation, KeyOperation::Delete);
        QCOMPARE(history.entries.at(3).value, QByteArray("one"));
        QCOMPARE(received(m_keys->history("a.b", 2)).entries.size(), 2);
        QCOMPARE(received(m_keys->history("a.b", 2)).entries.constFirst().value, QByteArray("three"));
        QVERIFY(!received(m_keys->history("a.b", 2)).isComplete);

        const KeyWrite stalePurge = received(m_keys->purge("a.b", 4));
        QVERIFY(stalePurge.isConflict());
        VERIFY_WRITTEN(received(m_keys->purge("a.b", again.revision)));
        const KeyHistory purged = received(m_keys->history("a.b"));
        QCOMPARE(purged.entries.size(), 1);
        QCOMPARE(purged.entries.constFirst().meaning.operation, KeyOperation::Purge);
        VERIFY_WRITTEN(received(m_keys->remove("never.there")));
    }

    void conflictsAreTold()
    {
        open();
        VERIFY_WRITTEN(received(m_keys->create("k", "one")));
        const KeyWrite twice = received(m_keys->create("k", "mine"));
        QCOMPARE(twice.outcome, Outcome::Conflict);
        QVERIFY(twice.current && twice.current->value == "one");
        VERIFY_WRITTEN(received(m_keys->put("k", "theirs")));
        const KeyWrite late = received(m_keys->update("k", "mine", 1));
        QCOMPARE(late.outcome, Outcome::Conflict);
        QCOMPARE(late.revision, quint64 { 2 });
        QCOMPARE(late.current->value, QByteArray("theirs"));
        QVERIFY(late.error && late.error->text().contains(QLatin1String("revision 2")));
        QCOMPARE(received(m_keys->get("k"))->value, QByteArray("theirs"));
        // Deleted meanwhile, and gone altogether.
        VERIFY_WRITTEN(received(m_keys->remove("k")));
        const KeyWrite deleted = received(m_keys->update("k", "mine", 2));
        QVERIFY(deleted.isConflict() && deleted.current && deleted.current->isDeleted());
        VERIFY_RESULT(received(m_client->purgeStream(QStringLiteral("KV_config"))));
        const KeyWrite gone = received(m_keys->update("k", "mine", 3));
        QVERIFY(gone.isConflict() && !gone.current);
        QCOMPARE(gone.revision, quint64 { 0 });
    }

    void refusesWhatCannotBe()
    {
        open(R"("max_msg_size":200,"max_bytes":1000,"discard":"new")");
        const KeyWrite wildcard = received(m_keys->update("a.*", "x", 1));
        QCOMPARE(wildcard.outcome, Outcome::Refused);
        QCOMPARE(wildcard.error->kind, Error::Kind::Invalid);
        QCOMPARE(received(m_keys->create("a b", "x")).error->kind, Error::Kind::Invalid);
        const KeyWrite big = received(m_keys->create("big", QByteArray(190, 'x')));
        QCOMPARE(big.outcome, Outcome::Refused);
        QCOMPARE(big.error->kind, Error::Kind::Limit);
        QVERIFY(m_keys->maxValueBytes() > 0 && m_keys->maxValueBytes() < 200);
        // What the limit promises is taken, without room for an id.
        VERIFY_WRITTEN(received(m_keys->create("fits", QByteArray(m_keys->maxValueBytes(), 'x'))));
        KeyWrite full;
        full.outcome = Outcome::Written;
        for (int i = 0; i < 20 && full.isWritten(); ++i)
            full = received(m_keys->create("k" + QByteArray::number(i), QByteArray(100, 'x')));
        QCOMPARE(full.outcome, Outcome::Refused);
        QCOMPARE(full.error->code, 10077);
    }

    void oddBuckets()
    {
        open(R"("allow_rollup_hdrs":false)");
        const KeyWrite first = received(m_keys->put("k", "one"));
        VERIFY_WRITTEN(first); // a server may go on counting where a deleted stream of this name ended
        QCOMPARE(received(m_keys->purge("k")).error->kind, Error::Kind::Unsupported);
        QVERIFY(!m_keys->canPurge() && m_keys->canWrite());

        VERIFY_RESULT(received(m_client->createStream(
            json(R"({"name":"KV_copy","mirror":{"name":"KV_config"},"allow_direct":true,"mirror_direct":true})"))));
        const auto info = received(m_client->streamInfo(QStringLiteral("KV_copy")));
        VERIFY_RESULT(info);
        KeyValueClient mirror(m_client.get(), *Bucket::ofStream(*info));
        QTRY_COMPARE(received(mirror.get("k")).value_or(KeyEntry {}).value, QByteArray("one"));
        const KeyWrite through = received(mirror.update("k", "two", first.revision));
        VERIFY_WRITTEN(through);
        QCOMPARE(received(m_keys->get("k"))->value, QByteArray("two"));
        const KeyWrite late = received(mirror.update("k", "three", first.revision));
        QVERIFY(late.isConflict());
        QCOMPARE(late.revision, through.revision);

        VERIFY_RESULT(received(m_client->sealStream(QStringLiteral("KV_config"))));
        // Told by the flag, and by the server where that is not known yet.
        const KeyWrite sealed = received(m_keys->put("k", "four"));
        QCOMPARE(sealed.outcome, Outcome::Refused);
        m_keys->setBucket(*Bucket::ofStream(*received(m_client->streamInfo(QStringLiteral("KV_config")))));
        QVERIFY(!m_keys->canWrite());
        QCOMPARE(received(m_keys->put("k", "four")).outcome, Outcome::Refused);
    }

    void expires()
    {
        if (!m_client->supports(JetStreamClient::Feature::MessageTtl)) {
            open();
            QCOMPARE(received(m_keys->create("k", "x", 2s)).error->kind, Error::Kind::Unsupported);
            return;
        }
        open(R"("allow_msg_ttl":true,"subject_delete_marker_ttl":3000000000)");
        VERIFY_WRITTEN(received(m_keys->create("k", "x", 3s)));
        QCOMPARE(received(m_keys->get("k"))->meaning.ttlNs, qint64 { 3'000'000'000 });
        QTRY_COMPARE_WITH_TIMEOUT(
            received(m_keys->get("k")).value_or(KeyEntry {}).meaning.reason, MarkerReason::MaxAge, 20'000);
        // In the place of the mark.
        VERIFY_WRITTEN(received(m_keys->create("k", "again")));
        VERIFY_WRITTEN(received(m_keys->purge("k", std::nullopt, 60s)));
        QCOMPARE(received(m_keys->get("k"))->meaning.ttlNs, qint64 { 60'000'000'000 });
    }

    void deniedIsToldAtOnce()
    {
        TestServer server("authorization { users: [ { user: reader, password: p, permissions: { publish: { deny: [ "
                          "\"$KV.config.>\" ] } } }, { user: all, password: p } ] }\n",
            quint16 { 0 }, true);
        QVERIFY(server.start());
        ConnectionProfile profile = profileFor(server);
        profile.servers = QStringList { QStringLiteral("nats://reader:p@127.0.0.1:%1").arg(server.port()) };
        Session session(profile);
        session.open();
        QTRY_VERIFY(session.status().server.isJetStream);
        JetStreamClient jetStream(&session);
        const auto info = received(jetStream.createStream(bucketConfig({})));
        VERIFY_RESULT(info);
        KeyValueClient client(&jetStream, *Bucket::ofStream(*info));
        client.setTimeout(60s);
        const KeyWrite denied = received(client.create("k", "x"));
        QCOMPARE(denied.outcome, Outcome::Refused);
        QCOMPARE(denied.error->kind, Error::Kind::Denied);
        QVERIFY(denied.error->text().contains(QLatin1String("$KV.config.k")));
    }

    void readsAndWritesAsTheCommandDoes()
    {
        NATSIGHT_NEED_CLI();
        open();
        const auto nats = [this](const QStringList &arguments) {
            return runProgram(natsCli(),
                QStringList { QStringLiteral("--server"), m_server->url(), QStringLiteral("kv") } + arguments);
        };
        const QString config = QStringLiteral("config");
        VERIFY_WRITTEN(received(m_keys->create("ours", "one")));
        QCOMPARE(nats({ QStringLiteral("get"), config, QStringLiteral("ours"), QStringLiteral("--raw") }).trimmed(),
            QByteArray("one"));
        QVERIFY(!nats({ QStringLiteral("put"), config, QStringLiteral("theirs"), QStringLiteral("two") }).isNull());
        QCOMPARE(received(m_keys->get("theirs"))->value, QByteArray("two"));
        QVERIFY(!nats({ QStringLiteral("del"), config, QStringLiteral("theirs"), QStringLiteral("--force") }).isNull());
        QCOMPARE(received(m_keys->get("theirs"))->meaning.operation, KeyOperation::Delete);
        VERIFY_WRITTEN(received(m_keys->create("theirs", "three")));
        QVERIFY(
            !nats({ QStringLiteral("purge"), config, QStringLiteral("theirs"), QStringLiteral("--force") }).isNull());
        QCOMPARE(received(m_keys->history("theirs")).entries.size(), 1);
        VERIFY_WRITTEN(received(m_keys->remove("ours")));
        const QByteArray told = nats({ QStringLiteral("history"), config, QStringLiteral("ours") });
        QVERIFY2(told.contains("DELETE"), told.constData());
    }

    /// Two writers of ours and one of the command's: no mark is ever lost.
    void racesLoseNothing()
    {
        NATSIGHT_NEED_CLI();
        open();
        constexpr int marks = 60;
        VERIFY_WRITTEN(received(m_keys->create("log", "begin;")));
        Session otherSession(profileFor(*m_server));
        otherSession.open();
        QTRY_VERIFY(otherSession.status().server.isJetStream);
        JetStreamClient otherJetStream(&otherSession);
        KeyValueClient other(&otherJetStream, m_keys->bucket());
        Writer first(m_keys.get(), "first", marks, 1);
        Writer second(&other, "second", marks, 2);
        CliWriter third(m_server->url(), 6);
        QTRY_VERIFY_WITH_TIMEOUT(first.isDone() && second.isDone() && third.isDone(), 90'000);
        QVERIFY(first.unknown.isEmpty() && second.unknown.isEmpty());
        QCOMPARE(first.written.size(), marks);
        QVERIFY(first.conflicts + second.conflicts > 0);
        const QByteArray value = received(m_keys->get("log"))->value;
        for (const auto &list : { first.written, second.written, third.written })
            QCOMPARE(lostIn(value, list), QByteArray());
        QCOMPARE(value.count(';'), 1 + 2 * marks + 6);
    }

    // Answers that do not come -----------------------------------------------------------------------------------------

    void lostAnswerIsFoundAgain()
    {
        open();
        Through through(*m_server, m_keys->bucket());
        QVERIFY(through.open());
        VERIFY_WRITTEN(received(m_keys->create("k", "one")));
        through.proxy.loseAnswers(true);
        const auto future = through.client.update("k", "two", 1);
        QTRY_COMPARE(received(m_keys->get("k"))->value, QByteArray("two"));
        through.proxy.hangUp();
        through.proxy.loseAnswers(false);
        const KeyWrite write = received(future);
        VERIFY_WRITTEN(write);
        QCOMPARE(write.revision, quint64 { 2 });
        QVERIFY(write.wasReadBack);
    }

    /// The same, and others have written over it already.
    void lostAnswerIsFoundUnderOthers()
    {
        open();
        Through through(*m_server, m_keys->bucket());
        QVERIFY(through.open());
        VERIFY_WRITTEN(received(m_keys->create("k", "one")));
        through.proxy.loseAnswers(true);
        const auto future = through.client.update("k", "two", 1);
        QTRY_COMPARE(received(m_keys->get("k"))->value, QByteArray("two"));
        VERIFY_WRITTEN(received(m_keys->update("k", "three", 2)));
        through.proxy.hangUp();
        through.proxy.loseAnswers(false);
        const KeyWrite write = received(future);
        VERIFY_WRITTEN(write);
        QCOMPARE(write.revision, quint64 { 2 });
    }

    void lostQuestionIsUnknownAndThenAConflict()
    {
        open();
        Through through(*m_server, m_keys->bucket());
        QVERIFY(through.open());
        VERIFY_WRITTEN(received(m_keys->create("k", "one")));
        through.proxy.loseQuestions(true);
        auto future = through.client.update("k", "two", 1);
        QTRY_VERIFY(through.proxy.lost() > 0);
        through.proxy.hangUp();
        through.proxy.loseQuestions(false);
        const KeyWrite unknown = received(future);
        QCOMPARE(unknown.outcome, Outcome::Unknown);
        QVERIFY(unknown.current && unknown.current->value == "one");
        QCOMPARE(received(m_keys->get("k"))->revision, quint64 { 1 });

        const int before = through.proxy.lost();
        through.proxy.loseQuestions(true);
        future = through.client.update("k", "two", 1);
        QTRY_VERIFY(through.proxy.lost() > before);
        VERIFY_WRITTEN(received(m_keys->update("k", "theirs", 1)));
        through.proxy.hangUp();
        through.proxy.loseQuestions(false);
        const KeyWrite conflict = received(future);
        QCOMPARE(conflict.outcome, Outcome::Conflict);
        QVERIFY(!conflict.isUncertain);
        QCOMPARE(conflict.current->value, QByteArray("theirs"));
        QCOMPARE(received(m_keys->get("k"))->value, QByteArray("theirs"));
    }

    void killedServer()
    {
        TestServer server(QByteArray(), quint16 { 0 }, true);
        QVERIFY(server.start());
        Session session(profileFor(server));
        session.open();
        QTRY_VERIFY(session.status().server.isJetStream);
        JetStreamClient jetStream(&session);
        const auto info = received(jetStream.createStream(bucketConfig({})));
        VERIFY_RESULT(info);
        KeyValueClient client(&jetStream, *Bucket::ofStream(*info));
        VERIFY_WRITTEN(received(client.create("log", "begin;")));
        Writer writer(&client, "w", 200, 3);
        for (const int after : { 20, 60, 100 }) {
            QTRY_VERIFY_WITH_TIMEOUT(writer.written.size() >= after, 30'000);
            server.kill();
            QVERIFY(server.start());
        }
        QTRY_VERIFY_WITH_TIMEOUT(writer.isDone(), 60'000);
        QTRY_VERIFY(received(client.get("log")).has_value());
        const QByteArray value = received(client.get("log"))->value;
        QCOMPARE(lostIn(value, writer.written), QByteArray());
        for (const QByteArray &mark : writer.unknown)
            QVERIFY(value.count(mark) <= 1);
    }

    void withoutConnection()
    {
        open();
        Session session(profileFor(*m_server));
        JetStreamClient jetStream(&session);
        KeyValueClient client(&jetStream, m_keys->bucket());
        const KeyWrite write = received(client.update("k", "x", 1));
        QCOMPARE(write.outcome, Outcome::Refused);
        QCOMPARE(write.error->kind, Error::Kind::NotConnected);
        const auto entry = received(client.get("k"));
        QVERIFY(!entry && !KeyValueClient::isNoKey(entry.error()));
    }

    void goesWithWritesUnderWay()
    {
        open();
        for (int i = 0; i < 20; ++i)
            (void)m_keys->put("k", "x");
        m_keys.reset();
        QTest::qWait(20);
    }

private:
    /// A client behind a proxy.
    struct Through {
        Through(const TestServer &server, const Bucket &bucket)
            : proxy(server.port())
            , session(profile())
            , jetStream(&session)
            , client(&jetStream, bucket)
        {
            client.setTimeout(20s);
        }
        [[nodiscard]] ConnectionProfile profile() const
        {
            ConnectionProfile made;
            made.name = QStringLiteral("proxy");
            made.servers = QStringList { proxy.url() };
            return made;
        }
        [[nodiscard]] bool open()
        {
            session.open();
            return QTest::qWaitFor([this] { return session.status().server.isJetStream; }, 10'000);
        }
        TcpProxy proxy;
        Session session;
        JetStreamClient jetStream;
        KeyValueClient client;
    };

    static Json bucketConfig(const char *extra)
    {
        Json config = json(R"({"name":"KV_config","subjects":["$KV.config.>"],"max_msgs_per_subject":10,"discard":"new",
            "allow_rollup_hdrs":true,"deny_delete":true,"allow_direct":true})");
        if (extra && *extra) {
            const QByteArray whole = QByteArray("{") + extra + '}';
            config.update(json(whole.constData()));
        }
        return config;
    }
    void open(const char *extra = nullptr)
    {
        const auto info = received(m_client->createStream(bucketConfig(extra)));
        VERIFY_RESULT(info);
        m_keys = std::make_unique<KeyValueClient>(m_client.get(), *Bucket::ofStream(*info));
    }

    std::unique_ptr<KeyValueClient> m_keys;
};

QTEST_GUILESS_MAIN(TestKeyValueClient)
#include "tst_keyvalueclient.moc"
