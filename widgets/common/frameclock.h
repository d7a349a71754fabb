// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

namespace natsight {

/// The heart beat of everything live: about 30 frames a second, 10 when nothing is new, each client called only while its
/// widget is visible. When a frame with its painting takes longer than its share the next comes later, so that input and the
/// threads that capture always have time. GUI thread.
class FrameClock : public QObject
{
    Q_OBJECT

public:
    explicit FrameClock(QObject *parent = nullptr);

    /// Calls `frame` each frame while `widget` is visible (and not minimised); ends with the widget. It returns whether
    /// there was anything new.
    void add(QWidget *widget, std::function<bool()> frame);

    /// Frames drawn since start.
    [[nodiscard]] quint64 frames() const { return m_frames; }
    /// The longest frame so far with its painting, in milliseconds.
    [[nodiscard]] double longestFrameMs() const { return m_longestMs; }

    /// The pause before the next frame when the last one took `workMs`: 33 ms at rest, at least four times the work.
    /// Pure; at most 200 ms.
    [[nodiscard]] static int nextInterval(double workMs);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    struct Client {
        QPointer<QWidget> widget;
        std::function<bool()> frame;
    };

    void tick();
    void settle();

    std::vector<Client> m_clients;
    QTimer m_timer;
    QTimer m_settled; ///< fires when what a frame has brought up is painted
    QElapsedTimer m_sinceTick;
    int m_quietFrames = 0;
    quint64 m_frames = 0;
    double m_longestMs = 0;
};

} // namespace natsight
