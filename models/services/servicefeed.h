// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/session.h"
#include "models/services/servicebook.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace natsight {

class ServiceClient;

/// How far the services have been asked for.
struct ServiceFeedState {
    enum class Condition {
        Unasked, ///< nobody looked yet
        Asking, ///< the first round is under way
        Answered, ///< the last round had answers
        Nobody, ///< the last round was answered by nobody: no service runs in this account
        Denied, ///< a permission is missing; `error` says which one
        Failed, ///< something else; `error` says what
        Stale, ///< not connected: what is shown is as old as `answeredMs`
    };

    Condition condition = Condition::Unasked;
    std::optional<Error> error; ///< gone with the next good round
    bool isAsking = false; ///< a round is under way
    quint64 rounds = 0; ///< that came to their end
    int answers = 0; ///< of the last round that ended, with late ones
    int lateAnswers = 0; ///< of all rounds: came when their round was counted already
    quint64 droppedAnswers = 0; ///< too many bytes waited to be read
    std::chrono::nanoseconds fastest { 0 }; ///< time to the first and last answer of the last round
    std::chrono::nanoseconds slowest { 0 };
    qint64 askedMs = 0; ///< when the last round was asked; since the epoch
    qint64 answeredMs = 0; ///< last answer of all; 0 = none yet
};

/// The services of one account over time. GUI thread (the session's); answers are read on a pool thread.
///
/// Nothing is asked while nobody watches: a watch is an object that a page holds while it is on screen. While somebody does, all
/// services are asked for `$SRV.STATS` every interval (2 s; 0.5 to 60 s), and for `$SRV.INFO` when an instance is unknown or
/// after every 30 rounds. A round settles when all known instances have answered, after 300 ms without an answer, or after
/// its patience (2 s), and the next begins only then; what answers later (up to the patience) is counted to its round.
/// Who misses two rounds has left. Bounds: those of `ServiceBook`; 64 MiB of answers wait to be read, others are counted.
class ServiceFeed : public QObject
{
    Q_OBJECT

public:
    /// Watching ends with the last copy.
    using Watch = std::shared_ptr<void>;
    static constexpr std::chrono::milliseconds minInterval { 500 };
    static constexpr std::chrono::milliseconds maxInterval { 60'000 };
    static constexpr std::chrono::milliseconds slowInterval { 15'000 };

    explicit ServiceFeed(Session *session, QObject *parent = nullptr);
    ~ServiceFeed() override;

    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] ServiceClient *client() const { return m_client; }

    [[nodiscard]] Watch watch();
    /// For what needs to know little: while nobody else watches, they are asked every 15 s at most.
    [[nodiscard]] Watch watchSlowly();
    [[nodiscard]] bool isWatched() const { return m_watchers > 0; }
    /// Asks now, or as soon as the round under way has settled; with INFO. Nothing when nobody watches.
    void refresh();
    /// Clamped to 0.5–60 s. From the next round on.
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }
    /// How long an answer may take. From the next round on.
    void setPatience(std::chrono::milliseconds patience);

    [[nodiscard]] const ServiceFeedState &state() const { return m_state; }

    // What is known, as values: for the models, after changed().
    [[nodiscard]] QList<ServiceRow> services() const { return m_book.services(); }
    [[nodiscard]] std::optional<ServiceRow> service(const QString &name) const { return m_book.service(name); }
    [[nodiscard]] QList<InstanceRow> instances(const QString &service = {}) const { return m_book.instances(service); }
    [[nodiscard]] std::optional<InstanceRow> instance(const QString &service, const QString &id) const
    {
        return m_book.instance(service, id);
    }
    /// Of one instance; id empty: each endpoint once for all instances of the service.
    [[nodiscard]] QList<EndpointRow> endpoints(const QString &service, const QString &id = {}) const
    {
        return m_book.endpoints(service, id);
    }
    [[nodiscard]] QList<ServiceFinding> findings(const QString &service = {}) const { return m_book.findings(service); }
    [[nodiscard]] QList<ServiceEvent> events(const QString &service = {}) const { return m_book.events(service); }
    [[nodiscard]] QList<ServiceOddity> oddities() const { return m_book.oddities(); }
    /// Histories: of a service (id empty), of an instance, of an endpoint. Null when none is kept. Valid until the next event.
    [[nodiscard]] const LoadSeries *series(const QString &service, const QString &id = {}) const
    {
        return m_book.series(service, id);
    }
    [[nodiscard]] const LoadSeries *series(
        const QString &service, const QString &id, const QString &endpoint, const QString &subject) const
    {
        return m_book.series(service, id, endpoint, subject);
    }
    [[nodiscard]] const ServiceBook &book() const { return m_book; }

    /// Forgets instances that left: all, those of one service, or one.
    void forgetLeft(const QString &service = {}, const QString &id = {});
    /// Asks the servers which connections run the instances; connectionsChanged() or the error there follows.
    void askConnections();
    [[nodiscard]] const std::optional<Error> &connectionsError() const { return m_connectionsError; }

Q_SIGNALS:
    /// Rows are new or newer: while answers come every 100 ms at most, and when a round has settled.
    void changed();
    /// Something happened to instances; oldest first. Not for those found in the first round.
    void happened(const QList<natsight::ServiceEvent> &events);
    /// state() is another.
    void stateChanged();
    void connectionsChanged();

private:
    struct Round {
        quint64 number = 0;
        bool hasInfo = false;
        QElapsedTimer sent;
        qint64 lastAnswerMs = -1; ///< by `sent`
        int answers = 0;
        int open = 0; ///< requests that have not ended
        bool isSettled = false;
        std::chrono::nanoseconds fastest { 0 };
        std::chrono::nanoseconds slowest { 0 };
        std::optional<Error> error;
    };
    class Intake;
    struct Delivery;

    [[nodiscard]] Watch watchAs(bool isSlow);
    void unwatch(bool isSlow);
    [[nodiscard]] std::chrono::milliseconds pace() const; ///< between two rounds now
    void tick();
    void begin();
    void ask(ServiceVerb verb, quint64 round);
    void drain();
    void take(Delivery delivery);
    void settle(Round &round);
    void end(quint64 round);
    void tell();
    void followSession();
    void setCondition(ServiceFeedState::Condition condition, std::optional<Error> error = {});
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] Error explained(Error error) const;

    QPointer<Session> m_session;
    ServiceClient *m_client;
    ServiceBook m_book;
    std::shared_ptr<Intake> m_intake;
    std::map<quint64, Round> m_rounds; ///< whose requests are open, or that are not settled
    ServiceFeedState m_state;
    std::optional<Error> m_connectionsError;
    QTimer m_timer;
    QTimer m_drainTimer;
    QElapsedTimer m_told;
    std::chrono::milliseconds m_interval { 2'000 };
    std::chrono::milliseconds m_patience { 2'000 };
    QElapsedTimer m_asked;
    quint64 m_round = 0;
    quint64 m_generation = 0;
    quint64 m_lastEvent = 0;
    int m_watchers = 0;
    int m_slowWatchers = 0; ///< of these
    int m_roundsWithoutInfo = 0;
    bool m_isDue = false;
    bool m_wantsInfo = true;
    bool m_hasNews = false;
};

} // namespace natsight
