// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/link.h"

#include "models/core/text.h"

#include <QUrl>

namespace natsight {

namespace {

constexpr QLatin1String scheme("natsight://");
constexpr qsizetype maxLength = 4096;

QString encoded(const QString &part)
{
    // Wildcards and the other characters of subjects stay readable.
    return QString::fromLatin1(QUrl::toPercentEncoding(part, "*>$:@!,;=+()'"));
}

Failure malformed(const QString &why)
{
    return fail(
        Error::Kind::Invalid, why, Text::tr("A link looks like natsight://CONTEXT/streams/ORDERS or streams/ORDERS."));
}

} // namespace

QString Link::toString() const
{
    QStringList parts;
    parts.reserve(path.size() + 2);
    if (!context.isEmpty())
        parts << scheme + encoded(context);
    parts << encoded(kind);
    for (const QString &part : path)
        parts << encoded(part);
    return parts.join(u'/');
}

Result<Link> Link::parse(const QString &text)
{
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return malformed(Text::tr("The link is empty."));
    if (rest.size() > maxLength)
        return malformed(Text::tr("The link is longer than %1 characters.").arg(maxLength));

    const bool isFull = rest.startsWith(scheme, Qt::CaseInsensitive);
    if (isFull)
        rest = rest.mid(scheme.size());
    else if (rest.contains(QLatin1String("://")))
        return malformed(Text::tr("“%1” is not a Natsight link.").arg(text.trimmed()));

    QStringList parts = rest.split(u'/');
    if (parts.size() > 1 && parts.constLast().isEmpty())
        parts.removeLast();
    for (QString &part : parts) {
        part = QUrl::fromPercentEncoding(part.toUtf8());
        if (part.isEmpty())
            return malformed(Text::tr("A part of the link “%1” is empty.").arg(text.trimmed()));
        if (part.contains(QChar::Null) || part.contains(u'\n') || part.contains(u'\r'))
            return malformed(Text::tr("The link has control characters."));
    }

    Link link;
    if (isFull) {
        link.context = parts.takeFirst();
        if (parts.isEmpty())
            parts << QStringLiteral("overview");
    }
    link.kind = parts.takeFirst().toLower();
    link.path = parts;
    return link;
}

} // namespace natsight
