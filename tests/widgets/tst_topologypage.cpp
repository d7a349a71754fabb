// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/topologypage.h"

#include "tests/support/leafnode.h"
#include "tests/system/fakesystem.h"
#include "tests/widgets/shown.h"
#include "widgets/common/noticebar.h"
#include "widgets/system/connectioncard.h"
#include "widgets/system/connectionpicker.h"
#include "widgets/system/topologyinspector.h"
#include "widgets/system/topologytimeline.h"
#include "widgets/system/topologyview.h"
#include "widgets/system/tracepanel.h"

#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

/// A view of a made-up system.
struct View {
    TopologyModel model;
    QWidget window;
    TopologyView *view = nullptr;
    TopologyPlaces places;

    explicit View(const FakeSystem &system)
        : view(new TopologyView(&model, &window))
    {
        show(system);
        view->setAccessibleName(QStringLiteral("Topology"));
        view->setGeometry(0, 0, 1000, 640);
        window.resize(view->size());
        window.show();
        view->fit();
        QObject::connect(view, &TopologyView::nodeMoved, view, [this](const QString &key, const QPointF &at) {
            const TopologyNode node = model.graph().nodes.at(model.graph().nodeByKey.value(key));
            auto &place = node.kind == TopologyNode::Kind::Cluster ? places.clusters[key] : places.servers[key];
            place.at = node.kind == TopologyNode::Kind::Cluster ? at : at - model.graph().nodes.at(node.cluster).at;
            place.isMoved = true;
            model.setGraph(std::make_shared<TopologyGraph>(graphAt(model.graph().topology, places)));
        });
    }
    void show(const FakeSystem &system)
    {
        auto topology = std::make_shared<Topology>(topologyOf(system.snapshot));
        auto graph = std::make_shared<TopologyGraph>(graphOf(topology, places, RingTopologyLayout()));
        places = graph->places;
        model.setGraph(graph);
    }
    [[nodiscard]] QModelIndex index(const QString &key) const { return model.index(model.rowOf(key)); }
    [[nodiscard]] QPoint middle(const QString &key) const { return view->visualRect(index(key)).center(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view, key, modifiers); }
    void drag(const QPoint &from, const QPoint &by)
    {
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 4; ++i) {
            const QPoint at = from + by * i / 4;
            QMouseEvent move(
                QEvent::MouseMove, at, view->viewport()->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(view->viewport(), &move);
        }
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, from + by);
    }
};

} // namespace

class TestTopologyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>(QByteArray("server_name: hub\naccounts {\n"
                                                           "  SYS { users: [ { user: admin, password: p } ] }\n"
                                                           "  APP { users: [ { user: app, password: p } ] }\n}\n"
                                                           "system_account: SYS\nno_auth_user: app\n"));
        QVERIFY(m_server->start());
    }

    // The picture ----------------------------------------------------------------------------------------------------

    void hitsWhatIsUnderThePointer()
    {
        View shown(FakeSystem({ 2, 3, 20 }));
        const TopologyGraph &graph = shown.model.graph();
        for (qsizetype i = 0; i < graph.nodes.size(); ++i) {
            const TopologyNode &node = graph.nodes.at(i);
            if (node.kind != TopologyNode::Kind::Cluster)
                QCOMPARE(shown.view->indexAt(shown.view->toView(node.at).toPoint()).row(), static_cast<int>(i));
        }
        // A hull between its servers and beside its routes, and its name.
        const TopologyNode &hull = graph.nodes.at(graph.nodeOf(QStringLiteral("c:c01")));
        const QPointF inside = hull.at + QPointF(0, hull.radius - 6);
        QCOMPARE(shown.view->indexAt(shown.view->toView(inside).toPoint()), shown.index(QStringLiteral("c:c01")));
        const QPointF name = shown.view->toView(hull.at - QPointF(0, hull.radius)) - QPointF(0, 12);
        QCOMPARE(shown.view->indexAt(name.toPoint()), shown.index(QStringLiteral("c:c01")));
        // Ways.
        for (qsizetype i = 0; i < graph.links.size(); ++i) {
            const TopologyLink &link = graph.links.at(i);
            if (link.kind == TopologyLink::Kind::Gateway)
                QCOMPARE(
                    shown.view->indexAt(shown.view->toView(link.point(0.5)).toPoint()).row(), shown.model.rowOfLink(i));
        }
        QVERIFY(!shown.view->indexAt(QPoint(2, 2)).isValid());
        // A click selects, a double click opens.
        QSignalSpy opened(shown.view, &TopologyView::opened);
        QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, shown.middle(FakeSystem::key(0, 1)));
        QCOMPARE(shown.view->selectedKey(), FakeSystem::key(0, 1));
        QCOMPARE(opened.size(), 0);
        QTest::mouseDClick(shown.view->viewport(), Qt::LeftButton, {}, shown.middle(FakeSystem::key(0, 1)));
        QCOMPARE(opened.size(), 1);
        QTest::mouseClick(shown.view->viewport(), Qt::MiddleButton, {}, shown.middle(FakeSystem::key(1, 1)));
        QCOMPARE(opened.size(), 2);
        QVERIFY(opened.constLast().at(1).toBool());
        // A tiny picture is hit as well.
        shown.view->setZoom(0.03);
        const QPoint at = shown.view->toView(graph.nodes.at(graph.nodeOf(FakeSystem::key(0, 0))).at).toPoint();
        QVERIFY(shown.view->indexAt(at).isValid());
    }

    void keyboardWalks()
    {
        View shown(FakeSystem({ 2, 3, 4 }));
        shown.view->setFocus();
        shown.view->select(FakeSystem::key(0, 1));
        const auto at = [&] { return shown.model.graph().nodes.at(shown.view->currentIndex().row()).at; };
        QPointF before = at();
        shown.key(Qt::Key_Right);
        QVERIFY(at().x() > before.x());
        before = at();
        shown.key(Qt::Key_Left);
        QVERIFY(at().x() < before.x());
        before = at();
        shown.key(Qt::Key_Up);
        QVERIFY(at().y() < before.y());
        // From anywhere to the right end, and it stays there.
        for (int i = 0; i < 60; ++i)
            shown.key(Qt::Key_Right);
        const QString rightmost = shown.view->selectedKey();
        shown.key(Qt::Key_Right);
        QCOMPARE(shown.view->selectedKey(), rightmost);
        // Every row is reached, ways among them.
        shown.key(Qt::Key_Home);
        QSet<QString> reached { shown.view->selectedKey() };
        for (int i = 0; i < shown.model.rowCount(); ++i) {
            shown.key(Qt::Key_PageDown);
            reached << shown.view->selectedKey();
        }
        QCOMPARE(reached.size(), shown.model.rowCount());
        QSignalSpy opened(shown.view, &TopologyView::opened);
        shown.key(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        shown.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(opened.constLast().at(1).toBool());
        // Zoom, and back; the picture moves.
        const double fitted = shown.view->zoom();
        shown.key(Qt::Key_Plus);
        QVERIFY(shown.view->zoom() > fitted);
        shown.key(Qt::Key_1);
        QCOMPARE(shown.view->zoom(), 1.0);
        shown.key(Qt::Key_0);
        QCOMPARE(shown.view->zoom(), fitted);
        const QPoint place = shown.middle(FakeSystem::key(0, 0));
        shown.key(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(shown.middle(FakeSystem::key(0, 0)).x() < place.x());
        // What is selected is moved.
        shown.view->select(FakeSystem::key(1, 2));
        const QPointF was = at();
        shown.key(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(at().y() > was.y());
        // Selected ones come into view.
        shown.view->setZoom(2.5);
        shown.view->select(FakeSystem::key(0, 0));
        QVERIFY(shown.view->viewport()->rect().intersects(shown.view->visualRect(shown.view->currentIndex())));
    }

    void mouseMovesThings()
    {
        View shown(FakeSystem({ 2, 3 }));
        const QString server = FakeSystem::key(0, 0);
        const QPoint other = shown.middle(FakeSystem::key(1, 0));
        const QPoint from = shown.middle(server);
        shown.drag(from, QPoint(40, 20));
        QVERIFY((shown.middle(server) - from - QPoint(40, 20)).manhattanLength() <= 3);
        QCOMPARE(shown.middle(FakeSystem::key(1, 0)), other);
        // The same system again: it stays where it was put.
        shown.show(FakeSystem({ 2, 4 }));
        QVERIFY((shown.middle(server) - from - QPoint(40, 20)).manhattanLength() <= 3);
        // Elsewhere the whole picture is dragged, and nothing is selected by it.
        const QPoint before = shown.middle(server);
        shown.drag(QPoint(4, 4), QPoint(30, -10));
        QVERIFY((shown.middle(server) - before - QPoint(30, -10)).manhattanLength() <= 3);
        // A cluster by its name.
        const TopologyGraph &graph = shown.model.graph();
        const TopologyNode hull = graph.nodes.at(graph.nodeOf(QStringLiteral("c:c02")));
        const QPoint name = (shown.view->toView(hull.at - QPointF(0, hull.radius)) - QPointF(0, 12)).toPoint();
        const QPoint was = shown.middle(FakeSystem::key(1, 0));
        shown.drag(name, QPoint(-20, 30));
        QVERIFY((shown.middle(FakeSystem::key(1, 0)) - was - QPoint(-20, 30)).manhattanLength() <= 3);
        // The wheel moves, with Ctrl it zooms under the pointer.
        const QPointF pointer = shown.middle(server);
        const double zoom = shown.view->zoom();
        QWheelEvent wheel(pointer, shown.view->viewport()->mapToGlobal(pointer), {}, { 0, 120 }, Qt::NoButton,
            Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(shown.view->viewport(), &wheel);
        QVERIFY(shown.view->zoom() > zoom);
        QVERIFY((shown.middle(server) - pointer.toPoint()).manhattanLength() <= 3);
    }

    void isToldAsAList()
    {
        View shown(FakeSystem({ 2, 3, 40 }));
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(shown.view);
        QVERIFY(told);
        QCOMPARE(told->childCount(), shown.model.rowCount());
        QCOMPARE(told->text(QAccessible::Name), QStringLiteral("Topology"));
        QStringList names;
        for (int i = 0; i < told->childCount(); ++i) {
            names << told->child(i)->text(QAccessible::Name);
            QVERIFY(!names.constLast().isEmpty());
            QVERIFY(!told->child(i)->rect().isEmpty());
        }
        QVERIFY(names.contains(QStringLiteral("server c01-n01, cluster c01, meta leader, JetStream, version 2.15.2, "
                                              "processor 20 %, 40 connections")));
        QCOMPARE(names.filter(QStringLiteral("gateways between clusters c01 and c02")).size(), 1);
        QCOMPARE(names.filter(QStringLiteral("route between c01-n01 and c01-n02")).size(), 1);
        QCOMPARE(names.filter(QStringLiteral("more leaf nodes at cluster")).size(), 2);
    }

    void everySizeIsPainted()
    {
        // No warning of Qt, whatever is under the pointer and however far away.
        FakeSystem system({ 4, 12, 90 });
        system.at(0, 0).state = ServerState::Silent;
        system.cutRoutes(1, 2, 3);
        View shown(system);
        TopologyEmphasis emphasis;
        emphasis.isOn = true;
        emphasis.keys.insert(FakeSystem::key(0, 1));
        emphasis.words.insert(FakeSystem::key(0, 1), QStringLiteral("leader"));
        for (const double zoom : { 0.03, 0.15, 0.3, 0.6, 1.0, 2.0 }) {
            shown.view->setZoom(zoom);
            for (const bool isOn : { false, true }) {
                shown.view->setEmphasis(isOn ? emphasis : TopologyEmphasis());
                shown.view->setHighlight(isOn ? QStringLiteral("n03") : QString());
                QVERIFY(!shown.view->grab().isNull());
            }
        }
        shown.view->setHighlight(QStringLiteral("n03"));
        QCOMPARE(shown.view->matches(), 4);
        shown.view->nextMatch(1);
        const QString first = shown.view->selectedKey();
        QVERIFY(first.endsWith(QLatin1String("n03")));
        shown.view->nextMatch(1);
        QVERIFY(shown.view->selectedKey() != first);
        shown.view->nextMatch(-1);
        QCOMPARE(shown.view->selectedKey(), first);
        for (int row = 0; row < shown.model.rowCount(); row += 7) {
            QTest::mouseMove(shown.view->viewport(), shown.view->visualRect(shown.model.index(row)).center());
            QVERIFY(!shown.view->grab().isNull());
        }
        // Empty.
        View nothing(FakeSystem({ 0, 0 }));
        QVERIFY(!nothing.view->grab().isNull());
        nothing.key(Qt::Key_Right);
        nothing.key(Qt::Key_Return);
    }

    void movingPaintsWhatIsThere()
    {
        FakeSystem system({ 5, 12, 300 });
        system.at(0, 0).state = ServerState::Silent;
        system.cutRoutes(1, 2, 3);
        View shown(system);
        for (const double zoom : { 0.1, 0.33, 0.7, 1.3 }) {
            shown.view->setZoom(zoom);
            for (const QPoint &by : { QPoint(37, 0), QPoint(0, -53), QPoint(-11, 19), QPoint(400, 300),
                     QPoint(-900, 20), QPoint(1, 1), QPoint(-1'200, 700) }) {
                QWheelEvent wheel({ 5, 5 }, shown.view->mapToGlobal(QPointF(5, 5)), by, {}, Qt::NoButton,
                    Qt::NoModifier, Qt::NoScrollPhase, false);
                QCoreApplication::sendEvent(shown.view->viewport(), &wheel);
                const QImage moved = shown.view->grab().toImage();
                shown.view->setHighlight(QStringLiteral("nothing has this name"));
                QVERIFY(shown.view->grab().toImage() != moved);
                shown.view->setHighlight({});
                const QImage anew = shown.view->grab().toImage();
                QCOMPARE(anew.size(), moved.size());
                // Smoothed lines that are cut are rounded another way, dashes at most.
                int others = 0;
                int most = 0;
                for (int y = 0; y < anew.height(); ++y) {
                    for (int x = 0; x < anew.width(); ++x) {
                        others += anew.pixel(x, y) != moved.pixel(x, y) ? 1 : 0;
                        most = std::max(most, std::abs(qGray(anew.pixel(x, y)) - qGray(moved.pixel(x, y))));
                    }
                }
                QVERIFY2(others < anew.width() * anew.height() / 1'000 && most < 64,
                    qPrintable(QStringLiteral("%1 pixels, by %2").arg(others).arg(most)));
            }
        }
    }

    /// In a pill beside the node or inside it, never over a way or another node.
    void wordsStandBesideTheirNodes()
    {
        for (const int servers : { 2, 3, 6, 9 }) {
            View shown(FakeSystem({ 3, servers, 24 }));
            const TopologyGraph &graph = shown.model.graph();
            TopologyEmphasis emphasis;
            for (const TopologyNode &node : graph.nodes) {
                if (node.kind == TopologyNode::Kind::Server)
                    emphasis.words.insert(node.key, QStringLiteral("this connection"));
            }
            shown.view->setEmphasis(emphasis);
            for (const double zoom : { 0.5, 0.7, 1.0, 1.7 }) {
                shown.view->setZoom(zoom);
                QVERIFY(!shown.view->grab().isNull());
                for (auto word = emphasis.words.cbegin(); word != emphasis.words.cend(); ++word) {
                    const QRectF rect = shown.view->wordRect(word.key());
                    if (zoom >= 1)
                        QVERIFY2(!rect.isEmpty(), qPrintable(word.key()));
                    const TopologyNode &own = graph.nodes.at(graph.nodeOf(word.key()));
                    const auto boxOf = [&shown](const TopologyNode &node) {
                        return QRectF(
                            shown.view->toView(node.box().topLeft()), shown.view->toView(node.box().bottomRight()));
                    };
                    if (rect.isEmpty() || boxOf(own).contains(rect))
                        continue;
                    for (const TopologyNode &node : graph.nodes)
                        QVERIFY(node.kind == TopologyNode::Kind::Cluster || !boxOf(node).intersects(rect));
                    for (const TopologyLink &link : graph.links) {
                        for (int i = 0; i <= 400 && link.kind != TopologyLink::Kind::Routes; ++i)
                            QVERIFY(!rect.contains(shown.view->toView(link.point(i / 400.0))));
                    }
                }
            }
        }
    }

    void nothingMovesUnderReducedMotion()
    {
        FakeSystem system({ 2, 3 });
        View shown(system);
        const Topology before = topologyOf(system.snapshot);
        system.advance(5'000, 500);
        const auto flowing = std::make_shared<Topology>(topologyOf(system.snapshot, &before));
        shown.model.setGraph(std::make_shared<TopologyGraph>(graphAt(flowing, shown.places)));
        QVERIFY(!shown.view->isMoving()); // not before somebody asks for it
        shown.view->setAnimated(true);
        QVERIFY(shown.view->isMoving());
        Theme theme;
        theme.setMotion(Theme::Motion::Reduced);
        QVERIFY(Theme::isMotionReduced());
        QVERIFY(shown.view->isAnimated() && !shown.view->isMoving());
        const quint64 painted = shown.view->painted();
        QTest::qWait(200);
        QVERIFY(shown.view->painted() <= painted + 1); // to stand still, and then no more
        theme.setMotion(Theme::Motion::Full);
        QVERIFY(shown.view->isMoving());
    }

    void picturesAreSaved()
    {
        View shown(FakeSystem({ 2, 3, 12 }));
        QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("a.svg"));
        const QString png = folder.filePath(QStringLiteral("a.png"));
        QVERIFY(shown.view->saveImage(svg));
        QVERIFY(shown.view->saveImage(png));
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("<svg") && text.contains("c01-n01"));
        const QImage image(png);
        QVERIFY(image.width() > 600 && image.height() > 200);
        QVERIFY(!shown.view->saveImage(folder.filePath(QStringLiteral("none/a.png"))));
    }

    void timelineChooses()
    {
        TopologyHistory history;
        FakeSystem system({ 1, 3 });
        TopologyPtr last;
        for (int i = 0; i < 12; ++i) {
            if (i == 6)
                system.at(0, 2).state = ServerState::Silent;
            last = std::make_shared<Topology>(topologyOf(system.snapshot, last.get()));
            history.add(last);
            system.advance(6'000, 1);
        }
        TopologyTimeline timeline;
        timeline.setAccessibleName(QStringLiteral("Recorded time"));
        timeline.resize(400, 24);
        timeline.show();
        timeline.setMoments(history.moments());
        QCOMPARE(timeline.chosenMs(), 0);
        QSignalSpy chosen(&timeline, &TopologyTimeline::chosen);
        QTest::keyClick(&timeline, Qt::Key_PageUp); // to the change
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(timeline.chosenMs(), history.moments().at(6).timeMs());
        QVERIFY(timeline.accessibleDescription().startsWith(QLatin1String("at ")));
        QTest::keyClick(&timeline, Qt::Key_Home);
        QCOMPARE(timeline.chosenMs(), history.moments().front().timeMs());
        // More moments come: what is chosen stays.
        history.add(std::make_shared<Topology>(topologyOf(system.snapshot, last.get())));
        const qint64 was = timeline.chosenMs();
        timeline.setMoments(history.moments());
        QCOMPARE(timeline.chosenMs(), was);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, QPoint(200, 12));
        QVERIFY(timeline.chosenMs() > was);
        QTest::keyClick(&timeline, Qt::Key_End);
        QCOMPARE(timeline.chosenMs(), 0);
        QVERIFY(!timeline.grab().isNull());
    }

    // The page -------------------------------------------------------------------------------------------------------

    void showsTheServers()
    {
        Open open(*this, QStringLiteral("admin"));
        auto *view = open.shown.child<TopologyView>("topologyView");
        QTRY_VERIFY(open.page()->shown() && open.page()->shown()->answered == 1);
        QCOMPARE(open.page()->shown()->servers.constFirst().name, QStringLiteral("hub"));
        auto *table = open.shown.child<QTableView>("topologyServersTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        // The same is selected everywhere.
        view->select(open.page()->shown()->servers.constFirst().key);
        QTRY_VERIFY(!table->selectionModel()->selectedRows().isEmpty());
        QCOMPARE(open.shown.child<QLabel>("topologyName")->text(), QStringLiteral("hub"));
        QSignalSpy opened(open.page(), &Page::openRequested);
        open.shown.child<QPushButton>("topologyOpen")->click();
        QCOMPARE(opened.size(), 1);
        const Link servers { QStringLiteral("test"), QStringLiteral("servers"), { QStringLiteral("hub") } };
        QCOMPARE(opened.constFirst().at(0).value<Link>(), servers);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(opened.size(), 2);
        QVERIFY(!open.shown.child<NoticeBar>("systemNotice")->isVisible());
        // Overlays and their choices.
        auto *overlay = open.shown.child<QComboBox>("topologyOverlay");
        for (int i = 0; i < overlay->count(); ++i) {
            overlay->setCurrentIndex(i);
            QVERIFY(!view->grab().isNull());
        }
        overlay->setCurrentIndex(0);
        // It is recorded, and one can look back.
        QTRY_VERIFY(!open.page()->history().moments().empty());
        auto *timeline = open.shown.child<TopologyTimeline>("topologyTimeline");
        QTest::keyClick(timeline, Qt::Key_Home);
        QVERIFY(open.page()->liveText().startsWith(QLatin1String("at ")));
        open.shown.child<QToolButton>("topologyLive")->click();
        QVERIFY(!open.page()->liveText().startsWith(QLatin1String("at ")));
        // Search by keyboard.
        QTest::keyClick(view, Qt::Key_Slash);
        auto *search = open.shown.child<QLineEdit>("topologySearch");
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("HUB"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(open.shown.child<QLabel>("topologyCount")->text().contains(QLatin1String(" of ")));
        // The menu.
        Q_EMIT view->menuRequested(view->currentIndex().row(), QPoint(5, 5));
        auto *menu = open.page()->findChild<QMenu *>(QStringLiteral("topologyMenu"));
        QVERIFY(menu && menu->actions().size() > 4);
        menu->close();
        // Paused it stands still and asks nothing.
        open.page()->setPaused(true);
        QVERIFY(!open.feed.isWatched(SystemPart::Links));
        open.page()->setPaused(false);
        QVERIFY(open.feed.isWatched(SystemPart::Links));
        QVERIFY(open.page()->keys().size() > 6);
    }

    void ordinaryAccountSeesItsServer()
    {
        Open open(*this, QStringLiteral("app"));
        QTRY_VERIFY_WITH_TIMEOUT(open.page()->shown() && !open.page()->shown()->servers.isEmpty(), 30'000);
        QCOMPARE(open.page()->shown()->servers.constFirst().name, QStringLiteral("hub"));
        QTRY_VERIFY(open.shown.child<NoticeBar>("systemNotice")->isVisible());
        QVERIFY(open.shown.child<NoticeBar>("systemNotice")->text().contains(QLatin1String("system account")));
        QVERIFY(open.shown.child<TopologyView>("topologyView")->isVisible());
    }

    void oneConnectionStandsOut()
    {
        ConnectionProfile its = profile(QStringLiteral("app"));
        its.clientName = QStringLiteral("orders-api");
        auto client = std::make_unique<Session>(its);
        client->open();
        QTRY_COMPARE(client->status().state, SessionStatus::State::Connected);
        Open open(*this, QStringLiteral("admin"));
        open.feed.setInterval(SystemPart::Connections, 300ms);
        auto *view = open.shown.child<TopologyView>("topologyView");
        auto *overlay = open.shown.child<QComboBox>("topologyOverlay");
        auto *picker = open.shown.child<ConnectionPicker>("topologyConnection");
        auto *card = open.shown.child<ConnectionCard>("connectionCard");
        QTRY_VERIFY(open.page()->shown() && open.page()->shown()->answered == 1);
        const QString hub = open.page()->shown()->servers.constFirst().key;
        QVERIFY(!open.feed.isWatched(SystemPart::Connections));
        QVERIFY(!picker->isVisible());
        // Chosen by a part of its name.
        overlay->setCurrentIndex(overlay->findText(QStringLiteral("One connection")));
        QVERIFY(picker->isVisible() && !card->isVisible());
        QVERIFY(open.feed.isWatched(SystemPart::Connections));
        QTRY_VERIFY(picker->isComplete());
        picker->setFocus();
        QTest::keyClicks(picker, QStringLiteral("ders-a"));
        auto *offers = picker->findChild<QStandardItemModel *>();
        QTRY_COMPARE(offers->rowCount(), 1);
        QTest::keyClick(picker, Qt::Key_Return);
        QVERIFY(picker->text().startsWith(QStringLiteral("orders-api · hub · ")));
        const QStringList path = open.page()->link().path;
        QCOMPARE(path.mid(0, 2), (QStringList { QStringLiteral("connection"), QStringLiteral("hub") }));
        QVERIFY(path.value(2).toULongLong() > 0);
        QTRY_VERIFY(card->isVisible());
        QCOMPARE(open.shown.child<QLabel>("connectionCardName")->text(), QStringLiteral("orders-api"));
        QCOMPARE(view->selectedKey(), hub);
        QVERIFY(!view->grab().isNull());
        QVERIFY(!view->wordRect(hub).isEmpty());
        // Its rates come with the next answers; it leads to its row.
        QTRY_VERIFY(open.shown.child<QWidget>("connectionCardDetails")->findChild<QLineEdit *>());
        const auto says = [&open](const char *name) {
            for (const QLineEdit *field :
                open.shown.child<QWidget>("connectionCardDetails")->findChildren<QLineEdit *>()) {
                if (field->property("detail").toString() == QLatin1String(name))
                    return field->text();
            }
            return QString();
        };
        QTRY_VERIFY(says("From it").endsWith(QLatin1String("/s")));
        QCOMPARE(says("Account"), QStringLiteral("APP"));
        QCOMPARE(says("State"), QStringLiteral("open"));
        QSignalSpy opened(open.page(), &Page::openRequested);
        open.shown.child<QPushButton>("connectionCardOpen")->click();
        QCOMPARE(opened.constFirst().at(0).value<Link>().path,
            QStringList { QStringLiteral("cid=%1 server:hub").arg(path.at(2)) });
        // By the id alone.
        picker->setFocus();
        picker->selectAll();
        QTest::keyClicks(picker, path.at(2));
        QTRY_VERIFY(offers->rowCount() >= 1);
        // Another overlay ends it, and the link leads back.
        overlay->setCurrentIndex(0);
        QVERIFY(!card->isVisible() && !picker->isVisible());
        QCOMPARE(open.page()->link().path, QStringList());
        QVERIFY(!open.feed.isWatched(SystemPart::Connections));
        QVERIFY(view->wordRect(hub).isEmpty() || view->isVisible());
        QVERIFY(open.page()->goTo({ QStringLiteral("test"), QStringLiteral("topology"), path }));
        QVERIFY(picker->isVisible());
        QTRY_VERIFY(picker->text().startsWith(QLatin1String("orders-api")));
        // It goes: said, and nothing stands out.
        client.reset();
        QTRY_VERIFY(open.shown.says("It is gone"));
        QVERIFY(!open.shown.child<QPushButton>("connectionCardOpen")->isVisible());
    }

    void anOwnConnectionStandsOut()
    {
        Open open(*this, QStringLiteral("app"));
        open.feed.setInterval(SystemPart::Connections, 300ms);
        auto *overlay = open.shown.child<QComboBox>("topologyOverlay");
        auto *picker = open.shown.child<ConnectionPicker>("topologyConnection");
        QTRY_VERIFY_WITH_TIMEOUT(open.page()->shown() && !open.page()->shown()->servers.isEmpty(), 30'000);
        overlay->setCurrentIndex(overlay->findText(QStringLiteral("One connection")));
        QTRY_VERIFY_WITH_TIMEOUT(picker->isComplete(), 30'000);
        picker->setFocus();
        QTest::keyClicks(picker, QStringLiteral("account:APP"));
        auto *offers = picker->findChild<QStandardItemModel *>();
        QTRY_VERIFY(offers->rowCount() >= 1);
        QTest::keyClick(picker, Qt::Key_Return);
        QTRY_VERIFY(open.shown.child<ConnectionCard>("connectionCard")->isVisible());
        QCOMPARE(open.shown.child<TopologyView>("topologyView")->selectedKey(),
            open.page()->shown()->servers.constFirst().key);
    }

    void tracesASubject()
    {
        Open open(*this, QStringLiteral("app"));
        auto *subject = open.shown.child<QLineEdit>("traceSubject");
        auto *start = open.shown.child<QPushButton>("traceStart");
        auto *tree = open.shown.child<QTreeView>("traceTree");
        auto *notice = open.shown.child<NoticeBar>("traceNotice");
        const Link link { QStringLiteral("test"), QStringLiteral("topology"),
            { QStringLiteral("trace"), QStringLiteral("orders.new") } };
        QVERIFY(open.page()->goTo(link));
        QCOMPARE(subject->text(), QStringLiteral("orders.new"));
        QTRY_VERIFY(subject->isVisible());
        QTRY_COMPARE(open.session.status().state, SessionStatus::State::Connected);
        if (open.session.status().server.version.startsWith(QLatin1String("2.9"))) {
            // It would be delivered.
            QTRY_VERIFY(notice->text().contains(QLatin1String("2.11")));
            QVERIFY(!start->isEnabled());
            QTest::keyClick(subject, Qt::Key_Return);
            QCOMPARE(open.shown.child<TracePanel>("tracePanel")->tracer()->state(), MessageTracer::State::Idle);
            return;
        }
        const auto got = std::make_shared<Mailbox<Message>>(10, 10'000);
        QVERIFY(open.session.subscribe("orders.*", {}, got).has_value());
        QTRY_VERIFY(start->isEnabled());
        QVERIFY(!notice->isVisible());
        // What is no subject is not sent.
        subject->setText(QStringLiteral("orders.>"));
        QTest::keyClick(subject, Qt::Key_Return);
        QVERIFY(!notice->text().isEmpty());
        subject->clear();
        QTest::keyClicks(subject, QStringLiteral("orders.new"));
        QVERIFY(notice->text().isEmpty());
        open.shown.child<QLineEdit>("traceHeaders")->setText(QStringLiteral("Region: eu; Kind: test"));
        QTest::keyClick(subject, Qt::Key_Return);
        QTRY_COMPARE(open.shown.child<TracePanel>("tracePanel")->tracer()->state(), MessageTracer::State::Done);
        SAYS(open.shown, "1 client(s) would get it");
        QCOMPARE(got->take().size(), std::size_t { 0 });
        QCOMPARE(open.page()->link().path, link.path);
        // Steps by keyboard: the server, and the client's connection.
        QSignalSpy opened(open.page(), &Page::openRequested);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Home);
        QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("1 · hub"));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.constLast().at(0).value<Link>().kind, QStringLiteral("servers"));
        QCOMPARE(opened.constLast().at(0).value<Link>().path, QStringList { QStringLiteral("hub") });
        QTest::keyClick(tree, Qt::Key_End);
        QTest::keyClick(tree, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.constLast().at(0).value<Link>().kind, QStringLiteral("connections"));
        QVERIFY(opened.constLast().at(0).value<Link>().path.value(0).startsWith(QLatin1String("cid=")));
        QVERIFY(opened.constLast().at(1).toBool());
        // The server is chosen in the picture, too.
        auto *view = open.shown.child<TopologyView>("topologyView");
        QTRY_COMPARE(view->currentIndex().data().toString(), QStringLiteral("hub"));
        // Read-only: nothing is sent.
        open.page()->setReadOnly(true);
        QVERIFY(!start->isEnabled());
        QVERIFY(notice->text().contains(QLatin1String("read-only")));
    }

    void linksThatNameNothing()
    {
        Session session { ConnectionProfile() };
        SystemFeed feed(&session);
        const Link bad { QStringLiteral("test"), QStringLiteral("topology"),
            { QStringLiteral("a"), QStringLiteral("b") } };
        QVERIFY(!TopologyPage::make(&feed, bad, nullptr));
        for (const char *id : { "", "x", "-1", "0" }) {
            const Link none { QStringLiteral("test"), QStringLiteral("topology"),
                { QStringLiteral("connection"), QStringLiteral("hub"), QLatin1String(id) } };
            QVERIFY(!TopologyPage::make(&feed, none, nullptr));
        }
    }

private:
    /// The page of a connection as this user.
    struct Open {
        Session session;
        SystemFeed feed;
        Shown<TopologyPage> shown;

        Open(const TestTopologyPage &test, const QString &user)
            : session(test.profile(user))
            , feed(&session)
            , shown([this](QWidget *parent) {
                session.open();
                return TopologyPage::make(
                    &feed, Link { QStringLiteral("test"), QStringLiteral("topology"), {} }, parent);
            })
        {
        }
        [[nodiscard]] TopologyPage *page() const { return shown.page; }
    };

    [[nodiscard]] ConnectionProfile profile(const QString &user) const
    {
        ConnectionProfile made;
        made.name = QStringLiteral("test");
        made.servers = { m_server->url() };
        made.signIn.mode = SignIn::Mode::UserPassword;
        made.signIn.user = user;
        made.signIn.password = Secret(QByteArrayLiteral("p"));
        return made;
    }

    std::unique_ptr<TestServer> m_server;
};

QTEST_MAIN(TestTopologyPage)
#include "tst_topologypage.moc"
