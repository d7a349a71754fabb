// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonprinter.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/payload/utf8.h"

#include <simdjson.h>

namespace natsight {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

qsizetype firstInvalidUtf8(QByteArrayView bytes)
{
    if (simdjson::validate_utf8(bytes.data(), static_cast<std::size_t>(bytes.size()))) {
        return bytes.size();
    }
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto [codePoint, length] = utf8::decode(bytes.sliced(at));
        if (codePoint == utf8::invalid) {
            return at;
        }
        at += length;
    }
    return at;
}

JsonPrinter::JsonPrinter(QByteArrayView input, const RenderLimits &limits, bool emitText, std::stop_token stop)
    : m_in(input)
    , m_limits(limits)
    , m_maxDepth(static_cast<std::size_t>(std::max(limits.maxDepth, 0)))
    , m_emit(emitText)
    , m_stop(std::move(stop))
    , m_firstBadUtf8(firstInvalidUtf8(input))
{
    if (m_emit) {
        m_out.reserve(std::min(m_limits.maxText, input.size() + input.size() / 2) + 64);
    }
}

bool JsonPrinter::fail(qsizetype offset, const QString &error)
{
    m_error = error;
    m_errorOffset = offset;
    m_at = offset;
    return false;
}

QString JsonPrinter::found() const
{
    if (atEnd()) {
        return Text::tr("the end");
    }
    const auto [codePoint, length] = utf8::decode(m_in.sliced(m_at));
    if (codePoint == utf8::invalid) {
        return Text::tr("a byte that is not UTF-8");
    }
    return QLatin1Char('\'') + format::preview(m_in.sliced(m_at, length)) + QLatin1Char('\'');
}

bool JsonPrinter::skipSpace()
{
    bool lineEnded = false;
    while (!atEnd()) {
        const char c = current();
        if (c == '\n') {
            lineEnded = true;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            break;
        }
        ++m_at;
    }
    return lineEnded;
}

void JsonPrinter::newLine()
{
    if (!m_emit || isFlat()) {
        return;
    }
    m_out += '\n';
    m_out.append(static_cast<qsizetype>(m_levels.size()) * 2, ' ');
}

void JsonPrinter::open(bool isObject)
{
    if (m_emit) {
        m_out += current();
    }
    ++m_at;
    if (!m_levels.empty()) {
        ++m_steps;
    }
    m_levels.push_back(isObject);
    m_hadDeep = m_hadDeep || isFlat();
    m_expect = isObject ? Expect::FirstKey : Expect::FirstElement;
}

void JsonPrinter::close(bool isObject, bool isEmpty)
{
    const bool wasFlat = isFlat();
    m_levels.pop_back();
    if (!isEmpty && !wasFlat) {
        newLine();
    }
    if (m_emit) {
        m_out += isObject ? '}' : ']';
    }
    ++m_at;
    m_expect = Expect::Separator;
}

void JsonPrinter::write(qsizetype from, qsizetype to, qsizetype cut, bool isString)
{
    if (!m_emit) {
        return;
    }
    if (cut < 0) {
        m_out.append(m_in.sliced(from, to - from));
        return;
    }
    m_out.append(m_in.sliced(from, cut - from));
    m_out.append("…");
    if (isString) {
        m_out += '"';
    }
    ++m_cutTokens;
}

bool JsonPrinter::string()
{
    const auto start = m_at;
    const auto size = m_in.size();
    qsizetype cut = -1;
    qsizetype i = start + 1;
    // What was right of the string is written, so that only the rest follows as it came.
    const auto broken = [&](qsizetype offset, const QString &error) {
        write(start, offset, cut >= 0 && cut < offset ? cut : -1, true);
        return fail(offset, error);
    };
    while (i < size) {
        const auto c = static_cast<unsigned char>(m_in[i]);
        if (i - start > m_limits.maxToken && cut < 0 && (c & 0xC0U) != 0x80U) {
            cut = i;
        }
        if (c == '"') {
            ++i;
            if (m_firstBadUtf8 < i) {
                break;
            }
            write(start, i, i - start - 64 > m_limits.maxToken ? cut : -1, true);
            m_at = i;
            return true;
        }
        if (c == '\\') {
            if (i + 1 >= size) {
                i = size;
                break;
            }
            const char escaped = m_in[i + 1];
            if (escaped == 'u') {
                qsizetype digits = 0;
                while (digits < 4 && i + 2 + digits < size && isHexDigit(m_in[i + 2 + digits])) {
                    ++digits;
                }
                if (digits < 4) {
                    if (i + 2 + digits >= size) {
                        i = size;
                        break;
                    }
                    if (m_firstBadUtf8 < i) {
                        break;
                    }
                    return broken(i, Text::tr("\\u needs four hexadecimal digits"));
                }
                i += 6;
            } else if (QByteArrayView("\"\\/bfnrt").contains(escaped)) {
                i += 2;
            } else {
                if (m_firstBadUtf8 < i) {
                    break;
                }
                return broken(i, Text::tr("unknown escape after a backslash"));
            }
        } else if (c < 0x20) {
            if (m_firstBadUtf8 < i) {
                break;
            }
            return broken(i, Text::tr("a control character in a string must be escaped"));
        } else {
            ++i;
        }
    }
    if (m_firstBadUtf8 < i && m_firstBadUtf8 < size) {
        return broken(m_firstBadUtf8, Text::tr("a byte in a string is not UTF-8"));
    }
    // The whole string stays in what follows the error.
    m_endedEarly = true;
    return fail(start, Text::tr("the string that starts here is not closed"));
}

bool JsonPrinter::number()
{
    const auto start = m_at;
    const auto size = m_in.size();
    auto i = start;
    const auto digits = [&] {
        const auto first = i;
        while (i < size && isDigit(m_in[i])) {
            ++i;
        }
        return i > first;
    };
    const auto broken = [&](const QString &error) {
        m_at = i;
        m_endedEarly = i >= size;
        const auto text = Text::tr("%1, found %2").arg(error, found());
        return fail(start, text);
    };
    if (m_in[i] == '-') {
        ++i;
    }
    if (i < size && m_in[i] == '0') {
        ++i;
        if (i < size && isDigit(m_in[i])) {
            return broken(Text::tr("a number does not start with 0"));
        }
    } else if (!digits()) {
        return broken(Text::tr("expected a digit"));
    }
    if (i < size && m_in[i] == '.') {
        ++i;
        if (!digits()) {
            return broken(Text::tr("expected a digit after the point"));
        }
    }
    if (i < size && (m_in[i] == 'e' || m_in[i] == 'E')) {
        ++i;
        if (i < size && (m_in[i] == '+' || m_in[i] == '-')) {
            ++i;
        }
        if (!digits()) {
            return broken(Text::tr("expected a digit in the exponent"));
        }
    }
    write(start, i, i - start > m_limits.maxToken ? start + m_limits.maxToken : -1, false);
    m_at = i;
    return true;
}

bool JsonPrinter::literal(QByteArrayView word)
{
    const auto rest = m_in.sliced(m_at);
    if (rest.startsWith(word)) {
        write(m_at, m_at + word.size(), -1, false);
        m_at += word.size();
        return true;
    }
    m_endedEarly = word.startsWith(rest);
    return fail(m_at, Text::tr("expected a value, found %1").arg(found()));
}

bool JsonPrinter::value()
{
    const char c = current();
    m_expect = Expect::Separator;
    switch (c) {
    case '{':
        open(true);
        return true;
    case '[':
        open(false);
        return true;
    case '"':
        return string();
    case 't':
        return literal("true");
    case 'f':
        return literal("false");
    case 'n':
        return literal("null");
    default:
        if (c == '-' || isDigit(c)) {
            return number();
        }
        return fail(m_at, Text::tr("expected a value, found %1").arg(found()));
    }
}

void JsonPrinter::run()
{
    unsigned int round = 0;
    for (;;) {
        if ((++round & 0xFFFU) == 0 && m_stop.stop_requested()) {
            m_isCut = true;
            return;
        }
        if (m_out.size() > m_limits.maxText) {
            m_isCut = true;
            return;
        }
        const bool lineEnded = skipSpace();
        if (atEnd()) {
            if (m_expect == Expect::Separator && m_levels.empty()) {
                ++m_documents;
                return;
            }
            m_endedEarly = true;
            fail(m_at,
                m_levels.empty()      ? Text::tr("there is no value")
                    : m_levels.back() ? Text::tr("the text ends inside an object")
                                      : Text::tr("the text ends inside an array"));
            return;
        }
        const char c = current();
        switch (m_expect) {
        case Expect::FirstElement:
            if (c == ']') {
                close(false, true);
                break;
            }
            newLine();
            [[fallthrough]];
        case Expect::Value:
            if (!value()) {
                return;
            }
            break;
        case Expect::FirstKey:
            if (c == '}') {
                close(true, true);
                break;
            }
            newLine();
            [[fallthrough]];
        case Expect::Key:
            if (c != '"') {
                fail(m_at, Text::tr("expected a key in double quotes, found %1").arg(found()));
                return;
            }
            if (!string()) {
                return;
            }
            m_expect = Expect::Colon;
            break;
        case Expect::Colon:
            if (c != ':') {
                fail(m_at, Text::tr("expected ':' after the key, found %1").arg(found()));
                return;
            }
            ++m_at;
            ++m_steps;
            if (m_emit) {
                m_out += isFlat() ? ":" : ": ";
            }
            m_expect = Expect::Value;
            break;
        case Expect::Separator:
            if (m_levels.empty()) {
                ++m_documents;
                if (!lineEnded || (c != '{' && c != '[')) {
                    m_isTrailing = true;
                    fail(m_at, Text::tr("there is more text after the JSON value"));
                    return;
                }
                if (m_emit) {
                    m_out += '\n';
                }
                m_expect = Expect::Value;
                break;
            }
            if (c == ',') {
                ++m_at;
                ++m_steps;
                if (m_emit) {
                    m_out += ',';
                }
                m_expect = m_levels.back() ? Expect::Key : Expect::Value;
                newLine();
                break;
            }
            if (c == (m_levels.back() ? '}' : ']')) {
                close(m_levels.back(), false);
                break;
            }
            fail(m_at,
                (m_levels.back() ? Text::tr("expected ',' or '}' after the value, found %1")
                                 : Text::tr("expected ',' or ']' after the value, found %1"))
                    .arg(found()));
            return;
        }
    }
}

} // namespace natsight
