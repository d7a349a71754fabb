// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QDirIterator>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <unistd.h>

using namespace natsight;
using Json = nlohmann::ordered_json;

namespace {

constexpr int patience = 90'000; // ms; generous for a busy machine, never reached on success
constexpr QLatin1String secret("s3cr3t\"Wort\\");
constexpr QLatin1String quotedSecret("\"s3cr3t\\\"Wort\\\\\"");

/// Signs in as `viewer`, while whoever names no user gets in as well.
QByteArray accounts()
{
    return "accounts { APP { users: [ { user: viewer, password: " + QByteArray(quotedSecret.data())
        + " }, { user: anyone, password: other } ] } }\nno_auth_user: anyone\n";
}

/// The program with a home that is empty, and nothing of this environment that speaks of NATS or a display.
class Program : public QProcess
{
public:
    Program()
    {
        QProcessEnvironment environment;
        const auto own = QProcessEnvironment::systemEnvironment();
        for (const QString &name : own.keys()) {
            if (!name.startsWith(QLatin1String("XDG_")) && !name.startsWith(QLatin1String("NATS"))
                && name != QLatin1String("DISPLAY") && name != QLatin1String("WAYLAND_DISPLAY"))
                environment.insert(name, own.value(name));
        }
        environment.insert(QStringLiteral("HOME"), home());
        environment.insert(QStringLiteral("TMPDIR"), home());
        for (const char *kind : { "CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR" })
            environment.insert(QLatin1String("XDG_") + QLatin1String(kind), folder(kind));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        // The leak check wants to look into the process, which the program does not allow.
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
        setProcessEnvironment(environment);
        setProcessChannelMode(QProcess::MergedChannels);
        QDir().mkpath(folder("RUNTIME_DIR"));
        QFile::setPermissions(folder("RUNTIME_DIR"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    ~Program() override
    {
        kill();
        waitForFinished();
    }

    [[nodiscard]] QString home() const { return m_folder.filePath(QStringLiteral("home")); }
    [[nodiscard]] QString folder(const char *kind) const { return home() + u'/' + QLatin1String(kind); }
    [[nodiscard]] QString config() const { return m_folder.filePath(QStringLiteral("config")); }
    /// A place for what the program is asked to write.
    [[nodiscard]] QString out(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    void run(const QStringList &arguments)
    {
        QDir().mkpath(home());
        start(QStringLiteral(NATSIGHT_PROGRAM), arguments);
    }
    void runWithConfig(const QStringList &arguments)
    {
        run(QStringList { QStringLiteral("--config-dir"), config() } + arguments);
    }

    /// Files that were written where none should be. The cache of fonts belongs to the system's library.
    [[nodiscard]] QStringList strayFiles() const
    {
        QStringList files;
        QDirIterator all(home(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            if (const QString path = all.next(); !path.contains(QLatin1String("/fontconfig/")))
                files << path;
        }
        return files;
    }
    /// All that was written on purpose, in one.
    [[nodiscard]] QByteArray written() const
    {
        QByteArray bytes;
        for (const QString &folder : { config(), out("out") }) {
            QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (all.hasNext()) {
                QFile file(all.next());
                if (file.open(QIODevice::ReadOnly))
                    bytes += file.fileName().toUtf8() + '\n' + file.readAll();
            }
        }
        return bytes;
    }

private:
    QTemporaryDir m_folder;
};

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Json readJson(const QString &path)
{
    const QByteArray bytes = readFile(path);
    return Json::parse(bytes.begin(), bytes.end(), nullptr, false);
}

/// Subjects that the clients of a server have subscribed to.
QStringList subscriptionsAt(const TestServer &server)
{
    const QByteArray bytes = server.monitoring("/connz?subs=1");
    const auto json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    QStringList subjects;
    if (json.is_object()) {
        for (const auto &client : json.value("connections", Json::array())) {
            for (const auto &subject : client.value("subscriptions_list", Json::array()))
                subjects << QString::fromStdString(subject.get<std::string>());
        }
    }
    return subjects;
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NATSIGHT_NEED_SERVER(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    /// From the subscription on the command line to the figures at the end: all that was sent is accounted for.
    void capturesWhatIsPublished()
    {
        TestServer server(accounts());
        QVERIFY(server.start());
        Program program;
        const QString passwordFile = program.out("password");
        QVERIFY(writeFile(passwordFile, QByteArray(secret.data()) + "\r\nsecond line\n"));
        const QString stats = program.out("out/stats.json");
        QVERIFY(QDir().mkpath(program.out("out")));
        program.runWithConfig({ QStringLiteral("--server"), server.url(), QStringLiteral("--user"),
            QStringLiteral("viewer"), QStringLiteral("--password-file"), passwordFile, QStringLiteral("--read-only"),
            QStringLiteral("--subscribe"), QStringLiteral("a.>"), QStringLiteral("--subscribe"), QStringLiteral("b.*"),
            QStringLiteral("--stats"), stats, QStringLiteral("--screenshot"), program.out("out/pictures"),
            QStringLiteral("--quit-after"), QStringLiteral("25") });
        QVERIFY(program.waitForStarted());
        const auto isSubscribed = [&] {
            const QStringList subjects = subscriptionsAt(server);
            return subjects.contains(QStringLiteral("a.>")) && subjects.contains(QStringLiteral("b.*"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSubscribed() || program.state() == QProcess::NotRunning, patience);
        QVERIFY2(program.state() == QProcess::Running, program.readAll().constData());

        // Nobody looks into its memory, and no core file would hold it.
        const QString process = QStringLiteral("/proc/%1/").arg(program.processId());
        const QByteArray limits = readFile(process + QStringLiteral("limits"));
        QVERIFY2(QRegularExpression(QStringLiteral("Max core file size +0 +0 "))
                     .match(QString::fromLatin1(limits))
                     .hasMatch(),
            limits.constData());
        QCOMPARE(QFileInfo(process + QStringLiteral("environ")).ownerId(), 0U); // the system's, not the user's
        QVERIFY(!readFile(process + QStringLiteral("cmdline")).contains("s3cr3t"));

        constexpr int inA = 30'000;
        constexpr int inB = 500;
        QVERIFY(server.publish("a.x.y", inA - 1, 100));
        QVERIFY(server.publish("a.z", 1, 0));
        QVERIFY(server.publish("b.x", inB, 7));
        QVERIFY(server.publish("b.x.y", 10, 7)); // matches neither
        QVERIFY(server.publish("c", 10, 7));

        QVERIFY(program.waitForFinished(patience));
        const QByteArray said = program.readAll();
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QVERIFY2(program.exitCode() == 0, said.constData());

        const Json json = readJson(stats);
        QVERIFY(json.is_object());
        for (const char *name : { "version", "qt", "cnats" })
            QVERIFY2(!json.value(name, std::string()).empty(), name);
        for (const char *name : { "startup_ms", "longest_stall_ms", "longest_task_ms" })
            QVERIFY2(json.contains(name) && json[name].is_number() && json[name].get<double>() >= 0, name);
        for (const char *name : { "peak_rss_bytes", "frames", "disconnects" })
            QVERIFY2(json.contains(name) && json[name].is_number_unsigned(), name);
        QVERIFY(json["startup_ms"].get<double>() > 0);
        QVERIFY(json["peak_rss_bytes"].get<quint64>() > 1'000'000);
        QVERIFY(json["frames"].get<quint64>() > 0);
        QCOMPARE(json["disconnects"].get<quint64>(), quint64 { 0 });
        QCOMPARE(json["subscriptions"].size(), std::size_t { 2 });
        for (const auto &subscription : json["subscriptions"]) {
            const auto number = [&subscription](const char *name) { return subscription.at(name).get<qint64>(); };
            const std::string subject = subscription.at("subject").get<std::string>();
            QCOMPARE(number("received"), qint64 { subject == "a.>" ? inA : inB });
            QCOMPARE(number("received_bytes"), qint64 { subject == "a.>" ? (inA - 1) * 100 : inB * 7 });
            QCOMPARE(number("received"),
                number("kept") + number("evicted") + number("dropped_library") + number("dropped_other"));
        }
        QCOMPARE(json["subscriptions"][0]["subject"].get<std::string>(), std::string("a.>"));

        // A picture of each page, of the whole window.
        for (const char *name : { "overview.png", "traffic.png" }) {
            const QImage picture(program.out("out/pictures/") + QLatin1String(name));
            QVERIFY2(!picture.isNull(), name);
            QVERIFY(picture.width() >= 800 && picture.height() >= 500);
            QVERIFY(picture != QImage(picture.size(), picture.format()));
        }
        QCOMPARE(QDir(program.out("out/pictures")).entryList(QDir::Files).size(), 2);

        QVERIFY2(program.strayFiles().isEmpty(), qPrintable(program.strayFiles().join(u'\n')));
        const QByteArray written = program.written();
        QVERIFY(written.contains("natsight.ini"));
        QVERIFY(!written.contains("s3cr3t"));
        QVERIFY2(!said.contains("s3cr3t"), said.constData());
    }

    /// Typed in an address, a password is used and goes nowhere else, whether it is right or wrong.
    void keepsPasswordsOfAddresses_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("right") << QStringLiteral("s3cr3t%22Wort%5C");
        QTest::newRow("wrong") << QStringLiteral("s3cr3t-wrong");
    }
    void keepsPasswordsOfAddresses()
    {
        QFETCH(QString, password);
        TestServer server(accounts());
        QVERIFY(server.start());
        Program program;
        QVERIFY(QDir().mkpath(program.out("out")));
        program.runWithConfig({ QStringLiteral("--server"),
            QStringLiteral("nats://viewer:%1@127.0.0.1:%2").arg(password).arg(server.port()),
            QStringLiteral("--subscribe"), QStringLiteral("a"), QStringLiteral("--stats"),
            program.out("out/stats.json"), QStringLiteral("--quit-after"), QStringLiteral("6") });
        QVERIFY(program.waitForFinished(patience));
        const QByteArray said = program.readAll();
        QVERIFY2(program.exitCode() == 0, said.constData());
        QVERIFY2(!said.contains("s3cr3t"), said.constData());
        const QByteArray written = program.written();
        QVERIFY(written.contains("stats.json"));
        QVERIFY2(!written.contains("s3cr3t"), written.constData());
        QVERIFY2(program.strayFiles().isEmpty(), qPrintable(program.strayFiles().join(u'\n')));
    }

    void runsWithoutAServer()
    {
        Program program;
        program.runWithConfig(
            { QStringLiteral("--server"), QStringLiteral("nats://127.0.0.1:%1").arg(TestServer::freePort()),
                QStringLiteral("--subscribe"), QStringLiteral("a"), QStringLiteral("--stats"),
                program.out("stats.json"), QStringLiteral("--quit-after"), QStringLiteral("4") });
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitCode(), 0);
        const Json json = readJson(program.out("stats.json"));
        QVERIFY(json.is_object());
        QCOMPARE(json["subscriptions"].size(), std::size_t { 1 });
        QCOMPARE(json["subscriptions"][0]["received"].get<int>(), 0);
    }

    void tellsWhatItCouldNotWrite()
    {
        Program program;
        program.runWithConfig({ QStringLiteral("--stats"), QStringLiteral("/proc/none/stats.json"),
            QStringLiteral("--quit-after"), QStringLiteral("2") });
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.readAll().contains("/proc/none/stats.json"));
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("option") << QStringList { QStringLiteral("--no-such-option") } << QByteArray("no-such-option");
        QTest::newRow("both") << QStringList { QStringLiteral("--demo"), QStringLiteral("--server"),
            QStringLiteral("localhost") }
                              << QByteArray("exclude");
        QTest::newRow("subject") << QStringList { QStringLiteral("--subscribe"), QStringLiteral("a..b") }
                                 << QByteArray("token");
        QTest::newRow("port") << QStringList { QStringLiteral("--server"),
            QStringLiteral("nats://u:s3cr3t@localhost:99999") }
                              << QByteArray("from 1 to 65535");
        QTest::newRow("theme") << QStringList { QStringLiteral("--theme"), QStringLiteral("pink") }
                               << QByteArray("pink");
        QTest::newRow("file") << QStringList { QStringLiteral("--server"), QStringLiteral("localhost"),
            QStringLiteral("--user"), QStringLiteral("u"), QStringLiteral("--password-file"), QStringLiteral("/none") }
                              << QByteArray("/none");
        QTest::newRow("time") << QStringList { QStringLiteral("--quit-after"), QStringLiteral("soon") }
                              << QByteArray("soon");
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, word);
        Program program;
        auto environment = program.processEnvironment();
        environment.remove(QStringLiteral("QT_QPA_PLATFORM")); // a mistake is told before there is a display
        program.setProcessEnvironment(environment);
        program.run(arguments);
        QVERIFY(program.waitForFinished(patience));
        const QByteArray said = program.readAll();
        QVERIFY2(program.exitCode() == 2, said.constData());
        QVERIFY2(said.startsWith("natsight: "), said.constData());
        QVERIFY2(said.contains(word), said.constData());
        QVERIFY2(!said.contains("s3cr3t"), said.constData());
        QVERIFY2(program.strayFiles().isEmpty(), qPrintable(program.strayFiles().join(u'\n')));
    }

    void answersWithoutADisplay()
    {
        for (const char *option : { "--version", "--help" }) {
            Program program;
            auto environment = program.processEnvironment();
            environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
            program.setProcessEnvironment(environment);
            program.setProcessChannelMode(QProcess::SeparateChannels);
            program.run({ QLatin1String(option) });
            QVERIFY(program.waitForFinished(patience));
            QCOMPARE(program.exitCode(), 0);
            const QByteArray said = program.readAllStandardOutput();
            QVERIFY2(program.readAllStandardError().isEmpty(), option);
            if (qstrcmp(option, "--version") == 0)
                QVERIFY2(QRegularExpression(
                             QStringLiteral("^natsight \\d+\\.\\d+\\.\\d+ \\(Qt 6\\.\\S+, cnats 3\\.\\S+\\)\\n$"))
                             .match(QString::fromUtf8(said))
                             .hasMatch(),
                    said.constData());
            else
                QVERIFY2(said.contains("--subscribe") && said.contains("--quit-after"), said.constData());
            QVERIFY2(program.strayFiles().isEmpty(), qPrintable(program.strayFiles().join(u'\n')));
        }
    }

    /// A context that the official CLI has made.
    void opensAContextOfTheCli()
    {
        NATSIGHT_NEED_CLI();
        TestServer server(accounts());
        QVERIFY(server.start());
        Program program;
        const QString place = program.folder("CONFIG_HOME");
        QVERIFY(!runProgram(natsCli(),
            { QStringLiteral("context"), QStringLiteral("save"), QStringLiteral("ours"), QStringLiteral("--server"),
                server.url(), QStringLiteral("--user"), QStringLiteral("viewer"), QStringLiteral("--password"),
                secret },
            { QStringLiteral("XDG_CONFIG_HOME=") + place, QStringLiteral("HOME=") + program.home() })
                     .isNull());
        const QString file = place + QStringLiteral("/nats/context/ours.json");
        const QByteArray before = readFile(file);
        QVERIFY(!before.isEmpty());
        const QStringList filesBefore = program.strayFiles();

        program.runWithConfig({ QStringLiteral("--context"), QStringLiteral("ours"), QStringLiteral("--subscribe"),
            QStringLiteral("a.>"), QStringLiteral("--stats"), program.out("stats.json"), QStringLiteral("--quit-after"),
            QStringLiteral("15") });
        QTRY_VERIFY_WITH_TIMEOUT(
            subscriptionsAt(server).contains(QStringLiteral("a.>")) || program.state() == QProcess::NotRunning,
            patience);
        QVERIFY2(program.state() == QProcess::Running, program.readAll().constData());
        QVERIFY(server.publish("a.x", 321));
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitCode(), 0);
        const Json json = readJson(program.out("stats.json"));
        QVERIFY(json.is_object());
        QCOMPARE(json["subscriptions"].size(), std::size_t { 1 });
        QCOMPARE(json["subscriptions"][0]["received"].get<int>(), 321);
        QCOMPARE(readFile(file), before);
        QCOMPARE(program.strayFiles(), filesBefore);
    }

    void tellsOfAContextThatIsNone()
    {
        Program program;
        program.runWithConfig({ QStringLiteral("--context"), QStringLiteral("none"), QStringLiteral("--screenshot"),
            program.out("pictures"), QStringLiteral("--quit-after"), QStringLiteral("12") });
        QVERIFY(program.waitForFinished(patience));
        QVERIFY2(program.exitCode() == 0, program.readAll().constData());
        QCOMPARE(QDir(program.out("pictures")).entryList(QDir::Files).size(), 1); // the page that says so
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
