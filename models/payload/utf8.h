// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <utility>

namespace natsight::utf8 {

constexpr char32_t invalid = 0xFFFFFFFF;

/// The first code point of `bytes` (not empty) and its length; `invalid` and 1 when the first byte starts none.
[[nodiscard]] inline std::pair<char32_t, qsizetype> decode(QByteArrayView bytes)
{
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const auto first = at(0);
    if (first < 0x80) {
        return { first, 1 };
    }
    const qsizetype length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || bytes.size() < length) {
        return { invalid, 1 };
    }
    char32_t codePoint = first & (0x7FU >> length);
    for (qsizetype i = 1; i < length; ++i) {
        if ((at(i) & 0xC0U) != 0x80U) {
            return { invalid, 1 };
        }
        codePoint = (codePoint << 6U) | (at(i) & 0x3FU);
    }
    const bool isOverlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    if (isOverlong || codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
        return { invalid, 1 };
    }
    return { codePoint, length };
}

} // namespace natsight::utf8
