// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace natsight {

// Micro services (ADR-32) as values. All pure, any thread. Times are since the epoch and 0 where nobody tells; unknown
// numbers are NaN.

inline constexpr double unknownNumber = std::numeric_limits<double>::quiet_NaN();

/// In the order in which it was sent.
using ServiceMetadata = QList<std::pair<QString, QString>>;

/// An endpoint of one instance: what it is (INFO) and what it counted since it began (STATS).
struct EndpointStats {
    QString name;
    QString subject;
    QString queueGroup; ///< empty: none, or not told
    ServiceMetadata metadata; ///< INFO only
    quint64 requests = 0;
    quint64 errors = 0;
    quint64 processingNs = 0;
    QString lastError;
    QByteArray data; ///< JSON text of the endpoint's own statistics; empty when it has none
    QByteArray unknown; ///< JSON object text of fields that nobody knows here; empty when there are none

    bool operator==(const EndpointStats &) const = default;
};

/// An instance of a service as it answers. What INFO alone tells is kept when a STATS answer follows.
struct ServiceInstance {
    QString name;
    QString id;
    QString version;
    QString description; ///< INFO only
    ServiceMetadata metadata;
    qint64 startedNs = 0; ///< STATS only
    QList<EndpointStats> endpoints; ///< INFO without counters, STATS with them
    QByteArray unknown; ///< JSON object text of fields that nobody knows here; empty when there are none
    QStringList warnings; ///< what is wrong with its answer, a sentence each
    bool hasInfo = false; ///< INFO was answered
    bool hasStats = false; ///< STATS was answered: counters are known

    bool operator==(const ServiceInstance &) const = default;
};
using ServiceInstancePtr = std::shared_ptr<const ServiceInstance>;

/// Counted requests: since the instance began, or in some time.
struct ServiceCounts {
    quint64 requests = 0;
    quint64 errors = 0;
    quint64 processingNs = 0;

    ServiceCounts &operator+=(const ServiceCounts &other)
    {
        requests += other.requests;
        errors += other.errors;
        processingNs += other.processingNs;
        return *this;
    }
    /// Of all requests, 0 to 1; NaN when there were none.
    [[nodiscard]] double errorShare() const
    {
        return requests > 0 ? static_cast<double>(errors) / static_cast<double>(requests) : unknownNumber;
    }
    /// Of a request; NaN when there were none.
    [[nodiscard]] double averageNs() const
    {
        return requests > 0 ? static_cast<double>(processingNs) / static_cast<double>(requests) : unknownNumber;
    }
    bool operator==(const ServiceCounts &) const = default;
};

/// Load in the last interval between two answers. NaN while unknown; error share and average also when nothing was asked.
struct ServiceRates {
    double requests = unknownNumber; ///< per second
    double errors = unknownNumber; ///< per second
    double errorShare = unknownNumber; ///< 0 to 1
    double averageNs = unknownNumber; ///< of a request
};

/// How well it goes, from good to bad: what lists sort by, worst first.
enum class ServiceHealth { Good, Left, Warning, Bad };

/// The client connection that an instance runs on, where the server tells.
struct InstanceConnection {
    quint64 clientId = 0;
    QString server; ///< id of the server
    QString serverName;
    QString name; ///< that the client gives itself
    QString language;
    QString libraryVersion;
    QString address; ///< host:port
    QString rtt; ///< in the server's words, `1.2ms`; empty where it does not know
    QString account;

    bool operator==(const InstanceConnection &) const = default;
};

/// One endpoint as a row: of one instance, or (instance empty) of all instances of a service together.
struct EndpointRow {
    QString service;
    QString instance;
    EndpointStats stats; ///< of all instances: sums; data and lastError of the one whose error is the newest known
    ServiceRates rates;
    ServiceCounts recent; ///< of the last 5 minutes
    double share = unknownNumber; ///< of its queue group's load in the last interval, 0 to 1; NaN without load or group
    double recentShare = unknownNumber; ///< the same of the last 5 minutes
    int instances = 1; ///< that have it and are present
    ServiceHealth health = ServiceHealth::Good;
    QString reason; ///< a sentence; empty when it is good
};

/// One instance as a row.
struct InstanceRow {
    enum class State {
        Present,
        Silent, ///< did not answer the last round
        Left, ///< two rounds missed
    };

    QString service;
    QString id;
    ServiceInstancePtr info; ///< never null
    State state = State::Present;
    ServiceRates rates; ///< unknown once it has left
    ServiceCounts total; ///< as it counts
    ServiceCounts recent; ///< of the last 5 minutes
    double share
        = unknownNumber; ///< of the load of the queue groups that it is in, last interval; NaN without load or group
    double recentShare = unknownNumber; ///< the same of the last 5 minutes
    std::chrono::nanoseconds rtt { 0 }; ///< from asking to its last answer
    qint64 foundMs = 0; ///< first answer here
    qint64 answeredMs = 0; ///< last answer
    qint64 leftMs = 0; ///< when it was found gone
    int restarts = 0; ///< seen here
    quint64 lateAnswers = 0; ///< came when their round was counted already
    quint64 doubleAnswers = 0; ///< more than one in a round
    QString lastError; ///< newest of its endpoints'
    std::optional<InstanceConnection> connection;
    ServiceHealth health = ServiceHealth::Good;
    QString stateText; ///< `good`, `slow, failing`, `left 14:01:40`
    QString reason; ///< a sentence; empty when it is good
    QList<float> tail; ///< newest requests/s, oldest first, NaN for gaps
};

/// A version of a service, and how many run it.
struct VersionCount {
    QString version;
    int present = 0;
    int left = 0;

    bool operator==(const VersionCount &) const = default;
};

/// One service as a row: all its instances together.
struct ServiceRow {
    QString name;
    QString description;
    QList<VersionCount> versions; ///< most instances first
    int present = 0; ///< instances
    int left = 0;
    int endpoints = 0; ///< different ones
    ServiceRates rates; ///< of all present instances
    ServiceCounts total;
    ServiceCounts recent;
    qint64 answeredMs = 0; ///< last answer of any instance
    qint64 lastLeftMs = 0; ///< when the last instance left; 0 = none did
    std::chrono::nanoseconds fastest { 0 }; ///< time to the first and last answer of the last round
    std::chrono::nanoseconds slowest { 0 };
    ServiceHealth health = ServiceHealth::Good;
    QString reason; ///< title of the worst finding
    QList<float> tail; ///< newest requests/s
};

/// What happened to an instance.
struct ServiceEvent {
    enum class Kind {
        Joined,
        Left,
        Returned, ///< the same id answers again after it had left
        Restarted, ///< counters or start time began anew, or a new id on the same connection
        VersionChanged, ///< the service has a version that no instance had before
    };

    Kind kind = Kind::Joined;
    qint64 timeMs = 0;
    QString service;
    QString instance;
    QString version;
    QString previous; ///< version before (VersionChanged), id before (Restarted with a new id)
    QString text; ///< a sentence
    quint64 number = 0; ///< counts up

    bool operator==(const ServiceEvent &) const = default;
};

/// An answer on `$SRV` that is no service's answer, or a service's problem with answering. Told, never dropped silently.
struct ServiceOddity {
    qint64 timeMs = 0; ///< of the newest of its kind
    QString text; ///< what was wrong, a sentence
    QString excerpt; ///< the answer's first characters
    quint64 count = 1;
};

} // namespace natsight

Q_DECLARE_METATYPE(natsight::InstanceConnection)
