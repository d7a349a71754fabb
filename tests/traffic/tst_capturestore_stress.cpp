// SPDX-License-Identifier: GPL-3.0-or-later
// One writer, several readers, and a person who clears and resizes: pure std, so that it runs under the thread sanitizer.
#include "models/traffic/capturestore.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace natsight;

namespace {

constexpr std::uint64_t messageCount = 200'000;
constexpr std::uint32_t maxSubjects = 300;

[[noreturn]] void failed(int line, const char *what)
{
    std::fprintf(stderr, "FAIL line %d: %s\n", line, what);
    std::abort();
}

#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            failed(__LINE__, #condition);                                                                              \
    } while (false)

// Everything about a message follows from its number, so that any reader can check any row.
std::string subjectOf(std::uint64_t number)
{
    return number % 5 == 0 ? "_INBOX." + std::to_string(number) : "orders." + std::to_string(number % 97);
}

std::string payloadOf(std::uint64_t number)
{
    std::string payload(number % 251, '\0');
    for (std::size_t i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(number + i);
    return payload;
}

std::string replyOf(std::uint64_t number)
{
    return number % 7 == 0 ? "_INBOX.reply." + std::to_string(number) : std::string();
}

std::string headersOf(std::uint64_t number)
{
    return number % 11 == 0 ? "Number: " + std::to_string(number) + "\r\n" : std::string();
}

TapId tapOf(std::uint64_t number)
{
    return static_cast<TapId>(1 + number / 100 % 3);
}

void check(const CapturedMessage &message)
{
    // All messages fit, so that the row is the number.
    const std::uint64_t number = message.row;
    REQUIRE(message.timeNs == static_cast<std::int64_t>(number + 1));
    REQUIRE(message.tap == tapOf(number));
    REQUIRE(message.subject == subjectOf(number));
    REQUIRE(message.reply == replyOf(number));
    REQUIRE(message.headers == headersOf(number));
    REQUIRE(message.payload == payloadOf(number));
}

} // namespace

int main()
{
    CaptureStore store({ .budgetBytes = std::size_t { 1 } << 20, .maxSubjects = maxSubjects });
    std::atomic<bool> isDone { false };
    std::vector<std::thread> threads;

    threads.emplace_back([&store, &isDone] {
        for (std::uint64_t number = 0; number < messageCount; ++number) {
            const std::string subject = subjectOf(number);
            const std::string reply = replyOf(number);
            const std::string headers = headersOf(number);
            const std::string payload = payloadOf(number);
            store.append({ tapOf(number), static_cast<std::int64_t>(number + 1), subject, reply, headers, payload });
        }
        isDone = true;
    });
    for (unsigned reader = 0; reader < 2; ++reader) {
        threads.emplace_back([&store, &isDone, reader] {
            std::minstd_rand random(reader + 1);
            CaptureStore::Snapshot held;
            RowNumber lastEnd = 0;
            for (unsigned round = 0; !isDone; ++round) {
                const CaptureStore::Snapshot snapshot = store.snapshot();
                REQUIRE(snapshot.firstRow() <= snapshot.endRow());
                REQUIRE(snapshot.endRow() >= lastEnd);
                lastEnd = snapshot.endRow();
                for (int i = 0; i < 200 && snapshot.size() > 0; ++i)
                    check(snapshot.at(snapshot.firstRow() + random() % snapshot.size()));
                if (snapshot.size() > 0) {
                    check(snapshot.at(snapshot.firstRow()));
                    check(snapshot.at(snapshot.endRow() - 1));
                    const RowNumber middle = snapshot.firstRow() + snapshot.size() / 2;
                    REQUIRE(snapshot.rowAtTime(static_cast<std::int64_t>(middle + 1)) == middle);
                }
                // A held snapshot stays readable while its rows are evicted.
                if (round % 50 == 0)
                    held = snapshot;
                if (held.size() > 0)
                    check(held.at(held.firstRow()));

                const std::uint32_t subjects = store.subjectCount();
                REQUIRE(subjects <= maxSubjects);
                for (SubjectId id = 0; id < subjects; id += 13) {
                    REQUIRE(!store.subjectText(id).empty());
                    REQUIRE(store.subject(id).messages <= messageCount);
                }
                for (TapId tap = 1; tap <= 3; ++tap) {
                    const TapCounters counters = store.tap(tap);
                    REQUIRE(counters.kept + counters.evicted + counters.rejected <= messageCount);
                }
            }
        });
    }
    threads.emplace_back([&store, &isDone] {
        for (unsigned round = 0; !isDone; ++round) {
            if (round % 3 == 0)
                store.clear();
            else
                store.setBudget((std::size_t { 512 } + round % 5 * 512) << 10);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    });
    for (std::thread &thread : threads)
        thread.join();

    // Quiet now: every tap's balance holds, and what it says is kept is what is there.
    const CaptureStore::Snapshot snapshot = store.snapshot();
    REQUIRE(snapshot.endRow() == messageCount);
    std::map<TapId, std::uint64_t> kept;
    std::map<TapId, std::uint64_t> sent;
    for (std::uint64_t number = 0; number < messageCount; ++number)
        ++sent[tapOf(number)];
    for (RowNumber row = snapshot.firstRow(); row < snapshot.endRow(); ++row) {
        const CapturedMessage message = snapshot.at(row);
        check(message);
        ++kept[message.tap];
    }
    for (TapId tap = 1; tap <= 3; ++tap) {
        const TapCounters counters = store.tap(tap);
        REQUIRE(counters.kept == kept[tap]);
        REQUIRE(counters.rejected == 0);
        REQUIRE(counters.kept + counters.evicted == sent[tap]);
    }
    std::uint64_t counted = store.other().messages;
    for (SubjectId id = 0; id < store.subjectCount(); ++id)
        counted += store.subject(id).messages;
    REQUIRE(counted == messageCount);
    REQUIRE(store.total().messages == messageCount);
    std::puts("PASS");
    return 0;
}
