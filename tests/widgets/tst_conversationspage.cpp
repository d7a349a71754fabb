// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/conversationspage.h"

#include "models/traffic/conversationsubjectmodel.h"
#include "tests/support/testserver.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace natsight;

namespace {

constexpr int patience = 20'000;

ConnectionProfile profileOf(const TestServer &server)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = { server.url() };
    return profile;
}

} // namespace

/// The official CLI asks and answers, and the page tells what came of it.
class TestConversationsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        NATSIGHT_NEED_CLI();
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void asksAndAnswers()
    {
        TestServer server;
        QVERIFY(server.start());
        Session session(profileOf(server));
        session.open();
        TrafficFeed feed(&session, CaptureStore::Limits());
        QWidget window;
        auto *page = ConversationsPage::make(&feed, Link { {}, QStringLiteral("conversations"), {} }, &window);
        page->setGeometry(0, 0, 1200, 800);
        window.resize(page->size());
        window.show();
        const auto table = [page](const char *name) { return page->findChild<QTableView *>(QLatin1String(name)); };
        QTableView *exchanges = table("exchangesTable");
        QTableView *subjects = table("requestSubjectsTable");
        auto *button = page->findChild<QPushButton *>(QStringLiteral("requestSubjectsEmptyButton"));
        QTRY_VERIFY(button->isVisible());
        QSignalSpy opened(page, &Page::openRequested);
        button->click();
        QCOMPARE(opened.constFirst().at(0).value<Link>().kind, QStringLiteral("traffic"));

        QVERIFY(feed.add("svc.>"));
        const auto isActive = [&feed](qsizetype count) {
            return feed.subscriptions().size() == count
                && feed.subscriptions().constLast().state == TapStatus::State::Active;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isActive(1), patience);
        QProcess responder;
        responder.start(natsCli(),
            { QStringLiteral("--server"), server.url(), QStringLiteral("reply"), QStringLiteral("svc.echo"),
                QStringLiteral("pong") });
        QVERIFY(responder.waitForStarted());
        int asked = 0;
        const auto ask = [&server, &asked](const char *subject) {
            ++asked;
            QProcess cli;
            cli.start(natsCli(),
                { QStringLiteral("--server"), server.url(), QStringLiteral("request"), QLatin1String(subject),
                    QStringLiteral("ping"), QStringLiteral("--timeout"), QStringLiteral("1s") });
            return QTest::qWaitFor([&cli] { return cli.state() == QProcess::NotRunning; }, patience)
                ? cli.readAllStandardOutput() + cli.readAllStandardError()
                : QByteArray();
        };
        // The capture does not see inboxes: it says so, and what to do.
        QTRY_VERIFY_WITH_TIMEOUT(ask("svc.echo").contains("pong"), patience);
        const auto state = [exchanges](int row) {
            return static_cast<Exchange::State>(
                exchanges->model()->index(row, 0).data(ExchangeModel::StateRole).toInt());
        };
        const auto last = [exchanges] { return exchanges->model()->rowCount() - 1; };
        QTRY_VERIFY_WITH_TIMEOUT(last() >= 0 && state(last()) == Exchange::State::NotCovered, patience);
        QPushButton *subscribe = nullptr;
        const auto buttons = page->findChildren<QPushButton *>();
        for (QPushButton *one : buttons) {
            if (one->text() == QLatin1String("Subscribe to _INBOX.>"))
                subscribe = one;
        }
        QVERIFY(subscribe && subscribe->isVisible());
        subscribe->click();
        QTRY_VERIFY_WITH_TIMEOUT(isActive(2), patience);
        QTRY_COMPARE_WITH_TIMEOUT(last(), asked - 1, patience);
        const int before = last();
        QVERIFY(ask("svc.echo").contains("pong"));
        QTRY_VERIFY_WITH_TIMEOUT(last() == before + 1 && state(last()) == Exchange::State::Answered, patience);
        // As the capture listens to the subject, the server does not tell that nobody serves it.
        QVERIFY(!ask("svc.nobody").contains("No responders"));
        QTRY_VERIFY_WITH_TIMEOUT(last() == before + 2 && state(last()) == Exchange::State::Open, patience);
        QTRY_COMPARE_WITH_TIMEOUT(subjects->model()->rowCount(), 2, patience);

        exchanges->setCurrentIndex(exchanges->model()->index(before + 1, 0));
        QTest::keyClick(exchanges, Qt::Key_Return);
        QTableView *messages = table("followTable");
        QVERIFY(messages->isVisible());
        QCOMPARE(messages->model()->rowCount(), 2);
        QCOMPARE(page->findChild<QLabel *>(QStringLiteral("followTitle"))->text(), QStringLiteral("svc.echo"));
        const Link followed = page->link();
        QCOMPARE(followed.path.constFirst(), QStringLiteral("message"));
        QTest::keyClick(messages, Qt::Key_Escape);
        QVERIFY(exchanges->isVisible());
        QVERIFY(page->goTo(followed));
        QTRY_COMPARE_WITH_TIMEOUT(messages->model()->rowCount(), 2, patience);
        QVERIFY(!page->goTo(
            Link { {}, QStringLiteral("conversations"), { QStringLiteral("message"), QStringLiteral("x") } }));

        responder.terminate();
        QVERIFY(responder.waitForFinished(patience));
        session.close();
    }
};

QTEST_MAIN(TestConversationsPage)
#include "tst_conversationspage.moc"
