// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/trafficfeed.h"
#include "widgets/common/noticebar.h"

#include <QPointer>

namespace natsight {

/// What a page of a file says of it: how far it is read, with cancel; then what could not be read, what was left out, why it ended
/// early, with the list of broken lines. Hidden where the messages are those of a connection, and where there is nothing to say.
/// GUI thread.
class CaptureFileBar : public NoticeBar
{
    Q_OBJECT

public:
    explicit CaptureFileBar(TrafficFeed *feed, QWidget *parent = nullptr);

    /// How many messages there are and where they went, for the strip below; empty where there is no file.
    [[nodiscard]] QString balance() const;

private:
    void updateText();
    void showBrokenLines();

    QPointer<TrafficFeed> m_feed;
};

} // namespace natsight
