// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/composedmessage.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QTabWidget;
class QToolButton;

namespace natsight {

class CodeEditor;

/// The form of a message to be sent: how, where to, headers, body. Holds texts only and says what is wrong with them; it sends
/// nothing. GUI thread.
class ComposeForm : public QWidget
{
    Q_OBJECT

public:
    explicit ComposeForm(QWidget *parent = nullptr);

    [[nodiscard]] ComposedMessage message() const;
    void setMessage(const ComposedMessage &message);
    void setMode(ComposedMessage::Mode mode);
    /// What the server can do decides which parts can be used.
    void setServer(const ServerInfo &server);
    void setEnvironment(const Environment &environment);
    [[nodiscard]] const Environment &environment() const { return m_environment; }
    void focusSubject();

    [[nodiscard]] bool canSend() const { return m_problem.isEmpty() && m_blocked.isEmpty() && !m_isSending; }
    /// While something is under way the button gives it up.
    void setSending(bool isSending);
    /// A reason why nothing can be sent at all (read-only, no connection); empty = none.
    void setBlocked(const QString &reason);
    [[nodiscard]] QToolButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void changed();
    void sendRequested();
    void cancelRequested();

private:
    void buildTop();
    void buildOptions();
    QWidget *buildBody();
    QWidget *buildHeaders();
    QWidget *buildStream();
    void addHeaderRow(const QString &name, const QString &value);
    void keepEmptyHeaderRow();
    void chooseFile();
    void layBodyOut();
    void updateParts();
    void check();

    ServerInfo m_server;
    Environment m_environment;
    QString m_problem; ///< why it cannot be sent, the first reason
    QString m_blocked;
    bool m_isSending = false;
    bool m_isFilling = false;

    QComboBox *m_mode;
    QLineEdit *m_subject;
    QPushButton *m_send;
    QToolButton *m_more;
    QWidget *m_options;
    QLabel *m_replyLabel;
    QLineEdit *m_reply;
    QLabel *m_timeoutLabel;
    QLineEdit *m_timeout;
    QComboBox *m_replies;
    QSpinBox *m_replyCount;
    QLabel *m_stallLabel;
    QLineEdit *m_stall;
    QTabWidget *m_tabs;
    QComboBox *m_format;
    QCheckBox *m_variables;
    QPushButton *m_layOut;
    QLineEdit *m_file;
    QPushButton *m_choose;
    CodeEditor *m_body;
    QTableWidget *m_headers;
    QWidget *m_stream = nullptr;
    QLineEdit *m_messageId;
    QLineEdit *m_expectedStream;
    QLineEdit *m_expectedLast;
    QLineEdit *m_expectedSubjectLast;
    QLineEdit *m_expectedId;
    QLineEdit *m_ttl;
    QLabel *m_problemLabel;
};

} // namespace natsight
