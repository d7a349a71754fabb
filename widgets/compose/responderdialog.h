// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/responderfeed.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace natsight {

class AnswerForm;

/// A responder, new or to be changed. It stays open until its rules are taken, so that nothing typed is lost. GUI thread.
class ResponderDialog : public QDialog
{
    Q_OBJECT

public:
    ResponderDialog(const ResponderRules &rules, bool isNew, QWidget *parent = nullptr);

    void setProblem(const QString &text);

Q_SIGNALS:
    void rulesChosen(const natsight::ResponderFeed::Rules &rules, bool startsIt);

protected:
    bool focusNextPrevChild(bool isNext) override;

private:
    void check();
    [[nodiscard]] Result<ResponderRules> rules() const;

    QLineEdit *m_name;
    QLineEdit *m_subject;
    QLineEdit *m_queueGroup;
    AnswerForm *m_answer;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_start;
};

/// A service to be hosted, new or to be changed: what it is called, and its endpoints one at a time. GUI thread.
class ServiceDialog : public QDialog
{
    Q_OBJECT

public:
    ServiceDialog(const ServiceRules &rules, bool isNew, QWidget *parent = nullptr);

    void setProblem(const QString &text);

Q_SIGNALS:
    void rulesChosen(const natsight::ResponderFeed::Rules &rules, bool startsIt);

protected:
    bool focusNextPrevChild(bool isNext) override;

private:
    void check();
    void addEndpoint();
    void removeEndpoint();
    void showEndpoint();
    void takeEndpoint();
    [[nodiscard]] Result<ServiceRules> rules() const;

    QList<EndpointRules> m_endpoints;
    QList<QString> m_endpointProblems; ///< of what can't be kept as rules
    QLineEdit *m_name;
    QLineEdit *m_version;
    QLineEdit *m_description;
    QPlainTextEdit *m_metadata;
    QSpinBox *m_instances;
    QListWidget *m_list;
    QToolButton *m_remove;
    QWidget *m_form;
    QLineEdit *m_endpointName;
    QLineEdit *m_subject;
    QLineEdit *m_queueGroup;
    QPlainTextEdit *m_endpointMetadata;
    AnswerForm *m_answer;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_start;
    bool m_isShowing = false;
};

} // namespace natsight
