// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/socksproxy.h"

#include "models/core/text.h"

#include <QUrl>

#include <initializer_list>
#include <optional>

namespace natsight {

namespace {

// RFC 1928 and RFC 1929.
constexpr int version = 5;
constexpr int noSignIn = 0;
constexpr int userAndPassword = 2;
constexpr int connectCommand = 1;
constexpr int domainName = 3;

QByteArray packet(std::initializer_list<int> bytes)
{
    QByteArray packed;
    for (const int byte : bytes)
        packed += static_cast<char>(byte);
    return packed;
}

QString refusal(unsigned char code)
{
    switch (code) {
    case 2:
        return Text::tr("its rules do not allow the connection.");
    case 3:
    case 4:
        return Text::tr("it does not reach the server.");
    case 5:
        return Text::tr("the server refuses the connection.");
    case 6:
        return Text::tr("the server does not answer it.");
    default:
        return Text::tr("it refuses the connection (code %1).").arg(code);
    }
}

} // namespace

Result<SocksProxy> SocksProxy::parse(const QString &text)
{
    const QUrl url(text.contains(QLatin1String("://")) ? text : QLatin1String("socks5://") + text);
    const bool isSocks = url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h");
    if (!url.isValid() || !isSocks || url.host().isEmpty() || url.port() == 0)
        return fail(Error::Kind::Invalid, Text::tr("The address of the SOCKS proxy can't be read."),
            Text::tr("It looks like socks5://host:1080."));
    SocksProxy proxy;
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(url.port(1080));
    proxy.user = url.userName(QUrl::FullyDecoded).toUtf8();
    proxy.password = url.password(QUrl::FullyDecoded).toUtf8();
    if (proxy.user.size() > 255 || proxy.password.size() > 255)
        return fail(Error::Kind::Invalid, Text::tr("User and password of a SOCKS proxy have at most 255 bytes each."));
    return proxy;
}

Result<Socket> openThroughSocks(const QString &proxyText, const QString &host, quint16 port,
    std::chrono::milliseconds timeout, const std::atomic<bool> &isCancelled)
{
    const auto proxy = SocksProxy::parse(proxyText);
    if (!proxy)
        return fail(proxy.error());
    const auto failed = [&](const QString &why) {
        return fail(Error::Kind::Network,
            Text::tr("The SOCKS proxy %1 port %2 fails: %3").arg(proxy->host).arg(proxy->port).arg(why),
            Text::tr("Check the proxy of this connection's context."));
    };
    const QByteArray name = host.toUtf8();
    if (name.size() > 255)
        return failed(Text::tr("the server's name is longer than 255 bytes."));
    const auto addresses = resolveHost(proxy->host);
    if (!addresses)
        return failed(addresses.error().message);
    auto socket = openSocket(addresses->value(0), proxy->port, timeout, isCancelled);
    if (!socket)
        return failed(socket.error().message);

    std::optional<Error> problem;
    const auto send = [&](const QByteArray &bytes) {
        if (const auto sent = sendAll(*socket, bytes, timeout, isCancelled); !sent && !problem)
            problem = sent.error();
    };
    const auto receive = [&](qsizetype count) {
        auto bytes = problem ? Result<QByteArray>(QByteArray()) : receiveExactly(*socket, count, timeout, isCancelled);
        if (!bytes)
            problem = bytes.error();
        return bytes && bytes->size() == count ? *bytes : QByteArray(count, '\xFF');
    };

    send(proxy->user.isEmpty() ? packet({ version, 1, noSignIn }) : packet({ version, 2, noSignIn, userAndPassword }));
    const QByteArray method = receive(2);
    if (!problem && method.at(0) != version)
        return failed(Text::tr("it does not speak SOCKS 5."));
    if (!problem && method.at(1) == userAndPassword && !proxy->user.isEmpty()) {
        send(packet({ 1, static_cast<int>(proxy->user.size()) }) + proxy->user
            + packet({ static_cast<int>(proxy->password.size()) }) + proxy->password);
        if (receive(2).at(1) != 0 && !problem)
            return failed(Text::tr("it refuses user and password."));
    } else if (!problem && method.at(1) != noSignIn) {
        return failed(Text::tr("it wants a sign-in that the context does not have."));
    }
    send(packet({ version, connectCommand, 0, domainName, static_cast<int>(name.size()) }) + name
        + packet({ port >> 8, port & 0xFF }));
    const QByteArray answer = receive(4);
    if (!problem && answer.at(1) != 0)
        return failed(refusal(static_cast<unsigned char>(answer.at(1))));
    // The address that the proxy uses is of no interest, but stands before the server's first byte.
    const qsizetype rest = answer.at(3) == 1 ? 4 : answer.at(3) == 4 ? 16 : problem ? 0 : receive(1).at(0) & 0xFF;
    receive(rest + 2);
    if (problem)
        return problem->kind == Error::Kind::Cancelled ? Result<Socket>(fail(*problem)) : failed(problem->message);
    return socket;
}

} // namespace natsight
