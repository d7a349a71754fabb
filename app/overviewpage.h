// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attention.h"
#include "models/core/ringseries.h"
#include "models/system/accountbook.h"
#include "models/system/systemeventfeed.h"
#include "widgets/common/page.h"

#include <QPointer>
#include <QTimer>

#include <array>
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
class Plot;
class Settings;
class SystemFeed;

/// One connection: where it leads, as whom, what it may do, how much of its limits is used, and what needs attention, ranked
/// by harm, over the account's traffic of the last five minutes. Watches streams, consumers, services, servers and the account while it
/// is on screen; of accounts with more than 2,000 streams no consumers, of systems with more than 200 servers no links, and it says
/// so. Records events while it is open. GUI thread.
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

    static constexpr qint64 trafficSpanMs = 5 * 60'000;

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
    [[nodiscard]] QWidget *makeDetails();
    [[nodiscard]] QWidget *makeTraffic();
    void takeTraffic();
    void updateTraffic();
    void updateDetails();
    [[nodiscard]] QList<Attention> ofTheLinks();
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
    QLabel *m_details = nullptr;
    QToolButton *m_open = nullptr;
    QLabel *m_trafficNote = nullptr;
    std::array<Plot *, 2> m_plots {}; ///< messages, bytes; in and out each
    std::array<RingSeries, 4> m_traffic; ///< messages in and out, bytes in and out, per second
    qint64 m_trafficMs = 0; ///< of the newest figures; 0: none since the last gap
    QString m_trafficAccount;
    Topology m_topology;
    bool m_isTopologyOld = true;
    SystemEventFeed::Recording m_recording;
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
