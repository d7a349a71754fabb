// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/layeredgraph.h"

#include <QHash>

#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace natsight {

namespace {

constexpr int orderSweeps = 12;
constexpr int placeSweeps = 8;

/// A box, or a way where it passes a column.
struct Item {
    qsizetype node = -1; ///< -1: of a way
    qsizetype edge = -1;
    double height = 0;
    double y = 0; ///< of its middle
    int place = 0; ///< in its layer
    double wish = 0; ///< of the barycentre
    QList<int> before; ///< items of the layer before
    QList<int> after;
};

/// Marks the ways that close a circle: those that lead to a box from which the walk came.
void markBackEdges(LayoutGraph &graph, const QList<QList<qsizetype>> &out)
{
    enum State : char { New, Open, Done };
    const qsizetype count = graph.nodes.size();
    QList<State> states(count, New);
    QList<int> ins(count, 0);
    for (GraphWay &edge : graph.edges) {
        edge.isBack = false;
        ++ins[edge.to];
    }
    // What nothing leads to comes first: from there a circle is entered where a person would enter it.
    QList<qsizetype> roots;
    for (qsizetype i = 0; i < count; ++i) {
        if (ins.at(i) == 0)
            roots << i;
    }
    for (qsizetype i = 0; i < count; ++i) {
        if (ins.at(i) > 0)
            roots << i;
    }
    QList<std::pair<qsizetype, qsizetype>> path; // node, next of its ways
    for (const qsizetype root : std::as_const(roots)) {
        if (states.at(root) != New)
            continue;
        path.append({ root, 0 });
        states[root] = Open;
        while (!path.isEmpty()) {
            auto &[node, next] = path.last();
            if (next == out.at(node).size()) {
                states[node] = Done;
                path.removeLast();
                continue;
            }
            GraphWay &edge = graph.edges[out.at(node).at(next)];
            ++next;
            if (states.at(edge.to) == Open) {
                edge.isBack = true;
            } else if (states.at(edge.to) == New) {
                states[edge.to] = Open;
                path.append({ edge.to, 0 });
            }
        }
    }
}

void setLayers(LayoutGraph &graph, const QList<QList<qsizetype>> &out)
{
    const qsizetype count = graph.nodes.size();
    QList<int> waiting(count, 0);
    for (const GraphWay &edge : std::as_const(graph.edges))
        waiting[edge.to] += edge.isBack ? 0 : 1;
    QList<bool> isRoot(count);
    QList<qsizetype> queue;
    for (qsizetype i = 0; i < count; ++i) {
        graph.nodes[i].layer = 0;
        isRoot[i] = waiting.at(i) == 0;
        if (isRoot.at(i))
            queue << i;
    }
    for (qsizetype i = 0; i < queue.size(); ++i) {
        for (const qsizetype way : out.at(queue.at(i))) {
            const GraphWay &edge = graph.edges.at(way);
            if (edge.isBack)
                continue;
            LayoutBox &to = graph.nodes[edge.to];
            to.layer = std::max(to.layer, graph.nodes.at(edge.from).layer + 1);
            if (--waiting[edge.to] == 0)
                queue << edge.to;
        }
    }
    // What nothing leads to stands right before what it leads to.
    for (qsizetype i = 0; i < count; ++i) {
        int nearest = -1;
        for (const qsizetype way : out.at(i)) {
            const GraphWay &edge = graph.edges.at(way);
            if (!edge.isBack)
                nearest = nearest < 0 ? graph.nodes.at(edge.to).layer
                                      : std::min(nearest, graph.nodes.at(edge.to).layer);
        }
        if (isRoot.at(i) && nearest > 0)
            graph.nodes[i].layer = nearest - 1;
    }
}

/// Parts that nothing connects: those with more boxes first.
QList<QList<qsizetype>> partsOf(const LayoutGraph &graph)
{
    QList<qsizetype> leader(graph.nodes.size());
    std::iota(leader.begin(), leader.end(), qsizetype { 0 });
    const auto find = [&leader](qsizetype i) {
        while (leader.at(i) != i) {
            leader[i] = leader.at(leader.at(i));
            i = leader.at(i);
        }
        return i;
    };
    for (const GraphWay &edge : graph.edges) {
        const qsizetype a = find(edge.from);
        const qsizetype b = find(edge.to);
        leader[std::max(a, b)] = std::min(a, b);
    }
    std::map<qsizetype, QList<qsizetype>> byLeader;
    for (qsizetype i = 0; i < graph.nodes.size(); ++i)
        byLeader[find(i)] << i;
    QList<QList<qsizetype>> parts;
    for (auto &[first, part] : byLeader)
        parts << part;
    const auto mains = [&graph](const QList<qsizetype> &part) {
        return std::count_if(part.cbegin(), part.cend(), [&graph](qsizetype i) { return graph.nodes.at(i).isMain; });
    };
    std::stable_sort(parts.begin(), parts.end(), [&](const QList<qsizetype> &a, const QList<qsizetype> &b) {
        const auto mainsA = mains(a);
        const auto mainsB = mains(b);
        if (mainsA != mainsB)
            return mainsA > mainsB;
        // By a name that a person reads.
        return graph.nodes.at(a.constFirst()).group < graph.nodes.at(b.constFirst()).group;
    });
    return parts;
}

/// One part of the graph in layers.
class Part
{
public:
    Part(LayoutGraph &graph, const QList<qsizetype> &nodes)
        : m_graph(graph)
        , m_nodes(nodes)
    {
    }

    /// Its height.
    double layOut(double top, const QList<qsizetype> &edges)
    {
        makeItems(edges);
        orderItems();
        placeItems();
        double least = 0;
        bool isFirst = true;
        for (const Item &item : std::as_const(m_items)) {
            const double upper = item.y - item.height / 2;
            least = isFirst ? upper : std::min(least, upper);
            isFirst = false;
        }
        double bottom = top;
        for (Item &item : m_items) {
            item.y = std::round(item.y - least) + top;
            bottom = std::max(bottom, item.y + item.height / 2);
        }
        for (const Item &item : std::as_const(m_items)) {
            if (item.node >= 0)
                m_graph.nodes[item.node].box = QRectF(xOf(m_graph.nodes.at(item.node).layer),
                    item.y - GraphMetrics::nodeHeight / 2, GraphMetrics::nodeWidth, GraphMetrics::nodeHeight);
        }
        return drawWays(edges, bottom) - top;
    }

private:
    [[nodiscard]] static double xOf(int layer) { return layer * (GraphMetrics::nodeWidth + GraphMetrics::columnGap); }

    int addItem(int layer, Item item)
    {
        while (m_layers.size() <= layer)
            m_layers << QList<int>();
        const auto index = static_cast<int>(m_items.size());
        item.place = static_cast<int>(m_layers.at(layer).size());
        m_layers[layer] << index;
        m_items << item;
        return index;
    }

    void makeItems(const QList<qsizetype> &edges)
    {
        // By what they belong to, so that the first order is one that a person would choose.
        QList<qsizetype> sorted = m_nodes;
        std::stable_sort(sorted.begin(), sorted.end(), [this](qsizetype a, qsizetype b) {
            const LayoutBox &one = m_graph.nodes.at(a);
            const LayoutBox &other = m_graph.nodes.at(b);
            return std::tie(one.group, one.rank, one.id) < std::tie(other.group, other.rank, other.id);
        });
        for (const qsizetype node : std::as_const(sorted)) {
            Item item;
            item.node = node;
            item.height = GraphMetrics::nodeHeight;
            m_itemOf.insert(node, addItem(m_graph.nodes.at(node).layer, item));
        }
        for (const qsizetype way : edges) {
            const GraphWay &edge = m_graph.edges.at(way);
            if (edge.isBack)
                continue;
            int last = m_itemOf.value(edge.from);
            const int end = m_itemOf.value(edge.to);
            for (int layer = m_graph.nodes.at(edge.from).layer + 1; layer < m_graph.nodes.at(edge.to).layer; ++layer) {
                Item item;
                item.edge = way;
                item.height = GraphMetrics::wayHeight;
                const int passing = addItem(layer, item);
                m_passing[way] << passing;
                join(last, passing);
                last = passing;
            }
            join(last, end);
        }
    }

    void join(int from, int to)
    {
        m_items[from].after << to;
        m_items[to].before << from;
    }

    void number()
    {
        for (const QList<int> &layer : std::as_const(m_layers)) {
            for (int i = 0; i < layer.size(); ++i)
                m_items[layer.at(i)].place = i;
        }
    }

    [[nodiscard]] qint64 crossings() const
    {
        qint64 total = 0;
        for (qsizetype i = 0; i + 1 < m_layers.size(); ++i) {
            QList<std::pair<int, int>> ways;
            for (const int from : m_layers.at(i)) {
                for (const int to : m_items.at(from).after)
                    ways.append({ m_items.at(from).place, m_items.at(to).place });
            }
            std::sort(ways.begin(), ways.end());
            // Pairs that are the other way round at the other end, counted with a tree of sums.
            QList<int> sums(m_layers.at(i + 1).size() + 1, 0);
            qint64 seen = 0;
            for (const auto &[from, to] : std::as_const(ways)) {
                qint64 before = 0;
                for (qsizetype at = to + 1; at > 0; at -= at & -at)
                    before += sums.at(at);
                total += seen - before;
                for (qsizetype at = to + 1; at < sums.size(); at += at & -at)
                    ++sums[at];
                ++seen;
            }
        }
        return total;
    }

    void orderItems()
    {
        QList<QList<int>> best = m_layers;
        qint64 fewest = crossings();
        for (int sweep = 0; sweep < orderSweeps && fewest > 0; ++sweep) {
            const bool isForward = sweep % 2 == 0;
            for (qsizetype step = 1; step < m_layers.size(); ++step) {
                QList<int> &layer = m_layers[isForward ? step : m_layers.size() - 1 - step];
                for (const int index : std::as_const(layer)) {
                    Item &item = m_items[index];
                    const QList<int> &near = isForward ? item.before : item.after;
                    item.wish = item.place;
                    if (near.isEmpty())
                        continue;
                    double sum = 0;
                    for (const int other : near)
                        sum += m_items.at(other).place;
                    item.wish = sum / static_cast<double>(near.size());
                }
                std::stable_sort(layer.begin(), layer.end(),
                    [this](int a, int b) { return m_items.at(a).wish < m_items.at(b).wish; });
                for (int i = 0; i < layer.size(); ++i)
                    m_items[layer.at(i)].place = i;
            }
            if (const qint64 now = crossings(); now < fewest) {
                fewest = now;
                best = m_layers;
            }
        }
        m_layers = best;
        number();
    }

    [[nodiscard]] static double gapBetween(const Item &a, const Item &b)
    {
        return (a.height + b.height) / 2 + GraphMetrics::rowGap;
    }

    /// As near to what each wishes as their order and heights allow (least squares: neighbours that would overlap are
    /// pooled and share their mean).
    void settle(const QList<int> &layer)
    {
        struct Block {
            double sum;
            int size;
            [[nodiscard]] double mean() const { return sum / size; }
        };
        QList<double> offsets;
        QList<Block> blocks;
        double offset = 0;
        for (qsizetype i = 0; i < layer.size(); ++i) {
            if (i > 0)
                offset += gapBetween(m_items.at(layer.at(i - 1)), m_items.at(layer.at(i)));
            offsets << offset;
            blocks << Block { m_items.at(layer.at(i)).wish - offset, 1 };
            while (blocks.size() > 1 && blocks.at(blocks.size() - 2).mean() > blocks.constLast().mean()) {
                const Block last = blocks.takeLast();
                blocks.last().sum += last.sum;
                blocks.last().size += last.size;
            }
        }
        qsizetype at = 0;
        for (const Block &block : std::as_const(blocks)) {
            for (int i = 0; i < block.size; ++i, ++at)
                m_items[layer.at(at)].y = block.mean() + offsets.at(at);
        }
    }

    void placeItems()
    {
        for (const QList<int> &layer : std::as_const(m_layers)) {
            for (const int index : layer)
                m_items[index].wish = 0;
            settle(layer);
        }
        for (int sweep = 0; sweep < placeSweeps; ++sweep) {
            const bool isForward = sweep % 2 == 0;
            for (qsizetype step = 0; step < m_layers.size(); ++step) {
                const QList<int> &layer = m_layers.at(isForward ? step : m_layers.size() - 1 - step);
                for (const int index : layer) {
                    Item &item = m_items[index];
                    const QList<int> &near = isForward ? item.before : item.after;
                    item.wish = item.y;
                    if (near.isEmpty())
                        continue;
                    double sum = 0;
                    for (const int other : near)
                        sum += m_items.at(other).y;
                    item.wish = sum / static_cast<double>(near.size());
                }
                settle(layer);
            }
        }
    }

    /// Ways out and in stand below each other at a box's side, in the order of their other ends.
    [[nodiscard]] QHash<qsizetype, double> ports(const QList<qsizetype> &edges, bool isOut) const
    {
        QHash<qsizetype, QList<qsizetype>> byNode;
        for (const qsizetype way : edges) {
            const GraphWay &edge = m_graph.edges.at(way);
            byNode[isOut ? edge.from : edge.to] << way;
        }
        QHash<qsizetype, double> places;
        for (auto one = byNode.begin(); one != byNode.end(); ++one) {
            const auto other = [&](qsizetype way) {
                const GraphWay &edge = m_graph.edges.at(way);
                if (edge.isBack)
                    return 1e9; // they leave and arrive below
                const QList<int> passing = m_passing.value(way);
                if (!passing.isEmpty())
                    return m_items.at(isOut ? passing.constFirst() : passing.constLast()).y;
                return m_graph.nodes.at(isOut ? edge.to : edge.from).box.center().y();
            };
            std::stable_sort(one->begin(), one->end(), [&](qsizetype a, qsizetype b) { return other(a) < other(b); });
            const QRectF &box = m_graph.nodes.at(one.key()).box;
            for (qsizetype i = 0; i < one->size(); ++i)
                places.insert(one->at(i),
                    box.top() + box.height() * static_cast<double>(i + 1) / static_cast<double>(one->size() + 1));
        }
        return places;
    }

    double drawWays(const QList<qsizetype> &edges, double bottom)
    {
        QHash<qsizetype, int> waysIn;
        QHash<qsizetype, int> waysOut;
        for (const qsizetype way : edges) {
            ++waysIn[m_graph.edges.at(way).to];
            ++waysOut[m_graph.edges.at(way).from];
        }
        constexpr double turn = GraphMetrics::columnGap / 4;
        const QHash<qsizetype, double> outs = ports(edges, true);
        const QHash<qsizetype, double> ins = ports(edges, false);
        double lane = bottom + GraphMetrics::rowGap;
        for (const qsizetype way : edges) {
            GraphWay &edge = m_graph.edges[way];
            const QPointF start(m_graph.nodes.at(edge.from).box.right(), outs.value(way));
            const QPointF end(m_graph.nodes.at(edge.to).box.left(), ins.value(way));
            edge.points = { start };
            // At the end that it has for itself.
            edge.isLabelAtEnd = waysIn.value(edge.to) == 1 || waysOut.value(edge.from) > 1;
            if (edge.isBack) {
                edge.points << QPointF(start.x() + turn, lane) << QPointF(end.x() - turn, lane);
                bottom = lane;
                lane += GraphMetrics::laneGap;
            }
            for (const int passing : m_passing.value(way)) {
                const Item &item = m_items.at(passing);
                const double x = xOf(layerOf(passing));
                edge.points << QPointF(x, item.y) << QPointF(x + GraphMetrics::nodeWidth, item.y);
            }
            edge.points << end;
        }
        return bottom;
    }

    [[nodiscard]] int layerOf(int item) const
    {
        int before = m_items.at(item).before.constFirst();
        int layer = 1;
        while (m_items.at(before).node < 0) {
            before = m_items.at(before).before.constFirst();
            ++layer;
        }
        return m_graph.nodes.at(m_items.at(before).node).layer + layer;
    }

    LayoutGraph &m_graph;
    QList<qsizetype> m_nodes;
    QList<Item> m_items;
    QList<QList<int>> m_layers;
    QHash<qsizetype, int> m_itemOf; ///< of a node
    QHash<qsizetype, QList<int>> m_passing; ///< of a way
};

} // namespace

void layOut(LayoutGraph &graph)
{
    QList<QList<qsizetype>> out(graph.nodes.size());
    for (qsizetype i = 0; i < graph.edges.size(); ++i)
        out[graph.edges.at(i).from] << i;
    markBackEdges(graph, out);
    setLayers(graph, out);
    double top = 0;
    double right = 0;
    double left = 0;
    for (const QList<qsizetype> &part : partsOf(graph)) {
        QList<qsizetype> edges;
        for (const qsizetype node : part)
            edges += out.at(node);
        std::sort(edges.begin(), edges.end());
        if (top > 0)
            top += GraphMetrics::groupGap;
        top += Part(graph, part).layOut(top, edges);
        for (const qsizetype node : part)
            right = std::max(right, graph.nodes.at(node).box.right());
        for (const qsizetype way : std::as_const(edges)) {
            for (const QPointF &point : graph.edges.at(way).points) {
                left = std::min(left, point.x());
                right = std::max(right, point.x());
            }
        }
    }
    // A way back to the first column turns left of it.
    if (left < 0) {
        for (LayoutBox &node : graph.nodes)
            node.box.translate(-left, 0);
        for (GraphWay &edge : graph.edges) {
            for (QPointF &point : edge.points)
                point.rx() -= left;
        }
    }
    graph.size = QSizeF(right - left, top);
}

void GraphSource::collectWays()
{
    m_in = QList<QList<qsizetype>>(boxCount());
    m_out = QList<QList<qsizetype>>(boxCount());
    for (qsizetype i = 0; i < wayCount(); ++i) {
        m_out[way(i).from] << i;
        m_in[way(i).to] << i;
    }
    for (QList<qsizetype> &ways : m_in) {
        std::stable_sort(ways.begin(), ways.end(),
            [this](qsizetype a, qsizetype b) { return way(a).points.constLast().y() < way(b).points.constLast().y(); });
    }
    for (QList<qsizetype> &ways : m_out) {
        std::stable_sort(ways.begin(), ways.end(), [this](qsizetype a, qsizetype b) {
            return way(a).points.constFirst().y() < way(b).points.constFirst().y();
        });
    }
}

} // namespace natsight
