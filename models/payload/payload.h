// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/payload/treewriter.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace natsight {

struct TreeText;

/// How the bytes of a message are shown. `Auto` looks at the bytes.
// gcc takes the scoped name for one that hides natsight::Json.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class PayloadFormat {
    Auto,
    Json,
    Text,
    Hex,
    MessagePack, ///< shown as JSON
    Cbor, ///< shown as JSON
    Image,
    Protobuf, ///< chosen only: fields by their numbers, without a schema; shown as JSON
    Avro, ///< a container, which has its schema in it; shown as JSON
    Schema, ///< what a schema decodes, see PayloadSchemas; shown as JSON
    SnappyBlock, ///< chosen only: a bare block of Snappy; what is in it is looked at as with `Auto`
};
#pragma GCC diagnostic pop

/// Bounds of what is made of one payload, whatever is in it.
struct RenderLimits {
    qsizetype maxText = qsizetype { 4 } << 20; ///< characters of the result
    qsizetype maxToken = qsizetype { 256 } << 10; ///< bytes of one JSON string or number
    int maxDepth = 256; ///< levels of JSON that get lines of their own
    qsizetype maxHexBytes = qsizetype { 64 } << 10; ///< bytes of a hex dump
    /// Characters of a line; a longer one is broken into pieces that end in `↵`, because editors lay out whole lines.
    /// 0 leaves lines as they are.
    qsizetype maxLine = 0;
};

/// Where a payload stops being what it seems to be.
struct PayloadProblem {
    Error error; ///< says line, column and byte in words
    qsizetype offset = 0; ///< byte of the payload
    qsizetype line = 1; ///< of the payload, from 1
    qsizetype column = 1; ///< bytes from the start of that line, from 1
    qsizetype textPosition = 0; ///< character of `Rendered::text`; what follows is shown as it came
};

/// A payload as text for a person.
struct Rendered {
    PayloadFormat format = PayloadFormat::Text; ///< never `Auto`
    QString text;
    QString encoding; ///< `UTF-8`, `UTF-16 LE`, `UTF-16 BE`, `Latin-1`; empty for a hex dump
    std::optional<PayloadProblem> problem;
    QStringList notes; ///< sentences: what was cut where, what else is peculiar
    bool truncated = false; ///< some bytes are not in `text`; higher limits show more
    qsizetype shownBytes = 0; ///< bytes of the payload that were looked at
};

/// What the bytes look like: never `Auto`, and nothing is unpacked. Looks at the first MiB only, save for MessagePack and CBOR: all of the
/// bytes have to be one map or list of these. Any thread.
[[nodiscard]] PayloadFormat detectFormat(QByteArrayView bytes);
/// As above for bytes that are known to be neither MessagePack nor CBOR nor an image.
[[nodiscard]] PayloadFormat detectTextFormat(QByteArrayView bytes);

[[nodiscard]] QString payloadFormatName(PayloadFormat format);
/// Of a file with these bytes: `json`, `txt`, `msgpack`, `png`, `gz`, `bin`.
[[nodiscard]] QString payloadSuffix(QByteArrayView bytes);
/// The first byte that is no white space opens an object or a list.
[[nodiscard]] bool beginsAsJson(QByteArrayView bytes);
/// `png`, `jpeg`, `gif` or `bmp` by the first bytes: pictures that can be shown; empty for everything else.
[[nodiscard]] QByteArray imageFormat(QByteArrayView bytes);

/// The bytes as text. JSON keeps the text of numbers and strings, duplicate keys and their order; control characters,
/// direction marks and broken bytes are made visible (`␀`, `‹FF›`, `‹U+202E›`). Time and memory grow with the payload
/// at most linearly, the result is bounded by `limits`. What is no text, JSON or tree is a hex dump, images too; see renderDecoded() for
/// payloads that are packed or have a schema. Any thread; when `stop` is requested the result is unfinished and to be thrown away.
[[nodiscard]] Rendered renderPayload(
    QByteArrayView bytes, PayloadFormat format, const RenderLimits &limits = {}, std::stop_token stop = {});

/// The tree of bytes that are said to have one by themselves: MessagePack, CBOR, Avro containers and fields of protobuf; none for other
/// formats. Any thread.
[[nodiscard]] std::optional<TreeText> treeAs(QByteArrayView bytes, PayloadFormat format, const TreeLimits &limits = {});

/// A tree as text: laid out, with where the bytes stopped being what they seem to be. `size`: of the bytes that it was read from.
[[nodiscard]] Rendered renderTree(const TreeText &tree, PayloadFormat format, qsizetype size,
    const RenderLimits &limits = {}, std::stop_token stop = {});

/// The whole payload as plain text for the clipboard: decoded, nothing made visible; hex digits when it is not text.
[[nodiscard]] QString payloadPlainText(QByteArrayView bytes);

} // namespace natsight

Q_DECLARE_METATYPE(natsight::PayloadFormat)
