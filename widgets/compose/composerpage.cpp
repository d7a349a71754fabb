// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/composerpage.h"

#include "widgets/compose/composerview.h"

#include <QVBoxLayout>

namespace natsight {

ComposerPage *ComposerPage::make(
    Session *session, CollectionModel *collections, SendHistory *history, const Link &link, QWidget *parent)
{
    return isKnown(link) ? new ComposerPage(session, collections, history, link, parent) : nullptr;
}

bool ComposerPage::isKnown(const Link &link)
{
    return link.path.size() <= 1 || link.path.constFirst() == QLatin1String("saved");
}

void ComposerPage::take(const Link &link)
{
    if (link.path.size() > 1)
        m_view->openSaved(link.path.mid(1));
    else if (!link.path.isEmpty())
        m_view->compose({ link.path.constFirst().toUtf8() }, false);
}

ComposerPage::ComposerPage(
    Session *session, CollectionModel *collections, SendHistory *history, const Link &link, QWidget *parent)
    : Page(link, parent)
    , m_view(new ComposerView(collections, history, this))
{
    setObjectName(QStringLiteral("composerPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setSession(session, link.context);
    take(link);
    connect(m_view, &ComposerView::statusText, this, &Page::statusText);
}

QString ComposerPage::title() const
{
    return tr("Composer");
}

QString ComposerPage::iconName() const
{
    return QStringLiteral("publish");
}

bool ComposerPage::goTo(const Link &link)
{
    if (!isKnown(link))
        return false;
    take(link);
    setLink(link);
    return true;
}

void ComposerPage::focusInEvent(QFocusEvent *event)
{
    Page::focusInEvent(event);
    m_view->focusSubject();
}

void ComposerPage::focusFilter()
{
    m_view->focusSearch();
}

QList<std::pair<QString, QString>> ComposerPage::keys() const
{
    return { { QStringLiteral("Ctrl+Return"), tr("Send") }, { QStringLiteral("Ctrl+S"), tr("Save the message") },
        { QStringLiteral("Ctrl+Shift+C"), tr("Copy as nats command") },
        { QStringLiteral("Ctrl+Shift+V"), tr("Paste a nats command") } };
}

void ComposerPage::setReadOnly(bool isReadOnly)
{
    m_view->setReadOnly(isReadOnly);
}

} // namespace natsight
