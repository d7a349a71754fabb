// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemanswer.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/text.h"
#include "models/payload/foreignjson.h"

#include <QDateTime>
#include <QHash>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace natsight {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr qsizetype maxWarnings = 20;
constexpr std::size_t maxTextBytes = 4'096;
constexpr qsizetype maxEntries = 100'000;
constexpr qsizetype maxPairs = 200;
constexpr qsizetype maxPeers = 64;
constexpr double most = 1.8e19;

Failure unreadable(const QString &why)
{
    return fail(Error::Kind::Protocol, Text::tr("This is no answer of a server: %1").arg(why),
        Text::tr("Another program may answer on $SYS.REQ."));
}

/// Reads fields, and remembers what was wrong with them. A null is as good as a missing field.
class Reader
{
public:
    explicit Reader(QStringList &warnings)
        : m_warnings(warnings)
    {
    }

    void warn(const QString &text)
    {
        if (m_warnings.size() < maxWarnings && !m_warnings.contains(text))
            m_warnings << text;
    }

    static QString name(std::string_view key)
    {
        return QString::fromUtf8(key.data(), static_cast<qsizetype>(std::min<std::size_t>(key.size(), 60)));
    }

    void text(std::string_view key, const element &value, QString &to)
    {
        std::string_view found;
        if (value.get(found) == simdjson::SUCCESS) {
            if (found.size() > maxTextBytes)
                warn(Text::tr("“%1” is cut: it has %2.")
                         .arg(name(key), format::bytes(static_cast<double>(found.size()))));
            to = QString::fromUtf8(bytesOf(found.substr(0, maxTextBytes)));
        } else if (!value.is_null()) {
            warn(Text::tr("“%1” is no text.").arg(name(key)));
        }
    }

    /// A number that cannot be negative. -1 is how servers write “none” and “unlimited”: it stays unknown.
    void count(std::string_view key, const element &value, MaybeCount &to)
    {
        std::uint64_t whole = 0;
        std::int64_t negative = 0;
        double real = 0;
        if (value.get(whole) == simdjson::SUCCESS) {
            to = whole;
        } else if (value.get(negative) == simdjson::SUCCESS) {
            if (negative != -1)
                warn(Text::tr("“%1” is negative; it counts as unknown.").arg(name(key)));
        } else if (value.get(real) == simdjson::SUCCESS) {
            if (std::isfinite(real) && real >= 0 && real < most)
                to = static_cast<quint64>(real);
            else
                warn(Text::tr("“%1” is out of range; it counts as unknown.").arg(name(key)));
        } else if (!value.is_null()) {
            warn(Text::tr("“%1” is no number; it counts as unknown.").arg(name(key)));
        }
    }

    void number(std::string_view key, const element &value, quint64 &to)
    {
        MaybeCount found;
        count(key, value, found);
        to = found.value_or(0);
    }

    void port(std::string_view key, const element &value, quint16 &to)
    {
        MaybeCount found;
        count(key, value, found);
        if (found && *found <= 65'535)
            to = static_cast<quint16>(*found);
        else if (found)
            warn(Text::tr("“%1” is no port.").arg(name(key)));
    }

    void real(std::string_view key, const element &value, double &to)
    {
        double found = 0;
        if (value.get(found) == simdjson::SUCCESS && std::isfinite(found))
            to = found;
        else if (!value.is_null())
            warn(Text::tr("“%1” is no number; it counts as unknown.").arg(name(key)));
    }

    bool boolean(std::string_view key, const element &value, bool &to)
    {
        bool found = false;
        if (value.get(found) == simdjson::SUCCESS) {
            to = found;
            return true;
        }
        if (!value.is_null())
            warn(Text::tr("“%1” is neither true nor false.").arg(name(key)));
        return false;
    }

    void boolean(std::string_view key, const element &value, std::optional<bool> &to)
    {
        bool found = false;
        if (boolean(key, value, found))
            to = found;
    }

    /// Milliseconds since the epoch. Year 1 is how Go writes none.
    void time(std::string_view key, const element &value, qint64 &to)
    {
        QString written;
        text(key, value, written);
        if (written.isEmpty())
            return;
        const auto moment = QDateTime::fromString(written, Qt::ISODateWithMs);
        constexpr qint64 latest = 9'000'000'000'000;
        const qint64 ms = moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
        if (!moment.isValid() || ms > latest)
            warn(Text::tr("“%1” is no time.").arg(name(key)));
        else if (ms > 0)
            to = ms;
    }

    /// Nanoseconds, as a number or in Go's words.
    void duration(std::string_view key, const element &value, qint64 &to)
    {
        std::string_view written;
        if (value.get(written) == simdjson::SUCCESS) {
            to = written.empty() ? -1 : goDurationNs(written);
            if (to < 0 && !written.empty())
                warn(Text::tr("“%1” is no duration.").arg(name(key)));
            return;
        }
        MaybeCount found;
        count(key, value, found);
        constexpr auto longest = static_cast<quint64>(std::numeric_limits<qint64>::max());
        if (found && *found <= longest)
            to = static_cast<qint64>(*found);
    }

    void texts(std::string_view key, const element &value, QStringList &to, qsizetype limit = 1'000)
    {
        to.clear();
        each(key, value, limit, [this, key, &to](const element &item) {
            QString one;
            text(key, item, one);
            if (!one.isEmpty())
                to << one;
        });
    }

    void pairs(std::string_view key, const element &value, SystemPairs &to)
    {
        to.clear();
        object fields;
        if (value.get(fields) != simdjson::SUCCESS) {
            if (!value.is_null())
                warn(Text::tr("“%1” is no object.").arg(name(key)));
            return;
        }
        for (const auto &[itemKey, item] : fields) {
            if (to.size() >= maxPairs) {
                warn(Text::tr("“%1” has more than %2 entries; the others are left out.").arg(name(key)).arg(maxPairs));
                break;
            }
            QString one;
            text(itemKey, item, one);
            to.append({ name(itemKey), one });
        }
    }

    /// Fields of an object; not an object: nothing but a warning.
    template<typename Take>
    void fields(std::string_view key, const element &value, Take take)
    {
        object found;
        if (value.get(found) != simdjson::SUCCESS) {
            if (!value.is_null())
                warn(Text::tr("“%1” is no object.").arg(name(key)));
            return;
        }
        for (const auto &[fieldKey, field] : found)
            take(std::string_view(fieldKey), field);
    }

    template<typename Take>
    void each(std::string_view key, const element &value, qsizetype limit, Take take)
    {
        array items;
        if (value.get(items) != simdjson::SUCCESS) {
            if (!value.is_null())
                warn(Text::tr("“%1” is no list.").arg(name(key)));
            return;
        }
        qsizetype taken = 0;
        for (const element item : items) {
            if (++taken > limit) {
                warn(Text::tr("“%1” has more than %2 entries; the others are left out.").arg(name(key)).arg(limit));
                break;
            }
            take(item);
        }
    }

    template<typename Value, typename Take>
    void list(std::string_view key, const element &value, QList<Value> &to, Take take)
    {
        to.clear();
        each(key, value, maxEntries, [this, key, &to, &take](const element &item) {
            if (!item.is_object()) {
                warn(Text::tr("“%1” has entries that are no objects.").arg(name(key)));
                return;
            }
            Value one;
            fields(key, item,
                [&one, &take](std::string_view fieldKey, const element &field) { take(one, fieldKey, field); });
            to.append(std::move(one));
        });
    }

    // Parts that several answers have

    void identity(const element &value, ServerIdentity &to)
    {
        to = {};
        fields("server", value, [this, &to](std::string_view key, const element &field) {
            if (key == "name")
                text(key, field, to.name);
            else if (key == "host")
                text(key, field, to.host);
            else if (key == "id")
                text(key, field, to.id);
            else if (key == "cluster")
                text(key, field, to.cluster);
            else if (key == "domain")
                text(key, field, to.domain);
            else if (key == "ver")
                text(key, field, to.version);
            else if (key == "tags")
                texts(key, field, to.tags, maxPairs);
            else if (key == "metadata")
                pairs(key, field, to.metadata);
            else if (key == "jetstream")
                boolean(key, field, to.isJetStream);
            else if (key == "time")
                time(key, field, to.timeMs);
        });
    }

    void direction(std::string_view key, const element &value, TrafficCount &to)
    {
        fields(key, value, [this, &to](std::string_view fieldKey, const element &field) {
            if (fieldKey == "msgs")
                count(fieldKey, field, to.messages);
            else if (fieldKey == "bytes")
                count(fieldKey, field, to.bytes);
        });
    }

    /// in_msgs and its three neighbours.
    bool traffic(std::string_view key, const element &value, TrafficCounts &to)
    {
        if (key == "in_msgs")
            count(key, value, to.in.messages);
        else if (key == "out_msgs")
            count(key, value, to.out.messages);
        else if (key == "in_bytes")
            count(key, value, to.in.bytes);
        else if (key == "out_bytes")
            count(key, value, to.out.bytes);
        else
            return false;
        return true;
    }

    /// sent and received of STATSZ.
    bool sentAndReceived(std::string_view key, const element &value, TrafficCounts &to)
    {
        if (key == "sent")
            direction(key, value, to.out);
        else if (key == "received")
            direction(key, value, to.in);
        else
            return false;
        return true;
    }

    void slowConsumers(const element &value, SlowConsumerCounts &to)
    {
        fields("slow_consumer_stats", value, [this, &to](std::string_view key, const element &field) {
            if (key == "clients")
                count(key, field, to.clients);
            else if (key == "routes")
                count(key, field, to.routes);
            else if (key == "gateways")
                count(key, field, to.gateways);
            else if (key == "leafs")
                count(key, field, to.leafs);
        });
    }

    void meta(std::string_view key, const element &value, std::optional<MetaGroup> &to)
    {
        if (!value.is_object()) {
            if (!value.is_null())
                warn(Text::tr("“%1” is no object.").arg(name(key)));
            return;
        }
        MetaGroup group;
        fields(key, value, [this, &group](std::string_view fieldKey, const element &field) {
            if (fieldKey == "name")
                text(fieldKey, field, group.name);
            else if (fieldKey == "leader")
                text(fieldKey, field, group.leader);
            else if (fieldKey == "peer")
                text(fieldKey, field, group.peer);
            else if (fieldKey == "cluster_size")
                count(fieldKey, field, group.size);
            else if (fieldKey == "quorum_needed")
                count(fieldKey, field, group.quorumNeeded);
            else if (fieldKey == "pending")
                count(fieldKey, field, group.pending);
            else if (fieldKey == "replicas")
                list(fieldKey, field, group.replicas,
                    [this](MetaReplica &one, std::string_view k, const element &v) { peerField(k, v, one); });
        });
        to = std::move(group);
    }

    void jetStreamConfig(std::string_view key, const element &value, JetStreamFigures &to)
    {
        fields(key, value, [this, &to](std::string_view fieldKey, const element &field) {
            if (fieldKey == "max_memory")
                count(fieldKey, field, to.maxMemory);
            else if (fieldKey == "max_storage")
                count(fieldKey, field, to.maxStorage);
            else if (fieldKey == "store_dir")
                text(fieldKey, field, to.storeDir);
            else if (fieldKey == "domain")
                text(fieldKey, field, to.domain);
        });
    }

    template<typename Use>
    bool storage(std::string_view key, const element &value, Use &to)
    {
        if (key == "memory") {
            count(key, value, to.memory);
        } else if (key == "storage") {
            count(key, value, to.storage);
        } else if (key == "reserved_memory") {
            count(key, value, to.reservedMemory);
        } else if (key == "reserved_storage") {
            count(key, value, to.reservedStorage);
        } else if (key == "api") {
            fields(key, value, [this, &to](std::string_view fieldKey, const element &field) {
                if (fieldKey == "total")
                    count(fieldKey, field, to.apiRequests);
                else if (fieldKey == "errors")
                    count(fieldKey, field, to.apiErrors);
                if constexpr (requires { to.apiLevel; }) {
                    if (fieldKey == "level")
                        count(fieldKey, field, to.apiLevel);
                    else if (fieldKey == "inflight")
                        count(fieldKey, field, to.apiInFlight);
                }
            });
        } else {
            return false;
        }
        return true;
    }

    bool jetStreamStats(std::string_view key, const element &value, JetStreamFigures &to)
    {
        if (storage(key, value, to))
            return true;
        if (key == "accounts")
            count(key, value, to.accounts);
        else if (key == "ha_assets")
            count(key, value, to.haAssets);
        else
            return false;
        return true;
    }

    /// What JSZ tells besides the accounts.
    bool jetStreamFigures(std::string_view key, const element &value, JetStreamFigures &to)
    {
        if (jetStreamStats(key, value, to))
            return true;
        if (key == "disabled")
            boolean(key, value, to.isDisabled);
        else if (key == "config")
            jetStreamConfig(key, value, to);
        else if (key == "streams")
            count(key, value, to.streams);
        else if (key == "streams_leader")
            count(key, value, to.streamLeaders);
        else if (key == "consumers")
            count(key, value, to.consumers);
        else if (key == "consumers_leader")
            count(key, value, to.consumerLeaders);
        else if (key == "messages")
            count(key, value, to.messages);
        else if (key == "bytes")
            count(key, value, to.bytes);
        else if (key == "meta_cluster")
            meta(key, value, to.meta);
        else
            return false;
        return true;
    }

    /// A key of an object, as long as texts may be.
    static QString whole(std::string_view key) { return QString::fromUtf8(bytesOf(key.substr(0, maxTextBytes))); }

    /// A member of a group, as its leader tells of it.
    template<typename Peer>
    void peerField(std::string_view key, const element &value, Peer &to)
    {
        if (key == "name")
            text(key, value, to.name);
        else if (key == "peer")
            text(key, value, to.peer);
        else if (key == "current")
            boolean(key, value, to.isCurrent);
        else if (key == "offline")
            boolean(key, value, to.isOffline);
        else if (key == "active")
            duration(key, value, to.activeNs);
        else if (key == "lag")
            count(key, value, to.lag);
    }

    void peerViews(std::string_view key, const element &value, QList<RaftPeerView> &to)
    {
        each(key, value, maxPeers, [this, key, &to](const element &item) {
            RaftPeerView one;
            fields(key, item, [this, &one](std::string_view k, const element &v) { peerField(k, v, one); });
            // Older servers tell the name alone.
            if (one.peer.isEmpty())
                one.peer = raftPeerOf(one.name);
            if (!one.peer.isEmpty())
                to.append(std::move(one));
        });
    }

    /// `cluster` of a stream or consumer.
    void placement(std::string_view key, const element &value, JetStreamAsset &to)
    {
        to.hasCluster = value.is_object();
        fields(key, value, [this, &to](std::string_view k, const element &v) {
            if (k == "leader")
                text(k, v, to.leader);
            else if (k == "raft_group")
                text(k, v, to.group);
            else if (k == "replicas")
                peerViews(k, v, to.peers);
        });
    }

    void stream(const QString &account, const element &value, ServerJetStreamDetail &to)
    {
        JetStreamAsset stream;
        stream.account = account;
        QList<JetStreamAsset> consumers;
        QHash<QString, QString> groups;
        fields("stream_detail", value, [&](std::string_view key, const element &field) {
            if (key == "name") {
                text(key, field, stream.stream);
            } else if (key == "cluster") {
                placement(key, field, stream);
            } else if (key == "stream_raft_group") {
                text(key, field, stream.group);
            } else if (key == "state") {
                fields(key, field, [this, &stream](std::string_view k, const element &v) {
                    if (k == "messages")
                        count(k, v, stream.messages);
                    else if (k == "bytes")
                        count(k, v, stream.bytes);
                    else if (k == "consumer_count")
                        count(k, v, stream.consumers);
                });
            } else if (key == "consumer_detail") {
                list(key, field, consumers, [this](JetStreamAsset &one, std::string_view k, const element &v) {
                    if (k == "name")
                        text(k, v, one.consumer);
                    else if (k == "cluster")
                        placement(k, v, one);
                });
            } else if (key == "consumer_raft_groups") {
                each(key, field, maxEntries, [this, key, &groups](const element &item) {
                    QString consumer;
                    QString group;
                    fields(key, item, [this, &consumer, &group](std::string_view k, const element &v) {
                        if (k == "name")
                            text(k, v, consumer);
                        else if (k == "raft_group")
                            text(k, v, group);
                    });
                    groups.insert(consumer, group);
                });
            }
        });
        if (stream.stream.isEmpty())
            return;
        for (JetStreamAsset &one : consumers) {
            if (one.consumer.isEmpty() || to.assets.size() >= maxEntries)
                continue;
            one.account = account;
            one.stream = stream.stream;
            if (const QString group = groups.value(one.consumer); !group.isEmpty())
                one.group = group;
            to.assets.append(std::move(one));
        }
        to.assets.append(std::move(stream));
    }

    /// An entry of `account_details`, with its streams.
    void account(const element &value, ServerJetStreamDetail &to)
    {
        JetStreamAccount one;
        std::optional<element> streams;
        fields("account_details", value, [this, &one, &streams](std::string_view key, const element &field) {
            if (key == "name")
                text(key, field, one.name);
            else if (key == "id")
                text(key, field, one.account);
            else if (key == "stream_detail")
                streams = field;
            else
                storage(key, field, one);
        });
        if (one.account.isEmpty())
            one.account = one.name;
        if (one.account.isEmpty())
            return;
        if (one.name.isEmpty())
            one.name = one.account;
        if (streams) {
            each("stream_detail", *streams, maxEntries, [this, &one, &to](const element &stream) {
                if (to.assets.size() < maxEntries)
                    this->stream(one.account, stream, to);
                else
                    warn(Text::tr("It has more than %1 streams and consumers; the others are left out.")
                             .arg(maxEntries));
            });
        }
        to.accounts.append(std::move(one));
    }

    void raftPeers(std::string_view key, const element &value, QList<RaftPeerView> &to)
    {
        fields(key, value, [this, &to](std::string_view id, const element &peer) {
            if (to.size() >= maxPeers || id.empty())
                return;
            RaftPeerView one;
            one.peer = whole(id);
            fields("peers", peer, [this, &one](std::string_view k, const element &v) {
                if (k == "name")
                    text(k, v, one.name);
                else if (k == "last_replicated_index")
                    count(k, v, one.lastReplicated);
                else if (k == "last_seen")
                    duration(k, v, one.activeNs);
            });
            to.append(std::move(one));
        });
    }

    RaftRole raftRole(std::string_view key, const element &value)
    {
        QString word;
        text(key, value, word);
        return word == QLatin1String("LEADER")   ? RaftRole::Leader
            : word == QLatin1String("FOLLOWER")  ? RaftRole::Follower
            : word == QLatin1String("CANDIDATE") ? RaftRole::Candidate
            : word == QLatin1String("CLOSED")    ? RaftRole::Closed
                                                 : RaftRole::Unknown;
    }

    /// A group of RAFTZ.
    void raft(std::string_view key, const element &value, RaftView &to)
    {
        bool isObserver = false;
        fields(key, value, [this, &to, &isObserver](std::string_view k, const element &v) {
            if (k == "id")
                text(k, v, to.peer);
            else if (k == "state")
                to.role = raftRole(k, v);
            else if (k == "size")
                count(k, v, to.size);
            else if (k == "quorum_needed")
                count(k, v, to.quorumNeeded);
            else if (k == "observer")
                boolean(k, v, isObserver);
            else if (k == "paused")
                boolean(k, v, to.isPaused);
            else if (k == "overrun")
                boolean(k, v, to.isOverrun);
            else if (k == "catching_up")
                boolean(k, v, to.isCatchingUp);
            else if (k == "wal_error")
                to.hasLogError = !v.is_null();
            else if (k == "committed")
                count(k, v, to.committed);
            else if (k == "applied")
                count(k, v, to.applied);
            else if (k == "leader")
                text(k, v, to.leader);
            else if (k == "leader_since")
                time(k, v, to.leaderSinceMs);
            else if (k == "term")
                count(k, v, to.term);
            else if (k == "peers")
                raftPeers(k, v, to.peers);
            else if (k == "wal")
                fields(k, v, [this, &to](std::string_view logKey, const element &log) {
                    if (logKey == "messages")
                        count(logKey, log, to.logEntries);
                    else if (logKey == "bytes")
                        count(logKey, log, to.logBytes);
                });
            else if (k.starts_with("ipq_")) {
                MaybeCount more;
                count(k, v, more);
                if (more)
                    to.waiting = to.waiting.value_or(0) + std::min<quint64>(*more, std::numeric_limits<quint32>::max());
            }
        });
        if (isObserver && to.role == RaftRole::Follower)
            to.role = RaftRole::Observer;
    }

    /// The object `jetstream` of STATSZ and VARZ; an empty one means that it is off.
    void jetStream(const element &value, std::optional<JetStreamFigures> &to)
    {
        JetStreamFigures figures;
        bool isOn = false;
        fields("jetstream", value, [this, &figures, &isOn](std::string_view key, const element &field) {
            if (key == "config") {
                jetStreamConfig(key, field, figures);
                isOn |= field.is_object();
            } else if (key == "stats") {
                fields(key, field,
                    [this, &figures](std::string_view k, const element &v) { jetStreamStats(k, v, figures); });
                isOn |= field.is_object();
            } else if (key == "meta") {
                meta(key, field, figures.meta);
            }
        });
        if (isOn)
            to = std::move(figures);
    }

    bool connection(ConnectionDetail &one, std::string_view key, const element &value)
    {
        if (traffic(key, value, one.traffic))
            return true;
        if (key == "cid")
            number(key, value, one.id);
        else if (key == "kind")
            text(key, value, one.kind);
        else if (key == "type")
            text(key, value, one.type);
        else if (key == "ip")
            text(key, value, one.ip);
        else if (key == "port")
            port(key, value, one.port);
        else if (key == "name")
            text(key, value, one.name);
        else if (key == "account")
            text(key, value, one.account);
        else if (key == "authorized_user")
            text(key, value, one.user);
        else if (key == "lang")
            text(key, value, one.language);
        else if (key == "version")
            text(key, value, one.libraryVersion);
        else if (key == "tls_version")
            text(key, value, one.tlsVersion);
        else if (key == "mqtt_client")
            text(key, value, one.mqttClient);
        else if (key == "reason")
            text(key, value, one.reason);
        else if (key == "start")
            time(key, value, one.startMs);
        else if (key == "last_activity")
            time(key, value, one.lastActivityMs);
        else if (key == "stop")
            time(key, value, one.stopMs);
        else if (key == "rtt")
            duration(key, value, one.rttNs);
        else if (key == "pending_bytes")
            count(key, value, one.pendingBytes);
        else if (key == "subscriptions")
            count(key, value, one.subscriptions);
        else if (key == "stalls")
            count(key, value, one.stalls);
        else if (key == "compression")
            text(key, value, one.compression);
        else if (key == "subscriptions_list")
            texts(key, value, one.subjects, 10'000);
        else
            return false;
        return true;
    }

private:
    QStringList &m_warnings;
};

bool isSecretKey(std::string_view quoted)
{
    std::string_view key = quoted.substr(1, quoted.size() - 2);
    std::string decoded;
    if (key.find('\\') != std::string_view::npos) {
        const auto read = nlohmann::json::parse(quoted, nullptr, false);
        if (!read.is_string())
            return true; // unreadable: better hidden
        decoded = read.get<std::string>();
        key = decoded;
    }
    static constexpr std::array<std::string_view, 13> keys { "jwt", "trusted_operators_jwt", "nonce", "password",
        "pass", "token", "auth_token", "seed", "user_jwt", "nkey_seed", "secret", "sig", "signature" };
    return std::any_of(keys.begin(), keys.end(), [key](std::string_view one) {
        return key.size() == one.size() && std::equal(key.begin(), key.end(), one.begin(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
        });
    });
}

/// Place behind the text that begins with the quote at `i`.
std::size_t endOfText(std::string_view all, std::size_t i)
{
    for (++i; i < all.size(); ++i) {
        if (all[i] == '\\')
            ++i;
        else if (all[i] == '"')
            return i + 1;
    }
    return all.size();
}

/// Place behind the value that begins at `i`.
std::size_t endOfValue(std::string_view all, std::size_t i)
{
    int depth = 0;
    while (i < all.size()) {
        const char c = all[i];
        if (c == '"') {
            i = endOfText(all, i);
            if (depth == 0)
                return i;
            continue;
        }
        if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            if (depth <= 1)
                return depth == 0 ? i : i + 1;
            --depth;
        } else if (c == ',' && depth == 0) {
            return i;
        }
        ++i;
    }
    return all.size();
}

/// One answer of the kind `Value`; `take` gets the fields of its data.
template<typename Value, typename Take>
Result<Value> readAnswer(QByteArrayView payload, bool keepsRaw, Take take)
{
    if (payload.size() > maxSystemAnswerBytes) {
        return fail(Error::Kind::Limit,
            Text::tr("An answer has %1 and is not read; the limit is %2.")
                .arg(format::bytes(static_cast<double>(payload.size())),
                    format::bytes(static_cast<double>(maxSystemAnswerBytes))));
    }
    if (payload.isEmpty())
        return unreadable(Text::tr("it is empty."));
    Value result;
    Reader reader(result.warnings);
    ForeignJson json;
    if (const auto problem = json.parseWithNan(payload); problem != simdjson::SUCCESS)
        return unreadable(QString::fromLatin1(simdjson::error_message(problem)));
    if (json.hadNan())
        reader.warn(Text::tr("It has NaN or Infinity, which is no JSON; they count as unknown."));
    object envelope;
    if (json.root().get(envelope) != simdjson::SUCCESS)
        return unreadable(Text::tr("it is no JSON object."));
    std::optional<Error> refused;
    element data;
    bool hasData = false;
    bool hasServer = false;
    for (const auto &[key, value] : envelope) {
        if (key == "server" && value.is_object()) {
            reader.identity(value, result.server);
            hasServer = true;
        } else if ((key == "data" || key == "statsz") && value.is_object()) {
            data = value;
            hasData = true;
        } else if (key == "error" && value.is_object()) {
            Error error { Error::Kind::Server, {} };
            MaybeCount code;
            reader.fields(key, value, [&reader, &error, &code](std::string_view k, const element &v) {
                if (k == "description")
                    reader.text(k, v, error.details);
                else if (k == "code")
                    reader.count(k, v, code);
            });
            error.code = code && *code < 100'000 ? static_cast<int>(*code) : 0;
            refused = std::move(error);
        }
    }
    if (refused) {
        const QString who = result.server.name.isEmpty() ? Text::tr("A server") : result.server.name;
        refused->message = Text::tr("%1 answers with an error: %2").arg(who, refused->details);
        return fail(std::move(*refused));
    }
    // Over HTTP there is no envelope.
    if (!hasData && hasServer)
        return unreadable(Text::tr("it has no data."));
    QString id;
    QString serverName;
    qint64 now = 0;
    reader.fields("data", hasData ? data : json.root(), [&](std::string_view key, const element &value) {
        if (key == "server_id")
            reader.text(key, value, id);
        else if (key == "server_name")
            reader.text(key, value, serverName);
        else if (key == "now")
            reader.time(key, value, now);
        take(reader, result, key, value);
    });
    ServerIdentity &server = result.server;
    if (server.id.isEmpty())
        server.id = id;
    if (server.name.isEmpty())
        server.name = serverName;
    if (server.timeMs == 0)
        server.timeMs = now;
    if (server.id.isEmpty())
        return unreadable(Text::tr("it does not tell of which server it is."));
    if (server.name.isEmpty())
        server.name = server.id;
    if (keepsRaw)
        result.raw = withoutSecrets(payload);
    return result;
}

} // namespace

Result<ServerStats> readServerStats(QByteArrayView payload)
{
    return readAnswer<ServerStats>(
        payload, true, [](Reader &reader, ServerStats &to, std::string_view key, const element &value) {
            if (reader.sentAndReceived(key, value, to.traffic))
                return;
            if (key == "start")
                reader.time(key, value, to.startMs);
            else if (key == "mem")
                reader.count(key, value, to.memory);
            else if (key == "gomemlimit")
                reader.count(key, value, to.memoryLimit);
            else if (key == "cores")
                reader.count(key, value, to.cores);
            else if (key == "cpu")
                reader.real(key, value, to.cpu);
            else if (key == "connections")
                reader.count(key, value, to.connections);
            else if (key == "total_connections")
                reader.count(key, value, to.totalConnections);
            else if (key == "active_accounts")
                reader.count(key, value, to.activeAccounts);
            else if (key == "subscriptions")
                reader.count(key, value, to.subscriptions);
            else if (key == "active_servers")
                reader.count(key, value, to.activeServers);
            else if (key == "sent_to_clients")
                reader.direction(key, value, to.clientTraffic.out);
            else if (key == "received_from_clients")
                reader.direction(key, value, to.clientTraffic.in);
            else if (key == "slow_consumers")
                reader.count(key, value, to.slowConsumers);
            else if (key == "slow_consumer_stats")
                reader.slowConsumers(value, to.slowConsumerKinds);
            else if (key == "stale_connections")
                reader.count(key, value, to.staleConnections);
            else if (key == "stalled_clients")
                reader.count(key, value, to.stalledClients);
            else if (key == "jetstream")
                reader.jetStream(value, to.jetStream);
            else if (key == "routes")
                reader.list(key, value, to.routes, [&reader](RouteStat &one, std::string_view k, const element &v) {
                    if (reader.sentAndReceived(k, v, one.traffic))
                        return;
                    if (k == "rid")
                        reader.number(k, v, one.id);
                    else if (k == "name")
                        reader.text(k, v, one.name);
                    else if (k == "pending")
                        reader.count(k, v, one.pendingBytes);
                });
            else if (key == "gateways")
                reader.list(key, value, to.gateways, [&reader](GatewayStat &one, std::string_view k, const element &v) {
                    if (reader.sentAndReceived(k, v, one.traffic))
                        return;
                    if (k == "gwid")
                        reader.number(k, v, one.id);
                    else if (k == "name")
                        reader.text(k, v, one.name);
                    else if (k == "inbound_connections")
                        reader.count(k, v, one.inboundConnections);
                });
        });
}

namespace {

void readCluster(Reader &reader, ServerVariables &to, const element &cluster)
{
    reader.fields("cluster", cluster, [&reader, &to](std::string_view key, const element &value) {
        if (key == "name")
            reader.text(key, value, to.clusterName);
        else if (key == "addr")
            reader.text(key, value, to.clusterHost);
        else if (key == "cluster_port")
            reader.count(key, value, to.clusterPort);
        else if (key == "urls")
            reader.texts(key, value, to.clusterUrls);
        else if (key == "pool_size")
            reader.count(key, value, to.routePoolSize);
        else if (key == "tls_cert_not_after")
            reader.time(key, value, to.clusterTlsNotAfterMs);
    });
}

void readRemotes(
    Reader &reader, std::string_view key, const element &value, std::string_view nameKey, QList<ConfiguredRemote> &to)
{
    reader.list(key, value, to, [&reader, nameKey](ConfiguredRemote &one, std::string_view k, const element &v) {
        if (k == nameKey)
            reader.text(k, v, one.name);
        else if (k == "urls")
            reader.texts(k, v, one.urls);
    });
}

void readGateway(Reader &reader, ServerVariables &to, const element &gateway)
{
    reader.fields("gateway", gateway, [&reader, &to](std::string_view key, const element &value) {
        if (key == "name")
            reader.text(key, value, to.gatewayName);
        else if (key == "port")
            reader.count(key, value, to.gatewayPort);
        else if (key == "gateways")
            readRemotes(reader, key, value, "name", to.gatewayRemotes);
        else if (key == "tls_cert_not_after")
            reader.time(key, value, to.gatewayTlsNotAfterMs);
    });
}

void readLeaf(Reader &reader, ServerVariables &to, const element &leaf)
{
    reader.fields("leaf", leaf, [&reader, &to](std::string_view key, const element &value) {
        if (key == "port")
            reader.count(key, value, to.leafPort);
        else if (key == "remotes")
            readRemotes(reader, key, value, "local_account", to.leafRemotes);
        else if (key == "tls_cert_not_after")
            reader.time(key, value, to.leafTlsNotAfterMs);
    });
}

bool readConfiguration(Reader &reader, ServerVariables &to, std::string_view key, const element &value)
{
    if (key == "go")
        reader.text(key, value, to.goVersion);
    else if (key == "git_commit")
        reader.text(key, value, to.gitCommit);
    else if (key == "host")
        reader.text(key, value, to.host);
    else if (key == "port")
        reader.count(key, value, to.port);
    else if (key == "connect_urls")
        reader.texts(key, value, to.connectUrls);
    else if (key == "auth_required")
        reader.boolean(key, value, to.isAuthRequired);
    else if (key == "tls_required")
        reader.boolean(key, value, to.isTlsRequired);
    else if (key == "tls_verify")
        reader.boolean(key, value, to.isTlsVerified);
    else if (key == "http_port")
        reader.count(key, value, to.httpPort);
    else if (key == "https_port")
        reader.count(key, value, to.httpsPort);
    else if (key == "max_connections")
        reader.count(key, value, to.maxConnections);
    else if (key == "max_subscriptions")
        reader.count(key, value, to.maxSubscriptions);
    else if (key == "max_payload")
        reader.count(key, value, to.maxPayload);
    else if (key == "max_pending")
        reader.count(key, value, to.maxPending);
    else if (key == "max_control_line")
        reader.count(key, value, to.maxControlLine);
    else if (key == "ping_interval")
        reader.duration(key, value, to.pingIntervalNs);
    else if (key == "write_deadline")
        reader.duration(key, value, to.writeDeadlineNs);
    else if (key == "config_load_time")
        reader.time(key, value, to.configLoadMs);
    else if (key == "config_digest")
        reader.text(key, value, to.configDigest);
    else if (key == "system_account")
        reader.text(key, value, to.systemAccount);
    else if (key == "tls_cert_not_after")
        reader.time(key, value, to.tlsNotAfterMs);
    else if (key == "cluster")
        readCluster(reader, to, value);
    else if (key == "gateway")
        readGateway(reader, to, value);
    else if (key == "leaf")
        readLeaf(reader, to, value);
    else
        return false;
    return true;
}

} // namespace

Result<ServerVariables> readServerVariables(QByteArrayView payload)
{
    return readAnswer<ServerVariables>(
        payload, true, [](Reader &reader, ServerVariables &to, std::string_view key, const element &value) {
            if (reader.traffic(key, value, to.traffic) || readConfiguration(reader, to, key, value))
                return;
            if (key == "version") {
                if (to.server.version.isEmpty())
                    reader.text(key, value, to.server.version);
            } else if (key == "start") {
                reader.time(key, value, to.startMs);
            } else if (key == "mem") {
                reader.count(key, value, to.memory);
            } else if (key == "gomemlimit") {
                reader.count(key, value, to.memoryLimit);
            } else if (key == "cores") {
                reader.count(key, value, to.cores);
            } else if (key == "gomaxprocs") {
                reader.count(key, value, to.maxProcs);
            } else if (key == "cpu") {
                reader.real(key, value, to.cpu);
            } else if (key == "connections") {
                reader.count(key, value, to.connections);
            } else if (key == "total_connections") {
                reader.count(key, value, to.totalConnections);
            } else if (key == "routes") {
                reader.count(key, value, to.routes);
            } else if (key == "leafnodes") {
                reader.count(key, value, to.leafNodes);
            } else if (key == "subscriptions") {
                reader.count(key, value, to.subscriptions);
            } else if (key == "slow_consumers") {
                reader.count(key, value, to.slowConsumers);
            } else if (key == "slow_consumer_stats") {
                reader.slowConsumers(value, to.slowConsumerKinds);
            } else if (key == "stale_connections") {
                reader.count(key, value, to.staleConnections);
            } else if (key == "stalled_clients") {
                reader.count(key, value, to.stalledClients);
            } else if (key == "jetstream") {
                reader.jetStream(value, to.jetStream);
            }
        });
}

Result<ServerConnections> readServerConnections(QByteArrayView payload)
{
    return readAnswer<ServerConnections>(
        payload, false, [](Reader &reader, ServerConnections &to, std::string_view key, const element &value) {
            if (key == "total")
                reader.count(key, value, to.total);
            else if (key == "offset")
                reader.count(key, value, to.offset);
            else if (key == "limit")
                reader.count(key, value, to.limit);
            else if (key == "connections")
                reader.list(
                    key, value, to.connections, [&reader](ConnectionDetail &one, std::string_view k, const element &v) {
                        reader.connection(one, k, v);
                    });
        });
}

Result<ServerRoutes> readServerRoutes(QByteArrayView payload)
{
    return readAnswer<ServerRoutes>(
        payload, true, [](Reader &reader, ServerRoutes &to, std::string_view key, const element &value) {
            if (key == "num_routes")
                reader.count(key, value, to.total);
            else if (key == "routes")
                reader.list(key, value, to.routes, [&reader](RouteDetail &one, std::string_view k, const element &v) {
                    if (reader.traffic(k, v, one.traffic))
                        return;
                    if (k == "rid")
                        reader.number(k, v, one.id);
                    else if (k == "remote_id")
                        reader.text(k, v, one.remoteId);
                    else if (k == "remote_name")
                        reader.text(k, v, one.remoteName);
                    else if (k == "did_solicit")
                        reader.boolean(k, v, one.didSolicit);
                    else if (k == "is_configured")
                        reader.boolean(k, v, one.isConfigured);
                    else if (k == "ip")
                        reader.text(k, v, one.ip);
                    else if (k == "port")
                        reader.port(k, v, one.port);
                    else if (k == "start")
                        reader.time(k, v, one.startMs);
                    else if (k == "rtt")
                        reader.duration(k, v, one.rttNs);
                    else if (k == "pending_size")
                        reader.count(k, v, one.pendingBytes);
                    else if (k == "subscriptions")
                        reader.count(k, v, one.subscriptions);
                    else if (k == "account")
                        reader.text(k, v, one.account);
                    else if (k == "compression")
                        reader.text(k, v, one.compression);
                });
        });
}

namespace {

void readGatewayConnection(Reader &reader, const QString &cluster, bool isOutbound, std::string_view key,
    const element &value, QList<GatewayDetail> &to)
{
    if (!value.is_object()) {
        if (!value.is_null())
            reader.warn(Text::tr("“%1” is no object.").arg(cluster.left(60)));
        return;
    }
    if (to.size() >= maxEntries)
        return;
    GatewayDetail one;
    one.cluster = cluster;
    one.isOutbound = isOutbound;
    reader.fields(key, value, [&reader, &one](std::string_view k, const element &v) {
        if (k == "configured") {
            reader.boolean(k, v, one.isConfigured);
        } else if (k == "connection") {
            one.isConnected = v.is_object();
            reader.fields(k, v, [&reader, &one](std::string_view connectionKey, const element &field) {
                reader.connection(one.connection, connectionKey, field);
            });
        }
    });
    to.append(std::move(one));
}

} // namespace

Result<ServerGateways> readServerGateways(QByteArrayView payload)
{
    return readAnswer<ServerGateways>(
        payload, true, [](Reader &reader, ServerGateways &to, std::string_view key, const element &value) {
            if (key == "name") {
                reader.text(key, value, to.cluster);
            } else if (key == "host") {
                reader.text(key, value, to.host);
            } else if (key == "port") {
                reader.count(key, value, to.port);
            } else if (key == "outbound_gateways") {
                reader.fields(key, value, [&reader, &to](std::string_view cluster, const element &one) {
                    readGatewayConnection(reader, QString::fromUtf8(bytesOf(cluster.substr(0, maxTextBytes))), true,
                        "gateway", one, to.gateways);
                });
            } else if (key == "inbound_gateways") {
                reader.fields(key, value, [&reader, &to](std::string_view cluster, const element &list) {
                    const QString name = QString::fromUtf8(bytesOf(cluster.substr(0, maxTextBytes)));
                    reader.each(cluster, list, maxEntries, [&reader, &to, &name](const element &one) {
                        readGatewayConnection(reader, name, false, "gateway", one, to.gateways);
                    });
                });
            }
        });
}

Result<ServerLeafs> readServerLeafs(QByteArrayView payload)
{
    return readAnswer<ServerLeafs>(
        payload, true, [](Reader &reader, ServerLeafs &to, std::string_view key, const element &value) {
            if (key == "leafnodes")
                reader.count(key, value, to.total);
            else if (key == "leafs")
                reader.list(key, value, to.leafs, [&reader](LeafDetail &one, std::string_view k, const element &v) {
                    if (reader.traffic(k, v, one.traffic))
                        return;
                    if (k == "id")
                        reader.number(k, v, one.id);
                    else if (k == "name")
                        reader.text(k, v, one.name);
                    else if (k == "is_spoke")
                        reader.boolean(k, v, one.isSpoke);
                    else if (k == "account")
                        reader.text(k, v, one.account);
                    else if (k == "ip")
                        reader.text(k, v, one.ip);
                    else if (k == "port")
                        reader.port(k, v, one.port);
                    else if (k == "rtt")
                        reader.duration(k, v, one.rttNs);
                    else if (k == "subscriptions")
                        reader.count(k, v, one.subscriptions);
                    else if (k == "compression")
                        reader.text(k, v, one.compression);
                });
        });
}

Result<ServerSubscriptions> readServerSubscriptions(QByteArrayView payload)
{
    return readAnswer<ServerSubscriptions>(
        payload, false, [](Reader &reader, ServerSubscriptions &to, std::string_view key, const element &value) {
            if (key == "total")
                reader.count(key, value, to.total);
            else if (key == "offset")
                reader.count(key, value, to.offset);
            else if (key == "limit")
                reader.count(key, value, to.limit);
            else if (key == "num_cache")
                reader.count(key, value, to.cached);
            else if (key == "subscriptions_list" || key == "subscriptions_list_detail")
                reader.list(key, value, to.subscriptions,
                    [&reader](SubscriptionDetail &one, std::string_view k, const element &v) {
                        if (k == "account")
                            reader.text(k, v, one.account);
                        else if (k == "subject")
                            reader.text(k, v, one.subject);
                        else if (k == "qgroup")
                            reader.text(k, v, one.queueGroup);
                        else if (k == "sid")
                            reader.text(k, v, one.sid);
                        else if (k == "cid")
                            reader.number(k, v, one.connection);
                        else if (k == "msgs")
                            reader.count(k, v, one.messages);
                    });
        });
}

Result<ServerJetStream> readServerJetStream(QByteArrayView payload)
{
    return readAnswer<ServerJetStream>(
        payload, true, [](Reader &reader, ServerJetStream &to, std::string_view key, const element &value) {
            if (reader.jetStreamFigures(key, value, to.figures))
                return;
            if (key == "account_details")
                reader.list(
                    key, value, to.accounts, [&reader](AccountStorage &one, std::string_view k, const element &v) {
                        if (k == "name")
                            reader.text(k, v, one.account);
                        else
                            reader.storage(k, v, one);
                    });
        });
}

Result<ServerJetStreamDetail> readServerJetStreamDetail(QByteArrayView payload)
{
    return readAnswer<ServerJetStreamDetail>(
        payload, false, [](Reader &reader, ServerJetStreamDetail &to, std::string_view key, const element &value) {
            if (reader.jetStreamFigures(key, value, to.figures))
                return;
            if (key == "total")
                reader.count(key, value, to.totalAccounts);
            else if (key == "account_details")
                reader.each(key, value, maxEntries, [&reader, &to](const element &one) { reader.account(one, to); });
        });
}

Result<ServerRaft> readServerRaft(QByteArrayView payload)
{
    auto read = readAnswer<ServerRaft>(
        payload, false, [](Reader &reader, ServerRaft &to, std::string_view account, const element &value) {
            reader.fields(account, value, [&reader, &to, account](std::string_view group, const element &one) {
                if (to.groups.size() >= maxEntries) {
                    reader.warn(Text::tr("It has more than %1 groups; the others are left out.").arg(maxEntries));
                    return;
                }
                if (!one.is_object()) {
                    reader.warn(Text::tr("“%1” is no object.").arg(Reader::name(group)));
                    return;
                }
                RaftView view;
                view.account = Reader::whole(account);
                view.group = Reader::whole(group);
                view.isMeta = group == "_meta_";
                reader.raft(group, one, view);
                to.groups.append(std::move(view));
            });
        });
    if (!read)
        return read;
    for (RaftView &view : read->groups) {
        view.serverId = read->server.id;
        view.server = read->server.name;
        view.domain = read->server.domain;
        if (view.peer.isEmpty())
            view.peer = raftPeerOf(view.server);
    }
    return read;
}

Result<ServerAccounts> readServerAccounts(QByteArrayView payload)
{
    return readAnswer<ServerAccounts>(
        payload, true, [](Reader &reader, ServerAccounts &to, std::string_view key, const element &value) {
            if (key != "account_statz")
                return;
            reader.list(key, value, to.accounts, [&reader](AccountStats &one, std::string_view k, const element &v) {
                if (reader.sentAndReceived(k, v, one.traffic))
                    return;
                if (k == "acc")
                    reader.text(k, v, one.account);
                else if (k == "name")
                    reader.text(k, v, one.name);
                else if (k == "conns")
                    reader.count(k, v, one.connections);
                else if (k == "leafnodes")
                    reader.count(k, v, one.leafNodes);
                else if (k == "total_conns")
                    reader.count(k, v, one.totalConnections);
                else if (k == "num_subscriptions")
                    reader.count(k, v, one.subscriptions);
                else if (k == "slow_consumers")
                    reader.count(k, v, one.slowConsumers);
            });
        });
}

Result<ServerAccountNames> readServerAccountNames(QByteArrayView payload)
{
    return readAnswer<ServerAccountNames>(
        payload, true, [](Reader &reader, ServerAccountNames &to, std::string_view key, const element &value) {
            if (key == "system_account")
                reader.text(key, value, to.systemAccount);
            else if (key == "accounts")
                reader.texts(key, value, to.accounts, maxEntries);
        });
}

Result<ServerHealth> readServerHealth(QByteArrayView payload)
{
    auto read = readAnswer<ServerHealth>(
        payload, true, [](Reader &reader, ServerHealth &to, std::string_view key, const element &value) {
            QString problem;
            if (key == "status") {
                reader.text(key, value, to.status);
            } else if (key == "status_code") {
                reader.count(key, value, to.code);
            } else if (key == "error") {
                reader.text(key, value, problem);
            } else if (key == "errors") {
                reader.each(key, value, 1'000, [&reader, &to](const element &one) {
                    QString told;
                    reader.fields("errors", one, [&reader, &told](std::string_view k, const element &v) {
                        if (k == "error")
                            reader.text(k, v, told);
                    });
                    if (!told.isEmpty())
                        to.problems << told;
                });
            }
            if (!problem.isEmpty())
                to.problems.prepend(problem);
        });
    if (read)
        read->isGood = read->status == QLatin1String("ok");
    return read;
}

Result<ServerIdentity> readServerIdentity(QByteArrayView payload)
{
    if (payload.isEmpty() || payload.size() > maxSystemAnswerBytes)
        return unreadable(Text::tr("it is empty or too large."));
    ForeignJson json;
    element server;
    if (json.parse(payload) != simdjson::SUCCESS || json.root()["server"].get(server) != simdjson::SUCCESS
        || !server.is_object())
        return unreadable(Text::tr("it does not tell of which server it is."));
    QStringList warnings;
    ServerIdentity identity;
    Reader(warnings).identity(server, identity);
    if (identity.id.isEmpty())
        return unreadable(Text::tr("it does not tell of which server it is."));
    if (identity.name.isEmpty())
        identity.name = identity.id;
    return identity;
}

QByteArray withoutSecrets(QByteArrayView json)
{
    const std::string_view all(json.data(), static_cast<std::size_t>(json.size()));
    QByteArray result;
    std::size_t kept = 0;
    std::size_t i = 0;
    while (i < all.size()) {
        if (all[i] != '"') {
            ++i;
            continue;
        }
        const std::size_t end = endOfText(all, i);
        std::size_t value = all.find_first_not_of(" \t\r\n", end);
        if (value == std::string_view::npos || all[value] != ':' || end - i < 2
            || !isSecretKey(all.substr(i, end - i))) {
            i = end;
            continue;
        }
        value = all.find_first_not_of(" \t\r\n", value + 1);
        if (value == std::string_view::npos)
            break;
        const std::size_t after = endOfValue(all, value);
        const std::string_view secret = all.substr(value, after - value);
        if (secret != "\"\"" && secret != "null" && after > value) {
            result += bytesOf(all.substr(kept, value - kept)) + "\"(hidden)\"";
            kept = after;
        }
        i = std::max(after, end);
    }
    result += bytesOf(all.substr(kept));
    return result;
}

qint64 goDurationNs(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, double>, 9> units { { { "ns", 1.0 }, { "us", 1e3 },
        { "µs", 1e3 }, { "μs", 1e3 }, { "ms", 1e6 }, { "s", 1e9 }, { "m", 6e10 }, { "h", 3.6e12 }, { "d", 8.64e13 } } };
    double total = 0;
    if (text == "0")
        return 0;
    if (text.empty() || text.size() > 64)
        return -1;
    // Uptimes are written with years and days: 1y2d3h4m5s.
    while (!text.empty()) {
        double number = 0;
        double fraction = 0;
        bool hasDigit = false;
        for (; !text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.front() == '.');
             text.remove_prefix(1)) {
            if (text.front() == '.') {
                if (fraction > 0)
                    return -1;
                fraction = 1;
                continue;
            }
            hasDigit = true;
            const int digit = text.front() - '0';
            if (fraction > 0) {
                fraction /= 10;
                number += digit * fraction;
            } else {
                number = number * 10 + digit;
            }
        }
        if (!hasDigit)
            return -1;
        double unit = 0;
        for (const auto &[word, factor] : units) {
            if (text.substr(0, word.size()) != word)
                continue;
            unit = factor;
            text.remove_prefix(word.size());
            break;
        }
        if (unit == 0 && text.substr(0, 1) == "y") {
            unit = 8.64e13 * 365;
            text.remove_prefix(1);
        }
        if (unit == 0)
            return -1;
        total += number * unit;
    }
    constexpr double longest = 9.2e18;
    return total < longest ? static_cast<qint64>(std::llround(total)) : -1;
}

} // namespace natsight
