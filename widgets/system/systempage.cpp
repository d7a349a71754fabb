// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/systempage.h"

#include "models/core/format.h"
#include "models/system/systemroles.h"
#include "widgets/common/noticebar.h"

#include <QAction>
#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>
#include <QModelIndex>
#include <QPushButton>

namespace natsight {

Tone serverTone(ServerCondition condition)
{
    switch (condition) {
    case ServerCondition::Good:
        return Tone::Good;
    case ServerCondition::Gone:
        return Tone::Idle;
    case ServerCondition::Warning:
        return Tone::Warning;
    case ServerCondition::Bad:
        break;
    }
    return Tone::Bad;
}

Tone serverToneOf(const QModelIndex &index)
{
    return serverTone(static_cast<ServerCondition>(index.data(SystemRole::Condition).toInt()));
}

SystemPage::SystemPage(SystemFeed *feed, Link link, QWidget *parent)
    : LivePage(feed->session(), std::move(link), parent)
    , m_feed(feed)
{
    connect(feed, &SystemFeed::stateChanged, this, &SystemPage::updateState);
}

void SystemPage::setCredentials(SystemCredentials credentials)
{
    m_credentials = std::move(credentials);
    updateState();
}

void SystemPage::refresh()
{
    if (m_feed)
        m_feed->refresh();
}

Freshness SystemPage::freshness() const
{
    if (!m_feed)
        return {};
    const SystemPartState &state = m_feed->state(part());
    const SystemPartState &servers = m_feed->state(SystemPart::Servers);
    // Until it is known which servers there are nothing else is asked.
    const SystemPartState &told = state.isKnown || state.error ? state : servers;
    return { told.error, told.isAsking, told.askedMs, state.answeredMs };
}

NoticeBar *SystemPage::makeNotice(QWidget *parent)
{
    m_notice = new NoticeBar(parent);
    m_notice->setObjectName(QStringLiteral("systemNotice"));
    m_notice->button()->setObjectName(QStringLiteral("systemCredentials"));
    connect(m_notice, &NoticeBar::triggered, this, [this] {
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("systemCredentialsMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillCredentials(menu);
        menu->popup(m_notice->button()->mapToGlobal(QPoint(0, m_notice->button()->height())));
    });
    return m_notice;
}

void SystemPage::fillCredentials(QMenu *menu)
{
    if (!m_credentials.names)
        return;
    auto *group = new QActionGroup(menu);
    const QString chosen = m_credentials.chosen();
    const auto add = [&](const QString &name, const QString &text) {
        QAction *action = menu->addAction(QString(text).replace(u'&', QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(name == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] {
            m_credentials.choose(name);
            updateState();
        });
    };
    add({}, tr("This connection's own credentials"));
    menu->addSeparator();
    const QStringList names = m_credentials.names();
    for (const QString &name : names)
        add(name, tr("Credentials of %1").arg(name));
    if (names.isEmpty())
        menu->addAction(tr("Add a connection with credentials of the system account first"))->setEnabled(false);
    menu->addSeparator();
    if (MonitorPort::isAddress(chosen))
        add(chosen, tr("Monitoring port %1").arg(chosen));
    menu->addAction(tr("Monitoring port of a server…"), this, &SystemPage::askMonitor)
        ->setObjectName(QStringLiteral("chooseMonitor"));
}

void SystemPage::askMonitor()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("monitorDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Monitoring port"));
    dialog->setLabelText(
        tr("Address of a server's HTTP monitoring port, such as localhost:8222. It tells of that server alone."));
    const QString chosen = m_credentials.chosen();
    if (MonitorPort::isAddress(chosen))
        dialog->setTextValue(chosen);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        if (const auto address = MonitorPort::addressOf(typed)) {
            m_credentials.choose(address->toString());
            updateState();
        } else {
            Q_EMIT statusText(address.error().message);
        }
    });
    dialog->open();
}

void SystemPage::updateNotice()
{
    if (!m_notice || !m_feed)
        return;
    const QString verb = m_credentials.names ? tr("Choose credentials…") : QString();
    const SystemPartState &servers = m_feed->state(SystemPart::Servers);
    if (!m_feed->monitor().isEmpty() && servers.error) {
        m_notice->setNotice(Tone::Warning,
            tr("The monitoring port of a server is asked, and does not answer: %1").arg(servers.error->message), verb);
        return;
    }
    const Session *system = m_feed->systemSession();
    if (system && system->status().state != SessionStatus::State::Connected) {
        const SessionStatus &status = system->status();
        m_notice->setNotice(Tone::Warning,
            status.reason ? tr("Credentials of %1 are used to ask the servers, and are not connected: %2")
                                .arg(system->profile().name, status.reason->message)
                          : tr("Credentials of %1 are used to ask the servers, and are not connected.")
                                .arg(system->profile().name),
            verb);
        return;
    }
    m_notice->setNotice(m_feed->access() == SystemAccess::None ? Tone::Warning : Tone::Info, m_feed->accessText(),
        m_feed->accessText().isEmpty() ? QString() : verb);
}

QString SystemPage::roundText(SystemPart which) const
{
    const SystemPartState &state = m_feed->state(which);
    const int expected = m_feed->serverBook().expected();
    QStringList parts;
    if (state.isKnown) {
        parts << (expected > state.answers && which == SystemPart::Servers
                ? tr("%1 of %2 servers answered in %3")
                      .arg(QString::number(state.answers), QString::number(expected),
                          format::duration(std::chrono::milliseconds(state.tookMs)))
                : tr("%n server(s) answered in %1", nullptr, state.answers)
                      .arg(format::duration(std::chrono::milliseconds(state.tookMs))));
    }
    parts << tr("asked every %1").arg(format::duration(m_feed->interval(which)));
    if (state.late > 0)
        parts << tr("%1 late answers").arg(format::count(state.late));
    if (state.doubles > 0)
        parts << tr("%1 second answers").arg(format::count(state.doubles));
    if (state.unreadable > 0)
        parts << tr("%1 answers that can't be read: %2").arg(format::count(state.unreadable), state.oddity);
    if (const quint64 refused = m_feed->serverBook().refused(); refused > 0 && which == SystemPart::Servers)
        parts << tr("servers beyond the limit of %1 are not shown").arg(maxSystemServers);
    if (state.error)
        parts << state.error->text();
    return parts.join(QStringLiteral(" · "));
}

Link SystemPage::linkTo(const QString &kind, const QStringList &path) const
{
    return Link { link().context, kind, path };
}

Link SystemPage::linkTo(const ConnectionKey &connection) const
{
    return linkTo(QStringLiteral("topology"),
        { QStringLiteral("connection"), connection.server, QString::number(connection.id) });
}

} // namespace natsight
