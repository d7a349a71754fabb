// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/contextstore.h"

#include "models/core/text.h"
#include "models/nats/credentials.h"
#include "models/nats/serverurl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 maxFileBytes = 1024 * 1024;
constexpr int maxDepth = 32;
constexpr QLatin1String defaultServer("nats://127.0.0.1:4222");

QString defaultDirectory()
{
    QString base = qEnvironmentVariable("XDG_CONFIG_HOME");
    if (base.isEmpty())
        base = QDir::homePath() + QLatin1String("/.config");
    return base + QLatin1String("/nats");
}

Result<Json> parseObject(const QString &name, const QByteArray &bytes)
{
    bool isTooDeep = false;
    const auto isShallow = [&isTooDeep](int depth, Json::parse_event_t, Json &) {
        isTooDeep = isTooDeep || depth > maxDepth;
        return depth <= maxDepth;
    };
    Json object = Json::parse(bytes.begin(), bytes.end(), isShallow, false);
    if (!object.is_object() || isTooDeep)
        return fail(Error::Kind::File, Text::tr("The context %1 is not a JSON object.").arg(name),
            Text::tr("Mend the file with “nats context edit %1”; Natsight leaves it as it is.").arg(name));
    return object;
}

constexpr std::array<const char *, 20> textFields { "description", "url", "user", "password", "token", "creds", "nkey",
    "user_jwt", "user_seed", "nsc", "cert", "key", "ca", "jetstream_domain", "jetstream_api_prefix", "inbox_prefix",
    "socks_proxy", "windows_cert_store", "windows_cert_match_by", "windows_cert_match" };

/// Fails with the name of the first field whose type is not the CLI's. Null is as good as absent.
Result<void> checkTypes(const Json &object, const QString &name)
{
    const auto wrong = [&name](const QString &why) {
        return fail(Error::Kind::File, why,
            Text::tr("Mend the file with “nats context edit %1”; Natsight leaves it as it is.").arg(name));
    };
    for (const char *key : textFields) {
        const auto found = object.find(key);
        if (found != object.end() && !found->is_null() && !found->is_string())
            return wrong(Text::tr("In the context %1 the field “%2” is not a text.").arg(name, QLatin1String(key)));
    }
    const auto tlsFirst = object.find("tls_first");
    if (tlsFirst != object.end() && !tlsFirst->is_null() && !tlsFirst->is_boolean())
        return wrong(Text::tr("In the context %1 the field “%2” is neither true nor false.")
                         .arg(name, QStringLiteral("tls_first")));
    return {};
}

/// A text field whose type was checked; empty when it is absent.
QString field(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

/// How a context signs in, with the CLI's precedence: user and password, creds, nkey, JWT and seed; a token comes alone.
SignIn::Mode modeOf(const Json &object)
{
    using Mode = SignIn::Mode;
    constexpr std::array<std::pair<const char *, Mode>, 5> byPrecedence { { { "user", Mode::UserPassword },
        { "creds", Mode::CredentialsFile }, { "nkey", Mode::NKeyFile }, { "user_jwt", Mode::JwtAndSeed },
        { "token", Mode::Token } } };
    for (const auto &[key, mode] : byPrecedence) {
        if (!field(object, key).isEmpty())
            return mode;
    }
    return Mode::None;
}

/// The path in a field: the CLI takes it bare or as file://.
QString pathOf(const QString &value)
{
    return ContextStore::expandPath(value.startsWith(QLatin1String("file://")) ? value.mid(7) : value);
}

/// Whether a field that should name a file points somewhere else (`op://…`, `data:…`).
bool isElsewhere(const QString &value)
{
    static const QRegularExpression scheme(QStringLiteral("^(?:[a-z][a-z0-9+.-]*://|data:)"));
    return !value.startsWith(QLatin1String("file://")) && value.contains(scheme);
}

/// Newer CLIs let secrets be addresses: file://, env:// and data: are read here; others need programs that Natsight does not run.
Result<QString> resolved(const QString &value, const QString &what)
{
    if (value.startsWith(QLatin1String("file://"))) {
        auto bytes = readSmallFile(ContextStore::expandPath(value.mid(7)));
        if (!bytes)
            return fail(std::move(bytes.error()));
        return QString::fromUtf8(bytes->trimmed());
    }
    if (value.startsWith(QLatin1String("env://"))) {
        const QByteArray variable = value.mid(6).toUtf8();
        if (!qEnvironmentVariableIsSet(variable.constData()))
            return fail(Error::Kind::File,
                Text::tr("The environment variable %1, which the context names for %2, is not set.")
                    .arg(QString::fromUtf8(variable), what));
        return QString::fromUtf8(qgetenv(variable.constData()));
    }
    constexpr QLatin1String dataScheme("data:;base64,");
    if (value.startsWith(dataScheme)) {
        const auto bytes = QByteArray::fromBase64Encoding(
            value.mid(dataScheme.size()).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes)
            return fail(Error::Kind::File, Text::tr("The %1 of the context is not valid base64.").arg(what));
        return QString::fromUtf8(*bytes);
    }
    for (const QLatin1String scheme : { QLatin1String("op://"), QLatin1String("nsc://") }) {
        if (value.startsWith(scheme))
            return fail(Error::Kind::Unsupported,
                Text::tr("The context takes its %1 from %2…, which Natsight cannot read.").arg(what, scheme),
                Text::tr("Use a file, or type it in Natsight, which keeps it in the system keychain."));
    }
    return value;
}

void put(Json &object, const char *key, const QString &value)
{
    if (!value.isEmpty())
        object[key] = value.toStdString();
    else if (const auto found = object.find(key); found != object.end())
        *found = ""; // the CLI writes empty fields too; the place is kept
}

/// Makes a folder and those above it that are missing; only the owner may look into the new ones.
bool makePrivately(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    const QString above = QFileInfo(folder).absolutePath();
    return above != folder && makePrivately(above)
        && QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// What a selection file names; empty without one.
QString nameIn(const QString &path)
{
    const auto bytes = readSmallFile(path, 4096);
    return bytes ? QString::fromUtf8(bytes->trimmed()) : QString();
}

Result<void> writePrivately(const QString &path, const QByteArray &bytes)
{
    const auto failed = [&path](const QString &why) {
        return fail(Error::Kind::File, Text::tr("Can't write %1: %2.").arg(path, why),
            Text::tr("Check the folder's permissions and the free space."));
    };
    if (!makePrivately(QFileInfo(path).absolutePath()))
        return failed(Text::tr("the folder can't be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    // Private before the first byte is in it.
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(file.errorString());
    // On a full disk a part may be written without an error: only the count tells.
    if (file.write(bytes) != bytes.size() || !file.flush())
        return failed(file.error() == QFile::NoError ? Text::tr("there is no space for it") : file.errorString());
    if (!file.commit())
        return failed(file.errorString());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

} // namespace

ContextStore::ContextStore(QString dir)
    : m_dir(dir.isEmpty() ? defaultDirectory() : std::move(dir))
{
}

QString ContextStore::contextDirectory() const
{
    return m_dir + QLatin1String("/context");
}

QString ContextStore::path(const QString &name) const
{
    return contextDirectory() + u'/' + name + QLatin1String(".json");
}

QString ContextStore::selectedPath() const
{
    return m_dir + QLatin1String("/context.txt");
}

QString ContextStore::previousPath() const
{
    return m_dir + QLatin1String("/previous-context.txt");
}

QStringList ContextStore::names() const
{
    QStringList names;
    const auto files = QDir(contextDirectory())
                           .entryInfoList({ QStringLiteral("*.json") },
                               QDir::Files | QDir::Hidden | QDir::CaseSensitive, QDir::Name);
    for (const QFileInfo &file : files) {
        if (validateName(file.completeBaseName()))
            names << file.completeBaseName();
    }
    return names;
}

QString ContextStore::selected() const
{
    if (const QString name = qEnvironmentVariable("NATS_CONTEXT"); !name.isEmpty())
        return name;
    return nameIn(selectedPath());
}

Result<void> ContextStore::select(const QString &name)
{
    if (auto valid = validateName(name); !valid)
        return valid;
    if (!QFileInfo::exists(path(name)))
        return fail(Error::Kind::File, Text::tr("There is no context %1.").arg(name));
    // What the file says, whatever NATS_CONTEXT says to this process.
    const QString former = nameIn(selectedPath());
    if (former == name)
        return {};
    if (!former.isEmpty()) {
        if (auto written = writePrivately(previousPath(), former.toUtf8()); !written)
            return written;
    }
    return writePrivately(selectedPath(), name.toUtf8());
}

Result<void> ContextStore::validateName(const QString &name)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, Text::tr("The name is empty."),
            Text::tr("Give the connection a name, for instance prod-eu."));
    if (name.contains(QLatin1String("..")) || name.contains(u'/') || name.contains(u'\\'))
        return fail(Error::Kind::Invalid, Text::tr("A name can't contain “..”, “/” or “\\”."),
            Text::tr("The name is also a file's name."));
    if (name.size() > 200
        || std::any_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < u' ' || c.unicode() == 0x7F; }))
        return fail(Error::Kind::Invalid, Text::tr("A name has at most 200 characters and no control characters."));
    return {};
}

QString ContextStore::expandPath(const QString &path)
{
    QString result = path;
    if (result == u'~' || result.startsWith(QLatin1String("~/")))
        result.replace(0, 1, QDir::homePath());
    static const QRegularExpression variable(QStringLiteral("\\$(?:\\{(\\w+)\\}|(\\w+))"));
    for (qsizetype from = 0;;) {
        const auto match = variable.match(result, from);
        if (!match.hasMatch())
            return result;
        const QString value = qEnvironmentVariable((match.captured(1) + match.captured(2)).toLatin1().constData());
        result.replace(match.capturedStart(), match.capturedLength(), value);
        from = match.capturedStart() + value.size(); // what a variable holds is not expanded again
    }
}

Result<LoadedContext> ContextStore::parse(const QString &name, const QByteArray &json)
{
    auto object = parseObject(name, json);
    if (!object)
        return fail(std::move(object.error()));
    if (auto checked = checkTypes(*object, name); !checked)
        return fail(std::move(checked.error()));
    std::optional<Error> problem;
    const auto text = [&object](const char *key) { return field(*object, key); };
    const auto secret = [&](const char *key, const QString &what) {
        auto value = resolved(text(key), what);
        if (!value && !problem)
            problem = value.error();
        return Secret(value.value_or(QString()).toUtf8());
    };

    LoadedContext context;
    ConnectionProfile &profile = context.profile;
    profile.name = name;
    profile.description = text("description");
    const QStringList servers = text("url").split(u',', Qt::SkipEmptyParts);
    for (const QString &server : servers) {
        if (const QString trimmed = server.trimmed(); !trimmed.isEmpty())
            profile.servers << trimmed;
    }
    if (profile.servers.isEmpty())
        profile.servers << defaultServer;

    // Only what the mode needs is resolved: an address that leads nowhere does no harm where it is not used.
    SignIn &signIn = profile.signIn;
    signIn.mode = modeOf(*object);
    switch (signIn.mode) {
    case SignIn::Mode::UserPassword:
        signIn.user = text("user");
        signIn.password = secret("password", Text::tr("password"));
        break;
    case SignIn::Mode::CredentialsFile:
    case SignIn::Mode::NKeyFile: {
        const QString file = text(signIn.mode == SignIn::Mode::NKeyFile ? "nkey" : "creds");
        signIn.file = pathOf(file);
        if (isElsewhere(file))
            context.warnings << Text::tr(
                "The file for signing in is at “%1:…”, which Natsight cannot read: choose a file.")
                                    .arg(file.section(u':', 0, 0));
        break;
    }
    case SignIn::Mode::JwtAndSeed:
        signIn.jwt = secret("user_jwt", Text::tr("JWT"));
        signIn.seed = secret("user_seed", Text::tr("seed"));
        break;
    case SignIn::Mode::Token:
        signIn.token = secret("token", Text::tr("token"));
        break;
    case SignIn::Mode::None:
        break;
    }

    profile.tls.caFile = pathOf(text("ca"));
    profile.tls.certificateFile = pathOf(text("cert"));
    profile.tls.keyFile = pathOf(text("key"));
    const auto tlsFirst = object->find("tls_first");
    profile.tls.handshakeFirst = tlsFirst != object->end() && tlsFirst->is_boolean() && tlsFirst->get<bool>();
    profile.inboxPrefix = text("inbox_prefix");
    profile.jetStreamDomain = text("jetstream_domain");
    profile.jetStreamApiPrefix = text("jetstream_api_prefix");
    profile.socksProxy = text("socks_proxy");

    if (!text("nsc").isEmpty())
        context.warnings << Text::tr(
            "The context looks its credentials up with nsc, which Natsight does not run: choose a creds file.");
    for (const char *key : { "windows_cert_store", "windows_cert_match" }) {
        if (!text(key).isEmpty()) {
            context.warnings << Text::tr(
                "The context takes its certificate from the Windows certificate store, which Natsight cannot use.");
            break;
        }
    }
    if (problem)
        return fail(std::move(*problem));
    return context;
}

Result<LoadedContext> ContextStore::load(const QString &name) const
{
    if (auto valid = validateName(name); !valid)
        return fail(std::move(valid.error()));
    auto bytes = readSmallFile(path(name), maxFileBytes);
    if (!bytes)
        return fail(std::move(bytes.error()));
    auto context = parse(name, *bytes);
    Secret::wipe(*bytes);
    return context;
}

Result<void> ContextStore::save(const ConnectionProfile &profile, bool writesSecrets)
{
    if (auto valid = validateName(profile.name); !valid)
        return valid;
    const QString file = path(profile.name);
    Json object = Json::object();
    bool isUpdate = false;
    if (QFileInfo::exists(file)) {
        auto bytes = readSmallFile(file, maxFileBytes);
        if (!bytes)
            return fail(bytes.error());
        auto existing = parseObject(profile.name, *bytes);
        Secret::wipe(*bytes);
        if (!existing)
            return fail(std::move(existing.error()));
        if (auto checked = checkTypes(*existing, profile.name); !checked)
            return checked;
        object = std::move(*existing);
        isUpdate = true;
    }

    const SignIn &signIn = profile.signIn;
    using Mode = SignIn::Mode;
    const bool isSameMode = isUpdate && modeOf(object) == signIn.mode;
    put(object, "description", profile.description);
    // A context without a server means the CLI's default, which depends on its environment.
    const bool isDefaultServer = isUpdate && field(object, "url").isEmpty()
        && profile.servers == QStringList { defaultServer };
    if (!isDefaultServer)
        put(object, "url", profile.servers.join(u','));
    // Paths stay as they were written (`~/x.creds`) while they mean the same file.
    const auto putPath = [&object](const char *key, const QString &value) {
        if (pathOf(field(object, key)) != value)
            put(object, key, value);
    };
    putPath("ca", profile.tls.caFile);
    putPath("cert", profile.tls.certificateFile);
    putPath("key", profile.tls.keyFile);
    put(object, "jetstream_domain", profile.jetStreamDomain);
    put(object, "jetstream_api_prefix", profile.jetStreamApiPrefix);
    put(object, "inbox_prefix", profile.inboxPrefix);
    put(object, "socks_proxy", profile.socksProxy);
    if (profile.tls.handshakeFirst || object.contains("tls_first"))
        object["tls_first"] = profile.tls.handshakeFirst;

    // What belongs to another way of signing in stays while the way stays, and goes when it changes.
    const auto clearOthers = [&](const char *key, Mode mode) {
        if (signIn.mode != mode && !isSameMode)
            put(object, key, QString());
        return signIn.mode != mode;
    };
    if (!clearOthers("user", Mode::UserPassword))
        put(object, "user", signIn.user);
    if (!clearOthers("creds", Mode::CredentialsFile))
        putPath("creds", signIn.file);
    if (!clearOthers("nkey", Mode::NKeyFile))
        putPath("nkey", signIn.file);
    const auto putSecret = [&](const char *key, Mode mode, const Secret &value) {
        if (clearOthers(key, mode))
            return;
        if (isSameMode) {
            // An address of a secret (`env://…`) stays while it leads to the same, or nobody here could follow it.
            const auto former = resolved(field(object, key), QString());
            const bool isSame = former ? former->toUtf8() == value.reveal() : value.isEmpty();
            if (!writesSecrets || isSame)
                return;
        }
        put(object, key, writesSecrets ? QString::fromUtf8(value.reveal()) : QString());
    };
    putSecret("password", Mode::UserPassword, signIn.password);
    putSecret("token", Mode::Token, signIn.token);
    putSecret("user_jwt", Mode::JwtAndSeed, signIn.jwt);
    putSecret("user_seed", Mode::JwtAndSeed, signIn.seed);

    std::string text = object.dump(2, ' ', false, Json::error_handler_t::replace);
    QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    std::fill(text.begin(), text.end(), '\0');
    auto written = writePrivately(file, bytes);
    Secret::wipe(bytes);
    return written;
}

Result<void> ContextStore::remove(const QString &name)
{
    if (auto valid = validateName(name); !valid)
        return valid;
    QFile file(path(name));
    if (!file.remove())
        return fail(Error::Kind::File, Text::tr("Can't delete the context %1: %2.").arg(name, file.errorString()));
    if (nameIn(selectedPath()) == name)
        QFile::remove(selectedPath());
    return {};
}

Result<void> ContextStore::rename(const QString &from, const QString &to)
{
    for (const QString &name : { from, to }) {
        if (auto valid = validateName(name); !valid)
            return valid;
    }
    if (QFileInfo::exists(path(to)))
        return fail(
            Error::Kind::Invalid, Text::tr("There is already a context %1.").arg(to), Text::tr("Choose another name."));
    QFile file(path(from));
    if (!file.rename(path(to)))
        return fail(Error::Kind::File, Text::tr("Can't rename the context %1: %2.").arg(from, file.errorString()));
    for (const QString &selection : { selectedPath(), previousPath() }) {
        if (nameIn(selection) != from)
            continue;
        if (auto written = writePrivately(selection, to.toUtf8()); !written)
            return written;
    }
    return {};
}

} // namespace natsight
