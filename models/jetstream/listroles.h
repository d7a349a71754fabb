// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/listcell.h"

namespace natsight {

/// Roles that the lists of JetStream things share, besides Qt's own (display, tooltip).
enum ListRole {
    SortRole = sortCellRole, ///< typed: numbers as double, unknown below all others
    ExactRole = exactCellRole, ///< for copies: numbers as numbers, times in ISO form, rates unrounded
    HealthRole, ///< int of `Health`
    ReasonRole, ///< why, a sentence
    NameRole, ///< of the thing, in every column
    StreamRole, ///< of the stream that it belongs to
    TailRole, ///< QList<float> of the newest values
};

} // namespace natsight
