// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servicenotifier.h"

#include "app/connectionmanager.h"
#include "models/services/servicefindings.h"

#include <map>

namespace natsight {

namespace {

constexpr std::size_t maxTold = 5;
constexpr qsizetype maxNamed = 3;

} // namespace

ServiceNotifier::ServiceNotifier(
    ConnectionManager *connections, Settings *settings, std::unique_ptr<NotificationSink> sink, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_settings(settings)
    , m_sink(std::move(sink))
{
    connect(settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::ServiceNotices)
            update();
    });
    connect(connections, &ConnectionManager::listChanged, this, &ServiceNotifier::followConnections);
    connect(connections, &ConnectionManager::aboutToRemove, this,
        [this](Connection *connection) { m_watches.remove(connection); });
    followConnections();
}

void ServiceNotifier::followConnections()
{
    for (Connection *connection : m_connections->connections()) {
        connect(connection, &Connection::changed, this, &ServiceNotifier::update, Qt::UniqueConnection);
        connect(connection, &Connection::servicesMade, this, &ServiceNotifier::update, Qt::UniqueConnection);
    }
    update();
}

/// Who is watched is listened to.
void ServiceNotifier::update()
{
    const bool isOn = m_settings->boolean(Settings::Key::ServiceNotices);
    for (Connection *connection : m_connections->connections()) {
        const bool isWanted = isOn && connection->isOpen() && connection->hasServices();
        if (isWanted == m_watches.contains(connection))
            continue;
        if (isWanted) {
            m_watches.insert(connection, connection->services()->watchSlowly());
            connect(connection->services(), &ServiceFeed::happened, this,
                [this, connection](const QList<ServiceEvent> &events) { tell(connection, events); });
        } else {
            m_watches.remove(connection);
            if (connection->hasServices())
                disconnect(connection->services(), &ServiceFeed::happened, this, nullptr);
        }
    }
}

void ServiceNotifier::tell(Connection *connection, const QList<ServiceEvent> &events)
{
    std::map<QString, QStringList> left;
    for (const ServiceEvent &event : events) {
        if (event.kind == ServiceEvent::Kind::Left)
            left[event.service] << shortInstanceId(event.instance);
    }
    std::size_t told = 0;
    for (const auto &[service, ids] : left) {
        if (++told > maxTold) {
            m_sink->show(tr("Instances of %n more service(s) left", nullptr, static_cast<int>(left.size() - maxTold)),
                tr("Connection %1").arg(connection->name()));
            return;
        }
        const auto row = connection->services()->service(service);
        const int present = row ? row->present : 0;
        QStringList named = ids.mid(0, maxNamed);
        if (ids.size() > maxNamed)
            named << tr("%n more", nullptr, static_cast<int>(ids.size() - maxNamed));
        const QString who = tr("%1 on connection %2").arg(named.join(QStringLiteral(", ")), connection->name());
        if (present == 0)
            m_sink->show(tr("Service %1 vanished: no instance answers any more").arg(service), who);
        else
            m_sink->show(tr("%n instance(s) of %1 left", nullptr, static_cast<int>(ids.size())).arg(service),
                QString(who + QStringLiteral(". ") + tr("%n instance(s) still answer.", nullptr, present)));
    }
}

} // namespace natsight
