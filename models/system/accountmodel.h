// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/accountbook.h"
#include "models/system/systemroles.h"

#include <QAbstractTableModel>

namespace natsight {

/// Accounts over all servers as rows, fed with values only. Rows keep their place; what is new comes at the end. GUI thread.
class AccountModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Key,
        Servers,
        Connections,
        LeafNodes,
        Subscriptions,
        InMessages,
        OutMessages,
        InBytes,
        OutBytes,
        TotalIn,
        TotalOut,
        SlowConsumers,
        Storage,
        Memory,
        Reserved,
        ApiRequests,
        ApiErrors,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<AccountRow> &rows);
    [[nodiscard]] const AccountRow &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const QString &account) const; ///< key or name; -1 = none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<AccountRow> m_rows;
};

} // namespace natsight
