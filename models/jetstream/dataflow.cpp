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

LayoutBox layoutBox(const FlowNode &node)
{
    LayoutBox box;
    box.id = node.id;
    box.group = node.stream;
    box.rank = static_cast<int>(node.kind);
    box.isMain = node.kind == FlowNode::Kind::Stream;
    return box;
}

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
