// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/serververdict.h"
#include "models/system/systemrowsmodel.h"

namespace natsight {

/// JetStream on one server.
struct JetStreamServerRow {
    /// In the meta group.
    enum class Role { Unknown, Alone, Member, Leader };

    ServerIdentity identity;
    ServerState state = ServerState::Present;
    JetStreamFigures figures;
    Role role = Role::Unknown;
    QString health; ///< the server's own word; empty: not asked yet
    ServerCondition condition = ServerCondition::Good;
    QString word; ///< of the verdict
    QString reason;
};

[[nodiscard]] inline QString keyOf(const JetStreamServerRow &row)
{
    return row.identity.id;
}

/// The servers that have JetStream, with their verdicts. Pure but for the thresholds that were set.
[[nodiscard]] QList<JetStreamServerRow> jetStreamServersOf(const QList<ServerSnapshot> &servers, qint64 nowMs);

/// JetStream by server as rows, fed with values only. GUI thread.
class JetStreamServerModel : public SystemRowsModel<JetStreamServerRow>
{
    Q_OBJECT

public:
    enum Column {
        State,
        Name,
        Cluster,
        Domain,
        Meta,
        Health,
        Streams,
        StreamsLed,
        Consumers,
        ConsumersLed,
        Messages,
        Bytes,
        Storage,
        MaxStorage,
        ReservedStorage,
        Memory,
        MaxMemory,
        ReservedMemory,
        HaAssets,
        ApiRequests,
        ApiErrors,
        ApiPending,
        ApiLevel,
        Version,
        Id,
        ColumnCount
    };

    using SystemRowsModel::SystemRowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QVariant cellOf(const JetStreamServerRow &row, int column, const SystemCell &cell) const override;
    [[nodiscard]] QVariant meaningOf(const JetStreamServerRow &row, int column, int role) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString titleOf(int column) const override;
    [[nodiscard]] QString tipOf(int column) const override;
};

} // namespace natsight
