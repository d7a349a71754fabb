// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>

#include <csignal>

namespace natsight {

QString serverUnderTest()
{
    const auto programs = findServerPrograms();
    const auto series = QVersionNumber::fromString(qEnvironmentVariable("NATSIGHT_SERVER_SERIES"));
    if (series.isNull())
        return programs.isEmpty() ? QString() : programs.constLast().path;
    for (const ServerProgram &program : programs) {
        if (series.isPrefixOf(program.version))
            return program.path;
    }
    return {};
}

QString natsCli()
{
    const QString onPath = QStandardPaths::findExecutable(QStringLiteral("nats"));
    if (!onPath.isEmpty())
        return onPath;
    const QDir tools(toolsFolder());
    const QStringList folders = tools.entryList(
        { QStringLiteral("nats-cli-*") }, QDir::Dirs, QDir::Name | QDir::Reversed);
    for (const QString &folder : folders) {
        if (const QString path = tools.filePath(folder + QLatin1String("/nats")); QFileInfo(path).isExecutable())
            return path;
    }
    return {};
}

bool arePeersRequired()
{
    return qEnvironmentVariableIntValue("NATSIGHT_REQUIRE_SERVERS") != 0;
}

TestServer::TestServer(const QByteArray &config, quint16 port, bool hasJetStream)
{
    LocalServer::Options options;
    options.program = serverUnderTest();
    options.config = QString::fromUtf8(config);
    options.port = port;
    options.hasJetStream = hasJetStream;
    options.hasMonitoring = true;
    m_server = std::make_unique<LocalServer>(m_folder.path(), options);
}

bool TestServer::start()
{
    const auto started = m_server->start();
    if (!started)
        qWarning("%s %s", qPrintable(started.error().text()), qPrintable(started.error().details));
    return started.has_value();
}

QByteArray TestServer::monitoring(const QByteArray &path) const
{
    QTcpSocket socket;
    socket.connectToHost(
        QStringLiteral("127.0.0.1"), static_cast<quint16>(m_server->monitoringUrl().section(u':', -1).toUInt()));
    if (!socket.waitForConnected(5000))
        return {};
    socket.write("GET " + path + " HTTP/1.0\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(10'000) || socket.bytesAvailable() > 0)
        answer += socket.readAll();
    const auto body = answer.indexOf("\r\n\r\n");
    return answer.contains("200 OK") && body > 0 ? answer.mid(body + 4) : QByteArray();
}

bool TestServer::reconfigure(const QByteArray &before, const QByteArray &after) const
{
    QFile file(filePath(QStringLiteral("server.conf")));
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray text = file.readAll();
    if (!text.contains(before))
        return false;
    // The port that the server has found stays.
    text.replace(
        "listen: \"127.0.0.1:-1\"\n", QByteArray("listen: \"127.0.0.1:" + QByteArray::number(port()) + "\"\n"));
    text.replace(before, after);
    file.resize(0);
    file.seek(0);
    file.write(text);
    file.close();
    signal(SIGHUP);
    return true;
}

bool TestServer::publish(const QByteArray &subject, int count, int bytes) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port());
    if (!socket.waitForConnected(5000))
        return false;
    socket.write("CONNECT {\"verbose\":false}\r\n");
    const QByteArray line = "PUB " + subject + ' ' + QByteArray::number(bytes) + "\r\n" + QByteArray(bytes, 'x')
        + "\r\n";
    for (int i = 0; i < count; ++i) {
        socket.write(line);
        if (socket.bytesToWrite() > (1 << 20) && !socket.waitForBytesWritten(10'000))
            return false;
    }
    socket.write("PING\r\n");
    QByteArray answer;
    while (!answer.contains("PONG")) {
        if (!socket.waitForReadyRead(10'000))
            return false;
        answer += socket.readAll();
    }
    return true;
}

bool TestServer::store(const QByteArray &subject, int count, int bytes) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port());
    if (!socket.waitForConnected(5000))
        return false;
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1); // each round waits for its answer
    socket.write("CONNECT {\"verbose\":false}\r\nSUB stored.here 1\r\n");
    const QByteArray body = ' ' + QByteArray::number(bytes) + "\r\n" + QByteArray(bytes, 'x') + "\r\n";
    const int atOnce = std::max(1, std::min(1'000, (16 << 20) / std::max(bytes, 1)));
    for (int done = 0; done < count;) {
        const int some = std::min(atOnce, count - done);
        for (int i = 1; i < some; ++i)
            socket.write("PUB " + subject + body);
        // A stream stores in order: the answer to the last one is that to all.
        socket.write("PUB " + subject + " stored.here" + body);
        done += some;
        QByteArray answer;
        while (!answer.contains("MSG stored.here") || !answer.endsWith("\r\n")) {
            if (!socket.waitForReadyRead(10'000))
                return false;
            answer += socket.readAll();
        }
    }
    return true;
}

QByteArray runProgram(const QString &program, const QStringList &arguments, const QStringList &environment)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(program, arguments);
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qWarning("%s failed: %s", qPrintable(program), process.readAll().constData());
        return {};
    }
    const QByteArray output = process.readAll();
    return output.isNull() ? QByteArray("") : output;
}

} // namespace natsight
