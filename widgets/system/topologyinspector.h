// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/edgebook.h"
#include "models/system/topologygraph.h"
#include "widgets/common/detailsform.h"

#include <QScrollArea>

#include <array>

class QComboBox;
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

    /// What was recorded until `nowMs`; null: nothing, or it is not of the moment that is shown.
    struct Recorded {
        const ServerHistory *server = nullptr; ///< of the server that is shown
        const EdgeBook *edges = nullptr;
        qint64 nowMs = 0;
    };
    /// A key of the topology or of the graph; empty: the system as a whole.
    void show(const TopologyGraph &graph, const QString &key, const Recorded &recorded);
    [[nodiscard]] QString shownKey() const { return m_key; }
    /// Above it: the connection that stands out in the picture.
    [[nodiscard]] ConnectionCard *connectionCard() const { return m_connection; }

Q_SIGNALS:
    void openRequested(const QString &server); ///< its name
    /// Another span of time is to be plotted.
    void spanChanged();

private:
    class StateWord;
    using Line = DetailsForm::Line;

    void begin(const QString &crumb, const QString &name, TopologyHealth health, const QString &word);
    void setProblems(const QList<TopologyProblem> &problems);
    void setGauge(Gauge *gauge, bool isShown, double share, const QString &text);
    void showSystem(const Topology &topology);
    void showServer(const Topology &topology, const TopologyServer &server, const Recorded &recorded);
    void showCluster(const Topology &topology, const TopologyCluster &cluster);
    void showLeaf(const Topology &topology, const TopologyLeaf &leaf);
    void showEdge(const Topology &topology, const TopologyEdge &edge, const Recorded &recorded);
    void showLink(const TopologyGraph &graph, const TopologyLink &link, const Recorded &recorded);
    void makePlots(QWidget *content, QVBoxLayout *layout);
    void beginPlots(const QString &direction, std::size_t count);
    void plotServer(const Recorded &recorded);
    void plotWays(const QList<EdgeBook::Term> &terms, const QString &to, const Recorded &recorded);
    void plotRtt(const QString &edge, const Recorded &recorded);
    [[nodiscard]] qint64 spanMs() const;

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
    static constexpr std::size_t plotCount = 3; ///< messages, bytes, RTT
    QWidget *m_plotBar = nullptr;
    QComboBox *m_span = nullptr;
    QLabel *m_plotNote = nullptr;
    std::array<QLabel *, plotCount> m_plotCaptions {};
    std::array<Plot *, plotCount> m_plots {};
    DetailsForm *m_form;
    QPushButton *m_open;
    QString m_server;
};

} // namespace natsight
