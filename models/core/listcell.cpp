// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/listcell.h"

#include "models/core/format.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

/// Sorts below everything that is known.
constexpr double unknownPlace = -1;
constexpr qint64 nsInSecond = 1'000'000'000;

/// `2026-03-01T12:00:00.123456789Z`, without zeros at the end.
QString isoText(qint64 unixNs)
{
    QString text = QDateTime::fromSecsSinceEpoch(unixNs / nsInSecond, Qt::UTC).toString(Qt::ISODate);
    if (const qint64 rest = unixNs % nsInSecond; rest > 0) {
        QString fraction = QString::number(rest).rightJustified(9, u'0');
        while (fraction.endsWith(u'0'))
            fraction.chop(1);
        text.insert(text.size() - 1, QString(u'.' + fraction));
    }
    return text;
}

QVariant tipOf(const QString &tip)
{
    return tip.isEmpty() ? QVariant() : QVariant(tip);
}

} // namespace

QString percentText(double share)
{
    if (!std::isfinite(share))
        return format::unknown();
    const double percent = share * 100;
    constexpr double fine = 10;
    const bool isWhole = percent == 0 || percent >= fine;
    return QLocale().toString(percent, 'f', isWhole ? 0 : 1) + QStringLiteral(" %");
}

QVariant ListCell::text(const QString &value, const QString &tip) const
{
    if (isTip())
        return tipOf(tip);
    return value.isEmpty() && isShown() ? QVariant(format::unknown()) : QVariant(value);
}

QVariant ListCell::number(quint64 value, const QString &shown, const QString &tip) const
{
    return isShown() ? QVariant(shown.isEmpty() ? format::count(value) : shown)
        : isSort()   ? QVariant(static_cast<double>(value))
        : isExact()  ? QVariant(value)
                     : tipOf(tip);
}

QVariant ListCell::real(double value, const QString &shown, const QString &tip) const
{
    return isShown() ? QVariant(shown)
        : isSort()   ? QVariant(std::isfinite(value) ? value : unknownPlace)
        : isExact()  ? (std::isfinite(value) ? QVariant(value) : QVariant())
                     : tipOf(tip);
}

QVariant ListCell::rate(double perSecond, const QString &shown) const
{
    return real(perSecond, shown);
}

QVariant ListCell::rate(double perSecond) const
{
    return real(perSecond, isShown() ? format::rate(perSecond) : QString());
}

QVariant ListCell::share(double value, const QString &tip) const
{
    return real(value, isShown() ? percentText(value) : QString(), tip);
}

QVariant ListCell::duration(double nanoseconds) const
{
    if (!std::isfinite(nanoseconds) || nanoseconds < 0)
        return nothing(format::unknown());
    constexpr double most = 9e18; // of 64 bits
    return real(nanoseconds,
        isShown() ? format::duration(std::chrono::nanoseconds(static_cast<qint64>(std::min(nanoseconds, most))))
                  : QString());
}

QVariant ListCell::moment(qint64 unixNs) const
{
    if (isSort())
        return static_cast<double>(unixNs);
    if (isShown())
        return format::time(unixNs);
    if (unixNs <= 0)
        return {};
    return isExact() ? isoText(unixNs) : format::exactTime(unixNs);
}

QVariant ListCell::nothing(const QString &shown) const
{
    return isShown() ? QVariant(shown) : isSort() ? QVariant(unknownPlace) : QVariant();
}

} // namespace natsight
