// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/serververdict.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/core/thresholds.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr double full = 0.98;
constexpr qint64 dayMs = 86'400'000;

double share(Threshold percent)
{
    return threshold(percent) / 100;
}

QString rulePercent(Threshold which)
{
    return Text::tr("Said from %1 % on.").arg(thresholdText(which));
}

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

    void find(
        const char *key, ServerCondition condition, const QString &word, const QString &reason, const QString &rule)
    {
        m_verdict.problems.append({ QLatin1String(key), condition, word, reason, rule });
        if (condition > m_verdict.condition) {
            m_verdict.condition = condition;
            m_verdict.word = word;
            m_verdict.reasons.prepend(reason);
        } else {
            m_verdict.reasons << reason;
        }
    }

    void certificate(const char *key, qint64 notAfterMs, const QString &ofWhat)
    {
        const double soon = threshold(Threshold::Certificate) * dayMs;
        if (notAfterMs <= 0 || static_cast<double>(notAfterMs - m_nowMs) > soon)
            return;
        const QString rule = Text::tr("Said from %1 days before a certificate expires on; expired ones are bad.")
                                 .arg(thresholdText(Threshold::Certificate));
        const QString when = format::time(notAfterMs * 1'000'000);
        if (notAfterMs <= m_nowMs)
            find(key, ServerCondition::Bad, Text::tr("certificate expired"),
                Text::tr("Its certificate for %1 expired at %2.").arg(ofWhat, when), rule);
        else
            find(key, ServerCondition::Warning, Text::tr("certificate expires"),
                Text::tr("Its certificate for %1 expires at %2.").arg(ofWhat, when), rule);
    }

    void jetStream(const JetStreamFigures &figures)
    {
        const auto look = [this](
                              const char *key, const MaybeCount &used, const MaybeCount &limit, const QString &what) {
            const double part = shareOf(used, limit);
            if (part >= share(Threshold::ServerStorage))
                find(key, part >= full ? ServerCondition::Bad : ServerCondition::Warning,
                    part >= full ? Text::tr("storage full") : Text::tr("storage nearly full"),
                    Text::tr("JetStream uses %1 % of its %2.").arg(percent(part), what),
                    Text::tr("Said from %1 % on; bad from %2 %.")
                        .arg(thresholdText(Threshold::ServerStorage), percent(full)));
        };
        look("storage", figures.storage, figures.maxStorage, Text::tr("file storage"));
        look("memory storage", figures.memory, figures.maxMemory, Text::tr("memory storage"));
    }

private:
    ServerVerdict &m_verdict;
    qint64 m_nowMs;
};

void judgeOne(const ServerSnapshot &server, const QString &usualVersion, Judge &judge)
{
    if (server.state == ServerState::Silent)
        judge.find("silent", ServerCondition::Bad, Text::tr("silent"),
            Text::tr("It has not answered since %1.").arg(format::time(server.answeredMs * 1'000'000)),
            Text::tr("Said of a server that did not answer the last round; gone after three."));
    if (server.health && !server.health->isGood)
        judge.find("health", ServerCondition::Bad, Text::tr("unhealthy"),
            server.health->problems.isEmpty()
                ? Text::tr("Its health check says “%1”.").arg(server.health->status)
                : Text::tr("Its health check says: %1").arg(server.health->problems.constFirst()),
            Text::tr("Said where the server's own health check is not “ok”."));
    if (server.state == ServerState::LameDuck)
        judge.find("lame duck", ServerCondition::Warning, Text::tr("lame duck"),
            Text::tr("It goes down soon: its clients are sent away since %1.")
                .arg(format::time(server.sinceMs * 1'000'000)),
            Text::tr("Said once the server announced it."));
    if (server.slowConsumerRate > 0 && server.slowConsumerRate * 60 >= threshold(Threshold::SlowConsumers))
        judge.find("slow consumers", ServerCondition::Warning, Text::tr("slow consumers"),
            Text::tr("Connections are too slow for what they are sent, and get closed: %1.")
                .arg(format::rate(server.slowConsumerRate)),
            Text::tr("Said from %1 new ones per minute on.").arg(thresholdText(Threshold::SlowConsumers)));
    if (server.stats) {
        const ServerStats &stats = *server.stats;
        const double cores = stats.cores ? static_cast<double>(std::max<quint64>(*stats.cores, 1)) : 0;
        if (cores > 0 && stats.cpu >= share(Threshold::ServerBusy) * cores * 100)
            judge.find("busy", ServerCondition::Warning, Text::tr("busy"),
                Text::tr("Its processors are busy to %1 %.").arg(percent(stats.cpu / cores / 100)),
                rulePercent(Threshold::ServerBusy));
        const double memory = shareOf(stats.memory, stats.memoryLimit);
        if (memory >= share(Threshold::ServerMemory))
            judge.find("memory", ServerCondition::Warning, Text::tr("memory"),
                Text::tr("It uses %1 % of the memory that it may.").arg(percent(memory)),
                rulePercent(Threshold::ServerMemory));
        if (stats.jetStream)
            judge.jetStream(*stats.jetStream);
        if (server.variables) {
            const double connections = shareOf(stats.connections, server.variables->maxConnections);
            if (connections >= share(Threshold::ServerConnections))
                judge.find("connections", ServerCondition::Warning, Text::tr("connections"),
                    Text::tr("It has %1 % of the connections that it may.").arg(percent(connections)),
                    rulePercent(Threshold::ServerConnections));
        }
    }
    if (server.variables) {
        judge.certificate("certificate", server.variables->tlsNotAfterMs, Text::tr("clients"));
        judge.certificate("certificate of routes", server.variables->clusterTlsNotAfterMs, Text::tr("routes"));
        judge.certificate("certificate of gateways", server.variables->gatewayTlsNotAfterMs, Text::tr("gateways"));
        judge.certificate("certificate of leaf nodes", server.variables->leafTlsNotAfterMs, Text::tr("leaf nodes"));
    }
    if (!usualVersion.isEmpty() && !server.identity.version.isEmpty() && server.identity.version != usualVersion)
        judge.find("version", ServerCondition::Warning, Text::tr("other version"),
            Text::tr("It is version %1; most of cluster %2 are %3.")
                .arg(server.identity.version, server.identity.cluster, usualVersion),
            Text::tr("Said of each server of another version than most of its cluster."));
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
            verdict.problems.append(
                { QStringLiteral("gone"), ServerCondition::Gone, verdict.word, verdict.reasons.constFirst(),
                    Text::tr("Said of a server that announced its shutdown, or missed three rounds in a row.") });
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
