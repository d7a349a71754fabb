// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/textmerge.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <vector>

namespace natsight {

namespace {

/// Lines that two texts may differ in and still be compared one by one: time and memory grow with its square.
constexpr int maxDistance = 2'000;

using Ids = std::vector<int>;

/// Myers' greedy algorithm (1986): the furthest point on each diagonal for each number of edits, kept for the way back. None
/// when more edits than allowed are needed. Which lines of `a` and `b` are equal, as pairs.
std::optional<std::vector<std::pair<int, int>>> matches(const Ids &a, const Ids &b)
{
    const int n = int(a.size());
    const int m = int(b.size());
    const int most = std::min(n + m, maxDistance);
    std::vector<std::vector<int>> trace;
    std::vector<int> furthest(std::size_t(2 * most) + 3, 0);
    const auto at = [most](int diagonal) { return std::size_t(diagonal + most + 1); };
    int edits = -1;
    for (int d = 0; d <= most && edits < 0; ++d) {
        for (int k = -d; k <= d; k += 2) {
            int x = k == -d || (k != d && furthest[at(k - 1)] < furthest[at(k + 1)]) ? furthest[at(k + 1)]
                                                                                     : furthest[at(k - 1)] + 1;
            int y = x - k;
            while (x < n && y < m && a[std::size_t(x)] == b[std::size_t(y)]) {
                ++x;
                ++y;
            }
            furthest[at(k)] = x;
            if (x >= n && y >= m) {
                edits = d;
                break;
            }
        }
        trace.emplace_back(furthest.begin() + most + 1 - d, furthest.begin() + most + 2 + d);
    }
    if (edits < 0)
        return std::nullopt;
    std::vector<std::pair<int, int>> found;
    int x = n;
    int y = m;
    for (int d = edits; d > 0; --d) {
        const std::vector<int> &before = trace[std::size_t(d - 1)]; // diagonals -(d-1) … d-1
        const auto reached = [&before, d](int diagonal) {
            const int index = diagonal + d - 1;
            return index >= 0 && index < int(before.size()) ? before[std::size_t(index)] : -1;
        };
        const int k = x - y;
        const bool isDown = k == -d || (k != d && reached(k - 1) < reached(k + 1));
        const int fromK = isDown ? k + 1 : k - 1;
        const int fromX = reached(fromK);
        const int fromY = fromX - fromK;
        const int startX = isDown ? fromX : fromX + 1;
        while (x > startX) {
            --x;
            --y;
            found.emplace_back(x, y);
        }
        x = fromX;
        y = fromY;
    }
    while (x > 0 && y > 0) {
        --x;
        --y;
        found.emplace_back(x, y);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

/// Where a line of the base is in the other text, as far as the hunks go.
struct Cursor {
    const QList<LineHunk> &hunks;
    qsizetype next = 0; ///< hunk
    qsizetype shift = 0; ///< line of the other text less line of the base, before the next hunk
};

QStringList part(const QStringList &lines, qsizetype from, qsizetype to)
{
    return lines.mid(from, to - from);
}

QStringList linesOf(const MergePart &part, MergeChoice choice)
{
    if (part.kind == MergePart::Kind::Theirs)
        return part.theirs;
    if (part.kind != MergePart::Kind::Conflict || choice == MergeChoice::Mine)
        return part.mine;
    return choice == MergeChoice::Theirs ? part.theirs : part.mine + part.theirs;
}

} // namespace

QStringList splitLines(const QString &text)
{
    return text.split(u'\n');
}

QList<LineHunk> differentLines(const QStringList &from, const QStringList &to)
{
    qsizetype start = 0;
    while (start < from.size() && start < to.size() && from.at(start) == to.at(start))
        ++start;
    qsizetype fromEnd = from.size();
    qsizetype toEnd = to.size();
    while (fromEnd > start && toEnd > start && from.at(fromEnd - 1) == to.at(toEnd - 1)) {
        --fromEnd;
        --toEnd;
    }
    if (fromEnd == start && toEnd == start)
        return {};
    QHash<QStringView, int> ids;
    const auto idsOf = [&ids](const QStringList &lines, qsizetype first, qsizetype last) {
        Ids made;
        made.reserve(std::size_t(last - first));
        for (qsizetype i = first; i < last; ++i)
            made.push_back(ids.emplace(lines.at(i), ids.value(lines.at(i), int(ids.size()))).value());
        return made;
    };
    const auto same = matches(idsOf(from, start, fromEnd), idsOf(to, start, toEnd));
    if (!same)
        return { { start, fromEnd - start, start, toEnd - start } };
    QList<LineHunk> hunks;
    qsizetype x = start;
    qsizetype y = start;
    const auto close = [&](qsizetype atX, qsizetype atY) {
        if (atX > x || atY > y)
            hunks.append({ x, atX - x, y, atY - y });
        x = atX + 1;
        y = atY + 1;
    };
    for (const auto &[a, b] : *same)
        close(start + a, start + b);
    close(fromEnd, toEnd);
    return hunks;
}

int TextMerge::conflicts() const
{
    return int(std::count_if(
        parts.begin(), parts.end(), [](const MergePart &one) { return one.kind == MergePart::Kind::Conflict; }));
}

QString TextMerge::text(bool prefersMine) const
{
    return text(QList<MergeChoice>(conflicts(), prefersMine ? MergeChoice::Mine : MergeChoice::Theirs));
}

QString TextMerge::text(const QList<MergeChoice> &choices) const
{
    QStringList lines;
    qsizetype conflict = 0;
    for (const MergePart &one : parts)
        lines += linesOf(one, one.kind == MergePart::Kind::Conflict ? choices.value(conflict++) : MergeChoice::Mine);
    return lines.join(u'\n');
}

QList<qsizetype> TextMerge::chosenLines(const QList<MergeChoice> &choices) const
{
    QList<qsizetype> lines;
    qsizetype line = 0;
    qsizetype conflict = 0;
    for (const MergePart &one : parts) {
        const bool isConflict = one.kind == MergePart::Kind::Conflict;
        const qsizetype end = line + linesOf(one, isConflict ? choices.value(conflict++) : MergeChoice::Mine).size();
        for (; line < end; ++line) {
            if (isConflict)
                lines << line;
        }
    }
    return lines;
}

TextMerge mergeText(const QString &base, const QString &mine, const QString &theirs)
{
    const QStringList baseLines = splitLines(base);
    const QStringList mineLines = splitLines(mine);
    const QStringList theirLines = splitLines(theirs);
    const QList<LineHunk> mineHunks = differentLines(baseLines, mineLines);
    const QList<LineHunk> theirHunks = differentLines(baseLines, theirLines);
    Cursor my { mineHunks };
    Cursor their { theirHunks };
    TextMerge merge;
    qsizetype at = 0;
    const auto same = [&](qsizetype to) {
        if (to > at) {
            const QStringList lines = part(baseLines, at, to);
            merge.parts.append({ MergePart::Kind::Same, lines, lines, lines });
        }
        at = to;
    };
    while (my.next < mineHunks.size() || their.next < theirHunks.size()) {
        qsizetype begin = baseLines.size();
        if (my.next < mineHunks.size())
            begin = std::min(begin, mineHunks.at(my.next).from);
        if (their.next < theirHunks.size())
            begin = std::min(begin, theirHunks.at(their.next).from);
        // All hunks that touch each other.
        qsizetype end = begin;
        const qsizetype mineShift = my.shift;
        const qsizetype theirShift = their.shift;
        bool isMine = false;
        bool isTheirs = false;
        const auto take = [&end](Cursor &cursor, bool &isTaken) {
            if (cursor.next >= cursor.hunks.size() || cursor.hunks.at(cursor.next).from > end)
                return false;
            const LineHunk &hunk = cursor.hunks.at(cursor.next++);
            end = std::max(end, hunk.from + hunk.fromCount);
            cursor.shift = (hunk.to + hunk.toCount) - (hunk.from + hunk.fromCount);
            isTaken = true;
            return true;
        };
        while (take(my, isMine) || take(their, isTheirs)) { }
        same(begin);
        MergePart one;
        one.base = part(baseLines, begin, end);
        one.mine = part(mineLines, begin + mineShift, end + my.shift);
        one.theirs = part(theirLines, begin + theirShift, end + their.shift);
        one.kind = !isTheirs         ? MergePart::Kind::Mine
            : !isMine                ? MergePart::Kind::Theirs
            : one.mine == one.theirs ? MergePart::Kind::Both
                                     : MergePart::Kind::Conflict;
        merge.parts.append(std::move(one));
        at = end;
    }
    same(baseLines.size());
    return merge;
}

} // namespace natsight
