// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologyhistory.h"

#include <algorithm>

namespace natsight {

namespace {

/// A difference is worth it up to this part of the whole.
constexpr qsizetype mostOfBase = 4;

} // namespace

QList<TopologyChange> TopologyHistory::add(
    const TopologyPtr &topology, std::optional<QList<TopologyChange>> found, std::optional<TopologyPack> pack)
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
        || topology->timeMs - m_moments.back().timeMs() >= m_limits.stepMs;
    if (!isDue)
        return changes;
    Moment moment;
    moment.changes = static_cast<int>(changes.size());
    for (const TopologyChange &change : std::as_const(changes))
        moment.worst = std::max(moment.worst, change.health);
    if (base()) {
        const bool isFitting = pack && pack->base() == base() && pack->timeMs() == topology->timeMs;
        moment.pack = isFitting ? *std::move(pack) : TopologyPack(*topology, base());
    }
    if (!base() || moment.pack.memoryBytes() * mostOfBase > m_bases.back().bytes) {
        if (!m_bases.empty() && m_bases.back().moments == 0) {
            m_bytes -= m_bases.back().bytes;
            m_bases.pop_back();
        }
        m_bases.push_back({ topology, topology->memoryBytes(), 0 });
        m_bytes += m_bases.back().bytes;
        moment.pack = TopologyPack(*topology, topology);
    }
    ++m_bases.back().moments;
    m_bytes += moment.pack.memoryBytes();
    m_moments.push_back(std::move(moment));
    makeRoom();
    return changes;
}

/// The newest base stays for those that come.
void TopologyHistory::release(const Moment &moment)
{
    m_bytes -= moment.pack.memoryBytes();
    const auto base = std::find_if(
        m_bases.begin(), m_bases.end(), [&moment](const Base &one) { return one.topology == moment.pack.base(); });
    if (base == m_bases.end() || --base->moments > 0 || std::next(base) == m_bases.end())
        return;
    m_bytes -= base->bytes;
    m_bases.erase(base);
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
            release(m_moments[i]);
        else
            kept.push_back(std::move(m_moments[i]));
    }
    m_moments = std::move(kept);
    std::size_t gone = 0;
    while (gone + 1 < m_moments.size() && (m_bytes > m_limits.bytes || m_moments.size() - gone > m_limits.moments)) {
        release(m_moments[gone]);
        ++gone;
    }
    m_moments.erase(m_moments.begin(), m_moments.begin() + static_cast<std::ptrdiff_t>(gone));
}

void TopologyHistory::clear()
{
    m_moments.clear();
    m_bases.clear();
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
        [](qint64 time, const Moment &moment) { return time < moment.timeMs(); });
    return (after == m_moments.begin() ? after : std::prev(after))->pack.topology();
}

} // namespace natsight
