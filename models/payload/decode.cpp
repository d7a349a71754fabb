// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/decode.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/payload/avrodecoder.h"
#include "models/payload/binarytree.h"

#include <algorithm>
#include <utility>

namespace natsight {

namespace {

constexpr UnwrapLimits bulkUnwrap { qsizetype { 4 } << 20, 4 };
constexpr UnwrapLimits cellUnwrap { qsizetype { 64 } << 10, 4 };
constexpr qsizetype mostForCell = qsizetype { 256 } << 10; ///< larger ones are not looked through for a cell

/// Reads the tree of the content, if it is said to have one or has one. False: its format is still open.
bool readTree(DecodedPayload &decoded, PayloadFormat wanted, std::string_view subject, const PayloadRules &rules,
    const TreeLimits &limits)
{
    const QByteArrayView content = decoded.content();
    const auto is = [&decoded](PayloadFormat format, std::optional<TreeText> tree = {}) {
        decoded.format = format;
        decoded.tree = std::move(tree);
        return true;
    };
    switch (wanted) {
    case PayloadFormat::Json:
    case PayloadFormat::Text:
    case PayloadFormat::Image:
    case PayloadFormat::Hex:
        return is(wanted);
    case PayloadFormat::MessagePack:
    case PayloadFormat::Cbor:
    case PayloadFormat::Protobuf:
    case PayloadFormat::Avro:
        return is(wanted, treeAs(content, wanted, limits));
    case PayloadFormat::Auto:
    case PayloadFormat::Schema:
    case PayloadFormat::SnappyBlock:
        break;
    }
    // A message of protobuf may begin as JSON does; JSON all the same where the schema says another thing is what does not fit.
    const bool isJson = wanted != PayloadFormat::Schema && beginsAsJson(content);
    if (isJson && rules.schemas && rules.schemas->isFor(subject)) {
        auto tree = rules.schemas->decode(subject, content);
        if (tree && !tree->problem)
            return is(PayloadFormat::Schema, std::move(tree));
    }
    if (isJson)
        return is(PayloadFormat::Json);
    if (rules.schemas) {
        if (auto tree = rules.schemas->decode(subject, content))
            return is(PayloadFormat::Schema, std::move(tree));
    }
    if (!imageFormat(content).isEmpty())
        return is(PayloadFormat::Image);
    if (isAvroContainer(content))
        return is(PayloadFormat::Avro, avroContainerTree(content, limits));
    if (auto found = findBinaryTree(content, limits))
        return is(found->isCbor ? PayloadFormat::Cbor : PayloadFormat::MessagePack, std::move(found->tree));
    return false;
}

/// As decodePayload(); false where the content's format is still to be looked at.
bool decodeTo(DecodedPayload &decoded, QByteArrayView payload, std::string_view subject, const DecodeOptions &options,
    const std::stop_token &stop)
{
    decoded = {};
    decoded.payload = payload;
    const auto rules = PayloadRulesBook::shared().rules();
    PayloadFormat wanted = options.format;
    if (wanted == PayloadFormat::Auto) {
        if (const auto *choice = rules->choices.find(subject)) {
            wanted = choice->format;
            decoded.pattern = choice->pattern;
        }
    }
    decoded.isChosen = wanted != PayloadFormat::Auto && wanted != PayloadFormat::SnappyBlock;
    const bool isSnappyBlock = wanted == PayloadFormat::SnappyBlock;
    // What begins as JSON is not packed.
    if (wanted != PayloadFormat::Hex && (isSnappyBlock || !beginsAsJson(payload))) {
        decoded.unwrapped = unwrap(payload, options.unwrap, isSnappyBlock, stop);
        decoded.isUnwrapped = !decoded.unwrapped.wrappings.isEmpty();
        if (decoded.isUnwrapped && decoded.unwrapped.bytes.isEmpty() && decoded.unwrapped.problem) {
            decoded.isUnwrapped = false; // nothing came out: the packed bytes are all that there is to show
            decoded.format = PayloadFormat::Hex;
            return true;
        }
    }
    return readTree(decoded, wanted, subject, *rules, options.tree);
}

} // namespace

QByteArrayView DecodedPayload::json() const
{
    return tree ? QByteArrayView(tree->json) : format == PayloadFormat::Json ? content() : QByteArrayView();
}

QString DecodedPayload::layers() const
{
    QString names = wrappingNames(unwrapped.wrappings);
    if (!names.isEmpty())
        names += QStringLiteral(" › ");
    const bool isTyped = tree && (format == PayloadFormat::Schema || format == PayloadFormat::Avro);
    return names + (isTyped ? tree->type : payloadFormatName(format));
}

DecodedPayload decodePayload(
    QByteArrayView payload, std::string_view subject, const DecodeOptions &options, std::stop_token stop)
{
    DecodedPayload decoded;
    if (!decodeTo(decoded, payload, subject, options, stop))
        decoded.format = detectTextFormat(decoded.content());
    return decoded;
}

Rendered renderDecoded(const DecodedPayload &decoded, const RenderLimits &limits, std::stop_token stop)
{
    const QByteArrayView content = decoded.content();
    // What only begins as JSON is looked at in full here.
    const bool isOpen = decoded.format == PayloadFormat::Json && !decoded.isChosen;
    Rendered rendered = decoded.tree
        ? renderTree(*decoded.tree, decoded.format, content.size(), limits, stop)
        : renderPayload(content, isOpen ? detectTextFormat(content) : decoded.format, limits, stop);
    if (decoded.unwrapped.problem) {
        PayloadProblem problem;
        problem.error.kind = Error::Kind::Invalid;
        problem.error.message = decoded.unwrapped.problem->text;
        problem.offset = decoded.unwrapped.problem->offset;
        problem.column = problem.offset + 1;
        problem.textPosition = rendered.text.size();
        if (rendered.problem) {
            problem.error.message += QLatin1Char(' ') + rendered.problem->error.message;
            problem.textPosition = rendered.problem->textPosition;
        }
        rendered.problem = std::move(problem);
    }
    if (decoded.unwrapped.isCut && !decoded.unwrapped.problem)
        rendered.notes += Text::tr("Only the beginning was unpacked.");
    return rendered;
}

QByteArray payloadBeginning(QByteArrayView payload, std::string_view subject, qsizetype most)
{
    QByteArrayView shown = payload;
    DecodedPayload decoded;
    const bool isLarge = payload.size() > mostForCell && !looksPacked(payload);
    if (!isLarge && !(beginsAsJson(payload) && PayloadRulesBook::shared().isEmpty())) {
        DecodeOptions options;
        options.unwrap = cellUnwrap;
        options.tree.maxJson = 4 * most;
        (void)decodeTo(decoded, payload, subject, options, {});
        shown = decoded.json().isEmpty() ? decoded.content() : decoded.json();
    }
    return shown.first(std::min(shown.size(), most)).toByteArray();
}

QString payloadPreview(QByteArrayView payload, std::string_view subject, qsizetype maxChars)
{
    return format::preview(payloadBeginning(payload, subject, 5 * maxChars), maxChars);
}

std::string_view TreeReader::decoded(std::string_view payload, std::string_view subject)
{
    DecodeOptions options;
    options.unwrap = bulkUnwrap;
    (void)decodeTo(m_decoded, { payload.data(), static_cast<qsizetype>(payload.size()) }, subject, options, {});
    const QByteArrayView json = m_decoded.json();
    return json.isEmpty() ? payload : std::string_view(json.data(), static_cast<std::size_t>(json.size()));
}

} // namespace natsight
