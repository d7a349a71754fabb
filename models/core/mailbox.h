// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace natsight {

/// A bounded queue of events from any number of threads to one reader.
///
/// Bounds: at most `maxItems` items and `maxBytes` bytes (as the producer counts them). When full, the oldest go and
/// are counted, so that received + dropped == pushed always holds. Callable from any thread; no Qt event inside: the
/// reader polls on its frame clock.
template<typename T>
class Mailbox
{
public:
    explicit Mailbox(std::size_t maxItems = 10'000, std::size_t maxBytes = std::size_t { 16 } << 20)
        : m_maxItems(maxItems > 0 ? maxItems : 1)
        , m_maxBytes(maxBytes)
    {
    }

    /// Appends an item of `bytes` bytes. False when the mailbox is closed or the item alone is over the byte cap;
    /// both count as dropped.
    bool push(T item, std::size_t bytes = sizeof(T))
    {
        const std::scoped_lock lock(m_mutex);
        ++m_pushed;
        if (m_closed || bytes > m_maxBytes) {
            ++m_dropped;
            return false;
        }
        while (!m_items.empty() && (m_items.size() >= m_maxItems || m_bytes + bytes > m_maxBytes)) {
            m_bytes -= m_items.front().second;
            m_items.pop_front();
            ++m_dropped;
        }
        m_bytes += bytes;
        m_items.emplace_back(std::move(item), bytes);
        return true;
    }

    /// Takes the oldest `max` items, in order.
    [[nodiscard]] std::vector<T> take(std::size_t max = SIZE_MAX)
    {
        std::vector<T> taken;
        const std::scoped_lock lock(m_mutex);
        const auto count = std::min(max, m_items.size());
        taken.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            m_bytes -= m_items.front().second;
            taken.push_back(std::move(m_items.front().first));
            m_items.pop_front();
        }
        return taken;
    }

    /// Empties the mailbox and refuses what comes later. What was waiting counts as dropped.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        m_dropped += m_items.size();
        m_items.clear();
        m_bytes = 0;
    }

    /// Empties the mailbox; what was waiting counts as dropped.
    void clear()
    {
        const std::scoped_lock lock(m_mutex);
        m_dropped += m_items.size();
        m_items.clear();
        m_bytes = 0;
    }

    [[nodiscard]] std::size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_items.size();
    }

    [[nodiscard]] std::size_t bytes() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_bytes;
    }

    [[nodiscard]] std::uint64_t pushed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_pushed;
    }

    [[nodiscard]] std::uint64_t dropped() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_dropped;
    }

private:
    mutable std::mutex m_mutex;
    std::deque<std::pair<T, std::size_t>> m_items;
    std::size_t m_bytes = 0;
    std::size_t m_maxItems;
    std::size_t m_maxBytes;
    std::uint64_t m_pushed = 0;
    std::uint64_t m_dropped = 0;
    bool m_closed = false;
};

} // namespace natsight
