// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/session.h"

#include "models/nats/sessioncore.h"

#include <QPointer>
#include <QPromise>

#include <array>

namespace natsight {

bool ServerInfo::isAtLeast(int major, int minor, int patch) const
{
    // `2.11.0-preview.2` counts as 2.11.0.
    const auto numbers = version.section(QLatin1Char('-'), 0, 0).split(QLatin1Char('.'));
    if (numbers.size() < 2)
        return false;
    const std::array<int, 3> wanted { major, minor, patch };
    for (qsizetype i = 0; i < 3; ++i) {
        bool isNumber = false;
        const int have = i < numbers.size() ? numbers[i].toInt(&isNumber) : 0;
        if (i < numbers.size() && !isNumber)
            return false;
        if (have != wanted[static_cast<std::size_t>(i)])
            return have > wanted[static_cast<std::size_t>(i)];
    }
    return true;
}

class Session::Private
{
public:
    Private(Session *session, const ConnectionProfile &given)
        : core(std::make_shared<SessionCore>(session, given))
        , profile(given)
    {
    }

    std::shared_ptr<SessionCore> core;
    ConnectionProfile profile;
    SessionStatus status;
};

Session::Session(ConnectionProfile profile, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, profile))
{
}

Session::~Session()
{
    d->core->detach();
    d->core->close();
}

void Session::open()
{
    d->core->open();
    d->status = d->core->status();
}

void Session::close()
{
    d->core->close();
    d->status = d->core->status();
}

void Session::reconnectNow()
{
    d->core->reconnectNow();
    d->status = d->core->status();
}

const ConnectionProfile &Session::profile() const
{
    return d->profile;
}

void Session::setProfile(ConnectionProfile profile)
{
    d->profile = profile;
    d->core->setProfile(std::move(profile));
}

const SessionStatus &Session::status() const
{
    return d->status;
}

void Session::refresh()
{
    d->core->woken();
    d->status = d->core->status();
    const auto events = d->core->takeEvents();
    const QPointer<Session> self(this);
    Q_EMIT statusChanged();
    for (const auto &event : events) {
        if (!self)
            return;
        Q_EMIT eventHappened(event);
    }
}

QFuture<Result<Reply>> Session::request(OutgoingMessage message, std::chrono::milliseconds timeout)
{
    auto promise = std::make_shared<QPromise<Result<Reply>>>();
    auto future = promise->future();
    promise->start();
    request(std::move(message), timeout, [promise](Result<Reply> reply) {
        promise->addResult(std::move(reply));
        promise->finish();
    });
    return future;
}

SessionPort::SessionPort(std::shared_ptr<SessionCore> core)
    : m_core(std::move(core))
{
}

void SessionPort::request(
    OutgoingMessage message, std::chrono::milliseconds timeout, std::function<void(Result<Reply>)> done) const
{
    ScatterOptions options;
    options.timeout = timeout;
    m_core->request(std::move(message), options, true, [done = std::move(done)](Result<QList<Reply>> replies) {
        if (replies)
            done(std::move(replies->first()));
        else
            done(fail(std::move(replies.error())));
    });
}

void SessionPort::publish(OutgoingMessage message, std::function<void(Result<void>)> done) const
{
    m_core->publish(std::move(message), std::move(done));
}

SessionPort Session::port() const
{
    return SessionPort(d->core);
}

void Session::request(
    OutgoingMessage message, std::chrono::milliseconds timeout, std::function<void(Result<Reply>)> done)
{
    port().request(std::move(message), timeout, std::move(done));
}

QFuture<Result<QList<Reply>>> Session::requestMany(OutgoingMessage message, ScatterOptions options)
{
    auto promise = std::make_shared<QPromise<Result<QList<Reply>>>>();
    auto future = promise->future();
    promise->start();
    requestMany(std::move(message), options, [promise](Result<QList<Reply>> replies) {
        promise->addResult(std::move(replies));
        promise->finish();
    });
    return future;
}

void Session::requestMany(
    OutgoingMessage message, ScatterOptions options, std::function<void(Result<QList<Reply>>)> done)
{
    d->core->request(std::move(message), options, false, std::move(done));
}

void Session::requestMany(
    OutgoingMessage message, ScatterOptions options, ReplyTaker take, std::function<void(Result<void>)> done)
{
    d->core->request(
        std::move(message), options, false,
        [done = std::move(done)](
            const Result<QList<Reply>> &replies) { done(replies ? Result<void>() : fail(replies.error())); },
        std::move(take));
}

QFuture<Result<void>> Session::publish(OutgoingMessage message)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    auto future = promise->future();
    promise->start();
    d->core->publish(std::move(message), [promise](Result<void> result) {
        promise->addResult(std::move(result));
        promise->finish();
    });
    return future;
}

Result<TapId> Session::addTap(
    const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<MessageSink> sink)
{
    return d->core->addTap(pattern, queueGroup, std::move(sink));
}

void Session::removeTap(TapId tap)
{
    d->core->removeTap(tap);
}

void Session::setTapMuted(TapId tap, bool isMuted)
{
    d->core->setTapMuted(tap, isMuted);
}

QList<TapStatus> Session::taps() const
{
    return d->core->taps();
}

Result<quint64> Session::subscribe(
    const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Mailbox<Message>> mailbox)
{
    return d->core->subscribe(pattern, queueGroup, std::move(mailbox));
}

void Session::unsubscribe(quint64 subscription)
{
    d->core->unsubscribe(subscription);
}

Result<ResponderId> Session::addResponder(
    const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Responder> responder)
{
    return d->core->addResponder(pattern, queueGroup, std::move(responder));
}

void Session::removeResponder(ResponderId responder)
{
    d->core->removeResponder(responder);
}

QList<ResponderStatus> Session::responders() const
{
    return d->core->responders();
}

QByteArray Session::jetStreamSubject(QByteArrayView verb) const
{
    QByteArray subject = QByteArrayLiteral("$JS.API.");
    if (!d->profile.jetStreamApiPrefix.isEmpty())
        subject = d->profile.jetStreamApiPrefix.toUtf8() + '.';
    else if (!d->profile.jetStreamDomain.isEmpty())
        subject = "$JS." + d->profile.jetStreamDomain.toUtf8() + ".API.";
    return subject.append(verb);
}

QString Session::libraryVersion()
{
    return QString::fromLatin1(nats_GetVersion());
}

bool Session::waitForClosed(std::chrono::milliseconds timeout)
{
    return NatsLink::waitForStopped(timeout);
}

} // namespace natsight
