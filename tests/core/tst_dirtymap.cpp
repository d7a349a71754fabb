// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/dirtymap.h"

#include "tests/core/check.h"

#include <array>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

using natsight::DirtyMap;

namespace {

void newestWins()
{
    DirtyMap<std::string, int> map;
    REQUIRE(map.put("a", 1));
    REQUIRE(map.put("b", 2));
    REQUIRE(map.put("a", 3));
    REQUIRE(map.size() == 2);
    const auto taken = map.take();
    REQUIRE(taken.size() == 2);
    REQUIRE(taken.at("a") == 3);
    REQUIRE(taken.at("b") == 2);
    REQUIRE(map.take().empty());
}

void refusesKeysPastTheCap()
{
    DirtyMap<int, int> map(2);
    REQUIRE(map.put(1, 1));
    REQUIRE(map.put(2, 1));
    REQUIRE(!map.put(3, 1));
    REQUIRE(map.put(2, 5)); // a known key always goes
    REQUIRE(map.refused() == 1);
    REQUIRE(map.take().at(2) == 5);
    REQUIRE(map.put(3, 1)); // room again
}

void lastValueOfEveryKeyArrives()
{
    constexpr int writers = 4;
    constexpr int keys = 50;
    constexpr int rounds = 20'000;
    DirtyMap<int, int> map;
    std::atomic<int> running { writers };
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&map, &running, writer] {
            for (int round = 1; round <= rounds; ++round)
                map.put(writer * keys + round % keys, round);
            --running;
        });
    }
    std::array<int, writers * keys> seen {};
    const auto drain = [&] {
        for (const auto &[key, value] : map.take()) {
            auto &before = seen.at(static_cast<std::size_t>(key));
            REQUIRE(value > before);
            before = value;
        }
    };
    while (running > 0)
        drain();
    for (std::thread &thread : threads)
        thread.join();
    drain();
    for (std::size_t key = 0; key < seen.size(); ++key) {
        const int rest = static_cast<int>(key) % keys;
        REQUIRE(seen.at(key) == (rest == 0 ? rounds : rounds - keys + rest));
    }
    REQUIRE(map.refused() == 0);
}

} // namespace

int main()
{
    newestWins();
    refusesKeysPastTheCap();
    lastValueOfEveryKeyArrives();
    return 0;
}
