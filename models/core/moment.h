// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace natsight {

/// A moment as people type it: `-2h` (ms, s, m, h, d), a local time of today `14:03`, `14:03:22.5`, or ISO 8601. Nanoseconds
/// since the epoch; none when it is no moment. Any thread.
[[nodiscard]] std::optional<qint64> momentFromText(const QString &typed, qint64 nowMs);

} // namespace natsight
