// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/bucketconfig.h"

#include "tests/jetstream/support.h"

#include <QProcess>
#include <QRegularExpression>

using namespace natsight;
using Severity = ConfigProblem::Severity;

namespace {

QStringList pathsOf(const QList<ConfigProblem> &problems, Severity severity)
{
    QStringList paths;
    for (const ConfigProblem &problem : problems) {
        if (problem.severity == severity)
            paths << problem.path;
    }
    return paths;
}

QString differencesOf(const Json &from, const Json &to)
{
    QStringList lines;
    const auto differences = configDifferences(ConfigOf::Stream, from, to);
    for (const ConfigDifference &one : differences)
        lines << one.path + QLatin1String(": ") + one.oldText + QLatin1String(" / ") + one.newText;
    return lines.join(u'\n');
}

/// What the form makes when a bucket gets its name, and edits after that, one after the other.
Json madeHere(ConfigOf what, const char *name, const Json &edits, const ServerInfo &server)
{
    Json config = newBucketConfig(what);
    Json before = config;
    config["name"] = bucketPrefix(what).toStdString() + name;
    config = patchedConfig(config, bucketFollowUp(what, before, config));
    for (const auto &item : edits.items()) {
        before = config;
        Json edit = Json::object();
        edit[item.key()] = item.value();
        config = patchedConfig(config, edit);
        config = patchedConfig(config, bucketFollowUp(what, before, config));
    }
    return completedBucket(what, Json::object(), config, server);
}

} // namespace

class TestBucketConfig : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] const ServerInfo &server() const { return m_session->status().server; }
    [[nodiscard]] bool isOld() const { return !isKnownTo({ 10, 0 }, server()); }
    [[nodiscard]] bool hasMarkers() const { return isKnownTo({ 11, 1 }, server()); }

    [[nodiscard]] Json configOf(const QString &stream)
    {
        const auto info = received(m_client->streamInfo(stream));
        return info ? plain(*info->config) : Json();
    }
    /// What it printed when it failed.
    [[nodiscard]] QByteArray run(const ConfigCommand &command) const
    {
        if (!command.fileName.isEmpty()) {
            QFile file(m_folder.filePath(command.fileName));
            if (!file.open(QIODevice::WriteOnly) || file.write(command.fileContent) < 0)
                return "no file";
        }
        QProcess shell;
        shell.setWorkingDirectory(m_folder.path());
        shell.setProcessChannelMode(QProcess::MergedChannels);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("NATS_URL"), m_server->url());
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.insert(QStringLiteral("PATH"),
            QFileInfo(natsCli()).absolutePath() + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
        shell.setProcessEnvironment(environment);
        shell.start(
            QStringLiteral("/bin/sh"), { QStringLiteral("-c"), command.command + QStringLiteral(" </dev/null") });
        if (!shell.waitForFinished(20'000) || shell.exitCode() != 0)
            return command.command.toUtf8() + '\n' + shell.readAll().right(600);
        return {};
    }
    [[nodiscard]] QByteArray run(const QString &command) const { return run(ConfigCommand { command, {}, {}, {} }); }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void knowsItsOwn()
    {
        QCOMPARE(bucketKindOf(QStringLiteral("KV_a")), ConfigOf::KeyValue);
        QCOMPARE(bucketKindOf(QStringLiteral("OBJ_a")), ConfigOf::Objects);
        for (const char *name : { "KV_", "OBJ_", "kv_a", "KVa", "ORDERS", "" })
            QCOMPARE(bucketKindOf(QLatin1String(name)), ConfigOf::Stream);
        QCOMPARE(bucketName(ConfigOf::KeyValue, QStringLiteral("KV_a")), QStringLiteral("a"));
        QCOMPARE(bucketName(ConfigOf::Stream, QStringLiteral("KV_a")), QStringLiteral("KV_a"));
        QVERIFY(bucketSubjects(ConfigOf::KeyValue, QStringLiteral("KV_")).isEmpty());
        QCOMPARE(bucketSubjects(ConfigOf::Objects, QStringLiteral("OBJ_a")),
            (QStringList { QStringLiteral("$O.a.C.>"), QStringLiteral("$O.a.M.>") }));
    }

    /// A form of buckets has every field of a stream, once.
    void hasEveryField()
    {
        const auto namesOf = [](ConfigOf what) {
            QStringList names;
            for (const ConfigField &field : configFields(what))
                names << field.name;
            names.sort();
            return names;
        };
        for (const auto what : { ConfigOf::KeyValue, ConfigOf::Objects }) {
            QCOMPARE(namesOf(what), namesOf(ConfigOf::Stream));
            for (const ConfigField &field : configFields(what))
                QVERIFY2(!field.title.isEmpty() && !field.help.isEmpty(), qPrintable(field.name));
        }
        QCOMPARE(findConfigField(ConfigOf::KeyValue, QStringLiteral("max_age"))->title, QStringLiteral("TTL"));
        QCOMPARE(findConfigField(ConfigOf::KeyValue, QStringLiteral("name"))->prefix, QStringLiteral("KV_"));
    }

    void followsEdits()
    {
        const auto kv = ConfigOf::KeyValue;
        const Json any = newBucketConfig(kv, QStringLiteral("KV_a"));
        const auto after = [&](const Json &from, const char *edits) {
            const Json to = patchedConfig(from, json(edits));
            return patchedConfig(to, bucketFollowUp(kv, from, to));
        };
        QVERIFY(after(any, R"({"name":"KV_b"})")["subjects"] == json(R"(["$KV.b.>"])"));
        const Json unnamed = newBucketConfig(kv);
        QVERIFY(!unnamed.contains("subjects"));
        QVERIFY(after(unnamed, R"({"name":"KV_b"})")["subjects"] == json(R"(["$KV.b.>"])"));
        QVERIFY(!after(any, R"({"name":""})").contains("subjects"));
        // Subjects of somebody's own stay.
        const Json odd = patchedConfig(any, json(R"({"subjects":["x.>"]})"));
        QVERIFY(after(odd, R"({"name":"KV_b"})")["subjects"] == json(R"(["x.>"])"));
        // A mirror has none, and gets them back when it is one no more.
        const Json mirror = after(any, R"({"mirror":{"name":"KV_x"}})");
        QVERIFY(!mirror.contains("subjects"));
        QVERIFY(mirror["mirror_direct"] == true);
        const Json back = after(mirror, R"({"mirror":null})");
        QVERIFY(back["subjects"] == json(R"(["$KV.a.>"])"));
        QVERIFY(!back.contains("mirror_direct"));
        // The duplicate window, as servers had it.
        const Json stored = patchedConfig(any, json(R"({"duplicate_window":120000000000})"));
        QVERIFY(after(stored, R"({"max_age":60000000000})")["duplicate_window"] == 60'000'000'000);
        const Json brief = after(stored, R"({"max_age":60000000000})");
        QVERIFY(after(brief, R"({"max_age":0})")["duplicate_window"] == 120'000'000'000);
        const Json own = patchedConfig(any, json(R"({"duplicate_window":5000000000})"));
        QVERIFY(after(own, R"({"max_age":60000000000})")["duplicate_window"] == 5'000'000'000);
        QVERIFY(after(own, R"({"max_age":1000000000})")["duplicate_window"] == 1'000'000'000);
        QVERIFY(after(any, R"({"subject_delete_marker_ttl":5000000000})")["allow_msg_ttl"] == true);
        // Transforms of sources go with the name; others are not touched, nor are streams.
        const Json sourced = patchedConfig(any,
            json(
                R"({"sources":[{"name":"KV_x","subject_transforms":[{"src":"$KV.x.>","dest":"$KV.a.>"}]},{"name":"S","subject_transforms":[{"src":"s.>","dest":"$KV.a.>"}]}]})"));
        const Json renamed = after(sourced, R"({"name":"KV_b"})");
        QVERIFY(renamed["sources"][0]["subject_transforms"][0]["dest"] == "$KV.b.>");
        QVERIFY(renamed["sources"][1]["subject_transforms"][0]["dest"] == "$KV.a.>");
        QVERIFY(bucketFollowUp(ConfigOf::Stream, any, patchedConfig(any, json(R"({"name":"KV_b"})"))).empty());
    }

    void completesSources()
    {
        ServerInfo newest;
        newest.apiLevel = 5;
        newest.isJetStream = true;
        const Json config = json(
            R"({"name":"KV_a","sources":[{"name":"KV_x"},{"name":"S"},{"name":"KV_y","filter_subject":"$KV.y.k"},
            {"name":"KV_z","subject_transforms":[{"src":"$KV.z.>","dest":"other.>"}]},{"name":"KV_a","external":{"api":"$JS.hub.API"}}]})");
        const Json complete = completedBucket(ConfigOf::KeyValue, Json::object(), config, newest);
        QVERIFY(complete["sources"][0]["subject_transforms"] == json(R"([{"src":"$KV.x.>","dest":"$KV.a.>"}])"));
        for (const std::size_t same : { 1U, 2U, 3U, 4U })
            QVERIFY(complete["sources"][same] == config["sources"][same]);
        // What is there already stays as somebody made it.
        QVERIFY(completedBucket(ConfigOf::KeyValue, config, config, newest) == config);
        ServerInfo old;
        old.version = QStringLiteral("2.9.10");
        old.isJetStream = true;
        QVERIFY(completedBucket(ConfigOf::KeyValue, Json::object(), config, old) == config);
        QVERIFY(completedBucket(ConfigOf::Stream, Json::object(), config, newest) == config);
    }

    void tellsWhatIsOdd()
    {
        const auto kv = ConfigOf::KeyValue;
        QCOMPARE(bucketNotices(kv, newBucketConfig(kv, QStringLiteral("KV_a"))), QList<ConfigProblem>());
        QCOMPARE(bucketNotices(ConfigOf::Objects, newBucketConfig(ConfigOf::Objects, QStringLiteral("OBJ_a"))),
            QList<ConfigProblem>());
        const Json odd = json(
            R"({"name":"KV_a","subjects":["other.>"],"max_msgs_per_subject":-1,"discard":"old","max_bytes":5,"deny_purge":true,"sealed":true,
            "retention":"interest","no_ack":true,"sources":[{"name":"KV_x"}]})");
        QCOMPARE(pathsOf(bucketNotices(kv, odd), Severity::Warning),
            (QStringList { QStringLiteral("sealed"), QStringLiteral("allow_rollup_hdrs"),
                QStringLiteral("allow_direct"), QStringLiteral("subjects"), QStringLiteral("max_msgs_per_subject"),
                QStringLiteral("sources"), QStringLiteral("deny_purge"), QStringLiteral("discard"),
                QStringLiteral("retention"), QStringLiteral("no_ack") }));
        QCOMPARE(bucketNoticeWords(kv, odd).size(), bucketNotices(kv, odd).size());
        QVERIFY(bucketNotices(ConfigOf::Stream, odd).isEmpty());
        // They are told where it is checked, and never keep anybody from an edit.
        const auto problems = validateConfig(kv, odd, server());
        QVERIFY(pathsOf(problems, Severity::Error).isEmpty());
        QVERIFY(pathsOf(problems, Severity::Warning).contains(QStringLiteral("allow_rollup_hdrs")));

        const auto problemsOf = [](const char *config) {
            return pathsOf(newBucketProblems(ConfigOf::KeyValue, json(config)), Severity::Error);
        };
        QCOMPARE(problemsOf(R"({"name":"KV_a-B_9","max_msgs_per_subject":64})"), QStringList());
        QCOMPARE(problemsOf(R"({"name":"KV_a$b","max_msgs_per_subject":1})"), QStringList { QStringLiteral("name") });
        QCOMPARE(problemsOf(R"({"name":"a","max_msgs_per_subject":1})"), QStringList { QStringLiteral("name") });
        QCOMPARE(problemsOf(R"({"name":"KV_a","max_msgs_per_subject":65})"),
            QStringList { QStringLiteral("max_msgs_per_subject") });
        QCOMPARE(problemsOf(R"({"name":"KV_a"})"), QStringList { QStringLiteral("max_msgs_per_subject") });
    }

    /// What is made here is what the official tool makes, and the command that is shown makes the same.
    void madeHereIsMadeThere_data()
    {
        QTest::addColumn<bool>("isKeyValue");
        QTest::addColumn<QByteArray>("edits");
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("since"); // minor version
        const auto kv = [](const char *edits, const char *options, int since = 9) {
            QTest::newRow(*options ? options : "kv")
                << true << QByteArray(edits) << QString::fromLatin1(options) << since;
        };
        const auto object = [](const char *edits, const char *options, int since = 9) {
            QTest::newRow(QByteArray(QByteArray("object ") + options).constData())
                << false << QByteArray(edits) << QString::fromLatin1(options) << since;
        };
        kv("{}", "");
        kv(R"({"description":"it's \"mine\"","max_msgs_per_subject":10,"max_age":3600000000000,"max_msg_size":1000,"max_bytes":1000000})",
            R"(--description='it'"'"'s "mine"' --history=10 --ttl=1h --max-value-size=1000 --max-bucket-size=1000000)");
        kv(R"({"storage":"memory","max_age":60000000000})", "--storage=memory --ttl=1m");
        kv(R"({"republish":{"src":"$KV.a.>","dest":"again.>","headers_only":true}})",
            "--republish-source='$KV.a.>' --republish-destination='again.>' --republish-headers");
        kv(R"({"mirror":{"name":"KV_origin"}})", "--mirror=origin");
        kv(R"({"mirror":{"name":"KV_origin","external":{"api":"$JS.hub.API"}}})",
            "--mirror=origin --mirror-domain=hub");
        kv(R"({"sources":[{"name":"KV_origin"},{"name":"KV_second"}]})", "--source=origin --source=second", 10);
        kv(R"({"compression":"s2","metadata":{"owner":"me","team":"x y"}})",
            "--compress --metadata=owner=me --metadata='team=x y'", 10);
        kv(R"({"subject_delete_marker_ttl":900000000000,"max_age":3600000000000})", "--marker-ttl=15m --ttl=1h", 11);
        object("{}", "");
        object(R"({"description":"files","max_age":3600000000000,"max_bytes":1000000,"storage":"memory"})",
            "--description=files --ttl=1h --max-bucket-size=1000000 --storage=memory");
        object(R"({"compression":"s2","metadata":{"owner":"me"}})", "--compress --metadata=owner=me", 10);
    }
    void madeHereIsMadeThere()
    {
        NATSIGHT_NEED_CLI();
        QFETCH(bool, isKeyValue);
        QFETCH(QByteArray, edits);
        QFETCH(QString, options);
        QFETCH(int, since);
        if (!server().isAtLeast(2, since))
            QSKIP("not with this server");
        const auto what = isKeyValue ? ConfigOf::KeyValue : ConfigOf::Objects;
        for (const char *origin : { "origin", "second" })
            VERIFY_RESULT(received(m_client->createStream(
                newBucketConfig(ConfigOf::KeyValue, bucketPrefix(ConfigOf::KeyValue) + QLatin1String(origin)))));
        const QString stream = bucketPrefix(what) + QLatin1Char('a');
        const QString tool = isKeyValue ? QStringLiteral("nats kv") : QStringLiteral("nats object");
        auto problem = run(QStringLiteral("%1 add a %2").arg(tool, options));
        QVERIFY2(problem.isEmpty(), problem.constData());
        const Json theirs = configOf(stream);
        QVERIFY(theirs.is_object());
        QVERIFY(bucketNotices(what, theirs).isEmpty());
        VERIFY_RESULT(received(m_client->deleteStream(stream)));

        const Json config = madeHere(what, "a", json(edits.constData()), server());
        QCOMPARE(pathsOf(validateConfig(what, config, server()), Severity::Error), QStringList());
        QCOMPARE(newBucketProblems(what, config), QList<ConfigProblem>());
        const auto ours = received(m_client->createStream(config));
        VERIFY_RESULT(ours);
        QCOMPARE(differencesOf(theirs, plain(*ours->config)), QString());
        // Only what was asked for is told as special.
        for (const ConfigDifference &one :
            configDifferences(what, configBaseline(what, plain(*ours->config)), *ours->config)) {
            const QString field = one.path.section(u'.', 0, 0).section(u'[', 0, 0);
            QVERIFY2(field == QLatin1String("name") || field == QLatin1String("allow_msg_ttl")
                    || json(edits.constData()).contains(field.toStdString()),
                qPrintable(one.path));
        }
        // The tool reads it.
        problem = run(QStringLiteral("%1 info a").arg(tool));
        QVERIFY2(problem.isEmpty(), problem.constData());
        VERIFY_RESULT(received(m_client->deleteStream(stream)));

        const auto command = natsAddCommand(what, config);
        QVERIFY2(
            command.command.startsWith(tool + QLatin1String(" add a")), qPrintable(command.command + command.note));
        QCOMPARE(command.note, QString());
        problem = run(command);
        QVERIFY2(problem.isEmpty(), problem.constData());
        QCOMPARE(differencesOf(theirs, configOf(stream)), QString());
        // Also from what the server has.
        const auto again = natsAddCommand(what, theirs);
        QCOMPARE(again.note, QString());
        VERIFY_RESULT(received(m_client->deleteStream(stream)));
        problem = run(again);
        QVERIFY2(problem.isEmpty(), problem.constData());
        QCOMPARE(differencesOf(theirs, configOf(stream)), QString());
    }

    /// Made by the tool with everything that there is, edited here: nothing else is another. The command does the same.
    void editsNothingElse()
    {
        NATSIGHT_NEED_CLI();
        VERIFY_RESULT(
            received(m_client->createStream(newBucketConfig(ConfigOf::KeyValue, QStringLiteral("KV_origin")))));
        QString add = QStringLiteral(
            "nats kv add a --description=d --history=5 --ttl=1h --storage=memory --replicas=1 --max-value-size=4096 "
            "--max-bucket-size=1000000 --republish-source='$KV.a.>' --republish-destination='again.>'");
        if (!isOld())
            add += QStringLiteral(" --compress --metadata=owner=me --source=origin");
        if (hasMarkers())
            add += QStringLiteral(" --marker-ttl=1m");
        QList<QByteArray> edits { R"({"description":"other"})", R"({"max_msgs_per_subject":9})",
            R"({"max_age":60000000000})", R"({"max_bytes":2000000,"max_msg_size":8192})" };
        if (!isOld()) {
            edits << R"({"compression":"none"})"
                  << R"({"metadata":{"owner":null,"team":"t"}})"
                  << R"({"republish":{"dest":"elsewhere.>"}})";
        }
        for (const QByteArray &edit : std::as_const(edits)) {
            auto problem = run(add);
            QVERIFY2(problem.isEmpty(), problem.constData());
            const auto before = received(m_client->streamInfo(QStringLiteral("KV_a")));
            VERIFY_RESULT(before);
            const Json original = plain(*before->config);
            Json wanted = patchedConfig(original, json(edit.constData()));
            wanted = patchedConfig(wanted, bucketFollowUp(ConfigOf::KeyValue, original, wanted));
            wanted = completedBucket(ConfigOf::KeyValue, original, wanted, server());
            const Json sent = patchedConfig(*before->config, configEdits(original, wanted));
            const auto edited = received(m_client->updateStream(sent));
            VERIFY_RESULT(edited);
            QCOMPARE(differencesOf(wanted, plain(*edited->config)), QString());
            QStringList changed;
            const Json now = plain(*edited->config);
            for (const auto &item : now.items()) {
                if (original.value(item.key(), Json()) != item.value())
                    changed << QString::fromStdString(item.key());
            }
            for (const QString &field : std::as_const(changed))
                QVERIFY2(
                    json(edit.constData()).contains(field.toStdString()) || field == QLatin1String("duplicate_window"),
                    qPrintable(field));
            problem = run(QStringLiteral("nats kv info a"));
            QVERIFY2(problem.isEmpty(), problem.constData());

            VERIFY_RESULT(received(m_client->deleteStream(QStringLiteral("KV_a"))));
            problem = run(add);
            QVERIFY2(problem.isEmpty(), problem.constData());
            const auto command = natsEditCommand(ConfigOf::KeyValue, original, wanted);
            QVERIFY2(command.command.startsWith(QLatin1String("nats kv edit a ")),
                qPrintable(command.command + u' ' + command.note));
            problem = run(command);
            QVERIFY2(problem.isEmpty(), problem.constData());
            QCOMPARE(differencesOf(wanted, configOf(QStringLiteral("KV_a"))), QString());
            VERIFY_RESULT(received(m_client->deleteStream(QStringLiteral("KV_a"))));
        }
        QVERIFY(natsEditCommand(ConfigOf::KeyValue, json(R"({"name":"KV_a"})"), json(R"({"name":"KV_a"})"))
                    .command.isEmpty());
    }

    /// The tool's bucket commands would reset what they do not know: then it is the stream's command.
    void neverShowsACommandThatResets()
    {
        const Json odd = json(
            R"({"name":"KV_a","subjects":["$KV.a.>"],"max_msgs_per_subject":5,"discard":"old","allow_direct":true,"allow_rollup_hdrs":true,"deny_delete":true})");
        const auto add = natsAddCommand(ConfigOf::KeyValue, odd);
        QVERIFY2(add.command.startsWith(QLatin1String("nats stream add KV_a")), qPrintable(add.command));
        QVERIFY(add.note.contains(QLatin1String("Discard")));
        const auto edit = natsEditCommand(ConfigOf::KeyValue, odd, patchedConfig(odd, json(R"({"description":"x"})")));
        QVERIFY2(edit.command.startsWith(QLatin1String("nats stream edit KV_a")), qPrintable(edit.command));
        const auto history = natsAddCommand(
            ConfigOf::KeyValue, patchedConfig(odd, json(R"({"discard":"new","max_msgs_per_subject":100})")));
        QVERIFY(history.command.startsWith(QLatin1String("nats stream add")));
        const auto object = natsEditCommand(ConfigOf::Objects,
            newBucketConfig(ConfigOf::Objects, QStringLiteral("OBJ_a")),
            patchedConfig(newBucketConfig(ConfigOf::Objects, QStringLiteral("OBJ_a")), json(R"({"description":"x"})")));
        QCOMPARE(object.command, QStringLiteral("nats object edit a '--description=x'"));
    }

    void survivesAnyJson()
    {
        const Json good = newBucketConfig(ConfigOf::KeyValue, QStringLiteral("KV_a"));
        for (const char *text :
            { "null", "5", "[]", R"({"name":{},"subjects":{},"sources":{"a":[]},"mirror":[],"max_age":"x"})",
                R"({"name":5,"sources":[1,[],{"name":[]},null],"mirror":{"name":7,"external":7},"subjects":[[],5],"placement":5})" }) {
            const Json value = json(text);
            for (const auto what : { ConfigOf::KeyValue, ConfigOf::Objects }) {
                (void)bucketNotices(what, value);
                (void)newBucketProblems(what, value);
                (void)bucketFollowUp(what, good, value);
                (void)bucketFollowUp(what, value, good);
                (void)completedBucket(what, good, value, server());
                (void)configBaseline(what, value);
                (void)validateConfig(what, value, server());
                (void)natsAddCommand(what, value);
                (void)natsEditCommand(what, good, value);
                (void)natsEditCommand(what, value, good);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestBucketConfig)
#include "tst_bucketconfig.moc"
