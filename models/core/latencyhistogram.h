// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

#include <array>
#include <bit>
#include <chrono>

namespace natsight {

/// How often which time came, in fixed memory (9.5 KiB): log-linear buckets, 32 for each doubling, so that what is read is at most
/// 3.2 % above the truth; exact below 32 ns, and everything above 18 minutes counts as that. A value; not for threads at once.
class LatencyHistogram
{
public:
    void add(std::chrono::nanoseconds value);
    void clear() { *this = LatencyHistogram(); }

    [[nodiscard]] quint64 count() const { return m_count; }
    [[nodiscard]] std::chrono::nanoseconds max() const { return std::chrono::nanoseconds(m_max); }
    /// The time within which this share (0 to 1) of all was answered; 0 without any. Never above max().
    [[nodiscard]] std::chrono::nanoseconds percentile(double share) const;

    struct Bar {
        std::chrono::nanoseconds from;
        std::chrono::nanoseconds to;
        quint64 count;
    };
    /// For a plot: at most `most` bars that grow evenly, from the first that is not empty to the last.
    [[nodiscard]] QList<Bar> bars(int most) const;

private:
    static constexpr int subBits = 5;
    static constexpr int sub = 1 << subBits;
    static constexpr int maxBits = 40;
    static constexpr int bucketCount = (maxBits - subBits + 1) * sub;
    static_assert(bucketCount * sizeof(quint64) < 10'000);

    [[nodiscard]] static int bucketOf(quint64 value);
    [[nodiscard]] static quint64 lowest(int bucket);

    std::array<quint64, bucketCount> m_buckets {};
    quint64 m_count = 0;
    qint64 m_max = 0;
};

} // namespace natsight
