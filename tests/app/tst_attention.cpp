// SPDX-License-Identifier: GPL-3.0-or-later
// What needs attention: findings on values, thresholds that a person sets, and what real servers make it say.
#include "app/attention.h"
#include "app/attentionmodel.h"
#include "app/connectionmanager.h"
#include "app/overviewpage.h"
#include "app/thresholdsdialog.h"
#include "tests/support/cluster.h"
#include "tests/system/support.h"
#include "tests/widgets/shown.h"
#include "widgets/common/plot.h"

#include <QAbstractButton>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace natsight;

namespace {

const Attention *withKey(const QList<Attention> &found, const QString &start)
{
    for (const Attention &one : found) {
        if (one.key.startsWith(start))
            return &one;
    }
    return nullptr;
}

ServerSnapshot server(const char *name, const char *version)
{
    ServerSnapshot made;
    made.identity.id = made.identity.name = QLatin1String(name);
    made.identity.cluster = QStringLiteral("c");
    made.identity.version = QLatin1String(version);
    return made;
}

/// The overview of one user, on screen.
struct Watched {
    Connection connection;
    QTemporaryDir dir;
    Settings settings;
    Shown<OverviewPage> shown;

    Watched(const QString &url, const QString &user)
        : connection(profileFor(url, user), Connection::Origin::AdHoc, {})
        , settings(dir.path())
        , shown([this](QWidget *parent) {
            const Link here { connection.name(), QStringLiteral("overview"), {} };
            return new OverviewPage(&connection, connection.system(), &settings, here, parent);
        })
    {
        connection.open();
    }
    ~Watched() { connection.close(); }

    [[nodiscard]] int rowOf(const QString &what)
    {
        auto *model = shown.window.findChild<AttentionModel *>();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->row(row).what.contains(what))
                return row;
        }
        return -1;
    }
    [[nodiscard]] Attention finding(const QString &what)
    {
        const int row = rowOf(what);
        return row < 0 ? Attention() : shown.window.findChild<AttentionModel *>()->row(row);
    }
    [[nodiscard]] QString all()
    {
        QStringList lines;
        auto *model = shown.window.findChild<AttentionModel *>();
        for (int row = 0; row < model->rowCount(); ++row)
            lines << model->row(row).what + QStringLiteral(" | ") + model->row(row).reason;
        return lines.join(u'\n');
    }
};

} // namespace

class TestAttention : public QObject
{
    Q_OBJECT

private:
    /// Comes and goes, refused or not.
    void visit(const QString &user, const QByteArray &password, const QString &client)
    {
        ConnectionProfile profile = profileFor(m_server->url(), user, client);
        profile.signIn.password = Secret(password);
        Session session(profile);
        session.open();
        QTRY_VERIFY(session.status().state == SessionStatus::State::Connected || session.status().reason);
    }

    std::unique_ptr<TestServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        // A route to where nobody is.
        const auto ports = LocalServer::freePorts(2);
        m_server = std::make_unique<TestServer>("server_name: single\n" + systemAccounts()
                + "cluster { name: alone, listen: \"127.0.0.1:" + QByteArray::number(ports.at(0))
                + "\", routes: [ \"nats-route://127.0.0.1:" + QByteArray::number(ports.at(1)) + "\" ] }\n",
            quint16 { 0 }, false);
        m_absent = QStringLiteral("127.0.0.1:%1").arg(ports.at(1));
        QVERIFY(m_server->start());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }
    void cleanup()
    {
        for (const Threshold which : allThresholds())
            setThreshold(which, factsOf(which).standard);
    }
    void cleanupTestCase()
    {
        m_server.reset();
        QVERIFY(Session::waitForClosed());
    }

    void eachServerProblemIsOne()
    {
        ServerSnapshot other = server("b", "2.9.1");
        auto variables = std::make_shared<ServerVariables>();
        variables->tlsNotAfterMs = 1'000'000 + qint64 { 3 } * 86'400'000;
        other.variables = variables;
        const QList<ServerSnapshot> servers { server("a", "2.11.0"), other, server("c", "2.11.0") };
        QList<Attention> found = attentionOf(servers, 1'000'000);
        QCOMPARE(found.size(), 2);
        const Attention *version = withKey(found, QStringLiteral("server b version"));
        QVERIFY(version);
        QVERIFY(
            version->reason.contains(QStringLiteral("2.9.1")) && version->reason.contains(QStringLiteral("2.11.0")));
        QVERIFY(!version->rule.isEmpty());
        QCOMPARE(version->where->toString(), QStringLiteral("servers/b"));
        const Attention *certificate = withKey(found, QStringLiteral("server b certificate"));
        QVERIFY(certificate);
        QVERIFY(certificate->rule.contains(QStringLiteral("14")));
        QCOMPARE(certificate->where->toString(), QStringLiteral("servers/b/facts"));
        setThreshold(Threshold::Certificate, 2);
        found = attentionOf(servers, 1'000'000);
        QVERIFY(!withKey(found, QStringLiteral("server b certificate")));
    }

    void redeliveriesAndServices()
    {
        ConsumerRow row;
        row.stream = QStringLiteral("S");
        row.name = QStringLiteral("c");
        row.info = std::make_shared<const ConsumerInfo>();
        row.redeliveredPerSecond = 9.9;
        row.deliveredPerSecond = 20;
        QVERIFY(attentionOf(QList { row }).isEmpty());
        row.redeliveredPerSecond = 10;
        const QList<Attention> storm = attentionOf(QList { row });
        QCOMPARE(storm.size(), 1);
        QVERIFY(storm.constFirst().rule.contains(QStringLiteral("10")));
        QCOMPARE(storm.constFirst().where->toString(), QStringLiteral("consumers/S/c"));
        for (const auto kind : { ServiceFinding::Kind::Failing, ServiceFinding::Kind::Slow,
                 ServiceFinding::Kind::Starved, ServiceFinding::Kind::Left, ServiceFinding::Kind::Restarting,
                 ServiceFinding::Kind::MixedVersions, ServiceFinding::Kind::OddAnswer }) {
            ServiceFinding finding;
            finding.kind = kind;
            finding.service = QStringLiteral("orders");
            QVERIFY(!attentionOf(QList { finding }).constFirst().rule.isEmpty());
        }
    }

    void clientsAndClocks()
    {
        ClientTrouble storm;
        storm.client = QStringLiteral("web");
        storm.user = QStringLiteral("app");
        storm.account = QStringLiteral("APP");
        storm.server = QStringLiteral("n1");
        storm.count = 12;
        storm.perMinute = 12;
        storm.firstMs = 77;
        ClientTrouble refused = storm;
        refused.kind = ClientTrouble::Kind::SignInRefused;
        ClientTrouble cut = storm;
        cut.kind = ClientTrouble::Kind::CutOff;
        const QList<Attention> found = attentionOf(QList { storm, refused, cut });
        QCOMPARE(found.size(), 3);
        QVERIFY(
            found.at(0).reason.contains(QStringLiteral("12")) && found.at(0).reason.contains(QStringLiteral("APP")));
        QCOMPARE(found.at(0).sinceMs, 77);
        QCOMPARE(found.at(0).harm, Attention::Harm::Warning);
        QCOMPARE(found.at(1).where->kind, QStringLiteral("events"));
        QCOMPARE(found.at(2).where->kind, QStringLiteral("connections"));
        for (const Attention &one : found)
            QVERIFY(one.rule.contains(QRegularExpression(QStringLiteral("\\d"))));
        storm.perMinute = 100;
        QCOMPARE(attentionOf(QList { storm }).constFirst().harm, Attention::Harm::Bad);

        const QList<Attention> clocks = attentionOf(
            QList { ClockSkew { QStringLiteral("b"), QStringLiteral("a"), { -5'000, 12 } },
                ClockSkew { {}, {}, { 9'000, 6 } } });
        QVERIFY(clocks.at(0).reason.contains(QStringLiteral("behind")));
        QVERIFY(clocks.at(1).what.contains(QStringLiteral("this machine")));
    }

    void whatIsShortIsNotTold()
    {
        AttentionBook book;
        Attention link;
        link.key = QStringLiteral("link");
        link.patienceMs = 10'000;
        QVERIFY(book.ranked({ link }, 100'000).isEmpty());
        QVERIFY(book.ranked({ link }, 109'999).isEmpty());
        QCOMPARE(book.ranked({ link }, 110'000).constFirst().sinceMs, 100'000);
    }

    void thresholdsAreSetAndKept()
    {
        QTemporaryDir dir;
        {
            Settings settings(dir.path());
            QSignalSpy changed(&settings, &Settings::thresholdChanged);
            auto *dialog = new ThresholdsDialog(&settings);
            dialog->show();
            const auto child = [dialog](const QString &name) {
                auto *found = dialog->findChild<QWidget *>(name);
                if (!found)
                    qFatal("no %s", qPrintable(name));
                return found;
            };
            for (const Threshold which : allThresholds()) {
                const QString name = QString(factsOf(which).key).replace(u'/', u':');
                auto *value = qobject_cast<QDoubleSpinBox *>(child(QStringLiteral("threshold:") + name));
                QVERIFY(!value->accessibleName().isEmpty() && !value->accessibleDescription().isEmpty());
                QVERIFY(!value->suffix().isEmpty());
                QCOMPARE(value->value(), factsOf(which).standard);
                QVERIFY(!child(QStringLiteral("thresholdReset:") + name)->isEnabled());
            }
            auto *value = qobject_cast<QDoubleSpinBox *>(child(QStringLiteral("threshold:clients:reconnects")));
            value->setFocus();
            value->selectAll();
            QTest::keyClicks(value, QStringLiteral("25"));
            QCOMPARE(threshold(Threshold::Reconnects), 10.0); // half typed
            QTest::keyClick(value, Qt::Key_Return);
            QCOMPARE(threshold(Threshold::Reconnects), 25.0);
            QCOMPARE(changed.size(), 1);
            auto *reset = qobject_cast<QAbstractButton *>(child(QStringLiteral("thresholdReset:clients:reconnects")));
            QVERIFY(reset->isEnabled());
            reset->click();
            QCOMPARE(threshold(Threshold::Reconnects), 10.0);
            QVERIFY(!reset->isEnabled());
            value->setValue(25);
            qobject_cast<QDoubleSpinBox *>(child(QStringLiteral("threshold:servers:clockSkew")))->setValue(50);
            auto *close = qobject_cast<QAbstractButton *>(child(QStringLiteral("thresholdsClose")));
            close->click();
            QVERIFY(settings.save());
        }
        cleanup();
        QCOMPARE(threshold(Threshold::Reconnects), 10.0);
        Settings settings(dir.path());
        settings.applyThresholds();
        QCOMPARE(threshold(Threshold::Reconnects), 25.0);
        QCOMPARE(threshold(Threshold::ClockSkew), 50.0);
        QCOMPARE(threshold(Threshold::AccountUse), 85.0);
        auto *dialog = new ThresholdsDialog(&settings);
        dialog->show();
        dialog->findChild<QAbstractButton *>(QStringLiteral("thresholdsResetAll"))->click();
        QCOMPARE(threshold(Threshold::Reconnects), 10.0);
        delete dialog;
        QVERIFY(settings.save());
        QFile file(dir.filePath(QStringLiteral("natsight.ini")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("reconnects"));
        // What is no number, or out of bounds.
        setThreshold(Threshold::StreamFull, 1'000);
        QCOMPARE(threshold(Threshold::StreamFull), 100.0);
        setThreshold(Threshold::StreamFull, std::nan(""));
        QCOMPARE(threshold(Threshold::StreamFull), 95.0);
    }

    void realServersTellOfClients()
    {
        Watched admin(m_server->url(), QStringLiteral("admin"));
        QTRY_COMPARE(admin.connection.system()->access(), SystemAccess::System);
        QTRY_VERIFY(admin.connection.systemEvents()->isRecording());
        QTRY_VERIFY(admin.connection.system()->server(QStringLiteral("single")));
        setThreshold(Threshold::Reconnects, 6);
        for (int i = 0; i < 6; ++i)
            visit(QStringLiteral("app"), "p", QStringLiteral("flapping"));
        for (int i = 0; i < 3; ++i)
            visit(QStringLiteral("app"), "wrong", QStringLiteral("intruder"));
        QTRY_VERIFY2(admin.rowOf(QStringLiteral("Reconnect storm: flapping")) >= 0, qPrintable(admin.all()));
        const Attention storm = admin.finding(QStringLiteral("Reconnect storm"));
        QVERIFY(
            storm.reason.contains(QStringLiteral("user app")) && storm.reason.contains(QStringLiteral("account APP")));
        QVERIFY(storm.rule.contains(u'6'));
        QTRY_VERIFY2(admin.rowOf(QStringLiteral("Sign-in refused")) >= 0, qPrintable(admin.all()));
        const Attention refused = admin.finding(QStringLiteral("Sign-in refused"));
        QVERIFY2(refused.what.contains(QStringLiteral("intruder")), qPrintable(refused.what));
        QVERIFY(refused.reason.contains(QStringLiteral("single")));
        // Another threshold takes effect at once, by the signal of the settings.
        admin.settings.setThreshold(Threshold::Reconnects, 500);
        QCOMPARE(admin.rowOf(QStringLiteral("Reconnect storm")), -1);
        // The whole of a finding, with its rule and a way to its cause.
        auto *table = admin.shown.child<QTableView>("attentionTable");
        table->selectRow(0);
        const auto *details = admin.shown.child<QLabel>("attentionDetails");
        QTRY_VERIFY(details->isVisible() && details->text().contains(QStringLiteral("Rule: ")));
        QSignalSpy opened(admin.shown.page, &Page::openRequested);
        admin.shown.child<QAbstractButton>("attentionOpen")->click();
        QCOMPARE(opened.size(), 1);
        QSignalSpy asked(admin.shown.page, &Page::commandRequested);
        admin.shown.child<QAbstractButton>("attentionThresholds")->click();
        QCOMPARE(asked.constLast().constFirst().toString(), QStringLiteral("thresholds"));
    }

    void realServersTellOfRoutes()
    {
        setThreshold(Threshold::LinkMissing, 0);
        Watched admin(m_server->url(), QStringLiteral("admin"));
        QTRY_VERIFY_WITH_TIMEOUT(admin.rowOf(m_absent) >= 0, 20'000);
        const Attention absent = admin.finding(m_absent);
        QCOMPARE(absent.harm, Attention::Harm::Bad);
        QCOMPARE(absent.where->kind, QStringLiteral("topology"));
        QVERIFY(absent.rule.contains(QStringLiteral("0 s")));
        // Clocks of one machine are not apart.
        QTRY_VERIFY(admin.connection.system()->server(QStringLiteral("single"))->clock);
        QCOMPARE(admin.rowOf(QStringLiteral("clock")), -1);
    }

    void trafficOfTheAccount()
    {
        Watched app(m_server->url(), QStringLiteral("app"));
        app.connection.system()->setInterval(SystemPart::Accounts, std::chrono::milliseconds(300));
        QTRY_COMPARE(app.connection.system()->access(), SystemAccess::Account);
        const auto *plot = app.shown.child<Plot>("overviewPlot0");
        // Two answers make a rate.
        QTRY_VERIFY2(plot->toCsv().contains(QRegularExpression(QStringLiteral("\\d,\\d"))), qPrintable(plot->toCsv()));
        SAYS(app.shown, "Account APP");

        Watched mute(m_server->url(), QStringLiteral("mute"));
        QTRY_COMPARE(mute.connection.system()->access(), SystemAccess::None);
        SAYS(mute.shown, "$SYS.REQ.ACCOUNT.PING.STATZ");
    }

private:
    QString m_absent;
};

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
