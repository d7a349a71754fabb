// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/listcell.h"

namespace natsight {

/// Roles that the models of services share, besides Qt's own (display, tooltip). The first ones have the numbers of the roles of
/// other lists, so that what widgets share works on both.
struct ServiceRole {
    enum Role {
        Sort = sortCellRole, ///< typed: numbers as double, unknown below all others
        Exact = exactCellRole, ///< for copies: numbers as numbers, times in ISO form, rates unrounded
        Health, ///< int of `ServiceHealth`
        Reason, ///< why, a sentence
        Name, ///< of the service, in every column
        Instance, ///< id of the instance, in every column; empty where there is none
        Tail, ///< QList<float> of the newest requests per second
        Share, ///< double 0 to 1 for a bar; NaN for none
        WorstFirst, ///< double: larger is worse; sort descending
        Version,
        Endpoint, ///< name of the endpoint
        Subject, ///< of the endpoint
        FilterText, ///< all its fields in one text
        Kind, ///< int: ServiceListModel::NodeKind, or ServiceEvent::Kind
    };
};

} // namespace natsight
