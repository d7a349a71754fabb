// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/burst.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace natsight {

class HistogramView;
class NoticeBar;

/// Sends the composed message many times and shows how that goes. Closing it cancels. GUI thread.
class BurstPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BurstPanel(QWidget *parent = nullptr);
    ~BurstPanel() override;

    /// What a start sends; an error says why nothing can be sent.
    void setSource(std::function<Result<PreparedMessage>()> source) { m_source = std::move(source); }
    void setSession(Session *session);
    void setBlocked(const QString &reason);
    [[nodiscard]] bool isRunning() const { return m_burst != nullptr; }
    void cancel();

Q_SIGNALS:
    /// One has ended: for the history.
    void finished(bool isGood, const QString &text);

private:
    void start();
    void run(const PreparedMessage &message, const BurstOptions &options);
    void showProgress();
    void updateState();
    [[nodiscard]] Result<BurstOptions> options() const;

    std::function<Result<PreparedMessage>()> m_source;
    QPointer<Session> m_session;
    QString m_blocked;
    std::unique_ptr<Burst> m_burst;
    ComposedMessage::Mode m_mode = ComposedMessage::Mode::Publish;
    QTimer m_poll;
    QLineEdit *m_count;
    QLineEdit *m_rate;
    QSpinBox *m_inFlight;
    QPushButton *m_start;
    QProgressBar *m_progress;
    NoticeBar *m_notice;
    QLabel *m_text;
    QLabel *m_times;
    HistogramView *m_histogram;
};

} // namespace natsight
