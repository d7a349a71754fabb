// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/keyedrowsmodel.h"
#include "models/core/listcell.h"
#include "models/services/servicefilter.h"
#include "models/services/serviceroles.h"
#include "models/services/servicetypes.h"

#include <optional>
#include <utility>

namespace natsight {

[[nodiscard]] inline std::pair<QString, QString> keyOf(const InstanceRow &row)
{
    return { row.service, row.id };
}
[[nodiscard]] inline std::pair<QString, QString> keyOf(const EndpointRow &row)
{
    return { row.instance, row.stats.name + QChar(0) + row.stats.subject };
}

[[nodiscard]] inline QString instanceOf(const InstanceRow &row)
{
    return row.id;
}
[[nodiscard]] inline QString instanceOf(const EndpointRow &row)
{
    return row.instance;
}

/// Larger is worse: how well it goes, then what fails.
[[nodiscard]] double badness(ServiceHealth health, const ServiceCounts &recent);
/// What share of the requests of the last 5 minutes failed, for a tooltip.
[[nodiscard]] QString failedWords(const ServiceCounts &recent);

/// What the tables of instances and of endpoints are made of. GUI thread.
template<typename Row>
class ServiceRowsModel : public KeyedRowsModel<Row>
{
public:
    using KeyedRowsModel<Row>::KeyedRowsModel;

    [[nodiscard]] int rowOf(const typename KeyedRowsModel<Row>::Key &key) const
    {
        return this->placeOf(key);
    } ///< -1 = none

protected:
    /// What every column of both tables answers alike; nothing for other roles.
    [[nodiscard]] static std::optional<QVariant> common(const Row &row, int role)
    {
        switch (role) {
        case ServiceRole::Health:
            return static_cast<int>(row.health);
        case ServiceRole::Reason:
            return row.reason;
        case ServiceRole::Name:
            return row.service;
        case ServiceRole::Instance:
            return instanceOf(row);
        case ServiceRole::Share:
            return row.share;
        case ServiceRole::WorstFirst:
            return badness(row.health, row.recent);
        case ServiceRole::FilterText:
            return searchText(row);
        default:
            return {};
        }
    }
};

} // namespace natsight
