// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ringseries.h"
#include "models/nats/session.h"
#include "models/traffic/captureimport.h"
#include "models/traffic/capturestore.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace natsight {

/// One subscription of the traffic page with its exact balance, always:
/// received == kept + evicted + droppedLibrary + droppedOther.
struct TrafficSubscription {
    TapId id = 0;
    QByteArray pattern;
    QByteArray queueGroup;
    TapStatus::State state = TapStatus::State::Waiting;
    QString reason;
    quint64 received = 0;
    quint64 receivedBytes = 0;
    quint64 kept = 0;
    quint64 evicted = 0;
    quint64 droppedLibrary = 0; ///< at the client library's pending limit
    quint64 droppedOther = 0; ///< could not be stored
    double messagesPerSecond = 0;
    double bytesPerSecond = 0;
    quint64 stopAfterMessages = 0; ///< 0 = no limit
    qint64 stopAtMs = 0; ///< 0 = no limit; milliseconds since the epoch
};

/// What the server says about the account's present traffic.
struct AccountRate {
    double messagesPerSecond = 0;
    double bytesPerSecond = 0;
};

/// The captured traffic of one connection: subscriptions, their counters and rates, and the store. Lives on the GUI
/// thread; updates its numbers once a second by itself. Pages share it.
class TrafficFeed : public QObject
{
    Q_OBJECT

public:
    struct Options {
        QByteArray queueGroup = {};
        bool stopsByItself = false; ///< true for broad patterns: after `autoStopMessages` or `autoStopMinutes`
    };

    TrafficFeed(Session *session, CaptureStore::Limits limits, QObject *parent = nullptr);
    ~TrafficFeed() override;

    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] const std::shared_ptr<CaptureStore> &store() const { return m_store; }

    /// Fills the store from a file instead of a connection, whose session must stay closed: once, and for good.
    void openFile(const QString &path);
    /// The file that is read or was read; null where the messages are those of a connection.
    [[nodiscard]] CaptureImport *file() const { return m_file.get(); }

    /// Broad: `>` or a pattern whose first token is a wildcard: it may bring a whole account's traffic here.
    [[nodiscard]] static bool isBroad(const QByteArray &pattern);

    [[nodiscard]] Result<TapId> add(const QByteArray &pattern, Options options);
    [[nodiscard]] Result<TapId> add(const QByteArray &pattern) { return add(pattern, Options()); }
    void remove(TapId id);
    void setMuted(TapId id, bool isMuted);
    /// Gives a subscription that stops by itself its whole allowance again, and starts it if it has stopped.
    void extend(TapId id);
    /// Takes effect for subscriptions added or extended later; 0 = no such limit. Default: 1,000,000 messages, 10 minutes.
    void setAutoStop(quint64 messages, int minutes);

    /// As of the last numbersChanged() or subscriptionsChanged(). A muted one keeps its place and its numbers.
    [[nodiscard]] const QList<TrafficSubscription> &subscriptions() const { return m_subscriptions; }
    /// Sum over all subscriptions since start, removed ones included.
    [[nodiscard]] TrafficSubscription totals() const;
    /// One entry per pattern ever subscribed (removed ones too), for the run's statistics.
    [[nodiscard]] QList<TrafficSubscription> history() const;

    /// Messages and bytes per second over time, for the plot.
    [[nodiscard]] const RingSeries &messageRate() const { return m_messageRate; }
    [[nodiscard]] const RingSeries &byteRate() const { return m_byteRate; }

    /// The account's present rate of published messages, from two `$SYS.REQ.ACCOUNT.PING.STATZ` a second apart, summed
    /// over the servers that answered both; an error where the server does not tell.
    [[nodiscard]] QFuture<Result<AccountRate>> accountRate();

    /// Forgets the captured rows; subscriptions go on.
    void clear();

Q_SIGNALS:
    void subscriptionsChanged(); ///< added, removed, muted, denied
    void numbersChanged(); ///< once a second
    void stoppedByItself(natsight::TapId id, const QByteArray &pattern);

private:
    /// What one subscription needs besides its numbers.
    struct State {
        bool stopsByItself = false;
        bool isMuted = false;
        bool isKnownReceived = false; ///< a rate needs two readings
        quint64 lastReceived = 0;
        quint64 lastBytes = 0;
    };

    void update(); ///< once a second
    void refresh(TrafficSubscription &subscription) const; ///< counters from the store
    bool readTaps(); ///< states and drops from the session; true when a state changed
    void stopWhatIsDue();
    void grantAllowance(TrafficSubscription &subscription);
    [[nodiscard]] TrafficSubscription *find(TapId id);

    QPointer<Session> m_session;
    std::shared_ptr<CaptureStore> m_store;
    std::unique_ptr<CaptureImport> m_file;
    QList<TrafficSubscription> m_subscriptions;
    QHash<TapId, State> m_states;
    QList<TrafficSubscription> m_removed; ///< grows with each removal by hand
    RingSeries m_messageRate;
    RingSeries m_byteRate;
    QTimer m_timer;
    QTimer m_stopTimer; ///< runs while a subscription stops by itself
    quint64 m_stopCheckedAt = 0; ///< messages captured by then
    QElapsedTimer m_sinceUpdate;
    quint64 m_lastReceived = 0;
    quint64 m_lastBytes = 0;
    quint64 m_autoStopMessages = 1'000'000;
    int m_autoStopMinutes = 10;
};

} // namespace natsight
