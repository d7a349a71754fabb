// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologyplacement.h"

#include "models/core/bytes.h"
#include "models/core/text.h"
#include "models/payload/foreignjson.h"

#include <map>
#include <string_view>

namespace natsight {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr qsizetype maxBytes = qsizetype { 64 } << 20;
constexpr std::size_t maxTextBytes = 4'096;
constexpr qsizetype maxStreams = 100'000;
constexpr qsizetype maxReplicas = 64;

QString textOf(const object &from, std::string_view key)
{
    std::string_view found;
    if (from[key].get(found) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(bytesOf(found.substr(0, maxTextBytes)));
}

void readStream(const object &detail, const QString &account, ServerPlacements &to)
{
    StreamPlacement made;
    made.account = account;
    made.stream = textOf(detail, "name");
    object cluster;
    if (made.stream.isEmpty() || detail["cluster"].get(cluster) != simdjson::SUCCESS)
        return;
    made.leader = textOf(cluster, "leader");
    array replicas;
    if (cluster["replicas"].get(replicas) == simdjson::SUCCESS) {
        for (const element &one : replicas) {
            object replica;
            if (made.replicas.size() >= maxReplicas)
                break;
            if (one.get(replica) != simdjson::SUCCESS)
                continue;
            const QString name = textOf(replica, "name");
            if (!name.isEmpty() && name != made.leader)
                made.replicas << name;
        }
    }
    to.streams << made;
}

} // namespace

Result<ServerPlacements> readServerPlacements(QByteArrayView payload)
{
    const auto unreadable = [] {
        return fail(Error::Kind::Protocol, Text::tr("This is no answer of a server about its streams."));
    };
    if (payload.size() > maxBytes)
        return unreadable();
    ForeignJson json;
    object root;
    object server;
    ServerPlacements made;
    if (json.parse(payload) != simdjson::SUCCESS || json.root().get(root) != simdjson::SUCCESS
        || root["server"].get(server) != simdjson::SUCCESS)
        return unreadable();
    made.server.id = textOf(server, "id");
    made.server.name = textOf(server, "name");
    if (made.server.id.isEmpty())
        return unreadable();
    object data;
    array accounts;
    if (root["data"].get(data) != simdjson::SUCCESS || data["account_details"].get(accounts) != simdjson::SUCCESS)
        return made; // without JetStream
    for (const element &one : accounts) {
        object account;
        array streams;
        if (one.get(account) != simdjson::SUCCESS || account["stream_detail"].get(streams) != simdjson::SUCCESS)
            continue;
        const QString name = textOf(account, "name");
        for (const element &stream : streams) {
            object detail;
            if (made.streams.size() < maxStreams && stream.get(detail) == simdjson::SUCCESS)
                readStream(detail, name, made);
        }
    }
    return made;
}

QList<StreamPlacement> placementsOf(const QList<std::shared_ptr<const ServerPlacements>> &answers)
{
    std::map<std::pair<QString, QString>, StreamPlacement> found;
    for (const auto &answer : answers) {
        for (const StreamPlacement &one : answer->streams) {
            auto &kept = found[{ one.account, one.stream }];
            const bool isLeader = one.leader == answer->server.name && !one.leader.isEmpty();
            if (kept.stream.isEmpty() || isLeader || (kept.leader.isEmpty() && !one.leader.isEmpty()))
                kept = one;
        }
    }
    QList<StreamPlacement> list;
    for (const auto &[key, one] : found)
        list << one;
    return list;
}

} // namespace natsight
