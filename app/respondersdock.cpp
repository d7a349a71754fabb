// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/respondersdock.h"

#include "app/connectionmanager.h"
#include "widgets/common/emptystate.h"
#include "widgets/compose/respondersview.h"

#include <QStackedWidget>

namespace natsight {

RespondersDock::RespondersDock(QWidget *parent)
    : QDockWidget(tr("Responders"), parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(m_stack))
{
    setObjectName(QStringLiteral("respondersDock"));
    m_empty->setContent(QStringLiteral("responder"), tr("No connection is in use."),
        tr("Open one: what answers requests on it shows up here."));
    m_stack->addWidget(m_empty);
    setWidget(m_stack);
}

void RespondersDock::setConnection(Connection *connection)
{
    if (!connection) {
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    RespondersView *&view = m_views[connection];
    if (!view) {
        view = new RespondersView(connection->responders(), m_stack);
        m_stack->addWidget(view);
        const QString name = connection->name();
        connect(view, &RespondersView::statusText, this, &RespondersDock::statusText);
        connect(view, &RespondersView::requestAsked, this,
            [this, name](const OutgoingMessage &message) { Q_EMIT requestAsked(name, message); });
        connect(view, &RespondersView::trafficAsked, this,
            [this, name](const QByteArray &subject) { Q_EMIT trafficAsked(name, subject); });
    }
    m_stack->setCurrentWidget(view);
    view->setAccessibleName(tr("Responders of %1").arg(connection->name()));
}

void RespondersDock::forget(Connection *connection)
{
    delete m_views.take(connection);
}

} // namespace natsight
