// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/servicefindings.h"

#include "models/core/format.h"
#include "models/core/text.h"
#include "models/core/thresholds.h"
#include "models/services/servicerowsmodel.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace natsight {

namespace {

constexpr double singledOut = 2; ///< its part of the errors, in parts of the requests
constexpr quint64 fewestForAverage = 20;
constexpr double slowestNoiseNs = 1e6;
constexpr qint64 newMs = 30'000;

using Rows = std::vector<const InstanceRow *>;

double part(quint64 of, quint64 all)
{
    return all > 0 ? static_cast<double>(of) / static_cast<double>(all) : 0;
}

bool isFailing(const ServiceCounts &counts)
{
    return static_cast<double>(counts.errors) >= threshold(Threshold::ServiceErrors)
        && !(counts.errorShare() * 100 < threshold(Threshold::ServiceErrorShare));
}

QString durationOf(double ns)
{
    return format::duration(std::chrono::nanoseconds(static_cast<qint64>(ns)));
}

/// The one queue group that all endpoints of an instance are in; none when they differ.
QString onlyGroup(const InstanceRow &row)
{
    QString group;
    for (const EndpointStats &endpoint : row.info->endpoints) {
        if (endpoint.queueGroup.isEmpty() || (!group.isEmpty() && endpoint.queueGroup != group))
            return {};
        group = endpoint.queueGroup;
    }
    return group;
}

/// ` It runs 1.4.2; the others run 1.5.0.`, where nobody else runs its version.
QString versionSentence(const InstanceRow &row, const Rows &present)
{
    QString others;
    bool isOneVersion = true;
    for (const InstanceRow *other : present) {
        if (other == &row)
            continue;
        if (other->info->version == row.info->version)
            return {};
        isOneVersion = isOneVersion && (others.isEmpty() || others == other->info->version);
        others = other->info->version;
    }
    if (others.isEmpty() || row.info->version.isEmpty())
        return {};
    return QLatin1Char(' ')
        + (isOneVersion ? Text::tr("It runs %1; the others run %2.").arg(row.info->version, others)
                        : Text::tr("It runs %1, and no other does.").arg(row.info->version));
}

class Search
{
public:
    Search(const QList<InstanceRow> &instances, const QList<GroupLoad> &groups)
        : m_groups(groups)
    {
        for (const InstanceRow &row : instances) {
            (row.state == InstanceRow::State::Left ? m_left : m_present).push_back(&row);
            m_service = row.service;
        }
        const auto byId = [](const InstanceRow *a, const InstanceRow *b) { return a->id < b->id; };
        std::sort(m_present.begin(), m_present.end(), byId);
        std::sort(m_left.begin(), m_left.end(), [](const InstanceRow *a, const InstanceRow *b) {
            return std::tie(b->leftMs, a->id) < std::tie(a->leftMs, b->id);
        });
    }

    QList<ServiceFinding> run()
    {
        findFailing();
        findSlow();
        findStarved();
        findRestarting();
        findOdd();
        findLeft();
        findVersions();
        std::stable_sort(m_findings.begin(), m_findings.end(), [](const ServiceFinding &a, const ServiceFinding &b) {
            return std::tie(b.severity, b.weight, a.kind, a.instance)
                < std::tie(a.severity, a.weight, b.kind, b.instance);
        });
        return std::move(m_findings);
    }

private:
    void add(ServiceFinding::Kind kind, ServiceHealth severity, const QString &instance, const QString &title,
        const QString &text, double weight)
    {
        m_findings << ServiceFinding { kind, severity, m_service, instance, title, text, weight };
    }

    void findFailing()
    {
        ServiceCounts all;
        for (const InstanceRow *row : m_present)
            all += row->recent;
        Rows failing;
        for (const InstanceRow *row : m_present) {
            const ServiceCounts &recent = row->recent;
            if (!isFailing(recent))
                continue;
            if (m_present.size() == 1
                || part(recent.errors, all.errors) > singledOut * part(recent.requests, all.requests))
                failing.push_back(row);
        }
        const auto count = static_cast<int>(m_present.size());
        for (const InstanceRow *row : failing) {
            const QString share = percentText(row->recent.errorShare());
            if (count == 1) {
                add(ServiceFinding::Kind::Failing, ServiceHealth::Bad, row->id, Text::tr("The only instance fails."),
                    Text::tr("%1 answers %2 of the requests of the last 5 minutes with an error.")
                        .arg(shortInstanceId(row->id), share),
                    row->recent.errorShare());
                continue;
            }
            const QString title = failing.size() == 1
                ? Text::tr("One instance of %1 fails.").arg(numberWord(count))
                : Text::tr("%1 instances of %2 fail.").arg(failing.size()).arg(count);
            const QString group = onlyGroup(*row);
            const QString asked = percentText(part(row->recent.requests, all.requests));
            const QString caused = percentText(part(row->recent.errors, all.errors));
            const QString id = shortInstanceId(row->id);
            QString text = group.isEmpty()
                ? Text::tr("%1 answers %2 of the requests and causes %3 of the errors of the last 5 minutes.")
                      .arg(id, asked, caused)
                : Text::tr("%1 answers %2 of the requests of queue group %4 and causes %3 of the errors of the last 5 "
                           "minutes.")
                      .arg(id, asked, caused, group);
            text += versionSentence(*row, m_present);
            add(ServiceFinding::Kind::Failing, ServiceHealth::Bad, row->id, title, text,
                part(row->recent.errors, all.errors));
        }
        if (failing.empty() && isFailing(all)) {
            add(ServiceFinding::Kind::Failing, ServiceHealth::Bad, {}, Text::tr("Requests fail."),
                Text::tr("%1 of the requests of the last 5 minutes failed, and no single instance causes it.")
                    .arg(percentText(all.errorShare())),
                all.errorShare());
        }
    }

    void findSlow()
    {
        std::vector<std::pair<double, const InstanceRow *>> averages;
        for (const InstanceRow *row : m_present) {
            if (row->recent.requests >= fewestForAverage)
                averages.emplace_back(row->recent.averageNs(), row);
        }
        if (averages.size() < 2)
            return;
        std::sort(averages.begin(), averages.end());
        const std::size_t others = averages.size() - 1;
        for (std::size_t i = 0; i < averages.size(); ++i) {
            const auto &[average, row] = averages[i];
            // The i-th is left out of the sorted list.
            const auto at = [&averages, i](std::size_t place) { return averages[place < i ? place : place + 1].first; };
            const double median = (at((others - 1) / 2) + at(others / 2)) / 2;
            if (!(average > threshold(Threshold::ServiceSlow) * median) || average - median < slowestNoiseNs)
                continue;
            const QString times = median > 0 ? Text::tr("%1 times").arg(average / median, 0, 'f', 1)
                                             : Text::tr("many times");
            const QString title = Text::tr("One instance is slow.");
            const QString text = Text::tr(
                                     "%1 takes %2 for a request of the last 5 minutes, %3 as long as the others (%4).")
                                     .arg(shortInstanceId(row->id), durationOf(average), times, durationOf(median))
                + versionSentence(*row, m_present);
            add(ServiceFinding::Kind::Slow, ServiceHealth::Warning, row->id, title, text,
                median > 0 ? 1 - median / average : 1);
        }
    }

    void findStarved()
    {
        QHash<QString, const InstanceRow *> byId;
        for (const InstanceRow *row : m_present)
            byId.insert(row->id, row);
        QHash<QString, std::pair<double, QString>> starved; ///< the group in which it is worst
        for (const GroupLoad &group : m_groups) {
            quint64 all = 0;
            qsizetype idle = 0;
            QString idleId;
            for (const auto &[id, requests] : group.requests) {
                all += requests;
                if (requests == 0) {
                    ++idle;
                    idleId = id;
                }
            }
            if (group.queueGroup.isEmpty() || group.requests.size() < 2 || idle != 1
                || static_cast<double>(all) < threshold(Threshold::ServiceLoad))
                continue;
            const InstanceRow *row = byId.value(idleId);
            if (!row || row->answeredMs - row->foundMs < newMs)
                continue;
            const auto weight = static_cast<double>(all);
            auto &known = starved[idleId];
            if (weight > known.first)
                known = { weight,
                    Text::tr("%1 got none of the %2 requests on %3 that queue group %4 took in the last 5 minutes.")
                        .arg(shortInstanceId(idleId), format::count(all), group.subject, group.queueGroup) };
        }
        for (auto it = starved.cbegin(); it != starved.cend(); ++it) {
            add(ServiceFinding::Kind::Starved, ServiceHealth::Warning, it.key(), Text::tr("One instance gets no load."),
                it->second + QLatin1Char(' ')
                    + Text::tr("Servers prefer members of a queue group that are near the requester."),
                it->first / (it->first + 1e6));
        }
    }

    void findRestarting()
    {
        for (const InstanceRow *row : m_present) {
            if (row->restarts < threshold(Threshold::ServiceRestarts))
                continue;
            add(ServiceFinding::Kind::Restarting, ServiceHealth::Warning, row->id,
                Text::tr("One instance restarts again and again."),
                Text::tr("%1 began anew %2 times since it was found at %3.")
                    .arg(shortInstanceId(row->id))
                    .arg(row->restarts)
                    .arg(format::time(row->foundMs * 1'000'000)),
                part(static_cast<quint64>(row->restarts), static_cast<quint64>(row->restarts) + 10));
        }
    }

    void findOdd()
    {
        for (const InstanceRow *row : m_present) {
            if (row->info->warnings.isEmpty())
                continue;
            add(ServiceFinding::Kind::OddAnswer, ServiceHealth::Warning, row->id,
                Text::tr("The answer of one instance is odd."),
                shortInstanceId(row->id) + QLatin1String(": ") + row->info->warnings.join(QLatin1Char(' ')), 0);
        }
    }

    void findLeft()
    {
        if (m_left.empty())
            return;
        QStringList who;
        for (std::size_t i = 0; i < std::min<std::size_t>(m_left.size(), 3); ++i)
            who << Text::tr("%1 at %2")
                       .arg(shortInstanceId(m_left[i]->id), format::time(m_left[i]->leftMs * 1'000'000));
        if (m_left.size() > 3)
            who << Text::tr("%1 others before").arg(m_left.size() - 3);
        const bool isGone = m_present.empty();
        add(ServiceFinding::Kind::Left, isGone ? ServiceHealth::Bad : ServiceHealth::Left,
            m_left.size() == 1 ? m_left.front()->id : QString(),
            isGone                   ? Text::tr("No instance answers any more.")
                : m_left.size() == 1 ? Text::tr("One instance left.")
                                     : Text::tr("%1 instances left.").arg(m_left.size()),
            who.join(QLatin1String(", ")) + QLatin1Char('.'), part(m_left.size(), m_left.size() + m_present.size()));
    }

    void findVersions()
    {
        std::vector<std::pair<QString, int>> versions;
        for (const InstanceRow *row : m_present) {
            const auto found = std::find_if(
                versions.begin(), versions.end(), [row](const auto &one) { return one.first == row->info->version; });
            if (found != versions.end())
                ++found->second;
            else if (versions.size() < 20)
                versions.emplace_back(row->info->version, 1);
        }
        if (versions.size() < 2)
            return;
        std::sort(versions.begin(), versions.end(),
            [](const auto &a, const auto &b) { return std::tie(b.second, a.first) < std::tie(a.second, b.first); });
        QStringList words;
        for (const auto &[version, count] : versions)
            words << Text::tr("%1 (%2)").arg(version.isEmpty() ? format::unknown() : version).arg(count);
        add(ServiceFinding::Kind::MixedVersions, ServiceHealth::Good, {}, Text::tr("Several versions run."),
            words.join(QLatin1String(", ")) + QLatin1Char('.'), 0);
    }

    static QString numberWord(int count)
    {
        switch (count) {
        case 2:
            return Text::tr("two");
        case 3:
            return Text::tr("three");
        case 4:
            return Text::tr("four");
        case 5:
            return Text::tr("five");
        case 6:
            return Text::tr("six");
        default:
            return format::count(static_cast<quint64>(count));
        }
    }

    const QList<GroupLoad> &m_groups;
    Rows m_present;
    Rows m_left;
    QString m_service;
    QList<ServiceFinding> m_findings;
};

QString kindWord(ServiceFinding::Kind kind)
{
    switch (kind) {
    case ServiceFinding::Kind::Failing:
        return Text::tr("failing");
    case ServiceFinding::Kind::Slow:
        return Text::tr("slow");
    case ServiceFinding::Kind::Starved:
        return Text::tr("no load");
    case ServiceFinding::Kind::Restarting:
        return Text::tr("restarting");
    case ServiceFinding::Kind::OddAnswer:
        return Text::tr("odd answer");
    case ServiceFinding::Kind::Left:
    case ServiceFinding::Kind::MixedVersions:
        break;
    }
    return {};
}

} // namespace

QList<ServiceFinding> findServiceTroubles(const QList<InstanceRow> &instances, const QList<GroupLoad> &groups)
{
    return Search(instances, groups).run();
}

void judgeInstances(QList<InstanceRow> &instances, const QList<ServiceFinding> &findings)
{
    QHash<QString, QList<const ServiceFinding *>> byInstance;
    for (const ServiceFinding &finding : findings) {
        if (!finding.instance.isEmpty() && !kindWord(finding.kind).isEmpty())
            byInstance[finding.instance] << &finding;
    }
    for (InstanceRow &row : instances) {
        row.health = ServiceHealth::Good;
        row.reason.clear();
        if (row.state == InstanceRow::State::Left) {
            row.health = ServiceHealth::Left;
            row.stateText = Text::tr("left %1").arg(
                format::time(row.leftMs * 1'000'000).section(QLatin1Char('.'), 0, 0));
            row.reason = Text::tr("It did not answer two rounds in a row.");
            continue;
        }
        QStringList words;
        QStringList reasons;
        if (const auto found = byInstance.constFind(row.id); found != byInstance.cend()) {
            for (const ServiceFinding *finding : *found) {
                row.health = std::max(row.health, finding->severity);
                words << kindWord(finding->kind);
                reasons << finding->text;
            }
        }
        if (row.state == InstanceRow::State::Silent) {
            words << Text::tr("silent");
            reasons << Text::tr("It did not answer the last round.");
        }
        row.stateText = words.isEmpty() ? Text::tr("good") : words.join(QLatin1String(", "));
        row.reason = reasons.join(QLatin1Char(' '));
    }
}

QString serviceHealthWord(ServiceHealth health)
{
    switch (health) {
    case ServiceHealth::Good:
        return Text::tr("good");
    case ServiceHealth::Left:
        return Text::tr("left");
    case ServiceHealth::Warning:
        return Text::tr("warning");
    case ServiceHealth::Bad:
        break;
    }
    return Text::tr("failing");
}

QString shortInstanceId(const QString &id)
{
    constexpr qsizetype longest = 12;
    return id.size() > longest ? id.left(4) + QChar(0x2026) + id.right(4) : id;
}

} // namespace natsight
