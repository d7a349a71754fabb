// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/future.h"
#include "models/jetstream/configfields.h"
#include "models/jetstream/jetstreamfeed.h"

#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <optional>

namespace natsight {

/// What a future brings, received as the program receives it: over the event loop, with whenDone().
template<typename T>
T received(const QFuture<T> &future)
{
    QObject owner;
    std::optional<T> result;
    whenDone(&owner, future, [&result](T value) { result.emplace(std::move(value)); });
    QElapsedTimer clock;
    clock.start();
    while (!result && clock.elapsed() < 30'000)
        QTest::qWait(1);
    if (!result)
        qFatal("no answer in 30 s");
    return std::move(*result);
}

inline ConnectionProfile profileFor(const TestServer &server)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = QStringList { server.url() };
    return profile;
}

inline Json json(const char *text)
{
    return Json::parse(text);
}

/// As this user with the password `p`: `users: [ { user: NAME, password: p, … } ]`.
inline ConnectionProfile profileFor(const TestServer &server, const QString &user)
{
    ConnectionProfile profile = profileFor(server);
    profile.signIn.mode = SignIn::Mode::UserPassword;
    profile.signIn.user = user;
    profile.signIn.password = Secret(QByteArrayLiteral("p"));
    return profile;
}

/// Whether it is connected and knows with whom.
inline bool waitForJetStream(const Session &session)
{
    return QTest::qWaitFor(
        [&session] {
            const ServerInfo &server = session.status().server;
            return server.isJetStream && !server.version.isEmpty();
        },
        30'000);
}

/// The configuration without what servers add to its metadata.
inline Json plain(const Json &config)
{
    return patchedConfig(config, Json::object());
}

template<typename T>
QByteArray saidBy(const Result<T> &result)
{
    return result ? QByteArray("fine") : (result.error().text() + QLatin1Char(' ') + result.error().details).toUtf8();
}

/// What tests of streams and consumers stand on: a server with JetStream, a session, its client and a feed, and no stream of the
/// test before. A base of test classes, whose slots call these by turns.
class JetStreamFixture
{
protected:
    /// In initTestCase(), after NATSIGHT_NEED_SERVER().
    [[nodiscard]] bool openServer(const QByteArray &config = {})
    {
        m_server = std::make_unique<TestServer>(config, quint16 { 0 }, true);
        if (!m_server->start())
            return false;
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        m_client = std::make_unique<JetStreamClient>(m_session.get());
        return waitForJetStream(*m_session);
    }
    /// In cleanupTestCase().
    [[nodiscard]] bool closeServer()
    {
        m_feed.reset();
        m_client.reset();
        m_session.reset();
        return Session::waitForClosed();
    }
    /// In init(): warnings fail, but for one of the offscreen platform where there are widgets, and a feed that looks often knows
    /// nothing yet.
    void beginTest()
    {
        QTest::failOnWarning(QRegularExpression(QCoreApplication::instance()->inherits("QGuiApplication")
                ? QStringLiteral("^(?!This plugin does not support).*")
                : QStringLiteral(".*")));
        m_feed = std::make_unique<JetStreamFeed>(m_session.get());
        m_feed->setInterval(std::chrono::milliseconds(100));
    }
    /// In cleanup().
    void endTest();

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamClient> m_client;
    std::unique_ptr<JetStreamFeed> m_feed;
};

} // namespace natsight

// Fails with what the error says.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto verified = (result);                                                                                \
        QVERIFY2(verified.has_value(), natsight::saidBy(verified).constData());                                        \
    } while (false)

inline void natsight::JetStreamFixture::endTest()
{
    m_feed.reset();
    if (!m_client)
        return;
    for (const QString &name : received(m_client->streamNames()).items)
        VERIFY_RESULT(received(m_client->deleteStream(name)));
}
