// SPDX-License-Identifier: GPL-3.0-or-later
// Pages on a leaf node whose streams copy those of its hub, in another JetStream domain.
#include "models/jetstream/dataflowmodel.h"
#include "models/jetstream/streamorigins.h"
#include "tests/jetstream/support.h"
#include "tests/support/leafnode.h"
#include "tests/widgets/shown.h"
#include "widgets/jetstream/flowpage.h"
#include "widgets/jetstream/flowview.h"
#include "widgets/jetstream/streampage.h"
#include "widgets/jetstream/streamspage.h"

#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000; // ms; a leaf node and its streams take their time to find each other again

Link linkTo(const char *kind, const QStringList &path = {})
{
    return { QStringLiteral("test"), QLatin1String(kind), path };
}

/// A connection, and what pages need of it.
struct Side {
    explicit Side(const ConnectionProfile &profile)
        : session(profile)
    {
        session.open();
        (void)QTest::qWaitFor([this] { return session.status().state == SessionStatus::State::Connected; }, patience);
        feed = std::make_unique<JetStreamFeed>(&session);
        feed->setInterval(100ms);
    }
    [[nodiscard]] JetStreamClient *client() const { return feed->client(); }
    [[nodiscard]] quint64 messages(const char *stream) const
    {
        const auto info = received(client()->streamInfo(QLatin1String(stream)));
        return info ? info->state.messages : 0;
    }
    [[nodiscard]] std::unique_ptr<Shown<StreamPage>> openStream(const QStringList &path) const
    {
        return std::make_unique<Shown<StreamPage>>(
            [this, path](QWidget *parent) { return StreamPage::make(feed.get(), linkTo("streams", path), parent); });
    }

    Session session;
    std::unique_ptr<JetStreamFeed> feed;
};

} // namespace

class TestLeafPages : public QObject
{
    Q_OBJECT

private:
    static void make(const Side &side, const char *config)
    {
        const Json wanted = json(config);
        Result<StreamInfo> made = fail(Error::Kind::Timeout, {});
        // Made once: server 2.9 takes the same configuration for another one where a source is outside.
        QTRY_VERIFY2_WITH_TIMEOUT(
            made || (made = received(side.client()->createStream(wanted))), saidBy(made).constData(), patience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_system = std::make_unique<LeafSystem>();
        QVERIFY(m_system->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_system->isConnected(), patience);
        m_hub = std::make_unique<Side>(profileFor(m_system->hub()));
        m_leaf = std::make_unique<Side>(profileFor(m_system->leaf()));
        QTRY_VERIFY_WITH_TIMEOUT(m_leaf->session.status().server.isJetStream, patience);
        make(*m_hub, R"({"name":"ORDERS","subjects":["orders.>"]})");
        make(*m_leaf, R"({"name":"COPY","mirror":{"name":"ORDERS","external":{"api":"$JS.hub.API"}}})");
        make(*m_leaf,
            R"({"name":"EDGE","subjects":["edge.>"],"sources":[
                {"name":"ORDERS","filter_subject":"orders.eu.>","external":{"api":"$JS.hub.API"}},
                {"name":"OWN","external":{"api":"$JS.leaf.API"}}]})");
        make(*m_leaf, R"({"name":"OWN","subjects":["own.>"]})");
    }
    void cleanupTestCase()
    {
        m_hub.reset();
        m_leaf.reset();
        QVERIFY(Session::waitForClosed());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }

    /// What comes over is counted, and origins know whose they are.
    void copiesComeOver()
    {
        QVERIFY(m_system->hub().store("orders.eu.a", 10));
        QVERIFY(m_system->hub().store("orders.us.a", 5));
        QTRY_COMPARE_WITH_TIMEOUT(m_leaf->messages("COPY"), quint64 { 15 }, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_leaf->messages("EDGE"), quint64 { 10 }, patience);
        const auto info = received(m_leaf->client()->streamInfo(QStringLiteral("EDGE")));
        VERIFY_RESULT(info);
        QCOMPARE(info->domain, QStringLiteral("leaf"));
        const QList<StreamOrigin> origins = originsOf(*info);
        QCOMPARE(origins.size(), 2);
        QCOMPARE(origins.at(0).domain, QStringLiteral("hub"));
        QVERIFY(origins.at(0).isOutside());
        QVERIFY(origins.at(0).state);
        QCOMPARE(origins.at(0).state->lag, quint64 { 0 });
        QVERIFY(!origins.at(1).isOutside()); // named by its own domain
        QVERIFY(origins.at(1).state);
    }

    void streamPageTellsTheDomain()
    {
        auto edge = m_leaf->openStream({ QStringLiteral("EDGE") });
        QTRY_VERIFY(edge->child<QTabWidget>("streamTabs")->isVisible());
        QTRY_VERIFY(edge->child<QLabel>("streamOriginDetail:ORDERS")->text().startsWith(QLatin1String("up to date")));
        const QString detail = edge->child<QLabel>("streamOriginDetail:ORDERS")->text();
        QVERIFY2(detail.contains(QLatin1String("in domain hub")) && detail.contains(QLatin1String("only orders.eu.>")),
            qPrintable(detail));
        // There is no page of it in this connection; of the own one there is.
        QVERIFY(!edge->window.findChild<QToolButton *>(QStringLiteral("streamCopy:ORDERS")));
        QVERIFY(edge->window.findChild<QToolButton *>(QStringLiteral("streamCopy:OWN")));

        auto copy = m_leaf->openStream({ QStringLiteral("COPY"), QStringLiteral("messages") });
        auto *messages = copy->child<QTableView>("messagesTable");
        QTRY_COMPARE(messages->model()->rowCount(), 15);

        // The hub sees nobody who copies: the copiers are another domain's.
        auto orders = m_hub->openStream({ QStringLiteral("ORDERS") });
        QTRY_VERIFY(orders->child<QTabWidget>("streamTabs")->isVisible());
        QTRY_VERIFY(m_hub->feed->streamsState().isKnown);
        QVERIFY(!orders->window.findChild<QToolButton *>(QStringLiteral("streamCopy:COPY")));
    }

    void flowShowsTheDomain()
    {
        Shown<FlowPage> flow(
            [this](QWidget *parent) { return FlowPage::make(m_leaf->feed.get(), linkTo("flow"), parent); });
        auto *view = flow.child<FlowView>("flowView");
        const auto *model = qobject_cast<DataFlowModel *>(view->model());
        const auto row = [model](const char *id) { return static_cast<int>(model->flow().indexOf(QLatin1String(id))); };
        const char *outside = "outside:$JS.hub.API ORDERS";
        QTRY_VERIFY(row("stream:EDGE") >= 0 && row("stream:OWN") >= 0);
        QVERIFY2(row(outside) >= 0, qPrintable(model->flow().nodes.constFirst().id));
        QCOMPARE(model->node(row(outside)).kind, FlowNode::Kind::OutsideStream);
        QCOMPARE(model->node(row(outside)).detail, QStringLiteral("in domain hub"));
        const auto way = [&](const char *from, const char *to) -> const FlowEdge * {
            for (const FlowEdge &edge : model->flow().edges) {
                if (edge.from == row(from) && edge.to == row(to))
                    return &edge;
            }
            return nullptr;
        };
        QVERIFY(way(outside, "stream:COPY") && way(outside, "stream:COPY")->kind == FlowEdge::Kind::Mirror);
        QVERIFY(way(outside, "stream:EDGE") && way(outside, "stream:EDGE")->kind == FlowEdge::Kind::Source);
        QCOMPARE(way(outside, "stream:EDGE")->note, QStringLiteral("only orders.eu.>"));
        QVERIFY(way("stream:OWN", "stream:EDGE"));
        QTRY_VERIFY(way(outside, "stream:EDGE")->hasLag);
        // There is no page to open: said instead.
        QSignalSpy opened(flow.page, &Page::openRequested);
        QSignalSpy said(flow.page, &Page::statusText);
        view->setCurrentIndex(model->index(row(outside)));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(opened.size(), 0);
        QVERIFY(said.value(0).value(0).toString().contains(QLatin1String("another account or domain")));
    }

    /// The hub's domain through the leaf node: seen, changed and read there.
    void domainOfTheProfile()
    {
        ConnectionProfile profile = profileFor(m_system->leaf());
        profile.jetStreamDomain = QStringLiteral("hub");
        Side side(profile);
        Shown<StreamsPage> list(
            [&side](QWidget *parent) { return new StreamsPage(side.feed.get(), linkTo("streams"), parent); });
        auto *table = list.child<QTableView>("streamsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, StreamListModel::Name).data().toString(), QStringLiteral("ORDERS"));
        const auto before = received(side.client()->streamInfo(QStringLiteral("ORDERS")));
        VERIFY_RESULT(before);
        VERIFY_RESULT(received(
            side.client()->updateStream(patchedConfig(*before->config, json(R"({"description":"from the edge"})")))));
        QCOMPARE(received(m_hub->client()->streamInfo(QStringLiteral("ORDERS")))->description,
            QStringLiteral("from the edge"));
        auto orders = side.openStream({ QStringLiteral("ORDERS"), QStringLiteral("messages") });
        auto *messages = orders->child<QTableView>("messagesTable");
        QTRY_COMPARE(messages->model()->rowCount(), 15);
    }

    /// The last of all: the hub goes and comes back.
    void hubIsLost()
    {
        ConnectionProfile profile = profileFor(m_system->leaf());
        profile.jetStreamDomain = QStringLiteral("hub");
        Side side(profile);
        side.client()->setTimeout(2s);
        auto far = side.openStream({ QStringLiteral("ORDERS") });
        auto near = m_leaf->openStream({ QStringLiteral("EDGE") });
        QTRY_VERIFY(far->child<QTabWidget>("streamTabs")->isVisible());
        QTRY_VERIFY(near->child<QTabWidget>("streamTabs")->isVisible());
        m_system->hub().stop();
        // What is known stays, and that it is old is said with the reason.
        QTRY_VERIFY2_WITH_TIMEOUT(far->says("What is shown is old: "), qPrintable(far->words()), patience);
        QVERIFY2(far->says("Check the JetStream domain") || far->says("did not answer"), qPrintable(far->words()));
        QVERIFY(far->child<QTabWidget>("streamTabs")->isVisible());
        // The leaf goes on by itself.
        QVERIFY(m_system->leaf().store("edge.a", 3));
        QTRY_COMPARE(m_leaf->messages("EDGE"), quint64 { 13 });
        QVERIFY(!near->says("What is shown is old"));

        QVERIFY(m_system->hub().start());
        QTRY_VERIFY_WITH_TIMEOUT(m_system->isConnected(), patience);
        QTRY_VERIFY2_WITH_TIMEOUT(!far->says("What is shown is old"), qPrintable(far->words()), patience);
        QVERIFY(m_system->hub().store("orders.eu.b", 4));
        QTRY_COMPARE_WITH_TIMEOUT(m_leaf->messages("EDGE"), quint64 { 17 }, patience * 3);
    }

private:
    std::unique_ptr<LeafSystem> m_system;
    std::unique_ptr<Side> m_hub;
    std::unique_ptr<Side> m_leaf;
};

QTEST_MAIN(TestLeafPages)
#include "tst_leafpages.moc"
