// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace natsight {

class ForeignJson;

/// A message that is written to a file. The views die with the call.
struct MessageRecord {
    std::optional<quint64>
        sequence; ///< of a stored message; without one it is a captured message, which has a reply instead
    qint64 timeNs = 0; ///< since the epoch
    std::string_view subject;
    std::string_view reply;
    std::span<const std::pair<QByteArray, QByteArray>> headers; ///< names and values, in order
    std::string_view payload;
};

/// Messages as lines of a file. One thread at a time.
///
/// NDJSON: an object a line with `sequence` (stored), `time` (RFC 3339, nanoseconds), `subject`, `reply` (captured, left out
/// without one), `headers` (names with lists of values, left out without any) and `payload`; where bytes are no UTF-8,
/// `subject_base64`, `reply_base64`, `payload_base64` stand instead. NdjsonValues: where a payload is a JSON object or array in
/// one line, `payload_json` has it byte for byte, for tools that look into it; else as NDJSON.
/// CSV (RFC 4180, CRLF): the same in columns, `encoding` tells `text` or `base64` of the payload, headers are JSON.
class MessageLines
{
public:
    enum class Format { Ndjson, NdjsonValues, Csv };

    explicit MessageLines(Format format);
    ~MessageLines();
    Q_DISABLE_COPY_MOVE(MessageLines)

    [[nodiscard]] static QByteArray csvHead(bool isStored);
    void append(QByteArray &to, const MessageRecord &message);

private:
    void appendTime(QByteArray &to, qint64 timeNs);
    [[nodiscard]] bool isJsonInOneLine(std::string_view payload);

    Format m_format;
    qint64 m_second = 0; ///< whose text is in m_secondText
    QByteArray m_secondText; ///< up to the fraction
    std::unique_ptr<ForeignJson> m_json; ///< made when first needed
};

} // namespace natsight
