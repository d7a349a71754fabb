// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstring>
#include <deque>
#include <mutex>
#include <string_view>
#include <utility>

namespace natsight {

/// Memory of large byte arrays that are used one after the other: the system wants more time for fresh memory than it takes
/// to copy into it. What comes back by giveBack() while somebody else still holds it is not used before it is let go.
/// Any thread. Bounds: keeps so many bytes as it is told, and nothing of arrays that are smaller than `smallest`.
class BytePool
{
public:
    static constexpr qsizetype smallest = qsizetype { 32 } << 10;

    explicit BytePool(qsizetype mostBytes)
        : m_mostBytes(mostBytes)
    {
    }

    /// Of this size, with any content; nobody else has it.
    [[nodiscard]] QByteArray take(qsizetype size)
    {
        if (size >= smallest) {
            const std::scoped_lock lock(m_mutex);
            const auto free = std::find_if(m_kept.begin(), m_kept.end(),
                [size](const QByteArray &one) { return one.capacity() >= size && one.isDetached(); });
            if (free != m_kept.end()) {
                QByteArray bytes = std::move(*free);
                m_kept.erase(free);
                m_bytes -= bytes.capacity();
                bytes.resize(size);
                return bytes;
            }
        }
        return { size, Qt::Uninitialized };
    }

    [[nodiscard]] QByteArray copyOf(std::string_view view)
    {
        QByteArray bytes = take(static_cast<qsizetype>(view.size()));
        if (!view.empty())
            std::memcpy(bytes.data(), view.data(), view.size());
        return bytes;
    }

    void giveBack(QByteArray bytes)
    {
        if (bytes.capacity() < smallest)
            return;
        const std::scoped_lock lock(m_mutex);
        m_bytes += bytes.capacity();
        m_kept.push_back(std::move(bytes));
        while (m_bytes > m_mostBytes) {
            m_bytes -= m_kept.front().capacity();
            m_kept.pop_front();
        }
    }

    [[nodiscard]] qsizetype keptBytes() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_bytes;
    }

private:
    const qsizetype m_mostBytes;
    mutable std::mutex m_mutex;
    std::deque<QByteArray> m_kept;
    qsizetype m_bytes = 0;
};

} // namespace natsight
