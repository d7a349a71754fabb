// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of services that Natsight hosts itself, over a real server.
#include "models/compose/servicehost.h"
#include "tests/compose/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/numbertile.h"
#include "widgets/common/plot.h"
#include "widgets/services/pingdialog.h"
#include "widgets/services/servicegraphpage.h"
#include "widgets/services/servicegraphview.h"
#include "widgets/services/servicepage.h"
#include "widgets/services/servicespage.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString hello = QStringLiteral("hello");

Link linkTo(const QStringList &path = {})
{
    return { QStringLiteral("test"), QStringLiteral("services"), path };
}

bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

/// Names in the first column, children after their parents.
QStringList namesIn(const QAbstractItemModel *model, const QModelIndex &parent = {})
{
    QStringList names;
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        names << index.data().toString() << namesIn(model, index);
    }
    return names;
}

} // namespace

class TestServicesPage : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] quint64 host(int instances)
    {
        ServiceRules rules;
        rules.name = hello;
        rules.version = QStringLiteral("1.2.3");
        rules.metadata = { { QStringLiteral("owner"), QStringLiteral("workshop") } };
        rules.instances = instances;
        EndpointRules echo;
        echo.name = QStringLiteral("echo");
        echo.subject = "hello.echo";
        echo.answer.kind = AnswerRules::Kind::Echo;
        EndpointRules broken;
        broken.name = QStringLiteral("broken");
        broken.subject = "hello.broken";
        broken.answer.kind = AnswerRules::Kind::Error;
        broken.answer.errorCode = 503;
        broken.answer.errorText = QStringLiteral("out of order");
        rules.endpoints = { echo, broken };
        const auto id = m_responders->add(rules);
        return id && m_responders->start(*id) && isAnswering(*m_responders) ? *id : 0;
    }
    void ask(const QByteArray &subject, int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(received(m_asker->request({ subject, "?", {}, {} }, 5s)).has_value());
    }
    std::unique_ptr<Shown<ServicesPage>> openList()
    {
        return std::make_unique<Shown<ServicesPage>>(
            [this](QWidget *parent) { return new ServicesPage(m_feed.get(), linkTo(), parent); });
    }
    std::unique_ptr<Shown<ServicePage>> open(const QStringList &path)
    {
        return std::make_unique<Shown<ServicePage>>(
            [this, path](QWidget *parent) { return ServicePage::make(m_feed.get(), linkTo(path), parent); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>(
            QByteArrayLiteral("accounts {\n"
                              "  A { users: [ { user: a, password: p }\n"
                              "    { user: nosrv, password: p, permissions: { publish: { deny: [\"$SRV.>\"] } } } ] }\n"
                              "}\nno_auth_user: a\n"));
        QVERIFY(m_server->start());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_asker = std::make_unique<Session>(profileFor(*m_server));
        m_asker->open();
        QVERIFY(isConnected(*m_asker));
        m_responders = std::make_unique<ResponderFeed>(m_asker.get());
        m_feed = std::make_unique<ServiceFeed>(m_asker.get());
        m_feed->setInterval(500ms);
    }
    void cleanup()
    {
        m_feed.reset();
        m_responders.reset();
        // They are drained in the background; the next test is to be alone.
        QTRY_VERIFY(!received(m_asker->request({ "$SRV.PING", {}, {}, {} }, 2s)));
        m_asker.reset();
    }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    void nobodyIsExplained()
    {
        auto shown = openList();
        SAYS(*shown, "No service answers in this account.");
        QTRY_VERIFY(shown->says("no instance answered"));
        QTRY_COMPARE(shown->page->liveText(), QStringLiteral("live"));
    }

    void deniedIsExplained()
    {
        Session session(profileFor(*m_server, QStringLiteral("nosrv")));
        session.open();
        QVERIFY(isConnected(session));
        ServiceFeed feed(&session);
        Shown<ServicesPage> shown([&feed](QWidget *parent) { return new ServicesPage(&feed, linkTo(), parent); });
        SAYS(shown, "$SRV");
    }

    void listsByKeyboard()
    {
        QVERIFY(host(3) > 0);
        auto shown = openList();
        auto *tree = shown->child<QTreeView>("servicesTree");
        const QAbstractItemModelTester tester(tree->model());
        QTRY_COMPARE(namesIn(tree->model()).size(), 5); // the service, its version, three instances
        QCOMPARE(namesIn(tree->model()).mid(0, 2), (QStringList { hello, QStringLiteral("1.2.3") }));
        // Who answers a subject?
        auto *filter = shown->child<QLineEdit>("servicesFilter");
        shown->page->focusFilter();
        QTest::keyClicks(filter, QStringLiteral("other.>"));
        SAYS(*shown, "No service matches the filter.");
        filter->clear();
        QTest::keyClicks(filter, QStringLiteral("hello.>"));
        QTRY_VERIFY(tree->isVisible());
        QCOMPARE(namesIn(tree->model()).size(), 5);
        shown->child<QToolButton>("servicesFlat")->click();
        QTRY_COMPARE(namesIn(tree->model()), QStringList { hello });
        QSignalSpy opened(shown->page, &Page::openRequested);
        tree->setFocus();
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path, QStringList { hello });
    }

    void showsLoadByInstance()
    {
        QVERIFY(host(3) > 0);
        auto shown = open({ hello, QStringLiteral("instances") });
        auto *instances = shown->child<QTableView>("instancesTable");
        QTRY_COMPARE(instances->model()->rowCount(), 3);
        QCOMPARE(shown->child<QTabWidget>("serviceTabs")->currentIndex(), 1);
        ask("hello.echo", 60);
        ask("hello.broken", 20);
        const auto row = [this] { return m_feed->service(hello).value_or(ServiceRow {}); };
        QTRY_COMPARE(row().total.requests, quint64 { 80 });
        QCOMPARE(row().total.errors, quint64 { 20 });
        QCOMPARE(shown->child<NumberTile>("serviceInstances")->number(), QStringLiteral("3"));
        SAYS(*shown, "25 % of the requests of the last 5 minutes failed");
        // Each instance that has a line in the plots has its colour.
        const QColor first = Theme::series(0, instances->palette());
        QTRY_VERIFY(hasColor(instances->grab().toImage(), first));
        QTRY_COMPARE(shown->child<QTableView>("endpointsTable")->model()->rowCount(), 2);
        QVERIFY(!shown->child<Plot>("serviceRequestPlot")->summary().isEmpty());
        // What an instance says of itself.
        QVERIFY(shown->page->goTo(linkTo({ hello, QStringLiteral("metadata") })));
        QTRY_VERIFY(
            namesIn(shown->child<QTableView>("metadataTable")->model()).contains(QStringLiteral("all instances")));
    }

    void callsAndPings()
    {
        QVERIFY(host(1) > 0);
        auto shown = open({ hello });
        auto *endpoints = shown->child<QTableView>("endpointsTable");
        QTRY_COMPARE(endpoints->model()->rowCount(), 2);
        QSignalSpy asked(shown->page, &Page::composeRequested);
        endpoints->setCurrentIndex(endpoints->model()->index(0, 0));
        shown->child<QToolButton>("endpointsCall")->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.at(0).at(0).value<OutgoingMessage>().subject.startsWith("hello."));
        QVERIFY(asked.at(0).at(1).toBool());
        shown->child<QPushButton>("servicePing")->click();
        QTRY_VERIFY(shown->dialog());
        auto *dialog = qobject_cast<PingDialog *>(shown->dialog());
        QVERIFY(dialog);
        QTRY_VERIFY(!dialog->isRunning());
        const auto *results = dialog->findChild<QTableView *>(QStringLiteral("pingResults"))->model();
        QCOMPARE(results->rowCount(), 1);
        QCOMPARE(results->index(0, 1).data().toString(), QStringLiteral("10 of 10"));
        dialog->reject();
    }

    void drawsWhoAnswersWhat()
    {
        QVERIFY(host(2) > 0);
        auto shown = open({ hello, QStringLiteral("graph") });
        auto *view = shown->child<ServiceGraphView>("serviceGraphView");
        auto *model = qobject_cast<ServiceGraphModel *>(view->model());
        QVERIFY(model);
        const QAbstractItemModelTester tester(model);
        QTRY_COMPARE(model->rowCount(), 5); // two endpoints, their group, two instances
        QVERIFY(view->isVisible());
        SAYS(*shown, "has not been asked");
        ask("hello.broken", 20);
        const auto groupRow = [model] {
            for (int row = 0; row < model->rowCount(); ++row) {
                if (model->node(row).kind == ServiceNode::Kind::Group)
                    return row;
            }
            return -1;
        };
        // What fails is told at the way into the group.
        QTRY_VERIFY(groupRow() >= 0
            && std::any_of(model->waysIn(groupRow()).begin(), model->waysIn(groupRow()).end(),
                [model](qsizetype way) { return model->graph().edges.at(way).health == ServiceHealth::Bad; }));
        // By keyboard: from an endpoint along the ways to an instance, and Enter opens its place.
        QSignalSpy opened(shown->page, &Page::openRequested);
        view->setFocus();
        QTRY_VERIFY(view->currentIndex().isValid());
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(model->node(view->currentIndex().row()).kind, ServiceNode::Kind::Endpoint);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path.mid(0, 2), (QStringList { hello, QStringLiteral("endpoints") }));
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(model->node(view->currentIndex().row()).kind, ServiceNode::Kind::Group);
        QTest::keyClick(view, Qt::Key_Right);
        const ServiceNode instance = model->node(view->currentIndex().row());
        QCOMPARE(instance.kind, ServiceNode::Kind::Instance);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(opened.size(), 2);
        const Link link = opened.at(1).at(0).value<Link>();
        QCOMPARE(link.path, (QStringList { hello, QStringLiteral("instances"), instance.instance }));
        // The page itself goes there.
        QVERIFY(shown->page->goTo(link));
        QCOMPARE(shown->child<QTabWidget>("serviceTabs")->currentIndex(), 1);
        auto *instances = shown->child<QTableView>("instancesTable");
        QTRY_COMPARE(instances->currentIndex().data(ServiceRole::Instance).toString(), instance.instance);
        // What runs the instances, or why nobody tells.
        QVERIFY(shown->page->goTo(linkTo({ hello, QStringLiteral("graph") })));
        shown->child<QToolButton>("serviceGraphConnections")->click();
        QTRY_VERIFY(m_feed->connectionsError() || model->graph().connections > 0);
        const bool isTold = !m_feed->connectionsError();
        if (isTold) {
            QCOMPARE(model->graph().connections, 1); // both are hosted here
            QCOMPARE(model->graph().unplaced, 0);
        } else {
            QTRY_VERIFY(shown->child<QLabel>("serviceGraphStrip")->text().contains(m_feed->connectionsError()->text()));
        }

        Shown<ServiceGraphPage> all([this](QWidget *parent) {
            return new ServiceGraphPage(
                m_feed.get(), { QStringLiteral("test"), QStringLiteral("servicegraph"), {} }, parent);
        });
        auto *everything = all.child<ServiceGraphView>("serviceGraphView");
        const int boxes = isTold ? 7 : 6; // and the service
        QTRY_COMPARE(everything->model()->rowCount(), boxes);
        all.page->focusFilter();
        QTest::keyClicks(all.child<QLineEdit>("serviceGraphFilter"), QStringLiteral("echo"));
        QTRY_COMPARE(all.child<QLabel>("serviceGraphCount")->text(), QStringLiteral("1 of %1").arg(boxes));
    }

    void listsAllFindings()
    {
        QVERIFY(host(1) > 0);
        auto shown = open({ hello });
        ServiceRules newer;
        newer.name = hello;
        newer.version = QStringLiteral("2.0.0");
        EndpointRules other;
        other.name = QStringLiteral("other");
        other.subject = "hello.other";
        other.answer.kind = AnswerRules::Kind::Echo;
        newer.endpoints = { other };
        const auto id = m_responders->add(newer);
        QVERIFY(id && m_responders->start(*id) && isAnswering(*m_responders));
        // What was asked before an instance was found does not count.
        QTRY_VERIFY([this] {
            const QList<InstanceRow> found = m_feed->instances(hello);
            return found.size() == 2 && found.constFirst().info->hasStats && found.constLast().info->hasStats;
        }());
        ask("hello.broken", 20);
        ask("hello.other", 60);
        auto *all = shown->child<QPushButton>("serviceFindingAll");
        auto *list = shown->child<QListView>("serviceFindingList");
        QTRY_VERIFY(all->isVisible()); // one fails, and there are two versions
        QVERIFY(!list->isVisible());
        all->click();
        QVERIFY(list->isVisible());
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTRY_VERIFY(list->model()->index(0, 0).data().toString().contains(QLatin1String("One instance of two fails.")));
        QVERIFY(list->model()->index(1, 0).data().toString().contains(QLatin1String("2.0.0")));
        auto *tabs = shown->child<QTabWidget>("serviceTabs");
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(tabs->tabText(tabs->currentIndex()).section(u' ', 0, 0), QStringLiteral("Instances"));
        auto *instances = shown->child<QTableView>("instancesTable");
        QTRY_VERIFY(instances->currentIndex().isValid());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(tabs->tabText(tabs->currentIndex()).section(u' ', 0, 0), QStringLiteral("Versions"));
        // In the list of all services a finding leads to the service's page.
        auto everything = openList();
        QSignalSpy opened(everything->page, &Page::openRequested);
        auto *show = everything->child<QPushButton>("servicesNoticeShow");
        QTRY_VERIFY(show->isVisible());
        show->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path.mid(0, 2), (QStringList { hello, QStringLiteral("instances") }));
    }

    void showsAnswersWordForWord()
    {
        QVERIFY(host(2) > 0);
        auto shown = open({ hello, QStringLiteral("json") });
        auto *instances = shown->child<QComboBox>("rawInstance");
        QTRY_COMPARE(instances->count(), 2);
        auto *info = shown->child<CodeEditor>("rawInfo");
        auto *stats = shown->child<CodeEditor>("rawStats");
        QTRY_VERIFY(info->text().contains(QLatin1String("io.nats.micro.v1.info_response")));
        QTRY_VERIFY(stats->text().contains(QLatin1String("io.nats.micro.v1.stats_response")));
        QVERIFY(info->isReadOnly() && stats->isReadOnly());
        QVERIFY(stats->text().contains(instances->currentText()));
        QVERIFY(stats->text().count(QLatin1Char('\n')) > 10);
        const QString other = instances->itemText(1 - instances->currentIndex());
        QVERIFY(shown->page->goTo(linkTo({ hello, QStringLiteral("json"), other })));
        QTRY_VERIFY(stats->text().contains(other));
        QCOMPARE(shown->page->link().path, (QStringList { hello, QStringLiteral("json"), other }));
        // Counters are those of the moment of asking.
        const QString before = stats->text();
        ask("hello.echo", 40);
        shown->page->refresh();
        QTRY_VERIFY(stats->text() != before);
    }

    void tellsWhoLeft()
    {
        const quint64 id = host(2);
        QVERIFY(id > 0);
        auto shown = open({ hello, QStringLiteral("timeline") });
        auto *timeline = shown->child<QTableView>("timelineTable");
        QTRY_COMPARE(shown->child<NumberTile>("serviceInstances")->number(), QStringLiteral("2"));
        m_responders->stop(id);
        QTRY_COMPARE_WITH_TIMEOUT(
            shown->child<NumberTile>("serviceInstances")->note(), QStringLiteral("2 left"), 20'000);
        QTRY_VERIFY(timeline->model()->rowCount() >= 2);
        QVERIFY(timeline->isVisible());
        m_feed->forgetLeft(hello);
        SAYS(*shown, "No instance of hello answers.");
    }

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_asker;
    std::unique_ptr<ResponderFeed> m_responders;
    std::unique_ptr<ServiceFeed> m_feed;
};

QTEST_MAIN(TestServicesPage)
#include "tst_servicespage.moc"
