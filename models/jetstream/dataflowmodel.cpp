// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/dataflowmodel.h"

namespace natsight {

namespace {

/// More ways than these are not told one by one.
constexpr qsizetype maxTold = 12;

} // namespace

QVariant DataFlowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FlowNode &node = this->node(index.row());
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
    const FlowNode &node = this->node(row);
    QStringList parts { node.name, kindWord(node.kind) };
    if (!node.detail.isEmpty())
        parts << node.detail;
    if (node.hasHealth && node.health != Health::Good)
        parts << healthWord(node.health) << node.reason;
    parts.removeAll(QString());
    parts.removeDuplicates();
    const qsizetype in = waysIn(row).size();
    const qsizetype out = waysOut(row).size();
    if (in > 0)
        parts << tr("%1 ways in").arg(in);
    if (out > 0)
        parts << tr("%1 ways out").arg(out);
    return parts.join(QLatin1String(", "));
}

QString DataFlowModel::tip(int row) const
{
    const FlowNode &node = this->node(row);
    QStringList lines { node.exact.isEmpty() ? node.name : node.exact };
    if (node.hasHealth && !node.reason.isEmpty())
        lines << node.reason;
    const QList<qsizetype> ways = waysIn(row) + waysOut(row);
    for (const qsizetype way : ways.mid(0, maxTold))
        lines << edgeWords(graph().edges.at(way), graph());
    if (ways.size() > maxTold)
        lines << tr("… and %1 more ways").arg(ways.size() - maxTold);
    if (node.kind == FlowNode::Kind::OutsideStream)
        lines << tr("It has no page here: open it with a connection to where it is.");
    return lines.join(u'\n');
}

} // namespace natsight
