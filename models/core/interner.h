// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace natsight {

/// Gives each distinct byte string a small number, in order of first sight: 0, 1, 2, …
///
/// Threads: one writer calls `intern()`; any thread may call `size()` and `text()` for ids below a `size()` that it
/// read. Texts never move and are never freed before the interner.
/// Bounds: at most `capacity` strings; past it `intern()` answers `none`.
class Interner
{
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    explicit Interner(std::uint32_t capacity);

    /// The number of `text`, given now if it has none yet; `none` when full.
    [[nodiscard]] std::uint32_t intern(std::string_view text);

    /// Like `intern()` but never adds.
    [[nodiscard]] std::uint32_t find(std::string_view text) const;

    [[nodiscard]] std::uint32_t size() const { return m_size.load(std::memory_order_acquire); }
    [[nodiscard]] std::uint32_t capacity() const { return m_capacity; }
    [[nodiscard]] std::string_view text(std::uint32_t id) const;
    [[nodiscard]] std::size_t memoryBytes() const { return m_memory.load(std::memory_order_relaxed); }

private:
    struct Entry {
        const char *data;
        std::uint32_t length;
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t id = none;
    };
    static constexpr std::uint32_t chunkBits = 12;
    static constexpr std::uint32_t chunkSize = 1U << chunkBits;

    [[nodiscard]] std::size_t slotOf(std::string_view text, std::uint32_t hash) const;
    void grow();
    const char *store(std::string_view text);

    std::uint32_t m_capacity;
    std::atomic<std::uint32_t> m_size { 0 };
    std::atomic<std::size_t> m_memory { 0 };
    std::vector<Slot> m_slots; // writer only
    // Chunk pointers are sized once, so that readers never see a vector move.
    std::vector<std::unique_ptr<Entry[]>> m_chunks;
    std::vector<std::unique_ptr<char[]>> m_arenas; // writer only
    std::size_t m_arenaLeft = 0;
    char *m_arenaNext = nullptr;
};

/// A fast non-cryptographic hash of raw bytes, seeded per process against crafted collisions.
[[nodiscard]] std::uint64_t hashBytes(std::string_view bytes) noexcept;

} // namespace natsight
