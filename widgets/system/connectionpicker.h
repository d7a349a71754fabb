// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/connectiontrail.h"
#include "models/system/systemfeed.h"

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace natsight {

/// Chooses one connection out of all by typing part of its name, its number, account or address. What the servers tell is kept while
/// it is active and somebody watches SystemPart::Connections; at most 50 are offered. GUI thread.
class ConnectionPicker : public QLineEdit
{
    Q_OBJECT

public:
    explicit ConnectionPicker(SystemFeed *feed, QWidget *parent = nullptr);

    /// Inactive it forgets all that it knows, but not what is chosen.
    void setActive(bool isActive);
    void choose(const ConnectionKey &connection);
    [[nodiscard]] const ConnectionKey &chosen() const { return m_chosen; }
    /// What is known of the chosen one; null: nothing yet, or it is gone.
    [[nodiscard]] ConnectionRowPtr connection() const;
    /// Others of the same client.
    [[nodiscard]] QList<ConnectionRowPtr> alike() const;
    /// Whether all servers told of all their connections at least once.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

Q_SIGNALS:
    /// A person chose another one.
    void picked(const natsight::ConnectionKey &connection);
    /// Connections are newer.
    void renewed();

private:
    void offer();
    void pick(int row);

    QPointer<SystemFeed> m_feed;
    ConnectionListModel *m_model;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    QTimer m_delay;
    ConnectionKey m_chosen;
    bool m_isActive = false;
    bool m_isComplete = false;
    bool m_isTyped = false; ///< and offers wait to be shown
};

} // namespace natsight
