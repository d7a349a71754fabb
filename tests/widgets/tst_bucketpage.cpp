// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bucketpage.h"

#include "tests/jetstream/support.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/confirmsheet.h"
#include "widgets/common/noticebar.h"
#include "widgets/jetstream/configeditor.h"
#include "widgets/keyvalue/bulkbar.h"
#include "widgets/keyvalue/keysview.h"
#include "widgets/keyvalue/valueview.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
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
    QAction *menuAction(QAbstractItemView *view, const char *name)
    {
        const auto old = m_window->findChildren<QMenu *>(QStringLiteral("keysMenu"));
        qDeleteAll(old);
        if (!view->currentIndex().isValid())
            view->selectionModel()->setCurrentIndex(view->model()->index(0, 0), QItemSelectionModel::NoUpdate);
        Q_EMIT view->customContextMenuRequested(view->visualRect(view->model()->index(0, 0)).center());
        auto *menu = child<QMenu>("keysMenu");
        auto *action = menu->findChild<QAction *>(QLatin1String(name));
        if (!action)
            qFatal("no action %s", name);
        menu->hide();
        return action;
    }
    void choose(
        const char *action, QAbstractItemView *view, const char *chooser, const QString &path, const char *button)
    {
        menuAction(view, action)->trigger();
        pick(chooser, path, button);
    }
    /// In the dialog of files, and in the one that follows.
    void pick(const char *chooser, const QString &path, const char *button)
    {
        QTRY_VERIFY(m_window->findChild<QFileDialog *>(QLatin1String(chooser)));
        auto *files = child<QFileDialog>(chooser);
        Q_EMIT files->fileSelected(path);
        delete files;
        QTRY_VERIFY(m_window->findChild<QPushButton *>(QLatin1String(button)));
        shot(chooser);
        child<QPushButton>(button)->click();
        QTRY_VERIFY(!m_window->findChild<QPushButton *>(QLatin1String(button)));
    }
    void shot(const char *name) const
    {
        const QString folder = qEnvironmentVariable("NATSIGHT_SHOTS");
        if (folder.isEmpty())
            return;
        (void)m_window->grab().save(folder + u'/' + QLatin1String(name) + QStringLiteral(".png"));
        const auto dialogs = m_window->findChildren<QDialog *>();
        for (QDialog *one : dialogs) {
            if (one->isVisible())
                (void)one->grab().save(folder + u'/' + QLatin1String(name) + QStringLiteral("-dialog.png"));
        }
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

    void copiesRows()
    {
        put("a.one", "1");
        put("a.two", "=2");
        open();
        child<QToolButton>("keysAsTree")->click();
        QTRY_COMPARE(listed().size(), 2);
        auto *list = child<QTableView>("keysList");
        QTRY_COMPARE(list->model()->index(1, 1).data().toString(), QStringLiteral("=2"));
        list->selectAll();
        menuAction(list, "copyAsCsv")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("Key,Value,Revision,")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("a.two,'=2,2,")));
        menuAction(list, "copyAsJson")->trigger();
        const Json rows = Json::parse(QGuiApplication::clipboard()->text().toStdString());
        QCOMPARE(rows.size(), std::size_t { 2 });
        QCOMPARE(rows[1]["Revision"].get<int>(), 2);
        menuAction(list, "copyAsTsv")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("a.two\t=2\t2\t")));
        // The tree in another order.
        child<QToolButton>("keysAsTree")->click();
        auto *tree = child<QTreeView>("keysTree");
        QTRY_VERIFY(tree->isVisible());
        tree->expandAll();
        tree->sortByColumn(2, Qt::DescendingOrder);
        const QModelIndex branch = tree->model()->index(0, 0);
        QCOMPARE(tree->model()->index(0, 0, branch).data().toString(), QStringLiteral("two"));
        QVERIFY(tree->isExpanded(branch));
    }

    /// Out to files and in again, by the menus, with what is there kept and told.
    void movesByFolder()
    {
        put("a.one", "1");
        put("a", "top");
        put("B", "2");
        open();
        auto *tree = child<QTreeView>("keysTree");
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        tree->selectAll();
        const QTemporaryDir folder;
        choose("exportKeysToFolder", tree, "exportFolder", folder.path(), "bulkStart");
        QTRY_COMPARE(child<BulkBar>("bucketBulk")->text(), QStringLiteral("Exported 3"));
        shot("bucket-exported");
        for (const char *path : { "a.value", "a/one.value", "%42.value" })
            QVERIFY2(QFile::exists(folder.filePath(QLatin1String(path))), path);
        QFile added(folder.filePath(QStringLiteral("new.value")));
        QVERIFY(added.open(QIODevice::WriteOnly) && added.write("fresh") == 5);
        added.close();
        QFile odd(folder.filePath(QStringLiteral("odd.txt")));
        QVERIFY(odd.open(QIODevice::WriteOnly));
        child<QAction>("importFromFolder")->trigger();
        pick("importFolder", folder.path(), "bulkDryRun");
        QTRY_COMPARE(
            child<BulkBar>("bucketBulk")->text(), QStringLiteral("Dry run, nothing is written: Imported 1 · 4 not"));
        QVERIFY(m_page->keyFeed()->index()->store().find("new") == KeyStore::none);
        child<QAction>("importFromFolder")->trigger();
        pick("importFolder", folder.path(), "bulkStart");
        QTRY_COMPARE(child<BulkBar>("bucketBulk")->text(), QStringLiteral("Imported 1 · 4 not"));
        QTRY_VERIFY(m_page->keyFeed()->index()->store().find("new") != KeyStore::none);
        child<QToolButton>("bulkReport")->click();
        QTRY_VERIFY(m_window->findChild<QPlainTextEdit *>(QStringLiteral("bulkReportText")));
        const QString report = child<QPlainTextEdit>("bulkReportText")->toPlainText();
        QVERIFY2(report.contains(QLatin1String("odd.txt: ")) && report.contains(QLatin1String("There is such a key")),
            qPrintable(report));
        shot("bucket-report");
    }

    /// To a bucket of another connection; where that cannot be written to, why.
    void copiesToAnotherConnection()
    {
        TestServer server(QByteArray(), quint16 { 0 }, true);
        QVERIFY(server.start());
        Session session(profileFor(server));
        session.open();
        QVERIFY(waitForJetStream(session));
        JetStreamFeed feed(&session);
        VERIFY_RESULT(received(feed.client()->createStream(json(
            R"({"name":"KV_there","subjects":["$KV.there.>"],"discard":"new","storage":"memory","allow_rollup_hdrs":true})"))));
        put("a.one", "1", { { "Note", "n" } });
        put("a.two", "2");
        open();
        m_page->setPlaces([this, &feed] {
            return QList<BucketPlace> { { QStringLiteral("test"), m_feed.get(), {} },
                { QStringLiteral("closed"), nullptr, QStringLiteral("closed is not connected: connect it first.") },
                { QStringLiteral("other"), &feed, {} } };
        });
        auto *tree = child<QTreeView>("keysTree");
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        tree->selectAll();
        menuAction(tree, "copyKeys")->trigger();
        auto *place = child<QComboBox>("placeConnection");
        auto *bucket = child<QComboBox>("placeBucket");
        auto *start = child<QPushButton>("bulkStart");
        QVERIFY(!start->isEnabled());
        bucket->setEditText(QStringLiteral("config"));
        QVERIFY(!start->isEnabled()); // where they come from
        place->setCurrentIndex(1);
        QVERIFY(child<QLabel>("bulkProblem")->text().contains(QLatin1String("not connected")));
        QVERIFY(!start->isEnabled());
        shot("bucket-copy");
        place->setCurrentIndex(2);
        QTRY_COMPARE(bucket->count(), 1);
        bucket->setEditText(QStringLiteral("there"));
        QVERIFY(start->isEnabled());
        start->click();
        QTRY_COMPARE(child<BulkBar>("bucketBulk")->text(), QStringLiteral("Copied to there of other: 2"));
        const auto info = received(feed.client()->streamInfo(QStringLiteral("KV_there")));
        VERIFY_RESULT(info);
        KeyValueClient there(feed.client(), *Bucket::ofStream(*info));
        const auto one = received(there.get("a.one"));
        VERIFY_RESULT(one);
        QCOMPARE(one->value, QByteArray("1"));
        QCOMPARE(headerValue(one->headers, "Note"), QByteArray("n"));
        // One that is not there.
        menuAction(tree, "copyKeys")->trigger();
        QTRY_COMPARE(m_window->findChildren<QComboBox *>(QStringLiteral("placeBucket")).size(), 1);
        child<QComboBox>("placeBucket")->setEditText(QStringLiteral("nowhere"));
        child<QPushButton>("bulkStart")->click();
        QTRY_VERIFY(child<NoticeBar>("bucketNotice")->isVisible());
        QVERIFY(
            child<NoticeBar>("bucketNotice")->text().startsWith(QLatin1String("Nothing was copied to bucket nowhere")));
        m_window.reset(); // before the session
    }

    void hasVerbsOfTheBucket()
    {
        put("a", "1");
        open();
        child<QPushButton>("bucketEdit")->click();
        QTRY_VERIFY(m_window->findChild<ConfigEditor *>());
        m_window->findChild<ConfigEditor *>()->reject();
        QTRY_VERIFY(!m_window->findChild<ConfigEditor *>());
        for (const char *name : { "bucketCopy", "bucketCompact", "bucketSeal", "bucketDelete" })
            QVERIFY2(child<QAction>(name)->isEnabled(), name);
        child<QAction>("bucketDelete")->trigger();
        QTRY_VERIFY(m_window->findChild<ConfirmSheet *>());
        m_window->findChild<ConfirmSheet *>()->reject();
        m_page->setReadOnly(true);
        QVERIFY(!child<QPushButton>("bucketEdit")->isEnabled());
        for (const char *name : { "bucketCopy", "bucketCompact", "bucketSeal", "bucketDelete" }) {
            QVERIFY2(!child<QAction>(name)->isEnabled(), name);
            QVERIFY2(child<QAction>(name)->toolTip().contains(QLatin1String("read-only")), name);
        }
        shot("bucket-readonly");
    }

    /// A watch of the official tool beside the page's own.
    void showsWhoWatches()
    {
        NATSIGHT_NEED_CLI();
        put("jobs.one", "1");
        QProcess tool;
        tool.start(natsCli(),
            { QStringLiteral("--server"), m_server->url(), QStringLiteral("--connection-name"),
                QStringLiteral("looker"), QStringLiteral("kv"), QStringLiteral("watch"), QStringLiteral("config"),
                QStringLiteral("jobs.>") });
        QVERIFY(tool.waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(
            received(m_feed->client()->consumerNames(QStringLiteral("KV_config"))).items.size(), 1, 30'000);
        open();
        child<QAction>("showWatchers")->trigger();
        QTRY_VERIFY(m_window->findChild<QTableView *>(QStringLiteral("watchersTable")));
        const QAbstractItemModel *watchers = child<QTableView>("watchersTable")->model();
        QTRY_COMPARE(watchers->rowCount(), 2);
        QTRY_VERIFY(child<QLabel>("watchersWords")->text().startsWith(QStringLiteral("2 consumers")));
        const auto keys = [watchers] {
            return QStringList { watchers->index(0, 0).data().toString(), watchers->index(1, 0).data().toString() };
        };
        QVERIFY2(keys().contains(QStringLiteral("jobs.>")), qPrintable(keys().join(u'|')));
        shot("bucket-watchers");
        child<QPushButton>("watchersClose")->click();
        QTRY_VERIFY(!m_window->findChild<QTableView *>(QStringLiteral("watchersTable")));
        tool.kill();
        QVERIFY(tool.waitForFinished());
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
