// SPDX-License-Identifier: GPL-3.0-or-later
// What a desktop portal wishes of motion, over a private bus with a portal made for it.
#include "widgets/common/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusVariant>
#include <QProcess>
#include <QTest>

using namespace natsight;

namespace {

class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint motion = 0;
    int asked = 0;

    void wish(uint value)
    {
        motion = value;
        Q_EMIT SettingChanged(
            QStringLiteral("org.freedesktop.appearance"), QStringLiteral("reduced-motion"), QDBusVariant(value));
    }

public Q_SLOTS:
    /// In two variants, as portals answer.
    QDBusVariant Read(const QString &group, const QString &key)
    {
        ++asked;
        const bool isMotion = group == QLatin1String("org.freedesktop.appearance")
            && key == QLatin1String("reduced-motion");
        return QDBusVariant(QVariant::fromValue(QDBusVariant(isMotion ? motion : 0U)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace

class TestPortal : public QObject
{
    Q_OBJECT

public:
    explicit TestPortal(bool hasBus)
        : m_hasBus(hasBus)
    {
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_hasBus)
            QSKIP("dbus-daemon is missing");
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    }

    void followsTheDesktop()
    {
        m_portal.motion = 1;
        Theme theme;
        QVERIFY(!Theme::isMotionReduced()); // it is asked without waiting
        QTRY_VERIFY(Theme::isMotionReduced());
        QTRY_VERIFY(m_portal.asked >= 2); // light or dark, too
        m_portal.wish(0);
        QTRY_VERIFY(!Theme::isMotionReduced());
        m_portal.wish(7); // unknown values are no wish
        m_portal.wish(1);
        QTRY_VERIFY(Theme::isMotionReduced());
        // The setting has the last word.
        theme.setMotion(Theme::Motion::Full);
        QVERIFY(!Theme::isMotionReduced());
        theme.setMotion(Theme::Motion::System);
        QVERIFY(Theme::isMotionReduced());
        m_portal.wish(7);
        QTRY_VERIFY(!Theme::isMotionReduced());
    }

private:
    bool m_hasBus;
    FakePortal m_portal;
};

int main(int argc, char **argv)
{
    // The bus first: an application looks for it once, when it begins.
    QProcess daemon;
    daemon.start(QStringLiteral("dbus-daemon"),
        { QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1") });
    const bool hasBus = daemon.waitForStarted(5'000) && daemon.waitForReadyRead(5'000);
    if (hasBus)
        qputenv("DBUS_SESSION_BUS_ADDRESS", daemon.readLine().trimmed());
    int result = 0;
    {
        const QApplication app(argc, argv);
        TestPortal test(hasBus);
        result = QTest::qExec(&test, argc, argv);
    }
    QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    daemon.kill();
    daemon.waitForFinished(5'000);
    return result;
}

#include "tst_portal.moc"
