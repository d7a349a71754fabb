// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/subscriptionmodel.h"
#include "widgets/system/systempage.h"

class QLineEdit;
class QToolButton;

namespace natsight {

class ListPanel;

/// Who subscribes to a subject, over all servers. Link `subscriptions[/SUBJECT]`. Servers are asked only when a person asks, or opens a
/// link that names a subject. GUI thread.
class SubscriptionsPage : public SystemPage
{
    Q_OBJECT

public:
    SubscriptionsPage(SystemFeed *feed, Link link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("subject"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;
    [[nodiscard]] bool canPause() const override { return false; }
    [[nodiscard]] QString liveText() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;
    [[nodiscard]] SubscriptionSearch *search() const { return m_search; }

protected:
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] QString what() const override { return tr("the subscriptions"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;

private:
    [[nodiscard]] QWidget *makeBar(QWidget *parent);
    void ask();
    void searchChanged();
    void openConnection(int row, bool beside);
    [[nodiscard]] QString stripText() const;

    SubscriptionSearch *m_search;
    SubscriptionModel *m_model;
    QLineEdit *m_subject = nullptr;
    QLineEdit *m_account = nullptr;
    QToolButton *m_find = nullptr;
    NoticeBar *m_problem = nullptr;
    ListPanel *m_list = nullptr;
};

} // namespace natsight
