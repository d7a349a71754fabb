// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servicenotifier.h"

#include "app/connectionmanager.h"
#include "tests/jetstream/support.h"
#include "tests/services/fakeservices.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace natsight;
using namespace std::chrono_literals;

namespace {

/// Keeps what would be shown.
class KeptNotifications final : public NotificationSink
{
public:
    explicit KeptNotifications(QStringList *titles)
        : m_titles(titles)
    {
    }
    void show(const QString &title, const QString &text) override { *m_titles << title + u'|' + text; }

private:
    QStringList *m_titles;
};

} // namespace

class TestServiceNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        NATSIGHT_NEED_SERVER();
        m_server = std::make_unique<TestServer>();
        QVERIFY(m_server->start());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"))); }
    void cleanupTestCase() { QVERIFY(Session::waitForClosed()); }

    void tellsWhoLeftWhereWanted_data()
    {
        QTest::addColumn<bool>("isOn");
        QTest::newRow("on") << true;
        QTest::newRow("off") << false;
    }
    void tellsWhoLeftWhereWanted()
    {
        QFETCH(const bool, isOn);
        const QTemporaryDir dir;
        Settings settings(dir.path());
        QVERIFY(!settings.boolean(Settings::Key::ServiceNotices)); // off by default
        settings.setValue(Settings::Key::ServiceNotices, isOn);
        ConnectionManager manager(
            ContextStore(dir.filePath(QStringLiteral("nats"))), std::make_unique<MemoryVault>(), &settings);
        QStringList shown;
        const ServiceNotifier notifier(&manager, &settings, std::make_unique<KeptNotifications>(&shown));
        ConnectionProfile profile = profileFor(*m_server);
        profile.name = QStringLiteral("live");
        Connection *connection = manager.addAdHoc(profile);
        connection->open();
        QTRY_COMPARE(connection->status().state, SessionStatus::State::Connected);
        QStringList present { QStringLiteral("A"), QStringLiteral("B") };
        FakeServices services(
            connection->session(), [&present](const QByteArray &subject) -> QList<FakeServices::Payload> {
                QList<FakeServices::Payload> answers;
                if (subject.startsWith("$SRV.STATS") || subject.startsWith("$SRV.INFO")) {
                    for (const QString &id : std::as_const(present))
                        answers << FakeServices::Payload { statsJson("pricing", id.toUtf8(), 1) };
                }
                return answers;
            });
        QVERIFY(!connection->hasServices()); // what nobody looked at is not asked
        ServiceFeed *feed = connection->services();
        QCOMPARE(feed->isWatched(), isOn);
        feed->setInterval(500ms);
        feed->setPatience(300ms);
        const auto watch = feed->watch();
        QTRY_COMPARE(feed->instances().size(), 2);
        QSignalSpy happened(feed, &ServiceFeed::happened);
        present.removeLast();
        QTRY_COMPARE(happened.size(), 1);
        QVERIFY(feed->service(QStringLiteral("pricing"))->left == 1);
        QCOMPARE(shown.size(), isOn ? 1 : 0);
        if (isOn)
            QVERIFY2(shown.constFirst().contains(QLatin1String("of pricing left|B on connection live")),
                qPrintable(shown.constFirst()));
        present.clear();
        QTRY_COMPARE(happened.size(), 2);
        QCOMPARE(shown.size(), isOn ? 2 : 0);
        if (isOn)
            QVERIFY(shown.constLast().startsWith(QLatin1String("Service pricing vanished")));
        // Switched off, nothing is told and nothing asked for it.
        settings.setValue(Settings::Key::ServiceNotices, false);
        present << QStringLiteral("A");
        QTRY_COMPARE(happened.size(), 3);
        present.clear();
        QTRY_COMPARE(happened.size(), 4);
        QCOMPARE(shown.size(), isOn ? 2 : 0);
    }

private:
    std::unique_ptr<TestServer> m_server;
};

QTEST_MAIN(TestServiceNotifier)
#include "tst_servicenotifier.moc"
