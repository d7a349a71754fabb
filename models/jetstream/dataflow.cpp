// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jetstream/dataflow.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/jetstream/streamorigins.h"
#include "models/nats/subject.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace natsight {

namespace {

/// More pairs of patterns than this are not compared: who stores what is published again is then not drawn.
constexpr qsizetype maxComparisons = 1'000'000;

// What leads to what -------------------------------------------------------------------------------------------------

struct Ways {
    QHash<QString, const StreamRow *> rows;
    QHash<QString, QList<StreamOrigin>> origins; ///< of the streams that have some
    QHash<QString, QStringList> storedAgain; ///< stream → streams that store what it publishes again
    QHash<QString, QStringList> in; ///< stream → streams that lead to it
    QHash<QString, QStringList> out;
};

Ways waysOf(const QList<StreamRow> &streams)
{
    Ways ways;
    QList<std::pair<QString, std::string>> again; // stream, pattern
    for (const StreamRow &row : streams) {
        ways.rows.insert(row.name, &row);
        if (!row.info)
            continue;
        if (row.info->isMirror() || !row.info->sourceNames.isEmpty())
            ways.origins.insert(row.name, originsOf(*row.info));
        if (!row.info->republishDestination.isEmpty())
            again.append({ row.name, patternOfDestination(row.info->republishDestination).toStdString() });
    }
    const auto connect = [&ways](const QString &from, const QString &to) {
        ways.out[from] << to;
        ways.in[to] << from;
    };
    for (auto one = ways.origins.cbegin(); one != ways.origins.cend(); ++one) {
        for (const StreamOrigin &origin : *one) {
            if (!origin.isOutside() && ways.rows.contains(origin.name))
                connect(origin.name, one.key());
        }
    }
    if (again.isEmpty() || again.size() * streams.size() > maxComparisons)
        return ways;
    for (const StreamRow &row : streams) {
        if (!row.info)
            continue;
        for (const auto &[from, pattern] : std::as_const(again)) {
            const bool isStored = std::any_of(
                row.info->subjects.cbegin(), row.info->subjects.cend(), [&pattern = pattern](const QString &subject) {
                    return patternsOverlap(pattern, subject.toStdString());
                });
            if (!isStored || from == row.name)
                continue;
            ways.storedAgain[from] << row.name;
            connect(from, row.name);
        }
    }
    return ways;
}

/// All that is reached from `start`, nearest first.
void collect(const QHash<QString, QStringList> &ways, const QString &start, qsizetype most, QStringList &found,
    QSet<QString> &seen, qsizetype &leftOut)
{
    QStringList queue { start };
    QSet<QString> walked { start };
    for (qsizetype i = 0; i < queue.size(); ++i) {
        QStringList next = ways.value(queue.at(i));
        next.sort();
        for (const QString &name : std::as_const(next)) {
            if (walked.contains(name))
                continue;
            walked.insert(name);
            if (seen.contains(name)) {
                queue << name;
            } else if (found.size() < most) {
                seen.insert(name);
                found << name;
                queue << name;
            } else {
                ++leftOut;
            }
        }
    }
}

bool isMatch(const StreamRow &row, const QString &filter)
{
    if (row.name.contains(filter, Qt::CaseInsensitive))
        return true;
    return row.info && std::any_of(row.info->subjects.cbegin(), row.info->subjects.cend(), [&](const QString &subject) {
        return subject.contains(filter, Qt::CaseInsensitive);
    });
}

/// The streams to draw.
void choose(DataFlow &flow, const QList<StreamRow> &streams, const Ways &ways, const FlowOptions &options)
{
    QSet<QString> seen;
    const auto take = [&](const QString &name) {
        seen.insert(name);
        flow.streams << name;
    };
    flow.allStreams = streams.size();
    flow.matches = streams.size();
    if (!options.focus.isEmpty()) {
        flow.isFocusKnown = ways.rows.contains(options.focus);
        if (!flow.isFocusKnown)
            return;
        take(options.focus);
        // Forward first: in a circle a stream is on both sides, and then it is shown with all that it has.
        collect(ways.out, options.focus, options.maxStreams, flow.streams, seen, flow.leftOut);
        const qsizetype behind = flow.streams.size();
        collect(ways.in, options.focus, options.maxStreams, flow.streams, seen, flow.leftOut);
        flow.before = flow.streams.mid(behind);
    } else if (streams.size() <= options.maxStreams) {
        for (const StreamRow &row : streams)
            take(row.name);
    } else {
        QStringList matching;
        if (!options.filter.isEmpty()) {
            for (const StreamRow &row : streams) {
                if (isMatch(row, options.filter))
                    matching << row.name;
            }
            flow.matches = matching.size();
        }
        if (options.filter.isEmpty() || matching.size() > options.maxStreams) {
            flow.isTooMany = true;
            return;
        }
        matching.sort();
        for (const QString &name : std::as_const(matching))
            take(name);
        for (const QString &name : std::as_const(matching)) {
            QStringList near = ways.in.value(name) + ways.out.value(name);
            near.sort();
            near.removeDuplicates();
            for (const QString &other : std::as_const(near)) {
                if (seen.contains(other))
                    continue;
                if (flow.streams.size() < options.maxStreams)
                    take(other);
                else
                    ++flow.leftOut;
            }
        }
    }
    flow.streams.sort();
}

// Boxes --------------------------------------------------------------------------------------------------------------

QString streamId(const QString &name)
{
    return QStringLiteral("stream:") + name;
}

/// Puts boxes and ways together, by id until all are there.
class Builder
{
public:
    FlowNode &node(const QString &id, FlowNode::Kind kind, const QString &stream, const QString &name)
    {
        const auto [found, isNew] = m_nodes.try_emplace(id);
        FlowNode &node = found->second;
        if (isNew) {
            node.id = id;
            node.kind = kind;
            node.stream = stream;
            node.name = name;
        }
        return node;
    }
    [[nodiscard]] bool has(const QString &id) const { return m_nodes.contains(id); }

    FlowEdge &edge(const QString &from, const QString &to, FlowEdge::Kind kind)
    {
        m_ends.append({ from, to });
        m_edges.append(FlowEdge {});
        m_edges.last().kind = kind;
        return m_edges.last();
    }

    void finish(DataFlow &flow)
    {
        QHash<QString, qsizetype> places;
        for (auto &[id, node] : m_nodes) {
            places.insert(id, flow.nodes.size());
            flow.nodes << node;
        }
        for (qsizetype i = 0; i < m_edges.size(); ++i) {
            m_edges[i].from = places.value(m_ends.at(i).first);
            m_edges[i].to = places.value(m_ends.at(i).second);
        }
        std::stable_sort(m_edges.begin(), m_edges.end(), [](const FlowEdge &a, const FlowEdge &b) {
            return std::tie(a.from, a.to, a.kind, a.note) < std::tie(b.from, b.to, b.kind, b.note);
        });
        flow.edges = m_edges;
    }

private:
    std::map<QString, FlowNode> m_nodes;
    QList<FlowEdge> m_edges;
    QList<std::pair<QString, QString>> m_ends;
};

void setHealth(FlowNode &node, const Verdict &verdict)
{
    node.hasHealth = true;
    node.health = verdict.health;
    node.reason = verdict.reason;
}

void addSubjects(Builder &builder, const StreamRow &row, bool isOnlySource, const FlowOptions &options)
{
    QStringList subjects = row.info->subjects;
    subjects.sort();
    const qsizetype shown = subjects.size() <= options.maxSubjects ? subjects.size() : options.maxSubjects - 1;
    // How much came on each of several is told by nobody.
    const double rate = isOnlySource && subjects.size() == 1 ? row.messagesPerSecond : unknownRate;
    for (qsizetype i = 0; i < shown; ++i) {
        const QString id = QStringLiteral("subject:") + row.name + u' ' + subjects.at(i);
        builder.node(id, FlowNode::Kind::Subjects, row.name, subjects.at(i));
        builder.edge(id, streamId(row.name), FlowEdge::Kind::Stores).rate = rate;
    }
    if (shown < subjects.size()) {
        const QString id = QStringLiteral("subject:") + row.name;
        FlowNode &more = builder.node(id, FlowNode::Kind::MoreSubjects, row.name,
            Text::tr("+%1 subjects").arg(format::count(static_cast<quint64>(subjects.size() - shown))));
        more.detail = subjects.at(shown) + QStringLiteral(", …");
        builder.edge(id, streamId(row.name), FlowEdge::Kind::Stores);
    }
}

void takeWorse(FlowEdge &edge, FlowNode *node, const Verdict &verdict)
{
    if (verdict.health <= edge.health)
        return;
    edge.health = verdict.health;
    if (node)
        setHealth(*node, verdict);
}

QString shortFilter(const StreamOrigin &origin)
{
    QStringList patterns;
    if (!origin.filterSubject.isEmpty() && origin.filterSubject != QLatin1String(">"))
        patterns << origin.filterSubject;
    for (const SubjectTransform &transform : origin.transforms)
        patterns << (transform.source.isEmpty() ? QStringLiteral(">") : transform.source);
    return patterns.join(QLatin1String(", "));
}

/// A filter that lets all of a stream pass is none.
QStringList realFilters(QStringList filters, const StreamInfo &info)
{
    filters.removeIf([&info](const QString &filter) {
        return filter == QLatin1String(">") || (info.subjects.size() == 1 && info.subjects.constFirst() == filter);
    });
    return filters;
}

void addOrigins(Builder &builder, const StreamRow &row, const QList<StreamOrigin> &origins, const Ways &ways,
    const QSet<QString> &drawn, const FlowOptions &options)
{
    const QString own = streamId(row.name);
    const bool isOnly = origins.size() == 1 && row.info->subjects.isEmpty();
    const auto outside = std::count_if(
        origins.cbegin(), origins.cend(), [](const StreamOrigin &origin) { return origin.isOutside(); });
    int left = static_cast<int>(outside <= options.maxOrigins ? outside : options.maxOrigins - 1);
    int folded = 0;
    FlowEdge fold;
    for (const StreamOrigin &origin : origins) {
        const FlowEdge::Kind kind = origin.isMirror ? FlowEdge::Kind::Mirror : FlowEdge::Kind::Source;
        const Verdict verdict = origin.state ? judge(*origin.state) : Verdict();
        QString id = streamId(origin.name);
        if (origin.isOutside()) {
            if (left == 0) {
                ++folded;
                fold.kind = kind;
                fold.lag += origin.state ? origin.state->lag : 0;
                takeWorse(fold, nullptr, verdict);
                continue;
            }
            --left;
            id = QStringLiteral("outside:") + origin.externalApi + u' ' + origin.name;
            FlowNode &node = builder.node(id, FlowNode::Kind::OutsideStream, origin.name, origin.name);
            node.detail = origin.domain.isEmpty() ? Text::tr("behind %1").arg(origin.externalApi)
                                                  : Text::tr("in domain %1").arg(origin.domain);
        } else if (!ways.rows.contains(origin.name)) {
            FlowNode &node = builder.node(id, FlowNode::Kind::MissingStream, origin.name, origin.name);
            node.detail = Text::tr("does not exist");
            setHealth(node, { Health::Stuck, Text::tr("There is no stream of this name in the account.") });
        } else if (!drawn.contains(origin.name)) {
            continue; // beyond what was asked for
        }
        FlowEdge &edge = builder.edge(id, own, kind);
        QStringList notes = originWords(origin);
        if (origin.isOutside() && !notes.isEmpty())
            notes.removeLast(); // where it is stands at its box
        edge.note = notes.join(QLatin1String(", "));
        edge.filter = shortFilter(origin);
        edge.rate = isOnly ? row.messagesPerSecond : unknownRate;
        edge.lag = origin.state ? origin.state->lag : 0;
        edge.hasLag = origin.state.has_value();
        takeWorse(edge, nullptr, verdict);
    }
    if (folded > 0) {
        const QString id = QStringLiteral("outside of ") + row.name;
        FlowNode &more = builder.node(id, FlowNode::Kind::MoreOrigins, row.name,
            Text::tr("+%1 streams").arg(format::count(static_cast<quint64>(folded))));
        more.detail = Text::tr("outside of this account");
        FlowEdge &edge = builder.edge(id, own, fold.kind);
        edge.lag = fold.lag;
        edge.hasLag = true;
        edge.health = fold.health;
    }
}

void addRepublish(
    Builder &builder, const StreamRow &row, const Ways &ways, const QSet<QString> &drawn, bool onlyIfStored)
{
    const std::optional<Republish> republish = republishOf(*row.info);
    if (!republish || republish->destination.isEmpty())
        return;
    const QStringList stored = ways.storedAgain.value(row.name);
    const bool isStored = std::any_of(
        stored.cbegin(), stored.cend(), [&drawn](const QString &stream) { return drawn.contains(stream); });
    if (onlyIfStored && !isStored)
        return;
    const QString id = QStringLiteral("republish:") + row.name;
    FlowNode &node = builder.node(
        id, FlowNode::Kind::Republish, row.name, patternOfDestination(republish->destination));
    node.exact = republish->destination;
    node.detail = republish->isHeadersOnly ? Text::tr("published again, headers only") : Text::tr("published again");
    FlowEdge &edge = builder.edge(streamId(row.name), id, FlowEdge::Kind::Republish);
    edge.filter = realFilters({ republish->source }, *row.info).join(QLatin1String(", "));
    if (edge.filter.isEmpty())
        edge.rate = row.messagesPerSecond;
    else
        edge.note = Text::tr("only %1").arg(edge.filter);
    for (const QString &stream : stored) {
        if (drawn.contains(stream))
            builder.edge(id, streamId(stream), FlowEdge::Kind::Stores);
    }
}

qsizetype addConsumers(Builder &builder, const StreamRow &row, QList<ConsumerRow> consumers, int most)
{
    const QString own = streamId(row.name);
    qsizetype sick = 0;
    std::sort(
        consumers.begin(), consumers.end(), [](const ConsumerRow &a, const ConsumerRow &b) { return a.name < b.name; });
    const qsizetype shown = consumers.size() <= most ? consumers.size() : most - 1;
    for (qsizetype i = 0; i < shown; ++i) {
        const ConsumerRow &one = consumers.at(i);
        const QString id = QStringLiteral("consumer:") + row.name + u'/' + one.name;
        FlowNode &node = builder.node(id, FlowNode::Kind::Consumer, row.name, one.name);
        const Verdict verdict = judge(one);
        setHealth(node, verdict);
        sick += verdict.health >= Health::Lagging ? 1 : 0;
        if (verdict.health != Health::Good)
            node.detail = healthWord(verdict.health);
        else
            node.detail = one.info->isPush() ? Text::tr("push consumer") : Text::tr("pull consumer");
        FlowEdge &edge = builder.edge(own, id, FlowEdge::Kind::Delivers);
        edge.rate = one.deliveredPerSecond;
        edge.health = verdict.health;
        if (one.info) {
            edge.lag = one.info->pending;
            edge.hasLag = true;
            edge.filter = realFilters(one.info->filterSubjects, *row.info).join(QLatin1String(", "));
            if (!edge.filter.isEmpty())
                edge.note = Text::tr("only %1").arg(edge.filter);
        }
    }
    // Not told yet: how many there are is known by the stream itself.
    const bool isCounted = consumers.isEmpty() && row.info->state.consumers > 0;
    if (shown == consumers.size() && !isCounted)
        return sick;
    const QString id = QStringLiteral("consumers:") + row.name;
    FlowNode &more = builder.node(id, FlowNode::Kind::MoreConsumers, row.name, {});
    FlowEdge &edge = builder.edge(own, id, FlowEdge::Kind::Delivers);
    if (isCounted) {
        more.name = Text::tr("%1 consumers").arg(format::count(row.info->state.consumers));
        return sick;
    }
    more.name = Text::tr("+%1 consumers").arg(format::count(static_cast<quint64>(consumers.size() - shown)));
    int sickHere = 0;
    edge.hasLag = true;
    edge.rate = 0;
    setHealth(more, {});
    for (qsizetype i = shown; i < consumers.size(); ++i) {
        const ConsumerRow &one = consumers.at(i);
        const Verdict verdict = judge(one);
        takeWorse(edge, &more, verdict);
        sickHere += verdict.health >= Health::Lagging ? 1 : 0;
        edge.rate += std::isfinite(one.deliveredPerSecond) ? one.deliveredPerSecond : 0;
        edge.lag += one.info ? one.info->pending : 0;
    }
    more.detail = sickHere > 0 ? Text::tr("%1 lagging or stuck").arg(sickHere) : Text::tr("all good");
    return sick + sickHere;
}

} // namespace

qsizetype DataFlow::indexOf(const QString &id) const
{
    const auto found = std::lower_bound(
        nodes.cbegin(), nodes.cend(), id, [](const FlowNode &node, const QString &wanted) { return node.id < wanted; });
    return found != nodes.cend() && found->id == id ? std::distance(nodes.cbegin(), found) : -1;
}

DataFlow flowOf(const QList<StreamRow> &streams,
    const std::function<QList<ConsumerRow>(const QString &stream)> &consumersOf, const FlowOptions &options)
{
    DataFlow flow;
    const Ways ways = waysOf(streams);
    choose(flow, streams, ways, options);
    const QSet<QString> drawn(flow.streams.cbegin(), flow.streams.cend());
    Builder builder;
    for (const QString &name : std::as_const(flow.streams)) {
        const StreamRow &row = *ways.rows.value(name);
        FlowNode &node = builder.node(streamId(name), FlowNode::Kind::Stream, name, name);
        const Verdict verdict = judge(row);
        setHealth(node, verdict);
        flow.sick += verdict.health >= Health::Lagging ? 1 : 0;
        node.isFocus = name == options.focus;
        if (!row.info)
            continue;
        node.detail = Text::tr("%1 messages").arg(format::compact(static_cast<double>(row.info->state.messages)));
        const QList<StreamOrigin> origins = ways.origins.value(name);
        const bool isOnlySource = origins.isEmpty() && !ways.in.contains(name);
        const bool isRateAtWay = isOnlySource ? row.info->subjects.size() == 1
                                              : row.info->subjects.isEmpty() && origins.size() == 1;
        if (!isRateAtWay && std::isfinite(row.messagesPerSecond))
            node.detail.prepend(QString(format::rate(row.messagesPerSecond) + QStringLiteral(" · ")));
        addSubjects(builder, row, isOnlySource, options);
        addOrigins(builder, row, origins, ways, drawn, options);
        const bool isBefore = flow.before.contains(name);
        addRepublish(builder, row, ways, drawn, isBefore);
        if (isBefore)
            continue;
        flow.sick += addConsumers(
            builder, row, consumersOf(name), node.isFocus ? options.maxFocusConsumers : options.maxConsumers);
    }
    builder.finish(flow);
    return flow;
}

// Places --------------------------------------------------------------------------------------------------------------

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
void markBackEdges(DataFlow &flow, const QList<QList<qsizetype>> &out)
{
    enum State : char { New, Open, Done };
    const qsizetype count = flow.nodes.size();
    QList<State> states(count, New);
    QList<int> ins(count, 0);
    for (FlowEdge &edge : flow.edges) {
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
            FlowEdge &edge = flow.edges[out.at(node).at(next)];
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

void setLayers(DataFlow &flow, const QList<QList<qsizetype>> &out)
{
    const qsizetype count = flow.nodes.size();
    QList<int> waiting(count, 0);
    for (const FlowEdge &edge : std::as_const(flow.edges))
        waiting[edge.to] += edge.isBack ? 0 : 1;
    QList<bool> isRoot(count);
    QList<qsizetype> queue;
    for (qsizetype i = 0; i < count; ++i) {
        flow.nodes[i].layer = 0;
        isRoot[i] = waiting.at(i) == 0;
        if (isRoot.at(i))
            queue << i;
    }
    for (qsizetype i = 0; i < queue.size(); ++i) {
        for (const qsizetype way : out.at(queue.at(i))) {
            const FlowEdge &edge = flow.edges.at(way);
            if (edge.isBack)
                continue;
            FlowNode &to = flow.nodes[edge.to];
            to.layer = std::max(to.layer, flow.nodes.at(edge.from).layer + 1);
            if (--waiting[edge.to] == 0)
                queue << edge.to;
        }
    }
    // What nothing leads to stands right before what it leads to.
    for (qsizetype i = 0; i < count; ++i) {
        int nearest = -1;
        for (const qsizetype way : out.at(i)) {
            const FlowEdge &edge = flow.edges.at(way);
            if (!edge.isBack)
                nearest = nearest < 0 ? flow.nodes.at(edge.to).layer : std::min(nearest, flow.nodes.at(edge.to).layer);
        }
        if (isRoot.at(i) && nearest > 0)
            flow.nodes[i].layer = nearest - 1;
    }
}

/// Parts that nothing connects: those with more boxes first.
QList<QList<qsizetype>> partsOf(const DataFlow &flow)
{
    QList<qsizetype> leader(flow.nodes.size());
    std::iota(leader.begin(), leader.end(), qsizetype { 0 });
    const auto find = [&leader](qsizetype i) {
        while (leader.at(i) != i) {
            leader[i] = leader.at(leader.at(i));
            i = leader.at(i);
        }
        return i;
    };
    for (const FlowEdge &edge : flow.edges) {
        const qsizetype a = find(edge.from);
        const qsizetype b = find(edge.to);
        leader[std::max(a, b)] = std::min(a, b);
    }
    std::map<qsizetype, QList<qsizetype>> byLeader;
    for (qsizetype i = 0; i < flow.nodes.size(); ++i)
        byLeader[find(i)] << i;
    QList<QList<qsizetype>> parts;
    for (auto &[first, part] : byLeader)
        parts << part;
    const auto streams = [&flow](const QList<qsizetype> &part) {
        return std::count_if(part.cbegin(), part.cend(),
            [&flow](qsizetype i) { return flow.nodes.at(i).kind == FlowNode::Kind::Stream; });
    };
    std::stable_sort(parts.begin(), parts.end(), [&](const QList<qsizetype> &a, const QList<qsizetype> &b) {
        const auto streamsA = streams(a);
        const auto streamsB = streams(b);
        if (streamsA != streamsB)
            return streamsA > streamsB;
        // By a name that a person reads.
        return flow.nodes.at(a.constFirst()).stream < flow.nodes.at(b.constFirst()).stream;
    });
    return parts;
}

/// One part of the graph in layers.
class Part
{
public:
    Part(DataFlow &flow, const QList<qsizetype> &nodes)
        : m_flow(flow)
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
                m_flow.nodes[item.node].box = QRectF(xOf(m_flow.nodes.at(item.node).layer),
                    item.y - FlowMetrics::nodeHeight / 2, FlowMetrics::nodeWidth, FlowMetrics::nodeHeight);
        }
        return drawWays(edges, bottom) - top;
    }

private:
    [[nodiscard]] static double xOf(int layer) { return layer * (FlowMetrics::nodeWidth + FlowMetrics::columnGap); }

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
            const FlowNode &one = m_flow.nodes.at(a);
            const FlowNode &other = m_flow.nodes.at(b);
            return std::tie(one.stream, one.kind, one.id) < std::tie(other.stream, other.kind, other.id);
        });
        for (const qsizetype node : std::as_const(sorted)) {
            Item item;
            item.node = node;
            item.height = FlowMetrics::nodeHeight;
            m_itemOf.insert(node, addItem(m_flow.nodes.at(node).layer, item));
        }
        for (const qsizetype way : edges) {
            const FlowEdge &edge = m_flow.edges.at(way);
            if (edge.isBack)
                continue;
            int last = m_itemOf.value(edge.from);
            const int end = m_itemOf.value(edge.to);
            for (int layer = m_flow.nodes.at(edge.from).layer + 1; layer < m_flow.nodes.at(edge.to).layer; ++layer) {
                Item item;
                item.edge = way;
                item.height = FlowMetrics::wayHeight;
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
        return (a.height + b.height) / 2 + FlowMetrics::rowGap;
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
            const FlowEdge &edge = m_flow.edges.at(way);
            byNode[isOut ? edge.from : edge.to] << way;
        }
        QHash<qsizetype, double> places;
        for (auto one = byNode.begin(); one != byNode.end(); ++one) {
            const auto other = [&](qsizetype way) {
                const FlowEdge &edge = m_flow.edges.at(way);
                if (edge.isBack)
                    return 1e9; // they leave and arrive below
                const QList<int> passing = m_passing.value(way);
                if (!passing.isEmpty())
                    return m_items.at(isOut ? passing.constFirst() : passing.constLast()).y;
                return m_flow.nodes.at(isOut ? edge.to : edge.from).box.center().y();
            };
            std::stable_sort(one->begin(), one->end(), [&](qsizetype a, qsizetype b) { return other(a) < other(b); });
            const QRectF &box = m_flow.nodes.at(one.key()).box;
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
            ++waysIn[m_flow.edges.at(way).to];
            ++waysOut[m_flow.edges.at(way).from];
        }
        constexpr double turn = FlowMetrics::columnGap / 4;
        const QHash<qsizetype, double> outs = ports(edges, true);
        const QHash<qsizetype, double> ins = ports(edges, false);
        double lane = bottom + FlowMetrics::rowGap;
        for (const qsizetype way : edges) {
            FlowEdge &edge = m_flow.edges[way];
            const QPointF start(m_flow.nodes.at(edge.from).box.right(), outs.value(way));
            const QPointF end(m_flow.nodes.at(edge.to).box.left(), ins.value(way));
            edge.points = { start };
            // At the end that it has for itself.
            edge.isLabelAtEnd = waysIn.value(edge.to) == 1 || waysOut.value(edge.from) > 1;
            if (edge.isBack) {
                edge.points << QPointF(start.x() + turn, lane) << QPointF(end.x() - turn, lane);
                bottom = lane;
                lane += FlowMetrics::laneGap;
            }
            for (const int passing : m_passing.value(way)) {
                const Item &item = m_items.at(passing);
                const double x = xOf(layerOf(passing));
                edge.points << QPointF(x, item.y) << QPointF(x + FlowMetrics::nodeWidth, item.y);
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
        return m_flow.nodes.at(m_items.at(before).node).layer + layer;
    }

    DataFlow &m_flow;
    QList<qsizetype> m_nodes;
    QList<Item> m_items;
    QList<QList<int>> m_layers;
    QHash<qsizetype, int> m_itemOf; ///< of a node
    QHash<qsizetype, QList<int>> m_passing; ///< of a way
};

} // namespace

void layOut(DataFlow &flow)
{
    QList<QList<qsizetype>> out(flow.nodes.size());
    for (qsizetype i = 0; i < flow.edges.size(); ++i)
        out[flow.edges.at(i).from] << i;
    markBackEdges(flow, out);
    setLayers(flow, out);
    double top = 0;
    double right = 0;
    double left = 0;
    for (const QList<qsizetype> &part : partsOf(flow)) {
        QList<qsizetype> edges;
        for (const qsizetype node : part)
            edges += out.at(node);
        std::sort(edges.begin(), edges.end());
        if (top > 0)
            top += FlowMetrics::groupGap;
        top += Part(flow, part).layOut(top, edges);
        for (const qsizetype node : part)
            right = std::max(right, flow.nodes.at(node).box.right());
        for (const qsizetype way : std::as_const(edges)) {
            for (const QPointF &point : flow.edges.at(way).points) {
                left = std::min(left, point.x());
                right = std::max(right, point.x());
            }
        }
    }
    // A way back to the first column turns left of it.
    if (left < 0) {
        for (FlowNode &node : flow.nodes)
            node.box.translate(-left, 0);
        for (FlowEdge &edge : flow.edges) {
            for (QPointF &point : edge.points)
                point.rx() -= left;
        }
    }
    flow.size = QSizeF(right - left, top);
}

bool hasSameShape(const DataFlow &a, const DataFlow &b)
{
    return std::equal(a.nodes.cbegin(), a.nodes.cend(), b.nodes.cbegin(), b.nodes.cend(),
               [](const FlowNode &one, const FlowNode &other) { return one.id == other.id && one.kind == other.kind; })
        && std::equal(a.edges.cbegin(), a.edges.cend(), b.edges.cbegin(), b.edges.cend(),
            [](const FlowEdge &one, const FlowEdge &other) {
                return one.from == other.from && one.to == other.to && one.kind == other.kind;
            });
}

void takePlaces(DataFlow &to, const DataFlow &from)
{
    to.size = from.size;
    for (qsizetype i = 0; i < to.nodes.size(); ++i) {
        to.nodes[i].layer = from.nodes.at(i).layer;
        to.nodes[i].box = from.nodes.at(i).box;
    }
    for (qsizetype i = 0; i < to.edges.size(); ++i) {
        to.edges[i].isBack = from.edges.at(i).isBack;
        to.edges[i].points = from.edges.at(i).points;
        to.edges[i].isLabelAtEnd = from.edges.at(i).isLabelAtEnd;
    }
}

// Words ---------------------------------------------------------------------------------------------------------------

FlowLabel labelOf(const FlowEdge &edge)
{
    FlowLabel label;
    label.what = !edge.filter.isEmpty()       ? edge.filter
        : edge.kind == FlowEdge::Kind::Mirror ? Text::tr("mirror")
        : edge.kind == FlowEdge::Kind::Source ? Text::tr("source")
                                              : QString();
    if (std::isfinite(edge.rate))
        label.rate = format::rate(edge.rate);
    if (edge.hasLag && edge.lag > 0) {
        const QString lag = format::compact(static_cast<double>(edge.lag));
        label.lag = edge.isCopy() ? Text::tr("%1 behind").arg(lag) : Text::tr("%1 pending").arg(lag);
    }
    return label;
}

QString edgeWords(const FlowEdge &edge, const DataFlow &flow)
{
    const QString from = flow.nodes.at(edge.from).name;
    const QString to = flow.nodes.at(edge.to).name;
    QStringList words;
    switch (edge.kind) {
    case FlowEdge::Kind::Stores:
        words << Text::tr("%1 is stored in %2").arg(from, to);
        break;
    case FlowEdge::Kind::Mirror:
        words << Text::tr("%1 is a mirror of %2").arg(to, from);
        break;
    case FlowEdge::Kind::Source:
        words << Text::tr("%1 copies from %2").arg(to, from);
        break;
    case FlowEdge::Kind::Republish:
        words << Text::tr("%1 is published again as %2").arg(from, to);
        break;
    case FlowEdge::Kind::Delivers:
        words << Text::tr("%1 delivers to %2").arg(from, to);
        break;
    }
    if (!edge.note.isEmpty())
        words << edge.note;
    if (std::isfinite(edge.rate))
        words << format::rate(edge.rate);
    if (edge.hasLag && edge.isCopy())
        words << (edge.lag > 0 ? Text::tr("%1 messages behind").arg(format::count(edge.lag)) : Text::tr("up to date"));
    else if (edge.hasLag)
        words << Text::tr("%1 pending").arg(format::count(edge.lag));
    return words.join(QLatin1String(", "));
}

QString kindWord(FlowNode::Kind kind)
{
    switch (kind) {
    case FlowNode::Kind::Subjects:
    case FlowNode::Kind::MoreSubjects:
        return Text::tr("subjects");
    case FlowNode::Kind::Stream:
        return Text::tr("stream");
    case FlowNode::Kind::OutsideStream:
    case FlowNode::Kind::MoreOrigins:
        return Text::tr("stream outside of this account");
    case FlowNode::Kind::MissingStream:
        return Text::tr("missing stream");
    case FlowNode::Kind::Republish:
        return Text::tr("subjects published again");
    case FlowNode::Kind::Consumer:
        return Text::tr("consumer");
    case FlowNode::Kind::MoreConsumers:
        return Text::tr("consumers");
    }
    return {};
}

} // namespace natsight
