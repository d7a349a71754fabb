// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/heldrequestmodel.h"

#include "models/compose/responder.h"
#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/payload/decode.h"

#include <algorithm>

namespace natsight {

qint64 HeldRequest::bytes() const
{
    qint64 bytes = message.subject.size() + message.reply.size() + message.payload.size();
    for (const auto &[name, value] : message.headers)
        bytes += name.size() + value.size();
    return bytes;
}

bool HeldInbox::push(HeldRequest request)
{
    const qint64 bytes = request.bytes();
    const std::scoped_lock lock(m_mutex);
    if (m_isClosed || m_count >= maxRequests || m_bytes + bytes > maxBytes) {
        ++m_refused;
        return false;
    }
    ++m_count;
    m_bytes += bytes;
    m_waiting.push_back(std::move(request));
    return true;
}

std::vector<HeldRequest> HeldInbox::take()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<HeldRequest> taken(
        std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(m_waiting.end()));
    m_waiting.clear();
    return taken;
}

void HeldInbox::release(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    --m_count;
    m_bytes -= bytes;
}

void HeldInbox::close()
{
    std::deque<HeldRequest> dropped; // their end may take other locks
    const std::scoped_lock lock(m_mutex);
    m_isClosed = true;
    dropped.swap(m_waiting);
}

quint64 HeldInbox::refused() const
{
    const std::scoped_lock lock(m_mutex);
    return m_refused;
}

HeldRequestModel::HeldRequestModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

quint64 HeldRequestModel::add(HeldRequest request)
{
    request.id = ++m_lastId;
    m_nowMs = std::max(m_nowMs, request.receivedMs);
    const auto row = static_cast<int>(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows << std::move(request);
    endInsertRows();
    return m_lastId;
}

QList<quint64> HeldRequestModel::tick(qint64 nowMs)
{
    m_nowMs = nowMs;
    QList<quint64> over;
    if (m_rows.isEmpty())
        return over;
    for (HeldRequest &request : m_rows) {
        if (request.state == HeldRequest::State::Waiting && request.deadlineMs <= nowMs)
            request.state = HeldRequest::State::Expired;
        if (request.state == HeldRequest::State::Expired && request.deadlineMs + keptAfterMs <= nowMs)
            over << request.id;
    }
    Q_EMIT dataChanged(index(0, Left), index(static_cast<int>(m_rows.size()) - 1, Left),
        { Qt::DisplayRole, LeftShareRole, StateRole, Qt::ToolTipRole });
    return over;
}

void HeldRequestModel::setState(quint64 id, HeldRequest::State state, const QString &note)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[row].state = state;
    m_rows[row].note = note;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void HeldRequestModel::remove(quint64 id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

const HeldRequest *HeldRequestModel::find(quint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows.at(row);
}

int HeldRequestModel::rowOf(quint64 id) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [id](const HeldRequest &request) { return request.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int HeldRequestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HeldRequestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeldRequestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HeldRequest &request = m_rows.at(index.row());
    switch (role) {
    case StateRole:
        return static_cast<int>(request.state);
    case IdRole:
        return request.id;
    case LeftShareRole:
        if (request.deadlineMs <= request.receivedMs)
            return 0.0;
        return std::clamp(static_cast<double>(request.deadlineMs - m_nowMs)
                / static_cast<double>(request.deadlineMs - request.receivedMs),
            0.0, 1.0);
    case Qt::TextAlignmentRole:
        return index.column() == Size ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Received)
            return format::exactTime(request.receivedMs * 1'000'000);
        if (!request.note.isEmpty())
            return request.note;
        if (index.column() == Left)
            return request.state == HeldRequest::State::Expired
                ? tr("Whoever asked has probably given up. An answer is sent all the same.")
                : tr("How long a requester waits is not told: the deadline is the one of the responder.");
        return {};
    case Qt::DisplayRole:
    case ExactRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Received:
        return role == ExactRole ? format::exactTime(request.receivedMs * 1'000'000)
                                 : format::time(request.receivedMs * 1'000'000);
    case Title:
        return request.title;
    case Subject:
        return format::preview(request.message.subject, 500);
    case Left: {
        if (request.state == HeldRequest::State::Answering)
            return tr("answering…");
        if (request.state == HeldRequest::State::Expired)
            return tr("over");
        // Whole seconds: tenths would flicker.
        return tr("%1 s").arg((std::max<qint64>(0, request.deadlineMs - m_nowMs) + 999) / 1'000);
    }
    case Size:
        return format::bytes(static_cast<double>(request.message.payload.size()));
    case Preview:
        return payloadPreview(request.message.payload, viewOf(request.message.subject));
    default:
        return {};
    }
}

QVariant HeldRequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Received:
        return tr("Received");
    case Title:
        return tr("Responder");
    case Subject:
        return tr("Subject");
    case Left:
        return tr("Time left");
    case Size:
        return tr("Size");
    case Preview:
        return tr("Payload");
    default:
        return {};
    }
}

} // namespace natsight
