// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/metaadmin.h"

#include "models/core/format.h"
#include "models/core/text.h"

#include <nlohmann/json.hpp>

#include <QTimer>

#include <algorithm>

namespace natsight {

namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 400ms;
constexpr auto stepDownSubject = "$JS.API.META.LEADER.STEPDOWN";
constexpr auto removeSubject = "$JS.API.SERVER.REMOVE";

/// The meta group of a domain, by one round of answers.
RaftGroup metaGroupOf(const SystemRound<ServerJetStream> &round, const QString &domain)
{
    QList<RaftView> views;
    for (const auto &answer : round.answers) {
        if (answer->server.domain != domain)
            continue;
        if (RaftView view = metaViewOf(answer->server, answer->figures); view.isMeta)
            views << std::move(view);
    }
    return raftGroupOf(views);
}

} // namespace

MetaAdmin::MetaAdmin(SystemClient *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void MetaAdmin::stepDown(const RaftGroup &group)
{
    if (!m_client || !whyNotStepDown(group).isEmpty())
        return;
    const QString leader = group.leader;
    whenDone(this, m_client->tellJetStream(stepDownSubject, {}),
        [this, leader, domain = group.domain](const Result<void> &done) {
            if (!done) {
                Q_EMIT failed(tr("The meta leader %1 did not step down: %2").arg(leader, done.error().message));
                return;
            }
            look(
                domain,
                [leader](const RaftGroup &now) {
                    const bool isLed = now.leadership == RaftLeadership::Led && !now.members.isEmpty()
                        && now.members.constFirst().hasAnswered();
                    return isLed && now.leader != leader
                        ? tr("%1 stepped down. %2 leads the meta group now.").arg(leader, now.leader)
                        : QString();
                },
                tr("%1 accepted to step down, but no other server was seen to lead the meta group for %2.")
                    .arg(leader, format::duration(m_patience)));
        });
}

void MetaAdmin::removePeer(const RaftGroup &group, const RaftMember &member)
{
    if (!m_client || !whyNotRemove(group, member).isEmpty())
        return;
    // The id counts where it is known to the server; the name is for older ones.
    const nlohmann::ordered_json body { { "peer", member.server.toStdString() },
        { "peer_id", member.peer.toStdString() } };
    const QByteArray sent = QByteArray::fromStdString(
        body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    const QString server = member.server;
    const QString peer = member.peer;
    whenDone(this, m_client->tellJetStream(removeSubject, sent),
        [this, server, peer, domain = group.domain](const Result<void> &done) {
            if (!done) {
                Q_EMIT failed(tr("%1 was not removed: %2").arg(server, done.error().message));
                return;
            }
            look(
                domain,
                [server, peer](const RaftGroup &now) {
                    const bool isThere = std::any_of(now.members.cbegin(), now.members.cend(),
                        [&peer](const RaftMember &one) { return one.peer == peer; });
                    return now.leadership == RaftLeadership::Led && !isThere
                        ? tr("%1 is no member of the meta group any more.").arg(server)
                        : QString();
                },
                tr("%1 was accepted to be removed, but was still seen in the meta group after %2.")
                    .arg(server, format::duration(m_patience)));
        });
}

void MetaAdmin::look(const QString &domain, const Seen &seen, const QString &notSeen)
{
    QElapsedTimer since;
    since.start();
    lookAgain(domain, seen, notSeen, since);
}

void MetaAdmin::lookAgain(const QString &domain, const Seen &seen, const QString &notSeen, const QElapsedTimer &since)
{
    if (!m_client) {
        Q_EMIT failed(notSeen);
        return;
    }
    whenDone(this, m_client->askAll<ServerJetStream>(systemSubject(SystemVerb::JetStream), {}, readServerJetStream),
        [this, domain, seen, notSeen, since](const SystemRound<ServerJetStream> &round) {
            if (const QString text = seen(metaGroupOf(round, domain)); !text.isEmpty()) {
                Q_EMIT succeeded(text);
                return;
            }
            if (since.elapsed() >= m_patience.count()) {
                Q_EMIT failed(notSeen);
                return;
            }
            QTimer::singleShot(
                lookEvery, this, [this, domain, seen, notSeen, since] { lookAgain(domain, seen, notSeen, since); });
        });
}

QString whyNotStepDown(const RaftGroup &group)
{
    if (group.kind != RaftKind::Meta)
        return Text::tr("JetStream is not clustered here: there is no meta group.");
    if (group.leadership != RaftLeadership::Led)
        return Text::tr("No server leads the meta group.");
    if (group.members.size() < 2)
        return Text::tr("No other server could lead the meta group.");
    return {};
}

QString whyNotRemove(const RaftGroup &group, const RaftMember &member)
{
    if (group.kind != RaftKind::Meta)
        return Text::tr("Servers are removed from the meta group: select it, and one of its members.");
    if (group.leadership != RaftLeadership::Led)
        return Text::tr("No server leads the meta group: nobody could remove a member.");
    if (member.peer.isEmpty())
        return Text::tr("Select a member first.");
    if (member.hasAnswered())
        return Text::tr("%1 still answers. Only a server that is shut down for good is removed: shut it down first.")
            .arg(member.server);
    if (member.isLeader)
        return Text::tr("%1 leads the meta group.").arg(member.server);
    if (member.standing != RaftStanding::Offline && member.seenNs >= 0)
        return Text::tr("%1 did not answer, but the meta leader heard it %2 ago: wait until it is offline.")
            .arg(member.server, format::duration(std::chrono::nanoseconds(member.seenNs)));
    return {};
}

QStringList lostWith(const RaftMember &member, const QList<RaftGroup> &groups)
{
    QStringList lines;
    for (const RaftGroup &group : groups) {
        if (group.kind == RaftKind::Meta)
            continue;
        const auto isIt = [&member](const RaftMember &one) { return one.peer == member.peer; };
        if (std::none_of(group.members.cbegin(), group.members.cend(), isIt))
            continue;
        const auto others = static_cast<int>(group.members.size()) - 1;
        lines << (group.kind == RaftKind::Consumer
                ? Text::tr("consumer %1 of stream %2 (%3): %n other replica(s)", nullptr, others)
                      .arg(group.consumer, group.stream, group.accountName)
                : group.kind == RaftKind::Stream
                ? Text::tr("stream %1 (%2): %n other replica(s)", nullptr, others).arg(group.stream, group.accountName)
                : Text::tr("group %1 (%2): %n other replica(s)", nullptr, others).arg(group.name, group.accountName));
    }
    return lines;
}

} // namespace natsight
