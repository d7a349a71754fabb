// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/livelistmodel.h"

#include "models/core/format.h"

#include <cmath>

namespace natsight {

namespace {

/// Sorts below everything that is known.
constexpr double unknownPlace = -1;

} // namespace

QVariant ListCell::number(quint64 value, const QString &shown, const QString &tip) const
{
    return isShown() ? QVariant(shown.isEmpty() ? format::count(value) : shown)
        : isSort()   ? QVariant(static_cast<double>(value))
        : isExact()  ? QVariant(value)
                     : QVariant(tip);
}

QVariant ListCell::rate(double value, const QString &shown) const
{
    return isShown() ? QVariant(shown)
        : isSort()   ? QVariant(std::isfinite(value) ? value : unknownPlace)
        : isExact()  ? (std::isfinite(value) ? QVariant(value) : QVariant())
                     : QVariant();
}

QVariant ListCell::text(const QString &value) const
{
    return isTip() ? QVariant() : value.isEmpty() && isShown() ? QVariant(format::unknown()) : QVariant(value);
}

QVariant ListCell::moment(qint64 unixNs) const
{
    if (isSort())
        return static_cast<double>(unixNs);
    if (isShown())
        return format::time(unixNs);
    if (unixNs <= 0)
        return {};
    return isExact() ? QString::fromLatin1(timeToJson(unixNs)) : format::exactTime(unixNs);
}

QVariant ListCell::nothing(const QString &shown) const
{
    return isShown() ? QVariant(shown) : isSort() ? QVariant(unknownPlace) : QVariant();
}

} // namespace natsight
