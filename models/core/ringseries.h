// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace natsight {

/// A value over time at several resolutions in fixed memory: for instance 5 minutes by the second, an hour by 10
/// seconds, a day by the minute.
///
/// Each level holds the mean of the samples that fell into its step; a step without a sample is a gap (NaN), so that a
/// plot never joins a line through a disconnect. Not thread-safe; times are milliseconds since the epoch and must not
/// run backwards (an older sample is put into the newest step).
class RingSeries
{
public:
    struct Level {
        std::int64_t stepMs;
        std::size_t capacity; ///< steps kept
    };
    struct Point {
        std::int64_t timeMs; ///< start of the step
        double value; ///< mean over the step; NaN for a gap
    };

    /// Levels from fine to coarse. The default keeps 5 minutes / 1 s, 1 hour / 10 s, 24 hours / 60 s (about 44 KiB).
    explicit RingSeries(std::vector<Level> levels = defaultLevels());

    void add(std::int64_t timeMs, double value);
    void clear();

    /// The newest sample; NaN before the first one.
    [[nodiscard]] double last() const { return m_last; }
    [[nodiscard]] bool isEmpty() const;

    /// Points of the finest level that reaches back to `fromMs`, oldest first, up to and including the step of `toMs`.
    [[nodiscard]] std::vector<Point> points(std::int64_t fromMs, std::int64_t toMs) const;

    /// The newest `count` values of the finest level, oldest first, for a sparkline. Gaps are NaN.
    [[nodiscard]] std::vector<float> tail(std::size_t count) const;

    [[nodiscard]] std::size_t memoryBytes() const;

    [[nodiscard]] static std::vector<Level> defaultLevels();

private:
    struct Ring {
        Level level;
        std::vector<float> sums;
        std::vector<std::uint32_t> counts;
        std::int64_t newestStep = -1; ///< absolute number of the newest step; -1 when empty
        std::int64_t oldestStep = 0;
    };

    [[nodiscard]] static double valueAt(const Ring &ring, std::int64_t step);

    std::vector<Ring> m_rings;
    double m_last;
};

} // namespace natsight
