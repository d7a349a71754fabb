// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compose/replymodel.h"
#include "models/compose/sender.h"
#include "widgets/compose/composeform.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace natsight {

class BurstPanel;
class CollectionModel;
class EmptyState;
class MessageInspector;
class NoticeBar;
class SavedPanel;
class SendHistory;

/// The composer: saved and sent messages, the form, and what comes back. Sends over the session that it is given and says which
/// one that is. GUI thread.
class ComposerView : public QWidget
{
    Q_OBJECT

public:
    /// Both models are shared by all composers and outlive them.
    ComposerView(CollectionModel *collections, SendHistory *history, QWidget *parent = nullptr);
    ~ComposerView() override;

    /// Whom to send to; what is under way over another one is given up.
    void setSession(Session *session, const QString &name);
    void setReadOnly(bool isReadOnly);
    /// Where suggestions of subjects come from.
    void setSubjectSource(ComposeForm::SubjectSource source);

    /// What is in the form, to be kept over restarts.
    [[nodiscard]] ComposedMessage draft() const;
    void setDraft(const ComposedMessage &message);
    /// Fills the form in with a message that was seen; what was in it is in the history or can be taken back by the notice.
    void compose(const OutgoingMessage &message, bool isRequest);
    /// Shows what is saved at this place of the collections and fills a message in.
    void openSaved(const QStringList &place);
    /// Ctrl+P and Ctrl+R.
    void begin(bool isRequest);
    void focusSubject();
    void focusSearch();

    void copyCommand();
    void pasteCommand();

Q_SIGNALS:
    void draftChanged();
    void statusText(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The form as it was sent, and over which connection: another one may be shown when it ends.
    struct Sent {
        ComposedMessage message;
        QString connection;
    };

    void buildResults();
    void buildMenu();
    void fillIn(const ComposedMessage &message, const QString &note = {});
    void send();
    void take(const SendOutcome &outcome);
    void showReply();
    void updateState();
    void remember(bool isGood, const QString &text, const Sent &sent);
    [[nodiscard]] ServerInfo server() const;

    CollectionModel *m_collections;
    SendHistory *m_history;
    QPointer<Session> m_session;
    QString m_name;
    bool m_isReadOnly = false;
    Sent m_sent;
    Sent m_repeated; ///< by a burst
    ComposedMessage m_before; ///< of the form when another message was filled in
    ReplyModel *m_model;
    Sender *m_sender;
    QSplitter *m_splitter;
    SavedPanel *m_saved;
    ComposeForm *m_form;
    NoticeBar *m_replaced;
    QLabel *m_to;
    QTabWidget *m_results;
    NoticeBar *m_outcome;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTableView *m_table;
    MessageInspector *m_inspector;
    BurstPanel *m_burst;
};

} // namespace natsight
