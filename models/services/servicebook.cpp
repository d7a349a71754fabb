// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicebook.h"

#include "models/core/text.h"
#include "models/services/servicerowsmodel.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace natsight {

namespace {

constexpr qint64 stepMs = 2'000;
constexpr std::size_t tailSamples = 60;
constexpr int roundsToLeave = 2;
/// Asked so often for INFO without an answer, an instance is taken as one that has none.
constexpr int infoTries = 3;
constexpr qsizetype maxVersions = 100;

const std::vector<RingSeries::Level> instanceLevels { { stepMs, 150 }, { 15'000, 240 }, { 120'000, 720 } };
const std::vector<RingSeries::Level> endpointLevels { { stepMs, 150 }, { 60'000, 60 } };

/// What was counted in the last 5 minutes, by 10 seconds.
class LoadWindow
{
public:
    void add(qint64 nowMs, const ServiceCounts &counts)
    {
        advance(nowMs);
        bucket(m_newest) += counts;
        m_sum += counts;
    }
    /// What is older than 5 minutes goes.
    void advance(qint64 nowMs)
    {
        const qint64 step = std::max(nowMs / widthMs, m_newest);
        for (qint64 stale = std::max(m_newest + 1, step - count + 1); stale <= step; ++stale) {
            ServiceCounts &old = bucket(stale);
            m_sum.requests -= old.requests;
            m_sum.errors -= old.errors;
            m_sum.processingNs -= old.processingNs;
            old = {};
        }
        m_newest = step;
    }
    [[nodiscard]] const ServiceCounts &sum() const { return m_sum; }

private:
    static constexpr qint64 widthMs = 10'000;
    static constexpr qint64 count = 30;

    ServiceCounts &bucket(qint64 step) { return m_buckets.at(static_cast<std::size_t>(step % count)); }

    std::array<ServiceCounts, count> m_buckets {};
    ServiceCounts m_sum;
    qint64 m_newest = 0;
};

/// Steps that lie between two answers get the rate of the whole time.
void addSpan(LoadSeries &series, qint64 lastMs, qint64 nowMs, const ServiceRates &rates)
{
    const auto add = [&](qint64 at) {
        series.requests.add(at, rates.requests);
        series.errors.add(at, rates.errors);
        series.averageNs.add(at, rates.averageNs);
    };
    for (qint64 at = lastMs / stepMs * stepMs + stepMs; lastMs > 0 && at < nowMs / stepMs * stepMs; at += stepMs)
        add(at);
    add(nowMs);
}

ServiceRates ratesOf(const ServiceCounts &counts, qint64 spanMs)
{
    const double seconds = static_cast<double>(std::max<qint64>(spanMs, 1)) / 1000.0;
    return { static_cast<double>(counts.requests) / seconds, static_cast<double>(counts.errors) / seconds,
        counts.errorShare(), counts.averageNs() };
}

ServiceCounts countsOf(const EndpointStats &stats)
{
    return { stats.requests, stats.errors, stats.processingNs };
}

QList<float> tailOf(const LoadSeries *series)
{
    if (!series)
        return {};
    const auto tail = series->requests.tail(tailSamples);
    return { tail.begin(), tail.end() };
}

void judge(EndpointRow &row)
{
    constexpr quint64 fewestErrors = 5;
    constexpr double failingShare = 0.01;
    if (row.recent.errors < fewestErrors || row.recent.errorShare() < failingShare)
        return;
    row.health = ServiceHealth::Bad;
    row.reason = Text::tr("%1 of its requests of the last 5 minutes failed.").arg(percentText(row.recent.errorShare()));
}

qsizetype bytesOf(const QString &text)
{
    return text.size() * static_cast<qsizetype>(sizeof(QChar));
}

qsizetype bytesOf(const ServiceMetadata &metadata)
{
    qsizetype bytes = 0;
    for (const auto &[key, value] : metadata)
        bytes += bytesOf(key) + bytesOf(value);
    return bytes;
}

/// Of the texts of an instance.
qsizetype bytesOf(const ServiceInstance &info)
{
    qsizetype bytes = bytesOf(info.name) + bytesOf(info.id) + bytesOf(info.version) + bytesOf(info.description)
        + bytesOf(info.metadata) + info.unknown.size();
    for (const QString &warning : info.warnings)
        bytes += bytesOf(warning);
    for (const EndpointStats &one : info.endpoints) {
        bytes += bytesOf(one.name) + bytesOf(one.subject) + bytesOf(one.queueGroup) + bytesOf(one.lastError)
            + bytesOf(one.metadata) + one.data.size() + one.unknown.size();
    }
    return bytes;
}

bool isSameEndpoint(const EndpointStats &a, const EndpointStats &b)
{
    return a.name == b.name && a.subject == b.subject && a.queueGroup == b.queueGroup;
}

} // namespace

LoadSeries::LoadSeries(const std::vector<RingSeries::Level> &levels)
    : requests(levels)
    , errors(levels)
    , averageNs(levels)
{
}

std::size_t LoadSeries::memoryBytes() const
{
    return requests.memoryBytes() + errors.memoryBytes() + averageNs.memoryBytes();
}

/// Beside the endpoint in `row.info`, at the same place.
struct ServiceBook::Endpoint {
    ServiceRates rates;
    LoadWindow window;
    std::unique_ptr<LoadSeries> series;
    double share = unknownNumber;
    double recentShare = unknownNumber;
    int kind = -1; ///< of Service::kinds
};

struct ServiceBook::Instance {
    InstanceRow row;
    Service *service = nullptr;
    std::vector<Endpoint> endpoints;
    LoadWindow window;
    std::unique_ptr<LoadSeries> series;
    qint64 countedMs = 0; ///< last STATS
    quint64 statsRound = 0;
    quint64 infoRound = 0;
    qsizetype heldBytes = 0; ///< of its texts
    qsizetype heldEndpoints = 0;
    int missed = 0;
    int infoTried = 0;

    [[nodiscard]] quint64 lastRound() const { return std::max(statsRound, infoRound); }
    [[nodiscard]] bool isPresent() const { return row.state != InstanceRow::State::Left; }
};

struct ServiceBook::Service {
    /// An endpoint that instances have, by name, subject and queue group.
    struct Kind {
        EndpointStats stats; ///< name, subject, group
        int instances = 0;
        double rate = 0;
        quint64 recent = 0;
        int group = -1; ///< of groups; -1 = none
    };
    struct Group {
        QString subject;
        QString name;
        double rate = 0;
        quint64 recent = 0;
    };

    ServiceRow row;
    std::vector<std::unique_ptr<Instance>> instances;
    std::vector<Kind> kinds;
    std::vector<Group> groups;
    QStringList knownVersions;
    QList<ServiceFinding> findings;
    std::unique_ptr<LoadSeries> series;
    qint64 sampledMs = 0;
    bool isNamed = false; ///< kinds and groups are those of the instances
    bool isStale = true; ///< something came since update()
};

ServiceBook::ServiceBook() = default;
ServiceBook::~ServiceBook() = default;

// Taking --------------------------------------------------------------------------------------------------------------

ServiceBook::Instance *ServiceBook::find(const QString &service, const QString &id) const
{
    return m_instances.value({ service, id }, nullptr);
}

ServiceBook::Instance *ServiceBook::found(const ServiceAnswer &answer)
{
    const ServiceInstance &came = answer.instance;
    if (Instance *known = find(came.name, came.id))
        return known;
    if (m_instances.size() >= maxInstances) {
        ++m_refused;
        return nullptr;
    }
    auto &service = m_services[came.name];
    if (!service) {
        service = std::make_unique<Service>();
        service->row.name = came.name;
        if (m_serviceSeries < maxServiceSeries) {
            service->series = std::make_unique<LoadSeries>(instanceLevels);
            ++m_serviceSeries;
        }
    }
    auto instance = std::make_unique<Instance>();
    instance->service = service.get();
    instance->row.service = came.name;
    instance->row.id = came.id;
    instance->row.foundMs = answer.arrivedMs;
    if (m_instanceSeries < maxInstanceSeries) {
        instance->series = std::make_unique<LoadSeries>(instanceLevels);
        ++m_instanceSeries;
    }
    Instance *made = instance.get();
    m_instances.insert({ came.name, came.id }, made);
    service->instances.push_back(std::move(instance));
    service->isNamed = false;
    return made;
}

void ServiceBook::take(ServiceAnswer answer)
{
    if (answer.verb == ServiceVerb::Ping)
        return; // it tells nothing that the others do not
    Instance *instance = found(answer);
    if (!instance)
        return;
    InstanceRow &row = instance->row;
    const bool isStats = answer.verb == ServiceVerb::Stats;
    quint64 &round = isStats ? instance->statsRound : instance->infoRound;
    if (answer.round > 0 && answer.round <= m_settled)
        ++row.lateAnswers;
    if (answer.round < round)
        return;
    if (answer.round > 0 && answer.round == round) {
        ++row.doubleAnswers;
        return;
    }
    round = answer.round;
    const ServiceInstancePtr before = row.info;
    const bool isNew = !before;
    ServiceInstance info = before ? mergedInstance(*before, std::move(answer.instance)) : std::move(answer.instance);
    boundTexts(*instance, info);
    row.info = std::make_shared<const ServiceInstance>(std::move(info));
    const bool hadLeft = row.state == InstanceRow::State::Left;
    row.state = InstanceRow::State::Present;
    row.leftMs = 0;
    row.answeredMs = std::max(row.answeredMs, answer.arrivedMs);
    if (isStats || row.rtt.count() == 0)
        row.rtt = answer.rtt;
    instance->missed = 0;
    Service &service = *instance->service;
    service.isStale = true;

    const bool isFirstRound = m_firstRound == 0 || answer.round <= m_firstRound;
    const QString &version = row.info->version;
    if (isNew && !isFirstRound)
        happen(ServiceEvent::Kind::Joined, row, answer.arrivedMs);
    if (hadLeft) {
        happen(ServiceEvent::Kind::Returned, row, answer.arrivedMs);
        service.isNamed = false;
    }
    if (!version.isEmpty() && !service.knownVersions.contains(version)) {
        const QString previous = before ? before->version
                                        : service.knownVersions.value(service.knownVersions.size() - 1);
        if (!isFirstRound && !previous.isEmpty())
            happen(ServiceEvent::Kind::VersionChanged, row, answer.arrivedMs, previous);
        if (service.knownVersions.size() >= maxVersions)
            service.knownVersions.removeFirst();
        service.knownVersions << version;
    }

    const QList<EndpointStats> &now = row.info->endpoints;
    bool isSame = before && before->endpoints.size() == now.size();
    for (qsizetype i = 0; isSame && i < now.size(); ++i)
        isSame = isSameEndpoint(before->endpoints.at(i), now.at(i));
    if (!isSame) {
        // Each endpoint keeps what is known of it, wherever it stands now.
        std::vector<Endpoint> endpoints(static_cast<std::size_t>(now.size()));
        std::vector<Endpoint> &old = instance->endpoints;
        QHash<std::pair<QString, QString>, qsizetype> places;
        for (qsizetype i = 0; before && i < before->endpoints.size(); ++i)
            places.insert({ before->endpoints.at(i).name, before->endpoints.at(i).subject }, i);
        for (qsizetype i = 0; i < now.size(); ++i) {
            const auto place = places.constFind({ now.at(i).name, now.at(i).subject });
            if (place == places.cend())
                continue;
            endpoints[static_cast<std::size_t>(i)] = std::move(old[static_cast<std::size_t>(*place)]);
            places.erase(place); // a second one of that name begins anew
        }
        for (const Endpoint &gone : old) // what was kept has moved away
            m_endpointSeries -= gone.series ? 1 : 0;
        old = std::move(endpoints);
        service.isNamed = false;
    }
    if (isStats)
        count(*instance, before, answer);
}

void ServiceBook::boundTexts(Instance &instance, ServiceInstance &info)
{
    const qsizetype endpointRoom = std::max<qsizetype>(maxEndpoints - (m_endpoints - instance.heldEndpoints), 0);
    if (info.endpoints.size() > endpointRoom) {
        info.endpoints.remove(endpointRoom, info.endpoints.size() - endpointRoom);
        info.warnings << Text::tr("Endpoints are left out: there are more than %1 in all.").arg(maxEndpoints);
    }
    const qsizetype room = maxTextBytes - (m_textBytes - instance.heldBytes);
    if (bytesOf(info) > room) {
        info.metadata.clear();
        info.unknown.clear();
        for (EndpointStats &endpoint : info.endpoints) {
            endpoint.metadata.clear();
            endpoint.data.clear();
            endpoint.unknown.clear();
        }
        if (bytesOf(info) > room)
            info.endpoints.clear();
        info.warnings << Text::tr("Texts are left out: all services together have too many.");
    }
    const qsizetype bytes = bytesOf(info);
    m_textBytes += bytes - std::exchange(instance.heldBytes, bytes);
    const qsizetype endpoints = info.endpoints.size();
    m_endpoints += endpoints - std::exchange(instance.heldEndpoints, endpoints);
}

void ServiceBook::count(Instance &instance, const ServiceInstancePtr &before, const ServiceAnswer &answer)
{
    InstanceRow &row = instance.row;
    const ServiceInstance &now = *row.info;
    const qint64 nowMs = answer.arrivedMs;
    const qint64 spanMs = nowMs - instance.countedMs;
    const bool hasBefore = before && before->hasStats && instance.countedMs > 0;
    QHash<std::pair<QString, QString>, const EndpointStats *> known;
    const auto old = [&](qsizetype place) -> const EndpointStats * {
        if (!hasBefore)
            return nullptr;
        const EndpointStats &one = now.endpoints.at(place);
        if (place < before->endpoints.size() && before->endpoints.at(place).name == one.name
            && before->endpoints.at(place).subject == one.subject)
            return &before->endpoints.at(place);
        if (known.isEmpty()) {
            for (const EndpointStats &other : before->endpoints)
                known.insert({ other.name, other.subject }, &other);
        }
        return known.value({ one.name, one.subject }, nullptr);
    };

    bool isAnew = hasBefore && before->startedNs > 0 && now.startedNs > 0 && now.startedNs != before->startedNs;
    ServiceCounts total;
    row.lastError.clear();
    for (qsizetype i = 0; i < now.endpoints.size(); ++i) {
        const EndpointStats &one = now.endpoints.at(i);
        total += countsOf(one);
        if (!one.lastError.isEmpty())
            row.lastError = one.lastError;
        const EndpointStats *then = old(i);
        isAnew = isAnew
            || (then
                && (one.requests < then->requests || one.errors < then->errors
                    || one.processingNs < then->processingNs));
    }
    row.total = total;
    if (isAnew) {
        ++row.restarts;
        happen(ServiceEvent::Kind::Restarted, row, nowMs);
    }

    // An answer that was on its way longer than the next one has no time of its own: it only renews the counters.
    const bool isPlotted = hasBefore && spanMs > 0;
    const bool isGap = spanMs > std::max<qint64>(m_intervalMs * 5 / 2, m_intervalMs + 3'000);
    const qint64 lastMs = isGap ? 0 : instance.countedMs;
    ServiceCounts all;
    for (qsizetype i = 0; i < now.endpoints.size(); ++i) {
        Endpoint &endpoint = instance.endpoints[static_cast<std::size_t>(i)];
        const EndpointStats &one = now.endpoints.at(i);
        if (isPlotted) {
            // After a restart all that it counts is new; what an endpoint counted before it was seen first is nobody's.
            ServiceCounts delta = isAnew ? countsOf(one) : ServiceCounts();
            if (const EndpointStats *then = old(i); then && !isAnew) {
                delta = { one.requests - then->requests, one.errors - then->errors,
                    one.processingNs - then->processingNs };
            }
            endpoint.rates = ratesOf(delta, spanMs);
            endpoint.window.add(nowMs, delta);
            all += delta;
        }
        if (!endpoint.series && one.requests > 0 && m_endpointSeries < maxEndpointSeries) {
            endpoint.series = std::make_unique<LoadSeries>(endpointLevels);
            ++m_endpointSeries;
        }
        if (endpoint.series && isPlotted)
            addSpan(*endpoint.series, lastMs, nowMs, endpoint.rates);
    }
    if (isPlotted) {
        row.rates = ratesOf(all, spanMs);
        instance.window.add(nowMs, all);
        row.recent = instance.window.sum();
        if (instance.series)
            addSpan(*instance.series, lastMs, nowMs, row.rates);
    }
    instance.countedMs = std::max(instance.countedMs, nowMs);
}

void ServiceBook::takeOddity(const QString &text, const QString &excerpt, qint64 nowMs)
{
    const auto known = std::find_if(
        m_oddities.begin(), m_oddities.end(), [&text](const ServiceOddity &one) { return one.text == text; });
    if (known != m_oddities.end()) {
        known->timeMs = nowMs;
        known->excerpt = excerpt;
        ++known->count;
        return;
    }
    if (m_oddities.size() >= maxOddities)
        m_oddities.removeFirst();
    m_oddities << ServiceOddity { nowMs, text, excerpt, 1 };
}

// Rounds --------------------------------------------------------------------------------------------------------------

void ServiceBook::nameEndpoints(Service &service)
{
    service.isNamed = true;
    service.kinds.clear();
    service.groups.clear();
    QHash<QString, int> kinds;
    QHash<std::pair<QString, QString>, int> groups;
    for (const auto &instance : service.instances) {
        const QList<EndpointStats> &endpoints = instance->row.info->endpoints;
        for (qsizetype i = 0; i < endpoints.size(); ++i) {
            Endpoint &mine = instance->endpoints[static_cast<std::size_t>(i)];
            mine.kind = -1;
            if (!instance->isPresent())
                continue;
            const EndpointStats &one = endpoints.at(i);
            const QString key = one.name + QChar(0) + one.subject + QChar(0) + one.queueGroup;
            auto kind = kinds.constFind(key);
            if (kind == kinds.cend()) {
                Service::Kind made;
                made.stats.name = one.name;
                made.stats.subject = one.subject;
                made.stats.queueGroup = one.queueGroup;
                made.stats.metadata = one.metadata;
                if (!one.queueGroup.isEmpty()) {
                    const auto group = std::pair(one.subject, one.queueGroup);
                    if (!groups.contains(group)) {
                        groups.insert(group, static_cast<int>(service.groups.size()));
                        service.groups.push_back({ one.subject, one.queueGroup });
                    }
                    made.group = groups.value(group);
                }
                kind = kinds.insert(key, static_cast<int>(service.kinds.size()));
                service.kinds.push_back(std::move(made));
            }
            mine.kind = *kind;
            ++service.kinds[static_cast<std::size_t>(*kind)].instances;
        }
    }
}

void ServiceBook::computeShares(Service &service)
{
    for (auto &group : service.groups) {
        group.rate = 0;
        group.recent = 0;
    }
    const auto groupOf = [&service](const Endpoint &endpoint) -> Service::Group * {
        if (endpoint.kind < 0)
            return nullptr;
        const int group = service.kinds[static_cast<std::size_t>(endpoint.kind)].group;
        return group < 0 ? nullptr : &service.groups[static_cast<std::size_t>(group)];
    };
    for (const auto &instance : service.instances) {
        if (!instance->isPresent())
            continue;
        for (const Endpoint &endpoint : instance->endpoints) {
            if (Service::Group *group = groupOf(endpoint)) {
                group->rate += std::isfinite(endpoint.rates.requests) ? endpoint.rates.requests : 0;
                group->recent += endpoint.window.sum().requests;
            }
        }
    }
    const auto share = [](double of, double all) { return all > 0 ? of / all : unknownNumber; };
    for (const auto &instance : service.instances) {
        double rate = 0;
        double rates = 0;
        quint64 recent = 0;
        quint64 recents = 0;
        for (Endpoint &endpoint : instance->endpoints) {
            endpoint.share = endpoint.recentShare = unknownNumber;
            Service::Group *group = instance->isPresent() ? groupOf(endpoint) : nullptr;
            if (!group)
                continue;
            const double mine = std::isfinite(endpoint.rates.requests) ? endpoint.rates.requests : 0;
            endpoint.share = share(mine, group->rate);
            endpoint.recentShare = share(
                static_cast<double>(endpoint.window.sum().requests), static_cast<double>(group->recent));
            rate += mine;
            rates += group->rate;
            recent += endpoint.window.sum().requests;
            recents += group->recent;
        }
        instance->row.share = share(rate, rates);
        instance->row.recentShare = share(static_cast<double>(recent), static_cast<double>(recents));
    }
}

void ServiceBook::summarise(Service &service, qint64 nowMs)
{
    ServiceRow row;
    row.name = service.row.name;
    row.endpoints = static_cast<int>(service.kinds.size());
    row.rates.requests = row.rates.errors = unknownNumber;
    double requests = 0;
    double errors = 0;
    double processing = 0;
    bool isKnown = false;
    qint64 describedMs = -1;
    for (const auto &instance : service.instances) {
        InstanceRow &one = instance->row;
        instance->window.advance(nowMs);
        for (Endpoint &endpoint : instance->endpoints)
            endpoint.window.advance(nowMs);
        one.recent = instance->window.sum();
        one.tail = tailOf(instance->series.get());
        auto version = std::find_if(row.versions.begin(), row.versions.end(),
            [&one](const VersionCount &known) { return known.version == one.info->version; });
        if (version == row.versions.end()) {
            row.versions << VersionCount { one.info->version, 0, 0 };
            version = std::prev(row.versions.end());
        }
        if (!one.info->description.isEmpty() && one.answeredMs > describedMs) {
            row.description = one.info->description;
            describedMs = one.answeredMs;
        }
        row.answeredMs = std::max(row.answeredMs, one.answeredMs);
        if (!instance->isPresent()) {
            ++row.left;
            ++version->left;
            row.lastLeftMs = std::max(row.lastLeftMs, one.leftMs);
            continue;
        }
        ++row.present;
        ++version->present;
        row.total += one.total;
        row.recent += one.recent;
        row.fastest = row.fastest.count() == 0 ? one.rtt : std::min(row.fastest, one.rtt);
        row.slowest = std::max(row.slowest, one.rtt);
        if (!std::isfinite(one.rates.requests))
            continue;
        isKnown = true;
        requests += one.rates.requests;
        errors += one.rates.errors;
        processing += std::isfinite(one.rates.averageNs) ? one.rates.averageNs * one.rates.requests : 0;
    }
    if (isKnown) {
        row.rates = { requests, errors, requests > 0 ? errors / requests : unknownNumber,
            requests > 0 ? processing / requests : unknownNumber };
    }
    std::sort(row.versions.begin(), row.versions.end(), [](const VersionCount &a, const VersionCount &b) {
        return a.present != b.present ? a.present > b.present : a.version > b.version;
    });
    row.tail = tailOf(service.series.get());
    service.row = std::move(row);
}

void ServiceBook::judge(Service &service)
{
    QList<InstanceRow> rows;
    rows.reserve(static_cast<qsizetype>(service.instances.size()));
    QList<GroupLoad> groups;
    for (const auto &group : service.groups)
        groups << GroupLoad { group.subject, group.name, {} };
    for (const auto &instance : service.instances) {
        rows << instance->row;
        if (!instance->isPresent())
            continue;
        for (const Endpoint &endpoint : instance->endpoints) {
            const int group = endpoint.kind < 0 ? -1 : service.kinds[static_cast<std::size_t>(endpoint.kind)].group;
            if (group >= 0)
                groups[group].requests.append({ instance->row.id, endpoint.window.sum().requests });
        }
    }
    service.findings = findServiceTroubles(rows, groups);
    judgeInstances(rows, service.findings);
    for (std::size_t i = 0; i < service.instances.size(); ++i) {
        InstanceRow &row = service.instances[i]->row;
        const InstanceRow &judged = rows.at(static_cast<qsizetype>(i));
        row.health = judged.health;
        row.stateText = judged.stateText;
        row.reason = judged.reason;
    }
    service.row.health = ServiceHealth::Good;
    service.row.reason.clear();
    for (const ServiceFinding &finding : std::as_const(service.findings)) {
        if (finding.severity == ServiceHealth::Good || finding.severity == ServiceHealth::Left)
            continue; // that some left is no trouble while others answer
        service.row.health = std::max(service.row.health, finding.severity);
        if (service.row.reason.isEmpty())
            service.row.reason = finding.title;
    }
}

void ServiceBook::update(qint64 nowMs)
{
    for (const auto &[name, service] : m_services) {
        if (!std::exchange(service->isStale, false))
            continue;
        if (!service->isNamed)
            nameEndpoints(*service);
        summarise(*service, nowMs);
        computeShares(*service);
        judge(*service);
    }
}

void ServiceBook::settle(quint64 round, qint64 nowMs)
{
    m_settled = std::max(m_settled, round);
    if (m_firstRound == 0)
        m_firstRound = round;
    for (Instance *instance : std::as_const(m_instances)) {
        instance->infoTried += instance->isPresent() && !instance->row.info->hasInfo ? 1 : 0;
        instance->service->isStale = true;
        if (instance->row.state == InstanceRow::State::Present && instance->lastRound() < round)
            instance->row.state = InstanceRow::State::Silent;
    }
    update(nowMs);
    for (const auto &[name, service] : m_services) {
        if (service->series && service->row.present > 0) {
            const bool isGap = nowMs - service->sampledMs > m_intervalMs * 5 / 2 + 3'000;
            addSpan(*service->series, isGap ? 0 : service->sampledMs, nowMs, service->row.rates);
            service->sampledMs = nowMs;
            service->row.tail = tailOf(service->series.get());
        }
    }
}

void ServiceBook::end(quint64 round, qint64 nowMs)
{
    bool hasLeft = false;
    for (Instance *instance : std::as_const(m_instances)) {
        InstanceRow &row = instance->row;
        if (row.state == InstanceRow::State::Left || instance->lastRound() >= round)
            continue;
        if (++instance->missed < roundsToLeave)
            continue;
        row.state = InstanceRow::State::Left;
        row.leftMs = nowMs;
        row.rates = {};
        row.share = row.recentShare = unknownNumber;
        for (Endpoint &endpoint : instance->endpoints)
            endpoint.rates = {};
        instance->countedMs = 0;
        instance->service->isNamed = false;
        instance->service->isStale = true;
        hasLeft = true;
        happen(ServiceEvent::Kind::Left, row, nowMs);
    }
    // Those that left are kept for an hour, and not too many of them.
    QList<const Instance *> left;
    bool hasOld = false;
    for (const Instance *instance : std::as_const(m_instances)) {
        if (instance->row.state != InstanceRow::State::Left)
            continue;
        left << instance;
        hasOld = hasOld || nowMs - instance->row.leftMs > keepLeftMs;
    }
    if (hasOld || left.size() > maxLeft) {
        std::sort(left.begin(), left.end(),
            [](const Instance *a, const Instance *b) { return a->row.leftMs > b->row.leftMs; });
        QSet<const Instance *> gone;
        for (qsizetype i = 0; i < left.size(); ++i) {
            if (i >= maxLeft || nowMs - left.at(i)->row.leftMs > keepLeftMs)
                gone.insert(left.at(i));
        }
        forget([&gone](const Instance &one) { return gone.contains(&one); });
    }
    if (hasLeft)
        update(nowMs);
}

void ServiceBook::forgetRounds()
{
    for (Instance *instance : std::as_const(m_instances))
        instance->missed = 0;
}

void ServiceBook::setConnections(const QHash<std::pair<QString, QString>, InstanceConnection> &connections)
{
    for (auto it = connections.cbegin(); it != connections.cend(); ++it) {
        Instance *instance = find(it.key().first, it.key().second);
        if (!instance)
            continue;
        const bool isFirst = !instance->row.connection.has_value();
        instance->row.connection = it.value();
        if (!isFirst || !instance->isPresent())
            continue;
        for (const auto &other : instance->service->instances) {
            const auto &theirs = other->row.connection;
            if (other->isPresent() || !theirs || theirs->clientId != it.value().clientId
                || theirs->server != it.value().server)
                continue;
            ++instance->row.restarts;
            happen(ServiceEvent::Kind::Restarted, instance->row, instance->row.foundMs, other->row.id);
            break;
        }
    }
}

// Forgetting ----------------------------------------------------------------------------------------------------------

void ServiceBook::forget(const std::function<bool(const Instance &)> &isGone)
{
    for (auto it = m_services.begin(); it != m_services.end();) {
        Service &service = *it->second;
        const auto before = service.instances.size();
        std::erase_if(service.instances, [&](const std::unique_ptr<Instance> &one) {
            if (!isGone(*one))
                return false;
            m_instances.remove({ one->row.service, one->row.id });
            m_instanceSeries -= one->series ? 1 : 0;
            m_textBytes -= one->heldBytes;
            m_endpoints -= one->heldEndpoints;
            for (const Endpoint &endpoint : one->endpoints)
                m_endpointSeries -= endpoint.series ? 1 : 0;
            return true;
        });
        if (service.instances.size() != before) {
            service.isNamed = false;
            service.isStale = true;
        }
        if (service.instances.empty()) {
            m_serviceSeries -= service.series ? 1 : 0;
            it = m_services.erase(it);
        } else {
            ++it;
        }
    }
}

void ServiceBook::forgetLeft(const QString &service, const QString &id)
{
    forget([&](const Instance &one) {
        return !one.isPresent() && (service.isEmpty() || one.row.service == service)
            && (id.isEmpty() || one.row.id == id);
    });
    qint64 newestMs = 0;
    for (const Instance *instance : std::as_const(m_instances))
        newestMs = std::max(newestMs, instance->row.answeredMs);
    update(newestMs);
}

void ServiceBook::clear()
{
    forget([](const Instance &) { return true; });
    m_events.clear();
    m_oddities.clear();
    m_settled = m_firstRound = m_refused = 0;
}

// What is known -------------------------------------------------------------------------------------------------------

bool ServiceBook::isKnown(const QString &service, const QString &id) const
{
    return find(service, id);
}

bool ServiceBook::hasUnknown() const
{
    return std::any_of(m_instances.begin(), m_instances.end(),
        [](const Instance *one) { return one->isPresent() && !one->row.info->hasInfo && one->infoTried < infoTries; });
}

int ServiceBook::presentCount() const
{
    return static_cast<int>(
        std::count_if(m_instances.begin(), m_instances.end(), [](const Instance *one) { return one->isPresent(); }));
}

int ServiceBook::answeredCount(quint64 round) const
{
    return static_cast<int>(std::count_if(m_instances.begin(), m_instances.end(),
        [round](const Instance *one) { return one->isPresent() && one->lastRound() >= round; }));
}

qsizetype ServiceBook::instanceCount() const
{
    return m_instances.size();
}

QList<ServiceRow> ServiceBook::services() const
{
    QList<ServiceRow> rows;
    rows.reserve(static_cast<qsizetype>(m_services.size()));
    for (const auto &[name, service] : m_services)
        rows << service->row;
    return rows;
}

std::optional<ServiceRow> ServiceBook::service(const QString &name) const
{
    const auto found = m_services.find(name);
    return found != m_services.end() ? std::optional(found->second->row) : std::nullopt;
}

QList<InstanceRow> ServiceBook::instances(const QString &service) const
{
    QList<InstanceRow> rows;
    for (const auto &[name, one] : m_services) {
        if (!service.isEmpty() && name != service)
            continue;
        for (const auto &instance : one->instances)
            rows << instance->row;
    }
    return rows;
}

std::optional<InstanceRow> ServiceBook::instance(const QString &service, const QString &id) const
{
    const Instance *known = find(service, id);
    return known ? std::optional(known->row) : std::nullopt;
}

QList<EndpointRow> ServiceBook::endpoints(const QString &service, const QString &id) const
{
    QList<EndpointRow> rows;
    const auto found = m_services.find(service);
    if (found == m_services.end())
        return rows;
    if (!id.isEmpty()) {
        for (EndpointRow &row : allEndpoints(service)) {
            if (row.instance == id)
                rows << std::move(row);
        }
        return rows;
    }
    // Each once, for all present instances.
    const Service &one = *found->second;
    for (const auto &kind : one.kinds) {
        EndpointRow row;
        row.service = service;
        row.stats = kind.stats;
        row.instances = kind.instances;
        row.rates = { 0, 0, unknownNumber, unknownNumber };
        rows << row;
    }
    QList<double> processing(rows.size(), 0);
    QList<bool> isKnown(rows.size(), false);
    QList<qint64> errorMs(rows.size(), -1);
    for (const auto &instance : one.instances) {
        if (!instance->isPresent())
            continue;
        const QList<EndpointStats> &stats = instance->row.info->endpoints;
        for (qsizetype i = 0; i < stats.size(); ++i) {
            const Endpoint &endpoint = instance->endpoints[static_cast<std::size_t>(i)];
            if (endpoint.kind < 0 || endpoint.kind >= rows.size())
                continue;
            EndpointRow &row = rows[endpoint.kind];
            row.stats.requests += stats.at(i).requests;
            row.stats.errors += stats.at(i).errors;
            row.stats.processingNs += stats.at(i).processingNs;
            row.recent += endpoint.window.sum();
            // Nobody tells when the last error was: that of the instance with the most errors lately.
            const auto weight = static_cast<qint64>(std::min<quint64>(endpoint.window.sum().errors, 1ULL << 62U));
            if (!stats.at(i).lastError.isEmpty() && weight > errorMs.at(endpoint.kind)) {
                errorMs[endpoint.kind] = weight;
                row.stats.lastError = stats.at(i).lastError;
                row.stats.data = stats.at(i).data;
            }
            if (!std::isfinite(endpoint.rates.requests))
                continue;
            isKnown[endpoint.kind] = true;
            row.rates.requests += endpoint.rates.requests;
            row.rates.errors += endpoint.rates.errors;
            processing[endpoint.kind] += std::isfinite(endpoint.rates.averageNs)
                ? endpoint.rates.averageNs * endpoint.rates.requests
                : 0;
        }
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        ServiceRates &rates = rows[i].rates;
        if (!isKnown.at(i)) {
            rates = {};
        } else if (rates.requests > 0) {
            rates.errorShare = rates.errors / rates.requests;
            rates.averageNs = processing.at(i) / rates.requests;
        }
        natsight::judge(rows[i]);
    }
    return rows;
}

QList<EndpointRow> ServiceBook::allEndpoints(const QString &service) const
{
    QList<EndpointRow> rows;
    const auto found = m_services.find(service);
    if (found == m_services.end())
        return rows;
    for (const auto &instance : found->second->instances) {
        const QList<EndpointStats> &stats = instance->row.info->endpoints;
        for (qsizetype i = 0; i < stats.size(); ++i) {
            const Endpoint &endpoint = instance->endpoints[static_cast<std::size_t>(i)];
            EndpointRow row;
            row.service = service;
            row.instance = instance->row.id;
            row.stats = stats.at(i);
            row.rates = endpoint.rates;
            row.recent = endpoint.window.sum();
            row.share = endpoint.share;
            row.recentShare = endpoint.recentShare;
            row.instances = instance->isPresent() ? 1 : 0;
            natsight::judge(row);
            rows << std::move(row);
        }
    }
    return rows;
}

QList<ServiceFinding> ServiceBook::findings(const QString &service) const
{
    QList<ServiceFinding> all;
    for (const auto &[name, one] : m_services) {
        if (service.isEmpty() || name == service)
            all += one->findings;
    }
    std::stable_sort(all.begin(), all.end(), [](const ServiceFinding &a, const ServiceFinding &b) {
        return a.severity != b.severity ? a.severity > b.severity : a.weight > b.weight;
    });
    return all;
}

QList<ServiceEvent> ServiceBook::events(const QString &service) const
{
    if (service.isEmpty())
        return m_events;
    QList<ServiceEvent> some;
    std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(some),
        [&service](const ServiceEvent &event) { return event.service == service; });
    return some;
}

const LoadSeries *ServiceBook::series(const QString &service, const QString &id) const
{
    if (id.isEmpty()) {
        const auto found = m_services.find(service);
        return found != m_services.end() ? found->second->series.get() : nullptr;
    }
    const Instance *known = find(service, id);
    return known ? known->series.get() : nullptr;
}

const LoadSeries *ServiceBook::series(
    const QString &service, const QString &id, const QString &endpoint, const QString &subject) const
{
    const Instance *known = find(service, id);
    if (!known)
        return nullptr;
    const QList<EndpointStats> &stats = known->row.info->endpoints;
    for (qsizetype i = 0; i < stats.size(); ++i) {
        if (stats.at(i).name == endpoint && stats.at(i).subject == subject)
            return known->endpoints[static_cast<std::size_t>(i)].series.get();
    }
    return nullptr;
}

std::size_t ServiceBook::memoryBytes() const
{
    std::size_t bytes = sizeof(*this) + static_cast<std::size_t>(m_textBytes);
    for (const auto &[name, service] : m_services) {
        bytes += sizeof(Service) + (service->series ? service->series->memoryBytes() : 0);
        bytes += service->kinds.size() * sizeof(Service::Kind) + service->groups.size() * sizeof(Service::Group);
        for (const auto &instance : service->instances) {
            bytes += sizeof(Instance) + (instance->series ? instance->series->memoryBytes() : 0);
            bytes += static_cast<std::size_t>(instance->row.tail.size()) * sizeof(float);
            bytes += static_cast<std::size_t>(instance->row.info->endpoints.size()) * sizeof(EndpointStats);
            for (const Endpoint &endpoint : instance->endpoints)
                bytes += sizeof(Endpoint) + (endpoint.series ? endpoint.series->memoryBytes() : 0);
        }
    }
    bytes += static_cast<std::size_t>(m_events.size()) * sizeof(ServiceEvent);
    return bytes + static_cast<std::size_t>(m_oddities.size()) * sizeof(ServiceOddity);
}

// Events --------------------------------------------------------------------------------------------------------------

void ServiceBook::happen(ServiceEvent::Kind kind, const InstanceRow &row, qint64 nowMs, const QString &previous)
{
    ServiceEvent event { kind, nowMs, row.service, row.id, row.info->version, previous, {}, ++m_eventNumber };
    const QString id = shortInstanceId(row.id);
    switch (kind) {
    case ServiceEvent::Kind::Joined:
        event.text = Text::tr("%1 joined %2 with version %3.").arg(id, row.service, event.version);
        break;
    case ServiceEvent::Kind::Left:
        event.text = Text::tr("%1 does not answer any more.").arg(id);
        break;
    case ServiceEvent::Kind::Returned:
        event.text = Text::tr("%1 answers again.").arg(id);
        break;
    case ServiceEvent::Kind::Restarted:
        event.text = previous.isEmpty()
            ? Text::tr("%1 counts from the beginning again.").arg(id)
            : Text::tr("%1 runs on the connection of %2.").arg(id, shortInstanceId(previous));
        break;
    case ServiceEvent::Kind::VersionChanged:
        event.text = Text::tr("%1 runs version %2; before it was %3.").arg(id, event.version, previous);
        break;
    }
    if (m_events.size() >= maxEvents)
        m_events.remove(0, m_events.size() - maxEvents + 1);
    m_events << std::move(event);
}

} // namespace natsight
