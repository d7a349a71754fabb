// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/textfinder.h"

#include <algorithm>
#include <cstring>

namespace natsight {

namespace {

unsigned char lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c;
}

bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}

constexpr std::size_t wordBytes = sizeof(std::uint64_t);

std::uint64_t wordAt(const char *bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, wordBytes);
    return word;
}

constexpr std::uint64_t everyByte(unsigned char c)
{
    return 0x0101010101010101U * c;
}

/// The high bit of each byte that is zero, and no other bit.
constexpr std::uint64_t zeroBytes(std::uint64_t word)
{
    constexpr std::uint64_t low = everyByte(0x7f);
    return ~(((word & low) + low) | word | low);
}

} // namespace

TextFinder::TextFinder(std::string_view text)
    : m_text(text)
{
    const bool isExact = std::any_of(m_text.cbegin(), m_text.cend(), [](char c) { return c >= 'A' && c <= 'Z'; })
        || std::none_of(m_text.cbegin(), m_text.cend(), isSmall);
    for (std::size_t i = 0; i < 256; ++i)
        m_fold[i] = isExact ? static_cast<unsigned char>(i) : lower(static_cast<unsigned char>(i));
    if (m_text.empty())
        return;
    const auto edge = [isExact](char c) {
        return Edge { everyByte(static_cast<unsigned char>(c)), !isExact && isSmall(c) ? everyByte(0x20) : 0 };
    };
    m_first = edge(m_text.front());
    m_last = edge(m_text.back());
}

bool TextFinder::isAt(const char *bytes) const
{
    return std::equal(m_text.cbegin(), m_text.cend(), bytes,
        [this](char a, char b) { return static_cast<unsigned char>(a) == m_fold[static_cast<unsigned char>(b)]; });
}

bool TextFinder::isIn(std::string_view bytes) const
{
    if (m_text.empty())
        return true;
    if (bytes.size() < m_text.size())
        return false;
    // Where both its first and its last byte are, eight places at once.
    const char *at = bytes.data();
    std::size_t places = bytes.size() - m_text.size() + 1;
    for (; places >= wordBytes; places -= wordBytes, at += wordBytes) {
        const std::uint64_t first = (wordAt(at) | m_first.fold) ^ m_first.byte;
        const std::uint64_t last = (wordAt(at + m_text.size() - 1) | m_last.fold) ^ m_last.byte;
        if ((zeroBytes(first) & zeroBytes(last)) == 0)
            continue;
        for (std::size_t i = 0; i < wordBytes; ++i) {
            if (isAt(at + i))
                return true;
        }
    }
    for (; places > 0; --places, ++at) {
        if (isAt(at))
            return true;
    }
    return false;
}

} // namespace natsight
