// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topologypack.h"

#include <optional>
#include <vector>

namespace natsight {

/// The topologies of some time, to look back at, and what changed between them. GUI thread.
///
/// A moment is kept when something changed, and else every 5 s, as what is another than in a whole one before (TopologyPack); a new
/// whole one is kept when the difference has become a quarter of it. Beyond 64 MiB or 2,000 moments every second one of the older
/// half goes, first those without a change, then the oldest: the longer ago, the fewer. Of changes the newest 5,000 stay. The
/// bound is of all moments and the whole ones that they need; one whole one and one moment stay however large they are.
class TopologyHistory
{
public:
    struct Limits {
        qsizetype bytes = qsizetype { 64 } << 20;
        std::size_t moments = 2'000;
        qsizetype changes = 5'000;
        qint64 stepMs = 5'000;
    };
    struct Moment {
        TopologyPack pack;
        TopologyHealth worst = TopologyHealth::Good; ///< of what changed then
        int changes = 0;

        [[nodiscard]] qint64 timeMs() const { return pack.timeMs(); }
    };

    TopologyHistory() = default;
    explicit TopologyHistory(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// What changed since the last one, which may have been found elsewhere, as the pack with base(): in a large system that takes
    /// its time. Older than the last one: is left out.
    QList<TopologyChange> add(const TopologyPtr &topology, std::optional<QList<TopologyChange>> found = std::nullopt,
        std::optional<TopologyPack> pack = std::nullopt);
    void clear();

    [[nodiscard]] const std::vector<Moment> &moments() const { return m_moments; } ///< oldest first
    [[nodiscard]] const QList<TopologyChange> &changes() const { return m_changes; } ///< oldest first
    [[nodiscard]] quint64 changesLeftOut() const { return m_changesLeftOut; }
    /// The newest that is not younger; the oldest where all are younger; null before the first.
    [[nodiscard]] TopologyPtr at(qint64 timeMs) const;
    /// What the next moment is packed with; null at first.
    [[nodiscard]] TopologyPtr base() const { return m_bases.empty() ? nullptr : m_bases.back().topology; }
    [[nodiscard]] qsizetype memoryBytes() const { return m_bytes; }

private:
    struct Base {
        TopologyPtr topology;
        qsizetype bytes = 0;
        int moments = 0; ///< that need it
    };

    void release(const Moment &moment);
    void makeRoom();

    Limits m_limits;
    std::vector<Moment> m_moments;
    std::vector<Base> m_bases; ///< oldest first
    QList<TopologyChange> m_changes;
    quint64 m_changesLeftOut = 0;
    TopologyPtr m_last;
    qsizetype m_bytes = 0;
};

} // namespace natsight
