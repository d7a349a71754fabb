// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runstats.h"

#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QTimerEvent>
#include <QWidget>

#include <nlohmann/json.hpp>

#include <cmath>
#include <ctime>
#include <unistd.h>

namespace natsight {

namespace {

constexpr int probeMs = 5;

/// Milliseconds since the process was made, from the system's own clock: what happened before main() counts too.
double processAgeMs()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    // The name in brackets may hold blanks; the start time is the 20th field after it.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return 0;
    timespec now {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    const double age = static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9
        - fields.at(19).toDouble() / ticks;
    return age * 1000;
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

} // namespace

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    // Events sent from within another one belong to it; those of other threads are not the GUI's.
    if (receiver->thread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    ++m_depth;
    QElapsedTimer timer;
    timer.start();
    const bool isDone = QApplication::notify(receiver, event);
    m_longestNs = std::max(m_longestNs, timer.nsecsElapsed());
    --m_depth;
    return isDone;
}

double RunStats::longestTaskMs()
{
    const auto *application = qobject_cast<const TimedApplication *>(qApp);
    return application ? application->longestTaskMs() : 0;
}

RunStats::RunStats(QObject *parent)
    : QObject(parent)
{
}

void RunStats::watch(QWidget *window)
{
    m_window = window;
    window->installEventFilter(this);
}

bool RunStats::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_window && event->type() == QEvent::Paint && m_startupMs < 0) {
        m_window->removeEventFilter(this);
        // The next turn of the loop comes after this frame is on the screen, and takes input.
        QTimer::singleShot(0, this, &RunStats::begin);
    }
    return QObject::eventFilter(object, event);
}

void RunStats::begin()
{
    m_startupMs = processAgeMs();
    if (m_isMeasuringStalls) {
        m_probe.start(probeMs, Qt::PreciseTimer, this);
        m_sinceTurn.start();
    }
    if (auto *application = qobject_cast<TimedApplication *>(qApp))
        application->resetLongestTask();
    Q_EMIT started();
}

void RunStats::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_probe.timerId())
        return;
    m_longestStallMs = std::max(m_longestStallMs, milliseconds(m_sinceTurn) - probeMs);
    m_sinceTurn.restart();
}

qint64 RunStats::peakRssBytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong() * 1024;
    }
    return 0;
}

QByteArray RunStats::toJson(quint64 frames, quint64 disconnects, const QList<TrafficSubscription> &subscriptions) const
{
    nlohmann::ordered_json json;
    json["version"] = NATSIGHT_VERSION;
    json["qt"] = qVersion();
    json["cnats"] = Session::libraryVersion().toStdString();
    json["startup_ms"] = rounded(m_startupMs);
    json["peak_rss_bytes"] = peakRssBytes();
    json["frames"] = frames;
    json["longest_stall_ms"] = rounded(m_longestStallMs);
    json["longest_task_ms"] = rounded(longestTaskMs());
    json["disconnects"] = disconnects;
    json["subscriptions"] = nlohmann::ordered_json::array();
    for (const TrafficSubscription &subscription : subscriptions) {
        nlohmann::ordered_json one;
        one["subject"] = subscription.pattern.toStdString();
        one["received"] = subscription.received;
        one["received_bytes"] = subscription.receivedBytes;
        one["kept"] = subscription.kept;
        one["evicted"] = subscription.evicted;
        one["dropped_library"] = subscription.droppedLibrary;
        one["dropped_other"] = subscription.droppedOther;
        json["subscriptions"].push_back(std::move(one));
    }
    return QByteArray::fromStdString(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) + '\n';
}

} // namespace natsight
