// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/natslink.h"
#include "models/nats/requesttable.h"
#include "models/nats/responder.h"
#include "models/nats/session.h"

#include <map>
#include <thread>

namespace natsight {

/// What is behind a Session: its two links, its requests, taps and state. Lives until the last callback let go of it.
///
/// Threads: any; a timer thread of its own ends requests, measures the round trip and never blocks. One queued call at a
/// time wakes the Session's thread, however much changes meanwhile. Bounds: 1,000 events wait, the oldest are dropped.
class SessionCore : public std::enable_shared_from_this<SessionCore>
{
public:
    enum class Role { Requests, Taps, Responders };

    explicit SessionCore(Session *session, ConnectionProfile profile);
    ~SessionCore();
    SessionCore(const SessionCore &) = delete;
    SessionCore &operator=(const SessionCore &) = delete;

    // The Session's thread:
    void open();
    void close();
    /// No call into the session comes after this.
    void detach();
    void reconnectNow();
    void setProfile(ConnectionProfile profile);
    [[nodiscard]] ConnectionProfile profile() const;
    [[nodiscard]] SessionStatus status() const;
    [[nodiscard]] std::vector<SessionEvent> takeEvents();
    void woken() { m_isWakePending = false; }

    [[nodiscard]] Result<TapId> addTap(
        const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<MessageSink> sink);
    void removeTap(TapId id);
    void setTapMuted(TapId id, bool isMuted);
    [[nodiscard]] QList<TapStatus> taps() const;
    [[nodiscard]] Result<quint64> subscribe(
        const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Mailbox<Message>> mailbox);
    void unsubscribe(quint64 id);
    [[nodiscard]] Result<ResponderId> addResponder(
        const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Responder> responder);
    void removeResponder(ResponderId id);
    [[nodiscard]] QList<ResponderStatus> responders() const;

    // Any thread:
    void request(OutgoingMessage message, const ScatterOptions &options, bool isSingle,
        RequestTable::Completion completion, ReplyTaker taker = {});
    void publish(OutgoingMessage message, std::function<void(Result<void>)> completion);
    void tell(SessionEvent::Severity severity, const QString &text, const QString &details = {});
    void receiveReply(natsMsg *message) noexcept;
    [[nodiscard]] std::shared_ptr<NatsLink> responderLink() const;

private:
    class Side;
    class Inbox;
    class Tap;
    class Listener;
    class Answering;
    using Clock = RequestTable::Clock;

    [[nodiscard]] std::shared_ptr<NatsLink> makeLink(Role role);
    void startTapLink();
    void startResponderLink();
    void stopLinks();
    void wake();
    void change(const std::function<void(SessionStatus &)> &edit);
    void runTimer();
    void kickTimer();
    void ping();
    void askServer();
    void send(quint64 token, const OutgoingMessage &message);
    [[nodiscard]] Result<void> check(const OutgoingMessage &message) const;

    void sideTries(Role role, int attempt);
    void sideUp(Role role, const LinkPeer &peer);
    void sideDown(Role role, const Error &reason, bool isFinal, bool wasConnected);
    void sideDenied(Role role, const QString &text);
    void sideLameDuck(Role role);

    RequestTable m_requests;
    const QByteArray m_nuid;

    mutable std::mutex m_mutex; ///< guards what follows up to the next blank line
    Session *m_session;
    ConnectionProfile m_profile;
    SessionStatus m_status;
    std::deque<SessionEvent> m_events;
    std::map<TapId, std::shared_ptr<Tap>> m_taps;
    struct Subscription {
        QByteArray pattern;
        QByteArray queueGroup;
        std::shared_ptr<Listener> listener;
    };
    std::map<quint64, Subscription> m_subscriptions;
    std::shared_ptr<NatsLink> m_requestLink;
    std::shared_ptr<NatsLink> m_tapLink;
    std::map<ResponderId, std::shared_ptr<Answering>> m_responders;
    std::shared_ptr<NatsLink> m_responderLink;
    std::shared_ptr<Side> m_responderSide;
    std::optional<Error> m_responderLinkError;
    bool m_areRespondersUp = false;
    ResponderId m_lastResponder = 0;
    std::shared_ptr<Side> m_requestSide;
    std::shared_ptr<Side> m_tapSide;
    QByteArray m_inbox; ///< `_INBOX.<nuid>`
    std::optional<Error> m_inboxDenied;
    std::optional<Error> m_tapLinkError;
    bool m_areTapsUp = false;
    TapId m_lastTap = 0;
    quint64 m_lastSubscription = 0;
    quint64 m_epoch = 0;
    quint64 m_pingNumber = 0;
    bool m_isPingOut = false;
    Clock::time_point m_pingSent;
    Clock::time_point m_nextPing = Clock::time_point::max();
    Clock::time_point m_nextAsk = Clock::time_point::max();
    int m_asks = 0;

    std::atomic<bool> m_isWakePending { false };
    std::atomic<int> m_publishesWaiting { 0 };
    std::mutex m_timerMutex;
    std::condition_variable m_timerCondition;
    bool m_isTimerKicked = false;
    std::atomic<Clock::rep> m_timerWakes { Clock::time_point::max().time_since_epoch().count() };
    bool m_isTimerStopping = false;
    std::thread m_timer;
};

} // namespace natsight
