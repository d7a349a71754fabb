// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nats/message.h"
#include "models/nats/responder.h"

#include <QAbstractTableModel>

#include <deque>
#include <mutex>

namespace natsight {

class RuleResponder;

/// A request that waits for a person's answer.
struct HeldRequest {
    enum class State {
        Waiting,
        Answering, ///< the answer is under way
        Expired, ///< the deadline is over: an answer may come too late, but can be given
    };

    quint64 id = 0; ///< of the row, given by the model
    QString title; ///< of the responder
    Message message;
    qint64 receivedMs = 0; ///< since the epoch, as the deadline
    qint64 deadlineMs = 0;
    std::chrono::steady_clock::time_point began;
    LateReplier replier;
    std::shared_ptr<RuleResponder> responder; ///< counts the answer
    State state = State::Waiting;
    QString note; ///< why the last answer could not be sent

    [[nodiscard]] qint64 bytes() const;
};

/// Requests on their way from delivery threads to the list. Bounds: 200 requests and 16 MiB wait, those in the list with
/// them; one more is refused and counted. Any thread.
class HeldInbox
{
public:
    static constexpr int maxRequests = 200;
    static constexpr qint64 maxBytes = qint64 { 16 } << 20;

    /// False when there is no room or the inbox is closed.
    [[nodiscard]] bool push(HeldRequest request);
    [[nodiscard]] std::vector<HeldRequest> take();
    /// One that was taken has left the list.
    void release(qint64 bytes);
    /// Refuses what comes later, and drops what waits.
    void close();
    [[nodiscard]] quint64 refused() const;

private:
    mutable std::mutex m_mutex;
    std::deque<HeldRequest> m_waiting;
    int m_count = 0;
    qint64 m_bytes = 0;
    quint64 m_refused = 0;
    bool m_isClosed = false;
};

/// Requests that wait for answers by hand, oldest first, with the clocks of their deadlines. Fed with values only; rows keep
/// their place. GUI thread. Bounds are the inbox's.
class HeldRequestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Received, Title, Subject, Left, Size, Preview, ColumnCount };
    enum Role {
        ExactRole = Qt::UserRole + 100, ///< for copies
        StateRole, ///< int of HeldRequest::State
        LeftShareRole, ///< what is left until the deadline, 0 to 1
        IdRole,
    };
    /// So long an expired request can be answered still.
    static constexpr qint64 keptAfterMs = 60'000;

    explicit HeldRequestModel(QObject *parent = nullptr);

    quint64 add(HeldRequest request);
    /// Moves the clocks on; the ids of requests that have been expired for too long.
    QList<quint64> tick(qint64 nowMs);
    void setState(quint64 id, HeldRequest::State state, const QString &note = {});
    void remove(quint64 id);

    [[nodiscard]] const HeldRequest *find(quint64 id) const;
    [[nodiscard]] const HeldRequest &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(quint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<HeldRequest> m_rows;
    qint64 m_nowMs = 0;
    quint64 m_lastId = 0;
};

} // namespace natsight
