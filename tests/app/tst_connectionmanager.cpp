// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectiondialog.h"
#include "app/connectionmanager.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace natsight;

class TestConnectionManager : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ConnectionManager> m_manager;

    void make(bool hasVault)
    {
        m_manager = std::make_unique<ConnectionManager>(ContextStore(m_dir->filePath(QStringLiteral("nats"))),
            std::make_unique<MemoryVault>(hasVault), m_settings.get());
    }
    QByteArray fileOf(const QString &name) const
    {
        QFile file(m_manager->store().path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void fill(ConnectionDialog *dialog, const QString &name)
    {
        dialog->findChild<QLineEdit *>(QStringLiteral("connectionName"))->setText(name);
        dialog->findChild<QLineEdit *>(QStringLiteral("connectionServers"))
            ->setText(QStringLiteral("nats://127.0.0.1:1"));
        dialog->findChild<QComboBox *>(QStringLiteral("connectionMode"))
            ->setCurrentIndex(static_cast<int>(SignIn::Mode::UserPassword));
        dialog->findChild<QLineEdit *>(QStringLiteral("connectionUser"))->setText(QStringLiteral("u"));
        dialog->findChild<QLineEdit *>(QStringLiteral("connectionPassword"))->setText(QStringLiteral("s3cret-word"));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("config")));
        make(true);
    }
    void cleanup()
    {
        m_manager.reset();
        QVERIFY(Session::waitForClosed());
    }

    void passwordGoesToTheVault()
    {
        auto *dialog = new ConnectionDialog(m_manager.get(), {}, {});
        dialog->show();
        auto *secrets = dialog->findChild<QComboBox *>(QStringLiteral("connectionSecrets"));
        QTRY_COMPARE(secrets->count(), 3);
        fill(dialog, QStringLiteral("prod"));
        dialog->findChild<QPushButton *>(QStringLiteral("connectionSave"))->click();
        QVERIFY(m_manager->find(QStringLiteral("prod")));
        const QByteArray file = fileOf(QStringLiteral("prod"));
        QVERIFY(!file.isEmpty());
        QVERIFY(!file.contains("s3cret-word"));
        const QFuture<Result<Secret>> kept = m_manager->vault().read(
            SecretVault::keyFor(QStringLiteral("prod"), QStringLiteral("password")));
        QTRY_VERIFY(kept.isFinished());
        QCOMPARE(kept.result()->reveal(), QByteArray("s3cret-word"));
        m_settings->save();
    }

    void withoutVaultItAsks()
    {
        make(false);
        auto *dialog = new ConnectionDialog(m_manager.get(), {}, {});
        dialog->show();
        fill(dialog, QStringLiteral("prod"));
        dialog->findChild<QPushButton *>(QStringLiteral("connectionSave"))->click();
        QVERIFY(!fileOf(QStringLiteral("prod")).contains("s3cret-word"));
        make(false); // as after a restart
        QSignalSpy asked(m_manager.get(), &ConnectionManager::secretNeeded);
        m_manager->open(m_manager->find(QStringLiteral("prod")));
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.constFirst().at(1).toString(), QStringLiteral("password"));
        QVERIFY(!m_manager->find(QStringLiteral("prod"))->isOpen());
    }

    void refusesBadNames()
    {
        for (const QString &name : { QString(), QStringLiteral("a/b"), QStringLiteral("..") }) {
            ConnectionProfile profile;
            profile.name = name;
            QVERIFY(!m_manager->save(profile, {}, ConnectionManager::Secrets::Ask));
        }
        ConnectionProfile profile;
        profile.name = QStringLiteral("a");
        QVERIFY(m_manager->save(profile, {}, ConnectionManager::Secrets::Ask));
        QVERIFY(!m_manager->save(profile, {}, ConnectionManager::Secrets::Ask)); // not over another one
    }

    void contextsAppearByThemselves()
    {
        ConnectionProfile profile;
        profile.name = QStringLiteral("a");
        profile.servers = QStringList { QStringLiteral("nats://127.0.0.1:1") };
        QVERIFY(m_manager->save(profile, {}, ConnectionManager::Secrets::Ask));
        profile.name = QStringLiteral("b");
        QVERIFY(ContextStore(m_dir->filePath(QStringLiteral("nats"))).save(profile, false));
        QTRY_VERIFY(m_manager->find(QStringLiteral("b")));
        QVERIFY(m_manager->remove(m_manager->find(QStringLiteral("a"))));
        QVERIFY(!m_manager->find(QStringLiteral("a")));
        QVERIFY(!QFile::exists(m_manager->store().path(QStringLiteral("a"))));
    }

    /// Whose credentials are used to ask about the system is kept for contexts, and for others only while the program runs.
    void systemCredentialsAreChosen()
    {
        ConnectionProfile profile;
        profile.servers = QStringList { QStringLiteral("nats://127.0.0.1:1") };
        profile.name = QStringLiteral("app");
        QVERIFY(m_manager->save(profile, {}, ConnectionManager::Secrets::Ask).has_value());
        profile.name = QStringLiteral("admin");
        Connection *admin = m_manager->addAdHoc(profile);
        profile.name = QStringLiteral("passing");
        Connection *passing = m_manager->addAdHoc(profile);
        Connection *app = m_manager->find(QStringLiteral("app"));
        QVERIFY(m_manager->systemConnection(app).isEmpty());
        QCOMPARE(m_manager->systemOf(app)->asked(), app->session());
        for (Connection *one : { app, passing }) {
            m_manager->setSystemConnection(one, admin->name());
            QCOMPARE(m_manager->systemConnection(one), admin->name());
            QCOMPARE(m_manager->systemOf(one)->asked(), admin->session());
            QVERIFY(admin->isOpen());
        }
        QCOMPARE(m_settings->systemConnection(app->name()), admin->name());
        QVERIFY(m_settings->systemConnection(passing->name()).isEmpty());
        // Or the monitoring port of a server is asked, until credentials are chosen again.
        const QString monitor = QStringLiteral("http://127.0.0.1:1");
        m_manager->setSystemConnection(app, monitor);
        QCOMPARE(m_manager->systemOf(app)->monitor(), QUrl(monitor));
        QVERIFY(!m_manager->systemOf(app)->systemSession());
        QCOMPARE(m_settings->systemConnection(app->name()), monitor);
        m_manager->setSystemConnection(app, admin->name());
        QVERIFY(m_manager->systemOf(app)->monitor().isEmpty());
        QCOMPARE(m_manager->systemOf(app)->asked(), admin->session());
        // Renamed, it keeps them; without them it asks itself again; and a connection that is gone is none.
        profile.name = QStringLiteral("renamed");
        QVERIFY(m_manager->save(profile, QStringLiteral("app"), ConnectionManager::Secrets::Ask).has_value());
        QCOMPARE(m_settings->systemConnection(QStringLiteral("renamed")), admin->name());
        m_manager->setSystemConnection(passing, {});
        QCOMPARE(m_manager->systemOf(passing)->asked(), passing->session());
        QVERIFY(m_manager->remove(admin).has_value());
        Connection *renamed = m_manager->find(QStringLiteral("renamed"));
        QCOMPARE(m_manager->systemOf(renamed)->asked(), renamed->session());
    }

    void readOnlyForAll()
    {
        m_manager->setAllReadOnly();
        ConnectionProfile profile;
        profile.name = QStringLiteral("a");
        QVERIFY(m_manager->addAdHoc(profile)->isReadOnly());
        QCOMPARE(m_manager->addAdHoc(profile)->name(), QStringLiteral("a-2"));
    }
};

QTEST_MAIN(TestConnectionManager)
#include "tst_connectionmanager.moc"
