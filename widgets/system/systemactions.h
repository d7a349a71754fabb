// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectionfilter.h"
#include "models/system/raftgroups.h"
#include "models/system/systemfeed.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace natsight {

class MetaAdmin;
struct Confirmation;

/// What can be done to servers, connections and JetStream's meta group, each after a question. GUI thread.
class SystemActions : public QObject
{
    Q_OBJECT

public:
    /// Sheets stand on the widget.
    SystemActions(SystemFeed *feed, QWidget *parent);

    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    /// Why a verb cannot be used for these rows at present; empty: it can.
    [[nodiscard]] QString whyNotKick(const QList<ConnectionRow> &rows) const;
    [[nodiscard]] QString whyNotReload(const ServerSnapshot &server) const;
    [[nodiscard]] QString whyNotStepDown(const RaftGroup &group) const;
    [[nodiscard]] QString whyNotRemovePeer(const RaftGroup &group, const RaftMember &member) const;

    /// Closes connections. Clients reconnect where they are made to.
    void kick(const QList<ConnectionRow> &rows);
    /// Tells clients that their server goes down soon: those that know how go to another one.
    void sendAway(const QList<ConnectionRow> &rows);
    void reload(const ServerSnapshot &server);
    /// The meta leader gives up, and another server is elected.
    void stepDown(const RaftGroup &group);
    /// A server that is gone is no member of the meta group any more. `groups` are all that are known, for what is lost with it.
    void removePeer(const RaftGroup &group, const RaftMember &member, const QList<RaftGroup> &groups);

Q_SIGNALS:
    void succeeded(const QString &text);
    void failed(const QString &text);

private:
    void ask(Confirmation question, const std::function<void()> &run);
    void tellEach(SystemVerb verb, const QList<ConnectionRow> &rows, const QString &done, const QString &notDone);
    [[nodiscard]] QString whyNot(SystemVerb verb, const QStringList &serverIds) const;
    [[nodiscard]] QString whyNotAtAll() const;
    [[nodiscard]] QString whyNotMeta(const RaftGroup &group) const;

    QPointer<SystemFeed> m_feed;
    QWidget *m_parent;
    MetaAdmin *m_meta;
    bool m_isReadOnly = false;
};

} // namespace natsight
