// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyindex.h"

#include "models/core/future.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace natsight {

namespace {

/// A number with eight bytes of its key, so that most comparisons need not look at the key.
struct Sortable {
    quint64 head;
    quint32 id;
};

/// The eight bytes after `skip` such that they compare as the keys do; equal heads say nothing.
quint64 headOf(std::string_view key, std::size_t skip)
{
    quint64 head = 0;
    bool isOver = false;
    for (std::size_t at = skip; at < skip + 8; ++at) {
        isOver = isOver || at >= key.size();
        const unsigned byte = isOver ? 0U : static_cast<unsigned char>(key[at]);
        // The end, a dot, all else; what would be mistaken for them is left to the whole comparison.
        const bool isOdd = !isOver && byte < 3;
        head = head << 8 | (isOver ? 0U : byte == '.' ? 1U : isOdd ? 2U : byte);
        isOver = isOver || isOdd;
    }
    return head;
}

std::size_t commonLength(std::string_view a, std::string_view b)
{
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t at = 0;
    while (at < shorter && a[at] == b[at])
        ++at;
    return at;
}

template<typename Store>
void sortKeys(const Store &store, std::vector<quint32> &ids)
{
    if (ids.size() < 2)
        return;
    const std::string_view first = store.key(ids.front());
    std::size_t common = first.size();
    for (const quint32 id : ids)
        common = std::min(common, commonLength(first, store.key(id)));
    std::vector<Sortable> sortables;
    sortables.reserve(ids.size());
    for (const quint32 id : ids)
        sortables.push_back({ headOf(store.key(id), common), id });
    std::sort(sortables.begin(), sortables.end(), [&store](const Sortable &a, const Sortable &b) {
        return a.head != b.head ? a.head < b.head : compareKeys(store.key(a.id), store.key(b.id)) < 0;
    });
    for (std::size_t at = 0; at < ids.size(); ++at)
        ids[at] = sortables[at].id;
}

/// Puts what is in order between what is in order: looks for the places from the end, and moves each block once.
template<typename Store>
void mergeFew(const Store &store, std::vector<quint32> &into, const std::vector<quint32> &sorted)
{
    std::size_t end = into.size();
    into.resize(into.size() + sorted.size());
    std::size_t left = sorted.size();
    for (auto it = sorted.rbegin(); it != sorted.rend(); ++it, --left) {
        const std::string_view key = store.key(*it);
        const auto place = static_cast<std::size_t>(
            std::upper_bound(into.begin(), into.begin() + static_cast<std::ptrdiff_t>(end), key,
                [&store](std::string_view wanted, quint32 other) { return compareKeys(wanted, store.key(other)) < 0; })
            - into.begin());
        std::move_backward(into.begin() + static_cast<std::ptrdiff_t>(place),
            into.begin() + static_cast<std::ptrdiff_t>(end), into.begin() + static_cast<std::ptrdiff_t>(end + left));
        into[place + left - 1] = *it;
        end = place;
    }
}

} // namespace

struct KeyIndex::Work {
    KeyStore::Snapshot store;
    std::vector<quint32> order;
    std::vector<quint32> fresh;
    KeyFilter filter;
    std::shared_ptr<std::atomic<bool>> stop;

    [[nodiscard]] Made run();
};

struct KeyIndex::Made {
    std::vector<quint32> order;
    std::vector<quint32> shown;
    std::vector<bool> isShown;
    bool isWhole = false; ///< not stopped
};

KeyIndex::Made KeyIndex::Work::run()
{
    Made made;
    sortKeys(store, fresh);
    if (fresh.size() < order.size() / 64) {
        made.order = std::move(order);
        mergeFew(store, made.order, fresh);
    } else {
        made.order.resize(order.size() + fresh.size());
        std::merge(order.cbegin(), order.cend(), fresh.cbegin(), fresh.cend(), made.order.begin(),
            [this](quint32 a, quint32 b) { return compareKeys(store.key(a), store.key(b)) < 0; });
    }
    const TextFinder finder(std::string_view(filter.text.constData(), static_cast<std::size_t>(filter.text.size())));
    // In the order of the numbers, which is that of memory.
    made.isShown.resize(store.size());
    std::size_t count = 0;
    const auto look = [&](quint32 id) {
        const bool isIn = !store.isGone(id) && (filter.withDeleted || !store.isDeleted(id))
            && (finder.isEmpty() || finder.isIn(store.key(id)));
        made.isShown[id] = isIn;
        count += isIn ? 1 : 0;
    };
    if (filter.only) {
        for (const quint32 id : *filter.only) {
            if (id < store.size())
                look(id);
        }
    } else {
        for (quint32 id = 0; id < store.size(); ++id) {
            if ((id & 0xfffU) == 0 && *stop)
                break;
            look(id);
        }
    }
    made.shown.reserve(count);
    for (const quint32 id : made.order) {
        if (made.isShown[id])
            made.shown.push_back(id);
    }
    made.isWhole = !*stop;
    return made;
}

KeyIndex::KeyIndex(QObject *parent)
    : QObject(parent)
    , m_stop(std::make_shared<std::atomic<bool>>(false))
{
}

KeyIndex::~KeyIndex()
{
    *m_stop = true;
}

void KeyIndex::clear()
{
    Q_EMIT aboutToClear();
    *m_stop = true;
    ++m_generation;
    m_store.clear();
    for (auto *list : { &m_order, &m_shown, &m_fresh, &m_touched, &m_waiting, &m_touchedMeanwhile })
        std::vector<quint32>().swap(*list);
    m_isShown.clear();
    m_filter.only.reset();
    m_isFilterNew = false;
    const bool wasWorking = std::exchange(m_isWorking, false);
    Q_EMIT cleared();
    if (wasWorking)
        Q_EMIT workingChanged();
}

KeyStore::Taken KeyIndex::take(std::string_view key, const KeyFacts &facts, quint32 &id)
{
    const KeyStore::Taken taken = m_store.take(key, facts, id);
    if (taken == KeyStore::Taken::Added)
        m_fresh.push_back(id);
    else if (taken == KeyStore::Taken::Changed)
        m_touched.push_back(id);
    return taken;
}

void KeyIndex::drop(quint32 id)
{
    m_store.drop(id);
    m_touched.push_back(id);
}

bool KeyIndex::passes(quint32 id) const
{
    return !m_store.isGone(id) && (m_filter.withDeleted || !m_store.isDeleted(id))
        && (m_finder.isEmpty() || m_finder.isIn(m_store.key(id)))
        && (!m_filter.only || std::binary_search(m_filter.only->cbegin(), m_filter.only->cend(), id));
}

void KeyIndex::commit()
{
    if (m_fresh.empty() && m_touched.empty())
        return;
    std::vector<quint32> fresh = std::exchange(m_fresh, {});
    std::vector<quint32> touched = std::exchange(m_touched, {});
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    // Numbers are placed in the order in which they were given, so what is new waits behind what waits.
    const bool waits = m_isWorking || !m_waiting.empty() || fresh.size() > fewKeys;
    if (waits) {
        m_waiting.insert(m_waiting.end(), fresh.cbegin(), fresh.cend());
        fresh.clear();
    }
    if (m_isWorking) {
        m_touchedMeanwhile.insert(m_touchedMeanwhile.end(), touched.cbegin(), touched.cend());
        // Whether they are shown is settled when the work is done.
        Change change;
        for (const quint32 id : touched) {
            if (isShown(id))
                change.updated.push_back(id);
        }
        if (!change.isEmpty())
            Q_EMIT shownChanged(change);
        return;
    }
    place(fresh, touched);
    if (isWorkDue())
        work();
}

bool KeyIndex::isWorkDue() const
{
    // Portions that double: all together cost about as much as the last one.
    return !m_waiting.empty() && (!m_isBulk || m_waiting.size() > std::max(fewKeys, m_order.size()));
}

void KeyIndex::setBulk(bool isBulk)
{
    if (isBulk == m_isBulk)
        return;
    m_isBulk = isBulk;
    if (!isBulk)
        flush();
}

void KeyIndex::flush()
{
    if (!m_isWorking && !m_waiting.empty())
        work();
}

void KeyIndex::place(std::vector<quint32> &fresh, const std::vector<quint32> &touched)
{
    // Numbers are given in order: from the first one that has no place yet, none has.
    const quint32 placed = !m_waiting.empty() ? m_waiting.front() : !fresh.empty() ? fresh.front() : m_store.size();
    sortKeys(m_store, fresh);
    mergeFew(m_store, m_order, fresh);
    m_isShown.resize(m_store.size());
    Change change;
    for (const quint32 id : fresh) {
        if (passes(id))
            change.added.push_back(id);
    }
    bool isMixed = false;
    for (const quint32 id : touched) {
        if (id >= placed)
            continue;
        const bool isIn = passes(id);
        if (isIn && m_isShown[id]) {
            change.updated.push_back(id);
        } else if (isIn) {
            change.added.push_back(id);
            isMixed = true;
        } else if (m_isShown[id]) {
            change.removed.push_back(id);
        }
    }
    if (isMixed)
        sortKeys(m_store, change.added);
    for (const quint32 id : change.removed)
        m_isShown[id] = false;
    if (!change.removed.empty())
        m_shown.erase(std::remove_if(m_shown.begin(), m_shown.end(), [this](quint32 id) { return !m_isShown[id]; }),
            m_shown.end());
    for (const quint32 id : change.added)
        m_isShown[id] = true;
    mergeFew(m_store, m_shown, change.added);
    if (!change.isEmpty())
        Q_EMIT shownChanged(change);
}

void KeyIndex::setFilter(KeyFilter filter)
{
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    m_finder = TextFinder(std::string_view(m_filter.text.constData(), static_cast<std::size_t>(m_filter.text.size())));
    m_isFilterNew = true;
    if (m_isWorking)
        *m_stop = true; // it begins again with this one
    else
        work();
}

void KeyIndex::work()
{
    m_isFilterNew = false;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    auto work = std::make_shared<Work>();
    work->store = m_store.snapshot();
    work->order = m_order;
    work->fresh = std::exchange(m_waiting, {});
    work->filter = m_filter;
    work->stop = m_stop;
    m_isWorking = true;
    const quint64 generation = ++m_generation;
    whenDone(this, QtConcurrent::run([work] { return std::make_shared<Made>(work->run()); }),
        [this, generation](const std::shared_ptr<Made> &made) {
            if (generation != m_generation)
                return;
            finish(std::move(*made));
        });
    Q_EMIT workingChanged();
}

void KeyIndex::finish(Made made)
{
    m_isWorking = false;
    m_order = std::move(made.order);
    std::vector<quint32> touched = std::exchange(m_touchedMeanwhile, {});
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    if (made.isWhole && !m_isFilterNew) {
        m_shown = std::move(made.shown);
        m_isShown = std::move(made.isShown);
        m_isShown.resize(m_store.size());
        Q_EMIT shownReplaced();
    } else {
        m_isFilterNew = true;
    }
    if (m_isFilterNew) {
        work(); // it looks at all, and so at what was touched
        return;
    }
    std::vector<quint32> fresh;
    if (m_waiting.size() <= fewKeys)
        fresh = std::exchange(m_waiting, {});
    place(fresh, touched);
    if (isWorkDue())
        work();
    else
        Q_EMIT workingChanged();
}

std::size_t KeyIndex::lowerBound(std::string_view key) const
{
    return static_cast<std::size_t>(
        std::lower_bound(m_shown.cbegin(), m_shown.cend(), key,
            [this](quint32 id, std::string_view wanted) { return compareKeys(m_store.key(id), wanted) < 0; })
        - m_shown.cbegin());
}

qsizetype KeyIndex::placeOf(quint32 id) const
{
    if (!isShown(id))
        return -1;
    const std::size_t place = lowerBound(m_store.key(id));
    return place < m_shown.size() && m_shown[place] == id ? static_cast<qsizetype>(place) : -1;
}

std::size_t KeyIndex::memoryBytes() const
{
    return m_store.memoryBytes() + (m_order.capacity() + m_shown.capacity() + m_waiting.capacity()) * sizeof(quint32)
        + m_isShown.capacity() / 8;
}

} // namespace natsight
