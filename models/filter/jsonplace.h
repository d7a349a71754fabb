// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace natsight {

/// The condition that the value at a place of a JSON text fulfils: `json.order.id == "A-1"`; on the name of an object or array
/// that it exists. None where there is no value, and where the text before is no JSON. Time linear in the text before; at most
/// 256 levels. Any thread.
[[nodiscard]] std::optional<QString> conditionAtJsonPlace(const QString &text, qsizetype position);

} // namespace natsight
