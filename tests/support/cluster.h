// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testserver.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace natsight {

/// Servers `a`, `b`, … of the cluster `c` that know each other.
class Cluster
{
public:
    /// `more` is added to the configuration of each.
    explicit Cluster(int size, bool hasJetStream = false, const QByteArray &more = {})
    {
        const auto ports = LocalServer::freePorts(size);
        QByteArray routes;
        for (const auto port : ports)
            routes += "nats-route://127.0.0.1:" + QByteArray::number(port) + ", ";
        for (int i = 0; i < size; ++i) {
            const QByteArray name(1, static_cast<char>('a' + i));
            m_servers.push_back(std::make_unique<TestServer>(
                QByteArray("server_name: " + name + "\ncluster { name: c, listen: \"127.0.0.1:"
                    + QByteArray::number(ports.at(i)) + "\", routes: [ " + routes + "] }\n" + more),
                quint16 { 0 }, hasJetStream));
        }
    }
    [[nodiscard]] bool start()
    {
        return std::all_of(m_servers.begin(), m_servers.end(), [](const auto &server) { return server->start(); });
    }
    [[nodiscard]] TestServer &named(const QString &name)
    {
        return *m_servers.at(static_cast<std::size_t>(name.at(0).unicode() - 'a'));
    }
    [[nodiscard]] QStringList urls() const
    {
        QStringList urls;
        for (const auto &server : m_servers)
            urls << server->url();
        return urls;
    }
    /// True once each server knows the client addresses of all others.
    [[nodiscard]] bool isComplete() const
    {
        return std::all_of(m_servers.begin(), m_servers.end(), [this](const auto &server) {
            const QByteArray bytes = server->monitoring("/varz");
            const auto varz = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
            return varz.is_object() && varz.value("connect_urls", nlohmann::json::array()).size() == m_servers.size();
        });
    }

private:
    std::vector<std::unique_ptr<TestServer>> m_servers;
};

} // namespace natsight
