// SPDX-License-Identifier: GPL-3.0-or-later
// The largest message that servers take, headers beyond measure and subjects that are no text, from the stream to the screen.
#include "models/core/format.h"
#include "models/jetstream/streammessagemodel.h"
#include "models/jetstream/streamsearch.h"
#include "tests/jetstream/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/headersview.h"
#include "widgets/common/payloadview.h"
#include "widgets/jetstream/streammessagesview.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString orders = QStringLiteral("ORDERS");
constexpr qsizetype most = qsizetype { 64 } << 20;
constexpr int patience = 60'000; // ms; 64 MiB go through the server several times

/// Turns of the event loop are counted: while it turns nothing is frozen.
class LoopWatch
{
public:
    LoopWatch()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { ++m_turns; });
        m_timer.start(0);
    }
    [[nodiscard]] int turns() const { return m_turns; }

private:
    QTimer m_timer;
    int m_turns = 0;
};

} // namespace

class TestHugeMessages : public QObject
{
    Q_OBJECT

private:
    using View = Shown<StreamMessagesView>;

    void make(const char *config) { VERIFY_RESULT(received(m_client->createStream(json(config)))); }
    [[nodiscard]] std::unique_ptr<View> open()
    {
        return std::make_unique<View>(
            [this](QWidget *parent) { return new StreamMessagesView(m_client.get(), orders, parent); });
    }
    static StreamMessageModel *modelOf(View &shown)
    {
        return qobject_cast<StreamMessageModel *>(shown.child<QTableView>("messagesTable")->model());
    }
    /// Selects a message and waits until it is shown.
    static void show(View &shown, int row, const char *title)
    {
        auto *table = shown.child<QTableView>("messagesTable");
        table->setCurrentIndex(table->model()->index(row, 0));
        QTRY_COMPARE_WITH_TIMEOUT(shown.child<QLabel>("detailsTitle")->text(), QString::fromLatin1(title), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.child<PayloadView>("payloadView")->isRendering(), patience);
    }
    static void confirm(View &shown, const QString &name)
    {
        QTRY_VERIFY(shown.dialog());
        shown.dialog()->findChild<QLineEdit *>(QStringLiteral("confirmName"))->setText(name);
        shown.dialog()->findChild<QPushButton *>(QStringLiteral("confirmButton"))->click();
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        // What a client may have waiting is 64 MiB by default as well: less than such a message with its header.
        m_server = std::make_unique<TestServer>("max_payload: 64MB\nmax_pending: 512MB\n", quint16 { 0 }, true);
        QVERIFY(m_server->start());
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QVERIFY(waitForJetStream(*m_session));
        m_client = std::make_unique<JetStreamClient>(m_session.get());
    }
    void cleanupTestCase()
    {
        m_client.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }
    void cleanup()
    {
        if (!m_client)
            return;
        for (const QString &name : received(m_client->streamNames()).items)
            VERIFY_RESULT(received(m_client->deleteStream(name)));
    }

    void largestMessage_data()
    {
        QTest::addColumn<bool>("isDirect");
        QTest::newRow("direct get") << true;
        QTest::newRow("leader") << false;
    }
    /// Stored, shown in part, searched, exported, sent again and deleted, and the window lives on all the while.
    void largestMessage()
    {
        QFETCH(bool, isDirect);
        make(isDirect ? R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","allow_direct":true})"
                      : R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory"})");
        QByteArray payload(most, 'p');
        payload.replace(most - 6, 6, "needle");
        VERIFY_RESULT(received(m_session->request({ "orders.small", "one" })));
        VERIFY_RESULT(received(m_session->request({ "orders.huge", payload }, 60s)));
        VERIFY_RESULT(received(m_session->request({ "orders.small", "three" })));
        // One byte more is refused here, in words.
        const auto refused = received(m_session->request({ "orders.huge", payload + 'x' }, 60s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Limit);

        LoopWatch loop;
        auto shown = open();
        auto *model = modelOf(*shown);
        QTRY_VERIFY2_WITH_TIMEOUT(
            model->rowCount() == 3 && model->loadedMessages() == 3, qPrintable(shown->words()), patience);
        // The table keeps a preview and never the whole.
        QVERIFY(model->loadedBytes() < (1 << 20));
        QVERIFY(model->index(1, StreamMessageModel::Preview).data().toString().size() < 10'000);
        const QString size = format::bytes(static_cast<double>(most));
        QCOMPARE(model->index(1, StreamMessageModel::Size).data().toString(), size);
        show(*shown, 1, "Message 2");
        auto *view = shown->child<PayloadView>("payloadView");
        QVERIFY(view->payload() == payload);
        QVERIFY2(view->rendered().text.size() < (4 << 20), qPrintable(QString::number(view->rendered().text.size())));
        QVERIFY(view->rendered().truncated);
        QVERIFY(shown->child<QAbstractButton>("payloadMore")->isVisible());
        QVERIFY(loop.turns() > 10);

        // Found by its last bytes.
        shown->page->openSearch();
        auto *search = shown->child<QLineEdit>("messagesSearch");
        search->setText(QStringLiteral("needle"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(shown->says("hit 1 of 1 · 3 messages read"), qPrintable(shown->words()), patience);

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.ndjson"));
        shown->page->exportTo(path, StreamExport::Format::Ndjson);
        QTRY_VERIFY2_WITH_TIMEOUT(shown->says("3 messages written to "), qPrintable(shown->words()), patience);
        QVERIFY(QFile(path).size() > most);

        // As a command, and again into the stream: unchanged, because nobody edits so much text.
        shown->child<QAbstractButton>("copyAsNats")->click();
        QVERIFY(QGuiApplication::clipboard()->text().size() < (8 << 20));
        shown->child<QAbstractButton>("messageResend")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown->child<QPlainTextEdit>("publishBody")->isReadOnly(), patience);
        QVERIFY(shown->child<QPlainTextEdit>("publishBody")->toPlainText().contains(QLatin1String("sent unchanged")));
        shown->child<QPlainTextEdit>("publishHeaders")->clear();
        shown->child<QAbstractButton>("publishSend")->click();
        QTRY_VERIFY2_WITH_TIMEOUT(
            shown->says("Stored in stream ORDERS as sequence 4"), qPrintable(shown->words()), patience);
        shown->child<QAbstractButton>("publishClose")->click();
        QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() == 4 && model->loadedMessages() == 4, patience);

        show(*shown, 1, "Message 2");
        shown->child<QAbstractButton>("messageDelete")->click();
        confirm(*shown, QStringLiteral("2"));
        QTRY_COMPARE_WITH_TIMEOUT(model->kindAt(1), StreamMessageModel::RowKind::Gap, patience);
        QCOMPARE(received(m_client->streamInfo(orders))->state.messages, quint64 { 3 });
    }

    /// What the stream refuses is told in the server's words, and what was typed stays.
    void tooLargeForTheStream()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","max_msg_size":1000})");
        auto shown = open();
        SAYS(*shown, "The stream holds no message");
        shown->child<QAbstractButton>("messagesPublishButton")->click();
        shown->child<QLineEdit>("publishSubject")->setText(QStringLiteral("orders.a"));
        shown->child<QPlainTextEdit>("publishBody")->setPlainText(QString(2'000, QLatin1Char('x')));
        shown->child<QAbstractButton>("publishSend")->click();
        SAYS(*shown, "message size exceeds maximum allowed");
        QCOMPARE(
            shown->child<QPlainTextEdit>("publishBody")->toPlainText().size(), 2'000); // nothing that was typed is lost
    }

    /// A server that lets nobody have more than the default waiting closes the connection of who reads such a message. That
    /// is told, and it is not tried for ever.
    void serverThatCannotSendIt()
    {
        TestServer server("max_payload: 64MB\n", quint16 { 0 }, true);
        QVERIFY(server.start());
        Session session(profileFor(server));
        session.open();
        QVERIFY(waitForJetStream(session));
        JetStreamClient client(&session);
        VERIFY_RESULT(received(client.createStream(
            json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","allow_direct":true})"))));
        VERIFY_RESULT(received(session.request({ "orders.huge", QByteArray(most, 'p') }, 60s)));
        int losses = 0;
        connect(&session, &Session::eventHappened, this, [&losses](const SessionEvent &event) {
            losses += event.text.startsWith(QLatin1String("Connection lost")) ? 1 : 0;
        });
        View shown([&](QWidget *parent) { return new StreamMessagesView(&client, orders, parent); });
        QTRY_VERIFY2_WITH_TIMEOUT(shown.says("The messages cannot be read"), qPrintable(shown.words()), patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, SessionStatus::State::Connected, patience);
        QTRY_VERIFY2_WITH_TIMEOUT(shown.says("(max_pending)"), qPrintable(shown.words()), patience);
        // It is connected again, and stays so.
        QVERIFY(!QTest::qWaitFor([&losses, most = losses + 1] { return losses > most; }, 6'000));
        QVERIFY2(shown.says("The messages cannot be read"), qPrintable(shown.words()));
    }

    /// A thousand headers and a value of 25 KB: streams take 64 KiB of headers.
    void hugeHeaders()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","allow_direct":true})");
        Headers headers;
        for (int i = 0; i < 1'000; ++i)
            headers.emplace_back("Header-" + QByteArray::number(i), "value " + QByteArray::number(i));
        headers.emplace_back("Long", QByteArray(25'000, 'h') + "needle");
        VERIFY_RESULT(received(m_session->request({ "orders.a", "body", headers })));
        auto shown = open();
        auto *model = modelOf(*shown);
        QTRY_VERIFY2_WITH_TIMEOUT(
            model->rowCount() == 1 && model->loadedMessages() == 1, qPrintable(shown->words()), patience);
        show(*shown, 0, "Message 1");
        QVERIFY(shown->window.findChild<HeadersView *>(QStringLiteral("headersView")));
        QCOMPARE(received(m_client->message(orders, { MessageQuery::Mode::Sequence, 1, {} }))->headers.size(),
            headers.size());
        // No label carries it all.
        for (const QLabel *label : shown->window.findChildren<QLabel *>())
            QVERIFY2(label->text().size() < 8'000, qPrintable(label->objectName()));
        for (const QLineEdit *line : shown->window.findChildren<QLineEdit *>())
            QVERIFY2(line->text().size() < 8'000, qPrintable(line->objectName()));
        shown->page->openSearch();
        auto *search = shown->child<QLineEdit>("messagesSearch");
        search->setText(QStringLiteral("hneedle"));
        QTest::keyClick(search, Qt::Key_Return);
        SAYS(*shown, "hit 1 of 1");
        // The whole of it goes out again.
        shown->child<QAbstractButton>("messageResend")->click();
        shown->child<QAbstractButton>("publishSend")->click();
        SAYS(*shown, "Stored in stream ORDERS as sequence 2");
        QCOMPARE(received(m_client->message(orders, { MessageQuery::Mode::Sequence, 2, {} }))->headers.size(),
            headers.size());
    }

    void foreignSubjects_data() { largestMessage_data(); }
    /// Subjects that are no UTF-8: shown escaped, searched, exported whole, deleted; a copy goes to the very same subject.
    void foreignSubjects()
    {
        QFETCH(bool, isDirect);
        make(isDirect ? R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory","allow_direct":true})"
                      : R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory"})");
        const QByteArray subject("orders.\xff\xfe");
        VERIFY_RESULT(received(m_session->request({ subject, "one" })));
        VERIFY_RESULT(received(m_session->request({ "orders.\xc3\xa4", "two" })));
        auto shown = open();
        auto *model = modelOf(*shown);
        QTRY_VERIFY(model->rowCount() == 2 && model->loadedMessages() == 2);
        const QString text = model->index(0, StreamMessageModel::Subject).data().toString();
        QVERIFY2(text.startsWith(QLatin1String("orders.")), qPrintable(text));
        QCOMPARE(model->index(1, StreamMessageModel::Subject).data().toString(), QStringLiteral("orders.ä"));
        show(*shown, 0, "Message 1");
        if (isDirect) { // in JSON the server replaces the bytes that are no text
            shown->page->openSearch();
            QTemporaryDir folder;
            const QString path = folder.filePath(QStringLiteral("out.ndjson"));
            shown->page->exportTo(path, StreamExport::Format::Ndjson);
            SAYS(*shown, "2 messages written to ");
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray first = file.readLine();
            const QByteArray expected = "\"subject_base64\":\"" + subject.toBase64() + '"';
            QVERIFY2(first.contains(expected), first.constData());
        }
        // Edited and sent again: to the same bytes, or it is said why not.
        shown->child<QAbstractButton>("messageResend")->click();
        QCOMPARE(shown->says("bytes that are no text"), !isDirect);
        shown->child<QAbstractButton>("publishSend")->click();
        if (isDirect) {
            SAYS(*shown, "Stored in stream ORDERS as sequence 3");
            StreamReader reader(m_client.get(), orders);
            const auto copy = received(reader.message({ MessageQuery::Mode::Sequence, 3, {} }));
            VERIFY_RESULT(copy);
            QCOMPARE(copy->subject, subject);
        }
        show(*shown, 0, "Message 1");
        shown->child<QAbstractButton>("messageDelete")->click();
        confirm(*shown, QStringLiteral("1"));
        // In front of a stream no gap is left.
        QTRY_COMPARE(model->sequenceAt(0), quint64 { 2 });
    }

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamClient> m_client;
};

QTEST_MAIN(TestHugeMessages)
#include "tst_hugemessages.moc"
