// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/layeredgraph.h"

#include <QAbstractListModel>

namespace natsight {

/// The boxes of a graph as rows, fed with values only. While boxes and ways stay the same only what they carry changes, and no
/// box moves. What a row says is the domain's. GUI thread.
template<DrawnGraph Graph>
class GraphListModel : public QAbstractListModel, public GraphSource
{
public:
    using QAbstractListModel::QAbstractListModel;

    /// Places are given here.
    void setGraph(Graph graph)
    {
        if (hasSameShape(graph, m_graph)) {
            takePlaces(graph, m_graph);
            m_graph = std::move(graph);
            if (!m_graph.nodes.isEmpty())
                Q_EMIT this->dataChanged(this->index(0), this->index(boxCount() - 1));
            return;
        }
        layOut(graph);
        this->beginResetModel();
        m_graph = std::move(graph);
        collectWays();
        this->endResetModel();
    }
    [[nodiscard]] const Graph &graph() const { return m_graph; }
    [[nodiscard]] const auto &node(int row) const { return m_graph.nodes.at(row); }

    [[nodiscard]] int boxCount() const override { return static_cast<int>(m_graph.nodes.size()); }
    [[nodiscard]] const GraphBox &box(int row) const override { return m_graph.nodes.at(row); }
    [[nodiscard]] qsizetype wayCount() const override { return m_graph.edges.size(); }
    [[nodiscard]] const GraphWay &way(qsizetype index) const override { return m_graph.edges.at(index); }
    [[nodiscard]] QSizeF pictureSize() const override { return m_graph.size; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : boxCount(); }

private:
    Graph m_graph;
};

} // namespace natsight
