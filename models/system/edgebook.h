// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemhistory.h"
#include "models/system/topology.h"

#include <QHash>

#include <memory>

namespace natsight {

/// The ways between servers over time: five minutes to a day of each.
///
/// Bounds: at most `Limits::edges` ways (256; 7 MiB). Where a topology has more the busiest are kept: a way that is not kept takes
/// the place of the one that was least busy of late when it is clearly busier, so that two of them do not take turns. Those that are
/// gone give way first; what is looked at (`keep()`) never does. Not thread-safe.
class EdgeBook
{
public:
    struct Limits {
        qsizetype edges = 256;
    };

    EdgeBook() = default;
    explicit EdgeBook(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// The next look at the system; one that is not younger than the last is left out.
    void add(const Topology &topology);
    /// Nothing is known of this moment: it was not asked.
    void addGap(qint64 timeMs);
    /// These are kept from now on, however quiet they are; as many as there is room for.
    void keep(const QStringList &edges) { m_wanted = edges; }

    /// Null of a way that is not kept.
    [[nodiscard]] const EdgeHistory *history(const QString &edge) const;
    /// Part of a sum: a way, or the same seen from its other end.
    struct Term {
        QString edge;
        bool isTurned = false;
    };
    /// Sums of messages or bytes per second of several ways that are kept, in or out as their first ends see it, by the coarsest step
    /// that one of them has; NaN where none is known.
    [[nodiscard]] std::vector<RingSeries::Point> sums(
        const QList<Term> &terms, EdgeMetric metric, qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] qsizetype size() const { return m_edges.size(); }
    /// Ways that the last topology had and that are not kept.
    [[nodiscard]] qsizetype leftOut() const { return m_leftOut; }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    struct Entry {
        EdgeHistory history;
        qint64 toldMs = 0;
        double busy = 0; ///< messages per second of late
        quint64 seen = 0; ///< the last look that had it
    };

    void record(Entry &entry, const TopologyEdge &edge, qint64 timeMs);
    [[nodiscard]] bool makeRoom(const TopologyEdge &edge);

    Limits m_limits;
    QHash<QString, std::shared_ptr<Entry>> m_edges;
    QStringList m_wanted;
    qint64 m_timeMs = 0;
    quint64 m_looks = 0;
    qsizetype m_leftOut = 0;
};

} // namespace natsight
