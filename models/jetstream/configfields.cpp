// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/configfields.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/jetstream/bucketconfig.h"
#include "models/nats/session.h"
#include "models/nats/subject.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace natsight {

namespace {

constexpr qint64 millisecond = 1'000'000;
constexpr qint64 second = 1'000 * millisecond;
constexpr qint64 maxInt64 = std::numeric_limits<qint64>::max();
constexpr qsizetype maxDescription = 4 * 1024;
constexpr qsizetype maxMetadata = 128 * 1024;
/// The longest text that a difference shows of one value.
constexpr qsizetype maxShown = 200;

/// Writes one row of a table.
class Row
{
public:
    Row(const char *name, ConfigKind kind, ConfigSection section, const QString &title, const QString &help)
    {
        m_field.name = QLatin1String(name);
        m_field.kind = kind;
        m_field.section = section;
        m_field.title = title;
        m_field.help = help;
        if (kind == ConfigKind::Bool) {
            m_field.defaultValue = "false";
        } else if (kind == ConfigKind::Integer || kind == ConfigKind::Bytes || kind == ConfigKind::Duration) {
            m_field.defaultValue = "0";
        }
    }

    Row &since(int minor, int level = 0)
    {
        m_field.since = { minor, level };
        return *this;
    }
    Row &byDefault(const char *json)
    {
        m_field.defaultValue = json;
        return *this;
    }
    Row &unit(const QString &unit)
    {
        m_field.unit = unit;
        return *this;
    }
    Row &zeroIs(const QString &word)
    {
        m_field.unlimited = word;
        return *this;
    }
    /// -1 and 0 are no limit.
    Row &limit()
    {
        m_field.defaultValue = "-1";
        return zeroIs(Text::tr("no limit"));
    }
    Row &range(qint64 minimum, qint64 maximum = maxInt64)
    {
        m_field.minimum = minimum;
        m_field.maximum = maximum;
        return *this;
    }
    Row &maxLength(qsizetype bytes)
    {
        m_field.maxLength = bytes;
        return *this;
    }
    Row &isUnsigned()
    {
        m_field.isUnsigned = true;
        return *this;
    }
    Row &required()
    {
        m_field.isRequired = true;
        return *this;
    }
    Row &isName()
    {
        m_field.isName = true;
        return *this;
    }
    Row &wildcards()
    {
        m_field.allowsWildcards = true;
        return *this;
    }
    Row &internal()
    {
        m_field.isInternal = true;
        return *this;
    }
    Row &change(ConfigChange change, const QString &help)
    {
        m_field.change = change;
        m_field.changeHelp = help;
        return *this;
    }
    Row &never(const QString &help) { return change(ConfigChange::Never, help); }
    Row &choice(const char *value, const QString &title, const QString &help, ConfigSince since = {})
    {
        m_field.choices.append({ QLatin1String(value), title, help, since });
        return *this;
    }
    Row &with(QList<ConfigField> fields)
    {
        m_field.fields = std::move(fields);
        return *this;
    }
    operator ConfigField() const { return m_field; } // NOLINT(google-explicit-constructor): rows of a list

private:
    ConfigField m_field;
};

using Kind = ConfigKind;
using Section = ConfigSection;

QString recreateStream()
{
    return Text::tr("Create another stream and copy the messages with a source or mirror.");
}

QString recreateConsumer()
{
    return Text::tr("Create another consumer, or delete and create this one: it then begins anew.");
}

QList<ConfigField> transformFields(Section section)
{
    return {
        Row("src", Kind::Subject, section, Text::tr("From"),
            Text::tr("Subjects that are rewritten; empty stands for all."))
            .wildcards(),
        Row("dest", Kind::Subject, section, Text::tr("To"),
            Text::tr("What they become; {{wildcard(1)}} and $1 stand for the tokens that the wildcards took."))
            .wildcards(),
    };
}

QList<ConfigField> sourceFields()
{
    const auto section = Section::Sources;
    return {
        Row("name", Kind::Text, section, Text::tr("Stream"), Text::tr("Name of the stream to copy from."))
            .required()
            .isName(),
        Row("filter_subject", Kind::Subject, section, Text::tr("Filter"),
            Text::tr("Copies only messages with these subjects."))
            .wildcards(),
        Row("opt_start_seq", Kind::Integer, section, Text::tr("Start sequence"),
            Text::tr("Copies from this sequence of the origin on."))
            .isUnsigned(),
        Row("opt_start_time", Kind::Time, section, Text::tr("Start time"),
            Text::tr("Copies what the origin stored from this time on.")),
        Row("subject_transforms", Kind::ObjectList, section, Text::tr("Transforms"),
            Text::tr("Filters and rewrites subjects on their way in; not together with a filter."))
            .since(10)
            .with(transformFields(section)),
        Row("external", Kind::Object, section, Text::tr("Other account or domain"),
            Text::tr("How to reach the origin where it is not in this account's own JetStream."))
            .with({
                Row("api", Kind::Text, section, Text::tr("API prefix"),
                    Text::tr("For instance $JS.hub.API for the domain hub.")),
                Row("deliver", Kind::Text, section, Text::tr("Delivery prefix"),
                    Text::tr("Where the messages arrive in this account.")),
            }),
        Row("consumer", Kind::Object, section, Text::tr("Consumer"),
            Text::tr("A consumer that was made for this copy, instead of one that the server makes by itself."))
            .since(14, 4)
            .with({
                Row("name", Kind::Text, section, Text::tr("Name"), Text::tr("Name of that consumer in the origin."))
                    .isName(),
                Row("deliver_subject", Kind::Subject, section, Text::tr("Deliver subject"),
                    Text::tr("Its deliver subject.")),
            }),
    };
}

QList<ConfigField> makeStreamFields()
{
    const auto messages = Text::tr("messages");
    return {
        Row("name", Kind::Text, Section::Basics, Text::tr("Name"),
            Text::tr("Unique in the account; without dot, space, *, > or slashes."))
            .required()
            .isName()
            .maxLength(255)
            .never(Text::tr("A stream keeps its name. %1").arg(recreateStream())),
        Row("description", Kind::Text, Section::Basics, Text::tr("Description"), Text::tr("A note for people."))
            .maxLength(maxDescription),
        Row("subjects", Kind::SubjectList, Section::Basics, Text::tr("Subjects"),
            Text::tr(
                "What the stream stores; no two streams of an account may share a subject. Without any: its own name."))
            .wildcards(),
        Row("retention", Kind::Choice, Section::Basics, Text::tr("Retention"),
            Text::tr("What makes a message go away."))
            .byDefault("\"limits\"")
            .choice("limits", Text::tr("Limits"), Text::tr("Messages stay until a limit is reached."))
            .choice(
                "interest", Text::tr("Interest"), Text::tr("A message goes when all consumers have acknowledged it."))
            .choice("workqueue", Text::tr("Work queue"),
                Text::tr("A message goes when its one consumer has acknowledged it."))
            .change(ConfigChange::Special,
                Text::tr("Retention can change between limits and interest (server 2.10 and later), never to or from "
                         "work queue.")),
        Row("storage", Kind::Choice, Section::Basics, Text::tr("Storage"), Text::tr("Where the messages are kept."))
            .byDefault("\"file\"")
            .choice("file", Text::tr("File"), Text::tr("On disk; survives restarts."))
            .choice("memory", Text::tr("Memory"), Text::tr("Faster; lost when its servers stop."))
            .never(Text::tr("The storage cannot change. %1").arg(recreateStream())),
        Row("compression", Kind::Choice, Section::Basics, Text::tr("Compression"),
            Text::tr("Of messages on disk; new blocks only."))
            .since(10)
            .byDefault("\"none\"")
            .choice("none", Text::tr("None"), {})
            .choice("s2", Text::tr("S2"), Text::tr("Less disk for some processor time.")),
        Row("metadata", Kind::Map, Section::Basics, Text::tr("Metadata"),
            Text::tr("Names and values for people and programs."))
            .since(10)
            .maxLength(maxMetadata),

        Row("max_msgs", Kind::Integer, Section::Limits, Text::tr("Messages"), Text::tr("At most so many messages."))
            .limit()
            .unit(messages),
        Row("max_bytes", Kind::Bytes, Section::Limits, Text::tr("Bytes"),
            Text::tr("At most so many bytes, headers and some overhead included; reserved on the servers."))
            .limit(),
        Row("max_age", Kind::Duration, Section::Limits, Text::tr("Age"), Text::tr("Messages older than this go."))
            .zeroIs(Text::tr("no limit"))
            .range(100 * millisecond),
        Row("max_msgs_per_subject", Kind::Integer, Section::Limits, Text::tr("Messages per subject"),
            Text::tr("At most so many messages of each subject."))
            .limit()
            .unit(messages),
        Row("max_msg_size", Kind::Bytes, Section::Limits, Text::tr("Message size"),
            Text::tr("Larger messages are refused."))
            .limit()
            .range(1, std::numeric_limits<qint32>::max()),
        Row("max_consumers", Kind::Integer, Section::Limits, Text::tr("Consumers"),
            Text::tr("At most so many consumers."))
            .limit()
            .unit(Text::tr("consumers"))
            .change(ConfigChange::Special, Text::tr("The limit of consumers cannot change before server 2.12.")),
        Row("discard", Kind::Choice, Section::Limits, Text::tr("Discard"), Text::tr("What happens at a limit."))
            .byDefault("\"old\"")
            .choice("old", Text::tr("Old"), Text::tr("The oldest messages make room."))
            .choice("new", Text::tr("New"), Text::tr("New messages are refused.")),
        Row("discard_new_per_subject", Kind::Bool, Section::Limits, Text::tr("Discard new per subject"),
            Text::tr("Refuses new messages also at the limit per subject; with discard new only.")),
        Row("duplicate_window", Kind::Duration, Section::Limits, Text::tr("Duplicate window"),
            Text::tr("A message whose Nats-Msg-Id was seen within this time is not stored again."))
            .byDefault("120000000000")
            .range(100 * millisecond),
        Row("allow_msg_ttl", Kind::Bool, Section::Limits, Text::tr("TTL per message"),
            Text::tr("Publishers may give a message its own lifetime with the header Nats-TTL."))
            .since(11, 1)
            .change(ConfigChange::OnlyOn, Text::tr("Once allowed, TTLs per message stay allowed.")),
        Row("subject_delete_marker_ttl", Kind::Duration, Section::Limits, Text::tr("Delete markers"),
            Text::tr("When age removes a subject's last message, a marker takes its place for this time."))
            .since(11, 1)
            .zeroIs(Text::tr("none"))
            .range(second),
        Row("consumer_limits", Kind::Object, Section::Limits, Text::tr("Limits of consumers"),
            Text::tr("Defaults and upper bounds for consumers of this stream."))
            .since(10)
            .with({
                Row("inactive_threshold", Kind::Duration, Section::Limits, Text::tr("Inactive threshold"),
                    Text::tr("Consumers go at the latest after being idle for this time."))
                    .zeroIs(Text::tr("no limit")),
                Row("max_ack_pending", Kind::Integer, Section::Limits, Text::tr("Unacknowledged messages"),
                    Text::tr("Consumers may have at most so many outstanding messages."))
                    .zeroIs(Text::tr("no limit"))
                    .unit(messages),
            }),

        Row("num_replicas", Kind::Integer, Section::Placement, Text::tr("Replicas"),
            Text::tr("On how many servers of a cluster the messages are; 3 or 5 survive the loss of servers."))
            .byDefault("1")
            .range(1, 5),
        Row("placement", Kind::Object, Section::Placement, Text::tr("Placement"),
            Text::tr("Where the replicas may be."))
            .with({
                Row("cluster", Kind::Text, Section::Placement, Text::tr("Cluster"), Text::tr("Name of the cluster.")),
                Row("tags", Kind::TextList, Section::Placement, Text::tr("Tags"),
                    Text::tr("Servers must have all of these tags.")),
                Row("preferred", Kind::Text, Section::Placement, Text::tr("Preferred server"),
                    Text::tr("For stepping down only; servers refuse it in a configuration."))
                    .since(11, 1)
                    .internal(),
            }),

        Row("mirror", Kind::Object, Section::Sources, Text::tr("Mirror"),
            Text::tr("Makes this stream an exact copy of another one, sequences included. It then has no subjects of "
                     "its own."))
            .with(sourceFields())
            .change(ConfigChange::Special,
                Text::tr("What a mirror copies cannot change. Server 2.12 and later can drop the mirror, which makes "
                         "this a stream of "
                         "its own; otherwise create a new mirror.")),
        Row("sources", Kind::ObjectList, Section::Sources, Text::tr("Sources"),
            Text::tr("Streams whose messages are copied into this one, besides what it stores by itself."))
            .with(sourceFields()),
        Row("mirror_direct", Kind::Bool, Section::Sources, Text::tr("Mirror answers direct gets"),
            Text::tr("The mirror answers direct gets for its origin; servers set it as the origin has it.")),

        Row("subject_transform", Kind::Object, Section::Transforms, Text::tr("Subject transform"),
            Text::tr("Rewrites the subject of each message before it is stored."))
            .since(10)
            .with(transformFields(Section::Transforms)),
        Row("republish", Kind::Object, Section::Transforms, Text::tr("Republish"),
            Text::tr("Publishes each stored message again under another subject."))
            .with({
                Row("src", Kind::Subject, Section::Transforms, Text::tr("From"),
                    Text::tr("Which messages; empty stands for all."))
                    .wildcards(),
                Row("dest", Kind::Subject, Section::Transforms, Text::tr("To"),
                    Text::tr("Under which subject; must not be stored here."))
                    .required()
                    .wildcards(),
                Row("headers_only", Kind::Bool, Section::Transforms, Text::tr("Headers only"),
                    Text::tr("Without the content; its size is in the header Nats-Msg-Size.")),
            })
            .change(ConfigChange::Special, Text::tr("Republishing cannot change before server 2.10.")),

        Row("allow_direct", Kind::Bool, Section::Advanced, Text::tr("Direct get"),
            Text::tr("Any replica answers reads of single messages: faster, and Natsight reads in batches.")),
        Row("allow_rollup_hdrs", Kind::Bool, Section::Advanced, Text::tr("Roll-ups"),
            Text::tr("A message with the header Nats-Rollup replaces all earlier ones.")),
        Row("deny_delete", Kind::Bool, Section::Advanced, Text::tr("Deny deletes"),
            Text::tr("Single messages cannot be deleted."))
            .change(ConfigChange::OnlyOn, Text::tr("Once deletes are denied they stay denied.")),
        Row("deny_purge", Kind::Bool, Section::Advanced, Text::tr("Deny purges"),
            Text::tr("The stream cannot be purged."))
            .change(ConfigChange::OnlyOn, Text::tr("Once purges are denied they stay denied.")),
        Row("sealed", Kind::Bool, Section::Advanced, Text::tr("Sealed"),
            Text::tr("Nothing comes in or goes out any more."))
            .change(ConfigChange::OnlyOn, Text::tr("A sealed stream stays sealed.")),
        Row("no_ack", Kind::Bool, Section::Advanced, Text::tr("No acknowledgements"),
            Text::tr("Publishers are not told whether a message was stored.")),
        Row("first_seq", Kind::Integer, Section::Advanced, Text::tr("First sequence"),
            Text::tr("Number of the first message; takes effect when the stream is created."))
            .since(10)
            .isUnsigned()
            .change(
                ConfigChange::Special, Text::tr("The first sequence only has an effect when the stream is created.")),
        Row("allow_atomic", Kind::Bool, Section::Advanced, Text::tr("Atomic batches"),
            Text::tr("Publishers may send batches that are stored as a whole or not at all."))
            .since(12, 2),
        Row("allow_batched", Kind::Bool, Section::Advanced, Text::tr("Fast batches"),
            Text::tr("Publishers may send batches with few acknowledgements."))
            .since(14, 4),
        Row("allow_msg_counter", Kind::Bool, Section::Advanced, Text::tr("Counters"),
            Text::tr("Each subject is a counter; messages say by how much it changes."))
            .since(12, 2)
            .never(Text::tr("A stream is made of counters from the start or never. %1").arg(recreateStream())),
        Row("allow_msg_schedules", Kind::Bool, Section::Advanced, Text::tr("Schedules"),
            Text::tr("Messages may be published later, by headers that say when."))
            .since(12, 2)
            .change(ConfigChange::OnlyOn, Text::tr("Once allowed, schedules stay allowed.")),
        Row("persist_mode", Kind::Choice, Section::Advanced, Text::tr("Persistence"),
            Text::tr("When a message counts as stored."))
            .since(12, 2)
            .byDefault("\"default\"")
            .choice("default", Text::tr("Default"), Text::tr("When it is written."))
            .choice("async", Text::tr("Asynchronous"),
                Text::tr("Before it is written: faster, and lost in a crash. One replica only."))
            .never(Text::tr("The persistence mode cannot change. %1").arg(recreateStream())),
        Row("template_owner", Kind::Text, Section::Advanced, Text::tr("Template"),
            Text::tr("Stream template of old servers that made it."))
            .internal(),
    };
}

QList<ConfigField> makeConsumerFields()
{
    const auto messages = Text::tr("messages");
    return {
        Row("name", Kind::Text, Section::Basics, Text::tr("Name"),
            Text::tr("Unique in the stream; without dot, space, *, > or slashes."))
            .isName()
            .maxLength(255)
            .never(Text::tr("A consumer keeps its name. %1").arg(recreateConsumer())),
        Row("durable_name", Kind::Text, Section::Basics, Text::tr("Durable name"),
            Text::tr("The name again: the consumer then stays when nobody uses it."))
            .isName()
            .maxLength(255)
            .never(Text::tr("A consumer cannot become durable or cease to be. %1").arg(recreateConsumer())),
        Row("description", Kind::Text, Section::Basics, Text::tr("Description"), Text::tr("A note for people."))
            .maxLength(maxDescription),
        Row("metadata", Kind::Map, Section::Basics, Text::tr("Metadata"),
            Text::tr("Names and values for people and programs."))
            .since(10)
            .maxLength(maxMetadata),

        Row("deliver_policy", Kind::Choice, Section::Delivery, Text::tr("Start"),
            Text::tr("Which message is the first."))
            .byDefault("\"all\"")
            .choice("all", Text::tr("All"), Text::tr("The oldest message of the stream."))
            .choice("last", Text::tr("Last"), Text::tr("The newest message."))
            .choice("new", Text::tr("New"), Text::tr("Messages stored from now on."))
            .choice("by_start_sequence", Text::tr("From a sequence"), {})
            .choice("by_start_time", Text::tr("From a time"), {})
            .choice("last_per_subject", Text::tr("Last of each subject"),
                Text::tr("The newest message of each subject; needs a filter."))
            .never(Text::tr("Where a consumer starts cannot change. %1").arg(recreateConsumer())),
        Row("opt_start_seq", Kind::Integer, Section::Delivery, Text::tr("Start sequence"),
            Text::tr("First sequence to deliver."))
            .isUnsigned()
            .never(Text::tr("Where a consumer starts cannot change. %1").arg(recreateConsumer())),
        Row("opt_start_time", Kind::Time, Section::Delivery, Text::tr("Start time"),
            Text::tr("Delivers what was stored from then on."))
            .never(Text::tr("Where a consumer starts cannot change. %1").arg(recreateConsumer())),
        Row("filter_subject", Kind::Subject, Section::Delivery, Text::tr("Filter"),
            Text::tr("Delivers only messages with these subjects."))
            .wildcards(),
        Row("filter_subjects", Kind::SubjectList, Section::Delivery, Text::tr("Filters"),
            Text::tr("Several filters; none may take what another one takes."))
            .since(10)
            .wildcards(),
        Row("replay_policy", Kind::Choice, Section::Delivery, Text::tr("Replay"),
            Text::tr("How fast stored messages are delivered."))
            .byDefault("\"instant\"")
            .choice("instant", Text::tr("Instant"), Text::tr("As fast as possible."))
            .choice("original", Text::tr("Original"), Text::tr("With the pauses in which they were stored."))
            .never(Text::tr("The replay policy cannot change. %1").arg(recreateConsumer())),
        Row("headers_only", Kind::Bool, Section::Delivery, Text::tr("Headers only"),
            Text::tr("Delivers without content; its size is in the header Nats-Msg-Size.")),
        Row("pause_until", Kind::Time, Section::Delivery, Text::tr("Paused until"),
            Text::tr("Nothing is delivered before that time."))
            .since(11, 1),

        Row("ack_policy", Kind::Choice, Section::Acknowledgement, Text::tr("Acknowledge"),
            Text::tr("What has to be acknowledged."))
            .byDefault("\"none\"")
            .choice("explicit", Text::tr("Explicit"), Text::tr("Each message by itself."))
            .choice("all", Text::tr("All"), Text::tr("Acknowledging one acknowledges all before it."))
            .choice("none", Text::tr("None"), Text::tr("Nothing; a message is delivered once."))
            .choice("flow_control", Text::tr("Flow control"),
                Text::tr("By answers to flow control; for copies between streams."), { 14, 4 })
            .never(Text::tr("The ack policy cannot change. %1").arg(recreateConsumer())),
        Row("ack_wait", Kind::Duration, Section::Acknowledgement, Text::tr("Ack wait"),
            Text::tr("A message that is not acknowledged within this time is delivered again."))
            .byDefault("30000000000")
            .range(1),
        Row("max_deliver", Kind::Integer, Section::Acknowledgement, Text::tr("Deliveries"),
            Text::tr("A message is delivered at most so often; then an advisory tells of it."))
            .limit()
            .unit(Text::tr("times")),
        Row("backoff", Kind::DurationList, Section::Acknowledgement, Text::tr("Back-off"),
            Text::tr("Ack wait of the first, second, … delivery; takes the place of the ack wait."))
            .range(0),
        Row("max_ack_pending", Kind::Integer, Section::Acknowledgement, Text::tr("Unacknowledged messages"),
            Text::tr("Delivery halts while so many are outstanding."))
            .byDefault("1000")
            .zeroIs(Text::tr("no limit"))
            .unit(messages),
        Row("sample_freq", Kind::Text, Section::Acknowledgement, Text::tr("Sampling"),
            Text::tr("Percentage of acknowledgements that are published as metrics.")),

        Row("max_waiting", Kind::Integer, Section::Pull, Text::tr("Waiting pulls"),
            Text::tr("At most so many open pull requests."))
            .byDefault("512")
            .unit(Text::tr("requests"))
            .never(Text::tr("The limit of waiting pulls cannot change. %1").arg(recreateConsumer())),
        Row("max_batch", Kind::Integer, Section::Pull, Text::tr("Batch"),
            Text::tr("A pull may ask for at most so many messages."))
            .zeroIs(Text::tr("no limit"))
            .unit(messages),
        Row("max_expires", Kind::Duration, Section::Pull, Text::tr("Expiry"),
            Text::tr("A pull may wait at most so long."))
            .zeroIs(Text::tr("no limit"))
            .range(millisecond),
        Row("max_bytes", Kind::Bytes, Section::Pull, Text::tr("Bytes"),
            Text::tr("A pull may ask for at most so many bytes."))
            .zeroIs(Text::tr("no limit")),

        Row("deliver_subject", Kind::Subject, Section::Push, Text::tr("Deliver subject"),
            Text::tr("Makes this a push consumer: messages are published there. Without it clients pull."))
            .change(ConfigChange::Special,
                Text::tr("A pull consumer cannot become a push consumer, nor the other way round.")),
        Row("deliver_group", Kind::Text, Section::Push, Text::tr("Queue group"),
            Text::tr("Subscribers of this queue group share the messages.")),
        Row("idle_heartbeat", Kind::Duration, Section::Push, Text::tr("Heartbeat"),
            Text::tr("Sent when there is nothing to deliver."))
            .zeroIs(Text::tr("none"))
            .range(100 * millisecond)
            .never(Text::tr("The heartbeat cannot change. %1").arg(recreateConsumer())),
        Row("flow_control", Kind::Bool, Section::Push, Text::tr("Flow control"),
            Text::tr("Waits for slow subscribers; needs a heartbeat."))
            .never(Text::tr("Flow control cannot change. %1").arg(recreateConsumer())),
        Row("rate_limit_bps", Kind::Integer, Section::Push, Text::tr("Rate"),
            Text::tr("Delivers at most so many bits a second."))
            .isUnsigned()
            .zeroIs(Text::tr("no limit"))
            .unit(Text::tr("bit/s")),

        Row("priority_policy", Kind::Choice, Section::Priority, Text::tr("Priority"),
            Text::tr("How several clients share the pulls."))
            .since(11, 1)
            .byDefault("\"none\"")
            .choice("none", Text::tr("None"), Text::tr("All alike."))
            .choice("overflow", Text::tr("Overflow"), Text::tr("Some clients take part only when much is pending."))
            .choice("pinned_client", Text::tr("Pinned client"),
                Text::tr("One client gets all, another one takes over when it goes."))
            .choice(
                "prioritized", Text::tr("Prioritized"), Text::tr("Clients with a lower number come first."), { 12, 2 }),
        Row("priority_groups", Kind::TextList, Section::Priority, Text::tr("Priority groups"),
            Text::tr("Names that pulls refer to."))
            .since(11, 1),
        Row("priority_timeout", Kind::Duration, Section::Priority, Text::tr("Pin timeout"),
            Text::tr("A pinned client that does not pull for this time loses its place."))
            .since(11, 1)
            .zeroIs(Text::tr("default")),

        Row("inactive_threshold", Kind::Duration, Section::Advanced, Text::tr("Inactive threshold"),
            Text::tr("The consumer is deleted when nobody uses it for this time."))
            .zeroIs(Text::tr("default")),
        Row("num_replicas", Kind::Integer, Section::Advanced, Text::tr("Replicas"),
            Text::tr("On how many servers its state is."))
            .zeroIs(Text::tr("as the stream"))
            .range(1, 5),
        Row("mem_storage", Kind::Bool, Section::Advanced, Text::tr("State in memory"),
            Text::tr("Its state is kept in memory also where the stream is on disk."))
            .never(Text::tr("Where its state is kept cannot change. %1").arg(recreateConsumer())),
        Row("direct", Kind::Bool, Section::Advanced, Text::tr("Direct"),
            Text::tr("Made by servers for mirrors and sources."))
            .internal()
            .never(Text::tr("Set by servers.")),
        Row("sourcing", Kind::Bool, Section::Advanced, Text::tr("Sourcing"),
            Text::tr("Made by servers for mirrors and sources."))
            .since(14, 4)
            .internal()
            .never(Text::tr("Set by servers.")),
    };
}

const ConfigField *findIn(const QList<ConfigField> &fields, QStringView name)
{
    const auto found = std::find_if(
        fields.begin(), fields.end(), [name](const ConfigField &field) { return field.name == name; });
    return found != fields.end() ? &*found : nullptr;
}

QString keyText(const std::string &key)
{
    return QString::fromStdString(key);
}

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

/// Text of any JSON value; never throws.
QString jsonText(const Json &value)
{
    return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString shortened(QString text)
{
    if (text.size() > maxShown) {
        text.truncate(maxShown);
        text += QChar(0x2026);
    }
    return text;
}

bool boolOf(const Json &object, const char *key)
{
    const Json &value = memberOf(object, key);
    return value.is_boolean() && value.get<bool>();
}

QString textIn(const Json &object, const char *key)
{
    return textOf(memberOf(object, key));
}

/// Integers of either sign, clamped; 0 for anything else.
qint64 numberOf(const Json &value)
{
    if (value.is_number_unsigned()) {
        return static_cast<qint64>(std::min<quint64>(value.get<quint64>(), static_cast<quint64>(maxInt64)));
    }
    return value.is_number_integer() ? value.get<qint64>() : 0;
}

bool isNumeric(Kind kind)
{
    return kind == Kind::Integer || kind == Kind::Bytes || kind == Kind::Duration;
}

bool isServerOwned(const std::string &key)
{
    return key.rfind("_nats.", 0) == 0;
}

/// A value that says what the server takes anyway where the field is absent.
bool isDefault(const ConfigField &field, const Json &value) // NOLINT(misc-no-recursion): as deep as the table
{
    if (value.is_null()) {
        return true;
    }
    if (isNumeric(field.kind)) {
        if (!value.is_number_integer()) {
            return false;
        }
        const qint64 number = numberOf(value);
        const qint64 normal = field.defaultValue.toLongLong();
        return number == 0 || number == normal || (normal <= 0 && number < 0 && !field.unlimited.isEmpty());
    }
    switch (field.kind) {
    case Kind::Bool:
        return value.is_boolean() && !value.get<bool>();
    case Kind::Choice:
        return value.is_string()
            && (textOf(value).isEmpty() || '"' + textOf(value).toUtf8() + '"' == field.defaultValue);
    case Kind::Time:
        return value.is_string() && timeFromJson(QByteArray::fromStdString(value.get<std::string>())) == 0;
    case Kind::Map:
        return value.is_object() && std::all_of(value.items().begin(), value.items().end(), [](const auto &item) {
            return isServerOwned(item.key());
        });
    case Kind::Object:
        if (!value.is_object()) {
            return false;
        }
        for (const auto &[key, member] : value.items()) {
            const auto *known = findIn(field.fields, keyText(key));
            if (known == nullptr ? !member.is_null() : !isDefault(*known, member)) {
                return false;
            }
        }
        return true;
    default:
        return (value.is_string() || value.is_array()) && (value.is_string() ? textOf(value).isEmpty() : value.empty());
    }
}

bool isSameText(const Json &a, const Json &b)
{
    return a.is_string() && b.is_string() && textOf(a) == textOf(b);
}

/// Equal for the server: numbers by value, times by instant, lists of names in whatever order, objects by their members.
bool isSame(const ConfigField &field, const Json &a, const Json &b) // NOLINT(misc-no-recursion): as deep as the table
{
    if (a == b || (isDefault(field, a) && isDefault(field, b))) {
        return true;
    }
    switch (field.kind) {
    case Kind::Integer:
        if (a.is_number_unsigned() && b.is_number_unsigned()) {
            return a.get<quint64>() == b.get<quint64>();
        }
        return a.is_number_integer() && b.is_number_integer() && numberOf(a) == numberOf(b);
    case Kind::Bytes:
    case Kind::Duration:
        return a.is_number_integer() && b.is_number_integer() && numberOf(a) == numberOf(b);
    case Kind::Time:
        if (a.is_string() && b.is_string()) {
            const auto left = timeFromJson(QByteArray::fromStdString(a.get<std::string>()));
            return (left != 0 && left == timeFromJson(QByteArray::fromStdString(b.get<std::string>())))
                || isSameText(a, b);
        }
        return false;
    case Kind::TextList:
    case Kind::SubjectList: {
        if (!a.is_array() || !b.is_array() || a.size() != b.size()) {
            return false;
        }
        auto left = a.get<std::vector<Json>>();
        auto right = b.get<std::vector<Json>>();
        const auto byText = [](const Json &one, const Json &other) { return jsonText(one) < jsonText(other); };
        std::sort(left.begin(), left.end(), byText);
        std::sort(right.begin(), right.end(), byText);
        return left == right;
    }
    case Kind::Map: {
        if (!a.is_object() || !b.is_object()) {
            return false;
        }
        const auto isCovered = [](const Json &one, const Json &other) {
            return std::all_of(one.items().begin(), one.items().end(), [&other](const auto &item) {
                return isServerOwned(item.key()) || memberOf(other, item.key()) == item.value();
            });
        };
        return isCovered(a, b) && isCovered(b, a);
    }
    case Kind::Object: {
        if (!a.is_object() || !b.is_object()) {
            return false;
        }
        std::set<std::string> keys;
        for (const Json *side : { &a, &b }) {
            for (const auto &item : side->items()) {
                keys.insert(item.key());
            }
        }
        return std::all_of(keys.begin(), keys.end(), [&](const std::string &key) {
            const auto *known = findIn(field.fields, keyText(key));
            const Json &left = memberOf(a, key);
            const Json &right = memberOf(b, key);
            return known != nullptr ? isSame(*known, left, right) : left == right;
        });
    }
    case Kind::ObjectList: {
        if (!a.is_array() || !b.is_array() || a.size() != b.size()) {
            return false;
        }
        ConfigField item = field;
        item.kind = Kind::Object;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!isSame(item, a[i], b[i])) {
                return false;
            }
        }
        return true;
    }
    default:
        return a == b;
    }
}

QString childPath(const QString &path, const QString &name)
{
    return path.isEmpty() ? name : path + QLatin1Char('.') + name;
}

/// What tells one source of a stream from another; empty for objects without a name.
QString identity(const Json &item)
{
    auto name = textIn(item, "name");
    if (const auto api = textIn(memberOf(item, "external"), "api"); !api.isEmpty()) {
        name += QLatin1Char('@') + api;
    }
    if (const auto filter = textIn(item, "filter_subject"); !filter.isEmpty()) {
        name += QLatin1Char(' ') + filter;
    }
    return name;
}

/// Collects differences of two configurations.
class Comparison
{
public:
    explicit Comparison(bool onlySent)
        : m_onlySent(onlySent)
    {
    }

    void objects(const QList<ConfigField> &fields, const Json &from, const Json &to, const QString &path,
        const QString &title) // NOLINT(misc-no-recursion): as deep as the table
    {
        // In the order of the table, then what it does not know in the order of the configurations.
        for (const ConfigField &field : fields) {
            const auto key = field.name.toStdString();
            value(field, memberOf(from, key), memberOf(to, key), path, title);
        }
        std::vector<std::string> others;
        for (const Json *side : { &from, &to }) {
            if (!side->is_object()) {
                continue;
            }
            for (const auto &item : side->items()) {
                if (findIn(fields, keyText(item.key())) == nullptr
                    && std::find(others.begin(), others.end(), item.key()) == others.end()) {
                    others.push_back(item.key());
                }
            }
        }
        for (const auto &key : others) {
            const Json &left = memberOf(from, key);
            const Json &right = memberOf(to, key);
            if (left != right && !(m_onlySent && left.is_null())) {
                add(childPath(path, keyText(key)), titled(title, keyText(key)), left.is_null(), right.is_null(),
                    left.is_null() ? QString() : shortened(jsonText(left)),
                    right.is_null() ? QString() : shortened(jsonText(right)));
            }
        }
    }

    [[nodiscard]] QList<ConfigDifference> taken() { return std::move(m_differences); }

private:
    static QString titled(const QString &parent, const QString &own)
    {
        return parent.isEmpty() ? own : parent + QStringLiteral(" \u203A ") + own;
    }

    void add(const QString &path, const QString &title, bool isNew, bool isGone, const QString &oldText,
        const QString &newText)
    {
        ConfigDifference difference;
        difference.kind = isNew ? ConfigDifference::Kind::Added
            : isGone            ? ConfigDifference::Kind::Removed
                                : ConfigDifference::Kind::Changed;
        difference.path = path;
        difference.title = title;
        difference.oldText = oldText;
        difference.newText = newText;
        m_differences.append(difference);
    }

    void value(const ConfigField &field, const Json &from, const Json &to, const QString &parentPath,
        const QString &parentTitle) // NOLINT(misc-no-recursion): as deep as the table
    {
        if ((m_onlySent && from.is_null()) || isSame(field, from, to)) {
            return;
        }
        const auto path = childPath(parentPath, field.name);
        const auto title = titled(parentTitle, field.title);
        if (field.kind == Kind::Map && (from.is_object() || from.is_null()) && (to.is_object() || to.is_null())) {
            map(from, to, path, title);
            return;
        }
        if (field.kind == Kind::Object && (from.is_object() || from.is_null()) && (to.is_object() || to.is_null())) {
            objects(field.fields, from, to, path, title);
            return;
        }
        if (field.kind == Kind::ObjectList && (from.is_array() || from.is_null()) && (to.is_array() || to.is_null())) {
            list(field, from, to, path, title);
            return;
        }
        add(path, title, isDefault(field, from), isDefault(field, to), configValueText(field, from),
            configValueText(field, to));
    }

    void map(const Json &from, const Json &to, const QString &path, const QString &title)
    {
        for (const Json *side : { &from, &to }) {
            if (!side->is_object()) {
                continue;
            }
            for (const auto &item : side->items()) {
                const Json &left = memberOf(from, item.key());
                const Json &right = memberOf(to, item.key());
                if (isServerOwned(item.key()) || left == right || (side == &to && !left.is_null())
                    || (m_onlySent && left.is_null())) {
                    continue;
                }
                const auto shown = [](const Json &text) {
                    return shortened(text.is_string() ? textOf(text) : text.is_null() ? QString() : jsonText(text));
                };
                add(path + QLatin1Char('.') + keyText(item.key()), titled(title, keyText(item.key())), left.is_null(),
                    right.is_null(), shown(left), shown(right));
            }
        }
    }

    void list(const ConfigField &field, const Json &from, const Json &to, const QString &path,
        const QString &title) // NOLINT(misc-no-recursion): as deep as the table
    {
        ConfigField itemField = field;
        itemField.kind = Kind::Object;
        const std::size_t fromSize = from.is_array() ? from.size() : 0;
        const std::size_t toSize = to.is_array() ? to.size() : 0;
        // Pairs of the same identity; the rest by place.
        std::vector<std::ptrdiff_t> partner(fromSize, -1);
        std::vector<bool> isTaken(toSize, false);
        const auto pairUp = [&](auto fits) {
            for (std::size_t i = 0; i < fromSize; ++i) {
                for (std::size_t j = 0; j < toSize && partner[i] < 0; ++j) {
                    if (!isTaken[j] && fits(i, j)) {
                        partner[i] = static_cast<std::ptrdiff_t>(j);
                        isTaken[j] = true;
                    }
                }
            }
        };
        pairUp([&](std::size_t i, std::size_t j) { return isSame(itemField, from[i], to[j]); });
        pairUp([&](std::size_t i, std::size_t j) {
            const auto name = identity(from[i]);
            return !name.isEmpty() && name == identity(to[j]);
        });
        pairUp([&](std::size_t i, std::size_t j) { return textIn(from[i], "name") == textIn(to[j], "name"); });
        const auto place = [&path](const Json &item, std::size_t index) {
            const auto name = identity(item);
            return QStringLiteral("%1[%2]").arg(path, name.isEmpty() ? QString::number(index) : name);
        };
        const auto titleOf = [&title](const Json &item, std::size_t index) {
            const auto name = identity(item);
            return titled(title, name.isEmpty() ? QString::number(index + 1) : name);
        };
        for (std::size_t i = 0; i < fromSize; ++i) {
            if (partner[i] < 0) {
                add(place(from[i], i), titleOf(from[i], i), false, true, configValueText(itemField, from[i]), {});
                continue;
            }
            const Json &other = to[static_cast<std::size_t>(partner[i])];
            if (from[i].is_object() && other.is_object()) {
                objects(field.fields, from[i], other, place(from[i], i), titleOf(from[i], i));
            } else if (from[i] != other) {
                add(place(from[i], i), titleOf(from[i], i), false, false, shortened(jsonText(from[i])),
                    shortened(jsonText(other)));
            }
        }
        for (std::size_t j = 0; j < toSize; ++j) {
            if (!isTaken[j] && !m_onlySent) {
                add(place(to[j], j), titleOf(to[j], j), true, false, {}, configValueText(itemField, to[j]));
            }
        }
    }

    QList<ConfigDifference> m_differences;
    bool m_onlySent; ///< what only `to` has is no difference
};

/// Checks a configuration.
class Validation
{
public:
    Validation(ConfigOf what, const ServerInfo &server)
        : m_what(what)
        , m_server(server)
        , m_isStrict(isKnownTo({ 12, 2 }, server))
    {
    }

    QList<ConfigProblem> run(const Json &config)
    {
        if (!config.is_object()) {
            error({}, Text::tr("A configuration is a JSON object."));
            return m_problems;
        }
        object(configFields(m_what), config, {});
        if (m_what != ConfigOf::Consumer) {
            stream(config);
            m_problems << bucketNotices(m_what, config);
        } else {
            consumer(config);
        }
        return m_problems;
    }

private:
    using Severity = ConfigProblem::Severity;

    void error(const QString &path, const QString &text) { m_problems.append({ Severity::Error, path, text }); }
    void warning(const QString &path, const QString &text) { m_problems.append({ Severity::Warning, path, text }); }

    void object(const QList<ConfigField> &fields, const Json &value, const QString &path) // NOLINT(misc-no-recursion)
    {
        for (const auto &[key, member] : value.items()) {
            const auto name = keyText(key);
            const auto *known = findIn(fields, name);
            if (known == nullptr) {
                warning(childPath(path, name), Text::tr("Natsight does not know this field: it is sent as it is."));
            } else if (!member.is_null()) {
                field(*known, member, childPath(path, name));
            }
        }
        for (const ConfigField &known : fields) {
            const Json &member = memberOf(value, known.name.toStdString());
            if (known.isRequired && (member.is_null() || (member.is_string() && textOf(member).isEmpty()))) {
                error(childPath(path, known.name), Text::tr("%1 is missing.").arg(known.title));
            }
        }
    }

    void tooNew(const ConfigSince &since, const QString &path)
    {
        if (m_isStrict) {
            error(path, Text::tr("Needs server %1 or later; this one refuses it.").arg(sinceText(since)));
        } else {
            warning(path, Text::tr("Needs server %1 or later; this one ignores it.").arg(sinceText(since)));
        }
    }

    void field(const ConfigField &field, const Json &value, const QString &path) // NOLINT(misc-no-recursion)
    {
        if (!isKnownTo(field.since, m_server) && !isDefault(field, value)) {
            tooNew(field.since, path);
        }
        switch (field.kind) {
        case Kind::Text:
        case Kind::Subject:
            if (!value.is_string()) {
                error(path, Text::tr("This must be a text."));
            } else {
                text(field, value, path);
            }
            break;
        case Kind::TextList:
        case Kind::SubjectList:
            if (!value.is_array()) {
                error(path, Text::tr("This must be a list of texts."));
                break;
            }
            for (std::size_t i = 0; i < value.size(); ++i) {
                const auto place = QStringLiteral("%1[%2]").arg(path).arg(i);
                if (!value[i].is_string()) {
                    error(place, Text::tr("This must be a text."));
                } else if (textOf(value[i]).isEmpty()) {
                    error(place, Text::tr("This is empty."));
                } else {
                    text(field, value[i], place);
                }
            }
            break;
        case Kind::Integer:
        case Kind::Bytes:
        case Kind::Duration:
            number(field, value, path);
            break;
        case Kind::DurationList:
            if (!value.is_array()) {
                error(path, Text::tr("This must be a list of durations in nanoseconds."));
                break;
            }
            for (std::size_t i = 0; i < value.size(); ++i) {
                const auto place = QStringLiteral("%1[%2]").arg(path).arg(i);
                if (!value[i].is_number_integer()) {
                    error(place, Text::tr("This must be a whole number of nanoseconds."));
                } else if (numberOf(value[i]) < 0) {
                    error(place, Text::tr("This must not be negative."));
                }
            }
            break;
        case Kind::Time:
            if (!value.is_string()
                || (timeFromJson(QByteArray::fromStdString(value.get<std::string>())) == 0
                    && !textOf(value).startsWith(QLatin1String("0001-01-01T")))) {
                error(path, Text::tr("This must be a time like 2026-11-24T12:00:00Z."));
            }
            break;
        case Kind::Bool:
            if (!value.is_boolean()) {
                error(path, Text::tr("This must be true or false."));
            }
            break;
        case Kind::Choice:
            choice(field, value, path);
            break;
        case Kind::Map:
            map(field, value, path);
            break;
        case Kind::Object:
            if (!value.is_object()) {
                error(path, Text::tr("This must be an object."));
            } else {
                object(field.fields, value, path);
            }
            break;
        case Kind::ObjectList:
            if (!value.is_array()) {
                error(path, Text::tr("This must be a list of objects."));
                break;
            }
            for (std::size_t i = 0; i < value.size(); ++i) {
                const auto place = QStringLiteral("%1[%2]").arg(path).arg(i);
                if (!value[i].is_object()) {
                    error(place, Text::tr("This must be an object."));
                } else {
                    object(field.fields, value[i], place);
                }
            }
            break;
        }
    }

    void text(const ConfigField &field, const Json &value, const QString &path)
    {
        const auto shown = textOf(value);
        const auto bytes = shown.toUtf8();
        if (field.maxLength > 0 && bytes.size() > field.maxLength) {
            error(path, Text::tr("This is longer than %1 bytes.").arg(field.maxLength));
        }
        if (field.isName && !shown.isEmpty()) {
            const auto checked = JetStreamName::validate(shown);
            if (!checked.isEmpty()) {
                error(path, checked);
            }
        }
        if ((field.kind == Kind::Subject || field.kind == Kind::SubjectList) && !shown.isEmpty()) {
            // Destinations hold functions like {{wildcard(1)}}, whose arguments may be apart by spaces.
            if (bytes.contains("{{")) {
                return;
            }
            const auto checked = field.allowsWildcards ? validateSubscribeSubject(bytes)
                                                       : validatePublishSubject(bytes);
            if (!checked) {
                error(path, checked.error().text());
            }
        }
    }

    void number(const ConfigField &field, const Json &value, const QString &path)
    {
        if (!value.is_number_integer()) {
            error(path,
                field.kind == Kind::Duration ? Text::tr("This must be a whole number of nanoseconds.")
                                             : Text::tr("This must be a whole number."));
            return;
        }
        if (!field.isUnsigned && value.is_number_unsigned() && value.get<quint64>() > static_cast<quint64>(maxInt64)) {
            error(path, Text::tr("This is too large."));
            return;
        }
        const qint64 given = numberOf(value);
        if (given < 0 && (field.isUnsigned || field.kind == Kind::Duration)) {
            error(path, Text::tr("This must not be negative."));
            return;
        }
        if (given == 0 || (given == -1 && (!field.unlimited.isEmpty() || field.defaultValue == "-1"))) {
            return;
        }
        if (given < 0 && field.defaultValue == "-1") {
            warning(path, Text::tr("The server takes this as no limit; write -1."));
            return;
        }
        if (given < std::max<qint64>(field.minimum, 0)) {
            error(path, Text::tr("At least %1.").arg(configValueText(field, Json(std::max<qint64>(field.minimum, 0)))));
        } else if (given > field.maximum) {
            error(path, Text::tr("At most %1.").arg(configValueText(field, Json(field.maximum))));
        }
    }

    void choice(const ConfigField &field, const Json &value, const QString &path)
    {
        if (!value.is_string()) {
            error(path, Text::tr("This must be a text."));
            return;
        }
        const auto given = textOf(value);
        const auto found = std::find_if(field.choices.begin(), field.choices.end(),
            [&given](const ConfigChoice &candidate) { return candidate.value == given; });
        if (found == field.choices.end()) {
            if (!given.isEmpty()) {
                QStringList values;
                for (const ConfigChoice &candidate : field.choices) {
                    values.append(candidate.value);
                }
                error(path, Text::tr("“%1” is none of: %2.").arg(shortened(given), values.join(QLatin1String(", "))));
            }
        } else if (!isKnownTo(found->since, m_server)) {
            error(path, Text::tr("“%1” needs server %2 or later.").arg(given, sinceText(found->since)));
        }
    }

    void map(const ConfigField &field, const Json &value, const QString &path)
    {
        if (!value.is_object()) {
            error(path, Text::tr("This must be an object of texts."));
            return;
        }
        qsizetype size = 0;
        for (const auto &item : value.items()) {
            if (!item.value().is_string()) {
                error(path + QLatin1Char('.') + keyText(item.key()), Text::tr("This must be a text."));
                continue;
            }
            size += static_cast<qsizetype>(item.key().size() + item.value().get_ref<const std::string &>().size());
        }
        if (field.maxLength > 0 && size > field.maxLength) {
            error(path, Text::tr("All names and values together are longer than %1 bytes.").arg(field.maxLength));
        }
    }

    /// The one way to say that a field is set to something.
    [[nodiscard]] bool isSet(const Json &config, const char *key) const
    {
        const auto *known = findIn(configFields(m_what), QLatin1String(key).toString());
        const Json &value = memberOf(config, key);
        return known != nullptr ? !isDefault(*known, value) : !value.is_null();
    }

    void source(const Json &value, const QString &path)
    {
        if (!value.is_object()) {
            return;
        }
        const Json &transforms = memberOf(value, "subject_transforms");
        if (!textIn(value, "filter_subject").isEmpty() && transforms.is_array() && !transforms.empty()) {
            error(childPath(path, QStringLiteral("subject_transforms")),
                Text::tr("A filter and transforms exclude each other."));
        }
        if (numberOf(memberOf(value, "opt_start_seq")) != 0 && memberOf(value, "opt_start_time").is_string()) {
            error(childPath(path, QStringLiteral("opt_start_time")),
                Text::tr("Start by sequence or by time, not by both."));
        }
    }

    void stream(const Json &config)
    {
        const auto path = [](const char *name) { return QString::fromLatin1(name); };
        if (isSet(config, "mirror")) {
            source(memberOf(config, "mirror"), path("mirror"));
            for (const char *other : { "subjects", "sources", "first_seq", "allow_msg_counter", "allow_atomic",
                     "allow_batched", "allow_msg_schedules", "subject_delete_marker_ttl" }) {
                if (isSet(config, other)) {
                    error(path(other), Text::tr("A mirror cannot have this: it is an exact copy."));
                }
            }
        } else if (boolOf(config, "mirror_direct")) {
            error(path("mirror_direct"), Text::tr("This is for mirrors only."));
        }
        if (const Json &sources = memberOf(config, "sources"); sources.is_array()) {
            for (std::size_t i = 0; i < sources.size(); ++i) {
                source(sources[i], QStringLiteral("sources[%1]").arg(i));
            }
            if (!sources.empty() && boolOf(config, "allow_msg_schedules")) {
                error(path("allow_msg_schedules"), Text::tr("A stream with sources cannot have schedules."));
            }
        }
        const bool isDiscardNew = textIn(config, "discard") == QLatin1String("new");
        if (boolOf(config, "discard_new_per_subject")) {
            if (!isDiscardNew) {
                error(path("discard_new_per_subject"), Text::tr("This needs discard new."));
            }
            if (numberOf(memberOf(config, "max_msgs_per_subject")) <= 0) {
                error(path("discard_new_per_subject"), Text::tr("This needs a limit of messages per subject."));
            }
        }
        const qint64 age = numberOf(memberOf(config, "max_age"));
        if (age > 0 && numberOf(memberOf(config, "duplicate_window")) > age) {
            error(path("duplicate_window"), Text::tr("The duplicate window cannot be longer than the age limit."));
        }
        if (boolOf(config, "deny_purge") && boolOf(config, "allow_rollup_hdrs")) {
            error(path("allow_rollup_hdrs"), Text::tr("Roll-ups purge, and purges are denied."));
        }
        if (boolOf(config, "allow_msg_counter")) {
            if (isDiscardNew) {
                error(path("discard"), Text::tr("Counters cannot have discard new."));
            }
            for (const char *other : { "allow_msg_ttl", "allow_msg_schedules" }) {
                if (boolOf(config, other)) {
                    error(path(other), Text::tr("Counters cannot have this."));
                }
            }
            if (isSet(config, "retention")) {
                error(path("retention"), Text::tr("Counters need retention by limits."));
            }
        }
        if (boolOf(config, "allow_msg_schedules") && isDiscardNew) {
            error(path("discard"), Text::tr("Schedules cannot have discard new."));
        }
        if (textIn(config, "persist_mode") == QLatin1String("async")) {
            if (textIn(config, "storage") == QLatin1String("memory")) {
                error(path("persist_mode"), Text::tr("Asynchronous persistence is for file storage."));
            }
            if (numberOf(memberOf(config, "num_replicas")) > 1) {
                error(path("persist_mode"), Text::tr("Asynchronous persistence is for one replica."));
            }
            if (boolOf(config, "allow_atomic")) {
                error(
                    path("persist_mode"), Text::tr("Asynchronous persistence and atomic batches exclude each other."));
            }
        }
        if (!textIn(memberOf(config, "placement"), "preferred").isEmpty()) {
            error(path("placement.preferred"), Text::tr("Servers refuse a preferred server in a configuration."));
        }
    }

    void consumer(const Json &config)
    {
        const auto path = [](const char *name) { return QString::fromLatin1(name); };
        const auto durable = textIn(config, "durable_name");
        const auto name = textIn(config, "name");
        if (!durable.isEmpty() && !name.isEmpty() && durable != name) {
            error(path("durable_name"), Text::tr("The durable name must be the name."));
        }
        const Json &filters = memberOf(config, "filter_subjects");
        if (!textIn(config, "filter_subject").isEmpty() && isSet(config, "filter_subjects")) {
            error(path("filter_subjects"), Text::tr("One filter or several, not both fields."));
        }
        if (filters.is_array()) {
            for (std::size_t i = 0; i < filters.size() && i < 1000; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const auto one = textOf(filters[i]).toStdString();
                    const auto other = textOf(filters[j]).toStdString();
                    if (!one.empty() && !other.empty() && patternsOverlap(one, other)) {
                        error(QStringLiteral("filter_subjects[%1]").arg(i),
                            Text::tr("This overlaps with %1.").arg(textOf(filters[j])));
                    }
                }
            }
        }
        start(config);
        const auto ack = textIn(config, "ack_policy");
        const bool isPush = !textIn(config, "deliver_subject").isEmpty();
        if (isPush) {
            for (const char *other : { "max_waiting", "priority_groups", "priority_policy" }) {
                if (numberOf(memberOf(config, other)) != 0
                    || (isSet(config, other) && !memberOf(config, other).is_number())) {
                    error(path(other), Text::tr("This is for pull consumers only."));
                }
            }
        } else {
            for (const char *other : { "rate_limit_bps", "idle_heartbeat", "flow_control" }) {
                if (isSet(config, other)) {
                    error(path(other), Text::tr("This is for push consumers only."));
                }
            }
        }
        if (boolOf(config, "flow_control") && !isSet(config, "idle_heartbeat")
            && ack != QLatin1String("flow_control")) {
            error(path("flow_control"), Text::tr("Flow control needs a heartbeat."));
        }
        if (isPush && (ack.isEmpty() || ack == QLatin1String("none"))
            && numberOf(memberOf(config, "max_ack_pending")) > 0) {
            error(path("max_ack_pending"), Text::tr("Nothing is outstanding where nothing is acknowledged."));
        }
        const Json &backoff = memberOf(config, "backoff");
        const qint64 deliveries = numberOf(memberOf(config, "max_deliver"));
        if (backoff.is_array() && deliveries > 0 && static_cast<qint64>(backoff.size()) > deliveries) {
            error(path("backoff"), Text::tr("There are more steps than deliveries."));
        }
        const auto policy = textIn(config, "priority_policy");
        if (!policy.isEmpty() && policy != QLatin1String("none")) {
            if (!isSet(config, "priority_groups")) {
                error(path("priority_groups"), Text::tr("This policy needs a group."));
            }
        } else if (isSet(config, "priority_groups")) {
            error(path("priority_groups"), Text::tr("Groups need a priority policy."));
        }
        if (const auto sampling = textIn(config, "sample_freq"); !sampling.isEmpty()) {
            bool isNumber = false;
            const int percent = QString(sampling).remove(QLatin1Char('%')).toInt(&isNumber);
            if (!isNumber || percent < 0) {
                error(path("sample_freq"), Text::tr("This must be a percentage."));
            }
        }
    }

    void start(const Json &config)
    {
        const auto policy = textIn(config, "deliver_policy");
        const bool hasSequence = numberOf(memberOf(config, "opt_start_seq")) != 0;
        const bool hasTime = memberOf(config, "opt_start_time").is_string();
        const bool bySequence = policy == QLatin1String("by_start_sequence");
        const bool byTime = policy == QLatin1String("by_start_time");
        if (bySequence && !hasSequence) {
            error(QStringLiteral("opt_start_seq"), Text::tr("Start from which sequence?"));
        } else if (!bySequence && hasSequence) {
            error(QStringLiteral("opt_start_seq"), Text::tr("This needs the start “from a sequence”."));
        }
        if (byTime && !hasTime) {
            error(QStringLiteral("opt_start_time"), Text::tr("Start from which time?"));
        } else if (!byTime && hasTime) {
            error(QStringLiteral("opt_start_time"), Text::tr("This needs the start “from a time”."));
        }
        if (policy == QLatin1String("last_per_subject") && !isSet(config, "filter_subject")
            && !isSet(config, "filter_subjects")) {
            error(
                QStringLiteral("filter_subject"), Text::tr("The last of each subject needs a filter, for instance >."));
        }
    }

    struct JetStreamName {
        /// What is wrong with a name, or nothing.
        static QString validate(const QString &name)
        {
            for (const QChar c : name) {
                if (QStringView(u".*>/\\").contains(c) || c.isSpace() || c.unicode() < 0x20 || c.unicode() == 0x7f) {
                    return Text::tr("A name has no dot, *, >, slash, backslash, space or control character.");
                }
            }
            return {};
        }
    };

    ConfigOf m_what;
    const ServerInfo &m_server;
    bool m_isStrict; ///< servers from 2.12 on refuse what they do not know
    QList<ConfigProblem> m_problems;
};

void withoutServerMetadata(Json &config)
{
    if (!config.is_object()) {
        return;
    }
    const auto metadata = config.find("metadata");
    if (metadata == config.end() || !metadata->is_object()) {
        return;
    }
    Json kept = Json::object();
    for (const auto &item : metadata->items()) {
        if (!isServerOwned(item.key())) {
            kept[item.key()] = item.value();
        }
    }
    if (kept.size() == metadata->size()) {
        return;
    }
    if (kept.empty()) {
        config.erase("metadata");
    } else {
        *metadata = std::move(kept);
    }
}

void merge(Json &target, const Json &edits, int depth) // NOLINT(misc-no-recursion): bounded by depth
{
    if (!edits.is_object() || depth > 64) {
        target = edits;
        return;
    }
    if (!target.is_object()) {
        target = Json::object();
    }
    for (const auto &item : edits.items()) {
        if (item.value().is_null()) {
            target.erase(item.key());
        } else {
            merge(target[item.key()], item.value(), depth + 1);
        }
    }
}

} // namespace

const Json &memberOf(const Json &object, const std::string &key)
{
    static const Json nothing;
    if (!object.is_object()) {
        return nothing;
    }
    const auto found = object.find(key);
    return found != object.end() ? *found : nothing;
}

const QList<ConfigField> &configFields(ConfigOf what)
{
    static const QList<ConfigField> streamFields = makeStreamFields();
    static const QList<ConfigField> consumerFields = makeConsumerFields();
    static const QList<ConfigField> keyValueFields = bucketFields(ConfigOf::KeyValue, streamFields);
    static const QList<ConfigField> objectFields = bucketFields(ConfigOf::Objects, streamFields);
    switch (what) {
    case ConfigOf::Consumer:
        return consumerFields;
    case ConfigOf::KeyValue:
        return keyValueFields;
    case ConfigOf::Objects:
        return objectFields;
    case ConfigOf::Stream:
        break;
    }
    return streamFields;
}

const ConfigField *findConfigField(ConfigOf what, const QString &path)
{
    const QList<ConfigField> *fields = &configFields(what);
    const ConfigField *found = nullptr;
    for (QString name : path.split(QLatin1Char('.'))) {
        if (const auto bracket = name.indexOf(QLatin1Char('[')); bracket >= 0) {
            name.truncate(bracket);
        }
        if (fields == nullptr) {
            return nullptr;
        }
        found = findIn(*fields, name);
        fields = found != nullptr ? &found->fields : nullptr;
    }
    return found;
}

QString sectionTitle(ConfigSection section)
{
    switch (section) {
    case Section::Basics:
        return Text::tr("Basics");
    case Section::Limits:
        return Text::tr("Limits");
    case Section::Placement:
        return Text::tr("Placement and replication");
    case Section::Sources:
        return Text::tr("Mirror and sources");
    case Section::Transforms:
        return Text::tr("Republish and transforms");
    case Section::Delivery:
        return Text::tr("Delivery");
    case Section::Acknowledgement:
        return Text::tr("Acknowledgement");
    case Section::Pull:
        return Text::tr("Pull");
    case Section::Push:
        return Text::tr("Push");
    case Section::Priority:
        return Text::tr("Priority groups");
    case Section::Advanced:
        return Text::tr("Advanced");
    case Section::Underneath:
        return Text::tr("Stream underneath");
    }
    return {};
}

bool isKnownTo(const ConfigSince &since, const ServerInfo &server)
{
    if (server.apiLevel > 0) {
        return server.apiLevel >= since.apiLevel;
    }
    // A JetStream that tells no level is older than 2.11.
    if (server.isJetStream && since.apiLevel > 0) {
        return false;
    }
    return server.version.isEmpty() || server.isAtLeast(2, since.minor);
}

QString sinceText(const ConfigSince &since)
{
    return QStringLiteral("2.%1").arg(since.minor);
}

QString configValueText(const ConfigField &field, const Json &value)
{
    if (value.is_null()) {
        if (field.defaultValue.isEmpty()) {
            return {};
        }
        const auto standard = Json::parse(field.defaultValue.constData(), nullptr, false);
        return standard.is_null() ? QString() : configValueText(field, standard);
    }
    switch (field.kind) {
    case Kind::Integer:
    case Kind::Bytes:
    case Kind::Duration: {
        if (!value.is_number_integer()) {
            break;
        }
        const qint64 number = numberOf(value);
        if (number <= 0 && !field.unlimited.isEmpty()) {
            return field.unlimited;
        }
        if (field.kind == Kind::Duration) {
            return format::duration(std::chrono::nanoseconds(number));
        }
        if (field.kind == Kind::Bytes) {
            return format::bytes(static_cast<double>(number));
        }
        const auto digits = value.is_number_unsigned() ? format::count(value.get<quint64>())
            : number >= 0                              ? format::count(static_cast<quint64>(number))
                                                       : QString::number(number);
        return field.unit.isEmpty() ? digits : digits + QChar(0xa0) + field.unit;
    }
    case Kind::DurationList: {
        if (!value.is_array()) {
            break;
        }
        QStringList parts;
        for (const Json &item : value) {
            parts.append(format::duration(std::chrono::nanoseconds(numberOf(item))));
        }
        return shortened(parts.join(QLatin1String(", ")));
    }
    case Kind::TextList:
    case Kind::SubjectList: {
        if (!value.is_array()) {
            break;
        }
        QStringList parts;
        for (const Json &item : value) {
            parts.append(item.is_string() ? textOf(item) : jsonText(item));
        }
        return shortened(parts.join(QLatin1String(", ")));
    }
    case Kind::Bool:
        if (value.is_boolean()) {
            return value.get<bool>() ? Text::tr("yes") : Text::tr("no");
        }
        break;
    case Kind::Choice:
        for (const ConfigChoice &choice : field.choices) {
            if (value.is_string() && choice.value == textOf(value)) {
                return choice.title;
            }
        }
        break;
    case Kind::Time:
        if (value.is_string()) {
            const auto time = timeFromJson(QByteArray::fromStdString(value.get<std::string>()));
            return time != 0 ? format::exactTime(time) : shortened(textOf(value));
        }
        break;
    default:
        break;
    }
    if (value.is_string() && !field.prefix.isEmpty() && textOf(value).startsWith(field.prefix)) {
        return shortened(textOf(value).mid(field.prefix.size()));
    }
    return shortened(value.is_string() ? textOf(value) : jsonText(value));
}

QList<ConfigProblem> validateConfig(ConfigOf what, const Json &config, const ServerInfo &server)
{
    return Validation(what, server).run(config);
}

QList<ConfigDifference> configDifferences(ConfigOf what, const Json &from, const Json &to)
{
    Comparison comparison(false);
    comparison.objects(configFields(what), from, to, {}, {});
    return comparison.taken();
}

QList<ConfigProblem> impossibleChanges(ConfigOf what, const Json &from, const Json &to, const ServerInfo &server)
{
    QList<ConfigProblem> problems;
    const auto add = [&problems](
                         const ConfigField &field, ConfigProblem::Severity severity = ConfigProblem::Severity::Error) {
        problems.append({ severity, field.name, field.changeHelp });
    };
    for (const ConfigField &field : configFields(what)) {
        if (field.change == ConfigChange::Free) {
            continue;
        }
        const auto key = field.name.toStdString();
        const Json &left = memberOf(from, key);
        const Json &right = memberOf(to, key);
        if (isSame(field, left, right)) {
            continue;
        }
        if (field.change == ConfigChange::Never) {
            // Servers fill in the name where only the durable name was given.
            if (what == ConfigOf::Consumer && key == "name" && textOf(right).isEmpty()
                && textIn(to, "durable_name") == textOf(left)) {
                continue;
            }
            add(field);
        } else if (field.change == ConfigChange::OnlyOn) {
            if (isDefault(field, right)) {
                add(field);
            }
        } else if (key == "retention") {
            const auto isQueue = [](const Json &value) { return textOf(value) == QLatin1String("workqueue"); };
            if (isQueue(left) || isQueue(right) || !isKnownTo({ 10, 0 }, server)) {
                add(field);
            }
        } else if (key == "republish") {
            if (!isKnownTo({ 10, 0 }, server)) {
                add(field);
            }
        } else if (key == "max_consumers") {
            if (!isKnownTo({ 12, 2 }, server)) {
                add(field);
            }
        } else if (key == "mirror") {
            if (!isDefault(field, right) || !isKnownTo({ 12, 2 }, server)) {
                add(field);
            }
        } else if (key == "deliver_subject") {
            if (textOf(left).isEmpty() || textOf(right).isEmpty()) {
                add(field);
            }
        } else if (key == "first_seq") {
            add(field, ConfigProblem::Severity::Warning);
        }
    }
    // Server 2.9 takes the start time as changed whenever there is one.
    if (what == ConfigOf::Consumer && memberOf(from, "opt_start_time").is_string() && !isKnownTo({ 10, 0 }, server)
        && problems.isEmpty() && !configDifferences(what, from, to).isEmpty()) {
        problems.append({ ConfigProblem::Severity::Error, QStringLiteral("opt_start_time"),
            Text::tr("Before server 2.10 a consumer with a start time cannot change at all. %1")
                .arg(recreateConsumer()) });
    }
    return problems;
}

QList<ConfigProblem> losingChanges(const Json &from, const Json &to, const ServerInfo &server)
{
    QList<ConfigProblem> problems;
    const auto warn = [&problems](const char *name, const QString &text) {
        problems.append({ ConfigProblem::Severity::Warning, QLatin1String(name), text });
    };
    // Where new messages are refused at a limit, lowering it removes none, save for server 2.9; age and the limit per
    // subject always do.
    const bool isDiscardNew = textIn(to, "discard") == QLatin1String("new") && isKnownTo({ 10, 0 }, server);
    for (const char *name : { "max_msgs", "max_bytes", "max_age", "max_msgs_per_subject" }) {
        const qint64 old = numberOf(memberOf(from, name));
        const qint64 now = numberOf(memberOf(to, name));
        const bool isWhole = QLatin1String(name) == QLatin1String("max_msgs")
            || QLatin1String(name) == QLatin1String("max_bytes");
        if (now > 0 && (old <= 0 || now < old) && !(isWhole && isDiscardNew)) {
            warn(name, Text::tr("Messages beyond this limit go at once and for good."));
        }
    }
    if (textIn(to, "retention") == QLatin1String("interest")
        && textIn(from, "retention") != QLatin1String("interest")) {
        warn("retention", Text::tr("Messages that no consumer waits for can go at once and for good."));
    }
    if (boolOf(to, "sealed") && !boolOf(from, "sealed")) {
        warn("sealed", Text::tr("Nothing can be stored in it or deleted from it any more. This cannot be undone."));
    }
    return problems;
}

Json patchedConfig(const Json &serverConfig, const Json &edits)
{
    Json config = serverConfig;
    merge(config, edits, 0);
    withoutServerMetadata(config);
    return config;
}

Json configEdits(const Json &from, const Json &to) // NOLINT(misc-no-recursion): as deep as the configurations
{
    Json edits = Json::object();
    if (!from.is_object() || !to.is_object()) {
        return edits;
    }
    for (const auto &[key, value] : to.items()) {
        const auto old = from.find(key);
        if (old != from.end() && *old == value) {
            continue;
        }
        if (old != from.end() && old->is_object() && value.is_object()) {
            auto inner = configEdits(*old, value);
            if (!inner.empty()) {
                edits[key] = std::move(inner);
            }
        } else {
            edits[key] = value;
        }
    }
    for (const auto &[key, value] : from.items()) {
        if (!value.is_null() && !to.contains(key)) {
            edits[key] = nullptr;
        }
    }
    return edits;
}

Json clonedConfig(ConfigOf what, const Json &config, const QString &newName)
{
    Json copy = config;
    if (!copy.is_object()) {
        copy = Json::object();
    }
    withoutServerMetadata(copy);
    for (const ConfigField &field : configFields(what)) {
        if (field.isInternal) {
            copy.erase(field.name.toStdString());
        }
    }
    copy["name"] = newName.toStdString();
    if (what != ConfigOf::Consumer) {
        if (copy.contains("sealed")) {
            copy["sealed"] = false;
        }
    } else {
        if (!textIn(copy, "durable_name").isEmpty()) {
            copy["durable_name"] = newName.toStdString();
        }
        copy.erase("pause_until");
    }
    return copy;
}

QList<ConfigDifference> notApplied(ConfigOf what, const Json &sent, const Json &returned)
{
    Comparison comparison(true);
    comparison.objects(configFields(what), sent, returned, {}, {});
    return comparison.taken();
}

} // namespace natsight
