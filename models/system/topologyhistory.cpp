// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologyhistory.h"

#include <algorithm>

namespace natsight {

QList<TopologyChange> TopologyHistory::add(const TopologyPtr &topology, std::optional<QList<TopologyChange>> found)
{
    if (!topology || (m_last && topology->timeMs < m_last->timeMs))
        return {};
    // The first is where it begins, and no change.
    QList<TopologyChange> changes;
    if (m_last)
        changes = found ? *std::move(found) : changesBetween(*m_last, *topology);
    m_last = topology;
    m_changes += changes;
    if (m_changes.size() > m_limits.changes) {
        const qsizetype over = m_changes.size() - m_limits.changes;
        m_changesLeftOut += static_cast<quint64>(over);
        m_changes.remove(0, over);
    }
    const bool isDue = m_moments.empty() || !changes.isEmpty()
        || topology->timeMs - m_moments.back().topology->timeMs >= m_limits.stepMs;
    if (!isDue)
        return changes;
    Moment moment { topology, TopologyHealth::Good, static_cast<int>(changes.size()) };
    for (const TopologyChange &change : std::as_const(changes))
        moment.worst = std::max(moment.worst, change.health);
    m_bytes += topology->memoryBytes();
    m_moments.push_back(std::move(moment));
    makeRoom();
    return changes;
}

void TopologyHistory::makeRoom()
{
    const auto isOver = [this] {
        return m_moments.size() > 1 && (m_bytes > m_limits.bytes || m_moments.size() > m_limits.moments);
    };
    if (!isOver())
        return;
    // Thinner where it is old.
    std::vector<Moment> kept;
    kept.reserve(m_moments.size());
    const std::size_t half = m_moments.size() / 2;
    bool isDropped = false;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        isDropped = i > 0 && i < half && m_moments[i].changes == 0 && !isDropped;
        if (isDropped)
            m_bytes -= m_moments[i].topology->memoryBytes();
        else
            kept.push_back(std::move(m_moments[i]));
    }
    m_moments = std::move(kept);
    std::size_t gone = 0;
    while (gone + 1 < m_moments.size() && (m_bytes > m_limits.bytes || m_moments.size() - gone > m_limits.moments)) {
        m_bytes -= m_moments[gone].topology->memoryBytes();
        ++gone;
    }
    m_moments.erase(m_moments.begin(), m_moments.begin() + static_cast<std::ptrdiff_t>(gone));
}

void TopologyHistory::clear()
{
    m_moments.clear();
    m_changes.clear();
    m_changesLeftOut = 0;
    m_last.reset();
    m_bytes = 0;
}

TopologyPtr TopologyHistory::at(qint64 timeMs) const
{
    if (m_moments.empty())
        return nullptr;
    const auto after = std::upper_bound(m_moments.begin(), m_moments.end(), timeMs,
        [](qint64 time, const Moment &moment) { return time < moment.topology->timeMs; });
    return after == m_moments.begin() ? after->topology : std::prev(after)->topology;
}

} // namespace natsight
