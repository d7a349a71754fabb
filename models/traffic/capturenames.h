// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/seennames.h"
#include "models/traffic/capturestore.h"

namespace natsight {

/// The subjects, headers and JSON members of the newest messages: 2,000 of them, or fewer with 4 MiB in all. Reads for some ten
/// milliseconds: on a pool thread.
[[nodiscard]] SeenNames captureNames(const CaptureStore &store);

} // namespace natsight
