// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/interner.h"

#include "tests/core/check.h"

#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>

using natsight::Interner;

namespace {

/// Few symbols and lengths, so that equal strings, shared prefixes and hash block borders all come up.
std::string randomText(std::mt19937 &random)
{
    std::string text(random() % 40, '\0');
    for (char &symbol : text)
        symbol = static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 2);
    if (random() % 2 == 0)
        text.resize(random() % 6);
    return text;
}

void agreesWithAHashMap()
{
    std::mt19937 random(1);
    constexpr std::uint32_t capacity = 20'000;
    Interner interner(capacity);
    std::unordered_map<std::string, std::uint32_t> expected;
    std::size_t memory = interner.memoryBytes();
    for (int i = 0; i < 150'000; ++i) {
        const std::string text = randomText(random);
        const auto known = expected.find(text);
        REQUIRE(interner.find(text) == (known == expected.end() ? Interner::none : known->second));
        const std::uint32_t id = interner.intern(text);
        if (known != expected.end()) {
            REQUIRE(id == known->second);
        } else if (expected.size() < capacity) {
            REQUIRE(id == expected.size()); // in order of first sight
            expected.emplace(text, id);
        } else {
            REQUIRE(id == Interner::none);
        }
        REQUIRE(interner.memoryBytes() >= memory);
        memory = interner.memoryBytes();
    }
    REQUIRE(interner.size() == capacity); // the cap was reached
    for (const auto &[text, id] : expected)
        REQUIRE(interner.text(id) == text);
}

void takesEmptyAndHugeTexts()
{
    Interner interner(3);
    const std::string huge(200'000, 'x');
    REQUIRE(interner.intern({}) == 0);
    REQUIRE(interner.intern(huge) == 1);
    REQUIRE(interner.intern({}) == 0);
    REQUIRE(interner.text(0).empty());
    REQUIRE(interner.text(1) == huge);
    REQUIRE(interner.intern(std::string_view("a\0b", 3)) == 2);
    REQUIRE(interner.text(2).size() == 3);
    REQUIRE(interner.intern("one more") == Interner::none);
    REQUIRE(interner.capacity() == 3);
}

void readersSeeWholeTexts()
{
    constexpr std::uint32_t count = 50'000;
    Interner interner(count);
    std::atomic<bool> isDone { false };
    std::thread reader([&] {
        std::minstd_rand random(2);
        while (!isDone) {
            const std::uint32_t size = interner.size();
            if (size == 0)
                continue;
            REQUIRE(interner.text(size - 1) == "subject." + std::to_string(size - 1));
            const auto id = static_cast<std::uint32_t>(random() % size);
            REQUIRE(interner.text(id) == "subject." + std::to_string(id));
        }
    });
    for (std::uint32_t i = 0; i < count; ++i)
        REQUIRE(interner.intern("subject." + std::to_string(i)) == i);
    isDone = true;
    reader.join();
}

void hashesAllBytes()
{
    REQUIRE(natsight::hashBytes("abc") == natsight::hashBytes(std::string("abc")));
    REQUIRE(natsight::hashBytes("abc") != natsight::hashBytes("abd"));
    REQUIRE(natsight::hashBytes({}) != natsight::hashBytes(std::string_view("\0", 1)));
    REQUIRE(natsight::hashBytes("12345678a") != natsight::hashBytes("12345678b"));
}

} // namespace

int main()
{
    agreesWithAHashMap();
    takesEmptyAndHugeTexts();
    readersSeeWholeTexts();
    hashesAllBytes();
    return 0;
}
