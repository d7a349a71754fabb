// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/servicegraphview.h"

#include "models/core/format.h"
#include "widgets/services/servicelivepage.h"

#include <cmath>

namespace natsight {

namespace {

QString iconOf(ServiceNode::Kind kind)
{
    switch (kind) {
    case ServiceNode::Kind::Service:
        return QStringLiteral("service");
    case ServiceNode::Kind::Endpoint:
    case ServiceNode::Kind::MoreEndpoints:
        return QStringLiteral("subject");
    case ServiceNode::Kind::Group:
        return QStringLiteral("flow");
    case ServiceNode::Kind::Instance:
    case ServiceNode::Kind::MoreInstances:
        return QStringLiteral("responder");
    case ServiceNode::Kind::Connection:
        return QStringLiteral("connection");
    }
    return {};
}

} // namespace

ServiceGraphView::ServiceGraphView(ServiceGraphModel *model, QWidget *parent)
    : GraphView(model, model, parent)
    , m_model(model)
{
}

void ServiceGraphView::setSeries(const QHash<QString, int> &series)
{
    if (m_series == series)
        return;
    m_series = series;
    viewport()->update();
}

BoxLook ServiceGraphView::lookOf(int row) const
{
    const ServiceNode &node = m_model->node(row);
    BoxLook look;
    look.icon = iconOf(node.kind);
    look.detail = node.detail;
    if (node.hasHealth)
        look.state = serviceTone(node.health);
    look.isSick = node.hasHealth && node.health >= ServiceHealth::Warning;
    look.isFold = node.kind == ServiceNode::Kind::MoreEndpoints || node.kind == ServiceNode::Kind::MoreInstances;
    look.isPill = node.kind == ServiceNode::Kind::Endpoint || node.kind == ServiceNode::Kind::MoreEndpoints;
    look.isElsewhere = node.kind == ServiceNode::Kind::Connection;
    if (const auto series = m_series.constFind(node.instance); series != m_series.cend() && !node.instance.isEmpty())
        look.swatch = Theme::series(*series, palette());
    return look;
}

WayLook ServiceGraphView::lookOfWay(qsizetype way) const
{
    const ServiceWay &edge = m_model->graph().edges.at(way);
    const bool isSick = edge.health >= ServiceHealth::Warning;
    WayLook look;
    look.color = isSick ? Theme::color(serviceTone(edge.health), palette()) : colorOfRate(edge.requests);
    look.width = widthOfRate(edge.requests);
    look.weight = isSick ? static_cast<int>(edge.health) : 0;
    if (edge.kind == ServiceWay::Kind::RunsOn) {
        look.dashes = { 2, 3 };
        return look;
    }
    if (std::isfinite(edge.requests))
        look.lines << WayLine { format::rate(edge.requests), Tone::Text };
    look.lines << WayLine { errorLabel(edge), isSick ? serviceTone(edge.health) : Tone::Muted };
    return look;
}

QString ServiceGraphView::wordsOfWay(qsizetype way) const
{
    return wayWords(m_model->graph().edges.at(way), m_model->graph());
}

} // namespace natsight
