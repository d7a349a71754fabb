// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/dataflowmodel.h"

#include <algorithm>

namespace natsight {

namespace {

/// More ways than these are not told one by one.
constexpr qsizetype maxTold = 12;

} // namespace

DataFlowModel::DataFlowModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void DataFlowModel::setFlow(DataFlow flow)
{
    if (hasSameShape(flow, m_flow)) {
        takePlaces(flow, m_flow);
        m_flow = std::move(flow);
        if (!m_flow.nodes.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    layOut(flow);
    beginResetModel();
    m_flow = std::move(flow);
    collectWays();
    endResetModel();
}

void DataFlowModel::collectWays()
{
    m_in = QList<QList<qsizetype>>(m_flow.nodes.size());
    m_out = QList<QList<qsizetype>>(m_flow.nodes.size());
    for (qsizetype i = 0; i < m_flow.edges.size(); ++i) {
        m_out[m_flow.edges.at(i).from] << i;
        m_in[m_flow.edges.at(i).to] << i;
    }
    for (QList<qsizetype> &ways : m_in) {
        std::stable_sort(ways.begin(), ways.end(), [this](qsizetype a, qsizetype b) {
            return m_flow.edges.at(a).points.constLast().y() < m_flow.edges.at(b).points.constLast().y();
        });
    }
    for (QList<qsizetype> &ways : m_out) {
        std::stable_sort(ways.begin(), ways.end(), [this](qsizetype a, qsizetype b) {
            return m_flow.edges.at(a).points.constFirst().y() < m_flow.edges.at(b).points.constFirst().y();
        });
    }
}

int DataFlowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_flow.nodes.size());
}

QVariant DataFlowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FlowNode &node = m_flow.nodes.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return node.name;
    case StreamRole:
        return node.stream;
    case HealthRole:
        return static_cast<int>(node.health);
    case ReasonRole:
        return node.reason;
    case IdRole:
        return node.id;
    case KindRole:
        return static_cast<int>(node.kind);
    case DetailRole:
        return node.detail;
    case Qt::AccessibleTextRole:
        return words(index.row());
    case Qt::ToolTipRole:
        return tip(index.row());
    default:
        return {};
    }
}

QString DataFlowModel::words(int row) const
{
    const FlowNode &node = m_flow.nodes.at(row);
    QStringList parts { node.name, kindWord(node.kind) };
    if (!node.detail.isEmpty())
        parts << node.detail;
    if (node.hasHealth && node.health != Health::Good)
        parts << healthWord(node.health) << node.reason;
    parts.removeAll(QString());
    parts.removeDuplicates();
    const qsizetype in = m_in.at(row).size();
    const qsizetype out = m_out.at(row).size();
    if (in > 0)
        parts << tr("%1 ways in").arg(in);
    if (out > 0)
        parts << tr("%1 ways out").arg(out);
    return parts.join(QLatin1String(", "));
}

QString DataFlowModel::tip(int row) const
{
    const FlowNode &node = m_flow.nodes.at(row);
    QStringList lines { node.exact.isEmpty() ? node.name : node.exact };
    if (node.hasHealth && !node.reason.isEmpty())
        lines << node.reason;
    const QList<qsizetype> ways = m_in.at(row) + m_out.at(row);
    for (const qsizetype way : ways.mid(0, maxTold))
        lines << edgeWords(m_flow.edges.at(way), m_flow);
    if (ways.size() > maxTold)
        lines << tr("… and %1 more ways").arg(ways.size() - maxTold);
    if (node.kind == FlowNode::Kind::OutsideStream)
        lines << tr("It has no page here: open it with a connection to where it is.");
    return lines.join(u'\n');
}

} // namespace natsight
