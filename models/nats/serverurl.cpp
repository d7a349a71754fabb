// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/serverurl.h"

#include "models/core/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace natsight {

namespace {

constexpr qsizetype maxLength = 4096;

Failure invalid(const QString &why)
{
    return fail(Error::Kind::Invalid, why, Text::tr("A server looks like nats://host:4222, tls://host or host:4222."));
}

QByteArray decoded(const QString &text)
{
    return QByteArray::fromPercentEncoding(text.toUtf8());
}

bool isScheme(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("^[a-z][a-z0-9+.-]*$"));
    return text.contains(scheme);
}

/// A `%` that is not followed by two hexadecimal digits.
bool hasBadEscape(const QString &text)
{
    static const QRegularExpression bad(QStringLiteral("%(?![0-9A-Fa-f]{2})"));
    return text.contains(bad);
}

bool hasBadCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() <= u' ' || c.unicode() == 0x7F; });
}

} // namespace

QString ServerUrl::toString() const
{
    const QString shownHost = host.contains(u':') ? QString(u'[' + host + u']') : host;
    return (isTls ? QStringLiteral("tls://") : QStringLiteral("nats://")) + shownHost + u':' + QString::number(port);
}

QString ServerUrl::shown(const QStringList &texts)
{
    QStringList list;
    for (const QString &text : texts) {
        const auto urls = parseList(text);
        if (!urls)
            continue;
        for (const ServerUrl &url : *urls)
            list << url.toString();
    }
    return list.join(QLatin1String(", "));
}

Result<ServerUrl> ServerUrl::parse(const QString &text)
{
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return invalid(Text::tr("The server address is empty."));
    if (rest.size() > maxLength)
        return invalid(Text::tr("The server address is longer than %1 characters.").arg(maxLength));
    if (hasBadCharacter(rest))
        return invalid(Text::tr("The server address has a space or a control character."));

    ServerUrl url;
    if (const auto end = rest.indexOf(QLatin1String("://")); end >= 0) {
        const QString scheme = rest.left(end).toLower();
        rest = rest.mid(end + 3);
        if (scheme == QLatin1String("ws") || scheme == QLatin1String("wss"))
            return fail(Error::Kind::Unsupported,
                Text::tr("Natsight cannot connect over WebSocket (%1://).").arg(scheme),
                Text::tr("Use the server's nats:// or tls:// address: the client library does not speak WebSocket."));
        if (scheme == QLatin1String("tls"))
            url.isTls = true;
        else if (scheme != QLatin1String("nats"))
            // Only what looks like a scheme is repeated: it may be the beginning of a user and password.
            return invalid(isScheme(scheme) ? Text::tr("“%1://” is not a scheme of NATS.").arg(scheme)
                                            : Text::tr("Before “://” only nats or tls may stand."));
    }
    // The path, if any, has no meaning.
    if (const auto slash = rest.indexOf(u'/'); slash >= 0) {
        if (rest.indexOf(u'@', slash) >= 0)
            return invalid(Text::tr("In a user, password or token the character / is written as %2F."));
        rest.truncate(slash);
    }

    if (const auto at = rest.lastIndexOf(u'@'); at >= 0) {
        const QString userInfo = rest.left(at);
        rest = rest.mid(at + 1);
        if (hasBadEscape(userInfo))
            return invalid(Text::tr("In a user, password or token the character % is written as %25."));
        if (const auto colon = userInfo.indexOf(u':'); colon >= 0) {
            url.user = QString::fromUtf8(decoded(userInfo.left(colon)));
            url.password = Secret(decoded(userInfo.mid(colon + 1)));
        } else {
            url.token = Secret(decoded(userInfo));
        }
    }

    QString portText;
    if (rest.startsWith(u'[')) {
        const auto end = rest.indexOf(u']');
        if (end < 0)
            return invalid(Text::tr("The server address has a “[” without “]”."));
        url.host = rest.mid(1, end - 1);
        const QString after = rest.mid(end + 1);
        if (!after.isEmpty() && !after.startsWith(u':'))
            return invalid(Text::tr("After “]” only a port may come."));
        portText = after.mid(1);
        if (after == u':')
            return invalid(Text::tr("The port is missing after “:”."));
    } else if (rest.count(u':') > 1) {
        return invalid(Text::tr("An IPv6 address stands in brackets: [%1].").arg(rest));
    } else if (const auto colon = rest.indexOf(u':'); colon >= 0) {
        url.host = rest.left(colon);
        portText = rest.mid(colon + 1);
        if (portText.isEmpty())
            return invalid(Text::tr("The port is missing after “:”."));
    } else {
        url.host = rest;
    }

    if (url.host.isEmpty())
        return invalid(Text::tr("The server address has no host."));
    static const QRegularExpression strange(QStringLiteral("[\"#<>?\\[\\\\\\]^`{|}]"));
    if (const auto found = strange.match(url.host); found.hasMatch())
        return invalid(Text::tr("The host has the character %1, which no host has.").arg(found.captured()));
    if (!portText.isEmpty()) {
        bool isNumber = std::all_of(portText.begin(), portText.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        const int port = isNumber ? portText.toInt(&isNumber) : 0;
        if (!isNumber || port < 1 || port > 65535)
            return invalid(Text::tr("The port must be a number from 1 to 65535."));
        url.port = static_cast<quint16>(port);
    }
    return url;
}

Result<QList<ServerUrl>> ServerUrl::parseList(const QString &text)
{
    QList<ServerUrl> urls;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.trimmed().isEmpty())
            continue;
        auto url = parse(part);
        if (!url)
            return fail(std::move(url.error()));
        urls.append(std::move(*url));
    }
    if (urls.isEmpty())
        return invalid(Text::tr("The server address is empty."));
    return urls;
}

} // namespace natsight
