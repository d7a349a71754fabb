// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyvalue/bucketcompaction.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace natsight {

class ElidedLabel;

/// Looks for what is left of deleted keys, says how much of it goes, wants the bucket's name typed and shows the progress of it.
/// Deletes itself. GUI thread.
class CompactDialog : public QDialog
{
    Q_OBJECT

public:
    CompactDialog(JetStreamClient *client, Bucket bucket, QWidget *parent = nullptr);

    /// Stops what is under way.
    void reject() override;

Q_SIGNALS:
    /// It ended, in a sentence; not good when something was left.
    void compacted(const QString &text, bool isGood);

private:
    void updateShown();
    void finish();
    [[nodiscard]] std::chrono::nanoseconds age() const;
    [[nodiscard]] QString command() const;

    Bucket m_bucket;
    BucketCompaction *m_compaction;
    QLabel *m_what;
    QComboBox *m_age;
    QProgressBar *m_progress;
    QWidget *m_commandRow;
    ElidedLabel *m_command;
    QLabel *m_ask;
    QLineEdit *m_name;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
};

} // namespace natsight
