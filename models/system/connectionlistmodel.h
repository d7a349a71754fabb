// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectionfilter.h"
#include "models/system/systemroles.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <memory>
#include <vector>

namespace natsight {

/// Connections of all servers (or of one) as rows, made for a hundred thousand: pages are merged as they come, and filter and order
/// are worked out on a pool thread over rows that do not change, and taken at once. GUI thread.
///
/// What is new or gone is seen with the next order, which comes by itself after pages came (twice a second at most), unless
/// setHeld() keeps everything in place. Bounds: 250,000 rows (what is beyond is counted); about 1 KiB each.
class ConnectionListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        State, ///< `open`, `stalled`, `slow`, or why it was closed
        Server,
        Cid,
        Name,
        Account,
        User,
        Client, ///< language and version
        Address,
        Kind,
        Rtt,
        Uptime,
        Subscriptions,
        Pending,
        InMessages,
        OutMessages,
        InBytes,
        OutBytes,
        TotalInMessages,
        TotalOutMessages,
        TotalInBytes,
        TotalOutBytes,
        Stalls,
        Started,
        LastActivity,
        Stopped,
        Tls,
        ColumnCount
    };
    enum class Mark { Good, Closed, Warning, Bad };

    explicit ConnectionListModel(QObject *parent = nullptr);
    ~ConnectionListModel() override;

    /// Only of this server (name or id); empty: all.
    void setServer(const QString &server);
    void merge(const ServerConnections &page, quint64 sweep);
    /// All of these servers (ids) came in this sweep; what was not seen in it is gone.
    void endSweep(const QStringList &servers, quint64 sweep);
    void clear();

    void setFilter(const QString &typed);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// Keeps all rows where they are, for a pointer above them, until it is lifted.
    void setHeld(bool isHeld);
    /// False while an order is being worked out.
    [[nodiscard]] bool isSettled() const { return !m_isOrdering && !m_isOrderOld; }

    [[nodiscard]] const ConnectionRow &row(int row) const { return *m_rows[m_order[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] int rowOf(const QString &serverId, quint64 connection) const; ///< -1 = not shown
    /// Shown or not; the server by id or name. Null: it is not known, or gone.
    [[nodiscard]] ConnectionRowPtr find(const QString &server, quint64 connection) const;
    /// Others with the same name, account and user, on any server, shown or not; none of a connection without a name. Walks through
    /// all rows.
    [[nodiscard]] QList<ConnectionRowPtr> alike(const ConnectionRow &connection, qsizetype max = 100) const;
    [[nodiscard]] int total() const { return static_cast<int>(m_rows.size() - m_holes); }
    [[nodiscard]] quint64 refused() const { return m_refused; }
    /// Sums of all rows that are known, whether they are shown or not; as of the last order.
    struct Totals {
        quint64 subscriptions = 0;
        quint64 pending = 0;
        double inMessages = 0;
        double outMessages = 0;
        int marked = 0; ///< warning or bad
    };
    [[nodiscard]] const Totals &totals() const { return m_totals; }
    [[nodiscard]] static Mark markOf(const ConnectionRow &row);
    [[nodiscard]] static QString markReason(const ConnectionRow &row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Another order was taken.
    void ordered();

private:
    struct Job;
    struct Order;

    void orderLater();
    void startOrder();
    void takeOrder(const Order &order);
    void compact();

    std::vector<ConnectionRowPtr> m_rows; ///< null where one went
    std::vector<quint32> m_order; ///< places in m_rows that are shown
    QHash<QString, QHash<quint64, quint32>> m_places; ///< in m_rows, by ids of server and connection
    QString m_server;
    QString m_filter;
    int m_sortColumn = Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    Totals m_totals;
    QTimer m_orderTimer;
    quint64 m_epoch = 0; ///< places before are others
    quint64 m_refused = 0;
    std::size_t m_holes = 0;
    bool m_isOrdering = false;
    bool m_isOrderOld = false;
    bool m_isHeld = false;
    bool m_isUrgent = false; ///< asked for by the user: not held
};

} // namespace natsight
