// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/numberseries.h"

#include <algorithm>

namespace natsight {

namespace {

std::int64_t stepOf(std::int64_t timeMs, std::int64_t stepMs)
{
    return timeMs >= 0 ? timeMs / stepMs : -((-timeMs + stepMs - 1) / stepMs);
}

} // namespace

void NumberSeries::Sum::merge(const Sum &other)
{
    if (other.count == 0)
        return;
    least = count == 0 ? other.least : std::min(least, other.least);
    most = count == 0 ? other.most : std::max(most, other.most);
    sum += other.sum;
    count += other.count;
}

NumberSeries::NumberSeries(std::size_t mostSteps, std::int64_t finestMs)
    : m_mostSteps(std::max<std::size_t>(2, mostSteps))
    , m_stepMs(std::max<std::int64_t>(1, finestMs))
{
}

void NumberSeries::add(std::int64_t timeMs, double value)
{
    if (m_sums.empty())
        m_first = stepOf(timeMs, m_stepMs);
    m_newestMs = m_count == 0 ? timeMs : std::max(m_newestMs, timeMs);
    std::int64_t place = stepOf(timeMs, m_stepMs) - m_first;
    while (place >= static_cast<std::int64_t>(m_mostSteps)) {
        const std::int64_t first = stepOf(m_first, 2);
        std::vector<Sum> coarser;
        for (std::size_t i = 0; i < m_sums.size(); ++i) {
            const auto at = static_cast<std::size_t>(stepOf(m_first + static_cast<std::int64_t>(i), 2) - first);
            if (at >= coarser.size())
                coarser.resize(at + 1);
            coarser[at].merge(m_sums[i]);
        }
        m_sums = std::move(coarser);
        m_first = first;
        m_stepMs *= 2;
        place = stepOf(timeMs, m_stepMs) - m_first;
    }
    const auto at = static_cast<std::size_t>(std::max<std::int64_t>(0, place));
    if (at >= m_sums.size())
        m_sums.resize(at + 1);
    m_sums[at].merge({ value, value, value, 1 });
    ++m_count;
}

std::vector<NumberSeries::Step> NumberSeries::steps() const
{
    std::vector<Step> steps;
    steps.reserve(m_sums.size());
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        const Sum &sum = m_sums[i];
        steps.push_back({ (m_first + static_cast<std::int64_t>(i)) * m_stepMs, sum.least,
            sum.count > 0 ? sum.sum / static_cast<double>(sum.count) : 0, sum.most, sum.count });
    }
    return steps;
}

} // namespace natsight
