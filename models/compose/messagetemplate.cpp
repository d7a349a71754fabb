// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/messagetemplate.h"

#include "models/core/text.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

#include <array>
#include <utility>

namespace natsight {

namespace {

constexpr qint64 maxRandom = qint64 { 1 } << 20;

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
    const auto wrong = [&shown](const QString &why) {
        return fail(Error::Kind::Invalid, Text::tr("%1: %2").arg(QString::fromUtf8(shown.left(80)), why));
    };
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
        Plain { "request.subject", Kind::RequestSubject }, Plain { "request.payload", Kind::RequestPayload } };
    for (const Plain &one : plain) {
        if (name == one.name) {
            if (words.size() != 1)
                return wrong(Text::tr("%1 takes nothing behind its name.").arg(QLatin1String(one.name)));
            return Part { one.kind, {} };
        }
    }
    if (name == "random" || name == "number") {
        bool isFirst = false;
        bool isSecond = false;
        const qint64 first = words.value(1).toLongLong(&isFirst);
        const qint64 second = words.size() > 2 ? words.at(2).toLongLong(&isSecond) : first;
        isSecond = isSecond || words.size() == 2;
        const bool isText = name == "random";
        if (words.size() > 3 || !isFirst || !isSecond || second < first
            || (isText && (first < 0 || second > maxRandom)))
            return wrong(isText
                    ? Text::tr("random takes the least and the most characters, for instance {{random 10 20}}.")
                    : Text::tr("number takes the least and the greatest, for instance {{number 1 6}}."));
        return Part { isText ? Kind::Random : Kind::Number, {}, first, second };
    }
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
    if (words.size() != 1 || !isName(words.constFirst()))
        return wrong(
            Text::tr("this is no variable. Those that there are: count, uuid, time, unix, unixms, unixnano, random, "
                     "number, and the names of the environment."));
    return Part { Kind::Environment, words.constFirst() };
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
