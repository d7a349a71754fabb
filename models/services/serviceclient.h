// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"
#include "models/services/serviceanswer.h"
#include "models/services/servicetypes.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace natsight {

/// How long one instance took to answer, several times.
struct PingResult {
    QList<std::chrono::nanoseconds> times; ///< of the answers, in order
    int sent = 0;
    int lost = 0; ///< not answered in time
    std::optional<Error> error; ///< why it ended before all were sent, or of the last one that was not answered
    std::chrono::nanoseconds min { 0 };
    std::chrono::nanoseconds median { 0 };
    std::chrono::nanoseconds max { 0 };
};

/// Instance by (service, id).
using InstanceConnections = QHash<std::pair<QString, QString>, InstanceConnection>;

/// What is asked of one service or instance at a time. Lives on the session's thread; futures finish in the background: receive
/// with whenDone(). A ping run ends with the client or when `cancelled` says so.
class ServiceClient : public QObject
{
    Q_OBJECT

public:
    explicit ServiceClient(Session *session, QObject *parent = nullptr);

    /// `count` pings (1 to 1,000) one after the other. `progress` is called on this thread after each one; false ends the run.
    [[nodiscard]] QFuture<PingResult> ping(const QString &service, const QString &id, int count,
        std::chrono::milliseconds timeout = std::chrono::seconds(2),
        std::function<bool(const PingResult &)> progress = {});

    /// The JSON as the instance sends it, not read at all.
    [[nodiscard]] QFuture<Result<Reply>> raw(ServiceVerb verb, const QString &service, const QString &id,
        std::chrono::milliseconds timeout = std::chrono::seconds(5));

    /// The connections that run the instances, of the account's own connections, from every server. Fails with the reason where
    /// servers do not tell ordinary users. At most 50,000 connections are looked at.
    [[nodiscard]] QFuture<Result<InstanceConnections>> connections(
        std::chrono::milliseconds timeout = std::chrono::seconds(3));

private:
    QPointer<Session> m_session;
};

/// Fills in min, median and max of its times. Pure.
void summarise(PingResult &result);

/// The instances that connections run, by their subscriptions, in one server's answer to CONNZ with subscriptions, from any
/// bytes. Adds to `connections`; the number of connections in it. Pure, any thread.
[[nodiscard]] Result<int> readInstanceConnections(QByteArrayView answer, InstanceConnections &connections);

} // namespace natsight
