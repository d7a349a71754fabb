// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <functional>

namespace natsight::bench {

inline constexpr qint64 patienceMs = 120'000;

inline double milliseconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// Measures the longest piece of work of the event loop.
class Application : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        QElapsedTimer clock;
        clock.start();
        ++m_depth;
        const bool isTaken = QApplication::notify(receiver, event);
        --m_depth;
        longestMs = std::max(longestMs, milliseconds(clock));
        return isTaken;
    }

    double longestMs = 0;

private:
    int m_depth = 0;
};

/// Lets the event loop rest and run until something is so.
inline void spin(const std::function<bool()> &isDone, qint64 mostMs = patienceMs)
{
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isDone() || clock.elapsed() > mostMs)
            loop.quit();
    });
    look.start(2);
    loop.exec();
}

/// Tells when something that a widget shows has been painted: the widget itself or, of a window, any part of it.
class Painted : public QObject
{
public:
    explicit Painted(QWidget *widget)
        : m_widget(widget)
    {
        if (widget->isWindow())
            qApp->installEventFilter(this);
        else
            widget->installEventFilter(this);
    }

    /// Lets the event loop run until a frame is on the screen for which `isThere`; false when it never comes.
    [[nodiscard]] bool wait(const std::function<bool()> &isThere)
    {
        m_isThere = isThere;
        m_isSeen = false;
        QTimer::singleShot(patienceMs, &m_loop, &QEventLoop::quit);
        // Where the last frame is painted already.
        m_widget->update();
        m_loop.exec();
        m_isThere = nullptr;
        return m_isSeen;
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_isSeen && m_isThere && m_isThere()) {
            m_isSeen = true;
            // After this frame.
            QTimer::singleShot(0, &m_loop, &QEventLoop::quit);
        }
        return QObject::eventFilter(object, event);
    }

private:
    QWidget *m_widget;
    QEventLoop m_loop;
    std::function<bool()> m_isThere;
    bool m_isSeen = false;
};

} // namespace natsight::bench
