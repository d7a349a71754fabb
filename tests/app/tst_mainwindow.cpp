// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/missingpage.h"
#include "app/overviewpage.h"
#include "app/startpage.h"
#include "widgets/compose/composerview.h"
#include "widgets/traffic/trafficpage.h"

#include "tests/app/windowfixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QTest>
#include <QToolButton>

using namespace natsight;

namespace {

/// Has something to ask before it closes.
class AskingPage final : public Page
{
public:
    using Page::Page;
    [[nodiscard]] QString title() const override { return QStringLiteral("Asking"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("info"); }
    [[nodiscard]] bool mayClose() override
    {
        asked += isFree ? 0 : 1;
        return isFree;
    }
    int asked = 0;
    bool isFree = false;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m_fixture;
    MainWindow *m_window = nullptr;

    static Link link(const QString &text) { return *Link::parse(text); }

private Q_SLOTS:
    void init()
    {
        // What the offscreen platform says of itself is not ours.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_fixture = std::make_unique<WindowFixture>();
        m_window = m_fixture->window.get();
    }
    void cleanup()
    {
        m_fixture.reset();
        QVERIFY(Session::waitForClosed());
    }

    void startsWithoutPages()
    {
        QVERIFY(m_window->findChild<StartPage *>()->isVisible());
        QVERIFY(m_window->pages().isEmpty());
    }

    void opensAndRaises()
    {
        Page *overview = m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        QVERIFY(qobject_cast<OverviewPage *>(overview));
        Page *traffic = m_window->openLink(link(QStringLiteral("traffic"))); // short: the connection in use
        QVERIFY(qobject_cast<TrafficPage *>(traffic));
        QCOMPARE(traffic->link().context, QStringLiteral("a"));
        QCOMPARE(m_window->openLink(link(QStringLiteral("natsight://a/overview"))), overview);
        QCOMPARE(m_window->pages().size(), 2);
        QTRY_VERIFY(overview->isVisible());
        QVERIFY(m_window->openLink(link(QStringLiteral("natsight://b/overview"))) != overview);
    }

    void historyWalks()
    {
        Page *overview = m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        Page *traffic = m_window->openLink(link(QStringLiteral("natsight://a/traffic")));
        m_window->goBack();
        QCOMPARE(m_window->currentPage(), overview);
        m_window->goForward();
        QCOMPARE(m_window->currentPage(), traffic);
        m_window->goForward();
        QCOMPARE(m_window->currentPage(), traffic);
    }

    void composerIsAskedFor()
    {
        auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("composerDock"));
        QVERIFY(!dock->isVisible());
        Page *overview = m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        m_window->findChild<QAction *>(QStringLiteral("request"))->trigger();
        QVERIFY(dock->isVisible());
        auto *view = dock->findChild<ComposerView *>();
        QCOMPARE(view->draft().mode, ComposedMessage::Mode::Request);
        QVERIFY(dock->findChild<QLabel *>(QStringLiteral("composerTo"))->text().contains(u'a'));
        QVERIFY(!dock->findChild<QPushButton *>(QStringLiteral("composeSend"))->isEnabled());
        Q_EMIT overview->composeRequested({ "orders.new", "hello" }, false);
        QCOMPARE(view->draft().subject, QStringLiteral("orders.new"));
        QCOMPARE(view->draft().body, QStringLiteral("hello"));
        QCOMPARE(view->draft().mode, ComposedMessage::Mode::Publish);
        m_window->openLink(link(QStringLiteral("natsight://b/overview")));
        QTRY_VERIFY(dock->findChild<QLabel *>(QStringLiteral("composerTo"))->text().contains(u'b'));
        // Nothing that was typed is lost with the window.
        m_fixture->makeWindow();
        m_window = m_fixture->window.get();
        m_window->findChild<QAction *>(QStringLiteral("publish"))->trigger();
        QCOMPARE(m_window->findChild<ComposerView *>()->draft().subject, QStringLiteral("orders.new"));
        QCOMPARE(m_window->openLink(link(QStringLiteral("natsight://a/compose")))->title(), QStringLiteral("Composer"));
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("connection") << QStringLiteral("natsight://nobody/overview") << QStringLiteral("nobody");
        QTest::newRow("no such kind") << QStringLiteral("natsight://a/cheese") << QStringLiteral("cheese");
        QTest::newRow("place") << QStringLiteral("natsight://a/overview/x") << QStringLiteral("overview");
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        Page *page = m_window->openLink(link(text));
        QVERIFY(qobject_cast<MissingPage *>(page));
        QVERIFY(page->findChild<QLabel *>(QStringLiteral("missingReason"))->text().contains(word));
    }

    void closesPages()
    {
        m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        m_window->openLink(link(QStringLiteral("natsight://a/traffic")));
        auto *close = m_window->findChild<QAction *>(QStringLiteral("closePage"));
        close->trigger();
        QCOMPARE(m_window->pages().size(), 1);
        QVERIFY(qobject_cast<OverviewPage *>(m_window->currentPage()));
        close->trigger();
        QVERIFY(m_window->pages().isEmpty());
        QVERIFY(m_window->findChild<StartPage *>()->isVisible());
    }

    void pagesMayAskBeforeTheyClose()
    {
        m_fixture->registry.add({ QStringLiteral("asking"), QStringLiteral("Asking"), QStringLiteral("info"),
            QStringLiteral("asking"), false,
            [](Connection &, const Link &of, QWidget *parent) -> Page * { return new AskingPage(of, parent); } });
        auto *page = static_cast<AskingPage *>(m_window->openLink(link(QStringLiteral("natsight://a/asking"))));
        m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        m_window->raisePage(page);
        auto *closes = m_window->findChild<QAction *>(QStringLiteral("closePage"));
        closes->trigger();
        QCOMPARE(page->asked, 1);
        QCOMPARE(m_window->pages().size(), 2);
        Q_EMIT page->closeAnswered(false);
        QCOMPARE(m_window->pages().size(), 2);
        // The whole window waits for the answer as well, and keeps the page for the next time.
        m_window->raisePage(m_window->pages().constLast());
        QVERIFY(!m_window->close());
        QCOMPARE(page->asked, 2);
        QCOMPARE(m_window->currentPage(), page);
        Q_EMIT page->closeAnswered(false);
        QVERIFY(m_window->isVisible());
        QVERIFY(!m_window->close());
        page->isFree = true;
        Q_EMIT page->closeAnswered(true);
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_window->pages().size(), 2);
        m_window->show();
        page->isFree = false;
        closes->trigger();
        Q_EMIT page->closeAnswered(true);
        QCOMPARE(m_window->pages().size(), 1);
    }

    void removedConnectionTakesItsPages()
    {
        m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        m_window->openLink(link(QStringLiteral("natsight://b/overview")));
        QVERIFY(m_fixture->manager->remove(m_fixture->manager->find(QStringLiteral("a"))));
        QCOMPARE(m_window->pages().size(), 1);
        QCOMPARE(m_window->pages().constFirst()->link().context, QStringLiteral("b"));
    }

    void spacePausesButPressesButtons()
    {
        Page *traffic = m_window->openLink(link(QStringLiteral("natsight://a/traffic")));
        auto *tree = traffic->findChild<QWidget *>(QStringLiteral("subjectTree"));
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Space);
        QVERIFY(traffic->isPaused());
        auto *plot = traffic->findChild<QAbstractButton *>(QStringLiteral("showPlotButton"));
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Space);
        QVERIFY(!plot->isChecked());
        QVERIFY(traffic->isPaused());
        auto *filter = traffic->findChild<QLineEdit *>(QStringLiteral("trafficFilter"));
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("a b"));
        QCOMPARE(filter->text(), QStringLiteral("a b"));
        QVERIFY(traffic->isPaused());
    }

    void helpInTheFilterIsOfTheFilter()
    {
        Page *traffic = m_window->openLink(link(QStringLiteral("natsight://a/traffic")));
        auto *filter = traffic->findChild<QLineEdit *>(QStringLiteral("trafficFilter"));
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_F1);
        auto *help = m_window->findChild<QDialog *>(QStringLiteral("filterHelp"));
        QVERIFY(help && !m_window->findChild<QDialog *>(QStringLiteral("keysDialog")));
        help->close();
    }

    /// What was used on one page is known on another of its kind, and after a restart.
    void filtersAreShared()
    {
        const auto filterOf = [this](const char *connection) {
            Page *page = m_window->openLink(
                link(QStringLiteral("natsight://%1/traffic").arg(QLatin1String(connection))));
            return page->findChild<QLineEdit *>(QStringLiteral("trafficFilter"));
        };
        QLineEdit *one = filterOf("a");
        QLineEdit *other = filterOf("b");
        QVERIFY(one && other && one != other);
        one->setText(QStringLiteral("size > 1234"));
        QTest::keyClick(one, Qt::Key_Return);
        QTest::keyClick(other, Qt::Key_Up);
        QCOMPARE(other->text(), QStringLiteral("size > 1234"));
        other->clear();
    }

    void noTwoMeaningsOfAKey()
    {
        m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        m_window->openLink(link(QStringLiteral("natsight://a/traffic")));
        QSet<QString> windowKeys;
        for (const QAction *action : m_window->actions()) {
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!windowKeys.contains(key.toString()), qPrintable(key.toString()));
                windowKeys << key.toString();
            }
        }
        // A key of a page that is the window's, too, would do neither.
        for (const QShortcut *shortcut : m_window->findChildren<QShortcut *>())
            QVERIFY2(!windowKeys.contains(shortcut->key().toString()), qPrintable(shortcut->key().toString()));
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            if (action->parent() == m_window || action->shortcut().isEmpty()
                || action->shortcutContext() == Qt::WidgetShortcut)
                continue;
            QVERIFY2(!windowKeys.contains(action->shortcut().toString()), qPrintable(action->objectName()));
        }
    }

    void tellsConnectionsApart()
    {
        m_window->openLink(link(QStringLiteral("natsight://a/traffic")));
        const auto titles = [this] {
            QStringList all;
            for (const QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
                if (qobject_cast<Page *>(dock->widget()))
                    all << dock->windowTitle();
            }
            return all;
        };
        QCOMPARE(titles(), QStringList { QStringLiteral("Traffic") });
        m_window->openLink(link(QStringLiteral("natsight://b/traffic")));
        QVERIFY(titles().contains(QStringLiteral("Traffic · a")));
        QVERIFY(titles().contains(QStringLiteral("Traffic · b")));
    }

    void pagesComeBack()
    {
        ConnectionProfile profile;
        profile.name = QStringLiteral("kept");
        profile.servers = QStringList { QStringLiteral("nats://127.0.0.1:1") };
        QVERIFY(m_fixture->manager->save(profile, {}, ConnectionManager::Secrets::Ask));
        m_window->openLink(link(QStringLiteral("natsight://kept/overview")));
        m_window->openLink(link(QStringLiteral("natsight://kept/traffic/orders.eu")));
        m_window->openLink(link(QStringLiteral("natsight://a/overview"))); // of no context: gone with the program
        m_window->close();
        m_fixture->makeWindow();
        m_window = m_fixture->window.get();
        QVERIFY(m_window->pages().isEmpty());
        m_window->restorePages();
        QStringList links;
        for (const Page *page : m_window->pages())
            links << page->link().toString();
        QCOMPARE(links,
            QStringList(
                { QStringLiteral("natsight://kept/overview"), QStringLiteral("natsight://kept/traffic/orders.eu") }));
        QVERIFY(!m_fixture->manager->find(QStringLiteral("kept"))->isOpen()); // as it was
    }

    void overviewOffersToConnect()
    {
        Page *overview = m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        auto *connectButton = overview->findChild<QAbstractButton *>(QStringLiteral("overview:connect"));
        QVERIFY(connectButton->isVisible());
        connectButton->click();
        QVERIFY(m_fixture->manager->find(QStringLiteral("a"))->isOpen());
        QTRY_VERIFY(!connectButton->isVisible());
    }

    void permissionsInWords()
    {
        QVERIFY(OverviewPage::permissionsInWords("{").isEmpty());
        QVERIFY(OverviewPage::permissionsInWords("[]").isEmpty());
        QVERIFY(
            OverviewPage::permissionsInWords(R"({"data":{"permissions":7}})").contains(QStringLiteral("no limits")));
        const QString words = OverviewPage::permissionsInWords(
            R"({"data":{"permissions":{"publish":{"allow":["a.>",3]},"subscribe":{"deny":["b"]}}}})");
        QVERIFY(words.contains(QStringLiteral("May publish to a.>.")));
        QVERIFY(words.contains(QStringLiteral("May not subscribe to b.")));
    }

    void runningRespondersAreSeen()
    {
        Connection *a = m_fixture->manager->find(QStringLiteral("a"));
        auto *sign = m_window->findChild<QToolButton *>(QStringLiteral("statusResponders"));
        QVERIFY(sign && !sign->isVisible());
        a->open(); // leads nowhere: what is started waits
        ResponderRules rules;
        rules.subject = "rollcall";
        rules.answer.body = "Ada";
        const auto id = a->responders()->add(rules);
        QVERIFY(id && a->responders()->start(*id));
        QTRY_VERIFY(sign->isVisible());
        QCOMPARE(sign->text(), QStringLiteral("1 responder runs"));
        auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("respondersDock"));
        QVERIFY(dock && !dock->isVisible());
        QTest::keyClick(sign, Qt::Key_Space);
        QTRY_VERIFY(dock->isVisible());
        QTRY_VERIFY(dock->findChild<QWidget *>(QStringLiteral("respondersTable"))->isVisible());
        // Closing stops them; the definitions are kept, and nothing starts by itself.
        a->close();
        QTRY_VERIFY(!sign->isVisible());
        QCOMPARE(a->responders()->runningCount(), 0);
        m_fixture->makeWindow();
        m_window = m_fixture->window.get();
        a = m_fixture->manager->find(QStringLiteral("a"));
        QCOMPARE(a->responders()->definitions().size(), 1);
        QCOMPARE(a->responders()->runningCount(), 0);
    }

    void respondersGoWithTheirConnection()
    {
        Page *page = m_fixture->open(QStringLiteral("natsight://b/responders"));
        QVERIFY(page);
        Connection *b = m_fixture->manager->find(QStringLiteral("b"));
        ResponderRules rules;
        rules.subject = "a";
        QVERIFY(b->responders()->add(rules));
        m_window->findChild<QAction *>(QStringLiteral("showResponders"))->trigger();
        QTest::qWait(20);
        QVERIFY(m_fixture->manager->remove(b));
        QTest::qWait(20);
        QVERIFY(m_window->pages().isEmpty());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
