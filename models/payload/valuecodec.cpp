// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/valuecodec.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/payload/binarytree.h"
#include "models/payload/decode.h"
#include "models/payload/jsonchange.h"
#include "models/payload/jsonprinter.h"
#include "models/payload/textmerge.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace natsight {

namespace {

using Tree = nlohmann::ordered_json;

constexpr int maxDepth = 100;
constexpr int hexRow = 16; ///< bytes on a line

/// The JSON of whole and unbroken bytes.
std::optional<QByteArray> treeOf(QByteArrayView bytes, ValueFormat format)
{
    if (bytes.isEmpty() || bytes.size() > maxEditedBytes)
        return std::nullopt;
    TreeLimits limits;
    limits.maxDepth = maxDepth;
    TreeText tree = format == ValueFormat::Cbor ? cborTree(bytes, limits) : messagePackTree(bytes, limits);
    return tree.problem || tree.isCut ? std::nullopt : std::optional(std::move(tree.json));
}

QByteArray bytesOf(const Tree &tree, ValueFormat format)
{
    std::vector<std::uint8_t> out;
    if (format == ValueFormat::Cbor)
        Tree::to_cbor(tree, out);
    else
        Tree::to_msgpack(tree, out);
    return { reinterpret_cast<const char *>(out.data()), qsizetype(out.size()) };
}

struct Printed {
    QByteArray text;
    QString error; ///< empty when it is JSON
};

Printed printed(QByteArrayView bytes, bool withText)
{
    RenderLimits limits;
    limits.maxText = std::numeric_limits<qsizetype>::max();
    limits.maxToken = std::numeric_limits<qsizetype>::max();
    JsonPrinter printer(bytes, limits, withText);
    printer.run();
    Printed result;
    if (printer.hasError()) {
        const QByteArrayView before = bytes.first(std::clamp<qsizetype>(printer.errorOffset(), 0, bytes.size()));
        const qsizetype line = before.count('\n') + 1;
        const qsizetype column = before.size() - before.lastIndexOf('\n');
        result.error = Text::tr("This is no JSON: line %1, column %2: %3.").arg(line).arg(column).arg(printer.error());
    } else if (printer.documents() == 0) {
        result.error = Text::tr("This is no JSON: it is empty.");
    } else {
        result.text = printer.text();
    }
    return result;
}

QString hexText(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size() * 3);
    static constexpr char digits[] = "0123456789abcdef";
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            text += i % hexRow == 0 ? u'\n' : u' ';
        const auto byte = static_cast<unsigned char>(bytes.at(i));
        text += QLatin1Char(digits[byte >> 4]);
        text += QLatin1Char(digits[byte & 15]);
    }
    return text;
}

Result<QByteArray> hexBytes(const QString &text)
{
    QByteArray bytes;
    bytes.reserve(text.size() / 2);
    int half = -1;
    qsizetype line = 1;
    for (const QChar c : text) {
        if (c == u'\n')
            ++line;
        if (c.isSpace())
            continue;
        const char16_t u = c.unicode();
        const int digit = u >= u'0' && u <= u'9' ? u - u'0'
            : u >= u'a' && u <= u'f'             ? u - u'a' + 10
            : u >= u'A' && u <= u'F'             ? u - u'A' + 10
                                                 : -1;
        if (digit < 0)
            return fail(
                Error::Kind::Invalid, Text::tr("Line %1: hex has the digits 0–9 and a–f and blanks only.").arg(line));
        if (half < 0) {
            half = digit;
        } else {
            bytes.append(static_cast<char>(half * 16 + digit));
            half = -1;
        }
    }
    if (half >= 0)
        return fail(Error::Kind::Invalid, Text::tr("Line %1: a byte has two hex digits; one is missing.").arg(line));
    return bytes;
}

bool isPlainText(QByteArrayView bytes)
{
    return firstInvalidUtf8(bytes) == bytes.size() && !bytes.contains('\0') && !bytes.startsWith("\xef\xbb\xbf");
}

/// Of packed bytes: `gzip › JSON`.
QString layersOf(QByteArrayView bytes)
{
    DecodeOptions options;
    options.unwrap.maxBytes = qsizetype { 256 } << 10;
    return decodePayload(bytes, {}, options).layers();
}

ValueText notEditable(QByteArrayView bytes, ValueFormat format, const QString &note)
{
    ValueText result;
    result.format = format;
    result.isEditable = false;
    result.note = note;
    const QByteArrayView beginning = bytes.first(std::min<qsizetype>(bytes.size(), qsizetype { 64 } << 10));
    RenderLimits limits;
    limits.maxLine = 4'000;
    result.text = format == ValueFormat::Json || format == ValueFormat::Text
        ? renderPayload(beginning, PayloadFormat::Text, limits).text
        : hexText(beginning);
    return result;
}

} // namespace

ValueFormat detectValueFormat(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return ValueFormat::Text;
    switch (detectFormat(bytes)) {
    case PayloadFormat::Json:
        return ValueFormat::Json;
    case PayloadFormat::Text:
        if (!isPlainText(bytes))
            return ValueFormat::Hex;
        // `true`, `25` and `"a"` are text to the eye, and JSON to what reads them.
        return bytes.size() < 1'000 && printed(bytes, false).error.isEmpty() ? ValueFormat::Json : ValueFormat::Text;
    case PayloadFormat::MessagePack:
        return bytes.size() <= maxEditedBytes ? ValueFormat::MessagePack : ValueFormat::Hex;
    case PayloadFormat::Cbor:
        return bytes.size() <= maxEditedBytes ? ValueFormat::Cbor : ValueFormat::Hex;
    default:
        return ValueFormat::Hex;
    }
}

QString valueFormatName(ValueFormat format)
{
    switch (format) {
    case ValueFormat::Json:
        return QStringLiteral("JSON");
    case ValueFormat::Text:
        return Text::tr("Text");
    case ValueFormat::Hex:
        return Text::tr("Hex");
    case ValueFormat::MessagePack:
        return QStringLiteral("MessagePack");
    case ValueFormat::Cbor:
        return QStringLiteral("CBOR");
    }
    return {};
}

ValueText valueText(QByteArrayView bytes, ValueFormat format)
{
    if (bytes.size() > maxEditedBytes)
        return notEditable(bytes, format,
            Text::tr("The value has %1; values of more than %2 are changed by a file.")
                .arg(format::bytes(double(bytes.size())), format::bytes(double(maxEditedBytes))));
    ValueText result;
    result.format = format;
    switch (format) {
    case ValueFormat::Hex:
        result.text = hexText(bytes);
        if (looksPacked(bytes))
            result.note = Text::tr("Packed: %1. It is edited as it is stored.").arg(layersOf(bytes));
        return result;
    case ValueFormat::Text:
    case ValueFormat::Json: {
        if (!isPlainText(bytes))
            return notEditable(bytes, format, Text::tr("It has bytes that are no plain UTF-8 text: edit it as hex."));
        result.text = QString::fromUtf8(bytes);
        if (format == ValueFormat::Json) {
            const Printed pretty = printed(bytes, true);
            if (!bytes.isEmpty())
                result.note = pretty.error;
            if (pretty.error.isEmpty() && compactJson(bytes) == bytes) {
                // Only where the way there and back is certain.
                result.isCompact = compactJson(pretty.text) == bytes;
                if (result.isCompact)
                    result.text = QString::fromUtf8(pretty.text);
            }
        }
        result.isExact = valueBytes(result.text, ValueFormat::Text).value_or(QByteArray()) == bytes || result.isCompact;
        return result;
    }
    case ValueFormat::MessagePack:
    case ValueFormat::Cbor: {
        const auto tree = treeOf(bytes, format);
        if (!tree)
            return notEditable(bytes, format, Text::tr("The bytes are no %1.").arg(valueFormatName(format)));
        result.text = QString::fromUtf8(printed(*tree, true).text);
        const auto back = valueBytes(result.text, format);
        result.isExact = back && *back == bytes;
        if (!result.isExact)
            result.note = Text::tr(
                "As JSON it does not come back byte for byte (binary data, number sizes or the like): "
                "saving writes other bytes also where nothing was changed. Edit it as hex to keep them.");
        return result;
    }
    }
    return result;
}

Result<QByteArray> valueBytes(const QString &text, ValueFormat format, bool isCompact)
{
    switch (format) {
    case ValueFormat::Hex:
        return hexBytes(text);
    case ValueFormat::Text:
        return text.toUtf8();
    case ValueFormat::Json: {
        const QByteArray bytes = text.toUtf8();
        if (const Printed read = printed(bytes, false); !read.error.isEmpty())
            return fail(Error::Kind::Invalid, read.error, Text::tr("Correct it, or choose Text as the format."));
        return isCompact ? compactJson(bytes) : bytes;
    }
    case ValueFormat::MessagePack:
    case ValueFormat::Cbor: {
        const QByteArray bytes = text.toUtf8();
        RenderLimits limits;
        limits.maxDepth = maxDepth;
        JsonPrinter printer(bytes, limits, false);
        printer.run();
        if (const Printed read = printed(bytes, false); !read.error.isEmpty())
            return fail(Error::Kind::Invalid, read.error);
        if (printer.hadDeep() || printer.documents() != 1)
            return fail(Error::Kind::Limit, Text::tr("It nests too deep, or is more than one value."));
        const Tree tree = Tree::parse(bytes.begin(), bytes.end(), nullptr, false);
        if (tree.is_discarded())
            return fail(Error::Kind::Invalid, Text::tr("This is no JSON."));
        return bytesOf(tree, format);
    }
    }
    return QByteArray();
}

Result<QString> formattedText(const QString &text, ValueFormat format)
{
    if (format == ValueFormat::Text)
        return text;
    if (format == ValueFormat::Hex) {
        const auto bytes = hexBytes(text);
        if (!bytes)
            return fail(bytes.error());
        return hexText(*bytes);
    }
    Printed pretty = printed(text.toUtf8(), true);
    if (!pretty.error.isEmpty())
        return fail(Error::Kind::Invalid, pretty.error);
    return QString::fromUtf8(pretty.text);
}

QString changeSummary(QByteArrayView before, QByteArrayView after, qsizetype maxChars)
{
    if (before == after)
        return Text::tr("the same value");
    constexpr qsizetype maxCompared = qsizetype { 256 } << 10;
    const QString sizes = Text::tr("%1 → %2").arg(
        format::bytes(double(before.size())), format::bytes(double(after.size())));
    if (before.size() > maxCompared || after.size() > maxCompared)
        return sizes;
    // What is packed or binary is told by the tree in it.
    const DecodedPayload from = decodePayload(before, {});
    const DecodedPayload to = decodePayload(after, {});
    const auto treeIn = [](const DecodedPayload &decoded) {
        return decoded.tree ? QByteArrayView(decoded.tree->json) : decoded.content();
    };
    QString line;
    if (const auto changes = jsonChanges(treeIn(from), treeIn(to), 50)) {
        const auto shown = [](const QString &text) {
            constexpr qsizetype most = 40;
            return format::preview(text.toUtf8(), most);
        };
        if (changes->isEmpty())
            return Text::tr("other white space or order");
        for (const JsonChange &change : *changes) {
            if (!line.isEmpty())
                line += QLatin1String(", ");
            const QString path = format::preview(change.path.toUtf8(), 60);
            if (!change.before)
                line += QLatin1String("+ ") + path;
            else if (!change.after)
                line += QStringLiteral("\u2212 ") + path;
            else
                line += (path.isEmpty() ? QString() : QString(path + u' ')) + shown(*change.before)
                    + QStringLiteral(" \u2192 ") + shown(*change.after);
            if (line.size() > maxChars)
                break;
        }
    } else if (isPlainText(from.content()) && isPlainText(to.content())) {
        const QStringList was = splitLines(QString::fromUtf8(from.content()));
        const QStringList is = splitLines(QString::fromUtf8(to.content()));
        if (was.size() == 1 && is.size() == 1) {
            line = format::preview(from.content(), 60) + QStringLiteral(" \u2192 ") + format::preview(to.content(), 60);
        } else {
            qsizetype gone = 0;
            qsizetype come = 0;
            const QList<LineHunk> hunks = differentLines(was, is);
            for (const LineHunk &hunk : hunks) {
                gone += hunk.fromCount;
                come += hunk.toCount;
            }
            line = Text::tr("+%1 −%2 lines").arg(come).arg(gone);
        }
    } else {
        const auto firstOther = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first
            - before.begin();
        line = Text::tr("%1, from byte %2 on").arg(sizes).arg(firstOther);
    }
    if (line.size() > maxChars)
        line = line.left(maxChars - 1) + u'…';
    return line;
}

} // namespace natsight
