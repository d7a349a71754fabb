// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/link.h"
#include "models/services/servicefeed.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace natsight {

class GraphPanel;
class ServiceGraphModel;
class ServiceGraphView;
struct ServiceNode;

/// The graph of one service or of all, drawn from what the feed knows. Made anew only while it is on screen, and making it takes a
/// twentieth of the time at most. Connections are asked for by a button. GUI thread.
class ServiceGraphPanel : public QWidget
{
    Q_OBJECT

public:
    /// `service` empty: of all, 40 at most. `context` is the connection's, for links.
    ServiceGraphPanel(ServiceFeed *feed, const QString &context, const QString &service, QWidget *parent = nullptr);

    /// What is known is another.
    void renew();
    void setSeries(const QHash<QString, int> &series);
    void focusFilter();
    [[nodiscard]] static QList<std::pair<QString, QString>> keys();

Q_SIGNALS:
    void openRequested(const natsight::Link &link, bool beside);
    void callRequested(const QString &subject);
    void statusText(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void rebuild();
    void askConnections();
    void updateEmpty();
    void updateStrip();
    void open(int row, bool beside);
    void openMenu(int row, const QPoint &at);
    [[nodiscard]] std::optional<Link> linkOf(const ServiceNode &node) const;

    QPointer<ServiceFeed> m_feed;
    QString m_context;
    QString m_service;
    ServiceGraphModel *m_model;
    ServiceGraphView *m_view;
    GraphPanel *m_panel;
    QLabel *m_strip;
    QToolButton *m_other; ///< to the list, or to the graph of all
    QToolButton *m_connections;
    QTimer m_change;
    bool m_isStale = true; ///< something came since it was made
    bool m_hasAsked = false; ///< for connections, here
};

} // namespace natsight
