// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/consumerreset.h"
#include "models/jetstream/streamreader.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace natsight {

class ElidedLabel;
class NoticeBar;

/// Asks where a consumer is to go on, and says before anything happens how many messages that delivers again or skips, and how it
/// is done: by the server, or, where it cannot, by deleting and creating the consumer, which wants its name typed. GUI thread.
class ResetDialog : public QDialog
{
    Q_OBJECT

public:
    ResetDialog(JetStreamClient *client, StreamInfo stream, ConsumerInfo consumer, QWidget *parent = nullptr);

    /// What was decided on; of an accepted dialog.
    [[nodiscard]] const ResetPlan &plan() const { return m_plan; }
    /// Why the consumer can't be moved for now, a sentence; empty: it can.
    void setBlocked(const QString &reason);

private:
    void lookAgain();
    void take(ResetTarget target);
    void count();
    void show(const QString &preview, bool isGood);
    void updateConfirm();
    void fit();
    [[nodiscard]] QString previewOf(const MessageCount &count) const;

    QPointer<JetStreamClient> m_client;
    StreamInfo m_stream;
    ConsumerInfo m_consumer;
    StreamReader *m_reader;
    QRadioButton *m_floor;
    QRadioButton *m_first;
    QRadioButton *m_atSequence;
    QRadioButton *m_atTime;
    QLineEdit *m_sequence;
    QLineEdit *m_time;
    QLabel *m_preview;
    NoticeBar *m_way;
    QLabel *m_lost;
    ElidedLabel *m_command;
    QLabel *m_ask;
    QLineEdit *m_name;
    NoticeBar *m_blocked;
    QPushButton *m_confirm;
    QTimer m_delay;
    ResetPlan m_plan;
    bool m_isGood = false;
    int m_question = 0;
};

/// Stands after a consumer was deleted and could not be created again: its configuration, to try once more, copy or save.
/// Deletes itself and the recreation when it is closed. GUI thread.
class KeptConfigDialog : public QDialog
{
    Q_OBJECT

public:
    KeptConfigDialog(
        ConsumerRecreation *recreation, const QString &consumer, const Error &error, QWidget *parent = nullptr);

    /// Why it can't be tried again for now, a sentence; empty: it can.
    void setBlocked(const QString &reason);

private:
    void say(const Error &error);

    QLabel *m_problem;
    NoticeBar *m_blocked;
    QPushButton *m_again = nullptr;
};

} // namespace natsight
