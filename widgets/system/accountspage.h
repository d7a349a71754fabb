// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/accountmodel.h"
#include "widgets/system/systempage.h"

namespace natsight {

class ListPanel;

/// The accounts over all servers. Link `accounts[/NAME]`. GUI thread.
class AccountsPage : public SystemPage
{
    Q_OBJECT

public:
    AccountsPage(SystemFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Accounts"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("account"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;

protected:
    [[nodiscard]] SystemPart part() const override { return SystemPart::Accounts; }
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] QString what() const override { return tr("the accounts"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;

private:
    void renew();

    AccountModel *m_model;
    ListPanel *m_list;
    QString m_wanted; ///< of the link, until it is there
};

} // namespace natsight
