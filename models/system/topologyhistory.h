// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topology.h"

#include <optional>
#include <vector>

namespace natsight {

/// The topologies of some time, to look back at, and what changed between them. GUI thread.
///
/// A moment is kept when something changed, and else every 5 s. Beyond 64 MiB or 2,000 moments every second one of the older
/// half goes, first those without a change, then the oldest; of changes the newest 5,000 stay.
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
        TopologyPtr topology;
        TopologyHealth worst = TopologyHealth::Good; ///< of what changed then
        int changes = 0;
    };

    TopologyHistory() = default;
    explicit TopologyHistory(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// What changed since the last one, which may have been found elsewhere: in a large system that takes its time. Older than
    /// the last one: is left out.
    QList<TopologyChange> add(const TopologyPtr &topology, std::optional<QList<TopologyChange>> found = std::nullopt);
    void clear();

    [[nodiscard]] const std::vector<Moment> &moments() const { return m_moments; } ///< oldest first
    [[nodiscard]] const QList<TopologyChange> &changes() const { return m_changes; } ///< oldest first
    [[nodiscard]] quint64 changesLeftOut() const { return m_changesLeftOut; }
    /// The newest that is not younger; the oldest where all are younger; null before the first.
    [[nodiscard]] TopologyPtr at(qint64 timeMs) const;
    [[nodiscard]] qsizetype memoryBytes() const { return m_bytes; }

private:
    void makeRoom();

    Limits m_limits;
    std::vector<Moment> m_moments;
    QList<TopologyChange> m_changes;
    quint64 m_changesLeftOut = 0;
    TopologyPtr m_last;
    qsizetype m_bytes = 0;
};

} // namespace natsight
