// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/layeredgraph.h"
#include "models/jetstream/liverows.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace natsight {

// How messages flow: subjects → streams → mirrors, sources and what is published again → consumers, as a graph laid out
// from left to right. All pure, any thread.

/// A box of the graph.
struct FlowNode : GraphBox {
    enum class Kind {
        Subjects, ///< a pattern that a stream stores
        Stream,
        OutsideStream, ///< of another domain or account
        MissingStream, ///< named as an origin, and there is none
        Republish, ///< what is published again
        Consumer,
        MoreSubjects, ///< that are not drawn one by one, as all `More…`
        MoreOrigins,
        MoreConsumers,
    };

    Kind kind = Kind::Stream;
    QString stream; ///< that it belongs to or is
    QString exact; ///< where `name` is a short form
    QString detail; ///< the line below; may be empty
    Health health = Health::Good;
    QString reason; ///< of the health, a sentence
    bool hasHealth = false;
    bool isFocus = false;

    bool operator==(const FlowNode &) const = default;
};

/// A way from one box to another.
struct FlowEdge : GraphWay {
    enum class Kind { Stores, Mirror, Source, Republish, Delivers };

    Kind kind = Kind::Stores;
    QString note; ///< filter or transform in words; may be empty
    QString filter; ///< the same in short: the subjects that pass
    double rate = unknownRate; ///< messages per second
    quint64 lag = 0; ///< not copied or delivered yet
    bool hasLag = false;
    Health health = Health::Good;

    [[nodiscard]] bool isCopy() const { return kind == Kind::Mirror || kind == Kind::Source; }
};

struct FlowOptions {
    QString focus; ///< only this stream, what leads to it, and all that it leads to
    /// Where there are too many streams to draw: those whose name or subjects contain this, and their neighbours.
    QString filter;
    qsizetype maxStreams = 60;
    int maxSubjects = 3; ///< of a stream
    int maxOrigins = 8; ///< outside of this account, of a stream
    int maxConsumers = 8; ///< of a stream
    int maxFocusConsumers = 40; ///< of the stream in focus
};

struct DataFlow {
    QList<FlowNode> nodes; ///< by id
    QList<FlowEdge> edges; ///< by from and to
    QSizeF size; ///< of all boxes and ways; they begin at 0, 0
    QStringList streams; ///< that are drawn, by name
    QStringList before; ///< of these, those that only lead to the focus: without what else they lead to
    qsizetype allStreams = 0;
    qsizetype matches = 0; ///< of the filter; all without one
    qsizetype leftOut = 0; ///< neighbours beyond the bound
    bool isTooMany = false; ///< more matches than can be drawn: nothing is drawn
    bool isFocusKnown = true; ///< false: there is no such stream
    qsizetype sick = 0; ///< streams and consumers that lag or are stuck, folded ones included

    [[nodiscard]] qsizetype indexOf(const QString &id) const;
};

/// Boxes and ways without places. The order of the rows makes no difference.
[[nodiscard]] DataFlow flowOf(const QList<StreamRow> &streams,
    const std::function<QList<ConsumerRow>(const QString &stream)> &consumersOf, const FlowOptions &options = {});

/// Of a stream together, the parts with more streams first.
[[nodiscard]] LayoutBox layoutBox(const FlowNode &node);

/// What stands at a way, each short and perhaps empty.
struct FlowLabel {
    QString what; ///< filter or kind
    QString rate;
    QString lag;
};
[[nodiscard]] FlowLabel labelOf(const FlowEdge &edge);
/// The way in words: `mirror of ORDERS, 60.1/s, 12 messages behind`.
[[nodiscard]] QString edgeWords(const FlowEdge &edge, const DataFlow &flow);
/// `stream`, `consumer`, …
[[nodiscard]] QString kindWord(FlowNode::Kind kind);

} // namespace natsight
