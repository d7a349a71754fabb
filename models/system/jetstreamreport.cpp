// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/jetstreamreport.h"

#include "models/system/systemclient.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>

namespace natsight {

namespace {

constexpr char16_t separator = u'\x1f';

void add(MaybeCount &to, const MaybeCount &more)
{
    if (more)
        to = to.value_or(0) + *more;
}

void takeMost(MaybeCount &to, const MaybeCount &other)
{
    if (other && (!to || *other > *to))
        to = other;
}

/// A stream of an account over its servers.
struct StreamCount {
    QSet<QString> consumers; ///< names
    quint64 told = 0; ///< consumers, as the replica with the most counts
    MaybeCount messages;
};

struct AccountSum {
    JetStreamAccountRow row;
    QHash<QString, StreamCount> streams; ///< by name
    QHash<QString, JetStreamAccountShare> shares; ///< by id of the server
};

void takeAsset(const JetStreamAsset &asset, const QString &server, AccountSum &sum, JetStreamAccountShare &share)
{
    StreamCount &stream = sum.streams[asset.stream];
    if (!asset.consumer.isEmpty()) {
        stream.consumers.insert(asset.consumer);
        return;
    }
    ++share.streams;
    share.consumers += asset.consumers.value_or(0);
    share.leads += asset.leader == server ? 1 : 0;
    add(share.messages, asset.messages);
    add(share.bytes, asset.bytes);
    stream.told = std::max(stream.told, asset.consumers.value_or(0));
    takeMost(stream.messages, asset.messages);
}

void takeAccount(
    const JetStreamAccount &account, const ServerJetStreamDetail &detail, const QString &scope, AccountSum &sum)
{
    JetStreamAccountRow &row = sum.row;
    row.scope = scope;
    row.domain = detail.server.domain;
    row.account = account.account;
    row.name = account.name;
    takeMost(row.memory, account.memory);
    takeMost(row.storage, account.storage);
    takeMost(row.memoryLimit, accountLimit(account.reservedMemory));
    takeMost(row.storageLimit, accountLimit(account.reservedStorage));
    takeMost(row.apiRequests, account.apiRequests);
    takeMost(row.apiErrors, account.apiErrors);
    JetStreamAccountShare &share = sum.shares[detail.server.id];
    share.serverId = detail.server.id;
    share.server = detail.server.name;
    share.told = account;
}

JetStreamAccountRow finished(AccountSum &sum)
{
    JetStreamAccountRow &row = sum.row;
    row.streams = static_cast<quint64>(sum.streams.size());
    for (const StreamCount &stream : std::as_const(sum.streams)) {
        row.consumers += std::max(stream.told, static_cast<quint64>(stream.consumers.size()));
        add(row.messages, stream.messages);
    }
    for (JetStreamAccountShare &share : sum.shares) {
        share.account = keyOf(row);
        row.servers << share;
    }
    std::sort(row.servers.begin(), row.servers.end(),
        [](const JetStreamAccountShare &one, const JetStreamAccountShare &other) {
            return std::tie(one.server, one.serverId) < std::tie(other.server, other.serverId);
        });
    return row;
}

} // namespace

QString keyOf(const JetStreamAccountRow &row)
{
    return row.scope + separator + row.account;
}

QString keyOf(const JetStreamAccountShare &share)
{
    return share.account + separator + share.serverId;
}

QList<JetStreamAccountRow> jetStreamAccountsOf(const QList<ServerJetStreamDetailPtr> &answers)
{
    std::map<QString, AccountSum> sums;
    for (const auto &detail : answers) {
        const QString scope = jetStreamScope(detail->server, detail->figures);
        for (const JetStreamAccount &account : detail->accounts)
            takeAccount(account, *detail, scope, sums[scope + separator + account.account]);
        for (const JetStreamAsset &asset : detail->assets) {
            AccountSum &sum = sums[scope + separator + asset.account];
            takeAsset(asset, detail->server.name, sum, sum.shares[detail->server.id]);
        }
    }
    QList<JetStreamAccountRow> rows;
    for (auto &[key, sum] : sums)
        rows << finished(sum);
    std::sort(rows.begin(), rows.end(), [](const JetStreamAccountRow &one, const JetStreamAccountRow &other) {
        return std::tie(one.name, one.domain, one.scope) < std::tie(other.name, other.domain, other.scope);
    });
    return rows;
}

JetStreamReport jetStreamReportOf(const RaftAnswers &answers, bool hasRaft)
{
    JetStreamReport report;
    report.hasRaft = hasRaft;
    report.answered = static_cast<int>(answers.details.size());
    report.accounts = jetStreamAccountsOf(answers.details);
    QSet<QString> alone;
    for (const auto &detail : answers.details) {
        report.isCut |= detail->totalAccounts.value_or(0) > static_cast<quint64>(detail->accounts.size());
        for (const QString &warning : detail->warnings)
            report.problems << detail->server.name + QStringLiteral(": ") + warning;
        for (const JetStreamAsset &asset : detail->assets) {
            if (asset.peers.isEmpty())
                alone.insert(detail->server.domain + separator + asset.account + separator + asset.stream + separator
                    + asset.consumer);
        }
    }
    report.alone = static_cast<quint64>(alone.size());
    if (!hasRaft)
        return report;
    report.groups = raftGroupsOf(answers);
    for (const auto &detail : answers.details) {
        if (!whyNot(SystemVerb::Raft, detail->server).isEmpty())
            report.withoutTerms << detail->server.name + QStringLiteral(" (") + detail->server.version + u')';
    }
    return report;
}

} // namespace natsight
