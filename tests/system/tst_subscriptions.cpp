// SPDX-License-Identifier: GPL-3.0-or-later
// Who subscribes to a subject, as real servers tell it to the system account and to an ordinary one, compared with the official command.
#include "models/system/subscriptionmodel.h"

#include "tests/support/cluster.h"
#include "tests/system/support.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

using State = SubscriptionProgress::State;

QByteArray corpus(const char *name)
{
    QFile file(QStringLiteral(CORPUS) + u'/' + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no file %s", name);
    return file.readAll();
}

/// `subject queue client server`, sorted.
QStringList told(const SubscriptionSearch &search)
{
    QStringList lines;
    for (const SubscriptionRow &row : search.rows()) {
        if (row.holder == SubscriptionRow::Holder::Client)
            lines << row.detail.subject + u' ' + row.detail.queueGroup + u' ' + row.connectionName + u' ' + row.server;
    }
    lines.sort();
    return lines;
}

} // namespace

class TestSubscriptions : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<Session> as(const QString &user, const QString &client, const QString &server)
    {
        auto session = std::make_unique<Session>(profileFor(m_cluster->named(server).url(), user, client));
        session->open();
        return isConnected(*session) ? std::move(session) : nullptr;
    }
    void subscribe(Session &session, const char *subject, const char *queue = "")
    {
        QVERIFY(session.subscribe(subject, queue, m_mailbox));
        QVERIFY(isHeard(session));
    }
    /// The server has read all that was sent: it answers what was asked behind it, that nobody listens.
    [[nodiscard]] static bool isHeard(Session &session)
    {
        const auto reply = received(session.request({ "nobody.listens", {} }));
        return !reply && reply.error().kind == Error::Kind::NoResponders;
    }
    [[nodiscard]] bool done(const SubscriptionSearch &search)
    {
        return QTest::qWaitFor([&search] { return search.progress().state == State::Done; }, 30'000);
    }

    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Session> m_orders;
    std::unique_ptr<Session> m_audit;
    std::unique_ptr<Session> m_other;
    std::shared_ptr<Mailbox<Message>> m_mailbox = std::make_shared<Mailbox<Message>>();

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_cluster = std::make_unique<Cluster>(3, false, systemAccounts());
        QVERIFY(m_cluster->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->isComplete(), 30'000);
        m_orders = as(QStringLiteral("app"), QStringLiteral("orders"), QStringLiteral("a"));
        m_audit = as(QStringLiteral("app"), QStringLiteral("audit"), QStringLiteral("b"));
        m_other = as(QStringLiteral("other"), QStringLiteral("stranger"), QStringLiteral("c"));
        QVERIFY(m_orders && m_audit && m_other);
        subscribe(*m_orders, "orders.new", "workers");
        subscribe(*m_orders, "orders.cancelled");
        subscribe(*m_audit, "orders.*");
        subscribe(*m_other, "orders.>");
    }
    void cleanupTestCase()
    {
        m_orders.reset();
        m_audit.reset();
        m_other.reset();
        m_cluster.reset();
        QVERIFY(Session::waitForClosed());
    }

    void theSystemAccountFindsAll()
    {
        const auto admin = as(QStringLiteral("admin"), QStringLiteral("admin"), QStringLiteral("a"));
        QVERIFY(admin);
        SystemFeed feed(admin.get());
        SubscriptionSearch search(&feed);
        search.setRest(0ms);
        SubscriptionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        connect(&search, &SubscriptionSearch::changed, &model, [&] { model.setRows(search.rows()); });
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QTRY_VERIFY(feed.snapshot().isComplete && feed.snapshot().expected == 3);
        search.setShown(true);

        QVERIFY(search.ask({ QStringLiteral("orders.new"), {} }).has_value());
        QVERIFY(search.isBusy());
        QVERIFY(done(search));
        QCOMPARE(told(search),
            (QStringList { QStringLiteral("orders.*  audit b"), QStringLiteral("orders.>  stranger c"),
                QStringLiteral("orders.new workers orders a") }));
        QCOMPARE(search.progress().servers, 3);
        QCOMPARE(search.progress().answered, 3);
        QVERIFY(!search.progress().isCut && !search.progress().error && search.progress().silent.isEmpty());
        QCOMPARE(model.rowCount(), static_cast<int>(search.rows().size()));
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.row(row).connectionName != QLatin1String("orders"))
                continue;
            QCOMPARE(model.index(row, SubscriptionModel::QueueGroup).data().toString(), QStringLiteral("workers"));
            QCOMPARE(model.index(row, SubscriptionModel::Account).data().toString(), QStringLiteral("APP"));
            QCOMPARE(model.index(row, SubscriptionModel::User).data().toString(), QStringLiteral("app"));
            QCOMPARE(model.index(row, SubscriptionModel::Server).data().toString(), QStringLiteral("a"));
            QCOMPARE(model.index(row, SubscriptionModel::Messages).data(SystemRole::Sort).toDouble(), 0.0);
        }

        // Wildcards find what overlaps; an account leaves the others out.
        QVERIFY(search.ask({ QStringLiteral("orders.*"), QStringLiteral("APP") }).has_value());
        QVERIFY(done(search));
        QCOMPARE(told(search),
            (QStringList { QStringLiteral("orders.*  audit b"), QStringLiteral("orders.cancelled  orders a"),
                QStringLiteral("orders.new workers orders a") }));

        // The server's own are told apart.
        QVERIFY(search.ask({ QStringLiteral("$SYS.REQ.SERVER.PING.CONNZ"), QStringLiteral("SYS") }).has_value());
        QVERIFY(done(search));
        QVERIFY(std::any_of(search.rows().cbegin(), search.rows().cend(),
            [](const SubscriptionRow &row) { return row.holder == SubscriptionRow::Holder::Other; }));

        // Delivered messages are counted.
        for (int i = 0; i < 5; ++i)
            QVERIFY(received(m_orders->publish({ "orders.cancelled", "x" })).has_value());
        const auto delivered = [&] {
            (void)search.ask({ QStringLiteral("orders.cancelled"), {} });
            if (!done(search))
                return quint64 { 0 };
            for (const SubscriptionRow &row : search.rows()) {
                if (row.detail.subject == QLatin1String("orders.cancelled"))
                    return row.detail.messages.value_or(0);
            }
            return quint64 { 0 };
        };
        QTRY_COMPARE(delivered(), quint64 { 5 });

        QVERIFY(search.ask({ QStringLiteral("nobody.here"), {} }).has_value());
        QVERIFY(done(search));
        QVERIFY(search.rows().isEmpty() && !search.progress().error);
        QCOMPARE(model.rowCount(), 0);
        for (const char *wrong : { "", "a b", "a..b", "a.>.b" })
            QVERIFY(!search.ask({ QLatin1String(wrong), {} }).has_value());
    }

    void theOfficialCommandSaysTheSame()
    {
        NATSIGHT_NEED_CLI();
        const auto admin = as(QStringLiteral("admin"), QStringLiteral("admin"), QStringLiteral("a"));
        QVERIFY(admin);
        SystemFeed feed(admin.get());
        SubscriptionSearch search(&feed);
        search.setShown(true);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QTRY_VERIFY(feed.snapshot().isComplete && feed.snapshot().expected == 3);
        QVERIFY(search.ask({ QStringLiteral("orders.>"), {} }).has_value());
        QVERIFY(done(search));
        QStringList ours;
        for (const SubscriptionRow &row : search.rows())
            ours << row.server + u' ' + QString::number(row.detail.connection) + u' ' + row.detail.subject;
        const QByteArray out = runProgram(natsCli(),
            QStringList { QStringLiteral("--server"), m_cluster->named(QStringLiteral("a")).url(),
                QStringLiteral("--user"), QStringLiteral("admin"), QStringLiteral("--password"), QStringLiteral("p"),
                QStringLiteral("server"), QStringLiteral("request"), QStringLiteral("subscriptions"),
                QStringLiteral("--detail"), QStringLiteral("3") });
        // One answer of each server, a line each.
        QStringList theirs;
        for (const QByteArray &line : out.split('\n')) {
            const auto answer = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
            if (!answer.is_object())
                continue;
            for (const auto &one : answer.at("data").at("subscriptions_list")) {
                const std::string subject = one.at("subject").get<std::string>();
                if (subject.starts_with("orders.") || subject == ">")
                    theirs << QString::fromStdString(answer.at("server").at("name").get<std::string>()) + u' '
                            + QString::number(one.at("cid").get<quint64>()) + u' ' + QString::fromStdString(subject);
            }
        }
        ours.sort();
        theirs.sort();
        QVERIFY2(!theirs.isEmpty(), out.constData());
        QCOMPARE(ours, theirs);
    }

    void anOrdinaryAccountFindsItsOwn()
    {
        const auto app = as(QStringLiteral("app"), QStringLiteral("asker"), QStringLiteral("c"));
        QVERIFY(app);
        SystemFeed feed(app.get());
        SubscriptionSearch search(&feed);
        search.setShown(true);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QVERIFY(search.ask({ QStringLiteral("orders.new"), {} }).has_value());
        QVERIFY(done(search));
        QCOMPARE(feed.access(), SystemAccess::Account);
        QCOMPARE(told(search),
            (QStringList { QStringLiteral("orders.*  audit b"), QStringLiteral("orders.new workers orders a") }));
        for (const SubscriptionRow &row : search.rows())
            QCOMPARE(row.detail.account, QStringLiteral("APP"));
    }

    void whoMayNotAskIsTold()
    {
        const auto mute = as(QStringLiteral("mute"), QStringLiteral("mute"), QStringLiteral("a"));
        QVERIFY(mute);
        SystemFeed feed(mute.get());
        SubscriptionSearch search(&feed);
        search.setShown(true);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QVERIFY(search.ask({ QStringLiteral("orders.new"), {} }).has_value());
        QVERIFY(done(search));
        QVERIFY(search.progress().error);
        QVERIFY(search.progress().error->message.contains(QLatin1String("$SYS.REQ.SERVER.PING.CONNZ")));
    }

    /// Nothing is asked unseen, nor twice in a short time.
    void serversAreSpared()
    {
        const auto admin = as(QStringLiteral("admin"), QStringLiteral("admin"), QStringLiteral("a"));
        const auto listener = as(QStringLiteral("admin"), QStringLiteral("listener"), QStringLiteral("a"));
        QVERIFY(admin && listener);
        auto heard = std::make_shared<Mailbox<Message>>();
        QVERIFY(listener->subscribe("$SYS.REQ.SERVER.*.SUBSZ", {}, heard));
        QVERIFY(isHeard(*listener));
        SystemFeed feed(admin.get());
        SubscriptionSearch search(&feed);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QTRY_VERIFY(feed.snapshot().isComplete);
        QVERIFY(search.ask({ QStringLiteral("orders.new"), {} }).has_value());
        QCOMPARE(search.progress().state, State::Waiting);
        search.setShown(true);
        QCOMPARE(search.progress().state, State::Asking);
        QVERIFY(done(search));
        QTRY_COMPARE(heard->pushed(), quint64 { 3 });
        QVERIFY(search.ask({ QStringLiteral("orders.old"), {} }).has_value());
        QCOMPARE(search.progress().state, State::Waiting);
        search.cancel();
        QCOMPARE(search.progress().state, State::Done);
        QVERIFY(isHeard(*listener));
        QCOMPARE(heard->pushed(), quint64 { 3 });
    }

    /// More than the first answer has, of a server that orders them anew each time.
    void manyAreFound()
    {
        const auto many = as(QStringLiteral("app"), QStringLiteral("many"), QStringLiteral("b"));
        const auto admin = as(QStringLiteral("admin"), QStringLiteral("admin"), QStringLiteral("a"));
        QVERIFY(many && admin);
        for (int i = 0; i < 5'000; ++i)
            QVERIFY(many->subscribe("many." + QByteArray::number(i), {}, m_mailbox));
        QVERIFY(isHeard(*many));
        SystemFeed feed(admin.get());
        SubscriptionSearch search(&feed);
        search.setShown(true);
        const SystemFeed::Watch watch = feed.watch(SystemPart::Servers);
        QTRY_VERIFY(feed.snapshot().isComplete && feed.snapshot().expected == 3);
        QVERIFY(search.ask({ QStringLiteral("many.*"), {} }).has_value());
        QVERIFY(done(search));
        QCOMPARE(search.rows().size(), 5'000);
        QVERIFY(!search.progress().isCut);
        QVERIFY(search.progress().looked >= 5'000);
        QCOMPARE(told(search).size(), 5'000); // one connection: its name is asked once
    }

    void answersOfBothServersAreRead()
    {
        for (const char *name : { "OWNSUBSZ.215", "OWNSUBSZ.29" }) {
            const auto read = readServerSubscribers(corpus(name));
            QVERIFY2(read.has_value(), name);
            QVERIFY(read->connections >= 1 && read->total.value_or(0) >= 1);
            QVERIFY(std::any_of(read->rows.cbegin(), read->rows.cend(), [](const SubscriptionRow &row) {
                return row.detail.subject == QLatin1String("orders.>") && row.connectionName == QLatin1String("reader")
                    && row.detail.queueGroup == QLatin1String("workers") && row.detail.account == QLatin1String("APP");
            }));
        }
        for (const char *odd :
            { "", "[]", "{}", R"({"server":{"id":7},"data":{}})", R"({"server":{"id":"A"},"data":7})" })
            QVERIFY(!readServerSubscribers(odd).has_value());
        const auto strange = readServerSubscribers(
            R"({"server":{"id":"A"},"data":{"total":-1,"connections":[7,{"cid":"x","subscriptions_list_detail":[{},7,{"subject":"a"}]}]}})");
        QVERIFY(strange && strange->rows.size() == 1 && strange->rows.constFirst().server == QLatin1String("A"));
        QVERIFY(!strange->total);
    }
};

QTEST_GUILESS_MAIN(TestSubscriptions)
#include "tst_subscriptions.moc"
