// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nats/session.h"

#include "tests/support/certificates.h"
#include "tests/support/operatorkeys.h"
#include "tests/support/rawpeer.h"
#include "tests/support/testserver.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

using namespace natsight;
using namespace std::chrono_literals;
using State = SessionStatus::State;
using Mode = SignIn::Mode;

namespace {

constexpr int patience = 30'000; // ms; generous for a busy machine, never reached on success

/// Everything that a session says to people.
class Words : public QObject
{
public:
    explicit Words(Session *session)
    {
        connect(session, &Session::statusChanged, this, [this, session] {
            const SessionStatus &status = session->status();
            m_text += status.server.url + status.server.name + status.server.user + status.server.account;
            if (status.reason)
                note(*status.reason);
        });
        connect(session, &Session::eventHappened, this,
            [this](const SessionEvent &event) { m_text += event.text + u'\n' + event.details + u'\n'; });
    }
    void note(const Error &error) { m_text += error.text() + u'\n' + error.details + u'\n'; }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

ConnectionProfile profileFor(const QString &url)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("test");
    profile.servers = QStringList { url };
    return profile;
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

/// Names of the clients that have got through the sign-in, those that are gone included.
QStringList clientsOf(const TestServer &server)
{
    const QByteArray bytes = server.monitoring("/connz?state=all");
    const auto json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
    QStringList names;
    if (json.is_object()) {
        for (const auto &client : json.value("connections", nlohmann::json::array()))
            names << QString::fromStdString(client.value("name", std::string()));
    }
    return names;
}

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Certificates> m_certificates;

    void getsIn(const ConnectionProfile &profile)
    {
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(!session.status().reason);
    }

    [[nodiscard]] QByteArray tls(const Certificates::Pair &pair, const QByteArray &more = {}) const
    {
        return "tls { " + pair.config() + ", timeout: 10" + (more.isEmpty() ? QByteArray() : QByteArray(", " + more))
            + " }\n";
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
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    // ---- users of an operator -----------------------------------------------------------------------------------------

    void signsInWithCredentials()
    {
        const OperatorKeys keys;
        TestServer server(keys.config());
        QVERIFY(server.start());
        const auto user = keys.makeUser({});
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::CredentialsFile;
        for (const QByteArray lineEnd : { "\n", "\r\n" }) {
            profile.signIn.file = server.filePath(QStringLiteral("user.creds"));
            QVERIFY(writeFile(profile.signIn.file, user.credentials(lineEnd)));
            getsIn(profile);
        }
        auto typed = profileFor(server.url());
        typed.signIn.mode = Mode::JwtAndSeed;
        typed.signIn.jwt = Secret(user.jwt);
        typed.signIn.seed = Secret(user.seed);
        getsIn(typed);

        // A JWT of one user with the seed of another one.
        typed.signIn.seed = Secret(keys.makeUser({}).seed);
        Session session(typed);
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.status().reason.has_value(), patience);
        QCOMPARE(session.status().state, State::Closed);
        QCOMPARE(session.status().reason->kind, Error::Kind::Authentication);
        QVERIFY(!session.status().reason->message.isEmpty());
        QVERIFY(!session.status().reason->advice.isEmpty());
    }

    void tellsTheUserOfCredentials()
    {
        const OperatorKeys keys;
        TestServer server(keys.config());
        QVERIFY(server.start());
        const auto user = keys.makeUser({});
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret(user.jwt);
        profile.signIn.seed = Secret(user.seed);
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        if (session.status().server.isAtLeast(2, 10)) // older ones do not tell
            QTRY_COMPARE_WITH_TIMEOUT(session.status().server.user, QString::fromLatin1(user.publicKey), patience);
    }

    void signsInAsBearer()
    {
        const OperatorKeys keys;
        TestServer server(keys.config());
        QVERIFY(server.start());
        OperatorKeys::UserOptions options;
        options.isBearer = true;
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret(keys.makeUser(options).jwt);
        getsIn(profile);

        // Any other user must sign.
        profile.signIn.jwt = Secret(keys.makeUser({}).jwt);
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::Authentication);
    }

    void tellsOfFilesThatDoNotDo()
    {
        TestServer server;
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::CredentialsFile;
        profile.signIn.file = server.filePath(QStringLiteral("none.creds"));
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::File);
        QVERIFY(session.status().reason->message.contains(QStringLiteral("none.creds")));

        QVERIFY(writeFile(profile.signIn.file, "no block at all"));
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::Invalid);
        QVERIFY(!session.status().reason->advice.isEmpty());
    }

    void refusesExpiredCredentials()
    {
        const OperatorKeys keys;
        TestServer server(keys.config());
        QVERIFY(server.start());
        OperatorKeys::UserOptions options;
        options.expiresAt = QDateTime::currentSecsSinceEpoch() - 3600;
        auto user = keys.makeUser(options);
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret(user.jwt);
        profile.signIn.seed = Secret(user.seed);
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::Authentication);
        QVERIFY2(session.status().reason->message.contains(QStringLiteral("expired")),
            qPrintable(session.status().reason->message));

        user = keys.makeUser({});
        profile.signIn.jwt = Secret(user.jwt);
        profile.signIn.seed = Secret(user.seed);
        session.setProfile(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(!session.status().reason);
    }

    void losesCredentialsThatExpire()
    {
        const OperatorKeys keys;
        TestServer server(keys.config());
        QVERIFY(server.start());
        OperatorKeys::UserOptions options;
        options.expiresAt = QDateTime::currentSecsSinceEpoch() + 6;
        const auto user = keys.makeUser(options);
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret(user.jwt);
        profile.signIn.seed = Secret(user.seed);
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        // In its last second the server lets a user in only to throw it out again: no storm of attempts follows.
        QVERIFY(session.status().disconnects >= 1);
        QVERIFY2(session.status().disconnects < 10, qPrintable(QString::number(session.status().disconnects)));
        QCOMPARE(session.status().reason->kind, Error::Kind::Authentication);
        QVERIFY2(session.status().reason->message.contains(QStringLiteral("expired")),
            qPrintable(session.status().reason->message));
    }

    void losesRevokedCredentials()
    {
        const OperatorKeys keys;
        QTemporaryDir jwts;
        TestServer server(keys.config("{ type: full, dir: \"" + jwts.path().toUtf8() + "\" }"));
        QVERIFY(server.start());
        const auto user = keys.makeUser({});
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::JwtAndSeed;
        profile.signIn.jwt = Secret(user.jwt);
        profile.signIn.seed = Secret(user.seed);
        Session session(profile);
        Words words(&session);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);

        OperatorKeys::UserOptions options;
        options.isSystem = true;
        const auto administrator = keys.makeUser(options);
        auto systemProfile = profile;
        systemProfile.signIn.jwt = Secret(administrator.jwt);
        systemProfile.signIn.seed = Secret(administrator.seed);
        Session system(systemProfile);
        system.open();
        QTRY_COMPARE_WITH_TIMEOUT(system.status().state, State::Connected, patience);
        auto update = system.request({ "$SYS.REQ.CLAIMS.UPDATE", keys.accountRevoking({ user.publicKey }) });
        update.waitForFinished();
        QVERIFY(update.result().has_value());
        QVERIFY2(
            update.result()->message.payload.contains("\"code\":200"), update.result()->message.payload.constData());

        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::Authentication);
        QVERIFY2(session.status().reason->message.contains(QStringLiteral("revoked")), qPrintable(words.text()));
        QVERIFY(!session.status().reason->advice.isEmpty());
        QVERIFY2(words.text().contains(QStringLiteral("revoked")), qPrintable(words.text()));
        QVERIFY(!words.text().contains(QString::fromLatin1(user.seed)));
        QVERIFY(!words.text().contains(QString::fromLatin1(user.jwt)));

        const auto other = keys.makeUser({});
        profile.signIn.jwt = Secret(other.jwt);
        profile.signIn.seed = Secret(other.seed);
        session.setProfile(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    }

    // ---- passwords ----------------------------------------------------------------------------------------------------

    void losesAPasswordThatChanges()
    {
        TestServer server("authorization { user: alice, password: \"first-secret\" }\n");
        QVERIFY(server.start());
        auto profile = profileFor(server.url());
        profile.signIn.mode = Mode::UserPassword;
        profile.signIn.user = QStringLiteral("alice");
        profile.signIn.password = Secret("first-secret");
        Session session(profile);
        Words words(&session);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);

        QVERIFY(server.reconfigure("first-secret", "other-secret"));
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::Authentication);
        QVERIFY(session.status().disconnects >= 1);
        QVERIFY(!session.status().reason->message.isEmpty());
        QVERIFY(!session.status().reason->advice.isEmpty());

        profile.signIn.password = Secret("other-secret");
        session.setProfile(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(!session.status().reason);
        QVERIFY2(!words.text().contains(QStringLiteral("-secret")), qPrintable(words.text()));
    }

    /// Wherever a password comes from, nothing that people read or copy holds it.
    void neverSaysASecret()
    {
        TestServer server("authorization { user: alice, password: \"hush-hush\" }\n");
        QVERIFY(server.start());
        QString said;
        const auto run = [&](const ConnectionProfile &profile, State expected) {
            Session session(profile);
            Words words(&session);
            session.open();
            QTRY_VERIFY_WITH_TIMEOUT(
                session.status().state == expected && (expected == State::Connected || session.status().reason),
                patience);
            auto answer = session.request({ "nobody" });
            answer.waitForFinished();
            words.note(answer.result().error());
            session.close();
            QCoreApplication::processEvents();
            QVERIFY(!words.text().isEmpty());
            said += words.text();
        };
        auto profile = profileFor(QStringLiteral("nats://alice:hush-hush@127.0.0.1:%1").arg(server.port()));
        run(profile, State::Connected);
        profile.servers = QStringList {
            QStringLiteral("nats://alice:hush-hush-wrong@127.0.0.1:%1").arg(server.port())
        };
        run(profile, State::Closed);
        profile.servers = QStringList {
            QStringLiteral("nats://alice:hush-hush@127.0.0.1:%1").arg(TestServer::freePort())
        };
        run(profile, State::Connecting);
        profile = profileFor(server.url());
        profile.signIn.mode = Mode::Token;
        profile.signIn.token = Secret("hush-hush-token");
        run(profile, State::Closed);
        profile.signIn.mode = Mode::UserPassword;
        profile.signIn.user = QStringLiteral("alice");
        profile.signIn.password = Secret("hush-hush");
        run(profile, State::Connected);
        QVERIFY2(!said.contains(QStringLiteral("hush")), qPrintable(said));
    }

    // ---- TLS ----------------------------------------------------------------------------------------------------------

    void connectsOverTls_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("host");
        QTest::newRow("asked for, by name") << QStringLiteral("tls") << QStringLiteral("localhost");
        QTest::newRow("asked for, by number") << QStringLiteral("tls") << QStringLiteral("127.0.0.1");
        QTest::newRow("required by the server") << QStringLiteral("nats") << QStringLiteral("localhost");
    }
    void connectsOverTls()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, host);
        TestServer server(tls(m_certificates->server()));
        QVERIFY(server.start());
        auto profile = profileFor(QStringLiteral("%1://%2:%3").arg(scheme, host).arg(server.port()));
        profile.tls.caFile = m_certificates->ca();
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(session.status().server.isTls);
        auto answer = session.request({ "nobody" }, 30s);
        answer.waitForFinished();
        QCOMPARE(answer.result().error().kind, Error::Kind::NoResponders);
        const QByteArray seen = server.monitoring("/connz");
        QVERIFY2(seen.contains("\"tls_version\""), seen.constData());
    }

    void refusesCertificates_data()
    {
        QTest::addColumn<QString>("server"); // certificate
        QTest::addColumn<QString>("ca"); // that the profile trusts
        QTest::addColumn<QString>("expectedHost");
        QTest::newRow("no CA") << QStringLiteral("server") << QString() << QString();
        QTest::newRow("another CA") << QStringLiteral("server") << QStringLiteral("other") << QString();
        QTest::newRow("of another host") << QStringLiteral("stranger") << QStringLiteral("own") << QString();
        QTest::newRow("expired") << QStringLiteral("expired") << QStringLiteral("own") << QString();
        QTest::newRow("another host expected")
            << QStringLiteral("server") << QStringLiteral("own") << QStringLiteral("nats.example.org");
    }
    void refusesCertificates()
    {
        QFETCH(QString, server);
        QFETCH(QString, ca);
        QFETCH(QString, expectedHost);
        const auto pair = server == QLatin1String("server") ? m_certificates->server()
            : server == QLatin1String("expired")            ? m_certificates->expired()
                                                            : m_certificates->stranger();
        TestServer running(tls(pair));
        QVERIFY(running.start());
        auto profile = profileFor(QStringLiteral("tls://localhost:%1").arg(running.port()));
        if (!ca.isEmpty())
            profile.tls.caFile = ca == QLatin1String("own") ? m_certificates->ca() : m_certificates->otherCa();
        profile.tls.expectedHost = expectedHost;
        Session session(profile);
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.status().reason.has_value(), patience);
        QVERIFY(session.status().state != State::Connected);
        QCOMPARE(session.status().reason->kind, Error::Kind::Tls);
        QVERIFY(session.status().reason->message.contains(QStringLiteral("localhost")));
        QVERIFY(!session.status().reason->advice.isEmpty());
        QVERIFY(!session.status().reason->details.isEmpty());
        session.close();

        // The user may choose not to look.
        profile.tls.skipVerify = true;
        session.setProfile(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(session.status().server.isTls);
    }

    void takesTheExpectedHost()
    {
        TestServer server(tls(m_certificates->stranger()));
        QVERIFY(server.start());
        auto profile = profileFor(QStringLiteral("tls://localhost:%1").arg(server.port()));
        profile.tls.caFile = m_certificates->ca();
        profile.tls.expectedHost = QStringLiteral("nats.example.org");
        getsIn(profile);
    }

    void showsTheClientsCertificate()
    {
        TestServer server(
            tls(m_certificates->server(), "ca_file: \"" + m_certificates->ca().toUtf8() + "\", verify: true"));
        QVERIFY(server.start());
        auto profile = profileFor(QStringLiteral("tls://localhost:%1").arg(server.port()));
        profile.tls.caFile = m_certificates->ca();
        Session session(profile);
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.status().reason.has_value(), patience);
        QVERIFY(session.status().state != State::Connected);
        QVERIFY(!session.status().reason->message.isEmpty());
        QVERIFY2(session.status().reason->kind == Error::Kind::Tls,
            qPrintable(session.status().reason->message + session.status().reason->details));
        session.close();

        profile.tls.certificateFile = m_certificates->client().certificate;
        profile.tls.keyFile = m_certificates->client().key;
        session.setProfile(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    }

    void refusesFilesOfTlsThatDoNotDo()
    {
        TestServer server(tls(m_certificates->server()));
        QVERIFY(server.start());
        auto profile = profileFor(QStringLiteral("tls://localhost:%1").arg(server.port()));
        profile.tls.caFile = server.filePath(QStringLiteral("none.pem"));
        Session session(profile);
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Closed, patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::File);

        profile.tls.caFile = m_certificates->ca();
        profile.tls.certificateFile = m_certificates->client().certificate;
        profile.tls.keyFile = m_certificates->server().key;
        session.setProfile(profile);
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.status().reason.has_value(), patience);
        QCOMPARE(session.status().reason->kind, Error::Kind::Tls);
        QVERIFY(session.status().state != State::Connected);
    }

    /// Where TLS is offered but not required, old client libraries fall back to clear text without a word.
    void neverFallsBackToClearText()
    {
        TestServer server(tls(m_certificates->server()) + "allow_non_tls: true\n");
        QVERIFY(server.start());
        auto profile = profileFor(QStringLiteral("tls://localhost:%1").arg(server.port()));
        profile.tls.caFile = m_certificates->ca();
        Session session(profile);
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(
            session.status().state == State::Connected || session.status().reason.has_value(), patience);
        if (session.status().state == State::Connected) {
            QVERIFY(session.status().server.isTls);
            const QByteArray seen = server.monitoring("/connz");
            QVERIFY2(seen.contains("\"tls_version\""), seen.constData());
        } else {
            QVERIFY2(
                session.status().reason->kind == Error::Kind::Unsupported, qPrintable(session.status().reason->text()));
            QVERIFY(!session.status().reason->advice.isEmpty());
            const QStringList names = clientsOf(server);
            QVERIFY2(names.filter(QStringLiteral("natsight")).isEmpty(), qPrintable(names.join(u' ')));
        }
        session.close();
        // Asked for clear text, it is clear text, and said so.
        session.setProfile(profileFor(server.url()));
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
        QVERIFY(!session.status().server.isTls);
        QVERIFY(!clientsOf(server).filter(QStringLiteral("natsight")).isEmpty());
    }

    /// A peer that stops in the middle of the handshake holds nobody up.
    void hangingHandshakeBlocksNothing()
    {
        const RawPeer peer(
            "INFO {\"server_id\":\"x\",\"version\":\"2.9.10\",\"max_payload\":1000,\"tls_required\":true}\r\n");
        auto profile = profileFor(peer.url("tls"));
        QElapsedTimer timer;
        {
            Session session(profile);
            session.open();
            QTRY_VERIFY_WITH_TIMEOUT(peer.visits() >= 2, patience); // greeting read, now the real attempt
            timer.start();
            session.close();
            QCOMPARE(session.status().state, State::Closed);
            QVERIFY(timer.elapsed() < 4'000); // less than any wait for the peer
        }
        QVERIFY(Session::waitForClosed(20s));
        {
            Session session(profile);
            session.open();
            QTRY_VERIFY_WITH_TIMEOUT(session.status().reason.has_value(), patience);
            QVERIFY(session.status().state != State::Connected);
            QVERIFY(!session.status().reason->message.isEmpty());
        }
        QVERIFY(Session::waitForClosed(20s));
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
