// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/systemactions.h"

#include "models/system/metaadmin.h"
#include "widgets/common/confirmsheet.h"

#include <QWidget>

#include <memory>

namespace natsight {

namespace {

QString nameOf(const ConnectionRow &row)
{
    const QString name = row.detail.name.isEmpty() ? row.address() : row.detail.name;
    return name + QStringLiteral(" (") + row.server + u' ' + QString::number(row.detail.id) + u')';
}

/// In single quotes where a shell would read more than a word.
QString quoted(const QString &word)
{
    return QString(u'\'' + QString(word).replace(QLatin1String("'"), QLatin1String("'\\''")) + u'\'');
}

} // namespace

SystemActions::SystemActions(SystemFeed *feed, QWidget *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_parent(parent)
    , m_meta(new MetaAdmin(feed->client(), this))
{
    const auto told = [this](void (SystemActions::*signal)(const QString &)) {
        return [this, signal](const QString &text) {
            Q_EMIT(this->*signal)(text);
            if (m_feed)
                m_feed->refresh();
        };
    };
    connect(m_meta, &MetaAdmin::succeeded, this, told(&SystemActions::succeeded));
    connect(m_meta, &MetaAdmin::failed, this, told(&SystemActions::failed));
}

QString SystemActions::whyNotAtAll() const
{
    if (m_isReadOnly)
        return tr("This connection is read-only: nothing can be changed.");
    if (!m_feed || m_feed->access() != SystemAccess::System)
        return tr("This needs credentials of the system account.");
    return {};
}

QString SystemActions::whyNot(SystemVerb verb, const QStringList &serverIds) const
{
    if (const QString reason = whyNotAtAll(); !reason.isEmpty())
        return reason;
    for (const QString &id : serverIds) {
        const auto server = m_feed->serverBook().serverById(id);
        if (!server || server->state == ServerState::Gone)
            return tr("The server is gone.");
        if (const QString reason = natsight::whyNot(verb, server->identity); !reason.isEmpty())
            return reason;
    }
    return {};
}

QString SystemActions::whyNotKick(const QList<ConnectionRow> &rows) const
{
    if (rows.isEmpty())
        return tr("Select connections first.");
    QStringList ids;
    for (const ConnectionRow &row : rows) {
        if (row.detail.stopMs > 0)
            return tr("It is closed already.");
        if (!ids.contains(row.serverId))
            ids << row.serverId;
    }
    return whyNot(SystemVerb::Kick, ids);
}

QString SystemActions::whyNotReload(const ServerSnapshot &server) const
{
    return whyNot(SystemVerb::Reload, { server.identity.id });
}

QString SystemActions::whyNotMeta(const RaftGroup &group) const
{
    if (const QString reason = whyNotAtAll(); !reason.isEmpty())
        return reason;
    // The API subjects are those of the domain of the server that is asked.
    const Session *asked = m_feed->asked();
    const auto server = asked ? m_feed->serverBook().serverById(asked->status().server.id) : std::nullopt;
    if (server && server->identity.domain != group.domain)
        return tr("It is of another JetStream domain: connect to a server of that domain.");
    return {};
}

QString SystemActions::whyNotStepDown(const RaftGroup &group) const
{
    const QString reason = whyNotMeta(group);
    return reason.isEmpty() ? natsight::whyNotStepDown(group) : reason;
}

QString SystemActions::whyNotRemovePeer(const RaftGroup &group, const RaftMember &member) const
{
    const QString reason = whyNotMeta(group);
    return reason.isEmpty() ? natsight::whyNotRemove(group, member) : reason;
}

void SystemActions::ask(Confirmation question, const std::function<void()> &run)
{
    auto *sheet = new ConfirmSheet(std::move(question), m_parent);
    connect(sheet, &QDialog::accepted, this, run);
    sheet->open();
}

void SystemActions::tellEach(
    SystemVerb verb, const QList<ConnectionRow> &rows, const QString &done, const QString &notDone)
{
    if (!m_feed)
        return;
    for (const ConnectionRow &row : rows) {
        const auto server = m_feed->serverBook().serverById(row.serverId);
        if (!server) {
            Q_EMIT failed(notDone.arg(nameOf(row), tr("the server is gone")));
            continue;
        }
        const QByteArray body = R"({"cid":)" + QByteArray::number(row.detail.id) + '}';
        whenDone(this, m_feed->client()->tell(verb, server->identity, body),
            [this, row, done, notDone](const Result<void> &result) {
                if (!result)
                    Q_EMIT failed(notDone.arg(nameOf(row), result.error().message));
                else
                    Q_EMIT succeeded(done.arg(nameOf(row)));
                if (m_feed)
                    m_feed->refresh();
            });
    }
}

void SystemActions::kick(const QList<ConnectionRow> &rows)
{
    if (!whyNotKick(rows).isEmpty())
        return;
    QStringList lines;
    QStringList commands;
    for (const ConnectionRow &row : rows) {
        lines << nameOf(row);
        commands << QLatin1String("nats server request kick ") + QString::number(row.detail.id) + u' '
                + quoted(row.serverId);
    }
    Confirmation question;
    question.grade = Confirmation::Grade::Changes;
    question.title = rows.size() == 1 ? tr("Kick %1?").arg(nameOf(rows.constFirst()))
                                      : tr("Kick %n connection(s)?", nullptr, static_cast<int>(rows.size()));
    question.what = tr(
        "The server closes the connection at once. What the client has sent and what waits for it may be "
        "lost; most clients reconnect by themselves.");
    question.changes = rows.size() == 1 ? QStringList() : lines;
    question.command = commands.mid(0, 50).join(QLatin1String(" && "));
    question.verb = rows.size() == 1 ? tr("Kick it")
                                     : tr("Kick %n connection(s)", nullptr, static_cast<int>(rows.size()));
    ask(question, [this, rows] { tellEach(SystemVerb::Kick, rows, tr("%1 is kicked."), tr("Can't kick %1: %2")); });
}

void SystemActions::sendAway(const QList<ConnectionRow> &rows)
{
    if (!whyNotKick(rows).isEmpty())
        return;
    QStringList lines;
    QStringList commands;
    for (const ConnectionRow &row : rows) {
        lines << nameOf(row);
        commands << QLatin1String("nats request ")
                + quoted(QLatin1String("$SYS.REQ.SERVER.") + row.serverId + QLatin1String(".LDM")) + u' '
                + quoted(QLatin1String("{\"cid\":") + QString::number(row.detail.id) + u'}');
    }
    Confirmation question;
    question.grade = Confirmation::Grade::Changes;
    question.title = rows.size() == 1 ? tr("Send %1 away?").arg(nameOf(rows.constFirst()))
                                      : tr("Send %n connection(s) away?", nullptr, static_cast<int>(rows.size()));
    question.what = tr("The server tells the client that it goes down soon (lame duck). Clients that follow it go to "
                       "another server without losing messages; others stay.");
    question.changes = rows.size() == 1 ? QStringList() : lines;
    question.command = commands.mid(0, 50).join(QLatin1String(" && "));
    question.verb = tr("Send away");
    ask(question, [this, rows] {
        tellEach(SystemVerb::LameDuck, rows, tr("%1 is told to go elsewhere."), tr("Can't send %1 away: %2"));
    });
}

void SystemActions::reload(const ServerSnapshot &server)
{
    if (!whyNotReload(server).isEmpty())
        return;
    const ServerIdentity identity = server.identity;
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = tr("Reload the configuration of %1?").arg(identity.name);
    question.what = tr(
        "The server reads its configuration file again. What the file says takes effect for all clients: "
        "users and permissions that are gone from it lose their connections.");
    question.command = QLatin1String("nats server config reload ") + quoted(identity.id) + QLatin1String(" --force");
    question.verb = tr("Reload configuration");
    question.name = identity.name;
    ask(question, [this, identity] {
        if (!m_feed)
            return;
        whenDone(
            this, m_feed->client()->tell(SystemVerb::Reload, identity), [this, identity](const Result<void> &done) {
                if (!done)
                    Q_EMIT failed(tr("Can't reload %1: %2").arg(identity.name, done.error().message));
                else
                    Q_EMIT succeeded(tr("%1 has read its configuration again.").arg(identity.name));
                if (m_feed)
                    m_feed->refresh();
            });
    });
}

void SystemActions::stepDown(const RaftGroup &group)
{
    if (!whyNotStepDown(group).isEmpty())
        return;
    Confirmation question;
    question.grade = Confirmation::Grade::Changes;
    question.title = tr("Make the meta leader %1 step down?").arg(group.leader);
    question.what = tr(
        "The servers elect another meta leader. Until then, usually for less than a second, streams and consumers "
        "can't be created, changed or deleted; messages flow on.");
    question.command = QStringLiteral("nats server cluster step-down --force");
    question.verb = tr("Step down");
    ask(question, [this, group] { m_meta->stepDown(group); });
}

void SystemActions::removePeer(const RaftGroup &group, const RaftMember &member, const QList<RaftGroup> &groups)
{
    if (!whyNotRemovePeer(group, member).isEmpty())
        return;
    const QStringList lost = lostWith(member, groups);
    Confirmation question;
    question.grade = Confirmation::Grade::Destroys;
    question.title = tr("Remove server %1 from JetStream's cluster?").arg(member.server);
    question.what = tr(
        "Only for a server that will not come back. Its replicas are lost: streams and consumers with others get "
        "new replicas on other servers where there is room, and those whose only replica is on it lose their "
        "data; a server that is off does not tell which these are. The cluster is one server smaller.");
    question.changes = lost;
    question.command = QStringLiteral("nats server cluster peer-remove ") + quoted(member.server)
        + QStringLiteral(" --force");
    question.verb = tr("Remove %1").arg(member.server);
    question.name = member.server;
    ask(question, [this, group, member] { m_meta->removePeer(group, member); });
}

} // namespace natsight
