// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/conversations.h"
#include "models/traffic/trafficfeed.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace natsight {

/// What a turn of reading brought.
struct ConversationUpdate {
    quint64 firstId = 0; ///< exchanges before left
    quint64 endId = 0;
    QList<Exchange> changed; ///< new ones and changed ones, in order
    bool hasSubjects = false; ///< once a second, and when something asks for it
    QList<ConversationSubject> subjects;
    ConversationTotals totals;
    LatencyHistogram latencies; ///< of the watched subject
    RowNumber readTo = 0; ///< the capture was read up to here
    quint64 backlog = 0; ///< rows that wait
    quint64 unread = 0; ///< rows that left the capture before they were read
    quint64 generation = 0; ///< another one after restart(): ids begin anew
};

/// Requests and replies of the captured traffic of a connection, kept up to date. It reads what was captured before it was made,
/// and goes on by itself.
///
/// Threads: lives on the GUI thread; pairing runs on one pool thread in turns of at most 50,000 rows or about 25 ms, each
/// with a snapshot of its own. Bounds: as of ConversationPairing; a turn begins when the one before was told.
class ConversationBook : public QObject
{
    Q_OBJECT

public:
    ConversationBook(TrafficFeed *feed, ConversationPairing::Limits limits, QObject *parent = nullptr);
    explicit ConversationBook(TrafficFeed *feed, QObject *parent = nullptr)
        : ConversationBook(feed, ConversationPairing::Limits(), parent)
    {
    }
    ~ConversationBook() override;

    /// Whose latencies are told: a subject's of the last update, or all together.
    void setWatched(const std::optional<QByteArray> &subject);
    [[nodiscard]] const std::optional<QByteArray> &watched() const { return m_watched; }
    /// Forgets everything and counts from now on.
    void restart();
    /// Between turns when nothing waits; default 200 ms.
    void setInterval(std::chrono::milliseconds interval);
    /// Paused, nothing is read and nothing leaves; the capture goes on.
    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// Whether some subscription brings what comes on inboxes.
    [[nodiscard]] bool coversInboxes() const;
    [[nodiscard]] QByteArray inboxPattern() const; ///< `_INBOX.>`, or that of the connection's own prefix
    /// What open requests have waited until: now, or the last message of a file. Nanoseconds since the epoch.
    [[nodiscard]] qint64 nowNs() const;
    [[nodiscard]] const std::shared_ptr<CaptureStore> &store() const { return m_store; }

Q_SIGNALS:
    void updated(const natsight::ConversationUpdate &update);

private:
    struct Worker;

    void startTurn();
    void takePatterns();

    QPointer<TrafficFeed> m_feed;
    std::shared_ptr<CaptureStore> m_store;
    ConversationPairing::Limits m_limits;
    std::string m_inboxPrefix;
    std::shared_ptr<Worker> m_worker;
    std::vector<std::string> m_patterns;
    std::optional<QByteArray> m_watched;
    QTimer m_timer;
    QThreadPool m_pool;
    quint64 m_generation = 0;
    bool m_isTurning = false;
    bool m_isPaused = false;
    bool m_isAskedAgain = false; ///< while a turn ran
    bool m_wantsSubjects = true;
    qint64 m_subjectsAtMs = 0;
};

} // namespace natsight
