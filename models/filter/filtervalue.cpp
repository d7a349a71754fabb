// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filtervalue.h"

#include <QByteArray>
#include <QStringDecoder>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

namespace natsight {

namespace {

struct Unit {
    const char *name;
    std::int64_t scale;
};
constexpr std::array<Unit, 8> durations { { { "d", 86'400'000'000'000 }, { "h", 3'600'000'000'000 },
    { "m", 60'000'000'000 }, { "s", 1'000'000'000 }, { "ms", 1'000'000 }, { "us", 1'000 }, { "µs", 1'000 },
    { "ns", 1 } } };
constexpr std::array<Unit, 16> sizes { { { "B", 1 }, { "b", 1 }, { "KiB", 1LL << 10 }, { "KB", 1LL << 10 },
    { "kB", 1LL << 10 }, { "K", 1LL << 10 }, { "k", 1LL << 10 }, { "MiB", 1LL << 20 }, { "MB", 1LL << 20 },
    { "M", 1LL << 20 }, { "GiB", 1LL << 30 }, { "GB", 1LL << 30 }, { "G", 1LL << 30 }, { "TiB", 1LL << 40 },
    { "TB", 1LL << 40 }, { "T", 1LL << 40 } } };

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

std::string_view viewOf(const QByteArray &bytes)
{
    return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
}

template<typename Units>
std::optional<std::int64_t> scaleOf(const Units &units, QStringView name)
{
    for (const Unit &unit : units) {
        if (name == QString::fromUtf8(unit.name))
            return unit.scale;
    }
    return {};
}

QString hex(unsigned char byte)
{
    return QStringLiteral("\\x%1").arg(static_cast<int>(byte), 2, 16, QLatin1Char('0'));
}

} // namespace

bool isFilterWordChar(QChar c)
{
    return !c.isSpace() && !QStringView(u"()!&|=<>~\"{},[]").contains(c);
}

std::optional<FilterNumber> filterNumber(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || digits.front() < '0' || digits.front() > '9')
        return {};
    const char *end = text.data() + text.size();
    if (digits.find_first_not_of("0123456789") == std::string_view::npos) {
        if (text.front() == '-') {
            std::int64_t number = 0;
            if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc())
                return static_cast<FilterNumber>(number);
        } else {
            std::uint64_t number = 0;
            if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc())
                return static_cast<FilterNumber>(number);
        }
    }
    double number = 0;
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number))
        return {};
    return static_cast<FilterNumber>(number);
}

std::optional<FilterValue> filterQuantity(QStringView spelled)
{
    FilterValue value;
    value.text = spelled.toUtf8().toStdString();
    if (const auto plain = filterNumber(value.text)) {
        value.kind = FilterValue::Kind::Number;
        value.number = *plain;
        return value;
    }
    const bool isNegative = spelled.startsWith(u'-');
    if (isNegative)
        spelled = spelled.mid(1);
    bool isDuration = false;
    FilterNumber sum = 0;
    for (int parts = 0; !spelled.isEmpty(); ++parts) {
        qsizetype digits = 0;
        while (digits < spelled.size() && (isDigit(spelled[digits]) || spelled[digits] == u'.'))
            ++digits;
        qsizetype end = digits;
        while (end < spelled.size() && !isDigit(spelled[end]) && spelled[end] != u'.')
            ++end;
        const auto number = filterNumber(viewOf(spelled.left(digits).toUtf8()));
        const QStringView unit = spelled.mid(digits, end - digits);
        auto scale = scaleOf(durations, unit);
        if (scale) {
            isDuration = true;
        } else if (parts == 0 && end == spelled.size() && !isNegative) {
            scale = scaleOf(sizes, unit);
        }
        if (!number || !scale || (parts > 0 && !isDuration))
            return {};
        sum += *number * static_cast<FilterNumber>(*scale);
        spelled = spelled.mid(end);
    }
    value.kind = isDuration ? FilterValue::Kind::Duration : FilterValue::Kind::Size;
    value.number = isNegative ? -sum : sum;
    return value;
}

QString quotedForFilter(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    QString quoted(QLatin1Char('"'));
    const auto add = [&quoted](QChar c) {
        if (c == u'"' || c == u'\\')
            quoted += QLatin1Char('\\') + c;
        else if (c == u'\n')
            quoted += QLatin1String("\\n");
        else if (c == u'\r')
            quoted += QLatin1String("\\r");
        else if (c == u'\t')
            quoted += QLatin1String("\\t");
        else if (c < QChar(0x20) || c == QChar(0x7f))
            quoted += hex(static_cast<unsigned char>(c.unicode()));
        else
            quoted += c;
    };
    if (decoder.hasError()) {
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80)
                quoted += hex(byte);
            else
                add(QLatin1Char(c));
        }
    } else {
        for (const QChar c : decoded)
            add(c);
    }
    return quoted + QLatin1Char('"');
}

QString FilterValue::print() const
{
    switch (kind) {
    case Kind::Text:
        return quotedForFilter(text);
    case Kind::True:
        return QStringLiteral("true");
    case Kind::False:
        return QStringLiteral("false");
    case Kind::Null:
        return QStringLiteral("null");
    case Kind::Regex: {
        QString printed(QLatin1Char('/'));
        const QString pattern = QString::fromStdString(text);
        for (qsizetype i = 0; i < pattern.size(); ++i) {
            if (pattern[i] == u'\\' && i + 1 < pattern.size()) {
                printed += pattern[i];
                printed += pattern[++i];
            } else if (pattern[i] == u'/') {
                printed += QLatin1String("\\/");
            } else {
                printed += pattern[i];
            }
        }
        return QString(printed + QLatin1Char('/') + QString::fromStdString(flags));
    }
    default:
        return QString::fromStdString(text);
    }
}

} // namespace natsight
