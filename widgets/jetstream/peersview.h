// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace natsight {

class NoticeBar;

/// The raft group of a stream or consumer: leader and replicas with their state, a reconfiguration under way, and what can
/// be done about them. GUI thread.
class PeersView : public QWidget
{
    Q_OBJECT

public:
    explicit PeersView(const QString &name, QWidget *parent = nullptr);

    void setGroup(const GroupInfo &group, int replicas);
    /// Why peers cannot be removed; empty: they can.
    void setRemoveDenied(const QString &reason);
    void setStepDownDenied(const QString &reason);
    void hideRemove();

Q_SIGNALS:
    void stepDownRequested();
    void removeRequested(const QString &peer);
    void cancelRequested(); ///< of the reconfiguration

private:
    void updateVerbs();
    [[nodiscard]] QString selectedPeer() const;

    GroupInfo m_group;
    QStandardItemModel *m_model;
    QTableView *m_view;
    QLabel *m_words;
    NoticeBar *m_move;
    QPushButton *m_stepDown;
    QPushButton *m_remove;
    QString m_stepDownDenied;
    QString m_removeDenied;
    bool m_isShown = false;
};

} // namespace natsight
