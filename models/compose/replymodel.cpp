// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compose/replymodel.h"

#include "models/core/bytes.h"
#include "models/core/format.h"
#include "models/core/text.h"
#include "models/payload/decode.h"

namespace natsight {

QString serviceErrorText(const Headers &headers)
{
    const QByteArray text = headerValue(headers, "Nats-Service-Error");
    const QByteArray code = headerValue(headers, "Nats-Service-Error-Code");
    if (text.isNull() && code.isNull())
        return {};
    const QString words = format::preview(text);
    if (code.isEmpty())
        return Text::tr("Service error: %1").arg(words);
    return words.isEmpty() ? Text::tr("Service error %1").arg(format::preview(code, 20))
                           : Text::tr("Service error %1: %2").arg(format::preview(code, 20), words);
}

ReplyModel::ReplyModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ReplyModel::clear()
{
    if (m_replies.isEmpty())
        return;
    beginResetModel();
    m_replies.clear();
    endResetModel();
}

void ReplyModel::append(const QList<Reply> &replies)
{
    if (replies.isEmpty())
        return;
    const int first = static_cast<int>(m_replies.size());
    beginInsertRows({}, first, first + static_cast<int>(replies.size()) - 1);
    m_replies += replies;
    endInsertRows();
}

int ReplyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_replies.size());
}

int ReplyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString ReplyModel::statusText(const Reply &reply)
{
    if (const QString error = serviceErrorText(reply.message.headers); !error.isEmpty())
        return error;
    if (reply.status > 0)
        return reply.statusText.isEmpty()
            ? tr("Status %1").arg(reply.status)
            : tr("Status %1: %2").arg(QString::number(reply.status), format::preview(reply.statusText));
    return tr("answered");
}

QVariant ReplyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Reply &reply = m_replies.at(index.row());
    switch (role) {
    case IsErrorRole:
        return reply.status >= 400 || !serviceErrorText(reply.message.headers).isEmpty();
    case Qt::TextAlignmentRole:
        return index.column() == Status || index.column() == Preview
            ? QVariant()
            : QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        if (index.column() == Elapsed)
            return tr("%1 ns after the request was sent")
                .arg(format::count(static_cast<quint64>(reply.elapsed.count())));
        return {};
    case Qt::DisplayRole:
    case ExactRole:
        break;
    default:
        return {};
    }
    const bool isExact = role == ExactRole;
    switch (index.column()) {
    case Number:
        return index.row() + 1;
    case Elapsed:
        return isExact ? QString::number(reply.elapsed.count()) : format::duration(reply.elapsed);
    case Size:
        return isExact ? QString::number(reply.message.payload.size())
                       : format::bytes(static_cast<double>(reply.message.payload.size()));
    case Status:
        return statusText(reply);
    case HeaderCount:
        return reply.message.headers.empty() ? QString() : QString::number(reply.message.headers.size());
    case Preview:
        return payloadPreview(reply.message.payload, viewOf(reply.message.subject));
    default:
        return {};
    }
}

QVariant ReplyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section != Status && section != Preview)
        return QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("#");
    case Elapsed:
        return tr("Time");
    case Size:
        return tr("Size");
    case Status:
        return tr("Status");
    case HeaderCount:
        return tr("Headers");
    default:
        return tr("Payload");
    }
}

} // namespace natsight
