// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/jetstreamreport.h"
#include "models/system/systemfeed.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace natsight {

/// JetStream by account, and the Raft groups, asked of all servers: JSZ with streams, then RAFTZ account by account. GUI thread (the
/// session's); answers are read and put together on pool threads.
///
/// These questions are heavy for the servers: they are asked only while somebody watches, every 10 s (four times as long as it took,
/// where that is more), and never sooner than 5 s after the last ones began, also by refresh(). Bounds: 1,024 accounts, of these the
/// groups of 32, four at once; 100,000 streams and consumers of a server; what is beyond is told.
class JetStreamReportFeed : public QObject
{
    Q_OBJECT

public:
    using Watch = std::shared_ptr<void>;

    explicit JetStreamReportFeed(SystemFeed *feed, QObject *parent = nullptr);

    /// Watching ends with the last copy. Groups cost more than accounts alone.
    [[nodiscard]] Watch watch(bool withGroups);
    /// Asks as soon as it may.
    void refresh();
    /// For tests: from the beginning of one round to the next, and the least of it.
    void setIntervals(std::chrono::milliseconds interval, std::chrono::milliseconds least);
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }

    /// Never null.
    [[nodiscard]] const JetStreamReportPtr &report() const { return m_report; }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] qint64 tookMs() const { return m_tookMs; } ///< of the last round

Q_SIGNALS:
    /// report() or isAsking() is another.
    void changed();

private:
    struct Round;

    void plan();
    void begin();
    void askGroups(const std::shared_ptr<Round> &round);
    void nextGroups(const std::shared_ptr<Round> &round);
    void make(const std::shared_ptr<Round> &round);
    void fail(const std::optional<Error> &error);
    void end();
    [[nodiscard]] bool isStale(const Round &round) const;
    [[nodiscard]] qint64 rest() const; ///< until the next round may begin

    QPointer<SystemFeed> m_feed;
    JetStreamReportPtr m_report = std::make_shared<const JetStreamReport>();
    QTimer m_timer;
    QElapsedTimer m_begun;
    QPointer<Session> m_asked; ///< of whose system the report is
    std::chrono::milliseconds m_interval { 10'000 };
    std::chrono::milliseconds m_least { 5'000 };
    qint64 m_tookMs = 0;
    quint64 m_round = 0;
    int m_watchers = 0;
    int m_groupWatchers = 0;
    bool m_isAsking = false;
    bool m_isDue = false;
};

} // namespace natsight
