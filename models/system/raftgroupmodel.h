// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/raftgroups.h"
#include "models/system/systemrowsmodel.h"

namespace natsight {

/// Raft groups as rows, fed with values only. GUI thread.
class RaftGroupModel : public SystemRowsModel<RaftGroup>
{
    Q_OBJECT

public:
    enum Column {
        State,
        Of, ///< `meta group`, a stream, or a stream and its consumer
        Kind,
        Account,
        Leader,
        Members,
        Current,
        Behind,
        Offline,
        Unknown,
        Lag,
        Term,
        Quorum,
        Domain,
        Name,
        ColumnCount
    };

    using SystemRowsModel::SystemRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    /// By the name of the group, or by what it is of; -1 = none.
    [[nodiscard]] int rowOfGroup(const QString &name) const;

protected:
    [[nodiscard]] QVariant cellOf(const RaftGroup &row, int column, const SystemCell &cell) const override;
    [[nodiscard]] QVariant meaningOf(const RaftGroup &row, int column, int role) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString titleOf(int column) const override;
    [[nodiscard]] QString tipOf(int column) const override;
};

/// Members of one group as rows. GUI thread.
class RaftMemberModel : public SystemRowsModel<RaftMember>
{
    Q_OBJECT

public:
    enum Column {
        Standing,
        Server,
        Role,
        Lag,
        Heard,
        Term,
        Committed,
        Applied,
        Waiting,
        LogBytes,
        Reason,
        Peer,
        ServerId,
        ColumnCount
    };

    using SystemRowsModel::SystemRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QVariant cellOf(const RaftMember &row, int column, const SystemCell &cell) const override;
    [[nodiscard]] QVariant meaningOf(const RaftMember &row, int column, int role) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString titleOf(int column) const override;
    [[nodiscard]] QString tipOf(int column) const override;
};

/// What a group is of, for people: `Meta group`, `ORDERS`, `ORDERS › worker`.
[[nodiscard]] QString raftGroupTitle(const RaftGroup &group);

} // namespace natsight
