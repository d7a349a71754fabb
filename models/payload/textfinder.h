// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace natsight {

/// Finds a text in bytes, many times. ASCII letters match either case unless one of the text is a capital. Any thread, const
/// after construction.
class TextFinder
{
public:
    explicit TextFinder(std::string_view text = {});
    [[nodiscard]] bool isIn(std::string_view bytes) const;
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }

private:
    std::string m_text;
    bool m_isExact = true;
    std::array<unsigned char, 256> m_fold {};
    std::array<std::size_t, 256> m_skip {};
};

} // namespace natsight
