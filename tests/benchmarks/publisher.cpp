// SPDX-License-Identifier: GPL-3.0-or-later
// Publishes as fast as a server takes it, or at a set rate: a raw socket and messages made beforehand, so that the
// publisher is never what limits a measurement.
//   natsight_bench_publisher PORT SECONDS RATE [SUBJECTS] [BYTES]     (RATE 0 = flat out)
// Prints {"sent":N,"seconds":S}.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

bool writeAll(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Answers what the server sent meanwhile. False when it is gone.
bool answer(int socket, int timeoutMs, bool *sawPong = nullptr)
{
    pollfd waiting { socket, POLLIN, 0 };
    if (::poll(&waiting, 1, timeoutMs) <= 0)
        return true;
    char buffer[4096];
    const ssize_t size = ::recv(socket, buffer, sizeof buffer, 0);
    if (size <= 0)
        return false;
    const std::string_view text(buffer, static_cast<std::size_t>(size));
    if (sawPong && text.find("PONG") != std::string_view::npos)
        *sawPong = true;
    if (text.find("-ERR") != std::string_view::npos)
        std::fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
    return text.find("PING") == std::string_view::npos || writeAll(socket, "PONG\r\n");
}

/// JSON where there is room for it.
std::string payloadOf(std::size_t number, std::size_t bytes)
{
    constexpr std::string_view end = "\"}";
    std::string payload = R"({"device":)" + std::to_string(number) + R"(,"value":)" + std::to_string(number * 7 % 977)
        + R"(,"note":")";
    if (payload.size() + end.size() > bytes)
        return std::string(bytes, 'x');
    payload.resize(bytes - end.size(), 'x');
    return payload.append(end);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: natsight_bench_publisher PORT SECONDS RATE [SUBJECTS] [BYTES]\n");
        return 2;
    }
    const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    const double duration = std::atof(argv[2]);
    const double rate = std::atof(argv[3]);
    const std::size_t subjects = argc > 4 ? static_cast<std::size_t>(std::atoi(argv[4])) : 1000;
    const std::size_t bytes = argc > 5 ? static_cast<std::size_t>(std::atoi(argv[5])) : 128;

    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket < 0 || ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || !writeAll(
            socket, "CONNECT {\"verbose\":false,\"pedantic\":false,\"name\":\"bench publisher\"}\r\nPING\r\n")) {
        std::perror("connect");
        return 1;
    }
    bool isReady = false;
    while (!isReady) {
        if (!answer(socket, 5000, &isReady))
            return 1;
    }

    // One round of all subjects; starts[i] is where message i begins.
    std::string round;
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < subjects; ++i) {
        starts.push_back(round.size());
        const std::string payload = payloadOf(i, bytes);
        round += "PUB bench.region" + std::to_string(i % 10) + ".device" + std::to_string(i) + ".value "
            + std::to_string(bytes) + "\r\n" + payload + "\r\n";
    }
    starts.push_back(round.size());

    std::uint64_t sent = 0;
    std::size_t next = 0;
    const auto send = [&](std::size_t count) {
        while (count > 0) {
            const std::size_t part = std::min(count, subjects - next);
            if (!writeAll(socket, std::string_view(round).substr(starts[next], starts[next + part] - starts[next])))
                return false;
            next = (next + part) % subjects;
            count -= part;
            sent += part;
        }
        return true;
    };
    const Clock::time_point start = Clock::now();
    bool isAlive = true;
    while (isAlive && secondsSince(start) < duration) {
        if (rate <= 0) {
            isAlive = send(subjects) && answer(socket, 0);
        } else {
            const double due = rate * secondsSince(start);
            if (due > static_cast<double>(sent))
                isAlive = send(static_cast<std::size_t>(due) - static_cast<std::size_t>(sent)) && answer(socket, 0);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    const double seconds = secondsSince(start);
    bool isFlushed = false;
    isAlive = isAlive && writeAll(socket, "PING\r\n");
    while (isAlive && !isFlushed && secondsSince(start) < duration + 30)
        isAlive = answer(socket, 1000, &isFlushed);
    ::close(socket);
    std::printf("{\"sent\":%llu,\"seconds\":%.6f}\n", static_cast<unsigned long long>(sent), seconds);
    return isFlushed ? 0 : 1;
}
