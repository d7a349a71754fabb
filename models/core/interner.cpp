// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/interner.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace natsight {

namespace {

constexpr std::size_t arenaBytes = std::size_t { 64 } << 10;

std::uint64_t processSeed()
{
    static const std::uint64_t seed = [] {
        std::random_device device;
        return (std::uint64_t { device() } << 32) | device();
    }();
    return seed;
}

std::uint64_t load64(const char *bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

} // namespace

std::uint64_t hashBytes(std::string_view bytes) noexcept
{
    constexpr std::uint64_t k1 = 0x9E3779B97F4A7C15;
    constexpr std::uint64_t k2 = 0xD6E8FEB86659FD93;
    std::uint64_t state = processSeed() ^ (bytes.size() * k1);
    const char *place = bytes.data();
    std::size_t left = bytes.size();
    while (left >= 8) {
        state = mix(state ^ load64(place), k2);
        place += 8;
        left -= 8;
    }
    std::uint64_t rest = 0;
    if (left > 0)
        std::memcpy(&rest, place, left);
    return mix(state ^ rest, k1 ^ left);
}

Interner::Interner(std::uint32_t capacity)
    : m_capacity(std::max(capacity, 1U))
    , m_slots(1024)
    , m_chunks((m_capacity + chunkSize - 1) >> chunkBits)
{
    m_memory = m_slots.size() * sizeof(Slot) + m_chunks.size() * sizeof(m_chunks[0]);
}

std::size_t Interner::slotOf(std::string_view text, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t index = hash & mask;
    while (m_slots[index].id != none) {
        if (m_slots[index].hash == hash && this->text(m_slots[index].id) == text)
            break;
        index = (index + 1) & mask;
    }
    return index;
}

std::uint32_t Interner::find(std::string_view text) const
{
    return m_slots[slotOf(text, static_cast<std::uint32_t>(hashBytes(text)))].id;
}

std::uint32_t Interner::intern(std::string_view text)
{
    const auto hash = static_cast<std::uint32_t>(hashBytes(text));
    std::size_t slot = slotOf(text, hash);
    if (m_slots[slot].id != none)
        return m_slots[slot].id;

    const std::uint32_t id = m_size.load(std::memory_order_relaxed);
    if (id >= m_capacity)
        return none;
    if ((std::size_t { id } + 1) * 2 > m_slots.size()) {
        grow();
        slot = slotOf(text, hash);
    }
    auto &chunk = m_chunks[id >> chunkBits];
    if (!chunk) {
        chunk = std::make_unique<Entry[]>(chunkSize);
        m_memory.fetch_add(chunkSize * sizeof(Entry), std::memory_order_relaxed);
    }
    chunk[id & (chunkSize - 1)] = { store(text), static_cast<std::uint32_t>(text.size()) };
    m_slots[slot] = { hash, id };
    m_size.store(id + 1, std::memory_order_release);
    return id;
}

std::string_view Interner::text(std::uint32_t id) const
{
    const Entry &entry = m_chunks[id >> chunkBits][id & (chunkSize - 1)];
    return { entry.data, entry.length };
}

void Interner::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.id == none)
            continue;
        std::size_t index = slot.hash & mask;
        while (m_slots[index].id != none)
            index = (index + 1) & mask;
        m_slots[index] = slot;
    }
    m_memory.fetch_add(old.size() * sizeof(Slot), std::memory_order_relaxed);
}

const char *Interner::store(std::string_view text)
{
    if (text.size() > m_arenaLeft) {
        const std::size_t size = std::max(arenaBytes, text.size());
        m_arenas.push_back(std::make_unique<char[]>(size));
        m_arenaNext = m_arenas.back().get();
        m_arenaLeft = size;
        m_memory.fetch_add(size, std::memory_order_relaxed);
    }
    char *place = m_arenaNext;
    if (!text.empty())
        std::memcpy(place, text.data(), text.size());
    m_arenaNext += text.size();
    m_arenaLeft -= text.size();
    return place;
}

} // namespace natsight
