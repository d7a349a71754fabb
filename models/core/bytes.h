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

} // namespace natsight
