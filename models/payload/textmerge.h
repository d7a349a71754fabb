// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace natsight {

// Differences of two texts and merges of three, line by line. Pure, any thread. Lines are what stands between line feeds, so that
// a text and `splitLines(text).join('\n')` are the same.

/// Lines that are not in both: `fromCount` of one text stand where `toCount` of the other do. One of them may be 0.
struct LineHunk {
    qsizetype from = 0;
    qsizetype fromCount = 0;
    qsizetype to = 0;
    qsizetype toCount = 0;

    bool operator==(const LineHunk &) const = default;
};

[[nodiscard]] QStringList splitLines(const QString &text);

/// Ascending, with equal lines between them. The fewest lines while the texts differ in fewer than 2,000; more are one hunk.
[[nodiscard]] QList<LineHunk> differentLines(const QStringList &from, const QStringList &to);

/// One stretch of a merge.
struct MergePart {
    enum class Kind {
        Same, ///< nobody changed it
        Mine, ///< only mine did
        Theirs, ///< only theirs did
        Both, ///< both did, and the same
        Conflict, ///< both did, each in another way
    };

    Kind kind = Kind::Same;
    QStringList base;
    QStringList mine;
    QStringList theirs;
};

/// What of a conflict is in the result.
enum class MergeChoice {
    Mine,
    Theirs,
    Both, ///< mine, then theirs
};

/// A merge of three texts. The parts of one side, one after the other, are that side's text.
struct TextMerge {
    QList<MergePart> parts;

    [[nodiscard]] int conflicts() const;
    /// The merged text, with mine (or theirs) where both changed the same.
    [[nodiscard]] QString text(bool prefersMine) const;
    /// With a choice for each conflict, in their order; mine where none is given.
    [[nodiscard]] QString text(const QList<MergeChoice> &choices) const;
    /// The lines of the result of text(choices) that come from conflicts.
    [[nodiscard]] QList<qsizetype> chosenLines(const QList<MergeChoice> &choices) const;
};

/// Changes that touch each other are a conflict, as with diff3.
[[nodiscard]] TextMerge mergeText(const QString &base, const QString &mine, const QString &theirs);

} // namespace natsight
