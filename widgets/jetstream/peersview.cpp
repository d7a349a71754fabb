// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/peersview.h"

#include "models/core/format.h"
#include "widgets/common/delegates.h"
#include "widgets/common/noticebar.h"
#include "widgets/common/viewsetup.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>

#include <algorithm>

namespace natsight {

namespace {

enum Column { Server, State, Lag, Active, Id, ColumnCount };
enum Role { ToneRole = Qt::UserRole + 1, PeerRole, LeaderRole };

} // namespace

PeersView::PeersView(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(this))
    , m_view(new QTableView(this))
    , m_words(new QLabel(this))
    , m_move(new NoticeBar(this))
    , m_stepDown(new QPushButton(tr("Step down leader"), this))
    , m_evacuate(new QPushButton(tr("Evacuate peer…"), this))
    , m_remove(new QPushButton(tr("Remove peer…"), this))
    , m_places(new QMenu(m_stepDown))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_move);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::inset, Theme::gap, Theme::inset, Theme::gap);
    bar->setSpacing(Theme::gap);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setObjectName(name + QLatin1String("PeersWords"));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_stepDown->setObjectName(name + QLatin1String("StepDown"));
    m_stepDown->setAccessibleName(tr("Step down leader"));
    m_stepDown->setMenu(m_places);
    m_places->setToolTipsVisible(true);
    m_evacuate->setObjectName(name + QLatin1String("EvacuatePeer"));
    m_evacuate->setAccessibleName(tr("Evacuate peer"));
    m_remove->setObjectName(name + QLatin1String("RemovePeer"));
    m_remove->setAccessibleName(tr("Remove peer"));
    bar->addWidget(m_words, 1);
    bar->addWidget(m_stepDown);
    bar->addWidget(m_evacuate);
    bar->addWidget(m_remove);
    m_move->setObjectName(name + QLatin1String("Move"));
    layout->addLayout(bar);
    m_model->setColumnCount(ColumnCount);
    m_model->setHorizontalHeaderLabels({ tr("Server"), tr("State"), tr("Behind"), tr("Last heard of"), tr("Id") });
    m_model->horizontalHeaderItem(Lag)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_view->setObjectName(name + QLatin1String("Peers"));
    m_view->setAccessibleName(tr("Replicas"));
    m_view->setModel(m_model);
    ViewOptions options;
    options.widths = { 24, 22, 14, 16, 14 };
    options.isSortable = false;
    setUpTable(m_view, options);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setItemDelegateForColumn(State,
        new StateDelegate(
            [](const QModelIndex &index) { return static_cast<Tone>(index.data(ToneRole).toInt()); }, m_view));
    layout->addWidget(m_view, 1);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PeersView::updateVerbs);
    connect(m_evacuate, &QPushButton::clicked, this, [this] {
        if (!selectedPeer().isEmpty())
            Q_EMIT evacuateRequested(selectedPeer());
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (!selectedPeer().isEmpty())
            Q_EMIT removeRequested(selectedPeer());
    });
    connect(m_move, &NoticeBar::triggered, this, &PeersView::cancelRequested);
    updateVerbs();
}

QString PeersView::selectedPeer() const
{
    const QModelIndex index = m_view->selectionModel()->hasSelection() ? m_view->currentIndex() : QModelIndex();
    return index.siblingAtColumn(0).data(PeerRole).toString();
}

void PeersView::setGroup(const GroupInfo &group, int replicas)
{
    if (m_isShown && m_group == group)
        return;
    m_isShown = true;
    m_group = group;
    struct Line {
        QString name;
        QString state;
        Tone tone;
        QString lag;
        QString active;
        QString id;
        bool isLeader;
    };
    QList<Line> lines;
    if (!group.leader.isEmpty())
        lines << Line { group.leader, tr("leader"), Tone::Good, {}, {}, {}, true };
    for (const PeerInfo &peer : group.peers) {
        const QString state = peer.isOffline ? tr("offline")
            : peer.isPending                 ? tr("joining or leaving")
            : peer.isCurrent                 ? tr("current")
                                             : tr("not current");
        const Tone tone = peer.isOffline ? Tone::Bad
            : peer.isPending             ? Tone::Info
            : peer.isCurrent             ? Tone::Good
                                         : Tone::Warning;
        lines << Line { peer.name.isEmpty() ? peer.id : peer.name, state, tone,
            peer.lag > 0 ? tr("%1 operations").arg(format::count(peer.lag)) : QStringLiteral("0"),
            peer.activeNs > 0 ? format::ago(std::chrono::nanoseconds(peer.activeNs)) : format::unknown(), peer.id,
            false };
    }
    m_model->setRowCount(static_cast<int>(lines.size()));
    for (int row = 0; row < lines.size(); ++row) {
        const Line &line = lines.at(row);
        const QStringList texts { line.name, line.state, line.lag, line.active, line.id };
        for (int column = 0; column < ColumnCount; ++column) {
            const QModelIndex index = m_model->index(row, column);
            if (index.data().toString() != texts.at(column))
                m_model->setData(index, texts.at(column), Qt::DisplayRole);
        }
        m_model->setData(m_model->index(row, State), static_cast<int>(line.tone), ToneRole);
        m_model->setData(m_model->index(row, Server), line.name, PeerRole);
        m_model->setData(m_model->index(row, Server), line.isLeader, LeaderRole);
        m_model->setData(
            m_model->index(row, Lag), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    }
    QString words;
    if (group.cluster.isEmpty())
        words = tr("This server is in no cluster: there is one copy, on this server.");
    else if (group.leader.isEmpty())
        words = tr("Cluster %1, %2 replicas, no leader at present.").arg(group.cluster).arg(replicas);
    else if (replicas > 1)
        words = tr("Cluster %1, %2 replicas.").arg(group.cluster).arg(replicas);
    else
        words = tr("Cluster %1, one replica: when its server stops, nothing can be stored or read.").arg(group.cluster);
    if (group.leaderSinceNs > 0)
        words += u' ' + tr("Leader since %1.").arg(format::time(group.leaderSinceNs));
    m_words->setText(words);
    if (group.reconfiguration)
        m_move->setNotice(group.reconfiguration->error.isEmpty() ? Tone::Info : Tone::Bad,
            moveText(*group.reconfiguration), group.reconfiguration->canRollBack() ? tr("Cancel it…") : QString());
    else
        m_move->setNotice(Tone::Info, {});
    fillPlaces();
    updateVerbs();
}

QString PeersView::moveText(const Reconfiguration &move) const
{
    QString text = tr("A reconfiguration is under way since %1.").arg(format::time(move.createdNs));
    QStringList servers;
    int there = 0;
    for (const PeerInfo &peer : move.peers) {
        const QString name = peer.name.isEmpty() ? peer.id : peer.name;
        servers << name;
        const bool isLeader = name == m_group.leader;
        there += isLeader
                || std::any_of(m_group.peers.begin(), m_group.peers.end(),
                    [&peer](const PeerInfo &present) {
                        return (present.name == peer.name || (!peer.id.isEmpty() && present.id == peer.id))
                            && present.isCurrent && !present.isPending;
                    })
            ? 1
            : 0;
    }
    if (!servers.isEmpty())
        text += u' '
            + tr("It goes to %1: %2 of %3 are there and current.")
                  .arg(servers.join(QLatin1String(", ")), QString::number(there), QString::number(servers.size()));
    if (!move.status.isEmpty())
        text += u' ' + move.status;
    if (!move.error.isEmpty())
        text += u' ' + move.error;
    if (!move.canRollBack())
        text += u' ' + tr("The server does not roll back an evacuation.");
    return text;
}

void PeersView::fillPlaces()
{
    if (m_places->isVisible())
        return; // what one reads stays
    m_places->clear();
    QAction *any = m_places->addAction(tr("To any replica…"), this, [this] { Q_EMIT stepDownRequested({}); });
    any->setObjectName(QStringLiteral("placeAny"));
    for (const PeerInfo &peer : m_group.peers) {
        const QString name = peer.name.isEmpty() ? peer.id : peer.name;
        QAction *to = m_places->addAction(tr("To %1…").arg(QString(name).replace(u'&', QLatin1String("&&"))), this,
            [this, name] { Q_EMIT stepDownRequested(name); });
        to->setObjectName(QLatin1String("place:") + name);
        const QString denied = m_denied.value(Verb::Place);
        to->setEnabled(denied.isEmpty() && !peer.isOffline && !peer.isPending);
        to->setToolTip(!denied.isEmpty() ? denied
                : peer.isOffline         ? tr("This server is offline.")
                : peer.isCurrent         ? tr("It is current.")
                                         : tr("It is not current: it may refuse to become leader."));
    }
}

void PeersView::setDenied(Verb verb, const QString &reason)
{
    if (m_denied.value(verb) == reason)
        return;
    m_denied.insert(verb, reason);
    if (verb == Verb::Place)
        fillPlaces();
    updateVerbs();
}

void PeersView::updateVerbs()
{
    const bool isClustered = !m_group.cluster.isEmpty();
    const QString noCluster = tr("There is no cluster.");
    const QString noStepDown = m_denied.value(Verb::StepDown);
    m_stepDown->setEnabled(noStepDown.isEmpty() && isClustered && !m_group.leader.isEmpty());
    m_stepDown->setToolTip(!noStepDown.isEmpty() ? noStepDown
            : !isClustered                       ? noCluster
            : m_group.leader.isEmpty()           ? tr("There is no leader that could step down.")
                                                 : tr("Another replica becomes leader"));
    const auto set = [&](QPushButton *button, Verb verb, const QString &tip) {
        const QString denied = m_denied.value(verb);
        button->setEnabled(denied.isEmpty() && isClustered && !selectedPeer().isEmpty());
        button->setToolTip(!denied.isEmpty() ? denied
                : !isClustered               ? noCluster
                : selectedPeer().isEmpty()   ? tr("Select a replica first")
                                             : tip);
    };
    set(m_remove, Verb::Remove, tr("Takes this server out of the replicas at once"));
    set(m_evacuate, Verb::Evacuate, tr("Moves the copy on this server to another one, which catches up first"));
    m_move->button()->setEnabled(m_denied.value(Verb::Cancel).isEmpty());
    m_move->button()->setToolTip(m_denied.value(Verb::Cancel));
}

} // namespace natsight
