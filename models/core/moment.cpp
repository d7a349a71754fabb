// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/moment.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace natsight {

std::optional<qint64> momentFromText(const QString &typed, qint64 nowMs)
{
    const QString plain = typed.trimmed();
    static const QRegularExpression ago(QStringLiteral("^-(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)$"));
    if (const auto match = ago.match(plain); match.hasMatch()) {
        const QString unit = match.captured(2);
        const double scale = unit == QLatin1String("ms") ? 1
            : unit == QLatin1String("s")                 ? 1'000
            : unit == QLatin1String("m")                 ? 60'000
            : unit == QLatin1String("h")                 ? 3'600'000
                                                         : 86'400'000;
        const double backMs = std::min(match.captured(1).toDouble() * scale, 1e12);
        return (nowMs - static_cast<qint64>(backMs)) * 1'000'000;
    }
    for (const char *layout : { "H:mm:ss.zzz", "H:mm:ss", "H:mm" }) {
        const QTime time = QTime::fromString(plain, QLatin1String(layout));
        if (time.isValid()) {
            QDateTime moment = QDateTime::fromMSecsSinceEpoch(nowMs);
            moment.setTime(time);
            return moment.toMSecsSinceEpoch() * 1'000'000;
        }
    }
    if (const QDateTime moment = QDateTime::fromString(plain, Qt::ISODateWithMs); moment.isValid())
        return moment.toMSecsSinceEpoch() * 1'000'000;
    return {};
}

} // namespace natsight
