// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/socksproxy.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <future>

#include <sys/socket.h>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

/// A proxy that answers what it is told to, one answer for each packet that it reads.
class FakeProxy
{
public:
    explicit FakeProxy(QList<QByteArray> answers)
        : m_answers(std::move(answers))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                packets << socket->readAll();
                if (!m_answers.isEmpty())
                    socket->write(m_answers.takeFirst());
                else
                    socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QString address(const QString &user = {}) const
    {
        return QStringLiteral("socks5://") + user + QStringLiteral("127.0.0.1:")
            + QString::number(m_server.serverPort());
    }
    QList<QByteArray> packets;

private:
    QTcpServer m_server;
    QList<QByteArray> m_answers;
};

Result<Socket> dial(const QString &proxy, std::chrono::milliseconds timeout = 5s)
{
    std::atomic<bool> isCancelled { false };
    auto future = std::async(std::launch::async,
        [&] { return openThroughSocks(proxy, QStringLiteral("nats.example"), 4222, timeout, isCancelled); });
    while (future.wait_for(0ms) != std::future_status::ready)
        QTest::qWait(5);
    return future.get();
}

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray made;
    for (const int value : values)
        made += static_cast<char>(value);
    return made;
}

} // namespace

class TestSocksProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses()
    {
        const auto full = SocksProxy::parse(QStringLiteral("socks5://bob:p%40ss@proxy.example:9050"));
        QVERIFY(full);
        QCOMPARE(full->host, QStringLiteral("proxy.example"));
        QCOMPARE(full->port, quint16 { 9050 });
        QCOMPARE(full->user, QByteArray("bob"));
        QCOMPARE(full->password, QByteArray("p@ss"));
        QCOMPARE(SocksProxy::parse(QStringLiteral("proxy.example"))->port, quint16 { 1080 });
        for (const char *bad : { "", "http://proxy", "socks5://", "socks5://:1080", "socks5://a b", "proxy:99999" }) {
            const auto refused = SocksProxy::parse(QLatin1String(bad));
            QVERIFY2(!refused, bad);
            QVERIFY(!refused.error().advice.isEmpty());
        }
    }

    void opensTheWay()
    {
        FakeProxy proxy({ bytes({ 5, 0 }), bytes({ 5, 0, 0, 1, 127, 0, 0, 1, 1, 2 }) + "INFO {}" });
        auto socket = dial(proxy.address());
        QVERIFY2(socket, socket ? "" : qPrintable(socket.error().text()));
        QCOMPARE(proxy.packets.value(0), bytes({ 5, 1, 0 }));
        QCOMPARE(proxy.packets.value(1),
            bytes({ 5, 1, 0, 3, 12 }) + QByteArray("nats.example") + bytes({ 4222 >> 8, 4222 & 0xFF }));
        // What the server said behind the proxy's answer is still there.
        const std::atomic<bool> isCancelled { false };
        QCOMPARE(*receiveExactly(*socket, 7, 5s, isCancelled), QByteArray("INFO {}"));
    }

    void signsIn()
    {
        FakeProxy proxy({ bytes({ 5, 2 }), bytes({ 1, 0 }), bytes({ 5, 0, 0, 3, 2 }) + "ab" + bytes({ 0, 1 }) });
        QVERIFY(dial(proxy.address(QStringLiteral("bob:pass@"))));
        QCOMPARE(proxy.packets.value(0), bytes({ 5, 2, 0, 2 }));
        QCOMPARE(proxy.packets.value(1), bytes({ 1, 3 }) + "bob" + bytes({ 4 }) + "pass");
    }

    void saysWhatFailed_data()
    {
        QTest::addColumn<QList<QByteArray>>("answers");
        QTest::addColumn<QString>("word");
        using List = QList<QByteArray>;
        QTest::newRow("http") << List { "HTTP/1.1 400 Bad Request\r\n\r\n" } << QStringLiteral("SOCKS 5");
        QTest::newRow("sign-in") << List { bytes({ 5, 0xFF }) } << QStringLiteral("sign-in");
        QTest::newRow("hangs up") << List {} << QStringLiteral("closed");
        QTest::newRow("refused") << List { bytes({ 5, 0 }), bytes({ 5, 5, 0, 1 }) } << QStringLiteral("refuses");
        QTest::newRow("strange") << List { bytes({ 5, 0 }), bytes({ 5, 99, 0, 1 }) } << QStringLiteral("99");
        QTest::newRow("half") << List { bytes({ 5, 0 }), bytes({ 5, 0 }) } << QStringLiteral("does not answer");
    }
    void saysWhatFailed()
    {
        QFETCH(QList<QByteArray>, answers);
        QFETCH(QString, word);
        FakeProxy proxy(answers);
        const auto socket = dial(proxy.address(), 1s);
        QVERIFY(!socket);
        QVERIFY2(socket.error().message.contains(word), qPrintable(socket.error().message));
        QVERIFY(!socket.error().advice.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSocksProxy)
#include "tst_socksproxy.moc"
