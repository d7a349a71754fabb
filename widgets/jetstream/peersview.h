// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamtypes.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QMenu;
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
    enum class Verb {
        StepDown,
        Place, ///< to step down in favour of a chosen server
        Remove,
        Evacuate,
        Cancel, ///< of the reconfiguration under way
    };

    explicit PeersView(const QString &name, QWidget *parent = nullptr);

    void setGroup(const GroupInfo &group, int replicas);
    /// Why a verb cannot be had; empty: it can.
    void setDenied(Verb verb, const QString &reason);

Q_SIGNALS:
    void stepDownRequested(const QString &preferred); ///< empty: any replica
    void removeRequested(const QString &peer);
    void evacuateRequested(const QString &peer);
    void cancelRequested(); ///< of the reconfiguration

private:
    void updateVerbs();
    void fillPlaces();
    [[nodiscard]] QString moveText(const Reconfiguration &move) const;
    [[nodiscard]] QString selectedPeer() const;

    GroupInfo m_group;
    QStandardItemModel *m_model;
    QTableView *m_view;
    QLabel *m_words;
    NoticeBar *m_move;
    QPushButton *m_stepDown;
    QPushButton *m_evacuate;
    QPushButton *m_remove;
    QMenu *m_places;
    QHash<Verb, QString> m_denied;
    bool m_isShown = false;
};

} // namespace natsight
