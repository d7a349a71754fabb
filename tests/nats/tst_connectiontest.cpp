// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/connectiontest.h"

#include "tests/support/certificates.h"
#include "tests/support/rawpeer.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace natsight;
using namespace std::chrono_literals;
using Step = ConnectionTest::Step;
using StepState = TestStep::State;

namespace {

constexpr int patience = 45'000; // ms; generous for a busy machine, never reached on success

ConnectionProfile profileFor(const QString &url)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = QStringList { url };
    return profile;
}

QString told(const ConnectionTest &test)
{
    QString text;
    for (const TestStep &step : test.steps()) {
        text += QStringLiteral("%1 [%2]: %3 | %4 | %5\n")
                    .arg(step.name)
                    .arg(static_cast<int>(step.state))
                    .arg(step.text, step.advice, step.details);
    }
    return text;
}

} // namespace

class TestConnectionTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Certificates> m_certificates;

    /// Runs a test to its end, and checks what every run keeps to.
    void run(ConnectionTest &test)
    {
        QCOMPARE(test.steps().size(), int { Step::stepCount });
        QSignalSpy finished(&test, &ConnectionTest::finished);
        QSignalSpy changed(&test, &ConnectionTest::changed);
        test.start();
        QVERIFY(test.isRunning());
        QVERIFY(!test.hasPassed());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QVERIFY(!test.isRunning());
        QVERIFY(changed.count() > 1);
        for (const TestStep &step : test.steps()) {
            QVERIFY(!step.name.isEmpty());
            QVERIFY2(step.state != StepState::Pending && step.state != StepState::Running, qPrintable(told(test)));
        }
    }

    /// That the test stops at this step, says why and what to do, and has passed all before it.
    void failsAt(const ConnectionProfile &profile, Step expected, const QString &word)
    {
        ConnectionTest test(profile);
        run(test);
        const QByteArray all = told(test).toUtf8();
        QVERIFY2(!test.hasPassed(), all.constData());
        for (int i = 0; i < Step::stepCount; ++i) {
            const StepState state = test.steps().at(i).state;
            if (i < expected)
                QVERIFY2(state == StepState::Passed || state == StepState::Skipped, all.constData());
            else if (i > expected)
                QVERIFY2(state == StepState::Skipped, all.constData());
        }
        const TestStep &step = test.steps().at(expected);
        QVERIFY2(step.state == StepState::Failed, all.constData());
        QVERIFY2(step.text.contains(word), all.constData());
        QVERIFY2(!step.advice.isEmpty(), all.constData());
    }

    [[nodiscard]] QByteArray tls(const QByteArray &more = {}) const
    {
        return "tls { " + m_certificates->server().config() + ", timeout: 10" + more + " }\n";
    }

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        NATSIGHT_NEED_OPENSSL();
        m_certificates = std::make_unique<Certificates>();
        QVERIFY(m_certificates->make());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed(20s)); }

    void passes()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        ConnectionTest test(profileFor(QStringLiteral("nats://localhost:%1").arg(server.port())));
        run(test);
        const QByteArray all = told(test).toUtf8();
        QVERIFY2(test.hasPassed(), all.constData());
        for (int i = 0; i < Step::stepCount; ++i) {
            const StepState expected = i == Step::Tls ? StepState::Skipped : StepState::Passed;
            QVERIFY2(test.steps().at(i).state == expected, all.constData());
            QVERIFY2(!test.steps().at(i).text.isEmpty(), all.constData());
        }
        QVERIFY(test.steps().at(Step::Greeting).text.contains(QStringLiteral("server")));
        // Once more with the same object.
        run(test);
        QVERIFY(test.hasPassed());
    }

    void warnsWithoutJetStream()
    {
        TestServer server;
        QVERIFY(server.start());
        ConnectionTest test(profileFor(server.url()));
        run(test);
        QVERIFY2(test.hasPassed(), qPrintable(told(test)));
        QCOMPARE(test.steps().at(Step::JetStream).state, StepState::Warning);
        QVERIFY(test.steps().at(Step::JetStream).text.contains(QStringLiteral("JetStream")));
    }

    void warnsOfAWrongDomain()
    {
        TestServer server({}, 0, true);
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.jetStreamDomain = QStringLiteral("nowhere");
        ConnectionTest test(profile);
        run(test);
        QVERIFY2(test.hasPassed(), qPrintable(told(test)));
        QCOMPARE(test.steps().at(Step::JetStream).state, StepState::Warning);
    }

    void secures()
    {
        TestServer server(tls());
        QVERIFY(server.start());
        for (const char *scheme : { "tls", "nats" }) {
            auto profile = profileFor(
                QStringLiteral("%1://localhost:%2").arg(QLatin1String(scheme)).arg(server.port()));
            profile.tls.caFile = m_certificates->ca();
            ConnectionTest test(profile);
            run(test);
            QVERIFY2(test.hasPassed(), qPrintable(told(test)));
            QCOMPARE(test.steps().at(Step::Tls).state, StepState::Passed);
            QVERIFY2(test.steps().at(Step::Tls).text.contains(QStringLiteral("TLS")), qPrintable(told(test)));

            profile.tls.caFile.clear();
            profile.tls.skipVerify = true;
            ConnectionTest careless(profile);
            run(careless);
            QVERIFY2(careless.hasPassed(), qPrintable(told(careless)));
            QCOMPARE(careless.steps().at(Step::Tls).state, StepState::Warning);
        }
    }

    void failsToResolve()
    {
        failsAt(profileFor(QStringLiteral("nats://nonexistent.invalid:4222")), Step::Resolve,
            QStringLiteral("nonexistent.invalid"));
        failsAt(profileFor(QStringLiteral("ws://localhost")), Step::Resolve, QStringLiteral("WebSocket"));
        ConnectionProfile profile;
        failsAt(profile, Step::Resolve, QStringLiteral("no server"));
    }

    void failsToConnect()
    {
        const auto port = TestServer::freePort();
        failsAt(profileFor(QStringLiteral("nats://127.0.0.1:%1").arg(port)), Step::Tcp, QString::number(port));
    }

    void failsOnOtherProtocols()
    {
        const RawPeer web("HTTP/1.1 400 Bad Request\r\n\r\n");
        failsAt(profileFor(web.url()), Step::Greeting, QStringLiteral("NATS"));
        const RawPeer leaver({}, true);
        failsAt(profileFor(leaver.url()), Step::Greeting, QStringLiteral("closed"));
    }

    void failsOnSilence()
    {
        const RawPeer peer({});
        failsAt(profileFor(peer.url()), Step::Greeting, QStringLiteral("says nothing"));
    }

    void failsWithoutTls()
    {
        TestServer server;
        QVERIFY(server.start());
        failsAt(profileFor(QStringLiteral("tls://127.0.0.1:%1").arg(server.port())), Step::Tls,
            QStringLiteral("does not offer"));
    }

    void failsOnCertificates()
    {
        TestServer server(tls(", verify: true, ca_file: \"" + m_certificates->ca().toUtf8() + '"'));
        QVERIFY(server.start());
        auto profile = profileFor(QStringLiteral("tls://localhost:%1").arg(server.port()));
        profile.tls.caFile = m_certificates->ca();
        failsAt(profile, Step::Tls, QStringLiteral("client certificate"));
        profile.tls.certificateFile = m_certificates->client().certificate;
        profile.tls.keyFile = m_certificates->client().key;
        {
            ConnectionTest test(profile);
            run(test);
            QVERIFY2(test.hasPassed(), qPrintable(told(test)));
        }
        profile.tls.caFile = m_certificates->otherCa();
        failsAt(profile, Step::Tls, QStringLiteral("not trusted"));
        profile.tls.caFile = m_certificates->ca();
        profile.tls.expectedHost = QStringLiteral("nats.example.org");
        failsAt(profile, Step::Tls, QStringLiteral("another host"));
        profile.tls.expectedHost.clear();
        profile.tls.keyFile = m_certificates->server().key;
        failsAt(profile, Step::Tls, QStringLiteral("client certificate"));
    }

    void failsOnAHangingHandshake()
    {
        const RawPeer peer(
            "INFO {\"server_id\":\"x\",\"version\":\"2.9.10\",\"max_payload\":1000,\"tls_required\":true}\r\n");
        failsAt(profileFor(peer.url("tls")), Step::Tls, QStringLiteral("handshake"));
    }

    void failsToSignIn()
    {
        TestServer server("authorization { user: alice, password: secret }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QStringLiteral("alice");
        profile.signIn.password = Secret("wrong");
        failsAt(profile, Step::SignIn, QStringLiteral("refused"));
        profile.signIn.mode = SignIn::Mode::CredentialsFile;
        profile.signIn.file = server.filePath(QStringLiteral("none.creds"));
        failsAt(profile, Step::SignIn, QStringLiteral("none.creds"));
    }

    void failsOnTheInbox()
    {
        TestServer server("authorization { users: [ { user: alice, password: secret,"
                          " permissions: { subscribe: { deny: [\"_INBOX.>\"] } } } ] }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = SignIn::Mode::UserPassword;
        profile.signIn.user = QStringLiteral("alice");
        profile.signIn.password = Secret("secret");
        failsAt(profile, Step::Inbox, QStringLiteral("_INBOX"));
        profile.inboxPrefix = QStringLiteral("mine");
        ConnectionTest test(profile);
        run(test);
        QVERIFY2(test.hasPassed(), qPrintable(told(test)));
    }

    void cancels()
    {
        const RawPeer peer({});
        ConnectionTest test(profileFor(peer.url()));
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_VERIFY_WITH_TIMEOUT(peer.visits() >= 1, patience);
        QVERIFY(test.isRunning());
        QElapsedTimer timer;
        timer.start();
        test.cancel();
        QVERIFY(timer.elapsed() < 4'000); // less than any wait for the peer
        QCOMPARE(finished.count(), 1);
        QVERIFY(!test.isRunning());
        for (const TestStep &step : test.steps())
            QVERIFY2(step.state == StepState::Skipped || step.state == StepState::Passed, qPrintable(told(test)));
        test.cancel();
        QCOMPARE(finished.count(), 1);

        // A test that is cancelled can be run again, and one that is under way may go.
        test.start();
        QTRY_VERIFY_WITH_TIMEOUT(peer.visits() >= 2, patience);
    }
};

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
