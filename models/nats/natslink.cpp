// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/natslink.h"

#include "models/core/text.h"
#include "models/nats/credentials.h"
#include "models/nats/socksproxy.h"
#include "models/nats/tlscheck.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace natsight {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t maxTasks = 10'000;
constexpr auto connectTimeout = 5000ms;
constexpr bool canUseProxy = NATS_VERSION_NUMBER >= 0x030B00;
constexpr auto firstWait = 250ms;
constexpr auto longestWait = 2000ms;
constexpr auto pollInterval = 250ms;
constexpr auto shortLife = 5000ms;
/// Of one subscription for answers; each request has bounds of its own.
constexpr int maxWaitingAnswers = 65'536;
constexpr int maxWaitingBytes = 512 << 20;
constexpr int maxWaitingRequestBytes = 64 << 20;
constexpr qint64 maxTimedBytes = qint64 { 64 } << 20;

struct OptionsDeleter {
    void operator()(natsOptions *options) const { natsOptions_Destroy(options); }
};

/// The worker threads of links. Links that were stopped end in the background; at exit they are waited for.
class Workers
{
public:
    static Workers &instance()
    {
        // Never destroyed: a thread that hangs in the system at exit may still look at it.
        static auto *workers = new Workers;
        static const Waiter waiter;
        return *workers;
    }

    void launch(std::function<void()> body)
    {
        const std::scoped_lock lock(m_mutex);
        joinEnded();
        auto done = std::make_shared<bool>(false);
        m_threads.push_back({ std::thread([this, body = std::move(body), done]() mutable {
                                 body();
                                 body = {};
                                 nats_ReleaseThreadMemory();
                                 const std::scoped_lock guard(m_mutex);
                                 *done = true;
                                 m_ended.notify_all();
                             }),
            done });
    }

    bool waitForAll(std::chrono::milliseconds timeout)
    {
        std::unique_lock lock(m_mutex);
        const bool all = m_ended.wait_for(lock, timeout,
            [this] { return std::all_of(m_threads.begin(), m_threads.end(), [](const auto &t) { return *t.done; }); });
        joinEnded();
        return all;
    }

    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

private:
    struct Thread {
        std::thread thread;
        std::shared_ptr<bool> done;
    };
    struct Waiter {
        ~Waiter() { instance().waitForAll(6000ms); }
    };

    // Opening the library here makes its own clean-up at exit come after ours.
    Workers()
    {
        nats_Open(-1);
        nats_SetMessageDeliveryPoolSize(1);
    }
    ~Workers() = default;

    void joinEnded()
    {
        std::erase_if(m_threads, [](Thread &thread) {
            if (!*thread.done)
                return false;
            thread.thread.join();
            return true;
        });
    }

    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::vector<Thread> m_threads;
};

bool isNumeric(const QString &host)
{
    std::array<unsigned char, sizeof(in6_addr)> address {};
    const auto text = host.toLatin1();
    return ::inet_pton(AF_INET, text.constData(), address.data()) == 1
        || ::inet_pton(AF_INET6, text.constData(), address.data()) == 1;
}

char *copied(const QByteArray &text)
{
    auto *copy = static_cast<char *>(
        std::malloc(static_cast<std::size_t>(text.size()) + 1)); // NOLINT: the library frees it
    if (copy != nullptr)
        std::memcpy(copy, text.constData(), static_cast<std::size_t>(text.size()) + 1);
    return copy;
}

/// Doubles with each attempt; the jitter keeps many clients from coming at once.
std::chrono::milliseconds waitBefore(int attempt)
{
    const auto doublings = std::min(std::max(attempt - 1, 0), 5);
    const auto wait = std::min<std::chrono::milliseconds>(longestWait, firstWait * (1 << doublings));
    const auto jitter = QRandomGenerator::global()->bounded(50) - 25; // percent
    return wait + wait * jitter / 100;
}

QString lastErrorText(natsStatus fallback)
{
    natsStatus status = NATS_OK;
    const char *text = nats_GetLastError(&status);
    if (text == nullptr || *text == '\0')
        text = natsStatus_GetText(fallback);
    return QString::fromUtf8(text).left(1024);
}

Error expiredCredentials(const QString &serverText)
{
    return { Error::Kind::Authentication, Text::tr("The credentials have expired."),
        Text::tr("Get new ones from whoever runs the system and choose them in the connection's settings."),
        serverText };
}

Error refusal(const QString &serverText)
{
    Error error;
    error.kind = Error::Kind::Authentication;
    error.details = serverText;
    const auto lower = serverText.toLower();
    if (lower.contains(QLatin1String("expired")))
        return expiredCredentials(serverText);
    if (lower.contains(QLatin1String("revoked"))) {
        error.message = Text::tr("The credentials have been revoked.");
        error.advice = Text::tr("Ask whoever runs the system for new ones.");
    } else if (lower.contains(QLatin1String("timeout"))) {
        error.message = Text::tr("The server did not get the sign-in in time.");
        error.advice = Text::tr("Try again; the network or the server may be slow.");
    } else {
        error.message = Text::tr("The server refused the credentials.");
        error.advice = Text::tr("Check the user, password, token, key or credentials file of this connection.");
    }
    return error;
}

Error connectError(natsStatus status, const QString &where, const QString &details)
{
    Error error;
    error.kind = Error::Kind::Network;
    error.details = details;
    switch (status) {
    case NATS_CONNECTION_AUTH_FAILED:
        return refusal(details);
    case NATS_SSL_ERROR:
    case NATS_SECURE_CONNECTION_REQUIRED:
    case NATS_SECURE_CONNECTION_WANTED:
        error.kind = Error::Kind::Tls;
        error.message = Text::tr("The secured channel to %1 could not be made.").arg(where);
        error.advice = Text::tr(
            "Check the CA file, the client certificate and the host name in the server's certificate.");
        return error;
    case NATS_TIMEOUT:
        error.message = Text::tr("%1 did not finish the sign-in in time.").arg(where);
        return error;
    default:
        if (details.contains(QLatin1String("authorization"), Qt::CaseInsensitive)
            || details.contains(QLatin1String("authentication"), Qt::CaseInsensitive))
            return refusal(details);
        error.message = Text::tr("The connection to %1 could not be made.").arg(where);
        return error;
    }
}

} // namespace

QByteArray escapedForConnect(const QByteArray &text)
{
    QByteArray escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            escaped += '\\';
            escaped += c;
        } else if (code < 0x20 || code == 0x7F) {
            escaped += "\\u00";
            escaped += QByteArray::number(code, 16).rightJustified(2, '0');
        } else {
            escaped += c;
        }
    }
    return escaped;
}

/// What the callbacks of one connection look at. Outlives the connection.
struct NatsLink::Context {
    std::weak_ptr<NatsLink> link;
    std::weak_ptr<LinkObserver> observer;
    std::mutex mutex;
    std::condition_variable condition;
    bool isClosed = false;
    bool isLameDuck = false;
    QString refusalText;
    QString closeText;
    int openSubscriptions = 0;
    quint64 delivered = 0; ///< of ended subscriptions
    bool isExact = true; ///< no subscription was ended before the connection
    QByteArray jwt;
    std::optional<NKey> key;
    std::vector<std::unique_ptr<Holder>> strays; ///< of subscriptions that ended before their end could be heard
};

/// What the message callback of one subscription gets. Goes when the library says that the subscription is through.
struct NatsLink::Holder {
    std::shared_ptr<LinkSubscriber> subscriber;
    std::shared_ptr<Context> context;
    quint64 delivered = 0; ///< delivery thread only
};

struct NatsLink::Entry {
    QByteArray pattern;
    QByteArray queueGroup;
    std::shared_ptr<LinkSubscriber> subscriber;
    quint64 ticket = 0;
    natsSubscription *subscription = nullptr;
    quint64 accounted = 0; ///< drops of this connection told to the subscriber
    int pending = 0;
};

struct NatsLink::Candidate {
    ServerUrl url;
    bool isDiscovered = false;
};

NatsLink::NatsLink(ConnectionProfile profile, Options options, std::weak_ptr<LinkObserver> observer)
    : m_profile(std::move(profile))
    , m_options(std::move(options))
    , m_observer(std::move(observer))
{
}

NatsLink::~NatsLink() = default;

void NatsLink::start()
{
    Workers::instance().launch([self = shared_from_this()] { self->run(); });
}

void NatsLink::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
        m_isWoken = true;
    }
    m_condition.notify_all();
}

void NatsLink::reconnectNow()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_wantsNow = true;
        m_isWoken = true;
    }
    m_condition.notify_all();
}

bool NatsLink::post(Task task, bool isVital)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping || (!isVital && m_tasks.size() >= maxTasks))
            return false;
        m_tasks.push_back(std::move(task));
        m_isWoken = true;
    }
    m_condition.notify_all();
    return true;
}

bool NatsLink::postAt(Clock::time_point when, Task task, qint64 bytes)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping || m_timed.size() >= maxTimed || m_timedBytes + bytes > maxTimedBytes)
            return false;
        m_timedBytes += bytes;
        m_timed.emplace(when, Timed { std::move(task), bytes });
        m_isWoken = true;
    }
    m_condition.notify_all();
    return true;
}

void NatsLink::addSubscription(quint64 id, const QByteArray &pattern, const QByteArray &queueGroup,
    std::shared_ptr<LinkSubscriber> subscriber, quint64 ticket)
{
    post(
        [this, id, pattern, queueGroup, subscriber = std::move(subscriber), ticket](natsConnection *connection) {
            auto &entry = m_entries[id];
            entry.pattern = pattern;
            entry.queueGroup = queueGroup;
            entry.subscriber = subscriber;
            entry.ticket = ticket;
            if (connection != nullptr)
                makeSubscription(entry);
        },
        true);
}

void NatsLink::removeSubscription(quint64 id)
{
    post(
        [this, id](natsConnection *) {
            const auto it = m_entries.find(id);
            if (it == m_entries.end())
                return;
            dropSubscription(it->second);
            m_entries.erase(it);
        },
        true);
}

bool NatsLink::waitForStopped(std::chrono::milliseconds timeout)
{
    return Workers::instance().waitForAll(timeout);
}

void NatsLink::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isWoken = true;
    }
    m_condition.notify_all();
}

void NatsLink::notify(const std::function<void(LinkObserver &)> &call) const
{
    if (const auto observer = m_observer.lock())
        call(*observer);
}

void NatsLink::run()
{
    m_nextAttempt = Clock::now();
    while (!m_isStopping) {
        runTasks();
        if (m_isStopping)
            break;
        if (m_hasNewSubscriptions && m_connection != nullptr)
            confirmSubscriptions();
        bool isClosed = false;
        if (m_context) {
            const std::scoped_lock lock(m_context->mutex);
            isClosed = m_context->isClosed;
        }
        if (m_connection != nullptr && isClosed) {
            const auto context = m_context;
            tearDown();
            QString refusalText;
            QString closeText;
            {
                const std::scoped_lock lock(context->mutex);
                refusalText = context->refusalText;
                closeText = context->closeText;
                // Some versions of the library know a revocation for what it is, others take it for any error.
                if (refusalText.isEmpty() && closeText.contains(QLatin1String("authentication"), Qt::CaseInsensitive))
                    refusalText = closeText;
                if (context->isLameDuck)
                    ++m_first;
            }
            Error reason;
            if (!refusalText.isEmpty()) {
                reason = refusal(refusalText);
                m_dismissal = reason;
            } else {
                m_dismissal.reset();
                reason.kind = Error::Kind::NotConnected;
                reason.message = Text::tr("The server closed the connection.");
                reason.details = closeText;
            }
            m_attempts = 0;
            m_refusals = 0;
            const auto now = Clock::now();
            m_shortLives = now - m_connectedAt < shortLife ? m_shortLives + 1 : 0;
            m_nextAttempt = now + (m_shortLives > 1 ? waitBefore(m_shortLives - 1) : 0ms);
            notify([&](LinkObserver &observer) { observer.linkDown(reason, false, true); });
        }
        if (m_connection == nullptr && !m_hasGivenUp && Clock::now() >= m_nextAttempt)
            attempt();
        if (m_connection != nullptr && Clock::now() >= m_nextPoll)
            pollDropped();

        std::unique_lock lock(m_mutex);
        auto until = m_connection != nullptr ? m_nextPoll : (m_hasGivenUp ? Clock::now() + 1h : m_nextAttempt);
        if (!m_timed.empty())
            until = std::min(until, m_timed.begin()->first);
        m_condition.wait_until(lock, until, [this] { return m_isWoken; });
        m_isWoken = false;
        if (m_wantsNow) {
            m_wantsNow = false;
            m_hasGivenUp = false;
            m_nextAttempt = Clock::now();
        }
    }
    if (m_connection != nullptr)
        tearDown();
    std::deque<Task> rest;
    {
        const std::scoped_lock lock(m_mutex);
        rest.swap(m_tasks);
        for (auto &[when, timed] : m_timed)
            rest.push_back(std::move(timed.task));
        m_timed.clear();
        m_timedBytes = 0;
    }
    for (auto &task : rest)
        task(nullptr);
    m_entries.clear();
}

void NatsLink::runTasks()
{
    std::deque<Task> tasks;
    {
        const std::scoped_lock lock(m_mutex);
        tasks.swap(m_tasks);
        for (const auto now = Clock::now(); !m_timed.empty() && m_timed.begin()->first <= now;) {
            m_timedBytes -= m_timed.begin()->second.bytes;
            tasks.push_back(std::move(m_timed.begin()->second.task));
            m_timed.erase(m_timed.begin());
        }
    }
    for (auto &task : tasks)
        task(m_connection);
}

Result<QList<NatsLink::Candidate>> NatsLink::candidates() const
{
    QList<Candidate> list;
    for (const auto &text : m_profile.servers) {
        const auto urls = ServerUrl::parseList(text);
        if (!urls)
            return fail(urls.error());
        for (const auto &url : *urls)
            list.append({ url, false });
    }
    if (list.isEmpty()) {
        return fail(Error::Kind::Invalid, Text::tr("This connection has no server."),
            Text::tr("Add one, for instance nats://localhost:4222."));
    }
    if (!m_profile.ignoreDiscoveredServers) {
        for (const auto &text : m_discovered) {
            const auto url = ServerUrl::parse(text);
            if (!url)
                continue;
            if (std::any_of(list.cbegin(), list.cend(),
                    [&](const Candidate &other) { return other.url.host == url->host && other.url.port == url->port; }))
                continue;
            Candidate candidate { *url, true };
            candidate.url.isTls = list.constFirst().url.isTls;
            candidate.url.user = list.constFirst().url.user;
            candidate.url.password = list.constFirst().url.password;
            candidate.url.token = list.constFirst().url.token;
            list.append(candidate);
        }
    }
    return list;
}

QString NatsLink::expectedHost(const Candidate &candidate) const
{
    if (!m_profile.tls.expectedHost.isEmpty())
        return m_profile.tls.expectedHost;
    // Servers announce each other by number, certificates go by name: check against the name that was asked for first.
    return candidate.isDiscovered && isNumeric(candidate.url.host) ? m_tlsName : QString();
}

void NatsLink::setBack(const Error &reason, bool wasConnected)
{
    m_nextAttempt = Clock::now() + waitBefore(m_attempts);
    notify([&](LinkObserver &observer) { observer.linkDown(reason, m_hasGivenUp, wasConnected); });
}

void NatsLink::attempt()
{
    ++m_attempts;
    notify([this](LinkObserver &observer) { observer.linkTries(m_attempts); });

    const auto giveUp = [this](Error error) {
        m_hasGivenUp = true;
        setBack(error, false);
    };
    if (m_profile.tls.handshakeFirst && nats_GetVersionNumber() < 0x030900) {
        giveUp({ Error::Kind::Unsupported, Text::tr("TLS first is not possible with the client library of this build."),
            Text::tr("It needs cnats 3.9 or newer; this is %1.").arg(QString::fromLatin1(nats_GetVersion())) });
        return;
    }
    if (!m_profile.socksProxy.isEmpty() && !canUseProxy) {
        giveUp({ Error::Kind::Unsupported,
            Text::tr("A SOCKS proxy is not possible with the client library of this build."),
            Text::tr("It needs cnats 3.11 or newer; use a tunnel to the server instead, for instance with ssh -L.") });
        return;
    }
    for (const auto &path : { m_profile.tls.caFile, m_profile.tls.certificateFile, m_profile.tls.keyFile }) {
        if (!path.isEmpty() && !QFileInfo(path).isReadable()) {
            giveUp({ Error::Kind::File, Text::tr("The file %1 cannot be read.").arg(path),
                Text::tr("Check the TLS settings.") });
            return;
        }
    }
    const auto list = candidates();
    if (!list) {
        giveUp(list.error());
        return;
    }
    std::optional<Error> firstError;
    std::optional<Error> refused;
    const auto note = [&](const Error &error) {
        if (!firstError)
            firstError = error;
        if (!refused && error.kind == Error::Kind::Authentication)
            refused = error;
    };
    for (qsizetype i = 0; i < list->size() && !m_isStopping; ++i) {
        const auto place = (m_first + i) % list->size();
        const auto &candidate = list->at(place);
        const auto where = candidate.url.toString();
        const bool wantsTls = m_profile.tls.required || candidate.url.isTls || m_profile.tls.handshakeFirst;
        const auto tryTls = [&](const Socket &socket, const ServerGreeting &greeting) -> Result<void> {
            const bool isOffered = greeting.isTlsAvailable && nats_GetVersionNumber() >= 0x030800;
            if (!greeting.isTlsRequired && !(wantsTls && isOffered))
                return {};
            auto options = m_profile.tls;
            options.expectedHost = expectedHost(candidate);
            auto secured = checkTls(socket, greeting, candidate.url.host, options, connectTimeout, m_isStopping);
            if (secured)
                return {};
            secured.error().message = where + QLatin1String(": ") + secured.error().message;
            return fail(std::move(secured.error()));
        };
        // A server that wants TLS first greets nobody before it.
        auto greeting = m_profile.tls.handshakeFirst ? Result<ServerGreeting>(ServerGreeting())
                                                     : probeServer(candidate.url.host, candidate.url.port,
                                                         connectTimeout, m_isStopping, tryTls, m_profile.socksProxy);
        if (!greeting) {
            note(greeting.error());
            continue;
        }
        if (greeting->isLameDuck && list->size() > 1) {
            note({ Error::Kind::Network, Text::tr("%1 is about to go down.").arg(where) });
            continue;
        }
        if (wantsTls && !m_profile.tls.handshakeFirst && !greeting->isTlsRequired) {
            if (!greeting->isTlsAvailable) {
                note({ Error::Kind::Tls, Text::tr("%1 offers no TLS, but this connection requires it.").arg(where),
                    Text::tr("Nothing was sent. Check the server, or use nats:// if clear text is intended.") });
                continue;
            }
            if (nats_GetVersionNumber() < 0x030800) {
                note({ Error::Kind::Unsupported,
                    Text::tr("%1 offers TLS without requiring it, which the client library of this build cannot use.")
                        .arg(where),
                    Text::tr("Nothing was sent. It needs cnats 3.8 or newer, or a server that requires TLS.") });
                continue;
            }
        }
        // Before 3.8 the library spoils one signature in 256: a refusal counts only when it is repeated.
        const bool isSigned = m_profile.signIn.mode == SignIn::Mode::NKeyFile
            || m_profile.signIn.mode == SignIn::Mode::CredentialsFile
            || m_profile.signIn.mode == SignIn::Mode::JwtAndSeed;
        Result<void> connected;
        for (int round = 0; round < (isSigned ? 3 : 1) && !m_isStopping; ++round) {
            connected = connectTo(candidate, *greeting);
            if (connected || connected.error().kind != Error::Kind::Authentication)
                break;
        }
        if (!connected) {
            auto &error = connected.error();
            if (greeting->wantsClientCertificate && error.kind == Error::Kind::Network) {
                error.kind = Error::Kind::Tls;
                error.message = Text::tr("%1 closed the secured channel before the sign-in.").arg(where);
                error.advice = Text::tr("It may not accept the client certificate of this connection.");
            }
            note(error);
            continue;
        }
        // The library may have reached another address of the same name than the probe did.
        std::array<char, 128> id {};
        if (natsConnection_GetConnectedServerId(m_connection, id.data(), id.size()) == NATS_OK
            && QString::fromUtf8(id.data()) != greeting->id) {
            ServerGreeting other;
            other.id = QString::fromUtf8(id.data());
            other.hasHeaders = true;
            other.isTlsRequired = greeting->isTlsRequired;
            other.connectUrls = greeting->connectUrls;
            greeting = other;
        }
        LinkPeer peer;
        peer.greeting = *greeting;
        peer.url = where;
        peer.isTls = wantsTls || greeting->isTlsRequired;
        uint64_t clientId = 0;
        natsConnection_GetClientID(m_connection, &clientId);
        peer.clientId = clientId;
        peer.maxPayload = natsConnection_GetMaxPayload(m_connection);
        m_first = place;
        m_discovered = greeting->connectUrls;
        if (!candidate.isDiscovered)
            m_tlsName = candidate.url.host;
        m_attempts = 0;
        m_refusals = 0;
        m_wasEverConnected = true;
        m_connectedAt = Clock::now();
        m_nextPoll = Clock::now() + pollInterval;
        for (auto &[key, entry] : m_entries)
            makeSubscription(entry);
        if (m_options.confirms)
            confirmSubscriptions();
        else
            natsConnection_FlushTimeout(m_connection, 2000);
        notify([&](LinkObserver &observer) { observer.linkUp(peer); });
        return;
    }
    if (m_isStopping)
        return;
    if (refused) {
        // On its way out the server tells what a refusal leaves open: revoked, expired.
        if (m_dismissal && m_dismissal->message != refusal({}).message)
            refused = m_dismissal;
        ++m_refusals;
        // A server that comes back may not know its users yet.
        const bool isSure = !m_wasEverConnected || m_refusals >= 3
            || refused->details.contains(QLatin1String("expired"), Qt::CaseInsensitive)
            || refused->details.contains(QLatin1String("revoked"), Qt::CaseInsensitive);
        if (m_options.stopsOnRefusal && isSure) {
            giveUp(*refused);
            return;
        }
    }
    Error reason = refused
        ? *refused
        : firstError.value_or(Error { Error::Kind::Network, Text::tr("No server could be reached.") });
    if (reason.kind == Error::Kind::Invalid || reason.kind == Error::Kind::File) {
        giveUp(reason);
        return;
    }
    setBack(reason, false);
}

Result<void> NatsLink::connectTo(const Candidate &candidate, const ServerGreeting &)
{
    natsOptions *rawOptions = nullptr;
    if (natsOptions_Create(&rawOptions) != NATS_OK)
        return fail(Error::Kind::Limit, Text::tr("Out of memory."));
    const std::unique_ptr<natsOptions, OptionsDeleter> owner(rawOptions);
    auto *options = rawOptions;
    auto context = std::make_shared<Context>();
    context->link = weak_from_this();
    context->observer = m_observer;
    const auto where = candidate.url.toString();

    const auto host = candidate.url.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(candidate.url.host)
                                                                    : candidate.url.host;
    const auto url = QStringLiteral("nats://%1:%2").arg(host).arg(candidate.url.port).toUtf8();
    natsStatus status = natsOptions_SetURL(options, url.constData());
    const auto also = [&status](natsStatus next) {
        if (status == NATS_OK)
            status = next;
    };
    also(natsOptions_SetAllowReconnect(options, false));
    also(natsOptions_SetRetryOnFailedConnect(options, false, nullptr, nullptr));
    also(natsOptions_SetTimeout(options, connectTimeout.count()));
    also(natsOptions_SetPingInterval(options, 20'000));
    also(natsOptions_SetMaxPingsOut(options, 2));
    also(natsOptions_SetWriteDeadline(options, 5000));
    also(natsOptions_SetName(options, escapedForConnect(m_options.name.toUtf8()).constData()));
    also(natsOptions_SetSendAsap(options, m_options.sendAtOnce));
    also(natsOptions_UseGlobalMessageDelivery(options, m_options.sharedDelivery));
    also(natsOptions_SetIgnoreDiscoveredServers(options, true));
    also(natsOptions_SetClosedCB(options, &NatsLink::onClosed, context.get()));
    also(natsOptions_SetDisconnectedCB(options, &NatsLink::onDisconnected, context.get()));
    also(natsOptions_SetLameDuckModeCB(options, &NatsLink::onLameDuck, context.get()));
    also(natsOptions_SetErrorHandler(options, &NatsLink::onError, context.get()));

    // Sign-in. What the profile says wins over what stands in the address.
    const auto &signIn = m_profile.signIn;
    switch (signIn.mode) {
    case SignIn::Mode::None:
        if (!candidate.url.user.isEmpty()) {
            also(natsOptions_SetUserInfo(options, escapedForConnect(candidate.url.user.toUtf8()).constData(),
                escapedForConnect(candidate.url.password.reveal()).constData()));
        } else if (!candidate.url.token.isEmpty()) {
            also(natsOptions_SetToken(options, escapedForConnect(candidate.url.token.reveal()).constData()));
        }
        break;
    case SignIn::Mode::UserPassword:
        also(natsOptions_SetUserInfo(options, escapedForConnect(signIn.user.toUtf8()).constData(),
            escapedForConnect(signIn.password.reveal()).constData()));
        break;
    case SignIn::Mode::Token:
        also(natsOptions_SetToken(options, escapedForConnect(signIn.token.reveal()).constData()));
        break;
    case SignIn::Mode::NKeyFile: {
        const auto seed = loadSeed(signIn.file);
        if (!seed)
            return fail(seed.error());
        const auto key = NKey::fromSeed(seed->reveal());
        if (!key)
            return fail(key.error());
        context->key = *key;
        also(natsOptions_SetNKey(options, key->publicKey().constData(), &NatsLink::onSign, context.get()));
        break;
    }
    case SignIn::Mode::CredentialsFile:
    case SignIn::Mode::JwtAndSeed: {
        Credentials credentials { signIn.jwt, signIn.seed };
        if (signIn.mode == SignIn::Mode::CredentialsFile) {
            auto loaded = loadCredentials(signIn.file);
            if (!loaded)
                return fail(loaded.error());
            credentials = *loaded;
        }
        if (!credentials.seed.isEmpty()) {
            const auto key = NKey::fromSeed(credentials.seed.reveal());
            if (!key)
                return fail(key.error());
            context->key = *key;
        }
        context->jwt = credentials.jwt.reveal();
        also(natsOptions_SetUserCredentialsCallbacks(
            options, &NatsLink::onJwt, context.get(), &NatsLink::onSign, context.get()));
        break;
    }
    }
    if (status != NATS_OK)
        return fail(
            Error::Kind::Invalid, Text::tr("The connection's settings are not accepted."), {}, lastErrorText(status));

    const auto &tls = m_profile.tls;
    if (tls.required || candidate.url.isTls)
        also(natsOptions_SetSecure(options, true));
    if (!tls.caFile.isEmpty())
        also(natsOptions_LoadCATrustedCertificates(options, tls.caFile.toLocal8Bit().constData()));
    if (!tls.certificateFile.isEmpty()) {
        also(natsOptions_LoadCertificatesChain(
            options, tls.certificateFile.toLocal8Bit().constData(), tls.keyFile.toLocal8Bit().constData()));
    }
    if (tls.skipVerify)
        also(natsOptions_SkipServerVerification(options, true));
    if (const auto expected = expectedHost(candidate); !expected.isEmpty())
        also(natsOptions_SetExpectedHostname(options, expected.toUtf8().constData()));
#if NATS_VERSION_NUMBER >= 0x030B00
    if (!m_profile.socksProxy.isEmpty())
        also(natsOptions_SetProxyConnHandler(options, &NatsLink::onDial, this));
#endif
#if NATS_VERSION_NUMBER >= 0x030900
    if (tls.handshakeFirst)
        also(natsOptions_TLSHandshakeFirst(options));
#endif
    if (status != NATS_OK) {
        return fail(Error::Kind::Tls, Text::tr("The TLS files are not accepted."),
            Text::tr("Check that the certificate, its key and the CA file are PEM files that belong together."),
            lastErrorText(status));
    }

    m_oldContexts.push_back(context);
    while (m_oldContexts.size() > 16)
        m_oldContexts.pop_front();
    natsConnection *connection = nullptr;
    status = natsConnection_Connect(&connection, options);
    if (status != NATS_OK) {
        auto error = connectError(status, where, lastErrorText(status));
        // The server only says no, but the JWT itself tells when it ended.
        if (const auto claims = decodeJwt(context->jwt); error.kind == Error::Kind::Authentication && claims
            && claims->expires.isValid() && claims->expires <= QDateTime::currentDateTimeUtc())
            error = expiredCredentials(error.details);
        return fail(std::move(error));
    }
    m_connection = connection;
    m_context = context;
    return {};
}

void NatsLink::makeSubscription(Entry &entry)
{
    if (m_connection == nullptr || entry.subscription != nullptr)
        return;
    auto holder = std::make_unique<Holder>();
    holder->subscriber = entry.subscriber;
    holder->context = m_context;
    entry.accounted = 0;
    entry.pending = 0;
    natsSubscription *subscription = nullptr;
    const auto status = entry.queueGroup.isEmpty()
        ? natsConnection_Subscribe(
            &subscription, m_connection, entry.pattern.constData(), &NatsLink::onMessage, holder.get())
        : natsConnection_QueueSubscribe(&subscription, m_connection, entry.pattern.constData(),
            entry.queueGroup.constData(), &NatsLink::onMessage, holder.get());
    if (status != NATS_OK) // the connection is gone again; the next one makes it
        return;
    entry.subscription = subscription;
    m_hasNewSubscriptions = m_options.confirms;
    {
        const std::scoped_lock lock(m_context->mutex);
        ++m_context->openSubscriptions;
    }
    auto *closure = holder.release();
    if (natsSubscription_SetOnCompleteCB(subscription, &NatsLink::onComplete, closure) != NATS_OK) {
        const std::scoped_lock lock(m_context->mutex);
        --m_context->openSubscriptions;
        m_context->isExact = false;
        m_context->strays.emplace_back(closure);
    }
    // By default the library drops what is larger than 64 MiB: as much as a message may have, and less than one in JSON. Not before the
    // callback is set: where the connection ends in between it is never called.
    if (!m_options.sharedDelivery)
        natsSubscription_SetPendingLimits(
            subscription, maxWaitingAnswers, m_options.drains ? maxWaitingRequestBytes : maxWaitingBytes);
}

void NatsLink::confirmSubscriptions()
{
    // The answer to a ping comes after the server has taken what was sent before. Without one: at the next turn again.
    if (natsConnection_FlushTimeout(m_connection, 2000) != NATS_OK)
        return;
    m_hasNewSubscriptions = false;
    for (auto &[id, entry] : m_entries) {
        if (entry.subscription != nullptr)
            entry.subscriber->setSubscribed(entry.ticket);
    }
}

void NatsLink::dropSubscription(Entry &entry)
{
    auto *subscription = entry.subscription;
    entry.subscription = nullptr;
    if (subscription == nullptr)
        return;
    entry.subscriber->setSubscribed(0);
    std::int64_t dropped = 0;
    if (natsSubscription_GetDropped(subscription, &dropped) == NATS_OK
        && static_cast<quint64>(dropped) > entry.accounted)
        entry.subscriber->addDropped(static_cast<quint64>(dropped) - entry.accounted);
    {
        const std::scoped_lock lock(m_context->mutex);
        m_context->isExact = false;
    }
    if (m_options.drains && natsSubscription_DrainTimeout(subscription, 2000) == NATS_OK)
        natsSubscription_WaitForDrainCompletion(subscription, 2000);
    // Before 3.6.1 the read loop may still look at a subscription that is destroyed while its messages arrive. The answer
    // to a ping passes through that loop after them. A drained subscription is closed: it can't be unsubscribed again.
    const auto ended = natsSubscription_Unsubscribe(subscription);
    if ((ended == NATS_OK || (m_options.drains && ended == NATS_INVALID_SUBSCRIPTION))
        && natsConnection_FlushTimeout(m_connection, 2000) == NATS_OK)
        natsSubscription_Destroy(subscription);
    else
        m_graveyard.push_back(subscription);
}

void NatsLink::pollDropped()
{
    m_nextPoll = Clock::now() + pollInterval;
    for (auto &[id, entry] : m_entries) {
        std::int64_t dropped = 0;
        if (entry.subscription == nullptr || natsSubscription_GetDropped(entry.subscription, &dropped) != NATS_OK)
            continue;
        if (static_cast<quint64>(dropped) > entry.accounted) {
            entry.subscriber->addDropped(static_cast<quint64>(dropped) - entry.accounted);
            entry.accounted = static_cast<quint64>(dropped);
        }
        int bytes = 0;
        natsSubscription_GetPending(entry.subscription, &entry.pending, &bytes);
    }
}

void NatsLink::tearDown()
{
    auto *connection = std::exchange(m_connection, nullptr);
    const auto context = std::exchange(m_context, nullptr);
    if (m_isStopping) {
        // A clean goodbye: no message is on its way into a subscription when it goes.
        for (auto &[id, entry] : m_entries) {
            if (entry.subscription != nullptr)
                natsSubscription_Unsubscribe(entry.subscription);
        }
        natsConnection_FlushTimeout(connection, 500);
    }
    natsConnection_Close(connection);
    bool isQuiet = false;
    bool isExact = false;
    quint64 delivered = 0;
    {
        std::unique_lock lock(context->mutex);
        isQuiet = context->condition.wait_for(
            lock, 6s, [&context] { return context->isClosed && context->openSubscriptions == 0; });
        isExact = isQuiet && context->isExact && !m_isStopping;
        delivered = context->delivered;
    }
    // What the library had read but not delivered when the connection broke is lost, and counts as dropped.
    natsStatistics *statistics = nullptr;
    uint64_t inMessages = 0;
    if (isExact && natsStatistics_Create(&statistics) == NATS_OK) {
        uint64_t inBytes = 0;
        uint64_t outMessages = 0;
        uint64_t outBytes = 0;
        uint64_t reconnects = 0;
        if (natsConnection_GetStats(connection, statistics) == NATS_OK)
            natsStatistics_GetCounts(statistics, &inMessages, &inBytes, &outMessages, &outBytes, &reconnects);
        natsStatistics_Destroy(statistics);
        quint64 known = delivered;
        for (const auto &[id, entry] : m_entries)
            known += entry.accounted;
        quint64 lost = inMessages > known ? inMessages - known : 0;
        std::vector<Entry *> busy;
        for (auto &[id, entry] : m_entries) {
            if (entry.subscription != nullptr)
                busy.push_back(&entry);
        }
        std::sort(busy.begin(), busy.end(), [](const Entry *a, const Entry *b) { return a->pending < b->pending; });
        for (auto *entry : busy) {
            const auto share = entry == busy.back() ? lost
                                                    : std::min<quint64>(lost, static_cast<quint64>(entry->pending));
            if (share > 0)
                entry->subscriber->addDropped(share);
            lost -= share;
        }
    }
    for (auto &[id, entry] : m_entries) {
        entry.subscriber->setSubscribed(0);
        auto *subscription = std::exchange(entry.subscription, nullptr);
        if (subscription != nullptr && isQuiet)
            natsSubscription_Destroy(subscription);
    }
    for (auto *subscription : std::exchange(m_graveyard, {})) {
        if (isQuiet)
            natsSubscription_Destroy(subscription);
    }
    if (isQuiet) {
        natsConnection_Destroy(connection);
    } else {
        // Something still hangs on it: better lost memory than a crash.
        static std::mutex mutex;
        static std::vector<std::shared_ptr<Context>> kept;
        const std::scoped_lock lock(mutex);
        kept.push_back(context);
    }
}

void NatsLink::onMessage(natsConnection *connection, natsSubscription *, natsMsg *message, void *closure)
{
    auto *holder = static_cast<Holder *>(closure);
    if (message == nullptr)
        return;
    ++holder->delivered;
    holder->subscriber->receiveOn(connection, message);
    natsMsg_Destroy(message);
}

void NatsLink::onComplete(void *closure)
{
    const std::unique_ptr<Holder> holder(static_cast<Holder *>(closure));
    const auto context = holder->context;
    const std::scoped_lock lock(context->mutex);
    context->delivered += holder->delivered;
    --context->openSubscriptions;
    context->condition.notify_all();
}

void NatsLink::onClosed(natsConnection *connection, void *closure)
{
    auto *context = static_cast<Context *>(closure);
    const char *text = nullptr;
    const auto status = natsConnection_GetLastError(connection, &text);
    const auto link = context->link.lock();
    {
        const std::scoped_lock lock(context->mutex);
        context->closeText = text != nullptr && *text != '\0' ? QString::fromUtf8(text).left(1024)
                                                              : QString::fromUtf8(natsStatus_GetText(status));
        context->isClosed = true;
        context->condition.notify_all();
    }
    if (link)
        link->wake();
}

void NatsLink::onDisconnected(natsConnection *, void *)
{
    // The closed callback follows, as the library may not reconnect; set so that it has somewhere to go.
}

void NatsLink::onLameDuck(natsConnection *, void *closure)
{
    auto *context = static_cast<Context *>(closure);
    {
        const std::scoped_lock lock(context->mutex);
        context->isLameDuck = true;
    }
    if (const auto observer = context->observer.lock())
        observer->linkLameDuck();
}

void NatsLink::onError(natsConnection *, natsSubscription *, natsStatus status, void *closure)
{
    // The subscription may be dangling here (before 3.7): it is not looked at.
    auto *context = static_cast<Context *>(closure);
    if (status == NATS_SLOW_CONSUMER) // counted by polling
        return;
    const auto text = lastErrorText(status);
    const auto observer = context->observer.lock();
    if (status == NATS_CONNECTION_AUTH_FAILED) {
        const std::scoped_lock lock(context->mutex);
        context->refusalText = text;
    } else if (observer && (status == NATS_NOT_PERMITTED || text.contains(QLatin1String("Permissions Violation")))) {
        observer->linkDenied(text);
    } else if (observer) {
        observer->linkTells(text);
    }
}

#if NATS_VERSION_NUMBER >= 0x030B00
natsStatus NatsLink::onDial(natsSock *socket, char *host, int port, void *closure)
{
    // Called by natsConnection_Connect() on this link's own worker: the library never reconnects by itself.
    const auto *link = static_cast<NatsLink *>(closure);
    auto opened = openThroughSocks(link->m_profile.socksProxy, QString::fromUtf8(host), static_cast<quint16>(port),
        connectTimeout, link->m_isStopping);
    if (!opened)
        return NATS_NO_SERVER;
    *socket = opened->release();
    return NATS_OK;
}
#endif

natsStatus NatsLink::onSign(char **errorText, unsigned char **signature, int *length, const char *nonce, void *closure)
{
    auto *context = static_cast<Context *>(closure);
    *signature = nullptr;
    *length = 0;
    if (!context->key) // a bearer token
        return NATS_OK;
    const auto bytes = context->key->sign(QByteArrayView(nonce != nullptr ? nonce : ""));
    if (!bytes) {
        *errorText = copied(bytes.error().message.toUtf8());
        return NATS_ERR;
    }
    *signature = static_cast<unsigned char *>(
        std::malloc(static_cast<std::size_t>(bytes->size()))); // NOLINT: the library frees it
    if (*signature == nullptr)
        return NATS_NO_MEMORY;
    std::memcpy(*signature, bytes->constData(), static_cast<std::size_t>(bytes->size()));
    *length = static_cast<int>(bytes->size());
    return NATS_OK;
}

natsStatus NatsLink::onJwt(char **jwt, char **, void *closure)
{
    auto *context = static_cast<Context *>(closure);
    *jwt = copied(context->jwt);
    return *jwt != nullptr ? NATS_OK : NATS_NO_MEMORY;
}

} // namespace natsight
