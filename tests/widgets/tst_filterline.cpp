// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filterline.h"

#include "models/traffic/messagefilter.h"
#include "widgets/common/filterhelpdialog.h"
#include "widgets/common/savedfiltersdialog.h"

#include <QAction>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <atomic>

using namespace natsight;

namespace {

SeenNames seen()
{
    SeenNames names;
    names.values["subject"] = { QStringLiteral("orders.eu"), QStringLiteral("orders.us") };
    names.headers = { { QStringLiteral("Trace"), { QStringLiteral("\"5f1e\"") } } };
    names.paths = { { QStringLiteral("json.total"), { QStringLiteral("7") } } };
    return names;
}

/// The line in a window, with something below it that can have the focus.
struct Fixture {
    QWidget window;
    FilterLine line { messageFields(), &window };
    QLabel *problem = line.newProblemLabel(&window);

    Fixture()
    {
        window.resize(900, 300);
        line.setGeometry(10, 10, 700, 30);
        problem->setGeometry(10, 50, 700, 30);
        window.show();
        window.activateWindow();
        line.setFocus();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window is not active");
    }
    QTreeView *popup()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *view = qobject_cast<QTreeView *>(widget);
            if (view && view->objectName() == QLatin1String("filterCompletion") && view->isVisible())
                return view;
        }
        return nullptr;
    }
    QStringList offered()
    {
        QStringList list;
        if (const QTreeView *view = popup()) {
            for (int row = 0; row < view->model()->rowCount(); ++row)
                list << view->model()->index(row, 0).data().toString();
        }
        return list;
    }
    void type(const char *text) { QTest::keyClicks(&line, QString::fromUtf8(text)); }
    /// As the window system does: to the list while it is open.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(popup() ? static_cast<QWidget *>(popup()) : &line, key, modifiers);
    }
    void enter(const char *text)
    {
        line.setText(QString::fromUtf8(text));
        key(Qt::Key_Return);
    }
};

/// How many pixels inside of the line are red.
int redPixels(FilterLine &line)
{
    const QImage image = line.grab().toImage();
    int count = 0;
    for (int y = 4; y < image.height() - 4; ++y) {
        for (int x = 30; x < image.width() - 60; ++x) {
            const QColor color = image.pixelColor(x, y);
            count += color.red() - std::max(color.green(), color.blue()) > 30 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class TestFilterLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )"))); }
    void appliesWhileOneTypes();
    void explainsAndUnderlines();
    void completesByKeyboard();
    void completesNothingUnasked();
    void enterMeansWhatItSays();
    void escapeClosesTheInnermost();
    void namesAreCollectedInTheBackground();
    void walksThroughHistory();
    void remembersWhatWasUsed();
    void savesAndArranges();
    void menuHasBoth();
    void addsConditions();
    void helps();
    void edges();
};

void TestFilterLine::appliesWhileOneTypes()
{
    Fixture f;
    QSignalSpy applied(&f.line, &FilterLine::applied);
    QVERIFY(f.line.program()->passesAll());
    f.type("size > 10");
    QTRY_VERIFY(applied.count() > 0 && f.line.program()->text() == QLatin1String("size > 10"));
    QVERIFY(!f.line.program()->passesAll());
    QVERIFY(f.line.program()->uses(static_cast<int>(MessageField::Size)));
}

/// The former program stays, the sentence has the place, the underline is under it.
void TestFilterLine::explainsAndUnderlines()
{
    Fixture f;
    f.enter("size > 10");
    QVERIFY(!f.line.error() && f.problem->isHidden());
    QCOMPARE(redPixels(f.line), 0);
    f.line.setText(QStringLiteral("size > many"));
    QVERIFY(!f.line.error()); // one is still typing
    QTRY_VERIFY(f.line.error());
    QCOMPARE(f.line.error()->begin, 7);
    QVERIFY(f.problem->isVisible());
    QVERIFY2(f.problem->text().contains(QLatin1String("8")) && f.problem->text().contains(QStringLiteral("“many”")),
        qPrintable(f.problem->text()));
    QCOMPARE(f.line.program()->text(), QStringLiteral("size > 10"));
    QVERIFY(redPixels(f.line) > 5);
    QVERIFY(!f.line.isUndoAvailable()); // it is no change of the text
    QCOMPARE(f.line.text(), QStringLiteral("size > many"));
    f.line.setCursorPosition(2);
    QVERIFY(redPixels(f.line) > 5);
    // At the end, where nothing stands.
    f.line.setText(QStringLiteral("size > "));
    QTRY_COMPARE(f.line.error()->begin, 7);
    QVERIFY(redPixels(f.line) > 0);
    // It goes as soon as it is mended.
    f.line.setText(QStringLiteral("size > 1"));
    QVERIFY(!f.line.error() && f.problem->isHidden());
    QCOMPARE(redPixels(f.line), 0);
}

void TestFilterLine::completesByKeyboard()
{
    Fixture f;
    f.type("su");
    QVERIFY(f.offered().contains(QStringLiteral("subject")));
    f.key(Qt::Key_Down);
    QCOMPARE(f.popup()->currentIndex().data().toString(), QStringLiteral("subject"));
    f.key(Qt::Key_Return);
    QCOMPARE(f.line.text(), QStringLiteral("subject "));
    // What has to follow is offered at once; Tab takes the first one.
    QCOMPARE(f.offered().value(0), QStringLiteral("~"));
    f.key(Qt::Key_Tab);
    QCOMPARE(f.line.text(), QStringLiteral("subject ~ \"\""));
    QCOMPARE(f.line.cursorPosition(), 11);
    QVERIFY(f.line.hasFocus());
    QVERIFY(!f.popup()); // no subject was seen
    f.type("orders.*");
    f.line.end(false);
    f.type(" && si");
    f.key(Qt::Key_Tab);
    f.type("> 1K");
    QCOMPARE(f.line.text(), QStringLiteral("subject ~ \"orders.*\" && size > 1K"));
    QCOMPARE(f.offered(), QStringList { QStringLiteral("1KiB") });
    f.key(Qt::Key_Tab);
    QCOMPARE(f.line.text(), QStringLiteral("subject ~ \"orders.*\" && size > 1KiB"));
    QVERIFY(!f.popup());
    QTRY_COMPARE(f.line.program()->text(), f.line.text());
    // With the pointer.
    f.line.clear();
    f.type("re");
    const QModelIndex first = f.popup()->model()->index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("reply"));
    QCOMPARE(first.siblingAtColumn(1).data().toString(), messageFields().find("reply")->meaning);
    QTest::mouseClick(f.popup()->viewport(), Qt::LeftButton, {}, f.popup()->visualRect(first).center());
    QCOMPARE(f.line.text(), QStringLiteral("reply "));
}

void TestFilterLine::completesNothingUnasked()
{
    Fixture f;
    f.line.setText(QStringLiteral("su"));
    QVERIFY(!f.popup()); // nobody typed
    f.key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(f.offered().contains(QStringLiteral("subject")));
    f.key(Qt::Key_Escape);
    f.line.selectAll();
    f.key(Qt::Key_Delete);
    QVERIFY(f.line.text().isEmpty() && !f.popup());
    f.key(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(f.offered().contains(QStringLiteral("payload")));
}

/// Enter takes what is marked in the list, and applies where nothing is.
void TestFilterLine::enterMeansWhatItSays()
{
    Fixture f;
    QSignalSpy applied(&f.line, &FilterLine::applied);
    f.type("pay");
    QVERIFY(f.popup());
    f.key(Qt::Key_Return);
    QVERIFY(!f.popup());
    QCOMPARE(f.line.text(), QStringLiteral("pay"));
    QCOMPARE(applied.count(), 1);
    QCOMPARE(f.line.program()->text(), QStringLiteral("pay"));
}

void TestFilterLine::escapeClosesTheInnermost()
{
    Fixture f;
    QSignalSpy left(&f.line, &FilterLine::left);
    f.type("su");
    QVERIFY(f.popup());
    f.key(Qt::Key_Escape);
    QVERIFY(!f.popup());
    QCOMPARE(f.line.text(), QStringLiteral("su"));
    f.key(Qt::Key_Escape);
    QVERIFY(f.line.text().isEmpty());
    QVERIFY(f.line.program()->passesAll());
    QCOMPARE(left.count(), 0);
    f.key(Qt::Key_Z, Qt::ControlModifier); // what was typed is not lost
    QVERIFY(!f.popup());
    QCOMPARE(f.line.text(), QStringLiteral("su"));
    f.key(Qt::Key_Escape);
    f.key(Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestFilterLine::namesAreCollectedInTheBackground()
{
    Fixture f;
    std::atomic<int> asked { 0 };
    std::atomic<bool> wasGuiThread { false };
    const QThread *gui = QThread::currentThread();
    f.line.setNameSource([&asked, &wasGuiThread, gui] {
        return [&asked, &wasGuiThread, gui] {
            ++asked;
            wasGuiThread = QThread::currentThread() == gui;
            return seen();
        };
    });
    f.type("tot");
    QTRY_VERIFY(f.offered().contains(QStringLiteral("json.total"))); // as soon as they are known
    QVERIFY(!wasGuiThread);
    f.type("a");
    QVERIFY(f.offered().contains(QStringLiteral("json.total")));
    QCOMPARE(asked.load(), 1); // not with each key
    f.key(Qt::Key_Tab);
    QCOMPARE(f.line.text(), QStringLiteral("json.total "));
    f.type("== ");
    QCOMPARE(f.offered(), QStringList { QStringLiteral("7") });
}

void TestFilterLine::walksThroughHistory()
{
    Fixture f;
    QSignalSpy left(&f.line, &FilterLine::left);
    f.key(Qt::Key_Up);
    QVERIFY(f.line.text().isEmpty()); // there is none
    f.enter("first");
    f.enter("second");
    f.enter("(broken");
    QCOMPARE(f.line.book().history(), QStringList({ QStringLiteral("second"), QStringLiteral("first") }));
    f.line.setText(QStringLiteral("draft"));
    f.key(Qt::Key_Up);
    QCOMPARE(f.line.text(), QStringLiteral("second"));
    f.key(Qt::Key_Up);
    QCOMPARE(f.line.text(), QStringLiteral("first"));
    f.key(Qt::Key_Up);
    QCOMPARE(f.line.text(), QStringLiteral("first"));
    QTRY_COMPARE(f.line.program()->text(), QStringLiteral("first"));
    f.key(Qt::Key_Down);
    f.key(Qt::Key_Down);
    QCOMPARE(f.line.text(), QStringLiteral("draft"));
    QCOMPARE(left.count(), 0);
    f.key(Qt::Key_Down);
    QCOMPARE(left.count(), 1);
    // The newest is passed over where it stands in the line.
    f.enter("second");
    f.key(Qt::Key_Up);
    QCOMPARE(f.line.text(), QStringLiteral("first"));
}

void TestFilterLine::remembersWhatWasUsed()
{
    Fixture f;
    QSignalSpy changed(&f.line, &FilterLine::bookChanged);
    f.line.setText(QStringLiteral("size > 3"));
    QTRY_COMPARE(f.line.program()->text(), QStringLiteral("size > 3"));
    QCOMPARE(changed.count(), 0); // not each of its beginnings
    f.line.clearFocus();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(f.line.book().history(), QStringList { QStringLiteral("size > 3") });
    // Another line has more.
    FilterBook other = f.line.book();
    QVERIFY(other.remember(QStringLiteral("from there")));
    f.line.setBook(other);
    QCOMPARE(changed.count(), 1);
    f.line.setFocus();
    f.key(Qt::Key_Up);
    QCOMPARE(f.line.text(), QStringLiteral("from there"));
}

void TestFilterLine::savesAndArranges()
{
    Fixture f;
    f.enter("size > 1MiB");
    const auto open = [&f] {
        f.line.openSaved();
        auto *dialog = f.line.findChild<SavedFiltersDialog *>();
        if (!dialog || !QTest::qWaitForWindowExposed(dialog))
            qFatal("no dialog");
        return dialog;
    };
    auto *dialog = open();
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("savedFilterName"));
    auto *save = dialog->findChild<QPushButton *>(QStringLiteral("savedFilterSave"));
    QVERIFY(!save->isEnabled());
    QTest::keyClicks(name, QStringLiteral("Large"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(f.line.book().saved(), QList<SavedFilter>({ { QStringLiteral("Large"), QStringLiteral("size > 1MiB") } }));
    QVERIFY(dialog->isVisible());
    name->setText(QStringLiteral("Large"));
    QCOMPARE(save->text(), QStringLiteral("Replace"));
    name->setText(QStringLiteral("Another"));
    save->click();
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("savedFiltersTable"));
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->currentIndex().row(), 0);
    // Onto a taken name, and onto a free one.
    table->model()->setData(table->model()->index(0, 0), QStringLiteral("Large"));
    auto *problem = dialog->findChild<QLabel *>(QStringLiteral("savedFilterProblem"));
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Another"));
    table->model()->setData(table->model()->index(0, 0), QStringLiteral("Zones"));
    QTRY_COMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("Zones"));
    QVERIFY(f.line.book().find(QStringLiteral("Zones")) && !f.line.book().find(QStringLiteral("Another")));
    table->setCurrentIndex(table->model()->index(1, 0));
    dialog->findChild<QPushButton *>(QStringLiteral("savedFilterDelete"))->click();
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(!f.line.book().find(QStringLiteral("Zones")));
    f.enter("something else");
    table->setCurrentIndex(table->model()->index(0, 0));
    dialog->findChild<QPushButton *>(QStringLiteral("savedFilterUse"))->click();
    QCOMPARE(f.line.text(), QStringLiteral("size > 1MiB"));
    QCOMPARE(f.line.program()->text(), QStringLiteral("size > 1MiB"));
    QTRY_VERIFY(!f.line.findChild<SavedFiltersDialog *>());
    // What is none can't be saved.
    f.enter("size > many");
    dialog = open();
    QVERIFY(!dialog->findChild<QLineEdit *>(QStringLiteral("savedFilterName"))->isEnabled());
    dialog->reject();
}

void TestFilterLine::menuHasBoth()
{
    Fixture f;
    FilterBook book;
    QVERIFY(book.save(QStringLiteral("Big & old"), QStringLiteral("size > 1MiB")));
    for (int i = 0; i < 30; ++i)
        QVERIFY(book.remember(QStringLiteral("word%1").arg(i)));
    f.line.setBook(book);
    f.key(Qt::Key_Down, Qt::AltModifier);
    auto *menu = f.line.findChild<QMenu *>(QStringLiteral("filterMenu"));
    QVERIFY(menu && menu->isVisible());
    const auto saved = menu->findChildren<QAction *>(QStringLiteral("savedFilter"));
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.constFirst()->text(), QStringLiteral("Big && old"));
    QCOMPARE(menu->findChildren<QAction *>(QStringLiteral("earlierFilter")).size(), 15);
    saved.constFirst()->trigger();
    QCOMPARE(f.line.text(), QStringLiteral("size > 1MiB"));
    QCOMPARE(f.line.program()->text(), f.line.text());
    menu->findChild<QAction *>(QStringLiteral("forgetFilters"))->trigger();
    QVERIFY(f.line.book().history().isEmpty());
    QCOMPARE(f.line.book().saved().size(), 1);
    menu->close();
}

void TestFilterLine::addsConditions()
{
    Fixture f;
    const auto condition = [](const char *text) { return *parseFilter(QString::fromUtf8(text), messageFields()); };
    f.line.addCondition(condition("size > 3"), false);
    QCOMPARE(f.line.text(), QStringLiteral("size > 3"));
    f.line.addCondition(condition("size > 3"), false); // stands there already
    QCOMPARE(f.line.text(), QStringLiteral("size > 3"));
    f.line.addCondition(condition("reply exists"), true);
    QCOMPARE(f.line.text(), QStringLiteral("size > 3 && !(reply exists)"));
    f.line.addCondition(condition("!(subject == \"a\")"), true);
    QCOMPARE(f.line.text(), QStringLiteral("size > 3 && !(reply exists) && subject == \"a\""));
    QCOMPARE(f.line.program()->text(), f.line.text());
    // What is typed stays as it is spelled, with parentheses where it needs them.
    f.line.setText(QStringLiteral("  eu or us "));
    f.line.addCondition(condition("a || b"), false);
    QCOMPARE(f.line.text(), QStringLiteral("(eu or us) && (\"a\" || \"b\")"));
    f.line.undo();
    QCOMPARE(f.line.text(), QStringLiteral("  eu or us "));
    // What is none gives way, and can be had back.
    f.line.setText(QStringLiteral("size >"));
    f.line.addCondition(condition("size > 3"), false);
    QCOMPARE(f.line.text(), QStringLiteral("size > 3"));
    f.line.undo();
    QCOMPARE(f.line.text(), QStringLiteral("size >"));
}

void TestFilterLine::helps()
{
    Fixture f;
    f.key(Qt::Key_F1);
    auto *help = f.window.findChild<FilterHelpDialog *>();
    QVERIFY(help);
    QTRY_VERIFY(help->isVisible());
    f.line.openHelp();
    QCOMPARE(f.window.findChildren<FilterHelpDialog *>().size(), 1);
    QStringList told;
    for (const QLabel *label : help->findChildren<QLabel *>())
        told << label->text();
    for (const FilterField &field : messageFields().fields)
        QVERIFY2(told.contains(field.meaning), field.name.constData());
    QPushButton *size = nullptr;
    QPushButton *reply = nullptr;
    for (auto *button : help->findChildren<QPushButton *>(QStringLiteral("filterExample"))) {
        size = button->text() == QLatin1String("size > 10KiB") ? button : size;
        reply = button->text() == QLatin1String("reply exists") ? button : reply;
    }
    QVERIFY(size && reply);
    size->click();
    QCOMPARE(f.line.text(), QStringLiteral("size > 10KiB"));
    reply->click();
    QCOMPARE(f.line.text(), QStringLiteral("size > 10KiB && reply exists"));
    QCOMPARE(f.line.program()->text(), f.line.text());
    QVERIFY(help->isVisible());
    help->reject();
    QTRY_VERIFY(!f.window.findChild<FilterHelpDialog *>());
}

void TestFilterLine::edges()
{
    Fixture f;
    QCOMPARE(f.line.edge(), FilterLine::Edge::Neutral);
    f.enter("size > 1");
    QCOMPARE(f.line.edge(), FilterLine::Edge::Good);
    f.line.setHasHits(false);
    QCOMPARE(f.line.edge(), FilterLine::Edge::Bad);
    f.line.setHasHits(true);
    f.enter("size >");
    QCOMPARE(f.line.edge(), FilterLine::Edge::Bad);
    f.enter("");
    QCOMPARE(f.line.edge(), FilterLine::Edge::Neutral);
}

QTEST_MAIN(TestFilterLine)
#include "tst_filterline.moc"
