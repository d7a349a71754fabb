// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/natscommand.h"

#include "tests/support/testserver.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <optional>

using namespace natsight;

using HeaderList = std::vector<std::pair<QByteArray, QByteArray>>;

namespace {

/// What a subscriber of `>` gets from a real server, spoken to without our own client.
class Listener
{
public:
    struct Received {
        QByteArray subject;
        QByteArray reply;
        std::map<QByteArray, QByteArrayList> headers;
        QByteArray payload;
    };

    bool open(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (!m_socket.waitForConnected(5000)) {
            return false;
        }
        m_socket.write("CONNECT {\"verbose\":false,\"headers\":true}\r\nSUB > 1\r\nPING\r\n");
        for (;;) {
            const auto line = readLine();
            if (line.isEmpty() || line.startsWith("PONG")) {
                return !line.isEmpty();
            }
        }
    }

    std::optional<Received> next()
    {
        for (;;) {
            const auto line = readLine();
            if (line.isEmpty()) {
                return std::nullopt;
            }
            if (line.startsWith("PING")) {
                m_socket.write("PONG\r\n");
                continue;
            }
            auto words = line.trimmed().split(' ');
            const bool hasHeaders = words.value(0) == "HMSG";
            if (!hasHeaders && words.value(0) != "MSG") {
                continue;
            }
            Received received;
            received.subject = words.value(1);
            const auto size = words.last().toLongLong();
            const auto headerSize = hasHeaders ? words[words.size() - 2].toLongLong() : 0;
            if (words.size() == (hasHeaders ? 6 : 5)) {
                received.reply = words[3];
            }
            const auto body = read(size + 2);
            received.payload = body.mid(headerSize, size - headerSize);
            auto lines = body.first(headerSize).split('\n');
            for (qsizetype i = 1; i < lines.size(); ++i) {
                const auto colon = lines[i].indexOf(':');
                if (colon > 0) {
                    received.headers[lines[i].first(colon)] += lines[i].mid(colon + 1).trimmed();
                }
            }
            return received;
        }
    }

private:
    QByteArray readLine()
    {
        while (!m_socket.canReadLine()) {
            if (!m_socket.waitForReadyRead(10'000)) {
                return {};
            }
        }
        return m_socket.readLine();
    }

    QByteArray read(qsizetype size)
    {
        QByteArray bytes;
        while (bytes.size() < size) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(10'000)) {
                break;
            }
            bytes += m_socket.read(size - bytes.size());
        }
        return bytes;
    }

    QTcpSocket m_socket;
};

} // namespace

class TestNatsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void notes();
    void arrivesByteForByte();
};

void TestNatsCommand::writes_data()
{
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const QByteArray &subject, const QByteArray &reply, const HeaderList &headers,
                         const QByteArray &payload, const char *command) {
        QTest::newRow(name) << subject << reply << headers << payload << QString::fromUtf8(command);
    };
    row("plain", "orders.new", "", {}, "hello", "nats pub orders.new 'hello'");
    row("empty", "a", "", {}, "", "nats pub a ''");
    row("quote", "a", "", {}, "it's", "nats pub a 'it'\\''s'");
    row("shell words", "$SYS.`x`", "", {}, "$(rm -rf /) `id` \\ !x", "nats pub '$SYS.`x`' '$(rm -rf /) `id` \\ !x'");
    row("reply", "a", "_INBOX.x", {}, "1", "nats pub --reply=_INBOX.x a '1'");
    row("headers", "a", "", { { "A", "1" }, { "A", "b c" } }, "1", "nats pub -H A:1 -H 'A:b c' a '1'");
    row("template", "a", "", {}, "{{Count}}", "nats pub --no-templates a '{{Count}}'");
    row("template in header", "a", "", { { "A", "{{ID}}" } }, "1", "nats pub -H 'A:{{\"{{\"}}ID}}' a '1'");
    row("dash", "a", "", {}, "-q", "nats pub -- a '-q'");
    row("at", "@a", "", {}, "1", "nats pub -- @a '1'");
    row("lines", "a", "", {}, "one\ntwo\n", "nats pub a 'one\ntwo\n'");
    row("binary", "a", "", {}, QByteArray("\0\xFF", 2), "printf %s 'AP8=' | base64 -d | nats pub a");
    row("direction", "a", "", {}, "\xE2\x80\xAE", "printf %s '4oCu' | base64 -d | nats pub a");
    row("broken subject", "a\xFF'", "", {}, "1", "nats pub \"$(printf 'a\\377\\047')\" '1'");
}

void TestNatsCommand::writes()
{
    QFETCH(QByteArray, subject);
    QFETCH(QByteArray, reply);
    QFETCH(HeaderList, headers);
    QFETCH(QByteArray, payload);
    QString note = QStringLiteral("old");
    QTEST(natsCommand(subject, reply, headers, payload, &note), "command");
    QCOMPARE(note, QString());
}

void TestNatsCommand::notes()
{
    QString note;
    QCOMPARE(natsCommand("a", {}, { { "b c", "1" }, { "", "2" } }, "x", &note), QStringLiteral("nats pub a 'x'"));
    QVERIFY(note.startsWith(QLatin1Char('2')));
    const auto command = natsCommand("a", {}, {}, QByteArray(maxCommandPayload + 1, 'x'), &note);
    QCOMPARE(command, QStringLiteral("nats pub a < payload.bin"));
    QVERIFY(note.contains(QStringLiteral("payload.bin")));
    QVERIFY(natsCommand("a", {}, {}, QByteArray(maxCommandPayload, 'x')).size() < 2 * maxCommandPayload);
}

void TestNatsCommand::arrivesByteForByte()
{
    NATSIGHT_NEED_SERVER();
    NATSIGHT_NEED_CLI();
    const auto toolPath = natsCli();
    TestServer server;
    QVERIFY(server.start());
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const auto port = server.port();
    Listener listener;
    QVERIFY(listener.open(port));

    QProcess shell;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &key : environment.keys()) {
        if (key.startsWith(QLatin1String("NATS_"))) {
            environment.remove(key);
        }
    }
    environment.insert(QStringLiteral("NATS_URL"), QStringLiteral("nats://127.0.0.1:%1").arg(port));
    environment.insert(QStringLiteral("HOME"), folder.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder.path());
    environment.insert(QStringLiteral("PATH"),
        QFileInfo(toolPath).path() + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(folder.path());
    shell.setStandardInputFile(QProcess::nullDevice());

    static const QByteArrayList pieces { "a", "'", "\"", "$x", "`id`", "\\", "{{", "}}", "{", "{{Count}}", "%s", "!",
        "é", "😀", "-", "@", " ", "#", ";", "&", "|", "*", "\\n", "~", "=", ":" };
    static const QByteArrayList bodyOnly { "\n", "\t", QByteArray("\0", 1), "\xFF", "\xE2\x80\xAE", "\r\n" };
    QRandomGenerator random(4222);
    const auto text = [&](int most, bool isBody) {
        QByteArray bytes;
        for (auto count = random.bounded(most); count > 0; --count) {
            const auto &from = isBody && random.bounded(4) == 0 ? bodyOnly : pieces;
            bytes += from[random.bounded(static_cast<int>(from.size()))];
        }
        return bytes;
    };
    struct Case {
        QByteArray subject;
        QByteArray reply;
        HeaderList headers;
        QByteArray payload;
    };
    std::vector<Case> cases {
        { "a", {}, {}, {} },
        { "a", {}, {}, "@file" },
        { "-a", "r", {}, "--help" },
        { "@a", "-r", {}, "x" },
        { "$JS.x", {}, { { "a", "v\xFF\x01w" }, { "a", "" }, { "B", "{{{{}}{{" } }, "text" },
        { "big.text", {}, {}, QByteArray("it's ").repeated(13'000) },
        { "big.binary", {}, {}, QByteArray(maxCommandPayload - 1000, '\xFE') },
        { "s{{Count}}", {}, {}, "text" },
        { "s'\xC3\xA9", {}, {}, "!nil!" },
    };
    for (int i = 0; i < 25; ++i) {
        Case one;
        one.subject = QByteArray("s.x") + text(4, false).replace(' ', "_").replace('*', "_");
        if (random.bounded(2) == 0) {
            one.reply = QByteArray("r.x") + text(4, false).replace(' ', "_").replace('*', "_");
        }
        for (auto count = random.bounded(3); count > 0; --count) {
            one.headers.emplace_back(random.bounded(2) == 0 ? "Name" : "other-name", text(6, false));
        }
        one.payload = text(10, true);
        cases.push_back(std::move(one));
    }
    for (const auto &one : cases) {
        const auto command = natsCommand(one.subject, one.reply, one.headers, one.payload);
        // As a file: the kernel bounds one argument, a shell that a person types into does not.
        QFile script(folder.filePath(QStringLiteral("command.sh")));
        QVERIFY(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
        script.write(command.toUtf8() + '\n');
        script.close();
        shell.start(QStringLiteral("/bin/sh"), { script.fileName() });
        QVERIFY(shell.waitForFinished(20'000));
        QVERIFY2(
            shell.exitCode() == 0, qPrintable(command.left(500) + QString::fromUtf8(shell.readAllStandardError())));
        const auto received = listener.next();
        QVERIFY2(received, qPrintable(command.left(500)));
        QCOMPARE(received->subject, one.subject);
        QCOMPARE(received->reply, one.reply);
        QVERIFY2(received->payload == one.payload, qPrintable(command.left(500)));
        std::map<QByteArray, QByteArrayList> expected;
        for (const auto &[name, value] : one.headers) {
            expected[name] += value.trimmed();
        }
        QVERIFY2(received->headers == expected, qPrintable(command.left(500)));
    }
}

QTEST_GUILESS_MAIN(TestNatsCommand)
#include "tst_natscommand.moc"
