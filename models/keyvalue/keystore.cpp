// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keystore.h"

#include "models/core/interner.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace natsight {

namespace {

constexpr std::size_t fewestSlots = 1024;
constexpr qint64 second = 1'000'000'000;

quint8 stateOf(KeyOperation operation)
{
    return static_cast<quint8>(operation);
}

} // namespace

qint64 KeyFacts::expiresNs(const Bucket &bucket) const
{
    KeyEntry entry;
    entry.timeNs = timeNs;
    entry.meaning = meaning;
    return timeNs > 0 ? entry.expiresNs(bucket) : 0;
}

int compareKeys(std::string_view a, std::string_view b) noexcept
{
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t at = 0;
    for (; at + 8 <= shorter && std::memcmp(a.data() + at, b.data() + at, 8) == 0; at += 8) { }
    while (at < shorter && a[at] == b[at])
        ++at;
    if (at == shorter)
        return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
    const auto rank = [](char character) { return character == '.' ? -1 : int(static_cast<unsigned char>(character)); };
    return rank(a[at]) < rank(b[at]) ? -1 : 1;
}

std::string_view KeyStore::Snapshot::key(quint32 id) const
{
    const Record &known = record(id);
    constexpr quint32 mask = (1U << textBits) - 1;
    return { m_texts[known.text >> textBits].get() + (known.text & mask), known.length };
}

bool KeyStore::Snapshot::isDeleted(quint32 id) const
{
    const quint8 state = record(id).state.load(std::memory_order_relaxed);
    return state != stateOf(KeyOperation::Put) && state != gone;
}

bool KeyStore::Snapshot::isGone(quint32 id) const
{
    return record(id).state.load(std::memory_order_relaxed) == gone;
}

KeyStore::KeyStore()
    : m_slots(fewestSlots, none)
{
}

void KeyStore::clear()
{
    *this = KeyStore();
}

void KeyStore::reserve(quint64 keys)
{
    keys = std::min<quint64>(keys, maxKeys);
    std::size_t slots = m_slots.size();
    while (slots * 3 / 4 <= keys)
        slots *= 2;
    if (slots > m_slots.size())
        grow(slots);
}

void KeyStore::grow(std::size_t slots)
{
    m_slots.assign(slots, none);
    const std::size_t mask = slots - 1;
    for (quint32 id = 0; id < size(); ++id) {
        std::size_t slot = m_all.record(id).hash & mask;
        while (m_slots[slot] != none)
            slot = (slot + 1) & mask;
        m_slots[slot] = id;
    }
}

std::size_t KeyStore::slotOf(std::string_view key, quint32 hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot] != none) {
        const quint32 id = m_slots[slot];
        if (m_all.record(id).hash == hash && this->key(id) == key)
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

quint32 KeyStore::find(std::string_view key) const
{
    return m_slots[slotOf(key, static_cast<quint32>(hashBytes(key)))];
}

bool KeyStore::add(std::string_view key, quint32 hash, quint32 &id)
{
    constexpr std::size_t block = std::size_t { 1 } << textBits;
    const bool needsBlock = m_textUsed + key.size() > block;
    if (size() >= maxKeys || key.size() > maxKeyBytes
        || (needsBlock && m_all.m_texts.size() >= (std::size_t { 1 } << (32 - textBits)))) {
        ++m_refused;
        return false;
    }
    if (needsBlock) {
        m_all.m_texts.emplace_back(new char[block]);
        m_textUsed = 0;
    }
    id = m_all.m_size;
    if ((id >> recordBits) >= m_all.m_records.size())
        m_all.m_records.emplace_back(new Record[std::size_t { 1 } << recordBits]);
    std::memcpy(m_all.m_texts.back().get() + m_textUsed, key.data(), key.size());
    Record &made = record(id);
    made.text = static_cast<quint32>(((m_all.m_texts.size() - 1) << textBits) + m_textUsed);
    made.length = static_cast<quint16>(key.size());
    made.hash = hash;
    m_textUsed += key.size();
    ++m_all.m_size;
    return true;
}

void KeyStore::put(Record &record, const KeyFacts &facts)
{
    record.revision = facts.revision;
    record.timeNs = facts.timeNs;
    record.size = facts.size < 0 ? UINT32_MAX : static_cast<quint32>(std::min<qint64>(facts.size, UINT32_MAX - 1));
    const qint64 ttl = facts.meaning.ttlNs;
    record.ttl = ttl < 0 ? -1
                         : static_cast<qint32>(std::min<qint64>(
                             ttl / second + (ttl % second > 0 ? 1 : 0), std::numeric_limits<qint32>::max()));
    record.reason = static_cast<quint8>(facts.meaning.reason);
    record.state.store(stateOf(facts.meaning.operation), std::memory_order_relaxed);
}

void KeyStore::count(const Record &record, int sign)
{
    const quint8 state = record.state.load(std::memory_order_relaxed);
    if (state == gone)
        m_gone += static_cast<quint32>(sign);
    else if (state != stateOf(KeyOperation::Put))
        m_deleted += static_cast<quint32>(sign);
    else if (record.size != UINT32_MAX)
        m_valueBytes += static_cast<quint64>(qint64 { record.size } * sign);
}

KeyStore::Taken KeyStore::take(std::string_view key, const KeyFacts &facts, quint32 &id)
{
    const auto hash = static_cast<quint32>(hashBytes(key));
    std::size_t slot = slotOf(key, hash);
    if (m_slots[slot] != none) {
        id = m_slots[slot];
        Record &known = record(id);
        if (facts.revision < known.revision || (facts.revision == known.revision && !isGone(id)))
            return Taken::Older;
        count(known, -1);
        put(known, facts);
        count(known, 1);
        return Taken::Changed;
    }
    if ((std::size_t { size() } + 1) * 4 > m_slots.size() * 3) {
        grow(m_slots.size() * 2);
        slot = slotOf(key, hash);
    }
    if (!add(key, hash, id))
        return Taken::Refused;
    m_slots[slot] = id;
    put(record(id), facts);
    count(record(id), 1);
    return Taken::Added;
}

void KeyStore::drop(quint32 id)
{
    Record &known = record(id);
    count(known, -1);
    known.state.store(gone, std::memory_order_relaxed);
    count(known, 1);
}

KeyFacts KeyStore::facts(quint32 id) const
{
    const Record &known = m_all.record(id);
    const quint8 state = known.state.load(std::memory_order_relaxed);
    KeyFacts facts;
    facts.revision = known.revision;
    facts.timeNs = known.timeNs;
    facts.size = known.size == UINT32_MAX ? -1 : qint64 { known.size };
    facts.meaning.operation = state == gone ? KeyOperation::Purge : static_cast<KeyOperation>(state);
    facts.meaning.reason = static_cast<MarkerReason>(known.reason);
    facts.meaning.ttlNs = known.ttl < 0 ? -1 : qint64 { known.ttl } * second;
    return facts;
}

std::size_t KeyStore::memoryBytes() const
{
    return (m_all.m_records.size() << recordBits) * sizeof(Record) + (m_all.m_texts.size() << textBits)
        + m_slots.capacity() * sizeof(quint32) + m_all.m_records.capacity() * sizeof(Records)
        + m_all.m_texts.capacity() * sizeof(Texts);
}

} // namespace natsight
