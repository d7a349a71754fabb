// SPDX-License-Identifier: GPL-3.0-or-later
// A real super-cluster with a leaf node: what is drawn of it against what the official CLI prints, and what happens to it.
#include "models/system/serverlinkmodel.h"
#include "models/system/systemfeed.h"
#include "models/system/topologyhistory.h"
#include "models/system/topologylayout.h"
#include "tests/support/supercluster.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <set>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr int clusterSize = 3;
constexpr int patienceMs = 60'000;

using Pairs = std::set<std::pair<QString, QString>>;

QByteArray toString(const Pairs &pairs)
{
    QByteArray text;
    for (const auto &[from, to] : pairs)
        text += from.toUtf8() + '>' + to.toUtf8() + ' ';
    return text;
}

/// For a test that fails.
QByteArray bothOf(const Pairs &drawn, const Pairs &printed)
{
    return QByteArray("drawn: ") + toString(drawn) + " CLI: " + toString(printed);
}

} // namespace

class TestTopologyServers : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] ConnectionProfile profile(const QString &user) const
    {
        ConnectionProfile made;
        made.name = QStringLiteral("test");
        made.servers = { m_system->east(2).url(), m_system->east(1).url() };
        made.signIn.mode = SignIn::Mode::UserPassword;
        made.signIn.user = user;
        made.signIn.password = Secret(QByteArrayLiteral("p"));
        return made;
    }

    void look()
    {
        m_topology = std::make_shared<Topology>(topologyOf(m_feed->snapshot(), m_topology.get()));
        m_history.add(m_topology);
    }

    [[nodiscard]] Pairs edges(TopologyEdge::Kind kind, bool isMissing = false) const
    {
        Pairs pairs;
        for (const TopologyEdge &edge : m_topology->edges) {
            if (edge.kind == kind && edge.isMissing == isMissing)
                pairs.emplace(m_topology->nameOf(edge.from), m_topology->nameOf(edge.to));
        }
        return pairs;
    }
    [[nodiscard]] const TopologyServer *server(const char *name) const
    {
        for (const TopologyServer &one : m_topology->servers) {
            if (one.name == QLatin1String(name))
                return &one;
        }
        return nullptr;
    }
    [[nodiscard]] bool isWhole()
    {
        look();
        return m_topology->answered == 2 * clusterSize + 1 && m_topology->servers.size() == 2 * clusterSize + 1
            && edges(TopologyEdge::Kind::Route, true).empty() && edges(TopologyEdge::Kind::Gateway, true).empty()
            && edges(TopologyEdge::Kind::Route).size() == std::size_t { clusterSize * (clusterSize - 1) }
        && edges(TopologyEdge::Kind::Gateway).size() == std::size_t { 2 * clusterSize }
        && edges(TopologyEdge::Kind::Leaf).size() == (areLeafsNamed() ? 1U : 3U);
    }
    /// Before 2.9.16 nobody tells the name of a leaf node: its two connections stand at the hub beside the leaf node itself.
    [[nodiscard]] bool areLeafsNamed() const
    {
        const QList<ServerSnapshot> servers = m_feed->servers();
        return !servers.isEmpty() && servers.constFirst().identity.isAtLeast(2, 9, 16);
    }
    /// For a test that fails: servers and ways.
    [[nodiscard]] const char *described()
    {
        m_description.clear();
        for (const TopologyServer &one : m_topology->servers)
            m_description += one.key.toUtf8() + (one.isThere() ? " " : " (not there) ");
        for (const TopologyEdge &edge : m_topology->edges)
            m_description += '\n' + edge.key.toUtf8() + (edge.isMissing ? " missing" : "");
        return m_description.constData();
    }
    /// All answers that the CLI prints.
    [[nodiscard]] std::vector<nlohmann::json> cli(const QString &what) const
    {
        const QByteArray printed = runProgram(natsCli(),
            { QStringLiteral("--no-context"), QStringLiteral("--server"), m_system->east(2).url(),
                QStringLiteral("--user"), QStringLiteral("admin"), QStringLiteral("--password"), QStringLiteral("p"),
                QStringLiteral("server"), QStringLiteral("request"), what, QString::number(2 * clusterSize + 1) });
        std::vector<nlohmann::json> answers;
        // One document after the other.
        const std::string text = printed.toStdString();
        for (std::size_t at = text.find('{'); at != std::string::npos;) {
            int depth = 0;
            bool isText = false;
            std::size_t end = at;
            for (; end < text.size(); ++end) {
                if (text[end] == '"' && text[end - 1] != '\\')
                    isText = !isText;
                if (isText)
                    continue;
                depth += text[end] == '{' ? 1 : text[end] == '}' ? -1 : 0;
                if (depth == 0)
                    break;
            }
            answers.push_back(nlohmann::json::parse(text.substr(at, end - at + 1), nullptr, false));
            at = text.find('{', end + 1);
        }
        return answers;
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_system = std::make_unique<SuperCluster>(clusterSize);
        QVERIFY(m_system->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_system->isComplete(), patienceMs);
        m_session = std::make_unique<Session>(profile(QStringLiteral("admin")));
        m_session->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->status().state, SessionStatus::State::Connected, patienceMs);
        m_feed = std::make_unique<SystemFeed>(m_session.get());
        m_feed->setInterval(SystemPart::Servers, 500ms);
        m_feed->setInterval(SystemPart::Links, 500ms);
        m_feed->setInterval(SystemPart::Variables, 1s);
        m_watch = m_feed->watch({ SystemPart::Servers, SystemPart::Links, SystemPart::Variables });
        QTRY_VERIFY2_WITH_TIMEOUT(isWhole(), described(), patienceMs);
    }
    void cleanupTestCase()
    {
        m_watch.reset();
        m_feed.reset();
        m_session.reset();
        m_system.reset();
    }

    void isAsTheServersAre()
    {
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patienceMs);
        QCOMPARE(m_topology->clusters.size(), 3); // and the leaf node's own
        const TopologyServer *edge = server("edge");
        QVERIFY(edge && edge->isLeaf && edge->isThere());
        QVERIFY(server("east1") && server("east1")->isHub);
        for (const TopologyEdge &one : m_topology->edges) {
            if (one.kind == TopologyEdge::Kind::Leaf && areLeafsNamed()) {
                QCOMPARE(one.accounts, (QStringList { QStringLiteral("APP"), QStringLiteral("SYS") }));
                QCOMPARE(m_topology->nameOf(one.from), QStringLiteral("edge"));
                QCOMPARE(m_topology->nameOf(one.to), QStringLiteral("east1"));
            }
            QVERIFY(one.connections > 0);
            QVERIFY(one.isOriginTold);
            if (one.kind != TopologyEdge::Kind::Leaf) { // of which servers tell neither
                QVERIFY(one.startMs > 0 && one.startMs <= m_topology->timeMs + 60'000);
                QVERIFY(!one.ids.isEmpty());
            }
        }
        // Rates come with the second look.
        QTRY_VERIFY_WITH_TIMEOUT(
            [this] {
                look();
                return std::all_of(m_topology->edges.cbegin(), m_topology->edges.cend(), [](const TopologyEdge &one) {
                    return one.kind != TopologyEdge::Kind::Route || !std::isnan(one.flow.messageRate());
                });
            }(),
            patienceMs);
        const TopologyPlaces places = RingTopologyLayout().layOut(*m_topology, {});
        QCOMPARE(places.servers.size(), 2 * clusterSize + 1);
    }

    void linksOfAServerHaveRates()
    {
        ServerLinkModel model;
        const auto renew = [&] {
            const auto east = m_feed->server(QStringLiteral("east1"));
            model.setLinks(serverLinks(*east, [this](const QString &id) {
                const auto other = m_feed->serverBook().serverById(id);
                return other ? other->identity.name : id;
            }));
            for (int row = 0; row < model.rowCount(); ++row) {
                if (std::isnan(model.row(row).rates.inMessages) || std::isnan(model.row(row).rates.outBytes))
                    return false;
            }
            return model.rowCount() > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(renew(), patienceMs);
        std::map<ServerLink::Kind, int> kinds;
        for (int row = 0; row < model.rowCount(); ++row) {
            const ServerLink &link = model.row(row);
            ++kinds[link.kind];
            QVERIFY(link.isConnected && link.isConfigured.has_value() && link.pool > 0);
            QVERIFY(link.kind == ServerLink::Kind::Leaf || (link.startMs > 0 && link.id > 0));
            if (link.kind == ServerLink::Kind::Route)
                QVERIFY2(link.to.startsWith(QLatin1String("east")), qPrintable(link.to));
        }
        QVERIFY(kinds[ServerLink::Kind::Route] >= clusterSize - 1);
        QCOMPARE(kinds[ServerLink::Kind::GatewayOut], 1);
        QVERIFY(kinds[ServerLink::Kind::Leaf] >= 1);
    }

    void isAsTheCliSays()
    {
        NATSIGHT_NEED_CLI();
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patienceMs);
        QHash<QString, QString> names; // by id
        const auto part = [](const nlohmann::json &json, const char *field) {
            return json.is_object() ? json.value(field, nlohmann::json()) : nlohmann::json();
        };
        const auto text = [&part](const nlohmann::json &json, const char *field) {
            const nlohmann::json found = part(json, field);
            return found.is_string() ? QString::fromStdString(found.get<std::string>()) : QString();
        };
        const auto routez = cli(QStringLiteral("routes"));
        QVERIFY2(routez.size() >= 2 * clusterSize, "the CLI printed nothing");
        for (const auto &answer : routez)
            names.insert(text(part(answer, "server"), "id"), text(part(answer, "server"), "name"));
        Pairs routes;
        for (const auto &answer : routez) {
            for (const auto &route : part(part(answer, "data"), "routes")) {
                const QString one = text(part(answer, "server"), "name");
                const QString other = names.value(text(route, "remote_id"));
                routes.emplace(std::min(one, other), std::max(one, other));
            }
        }
        QVERIFY2(
            edges(TopologyEdge::Kind::Route) == routes, bothOf(edges(TopologyEdge::Kind::Route), routes).constData());
        Pairs gateways;
        for (const auto &answer : cli(QStringLiteral("gateways"))) {
            const nlohmann::json outbound = part(part(answer, "data"), "outbound_gateways"); // by cluster
            for (const auto &gateway : outbound)
                gateways.emplace(
                    text(part(answer, "server"), "name"), names.value(text(part(gateway, "connection"), "name")));
        }
        QVERIFY2(edges(TopologyEdge::Kind::Gateway) == gateways,
            bothOf(edges(TopologyEdge::Kind::Gateway), gateways).constData());
        if (!areLeafsNamed())
            return;
        Pairs leaves;
        for (const auto &answer : cli(QStringLiteral("leafnodes"))) {
            for (const auto &leaf : part(part(answer, "data"), "leafs")) {
                if (leaf.contains("name") && !leaf.value("is_spoke", false))
                    leaves.emplace(text(leaf, "name"), text(part(answer, "server"), "name"));
            }
        }
        QVERIFY2(
            edges(TopologyEdge::Kind::Leaf) == leaves, bothOf(edges(TopologyEdge::Kind::Leaf), leaves).constData());
    }

    void gatewayCutAndHealed()
    {
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patienceMs);
        m_system->cutGateway(true);
        QTRY_VERIFY_WITH_TIMEOUT(
            [this] {
                look();
                return edges(TopologyEdge::Kind::Gateway, true).size() == std::size_t { clusterSize };
            }(),
            patienceMs);
        for (const auto &[from, to] : edges(TopologyEdge::Kind::Gateway, true)) {
            QVERIFY(from.startsWith(QLatin1String("east")));
            QCOMPARE(to, QStringLiteral("west"));
        }
        QCOMPARE(server("east1")->health, TopologyHealth::Bad);
        QVERIFY(server("east1")->problems.constFirst().text.contains(QLatin1String("west")));
        m_system->cutGateway(false);
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patienceMs);
        QVERIFY(std::any_of(m_history.changes().cbegin(), m_history.changes().cend(),
            [](const TopologyChange &one) { return one.kind == TopologyChange::Kind::EdgeLost; }));
    }

    void serverKilledAndBack()
    {
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patienceMs);
        // Not the one that this connection's own server reaches the other cluster by: until it found another, all of it would be silent.
        const Pairs gateways = edges(TopologyEdge::Kind::Gateway);
        const int victim = gateways.count({ QStringLiteral("east2"), QStringLiteral("west2") }) > 0 ? 3 : 2;
        const QByteArray name = "west" + QByteArray::number(victim);
        const QString before = server(name.constData())->id;
        m_system->west(victim).kill();
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                look();
                const TopologyServer *dead = server(name.constData());
                return dead && !dead->isThere() && dead->health == TopologyHealth::Bad
                    && m_topology->answered == 2 * clusterSize
                    && edges(TopologyEdge::Kind::Route).size()
                    == std::size_t { clusterSize * (clusterSize - 1) - (clusterSize - 1) };
            }(),
            patienceMs);
        QVERIFY(m_system->west(victim).start());
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), patienceMs);
        QVERIFY(server(name.constData())->id != before);
        const auto has = [this](TopologyChange::Kind kind) {
            return std::any_of(m_history.changes().cbegin(), m_history.changes().cend(),
                [kind](const TopologyChange &one) { return one.kind == kind; });
        };
        QVERIFY(has(TopologyChange::Kind::ServerSilent) || has(TopologyChange::Kind::ServerLeft));
        QVERIFY(has(TopologyChange::Kind::ServerRestarted));
    }

private:
    std::unique_ptr<SuperCluster> m_system;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SystemFeed> m_feed;
    SystemFeed::Watch m_watch;
    TopologyPtr m_topology;
    QByteArray m_description;
    TopologyHistory m_history;
};

QTEST_GUILESS_MAIN(TestTopologyServers)
#include "tst_topologyservers.moc"
