// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jetstream/jetstreampage.h"

#include "models/jetstream/listroles.h"

#include <QModelIndex>

namespace natsight {

Tone healthTone(Health health)
{
    switch (health) {
    case Health::Good:
        return Tone::Good;
    case Health::Paused:
        return Tone::Idle;
    case Health::Lagging:
        return Tone::Warning;
    case Health::Stuck:
    case Health::Leaderless:
        break;
    }
    return Tone::Bad;
}

Tone healthToneOf(const QModelIndex &index)
{
    return healthTone(static_cast<Health>(index.data(HealthRole).toInt()));
}

JetStreamPage::JetStreamPage(JetStreamFeed *feed, Link link, QWidget *parent)
    : LivePage(feed->session(), std::move(link), parent)
    , m_feed(feed)
{
    connect(feed, &JetStreamFeed::stateChanged, this, &JetStreamPage::updateState);
}

void JetStreamPage::refresh()
{
    if (m_feed)
        m_feed->refresh();
}

Freshness JetStreamPage::freshness() const
{
    if (!m_feed)
        return {};
    const FeedState &state = feedState();
    return { state.error, state.isAsking, state.askedMs, state.answeredMs };
}

} // namespace natsight
