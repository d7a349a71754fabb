// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/keyvalueclient.h"

#include <QAbstractTableModel>

namespace natsight {

/// The revisions of one key as rows, newest first, each with what it changed against the one before. Fed with values only.
/// What changed is found when a row is first looked at. GUI thread.
class KeyHistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Revision, When, Operation, WhatChanged, Verbs, ColumnCount };
    enum Role {
        ExactRole = Qt::UserRole + 1, ///< for tooltips and copies
        RevisionRole, ///< quint64
        IsDeletedRole, ///< bool: the row has no value
    };

    explicit KeyHistoryModel(QObject *parent = nullptr);

    /// Rows that stay keep what was found of them.
    void setHistory(const KeyHistory &history);
    [[nodiscard]] const KeyHistory &history() const { return m_history; }
    [[nodiscard]] int rowOf(quint64 revision) const; ///< -1 = it is not there
    [[nodiscard]] const KeyEntry *entry(int row) const;
    /// The newest entry with a value, deletions passed over.
    [[nodiscard]] const KeyEntry *lastValue() const;

    /// `put`, `delete`, `purge`, `expired`.
    [[nodiscard]] static QString operationText(const KeyMeaning &meaning);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString whatChanged(int row) const;

    KeyHistory m_history;
    mutable QHash<std::pair<quint64, quint64>, QString> m_changes; ///< by both revisions, 0 = none before
};

} // namespace natsight
