// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicerowsmodel.h"

#include "models/core/format.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace natsight {

namespace {

/// Sorts below everything that is known.
constexpr double unknownPlace = -1;

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

bool ServiceCell::isOne() const
{
    return m_role == Qt::DisplayRole || m_role == ServiceRole::Sort || m_role == ServiceRole::Exact || isTip();
}

QVariant ServiceCell::text(const QString &value, const QString &tip) const
{
    if (isTip())
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    return value.isEmpty() && m_role == Qt::DisplayRole ? QVariant(format::unknown()) : QVariant(value);
}

QVariant ServiceCell::count(quint64 value, const QString &tip) const
{
    if (isTip())
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    if (m_role == Qt::DisplayRole)
        return format::count(value);
    return isSort() ? QVariant(static_cast<double>(value)) : QVariant(value);
}

QVariant ServiceCell::rate(double perSecond) const
{
    if (isTip())
        return {};
    if (m_role == Qt::DisplayRole)
        return format::rate(perSecond);
    if (isSort())
        return std::isfinite(perSecond) ? perSecond : unknownPlace;
    return std::isfinite(perSecond) ? QVariant(perSecond) : QVariant();
}

QVariant ServiceCell::share(double value, const QString &tip) const
{
    if (isTip())
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    if (m_role == Qt::DisplayRole)
        return percentText(value);
    if (isSort())
        return std::isfinite(value) ? value : unknownPlace;
    return std::isfinite(value) ? QVariant(value) : QVariant();
}

QVariant ServiceCell::duration(double nanoseconds) const
{
    if (isTip())
        return {};
    const bool isKnown = std::isfinite(nanoseconds) && nanoseconds >= 0;
    if (m_role == Qt::DisplayRole) {
        return isKnown ? format::duration(std::chrono::nanoseconds(static_cast<qint64>(std::min(nanoseconds, 9e18))))
                       : format::unknown();
    }
    if (isSort())
        return isKnown ? nanoseconds : unknownPlace;
    return isKnown ? QVariant(nanoseconds) : QVariant();
}

QVariant ServiceCell::moment(qint64 unixNs) const
{
    if (isSort())
        return static_cast<double>(unixNs);
    if (m_role == Qt::DisplayRole)
        return unixNs > 0 ? format::time(unixNs) : format::unknown();
    if (unixNs <= 0)
        return {};
    return isTip() ? format::exactTime(unixNs)
                   : QDateTime::fromMSecsSinceEpoch(unixNs / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace natsight
