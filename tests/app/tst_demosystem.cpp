// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosystem.h"

#include "app/demo/localserver.h"
#include "models/nats/session.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>

#include <nlohmann/json.hpp>

#include <csignal>
#include <mutex>
#include <set>

using namespace natsight;
using namespace std::chrono_literals;
using State = SessionStatus::State;
using Json = nlohmann::ordered_json;

namespace {

constexpr int patience = 60'000; // ms; generous for a busy machine, never reached on success
constexpr int startPatience = 120'000;
constexpr qsizetype serverCount = 4;

/// Remembers which subjects came.
class SubjectSink final : public MessageSink
{
public:
    void append(const IncomingMessage &message) noexcept override
    {
        const std::scoped_lock lock(m_mutex);
        m_subjects.emplace(message.subject);
    }
    [[nodiscard]] int count(std::string_view prefix) const
    {
        const std::scoped_lock lock(m_mutex);
        return static_cast<int>(std::count_if(m_subjects.begin(), m_subjects.end(),
            [prefix](const std::string &subject) { return subject.starts_with(prefix); }));
    }

private:
    mutable std::mutex m_mutex;
    std::set<std::string> m_subjects;
};

bool isAlive(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    // A dead process may wait for its parent as a zombie.
    const QByteArray state = text.mid(text.lastIndexOf(')') + 2, 1);
    return !state.isEmpty() && state != "Z" && state != "X";
}

QStringList demoFolders(qint64 owner)
{
    const QDir temporary(QDir::tempPath());
    QStringList folders;
    for (const QString &name : temporary.entryList({ QStringLiteral("natsight-demo-%1-*").arg(owner) }, QDir::Dirs))
        folders << temporary.filePath(name);
    return folders;
}

/// The processes whose files are in a folder.
QList<qint64> serversIn(const QString &folder)
{
    QList<qint64> pids;
    for (const QFileInfo &info : QDir(folder).entryInfoList({ QStringLiteral("*.pid") }, QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly)) {
            if (const qint64 pid = file.readAll().trimmed().toLongLong(); pid > 1)
                pids << pid;
        }
    }
    return pids;
}

Json ask(Session &session, const QByteArray &subject)
{
    OutgoingMessage message;
    message.subject = subject;
    auto future = session.request(message, 10s);
    future.waitForFinished();
    if (!future.result())
        return {};
    const QByteArray payload = future.result()->message.payload;
    return Json::parse(payload.begin(), payload.end(), nullptr, false);
}

qint64 messagesIn(Session &session, const QByteArray &stream)
{
    const Json info = ask(session, session.jetStreamSubject(QByteArray("STREAM.INFO." + stream)));
    return info.is_object() && info.contains("state") ? info["state"].value("messages", qint64 { 0 }) : -1;
}

} // namespace

class TestDemoSystem : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temporary;
    QTemporaryDir m_tools;

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        // The demo takes the newest server: let that be the one under test. With the system's own, nothing else is there.
        const QString server = serverUnderTest();
        qputenv("NATSIGHT_TOOLS", QFile::encodeName(m_tools.path()));
        if (findServerPrograms().isEmpty() || findServerPrograms().constLast().path != server) {
            QVERIFY(QDir(m_tools.path()).mkpath(QStringLiteral("nats-server-test")));
            QVERIFY(QFile::link(server, m_tools.filePath(QStringLiteral("nats-server-test/nats-server"))));
        }
        // Other tests of this machine look after leftovers, too.
        qputenv("TMPDIR", QFile::encodeName(m_temporary.path()));
        QCOMPARE(QDir::tempPath(), m_temporary.path());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase()
    {
        QVERIFY(Session::waitForClosed(20s));
        QVERIFY(QDir(m_temporary.path()).entryList({ QStringLiteral("natsight*") }).isEmpty());
    }

    void isAWholeSystem()
    {
        auto demo = std::make_unique<DemoSystem>();
        QSignalSpy progress(demo.get(), &DemoSystem::progress);
        QSignalSpy ready(demo.get(), &DemoSystem::ready);
        QSignalSpy complete(demo.get(), &DemoSystem::complete);
        QSignalSpy failed(demo.get(), &DemoSystem::failed);
        demo->start();
        demo->start(); // once is enough
        QTRY_VERIFY_WITH_TIMEOUT(ready.count() == 1 || failed.count() > 0, startPatience);
        QCOMPARE(failed.count(), 0);
        QVERIFY(progress.count() >= serverCount);

        const auto folders = demoFolders(QCoreApplication::applicationPid());
        QCOMPARE(folders.size(), 1);
        const auto pids = serversIn(folders.constFirst());
        QCOMPARE(pids.size(), serverCount);
        for (const auto pid : pids)
            QVERIFY(isAlive(pid));

        // Three ways in.
        const auto profiles = ready.constFirst().constFirst().value<QList<ConnectionProfile>>();
        QCOMPARE(profiles.size(), 3);
        std::vector<std::unique_ptr<Session>> sessions;
        for (const auto &profile : profiles) {
            QVERIFY(!profile.name.isEmpty());
            QCOMPARE(profile.servers.size(), serverCount - 1);
            sessions.push_back(std::make_unique<Session>(profile));
            sessions.back()->open();
        }
        for (const auto &session : sessions)
            QTRY_COMPARE_WITH_TIMEOUT(session->status().state, State::Connected, patience);
        Session &shop = *sessions.at(0);
        Session &iot = *sessions.at(1);
        Session &system = *sessions.at(2);

        // Live traffic in both accounts.
        const auto shopSubjects = std::make_shared<SubjectSink>();
        const auto iotSubjects = std::make_shared<SubjectSink>();
        QVERIFY(shop.addTap(">", {}, shopSubjects).has_value());
        QVERIFY(iot.addTap(">", {}, iotSubjects).has_value());
        for (const char *prefix : { "orders.", "chat.", "api.orders.create", "api.orders.get", "pricing.quote",
                 "inventory.check", "_INBOX." })
            QTRY_VERIFY_WITH_TIMEOUT(shopSubjects->count(prefix) > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(shopSubjects->count("orders.") >= 9, patience);
        QTRY_COMPARE_WITH_TIMEOUT(iotSubjects->count("sensors."), 12, patience); // through the leaf node
        QCOMPARE(shopSubjects->count("sensors."), 0);
        QCOMPARE(iotSubjects->count("orders."), 0);

        // Micro services with several instances.
        ScatterOptions options;
        options.timeout = 10s;
        options.stall = 0ms;
        const std::pair<const char *, int> services[] { { "orders-api", 3 }, { "pricing", 2 } };
        for (const auto &[name, count] : services) {
            options.expected = count;
            OutgoingMessage ping;
            ping.subject = QByteArray("$SRV.PING.") + name;
            auto answers = shop.requestMany(ping, options);
            answers.waitForFinished();
            const auto instancesFound = answers.result();
            QVERIFY(instancesFound.has_value());
            std::set<std::string> ids;
            for (const Reply &reply : *instancesFound) {
                const QByteArray &payload = reply.message.payload;
                const auto json = Json::parse(payload.begin(), payload.end(), nullptr, false);
                QVERIFY(json.is_object());
                QCOMPARE(json.value("type", std::string()), std::string("io.nats.micro.v1.ping_response"));
                QCOMPARE(json.value("name", std::string()), std::string(name));
                ids.insert(json.value("id", std::string()));
            }
            QCOMPARE(ids.size(), static_cast<std::size_t>(count));
        }
        const Json quote = ask(shop, "pricing.quote");
        QVERIFY(!quote.is_null());

        // The system account sees every server of the cluster.
        options.expected = 3;
        OutgoingMessage everyone;
        everyone.subject = "$SYS.REQ.SERVER.PING";
        std::set<std::string> names;
        const auto allServers = [&] {
            auto servers = system.requestMany(everyone, options);
            servers.waitForFinished();
            const auto found = servers.result();
            for (const Reply &reply : found ? *found : QList<Reply>()) {
                const auto json = Json::parse(
                    reply.message.payload.begin(), reply.message.payload.end(), nullptr, false);
                if (json.is_object() && json.contains("server"))
                    names.insert(json["server"].value("name", std::string()));
            }
            return names.size() >= 3;
        };
        QTRY_VERIFY_WITH_TIMEOUT(allServers(), patience);

        // JetStream.
        QTRY_VERIFY_WITH_TIMEOUT(complete.count() == 1 || failed.count() > 0, startPatience);
        QCOMPARE(failed.count(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(messagesIn(shop, "ORDERS") > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(messagesIn(shop, "KV_config") > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(messagesIn(iot, "KV_devices") > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(messagesIn(shop, "OBJ_reports") >= 8, patience); // three objects in five chunks
        const Json consumers = ask(shop, shop.jetStreamSubject("CONSUMER.NAMES.ORDERS"));
        QVERIFY(consumers.is_object() && consumers.contains("consumers"));
        QCOMPARE(consumers["consumers"].size(), std::size_t { 2 });
        const auto acknowledged = [&shop] {
            const Json info = ask(shop, shop.jetStreamSubject("CONSUMER.INFO.ORDERS.billing"));
            return info.is_object() && info.contains("ack_floor") && info["ack_floor"].value("consumer_seq", 0) > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged(), patience);
        QCOMPARE(failed.count(), 0);

        sessions.clear();
        demo.reset();
        for (const auto pid : pids)
            QVERIFY(!isAlive(pid));
        QVERIFY(demoFolders(QCoreApplication::applicationPid()).isEmpty());
    }

    /// Closed while it starts, it leaves nothing behind.
    void endsWhileItStarts()
    {
        {
            DemoSystem demo;
            QSignalSpy progress(&demo, &DemoSystem::progress);
            QSignalSpy failed(&demo, &DemoSystem::failed);
            demo.start();
            QTRY_VERIFY_WITH_TIMEOUT(progress.count() > 0, startPatience);
        }
        QVERIFY(demoFolders(QCoreApplication::applicationPid()).isEmpty());
    }

    /// The program dies without a word: its servers die with it, and the next start clears up.
    void diesWithItsOwner()
    {
        QTemporaryDir config;
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.setEnvironment(QProcess::systemEnvironment() << QStringLiteral("QT_QPA_PLATFORM=offscreen"));
        program.start(QStringLiteral(NATSIGHT_PROGRAM),
            { QStringLiteral("--demo"), QStringLiteral("--config-dir"), config.path(), QStringLiteral("--quit-after"),
                QStringLiteral("300") });
        QVERIFY(program.waitForStarted());
        const qint64 owner = program.processId();
        const auto runs = [owner] {
            const auto folders = demoFolders(owner);
            return folders.size() == 1 && serversIn(folders.constFirst()).size() == serverCount;
        };
        QTRY_VERIFY_WITH_TIMEOUT(runs() || program.state() == QProcess::NotRunning, startPatience);
        QVERIFY2(program.state() == QProcess::Running, program.readAll().constData());
        const QString folder = demoFolders(owner).constFirst();
        const auto pids = serversIn(folder);

        // As long as the owner lives, nobody clears up.
        DemoFolder::removeLeftovers();
        QVERIFY(QDir(folder).exists());
        for (const auto pid : pids)
            QVERIFY(isAlive(pid));

        ::kill(static_cast<pid_t>(owner), SIGKILL);
        QVERIFY(program.waitForFinished(patience));
        for (const auto pid : pids)
            QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), patience);
        QVERIFY(QDir(folder).exists());
        DemoFolder::removeLeftovers();
        QVERIFY(!QDir(folder).exists());
    }

    /// What only looks like a leftover is not ours to end.
    void leavesStrangersAlone()
    {
        QProcess stranger;
        stranger.start(QStringLiteral("sleep"), { QStringLiteral("300") });
        QVERIFY(stranger.waitForStarted());
        QProcess dead;
        dead.start(QStringLiteral("true"), {});
        QVERIFY(dead.waitForStarted());
        const qint64 owner = dead.processId();
        QVERIFY(dead.waitForFinished());
        const QString folder = QDir::tempPath() + QStringLiteral("/natsight-demo-%1-abcdef").arg(owner);
        QVERIFY(QDir().mkpath(folder));
        QFile pidFile(folder + QStringLiteral("/n1.pid"));
        QVERIFY(pidFile.open(QIODevice::WriteOnly));
        pidFile.write(QByteArray::number(stranger.processId()));
        pidFile.close();
        DemoFolder::removeLeftovers();
        QVERIFY(isAlive(stranger.processId()));
        QVERIFY(!QDir(folder).exists());
        stranger.kill();
        QVERIFY(stranger.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(TestDemoSystem)
#include "tst_demosystem.moc"
