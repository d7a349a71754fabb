// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

namespace natsight {

/// A copy of the bytes that a view shows.
[[nodiscard]] inline QByteArray bytesOf(std::string_view view)
{
    return { view.data(), static_cast<qsizetype>(view.size()) };
}

/// Valid as long as the array is, and unchanged.
[[nodiscard]] inline std::string_view viewOf(const QByteArray &bytes)
{
    return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
}

/// Without spaces and tabs at its ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t";
    const auto first = text.find_first_not_of(blank);
    return first == std::string_view::npos ? text.substr(0, 0)
                                           : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

} // namespace natsight
