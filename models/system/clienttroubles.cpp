// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/clienttroubles.h"

#include "models/core/thresholds.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <tuple>

namespace natsight {

namespace {

constexpr qsizetype maxTroubles = 1'000;

std::optional<ClientTrouble::Kind> kindOf(const SystemEvent &event)
{
    switch (event.what) {
    case SystemEvent::What::Connected:
        return ClientTrouble::Kind::ReconnectStorm;
    case SystemEvent::What::SignInRefused:
        return ClientTrouble::Kind::SignInRefused;
    case SystemEvent::What::Disconnected:
        // `Slow Consumer (Pending Bytes)`, `Slow Consumer (Write Deadline)`
        if (event.reason.startsWith(QLatin1String("Slow Consumer"), Qt::CaseInsensitive))
            return ClientTrouble::Kind::CutOff;
        break;
    case SystemEvent::What::Other:
        break;
    }
    return std::nullopt;
}

double leastOf(ClientTrouble::Kind kind)
{
    switch (kind) {
    case ClientTrouble::Kind::ReconnectStorm:
        return threshold(Threshold::Reconnects);
    case ClientTrouble::Kind::SignInRefused:
        return threshold(Threshold::SignInErrors);
    case ClientTrouble::Kind::CutOff:
        break;
    }
    return threshold(Threshold::CutOff);
}

} // namespace

QString ClientTrouble::key() const
{
    return QStringLiteral("client %1 %2\n%3\n%4").arg(QString::number(static_cast<int>(kind)), account, user, client);
}

QList<ClientTrouble> clientTroubles(const QList<SystemEvent> &events, qint64 nowMs)
{
    QHash<QString, ClientTrouble> found;
    for (qsizetype i = events.size() - 1; i >= 0; --i) {
        const SystemEvent &event = events.at(i);
        if (nowMs - event.arrivedMs > troubleWindowMs)
            break;
        const auto kind = kindOf(event);
        if (!kind || (*kind == ClientTrouble::Kind::ReconnectStorm && nowMs - event.arrivedMs > stormWindowMs))
            continue;
        ClientTrouble one;
        one.kind = *kind;
        one.account = event.account;
        one.user = event.user;
        one.client = event.client;
        ClientTrouble &kept = found[one.key()];
        // The newest comes first.
        if (kept.count == 0) {
            kept = one;
            kept.server = event.server;
            kept.reason = event.reason;
            kept.lastMs = event.arrivedMs;
        }
        ++kept.count;
        kept.firstMs = event.arrivedMs;
    }
    QList<ClientTrouble> troubles;
    for (ClientTrouble &one : found) {
        if (one.count < leastOf(one.kind))
            continue;
        if (one.kind == ClientTrouble::Kind::ReconnectStorm)
            one.perMinute = one.count * 60'000.0 / stormWindowMs;
        troubles << one;
    }
    std::sort(troubles.begin(), troubles.end(), [](const ClientTrouble &a, const ClientTrouble &b) {
        return std::tuple(b.count, a.kind, a.account, a.user, a.client)
            < std::tuple(a.count, b.kind, b.account, b.user, b.client);
    });
    if (troubles.size() > maxTroubles)
        troubles.resize(maxTroubles);
    return troubles;
}

} // namespace natsight
