// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/trafficpage.h"

#include "models/payload/payloaddifference.h"
#include "widgets/common/chipbutton.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/filterline.h"
#include "widgets/common/frameclock.h"
#include "widgets/common/plot.h"
#include "widgets/common/theme.h"
#include "widgets/traffic/differenceview.h"
#include "widgets/traffic/exportdialog.h"
#include "widgets/traffic/fieldplotsview.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <atomic>
#include <cmath>
#include <thread>

using namespace natsight;

namespace {

void put(CaptureStore &store, const std::string &subject, const std::string &payload, TapId tap = 1,
    const std::string &reply = {}, const std::string &headers = {})
{
    IncomingMessage message;
    message.tap = tap;
    message.receivedNs = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    message.subject = subject;
    message.reply = reply;
    message.headers = headers;
    message.payload = payload;
    store.append(message);
}

/// A page over a closed session, whose store is filled by hand.
struct Fixture {
    Session session { ConnectionProfile() };
    TrafficFeed feed { &session, CaptureStore::Limits() };
    FrameClock clock;
    QWidget window; // without a layout: the offscreen platform warns when a window's smallest size changes
    TrafficPage page { &feed, &clock, Link { {}, QStringLiteral("traffic"), {} }, &window };

    CaptureStore &store() { return *feed.store(); }
    template<typename Widget>
    Widget *child(const char *name)
    {
        auto *found = page.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    QTableView *table() { return child<QTableView>("messageTable"); }
    int rows() { return table()->model()->rowCount(); }
    void show()
    {
        page.setGeometry(0, 0, 1205, 805);
        window.resize(page.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }
    void fill(int count)
    {
        for (int i = 0; i < count; ++i) {
            const char *region = i % 3 == 0 ? "eu" : i % 3 == 1 ? "us" : "apac";
            put(store(), std::string("orders.") + region + (i % 2 ? ".created" : ".paid"),
                "{\"id\":\"A-" + std::to_string(i) + "\",\"total\":" + std::to_string(i * 7 % 900) + "}", 1,
                i % 5 == 0 ? "_INBOX.1" : "", i % 4 == 0 ? "Trace: 5f1e\r\n" : "");
        }
        put(store(), "sensors.berlin.temp", "21.5");
    }
};

} // namespace

class TestTrafficPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says of dialogs and menus what it cannot do with them.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
    }
    void emptyState();
    void showsAndFollows();
    void staysWhereOneLooks();
    void filters();
    void selectsAndCopies();
    void brokenFilter();
    void filtersByCell();
    void filtersByHeader();
    void filtersByJsonValue();
    void completesWhatWasCaptured();
    void keepsFiltersOfLines();
    void exports();
    void compares();
    void plotsFields();
    void pauses();
    void goesToNumberAndTime();
    void restrictsToBranch();
    void subscribes();
    void asksBeforeEverything();
    void hidesInternal();
    void flatOut();
    void names();
    void pictures();
};

void TestTrafficPage::emptyState()
{
    Fixture f;
    f.show();
    auto *button = f.child<QAbstractButton>("emptyButton");
    QVERIFY(button->isVisible());
    QVERIFY(!f.child<QWidget>("subscribePanel")->isVisible());
    button->click();
    QVERIFY(f.child<QWidget>("subscribePanel")->isVisible());
    QVERIFY(f.child<QLineEdit>("subscribePattern")->hasFocus());
    QTest::keyClick(f.child<QLineEdit>("subscribePattern"), Qt::Key_Escape);
    QVERIFY(!f.child<QWidget>("subscribePanel")->isVisible());
}

void TestTrafficPage::showsAndFollows()
{
    Fixture f;
    f.show();
    f.fill(1'000);
    QTRY_COMPARE(f.rows(), 1'001);
    auto *bar = f.table()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    f.fill(1'000);
    QTRY_COMPARE(f.rows(), 2'002);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(!f.child<QWidget>("jumpToNewest")->isVisible());
    QTRY_COMPARE(f.child<QTreeView>("subjectTree")->model()->rowCount(), 2);
    QTRY_COMPARE(f.child<QLabel>("filterCount")->text(), QStringLiteral("2,002 messages"));
}

void TestTrafficPage::staysWhereOneLooks()
{
    Fixture f;
    f.store().setBudget(1024 * 1024);
    f.show();
    f.fill(12'000);
    QTRY_COMPARE(f.rows(), 12'001);
    auto *bar = f.table()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    bar->setValue(bar->maximum() - 5);
    auto *jump = f.child<QAbstractButton>("jumpToNewest");
    QTRY_VERIFY(jump->isVisible());
    const auto topRow = [&] {
        return f.table()->indexAt({ 2, 2 }).data(MessageTableModel::RowNumberRole).toULongLong();
    };
    const quint64 before = topRow();
    f.fill(8'000); // evicts what is above
    QTRY_VERIFY(f.store().snapshot().firstRow() > 0);
    QTRY_VERIFY(f.table()->model()->index(0, 0).data(MessageTableModel::RowNumberRole).toULongLong() > 0);
    QTest::qWait(100); // some more frames
    QCOMPARE(topRow(), before);
    jump->click();
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(!jump->isVisible());
}

void TestTrafficPage::filters()
{
    Fixture f;
    f.show();
    f.fill(300);
    QTRY_COMPARE(f.rows(), 301);
    f.page.focusFilter();
    auto *filter = f.child<QLineEdit>("trafficFilter");
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("berlin"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(f.rows(), 1);
    QTRY_COMPARE(f.child<QLabel>("filterCount")->text(), QStringLiteral("1 of 301"));
    QCOMPARE(f.page.filterLine()->edge(), FilterLine::Edge::Good);
    filter->setText(QStringLiteral("nothing has this"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(f.child<QAbstractButton>("emptyButton")->isVisible());
    QTRY_COMPARE(f.child<QLabel>("emptyTitle")->text(), QStringLiteral("No message matches"));
    QTRY_COMPARE(f.page.filterLine()->edge(), FilterLine::Edge::Bad);
    f.child<QAbstractButton>("emptyButton")->click();
    QTRY_COMPARE(f.rows(), 301);
    QVERIFY(filter->text().isEmpty());
}

void TestTrafficPage::selectsAndCopies()
{
    Fixture f;
    f.show();
    f.fill(50);
    QTRY_COMPARE(f.rows(), 51);
    f.table()->setCurrentIndex(f.table()->model()->index(20, 0));
    QCOMPARE(f.child<QLabel>("detailsTitle")->text(), QStringLiteral("Message 21"));
    bool hasTrace = false;
    for (const QLineEdit *field : f.page.findChildren<QLineEdit *>())
        hasTrace |= field->property("detail").toString() == QLatin1String("Trace")
            && field->text() == QLatin1String("5f1e");
    QVERIFY(hasTrace);
    f.child<QAbstractButton>("copyAsNats")->click();
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(QStringLiteral("nats pub")), qPrintable(command));
    QVERIFY(command.contains(QStringLiteral("orders.apac.paid")));
    f.table()->findChild<QAction *>(QStringLiteral("copyRows"))->trigger();
    const QString rows = QGuiApplication::clipboard()->text();
    QCOMPARE(rows.count(QLatin1Char('\n')), 2);
    QVERIFY(rows.contains(QStringLiteral("A-20")));
}

/// A filter that is none says where and why, and what was shown stays.
void TestTrafficPage::brokenFilter()
{
    Fixture f;
    f.fill(300);
    f.show();
    QTRY_COMPARE(f.rows(), 301);
    auto *filter = f.child<QLineEdit>("trafficFilter");
    auto *problem = f.child<QLabel>("filterProblem");
    QVERIFY(!problem->isVisible());
    filter->setText(QStringLiteral("subject ~ \"sensors.>\""));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(f.rows(), 1);
    filter->setText(QStringLiteral("size > many"));
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QLatin1String("many")), qPrintable(problem->text()));
    QCOMPARE(f.rows(), 1);
    filter->setText(QStringLiteral("json.total >= 890"));
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(!problem->isVisible());
    QTRY_VERIFY(f.rows() > 1 && f.rows() < 100);
    filter->clear();
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(f.rows(), 301);
}

/// The menu of a cell narrows the filter by its value, or by all others.
void TestTrafficPage::filtersByCell()
{
    Fixture f;
    f.fill(300);
    f.show();
    QTRY_COMPARE(f.rows(), 301);
    const auto choose = [&f](int row, int column, const char *action) {
        const QModelIndex index = f.table()->model()->index(row, column);
        f.table()->scrollTo(index);
        Q_EMIT f.table()->customContextMenuRequested(f.table()->visualRect(index).center());
        const QList<QAction *> actions = f.table()->findChildren<QAction *>(QLatin1String(action));
        QVERIFY(!actions.isEmpty());
        actions.constLast()->trigger();
        const QList<QMenu *> menus = f.table()->findChildren<QMenu *>(QStringLiteral("tableMenu"));
        for (QMenu *menu : menus)
            delete menu;
    };
    auto *filter = f.child<QLineEdit>("trafficFilter");
    const QString subject
        = f.table()->model()->index(300, MessageTableModel::Subject).data(MessageTableModel::SubjectRole).toString();
    QCOMPARE(subject, QStringLiteral("sensors.berlin.temp"));
    choose(300, MessageTableModel::Subject, "filterByThis");
    QCOMPARE(filter->text(), QStringLiteral("subject == \"sensors.berlin.temp\""));
    QTRY_COMPARE(f.rows(), 1);
    choose(0, MessageTableModel::Size, "excludeThis");
    QCOMPARE(filter->text(), QStringLiteral("subject == \"sensors.berlin.temp\" && !(size == 4)"));
    QTRY_COMPARE(f.rows(), 0);
}

void TestTrafficPage::filtersByHeader()
{
    Fixture f;
    f.fill(300);
    f.show();
    QTRY_COMPARE(f.rows(), 301);
    f.table()->setCurrentIndex(f.table()->model()->index(0, 0));
    auto *headers = f.child<QTableView>("headersTable");
    QTRY_COMPARE(headers->model()->rowCount(), 1);
    headers->setCurrentIndex(headers->model()->index(0, 1));
    auto *filterBy = f.child<QAction>("filterByHeader");
    QVERIFY(filterBy->isVisible());
    filterBy->trigger();
    QCOMPARE(f.page.filterLine()->text(), QStringLiteral("header[\"Trace\"] == \"5f1e\""));
    QTRY_COMPARE(f.rows(), 75);
    f.page.filterLine()->use(QStringLiteral("subject == \"orders.eu.paid\" || berlin"));
    f.child<QAction>("excludeHeader")->trigger();
    QCOMPARE(f.page.filterLine()->text(),
        QStringLiteral("(subject == \"orders.eu.paid\" || berlin) && !(header[\"Trace\"] == \"5f1e\")"));
    QTRY_COMPARE(f.rows(), 26);
}

/// The menu of a value in the payload knows where it stands.
void TestTrafficPage::filtersByJsonValue()
{
    Fixture f;
    put(f.store(), "orders.eu", R"({"total":7,"items":[{"sku":"A1","qty":1},{"sku":"ü2","qty":3}]})");
    put(f.store(), "orders.us", R"({"total":8,"items":[{"sku":"A1"}]})");
    put(f.store(), "orders.us", R"({"total":9,"items":[]})");
    f.show();
    QTRY_COMPARE(f.rows(), 3);
    f.table()->setCurrentIndex(f.table()->model()->index(0, 0));
    auto *editor = f.child<CodeEditor>("payloadEditor");
    QTRY_VERIFY(editor->text().contains(QStringLiteral("ü2")));
    const auto choose = [&](const char *at, const char *action) {
        QMenu menu;
        menu.addAction(QStringLiteral("Copy"));
        Q_EMIT editor->menuAboutToShow(&menu, editor->text().indexOf(QString::fromUtf8(at)));
        auto *chosen = menu.findChild<QAction *>(QLatin1String(action));
        QVERIFY(chosen);
        QCOMPARE(menu.actions().indexOf(chosen), qstrcmp(action, "filterByValue") == 0 ? 0 : 1);
        chosen->trigger();
    };
    choose("A1", "filterByValue");
    QCOMPARE(f.page.filterLine()->text(), QStringLiteral("json.items[0].sku == \"A1\""));
    QTRY_COMPARE(f.rows(), 2);
    choose("ü2", "excludeValue");
    QCOMPARE(
        f.page.filterLine()->text(), QStringLiteral("json.items[0].sku == \"A1\" && !(json.items[1].sku == \"ü2\")"));
    QTRY_COMPARE(f.rows(), 1);
    // By the pointer, through the editor's own menu.
    f.page.filterLine()->use({});
    QTRY_COMPARE(f.rows(), 3);
    auto *area = f.child<QAbstractScrollArea>("codeEditorText");
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, area->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(area, &event);
    auto *menu = area->window()->findChild<QMenu *>(QStringLiteral("codeEditorMenu"));
    QVERIFY(menu);
    QVERIFY(menu->actions().size() > 3);
    menu->close();
}

void TestTrafficPage::completesWhatWasCaptured()
{
    Fixture f;
    f.fill(300);
    f.show();
    QTRY_COMPARE(f.rows(), 301);
    f.page.focusFilter();
    auto *line = f.page.filterLine();
    QTest::keyClicks(line, QStringLiteral("tota"));
    const auto popup = []() -> QTreeView * {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String("filterCompletion") && widget->isVisible())
                return qobject_cast<QTreeView *>(widget);
        }
        return nullptr;
    };
    QTRY_VERIFY(popup() && popup()->model()->index(0, 0).data().toString() == QLatin1String("json.total"));
    QTest::keyClick(popup(), Qt::Key_Down);
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(line->text(), QStringLiteral("json.total "));
    QVERIFY(popup()); // the operators
    QTest::keyClicks(line, QStringLiteral(">= 890"));
    QTest::keyClick(popup() ? static_cast<QWidget *>(popup()) : line, Qt::Key_Return);
    QVERIFY(!popup());
    QTRY_VERIFY(f.rows() > 1 && f.rows() < 100);
    // Down leaves for the table, Ctrl+F comes back.
    QTest::keyClick(line, Qt::Key_Down);
    QCOMPARE(f.window.focusWidget(), f.table());
}

void TestTrafficPage::keepsFiltersOfLines()
{
    Fixture f;
    f.show();
    QSignalSpy changed(f.page.filterLine(), &FilterLine::bookChanged);
    f.page.focusFilter();
    QTest::keyClicks(f.page.filterLine(), QStringLiteral("berlin"));
    QTest::keyClick(f.page.filterLine(), Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.constFirst().constFirst().value<FilterBook>().history(), QStringList { QStringLiteral("berlin") });
}

/// What is offered is what is shown and selected; the key opens it, Escape closes it.
void TestTrafficPage::compares()
{
    Fixture fixture;
    put(fixture.store(), "orders.eu", R"({"total":1,"state":"new"})");
    put(fixture.store(), "orders.us", R"({"total":7})");
    put(fixture.store(), "orders.eu", R"({"total":2,"state":"new"})", 1, {}, "Trace: 1\r\n");
    fixture.show();
    QTRY_COMPARE(fixture.rows(), 3);
    auto *view = fixture.child<DifferenceView>("differenceView");
    QSignalSpy compared(view, &DifferenceView::compared);
    const auto choose = [&fixture] {
        QMetaObject::invokeMethod(fixture.table(), "customContextMenuRequested",
            Q_ARG(QPoint, fixture.table()->visualRect(fixture.table()->currentIndex()).center()));
        auto *menu = fixture.table()->findChild<QMenu *>(QStringLiteral("tableMenu"));
        menu->findChild<QAction *>(QStringLiteral("compareMessages"))->trigger();
        menu->close();
    };
    // With the one before it on the subject, which is not the row above.
    fixture.table()->selectRow(2);
    QCOMPARE(compared.count(), 0); // nobody sees it
    choose();
    QTRY_VERIFY(compared.count() > 0);
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(view->model()->changes().constFirst().place, QStringLiteral("total"));
    QVERIFY2(
        view->summary().startsWith(QLatin1String("Message 3 differs from message 1")), qPrintable(view->summary()));
    QVERIFY(view->summary().contains(QLatin1String("headers differ")));
    // Two that are selected, whichever was first.
    compared.clear();
    fixture.table()->selectRow(1);
    fixture.table()->selectionModel()->select(
        fixture.table()->model()->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTRY_VERIFY(compared.count() > 0 && view->summary().startsWith(QLatin1String("Message 2 differs from message 1")));
    QCOMPARE(view->model()->rowCount(), 2);
    // The first one on its subject.
    fixture.table()->selectRow(0);
    QTRY_COMPARE(view->summary(), QStringLiteral("Message 1 is the first on its subject."));
    QCOMPARE(view->model()->rowCount(), 0);
}

void TestTrafficPage::plotsFields()
{
    Fixture fixture;
    fixture.fill(200);
    fixture.show();
    QTRY_COMPARE(fixture.rows(), 201);
    auto *plots = fixture.child<FieldPlotsView>("fieldPlots");
    QVERIFY(!plots->isVisible());
    const auto choose = [&fixture](int which, const char *name = "plotSize") {
        fixture.table()->selectRow(3);
        QMetaObject::invokeMethod(fixture.table(), "customContextMenuRequested",
            Q_ARG(QPoint, fixture.table()->visualRect(fixture.table()->currentIndex()).center()));
        auto *menu = fixture.table()->findChild<QMenu *>(QStringLiteral("tableMenu"));
        auto *choices = menu->findChild<QMenu *>(QStringLiteral("plotMenu"));
        QAction *action = which < 0 ? choices->findChild<QAction *>(QLatin1String(name)) : choices->actions().at(which);
        action->trigger();
        menu->close();
    };
    choose(0);
    QTRY_VERIFY(plots->isVisible());
    auto *plot = fixture.child<Plot>("fieldPlot1");
    QTRY_VERIFY2(
        plot->accessibleName().startsWith(QLatin1String("total of orders.")), qPrintable(plot->accessibleName()));
    QTRY_VERIFY(plot->summary().contains(QLatin1String("mean ")) && !plot->summary().contains(QStringLiteral("–")));
    choose(-1);
    QTRY_VERIFY(plots->findChild<Plot *>(QStringLiteral("fieldPlot2")));
    // A click selects the message of that moment.
    QTRY_VERIFY(plot->edges().second > plot->edges().first);
    auto *canvas = plot->findChild<QWidget *>(QStringLiteral("plotCanvas"));
    fixture.table()->clearSelection();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, { (plot->edges().first + plot->edges().second) / 2, 40 });
    QVERIFY(!fixture.table()->selectionModel()->selectedRows().isEmpty());
    // What the filter shows, counted: the title tells of what.
    fixture.child<QLineEdit>("trafficFilter")->setText(QStringLiteral("subject ~ \"orders.eu.>\""));
    QTRY_COMPARE(fixture.rows(), 67);
    choose(-1, "plotShownMessages");
    Plot *rate = nullptr;
    QTRY_VERIFY((rate = plots->findChild<Plot *>(QStringLiteral("fieldPlot3"))) != nullptr);
    QTRY_COMPARE(
        rate->accessibleName(), QStringLiteral("messages a second of subject ~ \"orders.eu.>\" · 67 messages"));
    // Without any there is no room taken.
    QTest::mouseClick(fixture.child<QToolButton>("fieldPlotClose1"), Qt::LeftButton);
    QTest::mouseClick(fixture.child<QToolButton>("fieldPlotClose2"), Qt::LeftButton);
    QTest::mouseClick(fixture.child<QToolButton>("fieldPlotClose3"), Qt::LeftButton);
    QTRY_VERIFY(!plots->isVisible());
}

void TestTrafficPage::exports()
{
    Fixture f;
    f.fill(300);
    f.show();
    QTRY_COMPARE(f.rows(), 301);
    QTest::keyClick(f.table(), Qt::Key_E, Qt::ControlModifier);
    QPointer<ExportDialog> dialog = f.page.findChild<ExportDialog *>();
    QVERIFY(dialog);
    auto *what = dialog->findChild<QComboBox *>(QStringLiteral("exportWhat"));
    QCOMPARE(what->count(), 1); // nothing is filtered, nobody selected a message
    QVERIFY(what->currentText().contains(QLatin1String("301")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);

    f.child<QLineEdit>("trafficFilter")->setText(QStringLiteral("berlin"));
    QTRY_COMPARE(f.rows(), 1);
    f.child<QAbstractButton>("exportButton")->click();
    dialog = f.page.findChild<ExportDialog *>();
    QVERIFY(dialog);
    QSignalSpy ended(dialog, &ExportDialog::ended);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.ndjson"));
    dialog->exportTo(path);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(ended.constFirst().at(1).toBool());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.count('\n'), 1);
    QVERIFY(text.contains("\"subject\":\"sensors.berlin.temp\"") && text.contains("\"payload\":\"21.5\""));
    QTRY_VERIFY(!dialog);

    // A place that takes nothing: the dialog stays and says why.
    f.page.openExport();
    dialog = f.page.findChild<ExportDialog *>();
    dialog->exportTo(folder.filePath(QStringLiteral("no/such/folder")));
    auto *state = dialog->findChild<QLabel *>(QStringLiteral("exportState"));
    QTRY_VERIFY(state->text().contains(QLatin1String("cannot be written")));
    QVERIFY(dialog->isVisible());
}

void TestTrafficPage::pauses()
{
    Fixture f;
    f.show();
    f.fill(10);
    QTRY_COMPARE(f.rows(), 11);
    QSignalSpy live(&f.page, &Page::liveChanged);
    f.child<QAbstractButton>("pauseButton")->click();
    QVERIFY(f.page.isPaused());
    QCOMPARE(live.count(), 1);
    QVERIFY(f.page.liveText().startsWith(QStringLiteral("paused")));
    f.fill(10);
    QTest::qWait(100);
    QCOMPARE(f.rows(), 11);
    f.page.setPaused(false);
    QTRY_COMPARE(f.rows(), 22);
    QCOMPARE(f.page.liveText(), QStringLiteral("live"));
}

void TestTrafficPage::goesToNumberAndTime()
{
    Fixture f;
    f.show();
    f.fill(2'000);
    QTRY_COMPARE(f.rows(), 2'001);
    QTest::keyClick(&f.page, Qt::Key_G, Qt::ControlModifier);
    auto *line = f.child<QLineEdit>("goToLine");
    QTRY_VERIFY(line->isVisible());
    line->setText(QStringLiteral("rubbish"));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!f.child<QLabel>("goToProblem")->text().isEmpty());
    line->setText(QStringLiteral("1,234"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(f.table()->currentIndex().row(), 1'233);
    QVERIFY(!line->isVisible());
    f.child<QAbstractButton>("goToButton")->click();
    line->setText(QStringLiteral("-1h"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(f.table()->currentIndex().row(), 0);
}

void TestTrafficPage::restrictsToBranch()
{
    Fixture f;
    f.show();
    f.fill(300);
    QTRY_COMPARE(f.rows(), 301);
    Link target { {}, QStringLiteral("traffic"), { QStringLiteral("orders.eu") } };
    QVERIFY(f.page.goTo(target));
    QTRY_COMPARE(f.rows(), 100);
    QCOMPARE(f.page.link(), target);
    auto *chip = f.child<QAbstractButton>("branchChip");
    QVERIFY(chip->isVisible());
    chip->click();
    QTRY_COMPARE(f.rows(), 301);
    QVERIFY(!chip->isVisible());
    target.kind = QStringLiteral("streams");
    QVERIFY(!f.page.goTo(target));
    auto *tree = f.child<QTreeView>("subjectTree");
    QTRY_COMPARE(tree->model()->rowCount(), 2);
    auto *filter = f.child<QLineEdit>("subjectFilter");
    QTest::keyClicks(filter, QStringLiteral("berlin"));
    QTRY_COMPARE(tree->model()->rowCount(), 1);
    QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));
    Q_EMIT tree->activated(tree->model()->index(0, 0));
    QTRY_COMPARE(f.rows(), 1);
}

void TestTrafficPage::subscribes()
{
    Fixture f;
    f.show();
    f.page.openSubscribe();
    auto *pattern = f.child<QLineEdit>("subscribePattern");
    auto *problem = f.child<QLabel>("subscribeProblem");
    pattern->setText(QStringLiteral("orders..x"));
    QTest::keyClick(pattern, Qt::Key_Return);
    QVERIFY(problem->isVisible());
    QVERIFY(f.feed.subscriptions().isEmpty());
    pattern->setText(QStringLiteral("orders.>"));
    QTest::keyClick(pattern, Qt::Key_Return);
    QCOMPARE(f.feed.subscriptions().size(), 1);
    QVERIFY(!f.child<QWidget>("subscribePanel")->isVisible());
    QTRY_VERIFY(f.child<QWidget>("chip0")->isVisible());
    QVERIFY(f.page.subscribe("orders.eu.*", TrafficPage::Ask::Yes));
    QTRY_VERIFY(f.child<QLabel>("noticeText")->text().contains(QStringLiteral("overlap")));
    QTest::keyClick(f.child<QWidget>("chip0"), Qt::Key_Delete);
    QTRY_COMPARE(f.feed.subscriptions().size(), 1);
    QTRY_VERIFY(!f.child<QWidget>("trafficNotice")->isVisible());
}

void TestTrafficPage::asksBeforeEverything()
{
    Fixture f;
    f.show();
    QVERIFY(f.page.subscribe(">", TrafficPage::Ask::Yes));
    QVERIFY(f.feed.subscriptions().isEmpty());
    QVERIFY(f.child<QWidget>("broadConfirm")->isVisible());
    QTRY_VERIFY(f.child<QLabel>("broadText")->text().contains(QStringLiteral("does not tell")));
    f.child<QAbstractButton>("broadCancel")->click();
    QVERIFY(f.feed.subscriptions().isEmpty());
    QVERIFY(f.page.subscribe(">", TrafficPage::Ask::Yes));
    f.child<QAbstractButton>("broadConfirm")->click();
    QCOMPARE(f.feed.subscriptions().size(), 1);
    QVERIFY(!f.child<QWidget>("subscribePanel")->isVisible());
    f.feed.remove(f.feed.subscriptions().constFirst().id);
    QVERIFY(f.page.subscribe(">", TrafficPage::Ask::No));
    QCOMPARE(f.feed.subscriptions().size(), 1);
}

void TestTrafficPage::hidesInternal()
{
    Fixture f;
    f.show();
    f.fill(9);
    put(f.store(), "_INBOX.abc", "answer");
    QTRY_COMPARE(f.rows(), 11);
    f.child<QAbstractButton>("hideInternalButton")->click();
    QTRY_COMPARE(f.rows(), 10);
    QTRY_COMPARE(f.child<QTreeView>("subjectTree")->model()->rowCount(), 2);
    f.child<QAbstractButton>("clearButton")->click();
    QTRY_COMPARE(f.rows(), 0);
}

/// A writer that never rests, with eviction and a filter on the way. Prints the longest frame.
void TestTrafficPage::flatOut()
{
    Fixture f;
    f.store().setBudget(std::size_t { 64 } << 20);
    f.show();
    std::atomic<bool> isDone { false };
    std::thread writer([&] {
        const std::string payload(100, 'x');
        for (int i = 0; i < 1'000'000; ++i)
            put(f.store(), "device." + std::to_string(i % 5'000) + ".temp", i % 100 ? payload : payload + "needle");
        isDone = true;
    });
    QTest::qWait(200);
    auto *filter = f.child<QLineEdit>("trafficFilter");
    filter->setText(QStringLiteral("needle"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 60'000);
    writer.join();
    MessageFilter wanted;
    wanted.program = *FilterProgram::compile(QStringLiteral("needle"), messageFields(), 0);
    MessageMatcher matcher(wanted);
    const auto snapshot = f.store().snapshot();
    int expected = 0;
    for (RowNumber row = snapshot.firstRow(); row < snapshot.endRow(); ++row)
        expected += matcher.matches(snapshot.at(row)) ? 1 : 0;
    QTRY_COMPARE_WITH_TIMEOUT(f.rows(), expected, 30'000);
    filter->clear();
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(quint64(f.rows()), quint64(snapshot.size()));
    qInfo("%llu frames, longest %.1f ms", f.clock.frames(), f.clock.longestFrameMs());
}

void TestTrafficPage::names()
{
    Fixture f;
    f.show();
    QVERIFY(f.page.subscribe("orders.>", TrafficPage::Ask::No));
    for (const QWidget *widget : f.page.findChildren<QWidget *>()) {
        const bool isInteractive = qobject_cast<const QAbstractButton *>(widget)
            || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QTableView *>(widget)
            || qobject_cast<const QTreeView *>(widget);
        // What Qt makes inside its own widgets has names of its own.
        if (!isInteractive || widget->objectName().startsWith(QLatin1String("qt_"))
            || widget->parentWidget()->inherits("QLineEdit") || widget->parentWidget()->inherits("QTabBar")
            || widget->parentWidget()->inherits("QAbstractItemView"))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(widget->accessibleName()));
        QVERIFY2(
            !widget->accessibleName().isEmpty() || widget->parentWidget()->objectName() == QLatin1String("payloadView"),
            qPrintable(widget->objectName()));
    }
    QVERIFY(!f.page.keys().isEmpty());
}

/// Pictures of the page in both schemes, for people: into the folder that NATSIGHT_PICTURES names.
void TestTrafficPage::pictures()
{
    const QString folder = qEnvironmentVariable("NATSIGHT_PICTURES");
    if (folder.isEmpty())
        QSKIP("NATSIGHT_PICTURES is not set");
    Theme theme;
    for (const bool isDark : { true, false }) {
        theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        Fixture f;
        f.show();
        QVERIFY(f.page.subscribe("orders.>", TrafficPage::Ask::No));
        QVERIFY(f.page.subscribe("sensors.*.temp", TrafficPage::Ask::No));
        const QString scheme = isDark ? QStringLiteral("dark") : QStringLiteral("light");
        QTest::qWait(300);
        QVERIFY(f.page.grab().save(folder + QStringLiteral("/traffic-empty-%1.png").arg(scheme)));
        for (int i = 0; i < 60; ++i) {
            f.fill(20 + int(15 * std::sin(i / 4.0)));
            QTest::qWait(100);
        }
        auto *tree = f.child<QTreeView>("subjectTree");
        tree->expand(tree->model()->index(0, 0));
        tree->setCurrentIndex(tree->model()->index(0, 0));
        f.table()->setCurrentIndex(f.table()->model()->index(f.rows() - 6, 0));
        for (int i = 0; i < 30; ++i) {
            f.fill(3);
            QTest::qWait(100);
        }
        QVERIFY(f.page.grab().save(folder + QStringLiteral("/traffic-%1.png").arg(scheme)));
        FilterLine *line = f.page.filterLine();
        line->setText(QStringLiteral("size > 1 && tot"));
        line->openCompletion();
        QTest::qWait(300);
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String("filterCompletion") && widget->isVisible())
                QVERIFY(widget->grab().save(folder + QStringLiteral("/filter-completion-%1.png").arg(scheme)));
        }
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(f.page.grab().save(folder + QStringLiteral("/filter-broken-%1.png").arg(scheme)));
        line->openHelp();
        QVERIFY(f.window.findChild<QWidget *>(QStringLiteral("filterHelp"))
                    ->grab()
                    .save(folder + QStringLiteral("/filter-help-%1.png").arg(scheme)));
        line->use(QStringLiteral("json.total > 3"));
        line->openSaved();
        auto *saved = line->findChild<QDialog *>(QStringLiteral("savedFiltersDialog"));
        saved->findChild<QLineEdit *>(QStringLiteral("savedFilterName"))->setText(QStringLiteral("Large orders"));
        saved->findChild<QAbstractButton *>(QStringLiteral("savedFilterSave"))->click();
        QVERIFY(saved->grab().save(folder + QStringLiteral("/filter-saved-%1.png").arg(scheme)));
        saved->close();
        QVERIFY(f.page.grab().save(folder + QStringLiteral("/filter-good-%1.png").arg(scheme)));
        f.page.subscribe(">", TrafficPage::Ask::Yes);
        QTest::qWait(200);
        QVERIFY(f.page.grab().save(folder + QStringLiteral("/traffic-ask-%1.png").arg(scheme)));
    }
}

QTEST_MAIN(TestTrafficPage)
#include "tst_trafficpage.moc"
