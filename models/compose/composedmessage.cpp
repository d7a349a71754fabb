// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/composedmessage.h"

#include "models/core/format.h"
#include "models/core/quantity.h"
#include "models/core/text.h"
#include "models/nats/subject.h"
#include "models/payload/valuecodec.h"

#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <array>

namespace natsight {

using namespace std::chrono_literals;
using Mode = ComposedMessage::Mode;
using Body = ComposedMessage::Body;
using Replies = ComposedMessage::Replies;
using JsonTree = nlohmann::ordered_json;

namespace {

constexpr std::chrono::hours mostTime { 1 };
constexpr qint64 mostFile = qint64 { 64 } << 20; ///< where the server does not say; servers take no more

struct JsonName {
    int value;
    const char *name;
};
constexpr std::array modeNames { JsonName { int(Mode::Publish), "publish" },
    JsonName { int(Mode::JetStream), "jetstream" }, JsonName { int(Mode::Request), "request" } };
constexpr std::array bodyNames { JsonName { int(Body::Text), "text" }, JsonName { int(Body::JsonText), "json" },
    JsonName { int(Body::Hex), "hex" }, JsonName { int(Body::Base64), "base64" },
    JsonName { int(Body::MessagePack), "msgpack" }, JsonName { int(Body::Cbor), "cbor" },
    JsonName { int(Body::File), "file" } };
constexpr std::array replyNames { JsonName { int(Replies::One), "one" }, JsonName { int(Replies::Count), "count" },
    JsonName { int(Replies::UntilStall), "stall" } };

std::optional<std::chrono::milliseconds> timeOf(const QString &typed)
{
    const auto duration = durationFromText(typed);
    if (!duration || *duration < 1ms || *duration > mostTime)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(*duration);
}

/// In whole seconds, as servers take it; `never` keeps a message for good.
std::optional<QByteArray> ttlOf(const QString &typed)
{
    if (typed.trimmed() == QLatin1String("never"))
        return QByteArrayLiteral("never");
    const auto duration = durationFromText(typed);
    if (!duration || *duration < 1s || *duration % 1s != 0s)
        return std::nullopt;
    return QByteArray::number(static_cast<qint64>(std::chrono::duration_cast<std::chrono::seconds>(*duration).count()))
        + 's';
}

Result<MessageTemplate> compiled(const QString &text, bool hasVariables)
{
    const QByteArray bytes = text.toUtf8();
    if (hasVariables || !bytes.contains("{{"))
        return MessageTemplate::compile(bytes);
    QByteArray escaped = bytes;
    return MessageTemplate::compile(escaped.replace("{{", "{{\"{{\"}}"));
}

/// Without variables, whatever the bytes look like.
MessageTemplate constant(QByteArray bytes)
{
    // Two braces themselves are always well-formed.
    return *MessageTemplate::compile(bytes.replace("{{", "{{\"{{\"}}"));
}

/// What of a header is sent: its bytes as they were seen, or what was typed.
Result<MessageTemplate> compiledValue(const ComposedHeader &header, bool hasVariables)
{
    return header.raw.isEmpty() ? compiled(header.value, hasVariables) : constant(header.raw);
}

bool hasText(Body format)
{
    return format != Body::File;
}

/// Of regular files only, and never more than is sent: a pipe or a device might not end.
Result<QByteArray> fileBytes(const QString &path, qint64 most)
{
    if (path.isEmpty())
        return fail(Error::Kind::File, Text::tr("Choose the file whose bytes are sent."));
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return fail(Error::Kind::File, Text::tr("%1 is no regular file.").arg(path),
            Text::tr("Choose a file; folders, pipes and devices are not read."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::File, Text::tr("The file %1 cannot be read: %2").arg(path, file.errorString()));
    const qint64 limit = most > 0 ? most : mostFile;
    const QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Kind::File, Text::tr("The file %1 cannot be read: %2").arg(path, file.errorString()));
    if (bytes.size() > limit)
        return fail(Error::Kind::Limit,
            Text::tr("The file has %1, and messages have at most %2 here.")
                .arg(format::bytes(double(std::max<qint64>(file.size(), bytes.size()))), format::bytes(double(limit))));
    return bytes;
}

/// Headers of a JetStream publish that have fields of their own.
QList<ComposedHeader> jetStreamHeaders(const ComposedMessage &message)
{
    QList<ComposedHeader> headers;
    if (message.mode != Mode::JetStream)
        return headers;
    const auto add = [&headers](const char *name, const QString &value) {
        if (!value.trimmed().isEmpty())
            headers.append({ QLatin1String(name), value.trimmed() });
    };
    add("Nats-Msg-Id", message.messageId);
    add("Nats-Expected-Stream", message.expectedStream);
    add("Nats-Expected-Last-Sequence", message.expectedLastSequence);
    add("Nats-Expected-Last-Subject-Sequence", message.expectedLastSubjectSequence);
    add("Nats-Expected-Last-Msg-Id", message.expectedLastMessageId);
    if (const auto ttl = ttlOf(message.ttl))
        add("Nats-TTL", QString::fromLatin1(*ttl));
    return headers;
}

bool isSequence(const QString &typed)
{
    bool isNumber = false;
    static_cast<void>(typed.trimmed().toULongLong(&isNumber));
    return isNumber || typed.contains(QLatin1String("{{"));
}

} // namespace

Result<void> canCompose(ComposeField field, const ServerInfo &server)
{
    const auto from = [&server](int minor, const QString &what) -> Result<void> {
        if (server.version.isEmpty() || server.isAtLeast(2, minor))
            return {};
        return fail(Error::Kind::Unsupported,
            Text::tr("%1 needs server 2.%2 or later; this one is %3.").arg(what).arg(minor).arg(server.version));
    };
    switch (field) {
    case ComposeField::Ttl:
        return from(11, Text::tr("A time to live"));
    case ComposeField::JetStreamMode:
        if (!server.version.isEmpty() && !server.isJetStream)
            return fail(Error::Kind::Unsupported, Text::tr("JetStream did not answer here."),
                Text::tr("Publish without it, or check the account's JetStream."));
        return {};
    case ComposeField::HeaderLines:
        if (!server.version.isEmpty() && !server.hasHeaders)
            return fail(Error::Kind::Unsupported, Text::tr("This server takes no headers."));
        return {};
    default:
        return {};
    }
}

Result<QByteArray> bodyBytes(const QString &text, Body format)
{
    switch (format) {
    case Body::Text:
        return text.toUtf8();
    case Body::JsonText:
        return text.trimmed().isEmpty() ? Result<QByteArray>(QByteArray()) : valueBytes(text, ValueFormat::Json);
    case Body::Hex:
        return valueBytes(text, ValueFormat::Hex);
    case Body::MessagePack:
        return valueBytes(text, ValueFormat::MessagePack);
    case Body::Cbor:
        return valueBytes(text, ValueFormat::Cbor);
    case Body::Base64: {
        QByteArray plain = text.toLatin1();
        plain.removeIf([](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        for (const auto options : { QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding }) {
            if (const auto read = QByteArray::fromBase64Encoding(
                    plain, options | QByteArray::AbortOnBase64DecodingErrors))
                return *read;
        }
        return fail(Error::Kind::Invalid, Text::tr("The body is no Base64."),
            Text::tr("It has letters, digits, + and / (or - and _), and = at its end."));
    }
    case Body::File:
        return fileBytes(text, 0);
    }
    return QByteArray();
}

QString bodyFormatName(Body format)
{
    switch (format) {
    case Body::Text:
        return Text::tr("Text");
    case Body::JsonText:
        return Text::tr("JSON");
    case Body::Hex:
        return Text::tr("Hex");
    case Body::Base64:
        return Text::tr("Base64");
    case Body::MessagePack:
        return Text::tr("MessagePack (as JSON)");
    case Body::Cbor:
        return Text::tr("CBOR (as JSON)");
    case Body::File:
        return Text::tr("File");
    }
    return {};
}

ScatterOptions PreparedMessage::scatter() const
{
    ScatterOptions options;
    options.timeout = m_timeout;
    options.stall = m_replies == Replies::UntilStall ? m_stall : 0ms;
    options.expected = m_replies == Replies::UntilStall ? 0 : m_replies == Replies::Count ? m_replyCount : 1;
    return options;
}

Result<OutgoingMessage> PreparedMessage::render(quint64 count) const
{
    TemplateValues values;
    values.count = count;
    values.environment = &m_environment;
    OutgoingMessage message;
    message.subject = m_subject.render(values);
    if (const auto valid = validatePublishSubject(message.subject); !valid)
        return fail(valid.error());
    message.reply = m_reply.render(values);
    if (!message.reply.isEmpty()) {
        if (const auto valid = validatePublishSubject(message.reply); !valid)
            return fail(valid.error());
    }
    message.headers.reserve(m_headers.size());
    for (const auto &[name, value] : m_headers) {
        message.headers.emplace_back(name.render(values), value.render(values));
        if (const auto valid = validateHeader(message.headers.back().first, message.headers.back().second); !valid)
            return fail(valid.error());
    }
    if (m_body.isConstant()) {
        message.payload = m_bytes;
    } else {
        auto bytes = m_bodyFormat == Body::Text ? Result<QByteArray>(m_body.render(values))
                                                : bodyBytes(QString::fromUtf8(m_body.render(values)), m_bodyFormat);
        if (!bytes)
            return fail(std::move(bytes.error()));
        message.payload = std::move(*bytes);
    }
    if (m_maxPayload > 0 && message.payload.size() > m_maxPayload)
        return fail(Error::Kind::Limit,
            Text::tr("The body has %1, and this server takes messages of at most %2.")
                .arg(format::bytes(double(message.payload.size())), format::bytes(double(m_maxPayload))));
    return message;
}

namespace {

QStringList unknownNames(const MessageTemplate &made, const Environment &environment)
{
    QStringList names = made.environmentNames();
    names.removeIf([&environment](const QString &name) { return environment.contains(name); });
    return names;
}

QString unknownText(const QString &name)
{
    return Text::tr("{{%1}} is no variable of Natsight and not in the environment of the collection.").arg(name);
}

} // namespace

QList<ComposeProblem> bodyProblems(
    const ComposedMessage &message, const ServerInfo &server, const Environment &environment)
{
    QList<ComposeProblem> problems;
    const auto add = [&problems](const QString &text) { problems.append({ ComposeField::Payload, text }); };
    if (hasText(message.bodyFormat)) {
        const auto made = compiled(message.body, message.hasVariables);
        if (!made) {
            add(Text::tr("Body: %1").arg(made.error().text()));
        } else {
            for (const QString &name : unknownNames(*made, environment))
                add(unknownText(name));
            TemplateValues values;
            values.count = 1;
            values.environment = &environment;
            const auto bytes = bodyBytes(QString::fromUtf8(made->render(values)), message.bodyFormat);
            if (!bytes)
                add(Text::tr("Body: %1").arg(bytes.error().text()));
            else if (server.maxPayload > 0 && bytes->size() > server.maxPayload)
                add(Text::tr("The body has %1, and this server takes messages of at most %2.")
                        .arg(format::bytes(double(bytes->size())), format::bytes(double(server.maxPayload))));
        }
    } else if (message.body.isEmpty()) {
        add(Text::tr("Choose the file whose bytes are sent."));
    }
    return problems;
}

QList<ComposeProblem> composeProblems(
    const ComposedMessage &message, const ServerInfo &server, const Environment &environment)
{
    QList<ComposeProblem> problems;
    const auto add = [&problems](ComposeField field, const QString &text) { problems.append({ field, text }); };
    const auto known = [&](ComposeField field, const MessageTemplate &made) {
        for (const QString &name : unknownNames(made, environment))
            add(field, unknownText(name));
    };
    const auto subject = [&](ComposeField field, const QString &text, const QString &name) {
        const auto made = compiled(text, message.hasVariables);
        if (!made) {
            add(field, Text::tr("%1: %2").arg(name, made.error().text()));
            return;
        }
        known(field, *made);
        TemplateValues values;
        values.count = 1;
        values.environment = &environment;
        if (const auto valid = validatePublishSubject(made->render(values)); !valid)
            add(field, valid.error().text());
    };
    if (message.subject.isEmpty())
        add(ComposeField::Subject, Text::tr("Type the subject to send to."));
    else
        subject(ComposeField::Subject, message.subject, Text::tr("Subject"));
    if (!message.reply.isEmpty() && message.mode == Mode::Publish)
        subject(ComposeField::Reply, message.reply, Text::tr("Reply subject"));
    for (const ComposedHeader &header : message.headers) {
        const auto name = compiled(header.name, message.hasVariables);
        const auto value = compiledValue(header, message.hasVariables);
        if (!name || !value) {
            add(ComposeField::HeaderLines,
                Text::tr("Header %1: %2").arg(header.name, (name ? value : name).error().text()));
            continue;
        }
        known(ComposeField::HeaderLines, *name);
        known(ComposeField::HeaderLines, *value);
        if (const auto valid = validateHeader(
                header.name.toUtf8(), header.raw.isEmpty() ? header.value.toUtf8() : header.raw);
            !valid)
            add(ComposeField::HeaderLines, valid.error().text());
    }
    if (!message.headers.isEmpty()) {
        if (const auto can = canCompose(ComposeField::HeaderLines, server); !can)
            add(ComposeField::HeaderLines, can.error().text());
    }
    problems += bodyProblems(message, server, environment);
    if (message.mode != Mode::Publish && !timeOf(message.timeout))
        add(ComposeField::Timeout,
            Text::tr("The timeout is a length of time up to an hour, for instance 500ms or 5s."));
    if (message.mode == Mode::Request && message.replies == Replies::UntilStall && !timeOf(message.stall))
        add(ComposeField::Stall,
            Text::tr("The quiet time that ends the wait is a length of time up to an hour, for instance 300ms."));
    if (message.mode == Mode::JetStream) {
        if (const auto can = canCompose(ComposeField::JetStreamMode, server); !can)
            add(ComposeField::JetStreamMode, can.error().text());
        if (!message.expectedLastSequence.trimmed().isEmpty() && !isSequence(message.expectedLastSequence))
            add(ComposeField::Sequence,
                Text::tr("The expected last sequence is a whole number; 0 means an empty stream."));
        if (!message.expectedLastSubjectSequence.trimmed().isEmpty()
            && !isSequence(message.expectedLastSubjectSequence))
            add(ComposeField::SubjectSequence,
                Text::tr("The expected last sequence of the subject is a whole number; 0 means no message on it."));
        if (!message.ttl.trimmed().isEmpty()) {
            if (const auto can = canCompose(ComposeField::Ttl, server); !can)
                add(ComposeField::Ttl, can.error().text());
            else if (!ttlOf(message.ttl))
                add(ComposeField::Ttl,
                    Text::tr("The time to live is a length of time in whole seconds, for instance 90s or 15m, or the "
                             "word never."));
        }
        for (const ComposedHeader &header : jetStreamHeaders(message)) {
            const auto value = compiled(header.value, message.hasVariables);
            if (!value)
                add(ComposeField::Other, Text::tr("Header %1: %2").arg(header.name, value.error().text()));
            else
                known(ComposeField::Other, *value);
        }
    }
    return problems;
}

Result<PreparedMessage> prepareMessage(
    const ComposedMessage &message, const ServerInfo &server, const Environment &environment)
{
    if (const auto problems = composeProblems(message, server, environment); !problems.isEmpty())
        return fail(Error::Kind::Invalid, problems.constFirst().text);
    PreparedMessage made;
    made.m_mode = message.mode;
    made.m_replies = message.replies;
    made.m_replyCount = std::clamp(message.replyCount, 1, ComposedMessage::maxReplyCount);
    made.m_timeout = timeOf(message.timeout).value_or(5s);
    made.m_stall = timeOf(message.stall).value_or(300ms);
    made.m_environment = environment;
    made.m_maxPayload = server.maxPayload;
    made.m_bodyFormat = message.bodyFormat;
    // Checked above.
    made.m_subject = *compiled(message.subject, message.hasVariables);
    if (message.mode == Mode::Publish)
        made.m_reply = *compiled(message.reply, message.hasVariables);
    for (const ComposedHeader &header : message.headers + jetStreamHeaders(message))
        made.m_headers.emplace_back(
            *compiled(header.name, message.hasVariables), *compiledValue(header, message.hasVariables));
    if (message.bodyFormat == Body::File) {
        auto bytes = fileBytes(message.body, server.maxPayload);
        if (!bytes)
            return fail(std::move(bytes.error()));
        made.m_bytes = std::move(*bytes);
    } else {
        auto body = compiled(message.body, message.hasVariables);
        // Braces that are no variables are no reason to make the body anew each time.
        if (message.hasVariables && !body->isConstant()) {
            made.m_body = std::move(*body);
        } else {
            auto bytes = bodyBytes(message.body, message.bodyFormat);
            if (!bytes)
                return fail(std::move(bytes.error()));
            made.m_bytes = std::move(*bytes);
        }
    }
    return made;
}

ComposedMessage composedFrom(const OutgoingMessage &message, Mode mode)
{
    ComposedMessage form;
    form.mode = mode;
    form.subject = QString::fromUtf8(message.subject);
    if (mode == Mode::Publish)
        form.reply = QString::fromUtf8(message.reply);
    bool hasBraces = message.subject.contains("{{") || message.reply.contains("{{") || message.payload.contains("{{");
    for (const auto &[name, value] : message.headers) {
        ComposedHeader header { QString::fromUtf8(name), QString::fromUtf8(value) };
        if (header.value.toUtf8() != value)
            header.raw = value;
        hasBraces = hasBraces || name.contains("{{") || (header.raw.isEmpty() && value.contains("{{"));
        form.headers.append(std::move(header));
    }
    form.hasVariables = !hasBraces;
    const ValueFormat format = detectValueFormat(message.payload);
    const auto kept = [&](Body body, ValueFormat as) {
        if (message.payload.size() > maxEditedBytes)
            return false;
        const ValueText text = valueText(message.payload, as);
        const auto back = bodyBytes(text.text, body);
        if (!back || *back != message.payload)
            return false;
        form.bodyFormat = body;
        form.body = text.text;
        return true;
    };
    // JSON stays as it was written: laid out anew it would be other bytes.
    const QString plain = QString::fromUtf8(message.payload);
    if (plain.toUtf8() == message.payload && !plain.contains(QChar(0)) && format != ValueFormat::Hex) {
        // What only begins as JSON is text.
        const bool isJson = format == ValueFormat::Json && bodyBytes(plain, Body::JsonText).has_value();
        form.bodyFormat = isJson ? Body::JsonText : Body::Text;
        form.body = plain;
    } else if (!(format == ValueFormat::MessagePack && kept(Body::MessagePack, format))
        && !(format == ValueFormat::Cbor && kept(Body::Cbor, format)) && !kept(Body::Hex, ValueFormat::Hex)) {
        form.bodyFormat = Body::Base64;
        const QString text = QString::fromLatin1(message.payload.toBase64());
        for (qsizetype at = 0; at < text.size(); at += 76)
            form.body += (at > 0 ? QStringLiteral("\n") : QString()) + text.mid(at, 76);
    }
    return form;
}

JsonTree toJson(const ComposedMessage &message)
{
    const ComposedMessage usual;
    JsonTree json = JsonTree::object();
    json["mode"] = modeNames.at(std::size_t(message.mode)).name;
    const auto text = [&json](const char *key, const QString &value, const QString &standard = {}) {
        if (value != standard)
            json[key] = value.toStdString();
    };
    text("subject", message.subject);
    text("reply", message.reply);
    if (!message.headers.isEmpty()) {
        JsonTree headers = JsonTree::array();
        for (const ComposedHeader &header : message.headers) {
            headers.push_back({ { "name", header.name.toStdString() }, { "value", header.value.toStdString() } });
            if (!header.raw.isEmpty())
                headers.back()["raw"] = header.raw.toBase64().toStdString();
        }
        json["headers"] = std::move(headers);
    }
    if (message.bodyFormat != usual.bodyFormat)
        json["format"] = bodyNames.at(std::size_t(message.bodyFormat)).name;
    text("body", message.body);
    if (!message.hasVariables)
        json["variables"] = false;
    text("timeout", message.timeout, usual.timeout);
    if (message.replies != usual.replies)
        json["replies"] = replyNames.at(std::size_t(message.replies)).name;
    if (message.replyCount != usual.replyCount)
        json["reply_count"] = message.replyCount;
    text("stall", message.stall, usual.stall);
    text("message_id", message.messageId);
    text("expected_stream", message.expectedStream);
    text("expected_last_sequence", message.expectedLastSequence);
    text("expected_last_subject_sequence", message.expectedLastSubjectSequence);
    text("expected_last_message_id", message.expectedLastMessageId);
    text("ttl", message.ttl);
    return json;
}

ComposedMessage composedFromJson(const JsonTree &json)
{
    ComposedMessage message;
    if (!json.is_object())
        return message;
    const auto text = [&json](const char *key, QString &value) {
        if (const auto found = json.find(key); found != json.end() && found->is_string())
            value = QString::fromStdString(found->get_ref<const std::string &>());
    };
    const auto named = [&json](const char *key, const auto &names, auto &value) {
        const auto found = json.find(key);
        if (found == json.end() || !found->is_string())
            return;
        for (const JsonName &one : names) {
            if (found->template get_ref<const std::string &>() == one.name)
                value = static_cast<std::remove_reference_t<decltype(value)>>(one.value);
        }
    };
    named("mode", modeNames, message.mode);
    named("format", bodyNames, message.bodyFormat);
    named("replies", replyNames, message.replies);
    text("subject", message.subject);
    text("reply", message.reply);
    if (const auto headers = json.find("headers"); headers != json.end() && headers->is_array()) {
        for (const JsonTree &header : *headers) {
            if (!header.is_object())
                continue;
            ComposedHeader made;
            const auto part = [&header](const char *key, QString &value) {
                if (const auto found = header.find(key); found != header.end() && found->is_string())
                    value = QString::fromStdString(found->get_ref<const std::string &>());
            };
            part("name", made.name);
            part("value", made.value);
            QString raw;
            part("raw", raw);
            made.raw = QByteArray::fromBase64(raw.toLatin1());
            message.headers.append(made);
        }
    }
    text("body", message.body);
    if (const auto found = json.find("variables"); found != json.end() && found->is_boolean())
        message.hasVariables = found->get<bool>();
    text("timeout", message.timeout);
    if (const auto found = json.find("reply_count"); found != json.end() && found->is_number_integer())
        message.replyCount = static_cast<int>(
            std::clamp<qint64>(found->get<qint64>(), 1, ComposedMessage::maxReplyCount));
    text("stall", message.stall);
    text("message_id", message.messageId);
    text("expected_stream", message.expectedStream);
    text("expected_last_sequence", message.expectedLastSequence);
    text("expected_last_subject_sequence", message.expectedLastSubjectSequence);
    text("expected_last_message_id", message.expectedLastMessageId);
    text("ttl", message.ttl);
    return message;
}

QStringList knownHeaderNames()
{
    return { QStringLiteral("Content-Type"), QStringLiteral("Content-Encoding"), QStringLiteral("Nats-Msg-Id"),
        QStringLiteral("Nats-Expected-Stream"), QStringLiteral("Nats-Expected-Last-Sequence"),
        QStringLiteral("Nats-Expected-Last-Subject-Sequence"), QStringLiteral("Nats-Expected-Last-Msg-Id"),
        QStringLiteral("Nats-TTL"), QStringLiteral("Nats-Rollup"), QStringLiteral("Nats-Trace-Dest"),
        QStringLiteral("Nats-Trace-Only"), QStringLiteral("Nats-Service-Error"),
        QStringLiteral("Nats-Service-Error-Code"), QStringLiteral("traceparent"), QStringLiteral("X-Request-Id") };
}

} // namespace natsight
