// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace natsight {

/// State by key from any number of threads to one reader: the newest value of a key wins.
///
/// Bounds: at most `maxKeys` keys wait at a time; an update of a further key is refused and counted. Callable from any
/// thread; no Qt event inside.
template<typename Key, typename Value, typename Hash = std::hash<Key>>
class DirtyMap
{
public:
    explicit DirtyMap(std::size_t maxKeys = 100'000)
        : m_maxKeys(maxKeys)
    {
    }

    /// Sets the newest value of `key`. False when the key cap is reached.
    bool put(Key key, Value value)
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_dirty.find(key); found != m_dirty.end()) {
            found->second = std::move(value);
            return true;
        }
        if (m_dirty.size() >= m_maxKeys) {
            ++m_refused;
            return false;
        }
        m_dirty.emplace(std::move(key), std::move(value));
        return true;
    }

    /// Takes everything that changed since the last call.
    [[nodiscard]] std::unordered_map<Key, Value, Hash> take()
    {
        std::unordered_map<Key, Value, Hash> taken;
        const std::scoped_lock lock(m_mutex);
        taken.swap(m_dirty);
        return taken;
    }

    [[nodiscard]] std::size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_dirty.size();
    }

    [[nodiscard]] std::uint64_t refused() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_refused;
    }

private:
    mutable std::mutex m_mutex;
    std::unordered_map<Key, Value, Hash> m_dirty;
    std::size_t m_maxKeys;
    std::uint64_t m_refused = 0;
};

} // namespace natsight
