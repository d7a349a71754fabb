// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicebook.h"

#include <utility>

namespace natsight {

inline EndpointStats endpointOf(const QString &name, quint64 requests = 0, quint64 errors = 0, quint64 processingNs = 0)
{
    EndpointStats stats;
    stats.name = name;
    stats.subject = QStringLiteral("svc.") + name;
    stats.queueGroup = QStringLiteral("q");
    stats.requests = requests;
    stats.errors = errors;
    stats.processingNs = processingNs;
    return stats;
}

/// What an instance answers, as it comes to the book.
struct Answer {
    QString service = QStringLiteral("pricing");
    QString id = QStringLiteral("A");
    QString version = QStringLiteral("1.0.0");
    QList<EndpointStats> endpoints = { endpointOf(QStringLiteral("get")) };
    qint64 startedNs = 1'000;
    ServiceVerb verb = ServiceVerb::Stats;

    [[nodiscard]] ServiceAnswer at(quint64 round, qint64 nowMs) const
    {
        ServiceAnswer answer;
        answer.verb = verb;
        answer.round = round;
        answer.arrivedMs = nowMs;
        answer.rtt = std::chrono::milliseconds(3);
        answer.instance.name = service;
        answer.instance.id = id;
        answer.instance.version = version;
        answer.instance.endpoints = endpoints;
        answer.instance.startedNs = startedNs;
        answer.instance.hasStats = verb == ServiceVerb::Stats;
        answer.instance.hasInfo = verb == ServiceVerb::Info;
        return answer;
    }
};

inline InstanceRow instanceRow(const QString &id, quint64 requests, quint64 errors = 0, double averageMs = 1,
    const QString &version = QStringLiteral("1.0.0"))
{
    InstanceRow row;
    row.service = QStringLiteral("pricing");
    row.id = id;
    ServiceInstance info;
    info.name = row.service;
    info.id = id;
    info.version = version;
    info.endpoints = { endpointOf(QStringLiteral("get"), requests, errors) };
    info.hasStats = true;
    row.info = std::make_shared<const ServiceInstance>(info);
    row.recent = { requests, errors, static_cast<quint64>(static_cast<double>(requests) * averageMs * 1e6) };
    row.total = row.recent;
    row.rates = { static_cast<double>(requests) / 300, static_cast<double>(errors) / 300, row.recent.errorShare(),
        row.recent.averageNs() };
    row.foundMs = 1'000;
    row.answeredMs = 1'000'000;
    return row;
}

} // namespace natsight
