// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notificationsink.h"

#include "widgets/common/icons.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QVariantMap>

namespace natsight {

namespace {

constexpr int answerMs = 2'000;
constexpr int shownMs = 10'000;

class DesktopNotifications final : public NotificationSink
{
public:
    void show(const QString &title, const QString &text) override
    {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected()) {
            showInTray(title, text);
            return;
        }
        const QString name = QStringLiteral("org.freedesktop.Notifications");
        QDBusMessage call = QDBusMessage::createMethodCall(
            name, QStringLiteral("/org/freedesktop/Notifications"), name, QStringLiteral("Notify"));
        // The text may be read as markup there.
        call << QStringLiteral("Natsight") << quint32 { 0 } << QStringLiteral("natsight") << title
             << text.toHtmlEscaped() << QStringList() << QVariantMap() << shownMs;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, answerMs), &m_owner);
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, &m_owner, [this, watcher, title, text] {
            const QDBusPendingReply<quint32> reply = *watcher;
            watcher->deleteLater();
            if (reply.isError())
                showInTray(title, text);
        });
    }

private:
    void showInTray(const QString &title, const QString &text)
    {
        if (!QSystemTrayIcon::isSystemTrayAvailable())
            return;
        if (!m_tray) {
            m_tray = std::make_unique<QSystemTrayIcon>(applicationIcon());
            m_hide.setSingleShot(true);
            QObject::connect(&m_hide, &QTimer::timeout, m_tray.get(), &QSystemTrayIcon::hide);
        }
        m_tray->show();
        m_tray->showMessage(title, text, QSystemTrayIcon::Information, shownMs);
        m_hide.start(shownMs);
    }

    QObject m_owner;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    QTimer m_hide;
};

} // namespace

std::unique_ptr<NotificationSink> desktopNotifications()
{
    return std::make_unique<DesktopNotifications>();
}

} // namespace natsight
