// SPDX-License-Identifier: GPL-3.0-or-later
// The composer as a person uses it: by names of widgets and by keyboard; the official CLI answers.
#include "models/compose/collections.h"
#include "models/compose/sendhistory.h"
#include "models/core/format.h"
#include "models/core/link.h"
#include "tests/jetstream/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/codeeditor.h"
#include "widgets/compose/composerpage.h"
#include "widgets/compose/composerview.h"
#include "widgets/compose/histogramview.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QInputDialog>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTreeView>

using namespace natsight;
using namespace std::chrono_literals;
using Mode = ComposedMessage::Mode;

class TestComposer : public QObject, private JetStreamFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void saysWhatItIs();
    void publishesByKeyboard();
    void requestsByKeyboard();
    void tellsThatNobodyListens();
    void publishesToAStream();
    void isReadOnly();
    void checksWhileTyping();
    void headersAreTyped();
    void fillsInAMessage();
    void copiesAndPastesCommands();
    void burst();
    void asksAboveAThreshold();
    void savesAndSendsAgain();
    void environmentOfACollection();
    void historyFillsIn();
    void suggestsSubjects();
    void burstCountsAllReplies();
    void burstTellsDuplicates();
    void largeBodies();
    void bytesOfHeadersStay();
    void openSavedByLink();
    void page();

private:
    using View = Shown<ComposerView>;
    [[nodiscard]] std::unique_ptr<View> show();
    void startEcho();
    static void type(View &shown, const char *name, const QString &text);
    static void choose(View &shown, const char *name, int data);
    static void trigger(View &shown, const char *name);
    static void answer(View &shown, const char *name, const QString &text);

    std::unique_ptr<CollectionModel> m_collections;
    std::unique_ptr<SendHistory> m_history;
    std::unique_ptr<QProcess> m_echo;
};

void TestComposer::initTestCase()
{
    NATSIGHT_NEED_SERVER();
    NATSIGHT_NEED_CLI();
    QVERIFY(openServer());
}

void TestComposer::init()
{
    beginTest();
    m_collections = std::make_unique<CollectionModel>();
    m_history = std::make_unique<SendHistory>();
}

void TestComposer::cleanup()
{
    if (m_echo) {
        m_echo->kill();
        m_echo->waitForFinished();
        m_echo.reset();
    }
    endTest();
}

void TestComposer::cleanupTestCase()
{
    QVERIFY(closeServer());
}

std::unique_ptr<TestComposer::View> TestComposer::show()
{
    auto shown = std::make_unique<View>([this](QWidget *parent) {
        auto *view = new ComposerView(m_collections.get(), m_history.get(), parent);
        view->setSession(m_session.get(), QStringLiteral("test"));
        return view;
    });
    shown->window.activateWindow();
    return shown;
}

void TestComposer::startEcho()
{
    m_echo = std::make_unique<QProcess>();
    m_echo->setStandardInputFile(QProcess::nullDevice());
    m_echo->start(natsCli(),
        { QStringLiteral("--server"), m_server->url(), QStringLiteral("reply"), QStringLiteral("echo.me"),
            QStringLiteral("--echo") });
    QVERIFY(m_echo->waitForStarted());
    const auto answers = [this] { return received(m_session->request({ "echo.me", "x" }, 1s)).has_value(); };
    QTRY_VERIFY_WITH_TIMEOUT(answers(), 30'000);
}

void TestComposer::type(View &shown, const char *name, const QString &text)
{
    auto *edit = shown.child<QLineEdit>(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void TestComposer::choose(View &shown, const char *name, int data)
{
    auto *box = shown.child<QComboBox>(name);
    box->setCurrentIndex(box->findData(data));
}

void TestComposer::trigger(View &shown, const char *name)
{
    shown.child<QAction>(name)->trigger();
}

void TestComposer::answer(View &shown, const char *name, const QString &text)
{
    auto *dialog = shown.child<QInputDialog>(name);
    dialog->setTextValue(text);
    dialog->accept();
    QTRY_VERIFY(!shown.window.findChild<QInputDialog *>(QLatin1String(name)));
}

void TestComposer::saysWhatItIs()
{
    const auto shown = show();
    SAYS(*shown, "What comes back stands here.");
    SAYS(*shown, "To test");
    SAYS(*shown, "No saved messages yet.");
    for (QWidget *widget : shown->window.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->objectName().startsWith(QLatin1String("qt_"))
            || qobject_cast<QLineEdit *>(widget->parentWidget()) || qobject_cast<QSpinBox *>(widget->parentWidget()))
            continue;
        if (!qobject_cast<QAbstractButton *>(widget) && !qobject_cast<QLineEdit *>(widget)
            && !qobject_cast<QComboBox *>(widget) && !qobject_cast<QAbstractItemView *>(widget))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

void TestComposer::publishesByKeyboard()
{
    const auto mailbox = std::make_shared<Mailbox<Message>>();
    const auto subscription = m_session->subscribe("orders.>", {}, mailbox);
    QVERIFY(subscription);
    const auto shown = show();
    shown->page->begin(false);
    type(*shown, "composeSubject", QStringLiteral("orders.new"));
    shown->child<CodeEditor>("composeBody")->setText(QStringLiteral("hello"));
    QTest::keyClick(shown->child<QLineEdit>("composeSubject"), Qt::Key_Return, Qt::ControlModifier);
    SAYS(*shown, " to orders.new.");
    std::vector<Message> got;
    const auto arrived = [&] {
        got = mailbox->take();
        return !got.empty();
    };
    // Taken once: QTRY_VERIFY would look again.
    QVERIFY(QTest::qWaitFor(arrived, 30'000));
    QCOMPARE(got.front().subject, QByteArray("orders.new"));
    QCOMPARE(got.front().payload, QByteArray("hello"));
    QCOMPARE(m_history->rowCount(), 1);
    m_session->unsubscribe(*subscription);
}

void TestComposer::requestsByKeyboard()
{
    startEcho();
    const auto shown = show();
    shown->page->begin(true);
    type(*shown, "composeSubject", QStringLiteral("echo.me"));
    shown->child<CodeEditor>("composeBody")->setText(QStringLiteral("{\"n\": {{count}}}"));
    choose(*shown, "composeFormat", int(ComposedMessage::Body::JsonText));
    QTest::keyClick(shown->child<QLineEdit>("composeSubject"), Qt::Key_Return);
    SAYS(*shown, "Answered after");
    auto *table = shown->child<QTableView>("replyTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, ReplyModel::Preview).data().toString(), QStringLiteral("{\"n\": 1}"));
    SAYS(*shown, "Reply 1");
}

void TestComposer::tellsThatNobodyListens()
{
    const auto shown = show();
    shown->page->begin(true);
    type(*shown, "composeSubject", QStringLiteral("nobody.here"));
    QTest::mouseClick(shown->child<QPushButton>("composeSend"), Qt::LeftButton);
    SAYS(*shown, "Nobody listens on nobody.here.");
    QTRY_COMPARE(shown->child<QPushButton>("composeSend")->text(), QStringLiteral("Send request"));
}

void TestComposer::publishesToAStream()
{
    VERIFY_RESULT(received(m_client->createStream(json(R"({"name": "ORDERS", "subjects": ["orders.>"]})"))));
    const auto shown = show();
    choose(*shown, "composeMode", int(Mode::JetStream));
    shown->child<QTabWidget>("composeTabs")->setCurrentIndex(2);
    type(*shown, "composeSubject", QStringLiteral("orders.new"));
    type(*shown, "composeMessageId", QStringLiteral("a"));
    QTest::mouseClick(shown->child<QPushButton>("composeSend"), Qt::LeftButton);
    SAYS(*shown, "Stored in stream ORDERS at sequence 1.");
    QTRY_VERIFY(shown->child<QPushButton>("composeSend")->text() != QStringLiteral("Give up"));
    QTest::mouseClick(shown->child<QPushButton>("composeSend"), Qt::LeftButton);
    SAYS(*shown, "has this message id already");
    QCOMPARE(shown->child<QLineEdit>("composeTtl")->isEnabled(), m_session->status().server.isAtLeast(2, 11));
}

void TestComposer::isReadOnly()
{
    const auto shown = show();
    type(*shown, "composeSubject", QStringLiteral("a"));
    QVERIFY(shown->child<QPushButton>("composeSend")->isEnabled());
    shown->page->setReadOnly(true);
    QVERIFY(!shown->child<QPushButton>("composeSend")->isEnabled());
    QVERIFY(!shown->child<QPushButton>("burstStart")->isEnabled());
    SAYS(*shown, "read-only");
    QTest::keyClick(shown->child<QLineEdit>("composeSubject"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_history->rowCount(), 0);
    shown->page->setReadOnly(false);
    QVERIFY(shown->child<QPushButton>("composeSend")->isEnabled());
    shown->page->setSession(nullptr, {});
    SAYS(*shown, "There is no connection.");
}

void TestComposer::checksWhileTyping()
{
    const auto shown = show();
    type(*shown, "composeSubject", QStringLiteral("a.*"));
    auto *problem = shown->child<QLabel>("composeProblem");
    QTRY_VERIFY(problem->isVisible() && !problem->text().isEmpty());
    QVERIFY(!shown->child<QPushButton>("composeSend")->isEnabled());
    type(*shown, "composeSubject", QStringLiteral("a.b"));
    QTRY_VERIFY(!problem->isVisible());
    shown->child<CodeEditor>("composeBody")->setText(QStringLiteral("{{nobody}}"));
    SAYS(*shown, "{{nobody}}");
    QTest::mouseClick(shown->child<QCheckBox>("composeVariables"), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY(!problem->isVisible());
    shown->child<CodeEditor>("composeBody")->setText(QStringLiteral("{\"a\":1}"));
    choose(*shown, "composeFormat", int(ComposedMessage::Body::JsonText));
    QTest::mouseClick(shown->child<QPushButton>("composeLayOut"), Qt::LeftButton);
    QVERIFY(shown->child<CodeEditor>("composeBody")->text().contains(u'\n'));
}

void TestComposer::headersAreTyped()
{
    const auto shown = show();
    shown->child<QTabWidget>("composeTabs")->setCurrentIndex(1);
    auto *table = shown->child<QTableWidget>("composeHeaders");
    QCOMPARE(table->rowCount(), 1);
    table->setFocus();
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_F2);
    auto *editor = table->findChild<QLineEdit *>(QStringLiteral("composeHeaderEdit"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("X-Who"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(table->rowCount(), 2);
    table->item(0, 1)->setText(QStringLiteral("me"));
    const ComposedMessage draft = shown->page->draft();
    QCOMPARE(draft.headers.size(), 1);
    QCOMPARE(draft.headers.constFirst().name, QStringLiteral("X-Who"));
    QCOMPARE(draft.headers.constFirst().value, QStringLiteral("me"));
    QCOMPARE(shown->child<QTabWidget>("composeTabs")->tabText(1), QStringLiteral("Headers 1"));
    table->setCurrentCell(0, 0);
    trigger(*shown, "composeRemoveHeader");
    QVERIFY(shown->page->draft().headers.isEmpty());
}

void TestComposer::fillsInAMessage()
{
    const auto shown = show();
    type(*shown, "composeSubject", QStringLiteral("typed.before"));
    shown->page->compose({ "a.b", "{\"x\":1}", { { "A", "1" } } }, true);
    QCOMPARE(shown->page->draft().subject, QStringLiteral("a.b"));
    QCOMPARE(shown->page->draft().mode, Mode::Request);
    SAYS(*shown, "The message that was in the form was replaced.");
    auto *bar = shown->child<QWidget>("composerReplaced");
    QTest::mouseClick(bar->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(shown->page->draft().subject, QStringLiteral("typed.before"));
}

void TestComposer::copiesAndPastesCommands()
{
    const auto shown = show();
    QApplication::clipboard()->setText(QStringLiteral("nats req -H A:1 --replies=3 echo.me '{\"a\":1}'"));
    trigger(*shown, "composePasteCommand");
    ComposedMessage draft = shown->page->draft();
    QCOMPARE(draft.subject, QStringLiteral("echo.me"));
    QCOMPARE(draft.replies, ComposedMessage::Replies::Count);
    QCOMPARE(draft.headers.size(), 1);
    trigger(*shown, "composeCopyCommand");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("nats request --replies=3 -H A:1 echo.me '{\"a\":1}'"));
    QApplication::clipboard()->setText(QStringLiteral("rm -rf /"));
    trigger(*shown, "composePasteCommand");
    SAYS(*shown, "This command cannot be read");
    QCOMPARE(shown->page->draft().subject, QStringLiteral("echo.me"));
}

void TestComposer::burst()
{
    startEcho();
    const auto shown = show();
    shown->page->begin(true);
    type(*shown, "composeSubject", QStringLiteral("echo.me"));
    shown->child<QTabWidget>("composerResults")->setCurrentIndex(1);
    type(*shown, "burstCount", QStringLiteral("500"));
    QTest::keyClick(shown->child<QPushButton>("burstStart"), Qt::Key_Space);
    SAYS(*shown, "500 of 500 sent, 500 answered.");
    SAYS(*shown, "p50");
    QVERIFY(
        shown->child<HistogramView>("burstHistogram")->accessibleDescription().contains(QStringLiteral("500 answers")));
    QTRY_COMPARE(shown->child<QPushButton>("burstStart")->text(), QStringLiteral("Start"));
    QCOMPARE(m_history->rowCount(), 1);
    type(*shown, "burstCount", QStringLiteral("many"));
    QVERIFY(!shown->child<QPushButton>("burstStart")->isEnabled());
    // One that is cancelled.
    type(*shown, "burstCount", QStringLiteral("9000"));
    type(*shown, "burstRate", QStringLiteral("10"));
    QTest::mouseClick(shown->child<QPushButton>("burstStart"), Qt::LeftButton);
    QCOMPARE(shown->child<QPushButton>("burstStart")->text(), QStringLiteral("Cancel"));
    QTest::mouseClick(shown->child<QPushButton>("burstStart"), Qt::LeftButton);
    SAYS(*shown, "Cancelled:");
}

void TestComposer::asksAboveAThreshold()
{
    const auto shown = show();
    type(*shown, "composeSubject", QStringLiteral("flood"));
    shown->child<QTabWidget>("composerResults")->setCurrentIndex(1);
    type(*shown, "burstCount", QStringLiteral("10001"));
    QTest::mouseClick(shown->child<QPushButton>("burstStart"), Qt::LeftButton);
    QTRY_VERIFY(shown->dialog());
    QCOMPARE(shown->child<QPushButton>("burstStart")->text(), QStringLiteral("Start"));
    shown->dialog()->reject();
    QTRY_VERIFY(!shown->dialog());
    QTest::mouseClick(shown->child<QPushButton>("burstStart"), Qt::LeftButton);
    QTRY_VERIFY(shown->dialog());
    shown->dialog()->accept();
    const QString count = format::count(10'001);
    SAYS(*shown, QString(count + QStringLiteral(" of ") + count + QStringLiteral(" published.")));
}

void TestComposer::savesAndSendsAgain()
{
    const auto shown = show();
    type(*shown, "composeSubject", QStringLiteral("orders.saved"));
    QTest::mouseClick(shown->child<QPushButton>("savedSave"), Qt::LeftButton);
    answer(*shown, "messageName", QStringLiteral("my order"));
    QCOMPARE(m_collections->rowCount(), 1);
    QCOMPARE(m_collections->rowCount(m_collections->index(0, 0)), 1);
    // Changed in its place.
    type(*shown, "composeSubject", QStringLiteral("orders.changed"));
    QTest::mouseClick(shown->child<QPushButton>("savedSave"), Qt::LeftButton);
    QCOMPARE(shown->child<QInputDialog>("messageName")->textValue(), QStringLiteral("my order"));
    answer(*shown, "messageName", QStringLiteral("my order"));
    const QModelIndex saved = m_collections->index(0, 0, m_collections->index(0, 0));
    QCOMPARE(m_collections->message(saved).subject, QStringLiteral("orders.changed"));
    // Found, and filled in by keyboard.
    shown->page->setDraft({});
    type(*shown, "savedSearch", QStringLiteral("CHANGED"));
    auto *tree = shown->child<QTreeView>("savedTree");
    QCOMPARE(tree->model()->rowCount(), 1);
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
    QTest::keyClick(tree, Qt::Key_Return);
    QTRY_COMPARE(shown->page->draft().subject, QStringLiteral("orders.changed"));
    type(*shown, "savedSearch", QStringLiteral("nothing like it"));
    QCOMPARE(tree->model()->rowCount(), 0);
    type(*shown, "savedSearch", QStringLiteral("o"));
    // Deleted after a question.
    tree->expandAll();
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
    trigger(*shown, "savedRemove");
    QTRY_VERIFY(shown->dialog());
    shown->dialog()->accept();
    QTRY_COMPARE(m_collections->rowCount(m_collections->index(0, 0)), 0);
}

void TestComposer::environmentOfACollection()
{
    const auto shown = show();
    trigger(*shown, "savedNewCollection");
    answer(*shown, "collectionName", QStringLiteral("EU"));
    trigger(*shown, "savedEnvironment");
    answer(*shown, "environmentDialog", QStringLiteral("tenant=acme\nhost = eu"));
    QCOMPARE(
        m_collections->environment(m_collections->index(0, 0)).value(QStringLiteral("host")), QStringLiteral("eu"));
    trigger(*shown, "savedEnvironment");
    answer(*shown, "environmentDialog", QStringLiteral("no value"));
    SAYS(*shown, "has no name and value");
    QCOMPARE(m_collections->environment(m_collections->index(0, 0)).size(), 2);
    shown->page->setDraft({});
    type(*shown, "composeSubject", QStringLiteral("a.{{tenant}}"));
    QVERIFY(!shown->child<QPushButton>("composeSend")->isEnabled());
    QTest::mouseClick(shown->child<QPushButton>("savedSave"), Qt::LeftButton);
    answer(*shown, "messageName", QStringLiteral("of the tenant"));
    QVERIFY(shown->child<QPushButton>("composeSend")->isEnabled());
    QTest::mouseClick(shown->child<QPushButton>("composeSend"), Qt::LeftButton);
    SAYS(*shown, "to a.acme.");
}

void TestComposer::historyFillsIn()
{
    const auto shown = show();
    type(*shown, "composeSubject", QStringLiteral("one"));
    QTest::keyClick(shown->child<QLineEdit>("composeSubject"), Qt::Key_Return);
    SAYS(*shown, "to one.");
    QTRY_COMPARE(m_history->rowCount(), 1);
    shown->page->setDraft({});
    shown->child<QTabWidget>("savedTabs")->setCurrentIndex(1);
    auto *table = shown->child<QTableView>("historyTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(shown->page->draft().subject, QStringLiteral("one"));
    SAYS(*shown, "1 of the last 500");
}

void TestComposer::suggestsSubjects()
{
    const auto shown = show();
    shown->page->begin(true);
    auto *subject = shown->child<QLineEdit>("composeSubject");
    QList<Mode> asked;
    shown->page->setSubjectSource([&asked](const QString &typed, Mode mode) {
        asked << mode;
        SubjectSuggestions found(typed);
        for (const char *one : { "orders.new", "orders.paid.>", "hello.echo" })
            (void)found.add(one, QStringLiteral("known from a test"));
        return found.best();
    });
    auto *popup = subject->completer()->popup();
    QCOMPARE(popup->objectName(), QStringLiteral("composeSubjects"));
    QVERIFY(QTest::qWaitForWindowActive(&shown->window)); // only who has the focus takes what is chosen
    subject->setFocus();
    QTRY_VERIFY(subject->hasFocus());
    QTest::keyClicks(subject, QStringLiteral("ord"));
    QTRY_VERIFY(popup->isVisible());
    QCOMPARE(popup->model()->rowCount(), 2);
    QCOMPARE(popup->model()->index(0, 1).data().toString(), QStringLiteral("known from a test"));
    QCOMPARE(asked.constLast(), Mode::Request);
    // Marked and taken; Enter does not send it as well.
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_VERIFY(!popup->isVisible());
    QCOMPARE(subject->text(), QStringLiteral("orders.paid."));
    QCOMPARE(m_history->rowCount(), 0);
    QVERIFY(shown->child<QPushButton>("composeSend")->text() == QStringLiteral("Send request"));
    // Esc closes it and leaves what is typed; Down opens it again, with all when nothing is typed.
    subject->selectAll();
    QTest::keyClicks(subject, QStringLiteral("he"));
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Escape);
    QTRY_VERIFY(!popup->isVisible());
    QCOMPARE(subject->text(), QStringLiteral("he"));
    subject->selectAll();
    QTest::keyClick(subject, Qt::Key_Backspace);
    QTest::keyClick(subject, Qt::Key_Down);
    QTRY_VERIFY(popup->isVisible());
    QCOMPARE(popup->model()->rowCount(), 3);
    QTest::keyClick(popup, Qt::Key_Escape);
    // What fits nothing shows nothing, and Enter sends while nothing is marked.
    QTest::keyClicks(subject, QStringLiteral("nobody.here"));
    QVERIFY(!popup->isVisible());
    subject->selectAll();
    QTest::keyClicks(subject, QStringLiteral("hello"));
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Return);
    SAYS(*shown, "Nobody listens on hello.");
    shown->page->setSubjectSource(nullptr);
    subject->selectAll();
    QTest::keyClicks(subject, QStringLiteral("ord"));
    QVERIFY(!popup->isVisible());
}

void TestComposer::burstCountsAllReplies()
{
    startEcho();
    const auto shown = show();
    shown->page->begin(true);
    type(*shown, "composeSubject", QStringLiteral("echo.me"));
    choose(*shown, "composeReplies", int(ComposedMessage::Replies::UntilStall));
    shown->child<QTabWidget>("composerResults")->setCurrentIndex(1);
    type(*shown, "burstCount", QStringLiteral("64"));
    QTest::keyClick(shown->child<QPushButton>("burstStart"), Qt::Key_Space);
    SAYS(*shown, "64 of 64 sent, 64 answered, 64 replies, 1 each.");
}

void TestComposer::burstTellsDuplicates()
{
    VERIFY_RESULT(received(m_client->createStream(json(R"({"name": "ORDERS", "subjects": ["orders.>"]})"))));
    const auto shown = show();
    choose(*shown, "composeMode", int(Mode::JetStream));
    type(*shown, "composeSubject", QStringLiteral("orders.new"));
    type(*shown, "composeMessageId", QStringLiteral("{{count}}"));
    shown->child<QTabWidget>("composerResults")->setCurrentIndex(1);
    type(*shown, "burstCount", QStringLiteral("40"));
    QTest::keyClick(shown->child<QPushButton>("burstStart"), Qt::Key_Space);
    SAYS(*shown, "40 of 40 sent, 40 answered.");
    QTRY_COMPARE(shown->child<QPushButton>("burstStart")->text(), QStringLiteral("Start"));
    QTest::keyClick(shown->child<QPushButton>("burstStart"), Qt::Key_Space);
    SAYS(*shown, "40 of 40 sent, 40 answered, 40 of them duplicates that the stream had already.");
}

void TestComposer::largeBodies()
{
    const auto shown = show();
    auto *body = shown->child<CodeEditor>("composeBody");
    type(*shown, "composeSubject", QStringLiteral("a"));
    // Looked at when nothing was typed for a moment, and before it is sent in any case.
    QSignalSpy changed(shown->page, &ComposerView::draftChanged);
    body->setText(QString(200'000, u'x') + QStringLiteral("{{nobody}}"));
    QCOMPARE(changed.size(), 0);
    SAYS(*shown, "{{nobody}}");
    QVERIFY(!shown->child<QPushButton>("composeSend")->isEnabled());
    QVERIFY(!changed.isEmpty());
    changed.clear();
    body->setText(QString(200'000, u'y'));
    QCOMPARE(changed.size(), 0);
    QVERIFY(!shown->child<QPushButton>("composeSend")->isEnabled());
    QTRY_VERIFY(shown->child<QPushButton>("composeSend")->isEnabled());
    QVERIFY(!changed.isEmpty());
    body->setText(QString(200'000, u'x') + QStringLiteral("{{nobody}}"));
    QTest::keyClick(shown->child<QLineEdit>("composeSubject"), Qt::Key_Return);
    SAYS(*shown, "is no variable of Natsight");
    QCOMPARE(m_history->rowCount(), 0);
}

void TestComposer::bytesOfHeadersStay()
{
    const auto mailbox = std::make_shared<Mailbox<Message>>();
    const auto subscription = m_session->subscribe("orders.>", {}, mailbox);
    QVERIFY(subscription);
    const auto shown = show();
    const Headers headers { { "X-Name", "caf\xe9" }, { "X-Text", "plain" } };
    shown->page->compose({ "orders.again", "x", headers }, false);
    SAYS(*shown, "are sent byte for byte as they are");
    QTest::mouseClick(shown->child<QPushButton>("composeSend"), Qt::LeftButton);
    std::vector<Message> got;
    QVERIFY(QTest::qWaitFor(
        [&] {
            got = mailbox->take();
            return !got.empty();
        },
        30'000));
    QCOMPARE(headerValue(got.front().headers, "X-Name"), QByteArray("caf\xe9"));
    // Typed over, it is text.
    auto *table = shown->child<QTableWidget>("composeHeaders");
    QVERIFY(table->item(0, 1)->toolTip().contains(QStringLiteral("63 61 66 e9")));
    table->item(0, 1)->setText(QStringLiteral("café"));
    QVERIFY(shown->page->draft().headers.constFirst().raw.isEmpty());
    QCOMPARE(shown->page->draft().headers.constFirst().value, QStringLiteral("café"));
    // A subject that cannot be typed is said to be another.
    shown->page->compose({ "orders.\xe9", {} }, false);
    SAYS(*shown, "is another subject");
    m_session->unsubscribe(*subscription);
}

void TestComposer::openSavedByLink()
{
    const auto collection = m_collections->addCollection(QStringLiteral("Orders"));
    ComposedMessage message;
    message.subject = QStringLiteral("orders.{{region}}");
    QVERIFY(m_collections->addMessage(*collection, QStringLiteral("new / order"), message));
    QVERIFY(m_collections->setEnvironment(*collection, { { QStringLiteral("region"), QStringLiteral("eu") } }));
    const auto link = [](const QString &text) { return *Link::parse(text); };
    Shown<ComposerPage> shown([&](QWidget *parent) {
        return ComposerPage::make(m_session.get(), m_collections.get(), m_history.get(),
            link(QStringLiteral("natsight://test/compose/saved/Orders/new%20%2F%20order")), parent);
    });
    QVERIFY(shown.page);
    QCOMPARE(shown.page->view()->draft().subject, QStringLiteral("orders.{{region}}"));
    QTRY_VERIFY(shown.child<QPushButton>("composeSend")->isEnabled()); // its environment came with it
    shown.child<QAction>("savedLink")->trigger();
    QCOMPARE(
        QApplication::clipboard()->text(), QStringLiteral("natsight://test/compose/saved/Orders/new%20%2F%20order"));
    // A collection is shown; what is gone is told.
    QVERIFY(shown.page->goTo(link(QStringLiteral("natsight://test/compose/saved/Orders"))));
    QCOMPARE(shown.child<QTreeView>("savedTree")->currentIndex().data().toString(), QStringLiteral("Orders"));
    QVERIFY(shown.page->goTo(link(QStringLiteral("natsight://test/compose/saved/Orders/old"))));
    SAYS(shown, "Nothing is saved as “Orders / old” here");
    // A subject of that name is one still.
    QVERIFY(shown.page->goTo(link(QStringLiteral("natsight://test/compose/saved"))));
    QCOMPARE(shown.page->view()->draft().subject, QStringLiteral("saved"));
}

void TestComposer::page()
{
    Shown<ComposerPage> shown([this](QWidget *parent) {
        return ComposerPage::make(m_session.get(), m_collections.get(), m_history.get(),
            { QStringLiteral("test"), QStringLiteral("compose"), { QStringLiteral("a.b") } }, parent);
    });
    QCOMPARE(shown.page->title(), QStringLiteral("Composer"));
    QCOMPARE(shown.page->view()->draft().subject, QStringLiteral("a.b"));
    QVERIFY(shown.page->goTo({ QStringLiteral("test"), QStringLiteral("compose"), { QStringLiteral("c") } }));
    QCOMPARE(shown.page->view()->draft().subject, QStringLiteral("c"));
    QVERIFY(!ComposerPage::make(m_session.get(), m_collections.get(), m_history.get(),
        { QStringLiteral("test"), QStringLiteral("compose"), { QStringLiteral("a"), QStringLiteral("b") } }));
    shown.page->setReadOnly(true);
    QVERIFY(!shown.child<QPushButton>("composeSend")->isEnabled());
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
