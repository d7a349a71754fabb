// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "models/core/text.h"
#include "models/nats/contextstore.h"
#include "models/nats/serverurl.h"
#include "models/nats/session.h"
#include "models/nats/subject.h"

#include <QFile>
#include <QFileInfo>

namespace natsight {

namespace {

constexpr qint64 maxPasswordFile = 64 * 1024;

struct Option {
    const char *name;
    const char *value; ///< nullptr = a switch
    const char *text;
};

constexpr Option options[] = {
    { "context", "NAME", QT_TRANSLATE_NOOP("natsight::Text", "Open a context of the nats CLI.") },
    { "server", "URL", QT_TRANSLATE_NOOP("natsight::Text", "Connect to a server, or to several separated by commas.") },
    { "user", "NAME", QT_TRANSLATE_NOOP("natsight::Text", "Sign in as this user (with --server).") },
    { "password-file", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Read the user's password from a file.") },
    { "creds", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Sign in with a credentials file.") },
    { "nkey", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Sign in with an nkey seed file.") },
    { "tls-ca", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Trust the certificates in this file.") },
    { "tls-cert", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Client certificate.") },
    { "tls-key", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Private key of the client certificate.") },
    { "demo", nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Start a private NATS system with sample traffic.") },
    { "open", "LINK",
        QT_TRANSLATE_NOOP("natsight::Text", "Open a page, for instance traffic or natsight://CONTEXT/overview.") },
    { "subscribe", "SUBJECT",
        QT_TRANSLATE_NOOP("natsight::Text", "Watch a subject on the traffic page, without a question.") },
    { "capture", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Open captured messages that were exported as NDJSON.") },
    { "read-only", nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Disable every action that changes the system.") },
    { "theme", "light|dark|system", QT_TRANSLATE_NOOP("natsight::Text", "Colours of the window.") },
    { "lang", "LANGUAGE", QT_TRANSLATE_NOOP("natsight::Text", "Language of the window, for instance de.") },
    { "config-dir", "DIR", QT_TRANSLATE_NOOP("natsight::Text", "Keep settings in this folder and nowhere else.") },
    { "screenshot", "DIR", QT_TRANSLATE_NOOP("natsight::Text", "Write a picture of the window with each open page.") },
    { "quit-after", "SECONDS", QT_TRANSLATE_NOOP("natsight::Text", "End the program after this time.") },
    { "stats", "FILE", QT_TRANSLATE_NOOP("natsight::Text", "Write figures of the run as JSON at the end.") },
    { "version", nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Show the versions and end.") },
    { "help", nullptr, QT_TRANSLATE_NOOP("natsight::Text", "Show this help and end.") },
};

const QString seeHelp()
{
    return Text::tr("See natsight --help.");
}

Failure invalid(const QString &message, const QString &advice = seeHelp())
{
    return fail(Error::Kind::Invalid, message, advice);
}

Result<Secret> readPassword(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error::Kind::File, Text::tr("Can't read the password file %1: %2.").arg(path, file.errorString()),
            Text::tr("Check the path and that you may read it."));
    }
    QByteArray bytes = file.read(maxPasswordFile + 1);
    if (bytes.size() > maxPasswordFile) {
        Secret::wipe(bytes);
        return fail(Error::Kind::Limit, Text::tr("The password file %1 is larger than 64 KiB.").arg(path),
            Text::tr("Its first line should be the password."));
    }
    QByteArray line = bytes.left(bytes.indexOf('\n') < 0 ? bytes.size() : bytes.indexOf('\n'));
    Secret::wipe(bytes);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty()) {
        return invalid(
            Text::tr("The password file %1 is empty.").arg(path), Text::tr("Its first line should be the password."));
    }
    return Secret(std::move(line));
}

} // namespace

Result<CommandLine> CommandLine::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const Option &option : options) {
        const QString name = QLatin1String(option.name);
        parser.addOption(
            option.value ? QCommandLineOption(name, {}, QLatin1String(option.value)) : QCommandLineOption(name));
    }
    parser.addOption(QCommandLineOption(QStringLiteral("h")));
    parser.addOption(QCommandLineOption(QStringLiteral("v")));
    parser.addPositionalArgument(QStringLiteral("links"), {});
    if (!parser.parse(arguments))
        return invalid(parser.errorText());

    CommandLine line;
    line.wantsHelp = parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("h"));
    line.wantsVersion = parser.isSet(QStringLiteral("version")) || parser.isSet(QStringLiteral("v"));
    if (line.wantsHelp || line.wantsVersion)
        return line;

    line.context = parser.value(QStringLiteral("context"));
    if (parser.isSet(QStringLiteral("context"))) {
        if (const Result<void> good = ContextStore::validateName(line.context); !good)
            return fail(good.error());
    }
    line.server = parser.value(QStringLiteral("server"));
    if (parser.isSet(QStringLiteral("server"))) {
        if (const auto good = ServerUrl::parseList(line.server); !good)
            return fail(good.error());
    }
    line.demo = parser.isSet(QStringLiteral("demo"));
    line.readOnly = parser.isSet(QStringLiteral("read-only"));
    if (int { !line.context.isEmpty() } + int { !line.server.isEmpty() } + int { line.demo } > 1) {
        return invalid(Text::tr("--context, --server and --demo exclude each other."),
            Text::tr("Name one of them; more connections can be opened in the window."));
    }
    line.user = parser.value(QStringLiteral("user"));
    line.credentialsFile = parser.value(QStringLiteral("creds"));
    line.nkeyFile = parser.value(QStringLiteral("nkey"));
    line.tlsCa = parser.value(QStringLiteral("tls-ca"));
    line.tlsCertificate = parser.value(QStringLiteral("tls-cert"));
    line.tlsKey = parser.value(QStringLiteral("tls-key"));
    for (const char *name : { "user", "password-file", "creds", "nkey", "tls-ca", "tls-cert", "tls-key" }) {
        const QString option = QLatin1String(name);
        if (parser.isSet(option) && line.server.isEmpty()) {
            return invalid(Text::tr("--%1 needs --server.").arg(option),
                Text::tr("A context has its own sign-in; edit it in the window or with the nats CLI."));
        }
        if (parser.isSet(option) && option != QLatin1String("user") && !QFileInfo(parser.value(option)).isFile()) {
            return fail(Error::Kind::File, Text::tr("--%1: there is no file %2.").arg(option, parser.value(option)),
                Text::tr("Check the path."));
        }
    }
    if (parser.isSet(QStringLiteral("password-file"))) {
        if (line.user.isEmpty())
            return invalid(Text::tr("--password-file needs --user."));
        Result<Secret> password = readPassword(parser.value(QStringLiteral("password-file")));
        if (!password)
            return fail(password.error());
        line.password = std::move(*password);
    }
    if (int { !line.user.isEmpty() } + int { !line.credentialsFile.isEmpty() } + int { !line.nkeyFile.isEmpty() } > 1)
        return invalid(Text::tr("--user, --creds and --nkey exclude each other."));
    if (line.tlsCertificate.isEmpty() != line.tlsKey.isEmpty())
        return invalid(Text::tr("--tls-cert and --tls-key belong together."));

    line.captures = parser.values(QStringLiteral("capture"));
    for (const QString &path : std::as_const(line.captures)) {
        if (!QFileInfo(path).isFile())
            return fail(Error::Kind::File, Text::tr("--%1: there is no file %2.").arg(QLatin1String("capture"), path),
                Text::tr("Check the path."));
    }
    for (const QString &text : parser.values(QStringLiteral("open")) + parser.positionalArguments()) {
        const bool isCapture = text.endsWith(QLatin1String(".ndjson")) || text.endsWith(QLatin1String(".jsonl"));
        if (isCapture && QFileInfo(text).isFile()) {
            line.captures << text;
            continue;
        }
        const Result<Link> link = Link::parse(text);
        if (!link)
            return fail(link.error());
        line.open << *link;
    }
    for (const QString &text : parser.values(QStringLiteral("subscribe"))) {
        const QByteArray subject = text.toUtf8();
        if (const auto good = validateSubscribeSubject(subject); !good)
            return fail(good.error());
        line.subscribe << subject;
    }
    if (parser.isSet(QStringLiteral("theme"))) {
        const QString theme = parser.value(QStringLiteral("theme"));
        if (theme == QLatin1String("light"))
            line.theme = Theme::Scheme::Light;
        else if (theme == QLatin1String("dark"))
            line.theme = Theme::Scheme::Dark;
        else if (theme == QLatin1String("system"))
            line.theme = Theme::Scheme::System;
        else
            return invalid(Text::tr("There is no theme “%1”.").arg(theme), Text::tr("Choose light, dark or system."));
    }
    line.language = parser.value(QStringLiteral("lang"));
    line.configDir = parser.value(QStringLiteral("config-dir"));
    line.screenshotDir = parser.value(QStringLiteral("screenshot"));
    line.statsFile = parser.value(QStringLiteral("stats"));
    for (const char *name : { "lang", "config-dir", "screenshot", "stats" }) {
        if (parser.isSet(QLatin1String(name)) && parser.value(QLatin1String(name)).isEmpty())
            return invalid(Text::tr("--%1 needs a value.").arg(QLatin1String(name)));
    }
    if (parser.isSet(QStringLiteral("quit-after"))) {
        bool isNumber = false;
        const double seconds = parser.value(QStringLiteral("quit-after")).toDouble(&isNumber);
        if (!isNumber || !(seconds > 0) || seconds > 1'000'000) {
            return invalid(Text::tr("--quit-after takes a number of seconds above 0, not “%1”.")
                               .arg(parser.value(QStringLiteral("quit-after"))));
        }
        line.quitAfterMs = qMax(1, static_cast<int>(seconds * 1000));
    }
    return line;
}

QString CommandLine::help()
{
    QString text = Text::tr("Usage: natsight [options] [links]\n"
                            "Watch, explore and administer NATS systems.\n\nOptions:\n");
    for (const Option &option : options) {
        QString left = QStringLiteral("  --") + QLatin1String(option.name);
        if (option.value)
            left += u' ' + QLatin1String(option.value);
        text += left.leftJustified(28) + u' ' + Text::tr(option.text) + u'\n';
    }
    return text;
}

QString CommandLine::version()
{
    return QStringLiteral("natsight %1 (Qt %2, cnats %3)\n")
        .arg(QStringLiteral(NATSIGHT_VERSION), QLatin1String(qVersion()), Session::libraryVersion());
}

} // namespace natsight
