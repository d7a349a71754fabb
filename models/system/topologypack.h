// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topology.h"

namespace natsight {

/// A topology as what is another than in one before, its base: what is the same takes nothing, figures that grew a few bytes.
/// topology() gives back exactly what was packed, whatever it was. A value; pure, any thread.
class TopologyPack
{
public:
    TopologyPack() = default;
    TopologyPack(const Topology &topology, TopologyPtr base);

    [[nodiscard]] TopologyPtr topology() const;
    [[nodiscard]] const TopologyPtr &base() const { return m_base; }
    [[nodiscard]] qint64 timeMs() const { return m_rest.timeMs; }
    /// What it takes besides its base.
    [[nodiscard]] qsizetype memoryBytes() const { return m_bytes; }

private:
    TopologyPtr m_base;
    QByteArray m_steps; ///< how the lists are made of those of the base
    Topology m_rest; ///< what is not in the base, and all that is no list
    qsizetype m_bytes = 0;
};

} // namespace natsight
