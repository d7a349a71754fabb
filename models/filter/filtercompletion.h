// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterfields.h"
#include "models/filter/seennames.h"

#include <QList>
#include <QString>

namespace natsight {

/// Something that can stand where one types.
struct FilterCompletion {
    enum class Kind { Field, Operator, Value, Joiner };
    Kind kind = Kind::Field;
    qsizetype begin = 0; ///< what it replaces, in UTF-16 units
    qsizetype length = 0;
    QString insert;
    qsizetype cursor = 0; ///< where one goes on typing, from `begin`
    QString shown; ///< for the list
    QString meaning; ///< a few words, may be empty
    bool continues = false; ///< something has to follow: it can be asked for at once

    friend bool operator==(const FilterCompletion &, const FilterCompletion &) = default;
};

/// What can stand at the cursor of a filter that is being typed, the best first; at most 60. What begins like what is typed comes before
/// what has it somewhere inside. None inside of free text, after a finished word, and where what stands before makes no sense.
/// Time grows with the text before the cursor and with the names. Any thread.
[[nodiscard]] QList<FilterCompletion> filterCompletions(
    const QString &text, qsizetype cursor, const FilterFields &fields, const SeenNames &names);

} // namespace natsight
