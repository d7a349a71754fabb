// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterexpression.h"

#include <QByteArrayView>
#include <QStringView>

#include <optional>
#include <vector>

namespace natsight {

/// A value of a JSON text by the place where it stands.
struct JsonPlace {
    std::vector<FilterStep> path; ///< members and elements; empty of the whole text
    std::optional<FilterValue> value; ///< none of objects and arrays

    /// That the value is equal to this one; of objects and arrays that they are there.
    [[nodiscard]] FilterExpression condition() const;

    friend bool operator==(const JsonPlace &, const JsonPlace &) = default;
};

/// What stands at a character of JSON that is printed with a value on each line. A name stands for its value, a bracket for the whole
/// object or array, and what is blank for the value before it on the line, or else the one after. None where the text before is no JSON.
/// Reads once up to there, without recursion. Any thread. What was made visible or cut in printing is not undone: whether the
/// message fulfils the condition is for the caller to try.
[[nodiscard]] std::optional<JsonPlace> jsonPlaceAt(QStringView text, qsizetype offset);

/// Whether a payload fulfils a condition about its JSON. Any thread.
[[nodiscard]] bool jsonFulfils(QByteArrayView payload, const FilterExpression &condition);

} // namespace natsight
