// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/future.h"
#include "models/jetstream/configfields.h"
#include "models/jetstream/jetstreamclient.h"

#include "tests/support/testserver.h"

#include <QElapsedTimer>

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

} // namespace natsight

// Fails with what the error says.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto verified = (result);                                                                                \
        QVERIFY2(verified.has_value(), natsight::saidBy(verified).constData());                                        \
    } while (false)
