// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

class QAbstractItemView;
class QHeaderView;
class QTableView;
class QTreeView;

namespace natsight {

/// How a table or tree differs from the rule.
struct ViewOptions {
    QList<int> widths; ///< in characters of the body font, column by column; the rest take the default
    QList<int> hiddenColumns; ///< shown when the user asks for them
    bool isSortable = true; ///< sorts when a header is clicked; starts in the model's own order
    bool isSidebar = false; ///< stands on the window's colour, with an accent edge at the selection (the explorer)
    int exactRole = -1; ///< of exact values for copies; -1 = what is shown
};

// Every table and tree of the program is set up here: rows of one fixed height, fixed sections that the user drags
// (sizing by content stalls a live view), a header menu for columns, text elided in the middle with a tooltip when it
// is cut, Ctrl+C for rows as tab-separated values. Call after setModel(), so that widths have columns to go to.
void setUpTable(QTableView *view, const ViewOptions &options = {});
void setUpTree(QTreeView *view, const ViewOptions &options = {});

/// The selected rows (all rows when none is selected) as tab-separated values: visible columns in the order of the
/// screen, with a head line. At most `maxRows`, then a line that says how many were left out. Tabs and line ends
/// inside a value become spaces.
[[nodiscard]] QString rowsAsTsv(const QAbstractItemView *view, int exactRole = -1, int maxRows = 100'000);

enum class RowFormat { Tsv, Csv, JsonArray };
/// The same rows in a format. In CSV what a spreadsheet would run as a formula gets an apostrophe; in JSON, an array of an
/// object each, numbers are numbers and what is not known is null. Of these the first `maxRows`.
[[nodiscard]] QString rowsAs(
    const QAbstractItemView *view, RowFormat format, int exactRole = -1, int maxRows = 100'000);

} // namespace natsight
