// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsontext.h"

#include <QString>

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace natsight {

namespace {

/// Bytes that stand in a JSON text as they are.
constexpr std::array<bool, 256> plainBytes = [] {
    std::array<bool, 256> plain {};
    for (std::size_t i = 0x20; i < plain.size(); ++i)
        plain.at(i) = i != '"' && i != '\\';
    return plain;
}();

/// Whether these eight bytes stand in a JSON text as they are.
bool areEightPlain(const char *bytes)
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
    constexpr std::uint64_t highs = ones * 0x80U;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof(eight));
    const auto hasZero = [](std::uint64_t value) { return (value - ones) & ~value; };
    const std::uint64_t controls = (eight - ones * 0x20U) & ~eight;
    return ((controls | hasZero(eight ^ (ones * '"')) | hasZero(eight ^ (ones * '\\'))) & highs) == 0;
}

/// As the inside of a JSON string; the end of what was written.
char *escape(std::string_view text, char *out)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
        if (end - at >= 8 && areEightPlain(at)) {
            std::memcpy(out, at, 8);
            out += 8;
            at += 8;
            continue;
        }
        const char c = *at++;
        const auto byte = static_cast<unsigned char>(c);
        if (plainBytes[byte]) {
            *out++ = c;
            continue;
        }
        *out++ = '\\';
        switch (byte) {
        case '"':
        case '\\':
            *out++ = c;
            break;
        case '\n':
            *out++ = 'n';
            break;
        case '\r':
            *out++ = 'r';
            break;
        case '\t':
            *out++ = 't';
            break;
        default:
            for (const char digit : { 'u', '0', '0', hex[byte >> 4U], hex[byte & 0xFU] })
                *out++ = digit;
        }
    }
    return out;
}

} // namespace

void appendJsonText(QByteArray &to, std::string_view text)
{
    constexpr std::size_t piece
        = 4'096; // six bytes for one at most, so that large payloads cost no six times their size
    to += '"';
    while (!text.empty()) {
        const std::string_view now = text.substr(0, piece);
        text.remove_prefix(now.size());
        appendAtMost(to, 6 * now.size(), [now](char *out) { return escape(now, out); });
    }
    to += '"';
}

void appendForeignJsonText(QByteArray &to, std::string_view text)
{
    if (simdjson::validate_utf8(text.data(), text.size())) {
        appendJsonText(to, text);
        return;
    }
    const QByteArray valid = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUtf8();
    appendJsonText(to, { valid.constData(), static_cast<std::size_t>(valid.size()) });
}

} // namespace natsight
