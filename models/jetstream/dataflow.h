// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/liverows.h"

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <functional>

namespace natsight {

// How messages flow: subjects → streams → mirrors, sources and what is published again → consumers, as a graph laid out
// from left to right. All pure, any thread.

/// A box of the graph.
struct FlowNode {
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

    QString id; ///< the same for the same thing in every graph
    Kind kind = Kind::Stream;
    QString stream; ///< that it belongs to or is
    QString name; ///< as shown
    QString exact; ///< where `name` is a short form
    QString detail; ///< the line below; may be empty
    Health health = Health::Good;
    QString reason; ///< of the health, a sentence
    bool hasHealth = false;
    bool isFocus = false;

    int layer = 0;
    QRectF box;

    bool operator==(const FlowNode &) const = default;
};

/// A way from one box to another.
struct FlowEdge {
    enum class Kind { Stores, Mirror, Source, Republish, Delivers };

    qsizetype from = 0; ///< index of a node
    qsizetype to = 0;
    Kind kind = Kind::Stores;
    QString note; ///< filter or transform in words; may be empty
    QString filter; ///< the same in short: the subjects that pass
    double rate = unknownRate; ///< messages per second
    quint64 lag = 0; ///< not copied or delivered yet
    bool hasLag = false;
    Health health = Health::Good;

    bool isBack = false; ///< closes a circle: the only kind that leads to the left
    /// From the right side of one box to the left of the other: pairs of places, straight inside a column, a bow between.
    QList<QPointF> points;
    bool isLabelAtEnd = true; ///< else at its beginning: the way is straight there

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

/// Sizes of the picture, in pixels at 100 %.
struct FlowMetrics {
    static constexpr double nodeWidth = 180;
    static constexpr double nodeHeight = 46;
    static constexpr double columnGap = 148;
    static constexpr double bow = 44; ///< of a gap: in the rest a way is straight, with what stands at it
    static constexpr double rowGap = 12;
    static constexpr double wayHeight = 10; ///< of a way that passes a column
    static constexpr double groupGap = 26; ///< between parts that nothing connects
    static constexpr double laneGap = 10; ///< between ways that lead back
};

/// Boxes and ways without places. The order of the rows makes no difference.
[[nodiscard]] DataFlow flowOf(const QList<StreamRow> &streams,
    const std::function<QList<ConsumerRow>(const QString &stream)> &consumersOf, const FlowOptions &options = {});

/// Gives boxes and ways their places: layers by the longest way, ways that close a circle marked, few crossings (by
/// barycentres), boxes near what they are connected to, no overlap. The same graph always gets the same places.
void layOut(DataFlow &flow);

/// The same boxes and ways, whatever they carry: then the places of one are those of the other.
[[nodiscard]] bool hasSameShape(const DataFlow &a, const DataFlow &b);
void takePlaces(DataFlow &to, const DataFlow &from);

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
