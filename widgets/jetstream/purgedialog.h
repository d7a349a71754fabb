// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jetstream/jetstreamclient.h"

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

/// Asks which messages of a stream are to go, says how many that are, and wants the stream's name typed. GUI thread.
class PurgeDialog : public QDialog
{
    Q_OBJECT

public:
    PurgeDialog(JetStreamClient *client, StreamInfo info, QWidget *parent = nullptr);

    [[nodiscard]] PurgeOptions options() const;
    /// Why nothing can be purged for now, a sentence; empty: it can.
    void setBlocked(const QString &reason);

private:
    void updateCount();
    void countSubject();
    void updateConfirm();
    void show(std::optional<quint64> count, bool isExact, const QString &problem);
    [[nodiscard]] QString command() const;

    QPointer<JetStreamClient> m_client;
    StreamInfo m_info;
    QRadioButton *m_all;
    QRadioButton *m_before;
    QRadioButton *m_keep;
    QLineEdit *m_subject;
    QLineEdit *m_sequence;
    QLineEdit *m_number;
    QLabel *m_count;
    ElidedLabel *m_command;
    NoticeBar *m_blocked;
    QLineEdit *m_name;
    QPushButton *m_confirm;
    QTimer m_delay;
    std::optional<quint64> m_matching; ///< of the subject filter; nothing while it is being counted
    bool m_isCountWhole = true;
    QString m_countProblem;
    bool m_isGood = false;
    int m_question = 0;
};

} // namespace natsight
