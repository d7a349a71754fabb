// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/interner.h"
#include "models/nats/message.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace natsight {

using SubjectId = std::uint32_t;
using RowNumber = std::uint64_t; ///< 0 for the first message of a store, never reused

/// Counters of one subject, or of a sum of subjects.
struct SubjectCounters {
    std::uint64_t messages = 0;
    std::uint64_t bytes = 0; ///< payload
    std::int64_t lastNs = 0; ///< 0 = never
    RowNumber lastRow = 0; ///< may be evicted, or newer than a snapshot: check against both of its ends
};

struct TapCounters {
    std::uint64_t kept = 0; ///< still in the store
    std::uint64_t evicted = 0; ///< removed to stay within the budget, or cleared
    std::uint64_t rejected = 0; ///< could not be stored at all (larger than the whole budget)
    std::uint64_t bytes = 0; ///< payload bytes appended
};

/// A captured message as the reader sees it. The views live as long as the CaptureReader::Snapshot they came from.
struct CapturedMessage {
    RowNumber row = 0;
    std::int64_t timeNs = 0;
    TapId tap = 0;
    SubjectId subjectId = Interner::none; ///< none: past the subject limit, the text is stored with the message
    std::string_view subject;
    std::string_view reply;
    std::string_view headers;
    std::string_view payload;
};

/// Every message of a connection's taps, in order of arrival, within a byte budget.
///
/// Threads: `append()` on the one delivery thread; everything else from any thread. The writer publishes each row with
/// one release store and never waits for a reader; the lock guards only the list of segments.
/// Bounds: `budgetBytes` of segments (fixed-size, oldest evicted whole and reused), `maxSubjects` distinct subjects
/// with counters; further subjects are stored with their message and counted together as "other".
/// Always true for every tap: appended == kept + evicted + rejected.
class CaptureStore final : public MessageSink
{
public:
    struct Limits {
        std::size_t budgetBytes = std::size_t { 512 } << 20;
        std::uint32_t maxSubjects = 200'000;
        /// Besides `_INBOX` and its like: such subjects get at most a quarter of the limit, so that they fold first.
        std::string inboxPrefix = {};
    };

    class Segment; // defined in the source file
    /// Keeps the segments that it names alive: cheap to take each frame, immutable rows. Hold one for a frame or a scan
    /// and not for longer: memory that a snapshot holds is above the budget once it is evicted. Not to be used after the store is gone.
    /// A moved-from or default one is empty.
    class Snapshot
    {
    public:
        Snapshot();
        ~Snapshot();
        Snapshot(const Snapshot &);
        Snapshot &operator=(const Snapshot &);
        Snapshot(Snapshot &&) noexcept;
        Snapshot &operator=(Snapshot &&) noexcept;

        [[nodiscard]] RowNumber firstRow() const { return m_first; } ///< oldest kept
        [[nodiscard]] RowNumber endRow() const { return m_end; } ///< one past the newest
        [[nodiscard]] std::uint64_t size() const { return m_end - m_first; }
        /// The message of a row in [firstRow, endRow); of another row, an empty one.
        [[nodiscard]] CapturedMessage at(RowNumber row) const;
        /// First row at or after a time, endRow() if none. Nanoseconds since the epoch.
        [[nodiscard]] RowNumber rowAtTime(std::int64_t timeNs) const;

    private:
        friend class CaptureStore;
        [[nodiscard]] const Segment &segmentOf(RowNumber row) const;

        std::vector<std::shared_ptr<const Segment>> m_segments;
        mutable std::atomic<std::size_t> m_hint { 0 }; ///< segment of the last row asked for
        const CaptureStore *m_store = nullptr;
        RowNumber m_first = 0;
        RowNumber m_end = 0;
    };

    explicit CaptureStore(Limits limits);
    CaptureStore();
    ~CaptureStore() override;

    void append(const IncomingMessage &message) noexcept override;

    [[nodiscard]] Snapshot snapshot() const;
    /// Forgets all rows: row numbers go on, the forgotten rows count as evicted, counters of subjects stay.
    void clear();
    /// At once; at least 512 KiB.
    void setBudget(std::size_t bytes);

    [[nodiscard]] std::uint32_t subjectCount() const;
    [[nodiscard]] std::string_view subjectText(SubjectId id) const;
    [[nodiscard]] SubjectCounters subject(SubjectId id) const;
    [[nodiscard]] SubjectCounters other() const; ///< subjects past the limit, together
    [[nodiscard]] SubjectCounters total() const;
    [[nodiscard]] TapCounters tap(TapId id) const;
    [[nodiscard]] std::size_t memoryBytes() const; ///< segments, index, subjects: all that this store holds
    [[nodiscard]] Limits limits() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
