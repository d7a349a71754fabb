// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace natsight {

/// A number over time in fixed memory, however long that is: least, mean and most of each step. When the steps are used up, two
/// become one, so that the whole history stays at the finest resolution that fits. Not thread-safe.
class NumberSeries
{
public:
    struct Step {
        std::int64_t timeMs = 0; ///< its start, since the epoch
        double least = 0;
        double mean = 0;
        double most = 0;
        std::uint64_t count = 0; ///< 0: nothing came
    };

    /// At least 2 steps.
    explicit NumberSeries(std::size_t mostSteps = 2'048, std::int64_t finestMs = 10);

    /// What is older than the first one counts to the first step.
    void add(std::int64_t timeMs, double value);

    /// All steps from the first value to the newest, those in between without any too.
    [[nodiscard]] std::vector<Step> steps() const;
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::int64_t stepMs() const { return m_stepMs; }
    [[nodiscard]] std::int64_t newestMs() const { return m_newestMs; } ///< of the values

private:
    struct Sum {
        double least = 0;
        double most = 0;
        double sum = 0;
        std::uint64_t count = 0;
        void merge(const Sum &other);
    };

    std::size_t m_mostSteps;
    std::int64_t m_stepMs;
    std::int64_t m_first = 0; ///< number of the first step since the epoch
    std::int64_t m_newestMs = 0;
    std::uint64_t m_count = 0;
    std::vector<Sum> m_sums;
};

} // namespace natsight
