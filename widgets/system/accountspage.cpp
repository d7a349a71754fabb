// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/accountspage.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QMenu>
#include <QTableView>

namespace natsight {

AccountsPage::AccountsPage(SystemFeed *feed, Link link, QWidget *parent)
    : SystemPage(feed, std::move(link), parent)
    , m_model(new AccountModel(this))
    , m_wanted(this->link().path.value(0))
{
    setObjectName(QStringLiteral("accountsPage"));
    setAccessibleName(tr("Accounts"));
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    layout->addWidget(makeNotice(content));
    ListOptions options;
    options.name = QStringLiteral("accounts");
    options.title = tr("Accounts");
    options.view.widths = { 22, 30, 8, 12, 10, 13, 10, 10, 11, 11, 12, 12, 14, 10, 10, 10, 12, 10 };
    options.view.hiddenColumns = { AccountModel::Key, AccountModel::TotalIn, AccountModel::TotalOut,
        AccountModel::Memory, AccountModel::Reserved };
    options.sortRole = SystemRole::Sort;
    options.exactRole = SystemRole::Exact;
    options.nameColumn = AccountModel::Name;
    m_list = new ListPanel(m_model, options, content);
    m_list->view()->setItemDelegateForColumn(AccountModel::Key, new MonospaceDelegate(m_list->view()));
    m_list->setEmpty(QStringLiteral("account"), tr("No server tells of an account."),
        tr("Choose a connection with credentials of the system account to see all of them."));
    connect(m_list, &ListPanel::activated, this, [this](int row, bool beside) {
        Q_EMIT openRequested(
            linkTo(QStringLiteral("connections"), { QStringLiteral("account:") + m_model->row(row).account }), beside);
    });
    connect(m_list, &ListPanel::selectionChanged, this, [this] {
        const int row = m_list->currentRow();
        if (row >= 0 && m_wanted.isEmpty())
            setLink(linkTo(QStringLiteral("accounts"), { m_model->row(row).account }));
    });
    connect(m_list, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        const QString account = m_model->row(row).account;
        menu->addAction(tr("Connections of it"), this, [this, account] {
            Q_EMIT openRequested(
                linkTo(QStringLiteral("connections"), { QStringLiteral("account:") + account }), false);
        });
        menu->addAction(tr("Copy name"), this, [account] { QApplication::clipboard()->setText(account); });
    });
    layout->addWidget(m_list, 1);
    connect(feed, &SystemFeed::accountsChanged, this, &AccountsPage::renew);
    renew();
    setContent(content);
}

bool AccountsPage::goTo(const Link &link)
{
    if (link.context != this->link().context || link.kind != this->link().kind || link.path.size() > 1)
        return false;
    m_wanted = link.path.value(0);
    updateState();
    return true;
}

void AccountsPage::focusFilter()
{
    m_list->focusFilter();
}

std::shared_ptr<void> AccountsPage::startWatch()
{
    return feed() ? feed()->watch(SystemPart::Accounts) : nullptr;
}

bool AccountsPage::hasContent() const
{
    return m_model->rowCount() > 0 || (feed() && feed()->access() == SystemAccess::None);
}

void AccountsPage::renew()
{
    m_model->setRows(feed()->accounts());
    updateState();
}

void AccountsPage::updateContent()
{
    updateNotice();
    if (const int row = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted); row >= 0) {
        m_list->selectRow(row);
        m_wanted.clear();
    }
    m_list->setStrip(roundText(SystemPart::Accounts));
}

} // namespace natsight
