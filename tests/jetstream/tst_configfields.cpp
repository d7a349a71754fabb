// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/configfields.h"

#include "tests/jetstream/support.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <set>

using namespace natsight;
using State = SessionStatus::State;
using Severity = ConfigProblem::Severity;

namespace {

ServerInfo newestServer()
{
    ServerInfo server;
    server.version = QStringLiteral("2.15.2");
    server.apiLevel = 5;
    server.isJetStream = true;
    return server;
}

ServerInfo oldestServer()
{
    ServerInfo server;
    server.version = QStringLiteral("2.9.10");
    server.isJetStream = true;
    return server;
}

QStringList pathsOf(const QList<ConfigProblem> &problems, Severity severity = Severity::Error)
{
    QStringList paths;
    for (const ConfigProblem &problem : problems) {
        if (problem.severity == severity)
            paths.append(problem.path);
    }
    return paths;
}

QStringList pathsOf(const QList<ConfigDifference> &differences)
{
    QStringList paths;
    for (const ConfigDifference &difference : differences)
        paths.append(difference.path);
    return paths;
}

/// Paths of all members of a configuration, `sources.external.api`.
void collect(const Json &value, const QString &path, std::set<QString> &paths)
{
    if (value.is_array()) {
        for (const Json &item : value)
            collect(item, path, paths);
        return;
    }
    if (!value.is_object() || path == QLatin1String("metadata"))
        return;
    for (const auto &item : value.items()) {
        const QString own = (path.isEmpty() ? QString() : path + QLatin1Char('.')) + QString::fromStdString(item.key());
        paths.insert(own);
        collect(item.value(), own, paths);
    }
}

void collect(const QList<ConfigField> &fields, const QString &path, const ServerInfo &server, std::set<QString> &paths)
{
    for (const ConfigField &field : fields) {
        if (field.isInternal || !isKnownTo(field.since, server))
            continue;
        const QString own = (path.isEmpty() ? QString() : path + QLatin1Char('.')) + field.name;
        paths.insert(own);
        collect(field.fields, own, server, paths);
    }
}

/// Without the fields that this server does not know.
Json knownPart(ConfigOf what, Json config, const ServerInfo &server)
{
    for (const ConfigField &field : configFields(what)) {
        if (!isKnownTo(field.since, server))
            config.erase(field.name.toStdString());
    }
    return config;
}

template<typename T>
const T &anyOf(QRandomGenerator &random, const QList<T> &values)
{
    return values.at(random.bounded(values.size()));
}

/// A configuration that a server takes; name and subjects carry `index`.
Json randomStream(QRandomGenerator &random, int index, const ServerInfo &server)
{
    const auto maybe = [&random] { return random.bounded(2) == 0; };
    const auto label = std::to_string(index);
    Json config = { { "name", "R" + label }, { "subjects", { "r" + label + ".>" } } };
    if (maybe())
        config["subjects"].push_back("s" + label + ".*");
    if (maybe())
        config["description"] = "Zoë's \"stream\" " + label;
    config["storage"] = "memory";
    config["retention"] = anyOf<std::string>(random, { "limits", "interest", "workqueue" });
    for (const char *limit : { "max_msgs", "max_bytes", "max_msgs_per_subject", "max_msg_size", "max_consumers" }) {
        if (maybe())
            config[limit] = random.bounded(1, 1'000'000);
    }
    if (maybe())
        config["max_age"] = qint64 { 1'000'000'000 } * random.bounded(120, 1000) + random.bounded(1'000'000);
    if (maybe())
        config["duplicate_window"] = qint64 { 100'000'000 } + random.bounded(1'000'000'000);
    const bool isNew = maybe();
    if (isNew) {
        config["discard"] = "new";
        if (config.contains("max_msgs_per_subject") && maybe())
            config["discard_new_per_subject"] = true;
    }
    for (const char *flag : { "allow_direct", "no_ack" }) {
        if (maybe())
            config[flag] = true;
    }
    if (maybe())
        config["deny_delete"] = true;
    if (maybe())
        config[maybe() ? "deny_purge" : "allow_rollup_hdrs"] = true;
    if (maybe())
        config["republish"] = { { "src", ">" }, { "dest", "again" + label + ".>" }, { "headers_only", maybe() } };
    if (maybe())
        config["placement"] = Json::object();
    if (maybe())
        config["sources"] = { { { "name", "ORIGIN" }, { "filter_subject", "o.*" } },
            { { "name", "OTHER" }, { "opt_start_seq", 7 } } };
    if (isKnownTo({ 10, 0 }, server)) {
        if (maybe())
            config["metadata"] = { { "owner", "me" }, { "empty", "" } };
        if (maybe())
            config["consumer_limits"] = { { "inactive_threshold", 60'000'000'000 }, { "max_ack_pending", 50 } };
        if (maybe())
            config["subject_transform"] = { { "src", "r" + label + ".*" },
                { "dest", "t" + label + ".{{wildcard(1)}}" } };
        if (maybe())
            config["first_seq"] = quint64 { 1'000'000'007 };
    }
    if (isKnownTo({ 11, 1 }, server) && maybe())
        config["allow_msg_ttl"] = true;
    if (isKnownTo({ 12, 2 }, server) && maybe())
        config["allow_atomic"] = true;
    if (isKnownTo({ 14, 4 }, server) && maybe())
        config["allow_batched"] = true;
    return config;
}

Json randomConsumer(QRandomGenerator &random, int index, const ServerInfo &server)
{
    const auto maybe = [&random] { return random.bounded(2) == 0; };
    const auto label = std::to_string(index);
    Json config = { { "durable_name", "C" + label }, { "ack_policy", "explicit" } };
    const bool isPush = maybe();
    if (maybe())
        config["description"] = "consumer " + label;
    if (isPush) {
        config["deliver_subject"] = "out." + label;
        if (maybe())
            config["deliver_group"] = "group";
        if (maybe())
            config["rate_limit_bps"] = 100'000;
        if (maybe()) {
            config["idle_heartbeat"] = 5'000'000'000;
            config["flow_control"] = true;
        }
    } else {
        for (const char *limit : { "max_batch", "max_bytes", "max_waiting" }) {
            if (maybe())
                config[limit] = random.bounded(1, 500);
        }
        if (maybe())
            config["max_expires"] = 30'000'000'000;
    }
    if (maybe())
        config["filter_subject"] = "o.a";
    else if (isKnownTo({ 10, 0 }, server) && maybe())
        config["filter_subjects"] = { "o.a", "o.b.*" };
    if (maybe()) {
        config["deliver_policy"] = "by_start_sequence";
        config["opt_start_seq"] = 3;
    } else if (maybe()) {
        config["deliver_policy"] = "by_start_time";
        config["opt_start_time"] = "2024-01-02T03:04:05.678Z";
    }
    if (maybe())
        config["ack_wait"] = 12'345'678'901;
    else if (maybe()) {
        config["backoff"] = { 1'000'000'000, 2'000'000'000 };
        config["max_deliver"] = 5;
    }
    if (maybe())
        config["max_ack_pending"] = random.bounded(1, 1000);
    if (maybe())
        config["sample_freq"] = "30";
    if (maybe())
        config["headers_only"] = true;
    if (maybe())
        config["inactive_threshold"] = 3'600'000'000'000;
    if (maybe())
        config["mem_storage"] = true;
    if (maybe())
        config["num_replicas"] = 1;
    if (isKnownTo({ 10, 0 }, server) && maybe())
        config["metadata"] = { { "owner", "me" } };
    if (isKnownTo({ 11, 1 }, server)) {
        if (maybe())
            config["pause_until"] = "2099-01-02T03:04:05Z";
        if (!isPush && maybe()) {
            config["priority_policy"] = maybe() ? "pinned_client" : "overflow";
            config["priority_groups"] = { "jobs" };
        }
    }
    return config;
}

} // namespace

class TestConfigFields : public QObject, private JetStreamFixture
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
    void cleanup() { endTest(); }

    /// Every row says what it is, and names what is its kind's.
    void isDescribed()
    {
        const std::function<void(const QList<ConfigField> &)> check = [&check](const QList<ConfigField> &fields) {
            QStringList names;
            for (const ConfigField &field : fields) {
                QVERIFY2(!field.title.isEmpty() && !field.help.isEmpty(), qPrintable(field.name));
                QVERIFY(!names.contains(field.name));
                names.append(field.name);
                QCOMPARE(!field.choices.isEmpty(), field.kind == ConfigKind::Choice);
                QCOMPARE(
                    !field.fields.isEmpty(), field.kind == ConfigKind::Object || field.kind == ConfigKind::ObjectList);
                QCOMPARE(field.changeHelp.isEmpty(), field.change == ConfigChange::Free);
                if (!field.defaultValue.isEmpty())
                    QVERIFY(!Json::parse(field.defaultValue.constData(), nullptr, false).is_discarded());
                check(field.fields);
            }
        };
        for (const auto what : { ConfigOf::Stream, ConfigOf::Consumer })
            check(configFields(what));
        QCOMPARE(
            findConfigField(ConfigOf::Stream, QStringLiteral("sources[3].external.api"))->name, QStringLiteral("api"));
        QVERIFY(findConfigField(ConfigOf::Stream, QStringLiteral("sources.none")) == nullptr);
    }

    /// What real servers return for configurations in which everything is set, and the table: the same fields.
    void tableIsWhatServersReturn()
    {
        const auto &server = m_session->status().server;
        const bool isOld = !isKnownTo({ 10, 0 }, server);
        QList<Json> configs { json(R"({"name":"ORIGIN","subjects":["o.>"],"allow_direct":true})"),
            json(
                R"({"name":"A","description":"d","subjects":["a.>"],"retention":"limits","max_consumers":5,"max_msgs":5,"max_bytes":500,
                "max_age":900000000000,"max_msgs_per_subject":5,"max_msg_size":50,"discard":"new","discard_new_per_subject":true,"storage":"file",
                "num_replicas":1,"no_ack":true,"duplicate_window":1000000000,"placement":{"cluster":"","tags":[]},
                "sources":[{"name":"ORIGIN","opt_start_seq":4,"filter_subject":"o.x"},{"name":"Z","external":{"api":"$JS.z.API","deliver":"z.deliver"},
                "opt_start_time":"2024-01-01T00:00:00Z"}],"republish":{"src":"a.>","dest":"rep.>","headers_only":true},"allow_direct":true,
                "deny_delete":true,"deny_purge":true,"allow_rollup_hdrs":false})"),
            json(R"({"name":"M","mirror":{"name":"ORIGIN","filter_subject":"o.x"},"mirror_direct":true})") };
        if (!isOld) {
            configs.append(json(
                R"({"name":"B","subjects":["b.>"],"compression":"s2","first_seq":100,"metadata":{"a":"b"},"allow_rollup_hdrs":true,
                "subject_transform":{"src":"b.*","dest":"c.$1"},"consumer_limits":{"inactive_threshold":60000000000,"max_ack_pending":7},
                "sources":[{"name":"ORIGIN","subject_transforms":[{"src":"o.y","dest":"b.y"}]}],"allow_msg_ttl":true,
                "subject_delete_marker_ttl":2000000000,"allow_atomic":true,"allow_batched":true})"));
            configs.append(json(R"({"name":"K","subjects":["k.>"],"allow_msg_counter":true,"persist_mode":"async"})"));
            configs.append(
                json(R"({"name":"L","subjects":["l.>"],"allow_msg_schedules":true,"allow_rollup_hdrs":true})"));
        }
        std::set<QString> returned;
        for (const Json &full : configs) {
            const Json config = knownPart(ConfigOf::Stream, full, server);
            QCOMPARE(pathsOf(validateConfig(ConfigOf::Stream, config, server)), QStringList());
            const auto made = received(m_client->createStream(config));
            QVERIFY2(made.has_value(), (config.dump() + saidBy(made).toStdString()).c_str());
            QCOMPARE(pathsOf(notApplied(ConfigOf::Stream, config, *made->config)), QStringList());
            collect(*made->config, {}, returned);
        }
        if (isKnownTo({ 14, 4 }, server)) {
            const auto config = json(
                R"({"name":"D","sources":[{"name":"ORIGIN","consumer":{"name":"x","deliver_subject":"x.d"}}]})");
            const auto made = received(m_client->createStream(config));
            VERIFY_RESULT(made);
            collect(*made->config, {}, returned);
        }
        std::set<QString> known;
        collect(configFields(ConfigOf::Stream), {}, server, known);
        for (const QString &path : returned)
            QVERIFY2(known.count(path) == 1, qPrintable(path));
        // These are returned where a cluster, a mirror or an old server has them.
        const QStringList notSet { QStringLiteral("placement.cluster"), QStringLiteral("placement.tags") };
        const auto isTwin = [](const QString &path) { return path.startsWith(QLatin1String("mirror.")); };
        for (const QString &path : known)
            QVERIFY2(returned.count(path) == 1 || notSet.contains(path) || isTwin(path), qPrintable(path));

        returned.clear();
        QList<Json> consumers {
            json(
                R"({"durable_name":"a","name":"a","description":"d","deliver_policy":"by_start_sequence","opt_start_seq":4,
                "ack_policy":"explicit","ack_wait":1000000000,"max_deliver":5,"backoff":[1000000000],"filter_subject":"o.x","replay_policy":"original",
                "sample_freq":"5","max_waiting":7,"max_ack_pending":7,"headers_only":true,"max_batch":7,"max_expires":1000000000,"max_bytes":7,
                "inactive_threshold":60000000000,"num_replicas":1,"mem_storage":true})"),
            json(
                R"({"durable_name":"b","deliver_policy":"by_start_time","opt_start_time":"2024-01-01T00:00:00Z","rate_limit_bps":1000,
                "deliver_subject":"p","deliver_group":"g","idle_heartbeat":1000000000,"flow_control":true})")
        };
        if (!isOld) {
            consumers.append(json(
                R"({"durable_name":"c","ack_policy":"explicit","filter_subjects":["o.x","o.y"],"metadata":{"a":"b"},
                "pause_until":"2099-01-01T00:00:00Z","priority_groups":["g"],"priority_policy":"pinned_client","priority_timeout":1000000000})"));
        }
        for (const Json &full : consumers) {
            const Json config = knownPart(ConfigOf::Consumer, full, server);
            QCOMPARE(pathsOf(validateConfig(ConfigOf::Consumer, config, server)), QStringList());
            const auto made = received(m_client->createConsumer(QStringLiteral("ORIGIN"), config));
            VERIFY_RESULT(made);
            QCOMPARE(pathsOf(notApplied(ConfigOf::Consumer, config, *made->config)), QStringList());
            collect(*made->config, {}, returned);
        }
        known.clear();
        collect(configFields(ConfigOf::Consumer), {}, server, known);
        QCOMPARE(returned, known);
    }

    /// Defaults of the table are what servers take: a bare configuration differs in nothing from what comes back.
    void defaultsAreTheServers()
    {
        const auto config = json(R"({"name":"A","subjects":["a.>"]})");
        const auto made = received(m_client->createStream(config));
        VERIFY_RESULT(made);
        QCOMPARE(pathsOf(configDifferences(ConfigOf::Stream, config, *made->config)), QStringList());
        const auto worker = json(R"({"name":"w","durable_name":"w","ack_policy":"explicit"})");
        const auto consumer = received(m_client->createConsumer(QStringLiteral("A"), worker));
        VERIFY_RESULT(consumer);
        QCOMPARE(pathsOf(configDifferences(ConfigOf::Consumer, worker, *consumer->config)), QStringList());
    }

    /// Random configurations survive create → read → edit of one field → read.
    void survivesRoundTrips()
    {
        const auto &server = m_session->status().server;
        QRandomGenerator random(20260);
        VERIFY_RESULT(
            received(m_client->createStream(json(R"({"name":"ORIGIN","subjects":["o.>"],"storage":"memory"})"))));
        for (int i = 0; i < 60; ++i) {
            const auto config = randomStream(random, i, server);
            const auto dump = config.dump();
            QVERIFY2(pathsOf(validateConfig(ConfigOf::Stream, config, server)).isEmpty(), dump.c_str());
            const auto made = received(m_client->createStream(config));
            QVERIFY2(made.has_value(), (dump + saidBy(made).toStdString()).c_str());
            const auto ignored = notApplied(ConfigOf::Stream, config, *made->config);
            QVERIFY2(ignored.isEmpty(), (dump + pathsOf(ignored).join(QLatin1Char(' ')).toStdString()).c_str());
            const auto read = received(m_client->streamInfo(made->name));
            VERIFY_RESULT(read);
            QVERIFY(*read->config == *made->config);
            const auto edited = patchedConfig(*read->config, json(R"({"description":"edited"})"));
            QCOMPARE(pathsOf(impossibleChanges(ConfigOf::Stream, *read->config, edited, server)), QStringList());
            const auto changed = received(m_client->updateStream(edited));
            QVERIFY2(changed.has_value(), (dump + saidBy(changed).toStdString()).c_str());
            auto expected = *read->config;
            expected["description"] = "edited";
            QVERIFY2(nlohmann::json(expected) == nlohmann::json(*received(m_client->streamInfo(made->name))->config),
                dump.c_str());
            VERIFY_RESULT(received(m_client->deleteStream(made->name)));
        }
        for (int i = 0; i < 60; ++i) {
            const auto stream = QStringLiteral("ORIGIN");
            const auto config = randomConsumer(random, i, server);
            const auto dump = config.dump();
            const auto problems = pathsOf(validateConfig(ConfigOf::Consumer, config, server));
            QVERIFY2(problems.isEmpty(), (dump + problems.join(QLatin1Char(' ')).toStdString()).c_str());
            const auto made = received(m_client->createConsumer(stream, config));
            QVERIFY2(made.has_value(), (dump + saidBy(made).toStdString()).c_str());
            auto ignored = pathsOf(notApplied(ConfigOf::Consumer, config, *made->config));
            QVERIFY2(ignored.isEmpty(), (dump + ignored.join(QLatin1Char(' ')).toStdString()).c_str());
            const auto edited = patchedConfig(*made->config, json(R"({"description":"edited"})"));
            const auto changed = received(m_client->updateConsumer(stream, edited));
            QCOMPARE(
                impossibleChanges(ConfigOf::Consumer, *made->config, edited, server).isEmpty(), changed.has_value());
            if (!changed && config.contains("opt_start_time"))
                continue; // server 2.9
            QVERIFY2(changed.has_value(), (dump + saidBy(changed).toStdString()).c_str());
            auto expected = *made->config;
            expected["description"] = "edited";
            QVERIFY2(nlohmann::json(expected)
                    == nlohmann::json(*received(m_client->consumerInfo(stream, made->name))->config),
                dump.c_str());
        }
    }

    /// A stream made here reads the same with the official tool.
    void readsTheSameWithTheTool()
    {
        NATSIGHT_NEED_CLI();
        QRandomGenerator random(7);
        VERIFY_RESULT(
            received(m_client->createStream(json(R"({"name":"ORIGIN","subjects":["o.>"],"storage":"memory"})"))));
        for (int i = 0; i < 10; ++i) {
            const auto made = received(m_client->createStream(randomStream(random, i, m_session->status().server)));
            VERIFY_RESULT(made);
            const auto output = runProgram(natsCli(),
                { QStringLiteral("-s"), m_server->url(), QStringLiteral("stream"), QStringLiteral("info"), made->name,
                    QStringLiteral("--json") });
            const auto theirs = nlohmann::json::parse(output.toStdString(), nullptr, false);
            QVERIFY2(theirs.is_object(), output.constData());
            const auto differences = configDifferences(ConfigOf::Stream, *made->config, Json(theirs["config"]));
            QVERIFY2(differences.isEmpty(),
                (theirs.dump() + pathsOf(differences).join(QLatin1Char(' ')).toStdString()).c_str());
            const auto consumer = received(m_client->createConsumer(
                QStringLiteral("ORIGIN"), randomConsumer(random, i, m_session->status().server)));
            VERIFY_RESULT(consumer);
            const auto said = runProgram(natsCli(),
                { QStringLiteral("-s"), m_server->url(), QStringLiteral("consumer"), QStringLiteral("info"),
                    QStringLiteral("ORIGIN"), consumer->name, QStringLiteral("--json") });
            const auto worker = nlohmann::json::parse(said.toStdString(), nullptr, false);
            QVERIFY2(worker.is_object(), said.constData());
            const auto others = pathsOf(
                configDifferences(ConfigOf::Consumer, *consumer->config, Json(worker["config"])));
            QVERIFY2(others.isEmpty(), (worker.dump() + others.join(QLatin1Char(' ')).toStdString()).c_str());
        }
    }

    /// The command makes the same stream or consumer as the client does, and its edit the same change.
    void commandsDoTheSame()
    {
        NATSIGHT_NEED_CLI();
        const auto &server = m_session->status().server;
        QTemporaryDir folder;
        const auto run = [&](const ConfigCommand &command) {
            auto text = command.command;
            if (!command.fileName.isEmpty()) {
                QFile file(folder.filePath(command.fileName));
                if (!file.open(QIODevice::WriteOnly) || file.write(command.fileContent) < 0)
                    return QByteArray("no file");
            }
            QProcess shell;
            shell.setWorkingDirectory(folder.path());
            shell.setProcessChannelMode(QProcess::MergedChannels);
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("NATS_URL"), m_server->url());
            environment.insert(QStringLiteral("PATH"),
                QFileInfo(natsCli()).absolutePath() + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
            shell.setProcessEnvironment(environment);
            shell.start(QStringLiteral("/bin/sh"), { QStringLiteral("-c"), text + QStringLiteral(" </dev/null") });
            if (!shell.waitForFinished(20'000) || shell.exitCode() != 0)
                return QByteArray(text.toUtf8() + '\n' + shell.readAll().right(600));
            return QByteArray();
        };
        QRandomGenerator random(99);
        VERIFY_RESULT(
            received(m_client->createStream(json(R"({"name":"ORIGIN","subjects":["o.>"],"storage":"memory"})"))));
        VERIFY_RESULT(
            received(m_client->createStream(json(R"({"name":"OTHER","subjects":["p.>"],"storage":"memory"})"))));
        for (int i = 0; i < 12; ++i) {
            const auto config = randomStream(random, i, server);
            const auto name = QString::fromStdString(config["name"].get<std::string>());
            const auto add = natsAddCommand(ConfigOf::Stream, config);
            QVERIFY2(add.fileName.isEmpty(), qPrintable(add.note));
            auto problem = run(add);
            QVERIFY2(problem.isEmpty(), problem.constData());
            const auto theirs = received(m_client->streamInfo(name));
            VERIFY_RESULT(theirs);
            VERIFY_RESULT(received(m_client->deleteStream(name)));
            const auto ours = received(m_client->createStream(config));
            VERIFY_RESULT(ours);
            auto differences = pathsOf(configDifferences(ConfigOf::Stream, *ours->config, *theirs->config));
            QVERIFY2(differences.isEmpty(),
                qPrintable(add.command + QLatin1Char('\n') + differences.join(QLatin1Char(' '))));

            // Everything that can change does.
            auto wanted = randomStream(random, i, server);
            for (const char *fixed : { "retention", "max_consumers", "first_seq", "sources" }) {
                wanted.erase(fixed);
                if (config.contains(fixed))
                    wanted[fixed] = config[fixed];
            }
            for (const char *kept : { "deny_delete", "deny_purge", "allow_msg_ttl" }) {
                if (config.contains(kept))
                    wanted[kept] = config[kept];
            }
            if (!isKnownTo({ 10, 0 }, server)) {
                wanted.erase("republish");
                if (config.contains("republish"))
                    wanted["republish"] = config["republish"];
            }
            if (wanted.value("deny_purge", false))
                wanted.erase("allow_rollup_hdrs");
            const auto edit = natsEditCommand(ConfigOf::Stream, *ours->config, wanted);
            problem = run(edit);
            QVERIFY2(problem.isEmpty(), problem.constData());
            const auto edited = received(m_client->streamInfo(name));
            differences = pathsOf(configDifferences(ConfigOf::Stream, wanted, *edited->config));
            QVERIFY2(differences.isEmpty(),
                qPrintable(edit.command + QLatin1Char('\n') + differences.join(QLatin1Char(' '))));
            VERIFY_RESULT(received(m_client->deleteStream(name)));
        }
        const auto stream = QStringLiteral("ORIGIN");
        for (int i = 0; i < 16; ++i) {
            auto config = randomConsumer(random, i, server);
            // The tool takes pinned clients for younger than they are.
            if (config.value("priority_policy", "") == "pinned_client" && !isKnownTo({ 12, 2 }, server))
                config["priority_policy"] = "overflow";
            const auto name = QString::fromStdString(config["durable_name"].get<std::string>());
            const auto add = natsAddCommand(ConfigOf::Consumer, config, stream);
            auto problem = run(add);
            QVERIFY2(problem.isEmpty(), problem.constData());
            const auto theirs = received(m_client->consumerInfo(stream, name));
            VERIFY_RESULT(theirs);
            VERIFY_RESULT(received(m_client->deleteConsumer(stream, name)));
            const auto ours = received(m_client->createConsumer(stream, config));
            VERIFY_RESULT(ours);
            auto differences = pathsOf(configDifferences(ConfigOf::Consumer, *ours->config, *theirs->config));
            QVERIFY2(differences.isEmpty(),
                qPrintable(add.command + QLatin1Char('\n') + differences.join(QLatin1Char(' '))));

            auto wanted = patchedConfig(*ours->config,
                json(
                    R"({"max_ack_pending":17,"description":"it is \u0027new\u0027","headers_only":true,"filter_subjects":null})"));
            wanted["filter_subject"] = "o.new";
            if (!impossibleChanges(ConfigOf::Consumer, *ours->config, wanted, server).isEmpty())
                continue; // server 2.9 and a start time
            const auto edit = natsEditCommand(ConfigOf::Consumer, *ours->config, wanted, stream);
            problem = run(edit);
            QVERIFY2(problem.isEmpty(), problem.constData());
            differences = pathsOf(
                configDifferences(ConfigOf::Consumer, wanted, *received(m_client->consumerInfo(stream, name))->config));
            QVERIFY2(differences.isEmpty(),
                qPrintable(edit.command + QLatin1Char('\n') + differences.join(QLatin1Char(' '))));
        }
        QVERIFY(natsEditCommand(ConfigOf::Stream, json(R"({"name":"A"})"), json(R"({"name":"A","max_msgs":-1})"))
                    .command.isEmpty());
        const auto sealed = natsEditCommand(
            ConfigOf::Stream, json(R"({"name":"A"})"), json(R"({"name":"A","sealed":true})"));
        QCOMPARE(sealed.command, QStringLiteral("nats stream edit A --force --config A.json"));
        QVERIFY(!sealed.note.isEmpty());
        QVERIFY(sealed.fileContent.contains("\"sealed\": true"));
    }

    void findsWhatIsWrong_data()
    {
        QTest::addColumn<bool>("isStream");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QStringList>("paths");
        const auto stream = [](const char *config, const QStringList &paths) {
            QTest::newRow(config) << true << QByteArray(config) << paths;
        };
        const auto consumer = [](const char *config, const QStringList &paths) {
            QTest::newRow(config) << false << QByteArray(config) << paths;
        };
        const auto one = [](const char *path) { return QStringList { QString::fromLatin1(path) }; };
        stream("[]", one(""));
        stream("{}", one("name"));
        stream(R"({"name":"a.b"})", one("name"));
        stream(R"({"name":5})", one("name"));
        stream(R"({"name":"A","subjects":"a"})", one("subjects"));
        stream(R"({"name":"A","subjects":["a","b c",""]})",
            { QStringLiteral("subjects[1]"), QStringLiteral("subjects[2]") });
        stream(R"({"name":"A","max_msgs":"5"})", one("max_msgs"));
        stream(R"({"name":"A","max_msgs":1.5})", one("max_msgs"));
        stream(R"({"name":"A","max_msgs":18446744073709551615})", one("max_msgs"));
        stream(R"({"name":"A","first_seq":18446744073709551615})", {});
        stream(R"({"name":"A","first_seq":-1})", one("first_seq"));
        stream(R"({"name":"A","max_age":5})", one("max_age"));
        stream(R"({"name":"A","max_age":-5})", one("max_age"));
        stream(R"({"name":"A","num_replicas":6})", one("num_replicas"));
        stream(R"({"name":"A","retention":"forever"})", one("retention"));
        stream(R"({"name":"A","sealed":1})", one("sealed"));
        stream(R"({"name":"A","metadata":{"a":5}})", one("metadata.a"));
        stream(R"({"name":"A","placement":[]})", one("placement"));
        stream(R"({"name":"A","sources":[{"name":"x"},{"filter_subject":"a b"}]})",
            { QStringLiteral("sources[1].filter_subject"), QStringLiteral("sources[1].name") });
        stream(R"({"name":"A","mirror":{"name":"x"},"subjects":["a"]})", one("subjects"));
        stream(R"({"name":"A","mirror":{"name":"x","opt_start_time":"soon"}})", one("mirror.opt_start_time"));
        stream(R"({"name":"A","discard_new_per_subject":true,"discard":"new","max_msgs_per_subject":1})", {});
        stream(R"({"name":"A","max_age":1000000000,"duplicate_window":2000000000})", one("duplicate_window"));
        stream(R"({"name":"A","deny_purge":true,"allow_rollup_hdrs":true})", one("allow_rollup_hdrs"));
        stream(R"({"name":"A","something":{"new":true}})", {});
        consumer("{}", {});
        consumer(R"({"name":"a","durable_name":"b"})", one("durable_name"));
        consumer(R"({"filter_subject":"a","filter_subjects":["b"]})", one("filter_subjects"));
        consumer(R"({"filter_subjects":["a.*","a.b"]})", one("filter_subjects[1]"));
        consumer(R"({"deliver_policy":"by_start_sequence"})", one("opt_start_seq"));
        consumer(R"({"opt_start_time":"2024-01-01T00:00:00Z"})", one("opt_start_time"));
        consumer(R"({"idle_heartbeat":1000000000})", one("idle_heartbeat"));
        consumer(R"({"deliver_subject":"a.*"})", one("deliver_subject"));
        consumer(R"({"deliver_subject":"a","max_waiting":5})", one("max_waiting"));
        consumer(R"({"backoff":[1,2],"max_deliver":1})", one("backoff"));
        consumer(R"({"priority_policy":"overflow"})", one("priority_groups"));
        consumer(R"({"sample_freq":"often"})", one("sample_freq"));
    }
    void findsWhatIsWrong()
    {
        QFETCH(bool, isStream);
        QFETCH(QByteArray, config);
        QFETCH(QStringList, paths);
        const auto what = isStream ? ConfigOf::Stream : ConfigOf::Consumer;
        QCOMPARE(pathsOf(validateConfig(what, json(config.constData()), newestServer())), paths);
    }

    void gatesFieldsByServer()
    {
        const auto config = json(
            R"({"name":"A","compression":"s2","allow_msg_ttl":true,"allow_atomic":false,"future":1})");
        QCOMPARE(pathsOf(validateConfig(ConfigOf::Stream, config, newestServer())), QStringList());
        QCOMPARE(pathsOf(validateConfig(ConfigOf::Stream, config, newestServer()), Severity::Warning),
            QStringList { QStringLiteral("future") });
        // Old servers ignore what they do not know.
        QCOMPARE(pathsOf(validateConfig(ConfigOf::Stream, config, oldestServer())), QStringList());
        QCOMPARE(pathsOf(validateConfig(ConfigOf::Stream, config, oldestServer()), Severity::Warning),
            (QStringList { QStringLiteral("compression"), QStringLiteral("allow_msg_ttl"), QStringLiteral("future") }));
        auto server = newestServer();
        server.apiLevel = 2;
        QCOMPARE(pathsOf(validateConfig(
                     ConfigOf::Consumer, json(R"({"ack_policy":"flow_control","deliver_subject":"d"})"), server)),
            QStringList { QStringLiteral("ack_policy") });
        QCOMPARE(pathsOf(validateConfig(ConfigOf::Stream, json(R"({"name":"A","allow_batched":true})"), server)),
            QStringList { QStringLiteral("allow_batched") });
    }

    void tellsDifferences()
    {
        const auto from = json(
            R"({"name":"A","subjects":["a","b"],"max_msgs":-1,"max_age":0,"storage":"file","metadata":{"_nats.ver":"1","a":"1","b":"2"},
            "sources":[{"name":"X","filter_subject":"x"},{"name":"Y"}],"later":1})");
        const auto to = json(
            R"({"name":"A","subjects":["b","a"],"max_msgs":500,"metadata":{"_nats.ver":"2","a":"1","b":"3","c":"4"},
            "sources":[{"name":"Y","opt_start_seq":5},{"name":"X","filter_subject":"x"},{"name":"Z"}],"placement":{"tags":["ssd"]},"later":2})");
        const auto differences = configDifferences(ConfigOf::Stream, from, to);
        QCOMPARE(pathsOf(differences),
            (QStringList { QStringLiteral("metadata.b"), QStringLiteral("metadata.c"), QStringLiteral("max_msgs"),
                QStringLiteral("placement.tags"), QStringLiteral("sources[Y].opt_start_seq"),
                QStringLiteral("sources[Z]"), QStringLiteral("later") }));
        QCOMPARE(differences[0].oldText, QStringLiteral("2"));
        QCOMPARE(differences[0].newText, QStringLiteral("3"));
        QCOMPARE(differences[1].kind, ConfigDifference::Kind::Added);
        QCOMPARE(differences[2].oldText, QStringLiteral("no limit"));
        QVERIFY(differences[2].newText.startsWith(QStringLiteral("500")));
        QCOMPARE(configDifferences(ConfigOf::Stream, from, from), QList<ConfigDifference>());
    }

    void explainsImpossibleChanges()
    {
        const auto from = json(
            R"({"name":"A","storage":"file","retention":"limits","deny_delete":true,"sealed":true,"mirror":{"name":"X"},"max_consumers":5})");
        const auto to = json(
            R"({"name":"B","storage":"memory","retention":"interest","deny_delete":false,"max_consumers":6})");
        auto problems = impossibleChanges(ConfigOf::Stream, from, to, newestServer());
        QCOMPARE(pathsOf(problems),
            (QStringList { QStringLiteral("name"), QStringLiteral("storage"), QStringLiteral("deny_delete"),
                QStringLiteral("sealed") }));
        for (const ConfigProblem &problem : problems)
            QVERIFY(!problem.text.isEmpty());
        problems = impossibleChanges(ConfigOf::Stream, from, to, oldestServer());
        for (const char *path : { "retention", "mirror", "max_consumers" })
            QVERIFY(pathsOf(problems).contains(QString::fromLatin1(path)));
        QVERIFY(pathsOf(impossibleChanges(ConfigOf::Stream, json(R"({"retention":"workqueue"})"),
                            json(R"({"retention":"limits"})"), newestServer()))
                    .contains(QStringLiteral("retention")));
        QCOMPARE(pathsOf(impossibleChanges(ConfigOf::Consumer,
                     json(R"({"name":"a","durable_name":"a","ack_policy":"explicit"})"),
                     json(R"({"durable_name":"a","ack_policy":"none","deliver_subject":"p"})"), newestServer())),
            (QStringList { QStringLiteral("ack_policy"), QStringLiteral("deliver_subject") }));
    }

    /// What is called impossible is what the server refuses, and only that.
    void impossibleIsWhatServersRefuse()
    {
        const auto &server = m_session->status().server;
        const auto from = json(
            R"({"name":"A","subjects":["a"],"retention":"limits","storage":"memory","deny_delete":true,"deny_purge":true})");
        const auto made = received(m_client->createStream(from));
        VERIFY_RESULT(made);
        for (const char *edit : { R"({"retention":"interest"})", R"({"retention":"workqueue"})",
                 R"({"storage":"file"})", R"({"deny_delete":false})", R"({"deny_purge":false})",
                 R"({"max_consumers":7})", R"({"max_msgs":7,"max_bytes":7000,"max_age":900000000000})",
                 R"({"subjects":["b"]})", R"({"republish":{"src":">","dest":"again.>"}})", R"({"discard":"new"})",
                 R"({"allow_direct":true})", R"({"no_ack":true})", R"({"duplicate_window":1000000000})" }) {
            const auto to = patchedConfig(*made->config, json(edit));
            const auto impossible = pathsOf(impossibleChanges(ConfigOf::Stream, *made->config, to, server));
            const auto done = received(m_client->updateStream(to));
            QVERIFY2(done.has_value() == impossible.isEmpty(),
                QByteArray(QByteArray(edit) + ' ' + saidBy(done)).constData());
            VERIFY_RESULT(received(m_client->deleteStream(QStringLiteral("A"))));
            VERIFY_RESULT(received(m_client->createStream(from)));
        }
        const auto worker = json(R"({"durable_name":"w","ack_policy":"explicit","deliver_policy":"all"})");
        for (const char *edit :
            { R"({"ack_policy":"all"})", R"({"deliver_policy":"new"})", R"({"replay_policy":"original"})",
                R"({"max_waiting":7})", R"({"deliver_subject":"p","max_waiting":null})",
                R"({"max_deliver":7,"ack_wait":1000000000,"max_ack_pending":7})", R"({"filter_subject":"a"})",
                R"({"sample_freq":"7"})", R"({"headers_only":true})", R"({"inactive_threshold":60000000000})" }) {
            const auto consumer = received(m_client->createConsumer(QStringLiteral("A"), worker));
            VERIFY_RESULT(consumer);
            const auto to = patchedConfig(*consumer->config, json(edit));
            const auto impossible = pathsOf(impossibleChanges(ConfigOf::Consumer, *consumer->config, to, server));
            const auto done = received(m_client->updateConsumer(QStringLiteral("A"), to));
            QVERIFY2(done.has_value() == impossible.isEmpty(),
                QByteArray(QByteArray(edit) + ' ' + saidBy(done)).constData());
            VERIFY_RESULT(received(m_client->deleteConsumer(QStringLiteral("A"), QStringLiteral("w"))));
        }
    }

    void patchesOnlyWhatIsEdited()
    {
        const auto server = json(
            R"({"zeta":{"x":1},"name":"A","first_seq":18446744073709551615,"placement":{"cluster":"C","future":[1]},
            "metadata":{"_nats.ver":"2","own":"1"},"max_msgs":5})");
        const auto patched = patchedConfig(server,
            json(
                R"({"max_msgs":6,"placement":{"cluster":"D"},"metadata":{"new":"2"},"description":null,"extra":true})"));
        QCOMPARE(QByteArray::fromStdString(patched.dump()),
            QByteArray(
                R"({"zeta":{"x":1},"name":"A","first_seq":18446744073709551615,"placement":{"cluster":"D","future":[1]},"metadata":{"own":"1","new":"2"},"max_msgs":6,"extra":true})"));
        QVERIFY(patchedConfig(json(R"({"metadata":{"_nats.ver":"2"}})"), Json::object()).empty());
        const auto clone = clonedConfig(ConfigOf::Stream,
            json(R"({"name":"A","sealed":true,"template_owner":"t","future":1})"), QStringLiteral("B"));
        QCOMPARE(QByteArray::fromStdString(clone.dump()), QByteArray(R"({"name":"B","sealed":false,"future":1})"));
    }

    /// What is told to be lost is lost, and nothing else.
    void losesWhatItSays()
    {
        // Servers before 2.12 apply a first limit per subject with the next message only, and 2.9 a limit of all also to a
        // stream that discards new messages.
        const auto &server = m_session->status().server;
        const bool isOld = !isKnownTo({ 10, 0 }, server);
        const bool isAtOnce = isKnownTo({ 12, 2 }, server);
        int number = 0;
        for (const auto &[edits, isTold, isLost] : std::initializer_list<std::tuple<const char *, bool, bool>> {
                 { R"({"max_msgs":3})", true, true }, { R"({"max_msgs":20})", true, false },
                 { R"({"max_msgs":100})", false, false }, { R"({"max_msgs":-1})", false, false },
                 { R"({"max_bytes":200})", true, true }, { R"({"max_msgs_per_subject":2})", true, isAtOnce },
                 { R"({"max_msgs":3,"discard":"new"})", isOld, isOld }, { R"({"description":"x"})", false, false },
                 { R"({"subjects":["other.>"]})", false, false } }) {
            const QByteArray subject = "loss" + QByteArray::number(++number);
            const auto name = QString::fromLatin1(subject).toUpper();
            auto config = json(R"({"storage":"file","max_msgs":50})");
            config["name"] = name.toStdString();
            config["subjects"] = Json::array({ subject.toStdString() + ".>" });
            const auto made = received(m_client->createStream(config));
            VERIFY_RESULT(made);
            QVERIFY(m_server->store(subject + ".a", 10));
            const auto changed = patchedConfig(*made->config, json(edits));
            QVERIFY2(losingChanges(*made->config, changed, server).isEmpty() != isTold, edits);
            VERIFY_RESULT(received(m_client->updateStream(changed)));
            const auto areGone = [&] { return received(m_client->streamInfo(name))->state.messages < 10; };
            QTRY_VERIFY2(areGone() == isLost, edits);
            VERIFY_RESULT(received(m_client->deleteStream(name)));
        }
        QCOMPARE(
            pathsOf(losingChanges(json("{}"), json(R"({"sealed":true,"max_age":5,"retention":"interest"})"), server),
                Severity::Warning),
            (QStringList { QStringLiteral("max_age"), QStringLiteral("retention"), QStringLiteral("sealed") }));
    }

    void editsLeadThere()
    {
        const auto from = json(R"({"name":"A","max_msgs":5,"placement":{"cluster":"c","tags":["x"]},"new":{"x":1}})");
        const auto to = json(R"({"name":"A","placement":{"cluster":"d","tags":["x"]},"new":{"x":1},"subjects":["a"]})");
        const auto edits = configEdits(from, to);
        QCOMPARE(QByteArray::fromStdString(edits.dump()),
            QByteArray(R"({"placement":{"cluster":"d"},"subjects":["a"],"max_msgs":null})"));
        QVERIFY(patchedConfig(from, edits) == to);
        QVERIFY(configEdits(to, to).empty());
        QRandomGenerator random(3);
        const ServerInfo any;
        for (int i = 0; i < 200; ++i) {
            const auto one = randomStream(random, i, any);
            const auto other = randomStream(random, i + 1, any);
            QVERIFY(nlohmann::json(patchedConfig(one, configEdits(one, other))) == nlohmann::json(other));
        }
    }

    void tellsWhatWasNotApplied()
    {
        const auto sent = json(
            R"({"name":"A","max_msgs":0,"compression":"s2","future":1,"metadata":{"a":"b"},"max_bytes":10,"storage":"file"})");
        const auto returned = json(R"({"name":"A","max_msgs":-1,"max_bytes":20,"storage":"file","allow_direct":true})");
        const auto differences = notApplied(ConfigOf::Stream, sent, returned);
        QCOMPARE(pathsOf(differences),
            (QStringList { QStringLiteral("compression"), QStringLiteral("metadata.a"), QStringLiteral("max_bytes"),
                QStringLiteral("future") }));
        QCOMPARE(differences[0].kind, ConfigDifference::Kind::Removed);
        QCOMPARE(differences[2].kind, ConfigDifference::Kind::Changed);
        // Nothing in a real server's answer to a field that it does not know.
        if (!isKnownTo({ 10, 0 }, m_session->status().server)) {
            const auto made = received(m_client->createStream(json(R"({"name":"A","compression":"s2"})")));
            VERIFY_RESULT(made);
            QCOMPARE(pathsOf(notApplied(ConfigOf::Stream, json(R"({"name":"A","compression":"s2"})"), *made->config)),
                QStringList { QStringLiteral("compression") });
        }
    }

    void survivesAnyJson()
    {
        for (const char *text :
            { "null", "5", "[]", "[\"x\"]",
                R"({"name":{},"subjects":{},"sources":{"a":[]},"mirror":[],"metadata":[1],"placement":5,"max_age":"x","backoff":{},"sealed":[],"retention":7})",
                R"({"sources":[1,[],{"name":[]},null],"mirror":{"external":7,"subject_transforms":[1]},"republish":[]})" }) {
            const auto value = json(text);
            const auto other = json(
                R"({"name":"A","sources":[{"name":"X"}],"metadata":{"a":"b"},"placement":{"tags":["t"]}})");
            for (const auto what : { ConfigOf::Stream, ConfigOf::Consumer }) {
                QVERIFY(validateConfig(what, value, newestServer()).size() < 100);
                (void)configDifferences(what, value, other);
                (void)configDifferences(what, other, value);
                (void)notApplied(what, value, other);
                (void)impossibleChanges(what, other, value, oldestServer());
                (void)patchedConfig(value, other);
                (void)clonedConfig(what, value, QStringLiteral("B"));
                (void)natsAddCommand(what, value, QStringLiteral("S"));
                (void)natsEditCommand(what, other, value, QStringLiteral("S"));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestConfigFields)
#include "tst_configfields.moc"
