// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explorer.h"

#include "app/gotobox.h"
#include "models/jetstream/bucketconfig.h"
#include "models/jetstream/jetstreamfeed.h"
#include "tests/app/windowfixture.h"
#include "tests/jetstream/support.h"
#include "tests/services/fakeservices.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace natsight;

class TestExplorer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<WindowFixture> m_fixture;

    [[nodiscard]] QTreeWidget *tree() const
    {
        return m_fixture->window->findChild<QTreeWidget *>(QStringLiteral("explorerTree"));
    }
    /// By texts from the top; null when there is none.
    [[nodiscard]] QTreeWidgetItem *item(const QStringList &texts) const
    {
        QTreeWidgetItem *at = tree()->invisibleRootItem();
        for (const QString &text : texts) {
            QTreeWidgetItem *found = nullptr;
            for (int i = 0; i < at->childCount(); ++i) {
                if (at->child(i)->text(0) == text)
                    found = at->child(i);
            }
            if (!found)
                return nullptr;
            at = found;
        }
        return at;
    }
    [[nodiscard]] QStringList below(const QStringList &texts) const
    {
        QStringList names;
        const QTreeWidgetItem *at = item(texts);
        for (int i = 0; at && i < at->childCount(); ++i)
            names << at->child(i)->text(0);
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>(QByteArray(), quint16 { 0 }, true);
        QVERIFY(m_server->start());
    }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_fixture = std::make_unique<WindowFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void showsStreamsAndBuckets()
    {
        ConnectionProfile profile = profileFor(*m_server);
        profile.name = QStringLiteral("live");
        Connection *connection = m_fixture->manager->addAdHoc(profile);
        connection->open();
        QTRY_VERIFY(connection->status().server.isJetStream);
        JetStreamClient client(connection->session());
        VERIFY_RESULT(received(client.createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        for (const auto &[what, name] :
            std::initializer_list<std::pair<ConfigOf, const char *>> { { ConfigOf::KeyValue, "KV_sessions" },
                { ConfigOf::KeyValue, "KV_config" }, { ConfigOf::Objects, "OBJ_files" } })
            VERIFY_RESULT(received(client.createStream(newBucketConfig(what, QLatin1String(name)))));

        const QString live = QStringLiteral("live");
        const QStringList buckets { live, QStringLiteral("Buckets") };
        QTRY_VERIFY(item({ live }) && item({ live })->isExpanded());
        QVERIFY(!connection->hasJetStream()); // nothing is asked before somebody looks
        QVERIFY(below(buckets).isEmpty());
        tree()->expandItem(item(buckets));
        QTRY_COMPARE(below(buckets), (QStringList { QStringLiteral("config"), QStringLiteral("sessions") }));
        QVERIFY(item(buckets)->data(0, Qt::AccessibleTextRole).toString().endsWith(QLatin1String(", 2")));
        QVERIFY(item({ live, QStringLiteral("Objects") })
                    ->data(0, Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(QLatin1String(", 1")));
        tree()->expandItem(item({ live, QStringLiteral("Streams") }));
        QTRY_COMPARE(below({ live, QStringLiteral("Streams") }).size(), 4);

        // One that comes and goes elsewhere, while another one is chosen.
        tree()->setCurrentItem(item({ live, QStringLiteral("Buckets"), QStringLiteral("sessions") }));
        VERIFY_RESULT(received(client.createStream(newBucketConfig(ConfigOf::KeyValue, QStringLiteral("KV_later")))));
        QTRY_COMPARE(below(buckets).size(), 3);
        VERIFY_RESULT(received(client.deleteStream(QStringLiteral("KV_later"))));
        QTRY_COMPARE(below(buckets).size(), 2);

        auto *explorer = m_fixture->window->findChild<Explorer *>(QStringLiteral("explorer"));
        QSignalSpy opened(explorer, &Explorer::openRequested);
        tree()->setCurrentItem(item({ live, QStringLiteral("Buckets"), QStringLiteral("config") }));
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().toString(), QStringLiteral("natsight://live/kv/config"));

        // The filter looks at them as well.
        auto *filter = m_fixture->window->findChild<QLineEdit *>(QStringLiteral("explorerFilter"));
        filter->setText(QStringLiteral("sess"));
        QVERIFY(!item({ live, QStringLiteral("Buckets"), QStringLiteral("sessions") })->isHidden());
        QVERIFY(item({ live, QStringLiteral("Buckets"), QStringLiteral("config") })->isHidden());
        QVERIFY(item({ live, QStringLiteral("Objects") })->isHidden());
        QVERIFY(!item(buckets)->isHidden());
        filter->clear();
        QVERIFY(!item({ live, QStringLiteral("Objects") })->isHidden());
        // Closed, nothing of it is left.
        connection->close();
        QTRY_VERIFY(below(buckets).isEmpty());
    }

    void showsServices()
    {
        ConnectionProfile profile = profileFor(*m_server);
        profile.name = QStringLiteral("live");
        Connection *connection = m_fixture->manager->addAdHoc(profile);
        connection->open();
        QTRY_COMPARE(connection->status().state, SessionStatus::State::Connected);
        FakeServices services(connection->session(), [](const QByteArray &subject) -> QList<FakeServices::Payload> {
            if (!subject.startsWith("$SRV.STATS") && !subject.startsWith("$SRV.INFO"))
                return {};
            return { { statsJson("pricing", "A", 10) }, { statsJson("audit", "B", 100, 90) } };
        });
        const QStringList list { QStringLiteral("live"), QStringLiteral("Services") };
        QTRY_VERIFY(item(list));
        QVERIFY(!connection->hasServices()); // nobody looked
        tree()->expandItem(item(list));
        QTRY_COMPARE(below(list), (QStringList { QStringLiteral("audit"), QStringLiteral("pricing") }));
        QVERIFY(item(list)->data(0, Qt::AccessibleTextRole).toString().endsWith(QLatin1String(", 2")));
        // Collapsed, nothing is asked for.
        tree()->collapseItem(item(list));
        QTRY_VERIFY(!connection->services()->isWatched());
        tree()->expandItem(item(list));
        auto *explorer = m_fixture->window->findChild<Explorer *>(QStringLiteral("explorer"));
        QSignalSpy opened(explorer, &Explorer::openRequested);
        tree()->setCurrentItem(item(list + QStringList { QStringLiteral("pricing") }));
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().toString(), QStringLiteral("natsight://live/services/pricing"));
        // What was seen can be gone to.
        auto *box = m_fixture->window->findChild<GoToBox *>(QStringLiteral("goToBox"));
        box->open();
        QTest::keyClicks(box, QStringLiteral("services/audit"));
        QVERIFY(box->shown().contains(QStringLiteral("natsight://live/services/audit")));
    }
};

QTEST_MAIN(TestExplorer)
#include "tst_explorer.moc"
