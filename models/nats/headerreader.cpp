// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/headerreader.h"

#include "models/core/bytes.h"

#include <nats/nats.h>

#include <cstdlib>
#include <cstring>

namespace natsight {

namespace {

constexpr std::string_view firstWord = "NATS/1.0";
constexpr std::string_view lineEnd = "\r\n";
constexpr std::size_t statusDigits = 3;

/// Newest version of the library in whose sources it was seen where the header block of a received message stands.
constexpr uint32_t lastKnownLibrary = 0x030E00;

std::string_view nextLine(std::string_view &block)
{
    const auto end = block.find(lineEnd);
    const auto line = block.substr(0, end);
    block = end == std::string_view::npos ? std::string_view() : block.substr(end + lineEnd.size());
    return line;
}

bool isFolded(std::string_view line)
{
    return line.front() == ' ' || line.front() == '\t';
}

/// Subject, reply, header block and payload of a received message stand one behind the other, each ended by a zero; nothing
/// when that is not what is seen.
std::string_view blockOf(natsMsg *message)
{
    const char *before = natsMsg_GetReply(message);
    if (before == nullptr) {
        before = natsMsg_GetSubject(message);
    }
    const char *payload = natsMsg_GetData(message);
    if (before == nullptr || payload == nullptr) {
        return {};
    }
    const char *begin = before + std::strlen(before) + 1;
    if (payload - begin <= static_cast<std::ptrdiff_t>(firstWord.size()) || payload[-1] != '\0') {
        return {};
    }
    const std::string_view block(begin, static_cast<std::size_t>(payload - begin - 1));
    return block.starts_with(firstWord) && block.ends_with(lineEnd) ? block : std::string_view();
}

} // namespace

std::span<const HeaderView> HeaderReader::read(natsMsg *message)
{
    static const bool isKnown = nats_GetVersionNumber() <= lastKnownLibrary;
    if (isKnown) {
        if (const auto block = blockOf(message); !block.empty()) {
            return read(block);
        }
    }
    m_headers.clear();
    m_owned.clear();
    readByLibrary(message);
    return m_headers;
}

std::span<const HeaderView> HeaderReader::read(std::string_view block)
{
    m_headers.clear();
    m_owned.clear();
    if (!block.starts_with(firstWord)) {
        return {};
    }
    const auto status = trimmed(nextLine(block).substr(firstWord.size()));
    if (!status.empty()) {
        m_headers.emplace_back("Status", status.substr(0, statusDigits));
        if (const auto text = trimmed(status.substr(std::min(statusDigits, status.size()))); !text.empty()) {
            m_headers.emplace_back("Description", text);
        }
    }
    bool isFirst = true;
    bool isOwned = false; // the last value
    while (!block.empty()) {
        const auto line = nextLine(block);
        if (line.empty()) {
            continue;
        }
        if (isFolded(line) && !isFirst) {
            auto &value = m_headers.back().second;
            if (!isOwned) {
                m_owned.emplace_back(value);
            }
            value = m_owned.back().append(" ").append(trimmed(line));
            isOwned = true;
            continue;
        }
        isFirst = false;
        isOwned = false;
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) {
            m_headers.emplace_back(trimmed(line), std::string_view());
        } else {
            m_headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
        }
    }
    return m_headers;
}

void HeaderReader::readByLibrary(natsMsg *message)
{
    const char **names = nullptr;
    int nameCount = 0;
    if (natsMsgHeader_Keys(message, &names, &nameCount) != NATS_OK) {
        return;
    }
    for (int i = 0; i < nameCount; ++i) {
        const char **values = nullptr;
        int valueCount = 0;
        if (natsMsgHeader_Values(message, names[i], &values, &valueCount) != NATS_OK) {
            continue;
        }
        for (int j = 0; j < valueCount; ++j) {
            m_headers.emplace_back(names[i], values[j] != nullptr ? values[j] : "");
        }
        std::free(values); // NOLINT: allocated by the library with malloc
    }
    std::free(names); // NOLINT: allocated by the library with malloc
}

} // namespace natsight
