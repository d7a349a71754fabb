// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamfeed.h"
#include "widgets/common/livepage.h"
#include "widgets/common/theme.h"

class QModelIndex;

namespace natsight {

/// The colour of a verdict.
[[nodiscard]] Tone healthTone(Health health);
/// Of a cell by HealthRole.
[[nodiscard]] Tone healthToneOf(const QModelIndex &index);

/// What pages of JetStream things have in common. GUI thread.
class JetStreamPage : public LivePage
{
    Q_OBJECT

public:
    JetStreamPage(JetStreamFeed *feed, Link link, QWidget *parent = nullptr);

    void refresh() override;

protected:
    [[nodiscard]] JetStreamFeed *feed() const { return m_feed; }
    [[nodiscard]] JetStreamFeed::Watch startWatch() override = 0;
    [[nodiscard]] virtual const FeedState &feedState() const = 0;
    [[nodiscard]] Freshness freshness() const override;

private:
    QPointer<JetStreamFeed> m_feed;
};

} // namespace natsight
