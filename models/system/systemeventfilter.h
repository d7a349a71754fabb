// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterprogram.h"
#include "models/filter/seennames.h"
#include "models/system/systemevent.h"

#include <QList>

namespace natsight {

/// The fields of events in the filter language; `json.` is the event as it came.
[[nodiscard]] const FilterFields &eventFields();

/// Whether a filter of eventFields() lets an event pass. The evaluator's thread.
[[nodiscard]] bool matchesEvent(FilterEvaluator &evaluator, const SystemEvent &event);

/// The words and JSON members of the newest 2,000 of some events, oldest first. Any thread.
[[nodiscard]] SeenNames eventNames(const QList<SystemEvent> &events);

} // namespace natsight
