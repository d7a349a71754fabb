// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace natsight {

/// A step of the connection test, in words.
struct TestStep {
    enum class State { Pending, Running, Passed, Warning, Failed, Skipped };

    QString name; ///< `Resolve the name`
    State state = State::Pending;
    QString text; ///< what was found, or what failed and why
    QString advice;
    QString details; ///< server or library text verbatim
    std::chrono::nanoseconds elapsed { 0 };
};

/// Tries a profile step by step and says where and why it fails: resolve, TCP, greeting, TLS, sign-in, inbox permission,
/// JetStream. The first server of the profile is tested. GUI thread; the work happens in the background. Bounds: about 5 seconds a step.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    enum Step { Resolve, Tcp, Greeting, Tls, SignIn, Inbox, JetStream, stepCount };

    explicit ConnectionTest(ConnectionProfile profile, QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start();
    /// Stops the test; what has not run yet is skipped.
    void cancel();

    [[nodiscard]] const QList<TestStep> &steps() const { return m_steps; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// True when every step passed, was skipped or only warns.
    [[nodiscard]] bool hasPassed() const;

Q_SIGNALS:
    void changed();
    void finished();

private:
    struct NetworkFindings;

    [[nodiscard]] static NetworkFindings tryNetwork(
        const ConnectionProfile &profile, const std::shared_ptr<std::atomic<bool>> &isCancelled);
    void startSession();
    void checkSession();
    void askInbox();
    void askJetStream();
    void begin(Step step);
    void pass(Step step, const QString &text, TestStep::State state = TestStep::State::Passed);
    void failStep(Step step, const Error &error);
    void end();

    ConnectionProfile m_profile;
    QList<TestStep> m_steps;
    std::shared_ptr<std::atomic<bool>> m_isCancelled;
    std::unique_ptr<Session> m_session;
    std::chrono::steady_clock::time_point m_stepBegan;
    bool m_isRunning = false;
};

} // namespace natsight
