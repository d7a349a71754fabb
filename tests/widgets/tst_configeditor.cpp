// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/configeditor.h"

#include "tests/jetstream/support.h"
#include "widgets/common/codeeditor.h"
#include "widgets/common/noticebar.h"
#include "widgets/jetstream/configform.h"
#include "widgets/jetstream/consumerpage.h"
#include "widgets/jetstream/consumerspage.h"
#include "widgets/jetstream/streampage.h"
#include "widgets/jetstream/streamspage.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
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

// The variadic parts of nlohmann::json are too much for QCOMPARE.
#define SAME_JSON(...)                                                                                                 \
    do {                                                                                                               \
        const std::pair compared { __VA_ARGS__ };                                                                      \
        QVERIFY2(compared.first == compared.second,                                                                    \
            (compared.first.dump() + "\nis not " + compared.second.dump()).c_str());                                   \
    } while (false)

namespace {

/// A window with an editor over it, or with a page in it that opens one.
struct Shown {
    QWidget window; // without a layout: the offscreen platform warns when a window's smallest size changes
    QPointer<ConfigEditor> own;

    Shown()
    {
        window.resize(1160, 760);
        window.show();
    }
    Shown(JetStreamClient *client, const ConfigTask &task)
        : Shown()
    {
        own = new ConfigEditor(client, task, &window);
        own->open();
    }
    [[nodiscard]] ConfigEditor *editor() const
    {
        for (auto *one : window.findChildren<ConfigEditor *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
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
        if (*text == '\0')
            QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, QString::fromUtf8(text));
    }
    [[nodiscard]] bool isLoaded() const { return window.findChild<ConfigForm *>() != nullptr; }
    [[nodiscard]] Json json() { return natsight::json(child<CodeEditor>("configJson")->text().toUtf8().constData()); }
    void setJson(const Json &config)
    {
        child<CodeEditor>("configJson")->setText(QString::fromUtf8(configText(config)));
    }
    QPushButton *primary() { return child<QPushButton>("configPrimary"); }
    QString problem(const char *path)
    {
        const auto *label = child<QLabel>(QLatin1String("problem:") + QLatin1String(path));
        return label->isVisible() ? label->text() : QString();
    }
    QString help(const char *path) { return child<QLabel>(QLatin1String("help:") + QLatin1String(path))->text(); }
    QString notice()
    {
        auto *bar = child<NoticeBar>("configNotice");
        return bar->isVisible() ? bar->text() : QString();
    }
    /// `field | old | new` of each row.
    QStringList rows(const char *table)
    {
        const QAbstractItemModel *model = child<QTableView>(table)->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells << model->index(row, column)
                             .data()
                             .toString()
                             .replace(QChar(0xa0), u' ')
                             .replace(QChar(0x202f), u' ');
            lines << cells.join(QLatin1String(" | "));
        }
        return lines;
    }
};

ConfigTask streamTask(ConfigTask::Purpose purpose, const char *stream = "")
{
    return { ConfigOf::Stream, purpose, QLatin1String(stream), {}, {} };
}

ConfigTask consumerTask(ConfigTask::Purpose purpose, const char *stream, const char *consumer = "")
{
    return { ConfigOf::Consumer, purpose, QLatin1String(stream), QLatin1String(consumer),
        { QStringLiteral("EVENTS"), QStringLiteral("ORDERS") } };
}

/// Options of the official tool, and the first server and API level that know them.
struct ToolRow {
    const char *title = "";
    int minor = 9;
    int level = 0;
    QStringList options;
};

QStringList options(std::initializer_list<const char *> list)
{
    QStringList all;
    for (const char *one : list)
        all << QString::fromUtf8(one);
    return all;
}

QList<ToolRow> toolStreams()
{
    return {
        { "limits", 9, 0,
            options({ "--subjects=a.>", "--subjects=b.*", "--description=by the tool", "--storage=file", "--replicas=1",
                "--no-ack", "--retention=interest", "--discard=new", "--discard-per-subject", "--max-age=2h",
                "--max-bytes=1048576", "--max-consumers=5", "--max-msg-size=1000", "--max-msgs=1000",
                "--max-msgs-per-subject=5", "--dupe-window=30s", "--deny-delete", "--deny-purge", "--allow-direct",
                "--republish-source=a.>", "--republish-destination=re.>", "--republish-headers" }) },
        { "mirror", 9, 0, options({ "--mirror=ORIGIN", "--storage=memory", "--allow-mirror-direct" }) },
        { "sources", 9, 0,
            options({ "--subjects=c.>", "--source=ORIGIN", "--source=OTHER", "--allow-rollup", "--retention=limits",
                "--discard=old" }) },
        { "placement", 9, 0, options({ "--subjects=p.>", "--tag=ssd", "--tag=eu", "--cluster=c" }) },
        { "transforms and metadata", 10, 0,
            options({ "--subjects=d.*", "--compression=s2", "--first-sequence=100", "--metadata=owner=me",
                "--transform-source=d.*", "--transform-destination=t.{{wildcard(1)}}", "--limit-consumer-inactive=1m",
                "--limit-consumer-max-pending=7" }) },
        { "message TTL", 11, 1,
            options({ "--subjects=e.>", "--allow-msg-ttl", "--subject-del-markers-ttl=1m", "--allow-rollup" }) },
        { "atomic batches and schedules", 12, 2,
            options({ "--subjects=f.>", "--allow-batch", "--allow-schedules", "--allow-rollup", "--allow-msg-ttl" }) },
        { "counters", 12, 2, options({ "--subjects=g.>", "--allow-counter", "--allow-direct" }) },
        { "persistence", 12, 2, options({ "--subjects=h.>", "--persist-mode=async", "--storage=file" }) },
        { "fast batches", 14, 4, options({ "--subjects=i.>", "--allow-fast" }) },
    };
}

QList<ToolRow> toolConsumers()
{
    return {
        { "pull", 9, 0,
            options({ "--pull", "--ack=explicit", "--deliver=all", "--description=by the tool", "--filter=o.a",
                "--headers-only", "--max-deliver=7", "--max-pending=50", "--max-waiting=20", "--max-pull-batch=10",
                "--max-pull-expire=30s", "--max-pull-bytes=1000", "--replay=original", "--sample=10", "--wait=20s",
                "--inactive-threshold=1h", "--memory", "--replicas=1" }) },
        { "push", 9, 0,
            options({ "--target=out.push", "--ack=all", "--deliver=last", "--deliver-group=g", "--bps=100000" }) },
        { "push with flow control", 9, 0,
            options({ "--target=out.push", "--ack=none", "--deliver=new", "--flow-control", "--heartbeat=5s" }) },
        { "backoff", 9, 0,
            options({ "--pull", "--ack=explicit", "--deliver=3", "--backoff=linear", "--backoff-steps=3",
                "--backoff-min=1m", "--backoff-max=5m", "--max-deliver=10" }) },
        { "ephemeral", 9, 0, options({ "--pull", "--ephemeral", "--deliver=new", "--inactive-threshold=1h" }) },
        { "filters and metadata", 10, 0,
            options({ "--pull", "--deliver=1h", "--filter=o.a", "--filter=o.b", "--metadata=owner=me" }) },
        { "paused", 11, 1, options({ "--pull", "--pause=1h" }) },
        { "pinned", 12, 2, options({ "--pull", "--pinned-groups=jobs", "--pinned-ttl=1m" }) },
        { "prioritized", 12, 2, options({ "--pull", "--prioritized-groups=jobs" }) },
    };
}

using Purpose = ConfigTask::Purpose;

} // namespace

Q_DECLARE_METATYPE(ToolRow)

class TestConfigEditor : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    [[nodiscard]] JetStreamClient *client() const { return m_feed->client(); }
    void make(const char *config) { VERIFY_RESULT(received(client()->createStream(json(config)))); }
    void makeConsumer(const char *config)
    {
        VERIFY_RESULT(received(client()->createConsumer(QStringLiteral("ORDERS"), json(config))));
    }
    [[nodiscard]] Json streamConfig(const char *name) const
    {
        const auto info = received(client()->streamInfo(QLatin1String(name)));
        return info ? *info->config : Json();
    }
    [[nodiscard]] Json consumerConfig(const char *name) const
    {
        const auto info = received(client()->consumerInfo(QStringLiteral("ORDERS"), QLatin1String(name)));
        return info ? *info->config : Json();
    }
    [[nodiscard]] bool knows(int minor, int level) const
    {
        return isKnownTo({ minor, level }, m_session->status().server);
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        QVERIFY(openServer());
    }
    void cleanupTestCase() { QVERIFY(closeServer()); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    /// Every field that is offered has an editor, and showing a configuration changes nothing of it.
    void formsAreMadeOfTheTable_data()
    {
        QTest::addColumn<bool>("isStream");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("stream")
            << true
            << QByteArray(
                   R"({"name":"A","brand_new":{"x":[1,2.5,null]},"description":"two\nlines","subjects":["a.>","b.*"],"retention":"interest",
                   "max_msgs":-1,"max_bytes":1073741824,"max_age":5400000000000,"max_msg_size":-1,"discard":"old","duplicate_window":120000000000,
                   "metadata":{"_nats.level":"1","owner":"me","long":"a\nb"},"num_replicas":1,"placement":{"cluster":"c","tags":["x","y"],"newer":1},
                   "sources":[{"name":"B","filter_subject":"b.>","opt_start_time":"2026-01-01T00:00:00.123456789Z"},
                   {"name":"C","external":{"api":"$JS.hub.API","deliver":"d"},"subject_transforms":[{"src":"c.>","dest":"d.>"}]}],
                   "republish":{"src":">","dest":"re.>","headers_only":true},"first_seq":18446744073709551615,"allow_direct":true,"sealed":false,
                   "persist_mode":"brand_new","consumer_limits":{},"template_owner":"old"})");
        QTest::newRow("consumer")
            << false
            << QByteArray(
                   R"({"name":"c","durable_name":"c","ack_policy":"explicit","deliver_policy":"by_start_time","opt_start_time":"2026-01-01T00:00:00Z",
                   "backoff":[1000000000,60000000000],"max_ack_pending":-1,"max_deliver":-1,"filter_subjects":["a","b"],"sample_freq":"10%",
                   "rate_limit_bps":18446744073709551615,"num_replicas":0,"priority_groups":["g"],"direct":false,"unknown":null})");
    }
    void formsAreMadeOfTheTable()
    {
        QFETCH(bool, isStream);
        QFETCH(QByteArray, text);
        const auto what = isStream ? ConfigOf::Stream : ConfigOf::Consumer;
        QWidget window;
        window.resize(800, 600);
        ConfigForm form(what, {}, nullptr, &window);
        form.setGeometry(0, 0, 800, 600);
        window.show();
        QSignalSpy edited(&form, &ConfigForm::edited);
        for (const ConfigField &field : configFields(what)) {
            const QString name = QLatin1String("field:") + field.name;
            const bool isThere = window.findChild<QWidget *>(name)
                || window.findChild<QWidget *>(name + QLatin1String(":add"));
            QVERIFY2(isThere, qPrintable(field.name));
        }
        const Json config = json(text.constData());
        form.setConfig(config);
        form.setProblems(validateConfig(what, config, {}));
        // As deep as it goes, through every section, in and out of each line.
        auto *sections = window.findChild<QListWidget *>(QStringLiteral("configSections"));
        for (int i = 0; i < sections->count(); ++i) {
            sections->setCurrentRow(i);
            for (auto *line : window.findChildren<QLineEdit *>()) {
                if (line->isVisible() && line->isEnabled())
                    QTest::keyClick(line, Qt::Key_Return);
            }
        }
        QVERIFY(form.config() == config);
        QCOMPARE(edited.size(), 0);
        QVERIFY(window.findChild<QLabel *>(QStringLiteral("configUnknown"))
                    ->text()
                    .contains(isStream ? QLatin1String("brand_new") : QLatin1String("unknown")));
        if (isStream) {
            const auto line = [&window](const char *name) {
                return window.findChild<QLineEdit *>(QLatin1String("field:") + QLatin1String(name))->text();
            };
            QCOMPARE(line("max_bytes"), QStringLiteral("1 GiB"));
            QCOMPARE(line("max_age"), QStringLiteral("1h 30m"));
            QCOMPARE(line("max_msgs"), QString());
            QCOMPARE(line("first_seq"), QStringLiteral("18446744073709551615"));
            QCOMPARE(line("sources[1].external.api"), QStringLiteral("$JS.hub.API"));
            QCOMPARE(line("sources[1].subject_transforms[0].dest"), QStringLiteral("d.>"));
        }
    }

    void editorsOfEachKind()
    {
        Shown shown(client(), streamTask(Purpose::Create));
        shown.type("name", "A");
        SAME_JSON(shown.json(), json(R"({"name":"A"})"));
        auto *subjects = shown.field<QPlainTextEdit>("subjects");
        QTest::keyClicks(subjects, QStringLiteral("a.>"));
        QTest::keyClick(subjects, Qt::Key_Return);
        QTest::keyClick(subjects, Qt::Key_Return);
        QTest::keyClicks(subjects, QStringLiteral(" b "));
        SAME_JSON(shown.json()["subjects"], json(R"(["a.>","b"])"));
        shown.type("max_bytes", "1.5 GiB");
        SAME_JSON(shown.json()["max_bytes"], Json(1536LL << 20));
        shown.type("max_age", "1d12h");
        SAME_JSON(shown.json()["max_age"], Json(129'600'000'000'000));
        shown.type("max_msgs", "1,000");
        SAME_JSON(shown.json()["max_msgs"], Json(1000));
        shown.type("max_msgs", "No Limit");
        SAME_JSON(shown.json()["max_msgs"], Json(-1));
        shown.type("max_msgs", "many");
        QVERIFY(shown.problem("max_msgs").contains(QLatin1String("many")));
        SAME_JSON(shown.json()["max_msgs"], Json("many")); // nothing is lost, nothing is made up
        shown.type("max_msgs", "");
        QVERIFY(!shown.json().contains("max_msgs"));
        QCOMPARE(shown.problem("max_msgs"), QString());
        shown.type("duplicate_window", "1x");
        QVERIFY(shown.problem("duplicate_window").contains(QLatin1String("1h30m")));
        shown.type("duplicate_window", "1m");
        QTest::keyClick(shown.field<QComboBox>("discard"), Qt::Key_Down);
        SAME_JSON(shown.json()["discard"], Json("new"));
        QTest::keyClick(shown.field<QComboBox>("discard"), Qt::Key_Up);
        QVERIFY(!shown.json().contains("discard")); // the default was not written before
        auto *direct = shown.field<QCheckBox>("allow_direct");
        QTest::keyClick(direct, Qt::Key_Space);
        SAME_JSON(shown.json()["allow_direct"], Json(true));
        QTest::keyClick(direct, Qt::Key_Space);
        QVERIFY(!shown.json().contains("allow_direct"));

        // An object comes and goes with its switch, and is not forgotten.
        QTest::keyClick(shown.field<QCheckBox>("republish"), Qt::Key_Space);
        shown.type("republish.dest", "re.>");
        SAME_JSON(shown.json()["republish"], json(R"({"dest":"re.>"})"));
        QTest::keyClick(shown.field<QCheckBox>("republish"), Qt::Key_Space);
        QVERIFY(!shown.json().contains("republish"));
        QTest::keyClick(shown.field<QCheckBox>("republish"), Qt::Key_Space);
        SAME_JSON(shown.json()["republish"], json(R"({"dest":"re.>"})"));
        QTest::keyClick(shown.field<QCheckBox>("republish"), Qt::Key_Space);

        // Objects of a list.
        shown.child<ConfigForm>("configForm")->goTo(QStringLiteral("sources"));
        QTest::keyClick(shown.child<QToolButton>("field:sources:add"), Qt::Key_Space);
        shown.type("sources[0].name", "X");
        QTest::keyClick(shown.child<QToolButton>("field:sources:add"), Qt::Key_Space);
        QVERIFY(shown.problem("sources[1].name").contains(QLatin1String("missing")));
        shown.type("sources[1].name", "Y");
        shown.type("sources[1].opt_start_time", "2026-01-01T00:00:00Z");
        SAME_JSON(
            shown.json()["sources"], json(R"([{"name":"X"},{"name":"Y","opt_start_time":"2026-01-01T00:00:00Z"}])"));
        QTest::keyClick(shown.child<QToolButton>("field:sources[0]:remove"), Qt::Key_Space);
        SAME_JSON(shown.json()["sources"], json(R"([{"name":"Y","opt_start_time":"2026-01-01T00:00:00Z"}])"));
        QCOMPARE(shown.field<QLineEdit>("sources[0].name")->text(), QStringLiteral("Y"));
        QTest::keyClick(shown.child<QToolButton>("field:sources[0]:remove"), Qt::Key_Space);
        QVERIFY(!shown.json().contains("sources"));

        // Names and values.
        if (knows(10, 0)) {
            shown.child<ConfigForm>("configForm")->goTo(QStringLiteral("metadata"));
            QTest::keyClick(shown.child<QToolButton>("field:metadata:add"), Qt::Key_Space);
            QTest::keyClicks(shown.child<QLineEdit>("field:metadata[0]:name"), QStringLiteral("owner"));
            QTest::keyClicks(shown.child<QLineEdit>("field:metadata[0]:value"), QStringLiteral("me"));
            SAME_JSON(shown.json()["metadata"], json(R"({"owner":"me"})"));
            QTest::keyClick(shown.child<QToolButton>("field:metadata[0]:remove"), Qt::Key_Space);
            QVERIFY(!shown.json().contains("metadata"));
        } else {
            QVERIFY(!shown.child<QToolButton>("field:metadata:add")->isEnabled());
            QVERIFY(shown.help("metadata").contains(QLatin1String("2.10")));
        }
        QCOMPARE(shown.field<QCheckBox>("allow_msg_ttl")->isEnabled(), knows(11, 1));
        QCOMPARE(shown.help("allow_msg_ttl").contains(QLatin1String("2.11")), !knows(11, 1));
    }

    /// From the key in the list to the page of the new stream, without a mouse.
    void createsByKeyboard()
    {
        Shown shown;
        auto *page = new StreamsPage(
            m_feed.get(), { QStringLiteral("test"), QStringLiteral("streams"), {} }, &shown.window);
        page->setGeometry(0, 0, 1100, 720);
        page->show();
        QSignalSpy opened(page, &Page::openRequested);
        QSignalSpy said(page, &Page::statusText);
        QTRY_VERIFY(shown.child<QPushButton>("streamsEmptyButton")->isVisible());
        shown.child<QPushButton>("streamsEmptyButton")->click();
        QTRY_VERIFY(shown.editor());
        // Esc closes what nothing was typed into.
        QTest::keyClick(shown.editor(), Qt::Key_Escape);
        QTRY_VERIFY(!shown.editor());
        make(R"({"name":"OTHER","subjects":["other"]})");
        auto *table = shown.child<QTableView>("streamsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTest::keyClick(table, Qt::Key_N);
        QTRY_VERIFY(shown.editor());
        QPointer<ConfigEditor> editor = shown.editor();
        editor->activateWindow();
        QTRY_VERIFY(qobject_cast<QLineEdit *>(editor->focusWidget()));
        const auto press = [&editor](Qt::Key key) { QTest::keyClick(editor->focusWidget(), key); };
        const auto write = [&editor](
                               const char *text) { QTest::keyClicks(editor->focusWidget(), QLatin1String(text)); };
        QCOMPARE(editor->focusWidget()->objectName(), QStringLiteral("field:name"));
        write("ORDERS");
        press(Qt::Key_Tab);
        QCOMPARE(editor->focusWidget()->objectName(), QStringLiteral("field:description"));
        write("All of them");
        press(Qt::Key_Tab);
        QCOMPARE(editor->focusWidget()->objectName(), QStringLiteral("field:subjects"));
        write("orders.>");
        // Esc asks before that is lost.
        QTest::keyClick(editor, Qt::Key_Escape);
        QDialog *sheet = nullptr;
        QTRY_VERIFY((sheet = editor->findChild<QDialog *>(QStringLiteral("confirmSheet"))) && sheet->isVisible());
        sheet->reject();
        QTRY_VERIFY(!editor->findChild<QDialog *>(QStringLiteral("confirmSheet")));
        QVERIFY(editor->isVisible());
        SAME_JSON(shown.json()["name"], Json("ORDERS"));
        // Ctrl+Enter where Enter makes a line; then Enter.
        editor->activateWindow();
        QTRY_VERIFY(editor->isActiveWindow());
        QTest::keyClick(editor->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(shown.child<QTableView>("configChanges")->isVisible());
        QCOMPARE(shown.rows("configChanges"),
            (QStringList { QStringLiteral("Name | – | ORDERS"), QStringLiteral("Description | – | All of them"),
                QStringLiteral("Subjects | – | orders.>") }));
        QCOMPARE(shown.primary()->text(), QStringLiteral("Create stream"));
        shown.child<QPushButton>("configCopyCommand")->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("nats stream add ORDERS --defaults")));
        QTest::keyClick(shown.primary(), Qt::Key_Return);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path, QStringList { QStringLiteral("ORDERS") });
        QVERIFY(said.last().at(0).toString().contains(QLatin1String("ORDERS")));
        QTRY_VERIFY(!editor);
        SAME_JSON(streamConfig("ORDERS")["description"], Json("All of them"));
        QTRY_COMPARE(table->model()->rowCount(), 2);
    }

    /// Both ways, with what is no JSON in between.
    void jsonAndForm()
    {
        Shown shown(client(), streamTask(Purpose::Create));
        auto *text = shown.child<CodeEditor>("configJson");
        shown.setJson(json(R"({"name":"J","subjects":["j.>"],"max_age":3600000000000,"discard":"new"})"));
        QCOMPARE(shown.field<QLineEdit>("name")->text(), QStringLiteral("J"));
        QCOMPARE(shown.field<QPlainTextEdit>("subjects")->toPlainText(), QStringLiteral("j.>"));
        QCOMPARE(shown.field<QLineEdit>("max_age")->text(), QStringLiteral("1h"));
        QCOMPARE(shown.field<QComboBox>("discard")->currentData().toString(), QStringLiteral("new"));
        shown.type("max_msgs", "5");
        SAME_JSON(shown.json(),
            json(R"({"name":"J","subjects":["j.>"],"max_age":3600000000000,"discard":"new","max_msgs":5})"));

        text->setText(QStringLiteral("{\n  \"name\": \"J\",\n  \"ä\": oops\n}"));
        auto *bar = shown.child<NoticeBar>("configJsonProblem");
        QVERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(QLatin1String("Line 3, column 8")), qPrintable(bar->text()));
        QCOMPARE(shown.field<QLineEdit>("max_msgs")->text(), QStringLiteral("5"));
        shown.primary()->click();
        QVERIFY(!shown.primary()->isEnabled());
        QCOMPARE(shown.rows("configProblems").size(), 1);
        shown.child<QPushButton>("configBack")->click();
        QCOMPARE(text->text().left(1), QStringLiteral("{"));
        QVERIFY(text->text().contains(QLatin1String("oops")));
        for (const char *bad : { "", "[]", "{", "nothing", "{\"a\":1} x" }) {
            text->setText(QLatin1String(bad));
            QVERIFY2(bar->isVisible(), bad);
        }
        // The form wins where it is used next; undo brings back what was typed there.
        auto *inside = shown.child<QWidget>("codeEditorText");
        QTRY_VERIFY(inside->isVisible());
        text->setText(QStringLiteral("{\n  \"größe\": 1,\n  oops\n}"));
        shown.type("max_msgs", "4");
        QVERIFY(!bar->isVisible());
        QVERIFY(!text->text().contains(QLatin1String("oops")));
        QTest::keyClick(inside, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text->text(), QStringLiteral("{\n  \"größe\": 1,\n  oops\n}"));
        QVERIFY(bar->isVisible());
        shown.type("max_msgs", "6");
        QVERIFY(!bar->isVisible());
        SAME_JSON(shown.json()["max_msgs"], Json(6));
        shown.primary()->click();
        shown.primary()->click();
        QTRY_VERIFY(!shown.own);
        SAME_JSON(streamConfig("J")["max_msgs"], Json(6));
    }

    void saysWhatIsWrong()
    {
        Shown shown(client(), streamTask(Purpose::Create));
        QCOMPARE(shown.problem("name"), QString()); // nothing was typed yet
        shown.type("name", "a.b");
        QVERIFY(!shown.problem("name").isEmpty());
        shown.type("max_age", "1ms");
        QVERIFY(shown.problem("max_age").contains(QLatin1String("At least")));
        shown.primary()->click();
        QVERIFY(!shown.primary()->isEnabled());
        QVERIFY(shown.child<QLabel>("configNote")->text().contains(QLatin1String("2 problems")));
        auto *problems = shown.child<QTableView>("configProblems");
        QCOMPARE(problems->model()->rowCount(), 2);
        // Enter leads to the field.
        problems->selectRow(1);
        problems->setCurrentIndex(problems->model()->index(1, 0));
        Q_EMIT problems->doubleClicked(problems->currentIndex());
        QVERIFY(shown.child<QLineEdit>("field:max_age")->isVisible());
        shown.type("max_age", "1h");
        shown.type("name", "ab");
        shown.primary()->click();
        QVERIFY(shown.primary()->isEnabled());
    }

    /// What can't be done is explained, and never sent.
    void impossibleChangesStay()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"retention":"workqueue","deny_delete":true})");
        Shown shown(client(), streamTask(Purpose::Edit, "ORDERS"));
        QTRY_VERIFY(shown.isLoaded());
        const Json before = streamConfig("ORDERS");
        QVERIFY(!shown.child<QLineEdit>("field:name")->isEnabled());
        QVERIFY(!shown.child<QComboBox>("field:storage")->isEnabled());
        QVERIFY(shown.help("storage").contains(QLatin1String("cannot change")));
        QVERIFY(!shown.child<QCheckBox>("field:deny_delete")->isEnabled());
        QVERIFY(shown.child<QCheckBox>("field:deny_purge")->isEnabled());
        const auto *retention = shown.child<QComboBox>("field:retention");
        QVERIFY(!retention->isEnabled());
        QVERIFY(
            !(retention->model()->index(retention->findData(QStringLiteral("limits")), 0).flags() & Qt::ItemIsEnabled));
        QVERIFY(shown.child<QLabel>("configNote")->text().contains(QLatin1String("Nothing")));
        Json changed = shown.json();
        changed["storage"] = "memory";
        shown.setJson(changed);
        QVERIFY(shown.problem("storage").contains(QLatin1String("cannot change")));
        QVERIFY(shown.child<QComboBox>("field:storage")->isEnabled()); // to put it right
        shown.primary()->click();
        QVERIFY(!shown.primary()->isEnabled());
        QVERIFY(shown.rows("configProblems").value(0).contains(QLatin1String("Create another stream")));
        QTest::keyClick(shown.primary(), Qt::Key_Return);
        QVERIFY(shown.own && shown.own->isVisible());
        SAME_JSON(streamConfig("ORDERS"), before);
    }

    void editsOneField()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"max_msgs":100,"description":"before"})");
        const Json before = streamConfig("ORDERS");
        Shown shown;
        auto *page = StreamPage::make(m_feed.get(),
            { QStringLiteral("test"), QStringLiteral("streams"), { QStringLiteral("ORDERS") } }, &shown.window);
        page->setGeometry(0, 0, 1100, 720);
        page->show();
        QTRY_VERIFY(shown.child<QPushButton>("streamEdit")->isVisible());
        shown.child<QPushButton>("streamEdit")->click();
        QTRY_VERIFY(shown.isLoaded());
        QVERIFY(!shown.json().dump().empty());
        shown.type("max_msgs", "200");
        shown.primary()->click();
        QCOMPARE(shown.rows("configChanges"), QStringList { QStringLiteral("Messages | 100 messages | 200 messages") });
        QCOMPARE(shown.primary()->text(), QStringLiteral("Apply 1 change"));
        QCOMPARE(shown.child<QPlainTextEdit>("configCommand")->toPlainText(),
            QStringLiteral("nats stream edit ORDERS --force '--max-msgs=200'"));
        shown.primary()->click();
        QTRY_VERIFY(!shown.editor());
        Json expected = before;
        expected["max_msgs"] = 200;
        SAME_JSON(nlohmann::json(streamConfig("ORDERS")), nlohmann::json(expected));
        QTRY_COMPARE(m_feed->stream(QStringLiteral("ORDERS"))->info->maxMessages, 200);
        // Emptied again: no limit, as the server has it by default.
        shown.child<QToolButton>("streamEditConfig")->click();
        QTRY_VERIFY(shown.editor() && shown.isLoaded());
        shown.type("max_msgs", "");
        shown.primary()->click();
        QCOMPARE(shown.rows("configChanges"), QStringList { QStringLiteral("Messages | 200 messages | no limit") });
        shown.primary()->click();
        QTRY_VERIFY(!shown.editor());
        expected["max_msgs"] = -1;
        SAME_JSON(nlohmann::json(streamConfig("ORDERS")), nlohmann::json(expected));
    }

    void copiesAStream()
    {
        make(
            R"({"name":"ORDERS","subjects":["orders.>"],"max_msgs":100,"max_age":3600000000000,"description":"kept"})");
        Shown shown;
        auto *page = StreamPage::make(m_feed.get(),
            { QStringLiteral("test"), QStringLiteral("streams"), { QStringLiteral("ORDERS") } }, &shown.window);
        page->setGeometry(0, 0, 1100, 720);
        page->show();
        QSignalSpy opened(page, &Page::openRequested);
        QTRY_VERIFY(shown.child<QToolButton>("streamMore")->isVisible());
        shown.child<QToolButton>("streamMore")->menu()->findChild<QAction *>(QStringLiteral("copy"))->trigger();
        QTRY_VERIFY(shown.isLoaded());
        QCOMPARE(shown.field<QLineEdit>("name")->text(), QStringLiteral("ORDERS-copy"));
        QVERIFY(shown.problem("subjects").contains(QLatin1String("ORDERS")));
        auto *subjects = shown.field<QPlainTextEdit>("subjects");
        subjects->selectAll();
        QTest::keyClicks(subjects, QStringLiteral("copies.>"));
        QCOMPARE(shown.problem("subjects"), QString());
        shown.primary()->click();
        shown.primary()->click();
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path, QStringList { QStringLiteral("ORDERS-copy") });
        Json expected = plain(streamConfig("ORDERS"));
        expected["name"] = "ORDERS-copy";
        expected["subjects"] = json(R"(["copies.>"])");
        SAME_JSON(nlohmann::json(plain(streamConfig("ORDERS-copy"))), nlohmann::json(expected));
    }

    /// A newer server's field: kept by the form; what the server makes of it is told.
    void unknownFields()
    {
        Shown shown(client(), streamTask(Purpose::Create));
        shown.setJson(json(R"({"name":"N","brand_new":{"deep":[1]},"subjects":["n"]})"));
        shown.type("max_msgs", "5");
        SAME_JSON(shown.json(), json(R"({"name":"N","brand_new":{"deep":[1]},"subjects":["n"],"max_msgs":5})"));
        QVERIFY(shown.child<QLabel>("configUnknown")->text().contains(QLatin1String("brand_new")));
        shown.primary()->click();
        QVERIFY(shown.primary()->isEnabled());
        QVERIFY(shown.rows("configProblems").value(0).startsWith(QLatin1String("brand_new")));
        shown.primary()->click();
        if (knows(12, 2)) {
            QTRY_VERIFY(shown.notice().contains(QLatin1String("unknown field")));
            shown.child<QPushButton>("configBack")->click();
            SAME_JSON(shown.json()["brand_new"], json(R"({"deep":[1]})"));
            return;
        }
        // Older ones pass over it: said in the end.
        QTRY_VERIFY(shown.child<QTableView>("configResult")->isVisible());
        QCOMPARE(shown.rows("configResult").size(), 1);
        QVERIFY(shown.rows("configResult").value(0).startsWith(QLatin1String("brand_new")));
        QTest::keyClick(shown.own, Qt::Key_Escape);
        QTRY_VERIFY(!shown.own);
        SAME_JSON(streamConfig("N")["max_msgs"], Json(5));
    }

    /// With a back-off servers take its first step for the ack wait.
    void coercedValues()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        Shown shown(client(), consumerTask(Purpose::Create, "ORDERS"));
        QSignalSpy applied(shown.own, &ConfigEditor::consumerApplied);
        QSignalSpy accepted(shown.own, &QDialog::accepted);
        shown.type("name", "worker");
        SAME_JSON(shown.json()["durable_name"], Json("worker"));
        shown.type("ack_wait", "20s");
        shown.type("max_deliver", "5");
        shown.type("backoff", "5s, 1m");
        SAME_JSON(shown.json()["backoff"], json("[5000000000,60000000000]"));
        shown.primary()->click();
        shown.primary()->click();
        QTRY_VERIFY(shown.child<QTableView>("configResult")->isVisible());
        QCOMPARE(shown.rows("configResult"), QStringList { QStringLiteral("Ack wait | 20.0 s | 5.0 s") });
        QCOMPARE(applied.size(), 1);
        QCOMPARE(accepted.size(), 0);
        QTest::keyClick(shown.primary(), Qt::Key_Return);
        QTRY_VERIFY(!shown.own);
        QCOMPARE(accepted.size(), 1);
    }

    void othersChangeItMeanwhile()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"],"max_msgs":100,"description":"before"})");
        const auto changeIt = [this](const char *edits) {
            VERIFY_RESULT(received(client()->updateStream(patchedConfig(streamConfig("ORDERS"), json(edits)))));
        };
        {
            Shown shown(client(), streamTask(Purpose::Edit, "ORDERS"));
            QTRY_VERIFY(shown.isLoaded());
            shown.type("max_msgs", "200");
            changeIt(R"({"description":"by another"})");
            shown.primary()->click();
            shown.primary()->click();
            auto *conflict = shown.child<QTableView>("configConflict");
            QTRY_VERIFY(conflict->isVisible());
            QCOMPARE(shown.rows("configConflict"), QStringList { QStringLiteral("Description | before | by another") });
            QVERIFY(!shown.primary()->isEnabled());
            SAME_JSON(streamConfig("ORDERS")["max_msgs"], Json(100));
            shown.child<QPushButton>("configApplyOnTop")->click();
            QTRY_VERIFY(!shown.own);
            SAME_JSON(streamConfig("ORDERS")["max_msgs"], Json(200));
            SAME_JSON(streamConfig("ORDERS")["description"], Json("by another"));
        }
        Shown shown(client(), streamTask(Purpose::Edit, "ORDERS"));
        QTRY_VERIFY(shown.isLoaded());
        shown.type("max_msgs", "300");
        changeIt(R"({"max_msgs":250})");
        shown.primary()->click();
        shown.primary()->click();
        QTRY_VERIFY(shown.child<QTableView>("configConflict")->isVisible());
        shown.child<QPushButton>("configReload")->click();
        QCOMPARE(shown.field<QLineEdit>("max_msgs")->text(), QStringLiteral("250"));
        QVERIFY(shown.child<QLabel>("configNote")->text().contains(QLatin1String("Nothing")));
        SAME_JSON(streamConfig("ORDERS")["max_msgs"], Json(250));
    }

    /// The server refuses: in words, and all that was typed is there still.
    void serverRefuses()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        Shown shown(client(), streamTask(Purpose::Create));
        shown.setJson(json(R"({"name":"MORE","subjects":["orders.eu"],"max_msgs":7})"));
        shown.primary()->click();
        shown.primary()->click();
        QTRY_VERIFY(!shown.notice().isEmpty());
        QVERIFY2(shown.notice().contains(QLatin1String("subjects")), qPrintable(shown.notice()));
        QVERIFY(shown.notice().contains(QLatin1String("10065")));
        QVERIFY(shown.primary()->isEnabled());
        shown.child<QPushButton>("configBack")->click();
        QCOMPARE(shown.field<QLineEdit>("max_msgs")->text(), QStringLiteral("7"));
        auto *subjects = shown.field<QPlainTextEdit>("subjects");
        subjects->selectAll();
        QTest::keyClicks(subjects, QStringLiteral("more.>"));
        shown.primary()->click();
        shown.primary()->click();
        QTRY_VERIFY(!shown.own);
        SAME_JSON(streamConfig("MORE")["subjects"], json(R"(["more.>"])"));
    }

    /// Where messages go the stream's name is typed.
    void asksBeforeMessagesGo()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        QVERIFY(m_server->store("orders.a", 10));
        Shown shown(client(), streamTask(Purpose::Edit, "ORDERS"));
        QTRY_VERIFY(shown.isLoaded());
        shown.own->activateWindow();
        shown.type("max_msgs", "3");
        QVERIFY(shown.problem("max_msgs").contains(QLatin1String("go at once")));
        shown.primary()->click();
        QVERIFY(!shown.primary()->isEnabled());
        auto *name = shown.child<QLineEdit>("configConfirmName");
        QVERIFY(name->isVisible());
        QCOMPARE(shown.own->focusWidget(), name);
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(shown.own && shown.own->isVisible());
        QTest::keyClicks(name, QStringLiteral("ORDERS"));
        QVERIFY(shown.primary()->isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!shown.own);
        QCOMPARE(received(client()->streamInfo(QStringLiteral("ORDERS")))->state.messages, quint64 { 3 });
        // More room loses nothing.
        Shown other(client(), streamTask(Purpose::Edit, "ORDERS"));
        QTRY_VERIFY(other.isLoaded());
        other.type("max_msgs", "30");
        other.primary()->click();
        QVERIFY(!other.child<QLineEdit>("configConfirmName")->isVisible());
        QVERIFY(other.primary()->isEnabled());
    }

    /// Whatever stands in the JSON is shown somehow and stays as it is.
    void anyJson()
    {
        QWidget window;
        for (const auto what : { ConfigOf::Stream, ConfigOf::Consumer }) {
            ConfigForm form(what, {}, std::make_shared<const Json>(Json::object()), &window);
            for (const ConfigField &field : configFields(what)) {
                for (const char *value : { "null", "true", "5", "-7", "1.5", "18446744073709551615", "\"x\"", "\"\"",
                         "[]", "[1]", "[[]]", "[null]", "{}", R"({"a":1})", R"({"name":5})", R"([{"name":[]},5])",
                         R"({"external":[],"tags":{},"src":{}})" }) {
                    Json config = Json::object();
                    config[field.name.toStdString()] = json(value);
                    form.setConfig(config);
                    form.setProblems(validateConfig(what, config, {}));
                    SAME_JSON(form.config(), config);
                }
            }
        }
    }

    /// Also one of the very same configuration, which servers would answer as made.
    void nameIsTaken()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        Shown shown(client(), streamTask(Purpose::Create));
        QSignalSpy applied(shown.own, &ConfigEditor::streamApplied);
        shown.setJson(json(R"({"name":"ORDERS","subjects":["orders.>"]})"));
        shown.primary()->click();
        shown.primary()->click();
        QTRY_VERIFY(shown.notice().contains(QLatin1String("exists already")));
        QCOMPARE(applied.size(), 0);
    }

    void deletedMeanwhile()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        Shown shown(client(), streamTask(Purpose::Edit, "ORDERS"));
        QTRY_VERIFY(shown.isLoaded());
        VERIFY_RESULT(received(client()->deleteStream(QStringLiteral("ORDERS"))));
        shown.type("duplicate_window", "1m");
        shown.primary()->click();
        shown.primary()->click();
        QTRY_VERIFY(shown.notice().contains(QLatin1String("10059")));
        shown.own->close();
        Shown other(client(), streamTask(Purpose::Edit, "ORDERS"));
        QTRY_VERIFY(other.child<QPushButton>("configAskAgain")->isVisible());
        QVERIFY(!other.primary()->isEnabled());
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        other.child<QPushButton>("configAskAgain")->click();
        QTRY_VERIFY(other.isLoaded());
    }

    void closedWhileItRuns()
    {
        Shown shown(client(), streamTask(Purpose::Create));
        QSignalSpy abandoned(shown.own, &ConfigEditor::abandoned);
        shown.setJson(json(R"({"name":"SLOW","subjects":["slow"]})"));
        shown.primary()->click();
        shown.primary()->click();
        QVERIFY(!shown.primary()->isEnabled());
        QVERIFY(!shown.child<QPushButton>("configBack")->isEnabled());
        shown.child<QPushButton>("configCancel")->click();
        QCOMPARE(abandoned.size(), 1);
        QTRY_VERIFY(!shown.own);
    }

    void consumers()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        make(R"({"name":"EVENTS","subjects":["events.>"]})");
        Shown shown;
        auto *page = new ConsumersPage(
            m_feed.get(), { QStringLiteral("test"), QStringLiteral("consumers"), {} }, &shown.window);
        page->setGeometry(0, 0, 1100, 720);
        page->show();
        QSignalSpy opened(page, &Page::openRequested);
        QTRY_VERIFY(shown.child<QToolButton>("consumersNew")->isVisible());
        shown.child<QToolButton>("consumersNew")->click();
        QTRY_VERIFY(shown.editor());
        auto *stream = shown.child<QComboBox>("configStream");
        QCOMPARE(stream->count(), 2);
        QCOMPARE(stream->currentText(), QString());
        shown.type("name", "worker");
        shown.primary()->click();
        QVERIFY(!shown.primary()->isEnabled());
        QVERIFY(shown.rows("configProblems").value(0).contains(QLatin1String("stream")));
        shown.child<QPushButton>("configBack")->click();
        stream->setCurrentText(QStringLiteral("ORDERS"));
        shown.type("filter_subject", "orders.eu.>");
        shown.primary()->click();
        QVERIFY(shown.child<QPlainTextEdit>("configCommand")
                    ->toPlainText()
                    .startsWith(QLatin1String("nats consumer add ORDERS worker")));
        shown.primary()->click();
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<Link>().path,
            (QStringList { QStringLiteral("ORDERS"), QStringLiteral("worker") }));
        QTRY_VERIFY(!shown.editor());
        SAME_JSON(consumerConfig("worker")["durable_name"], Json("worker"));
        SAME_JSON(consumerConfig("worker")["ack_policy"], Json("explicit"));

        // Edited from the list with F2.
        auto *table = shown.child<QTableView>("consumersTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        const Json before = consumerConfig("worker");
        QTest::keyClick(table, Qt::Key_F2);
        QTRY_VERIFY(shown.editor() && shown.isLoaded());
        QVERIFY(!shown.child<QComboBox>("field:ack_policy")->isEnabled());
        shown.type("max_ack_pending", "no limit");
        SAME_JSON(shown.json()["max_ack_pending"], Json(-1));
        shown.type("max_ack_pending", "17");
        shown.primary()->click();
        QCOMPARE(shown.rows("configChanges").size(), 1);
        QVERIFY(
            shown.child<QPlainTextEdit>("configCommand")->toPlainText().contains(QLatin1String("--max-pending=17")));
        shown.primary()->click();
        QTRY_VERIFY(!shown.editor());
        Json expected = before;
        expected["max_ack_pending"] = 17;
        SAME_JSON(nlohmann::json(consumerConfig("worker")), nlohmann::json(expected));

        // Copied from its page, to the other stream.
        Shown other;
        auto *one = ConsumerPage::make(m_feed.get(),
            { QStringLiteral("test"), QStringLiteral("consumers"),
                { QStringLiteral("ORDERS"), QStringLiteral("worker") } },
            &other.window);
        one->setGeometry(0, 0, 1100, 720);
        one->show();
        QTRY_VERIFY(other.child<QToolButton>("consumerMore")->isVisible());
        QVERIFY(other.child<QAction>("consumerEdit")->isEnabled());
        other.child<QToolButton>("consumerMore")->menu()->findChild<QAction *>(QStringLiteral("copy"))->trigger();
        QTRY_VERIFY(other.isLoaded());
        QCOMPARE(other.child<QComboBox>("configStream")->currentText(), QStringLiteral("ORDERS"));
        other.child<QComboBox>("configStream")->setCurrentText(QStringLiteral("EVENTS"));
        other.type("filter_subject", "");
        other.type("name", "reader");
        SAME_JSON(other.json()["durable_name"], Json("reader"));
        other.primary()->click();
        other.primary()->click();
        QTRY_VERIFY(!other.editor());
        const auto made = received(client()->consumerInfo(QStringLiteral("EVENTS"), QStringLiteral("reader")));
        VERIFY_RESULT(made);
        QCOMPARE(made->maxAckPending, 17);

        // And one of a stream's own list, that exists already.
        Shown third(client(), consumerTask(Purpose::Create, "ORDERS"));
        third.type("name", "worker");
        third.primary()->click();
        third.primary()->click();
        QTRY_VERIFY(third.notice().contains(QLatin1String("exists already")));
    }

    void readOnly()
    {
        make(R"({"name":"ORDERS","subjects":["orders.>"]})");
        makeConsumer(R"({"durable_name":"worker","ack_policy":"explicit"})");
        Shown shown;
        auto *list = new StreamsPage(
            m_feed.get(), { QStringLiteral("test"), QStringLiteral("streams"), {} }, &shown.window);
        auto *stream = StreamPage::make(m_feed.get(),
            { QStringLiteral("test"), QStringLiteral("streams"),
                { QStringLiteral("ORDERS"), QStringLiteral("consumers") } },
            &shown.window);
        auto *consumers = new ConsumersPage(
            m_feed.get(), { QStringLiteral("test"), QStringLiteral("consumers"), {} }, &shown.window);
        auto *consumer = ConsumerPage::make(m_feed.get(),
            { QStringLiteral("test"), QStringLiteral("consumers"),
                { QStringLiteral("ORDERS"), QStringLiteral("worker") } },
            &shown.window);
        const QList<JetStreamPage *> pages { list, stream, consumers, consumer };
        for (JetStreamPage *page : pages) {
            page->setGeometry(0, 0, 1100, 720);
            page->show();
        }
        QTRY_COMPARE(shown.child<QTableView>("streamsTable")->model()->rowCount(), 1);
        QTRY_COMPARE(shown.child<QTableView>("consumersTable")->model()->rowCount(), 1);
        QTRY_COMPARE(shown.child<QTableView>("streamConsumersTable")->model()->rowCount(), 1);
        QTRY_VERIFY(shown.child<QWidget>("consumerMore")->isVisible());
        for (const char *table : { "streamsTable", "consumersTable", "streamConsumersTable" })
            shown.child<QTableView>(table)->selectRow(0);
        const QList<const char *> verbs { "streamsNew", "streamsEdit", "consumersNew", "consumersEdit", "streamEdit",
            "streamEditConfig", "streamConsumersNew", "streamConsumersEdit", "consumerEditConfig", "streamsEmptyButton",
            "consumersEmptyButton", "streamConsumersEmptyButton" };
        for (const char *verb : verbs)
            QVERIFY2(shown.child<QWidget>(verb)->isEnabledTo(&shown.window), verb);
        for (JetStreamPage *page : pages)
            page->setReadOnly(true);
        for (const char *verb : verbs) {
            QVERIFY2(!shown.child<QWidget>(verb)->isEnabled(), verb);
            QVERIFY2(shown.child<QWidget>(verb)->toolTip().contains(QLatin1String("read-only")), verb);
        }
        for (const char *more : { "streamMore", "consumerMore" })
            QVERIFY(!shown.child<QToolButton>(more)->menu()->findChild<QAction *>(QStringLiteral("copy"))->isEnabled());
        QVERIFY(!shown.child<QAction>("consumerEdit")->isEnabled());
        for (const char *table : { "streamsTable", "consumersTable", "streamConsumersTable" }) {
            QTest::keyClick(shown.child<QTableView>(table), Qt::Key_N);
            QTest::keyClick(shown.child<QTableView>(table), Qt::Key_F2);
        }
        QVERIFY(!shown.editor());
    }

    /// While it is open the connection goes, comes back, and becomes read-only: nothing is sent, and nothing typed is lost.
    void noticesWhatChangesMeanwhile()
    {
        TestServer server(QByteArray(), quint16 { 0 }, true);
        QVERIFY(server.start());
        Session session(profileFor(server));
        session.open();
        QTRY_VERIFY(session.status().server.isJetStream);
        JetStreamFeed feed(&session);
        VERIFY_RESULT(received(feed.client()->createStream(
            natsight::json(R"({"name":"ORDERS","subjects":["orders.>"],"max_age":3600000000000})"))));
        {
            Shown shown;
            auto *page = StreamPage::make(&feed,
                { QStringLiteral("test"), QStringLiteral("streams"), { QStringLiteral("ORDERS") } }, &shown.window);
            page->setGeometry(0, 0, 1100, 720);
            page->show();
            auto *edit = shown.child<QPushButton>("streamEdit");
            QTRY_VERIFY(edit->isVisible() && edit->isEnabled());
            edit->click();
            QTRY_VERIFY(shown.isLoaded());
            shown.type("max_age", "2h");
            shown.primary()->click();
            QVERIFY(shown.primary()->isEnabled());
            auto *bar = shown.child<NoticeBar>("configBlocked");
            QVERIFY(!bar->isVisible());

            page->setReadOnly(true);
            QVERIFY(bar->isVisible() && bar->text().contains(QLatin1String("read-only")));
            QVERIFY(!shown.primary()->isEnabled());
            QVERIFY(shown.primary()->toolTip().contains(QLatin1String("read-only")));
            page->setReadOnly(false);
            QVERIFY(!bar->isVisible() && shown.primary()->isEnabled());

            server.stop();
            QTRY_VERIFY(bar->isVisible() && bar->text().contains(QLatin1String("lost")));
            QVERIFY(!shown.primary()->isEnabled());
            QCOMPARE(shown.rows("configChanges").size(), 1);
            QVERIFY(server.start());
            session.reconnectNow();
            QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), 30'000);
            QVERIFY(shown.primary()->isEnabled());
            shown.primary()->click();
            QTRY_VERIFY(!shown.editor());
            QCOMPARE(
                received(feed.client()->streamInfo(QStringLiteral("ORDERS")))->maxAgeNs, qint64 { 7'200'000'000'000 });
        }
        session.close();
    }

    /// Tab goes down the form, through the JSON, and round to the beginning.
    void tabOrder()
    {
        Shown shown(client(), streamTask(Purpose::Create));
        shown.own->activateWindow();
        QTest::keyClick(shown.field<QCheckBox>("republish"), Qt::Key_Space);
        QTRY_VERIFY(shown.child<QWidget>("codeEditorText")->isVisible());
        QWidget *first = shown.child<QListWidget>("configSections");
        first->setFocus();
        QStringList order;
        QWidget *at = first;
        for (int step = 0; step < 60; ++step) {
            order << at->objectName();
            QTest::keyClick(at, Qt::Key_Tab);
            at = shown.own->focusWidget();
            if (at == first)
                break;
        }
        QVERIFY2(at == first, qPrintable(order.join(u' ')));
        const QStringList expected { QStringLiteral("configSections"), QStringLiteral("field:subject_transform"),
            QStringLiteral("field:republish"), QStringLiteral("field:republish.src"),
            QStringLiteral("field:republish.dest"), QStringLiteral("field:republish.headers_only"),
            QStringLiteral("codeEditorText"), QStringLiteral("configCancel"), QStringLiteral("configPrimary"),
            QStringLiteral("configShowJson") };
        QStringList wanted = expected;
        if (!knows(10, 0))
            wanted.removeOne(QStringLiteral("field:subject_transform"));
        QCOMPARE(order.join(u' '), wanted.join(u' '));
        // And back.
        QTest::keyClick(first, Qt::Key_Backtab);
        QCOMPARE(shown.own->focusWidget()->objectName(), QStringLiteral("configShowJson"));
        // Esc is the dialog's also in the JSON.
        QTest::keyClick(shown.child<QWidget>("codeEditorText"), Qt::Key_Escape);
        QDialog *sheet = nullptr;
        QTRY_VERIFY((sheet = shown.own->findChild<QDialog *>(QStringLiteral("confirmSheet"))) && sheet->isVisible());
        sheet->accept();
        QTRY_VERIFY(!shown.own);
    }

    /// Made here, the tool reads the same; made there with many options, one edit here changes nothing else.
    void withTheOfficialTool()
    {
        NATSIGHT_NEED_CLI();
        const auto info = [this](const QStringList &arguments) {
            const QByteArray said = runProgram(natsCli(),
                QStringList { QStringLiteral("-s"), m_server->url() } + arguments
                    + QStringList { QStringLiteral("--json") });
            const auto read = nlohmann::json::parse(said.toStdString(), nullptr, false);
            return read.is_object() ? Json(read["config"]) : Json();
        };
        const QStringList orders { QStringLiteral("stream"), QStringLiteral("info"), QStringLiteral("ORDERS") };
        const QStringList theirs { QStringLiteral("stream"), QStringLiteral("info"), QStringLiteral("THEIRS") };
        const QStringList worker { QStringLiteral("consumer"), QStringLiteral("info"), QStringLiteral("THEIRS"),
            QStringLiteral("worker") };
        {
            Shown shown(client(), streamTask(Purpose::Create));
            shown.setJson(json(
                R"({"name":"ORDERS","subjects":["orders.>","more.*"],"retention":"interest","max_msgs":1000,"max_bytes":1048576,
                "max_age":3600000000000,"discard":"new","duplicate_window":60000000000,"allow_direct":true,"deny_delete":true,
                "republish":{"src":"orders.>","dest":"re.>"},"description":"made here"})"));
            shown.primary()->click();
            shown.primary()->click();
            QTRY_VERIFY(!shown.own);
            QVERIFY(configDifferences(ConfigOf::Stream, streamConfig("ORDERS"), info(orders)).isEmpty());
        }
        QVERIFY(!runProgram(natsCli(),
            { QStringLiteral("-s"), m_server->url(), QStringLiteral("stream"), QStringLiteral("add"),
                QStringLiteral("THEIRS"), QStringLiteral("--subjects=theirs.>"), QStringLiteral("--storage=file"),
                QStringLiteral("--retention=limits"), QStringLiteral("--discard=old"),
                QStringLiteral("--max-msgs=1000"), QStringLiteral("--max-bytes=1048576"),
                QStringLiteral("--max-age=1h"), QStringLiteral("--max-msg-size=1000"),
                QStringLiteral("--max-msgs-per-subject=10"), QStringLiteral("--dupe-window=30s"),
                QStringLiteral("--description=by the tool"), QStringLiteral("--deny-delete"),
                QStringLiteral("--allow-rollup"), QStringLiteral("--defaults") })
                     .isNull());
        QVERIFY(!runProgram(natsCli(),
            { QStringLiteral("-s"), m_server->url(), QStringLiteral("consumer"), QStringLiteral("add"),
                QStringLiteral("THEIRS"), QStringLiteral("worker"), QStringLiteral("--pull"),
                QStringLiteral("--ack=explicit"), QStringLiteral("--wait=20s"), QStringLiteral("--max-deliver=7"),
                QStringLiteral("--max-pending=50"), QStringLiteral("--filter=theirs.a"), QStringLiteral("--sample=10"),
                QStringLiteral("--description=tool"), QStringLiteral("--headers-only"), QStringLiteral("--defaults") })
                     .isNull());
        // All that the server has, and not only what the tool knows of it.
        Json expected = streamConfig("THEIRS");
        SAME_JSON(expected["max_msg_size"], Json(1000));
        {
            Shown shown(client(), streamTask(Purpose::Edit, "THEIRS"));
            QTRY_VERIFY(shown.isLoaded());
            shown.type("max_msgs", "2000");
            shown.primary()->click();
            shown.primary()->click();
            QTRY_VERIFY(!shown.own);
        }
        expected["max_msgs"] = 2000;
        SAME_JSON(nlohmann::json(streamConfig("THEIRS")), nlohmann::json(expected));
        QVERIFY(configDifferences(ConfigOf::Stream, expected, info(theirs)).isEmpty());
        const auto theirWorker = [this] {
            return *received(client()->consumerInfo(QStringLiteral("THEIRS"), QStringLiteral("worker")))->config;
        };
        expected = theirWorker();
        SAME_JSON(expected["max_deliver"], Json(7));
        {
            Shown shown(client(), consumerTask(Purpose::Edit, "THEIRS", "worker"));
            QTRY_VERIFY(shown.isLoaded());
            shown.type("ack_wait", "45s");
            shown.primary()->click();
            shown.primary()->click();
            QTRY_VERIFY(!shown.own);
        }
        expected["ack_wait"] = 45'000'000'000;
        SAME_JSON(nlohmann::json(theirWorker()), nlohmann::json(expected));
        QVERIFY(configDifferences(ConfigOf::Consumer, expected, info(worker)).isEmpty());
    }

    /// What `nats stream add` and `nats consumer add` offer is all in some row below.
    void everyOptionOfTheTool()
    {
        NATSIGHT_NEED_CLI();
        for (const auto &[what, all] : { std::pair(QStringLiteral("stream"), toolStreams()),
                 std::pair(QStringLiteral("consumer"), toolConsumers()) }) {
            const QString help = QString::fromUtf8(
                runProgram(natsCli(), { what, QStringLiteral("add"), QStringLiteral("--help") }))
                                     .section(QLatin1String("Global Flags:"), 0, 0)
                                     .section(QLatin1String("\nFlags:"), 1);
            // No fields, and one that the tool of 0.5.1 cannot do: it forgets the groups.
            QSet<QString> used { QStringLiteral("config"), QStringLiteral("validate"), QStringLiteral("output"),
                QStringLiteral("json"), QStringLiteral("defaults"), QStringLiteral("overflow-groups") };
            for (const ToolRow &row : all) {
                for (const QString &option : row.options) {
                    QString name = option.section(u'=', 0, 0).mid(2);
                    if (name.startsWith(QLatin1String("no-")))
                        name.remove(0, 3);
                    used << name;
                }
            }
            static const QRegularExpression flag(
                QStringLiteral("^ +(?:-., )?--(?:\\[no-\\])?([a-z-]+)"), QRegularExpression::MultilineOption);
            int flags = 0;
            for (auto found = flag.globalMatch(help); found.hasNext(); ++flags) {
                const QString name = found.next().captured(1);
                QVERIFY2(used.contains(name), qPrintable(what + u' ' + name));
            }
            QVERIFY(flags > 20);
        }
    }

    void madeByTheTool_data()
    {
        QTest::addColumn<bool>("isStream");
        QTest::addColumn<ToolRow>("row");
        for (const ToolRow &row : toolStreams())
            QTest::addRow("stream, %s", row.title) << true << row;
        for (const ToolRow &row : toolConsumers())
            QTest::addRow("consumer, %s", row.title) << false << row;
    }
    /// Made there with every option, one field changed here: nothing else changes. Made here of the same: the tool reads the same.
    void madeByTheTool()
    {
        QFETCH(bool, isStream);
        QFETCH(ToolRow, row);
        NATSIGHT_NEED_CLI();
        if (!knows(row.minor, row.level))
            QSKIP("options of newer servers");
        make(R"({"name":"ORIGIN","subjects":["o.>"]})");
        make(R"({"name":"OTHER","subjects":["other.>"]})");
        const QString origin = QStringLiteral("ORIGIN");
        const auto what = isStream ? ConfigOf::Stream : ConfigOf::Consumer;
        const QString name = isStream ? QStringLiteral("THEIRS") : QStringLiteral("worker");
        const QStringList who = isStream ? QStringList { name } : QStringList { origin, name };
        const QString kind = isStream ? QStringLiteral("stream") : QStringLiteral("consumer");
        const auto tool = [&](const QString &verb, const QStringList &more) {
            return runProgram(
                natsCli(), QStringList { QStringLiteral("-s"), m_server->url(), kind, verb } + who + more);
        };
        const auto toolReads = [&] {
            const auto read = nlohmann::json::parse(
                tool(QStringLiteral("info"), { QStringLiteral("--json") }).toStdString(), nullptr, false);
            return read.is_object() ? Json(read["config"]) : Json();
        };
        const auto serverHas = [&] {
            if (isStream)
                return streamConfig("THEIRS");
            const auto info = received(client()->consumerInfo(origin, name));
            return info ? *info->config : Json();
        };
        QVERIFY(!tool(QStringLiteral("add"), row.options + QStringList { QStringLiteral("--defaults") }).isNull());
        const Json theirs = serverHas();
        QVERIFY(theirs.is_object());
        QVERIFY(configDifferences(what, theirs, toolReads()).isEmpty());
        const auto task = [&](Purpose purpose) {
            return isStream ? streamTask(purpose, purpose == Purpose::Create ? "" : "THEIRS")
                            : consumerTask(purpose, "ORIGIN", purpose == Purpose::Create ? "" : "worker");
        };
        {
            Shown shown(client(), task(Purpose::Edit));
            QTRY_VERIFY(shown.isLoaded());
            auto *description = shown.field<QPlainTextEdit>("description");
            description->selectAll();
            QTest::keyClicks(description, QStringLiteral("changed here"));
            shown.primary()->click();
            QCOMPARE(shown.rows("configChanges").size(), 1);
            shown.primary()->click();
            QTRY_VERIFY2(!shown.own, qPrintable(shown.own ? shown.notice() : QString()));
        }
        Json expected = plain(theirs);
        expected["description"] = "changed here";
        SAME_JSON(nlohmann::json(plain(serverHas())), nlohmann::json(expected));
        QVERIFY(configDifferences(what, expected, toolReads()).isEmpty());

        const Json before = plain(toolReads());
        if (isStream)
            VERIFY_RESULT(received(client()->deleteStream(name)));
        else
            VERIFY_RESULT(received(client()->deleteConsumer(origin, name)));
        {
            Shown shown(client(), task(Purpose::Create));
            shown.setJson(expected);
            shown.primary()->click();
            shown.primary()->click();
            QTRY_VERIFY2(!shown.own, qPrintable(shown.own ? shown.notice() : QString()));
        }
        SAME_JSON(nlohmann::json(plain(toolReads())), nlohmann::json(before));
    }

    /// For people: into the folder that NATSIGHT_PICTURES names.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("NATSIGHT_PICTURES");
        if (folder.isEmpty())
            QSKIP("NATSIGHT_PICTURES is not set");
        make(R"({"name":"ORDERS","subjects":["orders.>"],"max_msgs":100000,"metadata":{"owner":"sales"}})");
        makeConsumer(R"({"durable_name":"billing","ack_policy":"explicit","max_ack_pending":50})");
        Theme theme;
        for (const bool isDark : { true, false }) {
            theme.apply(isDark ? Theme::Scheme::Dark : Theme::Scheme::Light);
            const auto save = [&](const Shown &shown, const char *name) {
                QTest::qWait(100);
                QVERIFY(shown.own->grab().save(
                    QStringLiteral("%1/%2-%3.png")
                        .arg(folder, QLatin1String(name), isDark ? QStringLiteral("dark") : QStringLiteral("light"))));
            };
            Shown made(client(), streamTask(Purpose::Create));
            made.setJson(json(
                R"({"name":"IN VOICES","subjects":["invoices.>"],"max_age":3600000000000,
                "sources":[{"name":"ORDERS","external":{"api":"$JS.hub.API"}}],"republish":{"src":">","dest":"re.>"}})"));
            save(made, "stream-new");
            made.field<QWidget>("sources[0].name");
            save(made, "stream-new-sources");
            made.primary()->click();
            save(made, "stream-new-review");
            Shown edited(client(), streamTask(Purpose::Edit, "ORDERS"));
            QTRY_VERIFY(edited.isLoaded());
            edited.type("max_msgs", "2000");
            save(edited, "stream-edit");
            edited.primary()->click();
            save(edited, "stream-edit-review");
            Shown consumer(client(), consumerTask(Purpose::Create, ""));
            save(consumer, "consumer-new");
            Shown other(client(), consumerTask(Purpose::Edit, "ORDERS", "billing"));
            QTRY_VERIFY(other.isLoaded());
            other.type("max_ack_pending", "100");
            save(other, "consumer-edit");
        }
    }
};

QTEST_MAIN(TestConfigEditor)
#include "tst_configeditor.moc"
