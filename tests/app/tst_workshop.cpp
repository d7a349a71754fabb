// SPDX-License-Identifier: GPL-3.0-or-later
// The exercises of a workshop about requests, replies, queue groups and micro services, from the first to the last in one window
// as a person does them: by names of widgets and by keyboard. The official command line is the other participant.
#include "models/compose/composedmessage.h"
#include "models/compose/replymodel.h"
#include "models/compose/responderlistmodel.h"
#include "models/traffic/messagetablemodel.h"
#include "widgets/common/codeeditor.h"
#include "widgets/traffic/trafficpage.h"

#include "tests/app/windowfixture.h"
#include "tests/support/testserver.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include <nlohmann/json.hpp>

#include <array>
#include <set>

using namespace natsight;
using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace {

constexpr int patienceMs = 30'000;

/// The other participant: `nats …` until it ends or this object goes.
class Participant
{
public:
    Participant(const TestServer &server, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.start(natsCli(), QStringList { QStringLiteral("--server"), server.url() } + arguments);
    }
    ~Participant()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Participant(const Participant &) = delete;
    Participant &operator=(const Participant &) = delete;

    [[nodiscard]] const QByteArray &said()
    {
        m_said += m_process.readAll();
        return m_said;
    }
    [[nodiscard]] bool says(const QByteArray &text)
    {
        return QTest::qWaitFor([this, &text] { return said().contains(text); }, patienceMs);
    }
    /// What it printed, once it has come to a good end; the window lives on meanwhile.
    [[nodiscard]] QByteArray toTheEnd()
    {
        const bool hasEnded = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, patienceMs);
        const QByteArray all = said();
        return hasEnded && m_process.exitCode() == 0 ? all : "FAILED " + all;
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestWorkshop : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<WindowFixture> m_fixture;
    MainWindow *m_window = nullptr;
    Connection *m_connection = nullptr;

    template<typename Widget>
    static Widget *in(QWidget *parent, const char *name)
    {
        auto *found = parent->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no child %s", name);
        return found;
    }
    void trigger(const char *action) { in<QAction>(m_window, action)->trigger(); }
    QDockWidget *composer() { return in<QDockWidget>(m_window, "composerDock"); }
    QDockWidget *responders() { return in<QDockWidget>(m_window, "respondersDock"); }
    std::unique_ptr<Participant> participant(const QStringList &arguments)
    {
        return std::make_unique<Participant>(*m_server, arguments);
    }
    QByteArray cli(const QStringList &arguments) { return Participant(*m_server, arguments).toTheEnd(); }

    static void type(QWidget *parent, const char *name, const QString &text)
    {
        auto *edit = in<QLineEdit>(parent, name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    /// Ctrl+P or Ctrl+R, the subject, the body, Enter.
    void send(bool isRequest, const QString &subject, const QString &body)
    {
        trigger(isRequest ? "request" : "publish");
        type(composer(), "composeSubject", subject);
        in<CodeEditor>(composer(), "composeBody")->setText(body);
        QVERIFY2(in<QPushButton>(composer(), "composeSend")->isEnabled(),
            qPrintable(in<QLabel>(composer(), "composeProblem")->text()));
        QTest::keyClick(in<QLineEdit>(composer(), "composeSubject"), Qt::Key_Return);
    }
    QStringList replies()
    {
        const auto *model = in<QTableView>(composer(), "replyTable")->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, ReplyModel::Preview).data().toString();
        return texts;
    }
    /// A new responder through its dialog.
    void answer(const QString &subject, const QString &queueGroup, const QString &body)
    {
        if (!responders()->isVisible())
            trigger("showResponders");
        responders()->raise();
        QTest::keyClick(in<QToolButton>(responders(), "respondersNew"), Qt::Key_Space);
        QTRY_VERIFY(responders()->findChild<QDialog *>(QStringLiteral("responderDialog")));
        auto *dialog = in<QDialog>(responders(), "responderDialog");
        type(dialog, "responderSubject", subject);
        type(dialog, "responderQueueGroup", queueGroup);
        QTest::keyClicks(in<QPlainTextEdit>(dialog, "answerBody"), body);
        QTest::keyClick(in<QPushButton>(dialog, "responderStart"), Qt::Key_Space);
        QTRY_VERIFY(!responders()->findChild<QDialog *>(QStringLiteral("responderDialog")));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(subject), int(ResponderRow::State::Running), patienceMs);
    }
    /// A column of the responder on a subject as it is on screen; -1 = there is none.
    int rowOf(const QString &subject)
    {
        const auto *model = in<QTableView>(responders(), "respondersTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, ResponderListModel::Subject).data().toString() == subject)
                return row;
        }
        return -1;
    }
    int stateOf(const QString &subject)
    {
        const int row = rowOf(subject);
        const auto *model = in<QTableView>(responders(), "respondersTable")->model();
        return row < 0 ? -1 : model->index(row, ResponderListModel::State).data(ResponderListModel::StateRole).toInt();
    }
    quint64 requestsOf(const QString &subject)
    {
        const auto *model = in<QTableView>(responders(), "respondersTable")->model();
        return model->index(rowOf(subject), ResponderListModel::Requests)
            .data(ResponderListModel::SortRole)
            .toULongLong();
    }
    /// How many subscriptions the server has on this very subject.
    int subscriptions(const std::string &subject)
    {
        const QByteArray text = m_server->monitoring("/subsz?subs=1&limit=1000");
        const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
        int count = 0;
        if (!json.is_object() || !json.contains("subscriptions_list"))
            return 0;
        for (const Json &one : json["subscriptions_list"])
            count += one.contains("subject") && one["subject"] == subject ? 1 : 0;
        return count;
    }
    /// What a person reads in a part of the window.
    static bool says(QWidget *place, const QString &words)
    {
        for (const QLabel *label : place->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    static bool says(QWidget *place, const char *words) { return says(place, QString::fromUtf8(words)); }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        NATSIGHT_NEED_CLI();
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        m_server = std::make_unique<TestServer>(QByteArray(), quint16 { 0 }, true);
        QVERIFY(m_server->start());
        m_fixture = std::make_unique<WindowFixture>();
        m_window = m_fixture->window.get();
        ConnectionProfile profile;
        profile.name = QStringLiteral("workshop");
        profile.servers = QStringList { m_server->url() };
        m_connection = m_fixture->manager->addAdHoc(profile);
        m_fixture->manager->open(m_connection);
        QVERIFY(m_fixture->open(QStringLiteral("natsight://workshop/overview")));
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->status().state, SessionStatus::State::Connected, patienceMs);
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }
    void cleanupTestCase()
    {
        m_fixture.reset();
        QVERIFY(Session::waitForClosed());
    }

    void publishToASubject()
    {
        const auto listener = participant({ QStringLiteral("sub"), QStringLiteral("workshop.hello") });
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("workshop.hello"), 1, patienceMs);
        send(false, QStringLiteral("workshop.hello"), QStringLiteral("hello from the window"));
        QVERIFY2(listener->says("hello from the window"), listener->said().constData());
        QVERIFY2(listener->said().contains("workshop.hello"), listener->said().constData());
        QTRY_VERIFY(says(composer(), " to workshop.hello."));
    }

    void chatOnASubject()
    {
        QVERIFY(m_fixture->open(QStringLiteral("natsight://workshop/traffic")));
        auto *page = qobject_cast<TrafficPage *>(m_window->currentPage());
        QVERIFY(page);
        trigger("subscribe");
        type(page, "subscribePattern", QStringLiteral("chat.>"));
        QTest::keyClick(in<QLineEdit>(page, "subscribePattern"), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("chat.>"), 1, patienceMs);
        const auto listener = participant({ QStringLiteral("sub"), QStringLiteral("chat.room") });
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("chat.room"), 1, patienceMs);

        // They write, and it is on the page.
        const QByteArray sent = cli(
            { QStringLiteral("pub"), QStringLiteral("chat.room"), QStringLiteral("hi, who is there?") });
        QVERIFY2(!sent.startsWith("FAILED"), sent.constData());
        auto *table = in<QTableView>(page, "messageTable");
        const auto lines = [table] {
            QStringList all;
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                all << table->model()->index(row, MessageTableModel::Subject).data().toString() + u' '
                        + table->model()->index(row, MessageTableModel::Preview).data().toString();
            }
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(lines(), QStringList { QStringLiteral("chat.room hi, who is there?") }, patienceMs);

        // The answer goes to them, and stands below on the page.
        send(false, QStringLiteral("chat.room"), QStringLiteral("it is me"));
        QVERIFY2(listener->says("it is me"), listener->said().constData());
        QTRY_COMPARE_WITH_TIMEOUT(lines().size(), 2, patienceMs);
        QCOMPARE(lines().constLast(), QStringLiteral("chat.room it is me"));
    }

    void callTheGuestbook()
    {
        const auto guestbook = participant(
            { QStringLiteral("reply"), QStringLiteral("guestbook.sign"), QStringLiteral("thank you for signing") });
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("guestbook.sign"), 1, patienceMs);
        send(true, QStringLiteral("guestbook.sign"), QStringLiteral("Ada was here"));
        QTRY_COMPARE_WITH_TIMEOUT(replies(), QStringList { QStringLiteral("thank you for signing") }, patienceMs);
        QTRY_VERIFY(says(composer(), "Answered after"));
        QVERIFY2(guestbook->says("Ada was here"), guestbook->said().constData());
        // What is sent to nobody is told as such.
        send(true, QStringLiteral("guestbook.nowhere"), {});
        QTRY_VERIFY_WITH_TIMEOUT(says(composer(), "Nobody listens on guestbook.nowhere."), patienceMs);
    }

    void hostTheRollCall()
    {
        answer(QStringLiteral("rollcall"), {}, QStringLiteral("Ada, with {{request.payload}}"));
        const QByteArray one = cli({ QStringLiteral("request"), QStringLiteral("rollcall"), QStringLiteral("notebook"),
            QStringLiteral("--raw") });
        QCOMPARE(one.trimmed(), QByteArray("Ada, with notebook"));
        // Everybody answers a roll call: without a queue group each request reaches all.
        const auto other = participant({ QStringLiteral("reply"), QStringLiteral("rollcall"), QStringLiteral("Grace"),
            QStringLiteral("--queue"), QStringLiteral("grace") });
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("rollcall"), 2, patienceMs);
        const QByteArray both = cli({ QStringLiteral("request"), QStringLiteral("rollcall"), QStringLiteral("pen"),
            QStringLiteral("--replies"), QStringLiteral("2"), QStringLiteral("--raw") });
        QVERIFY2(both.contains("Ada, with pen") && both.contains("Grace"), both.constData());
        QTRY_COMPARE(requestsOf(QStringLiteral("rollcall")), quint64(2));
    }

    void playTheLottery()
    {
        answer(QStringLiteral("lottery"), QStringLiteral("players"), QStringLiteral("the window won"));
        std::vector<std::unique_ptr<Participant>> others;
        for (const QString &name : { QStringLiteral("Bo won"), QStringLiteral("Cy won") })
            others.push_back(participant({ QStringLiteral("reply"), QStringLiteral("lottery"), name,
                QStringLiteral("--queue"), QStringLiteral("players") }));
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("lottery"), 3, patienceMs);

        // A burst of requests that would take every answer there is: each gets one.
        constexpr quint64 draws = 300;
        trigger("request");
        type(composer(), "composeSubject", QStringLiteral("lottery"));
        auto *which = in<QComboBox>(composer(), "composeReplies");
        which->setCurrentIndex(which->findData(int(ComposedMessage::Replies::UntilStall)));
        in<QTabWidget>(composer(), "composerResults")->setCurrentIndex(1);
        type(composer(), "burstCount", QString::number(draws));
        QTest::keyClick(in<QPushButton>(composer(), "burstStart"), Qt::Key_Space);
        QTRY_VERIFY2_WITH_TIMEOUT(says(composer(), "300 of 300 sent, 300 answered, 300 replies, 1 each."),
            qPrintable(in<QLabel>(composer(), "burstText")->text()), patienceMs);
        which->setCurrentIndex(which->findData(int(ComposedMessage::Replies::One)));

        // Everybody won, and nothing was answered twice or lost.
        QTRY_COMPARE(requestsOf(QStringLiteral("lottery"))
                + static_cast<quint64>(
                    others[0]->said().count("Received on subject") + others[1]->said().count("Received on subject")),
            draws);
        // A fair lottery: three equal chances give each 100 of 300, and fewer than 50 about never.
        const std::array won { requestsOf(QStringLiteral("lottery")),
            static_cast<quint64>(others[0]->said().count("Received on subject")),
            static_cast<quint64>(others[1]->said().count("Received on subject")) };
        for (const quint64 one : won)
            QVERIFY2(one > draws / 6, qPrintable(QString::number(one)));
    }

    void callAServedService()
    {
        const auto serving = participant(
            { QStringLiteral("service"), QStringLiteral("serve"), QStringLiteral("hello") });
        Page *list = m_fixture->open(QStringLiteral("natsight://workshop/services"));
        QVERIFY(list);
        auto *tree = in<QTreeView>(list, "servicesTree");
        const auto hello = [tree] {
            const auto found = tree->model()->rowCount() > 0 ? tree->model()->match(tree->model()->index(0, 0),
                                   Qt::DisplayRole, QStringLiteral("hello"), 1, Qt::MatchExactly)
                                                             : QModelIndexList();
            return found.isEmpty() ? QModelIndex() : found.constFirst();
        };
        QTRY_VERIFY_WITH_TIMEOUT(hello().isValid(), patienceMs);
        tree->setFocus();
        tree->setCurrentIndex(hello());
        QTest::keyClick(tree, Qt::Key_Return);
        QTRY_COMPARE(m_window->currentPage()->link().path, QStringList { QStringLiteral("hello") });
        Page *service = m_window->currentPage();
        auto *endpoints = in<QTableView>(service, "endpointsTable");
        QTRY_COMPARE_WITH_TIMEOUT(endpoints->model()->rowCount(), 1, patienceMs);
        endpoints->setCurrentIndex(endpoints->model()->index(0, 0));
        QTest::keyClick(in<QToolButton>(service, "endpointsCall"), Qt::Key_Space);
        QTRY_COMPARE(in<QLineEdit>(composer(), "composeSubject")->text(), QStringLiteral("hello.echo"));
        in<CodeEditor>(composer(), "composeBody")->setText(QStringLiteral("echo this"));
        QTest::keyClick(in<QLineEdit>(composer(), "composeSubject"), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(replies(), QStringList { QStringLiteral("echo this") }, patienceMs);
        // And it is counted there.
        QTRY_COMPARE_WITH_TIMEOUT(
            m_connection->services()->service(QStringLiteral("hello"))->total.requests, quint64(1), patienceMs);
    }

    // What others serve, store and send comes up while a subject is typed.
    void subjectsAreSuggested()
    {
        const auto serving = participant(
            { QStringLiteral("service"), QStringLiteral("serve"), QStringLiteral("weather") });
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("weather.echo"), 1, patienceMs);
        const QByteArray made = cli({ QStringLiteral("stream"), QStringLiteral("add"), QStringLiteral("DELIVERIES"),
            QStringLiteral("--subjects"), QStringLiteral("deliveries.>"), QStringLiteral("--defaults") });
        QVERIFY2(!made.startsWith("FAILED"), made.constData());
        const QByteArray sent = cli(
            { QStringLiteral("pub"), QStringLiteral("chat.elsewhere"), QStringLiteral("psst") });
        QVERIFY2(!sent.startsWith("FAILED"), sent.constData());
        trigger("request");
        auto *subject = in<QLineEdit>(composer(), "composeSubject");
        const auto suggested = [subject](const QString &typed) {
            subject->selectAll();
            QTest::keyClicks(subject, typed);
            const auto *model = subject->completer()->popup()->model();
            QStringList all;
            for (int row = 0; row < model->rowCount(); ++row)
                all << model->index(row, 0).data().toString() + QStringLiteral(": ")
                        + model->index(row, 1).data().toString();
            subject->completer()->popup()->hide();
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(suggested(QStringLiteral("guest")),
            QStringList(
                { QStringLiteral("guestbook.nowhere: sent before"), QStringLiteral("guestbook.sign: sent before") }),
            patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(suggested(QStringLiteral("WEATHER")),
            QStringList { QStringLiteral("weather.echo: service weather, echo") }, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(suggested(QStringLiteral("deliv")),
            QStringList { QStringLiteral("deliveries.: stream DELIVERIES: deliveries.>") }, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(suggested(QStringLiteral("else")),
            QStringList { QStringLiteral("chat.elsewhere: seen in the traffic") }, patienceMs);
    }

    void hostAService()
    {
        if (!responders()->isVisible())
            trigger("showResponders");
        responders()->raise();
        QTest::keyClick(in<QToolButton>(responders(), "respondersHost"), Qt::Key_Space);
        QTRY_VERIFY(responders()->findChild<QDialog *>(QStringLiteral("serviceDialog")));
        auto *dialog = in<QDialog>(responders(), "serviceDialog");
        type(dialog, "serviceName", QStringLiteral("greeter"));
        type(dialog, "serviceVersion", QStringLiteral("2.0.1"));
        type(dialog, "serviceDescription", QStringLiteral("Greets"));
        in<QSpinBox>(dialog, "serviceInstances")->setValue(3);
        type(dialog, "endpointName", QStringLiteral("greet"));
        type(dialog, "endpointSubject", QStringLiteral("greeter.greet"));
        QTest::keyClick(in<QPushButton>(dialog, "responderStart"), Qt::Key_Space);
        QTRY_VERIFY(!responders()->findChild<QDialog *>(QStringLiteral("serviceDialog")));
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("$SRV.STATS.greeter"), 3, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("greeter.greet"), 3, patienceMs);

        const auto service = [this](const QStringList &words) {
            return cli(QStringList { QStringLiteral("service") } + words);
        };
        const auto parsed = [](const QByteArray &text) {
            return Json::parse(text.begin(), text.end(), nullptr, false);
        };
        const QString greeter = QStringLiteral("greeter");
        const Json listed = parsed(service({ QStringLiteral("list"), greeter, QStringLiteral("--json") }));
        QVERIFY(listed.is_array());
        QCOMPARE(listed.size(), std::size_t(3));
        std::set<std::string> ids;
        for (const Json &one : listed) {
            QCOMPARE(one["name"].get<std::string>(), std::string("greeter"));
            QCOMPARE(one["version"].get<std::string>(), std::string("2.0.1"));
            QCOMPARE(one["description"].get<std::string>(), std::string("Greets"));
            ids.insert(one["id"].get<std::string>());
        }
        QCOMPARE(ids.size(), std::size_t(3));
        const QByteArray pings = service({ QStringLiteral("ping"), greeter });
        for (const std::string &id : ids)
            QVERIFY2(pings.contains(id.c_str()), pings.constData());

        constexpr int asked = 60;
        for (int i = 0; i < asked; ++i) {
            send(true, QStringLiteral("greeter.greet"), QStringLiteral("good day %1").arg(i));
            QTRY_COMPARE_WITH_TIMEOUT(replies(), QStringList { QStringLiteral("good day %1").arg(i) }, patienceMs);
            QTRY_VERIFY(in<QPushButton>(composer(), "composeSend")->text() != QStringLiteral("Give up"));
        }
        const QByteArray called = service(
            { QStringLiteral("request"), greeter, QStringLiteral("greet"), QStringLiteral("from the command line") });
        QVERIFY2(called.contains("from the command line"), called.constData());

        const std::string first = *ids.begin();
        const QByteArray info = service(
            { QStringLiteral("info"), greeter, QString::fromStdString(first), QStringLiteral("--json") });
        const Json told = parsed(info);
        QVERIFY2(told.is_object(), info.constData());
        const Json &described = told.contains("info") ? told["info"] : told;
        QCOMPARE(described["id"].get<std::string>(), first);
        QCOMPARE(described["endpoints"][0]["subject"].get<std::string>(), std::string("greeter.greet"));

        // What they count is what was asked, and no instance starves.
        int counted = 0;
        const auto count = [&] {
            const Json stats = parsed(service({ QStringLiteral("stats"), greeter, QStringLiteral("--json") }));
            counted = 0;
            if (!stats.is_array() || stats.size() != 3)
                return false;
            for (const Json &one : stats) {
                const int here = one["endpoints"][0]["num_requests"].get<int>();
                if (here == 0)
                    return false;
                counted += here;
            }
            return true;
        };
        QVERIFY(count());
        QCOMPARE(counted, asked + 1);
    }

    // Three instances of one queue group, seen where an operator would: on the page of the service.
    void instancesShareFairly()
    {
        Page *page = m_fixture->open(QStringLiteral("natsight://workshop/services/greeter/instances"));
        QVERIFY(page);
        const auto instances = [this] {
            auto all = m_connection->services()->instances(QStringLiteral("greeter"));
            all.removeIf([](const InstanceRow &row) { return row.state != InstanceRow::State::Present; });
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(instances().size(), 3, patienceMs);
        QCOMPARE(in<QTableView>(page, "instancesTable")->model()->rowCount(), 3);
        const auto sum = [&instances] {
            quint64 all = 0;
            for (const InstanceRow &row : instances())
                all += row.total.requests;
            return all;
        };
        // A round may be under way that has not seen the last requests.
        QTRY_COMPARE_WITH_TIMEOUT(sum(), quint64(61), patienceMs);
        constexpr quint64 more = 600;
        trigger("request");
        type(composer(), "composeSubject", QStringLiteral("greeter.greet"));
        in<QTabWidget>(composer(), "composerResults")->setCurrentIndex(1);
        type(composer(), "burstCount", QString::number(more));
        QTest::keyClick(in<QPushButton>(composer(), "burstStart"), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(says(composer(), "600 of 600 sent, 600 answered."), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(sum(), 61 + more, patienceMs);
        for (const InstanceRow &row : instances())
            QVERIFY2(row.total.requests > (61 + more) / 6, qPrintable(row.id));

        // One switch stops all, and nobody finds them any more.
        QTest::keyClick(in<QToolButton>(responders(), "respondersStopAll"), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(subscriptions("greeter.greet"), 0, patienceMs);
        QCOMPARE(m_connection->responders()->runningCount(), 0);
    }
};

QTEST_MAIN(TestWorkshop)
#include "tst_workshop.moc"
