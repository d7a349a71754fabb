// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
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
    /// A byte of the text in each byte of a word, and the bits to set before it is compared.
    struct Edge {
        std::uint64_t byte = 0;
        std::uint64_t fold = 0;
    };

    [[nodiscard]] bool isAt(const char *bytes) const;

    std::string m_text;
    std::array<unsigned char, 256> m_fold {};
    Edge m_first;
    Edge m_last;
};

} // namespace natsight
