// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/rafttypes.h"

#include <QCryptographicHash>

#include <string_view>

namespace natsight {

QString jetStreamScope(const ServerIdentity &server, const JetStreamFigures &figures)
{
    return figures.meta ? QStringLiteral("domain ") + server.domain : QStringLiteral("server ") + server.id;
}

MaybeCount accountLimit(const MaybeCount &told)
{
    if (!told || *told == 0)
        return {};
    constexpr quint64 most = unlimitedStorage / 2;
    return *told > most ? unlimitedStorage : *told;
}

QString raftPeerOf(const QString &server)
{
    if (server.isEmpty())
        return {};
    constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    constexpr qsizetype length = 8;
    const QByteArray hash = QCryptographicHash::hash(server.toUtf8(), QCryptographicHash::Sha256);
    QString peer;
    for (qsizetype i = 0; i < length; ++i)
        peer += QLatin1Char(digits.at(static_cast<unsigned char>(hash.at(i)) % digits.size()));
    return peer;
}

} // namespace natsight
