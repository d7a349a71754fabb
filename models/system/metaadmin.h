// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/raftgroups.h"
#include "models/system/systemclient.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

namespace natsight {

/// Changes JetStream's meta group, and looks whether the change took place: the servers are asked again until they tell of it. GUI thread
/// (the session's). Needs the system account.
class MetaAdmin : public QObject
{
    Q_OBJECT

public:
    explicit MetaAdmin(SystemClient *client, QObject *parent = nullptr);

    /// The leader gives up, and the members elect another one. `leader` is the one of now.
    void stepDown(const RaftGroup &group);
    /// A server is no member any more; what it stored counts as lost. It should be gone: a running one can come back.
    void removePeer(const RaftGroup &group, const RaftMember &member);
    /// For tests: how long the change is looked for.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

Q_SIGNALS:
    /// It is done, and the servers tell so.
    void succeeded(const QString &text);
    /// It was refused, or was accepted and cannot be seen.
    void failed(const QString &text);

private:
    /// What to say once the group has become as it should; empty: not yet.
    using Seen = std::function<QString(const RaftGroup &)>;

    void look(const QString &domain, const Seen &seen, const QString &notSeen);
    void lookAgain(const QString &domain, const Seen &seen, const QString &notSeen, const QElapsedTimer &since);

    QPointer<SystemClient> m_client;
    std::chrono::milliseconds m_patience { 20'000 };
};

/// Why the meta leader of the group cannot be made to step down; empty: it can. Pure.
[[nodiscard]] QString whyNotStepDown(const RaftGroup &group);
/// Why a member cannot be removed; empty: it can. Pure.
[[nodiscard]] QString whyNotRemove(const RaftGroup &group, const RaftMember &member);
/// What is lost with a server: the groups that it is a member of, a line each with how many others remain. Pure.
[[nodiscard]] QStringList lostWith(const RaftMember &member, const QList<RaftGroup> &groups);

} // namespace natsight
