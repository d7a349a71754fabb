// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/layeredgraph.h"
#include "models/services/servicetypes.h"

#include <functional>

namespace natsight {

// Who answers what: services → endpoints → queue groups → instances → connections, as a graph laid out from left to right. All
// pure, any thread.

/// A box of the graph.
struct ServiceNode : GraphBox {
    enum class Kind {
        Service,
        Endpoint, ///< `name` is its subject
        MoreEndpoints, ///< that are not drawn one by one
        Group, ///< a queue group of some endpoints that the same instances answer
        Instance,
        MoreInstances,
        Connection, ///< that runs an instance, where the server tells
    };

    Kind kind = Kind::Service;
    QString service; ///< that it belongs to or is; empty for a connection
    QString instance; ///< id
    QString endpoint; ///< name
    QString exact; ///< where `name` is a short form
    QString detail; ///< the line below; may be empty
    ServiceHealth health = ServiceHealth::Good;
    QString reason; ///< of the health, a sentence
    bool hasHealth = false;

    bool operator==(const ServiceNode &) const = default;
};

/// A way from one box to another, with what runs along it now.
struct ServiceWay : GraphWay {
    enum class Kind { Offers, Takes, Serves, RunsOn };

    Kind kind = Kind::Offers;
    double requests = unknownNumber; ///< per second
    double errors = unknownNumber; ///< per second
    ServiceCounts recent; ///< of the last 5 minutes
    /// Bad where 1 % of the requests of the last 5 minutes failed, 5 at least; warning where some fail now.
    ServiceHealth health = ServiceHealth::Good;
    QString note; ///< more in words; may be empty
};

struct ServiceGraphOptions {
    QString focus; ///< only this service, without a box of its own
    /// Where there are too many services to draw: those whose name or subjects contain this.
    QString filter;
    qsizetype maxServices = 40;
    int maxEndpoints = 5; ///< of a service
    int maxInstances = 5; ///< of a service
    int maxFocusEndpoints = 40;
    int maxFocusInstances = 40;
};

struct ServiceGraph {
    QList<ServiceNode> nodes; ///< by id
    QList<ServiceWay> edges; ///< by from and to
    QSizeF size; ///< of all boxes and ways; they begin at 0, 0
    qsizetype services = 0; ///< that are drawn
    qsizetype allServices = 0;
    qsizetype matches = 0; ///< of the filter; all without one
    bool isTooMany = false; ///< more matches than can be drawn: nothing is drawn
    bool isFocusKnown = true;
    int left = 0; ///< instances of the drawn services that left; they are not drawn
    int connections = 0; ///< that are drawn
    int unplaced = 0; ///< drawn instances whose connection is not known

    [[nodiscard]] qsizetype indexOf(const QString &id) const;
};

/// Boxes and ways without places. `endpointsOf`: each endpoint of each present instance of a service. The order of rows makes no
/// difference. What fails is drawn before others are folded.
[[nodiscard]] ServiceGraph serviceGraphOf(const QList<ServiceRow> &services,
    const std::function<QList<InstanceRow>(const QString &service)> &instancesOf,
    const std::function<QList<EndpointRow>(const QString &service)> &endpointsOf,
    const ServiceGraphOptions &options = {});

/// Of a service together.
[[nodiscard]] LayoutBox layoutBox(const ServiceNode &node);

/// `0.30/s errors`; empty where nothing fails now.
[[nodiscard]] QString errorLabel(const ServiceWay &way);
/// The way in words: `orders.new is taken by the queue group q, 12/s, 0.30/s errors, 2 % of the last 5 minutes failed`.
[[nodiscard]] QString wayWords(const ServiceWay &way, const ServiceGraph &graph);
/// `service`, `endpoint`, …
[[nodiscard]] QString kindWord(ServiceNode::Kind kind);

} // namespace natsight
