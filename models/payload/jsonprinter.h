// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/payload.h"

#include <stop_token>
#include <vector>

namespace natsight {

/// Reads JSON strictly (RFC 8259) and writes it with one value on each line, keeping the text of every token.
///
/// No recursion and no tree: one pass, one bit for each open level. Values that follow each other on lines of their own
/// (NDJSON) are read as such. One use for each object; any thread.
class JsonPrinter
{
    Q_DISABLE_COPY_MOVE(JsonPrinter)

public:
    /// `input` must outlive the printer. Without `emitText` it only checks.
    JsonPrinter(QByteArrayView input, const RenderLimits &limits, bool emitText, std::stop_token stop = {});

    /// Reads until the end, an error, the limit of text or a stop.
    void run();

    [[nodiscard]] const QByteArray &text() const { return m_out; } ///< UTF-8, up to the error if there is one
    [[nodiscard]] bool hasError() const { return !m_error.isNull(); }
    [[nodiscard]] QString error() const { return m_error; } ///< what was wrong, a sentence's middle
    [[nodiscard]] qsizetype errorOffset() const { return m_errorOffset; }
    [[nodiscard]] bool endedEarly() const { return m_endedEarly; } ///< the error is that the text ends
    [[nodiscard]] bool isTrailing() const { return m_isTrailing; } ///< the error is text after the value
    [[nodiscard]] bool isCut() const { return m_isCut; } ///< the limit of text was reached
    [[nodiscard]] bool hadDeep() const { return m_hadDeep; } ///< some levels were deeper than the limit
    [[nodiscard]] qsizetype cutTokens() const { return m_cutTokens; }
    [[nodiscard]] qsizetype documents() const { return m_documents; }
    [[nodiscard]] qsizetype position() const { return m_at; }
    /// Keys, commas and nested containers that were read: tells JSON that broke from text that starts with a bracket.
    [[nodiscard]] qsizetype steps() const { return m_steps; }

private:
    enum class Expect { Value, FirstElement, FirstKey, Key, Colon, Separator };

    [[nodiscard]] char current() const { return m_in[m_at]; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_in.size(); }
    bool skipSpace(); ///< true when a line ended
    void open(bool isObject);
    void close(bool isObject, bool isEmpty);
    void newLine();
    bool string();
    bool number();
    bool literal(QByteArrayView word);
    bool value();
    void write(qsizetype from, qsizetype to, qsizetype cut, bool isString);
    bool fail(qsizetype offset, const QString &error);
    [[nodiscard]] bool isFlat() const { return m_levels.size() > m_maxDepth; }
    [[nodiscard]] QString found() const;

    QByteArrayView m_in;
    RenderLimits m_limits;
    std::size_t m_maxDepth;
    bool m_emit;
    std::stop_token m_stop;
    QByteArray m_out;
    std::vector<bool> m_levels; // true is an object
    Expect m_expect = Expect::Value;
    qsizetype m_at = 0;
    qsizetype m_firstBadUtf8;
    QString m_error;
    qsizetype m_errorOffset = 0;
    qsizetype m_cutTokens = 0;
    qsizetype m_documents = 0;
    qsizetype m_steps = 0;
    bool m_endedEarly = false;
    bool m_isTrailing = false;
    bool m_isCut = false;
    bool m_hadDeep = false;
};

/// Offset of the first byte that does not belong to UTF-8, or the size.
[[nodiscard]] qsizetype firstInvalidUtf8(QByteArrayView bytes);

} // namespace natsight
