// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/mailbox.h"

#include "tests/core/check.h"

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using natsight::Mailbox;

namespace {

void keepsOrderAndBounds()
{
    Mailbox<int> box(3);
    for (int i = 0; i < 5; ++i)
        REQUIRE(box.push(i));
    REQUIRE(box.size() == 3);
    REQUIRE(box.pushed() == 5);
    REQUIRE(box.dropped() == 2); // the oldest went
    REQUIRE((box.take(2) == std::vector<int> { 2, 3 }));
    REQUIRE((box.take() == std::vector<int> { 4 }));
    REQUIRE(box.take().empty());
    REQUIRE(box.bytes() == 0);
}

void boundsBytes()
{
    Mailbox<std::string> box(100, 10);
    REQUIRE(box.push("a", 4));
    REQUIRE(box.push("b", 4));
    REQUIRE(box.push("c", 4)); // "a" goes
    REQUIRE(box.size() == 2);
    REQUIRE(box.bytes() == 8);
    REQUIRE(!box.push("too large", 11)); // refused, and nobody goes for it
    REQUIRE(box.size() == 2);
    REQUIRE(box.push("all", 10));
    REQUIRE(box.size() == 1);
    REQUIRE(box.pushed() == 5);
    REQUIRE(box.dropped() == 4);
}

void countsWhatCloseAndClearDrop()
{
    Mailbox<int> box(10);
    REQUIRE(box.push(1));
    REQUIRE(box.push(2));
    box.clear();
    REQUIRE(box.dropped() == 2);
    REQUIRE(box.push(3));
    box.close();
    REQUIRE(!box.push(4));
    REQUIRE(box.take().empty());
    REQUIRE(box.pushed() == 4);
    REQUIRE(box.dropped() == 4);
}

void zeroCapacityHoldsOne()
{
    Mailbox<int> box(0);
    REQUIRE(box.push(1));
    REQUIRE(box.push(2));
    REQUIRE((box.take() == std::vector<int> { 2 }));
}

void takesMoveOnlyItems()
{
    Mailbox<std::unique_ptr<int>> box;
    REQUIRE(box.push(std::make_unique<int>(7)));
    const auto taken = box.take();
    REQUIRE(taken.size() == 1);
    REQUIRE(*taken[0] == 7);
}

void manyProducersLoseNothingUncounted()
{
    constexpr int producers = 4;
    constexpr std::uint64_t each = 100'000;
    struct Item {
        int producer;
        std::uint64_t number;
    };
    Mailbox<Item> box(1000);
    std::atomic<int> running { producers };
    std::vector<std::thread> threads;
    for (int producer = 0; producer < producers; ++producer) {
        threads.emplace_back([&box, &running, producer] {
            for (std::uint64_t number = 1; number <= each; ++number)
                box.push({ producer, number });
            --running;
        });
    }
    std::array<std::uint64_t, producers> last {};
    std::uint64_t received = 0;
    const auto drain = [&] {
        for (const Item &item : box.take(500)) {
            auto &before = last.at(static_cast<std::size_t>(item.producer));
            REQUIRE(item.number > before); // one producer's items come in order
            before = item.number;
            ++received;
        }
    };
    while (running > 0) {
        REQUIRE(box.size() <= 1000);
        drain();
    }
    for (std::thread &thread : threads)
        thread.join();
    while (box.size() > 0)
        drain();
    REQUIRE(box.pushed() == producers * each);
    REQUIRE(received + box.dropped() == box.pushed());
}

} // namespace

int main()
{
    keepsOrderAndBounds();
    boundsBytes();
    countsWhatCloseAndClearDrop();
    zeroCapacityHoldsOne();
    takesMoveOnlyItems();
    manyProducersLoseNothingUncounted();
    return 0;
}
