// SPDX-License-Identifier: GPL-3.0-or-later
// The official command line tool's way to make the same configuration. Options and their quirks as of its version 0.5.1.
#include "models/jetstream/configfields.h"

#include "models/core/text.h"
#include "models/jetstream/bucketconfig.h"
#include "models/nats/session.h"
#include "models/payload/natscommand.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace natsight {

namespace {

/// By path: `placement.cluster`.
const Json &valueAt(const Json &config, const QString &path)
{
    const Json *value = &config;
    for (const QString &name : path.split(QLatin1Char('.'))) {
        value = &memberOf(*value, name.toStdString());
    }
    return *value;
}

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

QString textAt(const Json &config, const char *path)
{
    return textOf(valueAt(config, QLatin1String(path)));
}

bool isTrue(const Json &config, const char *path)
{
    const Json &value = valueAt(config, QLatin1String(path));
    return value.is_boolean() && value.get<bool>();
}

qint64 numberAt(const Json &config, const char *path)
{
    const Json &value = valueAt(config, QLatin1String(path));
    return value.is_number_integer() ? value.get<qint64>() : 0;
}

QString integerText(const Json &value)
{
    return value.is_number_unsigned() ? QString::number(value.get<quint64>()) : QString::number(value.get<qint64>());
}

/// `1h30m`, `250ms`, exact to the nanosecond, as Go reads it.
QString goDuration(qint64 nanoseconds)
{
    if (nanoseconds <= 0) {
        return QStringLiteral("0s");
    }
    constexpr std::array<std::pair<const char *, qint64>, 6> units { { { "h", 3'600'000'000'000 },
        { "m", 60'000'000'000 }, { "s", 1'000'000'000 }, { "ms", 1'000'000 }, { "us", 1'000 }, { "ns", 1 } } };
    QString text;
    for (const auto &[name, size] : units) {
        if (const qint64 count = nanoseconds / size; count > 0) {
            text += QString::number(count) + QLatin1String(name);
            nanoseconds %= size;
        }
    }
    return text;
}

/// How a value stands after an option.
enum class Style {
    Text,
    Number,
    Duration,
    Texts,
    Bool,
    NotBool,
    OnlyTrue,
    Map,
    Retention,
    Sample,
    Json,
    Jsons,
    DeliverPolicy,
    Compress
};

struct Option {
    const char *path;
    const char *name;
    Style style;
    bool isForAdd;
    bool isForEdit;
};

constexpr Option streamOptions[] {
    { "description", "description", Style::Text, true, true },
    { "subjects", "subjects", Style::Texts, true, true },
    { "retention", "retention", Style::Retention, true, true },
    { "storage", "storage", Style::Text, true, false },
    { "compression", "compression", Style::Text, true, true },
    { "metadata", "metadata", Style::Map, true, true },
    { "max_msgs", "max-msgs", Style::Number, true, true },
    { "max_bytes", "max-bytes", Style::Number, true, true },
    { "max_age", "max-age", Style::Duration, true, true },
    { "max_msgs_per_subject", "max-msgs-per-subject", Style::Number, true, true },
    { "max_msg_size", "max-msg-size", Style::Number, true, true },
    { "max_consumers", "max-consumers", Style::Number, true, true },
    { "discard", "discard", Style::Text, true, true },
    { "discard_new_per_subject", "discard-per-subject", Style::Bool, true, true },
    { "duplicate_window", "dupe-window", Style::Duration, true, true },
    { "allow_msg_ttl", "allow-msg-ttl", Style::OnlyTrue, true, true },
    { "subject_delete_marker_ttl", "subject-del-markers-ttl", Style::Duration, true, true },
    { "consumer_limits.inactive_threshold", "limit-consumer-inactive", Style::Duration, true, false },
    { "consumer_limits.max_ack_pending", "limit-consumer-max-pending", Style::Number, true, false },
    { "num_replicas", "replicas", Style::Number, true, true },
    { "placement.cluster", "cluster", Style::Text, true, true },
    { "placement.tags", "tag", Style::Texts, true, true },
    { "mirror", "mirror", Style::Json, true, false },
    { "sources", "source", Style::Jsons, true, false },
    { "mirror_direct", "allow-mirror-direct", Style::Bool, true, true },
    { "subject_transform.src", "transform-source", Style::Text, true, true },
    { "subject_transform.dest", "transform-destination", Style::Text, true, true },
    { "republish.src", "republish-source", Style::Text, true, true },
    { "republish.dest", "republish-destination", Style::Text, true, true },
    { "republish.headers_only", "republish-headers", Style::OnlyTrue, true, true },
    { "allow_direct", "allow-direct", Style::Bool, true, true },
    { "allow_rollup_hdrs", "allow-rollup", Style::Bool, true, true },
    { "deny_delete", "deny-delete", Style::Bool, true, true },
    { "deny_purge", "deny-purge", Style::Bool, true, true },
    { "no_ack", "ack", Style::NotBool, true, true },
    { "first_seq", "first-sequence", Style::Number, true, false },
    { "allow_atomic", "allow-batch", Style::Bool, true, true },
    { "allow_batched", "allow-fast", Style::Bool, true, true },
    { "allow_msg_counter", "allow-counter", Style::OnlyTrue, true, false },
    { "allow_msg_schedules", "allow-schedules", Style::Bool, true, true },
    { "persist_mode", "persist-mode", Style::Text, true, false },
};

constexpr Option consumerOptions[] {
    { "description", "description", Style::Text, true, true },
    { "metadata", "metadata", Style::Map, true, true },
    { "ack_policy", "ack", Style::Text, true, false },
    { "deliver_policy", "deliver", Style::DeliverPolicy, true, false },
    { "filter_subject", "filter", Style::Text, true, true },
    { "filter_subjects", "filter", Style::Texts, true, true },
    { "replay_policy", "replay", Style::Text, true, false },
    { "headers_only", "headers-only", Style::Bool, true, true },
    { "ack_wait", "wait", Style::Duration, true, true },
    { "max_deliver", "max-deliver", Style::Number, true, true },
    { "max_ack_pending", "max-pending", Style::Number, true, true },
    { "sample_freq", "sample", Style::Sample, true, true },
    { "max_waiting", "max-waiting", Style::Number, true, false },
    { "max_batch", "max-pull-batch", Style::Number, true, true },
    { "max_expires", "max-pull-expire", Style::Duration, true, true },
    { "max_bytes", "max-pull-bytes", Style::Number, true, true },
    { "deliver_group", "deliver-group", Style::Text, true, false },
    { "idle_heartbeat", "heartbeat", Style::Duration, true, false },
    { "flow_control", "flow-control", Style::OnlyTrue, true, false },
    { "rate_limit_bps", "bps", Style::Number, true, false },
    { "inactive_threshold", "inactive-threshold", Style::Duration, true, true },
    { "num_replicas", "replicas", Style::Number, true, true },
    { "mem_storage", "memory", Style::OnlyTrue, true, false },
};

constexpr Option keyValueOptions[] {
    { "description", "description", Style::Text, true, true },
    { "max_msgs_per_subject", "history", Style::Number, true, true },
    { "storage", "storage", Style::Text, true, false },
    { "max_age", "ttl", Style::Duration, true, true },
    { "subject_delete_marker_ttl", "marker-ttl", Style::Duration, true, true },
    { "num_replicas", "replicas", Style::Number, true, true },
    { "max_msg_size", "max-value-size", Style::Number, true, true },
    { "max_bytes", "max-bucket-size", Style::Number, true, true },
    { "placement.cluster", "cluster", Style::Text, true, true },
    { "placement.tags", "tags", Style::Texts, true, true },
    { "compression", "compress", Style::Compress, true, true },
    { "metadata", "metadata", Style::Map, true, true },
    { "republish.src", "republish-source", Style::Text, true, true },
    { "republish.dest", "republish-destination", Style::Text, true, true },
    { "republish.headers_only", "republish-headers", Style::OnlyTrue, true, true },
};

constexpr Option objectOptions[] {
    { "description", "description", Style::Text, true, true },
    { "storage", "storage", Style::Text, true, false },
    { "max_age", "ttl", Style::Duration, true, true },
    { "num_replicas", "replicas", Style::Number, true, true },
    { "max_bytes", "max-bucket-size", Style::Number, true, true },
    { "placement.cluster", "cluster", Style::Text, true, true },
    { "placement.tags", "tags", Style::Texts, true, true },
    { "compression", "compress", Style::Compress, true, true },
    { "metadata", "metadata", Style::Map, true, true },
};

QString assigned(const char *name, const QString &value)
{
    // Quoted as one word, so that the option survives whatever the value holds.
    return shellWord(QByteArray(QByteArray("--") + name + '=' + value.toUtf8()));
}

/// The command being put together.
class Command
{
public:
    explicit Command(QStringList words)
        : m_words(std::move(words))
    {
    }

    void add(const QString &word) { m_words.append(word); }
    void add(const char *name, const QString &value) { m_words.append(assigned(name, value)); }
    void flag(const char *name) { m_words.append(QLatin1String("--") + QLatin1String(name)); }

    /// Something that no option can say: the configuration goes by a file.
    void cannot(const QString &title)
    {
        if (!m_withoutOption.contains(title)) {
            m_withoutOption.append(title);
        }
    }
    [[nodiscard]] const QStringList &withoutOption() const { return m_withoutOption; }
    [[nodiscard]] QString text() const { return m_words.join(QLatin1Char(' ')); }

    void value(const Option &option, const Json &value, const QString &title)
    {
        switch (option.style) {
        case Style::Text:
            if (!value.is_string()) {
                cannot(title);
            } else {
                add(option.name, textOf(value));
            }
            break;
        case Style::Number:
            if (!value.is_number_integer()) {
                cannot(title);
            } else {
                add(option.name, integerText(value));
            }
            break;
        case Style::Duration:
            if (!value.is_number_integer()) {
                cannot(title);
            } else {
                add(option.name, goDuration(value.get<qint64>()));
            }
            break;
        case Style::Texts:
            texts(option, value, title);
            break;
        case Style::Bool:
            m_words.append(
                (value.is_boolean() && value.get<bool>() ? QStringLiteral("--%1") : QStringLiteral("--no-%1"))
                    .arg(QLatin1String(option.name)));
            break;
        case Style::NotBool:
            m_words.append(
                (value.is_boolean() && value.get<bool>() ? QStringLiteral("--no-%1") : QStringLiteral("--%1"))
                    .arg(QLatin1String(option.name)));
            break;
        case Style::OnlyTrue:
            if (value.is_boolean() && value.get<bool>()) {
                flag(option.name);
            } else {
                cannot(title);
            }
            break;
        case Style::Map:
            map(option, value, title);
            break;
        case Style::Retention:
            add(option.name, textOf(value) == QLatin1String("workqueue") ? QStringLiteral("work") : textOf(value));
            break;
        case Style::Sample:
            add(option.name, textOf(value).remove(QLatin1Char('%')));
            break;
        case Style::Json:
            add(option.name, json(value));
            break;
        case Style::Jsons:
            for (const Json &item : value) {
                add(option.name, json(item));
            }
            break;
        case Style::Compress:
            m_words.append(
                textOf(value) == QLatin1String("s2") ? QStringLiteral("--compress") : QStringLiteral("--no-compress"));
            break;
        case Style::DeliverPolicy:
            if (textOf(value) == QLatin1String("last_per_subject")) {
                add(option.name, QStringLiteral("subject"));
            } else if (!textOf(value).startsWith(QLatin1String("by_"))) {
                add(option.name, textOf(value));
            }
            break;
        }
    }

private:
    static QString json(const Json &value)
    {
        return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    }

    void texts(const Option &option, const Json &value, const QString &title)
    {
        if (!value.is_array()) {
            cannot(title);
            return;
        }
        if (value.empty()) {
            add(option.name, {});
        }
        for (const Json &item : value) {
            // The tool splits at commas and blanks.
            const auto text = textOf(item);
            if (text.isEmpty() || text.contains(QLatin1Char(',')) || text.contains(QLatin1Char(' '))) {
                cannot(title);
            }
            add(option.name, text);
        }
    }

    void map(const Option &option, const Json &value, const QString &title)
    {
        bool isEmpty = true;
        if (value.is_object()) {
            for (const auto &item : value.items()) {
                if (item.key().rfind("_nats.", 0) == 0) {
                    continue;
                }
                isEmpty = false;
                // The tool ends a name at the first of these.
                if (item.key().find_first_of("=:") != std::string::npos || item.key().empty()
                    || !item.value().is_string()) {
                    cannot(title);
                }
                add(option.name, QString::fromStdString(item.key()) + QLatin1Char('=') + textOf(item.value()));
            }
        }
        if (isEmpty) {
            cannot(title);
        }
    }

    QStringList m_words;
    QStringList m_withoutOption;
};

QString titleAt(ConfigOf what, const QString &path)
{
    const auto *field = findConfigField(what, path);
    return field != nullptr ? field->title : path;
}

/// Without brackets: `sources[A].filter_subject` is `sources.filter_subject`.
QString plainPath(const QString &path)
{
    QString plain;
    int depth = 0;
    for (const QChar c : path) {
        if (c == QLatin1Char('[')) {
            ++depth;
        } else if (c == QLatin1Char(']')) {
            --depth;
        } else if (depth == 0) {
            plain += c;
        }
    }
    return plain;
}

/// The option for a change at a path, which may be below the option's own (`metadata.owner`); null when there is none.
const Option *optionFor(ConfigOf what, const QString &path)
{
    const auto fits = [plain = plainPath(path)](const Option &option) {
        const auto own = QLatin1String(option.path);
        return plain == own
            || (plain.startsWith(own) && plain.size() > own.size() && plain[own.size()] == QLatin1Char('.'));
    };
    const auto find = [&fits](const auto &options) -> const Option * {
        const auto *found = std::find_if(std::begin(options), std::end(options), fits);
        return found != std::end(options) ? found : nullptr;
    };
    switch (what) {
    case ConfigOf::Consumer:
        return find(consumerOptions);
    case ConfigOf::KeyValue:
        return find(keyValueOptions);
    case ConfigOf::Objects:
        return find(objectOptions);
    case ConfigOf::Stream:
        break;
    }
    return find(streamOptions);
}

ConfigCommand byFile(QStringList words, const QString &name, const Json &config, const QStringList &why)
{
    ConfigCommand result;
    result.fileName = (name.isEmpty() ? QStringLiteral("consumer") : name) + QLatin1String(".json");
    result.fileContent = configText(patchedConfig(config, Json::object())) + '\n';
    words << QStringLiteral("--config") << shellWord(result.fileName.toUtf8());
    result.command = words.join(QLatin1Char(' '));
    result.note = Text::tr("The command reads the configuration from the file %1, because it has no option for: %2.")
                      .arg(result.fileName, why.join(QLatin1String(", ")));
    return result;
}

QString word(const QString &text)
{
    return shellWord(text.toUtf8());
}

void addStreamWords(Command &command, const Json &config)
{
    const bool isMirror = valueAt(config, QStringLiteral("mirror")).is_object();
    const Json &sources = valueAt(config, QStringLiteral("sources"));
    const bool hasSources = sources.is_array() && !sources.empty();
    const Json &subjects = valueAt(config, QStringLiteral("subjects"));
    if (!isMirror && !hasSources && (!subjects.is_array() || subjects.empty())) {
        command.add("subjects", textAt(config, "name"));
    }
    // What the tool does by default and the server does not.
    if (!isTrue(config, "allow_direct")) {
        command.flag("no-allow-direct");
    }
    if (hasSources && numberAt(config, "duplicate_window") == 0) {
        command.add("dupe-window", QStringLiteral("0s"));
    }
    for (const char *object : { "subject_transform", "republish" }) {
        const Json &value = valueAt(config, QLatin1String(object));
        if (value.is_object()
            && (textOf(memberOf(value, "src")).isEmpty() || textOf(memberOf(value, "dest")).isEmpty())) {
            command.cannot(titleAt(ConfigOf::Stream, QLatin1String(object)));
        }
    }
}

void addConsumerWords(Command &command, const Json &config)
{
    const auto title = [](const char *path) { return titleAt(ConfigOf::Consumer, QLatin1String(path)); };
    const auto target = textAt(config, "deliver_subject");
    const bool isPush = !target.isEmpty();
    if (isPush) {
        command.add("target", target);
    } else {
        command.flag("pull");
    }
    if (textAt(config, "durable_name").isEmpty()) {
        command.flag("ephemeral");
    }
    const auto ack = textAt(config, "ack_policy");
    if (ack.isEmpty() || ack == QLatin1String("none")) {
        // The default, which the comparison leaves out; the tool takes another one.
        command.add("ack", QStringLiteral("none"));
        if (numberAt(config, "max_deliver") > 0) {
            command.cannot(title("max_deliver"));
        }
    }
    if (numberAt(config, "max_ack_pending") < 0) {
        command.cannot(title("max_ack_pending"));
    }
    if (isPush && textAt(config, "replay_policy") == QLatin1String("original")) {
        command.cannot(title("replay_policy"));
    }
    const auto start = textAt(config, "deliver_policy");
    if (start == QLatin1String("by_start_sequence")) {
        if (const Json &sequence = valueAt(config, QStringLiteral("opt_start_seq")); sequence.is_number_integer()) {
            command.add("deliver", integerText(sequence));
        } else {
            command.cannot(title("opt_start_seq"));
        }
    } else if (start == QLatin1String("by_start_time")) {
        command.cannot(title("opt_start_time"));
    }
    if (const Json &filters = valueAt(config, QStringLiteral("filter_subjects"));
        filters.is_array() && filters.size() == 1) {
        command.cannot(title("filter_subjects"));
    }
    const auto policy = textAt(config, "priority_policy");
    if (policy == QLatin1String("pinned_client") || policy == QLatin1String("prioritized")) {
        for (const Json &group : valueAt(config, QStringLiteral("priority_groups"))) {
            command.add(policy == QLatin1String("prioritized") ? "prioritized-groups" : "pinned-groups", textOf(group));
        }
        if (const auto pin = numberAt(config, "priority_timeout"); pin > 0) {
            if (policy == QLatin1String("prioritized")) {
                command.cannot(title("priority_timeout"));
            } else {
                command.add("pinned-ttl", goDuration(pin));
            }
        }
    } else if (!policy.isEmpty() && policy != QLatin1String("none")) {
        command.cannot(title("priority_policy"));
    }
}

bool isSaidElsewhere(ConfigOf what, const QString &path)
{
    static const QStringList consumerPaths { QStringLiteral("name"), QStringLiteral("durable_name"),
        QStringLiteral("deliver_subject"), QStringLiteral("opt_start_seq"), QStringLiteral("opt_start_time"),
        QStringLiteral("priority_policy"), QStringLiteral("priority_groups"), QStringLiteral("priority_timeout") };
    return what == ConfigOf::Stream ? path == QLatin1String("name") : consumerPaths.contains(path);
}

/// What differs from the server's defaults, or from another configuration, as options.
void addDifferences(Command &command, ConfigOf what, const Json &from, const Json &to, bool isAdd)
{
    std::vector<const Option *> done;
    for (const auto &difference : configDifferences(what, from, to)) {
        const auto path = plainPath(difference.path);
        if (isAdd && isSaidElsewhere(what, path)) {
            continue;
        }
        const auto *option = optionFor(what, difference.path);
        if (option == nullptr || !(isAdd ? option->isForAdd : option->isForEdit)) {
            command.cannot(difference.title);
            continue;
        }
        if (std::find(done.begin(), done.end(), option) != done.end()) {
            continue;
        }
        done.push_back(option);
        const Json &value = valueAt(to, QLatin1String(option->path));
        if (isAdd) {
            command.value(*option, value, difference.title);
            continue;
        }

        // Editing: what the tool takes as “not given” cannot be set.
        const auto own = QLatin1String(option->path);
        if (own.startsWith(QLatin1String("subject_transform.")) || own.startsWith(QLatin1String("republish."))) {
            // These are set or removed as a whole, see addWholes().
            continue;
        }
        const bool isCluster = own == QLatin1String("placement.cluster");
        const bool isTags = own == QLatin1String("placement.tags");
        if (option->style == Style::Text && textOf(value).isEmpty() && !isCluster) {
            command.cannot(difference.title);
        } else if (isCluster || isTags) {
            if (value.is_null()) {
                command.add(option->name, {});
            } else {
                command.value(*option, value, difference.title);
            }
        } else if (option->style == Style::Texts
            && (!value.is_array() || value.size() < (what == ConfigOf::Consumer ? 2U : 1U))) {
            command.cannot(difference.title);
        } else if (option->style == Style::Sample && textOf(value).isEmpty()) {
            command.cannot(difference.title);
        } else if (option->style == Style::Duration && what == ConfigOf::Stream) {
            command.add(option->name, goDuration(value.is_number_integer() ? value.get<qint64>() : 0));
        } else if (option->style == Style::Number || option->style == Style::Duration) {
            const qint64 number = value.is_number_integer() ? value.get<qint64>() : 0;
            const bool isLimit = what == ConfigOf::Stream && own != QLatin1String("max_consumers");
            if (number == 0 || (number < 0 && !isLimit)) {
                command.cannot(difference.title);
            } else {
                command.value(*option, value, difference.title);
            }
        } else {
            command.value(*option, value, difference.title);
        }
    }
}

/// Transform and republish, which the edit command sets or removes as a whole.
void addWholes(Command &command, const Json &from, const Json &to)
{
    struct Whole {
        const char *path;
        const char *source;
        const char *destination;
        const char *removal;
    };
    constexpr Whole wholes[] {
        { "subject_transform", "transform-source", "transform-destination", "no-transform" },
        { "republish", "republish-source", "republish-destination", "no-republish" },
    };
    for (const Whole &whole : wholes) {
        const Json &left = valueAt(from, QLatin1String(whole.path));
        const Json &right = valueAt(to, QLatin1String(whole.path));
        if (left == right) {
            continue;
        }
        if (!right.is_object()) {
            command.flag(whole.removal);
            continue;
        }
        const auto source = textOf(memberOf(right, "src"));
        const auto destination = textOf(memberOf(right, "dest"));
        if (source.isEmpty() || destination.isEmpty()) {
            command.cannot(titleAt(ConfigOf::Stream, QLatin1String(whole.path)));
            continue;
        }
        command.add(whole.source, source);
        command.add(whole.destination, destination);
        if (isTrue(right, "headers_only")) {
            command.flag("republish-headers");
        }
    }
}

// Buckets. The tool's commands know only what a bucket has; they make all else as clients do, also when they edit. So a bucket
// that is otherwise underneath is for the commands of streams.

/// The domain of `$JS.hub.API`; empty for another prefix.
QString domainOf(const QString &api)
{
    const QStringList parts = api.split(QLatin1Char('.'));
    return parts.size() == 3 && parts[0] == QLatin1String("$JS") && parts[2] == QLatin1String("API") ? parts[1]
                                                                                                     : QString();
}

/// What the tool makes of a mirror or source that is given as a bucket's name (and domain).
Json originByName(const QString &stream, const QString &domain)
{
    Json origin = Json::object();
    origin["name"] = stream.toStdString();
    if (!domain.isEmpty()) {
        origin["external"] = { { "api", "$JS." + domain.toStdString() + ".API" } };
    }
    return origin;
}

/// Options for the mirror or the sources; what can be said so is taken over into `made`.
void addBucketOrigins(Command &command, const Json &config, Json &made)
{
    const Json &mirror = memberOf(config, "mirror");
    if (const auto name = textOf(memberOf(mirror, "name")); bucketKindOf(name) == ConfigOf::KeyValue) {
        const auto domain = domainOf(textOf(memberOf(memberOf(mirror, "external"), "api")));
        command.add("mirror", bucketName(ConfigOf::KeyValue, name));
        if (!domain.isEmpty()) {
            command.add("mirror-domain", domain);
        }
        made["mirror"] = originByName(name, domain);
    }
    const Json &sources = memberOf(config, "sources");
    if (!sources.is_array() || sources.empty()) {
        return;
    }
    Json bare = config;
    for (Json &source : bare["sources"]) {
        if (source.is_object()) {
            source = originByName(textOf(memberOf(source, "name")), {});
        }
    }
    const Json complete = completedBucket(ConfigOf::KeyValue, Json::object(), bare, {});
    for (const Json &source : sources) {
        command.add("source", bucketName(ConfigOf::KeyValue, textOf(memberOf(source, "name"))));
    }
    made["sources"] = memberOf(complete, "sources");
}

/// The options of a bucket, and in `made` what the tool makes of them.
void addBucketOptions(Command &command, ConfigOf what, const Json &config, Json &made)
{
    const auto takeOver = [&made, &config](const QString &name) {
        const auto key = name.toStdString();
        if (const Json &value = memberOf(config, key); !value.is_null()) {
            made[key] = value;
        }
    };
    if (what == ConfigOf::KeyValue) {
        addBucketOrigins(command, config, made);
    }
    std::vector<const Option *> done;
    const auto differences = configDifferences(what, configBaseline(what, config), config);
    for (const auto &difference : differences) {
        const auto *option = optionFor(what, difference.path);
        const auto path = plainPath(difference.path);
        if (option == nullptr || !option->isForAdd) {
            continue;
        }
        takeOver(path.section(QLatin1Char('.'), 0, 0));
        if (std::find(done.begin(), done.end(), option) == done.end()) {
            done.push_back(option);
            command.value(*option, valueAt(config, QLatin1String(option->path)), difference.title);
        }
    }
    if (numberAt(made, "subject_delete_marker_ttl") > 0) {
        made["allow_msg_ttl"] = true;
    }
    if (numberAt(config, "duplicate_window") != 0) {
        made["duplicate_window"] = bucketDuplicateWindow(numberAt(config, "max_age"));
    }
    const qint64 history = numberAt(config, "max_msgs_per_subject");
    if (what == ConfigOf::KeyValue && (history < 1 || history > 64)) {
        command.cannot(titleAt(what, QStringLiteral("max_msgs_per_subject")));
    }
}

/// What the tool would make otherwise than it is to be.
QStringList madeOtherwise(ConfigOf what, const Json &made, const Json &config)
{
    QStringList titles;
    const auto differences = configDifferences(what, made, config);
    for (const auto &difference : differences) {
        titles << difference.title;
    }
    return titles;
}

QStringList bucketWords(ConfigOf what, const char *verb, const Json &config)
{
    return { QStringLiteral("nats"), what == ConfigOf::KeyValue ? QStringLiteral("kv") : QStringLiteral("object"),
        QLatin1String(verb), word(bucketName(what, textAt(config, "name"))) };
}

ConfigCommand byStream(ConfigCommand command, ConfigOf what, const QStringList &why)
{
    const auto note = Text::tr("This is the command for streams, because nats %1 has no option for: %2.")
                          .arg(what == ConfigOf::KeyValue ? QStringLiteral("kv") : QStringLiteral("object"),
                              why.join(QLatin1String(", ")));
    command.note = command.note.isEmpty() ? note : note + QLatin1Char(' ') + command.note;
    return command;
}

ConfigCommand bucketAddCommand(ConfigOf what, const Json &config)
{
    Command command(bucketWords(what, "add", config));
    Json made = configBaseline(what, config);
    made["name"] = memberOf(config, "name");
    addBucketOptions(command, what, config, made);
    const QStringList otherwise = command.withoutOption() + madeOtherwise(what, made, config);
    if (!otherwise.isEmpty()) {
        return byStream(natsAddCommand(ConfigOf::Stream, config), what, otherwise);
    }
    return { command.text(), {}, {}, {} };
}

ConfigCommand bucketEditCommand(ConfigOf what, const Json &from, const Json &to)
{
    // The tool makes the whole bucket anew from what it knows of it.
    Command whole(bucketWords(what, "add", to));
    Json made = configBaseline(what, to);
    made["name"] = memberOf(to, "name");
    addBucketOptions(whole, what, to, made);
    QStringList cannot = whole.withoutOption() + madeOtherwise(what, made, to);

    Command command(bucketWords(what, "edit", to));
    std::vector<const Option *> done;
    const auto addOnce = [&command, &done, &to](const Option *option, const QString &title) {
        if (std::find(done.begin(), done.end(), option) == done.end()) {
            done.push_back(option);
            command.value(*option, valueAt(to, QLatin1String(option->path)), title);
        }
    };
    const auto differences = configDifferences(what, from, to);
    for (const auto &difference : differences) {
        const auto *option = optionFor(what, difference.path);
        const auto path = plainPath(difference.path);
        if (path == QLatin1String("allow_msg_ttl") || path == QLatin1String("duplicate_window")) {
            continue; // these follow, or were found above
        }
        if (option == nullptr || !option->isForEdit) {
            cannot << difference.title;
            continue;
        }
        const Json &value = valueAt(to, QLatin1String(option->path));
        if (option->style == Style::Compress) {
            addOnce(option, difference.title);
        } else if (option->style == Style::Duration) {
            command.add(option->name, goDuration(value.is_number_integer() ? value.get<qint64>() : 0));
        } else if (option->style == Style::Number && (!value.is_number_integer() || value.get<qint64>() <= 0)) {
            cannot << difference.title;
        } else if (path.startsWith(QLatin1String("placement")) || path.startsWith(QLatin1String("republish"))) {
            // As a whole.
            const auto object = path.section(QLatin1Char('.'), 0, 0);
            if (!valueAt(to, object).is_object()) {
                cannot << difference.title;
                continue;
            }
            for (const Option &other : keyValueOptions) {
                const bool isPart = QLatin1String(other.path).startsWith(object);
                const Json &part = valueAt(to, QLatin1String(other.path));
                const bool isSet = (part.is_string() && !textOf(part).isEmpty()) || (part.is_array() && !part.empty())
                    || (part.is_boolean() && part.get<bool>());
                if (isPart && isSet) {
                    addOnce(&other, difference.title);
                } else if (isPart && QLatin1String(other.path) == path && other.style != Style::OnlyTrue) {
                    cannot << difference.title; // emptied
                }
            }
        } else {
            addOnce(option, difference.title);
        }
    }
    cannot << command.withoutOption();
    cannot.removeDuplicates();
    if (!cannot.isEmpty()) {
        return byStream(natsEditCommand(ConfigOf::Stream, from, to), what, cannot);
    }
    return { command.text(), {}, {}, {} };
}

} // namespace

ConfigCommand natsAddCommand(ConfigOf what, const Json &config, const QString &stream)
{
    if (isBucketConfig(what)) {
        return bucketAddCommand(what, config);
    }
    if (what == ConfigOf::Stream) {
        const auto name = textAt(config, "name");
        Command command({ QStringLiteral("nats"), QStringLiteral("stream"), QStringLiteral("add"), word(name),
            QStringLiteral("--defaults") });
        addStreamWords(command, config);
        Json standard = Json::object();
        standard["name"] = memberOf(config, "name");
        Json stated = config;
        if (stated.is_object()) {
            stated.erase("allow_direct"); // said above
        }
        addDifferences(command, what, standard, stated, true);
        if (!command.withoutOption().isEmpty()) {
            return byFile({ QStringLiteral("nats"), QStringLiteral("stream"), QStringLiteral("add") }, name, config,
                command.withoutOption());
        }
        return { command.text(), {}, {}, {} };
    }
    const auto durable = textAt(config, "durable_name");
    const auto name = durable.isEmpty() ? textAt(config, "name") : durable;
    QStringList words { QStringLiteral("nats"), QStringLiteral("consumer"), QStringLiteral("add"), word(stream) };
    if (!name.isEmpty()) {
        words.append(word(name));
    }
    words.append(QStringLiteral("--defaults"));
    Command command(words);
    addConsumerWords(command, config);
    addDifferences(command, what, Json::object(), config, true);
    if (!command.withoutOption().isEmpty()) {
        return byFile({ QStringLiteral("nats"), QStringLiteral("consumer"), QStringLiteral("add"), word(stream) }, name,
            config, command.withoutOption());
    }
    return { command.text(), {}, {}, {} };
}

ConfigCommand natsEditCommand(ConfigOf what, const Json &from, const Json &to, const QString &stream)
{
    if (configDifferences(what, from, to).isEmpty()) {
        return {};
    }
    if (isBucketConfig(what)) {
        return bucketEditCommand(what, from, to);
    }
    if (what == ConfigOf::Stream) {
        const auto name = textAt(to, "name");
        const QStringList words { QStringLiteral("nats"), QStringLiteral("stream"), QStringLiteral("edit"), word(name),
            QStringLiteral("--force") };
        Command command(words);
        Json left = from;
        Json right = to;
        if (left.is_object() && right.is_object() && left.contains("mirror") && !right.contains("mirror")) {
            command.flag("no-mirror");
            left.erase("mirror");
        }
        // The tool sets this with every edit.
        if (isTrue(to, "no_ack")) {
            command.flag("no-ack");
        } else if (isTrue(from, "no_ack")) {
            command.flag("ack");
        }
        for (Json *side : { &left, &right }) {
            if (side->is_object()) {
                side->erase("no_ack");
            }
        }
        addDifferences(command, what, left, right, false);
        addWholes(command, from, to);
        if (!command.withoutOption().isEmpty()) {
            return byFile(words, name, to, command.withoutOption());
        }
        return { command.text(), {}, {}, {} };
    }
    const auto durable = textAt(to, "durable_name");
    const auto name = durable.isEmpty() ? textAt(to, "name") : durable;
    const QStringList words { QStringLiteral("nats"), QStringLiteral("consumer"), QStringLiteral("edit"), word(stream),
        word(name), QStringLiteral("--force") };
    Command command(words);
    const auto oldTarget = textAt(from, "deliver_subject");
    const auto newTarget = textAt(to, "deliver_subject");
    Json left = from;
    Json right = to;
    if (oldTarget != newTarget && !oldTarget.isEmpty() && !newTarget.isEmpty()) {
        command.add("target", newTarget);
        left.erase("deliver_subject");
        right.erase("deliver_subject");
    }
    // One option stands for both fields, and sets one of them.
    const auto filters = [](const Json &config) {
        const Json &several = valueAt(config, QStringLiteral("filter_subjects"));
        return several.is_array() && !several.empty();
    };
    if (filters(left) && !filters(right) && !textAt(right, "filter_subject").isEmpty()) {
        left.erase("filter_subjects");
    } else if (filters(right) && !filters(left) && !textAt(left, "filter_subject").isEmpty()) {
        left.erase("filter_subject");
    }
    addDifferences(command, what, left, right, false);
    ConfigCommand result { command.text(), {}, {}, {} };
    if (!command.withoutOption().isEmpty()) {
        result = byFile(words, name, to, command.withoutOption());
    }
    QStringList notes;
    if (!result.note.isEmpty()) {
        notes.append(result.note);
    }
    if (durable.isEmpty()) {
        notes.append(Text::tr("The command line tool edits durable consumers only."));
    }
    result.note = notes.join(QLatin1Char(' '));
    return result;
}

} // namespace natsight
