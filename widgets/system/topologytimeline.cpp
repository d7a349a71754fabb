// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system/topologytimeline.h"

#include "models/core/format.h"
#include "widgets/common/theme.h"
#include "widgets/common/tips.h"
#include "widgets/system/topologyview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {

constexpr double side = 5; ///< room for the handle

QString timeText(qint64 ms)
{
    return format::time(ms * 1'000'000);
}

} // namespace

TopologyTimeline::TopologyTimeline(QWidget *parent)
    : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setRange(0, 0);
    say();
}

void TopologyTimeline::setMoments(const std::vector<TopologyHistory::Moment> &moments)
{
    const qint64 was = chosenMs();
    m_marks.clear();
    m_marks.reserve(static_cast<qsizetype>(moments.size()));
    for (const TopologyHistory::Moment &moment : moments)
        m_marks.append({ moment.timeMs(), moment.worst, moment.changes });
    m_isSetting = true;
    const auto last = static_cast<int>(m_marks.size());
    // The value behind the last moment is live.
    setRange(0, last);
    int value = last;
    for (int i = 0; was > 0 && i < last; ++i) {
        if (m_marks.at(i).timeMs <= was)
            value = i;
    }
    setValue(was > 0 && last > 0 ? value : last);
    m_isSetting = false;
    say();
    update();
}

qint64 TopologyTimeline::chosenMs() const
{
    return value() >= 0 && value() < m_marks.size() ? m_marks.at(value()).timeMs : 0;
}

void TopologyTimeline::backToLive()
{
    setValue(maximum());
}

void TopologyTimeline::choose(qint64 timeMs)
{
    const auto after = std::upper_bound(
        m_marks.cbegin(), m_marks.cend(), timeMs, [](qint64 time, const Mark &mark) { return time < mark.timeMs; });
    setValue(std::max(0, static_cast<int>(after - m_marks.cbegin()) - 1));
}

double TopologyTimeline::xOf(qint64 timeMs) const
{
    if (m_marks.isEmpty())
        return width() - side;
    const qint64 first = m_marks.constFirst().timeMs;
    const qint64 span = std::max<qint64>(m_marks.constLast().timeMs - first, 1);
    return side + (width() - 2 * side - 6) * static_cast<double>(timeMs - first) / static_cast<double>(span);
}

int TopologyTimeline::valueAt(double x) const
{
    if (m_marks.isEmpty() || x >= width() - side - 3)
        return maximum();
    int best = 0;
    for (int i = 1; i < m_marks.size(); ++i) {
        if (std::abs(xOf(m_marks.at(i).timeMs) - x) <= std::abs(xOf(m_marks.at(best).timeMs) - x))
            best = i;
    }
    // A change nearby is what is meant.
    for (int i = 0; i < m_marks.size(); ++i) {
        if (m_marks.at(i).changes > 0 && std::abs(xOf(m_marks.at(i).timeMs) - x) <= 3)
            best = i;
    }
    return best;
}

void TopologyTimeline::say()
{
    const qint64 chosen = chosenMs();
    setAccessibleDescription(chosen > 0 ? tr("at %1").arg(timeText(chosen)) : tr("live"));
}

void TopologyTimeline::sliderChange(SliderChange change)
{
    QAbstractSlider::sliderChange(change);
    if (change != SliderValueChange)
        return;
    say();
    update();
    if (!m_isSetting)
        Q_EMIT chosen(chosenMs());
}

void TopologyTimeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setValue(valueAt(event->position().x()));
    event->accept();
}

void TopologyTimeline::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        setValue(valueAt(event->position().x()));
    event->accept();
}

void TopologyTimeline::keyPressEvent(QKeyEvent *event)
{
    const bool isBack = event->key() == Qt::Key_PageUp;
    if (!isBack && event->key() != Qt::Key_PageDown) {
        QAbstractSlider::keyPressEvent(event);
        return;
    }
    int at = value() + (isBack ? -1 : 1);
    while (at >= 0 && at < m_marks.size() && m_marks.at(at).changes == 0)
        at += isBack ? -1 : 1;
    if (at >= 0)
        setValue(std::min(at, maximum()));
}

bool TopologyTimeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int at = valueAt(help->pos().x());
        QString text = tr("live");
        if (at < m_marks.size()) {
            text = timeText(m_marks.at(at).timeMs);
            if (m_marks.at(at).changes > 0)
                text += QStringLiteral(" · ") + tr("%n change(s)", nullptr, m_marks.at(at).changes);
        }
        showPlainTip(help->globalPos(), text, this);
        return true;
    }
    return QAbstractSlider::event(event);
}

void TopologyTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF groove(side, height() / 2.0 - 8, width() - 2 * side, 16);
    QColor empty = palette().color(QPalette::Text);
    empty.setAlphaF(0.07f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(empty);
    painter.drawRoundedRect(groove, 3, 3);
    for (const Mark &mark : std::as_const(m_marks)) {
        if (mark.changes == 0)
            continue;
        const double x = xOf(mark.timeMs);
        // Height tells as well as colour.
        const double high = mark.worst == TopologyHealth::Bad ? 14 : mark.worst == TopologyHealth::Warning ? 11 : 8;
        painter.setBrush(Theme::color(topologyTone(mark.worst), palette()));
        painter.drawRect(QRectF(x - 1.5, groove.center().y() - high / 2, 3, high));
    }
    const double x = value() < m_marks.size() ? xOf(m_marks.at(value()).timeMs) : width() - side - 1;
    painter.setBrush(Theme::color(Tone::Accent, palette()));
    painter.drawRoundedRect(QRectF(x - 2, 1, 4, height() - 2), 2, 2);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::color(Tone::Accent, palette()), 1));
        painter.drawRoundedRect(groove.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4);
    }
}

} // namespace natsight
