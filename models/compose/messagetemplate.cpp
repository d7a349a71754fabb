// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/messagetemplate.h"

#include "models/core/text.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

#include <array>
#include <utility>

namespace natsight {

namespace {

constexpr qint64 maxRandom = qint64 { 1 } << 20;
constexpr qsizetype maxJson = qsizetype { 1 } << 20;

Failure wrongVariable(const QByteArray &shown, const QString &why)
{
    return fail(Error::Kind::Invalid, Text::tr("%1: %2").arg(QString::fromUtf8(shown.left(80)), why));
}

/// `order.lines[0].id` as a JSON pointer (RFC 6901), or nothing where it is no path.
std::optional<QByteArray> pointerOf(QByteArrayView path)
{
    QByteArray pointer;
    QByteArray key;
    bool isAfterIndex = false;
    const auto take = [&] {
        if (key.isEmpty())
            return isAfterIndex;
        pointer += '/';
        pointer += key.replace('~', "~0").replace('/', "~1");
        key.clear();
        return true;
    };
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (path[i] == '.') {
            if (!take())
                return std::nullopt;
            isAfterIndex = false;
        } else if (path[i] == '[') {
            const qsizetype close = path.indexOf(']', i);
            const auto digits = close < 0 ? QByteArrayView() : path.sliced(i + 1, close - i - 1);
            const bool isNumber = !digits.isEmpty() && digits.size() < 10
                && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })
                && (digits.size() == 1 || digits[0] != '0');
            if (!isNumber || (!take() && i > 0))
                return std::nullopt;
            pointer += '/';
            pointer += digits;
            isAfterIndex = true;
            i = close;
        } else if (isAfterIndex) {
            return std::nullopt;
        } else {
            key += path[i];
        }
    }
    if (!take())
        return std::nullopt;
    return pointer;
}

/// A text of the payload bare, anything else as JSON.
QByteArray jsonAt(const QByteArray &payload, const QByteArray &pointer)
{
    if (payload.size() > maxJson)
        return {};
    const auto json = nlohmann::ordered_json::parse(payload.begin(), payload.end(), nullptr, false);
    const nlohmann::ordered_json::json_pointer place(pointer.toStdString());
    if (json.is_discarded() || !json.contains(place))
        return {};
    const auto &value = json.at(place);
    return QByteArray::fromStdString(value.is_string()
            ? value.get<std::string>()
            : value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

bool isName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
            || c == '.';
    });
}

QByteArray randomText(qint64 least, qint64 most)
{
    static constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QRandomGenerator *random = QRandomGenerator::global();
    QByteArray text(least + random->bounded(most - least + 1), Qt::Uninitialized);
    for (char &c : text)
        c = signs[random->bounded(static_cast<quint32>(signs.size()))];
    return text;
}

} // namespace

Result<MessageTemplate::Part> MessageTemplate::read(const QByteArray &inside)
{
    const QByteArray shown = "{{" + inside + "}}";
    const auto wrong = [&shown](const QString &why) { return wrongVariable(shown, why); };
    const QByteArray text = inside.trimmed();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        return Part { Kind::Literal, text.sliced(1, text.size() - 2) };
    const QByteArrayList words = text.simplified().split(' ');
    const QByteArray name = words.constFirst().toLower();
    struct Plain {
        const char *name;
        Kind kind;
    };
    static constexpr std::array plain { Plain { "count", Kind::Count }, Plain { "uuid", Kind::Uuid },
        Plain { "id", Kind::Uuid }, Plain { "time", Kind::Time }, Plain { "timestamp", Kind::Time },
        Plain { "unix", Kind::Unix }, Plain { "unixms", Kind::UnixMs }, Plain { "unixnano", Kind::UnixNano },
        Plain { "request.subject", Kind::RequestSubject }, Plain { "request.payload", Kind::RequestPayload },
        Plain { "request.reply", Kind::RequestReply } };
    if (name == "time" && words.size() == 2) {
        const QByteArray unit = words.at(1).toLower();
        if (unit == "unix" || unit == "ms" || unit == "ns")
            return Part { unit == "unix" ? Kind::Unix : unit == "ms" ? Kind::UnixMs : Kind::UnixNano };
        return wrong(Text::tr("time takes nothing, or one of unix, ms and ns."));
    }
    for (const Plain &one : plain) {
        if (name == one.name) {
            if (words.size() != 1)
                return wrong(Text::tr("%1 takes nothing behind its name.").arg(QLatin1String(one.name)));
            return Part { one.kind, {} };
        }
    }
    if (name == "random" || name == "number")
        return readRandom(words, shown);
    if (name == "request.token") {
        const qint64 token = words.value(1).toLongLong();
        if (words.size() != 2 || token < 1)
            return wrong(Text::tr("request.token takes the number of the token, from 1."));
        return Part { Kind::RequestToken, {}, token };
    }
    if (name == "request.header") {
        if (words.size() != 2)
            return wrong(Text::tr("request.header takes the name of the header."));
        return Part { Kind::RequestHeader, words.at(1) };
    }
    if (name == "request.json") {
        const auto pointer = words.size() == 2 ? pointerOf(words.at(1)) : std::nullopt;
        if (!pointer)
            return wrong(Text::tr("request.json takes a place in the payload, for instance order.lines[0].id."));
        return Part { Kind::RequestJson, *pointer };
    }
    if (name == "env" && words.size() > 1) {
        if (words.size() != 2 || !isName(words.at(1)))
            return wrong(Text::tr("env takes one name of the environment."));
        return Part { Kind::Environment, words.at(1) };
    }
    if (words.size() != 1 || !isName(words.constFirst()))
        return wrong(
            Text::tr("this is no variable. Those that there are: count, uuid, time, unix, unixms, unixnano, random, "
                     "number, env, and the names of the environment; of a request: request.subject, request.token, "
                     "request.reply, request.header, request.payload, request.json."));
    return Part { Kind::Environment, words.constFirst() };
}

Result<MessageTemplate::Part> MessageTemplate::readRandom(const QByteArrayList &words, const QByteArray &shown)
{
    const bool isText = words.constFirst().toLower() == "random";
    const QByteArray kind = words.value(1).toLower();
    if (isText && kind == "choice") {
        if (words.size() < 3)
            return wrongVariable(
                shown, Text::tr("random choice takes what to choose from, for instance {{random choice red green}}."));
        return Part { Kind::Choice, words.sliced(2).join(' ') };
    }
    if (isText && kind == "string") {
        bool isNumber = false;
        const qint64 length = words.value(2).toLongLong(&isNumber);
        if (words.size() != 3 || !isNumber || length < 0 || length > maxRandom)
            return wrongVariable(
                shown, Text::tr("random string takes the number of characters, for instance {{random string 16}}."));
        return Part { Kind::Random, {}, length, length };
    }
    bool isFirst = false;
    bool isSecond = false;
    const qint64 first = words.value(1).toLongLong(&isFirst);
    const qint64 second = words.size() > 2 ? words.at(2).toLongLong(&isSecond) : first;
    isSecond = isSecond || words.size() == 2;
    if (words.size() > 3 || !isFirst || !isSecond || second < first || (isText && (first < 0 || second > maxRandom)))
        return wrongVariable(shown,
            isText
                ? Text::tr("random takes the least and the most characters, for instance {{random 10 20}}; or string "
                           "and a length; or choice and words.")
                : Text::tr("number takes the least and the greatest, for instance {{number 1 6}}."));
    return Part { isText ? Kind::Random : Kind::Number, {}, first, second };
}

Result<MessageTemplate> MessageTemplate::compile(const QByteArray &text)
{
    MessageTemplate made;
    qsizetype at = 0;
    QByteArray *target = &made.m_before;
    for (;;) {
        const qsizetype open = text.indexOf("{{", at);
        *target = text.sliced(at, (open < 0 ? text.size() : open) - at);
        if (open < 0)
            return made;
        if (QByteArrayView(text).sliced(open).startsWith("{{{{")) {
            made.m_parts.push_back(Part { Kind::Literal, "{{" });
            target = &made.m_parts.back().after;
            at = open + 4;
            continue;
        }
        qsizetype close = text.indexOf("}}", open + 2);
        // {{"}}"}} is a literal
        if (text.sliced(open).startsWith("{{\"")) {
            const qsizetype quote = text.indexOf("\"}}", open + 3);
            close = quote < 0 ? -1 : quote + 1;
        }
        if (close < 0)
            return fail(Error::Kind::Invalid,
                Text::tr("The variable that begins with %1 has no end.")
                    .arg(QString::fromUtf8(text.sliced(open, std::min<qsizetype>(20, text.size() - open)))),
                Text::tr("Write }} behind it, or turn variables off."));
        auto part = read(text.sliced(open + 2, close - open - 2));
        if (!part)
            return fail(std::move(part.error()));
        made.m_parts.push_back(std::move(*part));
        target = &made.m_parts.back().after;
        at = close + 2;
    }
}

QByteArray MessageTemplate::render(const TemplateValues &values) const
{
    QByteArray text = m_before;
    for (const Part &part : m_parts) {
        switch (part.kind) {
        case Kind::Count:
            text += QByteArray::number(values.count);
            break;
        case Kind::Uuid:
            text += QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
            break;
        case Kind::Time:
            text += QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8();
            break;
        case Kind::Unix:
            text += QByteArray::number(QDateTime::currentSecsSinceEpoch());
            break;
        case Kind::UnixMs:
            text += QByteArray::number(QDateTime::currentMSecsSinceEpoch());
            break;
        case Kind::UnixNano:
            text += QByteArray::number(static_cast<qint64>(std::chrono::duration_cast<std::chrono::nanoseconds>(
                std::chrono::system_clock::now().time_since_epoch())
                                                               .count()));
            break;
        case Kind::Random:
            text += randomText(part.first, part.second);
            break;
        case Kind::Number: {
            // The range may be all of 64 bits.
            const quint64 width = static_cast<quint64>(part.second) - static_cast<quint64>(part.first) + 1;
            const quint64 random = QRandomGenerator::global()->generate64();
            text += QByteArray::number(
                static_cast<qint64>(static_cast<quint64>(part.first) + (width == 0 ? random : random % width)));
            break;
        }
        case Kind::RequestSubject:
            text += values.request ? values.request->subject : QByteArray();
            break;
        case Kind::RequestPayload:
            text += values.request ? values.request->payload : QByteArray();
            break;
        case Kind::RequestReply:
            text += values.request ? values.request->reply : QByteArray();
            break;
        case Kind::RequestJson:
            text += values.request ? jsonAt(values.request->payload, part.name) : QByteArray();
            break;
        case Kind::Choice: {
            const QByteArrayList choices = part.name.split(' ');
            text += choices.at(QRandomGenerator::global()->bounded(static_cast<int>(choices.size())));
            break;
        }
        case Kind::RequestToken:
            if (values.request)
                text += values.request->subject.split('.').value(part.first - 1);
            break;
        case Kind::RequestHeader:
            if (values.request)
                text += headerValue(values.request->headers, part.name);
            break;
        case Kind::Environment:
            if (values.environment)
                text += values.environment->value(QString::fromUtf8(part.name)).toUtf8();
            break;
        case Kind::Literal:
            text += part.name;
            break;
        }
        text += part.after;
    }
    return text;
}

QStringList MessageTemplate::environmentNames() const
{
    QStringList names;
    for (const Part &part : m_parts) {
        if (part.kind == Kind::Environment && !names.contains(QString::fromUtf8(part.name)))
            names << QString::fromUtf8(part.name);
    }
    return names;
}

} // namespace natsight
