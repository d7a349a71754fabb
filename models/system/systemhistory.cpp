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

/// One figure for each series, as a line where it holds since a moment before.
template<std::size_t Count>
void addTo(
    std::array<RingSeries, Count> &series, qint64 sinceMs, qint64 timeMs, const std::array<double, Count> &values)
{
    constexpr qint64 stepMs = ServerHistory::stepMs;
    const bool isLine = sinceMs > 0 && timeMs - sinceMs <= longestLineMs;
    const qint64 firstStep = isLine ? sinceMs / stepMs + 1 : timeMs / stepMs;
    for (std::size_t i = 0; i < Count; ++i) {
        for (qint64 step = firstStep; step < timeMs / stepMs; ++step)
            series.at(i).add(step * stepMs, values.at(i));
        series.at(i).add(timeMs, values.at(i));
    }
}

template<std::size_t Count>
void addGapTo(std::array<RingSeries, Count> &series, qint64 timeMs)
{
    for (RingSeries &one : series)
        one.add(timeMs, unknownFigure);
}

template<std::size_t Count>
std::size_t bytesOf(const std::array<RingSeries, Count> &series)
{
    std::size_t bytes = 0;
    for (const RingSeries &one : series)
        bytes += one.memoryBytes();
    return bytes;
}

} // namespace

ServerHistory::ServerHistory()
    : m_series(makeSeries(std::make_index_sequence<serverMetricCount> {}))
{
}

void ServerHistory::add(
    qint64 sinceMs, qint64 timeMs, const ServerStats &stats, const TrafficRates &rates, double slowConsumers)
{
    addTo<serverMetricCount>(m_series, sinceMs, timeMs,
        { stats.cpu, figure(stats.memory), figure(stats.connections), figure(stats.subscriptions), slowConsumers,
            rates.inMessages, rates.outMessages, rates.inBytes, rates.outBytes });
}

void ServerHistory::addGap(qint64 timeMs)
{
    addGapTo(m_series, timeMs);
}

std::size_t ServerHistory::memoryBytes() const
{
    return bytesOf(m_series);
}

EdgeHistory::EdgeHistory()
    : m_series(makeSeries(std::make_index_sequence<edgeMetricCount> {}))
{
}

void EdgeHistory::add(qint64 sinceMs, qint64 timeMs, const TrafficRates &rates, qint64 rttNs, MaybeCount pending)
{
    addTo<edgeMetricCount>(m_series, sinceMs, timeMs,
        { rates.inMessages, rates.outMessages, rates.inBytes, rates.outBytes,
            rttNs < 0 ? unknownFigure : static_cast<double>(rttNs) / 1e9, figure(pending) });
}

void EdgeHistory::addGap(qint64 timeMs)
{
    addGapTo(m_series, timeMs);
}

std::size_t EdgeHistory::memoryBytes() const
{
    return bytesOf(m_series);
}

} // namespace natsight
