// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemfeed.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace natsight {

/// A subscription of one server, with whose it is.
struct SubscriptionRow {
    /// Who holds it.
    enum class Holder {
        Unknown, ///< not asked (yet)
        Client,
        Other, ///< no client of the server: the server itself (JetStream, system, account), or one that is gone
    };

    SubscriptionDetail detail;
    QString serverId;
    QString server; ///< name
    Holder holder = Holder::Unknown;
    QString connectionName; ///< that the client gives itself
    QString user;

    bool operator==(const SubscriptionRow &) const = default;
};

/// Server, connection and subscription: what makes a row the one it is.
[[nodiscard]] QString keyOf(const SubscriptionRow &row);

/// What an ordinary account is told by one server: a page of its own clients with their subscriptions.
struct ServerSubscribers : SystemAnswer {
    MaybeCount total; ///< connections that fit the question
    qsizetype connections = 0; ///< of this page
    QList<SubscriptionRow> rows;
};

/// CONNZ with `subscriptions_detail`. Foreign bytes: wrong types leave a field out. Bounds: those of monitoring answers, 100,000
/// subscriptions. Any thread.
[[nodiscard]] Result<ServerSubscribers> readServerSubscribers(QByteArrayView payload);

/// Who is asked for.
struct SubscriptionQuery {
    QString subject; ///< wildcards are allowed: what overlaps is found
    QString account; ///< empty: all that may be seen

    bool operator==(const SubscriptionQuery &) const = default;
};

/// How far a search has come.
struct SubscriptionProgress {
    enum class State { Idle, Waiting, Asking, Naming, Done };

    State state = State::Idle;
    int servers = 0; ///< that are asked
    int answered = 0; ///< of which all came
    quint64 looked = 0; ///< subscriptions that came over the wire
    bool isCut = false; ///< more than is looked through or shown
    int unnamed = 0; ///< connections whose names were not asked for: too many
    QStringList silent; ///< names of servers that did not answer, with why
    std::optional<Error> error; ///< nobody answered
    qint64 askedMs = 0; ///< since the epoch
    qint64 answeredMs = 0; ///< when all had come
};

/// Who subscribes to a subject, on all servers: SUBSZ of each, and CONNZ for the names of the clients; with an ordinary account CONNZ of
/// its own clients. GUI thread (the session's).
///
/// Servers order subscriptions anew for each answer, so that pages of SUBSZ would miss some and repeat others: what does not fit the
/// first answer is asked for once more as a whole. A subject without wildcards is compared by the servers, one with them here.
/// Asked only by ask(), while it is shown, and at most every 5 s: what comes sooner waits. Bounds: 4 servers at once, 100,000
/// subscriptions of each server, 20,000 rows, names of 500 connections, 20,000 own connections; what is beyond is told.
class SubscriptionSearch : public QObject
{
    Q_OBJECT

public:
    explicit SubscriptionSearch(SystemFeed *feed, QObject *parent = nullptr);

    /// What is wrong with the subject or the account; otherwise it begins, at once or when it may.
    [[nodiscard]] Result<void> ask(const SubscriptionQuery &query);
    /// What came stays.
    void cancel();
    /// Nobody sees it: nothing more is asked until somebody does.
    void setShown(bool isShown);
    /// For tests: the time between two questions.
    void setRest(std::chrono::milliseconds rest) { m_rest = rest; }

    [[nodiscard]] const SubscriptionQuery &query() const { return m_query; }
    [[nodiscard]] const SubscriptionProgress &progress() const { return m_progress; }
    /// True while it is waited for or asked.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const QList<SubscriptionRow> &rows() const { return m_rows; }

Q_SIGNALS:
    /// Rows or progress are others.
    void changed();

private:
    struct Target {
        QString id;
        QString name;
    };

    void begin();
    void askNext();
    void askServer(const Target &target, quint64 limit);
    void askOwn(quint64 offset);
    void take(SubscriptionRow row);
    void endServer(const Target &target, const std::optional<Error> &error);
    void beginNames();
    void nextNames();
    void name(const QString &serverId, quint64 connection, const Result<ServerConnections> &answer);
    void end();

    QPointer<SystemFeed> m_feed;
    SubscriptionQuery m_query;
    SubscriptionProgress m_progress;
    QList<SubscriptionRow> m_rows;
    QSet<QString> m_keys;
    QHash<QString, QList<qsizetype>> m_unnamed; ///< rows by connection
    QList<std::pair<QString, quint64>> m_toName; ///< id of the server, connection
    QList<Target> m_targets; ///< not asked yet
    QTimer m_timer;
    QElapsedTimer m_begun;
    std::chrono::milliseconds m_rest { 5'000 };
    quint64 m_run = 0;
    int m_open = 0;
    bool m_isShown = false;
    bool m_isWanted = false; ///< asked for and not begun
};

} // namespace natsight
