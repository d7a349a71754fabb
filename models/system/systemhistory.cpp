// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/systemhistory.h"

#include <algorithm>

namespace natsight {

namespace {

/// Longer silence is a gap and no line.
constexpr qint64 longestLineMs = 30'000;

std::vector<RingSeries::Level> levels()
{
    return { { ServerHistory::stepMs, 150 }, { 30'000, 120 }, { 300'000, 288 } };
}

template<std::size_t... Places>
std::array<RingSeries, sizeof...(Places)> makeSeries(std::index_sequence<Places...> /*places*/)
{
    return { ((void)Places, RingSeries(levels()))... };
}

double figure(const MaybeCount &count)
{
    return count ? static_cast<double>(*count) : unknownFigure;
}

} // namespace

ServerHistory::ServerHistory()
    : m_series(makeSeries(std::make_index_sequence<serverMetricCount> {}))
{
}

void ServerHistory::add(
    qint64 sinceMs, qint64 timeMs, const ServerStats &stats, const TrafficRates &rates, double slowConsumers)
{
    const std::array<double, serverMetricCount> values { stats.cpu, figure(stats.memory), figure(stats.connections),
        figure(stats.subscriptions), slowConsumers, rates.inMessages, rates.outMessages, rates.inBytes,
        rates.outBytes };
    const bool isLine = sinceMs > 0 && timeMs - sinceMs <= longestLineMs;
    const qint64 firstStep = isLine ? sinceMs / stepMs + 1 : timeMs / stepMs;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (qint64 step = firstStep; step < timeMs / stepMs; ++step)
            m_series.at(i).add(step * stepMs, values.at(i));
        m_series.at(i).add(timeMs, values.at(i));
    }
}

void ServerHistory::addGap(qint64 timeMs)
{
    for (RingSeries &series : m_series)
        series.add(timeMs, unknownFigure);
}

std::size_t ServerHistory::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const RingSeries &series : m_series)
        bytes += series.memoryBytes();
    return bytes;
}

} // namespace natsight
