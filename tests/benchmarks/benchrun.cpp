// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchrun.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace natsight::bench {

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16 { 0 };
}

nlohmann::json parsed(const QByteArray &text)
{
    return nlohmann::json::parse(text.cbegin(), text.cend(), nullptr, false);
}

QString besideThis(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

} // namespace

Server::Server() = default;

Server::~Server()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(3000);
    }
}

bool Server::start(const QString &program, bool withJetStream)
{
    m_port = freePort();
    m_monitorPort = freePort();
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("server.log")));
    QStringList arguments { QStringLiteral("-a"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
        QString::number(m_port), QStringLiteral("-m"), QString::number(m_monitorPort) };
    if (withJetStream)
        arguments << QStringLiteral("-js") << QStringLiteral("-sd") << m_folder.filePath(QStringLiteral("store"));
    m_process.start(program, arguments);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 10'000 && m_process.state() != QProcess::NotRunning) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        if (socket.waitForConnected(500) && socket.waitForReadyRead(2000))
            return true;
        QThread::msleep(20);
    }
    return false;
}

QString Server::url() const
{
    return QStringLiteral("nats://127.0.0.1:%1").arg(m_port);
}

QByteArray Server::monitor(const QString &path) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_monitorPort);
    if (!socket.waitForConnected(1000))
        return {};
    socket.write(QByteArrayLiteral("GET ") + path.toLatin1() + QByteArrayLiteral(" HTTP/1.0\r\n\r\n"));
    QByteArray answer;
    while (socket.waitForReadyRead(1000))
        answer += socket.readAll();
    return answer;
}

bool Server::waitForSubscriber(const QByteArray &pattern, int timeoutMs) const
{
    const QByteArray quoted = '"' + QByteArray(pattern).replace(">", "\\u003e") + '"';
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < timeoutMs) {
        if (monitor(QStringLiteral("/connz?subs=1")).contains(quoted))
            return true;
        QThread::msleep(50);
    }
    return false;
}

std::optional<Published> publish(quint16 port, double seconds, double rate)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(besideThis(QStringLiteral("natsight_bench_publisher")),
        { QString::number(port), QString::number(seconds), QString::number(rate) });
    if (!process.waitForFinished(static_cast<int>(seconds * 1000) + 60'000))
        return {};
    const auto json = parsed(process.readAllStandardOutput());
    if (!json.is_object())
        return {};
    return Published { json.value("sent", quint64 { 0 }), json.value("seconds", 0.0) };
}

std::optional<Received> runWorker(
    const QString &kind, const Server &server, double seconds, double rate, quint64 budgetMib)
{
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.start(besideThis(QStringLiteral("bench_capture")),
        { QStringLiteral("--worker"), kind, QStringLiteral("--server"), server.url(), QStringLiteral("--budget"),
            QString::number(budgetMib) });
    if (!worker.waitForStarted() || !worker.waitForReadyRead(15'000) || !worker.readLine().startsWith("ready")) {
        worker.kill();
        worker.waitForFinished();
        return {};
    }
    const auto published = publish(server.port(), seconds, rate);
    worker.write("stop\n");
    if (!worker.waitForFinished(60'000)) {
        worker.kill();
        worker.waitForFinished();
        return {};
    }
    const auto json = parsed(worker.readAllStandardOutput());
    if (!published || !json.is_object())
        return {};
    Received result;
    result.received = json.value("received", quint64 { 0 });
    result.dropped = json.value("dropped", quint64 { 0 });
    result.seconds = json.value("seconds", 0.0);
    result.rssBefore = json.value("rss_before", qint64 { 0 });
    result.rssMiddle = json.value("rss_middle", qint64 { 0 });
    result.rssAfter = json.value("rss_after", qint64 { 0 });
    result.kept = json.value("kept", quint64 { 0 });
    result.sent = published->sent;
    result.publishSeconds = published->seconds;
    return result;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

qint64 residentBytes(qint64 pid)
{
    QFile file(pid == 0 ? QStringLiteral("/proc/self/statm") : QStringLiteral("/proc/%1/statm").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields[1].toLongLong() * ::sysconf(_SC_PAGESIZE) : 0;
}

void Report::add(
    const QString &name, double value, const QString &unit, Target target, double bound, const QString &remark)
{
    m_rows.push_back({ name, value, unit, target, bound, remark, false });
}

void Report::skip(const QString &name, const QString &reason)
{
    m_rows.push_back({ name, 0, {}, Target::None, 0, reason, true });
}

bool Report::finish(const QString &title, const QString &jsonFile) const
{
    std::printf("\n%s\n", qPrintable(title));
    nlohmann::ordered_json json;
    json["title"] = title.toStdString();
    json["rows"] = nlohmann::ordered_json::array();
    for (const Row &row : m_rows) {
        nlohmann::ordered_json entry;
        entry["name"] = row.name.toStdString();
        if (row.isSkipped) {
            std::printf("  %-52s skipped: %s\n", qPrintable(row.name), qPrintable(row.remark));
            entry["skipped"] = row.remark.toStdString();
            json["rows"].push_back(entry);
            continue;
        }
        QString verdict;
        if (row.target != Target::None) {
            const bool isMet = row.target == Target::AtLeast ? row.value >= row.bound : row.value <= row.bound;
            verdict = QStringLiteral("%1 %2  %3")
                          .arg(row.target == Target::AtLeast ? QStringLiteral("≥") : QStringLiteral("≤"),
                              QString::number(row.bound), isMet ? QStringLiteral("pass") : QStringLiteral("MISS"));
            entry["target"] = row.bound;
            entry["target_is"] = row.target == Target::AtLeast ? "at least" : "at most";
            entry["pass"] = isMet;
        }
        const QString number = QString::number(row.value, 'f', row.value >= 1000 ? 0 : row.value >= 10 ? 1 : 3);
        std::printf("  %-52s %12s %-8s %s%s%s\n", qPrintable(row.name), qPrintable(number), qPrintable(row.unit),
            qPrintable(verdict), row.remark.isEmpty() ? "" : "  ", qPrintable(row.remark));
        entry["value"] = row.value;
        entry["unit"] = row.unit.toStdString();
        if (!row.remark.isEmpty())
            entry["remark"] = row.remark.toStdString();
        json["rows"].push_back(entry);
    }
    std::fflush(stdout);
    if (jsonFile.isEmpty())
        return true;
    QFile file(jsonFile);
    const std::string text = json.dump(2) + '\n';
    return file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) > 0;
}

QString serverProgram(const QStringList &arguments)
{
    const QString wanted = option(
        arguments, QStringLiteral("--nats-server"), qEnvironmentVariable("NATSIGHT_NATS_SERVER"));
    return wanted.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("nats-server"),
               { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin") })
                            : wanted;
}

QString option(const QStringList &arguments, const QString &name, const QString &fallback)
{
    const qsizetype place = arguments.indexOf(name);
    return place >= 0 && place + 1 < arguments.size() ? arguments[place + 1] : fallback;
}

} // namespace natsight::bench
