// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/trafficfeed.h"

#include <QApplication>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPointer>

namespace natsight {

/// The application, measuring how long each event takes: the GLib event dispatcher does not tell when a turn begins.
class TimedApplication : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;
    [[nodiscard]] double longestTaskMs() const { return static_cast<double>(m_longestNs) / 1e6; }
    void resetLongestTask() { m_longestNs = 0; }

private:
    int m_depth = 0;
    qint64 m_longestNs = 0;
};

/// The figures of `--stats`: how long the start took, the longest stall of the event loop, memory, and what each
/// subscription received. GUI thread; begins to watch with the first frame of the window.
class RunStats : public QObject
{
    Q_OBJECT

public:
    explicit RunStats(QObject *parent = nullptr);

    /// The window whose first painted frame ends the start.
    void watch(QWidget *window);
    /// Also looks for stalls from then on, which costs 200 wake-ups a second.
    void setMeasuringStalls(bool isMeasuring) { m_isMeasuringStalls = isMeasuring; }

    [[nodiscard]] bool hasStarted() const { return m_startupMs >= 0; }
    [[nodiscard]] double startupMs() const { return m_startupMs; }
    [[nodiscard]] double longestStallMs() const { return m_longestStallMs; }
    [[nodiscard]] static double longestTaskMs(); ///< longest single event since the first frame
    [[nodiscard]] static qint64 peakRssBytes(); ///< 0 where the system does not tell

    [[nodiscard]] QByteArray toJson(
        quint64 frames, quint64 disconnects, const QList<TrafficSubscription> &subscriptions) const;

Q_SIGNALS:
    void started();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void begin();

    QPointer<QWidget> m_window;
    QBasicTimer m_probe;
    QElapsedTimer m_sinceTurn;
    bool m_isMeasuringStalls = false;
    double m_startupMs = -1;
    double m_longestStallMs = 0;
};

} // namespace natsight
