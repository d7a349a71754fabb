// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/jetstreamreport.h"
#include "models/system/systemrowsmodel.h"

namespace natsight {

/// JetStream by account as rows, fed with values only. GUI thread.
class JetStreamAccountModel : public SystemRowsModel<JetStreamAccountRow>
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Domain,
        Servers,
        Streams,
        Consumers,
        Messages,
        Storage,
        StorageLimit,
        Memory,
        MemoryLimit,
        ApiRequests,
        ApiErrors,
        Key,
        ColumnCount
    };

    using SystemRowsModel::SystemRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int rowOfAccount(const QString &account) const; ///< by key or name; -1 = none

protected:
    [[nodiscard]] QVariant cellOf(const JetStreamAccountRow &row, int column, const SystemCell &cell) const override;
    [[nodiscard]] QVariant meaningOf(const JetStreamAccountRow &row, int column, int role) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString titleOf(int column) const override;
    [[nodiscard]] QString tipOf(int column) const override;
};

/// One account by server. GUI thread.
class JetStreamShareModel : public SystemRowsModel<JetStreamAccountShare>
{
    Q_OBJECT

public:
    enum Column { Server, Streams, Leads, Consumers, Messages, Bytes, ToldStorage, ToldMemory, Id, ColumnCount };

    using SystemRowsModel::SystemRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QVariant cellOf(const JetStreamAccountShare &row, int column, const SystemCell &cell) const override;
    [[nodiscard]] QVariant meaningOf(const JetStreamAccountShare &row, int column, int role) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString titleOf(int column) const override;
    [[nodiscard]] QString tipOf(int column) const override;
};

} // namespace natsight
