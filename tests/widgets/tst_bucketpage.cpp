// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bucketpage.h"

#include "tests/jetstream/support.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/noticebar.h"
#include "widgets/keyvalue/bulkbar.h"
#include "widgets/keyvalue/keysview.h"
#include "widgets/keyvalue/valueview.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace natsight;
using namespace std::chrono_literals;

class TestBucketPage : public QObject
{
    Q_OBJECT

private:
    void put(const QByteArray &key, const QByteArray &value, const Headers &headers = {})
    {
        VERIFY_RESULT(received(m_session->request({ "$KV.config." + key, value, headers })));
    }
    void open(const QStringList &path = { QStringLiteral("config") })
    {
        m_window = std::make_unique<QWidget>(); // without a layout: see tst_streamspage
        m_page = BucketPage::make(m_feed.get(), { QStringLiteral("test"), QStringLiteral("kv"), path }, m_window.get());
        QVERIFY(m_page);
        m_page->setGeometry(0, 0, 1280, 760);
        m_window->resize(m_page->size());
        m_window->show();
        QTRY_VERIFY(m_page->keyFeed());
        QTRY_COMPARE(m_page->keyFeed()->state(), KeyFeed::State::Live);
    }
    template<typename Widget>
    Widget *child(const char *name) const
    {
        auto *found = m_window->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    [[nodiscard]] QString strip() const { return child<QLabel>("keysStrip")->text(); }
    [[nodiscard]] QStringList listed() const
    {
        const QAbstractItemModel *model = child<QTableView>("keysList")->model();
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows << model->index(row, 0).data().toString();
        return rows;
    }
    void shot(const char *name) const
    {
        const QString folder = qEnvironmentVariable("NATSIGHT_SHOTS");
        if (!folder.isEmpty())
            (void)m_window->grab().save(folder + u'/' + QLatin1String(name) + QStringLiteral(".png"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>(QByteArray(), quint16 { 0 }, true);
        QVERIFY(m_server->start());
        m_session = std::make_unique<Session>(profileFor(*m_server));
        m_session->open();
        QTRY_VERIFY(m_session->status().server.isJetStream);
        if (!qEnvironmentVariable("NATSIGHT_SHOTS").isEmpty()) {
            m_theme = std::make_unique<Theme>();
            m_theme->apply(Theme::Scheme::Light);
        }
    }
    void cleanupTestCase()
    {
        m_session.reset();
        QVERIFY(Session::waitForClosed());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_feed = std::make_unique<JetStreamFeed>(m_session.get());
        m_feed->setInterval(100ms);
        VERIFY_RESULT(received(m_feed->client()->createStream(json(
            R"({"name":"KV_config","subjects":["$KV.config.>"],"max_msgs_per_subject":10,"discard":"new","storage":"memory",
                "allow_rollup_hdrs":true,"allow_direct":true,"deny_delete":true,"max_bytes":1048576})"))));
    }
    void cleanup()
    {
        m_window.reset();
        (void)received(m_feed->client()->deleteStream(QStringLiteral("KV_config")));
        m_feed.reset();
    }

    void rejectsOtherLinks()
    {
        for (const QStringList &path : { QStringList {}, QStringList { QStringLiteral("a b") },
                 QStringList { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") } })
            QVERIFY(!BucketPage::make(m_feed.get(), { QStringLiteral("test"), QStringLiteral("kv"), path }, nullptr));
    }

    void showsKeysLive()
    {
        put("billing.limits", R"({"max_open":25,"per_minute":600})");
        put("billing.retry", R"({"tries":5})");
        put("features.dark_mode", "false");
        put("gone", "", { { "KV-Operation", "DEL" } });
        open();
        auto *tree = child<QTreeView>("keysTree");
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        QTRY_VERIFY2(strip().contains(QStringLiteral("Watching 3 keys")), qPrintable(strip()));
        shot("bucket-closed");

        // The value comes when a key is selected, and follows what others write.
        const QModelIndex billing = tree->model()->index(0, 0);
        tree->expand(billing);
        QTRY_VERIFY(tree->model()->index(0, 1, billing).data().toString().contains(QStringLiteral("max_open")));
        tree->setCurrentIndex(tree->model()->index(0, 0, billing));
        QCOMPARE(m_page->link().path, QStringList({ QStringLiteral("config"), QStringLiteral("billing.limits") }));
        auto *value = m_window->findChild<ValueView *>();
        QTRY_COMPARE(m_window->findChild<ValueView *>()->baseRevision(), quint64 { 1 });
        QCOMPARE(value->key(), QByteArray("billing.limits"));
        put("billing.limits", R"({"max_open":26})");
        QTRY_COMPARE(value->baseRevision(), quint64 { 5 });
        QTRY_VERIFY2(m_page->keyFeed()->changesInLastMinute() == 1, qPrintable(strip()));

        // A new branch; the selection stays where it was.
        put("a.new.one", "1");
        QTRY_COMPARE(tree->model()->rowCount(), 3);
        QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("limits"));
        QVERIFY(tree->isExpanded(tree->model()->index(1, 0)));
        shot("bucket");
    }

    void filtersAndShowsDeleted()
    {
        put("a.one", "apple");
        put("a.two", "pear");
        put("b.one", "apple pie");
        put("b.gone", "", { { "KV-Operation", "PURGE" }, { "Nats-Rollup", "sub" } });
        open();
        child<QToolButton>("keysAsTree")->click();
        QTRY_COMPARE(listed().size(), 3);
        auto *filter = child<QLineEdit>("keysFilter");
        filter->setText(QStringLiteral("one"));
        QTRY_COMPARE(listed().size(), 2);
        filter->setText(QStringLiteral("nothing like it"));
        QTRY_VERIFY(child<QPushButton>("keysEmptyButton")->isVisible());
        child<QPushButton>("keysEmptyButton")->click();
        QTRY_COMPARE(listed().size(), 3);
        filter->setText(QStringLiteral("one value:pie"));
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(listed(), QStringList { QStringLiteral("b.one") });
        QTRY_VERIFY(child<QLabel>("keysSearchWords")->text().startsWith(QStringLiteral("1 found by")));
        shot("bucket-search");
        filter->clear();
        QTRY_COMPARE(listed().size(), 3);
        child<QToolButton>("keysShowDeleted")->click();
        QTRY_COMPARE(listed().size(), 4);
        const auto *model = child<QTableView>("keysList")->model();
        QCOMPARE(model->index(2, 6).data().toString(), QStringLiteral("purged"));
        shot("bucket-list");
    }

    void deletesSelected()
    {
        put("a.one", "1");
        put("a.two", "2");
        put("b", "3");
        open();
        auto *tree = child<QTreeView>("keysTree");
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        tree->setCurrentIndex(tree->model()->index(0, 0)); // a branch with two keys
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Delete);
        const auto dialog = [this]() -> QDialog * {
            for (QDialog *one : m_window->findChildren<QDialog *>()) {
                if (one->isVisible())
                    return one;
            }
            return nullptr;
        };
        QTRY_VERIFY(dialog());
        shot("bucket-delete");
        dialog()->findChild<QPushButton *>(QStringLiteral("confirmButton"))->click();
        QTRY_COMPARE(m_page->keyFeed()->index()->store().keys(), quint32 { 1 });
        QTRY_COMPARE(child<BulkBar>("bucketBulk")->text(), QStringLiteral("Deleted 2"));
        QVERIFY(m_page->mayClose());
        QVERIFY(m_window->findChild<ValueView *>()->key().isEmpty()); // the next row was nobody's choice
        shot("bucket-deleted");
        m_page->setReadOnly(true);
        QVERIFY(!child<QPushButton>("bucketImport")->isEnabled());
        QTest::keyClick(tree, Qt::Key_Delete);
        QVERIFY(!dialog());
    }

    /// The watch tells the editor: what is typed is not overwritten, and overwrites nothing unawares.
    void writesAndTellsConflicts()
    {
        put("a.one", "1");
        open({ QStringLiteral("config"), QStringLiteral("a.one") });
        auto *value = m_window->findChild<ValueView *>();
        QTRY_COMPARE(value->baseRevision(), quint64 { 1 });
        QVERIFY(m_page->mayClose());
        child<QPushButton>("bucketNewKey")->click();
        QTRY_VERIFY(m_window->findChild<QLineEdit *>(QStringLiteral("newKeyName")));
        auto *name = child<QLineEdit>("newKeyName");
        QCOMPARE(name->text(), QStringLiteral("a."));
        name->setText(QStringLiteral("a.two"));
        child<QPushButton>("newKeyCreate")->click();
        QTRY_COMPARE(value->key(), QByteArray("a.two"));
        QTRY_COMPARE(value->baseRevision(), quint64 { 2 });
        QTRY_COMPARE(child<QTreeView>("keysTree")->currentIndex().data().toString(), QStringLiteral("two"));
        auto *editor = child<CodeEditor>("valueEditor");
        editor->setText(QStringLiteral("mine"));
        QTRY_VERIFY(value->isEdited());
        put("a.two", "theirs");
        QTRY_VERIFY(child<NoticeBar>("valueConflict")->isVisible());
        QCOMPARE(editor->text(), QStringLiteral("mine"));
        QCOMPARE(value->baseRevision(), quint64 { 2 });
        shot("bucket-conflict");
        QVERIFY(!m_page->mayClose());
    }

    void opensAtKey()
    {
        put("x.y/z", "deep");
        open({ QStringLiteral("config"), QStringLiteral("x.y/z") });
        QTRY_COMPARE(child<QTreeView>("keysTree")->currentIndex().data().toString(), QStringLiteral("y/z"));
        QTRY_COMPARE(m_window->findChild<ValueView *>()->baseRevision(), quint64 { 1 });
    }

    void saysWhenGone()
    {
        put("a", "1");
        open();
        QTRY_VERIFY(strip().contains(QStringLiteral("1 keys")));
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("KV_config"))));
        QTRY_COMPARE_WITH_TIMEOUT(m_page->keyFeed()->state(), KeyFeed::State::Gone, 30'000);
        QCOMPARE(m_page->liveText(), QStringLiteral("deleted"));
    }

    void asksOnlyWhileSeen()
    {
        put("a", "1");
        open();
        const auto consumers = [this] {
            return received(m_feed->client()->consumerNames(QStringLiteral("KV_config"))).items.size();
        };
        QCOMPARE(consumers(), 1);
        m_page->hide();
        QTRY_COMPARE(consumers(), 0);
        put("b", "1");
        m_page->show();
        QTRY_COMPARE(m_page->keyFeed()->index()->shown().size(), std::size_t { 2 });
        m_page->setPaused(true);
        QTRY_COMPARE(consumers(), 0);
        m_page->setPaused(false);
        QTRY_COMPARE(m_page->keyFeed()->state(), KeyFeed::State::Live);
    }

    void emptyBucket()
    {
        open();
        QTRY_VERIFY(strip().contains(QStringLiteral("Watching 0 keys")));
        shot("bucket-empty");
    }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamFeed> m_feed;
    std::unique_ptr<QWidget> m_window;
    BucketPage *m_page = nullptr;
};

QTEST_MAIN(TestBucketPage)
#include "tst_bucketpage.moc"
