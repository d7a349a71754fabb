// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ringseries.h"
#include "models/services/serviceanswer.h"
#include "models/services/servicefindings.h"
#include "models/services/servicetypes.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace natsight {

/// Load over time. Each level of `RingSeries` is a mean; gaps are NaN.
struct LoadSeries {
    RingSeries requests; ///< per second
    RingSeries errors; ///< per second
    RingSeries averageNs; ///< of a request

    explicit LoadSeries(const std::vector<RingSeries::Level> &levels);
    [[nodiscard]] std::size_t memoryBytes() const;
};

/// An answer that was read.
struct ServiceAnswer {
    ServiceVerb verb = ServiceVerb::Stats;
    quint64 round = 0;
    qint64 arrivedMs = 0; ///< since the epoch
    std::chrono::nanoseconds rtt { 0 };
    ServiceInstance instance;
};

/// All that is known of the services of an account: what instances answered, rates, shares, history, what happened. Knows no clock
/// and no network: it is fed with answers and the ends of rounds. One thread.
///
/// A round is one question to all. An answer that comes after settle() is still taken and counted to its round, unless a newer one
/// of the instance is known: then it is counted as late only.
/// Bounds: 4,000 instances (others are counted in `refused()`), 1,000 that left, for an hour; 50,000 endpoints; 128 MiB of texts,
/// beyond which metadata and own statistics, then endpoints, are left out with a warning; 1,000 events; 100 oddities.
/// History: services and instances 5 min / 2 s, 1 h / 15 s, 24 h / 2 min (27 KiB), for 1,500 instances and 500 services;
/// endpoints 5 min / 2 s and 1 h / 1 min (6 KiB) from the first request on, for 15,000 of them. 1,000 instances with 10
/// endpoints: about 90 MiB. At all bounds 210 MiB of history and windows; after that it does not grow.
class ServiceBook
{
public:
    static constexpr qsizetype maxInstances = 4'000;
    static constexpr qsizetype maxEndpoints = 50'000;
    static constexpr qsizetype maxTextBytes = qsizetype { 128 } << 20;
    static constexpr qsizetype maxLeft = 1'000;
    static constexpr qint64 keepLeftMs = 3'600'000;
    static constexpr qsizetype maxEvents = 1'000;
    static constexpr qsizetype maxOddities = 100;
    static constexpr std::size_t maxInstanceSeries = 1'500;
    static constexpr std::size_t maxServiceSeries = 500;
    static constexpr std::size_t maxEndpointSeries = 15'000;

    ServiceBook();
    ~ServiceBook();
    ServiceBook(const ServiceBook &) = delete;
    ServiceBook &operator=(const ServiceBook &) = delete;

    /// Time between two rounds: a longer time between two answers is a gap in the plots.
    void setInterval(qint64 intervalMs) { m_intervalMs = intervalMs; }

    void take(ServiceAnswer answer);
    void takeOddity(const QString &text, const QString &excerpt, qint64 nowMs);
    /// Shares, findings and rows of services by what is known now.
    void update(qint64 nowMs);
    /// Who has not answered the round is silent; services' histories get their sample. Updates. `round` counts up.
    void settle(quint64 round, qint64 nowMs);
    /// No answer to the round can come any more: who misses two has left.
    void end(quint64 round, qint64 nowMs);
    /// Rounds that never came to their end (the connection went) are no one's fault: nobody missed them.
    void forgetRounds();

    /// Connections by subscription `$SRV.PING.name.id`; a new instance on the connection of one that left is a restart.
    void setConnections(const QHash<std::pair<QString, QString>, InstanceConnection> &connections);

    /// Forgets instances that left: all of them, those of one service, or one.
    void forgetLeft(const QString &service = {}, const QString &id = {});
    void clear();

    [[nodiscard]] bool isKnown(const QString &service, const QString &id) const;
    /// Whether INFO is to be asked for: some present instance never answered it.
    [[nodiscard]] bool hasUnknown() const;
    /// Present instances, and how many of them answered a round.
    [[nodiscard]] int presentCount() const;
    [[nodiscard]] int answeredCount(quint64 round) const;
    [[nodiscard]] qsizetype instanceCount() const; ///< with those that left

    [[nodiscard]] QList<ServiceRow> services() const; ///< by name
    [[nodiscard]] std::optional<ServiceRow> service(const QString &name) const;
    [[nodiscard]] QList<InstanceRow> instances(const QString &service = {}) const; ///< empty: of all services
    [[nodiscard]] std::optional<InstanceRow> instance(const QString &service, const QString &id) const;
    /// Of one instance; id empty: of the service, each endpoint once for all its present instances.
    [[nodiscard]] QList<EndpointRow> endpoints(const QString &service, const QString &id = {}) const;
    /// Each endpoint of each present instance of a service.
    [[nodiscard]] QList<EndpointRow> allEndpoints(const QString &service) const;
    /// Worst first; empty: of all services.
    [[nodiscard]] QList<ServiceFinding> findings(const QString &service = {}) const;
    /// Oldest first; empty: of all services.
    [[nodiscard]] QList<ServiceEvent> events(const QString &service = {}) const;
    [[nodiscard]] const QList<ServiceEvent> &allEvents() const { return m_events; }
    [[nodiscard]] const QList<ServiceOddity> &oddities() const { return m_oddities; }
    [[nodiscard]] quint64 refused() const { return m_refused; } ///< instances over the bound

    /// Null when nothing is kept. Valid until the book changes.
    [[nodiscard]] const LoadSeries *series(const QString &service, const QString &id = {}) const;
    [[nodiscard]] const LoadSeries *series(
        const QString &service, const QString &id, const QString &endpoint, const QString &subject) const;

    /// Of histories, windows and texts: nearly all that is held.
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    struct Endpoint;
    struct Instance;
    struct Service;
    using Key = std::pair<QString, QString>;

    [[nodiscard]] Instance *find(const QString &service, const QString &id) const;
    [[nodiscard]] Instance *found(const ServiceAnswer &answer);
    void count(Instance &instance, const ServiceInstancePtr &before, const ServiceAnswer &answer);
    void boundTexts(Instance &instance, ServiceInstance &info);
    void nameEndpoints(Service &service);
    void computeShares(Service &service);
    void summarise(Service &service, qint64 nowMs);
    void judge(Service &service);
    void forget(const std::function<bool(const Instance &)> &isGone);
    void happen(ServiceEvent::Kind kind, const InstanceRow &row, qint64 nowMs, const QString &previous = {});

    std::map<QString, std::unique_ptr<Service>> m_services;
    QHash<Key, Instance *> m_instances;
    QList<ServiceEvent> m_events;
    QList<ServiceOddity> m_oddities;
    qint64 m_intervalMs = 2'000;
    quint64 m_settled = 0; ///< newest settled round
    quint64 m_firstRound = 0; ///< settled first: who answers it was there before
    quint64 m_eventNumber = 0;
    quint64 m_refused = 0;
    std::size_t m_instanceSeries = 0;
    std::size_t m_serviceSeries = 0;
    std::size_t m_endpointSeries = 0;
    qsizetype m_textBytes = 0;
    qsizetype m_endpoints = 0;
};

} // namespace natsight
