// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pageregistry.h"

#include "app/connectionmanager.h"
#include "models/core/text.h"

#include <algorithm>
#include <iterator>

namespace natsight {

void PageRegistry::add(PageKind kind)
{
    Q_ASSERT(!find(kind.kind));
    m_kinds.push_back(std::move(kind));
}

const PageKind *PageRegistry::find(const QString &kind) const
{
    for (const PageKind &known : m_kinds) {
        if (known.kind == kind)
            return &known;
    }
    return nullptr;
}

std::vector<PageKind> PageRegistry::kindsOf(const Connection &connection) const
{
    std::vector<PageKind> kinds;
    std::copy_if(m_kinds.begin(), m_kinds.end(), std::back_inserter(kinds),
        [&connection](const PageKind &kind) { return kind.isOfCaptures || !connection.isFile(); });
    return kinds;
}

bool PageRegistry::isPlanned(const QString &kind)
{
    static const QStringList planned { QStringLiteral("overview"), QStringLiteral("traffic"), QStringLiteral("streams"),
        QStringLiteral("consumers"), QStringLiteral("kv"), QStringLiteral("objects"), QStringLiteral("services"),
        QStringLiteral("topology"), QStringLiteral("servers"), QStringLiteral("connections"),
        QStringLiteral("subscriptions"), QStringLiteral("accounts"), QStringLiteral("events") };
    return planned.contains(kind);
}

QString PageRegistry::whyMissing(const Link &link, bool isConnectionKnown) const
{
    if (!isConnectionKnown && link.context.isEmpty())
        return Text::tr("No connection is open that this link could belong to.");
    if (!isConnectionKnown)
        return Text::tr("There is no connection named “%1”.").arg(link.context);
    if (find(link.kind))
        return Text::tr("“%1” has nothing at this place.").arg(link.kind);
    if (isPlanned(link.kind))
        return Text::tr("This version of Natsight can't show %1 yet.").arg(link.kind);
    return Text::tr("There is no kind of page named “%1”.").arg(link.kind);
}

} // namespace natsight
