// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/jetstreamserverspage.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/tips.h"
#include "widgets/system/rawanswerpane.h"
#include "widgets/system/systemactions.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace natsight {

namespace {

constexpr std::array tabNames { "servers", "accounts", "groups" };
constexpr int detailTabHeight = 240;

ListOptions listOf(const char *name, const QString &title, const QList<int> &widths, const QList<int> &hidden)
{
    ListOptions options;
    options.name = QLatin1String(name);
    options.title = title;
    options.view.widths = widths;
    options.view.hiddenColumns = hidden;
    options.sortRole = SystemRole::Sort;
    options.exactRole = SystemRole::Exact;
    return options;
}

void setBars(QTableView *view, const QList<int> &columns)
{
    for (const int column : columns)
        view->setItemDelegateForColumn(column, new BarDelegate(SystemRole::Share, view));
}

void setMonospace(QTableView *view, const QList<int> &columns)
{
    for (const int column : columns)
        view->setItemDelegateForColumn(column, new MonospaceDelegate(view));
}

QByteArray bodyOf(const nlohmann::ordered_json &body)
{
    return QByteArray::fromStdString(body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

} // namespace

JetStreamServersPage *JetStreamServersPage::make(SystemFeed *feed, const Link &link, QWidget *parent)
{
    const bool isPlace = link.path.isEmpty()
        || std::any_of(tabNames.begin(), tabNames.end(),
            [&link](const char *name) { return link.path.constFirst() == QLatin1String(name); });
    const bool isGood = isPlace && link.path.size() <= 2
        && (link.path.size() < 2 || link.path.constFirst() != QLatin1String(tabNames[Servers]));
    return isGood ? new JetStreamServersPage(feed, link, parent) : nullptr;
}

JetStreamServersPage::JetStreamServersPage(SystemFeed *feed, Link link, QWidget *parent)
    : SystemPage(feed, std::move(link), parent)
    , m_reports(new JetStreamReportFeed(feed, this))
    , m_servers(new JetStreamServerModel(this))
    , m_accounts(new JetStreamAccountModel(this))
    , m_shares(new JetStreamShareModel(this))
    , m_groups(new RaftGroupModel(this))
    , m_members(new RaftMemberModel(this))
    , m_actions(new SystemActions(feed, this))
{
    setObjectName(QStringLiteral("jetStreamServersPage"));
    setAccessibleName(title());
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    layout->addWidget(makeNotice(content));
    m_finding = new NoticeBar(content);
    m_finding->setObjectName(QStringLiteral("jetStreamFinding"));
    m_finding->button()->setObjectName(QStringLiteral("jetStreamFindingDismiss"));
    layout->addWidget(m_finding);
    m_tabs = new QTabWidget(content);
    m_tabs->setObjectName(QStringLiteral("jetStreamTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("jetStreamTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("JetStream by server, by account, and its groups"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeServers(), tr("By server"));
    m_tabs->addTab(makeAccounts(), tr("By account"));
    m_tabs->addTab(makeGroups(), tr("Raft groups"));
    layout->addWidget(m_tabs, 1);
    connect(m_finding, &NoticeBar::triggered, this, [this] { m_finding->setNotice(Tone::Info, {}); });
    connect(m_actions, &SystemActions::succeeded, this, [this](const QString &text) {
        m_finding->setNotice(Tone::Good, text, tr("Dismiss"));
        m_reports->refresh();
        Q_EMIT statusText(text);
    });
    connect(m_actions, &SystemActions::failed, this, [this](const QString &text) {
        m_finding->setNotice(Tone::Bad, text, tr("Dismiss"));
        m_reports->refresh();
        Q_EMIT statusText(text);
    });
    showPlace(this->link().path);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        // What is behind a tab is asked for while it is in front.
        watchAnew();
        placeChanged();
        updateState();
    });
    connect(feed, &SystemFeed::serversChanged, this, &JetStreamServersPage::renewServers);
    connect(m_reports, &JetStreamReportFeed::changed, this, &JetStreamServersPage::renewReport);
    renewServers();
    setContent(content);
}

// Making --------------------------------------------------------------------------------------------------------------

QWidget *JetStreamServersPage::split(ListPanel *list, QWidget *details)
{
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(list->objectName() + QLatin1String("Splitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({ 2 * detailTabHeight, detailTabHeight });
    return splitter;
}

QWidget *JetStreamServersPage::makeServers()
{
    using Model = JetStreamServerModel;
    ListOptions options = listOf("jetStreamServers", tr("JetStream by server"),
        { 10, 11, 8, 9, 10, 7, 8, 11, 10, 13, 9, 9, 14, 10, 12, 14, 12, 15, 10, 12, 10, 11, 9, 8, 30 },
        { Model::Domain, Model::MaxStorage, Model::MaxMemory, Model::ReservedMemory, Model::ApiLevel, Model::Version,
            Model::Id });
    options.worstColumn = Model::State;
    options.nameColumn = Model::Name;
    m_serverList = new ListPanel(m_servers, options);
    QTableView *view = m_serverList->view();
    view->setItemDelegateForColumn(Model::State, new StateDelegate(serverToneOf, view));
    setBars(view, { Model::Storage, Model::Memory });
    setMonospace(view, { Model::Id });
    connectServers(m_serverList, m_servers);
    connect(m_serverList, &ListPanel::selectionChanged, this, &JetStreamServersPage::updateDetails);
    m_serverRaw = new RawAnswerPane(feed(), QStringLiteral("jetStreamServers"));
    connect(m_serverRaw, &RawAnswerPane::statusText, this, &Page::statusText);
    return split(m_serverList, m_serverRaw);
}

QWidget *JetStreamServersPage::makeAccounts()
{
    using Model = JetStreamAccountModel;
    ListOptions options = listOf("jetStreamAccounts", tr("JetStream by account"),
        { 18, 10, 8, 8, 10, 10, 13, 10, 13, 12, 12, 11, 30 }, { Model::Domain, Model::Key });
    options.nameColumn = Model::Name;
    m_accountList = new ListPanel(m_accounts, options);
    setBars(m_accountList->view(), { Model::Storage, Model::Memory });
    setMonospace(m_accountList->view(), { Model::Key });
    connect(m_accountList, &ListPanel::activated, this, [this](int row, bool beside) {
        Q_EMIT openRequested(linkTo(QStringLiteral("accounts"), { m_accounts->row(row).account }), beside);
    });
    connect(m_accountList, &ListPanel::selectionChanged, this, [this] {
        placeChanged();
        updateDetails();
    });
    auto *tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("jetStreamAccountTabs"));
    tabs->tabBar()->setObjectName(QStringLiteral("jetStreamAccountTabBar"));
    tabs->tabBar()->setAccessibleName(tr("More of the account"));
    tabs->setDocumentMode(true);
    m_shareList = new ListPanel(m_shares,
        listOf("jetStreamShares", tr("The account on each server"), { 14, 9, 12, 11, 15, 12, 24, 26, 30 },
            { JetStreamShareModel::Id }),
        tabs);
    setMonospace(m_shareList->view(), { JetStreamShareModel::Id });
    m_shareList->setEmpty(QStringLiteral("server"), tr("What the account uses on each server stands here."),
        tr("Select an account above."));
    connectServers(m_shareList, m_shares);
    tabs->addTab(m_shareList, tr("On each server"));
    m_accountRaw = new RawAnswerPane(feed(), QStringLiteral("jetStreamAccounts"), tabs);
    connect(m_accountRaw, &RawAnswerPane::statusText, this, &Page::statusText);
    tabs->addTab(m_accountRaw, tr("Raw answer"));
    return split(m_accountList, tabs);
}

QWidget *JetStreamServersPage::makeGroups()
{
    using Model = RaftGroupModel;
    ListOptions options = listOf("raftGroups", tr("Raft groups"),
        { 12, 25, 11, 12, 11, 9, 8, 8, 8, 9, 8, 6, 8, 10, 18 },
        { Model::Behind, Model::Quorum, Model::Domain, Model::Name });
    options.worstColumn = Model::State;
    options.nameColumn = Model::Of;
    m_groupList = new ListPanel(m_groups, options);
    QTableView *view = m_groupList->view();
    view->setItemDelegateForColumn(Model::State, new StateDelegate(serverToneOf, view));
    setMonospace(view, { Model::Name });
    m_stepDown = m_groupList->addVerb(QStringLiteral("raftStepDown"), QStringLiteral("up"), tr("Step down…"), {});
    m_stepDown->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_stepDown, &QToolButton::clicked, this, [this] {
        if (const RaftGroup *group = metaGroup())
            m_actions->stepDown(*group);
    });
    connect(m_groupList, &ListPanel::activated, this, &JetStreamServersPage::openGroup);
    connect(m_groupList, &ListPanel::selectionChanged, this, [this] {
        placeChanged();
        updateDetails();
    });
    connect(m_groupList, &ListPanel::menuAboutToShow, this, [this](QMenu *menu) {
        const RaftGroup *group = selectedGroup();
        if (!group)
            return;
        const int row = m_groupList->currentRow();
        menu->addAction(tr("Open"), this, [this, row] { openGroup(row, false); });
        if (!group->leader.isEmpty())
            menu->addAction(tr("Open its leader"), this, [this, leader = group->leader] { openServer(leader, false); });
        menu->addSeparator();
        menu->addAction(
            tr("Copy name of the group"), this, [name = group->name] { QApplication::clipboard()->setText(name); });
    });
    auto *tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("raftGroupTabs"));
    tabs->tabBar()->setObjectName(QStringLiteral("raftGroupTabBar"));
    tabs->tabBar()->setAccessibleName(tr("More of the group"));
    tabs->setDocumentMode(true);
    tabs->addTab(makeMembers(tabs), tr("Members"));
    m_groupRaw = new RawAnswerPane(feed(), QStringLiteral("raftGroups"), tabs);
    connect(m_groupRaw, &RawAnswerPane::statusText, this, &Page::statusText);
    tabs->addTab(m_groupRaw, tr("Raw answer"));
    return split(m_groupList, tabs);
}

QWidget *JetStreamServersPage::makeMembers(QWidget *parent)
{
    using Model = RaftMemberModel;
    ListOptions options = listOf("raftMembers", tr("Members of the group"),
        { 11, 14, 14, 9, 9, 8, 11, 11, 9, 10, 50, 11, 30 }, { Model::Waiting, Model::LogBytes, Model::ServerId });
    options.nameColumn = Model::Server;
    m_memberList = new ListPanel(m_members, options, parent);
    QTableView *view = m_memberList->view();
    view->setItemDelegateForColumn(Model::Standing, new StateDelegate(serverToneOf, view));
    setMonospace(view, { Model::Peer, Model::ServerId });
    m_memberList->setEmpty(
        QStringLiteral("server"), tr("Members of the group stand here."), tr("Select a group above."));
    m_remove = m_memberList->addVerb(
        QStringLiteral("raftRemovePeer"), QStringLiteral("remove"), tr("Remove server…"), {});
    m_remove->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_remove, &QToolButton::clicked, this, &JetStreamServersPage::removeSelected);
    connect(m_memberList, &ListPanel::deleteRequested, this, &JetStreamServersPage::removeSelected);
    connect(m_memberList, &ListPanel::selectionChanged, this, &JetStreamServersPage::updateVerbs);
    connectServers(m_memberList, m_members);
    return m_memberList;
}

/// A list whose rows are servers leads to their pages.
void JetStreamServersPage::connectServers(ListPanel *list, const QAbstractItemModel *model)
{
    const auto nameOf = [model](int row) { return model->index(row, 0).data(SystemRole::Name).toString(); };
    connect(
        list, &ListPanel::activated, this, [this, nameOf](int row, bool beside) { openServer(nameOf(row), beside); });
    connect(list, &ListPanel::menuAboutToShow, this, [this, list, nameOf](QMenu *menu) {
        const int row = list->currentRow();
        if (row < 0)
            return;
        const QString server = nameOf(row);
        menu->addAction(tr("Open the server"), this, [this, server] { openServer(server, false); });
        menu->addAction(tr("Copy name"), this, [server] { QApplication::clipboard()->setText(server); });
    });
}

// Places --------------------------------------------------------------------------------------------------------------

bool JetStreamServersPage::goTo(const Link &link)
{
    if (link.context != this->link().context || link.kind != this->link().kind || link.path.size() > 2)
        return false;
    showPlace(link.path);
    updateState();
    return true;
}

void JetStreamServersPage::showPlace(const QStringList &place)
{
    m_wanted = place.value(1);
    for (std::size_t tab = 0; tab < tabNames.size(); ++tab) {
        if (place.value(0) == QLatin1String(tabNames.at(tab)))
            m_tabs->setCurrentIndex(static_cast<int>(tab));
    }
}

void JetStreamServersPage::placeChanged()
{
    if (!m_wanted.isEmpty())
        return;
    const int tab = m_tabs->currentIndex();
    QStringList place { QLatin1String(tabNames.at(static_cast<std::size_t>(tab))) };
    if (const int row = m_accountList->currentRow(); tab == Accounts && row >= 0)
        place << m_accounts->row(row).account;
    else if (const RaftGroup *group = selectedGroup(); tab == Groups && group)
        place << (group->name.isEmpty() ? raftGroupTitle(*group) : group->name);
    setLink(linkTo(this->link().kind, place));
}

void JetStreamServersPage::focusFilter()
{
    const std::array<ListPanel *, 3> lists { m_serverList, m_accountList, m_groupList };
    lists.at(static_cast<std::size_t>(m_tabs->currentIndex()))->focusFilter();
}

void JetStreamServersPage::refresh()
{
    SystemPage::refresh();
    if (m_tabs->currentIndex() != Servers)
        m_reports->refresh();
}

QList<std::pair<QString, QString>> JetStreamServersPage::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText),
                 tr("Open the server, account, stream or consumer") },
        { QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText),
            tr("Remove the selected member from the meta group") } };
}

void JetStreamServersPage::openServer(const QString &name, bool beside)
{
    Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { name }), beside);
}

void JetStreamServersPage::openGroup(int row, bool beside)
{
    const RaftGroup &group = m_groups->row(row);
    if (group.kind == RaftKind::Meta || group.stream.isEmpty()) {
        if (!group.leader.isEmpty())
            openServer(group.leader, beside);
        return;
    }
    const QString own = session() ? session()->status().server.account : QString();
    if (own.isEmpty() || (own != group.account && own != group.accountName)) {
        Q_EMIT statusText(tr("Stream %1 is of account %2: its page needs a connection with a user of that account.")
                              .arg(group.stream, group.accountName));
        Q_EMIT openRequested(linkTo(QStringLiteral("accounts"), { group.account }), beside);
        return;
    }
    if (group.consumer.isEmpty())
        Q_EMIT openRequested(linkTo(QStringLiteral("streams"), { group.stream }), beside);
    else
        Q_EMIT openRequested(linkTo(QStringLiteral("consumers"), { group.stream, group.consumer }), beside);
}

// Data ----------------------------------------------------------------------------------------------------------------

std::shared_ptr<void> JetStreamServersPage::startWatch()
{
    if (!feed())
        return nullptr;
    using Both = std::pair<SystemFeed::Watch, JetStreamReportFeed::Watch>;
    const int tab = m_tabs->currentIndex();
    if (tab == Servers)
        return feed()->watch({ SystemPart::Servers, SystemPart::JetStream, SystemPart::Health });
    return std::make_shared<Both>(feed()->watch(SystemPart::Servers), m_reports->watch(tab == Groups));
}

Freshness JetStreamServersPage::freshness() const
{
    if (m_tabs->currentIndex() == Servers || (feed() && feed()->access() != SystemAccess::System))
        return SystemPage::freshness();
    const JetStreamReport &report = *m_reports->report();
    return { report.error, m_reports->isAsking(), report.askedMs, report.answeredMs };
}

bool JetStreamServersPage::hasContent() const
{
    if (!feed())
        return false;
    if (feed()->access() == SystemAccess::None || feed()->access() == SystemAccess::Account)
        return true;
    return m_tabs->currentIndex() == Servers ? m_servers->rowCount() > 0 || feed()->state(SystemPart::JetStream).isKnown
        : m_tabs->currentIndex() == Groups   ? m_reports->report()->hasRaft
                                             : m_reports->report()->answeredMs > 0;
}

void JetStreamServersPage::renewServers()
{
    m_servers->setRows(jetStreamServersOf(feed()->servers(), QDateTime::currentMSecsSinceEpoch()));
    updateState();
}

void JetStreamServersPage::renewReport()
{
    const JetStreamReport &report = *m_reports->report();
    m_accounts->setRows(report.accounts);
    m_groups->setRows(report.groups);
    updateState();
}

void JetStreamServersPage::updateContent()
{
    updateNotice();
    const int tab = m_tabs->currentIndex();
    if (!m_wanted.isEmpty()) {
        const int row = tab == Accounts ? m_accounts->rowOfAccount(m_wanted)
            : tab == Groups             ? m_groups->rowOfGroup(m_wanted)
                                        : -1;
        if (row >= 0)
            (tab == Accounts ? m_accountList : m_groupList)->selectRow(row);
        const JetStreamReport &report = *m_reports->report();
        // What is not there now is not waited for.
        if (row >= 0 || (tab == Groups ? report.hasRaft : report.answeredMs > 0))
            m_wanted.clear();
    } else {
        selectFirst();
    }
    updateEmpty();
    updateDetails();
    updateStrips();
}

/// So that details stand below from the start: the meta group among the groups.
void JetStreamServersPage::selectFirst()
{
    const std::array<std::pair<ListPanel *, int>, 3> lists { { { m_serverList, m_servers->rowCount() },
        { m_accountList, m_accounts->rowCount() }, { m_groupList, m_groups->rowCount() } } };
    const int tab = m_tabs->currentIndex();
    const auto &[list, rows] = lists.at(static_cast<std::size_t>(tab));
    if (list->currentRow() >= 0 || rows == 0)
        return;
    const RaftGroup *meta = tab == Groups ? metaGroup() : nullptr;
    list->selectRow(meta ? m_groups->rowOf(keyOf(*meta)) : 0);
}

void JetStreamServersPage::updateDetails()
{
    const auto body = [](const QString &account) {
        return bodyOf({ { "account", account.toStdString() }, { "streams", true }, { "raft", true } });
    };
    switch (m_tabs->currentIndex()) {
    case Servers: {
        const int row = m_serverList->currentRow();
        m_serverRaw->setQuestion(SystemVerb::JetStream, R"({"raft":true})",
            row < 0 ? QList<ServerIdentity>() : QList { m_servers->row(row).identity });
        break;
    }
    case Accounts: {
        const int row = m_accountList->currentRow();
        const JetStreamAccountRow account = row < 0 ? JetStreamAccountRow() : m_accounts->row(row);
        m_shares->setRows(account.servers);
        QStringList ids;
        for (const JetStreamAccountShare &share : account.servers)
            ids << share.serverId;
        m_accountRaw->setQuestion(SystemVerb::JetStream, body(account.account), identitiesOf(ids));
        break;
    }
    case Groups: {
        const RaftGroup *group = selectedGroup();
        m_members->setRows(group ? group->members : QList<RaftMember>());
        QStringList ids;
        for (const RaftMember &member : group ? group->members : QList<RaftMember>()) {
            if (member.hasAnswered())
                ids << member.serverId;
        }
        // Servers that tell of no groups tell of their streams.
        if (group && group->term)
            m_groupRaw->setQuestion(SystemVerb::Raft,
                bodyOf({ { "account", group->account.toStdString() }, { "group", group->name.toStdString() } }),
                identitiesOf(ids));
        else
            m_groupRaw->setQuestion(SystemVerb::JetStream,
                group && group->kind != RaftKind::Meta ? body(group->account) : QByteArray(), identitiesOf(ids));
        break;
    }
    default:
        break;
    }
    updateVerbs();
}

QList<ServerIdentity> JetStreamServersPage::identitiesOf(const QStringList &ids) const
{
    QList<ServerIdentity> all;
    for (const QString &id : ids) {
        if (const auto server = feed() ? feed()->serverBook().serverById(id) : std::nullopt)
            all << server->identity;
    }
    return all;
}

void JetStreamServersPage::updateEmpty()
{
    const QString iconOf = iconName();
    const QString access = feed()->accessText();
    if (!access.isEmpty()) {
        for (ListPanel *list : { m_serverList, m_accountList, m_groupList })
            list->setEmpty(
                iconOf, tr("What JetStream does on the servers is told to the system account only."), access);
        return;
    }
    const bool isOff = m_tabs->currentIndex() == Servers ? m_servers->rowCount() == 0
                                                         : m_reports->report()->accounts.isEmpty();
    m_serverList->setEmpty(iconOf, tr("No server has JetStream."),
        tr("It is off in the configuration of all that answered: a server has it with jetstream {} there."));
    m_accountList->setEmpty(QStringLiteral("account"), tr("No account uses JetStream."),
        isOff ? tr("It is off on all servers, or no account has it.") : QString());
    m_groupList->setEmpty(iconOf, tr("There is no Raft group."),
        tr("Groups are made where several servers form a cluster with JetStream on: a server alone, or one without "
           "JetStream, has none."));
}

QString JetStreamServersPage::reportText() const
{
    const JetStreamReport &report = *m_reports->report();
    QStringList parts;
    if (report.answeredMs > 0)
        parts << tr("%n server(s) answered in %1", nullptr, report.answered)
                     .arg(format::duration(std::chrono::milliseconds(m_reports->tookMs())));
    parts << tr("asked every %1")
                 .arg(format::duration(
                     std::max(m_reports->interval(), std::chrono::milliseconds(4 * m_reports->tookMs()))));
    if (report.isCut)
        parts << tr("more accounts than were asked for: not all are here");
    if (!report.problems.isEmpty())
        parts << report.problems.constFirst();
    if (report.error)
        parts << report.error->text();
    return parts.join(QStringLiteral(" · "));
}

void JetStreamServersPage::updateStrips()
{
    const JetStreamReport &report = *m_reports->report();
    QStringList parts;
    quint64 streams = 0;
    quint64 storage = 0;
    int sick = 0;
    for (int row = 0; row < m_servers->rowCount(); ++row) {
        const JetStreamServerRow &server = m_servers->row(row);
        streams += server.figures.streams.value_or(0);
        storage += server.figures.storage.value_or(0);
        sick += server.condition >= ServerCondition::Warning ? 1 : 0;
    }
    parts << tr("%1 replicas of streams").arg(format::count(streams))
          << tr("%1 in files").arg(format::bytes(static_cast<double>(storage)));
    const auto without = static_cast<int>(feed()->servers().size()) - m_servers->rowCount();
    if (without > 0)
        parts << tr("%n server(s) without JetStream", nullptr, without);
    if (sick > 0)
        parts << tr("%n need(s) attention", nullptr, sick);
    parts << roundText(SystemPart::JetStream);
    m_serverList->setStrip(parts.join(QStringLiteral(" · ")));
    m_accountList->setStrip(reportText());

    parts.clear();
    const auto sickGroups = static_cast<int>(std::count_if(report.groups.cbegin(), report.groups.cend(),
        [](const RaftGroup &group) { return group.condition >= ServerCondition::Warning; }));
    if (sickGroups > 0)
        parts << tr("%n need(s) attention", nullptr, sickGroups);
    if (report.alone > 0)
        parts << tr("%1 streams and consumers with one replica have no group").arg(format::count(report.alone));
    if (report.unaskedAccounts > 0)
        parts << tr("terms of the groups of %n more account(s) were not asked for", nullptr, report.unaskedAccounts);
    parts << tr("lag is approximate: members answer at different moments") << reportText();
    m_groupList->setStrip(parts.join(QStringLiteral(" · ")));
    m_groupList->setNotice(Tone::Info,
        report.withoutTerms.isEmpty()
            ? QString()
            : tr("Terms are told from server 2.10.29 (or 2.11) on. Of these it counts who calls itself leader: %1")
                  .arg(report.withoutTerms.mid(0, 5).join(QLatin1String(", "))));
}

// Verbs ---------------------------------------------------------------------------------------------------------------

const RaftGroup *JetStreamServersPage::selectedGroup() const
{
    const int row = m_groupList ? m_groupList->currentRow() : -1;
    return row < 0 ? nullptr : &m_groups->row(row);
}

const RaftMember *JetStreamServersPage::selectedMember() const
{
    const int row = m_memberList->currentRow();
    return row < 0 ? nullptr : &m_members->row(row);
}

const RaftGroup *JetStreamServersPage::metaGroup() const
{
    if (const RaftGroup *group = selectedGroup(); group && group->kind == RaftKind::Meta)
        return group;
    const QList<RaftGroup> &groups = m_reports->report()->groups;
    const bool hasMeta = !groups.isEmpty() && groups.constFirst().kind == RaftKind::Meta;
    return hasMeta ? &groups.constFirst() : nullptr;
}

void JetStreamServersPage::updateVerbs()
{
    m_actions->setReadOnly(isReadOnly());
    const auto enable = [](QToolButton *button, const QString &reason, const QString &tip) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(plainTip(reason.isEmpty() ? tip : reason));
    };
    const RaftGroup *meta = metaGroup();
    enable(m_stepDown, m_actions->whyNotStepDown(meta ? *meta : RaftGroup()),
        tr("Make the meta leader %1 step down: another server is elected").arg(meta ? meta->leader : QString()));
    const RaftGroup *group = selectedGroup();
    const RaftMember *member = selectedMember();
    enable(m_remove, m_actions->whyNotRemovePeer(group ? *group : RaftGroup(), member ? *member : RaftMember()),
        tr("Remove a server that is gone for good from JetStream's cluster (Del)"));
}

void JetStreamServersPage::removeSelected()
{
    const RaftGroup *group = selectedGroup();
    const RaftMember *member = selectedMember();
    if (group && member)
        m_actions->removePeer(*group, *member, m_reports->report()->groups);
}

} // namespace natsight
