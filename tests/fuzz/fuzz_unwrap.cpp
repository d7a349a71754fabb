// SPDX-License-Identifier: GPL-3.0-or-later
// Packed payloads from any bytes, alone and through all that is made of a payload: bounded, and nothing crashes.
#include "models/payload/decode.h"
#include "models/payload/numberfields.h"
#include "models/payload/payloaddifference.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    UnwrapLimits limits;
    limits.maxBytes = 100'000;
    for (const bool isSnappyBlock : { false, true }) {
        const Unwrapped unwrapped = unwrap(bytes, limits, isSnappyBlock);
        require(unwrapped.bytes.size() <= limits.maxBytes);
        require(unwrapped.wrappings.size() <= limits.maxLevels);
        require(!unwrapped.wrappings.isEmpty() || unwrapped.bytes.isEmpty());
        require(!unwrapped.problem || !unwrapped.problem->text.isEmpty());
    }
    DecodeOptions options;
    options.unwrap = limits;
    RenderLimits small;
    small.maxText = 10'000;
    for (const auto format :
        { PayloadFormat::Auto, PayloadFormat::MessagePack, PayloadFormat::Cbor, PayloadFormat::SnappyBlock }) {
        options.format = format;
        const DecodedPayload decoded = decodePayload(bytes, "s", options);
        const Rendered rendered = renderDecoded(decoded, small);
        require(rendered.text.size() <= small.maxText + 16);
        require(!rendered.problem || rendered.problem->textPosition <= rendered.text.size());
    }
    (void)numberFields(bytes);
    if (size < 5'000)
        (void)payloadDifference(bytes, bytes.first(bytes.size() / 2));
    return 0;
}
