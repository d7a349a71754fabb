// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/payload.h"
#include "models/payload/payloadrules.h"
#include "models/payload/treetext.h"
#include "models/payload/treewriter.h"
#include "models/payload/unwrap.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>

namespace natsight {

/// What the bytes of a payload are, unpacked and read.
struct DecodedPayload {
    /// Of `content`; never `Auto` or `SnappyBlock`. `Json` when it begins as JSON does: whoever reads it sees whether it is.
    PayloadFormat format = PayloadFormat::Text;
    bool isChosen = false; ///< the format was asked for, or is remembered for the subject
    QByteArray pattern; ///< of the remembered choice that was followed; else empty
    Unwrapped unwrapped;
    std::optional<TreeText> tree; ///< of MessagePack, CBOR, Avro, protobuf
    QByteArrayView payload; ///< as it came
    bool isUnwrapped = false; ///< something came out of its wrappings

    /// What the wrappings hold, or the payload itself; the latter has to live as long as this is used.
    [[nodiscard]] QByteArrayView content() const { return isUnwrapped ? QByteArrayView(unwrapped.bytes) : payload; }
    /// The bytes to read as JSON: of the tree, or those that begin as JSON; empty when there are none.
    [[nodiscard]] QByteArrayView json() const;
    [[nodiscard]] bool isPlain() const
    {
        return unwrapped.wrappings.isEmpty() && !tree;
    } ///< the bytes are read as they came
    /// `gzip › MessagePack`.
    [[nodiscard]] QString layers() const;
};

/// How a payload is decoded.
struct DecodeOptions {
    PayloadFormat format = PayloadFormat::Auto; ///< `Auto`: as the rules have it for the subject, or as the bytes look
    UnwrapLimits unwrap;
    TreeLimits tree;
};

/// The one place that says what a payload is; views, filters, plots and differences ask it. `Hex` shows the bytes as they came, all else
/// is unpacked first. The format of what has no tree and does not begin as JSON is looked at in full: for many payloads use TreeReader.
/// Any thread; bounded by `options`. When `stop` is requested the result is to be thrown away.
[[nodiscard]] DecodedPayload decodePayload(
    QByteArrayView payload, std::string_view subject, const DecodeOptions &options = {}, std::stop_token stop = {});

/// A decoded payload as text. Images are a hex dump: who can show them takes `content()`. The sentences of wrappings that break are its
/// problem.
[[nodiscard]] Rendered renderDecoded(
    const DecodedPayload &decoded, const RenderLimits &limits = {}, std::stop_token stop = {});

/// The first `most` bytes of what a list shows of a payload: of a tree its JSON, of what is packed what is in it. Made for cells: of what
/// begins as JSON or is no tree a few bytes are looked at, and at most 64 KiB are unpacked. Any thread.
[[nodiscard]] QByteArray payloadBeginning(QByteArrayView payload, std::string_view subject, qsizetype most = 1'000);
/// The same as one line of text.
[[nodiscard]] QString payloadPreview(QByteArrayView payload, std::string_view subject, qsizetype maxChars = 200);

/// The trees of many payloads, one after the other. What begins as JSON is handed back as it is, and a text or other bytes cost a look at
/// the first of them. At most 4 MiB are unpacked. One thread at a time.
class TreeReader
{
public:
    /// The bytes to read as JSON; the payload itself when nothing in it is to be decoded. Lives as long as the payload, until the next call.
    [[nodiscard]] std::string_view json(std::string_view payload, std::string_view subject)
    {
        const auto first = payload.find_first_not_of(" \t\r\n");
        const bool isJson = first == std::string_view::npos || payload[first] == '{' || payload[first] == '[';
        return isJson && PayloadRulesBook::shared().isEmpty() ? payload : decoded(payload, subject);
    }

private:
    std::string_view decoded(std::string_view payload, std::string_view subject);

    DecodedPayload m_decoded;
};

} // namespace natsight
