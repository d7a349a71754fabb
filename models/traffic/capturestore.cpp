// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/capturestore.h"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <future>
#include <new>
#include <unordered_map>
#include <utility>

namespace natsight {

namespace {

constexpr std::size_t pageBytes = 4096;
constexpr std::size_t largestSegment = std::size_t { 4 } << 20;
constexpr std::size_t smallestSegment = std::size_t { 64 } << 10;
constexpr std::size_t leastSegments = 8; // so that an eviction takes at most an eighth of what is kept
constexpr std::size_t smallestBudget = smallestSegment * leastSegments;
constexpr std::size_t spareSegments = 2;
constexpr std::size_t mostRetired = 8;

constexpr std::uint32_t chunkBits = 12;
constexpr std::uint32_t chunkSize = 1U << chunkBits;
constexpr std::uint32_t tapChunkSize = 64;
constexpr std::uint32_t tapChunks = 1024;

/// A row of the index. What few messages have (reply, headers, a subject past the limit) lies before the payload.
struct Row {
    std::int64_t timeNs;
    std::uint32_t offset; ///< of the message's bytes in the segment
    std::uint32_t payloadBytes;
    SubjectId subject;
    std::uint16_t tap; ///< number within this store
    std::uint16_t isExtended;
};
static_assert(sizeof(Row) == 24);

struct Extension {
    std::uint32_t subjectBytes;
    std::uint32_t replyBytes;
    std::uint32_t headerBytes;
};

/// Counters with one writer: plain loads and stores, so that a hot counter costs no locked instruction.
struct AtomicCounters {
    std::atomic<std::uint64_t> messages { 0 };
    std::atomic<std::uint64_t> bytes { 0 };
    std::atomic<std::int64_t> lastNs { 0 };
    std::atomic<RowNumber> lastRow { 0 };

    /// Without a row when the message could not be stored.
    void add(std::size_t payloadBytes, std::int64_t timeNs, const RowNumber *row) noexcept
    {
        constexpr auto relaxed = std::memory_order_relaxed;
        messages.store(messages.load(relaxed) + 1, relaxed);
        bytes.store(bytes.load(relaxed) + payloadBytes, relaxed);
        lastNs.store(timeNs, relaxed);
        if (row)
            lastRow.store(*row, relaxed);
    }

    [[nodiscard]] SubjectCounters read() const
    {
        constexpr auto relaxed = std::memory_order_relaxed;
        return { messages.load(relaxed), bytes.load(relaxed), lastNs.load(relaxed), lastRow.load(relaxed) };
    }
};

struct TapState {
    std::atomic<TapId> id { 0 };
    std::atomic<std::uint64_t> appended { 0 }; // writer
    std::atomic<std::uint64_t> bytes { 0 }; // writer
    std::atomic<std::uint64_t> rejected { 0 }; // writer
    std::atomic<std::uint64_t> evicted { 0 }; // under the lock
    std::uint64_t sealed = 0; // writer: rows in sealed segments, evicted ones included
};

std::size_t roundedUp(std::size_t bytes)
{
    return (bytes + pageBytes - 1) / pageBytes * pageBytes;
}

std::size_t segmentBytesFor(std::size_t budget)
{
    return std::clamp(budget / leastSegments / pageBytes * pageBytes, smallestSegment, largestSegment);
}

/// Subjects that are made for one answer or one acknowledgement: there is no end to them and nobody looks for one.
bool isInboxLike(std::string_view subject, std::string_view inboxPrefix)
{
    return subject.starts_with('_') || subject.starts_with("$JS.ACK.") || subject.starts_with("$JS.FC.")
        || (!inboxPrefix.empty() && subject.starts_with(inboxPrefix));
}

} // namespace

/// A block of memory with rows growing from its front and message bytes from its back.
class CaptureStore::Segment
{
public:
    Segment(std::size_t bytes, std::shared_ptr<std::atomic<std::size_t>> live)
        : m_bytes(bytes)
        , m_live(std::move(live))
    {
        void *place = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (place == MAP_FAILED)
            throw std::bad_alloc();
        m_block = static_cast<char *>(place);
        m_live->fetch_add(m_bytes, std::memory_order_relaxed);
    }
    ~Segment()
    {
        m_live->fetch_sub(m_bytes, std::memory_order_relaxed);
        ::munmap(m_block, m_bytes);
    }
    Segment(const Segment &) = delete;
    Segment &operator=(const Segment &) = delete;

    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] char *block() { return m_block; }
    [[nodiscard]] const char *block() const { return m_block; }
    [[nodiscard]] Row *rows() { return reinterpret_cast<Row *>(m_block); }
    [[nodiscard]] const Row *rows() const { return reinterpret_cast<const Row *>(m_block); }

    RowNumber firstRow = 0; ///< fixed while any reader may hold the segment
    std::atomic<std::uint32_t> committed { 0 }; ///< rows that readers may look at

    // Under the store's lock:
    std::uint32_t hiddenRows = 0; ///< rows at the front that clear() took away while the segment was being written
    std::size_t charge = 0; ///< what counts against the budget
    std::vector<std::uint32_t> tapRows; ///< by number of the tap, set when the segment is sealed
    std::vector<std::uint32_t> tapHidden;

private:
    std::size_t m_bytes;
    char *m_block = nullptr;
    std::shared_ptr<std::atomic<std::size_t>> m_live;
};

struct CaptureStore::Private {
    using SegmentPtr = std::shared_ptr<Segment>;

    explicit Private(Limits wanted)
        : limits(std::move(wanted))
        , subjects(limits.maxSubjects)
        , maxInboxLike(limits.maxSubjects / 4)
        , maxSubjectText(std::size_t { limits.maxSubjects } * 256 + (std::size_t { 1 } << 20))
        , counters((subjects.capacity() + chunkSize - 1) >> chunkBits)
        , budget(std::max(limits.budgetBytes, smallestBudget))
    {
        fixedBytes = counters.size() * sizeof(counters[0]) + sizeof(Private);
    }

    // Writer only.
    SubjectId subjectOf(std::string_view text);
    std::uint32_t tapOf(TapId tap);
    bool startSegment(std::size_t messageBytes);
    void seal();

    // Under the lock.
    [[nodiscard]] SegmentPtr evictOldest();
    void retire(SegmentPtr segment);
    void releaseUnpinned();
    void reap(std::vector<SegmentPtr> garbage);

    // What the hot path touches.
    char *block = nullptr;
    Segment *active = nullptr;
    std::uint32_t rowCount = 0; ///< of the active segment
    std::uint32_t bytesStart = 0;
    std::size_t room = 0; ///< between the rows and the bytes of the active segment
    RowNumber nextRow = 0;
    TapId lastTap = 0;
    std::uint32_t lastTapIndex = UINT32_MAX;
    std::atomic<bool> isNewSegmentWanted { false };
    AtomicCounters total;
    AtomicCounters other;

    Limits limits; // fixed but for the budget
    Interner subjects;
    std::uint32_t maxInboxLike;
    std::uint32_t inboxLike = 0;
    std::size_t maxSubjectText;
    std::vector<std::unique_ptr<AtomicCounters[]>> counters; // sized once: readers never see it move
    std::atomic<std::uint32_t> subjectCount { 0 };

    std::unordered_map<TapId, std::uint32_t> tapIndex;
    std::array<std::unique_ptr<TapState[]>, tapChunks> taps;
    std::atomic<std::uint32_t> tapCount { 0 };
    [[nodiscard]] TapState &tapState(std::uint32_t index) const
    {
        return taps[index / tapChunkSize][index % tapChunkSize];
    }

    mutable std::mutex mutex;
    std::size_t budget;
    std::size_t charged = 0;
    RowNumber endOfSealed = 0;
    std::vector<SegmentPtr> segments; ///< oldest first; the last one is written
    std::vector<SegmentPtr> retired; ///< evicted, few; reused as soon as no snapshot holds them
    std::future<void> reaper; ///< unmaps in the background: hundreds of MiB take longer than a frame; its end waits
    std::shared_ptr<std::atomic<std::size_t>> live = std::make_shared<std::atomic<std::size_t>>(0);
    std::atomic<std::size_t> fixedBytes { 0 };
};

namespace {

/// True when nothing but the store's list refers to the object, and then everything that former owners did with it has
/// happened before. Call under the lock that guards the list: nobody else can get a reference meanwhile.
template<typename T>
bool isSoleOwner(const std::shared_ptr<T> &pointer)
{
    // The copy's increment reads what the last owner's decrement released; use_count() alone would be relaxed.
    const std::shared_ptr<T> probe = pointer;
    std::atomic_thread_fence(std::memory_order_acquire);
    return probe.use_count() == 2;
}

} // namespace

SubjectId CaptureStore::Private::subjectOf(std::string_view text)
{
    if (const SubjectId known = subjects.find(text); known != Interner::none)
        return known;
    const bool isInbox = isInboxLike(text, limits.inboxPrefix);
    if (subjects.size() >= subjects.capacity() || (isInbox && inboxLike >= maxInboxLike)
        || subjects.memoryBytes() + text.size() > maxSubjectText)
        return Interner::none;
    const std::uint32_t next = subjects.size();
    if (auto &chunk = counters[next >> chunkBits]; !chunk) {
        chunk = std::make_unique<AtomicCounters[]>(chunkSize);
        fixedBytes.fetch_add(chunkSize * sizeof(AtomicCounters), std::memory_order_relaxed);
    }
    const SubjectId id = subjects.intern(text);
    inboxLike += isInbox ? 1 : 0;
    subjectCount.store(id + 1, std::memory_order_release);
    return id;
}

std::uint32_t CaptureStore::Private::tapOf(TapId tap)
{
    std::uint32_t index = 0;
    if (const auto found = tapIndex.find(tap); found != tapIndex.end()) {
        index = found->second;
    } else {
        // Past 65,536 taps in one store the last counters are shared; no person gets there.
        index = std::min(tapCount.load(std::memory_order_relaxed), tapChunks * tapChunkSize - 1);
        auto &chunk = taps[index / tapChunkSize];
        if (!chunk) {
            chunk = std::make_unique<TapState[]>(tapChunkSize);
            fixedBytes.fetch_add(tapChunkSize * sizeof(TapState), std::memory_order_relaxed);
        }
        tapIndex.emplace(tap, index);
        tapState(index).id.store(tap, std::memory_order_relaxed);
        tapCount.store(index + 1, std::memory_order_release);
    }
    lastTap = tap;
    lastTapIndex = index;
    return index;
}

void CaptureStore::Private::seal()
{
    if (!active)
        return;
    constexpr auto relaxed = std::memory_order_relaxed;
    const std::uint32_t count = tapCount.load(relaxed);
    active->tapRows.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        TapState &state = tapState(i);
        const std::uint64_t stored = state.appended.load(relaxed) - state.rejected.load(relaxed);
        active->tapRows[i] = static_cast<std::uint32_t>(stored - std::exchange(state.sealed, stored));
    }
    // A segment that a large message cut short gives back what it does not need.
    if (room > active->bytes() / 4) {
        const std::size_t from = roundedUp(std::size_t { rowCount } * sizeof(Row));
        const std::size_t to = bytesStart / pageBytes * pageBytes;
        if (to > from && ::madvise(block + from, to - from, MADV_DONTNEED) == 0) {
            active->charge -= to - from;
            charged -= to - from;
        }
    }
    endOfSealed = nextRow;
    active = nullptr;
    block = nullptr;
    room = 0;
}

CaptureStore::Private::SegmentPtr CaptureStore::Private::evictOldest()
{
    SegmentPtr oldest = std::move(segments.front());
    segments.erase(segments.begin());
    charged -= oldest->charge;
    for (std::size_t i = 0; i < oldest->tapRows.size(); ++i) {
        const std::uint32_t hidden = i < oldest->tapHidden.size() ? oldest->tapHidden[i] : 0;
        tapState(static_cast<std::uint32_t>(i))
            .evicted.fetch_add(oldest->tapRows[i] - hidden, std::memory_order_release);
    }
    return oldest;
}

void CaptureStore::Private::retire(SegmentPtr segment)
{
    // A snapshot of this frame may still hold it; a few frames' worth is enough to go round. Others go with their snapshot.
    if (segment->bytes() == segmentBytesFor(budget) && retired.size() < mostRetired)
        retired.push_back(std::move(segment));
}

void CaptureStore::Private::reap(std::vector<SegmentPtr> garbage)
{
    if (garbage.empty())
        return;
    reaper = std::async(std::launch::async,
        [former = std::move(reaper), segments = std::move(garbage)]() mutable { segments.clear(); });
}

void CaptureStore::Private::releaseUnpinned()
{
    std::size_t spare = 0;
    const std::size_t usual = segmentBytesFor(budget);
    std::erase_if(retired, [&](const SegmentPtr &segment) {
        if (!isSoleOwner(segment))
            return false;
        return segment->bytes() != usual || ++spare > spareSegments;
    });
}

bool CaptureStore::Private::startSegment(std::size_t messageBytes)
{
    const std::size_t least = roundedUp(messageBytes + sizeof(Row));
    const std::scoped_lock lock(mutex);
    if (least > budget || least > UINT32_MAX)
        return false;
    isNewSegmentWanted.store(false, std::memory_order_relaxed);
    seal();
    const std::size_t usual = segmentBytesFor(budget);
    const std::size_t size = std::max(usual, least);
    while (!segments.empty() && charged + size > budget)
        retire(evictOldest());

    SegmentPtr segment;
    const auto reusable = std::find_if(retired.begin(), retired.end(),
        [size](const SegmentPtr &candidate) { return candidate->bytes() == size && isSoleOwner(candidate); });
    if (reusable != retired.end()) {
        segment = std::move(*reusable);
        retired.erase(reusable);
    }
    releaseUnpinned();
    if (!segment)
        segment = std::make_shared<Segment>(size, live);
    segment->firstRow = nextRow;
    segment->committed.store(0, std::memory_order_relaxed);
    segment->hiddenRows = 0;
    segment->charge = size;
    segment->tapRows.clear();
    segment->tapHidden.clear();
    charged += size;

    active = segment.get();
    block = active->block();
    rowCount = 0;
    bytesStart = static_cast<std::uint32_t>(size);
    room = size;
    segments.push_back(std::move(segment));
    return true;
}

CaptureStore::CaptureStore(Limits limits)
    : d(std::make_unique<Private>(std::move(limits)))
{
}

CaptureStore::CaptureStore()
    : CaptureStore(Limits())
{
}

CaptureStore::~CaptureStore() = default;

void CaptureStore::append(const IncomingMessage &message) noexcept
{
    constexpr auto relaxed = std::memory_order_relaxed;
    Private &p = *d;
    SubjectId subject = Interner::none;
    TapState *tap = nullptr;
    try {
        subject = p.subjectOf(message.subject);
        const std::uint32_t index = message.tap == p.lastTap && p.lastTapIndex != UINT32_MAX ? p.lastTapIndex
                                                                                             : p.tapOf(message.tap);
        tap = &p.tapState(index);
    } catch (...) {
        // Out of memory for a subject: the message goes on as one of the others. Without counters there is no tap.
        if (p.tapCount.load(relaxed) == 0)
            return;
        tap = &p.tapState(p.lastTapIndex);
    }

    const std::size_t payloadBytes = message.payload.size();
    const bool isExtended = subject == Interner::none || !message.reply.empty() || !message.headers.empty();
    const std::size_t subjectBytes = subject == Interner::none ? message.subject.size() : 0;
    const std::size_t bytes = payloadBytes
        + (isExtended ? sizeof(Extension) + subjectBytes + message.reply.size() + message.headers.size() : 0);

    bool isStored = true;
    if (bytes + sizeof(Row) > p.room || p.isNewSegmentWanted.load(relaxed)) [[unlikely]] {
        try {
            isStored = p.startSegment(bytes);
        } catch (...) {
            isStored = false;
        }
    }

    const RowNumber nextRow = p.nextRow;
    const RowNumber *row = isStored ? &nextRow : nullptr;
    tap->appended.store(tap->appended.load(relaxed) + 1, relaxed);
    tap->bytes.store(tap->bytes.load(relaxed) + payloadBytes, relaxed);
    if (isStored) [[likely]] {
        p.bytesStart -= static_cast<std::uint32_t>(bytes);
        p.room -= bytes + sizeof(Row);
        char *place = p.block + p.bytesStart;
        const auto put = [&place](const void *data, std::size_t size) {
            if (size > 0)
                std::memcpy(place, data, size);
            place += size;
        };
        if (isExtended) {
            const Extension extension { static_cast<std::uint32_t>(subjectBytes),
                static_cast<std::uint32_t>(message.reply.size()), static_cast<std::uint32_t>(message.headers.size()) };
            put(&extension, sizeof extension);
            put(message.subject.data(), subjectBytes);
            put(message.reply.data(), message.reply.size());
            put(message.headers.data(), message.headers.size());
        }
        put(message.payload.data(), payloadBytes);
        new (p.active->rows() + p.rowCount)
            Row { message.receivedNs, p.bytesStart, static_cast<std::uint32_t>(payloadBytes), subject,
                static_cast<std::uint16_t>(p.lastTapIndex), static_cast<std::uint16_t>(isExtended ? 1 : 0) };
        // Counted before it is published: clear() may count it as evicted from now on.
        p.active->committed.store(++p.rowCount, std::memory_order_release);
        ++p.nextRow;
    } else {
        tap->rejected.store(tap->rejected.load(relaxed) + 1, relaxed);
    }
    p.total.add(payloadBytes, message.receivedNs, row);
    if (subject != Interner::none)
        p.counters[subject >> chunkBits][subject & (chunkSize - 1)].add(payloadBytes, message.receivedNs, row);
    else
        p.other.add(payloadBytes, message.receivedNs, row);
}

CaptureStore::Snapshot CaptureStore::snapshot() const
{
    Snapshot result;
    result.m_store = this;
    const std::scoped_lock lock(d->mutex);
    if (d->segments.empty()) {
        result.m_first = result.m_end = d->endOfSealed;
        return result;
    }
    result.m_segments.assign(d->segments.begin(), d->segments.end());
    const Segment &oldest = *d->segments.front();
    const Segment &newest = *d->segments.back();
    result.m_first = oldest.firstRow + oldest.hiddenRows;
    result.m_end = newest.firstRow + newest.committed.load(std::memory_order_acquire);
    return result;
}

void CaptureStore::clear()
{
    std::vector<std::shared_ptr<Segment>> garbage;
    const std::scoped_lock lock(d->mutex);
    while (d->segments.size() > 1)
        garbage.push_back(d->evictOldest());
    if (!d->segments.empty()) {
        // The writer may be at work in this one: its rows so far are hidden, and it goes on.
        Segment &newest = *d->segments.front();
        const std::uint32_t end = newest.committed.load(std::memory_order_acquire);
        const Row *rows = newest.rows();
        newest.tapHidden.resize(d->tapCount.load(std::memory_order_acquire));
        for (std::uint32_t i = newest.hiddenRows; i < end; ++i) {
            ++newest.tapHidden[rows[i].tap];
            d->tapState(rows[i].tap).evicted.fetch_add(1, std::memory_order_release);
        }
        newest.hiddenRows = end;
    }
    d->reap(std::move(garbage));
}

void CaptureStore::setBudget(std::size_t bytes)
{
    std::vector<std::shared_ptr<Segment>> garbage;
    const std::scoped_lock lock(d->mutex);
    d->budget = std::max(bytes, smallestBudget);
    while (d->segments.size() > 1 && d->charged > d->budget)
        garbage.push_back(d->evictOldest());
    d->reap(std::move(garbage));
    d->releaseUnpinned();
    if (!d->segments.empty() && d->segments.back()->bytes() != segmentBytesFor(d->budget))
        d->isNewSegmentWanted.store(true, std::memory_order_relaxed);
}

std::uint32_t CaptureStore::subjectCount() const
{
    return d->subjectCount.load(std::memory_order_acquire);
}

std::string_view CaptureStore::subjectText(SubjectId id) const
{
    return id < subjectCount() ? d->subjects.text(id) : std::string_view();
}

SubjectCounters CaptureStore::subject(SubjectId id) const
{
    return id < subjectCount() ? d->counters[id >> chunkBits][id & (chunkSize - 1)].read() : SubjectCounters();
}

SubjectCounters CaptureStore::other() const
{
    return d->other.read();
}

SubjectCounters CaptureStore::total() const
{
    return d->total.read();
}

TapCounters CaptureStore::tap(TapId id) const
{
    const std::uint32_t count = d->tapCount.load(std::memory_order_acquire);
    for (std::uint32_t i = 0; i < count; ++i) {
        const TapState &state = d->tapState(i);
        if (state.id.load(std::memory_order_relaxed) != id)
            continue;
        TapCounters counters;
        // What is evicted was appended before: in this order the difference is never negative.
        counters.evicted = state.evicted.load(std::memory_order_acquire);
        counters.rejected = state.rejected.load(std::memory_order_acquire);
        const std::uint64_t appended = state.appended.load(std::memory_order_relaxed);
        counters.kept = appended - std::min(appended, counters.evicted + counters.rejected);
        counters.bytes = state.bytes.load(std::memory_order_relaxed);
        return counters;
    }
    return {};
}

std::size_t CaptureStore::memoryBytes() const
{
    return d->live->load(std::memory_order_relaxed) + d->subjects.memoryBytes()
        + d->fixedBytes.load(std::memory_order_relaxed);
}

CaptureStore::Limits CaptureStore::limits() const
{
    const std::scoped_lock lock(d->mutex);
    Limits limits = d->limits;
    limits.budgetBytes = d->budget;
    return limits;
}

CaptureStore::Snapshot::Snapshot() = default;
CaptureStore::Snapshot::~Snapshot() = default;

CaptureStore::Snapshot::Snapshot(const Snapshot &other)
    : m_segments(other.m_segments)
    , m_store(other.m_store)
    , m_first(other.m_first)
    , m_end(other.m_end)
{
}

CaptureStore::Snapshot &CaptureStore::Snapshot::operator=(const Snapshot &other)
{
    m_segments = other.m_segments;
    m_store = other.m_store;
    m_first = other.m_first;
    m_end = other.m_end;
    m_hint.store(0, std::memory_order_relaxed);
    return *this;
}

CaptureStore::Snapshot::Snapshot(Snapshot &&other) noexcept
    : m_segments(std::move(other.m_segments))
    , m_store(other.m_store)
    , m_first(std::exchange(other.m_first, 0))
    , m_end(std::exchange(other.m_end, 0))
{
}

CaptureStore::Snapshot &CaptureStore::Snapshot::operator=(Snapshot &&other) noexcept
{
    m_segments = std::move(other.m_segments);
    m_store = other.m_store;
    m_first = std::exchange(other.m_first, 0);
    m_end = std::exchange(other.m_end, 0);
    m_hint.store(0, std::memory_order_relaxed);
    return *this;
}

const CaptureStore::Segment &CaptureStore::Snapshot::segmentOf(RowNumber row) const
{
    // Neighbouring rows are asked for one after the other.
    const std::size_t hint = m_hint.load(std::memory_order_relaxed);
    if (hint < m_segments.size() && m_segments[hint]->firstRow <= row
        && (hint + 1 == m_segments.size() || row < m_segments[hint + 1]->firstRow))
        return *m_segments[hint];
    const auto next = std::upper_bound(m_segments.begin(), m_segments.end(), row,
        [](RowNumber wanted, const std::shared_ptr<const Segment> &segment) { return wanted < segment->firstRow; });
    const auto index = static_cast<std::size_t>(next - m_segments.begin()) - 1;
    m_hint.store(index, std::memory_order_relaxed);
    return *m_segments[index];
}

CapturedMessage CaptureStore::Snapshot::at(RowNumber row) const
{
    CapturedMessage message;
    message.row = row;
    if (row < m_first || row >= m_end)
        return message;
    const Segment &segment = segmentOf(row);
    const Row &record = segment.rows()[row - segment.firstRow];
    const char *place = segment.block() + record.offset;
    const auto take = [&place](std::size_t size) {
        const std::string_view view(place, size);
        place += size;
        return view;
    };
    message.timeNs = record.timeNs;
    message.tap = m_store->d->tapState(record.tap).id.load(std::memory_order_relaxed);
    message.subjectId = record.subject;
    if (record.isExtended != 0) {
        Extension extension;
        std::memcpy(&extension, place, sizeof extension);
        place += sizeof extension;
        message.subject = take(extension.subjectBytes);
        message.reply = take(extension.replyBytes);
        message.headers = take(extension.headerBytes);
    }
    if (record.subject != Interner::none)
        message.subject = m_store->subjectText(record.subject);
    message.payload = take(record.payloadBytes);
    return message;
}

RowNumber CaptureStore::Snapshot::rowAtTime(std::int64_t timeNs) const
{
    RowNumber first = m_first;
    RowNumber count = m_end - m_first;
    while (count > 0) {
        const RowNumber half = count / 2;
        const RowNumber middle = first + half;
        const Segment &segment = segmentOf(middle);
        if (segment.rows()[middle - segment.firstRow].timeNs < timeNs) {
            first = middle + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

} // namespace natsight
