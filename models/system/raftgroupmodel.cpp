// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/system/raftgroupmodel.h"

#include <algorithm>

namespace natsight {

namespace {

QString kindText(RaftKind kind)
{
    switch (kind) {
    case RaftKind::Meta:
        return RaftGroupModel::tr("meta group");
    case RaftKind::Stream:
        return RaftGroupModel::tr("stream");
    case RaftKind::Consumer:
        return RaftGroupModel::tr("consumer");
    case RaftKind::Other:
        break;
    }
    return {};
}

QVariant lagCell(const MaybeCount &lag, const SystemCell &cell)
{
    if (cell.isTip())
        return lag ? QVariant(RaftGroupModel::tr("About: the leader's view when it answered")) : QVariant();
    // One that is not behind needs no mark.
    const QVariant value = cell.count(lag);
    return cell.isShown() && lag && *lag > 0 ? QVariant(QStringLiteral("≈ ") + value.toString()) : value;
}

ServerCondition conditionOf(const RaftMember &member)
{
    switch (member.standing) {
    case RaftStanding::Current:
        return ServerCondition::Good;
    case RaftStanding::Behind:
        return ServerCondition::Warning;
    case RaftStanding::Offline:
        return ServerCondition::Bad;
    case RaftStanding::Unknown:
        break;
    }
    return ServerCondition::Gone;
}

QString memberRoleText(const RaftMember &member)
{
    if (member.hasAnswered() && member.role != RaftRole::Unknown) {
        // What it says itself may be of an earlier term.
        return member.role == RaftRole::Leader && !member.isLeader ? RaftMemberModel::tr("leader no more")
                                                                   : raftRoleText(member.role);
    }
    return member.isLeader ? RaftMemberModel::tr("leader, as others say") : raftRoleText(RaftRole::Unknown);
}

} // namespace

QString raftGroupTitle(const RaftGroup &group)
{
    if (group.kind == RaftKind::Meta)
        return RaftGroupModel::tr("Meta group");
    if (group.stream.isEmpty())
        return group.name;
    return group.consumer.isEmpty() ? group.stream : group.stream + QStringLiteral(" › ") + group.consumer;
}

int RaftGroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int RaftGroupModel::rowOfGroup(const QString &name) const
{
    const auto found = std::find_if(rows().cbegin(), rows().cend(),
        [&name](const RaftGroup &group) { return group.name == name || raftGroupTitle(group) == name; });
    return found == rows().cend() ? -1 : static_cast<int>(found - rows().cbegin());
}

bool RaftGroupModel::isNumber(int column) const
{
    return column >= Members && column <= Quorum;
}

QVariant RaftGroupModel::meaningOf(const RaftGroup &row, int /*column*/, int role) const
{
    switch (role) {
    case SystemRole::Condition:
        return static_cast<int>(row.condition);
    case SystemRole::Reason:
        return row.reason;
    case SystemRole::Name:
        return raftGroupTitle(row);
    case SystemRole::Id:
        return row.name;
    default:
        return {};
    }
}

QVariant RaftGroupModel::cellOf(const RaftGroup &row, int column, const SystemCell &cell) const
{
    const auto count = [&row, &cell](
                           RaftStanding standing) { return cell.count(static_cast<quint64>(row.count(standing))); };
    switch (column) {
    case State:
        return cell.isTip() ? QVariant(row.reason)
            : cell.isSort() ? QVariant(static_cast<int>(row.condition))
                            : QVariant(row.word);
    case Of:
        // The meta group stands before all others.
        return cell.isSort() && row.kind == RaftKind::Meta ? QVariant(QString()) : cell.text(raftGroupTitle(row));
    case Kind:
        return cell.text(kindText(row.kind));
    case Account:
        return cell.text(row.accountName, row.account);
    case Leader:
        return row.leadership == RaftLeadership::Led ? cell.text(row.leader) : cell.text({}, row.reason);
    case Members:
        if (cell.isTip())
            return tr("%1 of %2 answered").arg(row.answered()).arg(row.members.size());
        return cell.count(static_cast<quint64>(row.members.size()));
    case Current:
        return count(RaftStanding::Current);
    case Behind:
        return count(RaftStanding::Behind);
    case Offline:
        return count(RaftStanding::Offline);
    case Unknown:
        return count(RaftStanding::Unknown);
    case Lag:
        return lagCell(row.lag, cell);
    case Term:
        return cell.count(row.term);
    case Quorum:
        return cell.count(row.quorum);
    case Domain:
        return cell.text(row.domain);
    case Name:
        return cell.text(row.name);
    default:
        return {};
    }
}

QString RaftGroupModel::tipOf(int column) const
{
    switch (column) {
    case Leader:
        return tr("By the highest term that a member tells, also when nobody leads in it");
    case Current:
        return tr("Members that have all that the group has agreed on, as their leader sees it");
    case Behind:
        return tr("Members that answer and lag behind");
    case Offline:
        return tr("Members that their leader has not heard for 10 s");
    case Unknown:
        return tr("Members that did not answer, or that nobody can judge: they never count as current");
    case Lag:
        return tr(
            "Entries that the member furthest behind has not confirmed. About: members answer at different moments");
    case Term:
        return tr("Counts elections (server 2.10.29, or 2.11 and later)");
    case Quorum:
        return tr("Members that must agree");
    case Name:
        return tr("Name of the Raft group (server 2.10 or later)");
    default:
        return {};
    }
}

QString RaftGroupModel::titleOf(int column) const
{
    switch (column) {
    case State:
        return tr("State");
    case Of:
        return tr("Group of");
    case Kind:
        return tr("Kind");
    case Account:
        return tr("Account");
    case Leader:
        return tr("Leader");
    case Members:
        return tr("Members");
    case Current:
        return tr("Current");
    case Behind:
        return tr("Behind");
    case Offline:
        return tr("Offline");
    case Unknown:
        return tr("Unknown");
    case Lag:
        return tr("Lag ≈");
    case Term:
        return tr("Term");
    case Quorum:
        return tr("Quorum");
    case Domain:
        return tr("Domain");
    case Name:
        return tr("Raft group");
    default:
        return {};
    }
}

// Members -------------------------------------------------------------------------------------------------------------

int RaftMemberModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool RaftMemberModel::isNumber(int column) const
{
    return column >= Lag && column <= LogBytes;
}

QVariant RaftMemberModel::meaningOf(const RaftMember &row, int /*column*/, int role) const
{
    switch (role) {
    case SystemRole::Condition:
        return static_cast<int>(conditionOf(row));
    case SystemRole::Reason:
        return row.reason;
    case SystemRole::Name:
        return row.server;
    case SystemRole::Id:
        return row.serverId;
    default:
        return {};
    }
}

QVariant RaftMemberModel::cellOf(const RaftMember &row, int column, const SystemCell &cell) const
{
    switch (column) {
    case Standing:
        return cell.isTip() ? QVariant(row.reason)
            : cell.isSort() ? QVariant(static_cast<int>(conditionOf(row)))
                            : QVariant(raftStandingText(row.standing));
    case Server:
        return cell.text(row.server, row.serverId);
    case Role:
        return cell.text(memberRoleText(row));
    case Lag:
        return lagCell(row.lag, cell);
    case Heard:
        return cell.duration(row.seenNs);
    case Term:
        return cell.count(row.term);
    case Committed:
        return cell.count(row.committed);
    case Applied:
        return cell.count(row.applied);
    case Waiting:
        return cell.count(row.waiting);
    case LogBytes:
        return cell.bytes(row.logBytes);
    case Reason:
        return cell.text(row.reason);
    case Peer:
        return cell.text(row.peer);
    case ServerId:
        return cell.text(row.serverId);
    default:
        return {};
    }
}

QString RaftMemberModel::tipOf(int column) const
{
    switch (column) {
    case Standing:
        return tr("As its leader sees it; who did not answer is unknown or offline, never current");
    case Role:
        return tr("As the member says itself");
    case Lag:
        return tr("Entries that the group has agreed on and the member has not confirmed. About: as the leader knew "
                  "when it answered");
    case Heard:
        return tr("Since its leader heard it");
    case Committed:
        return tr("Last entry that the group has agreed on, as far as the member knows");
    case Applied:
        return tr("Last entry that the member has carried out");
    case Waiting:
        return tr("Entries in the member's queues");
    case LogBytes:
        return tr("Size of the group's log on the member");
    default:
        return {};
    }
}

QString RaftMemberModel::titleOf(int column) const
{
    switch (column) {
    case Standing:
        return tr("Standing");
    case Server:
        return tr("Server");
    case Role:
        return tr("Role");
    case Lag:
        return tr("Lag ≈");
    case Heard:
        return tr("Heard");
    case Term:
        return tr("Term");
    case Committed:
        return tr("Committed");
    case Applied:
        return tr("Applied");
    case Waiting:
        return tr("Waiting");
    case LogBytes:
        return tr("Log");
    case Reason:
        return tr("Why");
    case Peer:
        return tr("Peer");
    case ServerId:
        return tr("Id");
    default:
        return {};
    }
}

} // namespace natsight
