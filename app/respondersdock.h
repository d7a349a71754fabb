// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QHash>

class QStackedWidget;

namespace natsight {

class Connection;
class EmptyState;
class RespondersView;
struct OutgoingMessage;

/// The responders of the connection in use, at the bottom of the window; a view is made for each connection that is looked at.
/// GUI thread.
class RespondersDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit RespondersDock(QWidget *parent = nullptr);

    /// Null: says that there is none.
    void setConnection(Connection *connection);
    void forget(Connection *connection);

Q_SIGNALS:
    void statusText(const QString &text);
    void requestAsked(const QString &connection, const natsight::OutgoingMessage &message);
    void trafficAsked(const QString &connection, const QByteArray &subject);

private:
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QHash<Connection *, RespondersView *> m_views;
};

} // namespace natsight
