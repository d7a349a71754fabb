// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonchange.h"

#include "models/payload/jsonprinter.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace natsight {

namespace {

using Tree = nlohmann::ordered_json;

constexpr qsizetype maxBytes = qsizetype { 1 } << 20;
constexpr int maxDepth = 100; // what is below is walked by recursion

RenderLimits limits()
{
    RenderLimits limits;
    limits.maxDepth = maxDepth;
    limits.maxToken = maxBytes;
    return limits;
}

/// With one value on each line; none when it is no JSON, too big or too deep.
std::optional<QByteArray> formattedOf(QByteArrayView text)
{
    if (text.size() > maxBytes)
        return std::nullopt;
    JsonPrinter printer(text, limits(), true);
    printer.run();
    if (printer.hasError() || printer.hadDeep() || printer.isCut() || printer.cutTokens() > 0
        || printer.documents() != 1)
        return std::nullopt;
    return printer.text();
}

std::optional<Tree> treeOf(QByteArrayView text)
{
    if (!formattedOf(text))
        return std::nullopt;
    Tree tree = Tree::parse(text.begin(), text.end(), nullptr, false);
    return tree.is_discarded() ? std::nullopt : std::optional(std::move(tree));
}

QByteArray bytesOf(const Tree &tree)
{
    return QByteArray::fromStdString(tree.dump(-1, ' ', false, Tree::error_handler_t::replace));
}

QString textOf(const Tree &tree)
{
    return QString::fromUtf8(bytesOf(tree));
}

QString memberPath(const QString &path, const std::string &name)
{
    const QString member = QString::fromStdString(name);
    return path.isEmpty() ? member : QString(path + u'.' + member);
}

class Comparison
{
public:
    explicit Comparison(int most)
        : m_most(most)
    {
    }

    void compare(const QString &path, const Tree &before, const Tree &after) // NOLINT(misc-no-recursion)
    {
        if (before.is_object() && after.is_object()) {
            for (const auto &[name, value] : after.items()) {
                if (const auto old = before.find(name); old != before.end())
                    compare(memberPath(path, name), *old, value);
                else
                    add({ memberPath(path, name), std::nullopt, textOf(value) });
            }
            for (const auto &[name, value] : before.items()) {
                if (!after.contains(name))
                    add({ memberPath(path, name), textOf(value), std::nullopt });
            }
        } else if (before.is_array() && after.is_array()) {
            for (std::size_t i = 0; i < std::max(before.size(), after.size()) && changes.size() < m_most; ++i) {
                const QString element = path + u'[' + QString::number(i) + u']';
                if (i >= before.size())
                    add({ element, std::nullopt, textOf(after[i]) });
                else if (i >= after.size())
                    add({ element, textOf(before[i]), std::nullopt });
                else
                    compare(element, before[i], after[i]);
            }
        } else if (const QString was = textOf(before), is = textOf(after); was != is) {
            add({ path, was, is });
        }
    }

    QList<JsonChange> changes;

private:
    void add(JsonChange change)
    {
        if (changes.size() < m_most)
            changes.append(std::move(change));
    }

    int m_most;
};

class Merging
{
public:
    Tree merge(const QString &path, const Tree *base, const Tree &mine, const Tree &theirs) // NOLINT(misc-no-recursion)
    {
        const QByteArray my = bytesOf(mine);
        const QByteArray their = bytesOf(theirs);
        const QByteArray before = base ? bytesOf(*base) : QByteArray();
        if (my == their || their == before)
            return mine;
        if (my == before)
            return theirs;
        if (!mine.is_object() || !theirs.is_object() || (base && !base->is_object())) {
            return conflict({ path, textOf(mine), textOf(theirs) }) ? theirs : mine;
        }
        Tree merged = Tree::object();
        for (const auto &[name, value] : mine.items()) {
            const Tree *was = find(base, name);
            const Tree *other = find(&theirs, name);
            const QString place = memberPath(path, name);
            if (other) {
                merged[name] = merge(place, was, value, *other);
            } else if (!was) {
                merged[name] = value; // new in mine
            } else if (bytesOf(*was) != bytesOf(value)) {
                if (!conflict({ place, textOf(value), std::nullopt }))
                    merged[name] = value;
            } // else theirs took it away
        }
        for (const auto &[name, value] : theirs.items()) {
            if (mine.contains(name))
                continue;
            const Tree *was = find(base, name);
            if (!was)
                merged[name] = value; // new in theirs
            else if (bytesOf(*was) != bytesOf(value)
                && conflict({ memberPath(path, name), std::nullopt, textOf(value) }))
                merged[name] = value;
        }
        return merged;
    }

    explicit Merging(QList<bool> takesTheirs)
        : m_takesTheirs(std::move(takesTheirs))
    {
    }

    QList<JsonChange> conflicts;

private:
    /// Whether theirs is taken there.
    bool conflict(JsonChange change)
    {
        conflicts.append(std::move(change));
        return m_takesTheirs.value(conflicts.size() - 1);
    }

    QList<bool> m_takesTheirs;

    static const Tree *find(const Tree *object, const std::string &name)
    {
        if (!object)
            return nullptr;
        const auto found = object->find(name);
        return found != object->end() ? &*found : nullptr;
    }
};

/// Whether parsing loses nothing of the text but white space.
bool isKept(const Tree &tree, QByteArrayView text)
{
    return bytesOf(tree) == compactJson(text);
}

} // namespace

std::optional<QList<JsonChange>> jsonChanges(QByteArrayView before, QByteArrayView after, int most)
{
    const auto old = treeOf(before);
    const auto now = treeOf(after);
    if (!old || !now)
        return std::nullopt;
    Comparison comparison(most);
    comparison.compare({}, *old, *now);
    // What only the texts tell apart: 1.0 and 1.00, a member twice.
    if (comparison.changes.isEmpty() && compactJson(before) != compactJson(after)
        && (!isKept(*old, before) || !isKept(*now, after)))
        return std::nullopt;
    return comparison.changes;
}

std::optional<JsonMerge> mergeJson(
    QByteArrayView base, QByteArrayView mine, QByteArrayView theirs, const QList<bool> &takesTheirs)
{
    const auto was = treeOf(base);
    const auto my = treeOf(mine);
    const auto their = treeOf(theirs);
    if (!was || !my || !their || !isKept(*was, base) || !isKept(*my, mine) || !isKept(*their, theirs))
        return std::nullopt;
    Merging merging(takesTheirs);
    const Tree merged = merging.merge({}, &*was, *my, *their);
    const auto text = formattedOf(bytesOf(merged));
    if (!text)
        return std::nullopt;
    return JsonMerge { *text, merging.conflicts };
}

QByteArray compactJson(QByteArrayView text)
{
    QByteArray compact;
    compact.reserve(text.size());
    bool isInString = false;
    bool isEscaped = false;
    for (const char character : text) {
        if (isInString) {
            compact.append(character);
            if (isEscaped)
                isEscaped = false;
            else if (character == '\\')
                isEscaped = true;
            else if (character == '"')
                isInString = false;
        } else if (character != ' ' && character != '\t' && character != '\n' && character != '\r') {
            compact.append(character);
            isInString = character == '"';
        }
    }
    return compact;
}

} // namespace natsight
