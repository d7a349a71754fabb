// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tcpproxy.h"
#include "tests/support/testserver.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace natsight {

/// Two clusters `east` and `west` of servers `east1`, … that gateways connect, and a leaf node `edge` at `east1` with two
/// accounts. Without JetStream. Users `admin` (of the system account SYS) and `app` (of APP), both with the password `p`. What `east`
/// sends to the gateways of `west` passes proxies, so that it can be cut.
class SuperCluster
{
public:
    explicit SuperCluster(int size)
        : m_size(size)
    {
        const auto ports = LocalServer::freePorts(4 * size + 1);
        const auto port = [&ports](int at) { return QByteArray::number(ports.at(at)); };
        const QByteArray accounts = "accounts {\n  SYS { users: [ { user: admin, password: p } ] }\n"
                                    "  APP { users: [ { user: app, password: p } ] }\n}\nsystem_account: SYS\n";
        QByteArray routes[2];
        QByteArray gateways[2];
        for (int side = 0; side < 2; ++side) {
            for (int i = 0; i < size; ++i) {
                const int at = side * size + i;
                routes[side] += "nats-route://127.0.0.1:" + port(at) + ", ";
                if (side == 1)
                    m_proxies.push_back(std::make_unique<TcpProxy>(ports.at(2 * size + at)));
                gateways[side] += "nats://127.0.0.1:" + (side == 1 ? proxyPort(i) : port(2 * size + at)) + ", ";
            }
        }
        for (int side = 0; side < 2; ++side) {
            const QByteArray cluster = side == 0 ? "east" : "west";
            for (int i = 0; i < size; ++i) {
                const int at = side * size + i;
                QByteArray config = accounts + "server_name: " + cluster + QByteArray::number(i + 1)
                    + "\ncluster { name: " + cluster + ", listen: \"127.0.0.1:" + port(at) + "\", routes: [ "
                    + routes[side] + "] }\ngateway { name: " + cluster + ", listen: \"127.0.0.1:" + port(2 * size + at)
                    + "\", " + (side == 1 ? "advertise: \"127.0.0.1:" + proxyPort(i) + "\", " : QByteArray())
                    + "gateways: [ { name: east, urls: [ " + gateways[0] + "] }, { name: west, urls: [ " + gateways[1]
                    + "] } ] }\n";
                if (at == 0)
                    config += "leafnodes { listen: \"127.0.0.1:" + port(4 * size) + "\" }\n";
                m_servers.push_back(std::make_unique<TestServer>(config));
            }
        }
        const QByteArray hub = "@127.0.0.1:" + port(4 * size) + "\"";
        m_leaf = std::make_unique<TestServer>(accounts
            + "server_name: edge\nleafnodes { reconnect: 1, remotes: [ { url: \"nats-leaf://app:p" + hub
            + ", account: APP }, { url: \"nats-leaf://admin:p" + hub + ", account: SYS } ] }\n");
    }

    [[nodiscard]] bool start()
    {
        return std::all_of(m_servers.begin(), m_servers.end(), [](const auto &server) { return server->start(); })
            && m_leaf->start();
    }
    [[nodiscard]] int size() const { return m_size; } ///< of a cluster
    [[nodiscard]] TestServer &east(int number) { return *m_servers.at(static_cast<std::size_t>(number - 1)); }
    [[nodiscard]] TestServer &west(int number) { return *m_servers.at(static_cast<std::size_t>(m_size + number - 1)); }
    [[nodiscard]] TestServer &leaf() { return *m_leaf; }

    /// True once all routes, gateways out and the leaf node's connections are there.
    [[nodiscard]] bool isComplete() const
    {
        const auto asked = [](const TestServer &server, const char *what) {
            const QByteArray bytes = server.monitoring(what);
            return nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
        };
        const bool areConnected = std::all_of(m_servers.begin(), m_servers.end(), [&](const auto &server) {
            const auto varz = asked(*server, "/varz");
            const auto gatewayz = asked(*server, "/gatewayz");
            return varz.is_object() && gatewayz.is_object()
                && varz.value("connect_urls", nlohmann::json::array()).size() == static_cast<std::size_t>(m_size)
                && gatewayz.value("outbound_gateways", nlohmann::json::object()).size() == 1;
        });
        const auto leafz = asked(*m_servers.front(), "/leafz");
        return areConnected && leafz.is_object() && leafz.value("leafnodes", 0) == 2;
    }

    /// Cuts, or lets pass again, what goes from east to west.
    void cutGateway(bool isCut)
    {
        for (const auto &proxy : m_proxies) {
            proxy->loseAnswers(isCut);
            proxy->loseQuestions(isCut);
            proxy->hangUp();
        }
    }

private:
    [[nodiscard]] QByteArray proxyPort(int number) const
    {
        return m_proxies.at(static_cast<std::size_t>(number))->url().section(u':', -1).toLatin1();
    }

    int m_size;
    std::vector<std::unique_ptr<TcpProxy>> m_proxies; ///< before the gateways of west
    std::vector<std::unique_ptr<TestServer>> m_servers;
    std::unique_ptr<TestServer> m_leaf;
};

} // namespace natsight
