// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemroles.h"

#include "models/core/format.h"

#include <QDateTime>

#include <cmath>

namespace natsight {

namespace {

constexpr double unknownPlace = -1;

} // namespace

QVariant SystemCell::nothing() const
{
    return isShown() ? QVariant(format::unknown()) : isSort() ? QVariant(unknownPlace) : QVariant();
}

QVariant SystemCell::count(const MaybeCount &value) const
{
    if (!value)
        return nothing();
    return isShown() ? QVariant(format::count(*value))
        : isSort()   ? QVariant(static_cast<double>(*value))
        : isExact()  ? QVariant(*value)
                     : QVariant();
}

QVariant SystemCell::bytes(const MaybeCount &value) const
{
    if (!value)
        return nothing();
    return isShown() ? QVariant(format::bytes(static_cast<double>(*value)))
        : isSort()   ? QVariant(static_cast<double>(*value))
        : isExact()  ? QVariant(*value)
                     : QVariant(format::count(*value) + QLatin1String(" B"));
}

QVariant SystemCell::number(double value, const QString &shown) const
{
    if (!std::isfinite(value))
        return nothing();
    return isShown() ? QVariant(shown) : isTip() ? QVariant() : QVariant(value);
}

QVariant SystemCell::rate(double perSecond) const
{
    return number(perSecond, isShown() ? format::rate(perSecond) : QString());
}

QVariant SystemCell::byteRate(double perSecond) const
{
    return number(perSecond, isShown() ? format::byteRate(perSecond) : QString());
}

QVariant SystemCell::text(const QString &value, const QString &tip) const
{
    return isTip()                     ? (tip.isEmpty() ? QVariant() : QVariant(tip))
        : value.isEmpty() && isShown() ? QVariant(format::unknown())
                                       : QVariant(value);
}

QVariant SystemCell::moment(qint64 unixMs) const
{
    if (unixMs <= 0)
        return nothing();
    return isShown() ? QVariant(format::time(unixMs * 1'000'000))
        : isSort()   ? QVariant(static_cast<double>(unixMs))
        : isExact()  ? QVariant(QDateTime::fromMSecsSinceEpoch(unixMs, Qt::UTC).toString(Qt::ISODateWithMs))
                     : QVariant(format::exactTime(unixMs * 1'000'000));
}

QVariant SystemCell::duration(qint64 ns) const
{
    if (ns < 0)
        return nothing();
    return isShown() ? QVariant(format::duration(std::chrono::nanoseconds(ns)))
        : isTip()    ? QVariant()
                     : QVariant(static_cast<double>(ns));
}

} // namespace natsight
