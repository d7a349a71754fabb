// SPDX-License-Identifier: GPL-3.0-or-later
// A message is traced through a real cluster with a leaf node, and the way compared with what the official CLI prints.
#include "models/system/messagetracer.h"

#include "tests/support/cluster.h"
#include "tests/system/support.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QVersionNumber>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

QByteArray accounts(bool hasTrace)
{
    const QByteArray allow = hasTrace ? ", allow_trace: true" : "";
    return "accounts {\n  SYS { users: [ { user: admin, password: p } ] }\n"
           "  APP { jetstream: enabled, users: [ { user: app, password: p } ],\n"
           "    mappings: { \"old.*\": \"new.$1\" },\n"
           "    exports: [ { stream: \"ev.>\" }, { service: \"svc.open\""
        + allow
        + " }, { service: \"svc.shut\" } ] }\n"
          "  OTHER { users: [ { user: other, password: p } ],\n"
          "    imports: [ { stream: { account: APP, subject: \"ev.open\" }"
        + allow
        + " }, { stream: { account: APP, subject: \"ev.shut\" } },\n"
          "      { service: { account: APP, subject: \"svc.open\" } }, { service: { account: APP, subject: "
          "\"svc.shut\" } } ] }\n"
          "}\nsystem_account: SYS\n";
}

/// What a trace found, as the CLI would print it: servers, mappings, streams, and where it went.
QStringList found(const MessageTrace &trace)
{
    using Kind = TraceStep::Kind;
    QStringList lines;
    for (const auto &hop : trace.hops) {
        lines << QStringLiteral("server ") + hop.event.server.name;
        for (const TraceStep &step : hop.event.steps) {
            if (step.kind == Kind::Mapping)
                lines << QStringLiteral("mapping ") + step.subject;
            else if (step.kind == Kind::JetStream)
                lines << QStringLiteral("stream ") + step.stream;
            else if (step.kind == Kind::Egress)
                lines << QStringLiteral("to %1 %2").arg(step.name).arg(step.connection);
        }
    }
    lines.sort();
    return lines;
}

/// The same of what the CLI prints.
QStringList printed(const QByteArray &text)
{
    QStringList lines;
    const QString all = QString::fromUtf8(text);
    const auto each = [&](const char *pattern, const QString &word, bool hasNumber = false) {
        auto at = QRegularExpression(QLatin1String(pattern), QRegularExpression::MultilineOption).globalMatch(all);
        while (at.hasNext()) {
            const auto match = at.next();
            lines << word + match.captured(1) + (hasNumber ? u' ' + match.captured(2) : QString());
        }
    };
    each(R"re(\bserver:"([^"]+)")re", QStringLiteral("server "));
    each(R"re(Mapping subject:"([^"]+)")re", QStringLiteral("mapping "));
    each(R"re(\bstream:"([^"]+)")re", QStringLiteral("stream "));
    // Where it came in has a server behind.
    each(R"re(^(?!.*\bserver:).*\b\w+ "([^"]*)" (?:cid|rid|gid|lid):(\d+))re", QStringLiteral("to "), true);
    lines.sort();
    return lines;
}

} // namespace

class TestMessageTracer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        const QVersionNumber version = serverVersion();
        m_isOld = version < QVersionNumber(2, 11);
        if (m_isOld) {
            m_old = std::make_unique<TestServer>(systemAccounts());
            QVERIFY(m_old->start());
            return;
        }
        m_cluster = std::make_unique<Cluster>(3, true, accounts(true) + "leafnodes { listen: \"127.0.0.1:-1\" }\n");
        QVERIFY(m_cluster->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->isComplete(), 60'000);
        const QByteArray varz = m_cluster->named(QStringLiteral("a")).monitoring("/varz");
        const auto hub = nlohmann::json::parse(varz.begin(), varz.end(), nullptr, false);
        const int port = hub["leaf"].value("port", 0);
        QVERIFY(port > 0);
        m_leaf = std::make_unique<TestServer>(accounts(true)
            + "server_name: edge\nleafnodes { reconnect: 1, remotes: [ { url: \"nats-leaf://app:p@127.0.0.1:"
            + QByteArray::number(port) + "\", account: APP } ] }\n");
        QVERIFY(m_leaf->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_leaf->monitoring("/leafz").contains("\"leafnodes\": 1"), 60'000);
        m_app = open(QStringLiteral("a"), "app");
        m_second = open(QStringLiteral("b"), "app");
        m_other = open(QStringLiteral("a"), "other");
        m_edge = std::make_unique<Session>(profileFor(m_leaf->url(), QStringLiteral("app")));
        m_edge->open();
        QVERIFY(isConnected(*m_app) && isConnected(*m_second) && isConnected(*m_other) && isConnected(*m_edge));
        subscribe(*m_app, "new.>");
        subscribe(*m_second, "new.*", "workers");
        subscribe(*m_edge, "new.x");
        subscribe(*m_other, "ev.open");
        subscribe(*m_other, "ev.shut");
        subscribe(*m_app, "svc.open");
        subscribe(*m_app, "svc.shut");
        QByteArray body = R"({"name":"NEWS","subjects":["new.kept"],"num_replicas":1,"storage":"memory"})";
        bool isMade = false;
        QElapsedTimer clock;
        for (clock.start(); !isMade && clock.elapsed() < 60'000;) {
            const auto reply = received(m_app->request({ "$JS.API.STREAM.CREATE.NEWS", body }, 5s));
            isMade = reply && reply->message.payload.contains("\"created\"");
        }
        QVERIFY(isMade);
    }
    void cleanupTestCase()
    {
        m_app.reset();
        m_second.reset();
        m_other.reset();
        m_edge.reset();
    }

    void sameWayAsTheCliPrints_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<int>("servers");
        QTest::addColumn<int>("clients");
        QTest::addColumn<int>("streams");
        QTest::newRow("mapping, route, leaf node") << QStringLiteral("old.x") << 3 << 3 << 0;
        QTest::newRow("stream") << QStringLiteral("new.kept") << -1 << 2 << 1;
        QTest::newRow("no interest") << QStringLiteral("nothing") << 1 << 0 << 0;
    }
    void sameWayAsTheCliPrints()
    {
        if (m_isOld)
            QSKIP("these servers do not trace");
        NATSIGHT_NEED_CLI();
        QFETCH(QString, subject);
        QFETCH(int, servers);
        QFETCH(int, clients);
        QFETCH(int, streams);
        const MessageTrace trace = traced(*m_app, subject.toUtf8());
        QVERIFY2(trace.isComplete(), qPrintable(traceMissingWords(trace)));
        if (servers > 0)
            QCOMPARE(trace.hops.size(), servers);
        QCOMPARE(trace.clients, clients);
        QCOMPARE(trace.streams, streams);
        QCOMPARE(trace.errors, 0);
        const QByteArray out = runProgram(natsCli(),
            { QStringLiteral("--no-context"), QStringLiteral("--server"), m_cluster->named(QStringLiteral("a")).url(),
                QStringLiteral("--user"), QStringLiteral("app"), QStringLiteral("--password"), QStringLiteral("p"),
                QStringLiteral("trace"), subject });
        QCOMPARE(found(trace).join(u'\n'), printed(out).join(u'\n'));
        // Nothing was delivered or stored.
        QCOMPARE(m_delivered->take().size(), std::size_t { 0 });
        const auto info = received(m_app->request({ "$JS.API.STREAM.INFO.NEWS", {} }, 5s));
        QVERIFY(info && info->message.payload.contains("\"messages\":0"));
    }

    void otherAccounts()
    {
        if (m_isOld)
            QSKIP("these servers do not trace");
        const auto only = [](const MessageTrace &trace, TraceStep::Kind kind) {
            QList<TraceStep> steps;
            for (const auto &hop : trace.hops) {
                for (const TraceStep &step : hop.event.steps) {
                    if (step.kind == kind)
                        steps << step;
                }
            }
            return steps;
        };
        const MessageTrace open = traced(*m_app, "ev.open");
        QCOMPARE(only(open, TraceStep::Kind::StreamExport).size(), 1);
        QVERIFY(!only(open, TraceStep::Kind::StreamExport).constFirst().isLastTold);
        QCOMPARE(open.clients, 1);
        const MessageTrace shut = traced(*m_app, "ev.shut");
        QCOMPARE(only(shut, TraceStep::Kind::StreamExport).size(), 1);
        QVERIFY(only(shut, TraceStep::Kind::StreamExport).constFirst().isLastTold);
        QCOMPARE(shut.clients, 0);
        const MessageTrace service = traced(*m_other, "svc.open");
        QCOMPARE(only(service, TraceStep::Kind::ServiceImport).size(), 1);
        QVERIFY(!only(service, TraceStep::Kind::ServiceImport).constFirst().isLastTold);
        QCOMPARE(service.clients, 1);
        const MessageTrace closed = traced(*m_other, "svc.shut");
        QVERIFY(only(closed, TraceStep::Kind::ServiceImport).constFirst().isLastTold);
        QCOMPARE(closed.clients, 0);
    }

    void headersThatMakeATrace()
    {
        if (m_isOld)
            QSKIP("these servers do not trace");
        MessageTracer tracer;
        QVERIFY(!tracer.start(m_app.get(), "a", {}, { { "nats-trace-only", "false" } }));
        QVERIFY(!tracer.start(nullptr, "a"));
        // Stopped, it ends at once.
        QVERIFY(tracer.start(m_app.get(), "a"));
        QVERIFY(tracer.isRunning());
        tracer.stop();
        QCOMPARE(tracer.state(), MessageTracer::State::Idle);
    }

    void olderServersRefuse()
    {
        if (!m_isOld)
            QSKIP("these servers trace");
        Session session(profileFor(m_old->url(), QStringLiteral("app")));
        session.open();
        QVERIFY(isConnected(session));
        MessageTracer tracer;
        const auto started = tracer.start(&session, "orders");
        QVERIFY(!started);
        QVERIFY(started.error().message.contains(QLatin1String("2.11")));
        QCOMPARE(tracer.state(), MessageTracer::State::Idle);
    }

private:
    [[nodiscard]] static QVersionNumber serverVersion()
    {
        return QVersionNumber::fromString(
            QString::fromUtf8(runProgram(serverUnderTest(), { QStringLiteral("--version") }))
                .section(u'v', -1)
                .trimmed());
    }
    std::unique_ptr<Session> open(const QString &server, const char *user)
    {
        auto made = std::make_unique<Session>(profileFor(m_cluster->named(server).url(), QLatin1String(user)));
        made->open();
        return made;
    }
    void subscribe(Session &session, const QByteArray &subject, const QByteArray &queue = {})
    {
        QVERIFY(session.subscribe(subject, queue, m_delivered).has_value());
    }
    static MessageTrace traced(Session &session, const QByteArray &subject)
    {
        MessageTracer tracer;
        if (!tracer.start(&session, subject))
            return {};
        (void)QTest::qWaitFor([&] { return !tracer.isRunning(); }, 30'000);
        return tracer.trace();
    }

    bool m_isOld = false;
    std::shared_ptr<Mailbox<Message>> m_delivered = std::make_shared<Mailbox<Message>>(1'000, 1'000'000);
    std::unique_ptr<TestServer> m_old;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<TestServer> m_leaf;
    std::unique_ptr<Session> m_app;
    std::unique_ptr<Session> m_second;
    std::unique_ptr<Session> m_other;
    std::unique_ptr<Session> m_edge;
};

QTEST_GUILESS_MAIN(TestMessageTracer)
#include "tst_messagetracer.moc"
