// SPDX-License-Identifier: GPL-3.0-or-later
// Header blocks and subjects from any bytes: what was read is written and read again without a change.
#include "models/nats/headerreader.h"
#include "models/nats/message.h"
#include "models/nats/subject.h"

#include "tests/fuzz/require.h"

#include <string_view>

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));

    const Headers headers = decodeHeaders(text);
    for (const auto &[name, value] : headers) {
        require(!name.isEmpty() && !name.contains(':') && !name.contains("\r\n") && !value.contains("\r\n"));
        require(value.isEmpty() || (value.front() != ' ' && value.back() != '\t'));
        require(!headerValue(headers, name).isNull());
        // What the check lets pass is one line that comes back as it was.
        if (validateHeader(name, value)) {
            const QByteArray block = encodeHeaders({ { name, value } });
            require(block.count('\n') == 1);
        }
    }
    const QByteArray encoded = encodeHeaders(headers);
    require(decodeHeaders({ encoded.constData(), static_cast<std::size_t>(encoded.size()) }) == headers);

    // A block off the wire: each line once, none longer than it was but by the blanks that join folded ones.
    HeaderReader reader;
    std::size_t all = 0;
    for (const auto &[name, value] : reader.read(text)) {
        require(name.find("\r\n") == std::string_view::npos && value.find("\r\n") == std::string_view::npos);
        all += name.size() + value.size();
    }
    require(all <= size + std::string_view("StatusDescription").size());

    (void)validateQueueGroup(bytes);
    const bool isPattern = validateSubscribeSubject(bytes).has_value();
    const bool isSubject = validatePublishSubject(bytes).has_value();
    require(isPattern || !isSubject);
    if (isPattern) {
        require(text.find_first_of(" \t\r\n") == std::string_view::npos);
        require(patternsOverlap(text, text) && patternsOverlap(text, ">"));
    }
    if (isSubject)
        require(subjectMatches(text, text) && subjectMatches(">", text));
    // Two patterns, overlapping either way round; a subject that matches lies in the overlap with itself.
    const auto half = text.substr(0, size / 2);
    const auto rest = text.substr(size / 2);
    require(patternsOverlap(half, rest) == patternsOverlap(rest, half));
    require(!subjectMatches(half, rest) || patternsOverlap(half, rest));
    return 0;
}
