// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/flowview.h"

#include "widgets/jetstream/jetstreampage.h"

namespace natsight {

namespace {

QString iconOf(const FlowNode &node)
{
    switch (node.kind) {
    case FlowNode::Kind::Subjects:
    case FlowNode::Kind::MoreSubjects:
        return QStringLiteral("subject");
    case FlowNode::Kind::Stream:
    case FlowNode::Kind::OutsideStream:
        // What is under a bucket.
        return node.name.startsWith(QLatin1String("KV_")) ? QStringLiteral("bucket")
            : node.name.startsWith(QLatin1String("OBJ_")) ? QStringLiteral("object")
                                                          : QStringLiteral("stream");
    case FlowNode::Kind::MoreOrigins:
        return QStringLiteral("stream");
    case FlowNode::Kind::MissingStream:
        return QStringLiteral("error");
    case FlowNode::Kind::Republish:
        return QStringLiteral("publish");
    case FlowNode::Kind::Consumer:
    case FlowNode::Kind::MoreConsumers:
        return QStringLiteral("consumer");
    }
    return {};
}

bool isFold(FlowNode::Kind kind)
{
    return kind == FlowNode::Kind::MoreSubjects || kind == FlowNode::Kind::MoreOrigins
        || kind == FlowNode::Kind::MoreConsumers;
}

bool isSubject(FlowNode::Kind kind)
{
    return kind == FlowNode::Kind::Subjects || kind == FlowNode::Kind::Republish;
}

bool isElsewhere(FlowNode::Kind kind)
{
    return kind == FlowNode::Kind::OutsideStream || kind == FlowNode::Kind::MissingStream
        || kind == FlowNode::Kind::MoreOrigins;
}

/// Copies and what is published again are told from deliveries without colour; in pixels.
QList<qreal> dashesOf(FlowEdge::Kind kind)
{
    switch (kind) {
    case FlowEdge::Kind::Mirror:
        return { 12, 4 };
    case FlowEdge::Kind::Source:
        return { 6, 4 };
    case FlowEdge::Kind::Republish:
        return { 2, 3 };
    case FlowEdge::Kind::Stores:
    case FlowEdge::Kind::Delivers:
        break;
    }
    return {};
}

} // namespace

FlowView::FlowView(DataFlowModel *model, QWidget *parent)
    : GraphView(model, model, parent)
    , m_model(model)
{
}

BoxLook FlowView::lookOf(int row) const
{
    const FlowNode &node = m_model->node(row);
    BoxLook look;
    look.icon = iconOf(node);
    look.detail = node.detail;
    look.isFold = isFold(node.kind);
    if (node.hasHealth)
        look.state = healthTone(node.health);
    look.isSick = node.hasHealth && node.health >= Health::Lagging;
    look.isFocus = node.isFocus;
    look.isPill = isSubject(node.kind);
    look.isElsewhere = isElsewhere(node.kind);
    return look;
}

WayLook FlowView::lookOfWay(qsizetype way) const
{
    const FlowEdge &edge = m_model->flow().edges.at(way);
    const bool isSick = edge.health >= Health::Lagging;
    const Tone tone = healthTone(edge.health);
    WayLook look;
    // By what it carries: a way that rests is grey, one that is in trouble says so.
    look.color = isSick ? Theme::color(tone, palette()) : colorOfRate(edge.rate);
    look.width = widthOfRate(edge.rate);
    look.dashes = dashesOf(edge.kind);
    look.weight = isSick ? static_cast<int>(edge.health) : 0;
    const FlowLabel label = labelOf(edge);
    // What it is above the way, numbers below it; the rate above where nothing else is.
    look.lines = { { label.what, Tone::Muted }, { label.rate, Tone::Text },
        { label.lag, isSick ? tone : Tone::Muted } };
    return look;
}

QString FlowView::wordsOfWay(qsizetype way) const
{
    return edgeWords(m_model->flow().edges.at(way), m_model->flow());
}

} // namespace natsight
