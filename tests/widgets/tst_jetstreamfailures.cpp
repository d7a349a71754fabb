// SPDX-License-Identifier: GPL-3.0-or-later
// What pages of JetStream say when something fails, and that what was known stays.
#include "models/jetstream/consumerreset.h"
#include "models/jetstream/listroles.h"
#include "models/jetstream/streamsearch.h"
#include "tests/jetstream/fakeapi.h"
#include "tests/widgets/shown.h"
#include "widgets/common/listpanel.h"
#include "widgets/jetstream/configeditor.h"
#include "widgets/jetstream/consumerpage.h"
#include "widgets/jetstream/consumerspage.h"
#include "widgets/jetstream/flowpage.h"
#include "widgets/jetstream/streammessagesview.h"
#include "widgets/jetstream/streampage.h"
#include "widgets/jetstream/streamspage.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

const QString orders = QStringLiteral("ORDERS");
const QString billing = QStringLiteral("billing");

Link linkTo(const QString &kind, const QStringList &path = {})
{
    return { QStringLiteral("test"), kind, path };
}

/// Whatever page a test wants.
using AnyPage = Shown<JetStreamPage>;
using Opened = std::unique_ptr<AnyPage>;

Opened open(JetStreamFeed *feed, const QString &kind, const QStringList &path = {})
{
    return std::make_unique<AnyPage>([&](QWidget *parent) -> JetStreamPage * {
        const Link link = linkTo(kind, path);
        if (kind == QLatin1String("flow"))
            return FlowPage::make(feed, link, parent);
        if (kind == QLatin1String("streams") && path.isEmpty())
            return new StreamsPage(feed, link, parent);
        if (kind == QLatin1String("streams"))
            return StreamPage::make(feed, link, parent);
        if (path.isEmpty())
            return new ConsumersPage(feed, link, parent);
        return ConsumerPage::make(feed, link, parent);
    });
}

/// What is seen of a page once it knows something.
const char *contentOf(const QString &kind, const QStringList &path)
{
    if (kind == QLatin1String("flow"))
        return "flowView";
    if (kind == QLatin1String("consumers"))
        return path.isEmpty() ? "consumersTable" : "consumerTabs";
    return path.isEmpty() ? "streamsTable" : "streamTabs";
}

/// The pages there are, with what they show.
void addPages()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QByteArray>("verb"); // that it asks first
    QTest::newRow("streams") << QStringLiteral("streams") << QStringList() << QByteArray("STREAM.LIST");
    QTest::newRow("one stream") << QStringLiteral("streams") << QStringList { orders }
                                << QByteArray("STREAM.INFO.ORDERS");
    QTest::newRow("consumers") << QStringLiteral("consumers") << QStringList() << QByteArray("STREAM.LIST");
    QTest::newRow("one consumer") << QStringLiteral("consumers") << QStringList { orders, billing }
                                  << QByteArray("CONSUMER.INFO.ORDERS.billing");
    QTest::newRow("flow") << QStringLiteral("flow") << QStringList() << QByteArray("STREAM.LIST");
}

QByteArray told(const Json &answer)
{
    return QByteArray::fromStdString(answer.dump());
}

Json streamOf(const std::string &name, const std::string &leader = "a")
{
    Json info = json(
        R"({"config":{"name":"","subjects":["orders.>"],"num_replicas":3},"created":"2026-01-01T00:00:00Z",
        "state":{"messages":12,"bytes":1000,"first_seq":1,"last_seq":12,"consumer_count":1},
        "cluster":{"name":"c","replicas":[{"name":"b","current":true,"active":1},{"name":"d","current":true,"active":1}]}})");
    info["config"]["name"] = name;
    if (!leader.empty())
        info["cluster"]["leader"] = leader;
    return info;
}

Json consumerOf(const std::string &name, const std::string &leader = "a")
{
    Json info = json(
        R"({"stream_name":"ORDERS","name":"","created":"2026-01-01T00:00:00Z","config":{"durable_name":"","ack_policy":"explicit"},
        "delivered":{"consumer_seq":3,"stream_seq":3},"ack_floor":{"consumer_seq":3,"stream_seq":3},"num_pending":9,
        "num_ack_pending":0,"num_redelivered":0,"num_waiting":1,"cluster":{"name":"c","replicas":[]}})");
    info["name"] = name;
    info["config"]["durable_name"] = name;
    if (!leader.empty())
        info["cluster"]["leader"] = leader;
    return info;
}

const QByteArray unavailable
    = R"({"error":{"code":503,"err_code":10008,"description":"JetStream system temporarily unavailable"}})";

} // namespace

class TestJetStreamFailures : public QObject, private JetStreamFixture
{
    Q_OBJECT

private:
    /// A session, and a feed of it that does not wait for long.
    struct Side {
        explicit Side(const ConnectionProfile &profile)
            : session(profile)
        {
            session.open();
            (void)QTest::qWaitFor([this] { return session.status().state == SessionStatus::State::Connected; }, 10'000);
            feed = std::make_unique<JetStreamFeed>(&session);
            feed->setInterval(100ms);
        }
        Session session;
        std::unique_ptr<JetStreamFeed> feed;
    };
    /// Someone who asks the fake.
    std::unique_ptr<Side> fakeSide(FakeApi &api)
    {
        (void)QTest::qWaitFor([&api] { return api.isReady(); }, 10'000);
        auto side = std::make_unique<Side>(FakeApi::profileOf(*m_server));
        side->feed->client()->setTimeout(300ms);
        return side;
    }

    /// Goes through the dialog of a verb: types the name where one is asked for, and confirms.
    static void confirm(AnyPage &shown, const QString &name)
    {
        QTRY_VERIFY(shown.dialog());
        for (const char *line : { "confirmName", "purgeName", "resetName" }) {
            if (auto *edit = shown.dialog()->findChild<QLineEdit *>(QLatin1String(line)); edit && edit->isVisible())
                edit->setText(name);
        }
        QPushButton *button = nullptr;
        for (const char *verb : { "confirmButton", "purgeConfirm", "resetConfirm" }) {
            if (auto *one = shown.dialog()->findChild<QPushButton *>(QLatin1String(verb)))
                button = one;
        }
        QVERIFY(button);
        QTRY_VERIFY(button->isEnabled());
        button->click();
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

    // No JetStream ----------------------------------------------------------------------------------------------------

    void noJetStream_data() { addPages(); }
    void noJetStream()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, path);
        TestServer bare;
        QVERIFY(bare.start());
        Side side(profileFor(bare));
        const Opened shown = open(side.feed.get(), kind, path);
        SAYS(*shown, "JetStream does not answer.");
        QVERIFY2(shown->says("It is not enabled on this server, or not for this account."), qPrintable(shown->words()));
        QVERIFY(shown->child<QPushButton>("pageEmptyButton")->isVisible());
        QCOMPARE(shown->page->liveText(), QStringLiteral("no answer"));
    }

    void accountWithoutJetStream_data() { addPages(); }
    void accountWithoutJetStream()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, path);
        TestServer server("accounts { A { users: [ { user: a, password: p } ] }, B { jetstream: enabled, users: [ { "
                          "user: b, password: p } ] } }\n",
            0, true);
        QVERIFY(server.start());
        Side side(profileFor(server, QStringLiteral("a")));
        const Opened shown = open(side.feed.get(), kind, path);
        SAYS(*shown, "JetStream is not enabled for this account.");
        QVERIFY(shown->child<QPushButton>("pageEmptyButton")->isVisible());
    }

    // Permissions -----------------------------------------------------------------------------------------------------

    void readingDenied_data()
    {
        QTest::addColumn<QByteArray>("denied");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QString>("words"); // what it says besides, or all the same
        const QString streams = QStringLiteral("streams");
        const QString consumers = QStringLiteral("consumers");
        const auto row = [](const char *denied, const QString &kind, const QStringList &path, const char *words) {
            QTest::addRow("%s on %s", denied, qPrintable(kind + u'/' + path.join(u'/')))
                << QByteArray(denied) << kind << path << QString::fromUtf8(words);
        };
        row("STREAM.LIST", streams, {}, "Can't read the streams");
        row("STREAM.LIST", consumers, {}, "Can't read the consumers");
        row("STREAM.LIST", QStringLiteral("flow"), {}, "Can't read the streams");
        row("STREAM.INFO.ORDERS", streams, { orders }, ""); // the list tells of it still
        row("CONSUMER.LIST.ORDERS", consumers, {}, "");
        row("CONSUMER.LIST.ORDERS", streams, { orders, consumers }, "Can't read the consumers");
        row("CONSUMER.INFO.ORDERS.billing", consumers, { orders, billing }, "Can't read consumer billing of ORDERS");
        row("STREAM.MSG.GET.ORDERS", streams, { orders, QStringLiteral("messages") },
            "This user may not read the stream");
        row("INFO", streams, {}, "ORDERS");
    }
    void readingDenied()
    {
        QFETCH(QByteArray, denied);
        QFETCH(QString, kind);
        QFETCH(QStringList, path);
        QFETCH(QString, words);
        TestServer server(
            "authorization { users: [ { user: all, password: p }, { user: some, password: p, permissions: { "
            "publish: { deny: \"$JS.API."
                + denied + "\" } } } ] }\n",
            0, true);
        QVERIFY(server.start());
        Side all(profileFor(server, QStringLiteral("all")));
        VERIFY_RESULT(received(
            all.feed->client()->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"],"storage":"memory"})"))));
        VERIFY_RESULT(received(
            all.feed->client()->createConsumer(orders, json(R"({"durable_name":"billing","ack_policy":"explicit"})"))));
        VERIFY_RESULT(received(all.session.request({ "orders.a", "x" })));
        Side some(profileFor(server, QStringLiteral("some")));
        const Opened shown = open(some.feed.get(), kind, path);
        const QString said = QStringLiteral("This user may not publish to $JS.API.%1").arg(QLatin1String(denied));
        SAYS(*shown, said);
        if (denied != "INFO")
            SAYS(*shown, words);
        else // the list is there all the same
            QTRY_COMPARE(shown->child<QTableView>("streamsTable")->model()->rowCount(), 1);
    }

    void changingDenied_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<bool>("isStream");
        const auto row = [](const char *verb, const char *subject, bool isStream) {
            QTest::newRow(verb) << QString::fromLatin1(verb) << QByteArray(subject) << isStream;
        };
        row("purge", "STREAM.PURGE.ORDERS", true);
        row("seal", "STREAM.UPDATE.ORDERS", true);
        row("delete", "STREAM.DELETE.ORDERS", true);
        row("delete ", "CONSUMER.DELETE.ORDERS.billing", false);
        row("reset", "CONSUMER.RESET.ORDERS.billing", false);
        row("pause", "CONSUMER.PAUSE.ORDERS.billing", false);
        row("fetch", "CONSUMER.MSG.NEXT.ORDERS.billing", false);
    }
    void changingDenied()
    {
        QFETCH(QString, verb);
        QFETCH(QByteArray, subject);
        QFETCH(bool, isStream);
        TestServer server(
            "authorization { users: [ { user: all, password: p }, { user: some, password: p, permissions: { "
            "publish: { deny: [ \"$JS.API.STREAM.CREATE.>\", \"$JS.API.STREAM.UPDATE.>\", "
            "\"$JS.API.STREAM.DELETE.>\", \"$JS.API.STREAM.PURGE.>\", \"$JS.API.CONSUMER.CREATE.>\", "
            "\"$JS.API.CONSUMER.DURABLE.CREATE.>\", \"$JS.API.CONSUMER.DELETE.>\", "
            "\"$JS.API.CONSUMER.RESET.>\", \"$JS.API.CONSUMER.PAUSE.>\", \"$JS.API.CONSUMER.MSG.NEXT.>\" ] } "
            "} } ] }\n",
            0, true);
        QVERIFY(server.start());
        Side all(profileFor(server, QStringLiteral("all")));
        JetStreamClient *client = all.feed->client();
        VERIFY_RESULT(received(client->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        VERIFY_RESULT(
            received(client->createConsumer(orders, json(R"({"durable_name":"billing","ack_policy":"explicit"})"))));
        VERIFY_RESULT(received(all.session.request({ "orders.a", "x" })));
        Side some(profileFor(server, QStringLiteral("some")));
        QTRY_VERIFY(!some.session.status().server.version.isEmpty());
        using Feature = JetStreamClient::Feature;
        if ((verb == QLatin1String("reset") && !some.feed->client()->supports(Feature::ConsumerReset))
            || (verb == QLatin1String("pause") && !some.feed->client()->supports(Feature::ConsumerPause)))
            QSKIP("a verb of newer servers");
        const Opened shown = isStream ? open(some.feed.get(), QStringLiteral("streams"), { orders })
                                      : open(some.feed.get(), QStringLiteral("consumers"), { orders, billing });
        QTRY_VERIFY(shown->child<QTabWidget>(isStream ? "streamTabs" : "consumerTabs")->isVisible());
        if (verb == QLatin1String("fetch")) {
            shown->child<QPushButton>("consumerFetchVerb")->click();
            QTRY_VERIFY(shown->child<QPushButton>("fetchStart")->isEnabled());
            shown->child<QPushButton>("fetchStart")->click();
        } else if (verb == QLatin1String("pause")) {
            shown->child<QPushButton>("consumerPause")->menu()->actions().constFirst()->trigger();
        } else {
            const auto *menu = shown->child<QToolButton>(isStream ? "streamMore" : "consumerMore")->menu();
            menu->findChild<QAction *>(verb.trimmed())->trigger();
        }
        confirm(*shown, isStream ? orders : billing);
        SAYS(*shown, QStringLiteral("This user may not publish to $JS.API.%1").arg(QLatin1String(subject)));
        // All is as it was.
        QCOMPARE(received(client->streamInfo(orders))->state.messages, quint64 { 1 });
        VERIFY_RESULT(received(client->consumerInfo(orders, billing)));
    }

    /// Creation and change, in the editor: what was typed stays there.
    void editingDenied()
    {
        TestServer server(
            "authorization { users: [ { user: all, password: p }, { user: some, password: p, permissions: { "
            "publish: { deny: [ \"$JS.API.STREAM.CREATE.>\", \"$JS.API.STREAM.UPDATE.>\" ] } } } ] }\n",
            0, true);
        QVERIFY(server.start());
        Side all(profileFor(server, QStringLiteral("all")));
        VERIFY_RESULT(received(all.feed->client()->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        Side some(profileFor(server, QStringLiteral("some")));
        for (const auto &[purpose, subject] : { std::pair(ConfigTask::Purpose::Create, "STREAM.CREATE.NEW"),
                 std::pair(ConfigTask::Purpose::Edit, "STREAM.UPDATE.ORDERS") }) {
            const bool isNew = purpose == ConfigTask::Purpose::Create;
            const ConfigTask task { ConfigOf::Stream, purpose, isNew ? QString() : orders, {}, {} };
            Shown<ConfigEditor> shown([&](QWidget *parent) {
                auto *editor = new ConfigEditor(some.feed->client(), task, parent);
                editor->open();
                return editor;
            });
            QTRY_VERIFY(shown.window.findChild<QWidget *>(QStringLiteral("configForm")));
            // Of several lines, unlike the name.
            if (isNew)
                QTest::keyClicks(shown.child<QLineEdit>("field:name"), QStringLiteral("NEW"));
            QTest::keyClicks(shown.child<QPlainTextEdit>("field:description"), QStringLiteral("changed"));
            auto *primary = shown.child<QPushButton>("configPrimary");
            primary->click();
            primary->click();
            SAYS(shown, QStringLiteral("This user may not publish to $JS.API.%1").arg(QLatin1String(subject)));
            shown.child<QPushButton>("configBack")->click();
            QCOMPARE(shown.child<QPlainTextEdit>("field:description")->toPlainText(), QStringLiteral("changed"));
        }
    }

    // No answer -------------------------------------------------------------------------------------------------------

    void timeouts_data() { addPages(); }
    void timeouts()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, path);
        QFETCH(QByteArray, verb);
        bool isSilent = true;
        FakeApi api(profileFor(*m_server), [&isSilent](const QByteArray &asked, const Json &) -> QByteArray {
            if (isSilent)
                return {};
            Json list = json(R"({"total":1,"offset":0,"limit":256})");
            if (asked == "STREAM.LIST") {
                list["streams"] = Json::array({ streamOf("ORDERS") });
                return told(list);
            }
            if (asked == "STREAM.INFO.ORDERS")
                return told(streamOf("ORDERS"));
            if (asked == "CONSUMER.LIST.ORDERS") {
                list["consumers"] = Json::array({ consumerOf("billing") });
                return told(list);
            }
            return asked == "CONSUMER.INFO.ORDERS.billing" ? told(consumerOf("billing")) : QByteArray();
        });
        const auto side = fakeSide(api);
        const Opened shown = open(side->feed.get(), kind, path);
        SAYS(*shown, QStringLiteral("The server did not answer fake.%1 in time.").arg(QLatin1String(verb)));
        QVERIFY(shown->says("may have no leader, or the servers are busy"));
        QVERIFY(shown->child<QPushButton>("pageEmptyButton")->isVisible());
        // It answers: shown by itself.
        isSilent = false;
        QTRY_VERIFY2(shown->child<QWidget>(contentOf(kind, path))->isVisible(), qPrintable(shown->words()));
        // And is silent again: what was known stays, with the word that it is old.
        isSilent = true;
        SAYS(*shown, "did not answer fake.");
        QVERIFY(shown->child<QWidget>(contentOf(kind, path))->isVisible());
    }

    /// The first page comes, the second is an error: what came is shown, and why that is not all.
    void errorAmidPaging_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("failing");
        QTest::newRow("streams") << QStringLiteral("streams") << QStringList() << QByteArray("streamsTable")
                                 << QByteArray("STREAM.LIST");
        QTest::newRow("consumers of a stream")
            << QStringLiteral("streams") << QStringList { orders, QStringLiteral("consumers") }
            << QByteArray("streamConsumersTable") << QByteArray("CONSUMER.LIST.ORDERS");
        QTest::newRow("all consumers") << QStringLiteral("consumers") << QStringList() << QByteArray("consumersTable")
                                       << QByteArray("CONSUMER.LIST.ORDERS");
    }
    void errorAmidPaging()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, path);
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, failing);
        bool isFailing = true;
        FakeApi api(profileFor(*m_server), [&](const QByteArray &verb, const Json &request) -> QByteArray {
            const int offset = request.value("offset", 0);
            const bool isPaged = verb == failing;
            if (isPaged && offset > 0 && isFailing)
                return unavailable;
            Json list = json(R"({"total":1,"limit":1})");
            list["offset"] = offset;
            if (isPaged)
                list["total"] = 2;
            if (verb == "STREAM.INFO.ORDERS")
                return told(streamOf("ORDERS"));
            if (verb == "STREAM.LIST")
                list["streams"] = Json::array({ streamOf(offset == 0 ? "ORDERS" : "EVENTS") });
            else if (verb == "CONSUMER.LIST.ORDERS")
                list["consumers"] = Json::array({ consumerOf(offset == 0 ? "billing" : "audit") });
            else
                return {};
            return told(list);
        });
        const auto side = fakeSide(api);
        const Opened shown = open(side->feed.get(), kind, path);
        SAYS(*shown, "JetStream is not available at the moment.");
        auto *view = shown->child<QTableView>(table.constData());
        QTRY_COMPARE(view->model()->rowCount(), 1);
        isFailing = false;
        QTRY_COMPARE(view->model()->rowCount(), 2);
        QTRY_VERIFY2(!shown->says("not available at the moment"), qPrintable(shown->words()));
        // It fails with all of them known: none goes.
        isFailing = true;
        SAYS(*shown, "JetStream is not available at the moment.");
        QCOMPARE(view->model()->rowCount(), 2);
    }

    // No leader -------------------------------------------------------------------------------------------------------

    void leaderless()
    {
        FakeApi api(profileFor(*m_server), [](const QByteArray &verb, const Json &) -> QByteArray {
            if (verb == "STREAM.INFO.ORDERS")
                return told(streamOf("ORDERS", {}));
            if (verb == "CONSUMER.INFO.ORDERS.billing")
                return told(consumerOf("billing", {}));
            Json list = json(R"({"total":3,"offset":0,"limit":256})");
            if (verb == "STREAM.LIST") {
                list["streams"] = Json::array({ streamOf("ORDERS", {}) });
                list["missing"] = Json::array({ "LOST" });
                list["offline"] = json(R"({"NEWER":"unsupported - required API level: 9, current API level: 5"})");
                return told(list);
            }
            if (verb == "CONSUMER.LIST.ORDERS") {
                list["consumers"] = Json::array({ consumerOf("billing", {}) });
                list["missing"] = Json::array({ "lost" });
                return told(list);
            }
            return {};
        });
        const auto side = fakeSide(api);
        const Opened list = open(side->feed.get(), QStringLiteral("streams"));
        const auto *rows = list->child<QTableView>("streamsTable")->model();
        QTRY_COMPARE(rows->rowCount(), 3);
        const auto reason = [](const QAbstractItemModel *model, int nameColumn, const char *name) {
            for (int row = 0; row < model->rowCount(); ++row) {
                if (model->index(row, nameColumn).data().toString() == QLatin1String(name))
                    return model->index(row, 0).data(ReasonRole).toString();
            }
            return QString();
        };
        const auto streamReason = [&](const char *name) { return reason(rows, StreamListModel::Name, name); };
        QVERIFY2(streamReason("ORDERS").contains(QLatin1String("no leader")), qPrintable(streamReason("ORDERS")));
        QVERIFY2(
            streamReason("LOST").contains(QLatin1String("leader did not answer")), qPrintable(streamReason("LOST")));
        QVERIFY2(
            streamReason("NEWER").contains(QLatin1String("required API level: 9")), qPrintable(streamReason("NEWER")));

        const Opened stream = open(side->feed.get(), QStringLiteral("streams"), { orders });
        SAYS(*stream, "The stream has no leader: nothing is stored until a majority of its servers is back.");
        const Opened consumers = open(side->feed.get(), QStringLiteral("consumers"));
        const auto *consumerRows = consumers->child<QTableView>("consumersTable")->model();
        QTRY_COMPARE(consumerRows->rowCount(), 2);
        QVERIFY(reason(consumerRows, ConsumerListModel::Name, "billing").contains(QLatin1String("no leader")));
        QVERIFY(reason(consumerRows, ConsumerListModel::Name, "lost").contains(QLatin1String("leader did not answer")));
        const Opened consumer = open(side->feed.get(), QStringLiteral("consumers"), { orders, billing });
        SAYS(*consumer, "The consumer has no leader: nothing is delivered until a majority of its servers is back.");
    }

    // Gone ------------------------------------------------------------------------------------------------------------

    /// The stream goes while each page is open.
    void deletedWhileOpen_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QString>("words");
        const QString streams = QStringLiteral("streams");
        for (const char *tab : { "messages", "consumers", "subjects", "replicas", "configuration" })
            QTest::newRow(tab) << streams << QStringList { orders, QString::fromLatin1(tab) }
                               << QStringLiteral("Can't read stream ORDERS");
        QTest::newRow("consumer") << QStringLiteral("consumers") << QStringList { orders, billing }
                                  << QStringLiteral("Can't read consumer billing of ORDERS");
        QTest::newRow("flow") << QStringLiteral("flow") << QStringList { orders }
                              << QStringLiteral("There is no stream ORDERS.");
        QTest::newRow("streams") << streams << QStringList() << QStringLiteral("There is no stream in this account.");
    }
    void deletedWhileOpen()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, path);
        QFETCH(QString, words);
        VERIFY_RESULT(received(m_client->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        VERIFY_RESULT(
            received(m_client->createConsumer(orders, json(R"({"durable_name":"billing","ack_policy":"explicit"})"))));
        QVERIFY(m_server->store("orders.a", 20));
        const Opened shown = open(m_feed.get(), kind, path);
        QTRY_VERIFY(shown->child<QWidget>(contentOf(kind, path))->isVisible());
        if (kind == QLatin1String("consumers")) { // with messages in hand
            shown->child<QPushButton>("consumerFetchVerb")->click();
            shown->child<QSpinBox>("fetchBatch")->setValue(2);
            QTRY_VERIFY(shown->child<QPushButton>("fetchStart")->isEnabled());
            shown->child<QPushButton>("fetchStart")->click();
            confirm(*shown, billing);
            QTRY_COMPARE(shown->child<QTableView>("heldMessages")->model()->rowCount(), 2);
        }
        VERIFY_RESULT(received(m_client->deleteStream(orders)));
        SAYS(*shown, words);
        // It is made again: there again by itself.
        VERIFY_RESULT(received(m_client->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        VERIFY_RESULT(
            received(m_client->createConsumer(orders, json(R"({"durable_name":"billing","ack_policy":"explicit"})"))));
        QTRY_VERIFY2(!shown->says(words), qPrintable(shown->words()));
    }

    /// Ranges without a single message: said, and nothing waits for ever.
    void emptyRanges()
    {
        VERIFY_RESULT(received(m_client->createStream(json(R"({"name":"ORDERS","subjects":["orders.>"]})"))));
        QVERIFY(m_server->store("orders.a", 10));
        VERIFY_RESULT(received(m_client->purgeStream(orders, { QString(), 8, 0 })));
        const Opened shown = open(m_feed.get(), QStringLiteral("streams"), { orders, QStringLiteral("messages") });
        auto *table = shown->child<QTableView>("messagesTable");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        auto *view = shown->child<StreamMessagesView>("streamMessages");
        // Beyond the end, and before the beginning.
        QVERIFY(view->jump(QStringLiteral("500")));
        SAYS(*shown, "The last sequence is 10.");
        QVERIFY(view->jump(QStringLiteral("2")));
        QTRY_COMPARE(table->currentIndex().row(), 0);
        QTRY_COMPARE(shown->child<QLabel>("detailsTitle")->text(), QStringLiteral("Message 8"));
        // An export of what was purged, of what never was, and the wrong way round.
        QTemporaryDir folder;
        const auto exported = [&](const char *first, const char *last) {
            shown->child<QLineEdit>("messagesExportFirst")->setText(QLatin1String(first));
            shown->child<QLineEdit>("messagesExportLast")->setText(QLatin1String(last));
            view->exportTo(folder.filePath(QStringLiteral("out.ndjson")), StreamExport::Format::Ndjson);
        };
        for (const auto &[first, last] :
            { std::pair("1", "7"), std::pair("11", "50"), std::pair("9", "8"), std::pair("500", "") }) {
            exported("8", "8");
            SAYS(*shown, "1 messages written to ");
            exported(first, last);
            SAYS(*shown, "0 messages written to ");
        }
        // A stream that is empty, with sequences behind it.
        VERIFY_RESULT(received(m_client->purgeStream(orders)));
        SAYS(*shown, "The stream holds no message");
        view->openSearch();
        auto *search = shown->child<QLineEdit>("messagesSearch");
        search->setText(QStringLiteral("anything"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(shown->child<QLabel>("messagesSearchState")->text(), QStringLiteral("no hit"));
        QCOMPARE(shown->child<QPushButton>("messagesSearchStart")->text(), QStringLiteral("Search"));
    }

    // Recreation ------------------------------------------------------------------------------------------------------

    /// The answer to the deletion is lost: it is asked whether the consumer is gone.
    void deletionWithoutAnswer_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::newRow("gone") << true;
        QTest::newRow("still there") << false;
    }
    void deletionWithoutAnswer()
    {
        QFETCH(bool, isGone);
        bool isDeleted = false;
        QByteArray made;
        FakeApi api(profileFor(*m_server), [&](const QByteArray &verb, const Json &request) -> QByteArray {
            if (verb == "CONSUMER.DELETE.ORDERS.billing") {
                isDeleted = isGone;
                return {};
            }
            if (verb.startsWith("CONSUMER.CREATE.") || verb.startsWith("CONSUMER.DURABLE.CREATE.")) {
                made = told(request);
                isDeleted = false;
                return told(consumerOf("billing"));
            }
            if (verb != "CONSUMER.INFO.ORDERS.billing")
                return {};
            return isDeleted
                ? QByteArray(R"({"error":{"code":404,"err_code":10014,"description":"consumer not found"}})")
                : told(consumerOf("billing"));
        });
        const auto side = fakeSide(api);
        ConsumerRecreation recreation(side->feed->client(), orders, billing);
        QSignalSpy succeeded(&recreation, &ConsumerRecreation::succeeded);
        QSignalSpy failed(&recreation, &ConsumerRecreation::failed);
        // Until the server knows the fake.
        QTRY_VERIFY(received(side->feed->client()->consumerInfo(orders, billing)).has_value());
        recreation.start({ ResetTarget::Kind::First, 1 });
        if (isGone) {
            QTRY_COMPARE_WITH_TIMEOUT(succeeded.size(), 1, 20'000); // a cluster may take its time to delete
            QVERIFY(made.contains("\"all\""));
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
            QVERIFY(made.isEmpty());
        }
        QVERIFY(!recreation.isMissing());
    }
};

QTEST_MAIN(TestJetStreamFailures)
#include "tst_jetstreamfailures.moc"
