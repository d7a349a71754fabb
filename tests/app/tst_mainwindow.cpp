// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/mainwindow.h"
#include "app/missingpage.h"
#include "app/overviewpage.h"
#include "app/startpage.h"
#include "widgets/traffic/trafficpage.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace natsight;

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FrameClock> m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRegistry> m_registry;
    std::unique_ptr<ConnectionManager> m_manager;
    std::unique_ptr<MainWindow> m_window;

    static Link link(const QString &text) { return *Link::parse(text); }

private Q_SLOTS:
    void init()
    {
        // What the offscreen platform says of itself is not ours.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->path());
        m_clock = std::make_unique<FrameClock>();
        m_theme = std::make_unique<Theme>();
        m_registry = std::make_unique<PageRegistry>();
        Application::registerPages(*m_registry, *m_settings, *m_clock);
        m_manager = std::make_unique<ConnectionManager>(ContextStore(m_dir->filePath(QStringLiteral("nats"))),
            std::make_unique<MemoryVault>(), m_settings.get());
        for (const QString &name : { QStringLiteral("a"), QStringLiteral("b") }) {
            ConnectionProfile profile;
            profile.name = name;
            profile.servers = QStringList { QStringLiteral("nats://127.0.0.1:1") };
            m_manager->addAdHoc(profile);
        }
        m_window = std::make_unique<MainWindow>(m_settings.get(), m_manager.get(), m_registry.get(), m_theme.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_manager.reset();
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

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("connection") << QStringLiteral("natsight://nobody/overview") << QStringLiteral("nobody");
        QTest::newRow("not built") << QStringLiteral("natsight://a/streams/ORDERS") << QStringLiteral("streams");
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

    void removedConnectionTakesItsPages()
    {
        m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        m_window->openLink(link(QStringLiteral("natsight://b/overview")));
        QVERIFY(m_manager->remove(m_manager->find(QStringLiteral("a"))));
        QCOMPARE(m_window->pages().size(), 1);
        QCOMPARE(m_window->pages().constFirst()->link().context, QStringLiteral("b"));
    }

    void everythingHasAName()
    {
        m_window->openLink(link(QStringLiteral("natsight://a/overview")));
        m_window->openLink(link(QStringLiteral("natsight://a/traffic")));
        for (const char *command : { "settings", "newConnection" })
            m_window->findChild<QAction *>(QLatin1String(command))->trigger();
        QStringList nameless;
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool isInput = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
                || qobject_cast<const QComboBox *>(widget);
            if (!isInput || widget->objectName().startsWith(QLatin1String("qt_"))
                || qobject_cast<const QComboBox *>(widget->parentWidget()) || widget->parentWidget()->inherits("QAbstractSpinBox")
                || widget->parentWidget()->inherits("QTabBar") || widget->parentWidget()->inherits("QLineEdit")
                || widget->parentWidget()->inherits("QDockWidget") || widget->parentWidget()->inherits("QMenuBar")
                || widget->parentWidget()->inherits("QTableView"))
                continue;
            if (widget->accessibleName().isEmpty() || widget->objectName().isEmpty())
                nameless << QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName() + u' '
                        + widget->parentWidget()->objectName();
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        for (QDialog *dialog : m_window->findChildren<QDialog *>())
            dialog->reject();
    }

    void permissionsInWords()
    {
        QVERIFY(OverviewPage::permissionsInWords("{").isEmpty());
        QVERIFY(OverviewPage::permissionsInWords("[]").isEmpty());
        QVERIFY(OverviewPage::permissionsInWords(R"({"data":{"permissions":7}})").contains(QStringLiteral("no limits")));
        const QString words = OverviewPage::permissionsInWords(
            R"({"data":{"permissions":{"publish":{"allow":["a.>",3]},"subscribe":{"deny":["b"]}}}})");
        QVERIFY(words.contains(QStringLiteral("May publish to a.>.")));
        QVERIFY(words.contains(QStringLiteral("May not subscribe to b.")));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
