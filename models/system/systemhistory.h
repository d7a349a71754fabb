// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ringseries.h"
#include "models/system/systemtypes.h"

#include <array>

namespace natsight {

enum class ServerMetric {
    Cpu, ///< percent of one core
    Memory, ///< bytes
    Connections,
    Subscriptions,
    SlowConsumers, ///< new ones per second
    InMessages, ///< per second, as the following
    OutMessages,
    InBytes,
    OutBytes,
};
inline constexpr int serverMetricCount = 9;

/// Figures of one server over time: 5 minutes by 2 s, an hour by 30 s, a day by 5 minutes; 41 KiB. Not thread-safe.
class ServerHistory
{
public:
    ServerHistory();

    /// Figures at a moment that hold since `sinceMs` (0: for this moment alone), so that what is seldom told is one line.
    void add(qint64 sinceMs, qint64 timeMs, const ServerStats &stats, const TrafficRates &rates, double slowConsumers);
    /// Nothing is known of this moment.
    void addGap(qint64 timeMs);

    [[nodiscard]] const RingSeries &series(ServerMetric metric) const
    {
        return m_series.at(static_cast<std::size_t>(metric));
    }
    [[nodiscard]] std::size_t memoryBytes() const;

    static constexpr qint64 stepMs = 2'000;

private:
    std::array<RingSeries, serverMetricCount> m_series;
};

enum class EdgeMetric {
    InMessages, ///< per second, as its first end sees it; as the following
    OutMessages,
    InBytes,
    OutBytes,
    Rtt, ///< seconds
    Pending, ///< bytes
};
inline constexpr int edgeMetricCount = 6;

/// Figures of one way between servers over time, at the resolutions of ServerHistory; 27 KiB. Not thread-safe.
class EdgeHistory
{
public:
    EdgeHistory();

    /// As ServerHistory::add().
    void add(qint64 sinceMs, qint64 timeMs, const TrafficRates &rates, qint64 rttNs, MaybeCount pending);
    void addGap(qint64 timeMs);

    [[nodiscard]] const RingSeries &series(EdgeMetric metric) const
    {
        return m_series.at(static_cast<std::size_t>(metric));
    }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    std::array<RingSeries, edgeMetricCount> m_series;
};

} // namespace natsight
