// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/headerreader.h"
#include "models/nats/session.h"

#include "models/core/bytes.h"
#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QTcpSocket>

using namespace natsight;

namespace {

QList<QByteArray> flat(std::span<const HeaderView> headers)
{
    QList<QByteArray> list;
    for (const auto &[name, value] : headers)
        list << bytesOf(name) << bytesOf(value);
    return list;
}

/// Header blocks, and name, value, name, value, … that are read from them.
void addBlocks()
{
    QTest::addColumn<QByteArray>("lines"); // from behind NATS/1.0
    QTest::addColumn<QList<QByteArray>>("expected");
    const auto row = [](const char *name, const QByteArray &lines, const QList<QByteArray> &expected) {
        QTest::newRow(name) << lines << expected;
    };
    row("none", "\r\n\r\n", {});
    row("one", "\r\nA: 1\r\n\r\n", { "A", "1" });
    row("order and repeats", "\r\nB: 2\r\nA: 1\r\nB: 3\r\na: 4\r\n\r\n", { "B", "2", "A", "1", "B", "3", "a", "4" });
    row("empty values", "\r\nA:\r\nB: \r\nC: 3\r\n\r\n", { "A", "", "B", "", "C", "3" });
    row("blanks", "\r\nA: \t 1 2 \t\r\n\r\n", { "A", "1 2" });
    row("colons in the value", "\r\nA: b:c: d\r\n\r\n", { "A", "b:c: d" });
    row("folded", "\r\nA: 1\r\n 2\r\n\t3\r\nB: 4\r\n 5\r\n\r\n", { "A", "1 2 3", "B", "4 5" });
    row("status", " 503\r\n\r\n", { "Status", "503" });
    row("status in words", " 404 No Messages \r\nNats-Pending: 3\r\n\r\n",
        { "Status", "404", "Description", "No Messages", "Nats-Pending", "3" });
    row("no colon", "\r\nno header\r\nA: 1\r\n\r\n", { "no header", "", "A", "1" });
}

} // namespace

class TestHeaderReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(m_server.start());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    void readsBlocks_data() { addBlocks(); }
    void readsBlocks()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QList<QByteArray>, expected);
        HeaderReader reader;
        const QByteArray block = "NATS/1.0" + lines;
        QCOMPARE(flat(reader.read(viewOf(block))), expected);
    }

    void readsWhatIsNoBlock()
    {
        HeaderReader reader;
        QVERIFY(reader.read(std::string_view()).empty());
        QVERIFY(reader.read("HTTP/1.1 200\r\n\r\n").empty());
        QCOMPARE(flat(reader.read("NATS/1.0")), QList<QByteArray>());
        QCOMPARE(flat(reader.read("NATS/1.0 5")), (QList<QByteArray> { "Status", "5" }));
        QCOMPARE(flat(reader.read("NATS/1.0\r\n: 1\r\n folded")), (QList<QByteArray> { "", "1 folded" }));
    }

    /// As any program may send them, through the server and the library.
    void readsFromTheWire_data() { addBlocks(); }
    void readsFromTheWire()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QList<QByteArray>, expected);
        ConnectionProfile profile;
        profile.servers = QStringList { m_server.url() };
        Session session(profile);
        session.open();
        QTRY_COMPARE(session.status().state, SessionStatus::State::Connected);
        const auto mailbox = std::make_shared<Mailbox<Message>>(10, 1'000'000);
        QVERIFY(session.subscribe("wire", {}, mailbox).has_value());
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server.port());
        QVERIFY(socket.waitForConnected());
        const QByteArray block = "NATS/1.0" + lines;
        const QByteArray size = QByteArray::number(block.size());
        QList<Message> messages;
        const auto hasCome = [&] {
            for (Message &message : mailbox->take())
                messages.append(std::move(message));
            if (!messages.isEmpty())
                return true;
            // Again, because the server may not have the subscription yet.
            socket.write("HPUB wire " + size + ' ' + QByteArray::number(block.size() + 2) + "\r\n" + block + "ok\r\n");
            return false;
        };
        socket.write("CONNECT {\"verbose\":false,\"headers\":true}\r\n");
        QTRY_VERIFY(hasCome());
        QCOMPARE(messages.constFirst().payload, QByteArray("ok"));
        std::vector<HeaderView> headers;
        for (const auto &[name, value] : messages.constFirst().headers)
            headers.emplace_back(viewOf(name), viewOf(value));
        QCOMPARE(flat(headers), expected);
    }

private:
    TestServer m_server;
};

QTEST_GUILESS_MAIN(TestHeaderReader)
#include "tst_headerreader.moc"
