// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/latencyhistogram.h"

#include <algorithm>
#include <cmath>

namespace natsight {

int LatencyHistogram::bucketOf(quint64 value)
{
    if (value < sub)
        return static_cast<int>(value);
    value = std::min(value, (quint64 { 1 } << maxBits) - 1);
    const int shift = std::bit_width(value) - 1 - subBits;
    return shift * sub + static_cast<int>(value >> shift);
}

quint64 LatencyHistogram::lowest(int bucket)
{
    if (bucket < 2 * sub)
        return static_cast<quint64>(bucket);
    const int shift = bucket / sub - 1;
    return static_cast<quint64>(bucket - shift * sub) << shift;
}

void LatencyHistogram::add(std::chrono::nanoseconds value)
{
    const qint64 ns = std::max<qint64>(0, value.count());
    ++m_buckets[static_cast<std::size_t>(bucketOf(static_cast<quint64>(ns)))];
    ++m_count;
    m_max = std::max(m_max, ns);
}

std::chrono::nanoseconds LatencyHistogram::percentile(double share) const
{
    if (m_count == 0)
        return {};
    const auto wanted = std::clamp<quint64>(
        static_cast<quint64>(std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(m_count))), 1, m_count);
    quint64 seen = 0;
    for (int i = 0; i < bucketCount; ++i) {
        seen += m_buckets[static_cast<std::size_t>(i)];
        if (seen >= wanted) {
            const qint64 top = i + 1 < bucketCount ? static_cast<qint64>(lowest(i + 1)) - 1 : m_max;
            return std::chrono::nanoseconds(std::min(top, m_max));
        }
    }
    return std::chrono::nanoseconds(m_max);
}

QList<LatencyHistogram::Bar> LatencyHistogram::bars(int most) const
{
    QList<Bar> bars;
    if (m_count == 0 || most < 1)
        return bars;
    const auto isFilled = [](quint64 count) { return count > 0; };
    const auto first = static_cast<int>(std::find_if(m_buckets.begin(), m_buckets.end(), isFilled) - m_buckets.begin());
    const auto last = bucketCount - 1
        - static_cast<int>(std::find_if(m_buckets.rbegin(), m_buckets.rend(), isFilled) - m_buckets.rbegin());
    const int step = (last - first) / most + 1;
    for (int at = first; at <= last; at += step) {
        const int end = std::min(at + step, bucketCount);
        quint64 count = 0;
        for (int i = at; i < end; ++i)
            count += m_buckets[static_cast<std::size_t>(i)];
        bars.append({ std::chrono::nanoseconds(static_cast<qint64>(lowest(at))),
            std::chrono::nanoseconds(static_cast<qint64>(end < bucketCount ? lowest(end) : quint64 { 1 } << maxBits)),
            count });
    }
    return bars;
}

} // namespace natsight
