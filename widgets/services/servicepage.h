// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/services/servicelivepage.h"

class QLabel;
class QMenu;
class QPushButton;
class QStandardItemModel;
class QTabWidget;

namespace natsight {

class EndpointModel;
class FindingsBar;
class InstanceModel;
class ListPanel;
class NumberTile;
class Plot;
class RawAnswersView;
class ServiceGraphPanel;
class ServiceTimelineModel;
class ThingHeader;

/// One service over time: its endpoints, its instances with their load side by side, what happened to them, its versions compared,
/// what they say of themselves, word for word as well, and all of it as a graph. Link
/// `services/NAME[/endpoints[/ENDPOINT]|instances[/ID]|graph|versions|timeline|metadata|json[/ID]]`. GUI thread.
class ServicePage : public ServiceLivePage
{
    Q_OBJECT

public:
    /// Null when the link names no service.
    [[nodiscard]] static ServicePage *make(ServiceFeed *feed, const Link &link, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("%1 · service").arg(m_name); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

protected:
    [[nodiscard]] QString what() const override { return tr("service %1").arg(m_name); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    enum Tab { Endpoints, Instances, Graph, Versions, Timeline, Metadata, Raw };

    ServicePage(ServiceFeed *feed, Link link, QWidget *parent);

    void makeHeader();
    [[nodiscard]] QWidget *makeEndpoints();
    [[nodiscard]] QWidget *makeInstances();
    [[nodiscard]] QWidget *makeVersions();
    [[nodiscard]] QWidget *makeTimeline();
    [[nodiscard]] QWidget *makeMetadata();
    [[nodiscard]] QWidget *makeGraph();
    [[nodiscard]] QWidget *makeRaw();
    void selectWanted();
    void showPlace(const QStringList &place);
    void renew();
    void addMarks(const QList<ServiceEvent> &events);
    void updateVersions(const QList<InstanceRow> &instances);
    void updateMetadata(const QList<InstanceRow> &instances);
    void updateLines(const QList<InstanceRow> &instances);
    void ping(const QString &instance);
    [[nodiscard]] QString currentInstance() const;

    QString m_name;
    ThingHeader *m_header = nullptr;
    NumberTile *m_requests = nullptr;
    NumberTile *m_errors = nullptr;
    NumberTile *m_time = nullptr;
    NumberTile *m_present = nullptr;
    QPushButton *m_callVerb = nullptr;
    QMenu *m_calls = nullptr;
    QMenu *m_watches = nullptr;
    FindingsBar *m_findings = nullptr;
    QTabWidget *m_tabs = nullptr;
    EndpointModel *m_endpoints;
    InstanceModel *m_instances;
    ServiceTimelineModel *m_timeline;
    QStandardItemModel *m_versions;
    QStandardItemModel *m_metadata;
    ListPanel *m_endpointList = nullptr;
    ListPanel *m_instanceList = nullptr;
    ListPanel *m_timelineList = nullptr;
    Plot *m_requestPlot = nullptr;
    Plot *m_timePlot = nullptr;
    ServiceGraphPanel *m_graph = nullptr;
    RawAnswersView *m_raw = nullptr;
    QStringList m_lines; ///< ids of the instances that the plots show, by series; empty where there is none
    QHash<QString, int> m_lineOf; ///< the same the other way round: which colour an instance has
    QStringList m_subjects; ///< of the endpoints in the menus
    QLabel *m_strip = nullptr;
    QString m_wantedInstance; ///< of a link, until it is there
    QString m_wantedEndpoint;
};

} // namespace natsight
