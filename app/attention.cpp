// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attention.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/system/serververdict.h"

#include <algorithm>

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
        if (isTrouble(verdict))
            found << finding(QStringLiteral("stream ") + row.name, harmOf(verdict.health),
                Text::tr("Stream %1 is %2").arg(row.name, healthWord(verdict.health)), verdict.reason,
                QStringLiteral("streams"), { row.name });
    }
    return found;
}

QList<Attention> attentionOf(const QList<ConsumerRow> &consumers)
{
    QList<Attention> found;
    for (const ConsumerRow &row : consumers) {
        const Verdict verdict = judge(row);
        if (isTrouble(verdict))
            found << finding(QStringLiteral("consumer ") + row.stream + u' ' + row.name, harmOf(verdict.health),
                Text::tr("Consumer %1 › %2 is %3").arg(row.stream, row.name, healthWord(verdict.health)),
                verdict.reason, QStringLiteral("consumers"), { row.stream, row.name });
    }
    return found;
}

QList<Attention> attentionOf(const QList<ServiceFinding> &findings)
{
    QList<Attention> found;
    for (const ServiceFinding &one : findings) {
        const QString key = QStringLiteral("service %1 %2 %3")
                                .arg(one.service, QString::number(static_cast<int>(one.kind)), one.instance);
        found << finding(key, one.severity == ServiceHealth::Bad ? Attention::Harm::Bad : Attention::Harm::Warning,
            Text::tr("Service %1: %2").arg(one.service, one.title), one.text, QStringLiteral("services"),
            one.instance.isEmpty() ? QStringList { one.service }
                                   : QStringList { one.service, QStringLiteral("instances"), one.instance });
    }
    return found;
}

QList<Attention> attentionOf(const QList<ServerSnapshot> &servers, qint64 nowMs)
{
    QList<Attention> found;
    const QList<ServerVerdict> verdicts = judgeServers(servers, nowMs);
    for (qsizetype i = 0; i < servers.size() && i < verdicts.size(); ++i) {
        const ServerVerdict &verdict = verdicts.at(i);
        if (verdict.condition == ServerCondition::Good)
            continue;
        const QString name = servers.at(i).identity.name;
        found << finding(QStringLiteral("server ") + name,
            verdict.condition == ServerCondition::Bad ? Attention::Harm::Bad : Attention::Harm::Warning,
            Text::tr("Server %1: %2").arg(name, verdict.word), verdict.reason(), QStringLiteral("servers"), { name });
    }
    return found;
}

QList<Attention> attentionOf(const AccountInfo &account)
{
    QList<Attention> found;
    const auto look = [&found](const QString &tier, const QString &key, const QString &what, double used, double limit,
                          const QString &usedText, const QString &limitText) {
        if (limit <= 0 || used < limit * nearlyUsed)
            return;
        Attention one = finding(QStringLiteral("account %1 %2").arg(tier, key),
            used >= limit ? Attention::Harm::Bad : Attention::Harm::Warning,
            used >= limit ? Text::tr("The account has used up its %1").arg(what)
                          : Text::tr("The account has nearly used up its %1").arg(what),
            tier.isEmpty() ? Text::tr("%1 of %2 are used.").arg(usedText, limitText)
                           : Text::tr("%1 of %2 are used (%3).").arg(usedText, limitText, tier),
            QStringLiteral("streams"), {});
        one.rule = Text::tr("Said from %1 % of a limit on.").arg(qRound(nearlyUsed * 100));
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
            time.sinceMs = nowMs;
        time.seenMs = nowMs;
        one.sinceMs = time.sinceMs;
        one.isMuted = m_muted.contains(one.key);
    }
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
