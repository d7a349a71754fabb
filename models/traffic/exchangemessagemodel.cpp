// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/exchangemessagemodel.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/listcell.h"
#include "models/payload/decode.h"

#include <algorithm>

namespace natsight {

namespace {

constexpr qsizetype mostPreview = 200;

} // namespace

ExchangeMessageModel::ExchangeMessageModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ExchangeMessageModel::showNothing()
{
    beginResetModel();
    m_exchange.reset();
    m_messages.clear();
    m_taken.clear();
    endResetModel();
}

void ExchangeMessageModel::show(const Exchange &exchange, const CaptureStore &store)
{
    QList<RowNumber> rows = exchange.replyRows;
    if (exchange.hasRequest())
        rows << exchange.requestRow;
    std::sort(rows.begin(), rows.end());
    // The request of a reply that was captured first comes later: then it is another list.
    const bool isSame = m_exchange && m_exchange->id == exchange.id && m_exchange->reply == exchange.reply
        && m_taken.size() <= rows.size() && std::equal(m_taken.cbegin(), m_taken.cend(), rows.cbegin());
    if (!isSame) {
        beginResetModel();
        m_messages.clear();
        m_taken.clear();
        m_exchange = exchange;
        endResetModel();
    }
    m_exchange = exchange;
    QList<KeptMessage> added;
    const CaptureStore::Snapshot snapshot = store.snapshot();
    for (qsizetype i = m_taken.size(); i < rows.size(); ++i) {
        const RowNumber row = rows.at(i);
        m_taken << row;
        if (row < snapshot.firstRow() || row >= snapshot.endRow())
            continue;
        const CapturedMessage message = snapshot.at(row);
        KeptMessage kept;
        kept.row = row;
        kept.timeNs = message.timeNs;
        kept.tap = message.tap;
        kept.message = { bytesOf(message.subject), bytesOf(message.reply), decodeHeaders(message.headers),
            bytesOf(message.payload) };
        added << kept;
    }
    if (added.isEmpty())
        return;
    const int count = rowCount();
    beginInsertRows({}, count, count + static_cast<int>(added.size()) - 1);
    m_messages << added;
    endInsertRows();
}

bool ExchangeMessageModel::isRequest(int row) const
{
    return m_exchange && m_messages.at(row).row == m_exchange->requestRow;
}

QString ExchangeMessageModel::stepText(int row) const
{
    if (isRequest(row))
        return tr("request");
    if (m_exchange->replies == 1)
        return tr("reply");
    const auto place = m_exchange->replyRows.indexOf(m_messages.at(row).row);
    return tr("reply %1").arg(format::count(static_cast<quint64>(place + 1)));
}

quint64 ExchangeMessageModel::missing() const
{
    if (!m_exchange)
        return 0;
    const quint64 all = m_exchange->replies + (m_exchange->hasRequest() ? 1U : 0U);
    return all - std::min<quint64>(all, static_cast<quint64>(m_messages.size()));
}

int ExchangeMessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

QVariant ExchangeMessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const KeptMessage &kept = m_messages.at(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        if (column == After || column == Size || column == HeadersMark)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    if (role == Qt::AccessibleTextRole)
        return tr("%1: %2").arg(
            headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), data(index, Qt::DisplayRole).toString());
    const ListCell cell(role);
    if (!cell.isOne())
        return {};
    switch (column) {
    case Step:
        return cell.text(stepText(index.row()),
            tr("Message %1 of the capture").arg(format::count(static_cast<quint64>(kept.row + 1))));
    case Time:
        return cell.moment(kept.timeNs);
    case After:
        if (isRequest(index.row()) || !m_exchange->hasRequest())
            return cell.nothing(QString());
        return cell.duration(static_cast<double>(std::max<qint64>(0, kept.timeNs - m_exchange->requestNs)));
    case Size:
        return cell.number(static_cast<quint64>(kept.message.payload.size()),
            format::bytes(static_cast<double>(kept.message.payload.size())),
            tr("%1 bytes").arg(format::count(static_cast<quint64>(kept.message.payload.size()))));
    case HeadersMark:
        return kept.message.headers.empty() ? cell.nothing(QString())
                                            : cell.number(static_cast<quint64>(kept.message.headers.size()));
    case Preview:
        return cell.text(payloadPreview(kept.message.payload, viewOf(kept.message.subject), mostPreview));
    default:
        return {};
    }
}

QVariant ExchangeMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section == After || section == Size || section == HeadersMark;
        return QVariant((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const bool isShort = role == Qt::DisplayRole;
    if (!isShort && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Step:
        return tr("Message");
    case Time:
        return isShort ? tr("Time") : tr("Time received");
    case After:
        return isShort ? tr("After") : tr("Time since the request");
    case Size:
        return isShort ? tr("Size") : tr("Size of the payload");
    case HeadersMark:
        return isShort ? tr("Hdr") : tr("Number of headers");
    case Preview:
        return isShort ? tr("Preview") : tr("Beginning of the payload");
    default:
        return {};
    }
}

} // namespace natsight
