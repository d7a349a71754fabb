// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/jetstreamtypes.h"

#include "models/core/text.h"
#include "models/payload/foreignjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace natsight {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr qint64 maxInt64 = std::numeric_limits<qint64>::max();
constexpr qint64 minInt64 = std::numeric_limits<qint64>::min();

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Failure malformed(const QString &what)
{
    return fail(Error::Kind::Protocol, Text::tr("The server's answer cannot be read."),
        Text::tr("Another program may answer on this subject."), what);
}

// Fields of an object: what is missing or of another type has its default.

std::string_view textOf(object from, std::string_view key)
{
    std::string_view value;
    return from[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
}

QString text(object from, std::string_view key)
{
    return toText(textOf(from, key));
}

qint64 signedOf(const element &value, qint64 otherwise)
{
    std::int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS) {
        return number;
    }
    std::uint64_t large = 0;
    return value.get(large) == simdjson::SUCCESS ? maxInt64 : otherwise;
}

qint64 signedNumber(object from, std::string_view key, qint64 otherwise = 0)
{
    element value;
    return from[key].get(value) == simdjson::SUCCESS ? signedOf(value, otherwise) : otherwise;
}

int smallNumber(object from, std::string_view key, int otherwise = 0)
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp<qint64>(signedNumber(from, key, otherwise), -most, most));
}

quint64 number(object from, std::string_view key)
{
    std::uint64_t value = 0;
    return from[key].get(value) == simdjson::SUCCESS ? quint64 { value } : 0;
}

bool flag(object from, std::string_view key)
{
    bool value = false;
    return from[key].get(value) == simdjson::SUCCESS && value;
}

qint64 time(object from, std::string_view key)
{
    const auto value = textOf(from, key);
    return timeFromJson(QByteArrayView(value.data(), static_cast<qsizetype>(value.size())));
}

std::optional<object> child(object from, std::string_view key)
{
    object value;
    if (from[key].get(value) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return value;
}

template<typename Use>
void eachOf(object from, std::string_view key, Use use)
{
    array values;
    if (from[key].get(values) != simdjson::SUCCESS) {
        return;
    }
    for (const element value : values) {
        use(value);
    }
}

template<typename Use>
void eachObject(object from, std::string_view key, Use use)
{
    eachOf(from, key, [&use](const element &value) {
        if (object item; value.get(item) == simdjson::SUCCESS) {
            use(item);
        }
    });
}

QStringList texts(object from, std::string_view key)
{
    QStringList list;
    eachOf(from, key, [&list](const element &value) {
        if (std::string_view item; value.get(item) == simdjson::SUCCESS) {
            list.append(toText(item));
        }
    });
    return list;
}

template<typename E, std::size_t N>
Word<E> word(object from, std::string_view key, const std::array<std::pair<std::string_view, E>, N> &known)
{
    Word<E> result;
    const auto value = textOf(from, key);
    result.text = toText(value);
    const auto found = std::find_if(
        known.begin(), known.end(), [value](const auto &entry) { return entry.first == value; });
    if (found != known.end()) {
        result.value = found->second;
    }
    return result;
}

constexpr std::array<std::pair<std::string_view, Retention>, 3> retentions { { { "limits", Retention::Limits },
    { "interest", Retention::Interest }, { "workqueue", Retention::WorkQueue } } };
constexpr std::array<std::pair<std::string_view, Storage>, 2> storages { { { "file", Storage::File },
    { "memory", Storage::Memory } } };
constexpr std::array<std::pair<std::string_view, Discard>, 2> discards { { { "old", Discard::Old },
    { "new", Discard::New } } };
constexpr std::array<std::pair<std::string_view, DeliverPolicy>, 6> deliverPolicies { { { "all", DeliverPolicy::All },
    { "last", DeliverPolicy::Last }, { "new", DeliverPolicy::New },
    { "by_start_sequence", DeliverPolicy::ByStartSequence }, { "by_start_time", DeliverPolicy::ByStartTime },
    { "last_per_subject", DeliverPolicy::LastPerSubject } } };
constexpr std::array<std::pair<std::string_view, AckPolicy>, 4> ackPolicies { { { "none", AckPolicy::None },
    { "all", AckPolicy::All }, { "explicit", AckPolicy::Explicit }, { "flow_control", AckPolicy::FlowControl } } };
constexpr std::array<std::pair<std::string_view, ReplayPolicy>, 2> replayPolicies {
    { { "instant", ReplayPolicy::Instant }, { "original", ReplayPolicy::Original } }
};
constexpr std::array<std::pair<std::string_view, PriorityPolicy>, 4> priorityPolicies {
    { { "none", PriorityPolicy::None }, { "overflow", PriorityPolicy::Overflow },
        { "pinned_client", PriorityPolicy::PinnedClient }, { "prioritized", PriorityPolicy::Prioritized } }
};

/// An answer, parsed. The objects point into it.
class Answer
{
public:
    Result<object> read(QByteArrayView bytes)
    {
        if (bytes.size() > maxAnswerBytes) {
            return fail(Error::Kind::Limit, Text::tr("The server's answer is too large."));
        }
        if (bytes.isEmpty()) {
            return malformed(Text::tr("It is empty."));
        }
        if (const auto problem = m_json.parse(bytes); problem != simdjson::SUCCESS) {
            return malformed(QString::fromLatin1(simdjson::error_message(problem)));
        }
        object answer;
        if (m_json.root().get(answer) != simdjson::SUCCESS) {
            return malformed(Text::tr("It is no JSON object."));
        }
        return answer;
    }

    /// As read(), and an error object in it is the error.
    Result<object> readApi(QByteArrayView bytes)
    {
        auto answer = read(bytes);
        if (!answer) {
            return answer;
        }
        if (const auto error = child(*answer, "error")) {
            return fail(
                apiError(smallNumber(*error, "code"), smallNumber(*error, "err_code"), text(*error, "description")));
        }
        return answer;
    }

private:
    ForeignJson m_json;
};

bool convert(const element &from, Json &to, int &members);

/// False when there are more members than allowed. Like convert(), at most ForeignJson::maxDepth deep.
bool convertObject(object from, Json &to, int &members) // NOLINT(misc-no-recursion)
{
    to = Json::object();
    for (const auto &[key, value] : from) {
        if (!convert(value, to[std::string(key)], members)) {
            return false;
        }
    }
    return true;
}

bool convert(const element &from, Json &to, int &members) // NOLINT(misc-no-recursion)
{
    if (++members > maxConfigMembers) {
        return false;
    }
    switch (from.type()) {
    case simdjson::dom::element_type::OBJECT:
        return convertObject(object(from), to, members);
    case simdjson::dom::element_type::ARRAY:
        to = Json::array();
        for (const element value : array(from)) {
            to.push_back(nullptr);
            if (!convert(value, to.back(), members)) {
                return false;
            }
        }
        break;
    case simdjson::dom::element_type::INT64:
        to = qint64 { std::int64_t(from) };
        break;
    case simdjson::dom::element_type::UINT64:
        to = quint64 { std::uint64_t(from) };
        break;
    case simdjson::dom::element_type::DOUBLE:
        to = double(from);
        break;
    case simdjson::dom::element_type::STRING:
        to = std::string(std::string_view(from));
        break;
    case simdjson::dom::element_type::BOOL:
        to = bool(from);
        break;
    case simdjson::dom::element_type::NULL_VALUE:
        to = nullptr;
        break;
    }
    return true;
}

Result<JsonPtr> configOf(object from)
{
    auto config = std::make_shared<Json>();
    int members = 0;
    if (!convertObject(from, *config, members)) {
        return fail(Error::Kind::Limit, Text::tr("The configuration has more than %1 members.").arg(maxConfigMembers));
    }
    return config;
}

PeerInfo peerOf(object from)
{
    PeerInfo peer;
    peer.name = text(from, "name");
    peer.id = text(from, "peer");
    peer.isCurrent = flag(from, "current");
    peer.isOffline = flag(from, "offline");
    peer.isPending = flag(from, "pending");
    peer.activeNs = signedNumber(from, "active");
    peer.lag = number(from, "lag");
    return peer;
}

GroupInfo groupOf(object info)
{
    GroupInfo group;
    const auto from = child(info, "cluster");
    if (!from) {
        return group;
    }
    group.cluster = text(*from, "name");
    group.raftGroup = text(*from, "raft_group");
    group.leader = text(*from, "leader");
    group.leaderSinceNs = time(*from, "leader_since");
    group.trafficAccount = text(*from, "traffic_account");
    eachObject(*from, "replicas", [&group](object peer) { group.peers.append(peerOf(peer)); });
    if (const auto desired = child(*from, "desired")) {
        Reconfiguration reconfiguration;
        reconfiguration.createdNs = time(*desired, "created");
        reconfiguration.cluster = text(*desired, "name");
        eachObject(*desired, "replicas", [&](object peer) { reconfiguration.peers.append(peerOf(peer)); });
        if (const auto origin = child(*desired, "origin")) {
            reconfiguration.originalReplicas = smallNumber(*origin, "replicas");
            reconfiguration.originalRetention = text(*origin, "retention");
            if (const auto placement = child(*origin, "placement")) {
                reconfiguration.originalCluster = text(*placement, "cluster");
            }
        }
        if (const auto status = child(*desired, "status")) {
            reconfiguration.statusType = text(*status, "type");
            reconfiguration.status = text(*status, "description");
            reconfiguration.error = text(*status, "err");
        }
        group.reconfiguration = std::move(reconfiguration);
    }
    return group;
}

SourceInfo sourceOf(object from)
{
    SourceInfo source;
    source.name = text(from, "name");
    if (const auto external = child(from, "external")) {
        source.externalApi = text(*external, "api");
        source.externalDeliver = text(*external, "deliver");
    }
    source.filterSubject = text(from, "filter_subject");
    eachObject(from, "subject_transforms", [&source](object transform) {
        source.transforms.append({ text(transform, "src"), text(transform, "dest") });
    });
    source.lag = number(from, "lag");
    source.sequence = number(from, "seq");
    source.activeNs = signedNumber(from, "active", -1);
    if (const auto error = child(from, "error")) {
        source.error = apiError(
            smallNumber(*error, "code"), smallNumber(*error, "err_code"), text(*error, "description"));
    }
    return source;
}

StreamState stateOf(object from)
{
    StreamState state;
    state.messages = number(from, "messages");
    state.bytes = number(from, "bytes");
    state.firstSequence = number(from, "first_seq");
    state.lastSequence = number(from, "last_seq");
    state.firstNs = time(from, "first_ts");
    state.lastNs = time(from, "last_ts");
    state.subjects = number(from, "num_subjects");
    state.deleted = number(from, "num_deleted");
    state.consumers = number(from, "consumer_count");
    eachOf(from, "deleted", [&state](const element &value) {
        if (std::uint64_t sequence = 0; value.get(sequence) == simdjson::SUCCESS) {
            state.deletedSequences.append(sequence);
        }
    });
    if (const auto lost = child(from, "lost")) {
        array messages;
        if ((*lost)["msgs"].get(messages) == simdjson::SUCCESS) {
            // size() saturates at 2^24 - 1.
            state.lostMessages = static_cast<quint64>(std::distance(messages.begin(), messages.end()));
        }
        state.lostBytes = number(*lost, "bytes");
    }
    return state;
}

Result<StreamInfo> streamOf(object from)
{
    const auto config = child(from, "config");
    if (!config || textOf(*config, "name").empty()) {
        return malformed(Text::tr("It has no stream configuration."));
    }
    StreamInfo info;
    auto json = configOf(*config);
    if (!json) {
        return fail(json.error());
    }
    info.config = std::move(*json);
    info.name = text(*config, "name");
    info.createdNs = time(from, "created");
    info.timeNs = time(from, "ts");
    info.domain = text(from, "domain");
    if (const auto state = child(from, "state")) {
        info.state = stateOf(*state);
    }
    info.group = groupOf(from);
    if (const auto mirror = child(from, "mirror")) {
        info.mirror = sourceOf(*mirror);
    }
    eachObject(from, "sources", [&info](object source) { info.sources.append(sourceOf(source)); });
    eachObject(from, "alternates", [&info](object alternate) {
        info.alternates.append({ text(alternate, "name"), text(alternate, "domain"), text(alternate, "cluster") });
    });

    info.description = text(*config, "description");
    info.subjects = texts(*config, "subjects");
    info.retention = word(*config, "retention", retentions);
    info.storage = word(*config, "storage", storages);
    info.discard = word(*config, "discard", discards);
    info.replicas = smallNumber(*config, "num_replicas", 1);
    info.maxMessages = signedNumber(*config, "max_msgs", -1);
    info.maxBytes = signedNumber(*config, "max_bytes", -1);
    info.maxMessagesPerSubject = signedNumber(*config, "max_msgs_per_subject", -1);
    info.maxMessageSize = signedNumber(*config, "max_msg_size", -1);
    info.maxConsumers = signedNumber(*config, "max_consumers", -1);
    info.maxAgeNs = signedNumber(*config, "max_age");
    if (const auto mirror = child(*config, "mirror")) {
        info.mirrorName = text(*mirror, "name");
    }
    eachObject(*config, "sources", [&info](object source) { info.sourceNames.append(text(source, "name")); });
    if (const auto republish = child(*config, "republish")) {
        info.republishDestination = text(*republish, "dest");
    }
    info.isSealed = flag(*config, "sealed");
    info.deniesDelete = flag(*config, "deny_delete");
    info.deniesPurge = flag(*config, "deny_purge");
    info.allowsDirect = flag(*config, "allow_direct");
    info.mirrorDirect = flag(*config, "mirror_direct");
    info.allowsRollup = flag(*config, "allow_rollup_hdrs");
    info.allowsMessageTtl = flag(*config, "allow_msg_ttl");
    info.deleteMarkerTtlNs = signedNumber(*config, "subject_delete_marker_ttl");
    info.isCounter = flag(*config, "allow_msg_counter");
    return info;
}

SequencePair sequencesOf(object info, std::string_view key)
{
    SequencePair pair;
    if (const auto from = child(info, key)) {
        pair.consumer = number(*from, "consumer_seq");
        pair.stream = number(*from, "stream_seq");
        pair.lastActiveNs = time(*from, "last_active");
    }
    return pair;
}

Result<ConsumerInfo> consumerOf(object from)
{
    if (textOf(from, "name").empty()) {
        return malformed(Text::tr("It has no consumer name."));
    }
    ConsumerInfo info;
    info.stream = text(from, "stream_name");
    info.name = text(from, "name");
    info.createdNs = time(from, "created");
    info.timeNs = time(from, "ts");
    info.delivered = sequencesOf(from, "delivered");
    info.ackFloor = sequencesOf(from, "ack_floor");
    info.pending = number(from, "num_pending");
    info.ackPending = number(from, "num_ack_pending");
    info.redelivered = number(from, "num_redelivered");
    info.waiting = number(from, "num_waiting");
    info.group = groupOf(from);
    info.isPushBound = flag(from, "push_bound");
    info.isPaused = flag(from, "paused");
    info.pauseRemainingNs = signedNumber(from, "pause_remaining");
    eachObject(from, "priority_groups", [&info](object group) {
        info.priorityGroups.append({ text(group, "group"), text(group, "pinned_client_id"), time(group, "pinned_ts") });
    });

    // Servers of clusters leave the configuration out where they do not know it.
    const auto config = child(from, "config");
    if (!config) {
        info.config = std::make_shared<const Json>(Json::object());
        return info;
    }
    auto json = configOf(*config);
    if (!json) {
        return fail(json.error());
    }
    info.config = std::move(*json);
    info.description = text(*config, "description");
    info.isDurable = !textOf(*config, "durable_name").empty();
    info.deliverPolicy = word(*config, "deliver_policy", deliverPolicies);
    info.ackPolicy = word(*config, "ack_policy", ackPolicies);
    info.replayPolicy = word(*config, "replay_policy", replayPolicies);
    info.priorityPolicy = word(*config, "priority_policy", priorityPolicies);
    if (info.priorityPolicy.text.isEmpty()) {
        info.priorityPolicy.value = PriorityPolicy::None;
    }
    info.filterSubjects = texts(*config, "filter_subjects");
    if (const auto single = text(*config, "filter_subject"); !single.isEmpty()) {
        info.filterSubjects.prepend(single);
    }
    info.deliverSubject = text(*config, "deliver_subject");
    info.deliverGroup = text(*config, "deliver_group");
    info.ackWaitNs = signedNumber(*config, "ack_wait");
    info.maxDeliver = signedNumber(*config, "max_deliver", -1);
    info.maxAckPending = signedNumber(*config, "max_ack_pending", -1);
    info.maxWaiting = signedNumber(*config, "max_waiting");
    info.inactiveThresholdNs = signedNumber(*config, "inactive_threshold");
    info.pauseUntilNs = time(*config, "pause_until");
    info.replicas = smallNumber(*config, "num_replicas");
    info.isInMemory = flag(*config, "mem_storage");
    info.isHeadersOnly = flag(*config, "headers_only");
    return info;
}

AccountUsage usageOf(object from)
{
    AccountUsage usage;
    usage.memory = number(from, "memory");
    usage.storage = number(from, "storage");
    // Servers send -1 (unlimited) as 18446744073709551615.
    const auto reserved = [from](std::string_view key) -> std::optional<quint64> {
        std::uint64_t value = 0;
        if (from[key].get(value) != simdjson::SUCCESS || value > static_cast<std::uint64_t>(maxInt64)) {
            return std::nullopt;
        }
        return value;
    };
    usage.reservedMemory = reserved("reserved_memory");
    usage.reservedStorage = reserved("reserved_storage");
    usage.streams = number(from, "streams");
    usage.consumers = number(from, "consumers");
    if (const auto limits = child(from, "limits")) {
        usage.limits.maxMemory = signedNumber(*limits, "max_memory", -1);
        usage.limits.maxStorage = signedNumber(*limits, "max_storage", -1);
        usage.limits.maxStreams = signedNumber(*limits, "max_streams", -1);
        usage.limits.maxConsumers = signedNumber(*limits, "max_consumers", -1);
        usage.limits.maxAckPending = signedNumber(*limits, "max_ack_pending", -1);
        usage.limits.memoryMaxStreamBytes = signedNumber(*limits, "memory_max_stream_bytes", -1);
        usage.limits.storageMaxStreamBytes = signedNumber(*limits, "storage_max_stream_bytes", -1);
        usage.limits.isMaxBytesRequired = flag(*limits, "max_bytes_required");
    }
    return usage;
}

template<typename T, typename ReadItem>
Result<ListPage<T>> readList(QByteArrayView answer, std::string_view key, ReadItem readItem)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    ListPage<T> page;
    page.total = number(*root, "total");
    page.offset = number(*root, "offset");
    page.limit = number(*root, "limit");
    std::optional<Error> error;
    // An empty list may come as null.
    element list;
    if ((*root)[key].get(list) != simdjson::SUCCESS || !(list.is_array() || list.is_null())) {
        return malformed(Text::tr("It has no list."));
    }
    eachOf(*root, key, [&](const element &value) {
        auto item = readItem(value);
        if (item) {
            page.items.append(std::move(*item));
        } else if (!error) {
            error = std::move(item.error());
        }
    });
    if (error) {
        return fail(std::move(*error));
    }
    page.missing = texts(*root, "missing");
    if (const auto offline = child(*root, "offline")) {
        for (const auto &[name, reason] : *offline) {
            std::string_view words;
            page.offline.append({ toText(name), reason.get(words) == simdjson::SUCCESS ? toText(words) : QString() });
        }
    }
    return page;
}

template<typename Read>
auto itemReader(Read read)
{
    return [read](const element &value) -> decltype(read(object())) {
        object item;
        if (value.get(item) != simdjson::SUCCESS) {
            return malformed(Text::tr("Something in the list is no object."));
        }
        return read(item);
    };
}

Result<QString> readName(const element &value)
{
    std::string_view name;
    if (value.get(name) != simdjson::SUCCESS) {
        return malformed(Text::tr("Something in the list is no name."));
    }
    return toText(name);
}

QByteArray fromBase64(std::string_view text)
{
    return QByteArray::fromBase64(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar (H. Hinnant, days_from_civil).
qint64 daysFromCivil(qint64 year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const qint64 era = (year >= 0 ? year : year - 399) / 400;
    const qint64 yearOfEra = year - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

/// Reads exactly `digits` digits; false at anything else.
bool takeNumber(QByteArrayView &text, int digits, int &value)
{
    value = 0;
    if (text.size() < digits) {
        return false;
    }
    for (int i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        value = value * 10 + (text[i] - '0');
    }
    text = text.sliced(digits);
    return true;
}

bool takeOne(QByteArrayView &text, QByteArrayView anyOf)
{
    if (text.isEmpty() || !anyOf.contains(text[0])) {
        return false;
    }
    text = text.sliced(1);
    return true;
}

/// What to tell a person for the codes that people meet. Numbers: nats-server's errors.json.
struct KnownError {
    int code;
    const char *message; ///< null: the server's own description
    const char *advice;
};

constexpr KnownError knownErrors[] {
    { 10002, QT_TRANSLATE_NOOP("natsight::Text", "The account's JetStream limits are reached."),
        QT_TRANSLATE_NOOP("natsight::Text", "Delete or shrink streams, or ask for higher limits.") },
    { 10003, QT_TRANSLATE_NOOP("natsight::Text", "The server did not understand the request."), nullptr },
    { 10004, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Some servers did not answer in time: try again.") },
    { 10005, nullptr,
        QT_TRANSLATE_NOOP("natsight::Text", "No server fits: check replicas, cluster, tags and free storage.") },
    { 10008, QT_TRANSLATE_NOOP("natsight::Text", "JetStream is not available at the moment."),
        QT_TRANSLATE_NOOP(
            "natsight::Text", "The cluster has no leader: check that most of its servers run, then try again.") },
    { 10009, QT_TRANSLATE_NOOP("natsight::Text", "The cluster cannot handle the request."), nullptr },
    { 10010, QT_TRANSLATE_NOOP("natsight::Text", "This works in a cluster only."), nullptr },
    { 10014, QT_TRANSLATE_NOOP("natsight::Text", "The consumer does not exist."),
        QT_TRANSLATE_NOOP("natsight::Text", "It may have been deleted, or expired after being idle.") },
    { 10013, QT_TRANSLATE_NOOP("natsight::Text", "A consumer of this name exists already."),
        QT_TRANSLATE_NOOP("natsight::Text", "Choose another name, or edit the existing one.") },
    { 10023, QT_TRANSLATE_NOOP("natsight::Text", "The server has not enough resources."),
        QT_TRANSLATE_NOOP("natsight::Text", "Ask for less storage or memory, or free some.") },
    { 10025, QT_TRANSLATE_NOOP("natsight::Text", "The server cannot read the request."),
        QT_TRANSLATE_NOOP(
            "natsight::Text", "A field has a wrong type, or this server does not know it: see the details.") },
    { 10026, QT_TRANSLATE_NOOP("natsight::Text", "The limit of consumers is reached."),
        QT_TRANSLATE_NOOP("natsight::Text", "Raise the stream's or the account's limit, or delete consumers.") },
    { 10027, QT_TRANSLATE_NOOP("natsight::Text", "The account's limit of streams is reached."),
        QT_TRANSLATE_NOOP("natsight::Text", "Delete a stream, or ask for a higher limit.") },
    { 10028, QT_TRANSLATE_NOOP("natsight::Text", "The server has not enough memory left for this stream."),
        QT_TRANSLATE_NOOP("natsight::Text", "Lower the limit of bytes, or use file storage.") },
    { 10037, QT_TRANSLATE_NOOP("natsight::Text", "There is no such message."),
        QT_TRANSLATE_NOOP("natsight::Text", "It was deleted, expired, or never stored.") },
    { 10039, QT_TRANSLATE_NOOP("natsight::Text", "JetStream is not enabled for this account."),
        QT_TRANSLATE_NOOP("natsight::Text", "Sign in with an account that has it. The system account never has.") },
    { 10040, QT_TRANSLATE_NOOP("natsight::Text", "This server holds no replica of it."),
        QT_TRANSLATE_NOOP("natsight::Text", "Choose one of the replicas shown.") },
    { 10043, QT_TRANSLATE_NOOP("natsight::Text", "There is no message with this sequence."),
        QT_TRANSLATE_NOOP("natsight::Text", "It was deleted, expired, or never stored.") },
    { 10044, QT_TRANSLATE_NOOP("natsight::Text", "This server is not part of the cluster."), nullptr },
    { 10047, QT_TRANSLATE_NOOP("natsight::Text", "The server has not enough storage left for this stream."),
        QT_TRANSLATE_NOOP("natsight::Text", "Lower the limit of bytes, or free storage.") },
    { 10052, nullptr, nullptr },
    { 10055, QT_TRANSLATE_NOOP("natsight::Text", "What a mirror copies cannot be changed."),
        QT_TRANSLATE_NOOP(
            "natsight::Text", "Create a new mirror, or remove the mirror to make this a stream of its own.") },
    { 10058, QT_TRANSLATE_NOOP("natsight::Text", "A stream of this name exists already."),
        QT_TRANSLATE_NOOP("natsight::Text", "Choose another name, or edit the existing one.") },
    { 10059, QT_TRANSLATE_NOOP("natsight::Text", "The stream does not exist."),
        QT_TRANSLATE_NOOP("natsight::Text", "It may have been deleted meanwhile.") },
    { 10065, QT_TRANSLATE_NOOP("natsight::Text", "Another stream takes some of these subjects already."),
        QT_TRANSLATE_NOOP(
            "natsight::Text", "A subject can belong to one stream only: change the subjects of one of them.") },
    { 10071, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Somebody else wrote meanwhile: reload and try again.") },
    { 10164, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Somebody else wrote meanwhile: reload and try again.") },
    { 10074, QT_TRANSLATE_NOOP("natsight::Text", "This server is not in a cluster: a stream has one replica only."),
        QT_TRANSLATE_NOOP("natsight::Text", "Set the number of replicas to 1.") },
    { 10076, QT_TRANSLATE_NOOP("natsight::Text", "JetStream is not enabled on this server."), nullptr },
    { 10093, QT_TRANSLATE_NOOP("natsight::Text", "The filter takes no subject of the stream."),
        QT_TRANSLATE_NOOP("natsight::Text", "Filter by subjects that the stream stores.") },
    { 10098, QT_TRANSLATE_NOOP("natsight::Text", "A work-queue stream needs consumers that acknowledge each message."),
        QT_TRANSLATE_NOOP("natsight::Text", "Set the ack policy to explicit.") },
    { 10099, QT_TRANSLATE_NOOP("natsight::Text", "A work-queue stream delivers each message to one consumer only."),
        QT_TRANSLATE_NOOP("natsight::Text", "Give each consumer a filter, so that no message goes to two of them.") },
    { 10100,
        QT_TRANSLATE_NOOP("natsight::Text", "Another consumer of this work-queue stream takes some of these subjects."),
        QT_TRANSLATE_NOOP("natsight::Text", "Choose a filter that does not overlap with another consumer's.") },
    { 10101, QT_TRANSLATE_NOOP("natsight::Text", "A consumer of a work-queue stream delivers all messages."),
        QT_TRANSLATE_NOOP("natsight::Text", "Set the deliver policy to all.") },
    { 10105, QT_TRANSLATE_NOOP("natsight::Text", "The consumer exists and somebody uses it."), nullptr },
    { 10109, QT_TRANSLATE_NOOP("natsight::Text", "The stream is sealed: nothing in it can change any more."), nullptr },
    { 10113, QT_TRANSLATE_NOOP("natsight::Text", "This account allows streams with a limit of bytes only."),
        QT_TRANSLATE_NOOP("natsight::Text", "Set the limit of bytes.") },
    { 10118, QT_TRANSLATE_NOOP("natsight::Text", "The stream is offline: its servers are not reachable."),
        QT_TRANSLATE_NOOP("natsight::Text", "Check the servers that hold its replicas.") },
    { 10119, QT_TRANSLATE_NOOP("natsight::Text", "The consumer is offline: its servers are not reachable."),
        QT_TRANSLATE_NOOP("natsight::Text", "Check the servers that hold its replicas.") },
    { 10120, QT_TRANSLATE_NOOP("natsight::Text", "The account has no limits for this number of replicas."),
        QT_TRANSLATE_NOOP("natsight::Text", "Choose a number of replicas for which the account has a tier.") },
    { 10121, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Lower the limit of unacknowledged messages.") },
    { 10122, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Lower the stream's limit of bytes.") },
    { 10123, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Change placement and replicas one after the other.") },
    { 10124, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Wait for it to end, or cancel it.") },
    { 10226, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Wait for it to end, or cancel it.") },
    { 10126, QT_TRANSLATE_NOOP("natsight::Text", "A consumer cannot have more replicas than its stream."), nullptr },
    { 10129, QT_TRANSLATE_NOOP("natsight::Text", "Nothing is in progress that could be cancelled."), nullptr },
    { 10138, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "No filter may take what another one takes.") },
    { 10148, QT_TRANSLATE_NOOP("natsight::Text", "A consumer of this name exists already."),
        QT_TRANSLATE_NOOP("natsight::Text", "Choose another name, or edit the existing one.") },
    { 10149, QT_TRANSLATE_NOOP("natsight::Text", "The consumer does not exist."),
        QT_TRANSLATE_NOOP("natsight::Text", "It may have been deleted, or expired after being idle.") },
    { 10153, nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Lower the inactive threshold.") },
    { 10160, QT_TRANSLATE_NOOP("natsight::Text", "The consumer has no such priority group."), nullptr },
    { 10165, QT_TRANSLATE_NOOP("natsight::Text", "The message's TTL cannot be read."),
        QT_TRANSLATE_NOOP("natsight::Text", "Give whole seconds, a duration like 10m, or never.") },
    { 10166, QT_TRANSLATE_NOOP("natsight::Text", "The stream does not allow a TTL per message."),
        QT_TRANSLATE_NOOP("natsight::Text", "Allow it in the stream's configuration.") },
    { 10167, QT_TRANSLATE_NOOP("natsight::Text", "The server has too many requests to answer."),
        QT_TRANSLATE_NOOP("natsight::Text", "Try again later.") },
    { 10185, QT_TRANSLATE_NOOP("natsight::Text", "The server is too old for this."), nullptr },
};

} // namespace

bool SourceInfo::operator==(const SourceInfo &other) const
{
    const auto errorText = [](const std::optional<Error> &value) { return value ? value->details : QString(); };
    return name == other.name && externalApi == other.externalApi && externalDeliver == other.externalDeliver
        && filterSubject == other.filterSubject && transforms == other.transforms && lag == other.lag
        && sequence == other.sequence && activeNs == other.activeNs && error.has_value() == other.error.has_value()
        && errorText(error) == errorText(other.error);
}

Result<StreamInfoPage> readStreamInfo(QByteArrayView answer)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    auto info = streamOf(*root);
    if (!info) {
        return fail(std::move(info.error()));
    }
    StreamInfoPage page;
    page.info = std::move(*info);
    page.total = number(*root, "total");
    page.offset = number(*root, "offset");
    page.limit = number(*root, "limit");
    if (const auto state = child(*root, "state")) {
        if (const auto subjects = child(*state, "subjects")) {
            for (const auto &[subject, count] : *subjects) {
                std::uint64_t messages = 0;
                if (count.get(messages) == simdjson::SUCCESS) {
                    page.subjects.append({ toText(subject), messages });
                }
            }
        }
    }
    return page;
}

Result<ConsumerInfo> readConsumerInfo(QByteArrayView answer)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    return consumerOf(*root);
}

Result<AccountInfo> readAccountInfo(QByteArrayView answer)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    if (!child(*root, "limits") && !child(*root, "api")) {
        return malformed(Text::tr("It has neither limits nor counts of the API."));
    }
    AccountInfo info;
    info.total = usageOf(*root);
    info.domain = text(*root, "domain");
    if (const auto api = child(*root, "api")) {
        info.apiLevel = smallNumber(*api, "level");
        info.apiTotal = number(*api, "total");
        info.apiErrors = number(*api, "errors");
        info.apiInflight = number(*api, "inflight");
    }
    if (const auto tiers = child(*root, "tiers")) {
        for (const auto &[name, value] : *tiers) {
            if (object tier; value.get(tier) == simdjson::SUCCESS) {
                info.tiers.append({ toText(name), usageOf(tier) });
            }
        }
    }
    return info;
}

Result<ListPage<StreamInfo>> readStreamList(QByteArrayView answer)
{
    return readList<StreamInfo>(answer, "streams", itemReader(streamOf));
}

Result<ListPage<QString>> readStreamNames(QByteArrayView answer)
{
    return readList<QString>(answer, "streams", readName);
}

Result<ListPage<ConsumerInfo>> readConsumerList(QByteArrayView answer)
{
    return readList<ConsumerInfo>(answer, "consumers", itemReader(consumerOf));
}

Result<ListPage<QString>> readConsumerNames(QByteArrayView answer)
{
    return readList<QString>(answer, "consumers", readName);
}

Result<StoredMessage> readStoredMessage(QByteArrayView answer)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    const auto from = child(*root, "message");
    if (!from || number(*from, "seq") == 0) {
        return malformed(Text::tr("It has no message."));
    }
    StoredMessage message;
    const auto subject = textOf(*from, "subject");
    message.subject = QByteArray(subject.data(), static_cast<qsizetype>(subject.size()));
    message.sequence = number(*from, "seq");
    message.timeNs = time(*from, "time");
    if (const auto block = fromBase64(textOf(*from, "hdrs")); !block.isEmpty()) {
        const auto headers = block.indexOf("\r\n") + 2; // after the status line `NATS/1.0`
        message.headers = decodeHeaders(std::string_view(block.constData(), static_cast<std::size_t>(block.size()))
                                            .substr(static_cast<std::size_t>(headers)));
    }
    message.payload = fromBase64(textOf(*from, "data"));
    return message;
}

Result<PauseState> readPauseState(QByteArrayView answer)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    bool isPaused = false;
    if ((*root)["paused"].get(isPaused) != simdjson::SUCCESS) {
        return malformed(Text::tr("It does not tell whether the consumer is paused."));
    }
    return PauseState { isPaused, time(*root, "pause_until"), signedNumber(*root, "pause_remaining") };
}

Result<ConsumerReset> readConsumerReset(QByteArrayView answer)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    auto info = consumerOf(*root);
    if (!info) {
        return fail(std::move(info.error()));
    }
    return ConsumerReset { std::move(*info), number(*root, "reset_seq") };
}

Result<PlainAnswer> readPlainAnswer(QByteArrayView answer)
{
    Answer document;
    const auto root = document.readApi(answer);
    if (!root) {
        return fail(root.error());
    }
    return PlainAnswer { flag(*root, "success"), number(*root, "purged") };
}

Result<JsonPtr> readConfig(QByteArrayView text)
{
    Answer document;
    const auto root = document.read(text);
    if (!root) {
        auto error = root.error();
        if (error.kind == Error::Kind::Protocol) {
            error.kind = Error::Kind::Invalid;
            error.message = Text::tr("This is no JSON object.");
            error.advice.clear();
        }
        return fail(std::move(error));
    }
    return configOf(*root);
}

QByteArray configText(const Json &config)
{
    return QByteArray::fromStdString(config.dump(2, ' ', false, Json::error_handler_t::replace));
}

Error apiError(int status, int errorCode, const QString &description)
{
    Error error;
    error.kind = Error::Kind::Server;
    error.code = errorCode != 0 ? errorCode : status;
    error.details = errorCode != 0 ? QStringLiteral("%1 (%2, %3)").arg(description).arg(errorCode).arg(status)
                                   : QStringLiteral("%1 (%2)").arg(description).arg(status);
    const auto *const known = std::find_if(std::begin(knownErrors), std::end(knownErrors),
        [errorCode](const KnownError &entry) { return entry.code == errorCode; });
    if (known != std::end(knownErrors) && known->message != nullptr) {
        error.message = Text::tr(known->message);
    } else if (description.isEmpty()) {
        error.message = Text::tr("The server refused the request.");
    } else {
        error.message = Text::tr("The server refused the request: %1.").arg(description);
    }
    if (known != std::end(knownErrors) && known->advice != nullptr) {
        error.advice = Text::tr(known->advice);
    }
    return error;
}

qint64 timeFromJson(QByteArrayView text)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!takeNumber(text, 4, year) || !takeOne(text, "-") || !takeNumber(text, 2, month) || !takeOne(text, "-")
        || !takeNumber(text, 2, day) || !takeOne(text, "Tt ") || !takeNumber(text, 2, hour) || !takeOne(text, ":")
        || !takeNumber(text, 2, minute) || !takeOne(text, ":") || !takeNumber(text, 2, second)) {
        return 0;
    }
    if (year <= 1 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) {
        return 0;
    }
    qint64 nanoseconds = 0;
    if (takeOne(text, ".,")) {
        qint64 unit = 100'000'000;
        int digit = 0;
        while (takeNumber(text, 1, digit)) {
            nanoseconds += digit * unit;
            unit /= 10;
        }
    }
    qint64 offset = 0;
    if (!takeOne(text, "Zz")) {
        const bool isWest = text.startsWith('-');
        int hours = 0;
        int minutes = 0;
        if (!takeOne(text, "+-") || !takeNumber(text, 2, hours) || !takeOne(text, ":")
            || !takeNumber(text, 2, minutes)) {
            return 0;
        }
        offset = (hours * 60 + minutes) * (isWest ? -60 : 60);
    }
    if (!text.isEmpty()) {
        return 0;
    }
    const qint64 seconds = daysFromCivil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
    if (seconds > maxInt64 / 1'000'000'000 - 1) {
        return maxInt64;
    }
    if (seconds < minInt64 / 1'000'000'000 + 1) {
        return minInt64;
    }
    return seconds * 1'000'000'000 + nanoseconds;
}

QByteArray timeToJson(qint64 unixNs)
{
    if (unixNs == 0) {
        return QByteArrayLiteral("0001-01-01T00:00:00Z");
    }
    qint64 seconds = unixNs / 1'000'000'000;
    qint64 nanoseconds = unixNs % 1'000'000'000;
    if (nanoseconds < 0) {
        nanoseconds += 1'000'000'000;
        --seconds;
    }
    qint64 days = seconds / 86400;
    qint64 rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    // The inverse of daysFromCivil().
    days += 719468;
    const qint64 era = (days >= 0 ? days : days - 146096) / 146097;
    const qint64 dayOfEra = days - era * 146097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 shifted = (5 * dayOfYear + 2) / 153;
    const qint64 day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    const qint64 month = shifted < 10 ? shifted + 3 : shifted - 9;
    const qint64 year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    const auto padded = [](qint64 value, int digits) { return QByteArray::number(value).rightJustified(digits, '0'); };
    QByteArray text = padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2) + 'T' + padded(rest / 3600, 2)
        + ':' + padded(rest / 60 % 60, 2) + ':' + padded(rest % 60, 2);
    if (nanoseconds != 0) {
        QByteArray fraction = padded(nanoseconds, 9);
        while (fraction.endsWith('0')) {
            fraction.chop(1);
        }
        text += '.' + fraction;
    }
    return text + 'Z';
}

} // namespace natsight
