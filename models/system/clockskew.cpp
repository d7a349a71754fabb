// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/clockskew.h"

#include "models/core/thresholds.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace natsight {

namespace {

/// Beyond what the round trips explain.
bool isApart(const ClockOffset &offset)
{
    return static_cast<double>(std::llabs(offset.aheadMs) - offset.errorMs) >= threshold(Threshold::ClockSkew);
}

ClockOffset between(const ClockOffset &one, const ClockOffset &other)
{
    return { one.aheadMs - other.aheadMs, one.errorMs + other.errorMs };
}

} // namespace

std::optional<ClockOffset> clockOffset(const ServerSnapshot &server)
{
    const bool isThere = server.state == ServerState::Present || server.state == ServerState::LameDuck;
    if (!isThere || !server.clock)
        return std::nullopt;
    const qint64 half = server.clock->rttNs / 2'000'000;
    return ClockOffset { server.clock->toldMs - (server.clock->arrivedMs - half), half + 1 };
}

QList<ClockSkew> clockSkews(const QList<ServerSnapshot> &servers)
{
    struct One {
        ClockOffset offset;
        QString name;
    };
    std::vector<One> known;
    for (const ServerSnapshot &server : servers) {
        if (const auto offset = clockOffset(server))
            known.push_back({ *offset, server.identity.name });
    }
    if (known.empty())
        return {};
    std::stable_sort(
        known.begin(), known.end(), [](const One &a, const One &b) { return a.offset.aheadMs < b.offset.aheadMs; });
    const One middle = known[(known.size() - 1) / 2];
    QList<ClockSkew> found;
    for (const One &one : known) {
        if (const ClockOffset apart = between(one.offset, middle.offset); isApart(apart))
            found.append({ one.name, middle.name, apart });
    }
    if (isApart(middle.offset))
        found.prepend({ known.size() == 1 ? middle.name : QString(), {}, middle.offset });
    return found;
}

} // namespace natsight
