// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/topologymodel.h"

#include <algorithm>

namespace natsight {

namespace {

bool areSame(const TopologyGraph &a, const TopologyGraph &b)
{
    const auto hasKey = [](const auto &one, const auto &other) { return one.key == other.key; };
    return std::equal(a.nodes.cbegin(), a.nodes.cend(), b.nodes.cbegin(), b.nodes.cend(), hasKey)
        && std::equal(a.links.cbegin(), a.links.cend(), b.links.cbegin(), b.links.cend(), hasKey);
}

} // namespace

TopologyModel::TopologyModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_graph(std::make_shared<TopologyGraph>())
{
}

void TopologyModel::setGraph(TopologyGraphPtr graph)
{
    if (!graph || graph == m_graph)
        return;
    if (areSame(*graph, *m_graph)) {
        m_graph = std::move(graph);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_graph = std::move(graph);
    endResetModel();
}

int TopologyModel::rowOf(const QString &key) const
{
    if (key.isEmpty())
        return -1;
    if (const qsizetype node = m_graph->nodeOf(key); node >= 0)
        return rowOfNode(node);
    const qsizetype link = m_graph->linkOf(key);
    return link >= 0 ? rowOfLink(link) : -1;
}

int TopologyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_graph->nodes.size() + m_graph->links.size());
}

QVariant TopologyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const bool isLink = this->isLink(row);
    const qsizetype at = isLink ? linkAt(row) : row;
    switch (role) {
    case Qt::DisplayRole:
        return isLink ? topologyLinkWords(*m_graph, at) : m_graph->nodes.at(at).name;
    case Qt::AccessibleTextRole:
        return isLink ? topologyLinkWords(*m_graph, at) : topologyNodeWords(*m_graph, at);
    case Qt::ToolTipRole:
        return isLink ? topologyLinkWords(*m_graph, at, QStringLiteral("\n"))
                      : topologyNodeWords(*m_graph, at, QStringLiteral("\n"));
    case KeyRole:
        return isLink ? m_graph->links.at(at).key : m_graph->nodes.at(at).key;
    case IsLinkRole:
        return isLink;
    case KindRole:
        return isLink ? static_cast<int>(m_graph->links.at(at).kind) : static_cast<int>(m_graph->nodes.at(at).kind);
    case HealthRole:
        return static_cast<int>(isLink ? m_graph->links.at(at).health : m_graph->nodes.at(at).health);
    default:
        return {};
    }
}

} // namespace natsight
