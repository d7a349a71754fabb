// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/bucketwatchers.h"

#include <QDialog>
#include <QTimer>

class QLabel;

namespace natsight {

/// Who watches a bucket: its keys by pattern, how, which client, since when. Asks again every few seconds. Never blocks: open() it;
/// it deletes itself. GUI thread.
class WatchersDialog : public QDialog
{
    Q_OBJECT

public:
    WatchersDialog(JetStreamClient *client, const Bucket &bucket, QWidget *parent = nullptr);

private:
    void update();

    BucketWatchers *m_watchers;
    QLabel *m_words;
    QTimer m_again;
};

} // namespace natsight
