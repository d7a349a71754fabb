// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/jetstreamaccountmodel.h"
#include "models/system/jetstreamreportfeed.h"
#include "models/system/jetstreamservermodel.h"
#include "models/system/raftgroupmodel.h"
#include "widgets/system/systempage.h"

class QTabWidget;
class QToolButton;

namespace natsight {

class ListPanel;
class RawAnswerPane;
class SystemActions;

/// JetStream of the whole system: by server, by account, and its Raft groups with their members, the meta group first. Link
/// `jetstreamservers[/servers|accounts[/NAME]|groups[/NAME]]`. GUI thread.
class JetStreamServersPage : public SystemPage
{
    Q_OBJECT

public:
    /// Null when the link names no place of it.
    [[nodiscard]] static JetStreamServersPage *make(SystemFeed *feed, const Link &link, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("JetStream"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("server"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;
    [[nodiscard]] JetStreamReportFeed *reports() const { return m_reports; }

protected:
    [[nodiscard]] SystemPart part() const override { return SystemPart::JetStream; }
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] Freshness freshness() const override;
    [[nodiscard]] QString what() const override { return tr("JetStream of the servers"); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    enum Tab { Servers, Accounts, Groups };

    JetStreamServersPage(SystemFeed *feed, Link link, QWidget *parent);

    [[nodiscard]] QWidget *makeServers();
    [[nodiscard]] QWidget *makeAccounts();
    [[nodiscard]] QWidget *makeGroups();
    [[nodiscard]] QWidget *makeMembers(QWidget *parent);
    [[nodiscard]] QWidget *split(ListPanel *list, QWidget *details);
    void connectServers(ListPanel *list, const QAbstractItemModel *model);
    void showPlace(const QStringList &place);
    void placeChanged();
    void renewServers();
    void renewReport();
    void selectFirst();
    void updateDetails();
    void updateEmpty();
    void updateStrips();
    void openGroup(int row, bool beside);
    void openServer(const QString &name, bool beside);
    void removeSelected();
    [[nodiscard]] const RaftGroup *selectedGroup() const;
    [[nodiscard]] const RaftMember *selectedMember() const;
    [[nodiscard]] const RaftGroup *metaGroup() const; ///< the one that is selected, else the first
    [[nodiscard]] QList<ServerIdentity> identitiesOf(const QStringList &ids) const;
    [[nodiscard]] QString reportText() const;

    JetStreamReportFeed *m_reports;
    JetStreamServerModel *m_servers;
    JetStreamAccountModel *m_accounts;
    JetStreamShareModel *m_shares;
    RaftGroupModel *m_groups;
    RaftMemberModel *m_members;
    SystemActions *m_actions;
    NoticeBar *m_finding = nullptr;
    QTabWidget *m_tabs = nullptr;
    ListPanel *m_serverList = nullptr;
    ListPanel *m_accountList = nullptr;
    ListPanel *m_shareList = nullptr;
    ListPanel *m_groupList = nullptr;
    ListPanel *m_memberList = nullptr;
    RawAnswerPane *m_serverRaw = nullptr;
    RawAnswerPane *m_accountRaw = nullptr;
    RawAnswerPane *m_groupRaw = nullptr;
    QToolButton *m_stepDown = nullptr;
    QToolButton *m_remove = nullptr;
    QString m_wanted; ///< row of the link, until it is there
};

} // namespace natsight
