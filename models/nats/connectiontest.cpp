// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/connectiontest.h"

#include "models/core/future.h"
#include "models/nats/serverprobe.h"
#include "models/nats/serverurl.h"
#include "models/nats/tlscheck.h"

#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>

#include <nlohmann/json.hpp>

namespace natsight {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds stepTimeout { 5 };

} // namespace

/// What the background part found, step by step.
struct ConnectionTest::NetworkFindings {
    QList<TestStep> steps; ///< Resolve … Tls
    bool isThrough = false;
};

ConnectionTest::ConnectionTest(ConnectionProfile profile, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_isCancelled(std::make_shared<std::atomic<bool>>(false))
{
    const QStringList names { tr("Resolve the name"), tr("Connect over TCP"), tr("Read the server's greeting"),
        tr("Secure the channel (TLS)"), tr("Sign in"), tr("Receive answers (inbox)"), tr("JetStream") };
    for (const QString &name : names) {
        TestStep step;
        step.name = name;
        m_steps << step;
    }
}

ConnectionTest::~ConnectionTest()
{
    m_isCancelled->store(true);
}

bool ConnectionTest::hasPassed() const
{
    return !m_isRunning && std::none_of(m_steps.begin(), m_steps.end(), [](const TestStep &step) {
        return step.state == TestStep::State::Failed || step.state == TestStep::State::Pending
            || step.state == TestStep::State::Running;
    });
}

void ConnectionTest::start()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    begin(Resolve);
    const auto work = [profile = m_profile, cancelled = m_isCancelled] { return tryNetwork(profile, cancelled); };
    whenDone(this, QtConcurrent::run(work), [this](NetworkFindings findings) {
        if (!m_isRunning)
            return;
        for (int i = 0; i < findings.steps.size(); ++i) {
            findings.steps[i].name = m_steps[i].name;
            m_steps[i] = findings.steps[i];
        }
        Q_EMIT changed();
        if (findings.isThrough)
            startSession();
        else
            end();
    });
}

ConnectionTest::NetworkFindings ConnectionTest::tryNetwork(
    const ConnectionProfile &profile, const std::shared_ptr<std::atomic<bool>> &isCancelled)
{
    NetworkFindings findings;
    findings.steps.resize(SignIn);
    auto began = Clock::now();
    const auto done = [&](Step step, TestStep::State state, const QString &text, const Error *error = nullptr) {
        TestStep &entry = findings.steps[step];
        entry.state = state;
        entry.text = text;
        if (error != nullptr) {
            entry.advice = error->advice;
            entry.details = error->details;
        }
        entry.elapsed = Clock::now() - began;
        began = Clock::now();
    };
    const auto failed = [&](Step step, const Error &error) {
        done(step, TestStep::State::Failed, error.message, &error);
    };

    if (profile.servers.isEmpty()) {
        failed(Resolve, { Error::Kind::Invalid, tr("The connection has no server."), tr("Type a server address.") });
        return findings;
    }
    const auto url = ServerUrl::parse(profile.servers.constFirst());
    if (!url) {
        failed(Resolve, url.error());
        return findings;
    }
    const auto addresses = resolveHost(url->host);
    if (!addresses) {
        failed(Resolve, addresses.error());
        return findings;
    }
    done(Resolve, TestStep::State::Passed, tr("%1 is %2.").arg(url->host, addresses->join(QLatin1String(", "))));

    Result<Socket> socket = fail(Error::Kind::Network, tr("The name %1 has no address.").arg(url->host));
    QString address;
    for (const QString &candidate : *addresses) {
        address = candidate;
        socket = openSocket(candidate, url->port, stepTimeout, *isCancelled);
        if (socket || socket.error().kind == Error::Kind::Cancelled)
            break;
    }
    if (!socket) {
        failed(Tcp, socket.error());
        return findings;
    }
    done(Tcp, TestStep::State::Passed, tr("%1 port %2 accepts the connection.").arg(address).arg(url->port));

    const auto greeting = readGreeting(*socket, stepTimeout, *isCancelled);
    if (!greeting) {
        failed(Greeting, greeting.error());
        return findings;
    }
    done(Greeting, TestStep::State::Passed,
        tr("nats-server %1, named %2.")
            .arg(greeting->version, greeting->name.isEmpty() ? greeting->id : greeting->name));

    const bool isWanted = url->isTls || profile.tls.required;
    if (!isWanted && !greeting->isTlsRequired) {
        done(Tls, TestStep::State::Skipped, tr("The channel is not encrypted."));
    } else if (!greeting->isTlsRequired && !greeting->isTlsAvailable) {
        failed(Tls,
            { Error::Kind::Tls, tr("TLS is wanted, but the server does not offer it."),
                tr("Use the nats:// address if clear text is acceptable there, or turn TLS on in the server.") });
        return findings;
    } else if (const auto secured = checkTls(*socket, *greeting, url->host, profile.tls, stepTimeout, *isCancelled);
               !secured) {
        failed(Tls, secured.error());
        return findings;
    } else {
        done(Tls, profile.tls.skipVerify ? TestStep::State::Warning : TestStep::State::Passed,
            profile.tls.skipVerify ? tr("%1; the certificate is not verified.").arg(*secured) : *secured);
    }
    findings.isThrough = true;
    return findings;
}

void ConnectionTest::startSession()
{
    begin(SignIn);
    m_session = std::make_unique<Session>(m_profile);
    connect(m_session.get(), &Session::statusChanged, this, &ConnectionTest::checkSession);
    QTimer::singleShot(stepTimeout * 3, this, [this] {
        if (m_isRunning && m_steps[SignIn].state == TestStep::State::Running) {
            failStep(SignIn,
                m_session->status().reason.value_or(Error { Error::Kind::Timeout,
                    tr("The server did not finish the sign-in."), tr("Look into the server's log.") }));
        }
    });
    m_session->open();
}

void ConnectionTest::checkSession()
{
    if (!m_isRunning || m_steps[SignIn].state != TestStep::State::Running)
        return;
    const SessionStatus &status = m_session->status();
    if (status.state == SessionStatus::State::Connected) {
        pass(SignIn,
            status.server.user.isEmpty() ? tr("The server accepts the sign-in.")
                                         : tr("Signed in as %1.").arg(status.server.user));
        askInbox();
    } else if (status.reason && (status.state == SessionStatus::State::Closed || status.attempt > 1)) {
        failStep(SignIn, *status.reason);
    }
}

void ConnectionTest::askInbox()
{
    begin(Inbox);
    // Any answer will do, also that nobody listens: it comes through the inbox.
    OutgoingMessage ping;
    ping.subject = "natsight.connection.test";
    whenDone(this, m_session->request(ping, stepTimeout), [this](const Result<Reply> &reply) {
        if (!m_isRunning)
            return;
        if (reply || reply.error().kind == Error::Kind::NoResponders) {
            pass(Inbox, tr("Answers arrive."));
        } else if (reply.error().kind == Error::Kind::Denied
            && reply.error().subject == QLatin1String("natsight.connection.test")) {
            pass(Inbox, tr("This user may not publish to any subject, so it was not tried."), TestStep::State::Skipped);
        } else {
            failStep(Inbox, reply.error());
            return;
        }
        askJetStream();
    });
}

void ConnectionTest::askJetStream()
{
    begin(JetStream);
    OutgoingMessage ask;
    ask.subject = m_session->jetStreamSubject("INFO");
    whenDone(this, m_session->request(ask, stepTimeout), [this](const Result<Reply> &reply) {
        if (!m_isRunning)
            return;
        if (!reply) {
            const bool isAbsent = reply.error().kind == Error::Kind::NoResponders
                || reply.error().kind == Error::Kind::Timeout;
            pass(JetStream,
                isAbsent ? tr("JetStream is not enabled here, or the domain is wrong.") : reply.error().message,
                TestStep::State::Warning);
            m_steps[JetStream].advice = reply.error().advice;
        } else {
            const QByteArray &payload = reply->message.payload;
            const auto info = nlohmann::ordered_json::parse(payload.begin(), payload.end(), nullptr, false);
            const bool isError = !info.is_object() || info.contains("error");
            pass(JetStream, isError ? tr("JetStream is not enabled for this account.") : tr("JetStream answers."),
                isError ? TestStep::State::Warning : TestStep::State::Passed);
        }
        end();
    });
}

void ConnectionTest::begin(Step step)
{
    m_steps[step].state = TestStep::State::Running;
    m_stepBegan = Clock::now();
    Q_EMIT changed();
}

void ConnectionTest::pass(Step step, const QString &text, TestStep::State state)
{
    m_steps[step].state = state;
    m_steps[step].text = text;
    m_steps[step].elapsed = Clock::now() - m_stepBegan;
    Q_EMIT changed();
}

void ConnectionTest::failStep(Step step, const Error &error)
{
    m_steps[step].advice = error.advice;
    m_steps[step].details = error.details;
    pass(step, error.message, TestStep::State::Failed);
    end();
}

void ConnectionTest::cancel()
{
    m_isCancelled->store(true);
    if (m_isRunning)
        end();
}

void ConnectionTest::end()
{
    m_isRunning = false;
    for (TestStep &step : m_steps) {
        if (step.state == TestStep::State::Pending || step.state == TestStep::State::Running)
            step.state = TestStep::State::Skipped;
    }
    if (m_session)
        m_session->close();
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace natsight
