// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/responderfeed.h"
#include "models/core/future.h"

#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QRegularExpression>

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

inline ConnectionProfile profileFor(const TestServer &server, const QString &user = {})
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = QStringList { server.url() };
    if (!user.isEmpty()) {
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = user;
        profile.signIn.password = Secret(QByteArrayLiteral("p"));
    }
    return profile;
}

inline bool isConnected(const Session &session)
{
    return QTest::qWaitFor([&session] { return session.status().state == SessionStatus::State::Connected; }, 30'000);
}

/// What the official command prints.
inline QByteArray cli(const TestServer &server, const QStringList &arguments)
{
    return runProgram(natsCli(), QStringList { QStringLiteral("--server"), server.url() } + arguments);
}

inline ResponderRules responder(
    const char *subject, const char *body, AnswerRules::Kind kind = AnswerRules::Kind::Template, const char *group = "")
{
    ResponderRules rules;
    rules.subject = subject;
    rules.queueGroup = group;
    rules.answer.kind = kind;
    rules.answer.body = body;
    return rules;
}

inline const ResponderRow *rowOf(ResponderFeed &feed, quint64 id, int instance = 0, int endpoint = 0)
{
    for (const ResponderRow &row : feed.list()->rows()) {
        if (row.definition == id && row.instance == instance && row.endpoint == endpoint)
            return &row;
    }
    return nullptr;
}

inline bool isAnswering(ResponderFeed &feed)
{
    return QTest::qWaitFor(
        [&feed] {
            const auto &rows = feed.list()->rows();
            return !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [](const ResponderRow &row) {
                return row.state == ResponderRow::State::Running || row.state == ResponderRow::State::Stopped;
            });
        },
        30'000);
}

} // namespace natsight
