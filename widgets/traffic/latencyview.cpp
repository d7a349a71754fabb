// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/traffic/latencyview.h"

#include "models/core/format.h"
#include "models/core/listcell.h"
#include "widgets/common/delegates.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace natsight {

namespace {

constexpr int mostBars = 48;
constexpr double leastSpan = 100; ///< from the left end to the right one
constexpr double nsInMs = 1e6;
constexpr std::array<double, 3> shares { 0.5, 0.9, 0.99 };

QString durationText(double ns)
{
    return format::duration(std::chrono::nanoseconds(static_cast<qint64>(ns)));
}

QString nameOf(double share)
{
    return QStringLiteral("p%1").arg(std::lround(share * 100));
}

/// `10 ms` where format::duration() has `10.0 ms`.
QString tickText(int power)
{
    static const std::array<const char *, 4> units { "ns", "µs", "ms", "s" };
    const auto unit = std::min<std::size_t>(static_cast<std::size_t>(power) / 3, units.size() - 1);
    const double number = std::pow(10.0, power - static_cast<int>(unit) * 3);
    return QStringLiteral("%1 %2").arg(QString::number(number, 'f', 0), QString::fromUtf8(units[unit]));
}

} // namespace

LatencyView::LatencyView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("latencyView"));
    setAccessibleName(tr("Latency of first replies"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LatencyView::setHistogram(const QString &of, const LatencyHistogram &histogram)
{
    m_of = of;
    m_histogram = histogram;
    makeBars();
    setAccessibleDescription(summary());
    update();
}

QString LatencyView::summary() const
{
    if (m_histogram.count() == 0)
        return tr("%1: no replies yet").arg(m_of);
    return tr("%1: %2 first replies; p50 %3, p90 %4, p99 %5, at most %6")
        .arg(m_of, format::count(m_histogram.count()), format::duration(m_histogram.percentile(0.5)),
            format::duration(m_histogram.percentile(0.9)), format::duration(m_histogram.percentile(0.99)),
            format::duration(m_histogram.max()));
}

void LatencyView::makeBars()
{
    m_bars = m_histogram.bars(mostBars);
    m_most = 0;
    if (m_bars.isEmpty())
        return;
    for (const LatencyHistogram::Bar &bar : std::as_const(m_bars))
        m_most = std::max(m_most, bar.count);
    m_low = std::max(1.0, static_cast<double>(m_bars.constFirst().from.count()));
    m_high = static_cast<double>(m_bars.constLast().to.count());
    if (m_high / m_low < leastSpan) {
        const double more = std::sqrt(leastSpan * m_low / m_high);
        m_low = std::max(1.0, m_low / more);
        m_high *= more;
    }
}

QRectF LatencyView::area() const
{
    const QFontMetricsF metrics(Theme::caption());
    const double left = numberWidth(
                            Theme::caption(), format::compact(static_cast<double>(std::max<quint64>(m_most, 1))))
        + Theme::inset + Theme::gap;
    return QRectF(rect()).adjusted(
        left, metrics.height() * 2 + Theme::gap * 2.5, -Theme::inset, -metrics.height() - Theme::gap);
}

double LatencyView::xOf(double ns) const
{
    const QRectF box = area();
    const double part = std::log(std::max(ns, 1.0) / m_low) / std::log(m_high / m_low);
    return box.left() + std::clamp(part, 0.0, 1.0) * box.width();
}

void LatencyView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Tone::Panel, palette()));
    const QColor muted = Theme::color(Tone::Muted, palette());
    painter.setFont(Theme::caption());
    const QFontMetricsF metrics(painter.font());
    const QRectF head(Theme::inset, Theme::gap / 2.0, width() - 2.0 * Theme::inset, metrics.height());
    painter.setPen(Theme::color(Tone::Text, palette()));
    const QString title = m_of.isEmpty() ? accessibleName() : tr("Latency · %1").arg(m_of);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(title, Qt::ElideMiddle, head.width()));
    if (m_bars.isEmpty()) {
        painter.setPen(muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No replies yet"));
        return;
    }
    const QRectF box = area();
    // Ticks: halves of the highest bar, and decades.
    painter.setPen(QPen(Theme::color(Tone::Line, palette()), 1));
    for (const double part : { 0.0, 0.5, 1.0 }) {
        const double y = std::round(box.bottom() - part * box.height()) + 0.5;
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    }
    painter.setPen(muted);
    for (const double part : { 0.0, 0.5, 1.0 }) {
        if (part == 0.5 && m_most % 2 != 0 && m_most < 1'000)
            continue; // no halves of replies
        const double y = box.bottom() - part * box.height();
        painter.drawText(QRectF(0, y - metrics.height() / 2, box.left() - Theme::gap / 2.0, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, format::compact(part * static_cast<double>(m_most)));
    }
    double free = -1e9;
    for (int power = 3; power <= 12; ++power) {
        const double ns = std::pow(10.0, power);
        if (ns < m_low || ns > m_high)
            continue;
        const double x = xOf(ns);
        const QString label = tickText(power);
        const double half = metrics.horizontalAdvance(label) / 2;
        painter.setPen(Theme::color(Tone::Line, palette()));
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 4));
        if (x - half < free || x + half > width())
            continue;
        painter.setPen(muted);
        painter.drawText(
            QRectF(x - half - 1, box.bottom() + 4, 2 * half + 2, metrics.height()), Qt::AlignCenter, label);
        free = x + half + Theme::gap;
    }
    const QColor color = Theme::series(0, palette());
    for (const LatencyHistogram::Bar &bar : std::as_const(m_bars)) {
        if (bar.count == 0)
            continue;
        const double left = xOf(static_cast<double>(bar.from.count()));
        const double right = xOf(static_cast<double>(bar.to.count()));
        // A single one is seen as well.
        const double height = std::max(
            2.0, box.height() * static_cast<double>(bar.count) / static_cast<double>(m_most));
        painter.fillRect(QRectF(left + 0.5, box.bottom() - height, std::max(1.0, right - left - 1), height), color);
    }
    // Percentiles: a line each, their words in one row above, where they never overlap.
    QStringList words;
    for (const double share : shares) {
        const double ns = static_cast<double>(m_histogram.percentile(share).count());
        const double x = std::round(xOf(ns)) + 0.5;
        painter.setPen(QPen(Theme::color(Tone::Text, palette()), 1, Qt::DashLine));
        painter.drawLine(QPointF(x, box.top() - 2), QPointF(x, box.bottom()));
        words << QString(nameOf(share) + u' ' + durationText(ns));
    }
    painter.setPen(muted);
    const QRectF row(head.left(), head.bottom() + Theme::gap / 2.0, head.width(), metrics.height());
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(words.join(QStringLiteral("   ")), Qt::ElideRight, row.width()));
    if (hasFocus()) {
        painter.setPen(QPen(Theme::color(Tone::Accent, palette()), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

int LatencyView::barAt(const QPoint &position) const
{
    for (int i = 0; i < m_bars.size(); ++i) {
        if (position.x() >= xOf(static_cast<double>(m_bars.at(i).from.count()))
            && position.x() < xOf(static_cast<double>(m_bars.at(i).to.count())))
            return i;
    }
    return -1;
}

QString LatencyView::barText(const LatencyHistogram::Bar &bar) const
{
    const double share = static_cast<double>(bar.count) / static_cast<double>(m_histogram.count());
    return tr("%1 to %2: %3 first replies, %4")
        .arg(format::duration(bar.from), format::duration(bar.to), format::count(bar.count), percentText(share));
}

bool LatencyView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos());
        showPlainTip(help->globalPos(), bar >= 0 ? barText(m_bars.at(bar)) : summary(), this);
        return true;
    }
    return QWidget::event(event);
}

QString LatencyView::toCsv() const
{
    QString csv = QStringLiteral("from_ms,to_ms,first_replies\n");
    for (const LatencyHistogram::Bar &bar : m_histogram.bars(std::numeric_limits<int>::max())) {
        if (bar.count == 0)
            continue;
        csv += QStringLiteral("%1,%2,%3\n")
                   .arg(QString::number(static_cast<double>(bar.from.count()) / nsInMs, 'g', 9),
                       QString::number(static_cast<double>(bar.to.count()) / nsInMs, 'g', 9),
                       QString::number(bar.count));
    }
    return csv;
}

void LatencyView::copy() const
{
    QGuiApplication::clipboard()->setText(toCsv());
}

void LatencyView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("latencyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as CSV"), this, &LatencyView::copy)->setShortcut(QKeySequence::Copy);
    menu->popup(event->globalPos());
}

void LatencyView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace natsight
