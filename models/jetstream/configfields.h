// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"

#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace natsight {

struct ServerInfo;

// The fields of stream and consumer configuration, described once: forms, tooltips, checks, differences and commands are all
// made from these tables. A test holds them against what real servers return. All pure, any thread.

enum class ConfigOf {
    Stream,
    Consumer,
    KeyValue, ///< a stream `KV_…` under the names of a key-value bucket, see bucketconfig.h
    Objects, ///< a stream `OBJ_…` under the names of an object bucket
};

enum class ConfigKind {
    Text,
    Subject, ///< one subject; whether wildcards may stand in it is `allowsWildcards`
    TextList,
    SubjectList,
    Integer,
    Bytes,
    Duration, ///< nanoseconds
    DurationList,
    Time, ///< RFC 3339 text
    Bool,
    Choice,
    Map, ///< text to text
    Object, ///< with `fields`
    ObjectList, ///< of objects with `fields`
};

enum class ConfigSection {
    Basics,
    Limits,
    Placement, ///< and replication
    Sources, ///< mirror and sources
    Transforms, ///< republish and transforms
    Delivery, ///< consumers: what is delivered, from where on, how
    Acknowledgement,
    Pull,
    Push,
    Priority, ///< priority groups
    Advanced,
    Underneath, ///< buckets: what of their stream a bucket has no word for
};

/// When a field of something that exists can change.
enum class ConfigChange {
    Free,
    Never,
    OnlyOn, ///< from false to true, for good
    Special, ///< by a rule that impossibleChanges() knows and `changeHelp` says
};

/// The first server that knows something: `2.<minor>`, and the API level that such servers tell (0 before 2.11).
struct ConfigSince {
    int minor = 9;
    int apiLevel = 0;
};

struct ConfigChoice {
    QString value; ///< as in JSON
    QString title;
    QString help;
    ConfigSince since;
};

struct ConfigField {
    QString name; ///< JSON key
    QString title;
    QString help; ///< one line
    ConfigKind kind = ConfigKind::Text;
    ConfigSection section = ConfigSection::Basics;
    ConfigSince since;
    QByteArray defaultValue; ///< JSON of what the server takes where the field is absent; empty: nothing
    QString unit; ///< `messages`, `bit/s`; bytes and durations have none
    QString
        unlimited; ///< word for the value that stands for no limit (0 and below): `no limit`, `as the stream`; empty: none
    qint64 minimum
        = std::numeric_limits<qint64>::min(); ///< integers, bytes and durations, besides 0 or -1 where `unlimited`
    qint64 maximum = std::numeric_limits<qint64>::max();
    qsizetype maxLength = 0; ///< of texts in bytes; 0 = none
    bool isUnsigned = false; ///< an integer up to 2^64-1
    bool isRequired = false;
    bool isName = false; ///< of a stream or consumer
    QString prefix; ///< that a text begins with and people do not see: `KV_`
    bool allowsWildcards = false;
    bool isInternal = false; ///< set by servers for their own use or of the past: shown, never offered
    ConfigChange change = ConfigChange::Free;
    QString changeHelp; ///< why and what instead, for all but Free
    QList<ConfigChoice> choices;
    QList<ConfigField> fields; ///< of Object and ObjectList
};

/// In the order in which a form shows them. Made at the first call, in the language of then.
[[nodiscard]] const QList<ConfigField> &configFields(ConfigOf what);
/// By path: `placement.cluster`, `sources.external.api`; null when there is none.
[[nodiscard]] const ConfigField *findConfigField(ConfigOf what, const QString &path);
/// A member of an object; a null where it has none, or is no object.
[[nodiscard]] const Json &memberOf(const Json &object, const std::string &key);
[[nodiscard]] QString sectionTitle(ConfigSection section);

/// Whether a server knows a field or choice; by API level where it tells one, else by version, else true.
[[nodiscard]] bool isKnownTo(const ConfigSince &since, const ServerInfo &server);
/// `2.11`; what a form says beside a field that the server does not know.
[[nodiscard]] QString sinceText(const ConfigSince &since);

/// A value as a person reads it: `4 h`, `1.0 GiB`, `no limit`, `ORDERS.>, INVOICES.>`; long ones are cut.
[[nodiscard]] QString configValueText(const ConfigField &field, const Json &value);

/// Something to say about a configuration, and where.
struct ConfigProblem {
    enum class Severity { Warning, Error };
    Severity severity = Severity::Error;
    QString path; ///< `sources[1].external.api`; empty: the whole
    QString text;

    bool operator==(const ConfigProblem &) const = default;
};

/// What is wrong with a configuration for a server: wrong types, values out of range, names and subjects that cannot be,
/// fields that exclude each other are errors; unknown fields and such that the server is too old for are warnings (servers
/// before 2.12 ignore them, later ones refuse them: then they are errors where the table knows the field). Not complete: the server has the last word.
[[nodiscard]] QList<ConfigProblem> validateConfig(ConfigOf what, const Json &config, const ServerInfo &server);

/// One difference between two configurations.
struct ConfigDifference {
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    QString path; ///< `placement.tags`, `metadata.owner`, `sources[ORDERS].filter_subject`
    QString title;
    QString oldText; ///< as configValueText(); for Added what the server takes by default
    QString newText;

    bool operator==(const ConfigDifference &) const = default;
};

/// What changes from one to the other, in words. A field that is absent and one that has its default are the same; the servers' own metadata (`_nats.*`)
/// is passed over. Sources are told apart by name, in whatever order.
[[nodiscard]] QList<ConfigDifference> configDifferences(ConfigOf what, const Json &from, const Json &to);

/// Changes that a server refuses on something that exists, each explained with what to do instead.
[[nodiscard]] QList<ConfigProblem> impossibleChanges(
    ConfigOf what, const Json &from, const Json &to, const ServerInfo &server);

/// Changes of a stream with which messages go at once, or that end it for good, as warnings: a limit that becomes lower,
/// retention by interest, sealing.
[[nodiscard]] QList<ConfigProblem> losingChanges(const Json &from, const Json &to, const ServerInfo &server);

/// The server's configuration with edits merged in (RFC 7396: objects merge, null removes, all else replaces), so that every field
/// that the edits do not name is kept as it is, in its place; new ones come last. The servers' own metadata is dropped.
[[nodiscard]] Json patchedConfig(const Json &serverConfig, const Json &edits);

/// The edits with which patchedConfig() makes one configuration of another; empty when nothing differs.
[[nodiscard]] Json configEdits(const Json &from, const Json &to);

/// A configuration for something new like this one: without what belongs to the original alone (its name, servers' metadata,
/// state of being sealed, internal fields).
[[nodiscard]] Json clonedConfig(ConfigOf what, const Json &config, const QString &newName);

/// What the server ignored (Removed) or turned into something else (Changed) of what was sent; `oldText` is what was sent.
[[nodiscard]] QList<ConfigDifference> notApplied(ConfigOf what, const Json &sent, const Json &returned);

/// A command for the official command line tool (options of its version 0.5) that does the same.
struct ConfigCommand {
    QString command; ///< safe to paste into a POSIX shell
    QString note; ///< what the reader has to know; may be empty
    QString fileName; ///< of a file that the command reads; empty: none
    QByteArray fileContent;
};

/// `nats stream add …`, `nats consumer add …`. `stream` is for consumers only.
[[nodiscard]] ConfigCommand natsAddCommand(ConfigOf what, const Json &config, const QString &stream = {});
/// `nats stream edit …`, `nats consumer edit …` with what changes; empty command when nothing does.
[[nodiscard]] ConfigCommand natsEditCommand(
    ConfigOf what, const Json &from, const Json &to, const QString &stream = {});

} // namespace natsight
