// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/serverurl.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace natsight {

namespace {

constexpr qsizetype maxLength = 4096;

QString tr(const char *text)
{
    return QCoreApplication::translate("ServerUrl", text);
}

Failure invalid(const QString &why)
{
    return fail(Error::Kind::Invalid, why, tr("A server looks like nats://host:4222, tls://host or host:4222."));
}

QByteArray decoded(const QString &text)
{
    return QByteArray::fromPercentEncoding(text.toUtf8());
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
        return invalid(tr("The server address is empty."));
    if (rest.size() > maxLength)
        return invalid(tr("The server address is longer than %1 characters.").arg(maxLength));
    if (hasBadCharacter(rest))
        return invalid(tr("The server address has a space or a control character."));

    ServerUrl url;
    if (const auto end = rest.indexOf(QLatin1String("://")); end >= 0) {
        const QString scheme = rest.left(end).toLower();
        rest = rest.mid(end + 3);
        if (scheme == QLatin1String("ws") || scheme == QLatin1String("wss"))
            return fail(Error::Kind::Unsupported, tr("Natsight cannot connect over WebSocket (%1://).").arg(scheme),
                tr("Use the server's nats:// or tls:// address: the client library does not speak WebSocket."));
        if (scheme == QLatin1String("tls"))
            url.isTls = true;
        else if (scheme != QLatin1String("nats"))
            return invalid(tr("“%1://” is not a scheme of NATS.").arg(scheme));
    }
    // The path, if any, has no meaning.
    rest = rest.section(u'/', 0, 0);

    if (const auto at = rest.lastIndexOf(u'@'); at >= 0) {
        const QString userInfo = rest.left(at);
        rest = rest.mid(at + 1);
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
            return invalid(tr("The server address has a “[” without “]”."));
        url.host = rest.mid(1, end - 1);
        const QString after = rest.mid(end + 1);
        if (!after.isEmpty() && !after.startsWith(u':'))
            return invalid(tr("After “]” only a port may come."));
        portText = after.mid(1);
        if (after == u':')
            return invalid(tr("The port is missing after “:”."));
    } else if (rest.count(u':') > 1) {
        return invalid(tr("An IPv6 address stands in brackets: [%1].").arg(rest));
    } else if (const auto colon = rest.indexOf(u':'); colon >= 0) {
        url.host = rest.left(colon);
        portText = rest.mid(colon + 1);
        if (portText.isEmpty())
            return invalid(tr("The port is missing after “:”."));
    } else {
        url.host = rest;
    }

    if (url.host.isEmpty())
        return invalid(tr("The server address has no host."));
    if (!portText.isEmpty()) {
        bool isNumber = false;
        const int port = portText.toInt(&isNumber);
        if (!isNumber || port < 1 || port > 65535)
            return invalid(tr("“%1” is not a port: it must be a number from 1 to 65535.").arg(portText));
        url.port = static_cast<quint16>(port);
    }
    return url;
}

Result<QList<ServerUrl>> ServerUrl::parseList(const QString &text)
{
    QList<ServerUrl> urls;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        auto url = parse(part);
        if (!url)
            return fail(std::move(url.error()));
        urls.append(std::move(*url));
    }
    if (urls.isEmpty())
        return invalid(tr("The server address is empty."));
    return urls;
}

} // namespace natsight
