// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/page.h"

namespace natsight {

Page::Page(Link link, QWidget *parent)
    : QWidget(parent)
    , m_link(std::move(link))
{
}

bool Page::goTo(const Link &link)
{
    return link == m_link;
}

void Page::setLink(const Link &link)
{
    if (link == m_link)
        return;
    m_link = link;
    Q_EMIT linkChanged();
}

} // namespace natsight
