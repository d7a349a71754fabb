// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/systemeventfeed.h"
#include "models/system/systemhistory.h"
#include "widgets/system/systempage.h"

#include <array>

class QComboBox;
class QLabel;
class QPushButton;
class QStandardItemModel;
class QTabWidget;

namespace natsight {

class ConnectionsView;
class ListPanel;
class NumberTile;
class PayloadView;
class Plot;
class ServerLinkModel;
class SystemActions;
class ThingHeader;

/// One server: its figures over time, its connections, what it is linked to, its limits and configuration, and every raw answer.
/// Link `servers/NAME[/plots|connections|links|facts|raw]`. GUI thread.
class ServerPage : public SystemPage
{
    Q_OBJECT

public:
    /// Null when the link names no server.
    /// `events` become marks on the plots while the page is open; null: none.
    [[nodiscard]] static ServerPage *make(
        SystemFeed *feed, const Link &link, QWidget *parent, SystemEventFeed *events = nullptr);

    [[nodiscard]] QString title() const override { return tr("%1 · server").arg(m_name); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("server"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    void refresh() override;

protected:
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] QString what() const override { return tr("server %1").arg(m_name); }
    [[nodiscard]] bool hasContent() const override;
    void updateContent() override;
    void updateVerbs() override;

private:
    enum Tab { Plots, Connections, Links, Facts, Raw };

    ServerPage(SystemFeed *feed, Link link, QWidget *parent, SystemEventFeed *events);

    void markEvents(const QList<SystemEvent> &events);

    void makeHeader();
    [[nodiscard]] QWidget *makePlots();
    [[nodiscard]] QWidget *makeLinks();
    [[nodiscard]] QWidget *makeFacts();
    [[nodiscard]] QWidget *makeRaw();
    void showPlace(const QStringList &place);
    void renew();
    void updateTiles(const ServerSnapshot &server);
    void updatePlots(const ServerSnapshot &server);
    void updateLinks(const ServerSnapshot &server);
    void updateFacts(const ServerSnapshot &server);
    void askRaw();

    QString m_name;
    ThingHeader *m_header = nullptr;
    NumberTile *m_cpu = nullptr;
    NumberTile *m_memory = nullptr;
    NumberTile *m_connectionCount = nullptr;
    NumberTile *m_in = nullptr;
    NumberTile *m_out = nullptr;
    QPushButton *m_reload = nullptr;
    NoticeBar *m_finding = nullptr;
    QTabWidget *m_tabs = nullptr;
    std::array<Plot *, 6> m_plots {};
    QComboBox *m_span = nullptr;
    ConnectionsView *m_connections = nullptr;
    ServerLinkModel *m_links;
    ListPanel *m_linkList = nullptr;
    QStandardItemModel *m_facts;
    ListPanel *m_factList = nullptr;
    QComboBox *m_rawVerb = nullptr;
    PayloadView *m_raw = nullptr;
    QLabel *m_rawNote = nullptr;
    QLabel *m_strip = nullptr;
    SystemActions *m_actions;
    QString m_rawOf; ///< id of the server whose answer is shown
    quint64 m_question = 0;
    quint64 m_lastChange = 0;
    SystemEventFeed::Recording m_recording;
    QHash<QString, qint64> m_marked; ///< when an event of that kind got its mark
};

} // namespace natsight
