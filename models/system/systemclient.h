// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/future.h"
#include "models/nats/session.h"
#include "models/system/systemanswer.h"

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace natsight {

/// What a server can be asked for, or told to do.
enum class SystemVerb {
    Stats,
    Variables,
    Subscriptions,
    Connections,
    Routes,
    Gateways,
    Leafs,
    Accounts,
    JetStream,
    Health,
    Raft, ///< 2.10.29, 2.11+
    Kick, ///< 2.10+
    LameDuck, ///< 2.10+
    Reload, ///< 2.10+
};

/// `STATSZ`, `VARZ`, …
[[nodiscard]] QByteArray systemVerbText(SystemVerb verb);
/// `$SYS.REQ.SERVER.<id>.VARZ`, or of all servers (`PING`) with an empty id. Null when the id is no token.
[[nodiscard]] QByteArray systemSubject(SystemVerb verb, const QString &serverId = {});
/// Why a server cannot do it, a sentence that names the version needed; empty when it can, or may be able to.
[[nodiscard]] QString whyNot(SystemVerb verb, const ServerIdentity &server);

/// What all servers answered to one question.
template<typename Value>
struct SystemRound {
    QList<std::shared_ptr<const Value>> answers; ///< one of each server, the last where one answered twice
    int doubles = 0; ///< answers of a server that had answered already
    int unreadable = 0;
    QStringList problems; ///< why, and errors that servers answered with; 20 at most
    std::optional<Error> error; ///< nobody was asked, or nobody answered
};

/// A page of CONNZ.
struct ConnectionQuery {
    enum class State { Open = 0, Closed = 1 };

    State state = State::Open;
    QString account; ///< empty: all
    QString serverName; ///< of which all that contain it answer (before 2.12); empty: all
    quint64 offset = 0;
    int limit = 1'024;
    quint64 connection = 0; ///< this one alone
    bool hasSubscriptions = false;
};
[[nodiscard]] QByteArray connectionQueryBody(const ConnectionQuery &query);

/// Questions to the servers of a system, as values. GUI thread (the session's); answers are read on pool threads. The session
/// decides what may be asked: all of it needs the system account, but CONNZ and STATZ of the own account.
///
/// A question to all ends when nobody answered for the stall (300 ms), or after its patience (3 s). Bounds: 10,000 answers of
/// 64 MiB together.
class SystemClient : public QObject
{
    Q_OBJECT

public:
    explicit SystemClient(Session *session, QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session) { m_session = session; }
    void setPatience(std::chrono::milliseconds patience, std::chrono::milliseconds stall);

    /// Asks one server.
    template<typename Value>
    [[nodiscard]] QFuture<Result<Value>> ask(
        const QByteArray &subject, const QByteArray &body, Result<Value> (*read)(QByteArrayView))
    {
        return readInBackground<Result<Value>, Result<Reply>>(
            QThreadPool::globalInstance(),
            [this, subject, body](std::function<void(Result<Reply>)> take) {
                if (m_session && !subject.isEmpty())
                    m_session->request({ subject, body }, m_patience, std::move(take));
                else
                    take(fail(gone()));
            },
            [read, sentMs = QDateTime::currentMSecsSinceEpoch()](const Result<Reply> &reply) -> Result<Value> {
                if (!reply)
                    return fail(reply.error());
                return readReply(*reply, read, sentMs);
            });
    }

    /// Asks all that listen.
    template<typename Value>
    [[nodiscard]] QFuture<SystemRound<Value>> askAll(
        const QByteArray &subject, const QByteArray &body, Result<Value> (*read)(QByteArrayView))
    {
        return readInBackground<SystemRound<Value>, Result<QList<Reply>>>(
            QThreadPool::globalInstance(),
            [this, subject, body](std::function<void(Result<QList<Reply>>)> take) {
                ScatterOptions options;
                options.timeout = m_patience;
                options.stall = m_stall;
                if (m_session)
                    m_session->requestMany({ subject, body }, options, std::move(take));
                else
                    take(fail(gone()));
            },
            [read, sentMs = QDateTime::currentMSecsSinceEpoch()](
                const Result<QList<Reply>> &replies) { return roundOf(replies, read, sentMs); });
    }

    /// An answer to what was asked at `sentMs` since the epoch, with the time of its arrival. Pure.
    template<typename Value>
    [[nodiscard]] static Result<Value> readReply(
        const Reply &reply, Result<Value> (*read)(QByteArrayView), qint64 sentMs)
    {
        Result<Value> value = read(reply.message.payload);
        if (value)
            value->arrivedMs = sentMs + std::chrono::floor<std::chrono::milliseconds>(reply.elapsed).count();
        return value;
    }

    /// What the answers to what was asked at `sentMs` are, pure.
    template<typename Value>
    [[nodiscard]] static SystemRound<Value> roundOf(
        const Result<QList<Reply>> &replies, Result<Value> (*read)(QByteArrayView), qint64 sentMs)
    {
        SystemRound<Value> round;
        if (!replies) {
            round.error = replies.error();
            return round;
        }
        QHash<QString, qsizetype> places;
        for (const Reply &reply : *replies) {
            auto value = readReply(reply, read, sentMs);
            if (!value) {
                ++round.unreadable;
                if (round.problems.size() < 20 && !round.problems.contains(value.error().message))
                    round.problems << value.error().message;
                continue;
            }
            const QString id = value->server.id;
            auto shared = std::make_shared<const Value>(std::move(*value));
            if (const auto known = places.constFind(id); known != places.cend()) {
                ++round.doubles;
                round.answers[*known] = std::move(shared);
            } else {
                places.insert(id, round.answers.size());
                round.answers << std::move(shared);
            }
        }
        if (round.answers.isEmpty())
            round.error = round.problems.isEmpty() ? silent()
                                                   : Error { Error::Kind::Protocol, round.problems.constFirst() };
        return round;
    }

    /// Tells a server to do something; its answer says how it went. Checked against its version first.
    [[nodiscard]] QFuture<Result<void>> tell(
        SystemVerb verb, const ServerIdentity &server, const QByteArray &body = {});
    /// Tells JetStream's meta leader to do something: `$JS.API.META.LEADER.STEPDOWN`, `$JS.API.SERVER.REMOVE`. Only `$JS.API` subjects
    /// without wildcards; it listens to the system account alone.
    [[nodiscard]] QFuture<Result<void>> tellJetStream(const QByteArray &subject, const QByteArray &body);
    /// The answer as it came, without its secrets.
    [[nodiscard]] QFuture<Result<QByteArray>> raw(
        SystemVerb verb, const ServerIdentity &server, const QByteArray &body = {});

private:
    [[nodiscard]] static Error gone();
    [[nodiscard]] static Error silent();

    QPointer<Session> m_session;
    std::chrono::milliseconds m_patience { 3'000 };
    std::chrono::milliseconds m_stall { 300 };
};

/// Whether the answer to a command is a success; the error of the envelope otherwise. Any thread.
[[nodiscard]] Result<void> readSystemDone(QByteArrayView payload);
/// The same of an answer of JetStream, which says `success` itself. Any thread.
[[nodiscard]] Result<void> readJetStreamDone(QByteArrayView payload);

} // namespace natsight
