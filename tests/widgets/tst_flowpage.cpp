// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/flowpage.h"

#include "tests/jetstream/support.h"
#include "widgets/jetstream/flowview.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

Link linkTo(const QStringList &path = {})
{
    return { QStringLiteral("test"), QStringLiteral("flow"), path };
}

/// A window with the page in it.
struct Shown {
    QWidget window; // without a layout: the offscreen platform warns when a window's smallest size changes
    FlowPage *page;
    FlowView *view;
    DataFlowModel *model;

    Shown(JetStreamFeed *feed, const QStringList &path)
        : page(FlowPage::make(feed, linkTo(path), &window))
        , view(child<FlowView>("flowView"))
        , model(qobject_cast<DataFlowModel *>(view->model()))
    {
        page->setGeometry(0, 0, 1100, 720);
        window.resize(page->size());
        window.show();
    }
    template<typename Widget>
    Widget *child(const char *name)
    {
        auto *found = window.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    [[nodiscard]] QModelIndex index(const char *id) const
    {
        const qsizetype row = model->flow().indexOf(QLatin1String(id));
        return row >= 0 ? model->index(static_cast<int>(row)) : QModelIndex();
    }
    [[nodiscard]] const FlowEdge *way(const char *from, const char *to) const
    {
        for (const FlowEdge &edge : model->flow().edges) {
            if (edge.from == index(from).row() && edge.to == index(to).row())
                return &edge;
        }
        return nullptr;
    }
    void click(const char *id, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseClick(view->viewport(), button, {}, view->visualRect(index(id)).center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view, key, modifiers); }
    [[nodiscard]] QString current() const { return view->currentIndex().data(DataFlowModel::IdRole).toString(); }
};

} // namespace

class TestFlowPage : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    void make(const char *config) { VERIFY_RESULT(received(m_feed->client()->createStream(json(config)))); }
    void makeConsumer(const char *stream, const char *config)
    {
        VERIFY_RESULT(received(m_feed->client()->createConsumer(QLatin1String(stream), json(config))));
    }
    /// ORDERS, copied, partly copied, and published again into another stream.
    void makeSystem()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],
            "republish":{"src":"orders.*.cancelled","dest":"alerts.{{wildcard(1)}}"}})");
        make(R"({"name":"ALERTS","subjects":["alerts.>"]})");
        make(R"({"name":"COPY","mirror":{"name":"ORDERS"}})");
        make(R"({"name":"EU","sources":[{"name":"ORDERS","filter_subject":"orders.eu.>"}]})");
        make(R"({"name":"ALONE","subjects":["alone"]})");
        makeConsumer(
            "ORDERS", R"({"durable_name":"billing","ack_policy":"explicit","filter_subject":"orders.*.paid"})");
        makeConsumer("ORDERS", R"({"durable_name":"audit","ack_policy":"explicit"})");
        makeConsumer("EU", R"({"durable_name":"report","ack_policy":"explicit"})");
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void emptyInWords()
    {
        Shown shown(m_feed.get(), {});
        auto *button = shown.child<QPushButton>("flowEmptyButton");
        auto *said = button->parentWidget()->parentWidget()->findChild<QLabel *>(QStringLiteral("emptyWhat"));
        QTRY_VERIFY(said && said->isVisible());
        QVERIFY(said->text().contains(QLatin1String("no stream")));
        QVERIFY(!FlowPage::make(m_feed.get(), linkTo({ QStringLiteral("a.b") }), nullptr));
        QVERIFY(!FlowPage::make(m_feed.get(), linkTo({ QStringLiteral("A"), QStringLiteral("b") }), nullptr));
        // The first stream appears by itself.
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        QTRY_VERIFY(shown.index("stream:ORDERS").isValid());
        QTRY_VERIFY(shown.view->isVisible());

        Shown other(m_feed.get(), { QStringLiteral("NONE") });
        QTRY_VERIFY(other.child<QPushButton>("flowEmptyButton")->isVisible());
        QSignalSpy opened(other.page, &Page::openRequested);
        other.child<QPushButton>("flowEmptyButton")->click();
        QCOMPARE(opened.constFirst().at(0).value<Link>(), linkTo());
    }

    void showsWhatFlows()
    {
        makeSystem();
        QVERIFY(m_server->store("orders.eu.paid", 10));
        QVERIFY(m_server->store("orders.us.cancelled", 4));
        Shown shown(m_feed.get(), {});
        for (const char *id :
            { "stream:ORDERS", "stream:ALERTS", "stream:COPY", "stream:EU", "stream:ALONE", "subject:ORDERS orders.>",
                "republish:ORDERS", "consumer:ORDERS/billing", "consumer:ORDERS/audit", "consumer:EU/report" })
            QTRY_VERIFY2(shown.index(id).isValid(), id);
        QVERIFY(shown.way("republish:ORDERS", "stream:ALERTS"));
        const auto pending = [&](const char *stream, const char *consumer) {
            const FlowEdge *edge = shown.way(stream, consumer);
            return edge ? edge->lag : 0;
        };
        QTRY_COMPARE(pending("stream:ORDERS", "consumer:ORDERS/audit"), quint64 { 14 });
        QTRY_COMPARE(pending("stream:ORDERS", "consumer:ORDERS/billing"), quint64 { 10 });
        QTRY_COMPARE(pending("stream:EU", "consumer:EU/report"), quint64 { 10 });
        QCOMPARE(shown.way("stream:ORDERS", "consumer:ORDERS/billing")->note, QStringLiteral("only orders.*.paid"));
        QTRY_VERIFY(shown.way("stream:ORDERS", "stream:EU") && shown.way("stream:ORDERS", "stream:EU")->hasLag);
        QCOMPARE(shown.way("stream:ORDERS", "stream:EU")->note, QStringLiteral("only orders.eu.>"));
        QTRY_COMPARE(
            shown.index("stream:ALERTS").data(DataFlowModel::DetailRole).toString(), QStringLiteral("4 messages"));

        // Live: a rate comes with the next looks, and no box moves for it.
        const QRect place = shown.view->visualRect(shown.index("stream:ORDERS"));
        QVERIFY(!place.isEmpty());
        QTRY_VERIFY(std::isfinite(shown.way("subject:ORDERS orders.>", "stream:ORDERS")->rate));
        QVERIFY(m_server->store("orders.eu.paid", 50));
        QTRY_VERIFY(shown.way("subject:ORDERS orders.>", "stream:ORDERS")->rate > 0);
        QCOMPARE(shown.view->visualRect(shown.index("stream:ORDERS")), place);

        // A consumer that is made while one looks, and one that goes.
        makeConsumer("ALONE", R"({"durable_name":"late","ack_policy":"explicit"})");
        QTRY_VERIFY(shown.index("consumer:ALONE/late").isValid());
        VERIFY_RESULT(received(m_feed->client()->deleteConsumer(QStringLiteral("ORDERS"), QStringLiteral("billing"))));
        QTRY_VERIFY(!shown.index("consumer:ORDERS/billing").isValid());

        // Painted, whatever is under the pointer.
        for (int row = 0; row < shown.model->rowCount(); ++row) {
            QTest::mouseMove(shown.view->viewport(), shown.view->visualRect(shown.model->index(row)).center());
            QVERIFY(!shown.view->grab().isNull());
        }
    }

    void opensWithMouseAndKeyboard()
    {
        makeSystem();
        Shown shown(m_feed.get(), {});
        QTRY_VERIFY(shown.index("consumer:EU/report").isValid());
        QTRY_VERIFY(shown.index("consumer:ORDERS/audit").isValid());
        shown.view->fit();
        QSignalSpy opened(shown.page, &Page::openRequested);
        const auto last = [&opened] { return opened.constLast().at(0).value<Link>(); };
        const auto to = [](const char *kind, const QStringList &path) {
            return Link { QStringLiteral("test"), QLatin1String(kind), path };
        };
        shown.click("stream:ORDERS");
        QCOMPARE(opened.size(), 1);
        QCOMPARE(last(), to("streams", { QStringLiteral("ORDERS") }));
        QVERIFY(!opened.constLast().at(1).toBool());
        shown.click("consumer:EU/report", Qt::MiddleButton);
        QCOMPARE(last(), to("consumers", { QStringLiteral("EU"), QStringLiteral("report") }));
        QVERIFY(opened.constLast().at(1).toBool());
        shown.click("subject:ORDERS orders.>");
        QCOMPARE(last(), to("streams", { QStringLiteral("ORDERS"), QStringLiteral("subjects") }));
        shown.click("republish:ORDERS");
        QCOMPARE(last(), to("traffic", { QStringLiteral("alerts.*") }));

        // Arrows walk along the ways.
        opened.clear();
        shown.view->setFocus();
        shown.view->setCurrentIndex(shown.index("subject:ORDERS orders.>"));
        shown.key(Qt::Key_Left);
        QCOMPARE(shown.current(), QStringLiteral("subject:ORDERS orders.>"));
        shown.key(Qt::Key_Right);
        QCOMPARE(shown.current(), QStringLiteral("stream:ORDERS"));
        QSet<QString> reached;
        shown.key(Qt::Key_Right);
        QCOMPARE(shown.model->node(shown.view->currentIndex().row()).layer, 2);
        for (int i = 0; i < 10; ++i)
            shown.key(Qt::Key_Up);
        for (int i = 0; i < 10; ++i) {
            reached << shown.current();
            shown.key(Qt::Key_Down);
        }
        QVERIFY(
            reached.contains(QStringLiteral("stream:EU")) && reached.contains(QStringLiteral("consumer:ORDERS/audit")));
        shown.view->setCurrentIndex(shown.index("stream:EU"));
        shown.key(Qt::Key_Left);
        QCOMPARE(shown.current(), QStringLiteral("stream:ORDERS"));
        shown.key(Qt::Key_Return);
        QCOMPARE(last(), to("streams", { QStringLiteral("ORDERS") }));
        shown.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(opened.constLast().at(1).toBool());
        QCOMPARE(opened.size(), 2);

        // Zoom, and back.
        const double before = shown.view->zoom();
        shown.key(Qt::Key_Plus);
        QVERIFY(shown.view->zoom() > before);
        shown.key(Qt::Key_Minus);
        shown.key(Qt::Key_Minus);
        QVERIFY(shown.view->zoom() < before);
        shown.key(Qt::Key_1);
        QCOMPARE(shown.view->zoom(), 1.0);
        shown.key(Qt::Key_0);
        QCOMPARE(shown.view->zoom(), before);
        for (int i = 0; i < 8; ++i)
            shown.child<QToolButton>("flowLarger")->click();
        QVERIFY(shown.view->horizontalScrollBar()->maximum() > 0);
        shown.view->setCurrentIndex(shown.index("consumer:EU/report"));
        QVERIFY(shown.view->viewport()->rect().contains(shown.view->visualRect(shown.index("consumer:EU/report"))));
        // A drag moves the picture and opens nothing.
        opened.clear();
        const int scrolled = shown.view->horizontalScrollBar()->value();
        QVERIFY(scrolled > 0);
        const QPoint at = shown.view->visualRect(shown.index("consumer:EU/report")).center();
        QTest::mousePress(shown.view->viewport(), Qt::LeftButton, {}, at);
        QMouseEvent move(QEvent::MouseMove, at + QPoint(60, 0), shown.view->viewport()->mapToGlobal(at + QPoint(60, 0)),
            Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(shown.view->viewport(), &move);
        QTest::mouseRelease(shown.view->viewport(), Qt::LeftButton, {}, at + QPoint(60, 0));
        QVERIFY(shown.view->horizontalScrollBar()->value() < scrolled);
        QVERIFY(opened.isEmpty());
    }

    void standsStillWhilePausedOrHidden()
    {
        makeSystem();
        Shown shown(m_feed.get(), {});
        QTRY_VERIFY(shown.index("consumer:EU/report").isValid());
        const JetStreamFeed::Watch other = m_feed->watchStreams(); // as another page would
        shown.page->setPaused(true);
        QVERIFY(shown.page->liveText().startsWith(QLatin1String("paused")));
        make(R"({"name":"NEW","subjects":["new"]})");
        QTRY_VERIFY(m_feed->stream(QStringLiteral("NEW")));
        QVERIFY(!shown.index("stream:NEW").isValid());
        shown.page->setPaused(false);
        QTRY_VERIFY(shown.index("stream:NEW").isValid());
        shown.page->hide();
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("NEW"))));
        QTRY_VERIFY(!m_feed->stream(QStringLiteral("NEW")));
        QVERIFY(shown.index("stream:NEW").isValid());
        shown.page->show();
        QTRY_VERIFY(!shown.index("stream:NEW").isValid());
    }

    void filterStandsOut()
    {
        makeSystem();
        Shown shown(m_feed.get(), {});
        QTRY_VERIFY(shown.index("consumer:EU/report").isValid());
        QTRY_VERIFY(shown.index("consumer:ORDERS/audit").isValid());
        shown.view->setFocus();
        QTest::keyClick(shown.view, Qt::Key_Slash);
        auto *filter = shown.child<QLineEdit>("flowFilter");
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("alert"));
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(shown.view->matches(), 3); // the stream, its subjects, what is published again
        QVERIFY(shown.child<QLabel>("flowCount")->text().startsWith(QLatin1String("3 of ")));
        QVERIFY(shown.view->currentIndex().data().toString().contains(QLatin1String("alert"), Qt::CaseInsensitive));
        const QString first = shown.current();
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY(shown.current() != first);
        QTest::keyClick(filter, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(shown.current(), first);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(shown.view->hasFocus());
    }

    void neighbourhoodAndDeletion()
    {
        makeSystem();
        Shown shown(m_feed.get(), { QStringLiteral("EU") });
        QTRY_VERIFY(shown.index("consumer:EU/report").isValid());
        QVERIFY(shown.index("stream:ORDERS").isValid());
        QVERIFY(!shown.index("stream:ALONE").isValid());
        QVERIFY(!shown.index("stream:COPY").isValid());
        QVERIFY(!shown.index("consumer:ORDERS/audit").isValid()); // beside the way to it
        QCOMPARE(shown.current(), QStringLiteral("stream:EU"));
        QVERIFY(shown.page->title().contains(QLatin1String("EU")));

        // What a screen reader is told.
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(shown.view);
        QVERIFY(told && told->childCount() == shown.model->rowCount());
        QCOMPARE(told->text(QAccessible::Name), shown.view->accessibleName());
        const int row = shown.index("stream:EU").row();
        const QString name = told->child(row)->text(QAccessible::Name);
        QVERIFY2(name.contains(QLatin1String("EU")) && name.contains(QLatin1String("stream"))
                && name.contains(QLatin1String("1 ways in")),
            qPrintable(name));
        QVERIFY(!told->child(row)->rect().isEmpty());

        // The menu of a box.
        QSignalSpy opened(shown.page, &Page::openRequested);
        Q_EMIT shown.view->menuRequested(shown.index("stream:ORDERS").row(), QPoint(10, 10));
        auto *menu = shown.page->findChild<QMenu *>(QStringLiteral("flowMenu"));
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text().contains(QLatin1String("only the flow")))
                action->trigger();
        }
        QCOMPARE(opened.constLast().at(0).value<Link>(), linkTo({ QStringLiteral("ORDERS") }));
        menu->close();

        // The origin goes: the copy shows that it is missing; the stream itself goes: said in words.
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("ORDERS"))));
        QTRY_COMPARE(shown.index("stream:ORDERS").data(DataFlowModel::KindRole).toInt(),
            static_cast<int>(FlowNode::Kind::MissingStream));
        QCOMPARE(shown.current(), QStringLiteral("stream:EU"));
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("EU"))));
        auto *button = shown.child<QPushButton>("flowEmptyButton");
        QTRY_VERIFY(button->isVisible());
        QCOMPARE(shown.model->rowCount(), 0);
        auto *said = shown.page->findChild<QWidget *>(QStringLiteral("flowEmptyButton"))
                         ->parentWidget()
                         ->findChild<QLabel *>(QStringLiteral("emptyWhat"));
        QVERIFY(said && said->text().contains(QLatin1String("EU")));
    }

    void manyStreamsAskForAFilter()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        for (int i = 0; i < 70; ++i) {
            const QByteArray number = QByteArray::number(i);
            make("{\"name\":\"S" + number + "\",\"storage\":\"memory\",\"subjects\":[\"s" + number + "\"]}");
        }
        make(R"({"name":"EU","sources":[{"name":"ORDERS","filter_subject":"orders.eu.>"}]})");
        makeConsumer("EU", R"({"durable_name":"report","ack_policy":"explicit"})");
        Shown shown(m_feed.get(), {});
        auto *button = shown.child<QPushButton>("flowEmptyButton");
        QTRY_VERIFY(button->isVisible());
        QTRY_VERIFY(shown.child<QLabel>("flowStrip")->text().contains(QLatin1String("72")));
        QCOMPARE(shown.model->rowCount(), 0);
        shown.child<QLineEdit>("flowFilter")->setText(QStringLiteral("order"));
        QTRY_VERIFY(shown.index("stream:ORDERS").isValid());
        QVERIFY(shown.index("stream:EU").isValid()); // its neighbour
        QTRY_VERIFY(shown.index("consumer:EU/report").isValid());
        QCOMPARE(shown.model->flow().streams.size(), 2);
        shown.child<QLineEdit>("flowFilter")->setText(QStringLiteral("cheese"));
        QTRY_VERIFY(button->isVisible());
    }

private:
    void make(const QByteArray &config) { make(config.constData()); }
};

QTEST_MAIN(TestFlowPage)
#include "tst_flowpage.moc"
