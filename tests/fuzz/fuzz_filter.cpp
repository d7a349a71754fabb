// SPDX-License-Identifier: GPL-3.0-or-later
// A filter as it was typed, a zero byte, headers, a zero byte, a payload: it is read or explained, printed again to the same, run, and
// completed at some places.
#include "models/filter/filtercompletion.h"
#include "models/traffic/messagefilter.h"
#include "tests/fuzz/require.h"

#include <string_view>

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr qint64 now = 1'800'000'000'000'000'000;
    std::string_view rest(reinterpret_cast<const char *>(data), size);
    const auto part = [&rest] {
        const auto end = rest.find('\0');
        const std::string_view taken = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        return taken;
    };
    const std::string_view typed = part();
    const QString text = QString::fromUtf8(typed.data(), static_cast<qsizetype>(typed.size()));
    CapturedMessage message;
    message.subject = "orders.eu.created";
    message.timeNs = now - 1'000'000'000;
    message.headers = part();
    message.payload = rest;

    SeenNames names;
    names.headers = { { QStringLiteral("Trace"), { QStringLiteral("\"x\"") } } };
    names.paths = { { QStringLiteral("json.items[*].sku"), { QStringLiteral("7") } } };
    names.values["subject"] << QStringLiteral("orders.eu");
    for (qsizetype cursor = text.size() < 200 ? 0 : text.size(); cursor <= text.size(); ++cursor) {
        for (const FilterCompletion &one : filterCompletions(text, cursor, messageFields(), names))
            require(one.begin >= 0 && one.length >= 0 && one.begin + one.length <= text.size() && one.begin <= cursor);
    }

    const auto program = FilterProgram::compile(text, messageFields(), now);
    if (!program) {
        const FilterError &error = program.error();
        require(!error.text.isEmpty() && error.begin >= 0 && error.length >= 0
            && error.begin + error.length <= text.size());
        return 0;
    }
    MessageFilter filter;
    filter.program = *program;
    MessageMatcher matcher(filter);
    const bool isIn = matcher.matches(message);
    message.subjectId = 3;
    require(matcher.matches(message) == isIn);
    if ((*program)->passesAll())
        return 0;
    const auto expression = parseFilter(text, messageFields());
    require(expression.has_value());
    const QString printed = expression->print();
    if (printed.size() > maxFilterLength) // escapes make it longer
        return 0;
    const auto again = parseFilter(printed, messageFields());
    require(again.has_value() && *again == *expression);
    return 0;
}
