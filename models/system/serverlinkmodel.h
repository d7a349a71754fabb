// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/keyedrowsmodel.h"
#include "models/system/systemroles.h"

#include <functional>
#include <optional>

namespace natsight {

/// A connection of a server with another one, as that server tells of it (ROUTEZ, GATEWAYZ, LEAFZ).
struct ServerLink {
    enum class Kind { Route, GatewayOut, GatewayIn, Leaf };

    QString key; ///< of the connection, while it lives
    Kind kind = Kind::Route;
    QString to; ///< name of the other server; of a gateway that is not connected the cluster
    quint64 id = 0; ///< 0: not told (leaf nodes before 2.12)
    QString account;
    QString address;
    qint64 rttNs = -1;
    qint64 startMs = 0; ///< 0: not told (leaf nodes)
    qint64 toldMs = 0;
    MaybeCount pending;
    TrafficCounts traffic;
    TrafficRates rates;
    MaybeCount subscriptions;
    QString compression;
    std::optional<bool> isConfigured; ///< else implicit: found through other servers
    bool isConnected = true;
    int pool = 1; ///< of as many connections to the same server
    QString note;
};

inline QString keyOf(const ServerLink &link)
{
    return link.key;
}

/// Of what the server answered; `nameOf` gives the name of a server by its id. Without rates.
[[nodiscard]] QList<ServerLink> serverLinks(
    const ServerSnapshot &server, const std::function<QString(const QString &id)> &nameOf);

/// Those as rows, with rates from one answer to the next. GUI thread.
class ServerLinkModel : public KeyedRowsModel<ServerLink>
{
    Q_OBJECT

public:
    enum Column {
        Kind,
        To,
        Cid,
        Rtt,
        InMessages,
        OutMessages,
        InBytes,
        OutBytes,
        Pending,
        Uptime,
        Pool,
        Origin,
        Compression,
        Account,
        Address,
        Subscriptions,
        Note,
        TotalInMessages,
        TotalOutMessages,
        TotalInBytes,
        TotalOutBytes,
        ColumnCount
    };

    using KeyedRowsModel<ServerLink>::KeyedRowsModel;

    void setLinks(QList<ServerLink> links);
    /// All of them together, a line: `4 routes · 1 gateway out · 120/s in · …`
    [[nodiscard]] QString totals() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace natsight
