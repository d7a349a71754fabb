// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace natsight {

/// Where desktop notifications go. GUI thread.
class NotificationSink
{
public:
    NotificationSink() = default;
    NotificationSink(const NotificationSink &) = delete;
    NotificationSink &operator=(const NotificationSink &) = delete;
    virtual ~NotificationSink() = default;

    /// Plain text.
    virtual void show(const QString &title, const QString &text) = 0;
};

/// The desktop's notification service (`org.freedesktop.Notifications`), else a message of a tray icon that is there for as long as
/// it shows; nothing happens where a desktop has neither. Never blocks.
[[nodiscard]] std::unique_ptr<NotificationSink> desktopNotifications();

} // namespace natsight
