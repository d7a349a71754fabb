// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/serverprobe.h"

#include "models/core/text.h"
#include "models/nats/socksproxy.h"

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

namespace natsight {

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;
using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

constexpr qsizetype maxGreetingBytes = 32 * 1024 - 1;
constexpr int pollSliceMs = 100; // how late a cancel may be noticed

QString systemText(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

Failure cancelled()
{
    return fail(Error::Kind::Cancelled, Text::tr("The attempt was cancelled."));
}

enum class Wait { Ready, TimedOut, Cancelled };

Wait waitFor(int descriptor, short events, Clock::time_point deadline, const std::atomic<bool> &isCancelled)
{
    for (;;) {
        if (isCancelled.load(std::memory_order_relaxed))
            return Wait::Cancelled;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return Wait::TimedOut;
        pollfd entry { descriptor, events, 0 };
        const int ready = ::poll(&entry, 1, static_cast<int>(std::min<long long>(left, pollSliceMs)));
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return Wait::Ready;
    }
}

Addresses lookUp(const QByteArray &host, const char *port, int flags, int &status)
{
    addrinfo hints {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags;
    addrinfo *found = nullptr;
    status = ::getaddrinfo(host.constData(), port, &hints, &found);
    return { found, freeaddrinfo };
}

QString text(const Json &info, const char *key)
{
    const auto found = info.find(key);
    return found != info.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

bool flag(const Json &info, const char *key, bool otherwise = false)
{
    const auto found = info.find(key);
    return found != info.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

/// 0 when it is absent, negative or beyond the type's range: no server means that.
template<typename T>
T number(const Json &info, const char *key)
{
    const auto found = info.find(key);
    if (found == info.end() || !found->is_number_unsigned())
        return 0;
    const auto value = found->get<std::uint64_t>();
    return value <= static_cast<std::uint64_t>(std::numeric_limits<T>::max()) ? static_cast<T>(value) : T { 0 };
}

Failure notNats(const QString &why, QByteArrayView received)
{
    return fail(Error::Kind::Protocol, why,
        Text::tr("Check that host and port are a NATS server's client port (4222 by default)."),
        QString::fromLatin1(
            received.first(std::min<qsizetype>(received.size(), 120)).toByteArray().toPercentEncoding(" {}\":,/._-")));
}

/// A peer that greets and then falls silent makes some versions of the client library fill the memory. Where nobody needs to
/// sign in, a ping asks for a sign of life; elsewhere the server would count it as a failed sign-in.
Result<void> checkAlive(const Socket &socket, const ServerGreeting &greeting, std::chrono::milliseconds timeout,
    const std::atomic<bool> &isCancelled)
{
    if (greeting.isAuthRequired || greeting.isTlsRequired)
        return {};
    const auto deadline = Clock::now() + timeout;
    constexpr std::string_view ping = "PING\r\n";
    QByteArray received;
    if (::send(socket.descriptor(), ping.data(), ping.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(ping.size())) {
        while (received.size() <= maxGreetingBytes) {
            if (received.startsWith("PONG\r\n") || received.startsWith("-ERR ") || received.contains("\nPONG\r\n"))
                return {};
            if (received.size() >= 5 && !received.startsWith("INFO "))
                break;
            const auto wait = waitFor(socket.descriptor(), POLLIN, deadline, isCancelled);
            if (wait == Wait::Cancelled)
                return cancelled();
            if (wait == Wait::TimedOut)
                break;
            std::array<char, 4096> buffer {};
            const ssize_t count = ::recv(socket.descriptor(), buffer.data(), buffer.size(), 0);
            if (count > 0)
                received.append(buffer.data(), count);
            else if (count == 0 || (errno != EAGAIN && errno != EINTR))
                break;
        }
    }
    return notNats(Text::tr("The server greets like a NATS server but does not go on like one."), received);
}

} // namespace

Socket::~Socket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Socket::Socket(Socket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

Socket &Socket::operator=(Socket &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Result<QStringList> resolveHost(const QString &host)
{
    int status = 0;
    const Addresses addresses = lookUp(host.toUtf8(), nullptr, 0, status);
    if (status != 0)
        return fail(Error::Kind::Network, Text::tr("The name %1 can't be resolved.").arg(host),
            Text::tr("Check the spelling, the network and the name server."),
            QString::fromLocal8Bit(::gai_strerror(status)));
    QStringList numeric;
    for (const addrinfo *entry = addresses.get(); entry != nullptr; entry = entry->ai_next) {
        std::array<char, NI_MAXHOST> name {};
        if (::getnameinfo(entry->ai_addr, entry->ai_addrlen, name.data(), name.size(), nullptr, 0, NI_NUMERICHOST) == 0)
            numeric << QString::fromLatin1(name.data());
    }
    numeric.removeDuplicates();
    return numeric;
}

Result<Socket> openSocket(
    const QString &address, quint16 port, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled)
{
    const auto deadline = Clock::now() + timeout;
    int status = 0;
    const QByteArray portText = QByteArray::number(port);
    const Addresses numeric = lookUp(address.toUtf8(), portText.constData(), AI_NUMERICHOST | AI_NUMERICSERV, status);
    if (status != 0)
        return fail(Error::Kind::Network, Text::tr("%1 is not an address.").arg(address));

    Socket socket(::socket(numeric->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const auto refused = [&](int number) {
        const QString advice = number == ECONNREFUSED
            ? Text::tr("Nothing listens there: is the server running, and is the port right?")
            : Text::tr("Check the network and firewalls on the way.");
        return fail(Error::Kind::Network,
            Text::tr("Can't connect to %1 port %2: %3.").arg(address).arg(port).arg(systemText(number)), advice);
    };
    if (socket.descriptor() < 0)
        return refused(errno);
    if (::connect(socket.descriptor(), numeric->ai_addr, numeric->ai_addrlen) != 0) {
        if (errno != EINPROGRESS)
            return refused(errno);
        switch (waitFor(socket.descriptor(), POLLOUT, deadline, isCancelled)) {
        case Wait::Cancelled:
            return cancelled();
        case Wait::TimedOut:
            return fail(Error::Kind::Timeout, Text::tr("%1 port %2 does not answer.").arg(address).arg(port),
                Text::tr("Check the address, and firewalls on the way."));
        case Wait::Ready:
            break;
        }
        int number = 0;
        socklen_t size = sizeof number;
        ::getsockopt(socket.descriptor(), SOL_SOCKET, SO_ERROR, &number, &size);
        if (number != 0)
            return refused(number);
    }
    return socket;
}

Result<ServerGreeting> readGreeting(
    const Socket &socket, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled)
{
    const auto deadline = Clock::now() + timeout;
    QByteArray line;
    std::array<char, 4096> buffer {};
    for (;;) {
        switch (waitFor(socket.descriptor(), POLLIN, deadline, isCancelled)) {
        case Wait::Cancelled:
            return cancelled();
        case Wait::TimedOut:
            if (line.isEmpty())
                return fail(Error::Kind::Timeout, Text::tr("The server accepts the connection but says nothing."),
                    Text::tr("It may be no NATS client port, or want TLS before its greeting (TLS first)."));
            return fail(Error::Kind::Protocol, Text::tr("The server stopped in the middle of its greeting."),
                Text::tr("Try again; if it stays so, the peer is no working NATS server."));
        case Wait::Ready:
            break;
        }
        // Peek, so that nothing after the line is consumed: a TLS handshake may follow on the same socket.
        const ssize_t seen = ::recv(socket.descriptor(), buffer.data(), buffer.size(), MSG_PEEK);
        if (seen == 0)
            return notNats(Text::tr("The server closed the connection before its greeting was complete."), line);
        if (seen < 0) {
            if (errno == EAGAIN || errno == EINTR)
                continue;
            return fail(
                Error::Kind::Network, Text::tr("Reading the server's greeting failed: %1.").arg(systemText(errno)));
        }
        const auto *end = static_cast<const char *>(std::memchr(buffer.data(), '\n', static_cast<std::size_t>(seen)));
        const ssize_t wanted = end != nullptr ? end - buffer.data() + 1 : seen;
        const ssize_t taken = ::recv(socket.descriptor(), buffer.data(), static_cast<std::size_t>(wanted), 0);
        if (taken <= 0)
            continue;
        line.append(buffer.data(), taken);
        if (line.size() > maxGreetingBytes)
            return fail(Error::Kind::Protocol, Text::tr("The server's greeting is longer than 32 KiB."),
                Text::tr("The client library cannot read that; on a real NATS server, reduce the addresses that it "
                         "advertises."));
        if (line.size() >= 5 && !line.startsWith("INFO "))
            return notNats(Text::tr("The server's first words are not those of a NATS server."), line);
        if (line.endsWith('\n'))
            return parseGreeting(line);
    }
}

Result<void> sendAll(
    const Socket &socket, QByteArrayView bytes, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled)
{
    const auto deadline = Clock::now() + timeout;
    while (!bytes.isEmpty()) {
        const Wait wait = waitFor(socket.descriptor(), POLLOUT, deadline, isCancelled);
        if (wait == Wait::Cancelled)
            return cancelled();
        if (wait == Wait::TimedOut)
            return fail(Error::Kind::Timeout, Text::tr("it takes nothing."));
        const ssize_t sent = ::send(
            socket.descriptor(), bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return fail(Error::Kind::Network, systemText(errno));
        bytes = bytes.sliced(std::max<ssize_t>(sent, 0));
    }
    return {};
}

Result<QByteArray> receiveExactly(
    const Socket &socket, qsizetype count, std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled)
{
    const auto deadline = Clock::now() + timeout;
    QByteArray bytes(count, '\0');
    for (qsizetype have = 0; have < count;) {
        const Wait wait = waitFor(socket.descriptor(), POLLIN, deadline, isCancelled);
        if (wait == Wait::Cancelled)
            return cancelled();
        if (wait == Wait::TimedOut)
            return fail(Error::Kind::Timeout, Text::tr("it does not answer."));
        const ssize_t got = ::recv(socket.descriptor(), bytes.data() + have, static_cast<std::size_t>(count - have), 0);
        if (got == 0)
            return fail(Error::Kind::Network, Text::tr("it closed the connection."));
        if (got < 0 && errno != EAGAIN && errno != EINTR)
            return fail(Error::Kind::Network, systemText(errno));
        have += std::max<ssize_t>(got, 0);
    }
    return bytes;
}

namespace {

/// The first address of a host that takes a connection.
Result<Socket> openDirectly(const QString &host, quint16 port, std::chrono::milliseconds timeout,
    const std::atomic<bool> &isCancelled, QString &address)
{
    const auto addresses = resolveHost(host);
    if (!addresses)
        return fail(addresses.error());
    Result<Socket> socket = fail(Error::Kind::Network, Text::tr("The name %1 has no address.").arg(host));
    for (const QString &candidate : *addresses) {
        address = candidate;
        socket = openSocket(candidate, port, timeout, isCancelled);
        if (socket || socket.error().kind == Error::Kind::Cancelled)
            break;
    }
    return socket;
}

} // namespace

Result<ServerGreeting> probeServer(const QString &host, quint16 port, std::chrono::milliseconds timeout,
    const std::atomic<bool> &isCancelled, const ProbeStep &goOn, const QString &socksProxy)
{
    QString address;
    auto socket = socksProxy.isEmpty() ? openDirectly(host, port, timeout, isCancelled, address)
                                       : openThroughSocks(socksProxy, host, port, timeout, isCancelled);
    if (!socket)
        return fail(std::move(socket.error()));
    auto greeting = readGreeting(*socket, timeout, isCancelled);
    if (!greeting)
        return greeting;
    greeting->address = address;
    if (const auto alive = checkAlive(*socket, *greeting, timeout, isCancelled); !alive)
        return fail(alive.error());
    if (goOn) {
        if (auto through = goOn(*socket, *greeting); !through)
            return fail(std::move(through.error()));
    }
    return greeting;
}

Result<ServerGreeting> parseGreeting(QByteArrayView line)
{
    if (!line.startsWith("INFO "))
        return notNats(Text::tr("The server's first words are not those of a NATS server."), line);
    const QByteArrayView body = line.sliced(5).trimmed();
    // Greetings are flat: a few levels are plenty, and a bomb of brackets goes no further.
    const auto isShallow = [](int depth, Json::parse_event_t, Json &) { return depth <= 8; };
    const Json info = Json::parse(body.begin(), body.end(), isShallow, false);
    if (!info.is_object())
        return notNats(Text::tr("The server's greeting is not the JSON that NATS servers send."), line);

    ServerGreeting greeting;
    greeting.id = text(info, "server_id");
    greeting.name = text(info, "server_name");
    greeting.version = text(info, "version");
    greeting.cluster = text(info, "cluster");
    greeting.maxPayload = number<qint64>(info, "max_payload");
    greeting.apiLevel = number<int>(info, "api_lvl");
    greeting.hasHeaders = flag(info, "headers");
    greeting.isAuthRequired = flag(info, "auth_required");
    greeting.isTlsRequired = flag(info, "tls_required");
    greeting.isTlsAvailable = flag(info, "tls_available");
    greeting.wantsClientCertificate = flag(info, "tls_verify");
    greeting.isJetStream = flag(info, "jetstream");
    greeting.isLameDuck = flag(info, "ldm");
    if (const auto urls = info.find("connect_urls"); urls != info.end() && urls->is_array()) {
        for (const Json &url : *urls) {
            if (url.is_string() && greeting.connectUrls.size() < 256)
                greeting.connectUrls << QString::fromStdString(url.get<std::string>());
        }
    }
    return greeting;
}

} // namespace natsight
