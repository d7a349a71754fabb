// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/listroles.h"
#include "models/nats/message.h"

#include <QAbstractTableModel>

#include <optional>

namespace natsight {

/// What a delivery of a consumer tells of itself in its reply subject. A value, any thread.
struct Delivery {
    QString stream;
    QString consumer;
    QString domain; ///< empty: none, or a server that does not tell
    quint64 deliveries = 0; ///< this one included: 1 = the first
    quint64 streamSequence = 0;
    quint64 consumerSequence = 0;
    qint64 storedNs = 0; ///< when the stream stored the message
    quint64 pending = 0; ///< messages that waited when this one left
};

/// Reads `$JS.ACK.…` of both forms (9 tokens; 11 and more from server 2.14 on). None when it is no such subject.
[[nodiscard]] std::optional<Delivery> readAckSubject(QByteArrayView subject);

/// A message that was fetched and not answered yet.
struct HeldMessage {
    enum class State {
        Held, ///< the ack wait runs
        Answering, ///< an answer is under way
        Expired, ///< the ack wait is over: the server delivers it again
        DeliveredAgain, ///< the same message came once more; only that delivery counts
        NoAnswer, ///< of a consumer without acknowledgements: to look at, no more
        Forgotten, ///< the consumer was reset, made anew or deleted: it knows nothing of this delivery any more
    };

    quint64 id = 0; ///< of the row, given by the model
    Delivery delivery;
    QByteArray subject;
    QByteArray reply; ///< where answers go
    Headers headers;
    QByteArray payload;
    qint64 receivedMs = 0; ///< since the epoch, as all times here
    qint64 waitMs = 0; ///< the ack wait of this delivery; 0 = none
    qint64 deadlineMs = 0; ///< when it is over; 0 = never
    State state = State::Held;
    QString note; ///< why the last answer failed, or why it is forgotten

    [[nodiscard]] bool isAnswerable() const { return state == State::Held || state == State::Expired; }
};

/// Messages that are held, with the clocks of their ack waits. Fed with values only; rows keep their place. GUI thread.
/// Bounds are its feeder's.
class HeldMessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sequence, Subject, Delivered, Received, AckWait, Size, Preview, Answers, ColumnCount };
    enum Role {
        StateRole = TailRole + 1, ///< int of HeldMessage::State
        WaitShareRole, ///< what is left of the ack wait, 0 to 1; nothing without a clock
        IdRole,
    };

    explicit HeldMessageModel(QObject *parent = nullptr);

    /// Gives the row its id. Earlier deliveries of the same message are marked as such.
    quint64 add(HeldMessage message);
    /// Moves the clocks on.
    void tick(qint64 nowMs);
    void setState(quint64 id, HeldMessage::State state, const QString &note = {});
    /// The consumer began anew, for a reason: rows with a smaller id than `before` that could be answered, or wait for one,
    /// are forgotten. Returns how many.
    int forget(quint64 before, const QString &why);
    /// The ack wait begins anew.
    void restart(quint64 id, qint64 nowMs);
    void remove(quint64 id);

    [[nodiscard]] const HeldMessage &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] const QList<HeldMessage> &rows() const { return m_rows; }
    [[nodiscard]] int rowOf(quint64 id) const;
    [[nodiscard]] const HeldMessage *find(quint64 id) const;
    /// Rows whose message is out of reach of all other clients now.
    [[nodiscard]] int heldCount() const;
    [[nodiscard]] int forgottenCount() const;
    /// Until the first ack wait is over; nothing without a running clock.
    [[nodiscard]] std::optional<qint64> shortestMs(qint64 nowMs) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// heldCount() may be another.
    void heldChanged();

private:
    [[nodiscard]] QString waitText(const HeldMessage &message) const;
    [[nodiscard]] QString toolTip(const HeldMessage &message, int column) const;
    void touch(int row);

    QList<HeldMessage> m_rows;
    qint64 m_nowMs = 0;
    quint64 m_lastId = 0;
};

} // namespace natsight
