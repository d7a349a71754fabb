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
constexpr int quietMs = 100;
constexpr int framesToQuiet = 30;
} // namespace

FrameClock::FrameClock(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::tick);
    // Without an interval: after all events that wait, painting included.
    m_settled.setSingleShot(true);
    connect(&m_settled, &QTimer::timeout, this, &FrameClock::settle);
}

void FrameClock::add(QWidget *widget, std::function<bool()> frame)
{
    if (!widget || !frame)
        return;
    m_clients.push_back({ widget, std::move(frame) });
    widget->installEventFilter(this);
    if (!m_timer.isActive() && !m_settled.isActive())
        m_timer.start(restMs);
}

int FrameClock::nextInterval(double workMs)
{
    if (!std::isfinite(workMs))
        return mostMs;
    return int(std::clamp(std::ceil(workMs * 4), double(restMs), double(mostMs)));
}

bool FrameClock::eventFilter(QObject *object, QEvent *event)
{
    // The clock stands still while nothing is to be seen.
    if (event->type() == QEvent::Show && !m_settled.isActive()) {
        m_quietFrames = 0;
        m_timer.start(0);
    }
    return QObject::eventFilter(object, event);
}

void FrameClock::tick()
{
    m_sinceTick.start();
    bool isAnyNew = false;
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
        const std::function<bool()> frame = m_clients[i].frame;
        isAnyNew = frame() || isAnyNew;
    }
    std::erase_if(m_clients, [](const Client &client) { return !client.widget; });

    m_quietFrames = isAnyNew ? 0 : std::min(m_quietFrames + 1, framesToQuiet);
    if (isAnyDrawn) {
        ++m_frames;
        m_settled.start();
    } else if (isAnyVisible) {
        m_timer.start(mostMs);
    }
}

void FrameClock::settle()
{
    const double workMs = double(m_sinceTick.nsecsElapsed()) / 1e6;
    m_longestMs = std::max(m_longestMs, workMs);
    const int interval = nextInterval(workMs);
    m_timer.start(m_quietFrames < framesToQuiet ? interval : std::max(interval, quietMs));
}

} // namespace natsight
