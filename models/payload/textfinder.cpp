// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/textfinder.h"

#include <algorithm>

namespace natsight {

namespace {

unsigned char lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c;
}

} // namespace

TextFinder::TextFinder(std::string_view text)
    : m_text(text)
{
    m_isExact = std::any_of(m_text.cbegin(), m_text.cend(), [](char c) { return c >= 'A' && c <= 'Z'; })
        || std::none_of(m_text.cbegin(), m_text.cend(), [](char c) { return c >= 'a' && c <= 'z'; });
    for (std::size_t i = 0; i < 256; ++i)
        m_fold[i] = m_isExact ? static_cast<unsigned char>(i) : lower(static_cast<unsigned char>(i));
    m_skip.fill(std::max<std::size_t>(m_text.size(), 1));
    for (std::size_t i = 0; i + 1 < m_text.size(); ++i)
        m_skip[static_cast<unsigned char>(m_text[i])] = m_text.size() - 1 - i;
}

bool TextFinder::isIn(std::string_view bytes) const
{
    const std::size_t length = m_text.size();
    if (length == 0)
        return true;
    // Horspool's search over folded bytes.
    for (std::size_t at = 0; at + length <= bytes.size();) {
        std::size_t i = length;
        while (
            i > 0 && m_fold[static_cast<unsigned char>(bytes[at + i - 1])] == static_cast<unsigned char>(m_text[i - 1]))
            --i;
        if (i == 0)
            return true;
        at += m_skip[m_fold[static_cast<unsigned char>(bytes[at + length - 1])]];
    }
    return false;
}

} // namespace natsight
