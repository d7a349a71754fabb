// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topology.h"

#include <QAbstractTableModel>

namespace natsight {

/// What is in a topology as a table: its servers, its leaf nodes, its ways, or what changed. Fed with values only; cells are
/// made when they are looked at. Rows stand in the order of the keys and are never reset; changes grow at the end. GUI thread.
class TopologyTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Table { Servers, Leaves, Ways, Changes };
    enum Role {
        SortRole = Qt::UserRole + 1, ///< typed: numbers as double, unknown below all others
        ExactRole, ///< for copies
        HealthRole, ///< int of TopologyHealth
        KeyRole,
        ShareRole, ///< double 0 to 1 for a bar; NaN for none
    };
    enum ServerColumn {
        ServerName,
        ServerCluster,
        ServerStateWord,
        ServerCpu,
        ServerMemory,
        ServerConnections,
        ServerIn,
        ServerOut,
        ServerSlowConsumers,
        ServerVersion,
        ServerRtt,
        ServerStorage,
        ServerStarted,
        ServerWhy,
        ServerColumns
    };
    enum LeafColumn {
        LeafName,
        LeafHub,
        LeafAccounts,
        LeafAddress,
        LeafRtt,
        LeafIn,
        LeafOut,
        LeafInBytes,
        LeafOutBytes,
        LeafConnections, ///< one for each account
        LeafIds,
        LeafCompression,
        LeafColumns
    };
    enum WayColumn {
        WayKind,
        WayFrom,
        WayTo,
        WayState,
        WayRtt,
        WayIn,
        WayOut,
        WayInBytes,
        WayOutBytes,
        WayPending,
        WayConnections, ///< pooled ones, or one for each account
        WayUptime,
        WayOrigin, ///< configured or implicit
        WayIds,
        WayCompression,
        WayAccounts,
        WayWhy,
        WayColumns
    };
    enum ChangeColumn { ChangeTime, ChangeKind, ChangeText, ChangeColumns };

    explicit TopologyTableModel(Table table, QObject *parent = nullptr);

    [[nodiscard]] Table table() const { return m_table; }
    /// Of all tables but changes.
    void setTopology(const TopologyPtr &topology);
    void setChanges(const QList<TopologyChange> &changes);
    [[nodiscard]] QString keyOf(int row) const;
    [[nodiscard]] int rowOf(const QString &key) const; ///< -1: none
    /// What all rows are together, a line: `12 routes · 2 gateways · 4.1 k/s · 1.2 MiB/s`. Empty of changes.
    [[nodiscard]] QString totals() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    class Cell;

    [[nodiscard]] QVariant serverCell(const TopologyServer &server, int column, const Cell &cell) const;
    [[nodiscard]] QVariant leafCell(const TopologyLeaf &leaf, int column, const Cell &cell) const;
    [[nodiscard]] QVariant wayCell(const TopologyEdge &edge, int column, const Cell &cell) const;
    [[nodiscard]] QVariant changeCell(const TopologyChange &change, int column, const Cell &cell) const;
    [[nodiscard]] bool isNumber(int column) const;
    [[nodiscard]] QString headerTip(int section) const;
    [[nodiscard]] QStringList serverTotals() const;
    [[nodiscard]] QStringList leafTotals() const;
    [[nodiscard]] QStringList wayTotals() const;
    [[nodiscard]] const TopologyEdge *edgeOfLeaf(const QString &key) const;

    Table m_table;
    TopologyPtr m_topology;
    QStringList m_keys; ///< sorted
    QList<qsizetype> m_leafEdges; ///< first way of each leaf node; -1: none
    QList<TopologyChange> m_changes;
};

/// `route`, `gateway`, `leaf node`
[[nodiscard]] QString topologyKindWord(TopologyEdge::Kind kind);

} // namespace natsight
