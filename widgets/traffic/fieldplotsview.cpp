// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/fieldplotsview.h"

#include "models/core/format.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/plot.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace natsight {

namespace {

constexpr int plotHeight = 110;
constexpr int mostShown = 2; ///< the others are scrolled to

} // namespace

/// The widgets of one plot.
struct FieldPlotsView::Row {
    int id = 0;
    QWidget *widget = nullptr;
    ElidedLabel *title = nullptr;
    Plot *plot = nullptr;
    int least = -1;
    int mean = -1;
    int most = -1;
};

FieldPlotsView::FieldPlotsView(FieldPlotFeed *feed, QWidget *parent)
    : QScrollArea(parent)
    , m_feed(feed)
{
    setObjectName(QStringLiteral("fieldPlots"));
    setAccessibleName(tr("Plots of fields"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setWidget(content);
    hide();
    connect(feed, &FieldPlotFeed::updated, this, &FieldPlotsView::take);
}

FieldPlotsView::~FieldPlotsView() = default;

FieldPlotsView::Row FieldPlotsView::makeRow(const FieldPlotFeed::Plotted &plotted)
{
    Row row;
    row.id = plotted.id;
    row.widget = new QWidget(widget());
    auto *layout = new QVBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::inset, Theme::gap / 2, Theme::inset, 0);
    row.title = new ElidedLabel(row.widget);
    row.title->setObjectName(QStringLiteral("fieldPlotTitle%1").arg(row.id));
    row.title->setFont(Theme::caption());
    head->addWidget(row.title, 1);
    auto *close = new QToolButton(row.widget);
    close->setObjectName(QStringLiteral("fieldPlotClose%1").arg(row.id));
    close->setIcon(icon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setAccessibleName(tr("Remove the plot of %1").arg(format::preview(plotted.field.name.toUtf8(), 60)));
    close->setToolTip(tr("Remove this plot"));
    connect(close, &QToolButton::clicked, m_feed, [feed = m_feed, id = row.id] { feed->remove(id); });
    head->addWidget(close);
    layout->addLayout(head);
    row.plot = new Plot(row.widget);
    row.plot->setObjectName(QStringLiteral("fieldPlot%1").arg(row.id));
    row.plot->setFixedHeight(plotHeight);
    const Plot::Unit unit = plotted.field.pointer ? Plot::Unit::Count : Plot::Unit::Bytes;
    row.mean = row.plot->addSeries(tr("mean"), unit);
    row.least = row.plot->addSeries(tr("least"), unit);
    row.most = row.plot->addSeries(tr("most"), unit);
    layout->addWidget(row.plot);
    if (!m_rows.empty())
        row.plot->alignWith(m_rows.front().plot);
    connect(row.plot, &Plot::clicked, this, &FieldPlotsView::momentChosen);
    connect(row.plot, &Plot::hovered, this, [this, plot = row.plot](qint64 timeMs) {
        for (const Row &other : m_rows) {
            if (other.plot != plot)
                other.plot->setHoverTime(timeMs);
        }
    });
    m_layout->addWidget(row.widget);
    return row;
}

void FieldPlotsView::take()
{
    const QList<FieldPlotFeed::Plotted> &plots = m_feed->plots();
    std::erase_if(m_rows, [&plots](const Row &row) {
        const bool isGone = std::none_of(
            plots.begin(), plots.end(), [&row](const auto &plotted) { return plotted.id == row.id; });
        if (isGone) {
            row.widget->hide();
            row.widget->deleteLater();
        }
        return isGone;
    });
    qint64 first = std::numeric_limits<qint64>::max();
    qint64 last = std::numeric_limits<qint64>::min();
    for (const FieldPlotFeed::Plotted &plotted : plots) {
        if (plotted.steps.empty())
            continue;
        first = std::min<qint64>(first, plotted.steps.front().timeMs);
        last = std::max<qint64>(last, plotted.newestMs);
    }
    for (const FieldPlotFeed::Plotted &plotted : plots) {
        auto row = std::find_if(
            m_rows.begin(), m_rows.end(), [&plotted](const Row &one) { return one.id == plotted.id; });
        if (row == m_rows.end()) {
            m_rows.push_back(makeRow(plotted));
            row = std::prev(m_rows.end());
        }
        const QString name = plotted.field.pointer ? plotted.field.name : tr("size");
        QString title = tr("%1 of %2")
                            .arg(format::preview(name.toUtf8(), 100), format::preview(plotted.field.subject, 200));
        QStringList notes { tr("%1 values").arg(format::count(plotted.values)) };
        if (plotted.without > 0)
            notes << tr("%1 messages without this number").arg(format::count(plotted.without));
        if (plotted.unread > 0)
            notes << tr("%1 messages left before they were read").arg(format::count(plotted.unread));
        if (plotted.backlog > 0)
            notes << tr("%1 wait").arg(format::count(plotted.backlog));
        title += QStringLiteral(" · ") + notes.join(QStringLiteral(" · "));
        row->title->setText(title);
        row->plot->setAccessibleName(title);
        std::vector<RingSeries::Point> least;
        std::vector<RingSeries::Point> mean;
        std::vector<RingSeries::Point> most;
        // Messages come when they come: a step without any is no gap. A line joins what is known.
        for (const NumberSeries::Step &step : plotted.steps) {
            if (step.count == 0)
                continue;
            least.push_back({ step.timeMs, step.least });
            mean.push_back({ step.timeMs, step.mean });
            most.push_back({ step.timeMs, step.most });
        }
        row->plot->setPoints(row->least, least);
        row->plot->setPoints(row->mean, mean);
        row->plot->setPoints(row->most, most);
    }
    const auto shown = static_cast<int>(std::min<std::size_t>(m_rows.size(), mostShown));
    setVisible(shown > 0);
    if (shown == 0)
        return;
    setFixedHeight(shown * (m_rows.front().widget->sizeHint().height()));
    if (first > last)
        return;
    for (const Row &row : m_rows) {
        row.plot->setSpan(std::max<qint64>(last - first, 2'000));
        row.plot->replot(last);
    }
}

} // namespace natsight
