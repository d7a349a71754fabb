// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/connectionprofile.h"
#include "models/nats/serverprobe.h"
#include "models/nats/serverurl.h"

#include <nats/nats.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace natsight {

/// Receives the messages of one subscription on a delivery thread of the library. The message is destroyed by the caller.
class LinkSubscriber
{
public:
    virtual ~LinkSubscriber() = default;
    virtual void receive(natsMsg *message) noexcept = 0;
    /// The same for who answers at once: the connection is there for the length of the call.
    virtual void receiveOn(natsConnection *connection, natsMsg *message) noexcept
    {
        Q_UNUSED(connection)
        receive(message);
    }
    /// So many more messages were dropped by the library. Worker thread.
    virtual void addDropped(quint64 count) { Q_UNUSED(count) }
    /// The server has the subscription that was added with this ticket; 0 = it has none. Worker thread; only of links that
    /// confirm.
    virtual void setSubscribed(quint64 ticket) { Q_UNUSED(ticket) }
};

/// Whom a link is connected to.
struct LinkPeer {
    ServerGreeting greeting;
    QString url;
    bool isTls = false;
    quint64 clientId = 0;
    qint64 maxPayload = 0;
};

/// Hears of a link's fate. Called on the worker thread, or where stated on the library's callback thread.
class LinkObserver
{
public:
    virtual ~LinkObserver() = default;
    virtual void linkTries(int attempt) = 0;
    virtual void linkUp(const LinkPeer &peer) = 0; ///< subscriptions are made
    virtual void linkDown(const Error &reason, bool isFinal, bool wasConnected) = 0;
    virtual void linkDenied(const QString &serverText) = 0; ///< callback thread
    virtual void linkTells(const QString &serverText) = 0; ///< callback thread: other asynchronous errors
    virtual void linkLameDuck() = 0; ///< callback thread
};

/// One supervised connection of the client library, with its own worker thread: every call that may block happens there.
///
/// The library's own reconnect is off. The link tries all servers with a growing wait of 0.25 to 2 s in between, asks each
/// for its greeting first (and whether TLS can be made, which the library would wait for without end), makes all subscriptions again after each connect, and stops for good only when the servers
/// refuse the credentials or the profile cannot work. A server that takes the connection and drops it again and again is
/// not asked more often than one that refuses it. Functions may be called from any thread and return at once.
/// Bounds: at most 10,000 tasks wait.
class NatsLink : public std::enable_shared_from_this<NatsLink>
{
public:
    struct Options {
        QString name; ///< shown by the server
        bool sharedDelivery = false; ///< all subscriptions on the library's one delivery thread
        bool sendAtOnce = false;
        bool confirms = false; ///< tells subscribers when the server has their subscription
        bool drains = false; ///< what came for a subscription is delivered still when it is removed
        bool stopsOnRefusal = true; ///< otherwise refused credentials are tried again as anything else
    };
    /// Runs on the worker; the connection is null while there is none.
    using Task = std::function<void(natsConnection *connection)>;

    NatsLink(ConnectionProfile profile, Options options, std::weak_ptr<LinkObserver> observer);
    ~NatsLink();
    NatsLink(const NatsLink &) = delete;
    NatsLink &operator=(const NatsLink &) = delete;

    void start();
    /// Closes and ends the worker in the background.
    void stop();
    void reconnectNow();
    /// False when too many tasks wait (unless it is vital) or the link is stopped.
    bool post(Task task, bool isVital = false);
    /// Runs the task then; at most `maxTimed` tasks and 64 MiB of `bytes` wait. Those that still wait when the link stops run without a connection.
    bool postAt(std::chrono::steady_clock::time_point when, Task task, qint64 bytes);
    static constexpr std::size_t maxTimed = 10'000;
    void addSubscription(quint64 id, const QByteArray &pattern, const QByteArray &queueGroup,
        std::shared_ptr<LinkSubscriber> subscriber, quint64 ticket = 0);
    void removeSubscription(quint64 id);

    /// Waits until every stopped link has ended. False when some have not by then.
    static bool waitForStopped(std::chrono::milliseconds timeout);

private:
    using Clock = std::chrono::steady_clock;
    struct Context;
    struct Holder;
    struct Entry;
    struct Candidate;

    void run();
    void runTasks();
    void attempt();
    Result<void> connectTo(const Candidate &candidate, const ServerGreeting &greeting);
    Result<QList<Candidate>> candidates() const;
    QString expectedHost(const Candidate &candidate) const;
    void makeSubscription(Entry &entry);
    void dropSubscription(Entry &entry);
    void confirmSubscriptions();
    void pollDropped();
    void tearDown();
    void wake();
    void notify(const std::function<void(LinkObserver &)> &call) const;
    void setBack(const Error &reason, bool wasConnected);

    static void onMessage(natsConnection *, natsSubscription *, natsMsg *message, void *closure);
    static void onComplete(void *closure);
    static void onClosed(natsConnection *, void *closure);
    static void onDisconnected(natsConnection *, void *closure);
    static void onLameDuck(natsConnection *, void *closure);
    static void onError(natsConnection *, natsSubscription *, natsStatus status, void *closure);
#if NATS_VERSION_NUMBER >= 0x030B00
    static natsStatus onDial(natsSock *socket, char *host, int port, void *closure);
#endif
    static natsStatus onSign(
        char **errorText, unsigned char **signature, int *length, const char *nonce, void *closure);
    static natsStatus onJwt(char **jwt, char **errorText, void *closure);

    const ConnectionProfile m_profile;
    const Options m_options;
    const std::weak_ptr<LinkObserver> m_observer;

    std::mutex m_mutex; ///< guards the next seven
    std::condition_variable m_condition;
    std::deque<Task> m_tasks;
    struct Timed {
        Task task;
        qint64 bytes;
    };
    std::multimap<Clock::time_point, Timed> m_timed;
    qint64 m_timedBytes = 0;
    bool m_isWoken = false;
    bool m_wantsNow = false;
    std::atomic<bool> m_isStopping { false };

    // Worker only:
    natsConnection *m_connection = nullptr;
    std::shared_ptr<Context> m_context;
    std::deque<std::shared_ptr<Context>> m_oldContexts; ///< late callbacks of the library may still look at them
    std::map<quint64, Entry> m_entries;
    std::vector<natsSubscription *>
        m_graveyard; ///< unsubscribed but not safe to destroy before the connection is closed
    QStringList m_discovered;
    QString m_tlsName;
    qsizetype m_first = 0; ///< candidate to begin with
    Clock::time_point m_nextAttempt;
    Clock::time_point m_nextPoll;
    int m_attempts = 0;
    int m_refusals = 0;
    int m_shortLives = 0; ///< connections in a row that the server closed soon
    Clock::time_point m_connectedAt;
    std::optional<Error>
        m_dismissal; ///< why the server closed the last connection, when that was about the credentials
    bool m_wasEverConnected = false;
    bool m_hasGivenUp = false;
    bool m_hasNewSubscriptions = false; ///< that the server may not have yet
};

/// For the CONNECT line, which the library puts together without escaping.
[[nodiscard]] QByteArray escapedForConnect(const QByteArray &text);

} // namespace natsight
