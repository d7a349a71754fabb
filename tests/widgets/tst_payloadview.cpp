// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/headersview.h"
#include "widgets/common/payloadformatsdialog.h"
#include "widgets/common/payloadview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace natsight;

namespace {

// Of Python: gzip.compress(msgpack.packb({"id": 17, "price": 12.5}), mtime=0).
const QByteArray gzipped = QByteArray::fromHex(
    "1f8b08000000000002036b5a949922b8b4a0283339f5b48326031800006c4a8af614000000");

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
    void unpacks();
    void showsPictures();
    void saysWherePackingBreaks();
    void remembersFormats();
    void listsRememberedFormats();
};

void TestPayloadView::init()
{
    PayloadRulesBook::shared().setChoices({});
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

void TestPayloadView::unpacks()
{
    PayloadView view;
    view.resize(700, 400);
    view.show();
    view.setMessage(gzipped, {}, QStringLiteral("orders.new"));
    QVERIFY(!view.isRendering());
    QCOMPARE(view.rendered().format, PayloadFormat::MessagePack);
    QCOMPARE(child<QLabel>(view, "payloadLayers")->text(), QStringLiteral("gzip › MessagePack"));
    QVERIFY(child<QLabel>(view, "payloadLayers")->isVisible());
    QVERIFY(child<QLabel>(view, "payloadSize")->text().endsWith(QStringLiteral(", unpacked ") + format::bytes(20)));
    QCOMPARE(child<QComboBox>(view, "payloadFormat")->currentText(), QStringLiteral("Auto: MessagePack"));
    const QString shown = QStringLiteral("{\n  \"id\": 17,\n  \"price\": 12.5\n}");
    QCOMPARE(child<CodeEditor>(view, "payloadEditor")->text(), shown);
    QVERIFY(child<QAction>(view, "payloadFold")->isEnabled());
    // The copy is what is seen, with the bytes as they came.
    view.copyPayload();
    QCOMPARE(QGuiApplication::clipboard()->text(), shown);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("application/octet-stream")), gzipped);
    // Hex is of the bytes that came.
    activateFormat(view, PayloadFormat::Hex);
    QVERIFY(view.rendered().text.startsWith(QLatin1String("00000000  1f 8b 08")));
    QVERIFY(!child<QLabel>(view, "payloadLayers")->isVisible());
    activateFormat(view, PayloadFormat::Auto);
    view.setMessage("{\"a\":1}", {}, QStringLiteral("s"));
    QVERIFY(!child<QLabel>(view, "payloadLayers")->isVisible());
    // Much in little is unpacked in the background: a million zeroes, packed twice by Python's gzip module.
    view.setMessage(
        QByteArray::fromBase64("H4sIAAAAAAACA5Pv5mAAASbmtwcZGYGMJoX/6/M8HBgZRsEoGAVDHqxnm3e6UsjBiZ8BAIx5wxjrAwAA"), {},
        QStringLiteral("s"));
    QVERIFY(view.isRendering());
    QTRY_VERIFY(!view.isRendering());
    QVERIFY(child<QLabel>(view, "payloadSize")->text().endsWith(QStringLiteral(", unpacked ") + format::bytes(1e6)));
    QCOMPARE(child<QLabel>(view, "payloadLayers")->text(), QStringLiteral("gzip › gzip › Hex"));
}

void TestPayloadView::showsPictures()
{
    QImage image(60, 40, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(image.save(&buffer, "PNG"));
    PayloadView view;
    view.resize(700, 400);
    view.show();
    for (const QByteArray &payload : { bytes, bytes.toBase64() }) {
        view.setMessage(payload, {}, QStringLiteral("pictures"));
        QTRY_VERIFY(!view.isRendering());
        QCOMPARE(view.rendered().format, PayloadFormat::Image);
        QCOMPARE(view.picture().size, QSize(60, 40));
        auto *picture = child<QWidget>(view, "payloadPicture");
        QVERIFY(picture->isVisible());
        QCOMPARE(picture->accessibleName(), QStringLiteral("Picture, 60 by 40 points"));
        QVERIFY(child<QLabel>(view, "payloadSize")->text().startsWith(QStringLiteral("60 × 40 points")));
        const QImage drawn = picture->grab().toImage();
        QCOMPARE(QColor(drawn.pixel(drawn.rect().center())), QColor(Qt::darkGreen));
    }
    QCOMPARE(child<QLabel>(view, "payloadLayers")->text(), QStringLiteral("base64 › Image"));
    // A picture that breaks is shown by its bytes.
    view.setMessage(bytes.first(20), {}, QStringLiteral("pictures"));
    QTRY_VERIFY(!view.isRendering());
    QVERIFY(view.picture().image.isNull());
    QVERIFY(child<QWidget>(view, "payloadEditor")->isVisible());
    QVERIFY(child<QLabel>(view, "payloadNote")->text().startsWith(QStringLiteral("The picture cannot be read")));
    QVERIFY(view.rendered().text.startsWith(QLatin1String("00000000  89 50 4e 47")));
    view.setMessage("text", {}, QStringLiteral("s"));
    QVERIFY(child<QWidget>(view, "payloadEditor")->isVisible());
}

void TestPayloadView::saysWherePackingBreaks()
{
    PayloadView view;
    view.resize(700, 400);
    view.show();
    view.setMessage(gzipped.chopped(6), {}, QStringLiteral("s"));
    QCOMPARE(view.rendered().format, PayloadFormat::MessagePack);
    auto *problem = child<QLabel>(view, "payloadProblem");
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("The gzip data breaks at byte 31")), qPrintable(problem->text()));
    view.setMessage(gzipped.first(9), {}, QStringLiteral("s"));
    QVERIFY(problem->isVisible());
    QVERIFY(view.rendered().text.startsWith(QLatin1String("00000000  1f 8b 08")));
    // Asked for by hand, half a tree is shown.
    activateFormat(view, PayloadFormat::MessagePack);
    view.setMessage(QByteArray::fromHex("82a2696411a5707269"), {}, QStringLiteral("s"));
    QVERIFY(view.rendered().text.contains(QStringLiteral("\"id\": 17")));
    QVERIFY2(problem->text().contains(QStringLiteral("Not MessagePack from byte 5 on")), qPrintable(problem->text()));
    child<QAbstractButton>(view, "payloadGoToProblem")->click();
    activateFormat(view, PayloadFormat::Auto);
}

void TestPayloadView::remembersFormats()
{
    PayloadView view;
    PayloadView other;
    view.resize(700, 400);
    view.show();
    other.show();
    const QByteArray block = QByteArray::fromHex("1d1468656c6c6f205a0600");
    view.setMessage(block, {}, QStringLiteral("orders.eu.new"));
    other.setMessage(block, {}, QStringLiteral("orders.eu.paid"));
    QCOMPARE(view.rendered().format, PayloadFormat::Hex);
    activateFormat(view, PayloadFormat::SnappyBlock);
    QCOMPARE(view.rendered().text, QStringLiteral("hello hello hello hello hello"));
    auto *menu = child<QMenu>(view, "payloadChoices");
    const auto action = [menu](const char *name) {
        Q_EMIT menu->aboutToShow();
        return menu->findChild<QAction *>(QLatin1String(name));
    };
    QCOMPARE(action("payloadAlways0")->text(), QStringLiteral("Always Snappy block for orders.eu.new"));
    QCOMPARE(action("payloadAlways2")->text(), QStringLiteral("Always Snappy block for orders.>"));
    QVERIFY(action("payloadForget") == nullptr);
    QSignalSpy status(&view, &PayloadView::statusText);
    action("payloadAlways1")->trigger();
    QCOMPARE(status.size(), 1);
    QCOMPARE(view.format(), PayloadFormat::Auto);
    QCOMPARE(view.rendered().text, QStringLiteral("hello hello hello hello hello"));
    // It holds for other views, and for other subjects of the pattern.
    QCOMPARE(other.rendered().text, QStringLiteral("hello hello hello hello hello"));
    other.setMessage(block, {}, QStringLiteral("orders.us.new"));
    QCOMPARE(other.rendered().format, PayloadFormat::Hex);
    action("payloadForget")->trigger();
    QCOMPARE(view.rendered().format, PayloadFormat::Hex);
    QVERIFY(PayloadRulesBook::shared().isEmpty());
    // Without a subject there is nothing to remember it for.
    view.setMessage(block, {}, {});
    QVERIFY(!child<QWidget>(view, "payloadChoicesButton")->isVisible());
}

void TestPayloadView::listsRememberedFormats()
{
    PayloadView view;
    view.resize(700, 400);
    view.show();
    view.setMessage("{}", {}, QStringLiteral("orders.new"));
    auto *menu = child<QMenu>(view, "payloadChoices");
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction *>(QStringLiteral("payloadFormats"))->trigger();
    QPointer<PayloadFormatsDialog> dialog = child<PayloadFormatsDialog>(view, "payloadFormatsDialog");
    auto *pattern = child<QLineEdit>(*dialog, "payloadFormatsPattern");
    auto *format = child<QComboBox>(*dialog, "payloadFormatsFormat");
    auto *list = child<QListWidget>(*dialog, "payloadFormatsList");
    auto *set = child<QAbstractButton>(*dialog, "payloadFormatsSet");
    QCOMPARE(pattern->text(), QStringLiteral("orders.*"));
    QCOMPARE(format->currentText(), QStringLiteral("JSON"));
    pattern->setText(QStringLiteral("orders..x"));
    QVERIFY(!set->isEnabled());
    QVERIFY(child<QLabel>(*dialog, "payloadFormatsProblem")->isVisible());
    pattern->setText(QStringLiteral("orders.>"));
    format->setCurrentIndex(format->findData(QVariant::fromValue(PayloadFormat::Hex)));
    set->click();
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), QStringLiteral("orders.>: Hex"));
    QCOMPARE(view.rendered().format, PayloadFormat::Hex);
    pattern->setText(QStringLiteral("orders.new"));
    set->click();
    QCOMPARE(list->item(0)->text(), QStringLiteral("orders.new: Hex"));
    list->setCurrentRow(1);
    QCOMPARE(pattern->text(), QStringLiteral("orders.>"));
    child<QAbstractButton>(*dialog, "payloadFormatsRemove")->click();
    QCOMPARE(list->count(), 1);
    for (auto *widget : dialog->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<QAbstractButton *>(widget) != nullptr
            || qobject_cast<QComboBox *>(widget) != nullptr || qobject_cast<QLineEdit *>(widget) != nullptr
            || qobject_cast<QListWidget *>(widget) != nullptr;
        if (isControl && widget->isVisible() && !widget->objectName().startsWith(QLatin1String("qt_"))) {
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    child<QAbstractButton>(*dialog, "payloadFormatsClose")->click();
    QTRY_VERIFY(dialog.isNull());
}

QTEST_MAIN(TestPayloadView)
#include "tst_payloadview.moc"
