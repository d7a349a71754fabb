// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectiontrail.h"
#include "models/system/serververdict.h"
#include "models/system/systemfeed.h"
#include "widgets/common/livepage.h"
#include "widgets/common/theme.h"

#include <functional>

class QMenu;
class QModelIndex;

namespace natsight {

class NoticeBar;

/// The colour of how a server is.
[[nodiscard]] Tone serverTone(ServerCondition condition);
/// Of a cell by SystemRole::Condition.
[[nodiscard]] Tone serverToneOf(const QModelIndex &index);

/// Connections whose credentials may be used to ask the servers, as the application knows them.
struct SystemCredentials {
    std::function<QStringList()> names; ///< of connections, this one left out
    std::function<QString()> chosen; ///< a name, or the address of a monitoring port; empty: its own
    std::function<void(const QString &)> choose; ///< the same
};

/// What pages of a system have in common: whose credentials are used, and what is missing without those of the system account. GUI
/// thread.
class SystemPage : public LivePage
{
    Q_OBJECT

public:
    SystemPage(SystemFeed *feed, Link link, QWidget *parent = nullptr);

    void setCredentials(SystemCredentials credentials);
    void refresh() override;

protected:
    [[nodiscard]] SystemFeed *feed() const { return m_feed; }
    /// The part that the page stands and falls with.
    [[nodiscard]] virtual SystemPart part() const { return SystemPart::Servers; }
    [[nodiscard]] Freshness freshness() const override;
    /// Says what is missing, with the way to choose credentials.
    [[nodiscard]] NoticeBar *makeNotice(QWidget *parent);
    void updateNotice();
    /// `3 of 3 servers answered in 4 ms · asked every 2 s`, and what is wrong with the answers.
    [[nodiscard]] QString roundText(SystemPart part) const;
    [[nodiscard]] Link linkTo(const QString &kind, const QStringList &path = {}) const;
    /// To a connection on the topology.
    [[nodiscard]] Link linkTo(const ConnectionKey &connection) const;
    void fillCredentials(QMenu *menu);

private:
    void askMonitor();

    QPointer<SystemFeed> m_feed;
    SystemCredentials m_credentials;
    NoticeBar *m_notice = nullptr;
};

} // namespace natsight
