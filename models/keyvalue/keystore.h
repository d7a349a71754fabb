// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyentry.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace natsight {

/// What is known of a key without its value.
struct KeyFacts {
    quint64 revision = 0; ///< 0 = not known
    qint64 timeNs = 0; ///< 0 = not known
    qint64 size = -1; ///< of the value; -1 = not known
    KeyMeaning meaning;

    [[nodiscard]] bool isDeleted() const { return meaning.operation != KeyOperation::Put; }
    /// As KeyEntry::expiresNs().
    [[nodiscard]] qint64 expiresNs(const Bucket &bucket) const;

    bool operator==(const KeyFacts &) const = default;
};

/// The order of keys everywhere: by bytes, but a dot comes before all else, so that what is below a branch stands together.
[[nodiscard]] int compareKeys(std::string_view a, std::string_view b) noexcept;

/// The keys of a bucket with what their newest revisions say, each under a small number that stays: 0, 1, 2, …
///
/// Memory: about 60 bytes a key besides its text (40 for the record, up to 16 for its place in the hash). Bounds: 16 million
/// keys, 4 GiB of text, 64 KiB a key; what is beyond is refused and counted.
/// Threads: one, and any number that read a `Snapshot` of it: texts and records never move, and of a record only its state
/// changes under a reader.
class KeyStore
{
public:
    static constexpr quint32 none = UINT32_MAX;
    static constexpr quint32 maxKeys = 16'000'000;
    static constexpr std::size_t maxKeyBytes = 65'535;

    enum class Taken {
        Refused, ///< no room
        Older, ///< a newer revision is known
        Added,
        Changed,
    };

private:
    struct Record {
        quint64 revision = 0;
        qint64 timeNs = 0;
        quint32 text = 0; ///< place in the texts
        quint32 size = UINT32_MAX; ///< UINT32_MAX = not known
        quint32 hash = 0;
        qint32 ttl = 0; ///< seconds
        quint16 length = 0;
        std::atomic<quint8> state { 0 }; ///< operation, or `gone`
        quint8 reason = 0;
    };
    static constexpr quint8 gone = 0xff;
    static constexpr quint32 recordBits = 14;
    static constexpr quint32 textBits = 18;
    using Records = std::shared_ptr<Record[]>;
    using Texts = std::shared_ptr<char[]>;

public:
    /// For another thread: the keys as they were; whether one is deleted is told as it is now.
    class Snapshot
    {
    public:
        [[nodiscard]] quint32 size() const { return m_size; }
        [[nodiscard]] std::string_view key(quint32 id) const;
        [[nodiscard]] bool isDeleted(quint32 id) const;
        [[nodiscard]] bool isGone(quint32 id) const;

    private:
        friend class KeyStore;
        [[nodiscard]] const Record &record(quint32 id) const
        {
            return m_records[id >> recordBits][id & ((1U << recordBits) - 1)];
        }

        std::vector<Records> m_records;
        std::vector<Texts> m_texts;
        quint32 m_size = 0;
    };

    KeyStore();

    void clear();
    /// Room for so many keys at once, so that the hash need not grow while they come.
    void reserve(quint64 keys);

    /// A revision of a key; `id` is its number whatever came of it but Refused.
    Taken take(std::string_view key, const KeyFacts &facts, quint32 &id);
    /// It is not in the bucket any more, without a word of why. The number stays its own.
    void drop(quint32 id);

    [[nodiscard]] quint32 find(std::string_view key) const;
    [[nodiscard]] std::string_view key(quint32 id) const { return m_all.key(id); }
    [[nodiscard]] KeyFacts facts(quint32 id) const;
    [[nodiscard]] quint64 revision(quint32 id) const { return m_all.record(id).revision; }
    [[nodiscard]] bool isDeleted(quint32 id) const { return m_all.isDeleted(id); }
    [[nodiscard]] bool isGone(quint32 id) const { return m_all.isGone(id); }

    [[nodiscard]] quint32 size() const { return m_all.m_size; } ///< numbers given
    [[nodiscard]] quint32 keys() const { return size() - m_gone - m_deleted; } ///< with a value
    [[nodiscard]] quint32 deleted() const { return m_deleted; }
    [[nodiscard]] quint32 goneKeys() const { return m_gone; }
    [[nodiscard]] quint64 refused() const { return m_refused; }
    [[nodiscard]] quint64 valueBytes() const { return m_valueBytes; } ///< of the values whose sizes are known
    [[nodiscard]] std::size_t memoryBytes() const;

    [[nodiscard]] Snapshot snapshot() const { return m_all; }

private:
    [[nodiscard]] Record &record(quint32 id)
    {
        return m_all.m_records[id >> recordBits][id & ((1U << recordBits) - 1)];
    }
    [[nodiscard]] std::size_t slotOf(std::string_view key, quint32 hash) const;
    void grow(std::size_t slots);
    [[nodiscard]] bool add(std::string_view key, quint32 hash, quint32 &id);
    void count(const Record &record, int sign);
    static void put(Record &record, const KeyFacts &facts);

    Snapshot m_all;
    std::vector<quint32> m_slots;
    std::size_t m_textUsed = std::size_t { 1 } << textBits; ///< of the last block
    quint32 m_deleted = 0;
    quint32 m_gone = 0;
    quint64 m_refused = 0;
    quint64 m_valueBytes = 0;
};

} // namespace natsight
