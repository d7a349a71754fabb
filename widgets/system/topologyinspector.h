// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemhistory.h"
#include "models/system/topologygraph.h"
#include "widgets/common/detailsform.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace natsight {

class ConnectionCard;
class ElidedLabel;
class Gauge;
class NoticeBar;
class Plot;

/// What is selected in a topology: how it is and why, its load, its numbers. GUI thread.
class TopologyInspector : public QScrollArea
{
    Q_OBJECT

public:
    explicit TopologyInspector(QWidget *parent = nullptr);

    /// A key of the topology or of the graph; empty: the system as a whole. History of a server, where it is kept; its plot
    /// ends at `nowMs`.
    void show(const TopologyGraph &graph, const QString &key, const ServerHistory *history, qint64 nowMs);
    [[nodiscard]] QString shownKey() const { return m_key; }
    /// Above it: the connection that stands out in the picture.
    [[nodiscard]] ConnectionCard *connectionCard() const { return m_connection; }

Q_SIGNALS:
    void openRequested(const QString &server); ///< its name

private:
    class StateWord;
    using Line = DetailsForm::Line;

    void begin(const QString &crumb, const QString &name, TopologyHealth health, const QString &word);
    void setProblems(const QList<TopologyProblem> &problems);
    void setGauge(Gauge *gauge, bool isShown, double share, const QString &text);
    void showSystem(const Topology &topology);
    void showServer(const Topology &topology, const TopologyServer &server, const ServerHistory *history, qint64 nowMs);
    void showCluster(const Topology &topology, const TopologyCluster &cluster);
    void showLeaf(const Topology &topology, const TopologyLeaf &leaf);
    void showEdge(const Topology &topology, const TopologyEdge &edge);
    void showLink(const TopologyGraph &graph, const TopologyLink &link);

    QString m_key;
    ConnectionCard *m_connection;
    QLabel *m_crumb;
    ElidedLabel *m_name;
    StateWord *m_state;
    QList<NoticeBar *> m_problems;
    Gauge *m_cpu;
    Gauge *m_memory;
    Gauge *m_storage;
    Gauge *m_connections;
    QLabel *m_plotCaption;
    Plot *m_plot;
    int m_line = 0;
    DetailsForm *m_form;
    QPushButton *m_open;
    QString m_server;
};

} // namespace natsight
