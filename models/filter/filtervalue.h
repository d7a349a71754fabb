// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <string>
#include <string_view>

namespace natsight {

// The literals of the filter language. All pure, any thread.

/// A number exact to 64-bit integers; what has a fraction or an exponent is a double first, as JSON readers have it.
using FilterNumber = long double;

/// A literal.
struct FilterValue {
    enum class Kind { Text, Number, Size, Duration, True, False, Null, Regex };
    Kind kind = Kind::Text;
    std::string text; ///< UTF-8 or any bytes; the pattern of a regular expression; numbers as they were spelled
    std::string flags; ///< of a regular expression: any of `ims`, sorted
    FilterNumber number = 0; ///< bytes, nanoseconds

    /// As the language writes it.
    [[nodiscard]] QString print() const;
    friend bool operator==(const FilterValue &, const FilterValue &) = default;
};

/// Whether a character can stand in a name, a number or a bare word.
[[nodiscard]] bool isFilterWordChar(QChar c);

/// `"text"` with escapes where they are needed.
[[nodiscard]] QString quotedForFilter(std::string_view text);

/// A decimal number as JSON has it, perhaps with a plus; none when it is something else.
[[nodiscard]] std::optional<FilterNumber> filterNumber(std::string_view text);

/// `12`, `1.5`, `10KiB` (binary units, B alone too), `-1h30m`: none when it is nothing of these.
[[nodiscard]] std::optional<FilterValue> filterQuantity(QStringView spelled);

} // namespace natsight
