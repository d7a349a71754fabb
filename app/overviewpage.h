// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attention.h"
#include "widgets/common/page.h"

#include <QPointer>
#include <QTimer>

#include <memory>

class QAbstractButton;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace natsight {

class AttentionModel;
class Connection;
class ElidedLabel;
class Gauge;
class ListPanel;
class Settings;
class SystemFeed;

/// One connection: where it leads, as whom, what it may do, how much of its limits is used, and what needs attention, ranked
/// by harm. Watches streams, consumers, services and servers while it is on screen; of accounts with more than 2,000 streams no
/// consumers, and it says so. GUI thread.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    /// Muted findings are kept in the settings; null: nowhere. `system` is who is asked for the servers.
    OverviewPage(
        Connection *connection, SystemFeed *system, Settings *settings, const Link &link, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Overview"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QString liveText() const override;
    void refresh() override;

    /// The permissions in an answer of `$SYS.REQ.USER.INFO`, in words; empty when it has none that can be read.
    [[nodiscard]] static QString permissionsInWords(const QByteArray &json);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// A kind of things with the number of those that there are, and a click away.
    struct Count {
        QString kind;
        QAbstractButton *button = nullptr;
    };

    void makeCounts(QHBoxLayout *top);
    void makeAttention();
    void update();
    void updateFacts();
    void updateCounts();
    void updateAccount();
    void updateAttention();
    void updateMute();
    void updateWatch();
    [[nodiscard]] QList<Attention> ofTheConnection() const;
    void openCause(int row, bool beside);
    void setSelectedMuted(bool isMuted);
    void askPermissions();
    QLabel *addRow(QFormLayout *form, const QString &name, const QString &title);

    QPointer<Connection> m_connection;
    QPointer<SystemFeed> m_system;
    QPointer<Settings> m_settings;
    ElidedLabel *m_heading;
    QWidget *m_actions; ///< while the connection is closed
    QList<Count> m_counts;
    QList<std::pair<QString, QLabel *>> m_values;
    QLabel *m_permissions;
    QWidget *m_account;
    Gauge *m_storage;
    Gauge *m_memory;
    AttentionModel *m_findings;
    ListPanel *m_list;
    QToolButton *m_mute;
    AttentionBook m_book;
    QTimer m_tick;
    // What is asked for while the page is on screen.
    std::shared_ptr<void> m_streamsWatch;
    std::shared_ptr<void> m_consumersWatch;
    std::shared_ptr<void> m_servicesWatch;
    std::shared_ptr<void> m_serversWatch;
    bool m_isWatching = false; ///< services, and what else these tell; watches themselves are opaque
    bool m_hasStreams = false;
    bool m_hasConsumers = false;
    bool m_isAsked = false;
};

} // namespace natsight
