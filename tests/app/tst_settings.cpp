// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

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
            settings.setConnectionColor(QStringLiteral("x/ü [1]"), QStringLiteral("#102030"));
            settings.setConnectionReadOnly(QStringLiteral("x/ü [1]"), true);
            QVERIFY(settings.save());
        }
        Settings settings(dir.filePath(QStringLiteral("new")));
        QCOMPARE(settings.integer(Settings::Key::CaptureBudgetMiB), 64);
        QCOMPARE(settings.list(Settings::Key::Favourites), QStringList({ QStringLiteral("a"), QStringLiteral("b,c") }));
        QCOMPARE(settings.connectionColor(QStringLiteral("x/ü [1]")), QStringLiteral("#102030"));
        QVERIFY(settings.isConnectionReadOnly(QStringLiteral("x/ü [1]")));
        settings.forgetConnection(QStringLiteral("x/ü [1]"));
        QVERIFY(!settings.isConnectionReadOnly(QStringLiteral("x/ü [1]")));
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
        QVERIFY(settings.connectionColor(QStringLiteral("a")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
