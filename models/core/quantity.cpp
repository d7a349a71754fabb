// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/quantity.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace natsight {

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

constexpr std::array<std::pair<const char *, qint64>, 6> byteUnits { { { "PiB", qint64 { 1 } << 50 },
    { "TiB", qint64 { 1 } << 40 }, { "GiB", qint64 { 1 } << 30 }, { "MiB", qint64 { 1 } << 20 },
    { "KiB", qint64 { 1 } << 10 }, { "B", 1 } } };
constexpr std::array<std::pair<const char *, qint64>, 7> timeUnits { { { "d", 86'400'000'000'000 },
    { "h", 3'600'000'000'000 }, { "m", 60'000'000'000 }, { "s", 1'000'000'000 }, { "ms", 1'000'000 }, { "us", 1'000 },
    { "ns", 1 } } };

/// Digits without what groups them.
QString ungrouped(QString typed)
{
    static const QRegularExpression groups(QStringLiteral("[\\s_'\\x{2019}\\x{00a0}\\x{202f}]"));
    typed.remove(groups);
    static const QRegularExpression thousands(QStringLiteral("^[-+]?\\d{1,3}(,\\d{3})+$"));
    if (thousands.match(typed).hasMatch())
        typed.remove(u',');
    const QString separator = QLocale().groupSeparator();
    if (separator.size() == 1 && separator != QLatin1String(",")) {
        const QRegularExpression local(
            QStringLiteral("^[-+]?\\d{1,3}(%1\\d{3})+$").arg(QRegularExpression::escape(separator)));
        if (local.match(typed).hasMatch())
            typed.remove(separator);
    }
    return typed;
}

/// A number with or without decimals, times a unit.
std::optional<qint64> scaled(const QString &number, qint64 unit)
{
    const QString digits = ungrouped(number);
    bool isWhole = false;
    const qint64 whole = digits.toLongLong(&isWhole);
    if (isWhole)
        return whole >= 0 && whole <= most / unit ? std::optional(whole * unit) : std::nullopt;
    bool isNumber = false;
    const double decimal = QString(digits).replace(u',', u'.').toDouble(&isNumber);
    const double value = std::round(decimal * static_cast<double>(unit));
    if (!isNumber || decimal < 0 || !(value < static_cast<double>(most)))
        return {};
    return static_cast<qint64>(value);
}

} // namespace

std::optional<qint64> bytesFromText(const QString &typed)
{
    static const QRegularExpression form(QStringLiteral("^([\\d.,_'\\s]*\\d)\\s*([kmgtp]?)(?:i?b)?$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto match = form.match(typed.trimmed());
    if (!match.hasMatch())
        return {};
    const QString prefix = match.captured(2).toUpper();
    for (const auto &[name, size] : byteUnits) {
        if (prefix.isEmpty() ? size == 1 : QLatin1String(name).startsWith(prefix))
            return scaled(match.captured(1), size);
    }
    return {};
}

QString bytesText(qint64 bytes)
{
    for (const auto &[name, size] : byteUnits) {
        if (bytes != 0 && bytes % size == 0)
            return QString::number(bytes / size) + u' ' + QLatin1String(name);
    }
    return QStringLiteral("0 B");
}

std::optional<std::chrono::nanoseconds> durationFromText(const QString &typed)
{
    const QString plain = typed.trimmed();
    if (plain == QLatin1String("0"))
        return std::chrono::nanoseconds(0);
    static const QRegularExpression part(
        QStringLiteral("\\G\\s*(\\d+(?:[.,]\\d+)?)\\s*(d|h|ms|m|s|us|\\x{00b5}s|\\x{03bc}s|ns)"));
    qint64 sum = 0;
    qsizetype end = 0;
    while (end < plain.size()) {
        const auto match = part.match(plain, end);
        if (!match.hasMatch())
            return {};
        const QString unit = match.captured(2);
        const bool isMicro = unit.size() == 2 && unit.at(1) == u's' && unit.at(0) != u'm' && unit.at(0) != u'n';
        qint64 size = 0;
        for (const auto &[name, nanoseconds] : timeUnits) {
            if (unit == QLatin1String(name) || (isMicro && nanoseconds == 1'000))
                size = nanoseconds;
        }
        const auto value = scaled(match.captured(1), size);
        if (!value || *value > most - sum)
            return {};
        sum += *value;
        end = match.capturedEnd();
    }
    if (end == 0)
        return {};
    return std::chrono::nanoseconds(sum);
}

QString durationText(std::chrono::nanoseconds value)
{
    qint64 left = value.count();
    if (left <= 0)
        return QStringLiteral("0s");
    QString text;
    for (const auto &[name, size] : timeUnits) {
        if (const qint64 count = left / size; count > 0) {
            if (!text.isEmpty())
                text += u' ';
            text += QString::number(count) + QLatin1String(name);
            left %= size;
        }
    }
    return text;
}

std::optional<qint64> integerFromText(const QString &typed)
{
    bool isNumber = false;
    const qint64 number = ungrouped(typed).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<quint64> unsignedFromText(const QString &typed)
{
    bool isNumber = false;
    const quint64 number = ungrouped(typed).toULongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace natsight
