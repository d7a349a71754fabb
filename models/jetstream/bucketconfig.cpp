// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/bucketconfig.h"

#include "models/core/text.h"
#include "models/nats/session.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

constexpr qint64 twoMinutes = 120'000'000'000;
constexpr qint64 maxHistory = 64; ///< of the clients

const Json &memberOf(const Json &object, const char *key)
{
    static const Json nothing;
    if (!object.is_object())
        return nothing;
    const auto found = object.find(key);
    return found != object.end() ? *found : nothing;
}

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

QString textIn(const Json &object, const char *key)
{
    return textOf(memberOf(object, key));
}

qint64 numberIn(const Json &object, const char *key)
{
    const Json &value = memberOf(object, key);
    return value.is_number_integer() ? value.get<qint64>() : 0;
}

bool isTrue(const Json &object, const char *key)
{
    const Json &value = memberOf(object, key);
    return value.is_boolean() && value.get<bool>();
}

bool hasMembers(const Json &object, const char *key)
{
    const Json &value = memberOf(object, key);
    return (value.is_object() || value.is_array()) && !value.empty();
}

QStringList subjectsIn(const Json &config)
{
    QStringList subjects;
    const Json &value = memberOf(config, "subjects");
    if (value.is_array()) {
        for (const Json &one : value)
            subjects << textOf(one);
    }
    subjects.sort();
    return subjects;
}

Json asJson(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.push_back(text.toStdString());
    return list;
}

QStringList sorted(QStringList texts)
{
    texts.sort();
    return texts;
}

/// `$KV.config.>`.
std::string keysOf(const QString &stream)
{
    return "$KV." + bucketName(ConfigOf::KeyValue, stream).toStdString() + ".>";
}

/// The transform that clients give a source.
Json transformBetween(const QString &from, const QString &to)
{
    return Json::array({ Json { { "src", keysOf(from) }, { "dest", keysOf(to) } } });
}

/// Words that a bucket has for a field of its stream.
struct Wording {
    const char *field;
    ConfigSection section;
    QString title;
    QString help;
};

QList<Wording> wordingsOf(ConfigOf what)
{
    const bool isKeyValue = what == ConfigOf::KeyValue;
    const auto basics = ConfigSection::Basics;
    const auto limits = ConfigSection::Limits;
    QList<Wording> words {
        { "name", basics, Text::tr("Bucket"),
            Text::tr("Letters, digits, _ and - only: that is what every client opens.") },
        { "description", basics, {}, {} },
        { "storage", basics, {},
            isKeyValue ? Text::tr("Where the values are kept.") : Text::tr("Where the objects are kept.") },
        { "compression", basics, {},
            isKeyValue ? Text::tr("Of values on disk; new ones only.")
                       : Text::tr("Of objects on disk; new ones only.") },
        { "metadata", basics, {}, {} },
    };
    if (isKeyValue) {
        words << Wording { "max_msgs_per_subject", limits, Text::tr("History"),
            Text::tr("How many values of a key are kept, the present one included: 1 to 64.") };
    }
    words << Wording { "max_age", limits, Text::tr("TTL"),
        isKeyValue ? Text::tr("Values that are older go by themselves.")
                   : Text::tr("Objects whose parts are older go by themselves.") };
    if (isKeyValue) {
        words << Wording { "subject_delete_marker_ttl", limits, Text::tr("Limit markers"),
            Text::tr(
                "When its TTL ends a key, a marker tells watchers and stays for this time. Also lets each key have "
                "its own TTL.") }
              << Wording { "allow_msg_ttl", limits, Text::tr("TTL per key"),
                     Text::tr("Programs may give a key its own lifetime when they create it.") }
              << Wording { "max_msg_size", limits, Text::tr("Value size"),
                     Text::tr("Larger values are refused; headers count.") };
    }
    words << Wording { "max_bytes", limits, Text::tr("Bucket size"),
        isKeyValue ? Text::tr("At most so many bytes with history and some overhead; new values are refused then.")
                   : Text::tr("At most so many bytes with some overhead; new objects are refused then.") }
          << Wording { "num_replicas", ConfigSection::Placement, {},
                 Text::tr("On how many servers of a cluster the bucket is; 3 or 5 survive the loss of servers.") }
          << Wording { "placement", ConfigSection::Placement, {}, {} };
    if (isKeyValue) {
        words << Wording { "mirror", ConfigSection::Sources, {},
            Text::tr("Makes this bucket an exact copy of another one that answers reads near its readers; what is "
                     "written goes to the original.") }
              << Wording { "sources", ConfigSection::Sources, {},
                     Text::tr("Buckets whose keys are copied into this one. Their keys get this bucket's subjects by "
                              "themselves.") }
              << Wording { "republish", ConfigSection::Transforms, {},
                     Text::tr("Publishes each stored value again under another subject.") };
    }
    return words;
}

} // namespace

bool isBucketConfig(ConfigOf what)
{
    return what == ConfigOf::KeyValue || what == ConfigOf::Objects;
}

QString bucketPrefix(ConfigOf what)
{
    return what == ConfigOf::KeyValue ? QStringLiteral("KV_")
        : what == ConfigOf::Objects   ? QStringLiteral("OBJ_")
                                      : QString();
}

ConfigOf bucketKindOf(const QString &stream)
{
    for (const auto what : { ConfigOf::KeyValue, ConfigOf::Objects }) {
        const QString prefix = bucketPrefix(what);
        if (stream.startsWith(prefix) && stream.size() > prefix.size())
            return what;
    }
    return ConfigOf::Stream;
}

QString bucketName(ConfigOf what, const QString &stream)
{
    const QString prefix = bucketPrefix(what);
    return stream.startsWith(prefix) ? stream.mid(prefix.size()) : stream;
}

QStringList bucketSubjects(ConfigOf what, const QString &stream)
{
    const QString name = bucketName(what, stream);
    if (name.isEmpty())
        return {};
    if (what == ConfigOf::KeyValue)
        return { QStringLiteral("$KV.%1.>").arg(name) };
    return { QStringLiteral("$O.%1.C.>").arg(name), QStringLiteral("$O.%1.M.>").arg(name) };
}

qint64 bucketDuplicateWindow(qint64 maxAgeNs)
{
    return maxAgeNs > 0 ? std::min(maxAgeNs, twoMinutes) : twoMinutes;
}

QList<ConfigField> bucketFields(ConfigOf what, const QList<ConfigField> &streamFields)
{
    const QString prefix = bucketPrefix(what);
    const QList<Wording> words = wordingsOf(what);
    QList<ConfigField> fields;
    for (const Wording &word : words) {
        const auto found = std::find_if(streamFields.begin(), streamFields.end(),
            [&word](const ConfigField &field) { return field.name == QLatin1String(word.field); });
        Q_ASSERT(found != streamFields.end());
        ConfigField field = *found;
        field.section = word.section;
        if (!word.title.isEmpty())
            field.title = word.title;
        if (!word.help.isEmpty())
            field.help = word.help;
        if (field.name == QLatin1String("name")) {
            field.prefix = prefix;
            field.changeHelp = Text::tr("A bucket keeps its name. Create another one and copy what is in it.");
        } else if (field.name == QLatin1String("max_msgs_per_subject")) {
            field.unit = Text::tr("values");
        }
        for (ConfigField &inner : field.fields) {
            if (inner.name == QLatin1String("name") && inner.isName && inner.isRequired)
                inner.help = Text::tr("Name of the stream to copy from: %1config for the bucket config.").arg(prefix);
        }
        fields << field;
    }
    for (const ConfigField &field : streamFields) {
        const bool isNamed = std::any_of(words.begin(), words.end(),
            [&field](const Wording &word) { return field.name == QLatin1String(word.field); });
        if (isNamed)
            continue;
        fields << field;
        fields.last().section = ConfigSection::Underneath;
    }
    return fields;
}

Json newBucketConfig(ConfigOf what, const QString &stream)
{
    Json config = Json::object();
    if (!isBucketConfig(what))
        return config;
    config["name"] = stream.toStdString();
    if (const QStringList subjects = bucketSubjects(what, stream); !subjects.isEmpty())
        config["subjects"] = asJson(subjects);
    if (what == ConfigOf::KeyValue) {
        config["max_msgs_per_subject"] = 1;
        config["deny_delete"] = true;
    }
    config["discard"] = "new";
    config["allow_rollup_hdrs"] = true;
    config["allow_direct"] = true;
    return config;
}

Json configBaseline(ConfigOf what, const Json &config)
{
    Json base = newBucketConfig(what, textIn(config, "name"));
    base.erase("name");
    if (isBucketConfig(what) && memberOf(config, "mirror").is_object()) {
        base.erase("subjects");
        base["mirror_direct"] = true;
    }
    // Servers fill this in, by the age.
    if (const qint64 window = bucketDuplicateWindow(numberIn(config, "max_age"));
        isBucketConfig(what) && numberIn(config, "duplicate_window") == window)
        base["duplicate_window"] = window;
    return base;
}

Json bucketFollowUp(ConfigOf what, const Json &before, const Json &after)
{
    Json edits = Json::object();
    if (!isBucketConfig(what))
        return edits;
    const QString oldName = textIn(before, "name");
    const QString newName = textIn(after, "name");
    const bool wasMirror = memberOf(before, "mirror").is_object();
    const bool isMirror = memberOf(after, "mirror").is_object();
    const QStringList oldSubjects = wasMirror ? QStringList() : sorted(bucketSubjects(what, oldName));
    const QStringList newSubjects = isMirror ? QStringList() : bucketSubjects(what, newName);
    if (subjectsIn(after) == oldSubjects && sorted(newSubjects) != oldSubjects)
        edits["subjects"] = newSubjects.isEmpty() ? Json() : asJson(newSubjects);
    if (isMirror != wasMirror && isTrue(after, "mirror_direct") == wasMirror)
        edits["mirror_direct"] = isMirror ? Json(true) : Json();
    if (what == ConfigOf::KeyValue && oldName != newName && hasMembers(after, "sources")) {
        Json sources = after["sources"];
        for (Json &source : sources) {
            const QString from = textIn(source, "name");
            if (memberOf(source, "subject_transforms") == transformBetween(from, oldName))
                source["subject_transforms"] = transformBetween(from, newName);
        }
        if (sources != after["sources"])
            edits["sources"] = std::move(sources);
    }
    const qint64 age = numberIn(after, "max_age");
    if (const qint64 window = numberIn(after, "duplicate_window");
        window > 0 && age != numberIn(before, "max_age") && window == numberIn(before, "duplicate_window")) {
        const bool wasRule = window == bucketDuplicateWindow(numberIn(before, "max_age"));
        const qint64 wanted = wasRule || (age > 0 && window > age) ? bucketDuplicateWindow(age) : window;
        if (wanted != window)
            edits["duplicate_window"] = wanted;
    }
    if (what == ConfigOf::KeyValue && numberIn(after, "subject_delete_marker_ttl") > 0
        && numberIn(before, "subject_delete_marker_ttl") <= 0 && !isTrue(after, "allow_msg_ttl"))
        edits["allow_msg_ttl"] = true;
    return edits;
}

Json completedBucket(ConfigOf what, const Json &original, const Json &config, const ServerInfo &server)
{
    Json complete = config;
    if (what != ConfigOf::KeyValue || !hasMembers(config, "sources") || !isKnownTo({ 10, 0 }, server))
        return complete;
    const Json &known = memberOf(original, "sources");
    const QString name = textIn(config, "name");
    for (Json &source : complete["sources"]) {
        const QString from = textIn(source, "name");
        const bool isOld = known.is_array() && std::find(known.begin(), known.end(), source) != known.end();
        if (isOld || bucketKindOf(from) != what || hasMembers(source, "subject_transforms")
            || !textIn(source, "filter_subject").isEmpty())
            continue;
        // A bucket of the same name in another domain has these subjects already.
        if (hasMembers(source, "external") && from == name)
            continue;
        source["subject_transforms"] = transformBetween(from, name);
    }
    return complete;
}

namespace {

struct Notice {
    const char *path;
    QString words;
    QString text;
};

QList<Notice> noticesOf(ConfigOf what, const Json &config)
{
    QList<Notice> notices;
    if (!isBucketConfig(what) || !config.is_object())
        return notices;
    const bool isKeyValue = what == ConfigOf::KeyValue;
    const auto add = [&notices](const char *path, const QString &words, const QString &text) {
        notices.append({ path, words, text });
    };
    const bool isMirror = memberOf(config, "mirror").is_object();
    if (isTrue(config, "sealed")) {
        add("sealed", Text::tr("sealed"),
            Text::tr("The bucket is sealed: it can only be read, or deleted as a whole."));
    }
    if (!isTrue(config, "allow_rollup_hdrs")) {
        add("allow_rollup_hdrs", Text::tr("no roll-ups"),
            isKeyValue ? Text::tr("Without roll-ups keys cannot be purged with their history, only deleted.")
                       : Text::tr("Without roll-ups clients can neither store nor delete objects."));
    }
    if (!isTrue(config, "allow_direct")) {
        add("allow_direct", Text::tr("no direct get"),
            Text::tr("Without direct get all reads go to the leader, and clients that read directly fail."));
    }
    const QStringList subjects = subjectsIn(config);
    if (!isMirror && subjects != sorted(bucketSubjects(what, textIn(config, "name")))) {
        add("subjects", Text::tr("other subjects"),
            Text::tr("It stores other subjects than %1: most clients do not find what is in it.")
                .arg(bucketSubjects(what, textIn(config, "name")).join(QLatin1String(", "))));
    }
    if (isKeyValue) {
        const qint64 history = numberIn(config, "max_msgs_per_subject");
        if (history <= 0) {
            add("max_msgs_per_subject", Text::tr("endless history"),
                Text::tr("Without a limit all values of a key are kept, and clients tell no history."));
        } else if (history > maxHistory) {
            add("max_msgs_per_subject", Text::tr("long history"),
                Text::tr("Clients make buckets of 1 to 64 values a key; some refuse to change this one."));
        }
        const Json &sources = memberOf(config, "sources");
        const bool hasLost = sources.is_array() && std::any_of(sources.begin(), sources.end(), [&](const Json &source) {
            const QString from = textIn(source, "name");
            return bucketKindOf(from) == what && from != textIn(config, "name")
                && !hasMembers(source, "subject_transforms");
        });
        if (hasLost) {
            add("sources", Text::tr("source without transform"),
                Text::tr(
                    "Keys of a source without a transform keep the subjects of the other bucket: clients do not find "
                    "them here."));
        }
        if (isTrue(config, "discard_new_per_subject")) {
            add("discard_new_per_subject", Text::tr("keys never change"),
                Text::tr("A key that has all its history is refused new values."));
        }
    } else if (isTrue(config, "deny_purge")) {
        add("deny_purge", Text::tr("no purges"),
            Text::tr("The parts of objects that are deleted or replaced cannot be removed: they stay."));
    }
    if (isKeyValue && isTrue(config, "deny_purge")) {
        add("deny_purge", Text::tr("no purges"),
            Text::tr("Keys cannot be purged, and the bucket cannot be compacted."));
    }
    if (textIn(config, "discard") != QLatin1String("new")
        && (numberIn(config, "max_bytes") > 0 || numberIn(config, "max_msgs") > 0)) {
        add("discard", Text::tr("drops when full"),
            isKeyValue ? Text::tr("When the bucket is full its oldest values vanish instead of new ones being refused.")
                       : Text::tr("When the bucket is full parts of its oldest objects vanish."));
    }
    if (const QString retention = textIn(config, "retention");
        !retention.isEmpty() && retention != QLatin1String("limits")) {
        add("retention", Text::tr("does not keep"),
            Text::tr("Its retention removes what was read: it does not keep values as a bucket does."));
    }
    if (isTrue(config, "no_ack")) {
        add("no_ack", Text::tr("no acknowledgements"),
            Text::tr("Writers are not told whether anything was stored; most clients wait in vain."));
    }
    return notices;
}

} // namespace

QList<ConfigProblem> bucketNotices(ConfigOf what, const Json &config)
{
    QList<ConfigProblem> problems;
    const QList<Notice> notices = noticesOf(what, config);
    for (const Notice &one : notices)
        problems.append({ ConfigProblem::Severity::Warning, QLatin1String(one.path), one.text });
    return problems;
}

QStringList bucketNoticeWords(ConfigOf what, const Json &config)
{
    QStringList words;
    const QList<Notice> notices = noticesOf(what, config);
    for (const Notice &one : notices)
        words << one.words;
    return words;
}

QList<ConfigProblem> newBucketProblems(ConfigOf what, const Json &config)
{
    QList<ConfigProblem> problems;
    if (!isBucketConfig(what))
        return problems;
    const auto error = [&problems](const char *path, const QString &text) {
        problems.append({ ConfigProblem::Severity::Error, QLatin1String(path), text });
    };
    const QString stream = textIn(config, "name");
    const QString prefix = bucketPrefix(what);
    const QString name = stream.mid(prefix.size());
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || c == u'-';
    };
    if (!stream.isEmpty() && (!stream.startsWith(prefix) || name.isEmpty())) {
        error("name", Text::tr("The stream of such a bucket has a name that begins with %1.").arg(prefix));
    } else if (!std::all_of(name.begin(), name.end(), isPlain)) {
        error("name", Text::tr("A bucket's name has letters, digits, _ and - only, so that every client opens it."));
    }
    const qint64 history = numberIn(config, "max_msgs_per_subject");
    if (what == ConfigOf::KeyValue && (history < 1 || history > maxHistory))
        error("max_msgs_per_subject", Text::tr("Clients make buckets of 1 to 64 values a key."));
    return problems;
}

} // namespace natsight
