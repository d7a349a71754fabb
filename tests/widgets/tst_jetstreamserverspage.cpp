// SPDX-License-Identifier: GPL-3.0-or-later
// The page of JetStream by server, account and Raft group, over a real cluster, and what it says where there is nothing to see.
#include "tests/support/cluster.h"
#include "tests/system/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/payloadview.h"
#include "widgets/system/jetstreamserverspage.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms; elections take their time on a busy machine

Link linkTo(const QStringList &path = {})
{
    return { QStringLiteral("test"), QStringLiteral("jetstreamservers"), path };
}

QString cell(const QTableView *table, int row, int column)
{
    return table->model()->index(row, column).data().toString();
}

/// Row in which a column shows a text; -1 = none.
int rowOf(const QTableView *table, int column, const QString &text)
{
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (cell(table, row, column) == text)
            return row;
    }
    return -1;
}

} // namespace

class TestJetStreamServersPage : public QObject
{
    Q_OBJECT

private:
    void watchAs(const QString &user, const QString &url)
    {
        m_feed.reset();
        m_session = std::make_unique<Session>(profileFor(url, user));
        m_session->open();
        QVERIFY(isConnected(*m_session));
        m_feed = std::make_unique<SystemFeed>(m_session.get());
        for (int i = 0; i < systemPartCount; ++i)
            m_feed->setInterval(static_cast<SystemPart>(i), 400ms);
        m_feed->setPatience(1s);
    }
    [[nodiscard]] QString clusterUrl() const { return m_cluster->named(QStringLiteral("a")).url(); }
    std::unique_ptr<Shown<JetStreamServersPage>> open(const QStringList &path = {})
    {
        auto shown = std::make_unique<Shown<JetStreamServersPage>>(
            [this, path](QWidget *parent) { return JetStreamServersPage::make(m_feed.get(), linkTo(path), parent); });
        shown->page->reports()->setIntervals(500ms, 300ms);
        return shown;
    }

    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SystemFeed> m_feed;

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_cluster = std::make_unique<Cluster>(3, true,
            "accounts {\n  SYS { users: [ { user: admin, password: p } ] }\n"
            "  APP { jetstream: enabled, users: [ { user: app, password: p } ] }\n}\nsystem_account: SYS\n");
        QVERIFY(m_cluster->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->isComplete(), patience);
        Session app(profileFor(clusterUrl(), QStringLiteral("app")));
        app.open();
        QVERIFY(isConnected(app));
        const auto isMade = [&app] {
            const auto reply = received(app.request({ "$JS.API.STREAM.CREATE.ORDERS",
                R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":3,"storage":"file","retention":"limits",
                    "discard":"old","max_consumers":-1,"max_msgs":-1,"max_bytes":-1})" }));
            return reply && !reply->message.payload.contains("\"error\"");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isMade(), patience);
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }
    void cleanup()
    {
        m_feed.reset();
        m_session.reset();
    }
    void cleanupTestCase()
    {
        m_cluster.reset();
        QVERIFY(Session::waitForClosed());
    }

    void places()
    {
        watchAs(QStringLiteral("admin"), clusterUrl());
        for (const QStringList &wrong :
            { QStringList { QStringLiteral("nothing") }, QStringList { QStringLiteral("servers"), QStringLiteral("a") },
                QStringList { QStringLiteral("groups"), QStringLiteral("a"), QStringLiteral("b") } }) {
            const std::unique_ptr<JetStreamServersPage> none(
                JetStreamServersPage::make(m_feed.get(), linkTo(wrong), nullptr));
            QVERIFY(!none);
        }
        const auto shown = open({ QStringLiteral("accounts"), QStringLiteral("APP") });
        auto *tabs = shown->child<QTabWidget>("jetStreamTabs");
        QCOMPARE(tabs->currentIndex(), 1);
        QVERIFY(shown->page->goTo(linkTo({ QStringLiteral("groups") })));
        QCOMPARE(tabs->currentIndex(), 2);
        QVERIFY(!shown->page->goTo({ QStringLiteral("test"), QStringLiteral("servers"), {} }));
        tabs->setCurrentIndex(0);
        QCOMPARE(shown->page->link().path.constFirst(), QStringLiteral("servers"));
    }

    void servers()
    {
        using Model = JetStreamServerModel;
        watchAs(QStringLiteral("admin"), clusterUrl());
        const auto shown = open();
        auto *table = shown->child<QTableView>("jetStreamServersTable");
        const QAbstractItemModelTester tester(table->model());
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(cell(table, 0, Model::Streams), QStringLiteral("1"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(cell(table, 0, Model::Health), QStringLiteral("ok"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(table, Model::Meta, QStringLiteral("leader")) >= 0, patience);
        SAYS(*shown, "replicas of streams");
        // The answer itself, of the selected one.
        table->selectRow(rowOf(table, Model::Name, QStringLiteral("b")));
        auto *raw = shown->child<PayloadView>("jetStreamServersRaw");
        QTRY_VERIFY_WITH_TIMEOUT(raw->payload().contains("\"name\":\"b\",\"host\""), patience);
        QVERIFY(raw->payload().contains("\"meta_cluster\""));
        QSignalSpy opened(shown->page, &Page::openRequested);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.constFirst().at(0).value<Link>().kind, QStringLiteral("servers"));
        QCOMPARE(opened.constFirst().at(0).value<Link>().path, QStringList { QStringLiteral("b") });
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("b\t")));
        shown->child<QLineEdit>("jetStreamServersFilter")->setText(QStringLiteral("leader"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
    }

    void accounts()
    {
        using Model = JetStreamAccountModel;
        watchAs(QStringLiteral("admin"), clusterUrl());
        const auto shown = open({ QStringLiteral("accounts"), QStringLiteral("APP") });
        auto *table = shown->child<QTableView>("jetStreamAccountsTable");
        const QAbstractItemModelTester tester(table->model());
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(table, Model::Name, QStringLiteral("APP")) >= 0, patience);
        const int row = rowOf(table, Model::Name, QStringLiteral("APP"));
        QTRY_COMPARE(cell(table, row, Model::Streams), QStringLiteral("1"));
        QCOMPARE(cell(table, row, Model::Servers), QStringLiteral("3"));
        QCOMPARE(cell(table, row, Model::StorageLimit), QStringLiteral("∞"));
        // The link's row is selected, with what it is on each server.
        auto *shares = shown->child<QTableView>("jetStreamSharesTable");
        QTRY_COMPARE(shares->model()->rowCount(), 3);
        QCOMPARE(cell(shares, 0, JetStreamShareModel::Streams), QStringLiteral("1"));
        shown->child<QTabWidget>("jetStreamAccountTabs")->setCurrentIndex(1);
        auto *raw = shown->child<PayloadView>("jetStreamAccountsRaw");
        QTRY_VERIFY_WITH_TIMEOUT(raw->payload().contains("\"account_details\""), patience);
        QSignalSpy opened(shown->page, &Page::openRequested);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.constFirst().at(0).value<Link>().path, QStringList { QStringLiteral("APP") });
        QTRY_COMPARE(shown->page->liveText(), QStringLiteral("live"));
    }

    void groupsAndStepDown()
    {
        using Model = RaftGroupModel;
        watchAs(QStringLiteral("admin"), clusterUrl());
        const bool hasRaft = m_session->status().server.isAtLeast(2, 10, 29);
        const auto shown = open({ QStringLiteral("groups") });
        auto *table = shown->child<QTableView>("raftGroupsTable");
        const QAbstractItemModelTester tester(table->model());
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, patience);
        QCOMPARE(cell(table, 0, Model::Of), QStringLiteral("Meta group"));
        QTRY_COMPARE_WITH_TIMEOUT(cell(table, 0, Model::State), QStringLiteral("good"), patience);
        QCOMPARE(cell(table, 0, Model::Term) == QStringLiteral("–"), !hasRaft);
        SAYS(*shown, "lag is approximate");
        if (!hasRaft)
            SAYS(*shown, "2.10.29");
        // The meta group is selected by itself.
        auto *members = shown->child<QTableView>("raftMembersTable");
        const QAbstractItemModelTester memberTester(members->model());
        QTRY_COMPARE(members->model()->rowCount(), 3);
        auto *remove = shown->child<QToolButton>("raftRemovePeer");
        QVERIFY(!remove->isEnabled());
        members->selectRow(1);
        QTRY_VERIFY(remove->toolTip().contains(QLatin1String("still answers")));
        QVERIFY(!remove->isEnabled());
        members->setFocus();
        QTest::keyClick(members, Qt::Key_Delete);
        QVERIFY(!shown->dialog());

        auto *stepDown = shown->child<QToolButton>("raftStepDown");
        QTRY_VERIFY(stepDown->isEnabled());
        shown->page->setReadOnly(true);
        QVERIFY(!stepDown->isEnabled());
        QVERIFY(stepDown->toolTip().contains(QLatin1String("read-only")));
        shown->page->setReadOnly(false);
        const QString before = cell(table, 0, Model::Leader);
        stepDown->click();
        QTRY_VERIFY(shown->dialog());
        SAYS(*shown, "step down?");
        shown->dialog()->reject();
        QTRY_VERIFY(!shown->dialog());
        stepDown->click();
        QTRY_VERIFY(shown->dialog());
        qobject_cast<ConfirmSheet *>(shown->dialog())->confirmButton()->click();
        SAYS(*shown, "leads the meta group now");
        QTRY_VERIFY_WITH_TIMEOUT(
            cell(table, 0, Model::Leader) != before && cell(table, 0, Model::Leader).size() == 1, patience);

        // A stream's group, and where it leads to.
        const int row = rowOf(table, Model::Of, QStringLiteral("ORDERS"));
        QVERIFY(row >= 0);
        table->selectRow(row);
        QTRY_VERIFY(rowOf(members, RaftMemberModel::Role, QStringLiteral("leader")) >= 0);
        QVERIFY(shown->page->link().path.size() == 2);
        shown->child<QTabWidget>("raftGroupTabs")->setCurrentIndex(1);
        auto *raw = shown->child<PayloadView>("raftGroupsRaw");
        QTRY_VERIFY_WITH_TIMEOUT(raw->payload().contains(hasRaft ? "\"term\"" : "\"stream_detail\""), patience);
        QSignalSpy opened(shown->page, &Page::openRequested);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1); // of another account than that of the connection
        QCOMPARE(opened.constFirst().at(0).value<Link>().kind, QStringLiteral("accounts"));
    }

    void aLostServerIsRemoved()
    {
        watchAs(QStringLiteral("admin"), clusterUrl());
        const auto shown = open({ QStringLiteral("groups"), QStringLiteral("_meta_") });
        auto *table = shown->child<QTableView>("raftGroupsTable");
        auto *members = shown->child<QTableView>("raftMembersTable");
        QTRY_COMPARE_WITH_TIMEOUT(members->model()->rowCount(), 3, patience);
        QTRY_VERIFY_WITH_TIMEOUT(cell(table, 0, RaftGroupModel::Leader).size() == 1, patience);
        const QString leader = cell(table, 0, RaftGroupModel::Leader);
        const QString lost = leader == QLatin1String("c") ? QStringLiteral("b") : QStringLiteral("c");
        m_cluster->named(lost).kill();
        const auto standing = [&] {
            return cell(members, rowOf(members, RaftMemberModel::Server, lost), RaftMemberModel::Standing);
        };
        QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringLiteral("offline"), patience);
        QTRY_COMPARE(cell(table, 0, RaftGroupModel::Offline), QStringLiteral("1"));
        members->selectRow(rowOf(members, RaftMemberModel::Server, lost));
        auto *remove = shown->child<QToolButton>("raftRemovePeer");
        QTRY_VERIFY_WITH_TIMEOUT(remove->isEnabled(), patience);
        members->setFocus();
        QTest::keyClick(members, Qt::Key_Delete);
        QTRY_VERIFY(shown->dialog());
        auto *sheet = qobject_cast<ConfirmSheet *>(shown->dialog());
        SAYS(*shown, "Its replicas are lost");
        QVERIFY(!sheet->confirmButton()->isEnabled());
        QLineEdit *name = nullptr;
        for (QLineEdit *one : sheet->findChildren<QLineEdit *>()) {
            if (!one->isReadOnly())
                name = one;
        }
        QVERIFY(name);
        name->setText(lost);
        QTRY_VERIFY(sheet->confirmButton()->isEnabled());
        sheet->confirmButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown->says("is no member of the meta group any more"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(members->model()->rowCount(), 2, patience);
    }

    void anOrdinaryAccountIsToldWhatIsMissing()
    {
        watchAs(QStringLiteral("app"), clusterUrl());
        for (const char *tab : { "servers", "accounts", "groups" }) {
            const auto shown = open({ QLatin1String(tab) });
            QTRY_VERIFY2_WITH_TIMEOUT(
                shown->says("told to the system account only"), qPrintable(shown->words()), patience);
            QVERIFY(!shown->child<QToolButton>("raftStepDown")->isEnabled());
        }
    }

    void serversWithoutJetStream()
    {
        TestServer server("server_name: plain\n" + systemAccounts());
        QVERIFY(server.start());
        watchAs(QStringLiteral("admin"), server.url());
        const auto shown = open();
        SAYS(*shown, "No server has JetStream.");
        shown->child<QTabWidget>("jetStreamTabs")->setCurrentIndex(1);
        SAYS(*shown, "No account uses JetStream.");
        shown->child<QTabWidget>("jetStreamTabs")->setCurrentIndex(2);
        SAYS(*shown, "There is no Raft group.");
        QVERIFY(shown->child<QToolButton>("raftStepDown")->toolTip().contains(QLatin1String("not clustered")));
        cleanup();
    }
};

QTEST_MAIN(TestJetStreamServersPage)
#include "tst_jetstreamserverspage.moc"
