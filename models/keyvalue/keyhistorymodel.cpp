// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyvalue/keyhistorymodel.h"

#include "models/core/format.h"
#include "models/payload/valuecodec.h"

#include <algorithm>

namespace natsight {

KeyHistoryModel::KeyHistoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void KeyHistoryModel::setHistory(const KeyHistory &history)
{
    beginResetModel();
    m_history = history;
    decltype(m_changes) kept;
    for (qsizetype i = 0; i < history.entries.size(); ++i) {
        const quint64 before = i + 1 < history.entries.size() ? history.entries.at(i + 1).revision : 0;
        const std::pair key(history.entries.at(i).revision, before);
        if (const auto found = m_changes.constFind(key); before > 0 && found != m_changes.cend())
            kept.insert(key, *found);
    }
    m_changes = kept;
    endResetModel();
}

int KeyHistoryModel::rowOf(quint64 revision) const
{
    const auto found = std::find_if(m_history.entries.begin(), m_history.entries.end(),
        [revision](const KeyEntry &entry) { return entry.revision == revision; });
    return found == m_history.entries.end() ? -1 : int(found - m_history.entries.begin());
}

const KeyEntry *KeyHistoryModel::entry(int row) const
{
    return row >= 0 && row < m_history.entries.size() ? &m_history.entries.at(row) : nullptr;
}

const KeyEntry *KeyHistoryModel::lastValue() const
{
    const auto found = std::find_if(
        m_history.entries.begin(), m_history.entries.end(), [](const KeyEntry &entry) { return !entry.isDeleted(); });
    return found == m_history.entries.end() ? nullptr : &*found;
}

QString KeyHistoryModel::operationText(const KeyMeaning &meaning)
{
    if (meaning.reason == MarkerReason::MaxAge)
        return tr("expired");
    switch (meaning.operation) {
    case KeyOperation::Put:
        return tr("put");
    case KeyOperation::Delete:
        return meaning.reason == MarkerReason::Remove ? tr("removed by the server") : tr("delete");
    case KeyOperation::Purge:
        return meaning.reason == MarkerReason::Purge ? tr("purged by the server") : tr("purge");
    }
    return {};
}

QString KeyHistoryModel::whatChanged(int row) const
{
    const KeyEntry &entry = m_history.entries.at(row);
    if (entry.isDeleted())
        return format::unknown();
    const KeyEntry *before = this->entry(row + 1);
    const std::pair key(entry.revision, before ? before->revision : 0);
    if (const auto found = m_changes.constFind(key); found != m_changes.cend())
        return *found;
    QString text;
    if (!before)
        text = m_history.isComplete && m_history.entries.size() < qsizetype(KeyValueClient::maxHistory)
            ? tr("first value")
            : tr("the one before is not kept");
    else if (before->isDeleted())
        text = tr("a value again");
    else
        text = changeSummary(before->value, entry.value);
    m_changes.insert(key, text);
    return text;
}

int KeyHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_history.entries.size());
}

int KeyHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant KeyHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const KeyEntry &entry = m_history.entries.at(index.row());
    if (role == RevisionRole)
        return entry.revision;
    if (role == IsDeletedRole)
        return entry.isDeleted();
    if (role == Qt::TextAlignmentRole)
        return index.column() == Revision ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role == Qt::ToolTipRole && index.column() == When)
        return format::exactTime(entry.timeNs);
    if (role == ExactRole && index.column() == When)
        return format::exactTime(entry.timeNs);
    if (role != Qt::DisplayRole && role != ExactRole)
        return {};
    switch (index.column()) {
    case Revision:
        return role == ExactRole ? QString::number(entry.revision) : format::count(entry.revision);
    case When:
        return format::time(entry.timeNs);
    case Operation:
        return operationText(entry.meaning);
    case WhatChanged:
        return whatChanged(index.row());
    default:
        return {};
    }
}

QVariant KeyHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == Revision)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Revision:
        return tr("Revision");
    case When:
        return tr("When");
    case Operation:
        return tr("Operation");
    case WhatChanged:
        return tr("What changed");
    default:
        return QString();
    }
}

} // namespace natsight
