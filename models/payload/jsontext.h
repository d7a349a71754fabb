// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

namespace natsight {

// Any thread.

/// Room for `most` more bytes, of which `write` says at what place it stopped: no check a byte.
template<typename Write>
void appendAtMost(QByteArray &to, std::size_t most, Write write)
{
    const qsizetype before = to.size();
    to.resize(before + static_cast<qsizetype>(most));
    char *begin = to.data();
    to.resize(write(begin + before) - begin);
}

/// Appends the text in quotes, with the escapes that JSON needs and no others. `text` is UTF-8.
void appendJsonText(QByteArray &to, std::string_view text);
/// As above; bytes that are no UTF-8 become replacement characters.
void appendForeignJsonText(QByteArray &to, std::string_view text);

} // namespace natsight
