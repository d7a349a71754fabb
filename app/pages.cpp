// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "app/composerdock.h"
#include "app/connectionmanager.h"
#include "app/overviewpage.h"
#include "app/pageregistry.h"
#include "app/subjectsource.h"
#include "models/core/text.h"
#include "widgets/common/frameclock.h"
#include "widgets/compose/composerpage.h"
#include "widgets/compose/composerview.h"
#include "widgets/compose/respondersview.h"
#include "widgets/jetstream/consumerpage.h"
#include "widgets/jetstream/consumerspage.h"
#include "widgets/jetstream/flowpage.h"
#include "widgets/jetstream/streampage.h"
#include "widgets/jetstream/streamspage.h"
#include "widgets/keyvalue/bucketpage.h"
#include "widgets/keyvalue/bucketspage.h"
#include "widgets/objects/objectbucketpage.h"
#include "widgets/services/servicegraphpage.h"
#include "widgets/services/servicepage.h"
#include "widgets/services/servicespage.h"
#include "widgets/system/accountspage.h"
#include "widgets/system/connectionspage.h"
#include "widgets/system/eventspage.h"
#include "widgets/system/jetstreamserverspage.h"
#include "widgets/system/serverpage.h"
#include "widgets/system/serverspage.h"
#include "widgets/system/subscriptionspage.h"
#include "widgets/system/topologypage.h"
#include "widgets/traffic/conversationspage.h"
#include "widgets/traffic/trafficpage.h"

#include <QPointer>

namespace natsight {

namespace {

/// Where keys and objects can be copied to: this connection, then the others; of those that cannot be written to, why.
QList<BucketPlace> bucketPlaces(Connection *here, const ConnectionManager *connections)
{
    QList<BucketPlace> places;
    const auto add = [&places](Connection *one) {
        QString whyNot;
        if (!one->isOpen())
            whyNot = Text::tr("%1 is not connected: connect it first.").arg(one->name());
        else if (one->isReadOnly())
            whyNot = Text::tr("%1 is read-only: nothing can be written there.").arg(one->name());
        places.append({ one->name(), whyNot.isEmpty() ? one->jetStream() : nullptr, whyNot });
    };
    if (!here)
        return places;
    add(here);
    const QList<Connection *> others = connections ? connections->connections() : QList<Connection *>();
    for (Connection *other : others) {
        if (other != here)
            add(other);
    }
    return places;
}

/// Asked with the credentials that were chosen for it.
SystemFeed *systemOf(Connection &connection, ConnectionManager *connections)
{
    return connections ? connections->systemOf(&connection) : connection.system();
}

/// Where the streams of the connection's account are, for the topology.
TopologyPage::Streams streamsOf(Connection &connection)
{
    const QPointer<Connection> here(&connection);
    return { [here]() -> std::shared_ptr<void> { return here ? here->jetStream()->watchStreams() : nullptr; },
        [here] {
            QList<StreamPlacement> list;
            const QList<StreamRow> rows = here ? here->jetStream()->streams() : QList<StreamRow>();
            for (const StreamRow &row : rows) {
                if (!row.info || row.info->group.leader.isEmpty())
                    continue;
                StreamPlacement one;
                one.stream = row.name;
                one.leader = row.info->group.leader;
                for (const auto &replica : row.info->group.peers)
                    one.replicas << replica.name;
                list << one;
            }
            return list;
        } };
}

template<typename Made>
Made *withCredentials(Made *page, Connection &connection, ConnectionManager *connections)
{
    if (!page || !connections)
        return page;
    const QPointer<Connection> here(&connection);
    const QPointer<ConnectionManager> manager(connections);
    page->setCredentials({ [here, manager] {
                              QStringList names;
                              for (const Connection *one : manager ? manager->connections() : QList<Connection *>()) {
                                  if (one != here)
                                      names << one->name();
                              }
                              return names;
                          },
        [here, manager] { return here && manager ? manager->systemConnection(here) : QString(); },
        [here, manager](const QString &name) {
            if (here && manager)
                manager->setSystemConnection(here, name);
        } });
    return page;
}

} // namespace

void registerPages(PageRegistry &registry, Settings &settings, FrameClock &clock, ConnectionManager *connections)
{
    registry.add(
        { QStringLiteral("overview"), Text::tr("Overview"), QStringLiteral("overview"), QStringLiteral("overview"),
            true, [&settings, connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
                return link.path.isEmpty()
                    ? new OverviewPage(&connection, systemOf(connection, connections), &settings, link, parent)
                    : nullptr;
            } });
    registry.add({ QStringLiteral("traffic"), Text::tr("Traffic"), QStringLiteral("traffic"),
        QStringLiteral("traffic[/SUBJECT]"), true,
        [&settings, &clock](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.size() > 1)
                return nullptr;
            auto *page = new TrafficPage(connection.traffic(), &clock, link, parent);
            const auto listen = [page, &settings] {
                page->setAsksBeforeBroad(settings.boolean(Settings::Key::AskBeforeBroad));
            };
            listen();
            QObject::connect(&settings, &Settings::changed, page, listen);
            return page;
        },
        true });
    registry.add({ QStringLiteral("conversations"), Text::tr("Requests"), QStringLiteral("request"),
        QStringLiteral("conversations[/SUBJECT|/message/NUMBER]"), true,
        [](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            return ConversationsPage::make(connection.traffic(), link, parent);
        },
        true });
    registry.add({ QStringLiteral("services"), Text::tr("Services"), QStringLiteral("services"),
        QStringLiteral("services[/NAME[/endpoints|instances[/ID]|graph|versions|timeline|metadata|json[/ID]]]"), true,
        [](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.isEmpty())
                return new ServicesPage(connection.services(), link, parent);
            return ServicePage::make(connection.services(), link, parent);
        } });
    registry.add({ QStringLiteral("servicegraph"), Text::tr("Graph of services"), QStringLiteral("services"),
        QStringLiteral("servicegraph"), false, [](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            return link.path.isEmpty() ? new ServiceGraphPage(connection.services(), link, parent) : nullptr;
        } });
    registry.add({ QStringLiteral("streams"), Text::tr("Streams"), QStringLiteral("streams"),
        QStringLiteral("streams[/NAME[/messages[/SEQUENCE]|consumers|subjects|replicas|configuration]]"), true,
        [&settings](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.isEmpty())
                return new StreamsPage(connection.jetStream(), link, parent);
            StreamPage *page = StreamPage::make(connection.jetStream(), link, parent);
            if (!page)
                return nullptr;
            page->setSubjectsAsTree(settings.boolean(Settings::Key::SubjectsAsTree));
            QObject::connect(page, &StreamPage::subjectsAsTreeChanged, &settings,
                [&settings](bool isTree) { settings.setValue(Settings::Key::SubjectsAsTree, isTree); });
            return page;
        } });
    registry.add({ QStringLiteral("consumers"), Text::tr("Consumers"), QStringLiteral("consumer"),
        QStringLiteral("consumers[/STREAM/CONSUMER]"), true,
        [](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.isEmpty())
                return new ConsumersPage(connection.jetStream(), link, parent);
            return ConsumerPage::make(connection.jetStream(), link, parent);
        } });
    registry.add({ QStringLiteral("kv"), Text::tr("Buckets"), QStringLiteral("buckets"),
        QStringLiteral("kv[/BUCKET[/KEY]]"), true,
        [&settings, connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.isEmpty())
                return new BucketsPage(ConfigOf::KeyValue, connection.jetStream(), link, parent);
            BucketPage *page = BucketPage::make(connection.jetStream(), link, parent);
            if (!page)
                return nullptr;
            page->setPlaces(
                [here = QPointer<Connection>(&connection), connections] { return bucketPlaces(here, connections); });
            page->setKeysAsTree(settings.boolean(Settings::Key::KeysAsTree));
            QObject::connect(page, &BucketPage::keysAsTreeChanged, &settings,
                [&settings](bool isTree) { settings.setValue(Settings::Key::KeysAsTree, isTree); });
            return page;
        } });
    registry.add({ QStringLiteral("objects"), Text::tr("Objects"), QStringLiteral("objects"),
        QStringLiteral("objects[/BUCKET[/NAME]]"), true,
        [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.isEmpty())
                return new BucketsPage(ConfigOf::Objects, connection.jetStream(), link, parent);
            ObjectBucketPage *page = ObjectBucketPage::make(connection.jetStream(), link, parent);
            if (!page)
                return nullptr;
            page->setPlaces(
                [here = QPointer<Connection>(&connection), connections] { return bucketPlaces(here, connections); });
            return page;
        } });
    registry.add({ QStringLiteral("responders"), Text::tr("Responders"), QStringLiteral("responder"),
        QStringLiteral("responders"), true, [](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            return link.path.isEmpty() ? new RespondersPage(connection.responders(), link, parent) : nullptr;
        } });
    registry.add({ QStringLiteral("flow"), Text::tr("Data flow"), QStringLiteral("flow"),
        QStringLiteral("flow[/STREAM]"), true, [](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            return FlowPage::make(connection.jetStream(), link, parent);
        } });
    registry.add({ QStringLiteral("topology"), Text::tr("Topology"), QStringLiteral("topology"),
        QStringLiteral("topology[/SERVER|/trace[/SUBJECT]]"), true,
        [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            TopologyPage *page = TopologyPage::make(systemOf(connection, connections), link, parent);
            if (page)
                page->setStreams(streamsOf(connection));
            return withCredentials(page, connection, connections);
        } });
    registry.add({ QStringLiteral("servers"), Text::tr("Servers"), QStringLiteral("server"),
        QStringLiteral("servers[/NAME[/plots|connections|links|facts|raw]]"), true,
        [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            SystemFeed *feed = systemOf(connection, connections);
            if (link.path.isEmpty())
                return withCredentials(new ServersPage(feed, link, parent), connection, connections);
            return withCredentials(
                ServerPage::make(feed, link, parent, connection.systemEvents()), connection, connections);
        } });
    registry.add({ QStringLiteral("jetstreamservers"), Text::tr("JetStream"), QStringLiteral("server"),
        QStringLiteral("jetstreamservers[/servers|accounts[/NAME]|groups[/NAME]]"), true,
        [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            return withCredentials(
                JetStreamServersPage::make(systemOf(connection, connections), link, parent), connection, connections);
        } });
    registry.add({ QStringLiteral("connections"), Text::tr("Connections"), QStringLiteral("connections"),
        QStringLiteral("connections[/FILTER]"), true,
        [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.size() > 1)
                return nullptr;
            return withCredentials(
                new ConnectionsPage(systemOf(connection, connections), link, parent), connection, connections);
        } });
    registry.add({ QStringLiteral("subscriptions"), Text::tr("Subscriptions"), QStringLiteral("subject"),
        QStringLiteral("subscriptions[/SUBJECT]"), true,
        [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.size() > 1)
                return nullptr;
            return withCredentials(
                new SubscriptionsPage(systemOf(connection, connections), link, parent), connection, connections);
        } });
    registry.add({ QStringLiteral("accounts"), Text::tr("Accounts"), QStringLiteral("account"),
        QStringLiteral("accounts[/NAME]"), true,
        [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (link.path.size() > 1)
                return nullptr;
            return withCredentials(
                new AccountsPage(systemOf(connection, connections), link, parent), connection, connections);
        } });
    registry.add({ QStringLiteral("events"), Text::tr("Events"), QStringLiteral("events"), QStringLiteral("events"),
        true, [connections](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            if (!link.path.isEmpty())
                return nullptr;
            SystemFeed *feed = systemOf(connection, connections);
            return withCredentials(
                new EventsPage(feed, connection.systemEvents(), link, parent), connection, connections);
        } });
    registry.add({ QStringLiteral("compose"), Text::tr("Composer"), QStringLiteral("publish"),
        QStringLiteral("compose[/SUBJECT|/saved/COLLECTION[/FOLDER…][/MESSAGE]]"), false,
        [&settings](Connection &connection, const Link &link, QWidget *parent) -> Page * {
            ComposerStore *store = ComposerStore::of(&settings);
            ComposerPage *page = ComposerPage::make(
                connection.session(), store->collections(), store->history(), link, parent);
            if (page)
                page->view()->setSubjectSource(subjectSource(&connection, &settings, page));
            return page;
        } });
}

} // namespace natsight
