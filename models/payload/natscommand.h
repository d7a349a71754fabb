// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace natsight {

/// The largest payload that stands in the command itself; a larger one is read from a file.
constexpr qsizetype maxCommandPayload = qsizetype { 1 } << 20;

/// The `nats pub …` command that publishes the same message, safe to paste into a POSIX shell: no byte of the message
/// is ever read as a command, and the payload arrives byte for byte. The command line tool sorts headers by name, trims
/// the blanks around their values and cannot send a header whose name is no HTTP token: such a header is left out.
/// `note`, if given, says in a sentence what the reader has to know, or becomes empty. Any thread.
[[nodiscard]] QString natsCommand(const QByteArray &subject, const QByteArray &reply,
    const std::vector<std::pair<QByteArray, QByteArray>> &headers, const QByteArray &payload, QString *note = nullptr);

/// One word of a POSIX shell command that stands for exactly these bytes (without NUL and not ending in a line break).
[[nodiscard]] QString shellWord(QByteArrayView bytes);

} // namespace natsight
