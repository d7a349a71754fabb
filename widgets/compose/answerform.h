// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/responder.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace natsight {

/// How requests are answered, as a form, with what a sample request would get below it. GUI thread.
class AnswerForm : public QWidget
{
    Q_OBJECT

public:
    using Rows = QList<std::pair<QString, QWidget *>>;

    /// `above` are fields of the caller, with their labels: all stand in one form.
    explicit AnswerForm(const Rows &above, QWidget *parent = nullptr);

    void setRules(const AnswerRules &rules);
    /// What is typed; an error where it can't be used.
    [[nodiscard]] Result<AnswerRules> rules() const;
    /// What the sample is asked on, and the values of variables that only the caller knows.
    void setSample(const QByteArray &pattern, const QMap<QString, QString> &environment = {});

Q_SIGNALS:
    void changed();

private:
    void updateKind();
    void updatePreview();
    [[nodiscard]] AnswerRules::Kind kind() const;

    QFormLayout *m_form;
    QComboBox *m_kind;
    QPlainTextEdit *m_body;
    QPlainTextEdit *m_headers;
    QSpinBox *m_code;
    QLineEdit *m_errorText;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QWidget *m_delay;
    QLineEdit *m_hold;
    QLineEdit *m_sample;
    QPlainTextEdit *m_preview;
    QLabel *m_hint;
    QByteArray m_subject;
    QMap<QString, QString> m_environment;
};

} // namespace natsight
