// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicerowsmodel.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <cmath>

namespace natsight {

double badness(ServiceHealth health, const ServiceCounts &recent)
{
    return static_cast<double>(health) * 2 + (std::isfinite(recent.errorShare()) ? recent.errorShare() : 0);
}

QString failedWords(const ServiceCounts &recent)
{
    return Text::tr("%1 of %2 requests in the last 5 minutes")
        .arg(format::count(recent.errors), format::count(recent.requests));
}

} // namespace natsight
