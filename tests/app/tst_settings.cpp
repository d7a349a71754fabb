// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"
#include "models/payload/payloadrules.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace natsight;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasChosen()
    {
        const QTemporaryDir dir;
        {
            Settings settings(dir.filePath(QStringLiteral("new")));
            QSignalSpy spy(&settings, &Settings::changed);
            settings.setValue(Settings::Key::CaptureBudgetMiB, 64);
            settings.setValue(Settings::Key::CaptureBudgetMiB, 64);
            QCOMPARE(spy.count(), 1);
            settings.setValue(Settings::Key::Favourites, QStringList { QStringLiteral("a"), QStringLiteral("b,c") });
            PayloadChoices formats;
            QVERIFY(formats.set("orders.*", PayloadFormat::MessagePack) && formats.set(">", PayloadFormat::Cbor));
            settings.setValue(Settings::Key::PayloadFormats, formats.toLines());
            ConnectionProfile profile;
            profile.name = QStringLiteral("x/ü [1]");
            profile.color = QStringLiteral("#102030");
            profile.readOnly = true;
            profile.tls.required = true;
            profile.tls.expectedHost = QStringLiteral("nats.example.com");
            settings.writeConnection(profile);
            QVERIFY(settings.save());
        }
        Settings settings(dir.filePath(QStringLiteral("new")));
        QCOMPARE(settings.integer(Settings::Key::CaptureBudgetMiB), 64);
        QCOMPARE(settings.list(Settings::Key::Favourites), QStringList({ QStringLiteral("a"), QStringLiteral("b,c") }));
        QCOMPARE(settings.list(Settings::Key::PayloadFormats),
            QStringList({ QStringLiteral("messagepack orders.*"), QStringLiteral("cbor >") }));
        ConnectionProfile profile;
        profile.name = QStringLiteral("x/ü [1]");
        settings.readConnection(profile);
        QCOMPARE(profile.color, QStringLiteral("#102030"));
        QVERIFY(profile.readOnly);
        QVERIFY(profile.tls.required); // or a restart would fall back to clear text
        QVERIFY(!profile.tls.skipVerify);
        QCOMPARE(profile.tls.expectedHost, QStringLiteral("nats.example.com"));
        settings.forgetConnection(profile.name);
        settings.readConnection(profile);
        QVERIFY(!profile.readOnly && !profile.tls.required && profile.color.isEmpty());
    }

    void keepsFilters()
    {
        const QTemporaryDir dir;
        const QByteArray book = "{\"history\":[\"a, \\\"ä\\\" && b\"],\"saved\":[]}";
        {
            Settings settings(dir.path());
            QSignalSpy spy(&settings, &Settings::filtersChanged);
            QVERIFY(settings.filters(QStringLiteral("messages")).isEmpty());
            settings.setFilters(QStringLiteral("messages"), book);
            settings.setFilters(QStringLiteral("messages"), book);
            QCOMPARE(spy.count(), 1);
            QCOMPARE(spy.constFirst().constFirst().toString(), QStringLiteral("messages"));
            QVERIFY(settings.save());
        }
        const Settings settings(dir.path());
        QCOMPARE(settings.filters(QStringLiteral("messages")), book);
        QVERIFY(settings.filters(QStringLiteral("events")).isEmpty());
    }

    void writesNothingUnasked()
    {
        const QTemporaryDir dir;
        {
            Settings settings(dir.path());
            QCOMPARE(settings.string(Settings::Key::Theme), QStringLiteral("system"));
        }
        QVERIFY(QDir(dir.path()).isEmpty());
    }

    void motionIsAsTheSystemWishes()
    {
        const QTemporaryDir dir;
        Settings settings(dir.path());
        QCOMPARE(settings.string(Settings::Key::Motion), QStringLiteral("system"));
        settings.setValue(Settings::Key::Motion, QStringLiteral("reduced"));
        QVERIFY(settings.save());
        QCOMPARE(Settings(dir.path()).string(Settings::Key::Motion), QStringLiteral("reduced"));
    }

    void survivesNonsense()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("natsight.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[capture]\nbudgetMiB=lots\nmaxSubjects=-5\n[connections]\n61\\color=javascript\n");
        file.close();
        const Settings settings(dir.path());
        QCOMPARE(settings.integer(Settings::Key::CaptureBudgetMiB), 512);
        QCOMPARE(settings.integer(Settings::Key::MaxSubjects), 1000);
        ConnectionProfile profile;
        profile.name = QStringLiteral("a");
        settings.readConnection(profile);
        QVERIFY(profile.color.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
