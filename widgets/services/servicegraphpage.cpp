// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/services/servicegraphpage.h"

#include "widgets/common/labels.h"
#include "widgets/services/servicegraphpanel.h"

#include <QBoxLayout>
#include <QLabel>

namespace natsight {

ServiceGraphPage::ServiceGraphPage(ServiceFeed *feed, Link link, QWidget *parent)
    : ServiceLivePage(feed, std::move(link), parent)
{
    setObjectName(QStringLiteral("serviceGraphPage"));
    setAccessibleName(tr("Graph of services"));
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    m_graph = new ServiceGraphPanel(feed, this->link().context, {}, content);
    layout->addWidget(m_graph, 1);
    m_strip = makeStrip(content, QStringLiteral("serviceGraphRounds"));
    layout->addWidget(m_strip);
    connect(m_graph, &ServiceGraphPanel::openRequested, this, &Page::openRequested);
    connect(m_graph, &ServiceGraphPanel::statusText, this, &Page::statusText);
    connect(m_graph, &ServiceGraphPanel::callRequested, this, &ServiceGraphPage::call);
    connect(feed, &ServiceFeed::changed, this, [this] {
        m_graph->renew();
        updateState();
    });
    connect(feed, &ServiceFeed::connectionsChanged, m_graph, &ServiceGraphPanel::renew);
    setContent(content);
}

void ServiceGraphPage::focusFilter()
{
    m_graph->focusFilter();
}

QList<std::pair<QString, QString>> ServiceGraphPage::keys() const
{
    return ServiceGraphPanel::keys();
}

bool ServiceGraphPage::hasContent() const
{
    return feed() && feed()->state().rounds > 0
        && (feed()->state().condition != ServiceFeedState::Condition::Denied || !feed()->services().isEmpty());
}

void ServiceGraphPage::updateContent()
{
    m_strip->setText(roundText());
}

} // namespace natsight
