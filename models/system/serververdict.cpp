// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/serververdict.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr double nearlyFull = 0.9;
constexpr double full = 0.98;
constexpr double busyShare = 0.9;
constexpr qint64 dayMs = 86'400'000;
constexpr qint64 expiresSoonMs = 14 * dayMs;

double shareOf(const MaybeCount &used, const MaybeCount &limit)
{
    return used && limit && *limit > 0 ? static_cast<double>(*used) / static_cast<double>(*limit) : 0;
}

QString percent(double share)
{
    return QString::number(std::lround(share * 100));
}

/// The version that most of each cluster have.
QHash<QString, QString> usualVersions(const QList<ServerSnapshot> &servers)
{
    QHash<QString, QHash<QString, int>> counts;
    for (const ServerSnapshot &one : servers) {
        if (one.state != ServerState::Gone && !one.identity.cluster.isEmpty() && !one.identity.version.isEmpty())
            ++counts[one.identity.cluster][one.identity.version];
    }
    QHash<QString, QString> usual;
    for (auto cluster = counts.cbegin(); cluster != counts.cend(); ++cluster) {
        const auto best = std::max_element(cluster->cbegin(), cluster->cend());
        // The larger name wins where as many have each, so that it is always the same.
        QString version;
        for (auto one = cluster->cbegin(); one != cluster->cend(); ++one) {
            if (one.value() == *best)
                version = std::max(version, one.key());
        }
        usual.insert(cluster.key(), version);
    }
    return usual;
}

class Judge
{
public:
    Judge(ServerVerdict &verdict, qint64 nowMs)
        : m_verdict(verdict)
        , m_nowMs(nowMs)
    {
    }

    void find(ServerCondition condition, const QString &word, const QString &reason)
    {
        if (condition > m_verdict.condition) {
            m_verdict.condition = condition;
            m_verdict.word = word;
            m_verdict.reasons.prepend(reason);
        } else {
            m_verdict.reasons << reason;
        }
    }

    void certificate(qint64 notAfterMs, const QString &ofWhat)
    {
        if (notAfterMs <= 0 || notAfterMs - m_nowMs > expiresSoonMs)
            return;
        const QString when = format::time(notAfterMs * 1'000'000);
        if (notAfterMs <= m_nowMs)
            find(ServerCondition::Bad, Text::tr("certificate expired"),
                Text::tr("Its certificate for %1 expired at %2.").arg(ofWhat, when));
        else
            find(ServerCondition::Warning, Text::tr("certificate expires"),
                Text::tr("Its certificate for %1 expires at %2.").arg(ofWhat, when));
    }

    void jetStream(const JetStreamFigures &figures)
    {
        const auto look = [this](const MaybeCount &used, const MaybeCount &limit, const QString &what) {
            const double share = shareOf(used, limit);
            if (share >= nearlyFull)
                find(share >= full ? ServerCondition::Bad : ServerCondition::Warning,
                    share >= full ? Text::tr("storage full") : Text::tr("storage nearly full"),
                    Text::tr("JetStream uses %1 % of its %2.").arg(percent(share), what));
        };
        look(figures.storage, figures.maxStorage, Text::tr("file storage"));
        look(figures.memory, figures.maxMemory, Text::tr("memory storage"));
    }

private:
    ServerVerdict &m_verdict;
    qint64 m_nowMs;
};

void judgeOne(const ServerSnapshot &server, const QString &usualVersion, Judge &judge)
{
    if (server.state == ServerState::Silent)
        judge.find(ServerCondition::Bad, Text::tr("silent"),
            Text::tr("It has not answered since %1.").arg(format::time(server.answeredMs * 1'000'000)));
    if (server.health && !server.health->isGood)
        judge.find(ServerCondition::Bad, Text::tr("unhealthy"),
            server.health->problems.isEmpty()
                ? Text::tr("Its health check says “%1”.").arg(server.health->status)
                : Text::tr("Its health check says: %1").arg(server.health->problems.constFirst()));
    if (server.state == ServerState::LameDuck)
        judge.find(ServerCondition::Warning, Text::tr("lame duck"),
            Text::tr("It goes down soon: its clients are sent away since %1.")
                .arg(format::time(server.sinceMs * 1'000'000)));
    if (server.slowConsumerRate > 0)
        judge.find(ServerCondition::Warning, Text::tr("slow consumers"),
            Text::tr("Connections are too slow for what they are sent, and get closed: %1.")
                .arg(format::rate(server.slowConsumerRate)));
    if (server.stats) {
        const ServerStats &stats = *server.stats;
        const double cores = stats.cores ? static_cast<double>(std::max<quint64>(*stats.cores, 1)) : 0;
        if (cores > 0 && stats.cpu >= busyShare * cores * 100)
            judge.find(ServerCondition::Warning, Text::tr("busy"),
                Text::tr("Its processors are busy to %1 %.").arg(percent(stats.cpu / cores / 100)));
        const double memory = shareOf(stats.memory, stats.memoryLimit);
        if (memory >= nearlyFull)
            judge.find(ServerCondition::Warning, Text::tr("memory"),
                Text::tr("It uses %1 % of the memory that it may.").arg(percent(memory)));
        if (stats.jetStream)
            judge.jetStream(*stats.jetStream);
        if (server.variables) {
            const double connections = shareOf(stats.connections, server.variables->maxConnections);
            if (connections >= nearlyFull)
                judge.find(ServerCondition::Warning, Text::tr("connections"),
                    Text::tr("It has %1 % of the connections that it may.").arg(percent(connections)));
        }
    }
    if (server.variables) {
        judge.certificate(server.variables->tlsNotAfterMs, Text::tr("clients"));
        judge.certificate(server.variables->clusterTlsNotAfterMs, Text::tr("routes"));
        judge.certificate(server.variables->gatewayTlsNotAfterMs, Text::tr("gateways"));
        judge.certificate(server.variables->leafTlsNotAfterMs, Text::tr("leaf nodes"));
    }
    if (!usualVersion.isEmpty() && !server.identity.version.isEmpty() && server.identity.version != usualVersion)
        judge.find(ServerCondition::Warning, Text::tr("other version"),
            Text::tr("It is version %1; most of cluster %2 are %3.")
                .arg(server.identity.version, server.identity.cluster, usualVersion));
}

} // namespace

QList<ServerVerdict> judgeServers(const QList<ServerSnapshot> &servers, qint64 nowMs)
{
    const QHash<QString, QString> usual = usualVersions(servers);
    QList<ServerVerdict> verdicts;
    verdicts.reserve(servers.size());
    for (const ServerSnapshot &one : servers) {
        ServerVerdict verdict;
        verdict.word = Text::tr("good");
        if (one.state == ServerState::Gone) {
            const QString since = format::time(one.sinceMs * 1'000'000);
            verdict.condition = ServerCondition::Gone;
            verdict.word = Text::tr("gone since %1").arg(since);
            verdict.reasons << Text::tr("It shut down or does not answer any more, since %1.").arg(since);
        } else {
            Judge judge(verdict, nowMs);
            judgeOne(one, usual.value(one.identity.cluster), judge);
            // To an ordinary account it does not tell how it is.
            if (verdict.condition == ServerCondition::Good && !one.stats && !one.health) {
                verdict.word = Text::tr("answers");
                verdict.reasons << Text::tr("Its figures and its health are told to the system account only.");
            }
        }
        verdicts << verdict;
    }
    return verdicts;
}

} // namespace natsight
