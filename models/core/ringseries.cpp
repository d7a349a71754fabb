// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ringseries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace natsight {

namespace {
constexpr double gap = std::numeric_limits<double>::quiet_NaN();
}

std::vector<RingSeries::Level> RingSeries::defaultLevels()
{
    return { { 1'000, 300 }, { 10'000, 360 }, { 60'000, 1'440 } };
}

RingSeries::RingSeries(std::vector<Level> levels)
    : m_last(gap)
{
    m_rings.reserve(levels.size());
    for (const Level &level : levels) {
        Ring ring;
        ring.level = { std::max<std::int64_t>(level.stepMs, 1), std::max<std::size_t>(level.capacity, 1) };
        ring.sums.resize(ring.level.capacity);
        ring.counts.resize(ring.level.capacity);
        m_rings.push_back(std::move(ring));
    }
}

void RingSeries::add(std::int64_t timeMs, double value)
{
    m_last = value;
    for (Ring &ring : m_rings) {
        const auto capacity = static_cast<std::int64_t>(ring.level.capacity);
        auto step = std::max<std::int64_t>(timeMs, 0) / ring.level.stepMs;
        if (ring.newestStep < 0) {
            ring.oldestStep = step;
            ring.newestStep = step - 1;
        }
        step = std::max(step, std::max<std::int64_t>(ring.newestStep, 0));
        // Clear the steps that time skipped; after a pause longer than the ring, all of it.
        const auto firstStale = std::max(ring.newestStep + 1, step - capacity + 1);
        for (auto stale = firstStale; stale <= step; ++stale) {
            const auto slot = static_cast<std::size_t>(stale % capacity);
            ring.sums[slot] = 0;
            ring.counts[slot] = 0;
        }
        ring.newestStep = step;
        ring.oldestStep = std::max(ring.oldestStep, step - capacity + 1);
        const auto slot = static_cast<std::size_t>(step % capacity);
        if (!std::isnan(value)) {
            ring.sums[slot] += static_cast<float>(value);
            ++ring.counts[slot];
        }
    }
}

void RingSeries::clear()
{
    m_last = gap;
    for (Ring &ring : m_rings) {
        ring.newestStep = -1;
        std::fill(ring.counts.begin(), ring.counts.end(), 0U);
        std::fill(ring.sums.begin(), ring.sums.end(), 0.0F);
    }
}

bool RingSeries::isEmpty() const
{
    return m_rings.empty() || m_rings.front().newestStep < 0;
}

double RingSeries::valueAt(const Ring &ring, std::int64_t step)
{
    if (ring.newestStep < 0 || step < ring.oldestStep || step > ring.newestStep)
        return gap;
    const auto slot = static_cast<std::size_t>(step % static_cast<std::int64_t>(ring.level.capacity));
    return ring.counts[slot] == 0 ? gap : static_cast<double>(ring.sums[slot]) / ring.counts[slot];
}

std::vector<RingSeries::Point> RingSeries::points(std::int64_t fromMs, std::int64_t toMs) const
{
    std::vector<Point> result;
    if (isEmpty() || toMs < fromMs)
        return result;
    const auto reaches = [fromMs](const Ring &ring) {
        const bool hasAll = ring.newestStep - ring.oldestStep + 1 < static_cast<std::int64_t>(ring.level.capacity);
        return hasAll || (ring.oldestStep - 1) * ring.level.stepMs <= fromMs;
    };
    auto ring = std::find_if(m_rings.begin(), m_rings.end(), reaches);
    if (ring == m_rings.end())
        ring = std::prev(m_rings.end());
    const auto first = std::max(fromMs / ring->level.stepMs, ring->oldestStep);
    const auto last = std::min(toMs / ring->level.stepMs, ring->newestStep);
    for (auto step = first; step <= last; ++step)
        result.push_back({ step * ring->level.stepMs, valueAt(*ring, step) });
    return result;
}

std::vector<float> RingSeries::tail(std::size_t count) const
{
    std::vector<float> result;
    if (isEmpty())
        return result;
    const Ring &ring = m_rings.front();
    const auto wanted = static_cast<std::int64_t>(std::min(count, ring.level.capacity));
    result.reserve(static_cast<std::size_t>(wanted));
    for (auto step = ring.newestStep - wanted + 1; step <= ring.newestStep; ++step)
        result.push_back(static_cast<float>(valueAt(ring, step)));
    return result;
}

std::size_t RingSeries::memoryBytes() const
{
    std::size_t bytes = sizeof(*this);
    for (const Ring &ring : m_rings)
        bytes += sizeof(Ring) + ring.level.capacity * (sizeof(float) + sizeof(std::uint32_t));
    return bytes;
}

} // namespace natsight
