// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/captureexport.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace natsight {

/// Writes captured messages to a file: which, in what format, where; then how far it is, and how it ended.
/// Deletes itself. GUI thread.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Rows that can be written, under a name. The first choice that has rows is the one offered.
    struct Choice {
        QString text;
        CaptureRows rows;
    };

    ExportDialog(std::shared_ptr<const CaptureStore> store, QList<Choice> choices, QWidget *parent = nullptr);

    /// Starts to write to a place, as the file dialog does.
    void exportTo(const QString &path);
    /// Stops what is under way, and closes when nothing is.
    void reject() override;

Q_SIGNALS:
    void ended(const QString &text, bool isGood); ///< in a sentence; not good when something is missing

private:
    void choosePlace();
    void updateShown();
    void finish();
    [[nodiscard]] CaptureExport::Format format() const;

    std::shared_ptr<const CaptureStore> m_store;
    QList<Choice> m_choices;
    CaptureExport *m_export;
    QComboBox *m_what;
    QComboBox *m_format;
    QLabel *m_about;
    QProgressBar *m_progress;
    QLabel *m_state;
    QPushButton *m_cancel;
    QPushButton *m_start;
    QString m_path;
    bool m_hasEnded = false;
};

} // namespace natsight
