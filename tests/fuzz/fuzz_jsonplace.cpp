// SPDX-License-Identifier: GPL-3.0-or-later
// A place of four digits, then JSON: what stands there has a condition that can be read again; names and values are counted.
#include "models/filter/jsonplace.h"
#include "models/filter/seennames.h"
#include "models/payload/payload.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <string_view>

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    qsizetype place = 0;
    for (const char digit : bytes.substr(0, 4))
        place = place * 10 + (digit & 15);
    const std::string_view json = bytes.substr(std::min<size_t>(4, bytes.size()));
    const QByteArrayView payload(json.data(), static_cast<qsizetype>(json.size()));

    FilterFields fields;
    fields.hasJson = true;
    const QString shown = renderPayload(payload, PayloadFormat::Json).text;
    for (const QString &text : { shown, QString::fromUtf8(payload) }) {
        const auto found = jsonPlaceAt(text, place);
        if (!found)
            continue;
        const QString printed = found->condition().print();
        if (printed.size() > maxFilterLength)
            continue;
        const auto read = parseFilter(printed, fields);
        require(read.has_value() && *read == found->condition());
        (void)jsonFulfils(payload, *read);
    }

    NameCounter counter;
    counter.addJson(json);
    counter.addHeaders(json);
    const SeenNames names = counter.names();
    require(names.paths.size() <= NameCounter::mostNames && names.headers.size() <= NameCounter::mostNames);
    for (const SeenName &path : names.paths)
        require(parseFilter(path.text + QStringLiteral(" exists"), fields).has_value());
    return 0;
}
