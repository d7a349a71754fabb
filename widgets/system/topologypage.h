// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/system/edgebook.h"
#include "models/system/topologyhistory.h"
#include "models/system/topologymodel.h"
#include "models/system/topologyplacement.h"
#include "models/system/topologytablemodel.h"
#include "widgets/system/systempage.h"

#include <QElapsedTimer>
#include <QFuture>

#include <array>
#include <functional>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QTabWidget;
class QToolButton;

namespace natsight {

class ConnectionPicker;
class ListPanel;
struct TopologyEmphasis;
class TopologyInspector;
class TopologyTimeline;
class TopologyView;
class TracePanel;

/// The servers of a system and who is connected with whom, drawn live, with the same as tables below. Link
/// `topology[/SERVER]`, `topology/trace[/SUBJECT]` for the way of a message (of a server named `trace` the two-part form is none), or
/// `topology/connection/SERVER/ID` for a connection of a client, its server by name or id.
/// GUI thread; topology and layout are made on a pool thread, one at a time, at most twice a second.
///
/// With an ordinary account it shows what that account may know and says what is missing. What was seen is kept while the page is
/// open: see TopologyHistory for bounds.
class TopologyPage : public SystemPage
{
    Q_OBJECT

public:
    /// Streams and where they are, of the connection's own account; may be empty.
    struct Streams {
        std::function<std::shared_ptr<void>()> watch;
        std::function<QList<StreamPlacement>()> list;
    };

    /// Null when the link names nothing.
    [[nodiscard]] static TopologyPage *make(SystemFeed *feed, const Link &link, QWidget *parent);
    void setStreams(Streams streams);

    [[nodiscard]] QString title() const override { return tr("Topology"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("topology"); }
    bool goTo(const Link &link) override;
    void focusFilter() override;
    [[nodiscard]] QString liveText() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const override;

    [[nodiscard]] const TopologyHistory &history() const { return m_history; }
    [[nodiscard]] const EdgeBook &edges() const { return m_edges; }
    /// What is drawn.
    [[nodiscard]] TopologyPtr shown() const { return m_model->graph().topology; }

protected:
    [[nodiscard]] std::shared_ptr<void> startWatch() override;
    [[nodiscard]] QString what() const override { return tr("the servers of this system"); }
    [[nodiscard]] bool hasContent() const override { return m_model->rowCount() > 0; }
    void updateContent() override;
    void updateVerbs() override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Overlay { Traffic, JetStream, Account, Connection, Roles };
    enum Tab { Servers, Leaves, Ways, Changes, Trace };
    struct Made;

    TopologyPage(SystemFeed *feed, Link link, QWidget *parent);

    void makeBar(QHBoxLayout *bar);
    void updateAnimate();
    [[nodiscard]] QWidget *makeTables(QWidget *parent);
    [[nodiscard]] SystemSnapshot snapshot() const;
    void changeSoon();
    void rebuild();
    void take(const Made &made);
    void showGraph(const TopologyGraphPtr &graph);
    void redraw();
    void moveNode(const QString &key, const QPointF &at);
    void placeAnew();
    void showMoment(qint64 timeMs);
    void updateTables();
    void updateChoices();
    void updateOverlay();
    [[nodiscard]] TopologyEmphasis emphasisOfTrace() const;
    [[nodiscard]] QString whyNotTraced() const;
    void goToTrace();
    [[nodiscard]] Overlay overlay() const;
    void overlayChanged();
    void goToConnection();
    void pickConnection(const ConnectionKey &connection);
    [[nodiscard]] TopologyEmphasis emphasisOfConnection();
    void updateConnectionCard();
    void askPlacements();
    void updateInspector();
    void keepEdges();
    void updateWords();
    void updateStrip();
    void selectKey(const QString &key, bool isFromView);
    void selectInTable(const QString &key);
    void open(int row, bool beside);
    void openServer(const QString &name, bool beside);
    void openMenu(int row, const QPoint &at);
    void exportImage();
    [[nodiscard]] ListPanel *list(Tab tab) const { return m_lists.at(static_cast<std::size_t>(tab)); }
    [[nodiscard]] TopologyTableModel *table(Tab tab) const { return m_tables.at(static_cast<std::size_t>(tab)); }

    Streams m_streams;
    std::shared_ptr<void> m_streamsWatch;
    QList<StreamPlacement> m_placements;
    qint64 m_placementsMs = 0;
    bool m_isAskingPlacements = false;

    TopologyModel *m_model;
    TopologyHistory m_history;
    EdgeBook m_edges;
    TopologyPtr m_newest;
    TopologyPlaces m_places;
    QSet<QString> m_movedSince; ///< keys that the user moved while a layout was made
    quint64 m_placing = 0; ///< counts how often all was placed anew
    bool m_isMaking = false;
    bool m_isDue = false;
    qint64 m_chosenMs = 0; ///< 0: live
    QString m_selected;
    bool m_isSelecting = false;
    QString m_wanted; ///< server of the link that is not there yet
    QTimer m_change;
    QElapsedTimer m_taken; ///< since the last one was made

    QLineEdit *m_search = nullptr;
    QLabel *m_count = nullptr;
    QComboBox *m_overlay = nullptr;
    QComboBox *m_choice = nullptr;
    ConnectionPicker *m_picker = nullptr;
    bool m_isConnectionNew = false; ///< its server is selected when it is found
    QToolButton *m_animate = nullptr;
    QLabel *m_zoom = nullptr;
    TopologyView *m_view = nullptr;
    TopologyInspector *m_inspector = nullptr;
    TopologyTimeline *m_timeline = nullptr;
    QLabel *m_from = nullptr;
    QToolButton *m_live = nullptr;
    QTabWidget *m_tabs = nullptr;
    std::array<TopologyTableModel *, 4> m_tables {};
    std::array<ListPanel *, 4> m_lists {};
    TracePanel *m_trace = nullptr;
    QLabel *m_strip = nullptr;
};

} // namespace natsight
