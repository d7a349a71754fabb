// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/payload.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace natsight {

/// The formats that are remembered for the payloads of subjects: seen, added, changed, removed. Each change holds at once, in all views.
/// GUI thread.
class PayloadFormatsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `pattern` and `format` are what the line to add begins with.
    explicit PayloadFormatsDialog(
        QWidget *parent = nullptr, const QString &pattern = {}, PayloadFormat format = PayloadFormat::MessagePack);

private:
    void fill();
    void showChosen();
    void validate();
    void remember();
    void forget();
    [[nodiscard]] QByteArray chosenPattern() const;

    QListWidget *m_list;
    QLabel *m_empty;
    QLineEdit *m_pattern;
    QComboBox *m_format;
    QLabel *m_problem;
    QPushButton *m_set;
    QPushButton *m_remove;
};

} // namespace natsight
