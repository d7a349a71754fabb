// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace natsight {

/// One place in which two JSON values differ.
struct JsonChange {
    QString path; ///< `limits.per_minute`, `regions[2]`; empty = the whole value
    std::optional<QString> before; ///< as compact JSON; none: it is new
    std::optional<QString> after; ///< none: it is gone
};

/// Where two JSON texts differ, member by member and element by element, in the order of `after`; at most `most` places. None when one of
/// them is no JSON, has more than 1 MiB or nests deeper than 100 levels. Numbers are compared as they stand. Any thread.
[[nodiscard]] std::optional<QList<JsonChange>> jsonChanges(
    QByteArrayView before, QByteArrayView after, int most = 1'000);

/// A merge of three JSON texts, member by member.
struct JsonMerge {
    QByteArray merged; ///< formatted; where both changed the same it has mine, unless theirs is chosen
    QList<JsonChange> conflicts; ///< before = mine, after = theirs
};

/// None as with jsonChanges(), and when a text would not come back as it is (a number beyond 64 bits, a member twice, escapes that
/// need not be): then the lines are to be merged. Arrays are taken as a whole. `takesTheirs`: of which conflicts, by their order. Any
/// thread.
[[nodiscard]] std::optional<JsonMerge> mergeJson(
    QByteArrayView base, QByteArrayView mine, QByteArrayView theirs, const QList<bool> &takesTheirs = {});

/// The text without white space between its tokens; every token stays as it is. Of valid JSON only.
[[nodiscard]] QByteArray compactJson(QByteArrayView text);

} // namespace natsight
