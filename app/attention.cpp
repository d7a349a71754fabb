// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attention.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/core/thresholds.h"
#include "models/system/serververdict.h"

#include <algorithm>
#include <cstdlib>

namespace natsight {

namespace {

Attention::Harm harmOf(Health health)
{
    return health >= Health::Stuck ? Attention::Harm::Bad : Attention::Harm::Warning;
}

/// Paused is somebody's decision, and no trouble.
bool isTrouble(const Verdict &verdict)
{
    return verdict.health > Health::Paused;
}

Attention finding(const QString &key, Attention::Harm harm, const QString &what, const QString &reason,
    const QString &kind, const QStringList &path)
{
    Attention one;
    one.key = key;
    one.harm = harm;
    one.what = what;
    one.reason = reason;
    one.where = Link { {}, kind, path };
    return one;
}

QString streamRule(Health health)
{
    switch (health) {
    case Health::Leaderless:
        return Text::tr("Said of a stream without a leader, or whose leader does not answer twice in a row.");
    case Health::Stuck:
        return Text::tr(
            "Said where a limit is reached at which new messages are refused, copying fails, or nothing is heard "
            "of an origin for %1 s while it is behind.")
            .arg(thresholdText(Threshold::OriginQuiet));
    default:
        return Text::tr(
            "Said from %1 % of a limit on at which new messages are refused, from %2 messages on that a copy is "
            "behind, and of replicas that are offline or not current.")
            .arg(thresholdText(Threshold::StreamFull), thresholdText(Threshold::OriginLag));
    }
}

QString consumerRule(Health health)
{
    switch (health) {
    case Health::Leaderless:
        return Text::tr("Said of a consumer without a leader, or whose leader does not answer twice in a row.");
    case Health::Stuck:
        return Text::tr(
            "Said where max ack pending is reached, nobody subscribes to a push consumer, or messages wait and "
            "nobody pulls, or acknowledges what was redelivered, for %1 s.")
            .arg(thresholdText(Threshold::ConsumerQuiet));
    default:
        return Text::tr(
            "Said where more comes than is delivered for %1 s and at least %2 messages wait, and of replicas "
            "that are offline or not current.")
            .arg(thresholdText(Threshold::ConsumerGrows), thresholdText(Threshold::ConsumerBacklog));
    }
}

QString serviceRule(ServiceFinding::Kind kind)
{
    switch (kind) {
    case ServiceFinding::Kind::Failing:
        return Text::tr("Said from %1 errors in 5 minutes on that are %2 % of the requests.")
            .arg(thresholdText(Threshold::ServiceErrors), thresholdText(Threshold::ServiceErrorShare));
    case ServiceFinding::Kind::Slow:
        return Text::tr(
            "Said from 20 requests on that took on average more than %1 times the median of the others, and 1 ms "
            "more.")
            .arg(thresholdText(Threshold::ServiceSlow));
    case ServiceFinding::Kind::Starved:
        return Text::tr("Said of the one instance without a request while its queue group had %1 in 5 minutes.")
            .arg(thresholdText(Threshold::ServiceLoad));
    case ServiceFinding::Kind::Left:
        return Text::tr("Said of an instance that did not answer two rounds in a row.");
    case ServiceFinding::Kind::Restarting:
        return Text::tr("Said from %1 restarts on since it was found.").arg(thresholdText(Threshold::ServiceRestarts));
    case ServiceFinding::Kind::MixedVersions:
        return Text::tr("Said where instances of a service have different versions.");
    case ServiceFinding::Kind::OddAnswer:
        break;
    }
    return Text::tr("Said of answers that break the protocol of services.");
}

} // namespace

QString harmWord(Attention::Harm harm)
{
    switch (harm) {
    case Attention::Harm::Note:
        return Text::tr("note");
    case Attention::Harm::Warning:
        return Text::tr("warning");
    case Attention::Harm::Bad:
        break;
    }
    return Text::tr("bad");
}

QList<Attention> attentionOf(const QList<StreamRow> &streams)
{
    QList<Attention> found;
    for (const StreamRow &row : streams) {
        const Verdict verdict = judge(row);
        if (!isTrouble(verdict))
            continue;
        found << finding(QStringLiteral("stream ") + row.name, harmOf(verdict.health),
            Text::tr("Stream %1 is %2").arg(row.name, healthWord(verdict.health)), verdict.reason,
            QStringLiteral("streams"), { row.name });
        found.last().rule = streamRule(verdict.health);
    }
    return found;
}

QList<Attention> attentionOf(const QList<ConsumerRow> &consumers)
{
    QList<Attention> found;
    for (const ConsumerRow &row : consumers) {
        const QStringList path { row.stream, row.name };
        const Verdict verdict = judge(row);
        if (isTrouble(verdict)) {
            found << finding(QStringLiteral("consumer ") + row.stream + u' ' + row.name, harmOf(verdict.health),
                Text::tr("Consumer %1 › %2 is %3").arg(row.stream, row.name, healthWord(verdict.health)),
                verdict.reason, QStringLiteral("consumers"), path);
            found.last().rule = consumerRule(verdict.health);
        }
        if (row.redeliveredPerSecond >= threshold(Threshold::Redeliveries)) {
            found << finding(QStringLiteral("redelivery ") + row.stream + u' ' + row.name, Attention::Harm::Warning,
                Text::tr("Redelivery storm at %1 › %2").arg(row.stream, row.name),
                Text::tr(
                    "%1 of %2 deliveries were of messages that had been delivered before: they are refused, or not "
                    "acknowledged in time.")
                    .arg(format::rate(row.redeliveredPerSecond), format::rate(row.deliveredPerSecond)),
                QStringLiteral("consumers"), path);
            found.last().rule = Text::tr("Said from %1 redeliveries per second on.")
                                    .arg(thresholdText(Threshold::Redeliveries));
        }
    }
    return found;
}

QList<Attention> attentionOf(const QList<ServiceFinding> &findings)
{
    QList<Attention> found;
    for (const ServiceFinding &one : findings) {
        const QString key = QStringLiteral("service %1 %2 %3")
                                .arg(one.service, QString::number(static_cast<int>(one.kind)), one.instance);
        // Worth knowing and no trouble: several versions.
        const Attention::Harm harm = one.severity == ServiceHealth::Bad ? Attention::Harm::Bad
            : one.severity == ServiceHealth::Good                       ? Attention::Harm::Note
                                                                        : Attention::Harm::Warning;
        found << finding(key, harm, Text::tr("Service %1: %2").arg(one.service, one.title), one.text,
            QStringLiteral("services"),
            one.instance.isEmpty() ? QStringList { one.service }
                                   : QStringList { one.service, QStringLiteral("instances"), one.instance });
        found.last().rule = serviceRule(one.kind);
    }
    return found;
}

QList<Attention> attentionOf(const QList<ServerSnapshot> &servers, qint64 nowMs)
{
    QList<Attention> found;
    const QList<ServerVerdict> verdicts = judgeServers(servers, nowMs);
    for (qsizetype i = 0; i < servers.size() && i < verdicts.size(); ++i) {
        const ServerSnapshot &server = servers.at(i);
        const QString &name = server.identity.name;
        for (const ServerProblem &problem : verdicts.at(i).problems) {
            found << finding(QStringLiteral("server ") + name + u' ' + problem.key,
                problem.condition == ServerCondition::Bad ? Attention::Harm::Bad : Attention::Harm::Warning,
                Text::tr("Server %1: %2").arg(name, problem.word), problem.text, QStringLiteral("servers"),
                problem.key.startsWith(QLatin1String("certificate")) ? QStringList { name, QStringLiteral("facts") }
                                                                     : QStringList { name });
            found.last().rule = problem.rule;
            // Since when a state lasts the server book knows; what else is wrong is as old as it was found.
            if (server.state != ServerState::Present
                && (problem.key == QLatin1String("gone") || problem.key == QLatin1String("silent")
                    || problem.key == QLatin1String("lame duck")))
                found.last().sinceMs = server.sinceMs;
        }
    }
    return found;
}

QList<Attention> attentionOf(const QList<ClientTrouble> &troubles)
{
    QList<Attention> found;
    for (const ClientTrouble &one : troubles) {
        QStringList who;
        if (!one.user.isEmpty())
            who << Text::tr("user %1").arg(one.user);
        if (!one.account.isEmpty())
            who << Text::tr("account %1").arg(one.account);
        const QString client = one.client.isEmpty() ? Text::tr("a client") : one.client;
        const QString named = who.isEmpty()
            ? client
            : QString(client + QStringLiteral(" (") + who.join(QLatin1String(", ")) + u')');
        const QString often = format::count(static_cast<quint64>(one.count));
        QString what;
        QString text;
        QString rule;
        Attention::Harm harm = Attention::Harm::Warning;
        QString kind = QStringLiteral("events");
        QStringList path;
        switch (one.kind) {
        case ClientTrouble::Kind::ReconnectStorm:
            what = Text::tr("Reconnect storm: %1").arg(client);
            text = Text::tr("%1 connected %2 times in the last minute, the last time to server %3.")
                       .arg(named, often, one.server);
            rule = Text::tr("Said from %1 connections per minute with the same account, user and name on; bad from ten "
                            "times as many.")
                       .arg(thresholdText(Threshold::Reconnects));
            if (one.perMinute >= 10 * threshold(Threshold::Reconnects))
                harm = Attention::Harm::Bad;
            break;
        case ClientTrouble::Kind::SignInRefused:
            what = Text::tr("Sign-in refused: %1").arg(client);
            text = one.reason.isEmpty()
                ? Text::tr("Server %1 refused %2 in the last 5 minutes: %3 times.").arg(one.server, named, often)
                : Text::tr("Server %1 refused %2 in the last 5 minutes: %3 times, the last time because of “%4”.")
                      .arg(one.server, named, often, one.reason);
            rule = Text::tr("Said from %1 refused sign-ins of the same user and client in 5 minutes on; bad from ten "
                            "times as many.")
                       .arg(thresholdText(Threshold::SignInErrors));
            if (one.count >= 10 * threshold(Threshold::SignInErrors))
                harm = Attention::Harm::Bad;
            break;
        case ClientTrouble::Kind::CutOff:
            what = Text::tr("Slow consumer: %1").arg(client);
            text = Text::tr("Server %1 closed connections of %2 in the last 5 minutes because it was too slow: %3, the "
                            "last time because of “%4”. What was on its way to it is lost.")
                       .arg(one.server, named, often, one.reason);
            rule = Text::tr(
                "Said from %1 connections of the same client that were closed as slow consumers in 5 minutes "
                "on.")
                       .arg(thresholdText(Threshold::CutOff));
            harm = Attention::Harm::Bad;
            kind = QStringLiteral("connections");
            break;
        }
        found << finding(one.key(), harm, what, text, kind, path);
        found.last().rule = rule;
        found.last().sinceMs = one.firstMs;
    }
    return found;
}

QList<Attention> attentionOf(const QList<ClockSkew> &skews)
{
    QList<Attention> found;
    const auto apart = [](qint64 ms) { return format::duration(std::chrono::milliseconds(std::llabs(ms))); };
    for (const ClockSkew &one : skews) {
        const bool isAhead = one.apart.aheadMs > 0;
        const QString exact = Text::tr("The round trip makes that unsure by %1.").arg(apart(one.apart.errorMs));
        if (one.server.isEmpty()) {
            found << finding(QStringLiteral("clock"), Attention::Harm::Warning,
                Text::tr("The clock of this machine is off"),
                (isAhead ? Text::tr("Most servers are %1 ahead of it.") : Text::tr("Most servers are %1 behind it."))
                        .arg(apart(one.apart.aheadMs))
                    + u' ' + exact,
                QStringLiteral("servers"), {});
        } else {
            const QString other = one.other.isEmpty() ? Text::tr("this machine") : one.other;
            found << finding(QStringLiteral("clock ") + one.server, Attention::Harm::Warning,
                Text::tr("Server %1: clock skew").arg(one.server),
                (isAhead ? Text::tr("Its clock is %1 ahead of that of %2.")
                         : Text::tr("Its clock is %1 behind that of %2."))
                        .arg(apart(one.apart.aheadMs), other)
                    + u' ' + exact,
                QStringLiteral("servers"), { one.server });
        }
        found.last().rule = Text::tr("Said from %1 ms on, beyond half the round trips.")
                                .arg(thresholdText(Threshold::ClockSkew));
    }
    return found;
}

QList<Attention> attentionOf(const Topology &topology)
{
    QList<Attention> found;
    const auto add = [&found](const QString &key, const QString &what, const TopologyProblem &problem,
                         const QString &kind, const QStringList &path) {
        found << finding(key, problem.health == TopologyHealth::Bad ? Attention::Harm::Bad : Attention::Harm::Warning,
            what, problem.text, kind, path);
        found.last().rule = Text::tr(
            "Said where a route, gateway or leaf node that is configured or belongs to the cluster "
            "is missing for %1 s.")
                                .arg(thresholdText(Threshold::LinkMissing));
        found.last().patienceMs = static_cast<qint64>(threshold(Threshold::LinkMissing) * 1'000);
    };
    const auto isMissing = [](const TopologyProblem &problem) {
        return problem.health >= TopologyHealth::Warning
            && (problem.kind == TopologyProblem::Kind::Missing || problem.kind == TopologyProblem::Kind::Absent);
    };
    for (const TopologyServer &server : topology.servers) {
        for (const TopologyProblem &problem : server.problems) {
            if (!isMissing(problem))
                continue;
            const bool isAbsent = problem.kind == TopologyProblem::Kind::Absent;
            const QString key = QStringLiteral("link %1 %2")
                                    .arg(server.key, QString::number(static_cast<int>(problem.kind)));
            add(key,
                isAbsent ? Text::tr("No server at %1").arg(server.name)
                         : Text::tr("Server %1: connection missing").arg(server.name),
                problem, isAbsent ? QStringLiteral("topology") : QStringLiteral("servers"),
                isAbsent ? QStringList() : QStringList { server.name, QStringLiteral("links") });
        }
    }
    for (const TopologyCluster &cluster : topology.clusters) {
        for (const TopologyProblem &problem : cluster.problems) {
            if (isMissing(problem))
                add(QStringLiteral("link %1 %2").arg(cluster.key, QString::number(static_cast<int>(problem.kind))),
                    Text::tr("Cluster %1: connection missing").arg(cluster.name), problem, QStringLiteral("topology"),
                    {});
        }
    }
    return found;
}

QList<Attention> attentionOf(const AccountInfo &account)
{
    QList<Attention> found;
    const auto look = [&found](const QString &tier, const QString &key, const QString &what, double used, double limit,
                          const QString &usedText, const QString &limitText) {
        if (limit <= 0 || used < limit * threshold(Threshold::AccountUse) / 100)
            return;
        Attention one = finding(QStringLiteral("account %1 %2").arg(tier, key),
            used >= limit ? Attention::Harm::Bad : Attention::Harm::Warning,
            used >= limit ? Text::tr("The account has used up its %1").arg(what)
                          : Text::tr("The account has nearly used up its %1").arg(what),
            tier.isEmpty() ? Text::tr("%1 of %2 are used.").arg(usedText, limitText)
                           : Text::tr("%1 of %2 are used (%3).").arg(usedText, limitText, tier),
            QStringLiteral("streams"), {});
        one.rule = Text::tr("Said from %1 % of a limit on.").arg(thresholdText(Threshold::AccountUse));
        found << one;
    };
    const auto lookAt = [&look](const QString &tier, const AccountUsage &usage) {
        const auto bytes = [&](const QString &key, const QString &what, quint64 used, qint64 limit) {
            look(tier, key, what, static_cast<double>(used), static_cast<double>(limit),
                format::bytes(static_cast<double>(used)), format::bytes(static_cast<double>(limit)));
        };
        const auto count = [&](const QString &key, const QString &what, quint64 used, qint64 limit) {
            look(tier, key, what, static_cast<double>(used), static_cast<double>(limit), format::count(used),
                format::count(static_cast<quint64>(std::max<qint64>(limit, 0))));
        };
        bytes(QStringLiteral("storage"), Text::tr("room on disk"), usage.storage, usage.limits.maxStorage);
        bytes(QStringLiteral("memory"), Text::tr("memory"), usage.memory, usage.limits.maxMemory);
        count(QStringLiteral("streams"), Text::tr("streams"), usage.streams, usage.limits.maxStreams);
        count(QStringLiteral("consumers"), Text::tr("consumers"), usage.consumers, usage.limits.maxConsumers);
    };
    if (account.tiers.isEmpty())
        lookAt({}, account.total);
    for (const auto &[tier, usage] : account.tiers)
        lookAt(tier, usage);
    return found;
}

QList<Attention> AttentionBook::ranked(QList<Attention> found, qint64 nowMs)
{
    QSet<QString> seen;
    found.erase(std::remove_if(found.begin(), found.end(),
                    [&seen](const Attention &one) {
                        const bool isDoubled = seen.contains(one.key);
                        seen.insert(one.key);
                        return isDoubled;
                    }),
        found.end());
    for (Attention &one : found) {
        Time &time = m_times[one.key];
        if (time.sinceMs == 0)
            time.sinceMs = one.sinceMs > 0 ? one.sinceMs : nowMs;
        time.seenMs = nowMs;
        one.sinceMs = time.sinceMs;
        one.isMuted = m_muted.contains(one.key);
    }
    found.removeIf([nowMs](const Attention &one) { return nowMs - one.sinceMs < one.patienceMs; });
    m_times.removeIf([nowMs](const auto &entry) { return nowMs - entry.value().seenMs > graceMs; });
    std::stable_sort(found.begin(), found.end(), [](const Attention &a, const Attention &b) {
        if (a.isMuted != b.isMuted)
            return b.isMuted;
        return a.harm != b.harm ? a.harm > b.harm : a.sinceMs < b.sinceMs;
    });
    return found;
}

QStringList AttentionBook::muted() const
{
    QStringList keys(m_muted.begin(), m_muted.end());
    keys.sort();
    return keys;
}

void AttentionBook::setMuted(const QString &key, bool isMuted)
{
    if (isMuted)
        m_muted.insert(key);
    else
        m_muted.remove(key);
}

} // namespace natsight
