// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/jetstreamreportfeed.h"

#include "models/system/systemanswer.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QSet>
#include <QThreadPool>

#include <algorithm>

namespace natsight {

namespace {

constexpr int accountsAtOnce = 4;
constexpr qsizetype mostAccounts = 32; ///< whose groups are asked for
constexpr int pageOfAccounts = 1'024;

QByteArray bodyOf(const nlohmann::ordered_json &body)
{
    return QByteArray::fromStdString(body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

/// Accounts that have groups, those with the most first.
QStringList accountsWithGroups(const QList<ServerJetStreamDetailPtr> &details)
{
    QHash<QString, qsizetype> counts;
    for (const auto &detail : details) {
        for (const JetStreamAsset &asset : detail->assets) {
            if (!asset.peers.isEmpty())
                ++counts[asset.account];
        }
    }
    QStringList accounts = counts.keys();
    std::sort(accounts.begin(), accounts.end(), [&counts](const QString &one, const QString &other) {
        return std::pair(-counts.value(one), one) < std::pair(-counts.value(other), other);
    });
    return accounts;
}

} // namespace

struct JetStreamReportFeed::Round {
    quint64 number = 0;
    bool hasGroups = false;
    qint64 askedMs = 0;
    RaftAnswers answers;
    QStringList accounts; ///< whose groups are still to be asked for; empty text: those of the system account
    QStringList problems;
    int unasked = 0;
    int open = 0;
};

JetStreamReportFeed::JetStreamReportFeed(SystemFeed *feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JetStreamReportFeed::begin);
    connect(feed, &SystemFeed::stateChanged, this, &JetStreamReportFeed::plan);
}

JetStreamReportFeed::Watch JetStreamReportFeed::watch(bool withGroups)
{
    ++m_watchers;
    m_groupWatchers += withGroups ? 1 : 0;
    m_isDue |= m_watchers == 1 || (withGroups && m_groupWatchers == 1);
    plan();
    return { nullptr, [self = QPointer(this), withGroups](void *) {
                if (!self)
                    return;
                --self->m_watchers;
                self->m_groupWatchers -= withGroups ? 1 : 0;
                if (self->m_watchers == 0)
                    self->m_timer.stop();
            } };
}

void JetStreamReportFeed::refresh()
{
    m_isDue = true;
    plan();
}

void JetStreamReportFeed::setIntervals(std::chrono::milliseconds interval, std::chrono::milliseconds least)
{
    m_interval = interval;
    m_least = least;
    plan();
}

qint64 JetStreamReportFeed::rest() const
{
    if (!m_begun.isValid())
        return 0;
    const qint64 wanted = m_isDue ? m_least.count() : std::max<qint64>(m_interval.count(), 4 * m_tookMs);
    return std::max<qint64>(wanted - m_begun.elapsed(), 0);
}

void JetStreamReportFeed::plan()
{
    if (m_feed && m_asked && m_asked != m_feed->asked()) {
        // Another system: nothing of what is known holds.
        ++m_round;
        m_isAsking = false;
        m_asked.clear();
        m_begun.invalidate();
        m_report = std::make_shared<const JetStreamReport>();
        Q_EMIT changed();
    }
    if (m_watchers == 0 || m_isAsking || !m_feed)
        return;
    if (m_feed->access() == SystemAccess::Account || m_feed->access() == SystemAccess::None) {
        m_timer.stop();
        return;
    }
    const bool isReady = m_feed->access() == SystemAccess::System && m_feed->state(SystemPart::Servers).isKnown;
    if (isReady)
        m_timer.start(static_cast<int>(rest()));
}

void JetStreamReportFeed::begin()
{
    if (m_watchers == 0 || m_isAsking || !m_feed || m_feed->access() != SystemAccess::System)
        return;
    if (const qint64 wait = rest(); wait > 0) {
        m_timer.start(static_cast<int>(wait));
        return;
    }
    m_isDue = false;
    m_isAsking = true;
    m_asked = m_feed->asked();
    m_begun.start();
    auto round = std::make_shared<Round>();
    round->number = ++m_round;
    round->hasGroups = m_groupWatchers > 0;
    round->askedMs = QDateTime::currentMSecsSinceEpoch();
    const nlohmann::ordered_json body { { "accounts", true }, { "streams", true }, { "consumer", round->hasGroups },
        { "raft", true }, { "limit", pageOfAccounts } };
    whenDone(this,
        m_feed->client()->askAll<ServerJetStreamDetail>(
            systemSubject(SystemVerb::JetStream), bodyOf(body), readServerJetStreamDetail),
        [this, round](const SystemRound<ServerJetStreamDetail> &answers) {
            if (isStale(*round))
                return;
            if (answers.answers.isEmpty()) {
                fail(answers.error);
                return;
            }
            round->answers.details = answers.answers;
            round->problems = answers.problems;
            askGroups(round);
        });
    Q_EMIT changed();
}

bool JetStreamReportFeed::isStale(const Round &round) const
{
    return round.number != m_round || !m_feed;
}

void JetStreamReportFeed::askGroups(const std::shared_ptr<Round> &round)
{
    const bool isTold = std::any_of(round->answers.details.cbegin(), round->answers.details.cend(),
        [](const auto &detail) { return whyNot(SystemVerb::Raft, detail->server).isEmpty(); });
    if (!round->hasGroups || !isTold) {
        make(round);
        return;
    }
    QStringList accounts = accountsWithGroups(round->answers.details);
    round->unasked = static_cast<int>(std::max<qsizetype>(accounts.size() - mostAccounts, 0));
    round->accounts = accounts.mid(0, mostAccounts);
    round->accounts.prepend({});
    nextGroups(round);
}

void JetStreamReportFeed::nextGroups(const std::shared_ptr<Round> &round)
{
    while (round->open < accountsAtOnce && !round->accounts.isEmpty()) {
        ++round->open;
        const QString account = round->accounts.takeFirst();
        whenDone(this,
            m_feed->client()->askAll<ServerRaft>(
                systemSubject(SystemVerb::Raft), bodyOf({ { "account", account.toStdString() } }), readServerRaft),
            [this, round](const SystemRound<ServerRaft> &answers) {
                if (isStale(*round))
                    return;
                --round->open;
                round->answers.raft << answers.answers;
                for (const QString &problem : answers.problems) {
                    if (!round->problems.contains(problem))
                        round->problems << problem;
                }
                nextGroups(round);
            });
    }
    if (round->open == 0 && round->accounts.isEmpty())
        make(round);
}

void JetStreamReportFeed::make(const std::shared_ptr<Round> &round)
{
    round->answers.servers = m_feed->servers();
    const auto made = readInBackground<JetStreamReportPtr, std::shared_ptr<Round>>(
        QThreadPool::globalInstance(), [&round](auto take) { take(round); },
        [](const std::shared_ptr<Round> &asked) {
            auto report = std::make_shared<JetStreamReport>(jetStreamReportOf(asked->answers, asked->hasGroups));
            report->askedMs = asked->askedMs;
            report->unaskedAccounts = asked->unasked;
            report->problems = asked->problems + report->problems;
            return JetStreamReportPtr(std::move(report));
        });
    whenDone(this, made, [this, round](const JetStreamReportPtr &report) {
        if (isStale(*round))
            return;
        auto told = std::make_shared<JetStreamReport>(*report);
        told->answeredMs = QDateTime::currentMSecsSinceEpoch();
        if (!round->hasGroups) {
            // Those of before, with what belongs to them.
            told->hasRaft = m_report->hasRaft;
            told->groups = m_report->groups;
            told->withoutTerms = m_report->withoutTerms;
            told->unaskedAccounts = m_report->unaskedAccounts;
        }
        m_report = std::move(told);
        end();
    });
}

void JetStreamReportFeed::fail(const std::optional<Error> &error)
{
    // What was known stays, with why it is no newer.
    auto report = std::make_shared<JetStreamReport>(*m_report);
    report->error = error;
    m_report = std::move(report);
    end();
}

void JetStreamReportFeed::end()
{
    m_isAsking = false;
    m_tookMs = m_begun.elapsed();
    Q_EMIT changed();
    plan();
}

} // namespace natsight
