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

using What = PlottedField::What;

Plot::Unit unitOf(What what)
{
    switch (what) {
    case What::Number:
        break;
    case What::Size:
        return Plot::Unit::Bytes;
    case What::Messages:
        return Plot::Unit::MessagesPerSecond;
    case What::Bytes:
        return Plot::Unit::BytesPerSecond;
    }
    return Plot::Unit::Count;
}

/// `total of orders.eu`, `messages a second of orders.>`.
QString nameOf(const PlottedField &field)
{
    QStringList conditions;
    const MessageFilter &filter = field.filter;
    if (!filter.branch.isEmpty())
        conditions << format::preview(filter.branch, 200);
    if (filter.program && !filter.program->passesAll())
        conditions << format::preview(filter.program->text().toUtf8(), 200);
    const QString of = !field.subject.isEmpty() ? format::preview(field.subject, 200)
        : conditions.isEmpty()                  ? FieldPlotsView::tr("all that is kept")
                                                : conditions.join(QStringLiteral(" · "));
    switch (field.what) {
    case What::Number:
        break;
    case What::Size:
        return FieldPlotsView::tr("size of %1").arg(of);
    case What::Messages:
        return FieldPlotsView::tr("messages a second of %1").arg(of);
    case What::Bytes:
        return FieldPlotsView::tr("bytes a second of %1").arg(of);
    }
    return FieldPlotsView::tr("%1 of %2").arg(format::preview(field.name.toUtf8(), 100), of);
}

/// What is counted is whole only for steps that are over; between messages it is zero.
std::vector<RingSeries::Point> ratePoints(const FieldPlotFeed::Plotted &plotted)
{
    std::vector<RingSeries::Point> points;
    if (plotted.steps.empty())
        return points;
    const auto seconds = static_cast<double>(plotted.stepMs) / 1'000;
    for (const NumberSeries::Step &step : plotted.steps) {
        const auto count = static_cast<double>(step.count);
        points.push_back({ step.timeMs, (plotted.field.what == What::Messages ? count : count * step.mean) / seconds });
    }
    const qint64 over = plotted.readToMs - plotted.stepMs; // newest start of a step that is over
    if (points.size() > 1 && points.back().timeMs > over)
        points.pop_back();
    else if (const qint64 next = points.back().timeMs + plotted.stepMs; next <= over) {
        points.push_back({ next, 0 });
        if (over > next)
            points.push_back({ over, 0 });
    }
    return points;
}

} // namespace

/// The widgets of one plot.
struct FieldPlotsView::Row {
    int id = 0;
    QWidget *widget = nullptr;
    ElidedLabel *title = nullptr;
    Plot *plot = nullptr;
    int mean = -1; ///< or the rate
    int least = -1;
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
    close->setAccessibleName(tr("Remove the plot: %1").arg(nameOf(plotted.field)));
    close->setToolTip(tr("Remove this plot"));
    connect(close, &QToolButton::clicked, m_feed, [feed = m_feed, id = row.id] { feed->remove(id); });
    head->addWidget(close);
    layout->addLayout(head);
    row.plot = new Plot(row.widget);
    row.plot->setObjectName(QStringLiteral("fieldPlot%1").arg(row.id));
    row.plot->setFixedHeight(plotHeight);
    const Plot::Unit unit = unitOf(plotted.field.what);
    if (plotted.field.isRate()) {
        row.mean = row.plot->addSeries({}, unit, true);
    } else {
        row.mean = row.plot->addSeries(tr("mean"), unit);
        row.least = row.plot->addSeries(tr("least"), unit);
        row.most = row.plot->addSeries(tr("most"), unit);
    }
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
        last = std::max<qint64>(last, plotted.field.isRate() ? plotted.readToMs : plotted.newestMs);
    }
    for (const FieldPlotFeed::Plotted &plotted : plots) {
        auto row = std::find_if(
            m_rows.begin(), m_rows.end(), [&plotted](const Row &one) { return one.id == plotted.id; });
        if (row == m_rows.end()) {
            m_rows.push_back(makeRow(plotted));
            row = std::prev(m_rows.end());
        }
        QString title = nameOf(plotted.field);
        QStringList notes { plotted.field.isRate() ? tr("%1 messages").arg(format::count(plotted.values))
                                                   : tr("%1 values").arg(format::count(plotted.values)) };
        if (plotted.without > 0)
            notes << tr("%1 messages without this number").arg(format::count(plotted.without));
        if (plotted.unread > 0)
            notes << tr("%1 messages left before they were read").arg(format::count(plotted.unread));
        if (plotted.backlog > 0)
            notes << tr("%1 wait").arg(format::count(plotted.backlog));
        title += QStringLiteral(" · ") + notes.join(QStringLiteral(" · "));
        row->title->setText(title);
        row->plot->setAccessibleName(title);
        if (plotted.field.isRate()) {
            row->plot->setPoints(row->mean, ratePoints(plotted));
            continue;
        }
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
