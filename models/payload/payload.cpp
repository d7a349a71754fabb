// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payload.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/payload/avrodecoder.h"
#include "models/payload/binarytree.h"
#include "models/payload/jsonprinter.h"
#include "models/payload/protobufdecoder.h"
#include "models/payload/utf8.h"

#include <algorithm>
#include <array>

namespace natsight {

namespace {

constexpr qsizetype detectionWindow = qsizetype { 1 } << 20;
constexpr QByteArrayView utf8Mark("\xEF\xBB\xBF");
constexpr QByteArrayView utf16LeMark("\xFF\xFE");
constexpr QByteArrayView utf16BeMark("\xFE\xFF");

enum class Encoding { Utf8, Utf16Le, Utf16Be, Latin1, Binary };

/// The first bytes, not ending inside of a UTF-8 character.
QByteArrayView window(QByteArrayView bytes, qsizetype size)
{
    if (bytes.size() <= size) {
        return bytes;
    }
    auto end = size;
    for (int i = 0; i < 3 && end > 0 && (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U; ++i) {
        --end;
    }
    return bytes.first(end);
}

/// Line break, tab, form feed and escape (terminal colours): control characters that text has.
bool isTextControl(unsigned char c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1B;
}

unsigned int utf16Unit(QByteArrayView bytes, qsizetype at, bool isLittle)
{
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return isLittle ? first | (static_cast<unsigned int>(second) << 8U)
                    : second | (static_cast<unsigned int>(first) << 8U);
}

/// UTF-16 without a mark is believed only when it is mostly of the Basic Latin block and has no strange unit.
bool looksLikeUtf16(QByteArrayView bytes, bool isLittle)
{
    if (bytes.size() < 4 || bytes.size() % 2 != 0) {
        return false;
    }
    qsizetype latin = 0;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        const auto unit = utf16Unit(bytes, i, isLittle);
        if ((unit < 0x20 && !isTextControl(static_cast<unsigned char>(unit))) || unit == 0xFFFF) {
            return false;
        }
        latin += unit < 0x7F ? 1 : 0;
    }
    return latin * 2 * 10 >= bytes.size() * 7;
}

Encoding detectEncoding(QByteArrayView bytes)
{
    if (bytes.startsWith(utf16LeMark)) {
        return Encoding::Utf16Le;
    }
    if (bytes.startsWith(utf16BeMark)) {
        return Encoding::Utf16Be;
    }
    std::array<qsizetype, 256> histogram {};
    for (const char c : bytes) {
        ++histogram[static_cast<unsigned char>(c)];
    }
    qsizetype controls = histogram[0x7F];
    qsizetype upperControls = 0;
    qsizetype high = 0;
    for (unsigned int i = 0; i < 256; ++i) {
        if (i < 0x20 && !isTextControl(static_cast<unsigned char>(i))) {
            controls += histogram[i];
        } else if (i >= 0x80) {
            high += histogram[i];
            upperControls += i < 0xA0 ? histogram[i] : 0;
        }
    }
    if (histogram[0] > 0) {
        // Text with one stray NUL is still text; UTF-16 has one in nearly every other byte.
        if (bytes.size() % 2 == 0 || bytes.size() >= detectionWindow - 4) {
            const auto even = bytes.first(bytes.size() & ~qsizetype { 1 });
            if (looksLikeUtf16(even, true)) {
                return Encoding::Utf16Le;
            }
            if (looksLikeUtf16(even, false)) {
                return Encoding::Utf16Be;
            }
        }
    }
    const bool manyControls = controls * 20 > bytes.size() || histogram[0] * 100 > bytes.size();
    if (firstInvalidUtf8(bytes) == bytes.size()) {
        return manyControls ? Encoding::Binary : Encoding::Utf8;
    }
    if (controls == 0 && upperControls == 0 && high * 3 <= bytes.size()) {
        // Latin-1 only when nothing in it reads as UTF-8: otherwise it is UTF-8 with a wound.
        bool hasSequence = false;
        for (qsizetype i = 0; i < bytes.size() && !hasSequence; ++i) {
            if (static_cast<unsigned char>(bytes[i]) >= 0x80) {
                hasSequence = utf8::decode(bytes.sliced(i)).first != utf8::invalid;
            }
        }
        if (!hasSequence) {
            return Encoding::Latin1;
        }
    }
    qsizetype broken = 0;
    for (qsizetype i = 0; i < bytes.size();) {
        const auto [codePoint, length] = utf8::decode(bytes.sliced(i));
        broken += codePoint == utf8::invalid ? 1 : 0;
        i += length;
    }
    return manyControls || histogram[0] > 0 || (broken + controls) * 10 > bytes.size() ? Encoding::Binary
                                                                                       : Encoding::Utf8;
}

QString encodingName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf16Le:
        return QStringLiteral("UTF-16 LE");
    case Encoding::Utf16Be:
        return QStringLiteral("UTF-16 BE");
    case Encoding::Latin1:
        return QStringLiteral("Latin-1");
    case Encoding::Utf8:
    case Encoding::Binary:
        break;
    }
    return QStringLiteral("UTF-8");
}

/// Code points that would hide themselves or turn around what is beside them.
bool isTreacherous(char32_t c)
{
    return (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F) || (c & 0xFFFEU) == 0xFFFE;
}

void appendVisible(QString &text, char32_t c)
{
    if (c < 0x20 && c != '\n' && c != '\t' && c != '\r') {
        text += QChar(static_cast<char16_t>(0x2400 + c));
    } else if (c == 0x7F) {
        text += QChar(u'\u2421');
    } else if (isTreacherous(c)) {
        text += QStringLiteral("‹U+%1›").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
    } else if (c > 0xFFFF) {
        text += QChar(QChar::highSurrogate(c));
        text += QChar(QChar::lowSurrogate(c));
    } else {
        text += QChar(static_cast<char16_t>(c));
    }
}

void appendByte(QString &text, unsigned char byte)
{
    text += QStringLiteral("‹%1›").arg(static_cast<uint>(byte), 2, 16, QLatin1Char('0')).toUpper();
}

/// Appends until `maxText` characters stand in `text`; answers the bytes that were used.
qsizetype appendUtf8(QString &text, QByteArrayView bytes, qsizetype maxText, qsizetype *broken = nullptr)
{
    qsizetype at = 0;
    while (at < bytes.size() && text.size() < maxText) {
        // Runs of printable ASCII are nearly everything.
        auto end = at;
        const auto limit = std::min(bytes.size(), at + maxText - text.size());
        while (end < limit && bytes[end] >= 0x20 && bytes[end] < 0x7F) {
            ++end;
        }
        if (end > at) {
            text += QLatin1String(bytes.data() + at, end - at);
            at = end;
            continue;
        }
        const auto [codePoint, length] = utf8::decode(bytes.sliced(at));
        if (codePoint == utf8::invalid) {
            appendByte(text, static_cast<unsigned char>(bytes[at]));
            if (broken != nullptr) {
                ++*broken;
            }
        } else {
            appendVisible(text, codePoint);
        }
        at += length;
    }
    return at;
}

QString cutNote(qsizetype shown, qsizetype size)
{
    return Text::tr("Shown are the first %1 of %2.")
        .arg(format::bytes(static_cast<double>(shown)), format::bytes(static_cast<double>(size)));
}

void noteKind(Rendered &rendered, QByteArrayView bytes)
{
    struct Kind {
        QByteArrayView magic;
        const char *name;
    };
    static constexpr std::array<Kind, 7> kinds { {
        { "\x1F\x8B\x08", "gzip" },
        { "\x28\xB5\x2F\xFD", "zstd" },
        { QByteArrayView("\xFF\x06\x00\x00sNaPpY", 10), "snappy" },
        { "PK\x03\x04", "ZIP" },
        { "\x89PNG\r\n", "PNG" },
        { "\xFF\xD8\xFF", "JPEG" },
        { "%PDF-", "PDF" },
    } };
    for (const auto &kind : kinds) {
        if (bytes.startsWith(kind.magic)) {
            rendered.notes += Text::tr("The first bytes say that this is %1 data.").arg(QLatin1String(kind.name));
        }
    }
}

Rendered renderHex(QByteArrayView bytes, const RenderLimits &limits, const std::stop_token &stop)
{
    static constexpr char digits[] = "0123456789abcdef";
    static constexpr qsizetype perLine = 16;
    Rendered rendered;
    rendered.format = PayloadFormat::Hex;
    noteKind(rendered, bytes);
    constexpr qsizetype lineLength = 8 + 2 + 3 * perLine + 1 + 2 + perLine + 1 + 1;
    const auto maxLines = std::max<qsizetype>(1, limits.maxText / lineLength);
    const auto size = std::min({ bytes.size(), std::max<qsizetype>(0, limits.maxHexBytes), maxLines * perLine });
    QByteArray text;
    text.reserve((size / perLine + 1) * lineLength);
    for (qsizetype line = 0; line < size; line += perLine) {
        if ((line & 0xFFFF) == 0 && stop.stop_requested()) {
            break;
        }
        if (line > 0) {
            text += '\n';
        }
        for (int shift = 28; shift >= 0; shift -= 4) {
            text += digits[(static_cast<quint64>(line) >> static_cast<unsigned int>(shift)) & 0xFU];
        }
        text += "  ";
        const auto count = std::min(perLine, size - line);
        for (qsizetype i = 0; i < perLine; ++i) {
            if (i == perLine / 2) {
                text += ' ';
            }
            if (i < count) {
                const auto byte = static_cast<unsigned char>(bytes[line + i]);
                text += digits[byte >> 4U];
                text += digits[byte & 0xFU];
                text += ' ';
            } else {
                text += "   ";
            }
        }
        text += " |";
        for (qsizetype i = 0; i < count; ++i) {
            const char c = bytes[line + i];
            text += c >= 0x20 && c < 0x7F ? c : '.';
        }
        text += '|';
    }
    rendered.text = QString::fromLatin1(text);
    rendered.shownBytes = size;
    rendered.truncated = size < bytes.size();
    if (rendered.truncated) {
        rendered.notes += cutNote(size, bytes.size());
    }
    return rendered;
}

Rendered renderText(QByteArrayView bytes, const RenderLimits &limits)
{
    Rendered rendered;
    rendered.format = PayloadFormat::Text;
    const auto encoding = detectEncoding(window(bytes, detectionWindow));
    rendered.encoding = encodingName(encoding);
    noteKind(rendered, bytes);
    auto &text = rendered.text;
    text.reserve(std::min(bytes.size(), limits.maxText) + 16);
    qsizetype at = 0;
    qsizetype broken = 0;
    switch (encoding) {
    case Encoding::Utf8:
    case Encoding::Binary:
        if (bytes.startsWith(utf8Mark)) {
            at = utf8Mark.size();
            rendered.notes += Text::tr("The text starts with a byte order mark, which is not shown.");
        }
        at += appendUtf8(text, bytes.sliced(at), limits.maxText, &broken);
        break;
    case Encoding::Latin1:
        for (; at < bytes.size() && text.size() < limits.maxText; ++at) {
            appendVisible(text, static_cast<unsigned char>(bytes[at]));
        }
        break;
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: {
        const bool isLittle = encoding == Encoding::Utf16Le;
        if (bytes.startsWith(isLittle ? utf16LeMark : utf16BeMark)) {
            at = 2;
        }
        while (at + 1 < bytes.size() && text.size() < limits.maxText) {
            const auto unit = utf16Unit(bytes, at, isLittle);
            if (!QChar::isSurrogate(unit)) {
                appendVisible(text, unit);
                at += 2;
                continue;
            }
            const auto next = at + 3 < bytes.size() ? utf16Unit(bytes, at + 2, isLittle) : 0U;
            if (QChar::isHighSurrogate(unit) && QChar::isLowSurrogate(next)) {
                appendVisible(text, QChar::surrogateToUcs4(static_cast<char16_t>(unit), static_cast<char16_t>(next)));
                at += 4;
            } else {
                appendByte(text, static_cast<unsigned char>(bytes[at]));
                appendByte(text, static_cast<unsigned char>(bytes[at + 1]));
                broken += 2;
                at += 2;
            }
        }
        if (at + 1 == bytes.size() && text.size() < limits.maxText) {
            appendByte(text, static_cast<unsigned char>(bytes[at]));
            ++broken;
            ++at;
        }
        break;
    }
    }
    if (broken > 0) {
        rendered.notes += Text::tr("%1 bytes are not %2: they are shown as ‹hexadecimal digits›.")
                              .arg(format::count(static_cast<quint64>(broken)), rendered.encoding);
    }
    rendered.shownBytes = at;
    rendered.truncated = at < bytes.size();
    if (rendered.truncated) {
        rendered.notes += cutNote(at, bytes.size());
    }
    return rendered;
}

Rendered renderJson(QByteArrayView bytes, const RenderLimits &limits, const std::stop_token &stop)
{
    Rendered rendered;
    rendered.format = PayloadFormat::Json;
    rendered.encoding = encodingName(Encoding::Utf8);
    qsizetype mark = 0;
    if (bytes.startsWith(utf8Mark)) {
        mark = utf8Mark.size();
        rendered.notes += Text::tr("The text starts with a byte order mark, which is not shown.");
    }
    const auto json = bytes.sliced(mark);
    JsonPrinter printer(json, limits, true, stop);
    printer.run();
    rendered.text.reserve(printer.text().size() + 16);
    const auto used = appendUtf8(rendered.text, printer.text(), limits.maxText);
    rendered.shownBytes = mark + printer.position();
    bool isCut = printer.isCut() || used < printer.text().size();
    if (printer.hasError()) {
        PayloadProblem problem;
        problem.offset = mark + printer.errorOffset();
        const auto before = bytes.first(problem.offset);
        problem.line = 1 + std::count(before.begin(), before.end(), '\n');
        problem.column = problem.offset - before.lastIndexOf('\n');
        problem.error.kind = Error::Kind::Invalid;
        problem.error.message = Text::tr("Not JSON from line %1, column %2 (byte %3) on: %4.")
                                    .arg(QString::number(problem.line), QString::number(problem.column),
                                        QString::number(problem.offset), printer.error());
        // The blanks before it are the payload's own, unless the printer has set new ones.
        auto blanks = problem.offset;
        while (blanks > mark && QByteArrayView(" \t\r\n").contains(bytes[blanks - 1])) {
            --blanks;
        }
        if (!rendered.text.isEmpty() && !rendered.text.back().isSpace()) {
            appendUtf8(rendered.text, bytes.sliced(blanks, problem.offset - blanks), limits.maxText);
        }
        problem.textPosition = rendered.text.size();
        const auto rest = bytes.sliced(problem.offset);
        const auto restUsed = appendUtf8(rendered.text, rest, limits.maxText);
        rendered.shownBytes = problem.offset + restUsed;
        isCut = isCut || restUsed < rest.size();
        rendered.problem = std::move(problem);
    }
    if (printer.hadDeep()) {
        rendered.notes += Text::tr("Nested deeper than %1 levels: what is deeper is shown on one line.")
                              .arg(limits.maxDepth);
    }
    if (printer.cutTokens() > 0) {
        rendered.notes += Text::tr("%1 texts longer than %2 were cut; they end in “…”.")
                              .arg(format::count(static_cast<quint64>(printer.cutTokens())),
                                  format::bytes(static_cast<double>(limits.maxToken)));
    }
    if (printer.documents() > 1) {
        rendered.notes += Text::tr("%1 JSON values, one after the other.")
                              .arg(format::count(static_cast<quint64>(printer.documents())));
    }
    if (isCut) {
        rendered.notes += cutNote(rendered.shownBytes, bytes.size());
    }
    rendered.truncated = isCut || printer.cutTokens() > 0;
    return rendered;
}

void breakLines(Rendered &rendered, qsizetype maxLine)
{
    // Pieces shorter than the limit: what is a little longer than a line is left alone.
    const auto piece = std::max<qsizetype>(maxLine / 4, 16);
    const auto &text = rendered.text;
    QString broken;
    qsizetype position = rendered.problem ? rendered.problem->textPosition : 0;
    qsizetype copied = 0;
    qsizetype count = 0;
    for (qsizetype line = 0; line < text.size();) {
        auto end = text.indexOf(QLatin1Char('\n'), line);
        end = end < 0 ? text.size() : end + 1;
        if (end - line > maxLine) {
            ++count;
            auto at = line + piece;
            while (at < end) {
                at += text[at].isLowSurrogate() ? 1 : 0;
                broken += QStringView(text).sliced(copied, at - copied);
                broken += QChar(u'↵');
                broken += QLatin1Char('\n');
                if (rendered.problem && rendered.problem->textPosition >= at) {
                    position += 2;
                }
                copied = at;
                at += piece;
            }
        }
        line = end;
    }
    if (count == 0) {
        return;
    }
    broken += QStringView(text).sliced(copied);
    rendered.text = broken;
    if (rendered.problem) {
        rendered.problem->textPosition = position;
    }
    rendered.notes += Text::tr("Lines longer than %1 characters are shown in pieces that end in “↵”.")
                          .arg(format::count(static_cast<quint64>(maxLine)));
}

/// Whether text in UTF-8 is JSON, or was meant to be.
bool looksLikeJson(QByteArrayView bytes, bool isWhole)
{
    if (bytes.startsWith(utf8Mark)) {
        bytes = bytes.sliced(utf8Mark.size());
    }
    const auto first = std::find_if(
        bytes.begin(), bytes.end(), [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
    if (first == bytes.end() || (*first != '{' && *first != '[' && *first != '"')) {
        return false;
    }
    JsonPrinter printer(bytes, RenderLimits {}, false);
    printer.run();
    if (!printer.hasError()) {
        return true;
    }
    if (printer.endedEarly()) {
        return !isWhole || *first != '"';
    }
    // `[12] started` and `{name}` are text, `{"a": 1,}` is JSON with a mistake.
    return *first != '"' && printer.steps() > 0 && (*first == '{' || !printer.isTrailing());
}

} // namespace

PayloadFormat detectTextFormat(QByteArrayView bytes)
{
    const auto sample = window(bytes, detectionWindow);
    switch (detectEncoding(sample)) {
    case Encoding::Binary:
        return PayloadFormat::Hex;
    case Encoding::Utf8:
        return looksLikeJson(sample, sample.size() == bytes.size()) ? PayloadFormat::Json : PayloadFormat::Text;
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
    case Encoding::Latin1:
        break;
    }
    return PayloadFormat::Text;
}

PayloadFormat detectFormat(QByteArrayView bytes)
{
    if (!imageFormat(bytes).isEmpty())
        return PayloadFormat::Image;
    if (isAvroContainer(bytes))
        return PayloadFormat::Avro;
    if (const auto found = findBinaryTree(bytes))
        return found->isCbor ? PayloadFormat::Cbor : PayloadFormat::MessagePack;
    return detectTextFormat(bytes);
}

std::optional<TreeText> treeAs(QByteArrayView bytes, PayloadFormat format, const TreeLimits &limits)
{
    switch (format) {
    case PayloadFormat::MessagePack:
        return messagePackTree(bytes, limits);
    case PayloadFormat::Cbor:
        return cborTree(bytes, limits);
    case PayloadFormat::Protobuf:
        return protobuf::wireTree(bytes, limits);
    case PayloadFormat::Avro:
        return avroContainerTree(bytes, limits);
    default:
        return std::nullopt;
    }
}

QString payloadFormatName(PayloadFormat format)
{
    switch (format) {
    case PayloadFormat::Auto:
        return Text::tr("Auto");
    case PayloadFormat::Json:
        return QStringLiteral("JSON");
    case PayloadFormat::Text:
        return Text::tr("Text");
    case PayloadFormat::Hex:
        return Text::tr("Hex");
    case PayloadFormat::MessagePack:
        return QStringLiteral("MessagePack");
    case PayloadFormat::Cbor:
        return QStringLiteral("CBOR");
    case PayloadFormat::Image:
        return Text::tr("Image");
    case PayloadFormat::Protobuf:
        return Text::tr("Protobuf (raw)");
    case PayloadFormat::Avro:
        return QStringLiteral("Avro");
    case PayloadFormat::Schema:
        return Text::tr("Schema");
    case PayloadFormat::SnappyBlock:
        return Text::tr("Snappy block");
    }
    return {};
}

QString payloadSuffix(QByteArrayView bytes)
{
    switch (detectFormat(bytes)) {
    case PayloadFormat::Json:
        return QStringLiteral("json");
    case PayloadFormat::Text:
        return QStringLiteral("txt");
    case PayloadFormat::MessagePack:
        return QStringLiteral("msgpack");
    case PayloadFormat::Cbor:
        return QStringLiteral("cbor");
    case PayloadFormat::Avro:
        return QStringLiteral("avro");
    case PayloadFormat::Image:
        return QString::fromLatin1(imageFormat(bytes));
    default:
        break;
    }
    static constexpr std::array<std::pair<QByteArrayView, const char *>, 3> packed { {
        { "\x1F\x8B\x08", "gz" },
        { "\x28\xB5\x2F\xFD", "zst" },
        { "\x04\x22\x4D\x18", "lz4" },
    } };
    for (const auto &[magic, suffix] : packed) {
        if (bytes.startsWith(magic))
            return QLatin1String(suffix);
    }
    return QStringLiteral("bin");
}

bool beginsAsJson(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            return c == '{' || c == '[';
    }
    return false;
}

QByteArray imageFormat(QByteArrayView bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "gif";
    // Of a bitmap the two letters say little: its reserved bytes are zero, and its pixels begin behind the headers.
    constexpr qsizetype headers = 26;
    const bool isBitmap = bytes.size() > headers && bytes.startsWith("BM")
        && std::all_of(bytes.begin() + 6, bytes.begin() + 10, [](char c) { return c == 0; })
        && static_cast<unsigned char>(bytes[14]) >= 12 && bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0;
    return isBitmap ? QByteArray("bmp") : QByteArray();
}

Rendered renderPayload(QByteArrayView bytes, PayloadFormat format, const RenderLimits &limits, std::stop_token stop)
{
    if (format == PayloadFormat::Auto) {
        format = detectFormat(bytes);
    }
    if (const auto tree = treeAs(bytes, format))
        return renderTree(*tree, format, bytes.size(), limits, stop);
    if (bytes.isEmpty()) {
        Rendered rendered;
        rendered.format = format;
        return rendered;
    }
    auto rendered = format == PayloadFormat::Json ? renderJson(bytes, limits, stop)
        : format == PayloadFormat::Text           ? renderText(bytes, limits)
                                                  : renderHex(bytes, limits, stop);
    if (limits.maxLine > 0 && rendered.format != PayloadFormat::Hex) {
        breakLines(rendered, limits.maxLine);
    }
    return rendered;
}

Rendered renderTree(
    const TreeText &tree, PayloadFormat format, qsizetype size, const RenderLimits &limits, std::stop_token stop)
{
    Rendered rendered;
    if (!tree.json.isEmpty())
        rendered = renderJson(tree.json, limits, stop);
    rendered.format = format;
    rendered.encoding.clear();
    rendered.shownBytes = size;
    if (limits.maxLine > 0)
        breakLines(rendered, limits.maxLine);
    if (tree.isCut && !tree.problem)
        rendered.notes += Text::tr("It holds more than is shown.");
    if (tree.problem) {
        PayloadProblem problem;
        problem.error.kind = Error::Kind::Invalid;
        problem.error.message = tree.problem->text;
        problem.offset = tree.problem->offset;
        problem.column = problem.offset + 1;
        // Behind the newest value: the brackets after it were not in the bytes.
        const auto isAdded = [](QChar c) { return c == u'}' || c == u']' || c.isSpace(); };
        problem.textPosition = std::find_if_not(rendered.text.rbegin(), rendered.text.rend(), isAdded).base()
            - rendered.text.begin();
        rendered.problem = std::move(problem);
    }
    return rendered;
}

QString payloadPlainText(QByteArrayView bytes)
{
    switch (detectEncoding(window(bytes, detectionWindow))) {
    case Encoding::Utf8:
        return QString::fromUtf8(bytes);
    case Encoding::Latin1:
        return QString::fromLatin1(bytes);
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: {
        const bool isLittle = !bytes.startsWith(utf16BeMark)
            && (bytes.startsWith(utf16LeMark) || looksLikeUtf16(window(bytes, detectionWindow), true));
        QString text(bytes.size() / 2, Qt::Uninitialized);
        for (qsizetype i = 0; i < text.size(); ++i) {
            text[i] = QChar(static_cast<char16_t>(utf16Unit(bytes, i * 2, isLittle)));
        }
        if (text.startsWith(QChar(QChar::ByteOrderMark))) {
            text.remove(0, 1);
        }
        return text;
    }
    case Encoding::Binary:
        break;
    }
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

} // namespace natsight
