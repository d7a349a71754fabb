// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/fieldplotfeed.h"

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace natsight {

class Plot;

/// The plots of a FieldPlotFeed below each other on one time axis: least, mean and most of each step, or the rate. Hidden while there
/// is none.
/// GUI thread; redrawn when the feed tells.
class FieldPlotsView : public QScrollArea
{
    Q_OBJECT

public:
    explicit FieldPlotsView(FieldPlotFeed *feed, QWidget *parent = nullptr);
    ~FieldPlotsView() override;

Q_SIGNALS:
    void momentChosen(qint64 timeMs); ///< clicked

private:
    struct Row;

    void take();
    Row makeRow(const FieldPlotFeed::Plotted &plotted);

    FieldPlotFeed *m_feed;
    QVBoxLayout *m_layout;
    std::vector<Row> m_rows;
};

} // namespace natsight
