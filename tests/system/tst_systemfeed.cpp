// SPDX-License-Identifier: GPL-3.0-or-later
// A system as real servers tell of it, with credentials of the system account and without, compared with what the official command says.
#include "models/system/connectionlistmodel.h"
#include "models/system/systemeventfeed.h"

#include "tests/support/cluster.h"
#include "tests/system/support.h"

#include <QSignalSpy>

#include <cmath>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QList<SystemPart> details { SystemPart::Servers, SystemPart::Variables, SystemPart::Links, SystemPart::JetStream,
    SystemPart::Health };

/// Asked often, so that tests are short.
void hurry(SystemFeed &feed)
{
    for (int i = 0; i < systemPartCount; ++i)
        feed.setInterval(static_cast<SystemPart>(i), 300ms);
    feed.setPatience(1s);
}

void follow(SystemFeed &feed, ConnectionListModel &model)
{
    QObject::connect(&feed, &SystemFeed::connectionsCame, &model,
        [&model](const std::shared_ptr<const ServerConnections> &page, bool isClosed, quint64 sweep) {
            if (!isClosed)
                model.merge(*page, sweep);
        });
    QObject::connect(&feed, &SystemFeed::connectionsSwept, &model,
        [&model](const QStringList &servers, bool isClosed, quint64 sweep) {
            if (!isClosed)
                model.endSweep(servers, sweep);
        });
}

int rowNamed(const ConnectionListModel &model, const QString &name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.row(row).detail.name == name)
            return row;
    }
    return -1;
}

} // namespace

class TestSystemFeed : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<Session> as(const QString &user, const QString &client = {})
    {
        auto session = std::make_unique<Session>(profileFor(m_server->url(), user, client));
        session->open();
        return isConnected(*session) ? std::move(session) : nullptr;
    }
    /// A client that comes and goes.
    void visit(const QString &client) { QVERIFY(as(QStringLiteral("app"), client)); }
    [[nodiscard]] bool isNew() const { return m_version.isAtLeast(2, 10); }

    std::unique_ptr<TestServer> m_server;
    ServerIdentity m_version;

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>("server_name: single\n" + systemAccounts(), quint16 { 0 }, false);
        QVERIFY(m_server->start());
        const auto session = as(QStringLiteral("app"));
        QVERIFY(session);
        QTRY_VERIFY(!session->status().server.version.isEmpty());
        m_version.version = session->status().server.version;
    }
    void cleanupTestCase()
    {
        m_server.reset();
        QVERIFY(Session::waitForClosed());
    }

    void theSystemAccountSeesAll()
    {
        const auto admin = as(QStringLiteral("admin"));
        QVERIFY(admin);
        SystemFeed feed(admin.get());
        hurry(feed);
        const SystemFeed::Watch watch = feed.watch(details);
        QTRY_COMPARE(feed.access(), SystemAccess::System);
        QVERIFY(feed.accessText().isEmpty());
        const auto server = [&] { return feed.server(QStringLiteral("single")).value_or(ServerSnapshot()); };
        QTRY_VERIFY(server().stats && server().variables && server().routes && server().gateways && server().leafs
            && server().jetStream && server().health);
        QTRY_VERIFY(std::isfinite(server().rates.inMessages));
        QTRY_VERIFY(feed.snapshot().isComplete);
        const ServerSnapshot now = server();
        QCOMPARE(now.state, ServerState::Present);
        QCOMPARE(feed.snapshot().expected, 1);
        const QByteArray bytes = m_server->monitoring("/varz");
        const auto varz = nlohmann::json::parse(bytes.begin(), bytes.end());
        const ServerVariables &variables = *now.variables;
        QCOMPARE(now.identity.id.toStdString(), varz.at("server_id").get<std::string>());
        QCOMPARE(now.identity.version.toStdString(), varz.at("version").get<std::string>());
        QCOMPARE(*variables.maxPayload, varz.at("max_payload").get<quint64>());
        QCOMPARE(*variables.maxConnections, varz.at("max_connections").get<quint64>());
        QCOMPARE(*variables.connections, varz.at("connections").get<quint64>());
        QCOMPARE(*variables.totalConnections, varz.at("total_connections").get<quint64>());
        QCOMPARE(variables.pingIntervalNs, varz.at("ping_interval").get<qint64>());
        QVERIFY(now.health->isGood);
        QCOMPARE(variables.configDigest.isEmpty(), !now.identity.isAtLeast(2, 11));
        QCOMPARE(variables.slowConsumerKinds.clients.has_value(), isNew());
        QVERIFY(now.stats->raw.contains("statsz"));
        QCOMPARE(feed.state(SystemPart::Servers).unreadable, quint64 { 0 });
    }

    void theOfficialCommandSaysTheSame()
    {
        NATSIGHT_NEED_CLI();
        const auto admin = as(QStringLiteral("admin"));
        const auto app = as(QStringLiteral("app"), QStringLiteral("counted"));
        QVERIFY(admin && app);
        for (int i = 0; i < 20; ++i)
            QVERIFY(received(app->publish({ "orders.new", "12345" })).has_value());
        SystemFeed feed(admin.get());
        hurry(feed);
        ConnectionListModel model;
        follow(feed, model);
        const SystemFeed::Watch watch = feed.watch(
            { SystemPart::Variables, SystemPart::Connections, SystemPart::Accounts });
        QTRY_VERIFY(rowNamed(model, QStringLiteral("counted")) >= 0);
        const auto row = [&] { return model.row(rowNamed(model, QStringLiteral("counted"))); };
        // With the requests that a session makes for itself.
        QTRY_VERIFY(row().detail.traffic.in.messages.value_or(0) >= 20);
        QCOMPARE(row().detail.account, QStringLiteral("APP"));
        QCOMPARE(row().detail.user, QStringLiteral("app"));
        QCOMPARE(row().server, QStringLiteral("single"));
        const auto report = systemCli(m_server->url(),
            { QStringLiteral("server"), QStringLiteral("report"), QStringLiteral("connections"),
                QStringLiteral("--json"), QStringLiteral("--account"), QStringLiteral("APP") });
        QVERIFY2(report.is_array(), report.dump().c_str());
        bool isFound = false;
        for (const auto &one : report) {
            if (one.value("name", std::string()) != "counted")
                continue;
            isFound = true;
            QTRY_COMPARE(row().detail.traffic.in.messages.value_or(0), one.at("in_msgs").get<quint64>());
            const ConnectionDetail detail = row().detail;
            QCOMPARE(one.at("cid").get<quint64>(), detail.id);
            QCOMPARE(one.at("in_bytes").get<quint64>(), *detail.traffic.in.bytes);
            QCOMPARE(one.at("port").get<int>(), int { detail.port });
            QCOMPARE(one.at("subscriptions").get<quint64>(), *detail.subscriptions);
        }
        QVERIFY(isFound);
        const auto variables = systemCli(
            m_server->url(), { QStringLiteral("server"), QStringLiteral("request"), QStringLiteral("variables") });
        QVERIFY2(variables.is_object(), variables.dump().c_str());
        const auto isTold = [&feed] {
            const auto server = feed.server(QStringLiteral("single"));
            return server && server->variables;
        };
        QTRY_VERIFY(isTold());
        const auto ours = feed.server(QStringLiteral("single"));
        QCOMPARE(variables.at("data").at("server_id").get<std::string>(), ours->identity.id.toStdString());
        QCOMPARE(variables.at("data").at("start").get<std::string>().substr(0, 19),
            QDateTime::fromMSecsSinceEpoch(ours->variables->startMs, Qt::UTC)
                .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"))
                .toStdString());
        // The account, from three kinds of answers.
        const auto account = [&] {
            const QList<AccountRow> rows = feed.accounts();
            const auto found = std::find_if(
                rows.cbegin(), rows.cend(), [](const AccountRow &one) { return one.account == QLatin1String("APP"); });
            return found == rows.cend() ? AccountRow() : *found;
        };
        QTRY_VERIFY(account().connections.value_or(0) >= 1);
        QTRY_VERIFY(account().traffic.in.messages.value_or(0) >= 20);
        QTRY_VERIFY(std::isfinite(account().rates.inMessages));
        const QList<AccountRow> all = feed.accounts();
        QVERIFY(std::any_of(all.cbegin(), all.cend(),
            [](const AccountRow &one) { return one.isSystem && one.account == QLatin1String("SYS"); }));
    }

    void anOrdinaryAccountSeesItsOwn()
    {
        const auto app = as(QStringLiteral("app"), QStringLiteral("mine"));
        const auto other = as(QStringLiteral("other"), QStringLiteral("theirs"));
        QVERIFY(app && other);
        SystemFeed feed(app.get());
        hurry(feed);
        ConnectionListModel model;
        follow(feed, model);
        const SystemFeed::Watch watch = feed.watch(
            { SystemPart::Variables, SystemPart::Connections, SystemPart::Accounts });
        QTRY_COMPARE(feed.access(), SystemAccess::Account);
        QVERIFY(feed.accessText().contains(QLatin1String("system account")));
        QTRY_COMPARE(feed.servers().size(), 1);
        const ServerSnapshot server = feed.servers().constFirst();
        QCOMPARE(server.identity.version, m_version.version);
        QVERIFY(!server.stats && !server.variables); // unknown, not 0
        QTRY_VERIFY(rowNamed(model, QStringLiteral("mine")) >= 0);
        QCOMPARE(rowNamed(model, QStringLiteral("theirs")), -1);
        QTRY_COMPARE(feed.accounts().size(), 1);
        QCOMPARE(feed.accounts().constFirst().account, QStringLiteral("APP"));
        QVERIFY(!feed.state(SystemPart::Servers).error);
    }

    void aUserWithoutPermissionIsTold()
    {
        const auto mute = as(QStringLiteral("mute"));
        QVERIFY(mute);
        SystemFeed feed(mute.get());
        hurry(feed);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QTRY_COMPARE(feed.access(), SystemAccess::None);
        QVERIFY(feed.accessText().contains(QLatin1String("$SYS.REQ.SERVER.PING.CONNZ")));
        QVERIFY(feed.servers().isEmpty());
        QTRY_VERIFY(feed.state(SystemPart::Servers).error);
    }

    void credentialsOfAnotherConnectionAreUsed()
    {
        const auto app = as(QStringLiteral("app"));
        auto admin = as(QStringLiteral("admin"));
        QVERIFY(app && admin);
        SystemFeed feed(app.get());
        hurry(feed);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Variables);
        QTRY_COMPARE(feed.access(), SystemAccess::Account);
        feed.setSystemSession(admin.get());
        QCOMPARE(feed.access(), SystemAccess::Unknown);
        QTRY_COMPARE(feed.access(), SystemAccess::System);
        QTRY_VERIFY(feed.server(QStringLiteral("single")) && feed.server(QStringLiteral("single"))->variables);
        admin.reset();
        QTRY_COMPARE(feed.access(), SystemAccess::Account);
    }

    void nothingIsAskedWhileNobodyWatches()
    {
        const auto admin = as(QStringLiteral("admin"));
        const auto listener = as(QStringLiteral("admin"));
        QVERIFY(admin && listener);
        auto mailbox = std::make_shared<Mailbox<Message>>();
        QVERIFY(listener->subscribe("$SYS.REQ.SERVER.>", {}, mailbox));
        SystemFeed feed(admin.get());
        hurry(feed);
        SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QTRY_COMPARE(feed.access(), SystemAccess::System);
        QTRY_VERIFY(mailbox->pushed() >= 3);
        for (const Message &one : mailbox->take())
            QCOMPARE(one.subject, QByteArray("$SYS.REQ.SERVER.PING")); // nothing heavy
        watch.reset();
        QTest::qWait(500); // what was under way
        const quint64 before = mailbox->pushed();
        QTest::qWait(1'000);
        QCOMPARE(mailbox->pushed(), before);
    }

    void kickIsDoneOrRefused()
    {
        const auto admin = as(QStringLiteral("admin"));
        const auto victim = as(QStringLiteral("app"), QStringLiteral("victim"));
        QVERIFY(admin && victim);
        SystemFeed feed(admin.get());
        hurry(feed);
        ConnectionListModel model;
        follow(feed, model);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Connections);
        QTRY_VERIFY(rowNamed(model, QStringLiteral("victim")) >= 0);
        const ConnectionRow row = model.row(rowNamed(model, QStringLiteral("victim")));
        const ServerIdentity server = feed.server(row.server)->identity;
        const QByteArray body = "{\"cid\":" + QByteArray::number(row.detail.id) + '}';
        const quint64 before = victim->status().disconnects;
        const auto done = received(feed.client()->tell(SystemVerb::Kick, server, body));
        if (!isNew()) {
            QVERIFY(!done && done.error().kind == Error::Kind::Unsupported);
            QVERIFY(done.error().message.contains(QLatin1String("2.10")));
            return;
        }
        QVERIFY(done.has_value());
        QTRY_VERIFY(victim->status().disconnects > before);
        QTRY_COMPARE(model.rowOf(row.serverId, row.detail.id), -1);
        const auto nobody = received(feed.client()->tell(SystemVerb::Kick, server, "{\"cid\":999999}"));
        QVERIFY(!nobody && nobody.error().kind == Error::Kind::Server);
        QVERIFY(received(feed.client()->tell(SystemVerb::Reload, server)).has_value());
        const auto raw = received(feed.client()->raw(SystemVerb::Variables, server));
        QVERIFY(raw && raw->contains("\"max_payload\""));
    }

    void closedConnectionsTellWhy()
    {
        const auto admin = as(QStringLiteral("admin"));
        QVERIFY(admin);
        {
            const auto gone = as(QStringLiteral("app"), QStringLiteral("short"));
            QVERIFY(gone);
        }
        SystemFeed feed(admin.get());
        hurry(feed);
        ConnectionListModel model;
        connect(&feed, &SystemFeed::connectionsCame, &model,
            [&model](const std::shared_ptr<const ServerConnections> &page, bool isClosed, quint64 sweep) {
                if (isClosed)
                    model.merge(*page, sweep);
            });
        const SystemFeed::Watch watch = feed.watch(SystemPart::ClosedConnections);
        QTRY_VERIFY(rowNamed(model, QStringLiteral("short")) >= 0);
        const ConnectionRow row = model.row(rowNamed(model, QStringLiteral("short")));
        QCOMPARE(row.detail.reason, QStringLiteral("Client Closed"));
        QVERIFY(row.detail.stopMs > 0);
    }

    void eventsAreRecorded()
    {
        const auto admin = as(QStringLiteral("admin"));
        QVERIFY(admin);
        SystemFeed feed(admin.get());
        hurry(feed);
        SystemEventFeed events(&feed);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        auto recording = events.record();
        QTRY_COMPARE(feed.access(), SystemAccess::System);
        const auto has = [&events](const QString &kind, const QString &client) {
            return std::any_of(events.events().cbegin(), events.events().cend(), [&](const SystemEvent &one) {
                return one.kind == kind && one.thing.startsWith(client) && one.account == QLatin1String("APP");
            });
        };
        // The subscription is on its way to the server; a client that came before it is not heard.
        QTRY_VERIFY_WITH_TIMEOUT(
            (visit(QStringLiteral("visitor")), has(QStringLiteral("connected"), QStringLiteral("visitor"))), 20'000);
        QTRY_VERIFY(has(QStringLiteral("disconnected"), QStringLiteral("visitor")));
        QVERIFY(events.sinceMs() > 0);
        recording.reset();
        QVERIFY(!events.isRecording());
        QVERIFY(!events.events().isEmpty());
        events.clear();
        QVERIFY(events.events().isEmpty());
    }

    /// Somebody who is no server answers in their place: twice, garbage, and too late.
    void oddAnswersAreCounted()
    {
        TestServer plain("server_name: plain\n");
        QVERIFY(plain.start());
        ConnectionProfile profile;
        profile.name = QStringLiteral("plain");
        profile.servers = QStringList { plain.url() };
        Session asker(profile);
        Session faker(profile);
        asker.open();
        faker.open();
        QVERIFY(isConnected(asker) && isConnected(faker));
        auto mailbox = std::make_shared<Mailbox<Message>>();
        QVERIFY(faker.subscribe("$SYS.REQ.SERVER.PING", {}, mailbox));
        // Who hears themselves is heard by all: asked earlier, the server would say that nobody answers here, and the
        // feed would ask again only half a minute later.
        auto isHeard = [&, heard = false]() mutable {
            (void)faker.publish({ "$SYS.REQ.SERVER.PING" });
            return heard = heard || !mailbox->take().empty();
        };
        QTRY_VERIFY(isHeard());
        const auto good = [](const char *id) -> QByteArray {
            return QByteArray("{\"server\":{\"id\":\"") + id + "\",\"name\":\"" + id
                + "\",\"ver\":\"2.15.2\"},\"statsz\":{\"connections\":1,\"active_servers\":2}}";
        };
        QTimer timer;
        connect(&timer, &QTimer::timeout, &faker, [&] {
            for (const Message &one : mailbox->take()) {
                for (const QByteArray &payload : { good("A"), good("A"), QByteArray("{]"), QByteArray() })
                    (void)faker.publish({ one.reply, payload });
                QTimer::singleShot(700, &faker, [&faker, &good, reply = one.reply] {
                    (void)faker.publish({ reply, good("B") });
                });
            }
        });
        timer.start(10);
        SystemFeed feed(&asker);
        feed.setPatience(1s);
        feed.setInterval(SystemPart::Servers, 2s);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        const auto state = [&feed] { return feed.state(SystemPart::Servers); };
        QTRY_VERIFY_WITH_TIMEOUT(state().doubles >= 1 && state().late >= 1 && state().unreadable >= 2, 20'000);
        QVERIFY(!state().oddity.isEmpty());
        const auto isThere = [&feed](const char *name) {
            const auto server = feed.server(QLatin1String(name));
            return server && server->state != ServerState::Gone;
        };
        QTRY_VERIFY(isThere("A") && isThere("B"));
    }

    void aClusterIsFollowed()
    {
        Cluster cluster(3, false, systemAccounts());
        QVERIFY(cluster.start());
        QTRY_VERIFY_WITH_TIMEOUT(cluster.isComplete(), 30'000);
        Session admin(profileFor(cluster.named(QStringLiteral("a")).url(), QStringLiteral("admin")));
        admin.open();
        QVERIFY(isConnected(admin));
        std::vector<std::unique_ptr<Session>> clients;
        for (const QString &url : cluster.urls()) {
            clients.push_back(std::make_unique<Session>(
                profileFor(url, QStringLiteral("app"), QStringLiteral("app%1").arg(clients.size()))));
            clients.back()->open();
            QVERIFY(isConnected(*clients.back()));
        }
        SystemFeed feed(&admin);
        hurry(feed);
        ConnectionListModel model;
        follow(feed, model);
        SystemFeed::Watch watch = feed.watch({ SystemPart::Links, SystemPart::Connections });
        QTRY_COMPARE(feed.snapshot().servers.size(), 3);
        QTRY_VERIFY(feed.snapshot().isComplete);
        QCOMPARE(feed.snapshot().expected, 3);
        const auto peers = [&feed](const char *name) {
            QSet<QString> ids;
            const auto server = feed.server(QLatin1String(name));
            if (server && server->routes) {
                for (const RouteDetail &one : server->routes->routes)
                    ids << one.remoteId;
            }
            return ids.size();
        };
        QTRY_VERIFY(peers("a") == 2 && peers("b") == 2 && peers("c") == 2);
        // The client of the third server is in the one table.
        QTRY_VERIFY(rowNamed(model, QStringLiteral("app0")) >= 0 && rowNamed(model, QStringLiteral("app1")) >= 0
            && rowNamed(model, QStringLiteral("app2")) >= 0);
        QCOMPARE(model.row(rowNamed(model, QStringLiteral("app2"))).server, QStringLiteral("c"));
        if (!natsCli().isEmpty()) {
            const auto report = systemCli(cluster.named(QStringLiteral("a")).url(),
                { QStringLiteral("server"), QStringLiteral("report"), QStringLiteral("connections"),
                    QStringLiteral("--json"), QStringLiteral("--account"), QStringLiteral("APP") });
            QVERIFY2(report.is_array(), report.dump().c_str());
            int ours = 0;
            for (int row = 0; row < model.rowCount(); ++row)
                ours += model.row(row).detail.account == QLatin1String("APP") ? 1 : 0;
            QCOMPARE(static_cast<int>(report.size()), ours);
        }
        // Of one server alone.
        watch = feed.watch(SystemPart::Variables, QStringLiteral("b"));
        QTRY_VERIFY(feed.server(QStringLiteral("b"))->variables);
        QVERIFY(!feed.server(QStringLiteral("c"))->variables);
        // One dies without a word, and comes back with a new id.
        const QString before = feed.server(QStringLiteral("c"))->identity.id;
        cluster.named(QStringLiteral("c")).kill();
        QTRY_COMPARE_WITH_TIMEOUT(feed.server(QStringLiteral("c"))->state, ServerState::Gone, 15'000);
        QVERIFY(feed.server(QStringLiteral("c"))->sinceMs > 0);
        QVERIFY(cluster.named(QStringLiteral("c")).start());
        QTRY_COMPARE_WITH_TIMEOUT(feed.server(QStringLiteral("c"))->state, ServerState::Present, 15'000);
        QVERIFY(feed.server(QStringLiteral("c"))->identity.id != before);
        QCOMPARE(feed.servers().size(), 3);
        // One goes down properly: it says so.
        cluster.named(QStringLiteral("b")).stop();
        QTRY_COMPARE_WITH_TIMEOUT(feed.server(QStringLiteral("b"))->state, ServerState::Gone, 15'000);
    }
};

QTEST_GUILESS_MAIN(TestSystemFeed)
#include "tst_systemfeed.moc"
