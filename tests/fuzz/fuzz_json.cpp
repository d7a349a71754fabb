// SPDX-License-Identifier: GPL-3.0-or-later
// What a payload looks like, from any bytes: nothing crashes, everything is bounded, and what simdjson reads as JSON is
// printed without a change of its text.
#include "models/payload/jsonprinter.h"
#include "models/payload/natscommand.h"
#include "models/payload/payload.h"

#include "tests/fuzz/require.h"

#include <simdjson.h>

#include <string>

using namespace natsight;

namespace {

std::string minified(const char *data, std::size_t size)
{
    std::string out(size + simdjson::SIMDJSON_PADDING, '\0');
    std::size_t written = 0;
    if (simdjson::minify(data, size, out.data(), written) != simdjson::SUCCESS) {
        return {};
    }
    out.resize(written);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    RenderLimits small;
    small.maxText = 512;
    small.maxToken = 16;
    small.maxDepth = 3;
    small.maxHexBytes = 100;
    for (const auto format : { PayloadFormat::Auto, PayloadFormat::Json, PayloadFormat::Text, PayloadFormat::Hex }) {
        const auto whole = renderPayload(bytes, format);
        require(whole.format != PayloadFormat::Auto);
        require(whole.truncated || whole.shownBytes == bytes.size());
        require(!whole.problem
            || (whole.problem->offset <= bytes.size() && whole.problem->textPosition <= whole.text.size()));
        RenderLimits lines;
        lines.maxLine = 20;
        require(renderPayload(bytes, format, lines).shownBytes == whole.shownBytes);
        const auto cut = renderPayload(bytes, format, small);
        require(cut.text.size() <= small.maxText + 16);
        require(cut.shownBytes <= bytes.size());
    }
    (void)payloadPlainText(bytes);
    (void)natsCommand(bytes.toByteArray(), {}, { { "a", bytes.toByteArray() } }, bytes.toByteArray());

    static simdjson::dom::parser parser;
    const auto *text = reinterpret_cast<const char *>(data);
    if (size > 0 && size < 100'000 && parser.parse(text, size).error() == simdjson::SUCCESS) {
        JsonPrinter printer(bytes, {}, true);
        printer.run();
        require(!printer.hasError());
        const auto &printed = printer.text();
        require(minified(printed.constData(), static_cast<std::size_t>(printed.size())) == minified(text, size));
    }
    return 0;
}
