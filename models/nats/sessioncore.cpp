// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/sessioncore.h"

#include "models/core/bytes.h"
#include "models/core/text.h"
#include "models/nats/headerreader.h"
#include "models/nats/subject.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRandomGenerator>

#include <nlohmann/json.hpp>

#include <array>
#include <ctime>

namespace natsight {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t maxEvents = 1000;
constexpr int maxPublishesWaiting = 10'000;
constexpr auto pingInterval = 5s;
constexpr quint64 inboxId = 0;

using Json = nlohmann::ordered_json;

QByteArray newNuid()
{
    static constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QByteArray nuid;
    for (int i = 0; i < 22; ++i)
        nuid += digits[QRandomGenerator::system()->bounded(static_cast<quint32>(digits.size()))];
    return nuid;
}

struct MessageDeleter {
    void operator()(natsMsg *message) const { natsMsg_Destroy(message); }
};

natsStatus publishOn(natsConnection *connection, const OutgoingMessage &message)
{
    // Without headers the library takes the bytes from where they are: a message of its own would be one copy more.
    if (message.headers.empty()) {
        const auto size = static_cast<int>(message.payload.size());
        return message.reply.isEmpty()
            ? natsConnection_Publish(connection, message.subject.constData(), message.payload.constData(), size)
            : natsConnection_PublishRequest(
                connection, message.subject.constData(), message.reply.constData(), message.payload.constData(), size);
    }
    natsMsg *raw = nullptr;
    auto status = natsMsg_Create(&raw, message.subject.constData(),
        message.reply.isEmpty() ? nullptr : message.reply.constData(), message.payload.constData(),
        static_cast<int>(message.payload.size()));
    const std::unique_ptr<natsMsg, MessageDeleter> owner(raw);
    for (const auto &[name, value] : message.headers) {
        if (status == NATS_OK)
            status = natsMsgHeader_Add(raw, name.constData(), value.constData());
    }
    if (status == NATS_OK)
        status = natsConnection_PublishMsg(connection, raw);
    return status;
}

Error notConnected()
{
    return { Error::Kind::NotConnected, Text::tr("There is no connection."),
        Text::tr("Wait until it is back, or connect again.") };
}

Error publishError(natsStatus status, const QByteArray &subject)
{
    Error error;
    error.details = QString::fromUtf8(natsStatus_GetText(status));
    error.subject = QString::fromUtf8(subject);
    switch (status) {
    case NATS_MAX_PAYLOAD:
        error.kind = Error::Kind::Limit;
        error.message = Text::tr("The message is larger than the server accepts.");
        break;
    case NATS_NO_SERVER_SUPPORT:
        error.kind = Error::Kind::Unsupported;
        error.message = Text::tr("The server does not support headers.");
        break;
    case NATS_CONNECTION_CLOSED:
    case NATS_CONNECTION_DISCONNECTED:
        return notConnected();
    default:
        error.kind = Error::Kind::Network;
        error.message = Text::tr("The message could not be sent.");
    }
    return error;
}

Message toMessage(natsMsg *raw)
{
    Message message;
    message.subject = natsMsg_GetSubject(raw);
    if (const char *reply = natsMsg_GetReply(raw); reply != nullptr)
        message.reply = reply;
    message.payload = QByteArray(natsMsg_GetData(raw), natsMsg_GetDataLength(raw));
    HeaderReader reader;
    for (const auto &[name, value] : reader.read(raw))
        message.headers.emplace_back(bytesOf(name), bytesOf(value));
    return message;
}

/// Shows messages of the library as sinks and responders take them. What it gave is valid until its next call, and not longer
/// than the message. One thread.
class IncomingReader
{
public:
    [[nodiscard]] IncomingMessage read(natsMsg *message, TapId id)
    {
        timespec now {};
        ::clock_gettime(CLOCK_REALTIME, &now);
        IncomingMessage incoming;
        incoming.tap = id;
        incoming.receivedNs = std::int64_t { now.tv_sec } * 1'000'000'000 + now.tv_nsec;
        incoming.subject = natsMsg_GetSubject(message);
        if (const char *reply = natsMsg_GetReply(message); reply != nullptr)
            incoming.reply = reply;
        if (const auto size = natsMsg_GetDataLength(message); size > 0)
            incoming.payload = { natsMsg_GetData(message), static_cast<std::size_t>(size) };
        m_block.clear();
        for (const auto &[name, value] : m_headers.read(message)) {
            m_block += name;
            m_block += ": ";
            m_block += value;
            m_block += "\r\n";
        }
        incoming.headers = m_block;
        return incoming;
    }

private:
    HeaderReader m_headers;
    std::string m_block;
};

Result<void> checkSubscription(const QByteArray &pattern, const QByteArray &queueGroup)
{
    auto valid = validateSubscribeSubject(pattern);
    return valid && !queueGroup.isEmpty() ? validateQueueGroup(queueGroup) : valid;
}

/// The text between the first and the last double quote, and whether the last is missing (the library cuts at 255 bytes).
std::pair<QByteArray, bool> quoted(const QString &text)
{
    const auto begin = text.indexOf(QLatin1Char('"'));
    if (begin < 0)
        return {};
    const auto end = text.indexOf(QLatin1Char('"'), begin + 1);
    if (end < 0)
        return { text.mid(begin + 1).toUtf8(), true };
    return { text.mid(begin + 1, end - begin - 1).toUtf8(), false };
}

} // namespace

/// Passes on what a link tells, while that link is the current one.
class SessionCore::Side final : public LinkObserver
{
public:
    Side(std::weak_ptr<SessionCore> core, Role role, quint64 epoch)
        : m_core(std::move(core))
        , m_role(role)
        , m_epoch(epoch)
    {
    }
    void linkTries(int attempt) override
    {
        if (const auto core = current())
            core->sideTries(m_role, attempt);
    }
    void linkUp(const LinkPeer &peer) override
    {
        if (const auto core = current())
            core->sideUp(m_role, peer);
    }
    void linkDown(const Error &reason, bool isFinal, bool wasConnected) override
    {
        if (const auto core = current())
            core->sideDown(m_role, reason, isFinal, wasConnected);
    }
    void linkDenied(const QString &serverText) override
    {
        if (const auto core = current())
            core->sideDenied(m_role, serverText);
    }
    void linkTells(const QString &serverText) override
    {
        if (const auto core = current())
            core->tell(SessionEvent::Severity::Warning, Text::tr("The server reports an error."), serverText);
    }
    void linkLameDuck() override
    {
        if (const auto core = current())
            core->sideLameDuck(m_role);
    }

private:
    std::shared_ptr<SessionCore> current() const
    {
        auto core = m_core.lock();
        if (!core)
            return nullptr;
        const std::scoped_lock lock(core->m_mutex);
        return core->m_epoch == m_epoch ? core : nullptr;
    }

    const std::weak_ptr<SessionCore> m_core;
    const Role m_role;
    const quint64 m_epoch;
};

/// Takes the answers to all requests.
class SessionCore::Inbox final : public LinkSubscriber
{
public:
    explicit Inbox(std::weak_ptr<SessionCore> core)
        : m_core(std::move(core))
    {
    }
    void receive(natsMsg *message) noexcept override
    {
        if (const auto core = m_core.lock())
            core->receiveReply(message);
    }

private:
    const std::weak_ptr<SessionCore> m_core;
};

/// Hands messages to the sink: the hot path. No lock, and no allocation for messages without headers.
class SessionCore::Tap final : public LinkSubscriber
{
public:
    Tap(std::weak_ptr<SessionCore> core, TapId id, QByteArray pattern, QByteArray queueGroup,
        std::shared_ptr<MessageSink> sink)
        : m_core(std::move(core))
        , m_id(id)
        , m_pattern(std::move(pattern))
        , m_queueGroup(std::move(queueGroup))
        , m_sink(std::move(sink))
    {
    }

    void receive(natsMsg *message) noexcept override
    {
        const IncomingMessage incoming = m_reader.read(message, m_id);
        m_sink->append(incoming);
        m_delivered.fetch_add(1, std::memory_order_relaxed);
        m_bytes.fetch_add(incoming.payload.size(), std::memory_order_relaxed);
    }

    void addDropped(quint64 count) override
    {
        const auto total = m_dropped.fetch_add(count) + count;
        const auto now = Clock::now();
        if (now < m_nextTold)
            return;
        m_nextTold = now + 1s;
        if (const auto core = m_core.lock()) {
            core->tell(SessionEvent::Severity::Warning,
                Text::tr("%1: messages come faster than they can be taken; %2 were dropped so far.")
                    .arg(QString::fromUtf8(m_pattern))
                    .arg(total));
        }
    }

    void setSubscribed(quint64 current) override
    {
        if (m_subscribedTicket.exchange(current) == current)
            return;
        if (const auto core = m_core.lock())
            core->wake();
    }

    [[nodiscard]] bool isSubscribed() const { return m_subscribedTicket == ticket; }
    [[nodiscard]] TapStatus status() const
    {
        TapStatus status;
        status.id = m_id;
        status.pattern = m_pattern;
        status.queueGroup = m_queueGroup;
        status.delivered = m_delivered.load(std::memory_order_relaxed);
        status.deliveredBytes = m_bytes.load(std::memory_order_relaxed);
        status.dropped = m_dropped.load();
        status.reason = denial;
        return status;
    }
    [[nodiscard]] const QByteArray &pattern() const { return m_pattern; }
    [[nodiscard]] const QByteArray &queueGroup() const { return m_queueGroup; }

    bool isMuted = false; ///< under the core's mutex
    QString denial; ///< under the core's mutex
    quint64 ticket = 1; ///< under the core's mutex: of the subscription that counts, newer with each unmute

private:
    const std::weak_ptr<SessionCore> m_core;
    const TapId m_id;
    const QByteArray m_pattern;
    const QByteArray m_queueGroup;
    const std::shared_ptr<MessageSink> m_sink;
    IncomingReader m_reader; ///< delivery thread only
    std::atomic<quint64> m_delivered { 0 };
    std::atomic<quint64> m_bytes { 0 };
    std::atomic<quint64> m_dropped { 0 };
    std::atomic<quint64> m_subscribedTicket { 0 };
    Clock::time_point m_nextTold; ///< worker thread only
};

/// Puts messages into a mailbox.
class SessionCore::Listener final : public LinkSubscriber
{
public:
    explicit Listener(std::shared_ptr<Mailbox<Message>> mailbox)
        : m_mailbox(std::move(mailbox))
    {
    }
    void receive(natsMsg *raw) noexcept override
    {
        auto message = toMessage(raw);
        auto size = sizeof(Message)
            + static_cast<std::size_t>(message.subject.size() + message.reply.size() + message.payload.size());
        for (const auto &[name, value] : message.headers)
            size += sizeof(Headers::value_type) + static_cast<std::size_t>(name.size() + value.size());
        m_mailbox->push(std::move(message), size);
    }

private:
    const std::shared_ptr<Mailbox<Message>> m_mailbox;
};

/// What answers of one responder go through; kept by those that are still to come.
class AnswerWay
{
public:
    virtual ~AnswerWay() = default;
    virtual void sendLater(
        const QByteArray &reply, QByteArray payload, Headers headers, std::chrono::milliseconds delay, AnswerDone done)
        = 0;
};

LateReplier::LateReplier(std::shared_ptr<AnswerWay> way, QByteArray reply)
    : m_way(std::move(way))
    , m_reply(std::move(reply))
{
}

void LateReplier::reply(QByteArray payload, Headers headers, std::chrono::milliseconds delay, AnswerDone done) const
{
    if (m_way)
        m_way->sendLater(m_reply, std::move(payload), std::move(headers), delay, std::move(done));
    else if (done)
        done(fail(notConnected()));
}

/// Hands requests to a responder and its answers to the connection they came on.
class SessionCore::Answering final : public LinkSubscriber,
                                     public AnswerWay,
                                     public std::enable_shared_from_this<Answering>
{
public:
    Answering(std::weak_ptr<SessionCore> core, ResponderId id, QByteArray pattern, QByteArray queueGroup,
        std::shared_ptr<Responder> responder)
        : m_core(std::move(core))
        , m_id(id)
        , m_pattern(std::move(pattern))
        , m_queueGroup(std::move(queueGroup))
        , m_responder(std::move(responder))
    {
    }

    void receive(natsMsg *) noexcept override { }

    void receiveOn(natsConnection *connection, natsMsg *message) noexcept override
    {
        const IncomingMessage incoming = m_reader.read(message, m_id);
        m_received.fetch_add(1, std::memory_order_relaxed);
        Here replier(this, connection, incoming.reply);
        m_responder->respond(incoming, replier);
    }

    void addDropped(quint64 count) override
    {
        const auto total = m_dropped.fetch_add(count) + count;
        if (const auto core = m_core.lock()) {
            core->tell(SessionEvent::Severity::Warning,
                Text::tr("%1: requests come faster than they can be answered; %2 were dropped so far.")
                    .arg(QString::fromUtf8(m_pattern))
                    .arg(total));
        }
    }

    void setSubscribed(quint64 current) override
    {
        if (m_subscribedTicket.exchange(current) == current)
            return;
        if (const auto core = m_core.lock())
            core->wake();
    }

    void sendLater(const QByteArray &reply, QByteArray payload, Headers headers, std::chrono::milliseconds delay,
        AnswerDone done) override
    {
        const auto ended = [self = shared_from_this(), done = std::move(done)](const Result<void> &result) {
            (result ? self->m_answered : self->m_failed).fetch_add(1, std::memory_order_relaxed);
            if (done)
                done(result);
        };
        if (const auto valid = check(reply, headers); !valid) {
            ended(valid);
            return;
        }
        const auto core = m_core.lock();
        const auto link = core ? core->responderLink() : nullptr;
        if (!link) {
            ended(fail(notConnected()));
            return;
        }
        OutgoingMessage answer { reply, std::move(payload), std::move(headers), {} };
        const auto bytes = answer.payload.size();
        const bool isPosted = link->postAt(
            Clock::now() + delay,
            [answer = std::move(answer), ended](natsConnection *connection) {
                if (connection == nullptr)
                    ended(fail(notConnected()));
                else if (const auto status = publishOn(connection, answer); status != NATS_OK)
                    ended(fail(publishError(status, answer.subject)));
                else
                    ended({});
            },
            bytes);
        if (!isPosted)
            ended(fail(Error::Kind::Limit, Text::tr("Too many answers wait to be sent.")));
    }

    [[nodiscard]] bool isSubscribed() const { return m_subscribedTicket == ticket; }
    [[nodiscard]] ResponderStatus status() const
    {
        ResponderStatus status;
        status.id = m_id;
        status.pattern = m_pattern;
        status.queueGroup = m_queueGroup;
        status.received = m_received.load(std::memory_order_relaxed);
        status.answered = m_answered.load(std::memory_order_relaxed);
        status.failed = m_failed.load(std::memory_order_relaxed);
        status.dropped = m_dropped.load();
        status.reason = denial;
        status.replyProblem = replyProblem;
        return status;
    }
    [[nodiscard]] bool hasAnswered() const { return m_answered.load(std::memory_order_relaxed) > 0; }
    [[nodiscard]] const QByteArray &pattern() const { return m_pattern; }
    [[nodiscard]] const QByteArray &queueGroup() const { return m_queueGroup; }

    QString denial; ///< under the core's mutex
    QString replyProblem; ///< under the core's mutex
    quint64 ticket = 1; ///< under the core's mutex

private:
    class Here final : public Replier
    {
    public:
        Here(Answering *owner, natsConnection *connection, std::string_view reply)
            : m_owner(owner)
            , m_connection(connection)
            , m_reply(reply)
        {
        }
        [[nodiscard]] Result<void> reply(const QByteArray &payload, const Headers &headers) override
        {
            const auto result = send(payload, headers);
            (result ? m_owner->m_answered : m_owner->m_failed).fetch_add(1, std::memory_order_relaxed);
            return result;
        }
        [[nodiscard]] LateReplier later() const override { return { m_owner->shared_from_this(), bytesOf(m_reply) }; }

    private:
        [[nodiscard]] Result<void> send(const QByteArray &payload, const Headers &headers) const
        {
            if (m_reply.empty() || !headers.empty()) {
                if (auto valid = check(bytesOf(m_reply), headers); !valid)
                    return valid;
            }
            // The view ends with a zero: it is the library's own string.
            const auto status = headers.empty() ? natsConnection_Publish(
                                    m_connection, m_reply.data(), payload.constData(), static_cast<int>(payload.size()))
                                                : publishOn(m_connection, { bytesOf(m_reply), payload, headers, {} });
            return status == NATS_OK ? Result<void>() : fail(publishError(status, bytesOf(m_reply)));
        }

        Answering *const m_owner;
        natsConnection *const m_connection;
        const std::string_view m_reply;
    };

    [[nodiscard]] static Result<void> check(const QByteArray &reply, const Headers &headers)
    {
        if (reply.isEmpty())
            return fail(
                Error::Kind::Invalid, Text::tr("The request has no reply subject: nobody waits for an answer."));
        for (const auto &[name, value] : headers) {
            if (auto valid = validateHeader(name, value); !valid)
                return valid;
            if (value.contains('\0'))
                return fail(
                    Error::Kind::Invalid, Text::tr("The header %1 has a zero byte.").arg(QString::fromUtf8(name)));
        }
        return {};
    }

    const std::weak_ptr<SessionCore> m_core;
    const ResponderId m_id;
    const QByteArray m_pattern;
    const QByteArray m_queueGroup;
    const std::shared_ptr<Responder> m_responder;
    IncomingReader m_reader; ///< delivery thread only
    std::atomic<quint64> m_received { 0 };
    std::atomic<quint64> m_answered { 0 };
    std::atomic<quint64> m_failed { 0 };
    std::atomic<quint64> m_dropped { 0 };
    std::atomic<quint64> m_subscribedTicket { 0 };
};

SessionCore::SessionCore(Session *session, ConnectionProfile profile)
    : m_nuid(newNuid())
    , m_session(session)
    , m_profile(std::move(profile))
{
}

SessionCore::~SessionCore() = default;

std::shared_ptr<NatsLink> SessionCore::makeLink(Role role)
{
    NatsLink::Options options;
    options.name = m_profile.clientName;
    if (options.name.isEmpty())
        options.name = QStringLiteral("natsight %1 %2")
                           .arg(QCoreApplication::applicationVersion(),
                               role == Role::Requests   ? QStringLiteral("requests")
                                   : role == Role::Taps ? QStringLiteral("taps")
                                                        : QStringLiteral("responders"))
                           .simplified();
    options.sharedDelivery = role == Role::Taps;
    options.sendAtOnce = role != Role::Taps;
    options.confirms = role != Role::Requests;
    options.drains = role == Role::Responders;
    options.stopsOnRefusal = role == Role::Requests;
    auto side = std::make_shared<Side>(weak_from_this(), role, m_epoch);
    (role == Role::Requests ? m_requestSide : role == Role::Taps ? m_tapSide : m_responderSide) = side;
    return std::make_shared<NatsLink>(m_profile, options, side);
}

void SessionCore::open()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_requestLink && m_status.state != SessionStatus::State::Closed)
            return;
    }
    close(); // what may be left of an attempt that was given up
    SessionStatus status;
    status.state = SessionStatus::State::Connecting;
    status.sinceMs = QDateTime::currentMSecsSinceEpoch();
    std::shared_ptr<NatsLink> link;
    {
        const std::scoped_lock lock(m_mutex);
        const auto prefix = m_profile.inboxPrefix.isEmpty() ? QByteArrayLiteral("_INBOX")
                                                            : m_profile.inboxPrefix.toUtf8();
        if (const auto valid = validatePublishSubject(prefix); !valid) {
            status.state = SessionStatus::State::Closed;
            Error error = valid.error();
            error.message = Text::tr("The inbox prefix cannot be used: %1").arg(error.message);
            status.reason = error;
            m_status = status;
        } else {
            m_status = status;
            ++m_epoch;
            m_inbox = prefix + '.' + m_nuid;
            m_inboxDenied.reset();
            m_requestLink = makeLink(Role::Requests);
            link = m_requestLink;
            link->addSubscription(inboxId, m_inbox + ".*", {}, std::make_shared<Inbox>(weak_from_this()));
            for (const auto &[id, subscription] : m_subscriptions)
                link->addSubscription(id, subscription.pattern, subscription.queueGroup, subscription.listener);
            if (!m_taps.empty())
                startTapLink();
            if (!m_responders.empty())
                startResponderLink();
        }
    }
    wake();
    if (!link)
        return;
    {
        const std::scoped_lock lock(m_timerMutex);
        m_isTimerStopping = false;
    }
    m_timer = std::thread([this] { runTimer(); });
    link->start();
}

void SessionCore::startTapLink()
{
    m_tapLink = makeLink(Role::Taps);
    m_areTapsUp = false;
    for (const auto &[id, tap] : m_taps) {
        tap->denial.clear();
        if (!tap->isMuted)
            m_tapLink->addSubscription(id, tap->pattern(), tap->queueGroup(), tap, ++tap->ticket);
    }
    m_tapLink->start();
}

void SessionCore::startResponderLink()
{
    m_responderLink = makeLink(Role::Responders);
    m_areRespondersUp = false;
    for (const auto &[id, one] : m_responders) {
        one->denial.clear();
        m_responderLink->addSubscription(id, one->pattern(), one->queueGroup(), one, ++one->ticket);
    }
    m_responderLink->start();
}

std::shared_ptr<NatsLink> SessionCore::responderLink() const
{
    const std::scoped_lock lock(m_mutex);
    return m_responderLink;
}

void SessionCore::stopLinks()
{
    std::shared_ptr<NatsLink> requests;
    std::shared_ptr<NatsLink> taps;
    std::shared_ptr<NatsLink> responders;
    {
        const std::scoped_lock lock(m_mutex);
        ++m_epoch;
        requests = std::move(m_requestLink);
        taps = std::move(m_tapLink);
        m_requestLink.reset();
        m_tapLink.reset();
        m_requestSide.reset();
        m_tapSide.reset();
        responders = std::move(m_responderLink);
        m_responderLink.reset();
        m_responderSide.reset();
        m_areRespondersUp = false;
        m_areTapsUp = false;
        m_nextPing = Clock::time_point::max();
        m_nextAsk = Clock::time_point::max();
        m_isPingOut = false;
    }
    if (requests)
        requests->stop();
    if (taps)
        taps->stop();
    if (responders)
        responders->stop();
}

void SessionCore::close()
{
    const Error closed { Error::Kind::Cancelled, Text::tr("The connection was closed.") };
    m_requests.finishAll(closed); // before the links say that there is no connection
    stopLinks();
    if (m_timer.joinable()) {
        {
            const std::scoped_lock lock(m_timerMutex);
            m_isTimerStopping = true;
        }
        m_timerCondition.notify_all();
        m_timer.join();
    }
    m_requests.finishAll(closed);
    change([](SessionStatus &status) {
        if (status.state != SessionStatus::State::Closed) {
            status = {};
            status.sinceMs = QDateTime::currentMSecsSinceEpoch();
        }
    });
}

void SessionCore::detach()
{
    const std::scoped_lock lock(m_mutex);
    m_session = nullptr;
}

void SessionCore::reconnectNow()
{
    bool isClosed = false;
    std::shared_ptr<NatsLink> requests;
    std::shared_ptr<NatsLink> taps;
    std::shared_ptr<NatsLink> responders;
    {
        const std::scoped_lock lock(m_mutex);
        requests = m_requestLink;
        taps = m_tapLink;
        responders = m_responderLink;
        isClosed = m_status.state == SessionStatus::State::Closed;
    }
    if (!requests || isClosed) {
        open();
        return;
    }
    requests->reconnectNow();
    if (taps)
        taps->reconnectNow();
    if (responders)
        responders->reconnectNow();
}

void SessionCore::setProfile(ConnectionProfile profile)
{
    const std::scoped_lock lock(m_mutex);
    m_profile = std::move(profile);
}

ConnectionProfile SessionCore::profile() const
{
    const std::scoped_lock lock(m_mutex);
    return m_profile;
}

SessionStatus SessionCore::status() const
{
    const std::scoped_lock lock(m_mutex);
    return m_status;
}

std::vector<SessionEvent> SessionCore::takeEvents()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<SessionEvent> events(
        std::make_move_iterator(m_events.begin()), std::make_move_iterator(m_events.end()));
    m_events.clear();
    return events;
}

void SessionCore::wake()
{
    if (m_isWakePending.exchange(true))
        return;
    // Under the lock so that the session cannot go between the look and the post.
    const std::scoped_lock lock(m_mutex);
    if (m_session == nullptr)
        return;
    QMetaObject::invokeMethod(m_session, "refresh", Qt::QueuedConnection);
}

void SessionCore::change(const std::function<void(SessionStatus &)> &edit)
{
    {
        const std::scoped_lock lock(m_mutex);
        edit(m_status);
    }
    wake();
}

void SessionCore::tell(SessionEvent::Severity severity, const QString &text, const QString &details)
{
    SessionEvent event;
    event.timeMs = QDateTime::currentMSecsSinceEpoch();
    event.severity = severity;
    event.text = text;
    event.details = details.left(1024);
    {
        const std::scoped_lock lock(m_mutex);
        if (m_events.size() >= maxEvents)
            m_events.pop_front();
        m_events.push_back(std::move(event));
    }
    wake();
}

void SessionCore::kickTimer()
{
    {
        const std::scoped_lock lock(m_timerMutex);
        m_isTimerKicked = true;
    }
    m_timerCondition.notify_all();
}

void SessionCore::runTimer()
{
    for (;;) {
        const auto now = Clock::now();
        // Until it is known when it wakes, every request kicks.
        m_timerWakes = Clock::time_point::max().time_since_epoch().count();
        auto next = m_requests.expire(now);
        bool pingIsDue = false;
        bool askIsDue = false;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_nextPing <= now) {
                pingIsDue = true;
                m_nextPing = now + pingInterval;
            }
            if (m_nextAsk <= now) {
                askIsDue = true;
                m_nextAsk = Clock::time_point::max();
            }
            next = std::min({ next, m_nextPing, m_nextAsk });
        }
        if (pingIsDue)
            ping();
        if (askIsDue)
            askServer();
        std::unique_lock lock(m_timerMutex);
        const auto ready = [this] { return m_isTimerKicked || m_isTimerStopping; };
        next = std::min(next, now + 1h);
        m_timerWakes = next.time_since_epoch().count();
        m_timerCondition.wait_until(lock, next, ready);
        m_isTimerKicked = false;
        if (m_isTimerStopping)
            return;
    }
}

void SessionCore::ping()
{
    std::shared_ptr<NatsLink> link;
    QByteArray subject;
    bool isStale = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_inboxDenied)
            return;
        isStale = m_isPingOut && m_status.rtt.has_value();
        if (isStale)
            m_status.rtt.reset();
        subject = m_inbox + ".rtt" + QByteArray::number(++m_pingNumber);
        m_isPingOut = true;
        link = m_requestLink;
    }
    if (isStale)
        wake();
    if (!link)
        return;
    link->post([weak = weak_from_this(), subject](natsConnection *connection) {
        const auto core = weak.lock();
        if (!core || connection == nullptr)
            return;
        {
            const std::scoped_lock lock(core->m_mutex);
            core->m_pingSent = Clock::now();
        }
        natsConnection_Publish(connection, subject.constData(), "", 0);
    });
}

void SessionCore::askServer()
{
    quint64 epoch = 0;
    ConnectionProfile profile;
    {
        const std::scoped_lock lock(m_mutex);
        epoch = m_epoch;
        profile = m_profile;
        ++m_asks;
    }
    ScatterOptions options;
    options.timeout = 2000ms;
    const auto parse = [](const Result<QList<Reply>> &replies) {
        if (!replies || replies->isEmpty())
            return Json();
        const auto &payload = replies->constFirst().message.payload;
        auto json = Json::parse(payload.constData(), payload.constData() + payload.size(), nullptr, false);
        return json.is_object() ? json : Json();
    };
    const auto text = [](const Json &object, const char *key) {
        const auto it = object.find(key);
        return it != object.end() && it->is_string()
            ? QString::fromStdString(it->get_ref<const std::string &>()).left(1024)
            : QString();
    };
    const auto weak = weak_from_this();
    OutgoingMessage user;
    user.subject = QByteArrayLiteral("$SYS.REQ.USER.INFO");
    request(user, options, true, [weak, epoch, parse, text](const Result<QList<Reply>> &replies) {
        const auto core = weak.lock();
        const auto json = parse(replies);
        if (!core || !json.is_object())
            return;
        core->change([&](SessionStatus &status) {
            if (core->m_epoch != epoch)
                return;
            if (const auto server = json.find("server");
                server != json.end() && server->is_object() && text(*server, "id") == status.server.id) {
                status.server.name = text(*server, "name");
                status.server.version = text(*server, "ver");
                status.server.cluster = text(*server, "cluster");
            }
            if (const auto data = json.find("data"); data != json.end() && data->is_object()) {
                status.server.account = text(*data, "account");
                status.server.user = text(*data, "user");
            }
        });
    });
    OutgoingMessage jetStream;
    jetStream.subject = !profile.jetStreamApiPrefix.isEmpty() ? profile.jetStreamApiPrefix.toUtf8() + ".INFO"
        : !profile.jetStreamDomain.isEmpty()                  ? "$JS." + profile.jetStreamDomain.toUtf8() + ".API.INFO"
                                                              : QByteArrayLiteral("$JS.API.INFO");
    request(jetStream, options, true, [weak, epoch, parse](const Result<QList<Reply>> &replies) {
        const auto core = weak.lock();
        if (!core)
            return;
        const auto json = parse(replies);
        const bool isThere = json.is_object() && json.find("error") == json.end();
        int level = 0;
        if (isThere) {
            if (const auto api = json.find("api"); api != json.end() && api->is_object()) {
                if (const auto it = api->find("level"); it != api->end() && it->is_number_integer())
                    level = it->get<int>();
            }
        }
        core->change([&](SessionStatus &status) {
            if (core->m_epoch != epoch)
                return;
            status.server.isJetStream = isThere;
            status.server.apiLevel = level;
            // A server that has just started may not have JetStream ready yet.
            if (!isThere && core->m_asks < 4)
                core->m_nextAsk = Clock::now() + 5s;
        });
        core->kickTimer();
    });
}

Result<void> SessionCore::check(const OutgoingMessage &message) const
{
    if (const auto valid = validatePublishSubject(message.subject); !valid)
        return valid;
    if (!message.reply.isEmpty()) {
        if (const auto valid = validatePublishSubject(message.reply); !valid)
            return valid;
    }
    for (const auto &[name, value] : message.headers) {
        if (const auto valid = validateHeader(name, value); !valid)
            return valid;
        if (value.contains('\0'))
            return fail(Error::Kind::Invalid, Text::tr("The header %1 has a zero byte.").arg(QString::fromUtf8(name)));
    }
    qint64 size = message.payload.size();
    if (!message.headers.empty())
        size += encodeHeaders(message.headers).size() + 12;
    const std::scoped_lock lock(m_mutex);
    if (m_status.state != SessionStatus::State::Connected)
        return fail(notConnected());
    const auto limit = m_status.server.maxPayload > 0 ? m_status.server.maxPayload : qint64 { 64 } << 20;
    if (size > limit) {
        return fail(Error::Kind::Limit,
            Text::tr("The message has %1 bytes; the server accepts %2.").arg(size).arg(limit),
            Text::tr("Send less, or raise max_payload at the server."));
    }
    return {};
}

void SessionCore::request(OutgoingMessage message, const ScatterOptions &options, bool isSingle,
    RequestTable::Completion completion, ReplyTaker taker)
{
    if (const auto valid = check(message); !valid) {
        completion(fail(valid.error()));
        return;
    }
    std::optional<Error> denied;
    QByteArray inbox;
    {
        const std::scoped_lock lock(m_mutex);
        denied = m_inboxDenied;
        inbox = m_inbox;
    }
    if (denied) {
        completion(fail(*denied));
        return;
    }
    // A copy, because the table takes its own only when there is room.
    const auto token = m_requests.add(message.subject, options, isSingle, completion, std::move(taker));
    if (!token) {
        completion(fail(token.error()));
        return;
    }
    message.reply = inbox + '.' + QByteArray::number(*token);
    const auto deadline = (Clock::now() + options.timeout).time_since_epoch().count();
    send(*token, message);
    // A timer that wakes before the deadline anyway is let sleep: it would be woken for each of many requests.
    if (deadline < m_timerWakes)
        kickTimer();
}

void SessionCore::send(quint64 token, const OutgoingMessage &message)
{
    std::shared_ptr<NatsLink> link;
    {
        const std::scoped_lock lock(m_mutex);
        link = m_requestLink;
    }
    const bool isPosted = link && link->post([weak = weak_from_this(), token, message](natsConnection *connection) {
        const auto core = weak.lock();
        if (!core)
            return;
        if (connection == nullptr) {
            core->m_requests.finish(token, notConnected());
            return;
        }
        core->m_requests.markSent(token);
        if (const auto status = publishOn(connection, message); status != NATS_OK)
            core->m_requests.finish(token, publishError(status, message.subject));
    });
    if (!isPosted)
        m_requests.finish(token,
            link ? Error { Error::Kind::Limit, Text::tr("Too many messages wait to be sent.") } : notConnected());
}

void SessionCore::publish(OutgoingMessage message, std::function<void(Result<void>)> completion)
{
    if (const auto valid = check(message); !valid) {
        completion(valid);
        return;
    }
    std::shared_ptr<NatsLink> link;
    {
        const std::scoped_lock lock(m_mutex);
        link = m_requestLink;
    }
    if (!link) {
        completion(fail(notConnected()));
        return;
    }
    if (++m_publishesWaiting > maxPublishesWaiting) {
        --m_publishesWaiting;
        completion(
            fail(Error::Kind::Limit, Text::tr("Too many messages wait to be sent."), Text::tr("Publish more slowly.")));
        return;
    }
    const bool isPosted = link->post(
        [self = shared_from_this(), message = std::move(message), completion](natsConnection *connection) {
            --self->m_publishesWaiting;
            if (connection == nullptr) {
                completion(fail(notConnected()));
                return;
            }
            if (const auto status = publishOn(connection, message); status != NATS_OK)
                completion(fail(publishError(status, message.subject)));
            else
                completion({});
        },
        true);
    if (!isPosted) {
        --m_publishesWaiting;
        completion(fail(notConnected()));
    }
}

void SessionCore::receiveReply(natsMsg *raw) noexcept
{
    const std::string_view subject = natsMsg_GetSubject(raw);
    const auto dot = subject.rfind('.');
    if (dot == std::string_view::npos)
        return;
    const auto token = QByteArray::fromRawData(
        subject.data() + dot + 1, static_cast<qsizetype>(subject.size() - dot - 1));
    if (token.startsWith("rtt")) {
        {
            const std::scoped_lock lock(m_mutex);
            if (token.mid(3).toULongLong() != m_pingNumber || !m_isPingOut)
                return;
            m_isPingOut = false;
            m_status.rtt = Clock::now() - m_pingSent;
        }
        wake();
        return;
    }
    bool isNumber = false;
    const auto number = token.toULongLong(&isNumber);
    if (!isNumber)
        return;
    // One subscription, one delivery thread: the room for the headers is used again.
    static thread_local HeaderReader headers;
    IncomingReply reply;
    reply.subject = subject;
    if (const auto size = natsMsg_GetDataLength(raw); size > 0)
        reply.payload = { natsMsg_GetData(raw), static_cast<std::size_t>(size) };
    reply.headers = headers.read(raw);
    if (m_requests.addReply(number, reply))
        kickTimer();
}

namespace {

// Taps and responders are kept alike, each kind in its map and on its link. Under the lock.
/// False when the link has to be started for it: that takes all of the map.
template<typename Map>
bool adopt(Map &map, typename Map::key_type id, const typename Map::mapped_type &one, NatsLink *link)
{
    map.emplace(id, one);
    if (link != nullptr)
        link->addSubscription(id, one->pattern(), one->queueGroup(), one, one->ticket);
    return link != nullptr;
}

/// False when it is not there.
template<typename Map>
bool drop(Map &map, typename Map::key_type id, NatsLink *link)
{
    if (map.erase(id) == 0)
        return false;
    if (link != nullptr)
        link->removeSubscription(id);
    return true;
}

} // namespace

Result<TapId> SessionCore::addTap(
    const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<MessageSink> sink)
{
    if (const auto valid = checkSubscription(pattern, queueGroup); !valid)
        return fail(valid.error());
    TapId id = 0;
    {
        const std::scoped_lock lock(m_mutex);
        id = ++m_lastTap;
        const auto tap = std::make_shared<Tap>(weak_from_this(), id, pattern, queueGroup, std::move(sink));
        if (!adopt(m_taps, id, tap, m_tapLink.get()) && m_requestLink)
            startTapLink();
    }
    wake();
    return id;
}

void SessionCore::removeTap(TapId id)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!drop(m_taps, id, m_tapLink.get()))
            return;
    }
    wake();
}

void SessionCore::setTapMuted(TapId id, bool isMuted)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_taps.find(id);
        if (it == m_taps.end() || it->second->isMuted == isMuted)
            return;
        it->second->isMuted = isMuted;
        it->second->denial.clear();
        if (m_tapLink && isMuted)
            m_tapLink->removeSubscription(id);
        else if (m_tapLink)
            m_tapLink->addSubscription(
                id, it->second->pattern(), it->second->queueGroup(), it->second, ++it->second->ticket);
    }
    wake();
}

QList<TapStatus> SessionCore::taps() const
{
    const std::scoped_lock lock(m_mutex);
    QList<TapStatus> list;
    for (const auto &[id, tap] : m_taps) {
        auto status = tap->status();
        if (tap->isMuted) {
            status.state = TapStatus::State::Muted;
        } else if (!tap->denial.isEmpty()) {
            status.state = TapStatus::State::Denied;
        } else if (m_areTapsUp && tap->isSubscribed()) {
            status.state = TapStatus::State::Active;
        } else {
            status.state = TapStatus::State::Waiting;
            if (m_tapLinkError)
                status.reason = m_tapLinkError->text();
        }
        list.append(std::move(status));
    }
    return list;
}

Result<quint64> SessionCore::subscribe(
    const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Mailbox<Message>> mailbox)
{
    if (const auto valid = checkSubscription(pattern, queueGroup); !valid)
        return fail(valid.error());
    const std::scoped_lock lock(m_mutex);
    const auto id = ++m_lastSubscription;
    const auto listener = std::make_shared<Listener>(std::move(mailbox));
    m_subscriptions.emplace(id, Subscription { pattern, queueGroup, listener });
    if (m_requestLink)
        m_requestLink->addSubscription(id, pattern, queueGroup, listener);
    return id;
}

void SessionCore::unsubscribe(quint64 id)
{
    const std::scoped_lock lock(m_mutex);
    if (m_subscriptions.erase(id) > 0 && m_requestLink)
        m_requestLink->removeSubscription(id);
}

Result<ResponderId> SessionCore::addResponder(
    const QByteArray &pattern, const QByteArray &queueGroup, std::shared_ptr<Responder> responder)
{
    if (const auto valid = checkSubscription(pattern, queueGroup); !valid)
        return fail(valid.error());
    ResponderId id = 0;
    {
        const std::scoped_lock lock(m_mutex);
        id = ++m_lastResponder;
        const auto one = std::make_shared<Answering>(weak_from_this(), id, pattern, queueGroup, std::move(responder));
        if (!adopt(m_responders, id, one, m_responderLink.get()) && m_requestLink)
            startResponderLink();
    }
    wake();
    return id;
}

void SessionCore::removeResponder(ResponderId id)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!drop(m_responders, id, m_responderLink.get()))
            return;
    }
    wake();
}

QList<ResponderStatus> SessionCore::responders() const
{
    const std::scoped_lock lock(m_mutex);
    QList<ResponderStatus> list;
    for (const auto &[id, one] : m_responders) {
        auto status = one->status();
        if (!one->denial.isEmpty()) {
            status.state = ResponderStatus::State::Denied;
        } else if (m_areRespondersUp && one->isSubscribed()) {
            status.state = ResponderStatus::State::Active;
        } else {
            status.state = ResponderStatus::State::Waiting;
            if (m_responderLinkError)
                status.reason = m_responderLinkError->text();
        }
        list.append(std::move(status));
    }
    return list;
}

void SessionCore::sideTries(Role role, int attempt)
{
    if (role != Role::Requests)
        return;
    change([attempt](SessionStatus &status) {
        status.attempt = attempt;
        if (status.state == SessionStatus::State::Closed || status.state == SessionStatus::State::Connected) {
            status.state = SessionStatus::State::Connecting;
            status.sinceMs = QDateTime::currentMSecsSinceEpoch();
        }
    });
}

void SessionCore::sideUp(Role role, const LinkPeer &peer)
{
    if (role == Role::Taps) {
        {
            const std::scoped_lock lock(m_mutex);
            m_areTapsUp = true;
            m_tapLinkError.reset();
        }
        wake();
        return;
    }
    if (role == Role::Responders) {
        {
            const std::scoped_lock lock(m_mutex);
            m_areRespondersUp = true;
            m_responderLinkError.reset();
        }
        wake();
        return;
    }
    ServerInfo server;
    server.id = peer.greeting.id;
    server.name = peer.greeting.name;
    server.version = peer.greeting.version;
    server.cluster = peer.greeting.cluster;
    server.url = peer.url;
    server.clientId = peer.clientId;
    server.maxPayload = peer.maxPayload;
    server.isTls = peer.isTls;
    server.hasHeaders = peer.greeting.hasHeaders;
    change([&](SessionStatus &status) {
        status.state = SessionStatus::State::Connected;
        status.reason.reset();
        status.server = server;
        status.rtt.reset();
        status.sinceMs = QDateTime::currentMSecsSinceEpoch();
        status.attempt = 0;
        status.isLameDuck = false;
        m_isPingOut = false;
        m_asks = 0;
        m_nextPing = Clock::now();
        m_nextAsk = Clock::now();
    });
    kickTimer();
    tell(SessionEvent::Severity::Info,
        Text::tr("Connected to %1.")
            .arg(server.name.isEmpty() ? server.url : QStringLiteral("%1 (%2)").arg(server.name, server.url)));
}

void SessionCore::sideDown(Role role, const Error &reason, bool isFinal, bool wasConnected)
{
    if (role == Role::Taps) {
        {
            const std::scoped_lock lock(m_mutex);
            m_areTapsUp = false;
            m_tapLinkError = reason;
            for (const auto &[id, tap] : m_taps)
                tap->denial.clear();
        }
        if (wasConnected)
            tell(SessionEvent::Severity::Warning, Text::tr("The connection for taps was lost: %1").arg(reason.message),
                reason.details);
        else
            wake();
        return;
    }
    if (role == Role::Responders) {
        {
            const std::scoped_lock lock(m_mutex);
            m_areRespondersUp = false;
            m_responderLinkError = reason;
            for (const auto &[id, one] : m_responders) {
                one->denial.clear();
                one->replyProblem.clear();
            }
        }
        if (wasConnected)
            tell(SessionEvent::Severity::Warning,
                Text::tr("The connection for responders was lost: %1").arg(reason.message), reason.details);
        else
            wake();
        return;
    }
    bool isNew = false;
    change([&](SessionStatus &status) {
        isNew = wasConnected || isFinal || !status.reason || status.reason->message != reason.message;
        status.reason = reason;
        status.rtt.reset();
        m_isPingOut = false;
        m_nextPing = Clock::time_point::max();
        m_nextAsk = Clock::time_point::max();
        if (wasConnected) {
            // Not when it is up again: by then the server may already have denied the new subscription.
            m_inboxDenied.reset();
            ++status.disconnects;
            status.isLameDuck = false;
        }
        const auto state = isFinal   ? SessionStatus::State::Closed
            : status.disconnects > 0 ? SessionStatus::State::Reconnecting
                                     : SessionStatus::State::Connecting;
        if (status.state != state) {
            status.state = state;
            status.sinceMs = QDateTime::currentMSecsSinceEpoch();
        }
    });
    if (isFinal) {
        // Nobody would let the taps and responders in either.
        std::shared_ptr<NatsLink> taps;
        std::shared_ptr<NatsLink> responders;
        {
            const std::scoped_lock lock(m_mutex);
            taps = std::move(m_tapLink);
            m_tapLink.reset();
            m_areTapsUp = false;
            m_tapLinkError = reason;
            responders = std::move(m_responderLink);
            m_responderLink.reset();
            m_areRespondersUp = false;
            m_responderLinkError = reason;
        }
        if (taps)
            taps->stop();
        if (responders)
            responders->stop();
    }
    if (wasConnected || isFinal) {
        Error lost = isFinal ? reason
                             : Error { Error::Kind::NotConnected, Text::tr("The connection was lost while waiting.") };
        lost.details = reason.details;
        m_requests.finishAll(lost);
    }
    if (isNew) {
        tell(isFinal ? SessionEvent::Severity::Error : SessionEvent::Severity::Warning,
            wasConnected ? Text::tr("Connection lost: %1").arg(reason.message) : reason.message, reason.details);
    }
}

void SessionCore::sideDenied(Role role, const QString &text)
{
    const auto [subject, isCut] = quoted(text);
    const auto shown = QString::fromUtf8(subject);
    if (text.contains(QLatin1String("for Publish"), Qt::CaseInsensitive)) {
        const bool isReply = text.contains(QLatin1String("with Reply"), Qt::CaseInsensitive);
        Error error;
        error.kind = Error::Kind::Denied;
        error.message = isReply ? Text::tr("This user may not use %1 for answers.").arg(shown)
                                : Text::tr("This user may not publish to %1.").arg(shown);
        error.advice = isReply
            ? Text::tr("Set an inbox prefix that the user may subscribe to in the connection's settings.")
            : Text::tr("Ask for the publish permission on this subject.");
        error.details = text;
        error.subject = shown;
        if (role == Role::Responders) {
            error.message = Text::tr("This user may not answer requests: it may not publish to %1.").arg(shown);
            error.advice = Text::tr("Ask for the publish permission on inboxes, or for allow_responses.");
            bool isNew = false;
            {
                const std::scoped_lock lock(m_mutex);
                for (const auto &[id, one] : m_responders) {
                    if (!one->hasAnswered())
                        continue;
                    isNew = isNew || one->replyProblem.isEmpty();
                    one->replyProblem = error.message;
                }
            }
            if (isNew) // each answer is denied anew
                tell(SessionEvent::Severity::Warning, error.text(), text);
            return;
        }
        if (isReply)
            m_requests.finishAll(error);
        else
            m_requests.finishSubject(subject, isCut, error);
        // Our own questions on behalf of the status are no news.
        if (subject != "$SYS.REQ.USER.INFO" && !subject.endsWith(".API.INFO") && !subject.contains(".rtt"))
            tell(SessionEvent::Severity::Warning, error.message, text);
        return;
    }
    if (text.contains(QLatin1String("for Subscription"), Qt::CaseInsensitive)) {
        const auto message = Text::tr("This user may not subscribe to %1.").arg(shown);
        Error error { Error::Kind::Denied, message, Text::tr("Ask for the subscribe permission on this subject."), text,
            shown };
        if (role == Role::Requests) {
            bool isInbox = false;
            {
                const std::scoped_lock lock(m_mutex);
                isInbox = subject == m_inbox + ".*";
                if (isInbox) {
                    error.message = Text::tr("This user may not receive answers on %1.").arg(shown);
                    error.advice = Text::tr(
                        "Set an inbox prefix that the user may subscribe to in the connection's settings.");
                    m_inboxDenied = error;
                }
            }
            if (isInbox)
                m_requests.finishAll(error);
        } else if (role == Role::Responders) {
            const std::scoped_lock lock(m_mutex);
            for (const auto &[id, one] : m_responders) {
                if (one->pattern() == subject || (isCut && one->pattern().startsWith(subject)))
                    one->denial = message;
            }
        } else {
            const std::scoped_lock lock(m_mutex);
            for (const auto &[id, tap] : m_taps) {
                if (tap->pattern() == subject || (isCut && tap->pattern().startsWith(subject)))
                    tap->denial = message;
            }
        }
        tell(SessionEvent::Severity::Warning, error.text(), text);
        return;
    }
    tell(SessionEvent::Severity::Warning, Text::tr("A permission is missing."), text);
}

void SessionCore::sideLameDuck(Role role)
{
    if (role != Role::Requests)
        return;
    QString name;
    change([&name](SessionStatus &status) {
        status.isLameDuck = true;
        name = status.server.name;
    });
    tell(SessionEvent::Severity::Warning,
        Text::tr("The server %1 is about to go down (lame duck). The connection moves to another server when it does.")
            .arg(name));
}

} // namespace natsight
