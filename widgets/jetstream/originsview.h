// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/streamorigins.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace natsight {

/// What a stream copies from, who copies it and what it publishes again, each with how far it is behind; the streams of this
/// account are opened with a click. Hidden while there is nothing of it. GUI thread.
class OriginsView : public QWidget
{
    Q_OBJECT

public:
    explicit OriginsView(QWidget *parent = nullptr);

    void setStream(const StreamInfo &info, const QList<StreamCopier> &copiers);

Q_SIGNALS:
    void openRequested(const QString &stream, bool beside);

private:
    struct Line {
        QString name; ///< of the objects
        QString stream; ///< empty: cannot be opened
        QString title;
        QString detail;
        QString error;
        bool hasHealth = false;
        Health health = Health::Good;
        bool isOrigin = false;
    };
    class Row;

    [[nodiscard]] static Line lineOf(const StreamOrigin &origin);
    void show(const QList<Line> &lines);

    QLabel *m_originsTitle;
    QLabel *m_copiesTitle;
    QBoxLayout *m_origins;
    QBoxLayout *m_copies;
    QList<Row *> m_rows;
};

} // namespace natsight
