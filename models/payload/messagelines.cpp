// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/messagelines.h"

#include "models/core/bytes.h"
#include "models/payload/foreignjson.h"
#include "models/payload/jsontext.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <vector>

namespace natsight {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;
constexpr std::size_t mostEmbedded = std::size_t { 16 } << 20; ///< larger payloads are texts, not looked into

bool isUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

void append(QByteArray &to, std::string_view text)
{
    to.append(text.data(), static_cast<qsizetype>(text.size()));
}

void appendBase64(QByteArray &to, std::string_view bytes)
{
    to += QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
}

/// A member after another one.
void appendMember(QByteArray &to, std::string_view name, std::string_view value)
{
    const bool isPlain = isUtf8(value);
    to += ",\"";
    append(to, name);
    to += isPlain ? "\":" : "_base64\":";
    if (isPlain) {
        appendJsonText(to, value);
    } else {
        to += '"';
        appendBase64(to, value);
        to += '"';
    }
}

/// What is no UTF-8 becomes replacement characters: header names and values are text by their specification.
void appendHeaders(QByteArray &to, std::span<const std::pair<QByteArray, QByteArray>> headers)
{
    const auto text = [&to](const QByteArray &bytes) { appendForeignJsonText(to, viewOf(bytes)); };
    std::vector<std::pair<QByteArray, QList<QByteArray>>> named; // in the order in which the names come first
    for (const auto &[name, value] : headers) {
        const auto known = std::find_if(
            named.begin(), named.end(), [&wanted = name](const auto &entry) { return entry.first == wanted; });
        if (known == named.end())
            named.emplace_back(name, QList<QByteArray> { value });
        else
            known->second << value;
    }
    char before = '{';
    for (const auto &[name, values] : named) {
        to += before;
        before = ',';
        text(name);
        to += ':';
        char beforeValue = '[';
        for (const QByteArray &value : values) {
            to += beforeValue;
            beforeValue = ',';
            text(value);
        }
        to += ']';
    }
    to += named.empty() ? "{}" : "}";
}

void appendCsv(QByteArray &to, std::string_view value)
{
    if (std::none_of(
            value.begin(), value.end(), [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; })) {
        append(to, value);
        return;
    }
    appendAtMost(to, 2 * value.size() + 2, [value](char *out) {
        *out++ = '"';
        for (const char c : value) {
            if (c == '"')
                *out++ = '"';
            *out++ = c;
        }
        *out++ = '"';
        return out;
    });
}

/// Replacement characters where it is no UTF-8: CSV has one encoding for the whole file.
void appendCsvText(QByteArray &to, std::string_view value)
{
    if (isUtf8(value))
        appendCsv(to, value);
    else
        appendCsv(to, viewOf(QString::fromUtf8(bytesOf(value)).toUtf8()));
}

} // namespace

MessageLines::MessageLines(Format format)
    : m_format(format)
{
}

MessageLines::~MessageLines() = default;

QByteArray MessageLines::csvHead(bool isStored)
{
    return isStored ? QByteArrayLiteral("sequence,time,subject,headers,encoding,payload\r\n")
                    : QByteArrayLiteral("time,subject,reply,headers,encoding,payload\r\n");
}

void MessageLines::appendTime(QByteArray &to, qint64 timeNs)
{
    if (timeNs == 0) {
        to += "0001-01-01T00:00:00Z"; // Go's word for no time
        return;
    }
    qint64 second = timeNs / nsPerSecond;
    qint64 fraction = timeNs % nsPerSecond;
    if (fraction < 0) {
        fraction += nsPerSecond;
        --second;
    }
    if (m_secondText.isEmpty() || second != m_second) {
        m_second = second;
        m_secondText = QDateTime::fromSecsSinceEpoch(second, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss").toLatin1();
    }
    to += m_secondText;
    if (fraction != 0) {
        std::array<char, 10> digits { '.' };
        for (std::size_t i = 9; i > 0; --i) {
            digits.at(i) = static_cast<char>('0' + fraction % 10);
            fraction /= 10;
        }
        std::string_view text(digits.data(), digits.size());
        text.remove_suffix(text.size() - 1 - text.find_last_not_of('0'));
        ::natsight::append(to, text);
    }
    to += 'Z';
}

bool MessageLines::isJsonInOneLine(std::string_view payload)
{
    if (payload.size() < 2 || payload.size() > mostEmbedded || (payload.front() != '{' && payload.front() != '[')
        || payload.find('\n') != std::string_view::npos || payload.find('\r') != std::string_view::npos)
        return false;
    if (!m_json)
        m_json = std::make_unique<ForeignJson>();
    return m_json->parse(QByteArrayView(payload.data(), static_cast<qsizetype>(payload.size()))) == simdjson::SUCCESS;
}

void MessageLines::append(QByteArray &to, const MessageRecord &message)
{
    using ::natsight::append;
    if (m_format == Format::Csv) {
        if (message.sequence)
            to += QByteArray::number(*message.sequence) + ',';
        appendTime(to, message.timeNs);
        to += ',';
        appendCsvText(to, message.subject);
        to += ',';
        if (!message.sequence) {
            appendCsvText(to, message.reply);
            to += ',';
        }
        if (!message.headers.empty()) {
            QByteArray headers;
            appendHeaders(headers, message.headers);
            appendCsv(to, viewOf(headers));
        }
        if (isUtf8(message.payload)) {
            to += ",text,";
            appendCsv(to, message.payload);
        } else {
            to += ",base64,";
            appendBase64(to, message.payload);
        }
        to += "\r\n";
        return;
    }
    to += '{';
    if (message.sequence)
        to += "\"sequence\":" + QByteArray::number(*message.sequence) + ',';
    to += "\"time\":\"";
    appendTime(to, message.timeNs);
    to += '"';
    appendMember(to, "subject", message.subject);
    if (!message.reply.empty())
        appendMember(to, "reply", message.reply);
    if (!message.headers.empty()) {
        to += ",\"headers\":";
        appendHeaders(to, message.headers);
    }
    if (m_format == Format::NdjsonValues && isJsonInOneLine(message.payload)) {
        to += ",\"payload_json\":";
        append(to, message.payload);
    } else {
        appendMember(to, "payload", message.payload);
    }
    to += "}\n";
}

} // namespace natsight
