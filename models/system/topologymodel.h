// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/topologygraph.h"

#include <QAbstractListModel>

namespace natsight {

/// The drawn nodes and then the ways of a topology as rows, fed with values only: what a screen reader is told and what is
/// selected. While the same things are drawn only what they carry changes; else the model is reset. GUI thread.
class TopologyModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1,
        IsLinkRole,
        KindRole, ///< int of TopologyNode::Kind or TopologyLink::Kind
        HealthRole, ///< int of TopologyHealth
    };

    explicit TopologyModel(QObject *parent = nullptr);

    void setGraph(TopologyGraphPtr graph);
    [[nodiscard]] const TopologyGraph &graph() const { return *m_graph; }
    [[nodiscard]] TopologyGraphPtr graphPtr() const { return m_graph; }
    [[nodiscard]] int nodeCount() const { return static_cast<int>(m_graph->nodes.size()); }
    [[nodiscard]] bool isLink(int row) const { return row >= nodeCount(); }
    [[nodiscard]] int rowOfNode(qsizetype node) const { return static_cast<int>(node); }
    [[nodiscard]] int rowOfLink(qsizetype link) const { return nodeCount() + static_cast<int>(link); }
    [[nodiscard]] qsizetype linkAt(int row) const { return row - nodeCount(); }
    /// Row that shows a server, leaf node, cluster or edge; -1: none.
    [[nodiscard]] int rowOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    TopologyGraphPtr m_graph;
};

} // namespace natsight
