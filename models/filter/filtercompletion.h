// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filterexpression.h"

#include <QMetaType>
#include <QStringList>

#include <set>
#include <string>
#include <string_view>

namespace natsight {

/// Names that occur in what is shown, as the language writes them: `header["Trace"]`, `json.order.items[*].qty`. Sorted.
struct FilterNames {
    QStringList headers;
    QStringList paths;
};

/// Collects the names of records. One thread at a time. Bounds: 200 headers, 500 paths of at most 8 steps, 20,000 values of
/// one document.
class FilterNameCollector
{
public:
    void addHeaders(std::string_view block); ///< `Name: value` lines ending in CRLF
    void addJson(std::string_view bytes);
    [[nodiscard]] FilterNames names() const;

private:
    std::set<std::string> m_headers;
    std::set<QString> m_paths;
};

/// What can be typed at a place of a filter.
struct FilterProposal {
    QString text;
    QString meaning;
};

struct FilterCompletion {
    qsizetype begin = 0; ///< of what a proposal replaces
    qsizetype length = 0;
    std::vector<FilterProposal> proposals; ///< the likeliest first, at most 60
};

/// Fields and names where a condition begins, operators after a field, `&&` after a condition. Any thread.
[[nodiscard]] FilterCompletion completeFilter(
    const QString &text, qsizetype cursor, const FilterFields &fields, const FilterNames &names);

} // namespace natsight

Q_DECLARE_METATYPE(natsight::FilterNames)
