// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/composedmessage.h"
#include "widgets/compose/subjectcompleter.h"

#include <QTimer>
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
/// nothing. A body above 64 KiB is looked at when no key was pressed for a moment, a smaller one with each. GUI thread.
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
    /// Subjects that are known, for what is typed and how it will be sent.
    using SubjectSource = std::function<QList<SubjectSuggestion>(const QString &typed, ComposedMessage::Mode mode)>;
    void setSubjectSource(SubjectSource source);
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
    void addHeaderRow(const ComposedHeader &header);
    void keepEmptyHeaderRow();
    void chooseFile();
    void layBodyOut();
    void updateParts();
    /// All but the body.
    [[nodiscard]] ComposedMessage head() const;
    void bodyEdited();
    void check();
    void checkBody();

    ServerInfo m_server;
    Environment m_environment;
    QString m_problem; ///< why it cannot be sent, the first reason
    QString m_blocked;
    bool m_isSending = false;
    bool m_isFilling = false;
    /// What the body was checked with; it is again when something of it is another.
    struct BodyCheck {
        ComposedMessage::Body format = ComposedMessage::Body::Text;
        bool hasVariables = false;
        qint64 maxPayload = 0;
        Environment environment;
        bool operator==(const BodyCheck &) const = default;
    };
    BodyCheck m_bodyCheck;
    QString m_bodyProblem; ///< the first
    bool m_isBodyNew = true; ///< not checked as it is
    QTimer m_bodyTimer;

    QComboBox *m_mode;
    QLineEdit *m_subject;
    SubjectCompleter *m_completer;
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
