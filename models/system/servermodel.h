// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/serververdict.h"
#include "models/system/systemroles.h"

#include <QAbstractTableModel>
#include <QHash>

namespace natsight {

/// Servers as rows with a verdict each, fed with values only: `setServers(feed->servers(), now)`. Rows keep their place; what is new
/// comes at the end. GUI thread.
class ServerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Name,
        Cluster,
        Version,
        Started,
        Cpu,
        Memory,
        Connections,
        Subscriptions,
        InMessages,
        OutMessages,
        InBytes,
        OutBytes,
        SlowConsumers,
        Routes,
        Gateways,
        LeafNodes,
        JetStream, ///< `leader`, `on`, `off`
        Storage,
        Domain,
        Host,
        Tags,
        AnswersIn,
        Answered,
        Id,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setServers(const QList<ServerSnapshot> &servers, qint64 nowMs);
    [[nodiscard]] const ServerSnapshot &server(int row) const { return m_rows.at(row).server; }
    [[nodiscard]] const ServerVerdict &verdict(int row) const { return m_rows.at(row).verdict; }
    [[nodiscard]] int rowOf(const QString &id) const; ///< -1 = none

    struct Totals {
        int present = 0;
        int gone = 0;
        int sick = 0; ///< warning or bad
        quint64 connections = 0;
        TrafficRates rates; ///< sums of what is known; NaN when nothing is
    };
    [[nodiscard]] Totals totals() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ServerSnapshot server;
        ServerVerdict verdict;
    };

    QList<Row> m_rows;
    QHash<QString, int> m_places; ///< by id
};

/// Name of the leader of JetStream's meta group as any of the servers tells it; empty when none does.
[[nodiscard]] QString metaLeader(const QList<ServerSnapshot> &servers);
/// Peers by route, pooled routes counted once; none while unknown.
[[nodiscard]] MaybeCount routePeers(const ServerSnapshot &server);
/// Other clusters by gateway.
[[nodiscard]] MaybeCount gatewayPeers(const ServerSnapshot &server);

} // namespace natsight
