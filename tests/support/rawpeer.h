// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace natsight {

/// A peer that says something to each who connects and then nothing, in a thread of its own.
class RawPeer
{
public:
    explicit RawPeer(QByteArray greeting, bool hangsUp = false)
    {
        m_thread.start();
        m_server = new QTcpServer;
        m_server->moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            m_server,
            [this, greeting, hangsUp] {
                m_server->listen(QHostAddress::LocalHost);
                m_port = m_server->serverPort();
                QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this, greeting, hangsUp] {
                    while (auto *socket = m_server->nextPendingConnection()) {
                        ++m_visits;
                        socket->write(greeting);
                        if (hangsUp)
                            socket->disconnectFromHost();
                    }
                });
            },
            Qt::BlockingQueuedConnection);
    }
    ~RawPeer()
    {
        m_server->deleteLater();
        m_thread.quit();
        m_thread.wait();
    }
    RawPeer(const RawPeer &) = delete;
    RawPeer &operator=(const RawPeer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int visits() const { return m_visits; } ///< so many have connected
    [[nodiscard]] QString url(const char *scheme = "nats") const
    {
        return QStringLiteral("%1://127.0.0.1:%2").arg(QLatin1String(scheme)).arg(m_port);
    }

private:
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
    std::atomic<int> m_visits { 0 };
};

} // namespace natsight
