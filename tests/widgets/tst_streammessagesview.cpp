// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/streammessagesview.h"

#include "models/jetstream/searchhitmodel.h"
#include "models/jetstream/streammessagemodel.h"
#include "tests/jetstream/support.h"
#include "widgets/common/payloadview.h"
#include "widgets/common/theme.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace natsight;
using Kind = StreamMessageModel::RowKind;

namespace {

const QString S = QStringLiteral("ORDERS");

/// A window without a layout: the offscreen platform warns when a window's smallest size changes.
struct Fixture {
    explicit Fixture(JetStreamClient *client, const QString &stream = S)
        : view(client, stream, &window)
    {
        view.setGeometry(0, 0, 1240, 780);
        window.resize(view.size());
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
    }
    template<typename Widget>
    Widget *child(const char *name)
    {
        auto *found = view.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    QTableView *table() { return child<QTableView>("messagesTable"); }
    StreamMessageModel *model() { return qobject_cast<StreamMessageModel *>(table()->model()); }
    /// All that is seen is here.
    bool isLoaded()
    {
        if (!table()->isVisible() || model()->isLoading() || model()->rowCount() == 0)
            return false;
        const int first = table()->rowAt(0);
        int last = table()->rowAt(table()->viewport()->height() - 1);
        last = last < 0 ? model()->rowCount() - 1 : last;
        for (int row = first; row <= last; ++row) {
            if (model()->kindAt(row) == Kind::Waiting)
                return false;
        }
        return true;
    }
    quint64 current() { return model()->sequenceAt(table()->currentIndex().row()); }
    quint64 lastShown() { return model()->sequenceAt(model()->rowCount() - 1); }
    QString text(const char *label) { return child<QLabel>(label)->text(); }

    QWidget window;
    StreamMessagesView view;
};

} // namespace

class TestStreamMessagesView : public QObject, private JetStreamFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    /// 100,000 messages of which 40,000 are gone: at the end at once, anywhere by a jump, nothing else loaded.
    void shows()
    {
        makeBig();
        Fixture f(m_client.get());
        QTRY_VERIFY(f.isLoaded());
        QCOMPARE(f.lastShown(), quint64 { 100'000 });
        QVERIFY(f.model()->loadedMessages() <= 3 * StreamMessageModel::pageRows);
        QTRY_VERIFY(!f.text("messagesWay").isEmpty());
        QVERIFY(f.text("messagesStrip").contains(QStringLiteral("100,000"))
            || f.text("messagesStrip").contains(QStringLiteral("60,000")));
        auto *jump = f.child<QLineEdit>("messagesJump");
        const auto go = [&](const char *where) {
            jump->setText(QLatin1String(where));
            QTest::keyClick(jump, Qt::Key_Return);
        };
        go("first");
        QTRY_COMPARE(f.current(), quint64 { 1 });
        go("20,000");
        QTRY_COMPARE(f.current(), quint64 { 20'000 });
        QTRY_VERIFY(f.isLoaded());
        // The deleted run behind it is a row with its size.
        const int row = f.table()->currentIndex().row();
        QTRY_COMPARE(f.model()->kindAt(row + 1), Kind::Gap);
        QCOMPARE(f.model()->index(row + 1, StreamMessageModel::Subject).data().toString(),
            QStringLiteral("… 40,000 deleted …"));
        QTRY_COMPARE(f.model()->sequenceAt(row + 2), quint64 { 60'001 });
        go("80,123");
        QTRY_COMPARE(f.current(), quint64 { 80'123 });
        QTRY_VERIFY(f.isLoaded());
        go("last");
        QTRY_COMPARE(f.current(), quint64 { 100'000 });
        go("-1h");
        QTRY_COMPARE(f.current(), quint64 { 1 });
        go("rubbish");
        QTRY_VERIFY(f.child<QWidget>("messagesProblemRow")->isVisible());
        QVERIFY(f.text("messagesProblem").contains(QStringLiteral("neither")));
    }

    void inspects()
    {
        make();
        VERIFY_RESULT(received(m_session->request({ "orders.a", "{\"id\":1}", { { "Trace", "5f1e" } } })));
        VERIFY_RESULT(received(m_session->request({ "orders.b", "two" })));
        VERIFY_RESULT(received(m_session->request({ "orders.a", "three" })));
        Fixture f(m_client.get());
        QTRY_VERIFY(f.isLoaded());
        f.table()->setCurrentIndex(f.model()->index(0, 0));
        QTRY_COMPARE(f.text("detailsTitle"), QStringLiteral("Message 1"));
        QCOMPARE(f.child<PayloadView>("payloadView")->payload(), QByteArray("{\"id\":1}"));
        bool hasTrace = false;
        for (const QLineEdit *field : f.view.findChildren<QLineEdit *>())
            hasTrace |= field->property("detail").toString() == QLatin1String("Trace")
                && field->text() == QLatin1String("5f1e");
        QVERIFY(hasTrace);
        f.child<QAbstractButton>("copyAsNats")->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("nats pub")));
        // The next one on this subject.
        QTest::keyClick(f.table(), Qt::Key_Down, Qt::ControlModifier);
        QTRY_COMPARE(f.current(), quint64 { 3 });
        QTRY_COMPARE(f.text("detailsTitle"), QStringLiteral("Message 3"));
    }

    void filters()
    {
        makeBig();
        Fixture f(m_client.get());
        QTRY_VERIFY(f.isLoaded());
        f.view.focusFilter();
        auto *filter = f.child<QLineEdit>("messagesFilter");
        QTRY_VERIFY(filter->hasFocus());
        filter->setText(QStringLiteral("*.needle"));
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(f.model()->rowCount(), 3, 30'000);
        QTRY_VERIFY(f.isLoaded());
        filter->setText(QStringLiteral("orders.none"));
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(f.child<QAbstractButton>("emptyButton")->isVisible(), 30'000);
        QCOMPARE(f.text("emptyWhat"), QStringLiteral("No message matches"));
        f.child<QAbstractButton>("emptyButton")->click();
        QTRY_COMPARE(f.model()->filter(), QByteArray());
        filter->setText(QStringLiteral("a b"));
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_VERIFY(f.child<QWidget>("messagesProblemRow")->isVisible());
    }

    void searchesAndExports()
    {
        makeBig();
        Fixture f(m_client.get());
        QTRY_VERIFY(f.isLoaded());
        f.view.openSearch();
        auto *search = f.child<QLineEdit>("messagesSearch");
        search->setText(QStringLiteral("needle"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            f.text("messagesSearchState").contains(QStringLiteral("of 3 · 60,000 messages read")), 120'000);
        QTRY_COMPARE(f.current(), quint64 { 10'000 });
        QTest::keyClick(&f.view, Qt::Key_F3);
        QTRY_COMPARE(f.current(), quint64 { 70'000 });
        f.child<QAbstractButton>("messagesHitBefore")->click();
        QTRY_COMPARE(f.current(), quint64 { 10'000 });

        // The list: one row a hit, a click and Enter go there.
        auto *hits = f.child<QTableView>("messagesHits");
        QVERIFY(hits->isVisible());
        QCOMPARE(hits->model()->rowCount(), 3);
        QCOMPARE(hits->currentIndex().row(), 0);
        QCOMPARE(hits->model()->index(2, SearchHitModel::Sequence).data().toString(), QStringLiteral("90,000"));
        QCOMPARE(
            hits->model()->index(2, SearchHitModel::Preview).data().toString(), QStringLiteral("{\"found\":true}"));
        QTest::mouseClick(hits->viewport(), Qt::LeftButton, {},
            hits->visualRect(hits->model()->index(2, SearchHitModel::Subject)).center());
        QTRY_COMPARE(f.current(), quint64 { 90'000 });
        QVERIFY(f.text("messagesSearchState").startsWith(QStringLiteral("hit 3 of 3")));
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(hits->hasFocus());
        QTest::keyClick(hits, Qt::Key_Up);
        QCOMPARE(f.current(), quint64 { 90'000 });
        QTest::keyClick(hits, Qt::Key_Return);
        QTRY_COMPARE(f.current(), quint64 { 70'000 });
        QVERIFY(hits->hasFocus()); // for the next one
        QTest::keyClick(hits, Qt::Key_Escape);
        QVERIFY(!hits->isVisible() && !search->isVisible());
        QVERIFY(f.table()->hasFocus());
        f.view.openSearch();
        QVERIFY(hits->isVisible());

        // Another search begins with an empty list; more than can be kept are counted.
        search->setText(QStringLiteral("orders"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            f.text("messagesSearchState").contains(QStringLiteral("· 60,000 messages read")), 120'000);
        QVERIFY2(f.text("messagesSearchState").contains(QStringLiteral("first 10,000 hits shown, 60,000 found")),
            qPrintable(f.text("messagesSearchState")));
        QCOMPARE(hits->model()->rowCount(), static_cast<int>(StreamSearch::maxHits));
        QCOMPARE(hits->model()->index(0, SearchHitModel::Sequence).data().toString(), QStringLiteral("1"));
        search->setText(QStringLiteral("nowhere to be found"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!hits->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(f.text("messagesSearchState").startsWith(QStringLiteral("no hit · 60,000")), 120'000);

        // Conditions, as on captured messages; what is none starts nothing and says why.
        search->setText(QStringLiteral("json.found == true && sequence > 10000"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            f.text("messagesSearchState").contains(QStringLiteral("of 2 · 60,000 messages read")), 120'000);
        QCOMPARE(hits->model()->index(0, SearchHitModel::Sequence).data().toString(), QStringLiteral("70,000"));
        search->setText(QStringLiteral("sequence > many"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(f.child<QLabel>("filterProblem")->isVisible());
        QCOMPARE(hits->model()->rowCount(), 2);

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.ndjson"));
        f.child<QLineEdit>("messagesExportFirst")->setText(QStringLiteral("9,990"));
        f.child<QLineEdit>("messagesExportLast")->setText(QStringLiteral("10,000"));
        f.view.exportTo(path, StreamExport::Format::Ndjson);
        QTRY_VERIFY(f.text("messagesExportState").startsWith(QStringLiteral("11 messages written to ")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 11);
    }

    void followsAndDeletes()
    {
        make();
        QVERIFY(m_server->store("orders.a", 300, 20));
        Fixture f(m_client.get());
        QTRY_VERIFY(f.isLoaded());
        QCOMPARE(f.lastShown(), quint64 { 300 });
        QVERIFY(m_server->store("orders.a", 5, 20));
        f.view.refresh();
        QTRY_COMPARE(f.lastShown(), quint64 { 305 });
        auto *bar = f.table()->verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        // Scrolled away it stays where it is.
        bar->setValue(100);
        const quint64 top
            = f.model()->index(f.table()->rowAt(0), 0).data(StreamMessageModel::SequenceRole).toULongLong();
        QVERIFY(m_server->store("orders.a", 5, 20));
        f.view.refresh();
        QTRY_COMPARE(f.model()->rowCount(), 310);
        QCOMPARE(f.model()->index(f.table()->rowAt(0), 0).data(StreamMessageModel::SequenceRole).toULongLong(), top);

        // Delete one: asked first, with its number typed.
        QVERIFY(f.view.jump(QStringLiteral("150")));
        QTRY_COMPARE(f.text("detailsTitle"), QStringLiteral("Message 150"));
        QSignalSpy changed(&f.view, &StreamMessagesView::streamChanged);
        f.child<QAbstractButton>("messageDelete")->click();
        auto *sheet = f.window.findChild<QDialog *>(QStringLiteral("confirmSheet"));
        QVERIFY(sheet);
        sheet->findChild<QLineEdit *>(QStringLiteral("confirmName"))->setText(QStringLiteral("150"));
        sheet->findChild<QPushButton *>(QStringLiteral("confirmButton"))->click();
        QTRY_COMPARE(changed.count(), 1);
        const int gap = 149;
        QTRY_COMPARE(f.model()->kindAt(gap), Kind::Gap);
        QCOMPARE(received(m_client->streamInfo(S))->state.messages, quint64 { 309 });

        f.view.setReadOnly(true);
        QVERIFY(f.view.jump(QStringLiteral("151")));
        QTRY_COMPARE(f.text("detailsTitle"), QStringLiteral("Message 151"));
        for (const char *name : { "messageDelete", "messageErase", "messageResend", "messagesPublishButton" }) {
            QVERIFY2(!f.child<QAbstractButton>(name)->isEnabled(), name);
            QVERIFY(f.child<QAbstractButton>(name)->toolTip().contains(QStringLiteral("read-only")));
        }
        QVERIFY(f.child<QAbstractButton>("copyAsNats")->isEnabled());
    }

    void publishes()
    {
        make();
        Fixture f(m_client.get());
        QTRY_COMPARE(f.text("emptyWhat"), QStringLiteral("The stream holds no message"));
        f.child<QAbstractButton>("emptyButton")->click();
        auto *subject = f.child<QLineEdit>("publishSubject");
        QTRY_VERIFY(subject->isVisible());
        subject->setText(QStringLiteral("elsewhere"));
        QVERIFY(f.child<QWidget>("publishWarning")->isVisible());
        f.child<QAbstractButton>("publishSend")->click();
        QTRY_VERIFY(f.text("publishState").contains(QStringLiteral("No stream takes elsewhere")));
        subject->setText(QStringLiteral("orders.new"));
        QVERIFY(!f.child<QWidget>("publishWarning")->isVisible());
        f.child<QPlainTextEdit>("publishHeaders")->setPlainText(QStringLiteral("no header"));
        f.child<QAbstractButton>("publishSend")->click();
        QVERIFY(f.text("publishState").contains(QStringLiteral("Name: value")));
        f.child<QPlainTextEdit>("publishHeaders")->setPlainText(QStringLiteral("Nats-Msg-Id: one\nTrace: 7"));
        f.child<QPlainTextEdit>("publishBody")->setPlainText(QStringLiteral("hello"));
        f.child<QAbstractButton>("publishSend")->click();
        QTRY_VERIFY(f.text("publishState").contains(QStringLiteral("Stored in stream ORDERS as sequence 1")));
        QTRY_VERIFY(f.isLoaded());
        QTRY_COMPARE(f.lastShown(), quint64 { 1 });
        f.child<QAbstractButton>("publishSend")->click();
        QTRY_VERIFY(f.text("publishState").contains(QStringLiteral("has it already")));

        // An edited copy, with a warning that it comes back here.
        f.table()->setCurrentIndex(f.model()->index(0, 0));
        QTRY_COMPARE(f.text("detailsTitle"), QStringLiteral("Message 1"));
        f.child<QAbstractButton>("messageResend")->click();
        QVERIFY(f.text("publishWarning").contains(QStringLiteral("goes back to stream ORDERS")));
        QCOMPARE(f.child<QPlainTextEdit>("publishBody")->toPlainText(), QStringLiteral("hello"));
        f.child<QPlainTextEdit>("publishHeaders")->setPlainText(QStringLiteral("Trace: 8"));
        f.child<QPlainTextEdit>("publishBody")->setPlainText(QStringLiteral("hello again"));
        f.child<QAbstractButton>("publishSend")->click();
        QTRY_VERIFY(f.text("publishState").contains(QStringLiteral("as sequence 2")));
        const auto stored = received(m_client->message(S, { MessageQuery::Mode::Sequence, 2, {} }));
        VERIFY_RESULT(stored);
        QCOMPARE(stored->payload, QByteArray("hello again"));
        QCOMPARE(headerValue(stored->headers, "Trace"), QByteArray("8"));
    }

    void deletedWhileOpen()
    {
        make();
        QVERIFY(m_server->store("orders.a", 10, 20));
        Fixture f(m_client.get());
        QTRY_VERIFY(f.isLoaded());
        VERIFY_RESULT(received(m_client->deleteStream(S)));
        f.view.refresh();
        QTRY_VERIFY(f.child<QWidget>("messagesProblemRow")->isVisible());
        QVERIFY(!f.text("messagesProblem").isEmpty());
        Fixture none(m_client.get(), QStringLiteral("NONE"));
        QTRY_COMPARE(none.text("emptyWhat"), QStringLiteral("The messages cannot be read"));
    }

    void names()
    {
        make();
        Fixture f(m_client.get());
        for (const QWidget *widget : f.view.findChildren<QWidget *>()) {
            const bool isInteractive = qobject_cast<const QAbstractButton *>(widget)
                || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QTableView *>(widget)
                || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
            if (!isInteractive || widget->objectName().startsWith(QLatin1String("qt_"))
                || widget->parentWidget()->inherits("QLineEdit") || widget->parentWidget()->inherits("QTabBar")
                || widget->parentWidget()->inherits("QAbstractItemView"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), qPrintable(widget->accessibleName()));
            QVERIFY2(!widget->accessibleName().isEmpty()
                    || widget->parentWidget()->objectName() == QLatin1String("payloadView"),
                qPrintable(widget->objectName()));
        }
        QVERIFY(!f.view.keys().isEmpty());
    }

    /// For people: into the folder that NATSIGHT_PICTURES names.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("NATSIGHT_PICTURES");
        if (folder.isEmpty())
            QSKIP("NATSIGHT_PICTURES is not set");
        makeBig();
        Theme theme;
        for (const bool isDark : { true, false }) {
            theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
            const QString scheme = isDark ? QStringLiteral("dark") : QStringLiteral("light");
            Fixture f(m_client.get());
            QTRY_VERIFY(f.isLoaded());
            QVERIFY(f.view.jump(QStringLiteral("20000")));
            QTRY_COMPARE(f.text("detailsTitle"), QStringLiteral("Message 20,000"));
            QTRY_VERIFY(f.isLoaded());
            QTest::qWait(300);
            QVERIFY(f.view.grab().save(folder + QStringLiteral("/messages-%1.png").arg(scheme)));
            f.view.openSearch();
            f.child<QLineEdit>("messagesSearch")->setText(QStringLiteral("needle"));
            f.child<QAbstractButton>("messagesSearchStart")->click();
            QTRY_VERIFY_WITH_TIMEOUT(f.text("messagesSearchState").contains(QStringLiteral("messages read")), 60'000);
            QTRY_VERIFY(f.isLoaded());
            QTRY_VERIFY(f.text("detailsTitle").startsWith(QStringLiteral("Message ")));
            QTest::qWait(300);
            QVERIFY(f.view.grab().save(folder + QStringLiteral("/messages-hits-%1.png").arg(scheme)));
            f.child<QLineEdit>("messagesSearch")->setText(QStringLiteral("orders"));
            f.child<QAbstractButton>("messagesSearchStart")->click();
            QTRY_VERIFY_WITH_TIMEOUT(f.text("messagesSearchState").contains(QStringLiteral("messages read")), 60'000);
            QTest::qWait(300);
            QVERIFY(f.view.grab().save(folder + QStringLiteral("/messages-many-hits-%1.png").arg(scheme)));
            f.child<QAbstractButton>("messagesExportButton")->click();
            f.child<QAbstractButton>("messageResend")->click();
            QTest::qWait(100);
            QVERIFY(f.view.grab().save(folder + QStringLiteral("/messages-panels-%1.png").arg(scheme)));
        }
    }

private:
    void make()
    {
        VERIFY_RESULT(received(m_client->createStream(
            json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","allow_direct":true})"))));
    }
    /// Needles at 10,000, 70,000 and 90,000; 20,001 to 60,000 are gone.
    void makeBig()
    {
        make();
        const auto needle = [this] {
            VERIFY_RESULT(received(m_session->request({ "orders.needle", "{\"found\":true}", { { "Trace", "1" } } })));
        };
        QVERIFY(m_server->store("orders.a", 9'999, 60));
        needle();
        QVERIFY(m_server->store("orders.b", 10'000, 60));
        QVERIFY(m_server->store("orders.gone", 40'000, 60));
        QVERIFY(m_server->store("orders.b", 9'999, 60));
        needle();
        QVERIFY(m_server->store("orders.c", 19'999, 60));
        needle();
        QVERIFY(m_server->store("orders.c", 10'000, 60));
        PurgeOptions purge;
        purge.filter = QStringLiteral("orders.gone");
        QTRY_COMPARE(received(m_client->streamInfo(S))->state.lastSequence, quint64 { 100'000 });
        QCOMPARE(*received(m_client->purgeStream(S, purge)), quint64 { 40'000 });
    }
};

QTEST_MAIN(TestStreamMessagesView)
#include "tst_streammessagesview.moc"
