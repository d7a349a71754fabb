// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/heldmessagemodel.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/payload/decode.h"

#include <QDateTime>

#include <algorithm>

namespace natsight {

std::optional<Delivery> readAckSubject(QByteArrayView subject)
{
    if (!subject.startsWith("$JS.ACK."))
        return {};
    const QList<QByteArray> tokens = subject.toByteArray().split('.');
    qsizetype at = 2;
    Delivery delivery;
    if (tokens.size() >= 11) {
        const QByteArray &domain = tokens.at(2);
        if (domain != "_")
            delivery.domain = QString::fromUtf8(domain);
        at = 4; // behind the hash of the account
    } else if (tokens.size() != 9) {
        return {};
    }
    delivery.stream = QString::fromUtf8(tokens.at(at));
    delivery.consumer = QString::fromUtf8(tokens.at(at + 1));
    bool isGood = true;
    const auto number = [&](qsizetype token) {
        bool isNumber = false;
        const quint64 value = tokens.at(token).toULongLong(&isNumber);
        isGood = isGood && isNumber;
        return value;
    };
    delivery.deliveries = number(at + 2);
    delivery.streamSequence = number(at + 3);
    delivery.consumerSequence = number(at + 4);
    delivery.storedNs = static_cast<qint64>(number(at + 5));
    delivery.pending = number(at + 6);
    return isGood ? std::optional(delivery) : std::nullopt;
}

HeldMessageModel::HeldMessageModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

quint64 HeldMessageModel::add(HeldMessage message)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        HeldMessage &before = m_rows[row];
        if (before.delivery.streamSequence == message.delivery.streamSequence
            && before.state != HeldMessage::State::NoAnswer && before.state != HeldMessage::State::DeliveredAgain) {
            before.state = HeldMessage::State::DeliveredAgain;
            before.note.clear();
            touch(row);
        }
    }
    message.id = ++m_lastId;
    m_nowMs = std::max(m_nowMs, message.receivedMs);
    const auto row = static_cast<int>(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows << std::move(message);
    endInsertRows();
    Q_EMIT heldChanged();
    return m_lastId;
}

void HeldMessageModel::tick(qint64 nowMs)
{
    m_nowMs = nowMs;
    if (m_rows.isEmpty())
        return;
    bool isAnyOver = false;
    for (HeldMessage &message : m_rows) {
        if (message.state == HeldMessage::State::Held && message.deadlineMs > 0 && message.deadlineMs <= nowMs) {
            message.state = HeldMessage::State::Expired;
            isAnyOver = true;
        }
    }
    Q_EMIT dataChanged(index(0, AckWait), index(static_cast<int>(m_rows.size()) - 1, AckWait),
        { Qt::DisplayRole, WaitShareRole, StateRole, Qt::ToolTipRole });
    if (isAnyOver)
        Q_EMIT heldChanged();
}

void HeldMessageModel::touch(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void HeldMessageModel::setState(quint64 id, HeldMessage::State state, const QString &note)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[row].state = state;
    m_rows[row].note = note;
    touch(row);
    Q_EMIT heldChanged();
}

int HeldMessageModel::forget(quint64 before, const QString &why)
{
    int count = 0;
    for (int row = 0; row < m_rows.size(); ++row) {
        HeldMessage &message = m_rows[row];
        if (message.id >= before || !(message.isAnswerable() || message.state == HeldMessage::State::Answering))
            continue;
        message.state = HeldMessage::State::Forgotten;
        message.note = why;
        message.deadlineMs = 0;
        ++count;
        touch(row);
    }
    if (count > 0)
        Q_EMIT heldChanged();
    return count;
}

void HeldMessageModel::restart(quint64 id, qint64 nowMs)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    HeldMessage &message = m_rows[row];
    message.state = HeldMessage::State::Held;
    message.note.clear();
    message.deadlineMs = message.waitMs > 0 ? nowMs + message.waitMs : 0;
    m_nowMs = std::max(m_nowMs, nowMs);
    touch(row);
    Q_EMIT heldChanged();
}

void HeldMessageModel::remove(quint64 id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT heldChanged();
}

int HeldMessageModel::rowOf(quint64 id) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [id](const HeldMessage &message) { return message.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const HeldMessage *HeldMessageModel::find(quint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows.at(row);
}

int HeldMessageModel::heldCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const HeldMessage &message) {
        return message.state == HeldMessage::State::Held || message.state == HeldMessage::State::Answering;
    }));
}

int HeldMessageModel::forgottenCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
        [](const HeldMessage &message) { return message.state == HeldMessage::State::Forgotten; }));
}

std::optional<qint64> HeldMessageModel::shortestMs(qint64 nowMs) const
{
    std::optional<qint64> shortest;
    for (const HeldMessage &message : m_rows) {
        if (message.state != HeldMessage::State::Held || message.deadlineMs == 0)
            continue;
        const qint64 left = std::max<qint64>(0, message.deadlineMs - nowMs);
        shortest = shortest ? std::min(*shortest, left) : left;
    }
    return shortest;
}

int HeldMessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HeldMessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HeldMessageModel::waitText(const HeldMessage &message) const
{
    switch (message.state) {
    case HeldMessage::State::Answering:
        return tr("answering…");
    case HeldMessage::State::Expired:
        return tr("over");
    case HeldMessage::State::DeliveredAgain:
        return tr("came again");
    case HeldMessage::State::NoAnswer:
        return tr("none");
    case HeldMessage::State::Forgotten:
        return tr("forgotten");
    case HeldMessage::State::Held:
        break;
    }
    if (message.deadlineMs == 0)
        return format::unknown();
    // Whole seconds: tenths would flicker.
    const qint64 seconds = (std::max<qint64>(0, message.deadlineMs - m_nowMs) + 999) / 1'000;
    return seconds < 60 ? tr("%1 s").arg(seconds) : format::duration(std::chrono::seconds(seconds));
}

QString HeldMessageModel::toolTip(const HeldMessage &message, int column) const
{
    switch (column) {
    case Delivered:
        return tr("Delivery %1 of this message, number %2 of the consumer.")
            .arg(format::count(message.delivery.deliveries), format::count(message.delivery.consumerSequence));
    case Sequence:
    case Received:
        return tr("Received %1, stored %2")
            .arg(format::exactTime(message.receivedMs * 1'000'000), format::exactTime(message.delivery.storedNs));
    case AckWait:
        switch (message.state) {
        case HeldMessage::State::Held:
            return message.note.isEmpty()
                ? tr("When this time is over the server delivers the message again, to any client of the consumer.")
                : message.note;
        case HeldMessage::State::Answering:
            return tr("The server has not confirmed the answer yet.");
        case HeldMessage::State::Expired:
            return tr("The ack wait is over: the server delivers the message again. An answer counts until then.");
        case HeldMessage::State::DeliveredAgain:
            return tr("The same message was delivered again, so this delivery cannot be answered any more.");
        case HeldMessage::State::NoAnswer:
            return tr("This consumer takes no acknowledgements: what is delivered is done.");
        case HeldMessage::State::Forgotten:
            return message.note;
        }
        return {};
    default:
        return {};
    }
}

QVariant HeldMessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HeldMessage &message = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case StateRole:
        return static_cast<int>(message.state);
    case IdRole:
        return message.id;
    case WaitShareRole:
        if (message.state != HeldMessage::State::Held || message.waitMs <= 0)
            return {};
        return std::clamp(
            static_cast<double>(message.deadlineMs - m_nowMs) / static_cast<double>(message.waitMs), 0.0, 1.0);
    case Qt::TextAlignmentRole:
        return column == Sequence || column == Delivered || column == Size
            ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant();
    case Qt::AccessibleTextRole:
        // Painted buttons have no text of their own.
        if (column == Answers)
            return message.isAnswerable() ? tr("ack, nak, in progress or terminate") : waitText(message);
        return {};
    case Qt::ToolTipRole:
        if (const QString tip = toolTip(message, column); !tip.isEmpty())
            return tip;
        return {};
    default:
        break;
    }
    if (role != Qt::DisplayRole && role != SortRole && role != ExactRole)
        return {};
    const bool isShown = role == Qt::DisplayRole;
    switch (column) {
    case Sequence:
        return isShown ? QVariant(format::count(message.delivery.streamSequence))
                       : QVariant(message.delivery.streamSequence);
    case Subject:
        return format::preview(message.subject, 500);
    case Delivered:
        return isShown ? QVariant(tr("%1×").arg(format::count(message.delivery.deliveries)))
                       : QVariant(message.delivery.deliveries);
    case Received:
        return isShown ? QVariant(format::time(message.receivedMs * 1'000'000)) : QVariant(message.receivedMs);
    case AckWait:
        return waitText(message);
    case Size:
        return isShown ? QVariant(format::bytes(static_cast<double>(message.payload.size())))
                       : QVariant(message.payload.size());
    case Preview:
        return payloadPreview(message.payload, viewOf(message.subject));
    default:
        return {}; // Answers: what can be done is the view's
    }
}

QVariant HeldMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Sequence || section == Delivered || section == Size))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sequence:
        return tr("Sequence");
    case Subject:
        return tr("Subject");
    case Delivered:
        return tr("Delivered");
    case Received:
        return tr("Received");
    case AckWait:
        return tr("Ack wait");
    case Size:
        return tr("Size");
    case Preview:
        return tr("Preview");
    case Answers:
        return tr("Answer");
    default:
        return {};
    }
}

} // namespace natsight
