// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/mailbox.h"
#include "models/system/systemevent.h"
#include "models/system/systemfeed.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace natsight {

/// System events and JetStream advisories of a connection in one timeline, while somebody records them. GUI thread; events are read
/// there in slices of 5 ms.
///
/// Events of servers come from the system account alone; the connection's own account has its advisories. Bounds: the newest
/// 10,000 events and 32 MiB of them, and 10,000 that wait; what goes is counted.
class SystemEventFeed : public QObject
{
    Q_OBJECT

public:
    using Recording = std::shared_ptr<void>;
    static constexpr qsizetype maxEvents = 10'000;

    explicit SystemEventFeed(SystemFeed *feed, QObject *parent = nullptr);
    ~SystemEventFeed() override;

    /// Ends with the last copy. What was recorded stays.
    [[nodiscard]] Recording record();
    [[nodiscard]] bool isRecording() const { return m_recorders > 0; }
    [[nodiscard]] const QList<SystemEvent> &events() const { return m_events; } ///< oldest first
    [[nodiscard]] qint64 sinceMs() const { return m_sinceMs; }
    [[nodiscard]] quint64 dropped() const { return m_mailbox->dropped(); } ///< came faster than they were read
    [[nodiscard]] quint64 evicted() const { return m_evicted; }
    void clear();

Q_SIGNALS:
    /// Oldest first.
    void happened(const QList<natsight::SystemEvent> &events);
    void cleared();

private:
    void follow();
    void stop();
    void drain();
    void keep(const QList<SystemEvent> &news);

    QPointer<SystemFeed> m_feed;
    std::shared_ptr<Mailbox<Message>> m_mailbox;
    QList<std::pair<QPointer<Session>, quint64>> m_subscriptions;
    QPointer<Session> m_asked;
    bool m_hasSystem = false;
    QList<SystemEvent> m_events;
    qsizetype m_bytes = 0;
    quint64 m_number = 0;
    quint64 m_evicted = 0;
    qint64 m_sinceMs = 0;
    int m_recorders = 0;
    QTimer m_timer;
};

} // namespace natsight
