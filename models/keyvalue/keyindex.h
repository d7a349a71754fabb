// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keystore.h"
#include "models/payload/textfinder.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace natsight {

/// Which keys are wanted.
struct KeyFilter {
    QByteArray text; ///< part of the key; as in TextFinder
    bool withDeleted = false;
    /// Only these numbers, ascending; null = all.
    std::shared_ptr<const std::vector<quint32>> only;

    bool operator==(const KeyFilter &) const = default;
};

/// The keys of a store in order, and those of them that a filter lets through. GUI thread.
///
/// Few new keys are put where they belong at once; many, and every other filter, are worked on in the background, and the keys
/// come all together with shownReplaced(). Memory: 8 bytes a key and a bit, twice that while it works.
class KeyIndex : public QObject
{
    Q_OBJECT

public:
    /// More than so many new keys at a time are put in order in the background.
    static constexpr std::size_t fewKeys = 1'000;

    /// What became of the shown keys, each number in one list at most.
    struct Change {
        std::vector<quint32> added; ///< in order
        std::vector<quint32> removed;
        std::vector<quint32> updated;

        [[nodiscard]] bool isEmpty() const { return added.empty() && removed.empty() && updated.empty(); }
    };

    explicit KeyIndex(QObject *parent = nullptr);
    ~KeyIndex() override;

    [[nodiscard]] const KeyStore &store() const { return m_store; }
    void clear();
    void reserve(quint64 keys) { m_store.reserve(keys); }

    /// Takes a revision in; what is shown follows with commit().
    KeyStore::Taken take(std::string_view key, const KeyFacts &facts, quint32 &id);
    void drop(quint32 id);
    /// Tells what changed since the last commit.
    void commit();
    /// A whole list is coming: keys are put in order in growing portions, and the last ones when it is told that it is over.
    void setBulk(bool isBulk);
    /// Begins to put in order what waits.
    void flush();

    void setFilter(KeyFilter filter);
    [[nodiscard]] const KeyFilter &filter() const { return m_filter; }
    /// What is shown is not yet what is known and asked for.
    [[nodiscard]] bool isWorking() const { return m_isWorking; }

    /// Numbers in the order of the keys.
    [[nodiscard]] const std::vector<quint32> &shown() const { return m_shown; }
    /// Place of the first shown key that is not before this one.
    [[nodiscard]] std::size_t lowerBound(std::string_view key) const;
    /// Place of a shown key; -1 = it is not shown.
    [[nodiscard]] qsizetype placeOf(quint32 id) const;
    [[nodiscard]] bool isShown(quint32 id) const { return id < m_isShown.size() && m_isShown[id]; }

    [[nodiscard]] std::size_t memoryBytes() const;

Q_SIGNALS:
    void shownChanged(const natsight::KeyIndex::Change &change);
    /// shown() is another list; the numbers mean what they meant.
    void shownReplaced();
    /// All numbers are void.
    void aboutToClear();
    void cleared();
    void workingChanged();

private:
    struct Work;
    struct Made;

    [[nodiscard]] bool passes(quint32 id) const;
    [[nodiscard]] bool isWorkDue() const;
    void work();
    void finish(Made made);
    void place(std::vector<quint32> &fresh, const std::vector<quint32> &touched);

    KeyStore m_store;
    KeyFilter m_filter;
    TextFinder m_finder;
    std::vector<quint32> m_order; ///< all that is not waiting
    std::vector<quint32> m_shown;
    std::vector<bool> m_isShown; ///< by number
    std::vector<quint32> m_fresh; ///< new since the last commit
    std::vector<quint32> m_touched; ///< changed since then
    std::vector<quint32> m_waiting; ///< new, for the next work in the background
    std::vector<quint32> m_touchedMeanwhile; ///< while it works
    std::shared_ptr<std::atomic<bool>> m_stop;
    quint64 m_generation = 0;
    bool m_isBulk = false;
    bool m_isWorking = false;
    bool m_isFilterNew = false;
};

} // namespace natsight
