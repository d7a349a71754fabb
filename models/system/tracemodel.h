// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/messagetrace.h"

#include <QAbstractItemModel>
#include <QHash>

namespace natsight {

/// The way of a message as a tree: servers with what they did, and under what they sent on the server that got it. Fed with values
/// only. GUI thread.
class TraceModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { What, Details, Account, After, columns };
    enum Role {
        ServerRole = Qt::UserRole + 1, ///< name of the server that tells
        ServerIdRole,
        HealthRole, ///< TopologyHealth: Good where somebody would get it, else Unknown while nothing is wrong
        IsServerRole, ///< a hop, and not a step of one
    };

    explicit TraceModel(QObject *parent = nullptr);

    void setTrace(const MessageTrace &trace);
    [[nodiscard]] const MessageTrace &trace() const { return m_trace; }
    /// The hop that a row is of; null for no row.
    [[nodiscard]] const TraceEvent *event(const QModelIndex &index) const;
    /// Null: the row is a server.
    [[nodiscard]] const TraceStep *step(const QModelIndex &index) const;
    /// The row of the server that told of this hop.
    [[nodiscard]] QModelIndex indexOf(const QString &hop) const;
    /// Numbers of hops, as shown: place in `trace().hops`, from 1, by the way from the top.
    [[nodiscard]] int numberOf(qsizetype hop) const { return m_numbers.value(hop); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        qsizetype hop = -1;
        qsizetype step = -1; ///< -1: the hop itself
        int parent = -1;
        int place = 0; ///< among its siblings
        QList<int> children;
    };

    int add(qsizetype hop, qsizetype step, int parent);
    void addHop(qsizetype hop, int parent);
    [[nodiscard]] QString text(const Row &row, int column) const;

    MessageTrace m_trace;
    QHash<std::pair<qsizetype, qsizetype>, qsizetype> m_next; ///< where a step of a hop leads to
    QHash<qsizetype, int> m_numbers;
    QList<Row> m_rows;
    QList<int> m_roots;
};

} // namespace natsight
