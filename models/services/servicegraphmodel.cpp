// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicegraphmodel.h"

#include "models/services/servicefindings.h"

namespace natsight {

namespace {

/// More ways than these are not told one by one.
constexpr qsizetype maxTold = 12;

} // namespace

QVariant ServiceGraphModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServiceNode &node = this->node(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return node.name;
    case Qt::AccessibleTextRole:
        return words(index.row());
    case Qt::ToolTipRole:
        return tip(index.row());
    case ServiceRole::Health:
        return static_cast<int>(node.health);
    case ServiceRole::Reason:
        return node.reason;
    case ServiceRole::Name:
        return node.service;
    case ServiceRole::Instance:
        return node.instance;
    case ServiceRole::Endpoint:
        return node.endpoint;
    case ServiceRole::Subject:
        return node.kind == ServiceNode::Kind::Endpoint ? node.name : QString();
    case ServiceRole::Kind:
        return static_cast<int>(node.kind);
    default:
        return {};
    }
}

QString ServiceGraphModel::words(int row) const
{
    const ServiceNode &node = this->node(row);
    QStringList parts { node.name, kindWord(node.kind), node.detail };
    if (node.hasHealth && node.health != ServiceHealth::Good)
        parts << serviceHealthWord(node.health) << node.reason;
    // What runs through it, for those who do not see the ways.
    const QList<qsizetype> &ways = waysIn(row).isEmpty() ? waysOut(row) : waysIn(row);
    if (ways.size() == 1 && graph().edges.at(ways.constFirst()).kind != ServiceWay::Kind::RunsOn)
        parts << wayWords(graph().edges.at(ways.constFirst()), graph());
    else if (!waysIn(row).isEmpty())
        parts << tr("%n way(s) in", nullptr, static_cast<int>(waysIn(row).size()));
    if (!waysOut(row).isEmpty())
        parts << tr("%n way(s) out", nullptr, static_cast<int>(waysOut(row).size()));
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(QLatin1String(", "));
}

QString ServiceGraphModel::tip(int row) const
{
    const ServiceNode &node = this->node(row);
    QStringList lines { node.exact.isEmpty() ? node.name : node.exact };
    if (node.hasHealth && !node.reason.isEmpty())
        lines << node.reason;
    const QList<qsizetype> ways = waysIn(row) + waysOut(row);
    for (const qsizetype way : ways.mid(0, maxTold))
        lines << wayWords(graph().edges.at(way), graph());
    if (ways.size() > maxTold)
        lines << tr("… and %n more way(s)", nullptr, static_cast<int>(ways.size() - maxTold));
    return lines.join(u'\n');
}

} // namespace natsight
