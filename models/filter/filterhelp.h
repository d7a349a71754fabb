// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterfields.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace natsight {

/// A line of the help.
struct FilterHelpRow {
    QString what; ///< as it is written; of words a few words
    QString meaning;
    QStringList examples; ///< whole filters
};

struct FilterHelpPart {
    QString title;
    QList<FilterHelpRow> rows;
};

/// The language for one kind of thing: what stands in its table of fields, and what joins conditions. Any thread.
[[nodiscard]] QList<FilterHelpPart> filterHelp(const FilterFields &fields);

} // namespace natsight
