// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/capturenames.h"

#include "models/nats/subject.h"
#include "models/payload/decode.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr std::uint64_t mostMessages = 2'000;
constexpr std::size_t mostBytes = std::size_t { 4 } << 20;

} // namespace

SeenNames captureNames(const CaptureStore &store)
{
    const CaptureStore::Snapshot snapshot = store.snapshot();
    const RowNumber last = snapshot.endRow() - std::min(snapshot.size(), mostMessages);
    NameCounter counter;
    TreeReader trees;
    std::size_t bytes = 0;
    for (RowNumber row = snapshot.endRow(); row > last && bytes < mostBytes; --row) {
        const CapturedMessage message = snapshot.at(row - 1);
        const std::string_view tree = trees.json(message.payload, message.subject);
        bytes += message.headers.size() + std::max(message.payload.size(), tree.size());
        counter.addValue("subject", message.subject);
        if (!isInternalSubject(message.reply)) // no inbox comes twice
            counter.addValue("reply", message.reply);
        counter.addHeaders(message.headers);
        counter.addJson(tree);
    }
    return counter.names();
}

} // namespace natsight
