// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/message.h"

#include "models/core/bytes.h"

#include <algorithm>

namespace natsight {

QByteArray headerValue(const Headers &headers, QByteArrayView name)
{
    const auto found = std::find_if(
        headers.begin(), headers.end(), [name](const auto &header) { return header.first == name; });
    return found == headers.end() ? QByteArray() : found->second;
}

std::string_view IncomingReply::header(std::string_view name) const
{
    const auto found = std::find_if(
        headers.begin(), headers.end(), [name](const HeaderView &header) { return header.first == name; });
    return found != headers.end() ? found->second : std::string_view();
}

QByteArray encodeHeaders(const Headers &headers)
{
    QByteArray block;
    for (const auto &[name, value] : headers)
        block += name + ": " + value + "\r\n";
    return block;
}

Headers decodeHeaders(std::string_view block)
{
    Headers headers;
    while (!block.empty()) {
        const auto end = block.find("\r\n");
        const auto line = block.substr(0, end);
        block = end == std::string_view::npos ? std::string_view() : block.substr(end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0)
            continue;
        headers.emplace_back(bytesOf(line.substr(0, colon)), bytesOf(trimmed(line.substr(colon + 1))));
    }
    return headers;
}

} // namespace natsight
