// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/streamspage.h"

#include "models/jetstream/subjectcounttreemodel.h"
#include "tests/jetstream/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/plot.h"
#include "widgets/jetstream/consumerpage.h"
#include "widgets/jetstream/consumerspage.h"
#include "widgets/jetstream/streampage.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

Link linkTo(const QStringList &path = {})
{
    return { QStringLiteral("test"), QStringLiteral("streams"), path };
}

} // namespace

class TestStreamsPage : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<Shown<StreamsPage>> openList()
    {
        return std::make_unique<Shown<StreamsPage>>(
            [this](QWidget *parent) { return new StreamsPage(m_feed.get(), linkTo(), parent); });
    }
    [[nodiscard]] std::unique_ptr<Shown<StreamPage>> openStream(const QStringList &path)
    {
        return std::make_unique<Shown<StreamPage>>(
            [this, path](QWidget *parent) { return StreamPage::make(m_feed.get(), linkTo(path), parent); });
    }
    void make(const char *config) { VERIFY_RESULT(received(m_feed->client()->createStream(json(config)))); }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void emptyAndClosed()
    {
        auto shown = openList();
        auto *empty = shown->child<QWidget>("streamsEmptyButton");
        QTRY_VERIFY(empty->parentWidget()->isVisible());
        QVERIFY(shown->child<QWidget>("accountStorage")->isVisible());

        Session closed { ConnectionProfile() };
        JetStreamFeed feed(&closed);
        Shown<StreamsPage> other([&feed](QWidget *parent) { return new StreamsPage(&feed, linkTo(), parent); });
        QSignalSpy command(other.page, &Page::commandRequested);
        auto *button = other.child<QPushButton>("pageEmptyButton");
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(command.value(0).value(0).toString(), QStringLiteral("connect"));
    }

    void listsAndFilters()
    {
        for (const char *config :
            { R"({"name":"ORDERS","subjects":["orders.>"]})", R"({"name":"EVENTS","subjects":["events.>"]})",
                R"({"name":"FULL","subjects":["full"],"max_msgs":2,"discard":"new"})" })
            make(config);
        QVERIFY(m_server->store("orders.a", 25));
        QVERIFY(m_server->store("full", 2));
        auto shown = openList();
        auto *table = shown->child<QTableView>("streamsTable");
        auto *list = shown->child<ListPanel>("streamsList");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        // The sick one comes first, with its reason.
        const auto nameAt = [table](int row) {
            return table->model()->index(row, StreamListModel::Name).data().toString();
        };
        QTRY_COMPARE(nameAt(0), QStringLiteral("FULL"));
        QVERIFY(table->model()->index(0, 0).data(ReasonRole).toString().contains(QLatin1String("Full")));
        QTRY_VERIFY(shown->child<QLabel>("streamsStrip")->text().contains(QLatin1String("27 messages")));

        auto *filter = shown->child<QLineEdit>("streamsFilter");
        filter->setText(QStringLiteral("ord"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(shown->child<QLabel>("streamsCount")->text(), QStringLiteral("1 of 3"));
        table->selectRow(0);
        const QString all = list->rowsAs(RowFormat::JsonArray);
        const auto rows = Json::parse(all.toStdString());
        QCOMPARE(rows.size(), std::size_t { 1 });
        QCOMPARE(rows[0]["Messages"].get<quint64>(), quint64 { 25 });
        QVERIFY(list->rowsAs(RowFormat::Csv).startsWith(QLatin1String("State,Stream,")));
        QVERIFY(list->rowsAs(RowFormat::Tsv).contains(QLatin1String("ORDERS")));

        QSignalSpy opened(shown->page, &Page::openRequested);
        QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path, QStringList { QStringLiteral("ORDERS") });
        QVERIFY(opened.at(0).at(1).toBool());
        filter->setText(QStringLiteral("no such stream"));
        QTRY_VERIFY(shown->child<QPushButton>("streamsClearFilter")->isVisible());
        shown->child<QPushButton>("streamsClearFilter")->click();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        // The selection goes with its row through new orders.
        for (int row = 0; row < 3; ++row) {
            if (nameAt(row) == QLatin1String("ORDERS"))
                table->selectRow(row);
        }
        table->sortByColumn(StreamListModel::Messages, Qt::DescendingOrder);
        QCOMPARE(nameAt(0), QStringLiteral("ORDERS"));
        QVERIFY(!shown->child<QToolButton>("streamsWorst")->isChecked());
        QVERIFY(table->selectionModel()->isRowSelected(0));
        // A new one comes by itself, a deleted one goes.
        make(R"({"name":"LATER","subjects":["later"]})");
        QTRY_COMPARE(table->model()->rowCount(), 4);
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("LATER"))));
        QTRY_COMPARE(table->model()->rowCount(), 3);
    }

    void deletesAfterTyping()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        auto shown = openList();
        auto *table = shown->child<QTableView>("streamsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        shown->page->setReadOnly(true);
        QVERIFY(!shown->child<QToolButton>("streamsDelete")->isEnabled());
        QVERIFY(shown->child<QToolButton>("streamsDelete")->toolTip().contains(QLatin1String("read-only")));
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(!shown->dialog());
        shown->page->setReadOnly(false);
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(shown->dialog());
        auto *confirm = shown->child<QPushButton>("confirmButton");
        QVERIFY(!confirm->isEnabled());
        shown->child<QLineEdit>("confirmName")->setText(QStringLiteral("ORDERS"));
        QVERIFY(confirm->isEnabled());
        confirm->click();
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QCOMPARE(received(m_feed->client()->streamInfo(QStringLiteral("ORDERS"))).error().code, 10059);
    }

    void purgesWithTheNumber()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        QVERIFY(m_server->store("orders.a", 10));
        QVERIFY(m_server->store("orders.b", 5));
        auto shown = openStream({ QStringLiteral("ORDERS") });
        auto *tabs = shown->child<QTabWidget>("streamTabs");
        QTRY_VERIFY(tabs->isVisible());
        const auto menu = shown->child<QToolButton>("streamMore")->menu();
        const auto purge = [menu] { menu->findChild<QAction *>(QStringLiteral("purge"))->trigger(); };
        const auto state = [this] { return received(m_feed->client()->streamInfo(QStringLiteral("ORDERS")))->state; };

        purge();
        QTRY_VERIFY(shown->dialog());
        auto *confirm = shown->child<QPushButton>("purgeConfirm");
        QCOMPARE(confirm->text(), QStringLiteral("Purge 15 messages"));
        auto *number = shown->child<QLineEdit>("purgeNumber");
        auto *blocked = shown->child<NoticeBar>("purgeBlocked");
        shown->child<QLineEdit>("purgeName")->setText(QStringLiteral("ORDERS"));
        QVERIFY(confirm->isEnabled() && !blocked->isVisible());
        shown->page->setReadOnly(true);
        QVERIFY(!confirm->isEnabled());
        QVERIFY(blocked->isVisible() && blocked->text().contains(QLatin1String("read-only")));
        shown->page->setReadOnly(false);
        QVERIFY(confirm->isEnabled() && !blocked->isVisible());
        shown->child<QLineEdit>("purgeName")->clear();
        number->setFocus();
        QTest::keyClicks(number, QStringLiteral("12"));
        QVERIFY(shown->child<QRadioButton>("purgeKeep")->isChecked());
        QCOMPARE(confirm->text(), QStringLiteral("Purge 3 messages"));
        shown->child<QLineEdit>("purgeName")->setText(QStringLiteral("ORDERS"));
        QVERIFY(confirm->isEnabled());
        confirm->click();
        QTRY_COMPARE(state().messages, quint64 { 12 });

        // By subject: counted before it is offered.
        QTRY_VERIFY(!shown->dialog());
        QTRY_COMPARE(m_feed->stream(QStringLiteral("ORDERS"))->info->state.messages, quint64 { 12 });
        purge();
        QTRY_VERIFY(shown->dialog());
        shown->child<QLineEdit>("purgeSubject")->setText(QStringLiteral("orders.b"));
        QTRY_COMPARE(shown->child<QPushButton>("purgeConfirm")->text(), QStringLiteral("Purge 5 messages"));
        shown->child<QLineEdit>("purgeName")->setText(QStringLiteral("ORDERS"));
        shown->child<QPushButton>("purgeConfirm")->click();
        QTRY_COMPARE(state().messages, quint64 { 7 });
    }

    void showsOneStream()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"max_msgs":100,"description":"All of them"})");
        make(R"({"name":"COPY","mirror":{"name":"ORDERS"}})");
        VERIFY_RESULT(received(m_feed->client()->createConsumer(
            QStringLiteral("ORDERS"), json(R"({"durable_name":"worker","ack_policy":"explicit"})"))));
        QVERIFY(m_server->store("orders.a", 10));
        QVERIFY(m_server->store("orders.b", 5));
        auto shown = openStream({ QStringLiteral("ORDERS") });
        auto *tabs = shown->child<QTabWidget>("streamTabs");
        QTRY_VERIFY(tabs->isVisible());
        QTRY_COMPARE(shown->child<QLabel>("streamFact:subjectCount")->text(), QStringLiteral("2"));
        QCOMPARE(shown->child<QLabel>("streamFact:description")->text(), QStringLiteral("All of them"));
        QTRY_VERIFY(shown->child<QWidget>("streamMessages")->accessibleName().contains(QLatin1String("15")));
        QTRY_VERIFY(
            shown->child<QWidget>("streamLimit:messages")->accessibleName().contains(QLatin1String("15 of 100")));
        QTRY_VERIFY(shown->window.findChild<QToolButton *>(QStringLiteral("streamCopy:COPY")));
        QTRY_COMPARE(tabs->tabText(2), QStringLiteral("Consumers (1)"));

        // Places of the same thing are tabs of the same page.
        QSignalSpy moved(shown->page, &Page::linkChanged);
        QVERIFY(shown->page->goTo(linkTo({ QStringLiteral("ORDERS"), QStringLiteral("subjects") })));
        QVERIFY(!shown->page->goTo(linkTo({ QStringLiteral("COPY") })));
        QVERIFY(!shown->page->goTo(linkTo({ QStringLiteral("ORDERS"), QStringLiteral("nonsense") })));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(shown->page->link().path.value(1), QStringLiteral("subjects"));
        auto *subjects = shown->child<QTableView>("subjectsTable");
        QTRY_COMPARE(subjects->model()->rowCount(), 2);
        QCOMPARE(subjects->model()->index(0, 1).data().toString(), QStringLiteral("10"));
        QVERIFY(shown->page->goTo(linkTo({ QStringLiteral("ORDERS"), QStringLiteral("consumers") })));
        auto *consumers = shown->child<QTableView>("streamConsumersTable");
        QTRY_COMPARE(consumers->model()->rowCount(), 1);
        QVERIFY(shown->page->goTo(linkTo({ QStringLiteral("ORDERS"), QStringLiteral("configuration") })));
        auto *config = shown->child<QTreeView>("streamConfig");
        QVERIFY(config->isVisible());
        QVERIFY(config->model()->rowCount() > 2);
        QVERIFY(shown->page->goTo(linkTo({ QStringLiteral("ORDERS"), QStringLiteral("replicas") })));
        QVERIFY(!shown->child<QPushButton>("streamStepDown")->isEnabled()); // no cluster here

        // Deleted while it is open: said, and the page does not fall over.
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("ORDERS"))));
        QTRY_VERIFY(shown->child<QPushButton>("pageEmptyButton")->isVisible());
        const auto *said = shown->child<QPushButton>("pageEmptyButton")
                               ->parentWidget()
                               ->findChild<QLabel *>(QStringLiteral("emptyWhat"));
        QVERIFY(said && said->text().contains(QLatin1String("ORDERS")));
    }

    /// Moments of the three plots stand below each other, whatever their numbers look like.
    void plotsShareTheirEdges()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        QVERIFY(m_server->publish("orders.a", 20'000, 600));
        auto shown = openStream({ QStringLiteral("ORDERS") });
        const auto edges = [&shown](const char *name) { return shown->child<Plot>(name)->edges(); };
        QTRY_VERIFY(edges("streamRatePlot").second > 200);
        QTRY_COMPARE(edges("streamMessagePlot"), edges("streamRatePlot"));
        QTRY_COMPARE(edges("streamBytePlot"), edges("streamRatePlot"));
    }

    void showsOriginsAndCopiers()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"republish":{"src":"orders.eu.>","dest":"live.>"}})");
        make(R"({"name":"EU","sources":[{"name":"ORDERS","filter_subject":"orders.eu.>"},
            {"name":"FAR","external":{"api":"$JS.hub.API","deliver":"far"}}]})");
        make(R"({"name":"COPY","mirror":{"name":"ORDERS"}})");
        QVERIFY(m_server->store("orders.eu.a", 3));
        auto shown = openStream({ QStringLiteral("EU") });
        QTRY_VERIFY(shown->child<QTabWidget>("streamTabs")->isVisible());
        auto *origin = shown->child<QToolButton>("streamCopy:ORDERS");
        QTRY_VERIFY(shown->child<QLabel>("streamOriginDetail:ORDERS")->text().startsWith(QLatin1String("up to date")));
        QVERIFY(shown->child<QLabel>("streamOriginDetail:ORDERS")->text().contains(QLatin1String("only orders.eu.>")));
        QTRY_VERIFY(shown->child<QLabel>("streamOriginDetail:ORDERS")->text().contains(QLatin1String("last active")));
        QVERIFY(shown->child<QLabel>("streamOrigin:FAR")->text().contains(QLatin1String("FAR")));
        QVERIFY(shown->child<QLabel>("streamOriginDetail:FAR")->text().contains(QLatin1String("in domain hub")));
        QVERIFY(!shown->window.findChild<QToolButton *>(QStringLiteral("streamCopy:FAR")));
        QSignalSpy opened(shown->page, &Page::openRequested);
        origin->click();
        QCOMPARE(opened.constLast().at(0).value<Link>(), linkTo({ QStringLiteral("ORDERS") }));
        const auto menu = shown->child<QToolButton>("streamMore")->menu();
        menu->findChild<QAction *>(QStringLiteral("showFlow"))->trigger();
        QCOMPARE(opened.constLast().at(0).value<Link>(),
            (Link { QStringLiteral("test"), QStringLiteral("flow"), { QStringLiteral("EU") } }));

        shown.reset();
        auto other = openStream({ QStringLiteral("ORDERS") });
        QTRY_VERIFY(other->window.findChild<QToolButton *>(QStringLiteral("streamCopy:EU")));
        auto *copy = other->child<QToolButton>("streamCopy:COPY");
        QVERIFY(copy->text().contains(QLatin1String("mirror")));
        QTRY_VERIFY(other->child<QLabel>("streamOriginDetail:COPY")->text().startsWith(QLatin1String("up to date")));
        QVERIFY(other->child<QLabel>("streamOrigin:republish")->text().contains(QLatin1String("live.>")));
        // The keyboard stays where it is while the numbers change, and a copier that is new or gone is seen.
        other->window.activateWindow();
        copy->setFocus();
        QTRY_VERIFY(copy->hasFocus());
        QVERIFY(m_server->store("orders.us.a", 5));
        QTRY_VERIFY(other->child<QWidget>("streamMessages")->accessibleName().contains(QLatin1String("8")));
        QVERIFY(copy->hasFocus());
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("EU"))));
        QTRY_VERIFY(!other->window.findChild<QToolButton *>(QStringLiteral("streamCopy:EU")));
    }

    void subjectsAsTree()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        QVERIFY(m_server->store("orders.eu.paid", 3));
        QVERIFY(m_server->store("orders.eu.paid.late", 2));
        QVERIFY(m_server->store("orders.us.paid", 4));
        auto shown = openStream({ QStringLiteral("ORDERS"), QStringLiteral("subjects") });
        auto *list = shown->child<QTableView>("subjectsTable");
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QVERIFY(list->isVisible());
        QSignalSpy chosen(shown->page, &StreamPage::subjectsAsTreeChanged);
        shown->child<QToolButton>("subjectsAsTree")->click();
        QCOMPARE(chosen.size(), 1);
        auto *tree = shown->child<QTreeView>("subjectsTree");
        QVERIFY(tree->isVisible() && !list->isVisible());
        // The only root is open by itself.
        QAbstractItemModel *model = tree->model();
        const QModelIndex orders = model->index(0, 0);
        QVERIFY(tree->isExpanded(orders));
        QCOMPARE(orders.siblingAtColumn(SubjectCountTreeModel::Messages).data().toString(), QStringLiteral("9"));
        QCOMPARE(model->rowCount(orders), 2);
        QModelIndex eu = model->index(0, 0, orders);
        QCOMPARE(eu.data().toString(), QStringLiteral("eu"));
        QCOMPARE(eu.siblingAtColumn(SubjectCountTreeModel::Subjects).data().toString(), QStringLiteral("2"));
        tree->setFocus();
        tree->setCurrentIndex(eu);
        QTest::keyClick(tree, Qt::Key_Right);
        QVERIFY(tree->isExpanded(eu));
        // Counted again: what was open is open.
        shown->child<QPushButton>("subjectsCount")->click();
        QTRY_VERIFY(tree->isVisible() && model->rowCount() == 1);
        eu = model->index(0, 0, model->index(0, 0));
        QVERIFY(tree->isExpanded(eu));
        QVERIFY(!tree->isExpanded(model->index(1, 0, model->index(0, 0))));
        // The filter keeps what leads to its hits.
        shown->child<QLineEdit>("subjectsTreeFilter")->setText(QStringLiteral("US.p"));
        QTRY_COMPARE(model->rowCount(model->index(0, 0)), 1);
        shown->child<QLineEdit>("subjectsTreeFilter")->clear();
        QTRY_COMPARE(model->rowCount(model->index(0, 0)), 2);
        // Most first.
        tree->sortByColumn(SubjectCountTreeModel::Messages, Qt::AscendingOrder);
        QCOMPARE(model->index(0, 0, model->index(0, 0)).data().toString(), QStringLiteral("us"));
        tree->sortByColumn(SubjectCountTreeModel::Subject, Qt::AscendingOrder);
        // A branch as a filter of messages.
        eu = model->index(0, 0, model->index(0, 0));
        tree->setCurrentIndex(eu);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(shown->page->link().path.value(1), QStringLiteral("messages"));
        QCOMPARE(shown->child<QLineEdit>("messagesFilter")->text(), QStringLiteral("orders.eu.>"));
        auto *messages = shown->child<QTableView>("messagesTable");
        QTRY_COMPARE(messages->model()->rowCount(), 5);
        // And the list again.
        QVERIFY(shown->page->goTo(linkTo({ QStringLiteral("ORDERS"), QStringLiteral("subjects") })));
        shown->child<QToolButton>("subjectsAsTree")->click();
        QVERIFY(list->isVisible());
    }

    void listsConsumers()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        make(R"({"name":"EVENTS","subjects":["events.>"]})");
        for (const auto &[stream, config] : std::initializer_list<std::pair<const char *, const char *>> {
                 { "ORDERS", R"({"durable_name":"billing","ack_policy":"explicit","max_ack_pending":5})" },
                 { "ORDERS", R"({"durable_name":"audit","ack_policy":"explicit"})" },
                 { "EVENTS", R"({"durable_name":"push","deliver_subject":"here","ack_policy":"none"})" } })
            VERIFY_RESULT(received(m_feed->client()->createConsumer(QLatin1String(stream), json(config))));
        QVERIFY(m_server->store("events.a", 3)); // nobody listens: stuck
        Shown<ConsumersPage> shown([this](QWidget *parent) {
            return new ConsumersPage(m_feed.get(), { QStringLiteral("test"), QStringLiteral("consumers"), {} }, parent);
        });
        auto *table = shown.child<QTableView>("consumersTable");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QTRY_COMPARE(table->model()->index(0, ConsumerListModel::Name).data().toString(), QStringLiteral("push"));
        QVERIFY(table->model()->index(0, 0).data(ReasonRole).toString().contains(QLatin1String("nobody subscribes")));
        QSignalSpy opened(shown.page, &Page::openRequested);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).value<Link>().path,
            (QStringList { QStringLiteral("EVENTS"), QStringLiteral("push") }));
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("EVENTS"))));
        QTRY_COMPARE(table->model()->rowCount(), 2);
    }

    void showsOneConsumer()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        VERIFY_RESULT(received(m_feed->client()->createConsumer(QStringLiteral("ORDERS"),
            json(R"({"durable_name":"billing","ack_policy":"explicit","max_ack_pending":5})"))));
        QVERIFY(m_server->store("orders.a", 20));
        const Link link { QStringLiteral("test"), QStringLiteral("consumers"),
            { QStringLiteral("ORDERS"), QStringLiteral("billing") } };
        Shown<ConsumerPage> shown([&](QWidget *parent) { return ConsumerPage::make(m_feed.get(), link, parent); });
        QTRY_VERIFY(shown.child<QWidget>("consumerPending")->accessibleName().contains(QLatin1String("20")));
        QVERIFY(!ConsumerPage::make(
            m_feed.get(), { {}, QStringLiteral("consumers"), { QStringLiteral("ORDERS") } }, &shown.window));

        // Five are taken and never acknowledged: the page says what holds it.
        auto taken = std::make_shared<Mailbox<Message>>();
        const auto subscription = m_session->subscribe("taken.here", {}, taken);
        QVERIFY(subscription.has_value());
        OutgoingMessage pull;
        pull.subject = m_session->jetStreamSubject("CONSUMER.MSG.NEXT.ORDERS.billing");
        pull.payload = R"({"batch":10,"expires":2000000000})";
        pull.reply = "taken.here";
        VERIFY_RESULT(received(m_session->publish(pull)));
        QTRY_VERIFY(shown.child<QWidget>("consumerReason")->isVisible());
        QTRY_VERIFY(
            shown.child<QWidget>("consumerReason")->accessibleName().contains(QLatin1String("Max ack pending (5)")));
        QVERIFY(shown.child<QWidget>("consumerAckPending")->accessibleName().contains(QLatin1String("5 of 5")));
        m_session->unsubscribe(*subscription);

        auto *pause = shown.child<QPushButton>("consumerPause");
        const bool canPause = m_feed->client()->supports(JetStreamClient::Feature::ConsumerPause).has_value();
        QCOMPARE(pause->isEnabled(), canPause);
        if (canPause) {
            pause->menu()->actions().constFirst()->trigger();
            QTRY_VERIFY(shown.dialog());
            shown.child<QPushButton>("confirmButton")->click();
            auto *resume = shown.child<QPushButton>("consumerResume");
            QTRY_VERIFY(resume->isVisible());
            QVERIFY(!pause->isVisible());
            resume->click();
            QTRY_VERIFY(pause->isVisible());
        } else {
            QVERIFY(pause->toolTip().contains(QLatin1String("2.11")));
        }
        auto *menu = shown.child<QToolButton>("consumerMore")->menu();
        shown.page->setReadOnly(true);
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("delete"))->isEnabled());
        shown.page->setReadOnly(false);
        menu->findChild<QAction *>(QStringLiteral("delete"))->trigger();
        QTRY_VERIFY(shown.dialog());
        shown.child<QLineEdit>("confirmName")->setText(QStringLiteral("billing"));
        for (auto *button : shown.dialog()->findChildren<QPushButton *>()) {
            if (button->objectName() == QLatin1String("confirmButton"))
                button->click();
        }
        QTRY_VERIFY(shown.child<QPushButton>("pageEmptyButton")->isVisible());
    }

    void pausesAndRests()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        auto shown = openList();
        QTRY_COMPARE(shown->page->liveText(), QStringLiteral("live"));
        QVERIFY(shown->page->canPause());
        shown->page->setPaused(true);
        QVERIFY(shown->page->liveText().startsWith(QLatin1String("paused")));
        QTRY_VERIFY(!m_feed->streamsState().isAsking);
        QSignalSpy listed(m_feed.get(), &JetStreamFeed::streamsListed);
        QTest::qWait(500);
        QCOMPARE(listed.size(), 0);
        shown->page->setPaused(false);
        QTRY_VERIFY(!listed.isEmpty());
        shown->page->hide();
        QTRY_VERIFY(!m_feed->streamsState().isAsking);
        listed.clear();
        QTest::qWait(500);
        QCOMPARE(listed.size(), 0);
    }

    void linksThatNameNothing()
    {
        QWidget window;
        for (const QStringList &path :
            { QStringList { QStringLiteral("a.b") }, QStringList { QStringLiteral("A"), QStringLiteral("x") },
                QStringList { QStringLiteral("A"), QStringLiteral("subjects"), QStringLiteral("x") } })
            QVERIFY(!StreamPage::make(m_feed.get(), linkTo(path), &window));
    }
};

QTEST_MAIN(TestStreamsPage)
#include "tst_streamspage.moc"
