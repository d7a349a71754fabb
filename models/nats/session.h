// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/mailbox.h"
#include "models/core/result.h"
#include "models/nats/connectionprofile.h"
#include "models/nats/message.h"
#include "models/nats/responder.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace natsight {

/// What is known of the server that a session is connected to. Empty where the server does not tell.
struct ServerInfo {
    QString id;
    QString name;
    QString version;
    QString cluster;
    QString url; ///< without user or password
    QString account; ///< from `$SYS.REQ.USER.INFO` (2.10+)
    QString user;
    quint64 clientId = 0;
    qint64 maxPayload = 0;
    bool isTls = false; ///< the channel is really encrypted
    bool isJetStream = false; ///< `$JS.API.INFO` answered
    int apiLevel = 0; ///< JetStream API level; 0 before server 2.11
    bool hasHeaders = true;

    /// True when the server's version is at least this; false when it is unknown.
    [[nodiscard]] bool isAtLeast(int major, int minor, int patch = 0) const;
};

/// State of a session at one moment; replaced as a whole.
struct SessionStatus {
    enum class State { Closed, Connecting, Connected, Reconnecting };

    State state = State::Closed;
    std::optional<Error> reason; ///< why it is closed or reconnecting
    ServerInfo server;
    std::optional<std::chrono::nanoseconds> rtt;
    qint64 sinceMs = 0; ///< when the state began, milliseconds since the epoch
    int attempt = 0; ///< connects tried since the last success
    bool isLameDuck = false; ///< the server announced that it goes down
    quint64 disconnects = 0; ///< since open()
};

/// A line for the log: what happened to the connection, in words.
struct SessionEvent {
    enum class Severity { Info, Warning, Error };
    qint64 timeMs = 0;
    Severity severity = Severity::Info;
    QString text;
    QString details; ///< server text verbatim
};

/// One subscription that feeds the message sink.
struct TapStatus {
    enum class State { Active, Waiting, Muted, Denied };

    TapId id = 0;
    QByteArray pattern;
    QByteArray queueGroup;
    State state = State::Waiting; ///< Waiting: not connected now, or the server does not have it yet
    QString reason; ///< for Denied: the missing permission
    quint64 delivered = 0; ///< messages handed to the sink
    quint64 deliveredBytes = 0; ///< their payload bytes
    quint64 dropped = 0; ///< messages that the client library dropped at its pending limit
};

struct ScatterOptions {
    std::chrono::milliseconds timeout { 2000 };
    std::chrono::milliseconds stall { 300 }; ///< quiet time after the last answer that ends the wait; 0 = none
    int expected = 0; ///< ends as soon as so many have answered; 0 = unknown
    int maxReplies = 10'000;
    qint64 maxBytes = qint64 { 64 } << 20;
    /// An answer that is only an inline status ends the wait and is the last one of the list: the end of a batch (204) or
    /// why there is none (404, 408, 413).
    bool endsByStatus = false;
};

class SessionCore;

/// Requests and publishes of a session from any thread, for work that is too much for the session's own. Outlives the session:
/// then everything fails with NotConnected. A value; Session::port() makes it.
class SessionPort
{
public:
    /// As the functions of Session with these names; `done` is called once, on a background thread or at once.
    void request(
        OutgoingMessage message, std::chrono::milliseconds timeout, std::function<void(Result<Reply>)> done) const;
    void publish(OutgoingMessage message, std::function<void(Result<void>)> done) const;

private:
    friend class Session;
    explicit SessionPort(std::shared_ptr<SessionCore> core);

    std::shared_ptr<SessionCore> m_core;
};

/// The connection to one NATS system: the only way the program talks to NATS.
///
/// Threads: lives on the thread that made it (the GUI thread); every function returns at once and nothing blocks. Work
/// happens on background threads. Futures finish on a background thread: receive with `whenDone()`.
/// Two connections underneath: one for requests and publishing, a second one for taps, made when the first tap is
/// added, so that a flood of messages never delays an answer, and a third one for responders. All are supervised: they are
/// reopened whatever closed them, except for credentials that the server refuses (the state becomes Closed with the reason).
/// Bounds: pending requests 10,000; answers by ScatterOptions; taps by the library's pending limit (65,536 messages,
/// 64 MiB each), drops counted.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(ConnectionProfile profile, QObject *parent = nullptr);
    ~Session() override;

    void open();
    /// Ends all requests with Error::Kind::Cancelled and closes in the background.
    void close();
    /// Drops the wait between attempts and connects now.
    void reconnectNow();

    [[nodiscard]] const ConnectionProfile &profile() const;
    /// Takes effect with the next open().
    void setProfile(ConnectionProfile profile);
    [[nodiscard]] const SessionStatus &status() const;

    /// One answer. Subject, reply and headers are checked before anything is sent.
    /// Fails with Timeout, NoResponders, Denied, NotConnected, Invalid, Cancelled or Limit.
    [[nodiscard]] QFuture<Result<Reply>> request(
        OutgoingMessage message, std::chrono::milliseconds timeout = std::chrono::seconds(5));

    /// The same for an answer that is worked on in the background: `done` is called once, on a background thread, or at once
    /// where nothing is sent; it must not block.
    void request(OutgoingMessage message, std::chrono::milliseconds timeout, std::function<void(Result<Reply>)> done);

    /// All answers until the deadline, a stall, the expected count or a status that ends them, in order of arrival. Not for deliveries of a pull consumer: they
    /// keep their own subject, so only a subscription of their own can tell them apart. None is an empty list, not an error;
    /// no responders is an error.
    [[nodiscard]] QFuture<Result<QList<Reply>>> requestMany(OutgoingMessage message, ScatterOptions options = {});
    /// The same as with request().
    void requestMany(OutgoingMessage message, ScatterOptions options, std::function<void(Result<QList<Reply>>)> done);
    /// The same for many answers that are not kept as they are: `take` gets each one and `done` an error or nothing, both in
    /// the background. `done` is called once, after the last `take`.
    void requestMany(
        OutgoingMessage message, ScatterOptions options, ReplyTaker take, std::function<void(Result<void>)> done);

    /// Finishes when the message is handed to the connection, not when anybody has it.
    [[nodiscard]] QFuture<Result<void>> publish(OutgoingMessage message);

    /// For requests and publishes from other threads.
    [[nodiscard]] SessionPort port() const;

    /// Captures a pattern into the sink, now and after every reconnect. Fails at once on an invalid pattern.
    /// All taps of a session share one delivery thread; each may have a sink of its own.
    [[nodiscard]] Result<TapId> addTap(
        const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<MessageSink> sink);
    void removeTap(TapId tap);
    /// A muted tap is unsubscribed at the server and keeps its counters.
    void setTapMuted(TapId tap, bool isMuted);
    [[nodiscard]] QList<TapStatus> taps() const;

    /// A subscription at human rates (advisories, events) into a bounded mailbox, on the admin connection; ends
    /// when `unsubscribe()` is called or the session goes.
    [[nodiscard]] Result<quint64> subscribe(
        const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Mailbox<Message>> mailbox);
    void unsubscribe(quint64 subscription);

    /// Answers what comes on a pattern, now and after every reconnect, on a connection of its own that neither taps nor
    /// requests delay. Fails at once on an invalid pattern or queue group.
    [[nodiscard]] Result<ResponderId> addResponder(
        const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Responder> responder);
    /// The server sends nothing more; what it had sent before is answered still, in the background.
    void removeResponder(ResponderId responder);
    [[nodiscard]] QList<ResponderStatus> responders() const;

    /// `$JS.API` with domain or custom prefix of the profile: `jetStreamSubject("STREAM.INFO.ORDERS")`.
    [[nodiscard]] QByteArray jetStreamSubject(QByteArrayView verb) const;

    /// Version of the client library, `3.4.1`.
    [[nodiscard]] static QString libraryVersion();

    /// Waits until the background work of sessions that were closed has ended: at the end of a program or a test.
    /// False when some has not by then.
    static bool waitForClosed(std::chrono::milliseconds timeout = std::chrono::seconds(10));

Q_SIGNALS:
    /// Any part of status() changed; coalesced, so intermediate states may be skipped.
    void statusChanged();
    void eventHappened(const natsight::SessionEvent &event);

private:
    Q_INVOKABLE void refresh();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace natsight
