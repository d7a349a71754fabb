// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/frameclock.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace natsight {

namespace {
constexpr int restMs = 33;
constexpr int mostMs = 200;
} // namespace

FrameClock::FrameClock(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::tick);
}

void FrameClock::add(QWidget *widget, std::function<void()> frame)
{
    if (!widget || !frame)
        return;
    m_clients.push_back({ widget, std::move(frame) });
    widget->installEventFilter(this);
    if (!m_timer.isActive())
        m_timer.start(restMs);
}

int FrameClock::nextInterval(double workMs)
{
    if (!std::isfinite(workMs))
        return mostMs;
    return int(std::clamp(std::ceil(workMs * 2), double(restMs), double(mostMs)));
}

bool FrameClock::eventFilter(QObject *object, QEvent *event)
{
    // The clock stands still while nothing is to be seen.
    if (event->type() == QEvent::Show && !m_timer.isActive())
        m_timer.start(0);
    return QObject::eventFilter(object, event);
}

void FrameClock::tick()
{
    QElapsedTimer watch;
    watch.start();
    bool isAnyVisible = false;
    bool isAnyDrawn = false;
    // By index: a frame may add clients.
    for (size_t i = 0; i < m_clients.size(); ++i) {
        const QWidget *widget = m_clients[i].widget;
        if (!widget || !widget->isVisible())
            continue;
        isAnyVisible = true;
        if (widget->window()->isMinimized())
            continue;
        isAnyDrawn = true;
        const std::function<void()> frame = m_clients[i].frame;
        frame();
    }
    std::erase_if(m_clients, [](const Client &client) { return !client.widget; });

    const double workMs = double(watch.nsecsElapsed()) / 1e6;
    if (isAnyDrawn) {
        ++m_frames;
        m_longestMs = std::max(m_longestMs, workMs);
    }
    if (isAnyVisible)
        m_timer.start(isAnyDrawn ? nextInterval(workMs) : mostMs);
}

} // namespace natsight
