// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compose/histogramview.h"

#include "models/core/format.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QHelpEvent>
#include <QPainter>

namespace natsight {

namespace {

constexpr int mostBars = 60;

} // namespace

HistogramView::HistogramView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("burstHistogram"));
    setAccessibleName(tr("Times of the answers"));
    setFont(Theme::caption());
    setMinimumHeight(70);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize HistogramView::sizeHint() const
{
    return { 320, 120 };
}

void HistogramView::setHistogram(const LatencyHistogram &histogram)
{
    m_bars = histogram.bars(mostBars);
    m_highest = 0;
    for (const LatencyHistogram::Bar &bar : std::as_const(m_bars))
        m_highest = std::max(m_highest, bar.count);
    setAccessibleDescription(m_bars.isEmpty()
            ? tr("No answers yet.")
            : tr("%1 answers: half within %2, 90 % within %3, 99 % within %4, the slowest %5.")
                  .arg(format::count(histogram.count()), format::duration(histogram.percentile(0.5)),
                      format::duration(histogram.percentile(0.9)), format::duration(histogram.percentile(0.99)),
                      format::duration(histogram.max())));
    update();
}

QRect HistogramView::area() const
{
    return rect().adjusted(0, 4, 0, -fontMetrics().height() - 4);
}

int HistogramView::barAt(int x) const
{
    const QRect inside = area();
    if (m_bars.isEmpty() || !inside.contains(x, inside.top()))
        return -1;
    return std::min(
        static_cast<int>(m_bars.size()) - 1, (x - inside.left()) * static_cast<int>(m_bars.size()) / inside.width());
}

void HistogramView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect inside = area();
    painter.setPen(Theme::color(Tone::Line, palette()));
    painter.drawLine(inside.bottomLeft(), inside.bottomRight());
    painter.setPen(Theme::color(Tone::Muted, palette()));
    const QRect words(0, inside.bottom() + 3, width(), fontMetrics().height());
    if (m_bars.isEmpty()) {
        painter.drawText(inside, Qt::AlignCenter, tr("The times of the answers are drawn here."));
        return;
    }
    const auto count = static_cast<double>(m_bars.size());
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        if (m_bars.at(i).count == 0)
            continue;
        const double left = inside.left() + inside.width() * static_cast<double>(i) / count;
        const double width = std::max(1.0, inside.width() / count - 1);
        // What came at all is seen.
        const double height = std::max(
            2.0, inside.height() * static_cast<double>(m_bars.at(i).count) / static_cast<double>(m_highest));
        painter.fillRect(QRectF(left, inside.bottom() - height, width, height), Theme::series(0, palette()));
    }
    painter.drawText(words, Qt::AlignLeft, format::duration(m_bars.constFirst().from));
    painter.drawText(words, Qt::AlignHCenter, format::duration(m_bars.at(m_bars.size() / 2).from));
    painter.drawText(words, Qt::AlignRight, format::duration(m_bars.constLast().to));
}

bool HistogramView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int bar = barAt(help->x()); bar >= 0) {
            const LatencyHistogram::Bar &one = m_bars.at(bar);
            showPlainTip(help->globalPos(),
                tr("%1 answers between %2 and %3")
                    .arg(format::count(one.count), format::duration(one.from), format::duration(one.to)),
                this);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace natsight
