// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of servers, connections, accounts and events over a real server, with credentials of the system account and without.
#include "tests/system/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/filterline.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/payloadview.h"
#include "widgets/common/plot.h"
#include "widgets/common/rowsview.h"
#include "widgets/system/accountspage.h"
#include "widgets/system/connectionspage.h"
#include "widgets/system/connectionsview.h"
#include "widgets/system/eventspage.h"
#include "widgets/system/serverpage.h"
#include "widgets/system/serverspage.h"
#include "widgets/system/subscriptionspage.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

Link linkTo(const char *kind, const QStringList &path = {})
{
    return { QStringLiteral("test"), QLatin1String(kind), path };
}

/// Row of a table in which a column shows a text; -1 = none.
int rowOf(const QAbstractItemModel *model, int column, const QString &text)
{
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, column).data().toString() == text)
            return row;
    }
    return -1;
}

} // namespace

class TestSystemPages : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<Session> as(const QString &user, const QString &client = {})
    {
        auto session = std::make_unique<Session>(profileFor(m_server->url(), user, client));
        session->open();
        return isConnected(*session) ? std::move(session) : nullptr;
    }
    /// A client that comes and goes.
    void visit(const QString &client) { QVERIFY(as(QStringLiteral("app"), client)); }
    void watchAs(const QString &user)
    {
        m_session = as(user);
        QVERIFY(m_session);
        m_feed = std::make_unique<SystemFeed>(m_session.get());
        for (int i = 0; i < systemPartCount; ++i)
            m_feed->setInterval(static_cast<SystemPart>(i), 400ms);
        m_feed->setPatience(1s);
    }
    template<typename Made>
    std::unique_ptr<Shown<Made>> open(const char *kind, const QStringList &path = {})
    {
        return std::make_unique<Shown<Made>>([this, kind, path](QWidget *parent) {
            if constexpr (std::is_same_v<Made, ServerPage>)
                return ServerPage::make(m_feed.get(), linkTo(kind, path), parent);
            else
                return new Made(m_feed.get(), linkTo(kind, path), parent);
        });
    }
    [[nodiscard]] bool isNew() const { return m_session->status().server.isAtLeast(2, 10); }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SystemFeed> m_feed;

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>("server_name: single\n" + systemAccounts(), quint16 { 0 }, false);
        QVERIFY(m_server->start());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }
    void cleanup()
    {
        m_feed.reset();
        m_session.reset();
    }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    void serversAreListed()
    {
        watchAs(QStringLiteral("admin"));
        const auto shown = open<ServersPage>("servers");
        auto *table = shown->child<QTableView>("serversTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_VERIFY(table->model()->index(0, ServerModel::Connections).data().toString().toInt() >= 1);
        QTRY_COMPARE(table->model()->index(0, ServerModel::State).data().toString(), QStringLiteral("good"));
        SAYS(*shown, "1 server(s) answered");
        QVERIFY(!shown->child<NoticeBar>("systemNotice")->isVisible());
        QTRY_COMPARE(shown->page->liveText(), QStringLiteral("live"));
        QSignalSpy opened(shown->page, &Page::openRequested);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.constFirst().at(0).value<Link>().path, QStringList { QStringLiteral("single") });
    }

    void anOrdinaryAccountIsToldWhatIsMissing()
    {
        watchAs(QStringLiteral("app"));
        const auto shown = open<ServersPage>("servers");
        QString chosen = QStringLiteral("none yet");
        shown->page->setCredentials({ [] { return QStringList { QStringLiteral("admin & co") }; },
            [] { return QString(); }, [&chosen](const QString &name) { chosen = name; } });
        auto *table = shown->child<QTableView>("serversTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, ServerModel::Connections).data().toString(), QStringLiteral("–"));
        SAYS(*shown, "system account");
        auto *button = shown->child<QPushButton>("systemCredentials");
        QVERIFY(button->isVisible());
        button->click();
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = shown->page->findChild<QMenu *>(QStringLiteral("systemCredentialsMenu"))));
        QCOMPARE(menu->actions().size(), 5);
        QVERIFY(menu->actions().constFirst()->isChecked());
        menu->actions().at(2)->trigger();
        QCOMPARE(chosen, QStringLiteral("admin & co"));
        // Or a monitoring port is asked, whose address is read before it is taken.
        const auto type = [&](const QString &address) {
            menu->findChild<QAction *>(QStringLiteral("chooseMonitor"))->trigger();
            auto *dialog = shown->page->findChild<QInputDialog *>(QStringLiteral("monitorDialog"));
            dialog->setTextValue(address);
            dialog->accept();
            QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
        };
        QSignalSpy said(shown->page, &Page::statusText);
        type(QStringLiteral("nats://localhost"));
        QCOMPARE(chosen, QStringLiteral("admin & co"));
        QVERIFY(said.constLast().at(0).toString().contains(QLatin1String("localhost:8222")));
        type(QStringLiteral("localhost:8222"));
        QCOMPARE(chosen, QStringLiteral("http://localhost:8222"));
        menu->close();
    }

    /// What a monitoring port tells is shown as with the system account; what it can't do is said.
    void aMonitoringPortIsAsked()
    {
        watchAs(QStringLiteral("app"));
        m_feed->setMonitor(QUrl(m_server->monitoringUrl()));
        const auto servers = open<ServersPage>("servers");
        auto *table = servers->child<QTableView>("serversTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_VERIFY(table->model()->index(0, ServerModel::Connections).data().toString().toInt() >= 1);
        SAYS(*servers, "The monitoring port");
        const auto connections = open<ConnectionsPage>("connections");
        auto *list = connections->child<QTableView>("connectionsTable");
        QTRY_VERIFY(list->model()->rowCount() >= 1);
        const auto server = open<ServerPage>("servers", { QStringLiteral("single") });
        SAYS(*server, "answered in");
    }

    void aUserWithoutPermissionIsToldWhich()
    {
        watchAs(QStringLiteral("mute"));
        const auto servers = open<ServersPage>("servers");
        SAYS(*servers, "$SYS.REQ.SERVER.PING.CONNZ");
        const auto connections = open<ConnectionsPage>("connections");
        SAYS(*connections, "$SYS.REQ.SERVER.PING.CONNZ");
        const auto accounts = open<AccountsPage>("accounts");
        SAYS(*accounts, "$SYS.REQ.ACCOUNT.PING.STATZ");
    }

    void aServerInAllItsParts()
    {
        watchAs(QStringLiteral("admin"));
        const auto app = as(QStringLiteral("app"), QStringLiteral("orders"));
        QVERIFY(app);
        const auto shown = open<ServerPage>("servers", { QStringLiteral("single") });
        auto *connections = shown->child<NumberTile>("serverConnections");
        QTRY_VERIFY(connections->number().toInt() >= 2);
        QTRY_VERIFY(shown->child<NumberTile>("serverIn")->number() != QStringLiteral("–"));
        QTRY_VERIFY(!shown->child<Plot>("serverPlot2")->summary().isEmpty());
        auto *tabs = shown->child<QTabWidget>("serverTabs");
        tabs->setCurrentIndex(1);
        QCOMPARE(shown->page->link().path.constLast(), QStringLiteral("connections"));
        auto *table = shown->child<RowsView>("connectionsTable");
        QTRY_VERIFY(rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("orders")) >= 0);
        QVERIFY(table->isColumnHidden(ConnectionListModel::Server));
        tabs->setCurrentIndex(2);
        SAYS(*shown, "linked to no other");
        tabs->setCurrentIndex(3);
        auto *facts = shown->child<QTableView>("factsTable");
        QTRY_VERIFY(rowOf(facts->model(), 1, QStringLiteral("Largest message")) >= 0);
        QCOMPARE(facts->model()->index(rowOf(facts->model(), 1, QStringLiteral("System account")), 2).data().toString(),
            QStringLiteral("SYS"));
        QVERIFY(shown->page->goTo(linkTo("servers", { QStringLiteral("single"), QStringLiteral("raw") })));
        auto *raw = shown->child<PayloadView>("serverRaw");
        QTRY_VERIFY(raw->payload().contains("\"max_payload\""));
        auto *verb = shown->child<QComboBox>("serverRawVerb");
        verb->setCurrentIndex(verb->findText(QStringLiteral("CONNZ")));
        Q_EMIT verb->activated(verb->currentIndex());
        QTRY_VERIFY(raw->payload().contains("\"num_connections\""));
        verb->setCurrentIndex(verb->findText(QStringLiteral("RAFTZ")));
        Q_EMIT verb->activated(verb->currentIndex());
        if (!isNew())
            SAYS(*shown, "2.10.29");
        QVERIFY(!shown->page->goTo(linkTo("servers", { QStringLiteral("another") })));
    }

    void anUnknownServerIsSaidToBe()
    {
        watchAs(QStringLiteral("admin"));
        const auto shown = open<ServerPage>("servers", { QStringLiteral("nobody") });
        SAYS(*shown, "No server of the name nobody answers.");
        QVERIFY(!shown->child<QPushButton>("serverReload")->isEnabled());
    }

    void connectionsAreFilteredAndCopied()
    {
        watchAs(QStringLiteral("admin"));
        const auto one = as(QStringLiteral("app"), QStringLiteral("orders"));
        const auto two = as(QStringLiteral("other"), QStringLiteral("billing"));
        QVERIFY(one && two);
        const auto shown = open<ConnectionsPage>("connections", { QStringLiteral("account:OTHER") });
        auto *table = shown->child<RowsView>("connectionsTable");
        const QAbstractItemModelTester tester(table->model());
        QCOMPARE(shown->child<QLineEdit>("connectionsFilter")->text(), QStringLiteral("account:OTHER"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, ConnectionListModel::Name).data().toString(), QStringLiteral("billing"));
        shown->child<QLineEdit>("connectionsFilter")->clear();
        QTRY_VERIFY(rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("orders")) >= 0);
        QCOMPARE(shown->page->link().path, QStringList());
        shown->child<QLineEdit>("connectionsFilter")->setText(QStringLiteral("nothing like this"));
        SAYS(*shown, "No connection matches the filter.");
        shown->child<QPushButton>("connectionsClearFilter")->click();
        QTRY_VERIFY(table->model()->rowCount() >= 3);
        SAYS(*shown, "subscriptions");
        table->setFocus();
        table->selectRow(rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("orders")));
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("orders")));
        // All that the server tells of it.
        QTest::keyClick(table, Qt::Key_Return);
        auto *details = shown->child<PayloadView>("connectionDetails");
        QTRY_VERIFY(details->isVisible() && details->payload().contains("\"orders\""));
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!details->isVisible());
        // Closed ones, with the reason.
        visit(QStringLiteral("short"));
        shown->child<QComboBox>("connectionsState")->setCurrentIndex(1);
        QTRY_VERIFY(rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("short")) >= 0);
        const int row = rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("short"));
        QCOMPARE(
            table->model()->index(row, ConnectionListModel::State).data().toString(), QStringLiteral("Client Closed"));
        QVERIFY(!shown->child<QToolButton>("connectionsKick")->isEnabled());
    }

    void aConnectionLeadsToTheTopology()
    {
        watchAs(QStringLiteral("admin"));
        const auto one = as(QStringLiteral("app"), QStringLiteral("orders"));
        QVERIFY(one);
        const auto shown = open<ConnectionsPage>("connections", { QStringLiteral("name:orders") });
        auto *table = shown->child<RowsView>("connectionsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        const QString id = table->model()->index(0, ConnectionListModel::Cid).data().toString();
        const QStringList path { QStringLiteral("connection"), QStringLiteral("single"), id };
        auto *verb = shown->child<QToolButton>("connectionOnTopology");
        QVERIFY(!verb->isVisible() && !verb->isEnabled());
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(verb->isVisible() && verb->isEnabled());
        QCOMPARE(
            shown->child<QLabel>("connectionDetailsTitle")->text(), QString(QStringLiteral("orders · single · ") + id));
        QSignalSpy opened(shown->page, &Page::openRequested);
        verb->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.constLast().at(0).value<Link>().kind, QStringLiteral("topology"));
        QCOMPARE(opened.constLast().at(0).value<Link>().path, path);
        const auto menuAction = [&shown, table] {
            Q_EMIT table->customContextMenuRequested({ 5, 5 });
            auto *menu = shown->page->findChild<QMenu *>(QStringLiteral("connectionsMenu"));
            return menu ? menu->findChild<QAction *>(QStringLiteral("connectionsOnTopology")) : nullptr;
        };
        QAction *action = menuAction();
        QVERIFY(action && action->isEnabled());
        action->trigger();
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.constLast().at(0).value<Link>().path, path);
        qobject_cast<QMenu *>(action->parent())->close();
        // No server holds a closed one.
        visit(QStringLiteral("orders"));
        shown->child<QComboBox>("connectionsState")->setCurrentIndex(1);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(!verb->isEnabled());
        QVERIFY(verb->toolTip().contains(QLatin1String("closed")));
    }

    void eventsAreMarkedOnPlots()
    {
        watchAs(QStringLiteral("admin"));
        SystemEventFeed events(m_feed.get());
        const auto openServer = [&](const QString &name) {
            return std::make_unique<Shown<ServerPage>>([&, name](QWidget *parent) {
                return ServerPage::make(m_feed.get(), linkTo("servers", { name }), parent, &events);
            });
        };
        const auto shown = openServer(QStringLiteral("single"));
        const auto other = openServer(QStringLiteral("nobody"));
        QTRY_COMPARE(m_feed->access(), SystemAccess::System);
        const auto marksOf = [](Shown<ServerPage> &page, int plot) {
            return page.child<Plot>(qPrintable(QStringLiteral("serverPlot%1").arg(plot)))->marks();
        };
        const auto refused = [&] { return marksOf(*shown, 0).filter(QStringLiteral("sign-in refused")).size(); };
        const auto refuse = [this] {
            ConnectionProfile profile = profileFor(m_server->url(), QStringLiteral("app"), QStringLiteral("intruder"));
            profile.signIn.password = Secret(QByteArrayLiteral("wrong"));
            Session session(profile);
            session.open();
            (void)QTest::qWaitFor([&session] { return session.status().reason.has_value(); }, 5'000);
        };
        QTRY_VERIFY_WITH_TIMEOUT((refuse(), refused() > 0), 30'000);
        // All plots have it, each with who it was; clients that come and go as they should leave none.
        for (int plot = 0; plot < 6; ++plot)
            QCOMPARE(marksOf(*shown, plot), marksOf(*shown, 0));
        QVERIFY(marksOf(*shown, 0)
                    .filter(QStringLiteral("sign-in refused"))
                    .constFirst()
                    .contains(QLatin1String("single")));
        visit(QStringLiteral("visitor"));
        QTRY_VERIFY(std::any_of(events.events().cbegin(), events.events().cend(), [](const SystemEvent &one) {
            return one.what == SystemEvent::What::Disconnected && one.thing.startsWith(QLatin1String("visitor"));
        }));
        QVERIFY(marksOf(*shown, 0).filter(QStringLiteral("visitor")).isEmpty());
        // Of the same kind one in ten seconds is enough, and none on the page of another server.
        const auto before = refused();
        const qsizetype known = events.events().size();
        refuse();
        QTRY_VERIFY(events.events().size() > known);
        QVERIFY(refused() <= before + 1);
        QVERIFY(marksOf(*other, 0).isEmpty());
        // What happened before the page was opened is marked as well.
        const auto late = openServer(QStringLiteral("single"));
        QVERIFY(!marksOf(*late, 3).filter(QStringLiteral("sign-in refused")).isEmpty());
    }

    void kickAsksFirst()
    {
        watchAs(QStringLiteral("admin"));
        const auto victim = as(QStringLiteral("app"), QStringLiteral("victim"));
        QVERIFY(victim);
        const auto shown = open<ConnectionsPage>("connections");
        auto *table = shown->child<RowsView>("connectionsTable");
        auto *kick = shown->child<QToolButton>("connectionsKick");
        QTRY_VERIFY(rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("victim")) >= 0);
        QVERIFY(!kick->isEnabled()); // nothing is selected
        const auto select = [&] {
            table->selectRow(rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("victim")));
        };
        select();
        if (!isNew()) {
            QVERIFY(!kick->isEnabled());
            QVERIFY(kick->toolTip().contains(QLatin1String("2.10")));
            return;
        }
        QTRY_VERIFY(kick->isEnabled());
        shown->page->setReadOnly(true);
        QVERIFY(!kick->isEnabled());
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(!shown->dialog());
        shown->page->setReadOnly(false);
        const quint64 before = victim->status().disconnects;
        kick->click();
        QTRY_VERIFY(shown->dialog());
        auto *sheet = qobject_cast<ConfirmSheet *>(shown->dialog());
        QVERIFY(sheet);
        SAYS(*shown, "Kick victim");
        sheet->reject();
        QTRY_VERIFY(!shown->dialog());
        QCOMPARE(victim->status().disconnects, before);
        QTRY_VERIFY(rowOf(table->model(), ConnectionListModel::Name, QStringLiteral("victim")) >= 0);
        select();
        QTRY_VERIFY(kick->isEnabled());
        kick->click();
        QTRY_VERIFY(shown->dialog());
        QSignalSpy told(shown->page, &Page::statusText);
        qobject_cast<ConfirmSheet *>(shown->dialog())->confirmButton()->click();
        QTRY_VERIFY(victim->status().disconnects > before);
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY(told.constFirst().constFirst().toString().contains(QLatin1String("is kicked")));
    }

    void accountsAreListed()
    {
        watchAs(QStringLiteral("admin"));
        const auto app = as(QStringLiteral("app"));
        QVERIFY(app);
        const auto shown = open<AccountsPage>("accounts", { QStringLiteral("APP") });
        auto *table = shown->child<QTableView>("accountsTable");
        QTRY_VERIFY(rowOf(table->model(), AccountModel::Name, QStringLiteral("APP")) >= 0);
        QTRY_VERIFY(rowOf(table->model(), AccountModel::Name, QStringLiteral("SYS (system)")) >= 0);
        const auto connections = [table] {
            const int row = rowOf(table->model(), AccountModel::Name, QStringLiteral("APP"));
            return table->model()->index(row, AccountModel::Connections).data().toString().toInt();
        };
        QTRY_VERIFY(connections() >= 1);
        QTRY_COMPARE(
            table->currentIndex().siblingAtColumn(AccountModel::Name).data().toString(), QStringLiteral("APP"));
        QSignalSpy opened(shown->page, &Page::openRequested);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.constFirst().at(0).value<Link>().path, QStringList { QStringLiteral("account:APP") });
    }

    void subscribersAreFound()
    {
        watchAs(QStringLiteral("admin"));
        const auto reader = as(QStringLiteral("app"), QStringLiteral("reader"));
        QVERIFY(reader);
        auto mailbox = std::make_shared<Mailbox<Message>>();
        QVERIFY(reader->subscribe("orders.*", "workers", mailbox));
        (void)received(reader->request({ "nobody.listens", {} }));
        const auto shown = open<SubscriptionsPage>("subscriptions");
        shown->page->search()->setRest(0ms);
        SAYS(*shown, "Type the subject above");
        auto *subject = shown->child<QLineEdit>("subscriptionsSubject");
        auto *find = shown->child<QToolButton>("subscriptionsFind");
        auto *table = shown->child<QTableView>("subscriptionsTable");
        QTest::keyClicks(subject, QStringLiteral("orders new"));
        QTest::keyClick(subject, Qt::Key_Return);
        QVERIFY(shown->child<NoticeBar>("subscriptionsProblem")->isVisible());
        subject->clear();
        QTest::keyClicks(subject, QStringLiteral("orders.new"));
        QVERIFY(!shown->child<NoticeBar>("subscriptionsProblem")->isVisible());
        QTest::keyClick(subject, Qt::Key_Return);
        QCOMPARE(shown->page->link().path, QStringList { QStringLiteral("orders.new") });
        QTRY_COMPARE(rowOf(table->model(), SubscriptionModel::Client, QStringLiteral("reader")), 0);
        QCOMPARE(table->model()->index(0, SubscriptionModel::QueueGroup).data().toString(), QStringLiteral("workers"));
        QTRY_VERIFY(shown->page->liveText().startsWith(QLatin1String("as of")));
        SAYS(*shown, "1 of 1 servers answered");
        QSignalSpy opened(shown->page, &Page::openRequested);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        const Link link = opened.constFirst().at(0).value<Link>();
        QCOMPARE(link.kind, QStringLiteral("connections"));
        const auto connections = open<ConnectionsPage>("connections", link.path);
        auto *rows = connections->child<RowsView>("connectionsTable");
        QTRY_COMPARE(rows->model()->rowCount(), 1);
        QCOMPARE(rows->model()->index(0, ConnectionListModel::Name).data().toString(), QStringLiteral("reader"));
        subject->setText(QStringLiteral("nobody.here"));
        find->click();
        SAYS(*shown, "Nobody subscribes to nobody.here.");
    }

    void anOrdinaryAccountFindsItsOwnSubscribers()
    {
        watchAs(QStringLiteral("app"));
        auto mailbox = std::make_shared<Mailbox<Message>>();
        QVERIFY(m_session->subscribe("mine.>", {}, mailbox));
        (void)received(m_session->request({ "nobody.listens", {} }));
        const auto shown = open<SubscriptionsPage>("subscriptions", { QStringLiteral("mine.one") });
        QTRY_COMPARE(shown->child<QTableView>("subscriptionsTable")->model()->rowCount(), 1);
        SAYS(*shown, "system account");
    }

    void eventsAreListed()
    {
        watchAs(QStringLiteral("admin"));
        SystemEventFeed events(m_feed.get());
        const auto shown = std::make_unique<Shown<EventsPage>>(
            [&](QWidget *parent) { return new EventsPage(m_feed.get(), &events, linkTo("events"), parent); });
        QTRY_COMPARE(m_feed->access(), SystemAccess::System);
        SAYS(*shown, "Nothing has happened");
        auto *table = shown->child<QTableView>("eventsTable");
        QTRY_VERIFY_WITH_TIMEOUT((visit(QStringLiteral("visitor")),
                                     rowOf(table->model(), SystemEventModel::Kind, QStringLiteral("connected")) >= 0),
            20'000);
        QTRY_VERIFY(rowOf(table->model(), SystemEventModel::Kind, QStringLiteral("disconnected")) >= 0);
        // The newest on top.
        QVERIFY(rowOf(table->model(), SystemEventModel::Kind, QStringLiteral("disconnected"))
            < table->model()->rowCount() - 1);
        table->setFocus();
        table->selectRow(rowOf(table->model(), SystemEventModel::Kind, QStringLiteral("connected")));
        auto *details = shown->child<PayloadView>("eventDetails");
        QTRY_VERIFY(details->isVisible() && details->payload().contains("\"visitor\""));
        auto *show = shown->child<QComboBox>("eventsShow");
        show->setCurrentIndex(show->findText(QStringLiteral("JetStream")));
        Q_EMIT show->activated(show->currentIndex());
        QCOMPARE(table->model()->rowCount(), 0);
        show->setCurrentIndex(0);
        Q_EMIT show->activated(0);
        QVERIFY(table->model()->rowCount() > 0);
        // The same language as of messages, over words and the event itself.
        FilterLine *filter = shown->page->filterLine();
        const int all = table->model()->rowCount();
        filter->use(QStringLiteral("event == \"connected\" && json..name == \"visitor\""));
        QVERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < all);
        QCOMPARE(filter->edge(), FilterLine::Edge::Good);
        filter->use(QStringLiteral("event == \"connected\" && event == \"disconnected\""));
        QCOMPARE(table->model()->rowCount(), 0);
        QCOMPARE(filter->edge(), FilterLine::Edge::Bad);
        filter->use(QStringLiteral("event =="));
        QTRY_VERIFY(!filter->problem().isEmpty());
        QCOMPARE(table->model()->rowCount(), 0); // as it was
        filter->use({});
        QCOMPARE(table->model()->rowCount(), all);
        shown->page->setPaused(true);
        const int before = table->model()->rowCount();
        visit(QStringLiteral("late"));
        QTRY_VERIFY(std::any_of(events.events().cbegin(), events.events().cend(),
            [](const SystemEvent &one) { return one.thing.startsWith(QLatin1String("late")); }));
        QCOMPARE(table->model()->rowCount(), before);
        shown->page->setPaused(false);
        QVERIFY(table->model()->rowCount() > before);
        shown->child<QToolButton>("eventsClear")->click();
        QTRY_COMPARE(table->model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestSystemPages)
#include "tst_systempages.moc"
