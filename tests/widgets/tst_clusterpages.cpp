// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a stream of three replicas while its servers go one after another, and come back.
#include "models/jetstream/listroles.h"
#include "tests/jetstream/support.h"
#include "tests/support/cluster.h"
#include "tests/widgets/shown.h"
#include "widgets/jetstream/consumerpage.h"
#include "widgets/jetstream/streampage.h"
#include "widgets/jetstream/streamspage.h"

#include <QTabWidget>
#include <QTableView>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms; elections take their time on a busy machine

const QString orders = QStringLiteral("ORDERS");
const QString billing = QStringLiteral("billing");

Link linkTo(const char *kind, const QStringList &path)
{
    return { QStringLiteral("test"), QLatin1String(kind), path };
}

} // namespace

class TestClusterPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_cluster = std::make_unique<Cluster>(3, true);
        QVERIFY(m_cluster->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->isComplete(), patience);
        ConnectionProfile profile;
        profile.name = QStringLiteral("test");
        profile.servers = m_cluster->urls();
        m_session = std::make_unique<Session>(profile);
        m_session->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->status().server.isJetStream, patience);
        m_feed = std::make_unique<JetStreamFeed>(m_session.get());
        m_feed->setInterval(200ms);
        m_feed->client()->setTimeout(2s);
    }
    void cleanupTestCase()
    {
        m_feed.reset();
        m_session.reset();
        QVERIFY(Session::waitForClosed(20s));
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }

    /// First the leader, then all but one: said in words on every page, with what was known; then as if nothing had been.
    void serversAreLost()
    {
        JetStreamClient *client = m_feed->client();
        Result<StreamInfo> made = fail(Error::Kind::Timeout, {});
        QTRY_VERIFY2_WITH_TIMEOUT((made = received(client->createStream(
                                       json(R"({"name":"ORDERS","subjects":["orders.>"],"num_replicas":3})"))))
                                      .has_value(),
            saidBy(made).constData(), patience);
        Result<ConsumerInfo> consumerMade = fail(Error::Kind::Timeout, {});
        constexpr int exists = 10148; // an answer that came too late was a success as well
        QTRY_VERIFY2_WITH_TIMEOUT((consumerMade = received(client->createConsumer(
                                       orders, json(R"({"durable_name":"billing","ack_policy":"explicit"})"))))
                                      .has_value()
                || consumerMade.error().code == exists,
            saidBy(consumerMade).constData(), patience);
        QVERIFY(m_cluster->named(QStringLiteral("a")).store("orders.a", 20));

        Shown<StreamPage> stream(
            [this](QWidget *parent) { return StreamPage::make(m_feed.get(), linkTo("streams", { orders }), parent); });
        Shown<StreamPage> messages([this](QWidget *parent) {
            return StreamPage::make(m_feed.get(), linkTo("streams", { orders, QStringLiteral("messages") }), parent);
        });
        Shown<ConsumerPage> consumer([this](QWidget *parent) {
            return ConsumerPage::make(m_feed.get(), linkTo("consumers", { orders, billing }), parent);
        });
        Shown<StreamsPage> list(
            [this](QWidget *parent) { return new StreamsPage(m_feed.get(), linkTo("streams", {}), parent); });
        QTRY_VERIFY_WITH_TIMEOUT(stream.child<QTabWidget>("streamTabs")->isVisible(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(consumer.child<QTabWidget>("consumerTabs")->isVisible(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(list.child<QTableView>("streamsTable")->model()->rowCount(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(messages.child<QTableView>("messagesTable")->model()->rowCount(), 20, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!leader().isEmpty(), patience);

        const QString first = leader();
        m_cluster->named(first).kill();
        QTRY_VERIFY2_WITH_TIMEOUT(stream.says(QStringLiteral("Replica %1 is offline.").arg(first))
                || stream.says(QStringLiteral("Replica %1 is not current.").arg(first)),
            qPrintable(stream.words()), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!leader().isEmpty() && leader() != first, patience);
        const auto reason = [&list] {
            return list.child<QTableView>("streamsTable")->model()->index(0, 0).data(ReasonRole).toString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(reason().contains(first), qPrintable(reason()), patience);

        const QString second = leader();
        m_cluster->named(second).kill();
        // Nobody can say anything: that it is old, with the reason, or that there is no leader.
        const auto isTold = [](const QString &words) {
            return words.contains(QLatin1String("What is shown is old: "))
                || words.contains(QLatin1String("has no leader: nothing is"));
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isTold(stream.words()), qPrintable(stream.words()), patience);
        QTRY_VERIFY2_WITH_TIMEOUT(isTold(consumer.words()), qPrintable(consumer.words()), patience);
        QVERIFY(stream.child<QTabWidget>("streamTabs")->isVisible());
        QVERIFY(consumer.child<QTabWidget>("consumerTabs")->isVisible());
        QCOMPARE(messages.child<QTableView>("messagesTable")->model()->rowCount(), 20);
        QCOMPARE(list.child<QTableView>("streamsTable")->model()->rowCount(), 1);
        const auto strip = [&list] { return list.child<QLabel>("streamsStrip")->text(); };
        QTRY_VERIFY2_WITH_TIMEOUT(strip().contains(QLatin1String("not available"))
                || strip().contains(QLatin1String("did not answer")) || reason().contains(QLatin1String("leader")),
            qPrintable(strip()), patience);

        QVERIFY(m_cluster->named(first).start());
        QVERIFY(m_cluster->named(second).start());
        QTRY_VERIFY2_WITH_TIMEOUT(!isTold(stream.words()), qPrintable(stream.words()), patience * 2);
        QTRY_VERIFY2_WITH_TIMEOUT(!isTold(consumer.words()), qPrintable(consumer.words()), patience * 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_feed->stream(orders)->info->state.messages, quint64 { 20 }, patience);
    }

private:
    [[nodiscard]] QString leader() const
    {
        const StreamRow *row = m_feed->stream(orders);
        return row && row->info ? row->info->group.leader : QString();
    }

    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JetStreamFeed> m_feed;
};

QTEST_MAIN(TestClusterPages)
#include "tst_clusterpages.moc"
