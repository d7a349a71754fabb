// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/codeeditor.h"
#include "widgets/common/headersview.h"
#include "widgets/common/payloadview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace natsight;

namespace {

template<typename Widget>
Widget *child(QWidget &parent, const char *name)
{
    auto *found = parent.findChild<Widget *>(QLatin1String(name));
    if (found == nullptr) {
        qFatal("no child %s", name);
    }
    return found;
}

void activateFormat(PayloadView &view, PayloadFormat format)
{
    auto *box = child<QComboBox>(view, "payloadFormat");
    const auto index = box->findData(QVariant::fromValue(format));
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

} // namespace

class TestPayloadView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void editorIsMadeWhenShown();
    void editorFinds();
    void editorFolds();
    void editorFollowsPalette();
    void editorLetsTabPass();
    void showsJson();
    void keepsChosenFormat();
    void saysWhatIsWrong();
    void emptyAndCleared();
    void bigPayloadsRenderInTheBackground();
    void onlyTheNewestIsShown();
    void showsMore();
    void goesAwayWhileRendering();
    void copiesAndSaves();
    void namesEveryControl();
    void showsHeaders();
};

void TestPayloadView::init()
{
    // The offscreen platform itself warns of what it cannot do.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

void TestPayloadView::editorIsMadeWhenShown()
{
    CodeEditor editor;
    editor.setLanguage(CodeEditor::Language::Json);
    editor.setText(QStringLiteral("[1]"));
    editor.foldAll();
    editor.setMark(1);
    QVERIFY(editor.findChildren<QWidget *>().isEmpty());
    QCOMPARE(editor.text(), QStringLiteral("[1]"));
    editor.resize(400, 300);
    editor.show();
    QCOMPARE(editor.findChildren<QWidget *>(QStringLiteral("codeEditorText")).size(), 1);
    QCOMPARE(editor.text(), QStringLiteral("[1]"));
    editor.setText(QStringLiteral("grüße 😀\n"));
    QCOMPARE(editor.text(), QStringLiteral("grüße 😀\n"));
}

void TestPayloadView::editorFinds()
{
    CodeEditor editor;
    editor.setText(QStringLiteral("one two\nOne three\n"));
    editor.resize(500, 300);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    auto *text = child<QWidget>(editor, "codeEditorText");
    text->setFocus();
    QTest::keyClick(text, Qt::Key_F, Qt::ControlModifier);
    auto *find = child<QLineEdit>(editor, "codeEditorFindText");
    QVERIFY(find->isVisible());
    QTest::keyClicks(find, QStringLiteral("one"));
    QCOMPARE(editor.selectedText(), QStringLiteral("one"));
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(editor.selectedText(), QStringLiteral("One"));
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(editor.selectedText(), QStringLiteral("one"));
    QTest::keyClick(find, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(editor.selectedText(), QStringLiteral("One"));
    QTest::keyClicks(find, QStringLiteral("xyz"));
    QVERIFY(!child<QLabel>(editor, "codeEditorFindResult")->text().isEmpty());
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(!find->isVisible());
}

void TestPayloadView::editorFolds()
{
    CodeEditor editor;
    editor.setLanguage(CodeEditor::Language::Json);
    editor.setText(QStringLiteral("{\n  \"a\": {\n    \"b\": 1\n  },\n  \"c\": [\n    2\n  ]\n}"));
    editor.resize(500, 300);
    editor.show();
    QVERIFY(!editor.hasFolds());
    editor.foldAll();
    QVERIFY(editor.hasFolds());
    editor.unfoldAll();
    QVERIFY(!editor.hasFolds());
    // A text without levels has nothing to fold.
    editor.setLanguage(CodeEditor::Language::Plain);
    editor.foldAll();
    QVERIFY(!editor.hasFolds());
}

void TestPayloadView::editorFollowsPalette()
{
    for (const auto language : { CodeEditor::Language::Plain, CodeEditor::Language::Json }) {
        CodeEditor editor;
        editor.setLanguage(language);
        editor.resize(300, 200);
        editor.show();
        const auto brightness = [&] { return editor.grab().toImage().pixelColor(150, 150).lightness(); };
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(0x16, 0x19, 0x1D));
        dark.setColor(QPalette::Base, QColor(0x1D, 0x21, 0x26));
        dark.setColor(QPalette::Text, Qt::white);
        dark.setColor(QPalette::WindowText, Qt::white);
        editor.setPalette(dark);
        QVERIFY(brightness() < 80);
        QPalette light;
        light.setColor(QPalette::Window, QColor(0xF7, 0xF8, 0xFA));
        light.setColor(QPalette::Base, Qt::white);
        light.setColor(QPalette::Text, Qt::black);
        light.setColor(QPalette::WindowText, Qt::black);
        editor.setPalette(light);
        QVERIFY(brightness() > 200);
    }
}

void TestPayloadView::editorLetsTabPass()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *editor = new CodeEditor;
    auto *after = new QLineEdit;
    layout->addWidget(editor);
    layout->addWidget(after);
    editor->setText(QStringLiteral("text"));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    editor->setFocus();
    auto *text = child<QWidget>(window, "codeEditorText");
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClick(text, Qt::Key_Tab);
    QVERIFY(after->hasFocus());
    QCOMPARE(editor->text(), QStringLiteral("text"));
    editor->setReadOnly(false);
    editor->setFocus();
    QTest::keyClicks(text, QStringLiteral("a"));
    QCOMPARE(editor->text(), QStringLiteral("atext"));
}

void TestPayloadView::showsJson()
{
    PayloadView view;
    view.resize(700, 400);
    view.show();
    QSignalSpy finished(&view, &PayloadView::renderingFinished);
    view.setMessage("{\"b\":1,\"a\":[18446744073709551615]}", {}, QStringLiteral("orders"));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(view.rendered().format, PayloadFormat::Json);
    auto *editor = child<CodeEditor>(view, "payloadEditor");
    QCOMPARE(editor->text(), QStringLiteral("{\n  \"b\": 1,\n  \"a\": [\n    18446744073709551615\n  ]\n}"));
    QCOMPARE(child<QComboBox>(view, "payloadFormat")->currentText(), QStringLiteral("Auto: JSON"));
    QVERIFY(child<QLabel>(view, "payloadSize")->text().startsWith(QLatin1String("34")));
    QVERIFY(!child<QWidget>(view, "payloadProblemRow")->isVisible());
    QVERIFY(!child<QWidget>(view, "payloadNoteRow")->isVisible());
    child<QAction>(view, "payloadFold")->trigger();
    QVERIFY(editor->hasFolds());
    child<QAction>(view, "payloadUnfold")->trigger();
    QVERIFY(!editor->hasFolds());
    QSignalSpy wraps(&view, &PayloadView::wordWrapChanged);
    child<QAction>(view, "payloadWrap")->trigger();
    QVERIFY(view.wordWrap());
    QVERIFY(editor->wordWrap());
    QCOMPARE(wraps.size(), 1);
}

void TestPayloadView::keepsChosenFormat()
{
    PayloadView view;
    view.show();
    QSignalSpy changed(&view, &PayloadView::formatChanged);
    view.setMessage("{\"a\":1}", {}, QStringLiteral("s"));
    activateFormat(view, PayloadFormat::Hex);
    QCOMPARE(changed.size(), 1);
    QVERIFY(view.rendered().text.startsWith(QLatin1String("00000000  7b 22 61")));
    view.setMessage("[1]", {}, QStringLiteral("s"));
    QCOMPARE(view.format(), PayloadFormat::Hex);
    QCOMPARE(view.rendered().format, PayloadFormat::Hex);
    QVERIFY(!child<QAction>(view, "payloadFold")->isEnabled());
    view.setFormat(PayloadFormat::Text);
    QCOMPARE(view.rendered().text, QStringLiteral("[1]"));
    QCOMPARE(changed.size(), 1);
}

void TestPayloadView::saysWhatIsWrong()
{
    PayloadView view;
    view.resize(700, 400);
    view.show();
    view.setMessage("{\"a\":1,\n}", {}, QStringLiteral("s"));
    auto *problem = child<QLabel>(view, "payloadProblem");
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("line 2, column 1 (byte 8)")), qPrintable(problem->text()));
    QCOMPARE(problem->textFormat(), Qt::PlainText);
    child<QAbstractButton>(view, "payloadGoToProblem")->click();
    // What a message says is never markup.
    view.setMessage("{\"a\":<b>}", {}, QStringLiteral("s"));
    QVERIFY(problem->text().contains(QStringLiteral("'<'")));
    view.setMessage("{\"a\":1}", {}, QStringLiteral("s"));
    QVERIFY(!problem->isVisible());
    view.setMessage("{\"a\":", {}, QStringLiteral("s"), {}, 5000);
    QVERIFY(child<QLabel>(view, "payloadSize")->text().contains(QStringLiteral("kept")));
    QVERIFY(child<QLabel>(view, "payloadNote")->isVisible());
}

void TestPayloadView::emptyAndCleared()
{
    PayloadView view;
    view.show();
    QVERIFY(!child<QAction>(view, "payloadCopy")->isEnabled());
    QVERIFY(!child<QAction>(view, "payloadCopyCommand")->isEnabled());
    view.setMessage({}, {}, QStringLiteral("s"));
    QCOMPARE(child<QLabel>(view, "payloadNote")->text(), QStringLiteral("The payload is empty."));
    QVERIFY(child<QAction>(view, "payloadCopyCommand")->isEnabled());
    view.setMessage("text", {}, QStringLiteral("s"));
    view.clear();
    QCOMPARE(child<CodeEditor>(view, "payloadEditor")->text(), QString());
    QCOMPARE(child<QLabel>(view, "payloadSize")->text(), QString());
    QVERIFY(!child<QAction>(view, "payloadSave")->isEnabled());
}

void TestPayloadView::bigPayloadsRenderInTheBackground()
{
    PayloadView view;
    view.resize(700, 400);
    view.show();
    QSignalSpy finished(&view, &PayloadView::renderingFinished);
    for (const auto &payload : { QByteArray(64 << 20, 'x'), QByteArray(64 << 20, '['),
             QByteArray('"' + QByteArray(50 << 20, 'y') + '"'), QByteArray(64 << 20, '\0') }) {
        view.setMessage(payload, {}, QStringLiteral("big"));
        QVERIFY(view.isRendering());
        QVERIFY(child<QLabel>(view, "payloadNote")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!view.isRendering(), 60'000);
        QVERIFY(view.rendered().truncated);
        QVERIFY(view.rendered().text.size() <= (1 << 20) + (1 << 10));
        QVERIFY(child<QAbstractButton>(view, "payloadMore")->isVisible());
        QVERIFY(!view.grab().isNull());
    }
    QCOMPARE(finished.size(), 4);
}

void TestPayloadView::onlyTheNewestIsShown()
{
    PayloadView view;
    view.show();
    QSignalSpy finished(&view, &PayloadView::renderingFinished);
    for (int i = 0; i < 50; ++i) {
        view.setMessage(QByteArray(100'000 + i, 'x'), {}, QStringLiteral("s"));
        if (i % 10 == 0) {
            QCoreApplication::sendPostedEvents();
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(!view.isRendering(), 30'000);
    QCOMPARE(view.rendered().text.count(QLatin1Char('x')), 100'049);
    QCOMPARE(finished.size(), 1);
    // A small one overtakes a big one.
    view.setMessage(QByteArray(32 << 20, 'x'), {}, QStringLiteral("s"));
    view.setMessage("small", {}, QStringLiteral("s"));
    QCOMPARE(view.rendered().text, QStringLiteral("small"));
    QTest::qWait(0);
    QCOMPARE(child<CodeEditor>(view, "payloadEditor")->text(), QStringLiteral("small"));
}

void TestPayloadView::showsMore()
{
    PayloadView view;
    view.show();
    view.setFormat(PayloadFormat::Hex);
    view.setMessage(QByteArray(200'000, 'x'), {}, QStringLiteral("s"));
    QTRY_VERIFY_WITH_TIMEOUT(!view.isRendering(), 30'000);
    QCOMPARE(view.rendered().shownBytes, 64 << 10);
    auto *more = child<QAbstractButton>(view, "payloadMore");
    QVERIFY(more->isVisible());
    more->click();
    QTRY_VERIFY_WITH_TIMEOUT(!view.isRendering(), 30'000);
    QCOMPARE(view.rendered().shownBytes, 200'000);
    QVERIFY(!more->isVisible());
}

void TestPayloadView::goesAwayWhileRendering()
{
    auto view = std::make_unique<PayloadView>();
    view->show();
    view->setMessage(QByteArray(32 << 20, '['), {}, QStringLiteral("s"));
    QTest::qWait(40);
    view.reset();
    QCoreApplication::sendPostedEvents();
}

void TestPayloadView::copiesAndSaves()
{
    PayloadView view;
    view.show();
    QSignalSpy status(&view, &PayloadView::statusText);
    view.setMessage("it's", { { "A", "1" } }, QStringLiteral("orders.new"), QStringLiteral("r"));
    child<QAction>(view, "payloadCopyCommand")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("nats pub --reply=r -H A:1 orders.new 'it'\\''s'"));
    const QByteArray bytes("\0\xFF", 2);
    view.setMessage(bytes, {}, QStringLiteral("s"));
    child<QAction>(view, "payloadCopy")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("00ff"));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("application/octet-stream")), bytes);
    QCOMPARE(status.size(), 2);

    QTemporaryDir folder;
    QSignalSpy saved(&view, &PayloadView::saved);
    const auto path = folder.filePath(QStringLiteral("payload.bin"));
    view.saveTo(path);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(saved.takeFirst().at(1).toBool());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    view.saveTo(folder.filePath(QStringLiteral("missing/payload.bin")));
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!saved.takeFirst().at(1).toBool());
}

void TestPayloadView::namesEveryControl()
{
    PayloadView view;
    HeadersView headers;
    view.show();
    child<CodeEditor>(view, "payloadEditor")->openFind();
    for (auto *root : std::initializer_list<QWidget *> { &view, &headers }) {
        for (auto *widget : root->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<QAbstractButton *>(widget) != nullptr
                || qobject_cast<QComboBox *>(widget) != nullptr || qobject_cast<QTableView *>(widget) != nullptr;
            if (isControl && !widget->objectName().startsWith(QLatin1String("qt_")) && widget->isVisible()) {
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
                QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            }
        }
    }
    QCOMPARE(child<QWidget>(view, "codeEditorText")->accessibleName(), QStringLiteral("Payload text"));
}

void TestPayloadView::showsHeaders()
{
    HeadersView view;
    view.resize(400, 200);
    view.show();
    auto *table = child<QTableView>(view, "headersTable");
    const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QVERIFY(child<QLabel>(view, "headersEmpty")->isVisible());
    view.setHeaders({ { "A", "1" }, { "A", "2\n<b>" }, { "B", "\xFF" } }, 503, "No Responders");
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("A"));
    QCOMPARE(table->model()->index(1, 1).data().toString(), QStringLiteral("2 <b>"));
    QVERIFY(table->model()->index(1, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
    QCOMPARE(child<QLabel>(view, "headersStatus")->text(), QStringLiteral("Status 503: No Responders"));
    view.copy();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("A: 1\nA: 2\n<b>\nB: ")));
    table->selectRow(0);
    view.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("A: 1\n"));
    view.clear();
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(!child<QLabel>(view, "headersStatus")->isVisible());
}

QTEST_MAIN(TestPayloadView)
#include "tst_payloadview.moc"
