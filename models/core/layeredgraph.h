// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <algorithm>
#include <utility>

namespace natsight {

// Graphs that are drawn in layers from left to right. All pure, any thread.

/// A box of a graph.
struct GraphBox {
    QString id; ///< the same for the same thing in every graph
    QString name; ///< as shown
    int layer = 0;
    QRectF box;

    bool operator==(const GraphBox &) const = default;
};

/// A way from one box to another.
struct GraphWay {
    qsizetype from = 0; ///< index of a box
    qsizetype to = 0;

    bool isBack = false; ///< closes a circle: the only kind that leads to the left
    /// From the right side of one box to the left of the other: pairs of places, straight inside a column, a bow between.
    QList<QPointF> points;
    bool isLabelAtEnd = true; ///< else at its beginning: the way is straight there
};

/// Sizes of the picture, in pixels at 100 %.
struct GraphMetrics {
    static constexpr double nodeWidth = 180;
    static constexpr double nodeHeight = 46;
    static constexpr double columnGap = 148;
    static constexpr double bow = 44; ///< of a gap: in the rest a way is straight, with what stands at it
    static constexpr double rowGap = 12;
    static constexpr double wayHeight = 10; ///< of a way that passes a column
    static constexpr double groupGap = 26; ///< between parts that nothing connects
    static constexpr double laneGap = 10; ///< between ways that lead back
};

/// A box as the layout sees it.
struct LayoutBox {
    QString id;
    QString group; ///< boxes of the same group begin beside each other, and parts are in the order of their groups
    int rank = 0; ///< order within a group
    bool isMain = false; ///< parts with more of these come first
    int layer = 0;
    QRectF box;
};

struct LayoutGraph {
    QList<LayoutBox> nodes;
    QList<GraphWay> edges;
    QSizeF size;
};

/// Gives boxes and ways their places: layers by the longest way, ways that close a circle marked, few crossings (by
/// barycentres), boxes near what they are connected to, no overlap. The same graph always gets the same places.
void layOut(LayoutGraph &graph);

/// A graph of a domain: `nodes` derive from GraphBox and have a `kind`, as `edges` from GraphWay, `size` is of all boxes and ways,
/// which begin at 0, 0; layoutBox(node) says what belongs together.
template<typename Graph>
concept DrawnGraph = requires(const Graph &graph)
{
    layoutBox(graph.nodes.constFirst());
    graph.nodes.constFirst().kind;
    graph.edges.constFirst().kind;
    graph.size;
};

template<DrawnGraph Graph>
void layOut(Graph &graph)
{
    LayoutGraph plain;
    plain.nodes.reserve(graph.nodes.size());
    for (const auto &node : std::as_const(graph.nodes))
        plain.nodes << layoutBox(node);
    plain.edges.reserve(graph.edges.size());
    for (const GraphWay &edge : std::as_const(graph.edges))
        plain.edges << edge;
    layOut(plain);
    for (qsizetype i = 0; i < graph.nodes.size(); ++i) {
        graph.nodes[i].layer = plain.nodes.at(i).layer;
        graph.nodes[i].box = plain.nodes.at(i).box;
    }
    for (qsizetype i = 0; i < graph.edges.size(); ++i)
        static_cast<GraphWay &>(graph.edges[i]) = plain.edges.at(i);
    graph.size = plain.size;
}

/// The same boxes and ways, whatever they carry: then the places of one are those of the other.
template<DrawnGraph Graph>
[[nodiscard]] bool hasSameShape(const Graph &a, const Graph &b)
{
    return std::equal(a.nodes.cbegin(), a.nodes.cend(), b.nodes.cbegin(), b.nodes.cend(),
               [](const auto &one, const auto &other) { return one.id == other.id && one.kind == other.kind; })
        && std::equal(
            a.edges.cbegin(), a.edges.cend(), b.edges.cbegin(), b.edges.cend(), [](const auto &one, const auto &other) {
                return one.from == other.from && one.to == other.to && one.kind == other.kind;
            });
}

template<DrawnGraph Graph>
void takePlaces(Graph &to, const Graph &from)
{
    to.size = from.size;
    for (qsizetype i = 0; i < to.nodes.size(); ++i) {
        to.nodes[i].layer = from.nodes.at(i).layer;
        to.nodes[i].box = from.nodes.at(i).box;
    }
    for (qsizetype i = 0; i < to.edges.size(); ++i)
        static_cast<GraphWay &>(to.edges[i]) = from.edges.at(i);
}

/// What a view asks of a graph that it draws: a list model whose rows are the boxes. GUI thread.
class GraphSource
{
public:
    virtual ~GraphSource() = default;

    [[nodiscard]] virtual int boxCount() const = 0;
    [[nodiscard]] virtual const GraphBox &box(int row) const = 0;
    [[nodiscard]] virtual qsizetype wayCount() const = 0;
    [[nodiscard]] virtual const GraphWay &way(qsizetype index) const = 0;
    [[nodiscard]] virtual QSizeF pictureSize() const = 0;
    /// Ways that end or begin at a box, from top to bottom.
    [[nodiscard]] const QList<qsizetype> &waysIn(int row) const { return m_in.at(row); }
    [[nodiscard]] const QList<qsizetype> &waysOut(int row) const { return m_out.at(row); }

protected:
    GraphSource() = default;
    GraphSource(const GraphSource &) = default;
    GraphSource &operator=(const GraphSource &) = default;
    /// After boxes or ways are others.
    void collectWays();

private:
    QList<QList<qsizetype>> m_in;
    QList<QList<qsizetype>> m_out;
};

} // namespace natsight
