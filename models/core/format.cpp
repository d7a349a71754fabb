// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"

#include "models/core/text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace natsight::format {

namespace {

constexpr QChar narrowSpace(0x00A0);

/// Three significant digits: 1.23, 12.3, 123.
QString threeDigits(double value)
{
    const double size = std::abs(value);
    const int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals);
}

template<std::size_t N>
QString scaled(double value, double base, const std::array<const char *, N> &units)
{
    std::size_t unit = 0;
    // 999.5 shows as 1000: go to the next unit before that.
    while (unit + 1 < N && std::abs(value) >= (base == 1000.0 ? 999.5 : 1023.5)) {
        value /= base;
        ++unit;
    }
    const QString number = unit == 0 && value == std::floor(value) ? QLocale().toString(value, 'f', 0)
                                                                   : threeDigits(value);
    const QLatin1String name(units[unit]);
    return name.isEmpty() ? number : QString(number + narrowSpace + name);
}

QString twoParts(qint64 big, const QString &bigUnit, qint64 small, const QString &smallUnit)
{
    QString text = QString::number(big) + narrowSpace + bigUnit;
    if (small > 0)
        text += narrowSpace + QString::number(small) + narrowSpace + smallUnit;
    return text;
}

} // namespace

QString unknown()
{
    return QStringLiteral("–");
}

QString count(quint64 value)
{
    return QLocale().toString(value);
}

QString compact(double value)
{
    if (!std::isfinite(value))
        return unknown();
    return scaled(value, 1000.0, std::array { "", "k", "M", "G", "T" });
}

QString rate(double perSecond)
{
    if (perSecond < 0)
        return unknown();
    if (!std::isfinite(perSecond))
        return unknown();
    return compact(perSecond) + QLatin1String("/s");
}

QString bytes(double value)
{
    if (!std::isfinite(value) || value < 0)
        return unknown();
    return scaled(value, 1024.0, std::array { "B", "KiB", "MiB", "GiB", "TiB", "PiB" });
}

QString byteRate(double perSecond)
{
    if (!std::isfinite(perSecond) || perSecond < 0)
        return unknown();
    return bytes(perSecond) + QLatin1String("/s");
}

QString duration(std::chrono::nanoseconds value)
{
    const qint64 ns = value.count();
    if (ns < 0)
        return unknown();
    const auto decimal = [](double number, const QString &unit) -> QString { // not a builder of dead temporaries
        return QLocale().toString(number, 'f', 1) + narrowSpace + unit;
    };
    if (ns < 1'000)
        return QString::number(ns) + narrowSpace + QLatin1String("ns");
    if (ns < 999'500)
        return QString::number(std::llround(static_cast<double>(ns) / 1e3)) + narrowSpace + QStringLiteral("µs");
    if (ns < 99'950'000)
        return decimal(static_cast<double>(ns) / 1e6, QStringLiteral("ms"));
    if (ns < 999'500'000)
        return QString::number(std::llround(static_cast<double>(ns) / 1e6)) + narrowSpace + QLatin1String("ms");
    if (ns < 59'950'000'000)
        return decimal(static_cast<double>(ns) / 1e9, QStringLiteral("s"));
    const qint64 seconds = std::llround(static_cast<double>(ns) / 1e9);
    if (seconds < 3600)
        return twoParts(seconds / 60, QStringLiteral("m"), seconds % 60, QStringLiteral("s"));
    if (seconds < 86400)
        return twoParts(seconds / 3600, QStringLiteral("h"), seconds % 3600 / 60, QStringLiteral("m"));
    return twoParts(seconds / 86400, QStringLiteral("d"), seconds % 86400 / 3600, QStringLiteral("h"));
}

QString time(qint64 unixNs)
{
    if (unixNs <= 0)
        return unknown();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(unixNs / 1'000'000);
    const QString clock = local.time().toString(QStringLiteral("HH:mm:ss.zzz"));
    if (local.date() == QDate::currentDate())
        return clock;
    return local.date().toString(Qt::ISODate) + u' ' + clock;
}

QString exactTime(qint64 unixNs)
{
    if (unixNs <= 0)
        return unknown();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(unixNs / 1'000'000);
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss."))
        + QString::number(unixNs / 1'000 % 1'000'000).rightJustified(6, u'0') + u' ' + local.timeZoneAbbreviation();
}

QString ago(std::chrono::nanoseconds age)
{
    if (age < std::chrono::milliseconds(1500))
        return Text::tr("now");
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
    if (seconds < 60)
        return Text::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return Text::tr("%1 m ago").arg(seconds / 60);
    if (seconds < 86400)
        return Text::tr("%1 h ago").arg(seconds / 3600);
    return Text::tr("%1 d ago").arg(seconds / 86400);
}

QString preview(QByteArrayView bytes, qsizetype maxChars)
{
    // A UTF-8 character has at most four bytes: no need to decode more than could be shown.
    const bool isCut = bytes.size() > maxChars * 4;
    QString text = QString::fromUtf8(isCut ? bytes.first(maxChars * 4) : bytes);
    for (QChar &character : text) {
        const char16_t code = character.unicode();
        if (code == u'\t' || code == u'\n' || code == u'\r' || code == 0x2028 || code == 0x2029)
            character = u' ';
        else if (code < 0x20)
            character = QChar(static_cast<char16_t>(0x2400 + code)); // the visible picture of the control character
        else if (code == 0x7F)
            character = QChar(u'\u2421');
        else if ((code >= 0x80 && code < 0xA0) || (code >= 0x202A && code <= 0x202E)
            || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F || code == 0x061C)
            character = QChar(QChar::ReplacementCharacter); // C1 controls, bidirectional overrides and marks
    }
    if (text.size() > maxChars || isCut) {
        text.truncate(std::max<qsizetype>(maxChars - 1, 0));
        if (!text.isEmpty() && text.back().isHighSurrogate())
            text.chop(1);
        text += u'…';
    }
    return text;
}

} // namespace natsight::format
