// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/connectionfilter.h"

#include "models/system/systemanswer.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>

namespace natsight {

namespace {

const QStringList textNames { QStringLiteral("server"), QStringLiteral("name"), QStringLiteral("account"),
    QStringLiteral("user"), QStringLiteral("lang"), QStringLiteral("version"), QStringLiteral("address"),
    QStringLiteral("kind"), QStringLiteral("reason") };
const QStringList figureNames { QStringLiteral("cid"), QStringLiteral("subs"), QStringLiteral("pending"),
    QStringLiteral("rtt"), QStringLiteral("in"), QStringLiteral("out"), QStringLiteral("stalls") };

QString textOf(const ConnectionRow &row, const QString &name)
{
    const ConnectionDetail &detail = row.detail;
    switch (textNames.indexOf(name)) {
    case 0:
        return row.server;
    case 1:
        return detail.name;
    case 2:
        return detail.account;
    case 3:
        return detail.user;
    case 4:
        return detail.language;
    case 5:
        return detail.libraryVersion;
    case 6:
        return row.address();
    case 7:
        return detail.kind + u' ' + detail.type;
    default:
        return detail.reason;
    }
}

double figure(const MaybeCount &count)
{
    return count ? static_cast<double>(*count) : unknownFigure;
}

double figureOf(const ConnectionRow &row, const QString &name)
{
    const ConnectionDetail &detail = row.detail;
    switch (figureNames.indexOf(name)) {
    case 0:
        return static_cast<double>(detail.id);
    case 1:
        return figure(detail.subscriptions);
    case 2:
        return figure(detail.pendingBytes);
    case 3:
        return detail.rttNs < 0 ? unknownFigure : static_cast<double>(detail.rttNs);
    case 4:
        return row.rates.inMessages;
    case 5:
        return row.rates.outMessages;
    default:
        return figure(detail.stalls);
    }
}

/// `10`, `1.5M`, `64Ki`, `5ms`.
std::optional<double> valueOf(const QString &typed, const QString &name)
{
    if (name == QLatin1String("rtt")) {
        const qint64 ns = goDurationNs(typed.toStdString());
        return ns < 0 ? std::nullopt : std::optional(static_cast<double>(ns));
    }
    static const QRegularExpression shape(QStringLiteral("^([0-9]+(?:\\.[0-9]+)?)([kKmMgG]?)(i?)[bB]?$"));
    const auto match = shape.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    const double base = match.captured(3).isEmpty() ? 1'000 : 1'024;
    const qsizetype power = QStringLiteral("kmg").indexOf(match.captured(2).toLower()) + 1;
    return match.captured(1).toDouble() * std::pow(base, match.captured(2).isEmpty() ? 0 : static_cast<int>(power));
}

} // namespace

QString ConnectionRow::address() const
{
    if (detail.ip.isEmpty())
        return {};
    const QString host = detail.ip.contains(u':') ? u'[' + detail.ip + u']' : detail.ip;
    return detail.port > 0 ? host + u':' + QString::number(detail.port) : host;
}

ConnectionFilter::ConnectionFilter(const QString &typed)
{
    static const QRegularExpression figureShape(QStringLiteral("^([a-z]+)(>=|<=|>|<|=)(.+)$"));
    const QStringList parts = typed.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto match = figureShape.match(part);
        if (match.hasMatch() && figureNames.contains(match.captured(1))) {
            if (const auto value = valueOf(match.captured(3), match.captured(1))) {
                m_figures.append({ match.captured(1), match.captured(2), *value });
                continue;
            }
        }
        const qsizetype colon = part.indexOf(u':');
        if (colon > 0 && textNames.contains(part.left(colon).toLower())) {
            m_fields.append({ part.left(colon).toLower(), part.mid(colon + 1) });
            continue;
        }
        m_words << part;
    }
}

QStringList ConnectionFilter::names()
{
    return textNames + figureNames;
}

bool ConnectionFilter::matches(const ConnectionRow &row) const
{
    for (const Figure &one : m_figures) {
        const double value = figureOf(row, one.name);
        if (!std::isfinite(value))
            return false;
        const bool holds = one.comparison == QLatin1String(">") ? value > one.value
            : one.comparison == QLatin1String(">=")             ? value >= one.value
            : one.comparison == QLatin1String("<")              ? value < one.value
            : one.comparison == QLatin1String("<=")             ? value <= one.value
                                                                : value == one.value;
        if (!holds)
            return false;
    }
    for (const Field &one : m_fields) {
        if (!textOf(row, one.name).contains(one.text, Qt::CaseInsensitive))
            return false;
    }
    return std::all_of(m_words.cbegin(), m_words.cend(), [&row](const QString &word) {
        return std::any_of(textNames.cbegin(), textNames.cend(), [&](const QString &name) {
            return textOf(row, name).contains(word, Qt::CaseInsensitive);
        }) || QString::number(row.detail.id) == word;
    });
}

} // namespace natsight
