// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>

namespace natsight {

/// Stands between a client and a server and loses what it is told to lose, in a thread of its own. On the address of before it
/// takes clients again after hangUp().
class TcpProxy
{
public:
    explicit TcpProxy(quint16 target)
        : m_target(target)
    {
        m_thread.start();
        m_server = new QTcpServer;
        m_server->moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            m_server,
            [this] {
                m_server->listen(QHostAddress::LocalHost);
                m_port = m_server->serverPort();
                QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { take(); });
            },
            Qt::BlockingQueuedConnection);
    }
    ~TcpProxy()
    {
        m_server->deleteLater();
        m_thread.quit();
        m_thread.wait();
    }
    TcpProxy(const TcpProxy &) = delete;
    TcpProxy &operator=(const TcpProxy &) = delete;

    [[nodiscard]] QString url() const { return QStringLiteral("nats://127.0.0.1:%1").arg(m_port); }
    /// What the server says from now on is lost.
    void loseAnswers(bool isLost) { m_losesAnswers = isLost; }
    /// What the client says from now on is lost.
    void loseQuestions(bool isLost) { m_losesQuestions = isLost; }
    [[nodiscard]] int lost() const { return m_lost; } ///< pieces that were lost
    /// Ends all connections.
    void hangUp()
    {
        QMetaObject::invokeMethod(
            m_server,
            [this] {
                const auto sockets = m_server->findChildren<QTcpSocket *>();
                for (QTcpSocket *socket : sockets)
                    socket->abort();
            },
            Qt::BlockingQueuedConnection);
    }

private:
    void take()
    {
        while (auto *client = m_server->nextPendingConnection()) {
            auto *server = new QTcpSocket(m_server);
            client->setParent(m_server);
            server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
            pass(client, server, m_losesQuestions);
            pass(server, client, m_losesAnswers);
        }
    }
    void pass(QTcpSocket *from, QTcpSocket *to, std::atomic<bool> &isLost)
    {
        QObject::connect(from, &QTcpSocket::readyRead, to, [this, from, to, &isLost] {
            const QByteArray bytes = from->readAll();
            if (isLost)
                ++m_lost;
            else
                to->write(bytes);
        });
        QObject::connect(from, &QTcpSocket::disconnected, to, [from, to] {
            from->deleteLater();
            to->disconnectFromHost();
        });
    }

    QThread m_thread;
    QTcpServer *m_server = nullptr;
    quint16 m_target;
    quint16 m_port = 0;
    std::atomic<bool> m_losesAnswers { false };
    std::atomic<bool> m_losesQuestions { false };
    std::atomic<int> m_lost { 0 };
};

} // namespace natsight
