// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/serverspage.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

namespace natsight {

ServersPage::ServersPage(SystemFeed *feed, Link link, QWidget *parent)
    : SystemPage(feed, std::move(link), parent)
    , m_model(new ServerModel(this))
{
    setObjectName(QStringLiteral("serversPage"));
    setAccessibleName(tr("Servers"));
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    layout->addWidget(makeNotice(content));
    ListOptions options;
    options.name = QStringLiteral("servers");
    options.title = tr("Servers");
    options.view.widths = { 11, 12, 9, 7, 12, 6, 8, 10, 11, 8, 8, 9, 9, 13, 7, 9, 10, 9, 9, 10, 14, 16, 10, 12, 30 };
    options.view.hiddenColumns = { ServerModel::Gateways, ServerModel::LeafNodes, ServerModel::Domain,
        ServerModel::Host, ServerModel::Tags, ServerModel::AnswersIn, ServerModel::Answered, ServerModel::Id };
    options.sortRole = SystemRole::Sort;
    options.exactRole = SystemRole::Exact;
    options.worstColumn = ServerModel::State;
    options.nameColumn = ServerModel::Name;
    m_list = new ListPanel(m_model, options, content);
    QTableView *view = m_list->view();
    view->setItemDelegateForColumn(ServerModel::State, new StateDelegate(serverToneOf, view));
    view->setItemDelegateForColumn(ServerModel::Id, new MonospaceDelegate(view));
    m_list->setEmpty(QStringLiteral("server"), tr("No server tells this account of itself."),
        tr("Choose a connection with credentials of the system account to see servers, accounts and events."));
    m_forget = m_list->addVerb(QStringLiteral("serversForget"), QStringLiteral("clear"), tr("Forget those gone"),
        tr("Take servers that left out of the list"));
    connect(m_forget, &QToolButton::clicked, this, [this] {
        if (this->feed())
            this->feed()->forgetGone();
    });
    connect(m_list, &ListPanel::activated, this, [this](int row, bool beside) {
        Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { m_model->server(row).identity.name }), beside);
    });
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        const ServerIdentity server = m_model->server(row).identity;
        const auto open = [this, server](const QString &tab) {
            Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { server.name, tab }), false);
        };
        menu->addAction(tr("Plots"), this, [open] { open(QStringLiteral("plots")); });
        menu->addAction(tr("Connections"), this, [open] { open(QStringLiteral("connections")); });
        menu->addAction(tr("Raw answers"), this, [open] { open(QStringLiteral("raw")); });
        menu->addSeparator();
        menu->addAction(tr("Copy id"), this, [server] { QApplication::clipboard()->setText(server.id); });
        menu->addAction(tr("Copy link"), this, [link = linkTo(QStringLiteral("servers"), { server.name })] {
            QApplication::clipboard()->setText(link.toString());
        });
    });
    layout->addWidget(m_list, 1);
    connect(feed, &SystemFeed::serversChanged, this, &ServersPage::renew);
    renew();
    setContent(content);
}

void ServersPage::focusFilter()
{
    m_list->focusFilter();
}

QList<std::pair<QString, QString>> ServersPage::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the server") },
        { QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("Open the server beside") } };
}

std::shared_ptr<void> ServersPage::startWatch()
{
    // VARZ for limits and certificates: verdicts need them.
    return feed() ? feed()->watch({ SystemPart::Servers, SystemPart::Variables, SystemPart::Health }) : nullptr;
}

bool ServersPage::hasContent() const
{
    return m_model->rowCount() > 0 || (feed() && feed()->access() == SystemAccess::None);
}

void ServersPage::renew()
{
    m_model->setServers(feed()->servers(), QDateTime::currentMSecsSinceEpoch());
    updateState();
}

void ServersPage::updateContent()
{
    updateNotice();
    const ServerModel::Totals totals = m_model->totals();
    m_forget->setEnabled(totals.gone > 0);
    QStringList parts;
    if (feed()->seesServers()) {
        parts << tr("%1 connections").arg(format::count(totals.connections))
              << tr("%1 in").arg(format::rate(totals.rates.inMessages))
              << tr("%1 out").arg(format::rate(totals.rates.outMessages));
        if (const QString leader = metaLeader(feed()->servers()); !leader.isEmpty())
            parts << tr("JetStream is led by %1").arg(leader);
    }
    if (totals.sick > 0)
        parts << tr("%n need(s) attention", nullptr, totals.sick);
    if (totals.gone > 0)
        parts << tr("%n gone", nullptr, totals.gone);
    parts << roundText(SystemPart::Servers);
    m_list->setStrip(parts.join(QStringLiteral(" · ")));
}

} // namespace natsight
