// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/future.h"
#include "models/system/systemfeed.h"

#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <optional>

namespace natsight {

/// What a future brings, received as the program receives it.
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

/// The system account and two ordinary ones, whose users have the password `p`.
inline QByteArray systemAccounts()
{
    return "accounts {\n"
           "  SYS { users: [ { user: admin, password: p } ] }\n"
           "  APP { users: [ { user: app, password: p },\n"
           "    { user: mute, password: p, permissions: { publish: { deny: [\"$SYS.>\"] } } } ] }\n"
           "  OTHER { users: [ { user: other, password: p } ] }\n"
           "}\nsystem_account: SYS\n";
}

inline ConnectionProfile profileFor(const QString &url, const QString &user, const QString &client = {})
{
    ConnectionProfile profile;
    profile.name = client.isEmpty() ? user : client;
    profile.clientName = client;
    profile.servers = QStringList { url };
    profile.signIn.mode = SignIn::Mode::UserPassword;
    profile.signIn.user = user;
    profile.signIn.password = Secret(QByteArrayLiteral("p"));
    return profile;
}

inline bool isConnected(const Session &session)
{
    return QTest::qWaitFor([&session] { return session.status().state == SessionStatus::State::Connected; }, 30'000);
}

/// What the official command prints, as the system account.
inline nlohmann::json systemCli(const QString &url, const QStringList &arguments)
{
    const QByteArray out = runProgram(natsCli(),
        QStringList { QStringLiteral("--server"), url, QStringLiteral("--user"), QStringLiteral("admin"),
            QStringLiteral("--password"), QStringLiteral("p") }
            + arguments);
    return nlohmann::json::parse(out.begin(), out.end(), nullptr, false);
}

} // namespace natsight
