// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/core/result.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace natsight {

/// A message as it stood in a line of a file. The views live until the next line is read.
struct ReadMessage {
    std::optional<quint64> sequence; ///< of a stored message
    qint64 timeNs = 0; ///< since the epoch; 0 = none
    std::string_view subject;
    std::string_view reply;
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< in order, values of one name together
    std::string_view payload;
    bool hasOthers = false; ///< members that no message has; they are not kept
};

/// Reads back what MessageLines writes as NDJSON, with or without payloads as values. One thread at a time.
///
/// A line is taken whole or not at all: what can't be read is an error in a sentence. Bounds: a line of `longestLine`, nesting of 256.
class MessageLineReader
{
public:
    static constexpr qsizetype longestLine = qsizetype { 128 } << 20;

    MessageLineReader();
    ~MessageLineReader();
    Q_DISABLE_COPY_MOVE(MessageLineReader)

    /// `line` without its end.
    [[nodiscard]] Result<ReadMessage> read(QByteArrayView line);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
