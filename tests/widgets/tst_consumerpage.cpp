// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/consumerpage.h"

#include "models/jetstream/consumerfetch.h"
#include "tests/jetstream/support.h"
#include "widgets/common/listpanel.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/plot.h"
#include "widgets/common/theme.h"
#include "widgets/common/verbsdelegate.h"
#include "widgets/jetstream/peersview.h"
#include "widgets/jetstream/resetdialog.h"
#include "widgets/jetstream/streampage.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString orders = QStringLiteral("ORDERS");
const QString billing = QStringLiteral("billing");

} // namespace

class TestConsumerPage : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    void make(const char *stream, const char *consumer)
    {
        VERIFY_RESULT(received(m_feed->client()->createStream(json(stream))));
        VERIFY_RESULT(received(m_feed->client()->createConsumer(orders, json(consumer))));
    }
    /// As it is now; empty while there is none.
    [[nodiscard]] ConsumerInfo consumer() const
    {
        return received(m_feed->client()->consumerInfo(orders, billing)).value_or(ConsumerInfo());
    }
    void open(JetStreamFeed *feed = nullptr)
    {
        m_window = std::make_unique<QWidget>(); // without a layout: see tests/widgets/shown.h
        m_page = ConsumerPage::make(feed ? feed : m_feed.get(),
            { QStringLiteral("test"), QStringLiteral("consumers"), { orders, billing } }, m_window.get());
        m_page->setGeometry(0, 0, 1100, 720);
        m_window->resize(m_page->size());
        m_window->show();
        QTRY_VERIFY(child<QTabWidget>("consumerTabs")->isVisible());
    }
    template<typename Widget>
    Widget *child(const char *name) const
    {
        auto *found = m_window->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    [[nodiscard]] QDialog *dialog() const
    {
        for (QDialog *one : m_window->findChildren<QDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void confirm(const char *button = "confirmButton")
    {
        QTRY_VERIFY(dialog());
        auto *verb = dialog()->findChild<QPushButton *>(QLatin1String(button));
        QVERIFY(verb);
        QTRY_VERIFY(verb->isEnabled());
        verb->click();
        QTRY_VERIFY(!dialog());
    }
    /// Confirms the reset; another dialog may follow.
    void confirmReset()
    {
        auto *verb = child<QPushButton>("resetConfirm");
        QTRY_VERIFY(verb->isEnabled());
        verb->click();
    }
    [[nodiscard]] QAbstractItemModel *held() const { return child<QTableView>("heldMessages")->model(); }
    /// Fetches by hand, with the question that comes the first time.
    void fetch(int batch)
    {
        child<QPushButton>("consumerFetchVerb")->click();
        child<QSpinBox>("fetchBatch")->setValue(batch);
        const int before = held()->rowCount();
        auto *start = child<QPushButton>("fetchStart");
        QTRY_VERIFY(start->isVisible() && start->isEnabled());
        start->click();
        if (dialog())
            confirm();
        QTRY_COMPARE(held()->rowCount(), before + batch);
        QTRY_VERIFY(start->isVisible());
    }
    QAction *verb(const char *name)
    {
        return child<QToolButton>("consumerMore")->menu()->findChild<QAction *>(QLatin1String(name));
    }
    /// Opens the reset dialog and takes a place.
    void openReset()
    {
        verb("reset")->trigger();
        QTRY_VERIFY(dialog());
        QCOMPARE(dialog()->objectName(), QStringLiteral("resetDialog"));
    }
    [[nodiscard]] bool canReset() const
    {
        return m_feed->client()->supports(JetStreamClient::Feature::ConsumerReset).has_value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup()
    {
        m_window.reset();
        endTest();
    }

    void fetchesAndAnswers()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":60000000000})");
        QVERIFY(m_server->store("orders.a", 6, 40));
        open();
        auto *view = child<QWidget>("consumerFetch");
        QVERIFY(!view->isVisible());
        child<QPushButton>("consumerFetchVerb")->click();
        QVERIFY(view->isVisible());
        QVERIFY(child<QWidget>("fetchWarning")->accessibleName().contains(QLatin1String("real clients")));
        QVERIFY(child<QSpinBox>("fetchBatch")->hasFocus());
        QVERIFY(!child<QComboBox>("fetchGroup")->isVisible());
        QVERIFY(!child<QPushButton>("heldAck")->isEnabled());
        fetch(5);
        QCOMPARE(held()->index(0, HeldMessageModel::Sequence).data().toString(), QStringLiteral("1"));
        QVERIFY(child<QLabel>("heldTitle")->text().contains(QLatin1String("Message 1")));
        QTRY_VERIFY(child<QWidget>("consumerAckPending")->accessibleName().contains(u'5'));
        QVERIFY(child<QLabel>("heldStrip")->text().startsWith(QLatin1String("5 held")));

        // By the keyboard alone: one after another.
        auto *table = child<QTableView>("heldMessages");
        QSignalSpy said(m_page, &Page::statusText);
        table->setFocus();
        QVERIFY(table->selectionModel()->isRowSelected(0));
        QTest::keyClick(table, Qt::Key_A);
        QTRY_COMPARE(held()->rowCount(), 4);
        QTRY_COMPARE(consumer().ackFloor.stream, quint64 { 1 });
        QVERIFY(!said.isEmpty());
        QTRY_VERIFY(table->selectionModel()->hasSelection());
        QTest::keyClick(table, Qt::Key_P);
        QTRY_VERIFY(said.constLast().value(0).toString().contains(QLatin1String("anew")));
        QTest::keyClick(table, Qt::Key_N);
        QTRY_COMPARE(held()->rowCount(), 3);
        QTRY_VERIFY(table->selectionModel()->hasSelection());
        if (child<QLineEdit>("heldReason")->isEnabled())
            child<QLineEdit>("heldReason")->setText(QStringLiteral("no such customer"));
        QTest::keyClick(table, Qt::Key_T);
        confirm();
        QTRY_COMPARE(held()->rowCount(), 2);
        // Advisories of both are marked, and the messages are on the list of what is redelivered.
        auto *redelivered = child<ListPanel>("redeliveredList");
        auto *rows = child<QTableView>("redeliveredTable");
        QTRY_COMPARE(rows->model()->rowCount(), 2);
        auto *tabs = child<QTabWidget>("consumerTabs");
        QTRY_COMPARE(tabs->tabText(tabs->indexOf(redelivered)), QStringLiteral("Redelivered (2)"));
        QTRY_COMPARE(child<QTableView>("consumerAdvisories")->model()->rowCount(), 2);
        tabs->setCurrentWidget(redelivered);
        QSignalSpy opened(m_page, &Page::openRequested);
        rows->selectRow(0);
        QTest::keyClick(rows, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        const Link link = opened.at(0).at(0).value<Link>();
        QCOMPARE(link.path.mid(0, 2), (QStringList { orders, QStringLiteral("messages") }));
        // The refused one comes again: known from here as well.
        fetch(2);
        QTRY_VERIFY(rows->model()->rowCount() >= 2);
        child<QPushButton>("heldRelease")->click();
        QTRY_COMPARE(held()->rowCount(), 0);
    }

    /// Each row has its answers as buttons, by mouse and by keyboard.
    void answersInTheRow()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":600000000000})");
        QVERIFY(m_server->store("orders.a", 8, 40));
        open();
        fetch(8);
        auto *table = child<QTableView>("heldMessages");
        auto *delegate = qobject_cast<VerbsDelegate *>(table->itemDelegateForColumn(HeldMessageModel::Answers));
        QVERIFY(delegate);
        const auto place = [&](int row, int verb) {
            const QRect rect = delegate->rectOf(held()->index(row, 0), verb);
            return table->viewport()->rect().contains(rect) ? rect.center() : QPoint(-1, -1);
        };
        const auto sequence = [this](int row) {
            return held()->index(row, HeldMessageModel::Sequence).data(ExactRole).toULongLong();
        };
        // In a window of 1,100 pixels they are to be seen without scrolling.
        for (int verb = 0; verb < 4; ++verb)
            QVERIFY2(place(0, verb).x() > 0, qPrintable(QString::number(verb)));
        QSignalSpy said(m_page, &Page::statusText);

        // The row that is clicked, whichever is selected.
        table->selectRow(0);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place(3, 0));
        QTRY_COMPARE(held()->rowCount(), 7);
        QCOMPARE(sequence(3), quint64 { 5 });
        QTRY_COMPARE(consumer().ackPending, quint64 { 7 });
        // A double click answers one message, not what takes its place.
        const QPoint at = place(3, 0);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
        QTRY_COMPARE(held()->rowCount(), 6);
        QMouseEvent second(QEvent::MouseButtonDblClick, at, table->viewport()->mapToGlobal(at), Qt::LeftButton,
            Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(table->viewport(), &second);
        QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, at);
        QTRY_COMPARE(held()->rowCount(), 6);
        QTRY_COMPARE(consumer().ackPending, quint64 { 6 });
        QCOMPARE(held()->rowCount(), 6);
        // Pressed here and let go elsewhere is no click.
        QTest::mousePress(table->viewport(), Qt::LeftButton, {}, place(1, 0));
        QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, place(2, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place(2, 2));
        QTRY_VERIFY(!said.isEmpty() && said.constLast().value(0).toString().contains(QLatin1String("anew")));
        QCOMPARE(held()->rowCount(), 6);

        // Nak asks after which time.
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place(0, 1));
        const auto delays = [table] {
            auto *menu = table->findChild<QMenu *>(QStringLiteral("heldDelays"));
            return menu && menu->isVisible() ? menu : nullptr;
        };
        QTRY_VERIFY(delays());
        QCOMPARE(delays()->actions().size(), 4);
        delays()->actions().constLast()->trigger();
        delays()->close();
        QTRY_COMPARE(held()->rowCount(), 5);
        QTRY_VERIFY(!delays());
        QCOMPARE(sequence(0), quint64 { 2 });

        // Terminate asks first, and says which reason is given.
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place(4, 3));
        QTRY_VERIFY(dialog());
        QVERIFY(dialog()
                    ->findChild<QPlainTextEdit *>(QStringLiteral("confirmChanges"))
                    ->toPlainText()
                    .startsWith(QLatin1String("8 ")));
        confirm();
        QTRY_COMPARE(held()->rowCount(), 4);

        // By the keyboard: Right chooses, Space presses, Left and Esc go back.
        table->setFocus();
        table->selectRow(1);
        QCOMPARE(delegate->chosen(), -1);
        QTest::keyClick(table, Qt::Key_Space);
        QTest::keyClick(table, Qt::Key_Right);
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(delegate->chosen(), 1);
        QTest::keyClick(table, Qt::Key_Left);
        QTest::keyClick(table, Qt::Key_Space);
        QTRY_COMPARE(held()->rowCount(), 3);
        QCOMPARE(sequence(0), quint64 { 2 });
        QCOMPARE(sequence(1), quint64 { 6 });
        QTest::keyClick(table, Qt::Key_Escape);
        QCOMPARE(delegate->chosen(), -1);

        // A connection that is read-only shows them, and does nothing.
        m_page->setReadOnly(true);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place(0, 0));
        QTest::keyClick(table, Qt::Key_Right);
        QTest::keyClick(table, Qt::Key_Space);
        m_page->setReadOnly(false);
        QCOMPARE(held()->rowCount(), 3);
        QCOMPARE(
            held()->index(0, 0).data(HeldMessageModel::StateRole).toInt(), static_cast<int>(HeldMessage::State::Held));
    }

    /// What was held before a reset, or before the consumer was made anew, is told not to be held any more.
    void resetForgetsWhatIsHeld()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":600000000000})");
        QVERIFY(m_server->store("orders.a", 6));
        open();
        fetch(3);
        auto *bar = child<NoticeBar>("heldForgotten");
        QVERIFY(!bar->isVisible());
        QVERIFY(child<QLabel>("heldStrip")->text().startsWith(QLatin1String("3 held")));
        openReset();
        child<QRadioButton>("resetFirst")->setChecked(true);
        if (!canReset())
            child<QLineEdit>("resetName")->setText(billing);
        confirm("resetConfirm");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(QLatin1String("3 messages that were held here are not held any more")),
            qPrintable(bar->text()));
        // That it is gone may be seen before it is there again.
        QVERIFY2(
            bar->text().contains(QLatin1String(canReset() ? "was reset" : "was deleted")), qPrintable(bar->text()));
        QCOMPARE(child<QLabel>("heldStrip")->text(), QString());
        QVERIFY(!child<QPushButton>("heldRelease")->isEnabled());
        QVERIFY(!child<QPushButton>("heldAck")->isEnabled());
        QCOMPARE(held()->rowCount(), 3);
        QVERIFY(m_page->mayClose()); // there is nothing to release
        // They come again and are held again.
        fetch(2);
        QCOMPARE(held()->index(3, HeldMessageModel::Sequence).data().toString(), QStringLiteral("1"));
        QTRY_VERIFY(child<QLabel>("heldStrip")->text().startsWith(QLatin1String("2 held")));
        QVERIFY(!m_page->mayClose());
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        // Off the list with those that can't be answered.
        bar->button()->click();
        QCOMPARE(held()->rowCount(), 4);
        QVERIFY(!bar->isVisible());
    }

    /// A dialog that is open sees the connection become read-only.
    void dialogsNoticeReadOnly()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":600000000000})");
        QVERIFY(m_server->store("orders.a", 6));
        open();
        fetch(1);
        openReset();
        if (!canReset())
            child<QLineEdit>("resetName")->setText(billing);
        auto *reset = child<QPushButton>("resetConfirm");
        QTRY_VERIFY(reset->isEnabled());
        auto *bar = child<NoticeBar>("resetBlocked");
        QVERIFY(!bar->isVisible());
        m_page->setReadOnly(true);
        QVERIFY(bar->isVisible() && bar->text().contains(QLatin1String("read-only")));
        QVERIFY(!reset->isEnabled());
        QVERIFY(reset->toolTip().contains(QLatin1String("read-only")));
        m_page->setReadOnly(false);
        QVERIFY(!bar->isVisible());
        QTRY_VERIFY(reset->isEnabled());
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        // And those that a confirmation asks, of the page as of the fetch view.
        for (const bool isDelete : { true, false }) {
            if (isDelete)
                verb("delete")->trigger();
            else
                child<QPushButton>("heldTerminate")->click();
            QTRY_VERIFY(dialog());
            if (isDelete)
                dialog()->findChild<QLineEdit *>(QStringLiteral("confirmName"))->setText(billing);
            auto *button = dialog()->findChild<QPushButton *>(QStringLiteral("confirmButton"));
            QVERIFY(button->isEnabled());
            m_page->setReadOnly(true);
            QVERIFY(!button->isEnabled());
            m_page->setReadOnly(false);
            QVERIFY(button->isEnabled());
            dialog()->reject();
            QTRY_VERIFY(!dialog());
        }
        QCOMPARE(consumer().name, billing);
    }

    /// A refusal, a termination and a message that is given up: each is a mark on both plots and a row.
    void marksAdvisories()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":1000000000,"max_deliver":1})");
        QVERIFY(m_server->store("orders.a", 3, 40));
        open();
        const QStringList before = child<Plot>("consumerBacklogPlot")->marks();
        fetch(3);
        auto *table = child<QTableView>("heldMessages");
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_N);
        QTRY_COMPARE(held()->rowCount(), 2);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_T);
        confirm();
        QTRY_COMPARE(held()->rowCount(), 1);
        // The third is left alone until its time is over.
        const QList<std::pair<QString, QString>> expected {
            { QStringLiteral("1"), QStringLiteral("Message 1 was refused (nak) at delivery 1.") },
            { QStringLiteral("2"), QStringLiteral("Message 2 was terminated") },
            { QStringLiteral("3"), QStringLiteral("Message 3 was delivered 1 times and is given up.") }
        };
        const QAbstractItemModel *rows = child<QTableView>("consumerAdvisories")->model();
        const auto isListed = [rows](const QString &sequence, const QString &words) {
            for (int row = 0; row < rows->rowCount(); ++row) {
                if (rows->index(row, 2).data().toString() == sequence
                    && rows->index(row, 1).data().toString().startsWith(words))
                    return true;
            }
            return false;
        };
        // Server 2.9 gives it up only when somebody asks for more.
        child<QSpinBox>("fetchBatch")->setValue(1);
        child<QSpinBox>("fetchExpires")->setValue(1);
        const auto isSaid = [&](const QString &sequence, const QString &words) {
            if (isListed(sequence, words))
                return true;
            auto *start = child<QPushButton>("fetchStart");
            if (start->isVisible() && start->isEnabled())
                start->click();
            return false;
        };
        for (const auto &[sequence, words] : expected)
            QTRY_VERIFY2_WITH_TIMEOUT(isSaid(sequence, words), qPrintable(words), 15'000);
        for (const char *name : { "consumerBacklogPlot", "consumerFlowPlot" }) {
            const QStringList marks = child<Plot>(name)->marks();
            // One of a kind in two seconds: of what is given up there may have been another before.
            for (const char *word : { "refused (nak)", "was terminated", "is given up" })
                QVERIFY2(marks.filter(QLatin1String(word)).size() == 1, qPrintable(marks.join(u'\n')));
            QVERIFY(before.filter(QStringLiteral("is given up")).isEmpty());
        }
        QVERIFY(child<QLabel>("consumerLastMark")->isVisible());
        QVERIFY(child<QLabel>("consumerLastMark")->text().contains(QLatin1String("Message ")));
        auto *tabs = child<QTabWidget>("consumerTabs");
        QCOMPARE(tabs->tabText(2), QStringLiteral("Advisories (%1)").arg(rows->rowCount()));
        // And the message itself is on the list of what was redelivered or given up.
        const QAbstractItemModel *redelivered = child<QTableView>("redeliveredTable")->model();
        QTRY_COMPARE(redelivered->rowCount(), 3);
    }

    void opensTheMessage()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})", R"({"durable_name":"billing","ack_policy":"explicit"})");
        QVERIFY(m_server->store("orders.a", 500));
        QWidget window;
        const auto link = [](const QStringList &path) {
            return Link { QStringLiteral("test"), QStringLiteral("streams"), QStringList { orders } + path };
        };
        const QString messages = QStringLiteral("messages");
        QVERIFY(!StreamPage::make(m_feed.get(), link({ messages, QStringLiteral("x") }), &window));
        QVERIFY(!StreamPage::make(m_feed.get(), link({ messages, QStringLiteral("0") }), &window));
        QVERIFY(!StreamPage::make(m_feed.get(), link({ QStringLiteral("subjects"), QStringLiteral("3") }), &window));
        auto *page = StreamPage::make(m_feed.get(), link({ messages, QStringLiteral("321") }), &window);
        QVERIFY(page);
        page->setGeometry(0, 0, 1100, 720);
        window.resize(page->size());
        window.show();
        const auto title = [&window] { return window.findChild<QLabel *>(QStringLiteral("detailsTitle"))->text(); };
        QTRY_COMPARE(title(), QStringLiteral("Message 321"));
        QVERIFY(page->goTo(link({ messages, QStringLiteral("17") })));
        QTRY_COMPARE(title(), QStringLiteral("Message 17"));
        QCOMPARE(page->link().path.value(2), QStringLiteral("17"));
        QVERIFY(!page->goTo(link({ messages, QStringLiteral("17"), QStringLiteral("x") })));
    }

    void closesAfterAsking()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":600000000000})");
        QVERIFY(m_server->store("orders.a", 3));
        open();
        QVERIFY(m_page->mayClose());
        fetch(3);
        QSignalSpy answered(m_page, &Page::closeAnswered);
        QVERIFY(!m_page->mayClose());
        QVERIFY(!m_page->mayClose()); // asked once
        QTRY_VERIFY(dialog());
        dialog()->reject();
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(!answered.at(0).at(0).toBool());
        QCOMPARE(held()->rowCount(), 3);
        QTRY_VERIFY(!dialog());
        QVERIFY(!m_page->mayClose());
        confirm();
        QTRY_COMPARE(answered.size(), 2);
        QVERIFY(answered.at(1).at(0).toBool());
        QVERIFY(m_page->mayClose());
        // They are to be had at once, not in ten minutes.
        ConsumerFetch other(m_feed->client(), orders, billing);
        other.setInfo(consumer());
        FetchRequest request;
        request.batch = 3;
        VERIFY_RESULT(other.fetch(request));
        QTRY_COMPARE(other.held()->rowCount(), 3);
        QCOMPARE(other.held()->row(0).delivery.deliveries, quint64 { 2 });
    }

    void sendsAgain()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})", R"({"durable_name":"billing","ack_policy":"explicit"})");
        QVERIFY(m_server->store("orders.a", 1, 40));
        open();
        fetch(1);
        auto *table = child<QTableView>("heldMessages");
        QTRY_VERIFY(table->selectionModel()->hasSelection());
        const QSignalSpy composed(m_page, &Page::composeRequested);
        Q_EMIT table->customContextMenuRequested(table->visualRect(held()->index(0, 0)).center());
        auto *menu = child<QMenu>("heldMenu");
        auto *again = menu->findChild<QAction *>(QStringLiteral("sendAgain"));
        QVERIFY(again && again->isEnabled());
        again->trigger();
        menu->close();
        QCOMPARE(composed.size(), 1);
        const auto message = composed.at(0).at(0).value<OutgoingMessage>();
        QCOMPARE(message.subject, QByteArray("orders.a"));
        QCOMPARE(message.payload.size(), 40);
        QVERIFY2(message.reply.isEmpty(), message.reply.constData());
        QCOMPARE(composed.at(0).at(1).toBool(), false);
    }

    void readOnly()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})", R"({"durable_name":"billing","ack_policy":"explicit"})");
        QVERIFY(m_server->store("orders.a", 2));
        open();
        fetch(1);
        m_page->setReadOnly(true);
        for (const char *name :
            { "fetchStart", "heldAck", "heldNak", "heldProgress", "heldTerminate", "heldRelease" }) {
            auto *button = child<QPushButton>(name);
            QVERIFY2(!button->isEnabled(), name);
            QVERIFY2(button->toolTip().contains(QLatin1String("read-only")), name);
        }
        QVERIFY(!verb("reset")->isEnabled());
        QTest::keyClick(child<QTableView>("heldMessages"), Qt::Key_A);
        QCOMPARE(held()->rowCount(), 1);
        m_page->setReadOnly(false);
        QVERIFY(child<QPushButton>("fetchStart")->isEnabled());
    }

    void pushConsumer()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","deliver_subject":"push.here"})");
        open();
        child<QPushButton>("consumerFetchVerb")->click();
        auto *why = child<QWidget>("fetchImpossible");
        QTRY_VERIFY(why->isVisible());
        QVERIFY(!child<QPushButton>("fetchStart")->isVisible());
        const auto *what = why->findChild<QLabel *>(QStringLiteral("emptyWhat"));
        QVERIFY(what && what->text().contains(QLatin1String("push consumer")));
    }

    void workQueuesAskBeforeAcknowledging()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"retention":"workqueue"})",
            R"({"durable_name":"billing","ack_policy":"explicit"})");
        QVERIFY(m_server->store("orders.a", 2));
        open();
        fetch(1);
        QTRY_VERIFY(child<QPushButton>("heldAck")->toolTip().contains(QLatin1String("deleted")));
        child<QPushButton>("heldAck")->click();
        confirm();
        QTRY_COMPARE(held()->rowCount(), 0);
        QTRY_COMPARE(received(m_feed->client()->streamInfo(orders))->state.messages, quint64 { 1 });
    }

    void priorityGroup()
    {
        if (!m_feed->client()->supports(JetStreamClient::Feature::PriorityGroups))
            QSKIP("needs server 2.11");
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","priority_groups":["jobs"],
                "priority_policy":"overflow"})");
        QVERIFY(m_server->store("orders.a", 2));
        open();
        child<QPushButton>("consumerFetchVerb")->click();
        QVERIFY(child<QComboBox>("fetchGroup")->isVisible());
        QCOMPARE(child<QComboBox>("fetchGroup")->currentText(), QStringLiteral("jobs"));
        QVERIFY(!child<QSpinBox>("fetchPriority")->isVisible());
        child<QSpinBox>("fetchMinPending")->setValue(100);
        child<QSpinBox>("fetchExpires")->setValue(1);
        child<QPushButton>("fetchStart")->click();
        confirm();
        QTRY_VERIFY(child<QLabel>("fetchState")->text().contains(QLatin1String("no message came")));
        child<QSpinBox>("fetchMinPending")->setValue(1);
        fetch(1);
    }

    void resetsWithAPreview()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","max_deliver":9,"ack_wait":600000000000})");
        QVERIFY(m_server->store("orders.a", 20));
        open();
        fetch(10);
        auto *table = child<QTableView>("heldMessages");
        table->selectAll();
        child<QPushButton>("heldAck")->click();
        QTRY_COMPARE(held()->rowCount(), 0);
        QTRY_COMPARE(consumer().ackFloor.stream, quint64 { 10 });
        openReset();
        const auto preview = [this] { return child<QLabel>("resetPreview")->text(); };
        QTRY_VERIFY(preview().contains(QLatin1String("10 messages wait")));
        child<QRadioButton>("resetFirst")->setChecked(true);
        QTRY_VERIFY2(
            preview().contains(QLatin1String("10 messages are delivered again, then the 10")), qPrintable(preview()));
        auto *sequence = child<QLineEdit>("resetSequence");
        sequence->setFocus();
        QTest::keyClicks(sequence, QStringLiteral("15"));
        QVERIFY(child<QRadioButton>("resetAtSequence")->isChecked());
        QTRY_VERIFY2(preview().contains(QLatin1String("4 messages that were never delivered are skipped")),
            qPrintable(preview()));
        auto *time = child<QLineEdit>("resetTime");
        time->setFocus();
        QTest::keyClicks(time, QStringLiteral("nonsense"));
        QTRY_VERIFY(preview().contains(QLatin1String("Say a time")));
        QVERIFY(!child<QPushButton>("resetConfirm")->isEnabled());
        time->clear();
        QTest::keyClicks(time, QStringLiteral("-1h"));
        QTRY_VERIFY2(preview().contains(QLatin1String("10 messages are delivered again")), qPrintable(preview()));
        sequence->clear();
        QTest::keyClicks(sequence, QStringLiteral("3"));
        QTRY_VERIFY2(preview().contains(QLatin1String("8 messages are delivered again")), qPrintable(preview()));
        auto *name = child<QLineEdit>("resetName");
        QCOMPARE(name->isVisible(), !canReset());
        if (!canReset()) {
            QVERIFY(!child<QPushButton>("resetConfirm")->isEnabled());
            QVERIFY(child<QLabel>("resetLost")->text().contains(QLatin1String("acknowledged")));
            name->setText(billing);
        }
        const qint64 created = consumer().createdNs;
        confirm("resetConfirm");
        QTRY_COMPARE(consumer().pending, quint64 { 18 });
        QCOMPARE(consumer().maxDeliver, qint64 { 9 });
        QCOMPARE(consumer().createdNs == created, canReset());
        fetch(1);
        QCOMPARE(held()->index(0, HeldMessageModel::Sequence).data().toString(), QStringLiteral("3"));
    }

    void interestIsNotRecreated()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"retention":"interest"})",
            R"({"durable_name":"billing","ack_policy":"explicit","deliver_policy":"new"})");
        QVERIFY(m_server->store("orders.a", 5));
        open();
        openReset();
        child<QRadioButton>("resetFirst")->setChecked(true);
        QTRY_VERIFY(child<QWidget>("resetWay")->isVisible());
        QVERIFY(child<QWidget>("resetWay")->accessibleName().contains(QLatin1String("interest")));
        QVERIFY(!child<QPushButton>("resetConfirm")->isEnabled());
        dialog()->reject();
    }

    void everythingHasAName()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})", R"({"durable_name":"billing","ack_policy":"explicit"})");
        QVERIFY(m_server->store("orders.a", 2));
        open();
        fetch(1);
        auto *tabs = child<QTabWidget>("consumerTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QStringList nameless;
            for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
                const bool isInteractive = qobject_cast<const QAbstractButton *>(widget)
                    || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
                    || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTableView *>(widget);
                const QWidget *parent = widget->parentWidget();
                const bool isInside = widget->objectName().startsWith(QLatin1String("qt_"))
                    || parent->inherits("QTableView") || parent->inherits("QTabBar") || parent->inherits("QLineEdit");
                if (widget->isVisible() && isInteractive && !isInside
                    && (widget->accessibleName().isEmpty() || widget->objectName().isEmpty()))
                    nameless << QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName();
                if (widget->isVisible() && isInteractive && !isInside)
                    QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
            }
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        }
        QVERIFY(!m_page->keys().isEmpty());
        // Beside the explorer in a window of 1280 pixels, with words that are a third longer.
        QVERIFY2(m_page->minimumSizeHint().width() * 4 / 3 <= 1040,
            qPrintable(QString::number(m_page->minimumSizeHint().width())));
    }

    void replicasAndTheirVerbs()
    {
        PeersView view(QStringLiteral("stream"));
        GroupInfo group;
        group.cluster = QStringLiteral("c");
        group.leader = QStringLiteral("a");
        PeerInfo b;
        b.name = QStringLiteral("b");
        b.isCurrent = true;
        PeerInfo c;
        c.name = QStringLiteral("c");
        c.isOffline = true;
        group.peers = { b, c };
        view.setGroup(group, 3);
        auto *stepDown = view.findChild<QPushButton *>(QStringLiteral("streamStepDown"));
        QVERIFY(stepDown->isEnabled());
        const auto place = [stepDown](const char *name) {
            return stepDown->menu()->findChild<QAction *>(QLatin1String(name));
        };
        QVERIFY(place("place:b")->isEnabled());
        QVERIFY(!place("place:c")->isEnabled());
        QSignalSpy asked(&view, &PeersView::stepDownRequested);
        place("place:b")->trigger();
        place("placeAny")->trigger();
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("b"));
        QVERIFY(asked.value(1).value(0).toString().isEmpty());
        view.setDenied(PeersView::Verb::Place, QStringLiteral("too old"));
        QVERIFY(!place("place:b")->isEnabled());
        QCOMPARE(place("place:b")->toolTip(), QStringLiteral("too old"));
        QVERIFY(place("placeAny")->isEnabled());

        auto *evacuate = view.findChild<QPushButton *>(QStringLiteral("streamEvacuatePeer"));
        QVERIFY(!evacuate->isEnabled());
        view.findChild<QTableView *>(QStringLiteral("streamPeers"))->selectRow(0);
        QVERIFY(evacuate->isEnabled());
        QSignalSpy evacuated(&view, &PeersView::evacuateRequested);
        evacuate->click();
        QCOMPARE(evacuated.value(0).value(0).toString(), QStringLiteral("a"));
        view.setDenied(PeersView::Verb::Evacuate, QStringLiteral("needs 2.15"));
        QVERIFY(!evacuate->isEnabled());
        QCOMPARE(evacuate->toolTip(), QStringLiteral("needs 2.15"));

        // Progress, and cancel where the server can go back.
        Reconfiguration move;
        move.peers = { b, c };
        group.reconfiguration = move;
        view.setGroup(group, 3);
        auto *notice = view.findChild<QWidget *>(QStringLiteral("streamMove"));
        QVERIFY2(notice->accessibleName().contains(QLatin1String("1 of 2")), qPrintable(notice->accessibleName()));
        QVERIFY(notice->accessibleName().contains(QLatin1String("does not roll back")));
        group.reconfiguration->originalReplicas = 3;
        view.setGroup(group, 3);
        QSignalSpy cancelled(&view, &PeersView::cancelRequested);
        auto *cancel = notice->findChild<QPushButton *>();
        QVERIFY(!cancel->isHidden());
        cancel->click();
        QCOMPARE(cancelled.size(), 1);
    }

    /// A recreation that gets stuck halfway, for want of a permission: deleted, and not to be created.
    void recreationFails()
    {
        const QByteArray denied = "\"$JS.API.CONSUMER.CREATE.>\", \"$JS.API.CONSUMER.DURABLE.CREATE.>\"";
        TestServer server("authorization { users: [ { user: all, password: p }, { user: some, password: p, "
                          "permissions: { publish: { deny: [ "
                + denied + " ] } } } ] }\n",
            0, true);
        QVERIFY(server.start());
        Session admin(profileFor(server, QStringLiteral("all")));
        admin.open();
        QVERIFY(waitForJetStream(admin));
        JetStreamClient client(&admin);
        VERIFY_RESULT(received(client.createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        // No server resets one of this deliver policy to a message of its own choice.
        const auto made = received(client.createConsumer(orders,
            json(
                R"({"durable_name":"billing","ack_policy":"explicit","deliver_policy":"new","description":"bills","max_deliver":7})")));
        VERIFY_RESULT(made);
        for (int i = 0; i < 5; ++i)
            VERIFY_RESULT(received(admin.request({ "orders.a", "x" })));
        Session session(profileFor(server, QStringLiteral("some")));
        session.open();
        QVERIFY(waitForJetStream(session));
        JetStreamFeed feed(&session);
        feed.setInterval(100ms);
        open(&feed);
        openReset();
        child<QRadioButton>("resetFirst")->setChecked(true);
        child<QLineEdit>("resetName")->setText(billing);
        confirmReset();
        QTRY_VERIFY(dialog() && dialog()->objectName() == QLatin1String("keptConfigDialog"));
        QCOMPARE(received(client.consumerInfo(orders, billing)).error().code, 10014);
        const QString why = child<QLabel>("keptProblem")->text();
        QVERIFY2(why.contains(QLatin1String("may not publish to $JS.API.CONSUMER.")), qPrintable(why));
        // All of it is there to be copied, with the new start.
        child<QPushButton>("keptCopy")->click();
        const Json kept = Json::parse(QGuiApplication::clipboard()->text().toStdString(), nullptr, false);
        QVERIFY(kept.is_object());
        QCOMPARE(QByteArray::fromStdString(kept.value("description", "")), QByteArray("bills"));
        QCOMPARE(QByteArray::fromStdString(kept.value("deliver_policy", "")), QByteArray("all"));
        QCOMPARE(kept.value("max_deliver", 0), 7);
        const Json own = plain(*made->config);
        for (const auto &[key, value] : own.items()) {
            if (key != "deliver_policy")
                QVERIFY2(kept.contains(key) && kept[key] == value, key.c_str());
        }
        // The page says that there is none, and behind it nothing is frozen.
        QTRY_VERIFY(child<QPushButton>("pageEmptyButton")->isVisible());
        // Once more in vain: it stays open.
        child<QPushButton>("keptAgain")->click();
        QTest::qWait(0);
        QTRY_VERIFY(child<QLabel>("keptProblem")->text().contains(QLatin1String("may not publish")));
        QVERIFY(dialog());
        // With the permission it is made.
        QVERIFY(server.reconfigure(denied, "\"nothing.else\""));
        const auto isMade = [&] {
            if (!dialog())
                return true;
            if (session.status().state == SessionStatus::State::Connected)
                child<QPushButton>("keptAgain")->click();
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isMade(), 20'000);
        const auto again = received(client.consumerInfo(orders, billing));
        VERIFY_RESULT(again);
        QCOMPARE(again->description, QStringLiteral("bills"));
        QCOMPARE(again->maxDeliver, qint64 { 7 });
        QCOMPARE(again->pending, quint64 { 5 });
        QTRY_VERIFY(child<QTabWidget>("consumerTabs")->isVisible());
        m_window.reset();
    }

    void keptConfiguration()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","description":"bills"})");
        auto *recreation = new ConsumerRecreation(m_feed->client(), orders, billing, m_feed.get());
        QSignalSpy succeeded(recreation, &ConsumerRecreation::succeeded);
        recreation->start({ ResetTarget::Kind::First, 1 });
        QTRY_COMPARE(succeeded.size(), 1);
        VERIFY_RESULT(received(m_feed->client()->deleteConsumer(orders, billing)));
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 600);
        m_window->show();
        auto *kept = new KeptConfigDialog(
            recreation, billing, { Error::Kind::Server, QStringLiteral("It does not work.") }, m_window.get());
        kept->open();
        QVERIFY(child<QPlainTextEdit>("keptConfig")->toPlainText().contains(QLatin1String("\"bills\"")));
        QVERIFY(child<QLabel>("keptProblem")->text().contains(QLatin1String("does not work")));
        kept->setBlocked(QStringLiteral("The connection is lost."));
        QVERIFY(!child<QPushButton>("keptAgain")->isEnabled());
        kept->setBlocked({});
        child<QPushButton>("keptAgain")->click();
        QTRY_COMPARE(succeeded.size(), 2);
        QTRY_VERIFY(!dialog());
        QCOMPARE(consumer().description, QStringLiteral("bills"));
    }

    /// For people: into the folder that NATSIGHT_PICTURES names.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("NATSIGHT_PICTURES");
        if (folder.isEmpty())
            QSKIP("NATSIGHT_PICTURES is not set");
        make(R"({"name":"ORDERS","subjects":["orders.>"]})",
            R"({"durable_name":"billing","ack_policy":"explicit","ack_wait":20000000000})");
        for (int i = 0; i < 12; ++i)
            VERIFY_RESULT(received(m_session->request({ "orders.eu.created", "{\"id\":\"A-70011\",\"total\":null}" })));
        Theme theme;
        for (const bool isDark : { true, false }) {
            theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
            const QString scheme = isDark ? QStringLiteral("dark") : QStringLiteral("light");
            const auto save = [&](const char *name) {
                QTest::qWait(300);
                const QString file = QStringLiteral("/%1-%2.png").arg(QLatin1String(name), scheme);
                QVERIFY(m_window->grab().save(folder + file));
            };
            open();
            child<QPushButton>("consumerFetchVerb")->click();
            save("consumer-fetch-empty");
            fetch(5);
            auto *table = child<QTableView>("heldMessages");
            m_window->activateWindow();
            QTRY_VERIFY(m_window->isActiveWindow());
            table->setFocus();
            table->selectRow(1);
            QTest::keyClick(table, Qt::Key_Right);
            save("consumer-fetch");
            openReset();
            child<QRadioButton>("resetFirst")->setChecked(true);
            if (!canReset())
                child<QLineEdit>("resetName")->setText(billing);
            QTRY_VERIFY(child<QPushButton>("resetConfirm")->isEnabled());
            m_page->setReadOnly(true);
            QTest::qWait(100);
            QVERIFY(dialog()->grab().save(folder + QStringLiteral("/reset-blocked-%1.png").arg(scheme)));
            m_page->setReadOnly(false);
            confirm("resetConfirm");
            QTRY_VERIFY(child<NoticeBar>("heldForgotten")->isVisible());
            save("consumer-forgotten");
            child<NoticeBar>("heldForgotten")->button()->click();
        }
    }

private:
    std::unique_ptr<QWidget> m_window;
    ConsumerPage *m_page = nullptr;
};

QTEST_MAIN(TestConsumerPage)
#include "tst_consumerpage.moc"
