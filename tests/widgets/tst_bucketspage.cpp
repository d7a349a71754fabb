// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyvalue/bucketspage.h"

#include "models/jetstream/bucketconfig.h"
#include "tests/jetstream/support.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/listpanel.h"
#include "widgets/jetstream/configeditor.h"
#include "widgets/jetstream/configform.h"
#include "widgets/jetstream/streampage.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;
using Model = BucketListModel;

namespace {

/// A window with a page in it, and with what the page opens.
struct Shown {
    QWidget window; // without a layout: the offscreen platform warns when a window's smallest size changes
    Page *page = nullptr;

    explicit Shown(const std::function<Page *(QWidget *)> &make)
    {
        page = make(&window);
        page->setGeometry(0, 0, 1160, 760);
        window.resize(page->size());
        window.show();
    }
    template<typename Widget>
    Widget *child(const QString &name)
    {
        auto *found = window.findChild<Widget *>(name);
        if (!found)
            qFatal("no child %s", qPrintable(name));
        return found;
    }
    template<typename Widget>
    Widget *child(const char *name)
    {
        return child<Widget>(QString::fromLatin1(name));
    }
    [[nodiscard]] QDialog *dialog() const
    {
        for (QDialog *one : window.findChildren<QDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    /// The editor of a field, on screen.
    template<typename Widget>
    Widget *field(const char *path)
    {
        child<ConfigForm>("configForm")->goTo(QLatin1String(path));
        return child<Widget>(QLatin1String("field:") + QLatin1String(path));
    }
    void type(const char *path, const char *text)
    {
        auto *line = field<QLineEdit>(path);
        line->selectAll();
        QTest::keyClicks(line, QString::fromUtf8(text));
    }
    [[nodiscard]] Json json() { return natsight::json(child<CodeEditor>("configJson")->text().toUtf8().constData()); }
    QPushButton *primary() { return child<QPushButton>("configPrimary"); }
    QStringList changedFields()
    {
        const QAbstractItemModel *model = child<QTableView>("configChanges")->model();
        QStringList fields;
        for (int row = 0; row < model->rowCount(); ++row)
            fields << model->index(row, 0).data().toString();
        return fields;
    }
};

} // namespace

class TestBucketsPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamFeed> m_feed;

    [[nodiscard]] std::unique_ptr<Shown> open(ConfigOf what = ConfigOf::KeyValue)
    {
        return std::make_unique<Shown>([this, what](QWidget *parent) {
            const QString kind = what == ConfigOf::KeyValue ? QStringLiteral("kv") : QStringLiteral("objects");
            return new BucketsPage(what, m_feed.get(), { QStringLiteral("test"), kind, {} }, parent);
        });
    }
    void make(ConfigOf what, const char *name, const char *edits = "{}")
    {
        VERIFY_RESULT(received(m_feed->client()->createStream(
            patchedConfig(newBucketConfig(what, bucketPrefix(what) + QLatin1String(name)), json(edits)))));
    }
    [[nodiscard]] Json configOf(const char *stream) const
    {
        const auto info = received(m_feed->client()->streamInfo(QLatin1String(stream)));
        return info ? plain(*info->config) : Json();
    }
    void write(const QByteArray &subject, const QByteArray &value, Headers headers = {})
    {
        VERIFY_RESULT(received(m_session->request({ subject, value, std::move(headers) })));
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
        QTRY_VERIFY(!m_session->status().server.version.isEmpty());
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
    }
    void cleanup()
    {
        m_feed.reset();
        if (!m_session)
            return;
        JetStreamClient client(m_session.get());
        for (const QString &name : received(client.streamNames()).items)
            VERIFY_RESULT(received(client.deleteStream(name)));
    }

    void listsBuckets()
    {
        make(ConfigOf::KeyValue, "config", R"({"max_msgs_per_subject":5,"max_bytes":100000})");
        make(ConfigOf::KeyValue, "odd", R"({"allow_rollup_hdrs":false,"allow_direct":false})");
        make(ConfigOf::Objects, "files");
        VERIFY_RESULT(received(m_feed->client()->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        write("$KV.config.a", "1");
        write("$KV.config.a", "2");
        write("$KV.config.b", "3");
        auto shown = open();
        QCOMPARE(shown->page->title(), QStringLiteral("Buckets"));
        auto *table = shown->child<QTableView>("bucketsTable");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        const auto cell = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
        table->sortByColumn(Model::BucketName, Qt::AscendingOrder);
        QCOMPARE(cell(0, Model::BucketName), QStringLiteral("config"));
        QTRY_COMPARE(cell(0, Model::Keys), QStringLiteral("2"));
        QCOMPARE(cell(0, Model::Values), QStringLiteral("3"));
        QCOMPARE(cell(0, Model::History), QStringLiteral("5"));
        QVERIFY(cell(1, Model::Notes).contains(QLatin1String("no roll-ups")));
        QTRY_VERIFY(shown->child<QLabel>("bucketsStrip")->text().contains(QLatin1String("3 values")));

        shown->child<QLineEdit>("bucketsFilter")->setText(QStringLiteral("conf"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QSignalSpy opened(shown->page, &Page::openRequested);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().toString(), QStringLiteral("natsight://test/kv/config"));
        const auto rows = Json::parse(
            shown->child<ListPanel>("bucketsList")->rowsAs(RowFormat::JsonArray).toStdString());
        QCOMPARE(rows[0]["Bucket"].get<std::string>(), std::string("config"));

        auto objects = open(ConfigOf::Objects);
        QCOMPARE(objects->page->title(), QStringLiteral("Objects"));
        auto *files = objects->child<QTableView>("objectBucketsTable");
        QTRY_COMPARE(files->model()->rowCount(), 1);
        QCOMPARE(files->model()->index(0, Model::BucketName).data().toString(), QStringLiteral("files"));
        QVERIFY(!objects->window.findChild<QToolButton *>(QStringLiteral("objectBucketsCompact")));
        // Objects are counted, not their parts.
        for (const char *subject : { "$O.files.C.one", "$O.files.C.two", "$O.files.M.b25l", "$O.files.M.dHdv" })
            write(subject, "{}");
        QTRY_COMPARE(files->model()->index(0, Model::Keys).data().toString(), QStringLiteral("2"));
        QTRY_COMPARE(files->model()->index(0, Model::Values).data().toString(), QStringLiteral("4"));
        // Made and deleted elsewhere: seen here.
        make(ConfigOf::Objects, "later");
        QTRY_COMPARE(files->model()->rowCount(), 2);
        VERIFY_RESULT(received(m_feed->client()->deleteStream(QStringLiteral("OBJ_later"))));
        QTRY_COMPARE(files->model()->rowCount(), 1);
    }

    void makesABucket()
    {
        auto shown = open();
        auto *empty = shown->child<QPushButton>("bucketsEmptyButton");
        QTRY_VERIFY(empty->isVisible());
        QSignalSpy opened(shown->page, &Page::openRequested);
        empty->click();
        QTRY_VERIFY(shown->dialog());
        QCOMPARE(shown->dialog()->windowTitle(), QStringLiteral("New key-value bucket"));
        shown->type("name", "a b");
        QVERIFY(shown->child<QLabel>("problem:name")->isVisible());
        shown->type("name", "config");
        QVERIFY(!shown->child<QLabel>("problem:name")->isVisible());
        QVERIFY(shown->json()["name"] == "KV_config");
        QVERIFY(shown->json()["subjects"] == json(R"(["$KV.config.>"])"));
        QCOMPARE(shown->field<QLineEdit>("name")->text(), QStringLiteral("config"));
        shown->type("max_msgs_per_subject", "70");
        QVERIFY(shown->child<QLabel>("problem:max_msgs_per_subject")->text().contains(QLatin1String("64")));
        shown->type("max_msgs_per_subject", "10");
        shown->type("max_age", "1h");
        shown->primary()->click();
        // Only what was chosen is told; what every bucket has is not.
        QCOMPARE(shown->changedFields(),
            (QStringList { QStringLiteral("Bucket"), QStringLiteral("History"), QStringLiteral("TTL") }));
        QCOMPARE(shown->child<QPlainTextEdit>("configCommand")->toPlainText(),
            QStringLiteral("nats kv add config '--history=10' '--ttl=1h'"));
        QCOMPARE(shown->primary()->text(), QStringLiteral("Create bucket"));
        QVERIFY(shown->primary()->isEnabled());
        shown->primary()->click();
        QTRY_VERIFY(!shown->dialog());
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path, QStringList { QStringLiteral("config") });
        const Json made = configOf("KV_config");
        QVERIFY(bucketNotices(ConfigOf::KeyValue, made).isEmpty());
        QVERIFY(made["max_age"] == 3'600'000'000'000);

        // The same name again is not made into another one.
        QTest::keyClick(shown->child<QTableView>("bucketsTable"), Qt::Key_N);
        QTRY_VERIFY(shown->dialog());
        shown->type("name", "config");
        shown->primary()->click();
        shown->primary()->click();
        QTRY_VERIFY(shown->primary()->isEnabled());
        QVERIFY(shown->dialog());
        QVERIFY(configOf("KV_config") == made);
        qobject_cast<ConfigEditor *>(shown->dialog())->deleteLater();
    }

    void makesMirrorsAndSources()
    {
        make(ConfigOf::KeyValue, "origin");
        auto shown = open();
        auto *table = shown->child<QTableView>("bucketsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        shown->child<QToolButton>("bucketsNew")->click();
        QTRY_VERIFY(shown->dialog());
        shown->type("name", "copy");
        shown->field<QCheckBox>("mirror")->click();
        shown->type("mirror.name", "KV_origin");
        QVERIFY(!shown->json().contains("subjects"));
        QVERIFY(shown->json()["mirror_direct"] == true);
        shown->primary()->click();
        QCOMPARE(shown->child<QPlainTextEdit>("configCommand")->toPlainText(),
            QStringLiteral("nats kv add copy '--mirror=origin'"));
        shown->primary()->click();
        QTRY_VERIFY(!shown->dialog());
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(configOf("KV_copy")["mirror"]["name"] == "KV_origin");

        if (!isKnownTo({ 10, 0 }, m_session->status().server))
            return; // sources of another bucket need transforms
        shown->child<QToolButton>("bucketsNew")->click();
        QTRY_VERIFY(shown->dialog());
        shown->type("name", "sum");
        Json config = shown->json();
        config["sources"] = json(R"([{"name":"KV_origin"}])");
        shown->child<CodeEditor>("configJson")->setText(QString::fromUtf8(configText(config)));
        shown->primary()->click();
        QCOMPARE(shown->child<QPlainTextEdit>("configCommand")->toPlainText(),
            QStringLiteral("nats kv add sum '--source=origin'"));
        shown->primary()->click();
        QTRY_VERIFY(!shown->dialog());
        write("$KV.origin.k", "v");
        const auto message = [this] {
            return received(m_feed->client()->message(
                QStringLiteral("KV_sum"), { MessageQuery::Mode::LastBySubject, 0, "$KV.sum.k" }));
        };
        QTRY_VERIFY(message().has_value());
    }

    void editsAndCopies()
    {
        make(ConfigOf::KeyValue, "config", R"({"max_msgs_per_subject":5,"description":"old"})");
        const Json before = configOf("KV_config");
        auto shown = open();
        auto *table = shown->child<QTableView>("bucketsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        shown->page->setReadOnly(true);
        for (const char *name : { "bucketsNew", "bucketsEdit", "bucketsCompact", "bucketsDelete" }) {
            QVERIFY2(!shown->child<QToolButton>(name)->isEnabled(), name);
            QVERIFY(shown->child<QToolButton>(name)->toolTip().contains(QLatin1String("read-only")));
        }
        QTest::keyClick(table, Qt::Key_F2);
        QTest::keyClick(table, Qt::Key_N);
        QVERIFY(!shown->dialog());
        shown->page->setReadOnly(false);
        QTest::keyClick(table, Qt::Key_F2);
        QTRY_VERIFY(shown->window.findChild<ConfigForm *>());
        QCOMPARE(shown->dialog()->windowTitle(), QStringLiteral("Edit bucket config"));
        QVERIFY(!shown->child<QLineEdit>("field:name")->isEnabled());
        QCOMPARE(shown->child<QLineEdit>("field:name")->text(), QStringLiteral("config"));
        shown->type("max_age", "1m");
        shown->primary()->click();
        // Values may be older: the name is wanted. The duplicate window goes with the TTL.
        QCOMPARE(shown->changedFields(), (QStringList { QStringLiteral("TTL"), QStringLiteral("Duplicate window") }));
        QCOMPARE(shown->child<QPlainTextEdit>("configCommand")->toPlainText(),
            QStringLiteral("nats kv edit config '--ttl=1m'"));
        QVERIFY(!shown->primary()->isEnabled());
        shown->child<QLineEdit>("configConfirmName")->setText(QStringLiteral("config"));
        QVERIFY(shown->primary()->isEnabled());
        shown->primary()->click();
        QTRY_VERIFY(!shown->dialog());
        Json wanted = before;
        wanted["max_age"] = 60'000'000'000;
        wanted["duplicate_window"] = 60'000'000'000;
        QVERIFY2(configOf("KV_config") == wanted, configOf("KV_config").dump().c_str());

        QMenu menu;
        Q_EMIT shown->child<ListPanel>("bucketsList")->menuAboutToShow(&menu);
        QAction *copy = nullptr;
        for (QAction *action : menu.actions()) {
            if (action->text().startsWith(QLatin1String("Copy to new bucket")))
                copy = action;
        }
        QVERIFY(copy && copy->isEnabled());
        copy->trigger();
        QTRY_VERIFY(shown->dialog() && shown->window.findChild<ConfigForm *>());
        QCOMPARE(shown->field<QLineEdit>("name")->text(), QStringLiteral("config-copy"));
        QVERIFY(shown->json()["subjects"] == json(R"(["$KV.config-copy.>"])"));
        shown->primary()->click();
        shown->primary()->click();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(configOf("KV_config-copy")["max_msgs_per_subject"] == 5);
        QTRY_VERIFY(!shown->dialog());
    }

    void deletesAfterTyping()
    {
        make(ConfigOf::KeyValue, "config");
        write("$KV.config.a", "1");
        auto shown = open();
        auto *table = shown->child<QTableView>("bucketsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(shown->dialog());
        QVERIFY(
            shown->child<QLabel>("confirmCommand")->accessibleName().contains(QLatin1String("nats kv rm -f config")));
        auto *confirm = shown->child<QPushButton>("confirmButton");
        QVERIFY(!confirm->isEnabled());
        shown->child<QLineEdit>("confirmName")->setText(QStringLiteral("config"));
        confirm->click();
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QVERIFY(configOf("KV_config").is_null());
    }

    void compacts()
    {
        make(ConfigOf::KeyValue, "config", R"({"max_msgs_per_subject":5})");
        write("$KV.config.a", "1");
        write("$KV.config.b", "1");
        write("$KV.config.b", {}, { { "KV-Operation", "DEL" } });
        auto shown = open();
        auto *table = shown->child<QTableView>("bucketsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QSignalSpy said(shown->page, &Page::statusText);
        shown->child<QToolButton>("bucketsCompact")->click();
        QTRY_VERIFY(shown->dialog());
        auto *count = shown->child<QLabel>("compactCount");
        auto *confirm = shown->child<QPushButton>("compactConfirm");
        QTRY_VERIFY(confirm->isVisible());
        QVERIFY2(count->text().startsWith(QLatin1String("Deleted keys: 1. With marker and history go: 0.")),
            qPrintable(count->text()));
        QVERIFY(shown->child<QLabel>("compactCommand")->isVisible());
        shown->child<QComboBox>("compactAge")->setCurrentIndex(3);
        QVERIFY2(count->text().startsWith(QLatin1String("Deleted keys: 1. With marker and history go: 1.")),
            qPrintable(count->text()));
        QVERIFY(!shown->child<QLabel>("compactCommand")->isVisible());
        QVERIFY(!confirm->isEnabled());
        shown->child<QLineEdit>("compactName")->setText(QStringLiteral("config"));
        QVERIFY(confirm->isEnabled());
        confirm->click();
        QTRY_VERIFY(!shown->dialog());
        QVERIFY(said.last().at(0).toString().contains(QLatin1String("2 messages are gone")));
        QTRY_COMPARE(table->model()->index(0, Model::Keys).data().toString(), QStringLiteral("1"));
    }

    void seals()
    {
        make(ConfigOf::Objects, "files");
        auto shown = open(ConfigOf::Objects);
        auto *table = shown->child<QTableView>("objectBucketsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QMenu menu;
        Q_EMIT shown->child<ListPanel>("objectBucketsList")->menuAboutToShow(&menu);
        menu.findChild<QAction *>(QStringLiteral("seal"))->trigger();
        QTRY_VERIFY(shown->dialog());
        QVERIFY(shown->child<QLabel>("confirmCommand")
                    ->accessibleName()
                    .contains(QLatin1String("nats object seal -f files")));
        shown->child<QLineEdit>("confirmName")->setText(QStringLiteral("files"));
        shown->child<QPushButton>("confirmButton")->click();
        QTRY_VERIFY(configOf("OBJ_files")["sealed"] == true);
        QTRY_VERIFY(table->model()->index(0, Model::Notes).data().toString().contains(QLatin1String("sealed")));
    }

    /// For people: into the folder that NATSIGHT_PICTURES names.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("NATSIGHT_PICTURES");
        if (folder.isEmpty())
            QSKIP("NATSIGHT_PICTURES is not set");
        make(ConfigOf::KeyValue, "config",
            R"({"max_msgs_per_subject":10,"max_bytes":1048576,"description":"Settings"})");
        make(ConfigOf::KeyValue, "sessions", R"({"max_age":900000000000,"storage":"memory"})");
        make(ConfigOf::KeyValue, "odd", R"({"allow_rollup_hdrs":false,"discard":"old","max_bytes":1000000})");
        make(ConfigOf::Objects, "files");
        write("$KV.config.a", "1");
        write("$KV.config.b", "1");
        write("$KV.config.b", {}, { { "KV-Operation", "DEL" } });
        Theme theme;
        for (const bool isDark : { true, false }) {
            theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
            const auto save = [&](QWidget *widget, const char *name) {
                QTest::qWait(100);
                QVERIFY(widget->grab().save(
                    QStringLiteral("%1/%2-%3.png")
                        .arg(folder, QLatin1String(name), isDark ? QStringLiteral("dark") : QStringLiteral("light"))));
            };
            auto shown = open();
            auto *table = shown->child<QTableView>("bucketsTable");
            QTRY_COMPARE(table->model()->rowCount(), 3);
            table->sortByColumn(Model::BucketName, Qt::AscendingOrder);
            table->selectRow(0);
            save(shown->page, "buckets");
            shown->child<QToolButton>("bucketsCompact")->click();
            QTRY_VERIFY(shown->child<QPushButton>("compactConfirm")->isVisible());
            save(shown->dialog(), "bucket-compact");
            shown->dialog()->reject();
            QTRY_VERIFY(!shown->dialog());
            shown->child<QToolButton>("bucketsNew")->click();
            shown->type("name", "prices");
            save(shown->dialog(), "bucket-new");
            shown->type("max_age", "1h");
            save(shown->dialog(), "bucket-new-limits");
            shown->field<QCheckBox>("mirror");
            save(shown->dialog(), "bucket-new-sources");
            shown->field<QWidget>("allow_direct");
            save(shown->dialog(), "bucket-new-underneath");
            shown->primary()->click();
            save(shown->dialog(), "bucket-new-review");
            auto objects = open(ConfigOf::Objects);
            QTRY_COMPARE(objects->child<QTableView>("objectBucketsTable")->model()->rowCount(), 1);
            save(objects->page, "object-buckets");
        }
    }

    void streamsLeadToTheirBuckets()
    {
        make(ConfigOf::KeyValue, "config");
        Shown shown([this](QWidget *parent) -> Page * {
            return StreamPage::make(m_feed.get(),
                { QStringLiteral("test"), QStringLiteral("streams"), { QStringLiteral("KV_config") } }, parent);
        });
        QSignalSpy opened(shown.page, &Page::openRequested);
        const auto *menu = shown.child<QToolButton>("streamMore")->menu();
        menu->findChild<QAction *>(QStringLiteral("openBucket"))->trigger();
        QCOMPARE(opened.at(0).at(0).value<Link>().toString(), QStringLiteral("natsight://test/kv/config"));

        auto list = open();
        auto *table = list->child<QTableView>("bucketsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QSignalSpy back(list->page, &Page::openRequested);
        QMenu items;
        Q_EMIT list->child<ListPanel>("bucketsList")->menuAboutToShow(&items);
        items.findChild<QAction *>(QStringLiteral("openStream"))->trigger();
        QCOMPARE(back.at(0).at(0).value<Link>().toString(), QStringLiteral("natsight://test/streams/KV_config"));
    }
};

QTEST_MAIN(TestBucketsPage)
#include "tst_bucketspage.moc"
