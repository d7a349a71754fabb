// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testserver.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

namespace natsight {

/// A server `hub` and a leaf node `leaf` that is connected to it, each with JetStream in a domain of its own name.
class LeafSystem
{
public:
    LeafSystem()
        : LeafSystem(QByteArray::number(TestServer::freePort()))
    {
    }
    [[nodiscard]] bool start() { return m_hub.start() && m_leaf.start(); }
    [[nodiscard]] TestServer &hub() { return m_hub; }
    [[nodiscard]] TestServer &leaf() { return m_leaf; }
    /// True while the hub has the leaf node.
    [[nodiscard]] bool isConnected() const
    {
        const QByteArray bytes = m_hub.monitoring("/leafz");
        const auto leafz = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
        return leafz.is_object() && leafz.value("leafnodes", 0) > 0;
    }

private:
    explicit LeafSystem(const QByteArray &port)
        : m_hub(QByteArray("server_name: hub\n" + domain("hub") + "leafnodes { listen: \"127.0.0.1:" + port + "\" }\n"))
        , m_leaf(QByteArray("server_name: leaf\n" + domain("leaf")
              + "leafnodes { reconnect: 1, remotes: [ { url: \"nats-leaf://127.0.0.1:" + port + "\" } ] }\n"))
    {
    }
    [[nodiscard]] QByteArray domain(const char *name) const
    {
        return QByteArray("jetstream { domain: ") + name + ", store_dir: \""
            + m_store.filePath(QLatin1String(name)).toUtf8() + "\" }\n";
    }

    QTemporaryDir m_store;
    TestServer m_hub;
    TestServer m_leaf;
};

} // namespace natsight
