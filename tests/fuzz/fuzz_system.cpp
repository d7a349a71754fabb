// SPDX-License-Identifier: GPL-3.0-or-later
// Monitoring answers and events of servers from any bytes: a value within its bounds or an error, and what was read is taken by all that
// is made of it.
#include "models/system/accountbook.h"
#include "models/system/jetstreamreport.h"
#include "models/system/serverbook.h"
#include "models/system/serververdict.h"
#include "models/system/subscriptionsearch.h"
#include "models/system/systemanswer.h"
#include "models/system/systemclient.h"
#include "models/system/systemevent.h"
#include "models/system/topologylayout.h"
#include "models/system/topologyplacement.h"

#include "tests/fuzz/require.h"

using namespace natsight;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    ServerBook book;
    AccountBook accounts;
    quint64 round = 0;
    const auto takes = [&](auto read, auto take) {
        auto value = read(bytes);
        require(value.has_value() || !value.error().message.isEmpty());
        if (!value)
            return;
        require(!value->server.id.isEmpty() && !value->server.name.isEmpty());
        require(value->warnings.size() <= 20);
        take(std::make_shared<const std::decay_t<decltype(*value)>>(std::move(*value)));
    };
    takes(readServerStats, [&](const ServerStatsPtr &stats) {
        for (int i = 0; i < 3; ++i) {
            book.take(stats, { ++round, static_cast<qint64>(round) * 2'000, 1 });
            book.settle(round, static_cast<qint64>(round) * 2'000);
        }
    });
    takes(readServerVariables, [&](const ServerVariablesPtr &value) { book.take(value); });
    takes(readServerRoutes, [&](const ServerRoutesPtr &value) { book.take(value); });
    takes(readServerGateways, [&](const ServerGatewaysPtr &value) { book.take(value); });
    takes(readServerLeafs, [&](const ServerLeafsPtr &value) { book.take(value); });
    takes(readServerHealth, [&](const ServerHealthPtr &value) { book.take(value); });
    takes(readServerJetStream, [&](const ServerJetStreamPtr &value) {
        book.take(value);
        accounts.take(*value);
    });
    takes(readServerAccounts, [&](const auto &value) { accounts.take(*value, 1'000); });
    takes(readServerAccountNames, [&](const auto &value) { accounts.take(*value); });
    takes(readServerConnections, [&](const auto &value) { require(value->connections.size() <= 100'000); });
    takes(readServerSubscriptions, [&](const auto &value) { require(value->subscriptions.size() <= 100'000); });
    if (const auto subscribers = readServerSubscribers(bytes)) {
        require(!subscribers->server.id.isEmpty() && subscribers->rows.size() <= 100'000);
        for (const SubscriptionRow &row : subscribers->rows)
            require(!row.detail.subject.isEmpty() && !keyOf(row).isEmpty());
    }
    if (const auto placements = readServerPlacements(bytes)) {
        require(!placements->server.id.isEmpty() && placements->streams.size() <= 100'000);
        (void)placementsOf({ std::make_shared<const ServerPlacements>(*placements) });
    }
    RaftAnswers answers;
    takes(readServerRaft, [&](const ServerRaftPtr &value) {
        require(value->groups.size() <= 100'000);
        answers.raft << value;
    });
    takes(readServerJetStreamDetail, [&](const ServerJetStreamDetailPtr &value) {
        require(value->assets.size() <= 100'000);
        answers.details << value;
    });
    answers.servers = book.servers();
    const JetStreamReport report = jetStreamReportOf(answers, true);
    for (const RaftGroup &group : report.groups) {
        require(!group.members.isEmpty() && !group.word.isEmpty() && !group.reason.isEmpty());
        for (const RaftMember &member : group.members)
            require(member.hasAnswered() || member.standing != RaftStanding::Current);
    }
    (void)readJetStreamDone(bytes);
    const Topology topology = topologyOf(book.snapshot(3'000));
    require(RingTopologyLayout().layOut(topology, {}).clusters.size() <= topology.clusters.size());
    accounts.settle(2'000);
    require(judgeServers(book.servers(), 2'000).size() == book.servers().size());
    (void)book.expected();
    (void)readServerIdentity(bytes);
    (void)readSystemDone(bytes);
    (void)goDurationNs({ reinterpret_cast<const char *>(data), size });
    for (const char *subject : { "$SYS.ACCOUNT.A.CONNECT", "$SYS.ACCOUNT.A.DISCONNECT", "$SYS.SERVER.X.SHUTDOWN",
             "$SYS.SERVER.X.CLIENT.AUTH.ERR", "$SYS.x", "$JS.EVENT.ADVISORY.STREAM.CREATED.S" }) {
        const SystemEvent event = readSystemEvent(subject, bytes, 1'000);
        require(event.timeMs > 0 && !event.text.isEmpty());
    }
    const QByteArray hidden = withoutSecrets(bytes);
    require(withoutSecrets(hidden) == hidden);
    return 0;
}
