// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/localserver.h"

#include "models/core/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

constexpr QLatin1String folderPrefix("natsight-demo-");

QVersionNumber versionOf(const QString &program)
{
    static std::mutex mutex;
    static std::map<QString, QVersionNumber> known;
    const std::scoped_lock lock(mutex);
    if (const auto found = known.find(program); found != known.end())
        return found->second;
    QProcess process;
    process.start(program, { QStringLiteral("--version") });
    QVersionNumber version;
    if (process.waitForFinished(5000)) {
        static const QRegularExpression number(QStringLiteral("v?(\\d+\\.\\d+\\.\\d+)"));
        version = QVersionNumber::fromString(
            number.match(QString::fromLatin1(process.readAllStandardOutput())).captured(1));
    }
    known.emplace(program, version);
    return version;
}

/// Starts children from one thread that lives as long as the program: the kernel's wish “end the child when its parent
/// ends” is bound to the thread that made the child, not to the process.
class Starter
{
public:
    static Starter &instance()
    {
        // Never destroyed: its end would be the end of every child.
        static auto *starter = new Starter;
        return *starter;
    }

    pid_t start(const QByteArray &program, const QList<QByteArray> &arguments, const QByteArray &logFile)
    {
        std::unique_lock lock(m_mutex);
        pid_t child = -1;
        bool isDone = false;
        m_jobs.push_back([&] {
            child = run(program, arguments, logFile);
            isDone = true;
        });
        m_wake.notify_all();
        m_wake.wait(lock, [&] { return isDone; });
        return child;
    }

private:
    Starter()
    {
        std::thread([this] {
            std::unique_lock lock(m_mutex);
            for (;;) {
                m_wake.wait(lock, [this] { return !m_jobs.empty(); });
                while (!m_jobs.empty()) {
                    m_jobs.back()();
                    m_jobs.pop_back();
                }
                m_wake.notify_all();
            }
        }).detach();
    }

    static pid_t run(const QByteArray &program, const QList<QByteArray> &arguments, const QByteArray &logFile)
    {
        // Everything that allocates happens before the fork: after it only async-signal-safe calls are allowed.
        std::vector<char *> argv;
        argv.push_back(const_cast<char *>(program.constData()));
        for (const QByteArray &argument : arguments)
            argv.push_back(const_cast<char *>(argument.constData()));
        argv.push_back(nullptr);
        const pid_t parent = ::getpid();
        const pid_t child = ::fork();
        if (child != 0)
            return child;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(127); // the parent ended in between
        const int log = ::open(logFile.constData(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(log, STDOUT_FILENO);
        ::dup2(log, STDERR_FILENO);
        ::close_range(3, ~0U, 0);
        // A signal mask is inherited: the child starts with none.
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::function<void()>> m_jobs;
};

QByteArray commandLineOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString toolsFolder()
{
    const QString set = qEnvironmentVariable("NATSIGHT_TOOLS");
    return set.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QLatin1String("/natsight/tools")
        : set;
}

QList<ServerProgram> findServerPrograms()
{
    QStringList paths;
    const QString system = QStandardPaths::findExecutable(QStringLiteral("nats-server"));
    paths << (system.isEmpty() ? QStandardPaths::findExecutable(
                  QStringLiteral("nats-server"), { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/bin") })
                               : system);
    const QDir tools(toolsFolder());
    const QStringList folders = tools.entryList({ QStringLiteral("nats-server-*") }, QDir::Dirs);
    for (const QString &folder : folders)
        paths << tools.filePath(folder + QLatin1String("/nats-server"));

    QList<ServerProgram> programs;
    for (const QString &path : std::as_const(paths)) {
        if (path.isEmpty() || !QFileInfo(path).isExecutable())
            continue;
        const QVersionNumber version = versionOf(path);
        const auto isSame = [&version](const ServerProgram &other) { return other.version == version; };
        if (!version.isNull() && std::none_of(programs.begin(), programs.end(), isSame))
            programs.append({ path, version });
    }
    std::sort(programs.begin(), programs.end(), [](const auto &a, const auto &b) { return a.version < b.version; });
    return programs;
}

DemoFolder::DemoFolder()
{
    removeLeftovers();
    QTemporaryDir folder(
        QDir::tempPath() + u'/' + folderPrefix + QString::number(::getpid()) + QLatin1String("-XXXXXX"));
    if (folder.isValid()) {
        folder.setAutoRemove(false);
        m_path = folder.path();
    }
}

DemoFolder::~DemoFolder()
{
    if (!m_path.isEmpty())
        QDir(m_path).removeRecursively();
}

void DemoFolder::removeLeftovers()
{
    const auto folders = QDir(QDir::tempPath()).entryInfoList({ folderPrefix + u'*' }, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &folder : folders) {
        const qint64 owner = folder.fileName().mid(folderPrefix.size()).section(u'-', 0, 0).toLongLong();
        if (owner <= 0 || folder.ownerId() != ::getuid() || ::kill(static_cast<pid_t>(owner), 0) == 0 || errno != ESRCH)
            continue;
        const auto pidFiles = QDir(folder.filePath()).entryInfoList({ QStringLiteral("*.pid") }, QDir::Files);
        for (const QFileInfo &pidFile : pidFiles) {
            QFile file(pidFile.filePath());
            const qint64 pid = file.open(QIODevice::ReadOnly) ? file.read(32).trimmed().toLongLong() : 0;
            if (pid > 1 && commandLineOf(pid).contains(QFile::encodeName(folder.filePath())))
                ::kill(static_cast<pid_t>(pid), SIGKILL);
        }
        QDir(folder.filePath()).removeRecursively();
    }
}

struct LocalServer::Process {
    pid_t pid = -1;

    /// True once the process has ended; collects it then.
    bool hasEnded()
    {
        if (pid > 0 && ::waitpid(pid, nullptr, WNOHANG) != 0)
            pid = -1;
        return pid <= 0;
    }

    bool waitForEnd(std::chrono::milliseconds timeout)
    {
        const auto deadline = Clock::now() + timeout;
        while (!hasEnded()) {
            if (Clock::now() >= deadline)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return true;
    }
};

LocalServer::LocalServer(QString folder, Options options)
    : m_folder(std::move(folder))
    , m_options(std::move(options))
    , m_process(std::make_unique<Process>())
{
    if (m_options.name.isEmpty())
        m_options.name = QStringLiteral("server");
    m_port = m_options.port;
}

LocalServer::~LocalServer()
{
    stop();
}

QString LocalServer::file(const char *ending) const
{
    return m_folder + u'/' + m_options.name + QLatin1String(ending);
}

Result<void> LocalServer::failed(const QString &why) const
{
    return fail(Error::Kind::File, Text::tr("The nats-server %1 did not start: %2").arg(m_options.name, why),
        Text::tr("Its last words are in the details."), log().right(2000));
}

Result<void> LocalServer::start(std::chrono::milliseconds timeout)
{
    if (isRunning())
        return {};
    QString program = m_options.program;
    if (program.isEmpty()) {
        const auto programs = findServerPrograms();
        if (programs.isEmpty())
            return fail(Error::Kind::File, Text::tr("There is no nats-server on this machine."),
                Text::tr("Install the package nats-server, or run “./dev demo”, which does."));
        program = programs.constLast().path;
    }

    // A server that starts again keeps its port: clients come back to it.
    QString config = QStringLiteral("server_name: \"%1\"\nlisten: \"127.0.0.1:%2\"\n")
                         .arg(m_options.name)
                         .arg(m_port == 0 ? -1 : m_port);
    config += QStringLiteral("ports_file_dir: \"%1\"\npid_file: \"%2\"\n").arg(m_folder, file(".pid"));
    if (m_options.hasMonitoring)
        config += QStringLiteral("http: \"127.0.0.1:-1\"\n");
    if (m_options.hasJetStream)
        config += QStringLiteral("jetstream { store_dir: \"%1\", max_mem: 256MB, max_file: 1GB }\n").arg(file(".js"));
    config += m_options.config;
    QFile configFile(file(".conf"));
    if (!configFile.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failed(configFile.errorString());
    configFile.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    configFile.write(config.toUtf8());
    configFile.close();

    m_process->pid = Starter::instance().start(
        QFile::encodeName(program), { "-c", QFile::encodeName(file(".conf")) }, QFile::encodeName(file(".log")));
    if (m_process->pid <= 0)
        return failed(Text::tr("the system can't start another process."));

    // The ports file is written once the server accepts clients.
    const QString portsFile
        = QStringLiteral("%1/%2_%3.ports").arg(m_folder, QFileInfo(program).fileName()).arg(m_process->pid);
    const auto deadline = Clock::now() + timeout;
    while (Clock::now() < deadline) {
        if (m_process->hasEnded())
            return failed(Text::tr("it ended at once."));
        QFile ports(portsFile);
        if (ports.open(QIODevice::ReadOnly)) {
            const QByteArray bytes = ports.readAll();
            const Json known = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
            if (known.is_object() && known.contains("nats") && known["nats"].is_array() && !known["nats"].empty()) {
                const QString url = QString::fromStdString(known["nats"].front().get<std::string>());
                m_port = static_cast<quint16>(url.section(u':', -1).toUInt());
                if (known.contains("monitoring") && known["monitoring"].is_array() && !known["monitoring"].empty())
                    m_monitoringUrl = QString::fromStdString(known["monitoring"].front().get<std::string>());
                return {};
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    kill();
    return failed(Text::tr("it did not accept clients in time."));
}

void LocalServer::stop()
{
    if (m_process->hasEnded())
        return;
    ::kill(m_process->pid, SIGTERM);
    if (!m_process->waitForEnd(std::chrono::seconds(3)))
        kill();
}

void LocalServer::kill()
{
    if (m_process->hasEnded())
        return;
    ::kill(m_process->pid, SIGKILL);
    m_process->waitForEnd(std::chrono::seconds(5));
}

void LocalServer::signal(int number) const
{
    if (m_process->pid > 0)
        ::kill(m_process->pid, number);
}

bool LocalServer::isRunning() const
{
    return !m_process->hasEnded();
}

qint64 LocalServer::pid() const
{
    return m_process->pid;
}

QString LocalServer::url() const
{
    return QStringLiteral("nats://127.0.0.1:%1").arg(m_port);
}

QString LocalServer::log() const
{
    QFile log(file(".log"));
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString();
}

QList<quint16> LocalServer::freePorts(int count)
{
    QList<quint16> ports;
    std::vector<int> sockets;
    for (int i = 0; i < count; ++i) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockets.push_back(socket);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (::bind(socket, generic, size) == 0 && ::getsockname(socket, generic, &size) == 0)
            ports << ntohs(address.sin_port);
    }
    // All are held until all are known, so that they differ.
    for (const int socket : sockets)
        ::close(socket);
    return ports;
}

} // namespace natsight
