// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/exchangemodel.h"

#include "models/core/format.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr qsizetype mostSubject = 500;
constexpr qint64 nsInMs = 1'000'000;

} // namespace

ExchangeModel::ExchangeModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

QString ExchangeModel::stateText(const Exchange &exchange)
{
    const auto withStatus = [&exchange](const QString &word) {
        return exchange.statusText.isEmpty() ? word : tr("%1: %2").arg(word, format::preview(exchange.statusText));
    };
    switch (exchange.state) {
    case Exchange::State::Open:
        return tr("no reply");
    case Exchange::State::NotCovered:
        return tr("replies not captured");
    case Exchange::State::Answered:
        return exchange.isLate     ? tr("answered late")
            : exchange.doubled > 0 ? tr("answered twice")
            : exchange.replies > 1 ? tr("answered by several")
                                   : tr("answered");
    case Exchange::State::NoResponders:
        return tr("no responders");
    case Exchange::State::Failed:
        return withStatus(tr("error"));
    case Exchange::State::Status:
        return withStatus(tr("status"));
    case Exchange::State::Pull:
        return withStatus(tr("pull request"));
    case Exchange::State::RequestMissing:
        return tr("request not captured");
    case Exchange::State::RequestGone:
        return tr("request no longer kept");
    }
    return {};
}

QString ExchangeModel::stateReason(const Exchange &exchange)
{
    switch (exchange.state) {
    case Exchange::State::Open:
        return exchange.isReused
            ? tr("No reply came before a newer request took over the same reply subject.")
            : tr("No reply was captured yet. Nobody may serve this subject: as this capture listens to it, the server "
                 "does not tell the requester so.");
    case Exchange::State::NotCovered:
        return tr("Replies are not captured: subscribe to _INBOX.> on the traffic page to see them.");
    case Exchange::State::Answered:
        return exchange.isLate ? tr("The first reply came after 5 s, when clients have commonly given up.")
            : exchange.doubled > 0
            ? tr("A reply has the same content as the first: two responders may do the same work.")
            : QString();
    case Exchange::State::NoResponders:
        return tr("The server answered that nobody listens to this subject.");
    case Exchange::State::Failed:
        return tr("The service answered with an error.");
    case Exchange::State::Status:
        return tr("The answer is a status instead of content.");
    case Exchange::State::Pull:
        return tr(
            "A consumer's messages keep their own subjects, so that it cannot be told which ones this asked for.");
    case Exchange::State::RequestMissing:
        return tr("Replies on an inbox. Their request came before the capture, or no subscription covers its subject.");
    case Exchange::State::RequestGone:
        return tr("These replies came after their request had left the capture, or this list.");
    }
    return {};
}

const Exchange *ExchangeModel::find(quint64 id) const
{
    return id >= m_firstId && id - m_firstId < m_all.size() ? &m_all[id - m_firstId] : nullptr;
}

const Exchange *ExchangeModel::findMessage(RowNumber row) const
{
    // Once for a person's click: the newest first.
    for (auto exchange = m_all.crbegin(); exchange != m_all.crend(); ++exchange) {
        if (exchange->requestRow == row || exchange->replyRows.contains(row))
            return &*exchange;
    }
    return nullptr;
}

int ExchangeModel::rowOf(quint64 id) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id);
    return found != m_rows.end() && *found == id ? static_cast<int>(found - m_rows.begin()) : -1;
}

bool ExchangeModel::accepts(const Exchange &exchange) const
{
    using Of = Exchange::State;
    if (m_filter.subject && (!exchange.hasRequest() || exchange.subject != *m_filter.subject))
        return false;
    switch (m_filter.show) {
    case Show::All:
        break;
    case Show::Open:
        if (exchange.state != Of::Open)
            return false;
        break;
    case Show::Failed:
        if (exchange.state != Of::Failed && exchange.state != Of::Status && exchange.state != Of::NoResponders)
            return false;
        break;
    case Show::Late:
        if (!exchange.isLate && exchange.doubled == 0)
            return false;
        break;
    case Show::NotSeen:
        if (exchange.state != Of::NotCovered && exchange.state != Of::RequestMissing
            && exchange.state != Of::RequestGone)
            return false;
        break;
    }
    if (m_filter.text.isEmpty())
        return true;
    const auto has = [this](const QString &text) { return text.contains(m_filter.text, Qt::CaseInsensitive); };
    return has(QString::fromUtf8(exchange.subject)) || has(QString::fromUtf8(exchange.reply))
        || has(stateText(exchange));
}

void ExchangeModel::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_rows.clear();
    for (const Exchange &exchange : m_all) {
        if (accepts(exchange))
            m_rows.push_back(exchange.id);
    }
    endResetModel();
}

void ExchangeModel::removeBefore(quint64 firstId)
{
    const auto gone = std::lower_bound(m_rows.begin(), m_rows.end(), firstId) - m_rows.begin();
    if (gone > 0) {
        beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + gone);
    }
    while (!m_all.empty() && m_firstId < firstId) {
        m_all.pop_front();
        ++m_firstId;
    }
    m_firstId = std::max(m_firstId, firstId);
    if (gone > 0)
        endRemoveRows();
}

void ExchangeModel::renew(const QList<Exchange> &changed)
{
    // Those that no longer pass go first, from the end, so that places before stay.
    const quint64 end = m_firstId + m_all.size();
    int first = -1;
    int last = -1;
    const auto tell = [&] {
        if (first >= 0)
            Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
        first = last = -1;
    };
    for (const Exchange &exchange : changed) {
        if (exchange.id >= m_firstId && exchange.id < end)
            m_all[exchange.id - m_firstId] = exchange;
    }
    for (auto exchange = changed.crbegin(); exchange != changed.crend();) {
        int begin = -1;
        int behind = -1;
        for (; exchange != changed.crend(); ++exchange) {
            const int row = exchange->id < end ? rowOf(exchange->id) : -1;
            if (row < 0 || accepts(*exchange))
                continue;
            if (begin >= 0 && row != begin - 1)
                break;
            behind = begin < 0 ? row : behind;
            begin = row;
        }
        if (begin < 0)
            break;
        beginRemoveRows({}, begin, behind);
        m_rows.erase(m_rows.begin() + begin, m_rows.begin() + behind + 1);
        endRemoveRows();
    }
    for (const Exchange &exchange : changed) {
        if (exchange.id >= end)
            break;
        const int row = rowOf(exchange.id);
        if (row >= 0) {
            if (first >= 0 && row == last + 1) {
                last = row;
            } else {
                tell();
                first = last = row;
            }
        } else if (accepts(exchange)) {
            // Became what is asked for, as an open one that failed.
            tell();
            const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), exchange.id);
            const auto at = static_cast<int>(place - m_rows.begin());
            beginInsertRows({}, at, at);
            m_rows.insert(place, exchange.id);
            endInsertRows();
        }
    }
    tell();
}

void ExchangeModel::take(const ConversationUpdate &update)
{
    if (update.generation != m_generation) {
        beginResetModel();
        m_generation = update.generation;
        m_all.clear();
        m_rows.clear();
        m_firstId = update.firstId;
        endResetModel();
    }
    removeBefore(update.firstId);
    renew(update.changed);
    const quint64 end = m_firstId + m_all.size();
    std::vector<quint64> added;
    for (const Exchange &exchange : update.changed) {
        if (exchange.id >= end && accepts(exchange))
            added.push_back(exchange.id);
    }
    const int rows = rowCount();
    if (!added.empty())
        beginInsertRows({}, rows, rows + static_cast<int>(added.size()) - 1);
    for (const Exchange &exchange : update.changed) {
        if (exchange.id >= end)
            m_all.push_back(exchange);
    }
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    if (!added.empty())
        endInsertRows();
    Q_ASSERT(m_firstId + m_all.size() == update.endId);
}

void ExchangeModel::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Latency), index(rowCount() - 1, Latency), { Qt::DisplayRole });
}

int ExchangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ExchangeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Exchange &exchange = exchangeAt(index.row());
    const int column = index.column();
    switch (role) {
    case StateRole:
        return static_cast<int>(exchange.state);
    case IdRole:
        return exchange.id;
    case Qt::TextAlignmentRole:
        if (column == Latency || column == LastLatency || column == Replies || column == Size)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), data(index, Qt::DisplayRole).toString());
    default:
        break;
    }
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (column) {
    case Time:
        return cell.moment(exchange.firstNs());
    case Subject: {
        const QString subject = format::preview(exchange.subject, mostSubject);
        return exchange.hasRequest() ? cell.text(subject, subject) : cell.nothing(format::unknown());
    }
    case State:
        return cell.text(stateText(exchange), stateReason(exchange));
    case Latency:
        if (exchange.state == Exchange::State::Open && m_nowMs > 0 && !exchange.isReused) {
            const qint64 age = std::max<qint64>(0, m_nowMs * nsInMs - exchange.requestNs);
            if (cell.isShown())
                return tr("open %1").arg(format::duration(std::chrono::nanoseconds(age)));
            if (cell.isTip())
                return tr("Time since the request");
            return cell.nothing();
        }
        return cell.duration(static_cast<double>(exchange.firstLatency()));
    case LastLatency:
        return exchange.replies > 1 ? cell.duration(static_cast<double>(exchange.lastLatency()))
                                    : cell.nothing(QString());
    case Replies:
        return cell.number(exchange.replies, {},
            exchange.doubled > 0 ? tr("%n of them repeat the first reply", nullptr, static_cast<int>(exchange.doubled))
                                 : QString());
    case Size:
        return cell.number(exchange.requestBytes + exchange.replyBytes,
            format::bytes(static_cast<double>(exchange.requestBytes + exchange.replyBytes)),
            tr("Request %1 bytes, replies %2 bytes")
                .arg(format::count(exchange.requestBytes), format::count(exchange.replyBytes)));
    case ReplySubject: {
        const QString subject = format::preview(exchange.reply, mostSubject);
        return cell.text(subject, subject);
    }
    default:
        return {};
    }
}

QVariant ExchangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section == Latency || section == LastLatency || section == Replies || section == Size;
        return QVariant((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const bool isShort = role == Qt::DisplayRole;
    if (!isShort && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Time:
        return isShort ? tr("Time") : tr("Time of the request, or of the first reply");
    case Subject:
        return isShort ? tr("Subject") : tr("Subject of the request");
    case State:
        return isShort ? tr("State") : tr("What became of the request");
    case Latency:
        return isShort ? tr("Latency") : tr("Time from the request to the first reply, as it was captured");
    case LastLatency:
        return isShort ? tr("Last reply") : tr("Time from the request to the last of several replies");
    case Replies:
        return isShort ? tr("Replies") : tr("Number of replies");
    case Size:
        return isShort ? tr("Size") : tr("Payload of request and replies");
    case ReplySubject:
        return tr("Reply subject");
    default:
        return {};
    }
}

} // namespace natsight
