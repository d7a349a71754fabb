// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/capturestore.h"

#include <QTest>

#include <map>
#include <random>
#include <string>

using namespace natsight;

namespace {

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = kib * 1024;

void append(
    CaptureStore &store, std::string_view subject, std::string_view payload, std::int64_t timeNs = 1, TapId tap = 1)
{
    store.append({ tap, timeNs, subject, {}, {}, payload });
}

std::uint64_t appended(const TapCounters &counters)
{
    return counters.kept + counters.evicted + counters.rejected;
}

/// Counts rows by tap, looking at each.
std::map<TapId, std::uint64_t> rowsByTap(const CaptureStore::Snapshot &snapshot)
{
    std::map<TapId, std::uint64_t> rows;
    for (RowNumber row = snapshot.firstRow(); row < snapshot.endRow(); ++row)
        ++rows[snapshot.at(row).tap];
    return rows;
}

} // namespace

class TestCaptureStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        const CaptureStore store;
        QCOMPARE(store.snapshot().size(), 0U);
        QCOMPARE(store.snapshot().rowAtTime(0), 0U);
        QCOMPARE(store.subjectCount(), 0U);
        QVERIFY(store.subjectText(0).empty());
        QCOMPARE(store.subject(7).messages, 0U);
        QCOMPARE(store.tap(1).kept, 0U);
        QCOMPARE(store.total().messages, 0U);
        QVERIFY(store.memoryBytes() < 64 * kib); // nothing is set aside before the first message
        QVERIFY(store.snapshot().at(0).payload.empty());
        QVERIFY(CaptureStore::Snapshot().at(0).payload.empty());
    }

    void givesBackWhatWasAppended()
    {
        CaptureStore store;
        const std::string_view binary("\0\xFF\r\n", 4);
        store.append({ 7, 1000, "orders.new", "_INBOX.x", "A: b\r\n", binary });
        store.append({ 9, 2000, "orders.new", {}, {}, {} });
        store.append({ 7, 3000, "", "", "C: d\r\n", "p" });
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.size(), 3U);
        const CapturedMessage first = snapshot.at(0);
        QCOMPARE(first.row, 0U);
        QCOMPARE(first.timeNs, std::int64_t { 1000 });
        QCOMPARE(first.tap, 7U);
        QCOMPARE(first.subjectId, 0U);
        QVERIFY(first.subject == "orders.new");
        QVERIFY(first.reply == "_INBOX.x");
        QVERIFY(first.headers == "A: b\r\n");
        QVERIFY(first.payload == binary);
        const CapturedMessage second = snapshot.at(1);
        QCOMPARE(second.tap, 9U);
        QCOMPARE(second.subjectId, 0U);
        QVERIFY(second.reply.empty() && second.headers.empty() && second.payload.empty());
        const CapturedMessage third = snapshot.at(2);
        QVERIFY(third.subject.empty());
        QVERIFY(third.headers == "C: d\r\n");
        QVERIFY(third.payload == "p");
        QVERIFY(snapshot.at(3).payload.empty()); // out of range
    }

    void countsSubjects()
    {
        CaptureStore store;
        append(store, "a", "12345", 10);
        append(store, "b", "1", 20);
        append(store, "a", "123", 30);
        QCOMPARE(store.subjectCount(), 2U);
        QVERIFY(store.subjectText(0) == "a");
        QVERIFY(store.subjectText(1) == "b");
        const SubjectCounters a = store.subject(0);
        QCOMPARE(a.messages, 2U);
        QCOMPARE(a.bytes, 8U);
        QCOMPARE(a.lastNs, std::int64_t { 30 });
        QCOMPARE(a.lastRow, 2U);
        QCOMPARE(store.total().messages, 3U);
        QCOMPARE(store.total().bytes, 9U);
        QCOMPARE(store.other().messages, 0U);
        QCOMPARE(store.tap(1).bytes, 9U);
    }

    void evictsOldestWithinTheBudget()
    {
        CaptureStore store({ .budgetBytes = mib });
        const std::string payload(500, 'x');
        std::size_t full = 0;
        for (int i = 0; i < 20'000; ++i) {
            append(store, "s", payload, i + 1, static_cast<TapId>(1 + i / 700 % 2));
            if (i == 10'000)
                full = store.memoryBytes();
            QVERIFY(i < 10'000 || store.memoryBytes() <= full + 128 * kib); // flat once full
        }
        QVERIFY(store.memoryBytes() <= mib + 512 * kib);
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.endRow(), 20'000U);
        QVERIFY(snapshot.firstRow() > 0);
        QVERIFY(snapshot.size() * 524 > mib * 3 / 4); // at most an eighth goes at a time
        QCOMPARE(snapshot.at(snapshot.firstRow()).timeNs, static_cast<std::int64_t>(snapshot.firstRow() + 1));
        const auto rows = rowsByTap(snapshot);
        for (TapId tap = 1; tap <= 2; ++tap)
            QCOMPARE(store.tap(tap).kept, rows.at(tap));
        QCOMPARE(appended(store.tap(1)) + appended(store.tap(2)), 20'000U);
        QCOMPARE(store.tap(1).evicted + store.tap(2).evicted, snapshot.firstRow());
        QCOMPARE(store.subject(0).messages, 20'000U); // counters outlive their rows
    }

    void snapshotOutlivesEviction()
    {
        CaptureStore store({ .budgetBytes = 512 * kib });
        append(store, "first", "the very first");
        const auto held = store.snapshot();
        for (int i = 0; i < 5000; ++i)
            append(store, "s", std::string(1000, static_cast<char>('a' + i % 26)));
        QVERIFY(store.snapshot().firstRow() > 0);
        QCOMPARE(held.size(), 1U);
        QVERIFY(held.at(0).payload == "the very first");
        const CaptureStore::Snapshot copy = held;
        QVERIFY(copy.at(0).subject == "first");
    }

    void largeMessagesGetTheirOwnSegment()
    {
        CaptureStore store({ .budgetBytes = 4 * mib });
        const std::string large(3 * mib, 'L');
        append(store, "small", "1");
        append(store, "large", large);
        append(store, "small", "2");
        auto snapshot = store.snapshot();
        QCOMPARE(snapshot.size(), 3U);
        QVERIFY(snapshot.at(1).payload == large);
        append(store, "large", large); // only one fits
        snapshot = store.snapshot();
        QVERIFY(snapshot.at(snapshot.endRow() - 1).payload == large);
        QVERIFY(snapshot.firstRow() > 0);
        snapshot = {};
        QVERIFY(store.memoryBytes() < 6 * mib);

        append(store, "huge", std::string(5 * mib, 'H')); // larger than the whole budget
        QCOMPARE(store.tap(1).rejected, 1U);
        QCOMPARE(appended(store.tap(1)), 5U);
        QCOMPARE(store.snapshot().endRow(), 4U); // takes no row and evicts nothing
        QCOMPARE(store.total().messages, 5U);
        QVERIFY(store.subjectText(2) == "huge");
        QCOMPARE(store.subject(2).messages, 1U);
        QCOMPARE(store.subject(2).lastRow, 0U);
        append(store, "small", "3");
        QVERIFY(store.snapshot().at(4).payload == "3");
    }

    void shortSegmentsCostWhatTheyHold()
    {
        // A segment that a large message cuts short must not use up the budget.
        CaptureStore store({ .budgetBytes = 64 * mib });
        const std::string large(5 * mib, 'L');
        for (int i = 0; i < 10; ++i) {
            append(store, "small", "x");
            append(store, "large", large);
        }
        QCOMPARE(store.tap(1).evicted, 0U);
    }

    void foldsSubjectsPastTheLimit()
    {
        CaptureStore store({ .budgetBytes = mib, .maxSubjects = 10 });
        for (int i = 0; i < 15; ++i)
            append(store, "s." + std::to_string(i), "12");
        QCOMPARE(store.subjectCount(), 10U);
        QCOMPARE(store.other().messages, 5U);
        QCOMPARE(store.other().bytes, 10U);
        QCOMPARE(store.other().lastRow, 14U);
        const auto snapshot = store.snapshot();
        for (RowNumber row = 0; row < 15; ++row) {
            QVERIFY(snapshot.at(row).subject == "s." + std::to_string(row));
            QCOMPARE(snapshot.at(row).subjectId == Interner::none, row >= 10);
        }
        append(store, "s.3", "1"); // a known one still counts for itself
        QCOMPARE(store.subject(3).messages, 2U);
    }

    void foldsInboxesFirst()
    {
        CaptureStore store({ .budgetBytes = 4 * mib, .maxSubjects = 100, .inboxPrefix = "bob.replies." });
        for (int i = 0; i < 200; ++i) {
            append(store, "_INBOX.abc." + std::to_string(i), {});
            append(store, "$JS.ACK.S.C.1." + std::to_string(i), {});
            append(store, "bob.replies." + std::to_string(i), {});
        }
        QCOMPARE(store.subjectCount(), 25U);
        QCOMPARE(store.other().messages, 575U);
        for (int i = 0; i < 75; ++i)
            append(store, "real." + std::to_string(i), {});
        QCOMPARE(store.subjectCount(), 100U); // the rest is for real subjects
        QVERIFY(store.subjectText(99) == "real.74");
    }

    void boundsTheMemoryOfSubjects()
    {
        CaptureStore store({ .budgetBytes = mib, .maxSubjects = 2000 });
        const std::string longToken(4000, 'x');
        for (int i = 0; i < 2000; ++i)
            append(store, longToken + std::to_string(i), {});
        QVERIFY(store.memoryBytes() < 5 * mib);
        QVERIFY(store.other().messages > 0);
        QCOMPARE(store.subjectCount() + store.other().messages, 2000U);
    }

    void clearKeepsNumbersAndSubjects()
    {
        CaptureStore store;
        for (int i = 0; i < 10; ++i)
            append(store, "s", "x", i + 1, static_cast<TapId>(1 + i % 2));
        store.clear();
        auto snapshot = store.snapshot();
        QCOMPARE(snapshot.size(), 0U);
        QCOMPARE(snapshot.firstRow(), 10U);
        QCOMPARE(store.tap(1).kept, 0U);
        QCOMPARE(store.tap(1).evicted, 5U);
        QCOMPARE(store.subject(0).messages, 10U);
        append(store, "s", "new", 11);
        store.clear();
        store.clear();
        append(store, "s", "newest", 12);
        snapshot = store.snapshot();
        QCOMPARE(snapshot.firstRow(), 11U);
        QCOMPARE(snapshot.size(), 1U);
        QVERIFY(snapshot.at(11).payload == "newest");
        QVERIFY(snapshot.at(10).payload.empty());
        QCOMPARE(store.tap(1).kept, 1U);
        QCOMPARE(store.tap(1).evicted, 6U);
        QCOMPARE(store.tap(2).evicted, 5U);
        QCOMPARE(snapshot.rowAtTime(0), 11U);
    }

    void clearGivesMemoryBack()
    {
        CaptureStore store({ .budgetBytes = 64 * mib });
        const std::string payload(10'000, 'x');
        for (int i = 0; i < 6000; ++i)
            append(store, "s", payload);
        QVERIFY(store.memoryBytes() > 48 * mib);
        store.clear();
        QTRY_VERIFY(store.memoryBytes() < 16 * mib);
    }

    void budgetChangesAtOnce()
    {
        CaptureStore store({ .budgetBytes = 32 * mib });
        const std::string payload(10'000, 'x');
        for (int i = 0; i < 3000; ++i)
            append(store, "s", payload, i + 1);
        QCOMPARE(store.tap(1).evicted, 0U);
        store.setBudget(8 * mib);
        QCOMPARE(store.limits().budgetBytes, 8 * mib);
        QTRY_VERIFY(store.memoryBytes() <= 9 * mib); // unmapped in the background
        QVERIFY(store.tap(1).evicted > 0);
        QCOMPARE(store.tap(1).kept, store.snapshot().size());
        for (int i = 3000; i < 6000; ++i)
            append(store, "s", payload, i + 1);
        QVERIFY(store.memoryBytes() <= 11 * mib);
        QCOMPARE(appended(store.tap(1)), 6000U);
        store.setBudget(0);
        QVERIFY(store.limits().budgetBytes > 0);
        append(store, "s", payload, 6001);
        QVERIFY(store.snapshot().size() > 0);
    }

    void findsRowsByTime()
    {
        CaptureStore store({ .budgetBytes = mib });
        for (int i = 0; i < 5000; ++i)
            append(store, "s", std::string(100, 'x'), 1000 + i / 3 * 10);
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.rowAtTime(0), snapshot.firstRow());
        QCOMPARE(snapshot.rowAtTime(1000 + 1200 * 10), 3600U);
        QCOMPARE(snapshot.rowAtTime(1000 + 1200 * 10 - 5), 3600U);
        QCOMPARE(snapshot.rowAtTime(1'000'000), snapshot.endRow());
    }

    void randomTrafficKeepsTheBalance()
    {
        // Any mix of sizes, taps, budgets and clears against a plain list of what was appended.
        std::mt19937 random(3);
        CaptureStore store({ .budgetBytes = mib, .maxSubjects = 50 });
        std::map<TapId, std::uint64_t> sent;
        std::vector<std::pair<std::string, std::string>> stored; // by row
        for (int i = 0; i < 30'000; ++i) {
            const TapId tap = 1 + random() % 5 * 100'000;
            const std::string subject = "s." + std::to_string(random() % 80);
            std::size_t size = random() % 300;
            if (random() % 500 == 0)
                size = random() % (2 * mib);
            const std::string payload(size, static_cast<char>('a' + i % 26));
            const auto before = store.tap(tap).rejected;
            append(store, subject, payload, i + 1, tap);
            ++sent[tap];
            if (store.tap(tap).rejected == before)
                stored.emplace_back(subject, payload);
            if (random() % 3000 == 0)
                store.clear();
            if (random() % 1000 == 0)
                store.setBudget(512 * kib + random() % 4 * 512 * kib);
        }
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.endRow(), stored.size());
        for (RowNumber row = snapshot.firstRow(); row < snapshot.endRow(); ++row) {
            QVERIFY(snapshot.at(row).subject == stored[row].first);
            QVERIFY(snapshot.at(row).payload == stored[row].second);
        }
        const auto rows = rowsByTap(snapshot);
        for (const auto &[tap, count] : sent) {
            const TapCounters counters = store.tap(tap);
            QCOMPARE(appended(counters), count);
            QCOMPARE(counters.kept, rows.contains(tap) ? rows.at(tap) : 0U);
        }
    }

    void spendsLittleOnAMessage()
    {
        CaptureStore store({ .budgetBytes = 64 * mib });
        const std::string payload(128, 'x');
        for (int i = 0; i < 300'000; ++i)
            append(store, "bench." + std::to_string(i % 1000), payload);
        QVERIFY(static_cast<double>(store.memoryBytes()) / static_cast<double>(store.tap(1).kept) < 170);
    }
};

QTEST_GUILESS_MAIN(TestCaptureStore)
#include "tst_capturestore.moc"
