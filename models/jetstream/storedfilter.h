// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterprogram.h"
#include "models/filter/seennames.h"
#include "models/jetstream/streamsearch.h"

namespace natsight {

/// The fields of stored messages in the filter language. Any thread.
[[nodiscard]] const FilterFields &storedFields();

/// Whether a message passes a filter of storedFields(). As any MessageTest: one call at a time.
[[nodiscard]] MessageTest filterTest(std::shared_ptr<const FilterProgram> program);

/// Subjects, headers and JSON members of some messages. Any thread.
[[nodiscard]] SeenNames storedNames(const QList<StoredMessage> &messages);

} // namespace natsight
