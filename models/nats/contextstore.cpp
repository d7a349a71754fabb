// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/contextstore.h"

#include "models/nats/credentials.h"
#include "models/nats/serverurl.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 maxFileBytes = 1024 * 1024;
constexpr int maxDepth = 32;

QString tr(const char *text)
{
    return QCoreApplication::translate("ContextStore", text);
}

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
        return fail(Error::Kind::File, tr("The context %1 is not a JSON object.").arg(name),
            tr("Mend the file with “nats context edit %1”; Natsight leaves it as it is.").arg(name));
    return object;
}

/// A text field. Null and absent are empty; another type is an error that names the field.
Result<QString> field(const Json &object, const QString &name, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return QString();
    if (!found->is_string())
        return fail(Error::Kind::File, tr("In the context %1 the field “%2” is not a text.").arg(name, QLatin1String(key)),
            tr("Mend the file with “nats context edit %1”; Natsight leaves it as it is.").arg(name));
    return QString::fromStdString(found->get<std::string>());
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
            return fail(Error::Kind::File, tr("The environment variable %1, which the context names for %2, is not set.")
                                               .arg(QString::fromUtf8(variable), what));
        return QString::fromUtf8(qgetenv(variable.constData()));
    }
    constexpr QLatin1String dataScheme("data:;base64,");
    if (value.startsWith(dataScheme)) {
        const auto bytes = QByteArray::fromBase64Encoding(value.mid(dataScheme.size()).toLatin1());
        if (!bytes)
            return fail(Error::Kind::File, tr("The %1 of the context is not valid base64.").arg(what));
        return QString::fromUtf8(*bytes);
    }
    for (const QLatin1String scheme : { QLatin1String("op://"), QLatin1String("nsc://") }) {
        if (value.startsWith(scheme))
            return fail(Error::Kind::Unsupported, tr("The context takes its %1 from %2…, which Natsight cannot read.").arg(what, scheme),
                tr("Use a file, or type it in Natsight, which keeps it in the system keychain."));
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

Result<void> writePrivately(const QString &path, const QByteArray &bytes)
{
    const auto failed = [&path](const QString &why) {
        return fail(Error::Kind::File, tr("Can't write %1: %2.").arg(path, why), tr("Check the folder's permissions and the free space."));
    };
    const QString folder = QFileInfo(path).absolutePath();
    const bool isNew = !QFileInfo::exists(folder);
    if (!QDir().mkpath(folder))
        return failed(tr("the folder can't be made"));
    if (isNew)
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    // Private before the first byte is in it.
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(file.errorString());
    file.write(bytes);
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

QStringList ContextStore::names() const
{
    QStringList names;
    const auto files = QDir(contextDirectory()).entryInfoList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
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
    const auto bytes = readSmallFile(m_dir + QLatin1String("/context.txt"), 4096);
    return bytes ? QString::fromUtf8(bytes->trimmed()) : QString();
}

Result<void> ContextStore::select(const QString &name)
{
    if (!QFileInfo::exists(path(name)))
        return fail(Error::Kind::File, tr("There is no context %1.").arg(name));
    const QString former = selected();
    if (auto written = writePrivately(m_dir + QLatin1String("/context.txt"), name.toUtf8()); !written)
        return written;
    if (!former.isEmpty() && former != name)
        return writePrivately(m_dir + QLatin1String("/previous-context.txt"), former.toUtf8());
    return {};
}

Result<void> ContextStore::validateName(const QString &name)
{
    if (name.isEmpty())
        return fail(Error::Kind::Invalid, tr("The name is empty."), tr("Give the connection a name, for instance prod-eu."));
    if (name.contains(QLatin1String("..")) || name.contains(u'/') || name.contains(u'\\'))
        return fail(Error::Kind::Invalid, tr("A name can't contain “..”, “/” or “\\”."), tr("The name is also a file's name."));
    if (name.size() > 200 || std::any_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < u' ' || c.unicode() == 0x7F; }))
        return fail(Error::Kind::Invalid, tr("A name has at most 200 characters and no control characters."));
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
    std::optional<Error> problem;
    const auto text = [&](const char *key) {
        auto value = field(*object, name, key);
        if (!value && !problem)
            problem = value.error();
        return value.value_or(QString());
    };
    const auto secret = [&](const char *key, const QString &what) {
        auto value = resolved(text(key), what);
        if (!value && !problem)
            problem = value.error();
        return value.value_or(QString());
    };

    LoadedContext context;
    ConnectionProfile &profile = context.profile;
    profile.name = name;
    profile.description = text("description");
    const QStringList servers = text("url").split(u',', Qt::SkipEmptyParts);
    for (const QString &server : servers)
        profile.servers << server.trimmed();
    if (profile.servers.isEmpty())
        profile.servers << QStringLiteral("nats://127.0.0.1:4222");

    // Precedence as in the CLI: user and password, creds, nkey, JWT and seed; a token comes alone.
    SignIn &signIn = profile.signIn;
    const QString user = text("user");
    const QString creds = text("creds");
    const QString nkey = text("nkey");
    const QString jwt = secret("user_jwt", tr("JWT"));
    const QString token = secret("token", tr("token"));
    if (!user.isEmpty()) {
        signIn.mode = SignIn::Mode::UserPassword;
        signIn.user = user;
        signIn.password = Secret(secret("password", tr("password")).toUtf8());
    } else if (!creds.isEmpty()) {
        signIn.mode = SignIn::Mode::CredentialsFile;
        signIn.file = expandPath(creds.startsWith(QLatin1String("file://")) ? creds.mid(7) : creds);
        if (creds.contains(QLatin1String("://")) && !creds.startsWith(QLatin1String("file://")))
            context.warnings << tr("The creds come from “%1”, which Natsight cannot read: choose a file.").arg(creds.section(u':', 0, 0));
    } else if (!nkey.isEmpty()) {
        signIn.mode = SignIn::Mode::NKeyFile;
        signIn.file = expandPath(nkey.startsWith(QLatin1String("file://")) ? nkey.mid(7) : nkey);
    } else if (!jwt.isEmpty()) {
        signIn.mode = SignIn::Mode::JwtAndSeed;
        signIn.jwt = Secret(jwt.toUtf8());
        signIn.seed = Secret(secret("user_seed", tr("seed")).toUtf8());
    } else if (!token.isEmpty()) {
        signIn.mode = SignIn::Mode::Token;
        signIn.token = Secret(token.toUtf8());
    }

    profile.tls.caFile = expandPath(text("ca"));
    profile.tls.certificateFile = expandPath(text("cert"));
    profile.tls.keyFile = expandPath(text("key"));
    const auto tlsFirst = object->find("tls_first");
    profile.tls.handshakeFirst = tlsFirst != object->end() && tlsFirst->is_boolean() && tlsFirst->get<bool>();
    profile.inboxPrefix = text("inbox_prefix");
    profile.jetStreamDomain = text("jetstream_domain");
    profile.jetStreamApiPrefix = text("jetstream_api_prefix");
    profile.socksProxy = text("socks_proxy");

    if (!text("nsc").isEmpty())
        context.warnings << tr("The context looks its credentials up with nsc, which Natsight does not run: choose a creds file.");
    for (const char *key : { "windows_cert_store", "windows_cert_match" }) {
        if (!text(key).isEmpty()) {
            context.warnings << tr("The context takes its certificate from the Windows certificate store, which Natsight cannot use.");
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
    std::optional<ConnectionProfile> former;
    if (QFileInfo::exists(file)) {
        const auto bytes = readSmallFile(file, maxFileBytes);
        if (!bytes)
            return fail(bytes.error());
        auto existing = parseObject(profile.name, *bytes);
        if (!existing)
            return fail(std::move(existing.error()));
        object = std::move(*existing);
        if (auto parsed = parse(profile.name, *bytes))
            former = std::move(parsed->profile);
    }

    const SignIn &signIn = profile.signIn;
    using Mode = SignIn::Mode;
    put(object, "description", profile.description);
    put(object, "url", profile.servers.join(u','));
    put(object, "user", signIn.mode == Mode::UserPassword ? signIn.user : QString());
    // Paths stay as they were written (`~/x.creds`) while they mean the same file.
    const auto putPath = [&object](const char *key, const QString &value) {
        const auto found = object.find(key);
        const bool isSame = found != object.end() && found->is_string()
            && expandPath(QString::fromStdString(found->get<std::string>())) == value;
        if (!isSame)
            put(object, key, value);
    };
    putPath("creds", signIn.mode == Mode::CredentialsFile ? signIn.file : QString());
    putPath("nkey", signIn.mode == Mode::NKeyFile ? signIn.file : QString());
    putPath("ca", profile.tls.caFile);
    putPath("cert", profile.tls.certificateFile);
    putPath("key", profile.tls.keyFile);
    put(object, "jetstream_domain", profile.jetStreamDomain);
    put(object, "jetstream_api_prefix", profile.jetStreamApiPrefix);
    put(object, "inbox_prefix", profile.inboxPrefix);
    put(object, "socks_proxy", profile.socksProxy);
    if (profile.tls.handshakeFirst || object.contains("tls_first"))
        object["tls_first"] = profile.tls.handshakeFirst;

    const auto putSecret = [&](const char *key, Mode mode, const Secret &value, const Secret &formerValue) {
        const bool isKept = former && former->signIn.mode == mode && signIn.mode == mode && (!writesSecrets || value == formerValue);
        if (isKept)
            return;
        put(object, key, signIn.mode == mode && writesSecrets ? QString::fromUtf8(value.reveal()) : QString());
    };
    const SignIn before = former ? former->signIn : SignIn();
    putSecret("password", Mode::UserPassword, signIn.password, before.password);
    putSecret("token", Mode::Token, signIn.token, before.token);
    putSecret("user_jwt", Mode::JwtAndSeed, signIn.jwt, before.jwt);
    putSecret("user_seed", Mode::JwtAndSeed, signIn.seed, before.seed);

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
        return fail(Error::Kind::File, tr("Can't delete the context %1: %2.").arg(name, file.errorString()));
    if (selected() == name)
        QFile::remove(m_dir + QLatin1String("/context.txt"));
    return {};
}

Result<void> ContextStore::rename(const QString &from, const QString &to)
{
    for (const QString &name : { from, to }) {
        if (auto valid = validateName(name); !valid)
            return valid;
    }
    if (QFileInfo::exists(path(to)))
        return fail(Error::Kind::Invalid, tr("There is already a context %1.").arg(to), tr("Choose another name."));
    const bool wasSelected = selected() == from;
    QFile file(path(from));
    if (!file.rename(path(to)))
        return fail(Error::Kind::File, tr("Can't rename the context %1: %2.").arg(from, file.errorString()));
    return wasSelected ? select(to) : Result<void>();
}

} // namespace natsight
