// SPDX-License-Identifier: GPL-3.0-or-later
// The official CLI answers and listens on the other side.
#include "models/compose/burst.h"
#include "models/compose/sender.h"
#include "tests/jetstream/support.h"

#include <QProcess>
#include <QSignalSpy>

using namespace natsight;
using namespace std::chrono_literals;
using Mode = ComposedMessage::Mode;
using Replies = ComposedMessage::Replies;

namespace {

/// `nats …` that runs until it is gone.
class Peer
{
public:
    Peer(const TestServer &server, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.start(natsCli(), QStringList { QStringLiteral("--server"), server.url() } + arguments);
    }
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool says(const QByteArray &text)
    {
        return QTest::qWaitFor(
            [this, &text] {
                m_said += m_process.readAll();
                return m_said.contains(text);
            },
            30'000);
    }
    [[nodiscard]] const QByteArray &said() const { return m_said; }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestSender : public QObject, private JetStreamFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { beginTest(); }
    void cleanup() { endTest(); }
    void cleanupTestCase();

    void publishes();
    void requests();
    void requestsMany();
    void nobodyListens();
    void nobodyAnswers();
    void streamAcknowledges();
    void denied();
    void givesUp();
    void burstOfRequests();
    void burstOfRequestsToMany();
    void burstWithoutAnybody();
    void burstPaced();
    void burstCancelled();
    void burstToStream();
    void burstOfDuplicates();
    void burstLosesTheConnection();
    void burstToManyEndsWithItsSession();

private:
    SendOutcome send(const ComposedMessage &message, Session *session = nullptr);
    BurstProgress burst(const ComposedMessage &message, const BurstOptions &options, Session *session = nullptr);
    [[nodiscard]] bool waitForInterest(const QByteArray &subject);

    QList<Reply> m_replies;
};

void TestSender::initTestCase()
{
    NATSIGHT_NEED_SERVER();
    NATSIGHT_NEED_CLI();
    QVERIFY(openServer());
}

void TestSender::cleanupTestCase()
{
    QVERIFY(closeServer());
}

SendOutcome TestSender::send(const ComposedMessage &message, Session *session)
{
    Session *over = session ? session : m_session.get();
    const auto prepared = prepareMessage(message, over->status().server, {});
    if (!prepared)
        return { false, prepared.error().text(), {} };
    Sender sender;
    m_replies.clear();
    std::optional<SendOutcome> outcome;
    connect(&sender, &Sender::repliesArrived, &sender, [this](const QList<Reply> &replies) { m_replies += replies; });
    connect(&sender, &Sender::finished, &sender, [&outcome](const SendOutcome &end) { outcome = end; });
    sender.send(over, *prepared);
    if (!sender.isSending() || outcome)
        qFatal("an outcome within the call");
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 30'000))
        return { false, QStringLiteral("no outcome"), {} };
    return *outcome;
}

BurstProgress TestSender::burst(const ComposedMessage &message, const BurstOptions &options, Session *session)
{
    Session *over = session ? session : m_session.get();
    const auto prepared = prepareMessage(message, over->status().server, {});
    if (!prepared)
        qFatal("%s", qPrintable(prepared.error().text()));
    Burst burst(over, *prepared, options);
    static_cast<void>(QTest::qWaitFor([&burst] { return burst.progress().isOver; }, 60'000));
    return burst.progress();
}

bool TestSender::waitForInterest(const QByteArray &subject)
{
    ComposedMessage ask;
    ask.mode = Mode::Request;
    ask.subject = QString::fromUtf8(subject);
    for (int i = 0; i < 100; ++i) {
        if (send(ask).isGood)
            return true;
        QTest::qWait(50);
    }
    return false;
}

void TestSender::publishes()
{
    Peer plain(*m_server, { QStringLiteral("sub"), QStringLiteral("orders.>") });
    QVERIFY2(plain.says("Subscribing"), plain.said().constData());
    ComposedMessage message;
    message.subject = QStringLiteral("orders.new");
    message.reply = QStringLiteral("answers.here");
    message.body = QStringLiteral("hello {{count}}");
    message.headers = { { QStringLiteral("X-Who"), QStringLiteral("natsight") } };
    SendOutcome outcome;
    // The subscription may be on its way still.
    for (int i = 0; i < 50 && !plain.said().contains("hello 1"); ++i) {
        outcome = send(message);
        QVERIFY2(outcome.isGood, qPrintable(outcome.text));
        static_cast<void>(QTest::qWaitFor([&] { return plain.says("hello 1"); }, 100));
    }
    QVERIFY(outcome.text.contains(QStringLiteral("orders.new")));
    QVERIFY2(plain.says("X-Who: natsight"), plain.said().constData());
    QVERIFY(plain.said().contains("answers.here"));
}

void TestSender::requests()
{
    Peer responder(*m_server, { QStringLiteral("reply"), QStringLiteral("echo.me"), QStringLiteral("--echo") });
    QVERIFY2(waitForInterest("echo.me"), responder.said().constData());
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("echo.me");
    message.body = QStringLiteral("ping");
    const SendOutcome outcome = send(message);
    QVERIFY2(outcome.isGood, qPrintable(outcome.text));
    QVERIFY(outcome.text.startsWith(QStringLiteral("Answered after")));
    QCOMPARE(m_replies.size(), 1);
    QCOMPARE(m_replies.constFirst().message.payload, QByteArray("ping"));
    QVERIFY(m_replies.constFirst().elapsed.count() > 0);
}

void TestSender::requestsMany()
{
    const auto answerer = [this](const char *text, const char *group) {
        return std::make_unique<Peer>(*m_server,
            QStringList { QStringLiteral("reply"), QStringLiteral("roll.call"), QString::fromLatin1(text),
                QStringLiteral("--queue"), QString::fromLatin1(group) });
    };
    const auto one = answerer("one", "a");
    const auto two = answerer("two", "b");
    const auto three = answerer("three", "c");
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("roll.call");
    message.replies = Replies::UntilStall;
    message.stall = QStringLiteral("500ms");
    SendOutcome outcome;
    QTRY_VERIFY_WITH_TIMEOUT((outcome = send(message)).isGood && m_replies.size() == 3, 30'000);
    QVERIFY2(outcome.text.startsWith(u'3'), qPrintable(outcome.text));
    QSet<QByteArray> answers;
    for (const Reply &reply : std::as_const(m_replies))
        answers.insert(reply.message.payload);
    QCOMPARE(answers, QSet<QByteArray>({ "one", "two", "three" }));
    message.replies = Replies::Count;
    message.replyCount = 2;
    outcome = send(message);
    QVERIFY(outcome.isGood);
    QCOMPARE(m_replies.size(), 2);
}

void TestSender::nobodyListens()
{
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("nobody.here");
    for (const Replies replies : { Replies::One, Replies::UntilStall }) {
        message.replies = replies;
        const SendOutcome outcome = send(message);
        QVERIFY(!outcome.isGood);
        QVERIFY2(outcome.text.contains(QStringLiteral("Nobody listens on nobody.here")), qPrintable(outcome.text));
    }
}

void TestSender::nobodyAnswers()
{
    Peer listener(*m_server, { QStringLiteral("sub"), QStringLiteral("silent") });
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("silent");
    message.timeout = QStringLiteral("200ms");
    QTRY_VERIFY_WITH_TIMEOUT(send(message).text.contains(QStringLiteral("No answer on silent within 200 ms")), 30'000);
    message.replies = Replies::Count;
    const SendOutcome outcome = send(message);
    QVERIFY2(outcome.text.startsWith(QStringLiteral("Nobody answered within")), qPrintable(outcome.text));
}

void TestSender::streamAcknowledges()
{
    VERIFY_RESULT(received(m_client->createStream(json(R"({"name": "ORDERS", "subjects": ["orders.>"]})"))));
    ComposedMessage message;
    message.mode = Mode::JetStream;
    message.subject = QStringLiteral("orders.new");
    message.body = QStringLiteral("x");
    message.messageId = QStringLiteral("id-1");
    SendOutcome outcome = send(message);
    QVERIFY2(outcome.text.contains(QStringLiteral("Stored in stream ORDERS at sequence 1")), qPrintable(outcome.text));
    outcome = send(message);
    QVERIFY2(outcome.text.contains(QStringLiteral("message id already")), qPrintable(outcome.text));
    message.messageId.clear();
    message.expectedLastSequence = QStringLiteral("7");
    outcome = send(message);
    QVERIFY(!outcome.isGood);
    QVERIFY2(outcome.text.contains(QStringLiteral("last sequence")), qPrintable(outcome.text));
    message.expectedLastSequence = QStringLiteral("1");
    message.expectedStream = QStringLiteral("ORDERS");
    QVERIFY(send(message).isGood);
    message = {};
    message.mode = Mode::JetStream;
    message.subject = QStringLiteral("no.stream");
    outcome = send(message);
    QVERIFY2(outcome.text.contains(QStringLiteral("No stream takes no.stream")), qPrintable(outcome.text));
    // What the CLI reads there.
    const QByteArray seen = runProgram(natsCli(),
        { QStringLiteral("--server"), m_server->url(), QStringLiteral("stream"), QStringLiteral("get"),
            QStringLiteral("ORDERS"), QStringLiteral("1") });
    QVERIFY2(seen.contains("Nats-Msg-Id: id-1"), seen.constData());
}

void TestSender::denied()
{
    TestServer server(
        "authorization { users: [ { user: u, password: p, permissions: { publish: { deny: [\"secret.>\"] } } } ] }");
    QVERIFY(server.start());
    Session session(profileFor(server, QStringLiteral("u")));
    session.open();
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, SessionStatus::State::Connected, 30'000);
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("secret.door");
    const SendOutcome outcome = send(message, &session);
    QVERIFY(!outcome.isGood);
    QVERIFY2(outcome.text.contains(QStringLiteral("secret.door")), qPrintable(outcome.text));
    BurstOptions options;
    options.count = 1'000;
    const BurstProgress progress = burst(message, options, &session);
    QVERIFY(progress.isOver);
    QVERIFY(progress.failed > 0);
    QVERIFY(progress.lastError.contains(QStringLiteral("secret.door")));
}

void TestSender::givesUp()
{
    Peer listener(*m_server, { QStringLiteral("sub"), QStringLiteral("silent") });
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("silent");
    message.timeout = QStringLiteral("10m");
    message.replies = Replies::UntilStall;
    const auto prepared = prepareMessage(message, {}, {});
    QVERIFY(prepared);
    Sender sender;
    QSignalSpy finished(&sender, &Sender::finished);
    sender.send(m_session.get(), *prepared);
    sender.cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!sender.isSending());
    // One that is not connected.
    Session closed(profileFor(*m_server));
    sender.send(&closed, *prepared);
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(!finished.at(1).at(0).value<SendOutcome>().isGood);
}

void TestSender::burstOfRequests()
{
    Peer responder(*m_server, { QStringLiteral("reply"), QStringLiteral("echo.me"), QStringLiteral("--echo") });
    QVERIFY(waitForInterest("echo.me"));
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("echo.me");
    message.body = QStringLiteral("{{count}}");
    for (const int inFlight : { 1, 64, 5'000 }) {
        BurstOptions options;
        options.count = 2'000;
        options.inFlight = inFlight;
        const BurstProgress progress = burst(message, options);
        QVERIFY2(progress.isOver && progress.answered == 2'000,
            qPrintable(burstText(progress, Mode::Request) + progress.lastError));
        QCOMPARE(progress.sent, 2'000u);
        QCOMPARE(progress.waiting(), 0u);
        QCOMPARE(progress.latency.count(), 2'000u);
        QVERIFY(progress.latency.percentile(0.5) <= progress.latency.percentile(0.99));
        QVERIFY(!progress.isCancelled);
    }
}

void TestSender::burstOfRequestsToMany()
{
    std::vector<std::unique_ptr<Peer>> responders;
    for (const char *group : { "one", "two", "three" })
        responders.push_back(std::make_unique<Peer>(*m_server,
            QStringList { QStringLiteral("reply"), QStringLiteral("rollcall"), QStringLiteral("here"),
                QStringLiteral("--queue"), QLatin1String(group) }));
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("rollcall");
    message.replies = Replies::UntilStall;
    const auto areAllThere = [&] { return send(message).isGood && m_replies.size() == 3; };
    QVERIFY(QTest::qWaitFor(areAllThere, 30'000));

    BurstOptions options;
    options.count = 100;
    options.inFlight = 20;
    const auto check = [](const BurstProgress &progress, quint64 each) {
        QVERIFY2(progress.isOver, qPrintable(burstText(progress, Mode::Request)));
        QCOMPARE(progress.sent, 100u);
        QCOMPARE(progress.waiting(), 0u);
        QCOMPARE(progress.replies, 100 * each);
        QCOMPARE(progress.latency.count(), 100 * each);
        QCOMPARE(progress.fewest, each);
        QCOMPARE(progress.most, each);
    };
    BurstProgress progress = burst(message, options);
    check(progress, 3);
    QCOMPARE(progress.answered, 100u);
    QVERIFY2(burstText(progress, Mode::Request).contains(QStringLiteral("300 replies, 3 each")),
        qPrintable(burstText(progress, Mode::Request)));
    // No more than are wanted.
    message.replies = Replies::Count;
    message.replyCount = 2;
    progress = burst(message, options);
    check(progress, 2);
    QCOMPARE(progress.answered, 100u);
    // Fewer than are wanted is no good answer, but each is counted.
    message.replyCount = 4;
    message.timeout = QStringLiteral("1s");
    progress = burst(message, options);
    check(progress, 3);
    QCOMPARE(progress.timeouts, 100u);
    QVERIFY2(progress.lastError.contains(QStringLiteral("3 of 4")), qPrintable(progress.lastError));
    // Nobody at all.
    message.subject = QStringLiteral("nobody.here");
    progress = burst(message, options);
    QCOMPARE(progress.noResponders, 100u);
    QCOMPARE(progress.replies, 0u);
}

void TestSender::burstWithoutAnybody()
{
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("nobody.here");
    BurstOptions options;
    options.count = 500;
    const BurstProgress progress = burst(message, options);
    QVERIFY(progress.isOver);
    QCOMPARE(progress.noResponders, 500u);
    QCOMPARE(progress.waiting(), 0u);
    QVERIFY(burstText(progress, Mode::Request).contains(QStringLiteral("without anybody listening")));
}

void TestSender::burstPaced()
{
    ComposedMessage message;
    message.subject = QStringLiteral("paced.{{count}}");
    BurstOptions options;
    options.count = 50;
    options.perSecond = 200;
    const BurstProgress progress = burst(message, options);
    QCOMPARE(progress.answered, 50u);
    // Never faster than asked for.
    QVERIFY(progress.elapsed >= 240ms);
}

void TestSender::burstCancelled()
{
    ComposedMessage message;
    message.subject = QStringLiteral("paced");
    const auto prepared = prepareMessage(message, {}, {});
    BurstOptions options;
    options.count = 1'000'000;
    options.perSecond = 100;
    Burst burst(m_session.get(), *prepared, options);
    QTRY_VERIFY(burst.progress().sent > 0);
    burst.cancel();
    QTRY_VERIFY(burst.progress().isOver);
    QVERIFY(burst.progress().isCancelled);
    QVERIFY(burst.progress().sent < 1'000);
}

void TestSender::burstToStream()
{
    VERIFY_RESULT(received(m_client->createStream(
        json(R"({"name": "ORDERS", "subjects": ["orders.>"], "discard": "new", "max_msgs": 300})"))));
    ComposedMessage message;
    message.mode = Mode::JetStream;
    message.subject = QStringLiteral("orders.{{count}}");
    BurstOptions options;
    options.count = 400;
    const BurstProgress progress = burst(message, options);
    QCOMPARE(progress.answered, 300u);
    QCOMPARE(progress.errors, 100u);
    QVERIFY(!progress.lastError.isEmpty());
    const auto info = received(m_client->streamInfo(QStringLiteral("ORDERS")));
    QVERIFY(info);
}

void TestSender::burstOfDuplicates()
{
    VERIFY_RESULT(received(m_client->createStream(json(R"({"name": "ORDERS", "subjects": ["orders.>"]})"))));
    ComposedMessage message;
    message.mode = Mode::JetStream;
    message.subject = QStringLiteral("orders.new");
    message.messageId = QStringLiteral("the same");
    BurstOptions options;
    options.count = 50;
    const BurstProgress progress = burst(message, options);
    QCOMPARE(progress.answered, 50u);
    QCOMPARE(progress.duplicates, 49u);
    QCOMPARE(progress.errors, 0u);
    QVERIFY2(burstText(progress, Mode::JetStream).contains(QStringLiteral("49 of them duplicates")),
        qPrintable(burstText(progress, Mode::JetStream)));
    QCOMPARE(received(m_client->streamInfo(QStringLiteral("ORDERS")))->state.messages, 1u);
}

// Requests for several replies leave from the session's thread: none of them may outlive it or be waited for.
void TestSender::burstToManyEndsWithItsSession()
{
    auto session = std::make_unique<Session>(profileFor(*m_server));
    session->open();
    QTRY_COMPARE_WITH_TIMEOUT(session->status().state, SessionStatus::State::Connected, 30'000);
    ComposedMessage message;
    message.mode = Mode::Request;
    message.subject = QStringLiteral("orders.nobody");
    message.replies = Replies::Count;
    message.replyCount = 2;
    const auto prepared = prepareMessage(message, {}, {});
    BurstOptions options;
    options.count = BurstOptions::maxCount;
    Burst burst(session.get(), *prepared, options);
    QTRY_VERIFY(burst.progress().noResponders > 10);
    session.reset();
    QTRY_VERIFY_WITH_TIMEOUT(burst.progress().isOver, 30'000);
    QVERIFY(burst.progress().isLost);
    // And the other way round.
    Burst(m_session.get(), *prepared, options).cancel();
}

void TestSender::burstLosesTheConnection()
{
    TestServer server;
    QVERIFY(server.start());
    Session session(profileFor(server));
    session.open();
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, SessionStatus::State::Connected, 30'000);
    ComposedMessage message;
    message.subject = QStringLiteral("a");
    message.body = QStringLiteral("x");
    const auto prepared = prepareMessage(message, {}, {});
    BurstOptions options;
    options.count = BurstOptions::maxCount;
    options.perSecond = 5'000;
    Burst burst(&session, *prepared, options);
    QTRY_VERIFY(burst.progress().answered > 10);
    server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(burst.progress().isOver, 30'000);
    const BurstProgress progress = burst.progress();
    QVERIFY(progress.isLost);
    const QString text = burstText(progress, Mode::Publish);
    QVERIFY2(text.startsWith(QStringLiteral("Stopped, because the connection was lost")), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestSender)
#include "tst_sender.moc"
