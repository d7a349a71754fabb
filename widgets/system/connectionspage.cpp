// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/connectionspage.h"

#include "widgets/common/noticebar.h"
#include "widgets/system/connectionsview.h"

#include <QBoxLayout>

namespace natsight {

ConnectionsPage::ConnectionsPage(SystemFeed *feed, Link link, QWidget *parent)
    : SystemPage(feed, std::move(link), parent)
    , m_view(new ConnectionsView(feed, {}, this))
{
    setObjectName(QStringLiteral("connectionsPage"));
    setAccessibleName(tr("Connections"));
    QVBoxLayout *layout = makeColumn();
    QWidget *content = layout->parentWidget();
    layout->addWidget(makeNotice(content));
    layout->addWidget(m_view, 1);
    connect(m_view, &ConnectionsView::statusText, this, &ConnectionsPage::statusText);
    connect(m_view, &ConnectionsView::partChanged, this, [this] {
        watchAnew();
        updateState();
    });
    connect(m_view, &ConnectionsView::filterChanged, this, [this](const QString &text) {
        setLink(linkTo(QStringLiteral("connections"), text.isEmpty() ? QStringList() : QStringList { text }));
    });
    connect(m_view, &ConnectionsView::serverRequested, this,
        [this](const QString &server) { Q_EMIT openRequested(linkTo(QStringLiteral("servers"), { server }), false); });
    connect(m_view, &ConnectionsView::topologyRequested, this,
        [this](const ConnectionKey &connection) { Q_EMIT openRequested(linkTo(connection), false); });
    if (!this->link().path.isEmpty())
        m_view->setFilter(this->link().path.constFirst());
    setContent(content);
}

bool ConnectionsPage::goTo(const Link &link)
{
    if (link.context != this->link().context || link.kind != this->link().kind || link.path.size() > 1)
        return false;
    m_view->setFilter(link.path.value(0));
    return true;
}

void ConnectionsPage::focusFilter()
{
    m_view->focusFilter();
}

QList<std::pair<QString, QString>> ConnectionsPage::keys() const
{
    return { { QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Details of the connection") },
        { QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText), tr("Kick the selected connections") } };
}

SystemPart ConnectionsPage::part() const
{
    return m_view->part();
}

std::shared_ptr<void> ConnectionsPage::startWatch()
{
    return feed() ? feed()->watch(m_view->part()) : nullptr;
}

bool ConnectionsPage::hasContent() const
{
    return m_view->model()->total() > 0
        || (feed() && (feed()->state(part()).isKnown || feed()->access() == SystemAccess::None));
}

void ConnectionsPage::updateContent()
{
    updateNotice();
    m_view->updateStrip(roundText(part()));
}

void ConnectionsPage::updateVerbs()
{
    m_view->setReadOnly(isReadOnly());
}

} // namespace natsight
