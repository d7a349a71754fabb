// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/edgebook.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace natsight {

namespace {

constexpr double newest = 0.1; ///< what the newest rate counts in what was of late
constexpr double busier = 1.5; ///< that much before a place changes hands

double rateOf(const TopologyEdge &edge)
{
    const double rate = edge.flow.messageRate();
    return std::isfinite(rate) && !edge.isMissing ? rate : 0;
}

/// The same as the other end sees it.
EdgeMetric turned(EdgeMetric metric)
{
    switch (metric) {
    case EdgeMetric::InMessages:
        return EdgeMetric::OutMessages;
    case EdgeMetric::OutMessages:
        return EdgeMetric::InMessages;
    case EdgeMetric::InBytes:
        return EdgeMetric::OutBytes;
    case EdgeMetric::OutBytes:
        return EdgeMetric::InBytes;
    case EdgeMetric::Rtt:
    case EdgeMetric::Pending:
        break;
    }
    return metric;
}

} // namespace

void EdgeBook::record(Entry &entry, const TopologyEdge &edge, qint64 timeMs)
{
    entry.seen = m_looks;
    entry.busy += newest * (rateOf(edge) - entry.busy);
    if (edge.isMissing) {
        entry.history.addGap(timeMs);
        entry.toldMs = 0;
        return;
    }
    const qint64 told = edge.flow.toldMs;
    if (told == entry.toldMs)
        return;
    // Rates are of the time between two answers.
    const qint64 since = edge.flow.spanMs > 0 ? told - edge.flow.spanMs : entry.toldMs;
    entry.history.add(since, told, edge.flow.rates, edge.rttNs, edge.pendingBytes);
    entry.toldMs = told;
}

/// Takes the place of a way that is gone, else of the quietest one where this one is clearly busier.
bool EdgeBook::makeRoom(const TopologyEdge &edge)
{
    if (m_edges.size() < m_limits.edges)
        return true;
    const bool isWanted = m_wanted.contains(edge.key);
    auto quietest = m_edges.end();
    for (auto at = m_edges.begin(); at != m_edges.end(); ++at) {
        if (m_wanted.contains(at.key()))
            continue;
        const auto rank = [this](const Entry &entry) { return std::pair(entry.seen == m_looks, entry.busy); };
        if (quietest == m_edges.end() || rank(**at) < rank(**quietest))
            quietest = at;
    }
    if (quietest == m_edges.end())
        return false;
    const bool isGone = (*quietest)->seen != m_looks;
    if (!isWanted && !isGone && rateOf(edge) <= busier * (*quietest)->busy)
        return false;
    m_edges.erase(quietest);
    return true;
}

void EdgeBook::add(const Topology &topology)
{
    if (topology.timeMs <= m_timeMs)
        return;
    m_timeMs = topology.timeMs;
    ++m_looks;
    std::vector<const TopologyEdge *> others;
    for (const TopologyEdge &edge : topology.edges) {
        if (const auto known = m_edges.constFind(edge.key); known != m_edges.cend())
            record(**known, edge, topology.timeMs);
        else
            others.push_back(&edge);
    }
    for (auto at = m_edges.cbegin(); at != m_edges.cend(); ++at) {
        if ((*at)->seen != m_looks)
            (*at)->history.addGap(topology.timeMs);
    }
    // What is looked at first, then the busiest; with the first one that finds no place there is none for the rest.
    const auto rank = [this](
                          const TopologyEdge *edge) { return std::pair(m_wanted.contains(edge->key), rateOf(*edge)); };
    const auto count = std::min<std::size_t>(others.size(), static_cast<std::size_t>(m_limits.edges));
    std::partial_sort(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count), others.end(),
        [&rank](const TopologyEdge *one, const TopologyEdge *other) {
            const auto a = rank(one);
            const auto b = rank(other);
            return a != b ? a > b : one->key < other->key;
        });
    std::size_t taken = 0;
    for (; taken < count && makeRoom(*others[taken]); ++taken) {
        const TopologyEdge &edge = *others[taken];
        auto entry = std::make_shared<Entry>();
        entry->busy = rateOf(edge);
        record(*entry, edge, topology.timeMs);
        m_edges.insert(edge.key, std::move(entry));
    }
    m_leftOut = static_cast<qsizetype>(others.size() - taken);
}

void EdgeBook::addGap(qint64 timeMs)
{
    for (const auto &entry : std::as_const(m_edges)) {
        entry->history.addGap(timeMs);
        entry->toldMs = 0;
    }
}

const EdgeHistory *EdgeBook::history(const QString &edge) const
{
    const auto known = m_edges.constFind(edge);
    return known == m_edges.cend() ? nullptr : &(*known)->history;
}

std::vector<RingSeries::Point> EdgeBook::sums(
    const QList<Term> &terms, EdgeMetric metric, qint64 fromMs, qint64 toMs) const
{
    std::vector<std::vector<RingSeries::Point>> lines;
    std::int64_t stepMs = 1;
    for (const Term &term : terms) {
        const EdgeHistory *history = this->history(term.edge);
        if (!history)
            continue;
        lines.push_back(history->series(term.isTurned ? turned(metric) : metric).points(fromMs, toMs));
        if (lines.back().size() > 1)
            stepMs = std::max(stepMs, lines.back()[1].timeMs - lines.back()[0].timeMs);
    }
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const std::vector<RingSeries::Point> &line : lines) {
        if (line.empty())
            continue;
        first = std::min(first, line.front().timeMs / stepMs);
        last = std::max(last, line.back().timeMs / stepMs);
    }
    std::vector<RingSeries::Point> points;
    for (std::int64_t step = first; step <= last; ++step)
        points.push_back({ step * stepMs, unknownFigure });
    for (const std::vector<RingSeries::Point> &line : lines) {
        for (std::size_t begin = 0; begin < line.size();) {
            // What is known more finely is the mean over the step.
            const std::int64_t step = line[begin].timeMs / stepMs;
            double sum = 0;
            int count = 0;
            std::size_t end = begin;
            for (; end < line.size() && line[end].timeMs / stepMs == step; ++end) {
                if (std::isnan(line[end].value))
                    continue;
                sum += line[end].value;
                ++count;
            }
            begin = end;
            if (count == 0)
                continue;
            double &total = points[static_cast<std::size_t>(step - first)].value;
            total = (std::isnan(total) ? 0 : total) + sum / count;
        }
    }
    return points;
}

std::size_t EdgeBook::memoryBytes() const
{
    std::size_t bytes = sizeof(EdgeBook);
    for (const auto &entry : m_edges)
        bytes += sizeof(Entry) + entry->history.memoryBytes();
    return bytes;
}

} // namespace natsight
