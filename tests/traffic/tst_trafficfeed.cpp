// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/trafficfeed.h"

#include "tests/support/testserver.h"

#include <QSignalSpy>
#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace natsight;

namespace {

constexpr int patience = 20'000; // ms; generous for a busy machine, never reached on success

/// A sink that stands still until it is let go.
class GateSink final : public MessageSink
{
public:
    void append(const IncomingMessage &message) noexcept override
    {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_isOpen; });
        ++m_received;
        m_bytes += message.payload.size();
    }
    void open()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOpen = true;
        }
        m_opened.notify_all();
    }
    [[nodiscard]] quint64 received() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_received;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_isOpen = false;
    quint64 m_received = 0;
    quint64 m_bytes = 0;
};

bool isBalanced(const TrafficSubscription &s)
{
    return s.received == s.kept + s.evicted + s.droppedLibrary + s.droppedOther;
}

ConnectionProfile profileOf(const TestServer &server)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = { server.url() };
    return profile;
}

bool isActive(const Session &session, TapId id)
{
    const QList<TapStatus> taps = session.taps();
    for (const TapStatus &tap : taps) {
        if (tap.id == id)
            return tap.state == TapStatus::State::Active;
    }
    return false;
}

TapStatus statusOf(const Session &session, TapId id)
{
    const QList<TapStatus> taps = session.taps();
    for (const TapStatus &tap : taps) {
        if (tap.id == id)
            return tap;
    }
    return {};
}

} // namespace

class TestTrafficFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NATSIGHT_NEED_SERVER(); }

    void init()
    {
        m_server = std::make_unique<TestServer>();
        QVERIFY(m_server->start());
        m_session = std::make_unique<Session>(profileOf(*m_server));
        m_session->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->status().state, SessionStatus::State::Connected, patience);
    }

    void cleanup()
    {
        m_session.reset();
        m_server.reset();
    }

    void knowsBroadPatterns()
    {
        for (const char *broad : { ">", "*", "*.>", "*.a" })
            QVERIFY(TrafficFeed::isBroad(QByteArray(broad)));
        for (const char *narrow : { "a", "a.>", "a.*", "*a", "_INBOX.>" })
            QVERIFY(!TrafficFeed::isBroad(QByteArray(narrow)));
    }

    void refusesInvalidPatterns()
    {
        TrafficFeed feed(m_session.get(), {});
        const auto tap = feed.add(QByteArrayLiteral("a b"));
        QVERIFY(!tap.has_value());
        QVERIFY(feed.subscriptions().isEmpty());
    }

    void receivesEverythingOnce()
    {
        TrafficFeed feed(m_session.get(), {});
        QSignalSpy numbers(&feed, &TrafficFeed::numbersChanged);
        const auto orders = feed.add(QByteArrayLiteral("orders.>"));
        const auto other = feed.add(QByteArrayLiteral("other"));
        QVERIFY(orders && other);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *orders) && isActive(*m_session, *other), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("orders.a"), 5000));
        QVERIFY(m_server->publish(QByteArrayLiteral("other"), 100));
        QVERIFY(m_server->publish(QByteArrayLiteral("nobody"), 50));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 5100 }, patience);
        QVERIFY(isBalanced(feed.totals()));
        QCOMPARE(feed.totals().kept, quint64 { 5100 });
        QCOMPARE(statusOf(*m_session, *orders).delivered, quint64 { 5000 });
        QTRY_VERIFY_WITH_TIMEOUT(numbers.count() >= 2 && feed.subscriptions().at(0).received == 5000, patience);
        QCOMPARE(feed.subscriptions().at(1).received, quint64 { 100 });
        QCOMPARE(feed.subscriptions().at(0).receivedBytes, quint64 { 500'000 });
        QVERIFY(!feed.messageRate().isEmpty());
    }

    void balancesUnderEviction()
    {
        TrafficFeed feed(m_session.get(), { .budgetBytes = std::size_t { 512 } << 10 });
        const auto tap = feed.add(QByteArrayLiteral(">"));
        QVERIFY(tap);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("big"), 20'000, 200));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 20'000 }, patience);
        const TrafficSubscription totals = feed.totals();
        QVERIFY(totals.evicted > 0);
        QVERIFY(isBalanced(totals));
        QCOMPARE(totals.kept, quint64 { feed.store()->snapshot().size() });
        const TapStatus status = statusOf(*m_session, *tap);
        QCOMPARE(totals.received, status.delivered + status.dropped);
        feed.clear();
        QCOMPARE(feed.totals().kept, quint64 { 0 });
        QCOMPARE(feed.totals().received, quint64 { 20'000 });
    }

    void mutedReceivesNothing()
    {
        TrafficFeed feed(m_session.get(), {});
        const auto tap = feed.add(QByteArrayLiteral("a"));
        QVERIFY(tap);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 10));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 10 }, patience);
        feed.setMuted(*tap, true);
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*m_session, *tap).state, TapStatus::State::Muted, patience);
        const auto witness = feed.add(QByteArrayLiteral("b"));
        QVERIFY(witness);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *witness), patience); // the mute went before it
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 500));
        QVERIFY(m_server->publish(QByteArrayLiteral("b"), 1));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 11 }, patience);
        feed.setMuted(*tap, false);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 5));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 16 }, patience);
        QVERIFY(isBalanced(feed.totals()));
    }

    void goesOnAfterARestart()
    {
        TrafficFeed feed(m_session.get(), {});
        const auto tap = feed.add(QByteArrayLiteral("a"));
        QVERIFY(tap);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 1000));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 1000 }, patience);
        m_server->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!isActive(*m_session, *tap), patience);
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 1000));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 2000 }, patience);
        QVERIFY(isBalanced(feed.totals()));
        QCOMPARE(statusOf(*m_session, *tap).delivered, quint64 { 2000 });
    }

    void slowSinkLosesOnlyWhatIsCounted()
    {
        const auto sink = std::make_shared<GateSink>();
        const auto tap = m_session->addTap(QByteArrayLiteral("a"), {}, sink);
        QVERIFY(tap);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        constexpr quint64 sent = 70'000; // more than the library's 65,536 pending
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), static_cast<int>(sent), 16));
        QTRY_VERIFY_WITH_TIMEOUT(statusOf(*m_session, *tap).dropped > 0, patience);
        sink->open();
        QTRY_COMPARE_WITH_TIMEOUT(sink->received() + statusOf(*m_session, *tap).dropped, sent, patience);
        QCOMPARE(statusOf(*m_session, *tap).delivered, sink->received());
        QCOMPARE(m_session->status().disconnects, quint64 { 0 }); // the server was not kept waiting
    }

    void stopsByItselfAndGoesOn()
    {
        TrafficFeed feed(m_session.get(), {});
        QSignalSpy stopped(&feed, &TrafficFeed::stoppedByItself);
        feed.setAutoStop(100, 10);
        TrafficFeed::Options options;
        options.stopsByItself = true;
        const auto tap = feed.add(QByteArrayLiteral(">"), options);
        QVERIFY(tap);
        QCOMPARE(feed.subscriptions().at(0).stopAfterMessages, quint64 { 100 });
        QVERIFY(feed.subscriptions().at(0).stopAtMs > 0);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 99));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 99 }, patience);
        QCOMPARE(stopped.count(), 0);
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 1));
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, patience);
        QCOMPARE(stopped.at(0).at(1).toByteArray(), QByteArrayLiteral(">"));
        QTRY_COMPARE_WITH_TIMEOUT(feed.subscriptions().at(0).state, TapStatus::State::Muted, patience);
        feed.extend(*tap);
        QCOMPARE(feed.subscriptions().at(0).stopAfterMessages, quint64 { 200 });
        QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
        QVERIFY(m_server->publish(QByteArrayLiteral("a"), 50));
        QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, quint64 { 150 }, patience);
        QCOMPARE(stopped.count(), 1);
    }

    void remembersRemovedSubscriptions()
    {
        TrafficFeed feed(m_session.get(), {});
        for (int i = 0; i < 2; ++i) {
            const auto tap = feed.add(QByteArrayLiteral("a"));
            QVERIFY(tap);
            QTRY_VERIFY_WITH_TIMEOUT(isActive(*m_session, *tap), patience);
            QVERIFY(m_server->publish(QByteArrayLiteral("a"), 10));
            QTRY_COMPARE_WITH_TIMEOUT(feed.totals().received, static_cast<quint64>(10 + 10 * i), patience);
            if (i == 0)
                feed.remove(*tap);
        }
        QCOMPARE(feed.subscriptions().size(), 1);
        const auto history = feed.history();
        QCOMPARE(history.size(), 1);
        QCOMPARE(history.at(0).received, quint64 { 20 });
        QVERIFY(isBalanced(history.at(0)));
    }

    void measuresTheAccount()
    {
        TrafficFeed feed(m_session.get(), {});
        QTimer publisher;
        connect(&publisher, &QTimer::timeout, this,
            [this] { (void)m_server->publish(QByteArrayLiteral("load"), 100, 50); });
        publisher.start(20);
        const auto future = feed.accountRate();
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
        QVERIFY(future.resultCount() == 1);
        const auto rate = future.result();
        QVERIFY2(rate.has_value(), rate ? "" : qPrintable(rate.error().text()));
        QVERIFY(rate->messagesPerSecond > 10);
        QVERIFY(rate->bytesPerSecond >= rate->messagesPerSecond * 10);
    }

private:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestTrafficFeed)
#include "tst_trafficfeed.moc"
