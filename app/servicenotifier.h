// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/notificationsink.h"
#include "models/services/servicetypes.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace natsight {

class Connection;
class ConnectionManager;
class Settings;

/// Tells on the desktop that an instance of a service left or that a service vanished, where the user wants that (a setting, off by
/// default). While it is on, the services of open connections that were looked at once are asked every 15 s also while no page of
/// them is on screen. Several instances that leave together are one notification, and 5 services are told one by one at most.
/// GUI thread.
class ServiceNotifier : public QObject
{
    Q_OBJECT

public:
    ServiceNotifier(ConnectionManager *connections, Settings *settings, std::unique_ptr<NotificationSink> sink,
        QObject *parent = nullptr);

private:
    void followConnections();
    void update();
    void tell(Connection *connection, const QList<ServiceEvent> &events);

    ConnectionManager *m_connections;
    Settings *m_settings;
    std::unique_ptr<NotificationSink> m_sink;
    QHash<QObject *, std::shared_ptr<void>> m_watches; ///< by connection
};

} // namespace natsight
