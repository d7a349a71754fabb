// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/respondersview.h"

#include "tests/compose/support.h"
#include "tests/widgets/shown.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

class TestRespondersView : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ResponderFeed> m_feed;

    Shown<RespondersPage> shown()
    {
        return Shown<RespondersPage>([this](QWidget *parent) {
            return new RespondersPage(
                m_feed.get(), Link { QStringLiteral("test"), QStringLiteral("responders"), {} }, parent);
        });
    }
    Result<Reply> ask(const QByteArray &subject, const QByteArray &payload = {})
    {
        return received(m_session->request({ subject, payload, {}, {} }, 5s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>();
        QVERIFY(m_server->start());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QVERIFY(isConnected(*m_session));
        m_feed = std::make_unique<ResponderFeed>(m_session.get());
    }
    void cleanup()
    {
        m_feed.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed());
    }

    void emptyStateExplains()
    {
        auto page = shown();
        SAYS(page, "Nothing is answered from here yet.");
        QVERIFY(page.says("roll call"));
        QVERIFY(!page.child<QWidget>("heldPane")->isVisible());
        QVERIFY(!page.child<QToolButton>("respondersStopAll")->isEnabled());
    }

    void aResponderByKeyboard()
    {
        auto page = shown();
        page.window.activateWindow();
        page.child<QToolButton>("respondersNew")->setFocus();
        QTest::keyClick(page.child<QToolButton>("respondersNew"), Qt::Key_Space);
        QTRY_VERIFY(page.dialog());
        QDialog *dialog = page.dialog();
        auto *subject = dialog->findChild<QLineEdit *>(QStringLiteral("responderSubject"));
        auto *start = dialog->findChild<QPushButton *>(QStringLiteral("responderStart"));
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("responderProblem"));
        QVERIFY(!start->isEnabled());
        QTest::keyClicks(subject, QStringLiteral("$JS.>"));
        QVERIFY(problem->text().contains(QStringLiteral("NATS itself")));
        subject->clear();
        QTest::keyClicks(subject, QStringLiteral("greet.*"));
        QVERIFY(start->isEnabled());
        auto *body = dialog->findChild<QPlainTextEdit *>(QStringLiteral("answerBody"));
        QTest::keyClicks(body, QStringLiteral("Hello {{request.token 2}}, {{request.payload}}"));
        auto *sample = dialog->findChild<QLineEdit *>(QStringLiteral("sampleRequest"));
        QTest::keyClicks(sample, QStringLiteral("you"));
        auto *preview = dialog->findChild<QPlainTextEdit *>(QStringLiteral("answerPreview"));
        QCOMPARE(preview->toPlainText(), QStringLiteral("Hello sample, you"));
        // Tab goes as one reads.
        subject->setFocus();
        for (const char *next : { "responderQueueGroup", "responderName", "answerKind", "answerBody", "answerHeaders",
                 "answerDelayFrom", "answerDelayTo", "sampleRequest", "answerPreview", "responderCancel" }) {
            QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
            QCOMPARE(dialog->focusWidget()->objectName(), QLatin1String(next));
        }
        // What can't be is said while it is typed.
        QTest::keyClicks(body, QStringLiteral(" {{"));
        QVERIFY(!start->isEnabled());
        QVERIFY(!problem->text().isEmpty());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(body, Qt::Key_Backspace);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!page.dialog());
        QVERIFY(isAnswering(*m_feed));
        QCOMPARE(m_feed->runningCount(), 1);
        const auto reply = ask("greet.ada", "hi");
        QVERIFY(reply);
        QCOMPARE(reply->message.payload, QByteArray("Hello ada, hi"));
        auto *table = page.child<QTableView>("respondersTable");
        QTRY_COMPARE(table->model()->index(0, ResponderListModel::Answers).data().toString(), QStringLiteral("1"));
        SAYS(page, "1 running");
        // Stop by its button, and again by the one for all.
        page.child<QToolButton>("respondersStop")->setFocus();
        QTest::keyClick(page.child<QToolButton>("respondersStop"), Qt::Key_Space);
        QTRY_COMPARE(m_feed->runningCount(), 0);
        QTest::keyClick(page.child<QToolButton>("respondersStart"), Qt::Key_Space);
        QTRY_COMPARE(m_feed->runningCount(), 1);
        QTest::keyClick(page.child<QToolButton>("respondersStopAll"), Qt::Key_Space);
        QTRY_COMPARE(m_feed->runningCount(), 0);
        // Edited with F2, removed with Del.
        table->setFocus();
        QTest::keyClick(table, Qt::Key_F2);
        QTRY_VERIFY(page.dialog());
        QCOMPARE(page.dialog()->findChild<QLineEdit *>(QStringLiteral("responderSubject"))->text(),
            QStringLiteral("greet.*"));
        QTest::keyClick(page.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!page.dialog());
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(m_feed->definitions().size(), 0);
    }

    void theFormShowsWhatFits()
    {
        auto page = shown();
        page.child<QToolButton>("respondersNew")->click();
        QTRY_VERIFY(page.dialog());
        QDialog *dialog = page.dialog();
        auto *kind = dialog->findChild<QComboBox *>(QStringLiteral("answerKind"));
        const auto isShown = [&](const char *name) {
            return dialog->findChild<QWidget *>(QLatin1String(name))->isVisibleTo(dialog);
        };
        QVERIFY(isShown("answerBody") && !isShown("answerCode") && !isShown("answerHold"));
        kind->setCurrentIndex(1); // echo
        QVERIFY(!isShown("answerBody") && isShown("answerHeaders"));
        kind->setCurrentIndex(2); // error
        QVERIFY(isShown("answerBody") && isShown("answerCode") && isShown("answerErrorText"));
        kind->setCurrentIndex(3); // silent
        QVERIFY(!isShown("answerBody") && !isShown("answerDelayFrom") && !isShown("answerPreview"));
        kind->setCurrentIndex(4); // by hand
        QVERIFY(isShown("answerHold") && !isShown("answerBody"));
        // The delay must be a length of time.
        kind->setCurrentIndex(0);
        dialog->findChild<QLineEdit *>(QStringLiteral("responderSubject"))->setText(QStringLiteral("a"));
        dialog->findChild<QLineEdit *>(QStringLiteral("answerDelayFrom"))->setText(QStringLiteral("soon"));
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("responderProblem"))
                    ->text()
                    .contains(QStringLiteral("no length of time")));
        dialog->reject();
    }

    void requestsAreAnsweredByKeyboard()
    {
        ResponderRules rules = responder("ask.me", "", AnswerRules::Kind::ByHand);
        rules.answer.holdFor = 20s;
        const auto id = m_feed->add(rules);
        QVERIFY(id && m_feed->start(*id));
        auto page = shown();
        page.window.activateWindow();
        QVERIFY(isAnswering(*m_feed));
        QVERIFY(page.child<QWidget>("heldPane")->isVisible());
        SAYS(page, "No request waits");
        const auto first = m_session->request({ "ask.me", "one", {}, {} }, 20s);
        SAYS(page, "1 request waits for your answer");
        auto *table = page.child<QTableView>("heldRequests");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return); // to the answer
        auto *body = page.child<QPlainTextEdit>("heldAnswer");
        QTest::keyClicks(body, QStringLiteral("typed"));
        QTest::keyClick(body, Qt::Key_Return, Qt::ControlModifier);
        const auto reply = received(first);
        QVERIFY(reply);
        QCOMPARE(reply->message.payload, QByteArray("typed"));
        SAYS(page, "No request waits");

        const auto second = m_session->request({ "ask.me", "two", {}, {} }, 20s);
        SAYS(page, "1 request waits");
        QVERIFY(!page.child<QPushButton>("heldError")->isEnabled());
        QTest::keyClicks(page.child<QLineEdit>("heldErrorText"), QStringLiteral("not now"));
        page.child<QSpinBox>("heldCode")->setValue(429);
        QTest::keyClick(page.child<QPushButton>("heldError"), Qt::Key_Space);
        const auto error = received(second);
        QVERIFY(error);
        QCOMPARE(headerValue(error->message.headers, "Nats-Service-Error"), QByteArray("not now"));
        QCOMPARE(headerValue(error->message.headers, "Nats-Service-Error-Code"), QByteArray("429"));
        SAYS(page, "No request waits");

        const auto third = m_session->request({ "ask.me", "three", {}, {} }, 500ms);
        SAYS(page, "1 request waits");
        QTest::keyClick(table, Qt::Key_Delete);
        SAYS(page, "No request waits");
        QVERIFY(!received(third));
    }

    void aServiceByItsDialog()
    {
        auto page = shown();
        page.child<QToolButton>("respondersHost")->click();
        QTRY_VERIFY(page.dialog());
        QDialog *dialog = page.dialog();
        auto *start = dialog->findChild<QPushButton *>(QStringLiteral("responderStart"));
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("serviceName"));
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("responderProblem"));
        QTest::keyClicks(name, QStringLiteral("hello world"));
        QVERIFY(problem->text().contains(QStringLiteral("only letters")));
        name->setText(QStringLiteral("hello"));
        QVERIFY2(start->isEnabled(), qPrintable(problem->text()));
        auto *version = dialog->findChild<QLineEdit *>(QStringLiteral("serviceVersion"));
        version->setText(QStringLiteral("1"));
        QVERIFY(problem->text().contains(QStringLiteral("no semantic version")));
        version->setText(QStringLiteral("2.0.0"));
        auto *list = dialog->findChild<QListWidget *>(QStringLiteral("serviceEndpoints"));
        QCOMPARE(list->count(), 1);
        dialog->findChild<QToolButton *>(QStringLiteral("serviceAddEndpoint"))->click();
        QCOMPARE(list->count(), 2);
        dialog->findChild<QLineEdit *>(QStringLiteral("endpointName"))->setText(QStringLiteral("who"));
        dialog->findChild<QLineEdit *>(QStringLiteral("endpointSubject"))->setText(QStringLiteral("hello.who"));
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("answerBody"))
            ->setPlainText(QStringLiteral("I am {{instance}}"));
        QCOMPARE(dialog->findChild<QPlainTextEdit *>(QStringLiteral("answerPreview"))->toPlainText(),
            QStringLiteral("I am 1"));
        // The one before is as it was.
        list->setCurrentRow(0);
        QCOMPARE(
            dialog->findChild<QLineEdit *>(QStringLiteral("endpointSubject"))->text(), QStringLiteral("hello.echo"));
        dialog->findChild<QSpinBox *>(QStringLiteral("serviceInstances"))->setValue(2);
        start->click();
        QTRY_VERIFY(!page.dialog());
        QVERIFY(isAnswering(*m_feed));
        QCOMPARE(m_feed->runningCount(), 2);
        QCOMPARE(m_feed->list()->rowCount(), 4);
        QCOMPARE(ask("hello.echo", "x")->message.payload, QByteArray("x"));
        QVERIFY(ask("hello.who")->message.payload.startsWith("I am "));
        SAYS(page, "2 running");
    }

    void readOnlyAndClosedAreExplained()
    {
        const auto id = m_feed->add(responder("a", "x"));
        QVERIFY(id);
        auto page = shown();
        m_feed->setReadOnly(true);
        SAYS(page, "This connection is read-only");
        page.child<QTableView>("respondersTable")->selectRow(0);
        QVERIFY(!page.child<QToolButton>("respondersStart")->isEnabled());
        QVERIFY(page.child<QToolButton>("respondersStart")->toolTip().contains(QStringLiteral("read-only")));
        m_feed->setReadOnly(false);
        m_session->close();
        SAYS(page, "There is no connection. Connect first.");
    }

    void modelsAreSound()
    {
        ResponderListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<ResponderRow> rows;
        model.setRows(rows);
        for (quint64 i = 1; i <= 5; ++i) {
            ResponderRow row;
            row.definition = i;
            row.name = QString::number(i);
            row.state = static_cast<ResponderRow::State>(i % 4);
            rows << row;
        }
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 5);
        rows.removeAt(2);
        ResponderRow more;
        more.definition = 9;
        rows.insert(1, more);
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 5);
        for (int row = 0; row < 5; ++row) {
            QCOMPARE(model.row(row).definition, rows.at(row).definition);
            for (int column = 0; column < ResponderListModel::ColumnCount; ++column) {
                for (const int role : { int(Qt::DisplayRole), int(ResponderListModel::SortRole),
                         int(ResponderListModel::ExactRole), int(Qt::ToolTipRole) })
                    (void)model.index(row, column).data(role);
            }
        }
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

    void tellsOfARequestToBeSent()
    {
        QVERIFY(m_feed->add(responder("greet.*", "x")));
        auto page = shown();
        OutgoingMessage asked;
        connect(page.page, &Page::composeRequested, this, [&asked](const OutgoingMessage &message, bool isRequest) {
            asked = isRequest ? message : OutgoingMessage();
        });
        auto *view = page.page->findChild<RespondersView *>();
        QVERIFY(view);
        Q_EMIT view->requestAsked({ "greet.sample", {} });
        QCOMPARE(asked.subject, QByteArray("greet.sample"));
    }
};

QTEST_MAIN(TestRespondersView)
#include "tst_respondersview.moc"
