// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/messagelinereader.h"

#include "models/core/bytes.h"
#include "models/core/text.h"

#include <QDate>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <limits>

namespace natsight {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;
constexpr qint64 secondsPerDay = 86'400;
constexpr std::size_t deepest = 256;

Failure broken(const QString &why)
{
    return fail(Error::Kind::Protocol, why);
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return {};
    int number = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return {};
        number = number * 10 + (c - '0');
    }
    return number;
}

/// RFC 3339 with up to nine digits of a fraction, as nanoseconds since the epoch. Go's word for no time is 0.
std::optional<qint64> timeFrom(std::string_view text)
{
    if (text == "0001-01-01T00:00:00Z")
        return 0;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || text[4] != '-' || text[7] != '-'
        || (text[10] != 'T' && text[10] != 't' && text[10] != ' ') || text[13] != ':' || text[16] != ':' || *hour > 23
        || *minute > 59 || *second > 60)
        return {};
    const QDate date(*year, *month, *day);
    if (!date.isValid())
        return {};
    std::string_view rest = text.substr(19);
    qint64 fraction = 0;
    if (rest.starts_with('.')) {
        std::size_t count = 0;
        qint64 unit = nsPerSecond;
        for (rest.remove_prefix(1); count < rest.size() && rest[count] >= '0' && rest[count] <= '9'; ++count) {
            unit /= 10;
            fraction += unit * (rest[count] - '0');
        }
        if (count == 0 || count > 9)
            return {};
        rest.remove_prefix(count);
    }
    qint64 offset = 0;
    if (rest != "Z" && rest != "z") {
        const auto hours = digits(rest, 1, 2);
        const auto minutes = digits(rest, 4, 2);
        if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':' || !hours || !minutes
            || *hours > 23 || *minutes > 59)
            return {};
        offset = (*hours * 60 + *minutes) * (rest[0] == '-' ? -60 : 60);
    }
    static const qint64 epoch = QDate(1970, 1, 1).toJulianDay();
    const qint64 seconds = (date.toJulianDay() - epoch) * secondsPerDay + *hour * 3'600 + *minute * 60 + *second
        - offset;
    constexpr qint64 most = std::numeric_limits<qint64>::max() / nsPerSecond - 1;
    if (seconds > most || seconds < -most)
        return {};
    return seconds * nsPerSecond + fraction;
}

/// Where the value of a member begins and ends in an object that was parsed before. Of the last one of this name.
std::string_view valueOf(std::string_view object, std::string_view name)
{
    std::string_view found;
    std::string_view key;
    std::size_t depth = 0;
    std::size_t valueStart = 0;
    bool isKey = true;
    const auto close = [&](std::size_t end) {
        if (!isKey && key == name)
            found = trimmed(object.substr(valueStart, end - valueStart));
    };
    for (std::size_t i = 0; i < object.size(); ++i) {
        switch (object[i]) {
        case '"': {
            const std::size_t start = i + 1;
            for (++i; i < object.size() && object[i] != '"'; ++i) {
                if (object[i] == '\\')
                    ++i;
            }
            if (depth == 1 && isKey)
                key = object.substr(start, std::min(i, object.size()) - start);
            break;
        }
        case ':':
            if (depth == 1 && isKey) {
                isKey = false;
                valueStart = i + 1;
            }
            break;
        case ',':
            if (depth == 1) {
                close(i);
                isKey = true;
            }
            break;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0) {
                close(i);
                return found;
            }
            break;
        default:
            break;
        }
    }
    return found;
}

} // namespace

struct MessageLineReader::Private {
    simdjson::dom::parser parser;
    QByteArray subject; ///< what was base64
    QByteArray reply;
    QByteArray payload;

    /// A text, or bytes that were base64 and are kept in `decoded`.
    [[nodiscard]] static std::optional<std::string_view> textOf(
        const simdjson::dom::element &value, bool isBase64, QByteArray &decoded)
    {
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS)
            return {};
        if (!isBase64)
            return text;
        const auto result = QByteArray::fromBase64Encoding(
            bytesOf(text), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
        if (!result)
            return {};
        decoded = result.decoded;
        return viewOf(decoded);
    }

    [[nodiscard]] static bool isFit(std::string_view text)
    {
        return text.find_first_of("\r\n") == std::string_view::npos;
    }

    /// What is wrong with them, if anything.
    [[nodiscard]] static QString readHeaders(
        const simdjson::dom::element &value, std::vector<std::pair<QByteArray, QByteArray>> &headers)
    {
        simdjson::dom::object object;
        if (value.get(object) != simdjson::SUCCESS)
            return Text::tr("“headers” is no object.");
        for (const auto &[name, values] : object) {
            if (name.empty() || !isFit(name) || name.find(':') != std::string_view::npos)
                return Text::tr("“headers” has a name that no header can have.");
            simdjson::dom::array list;
            if (values.get(list) != simdjson::SUCCESS)
                return Text::tr("“headers” has a value that is no list of texts.");
            for (const simdjson::dom::element one : list) {
                std::string_view text;
                if (one.get(text) != simdjson::SUCCESS)
                    return Text::tr("“headers” has a value that is no list of texts.");
                if (!isFit(text))
                    return Text::tr("“headers” has a value with a line break.");
                headers.emplace_back(bytesOf(name), bytesOf(trimmed(text)));
            }
        }
        return {};
    }
};

MessageLineReader::MessageLineReader()
    : d(std::make_unique<Private>())
{
}

MessageLineReader::~MessageLineReader() = default;

Result<ReadMessage> MessageLineReader::read(QByteArrayView line)
{
    if (line.size() > longestLine)
        return fail(Error::Kind::Limit, Text::tr("It is longer than %1 MiB.").arg(longestLine >> 20));
    if (line.isEmpty())
        return broken(Text::tr("It is empty."));
    const auto size = static_cast<std::size_t>(line.size());
    simdjson::dom::element root;
    auto problem = d->parser.allocate(std::max<std::size_t>(size, 32), deepest);
    if (problem == simdjson::SUCCESS)
        problem = d->parser.parse(line.data(), size).get(root);
    if (problem != simdjson::SUCCESS)
        return broken(Text::tr("It is no JSON: %1").arg(QLatin1String(simdjson::error_message(problem))));
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
        return broken(Text::tr("It is no JSON object."));

    ReadMessage message;
    enum Part : unsigned { Sequence, Time, Subject, Reply, HeaderPart, Payload, PartCount };
    std::array<bool, PartCount> has {};
    for (const auto &[name, value] : object) {
        const bool isBase64 = name == "subject_base64" || name == "reply_base64" || name == "payload_base64";
        Part part = PartCount;
        if (name == "sequence")
            part = Sequence;
        else if (name == "time")
            part = Time;
        else if (name == "subject" || name == "subject_base64")
            part = Subject;
        else if (name == "reply" || name == "reply_base64")
            part = Reply;
        else if (name == "headers")
            part = HeaderPart;
        else if (name == "payload" || name == "payload_base64" || name == "payload_json")
            part = Payload;
        const QString shown = QString::fromUtf8(
            name.data(), static_cast<qsizetype>(std::min<std::size_t>(name.size(), 40)));
        if (part == PartCount) {
            message.hasOthers = true;
            continue;
        }
        if (std::exchange(has.at(part), true))
            return broken(Text::tr("“%1” is there twice.").arg(shown));
        std::optional<std::string_view> text;
        switch (part) {
        case Sequence: {
            std::uint64_t number = 0;
            if (value.get(number) != simdjson::SUCCESS)
                return broken(Text::tr("“sequence” is no number."));
            message.sequence = number;
            continue;
        }
        case Time: {
            std::string_view time;
            const auto moment = value.get(time) == simdjson::SUCCESS ? timeFrom(time) : std::nullopt;
            if (!moment)
                return broken(Text::tr("“time” is no time such as 2026-11-28T14:03:22.104Z."));
            message.timeNs = *moment;
            continue;
        }
        case HeaderPart:
            if (const QString why = Private::readHeaders(value, message.headers); !why.isEmpty())
                return broken(why);
            continue;
        case Subject:
            text = Private::textOf(value, isBase64, d->subject);
            message.subject = text.value_or(std::string_view());
            break;
        case Reply:
            text = Private::textOf(value, isBase64, d->reply);
            message.reply = text.value_or(std::string_view());
            break;
        case Payload:
            if (name == "payload_json") {
                // Byte for byte: another writer's spaces and numbers are part of it.
                text = valueOf({ line.data(), size }, name);
            } else {
                text = Private::textOf(value, isBase64, d->payload);
            }
            message.payload = text.value_or(std::string_view());
            break;
        case PartCount:
            break;
        }
        if (!text)
            return broken(
                isBase64 ? Text::tr("“%1” is no base64.").arg(shown) : Text::tr("“%1” is no text.").arg(shown));
    }
    for (const auto &[part, name] :
        { std::pair(Time, "time"), std::pair(Subject, "subject"), std::pair(Payload, "payload") }) {
        if (!has.at(part))
            return broken(Text::tr("It has no “%1”.").arg(QLatin1String(name)));
    }
    if (message.subject.empty())
        return broken(Text::tr("“subject” is empty."));
    return message;
}

} // namespace natsight
